#include "text/sentences.h"
#include "base/slice.h"
#include "text/characters.h"
#include "text/datelines.h"
#include "text/segment.h"
#include "text/tokens.h"
#include "text/words.h"

#include <string.h>

/* Signs in a row that are a line drawn across the page. */
enum { SHORTEST_RULE = 8 };

static EntenteSlice word_of(const Tokeniser *tokeniser, size_t index)
{
    if (index >= tokeniser->count)
        return (EntenteSlice){"", 0};
    const Piece *piece = &tokeniser->pieces[index];
    return (EntenteSlice){tokeniser->text + piece->start, piece->end - piece->start};
}

static unsigned first_class(const Tokeniser *tokeniser, size_t index)
{
    EntenteSlice word = word_of(tokeniser, index);
    return character_at(word.data, 0, word.size).class;
}

/* The first piece from `next` on that opens no quote or bracket. */
static size_t opened(const Tokeniser *tokeniser, size_t next)
{
    while (next < tokeniser->count && tokeniser->pieces[next].kind == PIECE_OPEN)
        next++;
    return next;
}

/* "Who is there?" President Smith asked: a speech verb after a few capitalised words. */
static bool is_attributed(const Tokeniser *tokeniser, size_t next)
{
    for (size_t i = next; i < tokeniser->count && i < next + 6; i++) {
        EntenteSlice word = word_of(tokeniser, i);
        if (tokeniser->pieces[i].kind != PIECE_WORD)
            return false;
        if (word_is_speech_verb(word))
            return i > next;
        if (first_class(tokeniser, i) & CHARACTER_LOWER)
            return false;
    }
    return false;
}

/* "[12]" after a stop belongs to what it supports: the index after it, or `next`. */
static size_t reference_end(const Tokeniser *tokeniser, size_t next)
{
    if (*word_of(tokeniser, next).data != '[')
        return next;
    for (size_t i = next + 1; i < tokeniser->count && i < next + 8; i++) {
        if (tokeniser->pieces[i].kind == PIECE_CLOSE)
            return i > next + 1 ? i + 1 : next;
        if (tokeniser->pieces[i].kind != PIECE_MARK && !(first_class(tokeniser, i) & CHARACTER_DIGIT))
            return next;
    }
    return next;
}

/* What follows the stop in piece `index` and belongs to its sentence: closing quotes and brackets,
 * references, smileys. Returns the index after them, at most `limit`. */
static size_t closers_end(const Tokeniser *tokeniser, size_t index, size_t limit)
{
    size_t next = index + 1;
    while (next < limit) {
        const Piece *piece = &tokeniser->pieces[next];
        bool smiley = piece->kind == PIECE_SYMBOL && piece->end - piece->start >= 2 &&
                      strchr(":;=(", tokeniser->text[piece->start]);
        size_t after = piece->kind == PIECE_CLOSE || smiley ? next + 1 : reference_end(tokeniser, next);
        if (after == next || after > limit)
            break;
        next = after;
    }
    return next;
}

/* Whether a sentence ends after the abbreviation in piece `index`, before the piece `next`. */
static bool ends_after_abbreviation(const Tokeniser *tokeniser, size_t index, size_t next)
{
    size_t begin = opened(tokeniser, next);
    if (!tokeniser->pieces[next].space_before || !(first_class(tokeniser, begin) & CHARACTER_UPPER))
        return false;
    EntenteSlice abbreviation = word_of(tokeniser, index), word = word_of(tokeniser, begin);
    switch ((AbbreviationKind)tokeniser->pieces[index].abbreviation) {
    case ABBREVIATION_COMPANY:
    case ABBREVIATION_PLACE:
    case ABBREVIATION_ACRONYM:
    case ABBREVIATION_DATE:
        return word_is_starter(word);
    case ABBREVIATION_TITLE: /* a street, not a saint */
        return slice_is(abbreviation, "St.") && word_is_starter(word);
    case ABBREVIATION_PLAIN:
        return slice_is(abbreviation, "etc.") || slice_is(abbreviation, "ect.") || word_is_starter(word);
    case ABBREVIATION_CLOCK: /* not in "3 p.m. Baku time" */
        return !word_is_calendar(word) && !slice_is(word_of(tokeniser, begin + 1), "time");
    default:
        return false;
    }
}

