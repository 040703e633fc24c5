/* Memory, bytes, slices, tables, errors and names of parts of speech. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- arena ---- */

static void test_arena_pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { PIECES = 2000 };
    Arena *arena = arena_new();
    unsigned char *pieces[PIECES];
    size_t sizes[PIECES];
    assert_non_null(arena);
    for (size_t i = 0; i < PIECES; i++) {
        sizes[i] = i % 100 == 7 ? 40000 : i * 7 % 300; /* large pieces get blocks of their own */
        pieces[i] = arena_bytes(arena, sizes[i]);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        memset(pieces[i], (int)(i & 0xFF), sizes[i]);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t at = 0; at < sizes[i]; at++)
            assert_int_equal(pieces[i][at], i & 0xFF);
    arena_delete(arena);
    arena_delete(NULL);
}

static void test_arena_array_is_zeroed_and_checked(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    memset(arena_bytes(arena, 4000), 0xAA, 4000);
    arena_reset(arena);
    uint64_t *numbers = arena_array(arena, 100, sizeof *numbers);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(numbers[i], 0);
    assert_null(arena_array(arena, SIZE_MAX / 4, 8));
    assert_null(arena_bytes(arena, SIZE_MAX));
    assert_null(arena_copy(arena, "", SIZE_MAX));
    assert_non_null(arena_array(arena, 0, 8));
    arena_delete(arena);
}

static void test_arena_reset_keeps_ordinary_blocks_only(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < 1000; i++)
        assert_non_null(arena_bytes(arena, 1000));
    size_t ordinary = arena_held(arena);
    assert_true(ordinary >= 1000000);
    assert_non_null(arena_bytes(arena, 10000000));
    assert_true(arena_held(arena) >= ordinary + 10000000);
    arena_reset(arena);
    assert_int_equal(arena_held(arena), ordinary);
    /* the same work again takes nothing from the system */
    for (size_t i = 0; i < 1000; i++)
        assert_non_null(arena_bytes(arena, 1000));
    assert_int_equal(arena_held(arena), ordinary);
    arena_delete(arena);
}

static void test_arena_copy_and_grow(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    char *copy = arena_copy(arena, "ceasefire line", 9);
    assert_string_equal(copy, "ceasefire");
    assert_string_equal(arena_copy(arena, NULL, 0), "");
    uint32_t *array = NULL;
    size_t capacity = 0;
    for (uint32_t i = 0; i < 10000; i++) {
        size_t before = capacity;
        array = arena_grow(arena, array, &capacity, i + 1, sizeof *array);
        assert_non_null(array);
        assert_true(capacity >= i + 1 && (capacity == before || capacity >= 2 * before));
        assert_int_equal(array[i], 0);
        array[i] = i * 3;
    }
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(array[i], i * 3);
    size_t kept = capacity;
    assert_null(arena_grow(arena, array, &capacity, SIZE_MAX / 2, sizeof *array));
    assert_int_equal(capacity, kept);
    arena_delete(arena);
}

/* ---- buffer ---- */

static void test_buffer_grows_and_aligns(void **state)
{
    (void)state;
    Buffer buffer = {0};
    for (uint32_t i = 0; i < 5000; i++)
        buffer_add_u32(&buffer, i * 0x01010101u);
    buffer_add(&buffer, "abc", 3);
    buffer_add(&buffer, NULL, 0);
    assert_int_equal(buffer.size, 20003);
    assert_memory_equal(buffer.data + 4 * 0x12, "\x12\x12\x12\x12", 4);
    buffer_align(&buffer, 64);
    assert_int_equal(buffer.size % 64, 0);
    assert_memory_equal(buffer.data + 20000, "abc\0\0", 5);
    size_t size = buffer.size;
    buffer_align(&buffer, 64);
    assert_int_equal(buffer.size, size);
    assert_false(buffer.failed);
    buffer_free(&buffer);
    assert_null(buffer.data);
    buffer_add_u32(&buffer, 0x04030201);
    assert_memory_equal(buffer.data, "\1\2\3\4", 4);
    buffer_free(&buffer);
}

static void test_buffer_stays_failed(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_add(&buffer, "kept", 4);
    buffer.failed = true; /* as after memory was out */
    buffer_add(&buffer, "dropped", 7);
    buffer_align(&buffer, 64);
    assert_int_equal(buffer.size, 4);
    buffer_free(&buffer);
}

/* ---- slices ---- */

static void test_slices(void **state)
{
    (void)state;
    EntenteSlice none = {NULL, 0}, word = entente_slice("truce");
    assert_int_equal(word.size, 5);
    assert_true(slice_is(word, "truce") && !slice_is(word, "truces") && !slice_is(word, "Truce"));
    assert_true(slice_is(none, "") && slice_equal(none, entente_slice("")));
    assert_true(slice_is(slice_trim(entente_slice(" \t\r\n\f\v two words \n")), "two words"));
    assert_int_equal(slice_trim(entente_slice(" \n ")).size, 0);
    assert_int_equal(slice_trim(none).size, 0);
    assert_true(slice_hash(word) == slice_hash(entente_slice("truce")));
    assert_true(slice_hash(word) != slice_hash(entente_slice("truck")) && slice_hash(none) != 0);
}

