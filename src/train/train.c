/* entente_train: read the treebanks, run the epochs, measure, and write the model. */
#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "syntax/model.h"
#include "syntax/morph.h"
#include "train/export.h"
#include "train/learner.h"
#include "train/settings.h"
#include "train/teacher.h"
#include "train/treebank.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What a run of the trainer holds. */
typedef struct Training {
    const TrainSettings *settings;
    Treebank treebank, dev, raw;
    Vocabulary vocabulary;
    Example *examples, *dev_examples, *raw_examples;
    const Example **order; /* those that are trained on, sorted anew every epoch */
    size_t order_count;
    Learner *learner;
    uint64_t random;
    FILE *log;
} Training;

static void say(const Training *training, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(const Training *training, const char *format, ...)
{
    if (!training->log)
        return;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(training->log, format, arguments);
    va_end(arguments);
    fflush(training->log);
}

static uint64_t draw(Training *training, uint64_t below)
{
    /* xorshift64* (Vigna 2016) */
    uint64_t x = training->random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    training->random = x;
    return (x * 0x2545f4914f6cdd1du >> 11) % below;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* ---- batches of like length ---- */

static int compare_lengths(const void *a, const void *b)
{
    const Example *left = *(const Example *const *)a, *right = *(const Example *const *)b;
    if (left->count != right->count)
        return left->count < right->count ? -1 : 1;
    return left < right ? -1 : left > right;
}

typedef struct Slot {
    size_t start, count;
} Slot;

/* How many sentences go together when the longest has `length` tokens: about a thousand tokens. */
static size_t batch_width(size_t length, size_t tokens)
{
    size_t width = tokens / (length ? length : 1) / 16 * 16;
    return width < 16 ? 16 : width > LEARNER_BATCH ? LEARNER_BATCH : width;
}

static void shuffle(Training *training, const Example **order, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)draw(training, i);
        const Example *other = order[j];
        order[j] = order[i - 1];
        order[i - 1] = other;
    }
}

/* Shuffle, sort pools of some thousand sentences by length, cut them into batches, and shuffle the batches.
 */
static size_t cut_batches(Training *training, Slot *slots)
{
    enum { POOL = 4096 };
    shuffle(training, training->order, training->order_count);
    size_t batches = 0;
    for (size_t pool = 0; pool < training->order_count; pool += POOL) {
        size_t end = pool + POOL < training->order_count ? pool + POOL : training->order_count;
        qsort(training->order + pool, end - pool, sizeof *training->order, compare_lengths);
        for (size_t start = pool; start < end;) {
            /* the longest comes last: widen as long as it still fits */
            size_t count = batch_width(training->order[start]->count, training->settings->batch_tokens);
            if (count > end - start)
                count = end - start;
            size_t fitting =
                batch_width(training->order[start + count - 1]->count, training->settings->batch_tokens);
            count = fitting < count ? fitting : count;
            slots[batches++] = (Slot){start, count};
            start += count;
        }
    }
    for (size_t i = batches; i > 1; i--) {
        size_t j = (size_t)draw(training, i);
        Slot other = slots[j];
        slots[j] = slots[i - 1];
        slots[i - 1] = other;
    }
    return batches;
}

/* ---- measuring while training ---- */

typedef struct Accuracy {
    size_t tokens, tags, parts, attached, labelled;
} Accuracy;

/* Length of the universal part of a relation, or of the UPOS part of a tag. */
static size_t universal(const char *name, char end)
{
    return strcspn(name, (char[]){end, '\0'});
}

static bool same_part(const char *a, const char *b, char end)
{
    size_t length = universal(a, end);
    return length == universal(b, end) && memcmp(a, b, length) == 0;
}

static void count_right(const Training *training, const Example *example, const LearnerOutput *output,
                        Accuracy *accuracy)
{
    char *const *tags = training->vocabulary.tags.names, *const *relations =
                                                             training->vocabulary.relations.names;
    for (size_t t = 0; t < example->count; t++) {
        bool head = example->heads[t] == output->heads[t];
        accuracy->tokens++;
        accuracy->tags += example->tags[t] == output->tags[t];
        accuracy->parts += same_part(tags[example->tags[t]], tags[output->tags[t]], ' ');
        accuracy->attached += head;
        accuracy->labelled +=
            head && same_part(relations[example->relations[t]], relations[output->relations[t]], ':');
    }
}

