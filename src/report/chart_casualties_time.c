/* Many claims of losses: by date of what happened, a panel for each kind of loss and side that lost, each
 * claim a mark. Where a panel has too many, boxes by period tell how they are spread (after J. W. Tukey,
 * "Exploratory Data Analysis", 1977): a line from the least to the most, a bar over the middle half, the
 * median across. */
#include "base/date.h"
#include "base/error.h"
#include "report/chart_casualties.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PANELS_LIMIT = 8,
    PANEL = 150,
    PANEL_GAP = 34,
    AXIS = 26,
    AXIS_WIDTH = 64,
    MARKS_LIMIT = 250,
    BOX_WIDTH = 14
};

typedef struct Panel {
    const char *kind, *side;
    size_t count, order;
} Panel;

typedef struct Losses {
    Claims *claims;
    Panel panels[PANELS_LIMIT];
    size_t panel_count, left_out; /* claims of other panels, or without a date */
    Scale days;
    double height; /* of a panel */
} Losses;

static int compare_panels(const void *a, const void *b)
{
    const Panel *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return (x->order > y->order) - (x->order < y->order);
}

static int compare_orders(const void *a, const void *b)
{
    const Panel *x = a, *y = b;
    size_t p = loss_rank(x->kind), q = loss_rank(y->kind);
    if (p != q)
        return p < q ? -1 : 1;
    int kinds = strcmp(x->kind, y->kind);
    return kinds ? kinds : compare_panels(a, b);
}

static bool is_of(const Panel *panel, const Claim *claim)
{
    return strcmp(panel->kind, claim->kind) == 0 && strcmp(panel->side, claim->side) == 0;
}

/* The kinds and sides with the most claims. */
static EntenteStatus find_panels(Losses *losses, EntenteError *error)
{
    const Claims *claims = losses->claims;
    Chart *chart = claims->chart;
    Panel *all = NULL;
    size_t count = 0, room = 0, shown = 0;
    for (size_t i = 0; i < claims->count; i++) {
        const Claim *claim = &claims->list[i];
        size_t at = 0;
        while (at < count && !is_of(&all[at], claim))
            at++;
        if (at == count) {
            all = arena_grow(chart->arena, all, &room, count + 1, sizeof *all);
            if (!all)
                return error_no_memory(error);
            all[count++] = (Panel){claim->kind, claim->side, 0, i};
        }
        all[at].count += claim->dated;
    }
    if (!all)
        return chart_nothing(chart, "figures of losses", error);
    qsort(all, count, sizeof *all, compare_panels);
    losses->panel_count = count < PANELS_LIMIT ? count : PANELS_LIMIT;
    while (losses->panel_count > 1 && all[losses->panel_count - 1].count < 3)
        losses->panel_count--; /* a panel of one or two tells nothing about time */
    memcpy(losses->panels, all, losses->panel_count * sizeof *all);
    qsort(losses->panels, losses->panel_count, sizeof *all, compare_orders);
    for (size_t i = 0; i < losses->panel_count; i++)
        shown += losses->panels[i].count;
    losses->left_out = claims->count - shown;
    return shown ? ENTENTE_OK : chart_nothing(chart, "dated figures of losses", error);
}

static void find_days(Losses *losses)
{
    const Claims *claims = losses->claims;
    double first = 1e300, last = -1e300;
    for (size_t i = 0; i < claims->count; i++)
        if (claims->list[i].dated) {
            first = fmin(first, claims->list[i].day);
            last = fmax(last, claims->list[i].day);
        }
    double pad = 1 + (last - first) / 60;
    losses->days = (Scale){.low = floor(first - pad),
                           .high = ceil(last + pad),
                           .from = MARGIN + AXIS_WIDTH,
                           .to = claims->chart->width - MARGIN};
}

/* ---- panels ---- */

static void draw_claim(const Losses *losses, const Scale *figures, const Claim *claim)
{
    Chart *chart = losses->claims->chart;
    const Symbol *symbol = &claimer_styles[claim->claimer].symbol;
    double x = scale_at(&losses->days, claim->day);
    canvas_group(chart->canvas, chart_format(chart, "mark claim %s", claimer_classes[claim->claimer]),
                 claim->id, claim_words(losses->claims, claim));
    if (claim->has_low && claim->has_high && claim->high > claim->low)
        canvas_line(chart->canvas, x, scale_at(figures, claim->low), x, scale_at(figures, claim->high),
                    stroke(symbol->colour, 1.6, LINE_SOLID));
    symbol_draw(chart->canvas, symbol, x, scale_at(figures, claim->at), 3.6);
    canvas_group_end(chart->canvas);
}

static int compare_figures(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, size_t count, double part)
{
    return sorted[(size_t)((double)(count - 1) * part + 0.5)];
}

