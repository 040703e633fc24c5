#include "code/otherside.h"

#include "code/offices.h"

#include <string.h>

enum { NEAR = 2, FAR = 8, FARTHEST = 40 }; /* sentences */

/* What an event is directed at, by the kind of its object. */
typedef enum Aim { AIM_NONE = 0, AIM_DEED, AIM_ACCORD, AIM_WORDS, AIM_WHATEVER } Aim;

static bool is_hostile(EntenteEventType type)
{
    return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_MOBILIZE ||
           type == ENTENTE_SANCTION || type == ENTENTE_THREATEN || type == ENTENTE_PROTEST;
}

static bool is_accord(EntenteEventType type)
{
    return type == ENTENTE_AGREE || type == ENTENTE_SUPPORT || type == ENTENTE_CONCEDE ||
           type == ENTENTE_CONSULT || type == ENTENTE_RETREAT || type == ENTENTE_COOPERATE;
}

/* Speech acts that are said to somebody. */
static bool is_addressed(const EntenteEvent *event)
{
    return (event->type == ENTENTE_ACCUSE && strcmp(event->mode, "investigate") != 0) ||
           event->type == ENTENTE_REQUEST || event->type == ENTENTE_THREATEN ||
           (event->type == ENTENTE_REJECT && !*event->mode) || event->type == ENTENTE_SUPPORT ||
           event->type == ENTENTE_SANCTION;
}

static bool is_rebel(const EntenteEntity *entity)
{
    return strstr(entity->sectors, "REB") || strstr(entity->sectors, "PRM") || strstr(entity->sectors, "UAF");
}

/* Whether somebody is of the country; in a war within it, on the same side, too. */
static bool on_side(const EntenteEntity *entities, size_t count, const EntenteEntity *one)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(entities[i].code, one->code, 4) == 0 && is_rebel(&entities[i]) == is_rebel(one))
            return true;
    return false;
}

/* Whether one of the entities is not on the side of any of the others. */
static bool has_other(const EntenteEntity *entities, size_t count, const EntenteEvent *event)
{
    for (size_t i = 0; i < count; i++)
        if (*entities[i].code && !on_side(event->actors, event->actor_count, &entities[i]))
            return true;
    return false;
}

/* ---- what it is about ---- */

static bool on_frame(void *context, LexiconHit hit)
{
    EntenteEventType *type = context;
    if (hit.payload->kind == PAYLOAD_FRAME && *type == ENTENTE_EVENT_NONE)
        *type = (EntenteEventType)hit_frame(hit)->type;
    return *type == ENTENTE_EVENT_NONE;
}

static Aim aim_of_type(EntenteEventType type)
{
    return is_hostile(type)             ? AIM_DEED
           : is_accord(type)            ? AIM_ACCORD
           : type == ENTENTE_EVENT_NONE ? AIM_NONE
           : candidate_is_verbal(type)  ? AIM_WORDS
                                        : AIM_WHATEVER;
}

static bool is_definite(const View *view, uint32_t head)
{
    static const char *const words[] = {"the", "this", "that", "these", "those", "such"};
    uint32_t determiner = view_child(view, head, REL_DETERMINER);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, determiner, words[i]))
            return true;
    return false;
}

