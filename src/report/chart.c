/* Charts by name; what is asked for all of them. */
#include "report/chart.h"
#include "base/date.h"
#include "base/error.h"
#include "record/asking.h"

#include <string.h>

static const struct {
    const char *name;
    ChartFunction *draw;
} charts[ENTENTE_CHARTS] = {
    [ENTENTE_CHART_TIMELINE] = {"timeline", chart_timeline},
    [ENTENTE_CHART_RELATION] = {"relation", chart_relation},
    [ENTENTE_CHART_CASUALTIES] = {"casualties", chart_casualties},
    [ENTENTE_CHART_NETWORK] = {"network", chart_network},
};

static const char *const formats[ENTENTE_CHART_FORMATS] = {"svg", "png", "pdf"};

const char *entente_chart_name(EntenteChart chart)
{
    return (unsigned)chart < ENTENTE_CHARTS ? charts[chart].name : NULL;
}

EntenteChart entente_chart_from_name(const char *name)
{
    int chart = 0;
    while (chart < ENTENTE_CHARTS && strcmp(charts[chart].name, name) != 0)
        chart++;
    return (EntenteChart)chart;
}

const char *entente_chart_format_name(EntenteChartFormat format)
{
    return (unsigned)format < ENTENTE_CHART_FORMATS ? formats[format] : NULL;
}

EntenteChartFormat entente_chart_format_from_name(const char *name)
{
    int format = 0;
    while (format < ENTENTE_CHART_FORMATS && strcmp(formats[format], name) != 0)
        format++;
    return (EntenteChartFormat)format;
}

EntenteStatus chart_ask(Chart *chart, EntenteQuestion question, Table *table, EntenteError *error)
{
    table->arena = chart->arena;
    return entente_record_ask(chart->record, question, &chart->filter, table_add, table, error);
}

/* ---- sources ---- */

/* The reports, narrowed as the question narrows its rows. */
static const char *reports_of(EntenteQuestion question)
{
    switch (question) {
    case ENTENTE_ASK_TIMELINE:
        return " FROM entry n LEFT JOIN place p ON p.key = n.place JOIN entry_event j ON j.entry = n.key "
               "JOIN event h ON h.key = j.event JOIN report t ON t.key = h.report "
               "WHERE n.hidden = 0 AND h.hidden = 0";
    case ENTENTE_ASK_CASUALTIES:
        return " FROM figure f JOIN event e ON e.key = f.event JOIN report r ON r.key = e.report "
               "JOIN report t ON t.key = r.key LEFT JOIN entry_event x ON x.event = e.key "
               "LEFT JOIN entry n ON n.key = x.entry LEFT JOIN place p ON p.key = COALESCE(n.place, e.place) "
               "WHERE e.hidden = 0 AND COALESCE(n.hidden, 0) = 0";
    default:
        return " FROM event_pair pr JOIN event e ON e.key = pr.event JOIN report r ON r.key = e.report "
               "JOIN report t ON t.key = r.key LEFT JOIN place p ON p.key = e.place "
               "WHERE e.hidden = 0 AND e.parent IS NULL";
    }
}

static EntenteStatus name_publications(Chart *chart, const Table *table)
{
    enum { NAMED = 3 };
    const char *names = "";
    int32_t last = 0;
    for (size_t i = 0; i < table->rows; i++) {
        int32_t day;
        const char *name = table_text(table, i, "publication");
        chart->reports += (int64_t)table_count(table, i, "reports");
        if (table_day(table, i, "last", &day) && (!chart->last_published.month || day > last)) {
            last = day;
            chart->last_published = date_from_days(day);
        }
        bool ends = i + 1 == table->rows && i < NAMED;
        if (!*name)
            name = "unnamed publications";
        if (i < NAMED)
            names = chart_format(chart, "%s%s%s", names, !i ? "" : ends ? " and " : ", ", name);
    }
    if (table->rows > NAMED)
        names = chart_format(chart, "%s and %zu other%s", names, table->rows - NAMED,
                             table->rows - NAMED == 1 ? "" : "s");
    chart->publications = names;
    return ENTENTE_OK;
}

