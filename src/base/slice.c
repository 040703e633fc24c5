#include "base/slice.h"

#include <stdlib.h>
#include <string.h>

EntenteSlice entente_slice(const char *string)
{
    return (EntenteSlice){string, strlen(string)};
}

bool slice_equal(EntenteSlice a, EntenteSlice b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool slice_in(EntenteSlice slice, const char *const *strings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(slice, strings[i]))
            return true;
    return false;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

EntenteSlice slice_trim(EntenteSlice slice)
{
    while (slice.size && is_white(slice.data[0])) {
        slice.data++;
        slice.size--;
    }
    while (slice.size && is_white(slice.data[slice.size - 1]))
        slice.size--;
    return slice;
}

uint64_t slice_hash(EntenteSlice slice)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < slice.size; i++)
        hash = (hash ^ (unsigned char)slice.data[i]) * 0x100000001b3u;
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    return hash ? hash : 1;
}

typedef struct Entry {
    EntenteSlice key;
    uint64_t hash; /* 0: free */
    uint32_t value;
} Entry;

struct StringTable {
    Entry *entries;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
};

StringTable *string_table_new(void)
{
    return calloc(1, sizeof(StringTable));
}

void string_table_delete(StringTable *table)
{
    if (!table)
        return;
    free(table->entries);
    free(table);
}

static Entry *table_find(const StringTable *table, EntenteSlice key, uint64_t hash)
{
    size_t mask = table->capacity - 1;
    size_t place = (size_t)hash & mask;
    while (table->entries[place].hash &&
           (table->entries[place].hash != hash || !slice_equal(table->entries[place].key, key)))
        place = (place + 1) & mask;
    return &table->entries[place];
}

uint32_t string_table_get(const StringTable *table, EntenteSlice key, uint32_t absent)
{
    if (!table->capacity)
        return absent;
    const Entry *entry = table_find(table, key, slice_hash(key));
    return entry->hash ? entry->value : absent;
}

static bool table_widen(StringTable *table)
{
    size_t capacity = table->capacity ? table->capacity * 2 : 64;
    StringTable wider = {calloc(capacity, sizeof(Entry)), capacity, table->count};
    if (!wider.entries)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->entries[i].hash)
            *table_find(&wider, table->entries[i].key, table->entries[i].hash) = table->entries[i];
    free(table->entries);
    *table = wider;
    return true;
}

bool string_table_put(StringTable *table, EntenteSlice key, uint32_t value)
{
    if (table->count * 2 >= table->capacity && !table_widen(table))
        return false;
    uint64_t hash = slice_hash(key);
    Entry *entry = table_find(table, key, hash);
    if (!entry->hash) {
        entry->key = key;
        entry->hash = hash;
        table->count++;
    }
    entry->value = value;
    return true;
}

size_t string_table_count(const StringTable *table)
{
    return table->count;
}
