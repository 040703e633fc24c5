/* Actors, places and offices of the record, found again without asking the database each time. */
#include "base/date.h"
#include "base/error.h"
#include "record/record.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { NAMES_LIMIT = 64 << 20 };

static const uint32_t ABSENT = UINT32_MAX;

char *text_format(Arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    char *text = size < 0 ? NULL : arena_bytes(arena, (size_t)size + 1);
    if (text)
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

const char *text_fold(Arena *arena, EntenteSlice text)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.size, &folded,
                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    const char *kept = size >= 0 ? arena_copy(arena, (const char *)folded, (size_t)size)
                                 : arena_copy(arena, text.data, text.size);
    free(folded);
    return kept;
}

const char *text_of_date(Arena *arena, EntenteDate date)
{
    if (!date.month)
        return NULL;
    char *text = arena_bytes(arena, 16);
    if (!text || date.year < 0 || date.year > 9999) {
        if (text)
            (void)snprintf(text, 16, "%04d-%02u-%02u", date.year, date.month % 100u, date.day % 100u);
        return text;
    }
    /* millions of times a record */
    unsigned parts[] = {(unsigned)date.year / 100, (unsigned)date.year % 100, date.month, date.day};
    char *at = text;
    for (size_t i = 0; i < 4; i++) {
        if (i > 1)
            *at++ = '-';
        *at++ = (char)('0' + parts[i] / 10 % 10);
        *at++ = (char)('0' + parts[i] % 10);
    }
    *at = '\0';
    return text;
}

static EntenteSlice name_of(const EntenteEntity *entity)
{
    return *entity->name ? entente_slice(entity->name) : entity->meant.size ? entity->meant : entity->text;
}

const char *text_of_entities(Arena *arena, const EntenteEntity *entities, size_t count)
{
    size_t room = 1;
    for (size_t i = 0; i < count; i++)
        room += name_of(&entities[i]).size + 4 + strlen(entities[i].sectors) + 6;
    char *text = arena_bytes(arena, room), *at = text;
    if (!text)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const EntenteEntity *entity = &entities[i];
        EntenteSlice name = name_of(entity);
        size_t sector = strcspn(entity->sectors, ","), code = strnlen(entity->code, sizeof entity->code);
        if (i) {
            *at++ = ',';
            *at++ = ' ';
        }
        memcpy(at, name.data, name.size);
        at += name.size;
        if (!code && !sector)
            continue;
        *at++ = ' ';
        *at++ = '(';
        memcpy(at, entity->code, code);
        at += code;
        if (code && sector)
            *at++ = ' ';
        memcpy(at, entity->sectors, sector);
        at += sector;
        *at++ = ')';
    }
    *at = '\0';
    return text;
}

/* Three strings as one key, a line each. */
static const char *key_of(Arena *arena, EntenteSlice a, EntenteSlice b, EntenteSlice c)
{
    char *key = arena_bytes(arena, a.size + b.size + c.size + 3), *at = key;
    if (!key)
        return NULL;
    memcpy(at, a.data, a.size);
    at += a.size;
    *at++ = '\n';
    memcpy(at, b.data, b.size);
    at += b.size;
    *at++ = '\n';
    memcpy(at, c.data, c.size);
    at[c.size] = '\0';
    return key;
}

/* ---- sides ---- */

static bool is_one_of(EntenteSlice word, const char *const *list)
{
    for (; *list; list++)
        if (slice_is(word, *list))
            return true;
    return false;
}

/* "envoy of African Union": the group or organisation in whose office somebody is; empty: the office names
 * none.
 */
static EntenteSlice group_of(const EntenteEntity *entity)
{
    const char *of = strstr(entity->office, " of ");
    while (of && strstr(of + 1, " of ") && !isupper((unsigned char)of[4]))
        of = strstr(of + 1, " of ");
    return of && isupper((unsigned char)of[4]) ? entente_slice(of + 4) : (EntenteSlice){"", 0};
}

