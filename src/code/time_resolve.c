/* The value of an expression, by its form: weekdays, shifts, hours and lengths; others in files of their own.
 */
#include "code/time_resolve_inside.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The day that hours and "the next day" are reckoned from. */
static EntenteDate reckoned_day(const TimeMemory *memory)
{
    return memory->reference_is_day ? memory->reference : memory->published;
}

static void resolve_weekday(const Resolver *resolver, TimeExpression *expression)
{
    const TimeMatch *match = resolver->match;
    EntenteDate today = resolver->memory->published, spoken = resolver->memory->reference;
    int weekday = match->weekday;
    if (!time_is_known_date(today) || !time_is_known_date(spoken)) {
        snprintf(expression->value, sizeof expression->value, "XXXX-WXX-%d", weekday ? weekday : 7);
        return;
    }
    EntenteDate in_week = time_monday_of(today);
    EntenteDate date;
    if (match->named_week) {
        date = time_add_days(in_week, 7 * time_shift_sign(match->how) + (weekday + 6) % 7);
    } else {
        switch (match->how) {
        case SHIFT_LAST:
        case SHIFT_PAST:
            date = time_weekday_from(today, weekday, -1, false);
            break;
        case SHIFT_PREVIOUS:
            date = time_weekday_from(spoken, weekday, -1, false);
            break;
        case SHIFT_NEXT:
            date = time_weekday_from(match->reckoned ? spoken : today, weekday, 1, false);
            break;
        case SHIFT_FOLLOWING:
            date = time_weekday_from(spoken, weekday, 1, false);
            break;
        case SHIFT_COMING:
            date = time_weekday_from(today, weekday, 1, false);
            break;
        case SHIFT_THIS:
            date = time_add_days(in_week, (weekday + 6) % 7);
            break;
        case SHIFT_THAT:
        case SHIFT_SAME:
            date = time_weekday_from(spoken, weekday, 1, true);
            break;
        default: {
            Tense in = time_tense_of(resolver);
            bool ahead = in == TENSE_FUTURE || in == TENSE_PRESENT;
            /* a Sunday's "this weekend" is not over */
            if (match->unit == UNIT_WEEKEND && ahead && date_weekday(today) == 0)
                today = time_add_days(today, -1);
            if (!ahead && resolver->memory->covered.month)
                today = resolver->memory->covered;
            date = time_weekday_from(today, weekday, ahead ? 1 : -1, true);
        }
        }
    }
    time_set_unit(expression, match->unit == UNIT_WEEKEND ? UNIT_WEEKEND : UNIT_DAY, date);
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
    open = open || (unit <= UNIT_HOUR && !match->amount && time_tense_of(resolver) == TENSE_FUTURE);
    if (!time_is_known_date(from) || open) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
        return;
    }
    if (!time_shift(from, unit, match->amount, &date)) {
        snprintf(expression->value, sizeof expression->value, "%s",
                 match->amount < 0 ? "PAST_REF" : "FUTURE_REF");
        return;
    }
    /* "three years later" of what was: later than a date that is not told */
    if (match->reckoned && unit >= UNIT_DAY && time_is_known_date(resolver->memory->published) &&
        time_days_between(resolver->memory->published, date) > 0 && time_tense_of(resolver) == TENSE_PAST) {
        snprintf(expression->value, sizeof expression->value, "XXXX-XX-XX");
        return;
    }
    /* "a week earlier" than a day is that day */
    bool day = unit == UNIT_WEEK && match->reckoned && resolver->memory->reference_is_day &&
               resolver->memory->spoken_in && match->how < 0;
    time_set_unit(expression, day ? UNIT_DAY : unit, date);
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
    if (match->fuzzy || !time_is_known_date(today) ||
        !time_shift(today, (TimeUnit)match->unit, match->amount, &other))
        return;
    bool back = match->amount < 0;
    time_set_interval(expression, back ? other : today, back ? today : other,
                      time_precision_of((TimeUnit)match->unit));
}

/* On the day spoken of last; in a passage that tells of the past without naming a day, on none that is known.
 */
static void resolve_clock(const Resolver *resolver, TimeExpression *expression)
{
    EntenteDate day = reckoned_day(resolver->memory);
    if (time_is_known_date(day) && !(resolver->memory->told_year && !resolver->memory->reference_is_day))
        time_set_unit(expression, UNIT_DAY, day);
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
        time_resolve_calendar(&resolver, expression);
        break;
    case FORM_WEEKDAY:
        resolve_weekday(&resolver, expression);
        break;
    case FORM_SHIFTED:
        resolve_shifted(&resolver, expression);
        break;
    case FORM_SEASON:
        time_resolve_season(&resolver, expression);
        break;
    case FORM_QUARTER:
    case FORM_HALF:
        time_resolve_part_of_year(&resolver, expression);
        break;
    case FORM_DECADE:
        time_set_unit(expression, UNIT_DECADE, time_make_date(match->year, 1, 1));
        break;
    case FORM_CENTURY:
        time_set_unit(expression, UNIT_CENTURY, time_make_date(match->year, 1, 1));
        break;
    case FORM_HOLIDAY:
        time_resolve_holiday(&resolver, expression);
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
    if (time_is_known_date(expression->start)) {
        time_narrow(expression, (TimePart)match->part);
        if (match->form == FORM_SHIFTED && !match->reckoned)
            time_halve(expression, match->side, memory->published);
    }
    if (expression->type == TIME_DATE && match->form != FORM_REF)
        add_daytime(expression, match);
}
