#include "code/time_resolve.h"

#include "base/date.h"
#include "code/time_tense.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, MARCH = 3, DECEMBER = 12 };

typedef struct Interval {
    EntenteDate start, end;
} Interval;

static bool is_known(EntenteDate date)
{
    return date.month != 0;
}

static EntenteDate make(int32_t year, int32_t month, int32_t day)
{
    EntenteDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
    return date;
}

static EntenteDate last_of_month(int32_t year, int32_t month)
{
    EntenteDate date = make(year, month, 31);
    while (!date_is_valid(date))
        date.day--;
    return date;
}

static EntenteDate add_days(EntenteDate date, int32_t days)
{
    return date_from_days(date_to_days(date) + days);
}

/* Monday is the first day of a week (ISO 8601). */
static EntenteDate monday_of(EntenteDate date)
{
    return add_days(date, -(int32_t)((date_weekday(date) + 6) % 7));
}

static void iso_week(EntenteDate date, int32_t *year, int32_t *week)
{
    EntenteDate thursday = add_days(monday_of(date), 3);
    *year = thursday.year;
    *week = (date_to_days(thursday) - date_to_days(make(thursday.year, 1, 1))) / 7 + 1;
}

/* ---- units ---- */

bool time_shift(EntenteDate from, TimeUnit unit, int32_t tenths, EntenteDate *date)
{
    static const int32_t days_of[] = {
        [UNIT_DAY] = 1, [UNIT_WEEKEND] = 7, [UNIT_WEEK] = 7, [UNIT_FORTNIGHT] = 14};
    static const int32_t months_of[] = {
        [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200};
    int64_t days = 0, months = 0;
    if (unit <= UNIT_HOUR)
        days = unit == UNIT_HOUR ? tenths / 240 : 0;
    else if (unit <= UNIT_FORTNIGHT)
        days = (int64_t)tenths * days_of[unit] / 10;
    else
        months = (int64_t)tenths * months_of[unit] / 10;
    if (llabs(days) > 366 * (int64_t)LAST_YEAR || llabs(months) > DECEMBER * (int64_t)LAST_YEAR)
        return false;
    int64_t month = (int64_t)from.year * 12 + from.month - 1 + months;
    if (month < FIRST_YEAR * 12 || month / 12 > LAST_YEAR)
        return false;
    EntenteDate last = last_of_month((int32_t)(month / 12), (int32_t)(month % 12) + 1);
    if (from.day < last.day)
        last.day = from.day;
    int64_t all = date_to_days(last) + days;
    if (all < date_to_days(make(FIRST_YEAR, 1, 1)) || all > date_to_days(make(LAST_YEAR, 12, 31)))
        return false;
    *date = date_from_days((int32_t)all);
    return true;
}

static TimePrecision precision_of(TimeUnit unit)
{
    static const uint8_t precisions[] = {
        [UNIT_MINUTE] = TIME_PRECISION_DAY,    [UNIT_HOUR] = TIME_PRECISION_DAY,
        [UNIT_DAY] = TIME_PRECISION_DAY,       [UNIT_WEEKEND] = TIME_PRECISION_DAY,
        [UNIT_WEEK] = TIME_PRECISION_WEEK,     [UNIT_FORTNIGHT] = TIME_PRECISION_WEEK,
        [UNIT_MONTH] = TIME_PRECISION_MONTH,   [UNIT_QUARTER] = TIME_PRECISION_SEASON,
        [UNIT_YEAR] = TIME_PRECISION_YEAR,     [UNIT_DECADE] = TIME_PRECISION_DECADE,
        [UNIT_CENTURY] = TIME_PRECISION_DECADE};
    return (TimePrecision)precisions[unit];
}

static void set_interval(TimeExpression *expression, EntenteDate start, EntenteDate end,
                         TimePrecision precision)
{
    expression->start = start;
    expression->end = end;
    expression->precision = precision;
}

/* The day, week, month, ... that a date lies in. */
static void set_unit(TimeExpression *expression, TimeUnit unit, EntenteDate date)
{
    char *value = expression->value;
    size_t size = sizeof expression->value;
    int32_t year = date.year, week, first = (date.month - 1) / 3 * 3 + 1;
    EntenteDate start = date, end = date;
    switch (unit) {
    case UNIT_WEEK:
    case UNIT_FORTNIGHT:
    case UNIT_WEEKEND:
        iso_week(date, &year, &week);
        snprintf(value, size, "%04d-W%02d%s", year, week, unit == UNIT_WEEKEND ? "-WE" : "");
        start = monday_of(date);
        end = add_days(start, 6);
        if (unit == UNIT_WEEKEND)
            start = add_days(start, 5);
        break;
    case UNIT_MONTH:
        snprintf(value, size, "%04d-%02u", year, date.month);
        start.day = 1;
        end = last_of_month(year, date.month);
        break;
    case UNIT_QUARTER:
        snprintf(value, size, "%04d-Q%d", year, first / 3 + 1);
        start = make(year, first, 1);
        end = last_of_month(year, first + 2);
        break;
    case UNIT_YEAR:
        snprintf(value, size, "%04d", year);
        start = make(year, 1, 1);
        end = make(year, DECEMBER, 31);
        break;
    case UNIT_DECADE:
        snprintf(value, size, "%03d", year / 10);
        start = make(year / 10 * 10, 1, 1);
        end = make(year / 10 * 10 + 9, DECEMBER, 31);
        break;
    case UNIT_CENTURY:
        snprintf(value, size, "%02d", year / 100);
        start = make(year / 100 * 100, 1, 1);
        end = make(year / 100 * 100 + 99, DECEMBER, 31);
        break;
    default:
        snprintf(value, size, "%04d-%02u-%02u", year, date.month, date.day);
        break;
    }
    set_interval(expression, start, end, precision_of(unit));
}

/* ---- what narrows an interval ---- */

/* "early", "mid", "late": a third of it, in whole months where it has several. */
static void narrow(TimeExpression *expression, TimePart part)
{
    EntenteDate start = expression->start, end = expression->end;
    int32_t months = (end.year - start.year) * 12 + end.month - start.month + 1;
    if (part == TIME_WHOLE || expression->precision == TIME_PRECISION_DAY)
        return;
    int32_t first = part == TIME_START ? 0 : part == TIME_MIDDLE ? 1 : 2;
    if (months >= 3) {
        int32_t from = start.year * 12 + start.month - 1 + months * first / 3;
        int32_t to = start.year * 12 + start.month - 1 + months * (first + 1) / 3 - 1;
        expression->start = make(from / 12, from % 12 + 1, 1);
        expression->end = last_of_month(to / 12, to % 12 + 1);
    } else {
        int32_t third = expression->precision == TIME_PRECISION_MONTH ? 10 : 2;
        if (part != TIME_START)
            expression->start = add_days(start, third * first);
        if (part != TIME_END)
            expression->end = add_days(start, third * (first + 1) - 1);
    }
    if (expression->precision > TIME_PRECISION_WEEK)
        expression->precision = (TimePrecision)(expression->precision - 1);
}

/* "earlier this month", "later this year": the part of it on this side of publication */
static void halve(TimeExpression *expression, int side, EntenteDate published)
{
    int32_t today = date_to_days(published);
    if (!is_known(published) || today < date_to_days(expression->start) ||
        today > date_to_days(expression->end))
        return;
    if (side < 0)
        expression->end = published;
    else if (side > 0)
        expression->start = published;
}

static void add_daytime(TimeExpression *expression, const TimeMatch *match)
{
    static const char *const names[] = {"", "MO", "AF", "EV", "NI", "", ""};
    size_t used = strlen(expression->value);
    if (used > 20 || (!match->daypart && match->minutes < 0))
        return;
    char *value = expression->value + used;
    size_t size = sizeof expression->value - used;
    expression->type = TIME_TIME;
    if (match->minutes >= 0)
        snprintf(value, size, "T%02d:%02d%s", match->minutes / 60 % 24, match->minutes % 60,
                 match->utc ? "Z" : "");
    else if (match->daypart == PART_NOON || match->daypart == PART_MIDNIGHT)
        snprintf(value, size, "T%s", match->daypart == PART_NOON ? "12:00" : "00:00");
    else
        snprintf(value, size, "T%s", names[match->daypart]);
}

/* ---- dates that leave something out ---- */

static int32_t sign_of(int how)
{
    return how == SHIFT_LAST || how == SHIFT_PAST || how == SHIFT_PREVIOUS      ? -1
           : how == SHIFT_NEXT || how == SHIFT_FOLLOWING || how == SHIFT_COMING ? 1
                                                                                : 0;
}

typedef struct Resolver {
    const TimeMemory *memory;
    const EntenteSentence *sentence;
    const TimeMatch *match;
} Resolver;

/* The day that hours and "the next day" are reckoned from. */
static EntenteDate reckoned_day(const TimeMemory *memory)
{
    return memory->reference_is_day ? memory->reference : memory->published;
}

static Tense tense(const Resolver *resolver)
{
    return tense_around(resolver->sentence, resolver->match->first, resolver->match->last);
}

static int32_t days_between(EntenteDate a, EntenteDate b)
{
    return date_to_days(b) - date_to_days(a);
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
    return goes_on && days_between(make(year + 1, month, day ? day : 1), memory->published) >= 0 ? year + 1
                                                                                                 : year;
}

/* The year of a day or month (`day` 0) that is named without one: in the sense of the tense, unless what it
 * picks is most of a year away and the other choice is near: nobody leaves the year out then. */
static int32_t year_of(const Resolver *resolver, int32_t month, int32_t day)
{
    enum { FAR = 300, NEAR = 62, SOON = 31 };
    EntenteDate today = resolver->memory->published;
    Tense in = tense(resolver);
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
    int32_t past = days_between(make(before, month, middle > 28 ? 28 : middle), today);
    int32_t future = days_between(today, make(after, month, middle > 28 ? 28 : middle));
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
    int32_t sign = sign_of(how);
    return from.year + (sign < 0 && month >= from.month ? -1 : sign > 0 && month <= from.month ? 1 : 0);
}

/* "on the 25th": of this month or one beside it, in the sense of the tense. */
static void resolve_day_of_month(const Resolver *resolver, TimeExpression *expression)
{
    EntenteDate today = resolver->memory->published;
    int32_t day = resolver->match->day;
    if (!is_known(today)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-%02d", day);
        return;
    }
    bool ahead = tense(resolver) == TENSE_FUTURE;
    /* "moved on 26 July; on the 28th they agreed" */
    EntenteDate told = resolver->memory->reference;
    if (!ahead && resolver->memory->reference_is_day && is_known(told) && days_between(told, today) > 0) {
        int32_t near = told.year * 12 + told.month - 1 + (day < told.day);
        EntenteDate date = make(near / 12, near % 12 + 1, day);
        if (date_is_valid(date) && days_between(date, today) >= 0) {
            set_unit(expression, UNIT_DAY, date);
            return;
        }
    }
    int32_t month = today.year * 12 + today.month - 1;
    if (ahead ? day < today.day : day > today.day)
        month += ahead ? 1 : -1;
    while (!date_is_valid(make(month / 12, month % 12 + 1, day)))
        month += ahead ? 1 : -1;
    set_unit(expression, UNIT_DAY, make(month / 12, month % 12 + 1, day));
}

/* The year in which a day of a month is a given weekday, the nearest to publication; 0: none near. */
static int32_t year_by_weekday(EntenteDate today, int32_t month, int32_t day, int weekday)
{
    int32_t best = 0;
    for (int32_t year = today.year - 5; year <= today.year + 1; year++) {
        EntenteDate date = make(year, month, day);
        if (year < FIRST_YEAR || !date_is_valid(date) || date_weekday(date) != (unsigned)weekday)
            continue;
        if (!best || abs(days_between(date, today)) < abs(days_between(make(best, month, day), today)))
            best = year;
    }
    return best;
}

static void resolve_calendar(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    int32_t year = match->year, month = match->month, day = match->day;
    if (match->amount && is_known(today)) { /* 7/8/07: the reading that lies nearer */
        EntenteDate one = make(year, month, day);
        EntenteDate other = make(match->amount / 10000, match->amount / 100 % 100, match->amount % 100);
        if (abs(days_between(other, today)) < abs(days_between(one, today))) {
            month = other.month;
            day = other.day;
        }
    }
    if (match->fiscal) {
        if (!year && is_known(today))
            year = today.year;
        snprintf(expression->value, sizeof expression->value, year ? "FY%04d" : "FYXXXX", year);
        return; /* everybody's is another */
    }
    if (!month && day) {
        resolve_day_of_month(resolver, expression);
        return;
    }
    if (!year && is_known(today)) {
        if (match->how >= 0 && !match->named_week)
            year = year_of_month(resolver->memory, match->how, month);
        if (match->named_week)
            year = today.year + sign_of(match->how);
        if (!year && match->weekday >= 0 && day)
            year = year_by_weekday(today, month, day, match->weekday);
        if (!year)
            year = year_of(resolver, month, day);
    }
    if (!year) {
        snprintf(expression->value, sizeof expression->value, day ? "XXXX-%02d-%02d" : "XXXX-%02d", month,
                 day);
        return;
    }
    EntenteDate date = make(year, month ? month : 1, day ? day : 1);
    if (!date_is_valid(date)) /* February 30: the month is what can be held */
        date = make(year, month, 1), day = 0;
    set_unit(expression,
             day && match->week_of ? UNIT_WEEK
             : day                 ? UNIT_DAY
             : month               ? UNIT_MONTH
                                   : UNIT_YEAR,
             date);
}

/* The nearest such weekday on one side of a day, the day itself included or not. */
static EntenteDate weekday_from(EntenteDate from, int weekday, int side, bool inclusive)
{
    int32_t away = (weekday - (int32_t)date_weekday(from) + 7) % 7;
    if (side < 0)
        away = away ? away - 7 : inclusive ? 0 : -7;
    else
        away = away || inclusive ? away : 7;
    return add_days(from, away);
}

static void resolve_weekday(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published, spoken = resolver->memory->reference;
    int weekday = match->weekday;
    if (!is_known(today) || !is_known(spoken)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-WXX-%d", weekday ? weekday : 7);
        return;
    }
    EntenteDate in_week = monday_of(today);
    EntenteDate date;
    if (match->named_week) {
        date = add_days(in_week, 7 * sign_of(match->how) + (weekday + 6) % 7);
    } else {
        switch (match->how) {
        case SHIFT_LAST:
        case SHIFT_PAST:
            date = weekday_from(today, weekday, -1, false);
            break;
        case SHIFT_PREVIOUS:
            date = weekday_from(spoken, weekday, -1, false);
            break;
        case SHIFT_NEXT:
            date = weekday_from(match->reckoned ? spoken : today, weekday, 1, false);
            break;
        case SHIFT_FOLLOWING:
            date = weekday_from(spoken, weekday, 1, false);
            break;
        case SHIFT_COMING:
            date = weekday_from(today, weekday, 1, false);
            break;
        case SHIFT_THIS:
            date = add_days(in_week, (weekday + 6) % 7);
            break;
        case SHIFT_THAT:
        case SHIFT_SAME:
            date = weekday_from(spoken, weekday, 1, true);
            break;
        default: {
            Tense in = tense(resolver);
            bool ahead = in == TENSE_FUTURE || in == TENSE_PRESENT;
            /* a Sunday's "this weekend" is not over */
            if (match->unit == UNIT_WEEKEND && ahead && date_weekday(today) == 0)
                today = add_days(today, -1);
            if (!ahead && resolver->memory->covered.month)
                today = resolver->memory->covered;
            date = weekday_from(today, weekday, ahead ? 1 : -1, true);
        }
        }
    }
    set_unit(expression, match->unit == UNIT_WEEKEND ? UNIT_WEEKEND : UNIT_DAY, date);
}

static void resolve_shifted(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    TimeUnit unit = (TimeUnit)match->unit;
    EntenteDate from = resolver->memory->published, date;
    if (match->reckoned)
        from = unit <= UNIT_DAY ? reckoned_day(resolver->memory) : resolver->memory->reference;
    if (match->fuzzy && unit > UNIT_HOUR) {
        snprintf(expression->value, sizeof expression->value, "%s",
                 match->side < 0 ? "PAST_REF" : "FUTURE_REF");
        return;
    }
    /* of talks whose day is not told yet */
    bool open = match->eve && (!resolver->memory->reference_is_day || !resolver->memory->spoken_in);
    open = open || (unit <= UNIT_HOUR && !match->amount && tense(resolver) == TENSE_FUTURE);
    if (!is_known(from) || open) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
        return;
    }
    if (!time_shift(from, unit, match->amount, &date)) {
        snprintf(expression->value, sizeof expression->value, "%s",
                 match->amount < 0 ? "PAST_REF" : "FUTURE_REF");
        return;
    }
    /* "three years later" of what was: later than a date that is not told */
    if (match->reckoned && unit >= UNIT_DAY && is_known(resolver->memory->published) &&
        days_between(resolver->memory->published, date) > 0 && tense(resolver) == TENSE_PAST) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
        return;
    }
    /* "a week earlier" than a day is that day */
    bool day = unit == UNIT_WEEK && match->reckoned && resolver->memory->reference_is_day &&
               resolver->memory->spoken_in && match->how < 0;
    set_unit(expression, day ? UNIT_DAY : unit, date);
    if (unit <= UNIT_HOUR) { /* "hours later": the same day */
        int32_t amount = abs(match->amount) / 10;
        expression->type = TIME_DURATION;
        if (match->fuzzy)
            snprintf(expression->value, sizeof expression->value, "PTX%c", unit == UNIT_HOUR ? 'H' : 'M');
        else
            snprintf(expression->value, sizeof expression->value, "PT%d%c", amount,
                     unit == UNIT_HOUR ? 'H' : 'M');
    }
}

