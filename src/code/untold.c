#include "code/untold_inside.h"

#include "code/mishaps.h"
#include "code/remarks.h"
#include "code/supposed.h"
#include "code/usage.h"

#include <string.h>

uint32_t untold_above(const View *view, uint32_t token)
{
    uint32_t above = view_token(view, token)->head;
    return above <= view->count ? above : 0;
}

/* "was supposed to be held", "were meant to take place": a meeting told so is put off, or in doubt. */
static bool was_supposed(const View *view, uint32_t verb)
{
    uint32_t above = verb && (view->relation[verb] == REL_XCOMP || view->relation[verb] == REL_SUBJECT ||
                              view->relation[verb] == REL_SUBJECT_PASSIVE)
                         ? untold_above(view, verb)
                         : 0;
    if (!above || !(view_lemma_is(view, above, "suppose") || view_lemma_is(view, above, "mean")))
        return false;
    uint32_t be = view_child(view, above, REL_AUX_PASSIVE);
    be = be ? be : view_child(view, above, REL_COPULA);
    return view_text_is(view, be, "was") || view_text_is(view, be, "were");
}

/* "was to have met", "had been due to fly": it did not come to it. */
static bool has_come_to_nothing(const View *view, uint32_t verb)
{
    if (was_supposed(view, verb))
        return true;
    bool was = false, to = false, have = false, had = false;
    uint32_t due = view->relation[verb] == REL_XCOMP ? untold_above(view, verb) : verb;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        was = was || view_text_is(view, child, "was") || view_text_is(view, child, "were");
        to = to || view_text_is(view, child, "to");
        have = have || (was && to && view_text_is(view, child, "have"));
    }
    for (uint32_t child = due ? view->first_child[due] : 0; child && child < due;
         child = view->next_sibling[child])
        had = had || view_text_is(view, child, "had");
    static const char *const words[] = {"due", "schedule", "expect", "plan", "slate", "set", "foresee"};
    bool ahead = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ahead = ahead || view_lemma_is(view, due, words[i]);
    return have || (had && ahead);
}

/* "the meeting, which was to be held in March, was called off": what became of it tells both. */
static bool is_plan_of(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t steps = 0; view->relation[verb] == REL_XCOMP && steps < view->count; steps++)
        verb = untold_above(view, verb);
    if (!verb || (view->relation[verb] != REL_RELATIVE && view->relation[verb] != REL_ACL))
        return false;
    uint32_t noun = untold_above(view, verb), above = noun ? untold_above(view, noun) : 0;
    for (uint32_t steps = 0; above && view_is_nominal(view, above) && steps < 4; steps++)
        above = untold_above(view, above);
    const Candidate *over = scene_candidate(scene, above), *own = scene_candidate(scene, noun);
    return (over && over->type == ENTENTE_REJECT && strcmp(over->mode, "meet") == 0) ||
           (own && own->type == ENTENTE_REJECT && strcmp(own->mode, "meet") == 0);
}

/* "was to have met", "the meeting that was to be held was called off". */
static bool is_lost_meeting(Scene *scene, const Candidate *candidate)
{
    bool meeting = candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_AGREE;
    if (meeting && candidate->noun &&
        (was_supposed(&scene->view, candidate->trigger) ||
         was_supposed(&scene->view, arguments_light_verb(scene, candidate->trigger))))
        return true;
    return meeting && !candidate->noun &&
           (has_come_to_nothing(&scene->view, candidate->trigger) || is_plan_of(scene, candidate->trigger));
}

bool untold_candidate(Scene *scene, const Candidate *candidate, bool claims)
{
    return supposed_candidate(scene, candidate) || remarks_candidate(scene, candidate, claims) ||
           mishap_candidate(scene, candidate) || usage_candidate(scene, candidate) ||
           untold_only_named(scene, candidate, claims) || untold_only_meant(scene, candidate) ||
           is_lost_meeting(scene, candidate);
}

/* "The talks between Chad and Niger ended without an accord": they were held. */
static void tell_held(const View *view, Candidate *candidate)
{
    static const char *const verbs[] = {"end", "finish", "conclude", "close", "wrap"};
    const Candidate *talks = candidate->about;
    uint32_t verb = candidate->trigger;
    bool ended = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        ended = ended || view_lemma_is(view, verb, verbs[i]);
    if (ended && candidate->type == ENTENTE_CONSULT && !candidate->noun)
        candidate->about = NULL; /* the accord that did not come about */
    if (!ended || !talks || talks->type != ENTENTE_CONSULT || candidate->noun || talks->actors.count < 2 ||
        view_child(view, verb, REL_OBJECT) || view_is_passive(view, verb))
        return;
    candidate->type = talks->type;
    candidate->mode = talks->mode;
    memcpy(candidate->cameo, talks->cameo, sizeof candidate->cameo);
    candidate->status = ENTENTE_OCCURRED;
    candidate->actors = talks->actors;
    candidate->recipients.count = 0;
    candidate->about = NULL;
}

void untold_announce(const View *view, Candidate *candidate)
{
    tell_held(view, candidate);
    const Candidate *deed = candidate->about;
    if (!deed || deed->status != ENTENTE_PLANNED || candidate->status != ENTENTE_OCCURRED ||
        (candidate->type != ENTENTE_AGREE && candidate->type != ENTENTE_THREATEN))
        return;
    bool own = deed->type == ENTENTE_SANCTION || deed->type == ENTENTE_COERCE ||
               deed->type == ENTENTE_PROTEST || deed->type == ENTENTE_CONCEDE ||
               deed->type == ENTENTE_RETREAT || deed->type == ENTENTE_AID;
    /* "said it would accept a truce", "will keep observing it" is a pledge */
    bool truce = candidate->type == ENTENTE_AGREE &&
                 (strcmp(deed->mode, "ceasefire") == 0 || strcmp(deed->cameo, "0871") == 0);
    if (!own || truce)
        return;
    candidate->type = deed->type;
    candidate->mode = deed->mode;
    memcpy(candidate->cameo, deed->cameo, sizeof candidate->cameo);
    candidate->status = ENTENTE_PLANNED;
    for (size_t i = 0; i < deed->word_count && candidate->word_count < WORD_LIMIT; i++)
        if (deed->words[i] != candidate->trigger)
            candidate->words[candidate->word_count++] = deed->words[i];
    candidate->about = deed->about;
}
