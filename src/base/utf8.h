/* utf8.h - code points in and out of UTF-8, and what kind of character they are (by utf8proc, after Unicode).
 */
#ifndef ENTENTE_BASE_UTF8_H
#define ENTENTE_BASE_UTF8_H

#include "entente.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Decode the code point at `at` (< slice.size) into `*code`; returns its length in bytes. Malformed bytes
 * (stray continuation, overlong, surrogate, above U+10FFFF, cut off) give U+FFFD and the length of the
 * maximal ill-formed part, at least 1 (Unicode 15, section 3.9, "Substitution of Maximal Subparts"). */
size_t utf8_decode(EntenteSlice slice, size_t at, uint32_t *code);

/* Encode into at most 4 bytes; returns their number. Surrogates and numbers above U+10FFFF become U+FFFD. */
size_t utf8_encode(uint32_t code, char out[4]);

/* Code points in valid UTF-8. */
size_t utf8_count(EntenteSlice slice);

/* Whether all of it is well-formed UTF-8 without NUL. */
bool utf8_is_clean(EntenteSlice slice);

/* Write a well-formed copy of `slice` to `out`, which has room for 3 * slice.size bytes: malformed parts and
 * NULs become U+FFFD. Returns the bytes written; `*repairs` grows by the replacements. */
size_t utf8_repair(EntenteSlice slice, char *out, size_t *repairs);

bool utf8_is_space(uint32_t code); /* white space of any kind, line ends and no-break spaces included */
bool utf8_is_letter(uint32_t code);
bool utf8_is_upper(uint32_t code);
bool utf8_is_lower(uint32_t code);
bool utf8_is_digit(uint32_t code);
bool utf8_is_mark(uint32_t code); /* combining */
uint32_t utf8_lower(uint32_t code);
uint32_t utf8_upper(uint32_t code);

#endif
