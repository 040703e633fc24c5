/* tokens.h - a block of text to pieces, as the English Web Treebank and GUM are tokenised.
 *
 * White space parts chunks. Inside a chunk, words part from punctuation, hyphens part words except after
 * prefixes that are none ("co-founder"), clitics part from their hosts ("do|n't", "Baku|'s"), units from
 * numbers ("$|40|bn"), while numbers, dates, addresses, acronyms and abbreviations keep their stops. */
#ifndef ENTENTE_TEXT_TOKENS_H
#define ENTENTE_TEXT_TOKENS_H

#include "text/pieces.h"

/* No multiword token has more words: "wouldn't've" has three. */
enum { TOKENS_MULTIWORD_LIMIT = 4 };

/* Cut text [start, end) into tokeniser->pieces, in place of what was there. Linear. False when memory is out.
 */
bool tokens_cut(Tokeniser *tokeniser, size_t start, size_t end);

/* The parts of the work; each takes what begins at `at` in the chunk that ends at `end`, and returns where it
 * stopped, after `at`. */
size_t tokens_take_word(Tokeniser *tokeniser, size_t at, size_t end);
size_t tokens_take_number(Tokeniser *tokeniser, size_t at, size_t end);
size_t tokens_take_symbol(Tokeniser *tokeniser, size_t at, size_t end);

/* Append the clitics ('s, 'll, n't ...) that begin at `at` to the word in piece `first`, making a multiword
 * token of them; returns where they end. */
size_t tokens_take_clitics(Tokeniser *tokeniser, size_t first, size_t at, size_t end);

#endif
