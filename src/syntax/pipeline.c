/* entente_pipeline_run: one thread reads and hands on, the others parse.
 *
 * Documents travel in units, some tens of kilobytes of text each, through a ring: the calling thread fills
 * the unit at the ring's head, workers take the oldest unit that nobody has taken, and the calling thread
 * empties the unit at the ring's tail as soon as it is parsed. The ring's length bounds memory, and its order
 * is the input's. */
#include "base/error.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { UNIT_TEXT = 48 * 1024, UNIT_DOCUMENTS = 64, UNITS_PER_THREAD = 2, THREADS_LIMIT = 256 };

typedef enum UnitState { UNIT_FREE, UNIT_READY, UNIT_TAKEN, UNIT_DONE } UnitState;

/* Documents and failures in the order in which they were read. */
typedef struct Item {
    EntenteDocument *document; /* kept for the next round */
    bool failed;
    EntenteError failure;
} Item;

typedef struct Unit {
    UnitState state;
    Item items[UNIT_DOCUMENTS];
    size_t count;
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
    /* reading */
    EntenteReader *reader;
    size_t next_file;
    uint64_t bytes_before, bytes_all; /* of the files that are finished, and of all that are files */
    uint32_t sentences_before;        /* in earlier parts of the same document */
} Pipeline;

/* ---- reading ---- */

/* Read into the item. ENTENTE_END: nothing is left in any file. */
static EntenteStatus read_item(Pipeline *pipeline, Item *item, EntenteError *error)
{
    const EntentePipelineOptions *options = pipeline->options;
    item->failed = false;
    if (!item->document) {
        EntenteStatus status = entente_document_new(&item->document, error);
        if (status != ENTENTE_OK)
            return status;
    }
    for (;;) {
        if (!pipeline->reader) {
            if (pipeline->next_file == options->file_count)
                return ENTENTE_END;
            const char *file = options->files[pipeline->next_file++];
            EntenteStatus status =
                entente_reader_open(file, &options->reading, &pipeline->reader, &item->failure);
            if (status == ENTENTE_NO_MEMORY)
                return error_no_memory(error);
            if (status != ENTENTE_OK) {
                pipeline->reader = NULL;
                item->failed = true;
                return ENTENTE_OK;
            }
        }
        EntenteStatus status = entente_reader_next(pipeline->reader, item->document, &item->failure);
        if (status == ENTENTE_OK)
            return ENTENTE_OK;
        if (status == ENTENTE_NO_MEMORY)
            return error_no_memory(error);
        item->failed = status != ENTENTE_END;
        if (status != ENTENTE_BAD_INPUT) {
            uint64_t done, total;
            entente_reader_progress(pipeline->reader, &done, &total);
            pipeline->bytes_before += done;
            entente_reader_close(pipeline->reader);
            pipeline->reader = NULL;
        }
        if (item->failed)
            return ENTENTE_OK;
    }
}

/* Fill a unit; it stays empty at the end of the input. */
static EntenteStatus fill_unit(Pipeline *pipeline, Unit *unit, EntenteError *error)
{
    size_t text = 0;
    unit->count = 0;
    unit->status = ENTENTE_OK;
    while (unit->count < UNIT_DOCUMENTS && text < UNIT_TEXT) {
        Item *item = &unit->items[unit->count];
        EntenteStatus status = read_item(pipeline, item, error);
        if (status == ENTENTE_END)
            return ENTENTE_OK;
        if (status != ENTENTE_OK)
            return status;
        unit->count++;
        if (item->failed && pipeline->options->strict)
            return ENTENTE_OK;
        if (!item->failed)
            text += item->document->text.size;
    }
    return ENTENTE_OK;
}

/* ---- parsing ---- */

static void parse_unit(EntenteParser *parser, Unit *unit)
{
    for (size_t i = 0; i < unit->count && unit->status == ENTENTE_OK; i++)
        if (!unit->items[i].failed)
            unit->status = entente_parser_parse(parser, unit->items[i].document, &unit->error);
}

typedef struct Worker {
    Pipeline *pipeline;
    EntenteParser *parser;
    pthread_t thread;
} Worker;

