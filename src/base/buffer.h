/* buffer.h - bytes that grow at the end: what becomes a section of the model file, or a line of output. */
#ifndef ENTENTE_BASE_BUFFER_H
#define ENTENTE_BASE_BUFFER_H

#include "entente.h"

/* Start with `Buffer buffer = {0};`, end with buffer_free. Once memory is out, `failed` stays true, further
 * bytes are dropped, and the caller checks once at the end. */
typedef struct Buffer {
    unsigned char *data;
    size_t size, capacity;
    bool failed;
} Buffer;

void buffer_free(Buffer *buffer);
void buffer_add(Buffer *buffer, const void *data, size_t size);
void buffer_add_u32(Buffer *buffer, uint32_t value); /* little-endian */
void buffer_align(Buffer *buffer, size_t alignment); /* zero bytes up to a multiple */

#endif
