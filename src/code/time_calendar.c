/* Patterns of dates that have names: days, months, years, weekdays, seasons, holidays, hours. */
#include "code/time_match.h"

#include <string.h>

static uint8_t upos(const TimeScan *scan, uint32_t token)
{
    return token >= 1 && token <= scan->count ? scan->sentence->tokens[token - 1].upos : ENTENTE_UPOS_NONE;
}

static bool is_day(const TimeWord *word)
{
    return ((word->kind == TIME_NUMBER && word->digits && word->digits <= 2) || word->kind == TIME_ORDINAL) &&
           word->value >= 1 && word->value <= 31;
}

static bool is_figure_year(const TimeWord *word)
{
    return word->kind == TIME_NUMBER && word->digits == 4 && word->value >= 1000 && word->value < 2200;
}

/* What is counted, or numbered, in figures that look like a year. */
static const char COUNTED[] = "people troops soldiers dead killed wounded injured civilians men women "
                              "children homes houses families refugees "
                              "metres meters kilometres kilometers km miles kg tonnes tons dollars euros "
                              "pounds rubles roubles lira percent % "
                              "prisoners tanks vehicles police officers members protesters demonstrators "
                              "square feet acres hectares votes rounds "
                              "times workers employees passengers calories fighters militants rebels "
                              "students villages buildings migrants "
                              "households residents personnel delegates observers inhabitants shells rockets "
                              "missiles mm cc hp mw gmt utc hours "
                              "cases deaths copies units points others more yards year years bc bce b.c.";
static const char NUMBERED[] = "resolution resolutions no number flight article articles highway room route "
                               "section windows channel model "
                               "page pages line paragraph case unit brigade area boeing airbus than about "
                               "approximately around nearly almost "
                               "some roughly least most up under exceeding";

/* A year by itself: four figures that nothing beside them makes a quantity or a number of something. */
static bool is_year(const TimeScan *scan, uint32_t at)
{
    const TimeWord *word = scan_word(scan, at);
    if (!is_figure_year(word))
        return false;
    bool likely = word->value >= 1900 && word->value < 2100;
    const TimeWord *before = scan_word(scan, at - 1);
    bool in_phrase = before->kind == TIME_PREPOSITION || before->kind == TIME_PART || before->part ||
                     before->kind == TIME_AWAY;
    if (at > 1 && scan_any(scan, at - 1, NUMBERED))
        return false;
    if (at > 1) {
        EntenteSlice text = scan->sentence->tokens[at - 2].text;
        if (text.data[text.size - 1] == '$' || scan_any(scan, at - 1, "# \xe2\x82\xac \xc2\xa3 \xc2\xa5"))
            return false;
    }
    bool determined =
        before->kind == TIME_ARTICLE || before->kind == TIME_SHIFT || scan_mark(scan, at - 1, 's');
    if (scan_any(scan, at + 1, COUNTED))
        return false;
    if (likely)
        return true;
    /* "in 1800", but not "in 1200 villages" */
    return in_phrase && !determined && upos(scan, at + 1) != ENTENTE_NOUN &&
           upos(scan, at + 1) != ENTENTE_ADJ;
}

/* May the word be a month here, with nothing numeric beside it? */
static bool is_bare_month(const TimeScan *scan, uint32_t at)
{
    const TimeWord *word = scan_word(scan, at);
    if (!word->doubtful)
        return true;
    if (!word->capital || upos(scan, at) == ENTENTE_AUX || upos(scan, at) == ENTENTE_VERB)
        return false;
    if (scan->sentence->tokens[at - 1].text.size <= 4 && !word->abbreviated &&
        !scan_any(scan, at, "may june sept"))
        return false;
    const TimeWord *before = scan_word(scan, at - 1), *after = scan_word(scan, at + 1);
    if (after->kind == TIME_NOTHING && after->capital && scan_any(scan, at, "april june august may") &&
        !scan_any(scan, at - 1, "in since until"))
        return false; /* "by June Carter" */
    if (before->kind == TIME_PREPOSITION || before->kind == TIME_SHIFT || before->kind == TIME_PART ||
        before->kind == TIME_AWAY || before->kind == TIME_ABOUT || scan_mark(scan, at - 1, 'o') || word->part)
        return true;
    if (scan_is(scan, at - 2, TIME_MONTH) && (scan_mark(scan, at - 1, '&') || scan_mark(scan, at - 1, '-') ||
                                              scan_mark(scan, at - 1, ',') || scan_any(scan, at - 1, "or")))
        return true;
    bool determined = before->kind == TIME_ARTICLE || scan_mark(scan, at - 1, 's') ||
                      scan_any(scan, at - 1, "its his their our her");
    if (determined && !scan_preposition(scan, at + 1, PREP_ON) && !scan_preposition(scan, at + 1, PREP_FOR) &&
        !scan_mark(scan, at + 1, 'o') && at < scan->count && scan_word(scan, at + 1)->kind == TIME_NOTHING)
        return !scan_boundary(scan, at + 1); /* "the May elections", but not "the March" */
    return false;
}

