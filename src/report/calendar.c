/* Meetings as iCalendar (RFC 5545): all-day events, planned ones TENTATIVE, held ones CONFIRMED, those called
 * off or refused CANCELLED. Lines are folded at 75 octets, between characters. */
#include "base/date.h"
#include "report/export.h"

#include <string.h>

typedef struct Line {
    FILE *stream;
    size_t size; /* octets since the last fold */
} Line;

static void put(Line *line, EntenteSlice bytes)
{
    for (size_t i = 0; i < bytes.size;) {
        size_t end = i + 1;
        while (end < bytes.size && ((unsigned char)bytes.data[end] & 0xC0) == 0x80)
            end++; /* a character is not parted */
        if (line->size + (end - i) > 75) {
            fputs("\r\n ", line->stream);
            line->size = 1;
        }
        fwrite(bytes.data + i, 1, end - i, line->stream);
        line->size += end - i;
        i = end;
    }
}

static void put_string(Line *line, const char *string)
{
    put(line, entente_slice(string));
}

/* Text with what must be escaped (section 3.3.11). */
static void put_text(Line *line, EntenteSlice text)
{
    for (size_t i = 0; i < text.size;) {
        size_t end = i + 1;
        char c = text.data[i];
        while (end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80)
            end++;
        if (c == '\\' || c == ';' || c == ',')
            put(line, (EntenteSlice){(const char[]){'\\', c}, 2});
        else if (c == '\n')
            put_string(line, "\\n");
        else if ((unsigned char)c >= 0x20 && c != 0x7F)
            put(line, (EntenteSlice){text.data + i, end - i});
        i = end;
    }
}

static void end_line(Line *line)
{
    fputs("\r\n", line->stream);
    line->size = 0;
}

static void put_line(Line *line, const char *string)
{
    put_string(line, string);
    end_line(line);
}

static void put_property(Line *line, const char *name, const char *value)
{
    if (!*value)
        return;
    put_string(line, name);
    put_string(line, ":");
    put_text(line, entente_slice(value));
    end_line(line);
}

static void put_date(Line *line, const char *name, EntenteDate date)
{
    char text[64];
    (void)snprintf(text, sizeof text, "%s:%04d%02u%02u", name, date.year, (unsigned)date.month,
                   (unsigned)date.day);
    put_line(line, text);
}

static const char *status_of(const char *state)
{
    if (strcmp(state, "held") == 0)
        return "CONFIRMED";
    return strcmp(state, "cancelled") == 0 || strcmp(state, "refused") == 0 ? "CANCELLED" : "TENTATIVE";
}

static EntenteStatus on_meeting(const ReportEntry *entry, void *context, EntenteError *error)
{
    Export *export = context;
    Line line = {.stream = export->stream};
    const EntenteDocument *document = entry->first.document;
    (void)error;
    if (!entry->date.month) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    EntenteDate stamp = document->published.month ? document->published : entry->date;
    EntenteDate last = entry->enddate.month && date_to_days(entry->enddate) >= date_to_days(entry->date)
                           ? entry->enddate
                           : entry->date;
    char moment[32];
    (void)snprintf(moment, sizeof moment, "DTSTAMP:%04d%02u%02uT000000Z", stamp.year, stamp.month % 100u,
                   stamp.day % 100u);
    put_line(&line, "BEGIN:VEVENT");
    put_string(&line, "UID:");
    put_text(&line, entente_slice(entry->id));
    put_line(&line, "@entente");
    put_line(&line, moment);
    put_date(&line, "DTSTART;VALUE=DATE", entry->date);
    put_date(&line, "DTEND;VALUE=DATE", date_from_days(date_to_days(last) + 1)); /* exclusive */
    put_property(&line, "SUMMARY", entry->title);
    put_property(&line, "LOCATION", entry->place ? entry->place->name : "");
    if (entry->place && entry->place->located) {
        char geo[64];
        (void)snprintf(geo, sizeof geo, "GEO:%.4f;%.4f", (double)entry->place->latitude,
                       (double)entry->place->longitude);
        put_line(&line, geo);
    }
    put_string(&line, "DESCRIPTION:");
    put_text(&line, entente_slice(entry->state));
    put_text(&line, entente_slice(*entry->publications ? " after " : ""));
    put_text(&line, entente_slice(entry->publications));
    put_text(&line, entente_slice("\n"));
    put_text(&line, document->sentences[0].text);
    end_line(&line);
    put_string(&line, "STATUS:");
    put_line(&line, status_of(entry->state));
    put_property(&line, "CATEGORIES", "MEETING");
    put_line(&line, "TRANSP:TRANSPARENT");
    put_line(&line, "END:VEVENT");
    export->counts.written++;
    return ENTENTE_OK;
}

EntenteStatus export_calendar(Export *export, EntenteError *error)
{
    Line line = {.stream = export->stream};
    put_line(&line, "BEGIN:VCALENDAR");
    put_line(&line, "VERSION:2.0");
    put_line(&line, "PRODID:-//Entente//Entente " ENTENTE_VERSION "//EN");
    put_line(&line, "CALSCALE:GREGORIAN");
    EntenteStatus status = walk_entries(export->walk, "meeting", export->filter, on_meeting, export, error);
    put_line(&line, "END:VCALENDAR");
    return status;
}
