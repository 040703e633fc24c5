/* sides_train.h - learning the choice of sides (sides.h) from sentences in which they are marked. */
#ifndef ENTENTE_CODE_SIDES_TRAIN_H
#define ENTENTE_CODE_SIDES_TRAIN_H

#include "code/coder.h"

/* Learn from `options->marked` and `options->marked_measured`, predict the latter in cross-validation where
 * folds are wanted, and make the file's section, which the caller frees. */
EntenteStatus sides_train(const EntenteLayerTrainOptions *options, EntenteParser *parser, EntenteCoder *coder,
                          EntenteDocument *document, unsigned char **section, size_t *size,
                          EntenteError *error);

#endif
