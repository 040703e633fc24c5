#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

size_t utf8_decode(EntenteSlice slice, size_t at, uint32_t *code)
{
    const unsigned char *bytes = (const unsigned char *)slice.data + at;
    size_t left = slice.size - at;
    unsigned char first = bytes[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    /* The second byte's allowed range excludes overlong forms, surrogates and numbers that are too large. */
    unsigned low = 0x80, high = 0xBF;
    size_t length;
    uint32_t value;
    *code = UTF8_REPLACEMENT;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
        value = first & 0x1Fu;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        value = first & 0x0Fu;
        low = first == 0xE0 ? 0xA0 : 0x80;
        high = first == 0xED ? 0x9F : 0xBF;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        value = first & 0x07u;
        low = first == 0xF0 ? 0x90 : 0x80;
        high = first == 0xF4 ? 0x8F : 0xBF;
    } else {
        return 1;
    }
    for (size_t i = 1; i < length; i++) {
        if (i >= left || bytes[i] < low || bytes[i] > high)
            return i;
        value = value << 6 | (bytes[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    *code = value;
    return length;
}

size_t utf8_encode(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_count(EntenteSlice slice)
{
    size_t count = 0;
    for (size_t i = 0; i < slice.size; i++)
        count += ((unsigned char)slice.data[i] & 0xC0) != 0x80;
    return count;
}

/* Length of the longest prefix that is well-formed and without NUL. */
static size_t clean_prefix(EntenteSlice slice)
{
    size_t at = 0;
    while (at < slice.size) {
        unsigned char byte = (unsigned char)slice.data[at];
        if (byte && byte < 0x80) {
            at++;
            continue;
        }
        uint32_t code;
        size_t length = utf8_decode(slice, at, &code);
        /* U+FFFD itself, well-formed, is three bytes that begin with EF BF BD */
        bool genuine = length == 3 && byte == 0xEF && (unsigned char)slice.data[at + 2] == 0xBD;
        if (code == 0 || (code == UTF8_REPLACEMENT && !genuine))
            return at;
        at += length;
    }
    return at;
}

bool utf8_is_clean(EntenteSlice slice)
{
    return clean_prefix(slice) == slice.size;
}

size_t utf8_repair(EntenteSlice slice, char *out, size_t *repairs)
{
    size_t written = 0;
    while (slice.size) {
        size_t clean = clean_prefix(slice);
        memcpy(out + written, slice.data, clean);
        written += clean;
        if (clean == slice.size)
            break;
        uint32_t code;
        size_t bad = utf8_decode(slice, clean, &code);
        written += utf8_encode(UTF8_REPLACEMENT, out + written);
        (*repairs)++;
        slice.data += clean + bad;
        slice.size -= clean + bad;
    }
    return written;
}

bool utf8_is_space(uint32_t code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r') || (code >= 0x1C && code <= 0x1F);
    return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200B) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000 ||
           code == 0xFEFF;
}

bool utf8_is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_digit(uint32_t code)
{
    if (code < 0x80)
        return code >= '0' && code <= '9';
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_mark(uint32_t code)
{
    if (code < 0x300)
        return false;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

uint32_t utf8_lower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t utf8_upper(uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z' ? code - 32 : code;
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}
