/* Operators: how agreeing, refusing, demanding, threatening, failing, negation and modality turn the event
 * under them into another (codebook, rules 2 and 3). All of it is data: %operators and %outcomes of the
 * dictionaries. */
#include "code/operators_inside.h"

#include "code/behest.h"

#include <string.h>

bool candidate_is_verbal(EntenteEventType type)
{
    return type == ENTENTE_AGREE || type == ENTENTE_SUPPORT || type == ENTENTE_CONCEDE ||
           type == ENTENTE_REQUEST || type == ENTENTE_ACCUSE || type == ENTENTE_REJECT ||
           type == ENTENTE_THREATEN || type == ENTENTE_CONSULT;
}

/* ---- finding ---- */

static bool slots_hold(OperatorSearch *search, const Image *image, const ImageOperator *op)
{
    const ImageSlot *slots = (const ImageSlot *)image->section[SECTION_SLOTS] + op->first_slot;
    const char *follow = image_string(image, op->follow);
    for (uint32_t s = 0; s < op->slot_count; s++) {
        /* what names a party need not be there */
        if (slots[s].role || !(slots[s].flags & (SLOT_REQUIRED | SLOT_FORBIDDEN)))
            continue;
        bool filled = false;
        for (size_t a = 0; search->arguments && a < search->arguments->count; a++)
            filled =
                filled || frames_fills(search->scene, image, &slots[s], &search->arguments->each[a], follow);
        if (filled == ((slots[s].flags & SLOT_FORBIDDEN) != 0))
            return false;
    }
    return true;
}

static bool is_speech(const View *view, uint32_t token, uint32_t speech)
{
    uint8_t upos = view_token(view, token)->upos;
    return !speech || (speech == 'V' && upos == ENTENTE_VERB) || (speech == 'A' && upos == ENTENTE_ADJ) ||
           (speech == 'N' && (upos == ENTENTE_NOUN || upos == ENTENTE_PROPN));
}

static bool on_operator(void *context, LexiconHit hit)
{
    OperatorSearch *search = context;
    if (hit.payload->kind != PAYLOAD_OPERATOR)
        return true;
    const ImageOperator *op = hit_operator(hit);
    uint32_t words[WORD_LIMIT];
    size_t count = 0;
    const char *follow = image_string(hit.image, op->follow);
    if (!is_speech(&search->scene->view, search->token, op->speech))
        return true;
    /* "noted" comes from no "not" */
    if (view_token(&search->scene->view, search->token)->upos == ENTENTE_VERB &&
        strcmp(image_string(hit.image, op->name), "negation") == 0)
        return true;
    if ((*follow && !frames_follow(search->scene, search->token, follow, words, &count)) ||
        !slots_hold(search, hit.image, op))
        return true;
    if (!search->best || count > search->best_words) {
        search->best = op;
        search->image = hit.image;
        search->best_words = search->word_count = count;
        memcpy(search->words, words, sizeof words);
    }
    return true;
}

bool operators_find(OperatorSearch *search)
{
    lexicon_find_word(search->scene->lexicon, ROOT_OPERATORS, view_token(&search->scene->view, search->token),
                      on_operator, search);
    return search->best != NULL;
}

/* ---- the event under an operator ---- */

static Candidate *event_of(Scene *scene, uint32_t token)
{
    Candidate *found = scene_candidate(scene, token);
    return found && !found->nothing ? found : NULL;
}

static bool is_time_word(const View *view, uint32_t preposition)
{
    static const char *const words[] = {"after", "before", "since", "during", "following", "amid", "despite"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, preposition, words[i]))
            return true;
    return false;
}

static bool is_time_clause(const View *view, uint32_t clause)
{
    static const char *const words[] = {"after",   "before", "while",    "as",      "when",    "since",
                                        "because", "until",  "although", "though",  "if",      "unless",
                                        "once",    "by",     "in",       "despite", "whether", "so"};
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_MARK || view->relation[child] == REL_ADVMOD)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (view_text_is(view, child, words[i]))
                    return true;
    return false;
}

