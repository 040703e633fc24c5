/* entente code: reports to events. */
#include "cli/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: entente code [OPTION...] [FILE...]\n\n"
    "Code who did what to whom in news reports, after PLOVER and CAMEO. Reads plain text, JSON\n"
    "Lines, HTML, CoNLL-U and WARC, also compressed; standard input where no FILE is named.\n\n"
    "  --format FORM      table: for a person (the default on a terminal); plover: PLOVER\n"
    "                     JSON Lines (the default elsewhere); none: count only; or what a stage\n"
    "                     found: mentions, references, predicates, statements,\n"
    "                     times, tolls\n"
    "  --explain          add the words, rules and dictionary lines behind every field\n"
    "  --least P          leave out events of less confidence (0 to 1; default 0.15)\n"
    "  --all              events of unknown actors, and repeated ones, too\n"
    "  --claims           sums of the dead and ceasefires of nobody named, too, as a record does\n"
    "  --date YYYY-MM-DD  publication date of reports that have none\n"
    "  --lexicon PATH     further dictionaries of yours, a file or a folder\n"
    "  --compiled FILE    compiled dictionaries other than the installed ones\n"
    "  --layer FILE       a statistical layer other than the installed one; none: do without\n"
    "  --gate FILE        a gate, which tells what needs no parsing, other than the installed one;\n"
    "                     none: parse every sentence with somebody in it\n"
    "  --model FILE       a language model other than the installed one\n"
    "  --format-in KIND   auto (the default), text, jsonl, html, conllu or warc\n"
    "  --threads N        work on N threads (default: one for every core)\n"
    "  --strict           stop at the first record that cannot be read\n"
    "  --quiet            no summary at the end\n";

typedef enum Output { OUTPUT_TABLE, OUTPUT_PLOVER, OUTPUT_NONE, OUTPUT_STAGE } Output;

typedef struct CodeRun {
    Output output;
    const char *stage; /* of OUTPUT_STAGE */
    bool explain;
    Progress progress;
    uint64_t words;
    int output_error; /* errno of the write that failed */
} CodeRun;

static EntenteStatus on_document(const EntenteDocument *document, void *context, EntenteError *error)
{
    (void)error;
    CodeRun *run = context;
    for (size_t i = 0; i < document->sentence_count; i++)
        run->words += document->sentences[i].token_count;
    if (interrupted())
        return ENTENTE_END;
    errno = 0;
    if (run->output == OUTPUT_PLOVER)
        entente_document_write_plover(document, stdout);
    else if (run->output == OUTPUT_STAGE)
        entente_document_write_stage(document, run->stage, stdout);
    else if (run->output == OUTPUT_TABLE && run->explain)
        reasons_draw(document, stdout);
    else if (run->output == OUTPUT_TABLE)
        table_draw(document, stdout);
    if (!ferror(stdout))
        return ENTENTE_OK;
    run->output_error = errno ? errno : EIO;
    return ENTENTE_END;
}

static void on_failure(const EntenteError *error, void *context)
{
    if (interrupted())
        return;
    progress_end(&((CodeRun *)context)->progress);
    complain("%s", error->message);
}

static void on_progress(uint64_t done, uint64_t total, void *context)
{
    CodeRun *run = context;
    progress_draw(&run->progress, done, total, run->words);
}

static bool read_output(const char *name, CodeRun *run)
{
    static const char *const names[] = {"table",      "plover",     "none",  "mentions", "references",
                                        "predicates", "statements", "times", "tolls"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) {
            run->output = i < OUTPUT_STAGE ? (Output)i : OUTPUT_STAGE;
            run->stage = name;
            return true;
        }
    complain("--format is table, plover, none or the name of a stage (see --help), not \"%s\"", name);
    return false;
}

static bool read_least(const char *text, float *least)
{
    char *end;
    *least = strtof(text, &end);
    if (*text && !*end && *least >= 0 && *least <= 1)
        return true;
    complain("--least is a number from 0 to 1, not \"%s\"", text);
    return false;
}

static void print_summary(const EntentePipelineCounts *counts, double seconds)
{
    fprintf(stderr, "%llu document%s, %llu sentences, %llu event%s, %llu failed; %.2f s, %.0f sentences/s\n",
            (unsigned long long)counts->documents, counts->documents == 1 ? "" : "s",
            (unsigned long long)counts->sentences, (unsigned long long)counts->events,
            counts->events == 1 ? "" : "s", (unsigned long long)counts->failures, seconds,
            (double)counts->sentences / (seconds > 0 ? seconds : 1));
}

