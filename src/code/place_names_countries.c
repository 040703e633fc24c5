/* The countries that a report speaks of. */
#include "code/place_names_inside.h"

#include <string.h>

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

uint32_t place_name_times(const PlaceMemory *memory, const char *code)
{
    for (size_t i = 0; i < memory->count; i++)
        if (memcmp(memory->country[i].code, code, 4) == 0)
            return memory->country[i].count;
    return 0;
}

bool place_name_is_country_named(const PlaceMemory *memory, const char *code)
{
    for (size_t i = 0; i < memory->count; i++)
        if (memcmp(memory->country[i].code, code, 4) == 0)
            return memory->country[i].count || memory->country[i].towns > 1;
    return false;
}

const ImageOffice *place_name_first_office(LexiconHit hit)
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
            count_country(memory, place_name_first_office(hit)->code,
                          image_string(hit.image, hit_actor(hit)->members), false);
            return;
        }
}

void places_count(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                  bool dateline)
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
            const ImageOffice *office = place_name_first_office(match.hits[i]);
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
        if (dateline)
            return;
    }
}

const char *places_only_country(const Names *names, uint32_t first)
{
    const NameMatch *match = names->at[first] ? &names->matches[names->at[first] - 1] : NULL;
    return match ? only_country(match) : NULL;
}

const char *place_name_country_spoken_of(const Scene *scene, const PlaceMemory *memory)
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
        code = place_name_country_spoken_of(scene, memory);
    for (size_t i = 0; i < memory->count; i++) {
        if (memcmp(memory->country[i].code, code, 4) != 0 || !memory->country[i].capital)
            continue;
        *place = (EntentePlace){
            .name = memory->country[i].capital, .region = "", .claimants = "", .kind = "city", .file = ""};
        memcpy(place->country, memory->country[i].code, sizeof place->country);
        place->resolution = place_name_resolution(place->kind);
        return true;
    }
    return false;
}
