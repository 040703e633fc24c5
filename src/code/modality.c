/* How auxiliaries, negation, conditions and what is said to come change an event (codebook, rule 3): "will
 * meet", "did not take place", "must withdraw". All of it is data: %operators and %outcomes of the
 * dictionaries. */
#include "code/operators_inside.h"
#include "code/threats.h"

#include <string.h>

/* Whether the operator says how real a thing is, as auxiliaries and adverbs do. "Back" in "pulled back" backs
 * nothing. */
static bool is_modal(const char *name)
{
    static const char *const names[] = {"future", "modal", "negation", "condition", "oblige"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* "Qatar said Yemen must stop": what must be is asked by whoever says so. False where nobody else does. */
static bool take_asker(Scene *scene, uint32_t verb, Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t above = verb ? view_token(view, verb)->head : 0;
    if (!verb || view->relation[verb] != REL_CCOMP || !above || above > view->count ||
        !view_is_verb(view, above))
        return false;
    uint32_t asker = arguments_subject(scene, above);
    if (!asker || parties_have(&candidate->actors, asker))
        return false;
    candidate->recipients = candidate->actors;
    candidate->actors = (Parties){{asker}, 1};
    return true;
}

/* "would not sign", "would never let them in", where no condition stands beside: refused. */
static bool is_unwilling(const View *view, uint32_t verb)
{
    bool negated = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        negated = negated ||
                  (child < verb && (view_text_is(view, child, "not") || view_text_is(view, child, "n't") ||
                                    view_text_is(view, child, "never")));
        if (view->relation[child] == REL_ADVCL &&
            (view_text_is(view, view_child(view, child, REL_MARK), "if") || child < verb))
            return false;
    }
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    return negated && subject && !view_text_is(view, subject, "it");
}

static bool is_force(const Candidate *candidate)
{
    return candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_SANCTION;
}

/* "said that he would meet": the future of what was said then, no condition. "Would strike back if attacked"
 * is one, but a threat all the same (`force`). */
static bool is_reported_future(const View *view, uint32_t word, bool force)
{
    if (!view_text_is(view, word, "would") && !view_text_is(view, word, "'d"))
        return false;
    uint32_t verb = view_token(view, word)->head;
    while (verb && verb <= view->count && view->relation[verb] == REL_CONJUNCT)
        verb = view_token(view, verb)->head;
    if (!verb || verb > view->count)
        return false;
    bool quoted = view_lemma_is(view, view_child(view, verb, REL_PARATAXIS), "say");
    if (view->relation[verb] == REL_ROOT && is_unwilling(view, verb))
        return true;
    if (!quoted && view->relation[verb] != REL_CCOMP)
        return false;
    uint32_t above = view_token(view, verb)->head;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (!force && view->relation[child] == REL_ADVCL &&
            view_text_is(view, view_child(view, child, REL_MARK), "if"))
            return false;
    return quoted || (above && above <= view->count && view_is_verb(view, above) &&
                      (strcmp(view_token(view, above)->xpos, "VBD") == 0 ||
                       strcmp(view_token(view, above)->xpos, "VBN") == 0 ||
                       /* "met in Rome, adding that they would meet again" */
                       view_text_is(view, above, "adding") || view_text_is(view, above, "saying")));
}

/* "will not meet Iran": who is not to be met stands on the other side. */
static void part_sides(Scene *scene, uint32_t verb, Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t subject = arguments_subject(scene, verb);
    Parties own = {.count = 0};
    if (!parties_have(&candidate->actors, subject) || candidate->recipients.count)
        return;
    for (size_t i = 0; i < candidate->actors.count; i++) {
        uint32_t party = candidate->actors.each[i];
        bool joined = party == subject ||
                      (view->relation[party] == REL_CONJUNCT && view_token(view, party)->head == subject);
        parties_add(joined ? &own : &candidate->recipients, party);
    }
    candidate->actors = own;
}

/* A meeting, or a promise of one. */
static bool is_of_meeting(const Candidate *candidate)
{
    while (candidate && candidate->type == ENTENTE_AGREE)
        candidate = candidate->about;
    return candidate && candidate->type == ENTENTE_CONSULT;
}

/* "did not attend the talks", "has not signed", "never answered": who could have and did not, refused. */
static bool is_shunned(const View *view, uint32_t word, const Candidate *candidate)
{
    static const char *const lemmas[] = {"attend", "join",   "participate", "take",   "appear",
                                         "turn",   "show",   "sign",        "ratify", "initial",
                                         "put",    "answer", "respond",     "reply"};
    static const char *const past[] = {"did", "has", "have", "had"};
    uint32_t verb = view_token(view, word)->head;
    bool known = candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_SUPPORT ||
                 candidate->type == ENTENTE_CONCEDE;
    if (!known || candidate->status != ENTENTE_OCCURRED || !verb || verb > view->count ||
        !view_child(view, verb, REL_SUBJECT) || view->relation[verb] == REL_ADVCL)
        return false;
    bool fits = false, done = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        fits = fits || view_lemma_is(view, verb, lemmas[i]);
    for (uint32_t child = view->first_child[verb]; child && fits; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof past / sizeof *past && view->relation[child] == REL_AUX; i++)
            done = done || view_text_is(view, child, past[i]);
    return done;
}

/* Whether it stands in a condition: "if Chad does not pay". */
static bool is_supposed(const View *view, uint32_t verb)
{
    uint32_t mark = verb && verb <= view->count ? view_child(view, verb, REL_MARK) : 0;
    return view_text_is(view, mark, "if") || view_text_is(view, mark, "unless");
}

/* One modal, negation or condition over a finished candidate; `as`: the operator as which the word counts, if
 * another than its own. */
static void apply_modal(Scene *scene, uint32_t word, const char *as, Candidate *candidate)
{
    OperatorSearch search = {.scene = scene, .token = word};
    bool own = operators_find(&search);
    if (!own && !*as)
        return;
    const char *name = *as ? as : image_string(search.image, search.best->name);
    if (!*as && !is_modal(name))
        return;
    if (strcmp(name, "oblige") == 0 && view_text_is(&scene->view, word, "had"))
        return; /* "had to be called off": it was */
    if (!*as && strcmp(name, "negation") == 0 &&
        is_supposed(&scene->view, view_token(&scene->view, word)->head))
        return; /* "if it was not ready to pay": nobody refuses */
    if (!*as && is_reported_future(&scene->view, word, is_force(candidate)))
        name = "future";
    if (!*as && strcmp(name, "negation") == 0 && is_shunned(&scene->view, word, candidate))
        name = "refuse";
    const Image *owner = NULL;
    /* who will not do a thing, refuses it */
    bool refuses = strcmp(name, "negation") == 0 && candidate->type == ENTENTE_AGREE && candidate->about;
    const ImageOutcome *outcome =
        refuses ? lexicon_outcome(scene->lexicon, "refuse", candidate->about->type, candidate->about->mode,
                                  &owner)
                : lexicon_outcome(scene->lexicon, name, candidate->type, candidate->mode, &owner);
    if (!outcome)
        return;
    candidate_step(candidate, name, own ? search.image : owner, own ? search.best->line : outcome->line,
                   word);
    if (refuses && outcome->type != ENTENTE_EVENT_NONE) {
        operators_take(candidate, owner, outcome);
        candidate->about->status = (EntenteEventStatus)outcome->status;
        candidate_step(candidate, "outcome", owner, outcome->line, word);
        if (candidate->about->type == ENTENTE_CONSULT)
            part_sides(scene, view_token(&scene->view, word)->head, candidate);
        return;
    }
    if (outcome->type == ENTENTE_EVENT_NONE) {
        candidate->status = (EntenteEventStatus)outcome->status;
        return;
    }
    const Candidate before = *candidate;
    if (strcmp(name, "oblige") == 0 && !take_asker(scene, view_token(&scene->view, word)->head, candidate)) {
        candidate->status = ENTENTE_HYPOTHETICAL;
        return;
    }
    bool whole = before.type == ENTENTE_CONSULT || strcmp(name, "threaten") == 0;
    Candidate *kept = candidate->about && !whole ? NULL : arena_bytes(scene->arena, sizeof *kept);
    if (kept) {
        *kept = before;
        kept->status = (EntenteEventStatus)outcome->status;
        if (is_of_meeting(kept->about)) /* "will hold talks": one meeting */
            kept->about = NULL;
        candidate->about = kept;
    }
    operators_take(candidate, owner, outcome);
    candidate_step(candidate, "outcome", owner, outcome->line, word);
    candidate->status = ENTENTE_OCCURRED;
    /* who says that he will, acts: "Macron will host the prince" */
    uint32_t verb = view_token(&scene->view, word)->head,
             subject = verb <= scene->view.count ? arguments_subject(scene, verb) : 0;
    if (strcmp(name, "oblige") != 0 && parties_have(&candidate->recipients, subject) &&
        !view_is_passive(&scene->view, verb)) {
        Parties others = candidate->recipients;
        candidate->recipients = candidate->actors;
        candidate->actors = others;
    }
    operators_settle_plan(scene, candidate);
    /* what was shared by two sides is now said by one to the other */
    if (candidate->actors.count >= 2 && !candidate->recipients.count && candidate->noun &&
        candidate->type != ENTENTE_AGREE) {
        candidate->recipients = candidate->actors;
        candidate->actors.count = 0;
    }
}

/* "does not recognise the award", "has never accepted the border". */
static bool is_acknowledging(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"recognise", "recognize", "accept"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return view_child(view, verb, REL_OBJECT) && view_child(view, verb, REL_AUX) &&
                   view->relation[verb] != REL_ADVCL;
    return false;
}

bool operators_unknown(Scene *scene, uint32_t verb, const Arguments *arguments, Candidate *candidate)
{
    const View *view = &scene->view;
    bool obliged = false, future = false, negated = false;
    Step step = {0};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_AUX && relation != REL_ADVMOD)
            continue;
        OperatorSearch search = {.scene = scene, .token = child};
        if (!operators_find(&search))
            continue;
        const char *name = image_string(search.image, search.best->name);
        obliged = obliged || strcmp(name, "oblige") == 0;
        future = future || strcmp(name, "future") == 0 || view_text_is(view, child, "would");
        negated = negated || strcmp(name, "negation") == 0;
        step = (Step){name, search.image, search.best->line, child};
    }
    uint32_t subject = arguments_subject(scene, verb);
    future = future || (negated && is_acknowledging(view, verb));
    if (!subject || (!obliged && !(future && negated)))
        return false;
    *candidate = (Candidate){.trigger = verb, .mode = "", .words = {verb}, .word_count = 1, .generic = true};
    candidate->actors = (Parties){{subject}, 1};
    /* "Chad, Mali and Niger will not attend" */
    for (size_t a = 0; a < arguments->count; a++)
        if (arguments->each[a].kind == SLOT_SUBJECT)
            parties_add(&candidate->actors, arguments->each[a].head);
    candidate->steps[candidate->step_count++] = step;
    if (obliged && !negated) {
        if (!take_asker(scene, verb, candidate))
            return false;
        candidate->type = ENTENTE_REQUEST;
        memcpy(candidate->cameo, "100", 4);
        return true;
    }
    /* "Chad will not be turned into another Libya": that is not up to Chad */
    if (!future || !negated || view_token(view, subject)->upos == ENTENTE_PRON || view_is_passive(view, verb))
        return false;
    candidate->type = ENTENTE_REJECT;
    memcpy(candidate->cameo, "120", 4);
    frames_other_side(scene, arguments, candidate->type, &candidate->actors, &candidate->recipients);
    return true;
}

