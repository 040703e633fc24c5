/* The choice of who acts and to whom it is done (code/sides.h), given what each phrase is worth. */
#include "code/sides_target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Three phrases in a row, the last two with nothing but a conjunction between. */
static const Phrase phrases[] = {{.head = 1, .start = 0, .end = 5, .first_word = 1, .last_word = 1},
                                 {.head = 3, .start = 10, .end = 15, .first_word = 3, .last_word = 3},
                                 {.head = 5, .start = 20, .end = 25, .first_word = 4, .last_word = 4}};
enum { COUNT = sizeof phrases / sizeof *phrases };

static void who_acts(void **state)
{
    (void)state;
    float probabilities[COUNT][SIDE_CLASSES] = {
        {0.1f, 0.8f, 0.1f, 0}, {0.7f, 0.3f, 0, 0}, {0.7f, 0.3f, 0, 0}};
    uint8_t sides[COUNT];
    /* one acts; the others are apart from it, and not likely enough alone */
    assert_false(sides_decide(phrases, probabilities, COUNT, sides));
    assert_int_equal(sides[0], SIDE_SOURCE);
    assert_int_equal(sides[1], SIDE_NONE);
    assert_int_equal(sides[2], SIDE_NONE);
    /* the neighbour of who acts acts, too */
    probabilities[0][SIDE_SOURCE] = 0.1f;
    assert_false(sides_decide(phrases, probabilities, COUNT, sides));
    assert_int_equal(sides[0], SIDE_NONE);
    assert_int_equal(sides[1], SIDE_SOURCE);
    assert_int_equal(sides[2], SIDE_SOURCE);
    /* who acts together leaves no room for a source */
    probabilities[1][SIDE_BOTH] = probabilities[2][SIDE_BOTH] = 0.6f;
    assert_true(sides_decide(phrases, probabilities, COUNT, sides));
    assert_int_equal(sides[0], SIDE_NONE);
    assert_int_equal(sides[1], SIDE_BOTH);
    assert_int_equal(sides[2], SIDE_BOTH);
}

static void who_is_barred(void **state)
{
    (void)state;
    const Phrase nested[] = {{.start = 0, .end = 20}, {.start = 10, .end = 20}, {.start = 25, .end = 30}};
    const uint8_t sides[] = {SIDE_NONE, SIDE_SOURCE, SIDE_TARGET}, none[] = {SIDE_NONE, SIDE_NONE, SIDE_NONE};
    bool barred[3];
    assert_ptr_equal(sides_bar(nested, 3, sides, barred), &nested[1]);
    assert_true(barred[0] && barred[1] && !barred[2]);
    assert_null(sides_bar(nested, 3, none, barred));
    assert_false(barred[0] || barred[1] || barred[2]);
}

static void set_ends(Ends *ends)
{
    for (size_t i = 0; i < COUNT; i++)
        ends[i] = (Ends){.last = {phrases[i].head}, .end = {phrases[i].end}, .count = 1};
    ends[1] = (Ends){.last = {3, 4}, .end = {15, 18}, .worth = {2, 4}, .count = 2};
}

static void probabilities_add_up(void **state)
{
    (void)state;
    Ends ends[COUNT];
    const bool barred[COUNT] = {true};
    float nobody = 0, sum;
    set_ends(ends);
    ends[0].worth[0] = 100; /* what is barred counts for nothing */
    target_probabilities(ends, COUNT, barred, &nobody);
    sum = nobody + ends[1].worth[0] + ends[1].worth[1] + ends[2].worth[0];
    assert_true(sum > 0.999f && sum < 1.001f);
    assert_true(ends[0].worth[0] == 0);
    assert_true(ends[1].worth[1] > ends[1].worth[0] && ends[1].worth[0] > nobody);
}

static void to_whom(void **state)
{
    (void)state;
    Ends ends[COUNT];
    const bool barred[COUNT] = {true}, free[COUNT] = {false};
    float alone[COUNT][SIDE_CLASSES] = {{0, 0, 0.5f, 0}}, nobody = 0;
    Phrase chosen[PHRASE_LIMIT];
    set_ends(ends);
    target_probabilities(ends, COUNT, barred, &nobody);
    /* the likeliest mention, up to the end that is likeliest */
    assert_int_equal(target_decide(phrases, ends, COUNT, barred, alone, chosen), 1);
    assert_int_equal(chosen[0].start, 10);
    assert_int_equal(chosen[0].end, 18);
    /* its neighbour, where that is likely by itself; what stands apart is not */
    alone[2][SIDE_TARGET] = 0.5f;
    assert_int_equal(target_decide(phrases, ends, COUNT, free, alone, chosen), 2);
    assert_int_equal(chosen[0].head, 3);
    assert_int_equal(chosen[1].head, 5);
    /* not where the end that was chosen covers it */
    ends[1].end[1] = 25;
    assert_int_equal(target_decide(phrases, ends, COUNT, free, alone, chosen), 1);
    /* nobody, where that is likeliest by far */
    set_ends(ends);
    nobody = 9;
    target_probabilities(ends, COUNT, barred, &nobody);
    assert_int_equal(target_decide(phrases, ends, COUNT, barred, alone, chosen), 0);
}

/* "Troops shelled villages near Lachin , officials said": where "villages" may end. */
static void where_it_ends(void **state)
{
    (void)state;
    EntenteToken tokens[] = {{.deprel = "nsubj", .head = 2, .start = 100, .end = 106, .upos = ENTENTE_NOUN},
                             {.deprel = "root", .head = 0, .start = 107, .end = 114, .upos = ENTENTE_VERB},
                             {.deprel = "obj", .head = 2, .start = 115, .end = 123, .upos = ENTENTE_NOUN},
                             {.deprel = "case", .head = 5, .start = 124, .end = 128, .upos = ENTENTE_ADP},
                             {.deprel = "nmod", .head = 3, .start = 129, .end = 135, .upos = ENTENTE_PROPN},
                             {.deprel = "punct", .head = 2, .start = 135, .end = 136, .upos = ENTENTE_PUNCT}};
    enum { TOKENS = sizeof tokens / sizeof *tokens };
    EntenteSentence sentence = {.tokens = tokens, .token_count = TOKENS, .start = 100, .end = 136};
    const Phrase phrase = {.head = 3, .start = 15, .end = 35};
    Arena *arena = arena_new();
    View view;
    Ends ends;
    assert_non_null(arena);
    for (size_t i = 0; i < TOKENS; i++)
        tokens[i].xpos = tokens[i].feats = "";
    assert_true(view_make(&view, &sentence, arena));
    target_ends(&view, &phrase, &ends);
    assert_int_equal(ends.count, 2);
    assert_int_equal(ends.last[0], 5);
    assert_int_equal(ends.end[0], 35);
    assert_int_equal(ends.last[1], 3);
    assert_int_equal(ends.end[1], 23);
    arena_delete(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_acts), cmocka_unit_test(who_is_barred), cmocka_unit_test(probabilities_add_up),
        cmocka_unit_test(to_whom),  cmocka_unit_test(where_it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
