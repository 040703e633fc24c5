/* stretch.h - a paragraph as the reading of statements walks it: the words of its sentences in a row.
 *
 * Quotations run over sentences, and who speaks in one sentence often speaks in the next, so statements are
 * read by the paragraph. Words are numbered from 0 through all sentences; every word knows its tree, what
 * kind of cue it may be, and the quotation in which it stands. */
#ifndef ENTENTE_CODE_STRETCH_H
#define ENTENTE_CODE_STRETCH_H

#include "code/view.h"
#include "lexicon/lexicon.h"

/* What kind of cue a word may be, as bits: the sets of data/cues.txt. */
enum {
    CUE_SAY = 1,
    CUE_SHOW = 2,
    CUE_THINK = 4,
    CUE_WANT = 8,
    CUE_JUDGE = 16,
    CUE_NOUN = 32,
    CUE_ADJECTIVE = 64,
    CUE_ADVERB = 128,
    CUE_MEDIUM = 256,
    CUE_ASPECT = 512
};

/* Longest run of words that is read at once; a longer paragraph is parted between sentences. */
enum { STRETCH_WORDS = 600 };

#define NO_WORD UINT32_MAX

/* Words from `first` up to, not including, `end`. */
typedef struct Range {
    uint32_t first, end;
} Range;

typedef enum QuoteState { QUOTE_OUTSIDE = 0, QUOTE_OPENS, QUOTE_INSIDE, QUOTE_CLOSES } QuoteState;

/* Flat labels: one layer of statements, the outermost. */
typedef enum StatementTag {
    TAG_NONE = 0,
    TAG_SOURCE_BEGIN,
    TAG_SOURCE,
    TAG_CUE_BEGIN,
    TAG_CUE,
    TAG_CONTENT_BEGIN,
    TAG_CONTENT,
    STATEMENT_TAGS
} StatementTag;

typedef struct Word {
    const View *view;
    const EntenteToken *token;
    uint32_t number;        /* in its sentence, from 1 */
    uint32_t base;          /* of the first word of its sentence */
    uint32_t sentence;      /* index into the stretch's views */
    uint16_t cue;           /* CUE_ bits */
    uint8_t quote;          /* QuoteState */
    uint8_t tag;            /* StatementTag that the rules give */
    uint32_t opens, closes; /* of the quotation: its marks' words; NO_WORD where it has none in the stretch */
    uint32_t found;         /* number from 1 of the rules' statement that gave the tag; 0: none */
} Word;

enum { FOUND_PIECES = 6 };

/* A statement as the rules find it. */
typedef struct Found {
    uint32_t cue_head, source_head; /* words; source_head NO_WORD: none */
    Range source, cue, content[FOUND_PIECES];
    size_t content_count;
    uint16_t kind; /* the CUE_ bit that it was found by */
    bool continued;
} Found;

typedef struct Stretch {
    const EntenteLexicon *lexicon;
    Arena *arena;
    View *views;
    size_t first_sentence, sentence_count;
    Word *words;
    uint32_t count;
    Found *found;
    size_t found_count, found_capacity;
    bool opens_quoted; /* a quotation of the paragraph before runs on */
} Stretch;

/* Take sentences of the document from `first` to the end of the paragraph or of what is read at once. False
 * when memory is out. */
bool stretch_read(Stretch *stretch, const EntenteDocument *document, size_t first,
                  const EntenteLexicon *lexicon, Arena *arena);

/* Whether a word is a quotation mark that opens or closes; found by form and by the tagger. */
bool word_is_quote(const Word *word);

/* The words of a subtree. */
Range stretch_subtree(const Stretch *stretch, uint32_t word);

/* The head of a word; NO_WORD: the root. */
uint32_t stretch_head(const Stretch *stretch, uint32_t word);

/* The first child of a word with that relation; NO_WORD: none. */
uint32_t stretch_child(const Stretch *stretch, uint32_t word, Relation relation);

Relation stretch_relation(const Stretch *stretch, uint32_t word);

bool word_is(const Word *word, const char *form);

/* The subject of a verb, or of the one that it is joined to or hangs on; NO_WORD: none. `passive`: whether
 * the verb that has it is (statement_subject.c). */
uint32_t stretch_subject(const Stretch *stretch, uint32_t verb, bool *passive);

/* Find the statements of the stretch by rules and set every word's `tag` (statement_rules.c). False when
 * memory is out. */
bool stretch_find(Stretch *stretch);

#endif
