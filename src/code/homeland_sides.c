/* The country of a side by what the other side is: rulers and ruled, rebels and those whom they fight. */
#include "code/homeland_inside.h"

#include <string.h>

void homeland_settle_held(EntenteEvent *event)
{
    static const char *const sectors[] = {"COP", "JUD", NULL};
    bool crowd = event->type == ENTENTE_ASSAULT && strcmp(event->mode, "crowd-control") == 0;
    bool convicts = event->type == ENTENTE_SANCTION && strcmp(event->mode, "convict") == 0;
    if ((event->type != ENTENTE_COERCE && !crowd && !convicts) || event->actor_count != 1 ||
        !*event->actors[0].code || !homeland_first_sector_is(&event->actors[0], sectors))
        return;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (!*event->recipients[i].code && !strstr(event->recipients[i].sectors, "UAF"))
            memcpy(event->recipients[i].code, event->actors[0].code, sizeof event->actors[0].code);
}

void homeland_settle_guards(EntenteEvent *event)
{
    static const char *const guards[] = {"COP", "SPY", NULL};
    static const char *const owners[] = {"his ", "her ", "their "};
    if (event->type != ENTENTE_COERCE || event->actor_count != 1 || *event->actors[0].code ||
        !homeland_first_sector_is(&event->actors[0], guards) || event->recipient_count != 1 ||
        !*event->recipients[0].code || !homeland_is_domestic(&event->recipients[0]))
        return;
    bool owned = false;
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        owned = owned || (event->recipients[0].text.size > strlen(owners[i]) &&
                          memcmp(event->recipients[0].text.data, owners[i], strlen(owners[i])) == 0);
    if (!owned)
        return;
    memcpy(event->actors[0].code, event->recipients[0].code, sizeof event->actors[0].code);
}

void homeland_settle_ruled(EntenteEvent *event)
{
    static const char *const rulers[] = {"GOV", "COP", "LEG", "JUD", "MIL", "SPY", NULL};
    static const char *const ruled[] = {"OPP", "PTY", "LAB", "EDU", "MED", "REL",
                                        "AGR", "SOC", "JRN", "CVL", NULL};
    static const char *const bodies[] = {"OPP", "PTY", "LAB", "EDU", "MED", "JRN",
                                         "SOC", "LEG", "JUD", "REL", NULL};
    static const char *const foes[] = {"REB", "PRM", "CRM", "OPP", "PTY", NULL};
    if (event->actor_count != 1 || !*event->actors[0].code || homeland_is_of_no_country(&event->actors[0]))
        return;
    EntenteEntity *actor = &event->actors[0];
    bool frees = event->type == ENTENTE_RETREAT && strcmp(event->mode, "release") == 0;
    bool above = homeland_first_sector_is(actor, rulers) &&
                 (event->type == ENTENTE_COERCE || event->type == ENTENTE_CONCEDE || frees ||
                  event->type == ENTENTE_THREATEN ||
                  (event->type == ENTENTE_SANCTION && strcmp(event->mode, "convict") == 0));
    bool below =
        homeland_first_sector_is(actor, ruled) &&
        (event->type == ENTENTE_PROTEST || event->type == ENTENTE_REQUEST || event->type == ENTENTE_ACCUSE ||
         event->type == ENTENTE_REJECT || event->type == ENTENTE_THREATEN);
    bool opposes =
        homeland_first_sector_is(actor, rulers) && !event->place &&
        (event->type == ENTENTE_THREATEN || event->type == ENTENTE_REJECT || event->type == ENTENTE_ACCUSE ||
         event->type == ENTENTE_COERCE || event->type == ENTENTE_CONCEDE);
    /* "Peru jailed twenty activists" */
    bool jails =
        above && event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0 &&
        (!event->place || !*event->place->country || strcmp(event->place->country, actor->code) == 0);
    for (size_t i = 0; i < event->recipient_count && (above || below || opposes); i++) {
        EntenteEntity *other = &event->recipients[i];
        if (jails && !*other->code && strncmp(other->sectors, "CVL", 3) == 0)
            memcpy(other->code, actor->code, sizeof other->code);
        if (!*other->code &&
            (((above || below) && homeland_first_sector_is(other, above ? bodies : rulers)) ||
             (opposes && homeland_first_sector_is(other, foes))))
            memcpy(other->code, actor->code, sizeof other->code);
    }
}

