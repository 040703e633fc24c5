/* The entries that joining meets are the same again and again: those of the days that are being added. */
#include "base/error.h"
#include "record/join.h"

#include <string.h>

enum { FIRST_ROOM = 256 };

/* Where the entry stands in the table, or would stand. */
static size_t slot_of(Candidate *const *table, size_t room, int64_t entry)
{
    size_t at = (size_t)((uint64_t)entry * 0x9E3779B97F4A7C15u >> 32) & (room - 1);
    while (table[at] && table[at]->entry != entry)
        at = (at + 1) & (room - 1);
    return at;
}

/* NULL: it was not met yet, or has changed since. */
static Candidate *known_entry(const EntenteRecord *record, int64_t entry)
{
    Candidate *known =
        record->entry_room ? record->entries[slot_of(record->entries, record->entry_room, entry)] : NULL;
    return known && known->mode ? known : NULL;
}

static bool make_room(EntenteRecord *record)
{
    if (record->entry_count * 2 < record->entry_room)
        return true;
    size_t room = record->entry_room ? record->entry_room * 2 : FIRST_ROOM;
    Candidate **table = arena_array(record->entry_memory, room, sizeof(Candidate *));
    if (!table)
        return false;
    for (size_t i = 0; i < record->entry_room; i++)
        if (record->entries[i])
            table[slot_of(table, room, record->entries[i]->entry)] = record->entries[i];
    record->entries = table;
    record->entry_room = room;
    return true;
}

static bool copy(Arena *arena, const char **string)
{
    *string = arena_copy(arena, *string, strlen(*string));
    return *string != NULL;
}

EntenteStatus entries_keep(EntenteRecord *record, const Candidate *facts, EntenteError *error)
{
    if (!record->entry_memory && !(record->entry_memory = arena_new()))
        return error_no_memory(error);
    if (!make_room(record))
        return error_no_memory(error);
    size_t at = slot_of(record->entries, record->entry_room, facts->entry);
    Candidate *kept = record->entries[at];
    if (!kept && !(kept = arena_array(record->entry_memory, 1, sizeof *kept)))
        return error_no_memory(error);
    *kept = *facts;
    const char **const strings[] = {&kept->mode,  &kept->precision, &kept->sides,
                                    &kept->state, &kept->tolls,     &kept->title};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (!copy(record->entry_memory, strings[i])) {
            kept->mode = NULL;
            return error_no_memory(error);
        }
    record->entry_count += !record->entries[at];
    record->entries[at] = kept;
    return ENTENTE_OK;
}

EntenteStatus entries_get(EntenteRecord *record, int64_t entry, Candidate *facts, bool *found,
                          EntenteError *error)
{
    const StoreValue value = value_integer(entry);
    StoreQuery *query;
    const Candidate *known = known_entry(record, entry);
    *found = known != NULL;
    if (*found) {
        *facts = *known;
        return ENTENTE_OK;
    }
    EntenteStatus status = record_query(record, ENTRY_FACTS, &value, 1, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status != ENTENTE_OK)
        return status == ENTENTE_END ? ENTENTE_OK : status;
    *facts = (Candidate){.entry = entry,
                         .mode = store_text(query, 0).data,
                         .day = (int32_t)store_integer(query, 1),
                         .day_to = (int32_t)store_integer(query, 2),
                         .precision = store_text(query, 3).data,
                         .place = store_integer(query, 4),
                         .sides = store_text(query, 5).data,
                         .state = store_text(query, 6).data,
                         .tolls = store_text(query, 7).data,
                         .title = store_text(query, 8).data};
    status = entries_keep(record, facts, error);
    store_rest(query);
    if (status != ENTENTE_OK)
        return status;
    *facts = *record->entries[slot_of(record->entries, record->entry_room, entry)];
    *found = true;
    return ENTENTE_OK;
}

EntenteStatus entries_meeting(EntenteRecord *record, int64_t entry, MeetingFacts *facts, EntenteError *error)
{
    const StoreValue value = value_integer(entry);
    StoreQuery *query;
    Candidate *known = known_entry(record, entry);
    *facts = (MeetingFacts){"", "", "", ""};
    if (known && known->meeting.level) {
        *facts = known->meeting;
        return ENTENTE_OK;
    }
    Arena *arena = known ? record->entry_memory : record->arena;
    EntenteStatus status = record_query(record, MEETING_GET, &value, 1, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status != ENTENTE_OK)
        return status == ENTENTE_END ? ENTENTE_OK : status;
    const char **const strings[] = {&facts->level, &facts->format, &facts->track, &facts->reason};
    bool good = true;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        *strings[i] = store_text(query, i).data;
        good = copy(arena, strings[i]) && good;
    }
    store_rest(query);
    if (!good)
        return error_no_memory(error);
    if (known)
        known->meeting = *facts;
    return ENTENTE_OK;
}

void entries_notice(EntenteRecord *record, Statement statement, const StoreValue *values)
{
    const char **changed = NULL;
    Candidate *known;
    switch (statement) {
    case ENTRY_PLACE:
    case ENTRY_DATE:
    case ENTRY_TOLLS:
    case ENTRY_SIDES:
    case ENTRY_STATE:
    case ENTRY_TITLE:
    case ENTRY_REMOVE:
    case MEETING_SET:
    case MEETING_REASON:
    case MEETING_REMOVE:
        known = known_entry(record, values[0].integer);
        break;
    default:
        return;
    }
    if (!known)
        return;
    if (statement == ENTRY_PLACE)
        known->place = values[1].integer;
    else if (statement == MEETING_SET || statement == MEETING_REASON || statement == MEETING_REMOVE)
        known->meeting = (MeetingFacts){0};
    else if (statement == ENTRY_DATE || statement == ENTRY_REMOVE)
        known->mode = NULL; /* read again when it is met again */
    else
        changed = statement == ENTRY_TOLLS   ? &known->tolls
                  : statement == ENTRY_SIDES ? &known->sides
                  : statement == ENTRY_STATE ? &known->state
                                             : &known->title;
    if (!changed)
        return;
    *changed = values[1].text.data;
    if (!copy(record->entry_memory, changed))
        known->mode = NULL;
}

void entries_forget(EntenteRecord *record)
{
    if (record->entry_memory)
        arena_reset(record->entry_memory);
    record->entries = NULL;
    record->entry_count = record->entry_room = 0;
}
