/* What fills a frame's slot: the words, sets and kinds that a dictionary's line asks for. */
#include "base/slice.h"
#include "code/scene.h"
#include "lexicon/fold.h"

#include <string.h>

static bool lemma_is(EntenteSlice lemma, uint64_t wanted)
{
    /* lemmatisers leave some plurals alone ("troops", "supplies") */
    bool plural = lemma.size > 3 && lemma.data[lemma.size - 1] == 's';
    char singular[32];
    if (plural && lemma.size < sizeof singular && memcmp(lemma.data + lemma.size - 3, "ies", 3) == 0) {
        memcpy(singular, lemma.data, lemma.size - 3);
        singular[lemma.size - 3] = 'y';
        if (fold_hash((EntenteSlice){singular, lemma.size - 2}) == wanted)
            return true;
    }
    return fold_hash(lemma) == wanted ||
           (plural && fold_hash((EntenteSlice){lemma.data, lemma.size - 1}) == wanted);
}

/* Whether the first letters do not rule out that the words are one; those outside ASCII fold to others. */
static bool may_be(EntenteSlice word, EntenteSlice wanted)
{
    return !word.size || !wanted.size || ((word.data[0] | wanted.data[0]) & 0x80) ||
           (word.data[0] | 0x20) == (wanted.data[0] | 0x20);
}

static bool is_hyphen(const View *view, uint32_t token)
{
    EntenteSlice text = view_token(view, token)->text;
    return text.size == 1 && text.data[0] == '-';
}

/* The word before the first space or hyphen; hyphens part words as spaces do. */
static EntenteSlice first_word(EntenteSlice *rest)
{
    EntenteSlice word = {rest->data, 0};
    while (word.size < rest->size && rest->data[word.size] != ' ' && rest->data[word.size] != '-')
        word.size++;
    size_t used = word.size < rest->size ? word.size + 1 : word.size;
    rest->data += used;
    rest->size -= used;
    return word;
}

/* Whether the words of `rest` stand from `first` on, the word `head` by its lemma, the others as written. */
static bool phrase_stands(const View *view, uint32_t first, uint32_t head, EntenteSlice rest)
{
    for (uint32_t t = first; rest.size; t++) {
        if (t > first && t <= view->count && is_hyphen(view, t))
            t++;
        EntenteSlice word = first_word(&rest);
        if (t > view->count || (!may_be(view_token(view, t)->text, word) &&
                                !(t == head && may_be(view_token(view, t)->lemma, word))))
            return false;
        uint64_t wanted = fold_hash(word);
        if ((fold_hash(view_token(view, t)->text) != wanted &&
             !(t == head && lemma_is(view_token(view, t)->lemma, wanted))))
            return false;
    }
    return true;
}

/* Whether the phrase ends at the head ("air strike") or begins there ("state of emergency"). */
static bool phrase_at(const View *view, uint32_t head, const char *phrase)
{
    EntenteSlice rest = entente_slice(phrase);
    uint32_t words = 1, first = head;
    for (size_t i = 0; i < rest.size; i++)
        words += rest.data[i] == ' ' || rest.data[i] == '-';
    for (uint32_t back = 1; back < words && first; back++) {
        first--;
        if (first > 1 && is_hyphen(view, first))
            first--;
    }
    return (first && phrase_stands(view, first, head, rest)) ||
           (words > 1 && phrase_stands(view, head, head, rest));
}

static bool on_event_noun(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = hit_frame(hit)->type != ENTENTE_EVENT_NONE;
    return !*found;
}

static bool is_money_word(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"dollar", "euro",   "million", "billion", "pound",
                                         "$",      "rupee",  "yen",     "yuan",    "franc",
                                         "ruble",  "rouble", "shekel",  "krone",   "crore"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, token, lemmas[i]))
            return true;
    return false;
}

bool frames_money(const View *view, uint32_t token)
{
    for (uint32_t t = view->left[token]; t <= view->right[token]; t++)
        if (is_money_word(view, t))
            return true;
    return false;
}

