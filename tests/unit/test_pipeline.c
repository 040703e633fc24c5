/* The pipeline over a small model that is trained here, in a second, from tests/samples/wire.conllu. */
#include "entente.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define TREEBANK "tests/samples/wire.conllu"

static const unsigned thread_counts[] = {1, 2, 5};

enum { THREAD_COUNTS = sizeof thread_counts / sizeof *thread_counts };

/* What all tests share: a folder for files, and the model. */
typedef struct Ground {
    char folder[64];
    char names[256][16]; /* files to remove */
    size_t file_count;
    EntenteModel *model;
} Ground;

/* The path of a file in the folder, to be freed. */
static char *path_of(const Ground *ground, const char *name)
{
    char *path = NULL;
    assert_true(asprintf(&path, "%s/%s", ground->folder, name) > 0);
    return path;
}

static char *write_file(Ground *ground, const char *name, const char *bytes, size_t size)
{
    char *path = path_of(ground, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    snprintf(ground->names[ground->file_count++], sizeof ground->names[0], "%s", name);
    return path;
}

static int set_up(void **state)
{
    static Ground ground;
    static const char *const settings[] = {"epochs=3",    "embedding=64", "hidden=64", "layers=1",
                                           "tag_layer=1", "arc=64",       "label=64"};
    EntenteError error = {0};
    strcpy(ground.folder, "/tmp/entente-test-XXXXXX");
    if (!mkdtemp(ground.folder))
        return -1;
    char *model = path_of(&ground, "model");
    const EntenteTrainOptions train = {.train_file = TREEBANK,
                                       .output = model,
                                       .settings = settings,
                                       .setting_count = sizeof settings / sizeof *settings};
    bool ready = entente_train(&train, &error) == ENTENTE_OK &&
                 entente_model_open(model, &ground.model, &error) == ENTENTE_OK;
    if (!ready)
        print_error("%s\n", error.message);
    strcpy(ground.names[ground.file_count++], "model");
    free(model);
    *state = &ground;
    return ready ? 0 : -1;
}

static int tear_down(void **state)
{
    Ground *ground = *state;
    entente_model_close(ground->model);
    for (size_t i = 0; i < ground->file_count; i++) {
        char *path = path_of(ground, ground->names[i]);
        remove(path);
        free(path);
    }
    return rmdir(ground->folder);
}

/* ---- a run and what it handed on ---- */

typedef struct Run {
    FILE *log; /* a line for each document, its CoNLL-U, and a line for each failure */
    char *text;
    size_t size;
    pthread_t caller;
    size_t documents, stop_after;
    uint64_t sentences_next; /* the first sentence that the next part is to have */
    bool in_callback;
} Run;

static EntenteStatus on_document(const EntenteDocument *document, void *context, EntenteError *error)
{
    Run *run = context;
    assert_true(pthread_equal(run->caller, pthread_self()));
    assert_false(run->in_callback);
    run->in_callback = true;
    assert_true(document->parsed);
    if (document->part == 0)
        run->sentences_next = 0;
    assert_int_equal(document->first_sentence, run->sentences_next);
    run->sentences_next += document->sentence_count;
    fprintf(run->log, "document %.*s part %u\n", (int)document->id.size, document->id.data, document->part);
    assert_int_equal(entente_document_write_conllu(document, run->log), ENTENTE_OK);
    run->documents++;
    run->in_callback = false;
    if (run->documents != run->stop_after)
        return ENTENTE_OK;
    error->code = ENTENTE_IO;
    strcpy(error->message, "enough");
    return ENTENTE_IO;
}

static void on_failure(const EntenteError *error, void *context)
{
    Run *run = context;
    const char *name = strrchr(error->file, '/');
    assert_int_not_equal(error->code, ENTENTE_OK);
    assert_true(error->message[0] != '\0');
    fprintf(run->log, "failure %s:%zu\n", name ? name + 1 : error->file, error->line);
}

typedef struct Outcome {
    EntenteStatus status;
    EntenteError error;
    EntentePipelineCounts counts;
    char *log; /* to be freed */
} Outcome;

static Outcome run_pipeline(const Ground *ground, const char *const *files, size_t count, unsigned threads,
                            bool strict, size_t stop_after)
{
    Outcome outcome = {0};
    Run run = {.caller = pthread_self(), .stop_after = stop_after};
    run.log = open_memstream(&run.text, &run.size);
    assert_non_null(run.log);
    const EntentePipelineOptions options = {.files = files,
                                            .file_count = count,
                                            .threads = threads,
                                            .strict = strict,
                                            .on_document = on_document,
                                            .on_failure = on_failure,
                                            .context = &run};
    outcome.status = entente_pipeline_run(ground->model, &options, &outcome.counts, &outcome.error);
    assert_int_equal(fclose(run.log), 0);
    outcome.log = run.text;
    return outcome;
}

/* ---- tests ---- */

/* Many small documents, of which every thirteenth cannot be read: JSON Lines, a line a document. */
static char *write_many(Ground *ground, const char *name, size_t count)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    for (size_t i = 0; i < count; i++) {
        if (i % 13 == 12) {
            fprintf(stream, "{\"id\": \"%s-%zu\", \"text\"\n", name, i);
            continue;
        }
        fprintf(stream, "{\"id\": \"%s-%zu\", \"text\": \"", name, i);
        for (size_t sentence = 0; sentence <= i % 40; sentence++)
            fprintf(stream, "Rebels shelled village %zu near Lund. ", sentence);
        fputs("\"}\n", stream);
    }
    fclose(stream);
    char *path = write_file(ground, name, text, size);
    free(text);
    return path;
}

