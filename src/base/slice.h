/* slice.h - pieces of text that belong to somebody else, and a table from them to numbers. */
#ifndef ENTENTE_BASE_SLICE_H
#define ENTENTE_BASE_SLICE_H

#include "entente.h"

bool slice_equal(EntenteSlice a, EntenteSlice b);

/* Whether the slice is that string. Here, since it is nearly always another one, which the first letter
 * tells. */
static inline bool slice_is(EntenteSlice slice, const char *string)
{
    for (size_t i = 0; i < slice.size; i++)
        if (!string[i] || slice.data[i] != string[i])
            return false;
    return !string[slice.size];
}

/* Whether the slice is one of `count` strings. */
bool slice_in(EntenteSlice slice, const char *const *strings, size_t count);

/* The slice without the ASCII white space at its ends. */
EntenteSlice slice_trim(EntenteSlice slice);

/* 64-bit hash of bytes, the same on every machine (FNV-1a with a final avalanche after MurmurHash3). Never 0.
 */
uint64_t slice_hash(EntenteSlice slice);

/* Strings to 32-bit numbers, open addressing. Keys are not copied and must outlive the table. */
typedef struct StringTable StringTable;

StringTable *string_table_new(void); /* NULL when memory is out */
void string_table_delete(StringTable *table);

/* The number kept for `key`, or `absent`. */
uint32_t string_table_get(const StringTable *table, EntenteSlice key, uint32_t absent);

/* Keep `value` for `key`, in place of what was kept before. False when memory is out. */
bool string_table_put(StringTable *table, EntenteSlice key, uint32_t value);

size_t string_table_count(const StringTable *table);

#endif
