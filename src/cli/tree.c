/* Dependency trees drawn with lines, for a person to read. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 200 };

/* Columns that UTF-8 text takes, near enough: one for each code point. */
static int columns_of(EntenteSlice text)
{
    int columns = 0;
    for (size_t i = 0; i < text.size; i++)
        columns += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return columns;
}

static void print_slice(EntenteSlice text, FILE *stream)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        putc(byte < 0x20 || byte == 0x7F ? ' ' : byte, stream);
    }
}

static bool has_dependent_after(const EntenteSentence *sentence, size_t head, size_t after)
{
    for (size_t i = after + 1; i < sentence->token_count; i++)
        if (sentence->tokens[i].head == head)
            return true;
    return false;
}

/* One token: the lines that lead to it, its form, part of speech, lemma where it differs, and relation. */
static void draw_token(const EntenteSentence *sentence, size_t index, const char *lines, FILE *stream)
{
    enum { RELATION_COLUMN = 46 };
    const EntenteToken *token = &sentence->tokens[index];
    fputs(lines, stream);
    print_slice(token->text, stream);
    int column = columns_of(entente_slice(lines)) + columns_of(token->text);
    fprintf(stream, "%*s", column < RELATION_COLUMN ? RELATION_COLUMN - column : 1, "");
    fprintf(stream, "%-12s %-6s", token->deprel, entente_upos_name((EntenteUpos)token->upos));
    bool same = token->lemma.size == token->text.size &&
                memcmp(token->lemma.data, token->text.data, token->text.size) == 0;
    if (!same && token->lemma.size) {
        fputs(token->upos == ENTENTE_UPOS_NONE ? "" : " ", stream);
        print_slice(token->lemma, stream);
    }
    putc('\n', stream);
}

/* The token and below it, in the order of the text, what depends on it. Very deep trees are cut, and said to
 * be. */
static void draw_subtree(const EntenteSentence *sentence, size_t index, char *lines, size_t used,
                         size_t depth, bool last, FILE *stream)
{
    static const char branch[] = "├─ ", end[] = "╰─ ", through[] = "│  ", none[] = "   ";
    if (depth)
        memcpy(lines + used, last ? end : branch, sizeof branch);
    else
        lines[used] = '\0';
    draw_token(sentence, index, lines, stream);
    if (depth == DEEPEST) {
        lines[used] = '\0';
        fprintf(stream, "%s... deeper than %d, not drawn\n", lines, DEEPEST);
        return;
    }
    if (depth) {
        memcpy(lines + used, last ? none : through, last ? sizeof none : sizeof through);
        used += strlen(lines + used);
    }
    for (size_t i = 0; i < sentence->token_count; i++)
        if (sentence->tokens[i].head == index + 1)
            draw_subtree(sentence, i, lines, used, depth + 1, !has_dependent_after(sentence, index + 1, i),
                         stream);
}

void tree_draw(const EntenteDocument *document, FILE *stream)
{
    char *lines = malloc((DEEPEST + 2) * sizeof "│  ");
    if (!lines)
        return;
    if (document->part == 0) {
        fputs("── ", stream);
        print_slice(document->title.size ? document->title : document->id, stream);
        if (document->published.year)
            fprintf(stream, " (%04d-%02d-%02d)", document->published.year, document->published.month,
                    document->published.day);
        fputs(" ──\n\n", stream);
    }
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        fprintf(stream, "%zu  ", (size_t)document->first_sentence + s + 1);
        print_slice(sentence->text, stream);
        fputs("\n\n", stream);
        for (size_t i = 0; i < sentence->token_count; i++)
            if (sentence->tokens[i].head == 0)
                draw_subtree(sentence, i, lines, 0, 0, true, stream);
        putc('\n', stream);
    }
    free(lines);
}
