/* entente add: reports into a record. */
#include "cli/command.h"
#include "entente_report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: entente add [OPTION...] RECORD [FILE...]\n\n"
    "Code news reports and keep them with their events in RECORD, a file that is made where there is\n"
    "none, or a database postgresql://... Reads what `entente code` reads, and events that were coded\n"
    "before: PLOVER JSON Lines, and the files of POLECAT, ICEWS and GDELT.\n"
    "A report is kept whole or not at all; adding it twice changes nothing.\n\n"
    "  --no-text          keep places and a hash of each sentence, not its words\n"
    "  --again            code anew what is there already; corrections by hand hold\n"
    "  --least P          leave out events of less confidence (0 to 1; default 0.15)\n"
    "  --all              events of unknown actors, and repeated ones, too\n"
    "  --date YYYY-MM-DD  publication date of reports that have none\n"
    "  --lexicon PATH     further dictionaries of yours, a file or a folder\n"
    "  --compiled FILE    compiled dictionaries other than the installed ones\n"
    "  --layer FILE       a statistical layer other than the installed one; none: do without\n"
    "  --model FILE       a language model other than the installed one\n"
    "  --format-in KIND   auto (the default), text, jsonl, html, conllu, warc, plover,\n"
    "                     polecat, icews or gdelt\n"
    "  --threads N        code on N threads (default: one for every core)\n"
    "  --strict           stop at the first record that cannot be read\n"
    "  --quiet            no summary at the end\n";

typedef struct AddRun {
    EntenteRecord *record;
    EntenteRecordAddOptions adding;
    EntenteRecordCounts counts;
    Progress progress;
    uint64_t words;
    bool strict;
    EntenteStatus status; /* of keeping */
    EntenteError error;
} AddRun;

static EntenteStatus on_document(const EntenteDocument *document, void *context, EntenteError *error)
{
    AddRun *run = context;
    for (size_t i = 0; i < document->sentence_count; i++)
        run->words += document->sentences[i].token_count;
    if (interrupted())
        return ENTENTE_END;
    EntenteStatus status = entente_record_add(run->record, document, &run->adding, &run->counts, &run->error);
    /* others need not wait while the next report is coded */
    if (status == ENTENTE_OK)
        status = entente_record_flush(run->record, &run->error);
    if (status != ENTENTE_OK && error)
        *error = run->error;
    return status;
}

static void on_failure(const EntenteError *error, void *context)
{
    AddRun *run = context;
    if (interrupted())
        return;
    progress_end(&run->progress);
    complain("%s", error->message);
}

static void on_progress(uint64_t done, uint64_t total, void *context)
{
    AddRun *run = context;
    progress_draw(&run->progress, done, total, run->words);
}

static bool on_lines(uint64_t done, uint64_t total, const EntenteRecordCounts *counts, void *context)
{
    AddRun *run = context;
    progress_draw_as(&run->progress, done, total, counts->events, "events");
    return !interrupted() && !(run->strict && counts->failures);
}

static EntenteStatus add_coded(AddRun *run, const char *file, EntenteEventsKind kind, EntenteError *error)
{
    const EntenteRecordImport import = {
        .adding = run->adding, .on_failure = on_failure, .on_progress = on_lines, .context = run};
    EntenteStatus status =
        entente_record_import_events(run->record, file, kind, &import, &run->counts, error);
    EntenteStatus flushed =
        status == ENTENTE_OK || status == ENTENTE_END ? entente_record_flush(run->record, error) : ENTENTE_OK;
    return flushed != ENTENTE_OK ? flushed : status;
}

typedef struct Coding {
    const char *compiled, *folder, *model, *layer;
    EntenteCoderOptions options;
    EntentePipelineOptions pipeline;
} Coding;

static EntenteStatus add_reports(AddRun *run, Coding *coding, EntenteError *error)
{
    EntenteModel *model = NULL;
    EntenteLayer *layer = NULL;
    EntenteStatementLayer *statement_layer = NULL;
    EntenteLexicon *lexicon = lexicon_begin(coding->compiled, coding->folder);
    EntentePipelineCounts counts = {0};
    bool with_layer = !coding->layer || strcmp(coding->layer, "none") != 0;
    if (!lexicon)
        return ENTENTE_BAD_MODEL; /* it was said */
    EntenteStatus status = entente_model_open(coding->model, &model, error);
    if (status == ENTENTE_OK && with_layer)
        status = entente_layer_open(coding->layer, &layer, error);
    if (status == ENTENTE_OK && with_layer)
        status = entente_statement_layer_open(NULL, &statement_layer, error);
    if (status == ENTENTE_OK) {
        coding->options.claims = true;
        coding->options.layer = layer;
        coding->options.statement_layer = statement_layer;
        coding->pipeline.lexicon = lexicon;
        coding->pipeline.coding = &coding->options;
        status = entente_pipeline_run(model, &coding->pipeline, &counts, error);
        run->counts.failures += counts.failures;
    }
    entente_layer_close(layer);
    entente_statement_layer_close(statement_layer);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status;
}

/* Files one after the other: those that were coded before go in as they are, runs of others through the
 * coder. */
