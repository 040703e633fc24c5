/* coreference.h - whom pronouns and other words that stand for somebody mean, within a document.
 *
 * Codebook, rule 9: "he", "the sides", "both countries", "his counterpart" are the actors they stand for;
 * where it cannot be told, the actor is left out, never guessed. So every rule asks for an antecedent that
 * agrees in person, number, gender and kind, and for one only: rules go from the surest to the less sure, and
 * stop where two fit (the sieve of K. Raghunathan et al., "A Multi-Pass Sieve for Coreference Resolution",
 * EMNLP 2010). Of several the subject of the main clause is taken only where the others stand in lesser
 * places (centering, see discourse.h). The sentence itself is searched first, with the bindings that grammar
 * forbids left out, then the sentences before it. */
#ifndef ENTENTE_CODE_COREFERENCE_H
#define ENTENTE_CODE_COREFERENCE_H

#include "code/mentions.h"

/* If the noun phrase stands for somebody else who can be told, give the entity that one's code, name, sectors
 * and office, and the phrase a link. */
void coreference_resolve(Names *names, uint32_t head, EntenteEntity *entity);

/* Take the mentions of a sentence that has been read into the discourse. False when memory is out. */
bool coreference_learn(Names *names);

/* The antecedent of a third-person pronoun that the tree of its own sentence gives: the subject of a clause
 * above it. The pronoun itself where there is none that agrees. */
uint32_t coreference_inside(Names *names, uint32_t pronoun);

/* Whether a noun phrase can be what a third-person pronoun stands for, by number, gender and kind. */
bool coreference_agrees(Names *names, uint32_t pronoun, uint32_t head);

/* Whether a sentence that names nobody has words that may stand for somebody: needs tokens, not a tree. */
bool coreference_any(const EntenteSentence *sentence);
bool coreference_word(EntenteSlice word);

#endif
