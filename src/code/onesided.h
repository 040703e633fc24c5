/* onesided.h - deeds that only the other side tells: "Velmark's army said that Ostrian troops had shelled its
 * posts" is what Velmark alleges of Ostria, not what is known.
 *
 * What somebody tells of himself, of his own side, or of a deed in which he has no part, stands as told. So
 * does what officials confirm at a sentence's end of rebels of their own country ("militants threw a grenade,
 * police said"): they count such deeds day by day, and news takes them from there.
 */
#ifndef ENTENTE_CODE_ONESIDED_H
#define ENTENTE_CODE_ONESIDED_H

#include "entente.h"

/* Make `alleged` what was told as having occurred, of an adversary alone. The events have their sources
 * (attribution.h). */
void onesided_doubt(EntenteDocument *document);

#endif
