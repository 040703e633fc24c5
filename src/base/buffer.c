#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

void buffer_free(Buffer *buffer)
{
    free(buffer->data);
    *buffer = (Buffer){0};
}

void buffer_add(Buffer *buffer, const void *data, size_t size)
{
    if (buffer->failed || !size)
        return;
    if (size > buffer->capacity - buffer->size) {
        size_t capacity = buffer->capacity ? buffer->capacity : 4096;
        while (capacity - buffer->size < size && capacity <= SIZE_MAX / 2)
            capacity *= 2;
        unsigned char *larger = capacity - buffer->size < size ? NULL : realloc(buffer->data, capacity);
        if (!larger) {
            buffer->failed = true;
            return;
        }
        buffer->data = larger;
        buffer->capacity = capacity;
    }
    memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
}

void buffer_add_u32(Buffer *buffer, uint32_t value)
{
    unsigned char bytes[4] = {(unsigned char)value, (unsigned char)(value >> 8), (unsigned char)(value >> 16),
                              (unsigned char)(value >> 24)};
    buffer_add(buffer, bytes, sizeof bytes);
}

void buffer_align(Buffer *buffer, size_t alignment)
{
    static const unsigned char zeros[64];
    while (!buffer->failed && buffer->size % alignment) {
        size_t missing = alignment - buffer->size % alignment;
        buffer_add(buffer, zeros, missing < sizeof zeros ? missing : sizeof zeros);
    }
}
