#include "code/remarks.h"

#include <string.h>

/* "denied it", "disclaims responsibility": who denies what he is said to have done rejects nobody. Entry,
 * visas and aid denied have codes of their own. */
static bool is_denial(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"deny", "refute", "disclaim", "disavow", "rebut"};
    static const char *const withheld[] = {"entry",     "access",     "visa",   "admission", "permission",
                                           "permit",    "bail",       "asylum", "request",   "licence",
                                           "license",   "passage",    "appeal", "service",   "aid",
                                           "treatment", "application"};
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_REJECT || *candidate->mode || strcmp(candidate->cameo, "120") != 0 ||
        !view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view_lemma_in(view, child, withheld, sizeof withheld / sizeof *withheld))
            return false;
    return true;
}

/* "voiced concern", "cast doubt on the pact": worry blames nobody. */
static bool is_worry(const View *view, const Candidate *candidate)
{
    static const char *const nouns[] = {"concern",  "worry", "unease",     "anxiety",   "misgiving",
                                        "disquiet", "doubt", "skepticism", "scepticism"};
    if (candidate->type != ENTENTE_ACCUSE || strcmp(candidate->mode, "disapprove") != 0)
        return false;
    uint32_t noun = candidate->noun ? candidate->trigger : view_child(view, candidate->trigger, REL_OBJECT);
    return noun && view_lemma_in(view, noun, nouns, sizeof nouns / sizeof *nouns);
}

/* "he talked about taxes", "a report seen by this newspaper": nobody is met; but "the two spoke by phone". */
static bool is_lone_talk(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    static const char *const verbs[] = {"talk", "speak", "see", "call", "discuss", "chat"};
    static const char *const plural[] = {"NNS", "NNPS"};
    if (candidate->type != ENTENTE_CONSULT || candidate->noun || candidate->status != ENTENTE_OCCURRED ||
        candidate->actors.count + candidate->recipients.count + candidate->mediators.count != 1 ||
        !view_lemma_in(view, candidate->trigger, verbs, sizeof verbs / sizeof *verbs))
        return false;
    uint32_t party = candidate->actors.count ? candidate->actors.each[0] : 0;
    bool several = scene->names.links[party] && scene->names.links[party]->count > 1;
    for (size_t i = 0; party && i < sizeof plural / sizeof *plural; i++)
        several = several || strcmp(view_token(view, party)->xpos, plural[i]) == 0;
    return !several;
}

/* "called the move a step forward": a name that blames nobody. */
static bool is_mild_name(const Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {"call", "term", "dub", "describe"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, last = view->right[verb];
    if (candidate->type != ENTENTE_ACCUSE || candidate->noun || candidate->about ||
        (candidate->word_count > 1 && view_text_is(view, candidate->words[1], "in")) /* the ambassador */ ||
        !view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    for (uint32_t token = verb + 1; token <= last; token++)
        if (names_in_set(scene->lexicon, view, token, "blaming_name"))
            return false;
    return true;
}

/* "under its defence treaty": an accord that is only named. */
static bool is_named_accord(Scene *scene, const Candidate *candidate)
{
    return candidate->noun && candidate->type == ENTENTE_SUPPORT && !candidate->about &&
           names_in_set(scene->lexicon, &scene->view, candidate->trigger, "agreement") &&
           !arguments_light_verb(scene, candidate->trigger) &&
           !arguments_happening(scene, candidate->trigger) &&
           scene->view.relation[candidate->trigger] != REL_ROOT;
}

/* "the man accused of the murder", "citizens convicted in Russia", "a force backed by France": who they are.
 */
static bool is_identifying(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    bool kind = candidate->type == ENTENTE_ACCUSE || candidate->type == ENTENTE_SANCTION ||
                candidate->type == ENTENTE_COERCE;
    bool agent = view_child(view, verb, REL_AGENT) != 0;
    /* "an accord signed in Algiers on Monday" tells of the signing */
    if (candidate->type == ENTENTE_SUPPORT && strncmp(candidate->cameo, "057", 3) == 0 &&
        (view_child(view, verb, REL_OBLIQUE) || agent || view_child(view, verb, REL_TEMPORAL)))
        return false;
    if (candidate->type == ENTENTE_SUPPORT)
        return view->relation[verb] == REL_ACL && view_has_form(view, verb, "VBN");
    uint32_t head = view_above(view, verb); /* "Driver indicted in crash" tells it */
    if (head && view_lemma_is(view, view_above(view, head), "have"))
        return false; /* "had the envoys arrested" */
    return kind && !candidate->noun && !agent && view->relation[verb] == REL_ACL && head &&
           view->relation[head] != REL_ROOT && view_has_form(view, verb, "VBN");
}

/* "counted 75 civilians killed", "the number of people killed": a sum, whose figure goes to the deed. */
static bool is_counted(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"kill", "wound", "injure", "hurt"}, *const places[] = {"at", "in",
                                                                                               "near"};
    uint32_t verb = candidate->trigger;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof places / sizeof *places; i++)
            if (view_text_is(view, view_case(view, child), places[i]))
                return false; /* "pilgrims killed near the shrine": told with its place */
    return candidate->type == ENTENTE_ASSAULT && !candidate->noun && view->relation[verb] == REL_ACL &&
           candidate->word_count == 1 && !candidate->actors.count && !view_child(view, verb, REL_AGENT) &&
           !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_AUX_PASSIVE) &&
           view_has_form(view, verb, "VBN") && view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "three men, who are accused of fraud", "may hold foreigners accused of trespassing". */
