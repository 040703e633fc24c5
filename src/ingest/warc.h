/* warc.h - web archives (ISO 28500, https://iipc.github.io/warc-specifications/) to documents.
 *
 * Of the records, responses with status 200 to 299, resources and conversions count, and of these HTML and
 * plain text; the rest is read over. Records are read one by one as they come, whatever is damaged before
 * them: after a bad one reading goes on with the next line that begins a record. */
#ifndef ENTENTE_INGEST_WARC_H
#define ENTENTE_INGEST_WARC_H

#include "entente.h"
#include "ingest/source.h"

/* As entente_reader_next; the document has been reset. A page without a date has that of its record. Records
 * longer than SOURCE_RECORD_LIMIT, as they are or decompressed, are reported and read over. */
EntenteStatus warc_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error);

#endif
