#include "code/patterns.h"

#include "base/slice.h"
#include "code/word_order.h"
#include "lexicon/fold.h"

#include <string.h>

enum { ELEMENTS = 32, SET_WORDS = 6 };

typedef enum ElementKind {
    ELEMENT_WORD = 0,
    ELEMENT_SET,
    ELEMENT_VERB,
    ELEMENT_TARGET,
    ELEMENT_SOURCE,
    ELEMENT_BOTH,
    ELEMENT_SKIP
} ElementKind;

typedef struct Element {
    EntenteSlice text;
    ElementKind kind;
    bool glued; /* to the element before it */
} Element;

/* A pattern, or what has been matched of it. */
typedef struct Found {
    const OrderedPhrase *source, *target, *both;
    uint32_t first; /* leftmost token that was matched */
    uint32_t words[WORD_LIMIT];
    size_t word_count;
    int fit;
} Found;

typedef struct Search {
    Scene *scene;
    const WordOrder *order;
    uint32_t verb;
    const ImageFrame *best;
    const Image *image;
    Found found;
    bool any;
} Search;

/* ---- reading a pattern ---- */

static size_t read_elements(const char *pattern, Element *elements)
{
    static const char signs[] = "*+$%^";
    static const ElementKind kinds[] = {ELEMENT_VERB, ELEMENT_TARGET, ELEMENT_SOURCE, ELEMENT_BOTH,
                                        ELEMENT_SKIP};
    size_t count = 0;
    bool glued = false;
    while (*pattern && count < ELEMENTS) {
        const char *sign = strchr(signs, *pattern);
        if (*pattern == ' ' || *pattern == '_') {
            glued = glued || *pattern == '_';
            pattern++;
        } else if (sign) {
            elements[count++] = (Element){.kind = kinds[sign - signs], .glued = glued};
            glued = false;
            pattern++;
        } else {
            size_t size = strcspn(pattern, " _*+$%^");
            bool set = *pattern == '@' && size > 1;
            elements[count++] = (Element){.kind = set ? ELEMENT_SET : ELEMENT_WORD,
                                          .text = {pattern + set, size - set},
                                          .glued = glued};
            glued = false;
            pattern += size;
        }
    }
    return count;
}

/* ---- single elements ---- */

typedef struct SetQuestion {
    EntenteSlice set;
    bool found;
} SetQuestion;

static bool on_set(void *context, LexiconHit hit)
{
    SetQuestion *question = context;
    if (hit.payload->kind == PAYLOAD_SET)
        question->found =
            question->found || slice_is(question->set, image_string(hit.image, hit.payload->index));
    return !question->found;
}

/* Whether the words from `first` to `last` stand in the set as they are written, or in the plural. */
static bool words_in_set(Search *search, uint32_t first, uint32_t last, EntenteSlice set)
{
    char phrase[160];
    size_t size = 0;
    for (uint32_t t = first; t <= last; t++) {
        EntenteSlice word = view_token(&search->scene->view, t)->text;
        if (size + word.size + 1 >= sizeof phrase)
            return false;
        memcpy(phrase + size, word.data, word.size);
        size += word.size;
        phrase[size++] = ' ';
    }
    SetQuestion question = {set, false};
    lexicon_find(search->scene->lexicon, ROOT_SETS, (EntenteSlice){phrase, size - 1}, on_set, &question);
    if (!question.found && size > 4 && phrase[size - 2] == 's')
        lexicon_find(search->scene->lexicon, ROOT_SETS, (EntenteSlice){phrase, size - 2}, on_set, &question);
    return question.found;
}

/* The words of an element that begin at `t` (or end there, backwards): their number, 0: others stand there.
 */
static uint32_t words_at(Search *search, const Element *element, uint32_t t, bool backwards)
{
    const View *view = &search->scene->view;
    if (element->kind == ELEMENT_WORD)
        return fold_hash(view_token(view, t)->text) == fold_hash(element->text);
    for (uint32_t size = SET_WORDS; size; size--) {
        uint32_t first = backwards ? t + 1 - (size < t ? size : t) : t, last = backwards ? t : t + size - 1;
        if (last <= view->count && last - first + 1 == size &&
            words_in_set(search, first, last, element->text))
            return size;
    }
    return 0;
}

static const OrderedPhrase *phrase_before(const Search *search, uint32_t at)
{
    const OrderedPhrase *best = NULL;
    for (size_t i = 0; i < search->order->count; i++)
        if (search->order->phrases[i].coded && search->order->phrases[i].last < at)
            best = &search->order->phrases[i];
    return best;
}

