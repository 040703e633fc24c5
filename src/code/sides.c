#include "code/sides.h"

#include "base/slice.h"
#include "code/sides_target.h"

#include <math.h>
#include <string.h>

bool sides_is_party(Scene *scene, uint32_t head)
{
    return names_is_actor(&scene->names, head) || names_is_person(&scene->names, head) ||
           names_is_place(&scene->names, head) || entity_is_known(names_entity(&scene->names, head)) ||
           names_in_set(scene->lexicon, &scene->view, head, "people") ||
           names_in_set(scene->lexicon, &scene->view, names_substance(&scene->names, head), "people");
}

uint32_t sides_party_below(Scene *scene, uint32_t token, const Parties *actors)
{
    const View *view = &scene->view;
    for (uint32_t t = token + 1; t <= view->right[token]; t++)
        if ((view->relation[t] == REL_NMOD || view->relation[t] == REL_OBLIQUE) && view_case(view, t) &&
            !parties_have(actors, t) &&
            (names_is_actor(&scene->names, t) || names_is_place(&scene->names, t)))
            return t;
    return 0;
}

bool sides_is_phrase(const View *view, uint32_t token)
{
    return view_is_nominal(view, token) && view->relation[token] != REL_COMPOUND &&
           view->relation[token] != REL_FLAT;
}

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

/* "leaders and members of the group": one mention, where both are common nouns and the second has no
 * determiner or number of its own; 0: none. */
static uint32_t joined_noun(const View *view, uint32_t head)
{
    uint32_t next = view_child(view, head, REL_CONJUNCT);
    return next && view_token(view, head)->upos == ENTENTE_NOUN &&
                   view_token(view, next)->upos == ENTENTE_NOUN && !view_child(view, next, REL_DETERMINER) &&
                   !view_child(view, next, REL_NUMBER) && !view_child(view, next, REL_AMOD) &&
                   !view_child(view, next, REL_COMPOUND)
               ? next
               : 0;
}

/* What explains a name ("Bhutan, a nation of mountains") is no part of the name, but of the mention; 0: none.
 */
static uint32_t aside_of(const View *view, uint32_t head)
{
    uint32_t aside = view_child(view, head, REL_APPOSITION);
    return aside > head && view_token(view, head)->upos == ENTENTE_PROPN &&
                   view_token(view, aside)->upos == ENTENTE_NOUN
               ? aside
               : 0;
}

size_t sides_phrases(Scene *scene, Phrase *phrases)
{
    const View *view = &scene->view;
    uint32_t base = view->sentence->start;
    size_t count = 0;
    for (uint32_t t = 1; t <= view->count && count < PHRASE_LIMIT; t++) {
        if (!sides_is_phrase(view, t))
            continue;
        EntenteSpan span = names_entity(&scene->names, t)->span;
        uint32_t more[] = {joined_noun(view, t), aside_of(view, t)};
        for (size_t i = 0; i < sizeof more / sizeof *more; i++)
            if (more[i] && names_entity(&scene->names, more[i])->span.start > span.end)
                span.end = names_entity(&scene->names, more[i])->span.end;
        Phrase phrase = {.head = t, .start = span.start, .end = span.end};
        uint32_t words = 0;
        for (uint32_t w = 1; w <= view->count; w++) {
            const EntenteToken *token = view_token(view, w);
            if (token->upos == ENTENTE_PUNCT || token->upos == ENTENTE_CCONJ)
                continue;
            words++;
            if (token->start - base < span.end) {
                phrase.last_word = words;
                if (token->start - base <= span.start)
                    phrase.first_word = words;
            }
        }
        phrases[count++] = phrase;
    }
    return count;
}

uint64_t sides_kind(Scene *scene, uint32_t head)
{
    return sides_is_party(scene, head) + 2u * names_is_actor(&scene->names, head) +
           4u * names_is_place(&scene->names, head) + 8u * names_is_person(&scene->names, head) +
           16u * view_token(&scene->view, head)->upos;
}

/* ---- features ---- */

