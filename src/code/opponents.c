#include "code/opponents.h"

#include "code/adversaries.h"
#include "code/offices.h"

#include "code/mentions.h"
#include "code/opponents_inside.h"
#include "code/places.h"

#include <string.h>

enum { NEAR = 2, FARTHEST = 40, NAMED = 3 }; /* sentences */

/* Who stands together within a country: the state, those who fight it, its people, the breakaway. */
typedef enum Side { SIDE_STATE = 0, SIDE_REBELS, SIDE_PEOPLE, SIDE_BREAKAWAY } Side;

static Side side_of(const EntenteEntity *entity)
{
    static const char *const people[] = {"OPP", "CVL", "EDU", "BUS", "LAB", "AGR", "MED", "REL",
                                         "SOC", "JRN", "ELI", "REF", "CRM", "PTY", "NGO"};
    if (strstr(entity->sectors, "REB") || strstr(entity->sectors, "PRM") || strstr(entity->sectors, "UAF"))
        return SIDE_REBELS;
    if (strstr(entity->sectors, "PRE"))
        return SIDE_BREAKAWAY;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        if (strncmp(entity->sectors, people[i], 3) == 0)
            return SIDE_PEOPLE;
    return SIDE_STATE;
}

static bool is_body(const EntenteEntity *entity)
{
    static const char *const codes[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (memcmp(entity->code, codes[i], 4) == 0)
            return true;
    return false;
}

bool opponents_are_gunmen(const EntenteEntity *entity)
{
    return !*entity->code && strncmp(entity->sectors, "UAF", 3) == 0;
}

bool opponents_have(const EntenteEntity *entities, size_t count, const EntenteEntity *one)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(entities[i].code, one->code, 4) == 0 && side_of(&entities[i]) == side_of(one))
            return true;
    return false;
}

/* ---- finding ---- */

bool opponents_same_sides(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++)
        if (!opponents_have(b, b_count, &a[i]))
            return false;
    for (size_t i = 0; i < b_count; i++)
        if (!opponents_have(a, a_count, &b[i]))
            return false;
    return true;
}

typedef struct Finding {
    Scene *scene;
    const EntenteEvent *event;
    Opponents *opponents;
    const EntenteEntity *own; /* the side that is known */
    size_t own_count;
    const EntenteEntity *helped; /* "in support of Afghan forces"; NULL: nobody */
    bool shared;                 /* an accord of several sides is meant */
    bool failed;
} Finding;

static uint64_t pair_at_home(const EntenteEntity *actor, const EntenteEntity *other)
{
    Side a = side_of(actor), b = side_of(other);
    return fact_bit(a == SIDE_REBELS && b == SIDE_STATE   ? FACT_STATE_OF_REBELS
                    : a == SIDE_STATE && b == SIDE_REBELS ? FACT_REBELS_OF_STATE
                    : a == SIDE_STATE && b == SIDE_PEOPLE ? FACT_PEOPLE_OF_STATE
                    : a == SIDE_PEOPLE && b == SIDE_STATE ? FACT_STATE_OF_PEOPLE
                                                          : FACT_OTHERS_AT_HOME);
}

/* Whether the report names the country most often, or next to most, of all but the actors' own. */
static uint64_t rank_of(const Finding *finding, const EntenteEntity *entity)
{
    const PlaceMemory *memory = finding->scene->names.memory->countries;
    uint32_t own = 0, more = 0;
    for (size_t i = 0; memory && i < memory->count; i++)
        if (memcmp(memory->country[i].code, entity->code, 4) == 0)
            own = memory->country[i].count;
    for (size_t i = 0; memory && own && i < memory->count; i++) {
        bool actor = false;
        for (size_t a = 0; a < finding->own_count; a++)
            actor = actor || memcmp(memory->country[i].code, finding->own[a].code, 4) == 0;
        more += !actor && memory->country[i].count > own;
    }
    return !own || more > 1 ? 0 : fact_bit(more ? FACT_NEXT_NAMED : FACT_MOST_NAMED);
}