static bool is_charged_man(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"accuse", "suspect", "charge", "allege"};
    uint32_t verb = candidate->trigger;
    uint8_t relation = view->relation[verb];
    if (candidate->type != ENTENTE_ACCUSE || candidate->noun || view_child(view, verb, REL_AGENT) ||
        !view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs) || !view_has_form(view, verb, "VBN"))
        return false;
    if (view_child(view, verb, REL_AUX_PASSIVE))
        return relation == REL_RELATIVE;
    bool behind = verb > 1 && view_is_nominal(view, verb - 1) && !view_child(view, verb, REL_AUX);
    return behind && (relation == REL_XCOMP || relation == REL_ADVCL);
}

/* "closed the crossings, citing smuggling": the grounds of what is told. */
static bool is_grounds(Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {"cite", "allege", "complain"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    const Candidate *over = scene_candidate(scene, view_above(view, verb));
    return candidate->type == ENTENTE_ACCUSE && !candidate->noun && view->relation[verb] == REL_ADVCL &&
           view_has_form(view, verb, "VBG") && over && !over->nothing && !over->consumed &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "hopes to talk him into it", "diplomats expect a veto": a wish is no promise, a fear no threat. */
static bool is_feeling(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"hope", "expect", "think", "desire", "mean", "wish", "want"};
    uint32_t verb = candidate->trigger;
    bool outlook = candidate->type == ENTENTE_AGREE || candidate->type == ENTENTE_THREATEN ||
                   candidate->type == ENTENTE_REJECT;
    if (!outlook || view_has_form(view, verb, "VBN"))
        return false;
    return view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "They have yet to meet". */
static bool is_not_yet(const View *view, const Candidate *candidate)
{
    for (size_t i = 0; i < candidate->word_count; i++)
        for (uint32_t token = candidate->words[i]; token > 2 && token + 3 > candidate->words[i]; token--)
            if (view_text_is(view, token, "to") && view_text_is(view, token - 1, "yet"))
                return true;
    return false;
}

/* "no chance that he will withdraw", "no sign that they met": nothing of the kind. */
static bool is_ruled_out(const View *view, const Candidate *candidate)
{
    static const char *const nouns[] = {"chance", "possibility", "sign",     "evidence",   "way",
                                        "proof",  "indication",  "prospect", "likelihood", "question"};
    uint32_t verb = candidate->trigger, head = view_above(view, verb);
    uint8_t relation = view->relation[verb];
    return head && (relation == REL_ACL || relation == REL_RELATIVE || relation == REL_CCOMP) &&
           view_lemma_in(view, head, nouns, sizeof nouns / sizeof *nouns) &&
           view_text_is(view, view_child(view, head, REL_DETERMINER), "no");
}

/* "those who block the talks", "people who shot at it", "each garrison that laid down its arms": whoever
 * does. */
static bool is_of_anybody(const View *view, const Candidate *candidate)
{
    static const char *const heads[] = {"anyone", "anybody", "everyone", "everybody", "whoever", "nobody"};
    static const char *const open[] = {"any", "each", "every", "whichever"};
    uint32_t verb = candidate->trigger, head = view_above(view, verb);
    if (candidate->noun || !head || view->relation[verb] != REL_RELATIVE)
        return false;
    if (view_lemma_in(view, head, heads, sizeof heads / sizeof *heads) || view_text_is(view, head, "those"))
        return true;
    for (uint32_t token = head; token < verb; token++)
        if (view_text_is(view, token, ",")) /* ", who opposes it": somebody known */
            return false;
    bool bare = true;
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child]) {
        for (size_t i = 0; i < sizeof open / sizeof *open; i++)
            if (view->relation[child] == REL_DETERMINER && view_text_is(view, child, open[i]))
                return true;
        uint8_t relation = view->relation[child];
        bool fixes = relation == REL_DETERMINER || relation == REL_POSSESSOR || relation == REL_NUMBER;
        if (fixes && !view_text_is(view, child, "a") && !view_text_is(view, child, "an"))
            bare = false;
    }
    static const char *const persons[] = {"man",     "woman",  "person",    "state",
                                          "country", "leader", "government"};
    static const char *const relative[] = {"who", "that", "which"};
    uint32_t subject = view_child(view, verb, REL_SUBJECT), above = view_above(view, head);
    bool own = false; /* "a plan that asks them", not "a drill that Chad denounces" */
    for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
        own = own || view_text_is(view, subject, relative[i]);
    const char *form = view_token(view, verb)->xpos;
    bool present = strcmp(form, "VBP") == 0 || strcmp(form, "VBZ") == 0;
    bool aux = view_child(view, verb, REL_AUX) || view_child(view, verb, REL_AUX_PASSIVE);
    bool plural = strcmp(view_token(view, head)->xpos, "NNS") == 0;
    bool counted = view->relation[head] == REL_NMOD && above &&
                   (view_token(view, above)->upos == ENTENTE_NUM || view_lemma_is(view, above, "thousand") ||
                    view_lemma_is(view, above, "hundred") || view_lemma_is(view, above, "dozen"));
    return bare && own && view_token(view, head)->upos == ENTENTE_NOUN && !counted &&
           (view_lemma_is(view, head, "people") ||
            (present && !aux &&
             (plural || view_lemma_in(view, head, persons, sizeof persons / sizeof *persons))));
}

