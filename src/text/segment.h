/* segment.h - running text to paragraphs, sentences and tokens, as Universal Dependencies splits English.
 *
 * Made for news wire: datelines, abbreviations with capitals after them, initials, quotes that hold several
 * sentences, bullets, headlines without a stop, numbers with commas, hyphens, contractions and possessives,
 * typographic quotes and dashes, paragraph breaks. */
#ifndef ENTENTE_TEXT_SEGMENT_H
#define ENTENTE_TEXT_SEGMENT_H

#include "entente.h"

/* No sentence is longer than this many tokens: what runs on is cut after the last punctuation mark before it.
 */
enum { TEXT_SENTENCE_LIMIT = 1024 };

/* Fill `document->sentences` from `document->text`, in the document's arena. Every token is a slice of the
 * text; every character that is not white space lies in exactly one token. `start` and `end` are code points
 * and begin with document->first_char. Time and memory are linear in the text. Errors: ENTENTE_NO_MEMORY;
 * ENTENTE_BAD_INPUT where offsets would not fit 32 bits, which parts of a document (entente.h) never come
 * near. */
EntenteStatus text_segment(EntenteDocument *document, EntenteError *error);

#endif