static uint64_t facts_of(const Finding *finding, const EntenteEntity *entities, size_t count)
{
    static const Fact sides[] = {FACT_STATE, FACT_REBELS, FACT_PEOPLE, FACT_BREAKAWAY};
    uint64_t facts = fact_bit(FACT_SOMEBODY) | (count > 1 ? fact_bit(FACT_SEVERAL) : 0);
    facts |= is_body(&entities[0]) ? fact_bit(FACT_BODY) : fact_bit(sides[side_of(&entities[0])]);
    facts |= *entities[0].code ? rank_of(finding, &entities[0]) : fact_bit(FACT_UNKNOWN_GUNMEN);
    for (size_t i = 0; i < finding->own_count; i++)
        if (memcmp(entities[0].code, finding->own[i].code, 4) == 0 && !is_body(&entities[0]))
            facts |= fact_bit(FACT_SAME_COUNTRY) | pair_at_home(&finding->own[i], &entities[0]);
        else if (adversaries_are_rivals(finding->scene->lexicon, entities[0].code, finding->own[i].code))
            facts |= fact_bit(FACT_RIVALS);
    return facts;
}

/* "The Government", "police": an institution of a state, which no body of states has. */
static bool names_institution(const Finding *finding)
{
    static const char *const sectors[] = {"GOV", "COP", "JUD", "LEG", "OPP", "CVL"};
    const EntenteEvent *event = finding->event;
    bool doer = finding->opponents->doer;
    const EntenteEntity *named = doer ? (event->actor_count ? event->actors : NULL)
                                      : (event->recipient_count ? event->recipients : NULL);
    for (size_t i = 0; named && !*named->code && i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(named->sectors, sectors[i], 3) == 0)
            return true;
    return false;
}

/* Those of the entities who are not on the actor's side, as one candidate with those facts. */
static void add(Finding *finding, const EntenteEntity *entities, size_t count, uint32_t head, uint64_t facts)
{
    /* nor does a charity that tells of it attack anybody */
    bool told_only = count && finding->opponents->doer && finding->event->type == ENTENTE_ASSAULT &&
                     strcmp(entities[0].code, "NGO") == 0;
    if (told_only || (count && is_body(&entities[0]) && names_institution(finding)))
        return;
    Opponents *opponents = finding->opponents;
    EntenteEntity *others = arena_array(finding->scene->arena, count + 1, sizeof *others);
    size_t other_count = 0;
    if (!others) {
        finding->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        if ((*entities[i].code || opponents_are_gunmen(&entities[i])) &&
            !opponents_have(finding->own, finding->own_count, &entities[i]) &&
            !(finding->helped && opponents_have(finding->helped, 1, &entities[i])) &&
            !opponents_have(others, other_count, &entities[i]))
            others[other_count++] = entities[i];
    if (!other_count)
        return;
    for (size_t i = 1; i < opponents->count; i++)
        if (opponents_same_sides(opponents->each[i].entities, opponents->each[i].count, others,
                                 other_count)) {
            opponents->each[i].facts |= facts;
            if (!opponents->each[i].head)
                opponents->each[i].head = head;
            return;
        }
    if (opponents->count == OPPONENT_LIMIT)
        return;
    opponents->each[opponents->count++] =
        (Opponent){others, other_count, head, facts | facts_of(finding, others, other_count), 0};
}

/* The sides of the events before. */
static void add_told(Finding *finding, const EntenteDocument *document)
{
    const EntenteEvent *event = finding->event;
    bool first = true;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + FARTHEST < event->sentence)
            break;
        bool near = before->sentence + NEAR >= event->sentence && !before->historical;
        bool hostile = opponents_is_hostile(before->type) || before->type == ENTENTE_ACCUSE ||
                       before->type == ENTENTE_REJECT;
        bool acted = false, suffered = false;
        for (size_t a = 0; a < finding->own_count; a++) {
            acted = acted || opponents_have(before->actors, before->actor_count, &finding->own[a]);
            suffered =
                suffered || opponents_have(before->recipients, before->recipient_count, &finding->own[a]);
        }
        for (unsigned side = 0; side < 2; side++) {
            const EntenteEntity *entities = side ? before->recipients : before->actors;
            size_t count = side ? before->recipient_count : before->actor_count;
            bool opposed = side ? acted : suffered, together = !side && acted;
            if (!count || (!opposed && !near && !together))
                continue;
            uint64_t facts = opposed && near ? fact_bit(FACT_OPPOSED)
                             : opposed       ? fact_bit(FACT_OPPOSED_EARLIER)
                             : together      ? fact_bit(FACT_TOGETHER)
                                             : 0;
            if (opposed && hostile)
                facts |= fact_bit(FACT_FOUGHT);
            if (near && first)
                facts |= side ? fact_bit(FACT_SUFFERED) : fact_bit(FACT_ACTED);
            /* twice told */
            for (size_t k = 1; opposed && k < finding->opponents->count; k++)
                if ((finding->opponents->each[k].facts &
                     (fact_bit(FACT_OPPOSED) | fact_bit(FACT_OPPOSED_EARLIER))) &&
                    opponents_same_sides(finding->opponents->each[k].entities,
                                         finding->opponents->each[k].count, entities, count))
                    facts |= fact_bit(FACT_OPPOSED_OFTEN);
            add(finding, entities, count, 0, facts);
        }
        first = false;
    }
}

