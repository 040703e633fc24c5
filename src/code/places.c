/* The place of an event, by what its own phrases name, then by those about it. */
#include "code/places_search.h"

#include <string.h>

/* "will be held": what was agreed on is told by the same words. */
static bool shares_words(const Candidate *candidate, const Candidate *about)
{
    if (candidate->trigger == about->trigger)
        return true;
    for (size_t i = 0; i < candidate->word_count; i++)
        for (size_t k = 0; k < about->word_count; k++)
            if (candidate->words[i] == about->words[k])
                return true;
    return false;
}

static bool is_said_over(const View *view, uint32_t verb, uint32_t token)
{
    uint8_t relation = view->relation[token];
    return (relation == REL_CCOMP || relation == REL_PARATAXIS) && view_is_verb(view, verb);
}

static bool take_found(const Search *search, Arena *arena, EntentePlace **place)
{
    *place = arena_bytes(arena, sizeof **place);
    if (!*place)
        return false;
    **place = search->best;
    /* the name of an unknown place lives in the sentence's memory */
    (*place)->name = arena_copy(arena, search->best.name, strlen(search->best.name));
    return (*place)->name != NULL;
}

/* The search, and what the kind of the event says of where its place may stand. */
typedef struct Where {
    Search search;
    const Candidate *candidate;
    EntenteEventType type; /* as its frame has it, whatever stands over it */
    uint32_t trigger;
    uint32_t above; /* the token above the trigger */
    uint32_t up;    /* the same, where the trigger is a verb joined to it */
    bool visit;
    bool spoken; /* it is only said */
    bool worded; /* and nothing that it is said of is where */
    bool origin; /* "from" tells the place, too */
    bool goal;   /* "to" does */
    bool countries;
} Where;

static bool has_origin(const Where *where, const View *view)
{
    EntenteEventType type = where->type;
    return type == ENTENTE_RETREAT || type == ENTENTE_CONCEDE || type == ENTENTE_COERCE ||
           (type == ENTENTE_SANCTION && strcmp(where->candidate->mode, "withdraw") == 0) ||
           type == ENTENTE_REJECT || (type == ENTENTE_ASSAULT && search_drives_out(view, where->trigger)) ||
           (where->spoken && search_speaks_from(view, where->trigger));
}

static bool is_praise(const View *view, uint32_t trigger)
{
    static const char *const lemmas[] = {"welcome", "praise", "hail"};
    return search_is_lemma_of(view, trigger, lemmas, sizeof lemmas / sizeof *lemmas);
}

static Where where_of(Scene *scene, const Candidate *candidate, const PlaceMemory *memory, PlaceTimes times)
{
    const View *view = &scene->view;
    uint32_t trigger = candidate->trigger;
    Where where = {.search = {.scene = scene, .memory = memory, .candidate = candidate, .times = times},
                   .candidate = candidate,
                   .type =
                       candidate->frame_type != ENTENTE_EVENT_NONE ? candidate->frame_type : candidate->type,
                   .trigger = trigger,
                   .above = view_token(view, trigger)->head,
                   .visit = strcmp(candidate->mode, "visit") == 0};
    uint8_t relation = view->relation[trigger];
    if (relation == REL_CONJUNCT || relation == REL_XCOMP || relation == REL_ADVCL)
        where.up = where.above;
    /* what is only said happens in no whole country, nor where that is of which it is said */
    where.spoken = candidate_is_verbal(candidate->type) && candidate->type != ENTENTE_CONSULT && !where.visit;
    where.worded = where.spoken && (candidate->type != ENTENTE_SUPPORT || is_praise(view, trigger)) &&
                   candidate->type != ENTENTE_CONCEDE;
    where.origin = has_origin(&where, view);
    where.goal = where.visit || where.type == ENTENTE_MOBILIZE || where.type == ENTENTE_AID;
    where.countries = !where.spoken && where.type != ENTENTE_SANCTION;
    where.search.countries = where.countries;
    where.search.talks = where.spoken || where.type == ENTENTE_SANCTION || candidate->type == ENTENTE_CONSULT;
    return where;
}

