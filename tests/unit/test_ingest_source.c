/* Bytes: files, standard input and memory, compressed or not, whole or damaged; lines and their limit. */
#include "reading.h"

#include "compressing.h"
#include "ingest/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ,
                              ARCHIVE_FILTER_BZIP2};

enum { FILTERS = sizeof filters / sizeof *filters };

/* Text that does not compress to nothing. */
static char *make_text(size_t size)
{
    char *text = malloc(size + 1);
    uint32_t seed = 5;
    assert_non_null(text);
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525 + 1013904223;
        text[i] = i % 61 == 60 ? '\n' : i % 7 == 6 ? ' ' : (char)('a' + (seed >> 24) % 26);
    }
    text[size] = '\0';
    return text;
}

/* Read everything and compare with what is expected; the last status. */
static EntenteStatus read_whole(Source *source, const char *expected, size_t size, size_t *got,
                                EntenteError *error)
{
    EntenteSlice bytes;
    EntenteStatus status;
    *got = 0;
    while ((status = source_peek(source, 50000, &bytes, error)) == ENTENTE_OK) {
        assert_true(bytes.size > 0 && *got + bytes.size <= size);
        assert_memory_equal(bytes.data, expected + *got, bytes.size);
        *got += bytes.size;
        source_skip(source, bytes.size);
    }
    return status;
}

/* ---- compression ---- */

static void test_compressed_bytes(void **state)
{
    (void)state;
    enum { SIZE = 1000000 };
    char *text = make_text(SIZE);
    for (size_t i = 0; i < FILTERS; i++) {
        size_t packed_size, got;
        char *packed = compress_bytes(filters[i], text, SIZE, &packed_size);
        Source *source;
        EntenteError error = {0};
        assert_true(packed_size < SIZE);
        assert_int_equal(source_open_memory(packed, packed_size, "wire", &source, &error), ENTENTE_OK);
        assert_int_equal(read_whole(source, text, SIZE, &got, &error), ENTENTE_END);
        assert_int_equal(got, SIZE);
        uint64_t done, total;
        source_progress(source, &done, &total);
        assert_int_equal(done, packed_size);
        assert_int_equal(total, packed_size);
        source_close(source);
        free(packed);
    }
    free(text);
}

static void test_several_members(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    char *text = make_text(SIZE);
    for (size_t i = 0; i < FILTERS; i++) {
        size_t first_size, second_size, got;
        char *first = compress_bytes(filters[i], text, 100000, &first_size);
        char *second = compress_bytes(filters[i], text + 100000, SIZE - 100000, &second_size);
        first = realloc(first, first_size + second_size);
        assert_non_null(first);
        memcpy(first + first_size, second, second_size);
        Source *source;
        EntenteError error = {0};
        assert_int_equal(source_open_memory(first, first_size + second_size, "wire", &source, &error),
                         ENTENTE_OK);
        assert_int_equal(read_whole(source, text, SIZE, &got, &error), ENTENTE_END);
        assert_int_equal(got, SIZE);
        source_close(source);
        free(first);
        free(second);
    }
    free(text);
}

/* Wherever the file was cut off, what could be read is handed out, and the end is not taken for a good one.
 */
static void test_truncated(void **state)
{
    (void)state;
    enum { SIZE = 400000 };
    char *text = make_text(SIZE);
    for (size_t i = 0; i < FILTERS; i++) {
        size_t packed_size, most = 0;
        char *packed = compress_bytes(filters[i], text, SIZE, &packed_size);
        for (size_t part = 1; part <= 8; part++) {
            size_t cut = part == 8 ? packed_size - 1 : packed_size * part / 8, got = 0;
            Source *source;
            EntenteError error = {0};
            EntenteStatus status = source_open_memory(packed, cut, "cut.gz", &source, &error);
            if (status == ENTENTE_OK) {
                status = read_whole(source, text, SIZE, &got, &error);
                source_close(source);
            }
            assert_int_equal(status, ENTENTE_IO);
            assert_int_equal(error.code, ENTENTE_IO);
            assert_int_equal(strncmp(error.message, "cut.gz: ", 8), 0);
            assert_true(strlen(error.message) > 10);
            most = got > most ? got : most;
        }
        assert_true(most > 0);
        free(packed);
    }
    free(text);
}

