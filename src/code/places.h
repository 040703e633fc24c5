/* places.h - where an event happened.
 *
 * A name may stand for many places (Tripoli in Libya and in Lebanon), for the people who govern from there,
 * and for a place only where its words say so: "in Baku", "near Sotk", "the village of Sotk". Namesakes are
 * told apart by a country or region named beside them, by the countries that the report speaks of, and by how
 * many people live there, in this order (J. L. Leidner, "Toponym Resolution in Text", 2007, ch. 3: the
 * heuristics "qualifier", "minimality" and "population"). */
#ifndef ENTENTE_CODE_PLACES_H
#define ENTENTE_CODE_PLACES_H

#include "code/place_names.h"
#include "code/time.h"

/* The sentence's times, so that "on March 18" is no town. */
typedef struct PlaceTimes {
    const TimeExpression *each;
    size_t count;
} PlaceTimes;

/* The place where a candidate's event happened, in the arena; `*place` is NULL where the sentence gives none.
 * False when memory is out. */
bool places_of_event(Scene *scene, const Candidate *candidate, const PlaceMemory *memory, PlaceTimes times,
                     Arena *arena, EntentePlace **place);

#endif
