/* fields.h - the strings of a document, as every reader puts them in: well-formed, in the document's arena.
 */
#ifndef ENTENTE_INGEST_FIELDS_H
#define ENTENTE_INGEST_FIELDS_H

#include "entente.h"
#include "ingest/source.h"

/* Fill a document that has been reset: where it comes from, every string empty, `date` as its date. `line` is
 * 0 where a file is one document; the id is then the file's name, else "name:line". */
EntenteStatus fields_begin(EntenteDocument *document, const Source *source, size_t line, EntenteDate date,
                           EntenteError *error);

/* A well-formed copy of `bytes` with a NUL after it; what had to be replaced is counted in the document. */
EntenteStatus fields_keep(EntenteDocument *document, EntenteSlice bytes, EntenteSlice *kept,
                          EntenteError *error);

/* The same with the white space at the ends dropped and that between words made one space: for names, titles
 * and addresses. */
EntenteStatus fields_keep_line(EntenteDocument *document, EntenteSlice bytes, EntenteSlice *kept,
                               EntenteError *error);

/* The date in the last part of a file's name; unknown where there is none. */
EntenteDate fields_date_of_name(const char *file);

#endif
