/* CoNLL-U: fields, offsets, documents and parts, and sentences that are malformed. */
#include "reading.h"

#include "base/arena.h"
#include "ingest/conllu.h"

#define DOT "\t.\t.\tPUNCT\t.\t_\t"

static const char sample[] = "# newdoc id = wire-1\n"
                             "# newpar\n"
                             "# sent_id = a\n"
                             "# text = They can't stay.\n"
                             "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\tTokenRange=0:4\n"
                             "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_\n"
                             "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                             "4\tstay\tstay\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tLang=en|SpaceAfter=No\n"
                             "4.1\tthere\tthere\tADV\t_\t_\t_\t_\t4:advmod\t_\n"
                             "5" DOT "4\tpunct\t_\t_\n"
                             "\n"
                             "# sent_id = b\n"
                             "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
                             "2" DOT "1\tpunct\t_\tSpaceAfter=No\n"
                             "\n"
                             "# newpar\n"
                             "# sent_id = c\n"
                             "1-2\tau\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                             "1\t\u00E0\t\u00E0\tADP\t_\t_\t2\tcase\t_\t_\n"
                             "2\tle\tle\tNOUN\t_\t_\t0\troot\t_\t_\n"
                             "3" DOT "2\tpunct\t_\t_\n"
                             "\n"
                             "# newdoc id = wire-2\n"
                             "# sent_id = d\n"
                             "1\t\u20AC5\t_\tSYM\t_\t_\t0\troot\t_\t_\n"
                             "2\tnow\tnow\tADV\tRB\t_\t1\tadvmod\t_\t_\n"
                             "\n";

static void check_token(const EntenteToken *token, const char *text, const char *lemma, EntenteUpos upos,
                        uint32_t head, const char *deprel, uint32_t start, uint32_t end)
{
    assert_slice(token->text, text);
    assert_slice(token->lemma, lemma);
    assert_int_equal(token->upos, upos);
    assert_int_equal(token->head, head);
    assert_string_equal(token->deprel, deprel);
    assert_int_equal(token->start, start);
    assert_int_equal(token->end, end);
}

static void test_fields_and_offsets(void **state)
{
    (void)state;
    Reading reading = reading_open_string(sample, ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->id, "wire-1");
    assert_true(document->tokenised && document->parsed);
    assert_slice(document->text, "They can't stay. Go.\n\nau.");
    assert_int_equal(document->sentence_count, 3);
    const EntenteSentence *first = &document->sentences[0];
    assert_slice(first->id, "a");
    assert_slice(first->text, "They can't stay.");
    assert_true(first->starts_paragraph && first->start == 0 && first->end == 16);
    assert_int_equal(first->token_count, 5);
    check_token(&first->tokens[0], "They", "they", ENTENTE_PRON, 4, "nsubj", 0, 4);
    assert_string_equal(first->tokens[0].xpos, "PRP");
    assert_string_equal(first->tokens[0].feats, "Case=Nom|Number=Plur");
    check_token(&first->tokens[1], "ca", "can", ENTENTE_AUX, 4, "aux", 5, 7);
    assert_slice(first->tokens[1].surface, "can't");
    assert_int_equal(first->tokens[1].multiword, 2);
    assert_false(first->tokens[1].space_after);
    check_token(&first->tokens[2], "n't", "not", ENTENTE_PART, 4, "advmod", 7, 10);
    assert_true(first->tokens[2].space_after && first->tokens[2].multiword == 0);
    assert_string_equal(first->tokens[2].feats, "_");
    check_token(&first->tokens[3], "stay", "stay", ENTENTE_VERB, 0, "root", 11, 15);
    assert_false(first->tokens[3].space_after);
    check_token(&first->tokens[4], ".", ".", ENTENTE_PUNCT, 4, "punct", 15, 16);
    const EntenteSentence *third = &document->sentences[2];
    assert_true(third->starts_paragraph && !document->sentences[1].starts_paragraph);
    assert_slice(third->tokens[0].surface, "au"); /* words that do not make up the surface lie all over it */
    check_token(&third->tokens[0], "\u00E0", "\u00E0", ENTENTE_ADP, 2, "case", 22, 24);
    check_token(&third->tokens[1], "le", "le", ENTENTE_NOUN, 0, "root", 22, 24);
    check_token(&third->tokens[2], ".", ".", ENTENTE_PUNCT, 2, "punct", 24, 25);
    reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->id, "wire-2");
    assert_slice(document->text, "\u20AC5 now");
    assert_int_equal(document->first_char, 0);
    check_token(&document->sentences[0].tokens[0], "\u20AC5", "", ENTENTE_SYM, 0, "root", 0, 2);
    check_token(&document->sentences[0].tokens[1], "now", "now", ENTENTE_ADV, 1, "advmod", 3, 6);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

