/* model.h - the trained model's file: named sections in one memory-mapped image.
 *
 * Layout, little-endian: 8 bytes magic "ENTENTE\1", u32 format version, u32 number of sections, u64 file
 * size, u64 hash of all bytes after the header, then for each section a 16-byte NUL-padded name, u64 offset
 * and u64 size; then the sections, each at a multiple of 64 bytes. Everything is checked before use, so that
 * a damaged file gives a message and never a crash; the sections' owners check their own insides
 * (network_open, morph_open). */
#ifndef ENTENTE_SYNTAX_MODEL_H
#define ENTENTE_SYNTAX_MODEL_H

#include "entente.h"

typedef struct ModelSection {
    const char *name; /* at most 15 bytes */
    const unsigned char *data;
    size_t size;
} ModelSection;

/* The section of that name; data NULL and size 0 where the model has none. Belongs to the model. */
ModelSection model_section(const EntenteModel *model, const char *name);

/* The model's opened parts; NULL where it lacks them. They belong to the model. */
struct Network;
struct Morph;
const struct Network *model_network(const EntenteModel *model);
const struct Morph *model_morph(const EntenteModel *model);

/* Read a model from memory that the caller keeps alive, for tests and fuzzing. */
EntenteStatus model_open_memory(const void *data, size_t size, const char *name, EntenteModel **model,
                                EntenteError *error);

/* Write a model file whole or not at all (to a temporary name, then renamed). */
EntenteStatus model_write(const char *file, const ModelSection *sections, size_t count, EntenteError *error);

#endif
