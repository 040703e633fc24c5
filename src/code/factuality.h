/* factuality.h - whether what a word names lies in the future, and whether it is said not to be.
 *
 * Every verb and noun inherits from what it hangs on: the complement of "plan", "want", "agree" lies ahead,
 * that of "manage" is as real as its verb, and what "denied", "prevented" or "without" govern is not. After
 * the scheme of NewsReader's MEANTIME corpus (Minard et al. 2016: event attributes time and polarity) and R.
 * Saurí, "A Factuality Profiler for Eventualities in Text", 2008. */
#ifndef ENTENTE_CODE_FACTUALITY_H
#define ENTENTE_CODE_FACTUALITY_H

#include "code/view.h"

typedef struct Factuality {
    bool future, negated;
} Factuality;

/* For every token, from 1 to the view's count; NULL when memory is out. */
Factuality *factuality_read(const View *view, Arena *arena);

#endif
