#include "ingest/warc.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "ingest/fields.h"
#include "ingest/html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What of a record's header counts. Strings live in the document's arena. */
typedef struct Record {
    size_t line;
    uint64_t length;
    bool has_length;
    EntenteSlice type, address, date, content;
} Record;

static bool is_name(EntenteSlice name, const char *wanted)
{
    return name.size == strlen(wanted) && strncasecmp(name.data, wanted, name.size) == 0;
}

static bool starts_with(EntenteSlice text, const char *prefix)
{
    size_t size = strlen(prefix);
    return text.size >= size && strncasecmp(text.data, prefix, size) == 0;
}

/* "Name: value" to its halves; false where there is no colon. */
static bool split_field(EntenteSlice line, EntenteSlice *name, EntenteSlice *value)
{
    const char *colon = line.size ? memchr(line.data, ':', line.size) : NULL;
    if (!colon)
        return false;
    *name = slice_trim((EntenteSlice){line.data, (size_t)(colon - line.data)});
    *value = slice_trim((EntenteSlice){colon + 1, (size_t)(line.data + line.size - colon - 1)});
    return true;
}

static bool read_length(EntenteSlice value, int base, uint64_t *length)
{
    *length = 0;
    size_t digits = 0;
    for (; digits < value.size && digits < 15; digits++) {
        char c = (char)(value.data[digits] | 0x20);
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
        if ((value.data[digits] >= '0' && value.data[digits] <= '9') == 0 && base == 10)
            break;
        if (digit >= base)
            break;
        *length = *length * (unsigned)base + (unsigned)digit;
    }
    return digits > 0;
}

/* ---- a record's header ---- */

static EntenteStatus keep_field(EntenteDocument *document, EntenteSlice name, EntenteSlice value,
                                Record *record, EntenteError *error)
{
    EntenteSlice *kept = is_name(name, "WARC-Type")         ? &record->type
                         : is_name(name, "WARC-Target-URI") ? &record->address
                         : is_name(name, "WARC-Date")       ? &record->date
                         : is_name(name, "Content-Type")    ? &record->content
                                                            : NULL;
    if (is_name(name, "Content-Length"))
        record->has_length = read_length(value, 10, &record->length);
    return kept ? fields_keep_line(document, value, kept, error) : ENTENTE_OK;
}

/* Read over what is no record, up to the beginning of one. ENTENTE_BAD_INPUT where it was more than blank
 * lines. */
static EntenteStatus find_record(Source *source, EntenteError *error)
{
    enum { MAGIC = 5 };
    size_t strange = 0;
    EntenteSlice bytes, line;
    EntenteStatus status;
    while ((status = source_peek(source, MAGIC, &bytes, error)) == ENTENTE_OK &&
           !starts_with(bytes, "WARC/")) {
        status = source_read_line(source, &line, error);
        if (status != ENTENTE_OK && status != ENTENTE_BAD_INPUT)
            break;
        if ((status == ENTENTE_BAD_INPUT || slice_trim(line).size) && !strange)
            strange = source_line(source);
    }
    if (strange && (status == ENTENTE_OK || status == ENTENTE_END))
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), strange,
                         "no record begins here; what stands before the next one is skipped");
    return status;
}

/* Read up to the empty line after the header. */
static EntenteStatus read_header(Source *source, EntenteDocument *document, Record *record,
                                 EntenteError *error)
{
    EntenteSlice line, name, value;
    EntenteStatus status = find_record(source, error);
    if (status == ENTENTE_OK)
        status = source_read_line(source, &line, error);
    if (status != ENTENTE_OK)
        return status;
    record->line = source_line(source);
    while ((status = source_read_line(source, &line, error)) == ENTENTE_OK && line.size)
        if (split_field(line, &name, &value)) {
            status = keep_field(document, name, value, record, error);
            if (status != ENTENTE_OK)
                return status;
        }
    if (status == ENTENTE_END)
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), record->line,
                         "the archive ends inside of this record's header");
    if (status == ENTENTE_OK && !record->has_length)
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), record->line,
                         "a record without Content-Length; it is skipped");
    return status;
}

/* Read over `length` bytes without keeping them. */
static EntenteStatus skip_bytes(Source *source, uint64_t length, EntenteError *error)
{
    enum { PIECE = 64 * 1024 };
    while (length) {
        EntenteSlice bytes;
        EntenteStatus status = source_peek(source, length < PIECE ? (size_t)length : PIECE, &bytes, error);
        if (status != ENTENTE_OK)
            return status;
        source_skip(source, bytes.size);
        length -= bytes.size;
    }
    return ENTENTE_OK;
}

/* ---- an HTTP response ---- */

typedef struct Response {
    EntenteSlice content, body;
    bool good, chunked;
} Response;

/* The next line of a text in memory, without its line end. */
static bool take_line(EntenteSlice *text, EntenteSlice *line)
{
    const char *end = text->size ? memchr(text->data, '\n', text->size) : NULL;
    if (!end)
        return false;
    size_t size = (size_t)(end - text->data);
    *line = (EntenteSlice){text->data, size && text->data[size - 1] == '\r' ? size - 1 : size};
    text->data += size + 1;
    text->size -= size + 1;
    return true;
}

