/* Punctuation and signs to pieces. */
#include "text/addresses.h"
#include "text/characters.h"
#include "text/tokens.h"
#include "text/words.h"

#include <string.h>

static const char *const emoticons[] = {":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":)",  ":(", ";)",
                                        ":D",  ":P",  ":/",  "=)",  "=(",  "(:",  "^_^", "<3", ":'("};

static size_t emoticon_end(const char *text, size_t at, size_t end)
{
    for (size_t i = 0; i < sizeof emoticons / sizeof *emoticons; i++) {
        if (emoticons[i][0] != text[at])
            continue;
        size_t size = strlen(emoticons[i]);
        if (end - at >= size && memcmp(text + at, emoticons[i], size) == 0 &&
            !(character_at(text, at + size, end).class & CHARACTER_WORD) &&
            (at + size == end || text[at + size] != '/'))
            return at + size;
    }
    return at;
}

/* The end of the stops that begin at `at`: an ellipsis, or "?!" and the like, or ".?" */
static size_t stops_end(const char *text, size_t at, size_t end)
{
    size_t stop = at;
    for (Character character;
         (character = character_at(text, stop, end)).code == '.' || character.code == 0x2026;)
        stop += character.size;
    if (stop > at + 1)
        return stop;
    while (stop < end && (text[stop] == '!' || text[stop] == '?'))
        stop++;
    return stop;
}

static size_t repeated_end(const char *text, size_t at, size_t end)
{
    size_t stop = at + 1;
    while (stop < end && text[stop] == text[at])
        stop++;
    return stop;
}

/* A straight quote opens where white space or an opening bracket is before it and none after, closes the
 * other way round, and takes turns where the space does not tell. */
static PieceKind quote_kind(const Tokeniser *tokeniser, size_t at, size_t stop, size_t end, bool open)
{
    const Piece *before =
        tokeniser->space || tokeniser->count == 0 ? NULL : &tokeniser->pieces[tokeniser->count - 1];
    bool space_before = !before || (before->kind == PIECE_OPEN && before->end == at);
    bool space_after = stop == end;
    if (space_before != space_after)
        return space_before ? PIECE_OPEN : PIECE_CLOSE;
    if (before && !space_before && before->kind == PIECE_MARK && !open)
        return PIECE_OPEN; /* a dash written to the quote */
    return open ? PIECE_CLOSE : PIECE_OPEN;
}

/* Whether what follows an apostrophe is a clitic: text may come with white space before them. */
static bool is_clitic(const char *rest, size_t size)
{
    int a = size ? rest[0] | 0x20 : 0, b = size > 1 ? rest[1] | 0x20 : 0;
    return size == 1 ? a == 's' || a == 'm' || a == 'd'
                     : size == 2 && ((a == 'l' && b == 'l') || ((a == 'r' || a == 'v') && b == 'e'));
}

/* `'`, `` ` `` or U+2019 that is in no word: a quote, or the beginning of '90s, 'em, 's. */
static size_t take_apostrophe(Tokeniser *tokeniser, size_t at, size_t size, size_t end)
{
    const char *text = tokeniser->text;
    size_t after = at + size;
    if (character_apostrophe(text, after, end) == size && text[after] == text[at]) { /* '' and `` */
        size_t stop = after + size;
        PieceKind kind =
            text[at] == '`' ? PIECE_OPEN : quote_kind(tokeniser, at, stop, end, tokeniser->quote_open);
        tokeniser->quote_open = kind == PIECE_OPEN;
        piece_add(tokeniser, at, stop, kind);
        return stop;
    }
    size_t word = character_word_end(text, after, end);
    bool digit = character_at(text, after, end).class & CHARACTER_DIGIT;
    bool decade = digit && ((word - after == 2) || (word - after == 3 && text[word - 1] == 's'));
    bool alone = tokeniser->space && word == end && is_clitic(text + after, word - after);
    if (word > after && text[at] != '`' &&
        (decade || alone || word_is_clipped((EntenteSlice){text + after, word - after}))) {
        if (word - after == 1) /* rock 'n' roll */
            word += character_apostrophe(text, word, end);
        piece_add(tokeniser, at, word, PIECE_WORD);
        return word;
    }
    if (!tokeniser->space && tokeniser->count && word - after == 1 && text[after] == 's') { /* "Time"'s */
        piece_add(tokeniser, at, word, PIECE_WORD);
        return word;
    }
    PieceKind kind = size == 3 ? PIECE_CLOSE : quote_kind(tokeniser, at, after, end, tokeniser->single_open);
    tokeniser->single_open = kind == PIECE_OPEN;
    piece_add(tokeniser, at, after, kind);
    return after;
}

