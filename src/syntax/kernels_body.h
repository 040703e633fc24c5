/* The network's inner loops, compiled once for every instruction set: the including file defines KERNELS_NAME
 * and KERNELS_TITLE, and KERNELS_AMX, KERNELS_VNNI or KERNELS_AVX2 where the product may use those
 * instructions. All else is plain loops that the compiler turns into vector instructions, one IEEE 754
 * operation after the other (no contraction). */
#include "syntax/kernels.h"

#include <string.h>

#if defined(KERNELS_AMX) || defined(KERNELS_VNNI) || defined(KERNELS_AVX2)
#include <immintrin.h>
#endif

enum { GROUPS = KERNEL_DEPTH / 4, BLOCK = KERNEL_DEPTH * KERNEL_COLUMNS };

#if defined(KERNELS_AMX)

typedef struct TileShape {
    uint8_t palette, start, reserved[14];
    uint16_t row_bytes[16];
    uint8_t rows[16];
} __attribute__((aligned(64))) TileShape;

static void tiles_configure(void)
{
    TileShape shape;
    memset(&shape, 0, sizeof shape);
    shape.palette = 1;
    for (size_t i = 0; i < 8; i++) {
        shape.row_bytes[i] = 64;
        shape.rows[i] = KERNEL_ROWS;
    }
    _tile_loadconfig(&shape);
}

/* Tiles of sums to rows of c. Rows of c often lie a multiple of 4096 bytes apart: storing tiles there
 * straight away would make them push each other out of the cache, so they come by way of `sums`. */
static void sums_copy(const int32_t sums[][KERNEL_COLUMNS], size_t rows, int32_t *c, size_t ldc)
{
    for (size_t i = 0; i < rows; i++)
        _mm512_storeu_si512(c + i * ldc, _mm512_load_si512(sums[i]));
}

/* Up to 64 rows by one block of columns after the other: four tiles of sums, so that a tile of weights, which
 * comes from the second-level cache, serves four tiles of inputs, which stay in the first. */
static void multiply_tall(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights, int32_t *c,
                          size_t ldc)
{
    size_t depth_blocks = weights->rows / KERNEL_DEPTH, column_blocks = weights->columns / KERNEL_COLUMNS;
    int four = rows > 3 * KERNEL_ROWS;
    for (size_t cb = 0; cb < column_blocks; cb++) {
        const int8_t *block = weights->packed + cb * depth_blocks * BLOCK;
        int32_t sums[4 * KERNEL_ROWS][KERNEL_COLUMNS] __attribute__((aligned(64)));
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
        for (size_t d = 0; d < depth_blocks; d++) {
            const int8_t *inputs = a + d * KERNEL_DEPTH;
            _tile_loadd(4, block + d * BLOCK, 64);
            _tile_loadd(5, inputs, lda);
            _tile_dpbssd(0, 5, 4);
            _tile_loadd(6, inputs + KERNEL_ROWS * lda, lda);
            _tile_dpbssd(1, 6, 4);
            _tile_loadd(7, inputs + 2 * KERNEL_ROWS * lda, lda);
            _tile_dpbssd(2, 7, 4);
            if (four) {
                _tile_loadd(5, inputs + 3 * KERNEL_ROWS * lda, lda);
                _tile_dpbssd(3, 5, 4);
            }
        }
        _tile_stored(0, sums[0], 64);
        _tile_stored(1, sums[KERNEL_ROWS], 64);
        _tile_stored(2, sums[2 * KERNEL_ROWS], 64);
        _tile_stored(3, sums[3 * KERNEL_ROWS], 64);
        sums_copy((const int32_t(*)[KERNEL_COLUMNS])sums, rows, c + cb * KERNEL_COLUMNS, ldc);
    }
}

