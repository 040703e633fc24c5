/* What charts are laid out by: marks of axes, words without overlap, places of a network, cutting of words.
 */
#include "base/arena.h"
#include "base/date.h"
#include "report/chart_canvas.h"
#include "report/chart_labels.h"
#include "report/chart_layout.h"
#include "report/chart_scale.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint32_t next_random(uint32_t *state)
{
    return *state = *state * 1664525u + 1013904223u;
}

static double in_range(uint32_t *state, double most)
{
    return (double)(next_random(state) >> 8) / 16777216.0 * most;
}

static int32_t day(int year, int month, int date)
{
    return date_to_days((EntenteDate){(int16_t)year, (uint8_t)month, (uint8_t)date});
}

/* ---- scales ---- */

static void test_scale(void **state)
{
    (void)state;
    const Scale linear = {.low = 0, .high = 10, .from = 100, .to = 200};
    const Scale down = {.low = -10, .high = 10, .from = 400, .to = 0};
    const Scale powers = {.low = 0, .high = 999, .from = 0, .to = 300, .logarithmic = true};
    assert_float_equal(scale_at(&linear, 5), 150, 1e-9);
    assert_float_equal(scale_at(&down, 10), 0, 1e-9);
    assert_float_equal(scale_at(&powers, 0), 0, 1e-9);
    assert_float_equal(scale_at(&powers, 999), 300, 1e-9);
    assert_float_equal(scale_at(&powers, 9), 100, 1e-9);
    const Scale point = {.low = 3, .high = 3, .from = 0, .to = 10};
    assert_float_equal(scale_at(&point, 3), 5, 1e-9);
}

static void test_numbers(void **state)
{
    (void)state;
    Tick ticks[TICKS_LIMIT];
    assert_int_equal(ticks_of_numbers(-10, 10, 4, true, ticks), 5);
    assert_string_equal(ticks[0].text, "−10");
    assert_string_equal(ticks[2].text, "0");
    assert_string_equal(ticks[4].text, "10");
    assert_int_equal(ticks_of_numbers(0, 1, 5, true, ticks), 2); /* no half a person */
    assert_int_equal(ticks_of_numbers(7, 7, 5, true, ticks), 1);
    size_t count = ticks_of_numbers(0, 0.4, 4, false, ticks);
    assert_int_equal(count, 5);
    assert_string_equal(ticks[1].text, "0.10");
    count = ticks_of_numbers(0, 30000, 3, true, ticks);
    assert_string_equal(ticks[count - 1].text, "30,000");
    uint32_t seed = 1;
    for (int i = 0; i < 2000; i++) { /* of any range: rising, inside, not too many */
        double low = in_range(&seed, 1000) - 500, high = low + in_range(&seed, i % 2 ? 1e6 : 3);
        count = ticks_of_numbers(low, high, 6, i % 3 == 0, ticks);
        assert_true(count >= 1 && count <= 16);
        for (size_t t = 1; t < count; t++)
            assert_true(ticks[t].value > ticks[t - 1].value && ticks[t].value <= high + 1e-6);
    }
    char words[24];
    number_words(1234567, words);
    assert_string_equal(words, "1,234,567");
    number_words(-9999, words);
    assert_string_equal(words, "−9999");
}

static void test_powers(void **state)
{
    (void)state;
    Tick ticks[TICKS_LIMIT];
    assert_int_equal(ticks_of_powers(1000, 5, ticks), 5);
    assert_string_equal(ticks[0].text, "0");
    assert_string_equal(ticks[4].text, "1000");
    assert_int_equal(ticks_of_powers(60, 12, ticks), 7); /* 0 1 2 5 10 20 50 */
    assert_string_equal(ticks[6].text, "50");
}

static void test_dates(void **state)
{
    (void)state;
    Tick ticks[TICKS_LIMIT];
    size_t count = ticks_of_dates(day(2025, 12, 1), day(2026, 6, 14), 14, ticks);
    assert_int_equal(count, 7);
    assert_string_equal(ticks[0].text, "Dec 2025");
    assert_string_equal(ticks[1].text, "Jan 2026");
    assert_true(ticks[1].strong && !ticks[0].strong);
    assert_string_equal(ticks[2].text, "Feb");
    count = ticks_of_dates(day(2014, 3, 1), day(2023, 12, 31), 12, ticks);
    assert_int_equal(count, 9);
    assert_string_equal(ticks[0].text, "2015");
    count = ticks_of_dates(day(2024, 2, 27), day(2024, 3, 2), 10, ticks);
    assert_int_equal(count, 5); /* a leap year */
    assert_string_equal(ticks[0].text, "27 Feb 2024");
    assert_string_equal(ticks[2].text, "29 Feb");
    uint32_t seed = 7;
    for (int i = 0; i < 2000; i++) {
        int32_t first = (int32_t)in_range(&seed, 40000) - 20000,
                last = first + (int32_t)in_range(&seed, i % 2 ? 300 : 90000);
        size_t most = 2 + next_random(&seed) % 20;
        count = ticks_of_dates(first, last, most, ticks);
        assert_true(count <= most);
        for (size_t t = 0; t < count; t++)
            assert_true(ticks[t].value >= first && ticks[t].value <= last &&
                        (!t || ticks[t].value > ticks[t - 1].value));
    }
    char words[24];
    date_words(day(2022, 11, 28), words);
    assert_string_equal(words, "28 Nov 2022");
}

