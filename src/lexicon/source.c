#include "lexicon/source.h"

#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FIELD_LIMIT = 64, LINE_LIMIT = 1 << 16, FILE_LIMIT = 256 << 20 };

static const struct {
    const char *name;
    void (*read)(SourceLine *line);
} kinds[] = {
    {"states", source_state},       {"organisations", source_organisation},
    {"people", source_person},      {"roles", source_role},
    {"places", source_place},       {"sets", source_set},
    {"verbs", source_verb},         {"nouns", source_noun},
    {"operators", source_operator}, {"outcomes", source_outcome},
    {"types", source_type},         {"codes", source_code},
    {"weights", source_weight},     {"sectors", source_sector},
    {"discards", source_discard},   {"patterns", source_pattern},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

void source_complain(SourceLine *line, const char *format, ...)
{
    char words[384];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    EntenteError error;
    error_set(&error, ENTENTE_BAD_INPUT, line->file, line->line.line, "%s", words);
    if (!line->wrong)
        line->report->problems++;
    line->wrong = true;
    if (line->report->on_problem)
        line->report->on_problem(&error, line->report->context);
}

EntenteSlice source_field(const SourceLine *line, size_t index)
{
    return index < line->field_count ? line->fields[index] : (EntenteSlice){"", 0};
}

bool source_part(EntenteSlice *rest, char separator, EntenteSlice *part)
{
    while (rest->size) {
        const char *end = memchr(rest->data, separator, rest->size);
        size_t size = end ? (size_t)(end - rest->data) : rest->size;
        *part = slice_trim((EntenteSlice){rest->data, size});
        size_t used = end ? size + 1 : size;
        rest->data += used;
        rest->size -= used;
        if (part->size)
            return true;
    }
    return false;
}

/* ---- dates ---- */

static bool read_number(EntenteSlice text, size_t at, size_t digits, int *number)
{
    if (at + digits > text.size)
        return false;
    *number = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *number = *number * 10 + (text.data[i] - '0');
    }
    return true;
}

/* The first or the last day of "2018", "2018-05" or "2018-05-08". */
static bool read_end(EntenteSlice text, bool last, int32_t *day)
{
    int year, month = last ? 12 : 1, date = 1;
    bool has_month = text.size >= 7, has_date = text.size == 10;
    if ((text.size != 4 && text.size != 7 && text.size != 10) || !read_number(text, 0, 4, &year) ||
        (has_month && (text.data[4] != '-' || !read_number(text, 5, 2, &month))) ||
        (has_date && (text.data[7] != '-' || !read_number(text, 8, 2, &date))))
        return false;
    EntenteDate made = {(int16_t)year, (uint8_t)month, (uint8_t)date};
    if (!date_is_valid(made))
        return false;
    if (last && !has_date) {
        made.day = 28;
        while (date_is_valid((EntenteDate){made.year, made.month, (uint8_t)(made.day + 1)}))
            made.day++;
    }
    *day = date_to_days(made);
    return true;
}

bool source_period(EntenteSlice text, int32_t *from, int32_t *to)
{
    *from = DAY_FIRST;
    *to = DAY_LAST;
    text = slice_trim(text);
    size_t dots = 0;
    while (dots + 1 < text.size && memcmp(text.data + dots, "..", 2) != 0)
        dots++;
    if (dots + 1 >= text.size)
        return read_end(text, false, from) && read_end(text, true, to);
    EntenteSlice first = {text.data, dots}, second = {text.data + dots + 2, text.size - dots - 2};
    return (!first.size || read_end(first, false, from)) && (!second.size || read_end(second, true, to)) &&
           (first.size || second.size) && *from <= *to;
}

bool source_sectors(EntenteSlice sectors, const Builder *builder)
{
    static const char known[] =
        " GOV MIL COP JUD LEG SPY PTY OPP REB PRM UAF CRM CVL REF BUS MNC LAB AGR EDU MED JRN REL SOC "
        "NGO ELI PRE UNK IGO UNO EUR ISM IMG ";
    EntenteSlice part;
    while (source_part(&sectors, ',', &part)) {
        char spaced[8] = {' ', part.data[0]};
        if (part.size != 3)
            return false;
        memcpy(spaced + 1, part.data, 3);
        spaced[4] = ' ';
        if (!strstr(known, spaced) && !(builder && builder_has_sector(builder, part)))
            return false;
    }
    return true;
}

/* ---- lines ---- */

static EntenteSlice strip_comment(EntenteSlice line)
{
    for (size_t i = 0; i < line.size; i++)
        if (line.data[i] == '#' && (i == 0 || line.data[i - 1] == ' ' || line.data[i - 1] == '\t'))
            return slice_trim((EntenteSlice){line.data, i});
    return slice_trim(line);
}

/* Fields keep their places even when empty. */
static size_t cut_fields(EntenteSlice line, EntenteSlice *fields)
{
    size_t count = 0;
    for (;;) {
        const char *end = line.size ? memchr(line.data, '|', line.size) : NULL;
        size_t size = end ? (size_t)(end - line.data) : line.size;
        if (count < FIELD_LIMIT)
            fields[count++] = slice_trim((EntenteSlice){line.data, size});
        else
            return FIELD_LIMIT + 1;
        if (!end)
            return count;
        line.data += size + 1;
        line.size -= size + 1;
    }
}

