/* The times that a document speaks of, as a JSON line. */
#include "base/arena.h"
#include "base/json_write.h"
#include "code/time.h"

static void write_date(FILE *stream, const char *key, EntenteDate date)
{
    if (date.month)
        fprintf(stream, ", \"%s\": \"%04d-%02u-%02u\"", key, date.year, date.month, date.day);
}

static void write_expression(FILE *stream, const EntenteSentence *sentence, const TimeExpression *expression,
                             bool first)
{
    const char *text = sentence->tokens[expression->first - 1].text.data;
    EntenteSlice last = sentence->tokens[expression->last - 1].text;
    fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"text\": ", first ? "" : ", ",
            sentence->start + expression->span.start, sentence->start + expression->span.end);
    json_write_string(stream, (EntenteSlice){text, (size_t)(last.data + last.size - text)});
    fprintf(stream, ", \"type\": \"%s\", \"value\": \"%s\"", time_type_name(expression->type),
            expression->value);
    write_date(stream, "from", expression->start);
    write_date(stream, "to", expression->end);
    if (expression->precision != TIME_PRECISION_NONE)
        fprintf(stream, ", \"precision\": \"%s\"", time_precision_name(expression->precision));
    fputc('}', stream);
}

bool times_write(const EntenteDocument *document, FILE *stream)
{
    Arena *arena = arena_new();
    if (!arena)
        return false;
    TimeMemory memory;
    time_begin(&memory, document->published);
    bool first = true, good = true;
    for (size_t s = 0; s < document->sentence_count && good; s++) {
        TimeExpression *expressions;
        size_t count;
        arena_reset(arena);
        good = time_read(&memory, &document->sentences[s], arena, &expressions, &count);
        for (size_t i = 0; i < count && good; i++, first = false)
            write_expression(stream, &document->sentences[s], &expressions[i], first);
    }
    arena_delete(arena);
    return good;
}
