/* stops.h - whether a full stop belongs to the word before it.
 *
 * A list tells most abbreviations; where a word is both ("No.", "sat.", "C."), what stands before and after
 * tells. Whether a sentence ends there as well is for sentences.h. */
#ifndef ENTENTE_TEXT_STOPS_H
#define ENTENTE_TEXT_STOPS_H

#include "text/pieces.h"
#include "text/words.h"

/* What abbreviation the word [start, at) is, whose full stop is at `at`; what is before it has been cut. */
AbbreviationKind stop_of_abbreviation(const Tokeniser *tokeniser, size_t start, size_t at);

#endif
