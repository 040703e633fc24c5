/* Events that were coded before, as PLOVER JSON Lines, into the record: lines of one document that follow
 * each other become one document again. What `entente code` writes comes back whole; of other writers' lines
 * the keys that the PLOVER manual names are understood, and what is missing stays unknown. */
#include "record/coded.h"

#include "base/error.h"
#include "ingest/source.h"

#include <stdlib.h>
#include <string.h>

/* Lines of a document beyond this are a report of their own that adds to the first. */
enum { LINES_LIMIT = 20000 };

/* ---- a line ---- */

/* What a line says beside its event. */
typedef struct CodedLine {
    EntenteEvent event;
    EntenteSlice text, document, url, title, publication, sequence;
    uint32_t start, end;
    EntenteDate published;
    const char *problem; /* NULL: none */
} CodedLine;

static void read_citation(CodedReader *reader, EntenteSlice object, CodedLine *line)
{
    JsonMember member;
    for (JsonScanner scanner = json_scan(object); json_next(&scanner, &member);) {
        if (IS(member.name, "document"))
            line->document = coded_text(reader, &member);
        else if (IS(member.name, "url"))
            line->url = coded_text(reader, &member);
        else if (IS(member.name, "title"))
            line->title = coded_text(reader, &member);
        else if (IS(member.name, "publication"))
            line->publication = coded_text(reader, &member);
        else if (IS(member.name, "published"))
            line->published = coded_date(&member);
    }
}

static void read_place_in_text(CodedReader *reader, EntenteSlice object, CodedLine *line)
{
    JsonMember member;
    for (JsonScanner scanner = json_scan(object); json_next(&scanner, &member);) {
        if (IS(member.name, "sequence") && member.kind == JSON_NUMBER)
            line->sequence = coded_text(reader, &member);
        else if (IS(member.name, "start"))
            line->start = coded_offset(&member);
        else if (IS(member.name, "end"))
            line->end = coded_offset(&member);
    }
}

static bool is_digits(EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return text.size > 0;
}

static void read_line(CodedReader *reader, EntenteSlice bytes, CodedLine *line)
{
    static const EntenteSlice none = {"", 0};
    *line = (CodedLine){
        .text = none, .document = none, .url = none, .title = none, .publication = none, .sequence = none};
    coded_event_begin(&line->event);
    JsonScanner scanner = json_scan(bytes);
    JsonMember member;
    while (json_next(&scanner, &member)) {
        if (IS(member.name, "id"))
            coded_short(line->event.id, sizeof line->event.id, coded_text(reader, &member));
        else if (IS(member.name, "text"))
            line->text = coded_text(reader, &member);
        else if (IS(member.name, "text_info") && member.kind == JSON_OBJECT)
            read_place_in_text(reader, member.value, line);
        else if (IS(member.name, "cite_info") && member.kind == JSON_OBJECT)
            read_citation(reader, member.value, line);
        else
            coded_event_member(reader, &line->event, &member, 0);
    }
    line->problem = scanner.problem;
    if (!line->problem && line->event.type == ENTENTE_EVENT_NONE)
        line->problem = "no \"event\" of PLOVER";
    if (!is_digits(line->sequence))
        line->sequence = none;
    if (!line->event.id[0]) {
        const char *made = text_format(reader->arena, "%016llx", (unsigned long long)slice_hash(bytes));
        if (made)
            memcpy(line->event.id, made, sizeof line->event.id);
        reader->failed = reader->failed || !made;
    }
    if (!line->document.size)
        line->document = line->url;
}

/* ---- documents ---- */

static EntenteSentence *sentence_of(CodedReader *reader, const CodedLine *line)
{
    EntenteDocument *document = reader->document;
    size_t count = document->sentence_count;
    EntenteSentence *last = count ? &document->sentences[count - 1] : NULL;
    for (size_t i = count; i-- > 0;)
        if (line->sequence.size ? slice_equal(document->sentences[i].id, line->sequence)
                                : slice_equal(document->sentences[i].text, line->text))
            return &document->sentences[i];
    EntenteSentence *sentences =
        arena_grow(reader->arena, document->sentences, &reader->sentence_room, count + 1, sizeof *sentences);
    EntenteSlice id = line->sequence;
    if (!id.size) { /* numbered as they come */
        int64_t number = 0;
        if (last)
            number = strtoll(last->id.data, NULL, 10);
        const char *made = text_format(reader->arena, "%lld", (long long)number + 1);
        id = made ? entente_slice(made) : id;
    }
    if (!sentences || !id.size) {
        reader->failed = true;
        return NULL;
    }
    document->sentences = sentences;
    document->sentence_count++;
    sentences[count] =
        (EntenteSentence){.id = id, .text = line->text, .start = line->start, .end = line->end};
    return &sentences[count];
}

static void add_line(CodedReader *reader, const CodedLine *line)
{
    EntenteDocument *document = reader->document;
    if (!document->event_count) {
        document->id = line->document;
        document->url = line->url;
        document->title = line->title;
        document->publication = line->publication;
        document->published = line->published;
    }
    const EntenteSentence *sentence = sentence_of(reader, line);
    EntenteEvent *events = arena_grow(reader->arena, document->events, &reader->event_room,
                                      document->event_count + 1, sizeof *events);
    if (!sentence || !events) {
        reader->failed = true;
        return;
    }
    document->events = events;
    events[document->event_count] = line->event;
    events[document->event_count++].sentence = (size_t)(sentence - document->sentences);
}

