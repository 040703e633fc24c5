#include "text/stops.h"
#include "base/slice.h"
#include "text/characters.h"

#include <string.h>

/* The first character of the next word after `at`, and that word; `at` may be in the middle of a chunk. */
typedef struct Following {
    EntenteSlice word; /* empty where no word is next */
    Character first;   /* what is next, white space left out; code 0 at the end of the block */
    bool adjacent;     /* without white space between */
} Following;

static Following following(const Tokeniser *tokeniser, size_t at)
{
    const char *text = tokeniser->text;
    size_t next = character_space_end(text, at, tokeniser->end);
    Following found = {.first = character_at(text, next, tokeniser->end), .adjacent = next == at};
    /* no word that matters is longer than 32 bytes */
    size_t limit = tokeniser->end - next > 32 ? next + 32 : tokeniser->end;
    found.word = (EntenteSlice){text + next, character_word_end(text, next, limit) - next};
    return found;
}

static EntenteSlice previous_word(const Tokeniser *tokeniser)
{
    if (tokeniser->count == 0)
        return (EntenteSlice){"", 0};
    const Piece *piece = &tokeniser->pieces[tokeniser->count - 1];
    return (EntenteSlice){tokeniser->text + piece->start, piece->end - piece->start};
}

/* Whether the letter with a stop is an initial in a name, and not the end of "vitamin C". */
static bool is_initial(const Tokeniser *tokeniser, EntenteSlice letter, Following next)
{
    EntenteSlice before = previous_word(tokeniser);
    Character first = character_at(before.data, 0, before.size);
    bool after_name = (first.class & CHARACTER_UPPER) && !word_is_lettered(before);
    if (next.first.code == 0)
        return false;
    if (next.adjacent)
        return next.first.code == ',' || (next.first.class & CHARACTER_UPPER);
    if (next.first.class & CHARACTER_UPPER) /* but not "20 C. Wind" */
        return !(first.class & CHARACTER_DIGIT) && !word_is_lettered(before) &&
               (after_name || *letter.data != 'I') && (!word_is_starter(next.word) || next.word.size == 1);
    if (next.first.class & CHARACTER_DIGIT) /* "H. R. 12" */
        return (before.size == 2 && before.data[1] == '.') || strchr("NSEW", *letter.data);
    return (next.first.class & CHARACTER_LOWER) && after_name && *letter.data != 'I';
}

/* An abbreviation in capitals, as in headlines: "GEN.", "LTD." */
static AbbreviationKind shouted_abbreviation(EntenteSlice word)
{
    char usual[6];
    if (word.size < 2 || word.size > sizeof usual)
        return ABBREVIATION_NONE;
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return ABBREVIATION_NONE;
        usual[i] = (char)(i ? word.data[i] + 32 : word.data[i]);
    }
    return word_abbreviation((EntenteSlice){usual, word.size});
}

/* Letters with stops between them: "U.S", "a.m"; `word` is without the last stop. */
static AbbreviationKind dotted_abbreviation(EntenteSlice word)
{
    if (slice_is(word, "Ph.D"))
        return ABBREVIATION_ACRONYM;
    if (word.size < 3 || word.data[word.size - 2] != '.')
        return ABBREVIATION_NONE;
    int first = word.data[0] | 0x20, last = word.data[word.size - 1] | 0x20;
    if (word.size == 3 && (first == 'a' || first == 'p') && last == 'm')
        return ABBREVIATION_CLOCK;
    if (word.size == 3 &&
        ((first == 'e' && last == 'g') || (first == 'i' && last == 'e') || (first == 'p' && last == 's')))
        return ABBREVIATION_LATIN;
    return ABBREVIATION_ACRONYM;
}

