/* builder.h - dictionaries in the making: entries are added one by one, then written as an image (image.h).
 *
 * Once memory is out, `failed` stays true, further entries are dropped, and the caller checks at the end. */
#ifndef ENTENTE_LEXICON_BUILDER_H
#define ENTENTE_LEXICON_BUILDER_H

#include "entente.h"
#include "lexicon/image.h"

typedef struct Builder Builder;

Builder *builder_new(void); /* NULL when memory is out */
void builder_delete(Builder *builder);

/* The string's offset in the pool; equal strings are kept once. */
uint32_t builder_string(Builder *builder, EntenteSlice string);

/* Add one element to a section (not strings, edges, nodes or payloads); returns its index. */
uint32_t builder_add(Builder *builder, ImageSection section, const void *element);

/* Elements of a section so far, and the element at an index, valid until the next addition. */
uint32_t builder_count(const Builder *builder, ImageSection section);
void *builder_at(Builder *builder, ImageSection section, uint32_t index);

/* Let a surface name lead to an entry. `capitals` of the payload is made from the name itself. False where
 * the name holds no letter. */
bool builder_name(Builder *builder, EntenteSlice name, PayloadKind kind, uint32_t index, NameVariety variety);

/* Let lemmas, parted by spaces, lead to an entry from one of the other roots. False where there is no letter.
 */
bool builder_lemmas(Builder *builder, uint32_t root, EntenteSlice lemmas, PayloadKind kind, uint32_t index);

/* Let a set hold all that another holds, named by strings of the pool; whenever that is filled. */
void builder_include(Builder *builder, uint32_t outer, uint32_t inner);

/* Sectors beyond the codebook's. */
void builder_declare_sector(Builder *builder, EntenteSlice sector);
bool builder_has_sector(const Builder *builder, EntenteSlice sector);

/* The finished image as bytes from malloc. Errors: ENTENTE_NO_MEMORY. */
EntenteStatus builder_finish(Builder *builder, void **data, size_t *size, EntenteError *error);

#endif
