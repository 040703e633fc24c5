/* Corrections by hand. Each changes the record now and leaves rules behind, by the ids of events and by where
 * they stand, which joining follows ever after: so a correction holds when reports are coded again. */
#include "base/error.h"
#include "record/record.h"
#include "record/tallies.h"

#include <stdio.h>
#include <string.h>

typedef struct EventAt {
    int64_t key;
    const char *id, *anchor;
} EventAt;

typedef struct EventList {
    EventAt *list;
    size_t count, room;
} EventList;

typedef struct EntryAt {
    int64_t key;
    const char *kind;
    EventList events;
} EntryAt;

/* ---- finding ---- */

static EntenteStatus add_event(EntenteRecord *record, StoreQuery *query, EventList *events,
                               EntenteError *error)
{
    EventAt *list = arena_grow(record->arena, events->list, &events->room, events->count + 1, sizeof *list);
    EntenteSlice id = store_text(query, 1);
    const char *kept = arena_copy(record->arena, id.data, id.size);
    const char *anchor = text_format(record->arena, "%s#%lld#%s", store_text(query, 2).data,
                                     (long long)store_integer(query, 3), store_text(query, 4).data);
    if (!list || !kept || !anchor)
        return error_no_memory(error);
    events->list = list;
    list[events->count++] = (EventAt){store_integer(query, 0), kept, anchor};
    return ENTENTE_OK;
}

static EntenteStatus read_events(EntenteRecord *record, Statement statement, StoreValue value,
                                 EventList *events, EntenteError *error)
{
    StoreQuery *query;
    EntenteStatus status = record_query(record, statement, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        status = add_event(record, query, events, error);
        if (status != ENTENTE_OK)
            store_rest(query);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* Find an entry by its id; `key` stays 0 where there is none. */
static EntenteStatus find_entry(EntenteRecord *record, const char *id, EntryAt *entry, EntenteError *error)
{
    const StoreValue value = value_string(id);
    StoreQuery *query;
    *entry = (EntryAt){0};
    EntenteStatus status = record_query(record, ENTRY_FIND, &value, 1, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status == ENTENTE_END)
        return ENTENTE_OK;
    if (status != ENTENTE_OK)
        return status;
    EntenteSlice kind = store_text(query, 1);
    entry->key = store_integer(query, 0);
    entry->kind = arena_copy(record->arena, kind.data, kind.size);
    store_rest(query);
    if (!entry->kind)
        return error_no_memory(error);
    return read_events(record, ENTRY_EVENTS, value_integer(entry->key), &entry->events, error);
}

static EntenteStatus unknown(const char *id, EntenteError *error)
{
    return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "the record has no entry or event \"%s\"", id);
}

/* ---- keeping ---- */

typedef struct Correction {
    const char *what, *target, *other, *who, *words;
    int64_t key;
} Correction;

static EntenteStatus keep_correction(EntenteRecord *record, Correction *correction, EntenteError *error)
{
    const char *who = correction->who ? correction->who : "",
               *words = correction->words ? correction->words : "";
    correction->key = record->next[TABLE_CORRECTION]++;
    const StoreValue kept[] = {value_integer(correction->key),
                               value_string(record->moment),
                               value_string(who),
                               value_string(correction->what),
                               value_string(correction->target),
                               value_string(correction->other),
                               value_string(words)};
    EntenteStatus status = record_run(record, CORRECTION_ADD, kept, 7, error);
    const char *told = text_format(record->arena, "%s%s%s", correction->other,
                                   *correction->other && *words ? ": " : "", words);
    if (!told)
        return error_no_memory(error);
    const StoreValue audit[] = {value_integer(record->next[TABLE_AUDIT]++),
                                value_string(record->moment),
                                value_string(who),
                                value_string(correction->what),
                                value_string(correction->target),
                                value_string(told)};
    return status == ENTENTE_OK ? record_run(record, AUDIT_ADD, audit, 6, error) : status;
}

static EntenteStatus add_rule(EntenteRecord *record, const Correction *correction, const char *what,
                              const EventAt *event, const EventAt *other, EntenteError *error)
{
    const StoreValue values[] = {value_integer(correction->key),
                                 value_string(what),
                                 value_string(event->id),
                                 value_string(event->anchor),
                                 value_string(other ? other->id : ""),
                                 value_string(other ? other->anchor : "")};
    return record_run(record, RULE_ADD, values, 6, error);
}

/* A later correction of the same two events takes the place of an earlier one. */
static EntenteStatus forget_rule(EntenteRecord *record, const char *what, const EventAt *event,
                                 const EventAt *other, EntenteError *error)
{
    const StoreValue values[] = {value_string(what), value_string(event->id), value_string(other->id)};
    return record_run(record, RULES_PAIR_REMOVE, values, 3, error);
}

/* End of every correction: all of it or nothing. */
static EntenteStatus settle(EntenteRecord *record, EntenteStatus status, EntenteError *error)
{
    if (status == ENTENTE_OK)
        return record_commit(record, error);
    record_rollback(record);
    return status;
}

/* ---- merge ---- */

static EntenteStatus move_all(EntenteRecord *record, const EntryAt *from, const EntryAt *to,
                              EntenteError *error)
{
    static const Statement moves[] = {CHANGES_MOVE, LOOKUPS_MOVE, PARTICIPANTS_MOVE, PROVISIONS_MOVE};
    static const Statement removals[] = {
        ENTRY_BEARINGS_REMOVE, ENTRY_PROVISIONS_REMOVE, PARTICIPANTS_REMOVE, MEETING_REMOVE,
        CLAIM_REMOVE,          LOOKUPS_REMOVE,          ENTRY_REMOVE};
    const StoreValue values[] = {value_integer(from->key), value_integer(to->key), value_string("by hand")};
    EntenteStatus status = record_run(record, JOINED_MOVE, values, 3, error);
    for (size_t i = 0; i < sizeof moves / sizeof *moves && status == ENTENTE_OK; i++)
        status = record_run(record, moves[i], values, 2, error);
    for (size_t i = 0; i < sizeof removals / sizeof *removals && status == ENTENTE_OK; i++)
        status = record_run(record, removals[i], values, 1, error);
    return status == ENTENTE_OK ? meeting_refresh(record, to->key, error) : status;
}

static EntenteStatus merge(EntenteRecord *record, Correction *correction, EntenteError *error)
{
    EntryAt into, from;
    EntenteStatus status = find_entry(record, correction->target, &into, error);
    if (status == ENTENTE_OK)
        status = find_entry(record, correction->other, &from, error);
    if (status != ENTENTE_OK)
        return status;
    if (!into.key || !from.key)
        return unknown(into.key ? correction->other : correction->target, error);
    if (strcmp(into.kind, from.kind) != 0)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "a%s %s and a%s %s cannot be one",
                         strchr("ai", *into.kind) ? "n" : "", into.kind, strchr("ai", *from.kind) ? "n" : "",
                         from.kind);
    if (into.key == from.key || !into.events.count)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "%s is one entry", correction->target);
    status = keep_correction(record, correction, error);
    for (size_t i = 0; i < from.events.count && status == ENTENTE_OK; i++) {
        for (size_t j = 0; j < into.events.count && status == ENTENTE_OK; j++)
            status = forget_rule(record, "apart", &from.events.list[i], &into.events.list[j], error);
        if (status == ENTENTE_OK)
            status =
                add_rule(record, correction, "together", &from.events.list[i], &into.events.list[0], error);
    }
    return status == ENTENTE_OK ? move_all(record, &from, &into, error) : status;
}

