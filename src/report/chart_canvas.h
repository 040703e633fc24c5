/* chart_canvas.h - a page to draw on, written as SVG, PNG or PDF.
 *
 * Charts draw with three things, paths, circles and words, in units of which PNG has two pixels each and PDF
 * and SVG one point or pixel; y grows downwards. PNG and PDF are drawn by Cairo. SVG is written here: Cairo
 * turns words into outlines of letters, while in a chart they should be found by a search, read out by a
 * screen reader and set in the reader's own font where DejaVu Sans is missing; and each mark carries a class,
 * an id and words that show when the pointer rests on it. Widths of words are always Cairo's, without
 * hinting, so that all three forms of a chart are laid out alike.
 *
 * Nothing is written before canvas_begin, so that a chart without content leaves no half file. The same calls
 * give the same bytes. Errors are sticky: drawing goes on without effect, and canvas_end tells. */
#ifndef ENTENTE_REPORT_CHART_CANVAS_H
#define ENTENTE_REPORT_CHART_CANVAS_H

#include "base/arena.h"
#include "entente_report.h"

typedef struct Canvas Canvas;

typedef struct Point {
    double x, y;
} Point;

typedef struct Box {
    double x, y, width, height;
} Box;

typedef enum LineStyle { LINE_SOLID, LINE_DASHED, LINE_DOTTED } LineStyle;

enum { INK_NONE = -1 }; /* for colours, which are 0xRRGGBB */

typedef struct Ink {
    int32_t fill, stroke;
    double width; /* of the stroke */
    LineStyle style;
    double opacity; /* of the fill; 0 means 1 */
} Ink;

typedef enum Anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } Anchor;

typedef struct Lettering {
    double size;
    bool bold;
    int32_t colour;
    Anchor anchor;
    bool halo;   /* a white rim, for words that cross lines */
    bool turned; /* read from below */
} Lettering;

/* Errors: ENTENTE_BAD_USAGE (no such format), ENTENTE_IO (no font is installed), ENTENTE_NO_MEMORY. */
EntenteStatus canvas_new(EntenteChartFormat format, FILE *stream, Canvas **canvas, EntenteError *error);
void canvas_delete(Canvas *canvas);

/* Width of words in units. Serves before canvas_begin, too. */
double canvas_text_width(Canvas *canvas, const char *text, double size, bool bold);

/* As much of `text` as fits into `width`, with an ellipsis where something is cut off, at a word's end where
 * one is near. Lives in `arena`. */
const char *canvas_text_fit(Canvas *canvas, Arena *arena, const char *text, double size, bool bold,
                            double width);

typedef struct PageFacts {
    double width, height;
    const char *title, *description; /* of the file, for readers that do not see it */
    EntenteDate date;                /* written into PDF, which wants one */
} PageFacts;

/* A white page. */
EntenteStatus canvas_begin(Canvas *canvas, const PageFacts *facts, EntenteError *error);
EntenteStatus canvas_end(Canvas *canvas, EntenteError *error);

void canvas_path(Canvas *canvas, const Point *points, size_t count, bool closed, Ink ink);
void canvas_circle(Canvas *canvas, double x, double y, double radius, Ink ink);
void canvas_text(Canvas *canvas, double x, double y, Lettering lettering, const char *text);

void canvas_line(Canvas *canvas, double x1, double y1, double x2, double y2, Ink ink);
void canvas_rectangle(Canvas *canvas, Box box, Ink ink);

/* What is drawn up to canvas_group_end belongs together. `id` and `words` may be NULL. In PNG and PDF without
 * effect. */
void canvas_group(Canvas *canvas, const char *class, const char *id, const char *words);
void canvas_group_end(Canvas *canvas);

/* ---- drivers ---- */

/* One a family of formats. `text` gets well-formed UTF-8 without control characters. */
typedef struct CanvasDriver {
    EntenteStatus (*begin)(Canvas *canvas, const PageFacts *facts, EntenteError *error);
    void (*path)(Canvas *canvas, const Point *points, size_t count, bool closed, Ink ink);
    void (*circle)(Canvas *canvas, double x, double y, double radius, Ink ink);
    void (*text)(Canvas *canvas, double x, double y, Lettering lettering, const char *text);
    void (*group)(Canvas *canvas, const char *class, const char *id, const char *words);
    void (*group_end)(Canvas *canvas);
    EntenteStatus (*end)(Canvas *canvas, EntenteError *error);
} CanvasDriver;

extern const CanvasDriver canvas_svg, canvas_cairo;

#define CANVAS_FONT "DejaVu Sans"

/* Lengths of dashes and gaps of a line of `width`; returns their number. */
size_t canvas_dashes(LineStyle style, double width, double dashes[2]);

/* For drivers. */
FILE *canvas_stream(const Canvas *canvas);
EntenteChartFormat canvas_format(const Canvas *canvas);
void *canvas_cairo_context(const Canvas *canvas);         /* cairo_t, that measures until the page begins */
void canvas_cairo_replace(Canvas *canvas, void *context); /* takes it over */

#endif