/* Signs outside ASCII. */
static size_t take_high(Tokeniser *tokeniser, size_t at, Character character, size_t end)
{
    const char *text = tokeniser->text;
    size_t stop = at + character.size;
    PieceKind kind = PIECE_SYMBOL;
    switch (character.code) {
    case 0x2018: /* single, low, double and angle quotes */
    case 0x201A:
    case 0x201B:
        tokeniser->single_open = true;
        kind = PIECE_OPEN;
        if (character_at(text, stop, end).code == character.code)
            stop += character.size;
        break;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0x2039:
        kind = PIECE_OPEN;
        break;
    case 0x201D:
    case 0xBB:
    case 0x203A:
        kind = PIECE_CLOSE;
        break;
    case 0x2010: /* hyphens and dashes, runs of one kind together */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        kind = PIECE_MARK;
        while (character_at(text, stop, end).code == character.code)
            stop += character.size;
        break;
    default: /* a picture with its modifiers and joined pictures */
        while (character.code >= 0x2190 && stop < end) {
            Character next = character_at(text, stop, end);
            bool modifier =
                next.code == 0x200D || next.code == 0xFE0F || (next.code >= 0x1F3FB && next.code <= 0x1F3FF);
            Character last = character_at(text, stop - 3, stop);
            bool joined = last.code == 0x200D && next.code >= 0x2190;
            if (!modifier && !joined)
                break;
            stop += next.size;
        }
        break;
    }
    piece_add(tokeniser, at, stop, kind);
    return stop;
}

size_t tokens_take_symbol(Tokeniser *tokeniser, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    Character character = character_at(text, at, end);
    size_t apostrophe = character_apostrophe(text, at, end);
    if (apostrophe)
        return take_apostrophe(tokeniser, at, apostrophe, end);
    bool fresh = tokeniser->space || tokeniser->pieces[tokeniser->count - 1].kind != PIECE_WORD;
    size_t stop = at + character.size;
    PieceKind kind = PIECE_SYMBOL;
    if (character.class & CHARACTER_STOP) {
        if (text[at] == '.' && fresh && (character_at(text, stop, end).class & CHARACTER_DIGIT)) { /* .5 */
            stop = character_word_end(text, stop, end);
            kind = PIECE_WORD;
        } else {
            stop = stops_end(text, at, end);
            kind = PIECE_STOP;
        }
        piece_add(tokeniser, at, stop, kind);
        return stop;
    }
    if (character.code >= 0x80)
        return take_high(tokeniser, at, character, end);
    if (fresh && strchr(":;=(^<", text[at]) && (stop = emoticon_end(text, at, end)) > at) {
        piece_add(tokeniser, at, stop, PIECE_SYMBOL);
        return stop;
    }
    stop = at + 1;
    switch (text[at]) {
    case '"':
        kind = quote_kind(tokeniser, at, stop, end, tokeniser->quote_open);
        tokeniser->quote_open = kind == PIECE_OPEN;
        break;
    case '(':
    case '[':
    case '{':
        kind = PIECE_OPEN;
        break;
    case ')':
    case ']':
    case '}':
        kind = PIECE_CLOSE;
        break;
    case ',':
    case ';':
    case ':':
        kind = PIECE_MARK;
        break;
    case '-':
        stop = repeated_end(text, at, end);
        kind = PIECE_MARK;
        break;
    case '#':
    case '@': /* #tag, @user */
        if (fresh && (character_at(text, stop, end).class & CHARACTER_LETTER)) {
            while (stop < end && (text[stop] == '_' || character_word_end(text, stop, end) > stop))
                stop = text[stop] == '_' ? stop + 1 : character_word_end(text, stop, end);
            kind = PIECE_WORD;
        } else {
            stop = repeated_end(text, at, end);
        }
        break;
    case '+': /* +44 */
        if (fresh && (character_at(text, stop, end).class & CHARACTER_DIGIT)) {
            stop = character_word_end(text, stop, end);
            kind = PIECE_WORD;
        } else {
            stop = repeated_end(text, at, end);
        }
        break;
    default:
        stop = repeated_end(text, at, end);
        break;
    }
    piece_add(tokeniser, at, stop, kind);
    return stop;
}