/* "denied reports that Paris had asked him", "a rumour that the army left is false": it is said not to be so.
 */
static bool is_disclaimed(const View *view, const Candidate *candidate)
{
    static const char *const nouns[] = {"report",     "rumour",     "rumor",      "claim",
                                        "allegation", "suggestion", "accusation", "notion",
                                        "story",      "account",    "assertion",  "speculation"};
    static const char *const verbs[] = {"deny", "reject", "dismiss", "dispute", "refute", "rebut"};
    static const char *const words[] = {"false", "untrue", "baseless", "unfounded", "groundless", "wrong"};
    uint32_t verb = candidate->trigger;
    for (uint32_t steps = 0; verb && view->relation[verb] == REL_CONJUNCT && steps < 4; steps++)
        verb = view_above(view, verb);
    uint32_t noun = verb ? view_above(view, verb) : 0, above = noun ? view_above(view, noun) : 0;
    uint8_t relation = verb ? view->relation[verb] : REL_OTHER;
    if (candidate->noun || (relation != REL_ACL && relation != REL_RELATIVE && relation != REL_CCOMP) ||
        !above)
        return false;
    if (!view_lemma_in(view, noun, nouns, sizeof nouns / sizeof *nouns)) {
        /* "by social media accounts that": one noun further up */
        return false;
    }
    if (view->relation[noun] == REL_OBJECT)
        return view_lemma_in(view, above, verbs, sizeof verbs / sizeof *verbs);
    return view->relation[noun] == REL_SUBJECT &&
           view_lemma_in(view, above, words, sizeof words / sizeof *words);
}