/* Where people will meet is the place of what they agreed on, not of their agreeing: look for what tells of
 * the latter alone. */
static void search_agreeing(Where *where)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    EntenteEventType type = where->candidate->type;
    uint32_t trigger = where->trigger;
    /* "announced in Washington that they would" */
    if (trigger != where->candidate->about->trigger && search_is_telling(view, trigger))
        search_obliques(search, trigger, 20, search_speaks_from(view, trigger), false);
    /* "In Tripoli, he said that he would not leave" */
    if (type == ENTENTE_REJECT || type == ENTENTE_THREATEN)
        scene_in_front(search, trigger, 1, true);
    if (!search->rank && type == ENTENTE_REJECT)
        search_at_meeting(search, trigger);
    if (!search->rank && type == ENTENTE_AGREE)
        scene_gathered(search, trigger);
}

/* Where somebody is due, is where the visit will be. */
static bool is_due(const Where *where)
{
    static const char *const lemmas[] = {"due", "expect", "schedule", "set"};
    return where->candidate->type == ENTENTE_AGREE &&
           search_is_lemma_of(&where->search.scene->view, where->trigger, lemmas,
                              sizeof lemmas / sizeof *lemmas);
}

/* A statement in the present tense is made nowhere. */
static bool is_timeless(const Where *where)
{
    const char *xpos = view_token(&where->search.scene->view, where->trigger)->xpos;
    return where->worded && (strcmp(xpos, "VBZ") == 0 || strcmp(xpos, "VBP") == 0);
}

/* The phrases of one of the event's other words. */
static void search_word(Where *where, uint32_t word)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    search_obliques(search, word, 88, where->origin, where->goal);
    /* "were killed when militants attacked a convoy near Samira" */
    uint32_t object = view_is_verb(view, word) ? view_child(view, word, REL_OBJECT) : 0;
    if (object && !where->spoken)
        search_obliques(search, object, 48, false, false);
    if (object || where->type != ENTENTE_ASSAULT)
        return;
    /* "the shelling of Goma killed ten" */
    for (uint32_t of = view->first_child[word]; of; of = view->next_sibling[of])
        if (view->relation[of] == REL_NMOD && view_text_is(view, view_case(view, of), "of")) {
            if (names_is_place(&search->scene->names, of))
                search_in_phrase(search, of, 86);
            else /* "the bombing of a hospital in Aleppo" */
                search_obliques(search, of, 84, false, false);
        }
}

/* The phrases of the verb that carries a noun: "clashes erupted in Goma". */
static void search_carrier(Where *where)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    uint32_t carrier = arguments_light_verb(search->scene, where->trigger), above = where->above;
    uint8_t relation = view->relation[where->trigger];
    if (carrier)
        search_obliques(search, carrier, 84, where->origin, where->goal);
    else if (where->candidate->noun && above && above <= view->count && view_is_verb(view, above) &&
             (relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE || relation == REL_OBJECT ||
              relation == REL_OBLIQUE))
        search_obliques(search, above, 80, where->origin, where->goal);
}

static bool is_done_to(const View *view, const Argument *argument)
{
    return argument->kind == SLOT_OBJECT ||
           (argument->kind == SLOT_PREPOSITION && (view_text_is(view, argument->preposition, "on") ||
                                                   view_text_is(view, argument->preposition, "against") ||
                                                   view_text_is(view, argument->preposition, "of")));
}

