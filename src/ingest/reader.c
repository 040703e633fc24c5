/* The public reader: recognises what the bytes are and hands over to the reader of that kind. */
#include "base/error.h"
#include "ingest/conllu.h"
#include "ingest/html.h"
#include "ingest/jsonl.h"
#include "ingest/parts.h"
#include "ingest/recognise.h"
#include "ingest/source.h"
#include "ingest/text.h"
#include "ingest/warc.h"

#include <stdlib.h>
#include <string.h>

struct EntenteReader {
    Source *source;
    EntenteFormat format;
    EntenteReaderOptions options;
    TextReader text;
    ConlluReader *conllu;
    Parts parts; /* of a record whose text is long */
};

/* Decide on the format, once, when the first document is asked for. */
static EntenteStatus reader_start(EntenteReader *reader, EntenteError *error)
{
    EntenteSlice sample;
    EntenteStatus status = source_peek(reader->source, RECOGNISE_SAMPLE, &sample, error);
    if (status != ENTENTE_OK)
        return status;
    if (sample.size >= 3 && memcmp(sample.data, "\xEF\xBB\xBF", 3) == 0) {
        source_skip(reader->source, 3);
        sample = (EntenteSlice){sample.data + 3, sample.size - 3};
    }
    EntenteFormat format = reader->options.format;
    if (format == ENTENTE_FORMAT_AUTO)
        format = recognise(sample);
    if (format == ENTENTE_FORMAT_CONLLU) {
        reader->conllu = conllu_reader_new(reader->source, reader->options.date);
        if (!reader->conllu)
            return error_no_memory(error);
    }
    reader->text = (TextReader){.source = reader->source, .date = reader->options.date};
    reader->format = format;
    return ENTENTE_OK;
}

static EntenteStatus reader_wrap(Source *source, const EntenteReaderOptions *options, EntenteReader **opened,
                                 EntenteError *error)
{
    EntenteReader *reader = calloc(1, sizeof *reader);
    if (!reader) {
        source_close(source);
        return error_no_memory(error);
    }
    reader->source = source;
    if (options)
        reader->options = *options;
    *opened = reader;
    return ENTENTE_OK;
}

EntenteStatus entente_reader_open(const char *file, const EntenteReaderOptions *options,
                                  EntenteReader **reader, EntenteError *error)
{
    Source *source;
    EntenteStatus status = source_open(file, &source, error);
    return status == ENTENTE_OK ? reader_wrap(source, options, reader, error) : status;
}

EntenteStatus entente_reader_open_memory(const void *data, size_t size, const char *name,
                                         const EntenteReaderOptions *options, EntenteReader **reader,
                                         EntenteError *error)
{
    Source *source;
    EntenteStatus status = source_open_memory(data, size, name, &source, error);
    return status == ENTENTE_OK ? reader_wrap(source, options, reader, error) : status;
}

/* The kinds whose readers do not hand out parts by themselves. */
static bool is_whole(EntenteFormat format)
{
    return format != ENTENTE_FORMAT_TEXT && format != ENTENTE_FORMAT_CONLLU;
}

static EntenteStatus read_document(EntenteReader *reader, EntenteDocument *document, EntenteError *error)
{
    switch (reader->format) {
    case ENTENTE_FORMAT_CONLLU:
        return conllu_reader_next(reader->conllu, document, error);
    case ENTENTE_FORMAT_JSONL:
        return jsonl_next(reader->source, reader->options.date, document, error);
    case ENTENTE_FORMAT_HTML:
        return html_next(reader->source, reader->options.date, document, error);
    case ENTENTE_FORMAT_WARC:
        return warc_next(reader->source, reader->options.date, document, error);
    default:
        return text_reader_next(&reader->text, document, error);
    }
}

EntenteStatus entente_reader_next(EntenteReader *reader, EntenteDocument *document, EntenteError *error)
{
    entente_document_reset(document);
    if (reader->format == ENTENTE_FORMAT_AUTO) {
        EntenteStatus status = reader_start(reader, error);
        if (status != ENTENTE_OK)
            return status;
    }
    if (reader->parts.open)
        return parts_next(&reader->parts, document, error);
    EntenteStatus status = read_document(reader, document, error);
    if (status == ENTENTE_OK && is_whole(reader->format) && document->text.size > PARTS_LIMIT)
        status = parts_begin(&reader->parts, document, error);
    return status;
}

void entente_reader_progress(const EntenteReader *reader, uint64_t *done, uint64_t *total)
{
    source_progress(reader->source, done, total);
}

void entente_reader_close(EntenteReader *reader)
{
    if (!reader)
        return;
    parts_free(&reader->parts);
    conllu_reader_delete(reader->conllu);
    source_close(reader->source);
    free(reader);
}
