#include "report/chart_scale.h"
#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const months[] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

double scale_at(const Scale *scale, double value)
{
    double low = scale->low, high = scale->high;
    if (scale->logarithmic) {
        low = log1p(low);
        high = log1p(high);
        value = log1p(value < 0 ? 0 : value);
    }
    if (high <= low)
        return (scale->from + scale->to) / 2;
    return scale->from + (value - low) / (high - low) * (scale->to - scale->from);
}

/* ---- numbers ---- */

void number_words(double value, char text[24])
{
    unsigned long long number = (unsigned long long)fmin(fabs(value) + 0.5, 999999999999.0);
    const char *sign = value < 0 && number ? "−" : "";
    if (number >= 1000000)
        (void)snprintf(text, 24, "%s%llu,%03llu,%03llu", sign, number / 1000000 % 1000000,
                       number / 1000 % 1000, number % 1000);
    else if (number >= 10000)
        (void)snprintf(text, 24, "%s%llu,%03llu", sign, number / 1000, number % 1000);
    else
        (void)snprintf(text, 24, "%s%llu", sign, number);
}

static void name_number(Tick *tick, double value, double step)
{
    tick->value = value;
    tick->strong = false;
    if (step >= 1 && fabs(value) < 1e12) { /* no printf of floats, whose decimal sign hangs on the locale */
        number_words(value, tick->text);
    } else {
        long long tenths = llround(fabs(value) * 100);
        (void)snprintf(tick->text, sizeof tick->text, "%s%lld.%02lld", value < -0.001 ? "−" : "",
                       tenths / 100, tenths % 100);
    }
}

size_t ticks_of_numbers(double low, double high, size_t wanted, bool whole, Tick ticks[TICKS_LIMIT])
{
    static const double factors[] = {1, 2, 5, 10};
    size_t count = 0;
    double span = high - low;
    wanted = wanted < 1 ? 1 : wanted > TICKS_LIMIT / 2 ? TICKS_LIMIT / 2 : wanted;
    if (!(span > 0)) {
        name_number(&ticks[0], low, 1);
        return 1;
    }
    double rough = span / (double)wanted, power = pow(10, floor(log10(rough))), step = power;
    for (size_t i = 0; i < 4; i++) {
        step = factors[i] * power;
        if (step >= rough * 0.999)
            break;
    }
    if (whole && step < 1)
        step = 1;
    double first = ceil(low / step - 1e-9);
    while (count < TICKS_LIMIT && (first + (double)count) * step <= high + step * 1e-9) {
        name_number(&ticks[count], (first + (double)count) * step, step);
        count++;
    }
    if (!count) {
        name_number(&ticks[0], low, step);
        count = 1;
    }
    return count;
}

size_t ticks_of_powers(double high, size_t wanted, Tick ticks[TICKS_LIMIT])
{
    size_t decades = 1, count = 1;
    double power = 1;
    while (power * 10 <= high) {
        power *= 10;
        decades++;
    }
    bool fine = 3 * decades + 1 <= wanted;
    name_number(&ticks[0], 0, 1);
    power = 1;
    for (size_t i = 0; i < decades && count + 3 <= TICKS_LIMIT; i++) {
        name_number(&ticks[count++], power, 1);
        if (fine && power * 2 <= high)
            name_number(&ticks[count++], power * 2, 1);
        if (fine && power * 5 <= high)
            name_number(&ticks[count++], power * 5, 1);
        power *= 10;
    }
    return count;
}

/* ---- dates ---- */

void date_words(int32_t day, char text[24])
{
    EntenteDate date = date_from_days(day);
    (void)snprintf(text, 24, "%u %s %d", (unsigned)date.day, months[date.month % 13], date.year);
}

