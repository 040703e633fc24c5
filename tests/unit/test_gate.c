/* The gate before the parser, with the installed weights and dictionaries: what passes, and what a sentence
 * that passes brings along. */
#include "code/gate.h"

#include "text/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LONGEST = 8 };

typedef struct Fixture {
    EntenteLexicon *lexicon;
    EntenteGate *gate;
    EntenteDocument *document;
    GateCache *cache;
    Arena *scratch;
} Fixture;

/* One sign a sentence: + wanted, - not. */
static const char *chosen(Fixture *fixture, const char *text, bool with_gate)
{
    static char signs[LONGEST + 1];
    bool wanted[LONGEST];
    EntenteError error = {0};
    entente_document_reset(fixture->document);
    fixture->document->text = (EntenteSlice){text, strlen(text)};
    assert_int_equal(text_segment(fixture->document, &error), ENTENTE_OK);
    assert_in_range(fixture->document->sentence_count, 1, LONGEST);
    assert_true(gate_choose(with_gate ? entente_gate_inside(fixture->gate) : NULL, fixture->lexicon,
                            fixture->document, fixture->cache, fixture->scratch, wanted));
    for (size_t i = 0; i < fixture->document->sentence_count; i++)
        signs[i] = wanted[i] ? '+' : '-';
    signs[fixture->document->sentence_count] = '\0';
    return signs;
}

static const char quiet[] = "Ukraine has many old churches and tall trees.";
static const char loud[] = "Russian troops shelled the city of Kharkiv on Monday.";

static void test_who(void **state)
{
    assert_string_equal(chosen(*state, "The leaves were yellow and the evening was mild.", false), "-");
    assert_string_equal(chosen(*state, quiet, false), "+");
    assert_string_equal(chosen(*state, loud, false), "+");
}

static void test_what(void **state)
{
    assert_string_equal(chosen(*state, loud, true), "+");
    assert_string_equal(chosen(*state, "The leaves were yellow and the evening was mild.", true), "-");
    assert_string_equal(
        chosen(*state, "Russian troops shelled the city of Kharkiv. Ukraine has many old churches.", true),
        "+-");
    /* the first sentence passes whatever it says, if it names somebody */
    assert_string_equal(chosen(*state, quiet, true), "+");
    assert_string_equal(chosen(*state, "Rain fell in Mali. Ukraine has many old churches.", true), "+-");
}

static void test_leaning(void **state)
{
    /* the sentence before a pronoun */
    assert_string_equal(chosen(*state,
                               "Rain fell in Mali. Ukraine has many old churches and tall trees. Last week "
                               "they were shelled by Russian troops.",
                               true),
                        "+++");
    /* who is named by the surname alone was named in full before */
    assert_string_equal(chosen(*state,
                               "Rain fell in Mali. The lawyer Viktor Malen has a house in Ukraine. Ukraine "
                               "has many old churches. "
                               "On Monday Malen accused Russian troops of shelling Kharkiv.",
                               true),
                        "++-+");
    /* a quotation that runs over sentences */
    assert_string_equal(
        chosen(
            *state,
            "Rain fell in Mali. \"Ukraine has many old churches. Russian troops shelled the city of Kharkiv "
            "on Monday,\" the minister of defence said.",
            true),
        "+++");
}

static void test_repeatable(void **state)
{
    char first[LONGEST + 1];
    strcpy(first, chosen(*state, loud, true));
    for (int i = 0; i < 3; i++)
        assert_string_equal(chosen(*state, loud, true), first);
}

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    EntenteError error = {0};
    assert_non_null(fixture);
    assert_int_equal(entente_lexicon_open(NULL, &fixture->lexicon, &error), ENTENTE_OK);
    assert_int_equal(entente_gate_open(NULL, &fixture->gate, &error), ENTENTE_OK);
    assert_int_equal(entente_document_new(&fixture->document, &error), ENTENTE_OK);
    fixture->cache = calloc(1, sizeof *fixture->cache);
    fixture->scratch = arena_new();
    assert_non_null(fixture->cache);
    assert_non_null(fixture->scratch);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    entente_document_delete(fixture->document);
    entente_gate_close(fixture->gate);
    entente_lexicon_close(fixture->lexicon);
    arena_delete(fixture->scratch);
    free(fixture->cache);
    free(fixture);
    return 0;
}

static void test_files(void **state)
{
    (void)state;
    EntenteGate *gate = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_gate_open("no/such/file", &gate, &error), ENTENTE_IO);
    assert_int_equal(entente_gate_open(ENTENTE_LAYER_BUILT, &gate, &error), ENTENTE_BAD_MODEL);
    assert_null(gate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_who), cmocka_unit_test(test_what),
                                       cmocka_unit_test(test_leaning), cmocka_unit_test(test_repeatable),
                                       cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
