#include "text/sentences.h"
#include "text/characters.h"
#include "text/segment.h"
#include "text/words.h"

#include <string.h>

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

static bool is_quote(EntenteSlice word)
{
    return word.size && !strchr("()[]{}", *word.data);
}

/* Whether what begins at piece `next` looks like the beginning of a sentence, quotes and brackets aside. */
static bool begins_sentence(const Tokeniser *tokeniser, size_t next)
{
    while (next < tokeniser->count && tokeniser->pieces[next].kind == PIECE_OPEN)
        next++;
    return !(first_class(tokeniser, next) & CHARACTER_LOWER);
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

/* Whether a sentence ends after the abbreviation in piece `index`, before the piece `next`. */
static bool ends_after_abbreviation(const Tokeniser *tokeniser, size_t index, size_t next)
{
    unsigned class = first_class(tokeniser, next);
    EntenteSlice word = word_of(tokeniser, next);
    if (!tokeniser->pieces[next].space_before)
        return false;
    switch ((AbbreviationKind)tokeniser->pieces[index].abbreviation) {
    case ABBREVIATION_COMPANY:
    case ABBREVIATION_PLACE:
    case ABBREVIATION_ACRONYM:
    case ABBREVIATION_DATE:
        return (class & CHARACTER_UPPER) && word_is_starter(word);
    case ABBREVIATION_PLAIN:
    case ABBREVIATION_CLOCK:
        return (class & CHARACTER_UPPER) && !word_is_after_clock(word);
    default:
        return false;
    }
}

/* Whether a sentence ends after the stop in piece `index` and its closers, before the piece `next`. */
static bool ends_after_stop(const Tokeniser *tokeniser, size_t first, size_t index, size_t next)
{
    EntenteSlice stop = word_of(tokeniser, index);
    const Piece *piece = &tokeniser->pieces[next];
    bool quoted = false;
    for (size_t i = index + 1; i < next; i++)
        quoted = quoted || is_quote(word_of(tokeniser, i));
    bool lower = !begins_sentence(tokeniser, next);
    bool full = stop.size == 1 && *stop.data == '.';
    if (piece->kind == PIECE_MARK && !(piece->space_before && *word_of(tokeniser, next).data == '-'))
        return false;
    if (full) {
        /* "1. The ..." */
        if (index == first + 1 && (first_class(tokeniser, first) & CHARACTER_DIGIT) &&
            tokeniser->pieces[first].end - tokeniser->pieces[first].start <= 3)
            return false;
        if (lower)
            return !quoted && piece->space_before;
        return true;
    }
    if (stop.data[0] == '.' || (unsigned char)stop.data[0] >= 0x80) /* an ellipsis may lie inside */
        return !lower;
    if (quoted)
        return !lower && !is_attributed(tokeniser, next);
    return !lower || piece->space_before;
}

size_t sentence_end(const Tokeniser *tokeniser, size_t first)
{
    size_t mark = 0; /* after the last punctuation */
    for (size_t i = first; i < tokeniser->count; i++) {
        const Piece *piece = &tokeniser->pieces[i];
        if (i - first >= TEXT_SENTENCE_LIMIT - 1)
            return mark > first ? mark : i;
        if (piece->kind == PIECE_WORD && !piece->abbreviation)
            continue;
        size_t next = i + 1;
        if (piece->kind == PIECE_STOP || piece->abbreviation) {
            while (next < tokeniser->count && tokeniser->pieces[next].kind == PIECE_CLOSE &&
                   !tokeniser->pieces[next].space_before)
                next++;
            if (next == tokeniser->count)
                return next;
            if (piece->kind == PIECE_STOP ? ends_after_stop(tokeniser, first, i, next)
                                          : ends_after_abbreviation(tokeniser, i, next))
                return next;
        }
        if (piece->kind != PIECE_WORD && piece->kind != PIECE_OPEN)
            mark = i + 1;
    }
    return tokeniser->count;
}
