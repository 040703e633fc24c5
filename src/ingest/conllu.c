#include "ingest/conllu.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "ingest/fields.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 10, ID = 0, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

struct ConlluReader {
    Source *source;
    EntenteDate date;
    char *id; /* of the document that is being read */
    uint32_t part, first_char;
    bool new_document; /* a newdoc line was read: the next document has not begun yet */
    bool started;
    bool failed; /* `failure` is to be handed out next */
    EntenteError failure;
};

/* A sentence and the document around it while they grow. Token texts are offsets into `text` until the end:
 * the buffer moves. */
typedef struct Building {
    EntenteDocument *document;
    Buffer text;
    EntenteSentence *sentences;
    size_t sentence_capacity;
    EntenteToken *tokens;
    size_t token_count, token_capacity;
    size_t text_start; /* of the sentence */
    size_t range_end;  /* last word of the multiword token that is open, 0: none */
    size_t range_first;
    bool range_space;
    bool new_paragraph, any_line;
    Buffer sentence_id;           /* as it stands in the comment */
    size_t bytes, sentence_bytes; /* of lines, in the part and in the sentence */
    size_t repairs;
} Building;

ConlluReader *conllu_reader_new(Source *source, EntenteDate date)
{
    ConlluReader *reader = calloc(1, sizeof *reader);
    if (reader) {
        reader->source = source;
        reader->date = date;
    }
    return reader;
}

void conllu_reader_delete(ConlluReader *reader)
{
    if (!reader)
        return;
    free(reader->id);
    free(reader);
}

/* ---- columns ---- */

static size_t split_columns(EntenteSlice line, EntenteSlice columns[COLUMNS])
{
    size_t count = 0;
    while (count < COLUMNS) {
        const char *tab = line.size ? memchr(line.data, '\t', line.size) : NULL;
        size_t size = tab ? (size_t)(tab - line.data) : line.size;
        columns[count++] = (EntenteSlice){line.data, size};
        if (!tab)
            return count;
        line.data += size + 1;
        line.size -= size + 1;
    }
    return count + 1; /* more than there should be */
}

static bool read_number(EntenteSlice slice, uint32_t *number)
{
    if (!slice.size || slice.size > 7)
        return false;
    *number = 0;
    for (size_t i = 0; i < slice.size; i++) {
        if (slice.data[i] < '0' || slice.data[i] > '9')
            return false;
        *number = *number * 10 + (uint32_t)(slice.data[i] - '0');
    }
    return true;
}

/* The same text, well-formed, in the document's arena, with a NUL. NULL when memory is out. */
static char *keep(Building *building, EntenteSlice slice)
{
    Arena *arena = building->document->arena;
    if (utf8_is_clean(slice))
        return arena_copy(arena, slice.data, slice.size);
    char *copy = arena_bytes(arena, 3 * slice.size + 1);
    if (copy)
        copy[utf8_repair(slice, copy, &building->repairs)] = '\0';
    return copy;
}

static EntenteSlice keep_slice(Building *building, EntenteSlice slice)
{
    char *copy = keep(building, slice);
    return copy ? entente_slice(copy) : (EntenteSlice){NULL, 0};
}

/* Tags and relations come again and again: the commonest need no copy. */
static const char *keep_name(Building *building, EntenteSlice slice, const char *before)
{
    if (slice_is(slice, "_"))
        return "_";
    if (before && slice_is(slice, before))
        return before;
    return keep(building, slice);
}

/* Append a surface form to the document's text; returns the text's offset. */
static size_t append_surface(Building *building, EntenteSlice surface)
{
    size_t offset = building->text.size;
    buffer_add(&building->text, surface.data, surface.size);
    return offset;
}

/* ---- one line ---- */

static bool has_no_space_after(EntenteSlice misc)
{
    static const char key[] = "SpaceAfter=No";
    size_t size = sizeof key - 1;
    for (size_t i = 0; i + size <= misc.size; i++)
        if ((i == 0 || misc.data[i - 1] == '|') && memcmp(misc.data + i, key, size) == 0)
            return true;
    return false;
}

