/* JSON Lines: the object's grammar, characters, and records that are good or bad. */
#include "ingest/json.h"
#include "reading.h"

/* ---- the scanner ---- */

/* Scan to the end; the number of members, or -1 where something is wrong. */
static int count_members(const char *text)
{
    JsonScanner scanner = json_scan(entente_slice(text));
    JsonMember member;
    int count = 0;
    while (json_next(&scanner, &member))
        count++;
    return scanner.problem ? -1 : count;
}

static void test_grammar(void **state)
{
    (void)state;
    static const char *const good[] = {
        "{\"a\":1}",
        " { \"a\" : -0.5e+10 } \r\n",
        "{\"a\":[1,[2,{\"b\":[]}],{}]}",
        "{\"\":null}",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"}",
        "{\"a\":[true,false,null,0,1E5]}",
    };
    static const char *const bad[] = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":+1}",
        "{\"a\":-}",
        "{\"a\":tru}",
        "{\"a\":True}",
        "{\"a\":NaN}",
        "{\"a\":\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u12",
        "{\"a\":\"\t\"}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":[}",
        "{\"a\":{\"b\"}}",
        "{\"a\":{\"b\":1]}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(count_members(good[i]), 1);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(count_members(bad[i]), -1);
    assert_int_equal(count_members("{}"), 0);
    assert_int_equal(count_members("{\"a\":1,\"b\":\"x\",\"a\":[2]}"), 3);
}

static void test_depth_is_limited(void **state)
{
    (void)state;
    enum { LEVELS = 100000 };
    char *text = malloc(LEVELS + 16);
    assert_non_null(text);
    strcpy(text, "{\"a\":");
    memset(text + 5, '[', LEVELS);
    text[5 + LEVELS] = '\0';
    assert_int_equal(count_members(text), -1);
    size_t allowed = JSON_DEPTH_LIMIT - 1;
    memset(text + 5 + allowed, ']', allowed);
    strcpy(text + 5 + 2 * allowed, "}");
    assert_int_equal(count_members(text), 1);
    free(text);
}

/* Every beginning of a good object is a bad one, and none reads beyond its end. */
static void test_every_beginning(void **state)
{
    (void)state;
    static const char text[] = "{\"id\": [1, {\"x\": \"\\u00e9\\n\"}], \"n\": -12.5e-3, \"t\": true}";
    for (size_t size = 0; size < sizeof text - 1; size++) {
        char *copy = malloc(size ? size : 1); /* exactly so long, for the address sanitizer */
        JsonMember member;
        memcpy(copy, text, size);
        JsonScanner scanner = json_scan((EntenteSlice){copy, size});
        while (json_next(&scanner, &member))
            assert_true(member.kind <= JSON_OBJECT);
        assert_non_null(scanner.problem);
        free(copy);
    }
    assert_int_equal(count_members(text), 3);
}

static void test_characters(void **state)
{
    (void)state;
    static const struct {
        const char *inside, *decoded;
        size_t repairs;
    } cases[] = {
        {"plain", "plain", 0},
        {"", "", 0},
        {"a\\nb\\t\\\"c\\\"\\\\ \\/ \\b\\f\\r", "a\nb\t\"c\"\\ / \b\f\r", 0},
        {"caf\\u00E9 \\u20ac", "caf\u00E9 \u20AC", 0},
        {"\\ud83d\\udd4a", "\U0001F54A", 0},
        {"\\ud83d", "\uFFFD", 1},
        {"\\ud83d!", "\uFFFD!", 1},
        {"\\udd4a\\ud83d", "\uFFFD\uFFFD", 2},
        {"\\ud83d\\ud83d\\udd4a", "\uFFFD\U0001F54A", 1},
        {"\\ud83d\\n", "\uFFFD\n", 1},
        {"a\\u0000b", "a\uFFFDb", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[64];
        size_t repairs = 0, size = json_decode(entente_slice(cases[i].inside), out, &repairs);
        assert_true(size <= strlen(cases[i].inside));
        assert_slice((EntenteSlice){out, size}, cases[i].decoded);
        assert_int_equal(repairs, cases[i].repairs);
    }
}

/* ---- records ---- */

static void test_all_fields(void **state)
{
    (void)state;
    Reading reading = reading_open_string(
        "{\"id\":\"w-1\",\"date\":\"2022-11-28T10:00:00Z\",\"text\":\"Shelling "
        "resumed.\\n\\nNo one was hurt.\",\"title\":\" Shelling\\nresumes "
        "\",\"url\":\"https://wire.example/1\",\"publication\":\"The Wire\",\"score\":[1,{"
        "\"x\":2}]}\n",
        ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->id, "w-1");
    assert_published(document, 2022, 11, 28);
    assert_slice(document->text, "Shelling resumed.\n\nNo one was hurt.");
    assert_slice(document->title, "Shelling resumes");
    assert_slice(document->url, "https://wire.example/1");
    assert_slice(document->publication, "The Wire");
    assert_int_equal(document->line, 1);
    assert_true(document->part == 0 && document->first_char == 0);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

static void test_few_fields(void **state)
{
    (void)state;
    EntenteReaderOptions options = {.date = {2020, 1, 2}};
    static const char text[] =
        "\n\n{\"event_text\":\"Talks failed.\"}\r\n"
        "{\"id\":17,\"text\":null,\"event_text\":\"Talks resumed.\",\"date\":20221128}\n"
        "{\"id\":null,\"text\":\"Both.\",\"event_text\":\"Not this.\",\"date\":\"\"}\n"
        "{\"text\":\"First.\",\"t\\u0065xt\":\"Last.\"}\n"
        "{\"text\":\"\"}";
    Reading reading = reading_open(text, strlen(text), "dir/wire", &options);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Talks failed.");
    assert_slice(document->id, "dir/wire:3");
    assert_published(document, 2020, 1, 2);
    reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Talks resumed.");
    assert_slice(document->id, "17");
    assert_published(document, 2022, 11, 28);
    reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Both.");
    assert_slice(document->id, "dir/wire:5");
    assert_published(document, 2020, 1, 2);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Last.");
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "");
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

static void test_bad_records_are_named_and_passed(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "{\"text\": \"No end",
        "{\"id\": 3}",
        "{\"text\": 5}",
        "{\"text\": [\"a\"]}",
        "{\"text\": \"Fine.\", \"date\": \"some day\"}",
        "{\"text\": \"Fine.\", \"date\": \"2022-02-31\"}",
        "{\"text\": \"Fine.\", \"title\": 7}",
        "{\"text\": \"Fine.\", \"id\": true}",
        "{\"text\": \"Fine.\", \"url\": {}}",
        "[1, 2]",
        "not JSON",
        "{\"text\": \"Fine.\"} {\"text\": \"Two.\"}",
        "\x00",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[256];
        size_t broken = strlen(bad[i]) ? strlen(bad[i]) : 1, size;
        strcpy(text, "{\"text\": \"Before.\"}\n");
        size = strlen(text);
        memcpy(text + size, bad[i], broken);
        size += broken;
        strcpy(text + size, "\n{\"text\": \"After.\"}\n");
        size += strlen(text + size);
        Reading reading = reading_open(text, size, "wire.jsonl", NULL);
        assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Before.");
        reading_expect(&reading, ENTENTE_BAD_INPUT);
        assert_int_equal(reading.error.line, 2);
        assert_string_equal(reading.error.file, "wire.jsonl");
        assert_int_equal(strncmp(reading.error.message, "wire.jsonl:2: ", 14), 0);
        assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "After.");
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
    }
}

