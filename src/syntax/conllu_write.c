/* entente_document_write_conllu: sentences as CoNLL-U. */
#include "base/error.h"
#include "base/slice.h"

#include <string.h>

/* A form or lemma in its column: white space inside would break the line, an empty one the format. */
static void write_column(EntenteSlice text, FILE *stream)
{
    if (!text.size) {
        putc_unlocked('_', stream);
        return;
    }
    if (!memchr(text.data, '\t', text.size) && !memchr(text.data, '\n', text.size) &&
        !memchr(text.data, '\r', text.size)) {
        fwrite_unlocked(text.data, 1, text.size, stream);
        return;
    }
    for (size_t i = 0; i < text.size; i++)
        putc_unlocked(strchr("\t\n\r", text.data[i]) ? ' ' : text.data[i], stream);
}

/* The same for a comment, where runs of white space become one space, as in a treebank's own "# text". */
static void write_comment(const char *key, EntenteSlice text, FILE *stream)
{
    text = slice_trim(text);
    fprintf(stream, text.size ? "# %s = " : "# %s", key);
    bool space = false;
    for (size_t i = 0; i < text.size; i++) {
        bool white =
            text.data[i] == '\n' || text.data[i] == '\r' || text.data[i] == '\t' || text.data[i] == ' ';
        if (!white || !space)
            putc_unlocked(white ? ' ' : text.data[i], stream);
        space = white;
    }
    putc_unlocked('\n', stream);
}

static void write_number(uint32_t number, FILE *stream)
{
    char digits[10];
    size_t count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    while (count)
        putc_unlocked(digits[--count], stream);
}

/* The last column: where the token lies, and whether it touches the next. */
static void write_misc(uint32_t start, uint32_t end, bool space_after, FILE *stream)
{
    if (!space_after)
        fputs_unlocked("SpaceAfter=No|", stream);
    fputs_unlocked("TokenRange=", stream);
    write_number(start, stream);
    putc_unlocked(':', stream);
    write_number(end, stream);
    putc_unlocked('\n', stream);
}

static void write_word(const EntenteToken *token, size_t number, bool inside_multiword, FILE *stream)
{
    write_number((uint32_t)number, stream);
    putc_unlocked('\t', stream);
    write_column(token->text, stream);
    putc_unlocked('\t', stream);
    write_column(token->lemma, stream);
    putc_unlocked('\t', stream);
    fputs_unlocked(entente_upos_name((EntenteUpos)token->upos), stream);
    putc_unlocked('\t', stream);
    fputs_unlocked(token->xpos ? token->xpos : "_", stream);
    putc_unlocked('\t', stream);
    fputs_unlocked(token->feats ? token->feats : "_", stream);
    putc_unlocked('\t', stream);
    bool parsed = token->head || (token->deprel && strcmp(token->deprel, "_") != 0);
    if (parsed)
        write_number(token->head, stream);
    else
        putc_unlocked('_', stream);
    putc_unlocked('\t', stream);
    fputs_unlocked(parsed && token->deprel ? token->deprel : "_", stream);
    fputs_unlocked("\t_\t", stream);
    if (inside_multiword)
        fputs_unlocked("_\n", stream);
    else
        write_misc(token->start, token->end, token->space_after, stream);
}

static void write_sentence(const EntenteSentence *sentence, FILE *stream)
{
    size_t inside = 0; /* words left of a multiword token */
    for (size_t i = 0; i < sentence->token_count; i++) {
        const EntenteToken *token = &sentence->tokens[i];
        if (token->multiword > 1 && i + token->multiword <= sentence->token_count) {
            const EntenteToken *last = token + token->multiword - 1;
            inside = token->multiword;
            fprintf(stream, "%zu-%zu\t", i + 1, i + inside);
            write_column(token->surface, stream);
            fputs_unlocked("\t_\t_\t_\t_\t_\t_\t_\t", stream);
            write_misc(token->start, last->end, last->space_after, stream);
        }
        write_word(token, i + 1, inside > 0, stream);
        inside -= inside > 0;
    }
    putc_unlocked('\n', stream);
}

EntenteStatus entente_document_write_conllu(const EntenteDocument *document, FILE *stream)
{
    flockfile(stream); /* once, not for every column */
    for (size_t i = 0; i < document->sentence_count; i++) {
        const EntenteSentence *sentence = &document->sentences[i];
        if (i == 0 && document->first_sentence == 0)
            write_comment(document->id.size ? "newdoc id" : "newdoc", document->id, stream);
        if (sentence->starts_paragraph)
            fputs_unlocked("# newpar\n", stream);
        if (sentence->id.size)
            write_comment("sent_id", sentence->id, stream);
        else
            fprintf(stream, "# sent_id = %zu\n", (size_t)document->first_sentence + i + 1);
        write_comment("text", sentence->text, stream);
        write_sentence(sentence, stream);
    }
    bool failed = ferror(stream) != 0;
    funlockfile(stream);
    return failed ? ENTENTE_IO : ENTENTE_OK;
}
