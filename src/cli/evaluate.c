/* entente evaluate: parses against gold. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: entente evaluate GOLD.conllu [SYSTEM.conllu] [OPTION...]\n\n"
    "Measure after the CoNLL 2018 shared task: F1 in per cent, a line a measure. With SYSTEM, the two\n"
    "files are compared; without, GOLD's own tokens are tagged and parsed and the result is compared.\n\n"
    "  --raw          parse GOLD's text, not its tokens\n"
    "  --model FILE   a model other than the installed one\n";

/* All sentences of a file. Where one document ends and the next begins makes no difference to the measures,
 * and other programs' output may have lost it. */
typedef struct Treebank {
    EntenteDocument **documents; /* they own the sentences' tokens */
    size_t count, capacity;
    EntenteDocument *whole;
    EntenteSentence *sentences; /* of `whole` */
    EntenteModel *model;        /* what was parsed points into it */
    unsigned failures;
    bool quiet; /* failures have been named before */
} Treebank;

static void treebank_free(Treebank *treebank)
{
    for (size_t i = 0; i < treebank->count; i++)
        entente_document_delete(treebank->documents[i]);
    entente_document_delete(treebank->whole);
    free(treebank->documents);
    free(treebank->sentences);
    entente_model_close(treebank->model);
}

static bool out_of_memory(void)
{
    complain("out of memory");
    return false;
}

/* The place of one more document; NULL after a message. */
static EntenteDocument *add_document(Treebank *treebank)
{
    EntenteError error = {0};
    if (treebank->count == treebank->capacity) {
        size_t capacity = treebank->capacity * 2 + 64;
        EntenteDocument **larger = realloc(treebank->documents, capacity * sizeof *larger);
        if (!larger) {
            out_of_memory();
            return NULL;
        }
        treebank->documents = larger;
        treebank->capacity = capacity;
    }
    EntenteDocument *document = NULL;
    if (entente_document_new(&document, &error) != ENTENTE_OK)
        complain("%s", error.message);
    else
        treebank->documents[treebank->count++] = document;
    return document;
}

/* Read the rest of the file; sentences that cannot be read are named, counted and left out. */
static bool read_documents(EntenteReader *reader, Treebank *treebank)
{
    for (;;) {
        EntenteError error = {0};
        EntenteDocument *document = add_document(treebank);
        if (!document)
            return false;
        EntenteStatus status = entente_reader_next(reader, document, &error);
        if (status == ENTENTE_OK)
            continue;
        entente_document_delete(treebank->documents[--treebank->count]);
        if (status == ENTENTE_END)
            return true;
        if (!treebank->quiet)
            complain("%s", error.message);
        treebank->failures++;
        if (status != ENTENTE_BAD_INPUT)
            return false;
    }
}

/* Make `whole` of the documents' sentences. */
static bool join_documents(Treebank *treebank)
{
    EntenteError error = {0};
    size_t count = 0;
    for (size_t i = 0; i < treebank->count; i++)
        count += treebank->documents[i]->sentence_count;
    free(treebank->sentences);
    treebank->sentences = calloc(count + 1, sizeof *treebank->sentences);
    if (!treebank->sentences)
        return out_of_memory();
    if (!treebank->whole && entente_document_new(&treebank->whole, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return false;
    }
    EntenteDocument *whole = treebank->whole;
    whole->sentences = treebank->sentences;
    whole->sentence_count = 0;
    for (size_t i = 0; i < treebank->count; i++) {
        const EntenteDocument *document = treebank->documents[i];
        if (document->sentence_count)
            memcpy(whole->sentences + whole->sentence_count, document->sentences,
                   document->sentence_count * sizeof *document->sentences);
        whole->sentence_count += document->sentence_count;
    }
    return true;
}

static bool read_treebank(const char *file, Treebank *treebank)
{
    EntenteError error = {0};
    EntenteReader *reader = NULL;
    const EntenteReaderOptions options = {.format = ENTENTE_FORMAT_CONLLU};
    if (entente_reader_open(file, &options, &reader, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return false;
    }
    bool read = read_documents(reader, treebank) && join_documents(treebank);
    entente_reader_close(reader);
    if (read && !treebank->whole->sentence_count)
        complain("%s: no sentences", file);
    return read && treebank->whole->sentence_count;
}

/* Parse what was read anew, from the tokens or, if `raw`, from the text. */
static bool parse_treebank(const char *model_file, bool raw, Treebank *treebank)
{
    EntenteError error = {0};
    EntenteParser *parser = NULL;
    EntenteStatus status = entente_model_open(model_file, &treebank->model, &error);
    if (status == ENTENTE_OK)
        status = entente_parser_new(treebank->model, &parser, &error);
    for (size_t i = 0; status == ENTENTE_OK && i < treebank->count; i++) {
        EntenteDocument *document = treebank->documents[i];
        if (raw) {
            document->tokenised = false;
            document->sentences = NULL;
            document->sentence_count = 0;
        }
        status = entente_parser_parse(parser, document, &error);
    }
    if (status != ENTENTE_OK)
        complain("%s", error.message);
    entente_parser_delete(parser);
    return status == ENTENTE_OK && join_documents(treebank);
}

static bool print_scores(const Treebank *gold, const Treebank *system)
{
    EntenteError error = {0};
    EntenteScores scores = {0};
    if (entente_evaluate_documents(gold->whole, system->whole, &scores, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return false;
    }
    for (unsigned m = 0; m < ENTENTE_MEASURE_COUNT; m++)
        printf("%s %.2f\n", entente_measure_name((EntenteMeasure)m), entente_score_f1(&scores.of[m]));
    if (fflush(stdout) == 0)
        return true;
    complain("the output cannot be written");
    return false;
}

int command_evaluate(int count, char **words)
{
    const char *model_file = NULL;
    bool raw = false, helped;
    const Option options[] = {{"model", OPTION_TEXT, &model_file}, {"raw", OPTION_FLAG, &raw}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count < 1 || count > 2) {
        complain("evaluate wants one gold file and at most one system file; --help explains");
        return EXIT_WRONG_USAGE;
    }
    if (count == 2 && (raw || model_file)) {
        complain("--%s makes no sense with a system file: nothing is parsed", raw ? "raw" : "model");
        return EXIT_WRONG_USAGE;
    }
    Treebank gold = {0}, system = {0};
    bool measured = read_treebank(words[0], &gold);
    if (count == 2) {
        measured = measured && read_treebank(words[1], &system);
    } else if (measured) {
        system.quiet = true;
        measured = read_treebank(words[0], &system) && parse_treebank(model_file, raw, &system);
    }
    measured = measured && print_scores(&gold, &system);
    bool fine = measured && !gold.failures && !system.failures;
    treebank_free(&gold);
    treebank_free(&system);
    return fine ? EXIT_FINE : EXIT_SOME_FAILED;
}
