/* treebank.h - annotated sentences, read whole into memory, and the numbers that the learner knows them by.
 */
#ifndef ENTENTE_TRAIN_TREEBANK_H
#define ENTENTE_TRAIN_TREEBANK_H

#include "entente.h"
#include "syntax/forms.h"
#include "train/learner.h"

/* Sentences with their tokens, in the documents that own them. */
typedef struct Treebank {
    EntenteDocument **documents;
    size_t document_count;
    EntenteSentence *sentences; /* shallow copies, all documents' in order */
    size_t sentence_count;
    size_t token_count;
} Treebank;

/* Read a CoNLL-U file. Malformed sentences are an error here: what is learned from must be sound. */
EntenteStatus treebank_read(const char *file, Treebank *treebank, EntenteError *error);

/* Read any kind of text, with sentences and tokens by our own splitter, as raw material for self-training. */
EntenteStatus treebank_read_raw(const char *file, Treebank *treebank, EntenteError *error);

void treebank_free(Treebank *treebank);

/* Names in order of frequency, then of the alphabet, and numbers for them. */
typedef struct Inventory {
    char **names;
    size_t count;
} Inventory;

typedef struct Vocabulary {
    Inventory tags;      /* "UPOS XPOS" */
    Inventory relations; /* deprel with subtype */
    uint64_t *features;  /* sorted hashes; the number of features[i] is i + 1 */
    size_t feature_count;
} Vocabulary;

/* Count what the treebank has: forms at least `form_least` times, other features `affix_least`. `raw`, which
 * may be NULL, adds forms and affixes but no tags or relations. */
EntenteStatus vocabulary_make(const Treebank *treebank, const Treebank *raw, size_t form_least,
                              size_t affix_least, Vocabulary *vocabulary, EntenteError *error);
void vocabulary_free(Vocabulary *vocabulary);

/* 0 where the vocabulary lacks it. */
uint32_t vocabulary_feature(const Vocabulary *vocabulary, uint64_t hash);

/* Examples for the treebank's sentences, one for one; longer ones than LEARNER_LONGEST are left out of
 * `count` by the caller. One block of memory: free with free(). Tags and relations that the vocabulary lacks
 * become number 0. `gold` false leaves tags, heads and relations as zeros. */
Example *treebank_examples(const Treebank *treebank, const Vocabulary *vocabulary, bool gold,
                           EntenteError *error);
void examples_free(Example *examples, size_t count);

#endif
