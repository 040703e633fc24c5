#include "code/verdicts.h"

#include <string.h>

static bool is_any(const View *view, uint32_t token, const char *const *words, size_t count, bool lemma)
{
    for (size_t i = 0; i < count; i++)
        if (lemma ? view_lemma_is(view, token, words[i]) : view_text_is(view, token, words[i]))
            return true;
    return false;
}

/* "an act of aggression", "a crime". */
static bool is_wrong(const Scene *scene, uint32_t token)
{
    static const char *const acts[] = {"aggression", "war",      "terrorism", "terror",
                                       "piracy",     "sabotage", "cowardice", "hostility",
                                       "barbarity",  "genocide", "barbarism", "vengeance",
                                       "treason",    "banditry", "revenge",   "desperation"};
    const View *view = &scene->view;
    if (view_lemma_is(view, token, "act"))
        for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_NMOD &&
                is_any(view, child, acts, sizeof acts / sizeof *acts, true))
                return true;
    return names_in_set(scene->lexicon, view, token, "f_wrong") ||
           lexicon_in_set(scene->lexicon, view_token(view, token)->text, "f_wrong");
}

static bool is_denied(const View *view, uint32_t token)
{
    static const char *const words[] = {"not",    "n't",   "never", "no", "neither",
                                        "hardly", "would", "could", "if", "whether"};
    for (uint32_t child = view->first_child[token]; child && child < token; child = view->next_sibling[child])
        if (is_any(view, child, words, sizeof words / sizeof *words, false))
            return true;
    return false;
}

/* The verb of saying above or beside the verdict; 0: none. */
static uint32_t saying(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"say",   "add",   "tell",  "declare", "insist",
                                         "state", "write", "argue", "stress"};
    uint32_t above = view_token(view, token)->head, beside = view_child(view, token, REL_PARATAXIS);
    if (view->relation[token] == REL_CCOMP && above && above <= view->count &&
        is_any(view, above, lemmas, sizeof lemmas / sizeof *lemmas, true))
        return above;
    return is_any(view, beside, lemmas, sizeof lemmas / sizeof *lemmas, true) ? beside : 0;
}

/* The deed that the verdict is on; 0: the subject is none. */
static bool is_deed(Scene *scene, uint32_t subject, Candidate **deed)
{
    static const char *const pronouns[] = {"this", "that", "it", "these", "those"};
    const View *view = &scene->view;
    if (is_any(view, subject, pronouns, sizeof pronouns / sizeof *pronouns, false))
        return true;
    Candidate *told = view_is_nominal(view, subject) ? scene_candidate(scene, subject) : NULL;
    if (told && !told->nothing)
        *deed = told;
    return *deed || names_in_set(scene->lexicon, view, subject, "f_deed") ||
           names_in_set(scene->lexicon, view, subject, "harm");
}

/* The deed of a verdict goes under it, and its doers are blamed. */
static void take_deed(Scene *scene, Candidate *candidate, Candidate *deed)
{
    for (size_t i = 0; i < deed->actors.count; i++)
        if (!parties_have(&candidate->actors, deed->actors.each[i]))
            parties_add(&candidate->recipients, deed->actors.each[i]);
    candidate->about = arena_bytes(scene->arena, sizeof *candidate->about);
    if (candidate->about)
        *candidate->about = *deed;
    deed->consumed = true;
}

