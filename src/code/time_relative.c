/* Patterns of time that is reckoned: "last week", "three days ago", "for a month", "every day", "now". */
#include "code/time_match.h"

#include <string.h>

uint32_t match_number(const TimeScan *scan, uint32_t at, int32_t *amount, bool *fuzzy)
{
    enum { MOST = 100000 };
    const TimeWord *word = scan_word(scan, at);
    *fuzzy = false;
    if (word->kind == TIME_FUZZY ||
        (word->kind == TIME_ARTICLE && word->value == 1 && scan_is(scan, at + 1, TIME_FUZZY))) {
        /* several; a few; a couple of; dozens of */
        uint32_t next = word->kind == TIME_FUZZY ? at + 1 : at + 2;
        *fuzzy = true;
        *amount = 0;
        if (scan_text(scan, next - 1, "couple")) {
            *fuzzy = false;
            *amount = 20;
        }
        if (scan_mark(scan, next, 'o'))
            next++;
        return next;
    }
    if (scan_is(scan, at, TIME_FRACTION)) { /* half a year */
        *amount = 5;
        return scan_is(scan, at + 1, TIME_ARTICLE) ? at + 2 : at + 1;
    }
    uint32_t next = at;
    int32_t sum = 0;
    if (word->kind == TIME_ARTICLE && word->value == 1) {
        next++;
        const TimeWord *scale = scan_word(scan, next);
        if (scale->kind == TIME_NUMBER && (scale->digits || (scale->value < 100 && scale->value != 12)))
            return 0; /* "a two-hour meeting": the number begins after the article */
        sum = scale->kind == TIME_NUMBER ? 0 : 1; /* "a hundred", "a dozen" */
        if (scan_is(scan, next, TIME_FRACTION)) { /* a half hour */
            *amount = 5;
            return next + 1;
        }
    } else if (word->kind != TIME_NUMBER) {
        return 0;
    }
    int32_t tenths = 0;
    for (; scan_is(scan, next, TIME_NUMBER); next++) {
        const TimeWord *part = scan_word(scan, next);
        bool scale = !part->digits && part->value >= 100;
        if (part->value > MOST || (!scale && part->digits && sum))
            return 0;
        sum = scale ? (sum ? sum : 1) * part->value : sum + part->value;
        tenths = part->other;
        if (sum > MOST)
            return 0;
        /* "twenty-five" */
        bool tens = !part->digits && sum >= 20 && sum % 10 == 0;
        if (tens && scan_mark(scan, next + 1, '-') && scan_is(scan, next + 2, TIME_NUMBER) &&
            !scan_word(scan, next + 2)->digits && scan_word(scan, next + 2)->value < 10)
            next++;
    }
    *amount = sum * 10 + tenths;
    /* "two and a half", with hyphens or without */
    uint32_t half = next;
    if (scan_mark(scan, half, '-'))
        half++;
    if (scan_mark(scan, half, '&')) {
        half++;
        if (scan_mark(scan, half, '-'))
            half++;
        if (scan_is(scan, half, TIME_ARTICLE)) {
            half++;
            if (scan_mark(scan, half, '-'))
                half++;
            if (scan_is(scan, half, TIME_FRACTION)) {
                *amount += 5;
                return half + 1;
            }
        }
    }
    /* "two or three", "two to three": the least */
    if ((scan_text(scan, next, "or") || scan_preposition(scan, next, PREP_TO) ||
         scan_mark(scan, next, '-')) &&
        scan_is(scan, next + 1, TIME_NUMBER) && scan_is(scan, next + 2, TIME_UNIT)) {
        *fuzzy = true;
        return next + 2;
    }
    return next;
}

static bool is_definite(const TimeScan *scan, uint32_t at)
{
    return scan_is(scan, at, TIME_ARTICLE) && scan_word(scan, at)->value == 0;
}

/* Whether "before" and "after" govern nothing: not "a year after launching". */
static bool stands_alone(const TimeScan *scan, uint32_t next)
{
    return scan_boundary(scan, next) &&
           !(next <= scan->count && strcmp(scan->sentence->tokens[next - 1].xpos, "VBG") == 0);
}

