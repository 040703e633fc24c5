#include "syntax/network_layout.h"

#include "base/error.h"
#include "syntax/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64, WIDEST = 2048, MOST_FEATURES = 1 << 22, MOST_NAMES = 4096 };

/* ---- reading ---- */

typedef struct Cursor {
    const unsigned char *data;
    size_t size, at;
    bool failed;
} Cursor;

/* The next `count` elements of `size` bytes. */
static const void *take(Cursor *cursor, size_t count, size_t size)
{
    size_t start = (cursor->at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (cursor->failed || start > cursor->size || count > (cursor->size - start) / size) {
        cursor->failed = true;
        return NULL;
    }
    cursor->at = start + count * size;
    return cursor->data + start;
}

/* Scales, biases and the like must be finite: nothing that is computed may become NaN. */
static const float *take_floats(Cursor *cursor, size_t count)
{
    const float *values = take(cursor, count, sizeof(float));
    for (size_t i = 0; values && i < count; i++)
        if (!(fabsf(values[i]) < 1e6f)) {
            cursor->failed = true;
            return NULL;
        }
    return values;
}

static NetworkMatrix take_matrix(Cursor *cursor, size_t rows, size_t columns, bool bias)
{
    columns = (columns + 15) / 16 * 16;
    NetworkMatrix matrix = {.rows = rows, .columns = columns};
    matrix.weights = take(cursor, rows * columns, 1);
    matrix.scales = take_floats(cursor, columns);
    matrix.bias = bias ? take_floats(cursor, columns) : NULL;
    return matrix;
}

static bool shape_is_sound(const NetworkShape *shape)
{
    uint32_t widths[] = {shape->embedding, shape->hidden, shape->arc, shape->label};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (widths[i] == 0 || widths[i] % 64 || widths[i] > WIDEST)
            return false;
    return shape->version == NETWORK_VERSION && shape->features > 0 && shape->features <= MOST_FEATURES &&
           shape->layers >= 1 && shape->layers <= NETWORK_LAYERS && shape->tag_layer >= 1 &&
           shape->tag_layer <= shape->layers && shape->tags > 0 && shape->tags <= MOST_NAMES &&
           shape->relations > 0 && shape->relations <= MOST_NAMES && shape->table > shape->features &&
           shape->table <= 4 * MOST_FEATURES && (shape->table & (shape->table - 1)) == 0;
}

static bool table_is_sound(const NetworkView *view)
{
    size_t taken = 0;
    for (size_t i = 0; i < view->shape.table; i++) {
        taken += view->table_hashes[i] != 0;
        if (view->table_hashes[i] && view->table_numbers[i] >= view->shape.features)
            return false;
    }
    return taken < view->shape.table; /* a free place ends every search */
}

EntenteStatus network_view(const unsigned char *data, size_t size, NetworkView *view, EntenteError *error)
{
    static const char damaged[] = "the model's network is damaged or of another version";
    *view = (NetworkView){0};
    if (size < sizeof view->shape)
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    memcpy(&view->shape, data, sizeof view->shape);
    const NetworkShape *shape = &view->shape;
    if (!shape_is_sound(shape))
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    Cursor cursor = {.data = data, .size = size, .at = sizeof *shape};
    view->table_hashes = take(&cursor, shape->table, sizeof(uint64_t));
    view->table_numbers = take(&cursor, shape->table, sizeof(uint32_t));
    view->embeddings = take(&cursor, (size_t)shape->features * shape->embedding, 1);
    view->embedding_scales = take_floats(&cursor, shape->features);
    for (size_t layer = 0; layer < shape->layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            size_t width = layer ? 2 * (size_t)shape->hidden : shape->embedding;
            view->input[layer][d] = take_matrix(&cursor, width, 4 * (size_t)shape->hidden, true);
            view->recurrent[layer][d] = take_matrix(&cursor, shape->hidden, 4 * (size_t)shape->hidden, false);
        }
    size_t outputs = 2 * (size_t)shape->hidden;
    view->tag = take_matrix(&cursor, outputs, shape->tags, true);
    view->scorer = take_matrix(&cursor, outputs, 2 * (size_t)shape->arc + 2 * (size_t)shape->label, true);
    view->arc = take_matrix(&cursor, shape->arc, shape->arc, true);
    view->arc_root = take_floats(&cursor, shape->arc);
    view->label_root = take_floats(&cursor, shape->label);
    view->relation = take_matrix(&cursor, shape->label, shape->relations, true);
    if (cursor.failed || !table_is_sound(view))
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    view->names = (const char *)data + cursor.at;
    view->names_size = size - cursor.at;
    size_t names = 0;
    for (size_t i = 0; i < view->names_size; i++)
        names += view->names[i] == '\0';
    if (names < (size_t)shape->tags + shape->relations)
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    return ENTENTE_OK;
}

/* ---- writing ---- */

void network_write_shape(Buffer *section, const NetworkShape *shape)
{
    buffer_add(section, shape, sizeof *shape);
}

void network_write_table(Buffer *section, const uint64_t *hashes, const uint32_t *numbers, size_t count)
{
    buffer_align(section, ALIGNMENT);
    buffer_add(section, hashes, count * sizeof *hashes);
    buffer_align(section, ALIGNMENT);
    buffer_add(section, numbers, count * sizeof *numbers);
}

void network_write_vector(Buffer *section, const float *values, size_t count)
{
    buffer_align(section, ALIGNMENT);
    buffer_add(section, values, count * sizeof *values);
}

static float scale_of(const float *values, size_t count, size_t stride)
{
    float most = 0;
    for (size_t i = 0; i < count; i++)
        most = fmaxf(most, fabsf(values[i * stride]));
    return most > 0 ? most / 127.0f : 1.0f;
}

void network_write_embeddings(Buffer *section, const float *values, size_t rows, size_t columns)
{
    float *scales = malloc(rows * sizeof *scales);
    if (!scales) {
        section->failed = true;
        return;
    }
    buffer_align(section, ALIGNMENT);
    for (size_t r = 0; r < rows; r++) {
        scales[r] = scale_of(values + r * columns, columns, 1);
        for (size_t c = 0; c < columns; c++) {
            int8_t weight = (int8_t)lrintf(values[r * columns + c] / scales[r]);
            buffer_add(section, &weight, 1);
        }
    }
    network_write_vector(section, scales, rows);
    free(scales);
}

void network_write_matrix(Buffer *section, const float *values, size_t rows, size_t columns)
{
    int8_t *weights = calloc(rows * columns, 1), *packed = calloc(rows * columns, 1);
    float *scales = malloc(columns * sizeof *scales);
    if (!weights || !packed || !scales) {
        section->failed = true;
    } else {
        for (size_t c = 0; c < columns; c++) {
            scales[c] = scale_of(values + c, rows, columns);
            for (size_t r = 0; r < rows; r++)
                weights[r * columns + c] = (int8_t)lrintf(values[r * columns + c] / scales[c]);
        }
        kernels_pack(weights, rows, columns, packed);
        buffer_align(section, ALIGNMENT);
        buffer_add(section, packed, rows * columns);
        network_write_vector(section, scales, columns);
    }
    free(weights);
    free(packed);
    free(scales);
}

void network_write_name(Buffer *section, const char *name)
{
    buffer_add(section, name, strlen(name) + 1);
}