/* Predict a run of sentences in batches of like length. */
static bool measure(Training *training, Example *examples, size_t count, Accuracy *accuracy)
{
    const Example **order = calloc(count + 1, sizeof *order);
    uint16_t *numbers = malloc((size_t)LEARNER_BATCH * LEARNER_LONGEST * 3 * sizeof *numbers);
    bool complete = order && numbers;
    size_t usable = 0;
    for (size_t i = 0; complete && i < count; i++)
        if (examples[i].count && examples[i].count <= LEARNER_LONGEST)
            order[usable++] = &examples[i];
    if (complete)
        qsort(order, usable, sizeof *order, compare_lengths);
    *accuracy = (Accuracy){0};
    for (size_t start = 0, size; complete && start < usable; start += size) {
        size = batch_width(order[start]->count, training->settings->batch_tokens);
        size = size > usable - start ? usable - start : size;
        LearnerOutput outputs[LEARNER_BATCH];
        for (size_t b = 0; b < size; b++) {
            uint16_t *at = numbers + b * 3 * LEARNER_LONGEST;
            outputs[b] = (LearnerOutput){at, at + LEARNER_LONGEST, at + 2 * LEARNER_LONGEST};
        }
        complete = learner_predict(training->learner, order + start, size, outputs);
        for (size_t b = 0; complete && b < size; b++)
            count_right(training, order[start + b], &outputs[b], accuracy);
    }
    free(order);
    free(numbers);
    return complete;
}

/* ---- the run ---- */

/* Rise over the first steps, then fall along half a cosine to nothing. */
static float rate_at(const TrainSettings *settings, double progress)
{
    const double warming = 0.03;
    if (progress < warming)
        return settings->rate * (float)(progress / warming);
    return settings->rate * (float)(0.5 * (1.0 + cos(M_PI * (progress - warming) / (1.0 - warming))));
}

static EntenteStatus run_epochs(Training *training, EntenteError *error)
{
    const TrainSettings *settings = training->settings;
    Slot *slots = calloc(training->order_count + 1, sizeof *slots);
    if (!slots)
        return error_no_memory(error);
    bool complete = true;
    double started = now();
    for (size_t epoch = 0; complete && epoch < settings->epochs; epoch++) {
        size_t batches = cut_batches(training, slots);
        LearnerLoss loss = {0};
        for (size_t b = 0; complete && b < batches; b++) {
            double progress = ((double)epoch + (double)b / (double)batches) / (double)settings->epochs;
            LearnerRates rates = settings->rates;
            rates.rate = rate_at(settings, progress);
            rates.quantised = progress >= settings->quantise_from;
            complete = learner_step(training->learner, training->order + slots[b].start, slots[b].count,
                                    &rates, &loss);
        }
        double tokens = loss.tokens ? (double)loss.tokens : 1.0;
        say(training, "epoch %zu loss %.4f %.4f %.4f", epoch + 1, loss.tags / tokens, loss.arcs / tokens,
            loss.relations / tokens);
        Accuracy accuracy = {0};
        if (complete && training->dev_examples) {
            complete = measure(training, training->dev_examples, training->dev.sentence_count, &accuracy);
            double all = accuracy.tokens ? (double)accuracy.tokens / 100.0 : 1.0;
            say(training, " dev XPOS %.2f UPOS %.2f UAS %.2f LAS %.2f", (double)accuracy.tags / all,
                (double)accuracy.parts / all, (double)accuracy.attached / all,
                (double)accuracy.labelled / all);
        }
        say(training, " %.0f s\n", now() - started);
    }
    free(slots);
    return complete ? ENTENTE_OK : error_no_memory(error);
}

static bool order_add(Training *training, const Example *examples, size_t count)
{
    const Example **order = realloc(training->order, (training->order_count + count + 1) * sizeof *order);
    if (!order)
        return false;
    training->order = order;
    for (size_t i = 0; i < count; i++)
        if (examples[i].count && examples[i].count <= LEARNER_LONGEST)
            order[training->order_count++] = &examples[i];
    return true;
}

