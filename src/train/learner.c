#include "train/learner.h"

#include "syntax/tree.h"
#include "train/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LAYERS_LIMIT = 4, MATRICES_LIMIT = 64 };

#define LEAK 0.1f

/* A weight matrix with all that training hangs on it. Products are x (tokens x rows) by value (rows x
 * columns). */
typedef struct Matrix {
    char name[24];
    size_t rows, columns;
    float *value, *gradient, *first, *second;
    Bfloat16 *forward,
        *backward; /* packed value and packed transposed value; NULL for vectors and embeddings */
} Matrix;

/* One direction of one layer, with what the forward pass leaves for the backward pass. */
typedef struct Direction {
    Matrix *input, *bias, *recurrent;
    float *gates, *cell, *hidden, *dropped; /* tokens x 4 hidden, and x hidden */
    float *recurrent_mask;                  /* batch x hidden */
} Direction;

struct Learner {
    LearnerShape shape;
    const TrainKernels *kernels;
    Matrix matrices[MATRICES_LIMIT];
    size_t matrix_count;
    Matrix *embeddings, *tag, *tag_bias, *scorer, *scorer_bias, *arc, *arc_bias, *arc_root, *label_root,
        *relation, *relation_bias;
    Direction directions[LAYERS_LIMIT][2];
    uint64_t random;
    uint64_t steps;
    bool packed;

    size_t capacity;                 /* rows that the buffers below have room for */
    float *inputs[LAYERS_LIMIT + 1]; /* after dropout: what a layer reads; the last: what the scorers read */
    float *input_gradients[LAYERS_LIMIT + 1];
    float *input_masks[LAYERS_LIMIT + 1]; /* batch x width */
    float *gate_gradient;
    float *tag_scores, *scores, *scorer_gradient, *arc_dependent, *arc_dependent_gradient, *scorer_mask;
    float *mixed, *mixed_gradient, *relation_scores; /* label perceptron */
    float *step_gradient, *carried, *zeros;
    float *arcs; /* of one sentence: tokens x (tokens + 1) */
    void *tree_scratch;
    Bfloat16 *left, *left_transposed, *packed_gradient;
    uint8_t *present;
    uint32_t *features; /* rows x FORM_FEATURES: what is left of the examples' after dropout */
    uint32_t *touched;
    uint8_t *is_touched;
    size_t touched_count;
};

/* ---- random numbers: splitmix64 (Steele, Lea and Flood 2014) ---- */

static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static float random_unit(uint64_t *state)
{
    return (float)(random_next(state) >> 40) * 0x1p-24f;
}

/* ---- making and freeing ---- */

