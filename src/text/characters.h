/* characters.h - what a character means to segmentation: part of a word, white space, a stop.
 *
 * News is almost wholly ASCII, so a table answers for bytes below 0x80; the rest is decoded and asked of
 * Unicode. Positions are bytes of a text that is well-formed UTF-8; `end` is where looking stops. */
#ifndef ENTENTE_TEXT_CHARACTERS_H
#define ENTENTE_TEXT_CHARACTERS_H

#include "entente.h"

enum {
    CHARACTER_SPACE = 1,
    CHARACTER_LETTER = 2, /* letters, combining marks and format characters */
    CHARACTER_UPPER = 4,
    CHARACTER_LOWER = 8,
    CHARACTER_DIGIT = 16,
    CHARACTER_STOP = 32, /* full stop, exclamation mark, question mark, ellipsis */
    CHARACTER_HIGH = 64, /* only in the table: not ASCII, decode it */
    CHARACTER_WORD = CHARACTER_LETTER | CHARACTER_DIGIT
};

extern const uint8_t character_classes[256];

typedef struct Character {
    uint32_t code; /* 0 where there is none */
    uint8_t size;  /* bytes */
    uint8_t class; /* CHARACTER_ flags */
} Character;

/* The character at `at`; all zero when `at` is not before `end`. */
Character character_at(const char *text, size_t at, size_t end);

/* Whether the character at `at` is of the kind; false at `end`. */
bool character_is_word(const char *text, size_t at, size_t end);
bool character_is_letter(const char *text, size_t at, size_t end);
bool character_is_digit(const char *text, size_t at, size_t end); /* 0 to 9 only */

/* The end of the run that begins at `at`: of word characters, of white space, of anything but white space. */
size_t character_word_end(const char *text, size_t at, size_t end);
size_t character_space_end(const char *text, size_t at, size_t end);
size_t character_chunk_end(const char *text, size_t at, size_t end);

/* Bytes of the apostrophe (ASCII, backquote, U+2019) or hyphen (ASCII, U+2010, U+2011) at `at`, 0 for none.
 */
size_t character_apostrophe(const char *text, size_t at, size_t end);
size_t character_hyphen(const char *text, size_t at, size_t end);

#endif
