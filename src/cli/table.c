/* Events for a person to read: a row an event, cells wrapped to the width of the terminal. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void print_slice(FILE *stream, EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++)
        fputc((unsigned char)text.data[i] < 0x20 ? ' ' : text.data[i], stream);
}

/* ---- what stands in the cells ---- */

static void describe(FILE *cell, const EntenteEntity *entity)
{
    int code = (int)strnlen(entity->code, sizeof entity->code), sector = (int)strcspn(entity->sectors, ",");
    print_slice(cell, *entity->name        ? entente_slice(entity->name)
                      : entity->meant.size ? entity->meant
                                           : entity->text);
    if (code || sector)
        fprintf(cell, " (%.*s%s%.*s)", code, entity->code, code && sector ? " " : "", sector,
                entity->sectors);
}

static void describe_all(FILE *cell, const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", cell);
        describe(cell, &entities[i]);
    }
}

static void describe_date(FILE *cell, const EntenteEvent *event)
{
    static const char *const months[] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    EntenteDate from = event->date, to = event->enddate;
    if (!from.month || from.month > 12 || event->precision == ENTENTE_PUBLISHED)
        return;
    bool long_time = to.month && (to.year != from.year || to.month != from.month || to.day != from.day);
    if (event->precision == ENTENTE_YEAR || event->precision == ENTENTE_DECADE)
        fprintf(cell, to.year != from.year ? "%d–%d" : "%d", from.year, to.year);
    else if (event->precision == ENTENTE_MONTH || event->precision == ENTENTE_SEASON)
        fprintf(cell, "%s %d", months[from.month], from.year);
    else if (long_time && to.month <= 12)
        fprintf(cell, "%u %s–%u %s %d", from.day, months[from.month], to.day, months[to.month], to.year);
    else
        fprintf(cell, "%u %s %d", from.day, months[from.month], from.year);
}

static void describe_place(FILE *cell, const EntentePlace *place)
{
    if (!place)
        return;
    fputs(place->name, cell);
    if (*place->country && strcmp(place->kind, "country") != 0)
        fprintf(cell, ", %.3s", place->country);
}

static void describe_kind(FILE *cell, const EntenteEvent *event)
{
    fprintf(cell, "%s%s%s %s", entente_event_type_name(event->type), *event->mode ? "/" : "", event->mode,
            event->cameo);
}

static void describe_event(FILE *cell, const EntenteEvent *event)
{
    describe_kind(cell, event);
    if (event->status != ENTENTE_OCCURRED)
        fprintf(cell, ", %s", entente_event_status_name(event->status));
    if (event->historical)
        fputs(", historical", cell);
    if (event->mediator_count) {
        fputs("\nthrough ", cell);
        describe_all(cell, event->mediators, event->mediator_count);
    }
    for (const EntenteEvent *about = event->about; about; about = about->about) {
        fprintf(cell, "\nabout %s", entente_event_type_name(about->type));
        fprintf(cell, "%s%s, %s", *about->mode ? "/" : "", about->mode,
                entente_event_status_name(about->status));
        if (about->precision != ENTENTE_PRECISION_NONE && about->precision != ENTENTE_PUBLISHED) {
            fputs(", ", cell);
            describe_date(cell, about);
        }
        if (about->place) {
            fputs(", ", cell);
            describe_place(cell, about->place);
        }
    }
}

static void describe_toll(FILE *cell, const EntenteEvent *event)
{
    for (size_t i = 0; i < event->figure_count; i++) {
        const EntenteFigure *figure = &event->figures[i];
        fprintf(cell, "%s%s ", i ? "\n" : "", entente_figure_kind_name(figure->kind));
        if (figure->low >= 0 && figure->high >= 0 && figure->low < figure->high)
            fprintf(cell, "%.0f–%.0f", figure->low, figure->high);
        else if (figure->best >= 0)
            fprintf(cell, figure->low == figure->high ? "%.0f" : "~%.0f", figure->best);
        else if (figure->low >= 0)
            fprintf(cell, "≥%.0f", figure->low);
        else if (figure->high >= 0)
            fprintf(cell, "≤%.0f", figure->high);
        if (*figure->of.code)
            fprintf(cell, " (%.3s)", figure->of.code);
        if (figure->by.text.size) {
            fputs(", says ", cell);
            describe(cell, &figure->by);
        }
    }
}