void homeland_settle_own_opposition(const Scene *scene, EntenteEvent *event, const char *dominant)
{
    static const char *const rulers[] = {"GOV", NULL}, *const bodies[] = {"OPP", "PTY", "LEG", NULL};
    bool presses = event->type == ENTENTE_COERCE || event->type == ENTENTE_SANCTION;
    if (event->actor_count != 1 || (!candidate_is_verbal(event->type) && !presses) ||
        !*event->actors[0].code || homeland_is_of_no_country(&event->actors[0]) ||
        !homeland_first_sector_is(&event->actors[0], rulers) ||
        (dominant && strcmp(dominant, event->actors[0].code) != 0))
        return;
    for (size_t i = 0; i < event->recipient_count; i++) {
        EntenteEntity *one = &event->recipients[i];
        uint32_t head = one->head <= scene->view.count ? one->head : 0;
        bool only =
            head && (view_text_is(&scene->view, view_child(&scene->view, head, REL_DETERMINER), "the") ||
                     view_text_is(&scene->view, head, "parliament"));
        if (!*one->code && only && homeland_first_sector_is(one, bodies))
            memcpy(one->code, event->actors[0].code, sizeof one->code);
    }
}

void homeland_settle_opposed(EntenteEvent *event)
{
    static const char *const rebels[] = {"REB", "PRM", NULL};
    EntenteEntity *const sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    const char *code = NULL, *state = NULL;
    bool homeless = false;
    size_t states = 0;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            const EntenteEntity *entity = &sides[side][i];
            bool rebel = homeland_first_sector_is(entity, rebels);
            if (*entity->code && rebel && !code)
                code = entity->code;
            homeless = homeless || (rebel && !*entity->code);
            if (!rebel) {
                states++;
                state = entity->code;
            }
        }
    /* "the army struck a ceasefire with an alliance of armed groups" */
    bool accord = event->type == ENTENTE_SUPPORT || event->type == ENTENTE_CONSULT ||
                  event->type == ENTENTE_AGREE || event->type == ENTENTE_COOPERATE ||
                  (event->type == ENTENTE_ASSAULT && !event->place); /* "troops clashed with insurgents" */
    if (!code && homeless && accord && states == 1 && *state && event->actor_count > 1)
        code = state;
    /* "Islamic State said it had killed nine soldiers": it has no country of which they could be */
    if (code && memcmp(code, "IMG", 4) == 0)
        code = NULL;
    for (size_t side = 0; code && side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            EntenteEntity *entity = &sides[side][i];
            if (!*entity->code && (homeland_is_armed(entity) || homeland_is_domestic(entity)))
                memcpy(entity->code, code, sizeof entity->code);
        }
}

void homeland_settle_struck(const EntenteDocument *document, EntenteEvent *event)
{
    if (event->type != ENTENTE_ASSAULT || event->place || !document->event_count || !event->actor_count)
        return;
    const EntenteEvent *before = &document->events[document->event_count - 1];
    if (before->sentence != event->sentence || before->type != ENTENTE_ASSAULT || !before->actor_count ||
        before->recipient_count != 1 || !*before->recipients[0].code ||
        memcmp(before->actors[0].code, event->actors[0].code, 4) != 0)
        return;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (!*event->recipients[i].code && homeland_is_domestic(&event->recipients[i]))
            memcpy(event->recipients[i].code, before->recipients[0].code, 4);
}

void homeland_settle_grieved(Scene *scene, EntenteEvent *event)
{
    static const char *const words[] = {"after", "when", "because"};
    const View *view = &scene->view;
    uint32_t base = view->sentence->start, verb = 0;
    for (uint32_t t = 1; t <= view->count && event->trigger_count && !verb; t++)
        if (view_token(view, t)->start == event->triggers[0].start + base)
            verb = t;
    uint32_t above = verb && view->relation[verb] == REL_ADVCL ? view_token(view, verb)->head : 0;
    const Candidate *over = event->type == ENTENTE_ASSAULT ? scene_candidate(scene, above) : NULL;
    bool grieved = over && !over->nothing && over->actors.count == 1 &&
                   (over->type == ENTENTE_ACCUSE || over->type == ENTENTE_SANCTION ||
                    over->type == ENTENTE_REJECT || over->type == ENTENTE_THREATEN);
    bool marked = false;
    for (uint32_t child = grieved ? view->first_child[verb] : 0; child && child < verb;
         child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            marked = marked || view_text_is(view, child, words[i]) ||
                     view_text_is(view, view_case(view, child), words[i]);
    const EntenteEntity *actor = marked ? names_entity(&scene->names, over->actors.each[0]) : NULL;
    if (!actor || !*actor->code || homeland_is_of_no_country(actor) || strncmp(actor->sectors, "REB", 3) == 0)
        return;
    for (size_t i = 0; i < event->recipient_count; i++) {
        EntenteEntity *entity = &event->recipients[i];
        if (!*entity->code && (homeland_is_armed(entity) || homeland_is_domestic(entity)) &&
            strncmp(entity->sectors, "REB", 3) != 0)
            memcpy(entity->code, actor->code, sizeof entity->code);
    }
}
