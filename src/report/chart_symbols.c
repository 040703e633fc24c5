/* Symbols of marks and legends. */
#include "report/chart.h"

Lettering letters(double size, int32_t colour, Anchor anchor)
{
    return (Lettering){.size = size, .colour = colour, .anchor = anchor};
}

Ink stroke(int32_t colour, double width, LineStyle style)
{
    return (Ink){.fill = INK_NONE, .stroke = colour, .width = width, .style = style};
}

Ink filled(int32_t colour)
{
    return (Ink){.fill = colour, .stroke = INK_NONE};
}

void hatched_box(Canvas *canvas, Box box, int32_t colour, bool hatched)
{
    enum { STEP = 5 };
    canvas_rectangle(canvas, box, filled(colour));
    if (!hatched)
        return;
    /* lines x + y = c through the box, cut at its sides */
    double right = box.x + box.width, bottom = box.y + box.height;
    long first = (long)((box.x + box.y) / STEP) + 1, last = (long)((right + bottom) / STEP);
    for (long i = first; i <= last; i++) {
        double c = (double)i * STEP, x1 = c - box.y, y1 = box.y, x2 = box.x, y2 = c - box.x;
        if (x1 > right) {
            x1 = right;
            y1 = c - right;
        }
        if (y2 > bottom) {
            y2 = bottom;
            x2 = c - bottom;
        }
        canvas_line(canvas, x1, y1, x2, y2, stroke(0xFFFFFF, 1.2, LINE_SOLID));
    }
}

static Ink ink_of(const Symbol *symbol)
{
    bool full = symbol->fill == FILL_FULL;
    return (Ink){.fill = full ? symbol->colour : 0xFFFFFF,
                 .stroke = symbol->colour,
                 .width = full ? 1 : 1.6,
                 .style = symbol->fill == FILL_DASHED ? LINE_DOTTED : LINE_SOLID};
}

static void draw_shape(Canvas *canvas, const Symbol *symbol, double x, double y, double r)
{
    const Ink ink = ink_of(symbol);
    double s = r * 0.88;
    const Point square[] = {{x - s, y - s}, {x + s, y - s}, {x + s, y + s}, {x - s, y + s}};
    const Point diamond[] = {{x, y - r * 1.2}, {x + r * 1.2, y}, {x, y + r * 1.2}, {x - r * 1.2, y}};
    const Point up[] = {{x, y - r * 1.1}, {x + r, y + r * 0.8}, {x - r, y + r * 0.8}};
    const Point down[] = {{x, y + r * 1.1}, {x + r, y - r * 0.8}, {x - r, y - r * 0.8}};
    if (symbol->kind == SYMBOL_CIRCLE)
        canvas_circle(canvas, x, y, r, ink);
    else if (symbol->kind == SYMBOL_SQUARE)
        canvas_path(canvas, square, 4, true, ink);
    else if (symbol->kind == SYMBOL_DIAMOND)
        canvas_path(canvas, diamond, 4, true, ink);
    else
        canvas_path(canvas, symbol->kind == SYMBOL_UP ? up : down, 3, true, ink);
    if (symbol->fill == FILL_STRUCK) {
        canvas_line(canvas, x - r * 0.65, y - r * 0.65, x + r * 0.65, y + r * 0.65,
                    stroke(symbol->colour, 1.6, LINE_SOLID));
        canvas_line(canvas, x - r * 0.65, y + r * 0.65, x + r * 0.65, y - r * 0.65,
                    stroke(symbol->colour, 1.6, LINE_SOLID));
    }
    if (symbol->fill == FILL_HALF) { /* an arrow: later */
        const Point head[] = {{x, y - r * 0.5}, {x + r * 0.6, y}, {x, y + r * 0.5}};
        canvas_path(canvas, head, 3, true, filled(symbol->colour));
        canvas_line(canvas, x - r * 0.6, y, x + r * 0.2, y, stroke(symbol->colour, 1.6, LINE_SOLID));
    }
}

static void draw_line(Canvas *canvas, const Symbol *symbol, double x, double y, double r)
{
    const Ink ink = stroke(symbol->colour, symbol->width > 0 ? symbol->width : 2, symbol->style);
    canvas_line(canvas, x - r * 2, y, x + r * 2, y, ink);
    if (symbol->kind != SYMBOL_INTERVAL)
        return;
    canvas_line(canvas, x - r * 2, y - r * 0.7, x - r * 2, y + r * 0.7, ink);
    canvas_line(canvas, x + r * 2, y - r * 0.7, x + r * 2, y + r * 0.7, ink);
}

void symbol_draw(Canvas *canvas, const Symbol *symbol, double x, double y, double radius)
{
    const Ink bold = stroke(symbol->colour, 2.2, LINE_SOLID);
    double r = radius * 0.9;
    switch (symbol->kind) {
    case SYMBOL_CROSS:
        canvas_line(canvas, x - r, y - r, x + r, y + r, bold);
        canvas_line(canvas, x - r, y + r, x + r, y - r, bold);
        break;
    case SYMBOL_PLUS:
        canvas_line(canvas, x - r, y, x + r, y, bold);
        canvas_line(canvas, x, y - r, x, y + r, bold);
        break;
    case SYMBOL_TICK:
        canvas_line(canvas, x, y - r, x, y + r, bold);
        break;
    case SYMBOL_LINE:
    case SYMBOL_INTERVAL:
        draw_line(canvas, symbol, x, y, radius);
        break;
    case SYMBOL_BAR:
        hatched_box(canvas, (Box){x - radius * 1.4, y - radius, radius * 2.8, radius * 2}, symbol->colour,
                    symbol->hatched);
        break;
    default:
        draw_shape(canvas, symbol, x, y, radius);
    }
}
