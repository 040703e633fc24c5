/* time_resolve_inside.h - from the words of an expression to its value, shared by its parts.
 *
 * Dates are reckoned in time_resolve_dates.c; the intervals of days, weeks and years, and what narrows them,
 * are in time_resolve_units.c; the year that a date leaves out in time_resolve_calendar.c; what comes once a
 * year in time_resolve_yearly.c; all other forms in time_resolve.c. */
#ifndef ENTENTE_CODE_TIME_RESOLVE_INSIDE_H
#define ENTENTE_CODE_TIME_RESOLVE_INSIDE_H

#include "code/time_resolve.h"
#include "code/time_tense.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, DECEMBER = 12 };

/* An expression that is being resolved. */
typedef struct Resolver {
    const TimeMemory *memory;
    const EntenteSentence *sentence;
    const TimeMatch *match;
} Resolver;

/* Whether a date is told at all. */
bool time_is_known_date(EntenteDate date);

/* A date by its figures, which need not be a day of the calendar. */
EntenteDate time_make_date(int32_t year, int32_t month, int32_t day);

/* The last day of a month. */
EntenteDate time_last_of_month(int32_t year, int32_t month);

/* A date some days away. */
EntenteDate time_add_days(EntenteDate date, int32_t days);

/* Monday is the first day of a week (ISO 8601). */
EntenteDate time_monday_of(EntenteDate date);

/* How many days b is after a. */
int32_t time_days_between(EntenteDate a, EntenteDate b);

/* The nearest such weekday on one side of a day, the day itself included or not. */
EntenteDate time_weekday_from(EntenteDate from, int weekday, int side, bool inclusive);

/* How exact a date of such units is. */
TimePrecision time_precision_of(TimeUnit unit);

/* Give an expression its interval. */
void time_set_interval(TimeExpression *expression, EntenteDate start, EntenteDate end,
                       TimePrecision precision);

/* The day, week, month, ... that a date lies in. */
void time_set_unit(TimeExpression *expression, TimeUnit unit, EntenteDate date);

/* "early", "mid", "late": a third of it, in whole months where it has several. */
void time_narrow(TimeExpression *expression, TimePart part);

/* "earlier this month", "later this year": the part of it on this side of publication. */
void time_halve(TimeExpression *expression, int side, EntenteDate published);

/* Where a shifting word points to: -1 before, 1 after, 0 the same. */
int32_t time_shift_sign(int how);

/* The tense of the words around the expression. */
Tense time_tense_of(const Resolver *resolver);

/* The year of a day or month (`day` 0) that is named without one: in the sense of the tense, unless what it
 * picks is most of a year away and the other choice is near: nobody leaves the year out then. */
int32_t time_year_of(const Resolver *resolver, int32_t month, int32_t day);

/* "March 18", "May 2009", "the 25th", "2011". */
void time_resolve_calendar(const Resolver *resolver, TimeExpression *expression);

/* "last winter", "spring 2009". */
void time_resolve_season(const Resolver *resolver, TimeExpression *expression);

/* "the second quarter", "the first half of 2010". */
void time_resolve_part_of_year(const Resolver *resolver, TimeExpression *expression);

/* "Christmas Eve", "Easter". */
void time_resolve_holiday(const Resolver *resolver, TimeExpression *expression);

#endif