static void test_days_worth_showing(void **state)
{
    (void)state;
    int32_t days[40], first, last;
    for (int i = 0; i < 40; i++)
        days[i] = 20000 + (i * 7) % 180;
    days_worth_showing(days, 40, &first, &last);
    assert_int_equal(first, 20000);
    days[20] = 17000; /* one, years before all others */
    days_worth_showing(days, 40, &first, &last);
    assert_int_equal(first, 20000);
    assert_true(last < 20180);
    for (int i = 0; i < 10; i++)
        days[i] = 17000 + i; /* ten: they belong to it */
    days_worth_showing(days, 40, &first, &last);
    assert_int_equal(first, 17000);
    int32_t one = 5;
    days_worth_showing(&one, 1, &first, &last);
    assert_true(first == 5 && last == 5);
}

/* ---- words ---- */

static double start_of(const LaneItem *item)
{
    return item->x - item->radius - (item->labelled && item->before ? item->width : 0);
}

static double end_of(const LaneItem *item)
{
    return item->x + item->radius + (item->labelled && !item->before ? item->width : 0);
}

static void check_lanes(const LaneItem *items, size_t count, unsigned lanes, double left, double right)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(items[i].lane < lanes);
        if (items[i].labelled)
            assert_true(start_of(&items[i]) >= left && end_of(&items[i]) <= right);
        for (size_t j = i + 1; j < count; j++)
            if (items[i].lane == items[j].lane)
                assert_true(end_of(&items[i]) <= start_of(&items[j]) ||
                            end_of(&items[j]) <= start_of(&items[i]));
    }
}

static int compare_items(const void *a, const void *b)
{
    double x = ((const LaneItem *)a)->x, y = ((const LaneItem *)b)->x;
    return (x > y) - (x < y);
}

static void test_lanes(void **state)
{
    (void)state;
    enum { MOST = 60 };
    LaneItem items[MOST];
    size_t order[MOST];
    uint32_t seed = 3;
    unsigned placed = 0;
    for (int round = 0; round < 500; round++) {
        size_t count = 1 + next_random(&seed) % MOST;
        memset(items, 0, sizeof items);
        for (size_t i = 0; i < count; i++) {
            bool worded = next_random(&seed) % 3 != 0;
            items[i].x = in_range(&seed, 1000);
            items[i].radius = 6;
            items[i].width = worded ? 20 + in_range(&seed, 200) : 0;
            items[i].weight = in_range(&seed, 5);
        }
        qsort(items, count, sizeof *items, compare_items);
        unsigned lanes = lanes_place(items, count, -10, 1010, 6, order);
        if (lanes) {
            placed++;
            check_lanes(items, count, lanes, -10, 1010);
        }
    }
    assert_true(placed > 400);
    /* what does not fit is refused, one mark always fits, and at the right edge words go to the left */
    for (size_t i = 0; i < 10; i++)
        items[i] = (LaneItem){.x = 5, .radius = 6};
    assert_int_equal(lanes_place(items, 10, 0, 100, 4, order), 0);
    items[0] = (LaneItem){.x = 990, .radius = 6, .width = 100};
    assert_int_equal(lanes_place(items, 1, 0, 1000, 4, order), 1);
    assert_true(items[0].labelled && items[0].before);
    /* the weightier of two gets its words where there is room for one */
    items[0] = (LaneItem){.x = 100, .radius = 6, .width = 150, .weight = 1};
    items[1] = (LaneItem){.x = 160, .radius = 6, .width = 150, .weight = 2};
    assert_int_equal(lanes_place(items, 2, 90, 330, 1, order), 1);
    assert_true(!items[0].labelled && items[1].labelled);
}

