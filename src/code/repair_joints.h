/* repair_joints.h - what is joined to the wrong word: a part of repair.h. */
#ifndef ENTENTE_CODE_REPAIR_JOINTS_H
#define ENTENTE_CODE_REPAIR_JOINTS_H

#include "entente.h"
#include "lexicon/lexicon.h"

/* Hang deeds on the verb of accusing, phrases with an article of their own beside a government and not under
 * it, and a second apposed name on the first, and words of speaking on who speaks. The sentence is a copy
 * that may be changed. */
void repair_joints(EntenteSentence *sentence, const EntenteLexicon *lexicon);

#endif
