#include "code/otherside.h"

#include "code/offices.h"
#include "code/opponents.h"

#include <string.h>

static bool is_violent(EntenteEventType type)
{
    return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_MOBILIZE ||
           type == ENTENTE_SANCTION || type == ENTENTE_THREATEN || type == ENTENTE_PROTEST;
}

/* Speech acts that are said to somebody. */
static bool is_addressed(const EntenteEvent *event)
{
    return (event->type == ENTENTE_ACCUSE && strcmp(event->mode, "investigate") != 0) ||
           event->type == ENTENTE_REQUEST || event->type == ENTENTE_THREATEN ||
           (event->type == ENTENTE_REJECT && !*event->mode) || event->type == ENTENTE_SUPPORT ||
           event->type == ENTENTE_SANCTION;
}

/* "condemned the killing of the policeman": whom the deed hit is not the one who is blamed. */
static void leave_out_victims(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const EntenteEvent *about = event->about;
    /* but whom a court has arrested is */
    if (event->type != ENTENTE_ACCUSE || strncmp(event->cameo, "115", 3) == 0 || !about ||
        !is_violent(about->type) || !candidate->about)
        return;
    for (size_t i = 0; i < event->recipient_count; i++) {
        bool victim = false, doer = false;
        for (size_t k = 0; k < about->recipient_count; k++)
            victim = victim || about->recipients[k].head == event->recipients[i].head;
        for (size_t k = 0; k < about->actor_count; k++)
            doer = doer || about->actors[k].head == event->recipients[i].head;
        victim =
            victim || (!about->actor_count && event->recipients[i].head <= scene->view.count &&
                       view_is_under(&scene->view, event->recipients[i].head, candidate->about->trigger));
        if (!victim || doer)
            return;
    }
    event->recipient_count = 0;
}

/* "warned that Washington would not sign" of the American president: nobody acts on the government whose he
 * is, nor on himself. */
static void leave_out_same(const Scene *scene, EntenteEvent *event)
{
    size_t kept = 0;
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *one = &event->recipients[i];
        EntenteEntity state;
        bool government = strcmp(one->sectors, "GOV") == 0 &&
                          office_state(scene->lexicon, one->code, scene->names.memory->day, &state) &&
                          strcmp(state.name, one->name) == 0;
        bool same = false;
        for (size_t a = 0; a < event->actor_count; a++) {
            const EntenteEntity *actor = &event->actors[a];
            same = same || (*one->code && memcmp(actor->code, one->code, sizeof one->code) == 0 &&
                            strcmp(actor->sectors, one->sectors) == 0 &&
                            (government || (*one->name && strcmp(actor->name, one->name) == 0)));
        }
        if (!same)
            event->recipients[kept++] = *one;
    }
    event->recipient_count = kept;
}

/* "recalled its ambassador", "demanded the return of its soldiers": one's own people are not the other side.
 */
static void leave_out_own(Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool moves = event->type == ENTENTE_RETREAT || event->type == ENTENTE_MOBILIZE ||
                 event->type == ENTENTE_AGREE; /* "pulled its troops back", "offered to send its envoy" */
    if ((!is_addressed(event) && !moves) || event->recipient_count != 1 || event->actor_count != 1)
        return;
    uint32_t head = event->recipients[0].head;
    if (!*event->actors[0].code || head > view->count ||
        memcmp(event->recipients[0].code, event->actors[0].code, 4) != 0)
        return;
    uint32_t owner = head ? view_child(view, names_substance(&scene->names, head), REL_POSSESSOR) : 0;
    /* and nobody blames himself */
    if (event->type == ENTENTE_ACCUSE && strcmp(event->mode, "disapprove") == 0 &&
        opponents_have(event->actors, event->actor_count, &event->recipients[0]) &&
        !*event->recipients[0].name)
        event->recipient_count = 0;
    if (owner && view_token(view, owner)->upos == ENTENTE_PRON &&
        !names_in_set(scene->lexicon, view, head, "other_than_owner"))
        event->recipient_count = 0;
}

/* "Mali and Niger recalled their ambassadors": the ambassadors of both are their own. Whether there were
 * such. */
