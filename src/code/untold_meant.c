/* What somebody is only asked, charged, warned or expected to do. */
#include "code/untold_inside.h"

#include "code/adversaries.h"

#include <string.h>

static bool is_clause(uint8_t relation)
{
    return relation == REL_XCOMP || relation == REL_CCOMP || relation == REL_ADVCL;
}

/* Whether what stands in the clause is asked, blamed or promised by the word above it. */
static bool is_content(Scene *scene, uint32_t clause)
{
    uint32_t above = untold_above(&scene->view, clause);
    const Candidate *asked = scene_candidate(scene, clause);
    if (asked)
        return asked->consumed;
    const Candidate *over = scene_candidate(scene, above);
    return over && !over->nothing && candidate_is_verbal(over->type) && over->type != ENTENTE_CONSULT;
}

/* "accused Chile of wrecking the talks by *firing* shells": the means of what somebody is blamed for. */
static bool is_means_of_content(Scene *scene, uint32_t clause)
{
    const View *view = &scene->view;
    if (view->relation[clause] != REL_ADVCL || !view_text_is(view, view_child(view, clause, REL_MARK), "by"))
        return false;
    for (uint32_t above = untold_above(view, clause), steps = 0; above && steps < view->count; steps++) {
        uint8_t relation = view->relation[above];
        if (!is_clause(relation) && relation != REL_ACL)
            return false;
        const Candidate *over = scene_candidate(scene, above);
        if (over && over->consumed)
            return true;
        above = untold_above(view, above);
        over = scene_candidate(scene, above);
        if (over && !over->nothing && !over->consumed && candidate_is_verbal(over->type) &&
            over->type != ENTENTE_CONSULT)
            return true;
    }
    return false;
}

/* "demanded that one side stop and that the other *leave*", where the first clause is what was demanded;
 * "went there *to arrest* him". */
static bool is_only_meant(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t token = candidate->trigger, first = token;
    if (candidate->noun || candidate->menace || candidate->status != ENTENTE_OCCURRED)
        return false;
    for (uint32_t steps = 0; view->relation[first] == REL_CONJUNCT && steps < view->count; steps++) {
        uint32_t above = untold_above(view, first);
        if (!above || !view_is_verb(view, above))
            return false;
        first = above;
    }
    uint8_t relation = view->relation[first];
    const char *form = view_token(view, token)->xpos;
    if (strcmp(form, "VB") != 0 && strcmp(form, "VBG") != 0 && strcmp(form, "VBP") != 0)
        return false; /* "announced sanctions and called off the talks" is told */
    if (is_means_of_content(scene, first))
        return true;
    if (first != token && (is_clause(relation) || relation == REL_ACL))
        return is_content(scene, first);
    /* "telephoned him to ask for help", "took to the streets to condemn the coup": that is what they said */
    const Candidate *over = scene_candidate(scene, untold_above(view, first));
    bool speech = candidate->type == ENTENTE_REQUEST || candidate->type == ENTENTE_SUPPORT ||
                  (candidate->type == ENTENTE_ACCUSE && strcmp(candidate->mode, "investigate") != 0 &&
                   !view_lemma_is(view, token, "protest"));
    /* "sent an envoy to press both": that is what he is to say */
    bool sent = over && (view_lemma_is(view, over->trigger, "send") ||
                         view_lemma_is(view, over->trigger, "dispatch"));
    if (speech && over && !sent && !over->nothing && over->status == ENTENTE_OCCURRED &&
        (over->type == ENTENTE_PROTEST ||
         (over->type == ENTENTE_CONSULT && strcmp(over->mode, "visit") != 0)))
        return false;
    return (relation == REL_ADVCL || relation == REL_ACL) &&
           view_text_is(view, view_child(view, first, REL_MARK), "to");
}

/* "accused the army of driving villagers out, burning a church and arresting the men": all of it is charged.
 */
static bool is_charged_too(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t first = candidate->trigger;
    if (candidate->noun || candidate_is_verbal(candidate->type) ||
        strcmp(view_token(view, first)->xpos, "VBG") != 0)
        return false;
    for (uint32_t steps = 0; view->relation[first] == REL_CONJUNCT && steps < view->count; steps++)
        first = untold_above(view, first);
    uint32_t above = first ? untold_above(view, first) : 0;
    const Candidate *over = scene_candidate(scene, above);
    if (view->relation[first] != REL_ADVCL || !over || over->nothing || over->type != ENTENTE_ACCUSE)
        return false;
    for (uint32_t child = view->first_child[above]; child && child < first;
         child = view->next_sibling[child]) {
        uint32_t mark = view_child(view, child, REL_MARK);
        if (child > above && view_is_verb(view, child) &&
            (view_text_is(view, mark, "of") || view_text_is(view, mark, "for")))
            return true;
    }
    return false;
}

