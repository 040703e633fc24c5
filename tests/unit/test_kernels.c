/* Every set of kernels that this machine has gives, to the last bit, what the portable one gives. */
#include "syntax/kernels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t state = 1234567;

static uint32_t draw(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33);
}

static int8_t draw_byte(void)
{
    return (int8_t)((int)(draw() % 255) - 127);
}

static float draw_float(float size)
{
    return ((float)(draw() % 2000001) / 1000000.0f - 1.0f) * size;
}

static void *buffer(size_t bytes)
{
    void *memory = aligned_alloc(64, (bytes + 127) / 64 * 64);
    assert_non_null(memory);
    memset(memory, 0, (bytes + 127) / 64 * 64);
    return memory;
}

static void check_multiply(const Kernels *kernels, size_t rows, size_t depth, size_t columns)
{
    size_t room = (rows + KERNEL_ROWS - 1) / KERNEL_ROWS * KERNEL_ROWS;
    int8_t *a = buffer(room * depth), *weights = buffer(depth * columns), *packed = buffer(depth * columns);
    int32_t *sums = buffer(columns * sizeof *sums), *out = buffer(room * columns * sizeof *out);
    for (size_t i = 0; i < rows * depth; i++)
        a[i] = draw_byte();
    for (size_t i = 0; i < depth * columns; i++)
        weights[i] = draw_byte();
    kernels_pack(weights, depth, columns, packed);
    kernels_sum(packed, depth, columns, sums);
    KernelWeights matrix = {packed, sums, depth, columns};
    kernels->multiply(a, depth, rows, &matrix, out, columns);
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            int32_t expected = 0;
            for (size_t d = 0; d < depth; d++)
                expected += a[r * depth + d] * weights[d * columns + c];
            assert_int_equal(out[r * columns + c], expected);
        }
    free(a);
    free(weights);
    free(packed);
    free(sums);
    free(out);
}

static void test_products_are_exact(void **unused)
{
    (void)unused;
    for (const Kernels *const *set = kernels_available(); *set; set++) {
        check_multiply(*set, 1, 64, 16);
        check_multiply(*set, 7, 128, 48);
        check_multiply(*set, 16, 64, 32);
        check_multiply(*set, 17, 192, 112);
        check_multiply(*set, 33, 256, 64);
        check_multiply(*set, 70, 64, 16);
    }
}

enum { COUNT = 192 };

static void check_elements(const Kernels *kernels)
{
    float x[COUNT], y[COUNT], bias[COUNT], scales[COUNT];
    int32_t sums[COUNT];
    int8_t q[COUNT], r[COUNT];
    for (int trial = 0; trial < 200; trial++) {
        float size = trial % 3 ? 3.0f : 1e-3f;
        for (size_t i = 0; i < COUNT; i++) {
            x[i] = y[i] = draw_float(size);
            bias[i] = draw_float(1);
            scales[i] = draw_float(0.01f);
            sums[i] = (int32_t)(draw() % 2000000) - 1000000;
        }
        float scale = kernels->quantise(x, COUNT, q), expected = kernels_portable.quantise(x, COUNT, r);
        assert_memory_equal(&scale, &expected, sizeof scale);
        assert_memory_equal(q, r, sizeof q);
        assert_int_equal(kernels->dot(q, r, COUNT), kernels_portable.dot(q, r, COUNT));
        kernels->leaky(x, COUNT);
        kernels_portable.leaky(y, COUNT);
        assert_memory_equal(x, y, sizeof x);
        kernels->add_embedding(x, q, 0.37f, COUNT);
        kernels_portable.add_embedding(y, q, 0.37f, COUNT);
        assert_memory_equal(x, y, sizeof x);
        kernels->dequantise(sums, 0.013f, scales, bias, COUNT, x);
        kernels_portable.dequantise(sums, 0.013f, scales, bias, COUNT, y);
        assert_memory_equal(x, y, sizeof x);
    }
    memset(x, 0, sizeof x);
    assert_true(kernels->quantise(x, COUNT, q) == 0.0f);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(q[i], 0);
}

static void test_elements_agree(void **unused)
{
    (void)unused;
    for (const Kernels *const *set = kernels_available(); *set; set++)
        check_elements(*set);
}

static void check_lstm(const Kernels *kernels)
{
    enum { WIDTH = 64, GATES = 4 * WIDTH };
    float input_scales[GATES], state_scales[GATES], bias[GATES];
    float cell[WIDTH] = {0}, other_cell[WIDTH] = {0};
    int8_t hidden[WIDTH], other_hidden[WIDTH];
    int32_t input[GATES], recurrent[GATES];
    for (size_t i = 0; i < GATES; i++) {
        input_scales[i] = draw_float(0.02f);
        state_scales[i] = draw_float(0.02f);
        bias[i] = draw_float(1);
    }
    KernelLstm step = {WIDTH, input_scales, state_scales, bias};
    for (int time = 0; time < 50; time++) {
        for (size_t i = 0; i < GATES; i++) {
            input[i] = (int32_t)(draw() % 20000) - 10000;
            recurrent[i] = time ? (int32_t)(draw() % 20000) - 10000 : 0;
        }
        kernels->lstm(&step, input, 0.02f, recurrent, cell, hidden);
        kernels_portable.lstm(&step, input, 0.02f, recurrent, other_cell, other_hidden);
        assert_memory_equal(cell, other_cell, sizeof cell);
        assert_memory_equal(hidden, other_hidden, sizeof hidden);
    }
    int moved = 0;
    for (size_t i = 0; i < WIDTH; i++)
        moved += hidden[i] != 0;
    assert_true(moved > WIDTH / 2);
}

static void test_lstm_agrees(void **unused)
{
    (void)unused;
    for (const Kernels *const *set = kernels_available(); *set; set++)
        check_lstm(*set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_products_are_exact),
        cmocka_unit_test(test_elements_agree),
        cmocka_unit_test(test_lstm_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
