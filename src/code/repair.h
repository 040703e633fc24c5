/* repair.h - readings of the parser that the dictionaries know to be wrong, put right before coding.
 *
 * A statistical parser takes a rare verb for a noun ("threatened to shell positions", "demanded that France
 * mediate") and falls apart over foreign names. Where form and dictionary together leave no doubt, the tree
 * is mended; the document's own tokens stay as they are. */
#ifndef ENTENTE_CODE_REPAIR_H
#define ENTENTE_CODE_REPAIR_H

#include "base/arena.h"
#include "entente.h"
#include "lexicon/lexicon.h"

/* A mended copy of a parsed sentence, in the arena; NULL when memory is out. */
EntenteSentence *repair_sentence(const EntenteSentence *sentence, const EntenteLexicon *lexicon,
                                 Arena *arena);

#endif
