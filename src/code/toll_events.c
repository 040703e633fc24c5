#include "code/toll_events.h"

#include "base/slice.h"
#include "code/toll_words.h"

enum { CROWD_LEAST = 20, DISPLACED_LEAST = 10 };

/* "swapped 30 prisoners", "was exchanged for 1,027 prisoners" */
static bool is_exchange(const View *view, uint32_t verb)
{
    return view_lemma_is(view, verb, "exchange") || view_lemma_is(view, verb, "swap");
}

/* "surrendered", "gave themselves up", "handed themselves in", "laid down their arms" */
static bool is_surrender(const Scene *scene, const Candidate *event)
{
    static const char *const lemmas[] = {"surrender", "give", "hand", "turn", "lay", "capitulate", "defect"};
    bool plain = !*event->mode || strcmp(event->mode, "disarm") == 0;
    for (size_t i = 0; plain && i < sizeof lemmas / sizeof *lemmas; i++)
        if (event->type == ENTENTE_RETREAT && view_lemma_is(&scene->view, event->trigger, lemmas[i]))
            return true;
    return false;
}

/* What a figure of an event counts; -1: nothing by itself. */
static int kind_of(Scene *scene, const Candidate *event)
{
    const View *view = &scene->view;
    const EntenteEntity *actor =
        event->actors.count ? names_entity(&scene->names, event->actors.each[0]) : NULL;
    bool police = actor && strncmp(actor->sectors, "COP", 3) == 0;
    bool took = view_lemma_is(view, event->trigger, "capture") ||
                view_lemma_is(view, event->trigger, "seize") ||
                view_lemma_is(view, event->trigger, "recapture");
    if (event->type == ENTENTE_COERCE && strcmp(event->mode, "deport") == 0)
        return TOLL_DISPLACED;
    if ((event->type == ENTENTE_RETREAT &&
         (strcmp(event->mode, "release") == 0 || is_surrender(scene, event))) ||
        (event->type == ENTENTE_COOPERATE && is_exchange(view, event->trigger)) ||
        (event->type == ENTENTE_ASSAULT && strcmp(event->mode, "abduct") == 0))
        return TOLL_CAPTURED;
    if (event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0)
        return took && !police ? TOLL_CAPTURED : TOLL_ARRESTED;
    return event->type == ENTENTE_PROTEST ? TOLL_CROWD : -1;
}

/* "with 40 of his men", "along with 200 others" */
static bool is_with(const View *view, uint32_t top)
{
    uint32_t preposition = view_case(view, top);
    return is_word(view, preposition, "with") ||
           (preposition && is_word(view, preposition + 1, "with") &&
            (is_word(view, preposition, "along") || is_word(view, preposition, "together")));
}

/* The word of the event that the group is the object or subject of; 0: none. */
static uint32_t governor_of(const TollReading *reading, const Group *group, bool *subject)
{
    const View *view = reading->view;
    uint32_t top = group->top;
    for (uint32_t steps = 0; view->relation[top] == REL_CONJUNCT && steps < 4; steps++)
        top = head_of(view, top);
    uint32_t above = top ? head_of(view, top) : 0;
    *subject = false;
    if (!above)
        return 0;
    switch (view->relation[top]) {
    case REL_OBJECT:
    case REL_SUBJECT_PASSIVE:
        return above;
    case REL_SUBJECT:
        *subject = !toll_is_passive(reading, above);
        return above;
    case REL_OBLIQUE:             /* "was exchanged for 30 prisoners" */
        if (is_with(view, top)) { /* "surrendered with 40 of his men" */
            *subject = view_lemma_is(view, above, "surrender");
            return above;
        }
        return is_word(view, view_case(view, top), "for") && is_exchange(view, above) ? above : 0;
    case REL_NMOD:              /* "the release of 220 soldiers" */
        if (is_with(view, top)) /* "seized a freighter with 23 crew" */
            return view->relation[above] == REL_OBJECT ? head_of(view, above) : 0;
        return is_word(view, view_case(view, top), "of") ? above : 0;
    default:
        return 0;
    }
}

