#include "ingest/warc.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "ingest/fields.h"
#include "ingest/html.h"
#include "ingest/http.h"
#include "ingest/published.h"
#include "ingest/recognise.h"

#include <string.h>

/* The named fields of a record that count, in the document's arena. */
typedef struct Record {
    EntenteSlice id, type, url, date, content_type;
    uint64_t length;
    bool has_length;
    unsigned seen; /* a bit for each of the strings, so that of several the first counts */
    size_t line;   /* where it begins */
} Record;

static EntenteStatus bad_record(const Source *source, size_t line, const char *problem, EntenteError *error)
{
    return error_set(error, ENTENTE_BAD_INPUT, source_name(source), line, "%s; the record is skipped",
                     problem);
}

static bool read_length(EntenteSlice value, uint64_t *length)
{
    *length = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] < '0' || value.data[i] > '9')
            return false;
        *length = *length * 10 + (uint64_t)(value.data[i] - '0');
    }
    return value.size > 0 && value.size <= 18;
}

/* Addresses and ids may stand in angle brackets. */
static EntenteSlice without_brackets(EntenteSlice value)
{
    if (value.size >= 2 && value.data[0] == '<' && value.data[value.size - 1] == '>')
        return (EntenteSlice){value.data + 1, value.size - 2};
    return value;
}

/* Keep the field if it is one that counts. */
static EntenteStatus keep_field(EntenteDocument *document, Record *record, EntenteSlice name,
                                EntenteSlice value, EntenteError *error)
{
    const struct {
        const char *name;
        EntenteSlice *field;
    } fields[] = {{"WARC-Record-ID", &record->id},
                  {"WARC-Type", &record->type},
                  {"WARC-Target-URI", &record->url},
                  {"WARC-Date", &record->date},
                  {"Content-Type", &record->content_type}};
    if (http_is(name, "Content-Length"))
        record->has_length = read_length(value, &record->length);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!http_is(name, fields[i].name) || (record->seen & 1u << i))
            continue;
        record->seen |= 1u << i;
        return fields_keep_line(document, without_brackets(value), fields[i].field, error);
    }
    return ENTENTE_OK;
}

static bool begins_record(EntenteSlice line)
{
    return line.size >= 5 && memcmp(line.data, "WARC/", 5) == 0;
}

/* Read lines until the next record begins, without taking that line. */
static EntenteStatus find_record(Source *source, size_t *passed, EntenteError *error)
{
    EntenteSlice line;
    *passed = 0;
    for (;;) {
        EntenteStatus status = source_peek(source, 5, &line, error);
        if (status != ENTENTE_OK || begins_record(line))
            return status;
        status = source_read_line(source, &line, error);
        if (status == ENTENTE_OK && !slice_trim(line).size)
            continue;
        if (status != ENTENTE_OK && status != ENTENTE_BAD_INPUT)
            return status;
        if (!*passed)
            *passed = source_line(source);
    }
}

/* Read the version line and the named fields, and the blank line after them. */
static EntenteStatus read_record(Source *source, EntenteDocument *document, Record *record,
                                 EntenteError *error)
{
    EntenteSlice line, none = {"", 0}, name, value;
    *record = (Record){.id = none, .type = none, .url = none, .date = none, .content_type = none};
    record->line = source_line(source) + 1;
    for (;;) {
        EntenteStatus status = source_read_line(source, &line, error);
        if (status == ENTENTE_END)
            return bad_record(source, record->line, "the file ends within a record", error);
        if (status != ENTENTE_OK)
            return status;
        if (!line.size)
            break;
        if (http_split_header(line, &name, &value))
            status = keep_field(document, record, name, value, error);
        if (status != ENTENTE_OK)
            return status;
    }
    if (!record->has_length)
        return bad_record(source, record->line, "a record without a Content-Length", error);
    return ENTENTE_OK;
}

/* Take `length` bytes without keeping them. */
static EntenteStatus skip_content(Source *source, uint64_t length, EntenteError *error)
{
    while (length) {
        EntenteSlice bytes;
        size_t wanted = length < SOURCE_RECORD_LIMIT ? (size_t)length : SOURCE_RECORD_LIMIT;
        EntenteStatus status = source_peek(source, wanted, &bytes, error);
        if (status != ENTENTE_OK)
            return status;
        source_skip(source, bytes.size);
        length -= bytes.size;
    }
    return ENTENTE_OK;
}

/* ---- content ---- */