static bool is_away(const TimeScan *scan, uint32_t at, TimeAway *away)
{
    const TimeWord *word = scan_word(scan, at);
    if (word->kind == TIME_SHIFT && scan_text(scan, at, "prior") && scan_boundary(scan, at + 1) &&
        !scan_preposition(scan, at + 1, PREP_TO)) {
        *away = AWAY_EARLIER;
        return true;
    }
    if (word->kind != TIME_AWAY)
        return false;
    *away = (TimeAway)word->value;
    /* "a week before the vote" is a week, not a date */
    return (*away != AWAY_BEFORE && *away != AWAY_AFTER) || stands_alone(scan, at + 1);
}

static uint32_t shifted(TimeMatch *match, TimeUnit unit, int32_t tenths, bool reckoned, uint32_t end)
{
    match->form = FORM_SHIFTED;
    match->unit = (uint8_t)unit;
    match->amount = tenths;
    match->reckoned = reckoned;
    return end;
}

static uint32_t span(TimeMatch *match, TimeUnit unit, int32_t tenths, bool fuzzy, uint32_t end)
{
    match->form = FORM_SPAN;
    match->unit = (uint8_t)unit;
    match->amount = tenths;
    match->fuzzy = fuzzy;
    return end;
}

/* "last week", "the past three days", "that month", "the next day", "this morning" */
static uint32_t match_shift(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    bool definite = is_definite(scan, at);
    if (definite)
        at++;
    if (!scan_is(scan, at, TIME_SHIFT))
        return 0;
    TimeShift how = (TimeShift)scan_word(scan, at)->value;
    at++;
    if (how == SHIFT_THIS && scan_is(scan, at, TIME_SHIFT)) { /* this past week, this coming month */
        how = (TimeShift)scan_word(scan, at)->value;
        definite = true;
        at++;
        if (how == SHIFT_LAST || how == SHIFT_PREVIOUS)
            how = SHIFT_PAST;
    }
    if (how == SHIFT_THAT && scan_is(scan, at, TIME_SHIFT) && scan_word(scan, at)->value == SHIFT_SAME)
        at++;
    match->how = (int8_t)how;
    bool back = how == SHIFT_LAST || how == SHIFT_PAST || how == SHIFT_PREVIOUS;
    bool forth = how == SHIFT_NEXT || how == SHIFT_FOLLOWING || how == SHIFT_COMING;
    bool by_text = how == SHIFT_PREVIOUS || how == SHIFT_FOLLOWING || how == SHIFT_THAT || how == SHIFT_SAME;
    int32_t sign = back ? -1 : forth ? 1 : 0;

    if (scan_is(scan, at, TIME_DAYPART)) { /* this morning, last night, the following evening */
        match->daypart = (uint8_t)scan_word(scan, at)->value;
        return shifted(match, UNIT_DAY, sign * 10, by_text || (how == SHIFT_NEXT), at + 1);
    }
    TimeUnit unit;
    bool plural, fuzzy;
    int32_t amount;
    uint32_t unit_at = at;
    if (scan_text(scan, unit_at, "fiscal") || scan_text(scan, unit_at, "financial") ||
        scan_text(scan, unit_at, "calendar"))
        unit_at++;
    if (scan_unit(scan, unit_at, &unit, &plural) && !plural) {
        uint32_t end = unit_at + 1;
        if (unit < UNIT_DAY)
            return back && definite && unit == UNIT_HOUR ? span(match, unit, -10, false, end) : 0;
        if (unit == UNIT_DAY &&
            (how == SHIFT_LAST || how == SHIFT_THIS || how == SHIFT_PAST || how == SHIFT_COMING))
            return 0; /* "the last day of the talks" */
        if (how == SHIFT_RECENT)
            return 0;
        if (unit == UNIT_DAY && how == SHIFT_NEXT)
            return shifted(match, unit, 10, true, end);
        bool long_one = unit == UNIT_QUARTER || unit == UNIT_CENTURY || unit == UNIT_WEEKEND;
        if (scan_mark(scan, end, 'o') && how == SHIFT_LAST && definite)
            return 0; /* "the last week of October" */
        if (how == SHIFT_PAST || (definite && (how == SHIFT_LAST || how == SHIFT_NEXT) && !long_one))
            return span(match, unit, sign * 10, false, end);
        return shifted(match, unit, sign * 10, by_text, end);
    }
    if (scan_unit(scan, at, &unit, &plural) && plural) {
        if (unit < UNIT_HOUR && how != SHIFT_PAST && how != SHIFT_LAST)
            return 0;
        if (how == SHIFT_RECENT || (how == SHIFT_COMING && !back)) {
            match->form = FORM_REF;
            match->ref = how == SHIFT_RECENT ? REF_PAST : REF_FUTURE;
            return at + 1;
        }
        return back || forth ? span(match, unit, sign * 10, true, at + 1) : 0;
    }
    uint32_t next = match_number(scan, at, &amount, &fuzzy);
    if (next && scan_unit(scan, next, &unit, &plural) && (back || forth) && !scan_mark(scan, next + 1, 'o'))
        return span(match, unit, sign * amount, fuzzy, next + 1);
    return 0;
}