static size_t round_up(size_t value, size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

static void *aligned_zeros(size_t count, size_t size)
{
    size_t bytes = round_up(count * size + 64, 64);
    void *memory = aligned_alloc(64, bytes);
    if (memory)
        memset(memory, 0, bytes);
    return memory;
}

static float *floats(size_t count)
{
    return aligned_zeros(count, sizeof(float));
}

static Matrix *matrix_add(Learner *learner, const char *name, size_t rows, size_t columns, float spread,
                          bool packs)
{
    Matrix *matrix = &learner->matrices[learner->matrix_count++];
    snprintf(matrix->name, sizeof matrix->name, "%s", name);
    matrix->rows = rows;
    matrix->columns = columns;
    size_t count = rows * columns;
    matrix->value = floats(count);
    matrix->gradient = floats(count);
    matrix->first = floats(count);
    matrix->second = floats(count);
    if (packs) {
        matrix->forward = aligned_zeros(round_up(rows, 32) * round_up(columns, 16), sizeof(Bfloat16));
        matrix->backward = aligned_zeros(round_up(columns, 32) * round_up(rows, 16), sizeof(Bfloat16));
    }
    if (matrix->value)
        for (size_t i = 0; i < count; i++)
            matrix->value[i] = spread * (2 * random_unit(&learner->random) - 1);
    return matrix;
}

static bool matrices_complete(const Learner *learner)
{
    for (size_t i = 0; i < learner->matrix_count; i++) {
        const Matrix *matrix = &learner->matrices[i];
        if (!matrix->value || !matrix->gradient || !matrix->first || !matrix->second ||
            (!matrix->forward != !matrix->backward))
            return false;
    }
    return true;
}

static float spread_of(size_t rows, size_t columns)
{
    return sqrtf(6.0f / (float)(rows + columns)); /* Glorot and Bengio 2010 */
}

static Matrix *matrix_add_dense(Learner *learner, const char *name, size_t rows, size_t columns)
{
    return matrix_add(learner, name, rows, columns, spread_of(rows, columns), true);
}

static size_t layer_width(const LearnerShape *shape, size_t layer)
{
    return layer ? 2 * (size_t)shape->hidden : shape->embedding;
}

Learner *learner_new(const LearnerShape *shape, uint64_t seed)
{
    if (shape->layers < 1 || shape->layers > LAYERS_LIMIT || shape->tag_layer < 1 ||
        shape->tag_layer > shape->layers)
        return NULL;
    Learner *learner = calloc(1, sizeof *learner);
    if (!learner)
        return NULL;
    learner->shape = *shape;
    learner->kernels = train_kernels_best();
    learner->random = seed;
    size_t hidden = shape->hidden, outputs = 2 * hidden;
    size_t tags = round_up(shape->tags, 16), relations = round_up(shape->relations, 16);
    learner->embeddings = matrix_add(learner, "embeddings", shape->features, shape->embedding, 0.1f, false);
    for (size_t layer = 0; layer < shape->layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            Direction *direction = &learner->directions[layer][d];
            char name[32];
            size_t width = layer_width(shape, layer);
            snprintf(name, sizeof name, "input.%zu.%zu", layer, d);
            direction->input = matrix_add(learner, name, width, 4 * hidden, spread_of(width, hidden), true);
            snprintf(name, sizeof name, "bias.%zu.%zu", layer, d);
            direction->bias = matrix_add(learner, name, 1, 4 * hidden, 0, false);
            snprintf(name, sizeof name, "recurrent.%zu.%zu", layer, d);
            direction->recurrent =
                matrix_add(learner, name, hidden, 4 * hidden, spread_of(hidden, hidden), true);
            if (direction->bias->value)
                for (size_t i = hidden; i < 2 * hidden; i++)
                    direction->bias->value[i] = 1; /* forget gates start open */
        }
    learner->tag = matrix_add_dense(learner, "tag", outputs, tags);
    learner->tag_bias = matrix_add(learner, "tag.bias", 1, tags, 0, false);
    size_t scorers = 2 * (size_t)shape->arc + 2 * (size_t)shape->label;
    learner->scorer = matrix_add(learner, "scorer", outputs, scorers, spread_of(outputs, shape->arc), true);
    learner->scorer_bias = matrix_add(learner, "scorer.bias", 1, scorers, 0, false);
    learner->arc = matrix_add_dense(learner, "arc", shape->arc, shape->arc);
    learner->arc_bias = matrix_add(learner, "arc.bias", 1, shape->arc, 0, false);
    learner->arc_root = matrix_add(learner, "arc.root", 1, shape->arc, 0.1f, false);
    learner->label_root = matrix_add(learner, "label.root", 1, shape->label, 0.1f, false);
    learner->relation = matrix_add_dense(learner, "relation", shape->label, relations);
    learner->relation_bias = matrix_add(learner, "relation.bias", 1, relations, 0, false);
    learner->touched = aligned_zeros(shape->features, sizeof(uint32_t));
    learner->is_touched = aligned_zeros(shape->features, 1);
    learner->present = aligned_zeros((size_t)LEARNER_BATCH * LEARNER_LONGEST, 1);
    size_t arcs = (size_t)LEARNER_LONGEST * (LEARNER_LONGEST + 1);
    learner->arcs = floats(arcs);
    learner->zeros = floats(LEARNER_BATCH * hidden);
    learner->tree_scratch = aligned_zeros(tree_scratch_size(LEARNER_LONGEST), 1);
    bool complete = matrices_complete(learner) && learner->touched && learner->is_touched &&
                    learner->present && learner->zeros && learner->arcs && learner->tree_scratch;
    if (!complete) {
        learner_delete(learner);
        return NULL;
    }
    memset(learner->embeddings->value, 0, shape->embedding * sizeof(float)); /* number 0: no feature */
    return learner;
}

static void buffers_free(Learner *learner)
{
    for (size_t layer = 0; layer <= LAYERS_LIMIT; layer++) {
        free(learner->inputs[layer]);
        free(learner->input_gradients[layer]);
        free(learner->input_masks[layer]);
        learner->inputs[layer] = learner->input_gradients[layer] = learner->input_masks[layer] = NULL;
    }
    for (size_t layer = 0; layer < LAYERS_LIMIT; layer++)
        for (size_t d = 0; d < 2; d++) {
            Direction *direction = &learner->directions[layer][d];
            free(direction->gates);
            free(direction->cell);
            free(direction->hidden);
            free(direction->dropped);
            free(direction->recurrent_mask);
            direction->gates = direction->cell = direction->hidden = direction->dropped = NULL;
            direction->recurrent_mask = NULL;
        }
    float **single[] = {&learner->gate_gradient,   &learner->tag_scores,    &learner->scores,
                        &learner->scorer_gradient, &learner->arc_dependent, &learner->arc_dependent_gradient,
                        &learner->scorer_mask,     &learner->mixed,         &learner->mixed_gradient,
                        &learner->relation_scores, &learner->step_gradient, &learner->carried};
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
        free(*single[i]);
        *single[i] = NULL;
    }
    free(learner->left);
    free(learner->left_transposed);
    free(learner->packed_gradient);
    free(learner->features);
    learner->left = learner->left_transposed = learner->packed_gradient = NULL;
    learner->features = NULL;
    learner->capacity = 0;
}

void learner_delete(Learner *learner)
{
    if (!learner)
        return;
    buffers_free(learner);
    for (size_t i = 0; i < learner->matrix_count; i++) {
        Matrix *matrix = &learner->matrices[i];
        free(matrix->value);
        free(matrix->gradient);
        free(matrix->first);
        free(matrix->second);
        free(matrix->forward);
        free(matrix->backward);
    }
    free(learner->touched);
    free(learner->is_touched);
    free(learner->present);
    free(learner->arcs);
    free(learner->zeros);
    free(learner->tree_scratch);
    free(learner);
}

static size_t widest(const LearnerShape *shape)
{
    size_t width = 4 * (size_t)shape->hidden;
    size_t candidates[] = {shape->embedding, 2 * (size_t)shape->hidden, round_up(shape->tags, 32),
                           round_up(shape->relations, 32), 2 * (size_t)(shape->arc + shape->label)};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        width = candidates[i] > width ? candidates[i] : width;
    return width;
}

