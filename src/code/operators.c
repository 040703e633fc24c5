/* Operators: how agreeing, refusing, demanding, threatening, failing, negation and modality turn the event
 * under them into another (codebook, rules 2 and 3). All of it is data: %operators and %outcomes of the
 * dictionaries. */
#include "code/operators_inside.h"

#include <string.h>

bool candidate_is_verbal(EntenteEventType type)
{
    return type == ENTENTE_AGREE || type == ENTENTE_SUPPORT || type == ENTENTE_CONCEDE ||
           type == ENTENTE_REQUEST || type == ENTENTE_ACCUSE || type == ENTENTE_REJECT ||
           type == ENTENTE_THREATEN || type == ENTENTE_CONSULT;
}

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

/* "prompting protests": who sets others on does not do it himself, unlike who carries on with it. */
static bool sets_on(const View *view, uint32_t verb)
{
    static const char *const verbs[] = {"prompt", "spur", "force", "compel"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (view_lemma_is(view, verb, verbs[i]))
            return true;
    return false;
}

void operators_take(Candidate *candidate, const Image *image, const ImageOutcome *outcome)
{
    candidate->type = (EntenteEventType)outcome->type;
    candidate->mode = image_string(image, outcome->mode);
    memcpy(candidate->cameo, outcome->cameo, sizeof candidate->cameo);
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
    if (!operators_find(&search) || operators_is_fact(&scene->view, token))
        return;
    if (operators_is_to_blame(&scene->view, token))
        *found = false; /* no line of the verb means that */
    bool clause = false, silent = false, kept_from = operators_is_kept_from(&scene->view, token);
    Candidate *under = operators_under(scene, token, arguments, &clause, &silent);
    if (kept_from)
        *found = false;
    const char *name = image_string(search.image, search.best->name);
    if (strcmp(name, "offer") == 0 && operators_is_put_to_others(&scene->view, token))
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
    else if (under && strcmp(name, "carry") == 0 && operators_is_aside(&scene->view, under->trigger))
        return;
    else if (under && under->noun && strcmp(name, "carry") == 0 && sets_on(&scene->view, token))
        return;
    if (operators_is_to_blame(&scene->view, token))
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
        operators_is_done(&scene->view, token))
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
            operators_take_actors(scene, token, arguments, &made, NULL, false);
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
    operators_take_actors(scene, token, arguments, &made, under, strcmp(name, "intend") == 0);
    made.wants_recipient = true;
    if (strcmp(name, "culprit") == 0 && !operators_take_accuser(scene, token, &made))
        return;
    if (kept_from)
        parties_add(&made.recipients, view_child(&scene->view, token, REL_OBJECT));
    operators_take_recipients(&search, &made, under);
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
