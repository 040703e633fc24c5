/* mentions_inside.h - whose a noun phrase is, which the files of mentions.h share. */
#ifndef ENTENTE_CODE_MENTIONS_INSIDE_H
#define ENTENTE_CODE_MENTIONS_INSIDE_H

#include "code/mentions.h"

/* The noun that the relative clause of a token explains; 0: it stands in none. */
uint32_t mention_relative_noun(const View *view, uint32_t token);

/* Whether a child of a noun says whose it is: "the gang's gunmen", "gunmen of the gang", "from the gang",
 * "residents on both sides". */
bool mention_is_owner(const View *view, uint32_t head, uint32_t child);

/* "his country" in "his country's soldiers", "the army of their nation". */
bool mention_is_somebodys_state(const Names *names, uint32_t head);

#endif
