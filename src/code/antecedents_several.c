/* Whom "the sides", "both countries" and "the two leaders" stand for. */
#include "code/adversaries.h"
#include "code/antecedents_inside.h"
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

typedef struct Wanted {
    bool people, states, armed, any_person;
    uint32_t head;
    uint64_t noun;     /* "the leaders of A and B" are "both leaders" */
    char speaker[4];   /* whoever acts on them is not of them */
    Antecedent beside; /* nor is who acts together with him */
} Wanted;

static bool is_wanted(const Names *names, const Wanted *wanted, const Referent *referent, Referent *as)
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
            good = good && is_wanted(names, wanted, &discourse->each[k], &as);
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

/* The leaders of two countries: those whom the report names, else those of the day. */
static bool leaders_of(const Names *names, uint32_t head, Antecedent *antecedent)
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

/* "the sides": the adversaries of the events told before. */
static bool sides_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent)
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
static bool countries_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    enum { OFTEN = 3 };
    Antecedent found = {0};
    Focus focus = antecedent_focus(names);
    if (focus.count[1] < OFTEN || focus.count[1] == focus.count[2] || !sides_of_fight(names, wanted, &found))
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
static bool sides_of_talks(const Names *names, const Wanted *wanted, Antecedent *antecedent)
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
static bool sides_of_readout(const Names *names, const Wanted *wanted, Antecedent *antecedent)
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

static bool sides_of_report(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    return (wanted->states && !wanted->people && sides_as_before(names, wanted, antecedent)) ||
           sides_of_fight(names, wanted, antecedent);
}

/* "the parties" where one armed group is named and no fight is told: it and the state that it is at war with.
 */
static bool sides_of_war(const Names *names, const Wanted *wanted, Antecedent *antecedent)
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

static bool have_common(const Antecedent *a, const Antecedent *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (memcmp(a->each[i].entity.code, b->each[k].entity.code, 4) == 0)
                return true;
    return false;
}

/* Whether all are of the countries of some. */
static bool are_of(const Antecedent *all, const Antecedent *some)
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
static bool leaders_of_fight(const Names *names, const Wanted *wanted, const Antecedent *named,
                             Antecedent *antecedent)
{
    Wanted states = *wanted;
    states.people = false;
    Antecedent fight = {0};
    if (wanted->any_person || !wanted->people || wanted->states ||
        (named->count ? !of_one_country(named) && have_met(names, named) : several_met(names)) ||
        !sides_of_fight(names, &states, &fight) ||
        (named->count &&
         (are_of(named, &fight) || (!have_common(named, &fight) && !of_one_country(named)))) ||
        fight.each[0].kind != REFERENT_STATE || fight.each[1].kind != REFERENT_STATE ||
        memcmp(fight.each[0].entity.code, fight.each[1].entity.code, 4) == 0)
        return false;
    *antecedent = fight;
    leaders_of(names, wanted->head, antecedent);
    antecedent->rule = "the leaders of those who stand against each other";
    return true;
}

