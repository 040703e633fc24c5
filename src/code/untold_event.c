/* Finished events: those that are none, and those of which enough is known to keep them. */
#include "code/untold_inside.h"

#include <string.h>

/* "Refugees met", "the students talked": private people of one country among themselves. */
static bool is_private_talk(const EntenteEvent *event)
{
    static const char *const sectors[] = {"CVL", "REF", "AGR", "EDU", "MED", "LAB"};
    if (event->type != ENTENTE_CONSULT || !event->actor_count || event->mediator_count)
        return false;
    /* "told the radio by phone", "speaking to the BBC": who gives an interview negotiates with nobody */
    for (size_t i = 0; i < event->actor_count && strcmp(event->mode, "visit") != 0; i++)
        if (strncmp(event->actors[i].sectors, "JRN", 3) == 0)
            return true;
    for (size_t i = 0; i < event->actor_count; i++) {
        bool plain = false;
        for (size_t k = 0; k < sizeof sectors / sizeof *sectors; k++)
            plain = plain || strncmp(event->actors[i].sectors, sectors[k], 3) == 0;
        if (!plain || memcmp(event->actors[i].code, event->actors[0].code, sizeof event->actors[0].code) != 0)
            return false;
    }
    for (size_t i = 0; i < event->recipient_count; i++)
        if (strcmp(event->mode, "visit") != 0 && *event->recipients[i].sectors)
            return false;
    return true;
}

/* "returned to Juba": home, with nobody to receive them. */
static bool is_way_home(const EntenteEvent *event)
{
    if (event->type != ENTENTE_CONSULT || strcmp(event->mode, "visit") != 0 || event->recipient_count ||
        !event->actor_count || !event->place)
        return false;
    for (size_t i = 0; i < event->actor_count; i++)
        if (!*event->actors[i].code ||
            strncmp(event->actors[i].code, event->place->country, sizeof event->place->country - 1) != 0)
            return false;
    return true;
}

/* "a convoy heading for Gao": troops visit nobody. */
static bool is_march(const EntenteEvent *event)
{
    if (event->type != ENTENTE_CONSULT || strcmp(event->mode, "visit") != 0 || !event->actor_count)
        return false;
    for (size_t i = 0; i < event->actor_count; i++)
        if (strcmp(event->actors[i].sectors, "MIL") != 0 || *event->actors[i].name ||
            *event->actors[i].office)
            return false;
    return true;
}

bool untold_event(const EntenteEvent *event)
{
    if (is_private_talk(event) || is_way_home(event) || is_march(event))
        return true;
    /* "the court found it responsible for abuses during its invasion": courts invade nobody */
    if (event->type == ENTENTE_ASSAULT && event->actor_count == 1 &&
        strncmp(event->actors[0].sectors, "JUD", 3) == 0)
        return true;

    if (event->type != ENTENTE_CONSULT || strcmp(event->mode, "visit") != 0 || !event->recipient_count ||
        !event->actor_count)
        return false;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (!*event->recipients[i].code ||
            memcmp(event->recipients[i].code, event->actors[0].code, sizeof event->actors[0].code) != 0)
            return false;
    return true;
}

static bool has_known(const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (entity_is_known(&entities[i]))
            return true;
    return false;
}

static bool knows_side(const EntenteEvent *event)
{
    return has_known(event->actors, event->actor_count) ||
           has_known(event->recipients, event->recipient_count);
}

/* "The talks collapsed", "a conference was put off": a meeting that came to nothing, told by a verb. */
static bool is_meeting_lost(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, noun = view_child(view, verb, REL_SUBJECT_PASSIVE);
    noun = noun ? noun : view_child(view, verb, REL_SUBJECT);
    return candidate->type == ENTENTE_REJECT && strcmp(candidate->mode, "meet") == 0 && !candidate->noun &&
           candidate->status == ENTENTE_OCCURRED && noun &&
           (names_in_set(scene->lexicon, view, noun, "talks") ||
            names_in_set(scene->lexicon, view, noun, "meeting"));
}

bool untold_alone(const Scene *scene, const Candidate *candidate)
{
    const Candidate *about = candidate->about;
    if (is_meeting_lost(scene, candidate))
        return true;
    return about && about->type == ENTENTE_CONSULT && candidate->status == ENTENTE_OCCURRED &&
           (candidate->type == ENTENTE_AGREE ||
            (candidate->type == ENTENTE_REJECT && strcmp(candidate->mode, "meet") == 0));
}

/* "nine soldiers were killed in an ambush near Gao": the verb whose clause tells what a blow cost; 0: none.
 */
static uint32_t cost_of(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"kill", "die", "wound", "injure", "hurt"};
    uint32_t verb = view_token(view, candidate->trigger)->head;
    if (!candidate->noun || candidate->type != ENTENTE_ASSAULT || !verb || verb > candidate->trigger ||
        view->relation[candidate->trigger] != REL_OBLIQUE || !view_is_verb(view, verb))
        return 0;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]) && (i == 1 || view_is_passive(view, verb)))
            return verb;
    return 0;
}

bool untold_of_a_place(const Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    enum { GOOD = 12 };
    const View *view = &scene->view;
    uint32_t cost = cost_of(view, candidate), verb = cost ? cost : candidate->trigger;
    uint8_t relation = view->relation[verb];
    const char *form = view_token(view, verb)->xpos;
    bool clause = relation == REL_ROOT || relation == REL_CONJUNCT || relation == REL_CCOMP ||
                  (relation == REL_ADVCL && event->type == ENTENTE_ASSAULT &&
                   (view_child(view, verb, REL_SUBJECT) || view_child(view, verb, REL_SUBJECT_PASSIVE)));
    bool deed = event->type == ENTENTE_ASSAULT || event->type == ENTENTE_RETREAT ||
                event->type == ENTENTE_COERCE || event->type == ENTENTE_CONCEDE;
    /* "no casualties were reported in the attack on the base in Erbil" */
    if (candidate->noun && event->type == ENTENTE_ASSAULT && event->status == ENTENTE_OCCURRED &&
        event->figure_count && event->place && !event->historical)
        return true;
    return deed && clause && (cost || (!candidate->noun && candidate->fit >= GOOD)) && event->place &&
           event->status == ENTENTE_OCCURRED && (strcmp(form, "VBD") == 0 || strcmp(form, "VBN") == 0);
}

/* "who were freed in August", "four were let go", "the curfew was lifted": of captives who stay unnamed, and
 * of bans, nobody is told but that they are free. */
static bool is_let_go(const Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    const View *view = &scene->view;
    bool release = event->type == ENTENTE_RETREAT && strcmp(event->mode, "release") == 0;
    bool lifted = event->type == ENTENTE_CONCEDE &&
                  view->relation[candidate->trigger] != REL_CCOMP; /* "noted that it was open" */
    return (release || lifted) && !candidate->noun && event->status == ENTENTE_OCCURRED &&
           view_is_verb(view, candidate->trigger) && view_is_passive(view, candidate->trigger) &&
           view_child(view, candidate->trigger, REL_AUX_PASSIVE);
}

bool untold_known(const Scene *scene, const Candidate *candidate, const EntenteEvent *event, bool claims)
{
    return knows_side(event) || (event->about && knows_side(event->about)) ||
           untold_alone(scene, candidate) || is_let_go(scene, candidate, event) ||
           (claims && strcmp(event->mode, "ceasefire") == 0 && !candidate->noun);
}