/* The token that carries auxiliaries for the candidate: the verb itself, or the light verb of a noun. */
static uint32_t carrier(Scene *scene, uint32_t token)
{
    if (!view_is_nominal(&scene->view, token))
        return token;
    if (view_child(&scene->view, token, REL_COPULA))
        return token; /* "it will be their first meeting" */
    uint32_t light = arguments_light_verb(scene, token);
    return light ? light : arguments_happening(scene, token);
}

/* "is to meet", "are due to meet": a form of "be" and then "to" before the verb; the "to". 0: none, as in
 * "was to have attended", "is not to enter". */
static uint32_t arranged_by(const View *view, uint32_t verb)
{
    uint32_t be = 0, to = 0;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        if (!be && view_lemma_is(view, child, "be"))
            be = child;
        else if (be && !to && view->relation[child] == REL_MARK && view_text_is(view, child, "to"))
            to = child;
        else if (be && (view_text_is(view, child, "have") || view_text_is(view, child, "not")))
            return 0;
    }
    return view_lemma_is(view, verb, "blame") ? 0 : to; /* "is to blame" */
}

/* The "not" of a meeting that does not take place, which is a meeting called off; 0: none. */
static uint32_t called_off_by(Scene *scene, uint32_t token, uint32_t verb, const Candidate *candidate)
{
    const View *view = &scene->view;
    if (!verb || candidate->type != ENTENTE_CONSULT || verb != arguments_happening(scene, token))
        return 0;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVMOD && view_text_is(view, child, "not"))
            return child;
    return 0;
}

