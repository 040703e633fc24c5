/* Statements as JSON Lines. */
#include "base/json_write.h"
#include "entente.h"

/* The bytes of the document between two of its code points that lie in one sentence or in several. */
static EntenteSlice words_between(const EntenteDocument *document, const EntentePart *first,
                                  const EntentePart *last)
{
    const EntenteToken *from = &document->sentences[first->sentence].tokens[first->first - 1];
    const EntenteToken *to = &document->sentences[last->sentence].tokens[last->last - 1];
    const char *end = to->text.data + to->text.size, *text = document->text.data;
    bool sliced = from->text.data >= text && end <= text + document->text.size && from->text.data <= end;
    return sliced ? (EntenteSlice){from->text.data, (size_t)(end - from->text.data)} : from->text;
}

static void write_part(FILE *stream, const EntenteDocument *document, const EntentePart *first,
                       const EntentePart *last)
{
    fputs("{\"text\": ", stream);
    json_write_string(stream, words_between(document, first, last));
    fprintf(stream, ", \"start\": %u, \"end\": %u}",
            document->sentences[first->sentence].start + first->span.start,
            document->sentences[last->sentence].start + last->span.end);
}

static void write_statement(FILE *stream, const EntenteDocument *document, const EntenteStatement *statement)
{
    const EntentePart *place = statement->cue.first ? &statement->cue : &statement->content[0];
    fprintf(stream, "{\"sentence\": %zu", document->first_sentence + place->sentence + 1);
    if (statement->source.first) {
        fputs(", \"source\": ", stream);
        write_part(stream, document, &statement->source, &statement->source);
    }
    if (statement->cue.first) {
        fputs(", \"cue\": ", stream);
        write_part(stream, document, &statement->cue, &statement->cue);
    }
    fputs(", \"content\": [", stream);
    for (size_t i = 0; i < statement->content_count;) {
        size_t last = i;
        while (last + 1 < statement->content_count && statement->content[last + 1].joined)
            last++;
        fputs(i ? ", " : "", stream);
        write_part(stream, document, &statement->content[i], &statement->content[last]);
        i = last + 1;
    }
    fputc(']', stream);
    if (statement->medium.size) {
        fputs(", \"medium\": ", stream);
        json_write_string(stream, statement->medium);
    }
    if (statement->outer)
        fprintf(stream, ", \"outer\": %u", statement->outer);
    fprintf(stream, ", \"speech\": %s", statement->speech ? "true" : "false");
    if (statement->continued)
        fputs(", \"continued\": true", stream);
    fputc('}', stream);
}

bool statements_write(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->statement_count; i++) {
        fputs(i ? ", " : "", stream);
        write_statement(stream, document, &document->statements[i]);
    }
    return true;
}
