/* sentences.h - where sentences end in a block's pieces. */
#ifndef ENTENTE_TEXT_SENTENCES_H
#define ENTENTE_TEXT_SENTENCES_H

#include "text/pieces.h"

/* The index after the last piece of the sentence that begins at `first` (< tokeniser->count). */
size_t sentence_end(const Tokeniser *tokeniser, size_t first);

#endif
