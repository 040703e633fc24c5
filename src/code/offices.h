/* offices.h - who held an office on a day, and which entry is a country's: the dictionaries asked the other
 * way round.
 *
 * Only where exactly one person fits is there an answer. The entries are walked one by one, some thousands of
 * them, so this is for the rare phrase that asks for it: "the Azerbaijani leader". */
#ifndef ENTENTE_CODE_OFFICES_H
#define ENTENTE_CODE_OFFICES_H

#include "lexicon/lexicon.h"

/* The person who held that office of that country on that day, as an entity without words. False where none
 * or several did, or the day is not known. */
bool office_holder(const EntenteLexicon *lexicon, const char *code, const char *office, int32_t day,
                   EntenteEntity *entity);

/* The head of state or government who speaks for the country. */
bool office_leader(const EntenteLexicon *lexicon, const char *code, int32_t day, EntenteEntity *entity);

/* The country itself. */
bool office_state(const EntenteLexicon *lexicon, const char *code, int32_t day, EntenteEntity *entity);

/* Whether a word is in a set. */
bool office_in_set(const EntenteLexicon *lexicon, const char *word, const char *set);

#endif
