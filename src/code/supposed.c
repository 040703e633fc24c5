#include "code/supposed.h"

#include <string.h>

/* "any", "a future", "a possible": of something that there may never be. */
static bool is_open(const View *view, uint32_t head)
{
    static const char *const words[] = {"any",          "future",   "possible",    "potential", "would-be",
                                        "hypothetical", "imminent", "prospective", "eventual"};
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if ((view->relation[child] == REL_DETERMINER || view->relation[child] == REL_AMOD) &&
                view_text_is(view, child, words[i]))
                return true;
    return false;
}

/* "the next attack by militants". The next meeting is one that has been agreed. */
static bool is_next_deed(const View *view, const Candidate *candidate)
{
    bool deed = candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_COERCE ||
                candidate->type == ENTENTE_MOBILIZE || candidate->type == ENTENTE_PROTEST ||
                candidate->type == ENTENTE_SANCTION;
    if (!candidate->noun || !deed)
        return false;
    for (uint32_t child = view->first_child[candidate->trigger]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_AMOD && view_text_is(view, child, "next"))
            return true;
    return is_open(view, candidate->trigger);
}

static bool is_kin(const Scene *scene, const Parties *parties)
{
    const View *view = &scene->view;
    for (size_t i = 0; i < parties->count; i++) {
        uint32_t head = parties->each[i], owner = view_child(view, head, REL_POSSESSOR);
        if (names_in_set(scene->lexicon, view, head, "kin") && owner &&
            view_token(view, owner)->upos == ENTENTE_PRON)
            return true;
    }
    return false;
}

/* "has called the delegation 'empty heads'": a name given, no call made. */
static bool is_naming(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger, object = view_child(view, verb, REL_OBJECT);
    if (!object || candidate->type != ENTENTE_CONSULT || !view_lemma_is(view, verb, "call"))
        return false;
    static const char *const quotes[] = {"\"", "“", "'", "‘", "``"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes && object < view->count; i++)
        if (view_text_is(view, object + 1, quotes[i]))
            return true;
    return false;
}

/* "told their citizens to leave": travellers are advised. */
static bool is_travel_advice(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"citizen", "national", "traveller", "tourist"};
    if (candidate->type != ENTENTE_REQUEST || !candidate->recipients.count)
        return false;
    uint32_t head = candidate->recipients.each[0], owner = view_child(view, head, REL_POSSESSOR);
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, head, lemmas[i]))
            return owner && view_token(view, owner)->upos == ENTENTE_PRON;
    return false;
}

/* "..., a charge that Mali called baseless": what was just told, under another name. */
static bool is_summary(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    return candidate->noun && candidate->word_count == 1 &&
           view->relation[candidate->trigger] == REL_APPOSITION &&
           (names_in_set(scene->lexicon, view, candidate->trigger, "allegation") ||
            names_in_set(scene->lexicon, view, candidate->trigger, "demand"));
}

/* "should have started earlier": regret, and nobody is asked. */
static bool is_regret(const View *view, uint32_t verb)
{
    bool should = false;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        if (should && view_lemma_is(view, child, "have"))
            return true;
        should = should || view_text_is(view, child, "should") || view_text_is(view, child, "ought");
    }
    return false;
}

/* "what was left of the pact": nobody left it. */
static bool is_rest(const View *view, uint32_t verb)
{
    uint32_t above = view_token(view, verb)->head;
    return view_lemma_is(view, verb, "leave") && view->relation[verb] == REL_RELATIVE &&
           above <= view->count && view_text_is(view, above, "what");
}

/* "hours after the guns fell silent", "as the shooting died down": when it was. */
static bool is_lull(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    if (candidate->type != ENTENTE_RETREAT || strcmp(candidate->mode, "ceasefire") != 0 || candidate->noun ||
        view->relation[verb] != REL_ADVCL)
        return false;
    bool quiet = view_lemma_is(view, verb, "fall") || view_lemma_is(view, verb, "go") ||
                 view_lemma_is(view, verb, "die") || view_lemma_is(view, verb, "subside");
    return quiet && !candidate->actors.count;
}

