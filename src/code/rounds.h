/* rounds.h - "the next round will take place in May", "a further session is set for 4 August": whose it is.
 *
 * Who talks is told where the talks are; of what is to come only day and place are. A planned meeting that
 * names nobody is of those who met last in the report. Where a meeting is called off nobody is put in: who
 * did so is not told. */
#ifndef ENTENTE_CODE_ROUNDS_H
#define ENTENTE_CODE_ROUNDS_H

#include "code/scene.h"

/* Give a planned meeting without parties those of the last meeting of two or more told before it. */
void rounds_settle(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                   EntenteEvent *event);

#endif
