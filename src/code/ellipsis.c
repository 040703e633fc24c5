#include "code/ellipsis.h"

#include "base/slice.h"
#include "lexicon/fold.h"

#include <string.h>

/* "as did Japan", "so did the council", "as have Chad and Niger": the subject stands behind the verb.
 * `*subject`: it. */
static uint32_t inverted_word(const View *view, uint32_t verb, uint32_t *subject)
{
    uint32_t word = verb - 1;
    bool as = view_text_is(view, word, "as"), so = view_text_is(view, word, "so");
    bool helps = view_lemma_is(view, verb, "do") ||
                 (as && (view_text_is(view, verb, "has") || view_text_is(view, verb, "have")));
    if (!word || !helps || (!as && !so) || view_token(view, word)->head != verb)
        return 0;
    *subject = 0;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool behind =
            child > verb && view_is_nominal(view, child) && view_token(view, child)->upos != ENTENTE_PRON;
        if (behind && (relation == REL_SUBJECT || (relation == REL_OBJECT && as)))
            *subject = child;
        else if (relation == REL_SUBJECT || relation == REL_OBJECT || relation == REL_XCOMP)
            return 0; /* "so he did them" */
    }
    return *subject ? word : 0;
}

/* The word by which the verb stands for another; 0: it does not. `*likewise`: somebody else did it, too. */
static uint32_t pro_word(const View *view, uint32_t verb, bool *likewise)
{
    bool does = view_lemma_is(view, verb, "do"), follows = view_lemma_is(view, verb, "follow");
    for (uint32_t child = does || follows ? view->first_child[verb] : 0; child;
         child = view->next_sibling[child]) {
        *likewise = follows || view_text_is(view, child, "likewise") || view_text_is(view, child, "same");
        if (child > verb && ((does && (*likewise || view_text_is(view, child, "so"))) ||
                             (follows && view_text_is(view, child, "suit"))))
            return child;
    }
    return 0;
}

/* "will do so", "did not do so", "to do so" tell of nothing done. */
static bool is_done(const View *view, uint32_t verb)
{
    const char *form = view_token(view, verb)->xpos;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (strcmp(view_token(view, child)->xpos, "MD") == 0 || view_text_is(view, child, "not") ||
            view_text_is(view, child, "n't") || view_text_is(view, child, "never"))
            return false;
    return strcmp(form, "VBD") == 0 || strcmp(form, "VBN") == 0;
}

/* The event that the clause above the verb tells: "welcomed the accord, as did Japan"; NULL: none does. */
static const EntenteEvent *event_above(const View *view, uint32_t verb, const EntenteDocument *document,
                                       size_t sentence)
{
    uint32_t above = view_token(view, verb)->head, base = view->sentence->start;
    for (size_t i = document->event_count; i-- > 0 && above && above <= view->count;) {
        const EntenteEvent *event = &document->events[i];
        if (event->sentence != sentence)
            break;
        for (size_t t = 0; t < event->trigger_count; t++)
            if (event->triggers[t].start + base == view_token(view, above)->start)
                return event;
    }
    return NULL;
}

/* "followed suit by banning ten judges": what was done is told. */
static bool is_told_by_means(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        const Candidate *means = view->relation[child] == REL_ADVCL ? scene_candidate(scene, child) : NULL;
        if (means && !means->nothing && view_text_is(view, view_child(view, child, REL_MARK), "by"))
            return true;
    }
    return false;
}

