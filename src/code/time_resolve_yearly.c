/* What comes once a year: seasons, quarters and halves, holidays. */
#include "code/time_resolve_inside.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

enum { MARCH = 3 };

typedef struct Interval {
    EntenteDate start, end;
} Interval;

static Interval season_of(int32_t year, int season)
{
    int32_t first = MARCH + 3 * season; /* spring is March to May */
    int32_t last = (first + 1) % 12 + 1;
    return (Interval){time_make_date(year, first, 1),
                      time_last_of_month(last < first ? year + 1 : year, last)};
}

/* The last of a yearly interval that has begun (or is over), or the next one to come. */
static int32_t year_of_interval(const Resolver *resolver, int32_t how, Interval (*interval)(int32_t, int),
                                int which, bool over)
{
    EntenteDate today = resolver->memory->published;
    Tense in = how < 0 ? time_tense_of(resolver) : TENSE_NONE;
    int32_t sign = time_shift_sign(how);
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

void time_resolve_season(const Resolver *resolver, TimeExpression *expression)
{
    static const char *const names[] = {"SP", "SU", "FA", "WI"};
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    int32_t year = match->year;
    if (!year && time_is_known_date(today))
        year = match->named_week ? today.year + time_shift_sign(match->how)
                                 : year_of_interval(resolver, match->how, season_of, match->season, false);
    if (!year) {
        snprintf(expression->value, sizeof expression->value, "XXXX-%s", names[match->season]);
        return;
    }
    Interval season = season_of(year, match->season);
    time_set_interval(expression, season.start, season.end, TIME_PRECISION_SEASON);
    snprintf(expression->value, sizeof expression->value, "%04d-%s", year, names[match->season]);
}

static Interval quarter_of(int32_t year, int quarter)
{
    return (Interval){time_make_date(year, quarter * 3 - 2, 1), time_last_of_month(year, quarter * 3)};
}

void time_resolve_part_of_year(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    bool half = match->form == FORM_HALF;
    int32_t year = match->year;
    if (!year && time_is_known_date(today))
        year = match->named_week ? today.year + time_shift_sign(match->how)
                                 : year_of_interval(resolver, -1, quarter_of, match->amount, true);
    if (!year) {
        snprintf(expression->value, sizeof expression->value, "XXXX-%c%d", half ? 'H' : 'Q', match->amount);
        return;
    }
    Interval first = quarter_of(year, half ? match->amount * 2 - 1 : match->amount);
    Interval last = quarter_of(year, half ? match->amount * 2 : match->amount);
    time_set_interval(expression, first.start, last.end, TIME_PRECISION_SEASON);
    snprintf(expression->value, sizeof expression->value, "%04d-%c%d", year, half ? 'H' : 'Q', match->amount);
}

/* Gregorian Easter Sunday (Anonymous Gregorian algorithm, Meeus, "Astronomical Algorithms"). */
static EntenteDate easter_of(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t sum = h + l - 7 * m + 114;
    return time_make_date(year, sum / 31, sum % 31 + 1);
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
        return time_add_days(time_weekday_from(time_make_date(year, 11, 1), 4, 1, true), 21);
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
        if (strcmp(name, holidays[i].name) == 0)
            return holidays[i].month ? time_make_date(year, holidays[i].month, holidays[i].day)
                                     : time_add_days(easter_of(year), holidays[i].easter);
    return time_make_date(0, 0, 0);
}

void time_resolve_holiday(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published;
    int32_t year = match->year;
    if (!year && time_is_known_date(today)) {
        EntenteDate here = holiday_in(match->holiday, today.year);
        year = !time_is_known_date(here) ? 0
               : match->how >= 0         ? today.year + time_shift_sign(match->how)
                                         : time_year_of(resolver, here.month, here.day);
    }
    EntenteDate date = year ? holiday_in(match->holiday, year) : time_make_date(0, 0, 0);
    if (time_is_known_date(date))
        time_set_unit(expression, UNIT_DAY, date);
    else
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
}
