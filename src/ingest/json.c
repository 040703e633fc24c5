#include "ingest/json.h"

#include "base/utf8.h"

#include <string.h>

JsonScanner json_scan(EntenteSlice input)
{
    return (JsonScanner){.input = input};
}

static bool fail(JsonScanner *scanner, const char *problem)
{
    scanner->problem = problem;
    return false;
}

static void skip_space(JsonScanner *scanner)
{
    while (scanner->at < scanner->input.size) {
        char c = scanner->input.data[scanner->at];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return;
        scanner->at++;
    }
}

/* The next character after white space; NUL at the end. */
static char look(JsonScanner *scanner)
{
    skip_space(scanner);
    return scanner->at < scanner->input.size ? scanner->input.data[scanner->at] : '\0';
}

/* Step over `wanted` if it comes next. */
static bool take(JsonScanner *scanner, char wanted)
{
    if (look(scanner) != wanted)
        return false;
    scanner->at++;
    return true;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Step over the escape whose backslash was just passed. */
static bool scan_escape(JsonScanner *scanner)
{
    const char *data = scanner->input.data + scanner->at;
    size_t left = scanner->input.size - scanner->at;
    if (left && data[0] == 'u') {
        if (left < 5 || !is_hex(data[1]) || !is_hex(data[2]) || !is_hex(data[3]) || !is_hex(data[4]))
            return fail(scanner, "\\u without four hexadecimal digits");
        scanner->at += 5;
        return true;
    }
    if (!left || !data[0] || !strchr("\"\\/bfnrt", data[0]))
        return fail(scanner, "an unknown escape");
    scanner->at++;
    return true;
}

/* Whether any of eight bytes is a quote, a backslash or a control character. */
static bool has_special(const char *data)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, data, sizeof word);
    uint64_t quote = word ^ (ones * '"'), backslash = word ^ (ones * '\\');
    return ((((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | ((word - ones * 0x20) & ~word)) &
            highs) != 0;
}

/* A string; `*inside` becomes what is between its quotes. */
static bool scan_string(JsonScanner *scanner, EntenteSlice *inside)
{
    if (!take(scanner, '"'))
        return fail(scanner, "a string was expected");
    const char *data = scanner->input.data;
    size_t size = scanner->input.size, start = scanner->at;
    for (;;) {
        while (size - scanner->at >= 8 && !has_special(data + scanner->at))
            scanner->at += 8;
        if (scanner->at == size)
            return fail(scanner, "a string does not end");
        unsigned char c = (unsigned char)data[scanner->at];
        if (c == '"')
            break;
        if (c < 0x20)
            return fail(scanner, "a control character in a string");
        scanner->at++;
        if (c == '\\' && !scan_escape(scanner))
            return false;
    }
    *inside = (EntenteSlice){data + start, scanner->at - start};
    scanner->at++;
    return true;
}

static size_t scan_digits(JsonScanner *scanner)
{
    size_t start = scanner->at;
    while (scanner->at < scanner->input.size && scanner->input.data[scanner->at] >= '0' &&
           scanner->input.data[scanner->at] <= '9')
        scanner->at++;
    return scanner->at - start;
}

/* Whether `c` comes next, without white space before it. */
static bool is_next(const JsonScanner *scanner, char c)
{
    return scanner->at < scanner->input.size && scanner->input.data[scanner->at] == c;
}

static bool scan_number(JsonScanner *scanner)
{
    scanner->at += is_next(scanner, '-');
    bool zero = is_next(scanner, '0');
    size_t digits = scan_digits(scanner);
    if (!digits || (zero && digits > 1))
        return fail(scanner, "not a JSON value");
    if (is_next(scanner, '.')) {
        scanner->at++;
        if (!scan_digits(scanner))
            return fail(scanner, "a number without digits after its point");
    }
    if (is_next(scanner, 'e') || is_next(scanner, 'E')) {
        scanner->at++;
        scanner->at += is_next(scanner, '+') || is_next(scanner, '-');
        if (!scan_digits(scanner))
            return fail(scanner, "a number without digits in its exponent");
    }
    return true;
}

static bool scan_literal(JsonScanner *scanner, const char *literal)
{
    size_t size = strlen(literal);
    if (scanner->input.size - scanner->at < size ||
        memcmp(scanner->input.data + scanner->at, literal, size) != 0)
        return fail(scanner, "not a JSON value");
    scanner->at += size;
    return true;
}

static bool scan_value(JsonScanner *scanner, unsigned depth, JsonKind *kind, EntenteSlice *value);

/* What is inside an array or object, whose opening bracket was passed, and its closing bracket. */
static bool scan_nested(JsonScanner *scanner, unsigned depth, bool object)
{
    char closing = object ? '}' : ']';
    JsonKind kind;
    EntenteSlice ignored;
    if (depth == JSON_DEPTH_LIMIT)
        return fail(scanner, "arrays and objects are nested too deeply");
    if (take(scanner, closing))
        return true;
    do {
        if (object &&
            (!scan_string(scanner, &ignored) || !(take(scanner, ':') || fail(scanner, "':' was expected"))))
            return false;
        if (!scan_value(scanner, depth + 1, &kind, &ignored))
            return false;
    } while (take(scanner, ','));
    return take(scanner, closing) || fail(scanner, "',' or a closing bracket was expected");
}

static bool scan_value(JsonScanner *scanner, unsigned depth, JsonKind *kind, EntenteSlice *value)
{
    char first = look(scanner);
    size_t start = scanner->at;
    bool good;
    switch (first) {
    case '"':
        *kind = JSON_STRING;
        return scan_string(scanner, value);
    case '{':
    case '[':
        *kind = first == '{' ? JSON_OBJECT : JSON_ARRAY;
        scanner->at++;
        good = scan_nested(scanner, depth, first == '{');
        break;
    case 't':
    case 'f':
        *kind = JSON_BOOLEAN;
        good = scan_literal(scanner, first == 't' ? "true" : "false");
        break;
    case 'n':
        *kind = JSON_NULL;
        good = scan_literal(scanner, "null");
        break;
    default:
        *kind = JSON_NUMBER;
        good = scan_number(scanner);
    }
    *value = (EntenteSlice){scanner->input.data + start, scanner->at - start};
    return good;
}

/* The object is closed: nothing may follow. */
static bool finish(JsonScanner *scanner)
{
    skip_space(scanner);
    return scanner->at == scanner->input.size ? false : fail(scanner, "something follows after the object");
}

bool json_next(JsonScanner *scanner, JsonMember *member)
{
    if (!scanner->any) {
        if (!take(scanner, '{'))
            return fail(scanner, "not a JSON object");
        scanner->any = true;
        if (take(scanner, '}'))
            return finish(scanner);
    } else if (take(scanner, '}')) {
        return finish(scanner);
    } else if (!take(scanner, ',')) {
        return fail(scanner, "',' or '}' was expected");
    }
    if (!scan_string(scanner, &member->name))
        return false;
    if (!take(scanner, ':'))
        return fail(scanner, "':' was expected");
    return scan_value(scanner, 1, &member->kind, &member->value);
}

bool json_next_element(JsonScanner *scanner, JsonMember *element)
{
    element->name = (EntenteSlice){"", 0};
    if (!scanner->any) {
        if (!take(scanner, '['))
            return fail(scanner, "not a JSON array");
        scanner->any = true;
        if (take(scanner, ']'))
            return finish(scanner);
    } else if (take(scanner, ']')) {
        return finish(scanner);
    } else if (!take(scanner, ',')) {
        return fail(scanner, "',' or ']' was expected");
    }
    return scan_value(scanner, 1, &element->kind, &element->value);
}

/* ---- characters ---- */

static uint32_t read_hex(const char *digits)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++) {
        unsigned char c = (unsigned char)digits[i];
        value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* Decode "\uXXXX" at `at`, and the other half of a pair; returns the bytes passed. */
static size_t decode_unicode(EntenteSlice string, size_t at, uint32_t *code)
{
    *code = read_hex(string.data + at + 2);
    if (*code < 0xD800 || *code > 0xDBFF || string.size - at < 12 ||
        memcmp(string.data + at + 6, "\\u", 2) != 0)
        return 6;
    uint32_t low = read_hex(string.data + at + 8);
    if (low < 0xDC00 || low > 0xDFFF)
        return 6;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return 12;
}

static char decode_letter(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

size_t json_decode(EntenteSlice string, char *out, size_t *repairs)
{
    size_t written = 0, at = 0;
    while (at < string.size) {
        const char *escape = memchr(string.data + at, '\\', string.size - at);
        size_t run = (escape ? (size_t)(escape - string.data) : string.size) - at;
        memcpy(out + written, string.data + at, run);
        written += run;
        at += run;
        if (at == string.size)
            break;
        if (string.data[at + 1] == 'u') {
            uint32_t code;
            at += decode_unicode(string, at, &code);
            if (code == 0 || (code >= 0xD800 && code <= 0xDFFF)) {
                code = UTF8_REPLACEMENT;
                (*repairs)++;
            }
            written += utf8_encode(code, out + written);
        } else {
            out[written++] = decode_letter(string.data[at + 1]);
            at += 2;
        }
    }
    return written;
}
