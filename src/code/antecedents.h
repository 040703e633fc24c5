/* antecedents.h - the searches through the discourse that the rules of coreference.c share. */
#ifndef ENTENTE_CODE_ANTECEDENTS_H
#define ENTENTE_CODE_ANTECEDENTS_H

#include "code/mentions.h"

enum { ANTECEDENT_LIMIT = 8, NEAR_SENTENCES = 3 };

/* What an anaphor stands for. */
typedef struct Antecedent {
    Referent each[ANTECEDENT_LIMIT]; /* all of them */
    size_t count;
    bool full; /* there were more */
    const char *rule;
} Antecedent;

/* Add one that is not there yet. */
void antecedent_add(Antecedent *antecedent, const Referent *referent);

/* Add the armed group for which somebody speaks. */
void antecedent_add_group_of(Antecedent *antecedent, const Referent *spokesman);

/* Whether a person's office is the one that the role at `head` means: "the minister" of a foreign minister.
 */
bool antecedent_suits(const Names *names, uint32_t head, const Referent *person);

/* "the sides", "the two leaders", "both". */
bool antecedent_of_several(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent);

/* "the minister", "the army", "police". */
bool antecedent_of_role(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent);

/* "the Azerbaijani leader"; the counterpart of somebody with that office. */
bool antecedent_of_holder(Names *names, uint32_t head, const EntenteEntity *entity, Antecedent *antecedent);
bool antecedent_of_counterpart(Names *names, const EntenteEntity *entity, const EntenteEntity *owner,
                               Antecedent *antecedent);

/* "the bloc", "the movement", "the rebels", "the kingdom". */
bool antecedent_of_epithet(Names *names, const Anaphor *anaphor, Antecedent *antecedent);

#endif
