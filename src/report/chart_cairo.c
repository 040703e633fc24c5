/* Charts as PNG and PDF, by Cairo (https://www.cairographics.org). */
#include "base/error.h"
#include "report/chart_canvas.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <math.h>

enum { PIXELS = 2 /* of PNG, a unit: sharp on paper and on dense screens */, SIDE_LIMIT = 32000 };

static cairo_status_t write_bytes(void *stream, const unsigned char *data, unsigned size)
{
    return fwrite(data, 1, size, stream) == size ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static EntenteStatus status_of(cairo_status_t status, EntenteError *error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return ENTENTE_OK;
    if (status == CAIRO_STATUS_NO_MEMORY)
        return error_no_memory(error);
    return error_set(error, ENTENTE_IO, NULL, 0, "the chart cannot be drawn: %s",
                     cairo_status_to_string(status));
}

static cairo_surface_t *begin_pdf(FILE *stream, const PageFacts *facts)
{
    char moment[32];
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(write_bytes, stream, facts->width, facts->height);
    /* else the time of the day stands in it, and no two files are alike */
    (void)snprintf(moment, sizeof moment, "%04d-%02u-%02uT00:00:00Z",
                   facts->date.month ? facts->date.year : 1970,
                   facts->date.month ? (unsigned)facts->date.month % 100 : 1,
                   facts->date.month ? (unsigned)facts->date.day % 100 : 1);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, facts->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, facts->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Entente " ENTENTE_VERSION);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
    return surface;
}

static EntenteStatus begin(Canvas *canvas, const PageFacts *facts, EntenteError *error)
{
    bool pdf = canvas_format(canvas) == ENTENTE_CHART_PDF;
    if (!(facts->width * PIXELS <= SIDE_LIMIT && facts->height * PIXELS <= SIDE_LIMIT))
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0,
                         "the chart would be %.0f by %.0f large; ask for a shorter time or fewer rows",
                         facts->width, facts->height);
    cairo_surface_t *surface =
        pdf ? begin_pdf(canvas_stream(canvas), facts)
            : cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(facts->width * PIXELS),
                                         (int)lround(facts->height * PIXELS));
    cairo_t *context = cairo_create(surface);
    cairo_surface_destroy(surface);
    canvas_cairo_replace(canvas, context);
    if (!pdf)
        cairo_scale(context, PIXELS, PIXELS);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER);
    return status_of(cairo_status(context), error);
}

static void set_colour(cairo_t *context, int32_t colour, double opacity)
{
    double red = (colour >> 16 & 255) / 255.0, green = (colour >> 8 & 255) / 255.0,
           blue = (colour & 255) / 255.0;
    cairo_set_source_rgba(context, red, green, blue, opacity > 0 ? opacity : 1);
}

static void use_ink(cairo_t *context, Ink ink)
{
    double dashes[2];
    if (ink.fill != INK_NONE) {
        set_colour(context, ink.fill, ink.opacity);
        cairo_fill_preserve(context);
    }
    if (ink.stroke != INK_NONE) {
        set_colour(context, ink.stroke, 1);
        cairo_set_line_width(context, ink.width);
        cairo_set_dash(context, dashes, (int)canvas_dashes(ink.style, ink.width, dashes), 0);
        cairo_stroke_preserve(context);
    }
    cairo_new_path(context);
}

static void path(Canvas *canvas, const Point *points, size_t count, bool closed, Ink ink)
{
    cairo_t *context = canvas_cairo_context(canvas);
    cairo_move_to(context, points[0].x, points[0].y);
    for (size_t i = 1; i < count; i++)
        cairo_line_to(context, points[i].x, points[i].y);
    if (closed)
        cairo_close_path(context);
    use_ink(context, ink);
}

static void circle(Canvas *canvas, double x, double y, double radius, Ink ink)
{
    cairo_t *context = canvas_cairo_context(canvas);
    cairo_new_sub_path(context);
    cairo_arc(context, x, y, radius, 0, 6.283185307179586);
    cairo_close_path(context);
    use_ink(context, ink);
}

static void text(Canvas *canvas, double x, double y, Lettering lettering, const char *words)
{
    cairo_t *context = canvas_cairo_context(canvas);
    double width = canvas_text_width(canvas, words, lettering.size, lettering.bold); /* chooses the font */
    double before = lettering.anchor == ANCHOR_START    ? 0
                    : lettering.anchor == ANCHOR_MIDDLE ? width / 2
                                                        : width;
    cairo_save(context);
    cairo_translate(context, x, y);
    if (lettering.turned)
        cairo_rotate(context, -1.5707963267948966);
    if (lettering.halo) {
        cairo_move_to(context, -before, 0);
        cairo_text_path(context, words);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        use_ink(context, (Ink){.fill = INK_NONE, .stroke = 0xFFFFFF, .width = 3});
    }
    cairo_move_to(context, -before, 0);
    set_colour(context, lettering.colour, 1);
    cairo_show_text(context, words);
    cairo_new_path(context);
    cairo_restore(context);
}

static void group(Canvas *canvas, const char *class, const char *id, const char *words)
{
    (void)canvas;
    (void)class;
    (void)id;
    (void)words;
}

static void group_end(Canvas *canvas)
{
    (void)canvas;
}

static EntenteStatus end(Canvas *canvas, EntenteError *error)
{
    cairo_t *context = canvas_cairo_context(canvas);
    cairo_surface_t *surface = cairo_get_target(context);
    cairo_status_t status = cairo_status(context);
    if (status == CAIRO_STATUS_SUCCESS && canvas_format(canvas) == ENTENTE_CHART_PNG)
        status = cairo_surface_write_to_png_stream(surface, write_bytes, canvas_stream(canvas));
    if (status == CAIRO_STATUS_SUCCESS && canvas_format(canvas) == ENTENTE_CHART_PDF) {
        cairo_surface_finish(surface);
        status = cairo_surface_status(surface);
    }
    return status_of(status, error);
}

const CanvasDriver canvas_cairo = {begin, path, circle, text, group, group_end, end};