/* "froze 20 million euros *of aid*": what the money is; the head itself where it is no money. */
static uint32_t worth_of(Scene *scene, uint32_t head)
{
    const View *view = &scene->view;
    for (uint32_t child = is_money_word(view, head) ? view->first_child[head] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && (view_text_is(view, view_case(view, child), "of") ||
                                                  view_text_is(view, view_case(view, child), "in")))
            return child;
    return head;
}

/* Whether the words name parties of more than one country: "Turkish and Greek officers", "Chad and Niger". */
static bool is_several(Scene *scene, uint32_t head)
{
    enum { SEVERAL = 4 };
    const View *view = &scene->view;
    EntenteEntity entities[SEVERAL];
    const char *first = NULL;
    char kept[sizeof entities[0].code] = "";
    for (uint32_t at = head; at;
         at = at == head ? view_child(view, head, REL_CONJUNCT) : view->next_sibling[at]) {
        size_t count = at == head || view->relation[at] == REL_CONJUNCT
                           ? names_entities(&scene->names, at, entities, SEVERAL)
                           : 0;
        for (size_t i = 0; i < count; i++) {
            if (!*entities[i].code)
                continue;
            if (first && memcmp(kept, entities[i].code, sizeof kept) != 0)
                return true;
            memcpy(kept, entities[i].code, sizeof kept);
            first = kept;
        }
    }
    return false;
}

static bool is_word(Scene *scene, const ImageFiller *filler, const char *text, uint32_t token)
{
    return filler->kind == FILLER_LEMMA ? phrase_at(&scene->view, token, text)
                                        : names_in_set(scene->lexicon, &scene->view, token, text);
}

/* The thing for which "it" or "them" stands in the same sentence: "shut the crossing a day after it had
 * opened *it*"; 0: none. The nearest before it that is somebody's object or subject, of its number, and no
 * actor. */
static uint32_t thing_meant(Scene *scene, uint32_t pronoun)
{
    const View *view = &scene->view;
    bool one = view_text_is(view, pronoun, "it"), several = view_text_is(view, pronoun, "them");
    for (uint32_t t = pronoun - 1; t && (one || several); t--) {
        uint8_t relation = view->relation[t];
        if (view_token(view, t)->upos != ENTENTE_NOUN ||
            (relation != REL_OBJECT && relation != REL_SUBJECT && relation != REL_SUBJECT_PASSIVE) ||
            (strcmp(view_token(view, t)->xpos, "NNS") == 0) != several ||
            (one && names_is_actor(&scene->names, t)))
            continue;
        return t;
    }
    return 0;
}

/* "wounded Syrians", "displaced families", "two detained Canadians": the wounded, the displaced, captives. */
static bool is_plight(Scene *scene, uint32_t child, uint32_t head)
{
    const View *view = &scene->view;
    return child < head && view->relation[child] == REL_AMOD && view_is_nominal(view, head) &&
           names_in_set(scene->lexicon, view, child, "plight");
}

/* Whether other words of the phrase say that it is such a thing: what a name is called by the noun before it
 * or behind a comma ("the exercise Northern Shield", "Sharara, the biggest oilfield"), what a pronoun stands
 * for, whose clause it is ("the truce of Mopti, which they signed"). */
static bool is_called(Scene *scene, const ImageFiller *filler, const char *text, uint32_t head)
{
    const View *view = &scene->view;
    const EntenteToken *token = view_token(view, head);
    if (token->upos == ENTENTE_PRON) {
        uint32_t thing = thing_meant(scene, head);
        return thing && is_word(scene, filler, text, thing);
    }
    uint32_t above = token->head <= view->count ? token->head : 0;
    bool inside = above && view->relation[head] == REL_NMOD &&
                  view_token(view, above)->upos == ENTENTE_NOUN &&
                  view_text_is(view, view_case(view, head), "of");
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool noun = view_token(view, child)->upos == ENTENTE_NOUN;
        if (is_plight(scene, child, head) && is_word(scene, filler, text, child))
            return true;
        if (relation == REL_RELATIVE && inside && is_word(scene, filler, text, above))
            return true;
        /* "to Red Cross workers": to the Red Cross */
        if (token->upos == ENTENTE_NOUN && relation == REL_COMPOUND && child < head &&
            view_token(view, child)->upos == ENTENTE_PROPN &&
            names_in_set(scene->lexicon, view, head, "staff_word") && is_word(scene, filler, text, child))
            return true;
        if (token->upos == ENTENTE_PROPN && noun &&
            (relation == REL_APPOSITION || (relation == REL_COMPOUND && child < head)) &&
            is_word(scene, filler, text, child))
            return true;
    }
    return false;
}

