/* Web archives: records that count, what HTTP puts around a page, and archives that are damaged. */
#include "reading.h"

#include "compressing.h"
#include "ingest/http.h"
#include "ingest/source.h"

#define PAGE "<html><head><title>Calm</title></head><body><p>The guns fell silent.</p></body></html>"

typedef struct Archive {
    char *bytes;
    size_t size;
} Archive;

static void append(Archive *archive, const void *bytes, size_t size)
{
    archive->bytes = realloc(archive->bytes, archive->size + size + 1);
    assert_non_null(archive->bytes);
    memcpy(archive->bytes + archive->size, bytes, size);
    archive->size += size;
    archive->bytes[archive->size] = '\0';
}

/* A record whose further fields are `fields`, each with its line end. */
static void append_record(Archive *archive, const char *type, const char *fields, const char *content,
                          size_t size)
{
    char *head = NULL;
    int length =
        asprintf(&head, "WARC/1.0\r\nWARC-Type: %s\r\n%sContent-Length: %zu\r\n\r\n", type, fields, size);
    assert_true(length > 0);
    append(archive, head, (size_t)length);
    append(archive, content, size);
    append(archive, "\r\n\r\n", 4);
    free(head);
}

static void append_response(Archive *archive, const char *headers, const char *body, size_t size)
{
    Archive message = {0};
    append(&message, headers, strlen(headers));
    append(&message, "\r\n", 2);
    append(&message, body, size);
    append_record(archive, "response",
                  "WARC-Target-URI: <https://post.example/calm>\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                  "WARC-Date: 2022-11-28T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n",
                  message.bytes, message.size);
    free(message.bytes);
}

static Reading open_archive(const Archive *archive)
{
    return reading_open(archive->bytes, archive->size, "crawl.warc", NULL);
}

/* ---- records ---- */

static void test_records(void **state)
{
    (void)state;
    Archive archive = {0};
    append_record(&archive, "warcinfo", "Content-Type: application/warc-fields\r\n", "software: none\r\n",
                  16);
    append_record(&archive, "request", "Content-Type: application/http\r\n", "GET / HTTP/1.1\r\n\r\n", 18);
    append_response(&archive, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n", PAGE,
                    strlen(PAGE));
    append_response(&archive, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", PAGE, strlen(PAGE));
    append_response(&archive, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", "\x89PNG", 4);
    append_response(&archive, "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n", "Plain calm.", 11);
    append_record(&archive, "resource", "Content-Type: text/html\r\n", PAGE, strlen(PAGE));
    append_record(&archive, "conversion", "Content-Type: text/plain\r\n", "KALIN, May 3, 2021 - Converted.",
                  31);
    Reading reading = open_archive(&archive);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "The guns fell silent.");
    assert_slice(document->title, "Calm");
    assert_slice(document->url, "https://post.example/calm");
    assert_slice(document->id, "urn:uuid:1");
    assert_published(document, 2022, 11, 28);
    assert_int_equal(document->line, 18);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Plain calm.");
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "The guns fell silent.");
    assert_published(document, 0, 0, 0);
    assert_non_null(memmem(document->id.data, document->id.size, "crawl.warc:", 11));
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "KALIN, May 3, 2021 - Converted.");
    assert_published(document, 2021, 5, 3);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(archive.bytes);
}

static void test_a_member_a_record(void **state)
{
    (void)state;
    enum { RECORDS = 50 };
    Archive packed = {0};
    for (int i = 0; i < RECORDS; i++) {
        Archive record = {0};
        char text[64];
        int length = snprintf(text, sizeof text, "Day %d was calm.", i);
        append_record(&record, "conversion", "Content-Type: text/plain\r\n", text, (size_t)length);
        size_t size;
        char *member = compress_bytes(ARCHIVE_FILTER_GZIP, record.bytes, record.size, &size);
        append(&packed, member, size);
        free(member);
        free(record.bytes);
    }
    Reading reading = open_archive(&packed);
    for (int i = 0; i < RECORDS; i++) {
        char text[64];
        snprintf(text, sizeof text, "Day %d was calm.", i);
        assert_slice(reading_expect(&reading, ENTENTE_OK)->text, text);
    }
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(packed.bytes);
}

/* ---- what HTTP puts around a page ---- */

static void check_response(const char *headers, const char *body, size_t size, const char *expected)
{
    Archive archive = {0};
    append_response(&archive, headers, body, size);
    Reading reading = open_archive(&archive);
    if (expected)
        assert_slice(reading_expect(&reading, ENTENTE_OK)->text, expected);
    else
        reading_expect(&reading, ENTENTE_BAD_INPUT);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(archive.bytes);
}

#define HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define CHUNKED HTML "Transfer-Encoding: chunked\r\n"

