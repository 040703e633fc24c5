/* The expressions of a sentence: the parts of an expression put together. */
#include "code/time_match.h"

#include <string.h>

static const TimeWord nothing;

const TimeWord *scan_word(const TimeScan *scan, uint32_t token)
{
    return token >= 1 && token <= scan->count ? &scan->words[token - 1] : &nothing;
}

bool scan_is(const TimeScan *scan, uint32_t token, TimeKind kind)
{
    return scan_word(scan, token)->kind == kind;
}

bool scan_mark(const TimeScan *scan, uint32_t token, char mark)
{
    return scan_is(scan, token, TIME_MARK) && scan_word(scan, token)->value == mark;
}

bool scan_preposition(const TimeScan *scan, uint32_t token, TimePreposition preposition)
{
    return scan_is(scan, token, TIME_PREPOSITION) && scan_word(scan, token)->value == (int32_t)preposition;
}

static bool word_is(EntenteSlice text, const char *word, size_t size)
{
    if (text.size != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = text.data[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != word[i])
            return false;
    }
    return true;
}

bool scan_text(const TimeScan *scan, uint32_t token, const char *word)
{
    return token >= 1 && token <= scan->count &&
           word_is(scan->sentence->tokens[token - 1].text, word, strlen(word));
}

bool scan_any(const TimeScan *scan, uint32_t token, const char *words)
{
    if (token < 1 || token > scan->count)
        return false;
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, " ");
        if (word_is(scan->sentence->tokens[token - 1].text, at, size))
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

bool scan_boundary(const TimeScan *scan, uint32_t token)
{
    if (token < 1 || token > scan->count)
        return true;
    const EntenteToken *word = &scan->sentence->tokens[token - 1];
    char c = word->text.data[0];
    bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
    return !letter || word->upos == ENTENTE_PUNCT || word->upos == ENTENTE_VERB ||
           word->upos == ENTENTE_AUX || scan_is(scan, token, TIME_PREPOSITION) ||
           scan_any(scan, token, "and or but when as which who while with");
}

bool scan_unit(const TimeScan *scan, uint32_t token, TimeUnit *unit, bool *plural)
{
    const TimeWord *word = scan_word(scan, token);
    if (word->kind != TIME_UNIT)
        return false;
    *unit = (TimeUnit)(word->value & ~UNIT_PLURAL);
    *plural = (word->value & UNIT_PLURAL) != 0;
    return true;
}

/* ---- dates with what stands before and after them ---- */

/* A date that names a day, month, year or other period. */
static uint32_t match_date(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    static uint32_t (*const patterns[])(const TimeScan *, uint32_t, TimeMatch *) = {
        match_calendar, match_weekday, match_relative, match_period, match_holiday};
    uint32_t longest = 0;
    TimeMatch best = *match;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        TimeMatch tried = *match;
        uint32_t end = patterns[i](scan, at, &tried);
        if (end > longest) {
            longest = end;
            best = tried;
        }
    }
    *match = best;
    return longest;
}

static bool names_day(const TimeMatch *match)
{
    return match->form == FORM_WEEKDAY || match->form == FORM_HOLIDAY ||
           (match->form == FORM_CALENDAR && match->day) ||
           (match->form == FORM_SHIFTED && match->unit == UNIT_DAY);
}

/* "Monday evening", "Nov. 17 at 3 p.m." */
static uint32_t add_time(const TimeScan *scan, uint32_t end, TimeMatch *match)
{
    if (!names_day(match) || match->daypart || match->minutes >= 0)
        return end;
    uint32_t at = end;
    if (scan_is(scan, at, TIME_PART) && scan_is(scan, at + 1, TIME_DAYPART)) /* Monday late night */
        at++;
    if (scan_is(scan, at, TIME_DAYPART)) {
        match->daypart = (uint8_t)scan_word(scan, at)->value;
        return at + 1;
    }
    if (scan_mark(scan, at, ',') || scan_preposition(scan, at, PREP_AT))
        at++;
    TimeMatch clock = *match;
    uint32_t after = match_clock(scan, at, &clock);
    if (!after)
        return end;
    match->minutes = clock.minutes;
    match->daypart = clock.daypart;
    match->utc = clock.utc;
    return after;
}

