#include "lexicon/builder.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "lexicon/fold.h"

#include <stdlib.h>
#include <string.h>

typedef struct Growing {
    unsigned char *data;
    uint32_t count;
    size_t capacity; /* elements */
} Growing;

/* A payload of a node, before the nodes' payloads are brought side by side. */
typedef struct Pending {
    uint32_t node, order;
    ImagePayload payload;
} Pending;

typedef struct Inclusion {
    uint32_t outer, inner;
} Inclusion;

struct Builder {
    Growing section[IMAGE_SECTIONS];
    Growing pending;
    Growing inclusions;   /* Inclusion */
    StringTable *strings; /* string to offset */
    StringTable *sectors; /* declared */
    Arena *keys;
    ImageEdge *edges;
    uint32_t edge_count, edge_capacity;
    bool failed;
};

static void *growing_add(Builder *builder, Growing *growing, const void *elements, size_t count, size_t size)
{
    if (growing->count + count > UINT32_MAX / 2) {
        builder->failed = true;
        return NULL;
    }
    if (growing->count + count > growing->capacity) {
        size_t capacity = growing->capacity ? growing->capacity * 2 : 64;
        while (capacity < growing->count + count)
            capacity *= 2;
        unsigned char *data = realloc(growing->data, capacity * size);
        if (!data) {
            builder->failed = true;
            return NULL;
        }
        growing->data = data;
        growing->capacity = capacity;
    }
    unsigned char *place = growing->data + growing->count * size;
    memcpy(place, elements, count * size);
    growing->count += (uint32_t)count;
    return place;
}

Builder *builder_new(void)
{
    Builder *builder = calloc(1, sizeof *builder);
    if (!builder)
        return NULL;
    builder->strings = string_table_new();
    builder->sectors = string_table_new();
    builder->keys = arena_new();
    builder->edge_capacity = 1024;
    builder->edges = calloc(builder->edge_capacity, sizeof *builder->edges);
    if (!builder->strings || !builder->sectors || !builder->keys || !builder->edges) {
        builder_delete(builder);
        return NULL;
    }
    growing_add(builder, &builder->section[SECTION_STRINGS], "", 1, 1);
    const ImageNode none = {0};
    for (size_t i = 0; i < ROOT_COUNT; i++)
        growing_add(builder, &builder->section[SECTION_NODES], &none, 1, sizeof none);
    return builder;
}

void builder_delete(Builder *builder)
{
    if (!builder)
        return;
    for (size_t i = 0; i < IMAGE_SECTIONS; i++)
        free(builder->section[i].data);
    free(builder->pending.data);
    free(builder->inclusions.data);
    string_table_delete(builder->strings);
    string_table_delete(builder->sectors);
    arena_delete(builder->keys);
    free(builder->edges);
    free(builder);
}

uint32_t builder_string(Builder *builder, EntenteSlice string)
{
    if (!string.size)
        return 0;
    uint32_t known = string_table_get(builder->strings, string, 0);
    if (known)
        return known;
    char *key = arena_copy(builder->keys, string.data, string.size);
    Growing *pool = &builder->section[SECTION_STRINGS];
    uint32_t offset = pool->count;
    if (!key || !growing_add(builder, pool, key, string.size + 1, 1) ||
        !string_table_put(builder->strings, (EntenteSlice){key, string.size}, offset)) {
        builder->failed = true;
        return 0;
    }
    return offset;
}

uint32_t builder_add(Builder *builder, ImageSection section, const void *element)
{
    uint32_t index = builder->section[section].count;
    growing_add(builder, &builder->section[section], element, 1, image_element_size[section]);
    return index;
}

uint32_t builder_count(const Builder *builder, ImageSection section)
{
    return builder->section[section].count;
}

void *builder_at(Builder *builder, ImageSection section, uint32_t index)
{
    return builder->section[section].data + (size_t)index * image_element_size[section];
}

/* ---- the trie ---- */

