#include "code/figures.h"

#include "code/toll_events.h"

#include <string.h>

/* The trigger of the event in whose words a token stands, as itself or as a part of another's words; 0: none.
 */
static uint32_t event_at(Scene *scene, uint32_t token)
{
    if (!token)
        return 0;
    const Candidate *own = scene_candidate(scene, token);
    if (own && !own->nothing && !own->consumed && own->type != ENTENTE_EVENT_NONE)
        return own->trigger;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *other = scene_candidate(scene, t);
        if (!other || other->nothing || other->consumed)
            continue;
        for (size_t w = 0; w < other->word_count; w++)
            if (other->words[w] == token)
                return other->trigger;
    }
    return 0;
}

/* Whether an event of that type takes such a toll. */
static bool may_take(TollKind kind, EntenteEventType type)
{
    switch (kind) {
    case TOLL_CROWD:
        return type == ENTENTE_PROTEST;
    case TOLL_ARRESTED:
    case TOLL_CAPTURED:
        return type == ENTENTE_COERCE || type == ENTENTE_ASSAULT || type == ENTENTE_RETREAT;
    case TOLL_DISPLACED:
        return type == ENTENTE_ASSAULT || type == ENTENTE_COERCE || type == ENTENTE_MOBILIZE;
    default:
        return type == ENTENTE_ASSAULT || type == ENTENTE_PROTEST || type == ENTENTE_COERCE;
    }
}

/* "a source put its dead at 15, and officials said a strike had claimed six": whether the event is told in a
 * clause with a subject of its own, joined to that of the toll. */
static bool is_other_clause(const View *view, uint32_t event, uint32_t predicate)
{
    for (uint32_t up = event, steps = 0; up && up <= view->count && steps < view->count; steps++) {
        if (view_is_under(view, predicate, up))
            return false;
        bool joined = view->relation[up] == REL_CONJUNCT && view_is_verb(view, up) &&
                      (view_child(view, up, REL_SUBJECT) || view_child(view, up, REL_SUBJECT_PASSIVE));
        if (joined)
            return true;
        up = view_token(view, up)->head;
    }
    return false;
}

bool figures_are_apart(Scene *scene, const Toll *toll)
{
    bool any = false;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing || candidate->consumed || candidate->trigger != t ||
            candidate->type != ENTENTE_ASSAULT)
            continue;
        if (!is_other_clause(&scene->view, t, toll->predicate))
            return false;
        any = true;
    }
    return any;
}

/* The only event of the sentence that may have taken it, where there is just one; then no tree is asked. */
static uint32_t only_taker(Scene *scene, const Toll *toll)
{
    TollKind kind = toll->kind;
    uint32_t found = 0;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->nothing || candidate->consumed || !may_take(kind, candidate->type))
            continue;
        if (found)
            return 0;
        found = candidate->trigger;
    }
    return found && !is_other_clause(&scene->view, found, toll->predicate) ? found : 0;
}

/* The assault of whose words a clause is; 0: none. */
static uint32_t assault_above(Scene *scene, uint32_t clause)
{
    const View *view = &scene->view;
    uint32_t up = view_token(view, clause)->head;
    for (uint32_t steps = 0; up && up <= view->count && steps < view->count; steps++) {
        const Candidate *candidate = scene_candidate(scene, up);
        if (candidate && candidate->type == ENTENTE_ASSAULT)
            return event_at(scene, up);
        up = view_token(view, up)->head;
    }
    return 0;
}

/* Those who are hurt of the police were hurt by the crowd. */
static bool crowd_has_force(Scene *scene, const Toll *toll)
{
    const EntenteEntity *of = toll->of ? names_entity(&scene->names, toll->of) : NULL;
    return of && (strncmp(of->sectors, "COP", 3) == 0 || strncmp(of->sectors, "MIL", 3) == 0);
}