/* "early", "the end of", "later", "the evening of": what may stand before a date. */
static uint32_t match_before(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t next = at;
    if (scan_is(scan, next, TIME_ARTICLE) && scan_word(scan, next)->value == 0)
        next++;
    if (scan_text(scan, next, "very"))
        next++;
    const TimeWord *word = scan_word(scan, next);
    if (scan_text(scan, next, "week") && scan_mark(scan, next + 1, 'o') &&
        (scan_is(scan, next + 2, TIME_MONTH) || scan_is(scan, next + 3, TIME_MONTH))) {
        match->week_of = true;
        return next + 2;
    }
    uint32_t hours = next; /* the early (morning) hours of */
    while (hours < next + 2 && (scan_is(scan, hours, TIME_PART) || scan_is(scan, hours, TIME_DAYPART) ||
                                scan_any(scan, hours, "small")))
        hours++;
    if (hours > next && scan_any(scan, hours, "hours") &&
        (scan_mark(scan, hours + 1, 'o') || scan_preposition(scan, hours + 1, PREP_ON))) {
        match->daypart = scan_word(scan, next)->value == TIME_END ? PART_NIGHT : PART_MORNING;
        if (scan_is(scan, hours - 1, TIME_DAYPART))
            match->daypart = (uint8_t)scan_word(scan, hours - 1)->value;
        return hours + 2;
    }
    if (word->kind == TIME_PART) {
        match->part = (uint8_t)word->value;
        next++;
        /* "start on Monday" is a verb, "the start of the week" none */
        bool needs_of = !scan_any(scan, next - 1, "early mid late");
        if (needs_of && !scan_mark(scan, next, 'o') && !scan_mark(scan, next, '-'))
            return 0;
        if (scan_mark(scan, next, '-'))
            next++;
        if (scan_mark(scan, next, 'o') || scan_preposition(scan, next, PREP_ON) ||
            scan_preposition(scan, next, PREP_IN))
            next++;
        return next;
    }
    if (word->kind == TIME_DAY && scan_text(scan, next, "overnight") &&
        next == at) { /* overnight on Sunday */
        match->daypart = PART_NIGHT;
        next++;
        return scan_preposition(scan, next, PREP_ON) ? next + 1 : next;
    }
    if (word->kind == TIME_DAYPART &&
        (scan_mark(scan, next + 1, 'o') || scan_preposition(scan, next + 1, PREP_ON))) {
        match->daypart = (uint8_t)word->value;
        return next + 2;
    }
    if (next == at && word->kind == TIME_AWAY && (word->value == AWAY_EARLIER || word->value == AWAY_LATER)) {
        match->side = word->value == AWAY_EARLIER ? -1 : 1;
        next++;
        if (scan_preposition(scan, next, PREP_ON) || scan_preposition(scan, next, PREP_IN))
            next++;
        return next;
    }
    return 0;
}

/* "at 3 p.m. on Monday" */
static uint32_t match_clock_first(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    uint32_t end = match_clock(scan, at, match);
    if (!end)
        return 0;
    uint32_t date_at = end;
    if (scan_preposition(scan, date_at, PREP_ON) || scan_mark(scan, date_at, 'o') ||
        scan_mark(scan, date_at, ','))
        date_at++;
    TimeMatch date = *match;
    uint32_t after = match_date(scan, date_at, &date);
    if (!after || !names_day(&date) || date.minutes != match->minutes)
        return end;
    *match = date;
    return after;
}

static uint32_t match_at(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    const TimeMatch empty = {.weekday = -1, .how = -1, .minutes = -1};
    uint32_t longest = 0;
    TimeMatch tried = empty;
    uint32_t end = match_date(scan, at, &tried);
    if (end) {
        longest = add_time(scan, end, &tried);
        *match = tried;
    }
    tried = empty;
    uint32_t next = match_before(scan, at, &tried);
    end = next ? match_date(scan, next, &tried) : 0;
    if (end && (!(tried.daypart || tried.week_of) || names_day(&tried))) {
        end = add_time(scan, end, &tried);
        if (end > longest) {
            longest = end;
            *match = tried;
        }
    }
    tried = empty;
    end = match_clock_first(scan, at, &tried);
    if (end > longest) {
        longest = end;
        *match = tried;
    }
    tried = empty;
    end = match_amount(scan, at, &tried);
    if (end > longest) {
        longest = end;
        *match = tried;
    }
    return longest;
}

/* ---- the sentence ---- */

typedef struct Found {
    TimeMatch *each;
    size_t count, capacity;
} Found;

static bool add(Found *found, Arena *arena, const TimeMatch *match)
{
    TimeMatch *grown = arena_grow(arena, found->each, &found->capacity, found->count + 1, sizeof *grown);
    if (!grown)
        return false;
    found->each = grown;
    found->each[found->count++] = *match;
    return true;
}

static bool is_day_number(const TimeWord *word)
{
    return ((word->kind == TIME_NUMBER && word->digits && word->digits <= 2) || word->kind == TIME_ORDINAL) &&
           word->value >= 1 && word->value <= 31;
}