static int compare_days(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

void days_worth_showing(int32_t *days, size_t count, int32_t *first, int32_t *last)
{
    size_t low = 0, high = count - 1, few = count < 10 ? 0 : 1 + count / 50;
    qsort(days, count, sizeof *days, compare_days);
    double span = (double)days[high] - days[0];
    for (size_t i = 1; i <= few; i++) {
        if (days[i] - (double)days[i - 1] > span / 3)
            low = i;
        if (days[count - i] - (double)days[count - i - 1] > span / 3)
            high = count - i - 1;
    }
    *first = days[low];
    *last = days[high];
}

typedef enum Unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR } Unit;

static int32_t floor_to(int32_t day, Unit unit, int step)
{
    EntenteDate date = date_from_days(day);
    if (unit == UNIT_WEEK)
        return day - (int32_t)((date_weekday(date) + 6) % 7);
    if (unit == UNIT_DAY)
        return day;
    int months_before = unit == UNIT_YEAR ? date.month - 1 : (date.month - 1) % step;
    int years_before = unit == UNIT_YEAR ? date.year % step : 0;
    return date_to_days(
        (EntenteDate){(int16_t)(date.year - years_before), (uint8_t)(date.month - months_before), 1});
}

static int32_t next_of(int32_t day, Unit unit, int step)
{
    if (unit == UNIT_DAY || unit == UNIT_WEEK)
        return day + step * (unit == UNIT_WEEK ? 7 : 1);
    EntenteDate date = date_from_days(day);
    int month = date.month - 1 + (unit == UNIT_MONTH ? step : 0),
        year = date.year + month / 12 + (unit == UNIT_YEAR ? step : 0);
    return date_to_days((EntenteDate){(int16_t)year, (uint8_t)(month % 12 + 1), 1});
}

static void name_date(Tick *tick, int32_t day, Unit unit, bool first)
{
    EntenteDate date = date_from_days(day);
    unsigned month = date.month % 13u;
    tick->value = day;
    tick->strong = date.month == 1 && (unit >= UNIT_MONTH || date.day == 1);
    if (unit == UNIT_YEAR)
        (void)snprintf(tick->text, sizeof tick->text, "%d", date.year);
    else if (unit == UNIT_MONTH)
        (void)snprintf(tick->text, sizeof tick->text, first || date.month == 1 ? "%s %d" : "%s",
                       months[month], date.year);
    else
        (void)snprintf(tick->text, sizeof tick->text, first ? "%u %s %d" : "%u %s", (unsigned)date.day,
                       months[month], date.year);
}

size_t ticks_of_dates(int32_t first, int32_t last, size_t most, Tick ticks[TICKS_LIMIT])
{
    static const struct {
        Unit unit;
        int step;
        double days;
    } units[] = {{UNIT_DAY, 1, 1},       {UNIT_DAY, 2, 2},        {UNIT_WEEK, 1, 7},
                 {UNIT_WEEK, 2, 14},     {UNIT_MONTH, 1, 30.4},   {UNIT_MONTH, 2, 60.8},
                 {UNIT_MONTH, 3, 91.3},  {UNIT_MONTH, 6, 182.6},  {UNIT_YEAR, 1, 365.2},
                 {UNIT_YEAR, 2, 730},    {UNIT_YEAR, 5, 1826},    {UNIT_YEAR, 10, 3652},
                 {UNIT_YEAR, 50, 18262}, {UNIT_YEAR, 100, 36524}, {UNIT_YEAR, 1000, 365242}};
    enum { UNITS = sizeof units / sizeof *units };
    size_t at = 0, count = 0;
    most = most < 1 ? 1 : most > TICKS_LIMIT ? TICKS_LIMIT : most;
    while (at + 1 < UNITS && ((double)last - first) / units[at].days + 1 > (double)most)
        at++;
    int32_t day = floor_to(first, units[at].unit, units[at].step);
    for (; day <= last && count < most; day = next_of(day, units[at].unit, units[at].step))
        if (day >= first) {
            name_date(&ticks[count], day, units[at].unit, count == 0);
            count++;
        }
    return count;
}
