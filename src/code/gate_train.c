/* The gate's weights: logistic regression on what the coder finds in raw text when it parses everything
 * (AdaGrad: J. Duchi, E. Hazan, Y. Singer, JMLR 12, 2011). The threshold is chosen in cross-validation by
 * documents, so that a given share of events is lost at most. */
#include "base/error.h"
#include "base/slice.h"
#include "code/gate.h"
#include "syntax/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDS = 5 };

typedef struct Example {
    size_t first; /* of its words */
    uint32_t words;
    uint64_t order; /* by which examples are shuffled */
    float worth;    /* what its events' confidence comes to: how many of them are likely right */
    unsigned fold;
    bool somebody;
} Example;

/* A word as a possible trigger. */
typedef struct Possible {
    size_t first; /* of its features */
    uint8_t count;
    float target; /* the confidence of the event of which it is the trigger */
} Possible;

typedef struct Trainer {
    const EntenteGateTrainOptions *options;
    const EntenteLexicon *lexicon;
    GateCache cache;
    Example *examples;
    size_t count, capacity;
    Possible *possibles;
    size_t possible_count, possible_capacity;
    uint32_t *features;
    size_t feature_count, feature_capacity;
    float *weights, *squares;
    int8_t *rounded;
    float scale;
} Trainer;

static bool make_room(void **memory, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return true;
    size_t wider = needed * 2;
    void *grown = realloc(*memory, wider * size);
    if (!grown)
        return false;
    *memory = grown;
    *capacity = wider;
    return true;
}

static bool add_words(Trainer *trainer, const GateReading *reading)
{
    if (!make_room((void **)&trainer->possibles, &trainer->possible_capacity,
                   trainer->possible_count + reading->words, sizeof *trainer->possibles) ||
        !make_room((void **)&trainer->features, &trainer->feature_capacity,
                   trainer->feature_count + (size_t)reading->words * GATE_FEATURES,
                   sizeof *trainer->features))
        return false;
    for (uint32_t i = 0; i < reading->words; i++) {
        trainer->possibles[trainer->possible_count++] =
            (Possible){.first = trainer->feature_count, .count = reading->count[i]};
        memcpy(trainer->features + trainer->feature_count, reading->features[i],
               reading->count[i] * sizeof *trainer->features);
        trainer->feature_count += reading->count[i];
    }
    return true;
}

static void add_event(Trainer *trainer, Example *example, const EntenteSentence *sentence,
                      const EntenteEvent *event)
{
    example->worth += event->confidence;
    for (size_t s = 0; s < event->trigger_count && s < 1; s++)
        for (uint32_t t = 0; t < example->words; t++)
            if (sentence->tokens[t].start - sentence->start == event->triggers[s].start) {
                float *target = &trainer->possibles[example->first + t].target;
                *target = fmaxf(*target, event->confidence);
            }
}

/* Examples of a coded document. Texts that are the same lie in the same part. */
static EntenteStatus on_document(const EntenteDocument *document, void *context, EntenteError *error)
{
    Trainer *trainer = context;
    unsigned fold = (unsigned)(slice_hash(document->text) % FOLDS);
    for (size_t i = 0; i < document->sentence_count; i++) {
        GateReading reading;
        gate_read(&reading, trainer->lexicon, &document->sentences[i], &trainer->cache);
        if (!make_room((void **)&trainer->examples, &trainer->capacity, trainer->count + 1,
                       sizeof *trainer->examples))
            return error_no_memory(error);
        Example *example = &trainer->examples[trainer->count++];
        *example = (Example){.first = trainer->possible_count,
                             .words = reading.words,
                             .order = slice_hash(document->sentences[i].text) + i,
                             .fold = fold,
                             .somebody = reading.somebody};
        if (!add_words(trainer, &reading))
            return error_no_memory(error);
        for (size_t e = 0; e < document->event_count; e++)
            if (document->events[e].sentence == i)
                add_event(trainer, example, &document->sentences[i], &document->events[e]);
    }
    return ENTENTE_OK;
}

static int compare_order(const void *a, const void *b)
{
    const Example *left = a, *right = b;
    return left->order < right->order ? -1 : left->order > right->order;
}

static void step(Trainer *trainer, const Possible *word)
{
    const uint32_t *features = trainer->features + word->first;
    float sum = 0;
    for (size_t f = 0; f < word->count; f++)
        sum += trainer->weights[features[f]];
    float slope = 1.0f / (1.0f + expf(-sum)) - word->target;
    for (size_t f = 0; f < word->count; f++) {
        float *weight = &trainer->weights[features[f]], *square = &trainer->squares[features[f]];
        float gradient = slope + trainer->options->decay * *weight;
        *square += gradient * gradient;
        *weight -= trainer->options->rate * gradient / sqrtf(*square + 1e-8f);
    }
}

