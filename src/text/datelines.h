/* datelines.h - the place, date and agency before a report's first sentence: "ABUJA, May 3 (Reuters) -".
 *
 * The treebanks make a dateline that ends in a dash a sentence of its own, and so the report's first sentence
 * has a tree without it. */
#ifndef ENTENTE_TEXT_DATELINES_H
#define ENTENTE_TEXT_DATELINES_H

#include "text/pieces.h"

/* Whether the pieces from `first` to the dash in piece `dash` (> first) end in a dateline. */
bool dateline_ends(const Tokeniser *tokeniser, size_t first, size_t dash);

/* Whether the pieces from `first` to the closing bracket end in a dateline that has no dash: "MOSCOW (Agency
 * - 28th February, 2023) Officials". */
bool dateline_closes(const Tokeniser *tokeniser, size_t first, size_t bracket);

#endif
