/* Embeddings and the LSTM layers that read them, forward and backward. */
#include "train/learner_inside.h"

#include <string.h>

void learner_embed(Learner *learner, const Batch *batch)
{
    size_t width = learner->shape.embedding;
    memset(learner->inputs[0], 0, batch->rows * width * sizeof(float));
    for (size_t b = 0; b < batch->count; b++) {
        const Example *example = batch->examples[b];
        for (size_t t = 0; t < example->count; t++) {
            size_t row = t * batch->width + b;
            float *sum = learner->inputs[0] + row * width;
            for (size_t f = 0; f < FORM_FEATURES; f++) {
                uint32_t id =
                    learner_drop_feature(learner, batch, f, example->features[t * FORM_FEATURES + f]);
                learner->features[row * FORM_FEATURES + f] = id;
                if (id)
                    learner->kernels->add_scaled(sum, learner->embeddings->value + id * width, 1.0f, width);
            }
        }
    }
}

void learner_embed_backward(Learner *learner, const Batch *batch)
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
            learner_product(learner, direction->recurrent, state, width, direction->gates + row * 4 * hidden,
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

void learner_layer_forward(Learner *learner, const Batch *batch, size_t layer)
{
    size_t hidden = learner->shape.hidden, width = learner_layer_width(&learner->shape, layer);
    learner->kernels->convert(learner->inputs[layer], width, batch->rows, width, learner->left, width);
    for (size_t d = 0; d < 2; d++) {
        Direction *direction = &learner->directions[layer][d];
        learner_draw_mask(learner, direction->recurrent_mask, batch->width * hidden,
                          batch->training ? batch->rates->recurrent_dropout : 0);
        learner_product(learner, direction->input, learner->left, batch->rows, direction->gates, 4 * hidden,
                        false);
        learner_add_bias(direction->bias, direction->gates, batch->rows);
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
        size_t rows = (batch->length - 1) * width, padded = learner_round_up(rows, 32);
        const float *states = direction->dropped + (d ? width : 0) * hidden;
        const float *gradients = learner->gate_gradient + (d ? 0 : width) * 4 * hidden;
        kernels->transpose(states, hidden, rows, hidden, learner->left_transposed, padded);
        learner_product_backward(learner, direction->recurrent, learner->left_transposed, rows, gradients,
                                 4 * hidden, NULL, 0);
    }
    learner_bias_backward(direction->bias, learner->gate_gradient, batch->rows);
}

void learner_layer_backward(Learner *learner, const Batch *batch, size_t layer)
{
    size_t hidden = learner->shape.hidden, width = learner_layer_width(&learner->shape, layer);
    size_t padded = learner_round_up(batch->rows, 32);
    learner_apply_mask(learner->input_masks[layer + 1], batch->width, 2 * hidden,
                       learner->input_gradients[layer + 1], batch->rows);
    for (size_t d = 0; d < 2; d++) {
        direction_backward(learner, batch, layer, d);
        learner->kernels->transpose(learner->inputs[layer], width, batch->rows, width,
                                    learner->left_transposed, padded);
        learner_product_backward(learner, learner->directions[layer][d].input, learner->left_transposed,
                                 batch->rows, learner->gate_gradient, 4 * hidden,
                                 learner->input_gradients[layer], width);
    }
}
