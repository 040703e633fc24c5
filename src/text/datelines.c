#include "text/datelines.h"
#include "base/slice.h"
#include "text/characters.h"
#include "text/words.h"

#include <string.h>

/* No dateline is longer, in pieces. */
enum { LONGEST = 16 };

static EntenteSlice text_of(const Tokeniser *tokeniser, size_t index)
{
    const Piece *piece = &tokeniser->pieces[index];
    return (EntenteSlice){tokeniser->text + piece->start, piece->end - piece->start};
}

static unsigned class_of(EntenteSlice word)
{
    return character_at(word.data, 0, word.size).class;
}

/* At least three capitals and nothing else: "BAKU". */
static bool is_shouted(EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!(character_classes[(unsigned char)word.data[i]] & (CHARACTER_UPPER | CHARACTER_HIGH)))
            return false;
    return word.size >= 3 && (class_of(word) & CHARACTER_UPPER);
}

/* "(Reuters)" before the dash. */
static bool is_signed(const Tokeniser *tokeniser, size_t first, size_t dash)
{
    return dash >= first + 3 && *text_of(tokeniser, dash - 1).data == ')' &&
           word_is_agency(text_of(tokeniser, dash - 2)) && *text_of(tokeniser, dash - 3).data == '(';
}

/* "KYIV/ISTANBUL". */
static bool joins_places(const Tokeniser *tokeniser, size_t slash)
{
    return slice_is(text_of(tokeniser, slash), "/") && slash > 0 &&
           is_shouted(text_of(tokeniser, slash - 1)) && is_shouted(text_of(tokeniser, slash + 1));
}

/* "CAIRO (Agencies):", "NEW DELHI:": capitals, and an agency in brackets, before a colon. */
static bool is_before_colon(const Tokeniser *tokeniser, size_t first, size_t colon)
{
    enum { MOST = 6 };
    if (!slice_is(text_of(tokeniser, colon), ":") || tokeniser->pieces[colon].space_before || first > 0 ||
        colon > MOST || tokeniser->pieces[tokeniser->count - 1].kind == PIECE_WORD)
        return false;
    bool open = false;
    for (size_t i = first; i < colon; i++) {
        uint8_t kind = tokeniser->pieces[i].kind;
        if (kind == PIECE_OPEN || kind == PIECE_CLOSE)
            open = kind == PIECE_OPEN;
        else if (!open && !is_shouted(text_of(tokeniser, i)))
            return false;
    }
    return !open && is_shouted(text_of(tokeniser, first));
}

/* "MOSCOW (Agency News - 28th February, 2023) Officials denied it": capitals, and brackets with an agency or
 * a date, with no dash behind them. */
bool dateline_closes(const Tokeniser *tokeniser, size_t first, size_t bracket)
{
    size_t next = bracket + 1, open = 0;
    if (first > 0 || bracket > LONGEST || next >= tokeniser->count ||
        *text_of(tokeniser, bracket).data != ')' || !tokeniser->pieces[next].space_before ||
        !(class_of(text_of(tokeniser, next)) & CHARACTER_UPPER) ||
        tokeniser->pieces[tokeniser->count - 1].kind == PIECE_WORD)
        return false;
    while (open < bracket && *text_of(tokeniser, open).data != '(') {
        if (!is_shouted(text_of(tokeniser, open)))
            return false;
        open++;
    }
    bool dated = false;
    for (size_t i = open + 1; i < bracket; i++)
        dated = dated || word_is_calendar(text_of(tokeniser, i)) || word_is_agency(text_of(tokeniser, i)) ||
                tokeniser->pieces[i].abbreviation == ABBREVIATION_DATE;
    return open && open < bracket && dated;
}

bool dateline_ends(const Tokeniser *tokeniser, size_t first, size_t dash)
{
    size_t next = dash + 1;
    if (next >= tokeniser->count)
        return false;
    /* "KYIV (Reuters) -Officials": no space behind it */
    if (!tokeniser->pieces[next].space_before)
        return tokeniser->pieces[dash].space_before && is_signed(tokeniser, first, dash) &&
               slice_is(text_of(tokeniser, dash), "-") &&
               (class_of(text_of(tokeniser, next)) & CHARACTER_UPPER);
    if (is_before_colon(tokeniser, first, dash))
        return true;
    /* "ADDIS ABABA- Rebels": no space before it */
    bool tight =
        slice_is(text_of(tokeniser, dash), "-") && first == 0 && is_shouted(text_of(tokeniser, first));
    if (!tokeniser->pieces[dash].space_before && !tight)
        return false;
    if (class_of(text_of(tokeniser, next)) & CHARACTER_LOWER)
        return false;
    if (is_signed(tokeniser, first, dash))
        return true;
    if (first > 0 || dash > LONGEST || tokeniser->pieces[tokeniser->count - 1].kind == PIECE_WORD)
        return false; /* only a report's first sentence, which is no headline, has one without an agency */
    bool comma = false, dated = false, open = false;
    for (size_t i = first; i < dash; i++) {
        EntenteSlice word = text_of(tokeniser, i);
        comma = comma || slice_is(word, ",");
        dated = dated || word_is_calendar(word) || word_is_agency(word) ||
                tokeniser->pieces[i].abbreviation == ABBREVIATION_DATE;
        uint8_t kind = tokeniser->pieces[i].kind;
        if (kind == PIECE_OPEN || kind == PIECE_CLOSE)
            open = kind == PIECE_OPEN;
        if ((kind == PIECE_SYMBOL && !joins_places(tokeniser, i)) || kind == PIECE_STOP)
            return false;
        if ((class_of(word) & CHARACTER_LOWER) && !slice_is(word, "of") && !slice_is(word, "the"))
            return false;
    }
    EntenteSlice place = text_of(tokeniser, first);
    if (open || place.size < 3 || !(class_of(place) & CHARACTER_UPPER) || word_is_starter(place))
        return false;
    if (is_shouted(place))
        return true;
    return comma ? dated || word_is_starter(text_of(tokeniser, next))
                 : dash <= first + 2 && word_is_starter(text_of(tokeniser, next));
}