/* "vowed that the attacks would go on". */
static bool goes_on(const View *view, uint32_t verb)
{
    return view_lemma_is(view, verb, "continue") || view_lemma_is(view, verb, "persist") ||
           view_lemma_is(view, verb, "resume") ||
           (view_lemma_is(view, verb, "go") &&
            (view_text_is(view, verb + 1 <= view->count ? verb + 1 : verb, "on") ||
             view_text_is(view, verb + 1 <= view->count ? verb + 1 : verb, "ahead")));
}

/* The event of a clause: of its verb, of what is coordinated with it, or of its object. */
static Candidate *clause_event(Scene *scene, uint32_t clause, bool *silent)
{
    const View *view = &scene->view;
    Candidate *found = event_of(scene, clause);
    if (found)
        return found;
    Candidate *none = scene_candidate(scene, clause);
    *silent = *silent || (none && none->nothing);
    for (uint32_t child = view->first_child[clause]; child && !found; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT || view->relation[child] == REL_OBJECT ||
            view->relation[child] == REL_XCOMP || view->relation[child] == REL_SUBJECT_PASSIVE ||
            (view->relation[child] == REL_SUBJECT && goes_on(view, clause))) {
            found = event_of(scene, child);
            if (found && found->menace && view->relation[child] == REL_CONJUNCT)
                found = NULL; /* "told them to leave or face war" */
        }
    return found;
}

/* "pulled out of the town to avoid being encircled": what is not to happen is the purpose, not the matter. */
static bool is_averted(const View *view, uint32_t clause)
{
    static const char *const lemmas[] = {"avoid", "prevent", "escape",   "spare",
                                         "evade", "avert",   "forestall"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, clause, lemmas[i]))
            return true;
    return false;
}

/* "has begun talks on opening the border", "resume the talks to end the war": the talks it is, whatever the
 * parser hangs the clause on. */
static bool is_topic_of_object(Scene *scene, uint32_t clause, const Arguments *arguments)
{
    static const char *const words[] = {"on", "about", "over", "with", "without"};
    const View *view = &scene->view;
    bool topic = false, end = false;
    for (uint32_t child = view->first_child[clause]; child && child < clause;
         child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words && view->relation[child] == REL_MARK; i++) {
            topic = topic || view_text_is(view, child, words[i]);
            end = end || (view->relation[clause] == REL_ADVCL && view_text_is(view, child, "to"));
        }
    for (size_t a = 0; (topic || end) && a < arguments->count; a++) {
        if (arguments->each[a].kind != SLOT_OBJECT || arguments->each[a].head > clause)
            continue;
        const Candidate *event = event_of(scene, names_substance(&scene->names, arguments->each[a].head));
        if (event && (topic || event->type == ENTENTE_CONSULT || event->type == ENTENTE_COOPERATE))
            return true;
    }
    return false;
}

/* "moved the soldiers accused of treason": who is moved is not accused by that. */
static bool is_participle_aside(const View *view, uint32_t verb)
{
    uint8_t relation = view->relation[verb];
    return strcmp(view_token(view, verb)->xpos, "VBN") == 0 && !view_child(view, verb, REL_AUX_PASSIVE) &&
           !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_MARK) &&
           (relation == REL_ACL || relation == REL_ADVCL || relation == REL_XCOMP);
}

