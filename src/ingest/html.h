/* html.h - a web page to a document: its article's text, and title, publication, address and date from what
 * the page says about itself. */
#ifndef ENTENTE_INGEST_HTML_H
#define ENTENTE_INGEST_HTML_H

#include "entente.h"
#include "ingest/source.h"

/* A file that is one page. As entente_reader_next; the document has been reset. A page longer than
 * SOURCE_RECORD_LIMIT is reported and read over. */
EntenteStatus html_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error);

/* Fill in what the page says: `text` and, where it has them, `title`, `publication`, `published` and, unless
 * the document has one already, `url`. Malformed UTF-8 is repaired. `charset` is the encoding that the page
 * came with, empty where that is unknown: then the page's own, or what its bytes look like, counts. */
EntenteStatus html_read(EntenteSlice page, EntenteSlice charset, EntenteDocument *document,
                        EntenteError *error);

#endif
