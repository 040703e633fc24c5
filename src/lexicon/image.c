#include "lexicon/image.h"

#include "base/error.h"
#include "base/slice.h"
#include "lexicon/fold.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Header {
    char magic[8];
    uint32_t version, sections;
    uint64_t size, hash;
} Header;

typedef struct SectionEntry {
    uint64_t offset;
    uint32_t count, element;
} SectionEntry;

const uint32_t image_element_size[IMAGE_SECTIONS] = {
    sizeof(char),         sizeof(ImageEdge),   sizeof(ImageNode),   sizeof(ImagePayload),
    sizeof(ImageActor),   sizeof(ImageOffice), sizeof(ImageRole),   sizeof(ImagePlace),
    sizeof(ImageFrame),   sizeof(ImageSlot),   sizeof(ImageFiller), sizeof(ImageOperator),
    sizeof(ImageOutcome), sizeof(ImageType),   sizeof(ImageCode),   sizeof(ImageWeight)};

const char *image_string(const Image *image, uint32_t offset)
{
    return (const char *)image->section[SECTION_STRINGS] + offset;
}

/* ---- checks ---- */

static bool is_string(const Image *image, uint32_t offset)
{
    return offset < image->count[SECTION_STRINGS];
}

static bool is_range(uint32_t first, uint32_t count, uint32_t all)
{
    return first <= all && count <= all - first;
}

static bool is_ended(const char *text, size_t size)
{
    return memchr(text, 0, size) != NULL;
}

static bool check_trie(const Image *image)
{
    const ImageEdge *edges = image->section[SECTION_EDGES];
    uint32_t edge_count = image->count[SECTION_EDGES], nodes = image->count[SECTION_NODES], used = 0;
    if (nodes < ROOT_COUNT || !edge_count || (edge_count & (edge_count - 1)))
        return false;
    for (uint32_t i = 0; i < edge_count; i++) {
        used += edges[i].key != 0;
        if (edges[i].key && (edges[i].child < ROOT_COUNT || edges[i].child >= nodes))
            return false;
    }
    if (used > edge_count / 2)
        return false;
    const ImageNode *node = image->section[SECTION_NODES];
    for (uint32_t i = 0; i < nodes; i++)
        if (!is_range(node[i].first_payload, node[i].payload_count, image->count[SECTION_PAYLOADS]))
            return false;
    static const ImageSection target[PAYLOAD_KINDS] = {SECTION_ACTORS, SECTION_ROLES,   SECTION_PLACES,
                                                       SECTION_FRAMES, SECTION_STRINGS, SECTION_OPERATORS,
                                                       SECTION_STRINGS};
    const ImagePayload *payload = image->section[SECTION_PAYLOADS];
    for (uint32_t i = 0; i < image->count[SECTION_PAYLOADS]; i++)
        if (payload[i].kind >= PAYLOAD_KINDS || payload[i].index >= image->count[target[payload[i].kind]] ||
            payload[i].variety > NAME_SEAT)
            return false;
    return true;
}

static bool check_actors(const Image *image)
{
    const ImageActor *actor = image->section[SECTION_ACTORS];
    for (uint32_t i = 0; i < image->count[SECTION_ACTORS]; i++)
        if (!is_string(image, actor[i].name) || !is_string(image, actor[i].members) ||
            actor[i].kind > ACTOR_PERSON || !is_string(image, actor[i].line.file) ||
            !is_range(actor[i].first_office, actor[i].office_count, image->count[SECTION_OFFICES]))
            return false;
    const ImageOffice *office = image->section[SECTION_OFFICES];
    for (uint32_t i = 0; i < image->count[SECTION_OFFICES]; i++)
        if (!is_ended(office[i].code, sizeof office[i].code) || !is_string(image, office[i].sectors) ||
            !is_string(image, office[i].office))
            return false;
    const ImageRole *role = image->section[SECTION_ROLES];
    for (uint32_t i = 0; i < image->count[SECTION_ROLES]; i++)
        if (!is_string(image, role[i].name) || !is_string(image, role[i].sectors) ||
            !is_string(image, role[i].office) || !is_string(image, role[i].line.file))
            return false;
    const ImagePlace *place = image->section[SECTION_PLACES];
    for (uint32_t i = 0; i < image->count[SECTION_PLACES]; i++)
        if (!is_string(image, place[i].name) || !is_ended(place[i].country, sizeof place[i].country) ||
            !is_string(image, place[i].kind) || !is_string(image, place[i].region) ||
            !is_string(image, place[i].claimants) || !is_string(image, place[i].line.file))
            return false;
    return true;
}

