#include "lexicon/import.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "lexicon/fold.h"
#include "lexicon/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_LIMIT = 400, DAY_SIZE = 40, PERIOD_SIZE = 2 * DAY_SIZE + 4 };

typedef struct Import {
    const char *file;
    size_t line;
    FILE *out;
    EntenteLexiconReport *report;
    Arena *arena;
    StringTable *sectors; /* sectors of theirs that ours do not have, already declared */
    const char *section;  /* our %kind that was written last */
    /* actors */
    char names[4096], offices[4096], defaults[4096];
    size_t actor_line;
    /* verbs */
    char verbs[1024]; /* of the block, up to its first pattern: its patterns hold for all of them */
    char block_code[16];
    bool block, patterned; /* inside a block with a title; after a pattern of it */
} Import;

static void complain(Import *import, const char *what, EntenteSlice words)
{
    EntenteError error;
    error_set(&error, ENTENTE_BAD_INPUT, import->file, import->line, "%s: \"%.*s\"", what,
              (int)(words.size > 160 ? 160 : words.size), words.data);
    import->report->problems++;
    if (import->report->on_problem)
        import->report->on_problem(&error, import->report->context);
}

static void begin_section(Import *import, const char *section)
{
    if (import->section && strcmp(import->section, section) == 0)
        return;
    fprintf(import->out, "%%%s\n", section);
    import->section = section;
}

/* ---- words ---- */

/* At most `limit` bytes of words that may be cut, without half a character at the end. */
static size_t whole_characters(const char *words, size_t size, size_t limit)
{
    size = size < limit ? size : limit;
    while (size && !utf8_is_clean((EntenteSlice){words, size}))
        size--;
    return size;
}

/* "UNITED_STATES_" as "united states". With `names`, a single word of up to three letters keeps its capitals.
 */
static EntenteSlice plain_words(EntenteSlice phrase, bool names, char room[NAME_LIMIT])
{
    size_t size = 0;
    for (size_t i = 0; i < phrase.size && size + 1 < NAME_LIMIT; i++) {
        char c = phrase.data[i];
        if (c == '_' || c == ' ' || c == '\t')
            c = ' ';
        if (c == '|' || c == ';' || c == '#' || c == '%' || (c == ' ' && (!size || room[size - 1] == ' ')))
            continue;
        room[size++] = c;
    }
    size = whole_characters(room, size, size);
    while (size && room[size - 1] == ' ')
        size--;
    Atom atom;
    size_t at = 0;
    if (!fold_next((EntenteSlice){room, size}, &at, &atom))
        return (EntenteSlice){room, 0}; /* signs alone name nothing */
    if (!names || size > 3 || memchr(room, ' ', size))
        for (size_t i = 0; i < size; i++)
            room[i] = (char)tolower((unsigned char)room[i]);
    return (EntenteSlice){room, size};
}

/* A well-formed copy of a line without its comment: "#" ends PETRARCH's lines, ";" TABARI's. */
static EntenteSlice clean_line(Import *import, EntenteSlice line, bool *failed)
{
    char *copy = arena_bytes(import->arena, line.size * 3 + 1);
    if (!copy) {
        *failed = true;
        return (EntenteSlice){"", 0};
    }
    size_t repairs = 0, size = utf8_repair(line, copy, &repairs);
    EntenteSlice clean = {copy, size};
    for (size_t i = 0; i < clean.size; i++)
        if (clean.data[i] == '#' || clean.data[i] == ';')
            clean.size = i;
    clean = slice_trim(clean);
    if (clean.size >= 2 && memcmp(clean.data, "<!", 2) == 0)
        clean.size = 0;
    return clean;
}

