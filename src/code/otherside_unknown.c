/* Events whose other side is nobody, or somebody whom nobody knows: weapons alone, joint bodies, two who
 * fight each other, the world at large. */
#include "code/otherside_inside.h"

#include <string.h>

/* "The ombudsman's office condemned", "a deal ended the insurgency": what was said, agreed or given up has
 * its doer in the subject, though nobody knows who that is; it is nobody else. Letters and decisions speak
 * for those who made them. */
static bool has_unknown_doer(Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    static const char *const speaking[] = {"utterance", "medium", "quantity"};
    const View *view = &scene->view;
    if (candidate->noun || event->actor_count || otherside_is_violent(event->type) ||
        !view_is_verb(view, candidate->trigger) || view_is_passive(view, candidate->trigger))
        return false;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    uint32_t own = view_child(view, candidate->trigger, REL_SUBJECT);
    /* "nineteen of the members voted for it" */
    if (subject && view_token(view, subject)->upos == ENTENTE_NUM)
        subject = names_substance(&scene->names, subject);
    if (!subject || view_token(view, subject)->upos != ENTENTE_NOUN ||
        (own && view_token(view, own)->upos == ENTENTE_PRON &&
         view->relation[candidate->trigger] != REL_RELATIVE) ||
        (view_child(view, subject, REL_DETERMINER) && view->left[subject] + 1 == subject))
        return false;
    for (size_t i = 0; i < sizeof speaking / sizeof *speaking; i++)
        if (names_in_set(scene->lexicon, view, subject, speaking[i]) && event->type != ENTENTE_RETREAT &&
            (strcmp(speaking[i], "quantity") != 0 || view_child(view, subject, REL_NMOD)))
            return false; /* "a group of states", but not "the joint working group" */
    return true;
}

static bool is_bare_weapon(Scene *scene, uint32_t head)
{
    static const char *const words[] = {"fire", "shelling", "explosion", "blast", "gunfire", "bombardment"};
    const View *view = &scene->view;
    bool weapon = names_in_set(scene->lexicon, view, head, "weapons") ||
                  names_in_set(scene->lexicon, view, head, "w_heavyfire");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        weapon = weapon || view_lemma_is(view, head, words[i]);
    return weapon && !view_child(view, head, REL_POSSESSOR) && !names_adjective(&scene->names, head);
}

/* "artillery fire struck a market", "came under attack from drones": who fired is not told. */
static bool is_weapon_alone(Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    const View *view = &scene->view;
    if (candidate->noun || event->type != ENTENTE_ASSAULT || !view_is_verb(view, candidate->trigger) ||
        view_is_passive(view, candidate->trigger))
        return false;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    /* "The attack killed five": the deed told before, by whoever did it */
    static const char *const deeds[] = {"attack",  "strike", "raid",     "bombing",
                                        "assault", "ambush", "shooting", "airstrike"};
    uint32_t determiner = subject ? view_child(view, subject, REL_DETERMINER) : 0;
    bool again = view_text_is(view, determiner, "the") || view_text_is(view, determiner, "that") ||
                 view_text_is(view, determiner, "this");
    for (size_t i = 0; again && i < sizeof deeds / sizeof *deeds; i++)
        if (view_lemma_is(view, subject, deeds[i]) && !view_child(view, subject, REL_POSSESSOR) &&
            !names_adjective(&scene->names, subject))
            return true;
    return subject && is_bare_weapon(scene, subject);
}

/* "the ministers of the five states called for": of several that are not named. */
static bool is_of_states(const View *view, const EntenteEvent *event)
{
    static const char *const lemmas[] = {"state", "country", "nation", "power", "government"};
    uint32_t head =
        event->actor_count == 1 && event->actors[0].head <= view->count ? event->actors[0].head : 0;
    /* "some countries have accused" */
    bool several = head && !*event->actors[0].code && view_has_form(view, head, "NNS") &&
                   !view_text_is(view, view_child(view, head, REL_DETERMINER), "the");
    for (size_t i = 0; several && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, head, lemmas[i]) && view->left[head] < head)
            return true;
    for (uint32_t child = head ? view->first_child[head] : 0; child; child = view->next_sibling[child])
        for (size_t i = 0;
             view->relation[child] == REL_NMOD && child > head && i < sizeof lemmas / sizeof *lemmas; i++)
            if (view_lemma_is(view, child, lemmas[i]) && strcmp(view_token(view, child)->xpos, "NNS") == 0)
                return true;
    return false;
}

/* "Rwandan troops fight alongside the rebels": whom they fight is not told there. */
static bool fights_beside(const View *view, const Candidate *candidate)
{
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
        if (view_text_is(view, view_case(view, child), "alongside"))
            return true;
    return false;
}

/* "each other", "one another". */
static bool is_reciprocal(const View *view, uint32_t token)
{
    return token > 1 && ((view_text_is(view, token, "other") && view_text_is(view, token - 1, "each")) ||
                         (view_text_is(view, token, "another") && view_text_is(view, token - 1, "one")));
}

/* "both accuse each other of breaking it", "shelled one another's trenches": there is nobody else. */
static bool is_mutual(const View *view, const Candidate *candidate, const EntenteEvent *event)
{
    uint32_t object = view_child(view, candidate->trigger, REL_OBJECT);
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_OBJECT || view->relation[child] == REL_INDIRECT)
            object = child; /* the last one */
    for (uint32_t t = object ? view->left[object] : 1; t <= object; t++)
        if (is_reciprocal(view, t))
            return event->actor_count > 0;
    return event->actor_count > 1 &&
           (view_text_is(view, object, "each") || view_text_is(view, object, "other") ||
            view_text_is(view, object, "another"));
}

