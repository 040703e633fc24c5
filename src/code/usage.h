/* usage.h - words that can tell an event, used so that they tell none.
 *
 * "called him a coward for ...", "insisted that it was true", "the money it needs", "their support for the
 * idea", "are to blame", "what will it cost? he asked": the lines of the dictionaries know the words, and the
 * construction says that nobody asks, promises or attacks. */
#ifndef ENTENTE_CODE_USAGE_H
#define ENTENTE_CODE_USAGE_H

#include "code/scene.h"

/* Whether the words of the candidate are used so. */
bool usage_candidate(Scene *scene, const Candidate *candidate);

#endif