static bool check_frames(const Image *image)
{
    const ImageFrame *frame = image->section[SECTION_FRAMES];
    for (uint32_t i = 0; i < image->count[SECTION_FRAMES]; i++)
        if (!is_string(image, frame[i].lemma) || !is_string(image, frame[i].follow) ||
            !is_string(image, frame[i].mode) || frame[i].type >= ENTENTE_EVENT_TYPES ||
            !is_ended(frame[i].cameo, sizeof frame[i].cameo) || !is_string(image, frame[i].pattern) ||
            frame[i].reverse_type >= ENTENTE_EVENT_TYPES ||
            !is_ended(frame[i].reverse, sizeof frame[i].reverse) ||
            !is_range(frame[i].first_slot, frame[i].slot_count, image->count[SECTION_SLOTS]) ||
            !is_string(image, frame[i].line.file))
            return false;
    const ImageSlot *slot = image->section[SECTION_SLOTS];
    for (uint32_t i = 0; i < image->count[SECTION_SLOTS]; i++)
        if (slot[i].kind >= SLOT_KINDS || slot[i].role >= ROLE_COUNT ||
            !is_string(image, slot[i].preposition) ||
            !is_range(slot[i].first_filler, slot[i].filler_count, image->count[SECTION_FILLERS]))
            return false;
    const ImageFiller *filler = image->section[SECTION_FILLERS];
    for (uint32_t i = 0; i < image->count[SECTION_FILLERS]; i++)
        if (filler[i].kind >= FILLER_KINDS || !is_string(image, filler[i].text))
            return false;
    return true;
}

static bool check_operators(const Image *image)
{
    const ImageOperator *op = image->section[SECTION_OPERATORS];
    for (uint32_t i = 0; i < image->count[SECTION_OPERATORS]; i++)
        if (!is_string(image, op[i].lemma) || !is_string(image, op[i].follow) ||
            !is_string(image, op[i].name) ||
            !is_range(op[i].first_slot, op[i].slot_count, image->count[SECTION_SLOTS]) ||
            !is_string(image, op[i].line.file))
            return false;
    const ImageOutcome *outcome = image->section[SECTION_OUTCOMES];
    for (uint32_t i = 0; i < image->count[SECTION_OUTCOMES]; i++)
        if (!is_string(image, outcome[i].name) || !is_string(image, outcome[i].below_mode) ||
            !is_string(image, outcome[i].mode) || outcome[i].below >= ENTENTE_EVENT_TYPES ||
            outcome[i].type >= ENTENTE_EVENT_TYPES || outcome[i].status >= ENTENTE_STATUSES ||
            !is_ended(outcome[i].cameo, sizeof outcome[i].cameo) || !is_string(image, outcome[i].line.file))
            return false;
    const ImageType *type = image->section[SECTION_TYPES];
    for (uint32_t i = 0; i < image->count[SECTION_TYPES]; i++)
        if (type[i].type >= ENTENTE_EVENT_TYPES || !is_string(image, type[i].mode) || type[i].quad > 4)
            return false;
    const ImageCode *code = image->section[SECTION_CODES];
    for (uint32_t i = 0; i < image->count[SECTION_CODES]; i++)
        if (!is_ended(code[i].cameo, sizeof code[i].cameo) || !is_string(image, code[i].name) ||
            code[i].type >= ENTENTE_EVENT_TYPES || !is_string(image, code[i].mode))
            return false;
    const ImageWeight *weight = image->section[SECTION_WEIGHTS];
    for (uint32_t i = 0; i < image->count[SECTION_WEIGHTS]; i++)
        if (!is_string(image, weight[i].name) || !(weight[i].weight >= -10 && weight[i].weight <= 10))
            return false;
    return true;
}

