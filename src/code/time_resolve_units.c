/* The day, week, month or year that a date lies in, and parts of it. */
#include "code/time_resolve_inside.h"

#include "base/date.h"

#include <stdio.h>

static void iso_week(EntenteDate date, int32_t *year, int32_t *week)
{
    EntenteDate thursday = time_add_days(time_monday_of(date), 3);
    *year = thursday.year;
    *week = (date_to_days(thursday) - date_to_days(time_make_date(thursday.year, 1, 1))) / 7 + 1;
}

TimePrecision time_precision_of(TimeUnit unit)
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

void time_set_interval(TimeExpression *expression, EntenteDate start, EntenteDate end,
                       TimePrecision precision)
{
    expression->start = start;
    expression->end = end;
    expression->precision = precision;
}

void time_set_unit(TimeExpression *expression, TimeUnit unit, EntenteDate date)
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
        start = time_monday_of(date);
        end = time_add_days(start, 6);
        if (unit == UNIT_WEEKEND)
            start = time_add_days(start, 5);
        break;
    case UNIT_MONTH:
        snprintf(value, size, "%04d-%02u", year, date.month);
        start.day = 1;
        end = time_last_of_month(year, date.month);
        break;
    case UNIT_QUARTER:
        snprintf(value, size, "%04d-Q%d", year, first / 3 + 1);
        start = time_make_date(year, first, 1);
        end = time_last_of_month(year, first + 2);
        break;
    case UNIT_YEAR:
        snprintf(value, size, "%04d", year);
        start = time_make_date(year, 1, 1);
        end = time_make_date(year, DECEMBER, 31);
        break;
    case UNIT_DECADE:
        snprintf(value, size, "%03d", year / 10);
        start = time_make_date(year / 10 * 10, 1, 1);
        end = time_make_date(year / 10 * 10 + 9, DECEMBER, 31);
        break;
    case UNIT_CENTURY:
        snprintf(value, size, "%02d", year / 100);
        start = time_make_date(year / 100 * 100, 1, 1);
        end = time_make_date(year / 100 * 100 + 99, DECEMBER, 31);
        break;
    default:
        snprintf(value, size, "%04d-%02u-%02u", year, date.month, date.day);
        break;
    }
    time_set_interval(expression, start, end, time_precision_of(unit));
}

void time_narrow(TimeExpression *expression, TimePart part)
{
    EntenteDate start = expression->start, end = expression->end;
    int32_t months = (end.year - start.year) * 12 + end.month - start.month + 1;
    if (part == TIME_WHOLE || expression->precision == TIME_PRECISION_DAY)
        return;
    int32_t first = part == TIME_START ? 0 : part == TIME_MIDDLE ? 1 : 2;
    if (months >= 3) {
        int32_t from = start.year * 12 + start.month - 1 + months * first / 3;
        int32_t to = start.year * 12 + start.month - 1 + months * (first + 1) / 3 - 1;
        expression->start = time_make_date(from / 12, from % 12 + 1, 1);
        expression->end = time_last_of_month(to / 12, to % 12 + 1);
    } else {
        int32_t third = expression->precision == TIME_PRECISION_MONTH ? 10 : 2;
        if (part != TIME_START)
            expression->start = time_add_days(start, third * first);
        if (part != TIME_END)
            expression->end = time_add_days(start, third * (first + 1) - 1);
    }
    if (expression->precision > TIME_PRECISION_WEEK)
        expression->precision = (TimePrecision)(expression->precision - 1);
}

void time_halve(TimeExpression *expression, int side, EntenteDate published)
{
    int32_t today = date_to_days(published);
    if (!time_is_known_date(published) || today < date_to_days(expression->start) ||
        today > date_to_days(expression->end))
        return;
    if (side < 0)
        expression->end = published;
    else if (side > 0)
        expression->start = published;
}
