/* Products with a matrix, forward and backward. */
#include "train/learner_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

bool learner_pack_weights(Learner *learner, bool quantised)
{
    for (size_t i = 0; i < learner->matrix_count; i++) {
        Matrix *matrix = &learner->matrices[i];
        if (!matrix->forward)
            continue;
        float *rounded = NULL;
        if (quantised) {
            rounded = learner_floats((matrix->rows + 2) * matrix->columns);
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

void learner_product(Learner *learner, const Matrix *matrix, const Bfloat16 *x, size_t rows, float *y,
                     size_t stride, bool accumulate)
{
    learner->kernels->multiply(x, learner_round_up(matrix->rows, 32), rows, matrix->forward,
                               (matrix->rows + 31) / 32, matrix->columns / 16, y, stride, accumulate);
}

void learner_product_backward(Learner *learner, Matrix *matrix, const Bfloat16 *x_transposed, size_t rows,
                              const float *dy, size_t dy_stride, float *dx, size_t dx_stride)
{
    const TrainKernels *kernels = learner->kernels;
    size_t padded = learner_round_up(rows, 32);
    kernels->pack(dy, dy_stride, rows, matrix->columns, learner->packed_gradient);
    kernels->multiply(x_transposed, padded, matrix->rows, learner->packed_gradient, padded / 32,
                      matrix->columns / 16, matrix->gradient, matrix->columns, true);
    if (!dx)
        return;
    size_t width = learner_round_up(matrix->columns, 32);
    kernels->convert(dy, dy_stride, rows, matrix->columns, learner->left, width);
    kernels->multiply(learner->left, width, rows, matrix->backward, width / 32, matrix->rows / 16, dx,
                      dx_stride, true);
}

void learner_add_bias(const Matrix *bias, float *y, size_t rows)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < bias->columns; c++)
            y[r * bias->columns + c] += bias->value[c];
}

void learner_bias_backward(Matrix *bias, const float *dy, size_t rows)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < bias->columns; c++)
            bias->gradient[c] += dy[r * bias->columns + c];
}