/* Whether the full stop in piece `index` follows the number of an item: "1. The". */
static bool ends_item_number(const Tokeniser *tokeniser, size_t first, size_t index)
{
    if (index == first || tokeniser->pieces[index].space_before)
        return false;
    EntenteSlice number = word_of(tokeniser, index - 1);
    if (number.size > 2 || !(first_class(tokeniser, index - 1) & CHARACTER_DIGIT))
        return false;
    return index - 1 == first || strchr(":*(#", *word_of(tokeniser, index - 2).data);
}

/* Whether a sentence ends after the stop in piece `index` and its closers, before the piece `next`. */
static bool ends_after_stop(const Tokeniser *tokeniser, size_t first, size_t index, size_t next)
{
    EntenteSlice stop = word_of(tokeniser, index);
    const Piece *piece = &tokeniser->pieces[next];
    if (piece->kind == PIECE_STOP)
        return false;
    if (piece->kind == PIECE_MARK && (!piece->space_before || strchr(",;:", tokeniser->text[piece->start])))
        return false;
    bool closed = next > index + 1; /* by a quote or bracket */
    bool lower = first_class(tokeniser, opened(tokeniser, next)) & CHARACTER_LOWER;
    if (stop.size == 1 && *stop.data == '.') {
        if (ends_item_number(tokeniser, first, index))
            return false;
        bool spaced_ellipsis = index > first && slice_is(word_of(tokeniser, index - 1), ".");
        return !lower || (!closed && piece->space_before && !spaced_ellipsis);
    }
    if (*stop.data == '.' || (*stop.data & 0x80)) /* an ellipsis may lie inside a sentence */
        return !lower && (piece->space_before || !(first_class(tokeniser, next) & CHARACTER_DIGIT));
    if (closed)
        return !lower && !is_attributed(tokeniser, next);
    return !lower || piece->space_before;
}

/* A line drawn with many of one sign, which stands alone between sentences. */
static bool is_rule(const Tokeniser *tokeniser, size_t index)
{
    const Piece *piece = &tokeniser->pieces[index];
    return piece->end - piece->start >= SHORTEST_RULE && piece->space_before &&
           (index + 1 == tokeniser->count || piece[1].space_before) &&
           strchr("-=_*~#+", tokeniser->text[piece->start]);
}

/* A place to cut a sentence that is too long without parting a multiword token. */
static size_t cut_before(const Tokeniser *tokeniser, size_t index)
{
    for (size_t back = 1; back < TOKENS_MULTIWORD_LIMIT && back <= index; back++)
        if (tokeniser->pieces[index - back].multiword > back)
            return index - back;
    return index;
}

size_t sentence_end(const Tokeniser *tokeniser, size_t first)
{
    /* one token is kept for a full stop that parts from its abbreviation */
    size_t limit = tokeniser->count;
    if (limit - first > TEXT_SENTENCE_LIMIT - 1)
        limit = first + TEXT_SENTENCE_LIMIT - 1;
    size_t mark = first; /* after the last punctuation */
    for (size_t i = first; i < limit; i++) {
        const Piece *piece = &tokeniser->pieces[i];
        if (piece->kind == PIECE_WORD && !piece->abbreviation)
            continue;
        if (is_rule(tokeniser, i))
            return i > first ? i : i + 1;
        if ((piece->kind == PIECE_MARK && i > first && dateline_ends(tokeniser, first, i)) ||
            (piece->kind == PIECE_CLOSE && i > first && dateline_closes(tokeniser, first, i)))
            return i + 1;
        if (piece->kind == PIECE_STOP || piece->abbreviation) {
            size_t next = closers_end(tokeniser, i, limit);
            if (next < limit && (piece->kind == PIECE_STOP ? ends_after_stop(tokeniser, first, i, next)
                                                           : ends_after_abbreviation(tokeniser, i, next)))
                return next;
        }
        if (piece->kind != PIECE_WORD && piece->kind != PIECE_OPEN)
            mark = i + 1;
    }
    if (limit == tokeniser->count)
        return limit;
    return mark > first ? mark : cut_before(tokeniser, limit);
}
