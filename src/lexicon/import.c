#include "lexicon/import.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "lexicon/fold.h"
#include "lexicon/import_parts.h"
#include "lexicon/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_SIZE = 40, PERIOD_SIZE = 2 * DAY_SIZE + 4 };

void import_complain(Import *import, const char *what, EntenteSlice words)
{
    EntenteError error;
    error_set(&error, ENTENTE_BAD_INPUT, import->file, import->line, "%s: \"%.*s\"", what,
              (int)(words.size > 160 ? 160 : words.size), words.data);
    import->report->problems++;
    if (import->report->on_problem)
        import->report->on_problem(&error, import->report->context);
}

void import_section(Import *import, const char *section)
{
    if (import->section && strcmp(import->section, section) == 0)
        return;
    fprintf(import->out, "%%%s\n", section);
    import->section = section;
}

/* ---- words ---- */

/* At most `limit` bytes of words that may be cut, without half a character at the end. */
size_t import_whole_characters(const char *words, size_t size, size_t limit)
{
    size = size < limit ? size : limit;
    while (size && !utf8_is_clean((EntenteSlice){words, size}))
        size--;
    return size;
}

/* "UNITED_STATES_" as "united states". With `names`, a single word of up to three letters keeps its capitals.
 */
EntenteSlice import_words(EntenteSlice phrase, bool names, char room[NAME_LIMIT])
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
    size = import_whole_characters(room, size, size);
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
bool import_bracket(EntenteSlice *rest, EntenteSlice *before, EntenteSlice *inside)
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
    import_section(import, "sectors");
    fprintf(import->out, "%s\n", sector);
}

/* "USAGOVMIL" as "USA GOV,MIL"; "~GOV" of agents has no country. False where it is no groups of three
 * capitals. */
