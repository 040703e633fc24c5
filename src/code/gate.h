/* gate.h - which sentences of a report need a tree, told from their words alone.
 *
 * Most of the time goes into trees, and three sentences of four give no event. A sentence without anybody
 * whom the dictionaries know, or a pronoun that may stand for one, never needs a tree. Of the others a linear
 * classifier decides (logistic regression over hashed features): it looks at every word as a possible trigger
 * of an event, at the words beside it, the types of event that the dictionaries have under it, and the actors
 * named to its left and right; the sentence passes if its likeliest trigger does. It learned from what the
 * coder itself finds in raw text (gate_train.c), so that it needs no labels: the small model foresees the
 * large one's answer, as in the cascades of P. Viola and M. Jones, "Rapid Object Detection using a Boosted
 * Cascade of Simple Features", CVPR 2001.
 *
 * Beside these, meetings that are planned or called off are wanted whoever meets, and "did likewise" or a
 * short "they met on Friday" after an event. What a wanted sentence leans on is wanted, too: the rest of a
 * quotation, the sentence before a pronoun, and the one that first gives somebody's name in full. What a
 * user's own dictionaries know always passes. Sums are whole numbers: the choice is the same on every
 * machine. */
#ifndef ENTENTE_CODE_GATE_H
#define ENTENTE_CODE_GATE_H

#include "base/arena.h"
#include "entente.h"
#include "lexicon/lexicon.h"

enum {
    GATE_VERSION = 1,
    GATE_BITS = 17,
    GATE_BUCKETS = 1 << GATE_BITS,
    GATE_WORDS = 120,   /* further words of a sentence are not looked at */
    GATE_FEATURES = 28, /* most features of a word */
    GATE_CACHE = 2048
};

/* Section "gate" of a model file (syntax/model.h): this, then a weight of 8 bits for every bucket. */
typedef struct GateHeader {
    uint32_t version, bits;
    int32_t threshold; /* the least sum of weights of a word that passes */
    float scale;       /* of weights */
} GateHeader;

typedef struct Gate {
    GateHeader header;
    const int8_t *weights;
} Gate;

/* What the words of a sentence tell. */
typedef struct GateReading {
    uint32_t features[GATE_WORDS][GATE_FEATURES]; /* buckets */
    uint8_t count[GATE_WORDS];                    /* features of each word */
    uint32_t words;
    bool somebody; /* a name or role that the dictionaries know, or a pronoun */
    bool own;      /* the user's own dictionaries know a word of it */
} GateReading;

/* What the dictionaries have under the words read of late, so that each is looked up once. All zero: empty.
 */
typedef struct GateCache {
    struct {
        uint64_t word; /* hash; 0: free */
        uint32_t verb, noun, operator;
        bool own;
    } each[GATE_CACHE];
} GateCache;

void gate_read(GateReading *reading, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
               GateCache *cache);

/* How likely a word is a trigger, as a sum of weights. */
int32_t gate_word(const Gate *gate, const GateReading *reading, uint32_t word);

/* Set `wanted` for every sentence that needs a tree; `gate` NULL: all with somebody in them. False when
 * memory is out. */
bool gate_choose(const Gate *gate, const EntenteLexicon *lexicon, const EntenteDocument *document,
                 GateCache *cache, Arena *scratch, bool *wanted);

/* The inside of a public gate. */
const Gate *entente_gate_inside(const EntenteGate *gate);

#endif
