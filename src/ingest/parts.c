#include "ingest/parts.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

/* What the text is cut after, the best first. */
typedef enum Break { BREAK_PARAGRAPH, BREAK_LINE, BREAK_SENTENCE, BREAK_SPACE, BREAK_COUNT } Break;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Whether a line end at `at` ends a blank line, too. */
static bool ends_paragraph(EntenteSlice text, size_t at, size_t least)
{
    while (at > least && is_blank(text.data[at - 1]))
        at--;
    return at > least && text.data[at - 1] == '\n';
}

/* Whether the white space at `at` comes after the end of a sentence. */
static bool ends_sentence(EntenteSlice text, size_t at, size_t least)
{
    while (at > least && is_one_of(text.data[at - 1], "\"')]"))
        at--;
    return at > least && is_one_of(text.data[at - 1], ".!?");
}

/* One pass from the end back to the middle. */
size_t parts_cut(EntenteSlice text)
{
    size_t found[BREAK_COUNT] = {0}, least = text.size / 2;
    for (size_t at = text.size; at-- > least + 1 && !found[BREAK_PARAGRAPH];) {
        char c = text.data[at];
        if (c == '\n') {
            if (ends_paragraph(text, at, least))
                found[BREAK_PARAGRAPH] = at + 1;
            if (!found[BREAK_LINE])
                found[BREAK_LINE] = at + 1;
        } else if (is_blank(c) && !found[BREAK_LINE]) {
            if (!found[BREAK_SPACE])
                found[BREAK_SPACE] = at + 1;
            if (!found[BREAK_SENTENCE] && ends_sentence(text, at, least))
                found[BREAK_SENTENCE] = at + 1;
        }
    }
    for (Break kind = BREAK_PARAGRAPH; kind < BREAK_COUNT; kind++)
        if (found[kind])
            return found[kind];
    /* not inside of a character, of whose bytes at most three may be here */
    size_t cut = text.size;
    for (size_t back = 1; back <= 3 && back < text.size; back++) {
        unsigned char c = (unsigned char)text.data[text.size - back];
        if (c >= 0xC0)
            cut = text.size - back;
        if ((c & 0xC0) != 0x80)
            break;
    }
    return cut;
}

void parts_free(Parts *parts)
{
    entente_document_delete(parts->whole);
    *parts = (Parts){0};
}

static bool keep(Arena *arena, EntenteSlice *slice)
{
    char *copy = arena_copy(arena, slice->data, slice->size);
    slice->data = copy;
    return copy != NULL;
}

EntenteStatus parts_next(Parts *parts, EntenteDocument *document, EntenteError *error)
{
    const EntenteDocument *whole = parts->whole;
    EntenteSlice rest = {whole->text.data + parts->at, whole->text.size - parts->at};
    if (rest.size > PARTS_LIMIT)
        rest.size = parts_cut((EntenteSlice){rest.data, PARTS_LIMIT});
    Arena *arena = document->arena;
    *document = *whole;
    document->arena = arena;
    document->text = rest;
    document->file = arena_copy(arena, whole->file, strlen(whole->file));
    if (!keep(arena, &document->id) || !keep(arena, &document->title) ||
        !keep(arena, &document->publication) || !keep(arena, &document->url) ||
        !keep(arena, &document->text) || !document->file)
        return error_no_memory(error);
    document->part = parts->part++;
    document->first_char = parts->first_char;
    document->repairs = document->part == 0 ? whole->repairs : 0;
    parts->first_char += (uint32_t)utf8_count(rest);
    parts->at += rest.size;
    parts->open = parts->at < whole->text.size;
    if (!parts->open)
        entente_document_reset(parts->whole);
    return ENTENTE_OK;
}

EntenteStatus parts_begin(Parts *parts, EntenteDocument *document, EntenteError *error)
{
    if (!parts->whole) {
        EntenteStatus status = entente_document_new(&parts->whole, error);
        if (status != ENTENTE_OK)
            return status;
    }
    EntenteDocument whole = *document;
    *document = *parts->whole;
    *parts->whole = whole;
    entente_document_reset(document);
    parts->at = 0;
    parts->part = parts->first_char = 0;
    parts->open = true;
    return parts_next(parts, document, error);
}
