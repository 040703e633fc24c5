/* answered.h - the dead for whom a blow was dealt.
 *
 * "Fired rockets in response to the killing of a commander", "shelled the town to avenge the deaths of nine",
 * "burned tyres over the death of a cleric": the blow did not cost those lives; it was dealt for them. */
#ifndef ENTENTE_CODE_ANSWERED_H
#define ENTENTE_CODE_ANSWERED_H

#include "entente.h"

/* Whether a noun that tells of deaths (token, from 0) names what another deed answers. */
bool deaths_are_answered(const EntenteSentence *sentence, size_t noun);

#endif
