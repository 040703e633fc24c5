/* arena.h - memory that is given piece by piece and taken back all at once.
 *
 * Every document has one: its text, sentences, tokens and strings live in it and go with it. `arena_reset`
 * keeps the blocks, so that a worker in steady state codes document after document without malloc. A piece
 * larger than a block gets a block of its own, which `arena_reset` gives back to the system. */
#ifndef ENTENTE_BASE_ARENA_H
#define ENTENTE_BASE_ARENA_H

#include "entente.h"

typedef struct Arena Arena;

/* NULL when memory is out. */
Arena *arena_new(void);
void arena_delete(Arena *arena);

/* Take back all that was given; keep the ordinary blocks. */
void arena_reset(Arena *arena);

/* `count` elements of `size` bytes, zeroed, aligned for any type. NULL when memory is out or the product
 * overflows. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* `size` bytes, not zeroed, aligned for any type. NULL when memory is out. */
void *arena_bytes(Arena *arena, size_t size);

/* A copy of `size` bytes with a NUL after them. NULL when memory is out. */
char *arena_copy(Arena *arena, const char *data, size_t size);

/* Make room for element `needed - 1` in an array that lives in the arena: the array itself where its capacity
 * is enough, else a copy at least twice as large whose new elements are zeroed. NULL when memory is out; the
 * old array is then still good. */
void *arena_grow(Arena *arena, void *array, size_t *capacity, size_t needed, size_t size);

/* Bytes held from the system. */
size_t arena_held(const Arena *arena);

#endif
