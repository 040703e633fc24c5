/* UTF-8 in and out, repair of what is malformed, kinds of characters. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool is_scalar(uint32_t code)
{
    return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

static void test_every_character_goes_round(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x110100; code++) {
        char bytes[4];
        uint32_t back = 0;
        size_t size = utf8_encode(code, bytes);
        assert_int_equal(utf8_decode((EntenteSlice){bytes, size}, 0, &back), size);
        assert_int_equal(back, is_scalar(code) ? code : UTF8_REPLACEMENT);
        assert_int_equal(utf8_is_clean((EntenteSlice){bytes, size}), code != 0);
        assert_int_equal(utf8_count((EntenteSlice){bytes, size}), 1);
    }
}

typedef struct Case {
    const char *bytes;
    size_t size;
    const char *repaired;
    size_t repairs;
} Case;

#define BYTES(string) string, sizeof(string) - 1
#define BAD "\xEF\xBF\xBD"

/* The number of replacements follows the maximal subparts of Unicode's conformance chapter. */
static const Case cases[] = {
    {BYTES("plain"), "plain", 0},
    {BYTES("caf\xC3\xA9"), "caf\xC3\xA9", 0},
    {BYTES("a\0b"), "a" BAD "b", 1},
    {BYTES("\x80"), BAD, 1},
    {BYTES("\xBF\xBF"), BAD BAD, 2},
    {BYTES("\xC3"), BAD, 1},
    {BYTES("\xC3(x"), BAD "(x", 1},
    {BYTES("\xC0\xAF"), BAD BAD, 2},                 /* overlong */
    {BYTES("\xE0\x80\xAF"), BAD BAD BAD, 3},         /* overlong */
    {BYTES("\xED\xA0\x80"), BAD BAD BAD, 3},         /* a surrogate */
    {BYTES("\xE2\x82"), BAD, 1},                     /* cut off */
    {BYTES("\xE2\x82z"), BAD "z", 1},                /* broken off */
    {BYTES("\xF0\x9F\x98"), BAD, 1},                 /* cut off */
    {BYTES("\xF4\x90\x80\x80"), BAD BAD BAD BAD, 4}, /* above U+10FFFF */
    {BYTES("\xF5\xFE\xFF"), BAD BAD BAD, 3},
    {BYTES("\xF0\x9F\x98\x80\xF0\x9F"), "\xF0\x9F\x98\x80" BAD, 1},
    {BYTES(BAD), BAD, 0}, /* U+FFFD itself is no mistake */
};

static void test_malformed_parts_are_replaced_and_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EntenteSlice input = {cases[i].bytes, cases[i].size};
        char *out = malloc(3 * input.size);
        size_t repairs = 0, size = utf8_repair(input, out, &repairs);
        assert_int_equal(size, strlen(cases[i].repaired));
        assert_memory_equal(out, cases[i].repaired, size);
        assert_int_equal(repairs, cases[i].repairs);
        assert_int_equal(utf8_is_clean(input), repairs == 0);
        assert_true(utf8_is_clean((EntenteSlice){out, size}));
        free(out);
    }
}

/* Whatever the bytes, what was repaired is clean and decoding consumes all of it. */
static void test_random_bytes(void **state)
{
    (void)state;
    enum { SIZE = 48 };
    uint32_t seed = 20221128;
    for (size_t round = 0; round < 20000; round++) {
        char bytes[SIZE], out[3 * SIZE];
        for (size_t i = 0; i < SIZE; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (char)(seed >> 24 | (round % 2 ? 0x80 : 0));
        }
        size_t repairs = 0, seen = 0, replaced = 0,
               size = utf8_repair((EntenteSlice){bytes, SIZE}, out, &repairs);
        assert_true(size <= sizeof out && utf8_is_clean((EntenteSlice){out, size}));
        for (size_t at = 0; at < size; seen++) {
            uint32_t code;
            at += utf8_decode((EntenteSlice){out, size}, at, &code);
            replaced += code == UTF8_REPLACEMENT;
        }
        assert_int_equal(seen, utf8_count((EntenteSlice){out, size}));
        assert_true(replaced >= repairs);
    }
}

static void test_kinds_of_characters(void **state)
{
    (void)state;
    assert_true(utf8_is_space(' ') && utf8_is_space('\n') && utf8_is_space(0xA0) && utf8_is_space(0x3000));
    assert_false(utf8_is_space('a') || utf8_is_space('_') || utf8_is_space(0xE9));
    assert_true(utf8_is_letter('q') && utf8_is_letter(0xE9) && utf8_is_letter(0x0416) &&
                utf8_is_letter(0x5D0));
    assert_false(utf8_is_letter('1') || utf8_is_letter('@') || utf8_is_letter(0x2014));
    assert_true(utf8_is_upper('Q') && utf8_is_upper(0x0416) && !utf8_is_upper('q') && !utf8_is_upper('['));
    assert_true(utf8_is_lower('q') && utf8_is_lower(0xE9) && !utf8_is_lower('Q') && !utf8_is_lower('`'));
    assert_true(utf8_is_digit('0') && utf8_is_digit('9') && utf8_is_digit(0x0663) && !utf8_is_digit('a'));
    assert_true(utf8_is_mark(0x0301) && !utf8_is_mark('\'') && !utf8_is_mark(0xE9));
    assert_int_equal(utf8_lower('A'), 'a');
    assert_int_equal(utf8_lower('['), '[');
    assert_int_equal(utf8_lower(0xC9), 0xE9);
    assert_int_equal(utf8_upper('z'), 'Z');
    assert_int_equal(utf8_upper('{'), '{');
    assert_int_equal(utf8_upper(0xE9), 0xC9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character_goes_round),
        cmocka_unit_test(test_malformed_parts_are_replaced_and_counted),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_kinds_of_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
