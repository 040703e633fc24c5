#include "code/claimed.h"

#include <string.h>

enum { NEAR = 6 }; /* sentences between an attack and its claim */

/* What is claimed: the blow, or the responsibility for it. */
static bool is_claimable(const Scene *scene, uint32_t noun)
{
    static const char *const words[] = {"responsibility", "credit", "it", "them", "both"};
    const View *view = &scene->view;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, noun, words[i]) || view_text_is(view, noun, words[i]))
            return true;
    return noun && names_in_set(scene->lexicon, view, noun, "claimed_blow");
}

static bool is_negated(const View *view, uint32_t verb)
{
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view_text_is(view, child, "not") || view_text_is(view, child, "n't") ||
            view_text_is(view, child, "never"))
            return true;
    return false;
}

/* The noun after "for" below the verb or what it claims; 0: none. */
static uint32_t claimed_for(const View *view, uint32_t verb, uint32_t object)
{
    const uint32_t heads[] = {verb, object};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        for (uint32_t child = heads[i] ? view->first_child[heads[i]] : 0; child;
             child = view->next_sibling[child])
            if (view_text_is(view, view_case(view, child), "for"))
                return child;
    return 0;
}

/* Who claims by this verb, and what; 0: nobody, or no attack. */
static uint32_t claimant_of(Scene *scene, uint32_t verb, uint32_t *what)
{
    const View *view = &scene->view;
    bool claims = view_lemma_is(view, verb, "claim"), takes = view_lemma_is(view, verb, "take");
    if ((!claims && !takes) || !view_is_verb(view, verb) || is_negated(view, verb))
        return 0;
    uint32_t agent = view_child(view, verb, REL_AGENT);
    if (claims && agent && view_is_passive(view, verb)) {
        *what = view_child(view, verb, REL_SUBJECT_PASSIVE);
        if (view->relation[verb] == REL_ACL)
            *what = view_token(view, verb)->head;
        /* "killed 40 policemen on Friday, claimed by the group" */
        return !*what || is_claimable(scene, *what) || view->relation[verb] == REL_ACL ? agent : 0;
    }
    uint32_t object = view_child(view, verb, REL_OBJECT);
    if (!object || !is_claimable(scene, object) || view_is_passive(view, verb))
        return 0;
    bool abstract = view_lemma_is(view, object, "responsibility") || view_lemma_is(view, object, "credit");
    if (takes && !abstract)
        return 0;
    *what = abstract ? claimed_for(view, verb, object) : object;
    bool relative = *what && view_token(view, *what)->upos == ENTENTE_PRON;
    if (abstract && *what && !relative && !is_claimable(scene, *what))
        return 0;
    return arguments_subject(scene, verb);
}

/* "for a similar attack": another one than was told before. */
static bool is_another(const View *view, uint32_t what)
{
    for (uint32_t child = what ? view->first_child[what] : 0; child && child < what;
         child = view->next_sibling[child])
        if (view_text_is(view, child, "a") || view_text_is(view, child, "an") ||
            view_text_is(view, child, "another") || view_text_is(view, child, "similar"))
            return true;
    return false;
}

/* "Militants", "fighters": of whom nothing but the country is told. */
static bool is_unnamed_band(const EntenteEntity *entity)
{
    return !*entity->name && (strcmp(entity->sectors, "REB") == 0 || strcmp(entity->sectors, "UAF") == 0);
}

static bool is_open(const EntenteEvent *event)
{
    if (event->type != ENTENTE_ASSAULT ||
        (event->status != ENTENTE_OCCURRED && event->status != ENTENTE_ALLEGED))
        return false;
    for (size_t i = 0; i < event->actor_count; i++)
        if (*event->actors[i].code && !is_unnamed_band(&event->actors[i]))
            return false;
    return true;
}

static bool is_open_actor(const EntenteEntity *entity)
{
    static const char *const sectors[] = {"REB", "UAF", "PRM", "CRM", "MIL", "PTY"};
    if (!*entity->code)
        return false;
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (strstr(entity->sectors, sectors[i]))
            return true;
    return memcmp(entity->code, "IMG", 4) == 0;
}

bool claimed_settle(Scene *scene, EntenteDocument *document, size_t number)
{
    const View *view = &scene->view;
    for (uint32_t verb = 1; verb <= view->count; verb++) {
        uint32_t what = 0, claimant = claimant_of(scene, verb, &what);
        const EntenteEntity *who = claimant ? names_entity(&scene->names, claimant) : NULL;
        if (!who || !is_open_actor(who))
            continue;
        bool here = is_another(view, what), found = false;
        size_t told = 0; /* the sentence that tells it, also by its losses */
        for (size_t i = document->event_count; i-- > 0;) {
            EntenteEvent *event = &document->events[i];
            if (event->sentence + (here ? 0 : NEAR) < number)
                break;
            if (found && event->sentence != told)
                break;
            if (!is_open(event))
                continue;
            EntenteEntity *actor = arena_array(document->arena, 1, sizeof *actor);
            char *sectors = arena_copy(document->arena, who->sectors, strlen(who->sectors));
            if (!actor || !sectors)
                return false;
            *actor = *who;
            actor->sectors = sectors;
            event->actors = actor;
            event->actor_count = 1;
            told = event->sentence;
            found = true;
        }
    }
    return true;
}