/* What is told of a phrase in one word. */
typedef struct Sight {
    Features *features;
    uint64_t kind;   /* party, actor, place, person, part of speech */
    uint64_t rule;   /* what the rules say of it */
    uint64_t type;   /* of the event */
    uint64_t deprel; /* of the phrase */
    uint64_t preposition;
    uint64_t with;
    const char *name;
} Sight;

static void add2(Sight *sight, const char *kind, uint64_t a, uint64_t b)
{
    features_add(sight->features, kind, features_mix(a, b));
}

static void add3(Sight *sight, const char *kind, uint64_t a, uint64_t b, uint64_t c)
{
    add2(sight, kind, features_mix(a, b), c);
}

static bool on_set(void *context, LexiconHit hit)
{
    Sight *sight = context;
    if (hit.payload->kind == PAYLOAD_SET)
        add2(sight, sight->name, slice_hash(entente_slice(image_string(hit.image, hit.payload->index))),
             sight->with);
    return true;
}

/* The sets of a word, each with another value. */
static void add_sets(Sight *sight, Scene *scene, uint32_t token, const char *name, uint64_t with)
{
    sight->name = name;
    sight->with = with;
    lexicon_find(scene->lexicon, ROOT_SETS, view_token(&scene->view, token)->lemma, on_set, sight);
}

static void add_kind(Sight *sight, Scene *scene, const FoundSides *found, uint32_t head)
{
    const View *view = &scene->view;
    const EntenteEntity *entity = names_entity(&scene->names, head);
    const EntenteToken *token = view_token(view, head);
    features_add(sight->features, "rule", sight->rule);
    features_add(sight->features, "kind", sight->kind);
    add2(sight, "rule kind", sight->rule, sight->kind);
    features_add(sight->features, "known", entity_is_known(entity));
    features_add(sight->features, "sector",
                 slice_hash((EntenteSlice){entity->sectors, strcspn(entity->sectors, ",")}));
    features_add(sight->features, "relation", sight->deprel);
    add2(sight, "rule type", sight->rule, sight->type);
    add2(sight, "type kind", sight->type, sight->kind);
    if (token->upos == ENTENTE_NOUN) {
        features_add(sight->features, "lemma", features_lemma(view, head));
        add2(sight, "rule lemma", sight->rule, features_lemma(view, head));
    }
    features_add(sight->features, "case", sight->preposition);
    add2(sight, "rule case", sight->rule, sight->preposition);
    add2(sight, "case kind", sight->preposition, sight->kind);
    add2(sight, "tag", slice_hash(entente_slice(token->xpos)), sight->deprel);
    add2(sight, "determiner", features_lemma(view, view_child(view, head, REL_DETERMINER)), sight->kind);
    uint32_t inner = names_substance(&scene->names, head);
    add_sets(sight, scene, inner, "set", 0);
    add_sets(sight, scene, inner, "set relation", sight->deprel);
    add_sets(sight, scene, inner, "set type", sight->type);
    add3(sight, "party below", sides_party_below(scene, head, &found->actors) != 0, sight->kind, sight->type);
}

/* The way up to the root. Returns the root. */
static uint32_t add_path(Sight *sight, Scene *scene, uint32_t head)
{
    const View *view = &scene->view;
    uint64_t names = 1, relations = 1;
    uint32_t top = head, depth = 0;
    for (uint32_t up = head; up && depth < 12; up = head_of(view, up), depth++) {
        names = features_mix(names, slice_hash(entente_slice(view_token(view, up)->deprel)));
        relations = features_mix(relations, view->relation[up]);
        top = up;
        if (up != head)
            features_add(sight->features, "up", features_lemma(view, up));
    }
    features_add(sight->features, "path", names);
    features_add(sight->features, "depth", depth);
    add2(sight, "path kind", relations, sight->kind);
    uint64_t lemma = features_lemma(view, top);
    features_add(sight->features, "top", lemma);
    add2(sight, "top rule", lemma, sight->rule);
    add2(sight, "top path", lemma, relations);
    uint32_t above = head_of(view, head);
    if (above)
        add3(sight, "governor", features_lemma(view, above), sight->deprel, sight->preposition);
    return top;
}

