#include "cli/rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- JSON Lines and CSV ---- */

static void write_json_string(FILE *stream, EntenteSlice text)
{
    fputc('"', stream);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            fprintf(stream, "\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            fprintf(stream, "\\u%04x", c);
        else
            fputc(c, stream);
    }
    fputc('"', stream);
}

static void write_json(FILE *stream, const EntenteCell *cells, size_t count)
{
    const char *before = "{";
    for (size_t i = 0; i < count; i++) {
        if (cells[i].kind == ENTENTE_CELL_NONE || (cells[i].kind == ENTENTE_CELL_TEXT && !cells[i].text.size))
            continue; /* what is unknown is left out */
        fputs(before, stream);
        write_json_string(stream, entente_slice(cells[i].name));
        fputs(": ", stream);
        if (cells[i].kind == ENTENTE_CELL_NUMBER)
            fprintf(stream, "%.*s", (int)cells[i].text.size, cells[i].text.data);
        else
            write_json_string(stream, cells[i].text);
        before = ", ";
    }
    fputs(*before == '{' ? "{}\n" : "}\n", stream);
}

static void write_csv_cell(FILE *stream, EntenteSlice text)
{
    bool quoted = false;
    for (size_t i = 0; i < text.size; i++)
        quoted = quoted || strchr(",\"\r\n", text.data[i]);
    if (!quoted) {
        fwrite(text.data, 1, text.size, stream);
        return;
    }
    fputc('"', stream);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            fputc('"', stream);
        fputc(text.data[i], stream);
    }
    fputc('"', stream);
}

static void write_csv(Rows *rows, const EntenteCell *cells, size_t count)
{
    for (size_t i = 0; !rows->headed && i < count; i++)
        fprintf(rows->stream, "%s%s%s", i ? "," : "", cells[i].name, i + 1 == count ? "\r\n" : "");
    rows->headed = true;
    for (size_t i = 0; i < count; i++) {
        fputs(i ? "," : "", rows->stream);
        write_csv_cell(rows->stream, cells[i].text);
    }
    fputs("\r\n", rows->stream);
}

/* ---- tables ---- */

static bool is_shown(const Rows *rows, const char *name)
{
    size_t size = strlen(name);
    if (!rows->shown)
        return true;
    for (const char *at = rows->shown; *at;) {
        size_t length = strcspn(at, ",");
        if (length == size && memcmp(at, name, size) == 0)
            return true;
        at += length + (at[length] == ',');
    }
    return false;
}

static char *cell_text(const EntenteCell *cell)
{
    char *text = NULL;
    if (cell->kind == ENTENTE_CELL_NUMBER) {
        bool whole = cell->number == (double)(long long)cell->number;
        return asprintf(&text, whole ? "%.0f" : "%.2f", cell->number) < 0 ? NULL : text;
    }
    text = strndup(cell->text.data ? cell->text.data : "", cell->text.size);
    for (char *c = text; c && *c; c++)
        if ((unsigned char)*c < 0x20)
            *c = ' ';
    for (char *c = text; c && *c; c++)
        if (strcmp(cell->name, "kind") != 0 && *c == '_')
            *c = ' ';
    return text;
}

static void keep_row(Rows *rows, const EntenteCell *cells, size_t count)
{
    if (!rows->names) {
        rows->names = calloc(count + 1, sizeof *rows->names);
        for (size_t i = 0; rows->names && i < count; i++)
            if (is_shown(rows, cells[i].name)) {
                rows->names[rows->column_count] = strdup(cells[i].name);
                rows->failed = rows->failed || !rows->names[rows->column_count];
                for (char *c = rows->names[rows->column_count]; c && *c; c++)
                    *c = *c == '_' ? ' ' : *c;
                rows->column_count++;
            }
        rows->failed = rows->failed || !rows->names;
    }
    if (rows->cell_count + count > rows->cell_room) {
        size_t room = rows->cell_room * 2 + count + 256;
        char **wider = realloc(rows->cells, room * sizeof *wider);
        rows->failed = rows->failed || !wider;
        if (!wider)
            return;
        rows->cells = wider;
        rows->cell_room = room;
    }
    for (size_t i = 0; i < count && !rows->failed; i++)
        if (is_shown(rows, cells[i].name)) {
            char *text = cell_text(&cells[i]);
            rows->failed = rows->failed || !text;
            if (text)
                rows->cells[rows->cell_count++] = text;
        }
}