static void edge_put(ImageEdge *edges, uint32_t capacity, ImageEdge edge)
{
    uint32_t at = (uint32_t)edge.key & (capacity - 1);
    while (edges[at].key)
        at = (at + 1) & (capacity - 1);
    edges[at] = edge;
}

static bool edges_grow(Builder *builder)
{
    if ((builder->edge_count + 1) * 2 <= builder->edge_capacity)
        return true;
    uint32_t capacity = builder->edge_capacity * 2;
    ImageEdge *edges = calloc(capacity, sizeof *edges);
    if (!edges)
        return false;
    for (uint32_t i = 0; i < builder->edge_capacity; i++)
        if (builder->edges[i].key)
            edge_put(edges, capacity, builder->edges[i]);
    free(builder->edges);
    builder->edges = edges;
    builder->edge_capacity = capacity;
    return true;
}

/* The child of `node` along `hash`, made where it is missing; 0 when memory is out. */
static uint32_t step(Builder *builder, uint32_t node, uint64_t hash)
{
    uint64_t key = fold_edge(node, hash);
    uint32_t mask = builder->edge_capacity - 1;
    for (uint32_t at = (uint32_t)key & mask; builder->edges[at].key; at = (at + 1) & mask)
        if (builder->edges[at].key == key)
            return builder->edges[at].child;
    const ImageNode none = {0};
    uint32_t child = builder->section[SECTION_NODES].count;
    if (!edges_grow(builder) ||
        !growing_add(builder, &builder->section[SECTION_NODES], &none, 1, sizeof none)) {
        builder->failed = true;
        return 0;
    }
    edge_put(builder->edges, builder->edge_capacity, (ImageEdge){.key = key, .child = child});
    builder->edge_count++;
    return child;
}

static void add_payload(Builder *builder, uint32_t node, ImagePayload payload)
{
    Pending pending = {.node = node, .order = builder->pending.count, .payload = payload};
    growing_add(builder, &builder->pending, &pending, 1, sizeof pending);
}

bool builder_name(Builder *builder, EntenteSlice name, PayloadKind kind, uint32_t index, NameVariety variety)
{
    uint32_t node = ROOT_NAMES, capitals = 0;
    bool all = true;
    size_t at = 0, count = 0;
    Atom atom;
    if (name.size > 4 && memcmp(name.data, "the ", 4) == 0) {
        size_t after = 4;
        at = fold_next(name, &after, &atom) ? 4 : 0;
    }
    while (fold_next(name, &at, &atom)) {
        if (atom.capital && count < 31)
            capitals |= 1u << count;
        all = all && atom.capitals;
        node = step(builder, node, atom.hash);
        count++;
    }
    /* only short abbreviations: a headline in capitals must not lose its names */
    if (all && count == 1 && name.size <= 8)
        capitals |= 1u << 31;
    if (count && node)
        add_payload(builder, node,
                    (ImagePayload){.kind = kind, .index = index, .capitals = capitals, .variety = variety});
    return count > 0;
}

bool builder_lemmas(Builder *builder, uint32_t root, EntenteSlice lemmas, PayloadKind kind, uint32_t index)
{
    uint32_t node = root;
    bool any = false;
    Atom atom;
    for (size_t at = 0; fold_next(lemmas, &at, &atom); any = true)
        node = step(builder, node, atom.hash);
    if (any && node)
        add_payload(builder, node, (ImagePayload){.kind = kind, .index = index});
    return any;
}

/* ---- sectors ---- */

void builder_declare_sector(Builder *builder, EntenteSlice sector)
{
    char *key = arena_copy(builder->keys, sector.data, sector.size);
    if (!key || !string_table_put(builder->sectors, (EntenteSlice){key, sector.size}, 1))
        builder->failed = true;
}

bool builder_has_sector(const Builder *builder, EntenteSlice sector)
{
    return string_table_get(builder->sectors, sector, 0) != 0;
}

/* ---- sets in sets ---- */

void builder_include(Builder *builder, uint32_t outer, uint32_t inner)
{
    Inclusion inclusion = {outer, inner};
    growing_add(builder, &builder->inclusions, &inclusion, 1, sizeof inclusion);
}

