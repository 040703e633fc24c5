/* What the statistical layer sees of a pair: the lexicon's findings, the path between the two, and the words
 * around. */
#include "base/slice.h"
#include "code/layer.h"
#include "lexicon/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void features_free(Features *features)
{
    free(features->index);
    *features = (Features){0};
}

static void put(Features *features, uint64_t hash)
{
    if (features->count == features->capacity) {
        size_t capacity = features->capacity ? features->capacity * 2 : 512;
        uint32_t *grown = realloc(features->index, capacity * sizeof *grown);
        if (!grown) {
            features->failed = true;
            return;
        }
        features->index = grown;
        features->capacity = capacity;
    }
    features->index[features->count++] = (uint32_t)(hash ^ hash >> 32);
}

/* A feature is its kind and up to two values. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDu;
    return x ^ x >> 29;
}

static uint64_t kind_hash(const char *kind)
{
    return slice_hash(entente_slice(kind));
}

static void add1(Features *features, const char *kind, uint64_t a)
{
    put(features, mix(kind_hash(kind), a));
}

static void add2(Features *features, const char *kind, uint64_t a, uint64_t b)
{
    put(features, mix(mix(kind_hash(kind), a), b));
}

uint64_t features_mix(uint64_t a, uint64_t b)
{
    return mix(a, b);
}

void features_add(Features *features, const char *kind, uint64_t value)
{
    add1(features, kind, value);
}

uint64_t features_lemma(const View *view, uint32_t token)
{
    return token ? fold_hash(view_token(view, token)->lemma) : 7;
}

static uint64_t lemma(const View *view, uint32_t token)
{
    return features_lemma(view, token);
}

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = token ? view_token(view, token)->head : 0;
    return head <= view->count ? head : 0;
}

/* ---- what the lexicon says ---- */

static unsigned party_fit(Scene *scene, const Parties *parties, uint32_t head)
{
    unsigned best = 0;
    for (size_t i = 0; head && i < parties->count; i++) {
        unsigned fit = parties->each[i] == head                              ? 3
                       : view_is_under(&scene->view, head, parties->each[i]) ? 2
                       : view_is_under(&scene->view, parties->each[i], head) ? 1
                                                                             : 0;
        best = fit > best ? fit : best;
    }
    return best;
}

static void add_candidate(Features *features, Scene *scene, const Candidate *candidate, uint32_t source,
                          uint32_t target)
{
    unsigned actor = party_fit(scene, &candidate->actors, source);
    unsigned recipient =
        party_fit(scene, candidate->recipients.count ? &candidate->recipients : &candidate->actors, target);
    uint64_t type = candidate->type, fit = actor * 4 + recipient,
             mode = slice_hash(entente_slice(candidate->mode));
    uint64_t cameo = slice_hash(
        (EntenteSlice){candidate->cameo, strlen(candidate->cameo) < 3 ? strlen(candidate->cameo) : 3});
    add1(features, "best", type);
    add2(features, "best fit", type, fit);
    add2(features, "best mode", type, mode);
    add1(features, "best cameo", cameo);
    add2(features, "best status", type, (uint64_t)candidate->status);
    add2(features, "best frame", type, candidate->frame_type);
    add2(features, "best word", type, lemma(&scene->view, candidate->trigger));
    add2(features, "best generic", type, candidate->generic + 2u * candidate->consumed);
    if (candidate->about)
        add2(features, "best about", type, candidate->about->type);
}

/* ---- sets and dictionary types of a word ---- */

typedef struct Wordly {
    Features *features;
    const char *kind;
} Wordly;

static bool on_set(void *context, LexiconHit hit)
{
    Wordly *wordly = context;
    const char *name =
        hit.payload->kind == PAYLOAD_SET ? image_string(hit.image, hit.payload->index) : "toll_";
    if (strncmp(name, "toll_", 5) != 0) /* sets that are there for figures alone say nothing of events */
        add1(wordly->features, wordly->kind, slice_hash(entente_slice(name)));
    return true;
}

static bool on_frame(void *context, LexiconHit hit)
{
    Wordly *wordly = context;
    if (hit.payload->kind == PAYLOAD_FRAME) {
        const ImageFrame *frame = hit_frame(hit);
        if (!*image_string(hit.image, frame->follow))
            add1(wordly->features, wordly->kind, frame->type);
    }
    return true;
}

static void add_word(Features *features, Scene *scene, uint32_t token, const char *set_kind,
                     const char *type_kind)
{
    EntenteSlice word = view_token(&scene->view, token)->lemma;
    Wordly sets = {features, set_kind}, types = {features, type_kind};
    lexicon_find(scene->lexicon, ROOT_SETS, word, on_set, &sets);
    bool verb = view_is_verb(&scene->view, token);
    lexicon_find(scene->lexicon, verb ? ROOT_VERBS : ROOT_NOUNS, word, on_frame, &types);
}

/* ---- the parties ---- */

static void add_party(Features *features, Scene *scene, uint32_t head, const char *kind)
{
    if (!head) {
        add1(features, kind, 1);
        return;
    }
    const EntenteEntity *entity = names_entity(&scene->names, head);
    EntenteSlice sector = {entity->sectors, strcspn(entity->sectors, ",")};
    uint64_t known = entity->code[0] ? 2 : 3;
    add2(features, kind, slice_hash(sector), known);
    add2(features, kind, 11, lemma(&scene->view, head));
    add2(features, kind, 12, view_token(&scene->view, head)->upos);
    add2(features, kind, 13, names_is_actor(&scene->names, head) * 2u + names_is_person(&scene->names, head));
}

/* ---- the path ---- */

enum { PATH_LIMIT = 24 };