/* "the M23", "the LNA", "they" after either: soldiers and fighters, whatever the word for them. */
static bool is_armed(Scene *scene, uint32_t head)
{
    static const char *const sectors[] = {"MIL", "REB", "PRM"};
    Names *names = &scene->names;
    uint32_t inner = names_substance(names, head);
    const EntenteEntity *entity = names_entity(names, head);
    bool named = names->kinds[inner] == NAMED_ORGANISATION || names->links[inner];
    if (!named || !*entity->code || (names->links[inner] && names->links[inner]->kind == REFERENT_PERSON))
        return false;
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(entity->sectors, sectors[i], 3) == 0)
            return true;
    return false;
}

/* "a Sudanese": one of the people, and no land. */
static bool is_one_of(const View *view, uint32_t token)
{
    uint32_t article = view_child(view, token, REL_DETERMINER);
    return view_text_is(view, article, "a") || view_text_is(view, article, "an");
}

static bool filler_fits(Scene *scene, const Image *image, const ImageFiller *filler, uint32_t head)
{
    const View *view = &scene->view;
    Names *names = &scene->names;
    uint32_t inner = names_substance(names, worth_of(scene, head));
    const char *text = image_string(image, filler->text);
    bool found = false;
    switch ((FillerKind)filler->kind) {
    case FILLER_LEMMA:
    case FILLER_SET:
        return is_word(scene, filler, text, head) || (inner != head && is_word(scene, filler, text, inner)) ||
               is_called(scene, filler, text, head) ||
               (inner != head && is_called(scene, filler, text, inner));
    case FILLER_ACTOR:
        return names_is_actor(names, head) || names_is_person(names, head);
    case FILLER_PLACE:
        return names_is_place(names, inner) && !is_one_of(&scene->view, inner);
    case FILLER_PERSON:
        return names_is_person(names, inner) && !view_text_is(view, inner, "what");
    case FILLER_MONEY:
        return frames_money(view, head);
    case FILLER_NUMBER:
        return view_token(view, head)->upos == ENTENTE_NUM || view_child(view, head, REL_NUMBER) != 0;
    case FILLER_EVENT:
        lexicon_find(scene->lexicon, ROOT_NOUNS, view_token(view, inner)->lemma, on_event_noun, &found);
        return found;
    case FILLER_INFINITIVE:
        for (uint32_t child = view->first_child[head]; child && !found; child = view->next_sibling[child])
            found = view->relation[child] == REL_MARK && view_text_is(view, child, "to");
        return found;
    case FILLER_SEVERAL:
        return is_several(scene, head);
    case FILLER_REBELS:
        return strncmp(names_entity(names, head)->sectors, "REB", 3) == 0;
    case FILLER_ARMED:
        return is_armed(scene, head);
    default:
        return false;
    }
}

static bool is_last_word(const char *follow, EntenteSlice word)
{
    size_t size = strlen(follow);
    return size >= word.size && memcmp(follow + size - word.size, word.data, word.size) == 0 &&
           (size == word.size || follow[size - word.size - 1] == ' ');
}

/* "out of the town" with "out" as a preposition, too: the one next to the noun counts. */
static uint32_t inner_case(const View *view, uint32_t head, uint32_t preposition)
{
    uint32_t next = preposition + 1;
    bool joined = preposition && next < head && view_text_is(view, preposition, "out") &&
                  view->relation[next] == REL_CASE && view_token(view, next)->head == head;
    return joined ? next : preposition;
}

