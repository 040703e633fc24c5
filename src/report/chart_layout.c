#include "report/chart_layout.h"

#include <math.h>
#include <stdint.h>

enum { ROUNDS = 500, PUSHES = 800, LINE_PUSHES = 300, LINES = 40, LINE_ROOM = 4, FEW = 6 };

typedef struct Place {
    double x, y;
} Place;

static double next_random(uint64_t *state)
{
    uint64_t word = *state += 0x9E3779B97F4A7C15u; /* splitmix64 */
    word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9u;
    word = (word ^ word >> 27) * 0x94D049BB133111EBu;
    return (double)((word ^ word >> 31) >> 11) / 9007199254740992.0;
}

/* ---- forces, in a square of side 1 ---- */

static void repel(LayoutNode *nodes, size_t count, double k)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            double x = nodes[i].x - nodes[j].x, y = nodes[i].y - nodes[j].y;
            double square = x * x + y * y + 1e-6, force = k * k / square;
            nodes[i].dx += x * force;
            nodes[i].dy += y * force;
            nodes[j].dx -= x * force;
            nodes[j].dy -= y * force;
        }
}

static void attract(LayoutNode *nodes, const LayoutEdge *edges, size_t count, double k)
{
    for (size_t i = 0; i < count; i++) {
        LayoutNode *a = &nodes[edges[i].a], *b = &nodes[edges[i].b];
        double x = a->x - b->x, y = a->y - b->y;
        double force = sqrt(x * x + y * y) / k * (0.5 + 0.3 * sqrt(edges[i].weight));
        a->dx -= x * force;
        a->dy -= y * force;
        b->dx += x * force;
        b->dy += y * force;
    }
}

static void move(LayoutNode *nodes, size_t count, double most)
{
    const double pull = 0.6;
    for (size_t i = 0; i < count; i++) {
        LayoutNode *node = &nodes[i];
        node->dx += (0.5 - node->x) * pull;
        node->dy += (0.5 - node->y) * pull;
        double length = sqrt(node->dx * node->dx + node->dy * node->dy);
        double part = length > most ? most / length : 1;
        node->x += node->dx * part;
        node->y += node->dy * part;
        node->dx = node->dy = 0;
    }
}

/* ---- into the box ---- */

/* How many nodes come before one in either direction, from 0 to 1. */
static Place rank_of(const LayoutNode *nodes, size_t count, size_t self)
{
    Place rank = {0, 0};
    for (size_t i = 0; i < count; i++) {
        rank.x += nodes[i].x < nodes[self].x || (i < self && !(nodes[i].x > nodes[self].x));
        rank.y += nodes[i].y < nodes[self].y || (i < self && !(nodes[i].y > nodes[self].y));
    }
    double most = count > 1 ? (double)count - 1 : 1;
    return (Place){rank.x / most, rank.y / most};
}

/* Half by distance, half by order: a node or two far out do not leave the rest in a corner. */
static void stretch(LayoutNode *nodes, size_t count, double width, double height)
{
    double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
    for (size_t i = 0; i < count; i++) {
        left = fmin(left, nodes[i].x);
        right = fmax(right, nodes[i].x);
        top = fmin(top, nodes[i].y);
        bottom = fmax(bottom, nodes[i].y);
    }
    for (size_t i = 0; i < count; i++) {
        LayoutNode *node = &nodes[i];
        Place rank = rank_of(nodes, count, i);
        double x = right > left ? (node->x - left) / (right - left) : 0.5;
        double y = bottom > top ? (node->y - top) / (bottom - top) : 0.5;
        double part = count < FEW ? (double)count / FEW : 1; /* of the box: a few nodes need no long lines */
        x = count > 1 ? 0.5 + ((x + rank.x) / 2 - 0.5) * part : 0.5;
        y = count > 2 ? 0.5 + ((y + rank.y) / 2 - 0.5) * part : 0.5;
        node->dx = node->left + x * (width - node->left - node->right);
        node->dy = node->above + y * (height - node->above - node->below);
    }
    for (size_t i = 0; i < count; i++) {
        nodes[i].x = nodes[i].dx;
        nodes[i].y = nodes[i].dy;
    }
}

/* Push a node off a line between two others, as if it were theirs. */
static void push_off(LayoutNode *node, const LayoutNode *a, const LayoutNode *b)
{
    double x = b->x - a->x, y = b->y - a->y, square = x * x + y * y + 1e-9;
    double along = ((node->x - a->x) * x + (node->y - a->y) * y) / square;
    if (along <= 0 || along >= 1)
        return;
    double length = sqrt(square), room = fmin(node->above, node->left) + LINE_ROOM;
    double beside = ((node->x - a->x) * y - (node->y - a->y) * x) / length; /* signed distance */
    if (beside >= room || beside <= -room)
        return;
    double by = ((beside < 0 ? -room : room) - beside) / 4;
    node->x += by * y / length;
    node->y -= by * x / length;
}

static void keep_inside(LayoutNode *node, double width, double height)
{
    node->x = fmax(node->left, fmin(width - node->right, node->x));
    node->y = fmax(node->above, fmin(height - node->below, node->y));
}

/* Push two nodes apart where they overlap, along the way that is shorter. */
static int push(LayoutNode *a, LayoutNode *b)
{
    double x = a->x < b->x ? a->x + a->right - (b->x - b->left) : b->x + b->right - (a->x - a->left);
    double y = a->y < b->y ? a->y + a->below - (b->y - b->above) : b->y + b->below - (a->y - a->above);
    if (x <= 0 || y <= 0)
        return 0;
    if (x < y) {
        double half = (x / 2 + 0.5) * (a->x < b->x ? 1 : -1);
        a->x -= half;
        b->x += half;
    } else {
        double half = (y / 2 + 0.5) * (a->y < b->y ? 1 : -1);
        a->y -= half;
        b->y += half;
    }
    return 1;
}

void layout_network(LayoutNode *nodes, size_t count, const LayoutEdge *edges, size_t edge_count, double width,
                    double height)
{
    uint64_t state = 1;
    if (!count)
        return;
    double k = 0.9 / sqrt((double)count);
    for (size_t i = 0; i < count; i++) {
        nodes[i].x = next_random(&state);
        nodes[i].y = next_random(&state);
        nodes[i].dx = nodes[i].dy = 0;
    }
    for (int round = 0; round < ROUNDS; round++) {
        repel(nodes, count, k);
        attract(nodes, edges, edge_count, k);
        move(nodes, count, 0.1 * (ROUNDS - round) / ROUNDS + 0.001);
    }
    stretch(nodes, count, width, height);
    for (int round = 0, moved = 1; round < PUSHES && moved; round++) {
        for (size_t e = 0; e < edge_count && e < LINES && round < LINE_PUSHES; e++)
            for (size_t i = 0; i < count; i++)
                if (i != edges[e].a && i != edges[e].b) {
                    push_off(&nodes[i], &nodes[edges[e].a], &nodes[edges[e].b]);
                    keep_inside(&nodes[i], width, height);
                }
        moved = edge_count && round < LINE_PUSHES;
        for (size_t i = 0; i < count; i++)
            for (size_t j = i + 1; j < count; j++)
                if (push(&nodes[i], &nodes[j])) {
                    moved = 1;
                    keep_inside(&nodes[i], width, height);
                    keep_inside(&nodes[j], width, height);
                }
    }
}