/* Room for batches of `rows` tokens, padding included. */
static bool buffers_reserve(Learner *learner, size_t rows)
{
    if (rows <= learner->capacity)
        return true;
    buffers_free(learner);
    const LearnerShape *shape = &learner->shape;
    size_t hidden = shape->hidden, scorers = 2 * (size_t)(shape->arc + shape->label);
    size_t tags = round_up(shape->tags, 16), relations = round_up(shape->relations, 16);
    rows = round_up(rows, 64);
    bool complete = true;
    for (size_t layer = 0; layer <= shape->layers; layer++) {
        size_t width = layer_width(shape, layer);
        complete = (learner->inputs[layer] = floats(rows * width)) && complete;
        complete = (learner->input_gradients[layer] = floats(rows * width)) && complete;
        complete = (learner->input_masks[layer] = floats(LEARNER_BATCH * width)) && complete;
    }
    for (size_t layer = 0; layer < shape->layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            Direction *direction = &learner->directions[layer][d];
            complete = (direction->gates = floats(rows * 4 * hidden)) && complete;
            complete = (direction->cell = floats(rows * hidden)) && complete;
            complete = (direction->hidden = floats(rows * hidden)) && complete;
            complete = (direction->dropped = floats(rows * hidden)) && complete;
            complete = (direction->recurrent_mask = floats(LEARNER_BATCH * hidden)) && complete;
        }
    complete = (learner->gate_gradient = floats(rows * 4 * hidden)) && complete;
    complete = (learner->tag_scores = floats(rows * tags)) && complete;
    complete = (learner->scores = floats(rows * scorers)) && complete;
    complete = (learner->scorer_gradient = floats(rows * scorers)) && complete;
    complete = (learner->scorer_mask = floats(LEARNER_BATCH * scorers)) && complete;
    complete = (learner->arc_dependent = floats(rows * shape->arc)) && complete;
    complete = (learner->arc_dependent_gradient = floats(rows * shape->arc)) && complete;
    complete = (learner->mixed = floats(rows * shape->label)) && complete;
    complete = (learner->mixed_gradient = floats(rows * shape->label)) && complete;
    complete = (learner->relation_scores = floats(rows * relations)) && complete;
    complete = (learner->step_gradient = floats(LEARNER_BATCH * hidden)) && complete;
    complete = (learner->carried = floats(LEARNER_BATCH * hidden)) && complete;
    size_t widths = widest(shape);
    complete = (learner->left = aligned_zeros(rows * widths, sizeof(Bfloat16))) && complete;
    complete = (learner->left_transposed = aligned_zeros(rows * widths, sizeof(Bfloat16))) && complete;
    complete = (learner->packed_gradient = aligned_zeros(rows * widths, sizeof(Bfloat16))) && complete;
    complete = (learner->features = aligned_zeros(rows * FORM_FEATURES, sizeof(uint32_t))) && complete;
    learner->capacity = complete ? rows : 0;
    return complete;
}

/* ---- products ---- */

/* What 8-bit weights with one scale a column would be: rounding is part of training towards its end. `scales`
 * has room for two numbers a column. */
static void round_columns(const Matrix *matrix, float *scales, float *out)
{
    size_t columns = matrix->columns;
    float *inverse = scales + columns;
    memset(scales, 0, columns * sizeof *scales);
    for (size_t r = 0; r < matrix->rows; r++)
        for (size_t c = 0; c < columns; c++) {
            float size = fabsf(matrix->value[r * columns + c]);
            scales[c] = size > scales[c] ? size : scales[c];
        }
    for (size_t c = 0; c < columns; c++) {
        scales[c] = scales[c] > 0 ? scales[c] / 127.0f : 1.0f;
        inverse[c] = 1.0f / scales[c];
    }
    for (size_t r = 0; r < matrix->rows; r++)
        for (size_t c = 0; c < columns; c++)
            out[r * columns + c] = scales[c] * rintf(matrix->value[r * columns + c] * inverse[c]);
}

static bool pack_weights(Learner *learner, bool quantised)
{
    for (size_t i = 0; i < learner->matrix_count; i++) {
        Matrix *matrix = &learner->matrices[i];
        if (!matrix->forward)
            continue;
        float *rounded = NULL;
        if (quantised) {
            rounded = floats((matrix->rows + 2) * matrix->columns);
            if (!rounded)
                return false;
            round_columns(matrix, rounded + matrix->rows * matrix->columns, rounded);
        }
        const float *value = quantised ? rounded : matrix->value;
        learner->kernels->pack(value, matrix->columns, matrix->rows, matrix->columns, matrix->forward);
        learner->kernels->pack_transposed(value, matrix->columns, matrix->columns, matrix->rows,
                                          matrix->backward);
        free(rounded);
    }
    learner->packed = true;
    return true;
}

/* y = or += x (rows x matrix->rows, in learner->left as bfloat16) by the matrix. */
static void product(Learner *learner, const Matrix *matrix, const Bfloat16 *x, size_t rows, float *y,
                    size_t stride, bool accumulate)
{
    learner->kernels->multiply(x, round_up(matrix->rows, 32), rows, matrix->forward, (matrix->rows + 31) / 32,
                               matrix->columns / 16, y, stride, accumulate);
}

/* dx += dy by the transposed matrix, and matrix->gradient += transposed x by dy. `x_transposed` is
 * matrix->rows x round_up(rows, 32). dx may be NULL. */
static void product_backward(Learner *learner, Matrix *matrix, const Bfloat16 *x_transposed, size_t rows,
                             const float *dy, size_t dy_stride, float *dx, size_t dx_stride)
{
    const TrainKernels *kernels = learner->kernels;
    size_t padded = round_up(rows, 32);
    kernels->pack(dy, dy_stride, rows, matrix->columns, learner->packed_gradient);
    kernels->multiply(x_transposed, padded, matrix->rows, learner->packed_gradient, padded / 32,
                      matrix->columns / 16, matrix->gradient, matrix->columns, true);
    if (!dx)
        return;
    size_t width = round_up(matrix->columns, 32);
    kernels->convert(dy, dy_stride, rows, matrix->columns, learner->left, width);
    kernels->multiply(learner->left, width, rows, matrix->backward, width / 32, matrix->rows / 16, dx,
                      dx_stride, true);
}

