#include "code/mentions_inside.h"
#include "code/quotation.h"
#include "code/titled_bodies.h"

#include "lexicon/fold.h"

#include <stdio.h>
#include <string.h>

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

static bool in_set(const Names *names, uint32_t token, const char *set)
{
    return names_in_set(names->lexicon, names->view, token, set);
}

typedef struct SetQuestion {
    const char *first, *second; /* sets */
    int found;                  /* 1, 2; 0: in neither */
} SetQuestion;

static bool on_set(void *context, LexiconHit hit)
{
    SetQuestion *question = context;
    if (hit.payload->kind != PAYLOAD_SET)
        return true;
    const char *set = image_string(hit.image, hit.payload->index);
    if (strcmp(set, question->first) == 0)
        question->found = 1;
    else if (question->second && strcmp(set, question->second) == 0)
        question->found = 2;
    return !question->found;
}

/* The first of two sets that a word is in, by itself: asked of every noun, so the phrases that end in it are
 * left alone. */
static int word_in_sets(const Names *names, uint32_t token, const char *first, const char *second)
{
    SetQuestion question = {first, second, 0};
    lexicon_find(names->lexicon, ROOT_SETS, view_token(names->view, token)->lemma, on_set, &question);
    return question.found;
}

/* ---- pronouns ---- */

unsigned mention_pronoun(const View *view, uint32_t token, char *gender, bool *plural, bool *possessive)
{
    static const struct {
        const char *word;
        unsigned person;
        char gender;
        bool plural, possessive;
    } pronouns[] = {
        {"he", 3, 'm', false, false},      {"him", 3, 'm', false, false},     {"his", 3, 'm', false, true},
        {"himself", 3, 'm', false, false}, {"she", 3, 'f', false, false},     {"her", 3, 'f', false, true},
        {"hers", 3, 'f', false, true},     {"herself", 3, 'f', false, false}, {"it", 3, 'n', false, false},
        {"its", 3, 'n', false, true},      {"itself", 3, 'n', false, false},  {"they", 3, 0, true, false},
        {"them", 3, 0, true, false},       {"their", 3, 0, true, true},       {"theirs", 3, 0, true, true},
        {"themselves", 3, 0, true, false}, {"i", 1, 0, false, false},         {"me", 1, 0, false, false},
        {"my", 1, 0, false, true},         {"we", 1, 0, true, false},         {"us", 1, 0, true, false},
        {"our", 1, 0, true, true},
    };
    const EntenteToken *word = view_token(view, token);
    if (word->upos != ENTENTE_PRON || word->text.size > 10)
        return 0;
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (view_text_is(view, token, pronouns[i].word)) {
            *gender = pronouns[i].gender;
            *plural = pronouns[i].plural;
            /* "her" is both */
            *possessive = pronouns[i].possessive && strncmp(word->xpos, "PRP$", 4) == 0;
            return pronouns[i].person;
        }
    return 0;
}

/* ---- noun phrases ---- */

char mention_gender(const Names *names, uint32_t head)
{
    const View *view = names->view;
    static const char genders[] = {0, 'f', 'm'};
    char gender = genders[word_in_sets(names, head, "female", "male")];
    for (uint32_t child = view->first_child[head]; child && !gender; child = view->next_sibling[child])
        if (view->relation[child] == REL_COMPOUND || view->relation[child] == REL_FLAT ||
            view->relation[child] == REL_APPOSITION)
            gender = genders[word_in_sets(names, child, "female", "male")];
    return gender;
}

/* The first of a coordination. */
static uint32_t first_conjunct(const View *view, uint32_t token)
{
    uint32_t steps = 0;
    while (view->relation[token] == REL_CONJUNCT && head_of(view, token) && steps++ < view->count &&
           view_is_nominal(view, head_of(view, token)))
        token = head_of(view, token);
    return token;
}