static void test_tokens_without_trees(void **state)
{
    (void)state;
    Reading reading = reading_open_string(
        "1\tCalm\t_\t_\t_\t_\t_\t_\t_\t_\r\n2\tagain\t_\t_\t_\t_\t_\t_\t_\t_\r\n", ENTENTE_FORMAT_AUTO);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_true(document->tokenised && !document->parsed);
    assert_slice(document->id, "wire");
    assert_slice(document->text, "Calm again");
    assert_int_equal(document->sentences[0].tokens[0].upos, ENTENTE_UPOS_NONE);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
}

/* Words whose text is the document's lie where their offsets say. */
static void check_offsets(const EntenteDocument *document)
{
    for (size_t s = 0; s < document->sentence_count; s++)
        for (size_t t = 0; t < document->sentences[s].token_count; t++) {
            const EntenteToken *token = &document->sentences[s].tokens[t];
            EntenteSlice before = {document->text.data, (size_t)(token->text.data - document->text.data)};
            assert_true(before.size <= document->text.size);
            assert_int_equal(token->start, document->first_char + utf8_count(before));
            assert_int_equal(token->end, token->start + utf8_count(token->text));
        }
}

static void test_long_documents_come_in_parts(void **state)
{
    (void)state;
    enum { SENTENCES = 2 * CONLLU_SENTENCES + 500 };
    static const char sentence[] = "1\tD\u00E9but\td\u00E9but\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No\n"
                                   "2" DOT "1\tpunct\t_\t_\n\n";
    static const char head[] = "# newdoc id = long\n";
    char *text = malloc(sizeof head + SENTENCES * sizeof sentence);
    assert_non_null(text);
    strcpy(text, head);
    size_t size = strlen(head);
    for (size_t i = 0; i < SENTENCES; i++, size += sizeof sentence - 1)
        memcpy(text + size, sentence, sizeof sentence - 1);
    Reading reading = reading_open(text, size, "wire", NULL);
    size_t sentences = 0;
    uint32_t next_char = 0;
    for (uint32_t part = 0; part < 3; part++) {
        const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
        assert_slice(document->id, "long");
        assert_int_equal(document->part, part);
        assert_true(document->first_char >= next_char);
        check_offsets(document);
        sentences += document->sentence_count;
        next_char = document->first_char + (uint32_t)utf8_count(document->text);
    }
    assert_int_equal(sentences, SENTENCES);
    reading_expect(&reading, ENTENTE_END);
    reading_close(&reading);
    free(text);
}

/* However long sentences and comments are, a document does not grow with them. */
static void test_memory_is_bounded(void **state)
{
    (void)state;
    enum { LINES = 400000, LINE = 64 };
    static const char *const comments[] = {"# newdoc id = some rather long name of a document",
                                           "# sent_id = some rather long name of a sentence"};
    char *text = malloc((size_t)LINES * LINE);
    assert_non_null(text);
    for (size_t kind = 0; kind < 3; kind++) {
        size_t size = 0;
        for (unsigned i = 1; i < LINES; i++)
            size +=
                (size_t)(kind < 2 ? sprintf(text + size, "%s\n", comments[kind])
                                  : sprintf(text + size, "%u\tword\t_\t_\t_\t_\t%u\tdep\t_\t_\n", i, i - 1));
        strcpy(text + size, "\n1\tCalm\tcalm\tNOUN\tNN\t_\t0\troot\t_\t_\n\n");
        Reading reading = reading_open_string(text, ENTENTE_FORMAT_CONLLU);
        if (kind == 2)
            reading_expect(&reading, ENTENTE_BAD_INPUT);
        const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
        assert_slice(document->text, "Calm");
        assert_true(arena_held(document->arena) < 64 << 20);
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
    }
    free(text);
}

static void test_malformed_sentences_are_left_out(void **state)
{
    (void)state;
    static const char circle[] = "1\tone\t_\t_\t_\t_\t2\tdep\t_\t_\n"
                                 "2\ttwo\t_\t_\t_\t_\t1\tdep\t_\t_\n"
                                 "3\tsix\t_\t_\t_\t_\t0\troot\t_\t_\n";
    static const char *const bad[] = {
        "1\tone\n",
        "1\tone\t_\t_\t_\t_\t0\troot\t_\t_\t_\n",
        "1 one _ _ _ _ 0 root _ _\n",
        "2\tone\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "1\tone\t_\t_\t_\t_\t0\troot\t_\t_\n3\ttwo\t_\t_\t_\t_\t1\tdep\t_\t_\n",
        "1\tone\t_\t_\t_\t_\t5\tdep\t_\t_\n2\ttwo\t_\t_\t_\t_\t0\troot\t_\t_\n",
        circle,
        "1\tone\t_\t_\t_\t_\t1\tdep\t_\t_\n",
        "1\tone\t_\t_\t_\t_\t0\troot\t_\t_\n2\ttwo\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "1\tone\t_\t_\t_\t_\tx\troot\t_\t_\n",
        "1\tone\t_\t_\t_\t_\t99999999999\troot\t_\t_\n",
        "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "x\tone\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "1-2\tboth\t_\t_\t_\t_\t_\t_\t_\t_\n1\tone\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "2-1\tboth\t_\t_\t_\t_\t_\t_\t_\t_\n1\tone\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "1-900\tboth\t_\t_\t_\t_\t_\t_\t_\t_\n1\tone\t_\t_\t_\t_\t0\troot\t_\t_\n",
        "just some words\n",
    };
    static const char good[] = "1\tCalm\tcalm\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[1024];
        int size = snprintf(text, sizeof text, "# newdoc id = d\n%s%s\n%s", good, bad[i], good);
        Reading reading = reading_open(text, (size_t)size, "wire.conllu", NULL);
        const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
        assert_slice(document->text, "Calm");
        assert_int_equal(document->part, 0);
        reading_expect(&reading, ENTENTE_BAD_INPUT);
        assert_true(reading.error.line >= 4 && reading.error.line <= 7);
        assert_string_equal(reading.error.file, "wire.conllu");
        reading_expect(&reading, ENTENTE_OK);
        assert_slice(document->id, "d");
        assert_int_equal(document->part, 1);
        check_offsets(document);
        reading_expect(&reading, ENTENTE_END);
        reading_close(&reading);
    }
}

