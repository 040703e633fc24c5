/* numbers.h - figures in a text: "at least three", "some 30,000", "dozens", as low, best and high.
 *
 * News hardly ever counts exactly, and a figure's hedges are part of what is claimed (codebook, rule 10). An
 * exact number is low, best and high at once; "over 280" is only low 281, "around 30,000" only best, "up to
 * 50" only high. Number words and hedges are the sets `toll_number_N`, `toll_hedge_X`, ... of data/tolls.txt.
 */
#ifndef ENTENTE_CODE_NUMBERS_H
#define ENTENTE_CODE_NUMBERS_H

#include "code/view.h"
#include "lexicon/lexicon.h"

typedef struct Figure {
    uint32_t first, last;   /* tokens, hedges included */
    uint32_t number;        /* where the number itself begins */
    double low, best, high; /* -1: open */
    bool more;              /* beside others that were counted before: "another five" */
    bool vague;             /* "dozens" */
    bool digits;            /* begins with digits */
    bool decimal;           /* "2.5": no number of people, unless it is multiplied */
} Figure;

/* The figure that begins at a token, with its hedges; false where none does. An article is none by itself. */
bool numbers_read(const EntenteLexicon *lexicon, const View *view, uint32_t token, Figure *figure);

bool figure_is_exact(const Figure *figure);

/* The largest number that the figure names. */
double figure_size(const Figure *figure);

#endif