EntenteStatus chart_sources(Chart *chart, EntenteQuestion question, const char *const pair[2],
                            EntenteError *error)
{
    Asking asking;
    Table table = {.arena = chart->arena};
    bool entries = question == ENTENTE_ASK_TIMELINE, pairs = question == ENTENTE_ASK_RELATIONS;
    arena_reset(chart->record->arena);
    EntenteStatus status = asking_begin(&asking, chart->record, &chart->filter, error);
    if (status == ENTENTE_OK) {
        asking_add(&asking,
                   "SELECT COALESCE(t.publication, '') AS publication, COUNT(DISTINCT t.key) AS reports, "
                   "MAX(t.published) AS last");
        asking_add(&asking, reports_of(question));
        if (entries)
            asking_entries(&asking);
        else
            asking_events(&asking);
        if (pairs)
            asking_pairs(&asking);
        if (pair) {
            asking_add(&asking, " AND pr.a = ");
            asking_value(&asking, value_string(pair[0]));
            asking_add(&asking, " AND pr.b = ");
            asking_value(&asking, value_string(pair[1]));
        }
        if (question == ENTENTE_ASK_CASUALTIES && chart->options->incident) {
            asking_add(&asking, " AND n.id = ");
            asking_value(&asking, value_string(chart->options->incident));
        }
        asking_add(&asking, " GROUP BY COALESCE(t.publication, '') ORDER BY reports DESC, publication");
        status = asking_answer(&asking, table_add, &table, error);
    }
    asking_end(&asking);
    return status == ENTENTE_OK ? name_publications(chart, &table) : status;
}

/* ---- drawing ---- */

EntenteStatus chart_nothing(Chart *chart, const char *what, EntenteError *error)
{
    const EntenteFilter *filter = &chart->filter;
    char first[24], last[24];
    bool since = filter->since.month, until = filter->until.month, pair = filter->between[0];
    date_words(date_to_days(filter->since), first);
    date_words(date_to_days(filter->until), last);
    bool other = filter->type || filter->place || filter->source || (filter->status && !chart->own_status);
    (void)error_set(error, ENTENTE_END, NULL, 0,
                    "nothing to draw: the record tells no %s%s%s%s%s%s%s%s%s%s%s%s", what,
                    pair ? " between " : "", pair ? filter->between[0] : "", pair ? " and " : "",
                    pair ? filter->between[1] : "", filter->actor ? " with " : "",
                    filter->actor ? filter->actor : "", since ? " since " : "", since ? first : "",
                    until ? " until " : "", until ? last : "", other ? " that the filter leaves" : "");
    return ENTENTE_END;
}

EntenteStatus entente_record_chart(EntenteRecord *record, const EntenteChartOptions *options,
                                   const EntenteFilter *filter, FILE *stream, EntenteError *error)
{
    enum { WIDTH = 1200, NARROWEST = 600, WIDEST = 4000 };
    Chart chart = {.record = record, .options = options, .width = options->width ? options->width : WIDTH};
    if ((unsigned)options->chart >= ENTENTE_CHARTS)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "no such chart");
    if (chart.width < NARROWEST || chart.width > WIDEST)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "a chart is between %d and %d wide, not %.0f",
                         NARROWEST, WIDEST, chart.width);
    if (filter)
        chart.filter = *filter;
    chart.arena = arena_new();
    chart.sides = string_table_new();
    EntenteStatus status = chart.arena && chart.sides
                               ? canvas_new(options->format, stream, &chart.canvas, error)
                               : error_no_memory(error);
    if (status == ENTENTE_OK)
        status = chart_read_sides(&chart, error);
    if (status == ENTENTE_OK)
        status = charts[options->chart].draw(&chart, error);
    canvas_delete(chart.canvas);
    string_table_delete(chart.sides);
    if (chart.arena)
        arena_delete(chart.arena);
    return status;
}
