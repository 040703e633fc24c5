/* supposed.h - deeds that are only thought of, and talks that are nobody's business.
 *
 * "Any new strike would be answered", "the next attack by militants", "a future government": the words leave
 * open that there will be one at all. "She spoke to her brother" tells of a family, not of a conflict. */
#ifndef ENTENTE_CODE_SUPPOSED_H
#define ENTENTE_CODE_SUPPOSED_H

#include "code/scene.h"

/* Whether the candidate is only supposed, or private. */
bool supposed_candidate(const Scene *scene, const Candidate *candidate);

#endif