/* The text of the first [..] and what stands before it. False where there is none. */
static bool cut_bracket(EntenteSlice *rest, EntenteSlice *before, EntenteSlice *inside)
{
    const char *open = memchr(rest->data, '[', rest->size);
    if (!open)
        return false;
    size_t left = rest->size - (size_t)(open - rest->data);
    const char *close = memchr(open, ']', left);
    if (!close)
        return false;
    *before = slice_trim((EntenteSlice){rest->data, (size_t)(open - rest->data)});
    *inside = slice_trim((EntenteSlice){open + 1, (size_t)(close - open - 1)});
    rest->size -= (size_t)(close + 1 - rest->data);
    rest->data = close + 1;
    return true;
}

/* ---- codes ---- */

/* Their sectors that ours do not have are declared before use. */
static void declare_sector(Import *import, const char sector[4])
{
    char *key = arena_copy(import->arena, sector, 3);
    if (!key || source_sectors(entente_slice(sector), NULL) ||
        string_table_get(import->sectors, entente_slice(key), 0))
        return;
    string_table_put(import->sectors, entente_slice(key), 1);
    begin_section(import, "sectors");
    fprintf(import->out, "%s\n", sector);
}

/* "USAGOVMIL" as "USA GOV,MIL"; "~GOV" of agents has no country. False where it is no groups of three
 * capitals. */
static bool read_groups(Import *import, EntenteSlice code, char *out, size_t size)
{
    const char *slash = memchr(code.data, '/', code.size);
    if (slash) {
        complain(import, "of a compound code only the first part is used", code);
        code.size = (size_t)(slash - code.data);
    }
    if (!code.size || code.size % 3 || code.size > 30)
        return false;
    for (size_t i = 0; i < code.size; i++)
        if (!isupper((unsigned char)code.data[i]) && (i < 3 || !isdigit((unsigned char)code.data[i])))
            return false;
    int used = snprintf(out, size, "%.3s", code.data);
    for (size_t i = 3; i < code.size; i += 3) {
        char sector[4] = {code.data[i], code.data[i + 1], code.data[i + 2], 0};
        declare_sector(import, sector);
        used += snprintf(out + used, size - (size_t)used, "%s%s", i == 3 ? " " : ",", sector);
    }
    return true;
}

/* "950101" or "19950101" as "1995-01-01"; years up to 30 are of this century. */
static bool read_day(EntenteSlice digits, char out[DAY_SIZE])
{
    int year = 0, rest = 0;
    if (digits.size != 6 && digits.size != 8)
        return false;
    for (size_t i = 0; i < digits.size; i++) {
        if (!isdigit((unsigned char)digits.data[i]))
            return false;
        if (i + 4 < digits.size)
            year = year * 10 + (digits.data[i] - '0');
        else
            rest = rest * 10 + (digits.data[i] - '0');
    }
    if (digits.size == 6)
        year += year > 30 ? 1900 : 2000;
    EntenteDate date = {(int16_t)year, (uint8_t)(rest / 100), (uint8_t)(rest % 100)};
    if (!date_is_valid(date))
        return false;
    snprintf(out, DAY_SIZE, "%04d-%02d-%02d", year, rest / 100, rest % 100);
    return true;
}

/* "<950101", ">950101", "900101-950101" as a period. */
static bool read_restriction(EntenteSlice text, char out[PERIOD_SIZE])
{
    char days[2][DAY_SIZE], squeezed[40] = "";
    size_t size = 0;
    for (size_t i = 0; i < text.size && size + 1 < sizeof squeezed; i++)
        if (text.data[i] != ' ')
            squeezed[size++] = text.data[i];
    EntenteSlice all = {squeezed, size};
    if (size && (squeezed[0] == '<' || squeezed[0] == '>')) {
        if (!read_day((EntenteSlice){squeezed + 1, size - 1}, days[0]))
            return false;
        snprintf(out, PERIOD_SIZE, squeezed[0] == '<' ? "..%s" : "%s..", days[0]);
        return true;
    }
    const char *dash = memchr(all.data, '-', all.size);
    if (!dash)
        return false;
    size_t first = (size_t)(dash - all.data);
    if (!read_day((EntenteSlice){all.data, first}, days[0]) ||
        !read_day((EntenteSlice){dash + 1, all.size - first - 1}, days[1]))
        return false;
    snprintf(out, PERIOD_SIZE, "%s..%s", days[0], days[1]);
    return strcmp(days[0], days[1]) <= 0;
}

