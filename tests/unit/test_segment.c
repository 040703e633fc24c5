/* Segmentation: the cases in the files of cases/segment, and what must hold of any text.
 *
 * A case is a block of lines: "> " begins a line of text, "= " a sentence that should come of it, its tokens
 * parted by spaces and the words of a multiword token by "·". "#" begins a comment. */
#include "base/utf8.h"
#include "text/segment.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifndef SEGMENT_CASES
#define SEGMENT_CASES "tests/unit/cases/segment"
#endif

typedef struct Text {
    char *data;
    size_t size, capacity;
} Text;

static void text_add(Text *text, const char *data, size_t size)
{
    if (text->size + size + 1 > text->capacity) {
        text->capacity = (text->size + size + 1) * 2;
        text->data = realloc(text->data, text->capacity);
        assert_non_null(text->data);
    }
    memcpy(text->data + text->size, data, size);
    text->size += size;
    text->data[text->size] = '\0';
}

static EntenteDocument *segmented(const char *data, size_t size, uint32_t first_char)
{
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    document->text = (EntenteSlice){data, size};
    document->first_char = first_char;
    assert_int_equal(text_segment(document, &error), ENTENTE_OK);
    return document;
}

/* The sentences as the cases write them. */
static Text rendered(const EntenteDocument *document)
{
    Text out = {0};
    text_add(&out, "", 0);
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        text_add(&out, "=", 1);
        unsigned left = 0;
        for (size_t t = 0; t < sentence->token_count; t++) {
            const EntenteToken *token = &sentence->tokens[t];
            if (left > 0)
                text_add(&out, "·", strlen("·"));
            else
                text_add(&out, " ", 1);
            left = token->multiword ? token->multiword - 1u : left ? left - 1 : 0;
            text_add(&out, token->text.data, token->text.size);
        }
        text_add(&out, "\n", 1);
    }
    return out;
}

/* What must hold of every segmentation. */
static void check_invariants(const EntenteDocument *document)
{
    EntenteSlice text = document->text;
    size_t at = 0;
    uint32_t point = document->first_char;
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        assert_in_range(sentence->token_count, 1, TEXT_SENTENCE_LIMIT);
        unsigned left = 0; /* words of a multiword token still to come */
        for (size_t t = 0; t < sentence->token_count; t++) {
            const EntenteToken *token = &sentence->tokens[t];
            assert_true(token->text.size > 0);
            size_t start = (size_t)(token->text.data - text.data);
            assert_true(start >= at && start + token->text.size <= text.size);
            bool space = false;
            while (at < start) {
                uint32_t code;
                at += utf8_decode(text, at, &code);
                assert_true(utf8_is_space(code));
                space = true;
                point++;
            }
            if (t > 0)
                assert_int_equal(sentence->tokens[t - 1].space_after, space);
            if (left > 0)
                assert_false(space);
            assert_int_equal(token->start, point);
            while (at < start + token->text.size) {
                uint32_t code;
                at += utf8_decode(text, at, &code);
                assert_false(utf8_is_space(code));
                point++;
            }
            assert_int_equal(at, start + token->text.size);
            assert_int_equal(token->end, point);
            assert_string_equal(token->deprel, "_");
            if (token->multiword) {
                assert_int_equal(left, 0);
                assert_true(token->multiword > 1);
                assert_ptr_equal(token->surface.data, token->text.data);
                assert_true(token->surface.size > token->text.size);
                left = token->multiword;
            } else {
                assert_int_equal(token->surface.size, 0);
            }
            left -= left > 0;
        }
        assert_int_equal(left, 0);
        const EntenteToken *last = &sentence->tokens[sentence->token_count - 1];
        assert_int_equal(sentence->start, sentence->tokens[0].start);
        assert_int_equal(sentence->end, last->end);
        assert_ptr_equal(sentence->text.data, sentence->tokens[0].text.data);
        assert_ptr_equal(sentence->text.data + sentence->text.size, last->text.data + last->text.size);
    }
    while (at < text.size) {
        uint32_t code;
        at += utf8_decode(text, at, &code);
        assert_true(utf8_is_space(code));
    }
    if (document->sentence_count)
        assert_true(document->sentences[0].starts_paragraph);
}

/* ---- cases ------------------------------------------------------------------------------------------ */

