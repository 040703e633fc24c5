/* pronouns.h - the rules for pronouns of the third person. */
#ifndef ENTENTE_CODE_PRONOUNS_H
#define ENTENTE_CODE_PRONOUNS_H

#include "code/antecedents.h"

/* he, she, it, they and their cases. */
bool pronoun_resolve(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent);

/* "the latter", "the former", of two who were named together. */
bool pronoun_latter(const Names *names, const Anaphor *anaphor, Antecedent *antecedent);

#endif