/* The thing done to: "shelled the village of Sotk", "the attack on Sotk", "met officials in Baku". */
static void search_done_to(Where *where, uint32_t thing)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    bool bodily = (!candidate_is_verbal(where->type) && where->type != ENTENTE_SANCTION) || where->visit;
    search->countries = search_is_invasion(view, where->trigger);
    search->passage = search_is_passage(search, where->trigger, thing);
    if (bodily) {
        search_in_phrase(search, thing, names_is_place(&search->scene->names, thing) ? 70 : 60);
        /* "set the Dili residence of the bishop ablaze" */
        if (!search->rank && search_is_building(view, thing))
            search_before_noun(search, thing, 55);
        /* "Menaka, a town that rebels seized" */
        uint32_t named = view->relation[thing] == REL_APPOSITION ? view_token(view, thing)->head : 0;
        if (named && named < where->trigger)
            search_in_phrase(search, named, 58);
    } else if (search->passage) {
        search_in_phrase(search, thing, 60);
    }
    search->countries = where->countries;
    search->passage = false;
}

/* The phrases of whoever takes part, and of what it is done to. */
static void search_arguments(Where *where)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    Arguments arguments;
    arguments_gather(search->scene, where->trigger, &arguments);
    for (size_t a = 0; a < arguments.count; a++) {
        const Argument *argument = &arguments.each[a];
        if (is_done_to(view, argument))
            search_done_to(where, argument->head);
        /* "a court in Algiers issued a warrant", "a Bamako court sentenced him" */
        if (argument->kind == SLOT_SUBJECT && search_is_bench(view, argument->head)) {
            search_before_noun(search, argument->head, 52);
            if (where->worded)
                search_obliques(search, argument->head, 50, false, false);
        }
        if (where->worded)
            continue;
        if (argument->kind == SLOT_OBJECT || argument->kind == SLOT_SUBJECT)
            search_obliques(search, argument->head, 50, false, where->goal);
        else if (argument->kind == SLOT_PREPOSITION)
            search_obliques(search, argument->head, 45, false, false);
    }
}

/* Whether an event is where that of the verb above it is. */
static bool shares_place(const Where *where)
{
    Scene *scene = where->search.scene;
    const View *view = &scene->view;
    const Candidate *talked = where->worded ? scene_candidate(scene, where->up) : NULL;
    bool together = talked && (talked->type == ENTENTE_CONSULT || talked->type == ENTENTE_PROTEST);
    /* "rockets hit Sisaket, and Thailand sent a jet": another doer's deed may be elsewhere */
    uint32_t doer = view->relation[where->trigger] == REL_CONJUNCT && where->type != ENTENTE_ASSAULT
                        ? view_child(view, where->trigger, REL_SUBJECT)
                        : 0;
    bool other = doer && names_is_actor(&scene->names, doer);
    return (!where->worded && !other) || (together && !view_lemma_is(view, where->trigger, "expect"));
}

/* "would not attend talks in Riyadh because Kyiv had broken the truce": grounds are elsewhere. */
static bool is_ground(const View *view, uint32_t trigger)
{
    return view->relation[trigger] == REL_ADVCL &&
           view_text_is(view, view_child(view, trigger, REL_MARK), "because");
}

/* Coordinated and dependent verbs share the place named first: "arrived in Baku and met". */
static void search_verb_above(Where *where)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    uint32_t up = where->up;
    if (!up || is_ground(view, where->trigger))
        return;
    if (!search->rank && up < where->trigger && !where->spoken)
        search_after(search, up, where->trigger, false);
    if (!search->rank && up < where->trigger)
        scene_in_front(search, where->trigger, up, where->spoken);
    if (search->rank || !shares_place(where) || up > view->count || !view_is_verb(view, up))
        return;
    search_obliques(search, up, 40, false, true);
    /* "led a delegation to Taipei and met the president" */
    uint32_t object = view_child(view, up, REL_OBJECT);
    if (!search->rank && object)
        search_obliques(search, object, 38, false, true);
    uint32_t higher = view_token(view, up)->head;
    if (!search->rank && view->relation[up] == REL_CONJUNCT && higher && higher <= view->count)
        search_obliques(search, higher, 36, false, true);
}

/* "In Goma, three soldiers were killed, the army said": before the verb of saying, but the clause's own. */
static void search_before_saying(Where *where)
{
    const View *view = &where->search.scene->view;
    uint32_t above = where->above;
    if (where->search.rank || !above || above > view->count || !is_said_over(view, above, where->trigger))
        return;
    for (uint32_t child = view->first_child[above]; child && child < where->trigger;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_OBLIQUE && child < above &&
            search_is_locative(view, view_case(view, child)))
            search_in_phrase(&where->search, child, 30);
}

