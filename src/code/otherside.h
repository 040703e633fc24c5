/* otherside.h - the other side of an event whose own words leave it out.
 *
 * "Saudi Arabia condemned the attack", "Islamabad asked for proof", "rejected the plan": who is blamed, asked
 * or refused, the report has told before. What the event is about ("the attack", "the accord") leads to the
 * last event of that kind, and its doers are meant; else whoever stood over against the actor in the events
 * just told. Of an attack in another country that country was hit. Whom none of these gives is left out
 * (codebook, rule 9). Nor are victims blamed with their attackers, or one's own people asked. */
#ifndef ENTENTE_CODE_OTHERSIDE_H
#define ENTENTE_CODE_OTHERSIDE_H

#include "code/scene.h"

/* Give the event the recipients that are missing, where the events of the document before it tell them.
 * `*rule` says why; NULL: nothing was added. False when memory is out. */
bool otherside_fill(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    EntenteEvent *event, const char **rule);

#endif
