#include "code/places.h"

#include "base/slice.h"

#include <math.h>
#include <string.h>

/* ---- countries of a report ---- */

static void count_country(PlaceMemory *memory, const char *code)
{
    if (!*code)
        return;
    for (size_t i = 0; i < memory->count; i++)
        if (memcmp(memory->country[i].code, code, 4) == 0) {
            memory->country[i].count++;
            return;
        }
    if (memory->count < COUNTRY_LIMIT) {
        memcpy(memory->country[memory->count].code, code, 4);
        memory->country[memory->count++].count = 1;
    }
}

static uint32_t times_named(const PlaceMemory *memory, const char *code)
{
    for (size_t i = 0; i < memory->count; i++)
        if (memcmp(memory->country[i].code, code, 4) == 0)
            return memory->country[i].count;
    return 0;
}

static const ImageOffice *first_office(LexiconHit hit)
{
    const ImageActor *actor = hit_actor(hit);
    return actor->office_count
               ? (const ImageOffice *)hit.image->section[SECTION_OFFICES] + actor->first_office
               : NULL;
}

void places_count(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    NameMatch match;
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        if (!names_match(lexicon, sentence, t, &match))
            continue;
        for (size_t i = 0; i < match.hit_count; i++) {
            if (match.hits[i].payload->kind != PAYLOAD_ACTOR)
                continue;
            const ImageOffice *office = first_office(match.hits[i]);
            if (office)
                count_country(memory, office->code);
            break;
        }
        t = match.last;
    }
}

/* ---- one name ---- */

static unsigned resolution_of(const char *kind)
{
    static const struct {
        const char *kind;
        unsigned resolution;
    } kinds[] = {{"country", 1}, {"region", 2},   {"district", 3}, {"river", 3},  {"lake", 3}, {"sea", 1},
                 {"island", 3},  {"strait", 3},   {"mountain", 3}, {"border", 3}, {"city", 4}, {"town", 4},
                 {"village", 4}, {"crossing", 5}, {"base", 5},     {"camp", 5},   {"site", 5}, {"area", 3}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].resolution;
    return 0;
}

/* Words beside a name that say that it is a first-level region. */
static bool is_region_word(const View *view, uint32_t token)
{
    static const char *const words[] = {"province",    "region",     "state",    "oblast",
                                        "governorate", "district",   "county",   "department",
                                        "krai",        "prefecture", "republic", "emirate"};
    for (size_t i = 0; token && token <= view->count && i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, token, words[i]))
            return true;
    return false;
}

/* Whether the candidate's country or region is named right after it: "Tripoli, Lebanon", "Goma in the DRC".
 */
static bool is_qualified(const Names *names, const NameMatch *match, const char *country, const char *region)
{
    const View *view = names->view;
    enum { NEAR = 4 };
    for (uint32_t t = match->last + 1; t <= view->count && t <= match->last + NEAR; t++) {
        const NameMatch *next = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        if (!next) {
            const EntenteToken *token = view_token(view, t);
            bool joins = token->upos == ENTENTE_PUNCT || token->upos == ENTENTE_ADP ||
                         token->upos == ENTENTE_DET || token->upos == ENTENTE_ADJ ||
                         token->upos == ENTENTE_PART;
            if (!joins)
                return false;
            continue;
        }
        for (size_t i = 0; i < next->hit_count; i++) {
            LexiconHit hit = next->hits[i];
            if (hit.payload->kind == PAYLOAD_ACTOR) {
                const ImageOffice *office = first_office(hit);
                if (office && *country && memcmp(office->code, country, 4) == 0)
                    return true;
            } else if (hit.payload->kind == PAYLOAD_PLACE && *region &&
                       strcmp(image_string(hit.image, hit_place(hit)->name), region) == 0) {
                return true;
            }
        }
        return false;
    }
    return false;
}