/* ---- actors ---- */

static void append(Import *import, char *list, size_t size, const char *separator, const char *text)
{
    size_t used = strlen(list);
    if (used + strlen(separator) + strlen(text) + 1 > size) {
        complain(import, "too much for one entry", entente_slice(text));
        return;
    }
    snprintf(list + used, size - used, "%s%s", used ? separator : "", text);
}

static void flush_actor(Import *import)
{
    if (import->names[0] && (import->offices[0] || import->defaults[0])) {
        begin_section(import, "people");
        fprintf(import->out, "%s | | %s%s%s\n", import->names, import->offices,
                import->offices[0] && import->defaults[0] ? " | " : "", import->defaults);
        import->report->entries++;
    } else if (import->names[0]) {
        size_t line = import->line;
        import->line = import->actor_line;
        complain(import, "an actor without a code", entente_slice(import->names));
        import->line = line;
    }
    import->names[0] = import->offices[0] = import->defaults[0] = 0;
}

static void add_restrictions(Import *import, EntenteSlice rest)
{
    EntenteSlice before, inside;
    while (cut_bracket(&rest, &before, &inside)) {
        size_t code_size = 0;
        while (code_size < inside.size && inside.data[code_size] != ' ' && inside.data[code_size] != '<' &&
               inside.data[code_size] != '>')
            code_size++;
        EntenteSlice code = {inside.data, code_size},
                     when = slice_trim((EntenteSlice){inside.data + code_size, inside.size - code_size});
        char groups[64], period[PERIOD_SIZE] = "", office[256];
        if (!read_groups(import, code, groups, sizeof groups)) {
            complain(import, "no code of groups of three capitals", inside);
            continue;
        }
        if (when.size && !read_restriction(when, period)) {
            complain(import, "no date restriction", inside);
            continue;
        }
        snprintf(office, sizeof office, "%s%s%s", groups, *period ? " " : "", period);
        /* the undated code is the default, wherever it stands */
        append(import, *period ? import->offices : import->defaults, sizeof import->offices, " | ", office);
    }
}

static void read_actor(Import *import, EntenteSlice line)
{
    char room[NAME_LIMIT];
    if (line.data[0] == '[') {
        if (!import->names[0])
            complain(import, "a code before any actor", line);
        else
            add_restrictions(import, line);
        return;
    }
    bool synonym = line.data[0] == '+';
    const char *bracket = memchr(line.data, '[', line.size);
    EntenteSlice phrase = {line.data + synonym,
                           (bracket ? (size_t)(bracket - line.data) : line.size) - synonym};
    EntenteSlice words = plain_words(phrase, true, room);
    if (!words.size) {
        complain(import, "no name", line);
        return;
    }
    if (!synonym) {
        flush_actor(import);
        import->actor_line = import->line;
    } else if (!import->names[0]) {
        complain(import, "a synonym before any actor", line);
        return;
    }
    char name[NAME_LIMIT];
    snprintf(name, sizeof name, "%.*s", (int)words.size, words.data);
    append(import, import->names, sizeof import->names, "; ", name);
    if (bracket)
        add_restrictions(import, (EntenteSlice){bracket, line.size - (size_t)(bracket - line.data)});
}

/* ---- agents ---- */

