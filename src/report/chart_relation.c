/* The course of a relation: the mean score of a pair by period with its interval, counts by quad class below,
 * and what was reported most. */
#include "base/date.h"
#include "base/error.h"
#include "report/chart.h"
#include "report/chart_labels.h"
#include "report/schemes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    AXIS_WIDTH = 66,
    LANE = 19,
    CALLOUTS = 14,
    CALLOUT_LANES = 5,
    CURVE = 250,
    GAP = 22,
    COUNTS = 170,
    AXIS = 24,
    WEEKS_SHOWN_FOR = 560, /* days; longer times are shown by month */
    POINTS_DRAWN = 200
};

static const struct {
    const char *column, *words;
    int32_t colour;
    bool hatched, below;
} quads[4] = {{"verbal_cooperation", "verbal cooperation", COLOUR_SKY, false, false},
              {"material_cooperation", "material cooperation", COLOUR_BLUE, true, false},
              {"verbal_conflict", "verbal conflict", COLOUR_ORANGE, false, true},
              {"material_conflict", "material conflict", COLOUR_VERMILION, true, true}};

typedef struct Period {
    int32_t start, end; /* `end` is the first day of the next */
    double mean, low, high, events, reports, counts[4];
    double x;
} Period;

typedef struct Relation {
    Chart *chart;
    const char *pair[2]; /* sides */
    const char *name;    /* "Ostra – Velmark" */
    size_t others;       /* pairs of the filter that are not shown */
    double far;          /* events of the pair that lie too far away */
    EntentePeriod by;
    Period *periods;
    size_t count, room;
    Callout callouts[CALLOUTS];
    struct Notable {
        int32_t day;
        double weight;
        const char *id, *words, *label;
    } * notables;
    size_t notable_count, callout_count;
    unsigned lanes;
    Scale days, score, up; /* up: of counts */
} Relation;

/* ---- gathering ---- */

static int32_t end_of_period(int32_t start, EntentePeriod by)
{
    if (by != ENTENTE_BY_MONTH)
        return start + (by == ENTENTE_BY_WEEK ? 7 : 1);
    EntenteDate date = date_from_days(start);
    return date_to_days(
        (EntenteDate){(int16_t)(date.year + date.month / 12), (uint8_t)(date.month % 12 + 1), 1});
}

static EntenteStatus find_pair(Relation *relation, EntenteError *error)
{
    Chart *chart = relation->chart;
    Table pairs = {0};
    EntenteStatus status = chart_ask(chart, ENTENTE_ASK_RELATIONS, &pairs, error);
    if (status != ENTENTE_OK)
        return status;
    if (!pairs.rows)
        return chart_nothing(chart, "events of a pair that occurred", error);
    relation->pair[0] = table_text(&pairs, 0, "a");
    relation->pair[1] = table_text(&pairs, 0, "b");
    relation->others = pairs.rows - 1;
    relation->name = chart_format(chart, "%s – %s", side_name(chart, relation->pair[0]),
                                  side_name(chart, relation->pair[1]));
    return ENTENTE_OK;
}

static EntenteStatus gather_periods(Relation *relation, EntentePeriod by, EntenteError *error)
{
    Chart *chart = relation->chart;
    Table rows = {.arena = chart->arena};
    EntenteStatus status = entente_record_series(chart->record, by, &chart->filter, table_add, &rows, error);
    relation->by = by;
    relation->count = 0;
    relation->periods = arena_array(chart->arena, rows.rows + 1, sizeof *relation->periods);
    if (status != ENTENTE_OK || !relation->periods)
        return status == ENTENTE_OK ? error_no_memory(error) : status;
    for (size_t i = 0; i < rows.rows; i++) {
        Period *period = &relation->periods[relation->count];
        if (strcmp(table_text(&rows, i, "a"), relation->pair[0]) != 0 ||
            strcmp(table_text(&rows, i, "b"), relation->pair[1]) != 0 ||
            !table_day(&rows, i, "period", &period->start))
            continue;
        period->end = end_of_period(period->start, by);
        period->mean = table_count(&rows, i, "mean_score");
        period->low = table_count(&rows, i, "low");
        period->high = table_count(&rows, i, "high");
        period->events = table_count(&rows, i, "events");
        period->reports = table_count(&rows, i, "reports");
        for (size_t q = 0; q < 4; q++)
            period->counts[q] = table_count(&rows, i, quads[q].column);
        relation->count++;
    }
    return relation->count ? ENTENTE_OK : chart_nothing(chart, "dated events of a pair that occurred", error);
}

