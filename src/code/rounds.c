#include "code/rounds.h"

#include "base/arena.h"
#include "code/adversaries.h"
#include "code/antecedents_inside.h"
#include "code/offices.h"

#include <string.h>

/* The noun that names what is to come: "round" of "the next round will take place"; 0: none. */
static uint32_t noun_of(const View *view, const Candidate *candidate)
{
    for (const Candidate *one = candidate; one; one = one->about)
        for (size_t i = 0; i < one->word_count; i++)
            if (view_is_nominal(view, one->words[i]))
                return one->words[i];
    return view_child(view, candidate->trigger, REL_SUBJECT_PASSIVE);
}

/* "the next", "a second", "another": one of a row that the report has spoken of. */
static bool is_of_row(const View *view, uint32_t noun)
{
    static const char *const words[] = {"next",  "second", "third", "fourth",  "fifth",   "sixth",
                                        "final", "new",    "fresh", "another", "further", "follow-up",
                                        "last",  "more",   "these", "such",    "other",   "again"};
    for (uint32_t t = view->left[noun]; t < noun; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (view_text_is(view, t, words[i]) ||
                (view_text_is(view, t, "follow") && view_text_is(view, t + 1, "-")))
                return true;
    return false;
}

/* Whether the country of any of them is known: "a follow-up meeting" is nobody that meets. */
static bool is_anybody(const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (entity_is_known(&entities[i]))
            return true;
    return false;
}

/* Whether it can only be of those who talk: not any summit or conference of this world. */
static bool is_theirs(const View *view, uint32_t noun)
{
    static const char *const own[] = {"talk",     "negotiation", "round",      "session",
                                      "dialogue", "meeting",     "discussion", "consultation"};
    if (is_of_row(view, noun))
        return true;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (view_lemma_is(view, noun, own[i]))
            return !view_child(view, noun, REL_NMOD) && !view_child(view, noun, REL_POSSESSOR) &&
                   !view_child(view, noun, REL_COMPOUND);
    return false;
}

static bool is_meeting(const EntenteEvent *event)
{
    return event->type == ENTENTE_CONSULT && event->status == ENTENTE_OCCURRED && !event->historical &&
           strcmp(event->mode, "phone") != 0 && event->actor_count > 1;
}

/* What two or more have signed, agreed or declared together. */
static bool is_accord(const EntenteEvent *event)
{
    return event->actor_count > 1 && event->status == ENTENTE_OCCURRED && !event->historical &&
           (event->type == ENTENTE_CONCEDE || event->type == ENTENTE_AGREE ||
            (event->type == ENTENTE_SUPPORT && strncmp(event->cameo, "057", 3) == 0) ||
            (event->type == ENTENTE_CONSULT && strcmp(event->mode, "third-party") == 0));
}

static bool take_last(const EntenteDocument *document, bool (*fits)(const EntenteEvent *),
                      EntenteEvent *event)
{
    for (size_t i = document->event_count; i-- > 0;)
        if (fits(&document->events[i])) {
            event->actors = document->events[i].actors;
            event->actor_count = document->events[i].actor_count;
            return true;
        }
    return false;
}

/* "the truce took hold", "the ceasefire was holding": of those who had agreed to it, else of those who fight.
 */
static bool settle_truce(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                         EntenteEvent *event)
{
    const View *view = &scene->view;
    uint8_t relation = view->relation[candidate->trigger];
    /* "hours after the guns fell silent", "a truce which began in May" only say when and which */
    bool told = relation == REL_ROOT || relation == REL_CONJUNCT || relation == REL_CCOMP;
    if (candidate->noun || !told || take_last(document, is_accord, event))
        return true;
    EntenteEntity *pair = arena_array(document->arena, 2, sizeof *pair);
    if (pair && adversaries_find(&scene->names, "", "", pair)) {
        event->actors = pair;
        event->actor_count = 2;
    }
    return pair != NULL;
}

static bool goes_between(const EntenteEvent *event, const char *code)
{
    for (size_t m = 0; m < event->mediator_count; m++)
        if (strcmp(event->mediators[m].code, code) == 0)
            return true;
    return false;
}

/* The two countries that the report is about, but for those who mediate. */
static bool find_countries(const Scene *scene, const EntenteEvent *event, EntenteEntity pair[2])
{
    enum { OFTEN = 3 };
    Focus focus = antecedent_focus(&scene->names);
    size_t found = 0;
    uint32_t next = 0;
    for (size_t k = 0; k < 3; k++) {
        if (goes_between(event, focus.code[k]))
            continue;
        if (found == 2)
            return focus.count[k] < next;
        next = focus.count[k];
        if (next < OFTEN ||
            !office_state(scene->lexicon, focus.code[k], scene->names.memory->day, &pair[found++]))
            return false;
    }
    return found == 2;
}

/* Whether the report names an armed group: in a war within a country the other side is no country. */
static bool has_armed_group(const Scene *scene)
{
    const Discourse *discourse = &scene->names.memory->discourse;
    for (size_t i = 0; i < discourse->count; i++)
        if (discourse->each[i].kind == REFERENT_BODY && *discourse->each[i].entity.name &&
            antecedent_is_armed(&discourse->each[i].entity))
            return true;
    return false;
}

/* "Russia, which brokered a truce": between the two countries that the report is about, if they are the ones
 * that stand against each other, and nobody within them. */
static bool settle_countries(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                             EntenteEvent *event)
{
    const View *view = &scene->view;
    const char *form = view_token(view, candidate->trigger)->xpos;
    bool done =
        !candidate->noun && (strcmp(form, "VBD") == 0 || strcmp(form, "VBN") == 0 || strcmp(form, "VB") == 0);
    EntenteEntity foes[2], *pair = arena_array(document->arena, 2, sizeof *pair);
    if (!pair)
        return false;
    if (!done || has_armed_group(scene) || !find_countries(scene, event, pair) ||
        (event->about && event->about->type == ENTENTE_CONSULT))
        return true;
    bool fight = adversaries_find(&scene->names, event->mediators[0].code, "", foes);
    for (size_t i = 0; i < 2; i++) {
        bool one = strcmp(pair[i].code, foes[0].code) == 0, other = strcmp(pair[i].code, foes[1].code) == 0;
        if (fight && !one && !other)
            return true;
        pair[i].text = event->mediators[0].text;
        pair[i].span = event->mediators[0].span;
        pair[i].head = 0;
    }
    if (fight && strcmp(foes[0].code, foes[1].code) == 0)
        return true;
    event->actors = pair;
    event->actor_count = 2;
    return true;
}

/* "before a truce was brokered by Russia", "a truce that Qatar had brokered": between those who fight. */
static bool settle_brokered(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                            EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = view_token(view, verb)->head;
    uint32_t nouns[] = {view_child(view, verb, REL_OBJECT), view_child(view, verb, REL_SUBJECT_PASSIVE),
                        above <= view->count ? above : 0};
    bool truce = false;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns && !candidate->noun; i++)
        truce = truce || (nouns[i] && names_in_set(scene->lexicon, view, nouns[i], "ceasefire"));
    /* "between the two camps": whoever these are */
    for (uint32_t t = view->left[verb]; truce && t <= view->right[verb]; t++)
        truce = !view_text_is(view, t, "between");
    EntenteEntity *pair = truce ? arena_array(document->arena, 2, sizeof *pair) : NULL;
    if (pair && adversaries_find(&scene->names, "", "", pair)) {
        event->actors = pair;
        event->actor_count = 2;
    }
    return !truce || pair;
}

