/* Which place a known name stands for, told apart from its namesakes. */
#include "code/place_names_inside.h"

#include <math.h>
#include <string.h>

unsigned place_name_resolution(const char *kind)
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
                const ImageOffice *office = place_name_first_office(hit);
                /* "Paris, Washington and London" are three */
                bool town = hit.payload->variety == NAME_CAPITAL;
                if (office && !town && *country && memcmp(office->code, country, 4) == 0)
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

bool place_name_country_said(const Scene *scene, uint32_t first, char code[4])
{
    enum { NEAR = 6 };
    const View *view = &scene->view;
    const Names *names = &scene->names;
    if (first < 4 || !view_text_is(view, first - 1, "of") ||
        !names_in_set(scene->lexicon, view, first - 2, "kind_of_place"))
        return false;
    for (uint32_t t = first - 3; t && t + NEAR >= first; t--) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        uint8_t upos = view_token(view, t)->upos;
        bool owns = view_text_is(view, t + 1, "'s") || view_text_is(view, t + 1, "\u2019s");
        for (size_t i = 0; match && i < match->hit_count; i++) {
            LexiconHit hit = match->hits[i];
            if (hit.payload->kind != PAYLOAD_ACTOR || hit_actor(hit)->kind != ACTOR_STATE ||
                (hit.payload->variety != NAME_ADJECTIVE && !(owns && hit.payload->variety == NAME_PROPER)))
                continue;
            const ImageOffice *offices = hit.image->section[SECTION_OFFICES];
            memcpy(code, offices[hit_actor(hit)->first_office].code, 4);
            return true;
        }
        if (upos != ENTENTE_ADJ && upos != ENTENTE_PART && upos != ENTENTE_NOUN && upos != ENTENTE_PROPN)
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
    uint32_t times = place_name_times(memory, code);
    return times ? 2.5 + 1.5 * log10((double)times) : 0;
}

/* Whether a namesake is five times as large: "Geneva" is the one in Switzerland, however often a report names
 * the United States. */
static bool is_dwarfed(const NameMatch *match, const ImagePlace *place)
{
    enum { TIMES = 5 };
    for (size_t i = 0; place->population && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_PLACE &&
            hit_place(match->hits[i])->population / TIMES >= place->population)
            return true;
    return false;
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
    score += (is_dwarfed(match, place) ? 0 : country_weight(memory, place->country));
    if (region && said_region)
        score += 4;
    char said[4] = "";
    if (is_qualified(&scene->names, match, place->country, image_string(hit.image, place->region)) ||
        (place_name_country_said(scene, match->first, said) &&
         memcmp(said, place->country, sizeof said) == 0))
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
    const ImageOffice *office = place_name_first_office(hit);
    place->name = image_string(hit.image, actor->name);
    place->kind = "country";
    if (office)
        memcpy(place->country, office->code, sizeof place->country);
    place->file = image_string(hit.image, actor->line.file);
    place->line = actor->line.line;
}

void place_name_take_words(const View *view, uint32_t first, uint32_t last, EntentePlace *place)
{
    uint32_t base = view->sentence->start;
    const EntenteToken *from = view_token(view, first), *to = view_token(view, last);
    place->text = (EntenteSlice){from->text.data, (size_t)(to->text.data + to->text.size - from->text.data)};
    place->span = (EntenteSpan){from->start - base, to->end - base};
}

void place_name_take_site(const View *view, uint32_t last, EntentePlace *place)
{
    static const char *const sites[] = {"airport", "camp",   "market",     "airfield", "prison", "barracks",
                                        "port",    "square", "university", "hospital", "valley", "mountains"};
    uint32_t site = last + 1;
    if (site < view->count && (view_text_is(view, site, "refugee") ||
                               view_text_is(view, site, "international") || view_text_is(view, site, "air")))
        site++;
    for (size_t i = 0; site <= view->count && i < sizeof sites / sizeof *sites; i++)
        if (view_text_is(view, site, sites[i])) {
            const EntenteToken *end = view_token(view, site);
            place->text.size = (size_t)(end->text.data + end->text.size - place->text.data);
            place->span.end = end->end - view->sentence->start;
        }
}

typedef struct SeatSearch {
    const char *country;
    const ImagePlace *found;
} SeatSearch;

static bool on_seat(void *context, LexiconHit hit)
{
    SeatSearch *search = context;
    if (hit.payload->kind == PAYLOAD_PLACE && memcmp(hit_place(hit)->country, search->country, 4) == 0)
        search->found = hit_place(hit);
    return !search->found;
}

/* "miners near Chala", in a report of Peru that never speaks of Tanzania: the only state that is named has a
 * town of that name, too. NULL: no such state. */
