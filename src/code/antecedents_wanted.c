/* Who may be among those whom "the sides" and "the two leaders" stand for. */
#include "code/antecedents_several_inside.h"

#include "code/offices.h"

#include <string.h>

/* What a party is called where countries are asked for: a person's is its government. */
static bool as_state(const Names *names, const Referent *referent, bool armed, Referent *state)
{
    *state = *referent;
    const EntenteEntity *entity = &referent->entity;
    if (armed && referent->kind != REFERENT_PERSON && antecedent_is_armed(entity))
        return true;
    if (!antecedent_has_country(entity) || antecedent_is_armed(entity))
        return false;
    if (referent->kind == REFERENT_STATE)
        return true;
    bool official = antecedent_has_sector(entity, "GOV") || antecedent_has_sector(entity, "MIL") ||
                    antecedent_has_sector(entity, "LEG");
    if (!official || antecedent_has_sector(entity, "PRE") || antecedent_has_sector(entity, "ELI") ||
        !office_state(names->lexicon, entity->code, names->memory->day, &state->entity))
        return false;
    state->entity.text = entity->text;
    state->kind = REFERENT_STATE;
    return true;
}

bool several_is_wanted(const Names *names, const Wanted *wanted, const Referent *referent, Referent *as)
{
    *as = *referent;
    if (*wanted->speaker && memcmp(wanted->speaker, referent->entity.code, sizeof wanted->speaker) == 0)
        return false;
    for (size_t i = 0; i < wanted->beside.count; i++)
        if (memcmp(wanted->beside.each[i].entity.code, referent->entity.code, 4) == 0)
            return false;
    if (wanted->people && referent->kind == REFERENT_PERSON && !referent->plural &&
        entity_is_known(&referent->entity))
        return wanted->any_person || antecedent_suits(names, wanted->head, referent);
    if (wanted->people && !wanted->states && referent->kind == REFERENT_PEOPLE && referent->group &&
        referent->noun == wanted->noun && antecedent_has_country(&referent->entity))
        return true;
    /* "the government and the Unity Front": in a country's own strife a party is a side, too */
    if (wanted->armed && wanted->states && referent->group && referent->kind == REFERENT_BODY &&
        *referent->entity.name && antecedent_has_country(&referent->entity) &&
        (antecedent_has_sector(&referent->entity, "OPP") || antecedent_has_sector(&referent->entity, "PTY")))
        return true;
    return wanted->states && as_state(names, referent, wanted->armed, as);
}

/* The country of whoever acts on those who stand at a token: "Tehran urged both sides". */
static void find_speaker(Names *names, uint32_t head, char code[4])
{
    const View *view = names->view;
    uint8_t relation = view->relation[head];
    uint32_t verb = view_token(view, head)->head;
    if ((relation != REL_OBJECT && relation != REL_INDIRECT && relation != REL_OBLIQUE) || !verb ||
        verb > view->count || !view_is_verb(view, verb))
        return;
    for (uint32_t steps = 0; steps < 4; steps++) {
        uint32_t subject = view_child(view, verb, REL_SUBJECT);
        uint32_t above = view_token(view, verb)->head;
        /* "Trump, who telephoned both leaders" */
        if (subject && view->relation[verb] == REL_RELATIVE && above && above <= view->count &&
            view_token(view, subject)->xpos[0] == 'W')
            subject = above;
        if (subject && subject < head) {
            memcpy(code, names_entity(names, subject)->code, 4);
            return;
        }
        if (subject || (view->relation[verb] != REL_CONJUNCT && view->relation[verb] != REL_XCOMP) ||
            !above || above > view->count)
            return;
        verb = above;
    }
}

/* "Macron, Scholz and Meloni met both leaders": those named together with whoever acts. */
static void find_beside(const Discourse *discourse, uint32_t head, const char *speaker, Antecedent *beside)
{
    uint32_t group = 0;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        const Referent *one = &discourse->each[i];
        if (one->group && one->head < head && memcmp(one->entity.code, speaker, 4) == 0)
            group = one->group;
    }
    for (size_t i = discourse->count; group && i-- > 0 && discourse->each[i].sentence == discourse->sentence;)
        if (discourse->each[i].group == group && *discourse->each[i].entity.code)
            antecedent_add(beside, &discourse->each[i]);
}

Wanted several_wanted(Names *names, uint32_t head, const Anaphor *anaphor)
{
    static const char *const sides[] = {"side", "party",      "rival",       "enemy",
                                        "foe",  "adversary",  "belligerent", "delegation",
                                        "team", "negotiator", "delegate",    "faction"};
    const View *view = names->view;
    Wanted wanted = {.people = anaphor->kind != ANAPHOR_STATES,
                     .states = anaphor->kind != ANAPHOR_PEOPLE,
                     .any_person = anaphor->kind == ANAPHOR_ANY ||
                                   (!*antecedent_office_of_role(names, head) &&
                                    !names_in_set(names->lexicon, view, head, "leader_word")),
                     .armed = anaphor->kind == ANAPHOR_ANY ||
                              view_lemma_in(view, head, sides, sizeof sides / sizeof *sides),
                     .head = head};
    find_speaker(names, head, wanted.speaker);
    if (*wanted.speaker)
        find_beside(&names->memory->discourse, head, wanted.speaker, &wanted.beside);
    Referent own;
    wanted.noun = mention_read(names, head, &own) ? own.noun : 0;
    return wanted;
}

bool several_may_meet(const View *view, uint32_t head)
{
    static const char *const met[] = {"side", "party", "delegation", "interlocutor", "minister", "leader"};
    return view_lemma_in(view, head, met, sizeof met / sizeof *met);
}
