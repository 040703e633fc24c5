#include "syntax/model.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/installed.h"
#include "syntax/morph.h"
#include "syntax/network.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FORMAT_VERSION = 1, ALIGNMENT = 64, NAME_SIZE = 16, SECTIONS_LIMIT = 16 };

static const char magic[8] = "ENTENTE\1";

typedef struct Header {
    char magic[8];
    uint32_t version, section_count;
    uint64_t file_size, hash;
} Header;

typedef struct Entry {
    char name[NAME_SIZE];
    uint64_t offset, size;
} Entry;

struct EntenteModel {
    const unsigned char *data;
    size_t size;
    bool mapped;
    ModelSection sections[SECTIONS_LIMIT];
    char names[SECTIONS_LIMIT][NAME_SIZE];
    size_t section_count;
    Network *network;
    Morph *morph;
};

/* Four lanes of multiply and rotate over 32 bytes at a time, so that checking a model takes milliseconds. */
static uint64_t hash_bytes(const unsigned char *data, size_t size)
{
    const uint64_t prime = 0x9e3779b185ebca87u;
    uint64_t lanes[4] = {1, 2, 3, 4}, last[4] = {0};
    size_t at = 0;
    for (; at + 32 <= size; at += 32)
        for (size_t lane = 0; lane < 4; lane++) {
            uint64_t word;
            memcpy(&word, data + at + lane * 8, sizeof word);
            lanes[lane] = (lanes[lane] ^ word) * prime;
            lanes[lane] = lanes[lane] << 31 | lanes[lane] >> 33;
        }
    memcpy(last, data + at, size - at);
    uint64_t hash = size;
    for (size_t lane = 0; lane < 4; lane++) {
        hash = (hash ^ lanes[lane] ^ last[lane]) * prime;
        hash ^= hash >> 29;
    }
    return hash;
}

/* ---- reading ---- */

static EntenteStatus damaged(const char *name, EntenteError *error)
{
    return error_set(error, ENTENTE_BAD_MODEL, name, 0,
                     "this model is damaged or cut off; restore it or train it anew");
}

static EntenteStatus find_sections(EntenteModel *model, const char *name, EntenteError *error)
{
    Header header;
    if (model->size < sizeof header)
        return error_set(error, ENTENTE_BAD_MODEL, name, 0, "not a model: too short");
    memcpy(&header, model->data, sizeof header);
    if (memcmp(header.magic, magic, sizeof magic) != 0)
        return error_set(error, ENTENTE_BAD_MODEL, name, 0, "not a model");
    if (header.version != FORMAT_VERSION)
        return error_set(error, ENTENTE_BAD_MODEL, name, 0,
                         "a model of format %u; this program reads format %d", header.version,
                         FORMAT_VERSION);
    if (header.file_size != model->size || header.section_count > SECTIONS_LIMIT ||
        model->size < sizeof header + header.section_count * sizeof(Entry) ||
        hash_bytes(model->data + sizeof header, model->size - sizeof header) != header.hash)
        return damaged(name, error);
    for (size_t i = 0; i < header.section_count; i++) {
        Entry entry;
        memcpy(&entry, model->data + sizeof header + i * sizeof entry, sizeof entry);
        if (entry.name[NAME_SIZE - 1] || entry.offset % ALIGNMENT || entry.offset > model->size ||
            entry.size > model->size - entry.offset)
            return damaged(name, error);
        memcpy(model->names[i], entry.name, NAME_SIZE);
        model->sections[i] = (ModelSection){model->names[i], model->data + entry.offset, entry.size};
        model->section_count = i + 1;
    }
    return ENTENTE_OK;
}

static EntenteStatus open_parts(EntenteModel *model, const char *name, EntenteError *error)
{
    EntenteStatus status = find_sections(model, name, error);
    if (status != ENTENTE_OK)
        return status;
    ModelSection network = model_section(model, "network"), morph = model_section(model, "morph");
    EntenteError inner = {0};
    if (network.data)
        status = network_open(network.data, network.size, &model->network, &inner);
    if (status == ENTENTE_OK && morph.data)
        status = morph_open(morph.data, morph.size, &model->morph, &inner);
    return status == ENTENTE_OK ? status : error_set(error, status, name, 0, "%s", inner.message);
}

EntenteStatus model_open_memory(const void *data, size_t size, const char *name, EntenteModel **opened,
                                EntenteError *error)
{
    EntenteModel *model = calloc(1, sizeof *model);
    if (!model)
        return error_no_memory(error);
    model->data = data;
    model->size = size;
    EntenteStatus status = open_parts(model, name, error);
    if (status == ENTENTE_OK)
        *opened = model;
    else
        entente_model_close(model);
    return status;
}

