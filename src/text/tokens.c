#include "text/tokens.h"
#include "base/slice.h"
#include "text/addresses.h"
#include "text/characters.h"
#include "text/stops.h"
#include "text/words.h"

#include <string.h>

void piece_add(Tokeniser *tokeniser, size_t start, size_t end, PieceKind kind)
{
    if (tokeniser->count == tokeniser->capacity) {
        Piece *larger = arena_grow(tokeniser->arena, tokeniser->pieces, &tokeniser->capacity,
                                   tokeniser->count < 128 ? 128 : tokeniser->count + 1, sizeof *larger);
        if (!larger) {
            tokeniser->out_of_memory = true;
            return;
        }
        tokeniser->pieces = larger;
    }
    tokeniser->pieces[tokeniser->count++] = (Piece){.start = (uint32_t)start,
                                                    .end = (uint32_t)end,
                                                    .kind = (uint8_t)kind,
                                                    .space_before = tokeniser->space};
    tokeniser->space = false;
}

/* A word without anything but letters: one piece, or two where it is two words written together. */
static void add_plain_word(Tokeniser *tokeniser, size_t start, size_t end)
{
    size_t split = word_split((EntenteSlice){tokeniser->text + start, end - start});
    if (!split) {
        piece_add(tokeniser, start, end, PIECE_WORD);
        return;
    }
    piece_add(tokeniser, start, start + split, PIECE_WORD);
    if (!tokeniser->out_of_memory)
        tokeniser->pieces[tokeniser->count - 1].multiword = 2;
    piece_add(tokeniser, start + split, end, PIECE_WORD);
}

static void take_chunk(Tokeniser *tokeniser, size_t at, size_t end)
{
    while (at < end && !tokeniser->out_of_memory) {
        Character character = character_at(tokeniser->text, at, end);
        if (character.class & CHARACTER_DIGIT)
            at = tokens_take_number(tokeniser, at, end);
        else if (character.class & CHARACTER_LETTER)
            at = tokens_take_word(tokeniser, at, end);
        else
            at = tokens_take_symbol(tokeniser, at, end);
    }
}

bool tokens_cut(Tokeniser *tokeniser, size_t start, size_t end)
{
    const char *text = tokeniser->text;
    tokeniser->count = 0;
    tokeniser->start = start;
    tokeniser->end = end;
    tokeniser->quote_open = tokeniser->single_open = false;
    size_t at = start;
    while (!tokeniser->out_of_memory && (at = character_space_end(text, at, end)) < end) {
        tokeniser->space = true;
        /* Most chunks are a word, or a word and a comma. */
        size_t stop = at;
        while (stop < end && (character_classes[(unsigned char)text[stop]] & CHARACTER_LETTER))
            stop++;
        if (stop > at && (stop == end || (character_classes[(unsigned char)text[stop]] & CHARACTER_SPACE))) {
            add_plain_word(tokeniser, at, stop);
        } else if (stop > at && stop + 1 < end && text[stop] == ',' &&
                   (character_classes[(unsigned char)text[stop + 1]] & CHARACTER_SPACE)) {
            add_plain_word(tokeniser, at, stop);
            piece_add(tokeniser, stop, stop + 1, PIECE_MARK);
            stop++;
        } else {
            stop = character_chunk_end(text, stop, end);
            take_chunk(tokeniser, at, stop);
        }
        at = stop;
    }
    return !tokeniser->out_of_memory;
}

/* ---- clitics ---------------------------------------------------------------------------------------- */

/* The end of the clitic whose apostrophe begins at `at`, or `at`. */
static size_t clitic_end(const char *text, size_t at, size_t end)
{
    size_t apostrophe = character_apostrophe(text, at, end);
    if (!apostrophe)
        return at;
    size_t first = at + apostrophe, stop = first;
    while (stop < end && stop < first + 2 && (text[stop] | 0x20) >= 'a' && (text[stop] | 0x20) <= 'z')
        stop++;
    if (stop == first || (character_is_word(text, stop, end)))
        return at;
    int a = text[first] | 0x20, b = text[stop - 1] | 0x20;
    bool clitic = stop - first == 1 ? a == 's' || a == 'm' || a == 'd'
                                    : (a == 'l' && b == 'l') || ((a == 'r' || a == 'v') && b == 'e');
    return clitic ? stop : at;
}

/* Whether "'t" at `at`, after an n, ends the word. */
static size_t negation_end(const char *text, size_t start, size_t at, size_t end)
{
    size_t apostrophe = character_apostrophe(text, at, end);
    if (!apostrophe || at == start || (text[at - 1] | 0x20) != 'n')
        return at;
    size_t stop = at + apostrophe;
    if (stop >= end || (text[stop] | 0x20) != 't')
        return at;
    stop++;
    return character_is_word(text, stop, end) ? at : stop;
}

size_t tokens_take_clitics(Tokeniser *tokeniser, size_t first, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    while (tokeniser->count - first < TOKENS_MULTIWORD_LIMIT && !tokeniser->out_of_memory) {
        size_t stop = clitic_end(text, at, end);
        if (stop == at) {
            /* the possessive of a plural: "parents'" */
            size_t size = character_apostrophe(text, at, end);
            char last = (char)(text[at - 1] | 0x20);
            if (!size || tokeniser->single_open || (last != 's' && last != 'x' && last != 'z') ||
                (character_is_word(text, at + size, end)))
                break;
            stop = at + size;
        }
        piece_add(tokeniser, at, stop, PIECE_WORD);
        at = stop;
    }
    size_t parts = tokeniser->count - first;
    if (parts > 1 && !tokeniser->out_of_memory)
        tokeniser->pieces[first].multiword = (uint8_t)parts;
    return at;
}

