#include "code/usage.h"

#include <string.h>

/* Whether the clause tells something as so ("that it was true"), rather than as wanted ("that he go", "that
 * he should go"). */
static bool is_told(const View *view, uint32_t clause)
{
    static const char *const wanted[] = {"should", "must", "be", "have to", "ought", "shall"};
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    bool one = subject && (view_has_form(view, subject, "NN") ||
                           view_has_form(view, subject, "NNP")); /* "that Chad attend" */
    bool told = view_has_form(view, clause, "VBD") || view_has_form(view, clause, "VBZ") ||
                (view_has_form(view, clause, "VBP") && !one);
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child]) {
        for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
            if (view_text_is(view, child, wanted[i]))
                return false;
        uint8_t relation = view->relation[child];
        told = told || relation == REL_AUX || relation == REL_COPULA || relation == REL_AUX_PASSIVE;
    }
    return told;
}

/* "voiced support" is given; "their support for the idea", "thanks to its backing" is spoken of. */
static bool is_idle_support(Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {
        "affirm",  "reaffirm", "reiterate", "pledge", "declare", "announce", "underline",
        "promise", "offer",    "express",   "voice",  "state",   "stress",   "assure",
        "renew",   "lend",     "throw",     "repeat", "signal",  "give",     "extend"};
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger, above = view_above(view, noun);
    return candidate->noun && candidate->type == ENTENTE_SUPPORT && !candidate->about &&
           candidate->word_count == 1 && !arguments_light_verb(scene, noun) &&
           !arguments_happening(scene, noun) && view->relation[noun] != REL_ROOT &&
           !view_lemma_in(view, above, verbs, sizeof verbs / sizeof *verbs);
}

/* "adding to Peru's anger", "amid alarm in Chile": felt and not voiced. */
static bool is_only_felt(Scene *scene, const Candidate *candidate)
{
    static const char *const feelings[] = {"anger",  "fury",        "alarm", "outrage",
                                           "unease", "frustration", "dismay"};
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    uint8_t relation = view->relation[noun];
    return candidate->noun && candidate->type == ENTENTE_ACCUSE && !candidate->about &&
           view_lemma_in(view, noun, feelings, sizeof feelings / sizeof *feelings) &&
           !arguments_light_verb(scene, noun) && (relation == REL_OBLIQUE || relation == REL_NMOD) &&
           !view_text_is(view, view_case(view, noun), "with");
}

/* "what they see as weakness", "saw it as an insult". */
static bool is_seen_as(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_CONSULT || candidate->noun ||
        (!view_lemma_is(view, verb, "see") && !view_lemma_is(view, verb, "view")))
        return false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (child > verb && view_text_is(view, view_case(view, child), "as"))
            return true;
    return verb < view->count && view_text_is(view, verb + 1, "as");
}

/* "sanctions aimed at crippling the economy", "the talks are designed to reach a truce": what a thing is for.
 */
static bool is_purpose(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"aim", "design", "intend", "mean", "calculate"};
    uint32_t verb = candidate->trigger;
    return !candidate->noun && view_has_form(view, verb, "VBN") &&
           (view->relation[verb] == REL_ACL || view_child(view, verb, REL_AUX_PASSIVE)) &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "denounced the halt as blackmail", "described it as an attack on the nation": what somebody calls a thing.
 */
