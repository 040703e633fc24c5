/* settings.h - what can be set for a training run, as NAME=VALUE words. */
#ifndef ENTENTE_TRAIN_SETTINGS_H
#define ENTENTE_TRAIN_SETTINGS_H

#include "entente.h"
#include "train/learner.h"

typedef struct TrainSettings {
    LearnerShape shape; /* widths only; what follows from the treebank is filled in later */
    LearnerRates rates;
    float rate;
    double quantise_from; /* share of the run after which weights are rounded */
    size_t epochs, batch_tokens, form_least, affix_least;
    uint64_t seed;
    char *raw;      /* file of raw text for self-training; NULL: none */
    char *teachers; /* model files, separated by commas; NULL: none */
} TrainSettings;

/* Defaults, then the words in order. ENTENTE_BAD_USAGE names a word that is no setting or out of range. */
EntenteStatus settings_parse(const char *const *words, size_t count, TrainSettings *settings,
                             EntenteError *error);
void settings_free(TrainSettings *settings);

#endif
