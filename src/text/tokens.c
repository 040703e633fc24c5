#include "text/tokens.h"
#include "base/slice.h"
#include "text/addresses.h"
#include "text/characters.h"
#include "text/words.h"

#include <string.h>

void piece_add(Tokeniser *tokeniser, size_t start, size_t end, PieceKind kind)
{
    if (tokeniser->count == tokeniser->capacity) {
        Piece *larger = arena_grow(tokeniser->arena, tokeniser->pieces, &tokeniser->capacity,
                                   tokeniser->count < 128 ? 128 : tokeniser->count + 1, sizeof *larger);
        if (!larger) {
            tokeniser->out_of_memory = true;
            return;
        }
        tokeniser->pieces = larger;
    }
    tokeniser->pieces[tokeniser->count++] = (Piece){.start = (uint32_t)start,
                                                    .end = (uint32_t)end,
                                                    .kind = (uint8_t)kind,
                                                    .space_before = tokeniser->space};
    tokeniser->space = false;
}

/* A word without anything but letters: one piece, or two where it is two words written together. */
static void add_plain_word(Tokeniser *tokeniser, size_t start, size_t end)
{
    size_t split = word_split((EntenteSlice){tokeniser->text + start, end - start});
    if (!split) {
        piece_add(tokeniser, start, end, PIECE_WORD);
        return;
    }
    piece_add(tokeniser, start, start + split, PIECE_WORD);
    if (!tokeniser->out_of_memory)
        tokeniser->pieces[tokeniser->count - 1].multiword = 2;
    piece_add(tokeniser, start + split, end, PIECE_WORD);
}

static void take_chunk(Tokeniser *tokeniser, size_t at, size_t end)
{
    while (at < end && !tokeniser->out_of_memory) {
        Character character = character_at(tokeniser->text, at, end);
        if (character.class & CHARACTER_DIGIT)
            at = tokens_take_number(tokeniser, at, end);
        else if (character.class & CHARACTER_LETTER)
            at = tokens_take_word(tokeniser, at, end);
        else
            at = tokens_take_symbol(tokeniser, at, end);
    }
}

bool tokens_cut(Tokeniser *tokeniser, size_t start, size_t end)
{
    const char *text = tokeniser->text;
    tokeniser->count = 0;
    tokeniser->start = start;
    tokeniser->end = end;
    tokeniser->quote_open = tokeniser->single_open = false;
    size_t at = start;
    while (!tokeniser->out_of_memory && (at = character_space_end(text, at, end)) < end) {
        tokeniser->space = true;
        /* Most chunks are a word, or a word and a comma. */
        size_t stop = at;
        while (stop < end && (character_classes[(unsigned char)text[stop]] & CHARACTER_LETTER))
            stop++;
        if (stop > at && (stop == end || (character_classes[(unsigned char)text[stop]] & CHARACTER_SPACE))) {
            add_plain_word(tokeniser, at, stop);
        } else if (stop > at && stop + 1 < end && text[stop] == ',' &&
                   (character_classes[(unsigned char)text[stop + 1]] & CHARACTER_SPACE)) {
            add_plain_word(tokeniser, at, stop);
            piece_add(tokeniser, stop, stop + 1, PIECE_MARK);
            stop++;
        } else {
            stop = character_chunk_end(text, stop, end);
            take_chunk(tokeniser, at, stop);
        }
        at = stop;
    }
    return !tokeniser->out_of_memory;
}

/* ---- clitics ---------------------------------------------------------------------------------------- */

/* The end of the clitic whose apostrophe begins at `at`, or `at`. */
static size_t clitic_end(const char *text, size_t at, size_t end)
{
    size_t apostrophe = character_apostrophe(text, at, end);
    if (!apostrophe)
        return at;
    size_t first = at + apostrophe, stop = first;
    while (stop < end && stop < first + 2 && (text[stop] | 0x20) >= 'a' && (text[stop] | 0x20) <= 'z')
        stop++;
    if (stop == first || (character_at(text, stop, end).class & CHARACTER_WORD))
        return at;
    int a = text[first] | 0x20, b = text[stop - 1] | 0x20;
    bool clitic = stop - first == 1 ? a == 's' || a == 'm' || a == 'd'
                                    : (a == 'l' && b == 'l') || ((a == 'r' || a == 'v') && b == 'e');
    return clitic ? stop : at;
}