static const char *add_range(Building *building, EntenteSlice columns[COLUMNS])
{
    const char *dash = memchr(columns[ID].data, '-', columns[ID].size);
    size_t left = (size_t)(dash - columns[ID].data);
    uint32_t first, last;
    if (!read_number((EntenteSlice){columns[ID].data, left}, &first) ||
        !read_number((EntenteSlice){dash + 1, columns[ID].size - left - 1}, &last))
        return "the id of a multiword token is not N-M";
    if (first != building->token_count + 1 || last <= first || last - first > 200 || building->range_end)
        return "the range of a multiword token does not fit";
    EntenteSlice form = keep_slice(building, columns[FORM]);
    if (!form.size)
        return "a multiword token without a form";
    building->range_first = building->token_count;
    building->range_end = last;
    building->range_space = !has_no_space_after(columns[MISC]);
    EntenteToken *tokens = arena_grow(building->document->arena, building->tokens, &building->token_capacity,
                                      building->token_count + 1, sizeof *tokens);
    if (!tokens)
        return "out of memory";
    building->tokens = tokens;
    EntenteToken *token = &tokens[building->token_count];
    *token = (EntenteToken){.multiword = (uint8_t)(last - first + 1)};
    token->surface = (EntenteSlice){NULL, form.size};
    token->start = (uint32_t)append_surface(building, form);
    return NULL;
}

static const char *add_word(Building *building, EntenteSlice columns[COLUMNS])
{
    uint32_t id, head = 0;
    if (!read_number(columns[ID], &id) || id != building->token_count + 1)
        return "word ids do not count 1, 2, 3, ...";
    if (!columns[FORM].size)
        return "a word without a form";
    if (!slice_is(columns[HEAD], "_") && !read_number(columns[HEAD], &head))
        return "the head is not a number";
    bool open = building->range_end != 0,
         first_of_range = open && building->token_count == building->range_first;
    EntenteToken *tokens = arena_grow(building->document->arena, building->tokens, &building->token_capacity,
                                      building->token_count + 1, sizeof *tokens);
    EntenteSlice form = keep_slice(building, columns[FORM]);
    if (!tokens || !form.data)
        return "out of memory";
    building->tokens = tokens;
    EntenteToken *token = &tokens[building->token_count];
    const EntenteToken *before = building->token_count ? token - 1 : NULL;
    if (!first_of_range)
        *token = (EntenteToken){0};
    token->text = form;
    token->lemma = slice_is(columns[LEMMA], "_") && !slice_is(columns[FORM], "_")
                       ? (EntenteSlice){"", 0}
                       : keep_slice(building, columns[LEMMA]);
    token->upos = (uint8_t)entente_upos_from_name(columns[UPOS]);
    token->xpos = keep_name(building, columns[XPOS], before ? before->xpos : NULL);
    token->feats = keep_name(building, columns[FEATS], before ? before->feats : NULL);
    token->deprel = keep_name(building, columns[DEPREL], before ? before->deprel : NULL);
    token->head = head;
    if (!token->lemma.data || !token->xpos || !token->feats || !token->deprel)
        return "out of memory";
    if (!open) {
        token->start = (uint32_t)append_surface(building, form);
        token->space_after = !has_no_space_after(columns[MISC]);
    } else {
        token->end = 1; /* a word of a multiword token: its place is found at the end */
        if (id == building->range_end) {
            token->space_after = building->range_space;
            building->range_end = 0;
        }
    }
    building->token_count++;
    if (token->space_after)
        buffer_add(&building->text, " ", 1);
    return NULL;
}

static const char *add_line(Building *building, EntenteSlice line)
{
    EntenteSlice columns[COLUMNS];
    if (split_columns(line, columns) != COLUMNS)
        return "a word has 10 columns separated by tabs";
    if (memchr(columns[ID].data, '.', columns[ID].size))
        return NULL; /* an empty node of the enhanced graph */
    if (memchr(columns[ID].data, '-', columns[ID].size))
        return add_range(building, columns);
    return add_word(building, columns);
}

/* ---- one sentence ---- */

