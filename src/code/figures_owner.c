/* Which event of a sentence took a toll: the one in whose words it is told, joined to it or above it. */
#include "code/answered.h"
#include "code/figures_inside.h"

#include <string.h>

/* The trigger of the event in whose words a token stands, as itself or as a part of another's words; 0: none.
 */
static uint32_t event_at(Scene *scene, uint32_t token)
{
    if (!token)
        return 0;
    const Candidate *own = scene_candidate(scene, token);
    if (own && !own->nothing && !own->consumed && own->type != ENTENTE_EVENT_NONE)
        return own->trigger;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *other = scene_candidate(scene, t);
        if (!other || other->nothing || other->consumed)
            continue;
        for (size_t w = 0; w < other->word_count; w++)
            if (other->words[w] == token)
                return other->trigger;
    }
    return 0;
}

/* Whether an event of that type takes such a toll. */
static bool may_take(TollKind kind, EntenteEventType type)
{
    switch (kind) {
    case TOLL_CROWD:
        return type == ENTENTE_PROTEST;
    case TOLL_ARRESTED:
    case TOLL_CAPTURED:
        return type == ENTENTE_COERCE || type == ENTENTE_ASSAULT || type == ENTENTE_RETREAT;
    case TOLL_DISPLACED:
        return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_MOBILIZE;
    default:
        return type == ENTENTE_ASSAULT || type == ENTENTE_PROTEST || type == ENTENTE_COERCE;
    }
}

/* "a source put its dead at 15, and officials said a strike had claimed six": whether the event is told in a
 * clause with a subject of its own, joined to that of the toll. */
static bool is_other_clause(const View *view, uint32_t event, uint32_t predicate)
{
    for (uint32_t up = event, steps = 0; up && up <= view->count && steps < view->count; steps++) {
        if (view_is_under(view, predicate, up))
            return false;
        bool joined = view->relation[up] == REL_CONJUNCT && view_is_verb(view, up) &&
                      (view_child(view, up, REL_SUBJECT) || view_child(view, up, REL_SUBJECT_PASSIVE));
        if (joined)
            return true;
        up = view_token(view, up)->head;
    }
    return false;
}

bool figures_are_apart(Scene *scene, const Toll *toll)
{
    bool any = false;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing || candidate->consumed || candidate->trigger != t ||
            candidate->type != ENTENTE_ASSAULT)
            continue;
        if (!is_other_clause(&scene->view, t, toll->predicate))
            return false;
        any = true;
    }
    return any;
}

/* The only event of the sentence that may have taken it, where there is just one; then no tree is asked. */
static uint32_t only_taker(Scene *scene, const Toll *toll)
{
    TollKind kind = toll->kind;
    uint32_t found = 0;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing || candidate->consumed || !may_take(kind, candidate->type))
            continue;
        if (found)
            return 0;
        found = candidate->trigger;
    }
    return found && !is_other_clause(&scene->view, found, toll->predicate) ? found : 0;
}

/* The assault of whose words a clause is; 0: none. */
static uint32_t assault_above(Scene *scene, uint32_t clause)
{
    const View *view = &scene->view;
    uint32_t up = view_token(view, clause)->head;
    for (uint32_t steps = 0; up && up <= view->count && steps < view->count; steps++) {
        const Candidate *candidate = scene_candidate(scene, up);
        if (candidate && candidate->type == ENTENTE_ASSAULT)
            return event_at(scene, up);
        up = view_token(view, up)->head;
    }
    return 0;
}

/* Those who are hurt of the police were hurt by the crowd. */
static bool crowd_has_force(Scene *scene, const Toll *toll)
{
    const EntenteEntity *of = toll->of ? names_entity(&scene->names, toll->of) : NULL;
    return of && (strncmp(of->sectors, "COP", 3) == 0 || strncmp(of->sectors, "MIL", 3) == 0);
}

static bool is_police(Scene *scene, const Candidate *candidate)
{
    for (size_t i = 0; i < candidate->actors.count; i++)
        if (strncmp(names_entity(&scene->names, candidate->actors.each[i])->sectors, "COP", 3) == 0)
            return true;
    return false;
}

/* The only force that the sentence tells was used against a crowd; 0: none, or several. */
static uint32_t crowd_control(Scene *scene)
{
    uint32_t found = 0;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        bool force = candidate && !candidate->nothing && !candidate->consumed &&
                     candidate->type == ENTENTE_ASSAULT &&
                     (strcmp(candidate->mode, "crowd-control") == 0 || is_police(scene, candidate));
        if (force && found)
            return 0;
        if (force)
            found = candidate->trigger;
    }
    return found;
}

