/* toll_events.h - figures of those to whom an event was done, where only the event's kind tells what
 * happened.
 *
 * No word of the sets in data/tolls.txt says that 220 soldiers who were freed had been captives, or that the
 * seven of them whom the police picked up were arrested: the event that the verb makes does (codebook, rule
 * 10: captives held or freed count as captured). Such figures stand as the event's object, as the subject of
 * its passive, or, of a protest, as its subject. */
#ifndef ENTENTE_CODE_TOLL_EVENTS_H
#define ENTENTE_CODE_TOLL_EVENTS_H

#include "code/tolls.h"

/* Add the figures that events of the sentence give and `tolls` has not, at the end of `*tolls`. False when
 * memory is out. */
bool toll_events_read(Scene *scene, Arena *arena, Toll **tolls, size_t *count);

#endif