static Response read_response(EntenteSlice block)
{
    Response response = {.content = {"", 0}};
    EntenteSlice line, name, value;
    if (!take_line(&block, &line) || !starts_with(line, "HTTP/"))
        return response;
    const char *status = memchr(line.data, ' ', line.size);
    size_t left = status ? line.size - (size_t)(status - line.data) : 0;
    response.good = left >= 4 && memcmp(status, " 200", 4) == 0;
    while (take_line(&block, &line) && line.size)
        if (split_field(line, &name, &value)) {
            if (is_name(name, "Content-Type"))
                response.content = value;
            if (is_name(name, "Transfer-Encoding"))
                response.chunked = starts_with(value, "chunked");
        }
    response.body = block;
    return response;
}

/* Put chunks together (RFC 9112, section 7.1) in the arena. What is no chunk ends the body. */
static bool join_chunks(EntenteDocument *document, EntenteSlice *body)
{
    EntenteSlice rest = *body, line;
    char *whole = arena_bytes(document->arena, body->size + 1);
    size_t size = 0;
    uint64_t length;
    if (!whole)
        return false;
    while (take_line(&rest, &line) && read_length(slice_trim(line), 16, &length) && length) {
        size_t taken = length < rest.size ? (size_t)length : rest.size;
        memcpy(whole + size, rest.data, taken);
        size += taken;
        rest.data += taken;
        rest.size -= taken;
        take_line(&rest, &line);
    }
    /* servers' tools often store the body joined but leave the header */
    if (size)
        *body = (EntenteSlice){whole, size};
    return true;
}

/* ---- pages ---- */

/* The body as the document's text; a compressed one by way of another source. */
static EntenteStatus fill_page(EntenteSlice body, EntenteSlice content, EntenteDocument *document,
                               EntenteError *error)
{
    Source *source = NULL;
    EntenteSlice page;
    EntenteStatus status = source_open_memory(body.data, body.size, document->file, &source, error);
    if (status == ENTENTE_OK)
        status = source_peek(source, SOURCE_RECORD_LIMIT + 1, &page, error);
    if (status == ENTENTE_OK && page.size > SOURCE_RECORD_LIMIT)
        status = ENTENTE_BAD_INPUT;
    if (status != ENTENTE_OK) {
        source_close(source);
        return status == ENTENTE_NO_MEMORY
                   ? status
                   : error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                               "the page's body is empty, damaged or longer than %zu MiB; it "
                               "is skipped",
                               SOURCE_RECORD_LIMIT >> 20);
    }
    status = starts_with(content, "text/plain") ? fields_keep(document, page, &document->text, error)
                                                : html_fill(page, document, error);
    source_close(source);
    return status;
}

static bool is_page(EntenteSlice content)
{
    return starts_with(content, "text/html") || starts_with(content, "application/xhtml") ||
           starts_with(content, "text/plain");
}

/* ENTENTE_END: the record holds no page. */
static EntenteStatus read_page(EntenteSlice block, const Record *record, EntenteDocument *document,
                               EntenteError *error)
{
    Response response = {.content = record->content, .body = block, .good = true};
    if (is_name(record->type, "response")) {
        response = read_response(block);
        if (!response.good || !is_page(response.content))
            return ENTENTE_END;
    } else if ((!is_name(record->type, "resource") && !is_name(record->type, "conversion")) ||
               !is_page(record->content)) {
        return ENTENTE_END;
    }
    if (response.chunked && !join_chunks(document, &response.body))
        return error_no_memory(error);
    EntenteStatus status = fill_page(response.body, response.content, document, error);
    if (status == ENTENTE_OK && !document->published.year)
        date_parse_iso(record->date, &document->published);
    return status;
}

static EntenteStatus read_record(Source *source, EntenteDate date, EntenteDocument *document,
                                 EntenteError *error)
{
    Record record = {.type = {"", 0}, .address = {"", 0}, .date = {"", 0}, .content = {"", 0}};
    EntenteStatus status = read_header(source, document, &record, error);
    if (status != ENTENTE_OK)
        return status;
    status = fields_begin(document, source, record.line, (EntenteDate){0}, error);
    if (status == ENTENTE_OK && record.length > SOURCE_RECORD_LIMIT) {
        status = skip_bytes(source, record.length, error);
        return status != ENTENTE_OK
                   ? status
                   : error_set(error, ENTENTE_BAD_INPUT, source_name(source), record.line,
                               "a record longer than %zu MiB; it is skipped", SOURCE_RECORD_LIMIT >> 20);
    }
    EntenteSlice block = {"", 0};
    if (status == ENTENTE_OK && record.length)
        status = source_peek(source, (size_t)record.length, &block, error);
    if (status == ENTENTE_END || (status == ENTENTE_OK && block.size < record.length)) {
        source_skip(source, block.size);
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), record.line,
                         "the archive ends inside of this record");
    }
    if (status != ENTENTE_OK)
        return status;
    EntenteStatus page = read_page(block, &record, document, error);
    source_skip(source, block.size);
    if (page != ENTENTE_OK)
        return page;
    if (!document->published.year)
        document->published = date;
    if (record.address.size)
        document->id = document->url = record.address;
    return ENTENTE_OK;
}

EntenteStatus warc_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error)
{
    for (;;) {
        EntenteSlice any;
        EntenteStatus status = source_peek(source, 1, &any, error);
        if (status != ENTENTE_OK)
            return status;
        entente_document_reset(document);
        status = read_record(source, date, document, error);
        if (status != ENTENTE_END)
            return status;
    }
}
