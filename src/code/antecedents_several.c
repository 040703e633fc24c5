/* Whom "the sides", "both countries" and "the two leaders" stand for. */
#include "code/antecedents_several_inside.h"

#include "code/offices.h"

#include <string.h>

/* Several who are looked for: the word, who may be meant, and how many. */
typedef struct Several {
    const Names *names;
    const Anaphor *anaphor;
    uint32_t head;
    Wanted wanted;
    Wanted states; /* the same, but no people */
    size_t count;
    bool three, readout;
} Several;

/* A coordination of the sentence whose members are all wanted; false where there is none, or there are
 * several. */
static bool find_group(const Names *names, const Wanted *wanted, uint32_t sentence, unsigned members,
                       Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    Antecedent found = {0};
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
        const Referent *last = &discourse->each[i];
        if (last->sentence != sentence || !last->group ||
            (i + 1 < discourse->count && last[1].group == last->group))
            continue;
        Antecedent group = {0};
        bool good = true;
        for (size_t k = i + 1; k-- > 0 && discourse->each[k].sentence == sentence;) {
            Referent as;
            if (discourse->each[k].group != last->group)
                continue;
            good = good && several_is_wanted(names, wanted, &discourse->each[k], &as);
            if (good)
                antecedent_add(&group, &as);
        }
        if (!good || group.full || (members ? group.count != members : group.count < 2 || group.count > 3))
            continue;
        size_t before = found.count;
        for (size_t m = group.count; m-- > 0;)
            antecedent_add(&found, &group.each[m]);
        if (before && found.count != before)
            return false;
    }
    if (!found.count)
        return false;
    *antecedent = found;
    return true;
}

static bool pair_of(const Names *names, const Focus *focus, Antecedent *antecedent)
{
    *antecedent = (Antecedent){.rule = "the two countries that the report is about"};
    for (size_t k = 0; k < 2; k++) {
        Referent state = {.kind = REFERENT_STATE, .sentence = names->memory->discourse.sentence};
        if (!office_state(names->lexicon, focus->code[k], names->memory->day, &state.entity))
            return false;
        antecedent_add(antecedent, &state);
    }
    return antecedent->count == 2;
}

/* The two countries that the report is about. */
static bool focus_pair(const Names *names, bool armed, Antecedent *antecedent)
{
    Focus focus = antecedent_focus(names);
    if (focus.count[1] < 2 || focus.count[1] < 2 * focus.count[2])
        return false;
    /* in a war within a country the other side is no country */
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = 0; i < discourse->count && armed; i++)
        if (discourse->each[i].kind == REFERENT_BODY && *discourse->each[i].entity.name &&
            antecedent_is_armed(&discourse->each[i].entity))
            return false;
    return pair_of(names, &focus, antecedent);
}

/* "The two countries" of a report on Chad and Niger, after a sentence in which France helps Niger: still
 * those two. Whoever was named together just before goes first. */
static bool keeps_focus(const Names *names, const Anaphor *anaphor, uint32_t back, const Antecedent *found,
                        Antecedent *antecedent)
{
    Antecedent pair = {0};
    Focus focus = antecedent_focus(names);
    if (anaphor->kind != ANAPHOR_STATES || !back || found->count != 2 || focus.count[1] < 3 ||
        focus.count[1] == focus.count[2] || !pair_of(names, &focus, &pair))
        return false;
    unsigned common = 0;
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            common += memcmp(found->each[i].entity.code, pair.each[k].entity.code, 4) == 0;
    /* "alongside the leaders of Peru and Chile. Both governments": named in passing */
    bool passing =
        found->each[0].prominence == PROMINENCE_REST && found->each[1].prominence == PROMINENCE_REST;
    if (common == 2 || (!common && back < 2 && !passing))
        return false;
    *antecedent = pair;
    antecedent->rule = "the two countries that the report is about";
    return true;
}

/* What those named together are passed over for: the sides of what the report tells of, where the word is for
 * sides, or the two countries that it is about. `antecedent`: those named together. */
static void instead_of_group(const Several *several, uint32_t back, Antecedent *antecedent)
{
    const Wanted *wanted = &several->wanted;
    Antecedent together = *antecedent, fight = {0}, foes = {0};
    bool sides = wanted->armed && !several->three;
    antecedent->rule = "named together";
    /* "talks brokered by Qatar and Egypt. The two sides": not the brokers */
    if (back && sides && several_of_report(several->names, wanted, &fight) &&
        !several_are_of(&together, &fight)) {
        *antecedent = fight;
        return;
    }
    /* "Oman and Qatar offered to mediate. Kenya called on the two to show restraint" */
    bool fought = several_of_fight(several->names, &several->states, &foes);
    if (*wanted->speaker && sides && together.each[0].kind != REFERENT_PERSON &&
        several->anaphor->kind != ANAPHOR_PEOPLE && fought && !several_share(&together, &foes))
        *antecedent = foes;
    else if (!fought || !several_are_of(&together, &foes))
        keeps_focus(several->names, several->anaphor, back, &together, antecedent);
}