/* The year at `at`, after a comma or not, or "last year"; returns the token after it, or `at`. */
static uint32_t take_year(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t year_at = at;
    if (scan_mark(scan, year_at, ',') || scan_mark(scan, year_at, 'o'))
        year_at++;
    const TimeWord *year = scan_word(scan, year_at);
    if (is_figure_year(year) && !scan_any(scan, year_at + 1, "gmt utc")) {
        match->year = year->value;
        return year_at + 1;
    }
    bool named = year->kind == TIME_SHIFT && scan_any(scan, year_at + 1, "year") &&
                 (year->value == SHIFT_THIS || year->value == SHIFT_LAST || year->value == SHIFT_NEXT);
    if (!named || scan_mark(scan, at, ','))
        return at;
    match->how = (int8_t)year->value; /* "October last year", "June 16 of this year" */
    match->named_week = true;
    return year_at + 2;
}

static void set_calendar(const TimeWord *word, TimeMatch *match)
{
    match->form = FORM_CALENDAR;
    match->year = word->value / 10000;
    match->month = word->value / 100 % 100;
    match->day = word->value % 100;
    match->amount = word->other; /* the other reading */
}

uint32_t match_calendar(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    const TimeWord *word = scan_word(scan, at);
    match->form = FORM_CALENDAR;
    if (word->kind == TIME_WEEKDAY && word->value < 7) {
        match->weekday = (int16_t)word->value;
        at++;
        if (scan_mark(scan, at, ','))
            at++;
        if (scan_is(scan, at, TIME_ARTICLE) && scan_word(scan, at)->value == 0)
            at++;
        word = scan_word(scan, at);
        if (word->kind != TIME_CALENDAR && word->kind != TIME_MONTH && !is_day(word))
            return 0;
    }
    bool with_weekday = match->weekday >= 0;
    /* "last March", "this past May": but "last May 3" is no such thing */
    if (!with_weekday && word->kind == TIME_SHIFT && word->value != SHIFT_RECENT) {
        uint32_t month_at = at + 1;
        match->how = (int8_t)word->value;
        if (scan_is(scan, month_at, TIME_SHIFT) && word->value == SHIFT_THIS)
            match->how = (int8_t)scan_word(scan, month_at++)->value;
        if (!scan_is(scan, month_at, TIME_MONTH) || !is_bare_month(scan, month_at) ||
            is_day(scan_word(scan, month_at + 1)))
            return 0;
        match->month = scan_word(scan, month_at)->value;
        return take_year(scan, month_at + 1, match);
    }
    /* "on the 25th" */
    if (!with_weekday && word->kind == TIME_ARTICLE && word->value == 0 && is_day(scan_word(scan, at + 1)) &&
        scan_is(scan, at + 1, TIME_ORDINAL) && scan_word(scan, at + 1)->digits &&
        scan_boundary(scan, at + 2) && scan_is(scan, at - 1, TIME_PREPOSITION)) {
        match->day = scan_word(scan, at + 1)->value;
        return at + 2;
    }
    if (word->kind == TIME_CALENDAR) {
        set_calendar(word, match);
        return at + 1;
    }
    if (word->kind == TIME_MONTH) {
        match->month = word->value;
        match->part = word->part ? word->part : match->part;
        uint32_t day_at = at + 1;
        if (scan_is(scan, day_at, TIME_ARTICLE) && scan_is(scan, day_at + 1, TIME_ORDINAL))
            day_at++;
        const TimeWord *day = scan_word(scan, day_at);
        bool good = word->capital || !word->doubtful;
        if (good && is_day(day) && !scan_any(scan, day_at + 1, "% percent million billion people")) {
            match->day = day->value;
            return take_year(scan, day_at + 1, match);
        }
        if (with_weekday)
            return 0;
        uint32_t end = good ? take_year(scan, at + 1, match) : at + 1;
        return end > at + 1 || is_bare_month(scan, at) ? end : 0;
    }
    if (is_day(word)) {
        uint32_t month_at = at + 1;
        if (scan_mark(scan, month_at, 'o') && word->kind == TIME_ORDINAL)
            month_at++;
        if (scan_is(scan, month_at, TIME_MONTH) &&
            (scan_word(scan, month_at)->capital || !scan_word(scan, month_at)->doubtful)) {
            match->day = word->value;
            match->month = scan_word(scan, month_at)->value;
            return take_year(scan, month_at + 1, match);
        }
    }
    if (!with_weekday && is_year(scan, at)) {
        match->year = word->value;
        match->part = word->part ? word->part : match->part;
        return at + 1;
    }
    return 0;
}

