/* Learning the statistical layer from labelled pairs.
 *
 * Multinomial logistic regression; a label may be a set of classes (a quad class, or YIELD for CONCEDE and
 * RETREAT), then the likelihood of the whole set is raised. AdaGrad (Duchi, Hazan, Singer 2011) with L2, in
 * an order that is shuffled by a fixed seed, so that the same data give the same layer. Cross-validation
 * parts the *texts*, not the pairs: no text that is measured, under whatever id or spacing, is learned from.
 */
#include "base/arena.h"
#include "base/error.h"
#include "code/coder.h"
#include "code/layer_file.h"
#include "code/sides_train.h"
#include "code/text_groups.h"
#include "ingest/pairs.h"
#include "syntax/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << LAYER_BITS };

typedef struct Example {
    uint32_t *index;
    uint32_t count, classes, lexicon_type;
    bool measured; /* from the file whose predictions are wanted */
    char id[96];
} Example;

typedef struct Trainer {
    const EntenteLayerTrainOptions *options;
    Example *examples;
    size_t count, capacity;
    float *weights, *squares; /* BUCKETS x LAYER_CLASSES */
    TextGroups groups;
} Trainer;

/* ---- reading ---- */

static EntenteStatus keep_example(Trainer *trainer, const EntenteDocument *document, const Features *features,
                                  uint32_t classes, bool measured, EntenteError *error)
{
    if (trainer->count == trainer->capacity) {
        size_t capacity = trainer->capacity ? trainer->capacity * 2 : 1024;
        Example *grown = realloc(trainer->examples, capacity * sizeof *grown);
        if (!grown)
            return error_no_memory(error);
        trainer->examples = grown;
        trainer->capacity = capacity;
    }
    Example *example = &trainer->examples[trainer->count];
    *example = (Example){.count = (uint32_t)features->count, .classes = classes, .measured = measured};
    example->index = malloc((features->count + 1) * sizeof *example->index);
    if (!example->index)
        return error_no_memory(error);
    for (size_t i = 0; i < features->count; i++)
        example->index[i] = features->index[i] & (BUCKETS - 1);
    size_t size = document->id.size < sizeof example->id ? document->id.size : sizeof example->id - 1;
    memcpy(example->id, document->id.data, size);
    example->id[size] = 0;
    trainer->count++;
    return groups_add(&trainer->groups, document->text) ? ENTENTE_OK : error_no_memory(error);
}