static void describe_sources(FILE *cell, const EntenteEvent *event)
{
    for (size_t i = 0; i < event->source_count; i++) {
        fputs(i ? " < " : "", cell);
        describe(cell, &event->sources[i].speaker);
    }
}

/* ---- laying out ---- */

enum {
    COLUMN_DATE = 0,
    COLUMN_ACTOR,
    COLUMN_EVENT,
    COLUMN_RECIPIENT,
    COLUMN_PLACE,
    COLUMN_TOLL,
    COLUMN_SAYS,
    COLUMNS
};

static const char *const heads[COLUMNS] = {"date", "actor", "event", "recipient", "place", "toll", "says"};
/* No column is made narrower than this, nor left wider than it must be. */
static const size_t least[COLUMNS] = {11, 16, 18, 14, 10, 9, 12};
enum { GAP = 2 };

typedef struct Row {
    char *cells[COLUMNS];
    size_t at[COLUMNS]; /* what is printed already */
} Row;

static void describe_cell(FILE *cell, unsigned column, const EntenteEvent *event)
{
    switch (column) {
    case COLUMN_DATE:
        describe_date(cell, event);
        break;
    case COLUMN_ACTOR:
        describe_all(cell, event->actors, event->actor_count);
        break;
    case COLUMN_EVENT:
        describe_event(cell, event);
        break;
    case COLUMN_RECIPIENT:
        describe_all(cell, event->recipients, event->recipient_count);
        break;
    case COLUMN_PLACE:
        describe_place(cell, event->place);
        break;
    case COLUMN_TOLL:
        describe_toll(cell, event);
        break;
    default:
        describe_sources(cell, event);
    }
}

static bool make_row(Row *row, const EntenteEvent *event)
{
    *row = (Row){0};
    for (unsigned c = 0; c < COLUMNS; c++) {
        size_t size;
        FILE *cell = open_memstream(&row->cells[c], &size);
        if (!cell)
            return false;
        describe_cell(cell, c, event);
        if (fclose(cell) != 0)
            return false;
    }
    return true;
}