/* ---- opening ---- */

EntenteStatus image_open_memory(const void *data, size_t size, const char *name, Image *image,
                                EntenteError *error)
{
    *image = (Image){0};
    Header header;
    size_t head = sizeof header + IMAGE_SECTIONS * sizeof(SectionEntry);
    if (size < head || memcmp(data, "ENTLEX\1\0", 8) != 0)
        return error_set(error, ENTENTE_BAD_MODEL, name, 0, "not a compiled lexicon");
    memcpy(&header, data, sizeof header);
    if (header.version != IMAGE_VERSION || header.sections != IMAGE_SECTIONS)
        return error_set(error, ENTENTE_BAD_MODEL, name, 0,
                         "a lexicon of format %u; this program reads format %d: compile it again",
                         header.version, IMAGE_VERSION);
    const unsigned char *bytes = data;
    if (header.size != size ||
        header.hash != slice_hash((EntenteSlice){(const char *)bytes + sizeof header, size - sizeof header}))
        return error_set(error, ENTENTE_BAD_MODEL, name, 0, "the lexicon is damaged: compile it again");
    for (size_t i = 0; i < IMAGE_SECTIONS; i++) {
        SectionEntry entry;
        memcpy(&entry, bytes + sizeof header + i * sizeof entry, sizeof entry);
        if (entry.element != image_element_size[i] || entry.offset % 16 || entry.offset > size ||
            entry.count > (size - entry.offset) / entry.element)
            return error_set(error, ENTENTE_BAD_MODEL, name, 0, "the lexicon's section %zu is damaged", i);
        image->section[i] = bytes + entry.offset;
        image->count[i] = entry.count;
    }
    uint32_t strings = image->count[SECTION_STRINGS];
    const char *pool = image->section[SECTION_STRINGS];
    if (!strings || pool[0] || pool[strings - 1] || !check_trie(image) || !check_actors(image) ||
        !check_frames(image) || !check_operators(image))
        return error_set(error, ENTENTE_BAD_MODEL, name, 0,
                         "the lexicon refers to what it has not: compile it again");
    return ENTENTE_OK;
}

EntenteStatus image_open(const char *file, Image *image, EntenteError *error)
{
    *image = (Image){0};
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (descriptor < 0 || fstat(descriptor, &about) != 0 || S_ISDIR(about.st_mode)) {
        int reason = descriptor >= 0 && S_ISDIR(about.st_mode) ? EISDIR : errno;
        if (descriptor >= 0)
            close(descriptor);
        return error_set(error, ENTENTE_IO, file, 0, "%s", strerror(reason));
    }
    size_t size = (size_t)about.st_size;
    void *mapping = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
    close(descriptor);
    if (mapping == MAP_FAILED)
        return error_set(error, size ? ENTENTE_IO : ENTENTE_BAD_MODEL, file, 0,
                         size ? "it cannot be mapped" : "empty");
    EntenteStatus status = image_open_memory(mapping, size, file, image, error);
    if (status != ENTENTE_OK) {
        munmap(mapping, size);
        *image = (Image){0};
        return status;
    }
    image->mapping = mapping;
    image->mapping_size = size;
    return ENTENTE_OK;
}

void image_close(Image *image)
{
    if (image->mapping)
        munmap(image->mapping, image->mapping_size);
    free(image->owned);
    *image = (Image){0};
}

/* ---- looking up ---- */

uint32_t image_step(const Image *image, uint32_t node, uint64_t hash)
{
    const ImageEdge *edges = image->section[SECTION_EDGES];
    uint32_t mask = image->count[SECTION_EDGES] - 1;
    uint64_t key = fold_edge(node, hash);
    for (uint32_t at = (uint32_t)key & mask; edges[at].key; at = (at + 1) & mask)
        if (edges[at].key == key)
            return edges[at].child;
    return 0;
}

const ImagePayload *image_payloads(const Image *image, uint32_t node, size_t *count)
{
    const ImageNode *nodes = image->section[SECTION_NODES];
    *count = nodes[node].payload_count;
    return (const ImagePayload *)image->section[SECTION_PAYLOADS] + nodes[node].first_payload;
}
