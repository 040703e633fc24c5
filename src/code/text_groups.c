#include "code/text_groups.h"

#include "base/slice.h"
#include "lexicon/fold.h"

#include <stdlib.h>

static uint32_t top_of(const TextGroups *groups, uint32_t text)
{
    while (groups->parents[text] != text)
        text = groups->parents[text];
    return text;
}

static bool grow(TextGroups *groups)
{
    if (groups->used * 2 < groups->capacity)
        return true;
    size_t capacity = groups->capacity ? groups->capacity * 2 : 1 << 16;
    uint64_t *keys = calloc(capacity, sizeof *keys);
    uint32_t *owners = calloc(capacity, sizeof *owners);
    if (!keys || !owners) {
        free(keys);
        free(owners);
        return false;
    }
    for (size_t i = 0; i < groups->capacity; i++)
        if (groups->keys[i]) {
            size_t at = groups->keys[i] & (capacity - 1);
            while (keys[at])
                at = (at + 1) & (capacity - 1);
            keys[at] = groups->keys[i];
            owners[at] = groups->owners[i];
        }
    free(groups->keys);
    free(groups->owners);
    groups->keys = keys;
    groups->owners = owners;
    groups->capacity = capacity;
    return true;
}

static bool join(TextGroups *groups, uint64_t key, uint32_t text)
{
    if (!grow(groups))
        return false;
    size_t at = key & (groups->capacity - 1);
    while (groups->keys[at] && groups->keys[at] != key)
        at = (at + 1) & (groups->capacity - 1);
    if (!groups->keys[at]) {
        groups->keys[at] = key;
        groups->owners[at] = text;
        groups->used++;
        return true;
    }
    uint32_t a = top_of(groups, groups->owners[at]), b = top_of(groups, text);
    groups->parents[a > b ? a : b] = a > b ? b : a;
    return true;
}

bool groups_add(TextGroups *groups, EntenteSlice text)
{
    enum { RUN = 6 };
    if (groups->count == groups->room) {
        size_t room = groups->room ? groups->room * 2 : 1024;
        uint32_t *parents = realloc(groups->parents, room * sizeof *parents);
        if (!parents)
            return false;
        groups->parents = parents;
        groups->room = room;
    }
    uint32_t number = (uint32_t)groups->count;
    groups->parents[groups->count++] = number;
    /* every run of six words, letters and digits only; a shorter text is one run */
    uint64_t words[RUN];
    size_t count = 0, at = 0;
    Atom atom;
    while (fold_next(text, &at, &atom)) {
        words[count++ % RUN] = atom.hash;
        uint64_t key = 14695981039346656037u;
        for (size_t i = 0; count >= RUN && i < RUN; i++)
            key = (key ^ words[(count + i) % RUN]) * 1099511628211u;
        if (count >= RUN && !join(groups, key ? key : 1, number))
            return false;
    }
    return count >= RUN || join(groups, slice_hash(text), number);
}

unsigned groups_fold(const TextGroups *groups, size_t text, unsigned folds)
{
    uint64_t state = (uint64_t)top_of(groups, (uint32_t)text) * 0x9E3779B97F4A7C15u + 1;
    return (unsigned)((state >> 33) % folds);
}

void groups_free(TextGroups *groups)
{
    free(groups->parents);
    free(groups->keys);
    free(groups->owners);
    *groups = (TextGroups){0};
}