/* Leave out periods that lie far from all others, unless the days are given. */
static EntenteStatus trim_periods(Relation *relation, EntenteError *error)
{
    Chart *chart = relation->chart;
    int32_t first, last;
    int32_t *days = arena_array(chart->arena, relation->count, sizeof *days);
    size_t kept = 0;
    if (!days)
        return error_no_memory(error);
    if (chart->filter.since.month || chart->filter.until.month)
        return ENTENTE_OK;
    for (size_t i = 0; i < relation->count; i++)
        days[i] = relation->periods[i].start;
    days_worth_showing(days, relation->count, &first, &last);
    relation->far = 0;
    for (size_t i = 0; i < relation->count; i++) {
        const Period period = relation->periods[i];
        if (period.start >= first && period.start <= last)
            relation->periods[kept++] = period;
        else
            relation->far += period.events;
    }
    relation->count = kept;
    return ENTENTE_OK;
}

/* By week or month as the time asks, where nobody asked. */
static EntenteStatus choose_periods(Relation *relation, EntenteError *error)
{
    const EntenteChartOptions *options = relation->chart->options;
    EntenteStatus status =
        gather_periods(relation, options->period_given ? options->period : ENTENTE_BY_WEEK, error);
    if (status == ENTENTE_OK)
        status = trim_periods(relation, error);
    if (status != ENTENTE_OK || options->period_given ||
        relation->periods[relation->count - 1].end - relation->periods[0].start < WEEKS_SHOWN_FOR)
        return status;
    status = gather_periods(relation, ENTENTE_BY_MONTH, error);
    return status == ENTENTE_OK ? trim_periods(relation, error) : status;
}

static int compare_notables(const void *a, const void *b)
{
    const struct Notable *x = a, *y = b;
    if (x->weight < y->weight || x->weight > y->weight)
        return x->weight < y->weight ? 1 : -1;
    return x->day != y->day ? (x->day > y->day) - (x->day < y->day) : strcmp(x->id, y->id);
}

/* What is told most, and of equals what moves the score most; a claim only where nothing else happened. */
static double weigh(const Table *rows, size_t i)
{
    const char *kind = table_text(rows, i, "kind");
    const SchemeType *type = scheme_type(table_text(rows, i, "type"), table_text(rows, i, "mode"));
    double weight = 3 * table_count(rows, i, "mentions");
    weight += type ? fabs((double)type->score) : 3;
    weight += strcmp(kind, "agreement") == 0 ? 8 : 0;
    if (strcmp(kind, "claim") == 0 || strcmp(table_text(rows, i, "state"), "alleged") == 0)
        weight /= 3;
    return weight;
}

static EntenteStatus gather_notables(Relation *relation, EntenteError *error)
{
    Chart *chart = relation->chart;
    Table rows = {0};
    int32_t first = relation->periods[0].start, last = relation->periods[relation->count - 1].end;
    const char *kept = chart->filter.status;
    unsigned limit = chart->filter.limit;
    if (chart->own_status)
        chart->filter.status = NULL; /* of events, while entries have states */
    chart->filter.limit = 0;
    EntenteStatus status = chart_ask(chart, ENTENTE_ASK_TIMELINE, &rows, error);
    chart->filter.status = kept;
    chart->filter.limit = limit;
    relation->notables = arena_array(chart->arena, rows.rows + 1, sizeof *relation->notables);
    if (status != ENTENTE_OK || !relation->notables)
        return status == ENTENTE_OK ? error_no_memory(error) : status;
    for (size_t i = 0; i < rows.rows; i++) {
        struct Notable *notable = &relation->notables[relation->notable_count];
        char date[24];
        if (!table_day(&rows, i, "date", &notable->day) || notable->day < first || notable->day >= last)
            continue;
        bool meeting = strcmp(table_text(&rows, i, "kind"), "meeting") == 0;
        bool agreement = strcmp(table_text(&rows, i, "kind"), "agreement") == 0;
        const char *place = table_text(&rows, i, "place"), *state = table_text(&rows, i, "state");
        notable->id = table_text(&rows, i, "id");
        notable->weight = weigh(&rows, i);
        notable->words = meeting     ? chart_format(chart, "meeting %s%s%s", state, *place ? ", " : "", place)
                         : agreement ? chart_format(chart, "%s %s", table_text(&rows, i, "what"), state)
                                     : table_text(&rows, i, "what");
        date_words(notable->day, date);
        if (last - first < 366)
            *strrchr(date, ' ') = '\0'; /* the year stands on the axis */
        notable->label = chart_format(chart, "%s: %s", date, notable->words);
        relation->notable_count++;
    }
    qsort(relation->notables, relation->notable_count, sizeof *relation->notables, compare_notables);
    return ENTENTE_OK;
}