static bool is_weekday(const TimeScan *scan, uint32_t at)
{
    const TimeWord *word = scan_word(scan, at);
    if (word->kind != TIME_WEEKDAY || word->value > 6)
        return false;
    if (word->doubtful && !word->abbreviated)
        return false;
    return !scan_any(scan, at - 1, "bloody black good holy palm easter maundy ash super cyber");
}

uint32_t match_weekday(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    match->form = FORM_WEEKDAY;
    if (scan_is(scan, at, TIME_ARTICLE) && scan_word(scan, at)->value == 0 &&
        scan_is(scan, at + 1, TIME_SHIFT)) {
        match->reckoned = true;
        at++;
    }
    if (scan_is(scan, at, TIME_SHIFT)) {
        match->how = (int8_t)scan_word(scan, at)->value;
        at++;
        if (scan_is(scan, at, TIME_SHIFT) && match->how == SHIFT_THIS) /* this past Friday */
            match->how = (int8_t)scan_word(scan, at++)->value;
    }
    if (!is_weekday(scan, at))
        return 0;
    match->weekday = (int16_t)scan_word(scan, at)->value;
    at++;
    /* "Monday last week", "Tuesday of next week" */
    uint32_t week_at = scan_mark(scan, at, 'o') ? at + 1 : at;
    if (match->how < 0 && scan_is(scan, week_at, TIME_SHIFT) && scan_is(scan, week_at + 1, TIME_UNIT) &&
        scan_word(scan, week_at + 1)->value == UNIT_WEEK) {
        match->how = (int8_t)scan_word(scan, week_at)->value;
        match->named_week = true;
        return week_at + 2;
    }
    return at;
}

/* ---- seasons, quarters, decades, centuries ---- */

/* "of 2020", "2020", "last year", "of this year": the year of a season or quarter. */
static uint32_t take_year_of(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t next = scan_mark(scan, at, 'o') ? at + 1 : at;
    const TimeWord *word = scan_word(scan, next);
    if (is_figure_year(word)) {
        match->year = word->value;
        return next + 1;
    }
    uint32_t unit_at = next + 1;
    if (next > at && word->kind == TIME_ARTICLE && word->value == 0 && scan_any(scan, unit_at, "year")) {
        match->how = SHIFT_THIS;
        match->named_week = true;
        return unit_at + 1;
    }
    if (word->kind == TIME_SHIFT && scan_any(scan, unit_at, "year")) {
        match->how = (int8_t)word->value;
        match->named_week = true;
        return unit_at + 1;
    }
    return at;
}

static uint32_t match_season(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t begin = at;
    bool article = scan_is(scan, at, TIME_ARTICLE) && scan_word(scan, at)->value == 0;
    if (article)
        at++;
    if (scan_is(scan, at, TIME_SHIFT)) {
        match->how = (int8_t)scan_word(scan, at)->value;
        at++;
        if (scan_is(scan, at, TIME_SHIFT) && match->how == SHIFT_THIS)
            match->how = (int8_t)scan_word(scan, at++)->value;
    }
    if (!scan_is(scan, at, TIME_SEASON) || upos(scan, at) == ENTENTE_VERB)
        return 0;
    match->form = FORM_SEASON;
    match->season = (uint8_t)scan_word(scan, at)->value;
    match->part = scan_word(scan, at)->part ? scan_word(scan, at)->part : match->part;
    uint32_t end = take_year_of(scan, at + 1, match);
    if (end > at + 1)
        return end;
    if (match->how >= 0 && match->how != SHIFT_RECENT)
        return end;
    /* "in the fall", "this spring", but neither "the fall of Kabul" nor "Arab Spring" nor "summer camp" */
    bool in = scan_preposition(scan, begin - 1, PREP_IN) || scan_preposition(scan, begin - 1, PREP_DURING) ||
              scan_preposition(scan, begin - 1, PREP_SINCE) ||
              scan_preposition(scan, begin - 1, PREP_UNTIL) || scan_preposition(scan, begin - 1, PREP_BY) ||
              scan_is(scan, begin - 1, TIME_PART) ||
              (scan_mark(scan, begin - 1, 'o') && scan_is(scan, begin - 2, TIME_PART));
    return in && !scan_mark(scan, at + 1, 'o') && scan_boundary(scan, at + 1) ? end : 0;
}

