/* Numbers with what belongs to them: separators, ordinal endings, dates, telephone numbers. */
#include "text/addresses.h"
#include "text/characters.h"
#include "text/tokens.h"
#include "text/words.h"

#include <string.h>

static size_t digits_end(const char *text, size_t at, size_t end)
{
    while (character_is_digit(text, at, end))
        at++;
    return at;
}

/* Groups of digits parted by `-` or `/` that are one date, fraction or telephone number, or `at`. */
static size_t grouped_end(const char *text, size_t at, size_t end)
{
    size_t sizes[4], count = 0, stop = at;
    char separator = 0;
    for (;;) {
        size_t group = digits_end(text, stop, end);
        if (group == stop || group - stop > 4 || count == 4)
            return at;
        sizes[count++] = group - stop;
        stop = group;
        if (stop >= end || (text[stop] != '-' && text[stop] != '/') ||
            !character_is_digit(text, stop + 1, end))
            break;
        separator = text[stop++];
    }
    if (count < 2 || (character_at(text, stop, end).class & CHARACTER_LETTER))
        return at;
    size_t last = sizes[count - 1];
    bool telephone = last == 4 && sizes[count - 2] == 3 && (count < 3 || sizes[count - 3] == 3);
    bool date = count == 3 && ((sizes[0] <= 2 && sizes[1] <= 2 && last != 3) ||
                               (sizes[0] == 4 && sizes[1] <= 2 && last <= 2));
    bool fraction = separator == '/' && count == 2 && sizes[0] <= 2 && last <= 2;
    return telephone || date || fraction ? stop : at;
}

/* Digits with what is inside a number: 1,200.50, 10:30, 192.0.2.1 */
static size_t number_end(const char *text, size_t at, size_t end)
{
    size_t stop = digits_end(text, at, end);
    while (stop < end) {
        char mark = text[stop];
        size_t next = digits_end(text, stop + 1, end);
        if (next == stop + 1 || !(mark == '.' || mark == ':' || (mark == ',' && next == stop + 4)))
            break;
        stop = next;
    }
    return stop;
}

static bool is_ordinal_or_decade(EntenteSlice ending)
{
    if (ending.size == 1)
        return (*ending.data | 0x20) == 's';
    if (ending.size != 2)
        return false;
    int a = ending.data[0] | 0x20, b = ending.data[1] | 0x20;
    return (a == 't' && b == 'h') || (a == 's' && b == 't') || (a == 'n' && b == 'd') ||
           (a == 'r' && b == 'd');
}

/* "a.m." or "p.m." written to the number before it. */
static bool is_clock_at(const char *text, size_t at, size_t end)
{
    return end - at >= 3 && strchr("aApP", text[at]) && text[at + 1] == '.' && (text[at + 2] | 0x20) == 'm' &&
           !character_is_word(text, at + 3, end);
}

size_t tokens_take_number(Tokeniser *tokeniser, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    if (!character_is_digit(text, at, end))
        return tokens_take_word(tokeniser, at, end);
    if (tokeniser->space || address_may_begin(text, tokeniser->start, at)) {
        size_t stop = grouped_end(text, at, end);
        if (stop == at)
            stop = address_end(text, at, end);
        if (stop > at) {
            piece_add(tokeniser, at, stop, PIECE_WORD);
            return stop;
        }
    }
    size_t stop = number_end(text, at, end);
    size_t letters = character_word_end(text, stop, end);
    if (stop < end && text[stop] == '_')
        return tokens_take_word(tokeniser, at, end);
    if (letters > stop) {
        EntenteSlice ending = {text + stop, letters - stop};
        if (!is_ordinal_or_decade(ending)) {
            if (is_clock_at(text, stop, end) || word_is_unit(ending)) {
                piece_add(tokeniser, at, stop, PIECE_WORD);
                return tokens_take_word(tokeniser, stop, end);
            }
            return tokens_take_word(tokeniser, at, end);
        }
        stop = letters;
    } else {
        /* 1990's */
        size_t apostrophe = character_apostrophe(text, stop, end);
        if (apostrophe && stop + apostrophe < end && text[stop + apostrophe] == 's' &&
            !character_is_word(text, stop + apostrophe + 1, end))
            stop += apostrophe + 1;
    }
    piece_add(tokeniser, at, stop, PIECE_WORD);
    return stop;
}