static bool joins(const TimeScan *scan, uint32_t token)
{
    return scan_mark(scan, token, '-') || scan_mark(scan, token, '&') || scan_mark(scan, token, '/') ||
           scan_preposition(scan, token, PREP_TO) || scan_preposition(scan, token, PREP_THROUGH) ||
           scan_preposition(scan, token, PREP_UNTIL);
}

/* The other end of "May 9-10" and "2014-16": `match` ends before `at`. */
static uint32_t match_other_end(const TimeScan *scan, uint32_t at, TimeMatch *match, TimeMatch *other)
{
    if (match->form != FORM_CALENDAR || !joins(scan, at))
        return 0;
    const TimeWord *word = scan_word(scan, at + 1);
    const TimeMatch end = {.first = at + 1,
                           .last = at + 1,
                           .form = FORM_CALENDAR,
                           .weekday = -1,
                           .how = -1,
                           .minutes = -1,
                           .year = match->year,
                           .month = match->month,
                           .day = word->value};
    *other = end;
    if (!match->month && match->year && word->kind == TIME_NUMBER && word->digits == 2 &&
        !scan_mark(scan, at, '&') && !scan_preposition(scan, at, PREP_TO)) {
        other->day = 0;
        other->year = match->year / 100 * 100 + word->value;
        return other->year > match->year ? at + 2 : 0;
    }
    bool figures_last = match->day && scan_word(scan, match->last)->value == match->day && !match->year;
    if (!figures_last || !is_day_number(word) || word->value <= match->day ||
        scan_is(scan, at + 2, TIME_MONTH))
        return 0;
    uint32_t next = at + 2;
    uint32_t year_at = scan_mark(scan, next, ',') ? next + 1 : next;
    const TimeWord *year = scan_word(scan, year_at);
    if (year->kind == TIME_NUMBER && year->digits == 4) {
        match->year = other->year = year->value;
        other->last = year_at;
        return year_at + 1;
    }
    return scan_mark(scan, at, '-') || scan_boundary(scan, next) ? next : 0;
}

/* "10" of "10-14 May", "between 10 and 14 May" */
static bool match_first_day(const TimeScan *scan, uint32_t at, TimeMatch *match)
{
    const TimeMatch empty = {.weekday = -1, .how = -1, .minutes = -1};
    if (!is_day_number(scan_word(scan, at)) || !joins(scan, at + 1) ||
        !is_day_number(scan_word(scan, at + 2)))
        return false;
    TimeMatch second = empty;
    if (!match_calendar(scan, at + 2, &second) || !second.month || second.day <= scan_word(scan, at)->value)
        return false;
    *match = second;
    match->first = match->last = at;
    match->day = scan_word(scan, at)->value;
    return true;
}

/* "from 27 September to 10 November 2020", "in May and June 2021": one year for both. */
static void share_years(const TimeScan *scan, Found *found)
{
    for (size_t i = found->count; i-- > 1;) {
        TimeMatch *first = &found->each[i - 1];
        const TimeMatch *second = &found->each[i];
        if (first->form != FORM_CALENDAR || first->year || !first->month || second->form != FORM_CALENDAR ||
            !second->year || !second->month || second->first != first->last + 2 ||
            !joins(scan, first->last + 1) || !first->day != !second->day)
            continue;
        bool ordered =
            first->month < second->month || (first->month == second->month && first->day <= second->day);
        first->year = second->year - !ordered;
    }
}

bool match_sentence(const EntenteSentence *sentence, Arena *arena, TimeMatch **matches, size_t *count)
{
    TimeWord *words = arena_array(arena, sentence->token_count + 1, sizeof *words);
    if (!words)
        return false;
    TimeScan scan = {sentence, words, (uint32_t)sentence->token_count};
    bool any = false;
    for (size_t i = 0; i < sentence->token_count; i++) {
        words[i] = time_word(sentence->tokens[i].text);
        any = any || (words[i].kind != TIME_NOTHING && words[i].kind != TIME_MARK);
    }
    Found found = {0};
    for (uint32_t at = 1; any && at <= scan.count; at++) {
        TimeMatch match, other;
        if (match_first_day(&scan, at, &match)) {
            if (!add(&found, arena, &match))
                return false;
            continue;
        }
        uint32_t end = match_at(&scan, at, &match);
        if (!end)
            continue;
        match.first = at;
        match.last = end - 1;
        uint32_t after = match_other_end(&scan, end, &match, &other);
        if (!add(&found, arena, &match) || (after && !add(&found, arena, &other)))
            return false;
        at = (after ? after : end) - 1;
    }
    share_years(&scan, &found);
    *matches = found.each;
    *count = found.count;
    return true;
}
