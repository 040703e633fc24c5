/* Who claims which losses of whom: gathering, and a line for each claim. */
#include "report/chart_casualties.h"
#include "base/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    LINES_LIMIT = 90, /* more claims are drawn by date */
    SIDE_WIDTH = 118,
    SAID_WIDTH = 84,
    WORDS_WIDTH = 240,
    LINE = 20,
    HEADING = 22,
    SECTION = 30,
    AXIS = 40,
    HEADS = 22,
    ARROW = 18,
    TALL = 400
};

const LegendItem claimer_styles[CLAIMERS] = {
    [CLAIMER_OWN] = {{SYMBOL_CIRCLE, COLOUR_BLUE, .fill = FILL_FULL}, "claimed by the side that lost them"},
    [CLAIMER_OPPONENT] = {{SYMBOL_UP, COLOUR_VERMILION, .fill = FILL_FULL}, "by an opponent"},
    [CLAIMER_PARTY] = {{SYMBOL_DIAMOND, COLOUR_ORANGE, .fill = FILL_FULL},
                       "by a party, the side that lost them not told"},
    [CLAIMER_OTHER] = {{SYMBOL_SQUARE, COLOUR_NEUTRAL, .fill = FILL_FULL}, "by a publication or third party"},
};

const char *const claimer_classes[CLAIMERS] = {"own", "opponent", "party", "other"};

/* ---- gathering ---- */

size_t loss_rank(const char *kind)
{
    static const char *const kinds[] = {"dead",      "injured",  "missing", "captured",
                                        "displaced", "arrested", "crowd"};
    size_t at = 0;
    while (at < sizeof kinds / sizeof *kinds && strcmp(kinds[at], kind) != 0)
        at++;
    return at;
}

const char *kind_words(Chart *chart, const char *kind)
{
    char first = *kind;
    bool lower = first >= 'a' && first <= 'z';
    return lower ? chart_format(chart, "%c%s", first - 32, kind + 1) : kind;
}

static bool is_party(const char *parties, const char *side)
{
    size_t size = strlen(side);
    for (const char *at = parties; size && *at;) {
        size_t length = strcspn(at, ",");
        if (length == size && memcmp(at, side, size) == 0)
            return true;
        at += length;
        at += strspn(at, ", ");
    }
    return false;
}

/* Whether the side that claims is one of those that fight: so the incident says, or the pair of the filter.
 */
static Claimer claimer_of(const Claims *claims, const char *parties, const char *claimant,
                          const char *lost_by)
{
    const char *const *pair = claims->chart->filter.between;
    bool named = pair[0] && (strcmp(pair[0], claimant) == 0 || strcmp(pair[1], claimant) == 0 ||
                             strcmp(pair[0], side_name(claims->chart, claimant)) == 0 ||
                             strcmp(pair[1], side_name(claims->chart, claimant)) == 0);
    if (!*claimant)
        return CLAIMER_OTHER;
    if (*lost_by && strcmp(claimant, lost_by) == 0)
        return CLAIMER_OWN;
    if (!named && !is_party(parties, claimant))
        return CLAIMER_OTHER;
    return *lost_by ? CLAIMER_OPPONENT : CLAIMER_PARTY;
}

static void read_claim(Claims *claims, const Table *rows, size_t i, const Table *incidents, size_t incident,
                       Claim *claim)
{
    bool known = incident > 0;
    claim->kind = table_text(rows, i, "kind");
    claim->incident = table_text(rows, i, "incident");
    claim->place = table_text(rows, i, "place");
    claim->title = known ? table_text(incidents, incident - 1, "what") : "";
    claim->side = table_text(rows, i, "lost_by");
    claim->claimant = table_text(rows, i, "claimant");
    claim->words = table_text(rows, i, "words");
    claim->id = table_text(rows, i, "id");
    claim->dated = table_day(rows, i, "date", &claim->day);
    claim->said_known = table_day(rows, i, "said", &claim->said);
    claim->has_low = table_number(rows, i, "low", &claim->low);
    claim->has_best = table_number(rows, i, "best", &claim->best);
    claim->has_high = table_number(rows, i, "high", &claim->high);
    claim->at = claim->has_best ? claim->best : claim->has_low ? claim->low : claim->high;
    claim->revision = table_count(rows, i, "revision");
    claim->claimer = claimer_of(claims, known ? table_text(incidents, incident - 1, "parties") : "",
                                table_text(rows, i, "claimant_side"), claim->side);
    claims->claimers[claim->claimer]++;
}

