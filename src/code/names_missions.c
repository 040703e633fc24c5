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
        bool several = strcmp(entity->code, "UNO") == 0 || strcmp(entity->code, "IGO") == 0 ||
                       strcmp(entity->code, "EUR") == 0;
        if (several && strncmp(entity->sectors, "MIL", 3) == 0)
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
