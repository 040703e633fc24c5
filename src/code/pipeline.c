/* entente_pipeline_run: one thread reads and hands on, the others parse and code.
 *
 * Documents travel in units, some tens of kilobytes of text each, through a ring: the calling thread fills
 * the unit at the ring's head, workers take the oldest unit that nobody has taken, and the calling thread
 * empties the unit at the ring's tail as soon as it is parsed. The ring's order is the input's. Its length
 * and a limit on the text in it bound memory. */
#include "base/arena.h"
#include "base/error.h"
#include "code/coder.h"
#include "syntax/parser.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    UNIT_TEXT = 48 * 1024, /* bytes after which a unit takes no further document */
    UNIT_DOCUMENTS = 64,
    UNITS_PER_THREAD = 2,
    RING_TEXT_PER_UNIT = 256 * 1024,  /* the ring is full when it holds this much text a unit */
    SHELF_PER_UNIT = 2 * 1024 * 1024, /* memory that documents keep for their next use, bytes a unit */
    THREADS_LIMIT = 256
};

typedef enum UnitState { UNIT_FREE, UNIT_READY, UNIT_TAKEN, UNIT_DONE } UnitState;

/* Documents and failures in the order in which they were read. */
typedef struct Item {
    EntenteDocument *document; /* NULL: a failure */
    EntenteError failure;
} Item;

typedef struct Unit {
    UnitState state;
    Item items[UNIT_DOCUMENTS];
    size_t count, text;
    EntenteStatus status; /* of parsing: only memory can run out */
    EntenteError error;
} Unit;

typedef struct Pipeline {
    const EntenteModel *model;
    const EntentePipelineOptions *options;
    EntentePipelineCounts counts;
    Unit *units;
    size_t unit_count;
    size_t next_taken; /* unit that the next free worker takes */
    bool closing;
    pthread_mutex_t lock;
    pthread_cond_t ready, done;
    /* documents that wait for their next use: the calling thread's */
    EntenteDocument **shelf;
    size_t shelf_count, shelf_held, shelf_limit;
    /* reading */
    EntenteReader *reader;
    size_t next_file;
    uint64_t bytes_before, bytes_all; /* of the files that are finished, and of all that are files */
    uint32_t sentences_before;        /* in earlier parts of the same document */
} Pipeline;

/* ---- documents that are used again ---- */

static EntenteStatus shelf_take(Pipeline *pipeline, EntenteDocument **document, EntenteError *error)
{
    if (!pipeline->shelf_count)
        return entente_document_new(document, error);
    *document = pipeline->shelf[--pipeline->shelf_count];
    pipeline->shelf_held -= arena_held((*document)->arena);
    return ENTENTE_OK;
}

/* A document that has grown so large that the shelf would be too heavy goes back to the system. */
static void shelf_put(Pipeline *pipeline, EntenteDocument *document)
{
    if (!document)
        return;
    entente_document_reset(document);
    size_t held = arena_held(document->arena);
    if (pipeline->shelf_held + held > pipeline->shelf_limit) {
        entente_document_delete(document);
        return;
    }
    pipeline->shelf[pipeline->shelf_count++] = document;
    pipeline->shelf_held += held;
}

/* ---- reading ---- */

static void close_reader(Pipeline *pipeline)
{
    uint64_t done, total;
    entente_reader_progress(pipeline->reader, &done, &total);
    pipeline->bytes_before += done;
    entente_reader_close(pipeline->reader);
    pipeline->reader = NULL;
}

