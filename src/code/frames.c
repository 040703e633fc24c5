/* Frames of the dictionaries against a predicate and its arguments: the one that asks for most, wins. */
#include "base/slice.h"
#include "code/place_names.h"
#include "code/scene.h"
#include "lexicon/fold.h"

#include <string.h>

void parties_add(Parties *parties, uint32_t head)
{
    if (head && !parties_have(parties, head) && parties->count < PARTY_LIMIT)
        parties->each[parties->count++] = head;
}

bool parties_have(const Parties *parties, uint32_t head)
{
    for (size_t i = 0; i < parties->count; i++)
        if (parties->each[i] == head)
            return true;
    return false;
}

void candidate_step(Candidate *candidate, const char *rule, const Image *image, ImageLine line,
                    uint32_t token)
{
    if (candidate->step_count < STEP_LIMIT)
        candidate->steps[candidate->step_count++] = (Step){rule, image, line, token};
}

/* ---- matching ---- */

enum { OWN_DICTIONARY = 6 }; /* a user's line wins unless ours asks for clearly more */

typedef struct Matching {
    Scene *scene;
    Arguments arguments; /* without those that are words of the predicate itself: "impose sanctions on" */
    const Arguments *all;
    bool has_object; /* then what follows a preposition is none: "returned the men to Iran" */
    uint32_t token;
    size_t phrase_words; /* of a noun's phrase */
    const ImageFrame *best;
    const Image *image;
    int fit;
    uint32_t words[WORD_LIMIT];
    size_t word_count;
} Matching;

static void leave_out_words(Matching *matching, const uint32_t *words, size_t word_count)
{
    matching->arguments.count = 0;
    for (size_t a = 0; a < matching->all->count; a++) {
        bool word = false;
        for (size_t w = 0; w < word_count; w++)
            word = word ||
                   (matching->all->each[a].head == words[w] && matching->all->each[a].kind != SLOT_PARTICLE);
        if (!word)
            matching->arguments.each[matching->arguments.count++] = matching->all->each[a];
    }
}

static bool slot_filled(Matching *matching, const Image *image, const ImageSlot *slot, const char *follow)
{
    for (size_t a = 0; a < matching->arguments.count; a++)
        if (frames_fills(matching->scene, image, slot, &matching->arguments.each[a], follow))
            return true;
    return false;
}

/* How much of what the frame asks for is there; -1 where something is missing. */
static int frame_fit(Matching *matching, const Image *image, const ImageFrame *frame)
{
    const ImageSlot *slots = (const ImageSlot *)image->section[SECTION_SLOTS] + frame->first_slot;
    const char *follow = matching->has_object ? "" : image_string(image, frame->follow);
    int fit = 1;
    for (uint32_t s = 0; s < frame->slot_count;) {
        const ImageSlot *slot = &slots[s];
        if (slot->flags & SLOT_FORBIDDEN) {
            if (slot_filled(matching, image, slot, follow))
                return -1;
            s++;
            continue;
        }
        /* places under one condition lie side by side and share their fillers */
        bool filled = false;
        uint32_t end = s;
        do {
            filled = filled || slot_filled(matching, image, &slots[end], follow);
            end++;
        } while (end < frame->slot_count &&
                 (slots[end].flags & SLOT_JOINED || (slot->filler_count && slots[end].filler_count &&
                                                     slots[end].first_filler == slot->first_filler)));
        if ((slot->flags & SLOT_REQUIRED) && !filled)
            return -1;
        if (filled)
            fit += slot->filler_count ? 12 : slot->flags & SLOT_REQUIRED ? 8 : 1;
        s = end;
    }
    return fit;
}