static bool read_groups(Import *import, EntenteSlice code, char *out, size_t size)
{
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

void import_append(Import *import, char *list, size_t size, const char *separator, const char *text)
{
    size_t used = strlen(list);
    if (used + strlen(separator) + strlen(text) + 1 > size) {
        import_complain(import, "too much for one entry", entente_slice(text));
        return;
    }
    snprintf(list + used, size - used, "%s%s", used ? separator : "", text);
}

/* A country, or a body that belongs to none; their lines do not tell people from bodies otherwise. */
static bool is_body(const char *code)
{
    static const char *const bodies[] = {"IGO", "NGO", "NGM", "IMG", "MNC", "UNO"};
    if (strchr(code, '|'))
        return false;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (strncmp(code, bodies[i], 3) == 0)
            return true;
    return strlen(code) == 3;
}

static void flush_actor(Import *import)
{
    if (import->names[0] && (import->offices[0] || import->defaults[0])) {
        if (!import->offices[0] && is_body(import->defaults)) {
            import_section(import, "organisations");
            fprintf(import->out, "%s | %s\n", import->names, import->defaults);
        } else {
            import_section(import, "people");
            fprintf(import->out, "%s | | %s%s%s\n", import->names, import->offices,
                    import->offices[0] && import->defaults[0] ? " | " : "", import->defaults);
        }
        import->report->entries++;
    } else if (import->names[0]) {
        size_t line = import->line;
        import->line = import->actor_line;
        import_complain(import, "an actor without a code", entente_slice(import->names));
        import->line = line;
    }
    import->names[0] = import->offices[0] = import->defaults[0] = 0;
}

static void add_restrictions(Import *import, EntenteSlice rest)
{
    EntenteSlice before, inside;
    while (import_bracket(&rest, &before, &inside)) {
        size_t code_size = 0;
        while (code_size < inside.size && inside.data[code_size] != ' ' && inside.data[code_size] != '<' &&
               inside.data[code_size] != '>')
            code_size++;
        EntenteSlice code = {inside.data, code_size},
                     when = slice_trim((EntenteSlice){inside.data + code_size, inside.size - code_size});
        char groups[64], period[PERIOD_SIZE] = "", office[256];
        if (when.size && !read_restriction(when, period)) {
            import_complain(import, "no date restriction", inside);
            continue;
        }
        /* "FRA/DEU": both, at one time */
        EntenteSlice part;
        while (source_part(&code, '/', &part)) {
            if (!read_groups(import, part, groups, sizeof groups)) {
                import_complain(import, "no code of groups of three capitals", inside);
                continue;
            }
            snprintf(office, sizeof office, "%s%s%s", groups, *period ? " " : "", period);
            /* the undated code is the default, wherever it stands */
            import_append(import, *period ? import->offices : import->defaults, sizeof import->offices, " | ",
                          office);
        }
    }
}

static void read_actor(Import *import, EntenteSlice line)
{
    char room[NAME_LIMIT];
    if (line.data[0] == '[') {
        if (!import->names[0])
            import_complain(import, "a code before any actor", line);
        else
            add_restrictions(import, line);
        return;
    }
    bool synonym = line.data[0] == '+';
    const char *bracket = memchr(line.data, '[', line.size);
    EntenteSlice phrase = {line.data + synonym,
                           (bracket ? (size_t)(bracket - line.data) : line.size) - synonym};
    EntenteSlice words = import_words(phrase, true, room);
    if (!words.size) {
        import_complain(import, "no name", line);
        return;
    }
    if (!synonym) {
        flush_actor(import);
        import->actor_line = import->line;
    } else if (!import->names[0]) {
        import_complain(import, "a synonym before any actor", line);
        return;
    }
    char name[NAME_LIMIT];
    snprintf(name, sizeof name, "%.*s", (int)words.size, words.data);
    import_append(import, import->names, sizeof import->names, "; ", name);
    if (bracket)
        add_restrictions(import, (EntenteSlice){bracket, line.size - (size_t)(bracket - line.data)});
}

/* ---- agents ---- */

/* "!BEING! = MAN, WOMAN". The line is in the arena and lasts. */
static void read_substitution(Import *import, EntenteSlice line)
{
    EntenteSlice rest = {line.data + 1, line.size - 1}, name;
    if (!source_part(&rest, '!', &name) || !(rest = slice_trim(rest)).size || rest.data[0] != '=' ||
        import->substitution_count == SUBSTITUTIONS) {
        import_complain(import, "no substitution like \"!NAME! = WORD, WORD\"", line);
        return;
    }
    import->substitutions[import->substitution_count++] = (Substitution){name,
                                                                         { rest.data + 1,
                                                                           rest.size - 1 }};
}

/* "LAW!BEING!" as "lawman; lawwoman". False where nothing is known by that name. */
static bool write_substituted(Import *import, EntenteSlice phrase, const char *sectors)
{
    EntenteSlice rest, before = {phrase.data, 0}, name, word;
    const char *mark = memchr(phrase.data, '!', phrase.size);
    before.size = (size_t)(mark - phrase.data);
    rest = (EntenteSlice){mark + 1, phrase.size - before.size - 1};
    const char *end = memchr(rest.data, '!', rest.size);
    if (!end)
        return false;
    name = slice_trim((EntenteSlice){rest.data, (size_t)(end - rest.data)});
    EntenteSlice after = {end + 1, rest.size - (size_t)(end + 1 - rest.data)};
    for (size_t i = 0; i < import->substitution_count; i++) {
        const Substitution *known = &import->substitutions[i];
        if (known->name.size != name.size || memcmp(known->name.data, name.data, name.size) != 0)
            continue;
        EntenteSlice words = known->words;
        bool any = false;
        while (source_part(&words, ',', &word)) {
            char all[3 * NAME_LIMIT], room[NAME_LIMIT];
            int size = snprintf(all, sizeof all, "%.*s%.*s%.*s", (int)(before.size % NAME_LIMIT), before.data,
                                (int)(word.size % NAME_LIMIT), word.data, (int)(after.size % NAME_LIMIT),
                                after.data);
            EntenteSlice plain = import_words((EntenteSlice){all, (size_t)size}, false, room);
            if (!plain.size || memchr(plain.data, '!', plain.size))
                continue;
            if (!any)
                import_section(import, "roles");
            fprintf(import->out, "%s%.*s", any ? "; " : "", (int)plain.size, plain.data);
            any = true;
        }
        if (any) {
            fprintf(import->out, " | %s\n", sectors);
            import->report->entries++;
        }
        return any;
    }
    return false;
}

static void read_agent(Import *import, EntenteSlice line)
{
    EntenteSlice rest = line, before, inside, plural = {"", 0};
    char room[NAME_LIMIT], more[NAME_LIMIT], groups[64];
    if (!import_bracket(&rest, &before, &inside)) {
        if (line.data[0] == '!')
            read_substitution(import, line);
        else
            import_complain(import, "an agent without a code", line);
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
        import_complain(import, "no agent with a code of groups of three capitals", line);
        return;
    }
    if (memchr(before.data, '!', before.size)) {
        if (!write_substituted(import, before, groups + 4))
            import_complain(import, "a substitution that is not known", line);
        return;
    }
    EntenteSlice words = import_words(before, false, room);
    if (!words.size) {
        import_complain(import, "no name", line);
        return;
    }
    import_section(import, "roles");
    fprintf(import->out, "%.*s", (int)words.size, words.data);
    if (plural.size) {
        EntenteSlice many = import_words(plural, false, more);
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
    EntenteSlice words = import_words(rest, true, room);
    bool year = words.size == 4;
    for (size_t i = 0; i < words.size; i++)
        year = year && isdigit((unsigned char)words.data[i]);
    if (!words.size || year) {
        import_complain(import, year ? "a bare year would discard every sentence that names it" : "no phrase",
                        line);
        return;
    }
    import_section(import, "discards");
    fprintf(import->out, "%.*s%s\n", (int)words.size, words.data, story ? " | story" : "");
    import->report->entries++;
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
            import_verb_line(import, line);
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