/* ---- layout ---- */

static void lay_out(Relation *relation)
{
    Chart *chart = relation->chart;
    const Period *last = &relation->periods[relation->count - 1];
    double low = -1, high = 1, up = 1, down = 1;
    relation->days = (Scale){.low = relation->periods[0].start,
                             .high = last->end,
                             .from = MARGIN + AXIS_WIDTH,
                             .to = chart->width - MARGIN};
    for (size_t i = 0; i < relation->count; i++) {
        Period *period = &relation->periods[i];
        period->x = scale_at(&relation->days, (period->start + (double)period->end) / 2);
        low = fmin(low, fmin(period->low, period->mean));
        high = fmax(high, fmax(period->high, period->mean));
        up = fmax(up, period->counts[0] + period->counts[1]);
        down = fmax(down, period->counts[2] + period->counts[3]);
    }
    /* y grows downwards; tops are added when drawn */
    relation->score = (Scale){
        .low = fmax(-10, floor(low - 0.5)), .high = fmin(10, ceil(high + 0.5)), .from = CURVE, .to = 0};
    relation->up = (Scale){.low = -down * 1.06, .high = up * 1.06, .from = COUNTS, .to = 0};
    double limit = chart->width / 4;
    for (size_t i = 0; i < relation->notable_count && i < CALLOUTS; i++) {
        struct Notable *notable = &relation->notables[i];
        notable->label = canvas_text_fit(chart->canvas, chart->arena, notable->label, SIZE_SMALL, false,
                                         limit < 250 ? limit : 250);
        relation->callouts[relation->callout_count++] =
            (Callout){.x = scale_at(&relation->days, notable->day + 0.5),
                      .width = canvas_text_width(chart->canvas, notable->label, SIZE_SMALL, false)};
    }
    size_t order[CALLOUTS];
    (void)callouts_place(relation->callouts, relation->callout_count, relation->days.from, relation->days.to,
                         CALLOUT_LANES, order);
    for (size_t i = 0; i < relation->callout_count; i++)
        if (relation->callouts[i].shown && relation->callouts[i].lane >= relation->lanes)
            relation->lanes = relation->callouts[i].lane + 1;
}

/* ---- drawing ---- */

