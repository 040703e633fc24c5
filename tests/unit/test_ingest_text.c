/* Plain text: recognition, parts, repair, and the date at its head. */
#include "ingest/parts.h"
#include "ingest/recognise.h"
#include "reading.h"

/* ---- recognition ---- */

static void test_formats_are_recognised(void **state)
{
    (void)state;
    static const struct {
        const char *sample;
        EntenteFormat format;
    } cases[] = {
        {"Troops crossed the river at dawn.", ENTENTE_FORMAT_TEXT},
        {"", ENTENTE_FORMAT_TEXT},
        {"{\"text\": \"Troops crossed.\"}\n", ENTENTE_FORMAT_JSONL},
        {"\n  { \"id\": 1", ENTENTE_FORMAT_JSONL},
        {"{}", ENTENTE_FORMAT_JSONL},
        {"{Editor's note} Troops crossed.", ENTENTE_FORMAT_TEXT},
        {"<!DOCTYPE html><html>", ENTENTE_FORMAT_HTML},
        {"\n<HTML lang=\"en\">", ENTENTE_FORMAT_HTML},
        {"<?xml version=\"1.0\"?>\n<!-- made by hand --><html>", ENTENTE_FORMAT_HTML},
        {"<3 from the front", ENTENTE_FORMAT_TEXT},
        {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", ENTENTE_FORMAT_WARC},
        {"WARC files are described here.", ENTENTE_FORMAT_TEXT},
        {"# newdoc id = a\n", ENTENTE_FORMAT_CONLLU},
        {"# sent_id = 1\n# text = Peace.\n", ENTENTE_FORMAT_CONLLU},
        {"1\tPeace\tpeace\tNOUN\tNN\t_\t0\troot\t_\t_\n", ENTENTE_FORMAT_CONLLU},
        {"1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n", ENTENTE_FORMAT_CONLLU},
        {"# A heading in a note\n\nTroops crossed.", ENTENTE_FORMAT_TEXT},
        {"1\tPeace\n2\tWar\n", ENTENTE_FORMAT_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(recognise(entente_slice(cases[i].sample)), cases[i].format);
}

static void test_formats_have_names(void **state)
{
    (void)state;
    EntenteFormat format = ENTENTE_FORMAT_HTML;
    assert_true(entente_format_from_name("auto", &format) && format == ENTENTE_FORMAT_AUTO);
    assert_true(entente_format_from_name("text", &format) && format == ENTENTE_FORMAT_TEXT);
    assert_true(entente_format_from_name("jsonl", &format) && format == ENTENTE_FORMAT_JSONL);
    assert_true(entente_format_from_name("html", &format) && format == ENTENTE_FORMAT_HTML);
    assert_true(entente_format_from_name("conllu", &format) && format == ENTENTE_FORMAT_CONLLU);
    assert_true(entente_format_from_name("warc", &format) && format == ENTENTE_FORMAT_WARC);
    assert_false(entente_format_from_name("JSONL", &format) || entente_format_from_name("", &format));
    assert_int_equal(format, ENTENTE_FORMAT_WARC);
}

static void test_a_format_can_be_forced(void **state)
{
    (void)state;
    Reading reading = reading_open_string("{\"text\": \"Troops crossed.\"}", ENTENTE_FORMAT_TEXT);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "{\"text\": \"Troops crossed.\"}");
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

/* ---- one document ---- */

static void test_a_text_is_one_document(void **state)
{
    (void)state;
    static const char text[] = "Shelling resumed.\r\n\r\nNo one was hurt.\n";
    Reading reading = reading_open_string(text, ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, text);
    assert_slice(document->id, "wire");
    assert_string_equal(document->file, "wire");
    assert_true(document->part == 0 && document->first_char == 0 && document->repairs == 0);
    assert_true(document->title.size == 0 && document->url.size == 0 && document->publication.size == 0);
    assert_false(document->tokenised || document->parsed);
    assert_published(document, 0, 0, 0);
    reading_expect(&reading, ENTENTE_END);
    reading_expect(&reading, ENTENTE_END);
    uint64_t done = 0, total = 0;
    entente_reader_progress(reading.reader, &done, &total);
    assert_int_equal(done, strlen(text));
    assert_int_equal(total, strlen(text));
    reading_close(&reading);
}

static void test_nothing_is_no_document(void **state)
{
    (void)state;
    for (EntenteFormat format = ENTENTE_FORMAT_AUTO; format <= ENTENTE_FORMAT_WARC; format++) {
        Reading reading = reading_open_string("", format);
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
        reading = reading_open_string("\xEF\xBB\xBF", format);
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
    }
}

static void test_a_byte_order_mark_is_dropped(void **state)
{
    (void)state;
    Reading reading = reading_open_string("\xEF\xBB\xBF{\"text\": \"Calm.\"}", ENTENTE_FORMAT_AUTO);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Calm.");
    reading_close(&reading);
    reading = reading_open_string("\xEF\xBB\xBF"
                                  "Calm.",
                                  ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Calm.");
    assert_int_equal(document->first_char, 0);
    reading_close(&reading);
}

static void test_malformed_bytes_are_repaired(void **state)
{
    (void)state;
    static const char text[] = "Ca\x80lm\0 in \xE2\x82 town\xFF";
    Reading reading = reading_open(text, sizeof text - 1, "wire", NULL);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Ca\uFFFDlm\uFFFD in \uFFFD town\uFFFD");
    assert_int_equal(document->repairs, 4);
    reading_close(&reading);
}

/* ---- parts ---- */

/* Read a long text and check that the parts are the text, follow one another and are not too long; returns
 * their number. */
static uint32_t check_parts(const char *text, size_t size)
{
    EntenteReaderOptions options = {.format = ENTENTE_FORMAT_TEXT, .date = {2022, 11, 28}};
    Reading reading = reading_open(text, size, "long", &options);
    size_t at = 0, characters = 0;
    uint32_t part = 0;
    for (; at < size; part++) {
        const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
        assert_true(document->text.size > 0 && document->text.size <= PARTS_LIMIT);
        assert_true(at + document->text.size <= size);
        assert_memory_equal(document->text.data, text + at, document->text.size);
        assert_slice(document->id, "long");
        assert_published(document, 2022, 11, 28);
        assert_int_equal(document->part, part);
        assert_int_equal(document->first_char, characters);
        at += document->text.size;
        characters += utf8_count(document->text);
    }
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    return part;
}

static char *repeat(const char *piece, size_t size)
{
    size_t length = strlen(piece);
    char *text = malloc(size);
    assert_non_null(text);
    for (size_t at = 0; at < size; at++)
        text[at] = piece[at % length];
    return text;
}

static void test_parts_put_together_are_the_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "The column halted. It turned back.\n\nNight fell.\n", /* paragraphs */
        "The column halted before the bridge\r\n",             /* lines */
        "The column halted. \"It turned back.\" Night fell! ", /* sentences */
        "column ",                                             /* words */
        "x",                                                   /* none of these */
        "\u20AC",                                              /* three bytes a character */
        "\U0001F54A",                                          /* four */
        "\u0416\u0416\u0416 a",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]), size = 3 * (size_t)PARTS_LIMIT / length * length;
        char *text = repeat(pieces[i], size);
        assert_true(check_parts(text, size) <= 6);
        assert_int_equal(check_parts(text, PARTS_LIMIT / length * length), 1);
        free(text);
    }
}