static EntenteStatus add_files(AddRun *run, Coding *coding, const char *const *files, size_t count,
                               EntenteEventsKind given, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t at = 0; at < count && status == ENTENTE_OK;) {
        EntenteEventsKind kind = given != ENTENTE_EVENTS_NONE ? given : entente_events_kind(files[at]);
        if (kind != ENTENTE_EVENTS_NONE) {
            EntenteError failure = {0};
            status = add_coded(run, files[at++], kind, &failure);
            if (status == ENTENTE_IO && access(files[at - 1], R_OK) != 0 && strcmp(files[at - 1], "-") != 0) {
                on_failure(&failure, run);
                run->counts.failures++;
                status = run->strict ? ENTENTE_END : ENTENTE_OK;
            }
            if (status != ENTENTE_OK)
                *error = failure;
            continue;
        }
        size_t end = at + 1;
        while (end < count && entente_events_kind(files[end]) == ENTENTE_EVENTS_NONE)
            end++;
        coding->pipeline.files = files + at;
        coding->pipeline.file_count = end - at;
        status = add_reports(run, coding, error);
        at = end;
    }
    return status;
}

static void print_summary(const AddRun *run)
{
    double seconds = clock_now() - run->progress.started;
    const EntenteRecordCounts *counts = &run->counts;
    fprintf(
        stderr, "%llu report%s added, %llu there already, %llu event%s, %llu failed; %.2f s, %.0f events/s\n",
        (unsigned long long)counts->reports, counts->reports == 1 ? "" : "s",
        (unsigned long long)counts->known, (unsigned long long)counts->events, counts->events == 1 ? "" : "s",
        (unsigned long long)counts->failures, seconds, (double)counts->events / (seconds > 0 ? seconds : 1));
}

static bool read_least(const char *text, float *least)
{
    char *end;
    *least = text ? strtof(text, &end) : ENTENTE_LEAST_CONFIDENCE;
    if (!text || (*text && !*end && *least >= 0 && *least <= 1))
        return true;
    complain("--least is a number from 0 to 1, not \"%s\"", text);
    return false;
}

int command_add(int count, char **words)
{
    const char *format = "auto", *date = NULL, *least = NULL;
    unsigned threads = 0;
    bool quiet = false, helped;
    Coding coding = {0};
    AddRun run = {0};
    EntenteReaderOptions reading = {0};
    EntenteError error = {0};
    const Option options[] = {{"no-text", OPTION_FLAG, &run.adding.no_text},
                              {"again", OPTION_FLAG, &run.adding.again},
                              {"least", OPTION_TEXT, &least},
                              {"all", OPTION_FLAG, &coding.options.all},
                              {"date", OPTION_TEXT, &date},
                              {"lexicon", OPTION_TEXT, &coding.folder},
                              {"compiled", OPTION_TEXT, &coding.compiled},
                              {"layer", OPTION_TEXT, &coding.layer},
                              {"model", OPTION_TEXT, &coding.model},
                              {"format-in", OPTION_TEXT, &format},
                              {"threads", OPTION_NUMBER, &threads},
                              {"strict", OPTION_FLAG, &run.strict},
                              {"quiet", OPTION_FLAG, &quiet}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    EntenteEventsKind coded = entente_events_kind_from_name(format);
    if (!count) {
        complain("which record? `entente add RECORD FILE...`");
        return EXIT_WRONG_USAGE;
    }
    if ((date && !argument_date(date, &reading.date)) || !read_least(least, &coding.options.least))
        return EXIT_WRONG_USAGE;
    if (coded == ENTENTE_EVENTS_NONE && !entente_format_from_name(format, &reading.format)) {
        complain("--format-in is auto, text, jsonl, html, conllu, warc, plover, polecat, icews or gdelt, not "
                 "\"%s\"",
                 format);
        return EXIT_WRONG_USAGE;
    }
    if (entente_record_open(words[0], ENTENTE_RECORD_ADD, &run.record, &error) != ENTENTE_OK) {
        complain("%s", error.message);
        return EXIT_SOME_FAILED;
    }
    static const char *const standard_input[] = {"-"};
    coding.pipeline =
        (EntentePipelineOptions){.files = count > 1 ? (const char *const *)words + 1 : standard_input,
                                 .file_count = count > 1 ? (size_t)count - 1 : 1,
                                 .reading = reading,
                                 .threads = threads,
                                 .strict = run.strict,
                                 .on_document = on_document,
                                 .on_failure = on_failure,
                                 .on_progress = on_progress,
                                 .context = &run};
    interruption_begin(!reads_from_terminal(&coding.pipeline));
    progress_begin(&run.progress, true);
    EntenteStatus status =
        add_files(&run, &coding, coding.pipeline.files, coding.pipeline.file_count, coded, &error);
    if (status == ENTENTE_OK)
        status = entente_record_flush(run.record, &error);
    progress_end(&run.progress);
    entente_record_close(run.record);
    bool told = status == ENTENTE_END || (run.strict && run.counts.failures);
    if (status != ENTENTE_OK && !told && error.message[0])
        complain("%s", error.message);
    if (!quiet)
        print_summary(&run);
    return status != ENTENTE_OK || run.counts.failures || interrupted() ? EXIT_SOME_FAILED : EXIT_FINE;
}
