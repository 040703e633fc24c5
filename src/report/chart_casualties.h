/* chart_casualties.h - figures of losses, each with who claims it.
 *
 * chart_casualties.c gathers them and draws a line for each, while they are few; chart_casualties_time.c
 * draws many of them by date, a panel for each kind of loss and side that lost. Who claims stands beside
 * whose losses they are: a figure that the opponent gives is read otherwise than one that the side itself
 * admits. */
#ifndef ENTENTE_REPORT_CHART_CASUALTIES_H
#define ENTENTE_REPORT_CHART_CASUALTIES_H

#include "report/chart.h"

typedef enum Claimer {
    CLAIMER_OWN = 0,  /* the side that lost them */
    CLAIMER_OPPONENT, /* another party to it */
    CLAIMER_PARTY,    /* a party to it, while whose losses they are is not told */
    CLAIMER_OTHER,    /* publications and third parties */
    CLAIMERS
} Claimer;

extern const LegendItem claimer_styles[CLAIMERS];
extern const char *const claimer_classes[CLAIMERS];

typedef struct Claim {
    const char *kind, *incident, *title, *side, *claimant, *words, *id, *place;
    int32_t day, said;
    bool dated, said_known, has_low, has_best, has_high;
    double low, best, high;
    double at; /* where its mark stands: the best figure, else the one bound that is known */
    double revision;
    Claimer claimer;
} Claim;

typedef struct Claims {
    Chart *chart;
    Claim *list;
    size_t count;
    size_t claimers[CLAIMERS];
} Claims;

/* Order in which kinds stand: dead first. */
size_t loss_rank(const char *kind);

/* "Dead". */
const char *kind_words(Chart *chart, const char *kind);

/* All about a claim, for who rests on its mark. */
const char *claim_words(const Claims *claims, const Claim *claim);

/* "Losses as claimed ..." and its subtitle, legend and notes, but what is particular. */
Frame claims_frame(Claims *claims, LegendItem *legend, const char *notes);

EntenteStatus casualties_over_time(Claims *claims, EntenteError *error);

#endif
