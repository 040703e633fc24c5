/* Names of a report that stand alone later: surnames, first names of royals, acronyms in brackets. */
#include "code/names_inside.h"
#include "code/offices.h"
#include "lexicon/fold.h"

#include <string.h>

/* The last word of a name, also where the parser hung "al-Abadi" in a chain. */
static uint32_t last_of_name(const View *view, uint32_t head)
{
    uint32_t last = head;
    for (uint32_t top = 0; top != last;) {
        top = last;
        for (uint32_t child = view->first_child[top]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_FLAT && child > last)
                last = child;
    }
    return last;
}

/* The word of a name that names go by: of "Al-Abadi" and "De Mistura" the last, behind the particles. */
static uint32_t word_of_name(const Names *names, uint32_t head)
{
    const View *view = names->view;
    uint32_t last = last_of_name(view, head);
    for (uint32_t t = head; t < last; t++)
        if (view_token(view, t)->upos != ENTENTE_PUNCT &&
            !names_in_set(names->lexicon, view, t, "name_particle"))
            return head;
    return last;
}

bool names_in_capitals(EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++)
        if ((word.data[i] < 'A' || word.data[i] > 'Z') && word.data[i] != '-' && word.data[i] != '.')
            return false;
    return word.size > 2;
}

/* The known person or body whose name this word alone can be; of several the one named last. */
const Known *names_recall(const Names *names, uint32_t head)
{
    const View *view = names->view;
    head = word_of_name(names, head);
    const EntenteToken *token = view_token(view, head);
    if (token->upos != ENTENTE_PROPN && !names_in_capitals(token->text))
        return NULL;
    uint64_t hash = fold_hash(token->text);
    bool alone = !view_child(view, head, REL_FLAT); /* not "Kim Jin-ho" after "Kim Jong Un" */
    bool royal = false;                             /* "King Abdullah", "Prince Mohammed" */
    for (uint32_t t = view->left[head]; t < head; t++)
        royal = royal || names_in_set(names->lexicon, view, t, "royal");
    for (size_t i = names->memory->count; i-- > 0;)
        if (names->memory->known[i].word == hash &&
            (royal || !names->memory->known[i].first ||
             (alone &&
              office_in_set(names->lexicon, names->memory->known[i].entity.code, "called_by_first_name"))))
            return &names->memory->known[i];
    return NULL;
}

/* "Foreign Minister Zorbel": what stands before a name is written large, too, and no article. */
static bool is_title_word(const EntenteToken *token)
{
    bool large = token->text.size && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
    return large &&
           (token->upos == ENTENTE_ADJ || token->upos == ENTENTE_NOUN || token->upos == ENTENTE_PROPN);
}

/* "Murkomen said" as a plural noun: a capital word without an article that is the surname of somebody named
 * before is his name. */
void names_tag_known(const NameMemory *memory, EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_NOUN || token->text.size < 4 || token->text.data[0] < 'A' ||
            token->text.data[0] > 'Z' || strcmp(token->deprel, "compound") == 0)
            continue;
        bool plain = true, person = false;
        for (uint32_t i = 1; plain && i < t; i++)
            plain = sentence->tokens[i - 1].head != t || is_title_word(&sentence->tokens[i - 1]);
        uint64_t word = plain ? fold_hash(token->text) : 0;
        for (size_t i = 0; plain && i < memory->count; i++)
            person =
                person || (memory->known[i].word == word && !memory->known[i].first &&
                           (memory->known[i].kind == NAMED_PERSON || memory->known[i].kind == NAMED_ROLE));
        if (!person)
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
    }
}

static void remember_word(Names *names, uint32_t token, bool first, uint32_t head,
                          const EntenteEntity *entity)
{
    NameMemory *memory = names->memory;
    EntenteSlice word = view_token(names->view, token)->text;
    if ((view_token(names->view, token)->upos != ENTENTE_PROPN && !names_in_capitals(word)) || word.size < 3)
        return;
    Known known = {.word = fold_hash(word),
                   .first = first,
                   .gender = names->genders[head],
                   .kind = (NamedKind)names->kinds[head],
                   .entity = *entity};
    for (size_t i = 0; i < memory->count; i++)
        if (memory->known[i].word == known.word && memory->known[i].first == first) {
            /* the one that is named again is the last; a surname alone says nothing new */
            if (strcmp(memory->known[i].entity.name, entity->name) == 0)
                return;
            memmove(&memory->known[i], &memory->known[i + 1], (memory->count - i - 1) * sizeof known);
            memory->count--;
            break;
        }
    if (memory->count == KNOWN_LIMIT) {
        memory->count -= KNOWN_LIMIT / 4;
        memmove(memory->known, memory->known + KNOWN_LIMIT / 4, memory->count * sizeof known);
    }
    Arena *arena = memory->discourse.arena;
    Known *grown = arena_grow(arena, memory->known, &memory->capacity, memory->count + 1, sizeof *grown);
    char *sectors = arena_copy(arena, entity->sectors, strlen(entity->sectors));
    if (!grown || !sectors)
        return;                     /* then it is not remembered */
    known.entity.sectors = sectors; /* may lie in the coder's scratch memory */
    memory->known = grown;
    memory->known[memory->count++] = known;
}

void names_remember(Names *names, uint32_t head, const EntenteEntity *entity)
{
    const View *view = names->view;
    uint32_t last = last_of_name(view, head);
    remember_word(names, last, false, head, entity);
    if (last > head && names->kinds[head] == NAMED_PERSON)
        remember_word(names, head, true, head, entity);
}