static bool is_police(Scene *scene, const Candidate *candidate)
{
    for (size_t i = 0; i < candidate->actors.count; i++)
        if (strncmp(names_entity(&scene->names, candidate->actors.each[i])->sectors, "COP", 3) == 0)
            return true;
    return false;
}

/* The only force that the sentence tells was used against a crowd; 0: none, or several. */
static uint32_t crowd_control(Scene *scene)
{
    uint32_t found = 0;
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        bool force = candidate && !candidate->nothing && !candidate->consumed &&
                     candidate->type == ENTENTE_ASSAULT &&
                     (strcmp(candidate->mode, "crowd-control") == 0 || is_police(scene, candidate));
        if (force && found)
            return 0;
        if (force)
            found = candidate->trigger;
    }
    return found;
}

/* "after they were killed", "since", "because": what is told of follows from it. */
static bool is_later(const View *view, uint32_t clause)
{
    static const char *const words[] = {"after", "since", "because", "before"};
    uint32_t mark = view_child(view, clause, REL_MARK);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, mark, words[i]))
            return true;
    return false;
}

/* "ambushing a convoy and killing eleven": the deed that it is joined to, however their clause begins; 0:
 * none. */
static uint32_t joined_deed(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    uint32_t head =
        predicate && view->relation[predicate] == REL_CONJUNCT ? view_token(view, predicate)->head : 0;
    if (!head || head > view->count || !view_is_verb(view, head) || !view_is_verb(view, predicate) ||
        strcmp(view_token(view, head)->xpos, view_token(view, predicate)->xpos) != 0 ||
        view_child(view, predicate, REL_SUBJECT) || view_child(view, predicate, REL_SUBJECT_PASSIVE))
        return 0;
    uint32_t deed = event_at(scene, head);
    const Candidate *event = deed ? scene_candidate(scene, deed) : NULL;
    return event && event->type == ENTENTE_ASSAULT ? deed : 0;
}

/* "a jet was shot down and its pilot killed". */
static bool is_of_its_own(const View *view, uint32_t verb)
{
    uint32_t subject = view_child(view, verb, REL_SUBJECT_PASSIVE);
    if (!subject)
        subject = view_child(view, verb, REL_SUBJECT);
    return subject && view_text_is(view, view_child(view, subject, REL_POSSESSOR), "its");
}

/* "repelled an attack, killing 15 militants": by those who were attacked. */
static bool strikes_back(Scene *scene, uint32_t predicate, uint32_t attack)
{
    const Candidate *own = predicate ? scene_candidate(scene, predicate) : NULL;
    const Candidate *other = attack ? scene_candidate(scene, attack) : NULL;
    if (!own || !other || own == other || own->type != ENTENTE_ASSAULT || other->type != ENTENTE_ASSAULT ||
        !own->actors.count || scene->view.relation[predicate] != REL_ADVCL)
        return false;
    for (size_t i = 0; i < other->recipients.count; i++)
        if (other->recipients.each[i] == own->actors.each[0])
            return true;
    return false;
}

