/* Verbs, patterns and synonym sets of PETRARCH and TABARI as %patterns and %sets. */
#include "base/slice.h"
#include "lexicon/fold.h"
#include "lexicon/import_parts.h"
#include "lexicon/source.h"

#include <ctype.h>
#include <string.h>

/* The PLOVER type of a CAMEO code; "OTHER" for codes of another ontology. */
static const char *type_of(const char *code)
{
    static const char *const types[21] = {
        "",        "",         "REQUEST",  "AGREE",   "CONSULT", "SUPPORT", "COOPERATE",
        "AID",     "CONCEDE",  "ACCUSE",   "REQUEST", "ACCUSE",  "REJECT",  "THREATEN",
        "PROTEST", "MOBILIZE", "SANCTION", "COERCE",  "ASSAULT", "ASSAULT", "ASSAULT"};
    int root = isdigit((unsigned char)code[0]) && isdigit((unsigned char)code[1])
                   ? (code[0] - '0') * 10 + (code[1] - '0')
                   : 99;
    return root >= 1 && root <= 20 && *types[root] ? types[root] : "OTHER";
}

/* One code, without TABARI's "?" and "!". Empty: no event. False: not a code. */
static bool read_one_code(EntenteSlice text, char out[8])
{
    text = slice_trim(text);
    while (text.size && (text.data[text.size - 1] == '?' || text.data[text.size - 1] == '!' ||
                         text.data[text.size - 1] == ' '))
        text.size--;
    out[0] = 0;
    if (!text.size || slice_is(text, "---") || slice_is(text, "000"))
        return true;
    if (text.size < 2 || text.size > 4)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (!isdigit(c) && !(isalpha(c) && i >= 2 && i + 1 == text.size))
            return false;
    }
    snprintf(out, 8, "%.*s", (int)text.size, text.data);
    return true;
}

static bool read_event_code(EntenteSlice text, EventCode *event)
{
    const char *colon = memchr(text.data, ':', text.size);
    EntenteSlice left = {text.data, colon ? (size_t)(colon - text.data) : text.size},
                 right = {colon ? colon + 1 : "", colon ? text.size - left.size - 1 : 0};
    return read_one_code(left, event->code) && read_one_code(right, event->reverse);
}

static void write_code(Import *import, const char *code)
{
    bool letter = isalpha((unsigned char)code[strlen(code) - 1]);
    fprintf(import->out, "%s %s", letter ? "OTHER" : type_of(code), code);
}

static void write_event(Import *import, const char *verbs, const char *pattern, const EventCode *event)
{
    import_section(import, "patterns");
    fprintf(import->out, "%s | %s | ", verbs, pattern);
    if (*event->code) {
        write_code(import, event->code);
        if (*event->reverse) {
            fputs(" : ", import->out);
            write_code(import, event->reverse);
        }
        fputc('\n', import->out);
    } else {
        fputs("none\n", import->out);
    }
    import->report->entries++;
}

/* The letters of one word; what has a meaning in a pattern has none in a word. */
static EntenteSlice pattern_word(EntenteSlice word, char room[24])
{
    size_t size = 0, end = import_whole_characters(word.data, word.size, 16);
    for (size_t i = 0; i < end; i++) {
        unsigned char c = (unsigned char)word.data[i];
        if (isalnum(c) || c >= 0x80 || c == '-' || c == '\'')
            room[size++] = (char)c;
    }
    return (EntenteSlice){room, size};
}