/* "after they were killed", "since", "because": what is told of follows from it. */
static bool is_later(const View *view, uint32_t clause)
{
    static const char *const words[] = {"after", "since", "because", "before"};
    return view_text_in(view, view_child(view, clause, REL_MARK), words, sizeof words / sizeof *words);
}

/* "ambushing a convoy and killing eleven": the deed that it is joined to, however their clause begins; 0:
 * none. */
static uint32_t joined_deed(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    uint32_t head =
        predicate && view->relation[predicate] == REL_CONJUNCT ? view_token(view, predicate)->head : 0;
    if (!head || head > view->count || !view_is_verb(view, head) || !view_is_verb(view, predicate) ||
        strcmp(view_token(view, head)->xpos, view_token(view, predicate)->xpos) != 0 ||
        view_child(view, predicate, REL_SUBJECT) || view_child(view, predicate, REL_SUBJECT_PASSIVE))
        return 0;
    uint32_t deed = event_at(scene, head);
    const Candidate *event = deed ? scene_candidate(scene, deed) : NULL;
    return event && event->type == ENTENTE_ASSAULT ? deed : 0;
}

/* "a jet was shot down and its pilot killed". */
static bool is_of_its_own(const View *view, uint32_t verb)
{
    uint32_t subject = view_child(view, verb, REL_SUBJECT_PASSIVE);
    if (!subject)
        subject = view_child(view, verb, REL_SUBJECT);
    return subject && view_text_is(view, view_child(view, subject, REL_POSSESSOR), "its");
}

/* "repelled an attack, killing 15 militants": by those who were attacked. */
static bool strikes_back(Scene *scene, uint32_t predicate, uint32_t attack)
{
    const Candidate *own = predicate ? scene_candidate(scene, predicate) : NULL;
    const Candidate *other = attack ? scene_candidate(scene, attack) : NULL;
    if (!own || !other || own == other || own->type != ENTENTE_ASSAULT || other->type != ENTENTE_ASSAULT ||
        !own->actors.count || scene->view.relation[predicate] != REL_ADVCL)
        return false;
    for (size_t i = 0; i < other->recipients.count; i++)
        if (other->recipients.each[i] == own->actors.each[0])
            return true;
    return false;
}

static bool is_hurt(const Toll *toll)
{
    return toll->kind == TOLL_DEAD || toll->kind == TOLL_INJURED || toll->kind == TOLL_MISSING;
}

/* "attacked a village, killing three and kidnapping four": the kidnapping that those taken are of; 0: none.
 */
static uint32_t taking_of(Scene *scene, const Toll *toll)
{
    bool taken = toll->kind == TOLL_CAPTURED || toll->kind == TOLL_ARRESTED;
    uint32_t taking = taken ? event_at(scene, toll->predicate) : 0;
    const Candidate *taker = taking ? scene_candidate(scene, taking) : NULL;
    return taker && (taker->type == ENTENTE_COERCE || strcmp(taker->mode, "abduct") == 0) ? taking : 0;
}

/* "four were killed and 24 wounded" is one event: the first verb of the row. */
static uint32_t first_of_row(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    while (predicate && (!event_at(scene, predicate) || is_of_its_own(view, predicate)) &&
           view->relation[predicate] == REL_CONJUNCT && view_is_verb(view, predicate) &&
           event_at(scene, view_token(view, predicate)->head) && !view_child(view, predicate, REL_OBLIQUE) &&
           scene_candidate(scene, view_token(view, predicate)->head) &&
           scene_candidate(scene, view_token(view, predicate)->head)->type == ENTENTE_ASSAULT)
        predicate = view_token(view, predicate)->head;
    return predicate;
}

/* "four were killed and nine wounded when jets bombed a market": the second has the cause; 0: none has. */
static uint32_t assault_of_row(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[predicate]; child; child = view->next_sibling[child]) {
        bool same = view->relation[child] == REL_CONJUNCT && view_is_verb(view, child) &&
                    !view_child(view, child, REL_SUBJECT);
        uint32_t event = same ? event_at(scene, child) : 0;
        if (event && scene_candidate(scene, event)->type == ENTENTE_ASSAULT)
            return event;
    }
    return 0;
}