typedef struct Import {
    EntenteRecord *record;
    const EntenteRecordImport *options;
    EntenteRecordCounts *counts;
    Source *source;
    CodedReader readers[2]; /* the document in hand, and the next one's first line */
    unsigned at;
} Import;

static EntenteStatus end_document(Import *import, EntenteError *error)
{
    CodedReader *reader = &import->readers[import->at];
    EntenteStatus status = ENTENTE_OK;
    uint64_t done, total;
    if (reader->document->event_count)
        status = entente_record_add(import->record, reader->document, &import->options->adding,
                                    import->counts, error);
    entente_document_reset(reader->document);
    reader->event_room = reader->sentence_room = 0;
    if (status != ENTENTE_OK || !import->options->on_progress)
        return status;
    source_progress(import->source, &done, &total);
    return import->options->on_progress(done, total, import->counts, import->options->context) ? ENTENTE_OK
                                                                                               : ENTENTE_END;
}

static void tell_failure(Import *import, const EntenteError *failure)
{
    import->counts->failures++;
    if (import->options->on_failure)
        import->options->on_failure(failure, import->options->context);
}

static EntenteStatus take_line(Import *import, EntenteSlice bytes, EntenteError *error)
{
    CodedReader *reader = &import->readers[import->at];
    CodedLine *line = arena_array(reader->arena, 1, sizeof *line);
    EntenteError failure = {0};
    if (!line)
        return error_no_memory(error);
    read_line(reader, bytes, line);
    if (line->problem) {
        (void)error_set(&failure, ENTENTE_BAD_INPUT, source_name(import->source), source_line(import->source),
                        "%s; the line is skipped", line->problem);
        tell_failure(import, &failure);
        return ENTENTE_OK;
    }
    if (!line->document.size)
        line->document = entente_slice(source_name(import->source));
    bool first = !reader->document->event_count;
    if (!first && (!slice_equal(reader->document->id, line->document) ||
                   reader->document->event_count >= LINES_LIMIT)) {
        EntenteStatus status = end_document(import, error);
        if (status != ENTENTE_OK)
            return status;
        /* the line's own memory is the reader's that ended: it stays until the new document has ended, too */
        import->at = !import->at;
        reader = &import->readers[import->at];
        arena_reset(reader->arena);
    }
    add_line(reader, line);
    return reader->failed ? error_no_memory(error) : ENTENTE_OK;
}

static EntenteStatus import_lines(Import *import, EntenteError *error)
{
    for (;;) {
        EntenteSlice bytes;
        EntenteError failure = {0};
        EntenteStatus status = source_read_line(import->source, &bytes, &failure);
        if (status == ENTENTE_END)
            return end_document(import, error);
        if (status == ENTENTE_BAD_INPUT) {
            tell_failure(import, &failure);
            continue;
        }
        if (status != ENTENTE_OK) {
            tell_failure(import, &failure);
            return end_document(import, error);
        }
        if (slice_trim(bytes).size)
            status = take_line(import, bytes, error);
        if (status != ENTENTE_OK)
            return status;
    }
}

EntenteStatus entente_record_import(EntenteRecord *record, const char *file,
                                    const EntenteRecordImport *options, EntenteRecordCounts *counts,
                                    EntenteError *error)
{
    Import import = {.record = record, .options = options, .counts = counts};
    EntenteStatus status = source_open(file, &import.source, error);
    for (unsigned i = 0; i < 2 && status == ENTENTE_OK; i++) {
        status = entente_document_new(&import.readers[i].document, error);
        import.readers[i].arena = arena_new();
        if (status == ENTENTE_OK && !import.readers[i].arena)
            status = error_no_memory(error);
        if (status == ENTENTE_OK)
            entente_document_reset(import.readers[i].document);
    }
    if (status == ENTENTE_OK)
        status = import_lines(&import, error);
    for (unsigned i = 0; i < 2; i++) {
        entente_document_delete(import.readers[i].document);
        arena_delete(import.readers[i].arena);
    }
    source_close(import.source);
    return status;
}

/* ---- recognising ---- */

bool entente_record_is_coded(const char *file)
{
    enum { SAMPLE = 64 * 1024 };
    EntenteSlice sample = {"", 0};
    Source *source = NULL;
    if (strcmp(file, "-") == 0 || source_open(file, &source, NULL) != ENTENTE_OK)
        return false;
    bool event = false, further = false;
    if (source_peek(source, SAMPLE, &sample, NULL) == ENTENTE_OK) {
        sample = slice_trim(sample);
        const char *end = sample.size ? memchr(sample.data, '\n', sample.size) : NULL;
        JsonScanner scanner =
            json_scan((EntenteSlice){sample.data, end ? (size_t)(end - sample.data) : sample.size});
        JsonMember member;
        while (json_next(&scanner, &member)) {
            event = event ||
                    (IS(member.name, "event") && (member.kind == JSON_ARRAY || member.kind == JSON_STRING));
            further = further || IS(member.name, "cite_info") || IS(member.name, "actor") ||
                      IS(member.name, "event_text");
        }
    }
    source_close(source);
    return event && further;
}
