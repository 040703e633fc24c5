/* The word lists of segmentation: the first, last and other words of each are found, and no others. */
#include "text/addresses.h"
#include "text/characters.h"
#include "text/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_abbreviations(void **state)
{
    (void)state;
    const struct {
        const char *word;
        AbbreviationKind kind;
    } cases[] = {
        {"Adj", ABBREVIATION_TITLE},   {"Gen", ABBREVIATION_TITLE},     {"No", ABBREVIATION_NUMBER},
        {"no", ABBREVIATION_NUMBER},   {"Nov", ABBREVIATION_DATE},      {"Sat", ABBREVIATION_DAY},
        {"Inc", ABBREVIATION_COMPANY}, {"Mass", ABBREVIATION_PLACE},    {"etc", ABBREVIATION_PLAIN},
        {"ft", ABBREVIATION_UNIT},     {"vs", ABBREVIATION_LATIN},      {"yrs", ABBREVIATION_UNIT},
        {"nov", ABBREVIATION_NONE},    {"Generals", ABBREVIATION_NONE}, {"Ge", ABBREVIATION_NONE},
        {"", ABBREVIATION_NONE},       {"zzz", ABBREVIATION_NONE},      {"A", ABBREVIATION_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(word_abbreviation(entente_slice(cases[i].word)), cases[i].kind);
}

/* Every list is sorted, or its ends would not be found. */
static void test_lists(void **state)
{
    (void)state;
    const struct {
        bool (*has)(EntenteSlice word);
        const char *in[5], *out[3];
    } cases[] = {
        {word_is_hyphen_prefix, {"anti", "Anti", "co", "non", "uni"}, {"state", "al", ""}},
        {word_is_hyphen_suffix, {"able", "esque", "fold", "less", "wise"}, {"based", "led", ""}},
        {word_is_starter, {"a", "The", "however", "HE", "your"}, {"army", "Baku", ""}},
        {word_is_speech_verb, {"acknowledged", "asked", "said", "told", "yells"}, {"Said", "ran", ""}},
        {word_is_unit, {"AM", "bn", "kg", "km", "yrs"}, {"th", "x", ""}},
        {word_is_name_ending, {"COM", "doc", "org", "uk", "zw"}, {"the", "is", ""}},
        {word_is_clipped, {"bout", "em", "n", "til", "twas"}, {"s", "the", ""}},
        {word_is_slashed, {"b/c", "c/o", "n/a", "w/o", "w/out"}, {"a/b", "and/or", ""}},
        {word_is_lettered, {"annex", "Plan", "vitamin", "wing", "zone"}, {"mayor", "John", ""}},
        {word_is_calendar, {"Apr", "Baku", "GMT", "May", "am"}, {"may", "Paris", ""}},
        {word_is_agency, {"aa", "AFP", "Reuters", "TASS", "Yonhap"}, {"NATO", "CPF", ""}},
        {word_has_exclamation, {"Jeopardy", "Yahoo", "Yum", "Yahoo", "Yum"}, {"yahoo", "Stop", ""}},
        {word_wants_more, {"a", "of", "The", "with", "your"}, {"town", "he", ""}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < 5; k++)
            if (!cases[i].has(entente_slice(cases[i].in[k])))
                fail_msg("list %zu lacks %s", i, cases[i].in[k]);
        for (size_t k = 0; k < 3; k++)
            if (cases[i].has(entente_slice(cases[i].out[k])))
                fail_msg("list %zu has %s", i, cases[i].out[k]);
    }
}

static void test_split(void **state)
{
    (void)state;
    const struct {
        const char *word;
        size_t first;
    } cases[] = {{"cannot", 3}, {"Gonna", 3}, {"wouldnt", 5}, {"dont", 2},   {"im", 1},
                 {"IM", 0},     {"ive", 1},   {"aint", 2},    {"youve", 3},  {"not", 0},
                 {"paint", 0},  {"a", 0},     {"", 0},        {"cannots", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(word_split(entente_slice(cases[i].word)), cases[i].first);
}

static void test_addresses(void **state)
{
    (void)state;
    const struct {
        const char *text;
        size_t end;
    } cases[] = {{"http://a.example/b?c).", 20},
                 {"https://a.example/(b)", 21},
                 {"www.example.org,", 15},
                 {"desk@example.org.", 16},
                 {"example.com's", 11},
                 {"report.pdf", 10},
                 {"alt.peace.talks", 15},
                 {"deal.The", 0},
                 {"www.", 0},
                 {"a@", 0},
                 {"@a", 0},
                 {"3.5", 0},
                 {"U.S.", 0},
                 {"mailto:a@b.example", 18},
                 {"HTTP://A.EXAMPLE", 16}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(address_end(cases[i].text, 0, strlen(cases[i].text)), cases[i].end);
}

static void test_characters(void **state)
{
    (void)state;
    const char text[] = "aB1 .\xC3\xA9\xC3\x89\xC2\xA0\xE2\x80\xA6\xE2\x80\x99";
    const unsigned classes[] = {CHARACTER_LETTER | CHARACTER_LOWER,
                                CHARACTER_LETTER | CHARACTER_UPPER,
                                CHARACTER_DIGIT,
                                CHARACTER_SPACE,
                                CHARACTER_STOP,
                                CHARACTER_LETTER | CHARACTER_LOWER,
                                CHARACTER_LETTER | CHARACTER_UPPER,
                                CHARACTER_SPACE,
                                CHARACTER_STOP,
                                0};
    size_t at = 0;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        Character character = character_at(text, at, strlen(text));
        assert_int_equal(character.class, classes[i]);
        at += character.size;
    }
    assert_int_equal(at, strlen(text));
    assert_int_equal(character_at(text, at, at).size, 0);
    assert_int_equal(character_word_end(text, 0, at), 3);
    assert_int_equal(character_space_end(text, 3, at), 4);
    assert_int_equal(character_chunk_end(text, 4, at), 9);
    assert_int_equal(character_apostrophe(text, at - 3, at), 3);
    assert_int_equal(character_hyphen(text, 0, at), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_abbreviations), cmocka_unit_test(test_lists),      cmocka_unit_test(test_split),
        cmocka_unit_test(test_addresses),     cmocka_unit_test(test_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