static uint32_t match_part_of_year(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    if (scan_is(scan, at, TIME_ARTICLE) && scan_word(scan, at)->value == 0)
        at++;
    static const char *const figures[] = {"q1", "q2", "q3", "q4"};
    for (int32_t q = 0; q < 4; q++)
        if (scan_text(scan, at, figures[q])) {
            match->form = FORM_QUARTER;
            match->amount = q + 1;
            return take_year_of(scan, at + 1, match);
        }
    const TimeWord *word = scan_word(scan, at);
    int32_t number = word->kind == TIME_ORDINAL ? word->value : scan_any(scan, at, "last final") ? 9 : 0;
    if (!number)
        return 0;
    at++;
    if (scan_mark(scan, at, '-'))
        at++;
    if (scan_any(scan, at, "quarter") && (number <= 4 || (number == 9 && scan_mark(scan, at + 1, 'o')))) {
        match->form = FORM_QUARTER;
        match->amount = number == 9 ? 4 : number;
        return take_year_of(scan, at + 1, match);
    }
    if (scan_any(scan, at, "half") && (number <= 2 || number == 9)) {
        match->form = FORM_HALF;
        match->amount = number == 9 ? 2 : number;
        uint32_t end = take_year_of(scan, at + 1, match);
        return end > at + 1 ? end : 0;
    }
    if (scan_any(scan, at, "century") && word->kind == TIME_ORDINAL && number < 30) {
        if (scan_any(scan, at + 1, "bc b.c. bce"))
            return 0;
        match->form = FORM_CENTURY;
        match->year = (number - 1) * 100;
        return at + 1;
    }
    return 0;
}

static uint32_t match_decade(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    bool article = scan_is(scan, at, TIME_ARTICLE) && scan_word(scan, at)->value == 0;
    if (article)
        at++;
    if (scan_is(scan, at, TIME_PART)) { /* "the late 1980s" */
        match->part = (uint8_t)scan_word(scan, at)->value;
        at++;
        if (scan_mark(scan, at, '-'))
            at++;
        article = true;
    }
    const TimeWord *word = scan_word(scan, at);
    if (word->kind != TIME_YEARS)
        return 0;
    EntenteSlice text = scan->sentence->tokens[at - 1].text;
    bool whole = word->digits == 4; /* 1990s */
    bool clipped = text.data[0] == '\'' || (unsigned char)text.data[0] == 0xE2;
    if (!whole && !clipped && !article)
        return 0; /* "in his 60s" */
    match->form = FORM_DECADE;
    match->year = word->value;
    match->part = word->part ? word->part : match->part;
    return at + 1;
}

static uint32_t match_fiscal(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t next = scan_is(scan, at, TIME_ARTICLE) ? at + 1 : at;
    if (is_figure_year(scan_word(scan, next)) && scan_any(scan, next + 1, "fiscal financial") &&
        scan_any(scan, next + 2, "year")) {
        match->year = scan_word(scan, next)->value;
        next += 3;
    } else if (scan_any(scan, next, "fiscal financial")) {
        next++;
        bool year = scan_any(scan, next, "year");
        next += year;
        if (is_figure_year(scan_word(scan, next)))
            match->year = scan_word(scan, next++)->value;
        else if (!year)
            return 0;
    } else {
        return 0;
    }
    match->form = FORM_CALENDAR;
    match->fiscal = true;
    return next;
}

uint32_t match_period(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    static uint32_t (*const patterns[])(const TimeScan *, uint32_t, TimeMatch *) = {
        match_season, match_part_of_year, match_decade, match_fiscal};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        TimeMatch tried = *match;
        uint32_t end = patterns[i](scan, at, &tried);
        if (end) {
            *match = tried;
            return end;
        }
    }
    return 0;
}

/* ---- holidays ---- */

