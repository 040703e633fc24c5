/* word_order.h - the parties of a sentence as its order of words tells them, for patterns (patterns.h).
 *
 * Patterns say what they want by the order of words, and so their parties are found: names and roles that
 * stand side by side are one phrase ("Velmark's deputy minister"), a role takes the country that follows it
 * ("envoys of Velmark and Tarsk"), and what "and" or commas join is a group that acts together. No tree is
 * asked, so that what a pattern finds can be told from the words alone. */
#ifndef ENTENTE_CODE_WORD_ORDER_H
#define ENTENTE_CODE_WORD_ORDER_H

#include "code/scene.h"

enum { ORDER_ENTITIES = 8 };

typedef struct OrderedPhrase {
    uint32_t first, last; /* tokens */
    uint32_t group;       /* phrases that are joined share it */
    bool coded;           /* it has a code, and no role alone */
    EntenteEntity entities[ORDER_ENTITIES];
    size_t count;
} OrderedPhrase;

typedef struct WordOrder {
    OrderedPhrase *phrases; /* from left to right */
    size_t count;
} WordOrder;

/* The phrases of the scene's sentence, read once; NULL when memory is out. */
const WordOrder *word_order_read(Scene *scene);

#endif
