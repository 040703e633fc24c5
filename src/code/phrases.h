/* phrases.h - words of a sentence that stand in a set of the dictionaries, a phrase of any length read
 * forwards.
 *
 * Each word may fit by its form or its lemma: "lost their lives" finds `lose their lives`. */
#ifndef ENTENTE_CODE_PHRASES_H
#define ENTENTE_CODE_PHRASES_H

#include "code/view.h"
#include "lexicon/lexicon.h"

/* Told of every set and the token with which its words end; `set` belongs to the lexicon. */
typedef void PhraseListener(void *context, uint32_t last, const char *set);

/* All sets that hold words which begin at `token`. */
void phrases_visit(const EntenteLexicon *lexicon, const View *view, uint32_t token, PhraseListener *listener,
                   void *context);

/* The longest words from `token` on in a set whose name begins with `prefix`: their last token, 0 where there
 * are none. `*rest` is the rest of the set's name. */
uint32_t phrases_match(const EntenteLexicon *lexicon, const View *view, uint32_t token, const char *prefix,
                       const char **rest);

/* Whether the words that begin at `token`, or just that one, stand in the set. */
bool phrases_in_set(const EntenteLexicon *lexicon, const View *view, uint32_t token, const char *set);

#endif
