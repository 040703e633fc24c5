#include "train/settings.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

typedef struct Number {
    const char *name;
    double least, most, value;
} Number;

enum {
    EPOCHS,
    SEED,
    EMBEDDING,
    HIDDEN,
    LAYERS,
    TAG_LAYER,
    ARC,
    LABEL,
    RATE,
    BETA1,
    BETA2,
    CLIP,
    INPUT_DROPOUT,
    LAYER_DROPOUT,
    RECURRENT_DROPOUT,
    HEAD_DROPOUT,
    WORD_DROPOUT,
    AFFIX_DROPOUT,
    SOFT_WEIGHT,
    QUANTISE_FROM,
    BATCH_TOKENS,
    FORM_LEAST,
    AFFIX_LEAST,
    NUMBERS
};

static const Number defaults[NUMBERS] = {
    [EPOCHS] = {"epochs", 1, 1000, 30},
    [SEED] = {"seed", 0, 1e9, 1},
    [EMBEDDING] = {"embedding", 64, 1024, 256},
    [HIDDEN] = {"hidden", 64, 512, 256},
    [LAYERS] = {"layers", 1, 4, 2},
    [TAG_LAYER] = {"tag_layer", 1, 4, 1},
    [ARC] = {"arc", 64, 1024, 192},
    [LABEL] = {"label", 64, 1024, 128},
    [RATE] = {"rate", 1e-6, 1, 0.002},
    [BETA1] = {"beta1", 0, 0.9999, 0.9},
    [BETA2] = {"beta2", 0, 0.99999, 0.98},
    [CLIP] = {"clip", 1e-6, 1e6, 2},
    [INPUT_DROPOUT] = {"input_dropout", 0, 0.9, 0.3},
    [LAYER_DROPOUT] = {"layer_dropout", 0, 0.9, 0.33},
    [RECURRENT_DROPOUT] = {"recurrent_dropout", 0, 0.9, 0.2},
    [HEAD_DROPOUT] = {"head_dropout", 0, 0.9, 0.33},
    [WORD_DROPOUT] = {"word_dropout", 0, 0.9, 0.25},
    [AFFIX_DROPOUT] = {"affix_dropout", 0, 0.9, 0.05},
    [SOFT_WEIGHT] = {"soft_weight", 0, 1, 0.5},
    [QUANTISE_FROM] = {"quantise_from", 0, 1, 0.8},
    [BATCH_TOKENS] = {"batch_tokens", 64, 15000, 1100},
    [FORM_LEAST] = {"form_least", 1, 1000, 2},
    [AFFIX_LEAST] = {"affix_least", 1, 1000, 3},
};

static EntenteStatus set_number(Number *numbers, const char *word, size_t name, EntenteError *error)
{
    for (size_t i = 0; i < NUMBERS; i++) {
        if (strlen(numbers[i].name) != name || memcmp(word, numbers[i].name, name) != 0)
            continue;
        char *end;
        double value = strtod(word + name + 1, &end);
        if (end == word + name + 1 || *end || !(value >= numbers[i].least && value <= numbers[i].most))
            return error_set(error, ENTENTE_BAD_USAGE, NULL, 0,
                             "setting %s: a number from %g to %g is expected", word, numbers[i].least,
                             numbers[i].most);
        numbers[i].value = value;
        return ENTENTE_OK;
    }
    return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "no such setting: %s", word);
}

static EntenteStatus set_string(char **string, const char *value, EntenteError *error)
{
    free(*string);
    *string = strdup(value);
    return *string ? ENTENTE_OK : error_no_memory(error);
}

static void settings_fill(const Number *numbers, TrainSettings *settings)
{
    settings->epochs = (size_t)numbers[EPOCHS].value;
    settings->seed = (uint64_t)numbers[SEED].value;
    settings->rate = (float)numbers[RATE].value;
    settings->quantise_from = numbers[QUANTISE_FROM].value;
    settings->batch_tokens = (size_t)numbers[BATCH_TOKENS].value;
    settings->form_least = (size_t)numbers[FORM_LEAST].value;
    settings->affix_least = (size_t)numbers[AFFIX_LEAST].value;
    settings->shape = (LearnerShape){.embedding = (uint32_t)numbers[EMBEDDING].value,
                                     .hidden = (uint32_t)numbers[HIDDEN].value,
                                     .layers = (uint32_t)numbers[LAYERS].value,
                                     .tag_layer = (uint32_t)numbers[TAG_LAYER].value,
                                     .arc = (uint32_t)numbers[ARC].value,
                                     .label = (uint32_t)numbers[LABEL].value};
    settings->rates = (LearnerRates){.beta1 = (float)numbers[BETA1].value,
                                     .beta2 = (float)numbers[BETA2].value,
                                     .clip = (float)numbers[CLIP].value,
                                     .input_dropout = (float)numbers[INPUT_DROPOUT].value,
                                     .layer_dropout = (float)numbers[LAYER_DROPOUT].value,
                                     .recurrent_dropout = (float)numbers[RECURRENT_DROPOUT].value,
                                     .head_dropout = (float)numbers[HEAD_DROPOUT].value,
                                     .word_dropout = (float)numbers[WORD_DROPOUT].value,
                                     .affix_dropout = (float)numbers[AFFIX_DROPOUT].value,
                                     .soft_weight = (float)numbers[SOFT_WEIGHT].value};
}

EntenteStatus settings_parse(const char *const *words, size_t count, TrainSettings *settings,
                             EntenteError *error)
{
    Number numbers[NUMBERS];
    memcpy(numbers, defaults, sizeof numbers);
    *settings = (TrainSettings){0};
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < count && status == ENTENTE_OK; i++) {
        size_t name = strcspn(words[i], "=");
        if (!words[i][name])
            status =
                error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "a setting is NAME=VALUE, not %s", words[i]);
        else if (strncmp(words[i], "raw=", 4) == 0)
            status = set_string(&settings->raw, words[i] + 4, error);
        else if (strncmp(words[i], "teachers=", 9) == 0)
            status = set_string(&settings->teachers, words[i] + 9, error);
        else
            status = set_number(numbers, words[i], name, error);
    }
    settings_fill(numbers, settings);
    const LearnerShape *shape = &settings->shape;
    if (status == ENTENTE_OK &&
        (shape->embedding % 64 || shape->hidden % 64 || shape->arc % 64 || shape->label % 64))
        status = error_set(error, ENTENTE_BAD_USAGE, NULL, 0,
                           "embedding, hidden, arc and label are multiples of 64");
    if (status == ENTENTE_OK && shape->tag_layer > shape->layers)
        status = error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "tag_layer is at most layers");
    if (status != ENTENTE_OK)
        settings_free(settings);
    return status;
}

void settings_free(TrainSettings *settings)
{
    free(settings->raw);
    free(settings->teachers);
    settings->raw = settings->teachers = NULL;
}