static uint32_t owner_of(Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    uint32_t found = event_at(scene, toll->event), predicate = toll->predicate;
    /* "attacked a village, killing three and kidnapping four": those of the kidnapping */
    uint32_t taking =
        toll->kind == TOLL_CAPTURED || toll->kind == TOLL_ARRESTED ? event_at(scene, predicate) : 0;
    const Candidate *taker = taking ? scene_candidate(scene, taking) : NULL;
    if (taker && (taker->type == ENTENTE_COERCE || strcmp(taker->mode, "abduct") == 0))
        return taking;
    if (strikes_back(scene, predicate, found))
        return predicate;
    uint32_t joined = joined_deed(scene, predicate);
    if (joined && !event_at(scene, predicate) && !view_is_under(view, toll->event, predicate))
        found = joined;
    /* "four were killed and 24 wounded" is one event */
    bool hurt = toll->kind == TOLL_DEAD || toll->kind == TOLL_INJURED || toll->kind == TOLL_MISSING;
    while (hurt && predicate && (!event_at(scene, predicate) || is_of_its_own(view, predicate)) &&
           view->relation[predicate] == REL_CONJUNCT && view_is_verb(view, predicate) &&
           event_at(scene, view_token(view, predicate)->head) && !view_child(view, predicate, REL_OBLIQUE) &&
           scene_candidate(scene, view_token(view, predicate)->head) &&
           scene_candidate(scene, view_token(view, predicate)->head)->type == ENTENTE_ASSAULT)
        predicate = view_token(view, predicate)->head;
    if (!found)
        found = event_at(scene, predicate);
    /* "four were killed and nine wounded when jets bombed a market": the second has the cause */
    for (uint32_t child = !found && hurt && predicate ? view->first_child[predicate] : 0; child && !found;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_verb(view, child) &&
            !view_child(view, child, REL_SUBJECT) && event_at(scene, child) &&
            scene_candidate(scene, event_at(scene, child))->type == ENTENTE_ASSAULT)
            found = event_at(scene, child);
    /* "lost nine men when they beat back an assault" */
    for (uint32_t child = !found && hurt && predicate ? view->first_child[predicate] : 0; child && !found;
         child = view->next_sibling[child]) {
        const Candidate *blow = view->relation[child] == REL_ADVCL ? scene_candidate(scene, child) : NULL;
        uint32_t mark = view_child(view, child, REL_MARK);
        if (!mark)
            mark = view_child(view, child, REL_ADVMOD);
        if (blow && blow->type == ENTENTE_ASSAULT &&
            (view_text_is(view, mark, "when") || view_text_is(view, mark, "after")))
            found = event_at(scene, child);
    }
    /* "the attack, which killed three": what the words hang on */
    uint32_t up = toll->predicate ? toll->predicate : toll->of;
    for (uint32_t steps = 0; !found && up && up <= view->count && steps < view->count; steps++) {
        const Candidate *candidate = scene_candidate(scene, up);
        if (candidate && may_take(toll->kind, candidate->type))
            found = event_at(scene, up);
        /* "fired at men who blocked a road, wounding four": who blocked it wounded nobody */
        if (found && hurt && candidate && candidate->type == ENTENTE_PROTEST &&
            view->relation[up] == REL_RELATIVE && assault_above(scene, up))
            found = assault_above(scene, up);
        /* "imposed a curfew after 105 people were killed": it did not kill them */
        if (hurt && !found && view->relation[up] == REL_ADVCL && is_later(view, up))
            break;
        up = view_token(view, up)->head;
    }
    const Candidate *taken = found ? scene_candidate(scene, found) : NULL;
    /* "fired pellets at men who blocked a road, injuring four", "fired after they threw bottles; one was
     * hurt" */
    if (hurt && taken && taken->type == ENTENTE_PROTEST && !crowd_has_force(scene, toll)) {
        uint32_t force = view->relation[found] == REL_RELATIVE ? assault_above(scene, found) : 0;
        if (force && strcmp(scene_candidate(scene, force)->mode, "crowd-control") != 0)
            force = 0;
        if (!force && toll->kind == TOLL_INJURED)
            force = crowd_control(scene);
        found = force ? force : found;
    }
    return found ? found : only_taker(scene, toll);
}

static bool is_long_war(const Scene *scene, uint32_t noun)
{
    return noun && names_in_set(scene->lexicon, &scene->view, noun, "long_war");
}

