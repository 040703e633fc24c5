/* mishaps.h - the dead of a crash, a fire, a disease: nobody did it.
 *
 * "Four children were killed in a collision", "nine died when a building collapsed", "the jet crashed,
 * killing all on board": news tells them in the words of war, but they are no assaults (codebook, rule 13).
 */
#ifndef ENTENTE_CODE_MISHAPS_H
#define ENTENTE_CODE_MISHAPS_H

#include "code/scene.h"

/* Whether those whom the candidate tells of died or were hurt by accident. */
bool mishap_candidate(const Scene *scene, const Candidate *candidate);

#endif