/* "a diplomat who was briefed on the talks": how he knows it. */
static bool is_source(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    bool told = view_lemma_is(view, verb, "brief") || view_lemma_is(view, verb, "inform");
    return told && candidate->type == ENTENTE_CONSULT && view_is_passive(view, verb) &&
           (view->relation[verb] == REL_RELATIVE || view->relation[verb] == REL_ACL);
}

/* "a treaty obliges it to defend them": what binds somebody asks for nothing. */
static bool is_bound_by_accord(const Scene *scene, const Candidate *candidate)
{
    static const char *const lemmas[] = {"oblige", "require", "commit", "bind", "order", "direct"};
    const View *view = &scene->view;
    uint32_t subject = view_child(view, candidate->trigger, REL_SUBJECT);
    bool binds = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        binds = binds || view_lemma_is(view, candidate->trigger, lemmas[i]);
    return binds && subject && candidate->type == ENTENTE_REQUEST && !candidate->actors.count &&
           names_in_set(scene->lexicon, view, subject, "agreement");
}

/* "monitors the UN sanctions on North Korea", "evaded American sanctions": those that are in force. */
static bool is_in_force(const Scene *scene, const Candidate *candidate)
{
    static const char *const lemmas[] = {"monitor",   "enforce",   "evade",  "circumvent", "skirt",
                                         "breach",    "violate",   "flout",  "dodge",      "bust",
                                         "implement", "oversee",   "police", "bypass",     "discuss",
                                         "supervise", "undermine", "defy"};
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger, verb = view_token(view, noun)->head;
    if (!candidate->noun || candidate->type != ENTENTE_SANCTION || !verb || verb > view->count ||
        view->relation[noun] != REL_OBJECT)
        return false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

/* "often attack villages", "usually release captives", "tend to strike": what somebody does as a rule. */
static bool is_habit(const View *view, const Candidate *candidate)
{
    static const char *const adverbs[] = {"often",      "usually",   "typically",     "generally",
                                          "frequently", "routinely", "sometimes",     "occasionally",
                                          "normally",   "rarely",    "traditionally", "seldom",
                                          "commonly",   "always",    "regularly"};
    uint32_t verb = candidate->trigger;
    if (candidate->noun || view_has_form(view, verb, "VBD"))
        return false;
    if (view_lemma_is(view, view_above(view, verb), "tend") && view->relation[verb] == REL_XCOMP)
        return true;
    bool adverb = false, aux = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        aux = aux || ((relation == REL_AUX || relation == REL_AUX_PASSIVE) &&
                      (view_has_form(view, child, "VBD") || view_has_form(view, child, "MD")));
        for (size_t i = 0; i < sizeof adverbs / sizeof *adverbs && relation == REL_ADVMOD; i++)
            adverb = adverb || view_text_is(view, child, adverbs[i]);
    }
    return adverb && !aux;
}

/* "the Union, which mediates between them", "the Emirates, which outlaw strikes", "the towns it occupies":
 * who or what it is, told in the present tense. What somebody says so is said still, captives that he holds
 * were taken, and a law that bans a thing is new. */
static bool is_description(const View *view, const Candidate *candidate)
{
    static const char *const laws[] = {"law", "bill", "decree", "act", "order", "resolution", "ruling"};
    uint32_t verb = candidate->trigger, head = view_above(view, verb);
    bool deed = candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_SANCTION ||
                candidate->type == ENTENTE_COERCE || candidate->type == ENTENTE_ASSAULT ||
                candidate->type == ENTENTE_MOBILIZE || candidate->type == ENTENTE_RETREAT;
    if (!deed || candidate->noun || view->relation[verb] != REL_RELATIVE ||
        view_child(view, head, REL_COPULA) /* "it is the army which kills them" */ ||
        view_lemma_in(view, head, laws, sizeof laws / sizeof *laws) ||
        strcmp(candidate->mode, "arrest") == 0 || view_child(view, verb, REL_AUX) ||
        view_child(view, verb, REL_AUX_PASSIVE) ||
        !(view_has_form(view, verb, "VBZ") || view_has_form(view, verb, "VBP")))
        return false;
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    bool other = subject && !view_text_is(view, subject, "which") && !view_text_is(view, subject, "that") &&
                 !view_text_is(view, subject, "who");
    for (size_t i = 0; i < candidate->actors.count && !other; i++)
        other = candidate->actors.each[i] == head;
    for (size_t i = 0; i < candidate->mediators.count && !other; i++)
        other = candidate->mediators.each[i] == head;
    return other;
}

