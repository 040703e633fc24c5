/* sides.h - who acts and who is acted on, where no pair is given: a statistical choice among the noun phrases
 * of a sentence.
 *
 * Rules alone (relate_found.c) do not settle which of several phrases is the other side: a thing or the place
 * where it is, the demand or whose it is. A logistic regression of four classes (none, source, target, one of
 * several who act together) over hashed features of each phrase - what the rules say, its path in the tree,
 * the words above it, the sets it belongs to - settles who acts; then one choice among all mentions settles
 * to whom it is done (sides_target.h). Both are learned from marked sentences (sides_train.c) and kept in the
 * layer's file, section "sides": SidesHeader, then for every bucket SIDE_CLASSES weights of 8 bits, times the
 * class's scale, then for every TargetPart a weight of 8 bits for every bucket, times the part's scale. */
#ifndef ENTENTE_CODE_SIDES_H
#define ENTENTE_CODE_SIDES_H

#include "code/layer.h"

enum { SIDE_NONE = 0, SIDE_SOURCE, SIDE_TARGET, SIDE_BOTH, SIDE_CLASSES };
/* What makes a mention the target (sides_target.h). */
typedef enum TargetPart { TARGET_PHRASE, TARGET_END, TARGET_PAIR, TARGET_NOBODY, TARGET_PARTS } TargetPart;

enum { SIDES_VERSION = 2, SIDES_BITS = 16, PHRASE_LIMIT = 64 };
enum { SIDES_BUCKETS = 1 << SIDES_BITS, SIDES_WEIGHTS = SIDES_BUCKETS * (SIDE_CLASSES + TARGET_PARTS) };

typedef struct SidesHeader {
    uint32_t version, bits, classes, unused;
    float scale[SIDE_CLASSES], target_scale[TARGET_PARTS];
} SidesHeader;

typedef struct Sides {
    SidesHeader header;
    const int8_t *weights; /* SIDES_WEIGHTS; NULL: the file has none */
} Sides;

/* A noun phrase that may be a side. */
typedef struct Phrase {
    uint32_t head;
    uint32_t start, end;            /* code points from the sentence's start */
    uint32_t first_word, last_word; /* counted without punctuation and conjunctions */
} Phrase;

/* What the rules make of a sentence. */
typedef struct FoundSides {
    const Candidate *best; /* NULL: no event */
    Parties actors, recipients;
    Phrase sources[PARTY_LIMIT], targets[PARTY_LIMIT]; /* the mentions that were chosen, where they were */
    size_t source_count, target_count;
    bool chosen;
    bool mutual;  /* all who act do so with each other */
    bool settled; /* and the rules are sure of it */
} FoundSides;

/* The noun phrases of a sentence, at most PHRASE_LIMIT. */
size_t sides_phrases(Scene *scene, Phrase *phrases);

/* The features of a phrase, replacing what was there. */
void sides_features(Features *features, Scene *scene, const FoundSides *found, const Phrase *phrase);

/* Who acts: for each phrase SIDE_SOURCE, SIDE_NONE, or, where all act together, SIDE_BOTH. Returns whether
 * they do. */
bool sides_decide(const Phrase *phrases, float (*probabilities)[SIDE_CLASSES], size_t count, uint8_t *sides);

/* Choose anew what the rules found. */
void sides_choose(const Sides *sides, Scene *scene, FoundSides *found);

/* Whether two phrases share a character; whether nothing but punctuation and conjunctions stands between. */
bool sides_overlap(const Phrase *a, const Phrase *b);
bool sides_adjacent(const Phrase *a, const Phrase *b);

/* Mark the phrases that share something with what is chosen; returns the first that acts, NULL: none. */
const Phrase *sides_bar(const Phrase *phrases, size_t count, const uint8_t *sides, bool *barred);

/* Whether a token heads a noun phrase of its own. */
bool sides_is_phrase(const View *view, uint32_t token);

/* What a phrase is, in one number: party, actor, place, person, part of speech. */
uint64_t sides_kind(Scene *scene, uint32_t head);

/* Whether a noun phrase may be a party: an actor, person or place, or a word for people. */
bool sides_is_party(Scene *scene, uint32_t head);

/* The first party or place in the phrases under a token that is none of `actors`; 0: none. */
uint32_t sides_party_below(Scene *scene, uint32_t token, const Parties *actors);

#endif
