/* Days and months of the calendar, with the year where it is left out. */
#include "code/time_resolve_inside.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>

int32_t time_shift_sign(int how)
{
    return how == SHIFT_LAST || how == SHIFT_PAST || how == SHIFT_PREVIOUS      ? -1
           : how == SHIFT_NEXT || how == SHIFT_FOLLOWING || how == SHIFT_COMING ? 1
                                                                                : 0;
}

Tense time_tense_of(const Resolver *resolver)
{
    return tense_around(resolver->sentence, resolver->match->first, resolver->match->last);
}

/* The year that the passage tells of, or the one after it: telling goes on, and a sentence that begins "In
 * January" after one of April is of the next January. */
static int32_t told_year_of(const Resolver *resolver, int32_t month, int32_t day)
{
    enum { LEADING = 3 };
    const TimeMemory *memory = resolver->memory;
    int32_t year = memory->told_year;
    bool goes_on = resolver->match->first <= LEADING && memory->reference.year == year &&
                   month < memory->reference.month;
    return goes_on &&
                   time_days_between(time_make_date(year + 1, month, day ? day : 1), memory->published) >= 0
               ? year + 1
               : year;
}

int32_t time_year_of(const Resolver *resolver, int32_t month, int32_t day)
{
    enum { FAR = 300, NEAR = 62, SOON = 31 };
    EntenteDate today = resolver->memory->published;
    Tense in = time_tense_of(resolver);
    if (resolver->memory->told_year && in != TENSE_FUTURE)
        return told_year_of(resolver, month, day);
    bool whole = day == 0;
    int32_t before = today.year, after = today.year;
    bool ahead = month > today.month || (month == today.month && !whole && day > today.day);
    bool now = month == today.month && (whole || day == today.day);
    if (ahead)
        before--;
    else if (!now)
        after++;
    if (before == after)
        return before;
    int32_t middle = whole ? 15 : day;
    int32_t past = time_days_between(time_make_date(before, month, middle > 28 ? 28 : middle), today);
    int32_t future = time_days_between(today, time_make_date(after, month, middle > 28 ? 28 : middle));
    bool direct = tense_is_direct(resolver->sentence, resolver->match->first, resolver->match->last);
    if (in == TENSE_PAST)
        return !whole && past > FAR && future < (direct ? SOON : NEAR) ? after : before;
    if (in == TENSE_FUTURE)
        return future > FAR && past < NEAR ? before : after;
    /* without a verb most are of the past */
    return future < past && (in == TENSE_PRESENT || future < NEAR) ? after : before;
}

/* "last March", "the following May" */
static int32_t year_of_month(const TimeMemory *memory, int how, int32_t month)
{
    bool by_text = how == SHIFT_PREVIOUS || how == SHIFT_FOLLOWING || how == SHIFT_THAT || how == SHIFT_SAME;
    EntenteDate from = by_text ? memory->reference : memory->published;
    int32_t sign = time_shift_sign(how);
    return from.year + (sign < 0 && month >= from.month ? -1 : sign > 0 && month <= from.month ? 1 : 0);
}

/* "on the 25th": of this month or one beside it, in the sense of the tense. */
static void resolve_day_of_month(const Resolver *resolver, TimeExpression *expression)
{
    EntenteDate today = resolver->memory->published;
    int32_t day = resolver->match->day;
    if (!time_is_known_date(today)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-%02d", day);
        return;
    }
    bool ahead = time_tense_of(resolver) == TENSE_FUTURE;
    /* "moved on 26 July; on the 28th they agreed" */
    EntenteDate told = resolver->memory->reference;
    if (!ahead && resolver->memory->reference_is_day && time_is_known_date(told) &&
        time_days_between(told, today) > 0) {
        int32_t near = told.year * 12 + told.month - 1 + (day < told.day);
        EntenteDate date = time_make_date(near / 12, near % 12 + 1, day);
        if (date_is_valid(date) && time_days_between(date, today) >= 0) {
            time_set_unit(expression, UNIT_DAY, date);
            return;
        }
    }
    int32_t month = today.year * 12 + today.month - 1;
    if (ahead ? day < today.day : day > today.day)
        month += ahead ? 1 : -1;
    while (!date_is_valid(time_make_date(month / 12, month % 12 + 1, day)))
        month += ahead ? 1 : -1;
    time_set_unit(expression, UNIT_DAY, time_make_date(month / 12, month % 12 + 1, day));
}

/* The year in which a day of a month is a given weekday, the nearest to publication; 0: none near. */
static int32_t year_by_weekday(EntenteDate today, int32_t month, int32_t day, int weekday)
{
    int32_t best = 0;
    for (int32_t year = today.year - 5; year <= today.year + 1; year++) {
        EntenteDate date = time_make_date(year, month, day);
        if (year < FIRST_YEAR || !date_is_valid(date) || date_weekday(date) != (unsigned)weekday)
            continue;
        if (!best || abs(time_days_between(date, today)) <
                         abs(time_days_between(time_make_date(best, month, day), today)))
            best = year;
    }
    return best;
}

void time_resolve_calendar(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    int32_t year = match->year, month = match->month, day = match->day;
    if (match->amount && time_is_known_date(today)) { /* 7/8/07: the reading that lies nearer */
        EntenteDate one = time_make_date(year, month, day);
        EntenteDate other =
            time_make_date(match->amount / 10000, match->amount / 100 % 100, match->amount % 100);
        if (abs(time_days_between(other, today)) < abs(time_days_between(one, today))) {
            month = other.month;
            day = other.day;
        }
    }
    if (match->fiscal) {
        if (!year && time_is_known_date(today))
            year = today.year;
        snprintf(expression->value, sizeof expression->value, year ? "FY%04d" : "FYXXXX", year);
        return; /* everybody's is another */
    }
    if (!month && day) {
        resolve_day_of_month(resolver, expression);
        return;
    }
    if (!year && time_is_known_date(today)) {
        if (match->how >= 0 && !match->named_week)
            year = year_of_month(resolver->memory, match->how, month);
        if (match->named_week)
            year = today.year + time_shift_sign(match->how);
        if (!year && match->weekday >= 0 && day)
            year = year_by_weekday(today, month, day, match->weekday);
        if (!year)
            year = time_year_of(resolver, month, day);
    }
    if (!year) {
        snprintf(expression->value, sizeof expression->value, day ? "XXXX-%02d-%02d" : "XXXX-%02d", month,
                 day);
        return;
    }
    EntenteDate date = time_make_date(year, month ? month : 1, day ? day : 1);
    if (!date_is_valid(date)) /* February 30: the month is what can be held */
        date = time_make_date(year, month, 1), day = 0;
    time_set_unit(expression,
                  day && match->week_of ? UNIT_WEEK
                  : day                 ? UNIT_DAY
                  : month               ? UNIT_MONTH
                                        : UNIT_YEAR,
                  date);
}