static Interval season_of(int32_t year, int season)
{
    int32_t first = MARCH + 3 * season; /* spring is March to May */
    int32_t last = (first + 1) % 12 + 1;
    return (Interval){make(year, first, 1), last_of_month(last < first ? year + 1 : year, last)};
}

/* The last of a yearly interval that has begun (or is over), or the next one to come. */
static int32_t year_of_interval(const Resolver *resolver, int32_t how, Interval (*interval)(int32_t, int),
                                int which, bool over)
{
    EntenteDate today = resolver->memory->published;
    Tense in = how < 0 ? tense(resolver) : TENSE_NONE;
    int32_t sign = sign_of(how);
    int32_t now = date_to_days(today);
    if (how == SHIFT_THAT || how == SHIFT_SAME)
        return resolver->memory->reference.year;
    if (how == SHIFT_THIS) { /* the winter goes on into the new year */
        Interval before = interval(today.year - 1, which);
        return date_to_days(before.end) >= now ? today.year - 1 : today.year;
    }
    if (sign > 0 || in == TENSE_FUTURE) {
        for (int32_t year = today.year - 1;; year++) {
            Interval found = interval(year, which);
            if (date_to_days(sign > 0 ? found.start : found.end) >= now)
                return year;
        }
    }
    for (int32_t year = today.year;; year--) {
        Interval found = interval(year, which);
        if (date_to_days(sign < 0 || over ? found.end : found.start) <= now)
            return year;
    }
}

