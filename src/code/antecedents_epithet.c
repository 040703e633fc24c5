/* "the bloc", "the movement", "the kingdom", "the assailants": what kind of thing is meant, and the only one
 * of that kind. */
#include "code/antecedents_inside.h"

#include "code/adversaries.h"
#include "code/offices.h"
#include "code/titled_bodies.h"

#include <string.h>

static bool is_meant(const Names *names, const Anaphor *anaphor, const Referent *referent)
{
    const EntenteEntity *entity = &referent->entity;
    switch (anaphor->kind) {
    case ANAPHOR_BLOC:
        return referent->kind == REFERENT_BODY && *entity->name && entity_is_of_states(entity);
    case ANAPHOR_GROUP:
        if (anaphor->epithet)
            return referent->kind == REFERENT_BODY && *entity->name &&
                   antecedent_has_sector(entity, anaphor->epithet);
        return referent->kind == REFERENT_BODY && *entity->name &&
               (antecedent_is_armed(entity) || antecedent_has_sector(entity, "CRM") ||
                antecedent_has_sector(entity, "PTY") || antecedent_has_sector(entity, "OPP") ||
                antecedent_has_sector(entity, "NGO") || antecedent_has_sector(entity, "SOC"));
    case ANAPHOR_FIGHTERS:
        return referent->kind == REFERENT_BODY && *entity->name && antecedent_has_sector(entity, "REB");
    case ANAPHOR_STATE:
        return referent->kind == REFERENT_STATE && antecedent_has_country(entity) &&
               !antecedent_has_sector(entity, "PRE") &&
               (!anaphor->epithet || office_in_set(names->lexicon, entity->code, anaphor->epithet));
    default:
        return false;
    }
}

/* "the assailants": those who struck in the events told before. */
static bool who_struck(const Names *names, Antecedent *antecedent)
{
    uint32_t sentence = names->memory->discourse.sentence;
    const EntenteEntity *attacker =
        names->memory->document ? adversaries_attacker(names->memory->document, sentence) : NULL;
    if (!attacker || !entity_is_known(attacker))
        return false;
    Referent one = {.entity = *attacker, .kind = REFERENT_PEOPLE, .sentence = sentence};
    antecedent_add(antecedent, &one);
    antecedent->rule = "those who struck in the events before";
    return true;
}

/* "A Houthi spokesman said the group": the group for which he speaks, where the sentence and the one before
 * know one such; its name was not told apart from his. */
static bool of_spokesman(const Names *names, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const Referent *only = NULL;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + 1 >= discourse->sentence;) {
        const Referent *one = &discourse->each[i];
        if (one->kind != REFERENT_PERSON || !antecedent_has_sector(&one->entity, "REB") ||
            !antecedent_has_country(&one->entity))
            continue;
        if (only && memcmp(only->entity.code, one->entity.code, sizeof one->entity.code) != 0)
            return false;
        only = one;
    }
    if (!only)
        return false;
    antecedent_add_group_of(antecedent, only);
    antecedent->rule = "the group for which somebody speaks";
    return true;
}

bool antecedent_of_epithet(Names *names, const Anaphor *anaphor, Antecedent *antecedent)
{
    enum { NEAR = 4 };
    if (anaphor->kind == ANAPHOR_ATTACKERS)
        return who_struck(names, antecedent);
    const Referent *titled = anaphor->kind == ANAPHOR_TITLED ? titled_body(names, anaphor->epithet) : NULL;
    if (titled) {
        antecedent_add(antecedent, titled);
        antecedent->rule = "the body of that title named before";
        return true;
    }
    const Discourse *discourse = &names->memory->discourse;
    uint32_t near = anaphor->epithet ? 2 * NEAR : NEAR;
    /* "the Kingdom" of its own ministry */
    Referent own = {.kind = REFERENT_STATE, .sentence = discourse->sentence};
    if (anaphor->kind == ANAPHOR_STATE && anaphor->epithet && *names->memory->publisher.code &&
        office_in_set(names->lexicon, names->memory->publisher.code, anaphor->epithet) &&
        office_state(names->lexicon, names->memory->publisher.code, names->memory->day, &own.entity)) {
        antecedent->rule = "the country whose text this is";
        antecedent_add(antecedent, &own);
        return true;
    }
    uint32_t from = discourse->sentence > near ? discourse->sentence - near : 0;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= from;)
        if (is_meant(names, anaphor, &discourse->each[i])) {
            Referent meant = discourse->each[i];
            EntenteEntity state;
            /* a province named before tells the country */
            if (anaphor->kind == ANAPHOR_STATE &&
                office_state(names->lexicon, meant.entity.code, names->memory->day, &state)) {
                state.text = meant.entity.text;
                meant.entity = state;
            }
            antecedent_add(antecedent, &meant);
        }
    if (!antecedent->count && anaphor->kind == ANAPHOR_FIGHTERS)
        return who_struck(names, antecedent);
    if (!antecedent->count && anaphor->kind == ANAPHOR_GROUP && !anaphor->epithet)
        return of_spokesman(names, antecedent);
    antecedent->rule = anaphor->kind == ANAPHOR_STATE ? "the only country of that kind named before"
                                                      : "the only body of that kind named before";
    return antecedent->count == 1;
}