/* A state's servants and people stand on its side; who fights it or has broken away stands on a side of its
 * own, as does an organisation whose code says only that it is one. Who leads such a group or organisation or
 * speaks for it stands on its side. */
const char *names_side(Arena *arena, const EntenteEntity *entity)
{
    static const char *const generic[] = {"IGO", "NGO", "ISM", "IMG", "MNC", "", NULL};
    static const char *const apart[] = {"REB", "OPP", "PRM", "UAF", "CRM", "PTY", "PRE", NULL};
    EntenteSlice code = {entity->code, strnlen(entity->code, sizeof entity->code)};
    EntenteSlice sector = {entity->sectors, strcspn(entity->sectors, ",")};
    if (!is_one_of(code, generic) && !is_one_of(sector, apart))
        return arena_copy(arena, code.data, code.size);
    EntenteSlice group = strstr(entity->sectors, "GOV") ? (EntenteSlice){"", 0} : group_of(entity);
    if (group.size)
        return arena_copy(arena, group.data, group.size);
    if (*entity->name)
        return arena_copy(arena, entity->name, strlen(entity->name));
    if (is_one_of(code, generic)) /* "the envoy", "monitors" of an organisation that is not named */
        return "";
    return text_format(arena, "%.3s %.*s", entity->code, (int)sector.size, sector.data);
}

/* ---- actors ---- */

void names_forget(EntenteRecord *record)
{
    string_table_delete(record->actors);
    string_table_delete(record->places);
    string_table_delete(record->offices);
    record->actors = string_table_new();
    record->places = string_table_new();
    record->offices = string_table_new();
    record->actor_list = NULL;
    record->office_list = NULL;
    record->actor_count = record->actor_room = record->office_count = record->office_room = 0;
    if (record->names)
        arena_reset(record->names);
}

static bool names_ready(EntenteRecord *record)
{
    if (!record->names)
        record->names = arena_new();
    if (!record->actors || arena_held(record->names) > NAMES_LIMIT)
        names_forget(record);
    return record->names && record->actors && record->places && record->offices;
}

static EntenteStatus find_actor(EntenteRecord *record, const EntenteEntity *entity, EntenteSlice sector,
                                KnownActor *actor, EntenteError *error)
{
    Arena *arena = record->names;
    EntenteSlice name = name_of(entity);
    const StoreValue found[] = {value_text(name), value_string(entity->code), value_text(sector)};
    actor->side = names_side(arena, entity);
    const char *folded = text_fold(arena, name);
    if (!actor->side || !folded)
        return error_no_memory(error);
    StoreQuery *query;
    EntenteStatus status = record_query(record, ACTOR_FIND, found, 3, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status ==
        ENTENTE_OK) { /* whatever office he has now: his pairs are found by the side in the record */
        EntenteSlice side = store_text(query, 1);
        actor->key = store_integer(query, 0);
        actor->side = arena_copy(arena, side.data, side.size);
        store_rest(query);
        return actor->side ? ENTENTE_OK : error_no_memory(error);
    }
    if (status != ENTENTE_END)
        return status;
    actor->key = record->next[TABLE_ACTOR]++;
    const StoreValue made[] = {value_integer(actor->key),  value_text(name),
                               value_string(entity->code), value_text(sector),
                               value_string(actor->side),  value_string(folded)};
    return record_run(record, ACTOR_ADD, made, 6, error);
}

