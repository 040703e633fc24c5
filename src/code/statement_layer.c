#include "code/statement_layer.h"

#include "base/error.h"
#include "base/installed.h"
#include "syntax/model.h"

#include <stdlib.h>
#include <string.h>

/* ---- the file ---- */

struct EntenteStatementLayer {
    EntenteModel *file;
    StatementLayer layer;
};

const StatementLayer *entente_statement_layer_inside(const EntenteStatementLayer *layer)
{
    return &layer->layer;
}

EntenteStatus entente_statement_layer_open(const char *file, EntenteStatementLayer **layer,
                                           EntenteError *error)
{
    const char *name =
        installed_file(file, "ENTENTE_STATEMENTS", ENTENTE_STATEMENTS_BUILT, ENTENTE_STATEMENTS_INSTALLED);
    EntenteStatementLayer *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    EntenteStatus status = entente_model_open(name, &made->file, error);
    if (status != ENTENTE_OK) {
        free(made);
        return status;
    }
    ModelSection section = model_section(made->file, "statements");
    StatementHeader *header = &made->layer.header;
    size_t weights = (size_t)STATEMENT_BUCKETS * STATEMENT_TAGS;
    if (section.size >= sizeof *header)
        memcpy(header, section.data, sizeof *header);
    if (section.size != sizeof *header + STATEMENT_PASSES * weights ||
        header->version != STATEMENT_LAYER_VERSION || header->bits != STATEMENT_BITS ||
        header->tags != STATEMENT_TAGS || header->contexts != STATEMENT_CONTEXTS) {
        entente_statement_layer_close(made);
        return error_set(error, ENTENTE_BAD_MODEL, name, 0,
                         "no layer for statements that this program reads");
    }
    for (size_t pass = 0; pass < STATEMENT_PASSES; pass++)
        made->layer.weights[pass] = (const int8_t *)section.data + sizeof *header + pass * weights;
    *layer = made;
    return ENTENTE_OK;
}

void entente_statement_layer_close(EntenteStatementLayer *layer)
{
    if (!layer)
        return;
    entente_model_close(layer->file);
    free(layer);
}

/* ---- decoding ---- */

bool statement_tag_follows(unsigned before, unsigned tag)
{
    bool inside = tag == TAG_SOURCE || tag == TAG_CUE || tag == TAG_CONTENT;
    return !inside || before == tag || before + 1 == tag;
}

bool statement_decode(const float *scores, const WordFacts *facts, uint32_t count,
                      const StatementTransitions *transitions, Arena *arena, uint8_t *tags)
{
    const float never = -1e30f;
    uint8_t *from = arena_bytes(arena, (size_t)count * STATEMENT_TAGS + 1);
    float best[STATEMENT_TAGS], next[STATEMENT_TAGS];
    if (!from)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const float *own = scores + (size_t)i * STATEMENT_TAGS;
        for (unsigned tag = 0; tag < STATEMENT_TAGS; tag++) {
            float top = never;
            unsigned chosen = 0;
            for (unsigned before = 0; before < (i ? STATEMENT_TAGS : 1); before++) {
                float score = (i ? best[before] : 0) + transitions->of[facts[i].context][before][tag];
                if (statement_tag_follows(before, tag) && score > top) {
                    top = score;
                    chosen = before;
                }
            }
            from[(size_t)i * STATEMENT_TAGS + tag] = (uint8_t)chosen;
            next[tag] = top > never / 2 ? top + own[tag] - (tag == TAG_NONE ? STATEMENT_LEAN : 0) : never;
        }
        memcpy(best, next, sizeof best);
    }
    unsigned tag = 0;
    for (unsigned t = 1; t < STATEMENT_TAGS && count; t++)
        tag = best[t] > best[tag] ? t : tag;
    for (uint32_t i = count; i-- > 0;) {
        tags[i] = (uint8_t)tag;
        tag = from[(size_t)i * STATEMENT_TAGS + tag];
    }
    return true;
}

/* Seven sums that stay in registers: added to in memory they would wait for each other. */
static void statement_sums(const int8_t *weights, const uint32_t *features, size_t count,
                           int32_t sums[STATEMENT_TAGS])
{
    int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0;
    _Static_assert(STATEMENT_TAGS == 7, "one sum for every tag");
    for (size_t f = 0; f < count; f++) {
        const int8_t *row = weights + (size_t)features[f] * STATEMENT_TAGS;
        s0 += row[0];
        s1 += row[1];
        s2 += row[2];
        s3 += row[3];
        s4 += row[4];
        s5 += row[5];
        s6 += row[6];
    }
    const int32_t all[STATEMENT_TAGS] = {s0, s1, s2, s3, s4, s5, s6};
    memcpy(sums, all, sizeof all);
}

/* Words of sentences that have no tree belong to no statement, but quotations run through them. */
static bool is_blank(const Stretch *stretch, uint32_t word)
{
    const Word *here = &stretch->words[word];
    return here->token->upos == ENTENTE_UPOS_NONE && here->quote == QUOTE_OUTSIDE;
}

/* The features of a word, and their weights on the way into the cache while the word before is summed up. */
static size_t ready_features(const StatementLayer *layer, size_t pass, const Stretch *stretch,
                             const WordFacts *facts, const uint8_t *draft, uint32_t word,
                             uint32_t features[STATEMENT_FEATURES])
{
    if (word >= stretch->count || is_blank(stretch, word))
        return 0;
    size_t count = statement_features(stretch, facts, draft, word, features);
    for (size_t f = 0; f < count; f++)
        __builtin_prefetch(layer->weights[pass] + (size_t)features[f] * STATEMENT_TAGS);
    return count;
}

static void score_words(const StatementLayer *layer, size_t pass, const Stretch *stretch,
                        const WordFacts *facts, const uint8_t *draft, float *scores)
{
    uint32_t features[2][STATEMENT_FEATURES];
    size_t count = ready_features(layer, pass, stretch, facts, draft, 0, features[0]);
    for (uint32_t i = 0; i < stretch->count; i++) {
        size_t next = ready_features(layer, pass, stretch, facts, draft, i + 1, features[(i + 1) % 2]);
        float *row = scores + (size_t)i * STATEMENT_TAGS;
        int32_t sums[STATEMENT_TAGS];
        statement_sums(layer->weights[pass], features[i % 2], count, sums);
        for (size_t tag = 0; tag < STATEMENT_TAGS; tag++)
            row[tag] = (float)sums[tag] * layer->header.scale[pass][tag];
        if (is_blank(stretch, i))
            row[TAG_NONE] = STATEMENT_CERTAIN;
        count = next;
    }
}

bool statement_layer_tag(const StatementLayer *layer, const Stretch *stretch, uint8_t *tags)
{
    float *scores = arena_array(stretch->arena, (size_t)stretch->count * STATEMENT_TAGS + 1, sizeof *scores);
    uint8_t *draft = arena_bytes(stretch->arena, (size_t)stretch->count + 1);
    if (!scores || !draft)
        return false;
    for (size_t pass = 0; pass < STATEMENT_PASSES; pass++) {
        WordFacts *facts = statement_facts(stretch, pass ? draft : NULL);
        if (!facts)
            return false;
        score_words(layer, pass, stretch, facts, pass ? draft : NULL, scores);
        if (!statement_decode(scores, facts, stretch->count, &layer->header.transitions[pass], stretch->arena,
                              pass + 1 < STATEMENT_PASSES ? draft : tags))
            return false;
    }
    statement_mend(stretch, tags);
    return true;
}
