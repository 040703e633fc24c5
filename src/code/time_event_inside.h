/* time_event_inside.h - which of a sentence's times dates an event, shared by its parts.
 *
 * time_event.c asks first for the nearest time of the event's own clause (time_event_nearest.c), then for
 * that of the clauses whose time it shares (time_event_shared.c), then for one beside them
 * (time_event_beside.c). */
#ifndef ENTENTE_CODE_TIME_EVENT_INSIDE_H
#define ENTENTE_CODE_TIME_EVENT_INSIDE_H

#include "code/time_clause.h"

/* The token that another hangs on; 0: none. */
uint32_t time_event_head(const View *view, uint32_t token);

/* The token of an expression whose head lies outside it. */
uint32_t time_event_top(const View *view, const TimeExpression *expression);

/* "invited him to Moscow on May 19", "to Lima next month": when he is to come. A day of the week is more
 * often the one on which it was said. */
bool time_event_is_invited_for(const View *view, const TimeExpression *expression, uint32_t predicate);

/* The time nearest to a predicate in its clause; NULL: its clause has none. */
const TimeExpression *time_event_nearest(const View *view, uint32_t predicate,
                                         const TimeExpression *expressions, size_t count);

/* Whether a clause tells of the time of its main clause. */
bool time_event_is_alongside(const View *view, uint32_t clause);

/* The predicate whose time the event shares; 0: none. */
uint32_t time_event_shared_with(const View *view, uint32_t predicate);

/* "in 1996, when China last fired missiles": the expression right before the clause's "when". */
const TimeExpression *time_event_before_when(const View *view, uint32_t predicate,
                                             const TimeExpression *expressions, size_t count);

/* "detained forty people and searched two houses last week": a time at the end holds for all that went before
 * in the same tense. */
const TimeExpression *time_event_of_conjunct(const View *view, uint32_t predicate,
                                             const TimeExpression *expressions, size_t count);

/* "refused, telling lawmakers the same day", "urged both to stop when they met in June": a clause beside it
 * that goes on at the same time. */
const TimeExpression *time_event_of_clause_beside(const View *view, uint32_t predicate,
                                                  const TimeExpression *expressions, size_t count);

/* "leaders meeting in Cologne last month called for", "Abiy, addressing parliament on Tuesday, thanked": they
 * spoke there and then. */
const TimeExpression *time_event_of_subject(const View *view, uint32_t predicate,
                                            const TimeExpression *expressions, size_t count);

/* "the meeting held in Sochi on 31 October", "the attack that took place on Friday": when what a noun names
 * happened, by the clause behind it. */
const TimeExpression *time_event_of_happening(const View *view, uint32_t noun,
                                              const TimeExpression *expressions, size_t count);

/* "in a letter circulated on Monday", "in a video that the agency obtained on Monday": what is said in it is
 * said then. */
const TimeExpression *time_event_of_paper(const View *view, uint32_t predicate,
                                          const TimeExpression *expressions, size_t count);

/* "opened fire on policemen responding to a false alarm on Thursday": a day at the end of what was done hangs
 * on its last participle as often as on the verb. */
const TimeExpression *time_event_of_object(const View *view, uint32_t predicate,
                                           const TimeExpression *expressions, size_t count);

/* "negotiated face to face in Istanbul in the spring of 2022": what follows with no other clause between. */
const TimeExpression *time_event_next_behind(const View *view, uint32_t predicate,
                                             const TimeExpression *expressions, size_t count);

#endif