static void draw_axes(const Relation *relation, double curve, double counts)
{
    Chart *chart = relation->chart;
    Canvas *canvas = chart->canvas;
    Tick ticks[TICKS_LIMIT];
    double left = relation->days.from, right = relation->days.to,
           zero = curve + scale_at(&relation->score, 0);
    canvas_rectangle(canvas, (Box){left, curve, right - left, zero - curve},
                     (Ink){.fill = COLOUR_SKY, .stroke = INK_NONE, .opacity = 0.08});
    canvas_rectangle(canvas, (Box){left, zero, right - left, curve + CURVE - zero},
                     (Ink){.fill = COLOUR_ORANGE, .stroke = INK_NONE, .opacity = 0.08});
    size_t count = ticks_of_dates((int32_t)relation->days.low, (int32_t)relation->days.high,
                                  (size_t)((right - left) / 70), ticks);
    for (size_t i = 0; i < count; i++) {
        double x = scale_at(&relation->days, ticks[i].value);
        double half = canvas_text_width(canvas, ticks[i].text, SIZE_SMALL, false) / 2;
        double at = x + half > right ? right - half : x;
        Ink ink = stroke(ticks[i].strong ? 0xAAAAAA : COLOUR_RULE, 1, LINE_SOLID);
        canvas_line(canvas, x, curve, x, curve + CURVE, ink);
        canvas_line(canvas, x, counts, x, counts + COUNTS, ink);
        canvas_text(canvas, at, counts + COUNTS + 16, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE),
                    ticks[i].text);
    }
    count = ticks_of_numbers(relation->score.low, relation->score.high, 9, true, ticks);
    for (size_t i = 0; i < count; i++) {
        double y = curve + scale_at(&relation->score, ticks[i].value);
        canvas_line(canvas, left, y, right, y, stroke(COLOUR_RULE, 1, LINE_SOLID));
        canvas_text(canvas, left - 8, y + 4, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_END), ticks[i].text);
    }
    count = ticks_of_numbers(relation->up.low, relation->up.high, 5, true, ticks);
    for (size_t i = 0; i < count; i++) {
        double y = counts + scale_at(&relation->up, ticks[i].value);
        char words[24];
        number_words(fabs(ticks[i].value), words);
        canvas_line(canvas, left, y, right, y, stroke(COLOUR_RULE, 1, LINE_SOLID));
        canvas_text(canvas, left - 8, y + 4, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_END), words);
    }
    canvas_line(canvas, left, zero, right, zero, stroke(COLOUR_DIM, 1.2, LINE_SOLID));
    Lettering turned = letters(SIZE_TEXT, COLOUR_TEXT, ANCHOR_MIDDLE);
    turned.turned = true;
    canvas_text(canvas, MARGIN + 8, curve + CURVE / 2.0, turned, "conflict  ←  mean score  →  cooperation");
    canvas_text(canvas, MARGIN + 8, counts + COUNTS / 2.0, turned, "number of events");
}

static bool follows(const Period *period, const Period *before)
{
    return before->end == period->start;
}

/* Of one report there is no interval, rather than one without width. */
static bool has_interval(const Period *period)
{
    return period->reports > 1.5;
}

static void draw_band(const Relation *relation, size_t first, size_t end, double top)
{
    Chart *chart = relation->chart;
    size_t count = end - first;
    Point *points = arena_array(chart->arena, count * 2, sizeof *points);
    if (!points || count < 2)
        return;
    for (size_t i = 0; i < count; i++) {
        const Period *period = &relation->periods[first + i];
        points[i] = (Point){period->x, top + scale_at(&relation->score, period->high)};
        points[2 * count - 1 - i] = (Point){period->x, top + scale_at(&relation->score, period->low)};
    }
    canvas_path(chart->canvas, points, count * 2, true,
                (Ink){.fill = COLOUR_NEUTRAL, .stroke = INK_NONE, .opacity = 0.25});
}

static const char *period_name(Chart *chart, const Period *period, EntentePeriod by)
{
    char day[24];
    date_words(period->start, day);
    return by == ENTENTE_BY_WEEK  ? chart_format(chart, "week of %s", day)
           : by == ENTENTE_BY_DAY ? chart_format(chart, "%s", day)
                                  : chart_format(chart, "%s", strchr(day, ' ') + 1);
}

