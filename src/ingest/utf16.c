#include "ingest/utf16.h"

#include "base/utf8.h"

enum { BYTE_ORDER_MARK = 0xFEFF };

static const char half = (char)0xFF;

bool utf16_begin(Utf16 *decoder, const char *bytes, size_t size)
{
    unsigned char first = size >= 2 ? (unsigned char)bytes[0] : 0;
    unsigned char second = size >= 2 ? (unsigned char)bytes[1] : 0;
    decoder->big_endian = first == 0xFE && second == 0xFF;
    decoder->active = decoder->big_endian || (first == 0xFF && second == 0xFE);
    return decoder->active;
}

static size_t decode_unit(Utf16 *decoder, uint32_t unit, char *out)
{
    size_t written = 0;
    bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (decoder->high && low) {
        uint32_t code = 0x10000 + ((decoder->high - 0xD800) << 10) + (unit - 0xDC00);
        decoder->high = 0;
        return utf8_encode(code, out);
    }
    if (decoder->high)
        out[written++] = half;
    decoder->high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (low)
        out[written++] = half;
    else if (!decoder->high && unit != BYTE_ORDER_MARK)
        written += utf8_encode(unit, out + written);
    return written;
}

size_t utf16_decode(Utf16 *decoder, const char *bytes, size_t size, char *out)
{
    size_t written = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (!decoder->has_byte) {
            decoder->byte = byte;
            decoder->has_byte = true;
            continue;
        }
        uint32_t unit =
            decoder->big_endian ? (uint32_t)decoder->byte << 8 | byte : (uint32_t)byte << 8 | decoder->byte;
        decoder->has_byte = false;
        written += decode_unit(decoder, unit, out + written);
    }
    return written;
}

size_t utf16_end(Utf16 *decoder, char *out)
{
    size_t written = 0;
    if (decoder->high)
        out[written++] = half;
    if (decoder->has_byte)
        out[written++] = half;
    *decoder = (Utf16){.active = decoder->active};
    return written;
}