static void resolve_season(const Resolver *resolver, TimeExpression *expression)
{
    static const char *const names[] = {"SP", "SU", "FA", "WI"};
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    int32_t year = match->year;
    if (!year && is_known(today))
        year = match->named_week ? today.year + sign_of(match->how)
                                 : year_of_interval(resolver, match->how, season_of, match->season, false);
    if (!year) {
        snprintf(expression->value, sizeof expression->value, "XXXX-%s", names[match->season]);
        return;
    }
    Interval season = season_of(year, match->season);
    set_interval(expression, season.start, season.end, TIME_PRECISION_SEASON);
    snprintf(expression->value, sizeof expression->value, "%04d-%s", year, names[match->season]);
}

static Interval quarter_of(int32_t year, int quarter)
{
    return (Interval){make(year, quarter * 3 - 2, 1), last_of_month(year, quarter * 3)};
}

static void resolve_part_of_year(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    bool half = match->form == FORM_HALF;
    int32_t year = match->year;
    if (!year && is_known(today))
        year = match->named_week ? today.year + sign_of(match->how)
                                 : year_of_interval(resolver, -1, quarter_of, match->amount, true);
    if (!year) {
        snprintf(expression->value, sizeof expression->value, "XXXX-%c%d", half ? 'H' : 'Q', match->amount);
        return;
    }
    Interval first = quarter_of(year, half ? match->amount * 2 - 1 : match->amount);
    Interval last = quarter_of(year, half ? match->amount * 2 : match->amount);
    set_interval(expression, first.start, last.end, TIME_PRECISION_SEASON);
    snprintf(expression->value, sizeof expression->value, "%04d-%c%d", year, half ? 'H' : 'Q', match->amount);
}