/* "If Chad attacks and makes demands, we will leave", "if there is an accord": under what all of it stands.
 */
static bool is_under_condition(const View *view, const Candidate *candidate)
{
    uint32_t token = candidate->trigger;
    if (candidate->noun) {
        uint32_t verb = view_above(view, token);
        bool there = verb && view->relation[token] == REL_SUBJECT && view_lemma_is(view, verb, "be");
        token = there ? verb : 0;
    } else if (view->relation[token] != REL_CONJUNCT || view_child(view, token, REL_SUBJECT)) {
        token = 0;
    }
    for (uint32_t steps = 0; token && view->relation[token] == REL_CONJUNCT && steps < 4; steps++)
        token = view_above(view, token);
    return token && view->relation[token] != REL_CCOMP &&
           (view_text_is(view, view_child(view, token, REL_MARK), "if") ||
            view_text_is(view, view_child(view, token, REL_MARK), "unless"));
}

/* "the venue of the next summit", "have not agreed on a date for it": a meeting that is still to come. */
static bool is_next_meeting(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"date",   "venue",    "agenda", "place",
                                         "timing", "location", "time",   "format"};
    uint32_t noun = candidate->trigger, above = view_above(view, noun);
    return candidate->noun && candidate->type == ENTENTE_CONSULT && above &&
           view->relation[noun] == REL_NMOD &&
           view_lemma_in(view, above, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "despite repeated warnings by Chile": that they were given is told in passing. */
static bool is_warning_in_vain(const View *view, const Candidate *candidate)
{
    return candidate->noun && candidate->type == ENTENTE_THREATEN &&
           view_text_is(view, view_case(view, candidate->trigger), "despite");
}

/* "Russian soldiers manning a post", "troops guarding the bridge": who they are. */
static bool is_posted(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"man", "guard", "staff"};
    return !candidate->noun && candidate->type == ENTENTE_MOBILIZE &&
           (view->relation[candidate->trigger] == REL_ACL ||
            (view->relation[candidate->trigger] == REL_ADVCL && candidate->trigger > 1 &&
             view_is_nominal(view, candidate->trigger - 1))) &&
           view_has_form(view, candidate->trigger, "VBG") &&
           view_lemma_in(view, candidate->trigger, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "once a treaty is signed", "until the troops leave": told in the present tense, what is still to come. */
static bool is_awaited(const View *view, const Candidate *candidate)
{
    static const char *const marks[] = {"after", "once", "until", "till", "before"};
    uint32_t verb = candidate->trigger;
    if (candidate->noun)
        verb = view->relation[verb] == REL_SUBJECT || view->relation[verb] == REL_SUBJECT_PASSIVE ||
                       view->relation[verb] == REL_OBJECT
                   ? view_above(view, verb)
                   : 0;
    if (!verb || candidate->status != ENTENTE_OCCURRED || !view_is_verb(view, verb) ||
        view->relation[verb] != REL_ADVCL)
        return false;
    bool awaited = false, present = view_has_form(view, verb, "VBZ") || view_has_form(view, verb, "VBP");
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            awaited = awaited || (view_text_is(view, child, marks[i]) &&
                                  (view->relation[child] == REL_MARK || view->relation[child] == REL_ADVMOD));
        if (view->relation[child] == REL_AUX || view->relation[child] == REL_AUX_PASSIVE)
            present = view_text_is(view, child, "is") || view_text_is(view, child, "are") ||
                      view_text_is(view, child, "has") || view_text_is(view, child, "have");
    }
    return awaited && present;
}

/* "one more step towards the annexation of its land": it has not come to that. */
static bool is_ahead_of_step(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"step", "move", "path", "way", "road", "slide", "march", "take"};
    for (size_t w = 0; w < candidate->word_count; w++) {
        uint32_t noun = candidate->words[w], preposition = view_case(view, noun);
        if (view_is_nominal(view, noun) && preposition &&
            (view_text_is(view, preposition, "towards") || view_text_is(view, preposition, "toward")) &&
            view_lemma_in(view, view_above(view, noun), lemmas, sizeof lemmas / sizeof *lemmas))
            return true;
    }
    return false;
}

