/* The network of sides: who deals with whom, how much, and whether in conflict or cooperation. */
#include "base/error.h"
#include "report/chart.h"
#include "report/chart_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    NODES_LIMIT = 40,
    EDGES_LIMIT = 90,
    NAME_WIDTH = 200,
    NODE_LEAST = 7,
    NODE_MOST = 34,
    FEW = 8 /* events that are not yet drawn largest */,
    WIDTH_MOST = 7
};

typedef enum Tone { TONE_COOPERATION, TONE_MIXED, TONE_CONFLICT, TONES } Tone;

static const struct {
    const char *class;
    LegendItem legend;
} tones[TONES] = {
    {"cooperation",
     {{SYMBOL_LINE, COLOUR_BLUE, .style = LINE_SOLID, .width = 3}, "cooperation: mean score above 1"}},
    {"mixed", {{SYMBOL_LINE, COLOUR_NEUTRAL, .style = LINE_DOTTED, .width = 2.4}, "mixed: −1 to 1"}},
    {"conflict", {{SYMBOL_LINE, COLOUR_VERMILION, .style = LINE_DASHED, .width = 3}, "conflict: below −1"}},
};

typedef struct Node {
    const char *side, *name;
    double events, radius;
    size_t order;
    bool group; /* has a name of its own, no code */
} Node;

typedef struct Edge {
    size_t a, b; /* nodes */
    double events, score;
    size_t row;
} Edge;

typedef struct Network {
    Chart *chart;
    Table rows;
    Node *nodes;
    size_t node_count, node_room, nodes_left_out;
    Edge *edges;
    size_t edge_count, edges_left_out;
    LayoutNode *places;
    double most_of_node, most_of_edge;
} Network;

static Tone tone_of(double score)
{
    return score > 1 ? TONE_COOPERATION : score < -1 ? TONE_CONFLICT : TONE_MIXED;
}

/* ---- gathering ---- */