static bool leave_out_common(const Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t head = event->recipient_count > 1 ? event->recipients[0].head : 0;
    uint32_t owner = head && head <= view->count ? view_child(view, head, REL_POSSESSOR) : 0;
    if (!owner || !view_text_is(view, owner, "their"))
        return false;
    for (size_t i = 0; i < event->recipient_count; i++) {
        bool own = false;
        for (size_t a = 0; a < event->actor_count; a++)
            own = own || memcmp(event->actors[a].code, event->recipients[i].code, 4) == 0;
        if (!own || event->recipients[i].head != head)
            return false;
    }
    event->recipient_count = 0;
    return true;
}

/* "freed 200 prisoners": captives who stay unnamed and are of nobody else's country are but a figure. Whether
 * there were such. */
static bool leave_out_captives(const Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool freed = (event->type == ENTENTE_RETREAT && strcmp(event->mode, "release") == 0) ||
                 (event->type == ENTENTE_CONCEDE && strcmp(event->cameo, "056") == 0); /* pardoned */
    if (!freed || !event->recipient_count)
        return false;
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *one = &event->recipients[i];
        uint32_t head = one->head && one->head <= view->count ? names_substance(&scene->names, one->head) : 0;
        bool plain =
            head && (names_in_set(scene->lexicon, view, head, "captive_word") ||
                     view_token(view, head)->upos == ENTENTE_NUM ||
                     (i && names_in_set(scene->lexicon, view, head, "kin"))); /* "and their families" */
        bool home = !*one->code;
        for (size_t a = 0; a < event->actor_count; a++)
            home = home || memcmp(event->actors[a].code, one->code, sizeof one->code) == 0;
        if (!plain || !home || *one->name || view_child(view, head, REL_APPOSITION))
            return false;
    }
    event->recipient_count = 0;
    return true;
}

/* "congratulated it on the seizure of Iranian arms": it, whoever that is, and not Iran. */
static void leave_out_beside(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    static const char *const words[] = {"it", "him", "her", "them"};
    const View *view = &scene->view;
    uint32_t object =
        view_is_verb(view, candidate->trigger) ? view_child(view, candidate->trigger, REL_OBJECT) : 0;
    bool pronoun = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        pronoun = pronoun || view_text_is(view, object, words[i]);
    for (size_t i = 0; i < event->recipient_count && pronoun; i++)
        pronoun = event->recipients[i].head > object;
    if (pronoun && event->type == ENTENTE_SUPPORT)
        event->recipient_count = 0;
}

/* "rallied on the main square of Lima": where they did, and against nobody. */
static void leave_out_squares(const Scene *scene, EntenteEvent *event)
{
    static const char *const lemmas[] = {"square", "street", "avenue", "boulevard", "road",   "bridge",
                                         "park",   "plaza",  "market", "highway",   "centre", "center"};
    const View *view = &scene->view;
    size_t kept = 0;
    for (size_t i = 0; i < event->recipient_count; i++) {
        uint32_t head = event->recipients[i].head <= view->count ? event->recipients[i].head : 0;
        bool where = false;
        for (size_t k = 0; head && k < sizeof lemmas / sizeof *lemmas; k++)
            where = where || view_lemma_is(view, head, lemmas[k]);
        if (!where || event->type != ENTENTE_PROTEST)
            event->recipients[kept++] = event->recipients[i];
    }
    event->recipient_count = kept;
}

/* "put troops on alert": one's own. */
static void leave_out_own_troops(Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t object = candidate->noun ? 0 : view_child(view, candidate->trigger, REL_OBJECT);
    if (event->type != ENTENTE_MOBILIZE || !object || event->recipient_count != 1 ||
        event->recipients[0].head != object || strncmp(event->recipients[0].sectors, "MIL", 3) != 0)
        return;
    if (!view_child(view, object, REL_POSSESSOR) && !names_adjective(&scene->names, object))
        event->recipient_count = 0;
}

static bool has_country(const EntenteEntity *entities, size_t count)
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
    const float never = -99;
    bool domestic = false;
    for (size_t i = 0; named_count == 1 && i < sizeof sectors / sizeof *sectors; i++)
        domestic = domestic || strncmp(named->sectors, sectors[i], 3) == 0;
    for (size_t i = 1; domestic && i < opponents->count; i++)
        /* but rebels of several countries are one group */
        if (is_body(&opponents->each[i].entities[0]) &&
            strcmp(opponents->each[i].entities[0].code, "IMG") != 0)
            opponents->each[i].weight = never;
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
    if (doer)
        leave_out_teller(teller, event, opponents);
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

