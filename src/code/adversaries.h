/* adversaries.h - who stands against whom in the report so far: "both sides", "the warring parties".
 *
 * Where a sentence says "both sides", the two were often named together long before, or never. They are those
 * who fight, blame, threaten and meet each other most in the events told before; that they are named side by
 * side, or have been rivals for long (data/rivals.txt), speaks for them, too. Mediators and organisations of
 * states are no side, nor is whoever speaks to both. */
#ifndef ENTENTE_CODE_ADVERSARIES_H
#define ENTENTE_CODE_ADVERSARIES_H

#include "code/names.h"

/* The two sides, as the events name them, in the order of the text; `speaker` is the code of somebody who is
 * none of them, "" for nobody; `about` the country that the report is about, "" where it is about several: a
 * pair that has it goes before others. False where no event has two. */
bool adversaries_find(const Names *names, const char *speaker, const char *about, EntenteEntity pair[2]);

/* Whether two countries are rivals of long standing. */
bool adversaries_are_rivals(const EntenteLexicon *lexicon, const char *code, const char *other);

/* Who struck last, in one of the few sentences before `sentence`: "the attackers", "the assailants". NULL
 * where nobody who is armed did, or several did. */
const EntenteEntity *adversaries_attacker(const EntenteDocument *document, size_t sentence);

#endif
