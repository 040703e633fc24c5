/* time_tense.h - whether the clause around a token tells what was or what will be. */
#ifndef ENTENTE_CODE_TIME_TENSE_H
#define ENTENTE_CODE_TIME_TENSE_H

#include "entente.h"

typedef enum Tense { TENSE_NONE = 0, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE } Tense;

/* Of the clause that the tokens `first` to `last` (from 1) stand in: by its tree, or where the sentence has
 * none by the nearest word that shows a tense. */
Tense tense_around(const EntenteSentence *sentence, uint32_t first, uint32_t last);

#endif
