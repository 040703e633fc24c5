/* Where no pair is given: the event that a sentence is about, and its two sides. */
#include "base/error.h"
#include "code/coder.h"

#include <string.h>

/* ---- the event ---- */

/* How far from the main clause a word stands: each clause that hangs on a noun, or gives time or
 * circumstance, takes one away; what is said is as near as who says so. */
static float remoteness(const View *view, uint32_t token)
{
    float far = 0;
    for (uint32_t up = token, steps = 0; up && up <= view->count && steps <= view->count;
         up = view_token(view, up)->head, steps++)
        switch (view->relation[up]) {
        case REL_RELATIVE:
        case REL_ACL:
            far += 1.5f;
            break;
        case REL_ADVCL:
        case REL_PARATAXIS:
            far += 0.8f;
            break;
        case REL_NMOD:
        case REL_OBLIQUE:
        case REL_POSSESSOR:
        case REL_APPOSITION:
            far += 0.6f;
            break;
        case REL_CONJUNCT:
            far += 0.3f;
            break;
        default:
            break;
        }
    return far;
}

static float side_worth(Scene *scene, const Parties *parties)
{
    if (!parties->count)
        return 0;
    uint32_t head = parties->each[0];
    if (view_token(&scene->view, head)->upos == ENTENTE_PRON)
        return 0.2f;
    return entity_is_known(names_entity(&scene->names, head)) ? 1 : 0.8f;
}

/* The event that a sentence is about, where no pair is given: near the main clause, with both sides. */
static const Candidate *relate_main(Scene *scene)
{
    const Candidate *best = NULL;
    float best_fit = -100;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing || candidate->type == ENTENTE_EVENT_NONE)
            continue;
        const Parties *others = candidate->recipients.count || !candidate->mediators.count
                                    ? &candidate->recipients
                                    : &candidate->mediators;
        float fit = 1.0f * side_worth(scene, &candidate->actors) + side_worth(scene, others) +
                    (candidate->actors.count > 1 && !others->count ? 0.8f : 0) - remoteness(&scene->view, t) +
                    (candidate->consumed ? 0 : 0.3f) - (candidate->generic ? 0.2f : 0) - 0.0005f * (float)t;
        if (fit > best_fit) {
            best_fit = fit;
            best = candidate;
        }
    }
    return best;
}

/* ---- sides of what is no event ---- */

/* The verb of the main clause; under verbs of saying, the clause that is said, as long as it has a subject
 * that is no pronoun. */
static uint32_t main_verb(Scene *scene)
{
    const View *view = &scene->view;
    uint32_t verb = view_child(view, 0, REL_ROOT);
    for (unsigned i = 0; verb && i < 3; i++) {
        uint32_t said = view_child(view, verb, REL_CCOMP);
        uint32_t subject = said ? view_child(view, said, REL_SUBJECT) : 0;
        if (!subject || view_token(view, subject)->upos == ENTENTE_PRON ||
            names_is_actor(&scene->names, arguments_subject(scene, verb)))
            break;
        verb = said;
    }
    return verb;
}

/* The parties of what is no event: the subject, and the likeliest other side. */
static void find_parties(Scene *scene, Parties *actors, Parties *recipients)
{
    uint32_t verb = main_verb(scene);
    if (!verb)
        return;
    Arguments arguments;
    arguments_gather(scene, verb, &arguments);
    for (size_t a = 0; a < arguments.count; a++)
        if (arguments.each[a].kind == SLOT_SUBJECT)
            parties_add(actors, arguments.each[a].head);
    frames_other_side(scene, &arguments, ENTENTE_EVENT_NONE, actors, recipients);
    for (uint32_t below = verb; below && !recipients->count;) {
        uint32_t next = view_child(&scene->view, below, REL_XCOMP);
        below = next ? next : view_child(&scene->view, below, REL_CCOMP);
        if (!below)
            break;
        arguments_gather(scene, below, &arguments);
        frames_other_side(scene, &arguments, ENTENTE_EVENT_NONE, actors, recipients);
    }
}

/* ---- sides that the sentence puts first ---- */