static void read_agent(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before, inside, plural = {"", 0};
    char room[NAME_LIMIT], more[NAME_LIMIT], groups[64];
    if (!cut_bracket(&rest, &before, &inside)) {
        complain(import, line.data[0] == '!' ? "substitutions are not read" : "an agent without a code",
                 line);
        return;
    }
    if (memchr(before.data, '!', before.size)) {
        complain(import, "substitutions are not read", line);
        return;
    }
    const char *brace = memchr(before.data, '{', before.size);
    bool has_plural = brace != NULL;
    if (brace) {
        const char *end = memchr(brace, '}', before.size - (size_t)(brace - before.data));
        plural = slice_trim((EntenteSlice){brace + 1, end ? (size_t)(end - brace - 1) : 0});
        before = slice_trim((EntenteSlice){before.data, (size_t)(brace - before.data)});
    }
    while (inside.size && inside.data[0] == '~')
        inside = (EntenteSlice){inside.data + 1, inside.size - 1};
    while (inside.size && inside.data[inside.size - 1] == '~')
        inside.size--;
    char padded[40];
    snprintf(padded, sizeof padded, "XXX%.*s", (int)(inside.size < 30 ? inside.size : 30), inside.data);
    if (!before.size || !read_groups(import, entente_slice(padded), groups, sizeof groups) ||
        strlen(groups) < 7) {
        complain(import, "no agent with a code of groups of three capitals", line);
        return;
    }
    EntenteSlice words = plain_words(before, false, room);
    if (!words.size) {
        complain(import, "no name", line);
        return;
    }
    begin_section(import, "roles");
    fprintf(import->out, "%.*s", (int)words.size, words.data);
    if (plural.size) {
        EntenteSlice many = plain_words(plural, false, more);
        if (many.size)
            fprintf(import->out, "; %.*s", (int)many.size, many.data);
    } else if (!has_plural && words.size) {
        bool y = words.data[words.size - 1] == 'y';
        fprintf(import->out, "; %.*s%s", (int)(words.size - y), words.data, y ? "ies" : "s");
    }
    fprintf(import->out, " | %s\n", groups + 4);
    import->report->entries++;
}

/* ---- discards ---- */

static void read_discard(Import *import, EntenteSlice line)
{
    char room[NAME_LIMIT];
    bool story = line.data[0] == '+';
    EntenteSlice rest = {line.data + story, line.size - story};
    const char *bracket = memchr(rest.data, '[', rest.size);
    if (bracket)
        rest.size = (size_t)(bracket - rest.data);
    EntenteSlice words = plain_words(rest, true, room);
    bool year = words.size == 4;
    for (size_t i = 0; i < words.size; i++)
        year = year && isdigit((unsigned char)words.data[i]);
    if (!words.size || year) {
        complain(import, year ? "a bare year would discard every sentence that names it" : "no phrase", line);
        return;
    }
    begin_section(import, "discards");
    fprintf(import->out, "%.*s%s\n", (int)words.size, words.data, story ? " | story" : "");
    import->report->entries++;
}

/* ---- verbs ---- */

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

/* The left part of "064:065", without TABARI's "?" and "!". Empty: no event. False: not a code. */
static bool read_event_code(Import *import, EntenteSlice text, char out[16])
{
    const char *colon = memchr(text.data, ':', text.size);
    if (colon) {
        complain(import, "the reverse code after the colon is not used", text);
        text.size = (size_t)(colon - text.data);
    }
    while (text.size && (text.data[text.size - 1] == '?' || text.data[text.size - 1] == '!' ||
                         text.data[text.size - 1] == ' '))
        text.size--;
    out[0] = 0;
    if (!text.size || slice_is(text, "---") || slice_is(text, "000"))
        return true;
    if (text.size < 2 || text.size > 4)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!isdigit((unsigned char)text.data[i]))
            return false;
    snprintf(out, 16, "%.*s", (int)text.size, text.data);
    return true;
}

static void write_event(Import *import, const char *lemmas, const char *arguments, const char *code)
{
    begin_section(import, "verbs");
    fprintf(import->out, "%s | %s | ", lemmas, arguments);
    if (*code)
        fprintf(import->out, "%s %s\n", type_of(code), code);
    else
        fputs("none\n", import->out);
    import->report->entries++;
}

