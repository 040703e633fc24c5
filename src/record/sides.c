/* Which of the groups and organisations that a report names is meant where an actor's own words do not tell.
 */
#include "record/record.h"

#include <string.h>

enum { LISTS = 3 };

/* Fighters and opponents of a state, who have no side by its code. */
static bool is_apart(EntenteSlice sector)
{
    static const char *const sectors[] = {"REB", "PRM", "OPP"};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (slice_is(sector, sectors[i]))
            return true;
    return false;
}

static bool is_generic(const EntenteEntity *entity)
{
    return strcmp(entity->code, "IGO") == 0 || strcmp(entity->code, "NGO") == 0;
}

static EntenteSlice first_sector(const EntenteEntity *entity)
{
    return (EntenteSlice){entity->sectors, strcspn(entity->sectors, ",")};
}

/* Whether the named actor may be whom the nameless one stands for. */
static bool may_be(const EntenteEntity *named, const EntenteEntity *nameless)
{
    EntenteSlice sector = first_sector(nameless), other = first_sector(named);
    bool same = sector.size == other.size && memcmp(sector.data, other.data, sector.size) == 0;
    if (!*named->name)
        return false;
    if (is_generic(nameless))
        return strcmp(named->code, nameless->code) == 0;
    return same && (!*nameless->code || strcmp(named->code, nameless->code) == 0);
}

const char *sides_in_report(Arena *arena, const EntenteDocument *document, const EntenteEntity *entity,
                            const char *side)
{
    const char *found = NULL;
    if (*entity->name || !(is_generic(entity) || is_apart(first_sector(entity))))
        return side;
    for (size_t i = 0; i < document->event_count; i++) {
        unsigned depth = 0;
        for (const EntenteEvent *event = &document->events[i]; event && depth < ABOUT_DEPTH;
             event = event->about, depth++) {
            const EntenteEntity *lists[LISTS] = {event->actors, event->recipients, event->mediators};
            const size_t counts[LISTS] = {event->actor_count, event->recipient_count, event->mediator_count};
            for (size_t l = 0; l < LISTS; l++)
                for (size_t k = 0; k < counts[l]; k++) {
                    if (!may_be(&lists[l][k], entity))
                        continue;
                    const char *one = names_side(arena, &lists[l][k]);
                    if (!one)
                        return NULL;
                    if (found && strcmp(found, one) != 0)
                        return side; /* it may be either */
                    found = one;
                }
        }
    }
    return found ? found : side;
}