static void run_case(const char *file, size_t line, const Text *given, const Text *expected)
{
    EntenteDocument *document = segmented(given->data, given->size, 0);
    check_invariants(document);
    Text out = rendered(document);
    if (strcmp(out.data, expected->data) != 0)
        fail_msg("%s:%zu:\nexpected\n%sgot\n%s", file, line, expected->data, out.data);
    free(out.data);
    entente_document_delete(document);
}

static size_t run_file(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", SEGMENT_CASES, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    Text given = {0}, expected = {0};
    char *line = NULL;
    size_t capacity = 0, number = 0, begin = 0, cases = 0;
    ssize_t size;
    do {
        size = getline(&line, &capacity, file);
        number++;
        if (size > 0 && line[0] == '>') {
            if (!given.size && !begin)
                begin = number;
            else
                text_add(&given, "\n", 1);
            if (size > 3)
                text_add(&given, line + 2, (size_t)size - 3);
        } else if (size > 0 && line[0] == '=') {
            text_add(&expected, line, (size_t)size);
        } else if ((size < 0 || line[0] == '\n') && begin) {
            run_case(name, begin, &given, &expected);
            cases++;
            given.size = expected.size = begin = 0;
        }
    } while (size >= 0);
    free(line);
    free(given.data);
    free(expected.data);
    fclose(file);
    return cases;
}

static void test_cases(void **state)
{
    (void)state;
    DIR *directory = opendir(SEGMENT_CASES);
    assert_non_null(directory);
    size_t cases = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        size_t size = strlen(entry->d_name);
        if (size > 4 && strcmp(entry->d_name + size - 4, ".txt") == 0)
            cases += run_file(entry->d_name);
    }
    closedir(directory);
    assert_true(cases >= 150);
}

/* ---- any text --------------------------------------------------------------------------------------- */

static void test_empty(void **state)
{
    (void)state;
    const char *const texts[] = {"", " ", "\n\n \t\n", "\xC2\xA0", "\xE2\x80\x8B"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        EntenteDocument *document = segmented(texts[i], strlen(texts[i]), 0);
        assert_int_equal(document->sentence_count, 0);
        entente_document_delete(document);
    }
}

static void test_offsets(void **state)
{
    (void)state;
    const char text[] = "Łódź’s mayor left.\n\nHe “won”.";
    EntenteDocument *document = segmented(text, strlen(text), 1000);
    check_invariants(document);
    assert_int_equal(document->sentence_count, 2);
    const EntenteToken *tokens = document->sentences[0].tokens;
    assert_int_equal(tokens[0].start, 1000);
    assert_int_equal(tokens[0].end, 1004);
    assert_int_equal(tokens[0].multiword, 2);
    assert_int_equal(tokens[1].end, 1006);
    assert_int_equal(document->sentences[0].end, 1018);
    assert_true(document->sentences[1].starts_paragraph);
    assert_int_equal(document->sentences[1].start, 1020);
    entente_document_delete(document);
}

