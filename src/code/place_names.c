/* Names of places, told apart from their namesakes, and those that no dictionary knows. */
#include "code/place_names.h"

#include "base/slice.h"

#include <math.h>
#include <string.h>

/* ---- countries of a report ---- */

/* `capital`: of a state; NULL: the name is an organisation's, or a town's. */
static void count_country(PlaceMemory *memory, const char *code, const char *capital, bool town)
{
    size_t i = 0;
    if (!*code)
        return;
    while (i < memory->count && memcmp(memory->country[i].code, code, 4) != 0)
        i++;
    if (i == COUNTRY_LIMIT)
        return;
    if (i == memory->count)
        memcpy(memory->country[memory->count++].code, code, 4);
    memory->country[i].state = memory->country[i].state || capital;
    if (capital && *capital)
        memory->country[i].capital = capital;
    memory->country[i].count += !town;
    memory->country[i].towns += town;
}

/* The country of a place that has no namesake elsewhere; NULL: it has, or it is none. */
static const char *only_country(const NameMatch *match)
{
    const char *code = NULL;
    for (size_t i = 0; i < match->hit_count; i++) {
        if (match->hits[i].payload->kind != PAYLOAD_PLACE)
            return NULL;
        const char *found = hit_place(match->hits[i])->country;
        if (!*found || (code && memcmp(code, found, 4) != 0))
            return NULL;
        code = found;
    }
    return code;
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

/* "the UN Mission in South Sudan" names a country, too. */
static void count_inside(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                         uint32_t first, uint32_t last)
{
    NameMatch match;
    for (uint32_t t = first + 2; t <= last; t++)
        for (size_t i = 0; names_match(lexicon, sentence, t, &match) && i < match.hit_count; i++) {
            LexiconHit hit = match.hits[i];
            bool in = sentence->tokens[t - 2].text.size == 2 &&
                      memcmp(sentence->tokens[t - 2].text.data, "in", 2) == 0;
            if (!in || match.last > last || hit.payload->kind != PAYLOAD_ACTOR ||
                hit_actor(hit)->kind != ACTOR_STATE)
                continue;
            count_country(memory, first_office(hit)->code, image_string(hit.image, hit_actor(hit)->members),
                          false);
            return;
        }
}

void places_count(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    NameMatch match;
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        if (!names_match(lexicon, sentence, t, &match))
            continue;
        const char *only =
            match.last > t || sentence->tokens[t - 1].text.size > 4 ? only_country(&match) : NULL;
        if (only)
            count_country(memory, only, NULL, true);
        for (size_t i = 0; i < match.hit_count; i++) {
            if (match.hits[i].payload->kind != PAYLOAD_ACTOR)
                continue;
            const ImageOffice *office = first_office(match.hits[i]);
            if (office) {
                const ImageActor *actor = hit_actor(match.hits[i]);
                bool state = actor->kind == ACTOR_STATE;
                if (!state)
                    count_inside(memory, lexicon, sentence, t, match.last);
                count_country(memory, office->code,
                              state ? image_string(match.hits[i].image, actor->members) : NULL, false);
            }
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

/* "Russia's Baltic port of Primorsk", "the Chadian town of Bol": whose the town is said to be. */
static bool country_said(const Scene *scene, uint32_t first, char code[4])
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
    uint32_t times = times_named(memory, code);
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
        (country_said(scene, match->first, said) && memcmp(said, place->country, sizeof said) == 0))
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

static void take_words(const View *view, uint32_t first, uint32_t last, EntentePlace *place)
{
    uint32_t base = view->sentence->start;
    const EntenteToken *from = view_token(view, first), *to = view_token(view, last);
    place->text = (EntenteSlice){from->text.data, (size_t)(to->text.data + to->text.size - from->text.data)};
    place->span = (EntenteSpan){from->start - base, to->end - base};
}

/* "Ramon airport", "the Bureij refugee camp": the noun behind a name belongs to the words of the place. */
static void take_site(const View *view, uint32_t last, EntentePlace *place)
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
    double north = fabs(search.found->latitude - place->latitude),
           east = fabs(search.found->longitude - place->longitude);
    return north > FAR || (east > FAR && east < 360 - FAR) ? only : NULL;
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
            if (hit->payload->variety != NAME_PROPER)
                continue; /* "the Spanish police" are anywhere */
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
    *place = (EntentePlace){.region = "", .claimants = "", .kind = "", .file = ""};
    take_words(&scene->view, match->first, match->last, place);
    take_site(&scene->view, match->last, place);
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
    if (best->payload->kind == PAYLOAD_PLACE && country_said(scene, match->first, said) &&
        memcmp(said, place->country, sizeof said) != 0) {
        memcpy(place->country, said, sizeof said);
        place->region = place->claimants = "";
        place->located = false;
    }
    const char *only = best->payload->kind == PAYLOAD_PLACE && !*said
                           ? only_named(scene, match, memory, hit_place(*best))
                           : NULL;
    if (only) {
        memcpy(place->country, only, sizeof place->country);
        place->region = place->claimants = "";
        place->located = false;
    }
    place->resolution = resolution_of(place->kind);
    /* "Homs province" is more than the town */
    if (place->resolution == resolution_of("city") && match->last < scene->view.count &&
        is_region_word(&scene->view, match->last + 1) &&
        !view_lemma_is(&scene->view, match->last + 1, "district"))
        place->resolution = resolution_of("region");
    return true;
}

/* ---- names that no dictionary has ---- */

static bool text_in(const View *view, uint32_t token, const char *const *words, size_t count)
{
    if (!token || token > view->count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

/* Words that a place's name stands beside: "the village of Sotk", "the Sotk district". */
bool places_is_noun(const View *view, uint32_t token)
{
    static const char *const words[] = {
        "village",    "town",       "city",     "district",    "area",          "port",     "province",
        "region",     "camp",       "base",     "island",      "valley",        "suburb",   "sector",
        "county",     "department", "state",    "block",       "quarter",       "locality", "crossing",
        "settlement", "airfield",   "post",     "hamlet",      "zone",          "prison",   "checkpoint",
        "bridge",     "field",      "terminal", "market",      "neighbourhood", "quarter",  "garrison",
        "outpost",    "barracks",   "refinery", "neighborhood"};
    /* "the Jarinje and Brnjak crossings" */
    for (size_t i = 0; token && token <= view->count && i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, token, words[i]))
            return true;
    return false;
}

/* Common words that end the name of a known place: "Kashmir Valley", "Tripoli Airport". */
static bool is_part_of_place(const View *view, uint32_t token)
{
    static const char *const words[] = {
        "airport", "university", "hospital", "street",     "square", "governorate", "oblast", "bridge",
        "stadium", "strip",      "river",    "prefecture", "north",  "south",       "east",   "west",
        "border",  "mountains",  "road",     "highway",    "accord", "process"};
    return places_is_noun(view, token) || text_in(view, token, words, sizeof words / sizeof *words);
}

static uint32_t end_of_run(const View *view, uint32_t first, uint32_t last);

/* "the Jarinje and Brnjak crossings" */
static bool is_first_of_two(const View *view, uint32_t end)
{
    uint32_t other = end + 2 < view->count && text_in(view, end + 1, (const char *const[]){"and"}, 1)
                         ? end_of_run(view, end + 2, view->count)
                         : 0;
    return other && other < view->count && places_is_noun(view, other + 1) &&
           strcmp(view_token(view, other + 1)->xpos, "NNS") == 0;
}

static bool is_kind_of_site(const View *view, uint32_t token)
{
    static const char *const words[] = {"gas",  "oil",      "border", "refugee", "air",
                                        "army", "military", "naval",  "coal"};
    return text_in(view, token, words, sizeof words / sizeof *words);
}

static bool is_capital(const View *view, uint32_t token)
{
    EntenteSlice text = view_token(view, token)->text;
    return text.size && ((text.data[0] >= 'A' && text.data[0] <= 'Z') || (unsigned char)text.data[0] >= 0xC3);
}

static bool is_acronym(const View *view, uint32_t token)
{
    EntenteSlice text = view_token(view, token)->text;
    size_t capitals = 0;
    for (size_t i = 0; i < text.size; i++)
        capitals += text.data[i] >= 'A' && text.data[i] <= 'Z';
    return capitals > 1 && text.size <= 6;
}

/* Whether a token stands right behind the one before it, with no space between. */
static bool is_joined(const View *view, uint32_t token)
{
    return token > 1 && view_token(view, token - 1)->end == view_token(view, token)->start;
}

static bool is_name_word(const View *view, uint32_t token)
{
    const EntenteToken *word = view_token(view, token);
    return is_capital(view, token) && (word->upos == ENTENTE_PROPN || strncmp(word->xpos, "NNP", 3) == 0);
}

/* The last token of a run of capitalised words, "Kilo 16", "al-Mandhar", "Puerto del Sol"; 0: none begins. */
static uint32_t end_of_run(const View *view, uint32_t first, uint32_t last)
{
    static const char *const links[] = {"de", "del", "la", "el", "al", "du", "des"};
    uint32_t end = 0;
    if (first + 2 <= last && text_in(view, first, links, sizeof links / sizeof *links) &&
        view_text_is(view, first + 1, "-") && is_name_word(view, first + 2))
        end = first + 2;
    else if (is_name_word(view, first))
        end = first;
    while (end && end < last) {
        if (is_name_word(view, end + 1) || view_token(view, end + 1)->upos == ENTENTE_NUM) {
            bool number = view_token(view, end + 1)->upos == ENTENTE_NUM;
            if (number && view_token(view, end + 1)->text.size > 2)
                break;
            end++;
        } else if (end + 3 <= last && text_in(view, end + 1, links, sizeof links / sizeof *links) &&
                   view_text_is(view, end + 2, "-") && is_name_word(view, end + 3)) {
            end += 3; /* "Salah al-Din" */
        } else if (end + 2 <= last && view_text_is(view, end + 1, "-") && is_joined(view, end + 1) &&
                   is_joined(view, end + 2) && !view_is_verb(view, end + 2)) {
            end += 2; /* "Cho-airong" */
        } else if (end + 2 <= last && is_name_word(view, end + 2) &&
                   ((view_text_is(view, end + 1, "-") && is_joined(view, end + 1) &&
                     is_joined(view, end + 2)) ||
                    text_in(view, end + 1, links, sizeof links / sizeof *links))) {
            end += 2;
        } else {
            break;
        }
    }
    return end;
}

bool places_is_capital(const Names *names, uint32_t first)
{
    const NameMatch *match = names->at[first] ? &names->matches[names->at[first] - 1] : NULL;
    for (size_t i = 0; match && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR && match->hits[i].payload->variety == NAME_CAPITAL)
            return true;
    return false;
}

const char *places_only_country(const Names *names, uint32_t first)
{
    const NameMatch *match = names->at[first] ? &names->matches[names->at[first] - 1] : NULL;
    return match ? only_country(match) : NULL;
}

/* Verbs whose object, where it is a name, is a place: "shelled Sotk". */
static bool takes_places(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"shell",  "bomb",    "bombard", "capture",  "recapture", "retake",
                                         "storm",  "overrun", "seize",   "besiege",  "enter",     "evacuate",
                                         "strike", "raid",    "occupy",  "liberate", "attack",    "wrest",
                                         "regain", "reclaim", "pound",   "encircle", "surround",  "loot"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_is_verb(view, verb) && view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

bool places_announced(const Scene *scene, uint32_t token)
{
    static const char *const prepositions[] = {
        "in",     "at", "near", "outside", "around", "off",    "inside",  "from",    "to",  "into", "towards",
        "toward", "on", "onto", "beside",  "over",   "across", "through", "between", "via", "along"};
    static const char *const directions[] = {"north",     "south",     "east",      "west",     "northeast",
                                             "northwest", "southeast", "southwest", "outskirts"};
    static const char *const kinds[] = {"stronghold", "enclave",      "commune",     "oasis",      "parish",
                                        "canton",     "municipality", "governorate", "prefecture", "resort",
                                        "bastion",    "islet",        "atoll",       "gorge",      "plateau",
                                        "junction",   "township",     "slum",        "ward",       "kibbutz",
                                        "moshav",     "chiefdom",     "highlands",   "mountains",  "hills",
                                        "forest",     "archipelago",  "farm",        "mine"};
    const View *view = &scene->view;
    uint32_t before = token - 1;
    bool article = false;
    if (names_in_set(scene->lexicon, view, token, "medium"))
        return false; /* "on Telegram" */
    for (unsigned steps = 0; before && steps < 3; steps++) {
        uint8_t upos = view_token(view, before)->upos;
        if (upos != ENTENTE_DET && upos != ENTENTE_ADJ)
            break;
        article = article || upos == ENTENTE_DET;
        before--;
    }
    if (!before)
        return false;
    if (!article && takes_places(view, before))
        return true;
    if (view_text_is(view, before, "of") && before > 1)
        return places_is_noun(view, before - 1) ||
               text_in(view, before - 1, kinds, sizeof kinds / sizeof *kinds) ||
               text_in(view, before - 1, directions, sizeof directions / sizeof *directions);
    if (!text_in(view, before, prepositions, sizeof prepositions / sizeof *prepositions))
        return false;
    return !article || view_text_is(view, before, "near") || view_text_is(view, before, "outside") ||
           view_text_is(view, before, "off");
}

/* The country that is spoken of: of the last place that stands in one country alone, unless the report names
 * another far more often; else the most frequent. Empty: none. */
static const char *country_spoken_of(const Scene *scene, const PlaceMemory *memory)
{
    enum { FRESH = 3, WEIGHT = 1, FAR = 3 };
    const char *best = "";
    uint32_t most = 0, last = 0;
    for (size_t i = 0; i < memory->count; i++) {
        uint32_t named = memory->country[i].count + WEIGHT * memory->country[i].towns;
        if (memcmp(memory->country[i].code, memory->last, 4) == 0)
            last = named;
        /* organisations are named as well */
        bool state = memory->country[i].state || memory->country[i].towns;
        if (state && named > most) {
            most = named;
            best = memory->country[i].code;
        }
    }
    bool fresh = *memory->last && scene->names.memory->discourse.sentence <= memory->last_sentence + FRESH;
    return fresh && most < FAR * last ? memory->last : best;
}

bool places_capital(const Scene *scene, const PlaceMemory *memory, const char *code, EntentePlace *place)
{
    if (!*code)
        code = country_spoken_of(scene, memory);
    for (size_t i = 0; i < memory->count; i++) {
        if (memcmp(memory->country[i].code, code, 4) != 0 || !memory->country[i].capital)
            continue;
        *place = (EntentePlace){
            .name = memory->country[i].capital, .region = "", .claimants = "", .kind = "city", .file = ""};
        memcpy(place->country, memory->country[i].code, sizeof place->country);
        place->resolution = resolution_of(place->kind);
        return true;
    }
    return false;
}

/* "the Burkinabe town of Manni". */
static bool country_before(const Names *names, uint32_t first, char *country)
{
    enum { NEAR = 4 };
    for (uint32_t t = first - 1; t && t + NEAR >= first; t--) {
        /* "the Chinese consulate in Makati" stands in another country */
        if (names_in_set(names->lexicon, names->view, t, "embassy") ||
            names_in_set(names->lexicon, names->view, t, "diplomat"))
            return false;
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        for (size_t i = 0; match && i < match->hit_count; i++) {
            LexiconHit hit = match->hits[i];
            if (hit.payload->kind != PAYLOAD_ACTOR || hit_actor(hit)->kind != ACTOR_STATE ||
                hit.payload->variety != NAME_ADJECTIVE)
                continue;
            const ImageOffice *offices = hit.image->section[SECTION_OFFICES];
            memcpy(country, offices[hit_actor(hit)->first_office].code, 4);
            return true;
        }
        /* "the Nepalese battalion near Tambura" says nothing of Tambura */
        if (!match && !places_is_noun(names->view, t) && !view_text_is(names->view, t, "of") &&
            view_token(names->view, t)->upos != ENTENTE_ADJ &&
            view_token(names->view, t)->upos != ENTENTE_DET)
            return false;
    }
    return false;
}

/* The country of a name that no dictionary has. */
static void country_beside(const Scene *scene, uint32_t first, uint32_t end, const PlaceMemory *memory,
                           char *country)
{
    enum { FAR = 8 };
    const View *view = &scene->view;
    const Names *names = &scene->names;
    for (uint32_t t = end + 1; t <= view->count && t <= end + FAR; t++) {
        uint8_t upos = view_token(view, t)->upos;
        EntentePlace found;
        /* "in the North West" is no Korea */
        bool side = view_text_is(view, t, "north") || view_text_is(view, t, "south");
        /* nor is what lies near a frontier behind it: "at Tinzaouaten, near the Algerian border" */
        const NameMatch *beside = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        if (beside && (view_lemma_is(view, beside->last + 1, "border") ||
                       view_lemma_is(view, beside->last + 1, "frontier")))
            break;
        if (names->at[t] && !side &&
            places_resolve(scene, &names->matches[names->at[t] - 1], memory, &found)) {
            memcpy(country, found.country, sizeof found.country);
            return;
        }
        bool passes = upos == ENTENTE_ADP || upos == ENTENTE_DET || upos == ENTENTE_ADJ ||
                      places_is_noun(view, t) || view_text_is(view, t, ",") || view_text_is(view, t, "(");
        if (!passes)
            break;
    }
    if (country_said(scene, first, country) || country_before(names, first, country) ||
        names_front_country(names, country))
        return;
    const char *best = country_spoken_of(scene, memory);
    memcpy(country, best, strlen(best) < 4 ? strlen(best) + 1 : 4);
}

/* "the National Palace", "Mikel Lopez": the word before belongs to the name, though no dictionary says so. */
static bool is_end_of_name(const Scene *scene, uint32_t first)
{
    const View *view = &scene->view;
    uint32_t before = first - 1;
    if (before < 2 || scene->names.at[before] || !is_capital(view, before))
        return false;
    uint8_t upos = view_token(view, before)->upos;
    return (upos == ENTENTE_PROPN || upos == ENTENTE_ADJ) &&
           !names_in_set(scene->lexicon, view, before, "time");
}

/* "Mkhize's home", "World War II", "the Labour Party": names of people, events and bodies. */
static bool is_no_place(const View *view, uint32_t first, uint32_t end)
{
    static const char *const words[] = {
        "war",       "cup",      "summit",     "conference", "treaty", "agreement", "accord",
        "accords",   "council",  "ministry",   "party",      "union",  "group",     "company",
        "court",     "office",   "league",     "front",      "army",   "forces",    "church",
        "operation", "congress", "parliament", "committee",  "agency", "police",    "command"};
    if (end < view->count && strcmp(view_token(view, end + 1)->xpos, "POS") == 0)
        return true;
    for (uint32_t t = first; t <= end; t++)
        if (text_in(view, t, words, sizeof words / sizeof *words))
            return true;
    return false;
}

static bool on_town(void *context, LexiconHit hit)
{
    NameMatch *match = context;
    bool place = hit.payload->kind == PAYLOAD_PLACE ||
                 (hit.payload->kind == PAYLOAD_ACTOR && hit.payload->variety == NAME_CAPITAL);
    if (place && match->hit_count < NAME_HITS)
        match->hits[match->hit_count++] = hit;
    return match->hit_count < NAME_HITS;
}

/* "at Dhaka University": an institution of the town that its name begins with. */
static bool town_of_institution(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                                EntentePlace *place)
{
    static const char *const kinds[] = {"university", "hospital", "prison", "stadium", "college", "airport"};
    const View *view = &scene->view;
    if (match->last == match->first || !text_in(view, match->last, kinds, sizeof kinds / sizeof *kinds) ||
        !places_announced(scene, match->first))
        return false;
    NameMatch town = {.first = match->first, .last = match->last - 1};
    const EntenteToken *from = view_token(view, town.first), *to = view_token(view, town.last);
    lexicon_find(scene->lexicon, ROOT_NAMES,
                 (EntenteSlice){from->text.data, (size_t)(to->text.data + to->text.size - from->text.data)},
                 on_town, &town);
    return town.hit_count && places_resolve(scene, &town, memory, place);
}

/* "the freighter Suez", "the warship Moskva": a ship's name. */
static bool is_craft(const View *view, uint32_t first)
{
    static const char *const nouns[] = {"freighter", "tanker",     "ship",    "vessel",    "warship",
                                        "frigate",   "destroyer",  "trawler", "ferry",     "carrier",
                                        "submarine", "boat",       "cruiser", "steamship", "trawler",
                                        "yacht",     "supertanker"};
    for (size_t i = 0; first > 1 && i < sizeof nouns / sizeof *nouns; i++)
        if (view_text_is(view, first - 1, nouns[i]))
            return true;
    return false;
}

/* Whether a report names a country, or more than one of its places. */
static bool is_named(const PlaceMemory *memory, const char *code)
{
    for (size_t i = 0; i < memory->count; i++)
        if (memcmp(memory->country[i].code, code, 4) == 0)
            return memory->country[i].count || memory->country[i].towns > 1;
    return false;
}

/* Whether all that a name stands for are small towns of countries other than the one spoken of. `unnamed`: of
 * countries that the report never names. */
static bool is_small_elsewhere(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                               bool unnamed)
{
    enum { SMALL = 60000, UNNAMED = 100000 };
    const char *here = country_spoken_of(scene, memory);
    bool any = false;
    if (unnamed && times_named(memory, here) < 2)
        return false;
    for (size_t i = 0; i < match->hit_count; i++) {
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR)
            return false;
        if (match->hits[i].payload->kind != PAYLOAD_PLACE)
            continue;
        any = true;
        const ImagePlace *place = hit_place(match->hits[i]);
        if ((unnamed && is_named(memory, place->country)) || strcmp(place->country, here) == 0 ||
            !place->population || place->population > (unnamed ? UNNAMED : SMALL))
            return false;
    }
    return any;
}

uint32_t places_begin(const Scene *scene, uint32_t first, uint32_t last, const PlaceMemory *memory,
                      EntentePlace *place, bool *known)
{
    const View *view = &scene->view;
    const Names *names = &scene->names;
    const NameMatch *match = names->at[first] ? &names->matches[names->at[first] - 1] : NULL;
    if ((match && match->first != first) || is_craft(view, first))
        return 0;
    /* "outside the embassy of Ecuador" may be anywhere but there */
    uint32_t of = first > 2 ? first - 1 : 0;
    if (of > 2 && view_text_is(view, of, "the"))
        of--;
    bool embassy = view_text_is(view, of, "of") && names_in_set(scene->lexicon, view, of - 1, "embassy");
    /* nor is "near the border with Benin" in Benin */
    bool border = view_text_is(view, of, "with") &&
                  (view_lemma_is(view, of - 1, "border") || view_lemma_is(view, of - 1, "frontier"));
    if (of > 1 && (embassy || border))
        return 0;
    uint32_t end = end_of_run(view, first, last);
    bool longer = match && end > match->last && !names->at[match->last + 1] &&
                  view_token(view, match->last + 1)->upos == ENTENTE_PROPN &&
                  !is_part_of_place(view, match->last + 1);
    /* "in Derry" of a report on Ireland is none of the towns of that name in America */
    *known = match && !longer && !is_small_elsewhere(scene, match, memory, true);
    if (*known && is_end_of_name(scene, first))
        return 0;
    /* "two Hercules", "the Union's ministers": no town's name where nothing says that a place follows */
    if (*known && !places_announced(scene, first) && is_small_elsewhere(scene, match, memory, false))
        return 0;
    if (*known)
        return places_resolve(scene, match, memory, place) || town_of_institution(scene, match, memory, place)
                   ? match->last
                   : 0;
    if (match && !longer && !end)
        end = match->last; /* however it is tagged */
    if (!end || is_acronym(view, first))
        return 0;
    for (uint32_t t = first; t <= end; t++)
        if ((names->at[t] && !(match && t <= match->last) &&
             !is_small_elsewhere(scene, &names->matches[names->at[t] - 1], memory, true)) ||
            ((!match || t > match->last || match->last == first) &&
             names_in_set(scene->lexicon, view, t, "time")))
            return 0;
    if (is_no_place(view, first, end))
        return 0;
    /* "the Sotk district", "on the Khor Mor gas field" */
    bool noun = end < view->count &&
                (places_is_noun(view, end + 1) || is_first_of_two(view, end) ||
                 (end + 1 < view->count && is_kind_of_site(view, end + 1) && places_is_noun(view, end + 2)));
    if (!places_announced(scene, first) && !noun)
        return 0;
    *place = (EntentePlace){.region = "", .claimants = "", .kind = "", .file = ""};
    take_words(view, first, end, place);
    place->name = arena_copy(scene->arena, place->text.data, place->text.size);
    if (!place->name)
        return 0;
    take_site(view, end, place);
    country_beside(scene, first, end, memory, place->country);
    return end;
}