static bool is_pronoun(const View *view, uint32_t token)
{
    return token && view_token(view, token)->upos == ENTENTE_PRON;
}

static uint32_t clause_subject(const View *view, uint32_t clause)
{
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    return subject ? subject : view_child(view, clause, REL_SUBJECT_PASSIVE);
}

/* The clause that is said, hoped or feared, after a verb or adjective, or after the noun that it carries
 * ("voiced hope that ..."); 0: none. */
static uint32_t said_clause(const View *view, uint32_t top)
{
    for (uint32_t child = view->first_child[top]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (child > top && relation == REL_CCOMP)
            return child;
        for (uint32_t inner = relation == REL_OBJECT ? view->first_child[child] : 0; inner;
             inner = view->next_sibling[inner])
            if (inner > child && (view->relation[inner] == REL_CCOMP || view->relation[inner] == REL_ACL) &&
                clause_subject(view, inner))
                return inner;
    }
    return 0;
}

/* Who says something, and whom he says it of: the subject of the main clause and that of the clause under it,
 * through clauses about the speaker himself ("said he hoped that ..."). False where the sentence says it of
 * nobody else. */
static bool find_speaker(Scene *scene, Parties *actors, Parties *recipients)
{
    const View *view = &scene->view;
    uint32_t top = view_child(view, 0, REL_ROOT), speaker = top ? clause_subject(view, top) : 0;
    if (!speaker || is_pronoun(view, speaker) ||
        !(entity_is_known(names_entity(&scene->names, speaker)) ||
          view_token(view, speaker)->upos == ENTENTE_PROPN))
        return false;
    uint32_t clause = said_clause(view, top), subject = 0;
    for (unsigned i = 0; clause && i < 3; i++) {
        subject = clause_subject(view, clause);
        if (subject && !is_pronoun(view, subject))
            break;
        clause = said_clause(view, clause);
        subject = 0;
    }
    const Candidate *own = scene_candidate(scene, top);
    uint32_t object = view_child(view, top, REL_OBJECT);
    if (!subject || (own && !own->nothing && own->recipients.count) ||
        (object && !view_is_under(view, subject, object)))
        return false;
    *actors = (Parties){{speaker}, 1};
    *recipients = (Parties){{subject}, 1};
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT)
            parties_add(recipients, child);
    return true;
}

/* ---- what is no party ---- */

/* Nouns that tell of the event itself, or of words: nobody to whom anything is done. */
static bool is_matter(Scene *scene, uint32_t head)
{
    static const char *const sets[] = {"protest", "allegation", "ceasefire", "restriction",
                                       "concern", "praise",     "aid",       "time"};
    if (names_is_actor(&scene->names, head) || view_token(&scene->view, head)->upos != ENTENTE_NOUN)
        return false;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (names_in_set(scene->lexicon, &scene->view, head, sets[i]))
            return true;
    return false;
}

/* Whether a thing only stands for where it is or whose it is: "a truce in Lachin", "aid to Chad". Answers
 * are given to the thing itself. */
static bool stands_for_place(EntenteEventType type)
{
    return type == ENTENTE_AID || type == ENTENTE_CONCEDE || type == ENTENTE_RETREAT ||
           type == ENTENTE_COOPERATE || type == ENTENTE_MOBILIZE || type == ENTENTE_AGREE ||
           type == ENTENTE_SANCTION || type == ENTENTE_REQUEST;
}

/* To whom a thing goes, whatever the dictionaries know of him. */
static uint32_t receiver(Scene *scene, uint32_t trigger)
{
    const View *view = &scene->view;
    Arguments arguments;
    arguments_gather(scene, trigger, &arguments);
    for (size_t a = 0; a < arguments.count; a++)
        if (arguments.each[a].kind == SLOT_PREPOSITION &&
            view_text_is(view, arguments.each[a].preposition, "to") &&
            view_is_nominal(view, arguments.each[a].head))
            return arguments.each[a].head;
    return 0;
}

static void add_joined(const View *view, Parties *parties, uint32_t head)
{
    parties_add(parties, head);
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            parties_add(parties, child);
}

