#include "syntax/forms.h"

#include "base/slice.h"
#include "base/utf8.h"

#include <string.h>

enum { EDGE = 64, LONGEST = 2 * EDGE, BYTES = 4 };

/* The folded form in UTF-8 and where its characters begin. */
typedef struct Folded {
    char bytes[LONGEST * BYTES];
    size_t starts[LONGEST + 1]; /* byte offset of each character */
    size_t count;
} Folded;

static uint64_t hash_feature(char kind, const char *data, size_t size)
{
    char bytes[1 + LONGEST * BYTES];
    bytes[0] = kind;
    memcpy(bytes + 1, data, size);
    return slice_hash((EntenteSlice){bytes, size + 1});
}

static char shape_of(uint32_t code)
{
    if (utf8_is_digit(code))
        return '0';
    if (utf8_is_upper(code))
        return 'X';
    if (utf8_is_letter(code))
        return 'x';
    return code < 0x80 ? (char)code : '*';
}

void form_features(EntenteSlice form, uint64_t features[FORM_FEATURES])
{
    Folded folded = {.count = 0};
    char shape[LONGEST];
    size_t shape_size = 0;
    size_t characters = utf8_count(form);
    size_t at = 0, seen = 0, written = 0;
    while (at < form.size) {
        uint32_t code;
        at += utf8_decode(form, at, &code);
        size_t place = seen++;
        if (characters > LONGEST && place >= EDGE && place < characters - EDGE)
            continue;
        if (folded.count == LONGEST)
            break;
        char kind = shape_of(code);
        /* runs of one kind count as two at most, so that shapes are few */
        if (shape_size < 2 || shape[shape_size - 1] != kind || shape[shape_size - 2] != kind)
            shape[shape_size++] = kind;
        folded.starts[folded.count++] = written;
        written += utf8_encode(kind == '0' ? '0' : utf8_lower(code), folded.bytes + written);
    }
    folded.starts[folded.count] = written;
    memset(features, 0, FORM_FEATURES * sizeof features[0]);
    features[FORM_WORD] = hash_feature('w', folded.bytes, written);
    for (size_t length = 1; length <= 4 && length <= folded.count; length++) {
        size_t start = folded.starts[folded.count - length];
        features[length] = hash_feature((char)('0' + length), folded.bytes + start, written - start);
    }
    for (size_t length = 1; length <= 3 && length <= folded.count; length++)
        features[4 + length] = hash_feature((char)('a' + length), folded.bytes, folded.starts[length]);
    features[8] = hash_feature('s', shape, shape_size);
}
