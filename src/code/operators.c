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
           type == ENTENTE_MOBILIZE || type == ENTENTE_PROTEST || type == ENTENTE_THREATEN ||
           type == ENTENTE_REJECT || type == ENTENTE_ACCUSE || type == ENTENTE_REQUEST;
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
    /* "said that Russia had to withdraw": what one says of another's duty is a demand */
    uint32_t subject = view_child(view, token, REL_SUBJECT), speaker = view_child(view, above, REL_SUBJECT);
    return subject && speaker && (view_lemma_is(view, above, "say") || view_lemma_is(view, above, "tell")) &&
           view_token(view, subject)->upos != ENTENTE_PRON && *names_entity(&scene->names, subject)->code &&
           *names_entity(&scene->names, speaker)->code &&
           memcmp(names_entity(&scene->names, subject)->code, names_entity(&scene->names, speaker)->code,
                  4) != 0;
}

/* An operator with what stands under it, and what the dictionaries make of the two. */
typedef struct Applied {
    OperatorSearch search;
    const char *name;
    Candidate *under; /* NULL: no event */
    bool clause;      /* a clause stands under it */
    bool silent;      /* that is known to tell nothing */
    bool kept_from, restrained;
    const Image *owner; /* of the outcome */
    const ImageOutcome *outcome;
} Applied;

static bool is_named(const Applied *applied, const char *name)
{
    return strcmp(applied->name, name) == 0;
}

/* Read the operator's name and the event under it. */
static void read_under(Applied *applied)
{
    Scene *scene = applied->search.scene;
    uint32_t token = applied->search.token;
    applied->under =
        operators_under(scene, token, applied->search.arguments, &applied->clause, &applied->silent);
    applied->name = image_string(applied->search.image, applied->search.best->name);
    if (is_named(applied, "offer") && operators_is_put_to_others(&scene->view, token))
        applied->name = "request";
    bool pledge = is_pledge(applied->name);
    if (applied->under && pledge && is_anothers(scene, token, applied->under)) {
        applied->under->consumed = true;
        applied->under = NULL;
    }
    applied->silent = applied->silent && !(pledge && applied->clause);
}

/* Whether the frame that the word has fits better than its operator: one that asked for the very words that
 * stand here knows better, unless a clause follows; one that asked for the clause, too, knows best. */
static bool frame_knows_better(const Applied *applied, const Candidate *own)
{
    enum { WORDS_ASKED = 12, CLAUSE_ASKED = 36 };
    const OperatorSearch *search = &applied->search;
    /* "went on strike to demand" goes nowhere */
    bool phrase = own->type == ENTENTE_PROTEST && own->word_count > 2 && own->fit >= WORDS_ASKED &&
                  strcmp(image_string(search->image, search->best->name), "carry") == 0;
    return phrase || !applied->under || own->fit >= (applied->clause ? CLAUSE_ASKED : WORDS_ASKED);
}

/* What the operator is called here; false where it says nothing of the event under it. */
static bool settle_name(Applied *applied)
{
    Scene *scene = applied->search.scene;
    const View *view = &scene->view;
    uint32_t token = applied->search.token;
    const Candidate *under = applied->under;
    if (under && is_attribute(view, token, under->trigger))
        return false;
    if (is_named(applied, "oblige") && view_text_is(view, token, "had") && !is_insisted(scene, token))
        applied->name = "carry"; /* "had to be called off": it was */
    else if (under && is_named(applied, "carry") &&
             (operators_is_aside(view, under->trigger) || (under->noun && sets_on(view, token))))
        return false;
    if (operators_is_to_blame(view, token))
        applied->name = "culprit";
    if (applied->kept_from)
        applied->name = "prevent";
    return true;
}

/* "announced that two soldiers were killed": what was done to somebody, and not by who says so, unlike
 * "announced that the talks were suspended". */
static bool tells_of_victims(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    uint32_t clause = view_child(view, token, REL_CCOMP);
    uint32_t victim = clause > token ? view_child(view, clause, REL_SUBJECT_PASSIVE) : 0;
    return victim && (names_is_actor(&scene->names, victim) || names_is_person(&scene->names, victim)) &&
           operators_is_done(view, token);
}

