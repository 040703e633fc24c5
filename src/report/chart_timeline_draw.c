/* The timeline of a process by track: layout and drawing. */
#include "base/date.h"
#include "base/error.h"
#include "report/chart_labels.h"
#include "report/chart_timeline.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAMES_WIDTH = 190,
    LANE = 19,
    ROW_PAD = 5,
    HEADING = 24,
    AXIS = 24,
    GUTTER = 50,
    LABEL_LIMIT = 230,
    BARS = 58,        /* height of a row of bars */
    BAR_WIDTH = 11,   /* at least */
    MARKS_LIMIT = 400 /* of a row; more of them are bars */
};

typedef struct Layout {
    Timeline *timeline;
    Scale days;
    double left, right;            /* of the plot, gutters included */
    bool before, after;            /* there are marks outside of the days shown */
    int32_t first, last;           /* days shown */
    int32_t told_first, told_last; /* the same without room at the ends, for the subtitle */
} Layout;

typedef struct RowLayout {
    TimelineRow *row;
    LaneItem *items; /* NULL: bars */
    double height;
} RowLayout;

/* ---- days ---- */

static void choose_days(Layout *layout, int32_t *days, size_t count)
{
    const EntenteFilter *filter = &layout->timeline->chart->filter;
    bool since = filter->since.month && !filter->by_publication,
         until = filter->until.month && !filter->by_publication;
    days_worth_showing(days, count, &layout->first, &layout->last);
    int32_t pad = (layout->last - layout->first) / 80 + 1;
    pad = layout->last - layout->first < 14 ? 7 : pad;
    layout->told_first = since ? date_to_days(filter->since) : layout->first;
    layout->told_last = until ? date_to_days(filter->until) : layout->last;
    layout->first = layout->told_first - (since ? 0 : pad);
    layout->last = layout->told_last + (until ? 1 : pad);
    layout->before = days[0] < layout->first;
    layout->after = days[count - 1] > layout->last;
}

static double place_of(const Layout *layout, int32_t day)
{
    return day < layout->first  ? layout->left + GUTTER / 2.0
           : day > layout->last ? layout->right - GUTTER / 2.0
                                : scale_at(&layout->days, day);
}

static EntenteStatus lay_out_days(Layout *layout, EntenteError *error)
{
    const Timeline *timeline = layout->timeline;
    Chart *chart = timeline->chart;
    size_t count = 0, total = 0;
    for (size_t i = 0; i < timeline->row_count; i++)
        total += timeline->rows[i].count;
    int32_t *days = arena_array(chart->arena, total + 1, sizeof *days);
    if (!days)
        return error_no_memory(error);
    for (size_t i = 0; i < timeline->row_count; i++)
        for (size_t j = 0; j < timeline->rows[i].count; j++)
            days[count++] = timeline->rows[i].marks[j].day;
    if (!count)
        return chart_nothing(chart, "entries with a date", error);
    choose_days(layout, days, count);
    layout->left = MARGIN + NAMES_WIDTH;
    layout->right = chart->width - MARGIN;
    layout->days = (Scale){.low = layout->first,
                           .high = layout->last,
                           .from = layout->left + (layout->before ? GUTTER : 0),
                           .to = layout->right - (layout->after ? GUTTER : 0)};
    return ENTENTE_OK;
}

/* ---- rows ---- */

static int compare_marks(const void *a, const void *b)
{
    const TimelineMark *x = a, *y = b;
    int days = (x->day > y->day) - (x->day < y->day);
    return days ? days : strcmp(x->id, y->id);
}

/* Give words to the weightiest marks, and of equals to those far from others that have words. */
static void choose_labelled(const TimelineRow *row, LaneItem *items)
{
    size_t given = 0;
    for (size_t i = 0; i < row->count; i++)
        items[i].width = 0;
    for (; given < row->labelled && given < row->count; given++) {
        double best = -1;
        size_t at = row->count;
        for (size_t i = 0; i < row->count; i++) {
            double nearest = 1e6;
            if (items[i].width > 0 || !*row->marks[i].label)
                continue;
            for (size_t k = 0; k < row->count && given; k++)
                if (items[k].width > 0) {
                    double apart =
                        items[k].x > items[i].x ? items[k].x - items[i].x : items[i].x - items[k].x;
                    nearest = apart < nearest ? apart : nearest;
                }
            double worth = row->marks[i].weight * 1e7 + nearest;
            if (worth > best) {
                best = worth;
                at = i;
            }
        }
        if (at == row->count)
            return;
        items[at].width = 1; /* until it is measured */
        items[at].weight = best;
    }
}