/* "hit only military targets": says whom a blow told before has hit. */
static bool is_only_them(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"hit", "kill", "strike", "target", "injure", "wound", "attack"};
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_ASSAULT || candidate->noun ||
        !view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    uint32_t whom = view_child(view, verb, view_is_passive(view, verb) ? REL_SUBJECT_PASSIVE : REL_OBJECT);
    for (uint32_t token = whom ? view->left[whom] : 1; whom && token <= whom; token++)
        if (view_text_is(view, token, "only"))
            return true;
    return false;
}

/* "Let Moscow be our friend". */
static bool is_wish(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    return candidate->type == ENTENTE_CONCEDE && view_lemma_is(view, verb, "let") &&
           strcmp(view_token(view, verb)->xpos, "VB") == 0 && !view_child(view, verb, REL_SUBJECT) &&
           !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_MARK);
}

/* "saw several hundred policemen": nobody known is met. */
static bool is_sight(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger, object = view_child(view, verb, REL_OBJECT);
    if (candidate->type != ENTENTE_CONSULT || !view_lemma_is(view, verb, "see"))
        return false;
    if (!object)
        return !view_child(view, verb, REL_SUBJECT_PASSIVE) && view->relation[verb] == REL_ACL;
    bool definite = view_token(view, object)->upos != ENTENTE_NOUN;
    for (uint32_t child = view->first_child[object]; child; child = view->next_sibling[child])
        definite = definite || view->relation[child] == REL_POSSESSOR ||
                   view->relation[child] == REL_APPOSITION || view->relation[child] == REL_FLAT ||
                   view_text_is(view, child, "the") || view_token(view, child)->upos == ENTENTE_PROPN;
    return !definite;
}

/* "treaty covers attacks on ships", "mock attacks": a kind of deed that nobody has done. */
static bool is_kind_of_deed(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"cover", "apply",      "extend", "include",
                                        "deter", "constitute", "define"};
    static const char *const made[] = {"mock",   "simulated", "practice", "practise",
                                       "staged", "fake",      "dummy"};
    uint32_t noun = candidate->trigger, above = view_above(view, noun);
    if (!candidate->noun || (candidate->type != ENTENTE_ASSAULT && candidate->type != ENTENTE_COERCE))
        return false;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof made / sizeof *made; i++)
            if (view_text_is(view, child, made[i]))
                return true;
    return above && view->relation[noun] != REL_SUBJECT &&
           view_lemma_in(view, above, verbs, sizeof verbs / sizeof *verbs);
}

/* "declined to comment", "would not say", "refusing to be named": who keeps silent rejects nothing. */
static bool is_silence(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"say",     "comment", "name",      "identify", "elaborate", "answer",
                                        "confirm", "specify", "speculate", "quote",    "know",      "tell"};
    if (candidate->type != ENTENTE_REJECT || candidate->about)
        return false;
    uint32_t verb = candidate->trigger;
    if (view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs)) /* but "said no to the plan" */
        return verb == view->count || !view_text_is(view, verb + 1, "no");
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_XCOMP &&
            view_lemma_in(view, child, verbs, sizeof verbs / sizeof *verbs))
            return true;
    return false;
}

/* "would not comment on the rebels' accusations": who made them told so before. */
static bool is_commented_on(const View *view, const Candidate *candidate)
{
    uint32_t noun = candidate->trigger;
    return candidate->noun && candidate->type == ENTENTE_ACCUSE &&
           view_lemma_is(view, view_above(view, noun), "comment") &&
           view_text_is(view, view_case(view, noun), "on");
}

/* "agreed that it was a mistake", "agreed with her about the winner": of one opinion. */
static bool is_opinion_shared(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger, clause = view_child(view, verb, REL_CCOMP);
    if (candidate->type != ENTENTE_AGREE || candidate->noun || candidate->about ||
        !view_lemma_is(view, verb, "agree") || view_child(view, verb, REL_XCOMP))
        return false;
    bool about = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        about = about || view_text_is(view, view_case(view, child), "about");
    if (!clause)
        return about;
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
        if (view_text_is(view, child, "will") || view_text_is(view, child, "would") ||
            view_text_is(view, child, "should") || view_text_is(view, child, "must") ||
            view_text_is(view, child, "shall") || view_text_is(view, child, "be"))
            return false;
    return strcmp(view_token(view, clause)->xpos, "VB") != 0;
}

