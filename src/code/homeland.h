/* homeland.h - the country of roles that are named without one: "police", "protesters", "the court".
 *
 * Whoever polices, judges, governs or protests somewhere belongs there, unless the words say otherwise: the
 * country is that of the place where the event happened, or the one that the report speaks of far more than
 * of any other; else that of the place of the event told just before. Troops and armed men may be anybody's
 * where they attack; for them the place says nothing. */
#ifndef ENTENTE_CODE_HOMELAND_H
#define ENTENTE_CODE_HOMELAND_H

#include "code/places.h"

/* Give the event's actors and recipients the country that is missing. `speaker` tells the event, NULL: nobody
 * does. A place that is no party leaves the
 * recipients: it is where the event happened. False when memory is out. */
bool homeland_settle(const PlaceMemory *memory, Scene *scene, const EntenteDocument *document,
                     const EntenteEntity *speaker, EntenteEvent *event);

/* Whether the word tells that a crowd was out, without saying who: "protests broke out in Quito", "there were
 * rallies", "a strike shut the port", "the verdict sparked riots", "vigils were held in Kolkata". */
bool homeland_is_crowd(const Scene *scene, const Candidate *candidate);

/* Give such a protest the people of the place where it was; without a place it stays nobody's. False when
 * memory is out. */
bool homeland_crowd(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event);

/* Those whom a deed was done to as a number of a nation, who are its people and not their state: "11
 * Palestinians", "dozens of Syrians". Comes once all sides are known. */
void homeland_people(Scene *scene, EntenteEvent *event);

#endif
