#include "text/addresses.h"
#include "text/characters.h"
#include "text/words.h"

#include <string.h>

static bool is_word(char byte)
{
    return character_classes[(unsigned char)byte] & (CHARACTER_WORD | CHARACTER_HIGH);
}

/* What an e-mail address has before the @; host names need no more. */
static bool is_name_byte(char byte)
{
    return is_word(byte) || byte == '_' || byte == '.' || byte == '-' || byte == '+' || byte == '%' ||
           byte == '~';
}

bool address_may_begin(const char *text, size_t start, size_t at)
{
    return at == start || !(is_name_byte(text[at - 1]) || text[at - 1] == '@');
}

static bool begins(const char *text, size_t at, size_t end, const char *prefix)
{
    size_t size = strlen(prefix);
    if (end - at < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if ((text[at + i] >= 'A' && text[at + i] <= 'Z' ? text[at + i] + 32 : text[at + i]) != prefix[i])
            return false;
    return true;
}

/* Take back punctuation at the end that belongs to the sentence: stops, quotes, brackets that were not opened
 * inside. */
static size_t trim(const char *text, size_t at, size_t end)
{
    size_t open = 0;
    for (size_t i = at; i < end; i++)
        open += text[i] == '(';
    size_t close = 0;
    for (size_t i = at; i < end; i++)
        close += text[i] == ')';
    while (end > at) {
        char last = text[end - 1];
        if (last == ')') {
            if (close <= open)
                break;
            close--;
            end--;
        } else if (strchr(".,;:!?'\"]}>*|", last)) {
            end--;
        } else if (end - at > 3 && text[end - 3] == '\xE2' && text[end - 2] == '\x80' && last >= '\x93' &&
                   last <= '\xA6') { /* typographic quotes, dashes, ellipsis */
            end -= 3;
        } else {
            break;
        }
    }
    return end;
}

/* Where a URL can no longer go on. */
static size_t url_end(const char *text, size_t at, size_t end)
{
    size_t stop = at;
    while (stop < end && text[stop] != '<' && text[stop] != '>' && text[stop] != '"')
        stop++;
    return trim(text, at, stop);
}

/* The end of a host or file name that has a dot and a known ending, or of a newsgroup's name; or `at`. */
static size_t host_end(const char *text, size_t at, size_t end)
{
    size_t stop = at, label = at, dots = 0;
    bool plain = true; /* lower-case labels of at least two letters each */
    while (stop < end && (is_word(text[stop]) || strchr("._-", text[stop]))) {
        if (text[stop] == '.') {
            if (stop == label || stop + 1 == end || !is_word(text[stop + 1]))
                break;
            plain = plain && stop - label >= 2;
            dots++;
            label = stop + 1;
        } else if (!(character_classes[(unsigned char)text[stop]] & CHARACTER_LOWER)) {
            plain = false;
        }
        stop++;
    }
    while (stop > label && text[stop - 1] == '-')
        stop--;
    if (dots == 0)
        return at;
    if (!word_is_name_ending((EntenteSlice){text + label, stop - label}))
        return plain && dots >= 2 && stop - label >= 2 ? stop : at;
    if (stop < end && text[stop] == '/')
        return url_end(text, at, end);
    return stop;
}

static size_t mail_end(const char *text, size_t at, size_t end)
{
    size_t stop = at;
    while (stop < end && is_name_byte(text[stop]))
        stop++;
    if (stop == at || stop + 1 >= end || text[stop] != '@' || !is_word(text[stop + 1]))
        return at;
    stop++;
    while (stop < end && (is_word(text[stop]) || strchr("._-", text[stop])))
        stop++;
    return trim(text, at, stop);
}

size_t address_end(const char *text, size_t at, size_t end)
{
    if (begins(text, at, end, "http://") || begins(text, at, end, "https://") ||
        begins(text, at, end, "ftp://") || begins(text, at, end, "mailto:") ||
        (begins(text, at, end, "www.") && end - at > 4 && is_word(text[at + 4])))
        return url_end(text, at, end);
    size_t stop = mail_end(text, at, end);
    return stop > at ? stop : host_end(text, at, end);
}
