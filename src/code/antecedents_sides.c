/* Who stand against each other, have met or are at war: whom "the sides" mean where no words name them
 * together. */
#include "code/adversaries.h"
#include "code/antecedents_several_inside.h"
#include "code/offices.h"

#include <string.h>

bool several_share(const Antecedent *a, const Antecedent *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (memcmp(a->each[i].entity.code, b->each[k].entity.code, 4) == 0)
                return true;
    return false;
}

/* Whether all are of the countries of some. */
bool several_are_of(const Antecedent *all, const Antecedent *some)
{
    for (size_t i = 0; i < all->count; i++) {
        bool found = false;
        for (size_t k = 0; k < some->count; k++)
            found = found || memcmp(all->each[i].entity.code, some->each[k].entity.code, 4) == 0;
        if (!found)
            return false;
    }
    return true;
}

static bool of_one_country(const Antecedent *all)
{
    for (size_t i = 1; i < all->count; i++)
        if (memcmp(all->each[i].entity.code, all->each[0].entity.code, 4) != 0)
            return false;
    return true;
}

/* The leaders of two countries: those whom the report names, else those of the day. */
bool several_leaders(const Names *names, uint32_t head, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = 0; i < antecedent->count; i++) {
        Referent *state = &antecedent->each[i];
        Antecedent people = {0};
        for (size_t k = 0; k < discourse->count; k++)
            if (discourse->each[k].kind == REFERENT_PERSON && *discourse->each[k].entity.name &&
                memcmp(discourse->each[k].entity.code, state->entity.code, 4) == 0 &&
                antecedent_suits(names, head, &discourse->each[k]))
                antecedent_add(&people, &discourse->each[k]);
        if (people.count == 1) {
            *state = people.each[0];
            continue;
        }
        EntenteSlice text = state->entity.text;
        char code[4];
        memcpy(code, state->entity.code, sizeof code);
        bool found = names_in_set(names->lexicon, names->view, head, "leader_word") &&
                     office_leader(names->lexicon, code, names->memory->day, &state->entity);
        found = found || office_holder(names->lexicon, code, antecedent_office_of_role(names, head),
                                       names->memory->day, &state->entity);
        if (!found) { /* whoever they are, they are of that country */
            state->entity.name = state->entity.office = "";
            state->entity.sectors = names->entities[head].sectors;
        }
        state->entity.text = text;
        state->kind = REFERENT_PERSON;
    }
    return true;
}

/* "the sides": the adversaries of the events told before. */
bool several_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    EntenteEntity pair[2];
    Focus focus = antecedent_focus(names);
    bool one = focus.count[0] >= 2 * focus.count[1];
    if (wanted->people || !adversaries_find(names, wanted->speaker, one ? focus.code[0] : "", pair))
        return false;
    for (size_t i = 0; i < 2; i++) {
        if (pair[i].meant.size)
            pair[i].text = pair[i].meant;
        Referent side = {
            .entity = pair[i], .kind = REFERENT_BODY, .sentence = names->memory->discourse.sentence};
        bool rebels = strstr(pair[i].sectors, "REB") || strstr(pair[i].sectors, "PRM");
        EntenteEntity state;
        if (!rebels && office_state(names->lexicon, pair[i].code, names->memory->day, &state)) {
            state.text = pair[i].text;
            side.entity = state;
            side.kind = REFERENT_STATE;
        }
        antecedent_add(antecedent, &side);
    }
    antecedent->rule = "those who stand against each other in the events before";
    return antecedent->count == 2;
}

/* "the two countries": those that the report names most and that stand against each other, though a third
 * is named almost as often. */
bool several_countries_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    enum { OFTEN = 3 };
    Antecedent found = {0};
    Focus focus = antecedent_focus(names);
    if (focus.count[1] < OFTEN || focus.count[1] == focus.count[2] ||
        !several_of_fight(names, wanted, &found))
        return false;
    unsigned named = 0;
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            named += found.each[i].kind == REFERENT_STATE &&
                     memcmp(found.each[i].entity.code, focus.code[k], sizeof focus.code[k]) == 0;
    if (named != 2 || memcmp(found.each[0].entity.code, found.each[1].entity.code, 4) == 0)
        return false;
    *antecedent = found;
    return true;
}

