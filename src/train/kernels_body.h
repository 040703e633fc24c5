/* The trainer's inner loops, compiled once for every instruction set: the including file defines
 * KERNELS_NAME, and KERNELS_AMX where tiles may be used. Loops are written so that the compiler turns them
 * into vector instructions. */
#include "train/kernels.h"

#include <math.h>
#include <string.h>

static inline Bfloat16 to_bfloat16(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (Bfloat16)((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
}

static void body_convert(const float *restrict source, size_t stride, size_t rows, size_t columns,
                         Bfloat16 *restrict out, size_t padded)
{
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++)
            out[r * padded + c] = to_bfloat16(source[r * stride + c]);
        for (size_t c = columns; c < padded; c++)
            out[r * padded + c] = 0;
    }
}

/* Transpose 16 rows of 16 floats (stride) into 16 rows of `out`, as bfloat16. */
static inline void transpose_block(const float *restrict source, size_t stride, Bfloat16 *restrict out,
                                   size_t padded)
{
    Bfloat16 block[16][16];
    for (size_t r = 0; r < 16; r++)
        for (size_t c = 0; c < 16; c++)
            block[c][r] = to_bfloat16(source[r * stride + c]);
    for (size_t c = 0; c < 16; c++)
        for (size_t r = 0; r < 16; r++)
            out[c * padded + r] = block[c][r];
}

static void body_transpose(const float *source, size_t stride, size_t rows, size_t columns, Bfloat16 *out,
                           size_t padded)
{
    for (size_t c0 = 0; c0 < columns; c0 += 16)
        for (size_t r0 = 0; r0 < padded; r0 += 16) {
            if (r0 + 16 <= rows && c0 + 16 <= columns) {
                transpose_block(source + r0 * stride + c0, stride, out + c0 * padded + r0, padded);
                continue;
            }
            for (size_t c = c0; c < columns && c < c0 + 16; c++)
                for (size_t r = r0; r < padded && r < r0 + 16; r++)
                    out[c * padded + r] = r < rows ? to_bfloat16(source[r * stride + c]) : 0;
        }
}

static void body_pack(const float *source, size_t stride, size_t depth, size_t columns, Bfloat16 *out)
{
    size_t depth_tiles = (depth + TILE_DEPTH - 1) / TILE_DEPTH;
    size_t column_tiles = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
    for (size_t ct = 0; ct < column_tiles; ct++)
        for (size_t dt = 0; dt < depth_tiles; dt++) {
            Bfloat16 *tile = out + (ct * depth_tiles + dt) * TILE_DEPTH * TILE_COLUMNS;
            for (size_t pair = 0; pair < TILE_DEPTH / 2; pair++) {
                size_t d = dt * TILE_DEPTH + pair * 2;
                const float *upper = source + d * stride, *lower = upper + stride;
                if (d + 1 < depth && (ct + 1) * TILE_COLUMNS <= columns) {
                    for (size_t c = 0; c < TILE_COLUMNS; c++) {
                        tile[pair * 32 + 2 * c] = to_bfloat16(upper[ct * TILE_COLUMNS + c]);
                        tile[pair * 32 + 2 * c + 1] = to_bfloat16(lower[ct * TILE_COLUMNS + c]);
                    }
                    continue;
                }
                for (size_t c = 0; c < TILE_COLUMNS; c++) {
                    size_t column = ct * TILE_COLUMNS + c;
                    int inside = column < columns;
                    tile[pair * 32 + 2 * c] = inside && d < depth ? to_bfloat16(upper[column]) : 0;
                    tile[pair * 32 + 2 * c + 1] = inside && d + 1 < depth ? to_bfloat16(lower[column]) : 0;
                }
            }
        }
}

static void body_pack_transposed(const float *source, size_t stride, size_t depth, size_t columns,
                                 Bfloat16 *out)
{
    size_t depth_tiles = (depth + TILE_DEPTH - 1) / TILE_DEPTH;
    size_t column_tiles = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
    for (size_t ct = 0; ct < column_tiles; ct++)
        for (size_t dt = 0; dt < depth_tiles; dt++) {
            Bfloat16 *tile = out + (ct * depth_tiles + dt) * TILE_DEPTH * TILE_COLUMNS;
            if ((ct + 1) * TILE_COLUMNS <= columns && (dt + 1) * TILE_DEPTH <= depth) {
                const float *corner = source + ct * TILE_COLUMNS * stride + dt * TILE_DEPTH;
                Bfloat16 block[TILE_COLUMNS][TILE_DEPTH];
                for (size_t c = 0; c < TILE_COLUMNS; c++)
                    for (size_t k = 0; k < TILE_DEPTH; k++)
                        block[c][k] = to_bfloat16(corner[c * stride + k]);
                for (size_t pair = 0; pair < TILE_DEPTH / 2; pair++)
                    for (size_t c = 0; c < TILE_COLUMNS; c++)
                        memcpy(tile + pair * 32 + 2 * c, &block[c][2 * pair], 2 * sizeof *tile);
                continue;
            }
            for (size_t c = 0; c < TILE_COLUMNS; c++) {
                size_t column = ct * TILE_COLUMNS + c;
                for (size_t k = 0; k < TILE_DEPTH; k++) {
                    size_t d = dt * TILE_DEPTH + k;
                    int inside = column < columns && d < depth;
                    tile[k / 2 * 32 + 2 * c + k % 2] = inside ? to_bfloat16(source[column * stride + d]) : 0;
                }
            }
        }
}

