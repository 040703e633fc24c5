/* Whose a noun phrase is. */
#include "code/mentions_inside.h"

uint32_t mention_relative_noun(const View *view, uint32_t token)
{
    for (uint32_t steps = 0; token && steps < 6; steps++) {
        if (view->relation[token] == REL_RELATIVE)
            return view_above(view, token);
        token = view_above(view, token);
    }
    return 0;
}

bool mention_is_owner(const View *view, uint32_t head, uint32_t child)
{
    uint32_t preposition = view_case(view, child);
    return view->relation[child] == REL_POSSESSOR ||
           (view->relation[child] == REL_NMOD && child > head &&
            (view_text_is(view, preposition, "of") || view_text_is(view, preposition, "from") ||
             (view_text_is(view, preposition, "on") && view_lemma_is(view, child, "side"))));
}

bool mention_is_somebodys_state(const Names *names, uint32_t head)
{
    uint32_t owner = view_child(names->view, head, REL_POSSESSOR);
    return owner && view_token(names->view, owner)->upos == ENTENTE_PRON &&
           names_in_set(names->lexicon, names->view, head, "epithet_state");
}
