#include "code/scene.h"

#include "code/answered.h"
#include "code/ellipsis.h"
#include "code/patterns.h"
#include "code/repair.h"
#include "code/verdicts.h"
#include "code/visits.h"

#include <string.h>

bool scene_read(Scene *scene, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                NameMemory *memory, Arena *arena)
{
    *scene = (Scene){.lexicon = lexicon, .arena = arena};
    EntenteSentence *mended = repair_sentence(sentence, lexicon, arena);
    if (mended)
        names_tag_known(memory, mended);
    if (!mended || !view_make(&scene->view, mended, arena) ||
        !names_find(&scene->names, &scene->view, lexicon, memory, arena))
        return false;
    scene->candidates = arena_array(arena, (size_t)scene->view.count + 1, sizeof *scene->candidates);
    scene->state = arena_array(arena, (size_t)scene->view.count + 1, 1);
    return scene->candidates && scene->state;
}

enum { STATE_NEW = 0, STATE_WORK, STATE_NONE, STATE_CANDIDATE };

/* "Ban Ki-moon" bans nothing. */
static bool is_in_name(const Scene *scene, uint32_t token)
{
    const NameMatch *match =
        scene->names.at[token] ? &scene->names.matches[scene->names.at[token] - 1] : NULL;
    for (size_t i = 0; match && match->last > match->first && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR && hit_actor(match->hits[i])->kind == ACTOR_PERSON)
            return true;
    return false;
}

static bool is_possible(const View *view, uint32_t token)
{
    uint8_t upos = view_token(view, token)->upos, relation = view->relation[token];
    /* "closed it in retaliation for the sanctions": why, and not what */
    static const char *const answers[] = {"retaliation", "reprisal", "revenge", "retribution"};
    for (size_t i = 0; upos == ENTENTE_NOUN && i < sizeof answers / sizeof *answers; i++)
        if (view_lemma_is(view, token, answers[i]) && view_text_is(view, view_case(view, token), "in") &&
            !view_child(view, token, REL_AMOD) && !view_child(view, token, REL_DETERMINER))
            return false;
    /* "the detained leaders", "the Free Army": attributes tell of no event of their own */
    if (relation == REL_COMPOUND || ((upos == ENTENTE_VERB || upos == ENTENTE_ADJ) && relation == REL_AMOD))
        return false;
    return upos == ENTENTE_VERB || upos == ENTENTE_NOUN || upos == ENTENTE_ADJ || upos == ENTENTE_PROPN;
}

/* "recognised Abkhazia after the war": what happened at another time is an event beside it. */
static bool is_time_phrase(const View *view, const Argument *argument)
{
    static const char *const words[] = {"after", "before", "since", "until", "during", "following", "amid"};
    for (size_t i = 0; argument->kind == SLOT_PREPOSITION && i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, argument->preposition, words[i]))
            return true;
    return false;
}

/* "calm after the suspension of trade": what lies in such a phrase. */
static bool is_in_time_phrase(const View *view, uint32_t trigger, const Argument *argument)
{
    enum { DEEP = 4 };
    Argument outer = *argument;
    for (unsigned steps = 0; outer.kind == SLOT_PREPOSITION && steps < DEEP; steps++) {
        if (is_time_phrase(view, &outer))
            return true;
        if (view->relation[outer.head] != REL_NMOD)
            return false;
        outer.head = view_token(view, outer.head)->head;
        if (!outer.head || outer.head > view->count || outer.head == trigger)
            return false;
        outer.preposition = view_case(view, outer.head);
    }
    return false;
}

static void add_words(Candidate *candidate, const Candidate *other)
{
    for (size_t i = 0; i < other->word_count; i++) {
        bool known = false;
        for (size_t k = 0; k < candidate->word_count; k++)
            known = known || candidate->words[k] == other->words[i];
        if (!known && candidate->word_count < WORD_LIMIT)
            candidate->words[candidate->word_count++] = other->words[i];
    }
}

/* "ended their talks", "repeated its call for restraint": the noun is another word for the verb's event and
 * may say more of it. */
