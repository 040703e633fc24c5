/* statements.h - who says so: sources, cues and contents of what a report attributes to somebody.
 *
 * A *statement* is anything that the words give as said, written, thought, wanted or felt by somebody: the
 * *source* is who, the *cue* the words that tell so ("has said", "according to", "claim that"), the *content*
 * what is attributed. This is attribution in the sense of PARC 3 (Pareti 2016) and PolNeAR (Newell et al. 2018):
 * quotations of any length and interruption, reported speech, beliefs, plans and attitudes.
 *
 * Rules over the tree and the cues of data/cues.txt find statements at any depth; a statistical layer
 * (statement_layer.h) learned from labelled reports decides on the outermost ones where it is given. A quotation
 * that runs over sentences, or stands alone after its speaker was named, keeps its source. */
#ifndef ENTENTE_CODE_STATEMENTS_H
#define ENTENTE_CODE_STATEMENTS_H

#include "base/arena.h"
#include "entente.h"
#include "lexicon/lexicon.h"

enum { STATEMENT_PIECES = 6, STATEMENT_DEPTH = 8 };

/* A stretch of one sentence. */
typedef struct StatementPiece {
    size_t sentence;      /* index into the document's sentences */
    EntenteSpan span;     /* code points from the sentence's start; start == end: nothing */
    uint32_t first, last; /* tokens, from 1; 0: nothing */
} StatementPiece;

typedef struct Statement {
    StatementPiece source, cue;
    StatementPiece content[STATEMENT_PIECES]; /* in the text's order, one sentence each */
    size_t content_count;
    uint32_t source_head, cue_head; /* tokens of the pieces' sentences; 0: none */
    EntenteSlice medium;            /* "statement", "Telegram"; empty: none named */
    uint32_t outer;                 /* number from 1 of the statement in whose content this one lies; 0: none */
    bool continued;                 /* cue and source were given in an earlier sentence, or the source later */
    bool speech;                    /* said aloud or written, as against thought, wanted or felt */
} Statement;

typedef struct Statements {
    Statement *each;
    size_t count;
} Statements;

struct StatementLayer;

/* All statements of a parsed document, in the order of their cues. `layer` NULL: the rules alone. Sentences that
 * were not parsed hold none, but quotations run through them. The result lives in the arena. False when memory
 * is out. */
bool statements_read(const EntenteLexicon *lexicon, const struct StatementLayer *layer,
                     const EntenteDocument *document, Arena *arena, Statements *statements);

/* The statements in whose content a token lies, the outermost first; returns their number, at most
 * STATEMENT_DEPTH. */
size_t statements_over(const Statements *statements, size_t sentence, uint32_t token,
                       const Statement *chain[STATEMENT_DEPTH]);

#endif