enum { GAP = 2, NARROWEST_COLUMN = 8 };

static void set_widths(const Rows *rows, size_t *widths)
{
    size_t total = 0, columns = rows->column_count, screen = screen_width(rows->stream);
    for (size_t c = 0; c < columns; c++) {
        for (size_t i = c; i < rows->cell_count; i += columns) {
            size_t width = text_width(rows->cells[i]);
            widths[c] = width > widths[c] ? width : widths[c];
        }
        /* a column in which nothing stands is left out */
        size_t head = widths[c] ? strlen(rows->names[c]) : 0;
        widths[c] = head > widths[c] ? head : widths[c];
        total += widths[c] ? widths[c] + GAP : 0;
    }
    while (total > screen + GAP) {
        size_t widest = 0;
        for (size_t c = 1; c < columns; c++)
            widest = widths[c] > widths[widest] ? c : widest;
        if (widths[widest] <= NARROWEST_COLUMN)
            break;
        widths[widest]--;
        total--;
    }
}

static void print_cells(const Rows *rows, char *const *cells, const size_t *widths, size_t *at)
{
    size_t columns = rows->column_count, last = 0;
    for (size_t c = 0; c < columns; c++) {
        at[c] = 0;
        last = widths[c] ? c : last;
    }
    for (bool more = true; more;) {
        more = false;
        for (size_t c = 0; c <= last; c++) {
            if (!widths[c])
                continue;
            text_print_line(rows->stream, cells[c], &at[c], widths[c]);
            fprintf(rows->stream, "%*s", c == last ? 0 : GAP, "");
            more = more || cells[c][at[c]];
        }
        fputc('\n', rows->stream);
    }
}

static void draw(Rows *rows)
{
    size_t *widths = calloc(rows->column_count + 1, sizeof *widths),
           *at = calloc(rows->column_count + 1, sizeof *at);
    rows->failed = rows->failed || !widths || !at;
    if (!rows->failed && rows->column_count && rows->cell_count) {
        int file = fileno(rows->stream);
        bool dim = file >= 0 && isatty(file) && !getenv("NO_COLOR");
        set_widths(rows, widths);
        fputs(dim ? "\033[2m" : "", rows->stream);
        print_cells(rows, rows->names, widths, at);
        fputs(dim ? "\033[0m" : "", rows->stream);
        for (size_t i = 0; i + rows->column_count <= rows->cell_count; i += rows->column_count)
            print_cells(rows, rows->cells + i, widths, at);
    }
    free(widths);
    free(at);
}

/* ---- all ---- */

EntenteStatus rows_add(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Rows *rows = context;
    (void)error;
    if (rows->format == ROWS_JSON)
        write_json(rows->stream, cells, count);
    else if (rows->format == ROWS_CSV)
        write_csv(rows, cells, count);
    else
        keep_row(rows, cells, count);
    return rows->failed || ferror(rows->stream) || interrupted() ? ENTENTE_END : ENTENTE_OK;
}

int rows_end(Rows *rows)
{
    errno = 0;
    if (rows->format == ROWS_TABLE)
        draw(rows);
    for (size_t i = 0; i < rows->cell_count; i++)
        free(rows->cells[i]);
    for (size_t i = 0; i < rows->column_count; i++)
        free(rows->names[i]);
    free(rows->cells);
    free(rows->names);
    if (rows->failed) {
        complain("out of memory");
        return EXIT_SOME_FAILED;
    }
    bool failed = fflush(rows->stream) != 0 || ferror(rows->stream);
    if (failed && errno != EPIPE)
        complain("the output cannot be written: %s", strerror(errno ? errno : EIO));
    return failed && errno != EPIPE ? EXIT_SOME_FAILED : EXIT_FINE;
}

bool rows_format(const char *name, RowsFormat *format)
{
    *format = isatty(STDOUT_FILENO) ? ROWS_TABLE : ROWS_JSON;
    if (!name)
        return true;
    *format = strcmp(name, "json") == 0 ? ROWS_JSON : strcmp(name, "csv") == 0 ? ROWS_CSV : ROWS_TABLE;
    if (*format != ROWS_TABLE || strcmp(name, "table") == 0)
        return true;
    complain("--format is table, json or csv, not \"%s\"", name);
    return false;
}

/* ---- filters ---- */