/* "accused Chad of arming men who raided its towns": who they are is part of the charge. */
static bool is_charged_of_others(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    if (candidate->noun || candidate_is_verbal(candidate->type))
        return false;
    while (verb && view->relation[verb] == REL_XCOMP)
        verb = untold_above(view, verb);
    uint32_t noun = verb && view->relation[verb] == REL_RELATIVE ? untold_above(view, verb) : 0;
    uint32_t deed = noun ? untold_above(view, noun) : 0;
    if (!deed || view->relation[noun] == REL_SUBJECT)
        return false;
    bool charged = view->relation[deed] == REL_ADVCL || view->relation[deed] == REL_ACL ||
                   view->relation[deed] == REL_XCOMP || view->relation[deed] == REL_CCOMP;
    /* "of arming men", read as an adjective */
    uint32_t before = view->left[noun];
    bool adjective = view_text_is(view, before, "of") && before < noun;
    uint32_t over = charged && view_is_verb(view, deed) ? untold_above(view, deed) : 0;
    for (unsigned steps = 0; over && steps < 2; steps++, over = untold_above(view, over)) {
        const Candidate *charge = scene_candidate(scene, over);
        if (charge && !charge->nothing)
            return view_lemma_is(view, over, "accuse") && charge->type == ENTENTE_ACCUSE;
    }
    deed = adjective ? untold_above(view, noun) : 0;
    for (unsigned steps = 0; deed && steps < 2; steps++, deed = untold_above(view, deed))
        if (view_lemma_is(view, deed, "accuse"))
            return true;
    return false;
}

/* "were appointed to negotiate with them", "has been tasked with": what somebody is there for. */
static bool is_task(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"appoint", "name",      "assign",    "task",  "mandate",
                                         "choose",  "designate", "establish", "create"};
    uint32_t verb = candidate->trigger, above = untold_above(view, verb);
    return !candidate->noun && above && view_is_verb(view, above) &&
           (view->relation[verb] == REL_XCOMP || view->relation[verb] == REL_ADVCL) &&
           view_text_is(view, view_child(view, verb, REL_MARK), "to") &&
           view_lemma_in(view, above, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "signed a deal, aiming to ease the ban": what they want with it. */
static bool is_aim(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"aim", "seek", "hope", "intend"};
    uint32_t verb = candidate->trigger;
    return !candidate->noun && view_has_form(view, verb, "VBG") &&
           (view->relation[verb] == REL_ADVCL || view->relation[verb] == REL_ACL) &&
           view_lemma_in(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "denied that it had attacked and that it had taken captives": the second clause is denied, too. */
static bool is_said_too(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    uint32_t above = view->relation[token] == REL_CONJUNCT ? untold_above(view, token) : 0;
    if (!above || !view_text_is(view, view_child(view, token, REL_MARK), "that"))
        return false;
    const Candidate *asked = scene_candidate(scene, above);
    return is_clause(view->relation[above]) && asked && asked->consumed;
}

/* "Asked whether it would help, he said": who asks a question wants an answer, no deed. */
static bool is_question(const Scene *scene, const Candidate *candidate)
{
    static const char *const words[] = {"whether", "if", "what", "why", "how", "when", "where", "who"};
    const View *view = &scene->view;
    if (candidate->type != ENTENTE_REQUEST || !view_lemma_is(view, candidate->trigger, "ask"))
        return false;
    /* "Asked about the raid, the minister said" */
    uint32_t subject = view_child(view, candidate->trigger, REL_SUBJECT);
    bool opens = !subject && untold_above(view, candidate->trigger) > candidate->trigger;
    /* "Asked how he felt, the minister said" */
    uint32_t after = opens ? candidate->trigger + 1 : 0;
    for (size_t i = 0; after && i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, after, words[i]))
            return true;
    if (opens || view_is_passive(view, candidate->trigger))
        for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
            if (view_text_is(view, view_case(view, child), "about"))
                return true;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child]) {
        if (view->relation[child] != REL_CCOMP && view->relation[child] != REL_ADVCL)
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words && child > candidate->trigger; i++)
            if (view_text_is(view, view->left[child], words[i]) ||
                view_text_is(view, view_child(view, child, REL_MARK), words[i]))
                return view->relation[child] == REL_CCOMP || view_text_is(view, view->left[child], "whether");
    }
    return false;
}

