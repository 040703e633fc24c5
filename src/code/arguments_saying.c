/* Who says that somebody will do or be something, and whether it lies ahead. */
#include "code/arguments_inside.h"

#include <string.h>

uint32_t arguments_saying(Scene *scene, uint32_t predicate)
{
    enum { STEPS = 6 };
    const View *view = &scene->view;
    uint32_t clause = predicate;
    for (unsigned steps = 0; clause && steps < STEPS; steps++) {
        uint8_t relation = view->relation[clause];
        uint32_t above = arguments_above(view, clause), beside = view_child(view, clause, REL_PARATAXIS);
        if (beside && names_in_set(scene->lexicon, view, beside, "cue_say"))
            return beside; /* "they will pay, said the minister" */
        if (!above || (relation != REL_CCOMP && relation != REL_XCOMP && relation != REL_CONJUNCT &&
                       relation != REL_PARATAXIS))
            return 0;
        if (relation != REL_CONJUNCT && view_is_verb(view, above) &&
            names_in_set(scene->lexicon, view, above, "cue_say"))
            return above;
        clause = above;
    }
    return 0;
}

uint32_t arguments_sayer(Scene *scene, uint32_t predicate)
{
    uint32_t verb = arguments_saying(scene, predicate);
    if (!verb || view_is_passive(&scene->view, verb))
        return 0;
    uint32_t sayer = arguments_subject(scene, verb);
    if (!sayer || (!names_is_actor(&scene->names, sayer) && !names_is_person(&scene->names, sayer)))
        return 0;
    static const char *const outside[] = {"JRN", "EDU", "NGO", "MED", "SOC", "BUS"};
    const EntenteEntity *entity = names_entity(&scene->names, sayer);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (strncmp(entity->sectors, outside[i], 3) == 0)
            return 0;
    return strncmp(entity->code, "NGO", 3) != 0 ? sayer : 0;
}

uint32_t arguments_negation(const View *view, uint32_t verb)
{
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVMOD &&
            (view_text_is(view, child, "not") || view_text_is(view, child, "n't") ||
             view_text_is(view, child, "never") || view_lemma_is(view, child, "not") ||
             /* "no longer recognises" */
             (view_text_is(view, child, "longer") &&
              view_text_is(view, view_child(view, child, REL_ADVMOD), "no"))))
            return child;
    return 0;
}

/* The word that says that the predicate lies ahead: "*will* crush", "*vowed* to crush", "should they come,
 * be ready"; 0: none. */
static uint32_t ahead_by(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    uint32_t verb = predicate;
    for (unsigned steps = 0; verb && steps < 4; steps++) {
        for (uint32_t child = view->first_child[verb]; child && child < verb;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_AUX && strcmp(view_token(view, child)->xpos, "MD") == 0)
                return view_text_is(view, child, "must") ||
                               (view_text_is(view, child, "should") && view_is_passive(view, verb))
                           ? 0 /* "must be punished": that is asked */
                           : child;
        uint32_t above = arguments_above(view, verb);
        bool bare = strcmp(view_token(view, verb)->xpos, "VB") == 0;
        if (!above || !bare)
            return 0;
        if (view->relation[verb] == REL_XCOMP && names_in_set(scene->lexicon, view, above, "ahead"))
            return above;
        if (view->relation[verb] != REL_CONJUNCT && view->relation[verb] != REL_XCOMP)
            return 0;
        verb = above;
    }
    return 0;
}

void arguments_add_saying(Scene *scene, uint32_t predicate, Arguments *arguments)
{
    const View *view = &scene->view;
    uint32_t sayer = arguments_sayer(scene, predicate);
    uint32_t subject = arguments_subject(scene, predicate);
    bool first = view_text_is(view, subject, "we") || view_text_is(view, subject, "i");
    uint32_t ahead = ahead_by(scene, predicate);
    if (ahead)
        arguments_add_one(arguments, SLOT_AHEAD, ahead, 0, ahead);
    else if (strcmp(view_token(view, predicate)->xpos, "VB") != 0)
        sayer = 0; /* "said that they had paid for it" */
    const EntenteEntity *entity = sayer ? names_entity(&scene->names, sayer) : NULL;
    if (entity && sayer != subject && !first && *entity->code && strncmp(entity->sectors, "CVL", 3) != 0)
        arguments_add_one(arguments, SLOT_SAYER, sayer, 0, sayer);
    if (subject && view_child(view, predicate, REL_COPULA) && view_is_nominal(view, predicate))
        arguments_add(scene, arguments, SLOT_SUBJECT, subject, 0);
    uint32_t negation = arguments_negation(view, predicate);
    if (negation)
        arguments_add_one(arguments, SLOT_NEGATION, negation, 0, negation);
}