uint32_t match_holiday(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    /* The longer name before the shorter one; the resolver knows their days. */
    static const char *const holidays[] = {"christmas eve",
                                           "christmas day",
                                           "christmas",
                                           "new year 's eve",
                                           "new year 's day",
                                           "good friday",
                                           "easter sunday",
                                           "easter monday",
                                           "easter",
                                           "palm sunday",
                                           "boxing day",
                                           "valentine 's day",
                                           "halloween",
                                           "thanksgiving",
                                           "may day",
                                           "epiphany",
                                           "international women 's day",
                                           "all saints ' day",
                                           "nowruz",
                                           "novruz",
                                           "eid al - fitr",
                                           "eid al - adha",
                                           "eid",
                                           "ramadan",
                                           "passover",
                                           "hanukkah",
                                           "rosh hashanah",
                                           "yom kippur",
                                           "diwali",
                                           "ashura"};
    if (scan_text(scan, at, "year") && !scan_is(scan, at - 1, TIME_NUMBER)) { /* "by year's end" */
        uint32_t next = scan_mark(scan, at + 1, '-') || scan_mark(scan, at + 1, 's') ? at + 2 : at + 1;
        if (!scan_text(scan, next, "end"))
            return 0;
        match->form = FORM_HOLIDAY;
        match->holiday = "year end";
        match->how = SHIFT_THIS;
        return next + 1;
    }
    if (!scan_word(scan, at)->capital)
        return 0;
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        const char *rest = holidays[i];
        uint32_t next = at;
        bool same = true;
        while (*rest && same) {
            size_t size = strcspn(rest, " ");
            char word[16];
            memcpy(word, rest, size < sizeof word ? size : 0);
            word[size < sizeof word ? size : 0] = '\0';
            same = scan_text(scan, next, word) || (strcmp(word, "'s") == 0 && scan_mark(scan, next, 's'));
            next++;
            rest += size + (rest[size] == ' ');
        }
        if (!same)
            continue;
        match->form = FORM_HOLIDAY;
        match->holiday = holidays[i];
        return take_year(scan, next, match);
    }
    return 0;
}

/* ---- hours ---- */

static uint32_t take_zone(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t next = at;
    bool bracket = scan_mark(scan, next, '(');
    if (bracket)
        next++;
    if (!scan_is(scan, next, TIME_ZONE))
        return at;
    bool local = scan_text(scan, next, "local");
    if (local && !scan_text(scan, next + 1, "time"))
        return at;
    bool utc = scan_word(scan, next)->value == 1;
    next += local ? 2 : 1;
    if (utc && scan_any(scan, next, "+ -") && scan_is(scan, next + 1, TIME_NUMBER)) {
        next += 2;
        utc = false;
    } else if (utc && scan_any(scan, next, "+1 +2 +3 +4 +5 +6 +7 +8 +9 -1 -2 -3 -4 -5 -6 -7 -8")) {
        next++;
        utc = false;
    }
    match->utc = utc;
    if (bracket && !scan_mark(scan, next, ')'))
        return at;
    return next + bracket;
}

uint32_t match_clock(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    const TimeWord *word = scan_word(scan, at);
    uint32_t next = at + 1;
    int32_t minutes;
    if (word->kind == TIME_DAYPART && (word->value == PART_NOON || word->value == PART_MIDNIGHT)) {
        match->form = FORM_CLOCK;
        match->minutes = word->value == PART_NOON ? 12 * 60 : 0;
        return take_zone(scan, next, match);
    }
    if (word->kind == TIME_CLOCK && word->value >= 0) {
        minutes = word->value;
    } else if (word->kind == TIME_NUMBER && word->digits && word->digits <= 2 && word->value < 24) {
        minutes = word->value * 60;
    } else if (word->kind == TIME_NUMBER && word->digits == 4 && word->value / 100 < 24 &&
               word->value % 100 < 60 && scan_is(scan, next, TIME_ZONE)) { /* 1400 GMT */
        minutes = word->value / 100 * 60 + word->value % 100;
    } else if (word->kind == TIME_NUMBER && !word->digits && word->value >= 1 && word->value <= 12 &&
               scan_is(scan, next, TIME_CLOCK)) { /* nine o'clock */
        minutes = word->value * 60;
    } else {
        return 0;
    }
    const TimeWord *half = scan_word(scan, next);
    bool halved = half->kind == TIME_CLOCK && half->value < 0;
    if (halved) {
        if (half->value == -2 && minutes < 12 * 60)
            minutes += 12 * 60;
        if (half->value == -1 && minutes >= 12 * 60 && minutes < 13 * 60)
            minutes -= 12 * 60;
        next++;
    }
    uint32_t end = take_zone(scan, next, match);
    if (scan_any(scan, end, "hours hrs") && word->kind == TIME_CLOCK)
        end++;
    if (!halved && end == next && (word->kind != TIME_CLOCK || word->doubtful))
        return 0;
    match->form = FORM_CLOCK;
    match->minutes = minutes;
    return end;
}
