/* addresses.h - what is written as one word on the net: URLs, e-mail addresses, host and file names. */
#ifndef ENTENTE_TEXT_ADDRESSES_H
#define ENTENTE_TEXT_ADDRESSES_H

#include "entente.h"

/* The end of the address that begins at `at` in a chunk without white space that ends at `end`; `at` where
 * none begins. Closing punctuation that belongs to the sentence is left out. */
size_t address_end(const char *text, size_t at, size_t end);

/* Whether an address may begin at `at`: what is before it in the chunk could not belong to one. Asking only
 * there keeps the search linear. */
bool address_may_begin(const char *text, size_t start, size_t at);

#endif
