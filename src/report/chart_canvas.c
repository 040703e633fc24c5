/* What all canvases share: measuring, cleaning and cutting words. */
#include "report/chart_canvas.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

struct Canvas {
    const CanvasDriver *driver;
    EntenteChartFormat format;
    FILE *stream;
    cairo_t *context;
    Buffer clean; /* the words in hand */
    bool failed;  /* memory is out */
};

/* ---- lifetime ---- */

static cairo_t *new_measure(void)
{
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *context = cairo_create(surface);
    cairo_surface_destroy(surface);
    return context;
}

EntenteStatus canvas_new(EntenteChartFormat format, FILE *stream, Canvas **canvas, EntenteError *error)
{
    *canvas = NULL;
    if ((unsigned)format >= ENTENTE_CHART_FORMATS)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "no such format of charts");
    Canvas *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    made->driver = format == ENTENTE_CHART_SVG ? &canvas_svg : &canvas_cairo;
    made->format = format;
    made->stream = stream;
    made->context = new_measure();
    cairo_status_t status = cairo_status(made->context);
    double width = status == CAIRO_STATUS_SUCCESS ? canvas_text_width(made, "M", 12, false) : 0;
    status = cairo_status(made->context);
    /* where no font is installed Cairo draws letters of its own, of ASCII alone */
    bool real = status == CAIRO_STATUS_SUCCESS &&
                cairo_scaled_font_get_type(cairo_get_scaled_font(made->context)) != CAIRO_FONT_TYPE_USER;
    if (real && width > 0) {
        *canvas = made;
        return ENTENTE_OK;
    }
    canvas_delete(made);
    if (status == CAIRO_STATUS_NO_MEMORY)
        return error_no_memory(error);
    return error_set(error, ENTENTE_IO, NULL, 0,
                     "no font is found to write with; install one (Debian: fonts-dejavu-core)");
}

void canvas_delete(Canvas *canvas)
{
    if (!canvas)
        return;
    cairo_destroy(canvas->context);
    buffer_free(&canvas->clean);
    free(canvas);
}

FILE *canvas_stream(const Canvas *canvas)
{
    return canvas->stream;
}

EntenteChartFormat canvas_format(const Canvas *canvas)
{
    return canvas->format;
}

void *canvas_cairo_context(const Canvas *canvas)
{
    return canvas->context;
}

void canvas_cairo_replace(Canvas *canvas, void *context)
{
    cairo_destroy(canvas->context);
    canvas->context = context;
}

/* ---- words ---- */

/* The words as XML and Cairo take them: well-formed, on one line. */
static const char *clean_text(Canvas *canvas, const char *text)
{
    EntenteSlice slice = entente_slice(text);
    bool fine = true;
    for (size_t at = 0; at < slice.size && fine;) {
        uint32_t code;
        size_t size = utf8_decode(slice, at, &code);
        bool malformed =
            code == UTF8_REPLACEMENT && memcmp(text + at, "\xEF\xBF\xBD", size < 3 ? size : 3) != 0;
        fine = code >= 0x20 && code != 0x7F && (code & 0xFFFE) != 0xFFFE && !malformed;
        at += size;
    }
    if (fine)
        return text; /* so also what was cleaned before, which may lie in `clean` */
    canvas->clean.size = 0;
    for (size_t at = 0; at < slice.size;) {
        uint32_t code;
        char out[4];
        at += utf8_decode(slice, at, &code);
        code = code < 0x20 || code == 0x7F ? ' ' : (code & 0xFFFE) == 0xFFFE ? UTF8_REPLACEMENT : code;
        buffer_add(&canvas->clean, out, utf8_encode(code, out));
    }
    buffer_add(&canvas->clean, "", 1);
    canvas->failed = canvas->failed || canvas->clean.failed;
    return canvas->clean.failed ? "" : (const char *)canvas->clean.data;
}