/* "TAKE_+OFF": the plus marks the verb; ours begins with it. */
static EntenteSlice verb_words(EntenteSlice phrase, char room[NAME_LIMIT])
{
    char ordered[NAME_LIMIT];
    const char *plus = memchr(phrase.data, '+', phrase.size);
    if (!plus)
        return plain_words(phrase, false, room);
    size_t before = (size_t)(plus - phrase.data), left = phrase.size - before - 1, verb = 0;
    while (verb < left && plus[1 + verb] != '_')
        verb++;
    snprintf(ordered, sizeof ordered, "%.*s_%.*s%.*s", (int)verb, plus + 1, (int)before, phrase.data,
             (int)(left - verb), plus + 1 + verb);
    EntenteSlice words = plain_words(entente_slice(ordered), false, room);
    return words;
}

static void read_verb(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before = line, inside = {"", 0};
    char room[NAME_LIMIT], code[16];
    bool own = cut_bracket(&rest, &before, &inside);
    if (!own && memchr(line.data, '[', line.size)) {
        complain(import, "a bracket is not closed", line);
        return;
    }
    const char *brace = memchr(before.data, '{', before.size);
    if (brace)
        before = slice_trim((EntenteSlice){before.data, (size_t)(brace - before.data)});
    snprintf(code, sizeof code, "%s", import->block_code);
    if (own && !read_event_code(import, inside, code)) {
        complain(import, "no event code", line);
        return;
    }
    EntenteSlice words = verb_words(before, room);
    EntenteSlice rest_of_words = words, head = words;
    source_part(&rest_of_words, ' ', &head);
    Atom atom;
    size_t at = 0;
    if (!words.size || words.size >= sizeof room || !fold_next(head, &at, &atom)) {
        complain(import, "no verb", line);
        return;
    }
    char verb[NAME_LIMIT];
    snprintf(verb, sizeof verb, "%.*s", (int)words.size, words.data);
    if (!import->block || import->patterned)
        import->verbs[0] = 0;
    import->patterned = false;
    append(import, import->verbs, sizeof import->verbs, "; ", verb);
    /* the other side is an actor, wherever it stands: no line of theirs names a thing */
    write_event(import, verb, "A=subj R=obj,with,to,on,against,from,for,of,in", code);
}

static bool is_preposition(EntenteSlice word)
{
    static const char *const words[] = {
        "about", "above",  "across",  "after",   "against", "along", "among", "around", "as",
        "at",    "before", "behind",  "between", "by",      "for",   "from",  "in",     "inside",
        "into",  "near",   "of",      "off",     "on",      "onto",  "out",   "over",   "through",
        "to",    "toward", "towards", "under",   "up",      "upon",  "with",  "within", "without"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(word, words[i]))
            return true;
    return false;
}

typedef struct Pattern {
    char arguments[1024];
    char object[256], subject[256]; /* fillers: the last word of each phrase counts */
    char preposition[32];           /* that is open: what follows stands in it */
    bool after;                     /* the verb */
    bool recipient, mutual;
} Pattern;

static void add_argument(Import *import, Pattern *pattern, const char *format, const char *a, const char *b)
{
    char text[300];
    snprintf(text, sizeof text, format, a, b);
    append(import, pattern->arguments, sizeof pattern->arguments, " ", text);
}

static void add_word(Import *import, Pattern *pattern, EntenteSlice word)
{
    char filler[128];
    size_t size = 0;
    if (word.data[0] == '&')
        filler[size++] = '@';
    size_t end = whole_characters(word.data, word.size, 100);
    for (size_t at = size; at < end; at++) {
        unsigned char c = (unsigned char)word.data[at];
        if (isalnum(c) || c >= 0x80 || (c == '-' && at > 0))
            filler[size++] = (char)c; /* what has a meaning in our arguments has none here */
    }
    filler[size] = 0;
    Atom atom;
    size_t at = 0;
    if (!fold_next((EntenteSlice){filler, size}, &at, &atom))
        return;
    if (pattern->preposition[0])
        add_argument(import, pattern, "%s:%s", pattern->preposition, filler);
    else
        snprintf(pattern->after ? pattern->object : pattern->subject, sizeof pattern->object, "%s", filler);
}