/* Whether "'t" at `at`, after an n, ends the word. */
static size_t negation_end(const char *text, size_t start, size_t at, size_t end)
{
    size_t apostrophe = character_apostrophe(text, at, end);
    if (!apostrophe || at == start || (text[at - 1] | 0x20) != 'n')
        return at;
    size_t stop = at + apostrophe;
    if (stop >= end || (text[stop] | 0x20) != 't')
        return at;
    stop++;
    return character_at(text, stop, end).class & CHARACTER_WORD ? at : stop;
}

size_t tokens_take_clitics(Tokeniser *tokeniser, size_t first, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    while (tokeniser->count - first < TOKENS_MULTIWORD_LIMIT && !tokeniser->out_of_memory) {
        size_t stop = clitic_end(text, at, end);
        if (stop == at) {
            /* the possessive of a plural: "parents'" */
            size_t size = character_apostrophe(text, at, end);
            char last = (char)(text[at - 1] | 0x20);
            if (!size || tokeniser->single_open || (last != 's' && last != 'x' && last != 'z') ||
                (character_at(text, at + size, end).class & CHARACTER_WORD))
                break;
            stop = at + size;
        }
        piece_add(tokeniser, at, stop, PIECE_WORD);
        at = stop;
    }
    size_t parts = tokeniser->count - first;
    if (parts > 1 && !tokeniser->out_of_memory)
        tokeniser->pieces[first].multiword = (uint8_t)parts;
    return at;
}

/* ---- words ------------------------------------------------------------------------------------------ */

static bool is_letter_at(const char *text, size_t at, size_t end)
{
    return character_at(text, at, end).class & CHARACTER_LETTER;
}

static bool is_word_at(const char *text, size_t at, size_t end)
{
    return character_at(text, at, end).class & CHARACTER_WORD;
}

static bool is_digit_at(const char *text, size_t at, size_t end)
{
    return at < end && text[at] >= '0' && text[at] <= '9';
}

/* A short word without vowels is no word: "bldg", "mgrs". */
static bool has_vowel(EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (((unsigned char)word.data[i] & 0x80) || memchr("aeiouyAEIOUY", word.data[i], 12))
            return true;
    return false;
}

static bool is_broken_off(const char *text, size_t start, size_t at)
{
    EntenteSlice word = {text + start, at - start};
    return word.size == 1 || slice_is(word, "re") ||
           (word.size <= 3 && (character_classes[(unsigned char)text[start]] & CHARACTER_LOWER) &&
            !has_vowel(word));
}

