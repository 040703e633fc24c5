#include "text/lines.h"
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
    while (end > line.start && strchr("\"')]", text[end - 1]))
        end--;
    return end > line.start && strchr(".!?:", text[end - 1]);
}

Lines lines_of(EntenteSlice text)
{
    Lines lines = {.text = text.data, .size = text.size};
    size_t ends = 0, continued = 0, width = 0;
    Line line = {.next = 0};
    bool before = false; /* `line` holds the line before */
    for (size_t at = 0; at < text.size;) {
        Line next = line_at(text.data, at, text.size);
        if (before && line.end > line.start && next.end > next.start && !line.page) {
            ends++;
            if (begins_lower(text.data, next) && !ends_with_stop(text.data, line)) {
                size_t size = line.end - line.start;
                continued++;
                if (size > width && size <= WIDEST_WRAP)
                    width = size;
            }
        }
        line = next;
        before = true;
        at = next.next;
    }
    if (continued * 4 >= ends)
        lines.width = width;
    return lines;
}

/* Whether a sentence may go on from `line` into `next`, both of which hold something. */
static bool runs_on(const Lines *lines, Line line, Line next)
{
    if (!lines->width || line.page)
        return false;
    const char *text = lines->text;
    if (begins_lower(text, next) && !ends_with_stop(text, line))
        return true;
    size_t size = line.end - line.start;
    size_t word = character_chunk_end(text, next.start, next.end) - next.start;
    return size <= WIDEST_WRAP && size + 1 + word > lines->width;
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