static void draw_point(const Relation *relation, const Period *period, double top)
{
    Chart *chart = relation->chart;
    Canvas *canvas = chart->canvas;
    char date[24];
    EntenteDate start = date_from_days(period->start);
    double y = top + scale_at(&relation->score, period->mean),
           low = top + scale_at(&relation->score, period->low),
           high = top + scale_at(&relation->score, period->high);
    bool many = relation->count > POINTS_DRAWN, one = !has_interval(period);
    (void)snprintf(date, sizeof date, "%04d-%02u-%02u", start.year, (unsigned)start.month % 100,
                   (unsigned)start.day % 100);
    canvas_group(canvas, "mark period", date,
                 chart_format(chart, "%s: mean %.2f (%.2f to %.2f) of %s in %s",
                              period_name(chart, period, relation->by), period->mean, period->low,
                              period->high, count_words(chart, period->events, "event", "events"),
                              count_words(chart, period->reports, "report", "reports")));
    if (!many && low - high > 1) {
        const Ink ink = stroke(COLOUR_NEUTRAL, 1.4, LINE_SOLID);
        canvas_line(canvas, period->x, low, period->x, high, ink);
        canvas_line(canvas, period->x - 3, low, period->x + 3, low, ink);
        canvas_line(canvas, period->x - 3, high, period->x + 3, high, ink);
    }
    const Symbol point = {SYMBOL_CIRCLE, COLOUR_BLACK, .fill = one ? FILL_OPEN : FILL_FULL};
    symbol_draw(canvas, &point, period->x, y, many ? 1.5 : relation->count > POINTS_DRAWN / 3 ? 2.8 : 4);
    canvas_group_end(canvas);
}

static void draw_curve(const Relation *relation, double top)
{
    Canvas *canvas = relation->chart->canvas;
    for (size_t first = 0, i = 1; i <= relation->count; i++)
        if (i == relation->count || !follows(&relation->periods[i], &relation->periods[i - 1]) ||
            !has_interval(&relation->periods[i]) || !has_interval(&relation->periods[i - 1])) {
            draw_band(relation, first, i, top);
            first = i;
        }
    for (size_t i = 1; i < relation->count; i++) {
        const Period *period = &relation->periods[i], *before = period - 1;
        canvas_line(canvas, before->x, top + scale_at(&relation->score, before->mean), period->x,
                    top + scale_at(&relation->score, period->mean),
                    follows(period, before) ? stroke(COLOUR_BLACK, 1.6, LINE_SOLID)
                                            : stroke(COLOUR_NEUTRAL, 1, LINE_DOTTED));
    }
    for (size_t i = 0; i < relation->count; i++)
        draw_point(relation, &relation->periods[i], top);
}

static void draw_counts(const Relation *relation, double top)
{
    Chart *chart = relation->chart;
    double zero = top + scale_at(&relation->up, 0);
    for (size_t i = 0; i < relation->count; i++) {
        const Period *period = &relation->periods[i];
        double left = scale_at(&relation->days, period->start),
               width = scale_at(&relation->days, period->end) - left;
        double gap = width > 4 ? 1 : 0, ends[2] = {0, 0};
        width = width - gap > 26 ? 26 : width - gap; /* few periods need no broad bars */
        canvas_group(chart->canvas, "bars", NULL, NULL);
        for (size_t q = 0; q < 4; q++) {
            double *end = &ends[quads[q].below], from = *end;
            if (!(period->counts[q] > 0))
                continue;
            *end += (quads[q].below ? -1 : 1) * period->counts[q];
            double y1 = top + scale_at(&relation->up, from), y2 = top + scale_at(&relation->up, *end);
            canvas_group(chart->canvas, "bar", NULL,
                         chart_format(chart, "%s: %.0f %s", period_name(chart, period, relation->by),
                                      period->counts[q], quads[q].words));
            hatched_box(chart->canvas, (Box){period->x - width / 2, fmin(y1, y2), width, fabs(y2 - y1)},
                        quads[q].colour, quads[q].hatched);
            canvas_group_end(chart->canvas);
        }
        canvas_group_end(chart->canvas);
    }
    canvas_line(chart->canvas, relation->days.from, zero, relation->days.to, zero,
                stroke(COLOUR_DIM, 1.2, LINE_SOLID));
}

static void draw_callouts(const Relation *relation, double top, double curve)
{
    Canvas *canvas = relation->chart->canvas;
    for (size_t i = 0; i < relation->callout_count; i++) {
        const Callout *callout = &relation->callouts[i];
        const struct Notable *notable = &relation->notables[i];
        if (!callout->shown)
            continue;
        double y = top + (relation->lanes - callout->lane) * (double)LANE;
        canvas_group(canvas, "callout", notable->id, notable->words);
        canvas_line(canvas, callout->x, y - 1, callout->x, curve + CURVE, stroke(0x999999, 0.8, LINE_DASHED));
        canvas_text(canvas, callout->left, y - 5, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_START),
                    notable->label);
        canvas_group_end(canvas);
    }
}