/* What becomes of the event under the operator, or of its silence; false: nothing. */
static bool find_outcome(Applied *applied)
{
    const EntenteLexicon *lexicon = applied->search.scene->lexicon;
    const Candidate *under = applied->under;
    /* not to attack is a promise, not to meet a refusal */
    bool forgone = under && forgoes(applied->name, under);
    applied->restrained = forgone && is_hostile(under->type);
    if (applied->restrained)
        applied->outcome = lexicon_outcome(lexicon, "promise", ENTENTE_EVENT_NONE, "", &applied->owner);
    else if (under)
        applied->outcome = lexicon_outcome(lexicon, forgone ? "refuse" : applied->name, under->type,
                                           under->mode, &applied->owner);
    else if (!applied->silent)
        applied->outcome = lexicon_outcome(lexicon, applied->name, ENTENTE_EVENT_NONE, "", &applied->owner);
    if (!applied->outcome || (!under && applied->outcome->type == ENTENTE_EVENT_NONE))
        return false;
    if (!is_named(applied, "announce"))
        return true;
    return applied->outcome->type == ENTENTE_EVENT_NONE
               ? !tells_of_victims(applied->search.scene, applied->search.token)
               : !operators_is_done(&applied->search.scene->view, applied->search.token);
}

/* "the minister confirmed the attack": he tells what others did. */
static bool is_only_confirmed(const Applied *applied)
{
    static const char *const deeds[] = {"attack",   "ambush",    "bombing",       "kidnapping", "abduction",
                                        "killing",  "murder",    "assassination", "explosion",  "shooting",
                                        "shelling", "massacre",  "beating",       "stabbing",   "assault",
                                        "clash",    "violation", "incursion",     "blast"};
    const View *view = &applied->search.scene->view;
    return applied->under->noun && view_lemma_is(view, applied->search.token, "confirm") &&
           view_lemma_in(view, applied->under->trigger, deeds, sizeof deeds / sizeof *deeds);
}

/* The event under the operator with another status. */
static void make_status(Applied *applied, Candidate *made)
{
    const OperatorSearch *search = &applied->search;
    const View *view = &search->scene->view;
    Candidate *under = applied->under;
    take_status(made, under, applied->outcome, search->token);
    if (made->type == ENTENTE_THREATEN && made->about && made->about->status == ENTENTE_PLANNED)
        made->about->status = ENTENTE_THREATENED; /* "warned that they would be arrested" */
    /* "the patrols continued to be restricted": they suffer it */
    bool suffers = is_named(applied, "carry") && under->trigger <= view->count &&
                   view->relation[under->trigger] == REL_XCOMP &&
                   view_child(view, under->trigger, REL_AUX_PASSIVE);
    if (!made->actors.count && !suffers && !is_only_confirmed(applied))
        operators_take_actors(search->scene, search->token, search->arguments, made, NULL, false);
    candidate_step(made, applied->name, search->image, search->best->line, search->token);
    under->consumed = true;
}

/* "stressed that Chad had to go": asked of Chad by whoever stresses it. */
static void turn_to_asker(const Applied *applied, Candidate *made)
{
    Scene *scene = applied->search.scene;
    uint32_t token = applied->search.token;
    if (!is_named(applied, "oblige") || !view_lemma_is(&scene->view, token, "have") ||
        !is_insisted(scene, token))
        return;
    uint32_t asker = arguments_subject(scene, view_token(&scene->view, token)->head);
    if (asker && !parties_have(&made->actors, asker)) {
        made->recipients = made->actors;
        made->actors = (Parties){{asker}, 1};
    }
}

/* Nobody is named beside the operator: look into the clause under it. */
static void find_inside(const Applied *applied, Candidate *made)
{
    Scene *scene = applied->search.scene;
    const View *view = &scene->view;
    Arguments inner;
    for (uint32_t child = view->first_child[applied->search.token]; child && !made->recipients.count;
         child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_XCOMP && relation != REL_CCOMP && relation != REL_ADVCL && relation != REL_ACL)
            continue;
        arguments_gather(scene, child, &inner);
        frames_other_side(scene, &inner, made->type, &made->actors, &made->recipients);
        if (sends(view, child, &made->recipients))
            made->recipients.count = 0;
    }
}