bool mention_is_coordinated(const View *view, uint32_t token, uint32_t *first)
{
    *first = token;
    uint32_t above = head_of(view, token);
    if (view->relation[token] == REL_CONJUNCT && above && view_is_nominal(view, above))
        *first = above;
    for (uint32_t child = view->first_child[*first]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            return true;
    return false;
}

Prominence mention_prominence(const View *view, uint32_t head)
{
    uint32_t token = first_conjunct(view, head);
    uint8_t relation = view->relation[token];
    uint32_t verb = head_of(view, token);
    if (relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE)
        return verb && view->relation[verb] == REL_ROOT ? PROMINENCE_SUBJECT : PROMINENCE_CLAUSE;
    if (relation == REL_ROOT) /* a headline without a verb */
        return PROMINENCE_SUBJECT;
    return relation == REL_OBJECT || relation == REL_INDIRECT ? PROMINENCE_OBJECT : PROMINENCE_REST;
}

static bool is_plural(const View *view, uint32_t head)
{
    const char *xpos = view_token(view, head)->xpos;
    return strcmp(xpos, "NNS") == 0 || strcmp(xpos, "NNPS") == 0 ||
           strstr(view_token(view, head)->feats, "Number=Plur") != NULL || view_text_is(view, head, "police");
}

static bool is_located(const View *view, uint32_t head)
{
    static const char *const words[] = {"in",      "at",     "near",   "from",      "to",
                                        "into",    "across", "inside", "outside",   "around",
                                        "through", "within", "over",   "throughout"};
    uint32_t preposition = view_case(view, first_conjunct(view, head));
    for (size_t i = 0; preposition && i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, preposition, words[i]))
            return true;
    return false;
}

/* The word that says what somebody is: the role among the words before the head, else the head. */
static uint64_t noun_of(const Names *names, uint32_t head)
{
    const View *view = names->view;
    uint32_t noun = head;
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child])
        if (view->relation[child] == REL_COMPOUND && names_role(names, child))
            noun = child;
    const EntenteToken *token = view_token(view, noun);
    return fold_hash(token->lemma.size ? token->lemma : token->text);
}

static ReferentKind kind_of(Names *names, uint32_t head, bool plural)
{
    const View *view = names->view;
    const EntenteToken *token = view_token(view, head);
    switch (names->kinds[head]) {
    case NAMED_PERSON:
        return REFERENT_PERSON;
    case NAMED_STATE:
        return plural && names_is_person(names, head) ? REFERENT_PEOPLE : REFERENT_STATE;
    case NAMED_ORGANISATION:
        return REFERENT_BODY;
    case NAMED_ROLE:
        if (plural)
            return REFERENT_PEOPLE;
        /* "told state radio his country would": a radio is no he */
        return (in_set(names, head, "body") || word_in_sets(names, head, "organ", NULL)) &&
                       !view_child(view, head, REL_FLAT)
                   ? REFERENT_BODY
                   : REFERENT_PERSON;
    default:
        break;
    }
    if (token->upos == ENTENTE_PROPN) {
        /* villages bear people's names */
        if (names->kinds[head] == NAMED_PLACE && is_located(view, head))
            return REFERENT_THING;
        bool person = view_child(view, head, REL_FLAT) || mention_gender(names, head);
        return person ? REFERENT_PERSON : REFERENT_NAME;
    }
    uint32_t verb = head_of(view, head);
    bool speaks = view->relation[head] == REL_SUBJECT && verb && word_in_sets(names, verb, "saying", NULL);
    if (mention_gender(names, head) || speaks)
        return plural ? REFERENT_PEOPLE : REFERENT_PERSON;
    return REFERENT_THING;
}

/* Whether somebody meets, or is met: "received the envoy", "held talks with him". */
static bool meets(const Names *names, uint32_t head, uint32_t above)
{
    static const char *const lemmas[] = {"meet", "receive", "visit", "host", "welcome", "telephone", "phone"};
    const View *view = names->view;
    uint8_t relation = view->relation[head];
    bool side = relation == REL_SUBJECT || relation == REL_OBJECT ||
                view_text_is(view, view_case(view, head), "with");
    if (!above || !side)
        return false;
    if (view_lemma_in(view, above, lemmas, sizeof lemmas / sizeof *lemmas))
        return true;
    uint32_t talks = relation == REL_SUBJECT ? view_child(view, above, REL_OBJECT) : above;
    return talks && in_set(names, talks, "talks");
}

