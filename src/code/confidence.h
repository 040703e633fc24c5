/* confidence.h - how likely an event is right: 0.8 means that eight in ten are.
 *
 * A logistic regression over a few dozen named facts of the event, whose weights are a dictionary
 * (data/confidence.txt, `%weights`) learned by scripts/train-confidence from the gold reports. An event is
 * right when its type, actor, recipient and status are. `--explain` names the facts and their weights. */
#ifndef ENTENTE_CODE_CONFIDENCE_H
#define ENTENTE_CODE_CONFIDENCE_H

#include "code/scene.h"

enum { FACT_LIMIT = 40 };

/* The facts of an event, as names of weights. */
typedef struct Facts {
    const char *each[FACT_LIMIT];
    size_t count;
} Facts;

/* `likely` is what the statistical layer gives the event's type, negative where there is no layer. */
void confidence_facts(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                      const EntenteEvent *event, float likely, Facts *facts);

/* From 0 to 1; negative where the dictionaries hold no weights. */
float confidence_of(const EntenteLexicon *lexicon, const Facts *facts);

#endif
