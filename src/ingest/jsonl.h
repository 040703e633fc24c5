/* jsonl.h - JSON Lines (https://jsonlines.org) to documents, one object a line.
 *
 * Members that count: `text` or else `event_text`, a string; `id`, a string or number; `date`, a string or
 * number with a date; `title`, `url` and `publication`, strings. All but the text may be absent or null. Of
 * two members with the same name the later counts. Lines that are blank are read over. */
#ifndef ENTENTE_INGEST_JSONL_H
#define ENTENTE_INGEST_JSONL_H

#include "entente.h"
#include "ingest/source.h"

/* As entente_reader_next; the document has been reset. `date` is that of records without one. */
EntenteStatus jsonl_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error);

#endif
