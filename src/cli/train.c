/* entente train: treebanks to a model. */
#include "cli/command.h"

#include <stdlib.h>

static const char help[] =
    "usage: entente train TRAIN.conllu --output FILE [--dev DEV.conllu] [SETTING=VALUE...]\n"
    "       entente train --layer [--measured PAIRS.jsonl --folds N] [--marked FILE] [--output FILE] "
    "PAIRS...\n"
    "       entente train --statements [--folds N] [--output FILE] REPORTS.jsonl...\n"
    "       entente train --gate --output FILE REPORTS...\n\n"
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
    "  soft_weight=0.5              the teachers' share where people's annotation is there, too\n\n"
    "With --layer, learn the coder's statistical layer from labelled pairs instead: JSON Lines with\n"
    "text, source, target and root or quad, or labelled sentences (docs/dictionaries.md).\n"
    "  --measured FILE    learn from these, too, and with --folds predict each by a layer that\n"
    "                     saw nothing of its text: JSON Lines as of `entente relate`, to standard output\n"
    "  --marked FILE      sentences with source_spans and target_spans: learn who are the sides where no\n"
    "                     pair is given; --marked-measured FILE is predicted with --folds, too\n"
    "  --epochs N         (default 30), --compiled FILE, --model FILE\n\n"
    "With --statements, learn the layer that decides on who says what, from reports in JSON Lines with id,\n"
    "text, group (their article) and source, cue, content, lists of [start, end] in code points.\n"
    "  --folds N          print what chains that saw nothing of an article find in it\n"
    "  --epochs N         (default 12)\n\n"
    "With --gate, learn which sentences need no tree, from what the coder finds in raw reports.\n"
    "  --lose P           share of events that may be lost (default 0.02)\n"
    "  --epochs N         (default 4), --compiled FILE, --model FILE\n";

static void on_prediction(const char *id, const float *probabilities, void *context)
{
    (void)context;
    int best = 1;
    for (int c = 2; c < ENTENTE_OTHER; c++)
        if (probabilities[c] > probabilities[best])
            best = c;
    printf("{\"id\": \"%s\", \"root\": \"%s\", \"confidence\": %.3f, \"probabilities\": {", id,
           entente_event_type_name((EntenteEventType)best), (double)probabilities[best]);
    for (int c = 0; c < ENTENTE_OTHER; c++)
        printf("%s\"%s\": %.4f", c ? ", " : "", entente_event_type_name((EntenteEventType)c),
               (double)probabilities[c]);
    puts("}}");
}

static void print_spans(const char *name, const EntenteSpan *spans, size_t count)
{
    printf(", \"%s\": [", name);
    for (size_t i = 0; i < count; i++)
        printf("%s[%u, %u]", i ? ", " : "", spans[i].start, spans[i].end);
    putchar(']');
}

static void on_sides(const char *id, const EntenteRelation *relation, void *context)
{
    (void)context;
    printf("{\"id\": \"%s\", \"root\": \"%s\", \"mutual\": %s", id, entente_event_type_name(relation->type),
           relation->mutual ? "true" : "false");
    print_spans("source_spans", relation->source, relation->source_count);
    print_spans("target_spans", relation->target, relation->target_count);
    puts("}");
}

static int train_layer(int count, char **words, const EntenteLayerTrainOptions *wanted, const char *compiled,
                       const char *model_file)
{
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, NULL);
    EntenteLayerTrainOptions train = *wanted;
    train.files = (const char *const *)words;
    train.file_count = (size_t)count;
    EntenteStatus status = lexicon ? entente_model_open(model_file, &model, &error) : ENTENTE_IO;
    if (status == ENTENTE_OK)
        status = entente_layer_train(model, lexicon, &train, &error);
    if (status != ENTENTE_OK && error.code)
        complain("%s", error.message);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status == ENTENTE_OK ? EXIT_FINE : EXIT_SOME_FAILED;
}

static void on_span(EntenteSlice id, int kind, uint32_t start, uint32_t end, void *context)
{
    static const char *const names[] = {"source", "cue", "content"};
    (void)context;
    printf("{\"id\": \"%.*s\", \"kind\": \"%s\", \"start\": %u, \"end\": %u}\n", (int)id.size, id.data,
           names[kind], start, end);
}