/* Whether the heads, where they are given, make one tree. */
static const char *check_tree(const EntenteToken *tokens, size_t count, bool *parsed, uint8_t *state)
{
    size_t roots = 0, related = 0;
    for (size_t i = 0; i < count; i++) {
        if (tokens[i].head > count)
            return "a head lies outside of the sentence";
        roots += tokens[i].head == 0;
        related += strcmp(tokens[i].deprel, "_") != 0;
    }
    *parsed = roots < count || related == count;
    if (!*parsed)
        return NULL;
    if (roots != 1)
        return "a sentence has exactly one root";
    /* 1: on the way, 2: known to reach the root */
    memset(state, 0, count);
    for (size_t start = 0; start < count; start++) {
        size_t node = start + 1;
        while (node && !state[node - 1]) {
            state[node - 1] = 1;
            node = tokens[node - 1].head;
        }
        if (node && state[node - 1] == 1)
            return "the heads run in a circle";
        for (node = start + 1; node && state[node - 1] == 1; node = tokens[node - 1].head)
            state[node - 1] = 2;
    }
    return NULL;
}

/* Put the texts of a multiword token's words where they lie in its surface, if they make it up in order. */
static void place_words(EntenteToken *token, size_t surface_offset)
{
    size_t at = 0, words = token->multiword;
    for (size_t w = 0; w < words; w++) {
        EntenteSlice text = token[w].text;
        bool fits = at + text.size <= token->surface.size &&
                    memcmp(token->surface.data + at, text.data, text.size) == 0;
        if (!fits)
            return;
        at += text.size;
    }
    if (at != token->surface.size)
        return;
    at = 0;
    for (size_t w = 0; w < words; w++) {
        token[w].text.data = token->surface.data + at;
        token[w].start = (uint32_t)(surface_offset + at);
        token[w].end = (uint32_t)(surface_offset + at + token[w].text.size);
        at += token[w].text.size;
    }
}

static const char *finish_sentence(Building *building, bool *parsed)
{
    if (building->range_end)
        return "a multiword token lacks words";
    Arena *arena = building->document->arena;
    uint8_t *state = arena_bytes(arena, building->token_count);
    EntenteSentence *sentences = arena_grow(arena, building->sentences, &building->sentence_capacity,
                                            building->document->sentence_count + 1, sizeof *sentences);
    if (!state || !sentences)
        return "out of memory";
    const Buffer *given = &building->sentence_id;
    EntenteSlice id = keep_slice(building, (EntenteSlice){(const char *)given->data, given->size});
    if (!id.data || given->failed)
        return "out of memory";
    const char *problem = check_tree(building->tokens, building->token_count, parsed, state);
    if (problem)
        return problem;
    building->sentences = sentences;
    EntenteSentence *sentence = &sentences[building->document->sentence_count++];
    *sentence = (EntenteSentence){.id = id,
                                  .tokens = building->tokens,
                                  .token_count = building->token_count,
                                  .starts_paragraph = building->new_paragraph};
    /* offsets of the buffer until finish_document */
    sentence->start = (uint32_t)building->text_start;
    return NULL;
}

/* Forget the sentence that was being read. */
static void drop_sentence(Building *building)
{
    building->text.size = building->text_start;
    building->tokens = NULL;
    building->token_count = building->token_capacity = 0;
    building->range_end = 0;
    building->sentence_id.size = building->sentence_bytes = 0;
    building->any_line = false;
}

static void next_sentence(Building *building)
{
    building->new_paragraph = false;
    building->text_start = building->text.size;
    drop_sentence(building);
}

/* A blank line between the sentence before and the one that begins a paragraph. */
static void begin_text(Building *building)
{
    if (building->new_paragraph && building->text.size) {
        if (building->text.data[building->text.size - 1] == ' ')
            building->text.size--;
        buffer_add(&building->text, "\n\n", 2);
    } else if (building->text.size && building->text.data[building->text.size - 1] != ' ') {
        buffer_add(&building->text, " ", 1);
    }
    building->text_start = building->text.size;
}

/* ---- comments ---- */