static bool is_called_as(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {
        "denounce", "condemn", "describe", "brand",     "decry", "slam",  "dismiss",
        "regard",   "label",   "portray",  "hail",      "see",   "view",  "criticise",
        "treat",    "depict",  "reject",   "criticize", "cast",  "paint", "characterise"};
    uint32_t noun = candidate->trigger, verb = view_above(view, noun);
    return candidate->noun && view_text_is(view, view_case(view, noun), "as") && verb && verb < noun &&
           view->relation[noun] == REL_OBLIQUE &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "what remains of its cooperation with inspectors": spoken of. */
static bool is_idle_cooperation(Scene *scene, const Candidate *candidate)
{
    static const char *const nouns[] = {"cooperation", "co-operation", "partnership", "friendship"};
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    uint8_t relation = view->relation[noun];
    return candidate->noun && candidate->type == ENTENTE_COOPERATE && !candidate->about &&
           candidate->word_count == 1 && view_lemma_in(view, noun, nouns, sizeof nouns / sizeof *nouns) &&
           !arguments_light_verb(scene, noun) && !arguments_happening(scene, noun) &&
           (relation == REL_NMOD || relation == REL_OBLIQUE);
}

/* "told a cabinet meeting that": who only listens. */
static bool is_audience(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"tell", "address", "inform", "brief"};
    uint32_t noun = candidate->trigger;
    uint8_t relation = view->relation[noun];
    return candidate->noun && candidate->type == ENTENTE_CONSULT && strcmp(candidate->mode, "visit") != 0 &&
           (relation == REL_OBJECT || relation == REL_INDIRECT) && view_above(view, noun) < noun &&
           view_lemma_in(view, view_above(view, noun), verbs, sizeof verbs / sizeof *verbs);
}

/* "warned of attempts to stage a coup", "of a famine": of what others may do or what may come. */
static bool is_warning_of(const View *view, const Candidate *candidate)
{
    static const char *const dangers[] = {
        "attempt",   "risk",     "danger",     "plot",     "possibility", "famine",
        "disaster",  "crisis",   "escalation", "collapse", "catastrophe", "shortage",
        "hunger",    "genocide", "outbreak",   "flood",    "provocation", "spillover",
        "cleansing", "repeat",   "threat",     "spiral",   "bloodbath",   "exodus"};
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_THREATEN || !view_lemma_is(view, verb, "warn"))
        return false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint32_t preposition = view_case(view, child);
        bool of = view_text_is(view, preposition, "of") || view_text_is(view, preposition, "about");
        if (of && view_lemma_in(view, child, dangers, sizeof dangers / sizeof *dangers))
            return true;
    }
    return false;
}

/* "called him a champion for his work", "has been called a fraud for ...": a name, and no call for anything.
 */
static bool is_called_so(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_REQUEST || candidate->noun || !view_lemma_is(view, verb, "call"))
        return false;
    bool by_for = false;
    for (size_t i = 0; i < candidate->word_count; i++)
        by_for = by_for || view_text_is(view, candidate->words[i], "for");
    bool named = view_is_passive(view, verb) && view_child(view, verb, REL_XCOMP);
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        bool object = view->relation[child] == REL_OBJECT || view->relation[child] == REL_INDIRECT;
        named = named || (object && child == verb + 1) || (object && view_child(view, verb, REL_XCOMP));
    }
    return by_for && named;
}

/* "insisted that it was true", "'we fight for peace', he insisted". */
static bool is_insistence(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_REQUEST || !view_lemma_is(view, verb, "insist"))
        return false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if ((relation == REL_CCOMP || relation == REL_PARATAXIS) && view_is_verb(view, child) &&
            is_told(view, child))
            return true;
    }
    return false;
}

static bool is_step(const Candidate *candidate, const char *rule)
{
    for (size_t i = 0; i < candidate->step_count; i++)
        if (strcmp(candidate->steps[i].rule, rule) == 0)
            return true;
    return false;
}

/* "the money it needs to feed them", "reaffirmed the need to de-escalate": who needs or must asks nobody. */
static bool is_need(const View *view, const Candidate *candidate)
{
    if (candidate->type != ENTENTE_REQUEST || !is_step(candidate, "oblige"))
        return false;
    for (size_t i = 0; i < candidate->step_count; i++)
        if (strcmp(candidate->steps[i].rule, "oblige") == 0 &&
            (view_token(view, candidate->steps[i].token)->upos == ENTENTE_NOUN ||
             (candidate->steps[i].token == candidate->trigger &&
              view_lemma_is(view, candidate->trigger, "need"))))
            return true;
    uint32_t verb = candidate->trigger;
    return view->relation[verb] == REL_RELATIVE || view->relation[verb] == REL_ACL;
}

