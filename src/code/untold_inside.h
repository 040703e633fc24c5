/* untold_inside.h - what the files of untold.h share.
 *
 * untold_meant.c knows what somebody is only asked, charged or expected to do, untold_named.c what is only
 * named in passing, and untold.c what came to nothing and what was announced; untold_event.c judges finished
 * events. */
#ifndef ENTENTE_CODE_UNTOLD_INSIDE_H
#define ENTENTE_CODE_UNTOLD_INSIDE_H

#include "code/untold.h"

/* Whether the deed is only asked for, charged, warned of or expected, and is what another event is about. */
bool untold_only_meant(Scene *scene, const Candidate *candidate);

/* Whether the deed is only named in passing, or is a sum of many. With `claims` sums of the dead are told. */
bool untold_only_named(Scene *scene, const Candidate *candidate, bool claims);

/* The token above; 0: none. */
uint32_t untold_above(const View *view, uint32_t token);

#endif
