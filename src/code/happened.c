#include "code/happened.h"

#include "base/slice.h"
#include "code/repeats.h"

#include <string.h>
#include <strings.h>

/* "the", "this": one told of before. */
static bool is_pointing(EntenteSlice word)
{
    static const char *const words[] = {"the", "this", "these", "both", "that"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word.size == strlen(words[i]) && strncasecmp(word.data, words[i], word.size) == 0)
            return true;
    return false;
}

bool happened_begins(const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    static const char *const verbs[] = {"happened", "occurred", "took"};
    enum { REACH = 5 };
    if (!sentence->token_count || !is_pointing(sentence->tokens[0].text))
        return false;
    for (size_t t = 2; t < sentence->token_count && t <= REACH; t++)
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (slice_is(sentence->tokens[t].text, verbs[i]))
                return lexicon_in_set(lexicon, sentence->tokens[t - 1].text, "told_deed");
    return false;
}

/* The noun of a deed told before that this verb says to have happened; 0: none. */
static uint32_t told_by(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    bool place =
        view_lemma_is(view, verb, "take") && view_text_is(view, view_child(view, verb, REL_OBJECT), "place");
    if (!view_is_verb(view, verb) ||
        (!place && !view_lemma_is(view, verb, "happen") && !view_lemma_is(view, verb, "occur")) ||
        view_child(view, verb, REL_AUX) || arguments_negation(view, verb))
        return 0;
    uint32_t noun = view_child(view, verb, REL_SUBJECT);
    uint32_t determiner = noun ? view_child(view, noun, REL_DETERMINER) : 0;
    bool told = determiner && is_pointing(view_token(view, determiner)->text) &&
                names_in_set(scene->lexicon, view, noun, "told_deed");
    return told ? noun : 0;
}

/* Whether the event may be what the noun means. */
static bool is_meant(const View *view, uint32_t noun, const EntenteEvent *event)
{
    bool crowd = view_lemma_is(view, noun, "protest") || view_lemma_is(view, noun, "demonstration") ||
                 view_lemma_is(view, noun, "rally");
    bool taken = view_lemma_is(view, noun, "abduction") || view_lemma_is(view, noun, "kidnapping");
    if (event->status != ENTENTE_OCCURRED && event->status != ENTENTE_ALLEGED)
        return false;
    if (crowd)
        return event->type == ENTENTE_PROTEST;
    return event->type == ENTENTE_ASSAULT && (!taken || strcmp(event->mode, "abduct") == 0);
}

bool happened_settle(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                     EntenteDocument *document, size_t number)
{
    enum { NEAR = 3 };
    const View *view = &scene->view;
    for (uint32_t verb = 1; verb <= view->count; verb++) {
        uint32_t noun = told_by(scene, verb);
        size_t last = document->event_count;
        while (noun && last && !is_meant(view, noun, &document->events[last - 1]))
            last--;
        if (!noun || !last)
            continue;
        size_t sentence = document->events[last - 1].sentence;
        if (sentence >= number || sentence + NEAR < number)
            continue;
        Candidate happening = {.trigger = verb,
                               .words = {verb},
                               .word_count = 1,
                               .type = ENTENTE_ASSAULT,
                               .frame_type = ENTENTE_ASSAULT,
                               .mode = "",
                               .status = ENTENTE_OCCURRED};
        EntenteEvent event = {.type = ENTENTE_ASSAULT,
                              .mode = "",
                              .status = ENTENTE_OCCURRED,
                              .level = "",
                              .context = "",
                              .sentence = number};
        if (!assemble_event(memory, facts, scene, &happening, document->arena, &event))
            return false;
        for (size_t i = 0; i < last; i++)
            if (document->events[i].sentence == sentence && is_meant(view, noun, &document->events[i]))
                repeats_add_day_and_place(&document->events[i], &event);
    }
    return true;
}