static void test_paragraphs(void **state)
{
    (void)state;
    const char text[] = "One. Two.\n\nThree.\r\n\r\nFour.";
    EntenteDocument *document = segmented(text, strlen(text), 0);
    const bool starts[] = {true, false, true, true};
    assert_int_equal(document->sentence_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(document->sentences[i].starts_paragraph, starts[i]);
    entente_document_delete(document);
}

/* Segmenting does not depend on what the document held before. */
static void test_again(void **state)
{
    (void)state;
    const char text[] = "Gen. Sadiq didn't come. He left.";
    EntenteDocument *document = segmented(text, strlen(text), 0);
    EntenteError error = {0};
    entente_document_reset(document);
    document->text = entente_slice("Short.");
    assert_int_equal(text_segment(document, &error), ENTENTE_OK);
    assert_int_equal(document->sentence_count, 1);
    assert_int_equal(document->sentences[0].token_count, 2);
    entente_document_delete(document);
}

static void test_too_long(void **state)
{
    (void)state;
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    document->text = entente_slice("Short.");
    document->first_char = UINT32_MAX - 2;
    assert_int_equal(text_segment(document, &error), ENTENTE_BAD_INPUT);
    entente_document_delete(document);
}

/* `unit` over and over, at least `size` bytes. */
static void check_repeated(const char *unit, size_t size)
{
    Text text = {0};
    while (text.size < size)
        text_add(&text, unit, strlen(unit));
    EntenteDocument *document = segmented(text.data, text.size, 0);
    check_invariants(document);
    entente_document_delete(document);
    free(text.data);
}

/* Texts that would take for ever if any part of the work were not linear. */
static void test_repeated(void **state)
{
    (void)state;
    const char *const units[] = {
        "a",
        ".",
        "-",
        "'",
        "\"",
        "(",
        "[",
        "a-",
        "a.",
        "a'",
        "a@",
        "1",
        "1,",
        "1.",
        "1-",
        "1/",
        "a/",
        "&a",
        "_",
        "a_",
        "http://",
        "www.a.",
        ". ",
        "\n",
        "\n\n",
        "x\n",
        "a, \n",
        "Mr. ",
        "U.S.",
        "n't",
        "'s",
        "'ve",
        "[1",
        "[1] ",
        ". [1",
        "\" ",
        "!?",
        ":) ",
        ". ) ",
        ". ( ",
        "\xE2\x80\x99",
        "\xC2\xA0",
        "\xE2\x80\xA6",
        "\xF0\x9F\x91\x8D",
        "\xE2\x80\x8D",
        "#a",
        "BAKU - ",
        "(AP) - A ",
        "--------",
        "A. ",
        "5km",
        "cannot ",
        "word ",
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        check_repeated(units[i], 200000);
}

/* Text without a stop is cut at the limit, after punctuation where there is any. */
static void test_sentence_limit(void **state)
{
    (void)state;
    Text text = {0};
    for (size_t i = 0; i < 5000; i++)
        text_add(&text, i % 100 == 99 ? "word, " : "word ", i % 100 == 99 ? 6 : 5);
    EntenteDocument *document = segmented(text.data, text.size, 0);
    check_invariants(document);
    assert_true(document->sentence_count >= 5);
    const EntenteSentence *sentence = &document->sentences[0];
    assert_true(sentence->token_count > TEXT_SENTENCE_LIMIT / 2);
    assert_int_equal(*sentence->tokens[sentence->token_count - 1].text.data, ',');
    entente_document_delete(document);
    free(text.data);
}

/* Pieces of text and bytes at random, repaired as the readers do. */
static void test_random(void **state)
{
    (void)state;
    const char *const parts[] = {"word",
                                 "Word",
                                 "U.S.",
                                 "Mr.",
                                 "n't",
                                 "'s",
                                 "'",
                                 "\"",
                                 "(",
                                 ")",
                                 ".",
                                 ",",
                                 "-",
                                 "--",
                                 " ",
                                 " ",
                                 " ",
                                 "\n",
                                 "\n\n",
                                 "3",
                                 "1,000",
                                 "$",
                                 "%",
                                 "a.m.",
                                 "@",
                                 "http://x.y/z",
                                 "\xE2\x80\x99",
                                 "\xE2\x80\x9C",
                                 "\xE2\x80\x94",
                                 "\xC2\xA0",
                                 "\xC3\xA9",
                                 "_",
                                 "[1]",
                                 "...",
                                 "?",
                                 "!",
                                 "cannot",
                                 "BAKU",
                                 "e.g.",
                                 ":)",
                                 "\xFF",
                                 "\xE2\x80",
                                 "&",
                                 "/",
                                 "\t"};
    uint64_t seed = 1;
    for (unsigned round = 0; round < 3000; round++) {
        Text raw = {0};
        text_add(&raw, "", 0);
        for (unsigned i = 0; i < 60; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            unsigned pick = (unsigned)(seed >> 33);
            if (pick % 16 == 0) {
                char byte = (char)(pick >> 8);
                text_add(&raw, &byte, 1);
            } else {
                const char *part = parts[pick / 16 % (sizeof parts / sizeof *parts)];
                text_add(&raw, part, strlen(part));
            }
        }
        char *clean = malloc(raw.size * 3);
        assert_non_null(clean);
        size_t repairs = 0;
        size_t size = utf8_repair((EntenteSlice){raw.data, raw.size}, clean, &repairs);
        EntenteDocument *document = segmented(clean, size, 7);
        check_invariants(document);
        entente_document_delete(document);
        free(clean);
        free(raw.data);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),      cmocka_unit_test(test_empty),
        cmocka_unit_test(test_offsets),    cmocka_unit_test(test_again),
        cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_repeated),   cmocka_unit_test(test_sentence_limit),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