/* The end of what is joined to the word [start, at) by the character at `at`, or `at`. */
static size_t joined_end(const char *text, size_t start, size_t at, size_t end, bool single_open)
{
    size_t size;
    switch (text[at]) {
    case '.': /* PM2.5, U.S, a.m, Ph.D */
        if (is_digit_at(text, at - 1, at) && is_digit_at(text, at + 1, end))
            return character_word_end(text, at + 1, end);
        if (is_letter_at(text, at + 1, end) && (at - start == 1 || text[at - 2] == '.') &&
            character_word_end(text, at + 1, end) == at + 2)
            return at + 2;
        if (at - start == 2 && memcmp(text + start, "Ph", 2) == 0 && at + 1 < end && text[at + 1] == 'D')
            return at + 2;
        return at;
    case '_': /* file_name */
        size = at + 1;
        while (size < end && text[size] == '_')
            size++;
        return is_word_at(text, size, end) ? character_word_end(text, size, end) : at;
    case '&': /* AT&T, R&D */
        return is_letter_at(text, at + 1, end) ? character_word_end(text, at + 1, end) : at;
    case '@':
        return is_letter_at(text, at + 1, end) ? character_word_end(text, at + 1, end) : at;
    case '*': /* a word made decent */
        return is_letter_at(text, at + 1, end) ? character_word_end(text, at + 1, end) : at;
    case '/': /* w/o, c/o, s/he, n/a */
        if (at - start == 1 && is_letter_at(text, at + 1, end)) {
            size_t stop = character_word_end(text, at + 1, end);
            if (word_is_slashed((EntenteSlice){text + start, stop - start}))
                return stop;
        }
        return at;
    default:
        break;
    }
    if ((size = character_hyphen(text, at, end))) {
        if (!is_word_at(text, at + size, end)) /* a word broken off, in transcripts: "th- the" */
            return is_broken_off(text, start, at) && character_chunk_end(text, at, end) == at + size
                       ? at + size
                       : at;
        size_t stop = character_word_end(text, at + size, end);
        if (stop == at + size + 1 && stop == end && text[at + size] == 'e') /* Persian compounds: Naqsh-e */
            return stop;
        if (start > 0 && text[start - 1] == '-')
            return at;
        if (word_is_hyphen_prefix((EntenteSlice){text + start, at - start}) ||
            word_is_hyphen_suffix((EntenteSlice){text + at + size, stop - at - size}))
            return stop;
        return at;
    }
    if ((size = character_apostrophe(text, at, end))) {
        if (!is_word_at(text, at + size, end)) /* goin' */
            return !single_open && at - start >= 4 && memcmp(text + at - 2, "in", 2) == 0 ? at + size : at;
        /* O'Reilly, Sana'a, o'clock; but not Baku's, don't */
        if (!is_letter_at(text, at + size, end) || clitic_end(text, at, end) > at ||
            negation_end(text, start, at, end) > at)
            return at;
        return character_word_end(text, at + size, end);
    }
    return at;
}

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
    if (next.first.class & CHARACTER_UPPER)
        return !word_is_lettered(before) && (after_name || *letter.data != 'I') &&
               (!word_is_starter(next.word) || next.word.size == 1);
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

/* What abbreviation the word [start, at) is whose full stop is at `at`. */
static AbbreviationKind abbreviation_of(const Tokeniser *tokeniser, size_t start, size_t at)
{
    const char *text = tokeniser->text;
    EntenteSlice word = {text + start, at - start};
    Following next = following(tokeniser, at + 1);
    Character first = character_at(text, start, at);
    bool digit_next = next.first.class & CHARACTER_DIGIT, upper_next = next.first.class & CHARACTER_UPPER;
    bool comma_next = next.adjacent && next.first.code == ',';
    /* an ellipsis follows, or the next sentence without space; two stops may be an abbreviation's and the
     * sentence's */
    if (next.adjacent && ((next.first.class & CHARACTER_LOWER) ||
                          (next.first.code == '.' && at + 2 < tokeniser->end && text[at + 2] == '.')))
        return ABBREVIATION_NONE;
    if (word.size >= 3 && text[at - 2] == '.') {
        int a = text[start] | 0x20, b = text[at - 1] | 0x20;
        if (word.size == 3 && (a == 'a' || a == 'p') && b == 'm')
            return ABBREVIATION_CLOCK;
        if (word.size == 3 && ((a == 'e' && b == 'g') || (a == 'i' && b == 'e') || (a == 'p' && b == 's')))
            return ABBREVIATION_LATIN;
        return ABBREVIATION_ACRONYM;
    }
    if (word.size == 4 && memcmp(word.data, "Ph.D", 4) == 0)
        return ABBREVIATION_ACRONYM;
    if (first.size == word.size && (first.class & CHARACTER_UPPER))
        return is_initial(tokeniser, word, next) ? ABBREVIATION_INITIAL : ABBREVIATION_NONE;
    if (word.size == 1) { /* "p. 5", "c. 1500", "Brown v. Board" */
        if (*word.data == 'v')
            return upper_next ? ABBREVIATION_LATIN : ABBREVIATION_NONE;
        bool opened = previous_word(tokeniser).size == 1 && *previous_word(tokeniser).data == '(';
        return (digit_next || opened) && strchr("bcdfmnpr", *word.data) ? ABBREVIATION_NUMBER
                                                                        : ABBREVIATION_NONE;
    }
    EntenteSlice before = previous_word(tokeniser);
    bool after_comma = before.size == 1 && *before.data == ',';
    AbbreviationKind kind = word_abbreviation(word);
    if (!kind)
        kind = shouted_abbreviation(word);
    switch (kind) {
    case ABBREVIATION_NUMBER:
        return digit_next || next.first.code == '#' || comma_next ? kind : ABBREVIATION_NONE;
    case ABBREVIATION_DAY:
        return digit_next || comma_next || after_comma || word_is_calendar(next.word) ? kind
                                                                                      : ABBREVIATION_NONE;
    case ABBREVIATION_PLACE:
        return comma_next || after_comma ? kind : ABBREVIATION_NONE;
    case ABBREVIATION_UNIT:
        return before.size &&
                       (character_classes[(unsigned char)before.data[before.size - 1]] & CHARACTER_DIGIT) &&
                       !upper_next && next.first.code
                   ? kind
                   : ABBREVIATION_NONE;
    case ABBREVIATION_LATIN:
        if (word.size == 2 && memcmp(word.data, "al", 2) == 0)
            return before.size == 2 && memcmp(before.data, "et", 2) == 0 ? ABBREVIATION_PLAIN
                                                                         : ABBREVIATION_NONE;
        return next.first.code ? kind : ABBREVIATION_NONE;
    case ABBREVIATION_NONE:
        return word.size <= 5 && (comma_next || (!next.adjacent && (next.first.class & CHARACTER_LOWER))) &&
                       !has_vowel(word) && (character_at(text, at - 1, at).class & CHARACTER_LOWER)
                   ? ABBREVIATION_PLAIN
                   : ABBREVIATION_NONE;
    default:
        return kind;
    }
}