static EntenteStatus read_claims(Claims *claims, StringTable *known, EntenteError *error)
{
    Chart *chart = claims->chart;
    Table rows = {0}, incidents = {0};
    const char *wanted = chart->options->incident;
    unsigned limit = chart->filter.limit;
    EntenteStatus status = chart_ask(chart, ENTENTE_ASK_CASUALTIES, &rows, error);
    chart->filter.limit = 0;
    if (status == ENTENTE_OK)
        status = chart_ask(chart, ENTENTE_ASK_INCIDENTS, &incidents, error);
    chart->filter.limit = limit;
    for (size_t i = 0; i < incidents.rows && status == ENTENTE_OK; i++)
        if (!string_table_put(known, entente_slice(table_text(&incidents, i, "id")), (uint32_t)i + 1))
            status = error_no_memory(error);
    claims->list = arena_array(chart->arena, rows.rows + 1, sizeof *claims->list);
    if (status == ENTENTE_OK && !claims->list)
        status = error_no_memory(error);
    for (size_t i = 0; i < rows.rows && status == ENTENTE_OK; i++) {
        const char *id = table_text(&rows, i, "incident");
        if (!wanted || strcmp(wanted, id) == 0)
            read_claim(claims, &rows, i, &incidents, string_table_get(known, entente_slice(id), 0),
                       &claims->list[claims->count++]);
    }
    if (status == ENTENTE_OK && !claims->count)
        status = chart_nothing(
            chart, wanted ? chart_format(chart, "figures of %s", wanted) : "figures of losses", error);
    return status;
}

/* Rows come by incident; here they stand by kind first. The rest of their order is kept. */
static EntenteStatus sort_claims(Claims *claims, EntenteError *error)
{
    Claim *sorted = arena_array(claims->chart->arena, claims->count, sizeof *sorted);
    size_t count = 0;
    if (!sorted)
        return error_no_memory(error);
    for (size_t rank = 0; count < claims->count; rank++)
        for (size_t i = 0; i < claims->count; i++)
            if (loss_rank(claims->list[i].kind) == rank)
                sorted[count++] = claims->list[i];
    claims->list = sorted;
    return ENTENTE_OK;
}

/* ---- words ---- */

static const char *figure_words(Chart *chart, const Claim *claim)
{
    char low[24], best[24], high[24];
    number_words(claim->low, low);
    number_words(claim->best, best);
    number_words(claim->high, high);
    bool range = claim->has_low && claim->has_high && claim->high > claim->low;
    return range              ? chart_format(chart, "%s–%s", low, high)
           : claim->has_best  ? chart_format(chart, "%s", best)
           : !claim->has_low  ? chart_format(chart, "up to %s", high)
           : !claim->has_high ? chart_format(chart, "at least %s", low)
                              : chart_format(chart, "%s", low);
}

const char *claim_words(const Claims *claims, const Claim *claim)
{
    Chart *chart = claims->chart;
    char said[24] = "an unknown day";
    if (claim->said_known)
        date_words(claim->said, said);
    return chart_format(chart, "%s %s%s%s, said %s on %s (\"%s\"); %s%s%s", figure_words(chart, claim),
                        claim->kind, *claim->side ? " of " : "", side_name(chart, claim->side),
                        claim->claimant, said, claim->words, claim->title, *claim->place ? ", " : "",
                        claim->place);
}

Frame claims_frame(Claims *claims, LegendItem *legend, const char *notes)
{
    Chart *chart = claims->chart;
    const EntenteFilter *filter = &chart->filter;
    int32_t first = INT32_MAX, last = INT32_MIN;
    size_t count = 0;
    for (size_t i = 0; i < claims->count; i++) {
        if (!claims->list[i].dated)
            continue;
        first = claims->list[i].day < first ? claims->list[i].day : first;
        last = claims->list[i].day > last ? claims->list[i].day : last;
    }
    for (size_t i = 0; i < CLAIMERS; i++)
        if (claims->claimers[i])
            legend[count++] = claimer_styles[i];
    const char *what =
        chart->options->incident ? chart_format(chart, "losses as claimed, %s", claims->list[0].title)
        : filter->between[0]
            ? chart_format(chart, "losses as claimed, %s and %s", filter->between[0], filter->between[1])
            : "losses as claimed, by source";
    return (Frame){.title = chart_title(chart, what),
                   .subtitle = chart_format(chart, "%s%s%s, from %s.",
                                            first <= last ? period_words(chart, first, last) : "",
                                            first <= last ? ". " : "",
                                            count_words(chart, (double)claims->count, "figure", "figures"),
                                            count_words(chart, (double)chart->reports, "report", "reports")),
                   .legend = legend,
                   .legend_count = count,
                   .notes = notes};
}