static bool on_frame(void *context, LexiconHit hit)
{
    Matching *matching = context;
    if (hit.payload->kind != PAYLOAD_FRAME)
        return true;
    const ImageFrame *frame = hit_frame(hit);
    if (frame->pattern)
        return true; /* matched by the order of words (patterns.h) */
    uint32_t words[WORD_LIMIT];
    size_t word_count = 0;
    const char *follow = image_string(hit.image, frame->follow);
    if (*follow && !frames_follow(matching->scene, matching->token, follow, words, &word_count))
        return true;
    leave_out_words(matching, words, word_count);
    matching->has_object = false;
    for (size_t a = 0; a < matching->arguments.count; a++)
        matching->has_object = matching->has_object || matching->arguments.each[a].kind == SLOT_OBJECT;
    int fit = frame_fit(matching, hit.image, frame);
    if (fit < 0)
        return true;
    /* "drone strike" says more than a strike on something */
    fit += 10 * (int)word_count + 13 * ((int)matching->phrase_words - 1);
    const EntenteLexicon *lexicon = matching->scene->lexicon;
    if (hit.image != &lexicon->image[lexicon->count - 1])
        fit += OWN_DICTIONARY;
    /* of equals the later line wins, but the user's dictionaries come first */
    if (fit > matching->fit || (fit == matching->fit && hit.image == matching->image)) {
        matching->best = frame;
        matching->image = hit.image;
        matching->fit = fit;
        matching->word_count = word_count;
        memcpy(matching->words, words, sizeof words);
    }
    return true;
}

/* Noun phrases of which `token` is the last word, or the first, by lemmas. */
static void match_noun(Matching *matching, uint32_t token)
{
    const View *view = &matching->scene->view;
    char phrase[200];
    for (uint32_t first = token > 3 ? token - 3 : 1; first <= token; first++)
        for (uint32_t last = token; last <= token + 2 && last <= view->count; last++) {
            if (first < token && last > token)
                continue;
            size_t size = 0;
            /* "their lorry struck a mine" is no strike of lorries */
            if (last > token && view_is_verb(view, last) && view_token(view, token)->head == last)
                break;
            for (uint32_t t = first; t <= last; t++) {
                EntenteSlice word = view_token(view, t)->lemma;
                if (size + word.size + 1 >= sizeof phrase)
                    return;
                memcpy(phrase + size, word.data, word.size);
                size += word.size;
                phrase[size++] = ' ';
            }
            matching->phrase_words = last - first + 1;
            lexicon_find(matching->scene->lexicon, ROOT_NOUNS, (EntenteSlice){phrase, size}, on_frame,
                         matching);
            if (size > 4 && phrase[size - 2] == 's')
                lexicon_find(matching->scene->lexicon, ROOT_NOUNS, (EntenteSlice){phrase, size - 2}, on_frame,
                             matching);
        }
}

/* ---- roles ---- */

/* How well an argument serves as a party: 3 an actor, 2 something of an actor's, 1 anything else, 0 a bare
 * thing. */
static int party_worth(Scene *scene, uint32_t head)
{
    if (names_is_actor(&scene->names, head))
        return 3;
    if (entity_is_known(names_entity(&scene->names, head)) || names_is_person(&scene->names, head))
        return 2;
    return 1;
}

/* Whether somebody or some place may stand here: no clause, no quantity of time or money, no event. */
static bool is_bearer(Scene *scene, uint32_t head)
{
    const View *view = &scene->view;
    uint32_t inner = names_substance(&scene->names, head);
    uint8_t upos = view_token(view, inner)->upos;
    return (upos == ENTENTE_PROPN || upos == ENTENTE_NOUN) &&
           !names_in_set(scene->lexicon, view, inner, "time") && !frames_money(view, inner);
}

/* "in Brussels", "at Geneva": the venue of a verbal act. */
static bool is_venue(Scene *scene, const Argument *argument)
{
    static const char *const words[] = {"in", "at", "inside", "near", "around", "across", "along"};
    if (argument->kind != SLOT_PREPOSITION || (!names_is_place(&scene->names, argument->head) &&
                                               !view_lemma_is(&scene->view, argument->head, "capital")))
        return false;
    /* "scoffed at Kuwait": nobody is at a country */
    bool at_country = scene->names.kinds[argument->head] == NAMED_STATE &&
                      view_text_is(&scene->view, argument->preposition, "at") &&
                      !places_is_capital(&scene->names, argument->head) &&
                      !view_lemma_is(&scene->view, argument->head, "capital");
    return !at_country &&
           view_text_in(&scene->view, argument->preposition, words, sizeof words / sizeof *words);
}