/* "the Mira river" is no town. */
static bool fits_word(const Scene *scene, const NameMatch *match, LexiconHit hit)
{
    static const char *const kinds[] = {"river", "lake", "sea", "strait", "mountain", "island", "airport"};
    const View *view = &scene->view;
    const char *kind = image_string(hit.image, hit_place(hit)->kind);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && match->last < view->count; i++)
        if (view_lemma_is(view, match->last + 1, kinds[i]))
            return strcmp(kind, kinds[i]) == 0 || strcmp(kinds[i], "airport") == 0;
    return true;
}

static double country_weight(const PlaceMemory *memory, const char *code)
{
    uint32_t times = times_named(memory, code);
    return times ? 2.5 + 1.5 * log10((double)times) : 0;
}

static double score_place(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                          LexiconHit hit)
{
    const ImagePlace *place = hit_place(hit);
    const char *kind = image_string(hit.image, place->kind);
    bool region = strcmp(kind, "region") == 0;
    bool said_region =
        is_region_word(&scene->view, match->last + 1) || is_region_word(&scene->view, match->first - 1);
    /* places of our list of conflicts have no population, but are there because news names them */
    double score = place->population ? log10((double)place->population) : region ? 4.6 : 4.2;
    score += country_weight(memory, place->country);
    if (region && said_region)
        score += 4;
    if (is_qualified(&scene->names, match, place->country, image_string(hit.image, place->region)))
        score += 10;
    return score;
}

static void take_place(LexiconHit hit, EntentePlace *place)
{
    const ImagePlace *found = hit_place(hit);
    place->name = image_string(hit.image, found->name);
    place->kind = image_string(hit.image, found->kind);
    place->region = image_string(hit.image, found->region);
    place->claimants = image_string(hit.image, found->claimants);
    memcpy(place->country, found->country, sizeof place->country);
    place->latitude = found->latitude;
    place->longitude = found->longitude;
    place->located = found->latitude != 0 || found->longitude != 0;
    place->file = image_string(hit.image, found->line.file);
    place->line = found->line.line;
}

static void take_state(LexiconHit hit, EntentePlace *place)
{
    const ImageActor *actor = hit_actor(hit);
    const ImageOffice *office = first_office(hit);
    place->name = image_string(hit.image, actor->name);
    place->kind = "country";
    if (office)
        memcpy(place->country, office->code, sizeof place->country);
    place->file = image_string(hit.image, actor->line.file);
    place->line = actor->line.line;
}

bool places_resolve(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                    EntentePlace *place)
{
    const LexiconHit *best = NULL;
    double best_score = -1;
    bool capital = false, body = false, state = false;
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR) {
            state = state || hit_actor(match->hits[i])->kind == ACTOR_STATE;
            body = body || hit_actor(match->hits[i])->kind != ACTOR_STATE;
        }
    if (body && !state)
        return false; /* "U.N." is no village */
    if (match->first == match->last && !state &&
        names_in_set(scene->lexicon, &scene->view, match->last, "time"))
        return false; /* nor is March a town of that name */
    for (size_t i = 0; i < match->hit_count; i++) {
        const LexiconHit *hit = &match->hits[i];
        double score;
        if (hit->payload->kind == PAYLOAD_PLACE) {
            if (!fits_word(scene, match, *hit))
                continue;
            score = score_place(scene, match, memory, *hit);
        } else if (hit->payload->kind == PAYLOAD_ACTOR && hit_actor(*hit)->kind == ACTOR_STATE) {
            capital = capital || hit->payload->variety == NAME_CAPITAL;
            if (hit->payload->variety != NAME_PROPER && hit->payload->variety != NAME_ADJECTIVE)
                continue;
            const ImageOffice *office = first_office(*hit);
            score = 7.5 + (office ? country_weight(memory, office->code) : 0);
        } else {
            continue;
        }
        if (score > best_score) {
            best = hit;
            best_score = score;
        }
    }
    /* a capital that no list of cities has, is still a place of its country */
    for (size_t i = 0; !best && capital && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR && match->hits[i].payload->variety == NAME_CAPITAL)
            best = &match->hits[i];
    if (!best)
        return false;
    const View *view = &scene->view;
    uint32_t base = view->sentence->start;
    const EntenteToken *first = view_token(view, match->first), *last = view_token(view, match->last);
    *place = (EntentePlace){.region = "", .claimants = "", .kind = "", .file = ""};
    place->text =
        (EntenteSlice){first->text.data, (size_t)(last->text.data + last->text.size - first->text.data)};
    place->span = (EntenteSpan){first->start - base, last->end - base};
    if (best->payload->kind == PAYLOAD_PLACE) {
        take_place(*best, place);
    } else {
        take_state(*best, place);
        if (best->payload->variety == NAME_CAPITAL)
            place->kind = "city";
    }
    place->resolution = resolution_of(place->kind);
    return true;
}

