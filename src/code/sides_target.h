/* sides_target.h - to whom it is done, where no pair is given: one choice among all mentions of a sentence
 * and nobody.
 *
 * A mention is a noun phrase (sides.h) up to one of its ends: its own, or any place in its subtree at which
 * something hangs on it that a mention may leave out, or take in. All mentions of a sentence that share
 * nothing with the source compete with each other and with nobody in one softmax. What a mention is worth is
 * the sum of three linear parts, each over hashed features of its own and divided by the square root of their
 * number: the phrase (sides_features), the end, and the way to it from the source; what nobody is worth, a
 * fourth over the features of the source's phrase. The weights are learned in sides_target_train.c. */
#ifndef ENTENTE_CODE_SIDES_TARGET_H
#define ENTENTE_CODE_SIDES_TARGET_H

#include "code/sides.h"

enum { END_LIMIT = 12 };

/* Where the mention of a phrase may end. */
typedef struct Ends {
    uint32_t last[END_LIMIT]; /* token; the first is the phrase's own end */
    uint32_t end[END_LIMIT];  /* code points from the sentence's start */
    float worth[END_LIMIT];   /* then the probability */
    size_t count;
} Ends;

void target_ends(const View *view, const Phrase *phrase, Ends *ends);

/* The features of one of a phrase's ends, replacing what was there. */
void target_end_features(Features *features, Scene *scene, const FoundSides *found, const Phrase *phrase,
                         const Ends *ends, size_t end);

/* The features of a phrase beside the source (NULL: none is known), replacing what was there. */
void target_pair_features(Features *features, Scene *scene, const FoundSides *found, const Phrase *phrase,
                          const Phrase *source);

/* Turn what the ends of the phrases that are not barred, and nobody, are worth into probabilities. */
void target_probabilities(Ends *ends, size_t count, const bool *barred, float *nobody);

/* The choice: the likeliest mention, if it is likely enough, and what stands beside it and is likely by
 * itself (`alone`: the probabilities of the phrases' sides). Writes the phrases, cut to the ends chosen, to
 * `chosen` in the sentence's order and returns their number. */
size_t target_decide(const Phrase *phrases, const Ends *ends, size_t count, const bool *barred,
                     float (*alone)[SIDE_CLASSES], Phrase *chosen);

#endif
