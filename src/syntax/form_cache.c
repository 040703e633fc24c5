#include "syntax/form_cache.h"

#include "base/slice.h"
#include "syntax/forms.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 1 << 14, MOST = PLACES * 5 / 8, LONGEST = 36 };

typedef struct Entry {
    uint64_t hash;   /* 0: free */
    uint32_t number; /* of the input kept */
    uint8_t size;
    char form[LONGEST];
} Entry;

struct FormCache {
    const NetworkView *view;
    const Kernels *kernels;
    Entry *entries; /* open addressing */
    int8_t *inputs; /* MOST x embedding */
    float *scales;
    float *sum; /* one row */
    size_t count;
};

FormCache *form_cache_new(const NetworkView *view, const Kernels *kernels)
{
    FormCache *cache = calloc(1, sizeof *cache);
    if (!cache)
        return NULL;
    cache->view = view;
    cache->kernels = kernels;
    cache->entries = calloc(PLACES, sizeof *cache->entries);
    cache->inputs = malloc((size_t)MOST * view->shape.embedding);
    cache->scales = malloc(MOST * sizeof *cache->scales);
    cache->sum = malloc(view->shape.embedding * sizeof *cache->sum);
    if (!cache->entries || !cache->inputs || !cache->scales || !cache->sum) {
        form_cache_delete(cache);
        return NULL;
    }
    return cache;
}

void form_cache_delete(FormCache *cache)
{
    if (!cache)
        return;
    free(cache->entries);
    free(cache->inputs);
    free(cache->scales);
    free(cache->sum);
    free(cache);
}

static uint32_t feature_number(const NetworkView *view, uint64_t hash)
{
    size_t mask = view->shape.table - 1;
    for (size_t place = (size_t)hash & mask; view->table_hashes[place]; place = (place + 1) & mask)
        if (view->table_hashes[place] == hash)
            return view->table_numbers[place];
    return 0;
}

static float embed(FormCache *cache, EntenteSlice form, int8_t *out)
{
    const NetworkView *view = cache->view;
    size_t width = view->shape.embedding;
    uint64_t features[FORM_FEATURES];
    form_features(form, features);
    memset(cache->sum, 0, width * sizeof *cache->sum);
    for (size_t f = 0; f < FORM_FEATURES; f++) {
        uint32_t number = features[f] ? feature_number(view, features[f]) : 0;
        if (number)
            cache->kernels->add_embedding(cache->sum, view->embeddings + number * width,
                                          view->embedding_scales[number], width);
    }
    return cache->kernels->quantise(cache->sum, width, out);
}

float form_cache_embed(FormCache *cache, EntenteSlice form, int8_t *out)
{
    size_t width = cache->view->shape.embedding;
    if (form.size > LONGEST)
        return embed(cache, form, out);
    uint64_t hash = slice_hash(form);
    size_t place = (size_t)hash & (PLACES - 1);
    for (; cache->entries[place].hash; place = (place + 1) & (PLACES - 1)) {
        const Entry *entry = &cache->entries[place];
        if (entry->hash == hash && entry->size == form.size &&
            memcmp(entry->form, form.data, form.size) == 0) {
            memcpy(out, cache->inputs + entry->number * width, width);
            return cache->scales[entry->number];
        }
    }
    if (cache->count == MOST) {
        memset(cache->entries, 0, PLACES * sizeof *cache->entries);
        cache->count = 0;
        place = (size_t)hash & (PLACES - 1);
    }
    Entry *entry = &cache->entries[place];
    *entry = (Entry){.hash = hash, .number = (uint32_t)cache->count, .size = (uint8_t)form.size};
    memcpy(entry->form, form.data, form.size);
    cache->scales[cache->count] = embed(cache, form, out);
    memcpy(cache->inputs + cache->count * width, out, width);
    return cache->scales[cache->count++];
}
