/* behest.h - at whose request something is done: a meeting called off, troops of others sent home.
 *
 * "The session was postponed at the request of Chad": the passive names nobody who does it, but whoever asked
 * for it called it off; so did whoever "pulled out" before or by that. */
#ifndef ENTENTE_CODE_BEHEST_H
#define ENTENTE_CODE_BEHEST_H

#include "code/scene.h"

/* Give meetings that were called off without a doer whoever asked for it; nobody who asks for a deed suffers
 * it. */
void behest_find(Scene *scene);

/* "reaffirmed its readiness to help Chad": one offer, whose other side is that of what is offered. */
void behest_join_offers(Scene *scene);

/* "The junta ordered the withdrawal of French troops": who orders others out asks them to yield. */
void behest_ask_others(Scene *scene);

/* Whether an argument only says at whose request: "at the request of the church". */
bool behest_is(Scene *scene, const Argument *argument);

#endif
