/* pairs.h - texts with a pair marked in them, and labels where they are known.
 *
 * Two kinds of lines: JSON objects with `id`, `text`, `source`, `target` (and optional `source_spans`,
 * `target_spans` as [[start, end], ...] in code points, `date`, and for learning `root`, a PLOVER type or
 * "NONE", or `quad`, 0 to 4); and our own labelled sentences, `TYPE CAMEO | sentence with the {A actor} and
 * the {R recipient} marked`. */
#ifndef ENTENTE_INGEST_PAIRS_H
#define ENTENTE_INGEST_PAIRS_H

#include "entente.h"
#include "ingest/source.h"

typedef struct PairRecord {
    EntentePair pair;
    uint32_t classes; /* bit for every EntenteEventType that the label allows; 0: no label */
} PairRecord;

/* Read the next line that is neither blank nor a comment into the document (reset before) and the record,
 * whose spans live in the document's arena. ENTENTE_END, ENTENTE_BAD_INPUT (one line; reading may go on),
 * ENTENTE_IO, ENTENTE_NO_MEMORY. */
EntenteStatus pairs_next(Source *source, EntenteDocument *document, PairRecord *record, EntenteError *error);

#endif