bool verdicts_called(Scene *scene, uint32_t verb, Candidate *candidate)
{
    static const char *const lemmas[] = {"call", "term", "brand", "label", "describe", "deem", "consider"};
    enum { NEAR = 9 };
    const View *view = &scene->view;
    uint32_t object = view_child(view, verb, REL_OBJECT), speaker = arguments_subject(scene, verb), wrong = 0;
    Candidate *deed = NULL;
    if (!object || object < verb || !speaker ||
        !is_any(view, verb, lemmas, sizeof lemmas / sizeof *lemmas, true) || view_is_passive(view, verb) ||
        (!names_is_actor(&scene->names, speaker) && !names_is_person(&scene->names, speaker)) ||
        !is_deed(scene, object, &deed))
        return false;
    for (uint32_t t = object + 1; t <= view->count && t <= object + NEAR && !wrong; t++) {
        if (view_text_is(view, t, ",") || view_text_is(view, t, ";") || view_text_is(view, t, "not"))
            break;
        if (is_wrong(scene, t))
            wrong = t;
    }
    if (!wrong)
        return false;
    *candidate = (Candidate){.trigger = verb,
                             .words = {verb},
                             .word_count = 1,
                             .type = ENTENTE_ACCUSE,
                             .frame_type = ENTENTE_ACCUSE,
                             .mode = "disapprove",
                             .wants_recipient = true,
                             .fit = 8};
    memcpy(candidate->cameo, "111", 4);
    parties_add(&candidate->actors, speaker);
    for (uint32_t child = view->first_child[wrong]; child; child = view->next_sibling[child]) {
        Candidate *inner =
            view_is_nominal(view, child) && child > wrong ? scene_candidate(scene, child) : NULL;
        if (inner)
            inner->consumed = true; /* "an act of genocide" */
    }
    if (deed)
        take_deed(scene, candidate, deed);
    /* "called India's step": whose it is */
    uint32_t owner = view_child(view, object, REL_POSSESSOR);
    owner = owner ? owner : names_adjective(&scene->names, object);
    if (!candidate->recipients.count && owner && owner != speaker && names_is_actor(&scene->names, owner))
        parties_add(&candidate->recipients, owner);
    return true;
}

bool verdicts_read(Scene *scene, uint32_t token, Candidate *candidate)
{
    const View *view = &scene->view;
    if (!view_child(view, token, REL_COPULA) || !is_wrong(scene, token) || is_denied(view, token))
        return false;
    uint32_t verb = saying(view, token), speaker = verb ? arguments_subject(scene, verb) : 0;
    uint32_t subject = view_child(view, token, REL_SUBJECT);
    Candidate *deed = NULL;
    bool known =
        speaker && (names_is_actor(&scene->names, speaker) || names_is_person(&scene->names, speaker) ||
                    view_token(view, speaker)->upos == ENTENTE_PRON);
    if (!known || !subject || !is_deed(scene, subject, &deed))
        return false;
    *candidate = (Candidate){.trigger = token,
                             .words = {token},
                             .word_count = 1,
                             .type = ENTENTE_ACCUSE,
                             .frame_type = ENTENTE_ACCUSE,
                             .mode = "disapprove",
                             .noun = false,
                             .wants_recipient = true,
                             .fit = 8};
    memcpy(candidate->cameo, "111", 4);
    parties_add(&candidate->actors, speaker);
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        Candidate *inner =
            view_is_nominal(view, child) && child > token ? scene_candidate(scene, child) : NULL;
        if (inner && view->relation[child] == REL_NMOD)
            inner->consumed = true; /* "an act of aggression" */
    }
    if (!deed)
        return true;
    take_deed(scene, candidate, deed);
    return true;
}

void verdicts_on_clause(Scene *scene, uint32_t verb, Candidate *candidate)
{
    const View *view = &scene->view;
    bool judges = candidate->type == ENTENTE_SUPPORT ||
                  (candidate->type == ENTENTE_ACCUSE && strcmp(candidate->mode, "disapprove") == 0);
    uint32_t which = judges && view->relation[verb] == REL_RELATIVE ? view_child(view, verb, REL_OBJECT) : 0;
    if (which < 2 || !view_text_is(view, which, "which") || !view_text_is(view, which - 1, ","))
        return;
    for (uint32_t up = view_above(view, verb); up && up < verb; up = view_above(view, up)) {
        const Candidate *deed = view_is_verb(view, up) ? scene_candidate(scene, up) : NULL;
        bool done = deed && !deed->nothing && !candidate_is_verbal(deed->type) && deed->actors.count;
        if (done && !parties_have(&candidate->actors, deed->actors.each[0])) {
            candidate->recipients = deed->actors;
            return;
        }
        if (view_is_verb(view, up))
            return;
    }
}