/* "we have suspended our participation in it": whose it is, is who acts, and not the other side. */
static bool is_subjects_own(Scene *scene, uint32_t predicate, const Argument *argument)
{
    const View *view = &scene->view;
    uint32_t subject = view_is_verb(view, predicate) ? view_child(view, predicate, REL_SUBJECT) : 0;
    if (argument->kind != SLOT_POSSESSOR || !subject ||
        view_token(view, argument->head)->upos != ENTENTE_PRON)
        return false;
    static const char *const first[] = {"my", "our"};
    bool own = false;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        own = own || view_text_is(view, argument->head, first[i]);
    return own && (view_text_is(view, subject, "i") || view_text_is(view, subject, "we"));
}

/* Whether the phrase hangs on another prepositional phrase: "aid to Pakistan over its action *against
 * militants*". */
static bool is_deep(const View *view, const Arguments *arguments, const Argument *argument)
{
    uint32_t above = view_token(view, argument->group)->head;
    for (size_t a = 0; argument->kind == SLOT_PREPOSITION && a < arguments->count; a++)
        if (arguments->each[a].kind == SLOT_PREPOSITION && arguments->each[a].head == above)
            return true;
    return false;
}

/* Whether the words belong to another noun than the one that tells the deed. */
static bool is_of_other(const Matching *matching, const Argument *argument)
{
    const View *view = &matching->scene->view;
    uint32_t above = view_token(view, argument->group)->head;
    return argument->kind == SLOT_PREPOSITION && view_text_is(view, argument->preposition, "of") && above &&
           above != matching->token && above <= view->count && !view_is_verb(view, above) &&
           view_is_under(view, above, matching->token);
}

static bool is_between(const View *view, const Argument *argument)
{
    return argument->kind == SLOT_PREPOSITION && view_text_is(view, argument->preposition, "between");
}

static bool names_both_sides(const Matching *matching)
{
    size_t count = 0;
    for (size_t a = 0; a < matching->arguments.count; a++)
        count += is_between(&matching->scene->view, &matching->arguments.each[a]) &&
                 party_worth(matching->scene, matching->arguments.each[a].head) > 1;
    return count > 1;
}

/* `others` are those who have another part: nobody does a thing to himself ("lifted its sanctions against
 * Niger"). */
static void fill_role(Matching *matching, uint32_t role, bool all, const Parties *others, Parties *parties)
{
    Scene *scene = matching->scene;
    const ImageFrame *frame = matching->best;
    const ImageSlot *slots = (const ImageSlot *)matching->image->section[SECTION_SLOTS] + frame->first_slot;
    const char *follow = matching->has_object ? "" : image_string(matching->image, frame->follow);
    bool venues = candidate_is_verbal((EntenteEventType)frame->type) &&
                  strcmp(image_string(matching->image, frame->mode), "visit") != 0;
    uint32_t best_group = 0;
    int best = 0;
    /* "spoke after fighting between Mali and Niger": where it is told between whom, nobody else takes part;
     * but "discussed the border between Mali and Niger" does not tell who did */
    bool told = false;
    for (uint32_t i = 0; all && role == ROLE_ACTOR && i < frame->slot_count && !told; i++)
        told = slots[i].role == role && slots[i].kind == SLOT_PREPOSITION &&
               strcmp(image_string(matching->image, slots[i].preposition), "between") == 0 &&
               names_both_sides(matching);
    for (uint32_t s = 0; s < frame->slot_count; s++)
        for (size_t a = 0; slots[s].role == role && a < matching->arguments.count; a++) {
            const Argument *argument = &matching->arguments.each[a];
            if (!frames_fills(scene, matching->image, &slots[s], argument, follow) ||
                (venues && !slots[s].filler_count && is_venue(scene, argument)) ||
                (frame->type == ENTENTE_ASSAULT && arguments_is_behalf(scene, argument)))
                continue;
            /* "an attack on the village of Solhan" */
            if (role == ROLE_ACTOR && frame->type == ENTENTE_ASSAULT && frame->noun &&
                is_of_other(matching, argument))
                continue;
            if (told && !is_between(&scene->view, argument))
                continue;
            if (role == ROLE_RECIPIENT &&
                (is_subjects_own(scene, matching->token, argument) || parties_have(others, argument->head)))
                continue;
            int worth = party_worth(scene, argument->head);
            /* "Tuesday's clashes" are no day's doing */
            if (worth == 1 && names_in_set(scene->lexicon, &scene->view, argument->head, "time"))
                continue;
            /* what is somebody's stands for him: "rejected the Armenian proposal" */
            if (role == ROLE_RECIPIENT && argument->kind == SLOT_OBJECT && worth == 2)
                worth = 4;
            if (all && (worth > 1 || !parties->count || is_bearer(scene, argument->head)))
                parties_add(parties, argument->head);
            if (worth > best) {
                best = worth;
                best_group = argument->group;
            }
        }
    if (all || !best)
        return;
    for (size_t a = 0; a < matching->arguments.count; a++)
        if (matching->arguments.each[a].group == best_group)
            parties_add(parties, matching->arguments.each[a].head);
}