/* Append the word [start, at), with its full stop where it is an abbreviation, and its clitics. */
static size_t add_word(Tokeniser *tokeniser, size_t start, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    size_t first = tokeniser->count;
    size_t negation = negation_end(text, start, at, end);
    if (negation > at) {
        if (at - start > 1)
            piece_add(tokeniser, start, at - 1, PIECE_WORD);
        piece_add(tokeniser, at > start + 1 ? at - 1 : start, negation, PIECE_WORD);
        return tokens_take_clitics(tokeniser, first, negation, end);
    }
    AbbreviationKind kind = ABBREVIATION_NONE;
    if (at < end && text[at] == '.')
        kind = abbreviation_of(tokeniser, start, at);
    if (kind) {
        piece_add(tokeniser, start, ++at, PIECE_WORD);
        if (!tokeniser->out_of_memory)
            tokeniser->pieces[first].abbreviation = (uint8_t)kind;
    } else {
        add_plain_word(tokeniser, start, at);
    }
    return tokens_take_clitics(tokeniser, first, at, end);
}

size_t tokens_take_word(Tokeniser *tokeniser, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    if (tokeniser->space || address_may_begin(text, tokeniser->start, at)) {
        size_t stop = address_end(text, at, end);
        if (stop > at) {
            size_t first = tokeniser->count;
            piece_add(tokeniser, at, stop, PIECE_WORD);
            return tokens_take_clitics(tokeniser, first, stop, end);
        }
    }
    size_t stop = character_word_end(text, at, end);
    while (stop < end) {
        size_t joined = joined_end(text, at, stop, end, tokeniser->single_open);
        if (joined == stop)
            break;
        stop = joined;
    }
    if (stop < end && text[stop] == '$' && stop - at <= 3 &&
        (character_at(text, at, end).class & CHARACTER_UPPER))
        stop++; /* US$100 */
    else if (stop < end && text[stop] == '!' && word_has_exclamation((EntenteSlice){text + at, stop - at}))
        stop++;
    return add_word(tokeniser, at, stop, end);
}

/* ---- numbers ---------------------------------------------------------------------------------------- */

static size_t digits_end(const char *text, size_t at, size_t end)
{
    while (is_digit_at(text, at, end))
        at++;
    return at;
}