/* Who does, or did, what the event is about. */
static void add_meant(Finding *finding, const EntenteDocument *document, uint32_t head, Aim aim,
                      EntenteEventType type)
{
    Scene *scene = finding->scene;
    uint32_t doer = opponents_doer_within(scene, head);
    if (doer)
        add(finding, names_entity(&scene->names, doer), 1, doer, fact_bit(FACT_DOES_IT));
    const EntenteEvent *before =
        aim == AIM_ACCORD ? opponents_shared_before(scene, document, finding->event, head) : NULL;
    finding->shared = before != NULL;
    if (!before)
        before = opponents_told_before(document, finding->event, aim, type);
    if (!before && type != ENTENTE_EVENT_NONE)
        before = opponents_told_before(document, finding->event, aim, ENTENTE_EVENT_NONE);
    if (before)
        add(finding, before->actors, before->actor_count, head, fact_bit(FACT_DID_IT));
}

/* Those who stand against each other, or the one of them who is not the actor. */
static void add_adversaries(Finding *finding)
{
    EntenteEntity pair[2];
    if (adversaries_find(&finding->scene->names, "", "", pair))
        add(finding, pair, 2, 0, fact_bit(FACT_ADVERSARIES));
}

/* "an attack on the village of Solhan": who was struck, or is of there, did not strike. */
static bool is_struck(const View *view, uint32_t token, uint32_t trigger)
{
    for (uint32_t steps = 0; token && token <= view->count && token != trigger && steps < view->count;
         token = view_token(view, token)->head, steps++)
        if (view_text_is(view, view_case(view, token), "on") ||
            view_text_is(view, view_case(view, token), "against"))
            return true;
    return false;
}

/* Whether somebody named before the event only speaks of it: of force anywhere behind him, of other deeds in
 * what he says or welcomes. */
static bool tells_of(const Scene *scene, uint32_t head, const Candidate *candidate)
{
    const View *view = &scene->view;
    if (head >= candidate->trigger)
        return false;
    if (candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_COERCE)
        return true;
    uint32_t verb = view_token(view, head)->head;
    return (candidate->type == ENTENTE_CONCEDE || candidate->type == ENTENTE_RETREAT ||
            candidate->type == ENTENTE_MOBILIZE) &&
           verb && verb < candidate->trigger && view->relation[head] == REL_SUBJECT &&
           view_is_under(view, candidate->trigger, verb);
}

