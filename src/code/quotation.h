/* quotation.h - who says "I".
 *
 * The subject of the verb of saying that stands outside the quotation speaks in it; a quotation that goes on
 * in the next sentence of the paragraph keeps its speaker. */
#ifndef ENTENTE_CODE_QUOTATION_H
#define ENTENTE_CODE_QUOTATION_H

#include "code/antecedents.h"

/* Whether the token stands inside a quotation. */
bool quotation_has(const Names *names, uint32_t token);

/* The head of the phrase that names the speaker of the quotation in which the token lies (0: any); 0: none.
 */
uint32_t quotation_speaker(Names *names, uint32_t token);

/* Whom a first-person pronoun stands for. */
bool quotation_resolve(Names *names, uint32_t token, Antecedent *antecedent);

#endif
