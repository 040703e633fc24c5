/* Arena, slices, UTF-8, dates, buffers, errors. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_arena_gives_and_takes_back(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    for (int round = 0; round < 3; round++) {
        for (size_t i = 1; i < 4000; i += 7) {
            unsigned char *piece = arena_array(arena, i, 1);
            assert_non_null(piece);
            assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
            assert_int_equal(piece[0] | piece[i - 1], 0);
            memset(piece, 0xAB, i);
        }
        assert_non_null(arena_bytes(arena, 1 << 20));
        size_t held = arena_held(arena);
        arena_reset(arena);
        assert_true(arena_held(arena) + (1 << 20) <= held + 64);
    }
    size_t held = arena_held(arena);
    for (size_t i = 0; i < 100; i++)
        assert_non_null(arena_bytes(arena, 100));
    assert_int_equal(arena_held(arena), held); /* steady state takes nothing from the system */
    assert_null(arena_array(arena, SIZE_MAX / 2, 4));
    assert_null(arena_bytes(arena, SIZE_MAX));
    arena_delete(arena);
}

static void test_arena_grow_keeps_and_zeroes(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    uint32_t *numbers = NULL;
    size_t capacity = 0;
    for (uint32_t i = 0; i < 10000; i++) {
        numbers = arena_grow(arena, numbers, &capacity, i + 1, sizeof *numbers);
        assert_non_null(numbers);
        assert_int_equal(numbers[i], 0);
        numbers[i] = i;
    }
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(numbers[i], i);
    arena_delete(arena);
}

static void test_table(void **unused)
{
    (void)unused;
    enum { COUNT = 5000 };
    static char names[COUNT][16];
    StringTable *table = string_table_new();
    for (uint32_t i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "name-%u", i * 7919u);
        assert_true(string_table_put(table, entente_slice(names[i]), i));
    }
    assert_int_equal(string_table_count(table), COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(string_table_get(table, entente_slice(names[i]), UINT32_MAX), i);
    assert_int_equal(string_table_get(table, entente_slice("absent"), 42), 42);
    assert_true(string_table_put(table, entente_slice(names[3]), 99));
    assert_int_equal(string_table_get(table, entente_slice(names[3]), 0), 99);
    assert_int_equal(string_table_count(table), COUNT);
    string_table_delete(table);
}

static void test_slices(void **unused)
{
    (void)unused;
    assert_true(slice_is(slice_trim(entente_slice(" \t a b\r\n")), "a b"));
    assert_int_equal(slice_trim(entente_slice("  \n")).size, 0);
    assert_true(slice_equal((EntenteSlice){NULL, 0}, (EntenteSlice){"", 0}));
    assert_true(slice_hash(entente_slice("a")) != slice_hash(entente_slice("b")));
}

static void check_decode(const char *bytes, size_t size, uint32_t code, size_t length)
{
    uint32_t found;
    assert_int_equal(utf8_decode((EntenteSlice){bytes, size}, 0, &found), length);
    assert_int_equal(found, code);
}

static void test_utf8_decoding(void **unused)
{
    (void)unused;
    check_decode("a", 1, 'a', 1);
    check_decode("\xC3\xA7", 2, 0xE7, 2);
    check_decode("\xE2\x80\x99", 3, 0x2019, 3);
    check_decode("\xF0\x9F\x98\x80", 4, 0x1F600, 4);
    check_decode("\x80", 1, UTF8_REPLACEMENT, 1);             /* stray continuation */
    check_decode("\xC0\xAF", 2, UTF8_REPLACEMENT, 1);         /* overlong */
    check_decode("\xE0\x80\xAF", 3, UTF8_REPLACEMENT, 1);     /* overlong */
    check_decode("\xED\xA0\x80", 3, UTF8_REPLACEMENT, 1);     /* surrogate */
    check_decode("\xF4\x90\x80\x80", 4, UTF8_REPLACEMENT, 1); /* above U+10FFFF */
    check_decode("\xE2\x80", 2, UTF8_REPLACEMENT, 2);         /* cut off */
    check_decode("\xF0\x9F\x98"
                 "a",
                 4, UTF8_REPLACEMENT, 3);
}

static void test_utf8_round_trip(void **unused)
{
    (void)unused;
    for (uint32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        char bytes[4];
        uint32_t back;
        size_t size = utf8_encode(code, bytes);
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        assert_int_equal(utf8_decode((EntenteSlice){bytes, size}, 0, &back), size);
        assert_int_equal(back, surrogate ? UTF8_REPLACEMENT : code);
        assert_true(utf8_is_clean((EntenteSlice){bytes, size}));
        assert_int_equal(utf8_count((EntenteSlice){bytes, size}), 1);
    }
}

static void test_utf8_repair(void **unused)
{
    (void)unused;
    static const char broken[] = "a\x80"
                                 "b\xE2\x80"
                                 "c\0d\xEF\xBF\xBD";
    char out[3 * sizeof broken];
    size_t repairs = 0;
    size_t size = utf8_repair((EntenteSlice){broken, sizeof broken - 1}, out, &repairs);
    EntenteSlice fixed = {out, size};
    assert_int_equal(repairs, 3);
    assert_true(utf8_is_clean(fixed));
    assert_true(slice_is(fixed, "a\xEF\xBF\xBD"
                                "b\xEF\xBF\xBD"
                                "c\xEF\xBF\xBD"
                                "d\xEF\xBF\xBD"));
    assert_false(utf8_is_clean((EntenteSlice){broken, sizeof broken - 1}));
}

