/* coder.h - the coder's inside, for its own files: one worker's state over shared dictionaries. */
#ifndef ENTENTE_CODE_CODER_H
#define ENTENTE_CODE_CODER_H

#include "code/assemble.h"
#include "code/attribution.h"
#include "code/gate.h"
#include "code/layer.h"
#include "code/loose.h"
#include "code/scene.h"
#include "code/sides.h"
#include "entente.h"

struct EntenteCoder {
    const EntenteLexicon *lexicon;
    const Layer *layer; /* NULL: the lexicon alone */
    const Gate *gate;   /* NULL: parse every sentence with somebody in it */
    EntenteCoderOptions options;
    GateCache cache;
    NameMemory memory;
    ReportMemory report;
    Speakers speakers;
    LooseFigures loose;
    Arena *scratch;
};

/* A candidate as an event of the document. False when memory is out. */
bool coder_event(EntenteCoder *coder, Scene *scene, const Candidate *candidate, EntenteDocument *document,
                 size_t sentence, EntenteEvent *event);

/* Add a reason to an event's explanations; `capacity` is that of its list. False when memory is out. */
bool coder_reason(EntenteEvent *event, Arena *arena, size_t *capacity, EntenteReason reason);

/* Which sentences need a tree. A ParserChoice; `context` is the coder. */
bool coder_choose(const EntenteDocument *document, bool *wanted, void *context);

/* Read the sentence of a pair; `source` and `target` become the mentions' heads. The document must have a
 * sentence. */
EntenteStatus relate_scene(EntenteCoder *coder, EntenteDocument *document, const EntentePair *pair,
                           Scene *scene, uint32_t *source, uint32_t *target, EntenteError *error);

/* The lexicon's candidate for the pair; NULL where the sentence has none. */
const Candidate *relate_best(Scene *scene, uint32_t source, uint32_t target, const EntentePair *pair);

/* The event of a sentence and its sides by the rules alone; the mentions of what was found. */
void relate_guess(Scene *scene, FoundSides *found);
EntenteStatus relate_spans(Scene *scene, const FoundSides *found, EntenteDocument *document,
                           EntenteRelation *relation, EntenteError *error);

/* The event and its sides where no pair is given. The document must have a sentence. */
EntenteStatus relate_found(EntenteCoder *coder, EntenteDocument *document, EntenteRelation *relation,
                           EntenteError *error);

#endif