/* "lost nine men when they beat back an assault": the blow that the clause tells of; 0: none. */
static uint32_t assault_of_clause(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[predicate]; child; child = view->next_sibling[child]) {
        const Candidate *blow = view->relation[child] == REL_ADVCL ? scene_candidate(scene, child) : NULL;
        uint32_t mark = view_child(view, child, REL_MARK);
        if (!mark)
            mark = view_child(view, child, REL_ADVMOD);
        bool when = view_text_is(view, mark, "when") || view_text_is(view, mark, "after");
        uint32_t event = blow && blow->type == ENTENTE_ASSAULT && when ? event_at(scene, child) : 0;
        if (event)
            return event;
    }
    return 0;
}

/* "the attack, which killed three": what the words hang on; 0: no event that may have taken it. */
static uint32_t event_above(Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    uint32_t up = toll->predicate ? toll->predicate : toll->of;
    for (uint32_t steps = 0; up && up <= view->count && steps < view->count; steps++) {
        const Candidate *candidate = scene_candidate(scene, up);
        uint32_t found = candidate && may_take(toll->kind, candidate->type) ? event_at(scene, up) : 0;
        /* "fired at men who blocked a road, wounding four": who blocked it wounded nobody */
        uint32_t assault =
            found && is_hurt(toll) && candidate->type == ENTENTE_PROTEST && view->relation[up] == REL_RELATIVE
                ? assault_above(scene, up)
                : 0;
        if (found)
            return assault ? assault : found;
        /* "imposed a curfew after 105 people were killed": it did not kill them */
        if (is_hurt(toll) && view->relation[up] == REL_ADVCL && is_later(view, up))
            return 0;
        up = view_token(view, up)->head;
    }
    return 0;
}

/* "fired pellets at men who blocked a road, injuring four", "fired after they threw bottles; one was hurt":
 * the force that was used against a protest, where it hurt people; else the event itself. */
static uint32_t force_against(Scene *scene, const Toll *toll, uint32_t event)
{
    const Candidate *protest = event ? scene_candidate(scene, event) : NULL;
    if (!is_hurt(toll) || !protest || protest->type != ENTENTE_PROTEST || crowd_has_force(scene, toll))
        return event;
    uint32_t force = scene->view.relation[event] == REL_RELATIVE ? assault_above(scene, event) : 0;
    if (force && strcmp(scene_candidate(scene, force)->mode, "crowd-control") != 0)
        force = 0;
    if (!force && toll->kind == TOLL_INJURED)
        force = crowd_control(scene);
    return force ? force : event;
}

static uint32_t owner_of(Scene *scene, const Toll *toll)
{
    uint32_t found = event_at(scene, toll->event), predicate = toll->predicate;
    uint32_t taking = taking_of(scene, toll);
    if (taking)
        return taking;
    if (strikes_back(scene, predicate, found))
        return predicate;
    /* "fighting killed nine after a cleric was shot dead": his death is told as a deed of its own */
    if (is_hurt(toll) && predicate && scene->view.relation[predicate] == REL_ADVCL &&
        is_later(&scene->view, predicate) && event_at(scene, predicate) == predicate &&
        scene_candidate(scene, predicate)->type == ENTENTE_ASSAULT)
        return predicate;
    uint32_t joined = joined_deed(scene, predicate);
    if (joined && !event_at(scene, predicate) && !view_is_under(&scene->view, toll->event, predicate))
        found = joined;
    if (is_hurt(toll))
        predicate = first_of_row(scene, predicate);
    if (!found)
        found = event_at(scene, predicate);
    if (!found && is_hurt(toll) && predicate)
        found = assault_of_row(scene, predicate);
    if (!found && is_hurt(toll) && predicate)
        found = assault_of_clause(scene, predicate);
    if (!found)
        found = event_above(scene, toll);
    found = force_against(scene, toll, found);
    return found ? found : only_taker(scene, toll);
}

static bool is_long_war(const Scene *scene, uint32_t noun)
{
    return noun && names_in_set(scene->lexicon, &scene->view, noun, "long_war");
}