static const char *only_named(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                              const ImagePlace *place)
{
    enum { SMALL_TOWN = 100000, FAR = 25 };
    const char *only = NULL;
    for (size_t i = 0; i < memory->count; i++) {
        if (memcmp(memory->country[i].code, place->country, 4) == 0) {
            if (memory->country[i].count || memory->country[i].towns > 1)
                return NULL;
        } else if (memory->country[i].state && memory->country[i].count) {
            if (only)
                return NULL;
            only = memory->country[i].code;
        }
    }
    EntentePlace seat;
    SeatSearch search = {.country = only};
    if (!only || match->first != match->last || !place->population || place->population > SMALL_TOWN ||
        !places_capital(scene, memory, only, &seat))
        return NULL;
    lexicon_find(scene->lexicon, ROOT_NAMES, (EntenteSlice){seat.name, strlen(seat.name)}, on_seat, &search);
    if (!search.found)
        return NULL;
    /* in degrees; a town of a neighbour may be struck from there */
    double north = fabsf(search.found->latitude - place->latitude),
           east = fabsf(search.found->longitude - place->longitude);
    return north > FAR || (east > FAR && east < 360 - FAR) ? only : NULL;
}

/* "in Buenos Aires, Cauca": the country of the region or state between commas behind a town, where none of
 * the town's namesakes lies there; NULL: none is named, or it begins a list. */
static const char *country_between_commas(const Names *names, const NameMatch *match)
{
    const View *view = names->view;
    uint32_t first = match->last + 2;
    if (first > view->count || !view_text_is(view, first - 1, ",") || !names->at[first])
        return NULL;
    const NameMatch *next = &names->matches[names->at[first] - 1];
    uint32_t end = next->last + 1;
    bool closed = end > view->count || view_text_is(view, end, ",") || view_text_is(view, end, ".");
    bool list = end < view->count && view_text_is(view, end + 1, "and");
    if (next->first != first || !closed || list)
        return NULL;
    const char *country = NULL;
    for (size_t i = 0; i < next->hit_count; i++) {
        LexiconHit hit = next->hits[i];
        const char *own = NULL;
        const ImageOffice *office = hit.payload->kind == PAYLOAD_ACTOR ? place_name_first_office(hit) : NULL;
        if (hit.payload->kind == PAYLOAD_PLACE &&
            place_name_resolution(image_string(hit.image, hit_place(hit)->kind)) ==
                place_name_resolution("region"))
            own = hit_place(hit)->country;
        else if (office && hit_actor(hit)->kind == ACTOR_STATE && hit.payload->variety == NAME_PROPER)
            own = office->code;
        if (!own || (country && memcmp(own, country, 4) != 0))
            return NULL;
        country = own;
    }
    return country;
}

/* "Ankara-backed fighters", "a Kabul-based group": who stands behind them is elsewhere. */
static bool is_backer(const View *view, uint32_t last)
{
    static const char *const words[] = {"backed", "aligned", "allied",   "sponsored", "supported", "funded",
                                        "based",  "led",     "mediated", "brokered",  "controlled"};
    return view_is_hyphened(view, last, words, sizeof words / sizeof *words);
}

bool places_resolve(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                    EntentePlace *place)
{
    if (is_backer(&scene->view, match->last))
        return false;
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
            if (hit->payload->variety != NAME_PROPER)
                continue; /* "the Spanish police" are anywhere */
            const ImageOffice *office = place_name_first_office(*hit);
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
    *place = (EntentePlace){.region = "", .claimants = "", .kind = "", .file = ""};
    place_name_take_words(&scene->view, match->first, match->last, place);
    place_name_take_site(&scene->view, match->last, place);
    if (best->payload->kind == PAYLOAD_PLACE) {
        take_place(*best, place);
    } else {
        take_state(*best, place);
        const char *city = image_string(best->image, hit_actor(*best)->members);
        if (best->payload->variety == NAME_CAPITAL) {
            place->kind = "city";
            place->name = *city ? city : place->name;
        }
    }
    char said[4] = "";
    /* "Russia's port of Primorsk", where the dictionaries know none but Ukraine's */
    if (best->payload->kind == PAYLOAD_PLACE && place_name_country_said(scene, match->first, said) &&
        memcmp(said, place->country, sizeof said) != 0) {
        memcpy(place->country, said, sizeof said);
        place->region = place->claimants = "";
        place->located = false;
    }
    const char *only = best->payload->kind == PAYLOAD_PLACE && !*said
                           ? only_named(scene, match, memory, hit_place(*best))
                           : NULL;
    const char *beside = country_between_commas(&scene->names, match);
    if (beside && memcmp(beside, place->country, sizeof place->country) != 0 &&
        place_name_resolution(place->kind) == place_name_resolution("town"))
        only = beside;
    if (only) {
        memcpy(place->country, only, sizeof place->country);
        place->region = place->claimants = "";
        place->located = false;
    }
    place->resolution = place_name_resolution(place->kind);
    /* "Homs province" is more than the town */
    if (place->resolution == place_name_resolution("city") && match->last < scene->view.count &&
        is_region_word(&scene->view, match->last + 1) &&
        !view_lemma_is(&scene->view, match->last + 1, "district"))
        place->resolution = place_name_resolution("region");
    return true;
}

bool places_is_capital(const Names *names, uint32_t first)
{
    const NameMatch *match = names->at[first] ? &names->matches[names->at[first] - 1] : NULL;
    for (size_t i = 0; match && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR && match->hits[i].payload->variety == NAME_CAPITAL)
            return true;
    return false;
}
