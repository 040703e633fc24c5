/* chart_labels.h - where words stand so that none of them covers another. Nothing here draws.
 *
 * Two ways. *Lanes* take marks in the order of a line, each with its words beside it, into as few lines above
 * each other as will do (first fit, the weightiest words first). *Callouts* stand above a plot and point down
 * to a place on its axis; none may cover another's words or the line down from it. */
#ifndef ENTENTE_REPORT_CHART_LABELS_H
#define ENTENTE_REPORT_CHART_LABELS_H

#include <stdbool.h>
#include <stddef.h>

enum { LANES_LIMIT = 16 };

typedef struct LaneItem {
    double x;      /* of the mark's middle, rising from item to item */
    double radius; /* of the mark */
    double width;  /* of its words with their distance from the mark; 0: none */
    double weight; /* whose words come first */
    /* found: */
    unsigned lane;
    bool labelled; /* its words stand beside it */
    bool before;   /* left of the mark */
} LaneItem;

/* Lanes that were needed, from 1; 0 where the marks alone, without words, do not fit into `lanes`. Every mark
 * has its place before the first word has; words may take a mark into another lane. They reach neither over
 * `left` nor over `right`. `order` is room for `count` numbers. */
unsigned lanes_place(LaneItem *items, size_t count, double left, double right, unsigned lanes, size_t *order);

typedef struct Callout {
    double x, width; /* of the place below, and of the words */
    /* found: */
    bool shown;
    unsigned lane; /* 0 is the lowest */
    double left;   /* where the words begin */
} Callout;

/* The first one is the most important: what comes later gives way. Returns how many are shown. `order` is
 * room for `count` numbers. */
size_t callouts_place(Callout *callouts, size_t count, double left, double right, unsigned lanes,
                      size_t *order);

#endif