/* "The parties" again: those for whom the word stood before. */
static bool sides_as_before(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    Antecedent found = {.rule = "those for whom the same word stood before"};
    uint32_t group = 0;
    for (size_t i = discourse->count; i-- > 0;) {
        const Referent *one = &discourse->each[i];
        if (!one->group || one->noun != wanted->noun || (group && one->group != group))
            continue;
        if (memcmp(wanted->speaker, one->entity.code, sizeof wanted->speaker) == 0)
            return false;
        group = one->group;
        antecedent_add(&found, one);
    }
    if (found.count != 2)
        return false;
    antecedent_add(antecedent, &found.each[1]);
    antecedent_add(antecedent, &found.each[0]);
    antecedent->rule = found.rule;
    return antecedent->count == 2;
}

/* "The two sides discussed": those who met in the sentence before, of whom one is of no country. */
bool several_of_talks(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    enum { TWO = 2 };
    const EntenteDocument *document = names->memory->document;
    uint32_t sentence = names->memory->discourse.sentence;
    if (wanted->people || !document || !document->event_count)
        return false;
    const EntenteEvent *last = &document->events[document->event_count - 1];
    if (last->type != ENTENTE_CONSULT || last->status != ENTENTE_OCCURRED || last->actor_count != TWO ||
        last->sentence + 1 < sentence || !*last->actors[0].code || !*last->actors[1].code ||
        (antecedent_has_country(&last->actors[0]) && antecedent_has_country(&last->actors[1])))
        return false;
    Antecedent found = {.rule = "those who met in the sentence before"};
    for (size_t i = 0; i < TWO; i++) {
        Referent side = {.entity = last->actors[i], .kind = REFERENT_BODY, .sentence = sentence};
        EntenteEntity state;
        if (memcmp(wanted->speaker, side.entity.code, sizeof wanted->speaker) == 0)
            return false;
        if (!antecedent_is_armed(&side.entity) &&
            office_state(names->lexicon, side.entity.code, names->memory->day, &state)) {
            state.text = side.entity.text;
            side.entity = state;
            side.kind = REFERENT_STATE;
        }
        antecedent_add(&found, &side);
    }
    if (found.count != TWO)
        return false;
    *antecedent = found;
    return true;
}

/* Whether two met, the publisher among them; they are added in the order of the text. */
static bool met_with(const EntenteEvent *event, const char *publisher, const EntenteEntity *met[2])
{
    enum { TWO = 2 };
    size_t count = 0;
    bool own = false;
    if (event->type != ENTENTE_CONSULT || event->status != ENTENTE_OCCURRED)
        return false;
    for (size_t i = 0; i < event->actor_count + event->recipient_count; i++) {
        const EntenteEntity *party =
            i < event->actor_count ? &event->actors[i] : &event->recipients[i - event->actor_count];
        bool again = false;
        for (size_t k = 0; k < count; k++)
            again = again || strcmp(met[k]->code, party->code) == 0;
        if (again)
            continue;
        if (!*party->code || count == TWO)
            return false;
        own = own || strcmp(party->code, publisher) == 0;
        met[count++] = party;
    }
    return own && count == TWO;
}

/* "The sides", "the interlocutors" in a ministry's own readout: it and whom it met last, whoever else is
 * spoken of between. */
bool several_of_readout(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    const EntenteDocument *document = names->memory->document;
    const char *publisher = names->memory->publisher.code;
    const EntenteEntity *met[2];
    size_t last = document && *publisher ? document->event_count : 0;
    while (last > 0 && !met_with(&document->events[last - 1], publisher, met))
        last--;
    if (!last)
        return false;
    Antecedent found = {.rule = "those who met in the publisher's readout"};
    for (size_t i = 0; i < 2; i++) {
        Referent side = {.entity = *met[i], .sentence = names->memory->discourse.sentence};
        EntenteEntity state;
        if (met[i]->meant.size)
            side.entity.text = met[i]->meant;
        side.kind = *met[i]->office || (*met[i]->name && wanted->people) ? REFERENT_PERSON : REFERENT_BODY;
        if (strcmp(wanted->speaker, met[i]->code) == 0)
            return false;
        if (!wanted->people || wanted->states) {
            side.kind = REFERENT_BODY;
            if (!antecedent_is_armed(met[i]) &&
                office_state(names->lexicon, met[i]->code, names->memory->day, &state)) {
                state.text = side.entity.text;
                side.entity = state;
                side.kind = REFERENT_STATE;
            }
        }
        antecedent_add(&found, &side);
    }
    if (found.count != 2)
        return false;
    *antecedent = found;
    return true;
}