static void add_verb(Sight *sight, Scene *scene, uint32_t head)
{
    const View *view = &scene->view;
    uint32_t verb = head_of(view, head);
    for (unsigned i = 0; i < 4 && verb && !view_is_verb(view, verb); i++)
        verb = head_of(view, verb);
    uint32_t above = head_of(view, head);
    if (above && !view_is_verb(view, above)) {
        uint64_t noun = view_token(view, above)->upos == ENTENTE_NOUN ? features_lemma(view, above) : 1;
        add3(sight, "noun above", noun, sight->preposition, sight->kind);
        add_sets(sight, scene, above, "set above", features_mix(sight->preposition, sight->kind));
    }
    if (!view_is_verb(view, verb))
        return;
    uint32_t object = view_child(view, verb, REL_OBJECT);
    uint64_t lemma = features_lemma(view, verb), other = object == head ? 2
                                                         : !object      ? 3
                                                         : view_token(view, object)->upos == ENTENTE_PROPN
                                                             ? 4
                                                             : features_lemma(view, object);
    add2(sight, "verb rule", lemma, sight->rule);
    add2(sight, "verb object", lemma, other);
    add3(sight, "verb object relation", lemma, other, sight->deprel);
    add2(sight, "object case", other, sight->preposition);
    if (object && object != head)
        add_sets(sight, scene, names_substance(&scene->names, object), "object set",
                 features_mix(sight->deprel, sight->kind));
    add3(sight, "clause", slice_hash(entente_slice(view_token(view, verb)->deprel)), verb < head,
         sight->deprel);
}

/* Where it stands from the event's word. */
static void add_trigger(Sight *sight, Scene *scene, const Candidate *best, uint32_t head)
{
    const View *view = &scene->view;
    uint32_t trigger = best->trigger;
    uint64_t lemma = features_lemma(view, trigger);
    bool under = view_is_under(view, head, trigger);
    uint64_t side = under ? 1 : head < trigger ? 2 : 3, path = 1;
    add2(sight, "trigger", lemma, side);
    add2(sight, "trigger rule", lemma, sight->rule);
    add2(sight, "type side", sight->type, side);
    add2(sight, "type case", sight->type, sight->preposition);
    add3(sight, "type kind side", sight->type, sight->kind, side);
    features_add(sight->features, "own",
                 parties_have(&best->actors, head) + 2u * parties_have(&best->recipients, head));
    if (under)
        for (uint32_t up = head, steps = 0; up && up != trigger && steps < 12;
             up = head_of(view, up), steps++)
            path = features_mix(path, view->relation[up]);
    features_add(sight->features, "trigger path", under ? path : 0);
}

static void add_place(Sight *sight, Scene *scene, const FoundSides *found, const Phrase *phrase, uint32_t top)
{
    const View *view = &scene->view;
    uint32_t head = phrase->head, from = found->best ? found->best->trigger : top;
    unsigned under = 0, order = 0, before = 0;
    for (size_t i = 0; i < found->recipients.count; i++) {
        uint32_t other = found->recipients.each[i];
        if (other != head)
            under |=
                (view_is_under(view, head, other) ? 1u : 0) | (view_is_under(view, other, head) ? 2u : 0);
    }
    for (size_t i = 0; i < found->actors.count; i++)
        if (found->actors.each[i] != head && view_is_under(view, head, found->actors.each[i]))
            under |= 4;
    for (uint32_t t = 1; t < head; t++) {
        order += t > from && sides_is_phrase(view, t);
        before += sides_is_phrase(view, t) && sides_is_party(scene, t);
    }
    order = order > 4 ? 4 : order;
    before = before > 4 ? 4 : before;
    uint64_t counts = found->actors.count * 16u + found->recipients.count, where = order * 2 + (head > from);
    features_add(sight->features, "under", under);
    add2(sight, "under kind", under, sight->kind);
    add3(sight, "under type kind", under, sight->type, sight->kind);
    features_add(sight->features, "counts", counts);
    add2(sight, "rule counts", sight->rule, counts);
    features_add(sight->features, "before", before);
    add2(sight, "before kind", before, sight->kind);
    features_add(sight->features, "order", where);
    add2(sight, "order kind", where, sight->kind);
    add2(sight, "order type", where, sight->type);
    add2(sight, "first", phrase->start == 0, sight->kind);
    add2(sight, "length", (phrase->end - phrase->start) / 12, sight->kind);
    uint32_t next = view_child(view, top, REL_XCOMP);
    next = next ? next : view_child(view, top, REL_CCOMP);
    if (next) {
        uint64_t lemma = features_lemma(view, top);
        add3(sight, "chain", lemma, features_lemma(view, next), view_is_under(view, head, next));
        add2(sight, "chain rule", lemma, sight->rule);
    }
}

