/* antecedents_several_inside.h - what the files share that find whom "the sides" stand for.
 *
 * antecedents_several.c searches the text, near to far, for those named together or alone in a sentence.
 * antecedents_wanted.c tells who may be among them at all: states for "both countries", persons with the
 * office for "the two ministers", and never whoever acts on them. antecedents_sides.c tells who the sides are
 * where the words name no pair: those who fight in the events told before, who met, or who are at war. */
#ifndef ENTENTE_CODE_ANTECEDENTS_SEVERAL_INSIDE_H
#define ENTENTE_CODE_ANTECEDENTS_SEVERAL_INSIDE_H

#include "code/antecedents_inside.h"

/* Who may be meant. */
typedef struct Wanted {
    bool people, states, armed, any_person;
    uint32_t head;
    uint64_t noun;     /* "the leaders of A and B" are "both leaders" */
    char speaker[4];   /* whoever acts on them is not of them */
    Antecedent beside; /* nor is who acts together with him */
} Wanted;

/* ---- who may be meant: antecedents_wanted.c ---- */

/* Who may be meant by the word at `head`. */
Wanted several_wanted(Names *names, uint32_t head, const Anaphor *anaphor);

/* Whether a referent may be among them; `as`: as whom, a minister as his country where states are asked for.
 */
bool several_is_wanted(const Names *names, const Wanted *wanted, const Referent *referent, Referent *as);

/* "side", "interlocutor", "minister": whether the word may be for those who meet. */
bool several_may_meet(const View *view, uint32_t head);

/* ---- who the sides are: antecedents_sides.c ---- */

/* Whether two groups have a country in common; whether all are of the countries of some. */
bool several_share(const Antecedent *a, const Antecedent *b);
bool several_are_of(const Antecedent *all, const Antecedent *some);

/* Those who stand against each other in the events told before; the same, if they are the two countries that
 * the report names most. */
bool several_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent);
bool several_countries_of_fight(const Names *names, const Wanted *wanted, Antecedent *antecedent);

/* Those for whom the word stood before, else those who stand against each other. */
bool several_of_report(const Names *names, const Wanted *wanted, Antecedent *antecedent);

/* Those who met in the sentence before, of whom one is of no country. */
bool several_of_talks(const Names *names, const Wanted *wanted, Antecedent *antecedent);

/* A publisher and whom it met last, in its own readout. */
bool several_of_readout(const Names *names, const Wanted *wanted, Antecedent *antecedent);

/* The one armed group that the report names, and the state that it is at war with. */
bool several_of_war(const Names *names, const Wanted *wanted, Antecedent *antecedent);

/* Put the leaders of countries in their place: those whom the report names, else those of the day. */
bool several_leaders(const Names *names, uint32_t head, Antecedent *antecedent);

/* The leaders of those at odds, where `named` has one who stands outside, or nobody. */
bool several_leaders_of_fight(const Names *names, const Wanted *wanted, const Antecedent *named,
                              Antecedent *antecedent);

#endif
