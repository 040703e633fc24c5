#include "report/incoming.h"

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "ingest/source.h"

#include <string.h>

/* ---- lines ---- */

/* Latin-1 as UTF-8; controls become spaces. */
static EntenteSlice clean_line(IncomingRow *row, EntenteSlice line)
{
    bool clean = utf8_is_clean(line);
    char *out = arena_bytes(row->arena, line.size * (clean ? 1 : 2) + 1), *at = out;
    if (!out) {
        row->failed = true;
        return (EntenteSlice){"", 0};
    }
    for (size_t i = 0; i < line.size; i++) {
        unsigned char c = (unsigned char)line.data[i];
        if (c < 0x20 && c != '\t')
            *at++ = ' ';
        else if (clean || c < 0x80)
            *at++ = (char)c;
        else
            at += utf8_encode(c, at);
    }
    *at = '\0';
    return (EntenteSlice){out, (size_t)(at - out)};
}

bool incoming_split(IncomingRow *row, EntenteSlice line)
{
    EntenteSlice text = clean_line(row, line);
    row->count = 0;
    for (size_t i = 0; i <= text.size;) {
        const char *end = memchr(text.data + i, '\t', text.size - i);
        size_t size = end ? (size_t)(end - text.data) - i : text.size - i;
        if (row->count == INCOMING_CELLS)
            return false;
        const char *cell = arena_copy(row->arena, text.data + i, size);
        row->failed = row->failed || !cell;
        row->cells[row->count++] = cell ? (EntenteSlice){cell, size} : (EntenteSlice){"", 0};
        i += size + 1;
    }
    return true;
}

/* ---- recognising ---- */