EntenteStatus entente_record_merge(EntenteRecord *record, const char *target, const char *other,
                                   const char *who, const char *words, EntenteError *error)
{
    Correction correction = {.what = "merge", .target = target, .other = other, .who = who, .words = words};
    arena_reset(record->arena);
    EntenteStatus status = record_begin(record, error);
    return settle(record, status == ENTENTE_OK ? merge(record, &correction, error) : status, error);
}

/* ---- split ---- */

/* An entry of its own for the event. */
static EntenteStatus part(EntenteRecord *record, const EntryAt *entry, const EventAt *event,
                          EntenteError *error)
{
    int64_t key = record->next[TABLE_ENTRY]++, taken = 0;
    const char *id = text_format(record->arena, "%c-%s", *entry->kind, event->id);
    for (;;) {
        const StoreValue wanted = value_string(id ? id : "");
        EntenteStatus status =
            id ? record_number(record, ENTRY_TAKEN, &wanted, 1, &taken, error) : error_no_memory(error);
        if (status != ENTENTE_OK)
            return status;
        if (!taken)
            break;
        id = text_format(record->arena, "%s-2", id);
    }
    const StoreValue made[] = {value_integer(key), value_string(id), value_integer(entry->key),
                               value_integer(event->key)};
    const StoreValue kind[] = {value_integer(key), value_integer(entry->key), value_integer(event->key),
                               value_string("by hand")};
    EntenteStatus status = record_run(record, SPLIT_ENTRY, made, 4, error);
    if (status == ENTENTE_OK && strcmp(entry->kind, "meeting") == 0)
        status = record_run(record, SPLIT_MEETING, kind, 2, error);
    if (status == ENTENTE_OK && strcmp(entry->kind, "claim") == 0)
        status = record_run(record, SPLIT_CLAIM, kind, 2, error);
    if (status == ENTENTE_OK)
        status = record_run(record, SPLIT_JOINED, kind, 4, error);
    if (status == ENTENTE_OK)
        status = record_run(record, SPLIT_CHANGE, kind, 3, error);
    if (status == ENTENTE_OK)
        status = meeting_refresh(record, key, error);
    return status == ENTENTE_OK ? meeting_refresh(record, entry->key, error) : status;
}