static void test_string_table(void **state)
{
    (void)state;
    enum { KEYS = 20000, LENGTH = 8 };
    StringTable *table = string_table_new();
    char *keys = malloc(KEYS * LENGTH);
    assert_true(table && keys);
    assert_int_equal(string_table_get(table, entente_slice("none"), 77), 77);
    for (uint32_t i = 0; i < KEYS; i++) {
        snprintf(keys + i * LENGTH, LENGTH, "k%u", i);
        assert_true(string_table_put(table, entente_slice(keys + i * LENGTH), i));
    }
    assert_true(string_table_put(table, entente_slice("k5"), 500));
    assert_int_equal(string_table_count(table), KEYS);
    for (uint32_t i = 0; i < KEYS; i++)
        assert_int_equal(string_table_get(table, entente_slice(keys + i * LENGTH), 0), i == 5 ? 500 : i);
    assert_int_equal(string_table_get(table, entente_slice("k20000"), 77), 77);
    assert_true(string_table_put(table, (EntenteSlice){NULL, 0}, 9));
    assert_int_equal(string_table_get(table, entente_slice(""), 0), 9);
    string_table_delete(table);
    string_table_delete(NULL);
    free(keys);
}

/* ---- errors ---- */

static void test_errors_name_the_place(void **state)
{
    (void)state;
    EntenteError error = {0};
    assert_int_equal(error_set(&error, ENTENTE_BAD_INPUT, "wire.jsonl", 12, "no %s", "text"),
                     ENTENTE_BAD_INPUT);
    assert_int_equal(error.code, ENTENTE_BAD_INPUT);
    assert_int_equal(error.line, 12);
    assert_string_equal(error.file, "wire.jsonl");
    assert_string_equal(error.message, "wire.jsonl:12: no text");
    error_set(&error, ENTENTE_IO, "wire.gz", 0, "damaged");
    assert_string_equal(error.message, "wire.gz: damaged");
    assert_int_equal(error_no_memory(&error), ENTENTE_NO_MEMORY);
    assert_string_equal(error.file, "");
    assert_string_equal(error.message, "out of memory");
    assert_int_equal(error_set(NULL, ENTENTE_IO, "x", 0, "not kept"), ENTENTE_IO);
}

static void test_errors_cut_long_names(void **state)
{
    (void)state;
    char name[2000];
    EntenteError error = {0};
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    error_set(&error, ENTENTE_IO, name, 3, "%s", name);
    assert_int_equal(strlen(error.file), sizeof error.file - 1);
    assert_true(strlen(error.message) < sizeof error.message);
    assert_int_equal(strncmp(error.message, "nnn", 3), 0);
}

/* ---- documents ---- */

static void test_document_resets(void **state)
{
    (void)state;
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    document->text = entente_slice(arena_copy(document->arena, "Talks resumed.", 14));
    document->repairs = 3;
    document->part = 2;
    struct Arena *arena = document->arena;
    entente_document_reset(document);
    assert_ptr_equal(document->arena, arena);
    assert_true(document->text.size == 0 && document->repairs == 0 && document->part == 0);
    entente_document_delete(document);
    entente_document_delete(NULL);
}

static void test_upos_names(void **state)
{
    (void)state;
    for (unsigned upos = 1; upos < ENTENTE_UPOS_COUNT; upos++)
        assert_int_equal(entente_upos_from_name(entente_slice(entente_upos_name((EntenteUpos)upos))), upos);
    assert_string_equal(entente_upos_name(ENTENTE_PROPN), "PROPN");
    assert_string_equal(entente_upos_name(ENTENTE_UPOS_NONE), "_");
    assert_string_equal(entente_upos_name((EntenteUpos)200), "_");
    assert_int_equal(entente_upos_from_name(entente_slice("noun")), ENTENTE_UPOS_NONE);
    assert_int_equal(entente_upos_from_name(entente_slice("")), ENTENTE_UPOS_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_pieces_do_not_overlap),
        cmocka_unit_test(test_arena_array_is_zeroed_and_checked),
        cmocka_unit_test(test_arena_reset_keeps_ordinary_blocks_only),
        cmocka_unit_test(test_arena_copy_and_grow),
        cmocka_unit_test(test_buffer_grows_and_aligns),
        cmocka_unit_test(test_buffer_stays_failed),
        cmocka_unit_test(test_slices),
        cmocka_unit_test(test_string_table),
        cmocka_unit_test(test_errors_name_the_place),
        cmocka_unit_test(test_errors_cut_long_names),
        cmocka_unit_test(test_document_resets),
        cmocka_unit_test(test_upos_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
