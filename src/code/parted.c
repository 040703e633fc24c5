#include "code/parted.h"

#include "base/date.h"

/* Where the sentence is parted: the conjunction, and the times before and behind it. */
typedef struct Cut {
    uint32_t conjunction;
    const TimeExpression *times[2];
} Cut;

static bool is_day(const TimeExpression *time)
{
    return time->anchors && time->precision == TIME_PRECISION_DAY && time->start.month && time->end.month &&
           date_to_days(time->start) == date_to_days(time->end);
}

/* Two days of one clause with a conjunction between them, the last before the second's party. */
static bool find_cut(const View *view, const SentenceFacts *facts, uint32_t verb, Cut *cut)
{
    for (size_t i = 0; i + 1 < facts->time_count; i++) {
        const TimeExpression *first = &facts->times[i], *second = &facts->times[i + 1];
        if (!is_day(first) || !is_day(second) || first->first < verb ||
            date_to_days(first->start) == date_to_days(second->start))
            continue;
        for (uint32_t t = second->first - 1; t > first->last; t--) {
            if (view_is_verb(view, t))
                break; /* the second day has a verb of its own */
            if (view->relation[t] != REL_CC || !view_text_is(view, t, "and"))
                continue;
            *cut = (Cut){t, {first, second}};
            return true;
        }
    }
    return false;
}

/* The parties that stand before the verb, and of those behind it the ones on that side of the conjunction. */
static Parties keep_parties(const Parties *parties, const Cut *cut, uint32_t verb, unsigned side,
                            size_t *kept)
{
    Parties own = {.count = 0};
    for (size_t i = 0; i < parties->count; i++) {
        uint32_t party = parties->each[i];
        bool here = side == 0 ? party < cut->times[0]->first
                              : party > cut->conjunction && party < cut->times[1]->first;
        if (party > verb && !here)
            continue;
        own.each[own.count++] = party;
        *kept += party > verb;
    }
    return own;
}

static bool keep_side(const Candidate *candidate, const Cut *cut, unsigned side, Candidate *made)
{
    size_t kept = 0;
    *made = *candidate;
    made->actors = keep_parties(&candidate->actors, cut, candidate->trigger, side, &kept);
    made->recipients = keep_parties(&candidate->recipients, cut, candidate->trigger, side, &kept);
    return kept > 0;
}

bool parted_read(Scene *scene, const SentenceFacts *facts, const Candidate *candidate, Parted *parted,
                 bool *failed)
{
    const View *view = &scene->view;
    Cut cut;
    *failed = false;
    if (candidate->noun || candidate->pattern || facts->time_count < 2 ||
        !find_cut(view, facts, candidate->trigger, &cut))
        return false;
    for (unsigned side = 0; side < 2; side++) {
        Candidate *made = &parted->each[side];
        if (!keep_side(candidate, &cut, side, made))
            return false;
        made->second = side == 1;
        if (candidate->about) {
            if (candidate->about->about || !keep_side(candidate->about, &cut, side, &parted->abouts[side]))
                return false;
            made->about = &parted->abouts[side];
        }
        SentenceFacts *own = &parted->facts[side];
        *own = *facts;
        own->times = arena_array(scene->arena, facts->time_count, sizeof *own->times);
        if (!own->times) {
            *failed = true;
            return false;
        }
        own->time_count = 0;
        for (size_t i = 0; i < facts->time_count; i++)
            if (&facts->times[i] != cut.times[1 - side]) {
                own->times[own->time_count] = facts->times[i];
                own->times[own->time_count++].until = 0; /* an index among all of them */
            }
    }
    return true;
}
