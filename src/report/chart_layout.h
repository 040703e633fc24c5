/* chart_layout.h - places for the nodes of a network.
 *
 * Forces after T. Fruchterman and E. Reingold, "Graph Drawing by Force-Directed Placement" (Software:
 * Practice and Experience 21, 1991), with a pull to the middle that keeps parts together which nothing joins.
 * Then nodes are pushed apart until neither they nor the words below them cover each other. It starts from
 * the same random numbers each time and uses nothing but the four operations and square roots, which all
 * machines round alike: the same network always looks the same. Nothing here draws. */
#ifndef ENTENTE_REPORT_CHART_LAYOUT_H
#define ENTENTE_REPORT_CHART_LAYOUT_H

#include <stddef.h>

typedef struct LayoutNode {
    double left, right, above, below; /* how far it reaches from its place, words included */
    double x, y;                      /* found */
    double dx, dy;                    /* of the round in hand */
} LayoutNode;

typedef struct LayoutEdge {
    size_t a, b;
    double weight; /* 0 to 1 */
} LayoutEdge;

/* `edges` come strongest first: the first ones do not run under other nodes as long as there is room. Every
 * node lies whole within 0..width and 0..height as long as there is room for all. */
void layout_network(LayoutNode *nodes, size_t count, const LayoutEdge *edges, size_t edge_count, double width,
                    double height);

#endif
