/* Peacekeepers named by their nation. */
#include "code/names_inside.h"

#include <string.h>

/* Powers whose peacekeepers have stood under their own flag: nothing can be told by the name alone. */
static bool is_own_flag(const char *country)
{
    static const char *const powers[] = {"RUS", "FRA", "USA", "GBR", "TUR", "AUS", "DEU", "ITA"};
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
        if (strcmp(country, powers[i]) == 0)
            return true;
    return false;
}

/* The mission that the report has named last: a body of several states with soldiers. */
static const EntenteEntity *last_mission(const Names *names)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = discourse->count; i-- > 0;) {
        const EntenteEntity *entity = &discourse->each[i].entity;
        if (entity_is_of_states(entity) && strncmp(entity->sectors, "MIL", 3) == 0)
            return entity;
    }
    return NULL;
}

void names_take_mission(Names *names, uint32_t head, EntenteEntity *entity)
{
    const View *view = names->view;
    bool soldier = view_lemma_is(view, head, "peacekeeper");
    if (soldier && !*entity->code && strncmp(entity->sectors, "MIL", 3) == 0) {
        /* "said that peacekeepers had been fired on": the mission's */
        const EntenteEntity *own = last_mission(names);
        if (own)
            memcpy(entity->code, own->code, sizeof entity->code);
        return;
    }
    if (!soldier || !*entity->code || strncmp(entity->sectors, "MIL", 3) != 0 ||
        strcmp(entity->code, "UNO") == 0 || strcmp(entity->code, "IGO") == 0 ||
        strcmp(entity->code, "EUR") == 0 || is_own_flag(entity->code))
        return;
    const EntenteEntity *mission = last_mission(names);
    memcpy(entity->code, mission ? mission->code : "UNO", sizeof entity->code);
}

/* "Turkish jets hit Kurdish militants in Iraq": whom the forces of their country strike abroad are still its
 * own rebels. */
static bool is_struck_by_own(const Names *names, uint32_t head, const EntenteEntity *entity)
{
    const View *view = names->view;
    uint32_t verb = view->relation[head] == REL_OBJECT ? view_token(view, head)->head : 0;
    uint32_t subject = verb && verb <= view->count ? view_child(view, verb, REL_SUBJECT) : 0;
    return subject && names->state[subject] == 1 &&
           memcmp(names->entities[subject].code, entity->code, sizeof entity->code) == 0;
}

void names_take_country_within(Names *names, uint32_t head, const NameMatch *match, EntenteEntity *entity)
{
    const View *view = names->view;
    if (!match || view_token(view, head)->upos != ENTENTE_NOUN || strncmp(entity->sectors, "REB", 3) != 0 ||
        !view_text_is(view, match->last + 1 <= view->count ? match->last + 1 : 0, "in"))
        return;
    if (is_struck_by_own(names, head, entity))
        return;
    for (uint32_t t = match->last + 2; t <= match->last + 3 && t <= view->count; t++) {
        const LexiconHit *land = names->at[t] ? names_nation_of(&names->matches[names->at[t] - 1]) : NULL;
        EntenteEntity state = {.name = "", .sectors = "", .office = "", .file = ""};
        if (!land || hit_actor(*land)->kind != ACTOR_STATE || land->payload->variety == NAME_ADJECTIVE)
            continue;
        names_take_hit(names, &state, *land);
        if (memcmp(state.code, entity->code, sizeof state.code) != 0)
            entity->name = "";
        memcpy(entity->code, state.code, sizeof entity->code);
        return;
    }
}
