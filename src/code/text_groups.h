/* text_groups.h - which texts of a collection are one, for a cross-validation that learns from no text it
 * measures.
 *
 * Texts that share a run of six words are one, under whatever id, cut or dateline; their numbers are joined
 * by union-find (Tarjan 1975). */
#ifndef ENTENTE_CODE_TEXT_GROUPS_H
#define ENTENTE_CODE_TEXT_GROUPS_H

#include "entente.h"

typedef struct TextGroups {
    uint32_t *parents; /* of every text that was added */
    size_t count, room;
    uint64_t *keys; /* open addressing; `capacity` is a power of two */
    uint32_t *owners;
    size_t used, capacity;
} TextGroups;

/* Add the next text; texts are numbered from 0. False when memory is out. */
bool groups_add(TextGroups *groups, EntenteSlice text);

/* The part of a cross-validation in which a text is measured. */
unsigned groups_fold(const TextGroups *groups, size_t text, unsigned folds);

void groups_free(TextGroups *groups);

#endif
