/* deaths.h - those who were killed or hurt "in", "by" or "during" an event belong to that event.
 *
 * "Three soldiers were killed in an Israeli air strike" tells of one thing: the strike, whose actor is Israel
 * and whose recipients are the soldiers. */
#ifndef ENTENTE_CODE_DEATHS_H
#define ENTENTE_CODE_DEATHS_H

#include "code/scene.h"

/* Join them, and what an attack and a protest did further ("stormed the court and killed eleven", "marched on
 * and threw stones"), once all candidates of the sentence are made. */
void deaths_join(Scene *scene);

#endif
