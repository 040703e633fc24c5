/* happened.h - when and where a deed told before took place: "The attack happened on Sunday near Gao."
 *
 * Such a sentence names no party and makes no event of its own; what it tells belongs to the deed before it.
 */
#ifndef ENTENTE_CODE_HAPPENED_H
#define ENTENTE_CODE_HAPPENED_H

#include "code/assemble.h"

/* Whether a sentence that is not parsed yet opens so, and is worth a tree. */
bool happened_begins(const EntenteLexicon *lexicon, const EntenteSentence *sentence);

/* Give the deeds of the sentence told last, if they were told without, the day and place of this sentence.
 * False when memory is out. */
bool happened_settle(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                     EntenteDocument *document, size_t number);

#endif