bool mention_read(Names *names, uint32_t head, Referent *referent)
{
    const View *view = names->view;
    const EntenteToken *token = view_token(view, head);
    uint8_t relation = view->relation[head];
    if (!view_is_nominal(view, head) || relation == REL_COMPOUND || relation == REL_FLAT ||
        relation == REL_AMOD || relation == REL_PUNCT || relation == REL_CASE)
        return false;
    uint32_t above = head_of(view, head);
    /* "the general, the army chief" is one */
    if (relation == REL_APPOSITION && above && above < head && names_entity(names, above) &&
        (names->kinds[above] == NAMED_PERSON ||
         (token->upos == ENTENTE_NOUN &&
          (names->kinds[above] == NAMED_STATE || names->kinds[above] == NAMED_ORGANISATION))))
        return false;
    /* part of a name: "People's Front" */
    if (names->at[head] && above && names->at[above] == names->at[head])
        return false;
    /* whom a quotation calls "I", nobody else calls so */
    char gender;
    bool plural, possessive;
    if (mention_pronoun(view, head, &gender, &plural, &possessive) == 1 ||
        (token->upos == ENTENTE_PROPN && word_in_sets(names, head, "time", NULL)))
        return false;
    const EntenteEntity *entity = names_entity(names, head);
    *referent = (Referent){.entity = *entity,
                           .head = head,
                           .prominence = mention_prominence(view, head),
                           .located = is_located(view, head),
                           .tells = relation == REL_SUBJECT && above && in_set(names, above, "speech_act"),
                           .quoted = quotation_has(names, head),
                           .meets = meets(names, head, above),
                           .plural = is_plural(view, head) || in_set(names, head, "plural_body"),
                           .noun = noun_of(names, head)};
    if (names->links[head]) {
        referent->kind = names->links[head]->kind;
        referent->gender = names->links[head]->gender;
        referent->plural = referent->plural || names->links[head]->count > 1;
        return true;
    }
    if (token->upos == ENTENTE_PRON || token->upos == ENTENTE_NUM)
        return false;
    /* "the United States" is one */
    if ((names->kinds[head] == NAMED_STATE && !names_is_person(names, head)) ||
        (strcmp(entity->code, "UNO") == 0 && !view_lemma_is(view, head, "member")))
        referent->plural = false;
    referent->kind = kind_of(names, head, referent->plural);
    referent->gender = names->genders[head];
    if (!referent->gender && (referent->kind == REFERENT_PERSON || referent->kind == REFERENT_NAME))
        referent->gender = mention_gender(names, head);
    static const char *const nobody[] = {"no", "any", "every", "each"};
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (view_text_is(view, view_child(view, head, REL_DETERMINER), nobody[i]))
            referent->kind = REFERENT_THING;
    /* "the Armenian proposal" is no actor */
    if (referent->kind == REFERENT_THING) {
        referent->entity.code[0] = 0;
        referent->entity.sectors = "";
    }
    return true;
}

/* ---- anaphors ---- */

/* "the Secretary and the Prime Minister": each with a determiner of its own, one beside the other. */
static bool is_beside(const View *view, uint32_t head, uint32_t other)
{
    return !is_plural(view, head) && view_child(view, head, REL_DETERMINER) &&
           view_child(view, other, REL_DETERMINER);
}