/* "both sides must understand that": nobody is asked to do anything. */
static bool is_admonition(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"understand", "know", "remember", "realise", "realize", "think",
                                        "feel",       "see",  "note",     "wonder",  "worry",   "fear"};
    return candidate->type == ENTENTE_REQUEST && !candidate->about && is_step(candidate, "oblige") &&
           view_lemma_in(view, candidate->trigger, verbs, sizeof verbs / sizeof *verbs);
}

/* "fear that the government will not extend it": what somebody only foresees. */
static bool is_foreseen(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"fear",    "worry",   "doubt",      "predict", "speculate", "hope",
                                        "dread",   "suspect", "forecast",   "bet",     "imagine",   "assume",
                                        "believe", "think",   "anticipate", "reckon"};
    uint32_t verb = candidate->trigger;
    bool outlook = candidate->type == ENTENTE_AGREE || candidate->type == ENTENTE_REJECT ||
                   candidate->type == ENTENTE_THREATEN || candidate->status == ENTENTE_PLANNED;
    return outlook && !candidate->noun && view->relation[verb] == REL_CCOMP &&
           view_lemma_in(view, view_above(view, verb), verbs, sizeof verbs / sizeof *verbs);
}

/* "violence would have consequences", "an attack could lead to war": a deed that may come. */
static bool is_of_future(const Scene *scene, const Candidate *candidate)
{
    static const char *const modals[] = {"would", "could", "may", "might", "will", "can"};
    static const char *const known[] = {"the", "this", "that", "these", "those"};
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger, verb = view_above(view, noun);
    bool deed = candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_COERCE ||
                candidate->type == ENTENTE_SANCTION || candidate->type == ENTENTE_MOBILIZE;
    if (!candidate->noun || !deed || !verb || view->relation[noun] != REL_SUBJECT ||
        view_child(view, noun, REL_POSSESSOR))
        return false;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (view_text_is(view, child, known[i]))
                return false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof modals / sizeof *modals; i++)
            if (view->relation[child] == REL_AUX && view_text_is(view, child, modals[i]))
                return true;
    return false;
}

/* "the senator attacked his rival on stage", "her attacks on the president": one politician with words. */
static bool is_of_words(Scene *scene, const Candidate *candidate)
{
    static const char *const blows[] = {"attack", "target", "hit",  "assail", "hammer", "batter", "blast",
                                        "fight",  "punch",  "bash", "lash",   "slam",   "beat",   "assault"};
    if (candidate->type != ENTENTE_ASSAULT || (*candidate->mode && strcmp(candidate->mode, "beat") != 0) ||
        candidate->actors.count != 1 || candidate->recipients.count != 1 ||
        !view_lemma_in(&scene->view, candidate->trigger, blows, sizeof blows / sizeof *blows))
        return false;
    static const char *const political[] = {"GOV", "PTY", "OPP", "LEG", "ELI", "JRN", "JUD"};
    bool spoken = false, aimed = false;
    uint32_t doer = candidate->actors.each[0], whom = candidate->recipients.each[0];
    for (size_t i = 0; i < sizeof political / sizeof *political; i++) {
        spoken = spoken || strncmp(names_entity(&scene->names, doer)->sectors, political[i], 3) == 0;
        aimed = aimed || strncmp(names_entity(&scene->names, whom)->sectors, political[i], 3) == 0;
    }
    return spoken && aimed && names_is_person(&scene->names, doer) && names_is_person(&scene->names, whom);
}

/* "suggested that the two had met": a guess and no proposal. */
static bool is_guess(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger, clause = view_child(view, verb, REL_CCOMP);
    return (candidate->type == ENTENTE_AGREE || candidate->type == ENTENTE_THREATEN ||
            candidate->type == ENTENTE_REJECT) &&
           view_lemma_is(view, verb, "suggest") && clause && clause > verb && is_told(view, clause);
}

