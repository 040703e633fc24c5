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

void sides_add(const char **sides, size_t *count, const char *side)
{
    size_t at = 0;
    if (!*side)
        return;
    while (at < *count && strcmp(sides[at], side) < 0)
        at++;
    if (*count == SIDES_LIMIT || (at < *count && strcmp(sides[at], side) == 0))
        return;
    memmove(&sides[at + 1], &sides[at], (*count - at) * sizeof *sides);
    sides[at] = side;
    (*count)++;
}

/* Whether who speaks has no part in what is spoken of: whoever condemns an attack or welcomes a release. */
static bool only_judges(const KeptEvent *kept)
{
    const EntenteEvent *outer = kept->parent->event;
    bool judges = outer->type == ENTENTE_SUPPORT ||
                  (outer->type == ENTENTE_ACCUSE && strcmp(outer->mode, "disapprove") == 0);
    return judges && kept->event->type != ENTENTE_CONSULT && strncmp(kept->event->cameo, "057", 3) != 0;
}

void sides_inherit(KeptEvent *kept)
{
    if (!kept->parent || kept->side_count >= 2)
        return;
    bool judged = only_judges(kept);
    size_t count = judged ? kept->parent->recipient_side_count : kept->parent->side_count;
    for (size_t i = 0; i < count; i++)
        sides_add(kept->sides, &kept->side_count,
                  judged ? kept->parent->recipient_sides[i] : kept->parent->sides[i]);
}

const char *sides_loser(const KeptEvent *kept, const EntenteFigure *figure)
{
    static const char *const apart[] = {"REB", "UAF", "PRM", "CRM", "OPP"};
    bool hurt = figure->kind == ENTENTE_DEAD || figure->kind == ENTENTE_INJURED ||
                figure->kind == ENTENTE_MISSING || figure->kind == ENTENTE_CAPTURED;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        hurt = hurt && strncmp(figure->of.sectors, apart[i], 3) != 0;
    return hurt && kept->event->type == ENTENTE_ASSAULT && kept->recipient_side_count == 1
               ? kept->recipient_sides[0]
               : "";
}