/* "prompting protests": who sets others on does not do it himself, unlike who carries on with it. */
static bool sets_on(const View *view, uint32_t verb)
{
    static const char *const verbs[] = {"prompt", "spur", "force", "compel"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (view_lemma_is(view, verb, verbs[i]))
            return true;
    return false;
}

static Candidate *below(Scene *scene, uint32_t token, const Arguments *arguments, bool *clause, bool *silent)
{
    const View *view = &scene->view;
    Candidate *found = NULL;
    for (uint32_t child = view->first_child[token]; child && !found; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_XCOMP && relation != REL_CCOMP && relation != REL_ACL && relation != REL_ADVCL)
            continue;
        if ((relation == REL_ADVCL || relation == REL_CCOMP) && is_time_clause(view, child))
            continue;
        if (relation == REL_ADVCL && (!view_child(view, child, REL_MARK) || is_averted(view, child)))
            continue; /* ", discussing ways": beside it, not under it */
        if (child < token && relation != REL_CCOMP)
            continue;
        if (is_topic_of_object(scene, child, arguments))
            continue;
        *clause = true;
        found = clause_event(scene, child, silent);
    }
    if (found || *clause)
        return found;
    /* an infinitive that the parser hung on the object: "urged Iran to withdraw" */
    for (size_t a = 0; a < arguments->count && !found; a++) {
        const Argument *argument = &arguments->each[a];
        if (argument->kind != SLOT_OBJECT && argument->kind != SLOT_PREPOSITION)
            continue;
        if (argument->kind == SLOT_PREPOSITION &&
            (view_token(view, argument->head)->head != token || is_time_word(view, argument->preposition)))
            continue; /* "confirmed the ruling after clashes" */
        if (behest_is(scene, argument))
            continue;
        uint32_t matter = names_substance(&scene->names, argument->head);
        bool gerund = argument->kind == SLOT_OBJECT && view_is_verb(view, matter) &&
                      strcmp(view_token(view, matter)->xpos, "VBG") == 0; /* "stop kidnapping for ransom" */
        if (view_token(view, matter)->upos == ENTENTE_NOUN || gerund)
            found = event_of(scene, names_substance(&scene->names, argument->head));
        for (uint32_t child = view->first_child[argument->head]; child && !found;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_ACL && child > argument->head &&
                !is_participle_aside(view, child)) {
                /* "urged Iran to withdraw", but "backed Serbia's bid to join" */
                uint32_t mark = view_child(view, child, REL_MARK);
                *clause = *clause || !view_text_is(view, mark, "to") ||
                          names_is_actor(&scene->names, argument->head);
                found = event_of(scene, child);
            }
    }
    return found;
}

/* ---- composing ---- */

void operators_take(Candidate *candidate, const Image *image, const ImageOutcome *outcome)
{
    candidate->type = (EntenteEventType)outcome->type;
    candidate->mode = image_string(image, outcome->mode);
    memcpy(candidate->cameo, outcome->cameo, sizeof candidate->cameo);
}

void operators_settle_plan(const Scene *scene, Candidate *candidate)
{
    const Candidate *about = candidate->about;
    if (candidate->type != ENTENTE_AGREE || !about || about->type != ENTENTE_CONSULT ||
        about->status != ENTENTE_PLANNED)
        return;
    /* "Kenya will mediate between the two": it is Kenya that promises so */
    bool mediates = view_lemma_is(&scene->view, about->trigger, "mediate") ||
                    view_lemma_is(&scene->view, about->trigger, "arbitrate");
    if (mediates && candidate->mediators.count) {
        candidate->recipients = candidate->actors;
        candidate->actors = candidate->mediators;
        candidate->mediators.count = 0;
        return;
    }
    if (strcmp(about->mode, "visit") != 0) {
        if (candidate->actors.count == 1 && about->actors.count > 1 && !about->recipients.count &&
            parties_have(&about->actors, candidate->actors.each[0])) {
            candidate->actors = about->actors;
            candidate->recipients.count = 0;
        }
        return;
    }
    if (view_lemma_is(&scene->view, about->trigger, "send") ||
        view_lemma_is(&scene->view, about->trigger, "dispatch"))
        return; /* a delegation is sent to somebody */
    Parties kept = {.count = 0};
    for (size_t i = 0; i < candidate->recipients.count; i++) {
        uint32_t head = candidate->recipients.each[i];
        if (scene->names.kinds[head] != NAMED_STATE && scene->names.kinds[head] != NAMED_PLACE)
            parties_add(&kept, head);
    }
    if (kept.count < candidate->recipients.count)
        candidate->wants_recipient = false; /* nobody else is meant */
    candidate->recipients = kept;
}

