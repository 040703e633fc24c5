/* News pages: where the article is, what its head says, encodings, and pages that nobody meant to be read. */
#include "reading.h"

#include "ingest/html.h"
#include "ingest/tags.h"

/* The text of a page. */
static void check_text(const char *page, const char *expected)
{
    Reading reading = reading_open_string(page, ENTENTE_FORMAT_HTML);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, expected);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

#define FIRST "The column halted at the bridge on Sunday and turned back after an hour of talks."
#define SECOND "No shots were fired, said the mayor, who had watched from the church tower."

/* ---- a whole page ---- */

static const char page[] =
    "<!DOCTYPE html>\n<html lang=en><head><title>Column turns back | The Kalin Post</title>\n"
    "<meta charset=utf-8><meta property='og:title' content='Column turns back'>\n"
    "<meta property='og:site_name' content='The Kalin Post'>\n"
    "<meta property='article:published_time' content='2022-11-28T10:00:00+01:00'>\n"
    "<link rel='canonical' href='https://post.example/column'>\n"
    "<script>var text = '<p>Not this, which is long enough to be running text, by far.</p>';</script>\n"
    "<style>p { color: red }</style></head>\n"
    "<body><header><a href=/>Home</a> <a href=/war>War</a></header>\n"
    "<nav><ul><li><a href=/a>Politics</a></li><li><a href=/b>Sport</a></li></ul></nav>\n"
    "<div class='page'><aside>Ten things that you should know before you buy a house in the hills</aside>\n"
    "<article><h1>Column turns back</h1>\n"
    "<div class='share-buttons'><p>Share this report with all of your friends on every network there "
    "is</p></div>\n"
    "<figure><img src=x><figcaption>A bridge, seen from the north in the early morning "
    "light</figcaption></figure>\n"
    "<p>" FIRST
    "</p><p><b>No shots</b> were fired,\n  said the mayor, who had <a href=x>watched</a> from the "
    "church&nbsp;tower.</p>\n"
    "<h2>What is next</h2><ul><li>A second round of talks</li><li>An exchange of prisoners</li></ul>\n"
    "<p class='hidden' hidden>This paragraph is hidden and must not come out of the page at all.</p>\n"
    "</article>\n"
    "<div id='comments'><p>First comment, and it is a long one, by somebody who was not even "
    "there.</p></div>\n"
    "<form><p>Sign up for our letter, it comes every day and costs you nothing at all.</p></form></div>\n"
    "<footer><p>Copyright The Kalin Post. All rights reserved in all of the countries.</p></footer>\n"
    "</body></html>\n";