static EntenteStatus map_file(const char *file, void **data, size_t *size, EntenteError *error)
{
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return error_set(error, ENTENTE_IO, file, 0, "%s", strerror(errno));
    struct stat about;
    EntenteStatus status = ENTENTE_OK;
    if (fstat(descriptor, &about) != 0)
        status = error_set(error, ENTENTE_IO, file, 0, "%s", strerror(errno));
    else if (!S_ISREG(about.st_mode))
        status = error_set(error, ENTENTE_IO, file, 0, "not a file");
    else if (about.st_size == 0)
        status = error_set(error, ENTENTE_BAD_MODEL, file, 0, "not a model: the file is empty");
    if (status == ENTENTE_OK) {
        *size = (size_t)about.st_size;
        *data = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (*data == MAP_FAILED)
            status = error_set(error, ENTENTE_IO, file, 0, "%s", strerror(errno));
    }
    close(descriptor);
    return status;
}

EntenteStatus entente_model_open(const char *file, EntenteModel **opened, EntenteError *error)
{
    void *data = NULL;
    size_t size = 0;
    file = installed_file(file, "ENTENTE_MODEL", ENTENTE_MODEL_BUILT, ENTENTE_MODEL_INSTALLED);
    EntenteStatus status = map_file(file, &data, &size, error);
    if (status != ENTENTE_OK)
        return status;
    status = model_open_memory(data, size, file, opened, error);
    if (status == ENTENTE_OK)
        (*opened)->mapped = true;
    else
        munmap(data, size);
    return status;
}

void entente_model_close(EntenteModel *model)
{
    if (!model)
        return;
    network_close(model->network);
    morph_close(model->morph);
    if (model->mapped)
        munmap((void *)(uintptr_t)model->data, model->size);
    free(model);
}

ModelSection model_section(const EntenteModel *model, const char *name)
{
    for (size_t i = 0; i < model->section_count; i++)
        if (strcmp(model->names[i], name) == 0)
            return model->sections[i];
    return (ModelSection){name, NULL, 0};
}

const Network *model_network(const EntenteModel *model)
{
    return model->network;
}

const Morph *model_morph(const EntenteModel *model)
{
    return model->morph;
}

/* ---- writing ---- */

static void lay_out(const ModelSection *sections, size_t count, Buffer *image)
{
    Header header = {.version = FORMAT_VERSION, .section_count = (uint32_t)count};
    memcpy(header.magic, magic, sizeof magic);
    buffer_add(image, &header, sizeof header);
    uint64_t offset = sizeof header + count * sizeof(Entry);
    for (size_t i = 0; i < count; i++) {
        Entry entry = {.offset = (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, .size = sections[i].size};
        snprintf(entry.name, sizeof entry.name, "%s", sections[i].name);
        buffer_add(image, &entry, sizeof entry);
        offset = entry.offset + entry.size;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_align(image, ALIGNMENT);
        buffer_add(image, sections[i].data, sections[i].size);
    }
    if (image->failed)
        return;
    header.file_size = image->size;
    header.hash = hash_bytes(image->data + sizeof header, image->size - sizeof header);
    memcpy(image->data, &header, sizeof header);
}

static EntenteStatus write_image(const char *temporary, const Buffer *image, EntenteError *error)
{
    FILE *stream = fopen(temporary, "wb");
    if (!stream)
        return error_set(error, ENTENTE_IO, temporary, 0, "%s", strerror(errno));
    bool written = fwrite(image->data, 1, image->size, stream) == image->size && fflush(stream) == 0 &&
                   fsync(fileno(stream)) == 0;
    written = fclose(stream) == 0 && written;
    return written ? ENTENTE_OK : error_set(error, ENTENTE_IO, temporary, 0, "%s", strerror(errno));
}

EntenteStatus model_write(const char *file, const ModelSection *sections, size_t count, EntenteError *error)
{
    if (count > SECTIONS_LIMIT)
        return error_set(error, ENTENTE_BAD_USAGE, file, 0, "at most %d sections", SECTIONS_LIMIT);
    Buffer image = {0};
    lay_out(sections, count, &image);
    size_t length = strlen(file) + sizeof ".part";
    char *temporary = malloc(length);
    if (!temporary || image.failed) {
        free(temporary);
        buffer_free(&image);
        return error_no_memory(error);
    }
    snprintf(temporary, length, "%s.part", file);
    EntenteStatus status = write_image(temporary, &image, error);
    if (status == ENTENTE_OK && rename(temporary, file) != 0)
        status = error_set(error, ENTENTE_IO, file, 0, "%s", strerror(errno));
    if (status != ENTENTE_OK)
        remove(temporary);
    free(temporary);
    buffer_free(&image);
    return status;
}
