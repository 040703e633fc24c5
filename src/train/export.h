/* export.h - from learned weights to the model's network section. */
#ifndef ENTENTE_TRAIN_EXPORT_H
#define ENTENTE_TRAIN_EXPORT_H

#include "base/buffer.h"
#include "train/learner.h"
#include "train/treebank.h"

/* Round the weights to 8 bits and append them with the vocabulary to `section`. Of `shape` the widths count.
 */
EntenteStatus export_network(const Learner *learner, const LearnerShape *shape, const Vocabulary *vocabulary,
                             Buffer *section, EntenteError *error);

#endif