static void unite(Candidate *candidate, const Candidate *noun)
{
    add_words(candidate, noun);
    if (noun->type != candidate->type)
        return; /* "will be held": what the verb's auxiliaries made of it */
    if (!*candidate->mode && *noun->mode) {
        candidate->mode = noun->mode;
        memcpy(candidate->cameo, noun->cameo, sizeof candidate->cameo);
    }
    if (!candidate->about)
        candidate->about = noun->about;
}

/* "the bombing of 3 May, in which nine people died": told in full, whatever is said of it besides. */
static bool tells_losses(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {"die",  "kill", "wound",    "injure", "perish",
                                         "lose", "hurt", "massacre", "result", "leave"};
    for (uint32_t t = noun + 1; t <= view->right[noun]; t++)
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            if (view_lemma_is(view, t, lemmas[i]) &&
                (view->relation[t] == REL_RELATIVE ||
                 (view->relation[t] == REL_ACL && strcmp(view_token(view, t)->xpos, "VBG") == 0)))
                return true;
    return false;
}

/* What somebody says whom he telephones or writes to, or what a crowd says in the street: "telephoned him to
 * protest", "marched to demand a vote". */
static bool is_said_by_that(const Candidate *candidate, const Candidate *under)
{
    bool says = candidate->type == ENTENTE_PROTEST ||
                (candidate->type == ENTENTE_CONSULT && strcmp(candidate->mode, "visit") != 0);
    return says && (under->type == ENTENTE_REQUEST ||
                    (under->type == ENTENTE_ACCUSE && strcmp(under->mode, "investigate") != 0) ||
                    under->type == ENTENTE_SUPPORT);
}

/* "Chad and Niger", "the presidents of both": more than one acts. */
static bool is_of_several(Scene *scene, const Candidate *candidate)
{
    EntenteEntity entities[2];
    return candidate->actors.count > 1 ||
           (candidate->actors.count &&
            names_entities(&scene->names, candidate->actors.each[0], entities, 2) > 1);
}

/* "moved at the request of the mission", "despite a ban": what moved them to it is an event beside it.
 * "Condemned the attack of rebels on a convoy", "welcomed the release of 12 prisoners by the junta": what is
 * blamed or praised and is told with its parties has happened, too. */
static bool is_told_beside(Scene *scene, const Candidate *candidate, const Candidate *under,
                           const Argument *argument)
{
    const View *view = &scene->view;
    bool reason =
        argument->kind == SLOT_PREPOSITION && (view_text_is(view, argument->preposition, "at") ||
                                               view_text_is(view, argument->preposition, "despite"));
    if (reason && !candidate_is_verbal(candidate->type) && candidate_is_verbal(under->type))
        return true;
    static const char *const meanwhile[] = {"in", "at", "during", "over", "by", "on"};
    enum { OF_TALKS = 3 }; /* the others are of telephones */
    bool phone =
        view_lemma_is(view, under->trigger, "telephone") || view_lemma_is(view, under->trigger, "phone");
    bool talks = false;
    size_t ways = phone ? sizeof meanwhile / sizeof *meanwhile : OF_TALKS;
    for (size_t i = 0; argument->kind == SLOT_PREPOSITION && i < ways; i++)
        talks = talks || view_text_is(view, argument->preposition, meanwhile[i]);
    /* "thanked him by phone" is one deed */
    bool means = candidate->type == ENTENTE_SUPPORT && view_text_is(view, argument->preposition, "by");
    if (talks && !means && under->type == ENTENTE_CONSULT && is_of_several(scene, under) &&
        candidate->type != ENTENTE_CONSULT && candidate->type != ENTENTE_REJECT)
        return true; /* "urged him in a call" */
    if (under->type == ENTENTE_ASSAULT && tells_losses(view, under->trigger) &&
        (candidate->type == ENTENTE_ACCUSE || candidate->type == ENTENTE_SUPPORT))
        return true;
    bool judged = (candidate->type == ENTENTE_ACCUSE && strcmp(candidate->mode, "disapprove") == 0) ||
                  candidate->type == ENTENTE_SUPPORT;
    /* "supported an attempt to oust him" */
    for (size_t i = 0; i < under->actors.count; i++)
        if (parties_have(&candidate->actors, under->actors.each[i]))
            return false;
    return judged && !candidate_is_verbal(under->type) && argument->kind == SLOT_OBJECT &&
           under->actors.count && under->recipients.count;
}