static void test_cuts_prefer_the_greater_break(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t cut;
    } cases[] = {
        {"aaaaaaa bbb\n\nccc. d\ne f", 13},
        {"aaaaaaaaaaaaaaa bbb\n \t\nccc. d\ne f", 23},
        {"aaaa bbb. cc\nd. e f", 13},
        {"aaaa bbbb c. d e fgh", 13},
        {"aaaa bb bb c.\") d e f", 16},
        {"aaaa bbbb cc d efghi", 15},
        {"aaaaaaaaaaaaaaaaaaaa", 20},
        {"\n\n\n aaaaaaaaaaaaaaaa", 20},
        {"a", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(parts_cut(entente_slice(cases[i].text)), cases[i].cut);
    assert_int_equal(parts_cut((EntenteSlice){"aaaa\xE2\x82", 6}), 4);
    assert_int_equal(parts_cut((EntenteSlice){"aaa\xE2\x82\xAC", 6}), 3);
    /* bytes that are no characters do not stop the reading */
    assert_int_equal(parts_cut((EntenteSlice){"\x80\x80\x80\x80\x80\x80", 6}), 6);
    assert_int_equal(parts_cut((EntenteSlice){"\xE2", 1}), 1);
}

static void test_random_texts_in_parts(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", " ", ".", "\n", "\u20AC", "\U0001F54A", "word", "\n\n", ") "};
    uint32_t seed = 7;
    size_t room = 2 * (size_t)PARTS_LIMIT;
    char *text = malloc(room + 8);
    assert_non_null(text);
    for (size_t round = 0; round < 12; round++) {
        size_t size = 0, kinds = round % 9 + 1;
        while (size < room) {
            seed = seed * 1664525 + 1013904223;
            const char *piece = pieces[(seed >> 24) % kinds];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        check_parts(text, size);
    }
    free(text);
}

/* Lone continuation bytes, NULs and broken characters come through, whatever the cut. */
static void test_long_noise(void **state)
{
    (void)state;
    size_t size = 5 * (size_t)PARTS_LIMIT + 17, taken = 0, repairs = 0;
    char *noise = malloc(size);
    uint32_t seed = 11, part = 0;
    assert_non_null(noise);
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525 + 1013904223;
        noise[i] = (char)(seed >> 24);
    }
    EntenteReaderOptions options = {.format = ENTENTE_FORMAT_TEXT};
    Reading reading = reading_open(noise, size, "noise", &options);
    EntenteStatus status;
    while ((status = entente_reader_next(reading.reader, reading.document, &reading.error)) == ENTENTE_OK) {
        assert_true(utf8_is_clean(reading.document->text));
        assert_int_equal(reading.document->part, part++);
        assert_int_equal(reading.document->first_char, taken);
        taken += utf8_count(reading.document->text);
        repairs += reading.document->repairs;
    }
    assert_int_equal(status, ENTENTE_END);
    assert_true(part >= 6 && repairs > size / 4);
    reading_close(&reading);
    free(noise);
}