/* Whether something beside the words before the head says whom the phrase means: "the leaders of Hamas". */
static bool is_told(const Names *names, uint32_t head)
{
    const View *view = names->view;
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_FLAT && names->at[child] && names->at[child] == names->at[head])
            continue;
        /* "the two sides, which met in May": a clause behind a comma only adds to what is known */
        if ((relation == REL_RELATIVE || relation == REL_ACL) && view->left[child] > head + 1 &&
            view_text_is(view, view->left[child] - 1, ","))
            continue;
        if ((relation == REL_RELATIVE || relation == REL_ACL) && view_text_is(view, view->left[child], ","))
            continue;
        /* "the two republics, both allies of Russia" */
        if (relation == REL_APPOSITION && view_text_is(view, view->left[child], "both"))
            continue;
        if (relation == REL_CONJUNCT && is_beside(view, head, child))
            continue;
        if (relation == REL_CONJUNCT || relation == REL_APPOSITION || relation == REL_FLAT ||
            relation == REL_RELATIVE || relation == REL_ACL || relation == REL_POSSESSOR ||
            (relation == REL_NMOD && child > head))
            return true;
    }
    if (view->relation[head] != REL_CONJUNCT)
        return false;
    uint32_t first = view_token(view, head)->head;
    if (!first || first > head)
        return true;
    /* "Michel and the two leaders": beside a name */
    bool named = view_token(view, first)->upos == ENTENTE_PROPN &&
                 view_text_is(view, view_child(view, head, REL_DETERMINER), "the");
    return !named && !is_beside(view, head, first);
}

/* "telephoned both leaders and warned them": hung on the coordination, but theirs. */
static bool has_both_before(const View *view, uint32_t head)
{
    return head > 1 && view_text_is(view, head - 1, "both");
}

static bool is_definite(const View *view, uint32_t head)
{
    uint32_t determiner = view_child(view, head, REL_DETERMINER);
    if (has_both_before(view, head))
        return true;
    return view_text_is(view, determiner, "the") || view_text_is(view, determiner, "both") ||
           view_text_is(view, determiner, "that") || view_text_is(view, determiner, "those");
}

static bool has_determiner(const View *view, uint32_t head)
{
    return view_child(view, head, REL_DETERMINER) != 0;
}

/* How many members a phrase says that it has: "the two leaders", "both sides". */
static unsigned members_of(const View *view, uint32_t head)
{
    if (has_both_before(view, head))
        return 2;
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child])
        if (view_text_is(view, child, "two") || view_text_is(view, child, "both"))
            return 2;
        else if (view_text_is(view, child, "three"))
            return 3;
        else if (view->relation[child] == REL_NUMBER)
            return 99;
    return 0;
}

/* Whether all words before the head are articles and adjectives of the set. */
static bool is_bare(const Names *names, uint32_t head, const char *adjectives)
{
    const View *view = names->view;
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool same = names->at[child] && names->at[child] == names->at[head]; /* "the high court" */
        if (same || relation == REL_CASE || relation == REL_DETERMINER || relation == REL_PUNCT ||
            relation == REL_MARK || relation == REL_CC || relation == REL_ADVMOD || relation == REL_POSSESSOR)
            continue;
        /* "the two former Soviet republics", "both ex-Soviet states" */
        bool bygone =
            adjectives && (view_text_is(view, child, "soviet") || view_text_is(view, child, "yugoslav") ||
                           (view_text_is(view, child, "former") && view_text_is(view, child + 1, "soviet")) ||
                           view_text_is(view, child, "ex") || view_text_is(view, child, "ex-soviet"));
        if (!bygone && (!adjectives || !in_set(names, child, adjectives)))
            return false;
    }
    return true;
}

static Anaphor of_pronoun(const Names *names, uint32_t head)
{
    const View *view = names->view;
    Anaphor anaphor = {0};
    bool possessive;
    unsigned person = mention_pronoun(view, head, &anaphor.gender, &anaphor.plural, &possessive);
    /* "it was clear that", but not "it said that" */
    bool expletive = strncmp(view_token(view, head)->deprel, "expl", 4) == 0 &&
                     !(head_of(view, head) && in_set(names, head_of(view, head), "saying") &&
                       !view_is_passive(view, head_of(view, head)));
    if (person == 3 && !expletive)
        anaphor.kind = ANAPHOR_PRONOUN;
    else if (person == 1)
        anaphor.kind = ANAPHOR_SPEAKER;
    return anaphor;
}