const EntenteEvent *ellipsis_read(Scene *scene, uint32_t verb, const EntenteDocument *document,
                                  size_t sentence, Candidate *made)
{
    const View *view = &scene->view;
    bool likewise = false;
    uint8_t upos = view_token(view, verb)->upos;
    uint32_t word = upos == ENTENTE_VERB || upos == ENTENTE_AUX ? pro_word(view, verb, &likewise) : 0;
    uint32_t subject = word && is_done(view, verb) ? arguments_subject(scene, verb) : 0;
    const EntenteEvent *before = document->event_count ? &document->events[document->event_count - 1] : NULL;
    if (!word && before && (upos == ENTENTE_VERB || upos == ENTENTE_AUX)) {
        word = inverted_word(view, verb, &subject);
        likewise = word != 0;
        const EntenteEvent *above = word ? event_above(view, verb, document, sentence) : NULL;
        if (above)
            before = above;
    }
    if (!subject || !before || is_told_by_means(scene, verb))
        return NULL;
    if (before->sentence + 1 < sentence)
        return NULL;
    bool asked = before->type == ENTENTE_REQUEST || before->type == ENTENTE_AGREE;
    if (asked && !likewise)
        before = before->about;
    if (!before || before->type == ENTENTE_EVENT_NONE)
        return NULL;
    *made = (Candidate){.trigger = verb,
                        .words = {verb, word},
                        .word_count = 2,
                        .type = before->type,
                        .frame_type = before->type,
                        .mode = before->mode,
                        .status = ENTENTE_OCCURRED,
                        .actors = {{subject}, 1},
                        .fit = 1};
    memcpy(made->cameo, before->cameo, sizeof made->cameo);
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            parties_add(&made->actors, child);
    return before;
}

/* "cancelled", "called off": what befalls meetings, and hardly anything else that a pronoun stands for. */
static bool calls_off(const View *view, uint32_t verb)
{
    static const char *const whole[] = {"cancel", "postpone", "reschedule", "boycott", "adjourn"};
    static const char *const parted[] = {"call", "put"};
    uint32_t particle = view_child(view, verb, REL_PARTICLE);
    return view_lemma_in(view, verb, whole, sizeof whole / sizeof *whole) ||
           (view_text_is(view, particle, "off") &&
            view_lemma_in(view, verb, parted, sizeof parted / sizeof *parted));
}

static bool is_meeting_word(uint64_t noun)
{
    static const char *const lemmas[] = {"talk",         "talks", "meeting", "summit",
                                         "negotiation",  "visit", "session", "conference",
                                         "consultation", "round", "trip"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (fold_hash(entente_slice(lemmas[i])) == noun)
            return true;
    return false;
}

bool ellipsis_meeting(const Scene *scene, uint32_t pronoun, Candidate *made)
{
    const View *view = &scene->view;
    const Discourse *discourse = &scene->names.memory->discourse;
    bool one = view_text_is(view, pronoun, "it"),
         many = view_text_is(view, pronoun, "them") || view_text_is(view, pronoun, "they");
    uint8_t relation = view->relation[pronoun];
    uint32_t verb = view_above(view, pronoun);
    if ((!one && !many) || !verb || (relation != REL_OBJECT && relation != REL_SUBJECT_PASSIVE) ||
        !calls_off(view, verb))
        return false;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + 1 >= discourse->sentence;) {
        const Referent *thing = &discourse->each[i];
        if (thing->kind != REFERENT_THING || !is_meeting_word(thing->noun) || thing->plural != many ||
            (thing->sentence == discourse->sentence && thing->head >= pronoun))
            continue;
        *made = (Candidate){.trigger = pronoun,
                            .words = {pronoun},
                            .word_count = 1,
                            .type = ENTENTE_CONSULT,
                            .frame_type = ENTENTE_CONSULT,
                            .mode = "",
                            .cameo = "040",
                            .status = ENTENTE_OCCURRED,
                            .noun = true,
                            .consumed = true,
                            .fit = 1};
        return true;
    }
    return false;
}

bool ellipsis_possible(const EntenteSentence *sentence)
{
    static const char *const pairs[][2] = {{"did", "so"},        {"done", "so"}, {"did", "likewise"},
                                           {"done", "likewise"}, {"did", "the"}, {"done", "the"},
                                           {"followed", "suit"}, {"so", "did"},  {"as", "did"},
                                           {"as", "have"},       {"as", "has"},  {"So", "did"}};
    for (size_t t = 0; t + 1 < sentence->token_count; t++)
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (slice_is(sentence->tokens[t].text, pairs[i][0]) &&
                slice_is(sentence->tokens[t + 1].text, pairs[i][1]))
                return true;
    return false;
}
