/* Any bytes, repaired as the readers repair them, are segmented so that every character that is not white
 * space lies in exactly one token, in order, with its offsets. */
#include "base/utf8.h"
#include "text/segment.h"

#include <stdlib.h>

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* Walk white space, or anything else, from `at` to `end`; returns the code points passed. */
static uint32_t walk(EntenteSlice text, size_t at, size_t end, bool space)
{
    uint32_t points = 0;
    while (at < end) {
        uint32_t code;
        at += utf8_decode(text, at, &code);
        check(utf8_is_space(code) == space);
        points++;
    }
    check(at == end);
    return points;
}

static void check_document(const EntenteDocument *document)
{
    EntenteSlice text = document->text;
    size_t at = 0;
    uint32_t point = document->first_char;
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        check(sentence->token_count > 0 && sentence->token_count <= TEXT_SENTENCE_LIMIT);
        size_t whole = 0; /* words of a multiword token still to come */
        for (size_t t = 0; t < sentence->token_count; t++) {
            const EntenteToken *token = &sentence->tokens[t];
            size_t start = (size_t)(token->text.data - text.data);
            check(start >= at && token->text.size > 0 && start + token->text.size <= text.size);
            if (t > 0)
                check(sentence->tokens[t - 1].space_after == (start > at));
            point += walk(text, at, start, true);
            check(token->start == point);
            at = start + token->text.size;
            point += walk(text, start, at, false);
            check(token->end == point);
            check((token->multiword > 0) == (token->surface.size > 0));
            if (token->multiword) {
                check(whole == 0 && token->multiword > 1);
                whole = token->multiword;
            }
            whole -= whole > 0;
        }
        check(whole == 0);
        check(sentence->start == sentence->tokens[0].start);
        check(sentence->end == sentence->tokens[sentence->token_count - 1].end);
    }
    walk(text, at, text.size, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    char *clean = malloc(size * 3 + 1);
    if (clean && entente_document_new(&document, &error) == ENTENTE_OK) {
        document->text.data = clean;
        document->text.size =
            utf8_repair((EntenteSlice){(const char *)data, size}, clean, &document->repairs);
        document->first_char = 5;
        check(text_segment(document, &error) == ENTENTE_OK);
        check_document(document);
    }
    entente_document_delete(document);
    free(clean);
    return 0;
}
