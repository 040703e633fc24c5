/* conllu.h - CoNLL-U (https://universaldependencies.org/format.html) to documents.
 *
 * A document ends where the next `# newdoc` begins, or after CONLLU_SENTENCES sentences or CONLLU_BYTES of
 * lines, and then goes on as a further part with the same id. A malformed sentence is left out: what came
 * before it is handed out as a part, then the error that names the line, then the rest. Empty nodes (1.1) and
 * enhanced dependencies are read over. */
#ifndef ENTENTE_INGEST_CONLLU_H
#define ENTENTE_INGEST_CONLLU_H

#include "entente.h"
#include "ingest/source.h"

enum { CONLLU_SENTENCES = 2000, CONLLU_BYTES = 4 << 20 /* also of one sentence at most */ };

typedef struct ConlluReader ConlluReader;

/* Read from a source that outlives the reader. NULL when memory is out. */
ConlluReader *conllu_reader_new(Source *source, EntenteDate date);
void conllu_reader_delete(ConlluReader *reader);

/* As entente_reader_next; the document has been reset. */
EntenteStatus conllu_reader_next(ConlluReader *reader, EntenteDocument *document, EntenteError *error);

#endif