static bool find_several(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent)
{
    const View *view = names->view;
    const Discourse *discourse = &names->memory->discourse;
    static const char *const sides[] = {"side",      "party",       "rival",      "enemy", "foe",
                                        "adversary", "belligerent", "delegation", "team"};
    Wanted wanted = {.people = anaphor->kind != ANAPHOR_STATES,
                     .states = anaphor->kind != ANAPHOR_PEOPLE,
                     .any_person = anaphor->kind == ANAPHOR_ANY ||
                                   (!*antecedent_office_of_role(names, head) &&
                                    !names_in_set(names->lexicon, view, head, "leader_word")),
                     .armed = anaphor->kind == ANAPHOR_ANY,
                     .head = head};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        wanted.armed = wanted.armed || view_lemma_is(view, head, sides[i]);
    find_speaker(names, head, wanted.speaker);
    if (*wanted.speaker)
        find_beside(discourse, head, wanted.speaker, &wanted.beside);
    Referent own;
    wanted.noun = mention_read(names, head, &own) ? own.noun : 0;
    unsigned members = anaphor->members;
    if (members > 3)
        return false;
    static const char *const met[] = {"side", "party", "delegation", "interlocutor", "minister", "leader"};
    bool readout = false;
    for (size_t i = 0; i < sizeof met / sizeof *met; i++)
        readout = readout || view_lemma_is(view, head, met[i]);
    Antecedent subjects = {0};
    for (uint32_t back = 0; back <= NEAR_SENTENCES && back <= discourse->sentence; back++) {
        uint32_t sentence = discourse->sentence - back;
        if (back == 1 && readout && members != 3 && sides_of_readout(names, &wanted, antecedent))
            return true;
        if (find_group(names, &wanted, sentence, members, antecedent)) {
            Antecedent together = *antecedent, fight = {0}, foes = {0};
            antecedent->rule = "named together";
            /* "talks brokered by Qatar and Egypt. The two sides": not the brokers */
            if (back && wanted.armed && members != 3 && sides_of_report(names, &wanted, &fight) &&
                !are_of(&together, &fight)) {
                *antecedent = fight;
                return true;
            }
            /* "Oman and Qatar offered to mediate. Kenya called on the two to show restraint" */
            Wanted states = wanted;
            states.people = false;
            bool fought = sides_of_fight(names, &states, &foes);
            if (*wanted.speaker && wanted.armed && members != 3 && together.each[0].kind != REFERENT_PERSON &&
                anaphor->kind != ANAPHOR_PEOPLE && fought && !have_common(&together, &foes)) {
                *antecedent = foes;
                return true;
            }
            if (!fought || !are_of(&together, &foes))
                keeps_focus(names, anaphor, back, &together, antecedent);
            return true;
        }
        if (back == 1 && wanted.armed && members != 3 && sides_of_talks(names, &wanted, antecedent))
            return true;
        /* whoever else is named between */
        if (back == 1 && wanted.armed && members != 3 && sides_of_report(names, &wanted, antecedent))
            return true;
        /* those who stand in one sentence, if they are as many as are meant */
        Antecedent found = {0};
        for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
            const Referent *referent = &discourse->each[i];
            Referent as;
            if (referent->sentence == sentence && (!referent->located || referent->group) &&
                is_wanted(names, &wanted, referent, &as))
                antecedent_add(&found, &as);
        }
        bool plain = anaphor->kind != ANAPHOR_ANY;
        bool led = false;
        for (size_t i = 0; i < found.count; i++)
            led = led || found.each[i].prominence == PROMINENCE_SUBJECT;
        for (size_t i = 0; i < found.count && anaphor->kind == ANAPHOR_ANY; i++)
            plain = (i == 0 || plain) && found.each[i].entity.code[0] &&
                    (led || found.each[i].prominence >= PROMINENCE_OBJECT);
        /* "the two" are no minister and his own country */
        if (anaphor->kind == ANAPHOR_ANY && found.count == 2 && *wanted.speaker &&
            memcmp(found.each[0].entity.code, found.each[1].entity.code, 4) == 0)
            plain = false;
        if (plain && found.count == (members ? members : 2) && !found.full) {
            if (keeps_focus(names, anaphor, back, &found, antecedent) ||
                (members != 3 && leaders_of_fight(names, &wanted, &found, antecedent)))
                return true;
            /* in the order of the text */
            for (size_t i = found.count; i-- > 0;)
                antecedent_add(antecedent, &found.each[i]);
            antecedent->rule = "the only ones of the kind in the sentence";
            return true;
        }
        if (found.count > (members ? members : 2))
            break;
        /* "India bombed a town. Pakistan shot down a jet. The neighbours": one a sentence */
        if (found.count == 1 && found.each[0].prominence == PROMINENCE_SUBJECT && back)
            antecedent_add(&subjects, &found.each[0]);
        if (anaphor->kind == ANAPHOR_STATES && subjects.count == 2 && back == 2) {
            antecedent_add(antecedent, &subjects.each[1]);
            antecedent_add(antecedent, &subjects.each[0]);
            antecedent->rule = "subjects of the sentences before";
            return true;
        }
    }
    /* "Chad and Niger agreed on a truce. Both leaders": of the countries named together just before */
    for (uint32_t back = 1; anaphor->kind == ANAPHOR_PEOPLE && !wanted.any_person && members != 3 &&
                            back <= 2 && back <= discourse->sentence;
         back++) {
        Wanted countries = wanted;
        countries.people = false;
        countries.states = true;
        if (find_group(names, &countries, discourse->sentence - back, 2, antecedent)) {
            antecedent->rule = "the leaders of those named together";
            return leaders_of(names, head, antecedent);
        }
    }
    /* "the leaders" again, long after they were named together */
    for (uint32_t back = NEAR_SENTENCES + 1;
         anaphor->kind == ANAPHOR_PEOPLE && back <= discourse->sentence && !wanted.any_person; back++)
        if (find_group(names, &wanted, discourse->sentence - back, members, antecedent)) {
            antecedent->rule = "named together";
            return true;
        }
    /* "Pakistan called on the two": whoever stands against each other */
    Wanted states = wanted;
    states.people = false;
    if (anaphor->kind == ANAPHOR_ANY && *wanted.speaker && members != 3 &&
        sides_of_fight(names, &states, antecedent))
        return true;
    /* "the army chiefs" hold no office that is known, but are of the two countries; "the two men" may be
     * anybody */
    const EntenteEntity *entity = &names->entities[head];
    bool official = anaphor->kind == ANAPHOR_PEOPLE &&
                    (antecedent_has_sector(entity, "MIL") || antecedent_has_sector(entity, "GOV"));
    if (wanted.armed && members != 3 && anaphor->kind == ANAPHOR_STATES &&
        sides_of_war(names, &wanted, antecedent))
        return true;
    if (members == 3 || (anaphor->kind != ANAPHOR_STATES && wanted.any_person && !official) ||
        (view_lemma_is(view, head, "party") && members != 2))
        return false;
    /* "the two governments" are of two countries, whoever else fights there */
    bool countries = anaphor->kind == ANAPHOR_STATES && !wanted.armed;
    bool within = !countries && !names_in_set(names->lexicon, view, head, "several_bodies");
    const Antecedent nobody = {0};
    bool ministers = anaphor->kind == ANAPHOR_PEOPLE && !wanted.armed;
    if (!focus_pair(names, within, antecedent) &&
        !((countries || ministers) && countries_of_fight(names, &states, antecedent)))
        return leaders_of_fight(names, &wanted, &nobody, antecedent);
    if (anaphor->kind == ANAPHOR_PEOPLE)
        return leaders_of(names, head, antecedent);
    return true;
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
