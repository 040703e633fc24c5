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

/* Whoever the talks are with: "for talks with the president". */
static uint32_t talked_with(Scene *scene, uint32_t talks)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[talks]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "with") &&
            names_is_actor(&scene->names, child))
            return child;
    return 0;
}

/* Whether a clause tells that somebody is to be met: "to meet", "to hold talks". */
static bool is_meeting(Scene *scene, uint32_t verb)
{
    static const char *const lemmas[] = {"meet", "see",       "confer",  "speak",
                                         "talk", "negotiate", "discuss", "consult"};
    const View *view = &scene->view;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    uint32_t object = view_child(view, verb, REL_OBJECT);
    return object && (view_lemma_is(view, verb, "hold") || view_lemma_is(view, verb, "have")) &&
           names_in_set(scene->lexicon, view, object, "talks");
}

void visits_find_host(Scene *scene, Candidate *candidate)
{
    const View *view = &scene->view;
    if (candidate->type != ENTENTE_CONSULT || strcmp(candidate->mode, "visit") != 0 || candidate->noun)
        return;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child]) {
        bool purpose = (view->relation[child] == REL_ADVCL || view->relation[child] == REL_XCOMP) &&
                       view_text_is(view, view_child(view, child, REL_MARK), "to");
        /* "flew to Niamey, where he is to see the general": that is another day's meeting */
        purpose = purpose && !view_child(view, child, REL_SUBJECT);
        bool talks = (view->relation[child] == REL_OBLIQUE || view->relation[child] == REL_NMOD) &&
                     view_text_is(view, view_case(view, child), "for") &&
                     names_in_set(scene->lexicon, view, child, "talks");
        uint32_t host = 0;
        if (child > candidate->trigger && talks)
            host = talked_with(scene, child);
        else if (child > candidate->trigger && purpose && is_meeting(scene, child))
            host = met_by(scene, child);
        if (!host || parties_have(&candidate->actors, host))
            continue;
        candidate->recipients.count = 0;
        parties_add(&candidate->recipients, host);
        return;
    }
}

static bool is_purpose(Scene *scene, uint32_t place, uint32_t child)
{
    static const char *const lemmas[] = {"mediate", "attend", "sign", "broker", "brief", "join"};
    const View *view = &scene->view;
    uint8_t relation = view->relation[child];
    if (child < place)
        return false;
    if (names_in_set(scene->lexicon, view, child, "time") && view_token(view, child)->head == place &&
        (relation == REL_OBLIQUE || relation == REL_TEMPORAL || relation == REL_NMOD))
        return !view_text_is(view, view_case(view, child), "since") &&
               !view_child(view, place, REL_RELATIVE); /* "was in Oslo, where he met him" */
    if (relation == REL_OBLIQUE || relation == REL_NMOD)
        return (view_text_is(view, view_case(view, child), "for") &&
                (names_in_set(scene->lexicon, view, child, "talks") ||
                 names_in_set(scene->lexicon, view, child, "travel"))) ||
               (view_text_is(view, view_case(view, child), "on") &&
                names_in_set(scene->lexicon, view, child, "travel"));
    bool to = (relation == REL_ADVCL || relation == REL_XCOMP || relation == REL_ACL) &&
              view_text_is(view, view_child(view, child, REL_MARK), "to");
    for (size_t i = 0; to && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, child, lemmas[i]))
            return true;
    return to && is_meeting(scene, child);
}

/* Somebody who travels to talk: named with an office, or an envoy or delegation. */
static bool is_visitor(Scene *scene, uint32_t head)
{
    const EntenteEntity *entity = names_entity(&scene->names, head);
    bool speaks =
        names_is_actor(&scene->names, head) && (strncmp(entity->sectors, "GOV", 3) == 0 || !*entity->sectors);
    return (speaks && *entity->office) || names_in_set(scene->lexicon, &scene->view, head, "c_visitor") ||
           (speaks && names_is_person(&scene->names, head));
}

bool visits_stay(Scene *scene, uint32_t place, Candidate *candidate)
{
    const View *view = &scene->view;
    if (view_token(view, place)->upos != ENTENTE_PROPN || !view_child(view, place, REL_COPULA) ||
        !view_text_is(view, view_case(view, place), "in") || arguments_negation(view, place) ||
        !names_is_place(&scene->names, place))
        return false;
    uint32_t visitor = arguments_subject(scene, place), purpose = 0;
    if (!visitor || !is_visitor(scene, visitor))
        return false;
    for (uint32_t child = view->first_child[place]; child && !purpose; child = view->next_sibling[child])
        purpose = is_purpose(scene, place, child) ? child : 0;
    if (!purpose)
        return false;
    *candidate = (Candidate){.trigger = place,
                             .type = ENTENTE_CONSULT,
                             .frame_type = ENTENTE_CONSULT,
                             .mode = "visit",
                             .cameo = "042",
                             .words = {place, purpose},
                             .word_count = 2,
                             .fit = 12,
                             .wants_recipient = true};
    parties_add(&candidate->actors, visitor);
    for (uint32_t child = view->first_child[visitor]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && names_is_actor(&scene->names, child))
            parties_add(&candidate->actors, child);
    parties_add(&candidate->recipients, place);
    visits_find_host(scene, candidate);
    Candidate *talks = scene_candidate(scene, purpose);
    if (talks)
        talks->consumed = true;
    return true;
}