/* How many act by the words of a candidate: "Indian and Chinese soldiers" are two. */
static size_t count_actors(Scene *scene, const Candidate *candidate)
{
    enum { ROOM = 4 };
    EntenteEntity found[ROOM];
    size_t count = 0;
    for (size_t i = 0; i < candidate->actors.count; i++) {
        size_t several = names_entities(&scene->names, candidate->actors.each[i], found, ROOM);
        for (size_t k = 0; k < several; k++)
            count += entity_is_known(&found[k]);
    }
    return count;
}

/* "Clashes between the army and rebels killed nine", "shelling by the army wounded five": a fight does
 * nothing by itself, those who fight do; those whom a fight of two killed are but its toll. */
static void take_fighters(Scene *scene, Candidate *candidate, const Candidate *under, uint32_t fight)
{
    if (candidate->type != ENTENTE_ASSAULT || under->type != ENTENTE_ASSAULT || candidate->actors.count > 1 ||
        (candidate->actors.count && names_substance(&scene->names, candidate->actors.each[0]) != fight))
        return;
    bool mutual = !under->recipients.count && count_actors(scene, under) > 1;
    if (mutual)
        candidate->recipients.count = 0;
    if (mutual || under->actors.count)
        candidate->actors = under->actors;
}

static bool is_deed(EntenteEventType type)
{
    return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_SANCTION ||
           type == ENTENTE_MOBILIZE || type == ENTENTE_RETREAT || type == ENTENTE_CONCEDE ||
           type == ENTENTE_AID;
}

/* "criticised the arrest of a journalist by the police": who is blamed or praised is who did it, and neither
 * the deed nor whom it was done to. */
static void judge_doer(Scene *scene, Candidate *candidate, const Candidate *under, uint32_t deed)
{
    bool judged = (candidate->type == ENTENTE_ACCUSE && strcmp(candidate->mode, "disapprove") == 0) ||
                  candidate->type == ENTENTE_SUPPORT;
    if (!judged || !is_deed(under->type) || !under->actors.count || !under->recipients.count)
        return;
    for (size_t i = 0; i < candidate->recipients.count; i++) {
        uint32_t head = candidate->recipients.each[i];
        if (head != deed && !parties_have(&under->recipients, head))
            return;
    }
    for (size_t i = 0; i < under->actors.count; i++)
        if (!entity_is_known(names_entity(&scene->names, under->actors.each[i])) ||
            parties_have(&candidate->actors, under->actors.each[i]))
            return;
    candidate->recipients = under->actors;
}

/* "a bombing, claimed by the group, killed ten": whoever claims an attack made it, where it is told what it
 * did. The claim that is told beside it is no event of its own. */
static void take_claimant(Scene *scene, Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger;
    if (candidate->type != ENTENTE_ASSAULT || !candidate->noun || candidate->actors.count ||
        view->relation[noun] != REL_SUBJECT)
        return;
    for (uint32_t claim = view->first_child[noun]; claim; claim = view->next_sibling[claim]) {
        if ((view->relation[claim] != REL_ACL && view->relation[claim] != REL_RELATIVE) ||
            !view_lemma_is(view, claim, "claim"))
            continue;
        uint32_t claimant = view_child(view, claim, REL_AGENT);
        if (!claimant && view->relation[claim] == REL_RELATIVE)
            claimant = view_child(view, claim, REL_SUBJECT);
        if (!claimant || !entity_is_known(names_entity(&scene->names, claimant)))
            continue;
        parties_add(&candidate->actors, claimant);
        Candidate *said = scene_candidate(scene, claim);
        if (said)
            said->consumed = true;
        return;
    }
}