/* Whether what is counted are people: a noun of people or a nation's, or a number of those told before. */
static bool counts_people(const TollReading *reading, const Group *group)
{
    const View *view = reading->view;
    if (group->people)
        return true;
    if (!group->head)
        return is_word(view, group->last + 1, "of")
                   ? is_word(view, group->last + 2, "them") || is_word(view, group->last + 2, "those")
                   : true;
    if (reading->words[group->head].thing)
        return false;
    const EntenteEntity *entity = names_entity(&reading->scene->names, group->head);
    return entity_is_known(entity) || *entity->sectors;
}

/* "kidnapped four workers and released two of them": part of those told before, and all of the release.
 * `freed`: "handed over 45 soldiers captured in May". */
static bool take_part(Toll *tolls, size_t count, const Group *group, int kind, uint32_t trigger, bool freed)
{
    for (size_t i = 0; i < count; i++) {
        bool held = tolls[i].kind == TOLL_CAPTURED || tolls[i].kind == TOLL_ARRESTED;
        held = held || tolls[i].kind == TOLL_MISSING;
        if (tolls[i].first != group->first || !(tolls[i].part || freed) || !held || kind != TOLL_CAPTURED ||
            tolls[i].predicate == trigger)
            continue;
        tolls[i].kind = TOLL_CAPTURED;
        tolls[i].part = false;
        tolls[i].part_of = 0;
        tolls[i].predicate = tolls[i].event = trigger;
        return true;
    }
    return false;
}

static bool is_told(const Toll *tolls, size_t count, const Group *group, int kind)
{
    for (size_t i = 0; i < count; i++)
        if (tolls[i].first <= group->last && group->first <= tolls[i].last &&
            (tolls[i].kind != TOLL_CROWD || kind == TOLL_CROWD))
            return true;
    return false;
}

/* "and another injured", "and a third was wounded": one more, whom no noun names. Returns the word that says
 * what happened; 0: it is none. */
static uint32_t one_more(const TollReading *reading, uint32_t first, uint32_t *last, int *kind)
{
    static const char *const ordinals[] = {"second", "third", "fourth", "fifth"};
    const View *view = reading->view;
    *last = is_word(view, first, "another") ? first : 0;
    for (size_t i = 0; is_word(view, first, "a") && i < sizeof ordinals / sizeof *ordinals; i++)
        if (is_word(view, first + 1, ordinals[i]))
            *last = first + 1;
    if (!*last)
        return 0;
    uint32_t verb = *last + 1;
    if (is_word(view, verb, "was") || is_word(view, verb, "were"))
        verb++;
    while (verb < view->count && upos_of(view, verb) == ENTENTE_ADV) /* "another badly wounded" */
        verb++;
    *kind = verb <= view->count ? toll_any_kind(reading, verb) : -1;
    return (*kind == TOLL_DEAD || *kind == TOLL_INJURED || *kind == TOLL_MISSING) && is_participle(view, verb)
               ? verb
               : 0;
}

static Toll toll_between(const View *view, int kind, uint32_t first, uint32_t last, uint32_t predicate)
{
    uint32_t base = view->sentence->start;
    return (Toll){.kind = (TollKind)kind,
                  .first = first,
                  .last = last,
                  .span = {view_token(view, first)->start - base, view_token(view, last)->end - base},
                  .before_low = -1,
                  .before_best = -1,
                  .before_high = -1,
                  .predicate = predicate,
                  .status = ENTENTE_OCCURRED};
}

/* The protest or surrender that the same people go on to: "some sixty entered the zone and blocked the road",
 * "responded by closing the bridges". */