/* "questioned whether he was fit": nothing is inquired into. */
static bool is_doubt(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    return candidate->type == ENTENTE_ACCUSE && !candidate->noun && view_lemma_is(view, verb, "question") &&
           view_child(view, verb, REL_CCOMP);
}

/* "lets the economy grow", "allowing companies to gain": nobody yields in particular. */
static bool is_letting(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"allow", "let", "permit", "admit", "enable"};
    return candidate->type == ENTENTE_CONCEDE && !candidate->noun && strcmp(candidate->cameo, "080") == 0 &&
           !candidate->about && view_lemma_in(view, candidate->trigger, verbs, sizeof verbs / sizeof *verbs);
}

/* "the media are to blame"; "Peru said that Chile was to blame" accuses. */
static bool is_blameworthy(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    if (is_step(candidate, "culprit") && candidate->recipients.count &&
        *names_entity(&scene->names, candidate->recipients.each[0])->code)
        return false;
    if (candidate->type != ENTENTE_ACCUSE || !view_lemma_is(view, verb, "blame") || candidate->noun ||
        verb < 3)
        return false;
    return view_text_is(view, verb - 1, "to") && view_lemma_is(view, verb - 2, "be");
}

/* "'Why did they come?' he asks": a question. */
static bool is_asked(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_REQUEST || candidate->about || !view_lemma_is(view, verb, "ask") ||
        view_child(view, verb, REL_XCOMP))
        return false;
    for (uint32_t token = 1; token <= view->count; token++)
        if (view_text_is(view, token, "?"))
            return true;
    return false;
}

/* "is ready to move on": ready for nothing that is known. */
static bool is_idly_ready(const View *view, const Candidate *candidate)
{
    static const char *const words[] = {"ready", "willing", "prepared", "keen",
                                        "eager", "open",    "likely",   "able"};
    return candidate->type == ENTENTE_AGREE && (!candidate->about || candidate->about->generic) &&
           view_token(view, candidate->trigger)->upos == ENTENTE_ADJ &&
           view_lemma_in(view, candidate->trigger, words, sizeof words / sizeof *words);
}

/* "success will not translate into votes": things refuse nothing. */
static bool is_of_things(Scene *scene, const Candidate *candidate)
{
    if (!candidate->generic || candidate->about || candidate->actors.count != 1 ||
        (candidate->type != ENTENTE_REJECT && candidate->type != ENTENTE_REQUEST))
        return false;
    uint32_t head = candidate->actors.each[0];
    const EntenteToken *token = view_token(&scene->view, head);
    return token->upos == ENTENTE_NOUN && !names_is_actor(&scene->names, head) &&
           !names_is_person(&scene->names, head) && candidate->type == ENTENTE_REJECT;
}

/* "ordered his delegation to stay": what somebody tells his own staff is not asked of another. */
static bool is_own_order(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"order", "instruct", "tell", "direct", "command"};
    static const char *const own[] = {"his", "her", "its", "their", "my", "our"};
    if (candidate->type != ENTENTE_REQUEST || candidate->noun || candidate->recipients.count != 1 ||
        !view_lemma_in(view, candidate->trigger, verbs, sizeof verbs / sizeof *verbs) ||
        view_is_passive(view, candidate->trigger))
        return false;
    uint32_t owner = view_child(view, candidate->recipients.each[0], REL_POSSESSOR);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (view_text_is(view, owner, own[i]))
            return true;
    return false;
}

/* "doctors treated 21 people", "were treated at a hospital": no help from abroad. */
static bool is_treatment(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_AID || candidate->noun || candidate->status != ENTENTE_OCCURRED ||
        !view_lemma_is(view, verb, "treat"))
        return false;
    if (view_is_passive(view, verb))
        return !view_child(view, verb, REL_AGENT);
    return candidate->actors.count &&
           strncmp(names_entity(&scene->names, candidate->actors.each[0])->sectors, "MED", 3) == 0;
}

