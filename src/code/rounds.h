/* rounds.h - "the next round will take place in May", "the truce took hold at midnight": whose they are.
 *
 * Who talks is told where the talks are; of what is to come only day and place are. A planned meeting that
 * names nobody is of those who met last in the report, and a truce that is observed of those who agreed to
 * one, or fight each other. Where a meeting is called off nobody is put in: who did so is not told. */
#ifndef ENTENTE_CODE_ROUNDS_H
#define ENTENTE_CODE_ROUNDS_H

#include "code/scene.h"

/* Give a planned meeting or an observed truce without parties those of the last meeting or accord of two or
 * more told before it. False when memory is out. */
bool rounds_settle(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                   EntenteEvent *event);

/* "The minister said a second meeting with Chad was planned": his. `teller` tells the event, NULL: nobody.
 * False when memory is out. */
bool rounds_add_speaker(const EntenteDocument *document, const Scene *scene, const Candidate *candidate,
                        const EntenteEntity *teller, EntenteEvent *event);

#endif