static int finish(EntenteStatus status, const EntenteError *error, CodeRun *run,
                  const EntentePipelineOptions *pipeline, const EntentePipelineCounts *counts)
{
    if (!run->output_error && fflush(stdout) != 0)
        run->output_error = errno;
    if (run->output_error && run->output_error != EPIPE)
        complain("the output cannot be written: %s", strerror(run->output_error));
    if (run->output_error)
        return run->output_error == EPIPE ? EXIT_FINE : EXIT_SOME_FAILED;
    if (status != ENTENTE_OK && status != ENTENTE_END && !(pipeline->strict && counts->failures))
        complain("%s", error->message);
    if (status == ENTENTE_BAD_USAGE)
        return EXIT_WRONG_USAGE;
    return status != ENTENTE_OK || counts->failures ? EXIT_SOME_FAILED : EXIT_FINE;
}

int command_code(int count, char **words)
{
    const char *output = NULL, *format = "auto", *date = NULL, *model_file = NULL, *folder = NULL,
               *compiled = NULL, *layer_file = NULL, *gate_file = NULL;
    unsigned threads = 0;
    const char *least = NULL;
    float least_confidence = ENTENTE_LEAST_CONFIDENCE;
    bool strict = false, quiet = false, all = false, claims = false, explain = false, helped;
    const Option options[] = {{"format", OPTION_TEXT, &output},     {"format-in", OPTION_TEXT, &format},
                              {"date", OPTION_TEXT, &date},         {"threads", OPTION_NUMBER, &threads},
                              {"model", OPTION_TEXT, &model_file},  {"lexicon", OPTION_TEXT, &folder},
                              {"compiled", OPTION_TEXT, &compiled}, {"layer", OPTION_TEXT, &layer_file},
                              {"gate", OPTION_TEXT, &gate_file},    {"all", OPTION_FLAG, &all},
                              {"claims", OPTION_FLAG, &claims},     {"explain", OPTION_FLAG, &explain},
                              {"least", OPTION_TEXT, &least},       {"strict", OPTION_FLAG, &strict},
                              {"quiet", OPTION_FLAG, &quiet}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    CodeRun run = {.output = isatty(STDOUT_FILENO) ? OUTPUT_TABLE : OUTPUT_PLOVER, .explain = explain};
    EntenteReaderOptions reading = {0};
    if ((output && !read_output(output, &run)) || (date && !argument_date(date, &reading.date)))
        return EXIT_WRONG_USAGE;
    if (least && !read_least(least, &least_confidence))
        return EXIT_WRONG_USAGE;
    if (!entente_format_from_name(format, &reading.format)) {
        complain("--format-in is auto, text, jsonl, html, conllu or warc, not \"%s\"", format);
        return EXIT_WRONG_USAGE;
    }
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLayer *layer = NULL;
    EntenteStatementLayer *statement_layer = NULL;
    EntenteGate *gate = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, folder);
    bool with_layer = !layer_file || strcmp(layer_file, "none") != 0;
    /* without the layer the dictionaries alone decide, and who asks for what is unlikely wants all of it read
     */
    bool with_gate = gate_file ? strcmp(gate_file, "none") != 0
                               : with_layer && least_confidence >= ENTENTE_LEAST_CONFIDENCE;
    int result = EXIT_SOME_FAILED;
    if (lexicon &&
        (entente_model_open(model_file, &model, &error) != ENTENTE_OK ||
         (with_layer && entente_layer_open(layer_file, &layer, &error) != ENTENTE_OK) ||
         (with_gate && entente_gate_open(gate_file, &gate, &error) != ENTENTE_OK) ||
         (with_layer && entente_statement_layer_open(NULL, &statement_layer, &error) != ENTENTE_OK))) {
        complain("%s", error.message);
    } else if (lexicon) {
        static const char *const standard_input[] = {"-"};
        const EntenteCoderOptions coding = {.layer = layer,
                                            .statement_layer = statement_layer,
                                            .gate = gate,
                                            .all = all,
                                            .claims = claims,
                                            .least = least_confidence,
                                            .explain = explain,
                                            .stages = run.output == OUTPUT_STAGE};
        EntentePipelineOptions pipeline = {.files = count ? (const char *const *)words : standard_input,
                                           .file_count = count ? (size_t)count : 1,
                                           .reading = reading,
                                           .threads = threads,
                                           .strict = strict,
                                           .lexicon = lexicon,
                                           .coding = &coding,
                                           .on_document = on_document,
                                           .on_failure = on_failure,
                                           .on_progress = on_progress,
                                           .context = &run};
        EntentePipelineCounts counts = {0};
        interruption_begin(!reads_from_terminal(&pipeline));
        progress_begin(&run.progress, run.output == OUTPUT_NONE || !isatty(STDOUT_FILENO));
        EntenteStatus status = entente_pipeline_run(model, &pipeline, &counts, &error);
        progress_end(&run.progress);
        result = finish(status, &error, &run, &pipeline, &counts);
        if (!quiet && run.output_error != EPIPE && result != EXIT_WRONG_USAGE)
            print_summary(&counts, clock_now() - run.progress.started);
    }
    entente_layer_close(layer);
    entente_gate_close(gate);
    entente_statement_layer_close(statement_layer);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return result;
}
