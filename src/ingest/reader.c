/* The public reader: recognises what the bytes are and hands over to the reader of that kind. */
#include "base/error.h"
#include "base/slice.h"
#include "ingest/conllu.h"
#include "ingest/source.h"
#include "ingest/text.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 4096 };

struct EntenteReader {
    Source *source;
    EntenteFormat format;
    EntenteReaderOptions options;
    TextReader text;
    ConlluReader *conllu;
};

static const struct {
    const char *name;
    EntenteFormat format;
} formats[] = {{"auto", ENTENTE_FORMAT_AUTO},     {"text", ENTENTE_FORMAT_TEXT},
               {"jsonl", ENTENTE_FORMAT_JSONL},   {"html", ENTENTE_FORMAT_HTML},
               {"conllu", ENTENTE_FORMAT_CONLLU}, {"warc", ENTENTE_FORMAT_WARC}};

bool entente_format_from_name(const char *name, EntenteFormat *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0) {
            *format = formats[i].format;
            return true;
        }
    return false;
}

static bool begins_with(EntenteSlice bytes, const char *string)
{
    size_t size = strlen(string);
    return bytes.size >= size && strncasecmp(bytes.data, string, size) == 0;
}

/* A comment that only CoNLL-U has, or a first word with ten columns. */
static bool looks_like_conllu(EntenteSlice bytes)
{
    static const char *const comments[] = {"# newdoc", "# newpar", "# sent_id",
                                           "# text =", "# global.columns"};
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++)
        if (begins_with(bytes, comments[i]))
            return true;
    while (bytes.size && bytes.data[0] == '#') {
        const char *end = memchr(bytes.data, '\n', bytes.size);
        size_t size = end ? (size_t)(end - bytes.data) + 1 : bytes.size;
        bytes.data += size;
        bytes.size -= size;
    }
    size_t tabs = 0;
    for (size_t i = 0; i < bytes.size && bytes.data[i] != '\n'; i++)
        tabs += bytes.data[i] == '\t';
    return tabs == 9 && bytes.data[0] == '1' && (bytes.data[1] == '\t' || bytes.data[1] == '-');
}

static EntenteFormat recognise(EntenteSlice bytes)
{
    static const char *const html[] = {"<!doctype html", "<html", "<head", "<body", "<?xml", "<!--"};
    bytes = slice_trim(bytes);
    if (begins_with(bytes, "WARC/"))
        return ENTENTE_FORMAT_WARC;
    for (size_t i = 0; i < sizeof html / sizeof *html; i++)
        if (begins_with(bytes, html[i]))
            return ENTENTE_FORMAT_HTML;
    if (bytes.size && bytes.data[0] == '{')
        return ENTENTE_FORMAT_JSONL;
    return looks_like_conllu(bytes) ? ENTENTE_FORMAT_CONLLU : ENTENTE_FORMAT_TEXT;
}

/* Decide on the format, once, when the first document is asked for. */
static EntenteStatus reader_start(EntenteReader *reader, EntenteError *error)
{
    EntenteSlice sample;
    EntenteStatus status = source_peek(reader->source, SAMPLE, &sample, error);
    if (status != ENTENTE_OK)
        return status;
    if (sample.size >= 3 && memcmp(sample.data, "\xEF\xBB\xBF", 3) == 0) {
        source_skip(reader->source, 3);
        sample = (EntenteSlice){sample.data + 3, sample.size - 3};
    }
    EntenteFormat format = reader->options.format;
    reader->format = format == ENTENTE_FORMAT_AUTO ? recognise(sample) : format;
    reader->text = (TextReader){.source = reader->source, .date = reader->options.date};
    if (reader->format == ENTENTE_FORMAT_CONLLU) {
        reader->conllu = conllu_reader_new(reader->source, reader->options.date);
        if (!reader->conllu)
            return error_no_memory(error);
    }
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

EntenteStatus entente_reader_next(EntenteReader *reader, EntenteDocument *document, EntenteError *error)
{
    entente_document_reset(document);
    if (reader->format == ENTENTE_FORMAT_AUTO) {
        EntenteStatus status = reader_start(reader, error);
        if (status != ENTENTE_OK)
            return status;
    }
    if (reader->format == ENTENTE_FORMAT_CONLLU)
        return conllu_reader_next(reader->conllu, document, error);
    return text_reader_next(&reader->text, document, error);
}

void entente_reader_progress(const EntenteReader *reader, uint64_t *done, uint64_t *total)
{
    source_progress(reader->source, done, total);
}

void entente_reader_close(EntenteReader *reader)
{
    if (!reader)
        return;
    conllu_reader_delete(reader->conllu);
    source_close(reader->source);
    free(reader);
}
