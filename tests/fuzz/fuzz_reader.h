/* fuzz_reader.h - read arbitrary bytes as one kind of input and check what every reader promises. */
#ifndef ENTENTE_TESTS_FUZZ_READER_H
#define ENTENTE_TESTS_FUZZ_READER_H

#include "base/utf8.h"
#include "entente.h"

#include <stdlib.h>
#include <string.h>

/* An invariant: the fuzzer sees a broken one as a crash, the line says which. */
static void require_at(bool condition, int line)
{
    if (!condition) {
        fprintf(stderr, "broken promise at line %d\n", line);
        abort();
    }
}

#define require(condition) require_at(condition, __LINE__)

static void check_tokens(const EntenteDocument *document)
{
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *sentence = &document->sentences[s];
        require(sentence->token_count > 0);
        for (size_t t = 0; t < sentence->token_count; t++) {
            const EntenteToken *token = &sentence->tokens[t];
            require(token->text.size > 0 && utf8_is_clean(token->text));
            require(token->start <= token->end && token->head <= sentence->token_count);
            require(token->xpos && token->feats && token->deprel);
        }
    }
}

/* Every document is well-formed, parts follow one another, every error has a message, and reading comes to an
 * end. */
static inline int read_all(const uint8_t *data, size_t size, EntenteFormat format)
{
    EntenteReaderOptions options = {.format = format};
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    EntenteStatus status = entente_reader_open_memory(data, size, "fuzz", &options, &reader, &error);
    if (status != ENTENTE_OK) {
        require(error.message[0] != '\0');
        return 0;
    }
    require(entente_document_new(&document, &error) == ENTENTE_OK);
    uint32_t next_char = 0, next_part = 0;
    size_t calls = 0;
    do {
        require(++calls < 1000000);
        error = (EntenteError){0};
        status = entente_reader_next(reader, document, &error);
        if (status == ENTENTE_OK) {
            require(utf8_is_clean(document->text) && utf8_is_clean(document->id) &&
                    utf8_is_clean(document->title) && utf8_is_clean(document->url) &&
                    utf8_is_clean(document->publication) && document->file);
            require(document->part == 0 || document->part == next_part);
            if (document->part && !document->tokenised)
                require(document->first_char == next_char);
            next_part = document->part + 1;
            next_char = document->first_char + (uint32_t)utf8_count(document->text);
            check_tokens(document);
        } else if (status != ENTENTE_END) {
            require(error.code == status && error.message[0] != '\0');
        }
    } while (status == ENTENTE_OK || status == ENTENTE_BAD_INPUT);
    entente_document_delete(document);
    entente_reader_close(reader);
    return 0;
}

#endif