static void test_characters(void **unused)
{
    (void)unused;
    assert_true(utf8_is_upper(0x0130) && utf8_is_lower(0xE7) && utf8_is_letter(0x0416) &&
                !utf8_is_letter('1'));
    assert_true(utf8_is_digit('7') && utf8_is_digit(0x0663) && !utf8_is_digit('a'));
    assert_true(utf8_is_space(0xA0) && utf8_is_space('\n') && utf8_is_space(0x3000) && !utf8_is_space('x'));
    assert_true(utf8_is_mark(0x0301) && !utf8_is_mark('a'));
    assert_int_equal(utf8_lower(0x0416), 0x0436);
    assert_int_equal(utf8_upper('z'), 'Z');
}

static void test_dates_count_days(void **unused)
{
    (void)unused;
    assert_int_equal(date_to_days((EntenteDate){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((EntenteDate){2000, 3, 1}), 11017);
    assert_int_equal(date_weekday((EntenteDate){2022, 11, 28}), 1);
    for (int32_t days = -800000; days < 800000; days += 37) {
        EntenteDate date = date_from_days(days);
        assert_true(date_is_valid(date));
        assert_int_equal(date_to_days(date), days);
    }
    assert_true(date_is_valid((EntenteDate){2024, 2, 29}) && !date_is_valid((EntenteDate){2023, 2, 29}));
    assert_true(date_is_valid((EntenteDate){2000, 2, 29}) && !date_is_valid((EntenteDate){1900, 2, 29}));
}

static void check_date(const char *text, int year, int month, int day)
{
    EntenteDate date = {0};
    assert_int_equal(date_find(entente_slice(text), &date), year != 0);
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
}

static void test_dates_are_found(void **unused)
{
    (void)unused;
    check_date("2022-11-28", 2022, 11, 28);
    check_date("report_20221128.txt", 2022, 11, 28);
    check_date("2022/11/28T10:00:00Z", 2022, 11, 28);
    check_date("BAKU, Nov. 28, 2022 (Agency)", 2022, 11, 28);
    check_date("Mon, 28 Nov 2022 10:00:00 GMT", 2022, 11, 28);
    check_date("the 3rd of May; May 3rd, 1999", 1999, 5, 3);
    check_date("28 Sept 2020", 2020, 9, 28);
    check_date("30 February 2020", 0, 0, 0);
    check_date("in 2020 and 1999", 0, 0, 0);
    check_date("", 0, 0, 0);
}

static void test_buffer(void **unused)
{
    (void)unused;
    Buffer buffer = {0};
    buffer_add_u32(&buffer, 0x04030201);
    buffer_add(&buffer, "abc", 3);
    buffer_align(&buffer, 64);
    assert_int_equal(buffer.size, 64);
    assert_memory_equal(buffer.data, "\1\2\3\4abc\0\0", 9);
    for (int i = 0; i < 10000; i++)
        buffer_add(&buffer, "0123456789", 10);
    assert_false(buffer.failed);
    assert_int_equal(buffer.size, 64 + 100000);
    buffer_free(&buffer);
    assert_null(buffer.data);
}

static void test_errors_name_their_place(void **unused)
{
    (void)unused;
    EntenteError error = {0};
    assert_int_equal(error_set(&error, ENTENTE_BAD_INPUT, "news.jsonl", 7, "no %s", "text"),
                     ENTENTE_BAD_INPUT);
    assert_string_equal(error.message, "news.jsonl:7: no text");
    assert_int_equal(error.line, 7);
    error_set(&error, ENTENTE_IO, "folder", 0, "is a directory");
    assert_string_equal(error.message, "folder: is a directory");
    assert_int_equal(error_set(NULL, ENTENTE_IO, NULL, 0, "x"), ENTENTE_IO);
    char longer[2000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    error_set(&error, ENTENTE_IO, longer, 1, "%s", longer);
    assert_true(strlen(error.message) < sizeof error.message);
}

static void test_names_of_parts_of_speech(void **unused)
{
    (void)unused;
    for (unsigned upos = 1; upos < ENTENTE_UPOS_COUNT; upos++)
        assert_int_equal(entente_upos_from_name(entente_slice(entente_upos_name((EntenteUpos)upos))), upos);
    assert_int_equal(entente_upos_from_name(entente_slice("NOUNS")), ENTENTE_UPOS_NONE);
    assert_string_equal(entente_upos_name(ENTENTE_UPOS_COUNT), "_");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_gives_and_takes_back),
        cmocka_unit_test(test_arena_grow_keeps_and_zeroes),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_slices),
        cmocka_unit_test(test_utf8_decoding),
        cmocka_unit_test(test_utf8_round_trip),
        cmocka_unit_test(test_utf8_repair),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_dates_count_days),
        cmocka_unit_test(test_dates_are_found),
        cmocka_unit_test(test_buffer),
        cmocka_unit_test(test_errors_name_their_place),
        cmocka_unit_test(test_names_of_parts_of_speech),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