static EntenteStatus lay_out_row(const Layout *layout, RowLayout *out, EntenteError *error)
{
    Chart *chart = layout->timeline->chart;
    TimelineRow *row = out->row;
    qsort(row->marks, row->count, sizeof *row->marks, compare_marks);
    out->items = arena_array(chart->arena, row->count, sizeof *out->items);
    size_t *order = arena_array(chart->arena, row->count, sizeof *order);
    if (!out->items || !order)
        return error_no_memory(error);
    for (size_t i = 0; i < row->count; i++) {
        out->items[i].x = place_of(layout, row->marks[i].day);
        out->items[i].radius = mark_styles[row->marks[i].kind].radius + 1;
    }
    if (row->count <= MARKS_LIMIT)
        choose_labelled(row, out->items);
    for (size_t i = 0; i < row->count; i++) {
        TimelineMark *mark = &row->marks[i];
        if (!(out->items[i].width > 0))
            continue;
        mark->label =
            canvas_text_fit(chart->canvas, chart->arena, mark->label, SIZE_SMALL, false, LABEL_LIMIT);
        out->items[i].width = canvas_text_width(chart->canvas, mark->label, SIZE_SMALL, false) + 4;
    }
    unsigned lanes = row->count > MARKS_LIMIT ? 0
                                              : lanes_place(out->items, row->count, layout->days.from - 4,
                                                            layout->right, row->lanes, order);
    if (!lanes)
        out->items = NULL;
    out->height = 2 * ROW_PAD + (lanes ? lanes * (double)LANE : BARS);
    return ENTENTE_OK;
}

/* ---- drawing ---- */

static void draw_mark(const Layout *layout, const TimelineMark *mark, const LaneItem *item, double y)
{
    Canvas *canvas = layout->timeline->chart->canvas;
    const MarkStyle *style = &mark_styles[mark->kind];
    canvas_group(canvas, chart_format(layout->timeline->chart, "mark %s", style->class), mark->id,
                 mark->words);
    double end = place_of(layout, mark->day_to);
    if (end > item->x + style->radius + 3)
        canvas_line(canvas, item->x, y, end, y, stroke(style->symbol.colour, 1.2, LINE_DOTTED));
    symbol_draw(canvas, &style->symbol, item->x, y, style->radius);
    Lettering lettering = letters(SIZE_SMALL, COLOUR_TEXT, item->before ? ANCHOR_END : ANCHOR_START);
    lettering.halo = true;
    if (item->labelled)
        canvas_text(canvas, item->before ? item->x - item->radius - 3 : item->x + item->radius + 3, y + 4,
                    lettering, mark->label);
    canvas_group_end(canvas);
}

/* The first day of the period of a bar and of the one after it. */
static int32_t bar_start(int32_t day, unsigned months)
{
    EntenteDate date = date_from_days(day);
    if (!months)
        return day - (int32_t)((date_weekday(date) + 6) % 7);
    int month = (date.year * 12 + date.month - 1) / (int)months * (int)months;
    return date_to_days((EntenteDate){(int16_t)(month / 12), (uint8_t)(month % 12 + 1), 1});
}

static int32_t bar_end(int32_t start, unsigned months)
{
    if (!months)
        return start + 7;
    EntenteDate date = date_from_days(start);
    int month = date.year * 12 + date.month - 1 + (int)months;
    return date_to_days((EntenteDate){(int16_t)(month / 12), (uint8_t)(month % 12 + 1), 1});
}

static unsigned bar_months(const Layout *layout)
{
    static const unsigned months[] = {0, 1, 3, 6, 12, 60, 120};
    double unit = (layout->days.to - layout->days.from) / ((double)layout->last - layout->first);
    size_t at = 0;
    while (at < 6 && unit * (months[at] ? months[at] * 30.4 : 7) < BAR_WIDTH)
        at++;
    return months[at];
}