static const OrderedPhrase *phrase_after(const Search *search, uint32_t at)
{
    for (size_t i = 0; i < search->order->count; i++)
        if (search->order->phrases[i].coded && search->order->phrases[i].first > at)
            return &search->order->phrases[i];
    return NULL;
}

static bool is_noun(const View *view, uint32_t t)
{
    return view_token(view, t)->upos == ENTENTE_NOUN || view_token(view, t)->upos == ENTENTE_PROPN;
}

/* The next noun phrase from `at` on: `*first` to the result; 0: none. */
static uint32_t skip_nouns(const View *view, uint32_t at, bool backwards, uint32_t *first)
{
    uint32_t t = at;
    while (t >= 1 && t <= view->count && !is_noun(view, t))
        t = backwards ? t - 1 : t + 1;
    if (t < 1 || t > view->count)
        return 0;
    *first = t;
    for (;;) {
        uint32_t next = backwards ? t - 1 : t + 1;
        if (next < 1 || next > view->count || !is_noun(view, next))
            return t;
        t = next;
    }
}

static void keep_word(Found *found, uint32_t word)
{
    if (found->word_count < WORD_LIMIT)
        found->words[found->word_count++] = word;
    if (word < found->first)
        found->first = word;
}

/* ---- a pattern ---- */

static bool take_party(Search *search, const Element *element, bool backwards, uint32_t *at, Found *found)
{
    const OrderedPhrase *phrase = backwards ? phrase_before(search, *at) : phrase_after(search, *at);
    if (!phrase)
        return false;
    uint32_t group = phrase->group, first = phrase->first, last = phrase->last, members = 0;
    for (size_t i = 0; i < search->order->count; i++)
        if (search->order->phrases[i].group == group) {
            const OrderedPhrase *member = &search->order->phrases[i];
            members += (uint32_t)member->count;
            first = member->first < first ? member->first : first;
            last = member->last > last ? member->last : last;
        }
    if (element->kind == ELEMENT_BOTH && members < 2)
        return false;
    *(element->kind == ELEMENT_TARGET   ? &found->target
      : element->kind == ELEMENT_SOURCE ? &found->source
      : backwards                       ? &found->both
                                        : &found->target) = phrase;
    if (first < found->first)
        found->first = first;
    *at = backwards ? first : last;
    found->fit += 4;
    return true;
}

/* One element on the way from the verb, leftwards or rightwards from `*at`, which moves on. */
static bool take_element(Search *search, const Element *element, bool glued, bool backwards, uint32_t *at,
                         Found *found)
{
    const View *view = &search->scene->view;
    if (element->kind == ELEMENT_SKIP) {
        uint32_t first, end = skip_nouns(view, backwards ? *at - 1 : *at + 1, backwards, &first);
        if (!end)
            return false;
        *at = end;
        return true;
    }
    if (element->kind != ELEMENT_WORD && element->kind != ELEMENT_SET)
        return take_party(search, element, backwards, at, found);
    for (uint32_t t = backwards ? *at - 1 : *at + 1; t >= 1 && t <= view->count;
         t = backwards ? t - 1 : t + 1) {
        uint32_t size = words_at(search, element, t, backwards);
        if (size) {
            keep_word(found, t);
            *at = backwards ? t - size + 1 : t + size - 1;
            found->first = *at < found->first ? *at : found->first;
            found->fit += glued ? 13 : 12;
            return true;
        }
        if (glued)
            return false;
    }
    return false;
}

static bool match_pattern(Search *search, const char *pattern, Found *found)
{
    Element elements[ELEMENTS];
    size_t count = read_elements(pattern, elements), verb = 0;
    while (verb < count && elements[verb].kind != ELEMENT_VERB)
        verb++;
    if (verb == count)
        return false;
    *found = (Found){.first = search->verb, .fit = 1};
    uint32_t at = search->verb;
    for (size_t i = verb; i-- > 0;)
        if (!take_element(search, &elements[i], elements[i + 1].glued, true, &at, found))
            return false;
    at = search->verb;
    for (size_t i = verb + 1; i < count; i++)
        if (!take_element(search, &elements[i], elements[i].glued, false, &at, found))
            return false;
    return true;
}

static bool on_frame(void *context, LexiconHit hit)
{
    Search *search = context;
    if (hit.payload->kind != PAYLOAD_FRAME || !hit_frame(hit)->pattern)
        return true;
    search->any = true;
    if (!search->order)
        search->order = word_order_read(search->scene);
    if (!search->order)
        return false; /* memory is out */
    Found found;
    if (match_pattern(search, image_string(hit.image, hit_frame(hit)->pattern), &found) &&
        (!search->best || found.fit > search->found.fit)) {
        search->best = hit_frame(hit);
        search->image = hit.image;
        search->found = found;
    }
    return true;
}