/* A small letter: "p. 5", "c. 1500", "(b. 1950", "Brown v. Board", "a. the first". */
static AbbreviationKind letter_abbreviation(char letter, EntenteSlice before, Following next)
{
    if (letter == 'v')
        return next.first.class & CHARACTER_UPPER ? ABBREVIATION_LATIN : ABBREVIATION_NONE;
    if (slice_is(before, ":") || slice_is(before, ";"))
        return ABBREVIATION_LATIN;
    if (next.first.class & CHARACTER_LOWER)
        return letter != 'i' && letter != 'a' ? ABBREVIATION_LATIN : ABBREVIATION_NONE;
    bool numbered = (next.first.class & CHARACTER_DIGIT) || slice_is(before, "(");
    return numbered && strchr("bcdfmnpr", letter) ? ABBREVIATION_NUMBER : ABBREVIATION_NONE;
}

/* "IV": in capitals, and not the pronoun. */
static bool is_roman(EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!memchr("IVXLC", word.data[i], 5))
            return false;
    return word.size >= 2;
}

/* What a word of the list is here, where `before` precedes and `next` follows it. */
static AbbreviationKind listed_abbreviation(EntenteSlice word, EntenteSlice before, Following next)
{
    bool digit_next = next.first.class & CHARACTER_DIGIT;
    bool comma_next = next.adjacent && next.first.code == ',';
    AbbreviationKind kind = word_abbreviation(word);
    bool fits = true;
    if (!kind)
        kind = shouted_abbreviation(word);
    switch (kind) {
    case ABBREVIATION_NONE: /* not in the list, but no word either: "rgmt." */
        fits = comma_next || (!next.adjacent && (next.first.class & CHARACTER_LOWER));
        fits = fits && word.size <= 5 && !word_has_vowel(word) &&
               (character_classes[(unsigned char)word.data[word.size - 1]] & CHARACTER_LOWER);
        return fits ? ABBREVIATION_PLAIN : ABBREVIATION_NONE;
    case ABBREVIATION_NUMBER:
        fits = digit_next || comma_next || next.first.code == '#' || is_roman(next.word);
        break;
    case ABBREVIATION_DAY:
        fits = digit_next || comma_next || slice_is(before, ",") || word_is_calendar(next.word) ||
               (next.first.class & CHARACTER_LOWER);
        break;
    case ABBREVIATION_PLACE:
        fits = comma_next || slice_is(before, ",");
        break;
    case ABBREVIATION_UNIT:
        fits = before.size && character_is_digit(before.data, before.size - 1, before.size) &&
               next.first.code && !(next.first.class & CHARACTER_UPPER);
        break;
    case ABBREVIATION_LATIN:
        if (slice_is(word, "al"))
            return slice_is(before, "et") ? ABBREVIATION_PLAIN : ABBREVIATION_NONE;
        fits = next.first.code;
        break;
    default:
        break;
    }
    return fits ? kind : ABBREVIATION_NONE;
}

AbbreviationKind stop_of_abbreviation(const Tokeniser *tokeniser, size_t start, size_t at)
{
    const char *text = tokeniser->text;
    Following next = following(tokeniser, at + 1);
    /* an ellipsis follows, or the next sentence without space; two stops may be an abbreviation's and the
     * sentence's */
    if (next.adjacent && ((next.first.class & CHARACTER_LOWER) ||
                          (next.first.code == '.' && at + 2 < tokeniser->end && text[at + 2] == '.')))
        return ABBREVIATION_NONE;
    size_t begin = at; /* after a hyphen: "mid-Nov." */
    while (begin > start && text[begin - 1] != '-')
        begin--;
    EntenteSlice word = {text + begin, at - begin};
    Character first = character_at(text, begin, at);
    AbbreviationKind kind = dotted_abbreviation(word);
    if (kind || !word.size)
        return kind;
    if (first.size == word.size && (first.class & CHARACTER_UPPER))
        return is_initial(tokeniser, word, next) ? ABBREVIATION_INITIAL : ABBREVIATION_NONE;
    if (word.size == 1)
        return letter_abbreviation(*word.data, previous_word(tokeniser), next);
    return listed_abbreviation(word, previous_word(tokeniser), next);
}
