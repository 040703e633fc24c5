/* form_cache.h - forms to the first layer's input, remembered.
 *
 * What a form gives is the sum of its features' embeddings, rounded to 8 bits. News repeats its words: nine
 * in ten are found ready. The cache has a fixed size and starts anew when it is full; results do not depend
 * on it. */
#ifndef ENTENTE_SYNTAX_FORM_CACHE_H
#define ENTENTE_SYNTAX_FORM_CACHE_H

#include "syntax/kernels.h"
#include "syntax/network_layout.h"

typedef struct FormCache FormCache;

/* NULL when memory is out. Both arguments must outlive the cache. */
FormCache *form_cache_new(const NetworkView *view, const Kernels *kernels);
void form_cache_delete(FormCache *cache);

/* Write the form's input, view->shape.embedding wide, to `out`; returns its scale. */
float form_cache_embed(FormCache *cache, EntenteSlice form, int8_t *out);

#endif
