/* why.h - the reason that a sentence gives for an event: because, over, citing, in response to, after. */
#ifndef ENTENTE_CODE_WHY_H
#define ENTENTE_CODE_WHY_H

#include "code/scene.h"

/* The tokens of the words that give the reason; false where the sentence gives none. */
bool why_find(Scene *scene, const Candidate *candidate, uint32_t *first, uint32_t *last);

#endif