/* Bytes changed at random end in the text or in a message, never in anything else. */
static void test_damaged(void **state)
{
    (void)state;
    enum { SIZE = 50000 };
    char *text = make_text(SIZE);
    uint32_t seed = 3;
    for (size_t i = 0; i < FILTERS; i++) {
        size_t size;
        char *packed = compress_bytes(filters[i], text, SIZE, &size);
        for (size_t round = 0; round < 60; round++) {
            seed = seed * 1664525 + 1013904223;
            size_t place = (seed >> 8) % size, total = 0;
            char before = packed[place];
            packed[place] = (char)(before ^ (char)(1 << (seed >> 29)));
            Source *source = NULL;
            EntenteSlice bytes;
            EntenteError error = {0};
            EntenteStatus status = source_open_memory(packed, size, "bad", &source, &error);
            while (status == ENTENTE_OK &&
                   (status = source_peek(source, 4096, &bytes, &error)) == ENTENTE_OK) {
                total += bytes.size;
                source_skip(source, bytes.size);
                assert_true(total < 100 * (size_t)SIZE);
            }
            assert_true(status == ENTENTE_END || (status == ENTENTE_IO && error.message[0]));
            source_close(source);
            packed[place] = before;
        }
        free(packed);
    }
    free(text);
}

static void test_nothing_compressed(void **state)
{
    (void)state;
    for (size_t i = 0; i < FILTERS; i++) {
        size_t size;
        char *packed = compress_bytes(filters[i], "", 0, &size);
        Reading reading = reading_open(packed, size, "wire", NULL);
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
        free(packed);
    }
}

static void test_documents_of_a_broken_archive(void **state)
{
    (void)state;
    enum { RECORDS = 20000 };
    char *text = malloc((size_t)RECORDS * 64);
    size_t size = 0, packed_size;
    assert_non_null(text);
    for (uint32_t i = 0, seed = 9; i < RECORDS; i++) {
        seed = seed * 1664525 + 1013904223;
        size += (size_t)sprintf(text + size, "{\"id\":%u,\"text\":\"Post %u was shelled.\"}\n", i, seed);
    }
    char *packed = compress_bytes(ARCHIVE_FILTER_GZIP, text, size, &packed_size);
    Reading reading = reading_open(packed, packed_size / 2, "half.gz", NULL);
    uint32_t documents = 0;
    EntenteStatus status;
    do {
        status = entente_reader_next(reading.reader, reading.document, &reading.error);
        documents += status == ENTENTE_OK;
    } while (status == ENTENTE_OK || status == ENTENTE_BAD_INPUT);
    assert_int_equal(status, ENTENTE_IO);
    assert_true(documents > RECORDS / 4 && documents < RECORDS);
    assert_int_equal(strncmp(reading.error.message, "half.gz: ", 9), 0);
    assert_true(entente_reader_next(reading.reader, reading.document, &reading.error) != ENTENTE_OK);
    reading_close(&reading);
    free(packed);
    free(text);
}

static void test_every_format_may_be_compressed(void **state)
{
    (void)state;
    static const char archive[] = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
                                  "Content-Length: 21\r\n\r\nThe guns fell silent.\r\n\r\n";
    static const char tree[] =
        "# text = The guns fell silent.\n"
        "1\tThe\t_\t_\t_\t_\t_\t_\t_\t_\n2\tguns\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "3\tfell\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "4\tsilent\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    const char *const inputs[] = {"The guns fell silent.", "{\"text\": \"The guns fell silent.\"}",
                                  "<!DOCTYPE html><html><body><p>The guns fell silent.</p></body></html>",
                                  tree, archive};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        for (size_t f = 0; f < FILTERS; f++) {
            size_t size;
            char *packed = compress_bytes(filters[f], inputs[i], strlen(inputs[i]), &size);
            Reading reading = reading_open(packed, size, "wire", NULL);
            assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "The guns fell silent.");
            reading_expect(&reading, ENTENTE_END);
            reading_close(&reading);
            free(packed);
        }
}

/* ---- UTF-16 ---- */