static void *work(void *argument)
{
    Worker *worker = argument;
    Pipeline *pipeline = worker->pipeline;
    pthread_mutex_lock(&pipeline->lock);
    for (;;) {
        Unit *unit = &pipeline->units[pipeline->next_taken];
        if (unit->state != UNIT_READY) {
            if (pipeline->closing)
                break;
            pthread_cond_wait(&pipeline->ready, &pipeline->lock);
            continue;
        }
        unit->state = UNIT_TAKEN;
        pipeline->next_taken = (pipeline->next_taken + 1) % pipeline->unit_count;
        pthread_mutex_unlock(&pipeline->lock);
        parse_unit(worker->parser, unit);
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
    for (size_t i = 0; i < document->sentence_count; i++)
        counts->words += document->sentences[i].token_count;
    return pipeline->options->on_document(document, pipeline->options->context, error);
}

static EntenteStatus hand_on(Pipeline *pipeline, Unit *unit, EntenteError *error)
{
    const EntentePipelineOptions *options = pipeline->options;
    EntenteStatus status = unit->status;
    if (status != ENTENTE_OK && error)
        *error = unit->error;
    for (size_t i = 0; i < unit->count && status == ENTENTE_OK; i++) {
        Item *item = &unit->items[i];
        if (!item->failed) {
            status = hand_on_document(pipeline, item->document, error);
            continue;
        }
        pipeline->counts.failures++;
        if (options->on_failure)
            options->on_failure(&item->failure, options->context);
        if (options->strict) {
            status = item->failure.code;
            if (error)
                *error = item->failure;
        }
    }
    uint64_t done = 0, total;
    if (pipeline->reader)
        entente_reader_progress(pipeline->reader, &done, &total);
    pipeline->counts.bytes = pipeline->bytes_before + done;
    if (options->on_progress)
        options->on_progress(pipeline->counts.bytes, pipeline->bytes_all, options->context);
    return status;
}

/* ---- the run ---- */

/* Everything in the calling thread. */
static EntenteStatus run_alone(Pipeline *pipeline, EntenteParser *parser, EntenteError *error)
{
    Unit *unit = &pipeline->units[0];
    for (;;) {
        EntenteStatus status = fill_unit(pipeline, unit, error);
        if (status != ENTENTE_OK || !unit->count)
            return status;
        parse_unit(parser, unit);
        status = hand_on(pipeline, unit, error);
        if (status != ENTENTE_OK)
            return status;
    }
}

/* Keep the ring as full as it gets; empty its oldest unit when there is no room or nothing more to read. */
static EntenteStatus run_ring(Pipeline *pipeline, EntenteError *error)
{
    size_t head = 0, tail = 0, used = 0;
    bool ended = false;
    EntenteStatus status = ENTENTE_OK;
    while (status == ENTENTE_OK && (used || !ended)) {
        Unit *oldest = &pipeline->units[tail];
        pthread_mutex_lock(&pipeline->lock);
        while (used && (ended || used == pipeline->unit_count) && oldest->state != UNIT_DONE)
            pthread_cond_wait(&pipeline->done, &pipeline->lock);
        bool parsed = used && oldest->state == UNIT_DONE;
        pthread_mutex_unlock(&pipeline->lock);
        if (parsed) {
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
    }
    return status;
}

static EntenteStatus run_workers(Pipeline *pipeline, Worker *workers, size_t count, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    size_t started = 0;
    for (; started < count && status == ENTENTE_OK; started += status == ENTENTE_OK)
        if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0)
            status = error_set(error, ENTENTE_IO, NULL, 0, "cannot start a thread");
    if (started) /* fewer threads than asked for do the work, too */
        status = run_ring(pipeline, error);
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
    free(pipeline->units);
    entente_reader_close(pipeline->reader);
    pthread_cond_destroy(&pipeline->ready);
    pthread_cond_destroy(&pipeline->done);
    pthread_mutex_destroy(&pipeline->lock);
}

static uint64_t size_of_files(const EntentePipelineOptions *options)
{
    uint64_t all = 0;
    for (size_t i = 0; i < options->file_count; i++) {
        EntenteReader *reader = NULL;
        uint64_t done = 0, total = 0;
        if (strcmp(options->files[i], "-") == 0)
            return 0;
        if (entente_reader_open(options->files[i], NULL, &reader, NULL) == ENTENTE_OK)
            entente_reader_progress(reader, &done, &total);
        entente_reader_close(reader);
        all += total;
    }
    return all;
}

static size_t count_threads(unsigned wanted)
{
    long cores = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > THREADS_LIMIT ? THREADS_LIMIT : (size_t)cores;
}

EntenteStatus entente_pipeline_run(const EntenteModel *model, const EntentePipelineOptions *options,
                                   EntentePipelineCounts *counts, EntenteError *error)
{
    size_t threads = count_threads(options->threads);
    Pipeline pipeline = {.model = model,
                         .options = options,
                         .unit_count = threads == 1 ? 1 : threads * UNITS_PER_THREAD + 1,
                         .lock = PTHREAD_MUTEX_INITIALIZER,
                         .ready = PTHREAD_COND_INITIALIZER,
                         .done = PTHREAD_COND_INITIALIZER};
    pipeline.units = calloc(pipeline.unit_count, sizeof *pipeline.units);
    Worker *workers = calloc(threads, sizeof *workers);
    EntenteStatus status = pipeline.units && workers ? ENTENTE_OK : error_no_memory(error);
    if (options->on_progress)
        pipeline.bytes_all = size_of_files(options);
    for (size_t i = 0; i < threads && status == ENTENTE_OK; i++) {
        workers[i].pipeline = &pipeline;
        status = entente_parser_new(model, &workers[i].parser, error);
    }
    if (status == ENTENTE_OK)
        status = threads == 1 ? run_alone(&pipeline, workers[0].parser, error)
                              : run_workers(&pipeline, workers, threads, error);
    for (size_t i = 0; workers && i < threads; i++)
        entente_parser_delete(workers[i].parser);
    free(workers);
    if (counts)
        *counts = pipeline.counts;
    pipeline_free(&pipeline);
    return status;
}
