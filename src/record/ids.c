/* The ids of events, under which a record has each one once. */
#include "base/error.h"
#include "record/record.h"

#include <string.h>

enum { ID_ROOM = sizeof((EntenteEvent *)NULL)->id };

static EntenteSlice id_of(const EntenteEvent *event)
{
    return (EntenteSlice){event->id, strnlen(event->id, ID_ROOM)};
}

/* Whether each of the events has an id of its own. */
static bool are_apart(const EntenteEvent *events, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (strncmp(events[i].id, events[j].id, ID_ROOM) == 0)
                return false;
    return true;
}

EntenteStatus ids_are_new(EntenteRecord *record, const EntenteDocument *document, bool *new,
                          EntenteError *error)
{
    enum { AT_ONCE = 8, LIMIT = 64 };
    size_t count = document->event_count;
    *new = count <= LIMIT &&are_apart(document->events, count);
    for (size_t i = 0; i < count && *new; i += AT_ONCE) {
        StoreValue ids[AT_ONCE];
        int64_t known;
        for (size_t j = 0; j < AT_ONCE; j++)
            ids[j] = i + j < count ? value_text(id_of(&document->events[i + j])) : value_null();
        EntenteStatus status = record_number(record, EVENTS_KNOWN, ids, AT_ONCE, &known, error);
        if (status != ENTENTE_OK)
            return status;
        *new = !known;
    }
    return ENTENTE_OK;
}

EntenteStatus ids_choose(EntenteRecord *record, const EntenteDocument *document, const char *hash,
                         int64_t report, const EntenteEvent *event, const char **id, EntenteError *error)
{
    EntenteSlice given = id_of(event);
    int64_t owner;
    *id = arena_copy(record->arena, given.data, given.size);
    for (;;) {
        if (!*id)
            return error_no_memory(error);
        const StoreValue wanted = value_string(*id);
        EntenteStatus status = record_number(record, EVENT_REPORT, &wanted, 1, &owner, error);
        if (status != ENTENTE_OK || !owner)
            return status;
        if (owner == report) {
            *id = NULL;
            return ENTENTE_OK;
        }
        const char *longer =
            text_format(record->arena, "%s\n%.*s\n%s", *id, (int)document->id.size, document->id.data, hash);
        *id = longer ? text_format(record->arena, "%016llx",
                                   (unsigned long long)slice_hash(entente_slice(longer)))
                     : NULL;
    }
}