void names_remember_person(Names *names, uint32_t head, const LexiconHit *hit, const EntenteEntity *entity)
{
    for (uint32_t t = names->view->left[head]; t <= names->view->right[head]; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        if (!match || hit < match->hits || hit >= match->hits + match->hit_count)
            continue;
        if (match->last > match->first) {
            remember_word(names, match->first, true, head, entity);
            /* "the leader Ersin Tatar", where the leader heads the name */
            if (match->last > head || match->first > head)
                remember_word(names, match->last, false, head, entity);
        }
        return;
    }
}

void names_remember_group(Names *names, const NameMatch *match, uint32_t head, const EntenteEntity *entity)
{
    static const char *const sectors[] = {"REB", "PRM", "PTY", "OPP"};
    static const char *const common[] = {"body", "epithet_group", "epithet_bloc", "epithet_fighters",
                                         "state_organ"};
    bool group = false;
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        group = group || strstr(entity->sectors, sectors[i]);
    /* communiqués say "the Conference", "the Commission" with a capital */
    bool international = strcmp(entity->code, "IGO") == 0 || strcmp(entity->code, "UNO") == 0;
    if ((!group && !international) || match->last == match->first)
        return;
    for (size_t i = 0; !international && i < sizeof common / sizeof *common; i++)
        if (names_in_set(names->lexicon, names->view, match->last, common[i]))
            return;
    NameMatch alone; /* a word that names somebody by itself needs no memory */
    if (names_match(names->lexicon, names->view->sentence, match->last, &alone))
        return;
    remember_word(names, match->last, false, head, entity);
}

/* "the Kingdom of Saudi Arabia", then "the Kingdom". */
void names_remember_realm(Names *names, const NameMatch *match, uint32_t head, const EntenteEntity *entity)
{
    static const char *const words[] = {"kingdom",  "sultanate",    "republic", "federation",
                                        "emirates", "principality", "union",    "commonwealth"};
    for (uint32_t t = match->first; match->last > match->first && t <= match->last; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (view_text_is(names->view, t, words[i]))
                remember_word(names, t, false, head, entity);
}

/* "lawmaker Ada Moreau": the word behind a role's noun that the rest of a name that no dictionary knows hangs
 * on; 0: none. */
static uint32_t name_behind(const Names *names, uint32_t head)
{
    const View *view = names->view;
    uint32_t name = head + 1;
    bool behind = name < view->count && view->relation[name] == REL_FLAT &&
                  view_token(view, name)->head == head && !names->at[name] &&
                  view_token(view, name)->upos == ENTENTE_PROPN;
    return behind ? name : 0;
}

void names_remember_apposed(Names *names, uint32_t head, const EntenteEntity *entity)
{
    const View *view = names->view;
    uint32_t first = name_behind(names, head), surname = first ? last_of_name(view, head) : 0;
    if (surname > first && view_token(view, head)->upos == ENTENTE_NOUN)
        remember_word(names, surname, false, head, entity);
    if (!entity->code[0])
        return;
    for (uint32_t name = head + 1; name <= view->right[head]; name++) {
        uint32_t above = view_token(view, name)->head;
        /* "the representative of Kyiv, Ada Moreau": the parser may hang it on the place */
        bool near =
            above == head || (above && above < name && names->at[above] &&
                              view_token(view, above)->head == head && view->relation[above] == REL_NMOD);
        if (!near || view->relation[name] != REL_APPOSITION || name < head || names->at[name] ||
            view_token(view, name)->upos != ENTENTE_PROPN)
            continue;
        uint32_t last = last_of_name(view, name);
        if (last > name)
            remember_word(names, last, false, head, entity);
    }
}

/* "the Sudan People's Liberation Movement (SPLM)": the word in brackets is another name. */
void names_remember_acronym(Names *names, uint32_t head, const EntenteEntity *entity)
{
    const View *view = names->view;
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    uint32_t open = (match && match->last > head ? match->last : head) + 1;
    if (open + 2 > view->count || !view_text_is(view, open, "(") || !view_text_is(view, open + 2, ")"))
        return;
    EntenteSlice word = view_token(view, open + 1)->text;
    for (size_t i = 0; i < word.size; i++)
        if (!(word.data[i] >= 'A' && word.data[i] <= 'Z') && word.data[i] != '-' && word.data[i] != '.')
            return;
    remember_word(names, open + 1, false, head, entity);
}

/* "ALK fighters seized a village. The ALK": whose fighters are told is an armed group. */
void names_remember_fighters(Names *names, uint32_t head, const EntenteEntity *entity)
{
    const View *view = names->view;
    if ((strncmp(entity->sectors, "REB", 3) != 0 && strncmp(entity->sectors, "PRM", 3) != 0) || head < 2 ||
        names->at[head - 1])
        return;
    EntenteSlice word = view_token(view, head - 1)->text;
    if (!names_in_capitals(word) || view_token(view, head - 1)->head != head)
        return;
    uint64_t hash = fold_hash(word);
    for (size_t i = 0; i < names->memory->count; i++)
        if (names->memory->known[i].word == hash && !*names->memory->known[i].entity.sectors) {
            names->memory->known[i].entity.sectors = entity->sectors[0] == 'P' ? "PRM" : "REB";
            return;
        }
    remember_word(names, head - 1, false, head, entity);
}