static void add_group(const Arguments *arguments, const Argument *argument, Parties *parties,
                      const Parties *others)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (arguments->each[i].group == argument->group && !parties_have(others, arguments->each[i].head))
            parties_add(parties, arguments->each[i].head);
}

static uint32_t preposition_rank(const View *view, const Argument *argument)
{
    static const char *const words[] = {"against", "on",      "to",     "with",   "from",   "for", "over",
                                        "toward",  "towards", "at",     "of",     "into",   "in",  "inside",
                                        "near",    "along",   "across", "around", "between"};
    for (uint32_t w = 0; w < sizeof words / sizeof *words; w++)
        if (view_text_is(view, argument->preposition, words[w]))
            return w + 1;
    return 0;
}

/* "brokered an agreement on the release of Chadian officers": what is agreed names none who agree. */
static bool is_subject_matter(const View *view, const Argument *argument)
{
    return argument->kind == SLOT_PREPOSITION && (view_text_is(view, argument->preposition, "on") ||
                                                  view_text_is(view, argument->preposition, "over") ||
                                                  view_text_is(view, argument->preposition, "for"));
}

/* "sent troops", "offered to send observers": who is sent is not to whom. */
static bool is_sent(Scene *scene, EntenteEventType type, uint32_t object)
{
    return type == ENTENTE_MOBILIZE || ((type == ENTENTE_AID || type == ENTENTE_AGREE) &&
                                        (names_in_set(scene->lexicon, &scene->view, object, "peacekeepers") ||
                                         names_in_set(scene->lexicon, &scene->view, object, "troops")));
}

static void other_side(Scene *scene, const Arguments *arguments, EntenteEventType type, bool venues,
                       const Parties *actors, Parties *recipients)
{
    enum { ACTORS = 0, NAMES, THINGS, PASSES, DEEP = 40 };
    bool together = type == ENTENTE_CONSULT && recipients == actors;
    for (int pass = 0; pass < PASSES && !recipients->count; pass++) {
        const Argument *best = NULL;
        uint32_t best_rank = UINT32_MAX;
        for (size_t a = 0; a < arguments->count; a++) {
            const Argument *argument = &arguments->each[a];
            uint32_t rank = argument->kind == SLOT_PREPOSITION ? preposition_rank(&scene->view, argument)
                            : argument->kind == SLOT_INDIRECT  ? 1
                            : argument->kind == SLOT_OBJECT    ? (pass == THINGS ? 30 : 2)
                            : argument->kind == SLOT_POSSESSOR || argument->kind == SLOT_ADJECTIVE ? 20
                                                                                                   : 0;
            if (rank && is_deep(&scene->view, arguments, argument))
                rank += DEEP;
            if (!rank || rank >= best_rank || parties_have(actors, argument->head) ||
                (type == ENTENTE_ASSAULT && arguments_is_behalf(scene, argument)) ||
                (argument->kind == SLOT_OBJECT && is_sent(scene, type, argument->head)) ||
                (together && is_subject_matter(&scene->view, argument)) ||
                /* "hit back with artillery": by what, not whom */
                (type == ENTENTE_ASSAULT && argument->kind == SLOT_PREPOSITION &&
                 view_text_is(&scene->view, argument->preposition, "with") &&
                 !*names_entity(&scene->names, argument->head)->code) ||
                /* "rockets were fired from Lebanon": where they came from */
                (type == ENTENTE_ASSAULT && argument->kind == SLOT_PREPOSITION &&
                 view_text_is(&scene->view, argument->preposition, "from")))
                continue;
            bool fits = pass == ACTORS ? names_is_actor(&scene->names, argument->head) && rank % DEEP <= 20
                        : pass == NAMES
                            ? entity_is_known(names_entity(&scene->names, argument->head)) ||
                                  view_token(&scene->view, argument->head)->upos == ENTENTE_PROPN ||
                                  names_is_person(&scene->names, argument->head)
                            : is_bearer(scene, argument->head);
            if (!fits || !is_bearer(scene, argument->head) || (venues && is_venue(scene, argument)))
                continue;
            best = argument;
            best_rank = rank;
        }
        if (best)
            add_group(arguments, best, recipients, actors);
    }
}

