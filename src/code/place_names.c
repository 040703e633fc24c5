/* Where the name of a place begins and ends, known or not; what no dictionary has gets the country beside it.
 */
#include "code/place_names_inside.h"

#include <string.h>

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
    if (place_name_country_said(scene, first, country) || country_before(names, first, country) ||
        names_front_country(names, country))
        return;
    const char *best = place_name_country_spoken_of(scene, memory);
    memcpy(country, best, strlen(best) < 4 ? strlen(best) + 1 : 4);
}

/* "the National Palace", "Mikel Lopez": the word before belongs to the name, though no dictionary says so. */
static bool is_end_of_name(const Scene *scene, uint32_t first)
{
    const View *view = &scene->view;
    uint32_t before = first - 1;
    if (before < 2 || scene->names.at[before] || !place_name_is_capitalised(view, before))
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
        if (place_name_text_in(view, t, words, sizeof words / sizeof *words))
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
    if (match->last == match->first ||
        !place_name_text_in(view, match->last, kinds, sizeof kinds / sizeof *kinds) ||
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

/* Whether all that a name stands for are small towns of countries other than the one spoken of. `unnamed`: of
 * countries that the report never names. */
static bool is_small_elsewhere(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                               bool unnamed)
{
    enum { SMALL = 60000, UNNAMED = 100000 };
    const char *here = place_name_country_spoken_of(scene, memory);
    bool any = false;
    if (unnamed && place_name_times(memory, here) < 2)
        return false;
    for (size_t i = 0; i < match->hit_count; i++) {
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR)
            return false;
        if (match->hits[i].payload->kind != PAYLOAD_PLACE)
            continue;
        any = true;
        const ImagePlace *place = hit_place(match->hits[i]);
        if ((unnamed && place_name_is_country_named(memory, place->country)) ||
            strcmp(place->country, here) == 0 || !place->population ||
            place->population > (unnamed ? UNNAMED : SMALL))
            return false;
    }
    return any;
}

/* "the Karrada neighbourhood", "the suburb of Kafr Batna": a part of a town. */
static bool is_quarter(const View *view, uint32_t first, uint32_t end)
{
    static const char *const nouns[] = {"neighbourhood", "neighborhood", "suburb", "quarter"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if ((end < view->count && view_lemma_is(view, end + 1, nouns[i])) ||
            (first > 2 && view_text_is(view, first - 1, "of") && view_lemma_is(view, first - 2, nouns[i])))
            return true;
    return false;
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
    uint32_t end = place_name_end_of_run(view, first, last);
    bool longer = match && end > match->last && !names->at[match->last + 1] &&
                  view_token(view, match->last + 1)->upos == ENTENTE_PROPN &&
                  !place_name_is_part(view, match->last + 1);
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
    if (!end || place_name_is_acronym(view, first))
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
    bool noun =
        end < view->count && (places_is_noun(view, end + 1) || place_name_is_first_of_two(view, end) ||
                              (end + 1 < view->count && place_name_is_kind_of_site(view, end + 1) &&
                               places_is_noun(view, end + 2)));
    if (!places_announced(scene, first) && !noun)
        return 0;
    *place = (EntentePlace){.region = "", .claimants = "", .kind = "", .file = ""};
    place_name_take_words(view, first, end, place);
    place->name = arena_copy(scene->arena, place->text.data, place->text.size);
    if (!place->name)
        return 0;
    place_name_take_site(view, end, place);
    if (is_quarter(view, first, end))
        place->kind = "quarter";
    country_beside(scene, first, end, memory, place->country);
    return end;
}
