#include "code/numbers.h"

#include "code/phrases.h"

#include <stdlib.h>
#include <string.h>

/* One word, or digits, of a number. */
typedef struct Piece {
    enum { PIECE_NONE, PIECE_DIGITS, PIECE_NUMBER, PIECE_TIMES, PIECE_LOW, PIECE_RANGE, PIECE_OR_MORE } kind;
    uint32_t last;
    double value, high; /* high: of a range in one token, "10-15" */
    bool decimal;
} Piece;

static const double LARGEST = 1e10; /* more people than there are */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits with commas for thousands and a decimal part; returns the bytes used, 0 where it is no number. */
static size_t read_digits(EntenteSlice text, double *value, bool *decimal)
{
    double whole = 0, part = 0.1;
    size_t at = 0, group = 0;
    bool commas = false;
    *decimal = false;
    for (; at < text.size; at++) {
        char c = text.data[at];
        if (is_digit(c)) {
            whole = whole * 10 + (c - '0');
            group++;
        } else if (c == ',' && group <= 3 && at + 3 < text.size && is_digit(text.data[at + 1]) &&
                   is_digit(text.data[at + 2]) && is_digit(text.data[at + 3])) {
            commas = true;
            group = 0;
        } else {
            break;
        }
    }
    if (!at || (commas && group != 3) || at > 14)
        return 0;
    if (at + 1 < text.size && (text.data[at] == '.' || text.data[at] == ',') && is_digit(text.data[at + 1])) {
        *decimal = true;
        for (at++; at < text.size && is_digit(text.data[at]); at++) {
            whole += (text.data[at] - '0') * part;
            part /= 10;
        }
    }
    *value = whole;
    return at;
}

static size_t dash_size(EntenteSlice text, size_t at)
{
    if (at < text.size && text.data[at] == '-')
        return 1;
    bool dash = at + 3 <= text.size && memcmp(text.data + at, "\xE2\x80", 2) == 0 &&
                (text.data[at + 2] == '\x93' || text.data[at + 2] == '\x94');
    return dash ? 3 : 0;
}

static bool read_token_digits(EntenteSlice text, Piece *piece)
{
    size_t used = read_digits(text, &piece->value, &piece->decimal);
    if (!used)
        return false;
    piece->kind = PIECE_DIGITS;
    EntenteSlice rest = {text.data + used, text.size - used};
    if (!rest.size)
        return true;
    char c = rest.data[0];
    if (rest.size == 1 && c == '+') {
        piece->kind = PIECE_OR_MORE;
        return true;
    }
    if (rest.size == 1 && (c == 'k' || c == 'K' || c == 'm' || c == 'M')) {
        piece->value *= c == 'k' || c == 'K' ? 1e3 : 1e6;
        piece->decimal = false;
        return true;
    }
    size_t dash = dash_size(rest, 0);
    bool decimal;
    EntenteSlice other = {rest.data + dash, rest.size - dash};
    if (!dash || read_digits(other, &piece->high, &decimal) != other.size || !other.size ||
        piece->high <= piece->value)
        return false;
    piece->kind = PIECE_RANGE;
    return true;
}

