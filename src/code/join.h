/* join.h - events of a report that are one: the dead and hurt of an attack that was told of before. */
#ifndef ENTENTE_CODE_JOIN_H
#define ENTENTE_CODE_JOIN_H

#include "base/arena.h"
#include "entente.h"

/* "Eleven civilians were killed" a sentence or two after the fighting that killed them gives the fighting its
 * toll. Joins such events of the document. False when memory is out. */
bool join_losses(EntenteDocument *document);

#endif
