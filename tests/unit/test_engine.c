/* The language engine from end to end on a model that is trained here, in a second, on a few sentences of
 * ours: training, the model file, trees, lemmas and features, and that nothing depends on what is parsed
 * together. */
#include "base/slice.h"
#include "entente.h"
#include "syntax/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char treebank[] =
    "1\tRebels\trebel\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tattacked\tattack\tVERB\tVBD\tMood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t4\tdet\t_\t_\n"
    "4\ttown\ttown\tNOUN\tNN\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
    "1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\t_\n"
    "2\ttown\ttown\tNOUN\tNN\tNumber=Sing\t4\tnsubj:pass\t_\t_\n"
    "3\twas\tbe\tAUX\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t4\taux:pass\t_\t_\n"
    "4\tattacked\tattack\tVERB\tVBN\tTense=Past|VerbForm=Part|Voice=Pass\t0\troot\t_\t_\n"
    "5\tby\tby\tADP\tIN\t_\t6\tcase\t_\t_\n"
    "6\trebels\trebel\tNOUN\tNNS\tNumber=Plur\t4\tobl:agent\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
    "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t3\tnsubj\t_\t_\n"
    "2\thave\thave\tAUX\tVBP\tMood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin\t3\taux\t_\t_\n"
    "3\tplanned\tplan\tVERB\tVBN\tTense=Past|VerbForm=Part\t0\troot\t_\t_\n"
    "4\ttalks\ttalk\tNOUN\tNNS\tNumber=Plur\t3\tobj\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";

typedef struct Place {
    char folder[64], corpus[128], model[128];
} Place;

static EntenteModel *train(Place *place, const char *const *settings, size_t count)
{
    EntenteError error = {0};
    EntenteModel *model = NULL;
    snprintf(place->folder, sizeof place->folder, "/tmp/entente-test-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->corpus, sizeof place->corpus, "%s/train.conllu", place->folder);
    snprintf(place->model, sizeof place->model, "%s/tiny.model", place->folder);
    FILE *stream = fopen(place->corpus, "w");
    assert_non_null(stream);
    for (int i = 0; i < 20; i++)
        fputs(treebank, stream);
    assert_int_equal(fclose(stream), 0);
    EntenteTrainOptions options = {.train_file = place->corpus,
                                   .dev_file = place->corpus,
                                   .output = place->model,
                                   .settings = settings,
                                   .setting_count = count};
    EntenteStatus status = entente_train(&options, &error);
    if (status != ENTENTE_OK)
        fail_msg("%s", error.message);
    assert_int_equal(entente_model_open(place->model, &model, &error), ENTENTE_OK);
    return model;
}

static void tidy(const Place *place)
{
    remove(place->corpus);
    remove(place->model);
    rmdir(place->folder);
}

typedef struct Engine {
    Place place;
    EntenteModel *model;
    EntenteParser *parser;
    EntenteDocument *document;
} Engine;

static int engine_setup(void **state)
{
    static const char *const settings[] = {"epochs=30",      "hidden=64",         "embedding=64",
                                           "arc=64",         "label=64",          "rate=0.01",
                                           "head_dropout=0", "layer_dropout=0.1", "recurrent_dropout=0"};
    Engine *engine = calloc(1, sizeof *engine);
    EntenteError error = {0};
    engine->model = train(&engine->place, settings, sizeof settings / sizeof *settings);
    assert_int_equal(entente_parser_new(engine->model, &engine->parser, &error), ENTENTE_OK);
    assert_int_equal(entente_document_new(&engine->document, &error), ENTENTE_OK);
    *state = engine;
    return 0;
}

static int engine_teardown(void **state)
{
    Engine *engine = *state;
    entente_document_delete(engine->document);
    entente_parser_delete(engine->parser);
    entente_model_close(engine->model);
    tidy(&engine->place);
    free(engine);
    return 0;
}

static const EntenteSentence *parse(Engine *engine, const char *text)
{
    EntenteError error = {0};
    entente_document_reset(engine->document);
    engine->document->text = entente_slice(text);
    assert_int_equal(entente_parser_parse(engine->parser, engine->document, &error), ENTENTE_OK);
    return engine->document->sentences;
}

static void check_token(const EntenteToken *token, const char *lemma, EntenteUpos upos, uint32_t head,
                        const char *deprel)
{
    assert_true(slice_is(token->lemma, lemma));
    assert_int_equal(token->upos, upos);
    assert_int_equal(token->head, head);
    assert_string_equal(token->deprel, deprel);
}

static void test_learns_its_treebank(void **state)
{
    const EntenteSentence *sentence =
        parse(*state, "The town was attacked by rebels. Rebels attacked the town.");
    assert_int_equal(((Engine *)*state)->document->sentence_count, 2);
    check_token(&sentence->tokens[0], "the", ENTENTE_DET, 2, "det");
    check_token(&sentence->tokens[1], "town", ENTENTE_NOUN, 4, "nsubj:pass");
    check_token(&sentence->tokens[2], "be", ENTENTE_AUX, 4, "aux:pass");
    check_token(&sentence->tokens[3], "attack", ENTENTE_VERB, 0, "root");
    check_token(&sentence->tokens[5], "rebel", ENTENTE_NOUN, 4, "obl:agent");
    assert_string_equal(sentence->tokens[3].feats, "Tense=Past|VerbForm=Part|Voice=Pass");
    assert_string_equal(sentence->tokens[5].feats, "Number=Plur");
    check_token(&sentence[1].tokens[0], "rebel", ENTENTE_NOUN, 2, "nsubj");
    check_token(&sentence[1].tokens[3], "town", ENTENTE_NOUN, 2, "obj");
}

static void test_voice_follows_the_tree(void **state)
{
    const EntenteSentence *sentence = parse(*state, "Envoys have planned talks.");
    check_token(&sentence->tokens[2], "plan", ENTENTE_VERB, 0, "root");
    assert_string_equal(sentence->tokens[2].feats, "Tense=Past|VerbForm=Part");
}

static void check_trees(const EntenteDocument *document)
{
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        size_t roots = 0;
        for (size_t i = 0; i < sentence->token_count; i++) {
            size_t steps = 0;
            roots += sentence->tokens[i].head == 0;
            for (uint32_t node = (uint32_t)i + 1; node; node = sentence->tokens[node - 1].head)
                assert_true(++steps <= sentence->token_count);
        }
        assert_int_equal(roots, 1);
    }
}