static void draw_box(const Losses *losses, const Scale *figures, const char *period, double x, double *values,
                     size_t count)
{
    Chart *chart = losses->claims->chart;
    Canvas *canvas = chart->canvas;
    char low[24], middle[24], high[24];
    qsort(values, count, sizeof *values, compare_figures);
    double median = scale_at(figures, quantile(values, count, 0.5)),
           first = scale_at(figures, quantile(values, count, 0.25)),
           third = scale_at(figures, quantile(values, count, 0.75));
    number_words(values[0], low);
    number_words(quantile(values, count, 0.5), middle);
    number_words(values[count - 1], high);
    canvas_group(canvas, "marks claims", NULL,
                 chart_format(chart, "%s: %s, %s to %s, median %s", period,
                              count_words(chart, (double)count, "figure", "figures"), low, high, middle));
    canvas_line(canvas, x, scale_at(figures, values[0]), x, scale_at(figures, values[count - 1]),
                stroke(COLOUR_BLUE, 1, LINE_SOLID));
    if (first - third > 1)
        canvas_rectangle(canvas, (Box){x - 4, third, 8, first - third}, filled(COLOUR_SKY));
    canvas_line(canvas, x - 5, median, x + 5, median, stroke(COLOUR_BLACK, 2, LINE_SOLID));
    canvas_group_end(canvas);
}

static int compare_by_day(const void *a, const void *b)
{
    const Claim *x = *(const Claim *const *)a, *y = *(const Claim *const *)b;
    return x->day != y->day ? (x->day > y->day) - (x->day < y->day) : (x > y) - (x < y);
}

/* Boxes stand over months, or over as many of them as are wide enough. */
static void draw_boxes(const Losses *losses, const Scale *figures, const Claim **list, size_t count)
{
    static const int lengths[] = {1, 3, 6, 12, 60};
    Chart *chart = losses->claims->chart;
    double unit = (losses->days.to - losses->days.from) / (losses->days.high - losses->days.low);
    double *values = arena_array(chart->arena, count, sizeof *values);
    size_t length = 0, kept = 0;
    if (!values)
        return;
    while (length < 4 && lengths[length] * 30.4 * unit < BOX_WIDTH)
        length++;
    for (size_t i = 0; i < count; i++) {
        EntenteDate date = date_from_days(list[i]->day);
        int months = lengths[length], bin = (date.year * 12 + date.month - 1) / months * months;
        values[kept++] = list[i]->at;
        EntenteDate next = i + 1 < count ? date_from_days(list[i + 1]->day) : (EntenteDate){0, 0, 0};
        if (i + 1 < count && (next.year * 12 + next.month - 1) / months * months == bin)
            continue;
        int end = bin + months;
        int32_t from = date_to_days((EntenteDate){(int16_t)(bin / 12), (uint8_t)(bin % 12 + 1), 1}),
                to = date_to_days((EntenteDate){(int16_t)(end / 12), (uint8_t)(end % 12 + 1), 1});
        double x = scale_at(&losses->days, (from + (double)to) / 2);
        x = fmin(fmax(x, losses->days.from + 5), losses->days.to - 5);
        draw_box(losses, figures, period_words(chart, from, to - 1), x, values, kept);
        kept = 0;
    }
}

