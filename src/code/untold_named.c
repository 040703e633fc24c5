/* Deeds and accords that are only named in passing: sums of many, epithets, whose a militia is, under what
 * accord. */
#include "code/untold_inside.h"

#include <string.h>

/* "About 8,000 people have been killed since then", "died in the civil war": the sum of many deeds. */
static bool is_tally(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    if (candidate->noun || candidate->type != ENTENTE_ASSAULT || candidate->actors.count ||
        !view_is_passive(view, verb))
        return false;
    bool perfect = false, been = false, since = false, war = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint32_t marker =
            view->relation[child] == REL_ADVCL ? view_child(view, child, REL_MARK) : view_case(view, child);
        perfect = perfect || view_text_is(view, child, "have") || view_text_is(view, child, "has");
        been = been || view_text_is(view, child, "been");
        since = since || view_text_is(view, marker, "since") || view_text_is(view, child, "far");
        war = war || (view_text_is(view, marker, "in") &&
                      (view_lemma_is(view, child, "war") || view_lemma_is(view, child, "conflict")));
    }
    return (perfect && been && since) || war;
}

/* "raised the number of soldiers killed to five": nobody is sent anywhere by counting. */
static bool is_count(Scene *scene, const Candidate *candidate)
{
    static const char *const sums[] = {"number", "toll", "figure", "count"};
    static const char *const hurt[] = {"kill", "wound",  "injure",   "die",
                                       "dead", "victim", "casualty", "death"};
    const View *view = &scene->view;
    uint32_t object = view_child(view, candidate->trigger, REL_OBJECT);
    bool sum = false;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        sum = sum || view_lemma_is(view, object, sums[i]);
    if (!sum || candidate->type != ENTENTE_MOBILIZE)
        return false;
    for (uint32_t t = view->left[object]; t <= view->right[object]; t++)
        for (size_t i = 0; i < sizeof hurt / sizeof *hurt; i++)
            if (view_lemma_is(view, t, hurt[i]))
                return true;
    return false;
}

static bool is_of_terms(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"cover", "include", "apply",   "extend", "exclude",
                                         "allow", "concern", "provide", "call"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

/* A war or an accord that is only named: "the two camps in Libya's war", "under the Stockholm Agreement". */
static bool is_only_named(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    if (!candidate->noun || candidate->about || arguments_light_verb(scene, noun) ||
        arguments_happening(scene, noun) || view->relation[noun] == REL_ROOT)
        return false;
    bool named = view_token(view, noun)->upos == ENTENTE_PROPN && candidate->type == ENTENTE_SUPPORT;
    /* "the truce does not cover the town": no truce is called by that */
    uint32_t above = untold_above(view, noun);
    bool truce = names_in_set(scene->lexicon, view, noun, "ceasefire") &&
                 view->relation[noun] == REL_SUBJECT && above && view_is_verb(view, above) &&
                 is_of_terms(view, above);
    bool war = (view_lemma_is(view, noun, "war") || view_lemma_is(view, noun, "conflict")) &&
               candidate->type == ENTENTE_ASSAULT && candidate->actors.count < 2;
    return named || war || truce;
}

/* "the truce, which was brokered by Russia": who brought it about is told with it. But "before a truce was
 * brokered", "which Kabul had brokered" and "first brokered" tell of another time. */
static bool is_brokering(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_CONSULT || strcmp(candidate->mode, "third-party") != 0)
        return false;
    if (view->relation[verb] == REL_CONJUNCT && view_is_passive(view, verb))
        verb = untold_above(view, verb); /* "which was proposed by Peru and facilitated by Chile" */
    uint32_t noun = untold_above(view, verb);
    bool own = view->relation[verb] == REL_ADVCL &&
               (view_child(view, verb, REL_SUBJECT) || view_child(view, verb, REL_SUBJECT_PASSIVE));
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child])
        own = own || view_text_is(view, child, "had") || view_text_is(view, child, "first");
    if (own)
        return false;
    bool below = view->relation[verb] == REL_RELATIVE || view->relation[verb] == REL_ACL;
    /* "convened on Friday, facilitated by the mission" */
    if (view->relation[verb] == REL_ADVCL && strcmp(view_token(view, verb)->xpos, "VBN") == 0)
        return true;
    return below && (names_in_set(scene->lexicon, view, noun, "agreement") ||
                     names_in_set(scene->lexicon, view, noun, "ceasefire") ||
                     view_lemma_is(view, noun, "arrangement") || view_lemma_is(view, noun, "encounter"));
}

/* "what he called an attack", "a movement that it regards as terrorist": how somebody calls it, in passing.
 */
static bool is_epithet(const Scene *scene, const Candidate *candidate)
{
    static const char *const lemmas[] = {"call", "describe", "term", "regard", "brand", "label", "consider"};
    const View *view = &scene->view;
    bool names = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        names = names || view_lemma_is(view, candidate->trigger, lemmas[i]);
    uint8_t relation = view->relation[candidate->trigger];
    return names && candidate->word_count == 1 && (relation == REL_RELATIVE || relation == REL_ACL);
}