/* "The ombudsman's office condemned", "a deal ended the insurgency": what was said, agreed or given up has
 * its doer in the subject, though nobody knows who that is; it is nobody else. Letters and decisions speak
 * for those who made them. */
static bool has_unknown_doer(Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    static const char *const speaking[] = {"utterance", "medium", "quantity"};
    const View *view = &scene->view;
    if (candidate->noun || event->actor_count || is_violent(event->type) ||
        !view_is_verb(view, candidate->trigger) || view_is_passive(view, candidate->trigger))
        return false;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    uint32_t own = view_child(view, candidate->trigger, REL_SUBJECT);
    /* "nineteen of the members voted for it" */
    if (subject && view_token(view, subject)->upos == ENTENTE_NUM)
        subject = names_substance(&scene->names, subject);
    if (!subject || view_token(view, subject)->upos != ENTENTE_NOUN ||
        (own && view_token(view, own)->upos == ENTENTE_PRON &&
         view->relation[candidate->trigger] != REL_RELATIVE) ||
        (view_child(view, subject, REL_DETERMINER) && view->left[subject] + 1 == subject))
        return false;
    for (size_t i = 0; i < sizeof speaking / sizeof *speaking; i++)
        if (names_in_set(scene->lexicon, view, subject, speaking[i]) && event->type != ENTENTE_RETREAT &&
            (strcmp(speaking[i], "quantity") != 0 || view_child(view, subject, REL_NMOD)))
            return false; /* "a group of states", but not "the joint working group" */
    return true;
}

static bool is_bare_weapon(Scene *scene, uint32_t head)
{
    static const char *const words[] = {"fire", "shelling", "explosion", "blast", "gunfire", "bombardment"};
    const View *view = &scene->view;
    bool weapon = names_in_set(scene->lexicon, view, head, "weapons") ||
                  names_in_set(scene->lexicon, view, head, "w_heavyfire");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        weapon = weapon || view_lemma_is(view, head, words[i]);
    return weapon && !view_child(view, head, REL_POSSESSOR) && !names_adjective(&scene->names, head);
}

/* "artillery fire struck a market", "came under attack from drones": who fired is not told. */
static bool is_weapon_alone(Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    const View *view = &scene->view;
    if (candidate->noun || event->type != ENTENTE_ASSAULT || !view_is_verb(view, candidate->trigger) ||
        view_is_passive(view, candidate->trigger))
        return false;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    /* "The attack killed five": the deed told before, by whoever did it */
    static const char *const deeds[] = {"attack",  "strike", "raid",     "bombing",
                                        "assault", "ambush", "shooting", "airstrike"};
    uint32_t determiner = subject ? view_child(view, subject, REL_DETERMINER) : 0;
    bool again = view_text_is(view, determiner, "the") || view_text_is(view, determiner, "that") ||
                 view_text_is(view, determiner, "this");
    for (size_t i = 0; again && i < sizeof deeds / sizeof *deeds; i++)
        if (view_lemma_is(view, subject, deeds[i]) && !view_child(view, subject, REL_POSSESSOR) &&
            !names_adjective(&scene->names, subject))
            return true;
    return subject && is_bare_weapon(scene, subject);
}

/* "the ministers of the five states called for": of several that are not named. */
static bool is_of_states(const View *view, const EntenteEvent *event)
{
    static const char *const lemmas[] = {"state", "country", "nation", "power", "government"};
    uint32_t head =
        event->actor_count == 1 && event->actors[0].head <= view->count ? event->actors[0].head : 0;
    for (uint32_t child = head ? view->first_child[head] : 0; child; child = view->next_sibling[child])
        for (size_t i = 0;
             view->relation[child] == REL_NMOD && child > head && i < sizeof lemmas / sizeof *lemmas; i++)
            if (view_lemma_is(view, child, lemmas[i]) && strcmp(view_token(view, child)->xpos, "NNS") == 0)
                return true;
    return false;
}

/* "Rwandan troops fight alongside the rebels": whom they fight is not told there. */
static bool fights_beside(const View *view, const Candidate *candidate)
{
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
        if (view_text_is(view, view_case(view, child), "alongside"))
            return true;
    return false;
}

/* "each other", "one another". */
static bool is_reciprocal(const View *view, uint32_t token)
{
    return token > 1 && ((view_text_is(view, token, "other") && view_text_is(view, token - 1, "each")) ||
                         (view_text_is(view, token, "another") && view_text_is(view, token - 1, "one")));
}