/* The other side: whom the operator's own slots name, else the parties under it that are not the actor. */
static void take_recipients(OperatorSearch *search, Candidate *candidate, const Candidate *under)
{
    Scene *scene = search->scene;
    const ImageSlot *slots =
        (const ImageSlot *)search->image->section[SECTION_SLOTS] + search->best->first_slot;
    const char *follow = image_string(search->image, search->best->follow);
    for (uint32_t s = 0; s < search->best->slot_count && !candidate->recipients.count; s++)
        for (size_t a = 0; slots[s].role == ROLE_RECIPIENT && a < search->arguments->count; a++) {
            const Argument *argument = &search->arguments->each[a];
            uint32_t head = argument->head;
            if (frames_fills(scene, search->image, &slots[s], argument, follow) &&
                !parties_have(&candidate->actors, head) &&
                (names_is_actor(&scene->names, head) || names_is_person(&scene->names, head) || !under))
                parties_add(&candidate->recipients, head);
        }
    if (candidate->recipients.count || !under)
        return;
    /* "demanded that Rwanda stop the attacks": who is to act is asked */
    for (size_t i = 0; i < under->actors.count && candidate->type == ENTENTE_REQUEST; i++)
        if (!parties_have(&candidate->actors, under->actors.each[i]) &&
            names_is_actor(&scene->names, under->actors.each[i]))
            parties_add(&candidate->recipients, under->actors.each[i]);
    if (candidate->recipients.count)
        return;
    for (size_t i = 0; i < under->recipients.count; i++)
        if (!parties_have(&candidate->actors, under->recipients.each[i]))
            parties_add(&candidate->recipients, under->recipients.each[i]);
    const Parties *others = under->actors.count ? &under->actors : &under->mediators;
    /* "offered to mediate between the two": both */
    bool all = under->type == ENTENTE_CONSULT && strcmp(under->mode, "third-party") == 0;
    for (size_t i = 0; i < others->count && (all || !candidate->recipients.count); i++)
        if (!parties_have(&candidate->actors, others->each[i]))
            parties_add(&candidate->recipients, others->each[i]);
}

static void take_actors(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *candidate,
                        const Candidate *under, bool raises)
{
    static const SlotKind order[] = {SLOT_SUBJECT, SLOT_POSSESSOR, SLOT_ADJECTIVE};
    bool noun = view_is_nominal(&scene->view, token);
    for (size_t o = 0; o < (noun ? 3u : 1u) && !candidate->actors.count; o++)
        for (size_t a = 0; a < arguments->count; a++)
            if (arguments->each[a].kind == order[o])
                parties_add(&candidate->actors, arguments->each[a].head);
    for (size_t a = 0; noun && a < arguments->count && !candidate->actors.count; a++)
        if (arguments->each[a].kind == SLOT_PREPOSITION &&
            (view_text_is(&scene->view, arguments->each[a].preposition, "by") ||
             view_text_is(&scene->view, arguments->each[a].preposition, "from")))
            parties_add(&candidate->actors, arguments->each[a].head);
    /* "the council is expected to extend": what is expected of it, it does */
    if (!candidate->actors.count && under && (!view_is_passive(&scene->view, token) || raises))
        candidate->actors = under->actors;
}

/* The candidate under an outcome that leaves the type alone: only the status changes, and the operator's word
 * joins the trigger. */
static void take_status(Candidate *candidate, const Candidate *under, const ImageOutcome *outcome,
                        uint32_t token)
{
    *candidate = *under;
    candidate->status = (EntenteEventStatus)outcome->status;
    candidate->trigger = token;
    if (candidate->word_count < WORD_LIMIT) {
        memmove(candidate->words + 1, candidate->words, candidate->word_count * sizeof *candidate->words);
        candidate->words[0] = token;
        candidate->word_count++;
    }
}

/* "the meeting scheduled for April was called off": what the sentence says of the meeting stands above it. */
static bool is_attribute(const View *view, uint32_t token, uint32_t event)
{
    uint8_t relation = view->relation[token];
    uint32_t above = view_token(view, event)->head;
    return (relation == REL_ACL || relation == REL_RELATIVE) && view_token(view, token)->head == event &&
           view_is_nominal(view, event) && above && above <= view->count && view_is_verb(view, above);
}

