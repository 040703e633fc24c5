/* repeats.h - what a report has told before and only says again.
 *
 * News tells a thing in its first sentence and again further down; it is one event (codebook, rule 1). What
 * has the same type, status and parties a few sentences later is the same; so is a noun that names what a
 * verb told
 * ("visited Baku ... her visit"), even where it says less. */
#ifndef ENTENTE_CODE_REPEATS_H
#define ENTENTE_CODE_REPEATS_H

#include "entente.h"

/* Whether the document's events have this one already. `noun`: a noun names it. */
bool repeats_have(const EntenteDocument *document, const EntenteEvent *event, bool noun);

#endif
