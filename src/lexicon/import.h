/* import.h - dictionaries of PETRARCH, Phoenix and TABARI to ours.
 *
 * Grammars as their readers and manuals have them (PETRreader.py; TABARI manual 0.7, chapters 3 to 6): actors
 * with dated codes, agents, verbs with patterns of both kinds, discards. What is written is a dictionary in
 * our source form, to be read, mended and given to --lexicon. Known faults of the old readers are not
 * repeated: the last actor of a file is kept, and a discard phrase is seen at the end of a sentence. Every
 * line of which something cannot be used is told, with the reason. */
#ifndef ENTENTE_LEXICON_IMPORT_H
#define ENTENTE_LEXICON_IMPORT_H

#include "entente.h"

/* Read `text`, the bytes of the file `name`, and write our form to `out`. The kind, "actors", "agents",
 * "verbs" or "discards", is told by `kind`, or by the contents where that is NULL. Errors: ENTENTE_BAD_USAGE
 * for another kind, ENTENTE_NO_MEMORY. */
EntenteStatus import_dictionary(const char *name, EntenteSlice text, const char *kind, FILE *out,
                                EntenteLexiconReport *report, EntenteError *error);

#endif