static void read_element(Import *import, Pattern *pattern, EntenteSlice word)
{
    bool closes = word.size && word.data[word.size - 1] == ')';
    if (word.size && word.data[0] == '(')
        word = (EntenteSlice){word.data + 1, word.size - 1};
    while (word.size && (word.data[word.size - 1] == ')' || word.data[word.size - 1] == '}'))
        word.size--;
    while (word.size && word.data[0] == '{')
        word = (EntenteSlice){word.data + 1, word.size - 1};
    if (slice_is(word, "*")) {
        pattern->after = true;
        pattern->preposition[0] = 0;
    } else if (slice_is(word, "$") || slice_is(word, "^") || slice_is(word, "@") || !word.size) {
        /* the source, and actors that are passed over: ours find them by the tree */
    } else if (slice_is(word, "%")) {
        pattern->mutual = true;
    } else if (slice_is(word, "+")) {
        pattern->recipient = true;
        add_argument(import, pattern, "R=%s%s", pattern->preposition[0] ? pattern->preposition : "obj", "");
    } else if (is_preposition(word)) {
        snprintf(pattern->preposition, sizeof pattern->preposition, "%.*s", (int)word.size, word.data);
    } else {
        add_word(import, pattern, word);
    }
    if (closes)
        pattern->preposition[0] = 0;
}

static void read_pattern(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before, inside;
    char code[16];
    if (!import->verbs[0]) {
        complain(import, "a pattern before any verb", line);
        return;
    }
    import->patterned = true;
    if (!cut_bracket(&rest, &before, &inside) || !read_event_code(import, inside, code) ||
        !memchr(before.data, '*', before.size)) {
        complain(import, "no pattern with its verb's place and an event code", line);
        return;
    }
    if (memchr(before.data, '|', before.size)) {
        complain(import, "alternatives inside a pattern are not read", line);
        return;
    }
    char lower[1024];
    size_t size = 0;
    for (size_t i = 1; i < before.size && size + 3 < sizeof lower; i++) {
        char c = (char)tolower((unsigned char)before.data[i]);
        if (c == '*') {
            lower[size++] = ' ';
            lower[size++] = '*';
            lower[size++] = ' ';
        } else {
            lower[size++] = c == '_' || c == '~' || c == '=' ? ' ' : c;
        }
    }
    Pattern pattern = {.arguments = ""};
    EntenteSlice words = {lower, size}, word;
    while (source_part(&words, ' ', &word))
        read_element(import, &pattern, word);
    if (pattern.object[0])
        add_argument(import, &pattern, "obj:%s%s", pattern.object, "");
    if (pattern.subject[0])
        add_argument(import, &pattern, "subj:%s%s", pattern.subject, "");
    add_argument(import, &pattern, "A=subj%s%s", pattern.mutual ? ",with,between" : "", "");
    if (!pattern.recipient && !pattern.mutual)
        add_argument(import, &pattern, "R=%s%s",
                     pattern.object[0] ? "with,to,on,against,from,for,of,in"
                                       : "obj,with,to,on,against,from,for,of,in",
                     "");
    write_event(import, import->verbs, pattern.arguments, code);
}

static void read_synset(Import *import, EntenteSlice line, char set[64])
{
    char room[NAME_LIMIT];
    if (line.data[0] == '&') {
        EntenteSlice name = {line.data + 1, line.size - 1};
        while (name.size && name.data[name.size - 1] == '_')
            name.size--;
        snprintf(set, 64, "%.*s", (int)whole_characters(name.data, name.size, 60), name.data);
        for (char *c = set; *c; c++)
            *c = (char)tolower((unsigned char)*c);
        return;
    }
    EntenteSlice words = {line.data + 1, line.size - 1};
    begin_section(import, "sets");
    if (words.size && words.data[0] == '&') {
        fprintf(import->out, "@%s | @", set);
        for (size_t i = 1; i < words.size && words.data[i] != '_'; i++)
            fputc(tolower((unsigned char)words.data[i]), import->out);
        fputc('\n', import->out);
    } else {
        words = plain_words(words, false, room);
        if (words.size)
            fprintf(import->out, "@%s | %.*s\n", set, (int)words.size, words.data);
    }
    import->report->entries++;
}

