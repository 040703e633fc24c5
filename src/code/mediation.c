#include "code/mediation.h"

#include <string.h>

static bool can_have(const Candidate *candidate)
{
    switch (candidate->type) {
    case ENTENTE_CONSULT:
    case ENTENTE_SUPPORT:
    case ENTENTE_AGREE:
    case ENTENTE_CONCEDE:
    case ENTENTE_RETREAT:
    case ENTENTE_COOPERATE:
        return true;
    default:
        return false;
    }
}

static bool is_mediation(const Scene *scene, uint32_t token)
{
    return names_in_set(scene->lexicon, &scene->view, token, "mediation_noun");
}

static void add(Scene *scene, Parties *mediators, uint32_t token)
{
    if (token && entity_is_known(names_entity(&scene->names, token)))
        parties_add(mediators, token);
}

/* A phrase and all that is coordinated with it. */
static void add_all(Scene *scene, Parties *mediators, uint32_t head)
{
    add(scene, mediators, head);
    for (uint32_t child = view_token(&scene->view, head) ? scene->view.first_child[head] : 0; child;
         child = scene->view.next_sibling[child])
        if (scene->view.relation[child] == REL_CONJUNCT && view_is_nominal(&scene->view, child))
            add(scene, mediators, child);
}

/* Whose mediation it is: "Chinese mediation", "the mediation of the Union", "Qatar's good offices". */
static void add_owners(Scene *scene, Parties *mediators, uint32_t noun)
{
    const View *view = &scene->view;
    add(scene, mediators, view_child(view, noun, REL_POSSESSOR));
    add(scene, mediators, names_adjective(&scene->names, noun));
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && (view_text_is(view, view_case(view, child), "of") ||
                                                  view_text_is(view, view_case(view, child), "by")))
            add_all(scene, mediators, child);
}

/* Who brokered it: "talks mediated by Qatar". */
static void add_agents(Scene *scene, Parties *mediators, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_AGENT ||
            (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "by")))
            add_all(scene, mediators, child);
}

/* "U.S.-brokered talks": the name two tokens before the participle. */
static void add_compound(Scene *scene, Parties *mediators, uint32_t participle)
{
    if (participle > 2 && view_text_is(&scene->view, participle - 1, "-") && scene->names.at[participle - 2])
        add(scene, mediators, participle - 2);
}

/* "with the help of the Red Cross": helpers stand between the parties, too. */
static bool is_help(const Scene *scene, uint32_t token)
{
    uint32_t preposition = view_case(&scene->view, token);
    return names_in_set(scene->lexicon, &scene->view, token, "mediation_help") &&
           (view_text_is(&scene->view, preposition, "with") ||
            view_text_is(&scene->view, preposition, "through"));
}

/* "with Norway as facilitator", "with Russia's minister in the chair", "with Qatar mediating". */
static bool has_part_of_mediator(const Scene *scene, uint32_t token)
{
    enum { REACH = 6 };
    const View *view = &scene->view;
    bool as = false;
    if (!view_text_is(view, view_case(view, token), "with"))
        return false;
    for (uint32_t t = token + 1; t <= view->count && t <= token + REACH; t++) {
        const EntenteToken *word = view_token(view, t);
        if (word->upos == ENTENTE_PUNCT)
            return false;
        as = as || view_text_is(view, t, "as");
        bool chair = view_text_is(view, t, "chair") && view_text_is(view, t - 1, "the") && t > token + 2 &&
                     view_text_is(view, t - 2, "in");
        if (chair || (as && names_in_set(scene->lexicon, view, t, "mediation_role")) ||
            (strcmp(word->xpos, "VBG") == 0 && names_in_set(scene->lexicon, view, t, "mediation_deed")))
            return true;
    }
    return false;
}

/* The mediation that is joined to the first of two adjectives; 0: none. */
static uint32_t joined_mediation(const Scene *scene, uint32_t token)
{
    uint32_t noun = view_child(&scene->view, token, REL_CONJUNCT);
    return noun && is_mediation(scene, noun) ? noun : 0;
}