/* What is told beside the event, first what is nearest to it. */
static void search_beside(Where *where)
{
    Search *search = &where->search;
    uint32_t trigger = where->trigger;
    EntenteEventType type = where->candidate->type;
    if (!search->rank && strcmp(where->candidate->mode, "meet") == 0)
        search_at_meeting(search, trigger);
    if (!search->rank)
        scene_where(search, trigger);
    if (!search->rank || (search->best.resolution == 1 && !where->worded))
        search_after(search, trigger, search->scene->view.count, where->worded);
    if (!search->rank)
        scene_beside(search, trigger);
    if (!search->rank && (type == ENTENTE_CONSULT || type == ENTENTE_REJECT))
        scene_arrival(search, trigger);
}

/* Where what is said was said. */
static void search_speech(Where *where)
{
    Search *search = &where->search;
    if (!search->rank)
        scene_gathered(search, where->trigger);
    if (!search->rank)
        scene_speaking(search);
    if (!search->rank)
        scene_between_commas(search, where->trigger);
    if (!search->rank)
        scene_telling(search, where->trigger);
}

/* What sets the scene for the whole sentence. */
static void search_scene(Where *where)
{
    Search *search = &where->search;
    if (!search->rank)
        scene_in_front(search, where->trigger, 1, where->spoken);
    if (!search->rank)
        scene_there(search, where->trigger);
    if (!search->rank && !where->spoken)
        scene_dated(search, where->trigger);
    if (!search->rank && !where->spoken)
        scene_local(search, where->trigger);
}

/* "killed six soldiers and captured two in Menaka": a place at the end holds for all that one doer did. */
static void search_verbs_behind(Where *where)
{
    Search *search = &where->search;
    const View *view = &search->scene->view;
    if (search->rank || where->type != ENTENTE_ASSAULT || !view_is_verb(view, where->trigger))
        return;
    for (uint32_t child = view->first_child[where->trigger]; child && !search->rank;
         child = view->next_sibling[child]) {
        const Candidate *deed = view->relation[child] == REL_CONJUNCT && child > where->trigger &&
                                        view_is_verb(view, child) && !view_child(view, child, REL_SUBJECT) &&
                                        !view_child(view, child, REL_SUBJECT_PASSIVE)
                                    ? scene_candidate(search->scene, child)
                                    : NULL;
        if (deed && deed->type == ENTENTE_ASSAULT)
            search_obliques(search, child, 34, false, false);
    }
}

static void search_all(Where *where)
{
    search_obliques(&where->search, where->trigger, 90, where->origin, where->goal);
    for (size_t i = 1; i < where->candidate->word_count; i++)
        search_word(where, where->candidate->words[i]);
    search_carrier(where);
    search_arguments(where);
    search_verb_above(where);
    search_before_saying(where);
    search_beside(where);
    search_verbs_behind(where);
    if (where->spoken)
        search_speech(where);
    search_scene(where);
}

bool places_of_event(Scene *scene, const Candidate *candidate, const PlaceMemory *memory, PlaceTimes times,
                     Arena *arena, EntentePlace **place)
{
    Where where = where_of(scene, candidate, memory, times);
    const Candidate *about = candidate->about;
    *place = NULL;
    if (about && about->type != candidate->type && shares_words(candidate, about))
        search_agreeing(&where);
    else if (strcmp(candidate->mode, "phone") == 0 || search_is_remote(&scene->view, where.trigger))
        return true; /* who telephones is in two places */
    else if (is_timeless(&where))
        scene_telling(&where.search, where.trigger); /* "tells a news conference in Pristina" */
    else if (is_due(&where))
        return true;
    else
        search_all(&where);
    return !where.search.rank || take_found(&where.search, arena, place);
}
