#include "code/mishaps.h"

#include <string.h>

/* Whether the sentence speaks of arms or of those who bear them: then it was no accident. */
static bool speaks_of_arms(const Scene *scene)
{
    const View *view = &scene->view;
    for (uint32_t token = 1; token <= view->count; token++)
        if (names_in_set(scene->lexicon, view, token, "violent_word"))
            return true;
    return false;
}

/* "an explosion at a coal mine", "a gas blast". */
static bool is_of_gas(const View *view)
{
    static const char *const words[] = {"gas", "coal", "boiler", "firework", "refinery", "colliery", "stove"};
    for (uint32_t token = 1; token <= view->count; token++)
        if (view_lemma_in(view, token, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* "a fire", "the blaze": not "fire", which may be gunfire. */
static bool is_mishap_noun(const Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    if (!noun || view->relation[noun] == REL_POSSESSOR)
        return false;
    if (names_in_set(scene->lexicon, view, noun, "mishap") ||
        (view_lemma_is(view, noun, "explosion") && is_of_gas(view)))
        return true;
    uint32_t article = view_child(view, noun, REL_DETERMINER);
    return view_lemma_is(view, noun, "fire") && view_token(view, noun)->upos == ENTENTE_NOUN &&
           (view_text_is(view, article, "a") || view_text_is(view, article, "the"));
}

/* Whether a clause tells of a mishap: "when the roof collapsed", "after a boat capsized". */
static bool is_mishap_clause(const Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    return verb && view_is_verb(view, verb) && names_in_set(scene->lexicon, view, verb, "mishap_do");
}

static bool is_of_mishap(const Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    static const char *const places[] = {"in", "by", "from",      "during", "after",
                                         "of", "to", "following", "due"};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool by = relation == REL_SUBJECT;
        for (size_t i = 0; i < sizeof places / sizeof *places && !by; i++)
            by = (relation == REL_OBLIQUE || relation == REL_AGENT) &&
                 view_text_is(view, view_case(view, child), places[i]);
        if (by && is_mishap_noun(scene, child))
            return true;
        if (relation == REL_ADVCL && is_mishap_clause(scene, child))
            return true;
    }
    return false;
}

bool mishap_candidate(const Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {"kill", "die", "injure", "wound", "hurt", "perish", "drown", "claim"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = view_token(view, verb)->head;
    /* "were driven from their homes by floods" */
    if (candidate->type == ENTENTE_COERCE && strcmp(candidate->mode, "deport") == 0 && !candidate->noun)
        return is_of_mishap(scene, verb) && !speaks_of_arms(scene);
    if (candidate->type != ENTENTE_ASSAULT || candidate->noun || candidate->about)
        return false;
    /* "the jet crashed into the sea" */
    if (is_mishap_clause(scene, verb) && view_child(view, verb, REL_SUBJECT) &&
        !view_child(view, verb, REL_OBJECT))
        return !speaks_of_arms(scene);
    if (!view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    /* "crashed, killing six"; "the fire that killed them" */
    bool below = (view->relation[verb] == REL_ADVCL || view->relation[verb] == REL_CONJUNCT) &&
                 above <= view->count && is_mishap_clause(scene, above);
    bool told = (view->relation[verb] == REL_RELATIVE || view->relation[verb] == REL_ACL) &&
                above <= view->count && is_mishap_noun(scene, above);
    bool joined = false; /* "died, and dozens were hurt, in a crash" */
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        joined = joined || (view->relation[child] == REL_CONJUNCT && view_is_verb(view, child) &&
                            is_of_mishap(scene, child));
    return (is_of_mishap(scene, verb) || below || told || joined) && !speaks_of_arms(scene);
}
