/* network_layout.h - the "network" section of a model: how the weights lie in the file.
 *
 * Little-endian. A header of 32-bit numbers (NetworkShape), then, each at a multiple of 64 bytes:
 *   the feature table: hashes (u64) and embedding numbers (u32), open addressing on the hash's low bits, 0:
 * free; embeddings: features x embedding bytes, then a scale (float) for each row; for every layer and
 * direction: input matrix, its bias, recurrent matrix; the tag's matrix and bias, the scorers' matrix and
 * bias, the arc matrix and bias, the root's vectors as head of an arc and of a relation (floats), the
 * relation's matrix and bias; the names of tags ("UPOS XPOS") and of relations, each NUL-terminated. A matrix
 * is its 8-bit weights packed for kernels.h, then a scale (float) for each column. Columns are rounded up
 * to 16. */
#ifndef ENTENTE_SYNTAX_NETWORK_LAYOUT_H
#define ENTENTE_SYNTAX_NETWORK_LAYOUT_H

#include "base/buffer.h"
#include "entente.h"

enum { NETWORK_LAYERS = 4, NETWORK_VERSION = 1 };

typedef struct NetworkShape {
    uint32_t version;
    uint32_t features;  /* embeddings; number 0 is nothing */
    uint32_t embedding; /* all widths: multiples of 64 */
    uint32_t hidden;    /* LSTM units a direction */
    uint32_t layers;
    uint32_t tag_layer; /* the tag is read off after this many layers */
    uint32_t arc, label;
    uint32_t tags, relations;
    uint32_t table; /* entries of the feature table, a power of two */
} NetworkShape;

typedef struct NetworkMatrix {
    size_t rows, columns; /* a product is x (rows wide) by the matrix: columns wide */
    const int8_t *weights;
    const float *scales;
    const float *bias; /* NULL: none */
} NetworkMatrix;

typedef struct NetworkView {
    NetworkShape shape;
    const uint64_t *table_hashes;
    const uint32_t *table_numbers;
    const int8_t *embeddings;
    const float *embedding_scales;
    NetworkMatrix input[NETWORK_LAYERS][2], recurrent[NETWORK_LAYERS][2];
    NetworkMatrix tag, scorer, arc, relation;
    const float *arc_root, *label_root;
    const char *names; /* tags, then relations */
    size_t names_size;
} NetworkView;

/* Find everything in a section, checking that it is all there and that every number is in range. */
EntenteStatus network_view(const unsigned char *data, size_t size, NetworkView *view, EntenteError *error);

/* Write the section's parts in the same order. Matrices are given as floats, row-major, `columns` wide. */
void network_write_shape(Buffer *section, const NetworkShape *shape);
void network_write_table(Buffer *section, const uint64_t *hashes, const uint32_t *numbers, size_t count);
void network_write_embeddings(Buffer *section, const float *values, size_t rows, size_t columns);
void network_write_matrix(Buffer *section, const float *values, size_t rows, size_t columns);
void network_write_vector(Buffer *section, const float *values, size_t count);
void network_write_name(Buffer *section, const char *name);

#endif