static void order_is_the_inputs(void **state)
{
    enum { COUNT = 700, FAILURES = 2 * (COUNT / 13) };
    Ground *ground = *state;
    char *first = write_many(ground, "a.jsonl", COUNT), *second = write_many(ground, "b.jsonl", COUNT);
    const char *const files[] = {first, second};
    char *expected = NULL;
    for (size_t t = 0; t < THREAD_COUNTS; t++) {
        Outcome outcome = run_pipeline(ground, files, 2, thread_counts[t], false, 0);
        assert_int_equal(outcome.status, ENTENTE_OK);
        assert_int_equal(outcome.counts.failures, FAILURES);
        assert_int_equal(outcome.counts.documents, 2 * COUNT - FAILURES);
        if (!expected) {
            expected = outcome.log;
            continue;
        }
        assert_string_equal(outcome.log, expected);
        free(outcome.log);
    }
    /* each document and failure at its place */
    char *at = expected, line[64];
    for (size_t i = 0; i < 2 * COUNT; i++) {
        const char *file = i < COUNT ? "a.jsonl" : "b.jsonl";
        if (i % COUNT % 13 == 12)
            snprintf(line, sizeof line, "failure %s:%zu\n", file, i % COUNT + 1);
        else
            snprintf(line, sizeof line, "document %s-%zu part 0\n", file, i % COUNT);
        at = strstr(at, line);
        if (!at)
            fail_msg("no \"%s\" where it belongs", line);
        at += strlen(line);
    }
    free(expected);
    free(first);
    free(second);
}

static void counts_what_was_handed_on(void **state)
{
    Ground *ground = *state;
    static const char text[] = "They met in Lund.\n\nThey agreed to open the b\xFFrder.\n";
    char *path = write_file(ground, "one.txt", text, sizeof text - 1);
    const char *const files[] = {path, TREEBANK};
    for (size_t t = 0; t < THREAD_COUNTS; t++) {
        Outcome outcome = run_pipeline(ground, files, 2, thread_counts[t], true, 0);
        assert_int_equal(outcome.status, ENTENTE_OK);
        assert_int_equal(outcome.counts.documents, 1 + 2);
        assert_int_equal(outcome.counts.sentences, 2 + 10);
        assert_int_equal(outcome.counts.words, 5 + 7 + 75);
        assert_int_equal(outcome.counts.failures, 0);
        assert_int_equal(outcome.counts.repairs, 1);
        assert_true(outcome.counts.bytes > sizeof text);
        free(outcome.log);
    }
    free(path);
}