/* The other side where a thing stands in its place. */
static void settle_sides(Scene *scene, const Candidate *best, const Parties *actors, Parties *recipients)
{
    const View *view = &scene->view;
    Parties kept = {.count = 0};
    bool place = stands_for_place(best->type);
    for (size_t i = 0; i < recipients->count; i++) {
        uint32_t head = recipients->each[i], other = 0;
        bool party =
            sides_is_party(scene, head) && !(place && names_in_set(scene->lexicon, view, head, "troops") &&
                                             !entity_is_known(names_entity(&scene->names, head)));
        if (!party && (best->type == ENTENTE_RETREAT || best->type == ENTENTE_AID))
            other = receiver(scene, best->trigger);
        if (!party && place && !other)
            other = sides_party_below(scene, head, actors);
        if (!party && place && !other)
            other = sides_party_below(scene, best->trigger, actors);
        if (other)
            add_joined(view, &kept, other);
        else if (party || !is_matter(scene, head))
            parties_add(&kept, head);
    }
    *recipients = kept;
    if (!kept.count && place) {
        uint32_t other = sides_party_below(scene, best->trigger, actors);
        if (other)
            add_joined(view, recipients, other);
    }
}

/* Whether all who act do so with each other: several who agree, meet, drill, or fail to, and nobody else. */
static bool is_mutual(Scene *scene, const Candidate *best, const Parties *actors, const Parties *recipients)
{
    EntenteEntity entities[2];
    if (best->type != ENTENTE_AGREE && best->type != ENTENTE_CONSULT && best->type != ENTENTE_SUPPORT &&
        best->type != ENTENTE_MOBILIZE && best->type != ENTENTE_COOPERATE && best->type != ENTENTE_REJECT &&
        best->type != ENTENTE_CONCEDE)
        return false;
    for (size_t i = 0; i < recipients->count; i++)
        if (sides_is_party(scene, recipients->each[i]))
            return false;
    return actors->count > 1 ||
           (actors->count == 1 && names_entities(&scene->names, actors->each[0], entities, 2) > 1);
}

/* ---- mentions ---- */

/* Whether nothing but commas and conjunctions stands between two places of the sentence. */
static bool is_joined(const View *view, uint32_t from, uint32_t to)
{
    for (uint32_t t = 1; t <= view->count; t++) {
        const EntenteToken *token = view_token(view, t);
        if (token->start >= from && token->end <= to && token->upos != ENTENTE_PUNCT &&
            token->upos != ENTENTE_CCONJ)
            return false;
    }
    return true;
}

/* Heads next to each other with nothing but commas and conjunctions between make one mention of a side that
 * acts together. */
static EntenteStatus keep_spans(Scene *scene, const Parties *parties, bool joined, EntenteDocument *document,
                                EntenteSpan **spans, size_t *count, EntenteError *error)
{
    *count = 0;
    *spans = arena_array(document->arena, parties->count + 1, sizeof **spans);
    if (!*spans)
        return error_no_memory(error);
    uint32_t base = scene->view.sentence->start;
    for (size_t i = 0; i < parties->count; i++) {
        EntenteSpan span = names_entity(&scene->names, parties->each[i])->span;
        span.start += base;
        span.end += base;
        EntenteSpan *last = *count ? &(*spans)[*count - 1] : NULL;
        bool near =
            last && joined && span.start > last->end && is_joined(&scene->view, last->end, span.start);
        if (near)
            last->end = span.end;
        else if (!last || span.start != last->start)
            (*spans)[(*count)++] = span;
    }
    return ENTENTE_OK;
}

/* Who calls somebody, or opens ties with him, is asked for as the source, though both take part. */
static bool take_apart(Scene *scene, const Candidate *best, Parties *actors, Parties *recipients)
{
    if (actors->count != 2 || (strcmp(best->mode, "phone") != 0 && best->type != ENTENTE_SUPPORT))
        return false;
    uint32_t verb = best->trigger, carrier = arguments_light_verb(scene, verb);
    uint32_t subject = arguments_subject(scene, carrier ? carrier : verb);
    for (size_t i = 0; i < 2; i++) {
        uint32_t other = actors->each[1 - i];
        bool joined =
            scene->view.relation[other] == REL_CONJUNCT || scene->view.relation[subject] == REL_CONJUNCT;
        if (!subject || actors->each[i] != subject || joined)
            continue;
        *recipients = (Parties){{other}, 1};
        *actors = (Parties){{subject}, 1};
        return true;
    }
    return false;
}

