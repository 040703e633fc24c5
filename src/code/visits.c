#include "code/visits.h"

#include <string.h>

/* Whoever is met by the verb: "to meet the rebel commander", "to meet with him". */
static uint32_t met_by(Scene *scene, uint32_t verb)
{
    Arguments arguments;
    arguments_gather(scene, verb, &arguments);
    for (size_t a = 0; a < arguments.count; a++) {
        const Argument *argument = &arguments.each[a];
        bool object =
            argument->kind == SLOT_OBJECT ||
            (argument->kind == SLOT_PREPOSITION && view_text_is(&scene->view, argument->preposition, "with"));
        if (object && argument->head > verb && names_is_actor(&scene->names, argument->head))
            return argument->head;
    }
    return 0;
}

void visits_find_host(Scene *scene, Candidate *candidate)
{
    static const char *const lemmas[] = {"meet", "see", "confer", "speak", "talk", "negotiate"};
    const View *view = &scene->view;
    if (candidate->type != ENTENTE_CONSULT || strcmp(candidate->mode, "visit") != 0 || candidate->noun)
        return;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child]) {
        bool purpose = (view->relation[child] == REL_ADVCL || view->relation[child] == REL_XCOMP) &&
                       view_text_is(view, view_child(view, child, REL_MARK), "to");
        /* "flew to Niamey, where he is to see the general": that is another day's meeting */
        purpose = purpose && !view_child(view, child, REL_SUBJECT);
        bool meets = false;
        for (size_t i = 0; purpose && i < sizeof lemmas / sizeof *lemmas; i++)
            meets = meets || view_lemma_is(view, child, lemmas[i]);
        uint32_t host = meets && child > candidate->trigger ? met_by(scene, child) : 0;
        if (!host || parties_have(&candidate->actors, host))
            continue;
        candidate->recipients.count = 0;
        parties_add(&candidate->recipients, host);
        return;
    }
}
