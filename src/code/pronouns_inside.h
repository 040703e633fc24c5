/* pronouns_inside.h - what the files of pronouns.h share.
 *
 * pronouns_clause.c says what grammar lets a pronoun mean; pronouns_person.c, pronouns_body.c and
 * pronouns_several.c find whom "he", "it" and "they" stand for. pronouns.c gathers for them all who can be
 * meant, and asks the one whose pronoun it is. */
#ifndef ENTENTE_CODE_PRONOUNS_INSIDE_H
#define ENTENTE_CODE_PRONOUNS_INSIDE_H

#include "code/pronouns.h"

/* The token above; 0: none. */
uint32_t pronoun_above(const View *view, uint32_t token);

/* Whether number, gender and kind of a mention let the pronoun stand for it. */
bool pronoun_fits(const Anaphor *anaphor, const Referent *referent);

/* What kind of anaphor the token is; none, where it is no pronoun of the third person. */
Anaphor pronoun_read(const Names *names, uint32_t token, bool *possessive);

/* The verb or noun under whose clause a pronoun stands. */
uint32_t pronoun_clause(const View *view, uint32_t token);

/* The subject of a verb, or of the verb above whose subject is its own; 0: none. */
uint32_t pronoun_subject_of(const View *view, uint32_t verb);

/* The subject that a possessive goes by: of "India said that 20 of its soldiers died", India. */
uint32_t pronoun_subject_over(const View *view, uint32_t pronoun);

/* Whether grammar lets the pronoun stand for a mention of its own sentence: nobody in its own clause, but for
 * its possessor, and for the subject of a clause before it. */
bool pronoun_may_mean(const View *view, uint32_t pronoun, bool possessive, const Referent *referent);

/* he, she: a person, by name where possible. */
bool pronoun_of_person(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                       Antecedent *antecedent);

/* it: a state or body that is the subject. */
bool pronoun_of_body(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                     Antecedent *antecedent);

/* "Egypt, an ally of the general, said it would host talks": who says so, whatever else is named. */
bool pronoun_of_speaking_body(Names *names, uint32_t pronoun, Antecedent *antecedent);

/* "The army did not answer, but in a statement it said that": the subject of the clause before, if that is a
 * body or state. */
bool pronoun_of_body_before(Names *names, uint32_t pronoun, Antecedent *antecedent);

/* they: the crowd or the coordination named last, where nobody else can be meant. */
bool pronoun_of_several(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                        Antecedent *antecedent);

/* "Qatar and Egypt announced that they": those who announce together. */
bool pronoun_of_speakers(Names *names, uint32_t pronoun, Antecedent *antecedent);

/* All who can be meant in a sentence; those who are named go before the pronouns that stand for them ("Chad,
 * for its part, said its troops"). */
void pronoun_gather(const Names *names, const Anaphor *anaphor, uint32_t pronoun, bool possessive,
                    uint32_t sentence, Antecedent *antecedent);

/* "Kenya said it had recalled its officers": the subject "it" and Kenya are one, found under either word. */
void pronoun_take_subject(const Discourse *discourse, uint32_t subject, Antecedent *found);

#endif