static void test_encoded_bodies(void **state)
{
    (void)state;
    static const char chunks[] = "9\r\n<p>The gu\r\nA;note=x\r\nns fell si\r\n6\r\nlent.<\r\n0\r\n\r\n";
    check_response(CHUNKED, chunks, strlen(chunks), "The guns fell silent.<");
    check_response(CHUNKED, chunks, strlen(chunks) - 12, "The guns fell sil");
    check_response(CHUNKED, PAGE, strlen(PAGE), "The guns fell silent."); /* the chunks are no more */
    static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD};
    for (size_t i = 0; i < 2; i++) {
        size_t size;
        char *packed = compress_bytes(filters[i], PAGE, strlen(PAGE), &size);
        check_response(HTML "Content-Encoding: gzip\r\n", packed, size, "The guns fell silent.");
        check_response(HTML "Content-Encoding: gzip\r\n", packed, size / 3, NULL);
        free(packed);
    }
    check_response(HTML "Content-Encoding: gzip\r\n", PAGE, strlen(PAGE), "The guns fell silent.");
    check_response(HTML "Content-Encoding: br\r\n", "\x1B\x2A\x00\xF8", 4, NULL);
    check_response("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"windows-1251\"\r\n",
                   "<p>\xCC\xE8\xF0</p>", 10, "\u041C\u0438\u0440");
    check_response("HTTP/1.1 200 OK\r\n", PAGE, strlen(PAGE), "The guns fell silent.");
}

static void test_responses(void **state)
{
    (void)state;
    HttpResponse response = http_split(entente_slice(
        "HTTP/1.0 203 Fine\nContent-Type: text/html ; charset=\"UTF-8\"\nno header\nTransfer-Encoding: "
        "Chunked\n\nbody\n"));
    assert_int_equal(response.status, 203);
    assert_true(response.chunked);
    assert_slice(response.body, "body\n");
    EntenteSlice kind, charset;
    http_split_type(response.type, &kind, &charset);
    assert_slice(kind, "text/html");
    assert_slice(charset, "UTF-8");
    http_split_type(entente_slice("text/plain"), &kind, &charset);
    assert_slice(kind, "text/plain");
    assert_slice(charset, "");
    assert_int_equal(http_split(entente_slice("")).status, 0);
    assert_int_equal(http_split(entente_slice("HTTP/1.1 2000 x\r\n\r\n")).status, 0);
    assert_int_equal(http_split(entente_slice("<html>")).status, 0);
}

/* ---- damage ---- */

static void test_rubbish_between_records(void **state)
{
    (void)state;
    static const char rubbish[] = "rubbish\nmore of it\n";
    static const char unmeasured[] = "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nNo length.\r\n\r\n";
    Archive archive = {0};
    append_record(&archive, "conversion", "Content-Type: text/plain\r\n", "One.", 4);
    append(&archive, rubbish, strlen(rubbish));
    append_record(&archive, "conversion", "Content-Type: text/plain\r\n", "Two.", 4);
    append(&archive, unmeasured, strlen(unmeasured));
    append_record(&archive, "conversion", "Content-Type: text/plain\r\n", "Three.", 6);
    Reading reading = open_archive(&archive);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "One.");
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_int_equal(reading.error.line, 8);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Two.");
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_non_null(strstr(reading.error.message, "Content-Length"));
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Three.");
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(archive.bytes);
}

/* Wherever the archive was cut off: whole records, then at most one complaint, then the end. */
static void test_cut_off_anywhere(void **state)
{
    (void)state;
    Archive archive = {0};
    append_response(&archive, HTML, PAGE, strlen(PAGE));
    size_t first = archive.size;
    append_response(&archive, HTML, PAGE, strlen(PAGE));
    for (size_t size = 5; size <= archive.size; size++) {
        char *copy = malloc(size);
        memcpy(copy, archive.bytes, size);
        EntenteReaderOptions options = {.format = ENTENTE_FORMAT_WARC};
        Reading reading = reading_open(copy, size, "crawl.warc", &options);
        size_t whole = size >= archive.size - 4 ? 2 : size >= first - 4 ? 1 : 0;
        for (size_t i = 0; i < whole; i++)
            assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "The guns fell silent.");
        if (size < first - 4 || (size >= first + 5 && size < archive.size - 4))
            reading_expect(&reading, ENTENTE_BAD_INPUT);
        else if (size > first && size < first + 5)
            reading_expect(&reading, ENTENTE_BAD_INPUT);
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
        free(copy);
    }
    free(archive.bytes);
}

static void test_records_above_the_limit(void **state)
{
    (void)state;
    size_t size = SOURCE_RECORD_LIMIT + 1;
    char *huge = malloc(size);
    assert_non_null(huge);
    memset(huge, 'w', size);
    Archive archive = {0};
    append_record(&archive, "conversion", "Content-Type: text/plain\r\n", huge, size);
    append_record(&archive, "metadata", "", huge, size);
    append_record(&archive, "conversion", "Content-Type: text/plain\r\n", "After.", 6);
    Reading reading = open_archive(&archive);
    reading_expect(&reading, ENTENTE_BAD_INPUT);
    assert_non_null(strstr(reading.error.message, "16 MiB"));
    assert_int_equal(reading.error.line, 1);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "After.");
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(archive.bytes);
    /* a small body that unfolds to a huge one */
    size_t packed_size;
    char *packed = compress_bytes(ARCHIVE_FILTER_GZIP, huge, size, &packed_size);
    check_response(HTML "Content-Encoding: gzip\r\n", packed, packed_size, NULL);
    free(packed);
    free(huge);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_a_member_a_record),
        cmocka_unit_test(test_encoded_bodies),
        cmocka_unit_test(test_responses),
        cmocka_unit_test(test_rubbish_between_records),
        cmocka_unit_test(test_cut_off_anywhere),
        cmocka_unit_test(test_records_above_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
