/* Any text, from tokens alone and with trees of any shape: every time expression lies in its sentence, after
 * the one before it, and no interval ends before it begins. */
#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "code/time.h"
#include "text/segment.h"

#include <stdlib.h>

static void check(bool holds)
{
    if (!holds)
        abort();
}

static bool in_order(EntenteDate start, EntenteDate end)
{
    return !start.month || !end.month || date_to_days(start) <= date_to_days(end);
}

/* Tags and heads that follow from the bytes. */
static void tag(EntenteSentence *sentence, uint8_t salt)
{
    static const char *const deprels[] = {"obl", "nmod", "root", "aux", "mark", "advcl", "conj", "nsubj"};
    static const char *const tags[] = {"VBD", "VB", "VBG", "NN", "VBZ", "MD"};
    for (size_t t = 0; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t];
        unsigned seed = (unsigned)token->text.data[0] * 31u + (unsigned)t * 17u + salt;
        token->upos = (uint8_t)(1 + seed % (ENTENTE_UPOS_COUNT - 1));
        token->xpos = tags[seed % 6];
        token->deprel = deprels[seed % 8];
        token->head = seed % (uint32_t)(sentence->token_count + 2);
    }
}

static void check_sentence(TimeMemory *memory, const EntenteSentence *sentence, Arena *arena)
{
    TimeExpression *expressions;
    size_t count;
    View view;
    arena_reset(arena);
    check(time_read(memory, sentence, arena, &expressions, &count));
    uint32_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const TimeExpression *expression = &expressions[i];
        check(expression->first > last && expression->last >= expression->first &&
              expression->last <= sentence->token_count);
        last = expression->last;
        check(expression->span.start < expression->span.end &&
              expression->span.end <= sentence->end - sentence->start);
        check(expression->value[0] && in_order(expression->start, expression->end));
        check(!expression->start.month ||
              (date_is_valid(expression->start) && date_is_valid(expression->end)));
        check(expression->until <= count);
    }
    check(view_make(&view, sentence, arena));
    for (uint32_t t = 1; t <= view.count && t <= 64; t++) {
        TimeOfEvent when = time_of_event(&view, t, expressions, count);
        check(in_order(when.start, when.end));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    Arena *arena = arena_new();
    char *clean = malloc(size * 3 + 1);
    if (arena && clean && size >= 3 && entente_document_new(&document, &error) == ENTENTE_OK) {
        EntenteDate published = {(int16_t)(data[0] * 40), (uint8_t)(data[1] % 13),
                                 (uint8_t)(1 + data[2] % 28)};
        document->text.data = clean;
        document->text.size =
            utf8_repair((EntenteSlice){(const char *)data + 3, size - 3}, clean, &document->repairs);
        check(text_segment(document, &error) == ENTENTE_OK);
        for (unsigned round = 0; round < 2; round++) {
            TimeMemory memory;
            time_begin(&memory, published);
            for (size_t s = 0; s < document->sentence_count; s++) {
                if (round)
                    tag(&document->sentences[s], data[1]);
                check_sentence(&memory, &document->sentences[s], arena);
            }
        }
    }
    entente_document_delete(document);
    arena_delete(arena);
    free(clean);
    return 0;
}
