/* kernels.h - the trainer's inner loops, chosen at run time for the machine.
 *
 * Matrix products take 16-bit operands (bfloat16) and sum in 32-bit floats: on processors with AMX tiles a
 * product of 16 x 32 by 32 x 16 is one instruction. The portable set computes the same products with plain
 * loops. Training is thus the same on machines of one kind, not across kinds; what a trained model computes
 * is the same everywhere (syntax/kernels.h). */
#ifndef ENTENTE_TRAIN_KERNELS_H
#define ENTENTE_TRAIN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

typedef uint16_t Bfloat16;

enum {
    TILE_ROWS = 16, /* of the left operand and the result */
    TILE_DEPTH = 32,
    TILE_COLUMNS = 16
};

/* What an LSTM step works on: `rows` sequences, `width` units. Gates lie as [input | forget | output |
 * candidate]. */
typedef struct LstmStep {
    size_t rows, width;
    float *gates;             /* rows x 4 width: in: sums before activation (kept for the way back) */
    const float *cell_before; /* rows x width */
    float *cell;              /* rows x width */
    float *hidden;            /* rows x width */
    const uint8_t *present;   /* rows: 0 where the sequence has no token here; then cell and hidden are 0 */
    /* the way back */
    const float *hidden_gradient; /* rows x width */
    float *cell_gradient;         /* rows x width: in: from the step after; out: for the step before */
    float *gate_gradient;         /* rows x 4 width */
} LstmStep;

typedef struct AdamStep {
    float rate, beta1, beta2, epsilon;
    float correction1, correction2; /* 1 - beta^t */
    float scale;                    /* of the gradient: clipping */
} AdamStep;

typedef struct TrainKernels {
    const char *name;
    /* c (rows x 16 * column_tiles, floats, stride ldc) = or += a (rows x 32 * depth_tiles, bfloat16, stride
     * lda; rows a multiple of 16) by packed b. */
    void (*multiply)(const Bfloat16 *a, size_t lda, size_t rows, const Bfloat16 *b, size_t depth_tiles,
                     size_t column_tiles, float *c, size_t ldc, int accumulate);
    /* Floats to bfloat16, rounded to nearest; columns up to `padded` are zeroed. */
    void (*convert)(const float *source, size_t stride, size_t rows, size_t columns, Bfloat16 *out,
                    size_t padded);
    /* Pack b (depth x columns, stride) for multiply: for every column tile and depth tile 16 pairs of rows of
     * 16 columns. */
    void (*pack)(const float *source, size_t stride, size_t depth, size_t columns, Bfloat16 *out);
    /* The same of the transposed source: source is columns x depth. */
    void (*pack_transposed)(const float *source, size_t stride, size_t depth, size_t columns, Bfloat16 *out);
    /* bfloat16 transposition: out is columns x padded_rows of source's rows x columns. */
    void (*transpose)(const float *source, size_t stride, size_t rows, size_t columns, Bfloat16 *out,
                      size_t padded);
    void (*lstm_forward)(const LstmStep *step);
    void (*lstm_backward)(const LstmStep *step);
    void (*adam)(float *value, const float *gradient, float *first, float *second, size_t count,
                 const AdamStep *step);
    /* y += a * x */
    void (*add_scaled)(float *y, const float *x, float a, size_t count);
    float (*dot)(const float *x, const float *y, size_t count);
} TrainKernels;

extern const TrainKernels train_kernels_portable;
#if defined(__x86_64__)
extern const TrainKernels train_kernels_amx;
#endif

/* The quickest set that this machine can run. */
const TrainKernels *train_kernels_best(void);

#endif
