/* The event between a given pair: the candidate whose parties are the pair; then the one that lies between
 * them. */
#include "base/date.h"
#include "base/error.h"
#include "code/coder.h"

#include <string.h>

/* The token of a sentence that heads a span: the one nearest to the root. 0 where the span lies elsewhere. */
static uint32_t span_head(const View *view, const EntenteSpan *spans, size_t count)
{
    uint32_t best = 0, best_depth = UINT32_MAX;
    for (size_t s = 0; s < count; s++)
        for (uint32_t t = 1; t <= view->count; t++) {
            const EntenteToken *token = view_token(view, t);
            if (token->start >= spans[s].end || token->end <= spans[s].start || token->upos == ENTENTE_PUNCT)
                continue;
            uint32_t depth = 0;
            for (uint32_t up = token->head; up && up <= view->count && depth < view->count;
                 up = view_token(view, up)->head)
                depth++;
            /* the first span counts before later ones */
            if (depth + (uint32_t)s * 3 < best_depth) {
                best_depth = depth + (uint32_t)s * 3;
                best = t;
            }
        }
    return best;
}

static bool in_spans(const View *view, uint32_t token, const EntenteSpan *spans, size_t count)
{
    const EntenteToken *each = view_token(view, token);
    for (size_t s = 0; s < count; s++)
        if (each->start < spans[s].end && each->end > spans[s].start)
            return true;
    return false;
}

/* How well a side of a candidate is the wanted mention: 1 the very mention, less where one holds the other.
 */
static float side_fit(Scene *scene, const Parties *parties, uint32_t head, const EntenteSpan *spans,
                      size_t count)
{
    float best = 0;
    for (size_t i = 0; i < parties->count; i++) {
        uint32_t party = parties->each[i];
        float fit = 0;
        if (party == head || in_spans(&scene->view, party, spans, count))
            fit = 1;
        else if (view_is_under(&scene->view, head, party))
            fit = 0.7f;
        else if (view_is_under(&scene->view, party, head))
            fit = 0.4f;
        best = fit > best ? fit : best;
    }
    return best;
}

/* Tokens on the way between two tokens of the tree. */
static bool on_path(const View *view, uint32_t token, uint32_t a, uint32_t b)
{
    bool above_a = view_is_under(view, a, token), above_b = view_is_under(view, b, token);
    if (above_a != above_b)
        return true;
    if (!above_a)
        return false;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if (view_is_under(view, a, child) && view_is_under(view, b, child))
            return false;
    return true;
}

static float candidate_fit(Scene *scene, const Candidate *candidate, uint32_t source, uint32_t target,
                           const EntentePair *pair)
{
    float a = side_fit(scene, &candidate->actors, source, pair->source, pair->source_count);
    float r = side_fit(scene, &candidate->recipients, target, pair->target, pair->target_count);
    float between = side_fit(scene, &candidate->mediators, source, pair->source, pair->source_count);
    a = between > a ? between : a;
    if (!candidate->recipients.count) {
        float other = side_fit(scene, &candidate->actors, target, pair->target, pair->target_count);
        r = other > r ? other : r;
    }
    /* the target may stand deep in what the event is about */
    if (r == 0 && target && view_is_under(&scene->view, target, candidate->trigger))
        r = 0.25f;
    if (a == 0 && source && view_is_under(&scene->view, source, candidate->trigger))
        a = 0.15f;
    float fit = 2 * a + 2 * r;
    if (source && target && on_path(&scene->view, candidate->trigger, source, target))
        fit += 0.5f;
    if (!candidate->consumed)
        fit += 0.3f;
    if (candidate->generic)
        fit -= 0.2f;
    if (candidate->status == ENTENTE_NEGATED || candidate->status == ENTENTE_HYPOTHETICAL)
        fit -= 0.1f;
    /* earlier words first, where all else is equal */
    return fit - 0.0005f * (float)candidate->trigger;
}

const Candidate *relate_best(Scene *scene, uint32_t source, uint32_t target, const EntentePair *pair)
{
    const Candidate *best = NULL;
    float best_fit = -1;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing || candidate->type == ENTENTE_EVENT_NONE)
            continue;
        float fit = candidate_fit(scene, candidate, source, target, pair);
        if (fit > best_fit) {
            best_fit = fit;
            best = candidate;
        }
    }
    return best;
}

/* The sentence that holds both mentions, else the one that holds the source, else the target's. */
static size_t pair_sentence(const EntenteDocument *document, const EntentePair *pair)
{
    size_t best = 0;
    int best_count = -1;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const EntenteSentence *sentence = &document->sentences[i];
        int count = 0;
        for (size_t s = 0; s < pair->source_count; s++)
            count += 2 * (pair->source[s].start < sentence->end && pair->source[s].end > sentence->start);
        for (size_t s = 0; s < pair->target_count; s++)
            count += 2 * (pair->target[s].start < sentence->end && pair->target[s].end > sentence->start) -
                     (s > 0);
        if (count > best_count) {
            best_count = count;
            best = i;
        }
    }
    return best;
}

EntenteStatus relate_scene(EntenteCoder *coder, EntenteDocument *document, const EntentePair *pair,
                           Scene *scene, uint32_t *source, uint32_t *target, EntenteError *error)
{
    *source = *target = 0;
    names_begin(&coder->memory, document, NULL);
    arena_reset(coder->scratch);
    const EntenteSentence *sentence = &document->sentences[pair_sentence(document, pair)];
    if (!scene_read(scene, coder->lexicon, sentence, &coder->memory, coder->scratch))
        return error_no_memory(error);
    *source = span_head(&scene->view, pair->source, pair->source_count);
    *target = span_head(&scene->view, pair->target, pair->target_count);
    for (uint32_t t = 1; t <= scene->view.count; t++)
        scene_candidate(scene, t);
    return ENTENTE_OK;
}

EntenteStatus entente_coder_relate(EntenteCoder *coder, EntenteDocument *document, const EntentePair *pair,
                                   EntenteRelation *relation, EntenteError *error)
{
    *relation = (EntenteRelation){.mode = ""};
    if (!document->parsed)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "a document must be parsed before it is coded");
    if (!document->sentence_count)
        return ENTENTE_OK;
    if (!pair->source_count && !pair->target_count)
        return relate_found(coder, document, relation, error);
    Scene scene;
    uint32_t source, target;
    EntenteStatus status = relate_scene(coder, document, pair, &scene, &source, &target, error);
    if (status != ENTENTE_OK)
        return status;
    const Candidate *best = relate_best(&scene, source, target, pair);
    if (best) {
        relation->type = best->type;
        relation->mode = best->mode;
        relation->confidence = 0.5f;
        memcpy(relation->cameo, best->cameo, sizeof relation->cameo);
    }
    if (coder->layer)
        layer_relate(coder->layer, &scene, source, target, best, coder->lexicon, false, relation);
    return ENTENTE_OK;
}