/* "Moscow said that Kyiv was responsible for the blast": who says so accuses. False where nobody says it. */
static bool take_accuser(Scene *scene, uint32_t token, Candidate *made)
{
    const View *view = &scene->view;
    uint32_t above = view_token(view, token)->head;
    if (view->relation[token] != REL_CCOMP || !above || above > view->count || !view_is_verb(view, above))
        return false;
    uint32_t accuser = arguments_subject(scene, above);
    /* "did not say who was behind it" */
    uint32_t culprit = view_child(view, token, REL_SUBJECT);
    if (!accuser || parties_have(&made->actors, accuser) || view_text_is(view, culprit, "who") ||
        view_text_is(view, culprit, "what"))
        return false;
    made->recipients = made->actors;
    made->actors = (Parties){{accuser}, 1};
    return made->recipients.count > 0;
}

/* "said that Chad was to blame for it". */
static bool is_to_blame(const View *view, uint32_t token)
{
    if (!view_lemma_is(view, token, "blame"))
        return false;
    bool was = false, to = false;
    for (uint32_t child = view->first_child[token]; child && child < token;
         child = view->next_sibling[child]) {
        to = to || view_text_is(view, child, "to");
        was = was || view_lemma_is(view, child, "be");
    }
    return was && to;
}

/* Whether a promise is one of leaving a thing undone: "agreed not to use force", "vowed not to meet". */
static bool forgoes(const char *name, const Candidate *under)
{
    static const char *const names[] = {"agree", "promise", "offer", "intend"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return under->status == ENTENTE_NEGATED;
    return false;
}

static bool is_hostile(EntenteEventType type)
{
    return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_SANCTION ||
           type == ENTENTE_MOBILIZE || type == ENTENTE_PROTEST || type == ENTENTE_THREATEN;
}

/* A present form that is bare where a fact would be told otherwise: "insists that Iran *join*", of one alone,
 * and "insisted that the rebels *join*", told of the past. */
static bool is_subjunctive(const View *view, uint32_t token, uint32_t clause)
{
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    if (strcmp(view_token(view, clause)->xpos, "VBP") != 0 || !subject)
        return false;
    const char *form = view_token(view, subject)->xpos;
    bool one = (strcmp(form, "NN") == 0 || strcmp(form, "NNP") == 0 || view_text_is(view, subject, "he") ||
                view_text_is(view, subject, "she") || view_text_is(view, subject, "it")) &&
               !view_child(view, subject, REL_CONJUNCT);
    return one || strcmp(view_token(view, token)->xpos, "VBD") == 0;
}

/* "insisted that nobody was harmed": what is told as a fact is no demand. Of what is demanded the verb is
 * bare ("insisted that he leave") or stands after "must". */
static bool is_told_as_fact(const View *view, uint32_t token)
{
    static const char *const demands[] = {"must", "should", "ought", "needs", "need"};
    uint32_t clause = view_child(view, token, REL_CCOMP);
    if (!view_lemma_is(view, token, "insist") || !clause)
        return false;
    bool finite = view_token(view, clause)->xpos[0] == 'V' &&
                  strcmp(view_token(view, clause)->xpos, "VB") != 0 &&
                  strcmp(view_token(view, clause)->xpos, "VBG") != 0 && !is_subjunctive(view, token, clause);
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool helps = relation == REL_AUX || relation == REL_AUX_PASSIVE || relation == REL_COPULA;
        for (size_t i = 0; i < 5 && helps; i++)
            if (view_text_is(view, child, demands[i]))
                return false;
        if (helps && view_text_is(view, child, "be"))
            return false; /* "insisted that it be lifted" */
        finite = finite || helps;
    }
    bool obliged = view_lemma_is(view, clause, "need") || view_lemma_is(view, clause, "have");
    return finite && !obliged;
}

/* "confirmed that its troops had left": what is announced has been done already, and is no promise. */
static bool is_done_already(const View *view, uint32_t token)
{
    uint32_t clause = view_child(view, token, REL_CCOMP);
    if (!clause || !view_is_verb(view, clause) || clause < token)
        return false;
    bool past = strcmp(view_token(view, clause)->xpos, "VBD") == 0;
    /* "that it was withdrawing": from then on */
    bool goes_on = strcmp(view_token(view, clause)->xpos, "VBG") == 0;
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_AUX && relation != REL_AUX_PASSIVE)
            continue;
        if (strcmp(view_token(view, child)->xpos, "MD") == 0 || view_text_is(view, child, "to"))
            return false;
        past = past || view_lemma_is(view, child, "have") ||
               (!goes_on && (view_text_is(view, child, "was") || view_text_is(view, child, "were")));
    }
    return past;
}

