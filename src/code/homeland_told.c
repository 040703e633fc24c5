/* The country of those of whom their own army, police or state tells. */
#include "code/homeland_inside.h"

#include <string.h>

/* Who says the clause that the token stands in: "the army said soldiers had fired"; 0: nobody, or the writer.
 */
static uint32_t teller_of(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    for (uint32_t steps = 0; token && token <= view->count && steps < 8; steps++) {
        uint32_t above = view_token(view, token)->head;
        if (view->relation[token] == REL_CCOMP && above && above <= view->count &&
            names_in_set(scene->lexicon, view, above, "saying"))
            return arguments_subject(scene, above);
        token = above;
    }
    return 0;
}

/* "the soldier", "those officers": one told of before, whose country may be another's. */
static bool is_definite(const View *view, uint32_t head)
{
    uint32_t determiner = view_child(view, head, REL_DETERMINER);
    return determiner && !view_text_is(view, determiner, "a") && !view_text_is(view, determiner, "an");
}

static bool has_words(const EntenteEntity *entity, const char *words)
{
    for (size_t at = 0; at + strlen(words) <= entity->text.size; at++)
        if (memcmp(entity->text.data + at, words, strlen(words)) == 0)
            return true;
    return false;
}

/* Whether the speaker tells of his own men: the army of soldiers, the police of officers, a ministry of
 * defence of soldiers. */
static bool is_told_by_own(const EntenteEntity *speaker, const EntenteEntity *entity)
{
    static const char *const forces[] = {"MIL", "COP", NULL};
    if (homeland_first_sector_is(speaker, forces))
        return memcmp(speaker->sectors, entity->sectors, 3) == 0;
    return strncmp(entity->sectors, "MIL", 3) == 0 &&
           (has_words(speaker, "efense") || has_words(speaker, "efence"));
}

/* Whether who did it is of another country than the speaker, so that those hit may be the speaker's. */
static bool is_hit_by_others(const EntenteEvent *event, const EntenteEntity *speaker)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if ((!*event->actors[i].code && strncmp(event->actors[i].sectors, "REB", 3) != 0) ||
            memcmp(event->actors[i].code, speaker->code, sizeof speaker->code) == 0)
            return false;
    return event->actor_count && event->type == ENTENTE_ASSAULT;
}

void homeland_settle_told(Scene *scene, const EntenteEntity *teller, EntenteEvent *event)
{
    static const char *const forces[] = {"MIL", "COP", NULL};
    EntenteEntity *const sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            EntenteEntity *entity = &sides[side][i];
            uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
            if (*entity->code || !head || !homeland_first_sector_is(entity, forces) ||
                is_definite(&scene->view, head))
                continue;
            uint32_t above = teller_of(scene, head);
            const EntenteEntity *speaker = above ? names_entity(&scene->names, above) : teller;
            /* "the UN mission said government soldiers had fired" */
            if (speaker && homeland_is_of_no_country(speaker) && homeland_is_of_government(scene, entity))
                continue;
            if (speaker && *speaker->code && is_told_by_own(speaker, entity) &&
                (!side || !event->actor_count || is_hit_by_others(event, speaker)))
                memcpy(entity->code, speaker->code, sizeof entity->code);
        }
}

const char *homeland_country_of_teller(const EntenteEvent *event, const EntenteEntity *teller)
{
    static const char *const sectors[] = {"GOV", "COP", "MED", "MIL", NULL};
    if (event->type != ENTENTE_ASSAULT || event->place || !teller || !*teller->code ||
        homeland_is_of_no_country(teller) || !homeland_first_sector_is(teller, sectors))
        return NULL;
    for (size_t i = 0; i < event->actor_count; i++)
        if (*event->actors[i].code)
            return NULL;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (strstr(event->recipients[i].sectors, "REB") || strstr(event->recipients[i].sectors, "UAF"))
            return NULL;
    return teller->code;
}

static bool speaks_for_police(const EntenteEntity *speaker)
{
    static const char *const words[] = {"Interior Ministry", "interior ministry", "Ministry of Internal",
                                        "Ministry of Interior"};
    bool found = speaker && strncmp(speaker->sectors, "COP", 3) == 0;
    for (size_t i = 0; speaker && i < sizeof words / sizeof *words; i++)
        found = found || has_words(speaker, words[i]);
    return found;
}

void homeland_settle_officers(Scene *scene, const EntenteEntity *speaker, EntenteEntity *entities,
                              size_t count)
{
    enum { NEAR = 2 };
    const View *view = &scene->view;
    const Discourse *discourse = &scene->names.memory->discourse;
    bool police = speaks_for_police(speaker), soldiers = false;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + NEAR >= discourse->sentence;) {
        const EntenteEntity *near = &discourse->each[i].entity;
        bool officers =
            near->text.size >= 8 && memcmp(near->text.data + near->text.size - 8, "officers", 8) == 0;
        police = police || strncmp(near->sectors, "COP", 3) == 0;
        soldiers = soldiers || (!officers && strncmp(near->sectors, "MIL", 3) == 0);
    }
    for (size_t i = 0; i < count && police && !soldiers; i++) {
        uint32_t head = entities[i].head <= view->count ? entities[i].head : 0;
        uint32_t inner = head ? names_substance(&scene->names, head) : 0;
        if (view_lemma_is(view, inner, "officer") && strcmp(entities[i].sectors, "MIL") == 0 &&
            !view_child(view, inner, REL_COMPOUND) && !view_child(view, inner, REL_POSSESSOR))
            entities[i].sectors = "COP";
    }
}
