#include "code/sides_target.h"

#include "base/slice.h"

#include <math.h>
#include <string.h>

/* ---- ends ---- */

/* Whether a token, with all that hangs on it, is a part that a mention may leave out. */
static bool is_part(const View *view, uint32_t token, uint32_t head)
{
    if (view->left[token] <= head)
        return false;
    switch (view->relation[token]) {
    case REL_NMOD:
    case REL_OBLIQUE:
    case REL_ACL:
    case REL_RELATIVE:
    case REL_CONJUNCT:
    case REL_APPOSITION:
    case REL_ADVCL:
    case REL_PARATAXIS:
    case REL_CCOMP:
    case REL_XCOMP:
    case REL_TEMPORAL:
    case REL_ADVMOD:
        return true;
    default:
        return false;
    }
}

void target_ends(const View *view, const Phrase *phrase, Ends *ends)
{
    uint32_t head = phrase->head, right = view->right[head], base = view->sentence->start;
    ends->count = 1;
    ends->last[0] = head;
    ends->end[0] = phrase->end;
    for (uint32_t t = head; t <= view->count && view_token(view, t)->end - base <= phrase->end; t++)
        ends->last[0] = t;
    for (uint32_t t = head + 1; t <= right + 1 && ends->count < END_LIMIT; t++) {
        if (t <= right && !is_part(view, t, head))
            continue;
        uint32_t last = (t <= right ? view->left[t] : t) - 1;
        while (last > head && (view_token(view, last)->upos == ENTENTE_PUNCT ||
                               view_token(view, last)->upos == ENTENTE_CCONJ))
            last--;
        bool known = false;
        for (size_t i = 0; i < ends->count; i++)
            known = known || ends->last[i] == last;
        if (known)
            continue;
        ends->last[ends->count] = last;
        ends->end[ends->count++] = view_token(view, last)->end - base;
    }
}

/* ---- features ---- */

static void add2(Features *features, const char *kind, uint64_t a, uint64_t b)
{
    features_add(features, kind, features_mix(a, b));
}

static void add3(Features *features, const char *kind, uint64_t a, uint64_t b, uint64_t c)
{
    add2(features, kind, features_mix(a, b), c);
}

static uint64_t type_of(const FoundSides *found)
{
    return found->best ? found->best->type : ENTENTE_EVENT_NONE;
}

/* The lemma of a token that may lie outside the sentence. */
static uint64_t lemma_at(const View *view, uint32_t token)
{
    return features_lemma(view, token <= view->count ? token : 0);
}

static uint64_t tag_at(const View *view, uint32_t token)
{
    return token && token <= view->count ? slice_hash(entente_slice(view_token(view, token)->xpos)) : 0;
}

/* What a part of the phrase is, and whether the mention takes it in. */
static void add_part(Features *features, Scene *scene, const FoundSides *found, uint32_t head, uint32_t part,
                     uint32_t last)
{
    const View *view = &scene->view;
    bool within = view->left[part] <= last, cut = within && view->right[part] > last;
    uint64_t state = within * 2u + (view_token(view, part)->head == head) + cut * 8u;
    uint64_t preposition = features_lemma(view, view_case(view, part));
    uint64_t what = features_mix(view->relation[part], preposition);
    uint64_t comma = view->left[part] > 1 && view_text_is(view, view->left[part] - 1, ",");
    uint64_t party = sides_is_party(scene, part) + 2u * names_is_place(&scene->names, part);
    add2(features, "part", what, state);
    add3(features, "part kind", what, state, sides_kind(scene, head));
    add2(features, "part relation", view->relation[part], state);
    add3(features, "part comma", what, comma, state);
    add3(features, "part head", what, features_lemma(view, head), state);
    add3(features, "part tag", tag_at(view, part), view->relation[part], state);
    add3(features, "part party", what, party, state);
    add3(features, "part type", what, type_of(found), state);
    add3(features, "part lemma", features_lemma(view, part), preposition, state);
}