/* "there will be no talks with them": the "no" of what somebody says will not be; 0: none. */
static uint32_t ruled_out_by(const View *view, uint32_t noun)
{
    uint32_t determiner = view_child(view, noun, REL_DETERMINER), verb = view_token(view, noun)->head;
    if (!view_is_nominal(view, noun) || !view_text_is(view, determiner, "no") || !verb ||
        verb > view->count || !view_lemma_is(view, verb, "be"))
        return 0;
    bool there = false, future = false;
    for (uint32_t child = view->first_child[verb]; child && child < noun; child = view->next_sibling[child]) {
        there = there || view_text_is(view, child, "there");
        future = future || view_text_is(view, child, "will") || view_text_is(view, child, "would") ||
                 view_text_is(view, child, "can") || view_text_is(view, child, "could");
    }
    return there && future ? determiner : 0;
}

/* "talks are due to open", "expected to resume": the word that puts the event of the noun ahead; 0: none. */
static uint32_t ahead_of(Scene *scene, uint32_t token, uint32_t verb)
{
    const View *view = &scene->view;
    if (!verb || view->relation[verb] != REL_XCOMP || !view_is_nominal(view, token))
        return 0;
    uint32_t above = view_token(view, verb)->head;
    OperatorSearch search = {.scene = scene, .token = above};
    return operators_find(&search) && strcmp(image_string(search.image, search.best->name), "intend") == 0
               ? above
               : 0;
}

