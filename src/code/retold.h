/* retold.h - force that is told in short first and in full then.
 *
 * "Jets killed nine people in the north, doctors said. The jets hit a market in Idlib, killing nine": news
 * tells a deed in its first sentence and again with its place. Both tellings have the same sides and the same
 * dead. */
#ifndef ENTENTE_CODE_RETOLD_H
#define ENTENTE_CODE_RETOLD_H

#include "entente.h"

/* Whether an event tells again an earlier one of the document. */
bool retold(const EntenteDocument *document, const EntenteEvent *event, const EntenteEvent *before);

#endif