/* "a joint committee met": of several countries, and not of any one. */
static bool is_joint(const View *view, const EntenteEvent *event)
{
    for (size_t i = 0; i < event->actor_count; i++) {
        uint32_t head = event->actors[i].head;
        for (uint32_t child = head && head <= view->count ? view->first_child[head] : 0;
             child && child < head; child = view->next_sibling[child])
            if (view_text_is(view, child, "joint") || view_text_is(view, child, "trilateral") ||
                view_text_is(view, child, "bilateral"))
                return true;
    }
    return false;
}

/* "Armed men attacked the camp and carried off six": who stayed unknown in the deed before is unknown here.
 */
static bool stays_unknown(const EntenteDocument *document, const EntenteEvent *event)
{
    if (event->actor_count != 1 || !event->actors[0].head || *event->actors[0].code ||
        strncmp(event->actors[0].sectors, "UAF", 3) != 0)
        return false;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence != event->sentence)
            return false;
        for (size_t a = 0; a < before->actor_count; a++)
            if (before->actors[a].head == event->actors[0].head)
                return !*before->actors[a].code;
    }
    return false;
}

bool otherside_addresses_no_country(const Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    const View *view = &scene->view;
    if (!candidate_is_verbal(event->type) || event->type == ENTENTE_CONSULT ||
        !view_is_verb(view, candidate->trigger))
        return false;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool to = relation == REL_OBLIQUE && (view_text_is(view, view_case(view, child), "on") ||
                                              view_text_is(view, view_case(view, child), "upon") ||
                                              view_text_is(view, view_case(view, child), "to"));
        if (relation != REL_OBJECT && relation != REL_INDIRECT && !to)
            continue;
        bool all = false;
        for (uint32_t word = view->first_child[child]; word && word < child; word = view->next_sibling[word])
            all = all || view_text_is(view, word, "all");
        if (names_in_set(scene->lexicon, view, child, "no_one_country") ||
            (all && names_in_set(scene->lexicon, view, child, "all_of_them")))
            return true;
    }
    return false;
}

void otherside_drop_weapons(Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    static const char *const crewed[] = {"jet", "warplane", "plane", "warship"};
    const View *view = &scene->view;
    if (candidate->noun || event->type != ENTENTE_ASSAULT)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < event->actor_count; i++) {
        const EntenteEntity *actor = &event->actors[i];
        uint32_t head = actor->head <= view->count ? actor->head : 0, first = head;
        while (first && view->relation[first] == REL_CONJUNCT && view_token(view, first)->head < first)
            first = view_token(view, first)->head;
        bool crew = false;
        for (size_t k = 0; k < sizeof crewed / sizeof *crewed; k++)
            crew = crew || view_lemma_is(view, head, crewed[k]);
        bool weapon = head && !crew && !*actor->code && strncmp(actor->sectors, "UAF", 3) != 0 &&
                      view_text_is(view, view_case(view, first), "from") && is_bare_weapon(scene, head);
        if (!weapon)
            event->actors[kept++] = event->actors[i];
    }
    event->actor_count = kept;
}

bool otherside_is_told(const Scene *scene, const Candidate *candidate)
{
    static const char *const forms[] = {"VBD", "VBN", "VBZ"};
    const View *view = &scene->view;
    uint8_t relation = view->relation[candidate->trigger];
    const char *form = view_token(view, candidate->trigger)->xpos;
    bool clause =
        relation == REL_ROOT || relation == REL_CONJUNCT || relation == REL_RELATIVE || relation == REL_ADVCL;
    bool finite = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        finite = finite || strcmp(form, forms[i]) == 0;
    return !candidate->noun && clause && finite;
}

/* "fought a war which left thousands dead": two against each other, and nobody else. */
static bool is_duel(const View *view, const Candidate *candidate, const EntenteEvent *event)
{
    static const char *const lemmas[] = {"fight",     "clash",    "skirmish", "war", "battle",
                                         "firefight", "exchange", "trade",    "swap"};
    if (event->type != ENTENTE_ASSAULT || event->actor_count < 2 || event->recipient_count ||
        strcmp(event->actors[0].code, event->actors[1].code) == 0)
        return false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        for (size_t w = 0; w < candidate->word_count; w++)
            if (view_lemma_is(view, candidate->words[w], lemmas[i]))
                return true;
    /* "both sides went on shelling" */
    uint32_t head = event->actors[0].head <= view->count ? event->actors[0].head : 0;
    return head && head == event->actors[1].head &&
           (view_lemma_is(view, head, "side") || view_lemma_is(view, head, "party"));
}

bool otherside_has_no_doer(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                           const EntenteEvent *event)
{
    return is_of_states(&scene->view, event) || has_unknown_doer(scene, candidate, event) ||
           is_weapon_alone(scene, candidate, event) || is_joint(&scene->view, event) ||
           stays_unknown(document, event);
}

bool otherside_is_nobody(const View *view, const Candidate *candidate, const EntenteEvent *event)
{
    return is_duel(view, candidate, event) || fights_beside(view, candidate) ||
           is_mutual(view, candidate, event);
}