/* Learn from all parts but `left_out`, and round. */
static void learn(Trainer *trainer, unsigned left_out)
{
    memset(trainer->weights, 0, GATE_BUCKETS * sizeof *trainer->weights);
    memset(trainer->squares, 0, GATE_BUCKETS * sizeof *trainer->squares);
    for (unsigned epoch = 0; epoch < trainer->options->epochs; epoch++)
        for (size_t i = 0; i < trainer->count; i++)
            if (trainer->examples[i].somebody && trainer->examples[i].fold != left_out)
                for (uint32_t t = 0; t < trainer->examples[i].words; t++)
                    step(trainer, &trainer->possibles[trainer->examples[i].first + t]);
    float largest = 1e-6f;
    for (size_t i = 0; i < GATE_BUCKETS; i++)
        largest = fmaxf(largest, fabsf(trainer->weights[i]));
    trainer->scale = largest / 127.0f;
    for (size_t i = 0; i < GATE_BUCKETS; i++)
        trainer->rounded[i] = (int8_t)lrintf(trainer->weights[i] / trainer->scale);
}

static int32_t sum_of(const Trainer *trainer, const Possible *word)
{
    int32_t sum = 0;
    for (size_t f = 0; f < word->count; f++)
        sum += trainer->rounded[trainer->features[word->first + f]];
    return sum;
}

typedef struct Foreseen {
    float score, worth;
} Foreseen;

static int compare_foreseen(const void *a, const void *b)
{
    const Foreseen *left = a, *right = b;
    return left->score < right->score ? -1 : left->score > right->score;
}

/* The score below which the events of so small a share lie, each judged by weights that did not see its
 * text. */
static EntenteStatus find_threshold(Trainer *trainer, float *threshold, EntenteError *error)
{
    Foreseen *foreseen = calloc(trainer->count + 1, sizeof *foreseen);
    if (!foreseen)
        return error_no_memory(error);
    size_t count = 0, at = 0;
    float worth = 0, lost = 0;
    for (unsigned fold = 0; fold < FOLDS; fold++) {
        learn(trainer, fold);
        for (size_t i = 0; i < trainer->count; i++) {
            const Example *example = &trainer->examples[i];
            if (example->fold != fold || !example->somebody)
                continue;
            int32_t best = INT32_MIN;
            for (uint32_t t = 0; t < example->words; t++) {
                int32_t sum = sum_of(trainer, &trainer->possibles[example->first + t]);
                best = sum > best ? sum : best;
            }
            foreseen[count++] = (Foreseen){(float)best * trainer->scale, example->worth};
            worth += example->worth;
        }
    }
    qsort(foreseen, count, sizeof *foreseen, compare_foreseen);
    while (at < count && lost + foreseen[at].worth <= trainer->options->lose * worth)
        lost += foreseen[at++].worth;
    *threshold = at < count ? foreseen[at].score : 0;
    if (trainer->options->log)
        fprintf(trainer->options->log,
                "%zu sentences, %zu with somebody in them, events worth %.1f; in cross-validation %zu "
                "pass and events worth %.1f are lost\n",
                trainer->count, count, (double)worth, count - at, (double)lost);
    free(foreseen);
    return ENTENTE_OK;
}

static EntenteStatus write_gate(const Trainer *trainer, float threshold, EntenteError *error)
{
    GateHeader header = {.version = GATE_VERSION,
                         .bits = GATE_BITS,
                         .threshold = (int32_t)floorf(threshold / trainer->scale),
                         .scale = trainer->scale};
    unsigned char *data = malloc(sizeof header + GATE_BUCKETS);
    if (!data)
        return error_no_memory(error);
    memcpy(data, &header, sizeof header);
    memcpy(data + sizeof header, trainer->rounded, GATE_BUCKETS);
    ModelSection section = {"gate", data, sizeof header + GATE_BUCKETS};
    EntenteStatus status = model_write(trainer->options->output, &section, 1, error);
    free(data);
    return status;
}

EntenteStatus entente_gate_train(const EntenteModel *model, const EntenteLexicon *lexicon,
                                 const EntenteGateTrainOptions *options, EntenteError *error)
{
    Trainer trainer = {.options = options, .lexicon = lexicon};
    EntenteCoderOptions coding = options->coding;
    coding.gate = NULL;
    EntentePipelineOptions pipeline = {.files = options->files,
                                       .file_count = options->file_count,
                                       .strict = true,
                                       .lexicon = lexicon,
                                       .coding = &coding,
                                       .on_document = on_document,
                                       .context = &trainer};
    trainer.weights = calloc(GATE_BUCKETS, sizeof *trainer.weights);
    trainer.squares = calloc(GATE_BUCKETS, sizeof *trainer.squares);
    trainer.rounded = calloc(GATE_BUCKETS, 1);
    EntenteStatus status = trainer.weights && trainer.squares && trainer.rounded
                               ? entente_pipeline_run(model, &pipeline, NULL, error)
                               : error_no_memory(error);
    float threshold = 0;
    if (status == ENTENTE_OK) {
        qsort(trainer.examples, trainer.count, sizeof *trainer.examples, compare_order);
        status = find_threshold(&trainer, &threshold, error);
    }
    if (status == ENTENTE_OK) {
        learn(&trainer, FOLDS);
        status = write_gate(&trainer, threshold, error);
    }
    free(trainer.examples);
    free(trainer.possibles);
    free(trainer.features);
    free(trainer.weights);
    free(trainer.squares);
    free(trainer.rounded);
    return status;
}
