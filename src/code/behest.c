#include "code/behest.h"

#include <string.h>

bool behest_is(Scene *scene, const Argument *argument)
{
    const View *view = &scene->view;
    return argument->kind == SLOT_PREPOSITION && view_text_is(view, argument->preposition, "at") &&
           names_in_set(scene->lexicon, view, argument->head, "behest");
}

static void add(Scene *scene, Parties *actors, uint32_t head)
{
    const View *view = &scene->view;
    if (!head)
        return;
    parties_add(actors, head);
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            parties_add(actors, child);
}

/* Whoever asked for a deed is not whom it is done to. */
static void leave_out(const View *view, uint32_t request, Parties *recipients)
{
    size_t kept = 0;
    for (size_t i = 0; i < recipients->count; i++)
        if (!view_is_under(view, recipients->each[i], request))
            recipients->each[kept++] = recipients->each[i];
    recipients->count = kept;
}

static void add_askers(Scene *scene, uint32_t request, Parties *actors)
{
    const View *view = &scene->view;
    add(scene, actors, view_child(view, request, REL_POSSESSOR));
    for (uint32_t child = view->first_child[request]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "of"))
            add(scene, actors, child);
}

void behest_find(Scene *scene)
{
    const View *view = &scene->view;
    for (uint32_t request = 1; request <= view->count; request++) {
        uint32_t verb = view_token(view, request)->head;
        if (!view_text_is(view, view_case(view, request), "at") || !verb || verb > view->count ||
            !names_in_set(scene->lexicon, view, request, "behest"))
            continue;
        Candidate *candidate = scene_candidate(scene, verb);
        if (!candidate || candidate->nothing || candidate->consumed || candidate->trigger == request)
            continue;
        leave_out(view, request, &candidate->recipients);
        if (candidate->type != ENTENTE_REJECT || strcmp(candidate->mode, "meet") != 0 ||
            candidate->actors.count)
            continue;
        add_askers(scene, request, &candidate->actors);
        if (candidate->about && candidate->about->trigger == request)
            candidate->about = NULL;
        Candidate *asked = scene_candidate(scene, request);
        if (asked && candidate->actors.count)
            asked->consumed = true;
    }
}