/* "both accuse each other of breaking it", "shelled one another's trenches": there is nobody else. */
static bool is_mutual(const View *view, const Candidate *candidate, const EntenteEvent *event)
{
    uint32_t object = view_child(view, candidate->trigger, REL_OBJECT);
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_OBJECT || view->relation[child] == REL_INDIRECT)
            object = child; /* the last one */
    for (uint32_t t = object ? view->left[object] : 1; t <= object; t++)
        if (is_reciprocal(view, t))
            return event->actor_count > 0;
    return event->actor_count > 1 &&
           (view_text_is(view, object, "each") || view_text_is(view, object, "other") ||
            view_text_is(view, object, "another"));
}

/* "a joint committee met": of several countries, and not of any one. */
static bool is_joint(const View *view, const EntenteEvent *event)
{
    for (size_t i = 0; i < event->actor_count; i++) {
        uint32_t head = event->actors[i].head;
        for (uint32_t child = head && head <= view->count ? view->first_child[head] : 0;
             child && child < head; child = view->next_sibling[child])
            if (view_text_is(view, child, "joint") || view_text_is(view, child, "trilateral") ||
                view_text_is(view, child, "bilateral"))
                return true;
    }
    return false;
}

/* "one of which hit a station and killed eight": who hit it, killed them, too. */
static void take_same_doer(const EntenteDocument *document, EntenteEvent *event)
{
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence != event->sentence)
            return;
        for (size_t a = 0; a < before->actor_count; a++)
            if (before->actors[a].head == event->actors[0].head && *before->actors[a].code) {
                memcpy(event->actors[0].code, before->actors[a].code, sizeof event->actors[0].code);
                return;
            }
    }
}

/* "Armed men attacked the camp and carried off six": who stayed unknown in the deed before is unknown here.
 */
static bool stays_unknown(const EntenteDocument *document, const EntenteEvent *event)
{
    if (event->actor_count != 1 || !event->actors[0].head || *event->actors[0].code ||
        strncmp(event->actors[0].sectors, "UAF", 3) != 0)
        return false;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence != event->sentence)
            return false;
        for (size_t a = 0; a < before->actor_count; a++)
            if (before->actors[a].head == event->actors[0].head)
                return !*before->actors[a].code;
    }
    return false;
}

/* "In Amman, thousands marched": who is only counted where people protest is of the place. False when memory
 * is out. */
static bool take_crowd(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    if (event->type != ENTENTE_PROTEST || event->actor_count || candidate->noun || !event->place ||
        !*event->place->country || !view_is_verb(view, candidate->trigger))
        return true;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    if (!subject || (view_token(view, subject)->upos != ENTENTE_NUM &&
                     !names_in_set(scene->lexicon, view, subject, "quantity")))
        return true;
    event->actors = arena_array(arena, 1, sizeof *event->actors);
    if (!event->actors)
        return false;
    event->actors[0] = *names_entity(&scene->names, subject);
    event->actors[0].name = event->actors[0].office = "";
    event->actors[0].sectors = "CVL";
    memcpy(event->actors[0].code, event->place->country, sizeof event->actors[0].code);
    event->actor_count = 1;
    return true;
}

/* The protest told just before; NULL: none. */
static const EntenteEvent *last_protest(const EntenteDocument *document, const EntenteEvent *event)
{
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + 1 < event->sentence)
            return NULL;
        if (before->type == ENTENTE_PROTEST && before->status == ENTENTE_OCCURRED && before->actor_count)
            return before;
    }
    return NULL;
}

/* "Police dispersed them", "detained nine": whom police hold, who are only counted, are their own people, and
 * whom they disperse those who protested just before. False when memory is out. */
