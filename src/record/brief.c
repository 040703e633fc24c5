/* One page of what was reported since a day: meetings and what became of them, agreements and what bears on
 * them, incidents with the figures side by side, claims and answers, relations. Each line names its sources.
 */
#include "base/date.h"
#include "base/error.h"
#include "record/asking.h"

#include <string.h>

enum { INCIDENTS_LISTED = 20, CLAIMS_LISTED = 20, RELATIONS_LISTED = 10, EVENTS_LISTED = 20 };

typedef struct Brief {
    EntenteRecord *record;
    const EntenteFilter *filter;
    EntenteBriefFormat format;
    FILE *stream;
    const char *heading; /* printed before its first line */
    unsigned lines, limit;
    bool any, first_source;
} Brief;

/* ---- writing ---- */

static void write_text(const Brief *brief, EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (brief->format == ENTENTE_BRIEF_HTML && strchr("<>&\"", c) && c)
            fputs(c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : "&quot;", brief->stream);
        else if (brief->format == ENTENTE_BRIEF_MARKDOWN && strchr("*_[]`<>|\\", c) && c)
            fprintf(brief->stream, "\\%c", c);
        else
            fputc(c == '\n' ? ' ' : c, brief->stream);
    }
}

static void write_string(const Brief *brief, const char *string)
{
    write_text(brief, entente_slice(string));
}

static void begin_section(Brief *brief, const char *heading, unsigned limit)
{
    brief->heading = heading;
    brief->limit = limit;
    brief->lines = 0;
}

static bool begin_line(Brief *brief)
{
    bool html = brief->format == ENTENTE_BRIEF_HTML;
    if (brief->lines++ >= brief->limit)
        return false;
    if (brief->heading) {
        fprintf(brief->stream, html ? "<h2>%s</h2>\n<ul>\n" : "\n## %s\n\n", brief->heading);
        brief->heading = NULL;
        brief->any = true;
    }
    fputs(html ? "<li>" : "- ", brief->stream);
    return true;
}

static void end_line(const Brief *brief)
{
    fputs(brief->format == ENTENTE_BRIEF_HTML ? "</li>\n" : "\n", brief->stream);
}

static void end_section(const Brief *brief)
{
    bool html = brief->format == ENTENTE_BRIEF_HTML;
    if (brief->lines > brief->limit)
        fprintf(brief->stream, html ? "<li>and %u more</li>\n" : "- and %u more\n",
                brief->lines - brief->limit);
    if (!brief->heading && html)
        fputs("</ul>\n", brief->stream);
}

static void write_bold(const Brief *brief, EntenteSlice text)
{
    bool html = brief->format == ENTENTE_BRIEF_HTML;
    fputs(html ? "<b>" : "**", brief->stream);
    write_text(brief, text);
    fputs(html ? "</b>" : "**", brief->stream);
}

/* ---- cells ---- */

static EntenteSlice cell(const EntenteCell *cells, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].name, name) == 0)
            return cells[i].text;
    return (EntenteSlice){"", 0};
}

static void write_after(const Brief *brief, const char *before, EntenteSlice text, const char *after)
{
    if (!text.size)
        return;
    write_string(brief, before);
    write_text(brief, text);
    write_string(brief, after);
}

static EntenteStatus on_source(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    EntenteSlice publication = cell(cells, count, "publication"), url = cell(cells, count, "url");
    (void)error;
    fputs(brief->first_source ? " (" : "; ", brief->stream);
    brief->first_source = false;
    bool linked = url.size > 8 && memcmp(url.data, "http", 4) == 0;
    if (brief->format == ENTENTE_BRIEF_HTML && linked) {
        fputs("<a href=\"", brief->stream);
        write_text(brief, url);
        fputs("\">", brief->stream);
    }
    write_text(brief, publication.size ? publication : cell(cells, count, "document"));
    if (brief->format == ENTENTE_BRIEF_HTML && linked)
        fputs("</a>", brief->stream);
    write_after(brief, ", ", cell(cells, count, "published"), "");
    return ENTENTE_OK;
}

