/* otherside.h - the other side of an event whose own words leave it out.
 *
 * Victims are not blamed with their attackers, nor are one's own people asked. Where no recipient is left,
 * the opponent whose facts weigh most is taken (opponents.h), unless nobody weighs more (codebook, rule 9).
 */
#ifndef ENTENTE_CODE_OTHERSIDE_H
#define ENTENTE_CODE_OTHERSIDE_H

#include "code/opponents.h"

/* The sides that were chosen for an event, and among whom. */
typedef struct OtherSides {
    Opponents each[2]; /* doers, recipients; `count` 0: not asked for */
    const Opponent *chosen[2];
} OtherSides;

/* Give the event the actors and recipients that are missing. `teller` tells it, NULL: the report itself.
 * False when memory is out. */
bool otherside_fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    const EntenteEntity *teller, EntenteEvent *event, OtherSides *sides);

/* "came under fire from drones": the drones are nobody. Comes before the countries of roles are found. */
void otherside_drop_weapons(Scene *scene, const Candidate *candidate, EntenteEvent *event);

/* Where nobody is known on either side of an attack, who was struck is of the place. */
bool otherside_of_place(const Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                        EntenteEvent *event);

/* Leave out whoever is of no country that can be told, beside others who are (codebook, rule 9). */
void otherside_drop_unknown(EntenteEvent *event);

#endif
