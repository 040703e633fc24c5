/* loose.h - figures of a sentence that tells of no event of its own to take them.
 *
 * "Nine were wounded, the ministry said" and "It put its losses at two dead" name nobody who could be a
 * party, or no deed; they are the toll of what the sentence before told. Such figures are kept until the
 * whole report is coded and then go to the nearest event that may have cost them. Source: the project's
 * codebook, rule 10. */
#ifndef ENTENTE_CODE_LOOSE_H
#define ENTENTE_CODE_LOOSE_H

#include "code/assemble.h"

typedef struct LooseFigure {
    EntenteFigure figure;
    size_t sentence;
    EntenteDate date; /* month 0: the sentence does not tell */
    EntentePlace *place;
    bool vague;   /* of a longer time than a day */
    bool later;   /* of those who were hurt: may have died on another day */
    bool apart;   /* from the force that its own sentence tells of */
    bool pronoun; /* of one person told before */
} LooseFigure;

/* An event that a later sentence told again (repeats.h), known by its triggers. */
typedef struct ToldAgain {
    const EntenteSpan *triggers;
    size_t sentence;
} ToldAgain;

typedef struct LooseFigures {
    LooseFigure *each;
    size_t count, room;
    ToldAgain *again;
    size_t again_count, again_room;
} LooseFigures;

/* Note that the event was told again in that sentence. False when memory is out. */
bool loose_told_again(LooseFigures *loose, const EntenteEvent *event, size_t sentence, Arena *arena);

/* Keep the figures of a sentence that may be another's toll. False when memory is out. */
bool loose_keep(LooseFigures *loose, const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                const EntenteDocument *document, size_t number);

/* Give those that no event of the document has to events of their own sentence or of the one before. False
 * when memory is out. */
bool loose_give(const LooseFigures *loose, EntenteDocument *document);

#endif
