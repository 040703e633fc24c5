/* Charts as SVG 1.1 (https://www.w3.org/TR/SVG11/). Numbers are written without printf's floats, whose
 * decimal sign hangs on the locale. */
#include "base/error.h"
#include "report/chart_canvas.h"

#include <math.h>
#include <string.h>

/* At most two decimals, "12.5". */
static void put_number(FILE *stream, double number)
{
    long long hundredths = llround(number * 100);
    if (hundredths < 0) {
        fputc('-', stream);
        hundredths = -hundredths;
    }
    fprintf(stream, "%lld", hundredths / 100);
    if (hundredths % 100)
        fprintf(stream, hundredths % 10 ? ".%02lld" : ".%lld",
                hundredths % 10 ? hundredths % 100 : hundredths % 100 / 10);
}

static void put_attribute(FILE *stream, const char *name, double number)
{
    fprintf(stream, " %s=\"", name);
    put_number(stream, number);
    fputc('"', stream);
}

static void put_text(FILE *stream, const char *text)
{
    for (; *text; text++)
        if (*text == '&')
            fputs("&amp;", stream);
        else if (*text == '<')
            fputs("&lt;", stream);
        else if (*text == '>')
            fputs("&gt;", stream);
        else if (*text == '"')
            fputs("&quot;", stream);
        else
            fputc(*text, stream);
}

static void put_colour(FILE *stream, const char *name, int32_t colour)
{
    if (colour == INK_NONE)
        fprintf(stream, " %s=\"none\"", name);
    else
        fprintf(stream, " %s=\"#%06x\"", name, (unsigned)colour);
}

static void put_ink(FILE *stream, Ink ink)
{
    double dashes[2];
    put_colour(stream, "fill", ink.fill);
    if (ink.fill != INK_NONE && ink.opacity > 0 && ink.opacity < 1)
        put_attribute(stream, "fill-opacity", ink.opacity);
    if (ink.stroke == INK_NONE)
        return;
    put_colour(stream, "stroke", ink.stroke);
    put_attribute(stream, "stroke-width", ink.width);
    if (canvas_dashes(ink.style, ink.width, dashes)) {
        fputs(" stroke-dasharray=\"", stream);
        put_number(stream, dashes[0]);
        fputc(' ', stream);
        put_number(stream, dashes[1]);
        fputc('"', stream);
    }
}

static EntenteStatus begin(Canvas *canvas, const PageFacts *facts, EntenteError *error)
{
    FILE *stream = canvas_stream(canvas);
    (void)error;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"", stream);
    put_attribute(stream, "width", facts->width);
    put_attribute(stream, "height", facts->height);
    fputs(" viewBox=\"0 0 ", stream);
    put_number(stream, facts->width);
    fputc(' ', stream);
    put_number(stream, facts->height);
    fputs("\" role=\"img\" font-family=\"'" CANVAS_FONT "', Verdana, sans-serif\">\n<title>", stream);
    put_text(stream, facts->title);
    fputs("</title>\n<desc>", stream);
    put_text(stream, facts->description);
    fputs("</desc>\n", stream);
    return ENTENTE_OK;
}

static void path(Canvas *canvas, const Point *points, size_t count, bool closed, Ink ink)
{
    FILE *stream = canvas_stream(canvas);
    fputs("<path d=\"", stream);
    for (size_t i = 0; i < count; i++) {
        fputc(i ? 'L' : 'M', stream);
        put_number(stream, points[i].x);
        fputc(' ', stream);
        put_number(stream, points[i].y);
    }
    fputs(closed ? "Z\"" : "\"", stream);
    put_ink(stream, ink);
    fputs("/>\n", stream);
}

static void circle(Canvas *canvas, double x, double y, double radius, Ink ink)
{
    FILE *stream = canvas_stream(canvas);
    fputs("<circle", stream);
    put_attribute(stream, "cx", x);
    put_attribute(stream, "cy", y);
    put_attribute(stream, "r", radius);
    put_ink(stream, ink);
    fputs("/>\n", stream);
}

static void put_words(FILE *stream, double x, double y, Lettering lettering, const char *words, bool rim)
{
    fputs("<text", stream);
    put_attribute(stream, "x", x);
    put_attribute(stream, "y", y);
    put_attribute(stream, "font-size", lettering.size);
    fputs(lettering.bold ? " font-weight=\"bold\"" : "", stream);
    fputs(lettering.anchor == ANCHOR_MIDDLE ? " text-anchor=\"middle\""
          : lettering.anchor == ANCHOR_END  ? " text-anchor=\"end\""
                                            : "",
          stream);
    if (lettering.turned) {
        fputs(" transform=\"rotate(-90 ", stream);
        put_number(stream, x);
        fputc(' ', stream);
        put_number(stream, y);
        fputs(")\"", stream);
    }
    if (rim) /* hidden from those who listen or search: the words themselves follow */
        fputs(" aria-hidden=\"true\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"3\" "
              "stroke-linejoin=\"round\"",
              stream);
    else
        put_colour(stream, "fill", lettering.colour);
    fputc('>', stream);
    put_text(stream, words);
    fputs("</text>\n", stream);
}

static void text(Canvas *canvas, double x, double y, Lettering lettering, const char *words)
{
    if (lettering.halo)
        put_words(canvas_stream(canvas), x, y, lettering, words, true);
    put_words(canvas_stream(canvas), x, y, lettering, words, false);
}

static void group(Canvas *canvas, const char *class, const char *id, const char *words)
{
    FILE *stream = canvas_stream(canvas);
    fputs("<g class=\"", stream);
    put_text(stream, class);
    if (id) {
        fputs("\" data-id=\"", stream);
        put_text(stream, id);
    }
    fputs("\">", stream);
    if (words) {
        fputs("<title>", stream);
        put_text(stream, words);
        fputs("</title>", stream);
    }
    fputc('\n', stream);
}

static void group_end(Canvas *canvas)
{
    fputs("</g>\n", canvas_stream(canvas));
}

static EntenteStatus end(Canvas *canvas, EntenteError *error)
{
    FILE *stream = canvas_stream(canvas);
    fputs("</svg>\n", stream);
    return ferror(stream) ? error_set(error, ENTENTE_IO, NULL, 0, "the chart cannot be written") : ENTENTE_OK;
}

const CanvasDriver canvas_svg = {begin, path, circle, text, group, group_end, end};