/* "TAKE_+OFF": the plus marks the verb; else it is the first word. The others stand beside it. */
static bool read_verb_words(EntenteSlice phrase, Verb *verb)
{
    char room[NAME_LIMIT];
    const char *plus = memchr(phrase.data, '+', phrase.size);
    size_t before = plus ? (size_t)(plus - phrase.data) : 0;
    EntenteSlice words = import_words(
        (EntenteSlice){phrase.data + before + (plus != NULL), phrase.size - before - (plus != NULL)}, false,
        room);
    EntenteSlice rest = words, head = words, word;
    Atom atom;
    size_t at = 0;
    if (!words.size || !source_part(&rest, ' ', &head) || !fold_next(head, &at, &atom) ||
        head.size >= sizeof verb->word)
        return false;
    *verb = (Verb){.word = ""};
    memcpy(verb->word, head.data, head.size);
    char first[NAME_LIMIT];
    EntenteSlice left =
        plus ? import_words((EntenteSlice){phrase.data, before}, false, first) : (EntenteSlice){"", 0};
    char letters[24];
    int used = 0;
    while (source_part(&left, ' ', &word) && used < 20)
        if ((word = pattern_word(word, letters)).size)
            used += snprintf(verb->frame + used, sizeof verb->frame - (size_t)used, "%.*s_", (int)word.size,
                             word.data);
    verb->frame[used++] = '*';
    while (source_part(&rest, ' ', &word) && used < 40)
        if ((word = pattern_word(word, letters)).size)
            used += snprintf(verb->frame + used, sizeof verb->frame - (size_t)used, "_%.*s", (int)word.size,
                             word.data);
    return true;
}

/* Their words as ours: "LONG_ * &TIES WITH +" as "long_* @ties with +". `frame` stands for the verb. False
 * where there is no place for the verb. */
static bool write_pattern(EntenteSlice text, const char *frame, char *out, size_t size)
{
    size_t used = 0, verbs = 0;
    for (size_t i = 0; i < text.size && used + 80 < size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool break_before = used && out[used - 1] != ' ' && out[used - 1] != '_';
        if (c == '*') {
            if (break_before)
                out[used++] = ' ';
            used += (size_t)snprintf(out + used, size - used, "%s", frame);
            verbs++;
            if (i + 1 < text.size && text.data[i + 1] != '_' && text.data[i + 1] != ' ')
                out[used++] = ' ';
        } else if (c == '_' || c == ' ' || c == '\t' || c == '~' || c == '=') {
            /* "LONG_ *" is joined as "LONG_*" is */
            if (break_before)
                out[used++] = c == '_' ? '_' : ' ';
            else if (used && c == '_')
                out[used - 1] = '_';
        } else if (c == '&') {
            out[used++] = '@';
        } else if (isalnum(c) || c >= 0x80 || strchr("+$%^-'.", (char)c)) {
            out[used++] = (char)tolower(c);
        }
    }
    used = import_whole_characters(out, used, used);
    while (used && (out[used - 1] == ' ' || out[used - 1] == '_'))
        used--;
    out[used] = 0;
    return verbs == 1;
}

/* The event for all verbs from `first` on; those of several words have a line of their own. */
static void write_events(Import *import, size_t first, EntenteSlice words, const EventCode *event)
{
    char pattern[1024], plain[VERBS * (sizeof import->verbs->word + 2)] = "";
    for (size_t i = first; i < import->verb_count; i++)
        if (strcmp(import->verbs[i].frame, "*") == 0)
            import_append(import, plain, sizeof plain, "; ", import->verbs[i].word);
    if (*plain && write_pattern(words, "*", pattern, sizeof pattern))
        write_event(import, plain, pattern, event);
    for (size_t i = first; i < import->verb_count; i++)
        if (strcmp(import->verbs[i].frame, "*") != 0 &&
            write_pattern(words, import->verbs[i].frame, pattern, sizeof pattern))
            write_event(import, import->verbs[i].word, pattern, event);
}

static bool add_verb(Import *import, EntenteSlice phrase)
{
    Verb verb;
    if (!read_verb_words(phrase, &verb))
        return false;
    if (import->verb_count < VERBS)
        import->verbs[import->verb_count++] = verb;
    else
        import_complain(import, "too many verbs of one block", phrase);
    return true;
}