void frames_other_side(Scene *scene, const Arguments *arguments, EntenteEventType type, const Parties *actors,
                       Parties *recipients)
{
    other_side(scene, arguments, type, candidate_is_verbal(type), actors, recipients);
}

/* "lifted the sanctions it had imposed on Niger", "the attack that it blamed on Mali": whom the clause of a
 * thing names stands on the other side. 0: nobody. */
static uint32_t inside_clause(Scene *scene, uint32_t thing)
{
    static const char *const words[] = {"on", "against", "to", "with"};
    const View *view = &scene->view;
    for (uint32_t clause = view->first_child[thing]; clause; clause = view->next_sibling[clause]) {
        if ((view->relation[clause] != REL_RELATIVE && view->relation[clause] != REL_ACL) || clause < thing)
            continue;
        for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
            for (size_t w = 0; w < sizeof words / sizeof *words; w++)
                if ((view->relation[child] == REL_OBLIQUE || view->relation[child] == REL_NMOD) &&
                    view_text_is(view, view_case(view, child), words[w]) &&
                    names_is_actor(&scene->names, child))
                    return child;
    }
    return 0;
}

static bool is_border(const View *view, uint32_t token)
{
    return view_lemma_is(view, token, "border") || view_lemma_is(view, token, "frontier");
}

/* The words that name the other side best. Whose thing the object is, is the other side, but the words are
 * the thing's ("defended Germany's decision", "rejected a request by Erdogan"); what is of, to, from or
 * against somebody is less than he ("conceded to the demands of the drivers"). */
static uint32_t settle_recipient(Scene *scene, const Arguments *arguments, uint32_t recipient)
{
    static const char *const words[] = {"of", "to", "from", "against", "on", "with"};
    const View *view = &scene->view;
    for (size_t a = 0; a < arguments->count; a++) {
        const Argument *argument = &arguments->each[a];
        bool own = argument->kind == SLOT_POSSESSOR || argument->kind == SLOT_ADJECTIVE ||
                   (argument->kind == SLOT_PREPOSITION && view_text_is(view, argument->preposition, "by"));
        if (argument->head != recipient || !own)
            continue;
        for (size_t b = 0; b < arguments->count; b++)
            if (arguments->each[b].kind == SLOT_OBJECT &&
                view_is_under(view, recipient, arguments->each[b].head) &&
                /* "denied accusations by the clergy": they are answered, not their words */
                !(argument->kind == SLOT_PREPOSITION &&
                  names_in_set(scene->lexicon, view, arguments->each[b].head, "allegation")))
                return arguments->each[b].head;
    }
    if (names_is_actor(&scene->names, recipient) || names_is_person(&scene->names, recipient))
        return recipient;
    uint32_t thing = names_substance(&scene->names, recipient);
    uint32_t inside = names_is_actor(&scene->names, thing) ? 0 : inside_clause(scene, thing);
    if (inside || thing != recipient)
        return inside ? inside : recipient;
    for (uint32_t child = view->first_child[recipient]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && names_is_actor(&scene->names, child))
            for (size_t w = 0; w < sizeof words / sizeof *words; w++)
                if (view_text_is(view, view_case(view, child), words[w]) &&
                    (strcmp(words[w], "with") != 0 || is_border(view, recipient)) &&
                    (strcmp(words[w], "to") == 0 || strcmp(words[w], "with") == 0 ||
                     strcmp(words[w], "against") == 0 || strcmp(words[w], "on") == 0 ||
                     !names_is_place(&scene->names, child)))
                    return child;
    return recipient;
}