/* The value of "# key = value"; data NULL where the comment is another one. */
static EntenteSlice comment_value(EntenteSlice line, const char *key)
{
    EntenteSlice rest = slice_trim((EntenteSlice){line.data + 1, line.size - 1});
    size_t size = strlen(key);
    if (rest.size < size || memcmp(rest.data, key, size) != 0)
        return (EntenteSlice){NULL, 0};
    rest = slice_trim((EntenteSlice){rest.data + size, rest.size - size});
    if (!rest.size)
        return (EntenteSlice){"", 0};
    if (rest.data[0] != '=')
        return (EntenteSlice){NULL, 0};
    return slice_trim((EntenteSlice){rest.data + 1, rest.size - 1});
}

/* True where a new document begins. */
static bool read_comment(ConlluReader *reader, Building *building, EntenteSlice line)
{
    EntenteSlice value = comment_value(line, "newdoc id");
    if (!value.data)
        value = comment_value(line, "newdoc");
    if (value.data) {
        free(reader->id);
        reader->id = strndup(value.data, value.size);
        reader->new_document = true;
        building->new_paragraph = true;
        return true;
    }
    if (comment_value(line, "newpar id").data || comment_value(line, "newpar").data)
        building->new_paragraph = true;
    value = comment_value(line, "sent_id");
    if (value.data) {
        building->sentence_id.size = 0;
        buffer_add(&building->sentence_id, value.data, value.size);
    }
    return false;
}

/* ---- documents ---- */

/* Where the last token of all ends, in bytes of the text. */
static size_t end_of_tokens(const EntenteDocument *document, const EntenteSentence *sentences)
{
    size_t end = 0;
    for (size_t s = document->sentence_count; s-- > 0 && !end;) {
        const EntenteSentence *sentence = &sentences[s];
        for (size_t t = 0; t < sentence->token_count;) {
            const EntenteToken *token = &sentence->tokens[t];
            end = token->start + (token->multiword ? token->surface.size : token->text.size);
            t += token->multiword ? token->multiword : 1;
        }
    }
    return end;
}

/* The text is complete: turn offsets into slices and code points. */
static EntenteStatus finish_document(ConlluReader *reader, Building *building, EntenteError *error)
{
    EntenteDocument *document = building->document;
    /* a form may itself end in a space: no further back than the last token */
    size_t least = end_of_tokens(document, building->sentences);
    while (building->text.size > least && building->text.data[building->text.size - 1] == ' ')
        building->text.size--;
    char *text = arena_copy(document->arena, (const char *)building->text.data, building->text.size);
    if (!text || building->text.failed)
        return error_no_memory(error);
    document->text = (EntenteSlice){text, building->text.size};
    document->sentences = building->sentences;
    size_t at = 0, characters = reader->first_char; /* code points up to byte `at` */
    for (size_t s = 0; s < document->sentence_count; s++) {
        EntenteSentence *sentence = &document->sentences[s];
        size_t first_byte = sentence->start, last_byte = first_byte;
        for (size_t t = 0; t < sentence->token_count;) {
            EntenteToken *token = &sentence->tokens[t];
            size_t words = token->multiword ? token->multiword : 1, offset = token->start;
            size_t size = token->multiword ? token->surface.size : token->text.size;
            characters += utf8_count((EntenteSlice){text + at, offset - at});
            uint32_t start = (uint32_t)characters;
            characters += utf8_count((EntenteSlice){text + offset, size});
            at = last_byte = offset + size;
            if (token->multiword) {
                token->surface.data = text + offset;
                for (size_t w = 0; w < words; w++) {
                    token[w].start = start;
                    token[w].end = (uint32_t)characters;
                }
                place_words(token, offset);
                for (size_t w = 0; w < words && token[w].text.data >= text && token[w].text.data < text + at;
                     w++) {
                    size_t before = (size_t)(token[w].text.data - (text + offset));
                    token[w].start = start + (uint32_t)utf8_count((EntenteSlice){text + offset, before});
                    token[w].end = token[w].start + (uint32_t)utf8_count(token[w].text);
                }
            } else {
                token->text.data = text + offset;
                token->start = start;
                token->end = (uint32_t)characters;
            }
            t += words;
        }
        sentence->text = (EntenteSlice){text + first_byte, last_byte - first_byte};
        sentence->start = sentence->tokens[0].start;
        sentence->end = (uint32_t)characters;
    }
    document->part = reader->part++;
    document->first_char = reader->first_char;
    reader->first_char =
        (uint32_t)(characters + utf8_count((EntenteSlice){text + at, document->text.size - at}) + 1);
    document->repairs += building->repairs;
    return ENTENTE_OK;
}

