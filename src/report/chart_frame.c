/* What stands around a chart: title, subtitle, legend, notes and source. */
#include "base/error.h"
#include "report/chart.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINE_HEIGHT = 17, LEGEND_LINE = 22, SYMBOL_ROOM = 34, LEGEND_GAP = 14 };

const char *chart_format(Chart *chart, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    char *text = size < 0 ? NULL : arena_bytes(chart->arena, (size_t)size + 1);
    if (text)
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text ? text : "";
}

const char *count_words(Chart *chart, double count, const char *one, const char *many)
{
    char number[24];
    number_words(count, number);
    return chart_format(chart, "%s %s", number, count > 0.5 && count < 1.5 ? one : many);
}

const char *period_words(Chart *chart, int32_t first, int32_t last)
{
    char from[24], to[24];
    date_words(first, from);
    date_words(last, to);
    return first == last ? chart_format(chart, "%s", from) : chart_format(chart, "%s to %s", from, to);
}

const char *chart_title(Chart *chart, const char *what)
{
    const char *name = chart->options->name;
    return name && *name ? chart_format(chart, "%s: %s", name, what) : what;
}

/* ---- paragraphs ---- */

/* Words in as many lines as they need; returns their number. Draws where `drawn`. */
static unsigned paragraph(Chart *chart, const char *text, double y, double size, int32_t colour, bool drawn)
{
    double width = chart->width - 2.0 * MARGIN;
    unsigned lines = 0;
    while (*text) {
        size_t end = 0, space = 0;
        for (size_t at = strcspn(text, " ");; at += 1 + strcspn(text + at + 1, " ")) {
            const char *line = arena_copy(chart->arena, text, at);
            if (line && canvas_text_width(chart->canvas, line, size, false) > width && end)
                break;
            end = at;
            space = text[at] == ' ';
            if (!text[at])
                break;
        }
        if (drawn) {
            const char *line = arena_copy(chart->arena, text, end);
            canvas_text(chart->canvas, MARGIN, y + lines * (double)LINE_HEIGHT,
                        letters(size, colour, ANCHOR_START),
                        line ? canvas_text_fit(chart->canvas, chart->arena, line, size, false, width) : "");
        }
        text += end + space;
        lines++;
    }
    return lines;
}

/* ---- legend ---- */

static double legend(Chart *chart, const Frame *frame, double top, bool drawn)
{
    double x = MARGIN, y = top;
    if (!frame->legend_count)
        return 0;
    for (size_t i = 0; i < frame->legend_count; i++) {
        const LegendItem *item = &frame->legend[i];
        double room = SYMBOL_ROOM + canvas_text_width(chart->canvas, item->words, SIZE_SMALL, false);
        if (x > MARGIN && x + room > chart->width - MARGIN) {
            x = MARGIN;
            y += LEGEND_LINE;
        }
        if (drawn) {
            symbol_draw(chart->canvas, &item->symbol, x + 11, y + LEGEND_LINE / 2.0 - 1, 5.5);
            canvas_text(chart->canvas, x + SYMBOL_ROOM - 6, y + LEGEND_LINE / 2.0 + 3,
                        letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_START), item->words);
        }
        x += room + LEGEND_GAP;
    }
    return y + LEGEND_LINE - top;
}

/* ---- all ---- */

static const char *source_words(Chart *chart)
{
    return chart_format(chart, "Source: %s%s%s. Coded by Entente %s; dates and figures as reported.",
                        count_words(chart, (double)chart->reports, "report", "reports"),
                        *chart->publications ? " by " : "", chart->publications, ENTENTE_VERSION);
}

double frame_top(Chart *chart, const Frame *frame)
{
    double lines = paragraph(chart, frame->subtitle, 0, SIZE_TEXT, COLOUR_DIM, false);
    return MARGIN + SIZE_TITLE + 8 + lines * LINE_HEIGHT + 6 + legend(chart, frame, 0, false) + 8;
}

double frame_bottom(Chart *chart, const Frame *frame)
{
    unsigned lines = frame->notes ? paragraph(chart, frame->notes, 0, SIZE_SMALL, COLOUR_DIM, false) : 0;
    lines += paragraph(chart, source_words(chart), 0, SIZE_SMALL, COLOUR_DIM, false);
    return 12 + lines * (double)LINE_HEIGHT + MARGIN - 8;
}

EntenteStatus frame_begin(Chart *chart, const Frame *frame, double body, EntenteError *error)
{
    double top = frame_top(chart, frame), below = top + body + 12 + SIZE_SMALL;
    const char *source = source_words(chart);
    PageFacts facts = {.width = chart->width,
                       .height = top + body + frame_bottom(chart, frame),
                       .title = frame->title,
                       .description =
                           chart_format(chart, "%s. %s%s%s", frame->subtitle,
                                        frame->notes ? frame->notes : "", frame->notes ? " " : "", source),
                       .date = chart->last_published};
    EntenteStatus status = canvas_begin(chart->canvas, &facts, error);
    if (status != ENTENTE_OK)
        return status;
    Lettering title = letters(SIZE_TITLE, COLOUR_BLACK, ANCHOR_START);
    title.bold = true;
    canvas_text(chart->canvas, MARGIN, MARGIN + SIZE_TITLE - 4, title,
                canvas_text_fit(chart->canvas, chart->arena, frame->title, SIZE_TITLE, true,
                                chart->width - 2.0 * MARGIN));
    double y = MARGIN + SIZE_TITLE + 8;
    unsigned lines = paragraph(chart, frame->subtitle, y + SIZE_TEXT, SIZE_TEXT, COLOUR_DIM, true);
    (void)legend(chart, frame, y + lines * (double)LINE_HEIGHT + 6, true);
    lines = frame->notes ? paragraph(chart, frame->notes, below, SIZE_SMALL, COLOUR_DIM, true) : 0;
    (void)paragraph(chart, source, below + lines * (double)LINE_HEIGHT, SIZE_SMALL, COLOUR_DIM, true);
    return ENTENTE_OK;
}
