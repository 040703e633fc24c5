#include "code/untold.h"

#include "code/adversaries.h"
#include "code/mishaps.h"
#include "code/remarks.h"
#include "code/supposed.h"
#include "code/usage.h"

#include <string.h>

static uint32_t above_of(const View *view, uint32_t token)
{
    uint32_t above = view_token(view, token)->head;
    return above <= view->count ? above : 0;
}

static bool is_clause(uint8_t relation)
{
    return relation == REL_XCOMP || relation == REL_CCOMP || relation == REL_ADVCL;
}

/* Whether what stands in the clause is asked, blamed or promised by the word above it. */
static bool is_content(Scene *scene, uint32_t clause)
{
    uint32_t above = above_of(&scene->view, clause);
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
    for (uint32_t above = above_of(view, clause), steps = 0; above && steps < view->count; steps++) {
        uint8_t relation = view->relation[above];
        if (!is_clause(relation) && relation != REL_ACL)
            return false;
        const Candidate *over = scene_candidate(scene, above);
        if (over && over->consumed)
            return true;
        above = above_of(view, above);
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
        uint32_t above = above_of(view, first);
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
    const Candidate *over = scene_candidate(scene, above_of(view, first));
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
        first = above_of(view, first);
    uint32_t above = first ? above_of(view, first) : 0;
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

/* "denied that it had attacked and that it had taken captives": the second clause is denied, too. */
static bool is_said_too(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    uint32_t above = view->relation[token] == REL_CONJUNCT ? above_of(view, token) : 0;
    if (!above || !view_text_is(view, view_child(view, token, REL_MARK), "that"))
        return false;
    const Candidate *asked = scene_candidate(scene, above);
    return is_clause(view->relation[above]) && asked && asked->consumed;
}

/* "was to have met", "had been due to fly": it did not come to it. */
static bool has_come_to_nothing(const View *view, uint32_t verb)
{
    bool was = false, to = false, have = false, had = false;
    uint32_t due = view->relation[verb] == REL_XCOMP ? above_of(view, verb) : verb;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        was = was || view_text_is(view, child, "was") || view_text_is(view, child, "were");
        to = to || view_text_is(view, child, "to");
        have = have || (was && to && view_text_is(view, child, "have"));
    }
    for (uint32_t child = due ? view->first_child[due] : 0; child && child < due;
         child = view->next_sibling[child])
        had = had || view_text_is(view, child, "had");
    static const char *const words[] = {"due", "schedule", "expect", "plan", "slate", "set", "foresee"};
    bool ahead = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ahead = ahead || view_lemma_is(view, due, words[i]);
    return have || (had && ahead);
}

/* "the meeting, which was to be held in March, was called off": what became of it tells both. */
static bool is_plan_of(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t steps = 0; view->relation[verb] == REL_XCOMP && steps < view->count; steps++)
        verb = above_of(view, verb);
    if (!verb || (view->relation[verb] != REL_RELATIVE && view->relation[verb] != REL_ACL))
        return false;
    uint32_t noun = above_of(view, verb), above = noun ? above_of(view, noun) : 0;
    for (uint32_t steps = 0; above && view_is_nominal(view, above) && steps < 4; steps++)
        above = above_of(view, above);
    const Candidate *over = scene_candidate(scene, above), *own = scene_candidate(scene, noun);
    return (over && over->type == ENTENTE_REJECT && strcmp(over->mode, "meet") == 0) ||
           (own && own->type == ENTENTE_REJECT && strcmp(own->mode, "meet") == 0);
}

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
    uint32_t above = above_of(view, noun);
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
        verb = above_of(view, verb); /* "which was proposed by Peru and facilitated by Chile" */
    uint32_t noun = above_of(view, verb);
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
        first = above_of(view, first);
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