static EntenteStatus begin_document(ConlluReader *reader, EntenteDocument *document, EntenteError *error)
{
    if (reader->new_document) {
        reader->part = 0;
        reader->first_char = 0;
        reader->new_document = false;
    }
    EntenteStatus status = fields_begin(document, reader->source, 0, reader->date, error);
    if (status == ENTENTE_OK && reader->id && *reader->id)
        status = fields_keep_line(document, entente_slice(reader->id), &document->id, error);
    if (status != ENTENTE_OK)
        return status;
    document->line = source_line(reader->source) + 1;
    document->tokenised = document->parsed = true;
    return ENTENTE_OK;
}

/* Read lines until the document, the part or the input ends, or a sentence fails. */
static EntenteStatus read_sentences(ConlluReader *reader, Building *building, EntenteError *error)
{
    const char *file = source_name(reader->source);
    const char *problem = NULL;
    size_t problem_line = 0;
    for (;;) {
        EntenteSlice line = {"", 0};
        EntenteStatus status = source_read_line(reader->source, &line, error);
        if (status == ENTENTE_BAD_INPUT) {
            if (!problem)
                problem_line = source_line(reader->source);
            problem = problem ? problem : "the line is too long";
            building->any_line = true;
            continue;
        }
        if (status != ENTENTE_OK && status != ENTENTE_END)
            return status;
        bool blank = status == ENTENTE_END || slice_trim(line).size == 0;
        if (!blank && line.data[0] == '#' && !building->token_count && !problem) {
            bool empty = building->document->sentence_count == 0;
            if (read_comment(reader, building, line) && !empty)
                return ENTENTE_OK;
            if (reader->new_document && empty) {
                entente_document_reset(building->document);
                status = begin_document(reader, building->document, error);
                if (status != ENTENTE_OK)
                    return status;
            }
            continue;
        }
        if (!blank) {
            if (!building->any_line)
                begin_text(building);
            building->any_line = true;
            if (problem)
                continue;
            building->sentence_bytes += line.size;
            problem = building->sentence_bytes > CONLLU_BYTES ? "the sentence is too long"
                                                              : add_line(building, line);
            problem_line = source_line(reader->source);
            continue;
        }
        bool parsed = true;
        if (building->any_line && !problem && building->token_count) {
            problem = finish_sentence(building, &parsed);
            problem_line = source_line(reader->source);
        }
        if (problem) {
            reader->failed = true;
            error_set(&reader->failure, ENTENTE_BAD_INPUT, file, problem_line, "%s; the sentence is skipped",
                      problem);
            drop_sentence(building);
            return ENTENTE_OK;
        }
        if (building->any_line) {
            building->document->parsed = building->document->parsed && parsed;
            building->bytes += building->sentence_bytes;
            next_sentence(building);
        }
        if (status == ENTENTE_END || building->document->sentence_count == CONLLU_SENTENCES ||
            building->bytes > CONLLU_BYTES)
            return status == ENTENTE_END && building->document->sentence_count == 0 ? ENTENTE_END
                                                                                    : ENTENTE_OK;
    }
}

static EntenteStatus hand_out_failure(ConlluReader *reader, EntenteError *error)
{
    reader->failed = false;
    if (error)
        *error = reader->failure;
    return ENTENTE_BAD_INPUT;
}

EntenteStatus conllu_reader_next(ConlluReader *reader, EntenteDocument *document, EntenteError *error)
{
    if (reader->failed)
        return hand_out_failure(reader, error);
    EntenteStatus status = begin_document(reader, document, error);
    if (status != ENTENTE_OK)
        return status;
    Building building = {.document = document, .new_paragraph = !reader->started};
    reader->started = true;
    status = read_sentences(reader, &building, error);
    if (status == ENTENTE_OK && document->sentence_count)
        status = finish_document(reader, &building, error);
    else if (status == ENTENTE_OK)
        status = hand_out_failure(reader, error);
    buffer_free(&building.text);
    buffer_free(&building.sentence_id);
    return status;
}