static void test_alone_or_together_is_the_same(void **state)
{
    Engine *engine = *state;
    static const char *const texts[] = {"Rebels attacked the town.",
                                        "The envoys have planned the talks by the town.",
                                        "Was the town attacked?", "Talks."};
    char all[4096] = "";
    for (int round = 0; round < 12; round++)
        for (size_t i = 0; i < 4; i++) {
            strcat(all, texts[(i + (size_t)round) % 4]);
            strcat(all, "\n\n");
        }
    EntenteDocument *together = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_document_new(&together, &error), ENTENTE_OK);
    together->text = entente_slice(all);
    assert_int_equal(entente_parser_parse(engine->parser, together, &error), ENTENTE_OK);
    assert_int_equal(together->sentence_count, 48);
    check_trees(together);
    for (size_t s = 0; s < together->sentence_count; s++) {
        const EntenteSentence *joint = &together->sentences[s];
        const EntenteSentence *alone = parse(engine, texts[(s + s / 4) % 4]);
        assert_int_equal(alone->token_count, joint->token_count);
        for (size_t i = 0; i < alone->token_count; i++) {
            assert_int_equal(alone->tokens[i].head, joint->tokens[i].head);
            assert_string_equal(alone->tokens[i].deprel, joint->tokens[i].deprel);
            assert_string_equal(alone->tokens[i].xpos, joint->tokens[i].xpos);
            assert_string_equal(alone->tokens[i].feats, joint->tokens[i].feats);
        }
    }
    entente_document_delete(together);
}

/* Ten thousand words that come as one sentence (CoNLL-U) stay one tree; running text is cut by the splitter.
 */
static void test_very_long_sentences(void **state)
{
    Engine *engine = *state;
    enum { WORDS = 10000 };
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    for (int i = 0; i < WORDS; i++)
        fprintf(stream, "%d\ttown%d\t_\t_\t_\t_\t_\t_\t_\t_\n", i + 1, i % 50);
    fputs("\n", stream);
    assert_int_equal(fclose(stream), 0);
    EntenteReader *reader = NULL;
    EntenteError error = {0};
    assert_int_equal(entente_reader_open_memory(text, size, "long", NULL, &reader, &error), ENTENTE_OK);
    assert_int_equal(entente_reader_next(reader, engine->document, &error), ENTENTE_OK);
    assert_int_equal(entente_parser_parse(engine->parser, engine->document, &error), ENTENTE_OK);
    assert_int_equal(engine->document->sentence_count, 1);
    assert_int_equal(engine->document->sentences[0].token_count, WORDS);
    check_trees(engine->document);
    entente_reader_close(reader);
    free(text);
    char *running = malloc(WORDS * 5 + 1);
    for (int i = 0; i < WORDS; i++)
        memcpy(running + i * 5, "town ", 6);
    parse(engine, running);
    check_trees(engine->document);
    size_t words = 0;
    for (size_t i = 0; i < engine->document->sentence_count; i++)
        words += engine->document->sentences[i].token_count;
    assert_int_equal(words, WORDS);
    free(running);
}

