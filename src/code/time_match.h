/* time_match.h - expressions of time as the words give them, before any date is reckoned.
 *
 * Matching is by hand-written patterns over the words of time_words.h, tried at every token that may begin an
 * expression; the longest wins. */
#ifndef ENTENTE_CODE_TIME_MATCH_H
#define ENTENTE_CODE_TIME_MATCH_H

#include "base/arena.h"
#include "code/time_words.h"
#include "entente.h"

typedef enum TimeForm {
    FORM_NONE = 0,
    FORM_CALENDAR, /* year, month, day: those that are given */
    FORM_WEEKDAY,  /* `how` where it is given, `week` where a week is named */
    FORM_SHIFTED,  /* `amount` units from today or from the date spoken of last */
    FORM_SEASON,
    FORM_QUARTER,
    FORM_HALF,    /* of a year */
    FORM_DECADE,  /* year: its first */
    FORM_CENTURY, /* year: its first */
    FORM_HOLIDAY,
    FORM_REF,      /* past, present or future */
    FORM_CLOCK,    /* a time of a day that is not named */
    FORM_DURATION, /* `amount` units */
    FORM_SPAN,     /* the `amount` units up to today or from it on */
    FORM_SET
} TimeForm;

typedef struct TimeMatch {
    uint32_t first, last;
    uint8_t form;              /* TimeForm */
    uint8_t unit;              /* TimeUnit */
    uint8_t part;              /* TimePart */
    uint8_t daypart;           /* TimeDaypart; 0: none */
    uint8_t season;            /* 0 to 3 */
    uint8_t ref;               /* TimeRef */
    int16_t weekday;           /* 0 to 6; -1: none */
    int8_t how;                /* TimeShift; -1: none */
    int8_t side;               /* "earlier this month" -1, "later this month" 1 */
    bool reckoned;             /* from the date spoken of last, not from publication */
    bool eve;                  /* "on the eve of the talks" */
    bool fuzzy;                /* "several", "many" */
    bool week_of;              /* "the week of Nov. 7" */
    bool named_week;           /* "Monday last week" */
    bool utc, fiscal, between; /* between: ends a range that `first` of the one before began */
    int32_t year, month, day;  /* 0: not given */
    int32_t amount;            /* in tenths, signed */
    int32_t minutes;           /* of the day; -1: none */
    const char *holiday;
} TimeMatch;

typedef struct TimeScan {
    const EntenteSentence *sentence;
    const TimeWord *words; /* of tokens 1 to count, and empty ones beyond */
    uint32_t count;
} TimeScan;

/* The word at a token; an empty one outside the sentence. */
const TimeWord *scan_word(const TimeScan *scan, uint32_t token);
bool scan_is(const TimeScan *scan, uint32_t token, TimeKind kind);
bool scan_mark(const TimeScan *scan, uint32_t token, char mark);
bool scan_preposition(const TimeScan *scan, uint32_t token, TimePreposition preposition);
/* Compare with a plain lower-case word, whatever the token's case. */
bool scan_text(const TimeScan *scan, uint32_t token, const char *word);
/* One of several words, parted by spaces. */
bool scan_any(const TimeScan *scan, uint32_t token, const char *words);
/* Whether no phrase goes on at the token. */
bool scan_boundary(const TimeScan *scan, uint32_t token);
bool scan_unit(const TimeScan *scan, uint32_t token, TimeUnit *unit, bool *plural);

/* Each returns the token after the expression that begins at `at`, 0 where none does. */
uint32_t match_calendar(const TimeScan *scan, uint32_t at, TimeMatch *match);
uint32_t match_weekday(const TimeScan *scan, uint32_t at, TimeMatch *match);
uint32_t match_period(const TimeScan *scan, uint32_t at,
                      TimeMatch *match); /* seasons, quarters, decades, centuries */
uint32_t match_holiday(const TimeScan *scan, uint32_t at, TimeMatch *match);
uint32_t match_clock(const TimeScan *scan, uint32_t at, TimeMatch *match);
uint32_t match_relative(const TimeScan *scan, uint32_t at,
                        TimeMatch *match); /* "last week", "three days ago" */
uint32_t match_amount(const TimeScan *scan, uint32_t at, TimeMatch *match); /* durations, sets, now */

/* "three", "two and a half", "several": the number in tenths. Returns the token after it, 0 where there is
 * none. */
uint32_t match_number(const TimeScan *scan, uint32_t at, int32_t *amount, bool *fuzzy);

/* All expressions of a sentence, in order, none inside another. False when memory is out. */
bool match_sentence(const EntenteSentence *sentence, Arena *arena, TimeMatch **matches, size_t *count);

#endif
