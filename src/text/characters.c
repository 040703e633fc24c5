#include "text/characters.h"
#include "base/utf8.h"

#include <utf8proc.h>

/* One letter a class, so that the table below can be read. */
enum {
    o = 0,
    S = CHARACTER_SPACE,
    P = CHARACTER_STOP,
    D = CHARACTER_DIGIT,
    U = CHARACTER_LETTER | CHARACTER_UPPER,
    L = CHARACTER_LETTER | CHARACTER_LOWER,
    H = CHARACTER_HIGH
};

/* clang-format off */
const uint8_t character_classes[256] = {
    o, o, o, o, o, o, o, o, o, S, S, S, S, S, o, o,  o, o, o, o, o, o, o, o, o, o, o, o, S, S, S, S,
    S, P, o, o, o, o, o, o, o, o, o, o, o, o, P, o,  D, D, D, D, D, D, D, D, D, D, o, o, o, o, o, P,
    o, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U, U, U, U, o, o, o, o, o,
    o, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,  L, L, L, L, L, L, L, L, L, L, L, o, o, o, o, o,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,  H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};
/* clang-format on */

static uint8_t high_class(uint32_t code)
{
    if (utf8_is_space(code))
        return CHARACTER_SPACE;
    if (code == 0x2026)
        return CHARACTER_STOP;
    if (code == UTF8_REPLACEMENT) /* most likely a letter once */
        return CHARACTER_LETTER;
    if (code == 0xAA || code == 0xBA) /* ordinal signs: letters to Unicode, symbols in "21º" */
        return 0;
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CHARACTER_LETTER | CHARACTER_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CHARACTER_LETTER | CHARACTER_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF: /* soft hyphens, joiners, direction marks belong to the word they are in */
        return CHARACTER_LETTER;
    case UTF8PROC_CATEGORY_ND:
        return CHARACTER_DIGIT;
    default:
        return 0;
    }
}

Character character_at(const char *text, size_t at, size_t end)
{
    if (at >= end)
        return (Character){0, 0, 0};
    unsigned char byte = (unsigned char)text[at];
    if (byte < 0x80)
        return (Character){byte, 1, character_classes[byte]};
    Character character;
    character.size = (uint8_t)utf8_decode((EntenteSlice){text, end}, at, &character.code);
    character.class = high_class(character.code);
    return character;
}

bool character_is_word(const char *text, size_t at, size_t end)
{
    return character_at(text, at, end).class & CHARACTER_WORD;
}

bool character_is_letter(const char *text, size_t at, size_t end)
{
    return character_at(text, at, end).class & CHARACTER_LETTER;
}

bool character_is_digit(const char *text, size_t at, size_t end)
{
    return at < end && text[at] >= '0' && text[at] <= '9';
}

/* The end of the run of characters whose class meets `wanted`, or of those that do not. */
static inline size_t run_end(const char *text, size_t at, size_t end, unsigned wanted, bool meets)
{
    while (at < end) {
        unsigned class = character_classes[(unsigned char)text[at]];
        size_t size = 1;
        if (class == CHARACTER_HIGH) {
            Character character = character_at(text, at, end);
            class = character.class;
            size = character.size;
        }
        if (((class & wanted) != 0) != meets)
            break;
        at += size;
    }
    return at;
}

size_t character_word_end(const char *text, size_t at, size_t end)
{
    return run_end(text, at, end, CHARACTER_WORD, true);
}

size_t character_space_end(const char *text, size_t at, size_t end)
{
    return run_end(text, at, end, CHARACTER_SPACE, true);
}

size_t character_chunk_end(const char *text, size_t at, size_t end)
{
    return run_end(text, at, end, CHARACTER_SPACE, false);
}

size_t character_apostrophe(const char *text, size_t at, size_t end)
{
    if (at < end && (text[at] == '\'' || text[at] == '`'))
        return 1;
    return character_at(text, at, end).code == 0x2019 ? 3 : 0;
}

size_t character_hyphen(const char *text, size_t at, size_t end)
{
    if (at < end && text[at] == '-')
        return 1;
    uint32_t code = character_at(text, at, end).code;
    return code == 0x2010 || code == 0x2011 ? 3 : 0;
}