/* Those whom this sentence and the last ones name. */
static void add_named(Finding *finding, const Candidate *candidate)
{
    Scene *scene = finding->scene;
    const Discourse *discourse = &scene->names.memory->discourse;
    uint32_t here = (uint32_t)finding->event->sentence;
    for (size_t i = discourse->count; i-- > 0;) {
        const Referent *referent = &discourse->each[i];
        if (referent->sentence + NAMED < here)
            break;
        if (!*referent->entity.code)
            continue;
        bool same = referent->sentence == here && referent->head <= scene->view.count;
        bool under = same && view_is_under(&scene->view, referent->head, candidate->trigger);
        if (under && finding->opponents->doer && candidate->type == ENTENTE_ASSAULT && candidate->noun &&
            is_struck(&scene->view, referent->head, candidate->trigger))
            continue;
        /* "Amnesty said that the army had bombed a market": it tells, and was not bombed */
        if (!finding->opponents->doer && same && !under && is_body(&referent->entity) &&
            tells_of(scene, referent->head, candidate))
            continue;
        uint64_t facts = under                                         ? fact_bit(FACT_NAMED_UNDER)
                         : same && referent->head < candidate->trigger ? fact_bit(FACT_NAMED_BEFORE)
                         : same                                        ? fact_bit(FACT_NAMED_AFTER)
                         : referent->sentence + 1 == here              ? fact_bit(FACT_NAMED_LAST)
                                                                       : fact_bit(FACT_NAMED_EARLIER);
        if (referent->located)
            facts = fact_bit(FACT_LOCATED);
        else if (!same && referent->sentence + 1 == here && referent->prominence == PROMINENCE_SUBJECT)
            facts |= fact_bit(FACT_SUBJECT_LAST);
        add(finding, &referent->entity, 1, same ? referent->head : 0, facts);
    }
}

/* Whether a pronoun of that person stands among the words that a token governs. */
static bool pronoun_under(const Scene *scene, uint32_t token, unsigned person)
{
    const View *view = &scene->view;
    for (uint32_t t = token + 1; t <= view->right[token]; t++) {
        char gender;
        bool plural, possessive;
        if (mention_pronoun(view, t, &gender, &plural, &possessive) == person &&
            view_is_under(view, t, token))
            return true;
    }
    return false;
}

/* Whether a proper name ends there: "in Syria", but not "near the Syrian border". */
static bool is_named_at(const Scene *scene, EntenteSpan span)
{
    uint32_t base = scene->view.sentence->start;
    for (uint32_t t = 1; t <= scene->view.count; t++)
        if (view_token(&scene->view, t)->end - base == span.end)
            return view_token(&scene->view, t)->upos == ENTENTE_PROPN;
    return false;
}

/* Whether the place of a doer's deed is what the words say was struck. */
static bool is_place_struck(const Finding *finding, const Candidate *candidate)
{
    const View *view = &finding->scene->view;
    const char *words = finding->event->place->text.data;
    if (!finding->opponents->doer || candidate->type != ENTENTE_ASSAULT || !candidate->noun)
        return false;
    for (uint32_t t = 1; t <= view->count; t++)
        if (view_token(view, t)->text.data == words && view_is_under(view, t, candidate->trigger))
            return is_struck(view, t, candidate->trigger);
    return false;
}

/* The country where it happened, and the government of the actor's country. */
static void add_countries(Finding *finding, const Candidate *candidate)
{
    const EntenteEvent *event = finding->event;
    EntenteEntity country = {.name = "", .sectors = "", .office = "", .file = ""};
    if (event->place && *event->place->country && !is_place_struck(finding, candidate)) {
        country.text = event->place->text;
        country.span = event->place->span;
        memcpy(country.code, event->place->country, sizeof event->place->country);
        bool struck = event->type == ENTENTE_ASSAULT && !candidate->noun &&
                      is_named_at(finding->scene, event->place->span);
        add(finding, &country, 1, 0, fact_bit(struck ? FACT_STRUCK : FACT_PLACE));
    }
    const EntenteEntity *publisher = &finding->scene->names.memory->publisher;
    if (*publisher->code && pronoun_under(finding->scene, candidate->trigger, 1))
        add(finding, publisher, 1, 0, fact_bit(FACT_OURS));
    if (finding->own_count == 1 && side_of(&finding->own[0]) != SIDE_STATE && !is_body(&finding->own[0])) {
        country = finding->own[0];
        country.name = country.office = country.file = "";
        country.sectors = "GOV";
        EntenteEntity state;
        if (office_state(finding->scene->lexicon, country.code, finding->scene->names.memory->day, &state))
            country.name = state.name; /* the words are the other's */
        add(finding, &country, 1, 0, fact_bit(FACT_GOVERNMENT));
    }
}

