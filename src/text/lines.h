/* lines.h - text to blocks: stretches that no sentence crosses the ends of.
 *
 * An empty line always ends a block. Whether the end of a line does depends on how the text was made: where
 * each paragraph is one line it does; where lines were wrapped at some width it does only if the next line's
 * first word would have fitted. What kind of text it is shows in how many lines begin in lower case. */
#ifndef ENTENTE_TEXT_LINES_H
#define ENTENTE_TEXT_LINES_H

#include "entente.h"

typedef struct Lines {
    const char *text;
    size_t size;
    size_t at;    /* where the next block begins */
    size_t width; /* of wrapped lines in code points, 0: lines are not wrapped */
} Lines;

/* Look at the whole text. Linear. */
Lines lines_of(EntenteSlice text);

/* The next block without white space at its ends; false when there is none. */
bool lines_next_block(Lines *lines, size_t *start, size_t *end);

#endif