/* "to avoid being encircled", "prevented raids": what was not to be. */
static bool is_averted(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"avoid", "avert", "evade", "forestall"};
    uint32_t above = untold_above(view, candidate->trigger);
    uint8_t relation = view->relation[candidate->trigger];
    if (above && candidate->noun && candidate->type == ENTENTE_ASSAULT && relation == REL_OBJECT)
        return view_lemma_is(view, above, "prevent") || view_lemma_is(view, above, "avert") ||
               (view_lemma_is(view, above, "avoid") && view_has_form(view, above, "VB"));
    if (!above || candidate->noun ||
        (relation != REL_XCOMP && relation != REL_CCOMP && relation != REL_ADVCL))
        return false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, above, lemmas[i]))
            return true;
    return false;
}

static bool is_marked(const View *view, uint32_t clause, const char *const *words, size_t count)
{
    for (uint32_t child = view->first_child[clause]; child && child < clause;
         child = view->next_sibling[child])
        for (size_t i = 0; i < count && view->relation[child] == REL_MARK; i++)
            if (view_text_is(view, child, words[i]))
                return true;
    return false;
}

/* The verb of the clause with the candidate's own word inside: "attempting" of "attempting to sow violence".
 */
static uint32_t clause_verb(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->noun ? arguments_light_verb(scene, candidate->trigger) : candidate->trigger;
    uint8_t relation = view->relation[candidate->trigger];
    if (!verb && candidate->noun && (relation == REL_OBJECT || relation == REL_OBLIQUE))
        verb = view_above(view, candidate->trigger);
    while (verb && (view->relation[verb] == REL_XCOMP || view->relation[verb] == REL_CONJUNCT))
        verb = view_above(view, verb);
    return verb ? verb : candidate->trigger;
}

/* "talks on opening the border", "were jailed for insulting the king": what is talked about is not done, and
 * for what somebody is punished is what he is said to have done. */
static bool is_topic_or_grounds(Scene *scene, const Candidate *candidate)
{
    static const char *const topics[] = {"on", "about", "over"}, *const grounds[] = {"for", "of", "over"};
    const View *view = &scene->view;
    uint32_t verb = clause_verb(scene, candidate), above = untold_above(view, verb);
    uint8_t relation = view->relation[verb];
    if (strcmp(view_token(view, verb)->xpos, "VBG") != 0 || (relation != REL_ADVCL && relation != REL_ACL))
        return false;
    bool topic = is_marked(view, verb, topics, sizeof topics / sizeof *topics) ||
                 (relation == REL_ACL && is_marked(view, verb, (const char *const[]){"of"}, 1));
    bool ground = is_marked(view, verb, grounds, sizeof grounds / sizeof *grounds);
    for (unsigned steps = 0; above && steps < 3; steps++, above = untold_above(view, above)) {
        const Candidate *over = scene_candidate(scene, above);
        if (over && !over->nothing)
            return (topic && (over->type == ENTENTE_CONSULT || over->type == ENTENTE_AGREE)) ||
                   (ground && (over->type == ENTENTE_SANCTION || over->type == ENTENTE_COERCE ||
                               over->type == ENTENTE_ACCUSE));
        if (view_is_verb(view, above) && over)
            return false;
    }
    return false;
}

/* "Kenya warned that Somalia would attack its ports": what a foe will do to whoever warns of it, or what
 * states will do of which an organisation warns; "Syria warned that its allies would strike" is a threat. */
static bool is_foes_deed(Scene *scene, const Candidate *candidate, uint32_t subject)
{
    Names *names = &scene->names;
    const Candidate *deed = candidate->about;
    uint32_t speaker = view_child(&scene->view, candidate->trigger, REL_SUBJECT);
    if (!deed || !speaker || (deed->type != ENTENTE_ASSAULT && deed->type != ENTENTE_MOBILIZE))
        return false;
    const EntenteEntity *warner = names_entity(names, speaker), *foe = names_entity(names, subject);
    bool does = false, suffers = false;
    for (size_t i = 0; i < deed->actors.count; i++)
        does = does || deed->actors.each[i] == subject;
    for (size_t i = 0; i < deed->recipients.count; i++)
        suffers = suffers || memcmp(names_entity(names, deed->recipients.each[i])->code, warner->code,
                                    sizeof warner->code) == 0;
    if (!does || !*warner->code || !*foe->code || memcmp(warner->code, foe->code, sizeof foe->code) == 0)
        return false;
    return suffers || strcmp(warner->code, "UNO") == 0 || strcmp(warner->code, "NGO") == 0 ||
           adversaries_are_rivals(scene->lexicon, warner->code, foe->code);
}