/* Those who are named together in a sentence, or those of whom the one before tells as the two sides. */
static bool named_together(const Several *several, uint32_t back, Antecedent *antecedent)
{
    const Names *names = several->names;
    const Wanted *wanted = &several->wanted;
    uint32_t sentence = names->memory->discourse.sentence - back;
    if (back == 1 && several->readout && !several->three && several_of_readout(names, wanted, antecedent))
        return true;
    if (find_group(names, wanted, sentence, several->anaphor->members, antecedent)) {
        instead_of_group(several, back, antecedent);
        return true;
    }
    if (back != 1 || !wanted->armed || several->three)
        return false;
    /* whoever else is named between */
    return several_of_talks(names, wanted, antecedent) || several_of_report(names, wanted, antecedent);
}

/* All of a sentence who may be meant, the last first. */
static void find_all(const Several *several, uint32_t back, Antecedent *found)
{
    const Discourse *discourse = &several->names->memory->discourse;
    uint32_t sentence = discourse->sentence - back;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
        const Referent *referent = &discourse->each[i];
        Referent as;
        if (referent->sentence == sentence && (!referent->located || referent->group) &&
            several_is_wanted(several->names, &several->wanted, referent, &as))
            antecedent_add(found, &as);
    }
}

/* Whether nothing speaks against all who stand in a sentence: "the two" are prominent there. */
static bool are_plain(const Several *several, const Antecedent *found)
{
    if (several->anaphor->kind != ANAPHOR_ANY)
        return true;
    bool led = false, plain = found->count > 0;
    for (size_t i = 0; i < found->count; i++)
        led = led || found->each[i].prominence == PROMINENCE_SUBJECT;
    for (size_t i = 0; i < found->count; i++)
        plain =
            plain && found->each[i].entity.code[0] && (led || found->each[i].prominence >= PROMINENCE_OBJECT);
    /* "the two" are no minister and his own country */
    bool own = found->count == 2 && *several->wanted.speaker &&
               memcmp(found->each[0].entity.code, found->each[1].entity.code, 4) == 0;
    return plain && !own;
}

/* Those who stand in one sentence, if they are as many as are meant. */
static bool only_ones(const Several *several, uint32_t back, const Antecedent *found, Antecedent *antecedent)
{
    const Names *names = several->names;
    if (!are_plain(several, found) || found->count != several->count || found->full)
        return false;
    if (keeps_focus(names, several->anaphor, back, found, antecedent) ||
        (!several->three && several_leaders_of_fight(names, &several->wanted, found, antecedent)))
        return true;
    /* in the order of the text */
    for (size_t i = found->count; i-- > 0;)
        antecedent_add(antecedent, &found->each[i]);
    antecedent->rule = "the only ones of the kind in the sentence";
    return true;
}

/* "India bombed a town. Pakistan shot down a jet. The neighbours": one a sentence. `subjects`: those of the
 * sentences between. */
static bool one_a_sentence(const Several *several, uint32_t back, const Antecedent *found,
                           Antecedent *subjects, Antecedent *antecedent)
{
    if (found->count == 1 && found->each[0].prominence == PROMINENCE_SUBJECT && back)
        antecedent_add(subjects, &found->each[0]);
    if (several->anaphor->kind != ANAPHOR_STATES || subjects->count != 2 || back != 2)
        return false;
    antecedent_add(antecedent, &subjects->each[1]);
    antecedent_add(antecedent, &subjects->each[0]);
    antecedent->rule = "subjects of the sentences before";
    return true;
}

/* Those named in this sentence or one of the last, the nearest first. */
static bool named_near(const Several *several, Antecedent *antecedent)
{
    uint32_t sentence = several->names->memory->discourse.sentence;
    Antecedent subjects = {0};
    for (uint32_t back = 0; back <= NEAR_SENTENCES && back <= sentence; back++) {
        Antecedent found = {0};
        if (named_together(several, back, antecedent))
            return true;
        find_all(several, back, &found);
        if (only_ones(several, back, &found, antecedent))
            return true;
        if (found.count > several->count)
            return false;
        if (one_a_sentence(several, back, &found, &subjects, antecedent))
            return true;
    }
    return false;
}

