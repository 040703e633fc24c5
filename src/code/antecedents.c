#include "code/antecedents.h"

#include "code/adversaries.h"
#include "code/offices.h"
#include "code/places.h"

#include <string.h>

void antecedent_add(Antecedent *antecedent, const Referent *referent)
{
    for (size_t i = 0; i < antecedent->count; i++)
        if (discourse_same(&antecedent->each[i], referent)) {
            /* the later and more prominent mention tells more */
            if (referent->prominence > antecedent->each[i].prominence)
                antecedent->each[i].prominence = referent->prominence;
            return;
        }
    if (antecedent->count < ANTECEDENT_LIMIT)
        antecedent->each[antecedent->count++] = *referent;
    else
        antecedent->full = true;
}

static bool has_sector(const EntenteEntity *entity, const char *sector)
{
    return strstr(entity->sectors, sector) != NULL;
}

/* Codes of organisations are no countries. */
static bool has_country(const EntenteEntity *entity)
{
    static const char *const others[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(entity->code, others[i]) == 0)
            return false;
    return entity->code[0] != 0;
}

static bool is_armed(const EntenteEntity *entity)
{
    return has_sector(entity, "REB") || has_sector(entity, "PRM") || has_sector(entity, "UAF");
}

/* ---- countries that the report is about ---- */

typedef struct Focus {
    char code[3][4];
    uint32_t count[3];
} Focus;

/* The three countries that are named most. */
static Focus focus_of(const Names *names)
{
    Focus focus = {0};
    const PlaceMemory *countries = names->memory->countries;
    for (size_t i = 0; countries && i < countries->count; i++) {
        EntenteEntity one = {.sectors = ""};
        memcpy(one.code, countries->country[i].code, sizeof one.code);
        if (!has_country(&one))
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
        char here[4] = "";
        uint32_t most = 0;
        for (size_t h = 0; h < match->hit_count; h++) {
            LexiconHit hit = match->hits[h];
            if (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_STATE) {
                const ImageOffice *offices = hit.image->section[SECTION_OFFICES];
                memcpy(here, offices[hit_actor(hit)->first_office].code, sizeof here);
                break;
            }
            if (hit.payload->kind == PAYLOAD_PLACE && hit_place(hit)->population >= most) {
                most = hit_place(hit)->population;
                memcpy(here, hit_place(hit)->country, sizeof here);
            }
        }
        if (!*here)
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
        if (!has_country(&referent->entity) ||
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
        if (!is_armed(entity) || !*entity->name || !has_country(entity))
            continue;
        if (*code && memcmp(code, entity->code, 4) != 0)
            return false;
        memcpy(code, entity->code, 4);
    }
    return *code;
}

/* The one country that is meant where none is said. */
static bool understood(const Names *names, uint32_t role, Antecedent *antecedent)
{
    enum { OFTEN = 3 };
    Focus focus = focus_of(names);
    Referent country = {.kind = REFERENT_BODY, .sentence = names->memory->discourse.sentence};
    country.entity = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = ""};
    bool often = focus.count[0] >= OFTEN && focus.count[0] >= 2 * focus.count[1];
    /* an organ of the country that the report is about, though another one's deed was told before */
    if (country_of_subject(names, country.entity.code) &&
        (!often || memcmp(focus.code[0], country.entity.code, 4) == 0)) {
        antecedent->rule = "the only country in the sentence before, as its subject";
    } else if (country_of_sentence(names, role, &focus, country.entity.code)) {
        antecedent->rule = "country where the sentence says that it happened";
    } else if (often) {
        memcpy(country.entity.code, focus.code[0], sizeof country.entity.code);
        antecedent->rule = "country that the report is about";
    } else if (country_of_rebels(names, country.entity.code)) {
        antecedent->rule = "country of the rebels whom the report names";
    } else {
        return false;
    }
    antecedent_add(antecedent, &country);
    return true;
}

/* ---- several ---- */

/* The office of the role at a token; empty: none. */
static const char *office_of_role(const Names *names, uint32_t head)
{
    const ImageRole *role = names_role(names, head);
    for (size_t i = 0; role && i < names->lexicon->count; i++) {
        const Image *image = &names->lexicon->image[i];
        const ImageRole *roles = image->section[SECTION_ROLES];
        if (role >= roles && role < roles + image->count[SECTION_ROLES])
            return image_string(image, role->office);
    }
    return "";
}

