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

bool places_of_event(Scene *scene, const Candidate *candidate, const PlaceMemory *memory, PlaceTimes times,
                     Arena *arena, EntentePlace **place)
{
    const View *view = &scene->view;
    Search search = {
        .scene = scene, .memory = memory, .candidate = candidate, .times = times, .countries = true};
    uint32_t trigger = candidate->trigger;
    EntenteEventType type =
        candidate->frame_type != ENTENTE_EVENT_NONE ? candidate->frame_type : candidate->type;
    bool visit = strcmp(candidate->mode, "visit") == 0;
    /* what is only said happens in no whole country, nor where that is of which it is said */
    bool spoken = candidate_is_verbal(candidate->type) && candidate->type != ENTENTE_CONSULT && !visit;
    bool origin = type == ENTENTE_RETREAT || type == ENTENTE_CONCEDE || type == ENTENTE_COERCE;
    origin = origin || (type == ENTENTE_SANCTION && strcmp(candidate->mode, "withdraw") == 0);
    origin = origin || type == ENTENTE_REJECT ||
             (type == ENTENTE_ASSAULT && search_drives_out(view, trigger)) ||
             (spoken && search_speaks_from(view, trigger));
    bool goal = visit || type == ENTENTE_MOBILIZE || type == ENTENTE_AID;
    bool praise = view_lemma_is(view, trigger, "welcome") || view_lemma_is(view, trigger, "praise") ||
                  view_lemma_is(view, trigger, "hail");
    bool worded =
        spoken && (candidate->type != ENTENTE_SUPPORT || praise) && candidate->type != ENTENTE_CONCEDE;
    bool countries = !spoken && type != ENTENTE_SANCTION;
    search.countries = countries;
    search.talks = spoken || type == ENTENTE_SANCTION || candidate->type == ENTENTE_CONSULT;
    *place = NULL;
    /* where people will meet is the place of what they agreed on, not of their agreeing */
    if (candidate->about && candidate->about->type != candidate->type &&
        shares_words(candidate, candidate->about)) {
        /* "announced in Washington that they would" */
        if (candidate->trigger != candidate->about->trigger && search_is_telling(view, trigger))
            search_obliques(&search, trigger, 20, search_speaks_from(view, trigger), false);
        /* "In Tripoli, he said that he would not leave" */
        if (candidate->type == ENTENTE_REJECT || candidate->type == ENTENTE_THREATEN)
            scene_in_front(&search, trigger, 1, true);
        if (!search.rank && candidate->type == ENTENTE_REJECT)
            search_at_meeting(&search, trigger);
        if (!search.rank && candidate->type == ENTENTE_AGREE)
            scene_gathered(&search, trigger);
        return !search.rank || take_found(&search, arena, place);
    }
    /* who telephones is in two places; a statement in the present tense is made in none */
    if (strcmp(candidate->mode, "phone") == 0 || search_is_remote(view, trigger))
        return true;
    if (worded && (strcmp(view_token(view, trigger)->xpos, "VBZ") == 0 ||
                   strcmp(view_token(view, trigger)->xpos, "VBP") == 0)) {
        scene_telling(&search, trigger); /* unless it is quoted: "told a news conference in Pristina" */
        return !search.rank || take_found(&search, arena, place);
    }
    /* where somebody is due, is where the visit will be */
    if (candidate->type == ENTENTE_AGREE &&
        (view_lemma_is(view, trigger, "due") || view_lemma_is(view, trigger, "expect") ||
         view_lemma_is(view, trigger, "schedule") || view_lemma_is(view, trigger, "set")))
        return true;
    search_obliques(&search, trigger, 90, origin, goal);
    for (size_t i = 1; i < candidate->word_count; i++) {
        search_obliques(&search, candidate->words[i], 88, origin, goal);
        /* "were killed when militants attacked a convoy near Samira" */
        uint32_t object =
            view_is_verb(view, candidate->words[i]) ? view_child(view, candidate->words[i], REL_OBJECT) : 0;
        if (object && !spoken)
            search_obliques(&search, object, 48, false, false);
        /* "the shelling of Goma killed ten" */
        for (uint32_t of = type == ENTENTE_ASSAULT && !object ? view->first_child[candidate->words[i]] : 0;
             of; of = view->next_sibling[of])
            if (view->relation[of] == REL_NMOD && view_text_is(view, view_case(view, of), "of")) {
                if (names_is_place(&scene->names, of))
                    search_in_phrase(&search, of, 86);
                else /* "the bombing of a hospital in Aleppo" */
                    search_obliques(&search, of, 84, false, false);
            }
    }
    uint32_t carrier = arguments_light_verb(scene, trigger);
    uint32_t above = view_token(view, trigger)->head;
    if (carrier)
        search_obliques(&search, carrier, 84, origin, goal);
    else if (candidate->noun && above && above <= view->count && view_is_verb(view, above) &&
             (view->relation[trigger] == REL_SUBJECT || view->relation[trigger] == REL_SUBJECT_PASSIVE ||
              view->relation[trigger] == REL_OBJECT || view->relation[trigger] == REL_OBLIQUE))
        search_obliques(&search, above, 80, origin, goal); /* "clashes erupted in Goma" */
    /* the thing done to: "shelled the village of Sotk", "the attack on Sotk", "met officials in Baku" */
    Arguments arguments;
    arguments_gather(scene, trigger, &arguments);
    for (size_t a = 0; a < arguments.count; a++) {
        const Argument *argument = &arguments.each[a];
        bool object =
            argument->kind == SLOT_OBJECT ||
            (argument->kind == SLOT_PREPOSITION && !view_text_is(view, argument->preposition, "by") &&
             (view_text_is(view, argument->preposition, "on") ||
              view_text_is(view, argument->preposition, "against") ||
              view_text_is(view, argument->preposition, "of")));
        bool bodily = (!candidate_is_verbal(type) && type != ENTENTE_SANCTION) || visit;
        search.countries = search_is_invasion(view, trigger);
        search.passage = object && search_is_passage(&search, trigger, argument->head);
        if (search.passage && !bodily)
            search_in_phrase(&search, argument->head, 60);
        if (object && bodily && names_is_place(&scene->names, argument->head))
            search_in_phrase(&search, argument->head, 70);
        else if (object && bodily)
            search_in_phrase(&search, argument->head, 60);
        /* "set the Dili residence of the bishop ablaze" */
        if (object && bodily && !search.rank && search_is_building(view, argument->head))
            search_before_noun(&search, argument->head, 55);
        /* "Menaka, a town that rebels seized" */
        uint32_t named =
            view->relation[argument->head] == REL_APPOSITION ? view_token(view, argument->head)->head : 0;
        if (object && bodily && named && named < trigger)
            search_in_phrase(&search, named, 58);
        search.countries = countries;
        search.passage = false;
        /* "a court in Algiers issued a warrant", "a Bamako court sentenced him" */
        if (argument->kind == SLOT_SUBJECT && search_is_bench(view, argument->head)) {
            search_before_noun(&search, argument->head, 52);
            if (worded)
                search_obliques(&search, argument->head, 50, false, false);
        }
        if (worded)
            continue;
        if (argument->kind == SLOT_OBJECT || argument->kind == SLOT_SUBJECT)
            search_obliques(&search, argument->head, 50, false, goal);
        else if (argument->kind == SLOT_PREPOSITION)
            search_obliques(&search, argument->head, 45, false, false);
    }
    /* coordinated and dependent verbs share the place named first: "arrived in Baku and met" */
    uint32_t up = view->relation[trigger] == REL_CONJUNCT || view->relation[trigger] == REL_XCOMP ||
                          view->relation[trigger] == REL_ADVCL
                      ? above
                      : 0;
    if (!search.rank && up && up < trigger && !spoken)
        search_after(&search, up, trigger, false);
    if (!search.rank && up && up < trigger)
        scene_in_front(&search, trigger, up, spoken);
    const Candidate *talked = worded && up ? scene_candidate(scene, up) : NULL;
    bool together = talked && (talked->type == ENTENTE_CONSULT || talked->type == ENTENTE_PROTEST);
    /* "rockets hit Sisaket, and Thailand sent a jet": another doer's deed may be elsewhere */
    bool other = view->relation[trigger] == REL_CONJUNCT && view_child(view, trigger, REL_SUBJECT) &&
                 type != ENTENTE_ASSAULT &&
                 names_is_actor(&scene->names, view_child(view, trigger, REL_SUBJECT));
    bool shares = (!worded && !other) || (together && !view_lemma_is(view, trigger, "expect"));
    if (!search.rank && up && shares && up <= view->count && view_is_verb(view, up)) {
        search_obliques(&search, up, 40, false, true);
        /* "led a delegation to Taipei and met the president" */
        uint32_t object = view_child(view, up, REL_OBJECT);
        if (!search.rank && object)
            search_obliques(&search, object, 38, false, true);
        uint32_t higher = view_token(view, up)->head;
        if (!search.rank && view->relation[up] == REL_CONJUNCT && higher && higher <= view->count)
            search_obliques(&search, higher, 36, false, true);
    }
    /* "In Goma, three soldiers were killed, the army said": before the verb of saying, but the clause's own
     */
    if (!search.rank && above && above <= view->count && is_said_over(view, above, trigger))
        for (uint32_t child = view->first_child[above]; child && child < trigger;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_OBLIQUE && child < trigger && child < above &&
                search_is_locative(view, view_case(view, child)))
                search_in_phrase(&search, child, 30);
    if (!search.rank && strcmp(candidate->mode, "meet") == 0)
        search_at_meeting(&search, trigger);
    if (!search.rank)
        scene_where(&search, trigger);
    if (!search.rank || (search.best.resolution == 1 && !worded))
        search_after(&search, trigger, view->count, worded);
    if (!search.rank)
        scene_beside(&search, trigger);
    if (!search.rank && (candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_REJECT))
        scene_arrival(&search, trigger);
    if (!search.rank && spoken)
        scene_gathered(&search, trigger);
    if (!search.rank && spoken)
        scene_speaking(&search);
    if (!search.rank && spoken)
        scene_between_commas(&search, trigger);
    if (!search.rank && spoken)
        scene_telling(&search, trigger);
    if (!search.rank)
        scene_in_front(&search, trigger, 1, spoken);
    if (!search.rank)
        scene_there(&search, trigger);
    if (!search.rank && !spoken)
        scene_dated(&search, trigger);
    if (!search.rank && !spoken)
        scene_local(&search, trigger);
    return !search.rank || take_found(&search, arena, place);
}
