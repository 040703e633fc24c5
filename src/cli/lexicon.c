/* entente lexicon: work on dictionaries. */
#include "cli/command.h"

#include <string.h>

static const char help[] =
    "usage: entente lexicon lint PATH...\n"
    "       entente lexicon compile [--output FILE] PATH...\n"
    "       entente lexicon try [--lexicon PATH] SENTENCE\n"
    "       entente lexicon import [--kind KIND] FILE... > MINE.txt\n"
    "       entente lexicon coverage [--top N] FILE...\n\n"
    "lint      check dictionaries (docs/dictionaries.md), files or folders: every wrong line is named\n"
    "compile   make one image of them, which the other commands map (--output FILE, english.lexicon)\n"
    "try       code one sentence and show which lines of the dictionaries fire\n"
    "import    turn dictionaries of PETRARCH, Phoenix and TABARI (--kind actors, agents, verbs or\n"
    "          discards; by content where it is not given) into ours; lines that cannot be used\n"
    "          are named\n"
    "coverage  count the names and verbs of reports that the dictionaries do not know, the most\n"
    "          frequent first (--top N, 40)\n\n"
    "  --lexicon PATH     further dictionaries of yours, a file or a folder\n"
    "  --compiled FILE    compiled dictionaries other than the installed ones\n"
    "  --model FILE       a language model other than the installed one\n";

static void on_problem(const EntenteError *error, void *context)
{
    (void)context;
    complain("%s", error->message);
}

EntenteLexicon *lexicon_begin(const char *file, const char *folder)
{
    EntenteError error = {0};
    EntenteLexicon *lexicon = NULL;
    EntenteLexiconReport report = {.on_problem = on_problem};
    EntenteStatus status = entente_lexicon_open(file, &lexicon, &error);
    if (status == ENTENTE_OK && folder)
        status = entente_lexicon_add(lexicon, folder, &report, &error);
    if (status == ENTENTE_OK)
        return lexicon;
    complain("%s", error.message);
    entente_lexicon_close(lexicon);
    return NULL;
}

static int compile(int count, char **words, const char *output)
{
    EntenteError error = {0};
    EntenteLexiconReport report = {.on_problem = on_problem};
    if (!count) {
        complain("no dictionary is named; `entente lexicon --help` tells more");
        return EXIT_WRONG_USAGE;
    }
    EntenteStatus status =
        entente_lexicon_compile((const char *const *)words, (size_t)count, output, &report, &error);
    if (status != ENTENTE_OK)
        complain("%s", error.message);
    else
        fprintf(stderr, "%zu entries, %zu wrong lines\n", report.entries, report.problems);
    return status != ENTENTE_OK || report.problems ? EXIT_SOME_FAILED : EXIT_FINE;
}

static EntenteStatus code_text(const EntenteModel *model, const EntenteLexicon *lexicon, const char *text,
                               EntenteError *error)
{
    EntenteParser *parser = NULL;
    EntenteCoder *coder = NULL;
    EntenteDocument *document = NULL;
    const EntenteCoderOptions options = {.all = true, .explain = true};
    EntenteStatus status = entente_parser_new(model, &parser, error);
    if (status == ENTENTE_OK)
        status = entente_coder_new(lexicon, &options, &coder, error);
    if (status == ENTENTE_OK)
        status = entente_document_new(&document, error);
    if (status == ENTENTE_OK) {
        document->text = entente_slice(text);
        status = entente_parser_parse(parser, document, error);
    }
    if (status == ENTENTE_OK)
        status = entente_coder_code(coder, document, error);
    if (status == ENTENTE_OK) {
        reasons_draw(document, stdout);
        if (!document->event_count)
            puts("no event");
    }
    entente_document_delete(document);
    entente_coder_delete(coder);
    entente_parser_delete(parser);
    return status;
}

static int try_sentence(int count, char **words, const char *compiled, const char *folder,
                        const char *model_file)
{
    if (count != 1) {
        complain("`entente lexicon try` wants one sentence, between quotes");
        return EXIT_WRONG_USAGE;
    }
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, folder);
    EntenteStatus status = lexicon ? entente_model_open(model_file, &model, &error) : ENTENTE_IO;
    if (status == ENTENTE_OK)
        status = code_text(model, lexicon, words[0], &error);
    if (status != ENTENTE_OK && error.code)
        complain("%s", error.message);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status == ENTENTE_OK ? EXIT_FINE : EXIT_SOME_FAILED;
}

static int import(int count, char **words, const char *kind)
{
    EntenteError error = {0};
    EntenteLexiconReport report = {.on_problem = on_problem};
    size_t entries = 0, problems = 0;
    if (!count) {
        complain("no dictionary is named; `entente lexicon --help` tells more");
        return EXIT_WRONG_USAGE;
    }
    for (int i = 0; i < count; i++) {
        EntenteStatus status = entente_lexicon_import(words[i], kind, stdout, &report, &error);
        if (status != ENTENTE_OK) {
            complain("%s", error.message);
            return status == ENTENTE_BAD_USAGE ? EXIT_WRONG_USAGE : EXIT_SOME_FAILED;
        }
        entries += report.entries;
        problems += report.problems;
    }
    fprintf(stderr, "%zu entries, %zu lines not used or not in full\n", entries, problems);
    return problems || fflush(stdout) != 0 ? EXIT_SOME_FAILED : EXIT_FINE;
}

int command_lexicon(int count, char **words)
{
    const char *output = "english.lexicon", *compiled = NULL, *folder = NULL, *model_file = NULL,
               *kind = NULL;
    unsigned top = 40;
    bool helped;
    const Option options[] = {{"output", OPTION_TEXT, &output},  {"compiled", OPTION_TEXT, &compiled},
                              {"kind", OPTION_TEXT, &kind},      {"top", OPTION_NUMBER, &top},
                              {"lexicon", OPTION_TEXT, &folder}, {"model", OPTION_TEXT, &model_file}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count && strcmp(words[0], "lint") == 0)
        return compile(count - 1, words + 1, NULL);
    if (count && strcmp(words[0], "compile") == 0)
        return compile(count - 1, words + 1, output);
    if (count && strcmp(words[0], "try") == 0)
        return try_sentence(count - 1, words + 1, compiled, folder, model_file);
    if (count && strcmp(words[0], "import") == 0)
        return import(count - 1, words + 1, kind);
    if (count && strcmp(words[0], "coverage") == 0)
        return coverage(count - 1, words + 1, compiled, folder, model_file, top);
    complain("`entente lexicon` wants lint, compile, try, import or coverage; --help tells more");
    return EXIT_WRONG_USAGE;
}
