#include "syntax/headline.h"

#include "base/slice.h"
#include "base/utf8.h"

static bool starts_upper(EntenteSlice word)
{
    uint32_t code = 0;
    if (word.size)
        utf8_decode(word, 0, &code);
    return utf8_is_upper(code);
}

static bool is_lower_word(EntenteSlice word)
{
    uint32_t code = 0;
    if (word.size)
        utf8_decode(word, 0, &code);
    return utf8_is_letter(code) && !utf8_is_upper(code);
}

/* How many capitalised words stand from a token on. */
static size_t name_length(const EntenteSentence *sentence, size_t from)
{
    size_t t = from;
    while (t < sentence->token_count && starts_upper(sentence->tokens[t].text))
        t++;
    return t - from;
}

size_t headline_comma(const EntenteSentence *sentence)
{
    enum { NAME = 3, SHORTEST = 5, APPOSITION = 5 };
    size_t count = sentence->token_count;
    const EntenteToken *tokens = sentence->tokens;
    if (count < SHORTEST || slice_is(tokens[count - 1].text, ".") || slice_is(tokens[count - 1].text, "\""))
        return SIZE_MAX;
    size_t comma = name_length(sentence, 0);
    if (comma < 1 || comma > NAME || comma + 2 >= count || !slice_is(tokens[comma].text, ","))
        return SIZE_MAX;
    size_t second = name_length(sentence, comma + 1);
    size_t next = comma + 1 + second;
    if (second < 1 || second > NAME || next >= count || !is_lower_word(tokens[next].text))
        return SIZE_MAX;
    /* "Kofi Annan, Syria envoy, resigns": a comma that opens an apposition is closed by another one */
    for (size_t t = next; t < count && t < next + APPOSITION; t++)
        if (slice_is(tokens[t].text, ","))
            return SIZE_MAX;
    return comma;
}
