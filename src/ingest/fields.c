#include "ingest/fields.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"

#include <string.h>

EntenteStatus fields_keep(EntenteDocument *document, EntenteSlice bytes, EntenteSlice *kept,
                          EntenteError *error)
{
    char *copy;
    size_t size = bytes.size;
    if (utf8_is_clean(bytes)) {
        copy = arena_copy(document->arena, bytes.data, bytes.size);
    } else {
        copy = bytes.size < SIZE_MAX / 3 ? arena_bytes(document->arena, 3 * bytes.size + 1) : NULL;
        if (copy) {
            size = utf8_repair(bytes, copy, &document->repairs);
            copy[size] = '\0';
        }
    }
    if (!copy)
        return error_no_memory(error);
    *kept = (EntenteSlice){copy, size};
    return ENTENTE_OK;
}

EntenteStatus fields_keep_line(EntenteDocument *document, EntenteSlice bytes, EntenteSlice *kept,
                               EntenteError *error)
{
    EntenteStatus status = fields_keep(document, bytes, kept, error);
    if (status != ENTENTE_OK)
        return status;
    char *line = arena_bytes(document->arena, kept->size + 1);
    if (!line)
        return error_no_memory(error);
    size_t size = 0;
    bool space = false;
    for (size_t at = 0; at < kept->size;) {
        uint32_t code;
        size_t length = utf8_decode(*kept, at, &code);
        if (utf8_is_space(code)) {
            space = size > 0;
        } else {
            if (space)
                line[size++] = ' ';
            memcpy(line + size, kept->data + at, length);
            size += length;
            space = false;
        }
        at += length;
    }
    line[size] = '\0';
    *kept = (EntenteSlice){line, size};
    return ENTENTE_OK;
}

EntenteStatus fields_begin(EntenteDocument *document, const Source *source, size_t line, EntenteDate date,
                           EntenteError *error)
{
    const char *name = source_name(source);
    size_t size = strlen(name);
    char *file = arena_copy(document->arena, name, size);
    char *id = arena_bytes(document->arena, size + 32);
    if (!file || !id)
        return error_no_memory(error);
    int written = line ? snprintf(id, size + 32, "%s:%zu", name, line) : snprintf(id, size + 32, "%s", name);
    EntenteStatus status =
        fields_keep(document, (EntenteSlice){id, written < 0 ? 0 : (size_t)written}, &document->id, error);
    document->repairs = 0; /* a file's name is not its text */
    document->title = document->publication = document->url = document->text = (EntenteSlice){"", 0};
    document->published = date;
    document->file = file;
    document->line = line;
    return status;
}

EntenteDate fields_date_of_name(const char *file)
{
    EntenteDate date = {0};
    const char *last = strrchr(file, '/');
    date_find(entente_slice(last ? last + 1 : file), &date);
    return date;
}
