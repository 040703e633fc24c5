#include "ingest/text.h"

#include "base/utf8.h"
#include "ingest/fields.h"
#include "ingest/parts.h"
#include "ingest/published.h"

static EntenteStatus fill_document(TextReader *reader, EntenteSlice bytes, EntenteDocument *document,
                                   EntenteError *error)
{
    const char *file = source_name(reader->source);
    EntenteStatus status = fields_begin(document, reader->source, 0, reader->date, error);
    if (status == ENTENTE_OK)
        status = fields_keep(document, bytes, &document->text, error);
    if (status != ENTENTE_OK)
        return status;
    if (reader->part == 0 && !reader->date.month) {
        reader->date = published_find(document->text);
        if (!reader->date.month)
            reader->date = fields_date_of_name(file);
        document->published = reader->date;
    }
    document->line = source_line(reader->source) + 1;
    document->part = reader->part++;
    document->first_char = reader->first_char;
    reader->first_char += (uint32_t)utf8_count(document->text);
    return ENTENTE_OK;
}

EntenteStatus text_reader_next(TextReader *reader, EntenteDocument *document, EntenteError *error)
{
    EntenteSlice bytes;
    EntenteStatus status = source_peek(reader->source, PARTS_LIMIT + 1, &bytes, error);
    if (status != ENTENTE_OK)
        return status;
    if (bytes.size > PARTS_LIMIT)
        bytes.size = parts_cut((EntenteSlice){bytes.data, PARTS_LIMIT});
    status = fill_document(reader, bytes, document, error);
    if (status == ENTENTE_OK)
        source_skip(reader->source, bytes.size);
    return status;
}