/* "At that meeting the leaders agreed to ease travel": where it was agreed, and not what. */
static bool is_occasion(const View *view, const Argument *argument, const Candidate *candidate,
                        const Candidate *under)
{
    static const char *const words[] = {"at", "during"};
    return argument->kind == SLOT_PREPOSITION && under->type == ENTENTE_CONSULT &&
           candidate->type == ENTENTE_AGREE &&
           view_text_in(view, argument->preposition, words, sizeof words / sizeof *words);
}

/* "the arrests were made when they came out defying orders": whoever they are, the arrests have a clause of
 * their own. */
static bool stands_for_noun(Scene *scene, uint32_t trigger, uint32_t noun)
{
    enum { FAR = 8 };
    const View *view = &scene->view;
    for (uint32_t steps = 0, token = trigger; token && steps < FAR;
         steps++, token = view_above(view, token)) {
        uint32_t subject = view_is_verb(view, token) ? view_child(view, token, REL_SUBJECT) : 0;
        if (subject)
            return subject != noun && subject < trigger && noun < subject &&
                   view_token(view, subject)->upos == ENTENTE_PRON && view_text_is(view, subject, "they");
    }
    return false;
}

/* An event noun inside a verb's frame is what the verb's event is about, or another word for it. */
static void absorb(Scene *scene, Candidate *candidate, const Arguments *arguments)
{
    const View *view = &scene->view;
    for (size_t a = 0; a < arguments->count; a++) {
        const Argument *argument = &arguments->each[a];
        if (argument->kind == SLOT_PARTICLE || argument->head == candidate->trigger ||
            is_time_phrase(view, argument))
            continue;
        uint32_t head = names_substance(&scene->names, argument->head);
        /* "fired a barrage of rockets": what was fired */
        bool object = argument->kind == SLOT_OBJECT || argument->kind == SLOT_SUBJECT;
        Candidate *amount = head != argument->head && object ? scene_candidate(scene, argument->head) : NULL;
        if (amount && amount != candidate && amount->type == ENTENTE_ASSAULT)
            amount->consumed = true;
        if (view_token(view, head)->upos != ENTENTE_NOUN && argument->kind != SLOT_COMPLEMENT)
            continue;
        if (argument->kind == SLOT_SUBJECT && stands_for_noun(scene, candidate->trigger, argument->head))
            continue;
        /* "the summit is off because Iran wants Iraq to take part in it": told by its own clause */
        if (argument->kind == SLOT_PREPOSITION && head < candidate->trigger &&
            !view_is_under(view, head, candidate->trigger))
            continue;
        if (argument->kind == SLOT_COMPLEMENT && !candidate_is_verbal(candidate->type))
            continue;
        Candidate *under = scene_candidate(scene, head);
        if (!under || under->nothing || under == candidate ||
            (under->type != candidate->type && is_in_time_phrase(view, candidate->trigger, argument)))
            continue;
        if (argument->kind == SLOT_COMPLEMENT && is_said_by_that(candidate, under))
            continue;
        if (is_occasion(view, argument, candidate, under))
            continue;
        if (argument->kind == SLOT_PREPOSITION && candidate->type == ENTENTE_ASSAULT &&
            under->type == ENTENTE_ASSAULT && deaths_are_answered(view->sentence, head - 1))
            continue;
        bool caused = argument->kind == SLOT_SUBJECT && under->type != candidate->type &&
                      candidate->type != ENTENTE_REJECT && under->status == ENTENTE_OCCURRED &&
                      !candidate_is_verbal(under->type) && under->actors.count &&
                      count_actors(scene, under) > 0;
        under->consumed = !caused && !is_told_beside(scene, candidate, under, argument);
        if (argument->kind == SLOT_SUBJECT)
            take_fighters(scene, candidate, under, head);
        if (argument->kind == SLOT_OBJECT)
            judge_doer(scene, candidate, under, head);
        /* "the truce between the two held": whose event it is that holds, collapses, goes on */
        if (argument->kind == SLOT_SUBJECT && !candidate->actors.count) {
            candidate->actors = under->actors;
            if (!candidate->recipients.count)
                candidate->recipients = under->recipients;
        }
        if (under->frame_type == candidate->type) {
            unite(candidate, under);
            continue;
        }
        if (candidate->about || !candidate_is_verbal(candidate->type) || argument->kind == SLOT_SUBJECT)
            continue;
        Candidate *kept = arena_bytes(scene->arena, sizeof *kept);
        if (!kept)
            return;
        *kept = *under;
        kept->status = operators_status(scene, candidate, under);
        candidate->about = kept;
    }
    /* "accused Russia of sending tanks" */
    for (uint32_t child = view->first_child[candidate->trigger];
         child && candidate_is_verbal(candidate->type); child = view->next_sibling[child]) {
        if (view->relation[child] != REL_ADVCL || child < candidate->trigger)
            continue;
        uint32_t mark = view_child(view, child, REL_MARK);
        if (!view_text_is(view, mark, "of") && !view_text_is(view, mark, "for") &&
            !view_text_is(view, mark, "from"))
            continue;
        Candidate *under = scene_candidate(scene, child);
        if (!under || under->nothing)
            continue;
        under->consumed = true;
        Candidate *kept = candidate->about ? NULL : arena_bytes(scene->arena, sizeof *kept);
        if (kept) {
            *kept = *under;
            kept->status = operators_status(scene, candidate, under);
            candidate->about = kept;
        }
    }
}