static bool read_piece(const EntenteLexicon *lexicon, const View *view, uint32_t token, Piece *piece)
{
    *piece = (Piece){.last = token};
    if (!token || token > view->count)
        return false;
    const EntenteToken *word = view_token(view, token);
    if (word->text.size && is_digit(word->text.data[0])) {
        if (!read_token_digits(word->text, piece))
            return false;
        /* a decimal comma: "2,5 thousand" falls into three tokens */
        if (piece->kind == PIECE_DIGITS && !piece->decimal && !word->space_after &&
            token + 2 <= view->count && view_text_is(view, token + 1, ",") &&
            !view_token(view, token + 1)->space_after) {
            EntenteSlice more = view_token(view, token + 2)->text;
            double part;
            bool decimal;
            if (more.size <= 2 && read_digits(more, &part, &decimal) == more.size && more.size && !decimal) {
                piece->value += part / (more.size == 1 ? 10 : 100);
                piece->decimal = true;
                piece->last = token + 2;
            }
        }
        return true;
    }
    const char *rest = NULL;
    uint32_t last = phrases_match(lexicon, view, token, "toll_number_", &rest);
    piece->kind = PIECE_NUMBER;
    /* "dozens" is both the plural and, by its lemma, "dozen": the form decides */
    const char *low = NULL;
    uint32_t low_last = phrases_match(lexicon, view, token, "toll_low_", &low);
    if (low_last && low_last >= last) {
        last = low_last;
        rest = low;
        piece->kind = PIECE_LOW;
    }
    if (!last) {
        last = phrases_match(lexicon, view, token, "toll_times_", &rest);
        piece->kind = PIECE_TIMES;
    }
    if (!last) {
        piece->kind = PIECE_NONE;
        return false;
    }
    piece->last = last;
    piece->value = strtod(rest, NULL);
    return piece->value >= 0;
}

static bool is_word(const View *view, uint32_t token, const char *word)
{
    return token && token <= view->count && view_text_is(view, token, word);
}

static bool is_article(const View *view, uint32_t token)
{
    return is_word(view, token, "a") || is_word(view, token, "an");
}

/* A plain number of digits and words, and what it says of itself. */
typedef struct Number {
    uint32_t last;
    double low, high; /* the same unless a range in one token */
    double times;     /* the last word that multiplies; 0: none */
    bool vague, or_more, digits, decimal;
} Number;

/* "half a million", "a quarter of a million" */
static bool read_half(const EntenteLexicon *lexicon, const View *view, uint32_t token, Number *number)
{
    Piece piece;
    bool half = is_word(view, token, "half"), quarter = is_word(view, token, "quarter");
    if (!half && !quarter)
        return false;
    uint32_t at = token + 1;
    if (is_word(view, at, "of"))
        at++;
    if (is_article(view, at) || is_word(view, at, "-"))
        at++;
    if (!read_piece(lexicon, view, at, &piece) || piece.kind != PIECE_TIMES)
        return false;
    double value = piece.value * (half ? 0.5 : 0.25);
    *number = (Number){.last = piece.last, .low = value, .high = value, .times = piece.value};
    return true;
}

/* Whether `value` may follow `current` within one number: "twenty five", "hundred five". */
static bool may_follow(double current, double value)
{
    double tens = current - 100 * (double)(long)(current / 100);
    if (tens >= 20 && value < 10)
        return (double)((long)tens % 10) == 0;
    return tens == 0 && value < 100;
}