/* "Chad and Niger agreed on a truce. Both leaders": of the countries named together just before. */
static bool leaders_of_group(const Several *several, Antecedent *antecedent)
{
    uint32_t sentence = several->names->memory->discourse.sentence;
    Wanted countries = several->wanted;
    countries.people = false;
    countries.states = true;
    for (uint32_t back = 1; !several->three && back <= 2 && back <= sentence; back++)
        if (find_group(several->names, &countries, sentence - back, 2, antecedent)) {
            antecedent->rule = "the leaders of those named together";
            return several_leaders(several->names, several->head, antecedent);
        }
    return false;
}

/* "the leaders" again, long after they were named together. */
static bool named_long_before(const Several *several, Antecedent *antecedent)
{
    uint32_t sentence = several->names->memory->discourse.sentence;
    for (uint32_t back = NEAR_SENTENCES + 1; back <= sentence; back++)
        if (find_group(several->names, &several->wanted, sentence - back, several->anaphor->members,
                       antecedent)) {
            antecedent->rule = "named together";
            return true;
        }
    return false;
}

/* Whether the word may mean the two of whom the report tells most. */
static bool may_be_focus(const Several *several)
{
    /* "the army chiefs" hold no office that is known, but are of the two countries; "the two men" may be
     * anybody */
    const EntenteEntity *entity = &several->names->entities[several->head];
    AnaphorKind kind = several->anaphor->kind;
    bool official = kind == ANAPHOR_PEOPLE &&
                    (antecedent_has_sector(entity, "MIL") || antecedent_has_sector(entity, "GOV"));
    bool anybody = kind != ANAPHOR_STATES && several->wanted.any_person && !official;
    return !several->three && !anybody &&
           (!view_lemma_is(several->names->view, several->head, "party") || several->anaphor->members == 2);
}

/* The two of whom the report tells most: countries, or their leaders. */
static bool of_focus(const Several *several, Antecedent *antecedent)
{
    const Names *names = several->names;
    const Wanted *wanted = &several->wanted;
    bool people = several->anaphor->kind == ANAPHOR_PEOPLE;
    /* "the two governments" are of two countries, whoever else fights there */
    bool countries = several->anaphor->kind == ANAPHOR_STATES && !wanted->armed;
    bool within = !countries && !names_in_set(names->lexicon, names->view, several->head, "several_bodies");
    bool ministers = people && !wanted->armed;
    const Antecedent nobody = {0};
    if (!focus_pair(names, within, antecedent) &&
        !((countries || ministers) && several_countries_of_fight(names, &several->states, antecedent)))
        return several_leaders_of_fight(names, wanted, &nobody, antecedent);
    return !people || several_leaders(names, several->head, antecedent);
}

/* Whom the whole report has as two: those named together, who fight or of whom it tells most. */
static bool of_report(const Several *several, Antecedent *antecedent)
{
    const Wanted *wanted = &several->wanted;
    AnaphorKind kind = several->anaphor->kind;
    if (kind == ANAPHOR_PEOPLE && !wanted->any_person &&
        (leaders_of_group(several, antecedent) || named_long_before(several, antecedent)))
        return true;
    /* "Pakistan called on the two": whoever stands against each other */
    if (kind == ANAPHOR_ANY && *wanted->speaker && !several->three &&
        several_of_fight(several->names, &several->states, antecedent))
        return true;
    if (wanted->armed && !several->three && kind == ANAPHOR_STATES &&
        several_of_war(several->names, wanted, antecedent))
        return true;
    return may_be_focus(several) && of_focus(several, antecedent);
}

static bool find_several(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent)
{
    enum { MOST = 3 };
    Several several = {.names = names,
                       .anaphor = anaphor,
                       .head = head,
                       .wanted = several_wanted(names, head, anaphor),
                       .count = anaphor->members ? anaphor->members : 2,
                       .three = anaphor->members == MOST,
                       .readout = several_may_meet(names->view, head)};
    several.states = several.wanted;
    several.states.people = false;
    return anaphor->members <= MOST && (named_near(&several, antecedent) || of_report(&several, antecedent));
}

bool antecedent_of_several(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent)
{
    if (!find_several(names, head, anaphor, antecedent))
        return false;
    /* "both armies": of the two countries */
    for (size_t i = 0;
         i < antecedent->count && names_in_set(names->lexicon, names->view, head, "several_bodies"); i++)
        if (!antecedent_is_armed(&antecedent->each[i].entity))
            antecedent->each[i].entity.name = antecedent->each[i].entity.sectors =
                antecedent->each[i].entity.office = "";
    return true;
}