/* "the two", "both", "the pair", "the latter". */
static Anaphor of_number(const Names *names, uint32_t head)
{
    const View *view = names->view;
    Anaphor anaphor = {.plural = true, .members = 2};
    bool definite = is_definite(view, head);
    uint8_t relation = view->relation[head];
    bool nominal = relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE || relation == REL_OBJECT ||
                   relation == REL_INDIRECT || relation == REL_OBLIQUE || relation == REL_AGENT ||
                   relation == REL_POSSESSOR || relation == REL_NMOD;
    if (!nominal || is_told(names, head) || !is_bare(names, head, NULL))
        return (Anaphor){0};
    if (view_text_is(view, head, "both") || (definite && in_set(names, head, "several_any"))) {
        anaphor.kind = ANAPHOR_ANY;
        if (view_text_is(view, head, "three") || view_text_is(view, head, "trio"))
            anaphor.members = 3;
    } else if (definite && view_text_is(view, head, "latter")) {
        anaphor = (Anaphor){.kind = ANAPHOR_LATTER};
    } else if (definite && view_text_is(view, head, "former")) {
        anaphor = (Anaphor){.kind = ANAPHOR_FORMER};
    }
    return anaphor;
}

/* "the sides", "both leaders", "each side". */
static Anaphor of_several(const Names *names, uint32_t head)
{
    const View *view = names->view;
    Anaphor anaphor = {.plural = true, .members = members_of(view, head)};
    bool plural = is_plural(view, head);
    uint32_t determiner = view_child(view, head, REL_DETERMINER);
    bool each = !plural && view_text_is(view, determiner, "each") && in_set(names, head, "each_word");
    bool all = view_text_is(view, determiner, "all") &&
               (view_lemma_is(view, head, "side") || view_lemma_is(view, head, "party"));
    /* "Negotiators met in Doha": those of both sides, with no article */
    bool own = view->relation[head] == REL_SUBJECT && !determiner && in_set(names, head, "several_bare");
    bool definite = all || own || is_definite(view, head);
    if (is_told(names, head) || !(each || (plural && (definite || anaphor.members == 2))) ||
        !is_bare(names, head, "several_adjective"))
        return (Anaphor){0};
    /* "two soldiers" and "those countries" are no ones known */
    if (!each && (!definite || view_text_is(view, determiner, "those")))
        return (Anaphor){0};
    if (in_set(names, head, "several_states") || in_set(names, head, "several_bare") ||
        (anaphor.members && in_set(names, head, "several_bodies")))
        anaphor.kind = ANAPHOR_STATES;
    else if (in_set(names, head, "several_people"))
        anaphor.kind = ANAPHOR_PEOPLE;
    return anaphor;
}

/* "the Caucasus country": the set of countries that the words before allow; false where they name another. */
static bool epithet_of(const Names *names, uint32_t head, Anaphor *anaphor)
{
    static const char *const known[] = {"states_caucasus", "states_caucasian", "states_gulf",
                                        "states_baltic",   "states_island",    "states_himalayan",
                                        "states_sahel",    "states_balkan",    "states_andean",
                                        "states_african",  "states_arab",      "states_asian"};
    const View *view = names->view;
    char own[32];
    EntenteSlice lemma = view_token(view, head)->lemma;
    snprintf(own, sizeof own, "states_%.*s", (int)(lemma.size < 20 ? lemma.size : 20), lemma.data);
    if (own[7])
        own[7] = (char)(own[7] | 0x20); /* "the Kingdom" */
    static const char *const rulers[] = {"states_kingdom", "states_sultanate", "states_emirate",
                                         "states_monarchy"};
    for (size_t i = 0; i < sizeof rulers / sizeof *rulers; i++)
        if (strcmp(own, rulers[i]) == 0)
            anaphor->epithet = rulers[i];
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child]) {
        if (view->relation[child] != REL_AMOD && view->relation[child] != REL_COMPOUND)
            continue;
        const char *set = NULL;
        for (size_t i = 0; i < sizeof known / sizeof *known && !set; i++)
            if (view_text_is(view, child, known[i] + strlen("states_")))
                set = known[i];
        if (!set)
            return false;
        anaphor->epithet = set;
    }
    return true;
}

/* "the Kingdom", written large in its own ministry's text. */
static bool is_own_land(const Names *names, uint32_t head)
{
    return *names->memory->publisher.code && view_token(names->view, head)->upos == ENTENTE_PROPN &&
           is_bare(names, head, NULL) && !names->at[head] && in_set(names, head, "epithet_state");
}

