#include "base/slice.h"
#include "code/opponents_inside.h"
#include "code/otherside_inside.h"

#include "code/offices.h"

#include <string.h>

bool otherside_is_violent(EntenteEventType type)
{
    return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_MOBILIZE ||
           type == ENTENTE_SANCTION || type == ENTENTE_THREATEN || type == ENTENTE_PROTEST;
}

bool otherside_has_country(const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*entities[i].code)
            return true;
    return false;
}

/* Take an opponent for one side: "killed two shepherds" names them, the report tells whose they are; whom the
 * sentence does not name at all stands under the words of the event. */
static bool take(Arena *arena, const Scene *scene, const Candidate *candidate, const Opponent *opponent,
                 EntenteEntity **side, size_t *count)
{
    if (*count && opponent->count == 1) {
        for (size_t i = 0; i < *count; i++)
            memcpy((*side)[i].code, opponent->entities[0].code, sizeof opponent->entities[0].code);
        return true;
    }
    uint32_t head = opponent->head ? opponent->head : candidate->trigger;
    const EntenteToken *token = view_token(&scene->view, head);
    uint32_t base = scene->view.sentence->start;
    *count = 0;
    *side = arena_array(arena, opponent->count, sizeof **side);
    for (size_t i = 0; *side && i < opponent->count; i++) {
        EntenteEntity *taken = &(*side)[(*count)++];
        *taken = opponent->entities[i];
        if (!taken->meant.size)
            taken->meant = taken->text;
        taken->text = token->text;
        taken->span = (EntenteSpan){token->start - base, token->end - base};
        taken->head = head;
        taken->sectors = arena_copy(arena, taken->sectors, strlen(taken->sectors));
        if (!taken->sectors)
            return false;
    }
    return *side != NULL;
}

/* "recalled its ambassador in protest" against what was done to an opposition leader: embassies stand between
 * states, so that whoever of a country is found, its government is meant. */
static void mean_states(const Scene *scene, EntenteEvent *event)
{
    bool embassy = event->type == ENTENTE_SANCTION && strcmp(event->mode, "discontinue") != 0 &&
                   strncmp(event->cameo, "161", 3) == 0;
    for (size_t i = 0; embassy && i < event->recipient_count; i++) {
        EntenteEntity *one = &event->recipients[i], state;
        if (strncmp(one->sectors, "GOV", 3) == 0 || strstr(one->sectors, "PRE") ||
            !office_state(scene->lexicon, one->code, scene->names.memory->day, &state))
            continue;
        state.text = one->text;
        state.span = one->span;
        state.head = one->head;
        *one = state;
    }
}

static bool is_armed_group(const EntenteEntity *entity)
{
    return strstr(entity->sectors, "REB") || strstr(entity->sectors, "PRM");
}

/* "Damascus blames the rebels": where the report knows rebels, no others are meant. */
static void keep_rebels(const EntenteEntity *named, size_t named_count, Opponents *opponents)
{
    const EntenteEntity *first = NULL;
    bool one_country = true;
    for (size_t i = 1; i < opponents->count; i++) {
        const Opponent *opponent = &opponents->each[i];
        if (opponent->count != 1 || !is_armed_group(&opponent->entities[0]))
            continue;
        one_country = one_country && (!first || memcmp(first->code, opponent->entities[0].code, 4) == 0);
        first = &opponent->entities[0];
    }
    if (!first || named_count != 1 || strncmp(named->sectors, "REB", 3) != 0)
        return;
    const float never = -99;
    for (size_t i = one_country ? 0 : 1; i < opponents->count; i++)
        if (opponents->each[i].count != 1 || !is_armed_group(&opponents->each[i].entities[0]))
            opponents->each[i].weight = never;
}

