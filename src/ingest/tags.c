#include "ingest/tags.h"

#include <string.h>

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The first `mark` from `at` on, or the end. */
static const char *find(const char *at, const char *end, const char *mark)
{
    const char *found = memmem(at, (size_t)(end - at), mark, strlen(mark));
    return found ? found : end;
}

/* After a quoted value, or after what is not quoted. */
static const char *skip_value(const char *at, const char *end)
{
    while (at < end && is_white(*at))
        at++;
    if (at < end && (*at == '"' || *at == '\'')) {
        const char *closing = memchr(at + 1, *at, (size_t)(end - at - 1));
        return closing ? closing + 1 : end;
    }
    while (at < end && !is_white(*at) && *at != '>')
        at++;
    return at;
}

/* Count the attributes of the tag whose name begins at `*at`, up to one more than is put up with; `*at` moves
 * to its end. */
static size_t count_attributes(const char **at, const char *end)
{
    size_t count = 0;
    bool between = false; /* white space, a slash or a value came last: what comes next is a name */
    while (*at < end && **at != '>' && count <= TAGS_ATTRIBUTES) {
        if (**at == '=') {
            *at = skip_value(*at + 1, end);
            between = true;
            continue;
        }
        bool white = is_white(**at) || **at == '/';
        count += between && !white;
        between = white;
        (*at)++;
    }
    return count;
}

static bool begins_name(const char *at, const char *end, const char *name)
{
    size_t size = strlen(name);
    return (size_t)(end - at) > size && strncasecmp(at, name, size) == 0 && !is_letter(at[size]);
}

/* From the content of a script or style, in which a `<` begins no tag, to its end. */
static const char *skip_raw(const char *at, const char *end, const char *name)
{
    do
        at = find(at < end ? at + 1 : end, end, "</");
    while (at < end && !begins_name(at + 2, end, name));
    return at;
}

bool tags_are_bounded(EntenteSlice page)
{
    const char *at = page.data, *end = at + page.size;
    while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
        if (end - at > 4 && memcmp(at, "<!--", 4) == 0) {
            at = find(at + 4, end, "-->");
            continue;
        }
        const char *name = ++at;
        if (at == end || !is_letter(*at))
            continue;
        if (count_attributes(&at, end) > TAGS_ATTRIBUTES)
            return false;
        if (begins_name(name, end, "script"))
            at = skip_raw(at, end, "script");
        else if (begins_name(name, end, "style"))
            at = skip_raw(at, end, "style");
    }
    return true;
}