bool antecedent_suits(const Names *names, uint32_t head, const Referent *person)
{
    const char *office = person->entity.office;
    if (names_in_set(names->lexicon, names->view, head, "leader_word"))
        return !*office
                   ? has_sector(&person->entity, "GOV")
                   : office_in_set(names->lexicon, office, "level_leaders") || strcmp(office, "leader") == 0;
    const char *own = office_of_role(names, head);
    if (strcmp(own, "minister") == 0)
        return strstr(office, "minister") != NULL && strcmp(office, "prime minister") != 0;
    return *own && strcmp(own, office) == 0;
}

/* What a party is called where countries are asked for: a person's is its government. */
static bool as_state(const Names *names, const Referent *referent, bool armed, Referent *state)
{
    *state = *referent;
    const EntenteEntity *entity = &referent->entity;
    if (armed && referent->kind != REFERENT_PERSON && is_armed(entity))
        return true;
    if (!has_country(entity) || is_armed(entity))
        return false;
    if (referent->kind == REFERENT_STATE)
        return true;
    bool official = has_sector(entity, "GOV") || has_sector(entity, "MIL") || has_sector(entity, "LEG");
    if (!official || has_sector(entity, "PRE") || has_sector(entity, "ELI") ||
        !office_state(names->lexicon, entity->code, names->memory->day, &state->entity))
        return false;
    state->entity.text = entity->text;
    state->kind = REFERENT_STATE;
    return true;
}

typedef struct Wanted {
    bool people, states, armed, any_person;
    uint32_t head;
    uint64_t noun;   /* "the leaders of A and B" are "both leaders" */
    char speaker[4]; /* whoever acts on them is not of them */
} Wanted;

static bool is_wanted(const Names *names, const Wanted *wanted, const Referent *referent, Referent *as)
{
    *as = *referent;
    if (*wanted->speaker && memcmp(wanted->speaker, referent->entity.code, sizeof wanted->speaker) == 0)
        return false;
    if (wanted->people && referent->kind == REFERENT_PERSON && !referent->plural &&
        entity_is_known(&referent->entity))
        return wanted->any_person || antecedent_suits(names, wanted->head, referent);
    if (wanted->people && !wanted->states && referent->kind == REFERENT_PEOPLE && referent->group &&
        referent->noun == wanted->noun && has_country(&referent->entity))
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
    Focus focus = focus_of(names);
    if (focus.count[1] < 2 || focus.count[1] < 2 * focus.count[2])
        return false;
    /* in a war within a country the other side is no country */
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = 0; i < discourse->count && armed; i++)
        if (discourse->each[i].kind == REFERENT_BODY && *discourse->each[i].entity.name &&
            is_armed(&discourse->each[i].entity))
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
        found = found || office_holder(names->lexicon, code, office_of_role(names, head), names->memory->day,
                                       &state->entity);
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

