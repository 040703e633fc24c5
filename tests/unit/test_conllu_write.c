/* CoNLL-U output: documents made by hand, and what was read written back. */
#include "entente.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void expect_written(const EntenteDocument *document, const char *expected)
{
    char *written = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&written, &size);
    assert_non_null(stream);
    assert_int_equal(entente_document_write_conllu(document, stream), ENTENTE_OK);
    fclose(stream);
    assert_string_equal(written, expected);
    free(written);
}

static EntenteToken word(const char *text, uint32_t start, bool space_after)
{
    EntenteSlice slice = entente_slice(text);
    return (EntenteToken){.text = slice,
                          .lemma = {"", 0},
                          .xpos = "_",
                          .feats = "_",
                          .deprel = "_",
                          .start = start,
                          .end = start + (uint32_t)slice.size,
                          .space_after = space_after};
}

static void writes_tokens_without_tree(void **state)
{
    (void)state;
    EntenteToken tokens[] = {word("Shells", 4, true), word("fell", 11, false), word(".", 15, true)};
    EntenteSentence sentence = {
        .text = entente_slice("Shells fell."), .tokens = tokens, .token_count = 3, .starts_paragraph = true};
    EntenteDocument document = {
        .id = entente_slice("front 7"), .sentences = &sentence, .sentence_count = 1, .first_sentence = 0};
    expect_written(&document, "# newdoc id = front 7\n"
                              "# newpar\n"
                              "# sent_id = 1\n"
                              "# text = Shells fell.\n"
                              "1\tShells\t_\t_\t_\t_\t_\t_\t_\tTokenRange=4:10\n"
                              "2\tfell\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=11:15\n"
                              "3\t.\t_\t_\t_\t_\t_\t_\t_\tTokenRange=15:16\n\n");
}

static void writes_tree_and_multiword_token(void **state)
{
    (void)state;
    EntenteToken tokens[] = {word("They", 0, true), word("can", 5, false), word("not", 8, true),
                             word("leave", 12, false)};
    static const struct {
        const char *lemma, *xpos, *feats, *deprel;
        EntenteUpos upos;
        uint32_t head;
    } tags[] = {{"they", "PRP", "Number=Plur|Person=3", "nsubj", ENTENTE_PRON, 4},
                {"can", "MD", "VerbForm=Fin", "aux", ENTENTE_AUX, 4},
                {"not", "RB", "_", "advmod", ENTENTE_PART, 4},
                {"leave", "VB", "VerbForm=Inf", "root", ENTENTE_VERB, 0}};
    for (size_t i = 0; i < 4; i++) {
        tokens[i].lemma = entente_slice(tags[i].lemma);
        tokens[i].xpos = tags[i].xpos;
        tokens[i].feats = tags[i].feats;
        tokens[i].deprel = tags[i].deprel;
        tokens[i].upos = (uint8_t)tags[i].upos;
        tokens[i].head = tags[i].head;
    }
    tokens[1].surface = entente_slice("cannot");
    tokens[1].multiword = 2;
    EntenteSentence sentence = {.id = entente_slice("camp-2"),
                                .text = entente_slice("They cannot\n leave"),
                                .tokens = tokens,
                                .token_count = 4};
    EntenteDocument document = {
        .id = {"", 0}, .sentences = &sentence, .sentence_count = 1, .first_sentence = 0};
    expect_written(&document, "# newdoc\n"
                              "# sent_id = camp-2\n"
                              "# text = They cannot leave\n"
                              "1\tThey\tthey\tPRON\tPRP\tNumber=Plur|Person=3\t4\tnsubj\t_\tTokenRange=0:4\n"
                              "2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:11\n"
                              "2\tcan\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n"
                              "3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                              "4\tleave\tleave\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t"
                              "SpaceAfter=No|TokenRange=12:17\n\n");
}

/* A later part of a long document goes on counting and is no new document; an empty one is nothing. */
static void parts_go_on(void **state)
{
    (void)state;
    EntenteToken tokens[] = {word("Quiet", 900000, true)};
    EntenteSentence sentences[] = {{.text = entente_slice("Quiet"), .tokens = tokens, .token_count = 1},
                                   {.text = entente_slice("Quiet"), .tokens = tokens, .token_count = 1}};
    EntenteDocument document = {.id = entente_slice("book"),
                                .sentences = sentences,
                                .sentence_count = 2,
                                .part = 3,
                                .first_sentence = 41};
    expect_written(&document, "# sent_id = 42\n# text = Quiet\n"
                              "1\tQuiet\t_\t_\t_\t_\t_\t_\t_\tTokenRange=900000:900005\n\n"
                              "# sent_id = 43\n# text = Quiet\n"
                              "1\tQuiet\t_\t_\t_\t_\t_\t_\t_\tTokenRange=900000:900005\n\n");
    document.sentence_count = 0;
    expect_written(&document, "");
}

/* Nothing in a form or comment can break the line. */
static void white_space_inside_stays_in_its_column(void **state)
{
    (void)state;
    EntenteToken tokens[] = {word("10\t000\r\n1", 0, true)};
    EntenteSentence sentence = {.text = entente_slice(" 10\t000\r\n1 "), .tokens = tokens, .token_count = 1};
    EntenteDocument document = {
        .id = entente_slice("a\nb"), .sentences = &sentence, .sentence_count = 1, .first_sentence = 0};
    expect_written(&document, "# newdoc id = a b\n# sent_id = 1\n# text = 10 000 1\n"
                              "1\t10 000  1\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:9\n\n");
}

static void what_was_written_reads_the_same(void **state)
{
    (void)state;
    static const char text[] =
        "# newdoc id = talks\n# newpar\n# sent_id = a\n# text = Geneva won't host them.\n"
        "1\tGeneva\tGeneva\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tTokenRange=0:6\n"
        "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=7:12\n"
        "2\two\twill\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n"
        "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
        "4\thost\thost\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tTokenRange=13:17\n"
        "5\tthem\tthey\tPRON\tPRP\tCase=Acc\t4\tobj\t_\tSpaceAfter=No|TokenRange=18:22\n"
        "6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tTokenRange=22:23\n\n"
        "# newpar\n# sent_id = b\n# text = Çelik agreed\n"
        "1\tÇelik\tÇelik\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tTokenRange=25:30\n"
        "2\tagreed\tagree\tVERB\tVBD\tTense=Past\t0\troot\t_\tTokenRange=31:37\n\n";
    EntenteError error = {0};
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_open_memory(text, sizeof text - 1, "talks", NULL, &reader, &error),
                     ENTENTE_OK);
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_OK);
    expect_written(document, text);
    entente_reader_close(reader);
    entente_document_delete(document);
}

static void a_stream_in_error_is_told(void **state)
{
    (void)state;
    EntenteToken tokens[] = {word("Quiet", 0, true)};
    EntenteSentence sentence = {.text = entente_slice("Quiet"), .tokens = tokens, .token_count = 1};
    EntenteDocument document = {.id = {"", 0}, .sentences = &sentence, .sentence_count = 1};
    FILE *stream = fopen("/dev/null", "r");
    assert_non_null(stream);
    assert_int_equal(entente_document_write_conllu(&document, stream), ENTENTE_IO);
    fclose(stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_tokens_without_tree),
        cmocka_unit_test(writes_tree_and_multiword_token),
        cmocka_unit_test(parts_go_on),
        cmocka_unit_test(white_space_inside_stays_in_its_column),
        cmocka_unit_test(what_was_written_reads_the_same),
        cmocka_unit_test(a_stream_in_error_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