/* The war whose dead they are; 0: none. */
static uint32_t war_of(const Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    uint32_t up = toll->predicate ? toll->predicate : toll->of ? toll->of : toll->first;
    for (uint32_t steps = 0; up && up <= view->count && steps < view->count; steps++) {
        bool inside = up >= toll->first && up <= toll->last;
        if (!inside && view_is_nominal(view, up) && is_long_war(scene, up))
            return up;
        if (!inside && view_is_verb(view, up)) {
            if (is_long_war(scene, view_child(view, up, REL_SUBJECT)))
                return view_child(view, up, REL_SUBJECT);
            for (uint32_t child = view->first_child[up]; child; child = view->next_sibling[child]) {
                uint32_t marker = view_case(view, child);
                if (view->relation[child] == REL_OBLIQUE && is_long_war(scene, child) &&
                    (view_text_is(view, marker, "in") || view_text_is(view, marker, "during")))
                    return child;
            }
            uint8_t relation = view->relation[up];
            if (relation != REL_RELATIVE && relation != REL_ACL && relation != REL_ADVCL)
                return 0;
        }
        up = view_token(view, up)->head;
    }
    return 0;
}

bool figures_are_of_war(const Scene *scene, const Toll *toll)
{
    return war_of(scene, toll) != 0;
}

/* Whether a toll is told of a longer time, or is the sum of several, so that no event of a day took it. */
static bool is_of_longer(Scene *scene, const Toll *toll, const TimeExpression *times, size_t time_count)
{
    const View *view = &scene->view;
    if (event_at(scene, toll->predicate) || event_at(scene, toll->event) || toll->kind == TOLL_CROWD)
        return false;
    if (toll->before_low >= 0 || toll->before_best >= 0)
        return true;
    uint32_t war = war_of(scene, toll); /* "fought a war in which a million died" tells the war itself */
    if (war && !event_at(scene, war))
        return true;
    TimeOfEvent when = time_of_event(view, toll->predicate, times, time_count);
    return when.expression && when.expression->relation == TIME_SINCE;
}

/* "89 died, among them 21 pilgrims killed at a camp": whether a part has an event of its own. */
static bool has_own_event(Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    bool own = toll->part && toll->predicate && toll->of && view->relation[toll->predicate] == REL_ACL &&
               view_token(view, toll->predicate)->head == toll->of && event_at(scene, toll->predicate);
    const Candidate *deed = own ? scene_candidate(scene, toll->predicate) : NULL;
    return deed && deed->trigger == toll->predicate;
}

/* Whether a toll is one of an event that occurred, and no part of another toll. */
static bool is_told(Scene *scene, const Toll *toll)
{
    bool own = has_own_event(scene, toll);
    bool of_them = own || (toll->part && toll_is_of_theirs(&scene->view, toll) &&
                           (event_at(scene, toll->predicate) || event_at(scene, toll->event)));
    return toll->kind != TOLL_CASUALTIES && (!toll->part || of_them) && (!toll->part_of || own) &&
           (toll->status == ENTENTE_OCCURRED || toll->kind == TOLL_CROWD);
}

/* One person who was arrested is no figure, but whose arrest it was. */
static bool is_one_arrest(const View *view, const Toll *toll)
{
    bool a_man = toll->kind == TOLL_ARRESTED &&
                 (view_text_is(view, toll->first, "a") || view_text_is(view, toll->first, "an")) &&
                 toll->best == 1;
    return a_man || (toll->implicit && (toll->kind == TOLL_ARRESTED || toll->kind == TOLL_CAPTURED));
}

/* Whether an event of that kind takes no such toll, though the words are its. */
static bool takes_none(const Candidate *event, const Toll *toll)
{
    switch (toll->kind) {
    case TOLL_DISPLACED: /* who is brought to a hospital is not driven out */
        return event->type == ENTENTE_AID || event->type == ENTENTE_RETREAT;
    case TOLL_ARRESTED: /* nor is who is sentenced arrested */
    case TOLL_CAPTURED:
        return event->type == ENTENTE_SANCTION;
    case TOLL_CROWD:
        return event->type == ENTENTE_RETREAT;
    default: /* "arrested two men over the murder of a judge": another deed's */
        return is_hurt(toll) && (event->type == ENTENTE_SANCTION || event->type == ENTENTE_RETREAT ||
                                 event->type == ENTENTE_AID ||
                                 (event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0));
    }
}

uint32_t figures_owner(Scene *scene, const Toll *toll, const TimeExpression *times, size_t time_count)
{
    if (!is_told(scene, toll) || is_one_arrest(&scene->view, toll) ||
        is_of_longer(scene, toll, times, time_count))
        return 0;
    uint32_t owner = owner_of(scene, toll);
    if (is_hurt(toll) && toll->predicate && owner != toll->predicate &&
        deaths_are_answered(scene->view.sentence, toll->predicate - 1))
        return 0;
    const Candidate *event = owner ? scene_candidate(scene, owner) : NULL;
    return event && takes_none(event, toll) ? 0 : owner;
}