static void test_unusual_forms(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        "\n\n\n",
        ".",
        "\xE2\x80\x94",
        "a",
        "\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")};
    Engine *engine = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        parse(engine, texts[i]);
        check_trees(engine->document);
    }
}

static void test_damaged_models_are_refused(void **state)
{
    Engine *engine = *state;
    FILE *stream = fopen(engine->place.model, "rb");
    assert_non_null(stream);
    assert_int_equal(fseek(stream, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(stream);
    rewind(stream);
    unsigned char *bytes = aligned_alloc(64, (size + 63) / 64 * 64);
    assert_int_equal(fread(bytes, 1, size, stream), size);
    fclose(stream);
    EntenteModel *model = NULL;
    EntenteError error = {0};
    assert_int_equal(model_open_memory(bytes, size, "whole", &model, &error), ENTENTE_OK);
    entente_model_close(model);
    for (size_t cut = 0; cut < size; cut += size / 23 + 1) {
        error = (EntenteError){0};
        assert_int_equal(model_open_memory(bytes, cut, "cut", &model, &error), ENTENTE_BAD_MODEL);
        assert_non_null(strstr(error.message, "cut: "));
    }
    for (size_t at = 0; at < size; at += size / 97 + 1) {
        bytes[at] ^= 0x10;
        assert_int_equal(model_open_memory(bytes, size, "flipped", &model, &error), ENTENTE_BAD_MODEL);
        bytes[at] ^= 0x10;
    }
    free(bytes);
    assert_int_equal(entente_model_open("/", &model, &error), ENTENTE_IO);
    assert_int_equal(entente_model_open("/no/such/model", &model, &error), ENTENTE_IO);
    assert_int_equal(entente_model_open(engine->place.corpus, &model, &error), ENTENTE_BAD_MODEL);
}

static void test_training_is_repeatable(void **unused)
{
    (void)unused;
    static const char *const settings[] = {"epochs=2", "hidden=64", "embedding=64", "arc=64", "label=64"};
    unsigned char *bytes[2];
    size_t sizes[2];
    for (int i = 0; i < 2; i++) {
        Place place;
        entente_model_close(train(&place, settings, sizeof settings / sizeof *settings));
        FILE *stream = fopen(place.model, "rb");
        assert_non_null(stream);
        bytes[i] = malloc(4 << 20);
        sizes[i] = fread(bytes[i], 1, 4 << 20, stream);
        fclose(stream);
        tidy(&place);
    }
    assert_int_equal(sizes[0], sizes[1]);
    assert_memory_equal(bytes[0], bytes[1], sizes[0]);
    free(bytes[0]);
    free(bytes[1]);
}

static void test_students_learn_from_teachers(void **state)
{
    Engine *engine = *state;
    char teachers[300], raw[300];
    Place place;
    snprintf(teachers, sizeof teachers, "teachers=%s,%s", engine->place.model, engine->place.model);
    snprintf(raw, sizeof raw, "raw=%s", engine->place.corpus);
    const char *const settings[] = {"epochs=20", "hidden=64", "embedding=64",
                                    "arc=64",    "label=64",  "rate=0.01",
                                    teachers,    raw,         "form_least=1"};
    EntenteModel *model = train(&place, settings, sizeof settings / sizeof *settings);
    EntenteParser *own = engine->parser;
    EntenteError error = {0};
    assert_int_equal(entente_parser_new(model, &engine->parser, &error), ENTENTE_OK);
    const EntenteSentence *sentence = parse(engine, "The town was attacked by rebels.");
    check_token(&sentence->tokens[5], "rebel", ENTENTE_NOUN, 4, "obl:agent");
    entente_parser_delete(engine->parser);
    engine->parser = own;
    entente_model_close(model);
    tidy(&place);
}

static void test_bad_settings_are_named(void **unused)
{
    (void)unused;
    static const char *const wrong[] = {"epochs",      "epochs=0",   "epochs=x",
                                        "colour=blue", "hidden=100", "tag_layer=4"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        EntenteError error = {0};
        EntenteTrainOptions options = {.train_file = "/no/such/file",
                                       .output = "/no/such/model",
                                       .settings = &wrong[i],
                                       .setting_count = 1};
        assert_int_equal(entente_train(&options, &error), ENTENTE_BAD_USAGE);
        assert_true(error.message[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_learns_its_treebank),
        cmocka_unit_test(test_voice_follows_the_tree),
        cmocka_unit_test(test_alone_or_together_is_the_same),
        cmocka_unit_test(test_very_long_sentences),
        cmocka_unit_test(test_unusual_forms),
        cmocka_unit_test(test_damaged_models_are_refused),
        cmocka_unit_test(test_training_is_repeatable),
        cmocka_unit_test(test_students_learn_from_teachers),
        cmocka_unit_test(test_bad_settings_are_named),
    };
    return cmocka_run_group_tests(tests, engine_setup, engine_teardown);
}