static EntenteStatus add_node(Network *network, StringTable *known, const char *side, double events,
                              EntenteError *error)
{
    uint32_t at = string_table_get(known, entente_slice(side), 0);
    if (!at) {
        Node *nodes = arena_grow(network->chart->arena, network->nodes, &network->node_room,
                                 network->node_count + 1, sizeof *nodes);
        if (!nodes)
            return error_no_memory(error);
        network->nodes = nodes;
        nodes[network->node_count] =
            (Node){.side = side,
                   .order = network->node_count,
                   .group = strlen(side) != 3 || strspn(side, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3};
        at = (uint32_t)++network->node_count;
        if (!string_table_put(known, entente_slice(side), at))
            return error_no_memory(error);
    }
    network->nodes[at - 1].events += events;
    return ENTENTE_OK;
}

static int compare_nodes(const void *a, const void *b)
{
    const Node *x = a, *y = b;
    if (x->events < y->events || x->events > y->events)
        return x->events < y->events ? 1 : -1;
    return (x->order > y->order) - (x->order < y->order);
}

/* The sides with the most events and, between them, the pairs with the most; rows come in that order. */
static EntenteStatus gather(Network *network, StringTable *known, EntenteError *error)
{
    Chart *chart = network->chart;
    EntenteStatus status = chart_ask(chart, ENTENTE_ASK_RELATIONS, &network->rows, error);
    if (status == ENTENTE_OK && !network->rows.rows)
        status = chart_nothing(chart, "events of a pair", error);
    for (size_t i = 0; i < network->rows.rows && status == ENTENTE_OK; i++) {
        double events = table_count(&network->rows, i, "events");
        status = add_node(network, known, table_text(&network->rows, i, "a"), events, error);
        if (status == ENTENTE_OK)
            status = add_node(network, known, table_text(&network->rows, i, "b"), events, error);
    }
    network->edges = arena_array(chart->arena, network->rows.rows + 1, sizeof *network->edges);
    if (status == ENTENTE_OK && !network->edges)
        status = error_no_memory(error);
    if (status != ENTENTE_OK)
        return status;
    qsort(network->nodes, network->node_count, sizeof *network->nodes, compare_nodes);
    if (network->node_count > NODES_LIMIT) {
        network->nodes_left_out = network->node_count - NODES_LIMIT;
        network->node_count = NODES_LIMIT;
    }
    return ENTENTE_OK;
}

static size_t find_node(const Network *network, const char *side)
{
    size_t at = 0;
    while (at < network->node_count && strcmp(network->nodes[at].side, side) != 0)
        at++;
    return at;
}

static void find_edges(Network *network)
{
    network->most_of_node = network->nodes[0].events;
    for (size_t i = 0; i < network->rows.rows; i++) {
        Edge edge = {.a = find_node(network, table_text(&network->rows, i, "a")),
                     .b = find_node(network, table_text(&network->rows, i, "b")),
                     .events = table_count(&network->rows, i, "events"),
                     .score = table_count(&network->rows, i, "mean_score"),
                     .row = i};
        if (edge.a >= network->node_count || edge.b >= network->node_count ||
            network->edge_count == EDGES_LIMIT) {
            network->edges_left_out++;
            continue;
        }
        network->most_of_edge = fmax(network->most_of_edge, edge.events);
        network->edges[network->edge_count++] = edge;
    }
}

/* ---- layout ---- */

static EntenteStatus lay_out(Network *network, double width, double height, EntenteError *error)
{
    Chart *chart = network->chart;
    LayoutEdge *edges = arena_array(chart->arena, network->edge_count + 1, sizeof *edges);
    network->places = arena_array(chart->arena, network->node_count, sizeof *network->places);
    if (!edges || !network->places)
        return error_no_memory(error);
    for (size_t i = 0; i < network->node_count; i++) {
        Node *node = &network->nodes[i];
        node->radius =
            NODE_LEAST + (NODE_MOST - NODE_LEAST) * sqrt(node->events / fmax(network->most_of_node, FEW));
        node->name = canvas_text_fit(chart->canvas, chart->arena, side_name(chart, node->side), SIZE_TEXT,
                                     false, NAME_WIDTH);
        double half = canvas_text_width(chart->canvas, node->name, SIZE_TEXT, false) / 2;
        double reach = fmax(half, node->radius) + 6;
        network->places[i] = (LayoutNode){
            .left = reach, .right = reach, .above = node->radius + 5, .below = node->radius + 22};
    }
    for (size_t i = 0; i < network->edge_count; i++)
        edges[i] = (LayoutEdge){network->edges[i].a, network->edges[i].b,
                                network->edges[i].events / network->most_of_edge};
    layout_network(network->places, network->node_count, edges, network->edge_count, width, height);
    return ENTENTE_OK;
}

/* ---- drawing ---- */

static void draw_edge(const Network *network, const Edge *edge, double left, double top)
{
    Chart *chart = network->chart;
    const LayoutNode *a = &network->places[edge->a], *b = &network->places[edge->b];
    const Node *from = &network->nodes[edge->a], *to = &network->nodes[edge->b];
    Tone tone = tone_of(edge->score);
    double width = 1.2 + (WIDTH_MOST - 1.2) * sqrt(edge->events / fmax(network->most_of_edge, FEW));
    const Symbol *symbol = &tones[tone].legend.symbol;
    canvas_group(chart->canvas, chart_format(chart, "mark edge %s", tones[tone].class),
                 chart_format(chart, "%s %s", from->side, to->side),
                 chart_format(chart, "%s – %s: %s in %s, mean score %.2f, %s to %s",
                              side_name(chart, from->side), side_name(chart, to->side),
                              count_words(chart, edge->events, "event", "events"),
                              count_words(chart, table_count(&network->rows, edge->row, "reports"), "report",
                                          "reports"),
                              edge->score, table_text(&network->rows, edge->row, "first"),
                              table_text(&network->rows, edge->row, "last")));
    canvas_line(chart->canvas, left + a->x, top + a->y, left + b->x, top + b->y,
                stroke(symbol->colour, width, symbol->style));
    canvas_group_end(chart->canvas);
}

static void draw_node(const Network *network, size_t i, double left, double top)
{
    Chart *chart = network->chart;
    const Node *node = &network->nodes[i];
    double x = left + network->places[i].x, y = top + network->places[i].y, r = node->radius;
    const Ink ink = {.fill = 0xF0F0F0, .stroke = COLOUR_TEXT, .width = 1.6};
    canvas_group(chart->canvas, "mark node", node->side,
                 chart_format(chart, "%s: %s", side_name(chart, node->side),
                              count_words(chart, node->events, "event", "events")));
    if (node->group)
        canvas_rectangle(chart->canvas, (Box){x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76}, ink);
    else
        canvas_circle(chart->canvas, x, y, r, ink);
    Lettering name = letters(SIZE_TEXT, COLOUR_BLACK, ANCHOR_MIDDLE);
    name.halo = true;
    canvas_text(chart->canvas, x, y + r + 15, name, node->name);
    char count[24];
    number_words(node->events, count);
    if (canvas_text_width(chart->canvas, count, SIZE_SMALL, false) < r * 1.7)
        canvas_text(chart->canvas, x, y + 4, letters(SIZE_SMALL, COLOUR_TEXT, ANCHOR_MIDDLE), count);
    canvas_group_end(chart->canvas);
}

static const char *notes_of(const Network *network)
{
    Chart *chart = network->chart;
    char node[24], edge[24];
    number_words(network->most_of_node, node);
    number_words(network->most_of_edge, edge);
    const char *notes =
        chart_format(chart,
                     "Size of a node: its events with all others (at most %s). Width of a line: events of "
                     "the pair (at most %s). Score: PLOVER's, −10 to 10.",
                     node, edge);
    const char *sides = network->nodes_left_out
                            ? count_words(chart, (double)network->nodes_left_out, "side, ", "sides, ")
                            : "";
    if (network->edges_left_out)
        notes = chart_format(chart, "%s Left out, with fewer events: %s%s.", notes, sides,
                             count_words(chart, (double)network->edges_left_out, "pair", "pairs"));
    return notes;
}

static EntenteStatus draw(Network *network, EntenteError *error)
{
    Chart *chart = network->chart;
    LegendItem legend[TONES + 2];
    size_t count = 0;
    bool states = false, groups = false, seen[TONES] = {false};
    double events = 0, width = chart->width - 2.0 * MARGIN,
           height = floor(width * (network->node_count < 4   ? 0.2
                                   : network->node_count < 8 ? 0.42
                                                             : 0.58));
    int32_t first = INT32_MAX, last = INT32_MIN, day;
    for (size_t i = 0; i < network->rows.rows; i++) {
        events += table_count(&network->rows, i, "events");
        first = table_day(&network->rows, i, "first", &day) && day < first ? day : first;
        last = table_day(&network->rows, i, "last", &day) && day > last ? day : last;
    }
    for (size_t i = 0; i < network->edge_count; i++)
        seen[tone_of(network->edges[i].score)] = true;
    for (size_t i = 0; i < network->node_count; i++) {
        states = states || !network->nodes[i].group;
        groups = groups || network->nodes[i].group;
    }
    if (states)
        legend[count++] =
            (LegendItem){{SYMBOL_CIRCLE, COLOUR_TEXT, .fill = FILL_OPEN}, "state or organisation"};
    if (groups)
        legend[count++] = (LegendItem){{SYMBOL_SQUARE, COLOUR_TEXT, .fill = FILL_OPEN}, "group or person"};
    for (int tone = 0; tone < TONES; tone++)
        if (seen[tone])
            legend[count++] = tones[tone].legend;
    const char *who =
        chart->filter.actor        ? chart_format(chart, "network of actors around %s", chart->filter.actor)
        : chart->filter.between[0] ? chart_format(chart, "network of actors, %s and %s",
                                                  chart->filter.between[0], chart->filter.between[1])
                                   : "network of actors";
    const Frame frame = {
        .title = chart_title(chart, who),
        .subtitle = chart_format(chart, "%s%s%s in %s, from %s.",
                                 first <= last ? period_words(chart, first, last) : "",
                                 first <= last ? ". " : "", count_words(chart, events, "event", "events"),
                                 count_words(chart, (double)network->rows.rows, "pair", "pairs"),
                                 count_words(chart, (double)chart->reports, "report", "reports")),
        .legend = legend,
        .legend_count = count,
        .notes = notes_of(network)};
    EntenteStatus status = lay_out(network, width, height, error);
    if (status == ENTENTE_OK)
        status = frame_begin(chart, &frame, height, error);
    if (status != ENTENTE_OK)
        return status;
    double top = frame_top(chart, &frame);
    for (size_t i = network->edge_count; i-- > 0;) /* the strongest above */
        draw_edge(network, &network->edges[i], MARGIN, top);
    for (size_t i = network->node_count; i-- > 0;)
        draw_node(network, i, MARGIN, top);
    return canvas_end(chart->canvas, error);
}

EntenteStatus chart_network(Chart *chart, EntenteError *error)
{
    Network network = {.chart = chart};
    StringTable *known = string_table_new();
    EntenteStatus status = known ? gather(&network, known, error) : error_no_memory(error);
    string_table_delete(known);
    if (status == ENTENTE_OK)
        status = chart_sources(chart, ENTENTE_ASK_RELATIONS, NULL, error);
    if (status != ENTENTE_OK)
        return status;
    find_edges(&network);
    return draw(&network, error);
}
