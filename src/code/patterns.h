/* patterns.h - lines of %patterns against a verb: words in their order.
 *
 * Dictionaries of the PETRARCH family say what they want by the order of words: "WILL NOT *", "* RELATIONS
 * WITH +". Such a line holds where its words stand before and after the verb in that order, with any words
 * between those that no "_" joins; "+", "$", "%" and "^" are parties (word_order.h). What a line does not
 * say, the tree does: the subject acts, unless the verb is passive with "by"; the other side is the first
 * party after the verb. Of several lines the one with most words wins, of equals the first. The conventions
 * are those of P. Schrodt, "PETRARCH: Python Engine for Text Resolution And Related Coding Hierarchy" (2014).
 */
#ifndef ENTENTE_CODE_PATTERNS_H
#define ENTENTE_CODE_PATTERNS_H

#include "code/scene.h"

/* Match the patterns of a verb. False where no dictionary has one for it, or none of them fits. */
bool patterns_match(Scene *scene, uint32_t token, Candidate *candidate);

/* What the second party does to the first, of a candidate with a reverse event. */
Candidate patterns_reverse(const Candidate *candidate);

#endif