/* "setting off fighting", "a force set up to fight": nobody means to do it. */
static bool is_set_off(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    return (candidate->type == ENTENTE_THREATEN || candidate->type == ENTENTE_AGREE) &&
           view_lemma_is(view, verb, "set") && view_token(view, verb)->upos == ENTENTE_VERB &&
           (view_child(view, verb, REL_PARTICLE) || view_has_form(view, verb, "VBG"));
}

/* "his patrol drove up", "was chased by a patrol": those who go on it. */
static bool is_party_of_men(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    uint8_t relation = view->relation[noun];
    return candidate->noun && candidate->type == ENTENTE_MOBILIZE && view_lemma_is(view, noun, "patrol") &&
           view_has_form(view, noun, "NN") && !arguments_light_verb(scene, noun) &&
           !arguments_happening(scene, noun) &&
           (relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE || relation == REL_AGENT);
}

/* "It ended four days of fighting", "tried to stop them": nothing yields, or has not yet. */
static bool is_no_end(const View *view, const Candidate *candidate)
{
    static const char *const things[] = {"it", "this", "that", "which"};
    if (candidate->type != ENTENTE_RETREAT || candidate->noun)
        return false;
    if (is_step(candidate, "try"))
        return true;
    uint32_t verb = candidate->trigger, subject = view_child(view, verb, REL_SUBJECT);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (view_lemma_is(view, verb, "end") && view_text_is(view, subject, things[i]))
            return true;
    return false;
}

/* "the first day of a truce": a truce that is only named. */
static bool is_named_truce(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    return candidate->noun && candidate->type == ENTENTE_CONCEDE && view->relation[noun] == REL_NMOD &&
           candidate->word_count == 1 && names_in_set(scene->lexicon, view, noun, "ceasefire") &&
           !arguments_light_verb(scene, noun) && !arguments_happening(scene, noun);
}