/* "are convinced that they killed him", "believes that rebels shot it down": a belief. */
static bool is_believed(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"believe", "suspect", "convince", "convinced",
                                         "think",   "assume",  "fear"};
    uint32_t verb = candidate->trigger;
    if (candidate->noun || candidate->type != ENTENTE_ASSAULT)
        return false;
    for (uint32_t steps = 0; view->relation[verb] == REL_CONJUNCT && steps < 3; steps++)
        verb = view_above(view, verb);
    return verb && view->relation[verb] == REL_CCOMP &&
           view_lemma_in(view, view_above(view, verb), lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "the agreements that ended the five-day war": which accords they were. */
static bool is_ended_by_accord(const Scene *scene, const Candidate *candidate)
{
    static const char *const wars[] = {"war", "conflict"};
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger, verb = view_above(view, noun);
    if (!candidate->noun || candidate->type != ENTENTE_ASSAULT || view->relation[noun] != REL_OBJECT ||
        !verb || !view_lemma_is(view, verb, "end") ||
        !view_lemma_in(view, noun, wars, sizeof wars / sizeof *wars))
        return false;
    uint32_t accord = view->relation[verb] == REL_RELATIVE || view->relation[verb] == REL_ACL
                          ? view_above(view, verb)
                          : view_child(view, verb, REL_SUBJECT);
    return accord && names_in_set(scene->lexicon, view, accord, "agreement");
}

/* "Kenyan troops, fighting alongside Somali ones, took the town": on whose side they are, told by the way. */
static bool is_alliance(const View *view, const Candidate *candidate)
{
    uint32_t verb = candidate->trigger;
    return !candidate->noun && candidate->type == ENTENTE_AID && view_lemma_is(view, verb, "fight") &&
           view_has_form(view, verb, "VBG") &&
           (view->relation[verb] == REL_ACL || view->relation[verb] == REL_ADVCL);
}

bool supposed_candidate(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    if (is_rest(view, candidate->trigger) || is_bound_by_accord(scene, candidate) ||
        is_in_force(scene, candidate) || is_source(view, candidate) || is_lull(view, candidate) ||
        is_under_condition(view, candidate) || is_next_meeting(view, candidate) ||
        is_warning_in_vain(view, candidate) || is_posted(view, candidate) || is_awaited(view, candidate) ||
        is_believed(view, candidate) || is_ahead_of_step(view, candidate) ||
        is_ended_by_accord(scene, candidate))
        return true;
    if (candidate->status != ENTENTE_OCCURRED)
        return false;
    if (is_habit(view, candidate) || is_description(view, candidate) || is_next_deed(view, candidate) ||
        is_alliance(view, candidate) || is_naming(view, candidate) || is_travel_advice(view, candidate) ||
        is_summary(scene, candidate))
        return true;
    if (candidate->type == ENTENTE_REQUEST &&
        (is_regret(view, candidate->trigger) ||
         (candidate->about && is_regret(view, candidate->about->trigger)) ||
         (candidate->word_count > 1 && is_regret(view, candidate->words[1]))))
        return true;
    /* "any government that wants to talk": no one in particular does */
    if (candidate->actors.count && is_open(view, candidate->actors.each[0]))
        return true;
    bool talk = candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_SUPPORT ||
                candidate->type == ENTENTE_REQUEST || candidate->type == ENTENTE_CONCEDE ||
                candidate->type == ENTENTE_AGREE;
    return talk && (is_kin(scene, &candidate->actors) || is_kin(scene, &candidate->recipients));
}
