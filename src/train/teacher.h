/* teacher.h - what trained models say of sentences, as targets for a new one.
 *
 * A small network that learns from the averaged probabilities of several larger ones comes near to their
 * accuracy (Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network"); on raw text the
 * teachers are all it learns from. */
#ifndef ENTENTE_TRAIN_TEACHER_H
#define ENTENTE_TRAIN_TEACHER_H

#include "train/treebank.h"

/* Give every example soft targets: the mean over the models named in `files`, separated by commas. Examples
 * that are not gold get heads and relations from the best tree of the mean, too. The models must have been
 * trained on the same treebank, so that tags and relations have the same numbers. */
EntenteStatus teacher_apply(const char *files, const Treebank *treebank, const Vocabulary *vocabulary,
                            Example *examples, EntenteError *error);

#endif