static bool is_pledge(const char *name)
{
    return strcmp(name, "promise") == 0 || strcmp(name, "agree") == 0 || strcmp(name, "offer") == 0;
}

/* "agreed to hear the rebels' grievances": what others do is no part of what is agreed. */
static bool is_anothers(Scene *scene, uint32_t token, const Candidate *under)
{
    uint32_t subject = arguments_subject(scene, token);
    return under->noun && subject && under->actors.count && !parties_have(&under->actors, subject) &&
           (under->type == ENTENTE_ACCUSE || under->type == ENTENTE_REQUEST) &&
           names_is_actor(&scene->names, under->actors.each[0]);
}

/* "proposed that Benin send observers", "suggested that he should go": others are asked to. */
static bool is_put_to_others(const View *view, uint32_t verb)
{
    static const char *const self[] = {"he", "she", "i", "we", "it"};
    uint32_t clause = view_child(view, verb, REL_CCOMP);
    uint32_t subject = clause ? view_child(view, clause, REL_SUBJECT) : 0;
    subject = clause && !subject ? view_child(view, clause, REL_SUBJECT_PASSIVE) : subject;
    if ((!view_lemma_is(view, verb, "propose") && !view_lemma_is(view, verb, "suggest")) || !subject ||
        clause < verb)
        return false;
    for (size_t i = 0; i < sizeof self / sizeof *self; i++)
        if (view_text_is(view, subject, self[i]))
            return false;
    const char *form = view_token(view, clause)->xpos;
    bool wanted =
        strcmp(form, "VB") == 0 || (strcmp(form, "VBP") == 0 && view_lemma_is(view, verb, "propose"));
    for (uint32_t child = view->first_child[clause]; child && child < clause;
         child = view->next_sibling[child]) {
        if (view_text_is(view, child, "should") || view_text_is(view, child, "be"))
            return true;
        if (view->relation[child] == REL_AUX)
            return false;
    }
    return wanted;
}

/* "kept the crowd from entering", "stopped him from leaving": prevented. */
static bool is_kept_from(const View *view, uint32_t token)
{
    if ((!view_lemma_is(view, token, "keep") && !view_lemma_is(view, token, "stop")) ||
        !view_child(view, token, REL_OBJECT))
        return false;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if ((view->relation[child] == REL_ADVCL || view->relation[child] == REL_XCOMP) &&
            strcmp(view_token(view, child)->xpos, "VBG") == 0 &&
            view_text_is(view, view_child(view, child, REL_MARK), "from"))
            return true;
    return false;
}

/* "offered to send a team": the team is sent, and not the one to whom it is offered. */
static bool sends(const View *view, uint32_t verb, const Parties *parties)
{
    static const char *const lemmas[] = {"send", "dispatch", "deploy",  "appoint",
                                         "name", "provide",  "delegate"};
    bool sent = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        sent = sent || view_lemma_is(view, verb, lemmas[i]);
    return sent && parties->count == 1 && view->relation[parties->each[0]] == REL_OBJECT;
}

/* "will *not* hesitate to use force": the operator is one only because of the negation. */
static bool asks_negation(const OperatorSearch *search)
{
    const ImageSlot *slots =
        (const ImageSlot *)search->image->section[SECTION_SLOTS] + search->best->first_slot;
    for (uint32_t s = 0; s < search->best->slot_count; s++)
        if (slots[s].kind == SLOT_NEGATION && (slots[s].flags & SLOT_REQUIRED))
            return true;
    return false;
}

/* "stressed that Chad had to free them": that is asked, where it is not told that it was so. */
static bool is_insisted(Scene *scene, uint32_t token)
{
    static const char *const lemmas[] = {"stress", "underline", "underscore", "emphasise", "emphasize",
                                         "insist", "reiterate", "point out",  "urge",      "demand"};
    const View *view = &scene->view;
    uint32_t above = view_token(view, token)->head;
    if (view->relation[token] != REL_CCOMP || !above || above > view->count)
        return false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, above, lemmas[i]))
            return true;
    return false;
}

