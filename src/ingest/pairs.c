#include "ingest/pairs.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "ingest/fields.h"
#include "ingest/json.h"

#include <string.h>

enum { SPAN_LIMIT = 64 };

typedef struct Line {
    Source *source;
    EntenteDocument *document;
    PairRecord *record;
    EntenteError *error;
} Line;

static EntenteStatus bad(const Line *line, const char *what)
{
    return error_set(line->error, ENTENTE_BAD_INPUT, source_name(line->source), source_line(line->source),
                     "%s", what);
}

/* ---- labels ---- */

static const uint8_t quad_of[ENTENTE_EVENT_TYPES] = {0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};

/* "AID" or "NONE|REQUEST": PLOVER types, of which one is right; YIELD stands for CONCEDE and RETREAT, as
 * older PLOVER had it. */
static uint32_t classes_of_name(EntenteSlice name)
{
    const char *bar = name.size ? memchr(name.data, '|', name.size) : NULL;
    if (bar) {
        size_t first = (size_t)(bar - name.data);
        uint32_t one = classes_of_name((EntenteSlice){name.data, first});
        uint32_t others = classes_of_name((EntenteSlice){bar + 1, name.size - first - 1});
        return one && others ? one | others : 0;
    }
    if (slice_is(name, "NONE"))
        return 1u << ENTENTE_EVENT_NONE;
    if (slice_is(name, "YIELD"))
        return 1u << ENTENTE_CONCEDE | 1u << ENTENTE_RETREAT;
    EntenteEventType type = entente_event_type_from_name(name);
    return type == ENTENTE_EVENT_NONE ? 0 : 1u << type;
}

static uint32_t classes_of_quad(EntenteSlice digit)
{
    uint32_t classes = 0;
    for (unsigned t = 0; digit.size == 1 && t < ENTENTE_OTHER; t++)
        if (quad_of[t] == digit.data[0] - '0')
            classes |= 1u << t;
    return classes;
}

/* ---- JSON ---- */

static EntenteStatus decode(const Line *line, JsonMember member, EntenteSlice *text)
{
    char *out = arena_bytes(line->document->arena, member.value.size + 1);
    if (!out)
        return error_no_memory(line->error);
    EntenteSlice raw = {out, json_decode(member.value, out, &line->document->repairs)};
    return fields_keep(line->document, raw, text, line->error);
}

/* [[0, 45], [60, 89]] */
static size_t read_spans(EntenteSlice text, EntenteSpan *spans)
{
    uint64_t numbers[2 * SPAN_LIMIT];
    size_t count = 0;
    for (size_t i = 0; i < text.size && count < 2 * SPAN_LIMIT;) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            i++;
            continue;
        }
        uint64_t number = 0;
        for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
            number = number < UINT32_MAX / 16 ? number * 10 + (uint64_t)(text.data[i] - '0') : number;
        numbers[count++] = number;
    }
    for (size_t i = 0; i + 1 < count; i += 2)
        spans[i / 2] = (EntenteSpan){(uint32_t)numbers[i], (uint32_t)numbers[i + 1]};
    return count / 2;
}

static EntenteStatus keep_spans(const Line *line, const EntenteSpan *spans, size_t count,
                                const EntenteSpan **kept, size_t *kept_count)
{
    EntenteSpan *copy = arena_array(line->document->arena, count + 1, sizeof *copy);
    if (!copy)
        return error_no_memory(line->error);
    if (count)
        memcpy(copy, spans, count * sizeof *copy);
    *kept = copy;
    *kept_count = count;
    return ENTENTE_OK;
}

/* Where the words of a mention stand in the text: every place. */
static size_t find_words(EntenteSlice text, EntenteSlice words, EntenteSpan *spans)
{
    size_t count = 0;
    for (size_t at = 0; words.size && at + words.size <= text.size && count < SPAN_LIMIT; at++) {
        const char *hit = memmem(text.data + at, text.size - at, words.data, words.size);
        if (!hit)
            break;
        at = (size_t)(hit - text.data);
        uint32_t start = (uint32_t)utf8_count((EntenteSlice){text.data, at});
        spans[count++] = (EntenteSpan){start, start + (uint32_t)utf8_count(words)};
    }
    return count;
}

static EntenteStatus read_side(const Line *line, JsonMember words, JsonMember spans, const EntenteSpan **kept,
                               size_t *count)
{
    EntenteSpan found[SPAN_LIMIT] = {{0}};
    size_t found_count = spans.kind == JSON_ARRAY ? read_spans(spans.value, found) : 0;
    if (!found_count && words.kind == JSON_STRING) {
        EntenteSlice text = {0};
        EntenteStatus status = decode(line, words, &text);
        if (status != ENTENTE_OK)
            return status;
        found_count = find_words(line->document->text, text, found);
    }
    return keep_spans(line, found, found_count, kept, count);
}

