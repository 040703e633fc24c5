/* Those who are not at home where it happened, and those who are no party to it. */
#include "code/homeland_inside.h"

#include <string.h>

/* Whether a word of travelling tells the event, and none of visiting: who travels to a town will meet
 * somebody there, but not the town. */
static bool is_journey(const Scene *scene, const EntenteEvent *event)
{
    if (event->type != ENTENTE_AGREE || !event->about || event->about->type != ENTENTE_CONSULT ||
        !event->trigger_count)
        return false;
    uint32_t base = scene->view.sentence->start;
    for (uint32_t t = 1; t <= scene->view.count; t++)
        if (view_token(&scene->view, t)->start == event->triggers[0].start + base)
            return names_in_set(scene->lexicon, &scene->view, t, "travelling");
    return false;
}

void homeland_drop_destinations(Scene *scene, EntenteEvent *event)
{
    size_t kept = 0;
    bool journey = is_journey(scene, event);
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *entity = &event->recipients[i];
        uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
        bool there = journey && head && view_text_is(&scene->view, view_case(&scene->view, head), "to") &&
                     view_token(&scene->view, head)->upos == ENTENTE_PROPN && !*entity->office;
        if (!there)
            event->recipients[kept++] = event->recipients[i];
    }
    event->recipient_count = kept;
}

/* Whether a word of the event tells of fighting in which both sides take part. */
static bool is_mutual(const Scene *scene, const EntenteEvent *event)
{
    uint32_t base = scene->view.sentence->start;
    for (size_t i = 0; i < event->trigger_count; i++)
        for (uint32_t t = 1; t <= scene->view.count; t++)
            if (view_token(&scene->view, t)->start == event->triggers[i].start + base &&
                names_in_set(scene->lexicon, &scene->view, t, "mutual_fighting"))
                return true;
    return false;
}

bool homeland_settle_frontier(Scene *scene, Arena *arena, EntenteEvent *event)
{
    enum { BOTH = 2 };
    const View *view = &scene->view;
    EntenteEntity sides[BOTH + 1];
    if (event->type != ENTENTE_ASSAULT || event->actor_count || !event->recipient_count)
        return true;
    uint32_t head = event->recipients[0].head, border = 0;
    if (!head || head > view->count)
        return true;
    for (uint32_t t = view->left[head]; t <= view->right[head] && !border; t++)
        if (view_lemma_is(view, t, "border") || view_lemma_is(view, t, "frontier"))
            border = t;
    if (!border || names_entities(&scene->names, border, sides, BOTH + 1) != BOTH)
        return true;
    event->recipient_count = 0;
    if (!is_mutual(scene, event))
        return true;
    EntenteEntity *actors = arena_array(arena, BOTH, sizeof *actors);
    if (!actors)
        return false;
    memcpy(actors, sides, BOTH * sizeof *actors);
    event->actors = actors;
    event->actor_count = BOTH;
    return true;
}

void homeland_drop_companions(EntenteEvent *event)
{
    if (event->type != ENTENTE_AGREE || (event->about && event->about->type != ENTENTE_CONSULT) ||
        event->actor_count != 1 || strncmp(event->actors[0].sectors, "GOV", 3) != 0)
        return;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (memcmp(event->recipients[i].code, event->actors[0].code, 4) != 0 ||
            strncmp(event->recipients[i].sectors, "GOV", 3) != 0 || !*event->recipients[i].name)
            return;
    event->recipient_count = 0;
}

/* "gunfire from Gaza": a place, where anybody may have fired. */
static bool is_shot_from(const View *view, uint32_t head)
{
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "from"))
            return true;
    return false;
}

bool homeland_is_abroad(const EntenteEvent *event)
{
    if (event->type != ENTENTE_CONSULT || event->actor_count < 2 || event->recipient_count)
        return false;
    for (size_t i = 0; i < event->actor_count; i++)
        if (*event->actors[i].code)
            return false;
    return true;
}

bool homeland_is_guest(const EntenteEvent *event)
{
    if ((event->type != ENTENTE_SUPPORT && event->type != ENTENTE_CONSULT && event->type != ENTENTE_AGREE) ||
        event->actor_count < 2 || !event->place || !*event->place->country)
        return false;
    bool foreign = false;
    for (size_t i = 0; i < event->actor_count; i++) {
        if (strcmp(event->actors[i].code, event->place->country) == 0)
            return false;
        foreign = foreign || (*event->actors[i].code && !homeland_is_of_no_country(&event->actors[i]));
    }
    return foreign;
}

bool homeland_is_among_several(Scene *scene, const EntenteEvent *event)
{
    uint32_t head = event->actor_count == 1 ? event->actors[0].head : 0;
    return event->type == ENTENTE_CONSULT && !event->recipient_count && head && head <= scene->view.count &&
           strcmp(view_token(&scene->view, head)->xpos, "NNS") == 0;
}

bool homeland_is_at_sea(const EntentePlace *place)
{
    return place && (strcmp(place->kind, "sea") == 0 || strcmp(place->kind, "strait") == 0);
}

void homeland_settle_weapons(Scene *scene, EntenteEvent *event)
{
    for (size_t i = 0; event->type == ENTENTE_ASSAULT && i < event->actor_count; i++) {
        EntenteEntity *entity = &event->actors[i];
        if (!*entity->code || strcmp(entity->sectors, "GOV") != 0 || *entity->office || !entity->head ||
            entity->head > scene->view.count)
            continue;
        if (view_token(&scene->view, entity->head)->upos == ENTENTE_NOUN &&
            !names_role(&scene->names, entity->head) && !is_shot_from(&scene->view, entity->head) &&
            !names_in_set(scene->lexicon, &scene->view, entity->head, "people"))
            entity->sectors = "MIL";
    }
}
