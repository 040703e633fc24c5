/* places.h - where an event happened.
 *
 * The place is the most exact one that the event's own phrases name: after "in", "at", "near" and the like,
 * or what was attacked or taken itself; then that of the clause it shares its scene with, of what stands
 * before the clause ("In Goma, ..."), and "where" it is told of. A name may stand for the people who govern
 * from there, and is a place only where its words say so. "The city" and "the capital" are the ones named
 * last (narrative.h). What is only said happens in no whole country; who telephones, in no one place. Which
 * place a name stands for: place_names.h. */
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
