/* entente relate: the event between a given pair. */
#include "cli/command.h"

#include <errno.h>
#include <string.h>

static const char help[] =
    "usage: entente relate [OPTION...] [FILE]\n\n"
    "For JSON Lines with id, text, source and target (and optional source_spans and target_spans,\n"
    "in code points): the event that the source does to the target, one line for one line, as\n"
    "id, root (PLOVER), cameo, mode and confidence. Where a record names no pair, the main actor\n"
    "and the other side are found and told as source_spans and target_spans. Standard input where\n"
    "no FILE is named.\n\n"
    "  --lexicon PATH     further dictionaries of yours, a file or a folder\n"
    "  --compiled FILE    compiled dictionaries other than the installed ones\n"
    "  --layer FILE       a statistical layer other than the installed one; none: do without\n"
    "  --model FILE       a language model other than the installed one\n"
    "  --strict           stop at the first record that cannot be read\n";

typedef struct RelateRun {
    size_t failures;
} RelateRun;

static void print_string(EntenteSlice text)
{
    putchar('"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 0x20)
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void print_spans(const char *name, const EntenteSpan *spans, size_t count)
{
    if (!count)
        return;
    printf(", \"%s\": [", name);
    for (size_t i = 0; i < count; i++)
        printf("%s[%u, %u]", i ? ", " : "", spans[i].start, spans[i].end);
    putchar(']');
}

static EntenteStatus on_relation(const EntenteDocument *document, const EntenteRelation *relation,
                                 void *context, EntenteError *error)
{
    (void)context;
    (void)error;
    fputs("{\"id\": ", stdout);
    print_string(document->id);
    if (relation->type != ENTENTE_EVENT_NONE)
        printf(", \"root\": \"%s\", \"cameo\": \"%s\"", entente_event_type_name(relation->type),
               relation->cameo);
    if (*relation->mode)
        printf(", \"mode\": \"%s\"", relation->mode);
    print_spans("source_spans", relation->source, relation->source_count);
    print_spans("target_spans", relation->target, relation->target_count);
    if (relation->mutual)
        fputs(", \"mutual\": true", stdout);
    printf(", \"confidence\": %.3f}\n", (double)relation->confidence);
    return ferror(stdout) ? ENTENTE_END : ENTENTE_OK;
}

static void on_failure(const EntenteError *error, void *context)
{
    ((RelateRun *)context)->failures++;
    complain("%s", error->message);
}

int command_relate(int count, char **words)
{
    const char *model_file = NULL, *folder = NULL, *compiled = NULL, *layer_file = NULL;
    bool strict = false, helped;
    const Option options[] = {{"model", OPTION_TEXT, &model_file},
                              {"lexicon", OPTION_TEXT, &folder},
                              {"compiled", OPTION_TEXT, &compiled},
                              {"layer", OPTION_TEXT, &layer_file},
                              {"strict", OPTION_FLAG, &strict}};
    if (!arguments_read(&count, words, options, sizeof options / sizeof *options, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count > 1) {
        complain("relate reads one file, not %d", count);
        return EXIT_WRONG_USAGE;
    }
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLayer *layer = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, folder);
    bool with_layer = !layer_file || strcmp(layer_file, "none") != 0;
    RelateRun run = {0};
    EntenteStatus status = lexicon ? ENTENTE_OK : ENTENTE_IO;
    if (status == ENTENTE_OK)
        status = entente_model_open(model_file, &model, &error);
    if (status == ENTENTE_OK && with_layer)
        status = entente_layer_open(layer_file, &layer, &error);
    if (status == ENTENTE_OK) {
        interruption_begin(false);
        const EntenteRelateOptions relating = {.file = count ? words[0] : "-",
                                               .coding = {.layer = layer},
                                               .strict = strict,
                                               .on_relation = on_relation,
                                               .on_failure = on_failure,
                                               .context = &run};
        status = entente_relate_run(model, lexicon, &relating, &error);
    }
    if (status != ENTENTE_OK && status != ENTENTE_END && error.code)
        complain("%s", error.message);
    bool broken = fflush(stdout) != 0 || ferror(stdout);
    if (broken && errno != EPIPE)
        complain("the output cannot be written: %s", strerror(errno));
    entente_layer_close(layer);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status != ENTENTE_OK || run.failures || broken ? EXIT_SOME_FAILED : EXIT_FINE;
}
