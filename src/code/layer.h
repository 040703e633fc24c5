/* layer.h - the statistical layer beside the lexicon: what words alone do not decide.
 *
 * A multinomial logistic regression over hashed sparse features of a pair (source, target) in a sentence:
 * what the lexicon says, how it fits the pair, the words near and between, and the path in the tree. It is
 * learned from labelled pairs (layer_train.c) and kept in a small file; classes are the event types and
 * "none". It changes a type only with a reason that says so. */
#ifndef ENTENTE_CODE_LAYER_H
#define ENTENTE_CODE_LAYER_H

#include "code/scene.h"
#include "entente.h"

enum { LAYER_CLASSES = ENTENTE_OTHER }; /* none and PLOVER's types */

typedef struct Layer Layer;

/* The inside of a public layer. */
const Layer *entente_layer_inside(const EntenteLayer *layer);

/* Its part for sentences without a given pair (sides.h). */
struct Sides;
const struct Sides *layer_sides(const Layer *layer);

/* Probabilities of the types for a pair of tokens (heads; 0: unknown). `best` is the lexicon's candidate,
 * NULL: none. */
void layer_classify(const Layer *layer, Scene *scene, uint32_t source, uint32_t target, const Candidate *best,
                    float probabilities[LAYER_CLASSES]);

/* Set the event's confidence, and its type where the layer knows better. */
void layer_judge(const Layer *layer, Scene *scene, const Candidate *candidate, EntenteEvent *event,
                 Arena *arena, const EntenteLexicon *lexicon);

/* The same for a pair that was asked for; `none` allows that there is no event. */
void layer_relate(const Layer *layer, Scene *scene, uint32_t source, uint32_t target, const Candidate *best,
                  const EntenteLexicon *lexicon, bool none, EntenteRelation *relation);

/* ---- features ---- */

typedef struct Features {
    uint32_t *index; /* hashed, each once */
    size_t count, capacity;
    bool failed;
} Features;

void features_free(Features *features);

/* Add one: its kind and what was seen, mixed from as many values as it takes. */
void features_add(Features *features, const char *kind, uint64_t value);
uint64_t features_mix(uint64_t a, uint64_t b);
uint64_t features_lemma(const View *view, uint32_t token);

/* The features of a pair, replacing what was there. */
void features_read(Features *features, Scene *scene, uint32_t source, uint32_t target, const Candidate *best);

#endif