/* The body without compression, in the document's arena where it had any. */
static EntenteStatus decompress(EntenteSlice encoding, EntenteDocument *document, EntenteSlice *body,
                                EntenteError *error)
{
    if (!source_is_compressed(*body)) {
        if (http_is(encoding, "br") || http_is(encoding, "deflate"))
            return error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                             "the page is encoded as %.*s, which is not read; it is skipped",
                             (int)encoding.size, encoding.data);
        return ENTENTE_OK;
    }
    Source *inner;
    EntenteSlice bytes = {"", 0};
    EntenteStatus status = source_open_memory(body->data, body->size, document->file, &inner, error);
    if (status == ENTENTE_OK) {
        status = source_peek(inner, SOURCE_RECORD_LIMIT + 1, &bytes, error);
        char *copy = arena_copy(document->arena, bytes.data, bytes.size);
        if (!copy)
            status = error_no_memory(error);
        *body = (EntenteSlice){copy, bytes.size};
        source_close(inner);
    }
    if (status == ENTENTE_OK && bytes.size > SOURCE_RECORD_LIMIT)
        return error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                         "a page longer than %zu MiB; it is skipped", SOURCE_RECORD_LIMIT >> 20);
    if (status == ENTENTE_IO)
        return error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                         "the page's compression is damaged; it is skipped");
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* Take off what HTTP put around a page. */
static EntenteStatus unwrap(const HttpResponse *response, EntenteDocument *document, EntenteSlice *body,
                            EntenteError *error)
{
    *body = response->body;
    if (response->chunked && body->size) {
        size_t written;
        char *joined = arena_bytes(document->arena, body->size);
        if (!joined)
            return error_no_memory(error);
        if (http_join_chunks(*body, joined, &written))
            *body = (EntenteSlice){joined, written};
    }
    return decompress(response->encoding, document, body, error);
}

/* HTML, TEXT, or AUTO for what is neither. */
static EntenteFormat kind_of(EntenteSlice type, EntenteSlice body, EntenteSlice *charset)
{
    EntenteSlice kind;
    http_split_type(type, &kind, charset);
    if (http_is(kind, "text/html") || http_is(kind, "application/xhtml+xml"))
        return ENTENTE_FORMAT_HTML;
    if (http_is(kind, "text/plain"))
        return ENTENTE_FORMAT_TEXT;
    EntenteSlice sample = {body.data, body.size < RECOGNISE_SAMPLE ? body.size : RECOGNISE_SAMPLE};
    return !kind.size && recognise(sample) == ENTENTE_FORMAT_HTML ? ENTENTE_FORMAT_HTML : ENTENTE_FORMAT_AUTO;
}

/* Read the content into the document. ENTENTE_END: it is of a kind that does not count. */
static EntenteStatus read_content(const Record *record, EntenteSlice content, EntenteDate date,
                                  EntenteDocument *document, EntenteError *error)
{
    HttpResponse response = {
        .status = 200, .type = record->content_type, .encoding = {"", 0}, .body = content};
    EntenteSlice kind, charset, body;
    http_split_type(record->content_type, &kind, &charset);
    if (http_is(record->type, "response") && (http_is(kind, "application/http") || !kind.size))
        response = http_split(content);
    if (response.status < 200 || response.status > 299)
        return ENTENTE_END;
    if (response.type.size && kind_of(response.type, response.body, &charset) == ENTENTE_FORMAT_AUTO)
        return ENTENTE_END;
    EntenteStatus status = unwrap(&response, document, &body, error);
    if (status != ENTENTE_OK)
        return status;
    EntenteFormat format = kind_of(response.type, body, &charset);
    if (format == ENTENTE_FORMAT_HTML) {
        status = html_read(body, charset, document, error);
    } else if (format == ENTENTE_FORMAT_TEXT) {
        status = fields_keep(document, body, &document->text, error);
        document->published = published_find(document->text);
    } else {
        return ENTENTE_END;
    }
    if (!document->published.month && !date_parse_iso(record->date, &document->published))
        document->published = date;
    return status;
}

static bool counts(const Record *record)
{
    return http_is(record->type, "response") || http_is(record->type, "resource") ||
           http_is(record->type, "conversion");
}

/* Read one record. ENTENTE_END: it does not count. */
static EntenteStatus read_one(Source *source, EntenteDate date, EntenteDocument *document,
                              EntenteError *error)
{
    Record record;
    EntenteSlice content = {"", 0};
    EntenteStatus status = read_record(source, document, &record, error);
    if (status != ENTENTE_OK)
        return status;
    if (!counts(&record) || record.length > SOURCE_RECORD_LIMIT) {
        status = skip_content(source, record.length, error);
        if (status != ENTENTE_OK || !counts(&record))
            return status == ENTENTE_OK ? ENTENTE_END : status;
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), record.line,
                         "a record longer than %zu MiB; it is skipped", SOURCE_RECORD_LIMIT >> 20);
    }
    if (record.length)
        status = source_peek(source, (size_t)record.length, &content, error);
    if (status == ENTENTE_END || (status == ENTENTE_OK && content.size < record.length)) {
        source_skip(source, content.size);
        return bad_record(source, record.line, "the file ends within a record", error);
    }
    if (status == ENTENTE_OK)
        status = fields_begin(document, source, record.line, (EntenteDate){0}, error);
    if (status != ENTENTE_OK)
        return status;
    if (record.id.size)
        document->id = record.id;
    document->url = record.url;
    status = read_content(&record, content, date, document, error);
    source_skip(source, content.size);
    return status;
}

EntenteStatus warc_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error)
{
    for (;;) {
        size_t passed;
        EntenteStatus status = find_record(source, &passed, error);
        if (passed)
            return bad_record(source, passed, "not the beginning of a WARC record", error);
        if (status == ENTENTE_OK)
            status = read_one(source, date, document, error);
        else
            return status;
        if (status != ENTENTE_END)
            return status;
        entente_document_reset(document); /* memory must not grow with what is read over */
    }
}
