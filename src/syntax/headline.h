/* headline.h - the comma of headlines that stands for "and": "Serbia, Kosovo trade blame".
 *
 * Running text has no such commas, so a parser trained on it takes the first name for somebody spoken to. It
 * reads "and" in the comma's place instead, and the tree comes out right. */
#ifndef ENTENTE_SYNTAX_HEADLINE_H
#define ENTENTE_SYNTAX_HEADLINE_H

#include "entente.h"

/* The comma between two names that begin a headline (a sentence without a full stop), counted from 0;
 * SIZE_MAX where there is none. Needs the tokens' text alone. */
size_t headline_comma(const EntenteSentence *sentence);

#endif
