/* lexicon.h - our dictionaries and the user's, as the coder asks them.
 *
 * A lexicon is one or more images (image.h): the compiled one that comes with the program, and those made in
 * memory from the user's own folders. Every question goes to all of them, the user's first. */
#ifndef ENTENTE_LEXICON_LEXICON_H
#define ENTENTE_LEXICON_LEXICON_H

#include "entente.h"
#include "lexicon/image.h"

enum { LEXICON_IMAGES = 8 };

struct EntenteLexicon {
    Image image[LEXICON_IMAGES];
    size_t count;
};

/* An entry of one image. */
typedef struct LexiconHit {
    const Image *image;
    const ImagePayload *payload;
} LexiconHit;

/* Something that listens to hits; false ends the search. */
typedef bool LexiconListener(void *context, LexiconHit hit);

/* All entries of `root` whose lemma is `lemma`; returns their number. */
size_t lexicon_find(const EntenteLexicon *lexicon, uint32_t root, EntenteSlice lemma,
                    LexiconListener *listener, void *context);

/* Whether an entry of `root` may begin with the first atom of these words. */
bool lexicon_begins(const EntenteLexicon *lexicon, uint32_t root, EntenteSlice words);

/* The same as lexicon_find for a word of a text: where its lemma is not known, what its form may come from
 * (freed: free) is tried. */
void lexicon_find_word(const EntenteLexicon *lexicon, uint32_t root, const EntenteToken *token,
                       LexiconListener *listener, void *context);

/* Elements of a payload. */
const ImageActor *hit_actor(LexiconHit hit);
const ImageRole *hit_role(LexiconHit hit);
const ImagePlace *hit_place(LexiconHit hit);
const ImageFrame *hit_frame(LexiconHit hit);
const ImageOperator *hit_operator(LexiconHit hit);

/* The outcome of an operator over an event: the most specific line. NULL where there is none; `*owner` is its
 * image. */
const ImageOutcome *lexicon_outcome(const EntenteLexicon *lexicon, const char *op, EntenteEventType below,
                                    const char *below_mode, const Image **owner);

/* Quad class and score of a type and mode. */
void lexicon_type(const EntenteLexicon *lexicon, EntenteEventType type, const char *mode, unsigned *quad,
                  float *score);

/* The CAMEO code's entry, or its nearest ancestor's; NULL where none is known. */
const ImageCode *lexicon_code(const EntenteLexicon *lexicon, const char *cameo);

/* The weight of a fact for the confidence; false where no dictionary has one. */
bool lexicon_weight(const EntenteLexicon *lexicon, const char *fact, float *weight);

/* Whether a set of the dictionaries holds the words as they stand. */
bool lexicon_in_set(const EntenteLexicon *lexicon, EntenteSlice words, const char *set);

#endif
