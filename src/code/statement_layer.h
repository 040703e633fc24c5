/* statement_layer.h - the statistical layer that decides on the outermost statements of a paragraph.
 *
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over the words of a stretch with
 * the tags of StatementTag. Its features are what the rules found, where a word stands in the tree below the
 * possible cues, the quotations, and the words around. It runs twice: the second pass sees what the first one
 * found (stacking; Cohen and Carvalho 2005). Weights are hashed (2^STATEMENT_BITS buckets a pass, 8 bits
 * each) and learned from labelled reports by statement_train.c. */
#ifndef ENTENTE_CODE_STATEMENT_LAYER_H
#define ENTENTE_CODE_STATEMENT_LAYER_H

#include "code/stretch.h"

enum {
    STATEMENT_LAYER_VERSION = 1,
    STATEMENT_BITS = 18,
    STATEMENT_BUCKETS = 1 << STATEMENT_BITS,
    STATEMENT_PASSES = 2,
    STATEMENT_CONTEXTS = 14, /* kinds of words that transitions tell apart */
    STATEMENT_FEATURES = 160 /* most features of a word */
};

typedef struct StatementTransitions {
    float of[STATEMENT_CONTEXTS][STATEMENT_TAGS][STATEMENT_TAGS]; /* kind of the word, tag before, tag */
} StatementTransitions;

/* Of a model file the section "statements": this, then for each pass the weights. */
typedef struct StatementHeader {
    uint32_t version, bits, tags, contexts;
    float scale[STATEMENT_PASSES][STATEMENT_TAGS];
    StatementTransitions transitions[STATEMENT_PASSES];
} StatementHeader;

typedef struct StatementLayer {
    StatementHeader header;
    const int8_t *weights[STATEMENT_PASSES]; /* buckets x tags */
} StatementLayer;

/* ---- features ---- */

/* What is worked out once for every word. */
typedef struct WordFacts {
    uint64_t form, lemma, pos;
    uint32_t children;                /* relations below, a set */
    uint32_t near, far;               /* the nearest and the outermost possible cue above; NO_WORD: none */
    uint32_t near_branch, far_branch; /* the word below it on the way */
    uint32_t drafted, drafted_branch; /* the same for the outermost word that a draft takes for a cue */
    uint32_t left_cue, right_cue;     /* the next possible cue on either side in the sentence */
    uint32_t left_draft, right_draft;
    uint16_t shape;
    uint8_t context; /* below STATEMENT_CONTEXTS */
} WordFacts;

/* NULL when memory is out. `draft`: tags of the pass before, NULL in the first. */
WordFacts *statement_facts(const Stretch *stretch, const uint8_t *draft);

/* The features of a word, as buckets; returns their number. */
size_t statement_features(const Stretch *stretch, const WordFacts *facts, const uint8_t *draft, uint32_t word,
                          uint32_t features[STATEMENT_FEATURES]);

/* ---- decoding ---- */

/* Whether `tag` may stand after `before` (TAG_NONE at the start). */
bool statement_tag_follows(unsigned before, unsigned tag);

/* Scores of TAG_NONE are lowered by this: exact spans are easier missed than found. */
#define STATEMENT_LEAN 0.3f

/* The score of TAG_NONE where there can be nothing else. */
#define STATEMENT_CERTAIN 1000.0f

/* The best row of tags. `scores` holds STATEMENT_TAGS for every word. False when memory is out. */
bool statement_decode(const float *scores, const WordFacts *facts, uint32_t count,
                      const StatementTransitions *transitions, Arena *arena, uint8_t *tags);

/* Take out of a row of tags what makes no statement, and give a cue that was left alone what the rules give
 * it. */
void statement_mend(const Stretch *stretch, uint8_t *tags);

/* Both passes over a stretch that the rules have read. False when memory is out. */
bool statement_layer_tag(const StatementLayer *layer, const Stretch *stretch, uint8_t *tags);

/* The inside of a public layer. */
const StatementLayer *entente_statement_layer_inside(const EntenteStatementLayer *layer);

#endif
