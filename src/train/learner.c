/* A step of learning and a prediction: forward, losses, backward, Adam. */
#include "train/learner_inside.h"

#include "syntax/tree.h"

#include <math.h>
#include <string.h>

static bool batch_begin(Learner *learner, Batch *batch)
{
    batch->width = learner_round_up(batch->count, 16);
    batch->length = 0;
    for (size_t b = 0; b < batch->count; b++)
        batch->length = batch->examples[b]->count > batch->length ? batch->examples[b]->count : batch->length;
    batch->rows = batch->width * batch->length;
    if (!learner_buffers_reserve(learner, batch->rows))
        return false;
    for (size_t r = 0; r < batch->rows; r++) {
        size_t b = r % batch->width;
        learner->present[r] = b < batch->count && r / batch->width < batch->examples[b]->count;
    }
    return true;
}

static void forward(Learner *learner, const Batch *batch)
{
    learner_embed(learner, batch);
    for (size_t layer = 0;; layer++) {
        size_t width = learner_layer_width(&learner->shape, layer);
        float dropout = !batch->training ? 0
                        : layer          ? batch->rates->layer_dropout
                                         : batch->rates->input_dropout;
        learner_draw_mask(learner, learner->input_masks[layer], batch->width * width, dropout);
        if (batch->training)
            learner_apply_mask(learner->input_masks[layer], batch->width, width, learner->inputs[layer],
                               batch->rows);
        if (layer == learner->shape.tag_layer)
            learner_tag_forward(learner, batch);
        if (layer == learner->shape.layers)
            break;
        learner_layer_forward(learner, batch, layer);
    }
    learner_scorer_forward(learner, batch);
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
        memset(learner->input_gradients[layer], 0,
               batch->rows * learner_layer_width(shape, layer) * sizeof(float));
    memset(learner->scorer_gradient, 0, batch->rows * learner->scorer->columns * sizeof(float));
    memset(learner->arc_dependent_gradient, 0, batch->rows * shape->arc * sizeof(float));
}

bool learner_step(Learner *learner, const Example *const *examples, size_t count, const LearnerRates *rates,
                  LearnerLoss *loss)
{
    Batch batch = {.examples = examples, .count = count, .training = true, .rates = rates};
    if (!batch_begin(learner, &batch) || !learner_pack_weights(learner, rates->quantised > 0))
        return false;
    forward(learner, &batch);
    clear_gradients(learner, &batch);
    size_t tokens = 0;
    const uint16_t *heads[LEARNER_BATCH] = {0};
    for (size_t b = 0; b < count; b++) {
        tokens += examples[b]->count;
        heads[b] = examples[b]->heads;
    }
    loss->tags += learner_tag_loss(learner, &batch);
    loss->arcs += learner_arc_loss(learner, &batch);
    learner_relation_forward(learner, &batch, heads);
    loss->relations += learner_relation_loss(learner, &batch);
    loss->tokens += tokens;
    learner_relation_backward(learner, &batch);
    learner_scorer_backward(learner, &batch);
    for (size_t layer = learner->shape.layers;; layer--) {
        if (layer == learner->shape.tag_layer)
            learner_tag_backward(learner, &batch);
        if (!layer)
            break;
        learner_layer_backward(learner, &batch, layer - 1);
    }
    learner_apply_mask(learner->input_masks[0], batch.width, learner->shape.embedding,
                       learner->input_gradients[0], batch.rows);
    learner_embed_backward(learner, &batch);
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
    if (!batch_begin(learner, &batch) || (!learner->packed && !learner_pack_weights(learner, false)))
        return false;
    forward(learner, &batch);
    const uint16_t *heads[LEARNER_BATCH] = {0};
    uint32_t decoded[LEARNER_LONGEST];
    for (size_t b = 0; b < count; b++) {
        size_t length = examples[b]->count;
        heads[b] = outputs[b].heads;
        learner_arc_scores(learner, &batch, b, length);
        tree_decode(learner->arcs, length + 1, length, decoded, learner->tree_scratch);
        for (size_t t = 0; t < length; t++)
            outputs[b].heads[t] = (uint16_t)decoded[t];
    }
    learner_relation_forward(learner, &batch, heads);
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