static Fact words_fact(const EntenteEntity *named)
{
    Side side = side_of(named);
    bool armed = strncmp(named->sectors, "MIL", 3) == 0 || strncmp(named->sectors, "COP", 3) == 0;
    return !*named->sectors               ? FACT_WORDS_NAME
           : armed || side == SIDE_REBELS ? FACT_WORDS_ARMED
           : side == SIDE_PEOPLE          ? FACT_WORDS_PEOPLE
                                          : FACT_WORDS_STATE;
}

/* "he demanded", "was shelled": what the words say of who acts. */
static uint64_t facts_of_subject(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    if (candidate->noun || !view_is_verb(view, candidate->trigger))
        return 0;
    if (view_is_passive(view, candidate->trigger))
        return fact_bit(FACT_PASSIVE);
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    return !subject                                          ? 0
           : view_token(view, subject)->upos == ENTENTE_PRON ? fact_bit(FACT_SUBJECT_PRONOUN)
                                                             : fact_bit(FACT_SUBJECT);
}

/* What the side that is asked for is, where its words tell something. */
static uint64_t facts_of_words(const EntenteEntity *named, size_t count)
{
    if (!count)
        return 0;
    return strncmp(named->sectors, "UAF", 3) == 0 ? fact_bit(FACT_WORDS_GUNMEN) : fact_bit(words_fact(named));
}

static uint64_t facts_of_nobody(Scene *scene, const Candidate *candidate, const Finding *finding, Aim aim,
                                bool object)
{
    static const Fact aims[] = {FACT_AIM_NONE, FACT_AIM_DEED, FACT_AIM_ACCORD, FACT_AIM_WORDS,
                                FACT_AIM_WHATEVER};
    const EntenteEvent *event = finding->event;
    uint64_t facts = fact_bit(FACT_NOBODY) | fact_bit(object ? FACT_OBJECT : FACT_NO_OBJECT);
    if (event->place)
        facts |= fact_bit(FACT_PLACED);
    if (candidate->noun)
        facts |= fact_bit(FACT_NOUN);
    if (event->about)
        facts |= fact_bit(FACT_ABOUT);
    for (size_t i = 1; i < finding->own_count; i++)
        if (memcmp(finding->own[i].code, finding->own[0].code, 4) != 0)
            facts |= fact_bit(FACT_SEVERAL_ACT);
    if (pronoun_under(scene, candidate->trigger, 3))
        facts |= fact_bit(FACT_PRONOUN);
    if (finding->opponents->doer)
        return facts | facts_of_subject(scene, candidate) | facts_of_words(event->actors, event->actor_count);
    facts |= fact_bit(aims[aim]) | fact_bit(candidate->wants_recipient ? FACT_LINE_GIVES : FACT_LINE_LACKS) |
             facts_of_words(event->recipients, event->recipient_count);
    Side side = side_of(&event->actors[0]);
    if (is_body(&event->actors[0]))
        facts |= fact_bit(FACT_ACTOR_BODY);
    else if (side == SIDE_REBELS || side == SIDE_PEOPLE)
        facts |= fact_bit(side == SIDE_REBELS ? FACT_ACTOR_REBELS : FACT_ACTOR_PEOPLE);
    return facts;
}

/* "Malian troops, backed by French soldiers": who stands by the doer; NULL: nobody. */
static const EntenteEntity *helper_of(Scene *scene, uint32_t doer)
{
    static const char *const lemmas[] = {"back", "support", "accompany", "assist", "aid", "help", "join"};
    const View *view = &scene->view;
    for (uint32_t clause = doer ? view->first_child[doer] : 0; clause; clause = view->next_sibling[clause]) {
        bool helped = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            helped = helped || view_lemma_is(view, clause, lemmas[i]);
        if (!helped || view->relation[clause] != REL_ACL)
            continue;
        for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
            if (view_text_is(view, view_case(view, child), "by") &&
                entity_is_known(names_entity(&scene->names, child)))
                return names_entity(&scene->names, child);
    }
    return NULL;
}