/* "three days ago", "a week prior", "hours later", "the day before" */
static uint32_t match_distance(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    TimeUnit unit;
    bool plural, fuzzy = false;
    int32_t amount = 10;
    TimeAway away;
    uint32_t next = at;
    /* "the night before" */
    if (is_definite(scan, at) &&
        (scan_text(scan, at + 1, "night") || scan_text(scan, at + 1, "evening") ||
         scan_text(scan, at + 1, "morning") || scan_text(scan, at + 1, "afternoon")) &&
        (scan_text(scan, at + 2, "before") || scan_text(scan, at + 2, "after")) && stands_alone(scan, at + 3))
        return shifted(match, UNIT_DAY, scan_text(scan, at + 2, "before") ? -10 : 10, true, at + 3);
    if (is_definite(scan, at)) { /* the day before (yesterday) */
        if (!scan_unit(scan, at + 1, &unit, &plural) || plural || !scan_is(scan, at + 2, TIME_AWAY))
            return 0;
        away = (TimeAway)scan_word(scan, at + 2)->value;
        if (away != AWAY_BEFORE && away != AWAY_AFTER)
            return 0;
        int32_t sign = away == AWAY_BEFORE ? -1 : 1;
        if (unit == UNIT_DAY && scan_is(scan, at + 3, TIME_DAY) && scan_word(scan, at + 3)->value == sign)
            return shifted(match, UNIT_DAY, 20 * sign, false, at + 4);
        return stands_alone(scan, at + 3) && unit >= UNIT_DAY ? shifted(match, unit, 10 * sign, true, at + 3)
                                                              : 0;
    }
    if (scan_is(scan, at, TIME_ABOUT) && !scan_text(scan, at, "than"))
        next++;
    if (scan_text(scan, at, "more") || scan_text(scan, at, "less")) {
        next++;
        if (!scan_text(scan, next, "than"))
            return 0;
        next++;
    }
    uint32_t number_at = next;
    next = match_number(scan, next, &amount, &fuzzy);
    if (!next) {
        next = number_at;
        if (next != at)
            return 0;
        fuzzy = true; /* "days later", "decades ago" */
        amount = 0;
    }
    if (!scan_unit(scan, next, &unit, &plural) || (next == at && !plural))
        return 0;
    next++;
    if (scan_text(scan, next, "from") && scan_text(scan, next + 1, "now")) {
        match->fuzzy = fuzzy;
        return shifted(match, unit, amount, false, next + 2);
    }
    /* "hours after the ceremony": the same day */
    if (unit <= UNIT_HOUR && scan_is(scan, next, TIME_AWAY) && scan_text(scan, next, "after") &&
        strcmp(scan->sentence->tokens[next - 1].deprel, "case") == 0) {
        match->fuzzy = fuzzy;
        return shifted(match, unit, amount, true, next + 1);
    }
    if (!is_away(scan, next, &away))
        return 0;
    if (unit == UNIT_WEEKEND)
        return 0;
    match->fuzzy = fuzzy;
    bool back = away == AWAY_AGO || away == AWAY_EARLIER || away == AWAY_BEFORE;
    /* "two weeks ago" is that day; "about two weeks ago" is not */
    if (away == AWAY_AGO && unit == UNIT_WEEK && !fuzzy && number_at == at)
        return shifted(match, UNIT_DAY, -7 * amount, false, next + 1);
    match->side = (int8_t)(!fuzzy ? 0 : back ? -1 : 1);
    return shifted(match, unit, back ? -amount : amount, away != AWAY_AGO, next + 1);
}

