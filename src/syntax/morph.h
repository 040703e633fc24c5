/* morph.h - lemma and Universal features of a tagged token.
 *
 * In English both follow almost wholly from the form and its tags. Training keeps what the treebank shows:
 * for a form with its tag the lemma and features seen most often, and for unseen forms a rule (cut this
 * ending, add that one) found by the longest ending seen with the tag. What is kept is one section of the
 * model, read in place. */
#ifndef ENTENTE_SYNTAX_MORPH_H
#define ENTENTE_SYNTAX_MORPH_H

#include "base/arena.h"
#include "base/buffer.h"
#include "entente.h"

typedef struct Morph Morph;

/* Learn from sentences with gold upos, xpos, lemma and feats, appending the section to `section`. */
EntenteStatus morph_train(const EntenteSentence *sentences, size_t count, Buffer *section,
                          EntenteError *error);

/* Use a section in place; it must outlive the result. ENTENTE_BAD_MODEL where it is damaged. */
EntenteStatus morph_open(const unsigned char *data, size_t size, Morph **morph, EntenteError *error);
void morph_close(Morph *morph);

/* Fill `lemma` of every token whose upos and xpos are set, from `arena` or the section itself. Needs no tree.
 */
EntenteStatus morph_lemmatise(const Morph *morph, EntenteSentence *sentence, Arena *arena,
                              EntenteError *error);

/* Fill `feats` of every token: number, tense, person, mood, verb form, degree, ... and voice, which needs the
 * tree's relations (aux:pass, nsubj:pass). `deprel` and `head` may be unset; then voice follows from the form
 * alone. */
EntenteStatus morph_add_features(const Morph *morph, EntenteSentence *sentence, Arena *arena,
                                 EntenteError *error);

#endif
