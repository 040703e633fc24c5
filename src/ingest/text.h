/* text.h - plain text to one document, a very long one in parts. */
#ifndef ENTENTE_INGEST_TEXT_H
#define ENTENTE_INGEST_TEXT_H

#include "entente.h"
#include "ingest/source.h"

/* A longer text is handed out in parts of at most this many bytes, cut at a paragraph's end, else a line's,
 * else a sentence's, else between words, else between characters. */
enum { TEXT_PART_SIZE = 256 * 1024 };

typedef struct TextReader {
    Source *source;
    EntenteDate date; /* of the document; unknown until the first part where it was not given */
    uint32_t part, first_char;
} TextReader;

/* As entente_reader_next; the document has been reset. */
EntenteStatus text_reader_next(TextReader *reader, EntenteDocument *document, EntenteError *error);

#endif