static void add_bias(const Matrix *bias, float *y, size_t rows)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < bias->columns; c++)
            y[r * bias->columns + c] += bias->value[c];
}

static void bias_backward(Matrix *bias, const float *dy, size_t rows)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < bias->columns; c++)
            bias->gradient[c] += dy[r * bias->columns + c];
}

/* ---- dropout: one mask a sequence (Gal and Ghahramani 2016) ---- */

static void draw_mask(Learner *learner, float *mask, size_t count, float dropout)
{
    float kept = dropout > 0 ? 1.0f / (1.0f - dropout) : 1.0f;
    for (size_t i = 0; i < count; i++)
        mask[i] = dropout > 0 && random_unit(&learner->random) < dropout ? 0.0f : kept;
}

static void apply_mask(const float *mask, size_t batch, size_t width, float *x, size_t rows)
{
    for (size_t r = 0; r < rows; r++) {
        const float *of_row = mask + r % batch * width;
        for (size_t c = 0; c < width; c++)
            x[r * width + c] *= of_row[c];
    }
}

/* ---- the batch: row t * batch + b is token t of sequence b ---- */

typedef struct Batch {
    const Example *const *examples;
    size_t count;  /* examples */
    size_t width;  /* sequences, a multiple of 16: those from count on are empty */
    size_t length; /* of the longest */
    size_t rows;
    bool training;
    const LearnerRates *rates;
} Batch;

/* Leave out features at random while training, so that a word is known by its affixes when its form is rare.
 */
static uint32_t drop_feature(Learner *learner, const Batch *batch, size_t feature, uint32_t id)
{
    if (!batch->training || !id)
        return id;
    float dropout = feature == FORM_WORD ? batch->rates->word_dropout : batch->rates->affix_dropout;
    return random_unit(&learner->random) < dropout ? 0 : id;
}

static void embed(Learner *learner, const Batch *batch)
{
    size_t width = learner->shape.embedding;
    memset(learner->inputs[0], 0, batch->rows * width * sizeof(float));
    for (size_t b = 0; b < batch->count; b++) {
        const Example *example = batch->examples[b];
        for (size_t t = 0; t < example->count; t++) {
            size_t row = t * batch->width + b;
            float *sum = learner->inputs[0] + row * width;
            for (size_t f = 0; f < FORM_FEATURES; f++) {
                uint32_t id = drop_feature(learner, batch, f, example->features[t * FORM_FEATURES + f]);
                learner->features[row * FORM_FEATURES + f] = id;
                if (id)
                    learner->kernels->add_scaled(sum, learner->embeddings->value + id * width, 1.0f, width);
            }
        }
    }
}

static void embed_backward(Learner *learner, const Batch *batch)
{
    size_t width = learner->shape.embedding;
    for (size_t row = 0; row < batch->rows; row++) {
        const float *gradient = learner->input_gradients[0] + row * width;
        for (size_t f = 0; f < FORM_FEATURES && learner->present[row]; f++) {
            uint32_t id = learner->features[row * FORM_FEATURES + f];
            if (!id)
                continue;
            learner->kernels->add_scaled(learner->embeddings->gradient + id * width, gradient, 1.0f, width);
            if (!learner->is_touched[id]) {
                learner->is_touched[id] = 1;
                learner->touched[learner->touched_count++] = id;
            }
        }
    }
}

/* Time steps of a direction in reading order: step s reads token place(s). */
static size_t place_of(const Batch *batch, size_t d, size_t step)
{
    return d ? batch->length - 1 - step : step;
}

static void direction_forward(Learner *learner, const Batch *batch, size_t d, Direction *direction)
{
    size_t hidden = learner->shape.hidden, width = batch->width;
    Bfloat16 *state = learner->left_transposed; /* free on the way forward */
    for (size_t step = 0; step < batch->length; step++) {
        size_t row = place_of(batch, d, step) * width;
        size_t before = step ? place_of(batch, d, step - 1) * width : 0;
        if (step) {
            learner->kernels->convert(direction->dropped + before * hidden, hidden, width, hidden, state,
                                      hidden);
            product(learner, direction->recurrent, state, width, direction->gates + row * 4 * hidden,
                    4 * hidden, true);
        }
        LstmStep lstm = {.rows = width,
                         .width = hidden,
                         .gates = direction->gates + row * 4 * hidden,
                         .cell_before = step ? direction->cell + before * hidden : learner->zeros,
                         .cell = direction->cell + row * hidden,
                         .hidden = direction->hidden + row * hidden,
                         .present = learner->present + row};
        learner->kernels->lstm_forward(&lstm);
        float *dropped = direction->dropped + row * hidden;
        for (size_t i = 0; i < width * hidden; i++)
            dropped[i] = lstm.hidden[i] * direction->recurrent_mask[i];
    }
}

static void layer_forward(Learner *learner, const Batch *batch, size_t layer)
{
    size_t hidden = learner->shape.hidden, width = layer_width(&learner->shape, layer);
    learner->kernels->convert(learner->inputs[layer], width, batch->rows, width, learner->left, width);
    for (size_t d = 0; d < 2; d++) {
        Direction *direction = &learner->directions[layer][d];
        draw_mask(learner, direction->recurrent_mask, batch->width * hidden,
                  batch->training ? batch->rates->recurrent_dropout : 0);
        product(learner, direction->input, learner->left, batch->rows, direction->gates, 4 * hidden, false);
        add_bias(direction->bias, direction->gates, batch->rows);
        direction_forward(learner, batch, d, direction);
        float *out = learner->inputs[layer + 1] + d * hidden;
        for (size_t r = 0; r < batch->rows; r++)
            memcpy(out + r * 2 * hidden, direction->hidden + r * hidden, hidden * sizeof(float));
    }
}

