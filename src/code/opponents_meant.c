/* What an event is directed at, and who does or did that. */
#include "code/opponents_inside.h"

#include <string.h>

enum { NEAR = 2, FAR = 8, FARTHEST = 40 }; /* sentences */

bool opponents_is_hostile(EntenteEventType type)
{
    return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_MOBILIZE ||
           type == ENTENTE_SANCTION || type == ENTENTE_THREATEN || type == ENTENTE_PROTEST;
}

static bool is_accord(EntenteEventType type)
{
    return type == ENTENTE_AGREE || type == ENTENTE_SUPPORT || type == ENTENTE_CONCEDE ||
           type == ENTENTE_CONSULT || type == ENTENTE_RETREAT || type == ENTENTE_COOPERATE;
}

/* Whether one of the entities is not on the side of any of the others. */
static bool has_other(const EntenteEntity *entities, size_t count, const EntenteEvent *event)
{
    for (size_t i = 0; i < count; i++)
        if ((*entities[i].code || opponents_are_gunmen(&entities[i])) &&
            !opponents_have(event->actors, event->actor_count, &entities[i]))
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
    return opponents_is_hostile(type)   ? AIM_DEED
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

/* Whether the object is the relative pronoun of the trigger's clause, or the noun that a clause without one
 * hangs from. */
static bool is_relative(const View *view, uint32_t trigger, uint32_t object)
{
    uint32_t noun = view_token(view, trigger)->head;
    return view->relation[trigger] == REL_RELATIVE && noun && noun <= view->count &&
           (object == noun || view_text_is(view, object, "which") || view_text_is(view, object, "that"));
}

Aim opponents_aim(Scene *scene, const Candidate *candidate, uint32_t *head, EntenteEventType *type)
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
    bool relative = is_relative(view, candidate->trigger, *head);
    if (relative) /* "a drill that Pyongyang denounces": the drill */
        *head = view_token(view, candidate->trigger)->head;
    const EntenteToken *token = view_token(view, *head);
    if (token->upos == ENTENTE_PRON)
        return view_text_is(view, *head, "it") || view_text_is(view, *head, "this") ||
                       view_text_is(view, *head, "that") || view_text_is(view, *head, "what")
                   ? AIM_WHATEVER
                   : AIM_NONE;
    uint32_t inner = names_substance(&scene->names, *head);
    if (!relative && !is_definite(view, *head))
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
        return opponents_is_hostile(before->type);
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

const EntenteEvent *opponents_told_before(const EntenteDocument *document, const EntenteEvent *event, Aim aim,
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

const EntenteEvent *opponents_shared_before(const Scene *scene, const EntenteDocument *document,
                                            const EntenteEvent *event, uint32_t head)
{
    static const char *const sets[] = {"agreement", "ceasefire", "meeting"};
    bool named = false;
    for (size_t i = 0; head && i < sizeof sets / sizeof *sets; i++)
        named = named || names_in_set(scene->lexicon, &scene->view, head, sets[i]);
    for (size_t i = document->event_count; named && event->actor_count && i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + FARTHEST < event->sentence)
            break;
        bool shared = before->type == ENTENTE_CONSULT || before->type == ENTENTE_AGREE ||
                      before->type == ENTENTE_CONCEDE || strncmp(before->cameo, "057", 3) == 0;
        if (shared && before->actor_count > 1 && !before->historical && strcmp(before->mode, "phone") != 0 &&
            !opponents_have(before->actors, before->actor_count, &event->actors[0]))
            return before;
    }
    return NULL;
}

uint32_t opponents_doer_within(Scene *scene, uint32_t head)
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
