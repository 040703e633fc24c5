/* visits.h - who is visited.
 *
 * "Flew to Caracas to meet the rebel commander": the place stands for its government only where nobody is
 * named who was to be met there. Source: the project's codebook, rule 5 (the host is the recipient). */
#ifndef ENTENTE_CODE_VISITS_H
#define ENTENTE_CODE_VISITS_H

#include "code/scene.h"

/* Make whom a visitor came to meet the recipient of the visit, where the words of the verb's purpose name
 * somebody known. */
void visits_find_host(Scene *scene, Candidate *candidate);

/* "The envoy is in Ankara for talks", "was in Niamey on a visit", "were in Doha to mediate": a visit told
 * without a verb, whose word is the place. */
bool visits_stay(Scene *scene, uint32_t place, Candidate *candidate);

#endif
