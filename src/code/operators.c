/* Operators: how agreeing, refusing, demanding, threatening, failing, negation and modality turn the event
 * under them into another (codebook, rules 2 and 3). All of it is data: %operators and %outcomes of the
 * dictionaries. */
#include "code/scene.h"

#include <string.h>

bool candidate_is_verbal(EntenteEventType type)
{
    return type == ENTENTE_AGREE || type == ENTENTE_SUPPORT || type == ENTENTE_CONCEDE ||
           type == ENTENTE_REQUEST || type == ENTENTE_ACCUSE || type == ENTENTE_REJECT ||
           type == ENTENTE_THREATEN || type == ENTENTE_CONSULT;
}

/* ---- finding ---- */

typedef struct Search {
    Scene *scene;
    uint32_t token;
    const ImageOperator *best;
    const Image *image;
    size_t best_words, word_count;
    uint32_t words[WORD_LIMIT];
    const Arguments *arguments;
} Search;

static bool slots_hold(Search *search, const Image *image, const ImageOperator *op)
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
    Search *search = context;
    if (hit.payload->kind != PAYLOAD_OPERATOR)
        return true;
    const ImageOperator *op = hit_operator(hit);
    uint32_t words[WORD_LIMIT];
    size_t count = 0;
    const char *follow = image_string(hit.image, op->follow);
    if (!is_speech(&search->scene->view, search->token, op->speech))
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

static bool find_operator(Search *search)
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

static bool is_time_clause(const View *view, uint32_t clause)
{
    static const char *const words[] = {"after",   "before", "while",    "as",      "when",   "since",
                                        "because", "until",  "although", "though",  "if",     "unless",
                                        "once",    "by",     "in",       "despite", "whether"};
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_MARK || view->relation[child] == REL_ADVMOD)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (view_text_is(view, child, words[i]))
                    return true;
    return false;
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
            view->relation[child] == REL_XCOMP || view->relation[child] == REL_SUBJECT_PASSIVE)
            found = event_of(scene, child);
    return found;
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
        if (relation == REL_ADVCL && !view_child(view, child, REL_MARK))
            continue; /* ", discussing ways": beside it, not under it */
        if (child < token && relation != REL_CCOMP)
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
        if (argument->kind == SLOT_PREPOSITION && view_token(view, argument->head)->head != token)
            continue;
        if (view_token(view, names_substance(&scene->names, argument->head))->upos == ENTENTE_NOUN)
            found = event_of(scene, names_substance(&scene->names, argument->head));
        for (uint32_t child = view->first_child[argument->head]; child && !found;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_ACL && child > argument->head) {
                *clause = true;
                found = event_of(scene, child);
            }
    }
    return found;
}

/* ---- composing ---- */

static void take_outcome(Candidate *candidate, const Image *image, const ImageOutcome *outcome)
{
    candidate->type = (EntenteEventType)outcome->type;
    candidate->mode = image_string(image, outcome->mode);
    memcpy(candidate->cameo, outcome->cameo, sizeof candidate->cameo);
}

/* The other side: whom the operator's own slots name, else the parties under it that are not the actor. */
static void take_recipients(Search *search, Candidate *candidate, const Candidate *under)
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
    for (size_t i = 0; i < others->count && !candidate->recipients.count; i++)
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

void operators_apply(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *own, bool *found)
{
    Search search = {.scene = scene, .token = token, .arguments = arguments};
    if (!find_operator(&search))
        return;
    bool clause = false, silent = false;
    Candidate *under = below(scene, token, arguments, &clause, &silent);
    /* a frame that asked for the very words that stand here knows better, unless a clause follows */
    if (*found && !clause && own->fit >= 12)
        return;
    if (*found && !under)
        return;
    if (under && is_attribute(&scene->view, token, under->trigger))
        return;
    const Image *owner = NULL;
    const char *name = image_string(search.image, search.best->name);
    if (strcmp(name, "oblige") == 0 && view_text_is(&scene->view, token, "had"))
        name = "carry"; /* "had to be called off": it was */
    const ImageOutcome *outcome = NULL;
    if (under)
        outcome = lexicon_outcome(scene->lexicon, name, under->type, under->mode, &owner);
    else if (!silent)
        outcome = lexicon_outcome(scene->lexicon, name, ENTENTE_EVENT_NONE, "", &owner);
    if (!outcome || (!under && outcome->type == ENTENTE_EVENT_NONE))
        return;
    Candidate made = {.trigger = token,
                      .mode = "",
                      .frame_type = under ? under->frame_type : ENTENTE_EVENT_NONE,
                      .noun = view_is_nominal(&scene->view, token),
                      .generic = !under};
    if (outcome->type == ENTENTE_EVENT_NONE) {
        take_status(&made, under, outcome, token);
        if (!made.actors.count)
            take_actors(scene, token, arguments, &made, NULL, false);
        candidate_step(&made, name, search.image, search.best->line, token);
        under->consumed = true;
        *own = made;
        *found = true;
        return;
    }
    take_outcome(&made, owner, outcome);
    made.words[made.word_count++] = token;
    for (size_t i = 0; i < search.word_count && made.word_count < WORD_LIMIT; i++)
        made.words[made.word_count++] = search.words[i];
    take_actors(scene, token, arguments, &made, under, strcmp(name, "intend") == 0);
    made.wants_recipient = true;
    take_recipients(&search, &made, under);
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
            kept->status = (EntenteEventStatus)outcome->status;
            made.about = kept;
        }
        under->consumed = true;
        if (!made.mediators.count && made.type != ENTENTE_REQUEST)
            made.mediators = under->mediators;
    }
    *own = made;
    *found = true;
}