/* Up to 32 rows: two tiles of rows by two of columns. */
static void multiply_square(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights,
                            int32_t *c, size_t ldc)
{
    size_t depth_blocks = weights->rows / KERNEL_DEPTH, column_blocks = weights->columns / KERNEL_COLUMNS;
    int two_rows = rows > KERNEL_ROWS;
    const int8_t *lower = two_rows ? a + KERNEL_ROWS * lda : a;
    for (size_t cb = 0; cb < column_blocks; cb += 2) {
        int two_columns = cb + 1 < column_blocks;
        const int8_t *left = weights->packed + cb * depth_blocks * BLOCK;
        const int8_t *right = two_columns ? left + depth_blocks * BLOCK : left;
        int32_t sums[4 * KERNEL_ROWS][KERNEL_COLUMNS] __attribute__((aligned(64)));
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
        for (size_t d = 0; d < depth_blocks; d++) {
            _tile_loadd(4, a + d * KERNEL_DEPTH, lda);
            _tile_loadd(6, left + d * BLOCK, 64);
            _tile_dpbssd(0, 4, 6);
            _tile_loadd(7, right + d * BLOCK, 64);
            _tile_dpbssd(1, 4, 7);
            if (two_rows) {
                _tile_loadd(5, lower + d * KERNEL_DEPTH, lda);
                _tile_dpbssd(2, 5, 6);
                _tile_dpbssd(3, 5, 7);
            }
        }
        _tile_stored(0, sums[0], 64);
        _tile_stored(1, sums[KERNEL_ROWS], 64);
        _tile_stored(2, sums[2 * KERNEL_ROWS], 64);
        _tile_stored(3, sums[3 * KERNEL_ROWS], 64);
        size_t upper_rows = two_rows ? KERNEL_ROWS : rows;
        for (size_t side = 0; side < (two_columns ? 2u : 1u); side++) {
            int32_t *out = c + (cb + side) * KERNEL_COLUMNS;
            sums_copy((const int32_t(*)[KERNEL_COLUMNS])sums + side * KERNEL_ROWS, upper_rows, out, ldc);
            sums_copy((const int32_t(*)[KERNEL_COLUMNS])sums + (2 + side) * KERNEL_ROWS, rows - upper_rows,
                      out + KERNEL_ROWS * ldc, ldc);
        }
    }
}

static void body_multiply(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights, int32_t *c,
                          size_t ldc)
{
    enum { TALL = 4 * KERNEL_ROWS };
    tiles_configure();
    for (size_t r = 0; r < rows; r += TALL) {
        size_t count = rows - r < TALL ? rows - r : TALL;
        if (count > 2 * KERNEL_ROWS)
            multiply_tall(a + r * lda, lda, count, weights, c + r * ldc, ldc);
        else
            multiply_square(a + r * lda, lda, count, weights, c + r * ldc, ldc);
    }
    _tile_release();
}

#elif defined(KERNELS_VNNI)

static inline __m512i four_inputs(const int8_t *a)
{
    int32_t four;
    memcpy(&four, a, sizeof four);
    return _mm512_xor_si512(_mm512_set1_epi32(four), _mm512_set1_epi8(-128));
}

/* `count` rows, a constant where this is inlined, by two blocks of columns. The instruction wants unsigned
 * inputs: 128 is added to them, and 128 times the column's sum taken off at the start. */
static inline __attribute__((always_inline)) void
multiply_rows(const int8_t *a, size_t lda, size_t count, const KernelWeights *weights, int32_t *c, size_t ldc)
{
    enum { ROWS = 8 };
    size_t depth_blocks = weights->rows / KERNEL_DEPTH, column_blocks = weights->columns / KERNEL_COLUMNS;
    for (size_t cb = 0; cb < column_blocks; cb += 2) {
        int two_columns = cb + 1 < column_blocks;
        const int8_t *left = weights->packed + cb * depth_blocks * BLOCK;
        const int8_t *right = two_columns ? left + depth_blocks * BLOCK : left;
        const int32_t *column_sums = weights->sums + cb * KERNEL_COLUMNS;
        __m512i sums[ROWS][2];
        for (size_t i = 0; i < count; i++) {
            sums[i][0] = _mm512_sub_epi32(_mm512_setzero_si512(),
                                          _mm512_slli_epi32(_mm512_loadu_si512(column_sums), 7));
            sums[i][1] =
                two_columns
                    ? _mm512_sub_epi32(_mm512_setzero_si512(),
                                       _mm512_slli_epi32(_mm512_loadu_si512(column_sums + KERNEL_COLUMNS), 7))
                    : sums[i][0];
        }
        for (size_t g = 0; g < depth_blocks * GROUPS; g++) {
            __m512i left_weights = _mm512_loadu_si512(left + g * 64);
            __m512i right_weights = _mm512_loadu_si512(right + g * 64);
            for (size_t i = 0; i < count; i++) {
                __m512i inputs = four_inputs(a + i * lda + g * 4);
                sums[i][0] = _mm512_dpbusd_epi32(sums[i][0], inputs, left_weights);
                sums[i][1] = _mm512_dpbusd_epi32(sums[i][1], inputs, right_weights);
            }
        }
        for (size_t i = 0; i < count; i++) {
            int32_t *out = c + i * ldc + cb * KERNEL_COLUMNS;
            _mm512_storeu_si512(out, sums[i][0]);
            if (two_columns)
                _mm512_storeu_si512(out + KERNEL_COLUMNS, sums[i][1]);
        }
    }
}