static bool is_body(const EntenteEntity *entity)
{
    static const char *const bodies[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (strcmp(entity->code, bodies[i]) == 0)
            return true;
    return false;
}

/* "asked parliament to wait", "sued in the High Court": a government speaks to its own parliament and courts,
 * and so do its people. */
static bool take_own_institution(EntenteEvent *event)
{
    bool said = event->type == ENTENTE_REQUEST || event->type == ENTENTE_ACCUSE ||
                event->type == ENTENTE_SUPPORT || event->type == ENTENTE_REJECT ||
                event->type == ENTENTE_AGREE;
    if (!said || event->recipient_count != 1 || *event->recipients[0].code || !event->actor_count ||
        (strncmp(event->recipients[0].sectors, "LEG", 3) != 0 &&
         strncmp(event->recipients[0].sectors, "JUD", 3) != 0))
        return false;
    const char *code = event->actors[0].code;
    if (is_body(&event->actors[0]))
        return false;
    for (size_t i = 0; i < event->actor_count; i++)
        if (!*event->actors[i].code || strcmp(event->actors[i].code, code) != 0)
            return false;
    memcpy(event->recipients[0].code, code, sizeof event->recipients[0].code);
    return true;
}

/* "Six passengers were killed, the Chadian police said": nobody tells that he struck his own. "Their leader
 * was put under arrest, his party said": nor do parties, residents and doctors tell of what they did to
 * others. */
static void leave_out_teller(const EntenteEntity *teller, const EntenteEvent *event, Opponents *opponents)
{
    static const char *const states[] = {"GOV", "MIL", "COP", "MED"};
    static const char *const others[] = {"PTY", "OPP", "NGO", "SOC", "CVL",
                                         "MED", "JRN", "REL", "LAB", "EDU"};
    const float never = -99;
    bool hostile = event->type == ENTENTE_ASSAULT || event->type == ENTENTE_COERCE;
    bool known = teller && *teller->code && hostile;
    bool state = false, other = false,
         own = known && event->type == ENTENTE_ASSAULT && event->recipient_count;
    for (size_t i = 0; own && i < sizeof states / sizeof *states; i++)
        state = state || strncmp(teller->sectors, states[i], 3) == 0;
    for (size_t i = 0; known && i < sizeof others / sizeof *others; i++)
        other = other || strncmp(teller->sectors, others[i], 3) == 0;
    for (size_t i = 0; own && i < event->recipient_count; i++)
        own = strcmp(event->recipients[i].code, teller->code) == 0;
    for (size_t i = 1; known && i < opponents->count; i++) {
        const EntenteEntity *one = &opponents->each[i].entities[0];
        bool same = strcmp(one->code, teller->code) == 0;
        bool themselves = other && strncmp(one->sectors, teller->sectors, 3) == 0;
        if (same &&
            ((own && state && !is_armed_group(one)) || (themselves && event->type == ENTENTE_ASSAULT)))
            opponents->each[i].weight = never;
    }
}

/* "A court ordered his release, but agents of the intelligence service seized him": police, courts, parties
 * and crowds are a country's, and not of the organisation that the report spoke of last. */
static void leave_out_bodies(const EntenteEntity *named, size_t named_count, Opponents *opponents)
{
    static const char *const sectors[] = {"COP", "JUD", "LEG", "SPY", "OPP", "PTY", "LAB",
                                          "EDU", "AGR", "CVL", "CRM", "REB", "PRM"};
    static const char *const armies[] = {"The army", "the army", "The military", "the military"};
    const float never = -99;
    bool domestic = false;
    for (size_t i = 0; named_count == 1 && i < sizeof sectors / sizeof *sectors; i++)
        domestic = domestic || strncmp(named->sectors, sectors[i], 3) == 0;
    /* "troops" may be those of a mission, "the army" is a state's */
    domestic =
        domestic || (named_count == 1 && slice_in(named->text, armies, sizeof armies / sizeof *armies));
    for (size_t i = 1; domestic && i < opponents->count; i++)
        /* but rebels of several countries are one group */
        if (is_body(&opponents->each[i].entities[0]) &&
            strcmp(opponents->each[i].entities[0].code, "IMG") != 0)
            opponents->each[i].weight = never;
}

/* "Negotiators met in Doha", "a truce was agreed in Doha": whoever meets or agrees, or will, is not the host
 * alone. */
static void leave_out_host(const EntenteEvent *event, Opponents *opponents)
{
    const float never = -99;
    const EntenteEvent *meeting = event->type == ENTENTE_AGREE && event->about ? event->about : event;
    bool accord = event->type == ENTENTE_CONCEDE || event->type == ENTENTE_AGREE;
    const EntentePlace *place = meeting->place ? meeting->place : accord ? event->place : NULL;
    if ((meeting->type != ENTENTE_CONSULT && !accord) || !place || place->resolution == 1)
        return;
    for (size_t i = 1; i < opponents->count; i++) {
        Opponent *one = &opponents->each[i];
        bool mere = meeting->type == ENTENTE_CONSULT || !has_fact(one, FACT_MOST_NAMED);
        if (mere && one->count == 1 && !has_fact(one, FACT_ACTED) && !has_fact(one, FACT_SUFFERED) &&
            strcmp(one->entities[0].code, place->country) == 0)
            one->weight = never;
    }
}

/* "Speaking to the BBC, he said that Russia had attacked": newspapers and stations listen. "The Union
 * condemned the air strikes of the army": nor are organisations bombed that are not at war. */
static void leave_out_bystanders(const EntenteEvent *event, bool doer, Opponents *opponents)
{
    const float never = -99;
    for (size_t i = 1; i < opponents->count; i++) {
        Opponent *one = &opponents->each[i];
        bool press = one->count == 1 && strncmp(one->entities[0].sectors, "JRN", 3) == 0 &&
                     !has_fact(one, FACT_ACTED) && !has_fact(one, FACT_SUFFERED);
        bool body = one->count == 1 && !doer && event->type == ENTENTE_ASSAULT &&
                    is_body(&one->entities[0]) && !*one->entities[0].sectors &&
                    !has_fact(one, FACT_SUFFERED) && !has_fact(one, FACT_FOUGHT);
        if (press || body)
            one->weight = never;
    }
}

/* Whether an armed group has struck in what was told so far. */
static bool has_struck(const EntenteDocument *document, const EntenteEntity *group)
{
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *before = &document->events[i];
        for (size_t k = 0; k < before->actor_count && before->type == ENTENTE_ASSAULT; k++)
            if (strcmp(before->actors[k].code, group->code) == 0 && is_armed_group(&before->actors[k]))
                return true;
    }
    return false;
}