/* "their meeting was called off": nobody is said to have done so, and to neither side; those who were to meet
 * belong to what was called off, which is a meeting even where its word ("the gathering") is no event's. */
static void leave_open(Scene *scene, Candidate *candidate)
{
    bool passive = view_is_nominal(&scene->view, candidate->trigger) ||
                   view_is_passive(&scene->view, candidate->trigger);
    if (candidate->type != ENTENTE_REJECT || strcmp(candidate->mode, "meet") != 0)
        return;
    if (!candidate->about && !candidate->noun) {
        Candidate *meeting = arena_bytes(scene->arena, sizeof *meeting);
        if (!meeting)
            return;
        *meeting = (Candidate){.trigger = candidate->trigger,
                               .words = {candidate->trigger},
                               .word_count = 1,
                               .type = ENTENTE_CONSULT,
                               .frame_type = ENTENTE_CONSULT,
                               .mode = "",
                               .cameo = "040"};
        meeting->status = operators_status(scene, candidate, meeting);
        candidate->about = meeting;
    }
    if (passive && !candidate->actors.count && candidate->about && candidate->about->type == ENTENTE_CONSULT)
        candidate->recipients.count = 0;
}

/* "The signing ended three weeks of talks": a thing breaks nothing off. */
static bool is_ended_by_a_thing(Scene *scene, const Candidate *candidate, const Arguments *arguments)
{
    const View *view = &scene->view;
    if (candidate->noun || view_is_passive(view, candidate->trigger) ||
        (candidate->type != ENTENTE_SANCTION && candidate->type != ENTENTE_REJECT &&
         candidate->type != ENTENTE_CONCEDE && candidate->type != ENTENTE_RETREAT))
        return false;
    bool ends = view_lemma_is(view, candidate->trigger, "end") ||
                view_lemma_is(view, candidate->trigger, "stop") ||
                view_lemma_is(view, candidate->trigger, "conclude") ||
                view_lemma_is(view, candidate->trigger, "interrupt") ||
                view_lemma_is(view, candidate->trigger, "halt");
    for (size_t a = 0; ends && a < arguments->count; a++) {
        uint32_t head = arguments->each[a].head;
        if (arguments->each[a].kind == SLOT_SUBJECT && view_token(view, head)->upos == ENTENTE_NOUN &&
            !names_is_person(&scene->names, head) && !entity_is_known(names_entity(&scene->names, head)))
            return true;
    }
    return false;
}

