/* kernels.h - the network's inner loops, chosen at run time for the machine, with the same result on every
 * machine.
 *
 * Products multiply 8-bit whole numbers and add in 32 bits, which is exact whatever the order. What is done
 * in floats is done element by element, in one fixed sequence of single IEEE 754 operations without fused
 * multiply-add, so that all sets of kernels agree to the last bit; a test compares them. Sets: portable C,
 * AVX2, AVX-512 with VNNI, and AMX tiles. */
#ifndef ENTENTE_SYNTAX_KERNELS_H
#define ENTENTE_SYNTAX_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum {
    KERNEL_DEPTH = 64,   /* rows of a weight matrix come in blocks of this many, */
    KERNEL_COLUMNS = 16, /* columns in blocks of this many */
    KERNEL_ROWS = 16     /* buffers of left operands and results have room for a multiple of this many rows */
};

/* The scale of LSTM outputs, which lie within -1 and 1. */
#define KERNEL_STATE_SCALE (1.0f / 127.0f)

typedef struct KernelWeights {
    const int8_t *packed; /* by kernels_pack */
    const int32_t *sums;  /* of each column */
    size_t rows, columns; /* multiples of KERNEL_DEPTH and KERNEL_COLUMNS */
} KernelWeights;

/* What all steps of one LSTM have in common. Gates lie as [input | forget | output | candidate]. */
typedef struct KernelLstm {
    size_t width;                                    /* units */
    const float *input_scales, *state_scales, *bias; /* 4 width */
} KernelLstm;

typedef struct Kernels {
    const char *name;
    /* c (rows x weights->columns, stride ldc) = a (rows x weights->rows, stride lda) by the weights. a and c
     * have room for rows rounded up to KERNEL_ROWS; what is computed for those rows is of no use. */
    void (*multiply)(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights, int32_t *c,
                     size_t ldc);
    /* Largest absolute value to 127: q = round(x * 127 / most), ties to even. Returns the scale most / 127,
     * or 0 where x is all zeros. */
    float (*quantise)(const float *x, size_t count, int8_t *q);
    /* x = sums * (scale * scales[column]) + bias[column] */
    void (*dequantise)(const int32_t *sums, float scale, const float *scales, const float *bias, size_t count,
                       float *x);
    /* One LSTM step of one sequence. `input` are the sums of the input product, `state` those of the
     * recurrent one (zeros at the first step); the cell is updated in place, the hidden state written with
     * KERNEL_STATE_SCALE. */
    void (*lstm)(const KernelLstm *step, const int32_t *input, float input_scale, const int32_t *state,
                 float *cell, int8_t *hidden);
    /* sum += scale * row */
    void (*add_embedding)(float *sum, const int8_t *row, float scale, size_t count);
    /* x = x > 0 ? x : x / 10 */
    void (*leaky)(float *x, size_t count);
    int32_t (*dot)(const int8_t *x, const int8_t *y, size_t count);
} Kernels;

extern const Kernels kernels_portable;
#if defined(__x86_64__)
extern const Kernels kernels_avx2, kernels_avx512, kernels_amx;
#endif

/* Sets that this machine can run, quickest first, NULL-terminated. Tile state is asked of the system here,
 * once a process. `ENTENTE_KERNELS` in the environment, naming a set, puts it first. */
const Kernels *const *kernels_available(void);

/* Weights, rows x columns, rows a multiple of KERNEL_DEPTH and columns of KERNEL_COLUMNS, to the order that
 * multiply reads: for every block of columns, for every block of rows, 16 groups of 4 rows of 16 columns. */
void kernels_pack(const int8_t *weights, size_t rows, size_t columns, int8_t *packed);

/* The sum of each column of packed weights. */
void kernels_sum(const int8_t *packed, size_t rows, size_t columns, int32_t *sums);

#endif
