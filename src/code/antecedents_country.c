/* The country that is meant where a role says none: "the government", "the army". */
#include "code/antecedents_inside.h"

#include "code/places.h"

#include <string.h>

/* The three countries that are named most. */
Focus antecedent_focus(const Names *names)
{
    Focus focus = {0};
    const PlaceMemory *countries = names->memory->countries;
    for (size_t i = 0; countries && i < countries->count; i++) {
        EntenteEntity one = {.sectors = ""};
        memcpy(one.code, countries->country[i].code, sizeof one.code);
        if (!antecedent_has_country(&one))
            continue;
        for (size_t k = 0; k < 3; k++)
            if (countries->country[i].count > focus.count[k]) {
                for (size_t m = 2; m > k; m--) {
                    memcpy(focus.code[m], focus.code[m - 1], 4);
                    focus.count[m] = focus.count[m - 1];
                }
                memcpy(focus.code[k], one.code, 4);
                focus.count[k] = countries->country[i].count;
                break;
            }
    }
    return focus;
}

/* Whether a place tells of another thing than the one in which somebody acts: "under a truce signed in
 * Kunming; the army said". */
static bool is_apart(const View *view, uint32_t place, uint32_t role)
{
    uint32_t from = place < role ? place : role, to = place < role ? role : place;
    for (uint32_t t = from; t < to; t++)
        if (view_text_is(view, t, ";"))
            return true;
    for (uint32_t above = place, steps = 0; above && above <= view->count && steps < view->count;
         above = view_token(view, above)->head, steps++)
        if ((view->relation[above] == REL_ACL || view->relation[above] == REL_RELATIVE) &&
            !view_is_under(view, role, above))
            return true;
    return false;
}

/* The country where the sentence says that things are: "in Khartoum"; false where it names none or several.
 */
static bool country_of_sentence(const Names *names, uint32_t role, const Focus *focus, char code[4])
{
    const View *view = names->view;
    /* "In neighbouring Chad, the authorities banned": wherever else the report is at home */
    if (names_front_country(names, code) && *code)
        return true;
    code[0] = 0;
    for (size_t i = 0; i < names->match_count; i++) {
        const NameMatch *match = &names->matches[i];
        uint32_t top = match->last;
        for (uint32_t t = match->first; t <= match->last; t++)
            if (view_token(view, t)->head < match->first || view_token(view, t)->head > match->last)
                top = t;
        if (is_apart(view, top, role))
            continue;
        uint32_t preposition = view_case(view, top);
        if (!view_text_is(view, preposition, "in") && !view_text_is(view, preposition, "near") &&
            !view_text_is(view, preposition, "outside") && !view_text_is(view, preposition, "across"))
            continue;
        char here[4];
        if (!names_match_country(match, here))
            continue;
        if (*code && memcmp(code, here, sizeof here) != 0)
            return false;
        memcpy(code, here, sizeof here);
    }
    /* one of those that the report is about */
    for (size_t k = 0; k < 3 && *code; k++)
        if (memcmp(code, focus->code[k], 4) == 0)
            return true;
    return false;
}

/* The country that is the subject of the sentence before, where that speaks of no other. */
static bool country_of_subject(const Names *names, char code[4])
{
    const Discourse *discourse = &names->memory->discourse;
    bool subject = false;
    code[0] = 0;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + 1 >= discourse->sentence;) {
        const Referent *referent = &discourse->each[i];
        if (!antecedent_has_country(&referent->entity) ||
            (referent->located && referent->sentence < discourse->sentence))
            continue;
        if (*code && memcmp(code, referent->entity.code, 4) != 0)
            return false;
        memcpy(code, referent->entity.code, 4);
        subject =
            subject || (referent->kind == REFERENT_STATE && referent->prominence == PROMINENCE_SUBJECT &&
                        referent->sentence < discourse->sentence);
    }
    return subject;
}

/* The country whose rebels the report names, where it names those of no other: its government and army are
 * meant. */
static bool country_of_rebels(const Names *names, char code[4])
{
    const Discourse *discourse = &names->memory->discourse;
    code[0] = 0;
    for (size_t i = 0; i < discourse->count; i++) {
        const EntenteEntity *entity = &discourse->each[i].entity;
        if (!antecedent_is_armed(entity) || !*entity->name || !antecedent_has_country(entity))
            continue;
        if (*code && memcmp(code, entity->code, 4) != 0)
            return false;
        memcpy(code, entity->code, 4);
    }
    return *code;
}

bool antecedent_is_army(const View *view, uint32_t head)
{
    return view_lemma_is(view, head, "army") || view_lemma_is(view, head, "military");
}

/* "In Algiers, the ministry said", but not "In Algiers, where ..., she told the army; the police said". */
static bool role_is_behind_front(const Names *names, uint32_t role)
{
    for (uint32_t t = 1; t < role; t++)
        if (view_text_is(names->view, t, ";"))
            return false;
    return true;
}

