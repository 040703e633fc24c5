/* A report's events out of the record again, with all that hangs on them: before it is coded anew. */
#include "base/error.h"
#include "record/join.h"
#include "record/tallies.h"

typedef struct Keys {
    int64_t *list, *days;
    size_t count, room, day_room;
} Keys;

static EntenteStatus read_keys(EntenteRecord *record, Statement statement, int64_t key, Keys *keys,
                               EntenteError *error)
{
    const StoreValue value = value_integer(key);
    StoreQuery *query;
    EntenteStatus status = record_query(record, statement, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        int64_t *list = arena_grow(record->arena, keys->list, &keys->room, keys->count + 1, sizeof *list);
        int64_t *days = arena_grow(record->arena, keys->days, &keys->day_room, keys->count + 1, sizeof *days);
        if (!list || !days) {
            store_rest(query);
            return error_no_memory(error);
        }
        keys->list = list;
        keys->days = days;
        list[keys->count] = store_integer(query, 0);
        days[keys->count++] = store_columns(query) > 1 ? store_integer(query, 1) : 0;
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus remove_entry(EntenteRecord *record, int64_t entry, EntenteError *error)
{
    static const Statement statements[] = {
        ENTRY_BEARINGS_REMOVE, ENTRY_PROVISIONS_REMOVE, PARTICIPANTS_REMOVE, MEETING_REMOVE,
        CLAIM_REMOVE,          LOOKUPS_REMOVE,          ENTRY_REMOVE};
    const StoreValue value = value_integer(entry);
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < sizeof statements / sizeof *statements && status == ENTENTE_OK; i++)
        status = record_run(record, statements[i], &value, 1, error);
    return status;
}

static EntenteStatus remove_event(EntenteRecord *record, int64_t event, EntenteError *error)
{
    static const Statement statements[] = {ANSWERS_REMOVE,      BEARINGS_REMOVE, JOINED_REMOVE, ACTORS_REMOVE,
                                           ATTRIBUTIONS_REMOVE, FIGURES_REMOVE,  EVENT_REMOVE};
    const StoreValue value = value_integer(event);
    Keys entries = {0};
    EntenteStatus status = read_keys(record, ENTRIES_OF, event, &entries, error);
    if (status == ENTENTE_OK)
        status = claims_reopen(record, event, error);
    if (status == ENTENTE_OK)
        status = tallies_remove(record, event, error);
    for (size_t i = 0; i < sizeof statements / sizeof *statements && status == ENTENTE_OK; i++)
        status = record_run(record, statements[i], &value, 1, error);
    for (size_t i = 0; i < entries.count && status == ENTENTE_OK; i++) {
        const StoreValue change[] = {value_integer(entries.list[i]), value_integer(event)};
        int64_t support;
        status = record_run(record, CHANGE_REMOVE, change, 2, error);
        if (status == ENTENTE_OK)
            status = record_number(record, ENTRY_SUPPORT, change, 1, &support, error);
        if (status == ENTENTE_OK)
            status = support ? meeting_refresh(record, entries.list[i], error)
                             : remove_entry(record, entries.list[i], error);
    }
    return status;
}

EntenteStatus remove_events(EntenteRecord *record, int64_t report, EntenteError *error)
{
    const StoreValue value = value_integer(report);
    Keys events = {0};
    EntenteStatus status = read_keys(record, EVENTS_OF, report, &events, error);
    if (status == ENTENTE_OK)
        status = record_run(record, PROVISION_BEARINGS_REMOVE, &value, 1, error);
    if (status == ENTENTE_OK)
        status = record_run(record, PROVISIONS_REMOVE, &value, 1, error);
    /* pairs first: they are found by the sides of the report's actors, an event around another lends it its
     * own */
    for (size_t i = 0; i < events.count && status == ENTENTE_OK; i++) {
        const StoreValue pair[] = {value_integer(events.list[i]), value_integer(events.days[i]), value};
        status = record_run(record, PAIRS_REMOVE, pair, 3, error);
    }
    for (size_t i = 0; i < events.count && status == ENTENTE_OK; i++)
        status = remove_event(record, events.list[i], error);
    return status;
}