/* The reports of an entry since the day, newest last. */
static EntenteStatus write_sources(Brief *brief, EntenteSlice id, EntenteError *error)
{
    const StoreValue values[] = {value_text(id), value_integer(date_to_days(brief->filter->since))};
    brief->first_source = true;
    EntenteStatus status = rows_of(
        brief->record,
        "SELECT DISTINCT r.publication, r.published, r.url, r.document FROM entry_event x JOIN entry n "
        "ON n.key = x.entry JOIN event e ON e.key = x.event JOIN report r ON r.key = e.report "
        "WHERE n.id = ?1 AND e.hidden = 0 AND COALESCE(r.day, 0) >= ?2 ORDER BY r.published LIMIT 6",
        values, 2, on_source, brief, error);
    fputs(brief->first_source ? "" : ")", brief->stream);
    return status;
}

/* ---- sections ---- */

static EntenteStatus on_meeting(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    if (!begin_line(brief))
        return ENTENTE_OK;
    write_bold(brief, cell(cells, count, "state"));
    write_after(brief, ": ", cell(cells, count, "parties"), "");
    write_after(brief, ", ", cell(cells, count, "level"), "");
    write_after(brief, ", ", cell(cells, count, "date"), "");
    write_after(brief, ", ", cell(cells, count, "place"), "");
    EntenteSlice track = cell(cells, count, "track");
    if (!slice_is(track, "direct"))
        write_after(brief, ", track ", track, "");
    write_after(brief, "; ", cell(cells, count, "reason"), "");
    EntenteStatus status = write_sources(brief, cell(cells, count, "id"), error);
    end_line(brief);
    return status;
}

static EntenteStatus on_agreement(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    if (!begin_line(brief))
        return ENTENTE_OK;
    write_bold(brief, cell(cells, count, "name"));
    write_after(brief, ", ", cell(cells, count, "state"), "");
    write_after(brief, ": ", cell(cells, count, "parties"), "");
    write_after(brief, ", ", cell(cells, count, "date"), "");
    write_after(brief, ", ", cell(cells, count, "place"), "");
    EntenteStatus status = write_sources(brief, cell(cells, count, "id"), error);
    end_line(brief);
    return status;
}

/* A line whose one source stands in its row. */
static void write_own_source(Brief *brief, const EntenteCell *cells, size_t count)
{
    write_after(brief, " (", cell(cells, count, "publication"), "");
    write_after(brief, ", ", cell(cells, count, "published"), "");
    fputs(")", brief->stream);
}

static EntenteStatus on_bearing(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    (void)error;
    if (!begin_line(brief))
        return ENTENTE_OK;
    write_bold(brief, cell(cells, count, "bears"));
    write_after(brief, " of ", cell(cells, count, "agreement"), "");
    write_after(brief, ", ", cell(cells, count, "provision"), "");
    write_after(brief, ", reported by ", cell(cells, count, "sayer"), "");
    write_after(brief, ": ", cell(cells, count, "text"), "");
    write_own_source(brief, cells, count);
    end_line(brief);
    return ENTENTE_OK;
}

static EntenteStatus on_figure(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    (void)error;
    fputs(brief->first_source ? "; " : ", ", brief->stream);
    brief->first_source = false;
    EntenteSlice low = cell(cells, count, "low"), high = cell(cells, count, "high");
    write_text(brief, low);
    if (high.size && !slice_equal(low, high))
        write_after(brief, low.size ? "–" : "up to ", high, "");
    write_after(brief, " ", cell(cells, count, "kind"), "");
    write_after(brief, " (", cell(cells, count, "side"), ")");
    write_after(brief, " says ", cell(cells, count, "claimant"), "");
    return ENTENTE_OK;
}