/* Read the next document, or what failed, from this file or the next. ENTENTE_END: nothing is left in any. */
static EntenteStatus read_next(Pipeline *pipeline, EntenteDocument *document, EntenteError *failure)
{
    const EntentePipelineOptions *options = pipeline->options;
    for (;;) {
        EntenteStatus status;
        if (!pipeline->reader) {
            if (pipeline->next_file == options->file_count)
                return ENTENTE_END;
            const char *file = options->files[pipeline->next_file++];
            status = entente_reader_open(file, &options->reading, &pipeline->reader, failure);
            if (status != ENTENTE_OK) {
                pipeline->reader = NULL;
                return status;
            }
        }
        status = entente_reader_next(pipeline->reader, document, failure);
        if (status == ENTENTE_OK || status == ENTENTE_BAD_INPUT)
            return status;
        close_reader(pipeline);
        if (status != ENTENTE_END)
            return status;
    }
}

/* Fill a unit; it stays empty at the end of the input. */
static EntenteStatus fill_unit(Pipeline *pipeline, Unit *unit, EntenteError *error)
{
    unit->count = unit->text = 0;
    unit->status = ENTENTE_OK;
    while (unit->count < UNIT_DOCUMENTS && unit->text < UNIT_TEXT) {
        Item *item = &unit->items[unit->count];
        EntenteDocument *document;
        EntenteStatus status = shelf_take(pipeline, &document, error);
        if (status != ENTENTE_OK)
            return status;
        status = read_next(pipeline, document, &item->failure);
        item->document = status == ENTENTE_OK ? document : NULL;
        if (status == ENTENTE_OK) {
            unit->text += document->text.size;
            unit->count++;
            continue;
        }
        shelf_put(pipeline, document);
        if (status == ENTENTE_END)
            return ENTENTE_OK;
        if (status == ENTENTE_NO_MEMORY)
            return error_no_memory(error);
        unit->count++;
        if (pipeline->options->strict)
            return ENTENTE_OK;
    }
    return ENTENTE_OK;
}

/* ---- parsing ---- */

typedef struct Worker {
    Pipeline *pipeline;
    EntenteParser *parser;
    EntenteCoder *coder; /* NULL: parse only */
    pthread_t thread;
} Worker;

static void parse_unit(const Worker *worker, Unit *unit)
{
    EntenteDocument *documents[UNIT_DOCUMENTS] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < unit->count; i++)
        if (unit->items[i].document)
            documents[count++] = unit->items[i].document;
    unit->status = parser_parse_chosen(worker->parser, documents, count, worker->coder ? coder_choose : NULL,
                                       worker->coder, &unit->error);
    for (size_t i = 0; i < count && worker->coder && unit->status == ENTENTE_OK; i++)
        unit->status = entente_coder_code(worker->coder, documents[i], &unit->error);
}

