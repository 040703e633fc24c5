/* reading.h - what the tests of the readers share: bytes in memory read document by document. */
#ifndef ENTENTE_TESTS_READING_H
#define ENTENTE_TESTS_READING_H

#include "base/slice.h"
#include "base/utf8.h"
#include "entente.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Reading {
    EntenteReader *reader;
    EntenteDocument *document;
    EntenteError error;
} Reading;

/* The memory must last as long as the reading. */
static inline Reading reading_open(const void *bytes, size_t size, const char *name,
                                   const EntenteReaderOptions *options)
{
    Reading reading = {0};
    assert_int_equal(entente_document_new(&reading.document, &reading.error), ENTENTE_OK);
    assert_int_equal(entente_reader_open_memory(bytes, size, name, options, &reading.reader, &reading.error),
                     ENTENTE_OK);
    return reading;
}

static inline Reading reading_open_string(const char *string, EntenteFormat format)
{
    EntenteReaderOptions options = {.format = format};
    return reading_open(string, strlen(string), "wire", &options);
}

static inline void reading_close(Reading *reading)
{
    entente_document_delete(reading->document);
    entente_reader_close(reading->reader);
}

/* Read on and expect this status. What every document promises is checked, too. */
static inline EntenteDocument *reading_expect(Reading *reading, EntenteStatus expected)
{
    reading->error = (EntenteError){0};
    EntenteStatus status = entente_reader_next(reading->reader, reading->document, &reading->error);
    if (status != expected)
        print_error("status %d instead of %d: %s\n", (int)status, (int)expected, reading->error.message);
    assert_int_equal(status, expected);
    EntenteDocument *document = reading->document;
    if (status == ENTENTE_OK) {
        assert_true(utf8_is_clean(document->text) && utf8_is_clean(document->id) &&
                    utf8_is_clean(document->title) && utf8_is_clean(document->url) &&
                    utf8_is_clean(document->publication));
        assert_non_null(document->file);
    } else if (status != ENTENTE_END) {
        assert_int_equal(reading->error.code, status);
        assert_non_null(strstr(reading->error.message, reading->error.file));
    }
    return document;
}

static inline void assert_slice(EntenteSlice slice, const char *expected)
{
    if (!slice_is(slice, expected))
        print_error("\"%.*s\" instead of \"%s\"\n", (int)slice.size, slice.data ? slice.data : "", expected);
    assert_true(slice_is(slice, expected));
}

static inline void assert_published(const EntenteDocument *document, int year, int month, int day)
{
    assert_int_equal(document->published.year, year);
    assert_int_equal(document->published.month, month);
    assert_int_equal(document->published.day, day);
}

#endif