/* "on the eve of the talks": the day before the one spoken of */
static uint32_t match_eve(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    if (!is_definite(scan, at) || !scan_text(scan, at + 1, "eve") || !scan_mark(scan, at + 2, 'o') ||
        !is_definite(scan, at + 3) || scan_is(scan, at + 4, TIME_NUMBER) ||
        scan_is(scan, at + 4, TIME_MONTH) || scan_is(scan, at + 4, TIME_WEEKDAY))
        return 0;
    match->eve = true;
    return shifted(match, UNIT_DAY, -10, true, at + 2);
}

uint32_t match_relative(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    const TimeWord *word = scan_word(scan, at);
    uint32_t eve = match_eve(scan, at, match);
    if (eve)
        return eve;
    if (word->kind == TIME_DAY) {
        if (word->value >= 100) {
            match->daypart = PART_NIGHT;
            return shifted(match, UNIT_DAY, 0, false, at + 1);
        }
        return shifted(match, UNIT_DAY, word->value * 10, false, at + 1);
    }
    /* "over the weekend" */
    if (((is_definite(scan, at) && !scan_mark(scan, at + 2, 'o')) ||
         (word->kind == TIME_SHIFT && word->value == SHIFT_THIS)) &&
        scan_text(scan, at + 1, "weekend")) {
        match->form = FORM_WEEKDAY;
        match->unit = UNIT_WEEKEND;
        match->weekday = 6;
        return at + 2;
    }
    TimeMatch tried = *match;
    uint32_t end = match_shift(scan, at, &tried);
    if (!end) {
        tried = *match;
        end = match_distance(scan, at, &tried);
    }
    /* "the end of the year", "later in the week" */
    TimeUnit unit;
    bool plural;
    if (!end && is_definite(scan, at) && (match->part || match->side) &&
        scan_unit(scan, at + 1, &unit, &plural) && !plural && unit >= UNIT_DAY &&
        (unit > UNIT_DAY || match->side) && !scan_mark(scan, at + 2, 'o')) {
        tried = *match;
        end = shifted(&tried, unit, 0, unit == UNIT_DAY, at + 2);
    }
    if (end)
        *match = tried;
    return end;
}

/* ---- durations, sets, and what stands for a time ---- */

static uint32_t duration(TimeMatch *match, TimeUnit unit, int32_t tenths, bool fuzzy, uint32_t end)
{
    match->form = FORM_DURATION;
    match->unit = (uint8_t)unit;
    match->amount = tenths;
    match->fuzzy = fuzzy;
    return end;
}

static uint32_t set(TimeMatch *match, TimeUnit unit, int32_t tenths, uint32_t end)
{
    match->form = FORM_SET;
    match->unit = (uint8_t)unit;
    match->amount = tenths;
    return end;
}

static uint32_t match_each(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    TimeUnit unit;
    bool plural, fuzzy;
    int32_t amount = 10;
    const TimeWord *word = scan_word(scan, at);
    if (word->kind == TIME_PERIODIC) {
        /* no newspaper: "Daily Mail" */
        bool name = word->capital && at > 1 && scan_word(scan, at + 1)->capital;
        return name || scan_word(scan, at - 1)->capital ? 0 : set(match, (TimeUnit)word->value, 10, at + 1);
    }
    if (word->kind == TIME_WEEKDAY && word->value > 7 &&
        !scan_is(scan, at - 1, TIME_NUMBER)) { /* on Sundays */
        match->weekday = (int16_t)(word->value - 8);
        return set(match, UNIT_WEEK, 10, at + 1);
    }
    if (word->kind != TIME_EACH)
        return 0;
    uint32_t next = at + 1;
    if (scan_is(scan, next, TIME_WEEKDAY) && scan_word(scan, next)->value < 7) {
        match->weekday = (int16_t)scan_word(scan, next)->value;
        return set(match, UNIT_WEEK, 10, next + 1);
    }
    if (scan_is(scan, next, TIME_DAYPART))
        return set(match, UNIT_DAY, 10, next + 1);
    if (scan_text(scan, next, "other")) {
        amount = 20;
        next++;
    } else if (!scan_is(scan, next, TIME_UNIT)) {
        next = match_number(scan, next, &amount, &fuzzy);
    }
    return next && scan_unit(scan, next, &unit, &plural) ? set(match, unit, amount, next + 1) : 0;
}

