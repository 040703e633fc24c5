/* tolls.h - how many were killed, injured, missing, captured, displaced or arrested, and how many came, as a
 * sentence claims it.
 *
 * Every claim keeps its words, and tells low, best and high (numbers.h). Whom it counts is a noun phrase;
 * what happened to them is a word of the sets `toll_KIND_FORM` of data/tolls.txt, found beside the noun
 * phrase or above it in the tree, for either may mislead. A single person is a figure too: "a soldier", "he",
 * a name. Source: the project's codebook, rule 10. */
#ifndef ENTENTE_CODE_TOLLS_H
#define ENTENTE_CODE_TOLLS_H

#include "code/numbers.h"
#include "code/scene.h"

typedef enum TollKind {
    TOLL_DEAD,
    TOLL_INJURED,
    TOLL_MISSING,
    TOLL_CAPTURED,
    TOLL_DISPLACED,
    TOLL_ARRESTED,
    TOLL_CROWD,
    TOLL_CASUALTIES, /* dead, injured, missing or captured, and the words do not tell which */
    TOLL_KINDS
} TollKind;

typedef struct Toll {
    TollKind kind;
    uint32_t first, last;                        /* tokens of the quantity phrase with its noun */
    EntenteSpan span;                            /* the same, in code points of the sentence */
    double low, best, high;                      /* -1: open */
    double before_low, before_best, before_high; /* of the figure that this one revises; -1: none */
    uint32_t of;        /* head of the noun phrase of those who are counted; 0: only a number stands there */
    uint32_t predicate; /* the word that says what happened to them */
    uint32_t event;     /* the event whose toll it is; 0: the sentence does not tell */
    size_t part_of;     /* number, from 1, of the claim whose part this one is ("including two children") */
    bool part;          /* a part of something, though perhaps of no claim of this sentence */
    bool more;          /* beside others counted before: "another five" */
    bool implicit;      /* a single person, without any number word */
    EntenteEventStatus status; /* ENTENTE_OCCURRED or ENTENTE_HYPOTHETICAL */
} Toll;

/* "dead" for TOLL_DEAD. */
const char *toll_kind_name(TollKind kind);

/* Whether a part is told of people who are nobody's part there: "seven of them", "93 of its soldiers". */
bool toll_is_of_theirs(const View *view, const Toll *toll);

/* Whether the words behind a figure tell the state of people who were counted before: "ten of the wounded are
 * in critical condition". `last`: its last token. */
bool toll_is_condition(const View *view, uint32_t last);

/* All claims of a parsed sentence, in the order of their words. False when memory is out. */
bool tolls_read(Scene *scene, Arena *arena, Toll **tolls, size_t *count);

/* Keep the claims of a sentence with the document. False when memory is out. */
bool tolls_keep(Scene *scene, EntenteDocument *document);

/* Write those of a document as the items of a JSON list. */
bool tolls_write(const EntenteDocument *document, FILE *stream);

#endif