EntenteEventStatus operators_status(Scene *scene, const Candidate *over, const Candidate *under)
{
    Search search = {.scene = scene, .token = over->trigger};
    const Image *owner = NULL;
    const ImageOutcome *outcome =
        find_operator(&search)
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

/* "said that he would meet": the future of what was said then, no condition. */
static bool is_reported_future(const View *view, uint32_t word)
{
    if (!view_text_is(view, word, "would") && !view_text_is(view, word, "'d"))
        return false;
    uint32_t verb = view_token(view, word)->head;
    while (verb && verb <= view->count && view->relation[verb] == REL_CONJUNCT)
        verb = view_token(view, verb)->head;
    if (!verb || verb > view->count)
        return false;
    bool quoted = view_lemma_is(view, view_child(view, verb, REL_PARATAXIS), "say");
    if (!quoted && view->relation[verb] != REL_CCOMP)
        return false;
    uint32_t above = view_token(view, verb)->head;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVCL && view_text_is(view, view_child(view, child, REL_MARK), "if"))
            return false;
    return quoted || (above && above <= view->count && view_is_verb(view, above) &&
                      (strcmp(view_token(view, above)->xpos, "VBD") == 0 ||
                       strcmp(view_token(view, above)->xpos, "VBN") == 0));
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

/* One modal, negation or condition over a finished candidate; `as`: the operator as which the word counts, if
 * another than its own. */
static void apply_modal(Scene *scene, uint32_t word, const char *as, Candidate *candidate)
{
    Search search = {.scene = scene, .token = word};
    bool own = find_operator(&search);
    if (!own && !*as)
        return;
    const char *name = *as ? as : image_string(search.image, search.best->name);
    if (!*as && !is_modal(name))
        return;
    if (strcmp(name, "oblige") == 0 && view_text_is(&scene->view, word, "had"))
        return; /* "had to be called off": it was */
    if (!*as && is_reported_future(&scene->view, word))
        name = "future";
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
        take_outcome(candidate, owner, outcome);
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
    Candidate *kept = candidate->about ? NULL : arena_bytes(scene->arena, sizeof *kept);
    if (kept) {
        *kept = before;
        kept->status = (EntenteEventStatus)outcome->status;
        candidate->about = kept;
    }
    take_outcome(candidate, owner, outcome);
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
    /* what was shared by two sides is now said by one to the other */
    if (candidate->actors.count >= 2 && !candidate->recipients.count && candidate->noun &&
        candidate->type != ENTENTE_AGREE) {
        candidate->recipients = candidate->actors;
        candidate->actors.count = 0;
    }
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
        Search search = {.scene = scene, .token = child};
        if (!find_operator(&search))
            continue;
        const char *name = image_string(search.image, search.best->name);
        obliged = obliged || strcmp(name, "oblige") == 0;
        future = future || strcmp(name, "future") == 0 || view_text_is(view, child, "would");
        negated = negated || strcmp(name, "negation") == 0;
        step = (Step){name, search.image, search.best->line, child};
    }
    uint32_t subject = arguments_subject(scene, verb);
    if (!subject || (!obliged && !(future && negated)))
        return false;
    *candidate = (Candidate){.trigger = verb, .mode = "", .words = {verb}, .word_count = 1, .generic = true};
    candidate->actors = (Parties){{subject}, 1};
    candidate->steps[candidate->step_count++] = step;
    if (obliged && !negated) {
        if (!take_asker(scene, verb, candidate))
            return false;
        candidate->type = ENTENTE_REQUEST;
        memcpy(candidate->cameo, "100", 4);
        return true;
    }
    if (!future || !negated || view_token(view, subject)->upos == ENTENTE_PRON)
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
    Search search = {.scene = scene, .token = above};
    return find_operator(&search) && strcmp(image_string(search.image, search.best->name), "intend") == 0
               ? above
               : 0;
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
    bool wish = verb && view_lemma_is(view, verb, "like"); /* "would like to meet" */
    for (uint32_t child = shared && !wish ? view->first_child[shared] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX)
            apply_modal(scene, child,
                        view_text_is(view, child, "would") && is_reported_future(view, shared) ? "future"
                                                                                               : "",
                        candidate);
    uint32_t arranged = verb ? arranged_by(view, verb) : 0;
    if (arranged)
        apply_modal(scene, arranged, "future", candidate);
    for (uint32_t child = verb ? view->first_child[verb] : 0; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_ADVMOD || relation == REL_MARK)
            apply_modal(scene, child, "", candidate);
    }
    if (view_is_nominal(view, token)) {
        uint32_t determiner = view_child(view, token, REL_DETERMINER);
        if (determiner)
            apply_modal(scene, determiner, "", candidate);
    }
    /* "in case Iran attacks?": a question as a whole */
    const EntenteToken *last = view_token(view, view->count);
    if (last->text.size == 1 && last->text.data[0] == '?' && candidate->status == ENTENTE_OCCURRED)
        candidate->status = ENTENTE_HYPOTHETICAL;
}