static const Candidate *done_beside(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t child = verb ? view->first_child[verb] : 0; child; child = view->next_sibling[child]) {
        uint32_t object = view_child(view, child, REL_OBJECT);
        bool self = is_word(view, object, "themselves") || view_lemma_is(view, child, "surrender");
        bool same = (view->relation[child] == REL_CONJUNCT || view->relation[child] == REL_ADVCL) &&
                    !view_child(view, child, REL_SUBJECT) && view_is_verb(view, child);
        const Candidate *event = same ? scene_candidate(scene, child) : NULL;
        if (event && !event->nothing &&
            (event->type == ENTENTE_PROTEST || (self && is_surrender(scene, event))))
            return event;
    }
    return NULL;
}

/* "one of some 400 villagers who blocked the road": what they did; 0: it is not told so. */
static uint32_t relative_of(const View *view, const Group *group)
{
    for (uint32_t child = group->head ? view->first_child[group->head] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_RELATIVE &&
            is_word(view, view_child(view, child, REL_SUBJECT), "who"))
            return child;
    return 0;
}

/* "pledged to free 15,000 prisoners": the agreement that an event is about; NULL: none. */
static const Candidate *promise_of(Scene *scene, const Candidate *event)
{
    for (uint32_t t = 1; event->type == ENTENTE_RETREAT && t <= scene->view.count; t++) {
        const Candidate *over = scene_candidate(scene, t);
        if (over && over != event && over->about == event && !over->nothing && !over->consumed &&
            (over->type == ENTENTE_AGREE || over->type == ENTENTE_CONCEDE))
            return over;
    }
    return NULL;
}

/* "abducted two hunters and released them", "a policeman who was taken in May was released", "was kidnapped
 * and freed the next day": those whom one event counts are the other's, too. */
static size_t add_same_captives(Scene *scene, Toll *tolls, size_t count, size_t room)
{
    const View *view = &scene->view;
    size_t number = count;
    for (uint32_t t = 1; t <= view->count; t++) {
        const Candidate *event = view_is_verb(view, t) ? scene_candidate(scene, t) : NULL;
        int kind = event && !event->nothing && !event->consumed && event->trigger == t &&
                           event->status == ENTENTE_OCCURRED
                       ? kind_of(scene, event)
                       : -1;
        if (kind != TOLL_CAPTURED && kind != TOLL_ARRESTED)
            continue;
        uint32_t object = view_child(view, t, REL_OBJECT);
        bool them =
            is_word(view, object, "them") || is_word(view, object, "him") || is_word(view, object, "her");
        bool joined = view->relation[t] == REL_CONJUNCT && !object && is_participle(view, t) &&
                      !view_child(view, t, REL_SUBJECT) && !view_child(view, t, REL_SUBJECT_PASSIVE);
        bool who = view->relation[t] == REL_RELATIVE && view_child(view, t, REL_SUBJECT_PASSIVE) &&
                   is_word(view, view_child(view, t, REL_SUBJECT_PASSIVE), "who");
        /* "abducted four workers; the workers were freed" */
        uint32_t who_again = object ? object : view_child(view, t, REL_SUBJECT_PASSIVE);
        bool again = who_again && view_token(view, who_again)->upos == ENTENTE_NOUN &&
                     is_word(view, view_child(view, who_again, REL_DETERMINER), "the") &&
                     !view_child(view, who_again, REL_NUMBER);
        const Toll *same = NULL;
        bool own = false;
        for (size_t i = 0; i < count; i++) {
            bool held = tolls[i].kind == TOLL_CAPTURED || tolls[i].kind == TOLL_ARRESTED;
            own = own || (held && (tolls[i].event == t || tolls[i].predicate == t));
            bool fits = them ? tolls[i].last < t
                        : joined
                            ? tolls[i].predicate == head_of(view, t) || tolls[i].event == head_of(view, t)
                            : (who && tolls[i].of == head_of(view, t)) ||
                                  (again && tolls[i].last < who_again && tolls[i].of &&
                                   slice_equal(view_token(view, tolls[i].of)->lemma,
                                               view_token(view, who_again)->lemma));
            if (held && fits && !tolls[i].part && !tolls[i].implicit)
                same = &tolls[i];
        }
        if (!same || own || number >= 2 * room - 1)
            continue;
        tolls[number] = *same;
        tolls[number].kind = (TollKind)kind;
        tolls[number].predicate = tolls[number].event = t;
        number++;
    }
    return number;
}