/* ---- parties ---- */

/* The phrase that lies in the subtree of a noun: the first with a code, else the first. */
static const OrderedPhrase *phrase_under(const Search *search, uint32_t head)
{
    const View *view = &search->scene->view;
    const OrderedPhrase *any = NULL;
    for (size_t i = 0; i < search->order->count; i++) {
        const OrderedPhrase *phrase = &search->order->phrases[i];
        if (phrase->last < view->left[head] || phrase->first > view->right[head])
            continue;
        if (phrase->coded)
            return phrase;
        any = any ? any : phrase;
    }
    return any;
}

/* Who is named with "by" beside a passive verb. */
static const OrderedPhrase *agent_of(const Search *search)
{
    const View *view = &search->scene->view;
    if (!view_is_passive(view, search->verb))
        return NULL;
    for (uint32_t child = view->first_child[search->verb]; child; child = view->next_sibling[child])
        if (child > search->verb && view_text_is(view, view_case(view, child), "by")) {
            const OrderedPhrase *phrase = phrase_under(search, child);
            if (phrase && phrase->coded)
                return phrase;
        }
    return NULL;
}

static const OrderedPhrase *subject_of(const Search *search)
{
    uint32_t subject = arguments_subject(search->scene, search->verb);
    if (subject && view_token(&search->scene->view, subject)->upos == ENTENTE_PRON)
        return NULL; /* it is not certain who "he" is */
    if (subject && subject < search->verb && view_is_nominal(&search->scene->view, subject))
        return phrase_under(search, subject);
    return phrase_before(search, search->verb);
}

static bool same_code(const EntenteEntity *a, const EntenteEntity *b)
{
    return memcmp(a->code, b->code, sizeof a->code) == 0 && strcmp(a->sectors, b->sectors) == 0;
}

static bool has_entity(const OrderedPhrase *phrase, const EntenteEntity *entity)
{
    for (size_t i = 0; phrase && i < phrase->count; i++)
        if (same_code(&phrase->entities[i], entity))
            return true;
    return false;
}

static bool same_phrase(const OrderedPhrase *a, const OrderedPhrase *b)
{
    if (!a || !b)
        return false;
    for (size_t i = 0; i < b->count; i++)
        if (!has_entity(a, &b->entities[i]))
            return a->group == b->group;
    return true;
}

static bool is_subject_of(const View *view, uint32_t verb, const OrderedPhrase *phrase, uint32_t after)
{
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    return subject > after && view->left[subject] > after && view->left[subject] <= phrase->last &&
           phrase->first <= view->right[subject];
}

/* Whether the phrase is the subject of a verb above or beside: ", *officials* said". */
static bool is_beyond(const Search *search, const OrderedPhrase *phrase)
{
    const View *view = &search->scene->view;
    uint32_t verb = search->verb;
    for (uint32_t steps = 0; verb && verb <= view->count && steps <= view->count; steps++) {
        if (verb != search->verb && is_subject_of(view, verb, phrase, search->verb))
            return true;
        for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_PARATAXIS && is_subject_of(view, child, phrase, search->verb))
                return true;
        verb = view_token(view, verb)->head;
    }
    return false;
}

/* The first party after the verb that is not the source; one without a code where there is no other. */
static const OrderedPhrase *other_side(const Search *search, const OrderedPhrase *source)
{
    for (int coded = 1; coded >= 0; coded--)
        for (size_t i = 0; i < search->order->count; i++) {
            const OrderedPhrase *phrase = &search->order->phrases[i];
            if (phrase->first > search->verb && phrase->coded == (coded != 0) &&
                !same_phrase(source, phrase) && !is_beyond(search, phrase))
                return phrase;
        }
    return NULL;
}

static void settle_parties(const Search *search, Found *found)
{
    if (found->both)
        return;
    const OrderedPhrase *agent = found->source || found->target ? NULL : agent_of(search);
    if (agent) {
        found->source = agent;
        found->target = subject_of(search);
        return;
    }
    if (!found->source) {
        found->source = subject_of(search);
        if (same_phrase(found->target, found->source))
            found->source = phrase_before(search, found->first);
    }
    if (!found->target)
        found->target = other_side(search, found->source);
}