static void direction_backward(Learner *learner, const Batch *batch, size_t layer, size_t d)
{
    Direction *direction = &learner->directions[layer][d];
    const TrainKernels *kernels = learner->kernels;
    size_t hidden = learner->shape.hidden, width = batch->width;
    const float *output_gradient = learner->input_gradients[layer + 1] + d * hidden;
    memset(learner->carried, 0, width * hidden * sizeof(float));
    memset(learner->step_gradient, 0, width * hidden * sizeof(float));
    for (size_t step = batch->length; step-- > 0;) {
        size_t row = place_of(batch, d, step) * width;
        size_t before = step ? place_of(batch, d, step - 1) * width : 0;
        for (size_t b = 0; b < width; b++)
            kernels->add_scaled(learner->step_gradient + b * hidden, output_gradient + (row + b) * 2 * hidden,
                                1.0f, hidden);
        LstmStep lstm = {.rows = width,
                         .width = hidden,
                         .gates = direction->gates + row * 4 * hidden,
                         .cell_before = step ? direction->cell + before * hidden : learner->zeros,
                         .cell = direction->cell + row * hidden,
                         .present = learner->present + row,
                         .hidden_gradient = learner->step_gradient,
                         .cell_gradient = learner->carried,
                         .gate_gradient = learner->gate_gradient + row * 4 * hidden};
        kernels->lstm_backward(&lstm);
        if (!step)
            break;
        kernels->convert(lstm.gate_gradient, 4 * hidden, width, 4 * hidden, learner->left, 4 * hidden);
        kernels->multiply(learner->left, 4 * hidden, width, direction->recurrent->backward, 4 * hidden / 32,
                          hidden / 16, learner->step_gradient, hidden, 0);
        for (size_t i = 0; i < width * hidden; i++)
            learner->step_gradient[i] *= direction->recurrent_mask[i];
    }
    if (batch->length > 1) {
        /* the state before token t lies one step earlier: a block of rows against the block shifted by one
         * step */
        size_t rows = (batch->length - 1) * width, padded = round_up(rows, 32);
        const float *states = direction->dropped + (d ? width : 0) * hidden;
        const float *gradients = learner->gate_gradient + (d ? 0 : width) * 4 * hidden;
        kernels->transpose(states, hidden, rows, hidden, learner->left_transposed, padded);
        product_backward(learner, direction->recurrent, learner->left_transposed, rows, gradients, 4 * hidden,
                         NULL, 0);
    }
    bias_backward(direction->bias, learner->gate_gradient, batch->rows);
}

static void layer_backward(Learner *learner, const Batch *batch, size_t layer)
{
    size_t hidden = learner->shape.hidden, width = layer_width(&learner->shape, layer);
    size_t padded = round_up(batch->rows, 32);
    apply_mask(learner->input_masks[layer + 1], batch->width, 2 * hidden, learner->input_gradients[layer + 1],
               batch->rows);
    for (size_t d = 0; d < 2; d++) {
        direction_backward(learner, batch, layer, d);
        learner->kernels->transpose(learner->inputs[layer], width, batch->rows, width,
                                    learner->left_transposed, padded);
        product_backward(learner, learner->directions[layer][d].input, learner->left_transposed, batch->rows,
                         learner->gate_gradient, 4 * hidden, learner->input_gradients[layer], width);
    }
}

/* ---- losses ---- */

/* Scores become the gradient of the cross entropy against the target; returns the loss. `soft` may be NULL.
 */
