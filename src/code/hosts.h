/* hosts.h - under whose roof or hand others meet, where a phrase of its own tells it.
 *
 * "met in Geneva under the auspices of the United Nations", "signed a truce with Qatar as mediator", "talks
 * at the invitation of Oman": none of the two sides, but the event's mediators. */
#ifndef ENTENTE_CODE_HOSTS_H
#define ENTENTE_CODE_HOSTS_H

#include "code/scene.h"

/* Give a meeting or an agreement that names no mediator those whom the sentence names so. False when memory
 * is out. */
bool hosts_find(Scene *scene, Arena *arena, EntenteEvent *event);

/* "hosted the presidents of Serbia and Kosovo": whoever brings two others together is no party. */
void hosts_part(const Scene *scene, const Candidate *candidate, EntenteEvent *event);

#endif