static EntenteStatus on_incident(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    if (!begin_line(brief))
        return ENTENTE_OK;
    EntenteSlice id = cell(cells, count, "id");
    const StoreValue value = value_text(id);
    write_text(brief, cell(cells, count, "date"));
    write_after(brief, ", ", cell(cells, count, "place"), "");
    fputs(": ", brief->stream);
    write_bold(brief, cell(cells, count, "what"));
    write_after(brief, " [", cell(cells, count, "type"), "]");
    if (slice_is(cell(cells, count, "state"), "alleged"))
        write_string(brief, ", alleged");
    brief->first_source = true;
    EntenteStatus status = rows_of(brief->record,
                                   "SELECT CAST(COALESCE(f.low, f.best) AS INTEGER) AS low, "
                                   "CAST(COALESCE(f.high, f.best) AS INTEGER) AS high, "
                                   "f.kind, f.side, CASE f.claimant WHEN '' THEN r.publication ELSE "
                                   "f.claimant END AS claimant FROM figure f "
                                   "JOIN event e ON e.key = f.event JOIN report r ON r.key = e.report JOIN "
                                   "entry_event x ON x.event = e.key "
                                   "JOIN entry n ON n.key = x.entry WHERE n.id = ?1 AND e.hidden = 0 ORDER "
                                   "BY f.kind, f.said, e.key LIMIT 8",
                                   &value, 1, on_figure, brief, error);
    if (status == ENTENTE_OK)
        status = write_sources(brief, id, error);
    end_line(brief);
    return status;
}

/* Thanks and denials are no questions. */
static bool wants_answer(EntenteSlice kind)
{
    return slice_is(kind, "accusation") || slice_is(kind, "demand") || slice_is(kind, "threat");
}

static EntenteStatus on_claim(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    if (!begin_line(brief))
        return ENTENTE_OK;
    EntenteSlice answer = cell(cells, count, "answer");
    write_text(brief, cell(cells, count, "date"));
    fputs(", ", brief->stream);
    write_bold(brief, cell(cells, count, "kind"));
    write_after(brief, ": ", cell(cells, count, "what"), "");
    if (answer.size)
        write_after(brief, "; ", answer, "");
    else if (cell(cells, count, "addressee").size && wants_answer(cell(cells, count, "kind")))
        write_string(brief, "; not answered");
    EntenteStatus status = write_sources(brief, cell(cells, count, "id"), error);
    end_line(brief);
    return status;
}

static EntenteStatus on_relation(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Brief *brief = context;
    (void)error;
    if (!begin_line(brief))
        return ENTENTE_OK;
    write_bold(brief, cell(cells, count, "pair"));
    write_after(brief, ": mean score ", cell(cells, count, "mean"), "");
    write_after(brief, " over ", cell(cells, count, "events"), " events");
    write_after(brief, " in ", cell(cells, count, "reports"), " reports");
    write_after(brief, "; before ", cell(cells, count, "before"), "");
    end_line(brief);
    return ENTENTE_OK;
}

static EntenteStatus write_bearings(Brief *brief, EntenteError *error)
{
    const StoreValue value = value_integer(date_to_days(brief->filter->since));
    begin_section(brief, "Kept and broken", EVENTS_LISTED);
    EntenteStatus status =
        rows_of(brief->record,
                "SELECT b.bears, n.title AS agreement, v.kind AS provision, b.sayer, s.text, r.publication, "
                "r.published "
                "FROM bearing b JOIN provision v ON v.key = b.provision JOIN entry n ON n.key = v.entry "
                "JOIN event e ON e.key = b.event JOIN report r ON r.key = e.report "
                "JOIN sentence s ON s.key = e.sentence "
                "WHERE r.day >= ?1 AND n.hidden = 0 AND e.hidden = 0 ORDER BY r.day DESC, e.key, v.kind",
                &value, 1, on_bearing, brief, error);
    end_section(brief);
    return status;
}