static void test_broken_characters_are_repaired(void **state)
{
    (void)state;
    Reading reading = reading_open_string(
        "{\"id\": \"a\\ud800\", \"title\": \"x\xFFy\", \"text\": \"One\\ud800 two\\u0000 three\xC3 four\"}",
        ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "One\uFFFD two\uFFFD three\uFFFD four");
    assert_slice(document->title, "x\uFFFDy");
    assert_slice(document->id, "a\uFFFD");
    assert_int_equal(document->repairs, 3);
    reading_close(&reading);
}

static void test_a_long_text_comes_in_parts(void **state)
{
    (void)state;
    enum { TEXT = 700000 };
    char *record = malloc(TEXT + 200);
    assert_non_null(record);
    int head =
        sprintf(record, "{\"id\":\"long\",\"date\":\"2022-11-28\",\"title\":\"Chronicle\",\"text\":\"");
    for (size_t i = 0; i < TEXT; i++)
        record[(size_t)head + i] = i % 9 == 8 ? ' ' : 'w';
    strcpy(record + head + TEXT, "\"}\n{\"id\":\"next\",\"text\":\"Short.\"}\n");
    Reading reading = reading_open(record, strlen(record), "wire", NULL);
    size_t at = 0;
    for (uint32_t part = 0; at < TEXT; part++) {
        const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
        assert_slice(document->id, "long");
        assert_slice(document->title, "Chronicle");
        assert_published(document, 2022, 11, 28);
        assert_int_equal(document->part, part);
        assert_int_equal(document->first_char, at);
        assert_int_equal(document->line, 1);
        assert_memory_equal(document->text.data, record + head + at, document->text.size);
        at += document->text.size;
    }
    assert_int_equal(at, TEXT);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->id, "next");
    assert_true(document->part == 0 && document->first_char == 0);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(record);
}

/* A record above the limit is read over, and the next one read. */
static void test_a_huge_record_is_passed(void **state)
{
    (void)state;
    enum { TEXT = 40 << 20 };
    char *record = malloc(TEXT + 200);
    assert_non_null(record);
    strcpy(record, "{\"text\":\"");
    memset(record + 9, 'w', TEXT);
    strcpy(record + 9 + TEXT, "\"}\n{\"text\":\"Short.\"}\n");
    Reading reading = reading_open(record, strlen(record), "wire", NULL);
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_non_null(strstr(reading.error.message, "16 MiB"));
    assert_int_equal(reading.error.line, 1);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Short.");
    assert_int_equal(document->line, 2);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grammar),
        cmocka_unit_test(test_depth_is_limited),
        cmocka_unit_test(test_every_beginning),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_all_fields),
        cmocka_unit_test(test_few_fields),
        cmocka_unit_test(test_bad_records_are_named_and_passed),
        cmocka_unit_test(test_broken_characters_are_repaired),
        cmocka_unit_test(test_a_long_text_comes_in_parts),
        cmocka_unit_test(test_a_huge_record_is_passed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