/* "a militia backed by Iran", "the groups that it arms": whose they are, and no deed of that day. */
static bool is_backing(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, first = verb;
    if (candidate->noun || (candidate->type != ENTENTE_SUPPORT && candidate->type != ENTENTE_AID) ||
        !names_in_set(scene->lexicon, view, verb, "backing"))
        return false;
    for (unsigned steps = 0; view->relation[first] == REL_CONJUNCT && steps < 4; steps++)
        first = untold_above(view, first);
    if (view->relation[first] == REL_ACL || view->relation[first] == REL_ADVCL)
        return strcmp(view_token(view, verb)->xpos, "VBN") == 0;
    const char *form = view_token(view, verb)->xpos;
    return view->relation[first] == REL_RELATIVE && (strcmp(form, "VBZ") == 0 || strcmp(form, "VBP") == 0);
}

/* "retaliated by banning imports": the answer is what comes after "by". */
static bool is_answer_by(Scene *scene, const Candidate *candidate)
{
    static const char *const lemmas[] = {"retaliate", "respond", "reply",  "answer",
                                         "react",     "hit",     "strike", "reciprocate"};
    const View *view = &scene->view;
    bool answers = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        answers = answers || view_lemma_is(view, candidate->trigger, lemmas[i]);
    for (uint32_t child = answers ? view->first_child[candidate->trigger] : 0; child;
         child = view->next_sibling[child]) {
        if (view->relation[child] != REL_ADVCL ||
            !view_text_is(view, view_child(view, child, REL_MARK), "by"))
            continue;
        const Candidate *deed = scene_candidate(scene, child);
        if (deed && !deed->nothing && deed->type != ENTENTE_EVENT_NONE)
            return true;
    }
    return false;
}

/* "agreed to it under UN pressure", "under a deal signed in May": by what, not that. */
static bool is_circumstance(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    bool verbal = candidate->type == ENTENTE_REQUEST || candidate->type == ENTENTE_SUPPORT ||
                  candidate->type == ENTENTE_AGREE || candidate->type == ENTENTE_THREATEN;
    return candidate->noun && verbal && candidate->word_count == 1 &&
           view_text_is(view, view_case(view, noun), "under") && !arguments_light_verb(scene, noun);
}

/* "It was the deadliest attack in years": says again of what kind the deed was that is told elsewhere. */
static bool is_ranked(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger, subject = view_child(view, noun, REL_SUBJECT);
    static const char *const words[] = {"it", "this", "that", "these", "those", "which", "they"};
    bool deed = candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_COERCE ||
                candidate->type == ENTENTE_PROTEST || candidate->type == ENTENTE_MOBILIZE;
    if (!candidate->noun || !deed || candidate->about || !subject || !view_child(view, noun, REL_COPULA))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, subject, words[i]))
            return true;
    return false;
}

/* "The concession failed to halt the unrest": a thing refuses nothing. */
static bool is_failing_thing(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, subject = 0;
    if (candidate->type == ENTENTE_REJECT && view_is_verb(view, verb) && view_lemma_is(view, verb, "fail"))
        subject = arguments_subject(scene, verb);
    return subject && view_token(view, subject)->upos == ENTENTE_NOUN &&
           !names_is_actor(&scene->names, subject) && !names_role(&scene->names, subject) &&
           !names_is_person(&scene->names, subject);
}

/* "the absence of a threat from Chad", "a lack of support": it is not there. */
static bool is_absent(const View *view, const Candidate *candidate)
{
    static const char *const nouns[] = {"absence", "lack", "dearth", "shortage"};
    return candidate->noun &&
           view_lemma_in(view, view_above(view, candidate->trigger), nouns, sizeof nouns / sizeof *nouns);
}

/* "the movement finances itself with gold": nobody is helped. */
static bool is_for_itself(const View *view, const Candidate *candidate)
{
    static const char *const words[] = {"itself", "themselves", "himself", "herself"};
    uint32_t object = candidate->noun ? 0 : view_child(view, candidate->trigger, REL_OBJECT);
    for (size_t i = 0; object && candidate->type == ENTENTE_AID && i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, object, words[i]))
            return true;
    return false;
}

/* "freed two nurses held by the rebels": whom they let go, and no new capture. */
static bool is_held_before(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->noun ? 0 : candidate->trigger;
    bool holds = candidate->type == ENTENTE_COERCE || candidate->type == ENTENTE_ASSAULT;
    if (!verb || !holds || view->relation[verb] != REL_ACL || !view_lemma_is(view, verb, "hold") ||
        !view_has_form(view, verb, "VBN"))
        return false;
    uint32_t above = untold_above(view, verb);
    for (uint32_t steps = 0; above && view_is_nominal(view, above) && steps < 4; steps++) {
        const Candidate *own = scene_candidate(scene, above);
        if (own && (own->type == ENTENTE_RETREAT || own->type == ENTENTE_COOPERATE))
            return true;
        above = untold_above(view, above);
    }
    const Candidate *over = above ? scene_candidate(scene, above) : NULL;
    return over && over != candidate && (over->type == ENTENTE_RETREAT || over->type == ENTENTE_COOPERATE);
}

bool untold_only_named(Scene *scene, const Candidate *candidate, bool claims)
{
    return is_backing(scene, candidate) || is_answer_by(scene, candidate) || is_epithet(scene, candidate) ||
           is_ranked(scene, candidate) || (!claims && is_tally(scene, candidate)) ||
           is_count(scene, candidate) || is_only_named(scene, candidate) ||
           is_circumstance(scene, candidate) || is_brokering(scene, candidate) ||
           is_failing_thing(scene, candidate) || is_absent(&scene->view, candidate) ||
           is_for_itself(&scene->view, candidate) || is_held_before(scene, candidate);
}