/* Groups of digits parted by `-` or `/` that are one date, fraction or telephone number, or `at`. */
static size_t grouped_end(const char *text, size_t at, size_t end)
{
    size_t sizes[4], count = 0, stop = at;
    char separator = 0;
    for (;;) {
        size_t group = digits_end(text, stop, end);
        if (group == stop || group - stop > 4 || count == 4)
            return at;
        sizes[count++] = group - stop;
        stop = group;
        if (stop >= end || (text[stop] != '-' && text[stop] != '/') || !is_digit_at(text, stop + 1, end))
            break;
        separator = text[stop++];
    }
    if (count < 2 || (character_at(text, stop, end).class & CHARACTER_LETTER))
        return at;
    size_t last = sizes[count - 1];
    bool telephone = last == 4 && sizes[count - 2] == 3 && (count < 3 || sizes[count - 3] == 3);
    bool date = count == 3 && ((sizes[0] <= 2 && sizes[1] <= 2 && last != 3) ||
                               (sizes[0] == 4 && sizes[1] <= 2 && last <= 2));
    bool fraction = separator == '/' && count == 2 && sizes[0] <= 2 && last <= 2;
    return telephone || date || fraction ? stop : at;
}

/* Digits with what is inside a number: 1,200.50, 10:30, 192.0.2.1 */
static size_t number_end(const char *text, size_t at, size_t end)
{
    size_t stop = digits_end(text, at, end);
    while (stop < end) {
        char mark = text[stop];
        size_t next = digits_end(text, stop + 1, end);
        if (next == stop + 1 || !(mark == '.' || mark == ':' || (mark == ',' && next == stop + 4)))
            break;
        stop = next;
    }
    return stop;
}

static bool is_ordinal_or_decade(EntenteSlice ending)
{
    if (ending.size == 1)
        return (*ending.data | 0x20) == 's';
    if (ending.size != 2)
        return false;
    int a = ending.data[0] | 0x20, b = ending.data[1] | 0x20;
    return (a == 't' && b == 'h') || (a == 's' && b == 't') || (a == 'n' && b == 'd') ||
           (a == 'r' && b == 'd');
}

/* "a.m." or "p.m." written to the number before it. */
static bool is_clock_at(const char *text, size_t at, size_t end)
{
    return end - at >= 3 && strchr("aApP", text[at]) && text[at + 1] == '.' && (text[at + 2] | 0x20) == 'm' &&
           !is_word_at(text, at + 3, end);
}

size_t tokens_take_number(Tokeniser *tokeniser, size_t at, size_t end)
{
    const char *text = tokeniser->text;
    if (!is_digit_at(text, at, end))
        return tokens_take_word(tokeniser, at, end);
    if (tokeniser->space || address_may_begin(text, tokeniser->start, at)) {
        size_t stop = grouped_end(text, at, end);
        if (stop == at)
            stop = address_end(text, at, end);
        if (stop > at) {
            piece_add(tokeniser, at, stop, PIECE_WORD);
            return stop;
        }
    }
    size_t stop = number_end(text, at, end);
    size_t letters = character_word_end(text, stop, end);
    if (stop < end && text[stop] == '_')
        return tokens_take_word(tokeniser, at, end);
    if (letters > stop) {
        EntenteSlice ending = {text + stop, letters - stop};
        if (!is_ordinal_or_decade(ending)) {
            if (is_clock_at(text, stop, end) || word_is_unit(ending)) {
                piece_add(tokeniser, at, stop, PIECE_WORD);
                return tokens_take_word(tokeniser, stop, end);
            }
            return tokens_take_word(tokeniser, at, end);
        }
        stop = letters;
    } else {
        /* 1990's */
        size_t apostrophe = character_apostrophe(text, stop, end);
        if (apostrophe && stop + apostrophe < end && text[stop + apostrophe] == 's' &&
            !is_word_at(text, stop + apostrophe + 1, end))
            stop += apostrophe + 1;
    }
    piece_add(tokeniser, at, stop, PIECE_WORD);
    return stop;
}