/* ---- lines ---- */

typedef struct Lines {
    Claims *claims;
    double claimant, said, plot, right, words; /* left ends of the columns */
} Lines;

static bool same_incident(const Claim *a, const Claim *b)
{
    return strcmp(a->kind, b->kind) == 0 &&
           strcmp(*a->incident ? a->incident : a->id, *b->incident ? b->incident : b->id) == 0;
}

static size_t end_of_section(const Claims *claims, size_t first)
{
    size_t end = first;
    while (end < claims->count && strcmp(claims->list[end].kind, claims->list[first].kind) == 0)
        end++;
    return end;
}

static double height_of_section(const Claims *claims, size_t first, size_t end)
{
    double height = SECTION + AXIS;
    for (size_t i = first; i < end; i++)
        height += LINE + (i == first || !same_incident(&claims->list[i], &claims->list[i - 1]) ? HEADING : 0);
    return height;
}

static Scale scale_of_section(const Lines *lines, size_t first, size_t end)
{
    const Claims *claims = lines->claims;
    double most = 1, least = 1e300;
    for (size_t i = first; i < end; i++) {
        const Claim *claim = &claims->list[i];
        double high = claim->has_high ? claim->high : claim->at;
        most = fmax(most, high);
        if (claim->at > 0)
            least = fmin(least, claim->at);
    }
    return (Scale){.low = 0,
                   .high = most * 1.04,
                   .from = lines->plot,
                   .to = lines->right,
                   .logarithmic = most >= 100 && most > 40 * least};
}

static void draw_scale(const Lines *lines, const Scale *scale, double top, double bottom)
{
    Chart *chart = lines->claims->chart;
    Tick ticks[TICKS_LIMIT];
    size_t wanted = (size_t)((scale->to - scale->from) / 60);
    size_t count = scale->logarithmic
                       ? ticks_of_powers(scale->high, wanted, ticks)
                       : ticks_of_numbers(0, scale->high, wanted < 8 ? wanted : 8, true, ticks);
    for (size_t i = 0; i < count; i++) {
        double x = scale_at(scale, ticks[i].value);
        canvas_line(chart->canvas, x, top, x, bottom, stroke(COLOUR_RULE, 1, LINE_SOLID));
        if (bottom - top > TALL) /* read from above, too */
            canvas_text(chart->canvas, x, top - 6, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE),
                        ticks[i].text);
        canvas_text(chart->canvas, x, bottom + 14, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE),
                    ticks[i].text);
    }
    canvas_line(chart->canvas, scale->from, bottom, scale->to, bottom, stroke(COLOUR_NEUTRAL, 1, LINE_SOLID));
    canvas_text(chart->canvas, lines->right, bottom + 28, letters(SIZE_SMALL - 1, COLOUR_DIM, ANCHOR_END),
                scale->logarithmic ? "people, on a logarithmic scale" : "people");
}

static void draw_interval(Canvas *canvas, const Scale *scale, const Claim *claim, double y)
{
    int32_t colour = claimer_styles[claim->claimer].symbol.colour;
    const Ink ink = stroke(colour, 2, LINE_SOLID);
    double x = scale_at(scale, claim->at), low = scale_at(scale, claim->low),
           high = scale_at(scale, claim->high);
    if (claim->has_low && claim->has_high && high > low) {
        canvas_line(canvas, low, y, high, y, ink);
        canvas_line(canvas, low, y - 5, low, y + 5, ink);
        canvas_line(canvas, high, y - 5, high, y + 5, ink);
    } else if (claim->has_low != claim->has_high && (!claim->has_best || claim->best > claim->low)) {
        double way = claim->has_low ? 1 : -1, end = x + way * (ARROW + 8);
        const Point head[] = {{end, y}, {end - way * 6, y - 4}, {end - way * 6, y + 4}};
        canvas_line(canvas, claim->has_low ? low : x, y, end - way * 3, y, ink);
        canvas_path(canvas, head, 3, true, filled(colour));
    }
}

