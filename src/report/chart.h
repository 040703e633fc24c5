/* chart.h - what the charts share: rows of answers, names of sides, the frame around a drawing, symbols.
 *
 * A chart is one function. It asks the record's own questions with the filter that was given (so that a chart
 * and a table of the same words tell the same), reads the rows into tables, lays everything out, and only
 * then begins its page. Nothing is told by colour alone: what differs in colour differs in shape, filling,
 * hatching or dashes too. Colours are those of M. Okabe and K. Ito, "Color Universal Design" (2008,
 * https://jfly.uni-koeln.de/color/), which people with any kind of colour vision tell apart: blues for
 * cooperation, orange and vermilion for conflict. */
#ifndef ENTENTE_REPORT_CHART_H
#define ENTENTE_REPORT_CHART_H

#include "base/slice.h"
#include "report/chart_canvas.h"
#include "report/chart_scale.h"

enum {
    COLOUR_ORANGE = 0xE69F00,
    COLOUR_SKY = 0x56B4E9,
    COLOUR_GREEN = 0x009E73,
    COLOUR_BLUE = 0x0072B2,
    COLOUR_VERMILION = 0xD55E00,
    COLOUR_PURPLE = 0xCC79A7,
    COLOUR_BLACK = 0x000000,
    COLOUR_TEXT = 0x222222,
    COLOUR_DIM = 0x555555, /* words of less weight: contrast 7 to 1 on white */
    COLOUR_RULE = 0xDDDDDD,
    COLOUR_FAINT = 0xF4F4F4,
    COLOUR_NEUTRAL = 0x777777
};

enum { MARGIN = 24, SIZE_TITLE = 18, SIZE_TEXT = 12, SIZE_SMALL = 11 };

/* ---- rows ---- */

/* All rows of an answer; lives in the chart's arena. */
typedef struct Table {
    Arena *arena;
    const char **names;
    EntenteCell *cells; /* row by row; texts end with NUL */
    size_t columns, rows, room;
} Table;

/* Listener whose context is a Table with its arena set. Rows of a second answer must have the same columns.
 */
EntenteRowListener table_add;

/* "" where there is none. */
const char *table_text(const Table *table, size_t row, const char *name);
/* False where there is none. */
bool table_number(const Table *table, size_t row, const char *name, double *number);
double table_count(const Table *table, size_t row, const char *name); /* 0 where there is none */
bool table_day(const Table *table, size_t row, const char *name, int32_t *day);

/* ---- a chart in hand ---- */

typedef struct Chart {
    EntenteRecord *record;
    const EntenteChartOptions *options;
    EntenteFilter filter;
    bool own_status; /* the filter's status comes from the chart */
    Arena *arena;
    Canvas *canvas;
    double width;
    StringTable *sides; /* index + 1 into side_names */
    const char **side_names;
    size_t side_count, side_room;
    /* what stands behind the chart: */
    int64_t reports;
    const char *publications; /* "Arran Herald, Northern Wire and 2 others" */
    EntenteDate last_published;
} Chart;

typedef EntenteStatus ChartFunction(Chart *chart, EntenteError *error);
ChartFunction chart_timeline, chart_relation, chart_casualties, chart_network;

EntenteStatus chart_ask(Chart *chart, EntenteQuestion question, Table *table, EntenteError *error);

/* Which reports tell what the question's rows are made of: fills `reports`, `publications`, `last_published`.
 * `pair` (NULL or two sides) narrows to events between them. */
EntenteStatus chart_sources(Chart *chart, EntenteQuestion question, const char *const pair[2],
                            EntenteError *error);

/* The status of a chart that has nothing to show, with a message that names `what` is missing and the filter.
 */
EntenteStatus chart_nothing(Chart *chart, const char *what, EntenteError *error);

/* ---- names ---- */

/* Names of all sides of the record. */
EntenteStatus chart_read_sides(Chart *chart, EntenteError *error);

/* "Velmark" for a side, itself where no better name is known. */
const char *side_name(const Chart *chart, const char *side);
/* "Ostra – Velmark" for "XOS, XVE". "" when memory is out. */
const char *side_names(Chart *chart, const char *sides, const char *between);

/* ---- symbols ---- */

typedef enum SymbolKind {
    SYMBOL_CIRCLE,
    SYMBOL_SQUARE,
    SYMBOL_DIAMOND,
    SYMBOL_UP, /* triangles */
    SYMBOL_DOWN,
    SYMBOL_CROSS,
    SYMBOL_PLUS,
    SYMBOL_TICK,
    SYMBOL_LINE,     /* from left to right */
    SYMBOL_INTERVAL, /* the same with ends */
    SYMBOL_BAR,      /* a filled and maybe hatched box */
} SymbolKind;

typedef enum SymbolFill { FILL_FULL, FILL_OPEN, FILL_STRUCK, FILL_HALF, FILL_DASHED } SymbolFill;

typedef struct Symbol {
    SymbolKind kind;
    int32_t colour;
    SymbolFill fill;
    LineStyle style;
    double width; /* of a line; 0: 2 */
    bool hatched;
} Symbol;

void symbol_draw(Canvas *canvas, const Symbol *symbol, double x, double y, double radius);

/* A box with diagonal lines over its colour. */
void hatched_box(Canvas *canvas, Box box, int32_t colour, bool hatched);

/* ---- the frame ---- */

typedef struct LegendItem {
    Symbol symbol;
    const char *words;
} LegendItem;

typedef struct Frame {
    const char *title, *subtitle; /* its lines are as many as it needs */
    const LegendItem *legend;
    size_t legend_count;
    const char *notes; /* below, before the source; NULL: none */
} Frame;

/* Heights of what stands above and below of `body` units. */
double frame_top(Chart *chart, const Frame *frame);
double frame_bottom(Chart *chart, const Frame *frame);

/* Begin the page, with a body of that height, and draw all that is around it. */
EntenteStatus frame_begin(Chart *chart, const Frame *frame, double body, EntenteError *error);

/* "Record demo" and the like. */
const char *chart_title(Chart *chart, const char *what);
/* "1 Dec 2025 to 6 Jun 2026". */
const char *period_words(Chart *chart, int32_t first, int32_t last);
/* "1 meeting", "12,000 meetings". */
const char *count_words(Chart *chart, double count, const char *one, const char *many);

/* printf into the chart's arena; "" when memory is out. */
const char *chart_format(Chart *chart, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Lettering of the usual kinds. */
Lettering letters(double size, int32_t colour, Anchor anchor);
Ink stroke(int32_t colour, double width, LineStyle style);
Ink filled(int32_t colour);

#endif
