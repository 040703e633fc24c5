/* contexts.h - PLOVER's contexts (manual 2024, ch. 6): in what matters an event lies.
 *
 * Sets of the dictionaries named "context_NAME" hold the words that tell a context. An event has those of its
 * own sentence, and those of its report whose words stand in it several times. */
#ifndef ENTENTE_CODE_CONTEXTS_H
#define ENTENTE_CODE_CONTEXTS_H

#include "lexicon/lexicon.h"

enum { CONTEXT_COUNT = 37, TOPIC_COUNT = 5, WORD_COUNTS = CONTEXT_COUNT + TOPIC_COUNT };

typedef uint64_t Contexts; /* bit i: context i; after them the topics that are not political */

/* How often the words of each context stood in a report. */
typedef struct ContextMemory {
    uint32_t count[WORD_COUNTS];
} ContextMemory;

/* "military" for 0, and so on, in the codebook's order. */
const char *contexts_name(unsigned context);

/* The contexts that the words of a sentence tell; they are counted in the memory, which may be NULL. */
Contexts contexts_of_sentence(const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                              ContextMemory *memory);

/* Those that the whole report is about. */
Contexts contexts_of_report(const ContextMemory *memory);

/* Whether the report is about sports, business results, entertainment, weather or somebody's life rather than
 * politics (codebook, rule 13; sets "topic_NAME" of data/topics.txt). */
bool contexts_off_topic(const ContextMemory *memory);

/* As a list, "military,territory", in the arena; NULL when memory is out. */
const char *contexts_list(Contexts contexts, struct Arena *arena);

#endif
