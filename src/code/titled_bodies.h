/* titled_bodies.h - a body called by one word of its name, written large: communiqués and bulletins name the
 * "Co-Chairs of the Minsk Group", the "IGAD Summit", the "Joint Monitoring Mission" once, and go on with "the
 * Co-Chairs", "the Summit", "the Mission". */
#ifndef ENTENTE_CODE_TITLED_BODIES_H
#define ENTENTE_CODE_TITLED_BODIES_H

#include "code/names.h"

/* The word of such a title, where a body of states that was named before has it in its name; NULL: none. */
const char *titled_word(const Names *names, uint32_t head);

/* The first body of states whose words hold the title; NULL: none. */
const Referent *titled_body(const Names *names, const char *word);

#endif