/* "demanded that the president break it off": whoever is to do it is asked, known event or not. */
static void ask_subject(Scene *scene, Candidate *candidate, const Arguments *arguments)
{
    if (candidate->type != ENTENTE_REQUEST)
        return;
    for (size_t i = 0; i < candidate->recipients.count; i++)
        if (entity_is_known(names_entity(&scene->names, candidate->recipients.each[i])))
            return;
    for (size_t a = 0; a < arguments->count; a++) {
        if (arguments->each[a].kind != SLOT_COMPLEMENT)
            continue;
        uint32_t subject = view_child(&scene->view, arguments->each[a].head, REL_SUBJECT);
        if (!subject || !names_is_actor(&scene->names, subject))
            continue;
        candidate->recipients.count = 0;
        parties_add(&candidate->recipients, subject);
        return;
    }
}

/* "sent two ships to shadow a Chinese flotilla": against whom troops are moved. */
static void watch_of_purpose(Scene *scene, Candidate *candidate)
{
    static const char *const lemmas[] = {"shadow",   "watch", "track", "monitor", "intercept",
                                         "escort",   "deter", "fight", "counter", "pursue",
                                         "confront", "hunt",  "repel", "chase",   "tail"};
    const View *view = &scene->view;
    if (candidate->type != ENTENTE_MOBILIZE || candidate->noun)
        return;
    uint32_t object = view_child(view, candidate->trigger, REL_OBJECT);
    const uint32_t words[] = {candidate->trigger, object};
    for (size_t w = 0; w < 2 && words[w]; w++)
        for (uint32_t child = view->first_child[words[w]]; child; child = view->next_sibling[child]) {
            bool watches = false;
            for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas && child > candidate->trigger; i++)
                watches = watches || view_lemma_is(view, child, lemmas[i]);
            uint32_t whom = watches && view_text_is(view, view_child(view, child, REL_MARK), "to")
                                ? view_child(view, child, REL_OBJECT)
                                : 0;
            if (!whom || !*names_entity(&scene->names, whom)->code)
                continue;
            candidate->recipients.count = 0;
            parties_add(&candidate->recipients, whom);
            return;
        }
}

/* Of whom something is demanded in a clause of purpose under the word ("marched *to demand* that the
 * government ..."); 0: of nobody who is told. */
static uint32_t asked_under(Scene *scene, uint32_t word)
{
    static const char *const lemmas[] = {"demand", "insist", "urge", "press", "ask", "call"};
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[word]; child; child = view->next_sibling[child]) {
        bool asking =
            strcmp(view_token(view, child)->xpos, "VBG") == 0 && view_lemma_is(view, child, "demand");
        if (child < word || (!asking && !view_text_is(view, view_child(view, child, REL_MARK), "to")))
            continue;
        const Candidate *asked = scene_candidate(scene, child);
        if (asked && !asked->nothing && asked->type == ENTENTE_REQUEST && asked->recipients.count)
            return asked->recipients.each[0];
        bool demands = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            demands = demands || view_lemma_is(view, child, lemmas[i]);
        uint32_t clause = demands ? view_child(view, child, REL_CCOMP) : 0;
        if (clause)
            return view_child(view, clause, REL_SUBJECT);
    }
    return 0;
}

/* "blocked the road to demand that the government resign": whom the protest is against. */
static void ask_of_protest(Scene *scene, Candidate *candidate)
{
    const View *view = &scene->view;
    bool told = false; /* but for where it was */
    for (size_t i = 0; i < candidate->recipients.count; i++)
        told = told || !view_text_is(view, view_case(view, candidate->recipients.each[i]), "in");
    if (candidate->type != ENTENTE_PROTEST || told || candidate->noun)
        return;
    uint32_t asked = asked_under(scene, candidate->trigger);
    uint32_t object = view_child(view, candidate->trigger, REL_OBJECT);
    if (!asked && object) /* where the parser hung the purpose on the road */
        asked = asked_under(scene, object);
    if (!asked || !names_is_actor(&scene->names, asked))
        return;
    candidate->recipients.count = 0;
    parties_add(&candidate->recipients, asked);
}

/* "alleged that the army was arming rebels", "complained that Peru turned a blind eye": who is said to do it
 * is blamed, and not whom he does it to. */