static void look_below(Scene *scene, Parties *mediators, uint32_t token, unsigned depth)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool phrase = relation == REL_OBLIQUE || relation == REL_NMOD;
        bool brokered = names_in_set(scene->lexicon, view, child, "mediation_verb");
        if (phrase && (is_mediation(scene, child) || is_help(scene, child)))
            add_owners(scene, mediators, child);
        else if (phrase && joined_mediation(scene, child)) { /* "with Qatari and Turkish mediation" */
            add(scene, mediators, child);
            add_owners(scene, mediators, joined_mediation(scene, child));
        } else if (phrase && has_part_of_mediator(scene, child))
            add_all(scene, mediators, child);
        else if (phrase && view_text_is(view, view_case(view, child), "with") &&
                 names_in_set(scene->lexicon, view, child, "mediating"))
            add(scene, mediators, view_child(view, child, REL_COMPOUND)); /* "with Egypt mediating" */
        else if (brokered && (relation == REL_ACL || relation == REL_RELATIVE))
            add_agents(scene, mediators, child);
        else if (brokered && (relation == REL_AMOD || relation == REL_COMPOUND))
            add_compound(scene, mediators, child);
        else if (depth &&
                 (relation == REL_OBJECT || relation == REL_SUBJECT_PASSIVE || relation == REL_OBLIQUE))
            look_below(scene, mediators, child, depth - 1);
    }
}

/* "the release of ten prisoners was mediated by Qatar": the release is what came about, and Qatar stood
 * between. */
static void look_above(Scene *scene, const Candidate *candidate, Parties *mediators)
{
    const View *view = &scene->view;
    uint32_t verb = view_token(view, candidate->trigger)->head;
    bool deed = candidate->type == ENTENTE_RETREAT || candidate->type == ENTENTE_COOPERATE;
    if (!deed || !candidate->noun || view->relation[candidate->trigger] != REL_SUBJECT_PASSIVE || !verb ||
        verb > view->count || !names_in_set(scene->lexicon, view, verb, "mediation_verb"))
        return;
    add_agents(scene, mediators, verb);
    Candidate *told = mediators->count ? scene_candidate(scene, verb) : NULL;
    if (told)
        told->consumed = true;
}

/* Whoever mediates, and mediation itself, are no parties. */
static void leave_out(const Scene *scene, Parties *parties, const Parties *mediators)
{
    size_t kept = 0;
    for (size_t i = 0; i < parties->count; i++) {
        bool out = is_mediation(scene, parties->each[i]) ||
                   names_in_set(scene->lexicon, &scene->view, parties->each[i], "mediating");
        for (size_t m = 0; m < mediators->count; m++)
            out = out || parties->each[i] == mediators->each[m] ||
                  /* "hosted by the State of Qatar": Qatar is no other */
                  (view_is_under(&scene->view, parties->each[i], mediators->each[m]) &&
                   view_case(&scene->view, parties->each[i]) &&
                   view_text_is(&scene->view, view_case(&scene->view, parties->each[i]), "of"));
        if (!out)
            parties->each[kept++] = parties->each[i];
    }
    parties->count = kept;
}

/* "brokered the deal together with the United Nations": who brokers it beside another. */
static void add_partners(Scene *scene, Candidate *candidate)
{
    static const char *const words[] = {"together", "jointly", "along", "alongside"};
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child]) {
        uint32_t preposition = view_case(view, child);
        bool beside = view_text_is(view, preposition, "alongside");
        for (size_t i = 0; preposition > 1 && i < sizeof words / sizeof *words; i++)
            beside = beside || (view_text_is(view, preposition, "with") &&
                                view_text_is(view, preposition - 1, words[i]));
        if (beside && view->relation[child] == REL_OBLIQUE)
            add_all(scene, &candidate->mediators, child);
    }
    leave_out(scene, &candidate->actors, &candidate->mediators);
    leave_out(scene, &candidate->recipients, &candidate->mediators);
}

void mediation_find(Scene *scene)
{
    for (uint32_t token = 1; token <= scene->view.count; token++) {
        Candidate *candidate = scene_candidate(scene, token);
        if (!candidate || candidate->nothing || !can_have(candidate))
            continue;
        Parties mediators = {0};
        look_above(scene, candidate, &mediators);
        if (mediators.count)
            candidate->consumed = false;
        if (candidate->consumed)
            continue;
        if (candidate->mediators.count && view_is_verb(&scene->view, token) &&
            names_in_set(scene->lexicon, &scene->view, token, "mediation_verb"))
            add_partners(scene, candidate);
        look_below(scene, &mediators, token, 1);
        uint32_t carrier = arguments_light_verb(scene, token);
        if (carrier)
            look_below(scene, &mediators, carrier, 1);
        if (!mediators.count)
            continue;
        for (size_t i = 0; i < mediators.count; i++)
            parties_add(&candidate->mediators, mediators.each[i]);
        leave_out(scene, &candidate->actors, &mediators);
        leave_out(scene, &candidate->recipients, &mediators);
        if (candidate->type == ENTENTE_CONSULT && !*candidate->mode) {
            candidate->mode = "third-party";
            memcpy(candidate->cameo, "045", sizeof "045");
        }
    }
}