/* "warned that people are starving", "that the war could spread": who tells what may come without doing it
 * himself threatens nobody. */
static bool is_forecast(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, clause = view_child(view, verb, REL_CCOMP);
    bool warns = view_lemma_is(view, verb, "warn") || view_lemma_is(view, verb, "caution") ||
                 view_lemma_is(view, verb, "alert");
    if (candidate->type != ENTENTE_THREATEN || candidate->menace || !warns || !clause || clause < verb)
        return false;
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    subject = subject ? subject : view_child(view, clause, REL_SUBJECT_PASSIVE);
    static const char *const own[] = {"he", "she", "it", "they", "we", "i"};
    /* "the envoy warned that it was on the brink": no person is "it" */
    uint32_t speaker = view_child(view, verb, REL_SUBJECT);
    bool country = view_text_is(view, subject, "it") && speaker && names_is_person(&scene->names, speaker);
    for (size_t i = 0; i < sizeof own / sizeof *own && !country; i++)
        if (view_text_is(view, subject, own[i]))
            return false;
    if (subject && is_foes_deed(scene, candidate, subject))
        return true;
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
        if ((view->relation[child] == REL_AUX || view->relation[child] == REL_AUX_PASSIVE) &&
            strcmp(view_token(view, child)->xpos, "MD") == 0 && !view_text_is(view, child, "could") &&
            !view_text_is(view, child, "may") && !view_text_is(view, child, "might"))
            return false;
    return subject != 0;
}

/* "it is essential that the army leave": what ought to be is not told to have been. */
static bool is_needed(const View *view, const Candidate *candidate)
{
    static const char *const words[] = {"essential", "imperative", "vital", "crucial",
                                        "important", "necessary",  "urgent"};
    uint32_t verb = candidate->trigger, above = untold_above(view, verb);
    uint8_t relation = view->relation[verb];
    if (candidate->noun || !above ||
        (strcmp(view_token(view, verb)->xpos, "VB") != 0 &&
         strcmp(view_token(view, verb)->xpos, "VBP") != 0) ||
        candidate_is_verbal(candidate->type) ||
        (relation != REL_CCOMP && relation != REL_ADVCL && relation != REL_XCOMP && relation != REL_OTHER))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, above, words[i]))
            return true;
    return false;
}

/* "It also allows for the delivery of aid": an accord of which the sentence before told, where "it" stands
 * for nobody. */
static bool it_provides(const Scene *scene, uint32_t verb, uint32_t subject)
{
    static const char *const lemmas[] = {"allow",     "provide", "call",   "envisage",
                                         "stipulate", "include", "require"};
    const View *view = &scene->view;
    return view_is_verb(view, verb) && view_text_is(view, subject, "it") && !scene->names.links[subject] &&
           (view_has_form(view, verb, "VBZ") ||
            view_text_is(view, view_child(view, verb, REL_AUX), "would")) &&
           view_lemma_in(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "The accord obliges Rwanda to withdraw": what an accord says, nobody asks for now. */
static bool is_provision(Scene *scene, const Candidate *candidate)
{
    static const char *const lemmas[] = {"oblige",    "require", "commit", "bind",
                                         "stipulate", "provide", "entitle"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger,
             subject = view_is_verb(view, verb) ? arguments_subject(scene, verb) : 0;
    bool says = false;
    for (size_t i = 0; subject && i < sizeof lemmas / sizeof *lemmas; i++)
        says = says || view_lemma_is(view, verb, lemmas[i]);
    return it_provides(scene, verb, subject) ||
           (says && !view_is_passive(view, verb) && view_token(view, subject)->upos == ENTENTE_NOUN &&
            !view_lemma_is(view, subject, "resolution") &&
            (names_in_set(scene->lexicon, view, subject, "agreement") ||
             view_lemma_is(view, subject, "law") || view_lemma_is(view, subject, "bill") ||
             view_lemma_is(view, subject, "constitution")) &&
            !names_is_actor(&scene->names, subject));
}

bool untold_only_meant(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    return is_needed(view, candidate) || is_question(scene, candidate) || is_averted(view, candidate) ||
           is_forecast(scene, candidate) || is_provision(scene, candidate) ||
           is_only_meant(scene, candidate) || is_task(view, candidate) || is_aim(view, candidate) ||
           is_charged_of_others(scene, candidate) || is_charged_too(scene, candidate) ||
           (!candidate->noun && is_said_too(scene, candidate->trigger)) ||
           is_topic_or_grounds(scene, candidate);
}
