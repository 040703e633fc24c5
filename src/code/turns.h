/* turns.h - who has the floor in an interview or minutes.
 *
 * A paragraph that begins with a name and a colon ("Ada Moreau: We have sent our answer") is that person's,
 * and so are those after it, until another name and colon follow: "I" and "we" are the speaker and his side,
 * without any quotation marks. */
#ifndef ENTENTE_CODE_TURNS_H
#define ENTENTE_CODE_TURNS_H

#include "code/names.h"

/* Take note of the sentence's label, if it has one: the memory's `turn` becomes the person whom it names, or
 * nobody where the dictionaries and the report so far know none. Needs tokens, not a tree. */
void turns_read(NameMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence);

#endif