static void blame_subject(Scene *scene, Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t token = candidate->trigger, clause = view_child(view, token, REL_CCOMP);
    if (candidate->type != ENTENTE_ACCUSE || strcmp(candidate->mode, "investigate") == 0 || !clause ||
        clause < token || !view_is_verb(view, token) || view_is_passive(view, token))
        return;
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    if (!subject || parties_have(&candidate->actors, subject) ||
        view_token(view, subject)->upos == ENTENTE_PRON || !names_is_actor(&scene->names, subject) ||
        !entity_is_known(names_entity(&scene->names, subject)))
        return;
    for (size_t i = 0; i < candidate->recipients.count; i++)
        if (!view_is_under(view, candidate->recipients.each[i], clause) &&
            entity_is_known(names_entity(&scene->names, candidate->recipients.each[i])))
            return;
    candidate->recipients = (Parties){{subject}, 1};
}

Candidate *scene_candidate(Scene *scene, uint32_t token)
{
    if (!token || scene->state[token] == STATE_WORK || scene->state[token] == STATE_NONE)
        return NULL;
    Candidate *candidate = &scene->candidates[token];
    if (scene->state[token] == STATE_CANDIDATE)
        return candidate;
    scene->state[token] = STATE_NONE;
    Candidate made;
    if (ellipsis_meeting(scene, token, &made)) {
        *candidate = made;
        scene->state[token] = STATE_CANDIDATE;
        return candidate;
    }
    if (!is_possible(&scene->view, token) || is_in_name(scene, token))
        return NULL;
    scene->state[token] = STATE_WORK;
    if (patterns_match(scene, token, &made)) {
        /* all that it asks for stands in its words: no operator has a say */
        *candidate = made;
        scene->state[token] = STATE_CANDIDATE;
        return candidate;
    }
    if (verdicts_read(scene, token, &made)) {
        *candidate = made;
        scene->state[token] = STATE_CANDIDATE;
        return candidate;
    }
    Arguments arguments;
    arguments_gather(scene, token, &arguments);
    bool found = frames_match(scene, token, &arguments, &made);
    bool framed = found;
    operators_apply(scene, token, &arguments, &made, &found);
    if ((!found || made.nothing) && view_is_verb(&scene->view, token) &&
        verdicts_called(scene, token, &made)) {
        *candidate = made;
        scene->state[token] = STATE_CANDIDATE;
        return candidate;
    }
    if (!found && view_is_verb(&scene->view, token) && operators_unknown(scene, token, &arguments, &made)) {
        *candidate = made;
        scene->state[token] = STATE_CANDIDATE;
        return candidate;
    }
    if (!found && visits_stay(scene, token, &made)) {
        operators_modality(scene, token, &made);
        *candidate = made;
        scene->state[token] = STATE_CANDIDATE;
        return candidate;
    }
    if (!found) {
        scene->state[token] = STATE_NONE;
        return NULL;
    }
    if (!made.nothing && is_ended_by_a_thing(scene, &made, &arguments))
        made.nothing = true;
    if (!made.nothing && framed) {
        take_claimant(scene, &made);
        absorb(scene, &made, &arguments);
        verdicts_on_clause(scene, token, &made);
        ask_subject(scene, &made, &arguments);
        ask_of_protest(scene, &made);
        watch_of_purpose(scene, &made);
        visits_find_host(scene, &made);
    }
    /* a verb that only carries an event noun has no event of its own */
    if (!made.nothing && framed && view_is_verb(&scene->view, token) && made.fit < 12 &&
        names_in_set(scene->lexicon, &scene->view, token, "light"))
        for (size_t a = 0; a < arguments.count; a++) {
            uint32_t head = names_substance(&scene->names, arguments.each[a].head);
            Candidate *carried = arguments.each[a].kind == SLOT_OBJECT ? scene_candidate(scene, head) : NULL;
            if (carried && !carried->nothing && arguments_light_verb(scene, head) == token) {
                carried->consumed = false;
                made.consumed = true;
            }
        }
    if (!made.nothing) {
        blame_subject(scene, &made);
        operators_modality(scene, token, &made);
        leave_open(scene, &made);
    }
    *candidate = made;
    scene->state[token] = STATE_CANDIDATE;
    return candidate;
}