/* ---- holidays ---- */

/* Gregorian Easter Sunday (Anonymous Gregorian algorithm, Meeus, "Astronomical Algorithms"). */
static EntenteDate easter_of(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t sum = h + l - 7 * m + 114;
    return make(year, sum / 31, sum % 31 + 1);
}

/* Days of holidays: fixed, counted from Easter, or a weekday of a month; those of other calendars stay open.
 */
static const struct {
    const char *name;
    uint8_t month, day;
    int8_t easter; /* days from Easter; with month 0 and day 0 */
    bool moves;    /* with the moon: not reckoned */
} holidays[] = {{"christmas eve", 12, 24, 0, false}, {"christmas day", 12, 25, 0, false},
                {"christmas", 12, 25, 0, false},     {"new year 's eve", 12, 31, 0, false},
                {"new year 's day", 1, 1, 0, false}, {"good friday", 0, 0, -2, false},
                {"easter sunday", 0, 0, 0, false},   {"easter monday", 0, 0, 1, false},
                {"easter", 0, 0, 0, false},          {"palm sunday", 0, 0, -7, false},
                {"boxing day", 12, 26, 0, false},    {"valentine 's day", 2, 14, 0, false},
                {"halloween", 10, 31, 0, false},     {"may day", 5, 1, 0, false},
                {"epiphany", 1, 6, 0, false},        {"international women 's day", 3, 8, 0, false},
                {"nowruz", 3, 21, 0, false},         {"novruz", 3, 21, 0, false},
                {"year end", 12, 31, 0, false}};

