#include "code/deaths_shared.h"

#include <string.h>

bool deaths_is_death(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"kill", "die",  "wound",      "injure",     "hurt",     "perish",
                                         "slay", "maim", "neutralise", "neutralize", "eliminate"};
    return view_lemma_in(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

void deaths_take_words(Candidate *own, const Candidate *blow)
{
    for (size_t i = 0; i < blow->word_count && own->word_count < WORD_LIMIT; i++)
        own->words[own->word_count++] = blow->words[i];
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
    deaths_take_words(first, second);
    second->consumed = true;
}

void deaths_take_claimants(Scene *scene)
{
    const View *view = &scene->view;
    for (uint32_t clause = 2; clause <= view->count; clause++) {
        uint32_t noun = view->relation[clause] == REL_ACL ? view_token(view, clause)->head : 0;
        uint32_t agent = noun && noun < clause && view_lemma_is(view, clause, "claim")
                             ? view_child(view, clause, REL_AGENT)
                             : 0;
        Candidate *blow = agent ? scene_candidate(scene, noun) : NULL;
        Candidate *told = blow ? scene_candidate(scene, clause) : NULL;
        if (!blow || !blow->noun || blow->nothing || blow->type != ENTENTE_ASSAULT ||
            !names_is_actor(&scene->names, agent))
            continue;
        blow->actors = (Parties){{agent}, 1};
        if (told && told != blow)
            told->consumed = true;
    }
}

void deaths_share_object(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t above = view_token(view, verb)->head;
    if (view->relation[verb] != REL_CONJUNCT || above + 2 != verb || !view_child(view, verb, REL_OBJECT) ||
        view_child(view, above, REL_OBJECT) || view_is_passive(view, above))
        return;
    Candidate *first = scene_candidate(scene, above), *second = scene_candidate(scene, verb);
    if (first && second && first != second && !first->nothing && !first->noun &&
        first->type == second->type && !first->recipients.count)
        first->recipients = second->recipients;
}