void relate_guess(Scene *scene, FoundSides *found)
{
    *found = (FoundSides){.best = relate_main(scene)};
    const Candidate *best = found->best;
    Parties *actors = &found->actors, *recipients = &found->recipients;
    if (best) {
        *actors = best->actors;
        *recipients = best->recipients;
        if (best->mediators.count) {
            *recipients = *actors;
            *actors = best->mediators;
        }
    }
    if (!find_speaker(scene, actors, recipients) && !actors->count && !recipients->count)
        find_parties(scene, actors, recipients);
    found->mutual = best && !recipients->count && actors->count > 1;
    if (best && !found->mutual)
        settle_sides(scene, best, actors, recipients);
    found->settled = found->mutual && best->type == ENTENTE_CONSULT;
    if (best && is_mutual(scene, best, actors, recipients)) {
        found->mutual = found->settled = true;
        recipients->count = 0;
    }
    if (found->mutual && take_apart(scene, best, actors, recipients))
        found->mutual = found->settled = false;
}

static EntenteStatus keep_phrases(const Scene *scene, const Phrase *phrases, size_t phrase_count,
                                  EntenteDocument *document, EntenteSpan **spans, size_t *count,
                                  EntenteError *error)
{
    uint32_t base = scene->view.sentence->start;
    *count = 0;
    *spans = arena_array(document->arena, phrase_count + 1, sizeof **spans);
    if (!*spans)
        return error_no_memory(error);
    for (size_t i = 0; i < phrase_count; i++)
        (*spans)[(*count)++] = (EntenteSpan){phrases[i].start + base, phrases[i].end + base};
    return ENTENTE_OK;
}

EntenteStatus relate_spans(Scene *scene, const FoundSides *found, EntenteDocument *document,
                           EntenteRelation *relation, EntenteError *error)
{
    EntenteSpan **source = &relation->source, **target = &relation->target;
    size_t *source_count = &relation->source_count, *target_count = &relation->target_count;
    EntenteStatus status;
    relation->mutual = found->mutual;
    if (found->chosen) {
        status =
            keep_phrases(scene, found->sources, found->source_count, document, source, source_count, error);
        return status != ENTENTE_OK ? status
                                    : keep_phrases(scene, found->targets, found->target_count, document,
                                                   target, target_count, error);
    }
    status = keep_spans(scene, &found->actors, true, document, source, source_count, error);
    return status != ENTENTE_OK
               ? status
               : keep_spans(scene, &found->recipients, false, document, target, target_count, error);
}

EntenteStatus relate_found(EntenteCoder *coder, EntenteDocument *document, EntenteRelation *relation,
                           EntenteError *error)
{
    static const EntentePair nobody = {0};
    Scene scene;
    FoundSides found;
    uint32_t source, target;
    EntenteStatus status = relate_scene(coder, document, &nobody, &scene, &source, &target, error);
    if (status != ENTENTE_OK)
        return status;
    relate_guess(&scene, &found);
    if (found.best) {
        relation->type = found.best->type;
        relation->mode = found.best->mode;
        relation->confidence = 0.5f;
        memcpy(relation->cameo, found.best->cameo, sizeof relation->cameo);
    }
    if (coder->layer && layer_sides(coder->layer)->weights && !found.settled)
        sides_choose(layer_sides(coder->layer), &scene, &found);
    if (coder->layer) {
        uint32_t other = found.recipients.count   ? found.recipients.each[0]
                         : found.actors.count > 1 ? found.actors.each[1]
                                                  : 0;
        layer_relate(coder->layer, &scene, found.actors.count ? found.actors.each[0] : 0, other, found.best,
                     coder->lexicon, true, relation);
    }
    return relate_spans(&scene, &found, document, relation, error);
}
