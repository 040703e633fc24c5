#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = _Alignof(max_align_t) };

typedef struct Block {
    struct Block *next;
    size_t size; /* bytes after this header */
    size_t used;
    _Alignas(max_align_t) unsigned char bytes[];
} Block;

struct Arena {
    Block *first;   /* ordinary blocks, all of BLOCK_SIZE */
    Block *current; /* the one being filled; those after it are empty */
    Block *large;   /* one piece each */
    size_t held;
};

Arena *arena_new(void)
{
    return calloc(1, sizeof(Arena));
}

static void blocks_free(Block *block)
{
    while (block) {
        Block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_delete(Arena *arena)
{
    if (!arena)
        return;
    blocks_free(arena->first);
    blocks_free(arena->large);
    free(arena);
}

void arena_reset(Arena *arena)
{
    for (Block *block = arena->large; block; block = block->next)
        arena->held -= block->size;
    blocks_free(arena->large);
    arena->large = NULL;
    for (Block *block = arena->first; block; block = block->next)
        block->used = 0;
    arena->current = arena->first;
}

static Block *block_new(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(Block))
        return NULL;
    Block *block = malloc(sizeof(Block) + size);
    if (!block)
        return NULL;
    block->next = NULL;
    block->size = size;
    block->used = 0;
    arena->held += size;
    return block;
}

void *arena_bytes(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        return NULL;
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size > BLOCK_SIZE / 4) {
        Block *block = block_new(arena, size);
        if (!block)
            return NULL;
        block->used = size;
        block->next = arena->large;
        arena->large = block;
        return block->bytes;
    }
    if (!arena->current || arena->current->size - arena->current->used < size) {
        Block *next = arena->current ? arena->current->next : arena->first;
        if (!next) {
            next = block_new(arena, BLOCK_SIZE);
            if (!next)
                return NULL;
            if (arena->current)
                arena->current->next = next;
            else
                arena->first = next;
        }
        arena->current = next;
    }
    void *piece = arena->current->bytes + arena->current->used;
    arena->current->used += size;
    return piece;
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    void *piece = arena_bytes(arena, count * size);
    if (piece)
        memset(piece, 0, count * size);
    return piece;
}

char *arena_copy(Arena *arena, const char *data, size_t size)
{
    if (size == SIZE_MAX)
        return NULL;
    char *copy = arena_bytes(arena, size + 1);
    if (!copy)
        return NULL;
    if (size)
        memcpy(copy, data, size);
    copy[size] = '\0';
    return copy;
}

void *arena_grow(Arena *arena, void *array, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return array;
    if (*capacity > SIZE_MAX / 2)
        return NULL;
    size_t wanted = *capacity * 2 > needed ? *capacity * 2 : needed;
    if (wanted < 8)
        wanted = 8;
    void *larger = arena_array(arena, wanted, size);
    if (!larger)
        return NULL;
    if (*capacity)
        memcpy(larger, array, *capacity * size);
    *capacity = wanted;
    return larger;
}

size_t arena_held(const Arena *arena)
{
    return arena->held;
}