/* Code points, which stand for columns, up to the end of the line. */
size_t text_width(const char *text)
{
    size_t width = 0;
    for (; *text && *text != '\n'; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
}

/* Print the next line of a cell: as many words as fit, a word that is too long cut. */
void text_print_line(FILE *stream, const char *text, size_t *at, size_t width)
{
    const char *from = text + *at;
    size_t size = 0, columns = 0, kept = 0, kept_columns = 0;
    for (;;) {
        char c = from[size];
        bool end = c == 0 || c == '\n';
        if ((end || c == ' ') && columns <= width) {
            kept = size;
            kept_columns = columns;
        }
        if (end || (columns >= width && kept))
            break;
        size++;
        while (((unsigned char)from[size] & 0xC0) == 0x80)
            size++;
        columns++;
        if (columns > width && !kept) {
            do
                size--;
            while (((unsigned char)from[size] & 0xC0) == 0x80);
            kept = size;
            kept_columns = columns - 1;
            break;
        }
    }
    fprintf(stream, "%.*s%*s", (int)kept, from, (int)(width > kept_columns ? width - kept_columns : 0), "");
    *at += kept;
    while (text[*at] == ' ')
        (*at)++;
    if (text[*at] == '\n')
        (*at)++;
}

size_t screen_width(FILE *stream)
{
    enum { ELSEWHERE = 140, NARROWEST = 60 };
    struct winsize size;
    int file = fileno(stream);
    if (file >= 0 && isatty(file) && ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col < NARROWEST ? NARROWEST : size.ws_col;
    return ELSEWHERE;
}

static void set_widths(const Row *rows, size_t count, size_t screen, size_t widths[COLUMNS])
{
    size_t total = 0;
    for (unsigned c = 0; c < COLUMNS; c++) {
        widths[c] = 0;
        for (size_t i = 0; i < count; i++)
            for (const char *line = rows[i].cells[c]; *line;) {
                size_t width = text_width(line);
                widths[c] = width > widths[c] ? width : widths[c];
                line += strcspn(line, "\n");
                line += *line == '\n';
            }
        if (widths[c] && widths[c] < strlen(heads[c]))
            widths[c] = strlen(heads[c]);
        total += widths[c] ? widths[c] + GAP : 0;
    }
    while (total > screen + GAP) {
        unsigned widest = COLUMNS;
        for (unsigned c = 0; c < COLUMNS; c++)
            if (widths[c] > least[c] &&
                (widest == COLUMNS || widths[c] - least[c] > widths[widest] - least[widest]))
                widest = c;
        if (widest == COLUMNS)
            break;
        widths[widest]--;
        total--;
    }
}

static void print_row(FILE *stream, Row *row, const size_t widths[COLUMNS])
{
    unsigned last = 0;
    for (unsigned c = 0; c < COLUMNS; c++)
        last = widths[c] ? c : last;
    bool more = true;
    while (more) {
        more = false;
        for (unsigned c = 0; c <= last; c++) {
            if (!widths[c])
                continue;
            text_print_line(stream, row->cells[c], &row->at[c], widths[c]);
            fprintf(stream, "%*s", c == last ? 0 : GAP, "");
            more = more || row->cells[c][row->at[c]];
        }
        fputc('\n', stream);
    }
}

void table_draw(const EntenteDocument *document, FILE *stream)
{
    if (!document->event_count)
        return;
    Row *rows = calloc(document->event_count, sizeof *rows);
    if (!rows)
        return;
    bool made = true;
    for (size_t i = 0; made && i < document->event_count; i++)
        made = make_row(&rows[i], &document->events[i]);
    if (made) {
        int file = fileno(stream);
        bool bold = file >= 0 && isatty(file) && !getenv("NO_COLOR");
        size_t widths[COLUMNS];
        fputs(bold ? "\033[1m" : "", stream);
        print_slice(stream, document->title.size ? document->title : document->id);
        fputs(bold ? "\033[0m" : "", stream);
        if (document->publication.size) {
            fputs(", ", stream);
            print_slice(stream, document->publication);
        }
        if (document->published.month)
            fprintf(stream, ", %04d-%02u-%02u", document->published.year, document->published.month,
                    document->published.day);
        fputs("\n\n", stream);
        set_widths(rows, document->event_count, screen_width(stream), widths);
        Row head = {0};
        for (unsigned c = 0; c < COLUMNS; c++)
            head.cells[c] = (char *)(uintptr_t)heads[c];
        fputs(bold ? "\033[2m" : "", stream);
        print_row(stream, &head, widths);
        fputs(bold ? "\033[0m" : "", stream);
        for (size_t i = 0; i < document->event_count; i++)
            print_row(stream, &rows[i], widths);
        fputc('\n', stream);
    }
    for (size_t i = 0; i < document->event_count; i++)
        for (unsigned c = 0; c < COLUMNS; c++)
            free(rows[i].cells[c]);
    free(rows);
}

/* ---- explanations ---- */

void reasons_draw(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *event = &document->events[i];
        const EntenteSentence *sentence = &document->sentences[event->sentence];
        if (i == 0 || document->events[i - 1].sentence != event->sentence) {
            print_slice(stream, sentence->text);
            fputs("\n", stream);
        }
        fputs("  ", stream);
        describe_kind(stream, event);
        fprintf(stream, ", %s: ", entente_event_status_name(event->status));
        describe_all(stream, event->actors, event->actor_count);
        fputs(" -> ", stream);
        describe_all(stream, event->recipients, event->recipient_count);
        fputs("\n", stream);
        for (const EntenteEvent *about = event->about; about; about = about->about) {
            fputs("    about ", stream);
            describe_kind(stream, about);
            fprintf(stream, ", %s\n", entente_event_status_name(about->status));
        }
        bool first = true;
        for (size_t r = 0; r < event->reason_count; r++) {
            const EntenteReason *reason = &event->reasons[r];
            if (strcmp(reason->field, "confidence") == 0) {
                if (first)
                    fprintf(stream, "    confidence %.2f:", (double)event->confidence);
                fprintf(stream, "%s %s", first ? "" : ",", reason->rule);
                first = false;
                continue;
            }
            fprintf(stream, "    %-9s \"", reason->field);
            print_slice(stream, reason->words);
            fprintf(stream, "\": %s", reason->rule);
            if (*reason->file)
                fprintf(stream, ", %s:%u", reason->file, reason->line);
            fputc('\n', stream);
        }
        if (!first)
            fputc('\n', stream);
    }
}