/* "No troops have withdrawn", "neither side signed", "released no hostages", "none of them surrendered": the
 * word that says so; 0: none. "No soldier was killed" tells of a deed that hit nobody. */
static uint32_t denied_by(const View *view, uint32_t verb)
{
    static const char *const harm[] = {"kill", "wound", "injure", "hurt", "harm", "die"};
    static const Relation places[] = {REL_SUBJECT, REL_SUBJECT_PASSIVE, REL_OBJECT};
    if (!verb || !view_is_verb(view, verb))
        return 0;
    for (size_t i = 0; i < sizeof harm / sizeof *harm; i++)
        if (view_lemma_is(view, verb, harm[i]))
            return 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        uint32_t noun = view_child(view, verb, places[i]);
        if (!noun)
            continue;
        if (view_text_is(view, noun, "none") || view_text_is(view, noun, "nobody") ||
            view_text_is(view, noun, "neither") ||
            (view_text_is(view, noun, "one") && view_text_is(view, view->left[noun], "no")))
            return noun;
        if (view_lemma_is(view, noun, "choice") || view_lemma_is(view, noun, "alternative"))
            continue; /* "had no choice but to leave" */
        for (uint32_t child = view->first_child[noun]; child && child < noun;
             child = view->next_sibling[child])
            if (view_text_is(view, child, "no") || view_text_is(view, child, "neither"))
                return child;
    }
    return 0;
}

/* "will stay away until Kinshasa frees them", "once a treaty is signed": a clause in the present tense that
 * has yet to come true; its conjunction. 0: none. */