static EntenteStatus split(EntenteRecord *record, Correction *correction, EntenteError *error)
{
    EntryAt entry;
    EntenteStatus status = find_entry(record, correction->target, &entry, error);
    if (status != ENTENTE_OK)
        return status;
    if (!entry.key)
        return unknown(correction->target, error);
    const EventAt *event = NULL;
    for (size_t i = 0; i < entry.events.count; i++)
        if (strcmp(entry.events.list[i].id, correction->other) == 0)
            event = &entry.events.list[i];
    if (!event)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "%s has no event \"%s\"", correction->target,
                         correction->other);
    if (entry.events.count == 1)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "%s is the only event of %s", correction->other,
                         correction->target);
    status = keep_correction(record, correction, error);
    for (size_t i = 0; i < entry.events.count && status == ENTENTE_OK; i++) {
        const EventAt *stays = &entry.events.list[i];
        if (stays == event)
            continue;
        status = forget_rule(record, "together", event, stays, error);
        if (status == ENTENTE_OK)
            status = add_rule(record, correction, "apart", event, stays, error);
    }
    return status == ENTENTE_OK ? part(record, &entry, event, error) : status;
}

EntenteStatus entente_record_split(EntenteRecord *record, const char *target, const char *event,
                                   const char *who, const char *words, EntenteError *error)
{
    Correction correction = {.what = "split", .target = target, .other = event, .who = who, .words = words};
    arena_reset(record->arena);
    EntenteStatus status = record_begin(record, error);
    return settle(record, status == ENTENTE_OK ? split(record, &correction, error) : status, error);
}

/* ---- note and hide ---- */

/* The events that the rules of a correction are to be about: the entry's, or the one named. */
static EntenteStatus find_target(EntenteRecord *record, const char *id, EntryAt *entry, EntenteError *error)
{
    EntenteStatus status = find_entry(record, id, entry, error);
    if (status != ENTENTE_OK || entry->key)
        return status;
    status = read_events(record, EVENT_FIND, value_string(id), &entry->events, error);
    return status == ENTENTE_OK && !entry->events.count ? unknown(id, error) : status;
}

static EntenteStatus note(EntenteRecord *record, Correction *correction, EntenteError *error)
{
    EntryAt target;
    EntenteStatus status = find_target(record, correction->target, &target, error);
    if (status == ENTENTE_OK)
        status = keep_correction(record, correction, error);
    for (size_t i = 0; i < target.events.count && status == ENTENTE_OK; i++)
        status = add_rule(record, correction, "note", &target.events.list[i], NULL, error);
    return status;
}

EntenteStatus entente_record_note(EntenteRecord *record, const char *target, const char *who,
                                  const char *words, EntenteError *error)
{
    Correction correction = {.what = "note", .target = target, .other = "", .who = who, .words = words};
    arena_reset(record->arena);
    EntenteStatus status = record_begin(record, error);
    return settle(record, status == ENTENTE_OK ? note(record, &correction, error) : status, error);
}

static EntenteStatus hide(EntenteRecord *record, Correction *correction, bool hidden, EntenteError *error)
{
    EntryAt target;
    EntenteStatus status = find_target(record, correction->target, &target, error);
    if (status != ENTENTE_OK)
        return status;
    const char *what = target.key ? "hide entry" : "hide event";
    int64_t key = target.key ? target.key : target.events.list[0].key;
    const StoreValue values[] = {value_integer(key), value_integer(hidden)};
    status = keep_correction(record, correction, error);
    for (size_t i = 0; i < target.events.count && status == ENTENTE_OK; i++) {
        const StoreValue rule[] = {value_string(target.events.list[i].id), value_string(what)};
        status = record_run(record, RULES_REMOVE, rule, 2, error);
        if (status == ENTENTE_OK && hidden)
            status = add_rule(record, correction, what, &target.events.list[i], NULL, error);
    }
    if (status == ENTENTE_OK && !target.key)
        status = tallies_recount(record, key, error);
    if (status == ENTENTE_OK)
        status = record_run(record, target.key ? ENTRY_HIDE : EVENT_HIDE, values, 2, error);
    const StoreValue counts[] = {value_integer(key), value_integer(!hidden)};
    return status == ENTENTE_OK && !target.key ? record_run(record, PAIRS_COUNT, counts, 2, error) : status;
}

EntenteStatus entente_record_hide(EntenteRecord *record, const char *target, bool hidden, const char *who,
                                  const char *words, EntenteError *error)
{
    Correction correction = {
        .what = hidden ? "hide" : "unhide", .target = target, .other = "", .who = who, .words = words};
    arena_reset(record->arena);
    EntenteStatus status = record_begin(record, error);
    return settle(record, status == ENTENTE_OK ? hide(record, &correction, hidden, error) : status, error);
}
