#include "code/deaths_shared.h"

#include <string.h>

bool deaths_is_death(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"kill", "die",  "wound",      "injure",     "hurt",     "perish",
                                         "slay", "maim", "neutralise", "neutralize", "eliminate"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

/* The verb of the dead to whom those hurt by `verb` are joined: itself, or the figure that it stands behind;
 * 0: none. */
static uint32_t verb_before(const View *view, uint32_t verb)
{
    uint32_t joined = verb;
    if (view->relation[verb] == REL_ACL)
        joined = view_token(view, verb)->head;
    if (!joined || view->relation[joined] != REL_CONJUNCT)
        return 0;
    uint32_t above = view_token(view, joined)->head;
    return above && above < joined ? above : 0;
}

void deaths_share_agent(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t before = deaths_is_death(view, verb) ? verb_before(view, verb) : 0;
    if (!before || !view_is_verb(view, before) || !deaths_is_death(view, before) ||
        !view_child(view, verb, REL_AGENT) || view_child(view, before, REL_AGENT) ||
        !view_is_passive(view, before))
        return;
    Candidate *first = scene_candidate(scene, before), *second = scene_candidate(scene, verb);
    if (!first || !second || first == second || first->nothing || second->nothing || first->consumed ||
        second->consumed || first->type != second->type || first->noun || second->noun ||
        first->actors.count || !second->actors.count)
        return;
    first->actors = second->actors;
    for (size_t i = 0; i < second->word_count && first->word_count < WORD_LIMIT; i++)
        first->words[first->word_count++] = second->words[i];
    second->consumed = true;
}
