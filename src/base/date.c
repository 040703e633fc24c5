#include "base/date.h"

#include "base/slice.h"

#include <string.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool date_is_valid(EntenteDate date)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    return date.day <= days[date.month - 1] + (date.month == 2 && is_leap(date.year));
}

int32_t date_to_days(EntenteDate date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t year_of_era = year - era * 400;
    int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

EntenteDate date_from_days(int32_t days)
{
    days += 719468;
    int32_t era = (days >= 0 ? days : days - 146096) / 146097;
    int32_t day_of_era = days - era * 146097;
    int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t shifted = (5 * day_of_year + 2) / 153; /* month with March as 0 */
    int32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    EntenteDate date = {(int16_t)(year_of_era + era * 400 + (month <= 2)), (uint8_t)month,
                        (uint8_t)(day_of_year - (153 * shifted + 2) / 5 + 1)};
    return date;
}

unsigned date_weekday(EntenteDate date)
{
    int32_t days = date_to_days(date) + 4; /* 1970-01-01 was a Thursday */
    return (unsigned)((days % 7 + 7) % 7);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads exactly `count` digits at `at`. */
static bool read_digits(EntenteSlice slice, size_t at, size_t count, int *value)
{
    if (at > slice.size || slice.size - at < count)
        return false;
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_digit(slice.data[at + i]))
            return false;
        *value = *value * 10 + (slice.data[at + i] - '0');
    }
    return true;
}

static bool date_make(int year, int month, int day, EntenteDate *date)
{
    EntenteDate made = {(int16_t)year, (uint8_t)month, (uint8_t)day};
    if (!date_is_valid(made))
        return false;
    *date = made;
    return true;
}

bool date_parse_iso(EntenteSlice slice, EntenteDate *date)
{
    int year, month, day;
    if (!read_digits(slice, 0, 4, &year) || slice.size < 8)
        return false;
    size_t separator = slice.data[4] == '-' || slice.data[4] == '/' ? 1 : 0;
    size_t end = 8 + 2 * separator;
    if (!read_digits(slice, 4 + separator, 2, &month) || !read_digits(slice, 6 + 2 * separator, 2, &day))
        return false;
    if (separator && slice.data[7] != slice.data[4])
        return false;
    /* 2022-11-281 is no date; 20221128103000 is one with a time */
    if (separator && end < slice.size && is_digit(slice.data[end]))
        return false;
    return date_make(year, month, day, date);
}

/* 1 to 12 where a month's name or its abbreviation stands at `at`; `*length` is then its length, full stop
 * included. */
static int read_month(EntenteSlice slice, size_t at, size_t *length)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    size_t letters = 0;
    while (at + letters < slice.size && (slice.data[at + letters] | 0x20) >= 'a' &&
           (slice.data[at + letters] | 0x20) <= 'z')
        letters++;
    for (int month = 0; month < 12; month++) {
        size_t full = strlen(months[month]);
        if (letters != full && letters != 3 && !(month == 8 && letters == 4))
            continue;
        size_t same = 0;
        while (same < letters && (slice.data[at + same] | 0x20) == months[month][same])
            same++;
        if (same == letters) {
            *length = letters + (at + letters < slice.size && slice.data[at + letters] == '.');
            return month + 1;
        }
    }
    return 0;
}

static size_t skip_separators(EntenteSlice slice, size_t at)
{
    while (at < slice.size && (slice.data[at] == ' ' || slice.data[at] == ',' || slice.data[at] == '-'))
        at++;
    return at;
}

/* One or two digits and an optional "st", "nd", "rd" or "th". */
static bool read_day(EntenteSlice slice, size_t *at, int *day)
{
    size_t digits = 0;
    while (digits < 3 && *at + digits < slice.size && is_digit(slice.data[*at + digits]))
        digits++;
    if (digits < 1 || digits > 2 || !read_digits(slice, *at, digits, day))
        return false;
    *at += digits;
    if (slice.size - *at >= 2) {
        EntenteSlice suffix = {slice.data + *at, 2};
        if (slice_is(suffix, "st") || slice_is(suffix, "nd") || slice_is(suffix, "rd") ||
            slice_is(suffix, "th"))
            *at += 2;
    }
    return true;
}

static bool read_year(EntenteSlice slice, size_t at, int *year)
{
    return read_digits(slice, at, 4, year) && (at + 4 >= slice.size || !is_digit(slice.data[at + 4]));
}

/* "28 November 2022" or "Nov. 28, 2022" at `at`. */
static bool read_written(EntenteSlice slice, size_t at, EntenteDate *date)
{
    int day, year, month;
    size_t length;
    if (is_digit(slice.data[at])) {
        if (!read_day(slice, &at, &day))
            return false;
        at = skip_separators(slice, at);
        month = read_month(slice, at, &length);
        if (!month)
            return false;
        at = skip_separators(slice, at + length);
    } else {
        month = read_month(slice, at, &length);
        if (!month)
            return false;
        at = skip_separators(slice, at + length);
        if (at >= slice.size || !read_day(slice, &at, &day))
            return false;
        at = skip_separators(slice, at);
    }
    return read_year(slice, at, &year) && date_make(year, month, day, date);
}

bool date_find(EntenteSlice slice, EntenteDate *date)
{
    for (size_t at = 0; at < slice.size; at++) {
        char before = at ? slice.data[at - 1] : ' ';
        bool letter_before = (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
        EntenteSlice rest = {slice.data + at, slice.size - at};
        bool starts_number = is_digit(slice.data[at]) && !is_digit(before);
        bool starts_word = (slice.data[at] | 0x20) >= 'a' && (slice.data[at] | 0x20) <= 'z' && !letter_before;
        if (starts_number && date_parse_iso(rest, date))
            return true;
        if ((starts_number || starts_word) && read_written(slice, at, date))
            return true;
    }
    return false;
}