/* The war whose dead they are; 0: none. */
static uint32_t war_of(const Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    uint32_t up = toll->predicate ? toll->predicate : toll->of ? toll->of : toll->first;
    for (uint32_t steps = 0; up && up <= view->count && steps < view->count; steps++) {
        bool inside = up >= toll->first && up <= toll->last;
        if (!inside && view_is_nominal(view, up) && is_long_war(scene, up))
            return up;
        if (!inside && view_is_verb(view, up)) {
            if (is_long_war(scene, view_child(view, up, REL_SUBJECT)))
                return view_child(view, up, REL_SUBJECT);
            for (uint32_t child = view->first_child[up]; child; child = view->next_sibling[child]) {
                uint32_t marker = view_case(view, child);
                if (view->relation[child] == REL_OBLIQUE && is_long_war(scene, child) &&
                    (view_text_is(view, marker, "in") || view_text_is(view, marker, "during")))
                    return child;
            }
            uint8_t relation = view->relation[up];
            if (relation != REL_RELATIVE && relation != REL_ACL && relation != REL_ADVCL)
                return 0;
        }
        up = view_token(view, up)->head;
    }
    return 0;
}

bool figures_are_of_war(const Scene *scene, const Toll *toll)
{
    return war_of(scene, toll) != 0;
}

/* Whether a toll is told of a longer time, or is the sum of several, so that no event of a day took it. */
static bool is_of_longer(Scene *scene, const Toll *toll, const TimeExpression *times, size_t time_count)
{
    const View *view = &scene->view;
    if (event_at(scene, toll->predicate) || event_at(scene, toll->event) || toll->kind == TOLL_CROWD)
        return false;
    if (toll->before_low >= 0 || toll->before_best >= 0)
        return true;
    uint32_t war = war_of(scene, toll); /* "fought a war in which a million died" tells the war itself */
    if (war && !event_at(scene, war))
        return true;
    TimeOfEvent when = time_of_event(view, toll->predicate, times, time_count);
    return when.expression && when.expression->relation == TIME_SINCE;
}

/* The event that a toll belongs to; 0: none of the sentence, or it is no toll of an event. */
static uint32_t owner_told(Scene *scene, const Toll *toll, const TimeExpression *times, size_t time_count)
{
    bool of_them = toll->part && toll_is_of_theirs(&scene->view, toll) &&
                   (event_at(scene, toll->predicate) || event_at(scene, toll->event));
    /* "89 died, among them 21 pilgrims killed at a camp": the part has an event of its own */
    const View *view = &scene->view;
    bool own = toll->part && toll->predicate && toll->of && view->relation[toll->predicate] == REL_ACL &&
               view_token(view, toll->predicate)->head == toll->of && event_at(scene, toll->predicate);
    const Candidate *deed = own ? scene_candidate(scene, toll->predicate) : NULL;
    own = deed && deed->trigger == toll->predicate;
    of_them = of_them || own;
    bool told = toll->kind != TOLL_CASUALTIES && (!toll->part || of_them) && (!toll->part_of || own) &&
                (toll->status == ENTENTE_OCCURRED || toll->kind == TOLL_CROWD);
    /* one person who was arrested is no figure, but whose arrest it was */
    bool a_man =
        toll->kind == TOLL_ARRESTED &&
        (view_text_is(&scene->view, toll->first, "a") || view_text_is(&scene->view, toll->first, "an")) &&
        toll->best == 1;
    if (!told || a_man || (toll->implicit && (toll->kind == TOLL_ARRESTED || toll->kind == TOLL_CAPTURED)) ||
        is_of_longer(scene, toll, times, time_count))
        return 0;
    uint32_t owner = owner_of(scene, toll);
    const Candidate *event = owner ? scene_candidate(scene, owner) : NULL;
    /* who is brought to a hospital is not driven out */
    if (toll->kind == TOLL_DISPLACED && event &&
        (event->type == ENTENTE_AID || event->type == ENTENTE_RETREAT))
        return 0;
    /* nor is who is sentenced */
    if ((toll->kind == TOLL_ARRESTED || toll->kind == TOLL_CAPTURED) && event &&
        event->type == ENTENTE_SANCTION)
        return 0;
    /* "arrested two men over the murder of a judge": another deed's */
    bool hurt = toll->kind == TOLL_DEAD || toll->kind == TOLL_INJURED || toll->kind == TOLL_MISSING;
    if (hurt && event &&
        (event->type == ENTENTE_SANCTION || event->type == ENTENTE_RETREAT || event->type == ENTENTE_AID ||
         (event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0)))
        return 0;
    return toll->kind == TOLL_CROWD && event && event->type == ENTENTE_RETREAT ? 0 : owner;
}

