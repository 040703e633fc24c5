/* time_tense.h - whether the clause around a token tells what was or what will be. */
#ifndef ENTENTE_CODE_TIME_TENSE_H
#define ENTENTE_CODE_TIME_TENSE_H

#include "entente.h"

typedef enum Tense { TENSE_NONE = 0, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE } Tense;

/* Of the clause that the tokens `first` to `last` (from 1) stand in: by its tree, or where the sentence has
 * none by the nearest word that shows a tense. */
Tense tense_around(const EntenteSentence *sentence, uint32_t first, uint32_t last);

/* Whether the tokens hang on a verb ("took effect on Jan. 1"), not on a noun in its clause ("called off the
 * meeting on Jan. 1"). False where there is no tree. */
bool tense_is_direct(const EntenteSentence *sentence, uint32_t first, uint32_t last);

#endif