static void test_callouts(void **state)
{
    (void)state;
    enum { MOST = 14, LANES = 5 };
    Callout callouts[MOST];
    size_t order[MOST];
    uint32_t seed = 11;
    for (int round = 0; round < 500; round++) {
        size_t count = 1 + next_random(&seed) % MOST;
        for (size_t i = 0; i < count; i++)
            callouts[i] = (Callout){.x = in_range(&seed, 1000), .width = 40 + in_range(&seed, 220)};
        size_t shown = callouts_place(callouts, count, 0, 1000, LANES, order), counted = 0;
        assert_true(callouts[0].shown); /* the most important one always is */
        for (size_t i = 0; i < count; i++) {
            const Callout *a = &callouts[i];
            counted += a->shown;
            if (!a->shown)
                continue;
            assert_true(a->lane < LANES && a->left >= 0 && a->left + a->width <= 1000);
            for (size_t j = 0; j < count; j++) {
                const Callout *b = &callouts[j];
                if (i == j || !b->shown)
                    continue;
                if (a->lane == b->lane)
                    assert_true(a->left + a->width < b->left || b->left + b->width < a->left);
                if (a->lane > b->lane) /* the line down from a misses the words of b */
                    assert_true(a->x < b->left || a->x > b->left + b->width);
            }
        }
        assert_int_equal(shown, counted);
    }
}

static void test_cutting(void **state)
{
    (void)state;
    Canvas *canvas = NULL;
    EntenteError error = {0};
    Arena *arena = arena_new();
    assert_int_equal(canvas_new(ENTENTE_CHART_SVG, stdout, &canvas, &error), ENTENTE_OK);
    static const char name[] = "International Committee of the Red Cross";
    double whole = canvas_text_width(canvas, name, 12, false);
    assert_string_equal(canvas_text_fit(canvas, arena, name, 12, false, whole + 1), name);
    const char *cut = canvas_text_fit(canvas, arena, name, 12, false, whole * 0.7);
    assert_true(canvas_text_width(canvas, cut, 12, false) <= whole * 0.7);
    assert_string_equal(cut, "International Committee of…"); /* at a word's end */
    /* a letter is not cut from its accents, and bad bytes do no harm */
    for (double width = 0; width < 80; width++) {
        const char *marked =
            canvas_text_fit(canvas, arena, "Ko\xCC\x88ro\xCC\x88glu\xCC\x88", 12, false, width);
        assert_true(!strstr(marked, "o…") && !strstr(marked, "u…"));
    }
    assert_true(canvas_text_width(canvas, "a\xFF\x01\n\xEF\xBF\xBF", 12, false) > 0);
    canvas_delete(canvas);
    arena_delete(arena);
}

/* ---- network ---- */

static void test_layout(void **state)
{
    (void)state;
    enum { NODES = 24, EDGES = 40 };
    LayoutNode first[NODES], second[NODES];
    LayoutEdge edges[EDGES];
    uint32_t seed = 5;
    for (size_t i = 0; i < EDGES; i++)
        edges[i] = (LayoutEdge){i % NODES, (i * 7 + 1) % NODES, 1.0 / (double)(i + 1)};
    for (size_t count = 1; count <= NODES; count++) {
        size_t joined = 0;
        for (size_t i = 0; i < count; i++) {
            double reach = 20 + in_range(&seed, 40);
            first[i] = (LayoutNode){.left = reach, .right = reach, .above = 20, .below = 36};
            second[i] = first[i];
        }
        for (size_t i = 0; i < EDGES; i++)
            if (edges[i].a < count && edges[i].b < count && edges[i].a != edges[i].b)
                edges[joined++] = edges[i];
        layout_network(first, count, edges, joined, 1150, 640);
        layout_network(second, count, edges, joined, 1150, 640);
        for (size_t i = 0; i < count; i++) {
            assert_true(memcmp(&first[i].x, &second[i].x, 2 * sizeof(double)) == 0); /* always the same */
            assert_true(first[i].x >= first[i].left - 1e-6 && first[i].x <= 1150 - first[i].right + 1e-6);
            assert_true(first[i].y >= first[i].above - 1e-6 && first[i].y <= 640 - first[i].below + 1e-6);
            for (size_t j = i + 1; j < count; j++)
                assert_true(fabs(first[i].x - first[j].x) >= first[i].right + first[j].left - 1 ||
                            (first[i].y < first[j].y ? first[j].y - first[i].y : first[i].y - first[j].y) >=
                                55);
        }
        for (size_t i = 0; i < EDGES; i++)
            edges[i] = (LayoutEdge){i % NODES, (i * 7 + 1) % NODES, 1.0 / (double)(i + 1)};
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scale),
                                       cmocka_unit_test(test_numbers),
                                       cmocka_unit_test(test_powers),
                                       cmocka_unit_test(test_dates),
                                       cmocka_unit_test(test_days_worth_showing),
                                       cmocka_unit_test(test_lanes),
                                       cmocka_unit_test(test_callouts),
                                       cmocka_unit_test(test_cutting),
                                       cmocka_unit_test(test_layout)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