void sides_features(Features *features, Scene *scene, const FoundSides *found, const Phrase *phrase)
{
    const View *view = &scene->view;
    uint32_t head = phrase->head;
    features->count = 0;
    Sight sight = {.features = features,
                   .kind = sides_kind(scene, head),
                   .rule = parties_have(&found->actors, head) + 2u * parties_have(&found->recipients, head) +
                           4u * found->mutual,
                   .type = found->best ? found->best->type : ENTENTE_EVENT_NONE,
                   .deprel = slice_hash(entente_slice(view_token(view, head)->deprel)),
                   .preposition = features_lemma(view, view_case(view, head))};
    features_add(features, "always", 1);
    add_kind(&sight, scene, found, head);
    uint32_t top = add_path(&sight, scene, head);
    add_verb(&sight, scene, head);
    if (found->best)
        add_trigger(&sight, scene, found->best, head);
    add_place(&sight, scene, found, phrase, top);
}

/* ---- the choice ---- */

bool sides_overlap(const Phrase *a, const Phrase *b)
{
    return a->start < b->end && b->start < a->end;
}

bool sides_adjacent(const Phrase *a, const Phrase *b)
{
    return a->first_word == b->last_word + 1 || b->first_word == a->last_word + 1;
}

/* Whether a phrase may join the sources: it overlaps none; `*next` where one stands beside it. */
static bool is_free(const Phrase *phrases, size_t count, size_t phrase, const uint8_t *sides, bool *next)
{
    *next = false;
    for (size_t i = 0; i < count; i++) {
        if (sides[i] == SIDE_NONE)
            continue;
        if (sides_overlap(&phrases[i], &phrases[phrase]))
            return false;
        *next = *next || sides_adjacent(&phrases[i], &phrases[phrase]);
    }
    return true;
}

bool sides_decide(const Phrase *phrases, float (*probabilities)[SIDE_CLASSES], size_t count, uint8_t *sides)
{
    const float first = 0.25f, beside = 0.2f, apart = 0.9f;
    bool both = false, tried[PHRASE_LIMIT] = {false}, any = false;
    memset(sides, SIDE_NONE, count);
    for (size_t i = 0; i < count; i++)
        if (probabilities[i][SIDE_BOTH] > 0.5f) {
            sides[i] = SIDE_BOTH;
            both = true;
        }
    for (size_t round = 0; round < count && !both; round++) {
        size_t best = count;
        for (size_t i = 0; i < count; i++)
            if (!tried[i] &&
                (best == count || probabilities[i][SIDE_SOURCE] > probabilities[best][SIDE_SOURCE]))
                best = i;
        tried[best] = true;
        bool next;
        if (!is_free(phrases, count, best, sides, &next))
            continue;
        float probability = probabilities[best][SIDE_SOURCE];
        if (!any && probability < first)
            break;
        if (!any || (next && probability > beside) || probability > apart)
            sides[best] = SIDE_SOURCE;
        any = true;
    }
    return both;
}

const Phrase *sides_bar(const Phrase *phrases, size_t count, const uint8_t *sides, bool *barred)
{
    const Phrase *source = NULL;
    memset(barred, 0, count * sizeof *barred);
    for (size_t s = 0; s < count; s++) {
        if (sides[s] != SIDE_SOURCE && sides[s] != SIDE_BOTH)
            continue;
        source = source ? source : &phrases[s];
        for (size_t i = 0; i < count; i++)
            barred[i] = barred[i] || sides_overlap(&phrases[s], &phrases[i]);
    }
    return source;
}