static EntenteDate holiday_in(const char *name, int32_t year)
{
    if (strcmp(name, "thanksgiving") == 0) /* of the United States: the fourth Thursday of November */
        return add_days(weekday_from(make(year, 11, 1), 4, 1, true), 21);
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
        if (strcmp(name, holidays[i].name) == 0)
            return holidays[i].month ? make(year, holidays[i].month, holidays[i].day)
                                     : add_days(easter_of(year), holidays[i].easter);
    return make(0, 0, 0);
}

static void resolve_holiday(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    int32_t year = match->year;
    if (!year && is_known(today)) {
        EntenteDate here = holiday_in(match->holiday, today.year);
        year = !is_known(here)   ? 0
               : match->how >= 0 ? today.year + sign_of(match->how)
                                 : year_of(resolver, here.month, here.day);
    }
    EntenteDate date = year ? holiday_in(match->holiday, year) : make(0, 0, 0);
    if (is_known(date))
        set_unit(expression, UNIT_DAY, date);
    else
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
}

/* ---- lengths ---- */

static void write_length(TimeExpression *expression, TimeUnit unit, int32_t tenths, bool fuzzy)
{
    static const struct {
        const char *prefix;
        int32_t times;
        char letter;
    } forms[] = {
        [UNIT_MINUTE] = {"PT", 1, 'M'}, [UNIT_HOUR] = {"PT", 1, 'H'},    [UNIT_DAY] = {"P", 1, 'D'},
        [UNIT_WEEKEND] = {"P", 1, 'W'}, [UNIT_WEEK] = {"P", 1, 'W'},     [UNIT_FORTNIGHT] = {"P", 2, 'W'},
        [UNIT_MONTH] = {"P", 1, 'M'},   [UNIT_QUARTER] = {"P", 3, 'M'},  [UNIT_YEAR] = {"P", 1, 'Y'},
        [UNIT_DECADE] = {"P", 10, 'Y'}, [UNIT_CENTURY] = {"P", 100, 'Y'}};
    const char *prefix = forms[unit].prefix;
    int64_t amount = llabs((int64_t)tenths) * forms[unit].times;
    char letter = forms[unit].letter;
    if (fuzzy) {
        snprintf(expression->value, sizeof expression->value, "%sX%c", prefix, letter);
        return;
    }
    if (amount == 5 && (unit == UNIT_YEAR || unit == UNIT_HOUR)) { /* half a year, half an hour */
        amount = unit == UNIT_YEAR ? 60 : 300;
        letter = 'M';
    }
    if (amount % 10)
        snprintf(expression->value, sizeof expression->value, "%s%lld.%lld%c", prefix,
                 (long long)(amount / 10), (long long)(amount % 10), letter);
    else
        snprintf(expression->value, sizeof expression->value, "%s%lld%c", prefix, (long long)(amount / 10),
                 letter);
}