bool figures_is_sum(const SentenceTolls *tolls, size_t number)
{
    const Toll *toll = &tolls->each[number];
    if (toll->before_low < 0 && toll->before_best < 0)
        return false;
    for (size_t i = 0; i < tolls->count; i++)
        if (i != number && tolls->each[i].kind == toll->kind && tolls->each[i].predicate != toll->predicate)
            return true;
    return false;
}

/* "No casualties were reported": neither dead nor injured. */
static bool part_casualties(Scene *scene, SentenceTolls *tolls)
{
    size_t none = 0;
    for (size_t i = 0; i < tolls->count; i++)
        none += tolls->each[i].kind == TOLL_CASUALTIES && tolls->each[i].high == 0;
    if (!none)
        return true;
    Toll *more = arena_array(scene->arena, tolls->count + none, sizeof *more);
    if (!more)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < tolls->count; i++) {
        more[count++] = tolls->each[i];
        if (tolls->each[i].kind != TOLL_CASUALTIES || tolls->each[i].high != 0)
            continue;
        more[count - 1].kind = TOLL_DEAD;
        more[count] = more[count - 1];
        more[count++].kind = TOLL_INJURED;
    }
    tolls->each = more;
    tolls->count = count;
    return true;
}

bool figures_read(Scene *scene, const TimeExpression *times, size_t time_count, SentenceTolls *tolls)
{
    *tolls = (SentenceTolls){0};
    if (!tolls_read(scene, scene->arena, &tolls->each, &tolls->count) ||
        !toll_events_read(scene, scene->arena, &tolls->each, &tolls->count))
        return false;
    if (!part_casualties(scene, tolls))
        return false;
    tolls->owner = arena_array(scene->arena, tolls->count + 1, sizeof *tolls->owner);
    if (!tolls->owner)
        return false;
    for (size_t i = 0; i < tolls->count; i++)
        tolls->owner[i] =
            figures_is_sum(tolls, i) ? 0 : owner_told(scene, &tolls->each[i], times, time_count);
    return true;
}

static EntenteFigureKind kind_of(TollKind kind)
{
    static const EntenteFigureKind kinds[TOLL_KINDS] = {
        [TOLL_DEAD] = ENTENTE_DEAD,           [TOLL_INJURED] = ENTENTE_INJURED,
        [TOLL_MISSING] = ENTENTE_MISSING,     [TOLL_CAPTURED] = ENTENTE_CAPTURED,
        [TOLL_DISPLACED] = ENTENTE_DISPLACED, [TOLL_ARRESTED] = ENTENTE_ARRESTED,
        [TOLL_CROWD] = ENTENTE_CROWD,         [TOLL_CASUALTIES] = ENTENTE_DEAD};
    return kinds[kind];
}

/* "put its own losses at two dead", "Kenya has admitted one death": whose they are is told beside the claim.
 */
static uint32_t loser_of(Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    static const char *const owned[] = {"loss", "casualty", "toll", "dead", "death"};
    static const char *const own[] = {"admit",  "acknowledge", "concede", "confirm",
                                      "suffer", "sustain",     "lose"};
    uint32_t verb = toll->first;
    for (uint32_t steps = 0; verb && verb <= view->count && steps < view->count; steps++) {
        verb = view_token(view, verb)->head;
        if (!verb || verb > view->count)
            return 0;
        if (!view_is_verb(view, verb) || (verb >= toll->first && verb <= toll->last))
            continue;
        uint32_t object = view_child(view, verb, REL_OBJECT);
        for (size_t i = 0; object && object < toll->first && i < sizeof owned / sizeof *owned; i++)
            if (view_lemma_is(view, object, owned[i]))
                return view_child(view, object, REL_POSSESSOR);
        for (size_t i = 0; verb < toll->first && i < sizeof own / sizeof *own; i++)
            if (view_lemma_is(view, verb, own[i]))
                return view_child(view, verb, REL_SUBJECT);
    }
    return 0;
}

