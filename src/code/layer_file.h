/* layer_file.h - the statistical layer's weights, section "layer" of a model file (syntax/model.h):
 * LayerHeader, then for every bucket LAYER_CLASSES weights of 8 bits, times the class's scale. */
#ifndef ENTENTE_CODE_LAYER_FILE_H
#define ENTENTE_CODE_LAYER_FILE_H

#include "code/sides.h"

enum { LAYER_VERSION = 1, LAYER_BITS = 17 };

typedef struct LayerHeader {
    uint32_t version, bits, classes, unused;
    float scale[LAYER_CLASSES];
} LayerHeader;

struct Layer {
    LayerHeader header;
    const int8_t *weights;
    Sides sides;
};

#endif
