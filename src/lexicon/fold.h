/* fold.h - words as dictionaries compare them.
 *
 * A name in a text and the same name in a dictionary rarely agree to the letter: U.S. and US, al-Shabaab and
 * Al Shabaab, Sana'a and Sanaa, Erdoğan and Erdogan. Both are therefore cut into *atoms*: runs of letters and
 * digits, lower-cased, without marks, with full stops and apostrophes inside dropped; hyphens and spaces part
 * them. */
#ifndef ENTENTE_LEXICON_FOLD_H
#define ENTENTE_LEXICON_FOLD_H

#include "entente.h"

typedef struct Atom {
    uint64_t hash; /* of the folded letters, never 0 */
    bool capital;  /* begins with a capital letter or a digit */
    bool capitals; /* at least two letters, all of them capitals */
} Atom;

/* The next atom of `text` at or after byte `*at`, which moves behind it. False at the end. */
bool fold_next(EntenteSlice text, size_t *at, Atom *atom);

/* Hash of the folded letters of a whole word, hyphens dropped too; for lemmas. Never 0. */
uint64_t fold_hash(EntenteSlice word);

/* Combine a trie's node with an atom or lemma: the key of the edge. */
uint64_t fold_edge(uint32_t node, uint64_t hash);

#endif