/* ---- the place of an event ---- */

typedef struct Search {
    Scene *scene;
    const PlaceMemory *memory;
    const Candidate *candidate;
    PlaceTimes times;
    EntentePlace best;
    int rank; /* of the best, higher is better; 0: none */
} Search;

static bool is_one_of(const View *view, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

static bool is_locative(const View *view, uint32_t preposition)
{
    static const char *const words[] = {
        "in",      "at",     "near",    "on",        "outside", "around",    "along",
        "across",  "within", "inside",  "off",       "over",    "across",    "throughout",
        "toward",  "south",  "north",   "east",      "west",    "above",     "beside",
        "between", "into",   "through", "alongside", "close",   "northeast", "southeast"};
    return is_one_of(view, preposition, words, sizeof words / sizeof *words);
}

/* "met the envoy in Goma": the phrase hangs on the party, but tells where they were. */
static bool is_venue_of(const View *view, uint32_t token, uint32_t party)
{
    uint32_t steps = 0;
    while (token && token != party && steps++ < view->count) {
        if (view->relation[token] == REL_NMOD || view->relation[token] == REL_OBLIQUE) {
            uint32_t preposition = view_case(view, token);
            return view_text_is(view, preposition, "in") || view_text_is(view, preposition, "at") ||
                   view_text_is(view, preposition, "near");
        }
        token = view_token(view, token)->head;
    }
    return false;
}

/* "killed in the shelling of Goma": what did it is itself a deed, and happened there. */
static bool is_deed(Scene *scene, uint32_t party)
{
    const Candidate *deed = scene_candidate(scene, party);
    return deed && deed->type == ENTENTE_ASSAULT;
}

/* Whether the mention is a party, so that its name is not a place here. What is done to a town happens there,
 * but whoever calls on a capital is elsewhere. */
static bool is_party(Scene *scene, const Candidate *candidate, uint32_t token)
{
    const View *view = &scene->view;
    const Parties *parties[] = {&candidate->actors, &candidate->mediators, &candidate->recipients};
    bool spoken = candidate_is_verbal(candidate->type) && strcmp(candidate->mode, "visit") != 0;
    for (size_t p = 0; p < (spoken ? 3u : 2u); p++)
        for (size_t i = 0; i < parties[p]->count; i++)
            if (view_is_under(view, token, parties[p]->each[i]) && !is_deed(scene, parties[p]->each[i]) &&
                /* "rebels who took Goma": not of their own words */
                !(view_is_under(view, candidate->trigger, parties[p]->each[i]) &&
                  view_is_under(view, token, candidate->trigger)) &&
                !is_venue_of(view, token, parties[p]->each[i]))
                return true;
    return false;
}

static bool is_time(const Search *search, const NameMatch *match)
{
    for (size_t i = 0; i < search->times.count; i++)
        if (search->times.each[i].first <= match->first && match->last <= search->times.each[i].last)
            return true;
    return false;
}

/* Whether the words belong to what the event is about: "called off the meeting in Brussels" was done
 * elsewhere. */
static bool is_about(const Candidate *candidate, const View *view, uint32_t token)
{
    uint32_t about = candidate->about ? candidate->about->trigger : 0;
    return about && about != candidate->trigger && view_is_under(view, token, about);
}

/* The place whose words stand nearer to the event, but of two in one country the more exact: "in the West
 * Bank ... killed a teenager in Tubas". */
static void take_better(Search *search, const EntentePlace *place, int rank)
{
    const EntentePlace *before = &search->best;
    bool same_country = search->rank && memcmp(before->country, place->country, 4) == 0;
    bool better = rank > search->rank;
    if (same_country && place->resolution != before->resolution)
        better = place->resolution > before->resolution;
    if (!better)
        return;
    search->best = *place;
    search->rank = rank;
}

/* The most exact place named in a phrase, with the head's own name first among equals. */
static void look_in_phrase(Search *search, uint32_t head, int rank)
{
    const View *view = &search->scene->view;
    const Names *names = &search->scene->names;
    EntentePlace found;
    unsigned exact = 0;
    bool any = false;
    EntentePlace best = {0};
    for (uint32_t t = view->left[head]; t <= view->right[head]; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        if (!match || match->first != t)
            continue;
        /* not inside a clause of the phrase: "the village that Iran's forces shelled" */
        bool clause = false;
        for (uint32_t up = match->last, steps = 0; up && up != head && steps < 12; steps++) {
            uint8_t relation = view->relation[up];
            clause = clause || relation == REL_RELATIVE || relation == REL_ACL || relation == REL_ADVCL ||
                     relation == REL_PARATAXIS;
            up = view_token(view, up)->head;
        }
        if (clause || is_time(search, match) || is_about(search->candidate, view, match->last) ||
            is_party(search->scene, search->candidate, match->last) ||
            !places_resolve(search->scene, match, search->memory, &found))
            continue;
        unsigned now = found.resolution ? found.resolution : 3;
        if (!any || now > exact) {
            best = found;
            exact = now;
            any = true;
        }
    }
    if (any)
        take_better(search, &best, rank);
}

/* Prepositional phrases of a token. `origin`: "from" tells the place, too; `goal`: "to" does. */
static void look_at_obliques(Search *search, uint32_t token, int rank, bool origin, bool goal)
{
    const View *view = &search->scene->view;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_OBLIQUE || relation == REL_NMOD || relation == REL_ADVMOD) {
            uint32_t preposition = view_case(view, child);
            bool here = is_locative(view, preposition) ||
                        (origin && view_text_is(view, preposition, "from")) ||
                        (goal && view_text_is(view, preposition, "to"));
            if (here) {
                look_in_phrase(search, child,
                               rank + (view_text_is(view, preposition, "in") ||
                                       view_text_is(view, preposition, "at") ||
                                       view_text_is(view, preposition, "near")));
                /* "in a hospital in Goma" */
                if (!search->rank)
                    look_at_obliques(search, child, rank - 2, false, false);
            }
        }
    }
}

