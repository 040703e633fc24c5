/* Dependency trees drawn with lines, for a person to read. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 200,        /* levels that are drawn */
    STEP = 3,             /* columns a level is indented by */
    WIDEST_LEFT_SIDE = 60 /* a longer line pushes its own relation to the right, not everybody's */
};

/* Columns that UTF-8 text takes, near enough: one for each code point. */
static size_t columns_of(EntenteSlice text)
{
    size_t columns = 0;
    for (size_t i = 0; i < text.size; i++)
        columns += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return columns;
}

/* Text on one line, whatever control characters are in it. */
static void print_slice(EntenteSlice text, FILE *stream)
{
    bool space = false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        bool white = byte <= 0x20 || byte == 0x7F;
        if (!white || !space)
            putc(white ? ' ' : byte, stream);
        space = white;
    }
}

static void print_spaces(size_t count, FILE *stream)
{
    while (count--)
        putc(' ', stream);
}

static bool same_text(EntenteSlice a, EntenteSlice b)
{
    return a.size == b.size && (!a.size || memcmp(a.data, b.data, a.size) == 0);
}

/* ---- one sentence ---- */

typedef struct Drawing {
    const EntenteSentence *sentence;
    FILE *stream;
    bool open[DEEPEST + 1];    /* a line runs down past this level */
    size_t relation_column;    /* where relations stand */
    size_t *last_dependent_of; /* index + 1 of each token's last dependent, 0: none */
} Drawing;

/* Levels between a token and the root, as far as they are drawn. */
static size_t depth_of(const EntenteSentence *sentence, size_t index)
{
    size_t depth = 0;
    for (size_t head = sentence->tokens[index].head; head && depth < DEEPEST; depth++)
        head = sentence->tokens[head - 1].head;
    return depth;
}

static void lay_out(Drawing *drawing)
{
    const EntenteSentence *sentence = drawing->sentence;
    drawing->relation_column = 0;
    for (size_t i = 0; i < sentence->token_count; i++) {
        const EntenteToken *token = &sentence->tokens[i];
        drawing->last_dependent_of[token->head] = i + 1;
        size_t column = STEP * depth_of(sentence, i) + columns_of(token->text) + 2;
        if (column > drawing->relation_column && column <= WIDEST_LEFT_SIDE)
            drawing->relation_column = column;
    }
}

/* One token: the lines that lead to it, its form, relation, part of speech, and lemma where it differs. */
static void draw_token(const Drawing *drawing, size_t index, size_t depth, bool last)
{
    FILE *stream = drawing->stream;
    const EntenteToken *token = &drawing->sentence->tokens[index];
    for (size_t level = 1; level < depth; level++)
        fputs(drawing->open[level] ? "│  " : "   ", stream);
    if (depth)
        fputs(last ? "╰─ " : "├─ ", stream);
    print_slice(token->text, stream);
    size_t column = STEP * depth + columns_of(token->text);
    print_spaces(column + 2 <= drawing->relation_column ? drawing->relation_column - column : 2, stream);
    const char *upos = entente_upos_name((EntenteUpos)token->upos);
    if (token->lemma.size && !same_text(token->lemma, token->text)) {
        fprintf(stream, "%-13s %-6s ", token->deprel, upos);
        print_slice(token->lemma, stream);
    } else {
        fprintf(stream, "%-13s %s", token->deprel, upos);
    }
    putc('\n', stream);
}

/* The token and below it, in the order of the text, what depends on it. Very deep trees are cut, and said to
 * be. */
static void draw_subtree(Drawing *drawing, size_t index, size_t depth, bool last)
{
    size_t last_dependent = drawing->last_dependent_of[index + 1];
    draw_token(drawing, index, depth, last);
    if (!last_dependent)
        return;
    drawing->open[depth] = !last;
    if (depth == DEEPEST) {
        fprintf(drawing->stream, "... deeper than %d levels, not drawn\n", DEEPEST);
        return;
    }
    for (size_t i = 0; i < last_dependent; i++)
        if (drawing->sentence->tokens[i].head == index + 1)
            draw_subtree(drawing, i, depth + 1, i + 1 == last_dependent);
}

static bool draw_sentence(const EntenteSentence *sentence, FILE *stream)
{
    Drawing drawing = {.sentence = sentence,
                       .stream = stream,
                       .last_dependent_of = calloc(sentence->token_count + 1, sizeof(size_t))};
    if (!drawing.last_dependent_of)
        return false;
    lay_out(&drawing);
    for (size_t i = 0; i < sentence->token_count; i++)
        if (sentence->tokens[i].head == 0)
            draw_subtree(&drawing, i, 0, true);
    free(drawing.last_dependent_of);
    return true;
}

/* ---- one document ---- */

static void draw_title(const EntenteDocument *document, FILE *stream)
{
    fputs("── ", stream);
    EntenteSlice title = document->title.size ? document->title : document->id;
    if (same_text(title, entente_slice("-")))
        title = entente_slice("standard input");
    print_slice(title, stream);
    if (document->published.year)
        fprintf(stream, ", %04d-%02d-%02d", document->published.year, document->published.month,
                document->published.day);
    fputs(" ──\n\n", stream);
}

bool tree_draw(const EntenteDocument *document, FILE *stream)
{
    if (document->first_sentence == 0 && document->sentence_count)
        draw_title(document, stream);
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        fprintf(stream, "%zu  ", (size_t)document->first_sentence + s + 1);
        print_slice(sentence->text, stream);
        fputs("\n\n", stream);
        if (!draw_sentence(sentence, stream))
            return false;
        putc('\n', stream);
    }
    return true;
}