bool toll_events_read(Scene *scene, Arena *arena, Toll **tolls, size_t *count)
{
    TollReading reading;
    bool any;
    if (!toll_words_read(&reading, scene, arena, &any) || !toll_groups_read(&reading, arena))
        return false;
    size_t room = *count + reading.group_count + 1;
    Toll *made = arena_array(arena, 2 * room + scene->view.count, sizeof *made);
    if (!made)
        return false;
    if (*count)
        memcpy(made, *tolls, *count * sizeof *made);
    size_t number = *count;
    const View *view = reading.view;
    for (size_t i = 0; i < reading.group_count; i++) {
        const Group *group = &reading.groups[i];
        bool subject;
        uint32_t governor = governor_of(&reading, group, &subject);
        const Candidate *event = governor ? scene_candidate(scene, governor) : NULL;
        if (subject && (!event || event->nothing || kind_of(scene, event) < 0)) {
            const Candidate *beside = done_beside(scene, governor);
            event = beside ? beside : event;
        }
        uint32_t rallied = event ? 0 : relative_of(view, group);
        if (rallied) {
            event = scene_candidate(scene, rallied);
            event = event && event->type == ENTENTE_PROTEST ? event : NULL;
            subject = true;
        }
        const Candidate *over = event ? promise_of(scene, event) : NULL;
        if (!event || event->nothing || (!over && (event->consumed || event->status != ENTENTE_OCCURRED)))
            continue;
        int kind = kind_of(scene, event);
        bool gave_up = kind == TOLL_CAPTURED && is_surrender(scene, event);
        bool acts =
            kind == TOLL_CROWD || gave_up || (event->type == ENTENTE_RETREAT && event->actors.count == 0);
        if (kind < 0 || (subject ? !acts : kind == TOLL_CROWD) || group->name ||
            (group->implicit && kind != TOLL_CAPTURED) ||
            (is_with(view, group->top) && event->type == ENTENTE_RETREAT && !gave_up) ||
            (kind == TOLL_CROWD && figure_size(&group->figure) < CROWD_LEAST) ||
            (kind == TOLL_DISPLACED && figure_size(&group->figure) < DISPLACED_LEAST) ||
            !counts_people(&reading, group) ||
            take_part(made, number, group, kind, event->trigger,
                      !subject && event->type == ENTENTE_RETREAT) ||
            is_told(made, number, group, kind))
            continue;
        /* "the commander surrendered with 40 men": 40 */
        if (number && gave_up && is_with(view, group->top) && made[number - 1].event == event->trigger &&
            made[number - 1].high == 1)
            number--;
        Toll *toll = &made[number++];
        *toll = toll_between(view, kind, group->first, group->last, over ? over->trigger : event->trigger);
        toll->low = group->figure.low;
        toll->best = group->figure.best;
        toll->high = group->figure.high;
        toll->of = group->head;
        toll->event = over ? over->trigger : event->trigger;
        toll->implicit = group->implicit;
    }
    number = add_same_captives(scene, made, number, room);
    for (uint32_t t = 1, last; t + 1 <= view->count; t++) {
        int kind;
        uint32_t verb = one_more(&reading, t, &last, &kind);
        if (!verb)
            continue;
        made[number] = toll_between(view, kind, t, last, verb);
        made[number].low = made[number].best = made[number].high = 1;
        number++;
    }
    *tolls = made;
    *count = number;
    return true;
}