static const char *bar_words(unsigned months)
{
    return months == 0    ? "a week"
           : months == 1  ? "a month"
           : months == 3  ? "a quarter"
           : months == 6  ? "half a year"
           : months == 12 ? "a year"
                          : "a bar";
}

typedef struct Bar {
    int32_t start;
    unsigned counts[MARK_KINDS], total;
} Bar;

static void draw_bar(const Layout *layout, const Bar *bar, unsigned months, double base, double unit)
{
    Chart *chart = layout->timeline->chart;
    int32_t end = bar_end(bar->start, months);
    double left = place_of(layout, bar->start < layout->first ? layout->first : bar->start);
    double right = place_of(layout, end > layout->last ? layout->last : end), y = base;
    for (int kind = 0; kind < MARK_KINDS; kind++) {
        if (!bar->counts[kind])
            continue;
        const MarkStyle *style = &mark_styles[kind];
        bool full = style->symbol.fill == FILL_FULL;
        double height = bar->counts[kind] * unit;
        y -= height;
        canvas_group(chart->canvas, chart_format(chart, "marks %s", style->class), NULL,
                     chart_format(chart, "%s: %s", period_words(chart, bar->start, end - 1),
                                  count_words(chart, bar->counts[kind], style->one, style->many)));
        hatched_box(chart->canvas, (Box){left + 0.5, y, right - left - 1, height}, style->symbol.colour,
                    !full);
        canvas_group_end(chart->canvas);
    }
    const char *total = chart_format(chart, "%u", bar->total);
    if (canvas_text_width(chart->canvas, total, SIZE_SMALL - 2, false) < right - left)
        canvas_text(chart->canvas, (left + right) / 2, y - 3,
                    letters(SIZE_SMALL - 2, COLOUR_DIM, ANCHOR_MIDDLE), total);
}

/* Bars of counts by period; marks outside of the days shown are counted beside them. */
static void draw_bars(const Layout *layout, const TimelineRow *row, double y)
{
    Chart *chart = layout->timeline->chart;
    unsigned months = bar_months(layout), most = 0, outside[2] = {0, 0};
    Bar *bars = arena_array(chart->arena, row->count, sizeof *bars);
    size_t count = 0;
    if (!bars)
        return;
    for (size_t i = 0; i < row->count; i++) {
        const TimelineMark *mark = &row->marks[i];
        if (mark->day < layout->first || mark->day > layout->last) {
            outside[mark->day > layout->last]++;
            continue;
        }
        int32_t start = bar_start(mark->day, months);
        if (!count || bars[count - 1].start != start)
            bars[count++].start = start;
        bars[count - 1].counts[mark->kind]++;
        bars[count - 1].total++;
        most = bars[count - 1].total > most ? bars[count - 1].total : most;
    }
    double base = y + ROW_PAD + BARS - 2, unit = (BARS - 18.0) / (most ? most : 1);
    for (size_t i = 0; i < count; i++)
        draw_bar(layout, &bars[i], months, base, unit);
    canvas_line(chart->canvas, layout->days.from, base, layout->days.to, base,
                stroke(COLOUR_NEUTRAL, 0.8, LINE_SOLID));
    canvas_text(chart->canvas, MARGIN, y + ROW_PAD + BARS / 2.0 + 18,
                letters(SIZE_SMALL - 1, COLOUR_DIM, ANCHOR_START),
                chart_format(chart, "at most %u %s", most, bar_words(months)));
    for (int side = 0; side < 2; side++) {
        if (!outside[side])
            continue;
        canvas_group(chart->canvas, "marks outside", NULL,
                     chart_format(chart, "%s: %s", side ? "later" : "earlier",
                                  count_words(chart, outside[side], "mark", "marks")));
        canvas_text(chart->canvas, side ? layout->right - GUTTER / 2.0 : layout->left + GUTTER / 2.0,
                    base - 4, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE),
                    chart_format(chart, "%u", outside[side]));
        canvas_group_end(chart->canvas);
    }
}