static double softmax_loss(float *scores, size_t count, size_t hard, const float *soft, float soft_share)
{
    float most = scores[0];
    for (size_t i = 1; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    float sum = 0;
    for (size_t i = 0; i < count; i++) {
        scores[i] = expf(scores[i] - most);
        sum += scores[i];
    }
    double loss = 0;
    float hard_share = soft ? 1.0f - soft_share : 1.0f;
    for (size_t i = 0; i < count; i++)
        scores[i] /= sum;
    if (hard_share > 0)
        loss -= (double)hard_share * log((double)fmaxf(scores[hard], 1e-12f));
    if (soft)
        for (size_t i = 0; i < count; i++) {
            if (soft[i] > 1e-4f)
                loss -= (double)(soft_share * soft[i]) * log((double)fmaxf(scores[i], 1e-12f));
            scores[i] -= soft_share * soft[i];
        }
    scores[hard] -= hard_share;
    return loss;
}

static float soft_share(const Batch *batch, const Example *example)
{
    return example->gold ? batch->rates->soft_weight : 1.0f;
}

static void tag_forward(Learner *learner, const Batch *batch)
{
    size_t width = 2 * (size_t)learner->shape.hidden, tags = learner->tag->columns;
    const float *input = learner->inputs[learner->shape.tag_layer];
    learner->kernels->convert(input, width, batch->rows, width, learner->left, width);
    product(learner, learner->tag, learner->left, batch->rows, learner->tag_scores, tags, false);
    add_bias(learner->tag_bias, learner->tag_scores, batch->rows);
}

/* Turn scores of present tokens into gradients, those of the rest into zeros. */
static double tag_loss(Learner *learner, const Batch *batch)
{
    size_t tags = learner->tag->columns, used = learner->shape.tags;
    double loss = 0;
    for (size_t r = 0; r < batch->rows; r++) {
        float *scores = learner->tag_scores + r * tags;
        size_t b = r % batch->width, t = r / batch->width;
        if (!learner->present[r]) {
            memset(scores, 0, tags * sizeof *scores);
            continue;
        }
        const Example *example = batch->examples[b];
        const float *soft = example->soft_tags ? example->soft_tags + t * used : NULL;
        loss += softmax_loss(scores, used, example->tags[t], soft, soft_share(batch, example));
        memset(scores + used, 0, (tags - used) * sizeof *scores);
    }
    return loss;
}

static float leaky(float x)
{
    return x > 0 ? x : LEAK * x;
}

/* The scorers' inputs: dependent and head of arcs, squashed; dependent and head of relations, linear. */
static void scorer_forward(Learner *learner, const Batch *batch)
{
    size_t width = 2 * (size_t)learner->shape.hidden, columns = learner->scorer->columns,
           arc = learner->shape.arc;
    learner->kernels->convert(learner->inputs[learner->shape.layers], width, batch->rows, width,
                              learner->left, width);
    product(learner, learner->scorer, learner->left, batch->rows, learner->scores, columns, false);
    add_bias(learner->scorer_bias, learner->scores, batch->rows);
    draw_mask(learner, learner->scorer_mask, batch->width * columns,
              batch->training ? batch->rates->head_dropout : 0);
    for (size_t r = 0; r < batch->rows; r++) {
        float *row = learner->scores + r * columns;
        const float *mask = learner->scorer_mask + r % batch->width * columns;
        for (size_t c = 0; c < 2 * arc; c++)
            row[c] = leaky(row[c]) * mask[c];
    }
    learner->kernels->convert(learner->scores, columns, batch->rows, arc, learner->left, arc);
    product(learner, learner->arc, learner->left, batch->rows, learner->arc_dependent, arc, false);
    add_bias(learner->arc_bias, learner->arc_dependent, batch->rows);
}

/* The vector of candidate head h of sequence b: the root's own, or that of token h - 1. */
static const float *head_vector(const Learner *learner, const Batch *batch, size_t b, size_t h)
{
    if (!h)
        return learner->arc_root->value;
    return learner->scores + ((h - 1) * batch->width + b) * learner->scorer->columns + learner->shape.arc;
}

static void arc_scores(const Learner *learner, const Batch *batch, size_t b, size_t count)
{
    size_t arc = learner->shape.arc;
    for (size_t d = 0; d < count; d++) {
        const float *dependent = learner->arc_dependent + (d * batch->width + b) * arc;
        float *row = learner->arcs + d * (count + 1);
        for (size_t h = 0; h <= count; h++)
            row[h] =
                h == d + 1 ? -1e4f : learner->kernels->dot(dependent, head_vector(learner, batch, b, h), arc);
    }
}

static double arc_loss(Learner *learner, const Batch *batch)
{
    const TrainKernels *kernels = learner->kernels;
    size_t arc = learner->shape.arc, columns = learner->scorer->columns;
    double loss = 0;
    for (size_t b = 0; b < batch->count; b++) {
        const Example *example = batch->examples[b];
        size_t count = example->count;
        arc_scores(learner, batch, b, count);
        for (size_t d = 0; d < count; d++) {
            float *row = learner->arcs + d * (count + 1);
            const float *soft = example->soft_arcs ? example->soft_arcs + d * (count + 1) : NULL;
            loss += softmax_loss(row, count + 1, example->heads[d], soft, soft_share(batch, example));
            const float *dependent = learner->arc_dependent + (d * batch->width + b) * arc;
            float *to_dependent = learner->arc_dependent_gradient + (d * batch->width + b) * arc;
            for (size_t h = 0; h <= count; h++) {
                if (fabsf(row[h]) < 1e-7f)
                    continue;
                float *to_head = h ? learner->scorer_gradient + ((h - 1) * batch->width + b) * columns + arc
                                   : learner->arc_root->gradient;
                kernels->add_scaled(to_dependent, head_vector(learner, batch, b, h), row[h], arc);
                kernels->add_scaled(to_head, dependent, row[h], arc);
            }
        }
    }
    return loss;
}

/* Mix dependent and head of the given arc: the perceptron's hidden layer. */
static void relation_forward(Learner *learner, const Batch *batch, const uint16_t *const *heads)
{
    size_t label = learner->shape.label, columns = learner->scorer->columns, arc = learner->shape.arc;
    memset(learner->mixed, 0, batch->rows * label * sizeof(float));
    for (size_t b = 0; b < batch->count; b++)
        for (size_t t = 0; t < batch->examples[b]->count; t++) {
            size_t head = heads[b][t];
            const float *dependent = learner->scores + (t * batch->width + b) * columns + 2 * arc;
            const float *of_head =
                head ? learner->scores + ((head - 1) * batch->width + b) * columns + 2 * arc + label
                     : learner->label_root->value;
            const float *mask = learner->scorer_mask + b * columns + 2 * arc;
            float *mixed = learner->mixed + (t * batch->width + b) * label;
            for (size_t i = 0; i < label; i++)
                mixed[i] = leaky(dependent[i] + of_head[i]) * mask[i];
        }
    learner->kernels->convert(learner->mixed, label, batch->rows, label, learner->left, label);
    size_t relations = learner->relation->columns;
    product(learner, learner->relation, learner->left, batch->rows, learner->relation_scores, relations,
            false);
    add_bias(learner->relation_bias, learner->relation_scores, batch->rows);
}

static double relation_loss(Learner *learner, const Batch *batch)
{
    size_t relations = learner->relation->columns, used = learner->shape.relations;
    double loss = 0;
    for (size_t r = 0; r < batch->rows; r++) {
        float *scores = learner->relation_scores + r * relations;
        size_t b = r % batch->width, t = r / batch->width;
        if (!learner->present[r]) {
            memset(scores, 0, relations * sizeof *scores);
            continue;
        }
        const Example *example = batch->examples[b];
        const float *soft = example->soft_relations ? example->soft_relations + t * used : NULL;
        loss += softmax_loss(scores, used, example->relations[t], soft, soft_share(batch, example));
        memset(scores + used, 0, (relations - used) * sizeof *scores);
    }
    return loss;
}

static void relation_backward(Learner *learner, const Batch *batch)
{
    size_t label = learner->shape.label, columns = learner->scorer->columns, arc = learner->shape.arc;
    size_t padded = round_up(batch->rows, 32);
    memset(learner->mixed_gradient, 0, batch->rows * label * sizeof(float));
    learner->kernels->transpose(learner->mixed, label, batch->rows, label, learner->left_transposed, padded);
    product_backward(learner, learner->relation, learner->left_transposed, batch->rows,
                     learner->relation_scores, learner->relation->columns, learner->mixed_gradient, label);
    bias_backward(learner->relation_bias, learner->relation_scores, batch->rows);
    for (size_t b = 0; b < batch->count; b++)
        for (size_t t = 0; t < batch->examples[b]->count; t++) {
            size_t head = batch->examples[b]->heads[t], row = t * batch->width + b;
            const float *gradient = learner->mixed_gradient + row * label,
                        *mixed = learner->mixed + row * label;
            const float *mask = learner->scorer_mask + b * columns + 2 * arc;
            float *to_dependent = learner->scorer_gradient + row * columns + 2 * arc;
            float *to_head =
                head ? learner->scorer_gradient + ((head - 1) * batch->width + b) * columns + 2 * arc + label
                     : learner->label_root->gradient;
            for (size_t i = 0; i < label; i++) {
                float through = gradient[i] * mask[i] * (mixed[i] > 0 ? 1.0f : LEAK);
                to_dependent[i] += through;
                to_head[i] += through;
            }
        }
}

static void scorer_backward(Learner *learner, const Batch *batch)
{
    const TrainKernels *kernels = learner->kernels;
    size_t arc = learner->shape.arc, columns = learner->scorer->columns, padded = round_up(batch->rows, 32);
    size_t width = 2 * (size_t)learner->shape.hidden;
    kernels->transpose(learner->scores, columns, batch->rows, arc, learner->left_transposed, padded);
    product_backward(learner, learner->arc, learner->left_transposed, batch->rows,
                     learner->arc_dependent_gradient, arc, learner->scorer_gradient, columns);
    bias_backward(learner->arc_bias, learner->arc_dependent_gradient, batch->rows);
    for (size_t r = 0; r < batch->rows; r++) {
        float *gradient = learner->scorer_gradient + r * columns;
        const float *value = learner->scores + r * columns,
                    *mask = learner->scorer_mask + r % batch->width * columns;
        for (size_t c = 0; c < 2 * arc; c++)
            gradient[c] *= mask[c] * (value[c] > 0 ? 1.0f : LEAK);
    }
    kernels->transpose(learner->inputs[learner->shape.layers], width, batch->rows, width,
                       learner->left_transposed, padded);
    product_backward(learner, learner->scorer, learner->left_transposed, batch->rows,
                     learner->scorer_gradient, columns, learner->input_gradients[learner->shape.layers],
                     width);
    bias_backward(learner->scorer_bias, learner->scorer_gradient, batch->rows);
}

static void tag_backward(Learner *learner, const Batch *batch)
{
    size_t width = 2 * (size_t)learner->shape.hidden, layer = learner->shape.tag_layer;
    learner->kernels->transpose(learner->inputs[layer], width, batch->rows, width, learner->left_transposed,
                                round_up(batch->rows, 32));
    product_backward(learner, learner->tag, learner->left_transposed, batch->rows, learner->tag_scores,
                     learner->tag->columns, learner->input_gradients[layer], width);
    bias_backward(learner->tag_bias, learner->tag_scores, batch->rows);
}

/* ---- a step ---- */

static bool batch_begin(Learner *learner, Batch *batch)
{
    batch->width = round_up(batch->count, 16);
    batch->length = 0;
    for (size_t b = 0; b < batch->count; b++)
        batch->length = batch->examples[b]->count > batch->length ? batch->examples[b]->count : batch->length;
    batch->rows = batch->width * batch->length;
    if (!buffers_reserve(learner, batch->rows))
        return false;
    for (size_t r = 0; r < batch->rows; r++) {
        size_t b = r % batch->width;
        learner->present[r] = b < batch->count && r / batch->width < batch->examples[b]->count;
    }
    return true;
}

static void forward(Learner *learner, const Batch *batch)
{
    embed(learner, batch);
    for (size_t layer = 0;; layer++) {
        size_t width = layer_width(&learner->shape, layer);
        float dropout = !batch->training ? 0
                        : layer          ? batch->rates->layer_dropout
                                         : batch->rates->input_dropout;
        draw_mask(learner, learner->input_masks[layer], batch->width * width, dropout);
        if (batch->training)
            apply_mask(learner->input_masks[layer], batch->width, width, learner->inputs[layer], batch->rows);
        if (layer == learner->shape.tag_layer)
            tag_forward(learner, batch);
        if (layer == learner->shape.layers)
            break;
        layer_forward(learner, batch, layer);
    }
    scorer_forward(learner, batch);
}

static void adam_update(Learner *learner, const LearnerRates *rates, float scale)
{
    learner->steps++;
    AdamStep step = {.rate = rates->rate,
                     .beta1 = rates->beta1,
                     .beta2 = rates->beta2,
                     .epsilon = 1e-8f,
                     .correction1 = 1.0f - powf(rates->beta1, (float)learner->steps),
                     .correction2 = 1.0f - powf(rates->beta2, (float)learner->steps),
                     .scale = scale};
    for (size_t i = 0; i < learner->matrix_count; i++) {
        Matrix *matrix = &learner->matrices[i];
        if (matrix == learner->embeddings)
            continue;
        size_t count = matrix->rows * matrix->columns;
        learner->kernels->adam(matrix->value, matrix->gradient, matrix->first, matrix->second, count, &step);
        memset(matrix->gradient, 0, count * sizeof(float));
    }
    /* only the rows that the batch used move */
    Matrix *embeddings = learner->embeddings;
    for (size_t i = 0; i < learner->touched_count; i++) {
        size_t id = learner->touched[i], at = id * embeddings->columns;
        learner->kernels->adam(embeddings->value + at, embeddings->gradient + at, embeddings->first + at,
                               embeddings->second + at, embeddings->columns, &step);
        memset(embeddings->gradient + at, 0, embeddings->columns * sizeof(float));
        learner->is_touched[id] = 0;
    }
    learner->touched_count = 0;
}

static double gradient_norm(const Learner *learner)
{
    double sum = 0;
    for (size_t i = 0; i < learner->matrix_count; i++) {
        const Matrix *matrix = &learner->matrices[i];
        if (matrix == learner->embeddings)
            continue;
        sum +=
            (double)learner->kernels->dot(matrix->gradient, matrix->gradient, matrix->rows * matrix->columns);
    }
    for (size_t i = 0; i < learner->touched_count; i++) {
        const float *row = learner->embeddings->gradient + learner->touched[i] * learner->embeddings->columns;
        sum += (double)learner->kernels->dot(row, row, learner->embeddings->columns);
    }
    return sqrt(sum);
}

static void clear_gradients(Learner *learner, const Batch *batch)
{
    const LearnerShape *shape = &learner->shape;
    for (size_t layer = 0; layer <= shape->layers; layer++)
        memset(learner->input_gradients[layer], 0, batch->rows * layer_width(shape, layer) * sizeof(float));
    memset(learner->scorer_gradient, 0, batch->rows * learner->scorer->columns * sizeof(float));
    memset(learner->arc_dependent_gradient, 0, batch->rows * shape->arc * sizeof(float));
}

bool learner_step(Learner *learner, const Example *const *examples, size_t count, const LearnerRates *rates,
                  LearnerLoss *loss)
{
    Batch batch = {.examples = examples, .count = count, .training = true, .rates = rates};
    if (!batch_begin(learner, &batch) || !pack_weights(learner, rates->quantised > 0))
        return false;
    forward(learner, &batch);
    clear_gradients(learner, &batch);
    size_t tokens = 0;
    const uint16_t *heads[LEARNER_BATCH] = {0};
    for (size_t b = 0; b < count; b++) {
        tokens += examples[b]->count;
        heads[b] = examples[b]->heads;
    }
    loss->tags += tag_loss(learner, &batch);
    loss->arcs += arc_loss(learner, &batch);
    relation_forward(learner, &batch, heads);
    loss->relations += relation_loss(learner, &batch);
    loss->tokens += tokens;
    relation_backward(learner, &batch);
    scorer_backward(learner, &batch);
    for (size_t layer = learner->shape.layers;; layer--) {
        if (layer == learner->shape.tag_layer)
            tag_backward(learner, &batch);
        if (!layer)
            break;
        layer_backward(learner, &batch, layer - 1);
    }
    apply_mask(learner->input_masks[0], batch.width, learner->shape.embedding, learner->input_gradients[0],
               batch.rows);
    embed_backward(learner, &batch);
    double norm = gradient_norm(learner) / (double)tokens;
    float scale = 1.0f / (float)tokens;
    if (norm > (double)rates->clip)
        scale *= rates->clip / (float)norm;
    adam_update(learner, rates, isfinite(norm) ? scale : 0.0f);
    learner->packed = false;
    return true;
}

bool learner_predict(Learner *learner, const Example *const *examples, size_t count, LearnerOutput *outputs)
{
    Batch batch = {.examples = examples, .count = count};
    if (!batch_begin(learner, &batch) || (!learner->packed && !pack_weights(learner, false)))
        return false;
    forward(learner, &batch);
    const uint16_t *heads[LEARNER_BATCH] = {0};
    uint32_t decoded[LEARNER_LONGEST];
    for (size_t b = 0; b < count; b++) {
        size_t length = examples[b]->count;
        heads[b] = outputs[b].heads;
        arc_scores(learner, &batch, b, length);
        tree_decode(learner->arcs, length + 1, length, decoded, learner->tree_scratch);
        for (size_t t = 0; t < length; t++)
            outputs[b].heads[t] = (uint16_t)decoded[t];
    }
    relation_forward(learner, &batch, heads);
    for (size_t b = 0; b < count; b++)
        for (size_t t = 0; t < examples[b]->count; t++) {
            const float *tags = learner->tag_scores + (t * batch.width + b) * learner->tag->columns;
            const float *relations =
                learner->relation_scores + (t * batch.width + b) * learner->relation->columns;
            size_t tag = 0, relation = 0;
            for (size_t i = 1; i < learner->shape.tags; i++)
                tag = tags[i] > tags[tag] ? i : tag;
            for (size_t i = 1; i < learner->shape.relations; i++)
                relation = relations[i] > relations[relation] ? i : relation;
            outputs[b].tags[t] = (uint16_t)tag;
            outputs[b].relations[t] = (uint16_t)relation;
        }
    return true;
}

const float *learner_weights(const Learner *learner, const char *name, size_t *rows, size_t *columns)
{
    for (size_t i = 0; i < learner->matrix_count; i++)
        if (strcmp(learner->matrices[i].name, name) == 0) {
            *rows = learner->matrices[i].rows;
            *columns = learner->matrices[i].columns;
            return learner->matrices[i].value;
        }
    return NULL;
}