static int train_statements(int count, char **words, const EntenteStatementTrainOptions *wanted,
                            const char *compiled, const char *model_file)
{
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, NULL);
    EntenteStatementTrainOptions train = *wanted;
    train.files = (const char *const *)words;
    train.file_count = (size_t)count;
    EntenteStatus status = lexicon ? entente_model_open(model_file, &model, &error) : ENTENTE_IO;
    if (status == ENTENTE_OK)
        status = entente_statements_train(model, lexicon, &train, &error);
    if (status != ENTENTE_OK && error.code)
        complain("%s", error.message);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status == ENTENTE_OK ? EXIT_FINE : EXIT_SOME_FAILED;
}

/* With the installed layers, as `entente code` has them. */
static int train_gate(int count, char **words, const EntenteGateTrainOptions *wanted, const char *compiled,
                      const char *model_file)
{
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLayer *layer = NULL;
    EntenteStatementLayer *statement_layer = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, NULL);
    EntenteGateTrainOptions train = *wanted;
    EntenteStatus status = lexicon ? entente_model_open(model_file, &model, &error) : ENTENTE_IO;
    if (status == ENTENTE_OK)
        status = entente_layer_open(NULL, &layer, &error);
    if (status == ENTENTE_OK)
        status = entente_statement_layer_open(NULL, &statement_layer, &error);
    train.files = (const char *const *)words;
    train.file_count = (size_t)count;
    train.coding = (EntenteCoderOptions){
        .layer = layer, .statement_layer = statement_layer, .least = ENTENTE_LEAST_CONFIDENCE};
    if (status == ENTENTE_OK)
        status = entente_gate_train(model, lexicon, &train, &error);
    if (status != ENTENTE_OK && error.code)
        complain("%s", error.message);
    entente_layer_close(layer);
    entente_statement_layer_close(statement_layer);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status == ENTENTE_OK ? EXIT_FINE : EXIT_SOME_FAILED;
}

static bool read_share(const char *text, float *share)
{
    char *end;
    *share = strtof(text, &end);
    if (*text && !*end && *share >= 0 && *share < 1)
        return true;
    complain("--lose is a number from 0 to 1, not \"%s\"", text);
    return false;
}

int command_train(int count, char **words)
{
    const char *dev = NULL, *output = NULL, *measured = NULL, *compiled = NULL, *model_file = NULL;
    unsigned folds = 0, epochs = 0;
    const char *marked = NULL, *marked_measured = NULL;
    const char *lose = NULL;
    float share = 0.02f;
    bool gate = false, layer = false, statements = false, helped;
    const Option options[] = {{"dev", OPTION_TEXT, &dev},
                              {"output", OPTION_TEXT, &output},
                              {"layer", OPTION_FLAG, &layer},
                              {"gate", OPTION_FLAG, &gate},
                              {"lose", OPTION_TEXT, &lose},
                              {"measured", OPTION_TEXT, &measured},
                              {"folds", OPTION_NUMBER, &folds},
                              {"epochs", OPTION_NUMBER, &epochs},
                              {"statements", OPTION_FLAG, &statements},
                              {"compiled", OPTION_TEXT, &compiled},
                              {"model", OPTION_TEXT, &model_file},
                              {"marked", OPTION_TEXT, &marked},
                              {"marked-measured", OPTION_TEXT, &marked_measured}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (layer) {
        const EntenteLayerTrainOptions wanted = {.measured = measured,
                                                 .output = output,
                                                 .folds = folds,
                                                 .epochs = epochs ? epochs : 30,
                                                 .rate = 0.25f,
                                                 .decay = 2e-5f,
                                                 .on_prediction = on_prediction,
                                                 .marked = marked,
                                                 .marked_measured = marked_measured,
                                                 .on_sides = on_sides,
                                                 .log = stderr};
        return train_layer(count, words, &wanted, compiled, model_file);
    }
    if (statements) {
        const EntenteStatementTrainOptions wanted = {.output = output,
                                                     .folds = folds,
                                                     .epochs = epochs ? epochs : 12,
                                                     .rate = 0.1f,
                                                     .decay = 1e-5f,
                                                     .on_span = on_span,
                                                     .log = stderr};
        return train_statements(count, words, &wanted, compiled, model_file);
    }
    if (lose && !read_share(lose, &share))
        return EXIT_WRONG_USAGE;
    if (gate && count && output) {
        const EntenteGateTrainOptions wanted = {.output = output,
                                                .epochs = epochs ? epochs : 4,
                                                .rate = 0.05f,
                                                .decay = 1e-4f,
                                                .lose = share,
                                                .log = stderr};
        return train_gate(count, words, &wanted, compiled, model_file);
    }
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