/* "offered no proof", "gave advice": nothing is promised. */
static bool is_idle_offer(const View *view, const Candidate *candidate)
{
    static const char *const things[] = {
        "proof",   "evidence",    "advice",  "insight", "explanation", "detail", "comment",
        "glimpse", "opportunity", "excuse",  "reason",  "clue",        "answer", "opinion",
        "view",    "example",     "account", "version", "prayer",      "praise", "hint"};
    uint32_t verb = candidate->trigger, object = view_child(view, verb, REL_OBJECT);
    return (candidate->type == ENTENTE_AGREE || candidate->type == ENTENTE_REJECT) && object &&
           view_lemma_is(view, verb, "offer") &&
           view_lemma_in(view, object, things, sizeof things / sizeof *things);
}

/* "as demand from China cooled": of a market. */
static bool is_of_market(const View *view, const Candidate *candidate)
{
    uint32_t noun = candidate->trigger;
    return candidate->type == ENTENTE_REQUEST && candidate->noun && candidate->word_count == 1 &&
           view_lemma_is(view, noun, "demand") && strcmp(view_token(view, noun)->xpos, "NN") == 0 &&
           !view_child(view, noun, REL_DETERMINER) && !view_child(view, noun, REL_POSSESSOR) &&
           !view_child(view, noun, REL_ACL) && !view_child(view, noun, REL_CCOMP);
}

/* "attacks have risen by a fifth", "a rise in arrests": figures of many deeds, none of which is told. */
static bool is_sum(const View *view, const Candidate *candidate)
{
    static const char *const changes[] = {"rise",   "fall",   "drop", "decline", "increase", "decrease",
                                          "double", "triple", "soar", "climb",   "dwindle",  "surge",
                                          "jump",   "number", "rate", "average", "frequency"};
    uint32_t noun = candidate->trigger, above = view_above(view, noun);
    bool many = view_has_form(view, noun, "NNS") || view_lemma_is(view, noun, "violence");
    bool changing = view->relation[noun] == REL_SUBJECT && !view_is_nominal(view, above);
    bool counted = view->relation[noun] == REL_NMOD && view_is_nominal(view, above);
    return candidate->noun && candidate->word_count == 1 && many && above && (changing || counted) &&
           view_lemma_in(view, above, changes, sizeof changes / sizeof *changes);
}

/* "beat and teargassed the marchers", "pardoned or commuted": two words for one deed to one and the same. */
static bool is_second_word(Scene *scene, const Candidate *candidate)
{
    static const char *const losses[] = {"kill", "wound", "injure", "hurt", "arrest"};
    static const char *const between[] = {"and", "or", "then", "also", "even"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = view_above(view, verb);
    const Candidate *first = above ? scene_candidate(scene, above) : NULL;
    if (candidate->noun || view->relation[verb] != REL_CONJUNCT || above >= verb || !first ||
        first->nothing || first->consumed || first->noun || first->trigger != above ||
        first->type != candidate->type || view_lemma_in(view, verb, losses, sizeof losses / sizeof *losses) ||
        view_is_passive(view, above) || view_is_passive(view, verb) || view_child(view, verb, REL_AGENT))
        return false;
    for (uint32_t token = above + 1; token < verb; token++) {
        bool joins = false;
        for (size_t i = 0; i < sizeof between / sizeof *between; i++)
            joins = joins || view_text_is(view, token, between[i]);
        if (!joins)
            return false;
    }
    return true;
}

/* "since the fighting broke out", "since the talks were resumed": what is dated by it was told elsewhere. */
static bool is_since_it_began(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"break", "erupt", "begin", "start", "resume", "end", "flare"};
    uint32_t clause = candidate->trigger;
    for (int i = 0; i < 2 && clause && view->relation[clause] != REL_ADVCL; i++)
        clause = view_above(view, clause);
    uint32_t subject = clause ? view_child(view, clause, REL_SUBJECT) : 0;
    if (clause && !subject)
        subject = view_child(view, clause, REL_SUBJECT_PASSIVE);
    return clause && view->relation[clause] == REL_ADVCL && subject && !candidate->actors.count &&
           view_text_is(view, view_child(view, clause, REL_MARK), "since") &&
           view_text_is(view, view_child(view, subject, REL_DETERMINER), "the") &&
           view_lemma_in(view, clause, verbs, sizeof verbs / sizeof *verbs);
}