/* "the sides": the adversaries of the events told before. */
static bool sides_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    EntenteEntity pair[2];
    if (wanted->people || !names->memory->document ||
        !adversaries_find(names->memory->document, wanted->speaker, pair))
        return false;
    for (size_t i = 0; i < 2; i++) {
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
        (has_country(&last->actors[0]) && has_country(&last->actors[1])))
        return false;
    Antecedent found = {.rule = "those who met in the sentence before"};
    for (size_t i = 0; i < TWO; i++) {
        Referent side = {.entity = last->actors[i], .kind = REFERENT_BODY, .sentence = sentence};
        EntenteEntity state;
        if (memcmp(wanted->speaker, side.entity.code, sizeof wanted->speaker) == 0)
            return false;
        if (!is_armed(&side.entity) &&
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

/* "the parties" where one armed group is named and no fight is told: it and the state that it is at war with.
 */
static bool sides_of_war(const Names *names, const Wanted *wanted, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const Referent *group = NULL;
    for (size_t i = 0; i < discourse->count && !wanted->people; i++) {
        const Referent *one = &discourse->each[i];
        if (one->kind != REFERENT_BODY || !*one->entity.name || !has_country(&one->entity) ||
            !has_sector(&one->entity, "REB"))
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
    Focus focus = focus_of(names);
    if (anaphor->kind != ANAPHOR_STATES || !back || found->count != 2 || focus.count[1] < 3 ||
        focus.count[1] == focus.count[2] || !pair_of(names, &focus, &pair))
        return false;
    unsigned common = 0;
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            common += memcmp(found->each[i].entity.code, pair.each[k].entity.code, 4) == 0;
    if (common == 2 || (!common && back < 2))
        return false;
    *antecedent = pair;
    antecedent->rule = "the two countries that the report is about";
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
                                   (!*office_of_role(names, head) &&
                                    !names_in_set(names->lexicon, view, head, "leader_word")),
                     .armed = anaphor->kind == ANAPHOR_ANY,
                     .head = head};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        wanted.armed = wanted.armed || view_lemma_is(view, head, sides[i]);
    find_speaker(names, head, wanted.speaker);
    Referent own;
    wanted.noun = mention_read(names, head, &own) ? own.noun : 0;
    unsigned members = anaphor->members;
    if (members > 3)
        return false;
    Antecedent subjects = {0};
    for (uint32_t back = 0; back <= NEAR_SENTENCES && back <= discourse->sentence; back++) {
        uint32_t sentence = discourse->sentence - back;
        if (find_group(names, &wanted, sentence, members, antecedent)) {
            Antecedent together = *antecedent;
            antecedent->rule = "named together";
            keeps_focus(names, anaphor, back, &together, antecedent);
            return true;
        }
        if (back == 1 && wanted.armed && members != 3 && sides_of_talks(names, &wanted, antecedent))
            return true;
        /* of those who fight, whoever else is named between */
        if (back == 1 && wanted.armed && members != 3 && sides_of_fight(names, &wanted, antecedent))
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
        if (plain && found.count == (members ? members : 2) && !found.full) {
            if (keeps_focus(names, anaphor, back, &found, antecedent))
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
    /* "the leaders" again, long after they were named together */
    for (uint32_t back = NEAR_SENTENCES + 1;
         anaphor->kind == ANAPHOR_PEOPLE && back <= discourse->sentence && !wanted.any_person; back++)
        if (find_group(names, &wanted, discourse->sentence - back, members, antecedent)) {
            antecedent->rule = "named together";
            return true;
        }
    /* "the army chiefs" hold no office that is known, but are of the two countries; "the two men" may be
     * anybody */
    const EntenteEntity *entity = &names->entities[head];
    bool official =
        anaphor->kind == ANAPHOR_PEOPLE && (has_sector(entity, "MIL") || has_sector(entity, "GOV"));
    if (wanted.armed && members != 3 && anaphor->kind == ANAPHOR_STATES &&
        sides_of_war(names, &wanted, antecedent))
        return true;
    if (members == 3 || (anaphor->kind != ANAPHOR_STATES && wanted.any_person && !official) ||
        (view_lemma_is(view, head, "party") && members != 2) ||
        !focus_pair(names, !names_in_set(names->lexicon, view, head, "several_bodies"), antecedent))
        return false;
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
        if (!is_armed(&antecedent->each[i].entity))
            antecedent->each[i].entity.name = antecedent->each[i].entity.sectors =
                antecedent->each[i].entity.office = "";
    return true;
}

/* ---- roles ---- */

/* The same role before, with a country: a person by name, or a body. */
static void find_role(const Names *names, uint32_t head, uint64_t noun, bool person, bool former,
                      uint32_t back, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    uint32_t from = discourse->sentence > back ? discourse->sentence - back : 0;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= from;) {
        const Referent *referent = &discourse->each[i];
        if (person != (referent->kind == REFERENT_PERSON) || referent->kind == REFERENT_STATE ||
            (referent->sentence == discourse->sentence && referent->head >= head) ||
            (person && has_sector(&referent->entity, "ELI") != former))
            continue;
        if (referent->noun == noun || (person && antecedent_suits(names, head, referent)))
            antecedent_add(antecedent, referent);
    }
}

static bool same_country(const Antecedent *antecedent)
{
    for (size_t i = 0; i < antecedent->count; i++)
        if (memcmp(antecedent->each[i].entity.code, antecedent->each[0].entity.code, 4) != 0)
            return false;
    return antecedent->count && antecedent->each[0].entity.code[0];
}

/* Keep the country alone. */
static void keep_country(Antecedent *antecedent)
{
    antecedent->count = 1;
    antecedent->each[0].entity.name = "";
    antecedent->each[0].entity.sectors = "";
    antecedent->each[0].entity.office = "";
}

/* "the Secretary-General", of whom nothing more was said: that of the United Nations. */
static bool the_secretary_general(const Names *names, uint32_t head, Antecedent *antecedent)
{
    Referent holder = {.kind = REFERENT_PERSON, .sentence = names->memory->discourse.sentence};
    if (strcmp(office_of_role(names, head), "secretary-general") != 0)
        return false;
    if (!office_holder(names->lexicon, "UNO", "secretary-general", names->memory->day, &holder.entity)) {
        holder.entity = (EntenteEntity){.name = "", .sectors = "", .office = "secretary-general", .file = ""};
        memcpy(holder.entity.code, "UNO", sizeof holder.entity.code);
    }
    antecedent->rule = "the Secretary-General of the United Nations";
    antecedent_add(antecedent, &holder);
    return true;
}

/* "Colombian and Ecuadorean troops". */
static bool is_joined(EntenteSlice text)
{
    for (size_t i = 0; i + 5 <= text.size; i++)
        if (memcmp(text.data + i, " and ", 5) == 0)
            return true;
    return false;
}

/* "Turkish forces killed two in Syria, the army said": the only army that the sentence has named. */
static bool army_of_sentence(Names *names, uint32_t head, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    if (!view_lemma_is(names->view, head, "army") && !view_lemma_is(names->view, head, "military"))
        return false;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        const Referent *referent = &discourse->each[i];
        if (referent->head < head && has_country(&referent->entity) && has_sector(&referent->entity, "MIL"))
            antecedent_add(antecedent, referent);
    }
    antecedent->rule = "the only army of the sentence";
    /* "Israeli jets bombed the port. The military said": who acted just before */
    if (!antecedent->count)
        antecedent->rule = "the army that is the subject of the sentence before";
    for (size_t i = discourse->count; !antecedent->count && i-- > 0;) {
        const Referent *referent = &discourse->each[i];
        if (referent->sentence + 1 < discourse->sentence)
            break;
        if (referent->sentence + 1 == discourse->sentence && referent->prominence == PROMINENCE_SUBJECT &&
            has_country(&referent->entity) && has_sector(&referent->entity, "MIL") &&
            !is_joined(referent->entity.text))
            antecedent_add(antecedent, referent);
    }
    if (!same_country(antecedent)) {
        *antecedent = (Antecedent){0};
        return false;
    }
    keep_country(antecedent);
    antecedent->each[0].entity.text = antecedent->each[0].entity.meant = (EntenteSlice){"", 0};
    return true;
}

bool antecedent_of_role(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent)
{
    enum { NEAR = 5 };
    Referent own;
    const View *view = names->view;
    bool definite = view_child(view, head, REL_DETERMINER) != 0;
    if (!mention_read(names, head, &own))
        return false;
    bool person = own.kind == REFERENT_PERSON;
    static const char *const sectors[] = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "OPP"};
    bool acting = person, former = has_sector(&own.entity, "ELI");
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        acting = acting || has_sector(&own.entity, sectors[i]);
    if (!acting)
        return false; /* "the people", "the industry": not always the same ones */
    if (definite && !(person && anaphor->plural)) {
        find_role(names, head, own.noun, person, former, NEAR, antecedent);
        if (!antecedent->count)
            find_role(names, head, own.noun, person, former, REFERENT_LIMIT, antecedent);
        antecedent->rule = "the same role before";
        if (antecedent->count == 1 && person && *antecedent->each[0].entity.name)
            return true;
        if (antecedent->count && same_country(antecedent)) {
            keep_country(antecedent);
            return true;
        }
        Antecedent holder = {0};
        if (the_secretary_general(names, head, &holder)) {
            *antecedent = holder;
            return true;
        }
        if (antecedent->count && entity_is_known(&antecedent->each[0].entity) && person)
            return false; /* several, or somebody whom no dictionary knows */
    }
    *antecedent = (Antecedent){0};
    if (definite && army_of_sentence(names, head, antecedent))
        return true;
    return names_in_set(names->lexicon, view, head, "state_organ") && understood(names, head, antecedent);
}

bool antecedent_of_holder(Names *names, uint32_t head, const EntenteEntity *entity, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    if (has_sector(entity, "ELI"))
        return false;
    for (size_t i = 0; i < discourse->count; i++) {
        const Referent *referent = &discourse->each[i];
        if (referent->kind == REFERENT_PERSON && *referent->entity.name &&
            memcmp(referent->entity.code, entity->code, sizeof entity->code) == 0 &&
            antecedent_suits(names, head, referent))
            antecedent_add(antecedent, referent);
    }
    antecedent->rule = "the one named before who holds the office";
    if (antecedent->count)
        return antecedent->count == 1;
    Referent holder = {.kind = REFERENT_PERSON, .sentence = discourse->sentence};
    antecedent->rule = "the holder of the office on the day of publication";
    bool found =
        names_in_set(names->lexicon, names->view, head, "leader_word")
            ? office_leader(names->lexicon, entity->code, names->memory->day, &holder.entity)
            : office_holder(names->lexicon, entity->code, entity->office, names->memory->day, &holder.entity);
    if (found)
        antecedent_add(antecedent, &holder);
    return found;
}

bool antecedent_of_counterpart(Names *names, const EntenteEntity *entity, const EntenteEntity *owner,
                               Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    if (!has_country(entity) || !*owner->office || memcmp(entity->code, owner->code, sizeof owner->code) == 0)
        return false;
    for (size_t i = 0; i < discourse->count; i++) {
        const Referent *referent = &discourse->each[i];
        if (referent->kind == REFERENT_PERSON && *referent->entity.name &&
            memcmp(referent->entity.code, entity->code, sizeof entity->code) == 0 &&
            strcmp(referent->entity.office, owner->office) == 0)
            antecedent_add(antecedent, referent);
    }
    antecedent->rule = "the counterpart named before";
    if (antecedent->count)
        return antecedent->count == 1;
    Referent holder = {.kind = REFERENT_PERSON, .sentence = discourse->sentence};
    antecedent->rule = "the counterpart's office on the day of publication";
    if (!office_holder(names->lexicon, entity->code, owner->office, names->memory->day, &holder.entity))
        return false;
    antecedent_add(antecedent, &holder);
    return true;
}

/* ---- epithets ---- */

static bool is_meant(const Names *names, const Anaphor *anaphor, const Referent *referent)
{
    const EntenteEntity *entity = &referent->entity;
    switch (anaphor->kind) {
    case ANAPHOR_BLOC:
        return referent->kind == REFERENT_BODY && *entity->name &&
               (strcmp(entity->code, "IGO") == 0 || strcmp(entity->code, "EUR") == 0 ||
                strcmp(entity->code, "UNO") == 0);
    case ANAPHOR_GROUP:
        if (anaphor->epithet)
            return referent->kind == REFERENT_BODY && *entity->name && has_sector(entity, anaphor->epithet);
        return referent->kind == REFERENT_BODY && *entity->name &&
               (is_armed(entity) || has_sector(entity, "PTY") || has_sector(entity, "OPP") ||
                has_sector(entity, "NGO") || has_sector(entity, "SOC"));
    case ANAPHOR_FIGHTERS:
        return referent->kind == REFERENT_BODY && *entity->name && has_sector(entity, "REB");
    case ANAPHOR_STATE:
        return referent->kind == REFERENT_STATE && has_country(entity) && !has_sector(entity, "PRE") &&
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

bool antecedent_of_epithet(Names *names, const Anaphor *anaphor, Antecedent *antecedent)
{
    enum { NEAR = 4 };
    if (anaphor->kind == ANAPHOR_ATTACKERS)
        return who_struck(names, antecedent);
    const Discourse *discourse = &names->memory->discourse;
    uint32_t near = anaphor->epithet ? 2 * NEAR : NEAR;
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
    antecedent->rule = anaphor->kind == ANAPHOR_STATE ? "the only country of that kind named before"
                                                      : "the only body of that kind named before";
    return antecedent->count == 1;
}