static void *work(void *argument)
{
    Worker *worker = argument;
    Pipeline *pipeline = worker->pipeline;
    pthread_mutex_lock(&pipeline->lock);
    while (!pipeline->closing) {
        Unit *unit = &pipeline->units[pipeline->next_taken];
        if (unit->state != UNIT_READY) {
            pthread_cond_wait(&pipeline->ready, &pipeline->lock);
            continue;
        }
        unit->state = UNIT_TAKEN;
        pipeline->next_taken = (pipeline->next_taken + 1) % pipeline->unit_count;
        pthread_mutex_unlock(&pipeline->lock);
        parse_unit(worker, unit);
        pthread_mutex_lock(&pipeline->lock);
        unit->state = UNIT_DONE;
        pthread_cond_signal(&pipeline->done);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return NULL;
}

/* ---- handing on ---- */

static EntenteStatus hand_on_document(Pipeline *pipeline, EntenteDocument *document, EntenteError *error)
{
    EntentePipelineCounts *counts = &pipeline->counts;
    if (document->part == 0) {
        pipeline->sentences_before = 0;
        counts->documents++;
    }
    document->first_sentence = pipeline->sentences_before;
    pipeline->sentences_before += (uint32_t)document->sentence_count;
    counts->sentences += document->sentence_count;
    counts->repairs += document->repairs;
    counts->events += document->event_count;
    for (size_t i = 0; i < document->sentence_count; i++)
        counts->words += document->sentences[i].token_count;
    return pipeline->options->on_document(document, pipeline->options->context, error);
}

static void count_bytes(Pipeline *pipeline)
{
    uint64_t done = 0, total;
    if (pipeline->reader)
        entente_reader_progress(pipeline->reader, &done, &total);
    pipeline->counts.bytes = pipeline->bytes_before + done;
}

static EntenteStatus hand_on(Pipeline *pipeline, Unit *unit, EntenteError *error)
{
    const EntentePipelineOptions *options = pipeline->options;
    EntenteStatus status = unit->status;
    if (status != ENTENTE_OK && error)
        *error = unit->error;
    for (size_t i = 0; i < unit->count; i++) {
        Item *item = &unit->items[i];
        if (status == ENTENTE_OK && item->document) {
            status = hand_on_document(pipeline, item->document, error);
        } else if (status == ENTENTE_OK) {
            pipeline->counts.failures++;
            if (options->on_failure)
                options->on_failure(&item->failure, options->context);
            status = options->strict ? item->failure.code : ENTENTE_OK;
            if (options->strict && error)
                *error = item->failure;
        }
        shelf_put(pipeline, item->document);
        item->document = NULL;
    }
    count_bytes(pipeline);
    if (options->on_progress)
        options->on_progress(pipeline->counts.bytes, pipeline->bytes_all, options->context);
    return status;
}

/* ---- the run ---- */

/* Everything in the calling thread. */
static EntenteStatus run_alone(Pipeline *pipeline, const Worker *worker, EntenteError *error)
{
    Unit *unit = &pipeline->units[0];
    for (;;) {
        EntenteStatus status = fill_unit(pipeline, unit, error);
        if (status != ENTENTE_OK || !unit->count)
            return status;
        parse_unit(worker, unit);
        status = hand_on(pipeline, unit, error);
        if (status != ENTENTE_OK)
            return status;
    }
}

/* Keep the ring as full as its limits allow; empty its oldest unit when there is no room or nothing more to
 * read. */
static EntenteStatus run_ring(Pipeline *pipeline, EntenteError *error)
{
    size_t head = 0, tail = 0, used = 0, text = 0;
    bool ended = false;
    EntenteStatus status = ENTENTE_OK;
    while (status == ENTENTE_OK && (used || !ended)) {
        Unit *oldest = &pipeline->units[tail];
        bool full = used == pipeline->unit_count || text >= pipeline->unit_count * RING_TEXT_PER_UNIT;
        pthread_mutex_lock(&pipeline->lock);
        while (used && (ended || full) && oldest->state != UNIT_DONE)
            pthread_cond_wait(&pipeline->done, &pipeline->lock);
        bool parsed = used && oldest->state == UNIT_DONE;
        pthread_mutex_unlock(&pipeline->lock);
        if (parsed) {
            text -= oldest->text;
            status = hand_on(pipeline, oldest, error);
            pthread_mutex_lock(&pipeline->lock);
            oldest->state = UNIT_FREE;
            pthread_mutex_unlock(&pipeline->lock);
            tail = (tail + 1) % pipeline->unit_count;
            used--;
            continue;
        }
        Unit *next = &pipeline->units[head];
        status = fill_unit(pipeline, next, error);
        ended = next->count == 0;
        if (status != ENTENTE_OK || ended)
            continue;
        pthread_mutex_lock(&pipeline->lock);
        next->state = UNIT_READY;
        pthread_cond_signal(&pipeline->ready);
        pthread_mutex_unlock(&pipeline->lock);
        head = (head + 1) % pipeline->unit_count;
        used++;
        text += next->text;
    }
    return status;
}

static EntenteStatus run_workers(Pipeline *pipeline, Worker *workers, size_t count, EntenteError *error)
{
    size_t started = 0;
    while (started < count && pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
        started++;
    /* fewer threads than asked for do the work, too */
    EntenteStatus status = started ? run_ring(pipeline, error) : run_alone(pipeline, &workers[0], error);
    pthread_mutex_lock(&pipeline->lock);
    pipeline->closing = true;
    pthread_cond_broadcast(&pipeline->ready);
    pthread_mutex_unlock(&pipeline->lock);
    for (size_t i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    return status;
}

static void pipeline_free(Pipeline *pipeline)
{
    for (size_t u = 0; pipeline->units && u < pipeline->unit_count; u++)
        for (size_t i = 0; i < UNIT_DOCUMENTS; i++)
            entente_document_delete(pipeline->units[u].items[i].document);
    for (size_t i = 0; i < pipeline->shelf_count; i++)
        entente_document_delete(pipeline->shelf[i]);
    free(pipeline->shelf);
    free(pipeline->units);
    entente_reader_close(pipeline->reader);
    pthread_cond_destroy(&pipeline->ready);
    pthread_cond_destroy(&pipeline->done);
    pthread_mutex_destroy(&pipeline->lock);
}

/* Bytes of all files, 0 where one is a pipe: opening that to ask would take from what it gives. */
static uint64_t size_of_files(const EntentePipelineOptions *options)
{
    uint64_t all = 0;
    for (size_t i = 0; i < options->file_count; i++) {
        struct stat about;
        bool standard = strcmp(options->files[i], "-") == 0;
        if ((standard ? fstat(STDIN_FILENO, &about) : stat(options->files[i], &about)) != 0)
            continue;
        if (!S_ISREG(about.st_mode))
            return 0;
        all += (uint64_t)about.st_size;
    }
    return all;
}

/* Cores that this process may run on. */
static size_t count_cores(void)
{
    cpu_set_t cores;
    int count = sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
    return count < 1 ? 1 : count > THREADS_LIMIT ? THREADS_LIMIT : (size_t)count;
}

EntenteStatus entente_pipeline_run(const EntenteModel *model, const EntentePipelineOptions *options,
                                   EntentePipelineCounts *counts, EntenteError *error)
{
    if (options->threads > THREADS_LIMIT)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "%u threads are more than the limit, %d",
                         options->threads, THREADS_LIMIT);
    size_t threads = options->threads ? options->threads : count_cores();
    Pipeline pipeline = {.model = model,
                         .options = options,
                         .unit_count = threads == 1 ? 1 : threads * UNITS_PER_THREAD + 1,
                         .lock = PTHREAD_MUTEX_INITIALIZER,
                         .ready = PTHREAD_COND_INITIALIZER,
                         .done = PTHREAD_COND_INITIALIZER};
    pipeline.shelf_limit = pipeline.unit_count * SHELF_PER_UNIT;
    pipeline.shelf = calloc(pipeline.unit_count * UNIT_DOCUMENTS + 1, sizeof *pipeline.shelf);
    pipeline.units = calloc(pipeline.unit_count, sizeof *pipeline.units);
    Worker *workers = calloc(threads, sizeof *workers);
    EntenteStatus status = pipeline.units && pipeline.shelf && workers ? ENTENTE_OK : error_no_memory(error);
    if (options->on_progress)
        pipeline.bytes_all = size_of_files(options);
    for (size_t i = 0; i < threads && status == ENTENTE_OK; i++) {
        workers[i].pipeline = &pipeline;
        status = entente_parser_new(model, &workers[i].parser, error);
        if (status == ENTENTE_OK && options->lexicon)
            status = entente_coder_new(options->lexicon, options->coding, &workers[i].coder, error);
    }
    if (status == ENTENTE_OK)
        status = threads == 1 ? run_alone(&pipeline, &workers[0], error)
                              : run_workers(&pipeline, workers, threads, error);
    for (size_t i = 0; workers && i < threads; i++) {
        entente_parser_delete(workers[i].parser);
        entente_coder_delete(workers[i].coder);
    }
    free(workers);
    count_bytes(&pipeline);
    if (counts)
        *counts = pipeline.counts;
    pipeline_free(&pipeline);
    return status;
}