/* "called in the envoy and handed him a protest": the summons once more. */
static bool is_note_of_summons(Scene *scene, const Candidate *candidate)
{
    static const char *const verbs[] = {"hand", "give", "deliver", "present", "read"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, above = view_above(view, verb);
    const Candidate *over = above ? scene_candidate(scene, above) : NULL;
    return candidate->type == ENTENTE_ACCUSE && !candidate->noun && view->relation[verb] == REL_CONJUNCT &&
           over && !over->nothing && over->type == ENTENTE_ACCUSE &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "the negotiations over compensation collapsed": between whom is not said. */
static bool is_nobodys_failure(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"collapse", "break", "founder", "run", "grind"};
    uint32_t verb = candidate->trigger;
    return candidate->type == ENTENTE_REJECT && strcmp(candidate->mode, "meet") == 0 && !candidate->noun &&
           !candidate->actors.count && !candidate->recipients.count && !view_child(view, verb, REL_OBJECT) &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "the talks ended without an accord", "the summit closed with a vote": what they came to. */
static bool is_how_it_ended(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"end", "finish", "conclude", "stop"};
    uint32_t verb = candidate->trigger;
    return candidate->about && !view_child(view, verb, REL_OBJECT) && !view_is_passive(view, verb) &&
           view_child(view, verb, REL_OBLIQUE) && !view_child(view, verb, REL_XCOMP) &&
           !view_child(view, verb, REL_CCOMP) &&
           view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* "failed efforts to reach a truce", "a deal to free the men": what is yet to be done. */
static bool is_aim(Scene *scene, const Candidate *candidate)
{
    static const char *const nouns[] = {"effort",     "deal",     "agreement", "accord",      "framework",
                                        "initiative", "mandate",  "chance",    "opportunity", "way",
                                        "ability",    "right",    "pressure",  "mechanism",   "role",
                                        "power",      "proposal", "capacity",  "capability",  "means"};
    const View *view = &scene->view;
    uint32_t verb = candidate->noun ? 0 : candidate->trigger;
    /* "led efforts to reach": the verb that gave the event its words */
    for (size_t i = 0; verb && i < candidate->word_count; i++)
        if (view_is_verb(view, candidate->words[i]) && view->relation[candidate->words[i]] == REL_ACL)
            verb = candidate->words[i];
    return verb && view->relation[verb] == REL_ACL &&
           view_text_is(view, view_child(view, verb, REL_MARK), "to") &&
           view_lemma_in(view, view_above(view, verb), nouns, sizeof nouns / sizeof *nouns);
}

/* "troops deployed along the border fired", "porters working with the army were hurt": who they are, and not
 * what was done. */
static bool is_description(const View *view, const Candidate *candidate)
{
    static const char *const posted[] = {"deploy", "station", "base", "post", "position"};
    static const char *const employed[] = {"work", "guard", "defend", "protect", "escort", "secure"};
    bool serves = candidate->type == ENTENTE_COOPERATE || candidate->type == ENTENTE_SUPPORT ||
                  candidate->type == ENTENTE_AID;
    uint32_t verb = candidate->noun ? 0 : candidate->trigger;
    bool relative = verb && view->relation[verb] == REL_RELATIVE && view_is_passive(view, verb);
    if (!verb || (view->relation[verb] != REL_ACL && !relative) ||
        !view_is_nominal(view, view_above(view, verb)))
        return false;
    return (candidate->type == ENTENTE_MOBILIZE && view_has_form(view, verb, "VBN") &&
            view_lemma_in(view, verb, posted, sizeof posted / sizeof *posted)) ||
           (serves && view_has_form(view, verb, "VBG") &&
            view_lemma_in(view, verb, employed, sizeof employed / sizeof *employed));
}

/* "named envoys for possible talks": they may never come. */
static bool is_only_possible(const View *view, const Candidate *candidate)
{
    /* "stepped up its raids, possibly trapping civilians" */
    uint32_t before = candidate->trigger - 1;
    if (!candidate->noun && before && view_has_form(view, candidate->trigger, "VBG") &&
        candidate->status == ENTENTE_OCCURRED &&
        (view_text_is(view, before, "possibly") || view_text_is(view, before, "potentially") ||
         view_text_is(view, before, "perhaps") || view_text_is(view, before, "likely")))
        return true;
    static const char *const words[] = {"possible", "potential", "eventual",     "prospective", "likely",
                                        "looming",  "impending", "hypothetical", "imminent",    "would-be"};
    for (uint32_t child = candidate->noun ? view->first_child[candidate->trigger] : 0;
         child && child < candidate->trigger; child = view->next_sibling[child])
        if (view->relation[child] == REL_AMOD && candidate->status == ENTENTE_OCCURRED &&
            view_lemma_in(view, child, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* "had hoped to prolong the truce": what came of it is another thing. */
static bool is_past_hope(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"hope", "hop", "want", "wish", "prefer"};
    uint32_t verb = candidate->noun ? 0 : candidate->trigger;
    return verb && view_lemma_in(view, verb, lemmas, sizeof lemmas / sizeof *lemmas) &&
           view_text_is(view, view_child(view, verb, REL_AUX), "had");
}

/* "on the sidelines of the summit": where others met. */
static bool is_beside_summit(const View *view, const Candidate *candidate)
{
    static const char *const nouns[] = {"sidelines", "sideline", "margin", "fringe"};
    return candidate->noun && candidate->type == ENTENTE_CONSULT &&
           view_lemma_in(view, view_above(view, candidate->trigger), nouns, sizeof nouns / sizeof *nouns);
}

/* "a lack of progress in adhering to the accord": what is not, or goes badly. */
static bool is_in_question(const View *view, const Candidate *candidate)
{
    static const char *const nouns[] = {
        "progress", "lack",        "failure",    "difficulty", "delay",  "interest", "success", "experience",
        "problem",  "challenge",   "trouble",    "obstacle",   "hurdle", "idea",     "aim",     "chance",
        "prospect", "possibility", "likelihood", "hope",       "point",  "danger",   "risk"};
    uint32_t verb = candidate->noun ? 0 : candidate->trigger, mark = view_child(view, verb, REL_MARK);
    return verb && view_has_form(view, verb, "VBG") &&
           (view_text_is(view, mark, "in") || view_text_is(view, mark, "of")) &&
           view_lemma_in(view, view_above(view, verb), nouns, sizeof nouns / sizeof *nouns);
}

/* "carried out what India called a pre-emptive strike": a name for what somebody did. */
static bool is_what_called(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"call", "term", "describe", "dub", "label", "brand"};
    for (size_t i = 0; i < candidate->word_count; i++) {
        uint32_t verb = candidate->words[i];
        bool names =
            view_is_verb(view, verb) && view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs);
        for (uint32_t child = names ? view->first_child[verb] : 0; child && child < verb;
             child = view->next_sibling[child])
            if (view_text_is(view, child, "what"))
                return true;
    }
    return false;
}

/* "took longer than expected", "as planned": only compared with. */
static bool is_compared(const View *view, const Candidate *candidate)
{
    uint32_t before = candidate->noun ? 0 : candidate->trigger - 1;
    return view_has_form(view, candidate->trigger, "VBN") &&
           !view_child(view, candidate->trigger, REL_AGENT) &&
           !view_child(view, candidate->trigger, REL_AUX_PASSIVE) &&
           (view_text_is(view, before, "than") ||
            (view_text_is(view, before, "as") && !candidate->actors.count));
}

/* "the marchers were met with tear gas": nobody talks. */
static bool is_met_with(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_CONSULT || candidate->noun || !view_lemma_is(view, verb, "meet") ||
        !view_is_passive(view, verb))
        return false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "with"))
            return true;
    return false;
}

