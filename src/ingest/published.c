#include "ingest/published.h"

#include "base/date.h"
#include "base/slice.h"

#include <string.h>

enum {
    LINES = 6,       /* that are not blank, from the start of the text */
    DATE_LINE = 120, /* bytes of a line that may be only about the date */
    DATELINE = 90,   /* bytes up to a dateline's dash */
    PLACE_WORDS = 4, /* before the date of a line such as "New York, 28 November 2022" */
    PLACE_BYTES = 40
};

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool has_date(const char *start, const char *end, EntenteDate *date)
{
    return date_find((EntenteSlice){start, (size_t)(end - start)}, date);
}

/* Words that stand beside the date on a line that is only about it. */
static bool is_date_word(EntenteSlice word)
{
    static const char *const words[] = {
        "published", "posted", "updated",   "modified", "issued",   "released", "release", "date", "dated",
        "created",   "last",   "first",     "on",       "at",       "of",       "the",     "time", "monday",
        "tuesday",   "friday", "wednesday", "thursday", "saturday", "sunday",   "mon",     "tue",  "tues",
        "wed",       "thu",    "thur",      "thurs",    "fri",      "sat",      "sun",     "am",   "pm",
        "gmt",       "utc",    "est",       "edt",      "cst",      "cet",      "bst",     "msk",  "local"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == word.size && strncasecmp(words[i], word.data, word.size) == 0)
            return true;
    return false;
}

/* Whether every word between the two is a date word. */
static bool only_date_words(const char *start, const char *end)
{
    while (start < end) {
        const char *from = start;
        while (start < end && (is_letter(*start) || (unsigned char)*start >= 0x80))
            start++;
        if (start > from && !is_date_word((EntenteSlice){from, (size_t)(start - from)}))
            return false;
        start += start == from;
    }
    return true;
}

/* Whether what comes before a date is a place and a comma ("New York, "), or a byline ("By A. Name, "). */
static bool is_place(const char *start, const char *date)
{
    while (date > start && date[-1] == ' ')
        date--;
    if (date == start || date[-1] != ',' || date - start > PLACE_BYTES)
        return false;
    size_t words = 1;
    for (const char *at = start; at < date; at++)
        words += *at == ' ';
    return words <= PLACE_WORDS;
}

/* The narrowest piece of the line that has the date. */
static void find_bounds(EntenteSlice line, const char **start, const char **end)
{
    EntenteDate date;
    *start = line.data;
    *end = line.data + line.size;
    while (*end > *start && has_date(*start, *end - 1, &date))
        (*end)--;
    while (*start < *end && has_date(*start + 1, *end, &date))
        (*start)++;
    while (*start > line.data && (*start)[-1] >= '0' && (*start)[-1] <= '9')
        (*start)--; /* "8 November" is a date, too, but the line says 28 */
}

static bool read_date_line(EntenteSlice line, EntenteDate *date)
{
    const char *start, *end;
    if (line.size > DATE_LINE || !date_find(line, date))
        return false;
    find_bounds(line, &start, &end);
    return only_date_words(end, line.data + line.size) &&
           (only_date_words(line.data, start) || is_place(line.data, start));
}

/* The first place where a dash with spaces around it, or two hyphens, ends a dateline; NULL for none. */
static const char *find_dash(EntenteSlice line)
{
    static const char *const dashes[] = {" - ", " -- ", "--", " \u2013 ", " \u2014 ", "\u2014"};
    const char *first = NULL;
    size_t size = line.size < DATELINE ? line.size : DATELINE;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const char *found = memmem(line.data, size, dashes[i], strlen(dashes[i]));
        if (found && (!first || found < first))
            first = found;
    }
    return first;
}

/* A dateline begins with a place in capitals or is in brackets; so much of it is asked for as tells it from a
 * sentence with a dash: a capital first, and nothing but the date's digits, names and an agency before. */
static bool read_dateline(EntenteSlice line, EntenteDate *date)
{
    const char *dash = find_dash(line);
    if (!dash || !has_date(line.data, dash, date))
        return false;
    size_t small = 0; /* words in small letters */
    for (const char *at = line.data; at < dash; at++)
        small += *at >= 'a' && *at <= 'z' && (at == line.data || at[-1] == ' ');
    return small <= 1;
}

EntenteDate published_find(EntenteSlice text)
{
    EntenteDate date;
    for (size_t lines = 0; lines < LINES && text.size;) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        EntenteSlice line = slice_trim((EntenteSlice){text.data, size});
        if (read_dateline(line, &date) || read_date_line(line, &date))
            return date;
        lines += line.size > 0;
        text.data += size + (end != NULL);
        text.size -= size + (end != NULL);
    }
    return (EntenteDate){0};
}