/* For or with whom a blow was struck; NULL: nobody. */
static const EntenteEntity *helped_by(Scene *scene, const Candidate *candidate)
{
    Arguments arguments;
    arguments_gather(scene, candidate->trigger, &arguments);
    for (size_t a = 0; candidate->type == ENTENTE_ASSAULT && a < arguments.count; a++) {
        const Argument *argument = &arguments.each[a];
        bool side =
            argument->kind == SLOT_PREPOSITION && (view_text_is(&scene->view, argument->preposition, "of") ||
                                                   view_text_is(&scene->view, argument->preposition, "with"));
        const EntenteEntity *entity = names_entity(&scene->names, argument->head);
        if (side && arguments_is_behalf(scene, argument) && entity_is_known(entity))
            return entity;
    }
    return candidate->type == ENTENTE_ASSAULT && candidate->actors.count
               ? helper_of(scene, candidate->actors.each[0])
               : NULL;
}

/* "threatened to leave unless the bridge was opened": somebody is to do so. */
static bool is_on_condition(const View *view, const Candidate *candidate)
{
    enum { STEPS = 3 };
    for (uint32_t t = candidate->trigger + 1; t <= view->count; t++) {
        if (view->relation[t] != REL_MARK ||
            (!view_text_is(view, t, "unless") && !view_text_is(view, t, "if")))
            continue;
        uint32_t above = view_token(view, t)->head;
        for (unsigned steps = 0; above && above <= view->count && steps < STEPS; steps++) {
            above = view_token(view, above)->head;
            if (above == candidate->trigger)
                return true;
        }
    }
    return false;
}

/* "have been accused of shelling villages", with nobody who accuses: anybody may. */
static bool is_accused_by_nobody(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    return candidate->type == ENTENTE_ACCUSE && !candidate->noun && view_lemma_is(view, verb, "accuse") &&
           view_is_passive(view, verb) && !view_child(view, verb, REL_AGENT);
}

bool opponents_find(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    const EntenteEvent *event, bool doer, Opponents *opponents)
{
    Finding finding = {.scene = scene,
                       .event = event,
                       .opponents = opponents,
                       .own = doer ? event->recipients : event->actors,
                       .own_count = doer ? event->recipient_count : event->actor_count};
    finding.helped = doer ? NULL : helped_by(scene, candidate);
    uint32_t head;
    EntenteEventType type = ENTENTE_EVENT_NONE;
    Aim aim = opponents_aim(scene, candidate, &head, &type);
    if (event->type == ENTENTE_SUPPORT && aim == AIM_WHATEVER)
        aim = AIM_ACCORD; /* "welcomed it" */
    *opponents = (Opponents){.count = 1, .doer = doer};
    opponents->each[0].facts = facts_of_nobody(scene, candidate, &finding, aim, head != 0);
    if (doer && is_accused_by_nobody(&scene->view, candidate))
        return true;
    if (!doer)
        add_meant(&finding, document, head, aim, type);
    add_told(&finding, document);
    add_named(&finding, candidate);
    if (!doer)
        add_adversaries(&finding);
    add_countries(&finding, candidate);
    if (event->about) {
        add(&finding, event->about->actors, event->about->actor_count, 0, fact_bit(FACT_IN_ABOUT));
        add(&finding, event->about->recipients, event->about->recipient_count, 0, fact_bit(FACT_IN_ABOUT));
    }
    if (!doer)
        opponents_add_past(document, &scene->view, candidate, finding.own, finding.own_count, opponents);
    for (size_t i = 0; i < opponents->count; i++) {
        opponents_weigh(scene->lexicon, event, doer, &opponents->each[i]);
        if (finding.shared && has_fact(&opponents->each[i], FACT_DID_IT))
            opponents->each[i].weight += 1;
    }
    Opponent *nobody = &opponents->each[0];
    if (!doer && event->type == ENTENTE_THREATEN && nobody->weight > 0 &&
        is_on_condition(&scene->view, candidate))
        nobody->weight = 0;
    return !finding.failed;
}
