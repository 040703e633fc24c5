/* utf16.h - UTF-16 with a byte order mark, as some systems save text, to UTF-8 piece by piece.
 *
 * Half a surrogate pair becomes the byte FF, which no UTF-8 text has: readers repair and count it as they do
 * all that is malformed. */
#ifndef ENTENTE_INGEST_UTF16_H
#define ENTENTE_INGEST_UTF16_H

#include "entente.h"

/* Start with {0}. */
typedef struct Utf16 {
    bool active, big_endian;
    bool has_byte; /* the first of two bytes was read */
    unsigned char byte;
    uint32_t high; /* the first half of a surrogate pair was read; 0: none */
} Utf16;

/* Whether a byte order mark of UTF-16 begins these first bytes of an input; `decoder` is then active. */
bool utf16_begin(Utf16 *decoder, const char *bytes, size_t size);

/* Decode a piece to `out`, which has room for 3 * (size / 2 + 2) bytes; returns the bytes written. `out` may
 * lie before `bytes` in the same memory if there are size / 2 + 8 bytes between. The mark is dropped. */
size_t utf16_decode(Utf16 *decoder, const char *bytes, size_t size, char *out);

/* The input has ended: write what stands for a character that was cut off, at most 2 bytes. */
size_t utf16_end(Utf16 *decoder, char *out);

#endif