#ifdef KERNELS_AMX
#include <immintrin.h>

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
        shape.rows[i] = TILE_ROWS;
    }
    _tile_loadconfig(&shape);
}

static void body_multiply(const Bfloat16 *a, size_t lda, size_t rows, const Bfloat16 *b, size_t depth_tiles,
                          size_t column_tiles, float *c, size_t ldc, int accumulate)
{
    enum { TILE = TILE_DEPTH * TILE_COLUMNS };
    tiles_configure();
    size_t a_bytes = lda * sizeof *a;
    for (size_t r = 0; r < rows; r += 2 * TILE_ROWS) {
        int two_rows = r + TILE_ROWS < rows;
        const Bfloat16 *a_upper = a + r * lda;
        const Bfloat16 *a_lower = two_rows ? a_upper + TILE_ROWS * lda : a_upper;
        for (size_t ct = 0; ct < column_tiles; ct += 2) {
            int two_columns = ct + 1 < column_tiles;
            const Bfloat16 *left = b + ct * depth_tiles * TILE;
            const Bfloat16 *right = two_columns ? left + depth_tiles * TILE : left;
            float *upper = c + r * ldc + ct * TILE_COLUMNS;
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (size_t d = 0; d < depth_tiles; d++) {
                _tile_loadd(4, a_upper + d * TILE_DEPTH, a_bytes);
                _tile_loadd(6, left + d * TILE, 64);
                _tile_dpbf16ps(0, 4, 6);
                if (two_columns) {
                    _tile_loadd(7, right + d * TILE, 64);
                    _tile_dpbf16ps(1, 4, 7);
                }
                if (two_rows) {
                    _tile_loadd(5, a_lower + d * TILE_DEPTH, a_bytes);
                    _tile_dpbf16ps(2, 5, 6);
                    if (two_columns)
                        _tile_dpbf16ps(3, 5, 7);
                }
            }
            /* rows of c often lie a multiple of 4096 bytes apart: storing tiles there straight away would
             * make them push each other out of the cache */
            float sums[2 * TILE_ROWS][2 * TILE_COLUMNS] __attribute__((aligned(64)));
            _tile_stored(0, sums[0], sizeof sums[0]);
            _tile_stored(1, sums[0] + TILE_COLUMNS, sizeof sums[0]);
            _tile_stored(2, sums[TILE_ROWS], sizeof sums[0]);
            _tile_stored(3, sums[TILE_ROWS] + TILE_COLUMNS, sizeof sums[0]);
            size_t width = two_columns ? 2 * TILE_COLUMNS : TILE_COLUMNS;
            for (size_t i = 0; i < (two_rows ? 2 * TILE_ROWS : TILE_ROWS); i++) {
                float *restrict out = upper + i * ldc;
                for (size_t j = 0; j < width; j += TILE_COLUMNS) {
                    __m512 sum = _mm512_load_ps(sums[i] + j);
                    _mm512_storeu_ps(out + j,
                                     accumulate ? _mm512_add_ps(sum, _mm512_loadu_ps(out + j)) : sum);
                }
            }
        }
    }
    _tile_release();
}
#else
static inline float from_bfloat16(Bfloat16 value)
{
    uint32_t bits = (uint32_t)value << 16;
    float result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

static void body_multiply(const Bfloat16 *a, size_t lda, size_t rows, const Bfloat16 *b, size_t depth_tiles,
                          size_t column_tiles, float *c, size_t ldc, int accumulate)
{
    for (size_t ct = 0; ct < column_tiles; ct++)
        for (size_t r = 0; r < rows; r++) {
            float sums[TILE_COLUMNS];
            float *out = c + r * ldc + ct * TILE_COLUMNS;
            for (size_t i = 0; i < TILE_COLUMNS; i++)
                sums[i] = accumulate ? out[i] : 0;
            for (size_t dt = 0; dt < depth_tiles; dt++) {
                const Bfloat16 *tile = b + (ct * depth_tiles + dt) * TILE_DEPTH * TILE_COLUMNS;
                for (size_t k = 0; k < TILE_DEPTH; k++) {
                    float factor = from_bfloat16(a[r * lda + dt * TILE_DEPTH + k]);
                    const Bfloat16 *row = tile + k / 2 * 32 + k % 2;
                    for (size_t i = 0; i < TILE_COLUMNS; i++)
                        sums[i] += factor * from_bfloat16(row[2 * i]);
                }
            }
            memcpy(out, sums, sizeof sums);
        }
}
#endif

/* The network's squashing function, a rational one in place of tanh: x (27 + x^2) / (27 + 9 x^2) up to |x| =
 * 3, where it reaches 1 with slope 0. Its derivative is ((9 - x^2) / (9 + 3 x^2))^2. The sigmoid is (1 +
 * squash(x / 2)) / 2. */
static inline float clamp3(float x)
{
    x = x > 3.0f ? 3.0f : x;
    return x < -3.0f ? -3.0f : x;
}

static inline float squash(float x)
{
    x = clamp3(x);
    float square = x * x;
    return x * (27.0f + square) / (27.0f + 9.0f * square);
}

static inline float squash_slope(float x)
{
    x = clamp3(x);
    float square = x * x;
    float root = (9.0f - square) / (9.0f + 3.0f * square);
    return root * root;
}

static inline float sigmoid(float x)
{
    return 0.5f + 0.5f * squash(0.5f * x);
}

static inline float sigmoid_slope(float x)
{
    return 0.25f * squash_slope(0.5f * x);
}

static void lstm_row_forward(size_t width, const float *restrict gates, const float *restrict before,
                             float *restrict cell, float *restrict hidden)
{
    for (size_t j = 0; j < width; j++) {
        float in = sigmoid(gates[j]), keep = sigmoid(gates[width + j]), out = sigmoid(gates[2 * width + j]);
        float now = keep * before[j] + in * squash(gates[3 * width + j]);
        cell[j] = now;
        hidden[j] = out * squash(now);
    }
}

static void body_lstm_forward(const LstmStep *step)
{
    size_t width = step->width;
    for (size_t r = 0; r < step->rows; r++) {
        float *cell = step->cell + r * width, *hidden = step->hidden + r * width;
        if (step->present[r]) {
            lstm_row_forward(width, step->gates + r * 4 * width, step->cell_before + r * width, cell, hidden);
        } else {
            memset(cell, 0, width * sizeof *cell);
            memset(hidden, 0, width * sizeof *hidden);
        }
    }
}

static void lstm_row_backward(size_t width, const float *restrict gates, const float *restrict before,
                              const float *restrict cell, const float *restrict gradient,
                              float *restrict carried, float *restrict gate_gradient)
{
    for (size_t j = 0; j < width; j++) {
        float input = gates[j], forget = gates[width + j], output = gates[2 * width + j], now = cell[j];
        float candidate = gates[3 * width + j], above = gradient[j];
        float through = carried[j] + above * sigmoid(output) * squash_slope(now);
        carried[j] = through * sigmoid(forget);
        gate_gradient[j] = through * squash(candidate) * sigmoid_slope(input);
        gate_gradient[width + j] = through * before[j] * sigmoid_slope(forget);
        gate_gradient[2 * width + j] = above * squash(now) * sigmoid_slope(output);
        gate_gradient[3 * width + j] = through * sigmoid(input) * squash_slope(candidate);
    }
}

static void body_lstm_backward(const LstmStep *step)
{
    size_t width = step->width;
    for (size_t r = 0; r < step->rows; r++) {
        float *carried = step->cell_gradient + r * width,
              *gate_gradient = step->gate_gradient + r * 4 * width;
        if (step->present[r]) {
            lstm_row_backward(width, step->gates + r * 4 * width, step->cell_before + r * width,
                              step->cell + r * width, step->hidden_gradient + r * width, carried,
                              gate_gradient);
        } else {
            memset(carried, 0, width * sizeof *carried);
            memset(gate_gradient, 0, 4 * width * sizeof *gate_gradient);
        }
    }
}

static void body_adam(float *restrict value, const float *restrict gradient, float *restrict first,
                      float *restrict second, size_t count, const AdamStep *step)
{
    float beta1 = step->beta1, beta2 = step->beta2, scale = step->scale;
    float rate = step->rate / step->correction1, spread = 1.0f / step->correction2, epsilon = step->epsilon;
    for (size_t i = 0; i < count; i++) {
        float g = gradient[i] * scale;
        first[i] = beta1 * first[i] + (1 - beta1) * g;
        second[i] = beta2 * second[i] + (1 - beta2) * g * g;
        value[i] -= rate * first[i] / (sqrtf(second[i] * spread) + epsilon);
    }
}

static void body_add_scaled(float *restrict y, const float *restrict x, float a, size_t count)
{
    for (size_t i = 0; i < count; i++)
        y[i] += a * x[i];
}

static float body_dot(const float *x, const float *y, size_t count)
{
    float sums[16] = {0};
    size_t i = 0;
    for (; i + 16 <= count; i += 16)
        for (size_t lane = 0; lane < 16; lane++)
            sums[lane] += x[i + lane] * y[i + lane];
    float sum = 0;
    for (; i < count; i++)
        sum += x[i] * y[i];
    for (size_t lane = 0; lane < 16; lane++)
        sum += sums[lane];
    return sum;
}

const TrainKernels KERNELS_NAME = {
    .name = KERNELS_TITLE,
    .multiply = body_multiply,
    .convert = body_convert,
    .pack = body_pack,
    .pack_transposed = body_pack_transposed,
    .transpose = body_transpose,
    .lstm_forward = body_lstm_forward,
    .lstm_backward = body_lstm_backward,
    .adam = body_adam,
    .add_scaled = body_add_scaled,
    .dot = body_dot,
};