/* "Kenya's claim of 12 dead", "the army's estimate of 40 killed": whose figure it is; 0: it is not said so.
 */
static uint32_t owner_of_claim(const View *view, const Toll *toll)
{
    static const char *const claims[] = {"claim", "estimate", "assertion", "figure", "count",
                                         "toll",  "report",   "tally",     "number"};
    uint32_t noun = toll->first;
    for (uint32_t steps = 0; noun && noun <= view->count && steps < view->count; steps++) {
        bool inside = noun >= toll->first && noun <= toll->last;
        if (!inside && view_is_verb(view, noun))
            return 0;
        for (size_t i = 0; !inside && noun < toll->first && i < sizeof claims / sizeof *claims; i++)
            if (view_lemma_is(view, noun, claims[i]))
                return view_child(view, noun, REL_POSSESSOR);
        noun = view_token(view, noun)->head;
    }
    return 0;
}

/* "raised the number of its dead to five", "put its losses at two dead", "admitted one death": who does so;
 * 0: nobody does. */
static uint32_t counter_of(const View *view, const Toll *toll)
{
    static const char *const counts[] = {"put",    "raise",    "revise", "lower", "cut",
                                         "reduce", "increase", "update", "set",   "estimate"};
    static const char *const sums[] = {"number", "toll", "loss",  "casualty",
                                       "figure", "dead", "death", "count"};
    static const char *const owns[] = {"admit", "acknowledge", "concede", "confirm"};
    uint32_t verb = toll->first;
    for (uint32_t steps = 0; verb && verb <= view->count && steps < view->count; steps++) {
        bool inside = verb >= toll->first && verb <= toll->last;
        bool told = false, summed = false;
        uint32_t object = view_child(view, verb, REL_OBJECT);
        if (inside || !view_is_verb(view, verb)) {
            verb = view_token(view, verb)->head;
            continue;
        }
        for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
            summed = summed || view_lemma_is(view, object, sums[i]);
        for (size_t i = 0; i < sizeof counts / sizeof *counts && summed; i++)
            told = told || view_lemma_is(view, verb, counts[i]);
        for (size_t i = 0; i < sizeof owns / sizeof *owns; i++)
            told = told || view_lemma_is(view, verb, owns[i]);
        if (told)
            return view_child(view, verb, REL_SUBJECT);
        verb = view_token(view, verb)->head;
    }
    return 0;
}