static bool take_dispersed(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                           EntenteEvent *event)
{
    const View *view = &scene->view;
    bool arrest = event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0;
    bool disperses = (event->type == ENTENTE_ASSAULT && strcmp(event->mode, "crowd-control") == 0) ||
                     (event->type == ENTENTE_COERCE && strcmp(event->mode, "restrict") == 0);
    if ((!arrest && !disperses) || candidate->noun || event->recipient_count || event->actor_count != 1 ||
        !*event->actors[0].code || strncmp(event->actors[0].sectors, "COP", 3) != 0)
        return true;
    uint32_t object = view_child(view, candidate->trigger, REL_OBJECT);
    uint8_t upos = object ? view_token(view, object)->upos : ENTENTE_UPOS_NONE;
    bool counted = upos == ENTENTE_NUM || (object && names_in_set(scene->lexicon, view, object, "quantity"));
    const EntenteEvent *protest = last_protest(document, event);
    bool whom =
        disperses ? protest && upos != ENTENTE_UPOS_NONE : counted || (protest && upos == ENTENTE_PRON);
    if (!whom)
        return true;
    event->recipients = arena_array(document->arena, 1, sizeof *event->recipients);
    if (!event->recipients)
        return false;
    if (protest && memcmp(protest->actors[0].code, event->actors[0].code, 4) == 0) {
        event->recipients[0] = protest->actors[0];
    } else {
        event->recipients[0] = *names_entity(&scene->names, object);
        event->recipients[0].name = event->recipients[0].office = "";
        event->recipients[0].sectors = "CVL";
        memcpy(event->recipients[0].code, event->actors[0].code, sizeof event->actors[0].code);
    }
    event->recipient_count = 1;
    return true;
}

/* "accused the West", "called on all armed groups", "told the world": who is addressed is told, and is no one
 * country. The sides of a war are. */
static bool addresses_no_country(const Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    const View *view = &scene->view;
    if (!candidate_is_verbal(event->type) || event->type == ENTENTE_CONSULT ||
        !view_is_verb(view, candidate->trigger))
        return false;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool to = relation == REL_OBLIQUE && (view_text_is(view, view_case(view, child), "on") ||
                                              view_text_is(view, view_case(view, child), "upon") ||
                                              view_text_is(view, view_case(view, child), "to"));
        if (relation != REL_OBJECT && relation != REL_INDIRECT && !to)
            continue;
        bool all = false;
        for (uint32_t word = view->first_child[child]; word && word < child; word = view->next_sibling[word])
            all = all || view_text_is(view, word, "all");
        if (names_in_set(scene->lexicon, view, child, "no_one_country") ||
            (all && names_in_set(scene->lexicon, view, child, "all_of_them")))
            return true;
    }
    return false;
}

void otherside_drop_weapons(Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    static const char *const crewed[] = {"jet", "warplane", "plane", "warship"};
    const View *view = &scene->view;
    if (candidate->noun || event->type != ENTENTE_ASSAULT)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < event->actor_count; i++) {
        const EntenteEntity *actor = &event->actors[i];
        uint32_t head = actor->head <= view->count ? actor->head : 0, first = head;
        while (first && view->relation[first] == REL_CONJUNCT && view_token(view, first)->head < first)
            first = view_token(view, first)->head;
        bool crew = false;
        for (size_t k = 0; k < sizeof crewed / sizeof *crewed; k++)
            crew = crew || view_lemma_is(view, head, crewed[k]);
        bool weapon = head && !crew && !*actor->code && strncmp(actor->sectors, "UAF", 3) != 0 &&
                      view_text_is(view, view_case(view, first), "from") && is_bare_weapon(scene, head);
        if (!weapon)
            event->actors[kept++] = event->actors[i];
    }
    event->actor_count = kept;
}

/* "The bridge was hit", "four were released": a deed told in a clause of its own, though its words name
 * nobody. */
static bool is_told(const Scene *scene, const Candidate *candidate)
{
    static const char *const forms[] = {"VBD", "VBN", "VBZ"};
    const View *view = &scene->view;
    uint8_t relation = view->relation[candidate->trigger];
    const char *form = view_token(view, candidate->trigger)->xpos;
    bool clause =
        relation == REL_ROOT || relation == REL_CONJUNCT || relation == REL_RELATIVE || relation == REL_ADVCL;
    bool finite = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        finite = finite || strcmp(form, forms[i]) == 0;
    return !candidate->noun && clause && finite;
}

