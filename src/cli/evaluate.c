/* entente evaluate: parses against gold. */
#include "cli/command.h"

static const char help[] =
    "usage: entente evaluate GOLD.conllu [SYSTEM.conllu] [OPTION...]\n\n"
    "Measure after the CoNLL 2018 shared task: F1 in per cent, a line a measure. Without SYSTEM,\n"
    "GOLD's own tokens are tagged and parsed and the result is compared.\n\n"
    "  --raw          parse GOLD's text, not its tokens\n"
    "  --model FILE   a model other than the installed one\n";

/* The next readable document; false at the end or after a message. Malformed records are named and counted.
 */
static bool next_document(EntenteReader *reader, EntenteDocument *document, unsigned *failures)
{
    for (;;) {
        EntenteError error = {0};
        EntenteStatus status = entente_reader_next(reader, document, &error);
        if (status == ENTENTE_OK)
            return true;
        if (status == ENTENTE_END)
            return false;
        complain("%s", error.message);
        ++*failures;
        if (status != ENTENTE_BAD_INPUT)
            return false;
    }
}

/* What is measured against: a second file, or our own parse of the first. */
typedef struct System {
    EntenteReader *reader; /* of the second file; NULL: parse */
    EntenteParser *parser;
    EntenteReader *again; /* the gold file once more, whose tokens or text are parsed */
    bool raw;
} System;

static EntenteStatus make_system(System *system, const EntenteDocument *gold, EntenteDocument *document,
                                 unsigned *failures, EntenteError *error)
{
    EntenteReader *reader = system->reader ? system->reader : system->again;
    unsigned ignored = 0; /* the gold file's own failures were named when it was read the first time */
    if (!next_document(reader, document, system->reader ? failures : &ignored)) {
        error->code = ENTENTE_BAD_INPUT;
        snprintf(error->message, sizeof error->message, "document %.*s is missing", (int)gold->id.size,
                 gold->id.data);
        return ENTENTE_BAD_INPUT;
    }
    if (system->reader)
        return ENTENTE_OK;
    if (system->raw) {
        document->tokenised = false;
        document->sentences = NULL;
        document->sentence_count = 0;
    }
    return entente_parser_parse(system->parser, document, error);
}

static bool measure(EntenteReader *gold_reader, System *system, EntenteScores *scores, unsigned *failures)
{
    EntenteError error = {0};
    EntenteDocument *gold = NULL, *document = NULL;
    EntenteStatus status = entente_document_new(&gold, &error);
    if (status == ENTENTE_OK)
        status = entente_document_new(&document, &error);
    while (status == ENTENTE_OK && next_document(gold_reader, gold, failures)) {
        status = make_system(system, gold, document, failures, &error);
        if (status == ENTENTE_OK)
            status = entente_evaluate_documents(gold, document, scores, &error);
    }
    if (status != ENTENTE_OK)
        complain("%s", error.message);
    entente_document_delete(gold);
    entente_document_delete(document);
    return status == ENTENTE_OK;
}

static bool open_reader(const char *file, EntenteReader **reader)
{
    EntenteError error = {0};
    EntenteReaderOptions options = {.format = ENTENTE_FORMAT_CONLLU};
    if (entente_reader_open(file, &options, reader, &error) == ENTENTE_OK)
        return true;
    complain("%s", error.message);
    return false;
}

static bool open_parser(const char *file, EntenteModel **model, EntenteParser **parser)
{
    EntenteError error = {0};
    if (entente_model_open(file, model, &error) == ENTENTE_OK &&
        entente_parser_new(*model, parser, &error) == ENTENTE_OK)
        return true;
    complain("%s", error.message);
    return false;
}

static int print_scores(const EntenteScores *scores, unsigned failures)
{
    for (unsigned m = 0; m < ENTENTE_MEASURE_COUNT; m++)
        printf("%s %.2f\n", entente_measure_name((EntenteMeasure)m), entente_score_f1(&scores->of[m]));
    return failures ? EXIT_SOME_FAILED : EXIT_FINE;
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
    EntenteModel *model = NULL;
    EntenteReader *gold = NULL;
    System system = {.raw = raw};
    EntenteScores scores = {0};
    unsigned failures = 0;
    bool ready = open_reader(words[0], &gold);
    if (count == 2)
        ready = ready && open_reader(words[1], &system.reader);
    else
        ready =
            ready && open_parser(model_file, &model, &system.parser) && open_reader(words[0], &system.again);
    bool measured = ready && measure(gold, &system, &scores, &failures);
    int result = measured ? print_scores(&scores, failures) : EXIT_SOME_FAILED;
    entente_reader_close(gold);
    entente_reader_close(system.reader);
    entente_reader_close(system.again);
    entente_parser_delete(system.parser);
    entente_model_close(model);
    return result;
}
