/* pieces.h - the tokeniser's working list: what one block of text was cut into, before sentences are known.
 *
 * A block is a stretch of text that no sentence crosses the ends of. Pieces are small, because a block may be
 * as long as the document; the finished tokens are made from them once sentences are known. */
#ifndef ENTENTE_TEXT_PIECES_H
#define ENTENTE_TEXT_PIECES_H

#include "base/arena.h"
#include "entente.h"

typedef enum PieceKind {
    PIECE_WORD = 0, /* words and numbers, with the full stop of an abbreviation */
    PIECE_STOP,     /* . ! ? and their runs */
    PIECE_OPEN,     /* opening quote or bracket */
    PIECE_CLOSE,    /* closing quote or bracket */
    PIECE_MARK,     /* , ; : and dashes */
    PIECE_SYMBOL    /* the rest */
} PieceKind;

typedef struct Piece {
    uint32_t start, end;  /* bytes in the text */
    uint8_t kind;         /* PieceKind */
    uint8_t abbreviation; /* AbbreviationKind where the piece ends in an abbreviation's full stop */
    uint8_t multiword;    /* pieces in the multiword token that begins here, or 0 */
    bool space_before;
} Piece;

/* State while cutting; `arena`, `text` are set by the caller, the rest starts at zero. `pieces` is used again
 * for every block. */
typedef struct Tokeniser {
    Arena *arena;
    const char *text;
    Piece *pieces;
    size_t count, capacity;
    size_t start, end;  /* of the block */
    bool space;         /* white space before what comes next */
    bool quote_open;    /* inside straight double quotes */
    bool single_open;   /* inside single quotes */
    bool out_of_memory; /* pieces are missing */
} Tokeniser;

/* Append text [start, end). */
void piece_add(Tokeniser *tokeniser, size_t start, size_t end, PieceKind kind);

#endif