static void test_broken_characters_are_repaired(void **state)
{
    (void)state;
    static const char text[] =
        "# newdoc id = x\xFF\n# sent_id = s\xC3\n1\tCa\x80lm\tca\xE2\tNOUN\tN\xFF\t_\t0\troot\t_\t_\n\n";
    Reading reading = reading_open(text, sizeof text - 1, "wire", NULL);
    const EntenteDocument *document = reading_expect(&reading, ENTENTE_OK);
    assert_slice(document->text, "Ca\uFFFDlm");
    assert_slice(document->id, "x\uFFFD");
    assert_slice(document->sentences[0].id, "s\uFFFD");
    assert_slice(document->sentences[0].tokens[0].lemma, "ca\uFFFD");
    assert_string_equal(document->sentences[0].tokens[0].xpos, "N\uFFFD");
    assert_true(document->repairs >= 4);
    reading_close(&reading);
}

/* What was read and written again reads the same. */
static void test_written_and_read_again(void **state)
{
    (void)state;
    Reading reading = reading_open_string(sample, ENTENTE_FORMAT_AUTO);
    char *first = NULL, *second = NULL;
    size_t first_size = 0, second_size = 0;
    FILE *stream = open_memstream(&first, &first_size);
    while (entente_reader_next(reading.reader, reading.document, &reading.error) == ENTENTE_OK)
        assert_int_equal(entente_document_write_conllu(reading.document, stream), ENTENTE_OK);
    fclose(stream);
    reading_close(&reading);
    reading = reading_open(first, first_size, "again", NULL);
    stream = open_memstream(&second, &second_size);
    while (entente_reader_next(reading.reader, reading.document, &reading.error) == ENTENTE_OK)
        assert_int_equal(entente_document_write_conllu(reading.document, stream), ENTENTE_OK);
    fclose(stream);
    reading_close(&reading);
    assert_true(first_size > 100);
    assert_int_equal(first_size, second_size);
    assert_memory_equal(first, second, first_size);
    free(first);
    free(second);
}

/* The treebank, where it is at hand: no sentence is refused, and the words lie where they say. */
static void test_a_treebank(void **state)
{
    (void)state;
    EntenteReader *reader = NULL;
    EntenteError error = {0};
    if (entente_reader_open("../shared/treebanks/en-dev.conllu", NULL, &reader, &error) != ENTENTE_OK)
        skip();
    Reading reading = {.reader = reader};
    assert_int_equal(entente_document_new(&reading.document, &reading.error), ENTENTE_OK);
    size_t sentences = 0, words = 0;
    EntenteStatus status;
    while ((status = entente_reader_next(reader, reading.document, &error)) == ENTENTE_OK) {
        const EntenteDocument *document = reading.document;
        assert_true(document->tokenised && document->parsed && document->repairs == 0);
        for (size_t s = 0; s < document->sentence_count; s++) {
            const EntenteSentence *sentence = &document->sentences[s];
            assert_true(sentence->start < sentence->end && sentence->id.size > 0);
            words += sentence->token_count;
            for (size_t t = 1; t < sentence->token_count; t++)
                assert_true(sentence->tokens[t].start >= sentence->tokens[t - 1].start);
        }
        sentences += document->sentence_count;
    }
    assert_int_equal(status, ENTENTE_END);
    assert_true(sentences > 1000 && words > 10000);
    reading_close(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_and_offsets),
        cmocka_unit_test(test_tokens_without_trees),
        cmocka_unit_test(test_long_documents_come_in_parts),
        cmocka_unit_test(test_memory_is_bounded),
        cmocka_unit_test(test_malformed_sentences_are_left_out),
        cmocka_unit_test(test_broken_characters_are_repaired),
        cmocka_unit_test(test_written_and_read_again),
        cmocka_unit_test(test_a_treebank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