static bool find_kind(SourceLine *line, EntenteSlice name, size_t *kind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (slice_is(name, kinds[i].name)) {
            *kind = i;
            return true;
        }
    source_complain(line, "no kind of dictionary is called \"%%%.*s\"; what follows is skipped",
                    (int)name.size, name.data);
    return false;
}

EntenteStatus source_add(Builder *builder, const char *name, EntenteSlice text, SourceReport *report,
                         EntenteError *error)
{
    EntenteSlice fields[FIELD_LIMIT];
    uint32_t file = builder_string(builder, entente_slice(name));
    size_t kind = KINDS;
    uint32_t number = 0;
    if (text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        text = (EntenteSlice){text.data + 3, text.size - 3};
    while (text.size) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        EntenteSlice raw = {text.data, size};
        text.data += end ? size + 1 : size;
        text.size -= end ? size + 1 : size;
        SourceLine line = {
            .builder = builder, .report = report, .file = name, .line = {file, ++number}, .fields = fields};
        if (raw.size > LINE_LIMIT) {
            source_complain(&line, "a line of %zu bytes is longer than the limit, %d", raw.size, LINE_LIMIT);
            continue;
        }
        if (!utf8_is_clean(raw)) {
            source_complain(&line, "not UTF-8");
            continue;
        }
        EntenteSlice words = strip_comment(raw);
        if (!words.size)
            continue;
        if (words.data[0] == '%') {
            kind = KINDS;
            find_kind(&line, slice_trim((EntenteSlice){words.data + 1, words.size - 1}), &kind);
            continue;
        }
        line.field_count = cut_fields(words, fields);
        if (kind == KINDS) {
            source_complain(&line, "no line %%KIND comes before this entry");
        } else if (line.field_count > FIELD_LIMIT) {
            source_complain(&line, "more than %d fields", FIELD_LIMIT);
        } else {
            kinds[kind].read(&line);
            report->entries += !line.wrong;
        }
    }
    (void)error;
    return ENTENTE_OK;
}

/* ---- files ---- */

EntenteStatus source_read_file(const char *path, char **bytes, size_t *count, EntenteError *error)
{
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return error_set(error, ENTENTE_IO, path, 0, "%s", strerror(errno));
    char *data = NULL;
    size_t size = 0, capacity = 0, got;
    EntenteStatus status = ENTENTE_OK;
    do {
        if (size == capacity) {
            capacity = capacity ? capacity * 2 : 1 << 16;
            char *more = capacity > FILE_LIMIT ? NULL : realloc(data, capacity);
            if (!more) {
                status = error_set(error, ENTENTE_NO_MEMORY, path, 0, "the dictionary is too large");
                break;
            }
            data = more;
        }
        got = fread(data + size, 1, capacity - size, stream);
        size += got;
    } while (got);
    if (status == ENTENTE_OK && ferror(stream))
        status = error_set(error, ENTENTE_IO, path, 0, "%s", strerror(errno));
    fclose(stream);
    *bytes = data;
    *count = size;
    return status;
}

static EntenteStatus add_file(Builder *builder, const char *path, SourceReport *report, EntenteError *error)
{
    char *data = NULL;
    size_t size = 0;
    EntenteStatus status = source_read_file(path, &data, &size, error);
    if (status == ENTENTE_OK)
        status = source_add(builder, path, (EntenteSlice){data, size}, report, error);
    free(data);
    return status;
}

static int is_wanted(const struct dirent *entry)
{
    const char *name = entry->d_name;
    return name[0] != '.' && strcmp(name, "labelled") != 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), tail = strlen(end);
    return size >= tail && strcmp(text + size - tail, end) == 0;
}

static EntenteStatus add_folder(Builder *builder, const char *path, unsigned depth, SourceReport *report,
                                EntenteError *error)
{
    struct dirent **entries;
    int count = scandir(path, &entries, is_wanted, alphasort);
    if (count < 0)
        return error_set(error, ENTENTE_IO, path, 0, "%s", strerror(errno));
    EntenteStatus status = ENTENTE_OK;
    for (int i = 0; i < count; i++) {
        char *inner = NULL;
        struct stat about;
        if (status == ENTENTE_OK && asprintf(&inner, "%s/%s", path, entries[i]->d_name) < 0) {
            inner = NULL;
            status = error_no_memory(error);
        }
        if (status == ENTENTE_OK && inner && stat(inner, &about) == 0) {
            if (S_ISDIR(about.st_mode) && depth < 8)
                status = add_folder(builder, inner, depth + 1, report, error);
            else if (S_ISREG(about.st_mode) && ends_with(inner, ".txt"))
                status = add_file(builder, inner, report, error);
        }
        free(inner);
        free(entries[i]);
    }
    free(entries);
    return status;
}

EntenteStatus source_add_path(Builder *builder, const char *path, SourceReport *report, EntenteError *error)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return error_set(error, ENTENTE_IO, path, 0, "%s", strerror(errno));
    return S_ISDIR(about.st_mode) ? add_folder(builder, path, 0, report, error)
                                  : add_file(builder, path, report, error);
}