/* All entities of the phrase's group, but not those of another. */
static bool give(Search *search, const OrderedPhrase *phrase, const OrderedPhrase *other, size_t side,
                 Candidate *candidate)
{
    if (!phrase)
        return true;
    const WordOrder *order = search->order;
    EntenteEntity *entities =
        arena_array(search->scene->arena, order->count * ORDER_ENTITIES, sizeof *entities);
    if (!entities)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < order->count; i++) {
        const OrderedPhrase *member = &order->phrases[i];
        for (size_t k = 0; member->group == phrase->group && k < member->count; k++)
            if (!has_entity(other, &member->entities[k]) && (member->coded || !phrase->coded)) {
                entities[count++] = member->entities[k];
                parties_add(side ? &candidate->recipients : &candidate->actors, member->last);
            }
    }
    candidate->given[side] = entities;
    candidate->given_count[side] = count;
    return true;
}

static bool has_code(const Candidate *candidate, size_t side)
{
    for (size_t i = 0; i < candidate->given_count[side]; i++)
        if (candidate->given[side][i].code[0])
            return true;
    return false;
}

/* Whether the verb belongs to the words of an event whose parties are known: what is said, promised or asked
 * for is no event of its own here. */
static bool is_inside(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    uint32_t below = token;
    for (uint32_t steps = 0; steps <= view->count; steps++) {
        uint32_t above = view_token(view, below)->head;
        if (!above || above > view->count)
            return false;
        bool beside = view->relation[below] == REL_CONJUNCT || view->relation[below] == REL_PARATAXIS;
        Candidate *over =
            !beside && above < token && view_is_verb(view, above) ? scene_candidate(scene, above) : NULL;
        if (over && over->pattern && !over->nothing && has_code(over, 0) &&
            (has_code(over, 1) || over->given_count[0] > 1))
            return true;
        below = above;
    }
    return false;
}

bool patterns_match(Scene *scene, uint32_t token, Candidate *candidate)
{
    const View *view = &scene->view;
    /* what has a subject and an object is a verb, whatever it is taken for */
    if (!view_is_verb(view, token) &&
        !(view_child(view, token, REL_SUBJECT) && view_child(view, token, REL_OBJECT)))
        return false;
    Search search = {.scene = scene, .verb = token};
    const EntenteToken *word = view_token(view, token);
    /* a form that is listed has lines of its own */
    lexicon_find(scene->lexicon, ROOT_VERBS, word->text, on_frame, &search);
    if (!search.any)
        lexicon_find_word(scene->lexicon, ROOT_VERBS, word, on_frame, &search);
    if (!search.best)
        return false;
    const ImageFrame *frame = search.best;
    *candidate = (Candidate){.trigger = token,
                             .type = (EntenteEventType)frame->type,
                             .frame_type = (EntenteEventType)frame->type,
                             .mode = image_string(search.image, frame->mode),
                             .fit = search.found.fit,
                             .pattern = true,
                             .nothing = frame->type == ENTENTE_EVENT_NONE,
                             .reverse_type = (EntenteEventType)frame->reverse_type};
    memcpy(candidate->cameo, frame->cameo, sizeof candidate->cameo);
    memcpy(candidate->reverse, frame->reverse, sizeof candidate->reverse);
    candidate->words[candidate->word_count++] = token;
    for (size_t i = 0; i < search.found.word_count && candidate->word_count < WORD_LIMIT; i++)
        candidate->words[candidate->word_count++] = search.found.words[i];
    candidate_step(candidate, "pattern", search.image, frame->line, token);
    candidate->nothing = candidate->nothing || is_inside(scene, token);
    if (candidate->nothing)
        return true;
    Found *found = &search.found;
    settle_parties(&search, found);
    if (found->both)
        candidate->reverse_type = ENTENTE_EVENT_NONE; /* both do it anyway */
    if (!give(&search, found->both ? found->both : found->source, NULL, 0, candidate) ||
        !give(&search, found->target, found->both ? NULL : found->source, 1, candidate))
        return false;
    if (!candidate->given_count[0] && !candidate->given_count[1])
        candidate->nothing = true;
    return true;
}

Candidate patterns_reverse(const Candidate *candidate)
{
    Candidate reverse = *candidate;
    reverse.type = reverse.frame_type = candidate->reverse_type;
    reverse.reverse_type = ENTENTE_EVENT_NONE;
    reverse.swapped = true;
    reverse.mode = "";
    memcpy(reverse.cameo, candidate->reverse, sizeof reverse.cameo);
    reverse.actors = candidate->recipients;
    reverse.recipients = candidate->actors;
    for (size_t side = 0; side < 2; side++) {
        reverse.given[side] = candidate->given[1 - side];
        reverse.given_count[side] = candidate->given_count[1 - side];
    }
    return reverse;
}
