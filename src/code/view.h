/* view.h - a parsed sentence as the coder walks it: children, extents and relations at hand.
 *
 * Tokens are numbered from 1, as in CoNLL-U; 0 is the root above them. */
#ifndef ENTENTE_CODE_VIEW_H
#define ENTENTE_CODE_VIEW_H

#include "base/arena.h"
#include "entente.h"

/* Universal Dependencies relations that the coder tells apart. */
typedef enum Relation {
    REL_OTHER = 0,
    REL_ROOT,
    REL_SUBJECT,
    REL_SUBJECT_PASSIVE,
    REL_OBJECT,
    REL_INDIRECT,
    REL_OBLIQUE,
    REL_AGENT,
    REL_TEMPORAL, /* obl:tmod, obl:unmarked, nmod:tmod, obl:npmod */
    REL_NMOD,
    REL_POSSESSOR,
    REL_CASE,
    REL_XCOMP,
    REL_CCOMP,
    REL_ADVCL,
    REL_ACL,
    REL_RELATIVE,
    REL_CONJUNCT,
    REL_CC,
    REL_APPOSITION,
    REL_AMOD,
    REL_COMPOUND,
    REL_PARTICLE,
    REL_FLAT,
    REL_MARK,
    REL_AUX,
    REL_AUX_PASSIVE,
    REL_COPULA,
    REL_DETERMINER,
    REL_NUMBER,
    REL_PARATAXIS,
    REL_ADVMOD,
    REL_PUNCT
} Relation;

/* The names of the dictionaries' sets that a word is in (names_in_set finds and keeps them). */
typedef struct WordSets {
    const char *const *each;
    uint32_t count;
    bool known;
} WordSets;

typedef struct View {
    const EntenteSentence *sentence;
    uint32_t count;
    uint32_t *first_child, *next_sibling; /* of 0 to count; 0: none */
    uint32_t *left, *right;               /* first and last token of the subtree */
    uint8_t *relation;                    /* Relation */
    WordSets *sets;                       /* of 0 to count */
    Arena *arena;                         /* where they live */
} View;

/* False when memory is out. */
bool view_make(View *view, const EntenteSentence *sentence, Arena *arena);

static inline const EntenteToken *view_token(const View *view, uint32_t token)
{
    return &view->sentence->tokens[token - 1];
}

/* The first child of `token` with that relation; 0 where there is none. */
uint32_t view_child(const View *view, uint32_t token, Relation relation);

/* Whether `token` lies in the subtree of `top`. */
bool view_is_under(const View *view, uint32_t token, uint32_t top);

/* The case marker (preposition) of a noun phrase; 0: none. */
uint32_t view_case(const View *view, uint32_t head);

/* Whether a lower-cased slice is a plain lower-case word. */
bool view_word_is(EntenteSlice slice, const char *word);

/* Whether the first letters rule it out, which they nearly always do. */
static inline bool view_may_be(EntenteSlice slice, const char *word)
{
    return slice.size ? (slice.data[0] | 0x20) == (word[0] | 0x20) : !*word;
}

/* Compare a token's lemma or lower-cased text with a plain lower-case word. */
static inline bool view_lemma_is(const View *view, uint32_t token, const char *word)
{
    return token && view_may_be(view_token(view, token)->lemma, word) &&
           view_word_is(view_token(view, token)->lemma, word);
}

static inline bool view_text_is(const View *view, uint32_t token, const char *word)
{
    return token && view_may_be(view_token(view, token)->text, word) &&
           view_word_is(view_token(view, token)->text, word);
}

/* Whether a token's lemma, or its lower-cased text, is one of `count` plain lower-case words. */
bool view_lemma_in(const View *view, uint32_t token, const char *const *words, size_t count);
bool view_text_in(const View *view, uint32_t token, const char *const *words, size_t count);

/* Whether a hyphen and one of the words stand behind a token: "Ankara-backed". */
bool view_is_hyphened(const View *view, uint32_t token, const char *const *words, size_t count);

/* Whether a token's tag, after Penn, is that one: "VBN". */
bool view_has_form(const View *view, uint32_t token, const char *form);

/* The head of a token; 0: it is the root. */
uint32_t view_above(const View *view, uint32_t token);

bool view_is_verb(const View *view, uint32_t token);
bool view_is_nominal(const View *view, uint32_t token);

/* Whether a sentence, the one of that number, is the dateline of its report, "January 23, 2014 (JUBA) –":
 * where and when the report was written, and nobody who is spoken of. */
bool view_is_dateline(const EntenteSentence *sentence, size_t number);

/* Whether a verb form is a participle or auxiliary-marked passive. */
bool view_is_passive(const View *view, uint32_t verb);

#endif