static void resolve_span(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published, other;
    expression->type = TIME_DURATION;
    write_length(expression, (TimeUnit)match->unit, match->amount, match->fuzzy);
    if (match->fuzzy || !is_known(today) || !time_shift(today, (TimeUnit)match->unit, match->amount, &other))
        return;
    bool back = match->amount < 0;
    set_interval(expression, back ? other : today, back ? today : other, precision_of((TimeUnit)match->unit));
}

/* On the day spoken of last; in a passage that tells of the past without naming a day, on none that is known.
 */
static void resolve_clock(const Resolver *resolver, TimeExpression *expression)
{
    EntenteDate day = reckoned_day(resolver->memory);
    if (is_known(day) && !(resolver->memory->told_year && !resolver->memory->reference_is_day))
        set_unit(expression, UNIT_DAY, day);
    else
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
}

void time_resolve(const TimeMemory *memory, const EntenteSentence *sentence, const TimeMatch *match,
                  TimeExpression *expression)
{
    static const char *const refs[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
    const Resolver resolver = {memory, sentence, match};
    expression->type = TIME_DATE;
    switch ((TimeForm)match->form) {
    case FORM_CALENDAR:
        resolve_calendar(&resolver, expression);
        break;
    case FORM_WEEKDAY:
        resolve_weekday(&resolver, expression);
        break;
    case FORM_SHIFTED:
        resolve_shifted(&resolver, expression);
        break;
    case FORM_SEASON:
        resolve_season(&resolver, expression);
        break;
    case FORM_QUARTER:
    case FORM_HALF:
        resolve_part_of_year(&resolver, expression);
        break;
    case FORM_DECADE:
        set_unit(expression, UNIT_DECADE, make(match->year, 1, 1));
        break;
    case FORM_CENTURY:
        set_unit(expression, UNIT_CENTURY, make(match->year, 1, 1));
        break;
    case FORM_HOLIDAY:
        resolve_holiday(&resolver, expression);
        break;
    case FORM_REF:
        snprintf(expression->value, sizeof expression->value, "%s", refs[match->ref]);
        break;
    case FORM_CLOCK:
        resolve_clock(&resolver, expression);
        break;
    case FORM_SPAN:
        resolve_span(&resolver, expression);
        break;
    case FORM_DURATION:
        expression->type = TIME_DURATION;
        write_length(expression, (TimeUnit)match->unit, match->amount, match->fuzzy);
        break;
    case FORM_SET:
        expression->type = TIME_SET;
        if (match->weekday >= 0)
            snprintf(expression->value, sizeof expression->value, "XXXX-WXX-%d",
                     match->weekday ? match->weekday : 7);
        else
            write_length(expression, (TimeUnit)match->unit, match->amount, false);
        break;
    case FORM_NONE:
        break;
    }
    if (is_known(expression->start)) {
        narrow(expression, (TimePart)match->part);
        if (match->form == FORM_SHIFTED && !match->reckoned)
            halve(expression, match->side, memory->published);
    }
    if (expression->type == TIME_DATE && match->form != FORM_REF)
        add_daytime(expression, match);
}