/* "is designated a terrorist group by Chad": how it is classed, and no deed of the day. */
static bool is_standing_label(const View *view, const Candidate *candidate)
{
    static const char *const verbs[] = {"designate", "classify", "class", "label",
                                        "brand",     "outlaw",   "deem",  "proscribe"};
    uint32_t verb = candidate->trigger;
    if (candidate->noun || !view_lemma_in(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    bool present = false, being = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        present = present || view_text_is(view, child, "is") || view_text_is(view, child, "are");
        being = being || view_text_is(view, child, "being") || view_text_is(view, child, "to");
    }
    return present && !being && view_is_passive(view, verb);
}

bool usage_candidate(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    return is_audience(view, candidate) || is_warning_of(view, candidate) ||
           is_note_of_summons(scene, candidate) || is_how_it_ended(view, candidate) ||
           is_nobodys_failure(view, candidate) || is_idle_support(scene, candidate) ||
           is_idle_cooperation(scene, candidate) || is_purpose(view, candidate) ||
           is_called_as(view, candidate) || is_seen_as(view, candidate) || is_only_felt(scene, candidate) ||
           is_called_so(view, candidate) || is_insistence(view, candidate) || is_need(view, candidate) ||
           is_of_words(scene, candidate) || is_guess(view, candidate) || is_doubt(view, candidate) ||
           is_letting(view, candidate) || is_blameworthy(scene, candidate) || is_asked(view, candidate) ||
           is_idly_ready(view, candidate) || is_of_things(scene, candidate) ||
           is_admonition(view, candidate) || is_foreseen(view, candidate) || is_of_future(scene, candidate) ||
           is_own_order(view, candidate) || is_treatment(scene, candidate) || is_set_off(view, candidate) ||
           is_party_of_men(scene, candidate) || is_no_end(view, candidate) ||
           is_named_truce(scene, candidate) || is_compared(view, candidate) || is_aim(scene, candidate) ||
           is_what_called(view, candidate) || is_in_question(view, candidate) ||
           is_met_with(view, candidate) || is_description(view, candidate) ||
           is_beside_summit(view, candidate) || is_past_hope(view, candidate) ||
           is_only_possible(view, candidate) || is_standing_label(view, candidate);
}