static void test_a_news_page(void **state)
{
    (void)state;
    Reading reading = reading_open_string(page, ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->title, "Column turns back");
    assert_slice(document->publication, "The Kalin Post");
    assert_slice(document->url, "https://post.example/column");
    assert_published(document, 2022, 11, 28);
    assert_slice(document->id, "wire");
    assert_slice(document->text,
                 "Column turns back\n\n" FIRST "\n\n" SECOND "\n\nWhat is next\n\nA second round "
                 "of talks\n\nAn exchange of prisoners");
    assert_int_equal(document->repairs, 0);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

/* ---- the text ---- */

static void test_where_the_article_is(void **state)
{
    (void)state;
    /* the densest block, without any mark */
    check_text("<body><div><a href=a>One</a> <a href=b>Two</a></div><div><div><p>" FIRST "</p><p>" SECOND
               "</p></div><div><a href=c>Three more reports from the hills</a></div></div></body>",
               FIRST "\n\n" SECOND);
    /* a marked body inside of an unmarked page */
    check_text("<body><p>A line about the site that is as long as a paragraph can be on such sites.</p>"
               "<div itemprop=articleBody><p>" FIRST "</p><p>" SECOND "</p></div></body>",
               FIRST "\n\n" SECOND);
    /* a teaser marked as an article beside the true one */
    check_text("<main><article><p>" FIRST "</p><p>" SECOND "</p></article><article><a href=x>Snow closes the "
               "pass over the hills for the winter</a></article></main>",
               FIRST "\n\n" SECOND);
    /* what names itself a sidebar but holds all */
    check_text("<body class='has-sidebar sidebar'><p>" FIRST "</p><p>" SECOND "</p></body>",
               FIRST "\n\n" SECOND);
}

static void test_short_pages(void **state)
{
    (void)state;
    check_text("<p>Calm.</p>", "Calm.");
    check_text("Calm.", "Calm.");
    check_text("<body>Calm <b>again</b>.</body>", "Calm again.");
    check_text("<ul><li><a href=x>Snow</a><li><a href=y>Rain</a></ul>", "Snow\n\nRain");
    check_text("<p class=comment>" FIRST "</p>", FIRST);
    check_text("<body></body>", "");
    check_text("<script>x = 1</script>", "");
}

static void test_lines_and_spaces(void **state)
{
    (void)state;
    check_text("<p>One<br>two<br/><br/>three</p>", "One two\n\nthree");
    check_text("<p>  One\n\t two&nbsp;three\u00A0four  </p>", "One two three four");
    check_text("<p>Fire<i>fight</i>ers in the <b>town</b>, they say</p>",
               "Firefighters in the town, they say");
    check_text("<p>sep&shy;arated</p>", "separated");
    check_text("<p>One<p>Two<div>Three</div>Four", "One\n\nTwo\n\nThree\n\nFour");
    check_text("<table><tr><td>Kalin</td><td>Arran</td></tr></table>", "Kalin\n\nArran");
    check_text("<p>Tom &amp; Ann &lt;3 &#8364;5 &euro;6 &nosuch; &#0;</p>",
               "Tom & Ann <3 \u20AC5 \u20AC6 &nosuch;");
    check_text("<p>One</p><!-- <p>Two</p> --><p>Three</p>", "One\n\nThree");
}

/* ---- the head ---- */

static void check_date(const char *head, int year, int month, int day)
{
    char *whole = NULL;
    assert_true(asprintf(&whole, "<html><head>%s</head><body><p>" FIRST "</p></body></html>", head) > 0);
    Reading reading = reading_open_string(whole, ENTENTE_FORMAT_HTML);
    assert_published(reading_expect(&reading, ENTENTE_OK), year, month, day);
    reading_close(&reading);
    free(whole);
}

static void test_dates(void **state)
{
    (void)state;
    check_date("", 0, 0, 0);
    check_date("<meta name=date content='28 November 2022'>", 2022, 11, 28);
    check_date("<meta itemprop=datePublished content=2022-11-28>", 2022, 11, 28);
    check_date(
        "<meta property=article:modified_time content=2022-12-05><meta property=article:published_time "
        "content=2022-11-28>",
        2022, 11, 28);
    check_date("<meta name=date content=unknown><time datetime='2022-11-28T10:00'>Monday</time>", 2022, 11,
               28);
    check_date("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": "
               "\"2022-11-28T10:00:00Z\", \"dateModified\": \"2022-12-05\"}</script>",
               2022, 11, 28);
    check_date("<link rel=canonical href='https://post.example/2022/11/28/column'>", 2022, 11, 28);
    check_date("<link rel=canonical href='https://post.example/20221128123456/column'>", 0, 0, 0);
}

static void test_the_given_date_is_for_pages_without(void **state)
{
    (void)state;
    EntenteReaderOptions options = {.date = {2020, 1, 2}};
    static const char without[] = "<html><p>Calm.</p>", with[] = "<html><meta name=date content=2022-11-28>"
                                                                 "<p>Calm.</p>";
    Reading reading = reading_open(without, strlen(without), "wire", &options);
    assert_published(reading_expect(&reading, ENTENTE_OK), 2020, 1, 2);
    reading_close(&reading);
    reading = reading_open(with, strlen(with), "wire", &options);
    assert_published(reading_expect(&reading, ENTENTE_OK), 2022, 11, 28);
    reading_close(&reading);
    reading = reading_open(without, strlen(without), "kalin-2021-05-03.html", NULL);
    assert_published(reading_expect(&reading, ENTENTE_OK), 2021, 5, 3);
    reading_close(&reading);
}

static void test_titles(void **state)
{
    (void)state;
    static const struct {
        const char *page, *title;
    } cases[] = {
        {"<title> Column\n turns  back </title><p>x", "Column turns back"},
        {"<title>Column &amp; co</title><meta name=twitter:title content='Column turns'><p>x",
         "Column turns"},
        {"<body><h1>Column <i>turns</i> back</h1><p>x", "Column turns back"},
        {"<p>x", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Reading reading = reading_open_string(cases[i].page, ENTENTE_FORMAT_HTML);
        assert_slice(reading_expect(&reading, ENTENTE_OK)->title, cases[i].title);
        reading_close(&reading);
    }
}

/* ---- encodings ---- */

static void test_encodings(void **state)
{
    (void)state;
    /* well-formed UTF-8 is so whatever the page says */
    check_text("<meta charset=iso-8859-1><p>Caf\u00E9</p>", "Caf\u00E9");
    check_text("<meta charset=iso-8859-1><p>Caf\xE9</p>", "Caf\u00E9");
    check_text("<meta charset=windows-1252><p>\x93"
               "Calm\x94</p>",
               "\u201CCalm\u201D");
    check_text("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCC\xE8\xF0</p>",
               "\u041C\u0438\u0440");
    check_text("<p>Caf\xE9</p>", "Caf\u00E9"); /* not said, so as most old pages are */
    check_text("<meta charset=no-such-thing><p>Caf\xE9</p>", "Caf\u00E9");
    Reading reading = reading_open_string("<p>Caf\u00E9, \u20AC, th\u00E9\xFF</p>", ENTENTE_FORMAT_HTML);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Caf\u00E9, \u20AC, th\u00E9\uFFFD");
    assert_int_equal(document->repairs, 1);
    reading_close(&reading);
}

static void test_nul_in_a_page(void **state)
{
    (void)state;
    static const char bytes[] = "<html><p>Ca\0lm before.</p><p>Calm\0 after.</p>";
    Reading reading = reading_open(bytes, sizeof bytes - 1, "wire", NULL);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Ca\uFFFDlm before.\n\nCalm\uFFFD after.");
    reading_close(&reading);
}

/* ---- pages that are meant to harm ---- */

static char *repeat(const char *head, const char *piece, size_t times)
{
    size_t head_size = strlen(head), size = strlen(piece);
    char *text = malloc(head_size + times * size + 1);
    assert_non_null(text);
    memcpy(text, head, head_size + 1);
    for (size_t i = 0; i <= times * size; i++)
        text[head_size + i] = i < times * size ? piece[i % size] : '\0';
    return text;
}

static void test_deep_and_wide_pages(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "<div>",  "<b>", "<p>x", "<br>", "<table><tr><td>", "<article><p>text", "<a href=x>y",
        "</div>", "<",   "&",    "<!--", "<ul><li>"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = repeat("<html><p>Calm.</p>", pieces[i], 20000);
        Reading reading = reading_open_string(text, ENTENTE_FORMAT_HTML);
        EntenteSlice read = reading_expect(&reading, ENTENTE_OK)->text;
        assert_non_null(memmem(read.data, read.size, "Calm.", 5));
        reading_close(&reading);
        free(text);
    }
}

static void test_tags_with_very_many_attributes(void **state)
{
    (void)state;
    static const struct {
        const char *head, *piece;
        size_t times;
        bool bounded;
    } cases[] = {
        {"<div ", "a=1 ", TAGS_ATTRIBUTES, true},
        {"<div ", "a=1 ", TAGS_ATTRIBUTES + 1, false},
        {"<div ", "a ", TAGS_ATTRIBUTES + 1, false},
        {"<div ", "a = 'x y' ", TAGS_ATTRIBUTES, true},
        {"<div ", "a='1'", TAGS_ATTRIBUTES + 1, false},
        {"<div/", "a/", TAGS_ATTRIBUTES + 1, false},
        {"<p><div title='", "many words in one value ", 100000, true},
        {"<script>if (i<n && m) ", "x = y; ", 100000, true},
        {"<style>", "a<b c ", 100000, true},
        {"<script></script ><div ", "a ", 100000, false},
        {"<!-- <div ", "a ", 100000, true},
        {"1 < 2 ", "a ", 100000, true},
        {"", "<p class=x>", 100000, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = repeat(cases[i].head, cases[i].piece, cases[i].times);
        assert_int_equal(tags_are_bounded(entente_slice(text)), cases[i].bounded);
        free(text);
    }
    char *text = repeat("<html><div ", "b=2 ", 1000000);
    Reading reading = reading_open_string(text, ENTENTE_FORMAT_AUTO);
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_non_null(strstr(reading.error.message, "attributes"));
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(text);
}

static void test_pages_above_the_limit(void **state)
{
    (void)state;
    char *text = repeat("<html>", "<p>Calm.</p>", SOURCE_RECORD_LIMIT / 12 + 1);
    Reading reading = reading_open_string(text, ENTENTE_FORMAT_AUTO);
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_non_null(strstr(reading.error.message, "16 MiB"));
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_news_page),
        cmocka_unit_test(test_where_the_article_is),
        cmocka_unit_test(test_short_pages),
        cmocka_unit_test(test_lines_and_spaces),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_the_given_date_is_for_pages_without),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_nul_in_a_page),
        cmocka_unit_test(test_deep_and_wide_pages),
        cmocka_unit_test(test_tags_with_very_many_attributes),
        cmocka_unit_test(test_pages_above_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