static uint32_t awaited_by(const View *view, uint32_t verb)
{
    static const char *const words[] = {"until", "till", "once", "unless", "before"};
    if (!verb || view->relation[verb] != REL_ADVCL)
        return 0;
    uint32_t mark = view_child(view, verb, REL_MARK);
    bool opens = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        opens = opens || view_text_is(view, mark, words[i]);
    const char *form = view_token(view, verb)->xpos;
    bool present = strcmp(form, "VBZ") == 0 || strcmp(form, "VBP") == 0, ahead = false;
    bool past = strcmp(form, "VBD") == 0;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX || view->relation[child] == REL_AUX_PASSIVE) {
            present = present || strcmp(view_token(view, child)->xpos, "VBZ") == 0 ||
                      strcmp(view_token(view, child)->xpos, "VBP") == 0;
            past = past || view_text_is(view, child, "had") || view_text_is(view, child, "was") ||
                   view_text_is(view, child, "were");
        }
    /* "would not sign until its demands had been discussed", "would go on until the rebels were beaten" */
    uint32_t above = view_token(view, verb)->head;
    for (uint32_t child = past && above <= view->count ? view->first_child[above] : 0; child;
         child = view->next_sibling[child])
        ahead = ahead || (view->relation[child] == REL_AUX &&
                          (view_text_is(view, child, "would") || view_text_is(view, child, "will")));
    return opens && (present || ahead) ? mark : 0;
}

/* "flies to Cairo on Thursday", "meets his counterpart next week": the present tense with a day is a plan;
 * the word for the day. 0: none. */
static uint32_t scheduled_by(const View *view, uint32_t verb)
{
    static const char *const days[] = {"monday",   "tuesday", "wednesday", "thursday", "friday",
                                       "saturday", "sunday",  "tomorrow",  "week",     "month"};
    const char *form = verb ? view_token(view, verb)->xpos : "";
    if ((strcmp(form, "VBZ") != 0 && strcmp(form, "VBP") != 0) || view_child(view, verb, REL_AUX) ||
        view_child(view, verb, REL_AUX_PASSIVE))
        return 0;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        bool day = false;
        for (size_t i = 0; i < sizeof days / sizeof *days; i++)
            day = day || (child > verb && view_text_is(view, child, days[i]));
        if (!day)
            continue;
        bool span = view_text_is(view, child, "week") || view_text_is(view, child, "month"), next = false;
        for (uint32_t below = view->first_child[child]; below; below = view->next_sibling[below]) {
            if (view_text_is(view, below, "every") || view_text_is(view, below, "each") ||
                view_text_is(view, below, "last") || view_text_is(view, below, "since"))
                return 0;
            next = next || view_text_is(view, below, "next");
        }
        if (!span || next)
            return child;
    }
    return 0;
}

/* "said it was pulling its troops out", "says it is suspending the attacks": who says so of himself announces
 * it; the word for saying. 0: none. */
static uint32_t declared_by(Scene *scene, uint32_t verb, const Candidate *candidate)
{
    static const char *const lemmas[] = {"say", "add", "state", "tell", "write", "inform"};
    static const char *const own[] = {"it", "they", "he", "she", "we"};
    const View *view = &scene->view;
    if (!verb || candidate->type != ENTENTE_RETREAT || view->relation[verb] != REL_CCOMP ||
        strcmp(view_token(view, verb)->xpos, "VBG") != 0)
        return 0;
    uint32_t above = view_token(view, verb)->head, subject = view_child(view, verb, REL_SUBJECT);
    bool speaks = false, himself = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        speaks = speaks || (above <= view->count && view_lemma_is(view, above, lemmas[i]));
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        himself = himself || view_text_is(view, subject, own[i]);
    return speaks && himself ? above : 0;
}

static bool is_future(const View *view, uint32_t auxiliary)
{
    return view_text_is(view, auxiliary, "will") || view_text_is(view, auxiliary, "would") ||
           view_text_is(view, auxiliary, "'ll") || view_text_is(view, auxiliary, "'d");
}

