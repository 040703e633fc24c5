/* Cells, and what tables of pairs share. */
#include "base/slice.h"
#include "report/export.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void begin(Cells *cells)
{
    if (cells->begun)
        fputc(cells->separator, cells->stream);
    cells->begun = true;
}

static void write_tabbed(FILE *stream, EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++)
        fputc((unsigned char)text.data[i] < 0x20 ? ' ' : text.data[i], stream);
}

void cell_joined(Cells *cells, const EntenteSlice *parts, size_t count)
{
    bool quoted = false;
    begin(cells);
    for (size_t i = 0; i < count; i++) {
        if (cells->separator == '\t')
            write_tabbed(cells->stream, parts[i]);
        for (size_t j = 0; j < parts[i].size; j++)
            quoted = quoted || parts[i].data[j] == cells->separator || strchr("\"\r\n", parts[i].data[j]);
    }
    if (cells->separator == '\t')
        return;
    fputs(quoted ? "\"" : "", cells->stream);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < parts[i].size; j++) {
            if (parts[i].data[j] == '"')
                fputc('"', cells->stream);
            fputc(parts[i].data[j], cells->stream);
        }
    fputs(quoted ? "\"" : "", cells->stream);
}

void cell_text(Cells *cells, EntenteSlice text)
{
    cell_joined(cells, &text, 1);
}

void cell_string(Cells *cells, const char *string)
{
    cell_text(cells, entente_slice(string));
}

void cell_format(Cells *cells, const char *format, ...)
{
    va_list arguments;
    begin(cells);
    va_start(arguments, format);
    vfprintf(cells->stream, format, arguments);
    va_end(arguments);
}

void cell_number(Cells *cells, double number, int decimals)
{
    begin(cells);
    if (number >= 0)
        fprintf(cells->stream, "%.*f", decimals, number);
}

void cell_date(Cells *cells, EntenteDate date, const char *format)
{
    begin(cells);
    if (!date.month)
        return;
    for (const char *at = format; *at; at++)
        if (*at == 'Y')
            fprintf(cells->stream, "%04d", date.year);
        else if (*at == 'M' || *at == 'D')
            fprintf(cells->stream, "%02u", (unsigned)(*at == 'M' ? date.month : date.day));
        else
            fputc(*at, cells->stream);
}

void cells_empty(Cells *cells, unsigned count)
{
    while (count--)
        begin(cells);
}

void cells_end(Cells *cells)
{
    fputs(cells->separator == '\t' ? "\n" : "\r\n", cells->stream);
    cells->begun = false;
}

void cells_heads(Cells *cells, const char *names)
{
    while (*names) {
        size_t size = strcspn(names, ",");
        cell_text(cells, (EntenteSlice){names, size});
        names += size + (names[size] == ',');
    }
    cells_end(cells);
}

/* ---- pairs ---- */

bool event_is_real(const EntenteEvent *event)
{
    return event->status == ENTENTE_OCCURRED || event->status == ENTENTE_ALLEGED;
}

EntenteDate event_day(const ReportEvent *event)
{
    return event->event->date.month ? event->event->date : event->document->published;
}

bool dyad_next(const EntenteEvent *event, Dyad *dyad)
{
    size_t sources = event->actor_count, targets = event->recipient_count;
    bool begun = dyad->source || dyad->target;
    size_t number = begun ? dyad->number + 1 : 0;
    bool mutual = !targets && sources > 1;
    if (mutual) { /* i with each of the others */
        targets = sources - 1;
        if (number >= sources * targets)
            return false;
        size_t i = number / targets, j = number % targets;
        *dyad = (Dyad){&event->actors[i], &event->actors[j < i ? j : j + 1], number};
        return true;
    }
    size_t rows = sources ? sources : 1, columns = targets ? targets : 1;
    if ((!sources && !targets) || number >= rows * columns)
        return false;
    *dyad = (Dyad){sources ? &event->actors[number / columns] : NULL,
                   targets ? &event->recipients[number % columns] : NULL, number};
    return true;
}

uint64_t dyad_id(const ReportEvent *event, size_t number)
{
    char words[64];
    char *end;
    uint64_t id = strtoull(event->id, &end, 16);
    if (*end || !*event->id)
        id = slice_hash(entente_slice(event->id));
    if (number) {
        (void)snprintf(words, sizeof words, "%016llx#%zu", (unsigned long long)id, number);
        id = slice_hash(entente_slice(words));
    }
    return id & INT64_MAX;
}

const char *event_cameo(const EntenteEvent *event)
{
    static const char *const roots[ENTENTE_EVENT_TYPES] = {
        [ENTENTE_AGREE] = "030",    [ENTENTE_CONSULT] = "040",   [ENTENTE_SUPPORT] = "050",
        [ENTENTE_CONCEDE] = "080",  [ENTENTE_COOPERATE] = "060", [ENTENTE_AID] = "070",
        [ENTENTE_RETREAT] = "087",  [ENTENTE_REQUEST] = "020",   [ENTENTE_ACCUSE] = "110",
        [ENTENTE_REJECT] = "120",   [ENTENTE_THREATEN] = "130",  [ENTENTE_PROTEST] = "140",
        [ENTENTE_SANCTION] = "160", [ENTENTE_MOBILIZE] = "150",  [ENTENTE_COERCE] = "170",
        [ENTENTE_ASSAULT] = "180"};
    if (*event->cameo)
        return event->cameo;
    return roots[event->type] ? roots[event->type] : "";
}

EntenteSlice entity_name(const EntenteEntity *entity)
{
    return *entity->name ? entente_slice(entity->name) : entity->text;
}

EntenteSlice publication_of(const EntenteDocument *document)
{
    if (document->publication.size)
        return document->publication;
    EntenteSlice url = document->url;
    const char *host = url.size > 3 ? memmem(url.data, url.size, "://", 3) : NULL;
    if (!host)
        return (EntenteSlice){"", 0};
    host += 3;
    size_t size = (size_t)(url.data + url.size - host);
    const char *end = memchr(host, '/', size);
    return (EntenteSlice){host, end ? (size_t)(end - host) : size};
}

EntenteSlice address_of(const EntenteDocument *document)
{
    return document->url.size ? document->url : document->id;
}
