/* learner_inside.h - the network while it learns, shared by its parts.
 *
 * Its memory is in learner_memory.c, dropout in learner_dropout.c, products with a matrix in
 * learner_products.c, embeddings and LSTM layers in learner_layers.c, what scores tags, arcs and relations in
 * learner_scores.c. learner.c puts them together in a step. */
#ifndef ENTENTE_TRAIN_LEARNER_INSIDE_H
#define ENTENTE_TRAIN_LEARNER_INSIDE_H

#include "train/kernels.h"
#include "train/learner.h"

enum { LAYERS_LIMIT = 4, MATRICES_LIMIT = 64 };

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

/* Row t * width + b is token t of sequence b. */
typedef struct Batch {
    const Example *const *examples;
    size_t count;  /* examples */
    size_t width;  /* sequences, a multiple of 16: those from count on are empty */
    size_t length; /* of the longest */
    size_t rows;
    bool training;
    const LearnerRates *rates;
} Batch;

/* The next multiple of a number. */
size_t learner_round_up(size_t value, size_t multiple);

/* Zeros, aligned for the kernels; NULL when memory is out. */
float *learner_floats(size_t count);

/* How wide what a layer reads is; the layer after the last: what the scorers read. */
size_t learner_layer_width(const LearnerShape *shape, size_t layer);

/* Room for batches of `rows` tokens, padding included. */
bool learner_buffers_reserve(Learner *learner, size_t rows);

/* A random number from 0 to 1. */
float learner_random_unit(uint64_t *state);

/* A mask that keeps the mean: 0 with the probability of `dropout`, else above 1. */
void learner_draw_mask(Learner *learner, float *mask, size_t count, float dropout);

/* Multiply each row by the mask of its sequence. */
void learner_apply_mask(const float *mask, size_t batch, size_t width, float *x, size_t rows);

/* Leave out features at random while training, so that a word is known by its affixes when its form is rare.
 */
uint32_t learner_drop_feature(Learner *learner, const Batch *batch, size_t feature, uint32_t id);

/* Pack all weights for the kernels. `quantised`: as rounded to 8 bits. False when memory is out. */
bool learner_pack_weights(Learner *learner, bool quantised);

/* y = or += x (rows x matrix->rows, in learner->left as bfloat16) by the matrix. */
void learner_product(Learner *learner, const Matrix *matrix, const Bfloat16 *x, size_t rows, float *y,
                     size_t stride, bool accumulate);

/* dx += dy by the transposed matrix, and matrix->gradient += transposed x by dy. `x_transposed` is
 * matrix->rows x round_up(rows, 32). dx may be NULL. */
void learner_product_backward(Learner *learner, Matrix *matrix, const Bfloat16 *x_transposed, size_t rows,
                              const float *dy, size_t dy_stride, float *dx, size_t dx_stride);

/* Add the bias to each row. */
void learner_add_bias(const Matrix *bias, float *y, size_t rows);

/* bias->gradient += the sum of the rows. */
void learner_bias_backward(Matrix *bias, const float *dy, size_t rows);

/* Sum the embeddings of each token's features. */
void learner_embed(Learner *learner, const Batch *batch);

/* Gradients of the embeddings that the batch used. */
void learner_embed_backward(Learner *learner, const Batch *batch);

/* Both directions of a layer read what the one before has said. */
void learner_layer_forward(Learner *learner, const Batch *batch, size_t layer);

/* Gradients of a layer, and of what it read. */
void learner_layer_backward(Learner *learner, const Batch *batch, size_t layer);

/* Scores of all tags. */
void learner_tag_forward(Learner *learner, const Batch *batch);

/* Turn scores of present tokens into gradients, those of the rest into zeros. */
double learner_tag_loss(Learner *learner, const Batch *batch);

/* Gradients of the tags' scores, back to the layer that they are read off. */
void learner_tag_backward(Learner *learner, const Batch *batch);

/* The scorers' inputs: dependent and head of arcs, squashed; dependent and head of relations, linear. */
void learner_scorer_forward(Learner *learner, const Batch *batch);

/* Gradients of the scorers, back to the last layer. */
void learner_scorer_backward(Learner *learner, const Batch *batch);

/* Scores of all heads for the tokens of sentence b, in learner->arcs. */
void learner_arc_scores(const Learner *learner, const Batch *batch, size_t b, size_t count);

/* The loss of all arcs; adds their gradients. */
double learner_arc_loss(Learner *learner, const Batch *batch);

/* Mix dependent and head of the given arc: the perceptron's hidden layer. */
void learner_relation_forward(Learner *learner, const Batch *batch, const uint16_t *const *heads);

/* Turn scores of relations into gradients; returns the loss. */
double learner_relation_loss(Learner *learner, const Batch *batch);

/* Gradients of the perceptron, back to the scorers. */
void learner_relation_backward(Learner *learner, const Batch *batch);

#endif