/* With a byte order mark. To be freed. */
static char *encode_utf16(const char *text, bool big_endian, size_t *size)
{
    EntenteSlice slice = entente_slice(text);
    char *out = malloc(2 * slice.size + 2);
    assert_non_null(out);
    *size = 0;
    uint32_t units[2] = {0xFEFF, 0}, count = 1;
    for (size_t at = 0;;) {
        for (uint32_t i = 0; i < count; i++) {
            char bytes[2] = {(char)(units[i] >> 8), (char)(units[i] & 0xFF)};
            out[(*size)++] = bytes[big_endian ? 0 : 1];
            out[(*size)++] = bytes[big_endian ? 1 : 0];
        }
        if (at == slice.size)
            return out;
        uint32_t code;
        at += utf8_decode(slice, at, &code);
        count = code > 0xFFFF ? 2 : 1;
        units[0] = code > 0xFFFF ? 0xD800 + ((code - 0x10000) >> 10) : code;
        units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
    }
}

static void test_utf16(void **state)
{
    (void)state;
    char *text = malloc(400000);
    size_t length = 0;
    assert_non_null(text);
    while (length < 390000)
        length += (size_t)sprintf(text + length, "Post %zu \u20AC\u0416\U0001F54A x\n", length);
    for (int big_endian = 0; big_endian <= 1; big_endian++) {
        size_t size, got;
        char *encoded = encode_utf16(text, big_endian, &size);
        Source *source;
        EntenteError error = {0};
        assert_int_equal(source_open_memory(encoded, size, "wire", &source, &error), ENTENTE_OK);
        assert_int_equal(read_whole(source, text, length, &got, &error), ENTENTE_END);
        assert_int_equal(got, length);
        source_close(source);
        free(encoded);
    }
    free(text);
}

static void test_broken_utf16(void **state)
{
    (void)state;
    static const char bytes[] =
        "\xFF\xFE" /* half a pair, its other half alone, NUL, a pair, half a pair, a byte */
        "a\0\x3D\xD8"
        "b\0\x4A\xDD\0\0\x3D\xD8\x4A\xDD\x3D\xD8z";
    Reading reading = reading_open(bytes, sizeof bytes - 1, "wire", NULL);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "a\uFFFDb\uFFFD\uFFFD\U0001F54A\uFFFD\uFFFD");
    assert_int_equal(document->repairs, 5);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    static const char record[] = "\xFE\xFF\0{\0\"\0t\0e\0x\0t\0\"\0:\0\"\x04\x16\0\"\0}";
    reading = reading_open(record, sizeof record - 1, "wire", NULL);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "\u0416");
    reading_close(&reading);
}

/* ---- lines ---- */

static void test_lines(void **state)
{
    (void)state;
    static const char text[] = "one\ntwo\r\n\n\r\nfive\r\n six\r";
    static const char *const lines[] = {"one", "two", "", "", "five", " six"};
    Source *source;
    EntenteSlice line;
    EntenteError error = {0};
    assert_int_equal(source_open_memory(text, sizeof text - 1, "wire", &source, &error), ENTENTE_OK);
    assert_int_equal(source_line(source), 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_int_equal(source_read_line(source, &line, &error), ENTENTE_OK);
        assert_slice(line, lines[i]);
        assert_int_equal(source_line(source), i + 1);
    }
    assert_int_equal(source_read_line(source, &line, &error), ENTENTE_END);
    source_close(source);
}

static void test_lines_up_to_the_limit(void **state)
{
    (void)state;
    const size_t sizes[] = {SOURCE_RECORD_LIMIT, SOURCE_RECORD_LIMIT + 1, 100 << 20};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *text = malloc(sizes[i] + 8);
        assert_non_null(text);
        memset(text, 'w', sizes[i]);
        memcpy(text + sizes[i], "\nnext\n", 6);
        Source *source;
        EntenteSlice line;
        EntenteError error = {0};
        assert_int_equal(source_open_memory(text, sizes[i] + 6, "wire", &source, &error), ENTENTE_OK);
        EntenteStatus status = source_read_line(source, &line, &error);
        if (sizes[i] <= SOURCE_RECORD_LIMIT) {
            assert_int_equal(status, ENTENTE_OK);
            assert_int_equal(line.size, sizes[i]);
        } else {
            assert_int_equal(status, ENTENTE_BAD_INPUT);
            assert_string_equal(error.message, "wire:1: a line longer than 16 MiB; it is skipped");
        }
        assert_int_equal(source_read_line(source, &line, &error), ENTENTE_OK);
        assert_slice(line, "next");
        assert_int_equal(source_line(source), 2);
        assert_int_equal(source_read_line(source, &line, &error), ENTENTE_END);
        source_close(source);
        free(text);
    }
}