/* "The negotiations were held at Luena", "a fifth round took place in Havana": of those who met last, else of
 * those who stand against each other. */
static bool settle_held(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                        EntenteEvent *event)
{
    uint32_t noun = candidate->noun ? 0 : noun_of(&scene->view, candidate);
    if (!noun)
        noun = candidate->noun ? 0 : view_child(&scene->view, candidate->trigger, REL_SUBJECT);
    if (!noun || !is_theirs(&scene->view, noun) || event->historical ||
        take_last(document, is_meeting, event))
        return true;
    EntenteEntity *pair = arena_array(document->arena, 2, sizeof *pair);
    if (pair && adversaries_find(&scene->names, "", "", pair)) {
        event->actors = pair;
        event->actor_count = 2;
    }
    return pair != NULL;
}

/* Whether the report has told of force between the two. */
static bool have_fought(const EntenteDocument *document, const EntenteEntity pair[2])
{
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *event = &document->events[i];
        bool both = true;
        for (size_t k = 0; k < 2; k++)
            both = both && (entities_have_code(event->actors, event->actor_count, pair[k].code) ||
                            entities_have_code(event->recipients, event->recipient_count, pair[k].code));
        if (both && event->type == ENTENTE_ASSAULT)
            return true;
    }
    return false;
}

/* "Border clashes left 55 dead", "in which dozens of soldiers on both sides died": between the two countries
 * that stand against each other, in a report that is about them. */
