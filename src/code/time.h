/* time.h - the times that a text speaks of: found in its tokens, and resolved to civil dates.
 *
 * "On Monday", "a week prior", "autumn of 2020", "hours later": each expression gets a type and a value after
 * TIMEX3 (TimeML 1.2.1, Pustejovsky et al.), and, where it can be told, an interval of days with a precision.
 * What an expression leaves out comes from the publication date, from the date that the text spoke of last
 * ("the next day") and from the tense of its clause ("on Monday" is the last Monday of what happened, the
 * next one of what will be).
 *
 * A bulletin that says which days it covers ("covers the week from 7 to 13 May") means the weekdays of those.
 *
 * Reading goes sentence by sentence in the text's order, because a text's dates lean on those before them.
 * Tags and trees are used where a sentence has them; tokens alone are enough. */
#ifndef ENTENTE_CODE_TIME_H
#define ENTENTE_CODE_TIME_H

#include "base/arena.h"
#include "code/view.h"
#include "entente.h"

typedef enum TimeType { TIME_DATE, TIME_TIME, TIME_DURATION, TIME_SET } TimeType;

/* How exact an interval is. */
typedef enum TimePrecision {
    TIME_PRECISION_NONE = 0, /* no interval */
    TIME_PRECISION_DAY,
    TIME_PRECISION_WEEK,
    TIME_PRECISION_MONTH,
    TIME_PRECISION_SEASON, /* three months, or half a year */
    TIME_PRECISION_YEAR,
    TIME_PRECISION_DECADE
} TimePrecision;

/* How what happened lies to the interval, by the preposition before the expression. */
typedef enum TimeRelation {
    TIME_WITHIN = 0, /* on, in, at, during, or no preposition */
    TIME_SINCE,      /* from the interval on */
    TIME_UNTIL,      /* up to the interval */
    TIME_BEFORE,
    TIME_AFTER
} TimeRelation;

typedef struct TimeExpression {
    uint32_t first, last;   /* tokens, from 1 */
    EntenteSpan span;       /* code points from the sentence's start */
    TimeType type;          /* of TIMEX3 */
    char value[32];         /* of TIMEX3: 2022-11-25, 2022-W47, 2022-FA, P3D, PAST_REF, 2022-11-25TNI */
    EntenteDate start, end; /* inclusive; month 0: unknown */
    TimePrecision precision;
    TimeRelation relation;
    uint32_t until; /* index + 1 of the expression that ends the range which this one begins; 0: none */
    bool anchors;   /* has an interval that may date an event */
} TimeExpression;

/* What a document has said of time so far. */
typedef struct TimeMemory {
    EntenteDate published; /* month 0: unknown */
    EntenteDate reference; /* the first day of the date spoken of last */
    bool reference_is_day; /* no month or year */
    uint32_t spoken_in;    /* the number of the sentence that spoke of it, from 1; 0: none did */
    int16_t told_year;     /* year of the past that the passage tells of; 0: none */
    EntenteDate covered;   /* the last day that a bulletin says it covers; month 0: it does not */
    uint32_t sentences;    /* read so far */
} TimeMemory;

/* Forget the last document. */
void time_begin(TimeMemory *memory, EntenteDate published);

/* The expressions of the document's next sentence, in order. False when memory is out. */
bool time_read(TimeMemory *memory, const EntenteSentence *sentence, Arena *arena,
               TimeExpression **expressions, size_t *count);

/* When something happened. */
typedef struct TimeOfEvent {
    const TimeExpression *expression; /* NULL: its clause does not say */
    EntenteDate start, end;           /* month 0: open */
    TimePrecision precision;
} TimeOfEvent;

/* The time that a predicate's clause, or what the predicate is subordinate to, gives for it. `predicate` is a
 * verb or a noun of the sentence. */
TimeOfEvent time_of_event(const View *view, uint32_t predicate, const TimeExpression *expressions,
                          size_t count);

/* "suspends the talks two weeks after they opened", where the tree gives the main clause no time: the day,
 * from the one named before in the sentence, or from that of the report; false where the words do not tell
 * it. */
bool time_before_report(const View *view, uint32_t predicate, const TimeExpression *expressions, size_t count,
                        EntenteDate published, EntenteDate *day);

/* The day on which what the predicate tells was told, where its verb of saying stands before and in the past:
 * "said on Friday that it had sunk a boat". The best guess where the clause itself gives no time. */
TimeOfEvent time_of_telling(const View *view, uint32_t predicate, const TimeExpression *expressions,
                            size_t count);

/* The expressions of a document's sentences as members of a JSON list. False when memory is out. */
bool times_write(const EntenteDocument *document, FILE *stream);

/* "DATE", "day" */
const char *time_type_name(TimeType type);
const char *time_precision_name(TimePrecision precision);

#endif