/* Two-sided acts have their parties all as actors: no line names a recipient, and others than the subject or
 * owner may act, too. */
static bool is_one_sided(const Image *image, const ImageFrame *frame)
{
    static const char *const together[] = {"with", "between", "among", "amongst"};
    const ImageSlot *slots = (const ImageSlot *)image->section[SECTION_SLOTS] + frame->first_slot;
    bool two_sided = false;
    for (uint32_t s = 0; s < frame->slot_count; s++) {
        if (slots[s].role == ROLE_RECIPIENT)
            return true;
        if (slots[s].role != ROLE_ACTOR)
            continue;
        two_sided = two_sided || (slots[s].kind == SLOT_OBJECT && !frame->noun);
        for (size_t i = 0; i < sizeof together / sizeof *together && slots[s].kind == SLOT_PREPOSITION; i++)
            two_sided = two_sided || strcmp(image_string(image, slots[s].preposition), together[i]) == 0;
        /* "spoke to the president": both talked */
        two_sided = two_sided || (frame->type == ENTENTE_CONSULT && slots[s].kind == SLOT_PREPOSITION &&
                                  strcmp(image_string(image, slots[s].preposition), "to") == 0);
    }
    return !two_sided;
}

/* "A Russian drone crashed into the tower": whose weapon it was struck, where the line asks only what did. */
static void add_owner_of_weapon(Scene *scene, const Arguments *arguments, Candidate *candidate)
{
    const View *view = &scene->view;
    if (candidate->type != ENTENTE_ASSAULT || candidate->actors.count || candidate->noun ||
        view_is_passive(view, candidate->trigger))
        return;
    for (size_t a = 0; a < arguments->count; a++) {
        uint32_t head = arguments->each[a].head;
        if (arguments->each[a].kind == SLOT_SUBJECT && !parties_have(&candidate->recipients, head) &&
            view_token(view, head)->upos == ENTENTE_NOUN && !names_is_actor(&scene->names, head) &&
            entity_is_known(names_entity(&scene->names, head)))
            parties_add(&candidate->actors, head);
    }
}

/* Whether the word is but part of the name or role of somebody. */
static bool is_within_name(Scene *scene, uint32_t token)
{
    const Names *names = &scene->names;
    const NameMatch *match = names->at[token] ? &names->matches[names->at[token] - 1] : NULL;
    for (size_t i = 0; match && match->last > match->first && i < match->hit_count; i++) {
        LexiconHit hit = match->hits[i];
        if (hit.payload->kind == PAYLOAD_ROLE ||
            (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind != ACTOR_STATE))
            return true;
    }
    return false;
}

