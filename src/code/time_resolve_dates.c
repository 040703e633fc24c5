/* Reckoning with dates. */
#include "code/time_resolve_inside.h"

#include "base/date.h"

#include <stdlib.h>

bool time_is_known_date(EntenteDate date)
{
    return date.month != 0;
}

EntenteDate time_make_date(int32_t year, int32_t month, int32_t day)
{
    EntenteDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
    return date;
}

EntenteDate time_last_of_month(int32_t year, int32_t month)
{
    EntenteDate date = time_make_date(year, month, 31);
    while (!date_is_valid(date))
        date.day--;
    return date;
}

EntenteDate time_add_days(EntenteDate date, int32_t days)
{
    return date_from_days(date_to_days(date) + days);
}

EntenteDate time_monday_of(EntenteDate date)
{
    return time_add_days(date, -(int32_t)((date_weekday(date) + 6) % 7));
}

int32_t time_days_between(EntenteDate a, EntenteDate b)
{
    return date_to_days(b) - date_to_days(a);
}

EntenteDate time_weekday_from(EntenteDate from, int weekday, int side, bool inclusive)
{
    int32_t away = (weekday - (int32_t)date_weekday(from) + 7) % 7;
    if (side < 0)
        away = away ? away - 7 : inclusive ? 0 : -7;
    else
        away = away || inclusive ? away : 7;
    return time_add_days(from, away);
}

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
    EntenteDate last = time_last_of_month((int32_t)(month / 12), (int32_t)(month % 12) + 1);
    if (from.day < last.day)
        last.day = from.day;
    int64_t all = date_to_days(last) + days;
    if (all < date_to_days(time_make_date(FIRST_YEAR, 1, 1)) ||
        all > date_to_days(time_make_date(LAST_YEAR, 12, 31)))
        return false;
    *date = date_from_days((int32_t)all);
    return true;
}
