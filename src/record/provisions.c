#include "record/provisions.h"

#include "record/join.h"

#include <string.h>
#include <strings.h>

#include "provisions_text.h"

enum { PROVISIONS = sizeof provisions / sizeof *provisions, MOST_WORDS = 7 };

_Static_assert(PROVISIONS <= 32, "a bit for each");

const Provision *provision_at(size_t place)
{
    return place < PROVISIONS ? &provisions[place] : NULL;
}

const Provision *provision_named(const char *kind)
{
    for (size_t i = 0; i < PROVISIONS; i++)
        if (strcmp(provisions[i].kind, kind) == 0)
            return &provisions[i];
    return NULL;
}

uint32_t provision_bit(const Provision *provision)
{
    return UINT32_C(1) << (provision - provisions);
}

bool provision_in(const Provision *provision, EntenteSlice text, EntenteSlice *words)
{
    return text_has_word(text, provision->words, words);
}

/* "TYPE", "TYPE/mode", with "?" only where `worded`. */
static bool matches(const char *const *patterns, const char *type, const char *mode, bool worded)
{
    for (; *patterns; patterns++) {
        size_t size = strcspn(*patterns, "/?"), end = strcspn(*patterns, "?");
        const char *wanted = *patterns + size + ((*patterns)[size] == '/');
        if ((*patterns)[end] && !worded)
            continue;
        if (strlen(type) == size && memcmp(type, *patterns, size) == 0 &&
            (size == end || (strlen(mode) == end - size - 1 && memcmp(wanted, mode, end - size - 1) == 0)))
            return true;
    }
    return false;
}

const char *provision_bears(const Provision *provision, const char *type, const char *mode, EntenteSlice text)
{
    /* the text is searched only where the deed may bear on it at all */
    if (!matches(provision->violation, type, mode, true) && !matches(provision->fulfilment, type, mode, true))
        return NULL;
    EntenteSlice words;
    bool worded = provision_in(provision, text, &words);
    return matches(provision->violation, type, mode, worded)    ? "violation"
           : matches(provision->fulfilment, type, mode, worded) ? "fulfilment"
                                                                : NULL;
}

bool provisions_told(EntenteSlice text, bool before)
{
    EntenteSlice noun, verb;
    return (text_has_word(text, words_agreement, &noun) && text_has_word(text, words_provides, &verb)) ||
           text_has_word(text, words_binds, &verb) || (before && text_has_word(text, words_ahead, &verb));
}

bool text_tells_promise(EntenteSlice text)
{
    EntenteSlice noun, verb;
    return text_has_word(text, words_promise, &verb) && text_has_word(text, words_agreement, &noun) &&
           noun.data < verb.data;
}

bool text_tells_breach(EntenteSlice text)
{
    EntenteSlice found;
    return text_has_word(text, words_breach, &found);
}

bool text_tells_halt(EntenteSlice text)
{
    EntenteSlice found;
    return text_has_word(text, words_halt, &found);
}

/* ---- names ---- */

static bool is_letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '\'' || (c >= '0' && c <= '9');
}

static bool is_plain(EntenteSlice word)
{
    static const char *const stops[] = {
        "a",  "an",  "the",       "signed",  "sign",      "reached", "of",         "to",       "on",
        "in", "and", "with",      "their",   "its",       "his",     "that",       "new",      "under",
        "by", "for", "concluded", "adopted", "announced", "agreed",  "initialled", "ratified", NULL};
    for (size_t i = 0; stops[i]; i++)
        if (strlen(stops[i]) == word.size && strncasecmp(stops[i], word.data, word.size) == 0)
            return true;
    return word.size > 4 && memcmp(word.data + word.size - 2, "ed", 2) == 0;
}

EntenteSlice agreement_name(EntenteSlice text)
{
    EntenteSlice noun;
    if (!text_has_word(text, words_agreement, &noun))
        return (EntenteSlice){"", 0};
    const char *from = noun.data, *end = text.data + text.size, *to = noun.data + noun.size;
    while (to < end && is_letter(*to))
        to++;
    /* "ceasefire agreement": the last noun of the list names it */
    for (;;) {
        EntenteSlice rest = {to, (size_t)(end - to)}, next;
        if (rest.size < 2 || *to != ' ' || !text_has_word(rest, words_agreement, &next) ||
            next.data != to + 1)
            break;
        to = next.data + next.size;
        while (to < end && is_letter(*to))
            to++;
    }
    for (unsigned words = 0; words < MOST_WORDS && from > text.data + 1 && from[-1] == ' '; words++) {
        const char *word = from - 1;
        while (word > text.data && is_letter(word[-1]))
            word--;
        EntenteSlice before = {word, (size_t)(from - 1 - word)};
        if (!before.size || is_plain(before))
            break;
        from = word;
    }
    return (EntenteSlice){from, (size_t)(to - from)};
}
