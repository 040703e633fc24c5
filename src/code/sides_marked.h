/* sides_marked.h - marked sentences as those who learn from them see them (sides_train.c for who acts,
 * sides_target_train.c for to whom it is done). All of it lives in the learner's arena. */
#ifndef ENTENTE_CODE_SIDES_MARKED_H
#define ENTENTE_CODE_SIDES_MARKED_H

#include "code/coder.h"
#include "code/sides_target.h"

/* Buckets of features. */
typedef struct Hashed {
    uint32_t *index;
    uint32_t count;
} Hashed;

typedef struct MarkedPhrase {
    Phrase phrase;
    Hashed seen;
    Hashed *pairs; /* beside each phrase of the sentence as the source, then beside none */
    Ends ends;
    Hashed end_seen[END_LIMIT];
    bool gold[END_LIMIT]; /* the mention that is marked as target */
    uint32_t side;
} MarkedPhrase;

typedef struct MarkedText {
    MarkedPhrase *phrases;
    size_t count;
    uint32_t base; /* the sentence's start in the text */
    bool measured, settled;
    bool lost;                /* a target is marked that is none of the mentions */
    EntenteRelation relation; /* what the rules are sure of; its spans are our own */
    char id[96];
} MarkedText;

typedef struct TargetLearner {
    float *weights, *squares; /* of TARGET_PARTS times SIDES_BUCKETS, owned by whoever made it */
} TargetLearner;

enum { TARGET_WEIGHTS = SIDES_BUCKETS * TARGET_PARTS };

/* Read a sentence's mentions and mark the targets. The sides of the phrases must be marked. False when memory
 * is out. */
bool target_mark(MarkedText *text, Scene *scene, const FoundSides *found, const EntenteSpan *spans,
                 size_t count, Arena *arena);

/* One step on a sentence; the source is the marked one. */
void target_learn(TargetLearner *learner, MarkedText *text);

/* The targets of a sentence whose other sides are chosen (sides_decide); as target_decide. */
size_t target_predict(const TargetLearner *learner, MarkedText *text, const Phrase *phrases,
                      float (*alone)[SIDE_CLASSES], const uint8_t *sides, Phrase *chosen);

/* Keep the buckets of features. False when memory is out. */
bool hashed_keep(Hashed *hashed, const Features *features, Arena *arena);

#endif