static Anaphor of_epithet(const Names *names, uint32_t head)
{
    const View *view = names->view;
    Anaphor anaphor = {0};
    uint32_t determiner = view_child(view, head, REL_DETERMINER);
    bool noun = view_token(view, head)->upos == ENTENTE_NOUN || is_own_land(names, head);
    const char *title =
        view_text_is(view, determiner, "the") && !is_told(names, head) && is_bare(names, head, NULL)
            ? titled_word(names, head)
            : NULL;
    if (title)
        return (Anaphor){.kind = ANAPHOR_TITLED, .epithet = title, .plural = is_plural(view, head)};
    if (!noun || !view_text_is(view, determiner, "the") || is_told(names, head))
        return anaphor;
    anaphor.plural = is_plural(view, head);
    if (is_bare(names, head, NULL) && in_set(names, head, "epithet_attackers")) {
        anaphor.kind = ANAPHOR_ATTACKERS;
    } else if (anaphor.plural) {
        if (is_bare(names, head, NULL) && in_set(names, head, "epithet_fighters"))
            anaphor.kind = ANAPHOR_FIGHTERS;
    } else if (in_set(names, head, "epithet_state")) {
        if (epithet_of(names, head, &anaphor))
            anaphor.kind = ANAPHOR_STATE;
    } else if (is_bare(names, head, NULL) && in_set(names, head, "epithet_group")) {
        anaphor.kind = ANAPHOR_GROUP;
        if (view_lemma_is(view, head, "party"))
            anaphor.epithet = "PTY";
    } else if (is_bare(names, head, NULL) && in_set(names, head, "epithet_gang")) {
        anaphor.kind = ANAPHOR_GROUP;
        anaphor.epithet = "CRM";
    } else if (is_bare(names, head, NULL) && in_set(names, head, "epithet_bloc")) {
        anaphor.kind = ANAPHOR_BLOC;
    }
    return anaphor;
}

/* "his counterparts in both countries": the lands in which they are; 0: none. */
static uint32_t lands_behind(const Names *names, uint32_t head)
{
    bool within = head + 1 < names->view->count && view_text_is(names->view, head + 1, "in");
    uint32_t lands = within ? head_of(names->view, head + 1) : 0;
    return lands > head && of_several(names, lands).kind ? lands : 0;
}