/* "Philippine lawmakers urged the government", "a court in Chad ordered the army": the organ of those who act
 * on it in their own country; false where nobody such is told. */
static bool country_of_doer(const Names *names, uint32_t role, char code[4])
{
    static const char *const sectors[] = {"LEG", "JUD", "OPP", "PTY", "LAB",
                                          "EDU", "AGR", "SOC", "CVL", "REL"};
    const View *view = names->view;
    uint8_t relation = view->relation[role];
    uint32_t verb = view_token(view, role)->head;
    /* "the prime minister of Chad was suspended by the court" */
    uint32_t patient =
        relation == REL_AGENT && verb <= view->count ? view_child(view, verb, REL_SUBJECT_PASSIVE) : 0;
    static const char *const rulers[] = {"GOV", "LEG", "OPP", "PTY", "ELI", "JUD"};
    bool rules = false;
    for (size_t i = 0; patient && names->state[patient] == 1 && i < sizeof rulers / sizeof *rulers; i++)
        rules = rules || strncmp(names->entities[patient].sectors, rulers[i], 3) == 0;
    if (rules && antecedent_has_country(&names->entities[patient])) {
        memcpy(code, names->entities[patient].code, 4);
        return true;
    }
    if (relation != REL_OBJECT && relation != REL_INDIRECT && relation != REL_OBLIQUE)
        return false;
    for (uint32_t steps = 0; verb && verb <= view->count && steps < 4; steps++) {
        uint32_t subject = view_child(view, verb, REL_SUBJECT);
        const EntenteEntity *entity =
            subject && subject < role && names->state[subject] == 1 ? &names->entities[subject] : NULL;
        for (size_t i = 0; entity && antecedent_has_country(entity) && i < sizeof sectors / sizeof *sectors;
             i++)
            if (strncmp(entity->sectors, sectors[i], 3) == 0) {
                memcpy(code, entity->code, 4);
                return true;
            }
        verb = view_token(view, verb)->head;
    }
    return false;
}

static bool has_sector(const EntenteEntity *entity, const char *sector)
{
    return strncmp(entity->sectors, sector, 3) == 0;
}

/* "Kenyan jets killed nine militants in Somalia, the ministry said": who tells afterwards that an army has
 * hit militants is of the country whose army it is, wherever it struck. */
static bool country_of_victor(const Names *names, uint32_t role, char code[4])
{
    const View *view = names->view;
    uint32_t verb = view_token(view, role)->head;
    if (view->relation[role] != REL_SUBJECT || !verb || verb > view->count)
        return false;
    uint32_t clause = view_child(view, verb, REL_CCOMP);
    uint32_t subject = clause && clause < role ? view_child(view, clause, REL_SUBJECT) : 0;
    if (!subject || subject > clause || names->state[subject] != 1)
        return false;
    const EntenteEntity *victor = &names->entities[subject];
    if (!has_sector(victor, "MIL") || !antecedent_has_country(victor))
        return false;
    for (uint32_t t = clause + 1; t < role; t++) {
        const EntenteEntity *hit = &names->entities[t];
        if (names->state[t] == 1 && hit->sectors && (has_sector(hit, "REB") || has_sector(hit, "CRM"))) {
            memcpy(code, victor->code, 4);
            return true;
        }
    }
    return false;
}

bool antecedent_of_country(const Names *names, uint32_t role, Antecedent *antecedent)
{
    enum { OFTEN = 3 };
    Focus focus = antecedent_focus(names);
    Referent country = {.kind = REFERENT_BODY, .sentence = names->memory->discourse.sentence};
    country.entity = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = ""};
    bool often = focus.count[0] >= OFTEN && focus.count[0] >= 2 * focus.count[1];
    /* an organ of the country that the report is about, though another one's deed was told before */
    if (country_of_doer(names, role, country.entity.code)) {
        antecedent->rule = "country of those who act on it";
    } else if (country_of_victor(names, role, country.entity.code)) {
        antecedent->rule = "country of the army of which it tells";
    } else if (role_is_behind_front(names, role) && names_front_country(names, country.entity.code)) {
        antecedent->rule = "country of the place that opens the sentence";
    } else if (country_of_sentence(names, role, &focus, country.entity.code)) {
        antecedent->rule = "country where the sentence says that it happened";
    } else if (country_of_subject(names, country.entity.code) &&
               (!often || memcmp(focus.code[0], country.entity.code, 4) == 0)) {
        antecedent->rule = "the only country in the sentence before, as its subject";
    } else if (often) {
        memcpy(country.entity.code, focus.code[0], sizeof country.entity.code);
        antecedent->rule = "country that the report is about";
    } else if (country_of_rebels(names, country.entity.code)) {
        antecedent->rule = "country of the rebels whom the report names";
    } else {
        return false;
    }
    if (antecedent_is_army(names->view, role) && strcmp(country.entity.code, "PSE") == 0)
        return false; /* a land without an army */
    antecedent_add(antecedent, &country);
    return true;
}