/* "Chad shelled Baga. The rebels said they would talk. Nine villagers were killed": where another state
 * strikes a country, its victims there are not those of the country's own armed group that only talked. */
static void leave_out_talkers(const EntenteDocument *document, const EntenteEvent *event,
                              Opponents *opponents)
{
    const float never = -99;
    const char *land = event->recipient_count ? event->recipients[0].code
                       : event->place         ? event->place->country
                                              : "";
    bool attacked = false;
    for (size_t i = 0; *land && i < document->event_count && event->type == ENTENTE_ASSAULT; i++) {
        const EntenteEvent *before = &document->events[i];
        bool there = before->type == ENTENTE_ASSAULT && !before->historical && before->actor_count &&
                     (entities_have_code(before->recipients, before->recipient_count, land) ||
                      (before->place && strcmp(before->place->country, land) == 0));
        attacked =
            attacked || (there && *before->actors[0].code && strcmp(before->actors[0].code, land) != 0);
    }
    for (size_t i = 1; attacked && i < opponents->count; i++) {
        const EntenteEntity *one = &opponents->each[i].entities[0];
        if (opponents->each[i].count == 1 && strcmp(one->code, land) == 0 && is_armed_group(one) &&
            !has_struck(document, one))
            opponents->each[i].weight = never;
    }
}

static bool ends_with(EntenteSlice text, const char *word)
{
    size_t size = strlen(word);
    return text.size >= size && memcmp(text.data + text.size - size, word, size) == 0;
}

/* "accused its neighbour of hosting rebels": a neighbour is of another country. */
static void leave_out_own_country(const EntenteEvent *event, Opponents *opponents)
{
    static const char *const neighbours[] = {"neighbour", "neighbor", "neighbours",
                                             "neighbors", "foe",      "rival"};
    const float never = -99;
    bool other = false;
    for (size_t i = 0; event->recipient_count == 1 && i < sizeof neighbours / sizeof *neighbours; i++)
        other = other || ends_with(event->recipients[0].text, neighbours[i]);
    bool state = event->actor_count == 1 && strncmp(event->actors[0].sectors, "GOV", 3) == 0;
    for (size_t i = 1; other && state && i < opponents->count; i++)
        if (strcmp(opponents->each[i].entities[0].code, event->actors[0].code) == 0)
            opponents->each[i].weight = never;
}

/* "struck a clinic in Tyre, which Egypt condemned": who judges the deed is not whom it hit, where it struck
 * elsewhere. */
static void leave_out_judges(Scene *scene, const Candidate *candidate, const EntenteEvent *event,
                             Opponents *opponents)
{
    const float never = -99;
    const View *view = &scene->view;
    if (event->type != ENTENTE_ASSAULT || !event->place || !*event->place->country)
        return;
    for (uint32_t verb = candidate->trigger + 1; verb <= view->count; verb++) {
        uint32_t judge = view->relation[verb] == REL_RELATIVE ? view_child(view, verb, REL_SUBJECT) : 0;
        const Candidate *verdict = judge ? scene_candidate(scene, verb) : NULL;
        if (!verdict || !view_is_under(view, verb, candidate->trigger) ||
            (verdict->type != ENTENTE_ACCUSE && verdict->type != ENTENTE_SUPPORT))
            continue;
        const char *code = names_entity(&scene->names, judge)->code;
        for (size_t i = 1; *code && i < opponents->count; i++)
            if (strcmp(opponents->each[i].entities[0].code, code) == 0 &&
                strcmp(event->place->country, code) != 0)
                opponents->each[i].weight = never;
    }
}

