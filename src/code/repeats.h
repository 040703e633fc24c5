/* repeats.h - what a report has told before and only says again.
 *
 * News tells a thing in its first sentence and again further down; it is one event (codebook, rule 1). What
 * has the same type, status and parties a few sentences later is the same; so is a noun that names what a
 * verb told
 * ("visited Baku ... her visit"), even where it says less. */
#ifndef ENTENTE_CODE_REPEATS_H
#define ENTENTE_CODE_REPEATS_H

#include "base/arena.h"
#include "entente.h"

/* The event of the document that this one tells again; NULL: it is new. `noun`: a noun names it. */
EntenteEvent *repeats_find(const EntenteDocument *document, const EntenteEvent *event, bool noun);

/* Drop what the headline tells of this event of the report's opening, which tells it in full: "Gunmen raid
 * village", "Armed men attacked the village of Dravik on Tuesday". What only the headline said the event
 * takes. */
void repeats_of_headline(EntenteDocument *document, EntenteEvent *event);

/* What the second telling says of day and place that the first left open, and its tolls. False when memory is
 * out. */
bool repeats_add(EntenteEvent *before, const EntenteEvent *event, Arena *arena);

/* Add to an event the day and place that its first telling left open. */
void repeats_add_day_and_place(EntenteEvent *before, const EntenteEvent *event);

#endif
