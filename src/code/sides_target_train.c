/* A log-linear choice among mentions (sides_target.h), learned with AdaGrad: the likelihood of the marked
 * ones.
 */
#include "code/sides_marked.h"

#include <math.h>
#include <string.h>

bool hashed_keep(Hashed *hashed, const Features *features, Arena *arena)
{
    hashed->index = arena_array(arena, features->count + 1, sizeof *hashed->index);
    if (!hashed->index || features->failed)
        return false;
    hashed->count = (uint32_t)features->count;
    for (size_t f = 0; f < features->count; f++)
        hashed->index[f] = features->index[f] & (SIDES_BUCKETS - 1);
    return true;
}

/* ---- reading ---- */

/* The mention that is marked exactly; where none is, what shares most with the mark (`side`), up to its own
 * end. */
static void mark_gold(MarkedText *text, const EntenteSpan *spans, size_t count)
{
    bool exact = false;
    for (size_t i = 0; i < text->count; i++) {
        MarkedPhrase *marked = &text->phrases[i];
        for (size_t e = 0; e < marked->ends.count; e++)
            for (size_t s = 0; s < count; s++)
                if (marked->phrase.start + text->base == spans[s].start &&
                    marked->ends.end[e] + text->base == spans[s].end)
                    marked->gold[e] = exact = true;
    }
    bool any = exact;
    for (size_t i = 0; i < text->count; i++) {
        if (text->phrases[i].side == SIDE_TARGET && !exact)
            text->phrases[i].gold[0] = any = true;
    }
    text->lost = count && !any;
}

bool target_mark(MarkedText *text, Scene *scene, const FoundSides *found, const EntenteSpan *spans,
                 size_t count, Arena *arena)
{
    Features features = {0};
    bool complete = true;
    for (size_t i = 0; i < text->count && complete; i++) {
        MarkedPhrase *marked = &text->phrases[i];
        target_ends(&scene->view, &marked->phrase, &marked->ends);
        marked->pairs = arena_array(arena, text->count + 1, sizeof *marked->pairs);
        complete = marked->pairs != NULL;
        for (size_t s = 0; s <= text->count && complete; s++) {
            target_pair_features(&features, scene, found, &marked->phrase,
                                 s < text->count ? &text->phrases[s].phrase : NULL);
            complete = hashed_keep(&marked->pairs[s], &features, arena);
        }
        for (size_t e = 0; e < marked->ends.count && complete; e++) {
            target_end_features(&features, scene, found, &marked->phrase, &marked->ends, e);
            complete = hashed_keep(&marked->end_seen[e], &features, arena);
        }
    }
    features_free(&features);
    mark_gold(text, spans, count);
    return complete;
}

/* ---- weights ---- */

static float norm_of(const Hashed *seen)
{
    return 1.0f / sqrtf((float)(seen->count ? seen->count : 1));
}

static float worth(const TargetLearner *learner, const Hashed *seen, TargetPart part)
{
    const float *weights = learner->weights + (size_t)SIDES_BUCKETS * part;
    float sum = 0;
    for (uint32_t i = 0; i < seen->count; i++)
        sum += weights[seen->index[i]];
    return sum * norm_of(seen);
}

static void step(const TargetLearner *learner, const Hashed *seen, TargetPart part, float gradient)
{
    const float rate = 0.1f, decay = 6e-4f;
    float *weights = learner->weights + (size_t)SIDES_BUCKETS * part;
    float *squares = learner->squares + (size_t)SIDES_BUCKETS * part;
    gradient *= norm_of(seen);
    for (uint32_t i = 0; i < seen->count; i++) {
        uint32_t at = seen->index[i];
        float g = gradient + decay * weights[at];
        squares[at] += g * g;
        weights[at] -= rate * g / sqrtf(squares[at] + 1e-8f);
    }
}

/* The probabilities of all mentions of a sentence, in `ends`. `source`: the phrase's number, or their count.
 */
static float weigh(const TargetLearner *learner, const MarkedText *text, size_t source, const bool *barred,
                   Ends *ends)
{
    float nobody = source < text->count ? worth(learner, &text->phrases[source].seen, TARGET_NOBODY) : 0;
    for (size_t i = 0; i < text->count; i++) {
        const MarkedPhrase *marked = &text->phrases[i];
        ends[i] = marked->ends;
        if (barred[i])
            continue;
        float sum = worth(learner, &marked->seen, TARGET_PHRASE) +
                    worth(learner, &marked->pairs[source], TARGET_PAIR);
        for (size_t e = 0; e < marked->ends.count; e++)
            ends[i].worth[e] = sum + worth(learner, &marked->end_seen[e], TARGET_END);
    }
    target_probabilities(ends, text->count, barred, &nobody);
    return nobody;
}

void target_learn(TargetLearner *learner, MarkedText *text)
{
    Phrase phrases[PHRASE_LIMIT];
    uint8_t sides[PHRASE_LIMIT];
    bool barred[PHRASE_LIMIT];
    Ends ends[PHRASE_LIMIT];
    for (size_t i = 0; i < text->count; i++) {
        phrases[i] = text->phrases[i].phrase;
        sides[i] = (uint8_t)text->phrases[i].side;
    }
    const Phrase *first = sides_bar(phrases, text->count, sides, barred);
    size_t source = first ? (size_t)(first - phrases) : text->count, golds = 0;
    bool mutual = false;
    for (size_t i = 0; i < text->count; i++) {
        mutual = mutual || sides[i] == SIDE_BOTH;
        barred[i] = barred[i] && sides[i] != SIDE_TARGET;
        for (size_t e = 0; e < text->phrases[i].ends.count; e++)
            golds += !barred[i] && text->phrases[i].gold[e];
    }
    if (!golds && text->lost && !mutual)
        return;
    float nobody = weigh(learner, text, source, barred, ends), part = golds ? 1.0f / (float)golds : 0;
    if (source < text->count)
        step(learner, &text->phrases[source].seen, TARGET_NOBODY, nobody - (golds == 0));
    for (size_t i = 0; i < text->count; i++) {
        const MarkedPhrase *marked = &text->phrases[i];
        if (barred[i])
            continue;
        float sum = 0;
        for (size_t e = 0; e < ends[i].count; e++)
            sum += ends[i].worth[e] -= marked->gold[e] ? part : 0;
        step(learner, &marked->seen, TARGET_PHRASE, sum);
        step(learner, &marked->pairs[source], TARGET_PAIR, sum);
        for (size_t e = 0; e < ends[i].count && ends[i].count > 1; e++)
            step(learner, &marked->end_seen[e], TARGET_END, ends[i].worth[e]);
    }
}

size_t target_predict(const TargetLearner *learner, MarkedText *text, const Phrase *phrases,
                      float (*alone)[SIDE_CLASSES], const uint8_t *sides, Phrase *chosen)
{
    bool barred[PHRASE_LIMIT];
    Ends ends[PHRASE_LIMIT];
    const Phrase *source = sides_bar(phrases, text->count, sides, barred);
    weigh(learner, text, source ? (size_t)(source - phrases) : text->count, barred, ends);
    return target_decide(phrases, ends, text->count, barred, alone, chosen);
}