/* Who has to do with the new event; false where it would be nobody's. */
static bool find_parties(Applied *applied, Candidate *made)
{
    OperatorSearch *search = &applied->search;
    Scene *scene = search->scene;
    const Candidate *under = applied->under;
    operators_take_actors(scene, search->token, search->arguments, made, under, is_named(applied, "intend"));
    made->wants_recipient = true;
    if (is_named(applied, "culprit") && !operators_take_accuser(scene, search->token, made))
        return false;
    if (applied->kept_from)
        parties_add(&made->recipients, view_child(&scene->view, search->token, REL_OBJECT));
    operators_take_recipients(search, made, under);
    turn_to_asker(applied, made);
    /* two who agree, agree with each other */
    bool mutual =
        is_named(applied, "agree") && made->actors.count > 1 && (!under || !under->recipients.count);
    if (mutual)
        made->recipients.count = 0;
    else if (!under && !made->recipients.count)
        find_inside(applied, made);
    else if (!made->recipients.count)
        frames_other_side(scene, search->arguments, made->type, &made->actors, &made->recipients);
    return under || (made->actors.count && (made->recipients.count || applied->clause || mutual));
}

/* Keep the event under the operator as what the new one is about. */
static void keep_under(const Applied *applied, Candidate *made)
{
    Candidate *under = applied->under;
    for (size_t i = 0; i < under->step_count; i++)
        candidate_step(made, under->steps[i].rule, under->steps[i].image, under->steps[i].line,
                       under->steps[i].token);
    Candidate *kept = arena_bytes(applied->search.scene->arena, sizeof *kept);
    if (kept) {
        *kept = *under;
        kept->status = applied->restrained ? ENTENTE_NEGATED : (EntenteEventStatus)applied->outcome->status;
        made->about = kept;
    }
    under->consumed = true;
    if (!made->mediators.count && made->type != ENTENTE_REQUEST)
        made->mediators = under->mediators;
}

/* The new event that operator and event make; false where it would be nobody's. */
static bool make_event(Applied *applied, Candidate *made)
{
    const OperatorSearch *search = &applied->search;
    operators_take(made, applied->owner, applied->outcome);
    made->words[made->word_count++] = search->token;
    for (size_t i = 0; i < search->word_count && made->word_count < WORD_LIMIT; i++)
        made->words[made->word_count++] = search->words[i];
    if (!find_parties(applied, made))
        return false;
    candidate_step(made, applied->name, search->image, search->best->line, search->token);
    candidate_step(made, "outcome", applied->owner, applied->outcome->line, search->token);
    if (applied->under)
        keep_under(applied, made);
    operators_settle_plan(search->scene, made);
    return true;
}

void operators_apply(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *own, bool *found)
{
    Applied applied = {.search = {.scene = scene, .token = token, .arguments = arguments}};
    if (!operators_find(&applied.search) || operators_is_fact(&scene->view, token))
        return;
    applied.kept_from = operators_is_kept_from(&scene->view, token);
    if (applied.kept_from || operators_is_to_blame(&scene->view, token))
        *found = false; /* no line of the verb means that */
    read_under(&applied);
    if ((*found && frame_knows_better(&applied, own)) || !settle_name(&applied) || !find_outcome(&applied))
        return;
    const Candidate *under = applied.under;
    Candidate made = {.trigger = token,
                      .mode = "",
                      .frame_type = under ? under->frame_type : ENTENTE_EVENT_NONE,
                      .noun = view_is_nominal(&scene->view, token),
                      .unwilling = asks_negation(&applied.search),
                      .generic = !under};
    if (applied.outcome->type == ENTENTE_EVENT_NONE)
        make_status(&applied, &made);
    else if (!make_event(&applied, &made))
        return;
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