/* What the same claimant said before of the same losses is joined by a line: a revision. */
static void draw_revision(const Lines *lines, const Scale *scale, size_t first, size_t i, double y)
{
    const Claim *list = lines->claims->list, *claim = &list[i];
    for (size_t j = i; j-- > first && same_incident(&list[j], claim);)
        if (strcmp(list[j].claimant, claim->claimant) == 0 && strcmp(list[j].side, claim->side) == 0 &&
            list[j].said != claim->said) {
            canvas_line(lines->claims->chart->canvas, scale_at(scale, list[j].at), y - (double)(i - j) * LINE,
                        scale_at(scale, claim->at), y, stroke(COLOUR_NEUTRAL, 1, LINE_DOTTED));
            return;
        }
}

static void draw_cell(const Lines *lines, double x, double right, double y, const char *words, int32_t colour)
{
    Chart *chart = lines->claims->chart;
    canvas_text(chart->canvas, x, y + 4, letters(SIZE_SMALL, colour, ANCHOR_START),
                canvas_text_fit(chart->canvas, chart->arena, words, SIZE_SMALL, false, right - x - 8));
}

static void draw_claim(const Lines *lines, const Scale *scale, size_t first, size_t i, double y)
{
    Chart *chart = lines->claims->chart;
    const Claim *claim = &lines->claims->list[i], *before = i > first ? claim - 1 : NULL;
    bool new_side = !before || !same_incident(claim, before) || strcmp(before->side, claim->side) != 0;
    if (new_side)
        draw_cell(lines, MARGIN + 10, lines->claimant, y,
                  *claim->side ? side_name(chart, claim->side) : "not told",
                  *claim->side ? COLOUR_TEXT : COLOUR_DIM);
    canvas_group(chart->canvas, chart_format(chart, "mark claim %s", claimer_classes[claim->claimer]),
                 claim->id, claim_words(lines->claims, claim));
    draw_cell(lines, lines->claimant, lines->said, y, claim->claimant, COLOUR_TEXT);
    if (claim->said_known) {
        char said[24];
        date_words(claim->said, said);
        draw_cell(lines, lines->said, lines->plot, y, said, COLOUR_TEXT);
    }
    draw_interval(chart->canvas, scale, claim, y);
    symbol_draw(chart->canvas, &claimer_styles[claim->claimer].symbol, scale_at(scale, claim->at), y, 5);
    const char *figure = figure_words(chart, claim);
    bool same =
        strncasecmp(claim->words, figure, strlen(figure)) == 0; /* "at least 6" needs no figure before it */
    draw_cell(lines, lines->words, chart->width - MARGIN + 8, y,
              same ? chart_format(chart, "“%s”", claim->words)
                   : chart_format(chart, "%s: “%s”", figure, claim->words),
              COLOUR_TEXT);
    canvas_group_end(chart->canvas);
}

/* From the least to the most that is claimed of the same losses. */
static void draw_span(const Lines *lines, const Scale *scale, size_t first, size_t end, double top)
{
    const Claim *list = lines->claims->list;
    double low = 1e300, high = -1e300;
    for (size_t i = first; i < end; i++) {
        low = fmin(low, list[i].has_low ? list[i].low : list[i].at);
        high = fmax(high, list[i].has_high ? list[i].high : list[i].at);
    }
    if (end > first + 1 && high > low)
        canvas_rectangle(lines->claims->chart->canvas,
                         (Box){scale_at(scale, low), top, scale_at(scale, high) - scale_at(scale, low),
                               (double)(end - first) * LINE},
                         (Ink){.fill = COLOUR_NEUTRAL, .stroke = INK_NONE, .opacity = 0.13});
}

static const char *incident_words(Chart *chart, const Claim *claim)
{
    char day[24] = "no date";
    if (claim->dated)
        date_words(claim->day, day);
    return chart_format(chart, "%s%s%s%s%s", day, *claim->place ? ", " : "", claim->place,
                        *claim->title ? ": " : "", claim->title);
}