const char filter_help[] =
    "  --between A B      what two actors do to each other; by code, name or group\n"
    "  --actor A          what an actor takes part in\n"
    "  --since, --until YYYY-MM-DD\n"
    "  --type TYPE        a type of PLOVER, also with its mode (ASSAULT/aerial); of claims:\n"
    "                     accusation, criticism, denial, demand, promise, threat, ...\n"
    "  --place PLACE      name of a place, region or country\n"
    "  --source WHO       publication, or who says so\n"
    "  --status STATUS    occurred, alleged, ...; of meetings planned, held, postponed, cancelled;\n"
    "                     of claims denied, returned, refused, granted, admitted, welcomed\n"
    "  --limit N          not more than N rows\n"
    "  --format FORM      table (the default on a terminal), json (lines; the default elsewhere)\n"
    "                     or csv\n"
    "  --lexicon PATH, --compiled FILE  dictionaries that name your states\n";

void filter_options(FilterWords *words, Option *options)
{
    const Option all[FILTER_OPTIONS] = {
        {"actor", OPTION_TEXT, &words->actor},   {"since", OPTION_TEXT, &words->since},
        {"until", OPTION_TEXT, &words->until},   {"type", OPTION_TEXT, &words->type},
        {"place", OPTION_TEXT, &words->place},   {"source", OPTION_TEXT, &words->source},
        {"status", OPTION_TEXT, &words->status}, {"format", OPTION_TEXT, &words->format},
        {"limit", OPTION_NUMBER, &words->limit}, {"compiled", OPTION_TEXT, &words->compiled},
        {"lexicon", OPTION_TEXT, &words->folder}};
    memcpy(options, all, sizeof all);
}

bool filter_between(int *count, char **words, EntenteFilter *filter)
{
    for (int at = 0; at < *count; at++) {
        if (strcmp(words[at], "--between") != 0)
            continue;
        if (at + 2 >= *count || words[at + 1][0] == '-' || words[at + 2][0] == '-') {
            complain("--between wants two actors");
            return false;
        }
        filter->between[0] = words[at + 1];
        filter->between[1] = words[at + 2];
        memmove(words + at, words + at + 3, (size_t)(*count - at - 3) * sizeof *words);
        *count -= 3;
        return true;
    }
    return true;
}

/* A code needs no dictionary, whose opening takes longer than most answers. */
static bool is_name(const char *word)
{
    return word && !(strlen(word) == 3 && strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3);
}

bool filter_read(const FilterWords *words, EntenteFilter *filter)
{
    filter->actor = words->actor;
    filter->type = words->type;
    filter->place = words->place;
    filter->source = words->source;
    filter->status = words->status;
    filter->limit = words->limit;
    if ((words->since && !argument_date(words->since, &filter->since)) ||
        (words->until && !argument_date(words->until, &filter->until)))
        return false;
    if (!is_name(filter->actor) && !is_name(filter->place) && !is_name(filter->between[0]) &&
        !is_name(filter->between[1]) && !words->compiled && !words->folder)
        return true;
    /* without dictionaries, codes and names of the record still serve */
    EntenteLexicon *lexicon = NULL;
    if (words->compiled || words->folder)
        lexicon = lexicon_begin(words->compiled, words->folder);
    else
        (void)entente_lexicon_open(NULL, &lexicon, NULL);
    filter->lexicon = lexicon;
    return lexicon || !(words->compiled || words->folder);
}

void filter_end(EntenteFilter *filter)
{
    /* it was opened by filter_read, which alone knows it as its own */
    entente_lexicon_close((EntenteLexicon *)(uintptr_t)filter->lexicon);
    filter->lexicon = NULL;
}

EntenteRecord *record_begin_reading(const char *where)
{
    EntenteError error = {0};
    EntenteRecord *record = NULL;
    if (entente_record_open(where, ENTENTE_RECORD_READ, &record, &error) != ENTENTE_OK)
        complain("%s", error.message);
    return record;
}

int answer_status(EntenteStatus status, const EntenteError *error, int output)
{
    if (status != ENTENTE_OK && status != ENTENTE_END)
        complain("%s", error->message);
    if (status == ENTENTE_BAD_USAGE)
        return EXIT_WRONG_USAGE;
    return status != ENTENTE_OK && status != ENTENTE_END ? EXIT_SOME_FAILED
           : interrupted()                               ? EXIT_SOME_FAILED
                                                         : output;
}