/* The probabilities of a phrase's sides from its features. */
static void weigh(const Sides *sides, const Features *features, float probabilities[SIDE_CLASSES])
{
    int32_t sums[SIDE_CLASSES] = {0};
    for (size_t f = 0; f < features->count; f++) {
        size_t bucket = features->index[f] & (SIDES_BUCKETS - 1);
        for (size_t c = 0; c < SIDE_CLASSES; c++)
            sums[c] += sides->weights[bucket * SIDE_CLASSES + c];
    }
    float norm = 1.0f / sqrtf((float)features->count), sum = 0;
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        sum += probabilities[c] = expf((float)sums[c] * sides->header.scale[c] * norm);
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        probabilities[c] /= sum;
}

/* What a part of a mention is worth. */
static float worth(const Sides *sides, const Features *features, TargetPart part)
{
    const int8_t *weights = sides->weights + (size_t)SIDES_BUCKETS * (SIDE_CLASSES + (size_t)part);
    int32_t sum = 0;
    for (size_t f = 0; f < features->count; f++)
        sum += weights[features->index[f] & (SIDES_BUCKETS - 1)];
    return features->count ? (float)sum * sides->header.target_scale[part] / sqrtf((float)features->count)
                           : 0;
}

/* To whom it is done. */
static size_t choose_targets(const Sides *weights, Scene *scene, const FoundSides *found,
                             const Phrase *phrases, float (*probabilities)[SIDE_CLASSES], size_t count,
                             const uint8_t *sides, Phrase *chosen)
{
    Ends ends[PHRASE_LIMIT];
    bool barred[PHRASE_LIMIT];
    float nobody = 0;
    Features features = {0};
    const Phrase *source = sides_bar(phrases, count, sides, barred);
    for (size_t i = 0; i < count; i++) {
        target_ends(&scene->view, &phrases[i], &ends[i]);
        sides_features(&features, scene, found, &phrases[i]);
        if (&phrases[i] == source)
            nobody = worth(weights, &features, TARGET_NOBODY);
        if (barred[i])
            continue;
        float sum = worth(weights, &features, TARGET_PHRASE);
        target_pair_features(&features, scene, found, &phrases[i], source);
        sum += worth(weights, &features, TARGET_PAIR);
        for (size_t e = 0; e < ends[i].count; e++) {
            target_end_features(&features, scene, found, &phrases[i], &ends[i], e);
            ends[i].worth[e] = sum + worth(weights, &features, TARGET_END);
        }
    }
    features_free(&features);
    target_probabilities(ends, count, barred, &nobody);
    return target_decide(phrases, ends, count, barred, probabilities, chosen);
}

void sides_choose(const Sides *weights, Scene *scene, FoundSides *found)
{
    Phrase phrases[PHRASE_LIMIT], targets[PHRASE_LIMIT];
    float probabilities[PHRASE_LIMIT][SIDE_CLASSES];
    uint8_t sides[PHRASE_LIMIT];
    size_t count = sides_phrases(scene, phrases), target_count = 0;
    Features features = {0};
    for (size_t i = 0; i < count; i++) {
        sides_features(&features, scene, found, &phrases[i]);
        weigh(weights, &features, probabilities[i]);
    }
    features_free(&features);
    bool mutual = sides_decide(phrases, probabilities, count, sides);
    if (!mutual)
        target_count = choose_targets(weights, scene, found, phrases, probabilities, count, sides, targets);
    found->actors.count = found->recipients.count = found->source_count = found->target_count = 0;
    found->chosen = true;
    found->mutual = mutual;
    for (size_t i = 0; i < count; i++)
        if (sides[i] != SIDE_NONE && found->source_count < PARTY_LIMIT) {
            parties_add(&found->actors, phrases[i].head);
            found->sources[found->source_count++] = phrases[i];
        }
    for (size_t i = 0; i < target_count && i < PARTY_LIMIT; i++) {
        parties_add(&found->recipients, targets[i].head);
        found->targets[found->target_count++] = targets[i];
    }
}
