/* Arbitrary bytes as events of POLECAT, ICEWS and GDELT: every row that is taken is an event with a type, a
 * date, somebody on one side, and well-formed words. */
#include "fuzz_reader.h"
#include "report/incoming.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_entities(const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        require(entities[i].text.size && utf8_is_clean(entities[i].text));
        require(utf8_is_clean(entente_slice(entities[i].name)) &&
                utf8_is_clean(entente_slice(entities[i].sectors)));
        require(strlen(entities[i].code) == 0 || strlen(entities[i].code) == 3);
    }
}

static void check_event(const EntenteEvent *event)
{
    require(event->type > ENTENTE_EVENT_NONE && event->type < ENTENTE_EVENT_TYPES && event->date.month);
    require(strlen(event->id) == 16 && strlen(event->cameo) <= 4 && event->quad <= 4);
    require(event->score >= -10 && event->score <= 10 && event->goldstein >= -10 && event->goldstein <= 10);
    require(event->actor_count + event->recipient_count > 0);
    check_entities(event->actors, event->actor_count);
    check_entities(event->recipients, event->recipient_count);
    require(!event->place || (event->place->text.size && utf8_is_clean(event->place->text)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const EntenteEventsKind kinds[] = {ENTENTE_EVENTS_POLECAT, ENTENTE_EVENTS_ICEWS,
                                              ENTENTE_EVENTS_GDELT};
    IncomingRow rows[2] = {{.arena = arena_new()}, {.arena = arena_new()}};
    IncomingEvent last = {0}, event;
    bool heads = false, any = false;
    if (!size || !rows[0].arena || !rows[1].arena)
        goto end;
    EntenteEventsKind kind = kinds[data[0] % 3];
    heads = kind != ENTENTE_EVENTS_GDELT;
    for (size_t at = 1; at < size;) {
        const uint8_t *end = memchr(data + at, '\n', size - at);
        size_t length = end ? (size_t)(end - data) - at : size - at;
        IncomingRow *row = &rows[any];
        bool split = incoming_split(row, (EntenteSlice){(const char *)data + at, length});
        at += length + 1;
        if (!split || row->failed)
            continue;
        if (heads) {
            if (!incoming_heads(row, kind))
                break;
            memcpy(rows[1].at, rows[0].at, sizeof rows[0].at);
            heads = false;
            continue;
        }
        if (incoming_read(row, kind, &event))
            continue;
        check_event(&event.event);
        if (any)
            incoming_join(&rows[0], &last.event, &event.event);
        else
            last = event;
        any = true;
        check_event(&last.event);
        arena_reset(rows[1].arena);
    }
end:
    arena_delete(rows[0].arena);
    arena_delete(rows[1].arena);
    return 0;
}