void operators_modality(Scene *scene, uint32_t token, Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = carrier(scene, token);
    uint32_t never = ruled_out_by(view, token);
    if (never) {
        apply_modal(scene, never, "refuse", candidate);
        take_asker(scene, view_token(view, token)->head, candidate);
        return;
    }
    uint32_t ahead = ahead_of(scene, token, verb);
    if (ahead)
        apply_modal(scene, ahead, "future", candidate);
    uint32_t shared = verb;
    /* "will meet and discuss": the auxiliary of the first verb holds for the second, which has no subject of
     * its own */
    while (shared && view->relation[shared] == REL_CONJUNCT && !view_child(view, shared, REL_AUX) &&
           !view_child(view, shared, REL_SUBJECT) && view_token(view, shared)->head <= view->count &&
           view_token(view, shared)->head && strcmp(view_token(view, shared)->xpos, "VB") == 0)
        shared = view_token(view, shared)->head;
    uint32_t off = called_off_by(scene, token, verb, candidate);
    /* "the next round will take place": the verb tells what became of it */
    if (verb && verb != token && verb == arguments_happening(scene, token) &&
        candidate->word_count < WORD_LIMIT)
        candidate->words[candidate->word_count++] = verb;
    if (off) {
        apply_modal(scene, off, "cancel", candidate);
        candidate->actors.count = candidate->recipients.count = 0; /* nobody is said to have called it off */
        return;
    }
    uint32_t threat = threats_auxiliary(scene, verb, candidate);
    if (threat) {
        apply_modal(scene, threat, "threaten", candidate);
        threats_take_sides(scene, verb, candidate);
        return;
    }
    if (candidate->menace || threats_is_told(scene, verb, candidate)) {
        threats_take_sides(scene, verb ? verb : token, candidate);
        return;
    }
    bool wish = verb && view_lemma_is(view, verb, "like"); /* "would like to meet" */
    bool others = threats_of_others(scene, verb, candidate);
    for (uint32_t child = shared && !wish ? view->first_child[shared] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX)
            apply_modal(scene, child,
                        others && is_future(view, child) ? "modal"
                        : view_text_is(view, child, "would") &&
                                is_reported_future(view, shared, is_force(candidate))
                            ? "future"
                            : "",
                        candidate);
    if (threats_is_whose(scene, verb, candidate)) {
        threats_take_sides(scene, verb, candidate);
        if (candidate->about)
            candidate->about->status = ENTENTE_THREATENED;
    }
    uint32_t arranged = verb ? arranged_by(view, verb) : 0;
    if (arranged)
        apply_modal(scene, arranged, "future", candidate);
    for (uint32_t child = verb ? view->first_child[verb] : 0; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool nor =
            relation == REL_CC && view_text_is(view, child, "nor"); /* "neither confirmed nor denied" */
        bool no_longer = view_text_is(view, child, "longer") && child == arguments_negation(view, verb);
        if (candidate->unwilling && child == arguments_negation(view, verb))
            continue; /* "will not stand idle" */
        if (relation == REL_ADVMOD || relation == REL_MARK || nor)
            apply_modal(scene, child, no_longer ? "negation" : "", candidate);
    }
    uint32_t awaited = awaited_by(view, verb);
    if (awaited && candidate->status == ENTENTE_OCCURRED)
        apply_modal(scene, awaited, "condition", candidate);
    uint32_t scheduled = candidate->type == ENTENTE_CONSULT ? scheduled_by(view, verb) : 0;
    if (scheduled && candidate->status == ENTENTE_OCCURRED)
        apply_modal(scene, scheduled, "future", candidate);
    uint32_t declared = declared_by(scene, verb, candidate);
    if (declared && candidate->status == ENTENTE_OCCURRED)
        apply_modal(scene, declared, "announce", candidate);
    uint32_t denied = denied_by(view, verb);
    if (denied && candidate->status == ENTENTE_OCCURRED)
        apply_modal(scene, denied, "negation", candidate);
    if (view_is_nominal(view, token)) {
        uint32_t determiner = view_child(view, token, REL_DETERMINER);
        if (determiner && determiner != denied)
            apply_modal(scene, determiner, "", candidate);
    }
    /* "in case Iran attacks?": a question as a whole */
    const EntenteToken *last = view_token(view, view->count);
    if (last->text.size == 1 && last->text.data[0] == '?' && candidate->status == ENTENTE_OCCURRED)
        candidate->status = ENTENTE_HYPOTHETICAL;
}