Anaphor mention_anaphor(Names *names, uint32_t head, const EntenteEntity *entity)
{
    const View *view = names->view;
    uint8_t upos = view_token(view, head)->upos;
    Anaphor anaphor = {0};
    if (view->relation[head] == REL_DETERMINER || view->relation[head] == REL_NUMBER ||
        view->relation[head] == REL_CC)
        return anaphor;
    if (upos == ENTENTE_PRON && !view_text_is(view, head, "both"))
        return of_pronoun(names, head);
    /* "asked both to stop": no conjunction, whatever its tag */
    if (upos == ENTENTE_CCONJ && view_text_is(view, head, "both"))
        return of_number(names, head);
    if (upos == ENTENTE_NUM || upos == ENTENTE_DET || upos == ENTENTE_ADJ || upos == ENTENTE_PRON)
        return of_number(names, head);
    if (upos != ENTENTE_NOUN && upos != ENTENTE_PROPN)
        return anaphor;
    uint32_t owner = view_child(view, head, REL_POSSESSOR);
    bool possessive = false;
    if (owner)
        mention_pronoun(view, owner, &anaphor.gender, &anaphor.plural, &possessive);
    anaphor = (Anaphor){.plural = is_plural(view, head)};
    /* "Eritrea, whose troops fought there" */
    if (owner && view_text_is(view, owner, "whose")) {
        owner = mention_relative_noun(view, head);
        possessive = owner != 0;
    }
    bool role = names->kinds[head] == NAMED_ROLE && names_role(names, head); /* no "army base" */
    uint32_t lands = role && !entity->code[0] && anaphor.plural ? lands_behind(names, head) : 0;
    if (lands)
        return (Anaphor){.kind = ANAPHOR_OWNED, .plural = true, .owner = lands};
    if (possessive && role && !*entity->name) {
        anaphor.owner = owner;
        if (view_lemma_is(view, head, "counterpart") ||
            (view_lemma_is(view, head, "number") && head > 1 && view_text_is(view, head - 1, "opposite")))
            anaphor.kind = ANAPHOR_COUNTERPART;
        else if (!entity->code[0] && !in_set(names, head, "other_than_owner"))
            anaphor.kind = ANAPHOR_OWNED;
        return anaphor;
    }
    /* "its posts were shelled": whose they are */
    if (possessive && upos == ENTENTE_NOUN && !role && !*entity->code && in_set(names, head, "owned_thing")) {
        anaphor.owner = owner;
        anaphor.kind = ANAPHOR_OWNED;
        return anaphor;
    }
    /* readouts write titles large: "the Secretary", "the Secretary-General" */
    bool titled = upos == ENTENTE_PROPN && role;
    for (uint32_t child = view->first_child[head]; child && titled; child = view->next_sibling[child])
        titled = view->relation[child] != REL_FLAT || names->at[child] == names->at[head];
    if (upos != ENTENTE_NOUN && !titled && !is_own_land(names, head) && !titled_word(names, head))
        return anaphor;
    /* "commanders of the two armies", "the two countries' ministers", "his country's soldiers" */
    if (role && !entity->code[0])
        for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
            if (mention_is_owner(view, head, child) && (mention_is_somebodys_state(names, child) ||
                                                        (anaphor.plural && of_several(names, child).kind))) {
                anaphor.owner = child;
                anaphor.kind = ANAPHOR_OWNED;
                return anaphor;
            }
    /* "gunmen from the gang", "fighters of the group", "the gang's gunmen" */
    if (role && !entity->code[0] && !*entity->name &&
        (strcmp(entity->sectors, "UAF") == 0 || strcmp(entity->sectors, "REB") == 0 ||
         strcmp(entity->sectors, "GOV") == 0))
        for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child]) {
            if (mention_is_owner(view, head, child) && is_definite(view, child) &&
                is_bare(names, child, NULL) &&
                (in_set(names, child, "epithet_group") || in_set(names, child, "epithet_gang"))) {
                anaphor.owner = child;
                anaphor.kind = ANAPHOR_OWNED;
                return anaphor;
            }
        }
    if (!entity->code[0] && (in_set(names, head, "several_any") || view_text_is(view, head, "latter") ||
                             view_text_is(view, head, "former")))
        return of_number(names, head);
    if (!entity->code[0] && !*entity->name) {
        Anaphor several = of_several(names, head);
        if (!several.kind)
            several = of_epithet(names, head);
        if (several.kind)
            return several;
    }
    bool named = view_child(view, head, REL_APPOSITION) || (view_child(view, head, REL_FLAT) && !titled) ||
                 view_child(view, head, REL_RELATIVE) || view_child(view, head, REL_ACL);
    /* "the leader of the front" is nobody's whom the words name */
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        named = named || (view->relation[child] == REL_NMOD && child > head && !names->at[child]);
    /* "the next president" is another one */
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child])
        named = named || (view->relation[child] == REL_AMOD && !names->at[child]);
    /* "Chad's opposition leader", "the Libyan rebel leader" do not lead the country */
    if (in_set(names, head, "leader_word") && strncmp(entity->sectors, "GOV", 3) != 0)
        named = true;
    if (role && !anaphor.plural && entity->code[0] && !*entity->name && !named &&
        (is_definite(view, head) || (!has_determiner(view, head) && view_child(view, head, REL_POSSESSOR))))
        anaphor.kind = ANAPHOR_HOLDER; /* "Azerbaijan's president", "the Azerbaijani president" */
    else if (role && !entity->code[0] && !*entity->name && !is_told(names, head) &&
             is_bare(names, head, NULL) && !view_child(view, head, REL_NUMBER) &&
             (is_definite(view, head) || (!has_determiner(view, head) && in_set(names, head, "bare_organ"))))
        anaphor.kind = ANAPHOR_ROLE;
    return anaphor;
}
