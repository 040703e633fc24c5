/* time_clause.h - what the words of a clause say about the times that it names (time_event.c). */
#ifndef ENTENTE_CODE_TIME_CLAUSE_H
#define ENTENTE_CODE_TIME_CLAUSE_H

#include "code/time.h"

/* Whether a verb tells of now, in one word: "condemns". */
bool time_is_present(const View *view, uint32_t verb);

/* Verbs whose object has happened before, with a time of its own: "welcomed the talks in March". */
bool time_is_judged(const View *view, uint32_t verb);

/* "prolonged the truce until Dec. 31", "closed until Ramadan": when what was done then ends. */
bool time_is_term(const View *view, const TimeExpression *expression, uint32_t predicate);

/* "MANILA, 10 May 2022: The minister received": the line tells where and when it was written. */
bool time_is_dateline(const View *view, const TimeExpression *expression);

/* A verb in the past tense. */
bool time_is_past(const View *view, uint32_t verb);

/* "met", "was received", "had hosted". */
bool time_is_told_past(const View *view, uint32_t verb);

/* "has asked", "will meet", "is sending", "hopes": told of the day of the report, or of what comes after. */
bool time_is_of_now(const View *view, uint32_t verb);

/* What asks, condemns or promises on the day on which it is given out: "adopted a resolution that demands".
 */
bool time_is_paper(const View *view, uint32_t noun);

#endif