/* Eight rows at a time; what is left over, as at most steps of the recurrent layers, has code of its own. */
static void body_multiply(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights, int32_t *c,
                          size_t ldc)
{
    for (; rows >= 8; rows -= 8, a += 8 * lda, c += 8 * ldc)
        multiply_rows(a, lda, 8, weights, c, ldc);
    switch (rows) {
    case 7:
        multiply_rows(a, lda, 7, weights, c, ldc);
        break;
    case 6:
        multiply_rows(a, lda, 6, weights, c, ldc);
        break;
    case 5:
        multiply_rows(a, lda, 5, weights, c, ldc);
        break;
    case 4:
        multiply_rows(a, lda, 4, weights, c, ldc);
        break;
    case 3:
        multiply_rows(a, lda, 3, weights, c, ldc);
        break;
    case 2:
        multiply_rows(a, lda, 2, weights, c, ldc);
        break;
    case 1:
        multiply_rows(a, lda, 1, weights, c, ldc);
        break;
    default:
        break;
    }
}

#elif defined(KERNELS_AVX2)

/* 4 inputs by 4 weights of 8 columns. The inputs' signs go to the weights, so that the instruction for
 * unsigned by signed bytes applies; 2 * 127 * 127 does not overflow its 16-bit sums. */
static inline __m256i add_products(__m256i sum, __m256i inputs, __m256i sizes, __m256i weights)
{
    __m256i pairs = _mm256_maddubs_epi16(sizes, _mm256_sign_epi8(weights, inputs));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

static void body_multiply(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights, int32_t *c,
                          size_t ldc)
{
    enum { ROWS = 4 };
    size_t depth_blocks = weights->rows / KERNEL_DEPTH, column_blocks = weights->columns / KERNEL_COLUMNS;
    for (size_t r = 0; r < rows; r += ROWS)
        for (size_t cb = 0; cb < column_blocks; cb++) {
            const int8_t *block = weights->packed + cb * depth_blocks * BLOCK;
            __m256i sums[ROWS][2];
            for (size_t i = 0; i < ROWS; i++)
                sums[i][0] = sums[i][1] = _mm256_setzero_si256();
            for (size_t g = 0; g < depth_blocks * GROUPS; g++) {
                __m256i left = _mm256_loadu_si256((const void *)(block + g * 64));
                __m256i right = _mm256_loadu_si256((const void *)(block + g * 64 + 32));
                for (size_t i = 0; i < ROWS; i++) {
                    int32_t four;
                    memcpy(&four, a + (r + i) * lda + g * 4, sizeof four);
                    __m256i inputs = _mm256_set1_epi32(four), sizes = _mm256_abs_epi8(inputs);
                    sums[i][0] = add_products(sums[i][0], inputs, sizes, left);
                    sums[i][1] = add_products(sums[i][1], inputs, sizes, right);
                }
            }
            for (size_t i = 0; i < ROWS && r + i < rows; i++) {
                int32_t *out = c + (r + i) * ldc + cb * KERNEL_COLUMNS;
                _mm256_storeu_si256((void *)out, sums[i][0]);
                _mm256_storeu_si256((void *)(out + 8), sums[i][1]);
            }
        }
}

#else

static void body_multiply(const int8_t *a, size_t lda, size_t rows, const KernelWeights *weights, int32_t *c,
                          size_t ldc)
{
    size_t depth_blocks = weights->rows / KERNEL_DEPTH, column_blocks = weights->columns / KERNEL_COLUMNS;
    for (size_t r = 0; r < rows; r++)
        for (size_t cb = 0; cb < column_blocks; cb++) {
            const int8_t *block = weights->packed + cb * depth_blocks * BLOCK;
            int32_t sums[KERNEL_COLUMNS] = {0};
            for (size_t g = 0; g < depth_blocks * GROUPS; g++)
                for (size_t j = 0; j < KERNEL_COLUMNS; j++)
                    for (size_t k = 0; k < 4; k++)
                        sums[j] += a[r * lda + g * 4 + k] * block[g * 64 + j * 4 + k];
            memcpy(c + r * ldc + cb * KERNEL_COLUMNS, sums, sizeof sums);
        }
}

#endif

/* Round to the nearest whole number, ties to even, for |x| < 2^22: the addition leaves no room for a
 * fraction. */
static inline float round_even(float x)
{
    return (x + 12582912.0f) - 12582912.0f;
}

static float body_quantise(const float *restrict x, size_t count, int8_t *restrict q)
{
    /* sizes of floats are ordered like their bits, and whole numbers may be compared in any order */
    int32_t most_bits = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        bits &= INT32_MAX;
        most_bits = bits > most_bits ? bits : most_bits;
    }
    float most;
    memcpy(&most, &most_bits, sizeof most);
    if (!(most > 1e-30f)) {
        memset(q, 0, count);
        return 0;
    }
    float inverse = 127.0f / most;
    for (size_t i = 0; i < count; i++)
        q[i] = (int8_t)(int32_t)round_even(x[i] * inverse);
    return most / 127.0f;
}