static void draw_panel(const Losses *losses, const Panel *panel, const Claim **list, double top)
{
    const Claims *claims = losses->claims;
    Chart *chart = claims->chart;
    Canvas *canvas = chart->canvas;
    Tick ticks[TICKS_LIMIT];
    double most = 1, least = 1e300, bottom = top + losses->height;
    size_t count = 0;
    for (size_t i = 0; i < claims->count; i++) {
        const Claim *claim = &claims->list[i];
        if (!claim->dated || !is_of(panel, claim))
            continue;
        list[count++] = claim;
        most = fmax(most, claim->has_high ? claim->high : claim->at);
        least = claim->at > 0 ? fmin(least, claim->at) : least;
    }
    qsort(list, count, sizeof *list, compare_by_day);
    const Scale figures = {.low = 0,
                           .high = most * 1.05,
                           .from = bottom,
                           .to = top,
                           .logarithmic = most >= 100 && most > 40 * least};
    Lettering bold = letters(SIZE_TEXT, COLOUR_BLACK, ANCHOR_START);
    bold.bold = true;
    canvas_text(canvas, losses->days.from, top - 9, bold,
                *panel->side ? chart_format(chart, "%s, lost by %s", kind_words(chart, panel->kind),
                                            side_name(chart, panel->side))
                             : chart_format(chart, "%s, of a side not told", kind_words(chart, panel->kind)));
    canvas_text(canvas, losses->days.to, top - 9, letters(SIZE_SMALL, COLOUR_DIM, ANCHOR_END),
                chart_format(chart, "%s%s", count_words(chart, (double)count, "figure", "figures"),
                             figures.logarithmic ? ", logarithmic scale" : ""));
    size_t days = ticks_of_dates((int32_t)losses->days.low, (int32_t)losses->days.high,
                                 (size_t)((losses->days.to - losses->days.from) / 70), ticks);
    for (size_t i = 0; i < days; i++)
        canvas_line(canvas, scale_at(&losses->days, ticks[i].value), top,
                    scale_at(&losses->days, ticks[i].value), bottom,
                    stroke(ticks[i].strong ? 0xAAAAAA : COLOUR_RULE, 1, LINE_SOLID));
    size_t marks = figures.logarithmic ? ticks_of_powers(figures.high, 6, ticks)
                                       : ticks_of_numbers(0, figures.high, 5, true, ticks);
    for (size_t i = 0; i < marks; i++) {
        double y = scale_at(&figures, ticks[i].value);
        canvas_line(canvas, losses->days.from, y, losses->days.to, y, stroke(COLOUR_RULE, 1, LINE_SOLID));
        canvas_text(canvas, losses->days.from - 8, y + 4, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_END),
                    ticks[i].text);
    }
    Lettering turned = letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE);
    turned.turned = true;
    canvas_text(canvas, MARGIN + 6, (top + bottom) / 2, turned, "people");
    canvas_line(canvas, losses->days.from, bottom, losses->days.to, bottom,
                stroke(COLOUR_NEUTRAL, 1, LINE_SOLID));
    if (count > MARKS_LIMIT)
        draw_boxes(losses, &figures, list, count);
    for (size_t i = 0; i < count && count <= MARKS_LIMIT; i++)
        draw_claim(losses, &figures, list[i]);
}

static void draw_dates(const Losses *losses, double y)
{
    Canvas *canvas = losses->claims->chart->canvas;
    Tick ticks[TICKS_LIMIT];
    size_t count = ticks_of_dates((int32_t)losses->days.low, (int32_t)losses->days.high,
                                  (size_t)((losses->days.to - losses->days.from) / 70), ticks);
    for (size_t i = 0; i < count; i++) {
        double x = scale_at(&losses->days, ticks[i].value);
        double half = canvas_text_width(canvas, ticks[i].text, SIZE_SMALL, false) / 2;
        canvas_text(canvas, x + half > losses->days.to ? losses->days.to - half : x, y + 16,
                    letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE), ticks[i].text);
    }
}

EntenteStatus casualties_over_time(Claims *claims, EntenteError *error)
{
    Chart *chart = claims->chart;
    Losses losses = {.claims = claims};
    LegendItem legend[CLAIMERS + 4];
    bool boxes = false, marks = false;
    const Claim **list = arena_array(chart->arena, claims->count, sizeof *list);
    EntenteStatus status = list ? find_panels(&losses, error) : error_no_memory(error);
    if (status != ENTENTE_OK)
        return status;
    find_days(&losses);
    losses.height = losses.panel_count == 1 ? 2 * PANEL : PANEL;
    const char *notes = "Figures stand at the day of what happened.";
    if (losses.left_out)
        notes = chart_format(chart, "%s %s of other kinds and sides, or without a date, left out.", notes,
                             count_words(chart, (double)losses.left_out, "figure", "figures"));
    for (size_t i = 0; i < losses.panel_count; i++) {
        boxes = boxes || losses.panels[i].count > MARKS_LIMIT;
        marks = marks || losses.panels[i].count <= MARKS_LIMIT;
    }
    Frame frame = claims_frame(claims, legend, notes);
    if (marks)
        legend[frame.legend_count++] =
            (LegendItem){{SYMBOL_TICK, COLOUR_DIM, .fill = FILL_FULL}, "low to high"};
    else
        frame.legend_count = 0;
    if (boxes) {
        legend[frame.legend_count++] =
            (LegendItem){{SYMBOL_LINE, COLOUR_BLUE, .width = 1}, "least to most of a period"};
        legend[frame.legend_count++] =
            (LegendItem){{SYMBOL_BAR, COLOUR_SKY, .hatched = false}, "the middle half"};
        legend[frame.legend_count++] = (LegendItem){{SYMBOL_LINE, COLOUR_BLACK, .width = 2.4}, "median"};
    }
    status =
        frame_begin(chart, &frame, (double)losses.panel_count * (losses.height + PANEL_GAP) + AXIS, error);
    if (status != ENTENTE_OK)
        return status;
    double top = frame_top(chart, &frame);
    for (size_t i = 0; i < losses.panel_count; i++) {
        draw_panel(&losses, &losses.panels[i], list, top + PANEL_GAP - 4);
        top += losses.height + PANEL_GAP;
    }
    draw_dates(&losses, top - 4);
    return canvas_end(chart->canvas, error);
}