/* "he said jailed leader Chris was ill": the participle is a word beside the noun. */
static bool is_beside_noun(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"say", "add", "claim", "think", "believe"};
    uint32_t verb = candidate->trigger, above = view_above(view, verb);
    return !candidate->noun && candidate->word_count == 1 && view->relation[verb] == REL_CCOMP &&
           verb == above + 1 && view_has_form(view, verb, "VBN") && !view_child(view, verb, REL_SUBJECT) &&
           !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_MARK) &&
           view_lemma_in(view, above, verbs, sizeof verbs / sizeof *verbs);
}

/* "unveiled sanctions, targeting ten officials": hit by no more than those. */
static bool is_aimed_sanction(Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {"target", "hit", "strike", "punish"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = view_above(view, verb);
    const Candidate *over = above ? scene_candidate(scene, above) : NULL;
    uint8_t relation = view->relation[verb];
    return candidate->type == ENTENTE_ASSAULT && !candidate->noun && over && over->type == ENTENTE_SANCTION &&
           view_has_form(view, verb, "VBG") && (relation == REL_ADVCL || relation == REL_ACL) &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "planes *carrying* tents landed": the landing tells it. */
static bool is_carried_along(Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {"carry", "bring", "load", "transport", "haul"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = view_above(view, verb);
    const Candidate *over = above ? scene_candidate(scene, view_above(view, above)) : NULL;
    return candidate->type == ENTENTE_AID && !candidate->noun && view->relation[verb] == REL_ACL && over &&
           over->type == ENTENTE_AID && view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "sanctions aimed at halting the trade", "a bill designed to ban parties": what a thing is for. */
static bool is_what_it_is_for(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"aim", "design", "intend", "mean"};
    uint32_t word = candidate->trigger;
    for (int i = 0; i < 3 && word; i++, word = view_above(view, word)) {
        uint8_t relation = view->relation[word];
        bool hangs = relation == REL_ACL || relation == REL_ADVCL || relation == REL_XCOMP ||
                     relation == REL_CCOMP; /* "aimed" is often read as a verb of the past */
        if (word != candidate->trigger && hangs &&
            (view_has_form(view, word, "VBN") || view_has_form(view, word, "VBD")) &&
            !view_child(view, word, REL_AUX) && !view_child(view, word, REL_AUX_PASSIVE) &&
            !view_child(view, word, REL_SUBJECT) && !view_child(view, word, REL_MARK) &&
            view_lemma_in(view, word, verbs, sizeof verbs / sizeof *verbs))
            return true;
        if (!hangs && relation != REL_CONJUNCT)
            break;
    }
    return false;
}

bool remarks_candidate(Scene *scene, const Candidate *candidate, bool claims)
{
    const View *view = &scene->view;
    return (!claims && is_denial(view, candidate)) || is_worry(view, candidate) ||
           is_carried_along(scene, candidate) || is_lone_talk(scene, candidate) ||
           is_mild_name(scene, candidate) || is_named_accord(scene, candidate) ||
           is_identifying(view, candidate) || is_charged_man(view, candidate) ||
           is_grounds(scene, candidate) || is_feeling(view, candidate) || is_not_yet(view, candidate) ||
           is_of_anybody(view, candidate) || is_disclaimed(view, candidate) ||
           is_only_them(view, candidate) || is_wish(view, candidate) || is_sight(view, candidate) ||
           is_ruled_out(view, candidate) || is_silence(view, candidate) || is_commented_on(view, candidate) ||
           is_opinion_shared(view, candidate) || is_idle_offer(view, candidate) ||
           is_of_market(view, candidate) || is_counted(view, candidate) || is_kind_of_deed(view, candidate) ||
           is_sum(view, candidate) || is_since_it_began(view, candidate) ||
           is_second_word(scene, candidate) || is_beside_noun(view, candidate) ||
           is_aimed_sanction(scene, candidate) || is_what_it_is_for(view, candidate);
}
