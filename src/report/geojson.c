/* Happenings for maps and timelines, each once: GeoJSON (RFC 7946, longitude first, WGS 84) and the JSON of
 * TimelineJS (https://timeline.knightlab.com/docs/json-format.html). */
#include "base/json_write.h"
#include "report/export.h"

#include <string.h>

static void write_member(FILE *stream, const char *key, const char *value)
{
    if (!*value)
        return;
    fprintf(stream, ", \"%s\": ", key);
    json_write_string(stream, entente_slice(value));
}

static void write_date(FILE *stream, const char *key, EntenteDate date)
{
    if (date.month)
        fprintf(stream, ", \"%s\": \"%04d-%02u-%02u\"", key, date.year, (unsigned)date.month,
                (unsigned)date.day);
}

static void write_count(FILE *stream, const char *key, double count)
{
    if (count >= 0)
        fprintf(stream, ", \"%s\": %.0f", key, count);
}

static EntenteStatus on_feature(const ReportEntry *entry, void *context, EntenteError *error)
{
    Export *export = context;
    FILE *stream = export->stream;
    const EntentePlace *place = entry->place;
    (void)error;
    if (!place || !place->located) {
        export->counts.left_out++; /* a map has no use for it */
        return ENTENTE_OK;
    }
    fprintf(stream, "%s\n{\"type\": \"Feature\", \"id\": ", export->counts.written++ ? "," : "");
    json_write_string(stream, entente_slice(entry->id));
    fprintf(
        stream,
        ", \"geometry\": {\"type\": \"Point\", \"coordinates\": [%.4f, %.4f]}, \"properties\": {\"kind\": ",
        (double)place->longitude, (double)place->latitude);
    json_write_string(stream, entente_slice(entry->kind));
    write_member(stream, "type", entry->type);
    write_member(stream, "mode", entry->mode);
    write_member(stream, "title", entry->title);
    write_member(stream, "parties", entry->sides);
    write_member(stream, "state", entry->state);
    write_date(stream, "date", entry->date);
    write_date(stream, "enddate", entry->enddate);
    write_member(stream, "date_precision", entry->precision);
    write_member(stream, "place", place->name);
    write_member(stream, "country", place->country);
    write_member(stream, "region", place->region);
    fprintf(stream, ", \"resolution\": %u, \"quad_code\": %u, \"event_scale\": %.1f, \"status\": \"%s\"",
            place->resolution, entry->first.event->quad, (double)entry->first.event->score,
            entente_event_status_name(entry->first.event->status));
    write_count(stream, "dead_low", entry->low);
    write_count(stream, "dead_best", entry->best);
    write_count(stream, "dead_high", entry->high);
    write_count(stream, "reports", (double)entry->reports);
    write_member(stream, "publications", entry->publications);
    fputs("}}", stream);
    return ENTENTE_OK;
}

EntenteStatus export_geojson(Export *export, EntenteError *error)
{
    fputs("{\"type\": \"FeatureCollection\", \"features\": [", export->stream);
    EntenteStatus status = walk_entries(export->walk, NULL, export->filter, on_feature, export, error);
    fputs("\n]}\n", export->stream);
    return status;
}

/* ---- TimelineJS ---- */

/* As exactly as the text dates it: a month has no day, a year no month. */
static void write_moment(FILE *stream, const char *key, EntenteDate date, const char *precision)
{
    bool year = strcmp(precision, "year") == 0 || strcmp(precision, "decade") == 0;
    bool month = year || strcmp(precision, "month") == 0 || strcmp(precision, "season") == 0;
    fprintf(stream, "\"%s\": {\"year\": \"%d\"", key, date.year);
    if (!year)
        fprintf(stream, ", \"month\": \"%u\"", (unsigned)date.month);
    if (!month)
        fprintf(stream, ", \"day\": \"%u\"", (unsigned)date.day);
    fputs("}", stream);
}

/* The page shows text as HTML. */
static void write_escaped(FILE *stream, EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        const char *entity = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL;
        if (entity)
            fputs(entity, stream);
        else if (c == '"' || c == '\\')
            fprintf(stream, "\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            fprintf(stream, "\\u%04x", c);
        else
            fputc(c, stream);
    }
}

static EntenteStatus on_slide(const ReportEntry *entry, void *context, EntenteError *error)
{
    Export *export = context;
    FILE *stream = export->stream;
    const EntenteDocument *document = entry->first.document;
    (void)error;
    if (!entry->date.month) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    fprintf(stream, "%s\n{", export->counts.written++ ? "," : "");
    write_moment(stream, "start_date", entry->date, entry->precision);
    if (entry->enddate.month && memcmp(&entry->enddate, &entry->date, sizeof entry->date) != 0) {
        fputs(", ", stream);
        write_moment(stream, "end_date", entry->enddate, entry->precision);
    }
    fputs(", \"text\": {\"headline\": \"", stream);
    write_escaped(stream, entente_slice(entry->title));
    fputs("\", \"text\": \"<p>", stream);
    write_escaped(stream, document->sentences[0].text);
    fputs("</p><p>", stream);
    if (*entry->state) {
        write_escaped(stream, entente_slice(entry->state));
        fputs("; ", stream);
    }
    write_escaped(stream, entente_slice(*entry->publications ? entry->publications : "no publication named"));
    fputs("</p>\"}", stream);
    fprintf(stream, ", \"group\": \"%s\"", entry->kind);
    write_member(stream, "unique_id", entry->id);
    fputs("}", stream);
    return ENTENTE_OK;
}

EntenteStatus export_timeline(Export *export, EntenteError *error)
{
    fputs("{\"events\": [", export->stream);
    EntenteStatus status = walk_entries(export->walk, NULL, export->filter, on_slide, export, error);
    fputs("\n]}\n", export->stream);
    return status;
}
