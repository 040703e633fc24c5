#include "code/figures.h"

#include "code/figures_inside.h"
#include "code/toll_events.h"

#include <string.h>

bool figures_is_sum(const SentenceTolls *tolls, size_t number)
{
    const Toll *toll = &tolls->each[number];
    if (toll->before_low < 0 && toll->before_best < 0)
        return false;
    for (size_t i = 0; i < tolls->count; i++)
        if (i != number && tolls->each[i].kind == toll->kind && tolls->each[i].predicate != toll->predicate)
            return true;
    return false;
}

/* "No casualties were reported": neither dead nor injured. */
static bool part_casualties(Scene *scene, SentenceTolls *tolls)
{
    size_t none = 0;
    for (size_t i = 0; i < tolls->count; i++)
        none += tolls->each[i].kind == TOLL_CASUALTIES && tolls->each[i].high == 0;
    if (!none)
        return true;
    Toll *more = arena_array(scene->arena, tolls->count + none, sizeof *more);
    if (!more)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < tolls->count; i++) {
        more[count++] = tolls->each[i];
        if (tolls->each[i].kind != TOLL_CASUALTIES || tolls->each[i].high != 0)
            continue;
        more[count - 1].kind = TOLL_DEAD;
        more[count] = more[count - 1];
        more[count++].kind = TOLL_INJURED;
    }
    tolls->each = more;
    tolls->count = count;
    return true;
}

bool figures_read(Scene *scene, const TimeExpression *times, size_t time_count, SentenceTolls *tolls)
{
    *tolls = (SentenceTolls){0};
    if (!tolls_read(scene, scene->arena, &tolls->each, &tolls->count) ||
        !toll_events_read(scene, scene->arena, &tolls->each, &tolls->count))
        return false;
    if (!part_casualties(scene, tolls))
        return false;
    tolls->owner = arena_array(scene->arena, tolls->count + 1, sizeof *tolls->owner);
    if (!tolls->owner)
        return false;
    for (size_t i = 0; i < tolls->count; i++)
        tolls->owner[i] =
            figures_is_sum(tolls, i) ? 0 : figures_owner(scene, &tolls->each[i], times, time_count);
    return true;
}

static bool is_theirs(const View *view, uint32_t token)
{
    return view_text_is(view, token, "their") || view_text_is(view, token, "his") ||
           view_text_is(view, token, "her");
}

/* "a child and 12 policemen" are told apart, a farmer and his sons are not. */
static bool same_service(const EntenteFigure *a, const EntenteFigure *b)
{
    static const char *const services[] = {"MIL", "COP", "REB", "PRM"};
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        bool one = a->of.sectors && strncmp(a->of.sectors, services[i], 3) == 0;
        bool other = b->of.sectors && strncmp(b->of.sectors, services[i], 3) == 0;
        if (one != other)
            return false;
    }
    return true;
}

/* "his two sons", "19 of his men". */
static bool counts_theirs(const View *view, const Toll *toll)
{
    return is_theirs(view, toll->first) ||
           (toll->first + 2 <= toll->last && view_text_is(view, toll->first + 1, "of") &&
            is_theirs(view, toll->first + 2));
}

/* "a farmer and his two sons": one claim, of both. */
static bool is_sum(const View *view, const Toll *a, const Toll *b)
{
    enum { JOINT = 3 };
    if (a->kind != b->kind || a->predicate != b->predicate || b->first <= a->last ||
        (b->first > a->last + JOINT && !counts_theirs(view, b)) ||
        (a->low != 1 && b->low != 1 && !counts_theirs(view, b)) || a->low != a->high || b->low != b->high ||
        a->low < 0 || b->low < 0)
        return false;
    for (uint32_t t = a->last + 1; t < b->first; t++)
        if (view_text_is(view, t, "and"))
            return true;
    return false;
}

static void add(EntenteFigure *sum, const EntenteFigure *more)
{
    sum->low += more->low;
    sum->best += more->best;
    sum->high += more->high;
    sum->text.size = (size_t)(more->text.data + more->text.size - sum->text.data);
    if (memcmp(sum->of.code, more->of.code, sizeof sum->of.code) != 0 && !*sum->of.code)
        sum->of = more->of;
}

bool figures_give(Scene *scene, const SentenceTolls *tolls, const Candidate *candidate, Arena *arena,
                  EntenteEvent *event)
{
    size_t count = 0;
    for (size_t i = 0; i < tolls->count; i++)
        count += tolls->owner[i] == candidate->trigger;
    if (!count)
        return true;
    event->figures = arena_array(arena, count, sizeof *event->figures);
    if (!event->figures)
        return false;
    const Toll *before = NULL;
    for (size_t i = 0; i < tolls->count; i++) {
        const Toll *toll = &tolls->each[i];
        if (tolls->owner[i] != candidate->trigger)
            continue;
        EntenteFigure *made = &event->figures[event->figure_count];
        if (!figures_make(scene, toll, arena, made))
            return false;
        bool same = before && (memcmp(made->of.code, made[-1].of.code, sizeof made->of.code) == 0 ||
                               !*made->of.code || !*made[-1].of.code);
        if (same && is_sum(&scene->view, before, toll) &&
            (counts_theirs(&scene->view, toll) || same_service(&made[-1], made)))
            add(&made[-1], made);
        else
            event->figure_count++;
        before = toll;
    }
    return true;
}