/* "a year" after what it counts by: "15 a year", "three times a day" */
static bool is_rate(const TimeScan *scan, uint32_t at)
{
    if (at < 2)
        return false;
    const EntenteToken *before = &scan->sentence->tokens[at - 2];
    if (scan_is(scan, at - 1, TIME_NUMBER) ||
        scan_any(scan, at - 1, "times twice once hours million billion thousand percent %"))
        return true;
    return before->upos == ENTENTE_NOUN && !scan_is(scan, at - 1, TIME_UNIT);
}

/* Prepositions and verbs after which "a week" and "years" are a length of time. */
static bool takes_length(const TimeScan *scan, uint32_t before)
{
    const TimeWord *word = scan_word(scan, before);
    if (word->kind == TIME_PREPOSITION)
        return word->value == PREP_FOR || word->value == PREP_IN || word->value == PREP_WITHIN ||
               word->value == PREP_DURING || word->value == PREP_OVER;
    return word->kind == TIME_ABOUT || scan_mark(scan, before, 'o') ||
           scan_any(scan, before,
                    "after last lasts lasted lasting spend spent take takes took taken despite");
}

uint32_t match_amount(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    TimeUnit unit;
    bool plural, fuzzy;
    int32_t amount;
    const TimeWord *word = scan_word(scan, at);
    if (word->kind == TIME_REF) {
        if (scan_is(scan, at + 1, TIME_AWAY)) /* "shortly after the blast" */
            return 0;
        match->form = FORM_REF;
        match->ref = (uint8_t)word->value;
        return at + 1;
    }
    uint32_t end = match_each(scan, at, match);
    if (end)
        return end;
    if (word->kind == TIME_LONG)
        return duration(match, (TimeUnit)word->value, 10, false, at + 1);
    if (scan_text(scan, at, "these") && scan_text(scan, at + 1, "days")) {
        match->form = FORM_REF;
        match->ref = REF_PRESENT;
        return at + 2;
    }
    /* "years", "the years": only where a length is meant */
    uint32_t unit_at = is_definite(scan, at) ? at + 1 : at;
    if (scan_unit(scan, unit_at, &unit, &plural)) {
        /* "within hours": the same day */
        if (plural && unit <= UNIT_HOUR && scan_preposition(scan, at - 1, PREP_WITHIN)) {
            match->fuzzy = true;
            return shifted(match, unit, 0, true, unit_at + 1);
        }
        if (plural && takes_length(scan, at - 1))
            return duration(match, unit, 0, true, unit_at + 1);
        /* "week-long", "decades-old" */
        if (unit_at == at && scan_mark(scan, at + 1, '-') &&
            (scan_text(scan, at + 2, "long") || (unit >= UNIT_DECADE && scan_text(scan, at + 2, "old"))))
            return duration(match, unit, plural ? 0 : 10, plural, at + 3);
        return 0;
    }
    uint32_t next = match_number(scan, at, &amount, &fuzzy);
    if (!next)
        return 0;
    uint32_t after = scan_mark(scan, next, '-') ? next + 1 : next;
    if (!scan_unit(scan, after, &unit, &plural) || unit == UNIT_WEEKEND || unit == UNIT_QUARTER)
        return 0;
    if (word->kind == TIME_NUMBER && word->digits == 4 && word->value > 1900 && after == next)
        return 0;
    bool article = word->kind == TIME_ARTICLE && next == at + 1;
    if (article && plural)
        return 0; /* "a months-long siege": the length begins after the article */
    if (article && is_rate(scan, at) && !scan_is(scan, after + 1, TIME_AWAY))
        return set(match, unit, 10, after + 1);
    if (article && (unit < UNIT_WEEK || unit == UNIT_CENTURY) && !takes_length(scan, at - 1))
        return 0; /* "a day will come" */
    end = after + 1;
    if (scan_mark(scan, end, '-') && scan_text(scan, end + 1, "long"))
        return duration(match, unit, amount, fuzzy, end + 2);
    if (scan_text(scan, end, "old") || (scan_mark(scan, end, '-') && scan_text(scan, end + 1, "old")))
        return 0; /* somebody's age */
    if (scan_text(scan, at - 2, "age") || scan_text(scan, at - 1, "aged"))
        return 0;
    return duration(match, unit, amount, fuzzy, end);
}