double canvas_text_width(Canvas *canvas, const char *text, double size, bool bold)
{
    cairo_text_extents_t extents;
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_set_font_options(canvas->context, options);
    cairo_font_options_destroy(options);
    cairo_select_font_face(canvas->context, CANVAS_FONT, CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(canvas->context, size);
    cairo_text_extents(canvas->context, clean_text(canvas, text), &extents);
    return extents.x_advance;
}

/* Where the `count`th character ends, with the marks that belong to it. */
static size_t end_of(EntenteSlice text, size_t count)
{
    size_t at = 0;
    uint32_t code;
    for (; at < text.size && count; count--)
        at += utf8_decode(text, at, &code);
    while (at < text.size) {
        size_t size = utf8_decode(text, at, &code);
        if (!utf8_is_mark(code))
            break;
        at += size;
    }
    return at;
}

const char *canvas_text_fit(Canvas *canvas, Arena *arena, const char *text, double size, bool bold,
                            double width)
{
    enum { NEAR = 8 }; /* bytes that may be given up for a whole word */
    static const char ellipsis[] = "…";
    EntenteSlice slice = entente_slice(text);
    if (canvas_text_width(canvas, text, size, bold) <= width)
        return text;
    size_t fits = 0, most = utf8_count(slice);
    char *cut = arena_bytes(arena, slice.size + sizeof ellipsis);
    if (!cut) {
        canvas->failed = true;
        return "";
    }
    for (size_t low = 0, high = most; low < high;) {
        size_t middle = (low + high + 1) / 2, end = end_of(slice, middle);
        memcpy(cut, text, end);
        memcpy(cut + end, ellipsis, sizeof ellipsis);
        if (canvas_text_width(canvas, cut, size, bold) <= width)
            fits = low = middle;
        else
            high = middle - 1;
    }
    size_t end = end_of(slice, fits), space = end;
    while (space > 0 && end - space < NEAR && text[space] != ' ')
        space--;
    end = space > NEAR && text[space] == ' ' ? space : end;
    while (end > 0 && strchr(" ,;:-", text[end - 1]))
        end--;
    memcpy(cut, text, end);
    memcpy(cut + end, ellipsis, sizeof ellipsis);
    return cut;
}

/* ---- drawing ---- */

EntenteStatus canvas_begin(Canvas *canvas, const PageFacts *facts, EntenteError *error)
{
    EntenteStatus status = canvas->driver->begin(canvas, facts, error);
    if (status == ENTENTE_OK)
        canvas_rectangle(canvas, (Box){0, 0, facts->width, facts->height},
                         (Ink){.fill = 0xFFFFFF, .stroke = INK_NONE});
    return status;
}

EntenteStatus canvas_end(Canvas *canvas, EntenteError *error)
{
    EntenteStatus status = canvas->driver->end(canvas, error);
    return status == ENTENTE_OK && canvas->failed ? error_no_memory(error) : status;
}

void canvas_path(Canvas *canvas, const Point *points, size_t count, bool closed, Ink ink)
{
    if (count)
        canvas->driver->path(canvas, points, count, closed, ink);
}

void canvas_circle(Canvas *canvas, double x, double y, double radius, Ink ink)
{
    canvas->driver->circle(canvas, x, y, radius, ink);
}

void canvas_text(Canvas *canvas, double x, double y, Lettering lettering, const char *text)
{
    if (*text)
        canvas->driver->text(canvas, x, y, lettering, clean_text(canvas, text));
}

void canvas_line(Canvas *canvas, double x1, double y1, double x2, double y2, Ink ink)
{
    const Point points[] = {{x1, y1}, {x2, y2}};
    ink.fill = INK_NONE;
    canvas_path(canvas, points, 2, false, ink);
}

void canvas_rectangle(Canvas *canvas, Box box, Ink ink)
{
    const Point points[] = {{box.x, box.y},
                            {box.x + box.width, box.y},
                            {box.x + box.width, box.y + box.height},
                            {box.x, box.y + box.height}};
    canvas_path(canvas, points, 4, true, ink);
}

void canvas_group(Canvas *canvas, const char *class, const char *id, const char *words)
{
    canvas->driver->group(canvas, class, id, words ? clean_text(canvas, words) : NULL);
}

void canvas_group_end(Canvas *canvas)
{
    canvas->driver->group_end(canvas);
}

size_t canvas_dashes(LineStyle style, double width, double dashes[2])
{
    double unit = width < 1 ? 1 : width;
    if (style == LINE_SOLID)
        return 0;
    dashes[0] = style == LINE_DASHED ? 3 * unit + 1 : unit;
    dashes[1] = style == LINE_DASHED ? 2 * unit + 1 : unit + 1;
    return 2;
}