static EntenteStatus read_json(const Line *line, EntenteSlice text)
{
    enum { ID, TEXT, SOURCE, TARGET, SOURCE_SPANS, TARGET_SPANS, DATE, ROOT, QUAD, COUNT };
    static const char *const names[COUNT] = {"id",           "text", "source", "target", "source_spans",
                                             "target_spans", "date", "root",   "quad"};
    JsonMember fields[COUNT] = {0}, member = {0};
    JsonScanner scanner = json_scan(text);
    while (json_next(&scanner, &member))
        for (size_t i = 0; i < COUNT; i++)
            if (slice_is(member.name, names[i]))
                fields[i] = member;
    if (scanner.problem)
        return bad(line, scanner.problem);
    if (fields[TEXT].kind != JSON_STRING)
        return bad(line, "the record has no \"text\"");
    EntenteStatus status = decode(line, fields[TEXT], &line->document->text);
    if (status == ENTENTE_OK && fields[ID].kind == JSON_STRING)
        status = decode(line, fields[ID], &line->document->id);
    else if (status == ENTENTE_OK && fields[ID].kind == JSON_NUMBER)
        status = fields_keep(line->document, fields[ID].value, &line->document->id, line->error);
    if (fields[DATE].kind == JSON_STRING)
        date_parse_iso(fields[DATE].value, &line->document->published);
    EntentePair *pair = &line->record->pair;
    if (status == ENTENTE_OK)
        status = read_side(line, fields[SOURCE], fields[SOURCE_SPANS], &pair->source, &pair->source_count);
    if (status == ENTENTE_OK)
        status = read_side(line, fields[TARGET], fields[TARGET_SPANS], &pair->target, &pair->target_count);
    if (fields[ROOT].kind == JSON_STRING)
        line->record->classes = classes_of_name(fields[ROOT].value);
    else if (fields[QUAD].kind == JSON_NUMBER)
        line->record->classes = classes_of_quad(fields[QUAD].value);
    return status;
}

/* ---- our own labelled sentences ---- */

static EntenteStatus read_labelled(const Line *line, EntenteSlice text)
{
    const char *bar = memchr(text.data, '|', text.size);
    if (!bar)
        return bad(line, "neither a JSON object nor TYPE CAMEO | sentence");
    EntenteSlice label = slice_trim((EntenteSlice){text.data, (size_t)(bar - text.data)});
    const char *space = memchr(label.data, ' ', label.size);
    if (space)
        label.size = (size_t)(space - label.data);
    const char *slash = memchr(label.data, '/', label.size);
    if (slash)
        label.size = (size_t)(slash - label.data);
    line->record->classes = classes_of_name(label);
    if (!line->record->classes)
        return bad(line, "the label is no event type");
    EntenteSlice marked = slice_trim((EntenteSlice){bar + 1, text.size - (size_t)(bar + 1 - text.data)});
    char *plain = arena_bytes(line->document->arena, marked.size + 1);
    if (!plain)
        return error_no_memory(line->error);
    EntenteSpan spans[2][SPAN_LIMIT] = {{{0}}};
    size_t counts[2] = {0}, size = 0;
    int open = -1;
    uint32_t at = 0;
    for (size_t i = 0; i < marked.size; i++) {
        char c = marked.data[i];
        if (c == '{' && open < 0 && i + 2 < marked.size &&
            (marked.data[i + 1] == 'A' || marked.data[i + 1] == 'R') && marked.data[i + 2] == ' ') {
            open = marked.data[i + 1] == 'R';
            if (counts[open] < SPAN_LIMIT)
                spans[open][counts[open]] = (EntenteSpan){at, at};
            i += 2;
        } else if (c == '}' && open >= 0) {
            if (counts[open] < SPAN_LIMIT)
                spans[open][counts[open]++].end = at;
            open = -1;
        } else {
            plain[size++] = c;
            at += ((unsigned char)c & 0xC0) != 0x80;
        }
    }
    if (open >= 0)
        return bad(line, "a brace is not closed");
    EntenteStatus status =
        fields_keep(line->document, (EntenteSlice){plain, size}, &line->document->text, line->error);
    EntentePair *pair = &line->record->pair;
    if (status == ENTENTE_OK)
        status = keep_spans(line, spans[0], counts[0], &pair->source, &pair->source_count);
    return status != ENTENTE_OK ? status
                                : keep_spans(line, spans[1], counts[1], &pair->target, &pair->target_count);
}

EntenteStatus pairs_next(Source *source, EntenteDocument *document, PairRecord *record, EntenteError *error)
{
    for (;;) {
        EntenteSlice text;
        EntenteStatus status = source_read_line(source, &text, error);
        if (status != ENTENTE_OK)
            return status;
        text = slice_trim(text);
        if (!text.size || text.data[0] == '#')
            continue;
        entente_document_reset(document);
        status = fields_begin(document, source, source_line(source), (EntenteDate){0}, error);
        if (status != ENTENTE_OK)
            return status;
        *record = (PairRecord){0};
        Line line = {source, document, record, error};
        return text.data[0] == '{' ? read_json(&line, text) : read_labelled(&line, text);
    }
}