/* How pairs fare since the day, beside as long a time before. */
static EntenteStatus write_relations(Brief *brief, EntenteError *error)
{
    const StoreValue value = value_integer(date_to_days(brief->filter->since));
    begin_section(brief, "Relations", RELATIONS_LISTED);
    EntenteStatus status = rows_of(
        brief->record,
        "SELECT pr.a || ' – ' || pr.b AS pair, COUNT(*) AS events, COUNT(DISTINCT e.report) AS reports, "
        "ROUND(CAST(AVG(e.score) AS NUMERIC), 1) AS mean, (SELECT ROUND(CAST(AVG(o.score) AS NUMERIC), 1) "
        "FROM event_pair q JOIN event o ON o.key = q.event WHERE q.a = pr.a AND q.b = pr.b "
        "AND q.day < ?1 AND q.day >= ?1 - 365 AND o.parent IS NULL AND o.hidden = 0) AS before "
        "FROM event e JOIN report r ON r.key = e.report JOIN event_pair pr ON pr.event = e.key AND pr.day = "
        "e.day "
        "WHERE r.day >= ?1 AND e.day >= ?1 - 7 AND e.parent IS NULL AND e.hidden = 0 "
        "GROUP BY pr.a, pr.b ORDER BY events DESC, pr.a, pr.b LIMIT 10",
        &value, 1, on_relation, brief, error);
    end_section(brief);
    return status;
}

static EntenteStatus write_question(Brief *brief, const char *heading, unsigned limit,
                                    EntenteQuestion question, EntenteRowListener *listener,
                                    EntenteError *error)
{
    begin_section(brief, heading, limit);
    EntenteStatus status = entente_record_ask(brief->record, question, brief->filter, listener, brief, error);
    end_section(brief);
    return status;
}

EntenteStatus entente_record_brief(EntenteRecord *record, const EntenteFilter *filter,
                                   EntenteBriefFormat format, FILE *stream, EntenteError *error)
{
    EntenteFilter since = *filter;
    since.by_publication = true;
    Brief brief = {.record = record, .filter = &since, .format = format, .stream = stream};
    bool html = format == ENTENTE_BRIEF_HTML;
    if (!since.since.month)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0,
                         "a brief needs the day since when: --since YYYY-MM-DD");
    fprintf(stream,
            html
                ? "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Brief</title>"
                  "<style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}</style>"
                  "</head><body>\n<h1>Since %04d-%02u-%02u</h1>\n"
                : "# Since %04d-%02u-%02u\n",
            since.since.year, since.since.month, since.since.day);
    EntenteStatus status =
        write_question(&brief, "Meetings", UINT16_MAX, ENTENTE_ASK_MEETINGS, on_meeting, error);
    if (status == ENTENTE_OK)
        status =
            write_question(&brief, "Agreements", UINT16_MAX, ENTENTE_ASK_AGREEMENTS, on_agreement, error);
    if (status == ENTENTE_OK && !since.actor && !since.between[0])
        status = write_bearings(&brief, error);
    if (status == ENTENTE_OK)
        status =
            write_question(&brief, "Incidents", INCIDENTS_LISTED, ENTENTE_ASK_INCIDENTS, on_incident, error);
    if (status == ENTENTE_OK)
        status = write_question(&brief, "Claims", CLAIMS_LISTED, ENTENTE_ASK_CLAIMS, on_claim, error);
    if (status == ENTENTE_OK && !since.actor && !since.between[0])
        status = write_relations(&brief, error);
    if (!brief.any)
        fputs(html ? "<p>Nothing was reported.</p>\n" : "\nNothing was reported.\n", stream);
    fputs(html ? "</body></html>\n" : "", stream);
    if (status == ENTENTE_OK && ferror(stream))
        status = error_set(error, ENTENTE_IO, NULL, 0, "the brief cannot be written");
    return status;
}
