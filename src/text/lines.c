#include "text/lines.h"
#include "base/utf8.h"
#include "text/characters.h"
#include "text/words.h"

#include <string.h>

/* Wrapped text is not wider; longer lines are paragraphs. */
enum { WIDEST_WRAP = 120 };

typedef struct Line {
    size_t start, end; /* without white space at its ends; equal when empty */
    size_t next;       /* where the next line begins */
    bool last;
    bool page; /* ended by a paragraph separator or form feed */
} Line;

static Line line_at(const char *text, size_t at, size_t size)
{
    Line line = {.start = at, .last = true, .next = size};
    size_t stop = at;
    for (; stop < size; stop++) {
        unsigned char byte = (unsigned char)text[stop];
        size_t width = 0;
        if (byte == '\n' || byte == '\v' || byte == '\f')
            width = 1;
        else if (byte == '\r')
            width = stop + 1 < size && text[stop + 1] == '\n' ? 2 : 1;
        else if (byte == 0xE2 && stop + 2 < size && (unsigned char)text[stop + 1] == 0x80 &&
                 ((unsigned char)text[stop + 2] == 0xA8 || (unsigned char)text[stop + 2] == 0xA9))
            width = 3;
        if (width) {
            line.page = byte == '\f' || (width == 3 && (unsigned char)text[stop + 2] == 0xA9);
            line.last = false;
            line.next = stop + width;
            break;
        }
    }
    line.start = character_space_end(text, at, stop);
    while (stop > line.start && (character_classes[(unsigned char)text[stop - 1]] & CHARACTER_SPACE))
        stop--;
    line.end = stop;
    return line;
}

static bool begins_lower(const char *text, Line line)
{
    return character_at(text, line.start, line.end).class & CHARACTER_LOWER;
}

/* Whether the line ends as sentences do. */
static bool ends_with_stop(const char *text, Line line)
{
    size_t end = line.end;
    for (;;) { /* quotes and brackets after the stop */
        if (end > line.start && strchr("\"')]", text[end - 1]))
            end--;
        else if (end > line.start + 3 && (memcmp(text + end - 3, "\xE2\x80\x9D", 3) == 0 ||
                                          memcmp(text + end - 3, "\xE2\x80\x99", 3) == 0))
            end -= 3;
        else
            break;
    }
    return end > line.start && strchr(".!?:", text[end - 1]);
}

static size_t line_width(const char *text, Line line)
{
    return utf8_count((EntenteSlice){text + line.start, line.end - line.start});
}

/* Whether the line ends where no sentence does: at a comma, after "the". */
static bool wants_more(const char *text, Line line)
{
    size_t start = line.end;
    while (start > line.start && (character_classes[(unsigned char)text[start - 1]] & CHARACTER_LETTER))
        start--;
    return text[line.end - 1] == ',' || word_wants_more((EntenteSlice){text + start, line.end - start});
}

/* Whether the line is an item of a list. */
static bool is_bullet(const char *text, Line line)
{
    Character first = character_at(text, line.start, line.end);
    return (first.code == '-' || first.code == '*' || first.code == 0x2022) &&
           (character_at(text, line.start + first.size, line.end).class & CHARACTER_SPACE);
}

Lines lines_of(EntenteSlice text)
{
    Lines lines = {.text = text.data, .size = text.size};
    size_t ends = 0, continued = 0;
    size_t widths[WIDEST_WRAP + 1] = {0}; /* of lines that certainly go on in the next */
    Line line = {.last = true};
    for (size_t at = 0; at < text.size;) {
        Line next = line_at(text.data, at, text.size);
        if (!line.last && line.end > line.start && next.end > next.start && !line.page) {
            ends++;
            if (!ends_with_stop(text.data, line) &&
                (begins_lower(text.data, next) || wants_more(text.data, line))) {
                size_t width = line_width(text.data, line);
                if (width <= WIDEST_WRAP) {
                    continued++;
                    widths[width]++;
                }
            }
        }
        line = next;
        at = next.next;
    }
    if (continued * 4 < ends)
        return lines;
    /* the widest, but for a few that were left longer */
    size_t wider = 0;
    for (size_t width = WIDEST_WRAP; width > 0 && !lines.width; width--) {
        wider += widths[width];
        if (wider * 50 > continued)
            lines.width = width;
    }
    return lines;
}

/* Whether a sentence may go on from `line` into `next`, both of which hold something. */
static bool runs_on(const Lines *lines, Line line, Line next)
{
    if (!lines->width || line.page)
        return false;
    const char *text = lines->text;
    bool stopped = ends_with_stop(text, line);
    if (begins_lower(text, next) && !stopped)
        return true;
    if (line.end - line.start > 4 * (size_t)WIDEST_WRAP)
        return false;
    size_t width = line_width(text, line);
    Line word = {.start = next.start, .end = character_chunk_end(text, next.start, next.end)};
    if (width <= WIDEST_WRAP && width + 1 + line_width(text, word) > lines->width)
        return true;
    /* the next word would have fitted: the line was ended on purpose, unless it was wrapped unevenly */
    if (stopped || is_bullet(text, next) || width > WIDEST_WRAP)
        return false;
    return wants_more(text, line) || width * 5 >= lines->width * 3;
}

bool lines_next_block(Lines *lines, size_t *start, size_t *end)
{
    Line line;
    do {
        if (lines->at >= lines->size)
            return false;
        line = line_at(lines->text, lines->at, lines->size);
        lines->at = line.next;
    } while (line.start == line.end);
    *start = line.start;
    *end = line.end;
    while (lines->at < lines->size) {
        Line next = line_at(lines->text, lines->at, lines->size);
        if (next.start == next.end || !runs_on(lines, line, next))
            break;
        lines->at = next.next;
        *end = next.end;
        line = next;
    }
    return true;
}
