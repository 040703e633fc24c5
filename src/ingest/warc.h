/* warc.h - web archives (ISO 28500, https://iipc.github.io/warc-specifications/) to documents, a page each.
 *
 * Pages are the bodies of `response` records with status 200, and `resource` and `conversion` records, that
 * hold HTML or plain text; other records are read over. Chunked and compressed bodies are put together. A
 * page's address is the record's, its date its own, else that of the record. */
#ifndef ENTENTE_INGEST_WARC_H
#define ENTENTE_INGEST_WARC_H

#include "entente.h"
#include "ingest/source.h"

/* The next page, as entente_reader_next; the document has been reset. `date` is for pages and records without
 * one. */
EntenteStatus warc_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error);

#endif