/* Whether the argument stands in the slot's place, whatever fills it. The object of "fire at" is what follows
 * "at". */
static bool stands_in(Scene *scene, const Image *image, const ImageSlot *slot, const Argument *argument,
                      const char *follow)
{
    const View *view = &scene->view;
    if (argument->kind == SLOT_PREPOSITION) {
        uint32_t preposition = inner_case(view, argument->head, argument->preposition);
        if (slot->kind == SLOT_OBJECT)
            return *follow && is_last_word(follow, view_token(view, preposition)->text);
        if (slot->kind != SLOT_PREPOSITION)
            return false;
        return view_text_is(view, argument->preposition, image_string(image, slot->preposition)) ||
               view_text_is(view, preposition, image_string(image, slot->preposition));
    }
    if (slot->kind == SLOT_PREPOSITION)
        return argument->kind == SLOT_INDIRECT && strcmp(image_string(image, slot->preposition), "to") == 0;
    return slot->kind == argument->kind;
}

bool frames_fills(Scene *scene, const Image *image, const ImageSlot *slot, const Argument *argument,
                  const char *follow)
{
    if (!stands_in(scene, image, slot, argument, follow))
        return false;
    if (!slot->filler_count)
        return true;
    const ImageFiller *fillers = (const ImageFiller *)image->section[SECTION_FILLERS] + slot->first_filler;
    for (uint32_t i = 0; i < slot->filler_count; i++)
        if (filler_fits(scene, image, &fillers[i], argument->head))
            return true;
    return false;
}

bool frames_follow(Scene *scene, uint32_t head, const char *follow, uint32_t *words, size_t *word_count)
{
    const View *view = &scene->view;
    EntenteSlice rest = entente_slice(follow);
    uint32_t at = head;
    while (rest.size) {
        const char *end = memchr(rest.data, ' ', rest.size);
        EntenteSlice word = {rest.data, end ? (size_t)(end - rest.data) : rest.size};
        uint64_t hash = fold_hash(word);
        uint32_t found = 0;
        for (uint32_t t = at + 1; t <= view->count && t <= at + 9 && !found; t++) {
            const EntenteToken *token = view_token(view, t);
            uint32_t above = token->head <= view->count ? token->head : 0;
            bool near = t == at + 1 || above == head || above == at ||
                        (above && view_token(view, above)->head == head);
            /* "called on China to cut off aid" calls nothing off */
            if (above && above != head && above != at && t != at + 1 &&
                (view->relation[t] == REL_PARTICLE ||
                 (view->relation[t] == REL_ADVMOD &&
                  view_is_verb(view, above)))) /* "fired, and it hit back" */
                continue;
            /* "called Modi on Thursday" calls on nobody, nor do those fight who were "taken on October 7" */
            bool month = above > 1 && view_token(view, above)->upos == ENTENTE_NUM &&
                         names_in_set(scene->lexicon, view, above - 1, "time");
            if (above && above != head && view->relation[t] == REL_CASE &&
                (month || names_in_set(scene->lexicon, view, above, "time")))
                continue;
            /* "carrying off-duty policemen" carries nobody off */
            if (t < view->count && view_text_is(view, t + 1, "-") &&
                view_token(view, t + 1)->start == token->end)
                continue;
            if (near && (fold_hash(token->text) == hash || fold_hash(token->lemma) == hash))
                found = t;
        }
        /* "jointly cleared mines" */
        for (uint32_t t = view->left[head]; t < head && !found && at == head; t++)
            if (view->relation[t] == REL_ADVMOD && view_token(view, t)->head == head &&
                fold_hash(view_token(view, t)->text) == hash)
                found = t;
        if (!found)
            return false;
        if (*word_count < WORD_LIMIT)
            words[(*word_count)++] = found;
        at = found > head ? found : head;
        rest.data += end ? word.size + 1 : word.size;
        rest.size -= end ? word.size + 1 : word.size;
    }
    return true;
}