static size_t ancestors(const View *view, uint32_t token, uint32_t *out)
{
    size_t count = 0;
    while (token && count < PATH_LIMIT) {
        out[count++] = token;
        token = head_of(view, token);
    }
    return count;
}

static void add_path(Features *features, Scene *scene, uint32_t source, uint32_t target)
{
    const View *view = &scene->view;
    uint32_t up[PATH_LIMIT], down[PATH_LIMIT];
    size_t up_count = ancestors(view, source, up), down_count = ancestors(view, target, down), u = 0, d = 0;
    bool met = false;
    for (u = 0; u < up_count && !met; u++)
        for (d = 0; d < down_count && !met; d++)
            met = up[u] == down[d];
    if (!met)
        return;
    u--;
    d--;
    uint64_t relations = 1;
    for (size_t i = 0; i < u; i++)
        relations = mix(relations, view->relation[up[i]]);
    relations = mix(relations, 99);
    for (size_t i = d; i-- > 0;)
        relations = mix(relations, view->relation[down[i]]);
    add1(features, "path", relations);
    add1(features, "top", lemma(view, up[u]));
    for (size_t i = 0; i <= u; i++)
        if (i || up[i] != source) {
            add1(features, "path up", lemma(view, up[i]));
            add_word(features, scene, up[i], "path set", "path type");
        }
    for (size_t i = 0; i < d; i++)
        if (i || down[i] != target) {
            add1(features, "path down", lemma(view, down[i]));
            add_word(features, scene, down[i], "path set", "path type");
        }
    if (d > 0)
        add2(features, "top last", lemma(view, up[u]), lemma(view, down[d - 1]));
    uint32_t preposition = target ? view_case(view, target) : 0;
    add2(features, "last case", lemma(view, preposition), lemma(view, up[u]));
}

/* The verb that the source is subject of, with all that hangs on it. */
static void add_verb(Features *features, Scene *scene, uint32_t source)
{
    const View *view = &scene->view;
    uint32_t verb = source;
    for (unsigned i = 0; i < 6 && verb && !view_is_verb(view, verb); i++)
        verb = head_of(view, verb);
    for (unsigned level = 0; level < 3 && verb; level++) {
        static const char *const kinds[] = {"verb", "verb 2", "verb 3"};
        static const char *const object_kinds[] = {"object", "object 2", "object 3"};
        add1(features, kinds[level], lemma(view, verb));
        add_word(features, scene, verb, "verb set", "verb type");
        uint32_t next = 0;
        for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
            switch (view->relation[child]) {
            case REL_OBJECT:
            case REL_SUBJECT_PASSIVE: {
                uint32_t inner = names_substance(&scene->names, child);
                add1(features, object_kinds[level], lemma(view, inner));
                add2(features, object_kinds[level], lemma(view, verb), lemma(view, inner));
                add_word(features, scene, inner, "object set", "object type");
                break;
            }
            case REL_PARTICLE:
            case REL_AUX:
            case REL_ADVMOD:
                add2(features, "beside verb", lemma(view, verb), lemma(view, child));
                add2(features, "beside", level, lemma(view, child));
                break;
            case REL_OBLIQUE:
                add2(features, "oblique", lemma(view, verb), lemma(view, view_case(view, child)));
                break;
            case REL_XCOMP:
            case REL_CCOMP:
                next = next ? next : child;
                add2(features, "complement", lemma(view, verb), lemma(view, child));
                break;
            case REL_ADVCL:
                next = next ? next : child;
                break;
            default:
                break;
            }
        }
        if (view_is_passive(view, verb))
            add2(features, "passive", level, lemma(view, verb));
        verb = next;
    }
}

static void add_words(Features *features, Scene *scene, uint32_t source, uint32_t target)
{
    const View *view = &scene->view;
    uint32_t first = source && target ? (source < target ? source : target) : 1;
    uint32_t last = source && target ? (source < target ? target : source) : view->count;
    uint64_t before = 3;
    for (uint32_t t = 1; t <= view->count; t++) {
        const EntenteToken *token = view_token(view, t);
        if (token->upos == ENTENTE_PUNCT || token->upos == ENTENTE_DET || token->upos == ENTENTE_NUM)
            continue;
        uint64_t word = token->upos == ENTENTE_PROPN ? 5 : lemma(view, t);
        if (token->upos != ENTENTE_PROPN)
            add1(features, "word", word);
        if (t > first && t < last) {
            add1(features, "between", word);
            add2(features, "between two", before, word);
        } else {
            add2(features, t < first ? "before two" : "after two", before, word);
        }
        before = word;
    }
    add1(features, "order", source < target);
}

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

void features_read(Features *features, Scene *scene, uint32_t source, uint32_t target, const Candidate *best)
{
    features->count = 0;
    add1(features, "always", 1);
    if (best)
        add_candidate(features, scene, best, source, target);
    else
        add1(features, "best", 0);
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate)
            continue;
        add2(features, "any", candidate->type, candidate->nothing);
        unsigned a = party_fit(scene, &candidate->actors, source),
                 r = party_fit(scene, &candidate->recipients, target);
        if (a)
            add2(features, "any of source", candidate->type, a);
        if (r)
            add2(features, "any of target", candidate->type, r);
    }
    add_party(features, scene, source, "source");
    add_party(features, scene, target, "target");
    if (source && target)
        add_path(features, scene, source, target);
    if (source)
        add_verb(features, scene, source);
    add_words(features, scene, source, target);
    if (!features->count)
        return;
    qsort(features->index, features->count, sizeof *features->index, compare);
    size_t kept = 1;
    for (size_t i = 1; i < features->count; i++)
        if (features->index[i] != features->index[kept - 1])
            features->index[kept++] = features->index[i];
    features->count = kept;
}