bool several_of_report(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    return (wanted->states && !wanted->people && sides_as_before(names, wanted, antecedent)) ||
           several_of_fight(names, wanted, antecedent);
}

/* "the parties" where one armed group is named and no fight is told: it and the state that it is at war with.
 */
bool several_of_war(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const Referent *group = NULL;
    for (size_t i = 0; i < discourse->count && !wanted->people; i++) {
        const Referent *one = &discourse->each[i];
        if (one->kind != REFERENT_BODY || !*one->entity.name || !antecedent_has_country(&one->entity) ||
            !antecedent_has_sector(&one->entity, "REB"))
            continue;
        if (group && !discourse_same(group, one))
            return false;
        group = one;
    }
    Referent state = {.kind = REFERENT_STATE, .sentence = discourse->sentence};
    if (!group || memcmp(wanted->speaker, group->entity.code, sizeof wanted->speaker) == 0 ||
        !office_state(names->lexicon, group->entity.code, names->memory->day, &state.entity))
        return false;
    antecedent_add(antecedent, &state);
    antecedent_add(antecedent, group);
    antecedent->rule = "the one armed group that the report names, and its state";
    return antecedent->count == 2;
}

/* Whether two met in this sentence or the one before. */
static bool have_met(const Names *names, const Antecedent *two)
{
    const EntenteDocument *document = names->memory->document;
    for (size_t i = document ? document->event_count : 0; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + 1 < names->memory->discourse.sentence)
            return false;
        unsigned met = 0;
        for (size_t k = 0; k < two->count; k++) {
            bool one = false;
            for (size_t a = 0; a < before->actor_count + before->recipient_count; a++) {
                const EntenteEntity *side = a < before->actor_count
                                                ? &before->actors[a]
                                                : &before->recipients[a - before->actor_count];
                one = one || memcmp(side->code, two->each[k].entity.code, sizeof side->code) == 0;
            }
            met += one;
        }
        if (before->type == ENTENTE_CONSULT && met == two->count)
            return true;
    }
    return false;
}

/* Whether more than two met in the sentence before: the two may be any of them. */
static bool several_met(const Names *names)
{
    enum { TWO = 2 };
    const EntenteDocument *document = names->memory->document;
    for (size_t i = document ? document->event_count : 0; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + 1 < names->memory->discourse.sentence)
            return false;
        if (before->type == ENTENTE_CONSULT && before->actor_count > TWO)
            return true;
    }
    return false;
}

/* "Hun Manet told Trump that he accepted a truce with Thailand. The two leaders are to meet": one of those
 * named there stands outside, so that the leaders of the two at odds are meant; and so where none are named.
 */
bool several_leaders_of_fight(const Names *names, const Wanted *wanted, const Antecedent *named,
                              Antecedent *antecedent)
{
    Wanted states = *wanted;
    states.people = false;
    Antecedent fight = {0};
    if (wanted->any_person || !wanted->people || wanted->states ||
        (named->count ? !of_one_country(named) && have_met(names, named) : several_met(names)) ||
        !several_of_fight(names, &states, &fight) ||
        (named->count &&
         (several_are_of(named, &fight) || (!several_share(named, &fight) && !of_one_country(named)))) ||
        fight.each[0].kind != REFERENT_STATE || fight.each[1].kind != REFERENT_STATE ||
        memcmp(fight.each[0].entity.code, fight.each[1].entity.code, 4) == 0)
        return false;
    *antecedent = fight;
    several_leaders(names, wanted->head, antecedent);
    antecedent->rule = "the leaders of those who stand against each other";
    return true;
}