void target_end_features(Features *features, Scene *scene, const FoundSides *found, const Phrase *phrase,
                         const Ends *ends, size_t end)
{
    const View *view = &scene->view;
    uint32_t head = phrase->head, last = ends->last[end], longest = 12;
    uint64_t kind = sides_kind(scene, head), next = lemma_at(view, last + 1), tag = tag_at(view, last + 1);
    uint64_t rule = last == ends->last[0] ? 1 : last < ends->last[0] ? 2 : 3;
    features->count = 0;
    features_add(features, "end rule", rule);
    add2(features, "end rule kind", rule, kind);
    add2(features, "end rule type", rule, type_of(found));
    features_add(features, "end length", last - head > longest ? longest : last - head);
    add2(features, "end bare", last == head, features_lemma(view, head));
    features_add(features, "end next", next);
    add2(features, "end next kind", next, kind);
    add2(features, "end next rule", next, rule);
    add2(features, "end next tag", tag, rule);
    features_add(features, "end last", features_lemma(view, last));
    add2(features, "end last tag", tag_at(view, last), tag);
    for (uint32_t t = head + 1; t <= view->right[head]; t++)
        if (is_part(view, t, head))
            add_part(features, scene, found, head, t, last);
}

/* The words in a phrase, and those on either side, which hold where the tree is wrong. */
static void add_words(Features *features, const View *view, const Phrase *phrase, uint64_t kind)
{
    uint32_t base = view->sentence->start, first = phrase->head, last = phrase->head;
    for (uint32_t t = 1; t <= view->count; t++) {
        if (view_token(view, t)->start - base == phrase->start)
            first = t;
        if (view_token(view, t)->end - base <= phrase->end)
            last = t;
    }
    for (uint32_t t = first; t <= last; t++) {
        if (t == phrase->head)
            continue;
        features_add(features, "within", features_lemma(view, t));
        add2(features, "within tag", tag_at(view, t), view->relation[t]);
    }
    uint64_t before = lemma_at(view, first - 1), after = lemma_at(view, last + 1);
    features_add(features, "word before", before);
    add2(features, "word before kind", before, kind);
    add2(features, "words before", before, first > 1 ? lemma_at(view, first - 2) : 0);
    features_add(features, "word after", after);
    add2(features, "word after kind", after, kind);
    add2(features, "words around", after, before);
}

/* The way through the tree between the source and a phrase. */
typedef struct Way {
    uint32_t top;             /* where both ways up meet; without a source, the root */
    uint64_t up;              /* relations from the source */
    uint64_t plain;           /* relations to the phrase */
    uint64_t down;            /* and with prepositions */
    uint64_t lemmas;          /* between */
    uint32_t steps_up, steps; /* from the source, to the phrase */
} Way;

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

static Way find_way(const View *view, uint32_t source, uint32_t head)
{
    enum { LONGEST = 12 };
    Way way = {.top = head, .up = 1, .plain = 1, .down = 1, .lemmas = 1};
    while (way.top && !(source && view_is_under(view, source, way.top)) && way.steps < LONGEST) {
        uint64_t relation = view->relation[way.top];
        way.plain = features_mix(way.plain, relation);
        way.down =
            features_mix(features_mix(way.down, relation), features_lemma(view, view_case(view, way.top)));
        if (way.top != head)
            way.lemmas = features_mix(way.lemmas, features_lemma(view, way.top));
        way.top = head_of(view, way.top);
        way.steps++;
    }
    for (uint32_t t = source; t && t != way.top && way.steps_up < LONGEST; t = head_of(view, t)) {
        way.up = features_mix(way.up, view->relation[t]);
        way.steps_up++;
    }
    return way;
}

static void add_way(Features *features, const View *view, const Way *way, uint32_t head, uint64_t kind,
                    uint64_t type)
{
    uint64_t top = lemma_at(view, way->top), over = lemma_at(view, head_of(view, head));
    uint64_t plain = features_mix(way->plain, way->up);
    add2(features, "pair down", way->down, way->up);
    features_add(features, "pair plain", plain);
    add2(features, "pair plain kind", plain, kind);
    add2(features, "pair plain type", plain, type);
    add2(features, "pair top plain", top, way->plain);
    add2(features, "pair top down", top, way->down);
    add2(features, "pair top lemmas", top, way->lemmas);
    add2(features, "pair down lemmas", way->down, way->lemmas);
    add2(features, "pair top kind", top, kind);
    add2(features, "pair steps", way->steps, way->steps_up);
    add2(features, "pair steps kind", way->steps, kind);
    add3(features, "pair steps type", way->steps, view->relation[head], type);
    add2(features, "pair over plain", over, plain);
    add2(features, "pair over top", over, top);
    add3(features, "pair over top down", over, top, way->down);
    if (view_token(view, head)->upos == ENTENTE_NOUN) {
        add2(features, "pair head plain", features_lemma(view, head), way->plain);
        add2(features, "pair head top", features_lemma(view, head), top);
    }
}