/* Whether the noun that is counted says nothing of whose they are: "one death", "three others". */
static bool is_nobodys(const View *view, uint32_t noun)
{
    static const char *const nouns[] = {"death", "fatality", "casualty", "injury", "man", "other", "life"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (view_lemma_is(view, noun, nouns[i]))
            return true;
    return false;
}

bool figures_make(Scene *scene, const Toll *toll, Arena *arena, EntenteFigure *figure)
{
    const View *view = &scene->view;
    const EntenteToken *first = view_token(view, toll->first), *last = view_token(view, toll->last);
    const EntenteEntity nobody = {.text = {"", 0}, .name = "", .sectors = "", .office = "", .file = ""};
    *figure = (EntenteFigure){.kind = kind_of(toll->kind),
                              .low = toll->low,
                              .best = toll->best,
                              .high = toll->high,
                              .of = nobody,
                              .by = nobody};
    figure->text =
        (EntenteSlice){first->text.data, (size_t)(last->text.data + last->text.size - first->text.data)};
    uint32_t claimant = owner_of_claim(view, toll);
    if (!claimant)
        claimant = counter_of(view, toll);
    if (claimant && entity_is_known(names_entity(&scene->names, claimant))) {
        figure->by = *names_entity(&scene->names, claimant);
        figure->by.sectors = arena_copy(arena, figure->by.sectors, strlen(figure->by.sectors));
        if (!figure->by.sectors)
            return false;
    }
    uint32_t loser = !toll->of || is_nobodys(view, toll->of) ? loser_of(scene, toll) : 0;
    if (!loser)
        loser = toll->of;
    if (!loser)
        return true;
    figure->of = *names_entity(&scene->names, loser);
    figure->of.sectors = arena_copy(arena, figure->of.sectors, strlen(figure->of.sectors));
    return figure->of.sectors != NULL; /* they may have lived in the coder's scratch memory */
}

static bool is_theirs(const View *view, uint32_t token)
{
    return view_text_is(view, token, "their") || view_text_is(view, token, "his") ||
           view_text_is(view, token, "her");
}

/* "a child and 12 policemen" are told apart, a farmer and his sons are not. */
static bool same_service(const EntenteFigure *a, const EntenteFigure *b)
{
    static const char *const services[] = {"MIL", "COP", "REB", "PRM"};
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        bool one = a->of.sectors && strncmp(a->of.sectors, services[i], 3) == 0;
        bool other = b->of.sectors && strncmp(b->of.sectors, services[i], 3) == 0;
        if (one != other)
            return false;
    }
    return true;
}

/* "his two sons", "19 of his men". */
static bool counts_theirs(const View *view, const Toll *toll)
{
    return is_theirs(view, toll->first) ||
           (toll->first + 2 <= toll->last && view_text_is(view, toll->first + 1, "of") &&
            is_theirs(view, toll->first + 2));
}

/* "a farmer and his two sons": one claim, of both. */
static bool is_sum(const View *view, const Toll *a, const Toll *b)
{
    enum { JOINT = 3 };
    if (a->kind != b->kind || a->predicate != b->predicate || b->first <= a->last ||
        (b->first > a->last + JOINT && !counts_theirs(view, b)) ||
        (a->low != 1 && b->low != 1 && !counts_theirs(view, b)) || a->low != a->high || b->low != b->high ||
        a->low < 0 || b->low < 0)
        return false;
    for (uint32_t t = a->last + 1; t < b->first; t++)
        if (view_text_is(view, t, "and"))
            return true;
    return false;
}

static void add(EntenteFigure *sum, const EntenteFigure *more)
{
    sum->low += more->low;
    sum->best += more->best;
    sum->high += more->high;
    sum->text.size = (size_t)(more->text.data + more->text.size - sum->text.data);
    if (memcmp(sum->of.code, more->of.code, sizeof sum->of.code) != 0 && !*sum->of.code)
        sum->of = more->of;
}

bool figures_give(Scene *scene, const SentenceTolls *tolls, const Candidate *candidate, Arena *arena,
                  EntenteEvent *event)
{
    size_t count = 0;
    for (size_t i = 0; i < tolls->count; i++)
        count += tolls->owner[i] == candidate->trigger;
    if (!count)
        return true;
    event->figures = arena_array(arena, count, sizeof *event->figures);
    if (!event->figures)
        return false;
    const Toll *before = NULL;
    for (size_t i = 0; i < tolls->count; i++) {
        const Toll *toll = &tolls->each[i];
        if (tolls->owner[i] != candidate->trigger)
            continue;
        EntenteFigure *made = &event->figures[event->figure_count];
        if (!figures_make(scene, toll, arena, made))
            return false;
        bool same = before && (memcmp(made->of.code, made[-1].of.code, sizeof made->of.code) == 0 ||
                               !*made->of.code || !*made[-1].of.code);
        if (same && is_sum(&scene->view, before, toll) &&
            (counts_theirs(&scene->view, toll) || same_service(&made[-1], made)))
            add(&made[-1], made);
        else
            event->figure_count++;
        before = toll;
    }
    return true;
}