static void body_dequantise(const int32_t *restrict sums, float scale, const float *restrict scales,
                            const float *restrict bias, size_t count, float *restrict x)
{
    for (size_t i = 0; i < count; i++)
        x[i] = (float)sums[i] * (scale * scales[i]) + bias[i];
}

/* The network's squashing function x (27 + x^2) / (27 + 9 x^2), clamped where it reaches 1, is kept as a
 * fraction, so that products of several need one division; the sigmoid is (1 + squash(x / 2)) / 2. See
 * train/kernels_body.h. */
typedef struct Fraction {
    float above, below;
} Fraction;

static inline Fraction squash(float x)
{
    x = x > 3.0f ? 3.0f : x;
    x = x < -3.0f ? -3.0f : x;
    float square = x * x;
    return (Fraction){x * (27.0f + square), 27.0f + 9.0f * square};
}

static inline Fraction sigmoid(float x)
{
    Fraction half = squash(0.5f * x);
    return (Fraction){half.below + half.above, 2.0f * half.below};
}

/* A gate before activation: input product, recurrent product and bias, each product times its scales. */
static inline float gate(int32_t input, float input_scale, float own_scale, int32_t state, float state_scale,
                         float bias)
{
    float from_input = (float)input * (input_scale * own_scale);
    return (from_input + bias) + (float)state * (KERNEL_STATE_SCALE * state_scale);
}

static void lstm_row(size_t width, const int32_t *restrict input, float scale, const float *restrict scales,
                     const int32_t *restrict state, const float *restrict state_scales,
                     const float *restrict bias, float *restrict cell, int8_t *restrict hidden)
{
    for (size_t j = 0; j < width; j++) {
        size_t f = width + j, o = 2 * width + j, c = 3 * width + j;
        Fraction in = sigmoid(gate(input[j], scale, scales[j], state[j], state_scales[j], bias[j]));
        Fraction keep = sigmoid(gate(input[f], scale, scales[f], state[f], state_scales[f], bias[f]));
        Fraction out = sigmoid(gate(input[o], scale, scales[o], state[o], state_scales[o], bias[o]));
        Fraction add = squash(gate(input[c], scale, scales[c], state[c], state_scales[c], bias[c]));
        float under = in.below * add.below;
        float now = (keep.above * cell[j] * under + in.above * add.above * keep.below) / (keep.below * under);
        Fraction shown = squash(now);
        cell[j] = now;
        float value = out.above * shown.above / (out.below * shown.below);
        hidden[j] = (int8_t)(int32_t)round_even(value * 127.0f);
    }
}

static void body_lstm(const KernelLstm *step, const int32_t *input, float input_scale, const int32_t *state,
                      float *cell, int8_t *hidden)
{
    lstm_row(step->width, input, input_scale, step->input_scales, state, step->state_scales, step->bias, cell,
             hidden);
}

static void body_add_embedding(float *restrict sum, const int8_t *restrict row, float scale, size_t count)
{
    for (size_t i = 0; i < count; i++)
        sum[i] += scale * (float)row[i];
}

static void body_leaky(float *x, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        float tenth = 0.1f * x[i];
        x[i] = x[i] > 0 ? x[i] : tenth;
    }
}

static int32_t body_dot(const int8_t *restrict x, const int8_t *restrict y, size_t count)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (int16_t)x[i] * (int16_t)y[i];
    return sum;
}

const Kernels KERNELS_NAME = {
    .name = KERNELS_TITLE,
    .multiply = body_multiply,
    .quantise = body_quantise,
    .dequantise = body_dequantise,
    .lstm = body_lstm,
    .add_embedding = body_add_embedding,
    .leaky = body_leaky,
    .dot = body_dot,
};