static bool read_number(const EntenteLexicon *lexicon, const View *view, uint32_t token, Number *number)
{
    Piece piece;
    *number = (Number){0};
    if (is_article(view, token) || is_word(view, token, "the")) {
        uint32_t at = token + 1;
        if (is_word(view, at, "further") || is_word(view, at, "good"))
            at++;
        if (read_half(lexicon, view, at, number))
            return true;
    } else if (read_half(lexicon, view, token, number)) {
        return true;
    }
    double total = 0, current = 0;
    bool any = false, word = false;
    uint32_t at = token;
    if (is_article(view, token) && !(read_piece(lexicon, view, token, &piece) && piece.kind != PIECE_NONE)) {
        if (!read_piece(lexicon, view, token + 1, &piece) || piece.kind != PIECE_TIMES)
            return false;
        current = 1;
        any = word = true;
        at = token + 1;
    }
    while (read_piece(lexicon, view, at, &piece)) {
        if (piece.kind == PIECE_RANGE || piece.kind == PIECE_OR_MORE) {
            if (any)
                break;
            *number = (Number){.last = piece.last,
                               .low = piece.value,
                               .high = piece.kind == PIECE_RANGE ? piece.high : piece.value,
                               .or_more = piece.kind == PIECE_OR_MORE,
                               .digits = true};
            return true;
        }
        if (piece.kind == PIECE_LOW) {
            if (any)
                break;
            /* "several hundred" */
            current = piece.value;
            number->vague = any = word = true;
            /* "tens of thousands" */
            Piece more;
            uint32_t of = piece.last + 1;
            if (is_word(view, of, "of") && read_piece(lexicon, view, of + 1, &more) &&
                more.kind == PIECE_LOW && more.value >= 200) {
                current *= more.value / 2;
                piece.last = more.last;
            }
        } else if (piece.kind == PIECE_TIMES) {
            if (!any)
                break;
            number->times = piece.value;
            if (piece.value <= 100)
                current *= piece.value;
            else {
                total += current * piece.value;
                current = 0;
            }
            number->decimal = false;
            word = true;
        } else {
            bool digits = piece.kind == PIECE_DIGITS;
            bool fits = word && !digits && piece.value > 0 && !number->vague &&
                        (current > 0 ? may_follow(current, piece.value) : number->times > 0);
            if (any && !fits)
                break;
            current += piece.value;
            number->digits = number->digits || (digits && !any);
            number->decimal = piece.decimal;
            word = !digits;
            any = true;
        }
        number->last = piece.last;
        at = piece.last + 1;
        /* "two hundred and five", "twenty-one" */
        Piece next;
        bool joined = (number->times >= 100 && is_word(view, at, "and")) || is_word(view, at, "-");
        if (joined && word && read_piece(lexicon, view, at + 1, &next) && next.kind == PIECE_NUMBER &&
            next.value > 0 && next.value < 100 && (is_word(view, at, "and") || next.value < 10))
            at++;
        else if (is_word(view, at, "-") && read_piece(lexicon, view, at + 1, &next) &&
                 next.kind == PIECE_TIMES)
            at++;
        /* "two and a half thousand" */
        if (is_word(view, at, "and") && is_article(view, at + 1) && is_word(view, at + 2, "half")) {
            if (number->times > 0 && current == 0)
                total += number->times / 2; /* "a million and a half" */
            else
                current += 0.5;
            number->decimal = current > 0;
            number->last = at + 2;
            at += 3;
        }
    }
    number->low = number->high = total + current;
    return any && number->last && number->low <= LARGEST;
}

/* ---- hedges ---- */

static bool is_joint(const EntenteLexicon *lexicon, const View *view, uint32_t token, bool between,
                     uint32_t *last)
{
    if (token > view->count)
        return false;
    *last = token;
    if (dash_size(view_token(view, token)->text, 0) == view_token(view, token)->text.size)
        return true;
    if (between && is_word(view, token, "and"))
        return true;
    *last = phrases_match(lexicon, view, token, "toll_until", NULL);
    return *last != 0;
}

/* A second number after "to", "and", "or" or a dash makes a range of both. */
static void read_range(const EntenteLexicon *lexicon, const View *view, bool between, bool from,
                       Number *number, bool *range)
{
    uint32_t joint;
    Number second;
    uint32_t at = number->last + 1;
    /* "hundreds, if not thousands" */
    bool comma = is_word(view, at, ",") && number->vague && !is_word(view, at + 1, "and");
    if (!is_joint(lexicon, view, at + comma, between, &joint) || number->or_more ||
        !read_number(lexicon, view, joint + 1, &second) || number->low != number->high)
        return;
    if (from && is_word(view, at, "to"))
        return; /* "rose from 64 to 71" */
    bool word = view_text_is(view, at, "or") && joint == at;
    if (second.times > 100 && number->times == 0 && number->low < second.low / second.times)
        number->low *= second.times; /* "10 to 15 thousand" */
    if (second.low <= number->low || (word && second.low > 2 * number->low))
        return;
    number->last = second.last;
    number->high = second.vague ? number->low : second.high;
    number->vague = number->vague || second.vague;
    number->decimal = false;
    *range = !second.vague;
}

enum { HEDGE_NONE, HEDGE_ABOVE, HEDGE_FROM, HEDGE_BELOW, HEDGE_TO, HEDGE_ABOUT, HEDGE_NEARLY };