static void read_verb(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before = line, inside = {"", 0};
    EventCode event = import->block_code;
    bool own = import_bracket(&rest, &before, &inside);
    if (!own && memchr(line.data, '[', line.size)) {
        import_complain(import, "a bracket is not closed", line);
        return;
    }
    const char *brace = memchr(before.data, '{', before.size);
    EntenteSlice forms = {"", 0}, form;
    if (brace) {
        const char *end = memchr(brace, '}', before.size - (size_t)(brace - before.data));
        forms = (EntenteSlice){brace + 1, end ? (size_t)(end - brace - 1) : 0};
        before = slice_trim((EntenteSlice){before.data, (size_t)(brace - before.data)});
    }
    if (own && !read_event_code(inside, &event)) {
        import_complain(import, "no event code", line);
        return;
    }
    if (!import->block || import->patterned)
        import->verb_count = 0;
    import->patterned = false;
    size_t first = import->verb_count;
    if (!add_verb(import, before)) {
        import_complain(import, "no verb", line);
        return;
    }
    while (source_part(&forms, ' ', &form))
        add_verb(import, form);
    write_events(import, first, (EntenteSlice){"*", 1}, &event);
}

/* ---- patterns ---- */

static void read_pattern(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before, inside;
    EventCode event;
    char pattern[1024];
    if (!import->verb_count) {
        import_complain(import, "a pattern before any verb", line);
        return;
    }
    import->patterned = true;
    if (!import_bracket(&rest, &before, &inside) || !read_event_code(inside, &event)) {
        import_complain(import, "no pattern with an event code", line);
        return;
    }
    before = (EntenteSlice){before.data + 1, before.size - 1};
    if (memchr(before.data, '|', before.size)) {
        import_complain(import, "alternatives inside a pattern are not read", line);
        return;
    }
    if (before.size > 900 || !write_pattern(before, "*", pattern, sizeof pattern)) {
        import_complain(import, "no pattern with one place for its verb", line);
        return;
    }
    write_events(import, 0, before, &event);
}

static void read_synset(Import *import, EntenteSlice line)
{
    char room[NAME_LIMIT];
    if (line.data[0] == '&') {
        EntenteSlice name = {line.data + 1, line.size - 1};
        while (name.size && name.data[name.size - 1] == '_')
            name.size--;
        snprintf(import->set, sizeof import->set, "%.*s",
                 (int)import_whole_characters(name.data, name.size, 60), name.data);
        for (char *c = import->set; *c; c++)
            *c = (char)tolower((unsigned char)*c);
        return;
    }
    EntenteSlice words = {line.data + 1, line.size - 1};
    import_section(import, "sets");
    if (words.size && words.data[0] == '&') {
        fprintf(import->out, "@%s | @", import->set);
        for (size_t i = 1; i < words.size && words.data[i] != '_'; i++)
            fputc(tolower((unsigned char)words.data[i]), import->out);
        fputc('\n', import->out);
    } else {
        words = import_words(words, false, room);
        if (words.size)
            fprintf(import->out, "@%s | %.*s\n", import->set, (int)words.size, words.data);
    }
    import->report->entries++;
}

void import_verb_line(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before, inside;
    if (line.size >= 3 && memcmp(line.data, "---", 3) == 0) {
        import->block_code = (EventCode){.code = ""};
        import->verb_count = 0;
        import->set[0] = 0;
        import->block = true;
        import->patterned = false;
        if (import_bracket(&rest, &before, &inside) && !read_event_code(inside, &import->block_code)) {
            import->block_code = (EventCode){.code = ""};
            import_complain(import, "no event code", line);
        }
        return;
    }
    if (line.data[0] == '&' || (line.data[0] == '+' && import->set[0])) {
        read_synset(import, line);
    } else if (line.data[0] == '-') {
        read_pattern(import, line);
    } else if (line.data[0] == '~') {
        import_complain(import, "transformations are not read: operators do their work", line);
    } else if (line.data[0] == '<' || line.data[0] == '{') {
        if (line.data[0] != '{')
            import_complain(import, "not a verb, pattern or synonym", line);
    } else {
        import->set[0] = 0;
        read_verb(import, line);
    }
}
