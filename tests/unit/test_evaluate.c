/* The metric on small cases whose scores are counted by hand. */
#include "entente.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The only document in a piece of CoNLL-U, in which "~" stands for a tab. */
static EntenteDocument *read_document(const char *conllu)
{
    EntenteError error = {0};
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    EntenteReaderOptions options = {.format = ENTENTE_FORMAT_CONLLU};
    char *text = strdup(conllu);
    assert_non_null(text);
    for (char *at = text; (at = strchr(at, '~'));)
        *at = '\t';
    assert_int_equal(entente_document_new(&document, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_open_memory(text, strlen(text), "case", &options, &reader, &error),
                     ENTENTE_OK);
    assert_int_equal(entente_reader_next(reader, document, &error), ENTENTE_OK);
    entente_reader_close(reader);
    free(text);
    return document;
}

static EntenteScores compare(const char *gold_text, const char *system_text)
{
    EntenteScores scores = {0};
    EntenteError error = {0};
    EntenteDocument *gold = read_document(gold_text), *system = read_document(system_text);
    assert_int_equal(entente_evaluate_documents(gold, system, &scores, &error), ENTENTE_OK);
    entente_document_delete(gold);
    entente_document_delete(system);
    return scores;
}

static void expect(const EntenteScores *scores, EntenteMeasure measure, uint64_t gold, uint64_t system,
                   uint64_t correct)
{
    const EntenteScore *score = &scores->of[measure];
    if (score->gold != gold || score->system != system || score->correct != correct)
        fail_msg("%s: gold %llu, system %llu, correct %llu", entente_measure_name(measure),
                 (unsigned long long)score->gold, (unsigned long long)score->system,
                 (unsigned long long)score->correct);
}

static const char monitors[] = "1~Two~two~NUM~CD~NumType=Card~2~nummod~_~_\n"
                               "2~monitors~monitor~NOUN~NNS~Number=Plur~3~nsubj~_~_\n"
                               "3~left~leave~VERB~VBD~Mood=Ind|Tense=Past~0~root~_~_\n"
                               "4~at~at~ADP~IN~_~5~case~_~_\n"
                               "5~noon~noon~NOUN~NN~Number=Sing~3~obl:tmod~_~SpaceAfter=No\n"
                               "6~.~.~PUNCT~.~_~3~punct~_~_\n\n";

static void same_on_both_sides(void **state)
{
    (void)state;
    EntenteScores scores = compare(monitors, monitors);
    for (unsigned m = 0; m < ENTENTE_MEASURE_COUNT; m++)
        assert_true(entente_score_f1(&scores.of[m]) == 100.0);
    expect(&scores, ENTENTE_MEASURE_TOKENS, 6, 6, 6);
    expect(&scores, ENTENTE_MEASURE_SENTENCES, 1, 1, 1);
    expect(&scores, ENTENTE_MEASURE_LAS, 6, 6, 6);
    /* "at" and the full stop hang by function relations */
    expect(&scores, ENTENTE_MEASURE_CLAS, 4, 4, 4);
    assert_int_equal(scores.of[ENTENTE_MEASURE_LAS].aligned, 6);
    assert_int_equal(scores.of[ENTENTE_MEASURE_CLAS].aligned, 4);
}

/* One mistake of each kind: a head, a relation, a subtype (which does not count), a tag of each kind, a
 * lemma, a feature of English alone (which does not count) and a universal one. */
static void counts_mistakes(void **state)
{
    (void)state;
    EntenteScores scores = compare(monitors, "1~Two~2~NUM~CD~NumForm=Word|NumType=Card~2~nummod~_~_\n"
                                             "2~monitors~monitor~NOUN~NN~Number=Sing~3~obj~_~_\n"
                                             "3~left~leave~ADJ~VBD~Tense=Past|Mood=Ind~0~root~_~_\n"
                                             "4~at~at~ADP~IN~_~3~case~_~_\n"
                                             "5~noon~noon~NOUN~NN~Number=Sing~3~obl~_~SpaceAfter=No\n"
                                             "6~.~.~PUNCT~.~_~3~dep~_~_\n\n");
    expect(&scores, ENTENTE_MEASURE_WORDS, 6, 6, 6);
    expect(&scores, ENTENTE_MEASURE_UPOS, 6, 6, 5);
    expect(&scores, ENTENTE_MEASURE_XPOS, 6, 6, 5);
    expect(&scores, ENTENTE_MEASURE_FEATS, 6, 6, 5);
    expect(&scores, ENTENTE_MEASURE_LEMMAS, 6, 6, 5);
    expect(&scores, ENTENTE_MEASURE_UAS, 6, 6, 5);
    expect(&scores, ENTENTE_MEASURE_LAS, 6, 6, 3);
    /* the system calls five relations content ones; of gold's four, "obj" is wrong */
    expect(&scores, ENTENTE_MEASURE_CLAS, 4, 5, 3);
    assert_true(fabs(entente_score_f1(&scores.of[ENTENTE_MEASURE_CLAS]) - 100.0 * 6 / 9) < 1e-9);
}

static void an_unknown_gold_lemma_is_right(void **state)
{
    (void)state;
    EntenteScores scores = compare("1~Yes~_~INTJ~UH~_~0~root~_~_\n2~sir~sir~NOUN~NN~_~1~vocative~_~_\n\n",
                                   "1~Yes~yes~INTJ~UH~_~0~root~_~_\n2~sir~_~NOUN~NN~_~1~vocative~_~_\n\n");
    expect(&scores, ENTENTE_MEASURE_LEMMAS, 2, 2, 1);
}

/* Gold splits "cease-fire" in three, the system does not; the head that gold's "held" has is no word of the
 * system's. */
static void words_align_by_their_span(void **state)
{
    (void)state;
    EntenteScores scores = compare("1~The~_~_~_~_~4~det~_~_\n2~cease~_~_~_~_~4~compound~_~SpaceAfter=No\n"
                                   "3~-~_~_~_~_~2~punct~_~SpaceAfter=No\n4~fire~_~_~_~_~5~nsubj~_~_\n"
                                   "5~held~_~_~_~_~0~root~_~_\n\n",
                                   "1~The~_~_~_~_~2~det~_~_\n2~cease-fire~_~_~_~_~3~nsubj~_~_\n"
                                   "3~held~_~_~_~_~0~root~_~_\n\n");
    expect(&scores, ENTENTE_MEASURE_TOKENS, 5, 3, 2);
    expect(&scores, ENTENTE_MEASURE_WORDS, 5, 3, 2);
    /* "The" hangs on something that is not aligned: wrong; the root is right */
    expect(&scores, ENTENTE_MEASURE_UAS, 5, 3, 1);
    assert_true(fabs(entente_score_f1(&scores.of[ENTENTE_MEASURE_WORDS]) - 50.0) < 1e-9);
}

static void sentences_by_their_span(void **state)
{
    (void)state;
    static const char two[] = "1~Shots~_~_~_~_~0~root~_~_\n2~fell~_~_~_~_~1~acl~_~_\n\n"
                              "1~Quiet~_~_~_~_~0~root~_~_\n\n";
    static const char other_two[] = "1~Shots~_~_~_~_~0~root~_~_\n\n"
                                    "1~fell~_~_~_~_~0~root~_~_\n2~Quiet~_~_~_~_~1~acl~_~_\n\n";
    static const char one[] = "1~Shots~_~_~_~_~0~root~_~_\n2~fell~_~_~_~_~1~acl~_~_\n"
                              "3~Quiet~_~_~_~_~1~parataxis~_~_\n\n";
    EntenteScores scores = compare(two, other_two);
    expect(&scores, ENTENTE_MEASURE_SENTENCES, 2, 2, 0);
    expect(&scores, ENTENTE_MEASURE_TOKENS, 3, 3, 3);
    scores = compare(two, one);
    expect(&scores, ENTENTE_MEASURE_SENTENCES, 2, 1, 0);
    expect(&scores, ENTENTE_MEASURE_UAS, 3, 3, 2);
}

/* ---- multiword tokens ---- */

/* CoNLL-U of a few tokens: "abc=a+b+c d" is a multiword token "abc" of three words, and "d". */
static char *make_conllu(const char *tokens)
{
    char *made = NULL, *copy = strdup(tokens), *kept = NULL;
    size_t size = 0, words = 0;
    FILE *stream = open_memstream(&made, &size);
    assert_non_null(stream);
    for (char *token = strtok_r(copy, " ", &kept); token; token = strtok_r(NULL, " ", &kept)) {
        char *parts = strchr(token, '='), *inner = NULL;
        if (parts) {
            size_t count = 1;
            *parts++ = '\0';
            for (const char *at = parts; *at; at++)
                count += *at == '+';
            fprintf(stream, "%zu-%zu\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", words + 1, words + count, token);
        }
        for (char *word = strtok_r(parts ? parts : token, "+", &inner); word;
             word = strtok_r(NULL, "+", &inner), words++)
            fprintf(stream, "%zu\t%s\t_\t_\t_\t_\t%d\tdep\t_\t_\n", words + 1, word, words > 0);
    }
    fputs("\n", stream);
    fclose(stream);
    free(copy);
    return made;
}

static void expect_words(const char *gold_tokens, const char *system_tokens, uint64_t gold, uint64_t system,
                         uint64_t correct)
{
    char *gold_text = make_conllu(gold_tokens), *system_text = make_conllu(system_tokens);
    EntenteScores scores = compare(gold_text, system_text);
    expect(&scores, ENTENTE_MEASURE_WORDS, gold, system, correct);
    free(gold_text);
    free(system_text);
}

static void words_of_multiword_tokens(void **state)
{
    (void)state;
    /* the same words, in a multiword token or not */
    expect_words("don't=do+n't go", "do n't go", 3, 3, 3);
    expect_words("do n't go", "don't=do+n't go", 3, 3, 3);
    /* forms that are not their token's pieces, upper and lower case the same */
    expect_words("won't=will+not go", "won't=Will+n't go", 3, 3, 2);
    expect_words("won't=WO+N'T", "wo n't", 2, 2, 2);
    /* longest common subsequence inside of the block only: the second "x" is outside of it */
    expect_words("xyz=x+y+z x", "xyz=x+q+z x", 4, 4, 3);
    expect_words("abab=a+b+a+b", "abab=b+a+b+a", 4, 4, 3);
    expect_words("abcd=a+b+c+d", "abcd=d+c+b+a", 4, 4, 1);
    /* tokens that overlap one another on both sides make one block */
    expect_words("kl=k+l mn=m+n", "k lm=l+m n", 4, 4, 4);
    expect_words("klm=k+l+m no=n+o", "kl=k+l mno=m+n+x", 5, 5, 4);
    /* a plain word that sticks out of the block is not compared */
    expect_words("pq=p+q r", "p qr", 3, 2, 1);
    /* a longer plain word over a multiword token */
    expect_words("pq=p+q r", "pqr", 3, 1, 0);
    expect_words("o pq=p+q", "op q", 3, 2, 1);
    /* one of many */
    expect_words("a b cd=c+d e", "a b cd e", 5, 4, 3);
}

/* ---- what cannot be compared ---- */

static void expect_refusal(const char *gold_text, const char *system_text, const char *named)
{
    EntenteScores scores = {0}, nothing = {0};
    EntenteError error = {0};
    EntenteDocument *gold = read_document(gold_text), *system = read_document(system_text);
    assert_int_equal(entente_evaluate_documents(gold, system, &scores, &error), ENTENTE_BAD_INPUT);
    assert_int_equal(error.code, ENTENTE_BAD_INPUT);
    assert_non_null(strstr(error.message, named));
    assert_memory_equal(&scores, &nothing, sizeof scores);
    entente_document_delete(gold);
    entente_document_delete(system);
}

static void other_texts_are_refused(void **state)
{
    (void)state;
    static const char truce[] = "1~A~_~_~_~_~2~det~_~_\n2~truce~_~_~_~_~0~root~_~_\n\n";
    /* of the same length */
    expect_refusal(truce, "1~A~_~_~_~_~2~det~_~_\n2~truck~_~_~_~_~0~root~_~_\n\n", "\"truce\"");
    expect_refusal(truce, "1~A~_~_~_~_~0~root~_~_\n\n", "\"the end\"");
    expect_refusal("1~A~_~_~_~_~0~root~_~_\n\n", truce, "\"truce\"");
    /* the token's text counts, not that of its words */
    expect_refusal("1-2~cannot~_~_~_~_~_~_~_~_\n1~can~_~_~_~_~0~root~_~_\n2~not~_~_~_~_~1~advmod~_~_\n\n",
                   "1-2~can't~_~_~_~_~_~_~_~_\n1~can~_~_~_~_~0~root~_~_\n2~not~_~_~_~_~1~advmod~_~_\n\n",
                   "\"cannot\"");
}

static void white_space_does_not_count(void **state)
{
    (void)state;
    EntenteScores scores =
        compare("1~10\u00a0000~_~_~_~_~0~root~_~_\n2~fled~_~_~_~_~1~acl~_~_\n\n",
                "1~10~_~_~_~_~2~nummod~_~_\n2~000~_~_~_~_~0~root~_~_\n3~fled~_~_~_~_~2~acl~_~_"
                "\n\n");
    expect(&scores, ENTENTE_MEASURE_TOKENS, 2, 3, 1);
}

static void scores_add_up(void **state)
{
    (void)state;
    EntenteScores scores = {0};
    EntenteDocument *document = read_document(monitors);
    for (unsigned times = 1; times <= 3; times++) {
        assert_int_equal(entente_evaluate_documents(document, document, &scores, NULL), ENTENTE_OK);
        expect(&scores, ENTENTE_MEASURE_UAS, 6 * times, 6 * times, 6 * times);
        assert_int_equal(scores.of[ENTENTE_MEASURE_UAS].aligned, 6 * times);
    }
    entente_document_delete(document);
}

static void nothing_scores_nothing(void **state)
{
    (void)state;
    EntenteScores scores = {0};
    EntenteDocument *document = NULL;
    assert_int_equal(entente_document_new(&document, NULL), ENTENTE_OK);
    assert_int_equal(entente_evaluate_documents(document, document, &scores, NULL), ENTENTE_OK);
    for (unsigned m = 0; m < ENTENTE_MEASURE_COUNT; m++)
        assert_true(entente_score_f1(&scores.of[m]) == 0.0);
    entente_document_delete(document);
    assert_string_equal(entente_measure_name(ENTENTE_MEASURE_LAS), "LAS");
    assert_string_equal(entente_measure_name(ENTENTE_MEASURE_COUNT), "_");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_on_both_sides),
        cmocka_unit_test(counts_mistakes),
        cmocka_unit_test(an_unknown_gold_lemma_is_right),
        cmocka_unit_test(words_align_by_their_span),
        cmocka_unit_test(sentences_by_their_span),
        cmocka_unit_test(words_of_multiword_tokens),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(white_space_does_not_count),
        cmocka_unit_test(scores_add_up),
        cmocka_unit_test(nothing_scores_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
