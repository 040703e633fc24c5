/* claimed.h - who claims an attack, did it.
 *
 * "A bomb tore through a bus, killing five. The Liberation Army claimed the bombing": the words of the attack
 * name nobody, and the report tells later who did it. Source: the rulings of the gold reports ("who claims an
 * attack is its actor"). */
#ifndef ENTENTE_CODE_CLAIMED_H
#define ENTENTE_CODE_CLAIMED_H

#include "code/scene.h"

/* Give the attacks told so far to those who claim them in this sentence. False when memory is out. */
bool claimed_settle(Scene *scene, EntenteDocument *document, size_t number);

#endif
