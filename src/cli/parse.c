/* entente parse: reports to trees. */
#include "cli/command.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: entente parse [OPTION...] [FILE...]\n\n"
    "Split news text into sentences and tokens, and give each token its part of speech,\n"
    "lemma, features, head and relation after Universal Dependencies. Reads plain text,\n"
    "JSON Lines, HTML, CoNLL-U and WARC, also compressed; standard input where no FILE is named.\n\n"
    "  --output FORM      tree: drawn for a person (the default on a terminal);\n"
    "                     conllu: CoNLL-U (the default elsewhere); none: count only\n"
    "  --format-in KIND   auto (the default), text, jsonl, html, conllu or warc\n"
    "  --date YYYY-MM-DD  publication date of reports that have none\n"
    "  --threads N        work on N threads (default: one for every core)\n"
    "  --model FILE       a model other than the installed one\n"
    "  --strict           stop at the first record that cannot be read\n"
    "  --quiet            no summary at the end\n";

typedef enum Output { OUTPUT_TREE, OUTPUT_CONLLU, OUTPUT_NONE } Output;

typedef struct ParseRun {
    Output output;
    Progress progress;
    uint64_t words;
    int output_error; /* errno of the write that failed */
} ParseRun;

static EntenteStatus on_document(const EntenteDocument *document, void *context, EntenteError *error)
{
    (void)error; /* what ends the run here is told at the end */
    ParseRun *run = context;
    for (size_t i = 0; i < document->sentence_count; i++)
        run->words += document->sentences[i].token_count;
    if (interrupted())
        return ENTENTE_END;
    errno = 0;
    if (run->output == OUTPUT_CONLLU)
        entente_document_write_conllu(document, stdout);
    bool drawn = run->output != OUTPUT_TREE || tree_draw(document, stdout);
    if (drawn && !ferror(stdout))
        return ENTENTE_OK;
    run->output_error = !drawn ? ENOMEM : errno ? errno : EIO;
    return ENTENTE_END;
}

static void on_failure(const EntenteError *error, void *context)
{
    if (interrupted())
        return;
    progress_end(&((ParseRun *)context)->progress);
    complain("%s", error->message);
}

static void on_progress(uint64_t done, uint64_t total, void *context)
{
    ParseRun *run = context;
    progress_draw(&run->progress, done, total, run->words);
}

static bool read_output(const char *name, Output *output)
{
    static const char *const names[] = {"tree", "conllu", "none"};
    for (unsigned i = 0; i < 3; i++)
        if (strcmp(name, names[i]) == 0) {
            *output = (Output)i;
            return true;
        }
    complain("--output is tree, conllu or none, not \"%s\"", name);
    return false;
}

static void print_count(const char *before, uint64_t count, const char *name)
{
    fprintf(stderr, "%s%llu %s%s", before, (unsigned long long)count, name, count == 1 ? "" : "s");
}

static void print_summary(const EntentePipelineCounts *counts, double seconds)
{
    print_count("", counts->documents, "document");
    print_count(", ", counts->sentences, "sentence");
    print_count(", ", counts->words, "word");
    fprintf(stderr, ", %llu failed", (unsigned long long)counts->failures);
    if (counts->repairs) {
        print_count(", ", counts->repairs, "character");
        fputs(" repaired", stderr);
    }
    fprintf(stderr, "; %.2f s, %.0f words/s\n", seconds, (double)counts->words / (seconds > 0 ? seconds : 1));
}

/* The exit status, after a message where there is anything to say that has not been said. */
static int finish(EntenteStatus status, const EntenteError *error, ParseRun *run,
                  const EntentePipelineOptions *pipeline, const EntentePipelineCounts *counts)
{
    if (!run->output_error && fflush(stdout) != 0)
        run->output_error = errno;
    if (run->output_error && run->output_error != EPIPE)
        complain("the output cannot be written: %s", strerror(run->output_error));
    if (run->output_error)
        return run->output_error == EPIPE ? EXIT_FINE : EXIT_SOME_FAILED;
    bool said = pipeline->strict && counts->failures;
    if (status != ENTENTE_OK && status != ENTENTE_END && !said)
        complain("%s", error->message);
    if (status == ENTENTE_BAD_USAGE)
        return EXIT_WRONG_USAGE;
    return status != ENTENTE_OK || counts->failures ? EXIT_SOME_FAILED : EXIT_FINE;
}

int command_parse(int count, char **words)
{
    const char *output = NULL, *format = "auto", *date = NULL, *model_file = NULL;
    unsigned threads = 0;
    bool strict = false, quiet = false, helped;
    const Option options[] = {{"output", OPTION_TEXT, &output},    {"format-in", OPTION_TEXT, &format},
                              {"date", OPTION_TEXT, &date},        {"threads", OPTION_NUMBER, &threads},
                              {"model", OPTION_TEXT, &model_file}, {"strict", OPTION_FLAG, &strict},
                              {"quiet", OPTION_FLAG, &quiet}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    ParseRun run = {.output = isatty(STDOUT_FILENO) ? OUTPUT_TREE : OUTPUT_CONLLU};
    EntenteReaderOptions reading = {0};
    if ((output && !read_output(output, &run.output)) || (date && !argument_date(date, &reading.date)))
        return EXIT_WRONG_USAGE;
    if (!entente_format_from_name(format, &reading.format)) {
        complain("--format-in is auto, text, jsonl, html, conllu or warc, not \"%s\"", format);
        return EXIT_WRONG_USAGE;
    }
    EntenteError error = {0};
    EntenteModel *model = NULL;
    if (entente_model_open(model_file, &model, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return EXIT_SOME_FAILED;
    }
    static const char *const standard_input[] = {"-"};
    EntentePipelineOptions pipeline = {.files = count ? (const char *const *)words : standard_input,
                                       .file_count = count ? (size_t)count : 1,
                                       .reading = reading,
                                       .threads = threads,
                                       .strict = strict,
                                       .on_document = on_document,
                                       .on_failure = on_failure,
                                       .on_progress = on_progress,
                                       .context = &run};
    EntentePipelineCounts counts = {0};
    interruption_begin(!reads_from_terminal(&pipeline));
    progress_begin(&run.progress, run.output == OUTPUT_NONE || !isatty(STDOUT_FILENO));
    EntenteStatus status = entente_pipeline_run(model, &pipeline, &counts, &error);
    progress_end(&run.progress);
    int result = finish(status, &error, &run, &pipeline, &counts);
    if (!quiet && run.output_error != EPIPE && result != EXIT_WRONG_USAGE)
        print_summary(&counts, clock_now() - run.progress.started);
    entente_model_close(model);
    return result;
}
