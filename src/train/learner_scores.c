/* What scores tags, arcs and relations, with its losses, forward and backward. */
#include "train/learner_inside.h"

#include <math.h>
#include <string.h>

#define LEAK 0.1f

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

void learner_tag_forward(Learner *learner, const Batch *batch)
{
    size_t width = 2 * (size_t)learner->shape.hidden, tags = learner->tag->columns;
    const float *input = learner->inputs[learner->shape.tag_layer];
    learner->kernels->convert(input, width, batch->rows, width, learner->left, width);
    learner_product(learner, learner->tag, learner->left, batch->rows, learner->tag_scores, tags, false);
    learner_add_bias(learner->tag_bias, learner->tag_scores, batch->rows);
}

double learner_tag_loss(Learner *learner, const Batch *batch)
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

void learner_scorer_forward(Learner *learner, const Batch *batch)
{
    size_t width = 2 * (size_t)learner->shape.hidden, columns = learner->scorer->columns,
           arc = learner->shape.arc;
    learner->kernels->convert(learner->inputs[learner->shape.layers], width, batch->rows, width,
                              learner->left, width);
    learner_product(learner, learner->scorer, learner->left, batch->rows, learner->scores, columns, false);
    learner_add_bias(learner->scorer_bias, learner->scores, batch->rows);
    learner_draw_mask(learner, learner->scorer_mask, batch->width * columns,
                      batch->training ? batch->rates->head_dropout : 0);
    for (size_t r = 0; r < batch->rows; r++) {
        float *row = learner->scores + r * columns;
        const float *mask = learner->scorer_mask + r % batch->width * columns;
        for (size_t c = 0; c < 2 * arc; c++)
            row[c] = leaky(row[c]) * mask[c];
    }
    learner->kernels->convert(learner->scores, columns, batch->rows, arc, learner->left, arc);
    learner_product(learner, learner->arc, learner->left, batch->rows, learner->arc_dependent, arc, false);
    learner_add_bias(learner->arc_bias, learner->arc_dependent, batch->rows);
}

/* The vector of candidate head h of sequence b: the root's own, or that of token h - 1. */
static const float *head_vector(const Learner *learner, const Batch *batch, size_t b, size_t h)
{
    if (!h)
        return learner->arc_root->value;
    return learner->scores + ((h - 1) * batch->width + b) * learner->scorer->columns + learner->shape.arc;
}

void learner_arc_scores(const Learner *learner, const Batch *batch, size_t b, size_t count)
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

double learner_arc_loss(Learner *learner, const Batch *batch)
{
    const TrainKernels *kernels = learner->kernels;
    size_t arc = learner->shape.arc, columns = learner->scorer->columns;
    double loss = 0;
    for (size_t b = 0; b < batch->count; b++) {
        const Example *example = batch->examples[b];
        size_t count = example->count;
        learner_arc_scores(learner, batch, b, count);
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

void learner_relation_forward(Learner *learner, const Batch *batch, const uint16_t *const *heads)
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
    learner_product(learner, learner->relation, learner->left, batch->rows, learner->relation_scores,
                    relations, false);
    learner_add_bias(learner->relation_bias, learner->relation_scores, batch->rows);
}

double learner_relation_loss(Learner *learner, const Batch *batch)
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

void learner_relation_backward(Learner *learner, const Batch *batch)
{
    size_t label = learner->shape.label, columns = learner->scorer->columns, arc = learner->shape.arc;
    size_t padded = learner_round_up(batch->rows, 32);
    memset(learner->mixed_gradient, 0, batch->rows * label * sizeof(float));
    learner->kernels->transpose(learner->mixed, label, batch->rows, label, learner->left_transposed, padded);
    learner_product_backward(learner, learner->relation, learner->left_transposed, batch->rows,
                             learner->relation_scores, learner->relation->columns, learner->mixed_gradient,
                             label);
    learner_bias_backward(learner->relation_bias, learner->relation_scores, batch->rows);
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

void learner_scorer_backward(Learner *learner, const Batch *batch)
{
    const TrainKernels *kernels = learner->kernels;
    size_t arc = learner->shape.arc, columns = learner->scorer->columns,
           padded = learner_round_up(batch->rows, 32);
    size_t width = 2 * (size_t)learner->shape.hidden;
    kernels->transpose(learner->scores, columns, batch->rows, arc, learner->left_transposed, padded);
    learner_product_backward(learner, learner->arc, learner->left_transposed, batch->rows,
                             learner->arc_dependent_gradient, arc, learner->scorer_gradient, columns);
    learner_bias_backward(learner->arc_bias, learner->arc_dependent_gradient, batch->rows);
    for (size_t r = 0; r < batch->rows; r++) {
        float *gradient = learner->scorer_gradient + r * columns;
        const float *value = learner->scores + r * columns,
                    *mask = learner->scorer_mask + r % batch->width * columns;
        for (size_t c = 0; c < 2 * arc; c++)
            gradient[c] *= mask[c] * (value[c] > 0 ? 1.0f : LEAK);
    }
    kernels->transpose(learner->inputs[learner->shape.layers], width, batch->rows, width,
                       learner->left_transposed, padded);
    learner_product_backward(learner, learner->scorer, learner->left_transposed, batch->rows,
                             learner->scorer_gradient, columns,
                             learner->input_gradients[learner->shape.layers], width);
    learner_bias_backward(learner->scorer_bias, learner->scorer_gradient, batch->rows);
}

void learner_tag_backward(Learner *learner, const Batch *batch)
{
    size_t width = 2 * (size_t)learner->shape.hidden, layer = learner->shape.tag_layer;
    learner->kernels->transpose(learner->inputs[layer], width, batch->rows, width, learner->left_transposed,
                                learner_round_up(batch->rows, 32));
    learner_product_backward(learner, learner->tag, learner->left_transposed, batch->rows,
                             learner->tag_scores, learner->tag->columns, learner->input_gradients[layer],
                             width);
    learner_bias_backward(learner->tag_bias, learner->tag_scores, batch->rows);
}