static void draw_axis(const Layout *layout, double top, double bottom)
{
    Chart *chart = layout->timeline->chart;
    Tick ticks[TICKS_LIMIT];
    size_t most = (size_t)((layout->days.to - layout->days.from) / 62);
    size_t count = ticks_of_dates(layout->first, layout->last, most, ticks);
    for (size_t i = 0; i < count; i++) {
        double x = scale_at(&layout->days, ticks[i].value);
        canvas_line(chart->canvas, x, top, x, bottom,
                    stroke(ticks[i].strong ? 0xAAAAAA : COLOUR_RULE, ticks[i].strong ? 1.2 : 1, LINE_SOLID));
        double width = canvas_text_width(chart->canvas, ticks[i].text, SIZE_SMALL, false);
        double at = x + width / 2 > layout->days.to ? layout->days.to - width / 2 : x;
        if (layout->before && at - width / 2 < layout->days.from + 4)
            at = layout->days.from + 4 + width / 2;
        canvas_text(chart->canvas, at, top - 6, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE),
                    ticks[i].text);
        canvas_text(chart->canvas, at, bottom + 15, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE),
                    ticks[i].text);
    }
    for (int side = 0; side < 2; side++) {
        if (!(side ? layout->after : layout->before))
            continue;
        double x = side ? layout->days.to : layout->days.from,
               middle = side ? x + GUTTER / 2.0 : x - GUTTER / 2.0;
        canvas_line(chart->canvas, x, top, x, bottom, stroke(COLOUR_NEUTRAL, 1, LINE_DASHED));
        canvas_text(chart->canvas, middle, bottom + 15, letters(SIZE_SMALL - 1, COLOUR_DIM, ANCHOR_MIDDLE),
                    side ? "later" : "earlier");
    }
}

static void draw_row(const Layout *layout, const RowLayout *laid, double y, bool shaded)
{
    Chart *chart = layout->timeline->chart;
    const TimelineRow *row = laid->row;
    if (shaded)
        canvas_rectangle(chart->canvas, (Box){MARGIN - 8, y, layout->right - MARGIN + 8, laid->height},
                         (Ink){.fill = COLOUR_NEUTRAL, .stroke = INK_NONE, .opacity = 0.07});
    const char *count = chart_format(chart, "%zu", row->count);
    double room = NAMES_WIDTH - 16 - canvas_text_width(chart->canvas, count, SIZE_SMALL, false) - 6;
    const char *name = canvas_text_fit(chart->canvas, chart->arena, row->name, SIZE_TEXT, false, room);
    double middle = y + laid->height / 2 + 4;
    canvas_text(chart->canvas, MARGIN, middle, letters(SIZE_TEXT, COLOUR_TEXT, ANCHOR_START), name);
    canvas_text(chart->canvas, layout->left - 14, middle, letters(SIZE_SMALL, COLOUR_DIM, ANCHOR_END), count);
    if (!laid->items) {
        draw_bars(layout, row, y);
        return;
    }
    for (size_t i = 0; i < row->count; i++)
        draw_mark(layout, &row->marks[i], &laid->items[i], y + ROW_PAD + (laid->items[i].lane + 0.5) * LANE);
}

/* ---- all ---- */

static const char *subtitle_of(const Layout *layout)
{
    static const struct {
        MarkKind first, last;
        const char *one, *many;
    } parts[] = {{MARK_HELD, MARK_REFUSED, "meeting", "meetings"},
                 {MARK_SIGNED, MARK_AGREED, "agreement", "agreements"},
                 {MARK_BREACH, MARK_BREACH, "reported breach", "reported breaches"},
                 {MARK_VIOLENCE, MARK_RELIEF_ALLEGED, "incident", "incidents"},
                 {MARK_AGAINST, MARK_TOWARDS, "statement", "statements"}};
    const Timeline *timeline = layout->timeline;
    Chart *chart = timeline->chart;
    const char *words = period_words(chart, layout->told_first, layout->told_last), *before = ". ";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t count = 0;
        for (int kind = (int)parts[i].first; kind <= (int)parts[i].last; kind++)
            count += timeline->counts[kind];
        if (!count)
            continue;
        words = chart_format(chart, "%s%s%s", words, before,
                             count_words(chart, (double)count, parts[i].one, parts[i].many));
        before = ", ";
    }
    return chart_format(chart, "%s, from %s.", words,
                        count_words(chart, (double)chart->reports, "report", "reports"));
}

