#include "text/segment.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/lines.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/words.h"

/* A document being filled. */
typedef struct Filling {
    EntenteDocument *document;
    size_t capacity; /* of its sentences */
    size_t byte;     /* position whose code point number is known ... */
    uint32_t point;  /* ... and is this */
} Filling;

/* The code point number of a byte position; positions are asked for in ascending order. */
static uint32_t point_of(Filling *filling, size_t byte)
{
    EntenteSlice span = {filling->document->text.data + filling->byte, byte - filling->byte};
    filling->point += (uint32_t)utf8_count(span);
    filling->byte = byte;
    return filling->point;
}

/* Whether the full stop of the abbreviation that ends a sentence is a token of its own, as the treebanks have
 * it; "U.S." keeps its own. */
static bool stop_parts(const Piece *piece)
{
    switch ((AbbreviationKind)piece->abbreviation) {
    case ABBREVIATION_COMPANY:
    case ABBREVIATION_PLACE:
    case ABBREVIATION_PLAIN:
    case ABBREVIATION_DATE:
    case ABBREVIATION_UNIT:
    case ABBREVIATION_CLOCK:
        return true;
    default:
        return false;
    }
}

/* The piece whose full stop ends the sentence, closing quotes and brackets aside. */
static const Piece *last_word(const Piece *pieces, size_t count)
{
    while (count > 1 && pieces[count - 1].kind == PIECE_CLOSE)
        count--;
    return &pieces[count - 1];
}

static EntenteToken *fill_token(Filling *filling, EntenteToken *token, size_t start, size_t end)
{
    token->text = (EntenteSlice){filling->document->text.data + start, end - start};
    token->surface = token->lemma = (EntenteSlice){"", 0};
    token->xpos = token->feats = token->deprel = "_";
    token->start = point_of(filling, start);
    token->end = point_of(filling, end);
    return token;
}

/* Append the sentence that `count` pieces make; `space_after` it. False when memory is out. */
static bool add_sentence(Filling *filling, const Piece *pieces, size_t count, bool space_after)
{
    EntenteDocument *document = filling->document;
    EntenteSentence *sentences = arena_grow(document->arena, document->sentences, &filling->capacity,
                                            document->sentence_count + 1, sizeof *sentences);
    if (!sentences)
        return false;
    document->sentences = sentences;
    const Piece *stopped = last_word(pieces, count);
    bool parts = stop_parts(stopped);
    EntenteToken *tokens = arena_array(document->arena, count + parts, sizeof *tokens);
    if (!tokens)
        return false;
    EntenteToken *token = tokens;
    for (const Piece *piece = pieces; piece < pieces + count; piece++) {
        bool part = parts && piece == stopped;
        fill_token(filling, token, piece->start, piece->end - part);
        if (piece->multiword) {
            token->multiword = piece->multiword;
            token->surface =
                (EntenteSlice){token->text.data, piece[piece->multiword - 1].end - (size_t)piece->start};
        }
        if (part)
            fill_token(filling, ++token, piece->end - 1, piece->end);
        token->space_after = piece + 1 == pieces + count ? space_after : piece[1].space_before;
        token++;
    }
    EntenteSentence *sentence = &sentences[document->sentence_count++];
    size_t start = pieces[0].start, end = pieces[count - 1].end;
    *sentence = (EntenteSentence){.id = {"", 0},
                                  .text = {document->text.data + start, end - start},
                                  .tokens = tokens,
                                  .token_count = (size_t)(token - tokens),
                                  .start = tokens[0].start,
                                  .end = token[-1].end};
    return true;
}

EntenteStatus text_segment(EntenteDocument *document, EntenteError *error)
{
    if (document->text.size > UINT32_MAX - document->first_char)
        return error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                         "the text is longer than 4 GiB; split it into parts");
    document->sentences = NULL;
    document->sentence_count = 0;
    Filling filling = {.document = document, .point = document->first_char};
    Tokeniser tokeniser = {.arena = document->arena, .text = document->text.data};
    Lines lines = lines_of(document->text);
    size_t start, end;
    while (lines_next_block(&lines, &start, &end)) {
        if (!tokens_cut(&tokeniser, start, end))
            return error_no_memory(error);
        for (size_t first = 0; first < tokeniser.count;) {
            size_t next = sentence_end(&tokeniser, first);
            bool space_after = next == tokeniser.count || tokeniser.pieces[next].space_before;
            if (!add_sentence(&filling, tokeniser.pieces + first, next - first, space_after))
                return error_no_memory(error);
            document->sentences[document->sentence_count - 1].starts_paragraph = first == 0;
            first = next;
        }
    }
    return ENTENTE_OK;
}
