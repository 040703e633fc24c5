#include "code/phrases.h"

#include "lexicon/fold.h"

#include <string.h>

enum { PHRASE_WORDS = 6 };

typedef struct Walk {
    const View *view;
    const Image *image;
    PhraseListener *listener;
    void *context;
} Walk;

static uint32_t step_word(const Image *image, uint32_t node, EntenteSlice word)
{
    Atom atom;
    bool any = false;
    for (size_t at = 0; node && fold_next(word, &at, &atom);) {
        node = image_step(image, node, atom.hash);
        any = true;
    }
    return any ? node : 0;
}

static void walk(const Walk *walking, uint32_t node, uint32_t token, unsigned depth)
{
    if (depth >= PHRASE_WORDS || token > walking->view->count)
        return;
    const EntenteToken *word = view_token(walking->view, token);
    /* hyphens part words as spaces do */
    if (depth && word->text.size == 1 && word->text.data[0] == '-') {
        walk(walking, node, token + 1, depth + 1);
        return;
    }
    uint32_t by_text = step_word(walking->image, node, word->text);
    uint32_t by_lemma = step_word(walking->image, node, word->lemma);
    uint32_t next[2] = {by_text, by_lemma == by_text ? 0 : by_lemma};
    for (size_t i = 0; i < 2; i++) {
        if (!next[i])
            continue;
        size_t count = 0;
        const ImagePayload *payloads =
            next[i] >= ROOT_COUNT ? image_payloads(walking->image, next[i], &count) : NULL;
        for (size_t p = 0; p < count; p++)
            if (payloads[p].kind == PAYLOAD_SET)
                walking->listener(walking->context, token, image_string(walking->image, payloads[p].index));
        walk(walking, next[i], token + 1, depth + 1);
    }
}

void phrases_visit(const EntenteLexicon *lexicon, const View *view, uint32_t token, PhraseListener *listener,
                   void *context)
{
    for (size_t i = 0; token && i < lexicon->count; i++) {
        Walk walking = {view, &lexicon->image[i], listener, context};
        walk(&walking, ROOT_SETS, token, 0);
    }
}

typedef struct Longest {
    const char *prefix, *rest;
    size_t size;
    uint32_t last;
} Longest;

static void on_phrase(void *context, uint32_t last, const char *set)
{
    Longest *longest = context;
    if (last <= longest->last || strncmp(set, longest->prefix, longest->size) != 0)
        return;
    longest->last = last;
    longest->rest = set + longest->size;
}

uint32_t phrases_match(const EntenteLexicon *lexicon, const View *view, uint32_t token, const char *prefix,
                       const char **rest)
{
    Longest longest = {.prefix = prefix, .size = strlen(prefix)};
    phrases_visit(lexicon, view, token, on_phrase, &longest);
    if (rest)
        *rest = longest.rest;
    return longest.last;
}

typedef struct Question {
    const char *set;
    bool found;
} Question;

static void on_question(void *context, uint32_t last, const char *set)
{
    Question *question = context;
    (void)last;
    question->found = question->found || strcmp(set, question->set) == 0;
}

bool phrases_in_set(const EntenteLexicon *lexicon, const View *view, uint32_t token, const char *set)
{
    Question question = {.set = set};
    phrases_visit(lexicon, view, token, on_question, &question);
    return question.found;
}
