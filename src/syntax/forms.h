/* forms.h - what the network sees of a word: its form and nine features of it.
 *
 * A form is described by its lower-cased self with digits folded to 0, its suffixes of one to four
 * characters, its prefixes of one to three and its shape ("Xx", "X.X.", "00,00"). Each feature is a 64-bit
 * hash; the model keeps the hashes that its training text had often enough, so no string is stored and
 * unknown features simply do not count. */
#ifndef ENTENTE_SYNTAX_FORMS_H
#define ENTENTE_SYNTAX_FORMS_H

#include "entente.h"

enum {
    FORM_WORD = 0, /* index of the whole-form feature */
    FORM_FEATURES = 9
};

/* Hashes of the form's features; 0 where the form is too short to have one. Only the first and last 64 code
 * points of a very long form count. */
void form_features(EntenteSlice form, uint64_t features[FORM_FEATURES]);

#endif