/* on_document itself checks where a part's sentences begin. */
static void long_texts_come_in_parts(void **state)
{
    enum { LINES = 30000 };
    Ground *ground = *state;
    char *text = NULL, *expected = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    for (size_t i = 0; i < LINES; i++)
        fputs("The mayor cancelled the talks on Friday.\n\n", stream);
    fclose(stream);
    char *path = write_file(ground, "long.txt", text, size);
    const char *const files[] = {path};
    for (size_t t = 0; t < THREAD_COUNTS; t++) {
        Outcome outcome = run_pipeline(ground, files, 1, thread_counts[t], false, 0);
        assert_int_equal(outcome.status, ENTENTE_OK);
        assert_int_equal(outcome.counts.documents, 1);
        assert_int_equal(outcome.counts.sentences, LINES);
        assert_int_equal(outcome.counts.bytes, size);
        assert_non_null(strstr(outcome.log, " part 2\n"));
        if (expected)
            assert_string_equal(outcome.log, expected);
        free(expected);
        expected = outcome.log;
    }
    free(expected);
    free(path);
    free(text);
}

static void files_that_cannot_be_opened_are_passed_over(void **state)
{
    Ground *ground = *state;
    char *missing = path_of(ground, "missing");
    const char *const files[] = {ground->folder, TREEBANK, missing};
    for (size_t t = 0; t < THREAD_COUNTS; t++) {
        Outcome outcome = run_pipeline(ground, files, 3, thread_counts[t], false, 0);
        assert_int_equal(outcome.status, ENTENTE_OK);
        assert_int_equal(outcome.counts.failures, 2);
        assert_int_equal(outcome.counts.documents, 2);
        assert_memory_equal(outcome.log, "failure ", 8);
        assert_non_null(strstr(strstr(outcome.log, "document wire-2"), "failure missing:0\n"));
        free(outcome.log);
    }
    free(missing);
}

static void strict_stops_at_the_first_failure(void **state)
{
    Ground *ground = *state;
    char *path = write_many(ground, "c.jsonl", 400);
    const char *const files[] = {path};
    for (size_t t = 0; t < THREAD_COUNTS; t++) {
        Outcome outcome = run_pipeline(ground, files, 1, thread_counts[t], true, 0);
        assert_int_equal(outcome.status, ENTENTE_BAD_INPUT);
        assert_int_equal(outcome.error.code, ENTENTE_BAD_INPUT);
        assert_int_equal(outcome.error.line, 13);
        assert_int_equal(outcome.counts.failures, 1);
        assert_int_equal(outcome.counts.documents, 12);
        free(outcome.log);
    }
    free(path);
}

static void the_caller_can_stop(void **state)
{
    Ground *ground = *state;
    char *path = write_many(ground, "d.jsonl", 400);
    const char *const files[] = {path};
    for (size_t t = 0; t < THREAD_COUNTS; t++) {
        Outcome outcome = run_pipeline(ground, files, 1, thread_counts[t], false, 30);
        assert_int_equal(outcome.status, ENTENTE_IO);
        assert_string_equal(outcome.error.message, "enough");
        assert_int_equal(outcome.counts.documents, 30);
        free(outcome.log);
    }
    free(path);
}

static void nothing_to_read_is_no_failure(void **state)
{
    Ground *ground = *state;
    char *path = write_file(ground, "empty", "", 0);
    const char *const files[] = {path, path};
    for (size_t t = 0; t < THREAD_COUNTS; t++)
        for (size_t count = 0; count <= 2; count++) {
            Outcome outcome = run_pipeline(ground, files, count, thread_counts[t], true, 0);
            assert_int_equal(outcome.status, ENTENTE_OK);
            assert_int_equal(outcome.counts.documents, 0);
            assert_string_equal(outcome.log, "");
            free(outcome.log);
        }
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_the_inputs),
        cmocka_unit_test(counts_what_was_handed_on),
        cmocka_unit_test(long_texts_come_in_parts),
        cmocka_unit_test(files_that_cannot_be_opened_are_passed_over),
        cmocka_unit_test(strict_stops_at_the_first_failure),
        cmocka_unit_test(the_caller_can_stop),
        cmocka_unit_test(nothing_to_read_is_no_failure),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