/* ---- words ------------------------------------------------------------------------------------------ */

static bool is_broken_off(const char *text, size_t start, size_t at)
{
    EntenteSlice word = {text + start, at - start};
    return word.size == 1 || slice_is(word, "re") ||
           (word.size <= 3 && (character_classes[(unsigned char)text[start]] & CHARACTER_LOWER) &&
            !word_has_vowel(word));
}

/* The end of what is joined to the word [start, at) by the character at `at`, or `at`. */
static size_t joined_end(const char *text, size_t start, size_t at, size_t end, bool single_open)
{
    size_t size;
    switch (text[at]) {
    case '.': /* PM2.5, U.S, a.m, Ph.D */
        if (character_is_digit(text, at - 1, at) && character_is_digit(text, at + 1, end))
            return character_word_end(text, at + 1, end);
        if (character_is_letter(text, at + 1, end) &&
            (at - start == 1 || text[at - 2] == '.' || text[at - 2] == '-') &&
            character_word_end(text, at + 1, end) == at + 2)
            return at + 2;
        if (at - start == 2 && memcmp(text + start, "Ph", 2) == 0 && at + 1 < end && text[at + 1] == 'D')
            return at + 2;
        return at;
    case '_': /* file_name */
        size = at + 1;
        while (size < end && text[size] == '_')
            size++;
        return character_is_word(text, size, end) ? character_word_end(text, size, end) : at;
    case '&': /* AT&T, R&D */
        return character_is_letter(text, at + 1, end) ? character_word_end(text, at + 1, end) : at;
    case '@':
        return character_is_letter(text, at + 1, end) ? character_word_end(text, at + 1, end) : at;
    case '*': /* a word made decent */
        return character_is_letter(text, at + 1, end) ? character_word_end(text, at + 1, end) : at;
    case '/': /* w/o, c/o, s/he, n/a */
        if (at - start == 1 && character_is_letter(text, at + 1, end)) {
            size_t stop = character_word_end(text, at + 1, end);
            if (word_is_slashed((EntenteSlice){text + start, stop - start}))
                return stop;
        }
        return at;
    default:
        break;
    }
    if ((size = character_hyphen(text, at, end))) {
        if (!character_is_word(text, at + size, end)) /* a word broken off, in transcripts: "th- the" */
            return is_broken_off(text, start, at) && character_chunk_end(text, at, end) == at + size
                       ? at + size
                       : at;
        size_t stop = character_word_end(text, at + size, end);
        if (stop == at + size + 1 && stop == end && text[at + size] == 'e') /* Persian compounds: Naqsh-e */
            return stop;
        if (start > 0 && text[start - 1] == '-')
            return at;
        if (word_is_hyphen_prefix((EntenteSlice){text + start, at - start}) ||
            word_is_hyphen_suffix((EntenteSlice){text + at + size, stop - at - size}))
            return stop;
        return at;
    }
    if ((size = character_apostrophe(text, at, end))) {
        if (!character_is_word(text, at + size, end)) /* goin' */
            return !single_open && at - start >= 4 && memcmp(text + at - 2, "in", 2) == 0 ? at + size : at;
        /* O'Reilly, Sana'a, o'clock; but not Baku's, don't */
        if (!character_is_letter(text, at + size, end) || clitic_end(text, at, end) > at ||
            negation_end(text, start, at, end) > at)
            return at;
        return character_word_end(text, at + size, end);
    }
    return at;
}

/* Append the word [start, at), with its full stop where it is an abbreviation, and its clitics. */
static size_t add_word(Tokeniser *tokeniser, size_t start, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    size_t first = tokeniser->count;
    size_t negation = negation_end(text, start, at, end);
    if (negation > at) {
        if (at - start > 1)
            piece_add(tokeniser, start, at - 1, PIECE_WORD);
        piece_add(tokeniser, at > start + 1 ? at - 1 : start, negation, PIECE_WORD);
        return tokens_take_clitics(tokeniser, first, negation, end);
    }
    AbbreviationKind kind = ABBREVIATION_NONE;
    if (at < end && text[at] == '.')
        kind = stop_of_abbreviation(tokeniser, start, at);
    if (kind) {
        piece_add(tokeniser, start, ++at, PIECE_WORD);
        if (!tokeniser->out_of_memory)
            tokeniser->pieces[first].abbreviation = (uint8_t)kind;
    } else {
        add_plain_word(tokeniser, start, at);
    }
    return tokens_take_clitics(tokeniser, first, at, end);
}

size_t tokens_take_word(Tokeniser *tokeniser, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    if (tokeniser->space || address_may_begin(text, tokeniser->start, at)) {
        size_t stop = address_end(text, at, end);
        if (stop > at) {
            size_t first = tokeniser->count;
            piece_add(tokeniser, at, stop, PIECE_WORD);
            return tokens_take_clitics(tokeniser, first, stop, end);
        }
    }
    size_t stop = character_word_end(text, at, end);
    while (stop < end) {
        size_t joined = joined_end(text, at, stop, end, tokeniser->single_open);
        if (joined == stop)
            break;
        stop = joined;
    }
    if (stop < end && text[stop] == '$' && stop - at <= 3 &&
        (character_at(text, at, end).class & CHARACTER_UPPER))
        stop++; /* US$100 */
    else if (stop < end && text[stop] == '!' && word_has_exclamation((EntenteSlice){text + at, stop - at}))
        stop++;
    return add_word(tokeniser, at, stop, end);
}