static void read_verb_line(Import *import, EntenteSlice line, char set[64])
{
    EntenteSlice rest = line, before, inside;
    if (line.size >= 3 && memcmp(line.data, "---", 3) == 0) {
        import->block_code[0] = import->verbs[0] = set[0] = 0;
        import->block = true;
        import->patterned = false;
        if (cut_bracket(&rest, &before, &inside) && !read_event_code(import, inside, import->block_code))
            complain(import, "no event code", line);
        return;
    }
    if (line.data[0] == '&' || (line.data[0] == '+' && set[0])) {
        read_synset(import, line, set);
    } else if (line.data[0] == '-') {
        read_pattern(import, line);
    } else if (line.data[0] == '~') {
        complain(import, "transformations are not read: operators do their work", line);
    } else if (line.data[0] == '<' || line.data[0] == '{' || line.data[0] == '+') {
        if (line.data[0] != '{')
            complain(import, "not a verb, pattern or synonym", line);
    } else {
        set[0] = 0;
        read_verb(import, line);
    }
}

/* ---- a file ---- */

/* By what its lines look like: the kind that most of them are. */
static const char *guess_kind(EntenteSlice text)
{
    size_t agents = 0, patterns = 0, codes = 0, bare = 0;
    EntenteSlice line;
    while (source_part(&text, '\n', &line)) {
        const char *bracket = memchr(line.data, '[', line.size);
        if (line.data[0] == '#' || line.data[0] == '<')
            continue;
        size_t left = bracket ? line.size - (size_t)(bracket - line.data) : 0;
        patterns += (line.data[0] == '-' || line.data[0] == '&') ? 1 : 0;
        agents += bracket && memchr(bracket, '~', left) != NULL;
        codes += bracket != NULL;
        bare += bracket == NULL;
    }
    return patterns > agents && patterns * 4 > codes / 4 ? "verbs"
           : agents * 2 > codes && agents                ? "agents"
           : codes * 3 > bare                            ? "actors"
                                                         : "discards";
}

EntenteStatus import_dictionary(const char *name, EntenteSlice text, const char *kind, FILE *out,
                                EntenteLexiconReport *report, EntenteError *error)
{
    if (!kind)
        kind = guess_kind(text);
    bool actors = strcmp(kind, "actors") == 0, agents = strcmp(kind, "agents") == 0,
         verbs = strcmp(kind, "verbs") == 0;
    if (!actors && !agents && !verbs && strcmp(kind, "discards") != 0)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0,
                         "a dictionary is of actors, agents, verbs or discards, not \"%s\"", kind);
    Import *import = calloc(1, sizeof *import);
    if (!import)
        return error_no_memory(error);
    *import = (Import){
        .file = name, .out = out, .report = report, .arena = arena_new(), .sectors = string_table_new()};
    bool failed = !import->arena || !import->sectors;
    char set[64] = "";
    fprintf(out, "# %s of %s, imported.\n", kind, name);
    while (!failed && text.size) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        import->line++;
        EntenteSlice line = clean_line(import, (EntenteSlice){text.data, size}, &failed);
        text.data += end ? size + 1 : size;
        text.size -= end ? size + 1 : size;
        if (!line.size || failed)
            continue;
        if (slice_is(line, "~FINISH"))
            break;
        if (actors)
            read_actor(import, line);
        else if (agents)
            read_agent(import, line);
        else if (verbs)
            read_verb_line(import, line, set);
        else
            read_discard(import, line);
    }
    if (!failed)
        flush_actor(import);
    string_table_delete(import->sectors);
    arena_delete(import->arena);
    free(import);
    return failed ? error_no_memory(error) : ENTENTE_OK;
}
