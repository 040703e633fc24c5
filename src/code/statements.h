/* statements.h - who says so: sources, cues and contents of what a report attributes to somebody.
 *
 * A *statement* is anything that the words give as said, written, thought, wanted or felt by somebody: the
 * *source* is who, the *cue* the words that tell so ("has said", "according to", "claim that"), the *content*
 * what is attributed. This is attribution in the sense of PARC 3 (Pareti 2016) and PolNeAR (Newell et al.
 * 2018): quotations of any length and interruption, reported speech, beliefs, plans and attitudes.
 *
 * Rules over the tree and the cues of data/cues.txt find statements at any depth (statement_rules.c); a
 * statistical layer (statement_layer.h) learned from labelled reports decides on the outermost ones where it
 * is given. A quotation that runs over sentences, or stands alone after its speaker was named, keeps its
 * source. */
#ifndef ENTENTE_CODE_STATEMENTS_H
#define ENTENTE_CODE_STATEMENTS_H

#include "base/arena.h"
#include "entente.h"
#include "lexicon/lexicon.h"

enum { STATEMENT_DEPTH = 8 };

struct StatementLayer;

/* All statements of a parsed document, in the text's order. `layer` NULL: the rules alone. Sentences that
 * were not parsed hold none, but quotations run through them. The result lives in `arena`, all else in
 * `scratch`. False when memory is out. */
bool statements_read(const EntenteLexicon *lexicon, const struct StatementLayer *layer,
                     const EntenteDocument *document, Arena *arena, Arena *scratch,
                     EntenteStatement **statements, size_t *count);

/* The document's statements in whose content a token lies, the outermost first; returns their number, at most
 * STATEMENT_DEPTH. */
size_t statements_over(const EntenteDocument *document, size_t sentence, uint32_t token,
                       const EntenteStatement *chain[STATEMENT_DEPTH]);

/* A document's statements as members of a JSON list. */
bool statements_write(const EntenteDocument *document, FILE *stream);

#endif