/* "Asked whether it would help, he said": who asks a question wants an answer, no deed. */
static bool is_question(const Scene *scene, const Candidate *candidate)
{
    static const char *const words[] = {"whether", "if", "what", "why", "how", "when", "where", "who"};
    const View *view = &scene->view;
    if (candidate->type != ENTENTE_REQUEST || !view_lemma_is(view, candidate->trigger, "ask"))
        return false;
    /* "Asked about the raid, the minister said" */
    uint32_t subject = view_child(view, candidate->trigger, REL_SUBJECT);
    bool opens = !subject && above_of(view, candidate->trigger) > candidate->trigger;
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

/* "to avoid being encircled": what was not to be. */
static bool is_averted(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"avoid", "avert", "evade", "forestall"};
    uint32_t above = above_of(view, candidate->trigger);
    uint8_t relation = view->relation[candidate->trigger];
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

/* "talks on opening the border", "were jailed for insulting the king": what is talked about is not done, and
 * for what somebody is punished is what he is said to have done. */
static bool is_topic_or_grounds(Scene *scene, const Candidate *candidate)
{
    static const char *const topics[] = {"on", "about", "over"}, *const grounds[] = {"for", "of", "over"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = above_of(view, verb);
    uint8_t relation = view->relation[verb];
    if (candidate->noun || strcmp(view_token(view, verb)->xpos, "VBG") != 0 ||
        (relation != REL_ADVCL && relation != REL_ACL))
        return false;
    bool topic = is_marked(view, verb, topics, sizeof topics / sizeof *topics) ||
                 (relation == REL_ACL && is_marked(view, verb, (const char *const[]){"of"}, 1));
    bool ground = is_marked(view, verb, grounds, sizeof grounds / sizeof *grounds);
    for (unsigned steps = 0; above && steps < 3; steps++, above = above_of(view, above)) {
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
    uint32_t verb = candidate->trigger, above = above_of(view, verb);
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
    return says && !view_is_passive(view, verb) && view_token(view, subject)->upos == ENTENTE_NOUN &&
           !view_lemma_is(view, subject, "resolution") &&
           (names_in_set(scene->lexicon, view, subject, "agreement") || view_lemma_is(view, subject, "law") ||
            view_lemma_is(view, subject, "bill") || view_lemma_is(view, subject, "constitution")) &&
           !names_is_actor(&scene->names, subject);
}

bool untold_candidate(Scene *scene, const Candidate *candidate, bool claims)
{
    const View *view = &scene->view;
    if (is_needed(view, candidate))
        return true;
    if (is_question(scene, candidate) || supposed_candidate(scene, candidate) ||
        remarks_candidate(scene, candidate, claims) || mishap_candidate(scene, candidate) ||
        usage_candidate(scene, candidate))
        return true;
    if (is_backing(scene, candidate) || is_answer_by(scene, candidate))
        return true;
    if (is_epithet(scene, candidate) || is_averted(view, candidate) || is_ranked(scene, candidate) ||
        is_forecast(scene, candidate))
        return true;
    if ((!claims && is_tally(scene, candidate)) || is_count(scene, candidate) ||
        is_only_named(scene, candidate) || is_circumstance(scene, candidate) ||
        is_brokering(scene, candidate))
        return true;
    if (is_provision(scene, candidate) || is_failing_thing(scene, candidate) ||
        is_only_meant(scene, candidate) || is_charged_too(scene, candidate) ||
        (!candidate->noun && is_said_too(scene, candidate->trigger)) || is_topic_or_grounds(scene, candidate))
        return true;
    bool meeting = candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_AGREE;
    return meeting && !candidate->noun &&
           (has_come_to_nothing(view, candidate->trigger) || is_plan_of(scene, candidate->trigger));
}

/* "The talks between Chad and Niger ended without an accord": they were held. */
static void tell_held(const View *view, Candidate *candidate)
{
    static const char *const verbs[] = {"end", "finish", "conclude", "close", "wrap"};
    const Candidate *talks = candidate->about;
    uint32_t verb = candidate->trigger;
    bool ended = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        ended = ended || view_lemma_is(view, verb, verbs[i]);
    if (ended && candidate->type == ENTENTE_CONSULT && !candidate->noun)
        candidate->about = NULL; /* the accord that did not come about */
    if (!ended || !talks || talks->type != ENTENTE_CONSULT || candidate->noun || talks->actors.count < 2 ||
        view_child(view, verb, REL_OBJECT) || view_is_passive(view, verb))
        return;
    candidate->type = talks->type;
    candidate->mode = talks->mode;
    memcpy(candidate->cameo, talks->cameo, sizeof candidate->cameo);
    candidate->status = ENTENTE_OCCURRED;
    candidate->actors = talks->actors;
    candidate->recipients.count = 0;
    candidate->about = NULL;
}

void untold_announce(const View *view, Candidate *candidate)
{
    tell_held(view, candidate);
    const Candidate *deed = candidate->about;
    if (!deed || deed->status != ENTENTE_PLANNED || candidate->status != ENTENTE_OCCURRED ||
        (candidate->type != ENTENTE_AGREE && candidate->type != ENTENTE_THREATEN))
        return;
    bool own = deed->type == ENTENTE_SANCTION || deed->type == ENTENTE_COERCE ||
               deed->type == ENTENTE_PROTEST || deed->type == ENTENTE_CONCEDE ||
               deed->type == ENTENTE_RETREAT || deed->type == ENTENTE_AID;
    /* "said it would accept a truce", "will keep observing it" is a pledge */
    bool truce = candidate->type == ENTENTE_AGREE &&
                 (strcmp(deed->mode, "ceasefire") == 0 || strcmp(deed->cameo, "0871") == 0);
    if (!own || truce)
        return;
    candidate->type = deed->type;
    candidate->mode = deed->mode;
    memcpy(candidate->cameo, deed->cameo, sizeof candidate->cameo);
    candidate->status = ENTENTE_PLANNED;
    for (size_t i = 0; i < deed->word_count && candidate->word_count < WORD_LIMIT; i++)
        if (deed->words[i] != candidate->trigger)
            candidate->words[candidate->word_count++] = deed->words[i];
    candidate->about = deed->about;
}

/* "Refugees met", "the students talked": private people of one country among themselves. */
static bool is_private_talk(const EntenteEvent *event)
{
    static const char *const sectors[] = {"CVL", "REF", "AGR", "EDU", "MED", "LAB"};
    if (event->type != ENTENTE_CONSULT || !event->actor_count || event->mediator_count)
        return false;
    /* "told the radio by phone": who gives an interview negotiates with nobody */
    for (size_t i = 0; i < event->actor_count && strcmp(event->mode, "phone") == 0; i++)
        if (strncmp(event->actors[i].sectors, "JRN", 3) == 0)
            return true;
    for (size_t i = 0; i < event->actor_count; i++) {
        bool plain = false;
        for (size_t k = 0; k < sizeof sectors / sizeof *sectors; k++)
            plain = plain || strncmp(event->actors[i].sectors, sectors[k], 3) == 0;
        if (!plain || memcmp(event->actors[i].code, event->actors[0].code, sizeof event->actors[0].code) != 0)
            return false;
    }
    for (size_t i = 0; i < event->recipient_count; i++)
        if (strcmp(event->mode, "visit") != 0 && *event->recipients[i].sectors)
            return false;
    return true;
}

bool untold_event(const EntenteEvent *event)
{
    if (is_private_talk(event))
        return true;
    /* "the court found it responsible for abuses during its invasion": courts invade nobody */
    if (event->type == ENTENTE_ASSAULT && event->actor_count == 1 &&
        strncmp(event->actors[0].sectors, "JUD", 3) == 0)
        return true;

    if (event->type != ENTENTE_CONSULT || strcmp(event->mode, "visit") != 0 || !event->recipient_count ||
        !event->actor_count)
        return false;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (!*event->recipients[i].code ||
            memcmp(event->recipients[i].code, event->actors[0].code, sizeof event->actors[0].code) != 0)
            return false;
    return true;
}

static bool has_known(const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (entity_is_known(&entities[i]))
            return true;
    return false;
}

static bool knows_side(const EntenteEvent *event)
{
    return has_known(event->actors, event->actor_count) ||
           has_known(event->recipients, event->recipient_count);
}

/* "The talks collapsed", "a conference was put off": a meeting that came to nothing, told by a verb. */
static bool is_meeting_lost(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, noun = view_child(view, verb, REL_SUBJECT_PASSIVE);
    noun = noun ? noun : view_child(view, verb, REL_SUBJECT);
    return candidate->type == ENTENTE_REJECT && strcmp(candidate->mode, "meet") == 0 && !candidate->noun &&
           candidate->status == ENTENTE_OCCURRED && noun &&
           (names_in_set(scene->lexicon, view, noun, "talks") ||
            names_in_set(scene->lexicon, view, noun, "meeting"));
}

bool untold_alone(const Scene *scene, const Candidate *candidate)
{
    const Candidate *about = candidate->about;
    if (is_meeting_lost(scene, candidate))
        return true;
    return about && about->type == ENTENTE_CONSULT && candidate->status == ENTENTE_OCCURRED &&
           (candidate->type == ENTENTE_AGREE ||
            (candidate->type == ENTENTE_REJECT && strcmp(candidate->mode, "meet") == 0));
}

bool untold_of_a_place(const Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    enum { GOOD = 12 };
    const View *view = &scene->view;
    uint8_t relation = view->relation[candidate->trigger];
    const char *form = view_token(view, candidate->trigger)->xpos;
    bool clause = relation == REL_ROOT || relation == REL_CONJUNCT || relation == REL_CCOMP ||
                  (relation == REL_ADVCL && event->type == ENTENTE_ASSAULT &&
                   (view_child(view, candidate->trigger, REL_SUBJECT) ||
                    view_child(view, candidate->trigger, REL_SUBJECT_PASSIVE)));
    bool deed = event->type == ENTENTE_ASSAULT || event->type == ENTENTE_RETREAT ||
                event->type == ENTENTE_COERCE || event->type == ENTENTE_CONCEDE;
    return deed && clause && !candidate->noun && candidate->fit >= GOOD && event->place &&
           event->status == ENTENTE_OCCURRED && (strcmp(form, "VBD") == 0 || strcmp(form, "VBN") == 0);
}

/* "who were freed in August", "four were let go", "the curfew was lifted": of captives who stay unnamed, and
 * of bans, nobody is told but that they are free. */
static bool is_let_go(const Scene *scene, const Candidate *candidate, const EntenteEvent *event)
{
    const View *view = &scene->view;
    bool release = event->type == ENTENTE_RETREAT && strcmp(event->mode, "release") == 0;
    bool lifted = event->type == ENTENTE_CONCEDE;
    return (release || lifted) && !candidate->noun && event->status == ENTENTE_OCCURRED &&
           view_is_verb(view, candidate->trigger) && view_is_passive(view, candidate->trigger) &&
           view_child(view, candidate->trigger, REL_AUX_PASSIVE);
}

bool untold_known(const Scene *scene, const Candidate *candidate, const EntenteEvent *event, bool claims)
{
    return knows_side(event) || (event->about && knows_side(event->about)) ||
           untold_alone(scene, candidate) || is_let_go(scene, candidate, event) ||
           (claims && strcmp(event->mode, "ceasefire") == 0 && !candidate->noun);
}
