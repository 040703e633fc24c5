/* The tree decoder against all trees of small sentences. */
#include "syntax/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST = 6 };

static uint64_t state = 88172645463325252u;

static double draw(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) / 9007199254740992.0;
}

static int is_single_rooted_tree(const uint32_t *heads, size_t count)
{
    size_t roots = 0;
    for (size_t i = 0; i < count; i++) {
        size_t steps = 0;
        roots += heads[i] == 0;
        for (uint32_t node = (uint32_t)i + 1; node; node = heads[node - 1])
            if (++steps > count)
                return 0;
    }
    return roots == 1;
}

static double score_of(const float *scores, size_t stride, const uint32_t *heads, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (double)scores[i * stride + heads[i]];
    return sum;
}

/* The best score by trying every assignment of heads. */
static double best_by_trying(const float *scores, size_t stride, size_t count)
{
    uint32_t heads[MOST] = {0};
    double best = -1e30;
    for (;;) {
        if (is_single_rooted_tree(heads, count)) {
            double score = score_of(scores, stride, heads, count);
            best = score > best ? score : best;
        }
        size_t i = 0;
        while (i < count && ++heads[i] > count)
            heads[i++] = 0;
        if (i == count)
            return best;
    }
}

static void test_small_sentences_exactly(void **unused)
{
    (void)unused;
    void *scratch = malloc(tree_scratch_size(MOST));
    for (size_t count = 1; count <= 5; count++)
        for (int trial = 0; trial < 400; trial++) {
            float scores[MOST * (MOST + 1)];
            uint32_t heads[MOST];
            size_t stride = count + 1;
            /* coarse numbers make ties and cycles frequent */
            for (size_t i = 0; i < count * stride; i++)
                scores[i] = trial % 2 ? (float)(int)(draw() * 5) : (float)(draw() * 20 - 10);
            tree_decode(scores, stride, count, heads, scratch);
            assert_true(is_single_rooted_tree(heads, count));
            double found = score_of(scores, stride, heads, count),
                   best = best_by_trying(scores, stride, count);
            assert_true(found > best - 1e-4 && found < best + 1e-4);
        }
    free(scratch);
}

static void test_long_sentences_are_trees(void **unused)
{
    (void)unused;
    static const size_t counts[] = {17, 100, 512};
    for (size_t c = 0; c < 3; c++) {
        size_t count = counts[c], stride = count + 1;
        float *scores = malloc(count * stride * sizeof *scores);
        uint32_t *heads = malloc(count * sizeof *heads);
        void *scratch = malloc(tree_scratch_size(count));
        for (size_t i = 0; i < count * stride; i++)
            scores[i] = (float)(draw() * 6 - 3);
        /* pairs that would rather hang on each other, and many would-be roots */
        for (size_t i = 0; i + 1 < count; i += 2) {
            scores[i * stride + i + 2] = 50;
            scores[(i + 1) * stride + i + 1] = 50;
            scores[i * stride] = 49;
        }
        tree_decode(scores, stride, count, heads, scratch);
        assert_true(is_single_rooted_tree(heads, count));
        free(scores);
        free(heads);
        free(scratch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_sentences_exactly),
        cmocka_unit_test(test_long_sentences_are_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
