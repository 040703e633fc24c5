/* entente train: treebanks to a model. */
#include "cli/command.h"

static const char help[] =
    "usage: entente train TRAIN.conllu --output FILE [--dev DEV.conllu] [SETTING=VALUE...]\n\n"
    "Train tagger, parser, lemmatiser and features, measuring on DEV after every epoch, and write the "
    "model.\n\n"
    "  --dev FILE         CoNLL-U that is measured on, not learned from\n"
    "  --output FILE      the model that is written\n\n"
    "Settings and their defaults:\n"
    "  epochs=30 seed=1 batch_tokens=1100 rate=0.002 beta1=0.9 beta2=0.98 clip=2\n"
    "  embedding=256 hidden=256 layers=2 tag_layer=1 arc=192 label=128   widths: multiples of 64\n"
    "  input_dropout=0.3 layer_dropout=0.33 recurrent_dropout=0.2 head_dropout=0.33\n"
    "  word_dropout=0.25 affix_dropout=0.05\n"
    "  form_least=2 affix_least=3   features that come less often are not kept\n"
    "  quantise_from=0.8            share of the run after which weights are rounded to 8 bits\n"
    "  teachers=A.model,B.model     learn from what these models say, too\n"
    "  raw=FILE                     with teachers: learn from this raw text as well\n"
    "  soft_weight=0.5              the teachers' share where people's annotation is there, too\n";

int command_train(int count, char **words)
{
    const char *dev = NULL, *output = NULL;
    bool helped;
    const Option options[] = {{"dev", OPTION_TEXT, &dev}, {"output", OPTION_TEXT, &output}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count < 1 || !output) {
        complain("train wants a treebank and --output FILE; --help explains");
        return EXIT_WRONG_USAGE;
    }
    EntenteError error = {0};
    EntenteTrainOptions train = {.train_file = words[0],
                                 .dev_file = dev,
                                 .output = output,
                                 .settings = (const char *const *)(words + 1),
                                 .setting_count = (size_t)count - 1,
                                 .log = stderr};
    EntenteStatus status = entente_train(&train, &error);
    if (status != ENTENTE_OK)
        complain("%s", error.message);
    return status == ENTENTE_OK          ? EXIT_FINE
           : status == ENTENTE_BAD_USAGE ? EXIT_WRONG_USAGE
                                         : EXIT_SOME_FAILED;
}
