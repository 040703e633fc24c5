#include "record/tallies.h"

#include "base/error.h"

#include <string.h>

enum { FIRST_ROOM = 256 };

struct Tally {
    int64_t actor, events;
    const char *first, *last; /* of the events added; NULL: none has a day */
    bool anew;                /* nothing of this is sure: to be counted in the record */
};

static struct Tally *slot_of(struct Tally *table, size_t room, int64_t actor)
{
    size_t at = (size_t)((uint64_t)actor * 0x9E3779B97F4A7C15u >> 32) & (room - 1);
    while (table[at].actor && table[at].actor != actor)
        at = (at + 1) & (room - 1);
    return &table[at];
}

static bool make_room(EntenteRecord *record)
{
    if (!record->tally_memory && !(record->tally_memory = arena_new()))
        return false;
    if (record->tally_count * 2 < record->tally_room)
        return true;
    size_t room = record->tally_room ? record->tally_room * 2 : FIRST_ROOM;
    struct Tally *table = arena_array(record->tally_memory, room, sizeof *table);
    if (!table)
        return false;
    for (size_t i = 0; i < record->tally_room; i++)
        if (record->tallies[i].actor)
            *slot_of(table, room, record->tallies[i].actor) = record->tallies[i];
    record->tallies = table;
    record->tally_room = room;
    return true;
}

/* NULL when memory is out. */
static struct Tally *tally_of(EntenteRecord *record, int64_t actor)
{
    if (!make_room(record))
        return NULL;
    struct Tally *tally = slot_of(record->tallies, record->tally_room, actor);
    record->tally_count += !tally->actor;
    tally->actor = actor;
    return tally;
}

EntenteStatus tallies_add(EntenteRecord *record, int64_t actor, const char *date, EntenteError *error)
{
    struct Tally *tally = tally_of(record, actor);
    if (!tally)
        return error_no_memory(error);
    tally->events++;
    if (!date)
        return ENTENTE_OK;
    bool earlier = !tally->first || strcmp(date, tally->first) < 0;
    bool later = !tally->last || strcmp(date, tally->last) > 0;
    if (!earlier && !later)
        return ENTENTE_OK;
    const char *kept = arena_copy(record->tally_memory, date, strlen(date));
    if (!kept)
        return error_no_memory(error);
    tally->first = earlier ? kept : tally->first;
    tally->last = later ? kept : tally->last;
    return ENTENTE_OK;
}

EntenteStatus tallies_remove(EntenteRecord *record, int64_t event, EntenteError *error)
{
    const StoreValue value = value_integer(event);
    StoreQuery *query;
    EntenteStatus status = record_query(record, TALLIES_OF, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        struct Tally *tally = tally_of(record, store_integer(query, 0));
        if (!tally) {
            store_rest(query);
            return error_no_memory(error);
        }
        tally->events--;
        tally->anew = tally->anew || store_integer(query, 1) == 0; /* it was the first or last */
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus tallies_recount(EntenteRecord *record, int64_t event, EntenteError *error)
{
    const StoreValue value = value_integer(event);
    StoreQuery *query;
    EntenteStatus status = record_query(record, ACTORS_AROUND, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        struct Tally *tally = tally_of(record, store_integer(query, 0));
        if (!tally) {
            store_rest(query);
            return error_no_memory(error);
        }
        tally->anew = true;
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus tallies_write(EntenteRecord *record, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < record->tally_room && status == ENTENTE_OK; i++) {
        const struct Tally *tally = &record->tallies[i];
        const StoreValue values[] = {value_integer(tally->actor), value_integer(tally->events),
                                     tally->first ? value_string(tally->first) : value_null(),
                                     tally->last ? value_string(tally->last) : value_null()};
        if (tally->actor)
            status = record_run(record, tally->anew ? ACTOR_RECOUNT : ACTOR_TALLY, values,
                                tally->anew ? 1 : 4, error);
    }
    tallies_forget(record);
    return status;
}

void tallies_forget(EntenteRecord *record)
{
    if (record->tally_memory)
        arena_reset(record->tally_memory);
    record->tallies = NULL;
    record->tally_count = record->tally_room = 0;
}