/* ---- files ---- */

static void check_refused(const char *file, const char *reason)
{
    EntenteReader *reader = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_reader_open(file, NULL, &reader, &error), ENTENTE_IO);
    assert_null(reader);
    assert_int_equal(error.code, ENTENTE_IO);
    assert_string_equal(error.file, file);
    assert_non_null(strstr(error.message, reason));
}

static void test_what_is_no_file(void **state)
{
    (void)state;
    check_refused("/nonexistent/wire.txt", "No such file");
    check_refused("/", "is a directory");
    check_refused("", "No such file");
}

static void write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void test_files(void **state)
{
    (void)state;
    char path[] = "/tmp/entente-test-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_open(path, NULL, &reader, &error), ENTENTE_OK); /* empty */
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_END);
    entente_reader_close(reader);
    write_file(path, "Calm.\n", 6);
    assert_int_equal(entente_reader_open(path, NULL, &reader, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_OK);
    assert_slice(document->text, "Calm.\n");
    assert_string_equal(document->file, path);
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_END);
    uint64_t done, total;
    entente_reader_progress(reader, &done, &total);
    assert_true(done == 6 && total == 6);
    entente_reader_close(reader);
    entente_reader_close(NULL);
    entente_document_delete(document);
    unlink(path);
}

/* A pipe may give its bytes one by one: what they are is seen all the same. */
static void test_a_slow_pipe(void **state)
{
    (void)state;
    int ends[2], saved = dup(STDIN_FILENO);
    size_t size;
    char *packed = compress_bytes(ARCHIVE_FILTER_XZ, "Calm.", 5, &size);
    assert_true(saved >= 0 && pipe(ends) == 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool good = true;
        for (size_t i = 0; i < size && good; i++) {
            good = write(ends[1], packed + i, 1) == 1;
            usleep(i < 8 ? 3000 : 0);
        }
        _exit(good ? 0 : 1);
    }
    close(ends[1]);
    assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
    close(ends[0]);
    Reading reading = {0};
    assert_int_equal(entente_document_new(&reading.document, &reading.error), ENTENTE_OK);
    assert_int_equal(entente_reader_open("-", NULL, &reading.reader, &reading.error), ENTENTE_OK);
    assert_slice(reading_expect(&reading, ENTENTE_OK)->text, "Calm.");
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    int result = -1;
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_int_equal(result, 0);
    assert_true(dup2(saved, STDIN_FILENO) >= 0);
    close(saved);
    free(packed);
}

static void test_standard_input(void **state)
{
    (void)state;
    int ends[2], saved = dup(STDIN_FILENO);
    assert_true(saved >= 0 && pipe(ends) == 0);
    assert_int_equal(write(ends[1], "Calm.", 5), 5);
    close(ends[1]);
    assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
    close(ends[0]);
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_open("-", NULL, &reader, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_OK);
    assert_slice(document->text, "Calm.");
    assert_string_equal(document->file, "-");
    uint64_t done, total;
    entente_reader_progress(reader, &done, &total);
    assert_true(done == 5 && total == 0);
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_END);
    entente_reader_close(reader);
    entente_document_delete(document);
    assert_true(dup2(saved, STDIN_FILENO) >= 0);
    close(saved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compressed_bytes),
        cmocka_unit_test(test_several_members),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_nothing_compressed),
        cmocka_unit_test(test_documents_of_a_broken_archive),
        cmocka_unit_test(test_every_format_may_be_compressed),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_broken_utf16),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_lines_up_to_the_limit),
        cmocka_unit_test(test_what_is_no_file),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_standard_input),
        cmocka_unit_test(test_a_slow_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
