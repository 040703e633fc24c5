#include "ingest/http.h"

#include "base/slice.h"

#include <string.h>

bool http_split_header(EntenteSlice line, EntenteSlice *name, EntenteSlice *value)
{
    const char *colon = line.size ? memchr(line.data, ':', line.size) : NULL;
    if (!colon)
        return false;
    size_t size = (size_t)(colon - line.data);
    *name = slice_trim((EntenteSlice){line.data, size});
    *value = slice_trim((EntenteSlice){colon + 1, line.size - size - 1});
    return true;
}

bool http_is(EntenteSlice name, const char *other)
{
    return name.size == strlen(other) && strncasecmp(name.data, other, name.size) == 0;
}

EntenteSlice http_next_line(EntenteSlice *rest)
{
    const char *end = rest->size ? memchr(rest->data, '\n', rest->size) : NULL;
    EntenteSlice line = {rest->data, end ? (size_t)(end - rest->data) : rest->size};
    size_t passed = line.size + (end != NULL);
    rest->data += passed;
    rest->size -= passed;
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    return line;
}

/* Take what comes before `mark` off the slice, and the mark. */
static EntenteSlice take_before(EntenteSlice *rest, char mark)
{
    const char *end = rest->size ? memchr(rest->data, mark, rest->size) : NULL;
    EntenteSlice piece = {rest->data, end ? (size_t)(end - rest->data) : rest->size};
    size_t passed = piece.size + (end != NULL);
    rest->data += passed;
    rest->size -= passed;
    return slice_trim(piece);
}

void http_split_type(EntenteSlice type, EntenteSlice *kind, EntenteSlice *charset)
{
    *kind = take_before(&type, ';');
    *charset = (EntenteSlice){"", 0};
    while (type.size) {
        EntenteSlice value = take_before(&type, ';'), name = take_before(&value, '=');
        if (!http_is(name, "charset"))
            continue;
        value = slice_trim(value);
        if (value.size >= 2 && value.data[0] == '"' && value.data[value.size - 1] == '"')
            value = (EntenteSlice){value.data + 1, value.size - 2};
        *charset = value;
        return;
    }
}

static unsigned read_status(EntenteSlice line)
{
    unsigned status = 0;
    EntenteSlice protocol = take_before(&line, ' '), number = take_before(&line, ' ');
    if (protocol.size < 5 || strncasecmp(protocol.data, "HTTP/", 5) != 0 || number.size != 3)
        return 0;
    for (size_t i = 0; i < number.size; i++) {
        if (number.data[i] < '0' || number.data[i] > '9')
            return 0;
        status = status * 10 + (unsigned)(number.data[i] - '0');
    }
    return status;
}

HttpResponse http_split(EntenteSlice message)
{
    EntenteSlice none = {"", 0}, name, value;
    HttpResponse response = {.type = none, .encoding = none, .body = message};
    response.status = read_status(http_next_line(&message));
    if (!response.status)
        return response;
    for (EntenteSlice line = http_next_line(&message); line.size; line = http_next_line(&message)) {
        if (!http_split_header(line, &name, &value))
            continue;
        if (http_is(name, "Content-Type"))
            response.type = value;
        else if (http_is(name, "Content-Encoding"))
            response.encoding = value;
        else if (http_is(name, "Transfer-Encoding"))
            response.chunked = http_is(value, "chunked");
    }
    response.body = message;
    return response;
}

/* The size at the beginning of a chunk; false where there is none. */
static bool read_chunk_size(EntenteSlice line, size_t *size)
{
    size_t digits = 0;
    *size = 0;
    for (; digits < line.size; digits++) {
        unsigned char c = (unsigned char)line.data[digits], lower = c | 0x20;
        if (c >= '0' && c <= '9')
            *size = *size << 4 | (size_t)(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            *size = *size << 4 | (size_t)(lower - 'a' + 10);
        else
            break;
    }
    bool ended = digits == line.size || line.data[digits] == ';' || line.data[digits] == ' ';
    return digits > 0 && digits <= 8 && ended;
}

bool http_join_chunks(EntenteSlice body, char *out, size_t *written)
{
    size_t size;
    *written = 0;
    for (bool first = true; body.size; first = false) {
        if (!read_chunk_size(http_next_line(&body), &size))
            return !first;
        if (size > body.size)
            size = body.size;
        if (!size)
            return true;
        memcpy(out + *written, body.data, size);
        *written += size;
        body.data += size;
        body.size -= size;
        http_next_line(&body);
    }
    return true;
}