static const char *notes_of(const Layout *layout, bool bars)
{
    Chart *chart = layout->timeline->chart;
    const char *notes = "";
    if (bars)
        notes = "Where a row has too many marks, bars count them by period; hatched is what is not held, "
                "signed or "
                "established. ";
    if (layout->before || layout->after)
        notes =
            chart_format(chart, "%sMarks beside the plot lie further away than its axis reaches. ", notes);
    if (layout->timeline->undated)
        notes = chart_format(chart, "%s%s without a date left out. ", notes,
                             count_words(chart, (double)layout->timeline->undated, "entry", "entries"));
    return *notes ? notes : NULL;
}

static bool has_spans(const Timeline *timeline)
{
    for (size_t i = 0; i < timeline->row_count; i++)
        for (size_t j = 0; j < timeline->rows[i].count; j++)
            if (timeline->rows[i].marks[j].day_to > timeline->rows[i].marks[j].day)
                return true;
    return false;
}

static size_t legend_of(const Timeline *timeline, LegendItem legend[MARK_KINDS + 1])
{
    size_t count = 0;
    for (int kind = 0; kind < MARK_KINDS; kind++)
        if (timeline->counts[kind])
            legend[count++] = (LegendItem){mark_styles[kind].symbol, mark_styles[kind].words};
    if (has_spans(timeline))
        legend[count++] = (LegendItem){{SYMBOL_LINE, COLOUR_NEUTRAL, .style = LINE_DOTTED, .width = 1.2},
                                       "how long it lasts, or how roughly it is dated"};
    return count;
}

EntenteStatus timeline_draw(Timeline *timeline, EntenteError *error)
{
    Chart *chart = timeline->chart;
    Layout layout = {.timeline = timeline};
    LegendItem legend[MARK_KINDS + 1];
    RowLayout *rows = arena_array(chart->arena, timeline->row_count, sizeof *rows);
    size_t count = 0;
    double body = 2 * AXIS;
    bool bars = false;
    const char *heading = NULL;
    EntenteStatus status = rows ? lay_out_days(&layout, error) : error_no_memory(error);
    for (size_t i = 0; i < timeline->row_count && status == ENTENTE_OK; i++) {
        TimelineRow *row = &timeline->rows[i];
        heading = row->heading ? row->heading : heading;
        if (!row->count)
            continue;
        row->heading = heading; /* of the first row that has marks */
        heading = NULL;
        rows[count].row = row;
        status = lay_out_row(&layout, &rows[count], error);
        bars = bars || !rows[count].items;
        body += rows[count].height + (row->heading ? HEADING : 0);
        count++;
    }
    if (status != ENTENTE_OK)
        return status;
    const char *pair = chart->filter.between[0] ? chart_format(chart, "%s and %s", chart->filter.between[0],
                                                               chart->filter.between[1])
                       : chart->filter.actor    ? chart->filter.actor
                                                : "";
    const Frame frame = {.title =
                             chart_title(chart, *pair ? chart_format(chart, "timeline of %s by track", pair)
                                                      : "timeline by track"),
                         .subtitle = subtitle_of(&layout),
                         .legend = legend,
                         .legend_count = legend_of(timeline, legend),
                         .notes = notes_of(&layout, bars)};
    status = frame_begin(chart, &frame, body, error);
    if (status != ENTENTE_OK)
        return status;
    double top = frame_top(chart, &frame) + AXIS, y = top;
    draw_axis(&layout, top, top + body - 2 * AXIS);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].row->heading) {
            Lettering bold = letters(SIZE_TEXT, COLOUR_BLACK, ANCHOR_START);
            bold.bold = bold.halo = true;
            canvas_text(chart->canvas, MARGIN - 8, y + HEADING - 7, bold, rows[i].row->heading);
            canvas_line(chart->canvas, MARGIN - 8, y + HEADING - 0.5, layout.right, y + HEADING - 0.5,
                        stroke(COLOUR_NEUTRAL, 0.8, LINE_SOLID));
            y += HEADING;
        }
        draw_row(&layout, &rows[i], y, i % 2 == 0);
        y += rows[i].height;
    }
    return canvas_end(chart->canvas, error);
}