/* The kind of the object at a token; `*head` becomes the object's. */
static Aim aim_of(Scene *scene, const Candidate *candidate, uint32_t *head, EntenteEventType *type)
{
    const View *view = &scene->view;
    Arguments arguments;
    arguments_gather(scene, candidate->trigger, &arguments);
    *head = 0;
    for (size_t a = 0; a < arguments.count && !*head; a++)
        if (arguments.each[a].kind == SLOT_OBJECT)
            *head = arguments.each[a].head;
    if (!*head)
        return AIM_NONE;
    const EntenteToken *token = view_token(view, *head);
    if (token->upos == ENTENTE_PRON)
        return view_text_is(view, *head, "it") || view_text_is(view, *head, "this") ||
                       view_text_is(view, *head, "that") || view_text_is(view, *head, "what")
                   ? AIM_WHATEVER
                   : AIM_NONE;
    uint32_t inner = names_substance(&scene->names, *head);
    if (!is_definite(view, *head))
        return AIM_NONE;
    lexicon_find(scene->lexicon, ROOT_NOUNS, view_token(view, inner)->lemma, on_frame, type);
    if (*type != ENTENTE_EVENT_NONE)
        return aim_of_type(*type);
    static const struct {
        const char *set;
        Aim aim;
    } sets[] = {{"agreement", AIM_ACCORD}, {"ceasefire", AIM_ACCORD}, {"utterance", AIM_WORDS},
                {"allegation", AIM_WORDS}, {"demand", AIM_WHATEVER},  {"deed", AIM_WHATEVER},
                {"war", AIM_DEED},         {"crime", AIM_DEED}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (names_in_set(scene->lexicon, view, inner, sets[i].set))
            return sets[i].aim;
    return AIM_NONE;
}

/* ---- who is meant ---- */

static bool suits(Aim aim, const EntenteEvent *before)
{
    switch (aim) {
    case AIM_DEED:
        return is_hostile(before->type);
    case AIM_ACCORD:
        return is_accord(before->type);
    case AIM_WORDS:
        return candidate_is_verbal(before->type);
    case AIM_WHATEVER:
        return true;
    default:
        return false;
    }
}

/* The last event of the kind whose doers are others than the actor. */
static const EntenteEvent *told_before(const EntenteDocument *document, const EntenteEvent *event, Aim aim,
                                       EntenteEventType type)
{
    size_t far = aim == AIM_WHATEVER ? NEAR : aim == AIM_ACCORD ? FARTHEST : FAR;
    for (size_t i = document->event_count; aim != AIM_NONE && i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + far < event->sentence)
            break;
        if (suits(aim, before) && (type == ENTENTE_EVENT_NONE || before->type == type) &&
            !before->historical && has_other(before->actors, before->actor_count, event))
            return before;
    }
    return NULL;
}

/* Take those of the entities that are not on the actor's side; their place is that of the word of this sentence
 * that leads to them. */
static bool take(Arena *arena, const Scene *scene, uint32_t head, const EntenteEntity *entities, size_t count,
                 EntenteEvent *event)
{
    event->recipients = arena_array(arena, count, sizeof *event->recipients);
    if (!event->recipients)
        return false;
    const EntenteToken *token = view_token(&scene->view, head);
    uint32_t base = scene->view.sentence->start;
    for (size_t i = 0; i < count; i++) {
        if (!*entities[i].code || on_side(event->actors, event->actor_count, &entities[i]) ||
            on_side(event->recipients, event->recipient_count, &entities[i]))
            continue;
        EntenteEntity *taken = &event->recipients[event->recipient_count++];
        *taken = entities[i]; /* with its own words, wherever they stand */
        taken->span = (EntenteSpan){token->start - base, token->end - base};
        taken->head = head;
    }
    return true;
}

/* Who does what the object names: "the exercises that China's navy is holding", "an attack claimed by". */
static uint32_t doer_within(Scene *scene, uint32_t head)
{
    const View *view = &scene->view;
    for (uint32_t clause = head ? view->first_child[head] : 0; clause; clause = view->next_sibling[clause]) {
        uint8_t relation = view->relation[clause];
        if (relation != REL_RELATIVE && relation != REL_ACL && relation != REL_CCOMP)
            continue;
        uint32_t subject = view_child(view, clause, REL_SUBJECT);
        for (uint32_t child = view->first_child[clause]; child && !subject; child = view->next_sibling[child])
            if (view->relation[child] == REL_AGENT)
                subject = child;
        if (subject && view_token(view, subject)->upos != ENTENTE_PRON &&
            names_is_actor(&scene->names, subject))
            return subject;
    }
    return 0;
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

/* Where an attack struck, if that is not the attackers' own country: the side that was hit. */
static bool take_place(Arena *arena, const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const EntentePlace *place = event->place;
    if (event->type != ENTENTE_ASSAULT || candidate->noun || !place || !*place->country ||
        event->actor_count != 1 || scene->view.relation[candidate->trigger] == REL_SUBJECT ||
        !is_named_at(scene, place->span))
        return true;
    const EntenteEntity *actor = &event->actors[0];
    bool armed = strstr(actor->sectors, "REB") || strstr(actor->sectors, "UAF");
    if (!*actor->code || (memcmp(actor->code, place->country, 4) == 0 && !armed))
        return true;
    event->recipients = arena_bytes(arena, sizeof *event->recipients);
    if (!event->recipients)
        return false;
    event->recipients[0] = (EntenteEntity){
        .text = place->text, .span = place->span, .name = "", .sectors = "", .office = "", .file = ""};
    memcpy(event->recipients[0].code, place->country, sizeof place->country);
    event->recipient_count = 1;
    return true;
}

/* Whoever stood over against the actor in what was just told. */
static const EntenteEntity *adversary(const EntenteDocument *document, const EntenteEvent *event,
                                      bool hostile, size_t *count)
{
    const EntenteEntity *actor = &event->actors[0];
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            break;
        if (before->historical || (hostile && !is_hostile(before->type) && before->type != ENTENTE_ACCUSE &&
                                   before->type != ENTENTE_REJECT))
            continue;
        if (on_side(before->recipients, before->recipient_count, actor) &&
            has_other(before->actors, before->actor_count, event)) {
            *count = before->actor_count;
            return before->actors;
        }
        if (on_side(before->actors, before->actor_count, actor) &&
            has_other(before->recipients, before->recipient_count, event)) {
            *count = before->recipient_count;
            return before->recipients;
        }
    }
    return NULL;
}