static bool settle_clash(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                         EntenteEvent *event)
{
    static const char *const nouns[] = {"clash", "fighting",  "skirmish", "firefight",
                                        "war",   "hostility", "battle"};
    const View *view = &scene->view;
    bool clash = false;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        clash = clash || view_lemma_is(view, candidate->trigger, nouns[i]);
    for (size_t i = 0; i < event->recipient_count; i++) {
        uint32_t head = event->recipients[i].head <= view->count ? event->recipients[i].head : 0;
        clash =
            clash && head && !*names_entity(&scene->names, head)->code; /* "55 people", whose is not told */
    }
    if (!clash || !candidate->noun || names_adjective(&scene->names, candidate->trigger) ||
        has_armed_group(scene) || view_child(view, candidate->trigger, REL_POSSESSOR))
        return true;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && (view_text_is(view, view_case(view, child), "between") ||
                                                  view_text_is(view, view_case(view, child), "with")))
            return true;
    EntenteEntity foes[2], *pair = arena_array(document->arena, 2, sizeof *pair);
    if (!pair)
        return false;
    if (!event->recipient_count || !adversaries_find(&scene->names, "", "", foes) ||
        strcmp(foes[0].code, foes[1].code) == 0 || !have_fought(document, foes))
        return true;
    for (size_t i = 0; i < 2; i++) {
        if (!office_state(scene->lexicon, foes[i].code, scene->names.memory->day, &pair[i]))
            return true;
        if (event->place && *event->place->country && strcmp(event->place->country, foes[0].code) != 0 &&
            strcmp(event->place->country, foes[1].code) != 0)
            return true;
        uint32_t base = view->sentence->start;
        const EntenteToken *token = view_token(view, candidate->trigger);
        pair[i].text = token->text;
        pair[i].span = (EntenteSpan){token->start - base, token->end - base};
        pair[i].head = 0;
    }
    event->actors = pair;
    event->actor_count = 2;
    event->recipient_count = 0;
    return true;
}

/* "We agreed to meet again", "we discussed the border" of one of those who have just met: all of them. */
static void settle_we(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                      EntenteEvent *event)
{
    enum { NEAR = 3 };
    static const char *const together[] = {"agree", "discuss", "meet", "talk", "speak", "negotiate"};
    const View *view = &scene->view;
    uint32_t head = event->actor_count == 1 ? event->actors[0].head : 0;
    bool done = false;
    for (size_t i = 0; i < sizeof together / sizeof *together; i++)
        done = done || view_lemma_is(view, candidate->trigger, together[i]);
    if (!done || candidate->noun || event->recipient_count || !head || head > view->count ||
        (!view_text_is(view, head, "we") && !view_text_is(view, head, "We")))
        return;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            return;
        if (!is_meeting(before) ||
            !entities_have_code(before->actors, before->actor_count, event->actors[0].code))
            continue;
        event->actors = before->actors;
        event->actor_count = before->actor_count;
        return;
    }
}

bool rounds_settle(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                   EntenteEvent *event)
{
    if (event->type == ENTENTE_ASSAULT && candidate->noun && !is_anybody(event->actors, event->actor_count))
        return settle_clash(document, scene, candidate, event);
    if (event->type == ENTENTE_AGREE || event->type == ENTENTE_CONSULT || event->type == ENTENTE_CONCEDE)
        settle_we(document, scene, candidate, event);
    if (is_anybody(event->actors, event->actor_count) || event->recipient_count)
        return true;
    if (event->type == ENTENTE_RETREAT && strcmp(event->mode, "ceasefire") == 0)
        return settle_truce(document, scene, candidate, event);
    if (event->type == ENTENTE_CONSULT && strcmp(event->mode, "third-party") == 0) {
        if (!settle_brokered(document, scene, candidate, event))
            return false;
        bool open = !event->actor_count && event->mediator_count && *event->mediators[0].code &&
                    event->status == ENTENTE_OCCURRED;
        return !open || settle_countries(document, scene, candidate, event);
    }
    if (event->type == ENTENTE_CONSULT && !*event->mode && event->status == ENTENTE_OCCURRED)
        return settle_held(document, scene, candidate, event);
    bool planned = event->type == ENTENTE_AGREE && strncmp(event->cameo, "036", 3) == 0;
    if (!planned || (event->about && (event->about->type != ENTENTE_CONSULT ||
                                      is_anybody(event->about->actors, event->about->actor_count))))
        return true;
    uint32_t noun = noun_of(&scene->view, candidate);
    if (noun && is_theirs(&scene->view, noun))
        take_last(document, is_meeting, event);
    return true;
}

bool rounds_add_speaker(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                        const EntenteEntity *teller, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool meets = event->type == ENTENTE_CONSULT ||
                 (event->type == ENTENTE_AGREE && event->about && event->about->type == ENTENTE_CONSULT);
    if (!meets || !teller || !*teller->code || event->actor_count != 1 || event->recipient_count ||
        strcmp(event->actors[0].code, teller->code) == 0)
        return true;
    uint32_t head = event->actors[0].head <= view->count ? event->actors[0].head : 0;
    uint32_t noun = head ? view_token(view, head)->head : 0;
    bool with = head && view_text_is(view, view_case(view, head), "with") && noun && noun <= view->count &&
                view_is_nominal(view, noun) && view->relation[head] == REL_NMOD;
    if (!with || (view_is_verb(view, candidate->trigger) && !view_is_passive(view, candidate->trigger) &&
                  view_child(view, candidate->trigger, REL_OBJECT) == noun))
        return true;
    EntenteEntity *both = arena_array(document->arena, 2, sizeof *both);
    if (!both)
        return false;
    both[0] = event->actors[0];
    both[1] = *teller;
    event->actors = both;
    event->actor_count = 2;
    return true;
}