static int hedge_of(const char *name)
{
    static const char *const names[] = {"", "above", "from", "below", "to", "about", "nearly"};
    for (int i = 1; i <= HEDGE_NEARLY; i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return HEDGE_NONE;
}

static void apply(Figure *figure, int hedge)
{
    double point = figure->best >= 0 ? figure->best : figure->low >= 0 ? figure->low : figure->high;
    double top = figure->high > point ? figure->high : point;
    bool vague = figure->vague, range = figure->low >= 0 && figure->high > figure->low;
    switch (hedge) {
    case HEDGE_ABOVE:
        *figure = (Figure){.low = vague ? point : point + 1, .best = -1, .high = -1};
        break;
    case HEDGE_FROM:
        *figure = (Figure){.low = point, .best = -1, .high = -1};
        break;
    case HEDGE_BELOW:
        *figure = (Figure){.low = -1, .best = -1, .high = top > 0 ? top - 1 : 0};
        break;
    case HEDGE_TO:
        *figure = (Figure){.low = -1, .best = -1, .high = top};
        break;
    case HEDGE_ABOUT:
        if (!vague && !range)
            *figure = (Figure){.low = -1, .best = point, .high = -1};
        break;
    case HEDGE_NEARLY:
        if (!vague && !range)
            *figure = (Figure){.low = -1, .best = point, .high = point};
        break;
    default:
        break;
    }
}

bool numbers_read(const EntenteLexicon *lexicon, const View *view, uint32_t token, Figure *figure)
{
    enum { HEDGES = 4 };
    if (view->relation[token] == REL_PARTICLE)
        return false; /* "handed over two men" */
    int hedges[HEDGES];
    size_t hedge_count = 0;
    bool between = false, more = false;
    const char *name;
    uint32_t at = token, last;
    while (hedge_count < HEDGES && (last = phrases_match(lexicon, view, at, "toll_hedge_", &name)) != 0) {
        between = between || strcmp(name, "between") == 0;
        more = more || strcmp(name, "more") == 0;
        hedges[hedge_count++] = hedge_of(name);
        at = last + 1;
    }
    Number number;
    if (!read_number(lexicon, view, at, &number)) {
        /* "a few", "no one": what looks like a hedge may begin the number */
        if (at == token || !read_number(lexicon, view, token, &number))
            return false;
        at = token;
        hedge_count = 0;
        between = more = false;
    }
    bool range = number.low != number.high;
    bool from = token > 1 && view_text_is(view, token - 1, "from");
    uint32_t before = number.last;
    read_range(lexicon, view, between, from, &number, &range);
    if (between && number.last == before && !range)
        return false;
    *figure = (Figure){.low = number.low,
                       .best = range || number.vague ? -1 : number.low,
                       .high = number.vague ? -1 : number.high,
                       .vague = number.vague};
    Figure read = *figure;
    if (number.or_more)
        apply(&read, HEDGE_FROM);
    for (size_t i = hedge_count; i-- > 0;) {
        bool vague = read.vague;
        apply(&read, hedges[i]);
        read.vague = vague;
    }
    last = phrases_match(lexicon, view, number.last + 1, "toll_after_", &name);
    Piece next;
    if (!last && view_text_is(view, number.last + 1 <= view->count ? number.last + 1 : 0, "-")) {
        last = phrases_match(lexicon, view, number.last + 2, "toll_after_", &name);
        last = last && strcmp(name, "about") == 0 ? last : 0;
    }
    if (last && !read_piece(lexicon, view, last + 1, &next)) {
        more = more || strcmp(name, "more") == 0;
        apply(&read, hedge_of(name));
        if (strcmp(name, "more") != 0)
            number.last = last;
    }
    *figure = read;
    figure->vague = number.vague;
    figure->more = more;
    figure->first = token;
    figure->number = at;
    figure->last = number.last;
    figure->digits = number.digits;
    figure->decimal = number.decimal;
    return true;
}

bool figure_is_exact(const Figure *figure)
{
    return figure->low >= 0 && figure->low == figure->high;
}

double figure_size(const Figure *figure)
{
    double size = figure->low > figure->best ? figure->low : figure->best;
    return size > figure->high ? size : figure->high;
}
