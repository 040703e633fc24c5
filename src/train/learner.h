/* learner.h - the network while it learns: 32-bit weights, forward and backward, Adam.
 *
 * Tagger and parser in one (after Kiperwasser and Goldberg 2016, Dozat and Manning 2017): the features of a
 * form are summed embeddings; bidirectional LSTM layers read the sentence; a softmax after one of them gives
 * the tag; after the last, a biaffine product scores every arc and a small perceptron on dependent and head
 * the relation. What is learned goes into the model as 8-bit weights (syntax/network_layout.h). */
#ifndef ENTENTE_TRAIN_LEARNER_H
#define ENTENTE_TRAIN_LEARNER_H

#include "entente.h"
#include "syntax/forms.h"

typedef struct LearnerShape {
    uint32_t features;  /* embeddings; number 0 stands for none */
    uint32_t embedding; /* all widths: multiples of 64 */
    uint32_t hidden;    /* LSTM units a direction */
    uint32_t layers;
    uint32_t tag_layer;  /* the tag is read off after this many layers */
    uint32_t arc, label; /* widths of the scorers */
    uint32_t tags, relations;
} LearnerShape;

/* A sentence as the learner sees it. Soft targets, where given, take the place of the hard ones in part. */
typedef struct Example {
    uint32_t count;     /* tokens */
    uint32_t *features; /* count x FORM_FEATURES embedding numbers */
    uint16_t *tags;
    uint16_t *heads; /* 0: root, else 1-based */
    uint16_t *relations;
    bool gold;             /* the hard targets come from people */
    float *soft_tags;      /* count x tags, each row summing to 1; NULL: none */
    float *soft_arcs;      /* count x (count + 1) */
    float *soft_relations; /* count x relations, given `heads` */
} Example;

typedef struct LearnerRates {
    float rate, beta1, beta2, clip;
    float input_dropout, layer_dropout, recurrent_dropout, head_dropout, word_dropout, affix_dropout;
    float soft_weight; /* share of the soft targets where an example is gold and has both */
    float quantised;   /* 1: weights are rounded to 8 bits on the way forward */
} LearnerRates;

typedef struct LearnerLoss {
    double tags, arcs, relations;
    size_t tokens;
} LearnerLoss;

/* What the network says of one sentence; arrays of the caller's. */
typedef struct LearnerOutput {
    uint16_t *tags, *heads, *relations;
} LearnerOutput;

typedef struct Learner Learner;

/* Weights drawn from `seed`. NULL when memory is out. */
Learner *learner_new(const LearnerShape *shape, uint64_t seed);
void learner_delete(Learner *learner);

/* One step of Adam on a batch of at most LEARNER_BATCH examples, best of like length. */
enum { LEARNER_BATCH = 64, LEARNER_LONGEST = 240 };
bool learner_step(Learner *learner, const Example *const *batch, size_t count, const LearnerRates *rates,
                  LearnerLoss *loss);

/* Tag and parse without dropout. */
bool learner_predict(Learner *learner, const Example *const *batch, size_t count, LearnerOutput *outputs);

/* The weights by name, row-major, rows x columns; see learner_new for the list. NULL: no such matrix. */
const float *learner_weights(const Learner *learner, const char *name, size_t *rows, size_t *columns);

#endif