/* ---- the date ---- */

static void check_date(const char *name, const char *text, int year, int month, int day)
{
    Reading reading = reading_open(text, strlen(text), name, NULL);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    if (document->published.month != month || document->published.day != day)
        print_error("%s\n", text);
    assert_published(document, year, month, day);
    reading_close(&reading);
}

static void test_dates_at_the_head(void **state)
{
    (void)state;
    check_date("wire", "KALIN, Nov. 28, 2022 (Wire) - Troops crossed the river.", 2022, 11, 28);
    check_date("wire", "KALIN, November 28, 2022 \u2014 Troops crossed the river.", 2022, 11, 28);
    check_date("wire", "Troops cross river\n\n28 November 2022\n\nTroops crossed the river.", 2022, 11, 28);
    check_date("wire", "Troops cross river\nPublished: Monday, 28 November 2022, 10:15 GMT\nTroops ...", 2022,
               11, 28);
    check_date("wire", "2022-11-28\nTroops crossed the river.", 2022, 11, 28);
    check_date("wire", "New Kalin, 28 November 2022\nTroops crossed the river.", 2022, 11, 28);
}

static void test_dates_that_do_not_count(void **state)
{
    (void)state;
    check_date("wire", "The accord of 3 May 1999 was broken on Monday.", 0, 0, 0);
    check_date("wire", "Ten years after May 3, 1999, towns still mourn\n\nThe war began ...", 0, 0, 0);
    check_date("wire", "One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEight.\n3 May 1999\n", 0, 0, 0);
    check_date("wire", "Nothing happened.", 0, 0, 0);
}

static void test_dates_in_names(void **state)
{
    (void)state;
    check_date("reports/river-2022-11-28.txt", "Troops crossed the river.", 2022, 11, 28);
    check_date("2022-11-28/river.txt", "Troops crossed the river.", 0, 0, 0);
    check_date("river-2022-11-28.txt", "KALIN, May 3, 2021 (Wire) - Troops crossed.", 2021, 5, 3);
}

static void test_the_given_date_comes_first(void **state)
{
    (void)state;
    EntenteReaderOptions options = {.date = {2020, 1, 2}};
    static const char text[] = "KALIN, Nov. 28, 2022 (Wire) - Troops crossed the river.";
    Reading reading = reading_open(text, strlen(text), "river-2021-05-03", &options);
    assert_published(reading_expect(&reading, ENTENTE_OK), 2020, 1, 2);
    reading_close(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats_are_recognised),
        cmocka_unit_test(test_formats_have_names),
        cmocka_unit_test(test_a_format_can_be_forced),
        cmocka_unit_test(test_a_text_is_one_document),
        cmocka_unit_test(test_nothing_is_no_document),
        cmocka_unit_test(test_a_byte_order_mark_is_dropped),
        cmocka_unit_test(test_malformed_bytes_are_repaired),
        cmocka_unit_test(test_parts_put_together_are_the_text),
        cmocka_unit_test(test_cuts_prefer_the_greater_break),
        cmocka_unit_test(test_random_texts_in_parts),
        cmocka_unit_test(test_long_noise),
        cmocka_unit_test(test_dates_at_the_head),
        cmocka_unit_test(test_dates_that_do_not_count),
        cmocka_unit_test(test_dates_in_names),
        cmocka_unit_test(test_the_given_date_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