/* Its places in all events that the dictionaries see in the sentence. */
static void add_roles(Features *features, Scene *scene, const FoundSides *found, uint32_t head,
                      uint32_t source)
{
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing)
            continue;
        uint64_t role = parties_have(&candidate->actors, head) +
                        2u * parties_have(&candidate->recipients, head) +
                        4u * parties_have(&candidate->mediators, head);
        uint64_t its =
            parties_have(&candidate->actors, source) + 2u * parties_have(&candidate->recipients, source);
        if (!role)
            continue;
        add2(features, "role type", role, candidate->type);
        add2(features, "role best", role, candidate == found->best);
        add2(features, "role word", role, features_lemma(&scene->view, t));
        if (source)
            add3(features, "role both", role, candidate->type, its);
    }
}

void target_pair_features(Features *features, Scene *scene, const FoundSides *found, const Phrase *phrase,
                          const Phrase *source)
{
    const View *view = &scene->view;
    uint32_t head = phrase->head, from = source ? source->head : 0, between = 0, most = 5;
    uint64_t kind = sides_kind(scene, head), type = type_of(found);
    features->count = 0;
    add_words(features, view, phrase, kind);
    Way way = find_way(view, from, head);
    add_way(features, view, &way, head, kind, type);
    for (uint32_t t = from + 1; from && t < head; t++)
        between += sides_is_phrase(view, t);
    uint64_t order = features_mix(between > most ? most : between, head > from);
    features_add(features, "pair between", order);
    add2(features, "pair between kind", order, kind);
    add2(features, "pair between type", order, type);
    add_roles(features, scene, found, head, from);
    if (!from)
        return;
    const EntenteEntity *mine = names_entity(&scene->names, head), *its = names_entity(&scene->names, from);
    bool same = entity_is_known(mine) && entity_is_known(its) && strcmp(mine->code, its->code) == 0;
    add2(features, "pair same", same, entity_is_known(mine));
}

/* ---- the choice ---- */

void target_probabilities(Ends *ends, size_t count, const bool *barred, float *nobody)
{
    float best = *nobody, sum = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t e = 0; e < ends[i].count && !barred[i]; e++)
            best = ends[i].worth[e] > best ? ends[i].worth[e] : best;
    sum = *nobody = expf(*nobody - best);
    for (size_t i = 0; i < count; i++)
        for (size_t e = 0; e < ends[i].count; e++)
            sum += ends[i].worth[e] = barred[i] ? 0 : expf(ends[i].worth[e] - best);
    *nobody /= sum;
    for (size_t i = 0; i < count; i++)
        for (size_t e = 0; e < ends[i].count; e++)
            ends[i].worth[e] /= sum;
}

static size_t likeliest_end(const Ends *ends)
{
    size_t best = 0;
    for (size_t e = 1; e < ends->count; e++)
        if (ends->worth[e] > ends->worth[best])
            best = e;
    return best;
}

size_t target_decide(const Phrase *phrases, const Ends *ends, size_t count, const bool *barred,
                     float (*alone)[SIDE_CLASSES], Phrase *chosen)
{
    const float least = 0.25f, beside = 0.2f;
    Phrase cut[PHRASE_LIMIT];
    bool taken[PHRASE_LIMIT] = {false}, grown = true;
    size_t first = count, found = 0;
    float best = least;
    for (size_t i = 0; i < count; i++) {
        size_t end = likeliest_end(&ends[i]);
        cut[i] = phrases[i];
        cut[i].end = ends[i].end[end];
        if (!barred[i] && ends[i].worth[end] > best) {
            best = ends[i].worth[end];
            first = i;
        }
    }
    if (first == count)
        return 0;
    taken[first] = true;
    while (grown) {
        grown = false;
        for (size_t i = 0; i < count; i++) {
            bool free = !barred[i] && !taken[i] && alone[i][SIDE_TARGET] > beside, next = false;
            for (size_t other = 0; other < count && free; other++) {
                free = !taken[other] || !sides_overlap(&cut[i], &cut[other]);
                next = next || (taken[other] && sides_adjacent(&phrases[i], &phrases[other]));
            }
            if (free && next)
                taken[i] = grown = true;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (taken[i])
            chosen[found++] = cut[i];
    return found;
}