static bool is_said_over(const View *view, uint32_t verb, uint32_t token)
{
    uint8_t relation = view->relation[token];
    return (relation == REL_CCOMP || relation == REL_PARATAXIS) && view_is_verb(view, verb);
}

/* The first "in", "at" or "near" with a place after the trigger, whatever the tree makes of it, unless
 * another clause begins before. */
static void look_after(Search *search, uint32_t trigger)
{
    enum { NEAR = 12 };
    const View *view = &search->scene->view;
    const Names *names = &search->scene->names;
    EntentePlace found;
    for (uint32_t t = trigger + 1; t + 1 <= view->count && t <= trigger + NEAR; t++) {
        const EntenteToken *token = view_token(view, t);
        bool clause = (view_is_verb(view, t) && view_child(view, t, REL_SUBJECT)) ||
                      token->upos == ENTENTE_SCONJ ||
                      (token->upos == ENTENTE_PUNCT && token->text.data[0] != '-');
        if (clause)
            return;
        if (!view_text_is(view, t, "in") && !view_text_is(view, t, "at") && !view_text_is(view, t, "near"))
            continue;
        uint32_t name = t + 1;
        while (name < view->count && name < t + 4 && !names->at[name])
            name++;
        const NameMatch *match = names->at[name] ? &names->matches[names->at[name] - 1] : NULL;
        if (match && !is_time(search, match) && !is_about(search->candidate, view, match->last) &&
            !is_party(search->scene, search->candidate, match->last) &&
            places_resolve(search->scene, match, search->memory, &found) && found.resolution != 1) {
            take_better(search, &found, 20);
            return;
        }
    }
}

