#include "code/offices.h"

#include "base/slice.h"
#include "code/names.h"

#include <string.h>

bool office_in_set(const EntenteLexicon *lexicon, const char *word, const char *set)
{
    return *word && lexicon_in_set(lexicon, entente_slice(word), set);
}

/* Whether the actor held the office; any where `office` is NULL. */
static bool held(const Image *image, const ImageActor *actor, const char *code, const char *office,
                 int32_t day)
{
    const ImageOffice *offices = (const ImageOffice *)image->section[SECTION_OFFICES] + actor->first_office;
    for (uint32_t i = 0; i < actor->office_count; i++)
        if (offices[i].from <= day && day <= offices[i].to)
            /* the newest that covers the day is the one that counts, as in names_take */
            return memcmp(offices[i].code, code, sizeof offices[i].code) == 0 &&
                   /* the president of a breakaway region is not the country's */
                   !strstr(image_string(image, offices[i].sectors), "PRE") &&
                   (!office || strcmp(image_string(image, offices[i].office), office) == 0);
    return false;
}

static bool find(const EntenteLexicon *lexicon, ActorKind kind, const char *code, const char *office,
                 int32_t day, EntenteEntity *entity)
{
    const Image *owner = NULL;
    const ImageActor *found = NULL;
    for (size_t i = 0; i < lexicon->count; i++) {
        const Image *image = &lexicon->image[i];
        const ImageActor *actors = image->section[SECTION_ACTORS];
        for (uint32_t a = 0; a < image->count[SECTION_ACTORS]; a++) {
            if (actors[a].kind != (uint32_t)kind || !held(image, &actors[a], code, office, day))
                continue;
            if (kind == ACTOR_STATE) {
                const ImageOffice *own =
                    (const ImageOffice *)image->section[SECTION_OFFICES] + actors[a].first_office;
                /* "AZE PRE" is no state */
                if (*image_string(image, own->sectors) || found)
                    continue;
            } else if (found &&
                       strcmp(image_string(owner, found->name), image_string(image, actors[a].name)) != 0) {
                return false;
            }
            found = &actors[a];
            owner = image;
        }
    }
    if (!found)
        return false;
    *entity = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = ""};
    names_take(entity, owner, found, day);
    return true;
}

bool office_holder(const EntenteLexicon *lexicon, const char *code, const char *office, int32_t day,
                   EntenteEntity *entity)
{
    return day != DAY_LAST && *office && office_in_set(lexicon, office, "single_office") &&
           find(lexicon, ACTOR_PERSON, code, office, day, entity);
}

bool office_leader(const EntenteLexicon *lexicon, const char *code, int32_t day, EntenteEntity *entity)
{
    if (office_in_set(lexicon, code, "led_by_president"))
        return office_holder(lexicon, code, "president", day, entity);
    if (office_in_set(lexicon, code, "led_by_prime_minister"))
        return office_holder(lexicon, code, "prime minister", day, entity) ||
               office_holder(lexicon, code, "chancellor", day, entity);
    return false;
}

bool office_state(const EntenteLexicon *lexicon, const char *code, int32_t day, EntenteEntity *entity)
{
    return find(lexicon, ACTOR_STATE, code, NULL, day == DAY_LAST ? 0x7FFFFFFE : day, entity);
}
