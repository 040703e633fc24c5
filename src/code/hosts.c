#include "code/hosts.h"

#include <string.h>

enum { HOSTS = 4 };

/* "under the auspices of": the noun that names the help, after a preposition. */
static bool is_roof(const View *view, uint32_t token)
{
    static const char *const nouns[] = {"auspice",     "auspices",     "aegis",
                                        "mediation",   "facilitation", "patronage",
                                        "sponsorship", "chairmanship", "invitation"};
    static const char *const words[] = {"under", "at", "with", "through", "on", "by"};
    uint32_t preposition = view_case(view, token);
    bool named = false, placed = false;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        named = named || view_lemma_is(view, token, nouns[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        placed = placed || view_text_is(view, preposition, words[i]);
    return named && placed;
}

/* "with Norway as host": what somebody is there as. */
static bool is_office(const View *view, uint32_t token)
{
    static const char *const nouns[] = {"host", "mediator", "chair", "broker", "facilitator", "moderator"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (view_lemma_is(view, token, nouns[i]))
            return view_text_is(view, view_case(view, token), "as");
    return false;
}

/* Whose roof or office it is; 0: not told. */
static uint32_t owner_of(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    if (is_office(view, token)) {
        /* the phrase with "with" right before it */
        for (uint32_t t = view->left[token]; t-- > 1;)
            if (view_text_is(view, view_case(view, t), "with") && names_is_actor(&scene->names, t))
                return t;
        return 0;
    }
    uint32_t owner = view_child(view, token, REL_POSSESSOR);
    for (uint32_t child = view->first_child[token]; child && !owner; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && child > token)
            owner = child;
    return owner && names_is_actor(&scene->names, owner) ? owner : 0;
}

static bool is_among(const EntenteEntity *entities, size_t count, const EntenteEntity *entity)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(entities[i].code, entity->code, sizeof entity->code) == 0 &&
            strcmp(entities[i].name, entity->name) == 0)
            return true;
    return false;
}

bool hosts_find(Scene *scene, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool meets = event->type == ENTENTE_CONSULT || strncmp(event->cameo, "057", 3) == 0;
    EntenteEntity found[HOSTS];
    size_t count = 0;
    if (!meets || event->mediator_count || event->actor_count + event->recipient_count < 2)
        return true;
    for (uint32_t t = 1; t <= view->count && count < HOSTS; t++) {
        uint32_t owner = is_roof(view, t) || is_office(view, t) ? owner_of(scene, t) : 0;
        const EntenteEntity *host = owner ? names_entity(&scene->names, owner) : NULL;
        if (host && entity_is_known(host) && !is_among(event->actors, event->actor_count, host) &&
            !is_among(event->recipients, event->recipient_count, host) && !is_among(found, count, host))
            found[count++] = *host;
    }
    if (!count)
        return true;
    event->mediators = arena_array(arena, count, sizeof *event->mediators);
    if (!event->mediators)
        return false;
    for (size_t i = 0; i < count; i++) {
        found[i].sectors = arena_copy(arena, found[i].sectors, strlen(found[i].sectors));
        if (!found[i].sectors)
            return false; /* they may have lived in the coder's scratch memory */
        event->mediators[i] = found[i];
    }
    event->mediator_count = count;
    return true;
}

void hosts_part(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    bool apart = false;
    for (size_t i = 1; i < event->actor_count; i++)
        apart =
            apart || memcmp(event->actors[i].code, event->actors[0].code, sizeof event->actors[i].code) != 0;
    if (event->type != ENTENTE_CONSULT || event->mediator_count || !event->recipient_count || !apart ||
        !view_lemma_is(&scene->view, candidate->trigger, "host"))
        return;
    event->mediators = event->recipients;
    event->mediator_count = event->recipient_count;
    event->recipient_count = 0;
    event->mode = "third-party";
    lexicon_type(scene->lexicon, event->type, event->mode, &event->quad, &event->score);
}