static bool fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document, bool doer,
                 const EntenteEntity *teller, EntenteEvent *event, OtherSides *sides)
{
    size_t which = doer ? 0 : 1;
    Opponents *opponents = &sides->each[which];
    if (!opponents_find(scene, candidate, document, event, doer, opponents))
        return false;
    keep_rebels(doer ? event->actors : event->recipients, doer ? event->actor_count : event->recipient_count,
                opponents);
    leave_out_bodies(doer ? event->actors : event->recipients,
                     doer ? event->actor_count : event->recipient_count, opponents);
    leave_out_bystanders(event, doer, opponents);
    if (!doer) {
        leave_out_own_country(event, opponents);
        leave_out_judges(scene, candidate, event, opponents);
    }
    if (doer) {
        leave_out_teller(teller, event, opponents);
        leave_out_talkers(document, event, opponents);
        leave_out_host(event, opponents);
    }
    const Opponent *best = sides->chosen[which] = opponents_choose(opponents);
    if (best->count &&
        !take(document->arena, scene, candidate, best, doer ? &event->actors : &event->recipients,
              doer ? &event->actor_count : &event->recipient_count))
        return false;
    /* whoever arrested them, "his party said", was of the government */
    bool arrested = doer && event->type == ENTENTE_COERCE && teller && event->actor_count == 1 && best->count;
    if (arrested && strcmp(event->actors[0].code, teller->code) == 0 &&
        strncmp(teller->sectors, "GOV", 3) != 0 &&
        (strncmp(teller->sectors, "PTY", 3) == 0 || strncmp(teller->sectors, "OPP", 3) == 0 ||
         strncmp(teller->sectors, "NGO", 3) == 0) &&
        strncmp(event->actors[0].sectors, teller->sectors, 3) == 0) {
        event->actors[0].sectors = "GOV";
        event->actors[0].name = event->actors[0].office = "";
    }
    return true;
}

bool otherside_fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    const EntenteEntity *teller, EntenteEvent *event, OtherSides *sides)
{
    for (size_t i = 0; i < 2; i++) {
        sides->each[i].count = 0;
        sides->chosen[i] = NULL;
    }
    bool own = otherside_leave_out(scene, candidate, event);
    bool acted = otherside_has_country(event->actors, event->actor_count),
         suffered = otherside_has_country(event->recipients, event->recipient_count);
    if (!acted && event->actor_count == 1 && event->actors[0].head)
        otherside_take_same_doer(document, event);
    if (!otherside_take_crowd(scene, candidate, document->arena, event) ||
        !otherside_take_police(scene, candidate, document->arena, event) ||
        !otherside_take_blamed(scene, candidate, document->arena, event) ||
        !otherside_take_embassy(scene, candidate, document->arena, event))
        return false;
    acted = otherside_has_country(event->actors, event->actor_count);
    if (!otherside_take_dispersed(scene, candidate, document, event))
        return false;
    otherside_take_own(scene, candidate, event);
    suffered = suffered || otherside_has_country(event->recipients, event->recipient_count);
    bool told = event->actor_count || event->recipient_count || otherside_is_told(scene, candidate);
    bool answered = !acted && otherside_take_answered(scene, candidate, document, event);
    acted = acted || otherside_has_country(event->actors, event->actor_count);
    if (!acted && !answered && told && !otherside_has_no_doer(scene, candidate, document, event) &&
        !fill(scene, candidate, document, true, teller, event, sides))
        return false;
    acted = otherside_has_country(event->actors, event->actor_count);
    if (own || otherside_is_nobody(&scene->view, candidate, event))
        return true;
    suffered =
        suffered || (acted && (take_own_institution(event) || otherside_take_protesters(document, event)));
    if (!suffered && otherside_addresses_no_country(scene, candidate, event)) {
        event->recipient_count = 0;
        return true;
    }
    if (!suffered && acted && !fill(scene, candidate, document, false, teller, event, sides))
        return false;
    mean_states(scene, event);
    return true;
}

/* "Two mosques were blown up in Hilla", "gunmen shot at a car in Gao". */
bool otherside_of_place(const Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                        EntenteEvent *event)
{
    if (event->type != ENTENTE_ASSAULT || !event->place || !*event->place->country ||
        otherside_has_country(event->actors, event->actor_count) ||
        otherside_has_country(event->recipients, event->recipient_count))
        return true;
    EntenteEntity country = {.name = "", .sectors = "", .office = "", .file = ""};
    country.text = event->place->text;
    memcpy(country.code, event->place->country, sizeof event->place->country);
    Opponent place = {.entities = &country, .count = 1};
    return take(document->arena, scene, candidate, &place, &event->recipients, &event->recipient_count);
}

static size_t keep_known(EntenteEntity *entities, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (*entities[i].code || strncmp(entities[i].sectors, "UAF", 3) == 0)
            entities[kept++] = entities[i];
    return kept;
}

void otherside_drop_unknown(EntenteEvent *event)
{
    if (otherside_has_country(event->actors, event->actor_count))
        event->actor_count = keep_known(event->actors, event->actor_count);
    if (otherside_has_country(event->recipients, event->recipient_count))
        event->recipient_count = keep_known(event->recipients, event->recipient_count);
}