/* "blamed the army for a strike that killed two": whom they blame, as they say. False when memory is out. */
static bool take_blamed(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, noun = view_token(view, verb)->head;
    if (event->type != ENTENTE_ASSAULT || candidate->noun || has_country(event->actors, event->actor_count) ||
        view->relation[verb] != REL_RELATIVE || !noun || noun >= verb ||
        !view_text_is(view, view_case(view, noun), "for"))
        return true;
    uint32_t above = view_token(view, noun)->head;
    const Candidate *over = above && above < noun ? scene_candidate(scene, above) : NULL;
    if (!over || over->type != ENTENTE_ACCUSE || over->recipients.count != 1 ||
        !*names_entity(&scene->names, over->recipients.each[0])->code)
        return true;
    event->actors = arena_array(arena, 1, sizeof *event->actors);
    if (!event->actors)
        return false;
    event->actors[0] = *names_entity(&scene->names, over->recipients.each[0]);
    const char *sectors = event->actors[0].sectors;
    event->actors[0].sectors = arena_copy(arena, sectors, strlen(sectors));
    event->actor_count = 1;
    event->status = ENTENTE_ALLEGED;
    return event->actors[0].sectors != NULL;
}

/* "fought a war which left thousands dead": two against each other, and nobody else. */
static bool is_duel(const View *view, const Candidate *candidate, const EntenteEvent *event)
{
    static const char *const lemmas[] = {"fight", "clash", "skirmish", "war", "battle", "firefight"};
    if (event->type != ENTENTE_ASSAULT || event->actor_count < 2 || event->recipient_count ||
        strcmp(event->actors[0].code, event->actors[1].code) == 0)
        return false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        for (size_t w = 0; w < candidate->word_count; w++)
            if (view_lemma_is(view, candidate->words[w], lemmas[i]))
                return true;
    return false;
}

/* "threw bottles at police, who responded with stun grenades": at those who had protested. */
static bool take_protesters(const EntenteDocument *document, EntenteEvent *event)
{
    enum { NEAR = 1 };
    if (event->type != ENTENTE_ASSAULT || strcmp(event->mode, "crowd-control") != 0 ||
        event->recipient_count || event->actor_count != 1 || !*event->actors[0].code)
        return false;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            return false;
        if (before->type != ENTENTE_PROTEST || before->actor_count != 1 ||
            strcmp(before->actors[0].code, event->actors[0].code) != 0)
            continue;
        event->recipients = before->actors;
        event->recipient_count = before->actor_count;
        return true;
    }
    return false;
}

bool otherside_fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    const EntenteEntity *teller, EntenteEvent *event, OtherSides *sides)
{
    for (size_t i = 0; i < 2; i++) {
        sides->each[i].count = 0;
        sides->chosen[i] = NULL;
    }
    leave_out_victims(scene, candidate, event);
    leave_out_own(scene, event);
    bool own = leave_out_common(scene, event) || leave_out_captives(scene, event);
    leave_out_beside(scene, candidate, event);
    leave_out_squares(scene, event);
    leave_out_own_troops(scene, candidate, event);
    leave_out_same(scene, event);
    bool acted = has_country(event->actors, event->actor_count),
         suffered = has_country(event->recipients, event->recipient_count);
    if (!acted && event->actor_count == 1 && event->actors[0].head)
        take_same_doer(document, event);
    if (!take_crowd(scene, candidate, document->arena, event) ||
        !take_blamed(scene, candidate, document->arena, event))
        return false;
    acted = has_country(event->actors, event->actor_count);
    if (!take_dispersed(scene, candidate, document, event))
        return false;
    suffered = suffered || has_country(event->recipients, event->recipient_count);
    bool told = event->actor_count || event->recipient_count || is_told(scene, candidate);
    if (!acted && told && !is_of_states(&scene->view, event) && !has_unknown_doer(scene, candidate, event) &&
        !is_weapon_alone(scene, candidate, event) && !is_joint(&scene->view, event) &&
        !stays_unknown(document, event) && !fill(scene, candidate, document, true, teller, event, sides))
        return false;
    acted = has_country(event->actors, event->actor_count);
    if (own || is_duel(&scene->view, candidate, event) || fights_beside(&scene->view, candidate) ||
        is_mutual(&scene->view, candidate, event))
        return true;
    suffered = suffered || (acted && (take_own_institution(event) || take_protesters(document, event)));
    if (!suffered && addresses_no_country(scene, candidate, event)) {
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
        has_country(event->actors, event->actor_count) ||
        has_country(event->recipients, event->recipient_count))
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
    if (has_country(event->actors, event->actor_count))
        event->actor_count = keep_known(event->actors, event->actor_count);
    if (has_country(event->recipients, event->recipient_count))
        event->recipient_count = keep_known(event->recipients, event->recipient_count);
}
