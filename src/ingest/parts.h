/* parts.h - texts that are too long to be handed out in one piece.
 *
 * A worker's memory is bounded by what it gets at once, so a longer text comes in parts with the same id,
 * each saying how many characters came before. The parts put together are the text. */
#ifndef ENTENTE_INGEST_PARTS_H
#define ENTENTE_INGEST_PARTS_H

#include "entente.h"

/* Bytes of a part at most. */
enum { PARTS_LIMIT = 256 * 1024 };

/* Where to cut a text of which more than `text` follows: after a blank line, else after a line's end, after
 * the end of a sentence, after white space, between characters, in this order of preference; always in the
 * second half, and never 0. */
size_t parts_cut(EntenteSlice text);

/* A document that is being handed out. Start with {0}, end with parts_free. */
typedef struct Parts {
    EntenteDocument *whole;
    size_t at; /* bytes of its text that were handed out */
    bool open; /* some are left */
    uint32_t part, first_char;
} Parts;

void parts_free(Parts *parts);

/* Make of a document with a text longer than PARTS_LIMIT its first part and keep the rest. */
EntenteStatus parts_begin(Parts *parts, EntenteDocument *document, EntenteError *error);

/* The next part; the document has been reset and `parts` is open. */
EntenteStatus parts_next(Parts *parts, EntenteDocument *document, EntenteError *error);

#endif