static double draw_section(const Lines *lines, size_t first, size_t end, double top)
{
    Chart *chart = lines->claims->chart;
    const Claim *list = lines->claims->list;
    const Scale scale = scale_of_section(lines, first, end);
    double y = top + SECTION, bottom = top + height_of_section(lines->claims, first, end) - AXIS;
    Lettering bold = letters(SIZE_TEXT + 1, COLOUR_BLACK, ANCHOR_START);
    bold.bold = true;
    canvas_text(chart->canvas, MARGIN, top + SECTION - 9, bold, kind_words(chart, list[first].kind));
    draw_scale(lines, &scale, y, bottom);
    for (size_t i = first; i < end; i++) {
        if (i == first || !same_incident(&list[i], &list[i - 1])) {
            canvas_line(chart->canvas, MARGIN, y, chart->width - MARGIN, y,
                        stroke(0xAAAAAA, 0.8, LINE_SOLID));
            Lettering dim = letters(SIZE_SMALL, COLOUR_DIM, ANCHOR_START);
            dim.bold = dim.halo = true;
            canvas_text(chart->canvas, MARGIN, y + 15, dim,
                        canvas_text_fit(chart->canvas, chart->arena, incident_words(chart, &list[i]),
                                        SIZE_SMALL, true, chart->width - 2.0 * MARGIN));
            y += HEADING;
        }
        bool begins = i == first || !same_incident(&list[i], &list[i - 1]) ||
                      strcmp(list[i].side, list[i - 1].side) != 0;
        if (begins) {
            size_t last = i + 1;
            while (last < end && same_incident(&list[i], &list[last]) &&
                   strcmp(list[i].side, list[last].side) == 0)
                last++;
            draw_span(lines, &scale, i, last, y);
        }
        draw_revision(lines, &scale, first, i, y + LINE / 2.0);
        draw_claim(lines, &scale, first, i, y + LINE / 2.0);
        y += LINE;
    }
    return bottom + AXIS;
}

static EntenteStatus draw_lines(Claims *claims, EntenteError *error)
{
    Chart *chart = claims->chart;
    LegendItem legend[CLAIMERS + 2];
    Frame frame = claims_frame(
        claims, legend,
        "Figures of the same losses stand in the order in which they were said; dotted lines join "
        "what one claimant said first and later.");
    legend[frame.legend_count++] =
        (LegendItem){{SYMBOL_INTERVAL, COLOUR_DIM, .width = 1.6}, "low to high; an arrow: open"};
    legend[frame.legend_count++] =
        (LegendItem){{SYMBOL_BAR, 0xE0E0E0, .hatched = false}, "least to most of all claims"};
    Lines lines = {.claims = claims,
                   .claimant = MARGIN + SIDE_WIDTH,
                   .right = chart->width - MARGIN - fmin(WORDS_WIDTH, chart->width / 5)};
    double claimant = fmin(220, chart->width / 6);
    lines.said = lines.claimant + claimant;
    lines.plot = lines.said + SAID_WIDTH + 8;
    lines.words = lines.right + 14;
    double body = HEADS;
    for (size_t i = 0; i < claims->count;) {
        size_t end = end_of_section(claims, i);
        body += height_of_section(claims, i, end);
        i = end;
    }
    EntenteStatus status = frame_begin(chart, &frame, body, error);
    if (status != ENTENTE_OK)
        return status;
    double top = frame_top(chart, &frame);
    draw_cell(&lines, MARGIN + 10, lines.claimant, top + 10, "lost by", COLOUR_DIM);
    draw_cell(&lines, lines.claimant, lines.said, top + 10, "claimed by", COLOUR_DIM);
    draw_cell(&lines, lines.said, lines.plot, top + 10, "said", COLOUR_DIM);
    draw_cell(&lines, lines.plot, lines.right, top + 10, "figure", COLOUR_DIM);
    draw_cell(&lines, lines.words, chart->width - MARGIN, top + 10, "in words", COLOUR_DIM);
    top += HEADS;
    for (size_t i = 0; i < claims->count;) {
        size_t end = end_of_section(claims, i);
        top = draw_section(&lines, i, end, top);
        i = end;
    }
    return canvas_end(chart->canvas, error);
}

EntenteStatus chart_casualties(Chart *chart, EntenteError *error)
{
    Claims claims = {.chart = chart};
    StringTable *known = string_table_new();
    EntenteStatus status = known ? read_claims(&claims, known, error) : error_no_memory(error);
    string_table_delete(known);
    if (status == ENTENTE_OK)
        status = sort_claims(&claims, error);
    if (status == ENTENTE_OK)
        status = chart_sources(chart, ENTENTE_ASK_CASUALTIES, NULL, error);
    if (status != ENTENTE_OK)
        return status;
    return claims.count <= LINES_LIMIT ? draw_lines(&claims, error) : casualties_over_time(&claims, error);
}
