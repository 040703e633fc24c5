/* otherside.h - the other side of an event whose own words leave it out.
 *
 * Victims are not blamed with their attackers, nor are one's own people asked. Where no recipient is left,
 * the opponent whose facts weigh most is taken (opponents.h), unless nobody weighs more (codebook, rule 9).
 */
#ifndef ENTENTE_CODE_OTHERSIDE_H
#define ENTENTE_CODE_OTHERSIDE_H

#include "code/opponents.h"

/* Give the event the recipients that are missing. `opponents` gets those who were weighed, `*chosen` the one
 * taken; NULL: the words of the event were enough. False when memory is out. */
bool otherside_fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    EntenteEvent *event, Opponents *opponents, const Opponent **chosen);

#endif
