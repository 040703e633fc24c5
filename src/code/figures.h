/* figures.h - the tolls of a sentence (tolls.h), given to the events that took them. */
#ifndef ENTENTE_CODE_FIGURES_H
#define ENTENTE_CODE_FIGURES_H

#include "code/time.h"
#include "code/tolls.h"

typedef struct SentenceTolls {
    Toll *each;
    uint32_t *owner; /* trigger of the event that took each; 0: none of the sentence */
    size_t count;
} SentenceTolls;

/* Read the tolls of a sentence whose candidates are made. `times`: the sentence's, of which a toll of a
 * longer time than its event's ("since July") is not the event's. False when memory is out. */
bool figures_read(Scene *scene, const TimeExpression *times, size_t time_count, SentenceTolls *tolls);

/* "a conflict that has claimed 3,700 lives", "have died in the war": the dead of all its years, and of no one
 * deed. */
bool figures_are_of_war(const Scene *scene, const Toll *toll);

/* Whether a toll counts others besides those of another one of its sentence: "Two were killed, which raised
 * the toll from 58 to 60". */
bool figures_is_sum(const SentenceTolls *tolls, size_t number);

/* Whether all force that its sentence tells of is told in other clauses than a toll: "put its dead at 15, and
 * officials said that a strike had killed six". */
bool figures_are_apart(Scene *scene, const Toll *toll);

/* The figure that a toll claims, with the side that lost them. False when memory is out. */
bool figures_make(Scene *scene, const Toll *toll, Arena *arena, EntenteFigure *figure);

/* Give a candidate's event its figures. False when memory is out. */
bool figures_give(Scene *scene, const SentenceTolls *tolls, const Candidate *candidate, Arena *arena,
                  EntenteEvent *event);

#endif
