/* entente lexicon coverage: what reports name and the dictionaries do not know. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

typedef struct Unknown {
    char *words;
    size_t count;
} Unknown;

typedef struct Tally {
    Unknown *each; /* open addressing, a power of two */
    size_t used, capacity;
    bool failed;
} Tally;

typedef struct Coverage {
    Tally names, verbs;
    size_t known_names, known_verbs;
} Coverage;

static size_t hash_of(const char *words, size_t size)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)words[i]) * 1099511628211u;
    return (size_t)(hash ^ hash >> 31);
}

static bool tally_grow(Tally *tally)
{
    if (tally->used * 2 < tally->capacity)
        return true;
    size_t capacity = tally->capacity ? tally->capacity * 2 : 1024;
    Unknown *each = calloc(capacity, sizeof *each);
    if (!each)
        return false;
    for (size_t i = 0; i < tally->capacity; i++)
        if (tally->each[i].words) {
            size_t at = hash_of(tally->each[i].words, strlen(tally->each[i].words)) & (capacity - 1);
            while (each[at].words)
                at = (at + 1) & (capacity - 1);
            each[at] = tally->each[i];
        }
    free(tally->each);
    tally->each = each;
    tally->capacity = capacity;
    return true;
}

static void tally_add(Tally *tally, EntenteSlice words)
{
    if (!words.size || words.size > 200 || !tally_grow(tally)) {
        tally->failed = tally->failed || tally->used * 2 >= tally->capacity;
        return;
    }
    size_t at = hash_of(words.data, words.size) & (tally->capacity - 1);
    while (tally->each[at].words && (strlen(tally->each[at].words) != words.size ||
                                     memcmp(tally->each[at].words, words.data, words.size) != 0))
        at = (at + 1) & (tally->capacity - 1);
    if (!tally->each[at].words) {
        tally->each[at].words = strndup(words.data, words.size);
        tally->failed = tally->failed || !tally->each[at].words;
        tally->used += tally->each[at].words != NULL;
    }
    tally->each[at].count++;
}

static int compare(const void *a, const void *b)
{
    const Unknown *x = a, *y = b;
    if (!x->words || !y->words)
        return !x->words - !y->words;
    return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->words, y->words);
}

static void tally_print(Tally *tally, const char *title, size_t known, unsigned top)
{
    size_t unknown = 0;
    for (size_t i = 0; i < tally->capacity; i++)
        unknown += tally->each[i].count;
    size_t all = known + unknown;
    printf("%s: %zu of %zu known (%.1f %%)\n", title, known, all,
           all ? 100.0 * (double)known / (double)all : 100.0);
    if (tally->capacity)
        qsort(tally->each, tally->capacity, sizeof *tally->each, compare);
    for (size_t i = 0; i < tally->capacity && i < top && tally->each[i].words; i++)
        printf("%8zu  %s\n", tally->each[i].count, tally->each[i].words);
    putchar('\n');
    for (size_t i = 0; i < tally->capacity; i++)
        free(tally->each[i].words);
    free(tally->each);
}

static EntenteStatus on_document(const EntenteDocument *document, void *context, EntenteError *error)
{
    (void)error;
    Coverage *coverage = context;
    for (size_t i = 0; i < document->coverage.count; i++) {
        const EntenteWord *word = &document->coverage.words[i];
        if (word->known) {
            *(word->verb ? &coverage->known_verbs : &coverage->known_names) += 1;
            continue;
        }
        tally_add(word->verb ? &coverage->verbs : &coverage->names, word->text);
    }
    return coverage->names.failed || coverage->verbs.failed ? ENTENTE_NO_MEMORY : ENTENTE_OK;
}

static void on_failure(const EntenteError *error, void *context)
{
    (void)context;
    complain("%s", error->message);
}

int coverage(int count, char **words, const char *compiled, const char *folder, const char *model_file,
             unsigned top)
{
    static const char *const standard_input[] = {"-"};
    EntenteError error = {0};
    EntenteModel *model = NULL;
    EntenteLexicon *lexicon = lexicon_begin(compiled, folder);
    EntenteStatus status = lexicon ? entente_model_open(model_file, &model, &error) : ENTENTE_IO;
    Coverage run = {.known_names = 0};
    EntentePipelineCounts counts = {0};
    if (status == ENTENTE_OK) {
        const EntenteCoderOptions coding = {.coverage = true};
        const EntentePipelineOptions pipeline = {.files = count ? (const char *const *)words : standard_input,
                                                 .file_count = count ? (size_t)count : 1,
                                                 .lexicon = lexicon,
                                                 .coding = &coding,
                                                 .on_document = on_document,
                                                 .on_failure = on_failure,
                                                 .context = &run};
        status = entente_pipeline_run(model, &pipeline, &counts, &error);
    }
    if (status != ENTENTE_OK)
        complain("%s", error.code ? error.message : "out of memory");
    tally_print(&run.names, "names", run.known_names, status == ENTENTE_OK ? top : 0);
    tally_print(&run.verbs, "verbs", run.known_verbs, status == ENTENTE_OK ? top : 0);
    entente_lexicon_close(lexicon);
    entente_model_close(model);
    return status != ENTENTE_OK || counts.failures ? EXIT_SOME_FAILED : EXIT_FINE;
}
