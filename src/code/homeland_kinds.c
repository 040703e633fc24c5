/* Kinds of people, by their sectors and the words that name them. */
#include "code/homeland_inside.h"

#include <string.h>

bool homeland_first_sector_is(const EntenteEntity *entity, const char *const *sectors)
{
    for (; *sectors; sectors++)
        if (strncmp(entity->sectors, *sectors, 3) == 0)
            return true;
    return false;
}

bool homeland_is_domestic(const EntenteEntity *entity)
{
    static const char *const sectors[] = {"COP", "JUD", "LEG", "OPP", "CVL", "EDU", "MED", "REL",
                                          "LAB", "AGR", "SOC", "BUS", "PTY", "GOV", NULL};
    return homeland_first_sector_is(entity, sectors);
}

bool homeland_is_armed(const EntenteEntity *entity)
{
    static const char *const sectors[] = {"MIL", "REB", "PRM", NULL};
    return homeland_first_sector_is(entity, sectors);
}

bool homeland_is_body_code(const char *code)
{
    static const char *const codes[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "VAT"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(code, codes[i]) == 0)
            return true;
    return false;
}

bool homeland_is_of_no_country(const EntenteEntity *entity)
{
    return homeland_is_body_code(entity->code);
}

bool homeland_is_of_government(const Scene *scene, const EntenteEntity *entity)
{
    uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
    for (uint32_t t = head ? scene->view.left[head] : 0; t && t < head; t++)
        if (view_lemma_is(&scene->view, t, "government") && view_token(&scene->view, t)->head == head)
            return true;
    return false;
}