static EntenteStatus prepare(Training *training, const EntenteTrainOptions *options, EntenteError *error)
{
    const TrainSettings *settings = training->settings;
    EntenteStatus status = treebank_read(options->train_file, &training->treebank, error);
    if (status == ENTENTE_OK && options->dev_file)
        status = treebank_read(options->dev_file, &training->dev, error);
    if (status == ENTENTE_OK && settings->raw)
        status = treebank_read_raw(settings->raw, &training->raw, error);
    if (status == ENTENTE_OK)
        status = vocabulary_make(&training->treebank, settings->raw ? &training->raw : NULL,
                                 settings->form_least, settings->affix_least, &training->vocabulary, error);
    if (status != ENTENTE_OK)
        return status;
    training->examples = treebank_examples(&training->treebank, &training->vocabulary, true, error);
    if (!training->examples)
        return ENTENTE_NO_MEMORY;
    if (options->dev_file) {
        training->dev_examples = treebank_examples(&training->dev, &training->vocabulary, true, error);
        if (!training->dev_examples)
            return ENTENTE_NO_MEMORY;
    }
    if (settings->raw) {
        training->raw_examples = treebank_examples(&training->raw, &training->vocabulary, false, error);
        if (!training->raw_examples)
            return ENTENTE_NO_MEMORY;
    }
    if (settings->teachers) {
        status = teacher_apply(settings->teachers, &training->treebank, &training->vocabulary,
                               training->examples, error);
        if (status == ENTENTE_OK && settings->raw)
            status = teacher_apply(settings->teachers, &training->raw, &training->vocabulary,
                                   training->raw_examples, error);
        if (status != ENTENTE_OK)
            return status;
    }
    if (!order_add(training, training->examples, training->treebank.sentence_count) ||
        (settings->raw && !order_add(training, training->raw_examples, training->raw.sentence_count)))
        return error_no_memory(error);
    LearnerShape shape = settings->shape;
    shape.features = (uint32_t)training->vocabulary.feature_count + 1;
    shape.tags = (uint32_t)training->vocabulary.tags.count;
    shape.relations = (uint32_t)training->vocabulary.relations.count;
    say(training, "%zu sentences, %zu tokens; %zu raw sentences; %u features, %u tags, %u relations\n",
        training->treebank.sentence_count, training->treebank.token_count, training->raw.sentence_count,
        shape.features, shape.tags, shape.relations);
    training->learner = learner_new(&shape, settings->seed);
    return training->learner ? ENTENTE_OK : error_no_memory(error);
}

static EntenteStatus write_model(const Training *training, const char *file, EntenteError *error)
{
    Buffer network = {0}, morph = {0};
    EntenteStatus status =
        export_network(training->learner, &training->settings->shape, &training->vocabulary, &network, error);
    if (status == ENTENTE_OK)
        status = morph_train(training->treebank.sentences, training->treebank.sentence_count, &morph, error);
    if (status == ENTENTE_OK) {
        ModelSection sections[] = {{"network", network.data, network.size},
                                   {"morph", morph.data, morph.size}};
        status = model_write(file, sections, sizeof sections / sizeof *sections, error);
        if (status == ENTENTE_OK)
            say(training, "%s: network %zu bytes, morphology %zu bytes\n", file, network.size, morph.size);
    }
    buffer_free(&network);
    buffer_free(&morph);
    return status;
}

EntenteStatus entente_train(const EntenteTrainOptions *options, EntenteError *error)
{
    TrainSettings settings;
    EntenteStatus status = settings_parse(options->settings, options->setting_count, &settings, error);
    if (status != ENTENTE_OK)
        return status;
    Training training = {.settings = &settings, .log = options->log, .random = settings.seed * 2 + 1};
    status = prepare(&training, options, error);
    if (status == ENTENTE_OK)
        status = run_epochs(&training, error);
    if (status == ENTENTE_OK)
        status = write_model(&training, options->output, error);
    learner_delete(training.learner);
    examples_free(training.examples, training.treebank.sentence_count);
    examples_free(training.dev_examples, training.dev.sentence_count);
    examples_free(training.raw_examples, training.raw.sentence_count);
    free(training.order);
    vocabulary_free(&training.vocabulary);
    treebank_free(&training.treebank);
    treebank_free(&training.dev);
    treebank_free(&training.raw);
    settings_free(&settings);
    return status;
}
