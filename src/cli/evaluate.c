/* entente evaluate: parses against gold. */
#include "cli/command.h"

#include <stdlib.h>

static const char help[] =
    "usage: entente evaluate GOLD.conllu [SYSTEM.conllu] [OPTION...]\n\n"
    "Measure after the CoNLL 2018 shared task: F1 in per cent, a line a measure. With SYSTEM, the two\n"
    "files are compared; without, GOLD's own tokens are tagged and parsed and the result is compared.\n"
    "A file may be -, standard input.\n\n"
    "  --raw          parse GOLD's text, not its tokens\n"
    "  --model FILE   a model other than the installed one\n";

/* All documents of a file. */
typedef struct Treebank {
    EntenteDocument **documents;
    size_t count, capacity;
    unsigned failures;
} Treebank;

/* All sentences of a treebank as they are now, its tokens copied: the documents can then be parsed anew.
 * Where one document ends and the next begins makes no difference to the measures, and other programs' output
 * may have lost it. Strings stay the documents' and the model's. */
typedef struct Analysis {
    EntenteDocument *whole;
    EntenteSentence *sentences;
    EntenteToken *tokens;
} Analysis;

static void treebank_free(Treebank *treebank)
{
    for (size_t i = 0; i < treebank->count; i++)
        entente_document_delete(treebank->documents[i]);
    free(treebank->documents);
}

static void analysis_free(Analysis *analysis)
{
    entente_document_delete(analysis->whole);
    free(analysis->sentences);
    free(analysis->tokens);
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
        complain("%s", error.message);
        treebank->failures++;
        if (status != ENTENTE_BAD_INPUT)
            return false;
    }
}

static bool copy_analysis(const Treebank *treebank, Analysis *analysis)
{
    EntenteError error = {0};
    size_t sentences = 0, tokens = 0;
    for (size_t i = 0; i < treebank->count; i++) {
        const EntenteDocument *document = treebank->documents[i];
        sentences += document->sentence_count;
        for (size_t s = 0; s < document->sentence_count; s++)
            tokens += document->sentences[s].token_count;
    }
    analysis->sentences = calloc(sentences + 1, sizeof *analysis->sentences);
    analysis->tokens = calloc(tokens + 1, sizeof *analysis->tokens);
    if (!analysis->sentences || !analysis->tokens)
        return out_of_memory();
    if (entente_document_new(&analysis->whole, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return false;
    }
    EntenteSentence *sentence = analysis->sentences;
    EntenteToken *token = analysis->tokens;
    for (size_t i = 0; i < treebank->count; i++)
        for (size_t s = 0; s < treebank->documents[i]->sentence_count; s++, sentence++) {
            *sentence = treebank->documents[i]->sentences[s];
            sentence->tokens = token;
            for (size_t t = 0; t < sentence->token_count; t++)
                *token++ = treebank->documents[i]->sentences[s].tokens[t];
        }
    analysis->whole->sentences = analysis->sentences;
    analysis->whole->sentence_count = sentences;
    return true;
}

static bool read_treebank(const char *file, Treebank *treebank, Analysis *analysis)
{
    EntenteError error = {0};
    EntenteReader *reader = NULL;
    const EntenteReaderOptions options = {.format = ENTENTE_FORMAT_CONLLU};
    if (entente_reader_open(file, &options, &reader, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return false;
    }
    bool read = read_documents(reader, treebank) && copy_analysis(treebank, analysis);
    entente_reader_close(reader);
    if (read && !analysis->whole->sentence_count)
        complain("%s: no sentences", file);
    return read && analysis->whole->sentence_count;
}

/* Parse the treebank's documents anew, from their tokens or, if `raw`, from their text. The model must
 * outlive the analysis. */
static bool parse_treebank(const EntenteModel *model, bool raw, Treebank *treebank, Analysis *analysis)
{
    EntenteError error = {0};
    EntenteParser *parser = NULL;
    EntenteStatus status = entente_parser_new(model, &parser, &error);
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
    return status == ENTENTE_OK && copy_analysis(treebank, analysis);
}

static bool open_model(const char *file, EntenteModel **model)
{
    EntenteError error = {0};
    bool opened = entente_model_open(file, model, &error) == ENTENTE_OK;
    if (!opened)
        complain("%s", error.message);
    return opened;
}

static bool print_scores(const Analysis *gold, const Analysis *system)
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
    EntenteModel *model = NULL;
    Treebank gold_file = {0}, system_file = {0};
    Analysis gold = {0}, system = {0};
    bool measured = (count == 2 || open_model(model_file, &model)) &&
                    read_treebank(words[0], &gold_file, &gold) &&
                    (count == 2 ? read_treebank(words[1], &system_file, &system)
                                : parse_treebank(model, raw, &gold_file, &system)) &&
                    print_scores(&gold, &system);
    bool fine = measured && !gold_file.failures && !system_file.failures;
    analysis_free(&gold);
    analysis_free(&system);
    treebank_free(&gold_file);
    treebank_free(&system_file);
    entente_model_close(model);
    return fine ? EXIT_FINE : EXIT_SOME_FAILED;
}
