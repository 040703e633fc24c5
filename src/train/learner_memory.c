/* Making and freeing a learner: its matrices, and buffers for batches. */
#include "train/learner_inside.h"

#include "syntax/tree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t learner_round_up(size_t value, size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

static void *aligned_zeros(size_t count, size_t size)
{
    size_t bytes = learner_round_up(count * size + 64, 64);
    void *memory = aligned_alloc(64, bytes);
    if (memory)
        memset(memory, 0, bytes);
    return memory;
}

float *learner_floats(size_t count)
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
    matrix->value = learner_floats(count);
    matrix->gradient = learner_floats(count);
    matrix->first = learner_floats(count);
    matrix->second = learner_floats(count);
    if (packs) {
        matrix->forward =
            aligned_zeros(learner_round_up(rows, 32) * learner_round_up(columns, 16), sizeof(Bfloat16));
        matrix->backward =
            aligned_zeros(learner_round_up(columns, 32) * learner_round_up(rows, 16), sizeof(Bfloat16));
    }
    if (matrix->value)
        for (size_t i = 0; i < count; i++)
            matrix->value[i] = spread * (2 * learner_random_unit(&learner->random) - 1);
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

size_t learner_layer_width(const LearnerShape *shape, size_t layer)
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
    size_t tags = learner_round_up(shape->tags, 16), relations = learner_round_up(shape->relations, 16);
    learner->embeddings = matrix_add(learner, "embeddings", shape->features, shape->embedding, 0.1f, false);
    for (size_t layer = 0; layer < shape->layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            Direction *direction = &learner->directions[layer][d];
            char name[32];
            size_t width = learner_layer_width(shape, layer);
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
    learner->arcs = learner_floats(arcs);
    learner->zeros = learner_floats(LEARNER_BATCH * hidden);
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
    size_t candidates[] = {shape->embedding, 2 * (size_t)shape->hidden, learner_round_up(shape->tags, 32),
                           learner_round_up(shape->relations, 32), 2 * (size_t)(shape->arc + shape->label)};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        width = candidates[i] > width ? candidates[i] : width;
    return width;
}

bool learner_buffers_reserve(Learner *learner, size_t rows)
{
    if (rows <= learner->capacity)
        return true;
    buffers_free(learner);
    const LearnerShape *shape = &learner->shape;
    size_t hidden = shape->hidden, scorers = 2 * (size_t)(shape->arc + shape->label);
    size_t tags = learner_round_up(shape->tags, 16), relations = learner_round_up(shape->relations, 16);
    rows = learner_round_up(rows, 64);
    bool complete = true;
    for (size_t layer = 0; layer <= shape->layers; layer++) {
        size_t width = learner_layer_width(shape, layer);
        complete = (learner->inputs[layer] = learner_floats(rows * width)) && complete;
        complete = (learner->input_gradients[layer] = learner_floats(rows * width)) && complete;
        complete = (learner->input_masks[layer] = learner_floats(LEARNER_BATCH * width)) && complete;
    }
    for (size_t layer = 0; layer < shape->layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            Direction *direction = &learner->directions[layer][d];
            complete = (direction->gates = learner_floats(rows * 4 * hidden)) && complete;
            complete = (direction->cell = learner_floats(rows * hidden)) && complete;
            complete = (direction->hidden = learner_floats(rows * hidden)) && complete;
            complete = (direction->dropped = learner_floats(rows * hidden)) && complete;
            complete = (direction->recurrent_mask = learner_floats(LEARNER_BATCH * hidden)) && complete;
        }
    complete = (learner->gate_gradient = learner_floats(rows * 4 * hidden)) && complete;
    complete = (learner->tag_scores = learner_floats(rows * tags)) && complete;
    complete = (learner->scores = learner_floats(rows * scorers)) && complete;
    complete = (learner->scorer_gradient = learner_floats(rows * scorers)) && complete;
    complete = (learner->scorer_mask = learner_floats(LEARNER_BATCH * scorers)) && complete;
    complete = (learner->arc_dependent = learner_floats(rows * shape->arc)) && complete;
    complete = (learner->arc_dependent_gradient = learner_floats(rows * shape->arc)) && complete;
    complete = (learner->mixed = learner_floats(rows * shape->label)) && complete;
    complete = (learner->mixed_gradient = learner_floats(rows * shape->label)) && complete;
    complete = (learner->relation_scores = learner_floats(rows * relations)) && complete;
    complete = (learner->step_gradient = learner_floats(LEARNER_BATCH * hidden)) && complete;
    complete = (learner->carried = learner_floats(LEARNER_BATCH * hidden)) && complete;
    size_t widths = widest(shape);
    complete = (learner->left = aligned_zeros(rows * widths, sizeof(Bfloat16))) && complete;
    complete = (learner->left_transposed = aligned_zeros(rows * widths, sizeof(Bfloat16))) && complete;
    complete = (learner->packed_gradient = aligned_zeros(rows * widths, sizeof(Bfloat16))) && complete;
    complete = (learner->features = aligned_zeros(rows * FORM_FEATURES, sizeof(uint32_t))) && complete;
    learner->capacity = complete ? rows : 0;
    return complete;
}