/* Give every word of an inner set to the outer one, round by round for sets in sets in sets. */
static void expand_sets(Builder *builder)
{
    enum { DEPTH = 8 };
    uint32_t first = 0;
    for (int depth = 0; depth < DEPTH && first < builder->pending.count; depth++) {
        const uint32_t end = builder->pending.count;
        for (uint32_t k = 0; k < builder->inclusions.count; k++) {
            const Inclusion inclusion = ((const Inclusion *)(const void *)builder->inclusions.data)[k];
            for (uint32_t i = first; i < end; i++) {
                const Pending each = ((const Pending *)(const void *)builder->pending.data)[i];
                if (each.payload.kind == PAYLOAD_SET && each.payload.index == inclusion.inner &&
                    inclusion.inner != inclusion.outer)
                    add_payload(builder, each.node,
                                (ImagePayload){.kind = PAYLOAD_SET, .index = inclusion.outer});
            }
        }
        first = end;
    }
}

/* ---- writing ---- */

static int compare_pending(const void *a, const void *b)
{
    const Pending *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void gather_payloads(Builder *builder)
{
    Growing *pending = &builder->pending;
    if (pending->count)
        qsort(pending->data, pending->count, sizeof(Pending), compare_pending);
    const Pending *each = (const Pending *)(const void *)pending->data;
    ImageNode *nodes = (ImageNode *)(void *)builder->section[SECTION_NODES].data;
    for (uint32_t i = 0; i < pending->count; i++) {
        ImageNode *node = &nodes[each[i].node];
        if (!node->payload_count)
            node->first_payload = i;
        node->payload_count++;
        growing_add(builder, &builder->section[SECTION_PAYLOADS], &each[i].payload, 1, sizeof(ImagePayload));
    }
}

static int compare_weights(const void *a, const void *b)
{
    const ImageWeight *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

EntenteStatus builder_finish(Builder *builder, void **data, size_t *size, EntenteError *error)
{
    expand_sets(builder);
    gather_payloads(builder);
    Growing *weights = &builder->section[SECTION_WEIGHTS];
    if (weights->count)
        qsort(weights->data, weights->count, sizeof(ImageWeight), compare_weights);
    Growing *edges = &builder->section[SECTION_EDGES];
    growing_add(builder, edges, builder->edges, builder->edge_capacity, sizeof(ImageEdge));
    Buffer buffer = {0};
    const unsigned char zeros[24 + IMAGE_SECTIONS * 16] = {0};
    enum { HEADER = 32 };
    buffer_add(&buffer, zeros, HEADER);
    for (size_t i = 0; i < IMAGE_SECTIONS; i++)
        buffer_add(&buffer, zeros, 16);
    for (size_t i = 0; i < IMAGE_SECTIONS; i++) {
        buffer_align(&buffer, 16);
        if (buffer.failed)
            break;
        uint64_t offset = buffer.size;
        uint32_t about[2] = {builder->section[i].count, image_element_size[i]};
        memcpy(buffer.data + HEADER + i * 16, &offset, sizeof offset);
        memcpy(buffer.data + HEADER + i * 16 + 8, about, sizeof about);
        if (about[0])
            buffer_add(&buffer, builder->section[i].data, (size_t)about[0] * about[1]);
    }
    if (buffer.failed || builder->failed) {
        buffer_free(&buffer);
        return error_no_memory(error);
    }
    uint32_t about[2] = {IMAGE_VERSION, IMAGE_SECTIONS};
    uint64_t whole[2] = {
        buffer.size, slice_hash((EntenteSlice){(const char *)buffer.data + HEADER, buffer.size - HEADER})};
    memcpy(buffer.data, "ENTLEX\1\0", 8);
    memcpy(buffer.data + 8, about, sizeof about);
    memcpy(buffer.data + 16, whole, sizeof whole);
    *data = buffer.data;
    *size = buffer.size;
    return ENTENTE_OK;
}