void operators_apply(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *own, bool *found)
{
    OperatorSearch search = {.scene = scene, .token = token, .arguments = arguments};
    if (!operators_find(&search) || is_told_as_fact(&scene->view, token))
        return;
    if (is_to_blame(&scene->view, token))
        *found = false; /* no line of the verb means that */
    bool clause = false, silent = false, kept_from = is_kept_from(&scene->view, token);
    Candidate *under = below(scene, token, arguments, &clause, &silent);
    if (kept_from)
        *found = false;
    const char *name = image_string(search.image, search.best->name);
    if (strcmp(name, "offer") == 0 && is_put_to_others(&scene->view, token))
        name = "request";
    bool pledge = is_pledge(name);
    if (under && pledge && is_anothers(scene, token, under)) {
        under->consumed = true;
        under = NULL;
    }
    silent = silent && !(pledge && clause);
    /* a frame that asked for the very words that stand here knows better, unless a clause follows; one that
     * asked for the clause, too, knows best */
    enum { WORDS_ASKED = 12, CLAUSE_ASKED = 36 };
    /* "went on strike to demand" goes nowhere */
    bool phrase = *found && own->type == ENTENTE_PROTEST && own->word_count > 2 && own->fit >= WORDS_ASKED &&
                  strcmp(image_string(search.image, search.best->name), "carry") == 0;
    if (phrase || (*found && own->fit >= (clause ? CLAUSE_ASKED : WORDS_ASKED)))
        return;
    if (*found && !under)
        return;
    if (under && is_attribute(&scene->view, token, under->trigger))
        return;
    const Image *owner = NULL;
    if (strcmp(name, "oblige") == 0 && view_text_is(&scene->view, token, "had") && !is_insisted(scene, token))
        name = "carry"; /* "had to be called off": it was */
    else if (under && strcmp(name, "carry") == 0 && is_participle_aside(&scene->view, under->trigger))
        return;
    else if (under && under->noun && strcmp(name, "carry") == 0 && sets_on(&scene->view, token))
        return;
    if (is_to_blame(&scene->view, token))
        name = "culprit";
    if (kept_from)
        name = "prevent";
    const ImageOutcome *outcome = NULL;
    /* not to attack is a promise, not to meet a refusal */
    bool forgone = under && forgoes(name, under), restrained = forgone && is_hostile(under->type);
    if (restrained)
        outcome = lexicon_outcome(scene->lexicon, "promise", ENTENTE_EVENT_NONE, "", &owner);
    else if (under)
        outcome =
            lexicon_outcome(scene->lexicon, forgone ? "refuse" : name, under->type, under->mode, &owner);
    else if (!silent)
        outcome = lexicon_outcome(scene->lexicon, name, ENTENTE_EVENT_NONE, "", &owner);
    if (!outcome || (!under && outcome->type == ENTENTE_EVENT_NONE))
        return;
    if (strcmp(name, "announce") == 0 && outcome->type != ENTENTE_EVENT_NONE &&
        is_done_already(&scene->view, token))
        return;
    Candidate made = {.trigger = token,
                      .mode = "",
                      .frame_type = under ? under->frame_type : ENTENTE_EVENT_NONE,
                      .noun = view_is_nominal(&scene->view, token),
                      .unwilling = asks_negation(&search),
                      .generic = !under};
    if (outcome->type == ENTENTE_EVENT_NONE) {
        take_status(&made, under, outcome, token);
        if (made.type == ENTENTE_THREATEN && made.about && made.about->status == ENTENTE_PLANNED)
            made.about->status = ENTENTE_THREATENED; /* "warned that they would be arrested" */
        /* "the patrols continued to be restricted": they suffer it */
        bool suffers = strcmp(name, "carry") == 0 && under->trigger <= scene->view.count &&
                       scene->view.relation[under->trigger] == REL_XCOMP &&
                       view_child(&scene->view, under->trigger, REL_AUX_PASSIVE);
        if (!made.actors.count && !suffers)
            take_actors(scene, token, arguments, &made, NULL, false);
        candidate_step(&made, name, search.image, search.best->line, token);
        under->consumed = true;
        *own = made;
        *found = true;
        return;
    }
    operators_take(&made, owner, outcome);
    made.words[made.word_count++] = token;
    for (size_t i = 0; i < search.word_count && made.word_count < WORD_LIMIT; i++)
        made.words[made.word_count++] = search.words[i];
    take_actors(scene, token, arguments, &made, under, strcmp(name, "intend") == 0);
    made.wants_recipient = true;
    if (strcmp(name, "culprit") == 0 && !take_accuser(scene, token, &made))
        return;
    if (kept_from)
        parties_add(&made.recipients, view_child(&scene->view, token, REL_OBJECT));
    take_recipients(&search, &made, under);
    /* "stressed that Chad had to go": asked of Chad by whoever stresses it */
    if (strcmp(name, "oblige") == 0 && view_lemma_is(&scene->view, token, "have") &&
        is_insisted(scene, token)) {
        uint32_t asker = arguments_subject(scene, view_token(&scene->view, token)->head);
        if (asker && !parties_have(&made.actors, asker)) {
            made.recipients = made.actors;
            made.actors = (Parties){{asker}, 1};
        }
    }
    /* two who agree, agree with each other */
    bool mutual = strcmp(name, "agree") == 0 && made.actors.count > 1 && (!under || !under->recipients.count);
    if (mutual) {
        made.recipients.count = 0;
    } else if (!under && !made.recipients.count) {
        /* nobody is named beside the operator: look into the clause under it */
        Arguments inner;
        for (uint32_t child = scene->view.first_child[token]; child && !made.recipients.count;
             child = scene->view.next_sibling[child]) {
            uint8_t relation = scene->view.relation[child];
            if (relation != REL_XCOMP && relation != REL_CCOMP && relation != REL_ADVCL &&
                relation != REL_ACL)
                continue;
            arguments_gather(scene, child, &inner);
            frames_other_side(scene, &inner, made.type, &made.actors, &made.recipients);
            if (sends(&scene->view, child, &made.recipients))
                made.recipients.count = 0;
        }
    } else if (!made.recipients.count) {
        frames_other_side(scene, arguments, made.type, &made.actors, &made.recipients);
    }
    if (!under && !(made.actors.count && (made.recipients.count || clause || mutual)))
        return;
    candidate_step(&made, name, search.image, search.best->line, token);
    candidate_step(&made, "outcome", owner, outcome->line, token);
    if (under) {
        for (size_t i = 0; i < under->step_count; i++)
            candidate_step(&made, under->steps[i].rule, under->steps[i].image, under->steps[i].line,
                           under->steps[i].token);
        Candidate *kept = arena_bytes(scene->arena, sizeof *kept);
        if (kept) {
            *kept = *under;
            kept->status = restrained ? ENTENTE_NEGATED : (EntenteEventStatus)outcome->status;
            made.about = kept;
        }
        under->consumed = true;
        if (!made.mediators.count && made.type != ENTENTE_REQUEST)
            made.mediators = under->mediators;
    }
    operators_settle_plan(scene, &made);
    *own = made;
    *found = true;
}

EntenteEventStatus operators_status(Scene *scene, const Candidate *over, const Candidate *under)
{
    OperatorSearch search = {.scene = scene, .token = over->trigger};
    const Image *owner = NULL;
    const ImageOutcome *outcome =
        operators_find(&search)
            ? lexicon_outcome(scene->lexicon, image_string(search.image, search.best->name), under->type,
                              under->mode, &owner)
            : NULL;
    if (outcome)
        return (EntenteEventStatus)outcome->status;
    switch (over->type) {
    case ENTENTE_REQUEST:
        return ENTENTE_REQUESTED;
    case ENTENTE_ACCUSE:
        return ENTENTE_ALLEGED;
    case ENTENTE_THREATEN:
        return ENTENTE_THREATENED;
    case ENTENTE_AGREE:
        return ENTENTE_PROMISED;
    case ENTENTE_REJECT:
        return ENTENTE_NEGATED;
    case ENTENTE_CONSULT:
        return ENTENTE_HYPOTHETICAL; /* what is discussed has not happened by that */
    default:
        return under->status;
    }
}
