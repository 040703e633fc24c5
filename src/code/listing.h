/* listing.h - a communiqué's list: "On Monday the Summit: 1. Condemned the raid. 2. Called upon Chad to
 * withdraw."
 *
 * The words before a colon at a sentence's end name who speaks, and the items behind it begin with what he
 * did. */
#ifndef ENTENTE_CODE_LISTING_H
#define ENTENTE_CODE_LISTING_H

#include "code/scene.h"

/* Take note of who is named before the sentence's colon; a paragraph that is no item ends the list. False
 * when memory is out. */
bool listing_note(Scene *scene, NameMemory *memory, Arena *arena);

/* Give the deed of an item to whom the list is of, in place of any other. False when memory is out. */
bool listing_give(const Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event);

#endif
