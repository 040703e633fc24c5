#include "ingest/text.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

/* The place after the last occurrence of `mark` in the second half of `text`, 0 where there is none. */
static size_t after_last(EntenteSlice text, const char *mark)
{
    size_t size = strlen(mark);
    for (size_t at = text.size - size; at > text.size / 2; at--)
        if (memcmp(text.data + at, mark, size) == 0)
            return at + size;
    return 0;
}

static size_t cut_at(EntenteSlice text)
{
    static const char *const marks[] = {"\n\n", "\r\n\r\n", "\n", ". ", " "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t cut = after_last(text, marks[i]);
        if (cut)
            return cut;
    }
    /* between characters: not before a continuation byte, of which well-formed text has at most three */
    size_t cut = text.size;
    for (size_t back = 0; back < 3 && ((unsigned char)text.data[cut - 1] & 0xC0) == 0x80; back++)
        cut--;
    unsigned char last = (unsigned char)text.data[cut - 1];
    return last >= 0xC0 ? cut - 1 : text.size;
}

/* The date in the first lines of a text, as in a dateline; that of the file's name else. */
static EntenteDate guess_date(EntenteSlice text, const char *file)
{
    enum { LINES = 3, LONGEST = 400 };
    EntenteDate date = {0};
    size_t end = 0;
    for (size_t lines = 0; end < text.size && end < LONGEST && lines < LINES; end++)
        lines += text.data[end] == '\n' && end > 0 && text.data[end - 1] != '\n';
    if (date_find((EntenteSlice){text.data, end}, &date))
        return date;
    const char *name = strrchr(file, '/');
    if (date_find(entente_slice(name ? name + 1 : file), &date))
        return date;
    return (EntenteDate){0};
}

static EntenteStatus fill_document(TextReader *reader, EntenteSlice bytes, EntenteDocument *document,
                                   EntenteError *error)
{
    const char *file = source_name(reader->source);
    char *text;
    size_t size = bytes.size;
    if (utf8_is_clean(bytes)) {
        text = arena_copy(document->arena, bytes.data, bytes.size);
    } else {
        text = arena_bytes(document->arena, 3 * bytes.size + 1);
        if (text)
            size = utf8_repair(bytes, text, &document->repairs);
    }
    char *name = arena_copy(document->arena, file, strlen(file));
    if (!text || !name)
        return error_no_memory(error);
    document->text = (EntenteSlice){text, size};
    if (reader->part == 0 && !reader->date.year)
        reader->date = guess_date(document->text, file);
    document->id = entente_slice(name);
    document->title = document->publication = document->url = (EntenteSlice){"", 0};
    document->published = reader->date;
    document->file = name;
    document->line = source_line(reader->source) + 1;
    document->part = reader->part++;
    document->first_char = reader->first_char;
    reader->first_char += (uint32_t)utf8_count(document->text);
    return ENTENTE_OK;
}

EntenteStatus text_reader_next(TextReader *reader, EntenteDocument *document, EntenteError *error)
{
    EntenteSlice bytes;
    EntenteStatus status = source_peek(reader->source, TEXT_PART_SIZE, &bytes, error);
    if (status != ENTENTE_OK)
        return status;
    if (bytes.size == TEXT_PART_SIZE)
        bytes.size = cut_at(bytes);
    status = fill_document(reader, bytes, document, error);
    if (status == ENTENTE_OK)
        source_skip(reader->source, bytes.size);
    return status;
}
