/* assemble.h - what a coded event still lacks: place, reason, contexts, level of a meeting. */
#ifndef ENTENTE_CODE_ASSEMBLE_H
#define ENTENTE_CODE_ASSEMBLE_H

#include "code/contexts.h"
#include "code/figures.h"
#include "code/places.h"
#include "code/time.h"

/* What a report as a whole tells of its events. */
typedef struct ReportMemory {
    EntenteDate published;
    TimeMemory time;
    PlaceMemory places;
    ContextMemory contexts;
} ReportMemory;

/* Read a report through before it is coded. */
void assemble_begin(ReportMemory *memory, const EntenteLexicon *lexicon, const EntenteDocument *document);

/* What a sentence gives to its events. */
typedef struct SentenceFacts {
    TimeExpression *times;
    size_t time_count;
    SentenceTolls tolls;
} SentenceFacts;

/* Read the times of the report's next sentence, which need not be parsed. False when memory is out. */
bool assemble_times(ReportMemory *memory, const EntenteSentence *sentence, Arena *arena,
                    SentenceFacts *facts);

/* Read the rest of a sentence whose candidates are made. False when memory is out. */
bool assemble_sentence(Scene *scene, SentenceFacts *facts);

/* Fill in the event that the candidate became, and what it is about. False when memory is out. */
bool assemble_event(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                    const Candidate *candidate, Arena *arena, EntenteEvent *event);

#endif
