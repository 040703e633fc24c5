/* text.h - plain text to one document, a long one in parts (parts.h), read piece by piece. */
#ifndef ENTENTE_INGEST_TEXT_H
#define ENTENTE_INGEST_TEXT_H

#include "entente.h"
#include "ingest/source.h"

typedef struct TextReader {
    Source *source;
    EntenteDate date; /* where it was not given, the first part's text or else the file's name says it */
    uint32_t part, first_char;
} TextReader;

/* As entente_reader_next; the document has been reset. */
EntenteStatus text_reader_next(TextReader *reader, EntenteDocument *document, EntenteError *error);

#endif