/* ---- all ---- */

static EntenteStatus draw(Relation *relation, EntenteError *error)
{
    static const char *const each[] = {"day", "week", "month"};
    Chart *chart = relation->chart;
    double events = 0;
    LegendItem legend[] = {
        {{SYMBOL_CIRCLE, COLOUR_BLACK, .fill = FILL_FULL},
         chart_format(chart, "mean of a %s", each[relation->by])},
        {{SYMBOL_INTERVAL, COLOUR_NEUTRAL, .width = 1.6}, "95 % interval"},
        {{SYMBOL_CIRCLE, COLOUR_BLACK, .fill = FILL_OPEN}, "one report: no interval"},
        {{SYMBOL_LINE, COLOUR_NEUTRAL, .style = LINE_DOTTED, .width = 1.2}, "no report between"},
        {{.kind = SYMBOL_BAR}, quads[0].words},
        {{.kind = SYMBOL_BAR}, quads[1].words},
        {{.kind = SYMBOL_BAR}, quads[2].words},
        {{.kind = SYMBOL_BAR}, quads[3].words}};
    for (size_t q = 0; q < 4; q++) {
        legend[4 + q].symbol.colour = quads[q].colour;
        legend[4 + q].symbol.hatched = quads[q].hatched;
    }
    for (size_t i = 0; i < relation->count; i++)
        events += relation->periods[i].events;
    const char *notes =
        "Score: PLOVER's scale of events from −10 (conflict) to 10 (cooperation). Interval: bootstrap over "
        "reports. Named above: what is told most.";
    if (relation->others)
        notes = chart_format(chart, "%s Not shown: %s that the filter leaves.", notes,
                             count_words(chart, (double)relation->others, "other pair", "other pairs"));
    if (relation->far > 0)
        notes = chart_format(chart, "%s Left out: %s far from all others.", notes,
                             count_words(chart, relation->far, "event", "events"));
    const Frame frame = {
        .title = chart_title(chart, chart_format(chart, "conflict and cooperation, %s", relation->name)),
        .subtitle = chart_format(
            chart, "%s, by %s. %s that occurred, from %s.",
            period_words(chart, relation->periods[0].start, relation->periods[relation->count - 1].end - 1),
            each[relation->by], count_words(chart, events, "event", "events"),
            count_words(chart, (double)chart->reports, "report", "reports")),
        .legend = legend,
        .legend_count = sizeof legend / sizeof *legend,
        .notes = notes};
    double strip = relation->lanes ? relation->lanes * (double)LANE + 6 : 0;
    EntenteStatus status = frame_begin(chart, &frame, strip + CURVE + GAP + COUNTS + AXIS, error);
    if (status != ENTENTE_OK)
        return status;
    double top = frame_top(chart, &frame), curve = top + strip, counts = curve + CURVE + GAP;
    draw_axes(relation, curve, counts);
    draw_callouts(relation, top, curve);
    draw_curve(relation, curve);
    draw_counts(relation, counts);
    return canvas_end(chart->canvas, error);
}

EntenteStatus chart_relation(Chart *chart, EntenteError *error)
{
    Relation relation = {.chart = chart};
    if (!chart->filter.status) {
        chart->filter.status = "occurred"; /* what the series counts */
        chart->own_status = true;
    }
    EntenteStatus status = find_pair(&relation, error);
    if (status == ENTENTE_OK && !chart->filter.between[0]) {
        chart->filter.between[0] = relation.pair[0];
        chart->filter.between[1] = relation.pair[1];
    }
    if (status == ENTENTE_OK)
        status = choose_periods(&relation, error);
    if (status == ENTENTE_OK)
        status = gather_notables(&relation, error);
    if (status == ENTENTE_OK)
        status = chart_sources(chart, ENTENTE_ASK_RELATIONS, relation.pair, error);
    if (status != ENTENTE_OK)
        return status;
    lay_out(&relation);
    return draw(&relation, error);
}