EntenteEventsKind entente_events_kind_from_name(const char *name)
{
    static const char *const names[] = {"plover", "polecat", "icews", "gdelt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return (EntenteEventsKind)(i + 1);
    return ENTENTE_EVENTS_NONE;
}

static EntenteEventsKind kind_of_line(IncomingRow *row, EntenteSlice line)
{
    if (!incoming_split(row, line) || row->failed)
        return ENTENTE_EVENTS_NONE;
    if (incoming_heads(row, ENTENTE_EVENTS_POLECAT))
        return ENTENTE_EVENTS_POLECAT;
    if (incoming_heads(row, ENTENTE_EVENTS_ICEWS))
        return ENTENTE_EVENTS_ICEWS;
    return incoming_is_gdelt(row) ? ENTENTE_EVENTS_GDELT : ENTENTE_EVENTS_NONE;
}

EntenteEventsKind entente_events_kind(const char *file)
{
    enum { SAMPLE = 16 * 1024 };
    EntenteSlice sample = {"", 0};
    Source *source = NULL;
    if (entente_record_is_coded(file))
        return ENTENTE_EVENTS_PLOVER;
    if (strcmp(file, "-") == 0 || source_open(file, &source, NULL) != ENTENTE_OK)
        return ENTENTE_EVENTS_NONE;
    EntenteEventsKind kind = ENTENTE_EVENTS_NONE;
    IncomingRow row = {.arena = arena_new()};
    if (row.arena && source_peek(source, SAMPLE, &sample, NULL) == ENTENTE_OK) {
        const char *end = memchr(sample.data, '\n', sample.size);
        kind =
            kind_of_line(&row, (EntenteSlice){sample.data, end ? (size_t)(end - sample.data) : sample.size});
    }
    arena_delete(row.arena);
    source_close(source);
    return kind;
}

/* ---- a run ---- */

typedef struct Incoming {
    EntenteRecord *record;
    EntenteEventsKind kind;
    const EntenteRecordImport *options;
    EntenteRecordCounts *counts;
    Source *source;
    IncomingRow rows[2]; /* the event in hand, and the row after it */
    IncomingEvent events[2];
    unsigned at;
    bool pending;
    uint64_t document; /* hash of the last one's id: its further rows are no further report */
} Incoming;

static void tell_failure(Incoming *incoming, const EntenteError *failure)
{
    incoming->counts->failures++;
    if (incoming->options->on_failure)
        incoming->options->on_failure(failure, incoming->options->context);
}

static EntenteStatus keep_pending(Incoming *incoming, EntenteError *error)
{
    IncomingEvent *out = &incoming->events[incoming->at];
    EntenteSentence sentence = {.id = out->sentence.size ? out->sentence : entente_slice("1"),
                                .text = {"", 0}};
    EntenteDocument document = {.id = out->document.size ? out->document : entente_slice(out->event.id),
                                .title = {"", 0},
                                .publication = out->publication,
                                .url = out->url,
                                .published = out->published,
                                .text = {"", 0},
                                .sentences = &sentence,
                                .sentence_count = 1,
                                .events = &out->event,
                                .event_count = 1};
    uint64_t done, total, reports = incoming->counts->reports, name = slice_hash(document.id);
    if (!incoming->pending)
        return ENTENTE_OK;
    incoming->pending = false;
    EntenteStatus status =
        entente_record_add(incoming->record, &document, &incoming->options->adding, incoming->counts, error);
    if (name == incoming->document)
        incoming->counts->reports = reports;
    incoming->document = name;
    if (status != ENTENTE_OK || !incoming->options->on_progress)
        return status;
    source_progress(incoming->source, &done, &total);
    return incoming->options->on_progress(done, total, incoming->counts, incoming->options->context)
               ? ENTENTE_OK
               : ENTENTE_END;
}

static EntenteStatus take_row(Incoming *incoming, IncomingRow *row, IncomingEvent *out, EntenteError *error)
{
    EntenteError failure = {0};
    const char *problem = incoming_read(row, incoming->kind, out);
    if (row->failed)
        return error_no_memory(error);
    if (problem) {
        (void)error_set(&failure, ENTENTE_BAD_INPUT, source_name(incoming->source),
                        source_line(incoming->source), "%s; the line is skipped", problem);
        tell_failure(incoming, &failure);
        return ENTENTE_OK;
    }
    EntenteEvent *event = &incoming->events[incoming->at].event;
    if (incoming->pending && incoming->kind == ENTENTE_EVENTS_POLECAT &&
        strcmp(event->id, out->event.id) == 0) {
        IncomingRow *owner = &incoming->rows[incoming->at];
        incoming_join(owner, event, &out->event);
        return owner->failed ? error_no_memory(error) : ENTENTE_OK;
    }
    EntenteStatus status = keep_pending(incoming, error);
    incoming->at = !incoming->at;
    incoming->pending = status == ENTENTE_OK;
    return status;
}

static EntenteStatus read_rows(Incoming *incoming, bool heads, EntenteError *error)
{
    for (;;) {
        EntenteSlice line;
        EntenteError failure = {0};
        IncomingRow *row = &incoming->rows[!incoming->at];
        EntenteStatus status = source_read_line(incoming->source, &line, &failure);
        if (status == ENTENTE_END)
            return keep_pending(incoming, error);
        if (status != ENTENTE_OK) {
            tell_failure(incoming, &failure);
            if (status == ENTENTE_BAD_INPUT)
                continue;
            return keep_pending(incoming, error);
        }
        if (!slice_trim(line).size)
            continue;
        arena_reset(row->arena);
        if (!incoming_split(row, line)) {
            (void)error_set(&failure, ENTENTE_BAD_INPUT, source_name(incoming->source),
                            source_line(incoming->source), "too many columns; the line is skipped");
            tell_failure(incoming, &failure);
            continue;
        }
        if (row->failed)
            return error_no_memory(error);
        if (heads) {
            heads = false;
            if (!incoming_heads(row, incoming->kind))
                return error_set(error, ENTENTE_BAD_INPUT, source_name(incoming->source), 1,
                                 "not the heads that such a file has");
            memcpy(incoming->rows[incoming->at].at, row->at, sizeof row->at);
            continue;
        }
        status = take_row(incoming, row, &incoming->events[!incoming->at], error);
        if (status != ENTENTE_OK)
            return status;
    }
}

static EntenteStatus import_source(Incoming *incoming, EntenteError *error)
{
    for (unsigned i = 0; i < 2; i++) {
        incoming->rows[i].arena = arena_new();
        if (!incoming->rows[i].arena)
            return error_no_memory(error);
    }
    return read_rows(incoming, incoming->kind != ENTENTE_EVENTS_GDELT, error);
}

EntenteStatus entente_record_import_events(EntenteRecord *record, const char *file, EntenteEventsKind kind,
                                           const EntenteRecordImport *import, EntenteRecordCounts *counts,
                                           EntenteError *error)
{
    if (kind == ENTENTE_EVENTS_PLOVER)
        return entente_record_import(record, file, import, counts, error);
    if (kind == ENTENTE_EVENTS_NONE)
        return error_set(error, ENTENTE_BAD_USAGE, file, 0, "no events that are understood");
    Incoming incoming = {.record = record, .kind = kind, .options = import, .counts = counts};
    EntenteStatus status = source_open(file, &incoming.source, error);
    if (status == ENTENTE_OK)
        status = import_source(&incoming, error);
    for (unsigned i = 0; i < 2; i++)
        arena_delete(incoming.rows[i].arena);
    source_close(incoming.source);
    return status;
}