static EntenteStatus keep_office(EntenteRecord *record, const EntenteEntity *entity, int64_t actor,
                                 int32_t day, EntenteError *error)
{
    const char *word = text_format(record->arena, "%lld\n%s", (long long)actor, entity->office);
    if (!word)
        return error_no_memory(error);
    uint32_t at = string_table_get(record->offices, entente_slice(word), ABSENT);
    if (at == ABSENT) {
        const char *kept = arena_copy(record->names, word, strlen(word));
        KnownOffice *list = arena_grow(record->names, record->office_list, &record->office_room,
                                       record->office_count + 1, sizeof *list);
        if (!kept || !list)
            return error_no_memory(error);
        record->office_list = list;
        at = (uint32_t)record->office_count++;
        list[at] = (KnownOffice){day + 1, day}; /* nothing yet */
        if (!string_table_put(record->offices, entente_slice(kept), at))
            return error_no_memory(error);
    }
    KnownOffice *office = &record->office_list[at];
    bool empty = office->since > office->until;
    if (!empty && office->since <= day && day <= office->until)
        return ENTENTE_OK;
    office->since = empty || day < office->since ? day : office->since;
    office->until = empty || day > office->until ? day : office->until;
    const StoreValue values[] = {value_integer(actor), value_string(entity->office),
                                 value_string(text_of_date(record->arena, date_from_days(office->since))),
                                 value_string(text_of_date(record->arena, date_from_days(office->until)))};
    return record_run(record, OFFICE_KEEP, values, 4, error);
}

EntenteStatus names_actor(EntenteRecord *record, const EntenteEntity *entity, int32_t day, KnownActor *actor,
                          EntenteError *error)
{
    if (!names_ready(record))
        return error_no_memory(error);
    EntenteSlice name = name_of(entity), sector = {entity->sectors, strcspn(entity->sectors, ",")};
    const char *word = key_of(record->arena, name, entente_slice(entity->code), sector);
    if (!word)
        return error_no_memory(error);
    EntenteStatus status = ENTENTE_OK;
    uint32_t at = string_table_get(record->actors, entente_slice(word), ABSENT);
    if (at == ABSENT) {
        status = find_actor(record, entity, sector, actor, error);
        const char *kept = arena_copy(record->names, word, strlen(word));
        KnownActor *list = arena_grow(record->names, record->actor_list, &record->actor_room,
                                      record->actor_count + 1, sizeof *list);
        if (status != ENTENTE_OK)
            return status;
        if (!kept || !list ||
            !string_table_put(record->actors, entente_slice(kept), (uint32_t)record->actor_count))
            return error_no_memory(error);
        record->actor_list = list;
        list[record->actor_count++] = *actor;
    } else {
        *actor = record->actor_list[at];
    }
    return *entity->office && day ? keep_office(record, entity, actor->key, day, error) : ENTENTE_OK;
}

/* ---- places ---- */

EntenteStatus names_place(EntenteRecord *record, const EntentePlace *place, int64_t *key, EntenteError *error)
{
    *key = 0;
    if (!place)
        return ENTENTE_OK;
    if (!names_ready(record))
        return error_no_memory(error);
    EntenteSlice name = *place->name ? entente_slice(place->name) : place->text;
    const char *word =
        key_of(record->arena, name, entente_slice(place->country), entente_slice(place->region));
    if (!word)
        return error_no_memory(error);
    uint32_t known = string_table_get(record->places, entente_slice(word), ABSENT);
    if (known != ABSENT) {
        *key = known;
        return ENTENTE_OK;
    }
    const StoreValue found[] = {value_text(name), value_string(place->country), value_string(place->region)};
    EntenteStatus status = record_number(record, PLACE_FIND, found, 3, key, error);
    if (status == ENTENTE_OK && !*key) {
        *key = record->next[TABLE_PLACE]++;
        StoreValue north = place->located ? value_real((double)place->latitude) : value_null();
        StoreValue east = place->located ? value_real((double)place->longitude) : value_null();
        const StoreValue made[] = {value_integer(*key),
                                   value_text(name),
                                   value_string(place->country),
                                   value_string(place->region),
                                   value_string(place->kind),
                                   north,
                                   east,
                                   value_integer(place->resolution)};
        status = record_run(record, PLACE_ADD, made, 8, error);
    }
    if (status != ENTENTE_OK)
        return status;
    const char *kept = arena_copy(record->names, word, strlen(word));
    if (!kept || !string_table_put(record->places, entente_slice(kept), (uint32_t)*key))
        return error_no_memory(error);
    return ENTENTE_OK;
}