/* "condemned the killing of the policeman": whom the deed hit is not the one who is blamed. */
static void leave_out_victims(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const EntenteEvent *about = event->about;
    if (event->type != ENTENTE_ACCUSE || !about || !is_hostile(about->type) || !candidate->about)
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

/* "warned that Washington would not sign" of the American president: nobody acts on the government whose he is,
 * nor on himself. */
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
    if (!is_addressed(event) || event->recipient_count != 1 || event->actor_count != 1)
        return;
    uint32_t head = event->recipients[0].head;
    if (!*event->actors[0].code || head > view->count ||
        memcmp(event->recipients[0].code, event->actors[0].code, 4) != 0)
        return;
    uint32_t owner = head ? view_child(view, names_substance(&scene->names, head), REL_POSSESSOR) : 0;
    /* and nobody blames himself */
    if (event->type == ENTENTE_ACCUSE && strcmp(event->mode, "disapprove") == 0 &&
        on_side(event->actors, event->actor_count, &event->recipients[0]) && !*event->recipients[0].name)
        event->recipient_count = 0;
    if (owner && view_token(view, owner)->upos == ENTENTE_PRON &&
        !names_in_set(scene->lexicon, view, head, "other_than_owner"))
        event->recipient_count = 0;
}

bool otherside_fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    EntenteEvent *event, const char **rule)
{
    *rule = NULL;
    leave_out_victims(scene, candidate, event);
    leave_out_own(scene, event);
    leave_out_same(scene, event);
    if (!event->recipient_count && !take_place(document->arena, scene, candidate, event))
        return false;
    if (event->type == ENTENTE_ASSAULT && event->recipient_count && !event->recipients[0].head)
        *rule = "the country that was struck";
    if (event->recipient_count || !event->actor_count || !*event->actors[0].code || !is_addressed(event))
        return true;
    uint32_t head;
    EntenteEventType type = ENTENTE_EVENT_NONE;
    Aim aim = aim_of(scene, candidate, &head, &type);
    uint32_t doer = doer_within(scene, head);
    if (doer) {
        const EntenteEntity *entity = names_entity(&scene->names, doer);
        *rule = "who does what it is about";
        return take(document->arena, scene, doer, entity, 1, event);
    }
    if (!head)
        head = candidate->trigger;
    if (event->type == ENTENTE_SUPPORT && aim == AIM_WHATEVER)
        aim = AIM_ACCORD; /* "welcomed it" */
    const EntenteEvent *before = told_before(document, event, aim, type);
    if (!before && type != ENTENTE_EVENT_NONE)
        before = told_before(document, event, aim, ENTENTE_EVENT_NONE);
    if (before) {
        *rule = "those who did what it is about";
        return take(document->arena, scene, head, before->actors, before->actor_count, event);
    }
    if (event->type == ENTENTE_SUPPORT || event->actor_count > 1)
        return true;
    size_t count = 0;
    const EntenteEntity *others = adversary(document, event, true, &count);
    if (!others)
        others = adversary(document, event, false, &count);
    if (!others)
        return true;
    *rule = "the other side of the events before";
    return take(document->arena, scene, head, others, count, event);
}
