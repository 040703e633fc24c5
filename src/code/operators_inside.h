/* operators_inside.h - what the two files of the operators share: finding a word's operator, taking an
 * outcome.
 *
 * operators.c turns the event under a verb or noun into another (agree, refuse, demand); modality.c does the
 * same for auxiliaries, negation and conditions. */
#ifndef ENTENTE_CODE_OPERATORS_INSIDE_H
#define ENTENTE_CODE_OPERATORS_INSIDE_H

#include "code/scene.h"

/* The operator of a word: what is asked, and what was found. `arguments` may be NULL. */
typedef struct OperatorSearch {
    Scene *scene;
    uint32_t token;
    const ImageOperator *best;
    const Image *image;
    size_t best_words, word_count;
    uint32_t words[WORD_LIMIT];
    const Arguments *arguments;
} OperatorSearch;

/* Find the operator of `search->token`, the one with most words; false where it has none. */
bool operators_find(OperatorSearch *search);

/* Give the candidate the type, mode and code of an outcome. */
void operators_take(Candidate *candidate, const Image *image, const ImageOutcome *outcome);

/* What is planned has no other side yet: "is due to meet Putin" is an understanding of both, and a journey's
 * destination ("will travel to Moscow") is a place. */
void operators_settle_plan(const Scene *scene, Candidate *candidate);

#endif
