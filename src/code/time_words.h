/* time_words.h - what a token can mean for time: a closed list of English words, and numbers, years and dates
 * in figures. The list is general knowledge of English. */
#ifndef ENTENTE_CODE_TIME_WORDS_H
#define ENTENTE_CODE_TIME_WORDS_H

#include "entente.h"

typedef enum TimeKind {
    TIME_NOTHING = 0,
    TIME_NUMBER,      /* value; of figures also `digits` */
    TIME_ORDINAL,     /* value */
    TIME_MONTH,       /* 1 to 12 */
    TIME_WEEKDAY,     /* 0 Sunday to 6 */
    TIME_UNIT,        /* TimeUnit */
    TIME_SEASON,      /* 0 spring to 3 winter */
    TIME_DAYPART,     /* TimeDaypart */
    TIME_DAY,         /* days from today: yesterday -1 */
    TIME_SHIFT,       /* TimeShift: last, next, this, following */
    TIME_AWAY,        /* TimeAway: ago, earlier, later */
    TIME_PART,        /* TimePart: early, mid, end */
    TIME_EACH,        /* every, each, per */
    TIME_PERIODIC,    /* TimeUnit: daily */
    TIME_REF,         /* TimeRef: now, recently */
    TIME_FUZZY,       /* several, few */
    TIME_LONG,        /* TimeUnit: weeklong */
    TIME_FRACTION,    /* half, quarter is a unit */
    TIME_ARTICLE,     /* 0 "the", 1 "a" */
    TIME_PREPOSITION, /* TimePreposition */
    TIME_CLOCK,       /* "14:00" as minutes of the day; or "am" -1, "pm" -2, "o'clock" -3 */
    TIME_ZONE,        /* 1: UTC */
    TIME_YEARS,       /* "1990s", "nineties": first year of the decade */
    TIME_CALENDAR,    /* "28/11/2022": yyyymmdd; `other`: read the other way */
    TIME_ABOUT,       /* almost, over */
    TIME_MARK         /* the punctuation mark itself: ',' '-' '(' '/' or 'o' of, '&' and, 's' possessive */
} TimeKind;

typedef enum TimeUnit {
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_FORTNIGHT,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNIT_PLURAL = 32 /* added to the above */
} TimeUnit;

typedef enum TimeDaypart {
    PART_MORNING = 1,
    PART_AFTERNOON,
    PART_EVENING,
    PART_NIGHT,
    PART_NOON,
    PART_MIDNIGHT
} TimeDaypart;
typedef enum TimeShift {
    SHIFT_THIS,
    SHIFT_THAT,
    SHIFT_SAME,
    SHIFT_LAST,
    SHIFT_PAST,
    SHIFT_PREVIOUS,
    SHIFT_NEXT,
    SHIFT_FOLLOWING,
    SHIFT_COMING,
    SHIFT_RECENT
} TimeShift;
typedef enum TimeAway { AWAY_AGO, AWAY_EARLIER, AWAY_LATER, AWAY_BEFORE, AWAY_AFTER } TimeAway;
typedef enum TimePart { TIME_WHOLE = 0, TIME_START, TIME_MIDDLE, TIME_END } TimePart;
typedef enum TimeRef { REF_PRESENT, REF_PAST, REF_FUTURE } TimeRef;
typedef enum TimePreposition {
    PREP_ON = 1,
    PREP_IN,
    PREP_AT,
    PREP_SINCE,
    PREP_UNTIL,
    PREP_BY,
    PREP_DURING,
    PREP_FROM,
    PREP_TO,
    PREP_BETWEEN,
    PREP_THROUGH,
    PREP_FOR,
    PREP_WITHIN,
    PREP_OVER
} TimePreposition;

typedef struct TimeWord {
    uint8_t kind;
    uint8_t digits;            /* of a number in figures; 0 else */
    uint8_t part;              /* TimePart of a prefix: "mid-2021" */
    bool capital, abbreviated; /* begins with a capital; ends in a full stop */
    bool doubtful;             /* a common word or name as well: "may", "march", "sun", "second" */
    int32_t value, other;      /* other: of a number its tenths */
} TimeWord;

/* What the token can mean, whatever stands beside it. */
TimeWord time_word(EntenteSlice text);

/* Whether the list is in the order that its search needs. */
bool time_words_sorted(void);

#endif