bool frames_match(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *candidate)
{
    const View *view = &scene->view;
    Matching matching = {.scene = scene, .all = arguments, .token = token, .phrase_words = 1, .fit = -1};
    bool noun = !view_is_verb(view, token) && (view_token(view, token)->upos == ENTENTE_NOUN ||
                                               view_token(view, token)->upos == ENTENTE_PROPN);
    /* the month is no march; "appeals court", "Movement for the Emancipation of the Niger Delta" are names */
    if (noun && !is_within_name(scene, token) &&
        !(view_token(view, token)->upos == ENTENTE_PROPN &&
          names_in_set(scene->lexicon, view, token, "time")))
        match_noun(&matching, token);
    else if (view_is_verb(view, token))
        lexicon_find_word(scene->lexicon, ROOT_VERBS, view_token(view, token), on_frame, &matching);
    if (!matching.best)
        return false;
    const ImageFrame *frame = matching.best;
    *candidate = (Candidate){
        .trigger = token, .type = (EntenteEventType)frame->type, .noun = noun, .fit = matching.fit};
    candidate->frame_type = candidate->type;
    candidate->nothing = frame->type == ENTENTE_EVENT_NONE;
    candidate->mode = image_string(matching.image, frame->mode);
    memcpy(candidate->cameo, frame->cameo, sizeof candidate->cameo);
    candidate->words[candidate->word_count++] = token;
    for (size_t i = 0; i < matching.word_count && candidate->word_count < WORD_LIMIT; i++)
        candidate->words[candidate->word_count++] = matching.words[i];
    candidate_step(candidate, noun ? "event noun" : "verb frame", matching.image, frame->line, token);
    if (candidate->nothing)
        return true;
    leave_out_words(&matching, matching.words, matching.word_count);
    arguments = &matching.arguments;
    matching.has_object = false;
    for (size_t a = 0; a < arguments->count; a++)
        matching.has_object = matching.has_object || arguments->each[a].kind == SLOT_OBJECT;
    const ImageSlot *slots = (const ImageSlot *)matching.image->section[SECTION_SLOTS] + frame->first_slot;
    for (uint32_t i = 0; i < frame->slot_count; i++) {
        candidate->wants_recipient = candidate->wants_recipient || slots[i].role == ROLE_RECIPIENT;
        candidate->menace = candidate->menace || (slots[i].kind == SLOT_SAYER && slots[i].role == ROLE_ACTOR);
        candidate->unwilling = candidate->unwilling || (slots[i].kind == SLOT_NEGATION && slots[i].flags);
    }
    bool one_sided = is_one_sided(matching.image, frame);
    fill_role(&matching, ROLE_ACTOR, !one_sided, &candidate->mediators, &candidate->actors);
    fill_role(&matching, ROLE_RECIPIENT, false, &candidate->actors, &candidate->recipients);
    fill_role(&matching, ROLE_MEDIATOR, true, &candidate->recipients, &candidate->mediators);
    add_owner_of_weapon(scene, arguments, candidate);
    /* the subject of a light verb acts, whatever else the noun's line says */
    if (noun && arguments_light_verb(scene, token)) {
        Parties subjects = {.count = 0};
        for (size_t a = 0; a < arguments->count; a++)
            if (arguments->each[a].kind == SLOT_SUBJECT)
                parties_add(&subjects, arguments->each[a].head);
        if (strcmp(candidate->mode, "third-party") == 0)
            candidate->mediators = subjects;
        else if (subjects.count && one_sided)
            candidate->actors = subjects;
        else
            for (size_t i = 0; i < subjects.count; i++)
                parties_add(&candidate->actors, subjects.each[i]);
    }
    /* "in a call with Aliyev, Blinken urged": who speaks was one of the two */
    uint32_t talker = noun && !one_sided && candidate->actors.count == 1 ? arguments_talker(scene, token) : 0;
    if (talker)
        parties_add(&candidate->actors, talker);
    if (noun && !one_sided && !candidate->actors.count && candidate->type == ENTENTE_CONSULT)
        arguments_talkers(scene, token, &candidate->actors);
    /* "asked him by telephone": of two who speak, or of none */
    bool phone = noun && (view_lemma_is(view, token, "telephone") || view_lemma_is(view, token, "phone"));
    if (phone && candidate->actors.count < 2)
        arguments_callers(scene, token, &candidate->actors);
    candidate->nothing = phone && candidate->actors.count < 2;
    if ((one_sided && !candidate->recipients.count) || (!one_sided && candidate->actors.count < 2))
        /* "clashes in Kinshasa" are not Kinshasa's */
        other_side(scene, arguments, candidate->type, !one_sided || candidate_is_verbal(candidate->type),
                   &candidate->actors, one_sided ? &candidate->recipients : &candidate->actors);
    if (!noun && candidate->recipients.count == 1)
        candidate->recipients.each[0] = settle_recipient(scene, arguments, candidate->recipients.each[0]);
    /* "soldiers were deployed": they are who moves */
    bool sends = candidate->type == ENTENTE_MOBILIZE ||
                 (candidate->type == ENTENTE_AID && strcmp(candidate->cameo, "074") == 0);
    for (size_t a = 0;
         sends && !noun && view_is_passive(view, token) && !candidate->actors.count && a < arguments->count;
         a++) {
        uint32_t sent = arguments->each[a].kind == SLOT_OBJECT ? arguments->each[a].head : 0;
        if (sent && names_is_actor(&scene->names, sent))
            parties_add(&candidate->actors, sent);
    }
    /* nobody does a thing to himself */
    Parties others = {.count = 0};
    for (size_t i = 0; i < candidate->recipients.count; i++)
        if (!parties_have(&candidate->actors, candidate->recipients.each[i]))
            parties_add(&others, candidate->recipients.each[i]);
    candidate->recipients = others;
    return true;
}