bool places_of_event(Scene *scene, const Candidate *candidate, const PlaceMemory *memory, PlaceTimes times,
                     Arena *arena, EntentePlace **place)
{
    const View *view = &scene->view;
    Search search = {.scene = scene, .memory = memory, .candidate = candidate, .times = times};
    uint32_t trigger = candidate->trigger;
    EntenteEventType type =
        candidate->frame_type != ENTENTE_EVENT_NONE ? candidate->frame_type : candidate->type;
    bool visit = strcmp(candidate->mode, "visit") == 0;
    bool origin = type == ENTENTE_RETREAT || type == ENTENTE_CONCEDE || type == ENTENTE_COERCE;
    bool goal = visit || type == ENTENTE_MOBILIZE || type == ENTENTE_AID;
    *place = NULL;
    /* where people will meet is the place of what they agreed on, not of their agreeing */
    if (candidate->about && candidate->about->trigger == trigger && candidate->about->type != candidate->type)
        return true;
    look_at_obliques(&search, trigger, 90, origin, goal);
    for (size_t i = 1; i < candidate->word_count; i++)
        look_at_obliques(&search, candidate->words[i], 88, origin, goal);
    uint32_t carrier = arguments_light_verb(scene, trigger);
    uint32_t above = view_token(view, trigger)->head;
    if (carrier)
        look_at_obliques(&search, carrier, 84, origin, goal);
    else if (candidate->noun && above && above <= view->count && view_is_verb(view, above) &&
             (view->relation[trigger] == REL_SUBJECT || view->relation[trigger] == REL_SUBJECT_PASSIVE ||
              view->relation[trigger] == REL_OBJECT))
        look_at_obliques(&search, above, 80, origin, goal); /* "clashes erupted in Goma" */
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
        bool bodily = !candidate_is_verbal(type) || visit;
        if (object && bodily && names_is_place(&scene->names, argument->head))
            look_in_phrase(&search, argument->head, 70);
        else if (object && bodily && !scene->names.at[argument->head])
            look_in_phrase(&search, argument->head, 60);
        if (argument->kind == SLOT_OBJECT || argument->kind == SLOT_SUBJECT)
            look_at_obliques(&search, argument->head, 50, false, goal);
        else if (argument->kind == SLOT_PREPOSITION)
            look_at_obliques(&search, argument->head, 45, false, false);
    }
    /* coordinated and dependent verbs share the place named first: "arrived in Baku and met" */
    uint32_t up = view->relation[trigger] == REL_CONJUNCT || view->relation[trigger] == REL_XCOMP ||
                          view->relation[trigger] == REL_ADVCL
                      ? above
                      : 0;
    if (!search.rank && up && up <= view->count && view_is_verb(view, up))
        look_at_obliques(&search, up, 40, false, true);
    /* "In Goma, three soldiers were killed, the army said": before the verb of saying, but the clause's own
     */
    if (!search.rank && above && above <= view->count && is_said_over(view, above, trigger))
        for (uint32_t child = view->first_child[above]; child && child < trigger;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_OBLIQUE && child < trigger && child < above &&
                is_locative(view, view_case(view, child)))
                look_in_phrase(&search, child, 30);
    if (!search.rank)
        look_after(&search, trigger);
    if (!search.rank)
        return true;
    *place = arena_bytes(arena, sizeof **place);
    if (!*place)
        return false;
    **place = search.best;
    return true;
}