static EntenteStatus read_file(Trainer *trainer, const char *file, bool measured, EntenteParser *parser,
                               EntenteCoder *coder, EntenteDocument *document, EntenteError *error)
{
    Source *source = NULL;
    Features features = {0};
    EntenteStatus status = source_open(file, &source, error);
    while (status == ENTENTE_OK) {
        PairRecord record;
        EntenteError failure = {0};
        status = pairs_next(source, document, &record, &failure);
        if (status == ENTENTE_BAD_INPUT) {
            if (trainer->options->log)
                fprintf(trainer->options->log, "%s\n", failure.message);
            status = ENTENTE_OK;
            continue;
        }
        if (status != ENTENTE_OK)
            break;
        Scene scene;
        uint32_t from, to;
        if (status == ENTENTE_OK)
            status = entente_parser_parse(parser, document, error);
        if (status != ENTENTE_OK || !document->sentence_count || (!record.classes && !measured))
            continue;
        status = relate_scene(coder, document, &record.pair, &scene, &from, &to, error);
        if (status != ENTENTE_OK)
            break;
        const Candidate *best = relate_best(&scene, from, to, &record.pair);
        if (!record.pair.source_count && !record.pair.target_count && best) {
            from = best->actors.count ? best->actors.each[0] : 0;
            to = best->recipients.count ? best->recipients.each[0] : 0;
        }
        features_read(&features, &scene, from, to, best);
        status = keep_example(trainer, document, &features, record.classes, measured, error);
        if (status == ENTENTE_OK)
            trainer->examples[trainer->count - 1].lexicon_type = best ? best->type : 0;
    }
    features_free(&features);
    source_close(source);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* ---- learning ---- */

static void score(const Trainer *trainer, const Example *example, float *scores)
{
    for (size_t c = 0; c < LAYER_CLASSES; c++)
        scores[c] = 0;
    for (uint32_t i = 0; i < example->count; i++) {
        const float *row = trainer->weights + (size_t)example->index[i] * LAYER_CLASSES;
        for (size_t c = 0; c < LAYER_CLASSES; c++)
            scores[c] += row[c];
    }
    float norm = 1.0f / sqrtf((float)(example->count ? example->count : 1)), best = -1e30f, sum = 0;
    for (size_t c = 0; c < LAYER_CLASSES; c++) {
        scores[c] *= norm;
        best = scores[c] > best ? scores[c] : best;
    }
    for (size_t c = 0; c < LAYER_CLASSES; c++)
        sum += scores[c] = expf(scores[c] - best);
    for (size_t c = 0; c < LAYER_CLASSES; c++)
        scores[c] /= sum;
}

static void learn(Trainer *trainer, const Example *example, float rate, float decay)
{
    float scores[LAYER_CLASSES], wanted = 1e-9f;
    score(trainer, example, scores);
    for (size_t c = 0; c < LAYER_CLASSES; c++)
        if (example->classes >> c & 1)
            wanted += scores[c];
    float norm = 1.0f / sqrtf((float)(example->count ? example->count : 1)), gradient[LAYER_CLASSES];
    for (size_t c = 0; c < LAYER_CLASSES; c++)
        gradient[c] = (scores[c] - (example->classes >> c & 1 ? scores[c] / wanted : 0)) * norm;
    for (uint32_t i = 0; i < example->count; i++) {
        size_t row = (size_t)example->index[i] * LAYER_CLASSES;
        for (size_t c = 0; c < LAYER_CLASSES; c++) {
            float g = gradient[c] + decay * trainer->weights[row + c];
            trainer->squares[row + c] += g * g;
            trainer->weights[row + c] -= rate * g / sqrtf(trainer->squares[row + c] + 1e-8f);
        }
    }
}

static uint32_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

/* Learn from all examples that are not in `fold` of `folds`. */
static EntenteStatus learn_all(Trainer *trainer, unsigned fold, unsigned folds, EntenteError *error)
{
    const EntenteLayerTrainOptions *options = trainer->options;
    if (!trainer->weights || !trainer->squares)
        return error_no_memory(error);
    memset(trainer->weights, 0, (size_t)BUCKETS * LAYER_CLASSES * sizeof(float));
    memset(trainer->squares, 0, (size_t)BUCKETS * LAYER_CLASSES * sizeof(float));
    uint32_t *order = malloc((trainer->count + 1) * sizeof *order);
    if (!order)
        return error_no_memory(error);
    size_t count = 0;
    for (size_t i = 0; i < trainer->count; i++)
        if (trainer->examples[i].classes && (!folds || groups_fold(&trainer->groups, i, folds) != fold))
            order[count++] = (uint32_t)i;
    uint64_t state = 88172645463325252u;
    for (unsigned epoch = 0; epoch < options->epochs; epoch++) {
        for (size_t i = count; i > 1; i--) {
            size_t other = random_next(&state) % i;
            uint32_t kept = order[i - 1];
            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (size_t i = 0; i < count; i++)
            learn(trainer, &trainer->examples[order[i]], options->rate, options->decay);
    }
    free(order);
    return ENTENTE_OK;
}

static EntenteStatus validate(Trainer *trainer, EntenteError *error)
{
    const EntenteLayerTrainOptions *options = trainer->options;
    for (unsigned fold = 0; fold < options->folds; fold++) {
        EntenteStatus status = learn_all(trainer, fold, options->folds, error);
        if (status != ENTENTE_OK)
            return status;
        for (size_t i = 0; i < trainer->count; i++) {
            const Example *example = &trainer->examples[i];
            float scores[LAYER_CLASSES];
            if (!example->measured || groups_fold(&trainer->groups, i, options->folds) != fold)
                continue;
            score(trainer, example, scores);
            options->on_prediction(example->id, scores, options->context);
        }
    }
    return ENTENTE_OK;
}

static EntenteStatus write_layer(Trainer *trainer, const unsigned char *sides, size_t sides_size,
                                 EntenteError *error)
{
    size_t weights = (size_t)BUCKETS * LAYER_CLASSES;
    unsigned char *data = calloc(1, sizeof(LayerHeader) + weights);
    if (!data)
        return error_no_memory(error);
    LayerHeader header = {.version = LAYER_VERSION, .bits = LAYER_BITS, .classes = LAYER_CLASSES};
    for (size_t c = 0; c < LAYER_CLASSES; c++) {
        float largest = 1e-6f;
        for (size_t b = 0; b < BUCKETS; b++) {
            float size = fabsf(trainer->weights[b * LAYER_CLASSES + c]);
            largest = size > largest ? size : largest;
        }
        header.scale[c] = largest / 127.0f;
    }
    memcpy(data, &header, sizeof header);
    int8_t *out = (int8_t *)(data + sizeof header);
    for (size_t i = 0; i < weights; i++)
        out[i] = (int8_t)lrintf(trainer->weights[i] / header.scale[i % LAYER_CLASSES]);
    const ModelSection sections[] = {{"layer", data, sizeof header + weights}, {"sides", sides, sides_size}};
    EntenteStatus status = model_write(trainer->options->output, sections, sides ? 2 : 1, error);
    free(data);
    return status;
}

EntenteStatus entente_layer_train(const EntenteModel *model, const EntenteLexicon *lexicon,
                                  const EntenteLayerTrainOptions *options, EntenteError *error)
{
    Trainer trainer = {.options = options};
    EntenteParser *parser = NULL;
    EntenteCoder *coder = NULL;
    EntenteDocument *document = NULL;
    const EntenteCoderOptions coding = {0};
    unsigned char *sides = NULL;
    size_t sides_size = 0;
    trainer.weights = malloc((size_t)BUCKETS * LAYER_CLASSES * sizeof(float));
    trainer.squares = malloc((size_t)BUCKETS * LAYER_CLASSES * sizeof(float));
    EntenteStatus status = trainer.weights && trainer.squares ? ENTENTE_OK : error_no_memory(error);
    if (status == ENTENTE_OK)
        status = entente_parser_new(model, &parser, error);
    if (status == ENTENTE_OK)
        status = entente_coder_new(lexicon, &coding, &coder, error);
    if (status == ENTENTE_OK)
        status = entente_document_new(&document, error);
    if (status == ENTENTE_OK && options->measured)
        status = read_file(&trainer, options->measured, true, parser, coder, document, error);
    for (size_t i = 0; i < options->file_count && status == ENTENTE_OK; i++)
        status = read_file(&trainer, options->files[i], false, parser, coder, document, error);
    if (status == ENTENTE_OK && options->folds > 1 && options->on_prediction)
        status = validate(&trainer, error);
    if (status == ENTENTE_OK && (options->marked || options->marked_measured))
        status = sides_train(options, parser, coder, document, &sides, &sides_size, error);
    if (status == ENTENTE_OK && options->output) {
        status = learn_all(&trainer, 0, 0, error);
        if (status == ENTENTE_OK)
            status = write_layer(&trainer, sides, sides_size, error);
    }
    for (size_t i = 0; i < trainer.count; i++)
        free(trainer.examples[i].index);
    free(trainer.examples);
    groups_free(&trainer.groups);
    free(sides);
    free(trainer.weights);
    free(trainer.squares);
    entente_document_delete(document);
    entente_coder_delete(coder);
    entente_parser_delete(parser);
    return status;
}
