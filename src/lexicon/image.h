/* image.h - the compiled dictionaries: one read-only file, mapped into memory and shared by threads.
 *
 * Layout, little-endian: 8 bytes magic "ENTLEX\1\0", u32 version, u32 number of sections (IMAGE_SECTIONS),
 * u64 size of the file, u64 hash of all that follows the header; then for each section u64 offset, u32 count,
 * u32 size of an element; then the sections, each at a multiple of 16. All references are indices into
 * sections or offsets into the pool of NUL-terminated strings (0 is the empty string). image_open checks
 * every one of them before use, so that a damaged file gives a message and never a crash.
 *
 * Names and words are found through one trie, kept as a hash table of edges: the key of an edge is made of
 * its parent node and the hash of the folded word (fold.h), so that looking up costs one probe a word,
 * whatever the number of entries. */
#ifndef ENTENTE_LEXICON_IMAGE_H
#define ENTENTE_LEXICON_IMAGE_H

#include "entente.h"

enum { IMAGE_VERSION = 5 };

typedef enum ImageSection {
    SECTION_STRINGS = 0, /* char */
    SECTION_EDGES,       /* ImageEdge, a power of two of them, at most half of them used */
    SECTION_NODES,       /* ImageNode; the first ROOT_COUNT are the tries' roots */
    SECTION_PAYLOADS,    /* ImagePayload, those of a node side by side */
    SECTION_ACTORS,
    SECTION_OFFICES,
    SECTION_ROLES,
    SECTION_PLACES,
    SECTION_FRAMES,
    SECTION_SLOTS,
    SECTION_FILLERS,
    SECTION_OPERATORS,
    SECTION_OUTCOMES,
    SECTION_TYPES,
    SECTION_CODES,
    SECTION_WEIGHTS,
    IMAGE_SECTIONS
} ImageSection;

/* Tries: by folded surface atoms, or by lemmas. */
enum { ROOT_NAMES = 0, ROOT_VERBS, ROOT_NOUNS, ROOT_SETS, ROOT_OPERATORS, ROOT_COUNT };

typedef struct ImageEdge {
    uint64_t key; /* 0: free */
    uint32_t child, unused;
} ImageEdge;

typedef struct ImageNode {
    uint32_t first_payload, payload_count;
} ImageNode;

typedef enum PayloadKind {
    PAYLOAD_ACTOR = 0, /* ImageActor */
    PAYLOAD_ROLE,      /* ImageRole */
    PAYLOAD_PLACE,     /* ImagePlace */
    PAYLOAD_FRAME,     /* ImageFrame */
    PAYLOAD_SET,       /* `index` is the set's name in the pool */
    PAYLOAD_OPERATOR,  /* ImageOperator */
    PAYLOAD_DISCARD,   /* `index` is the phrase in the pool; NAME_ADJECTIVE: the whole report */
    PAYLOAD_KINDS
} PayloadKind;

/* How a name stands for its actor. */
typedef enum NameVariety {
    NAME_PROPER = 0,
    NAME_ADJECTIVE,
    NAME_PEOPLE,
    NAME_CAPITAL,
    NAME_SEAT
} NameVariety;

typedef struct ImagePayload {
    uint32_t kind, index;
    uint32_t capitals; /* bit i: atom i must begin with a capital; bit 31: all must be in capitals */
    uint32_t variety;  /* NameVariety */
} ImagePayload;

typedef enum ActorKind { ACTOR_STATE = 0, ACTOR_ORGANISATION, ACTOR_PERSON } ActorKind;

/* Where an entry stands in the dictionaries. */
typedef struct ImageLine {
    uint32_t file; /* string */
    uint32_t line;
} ImageLine;

enum { DAY_FIRST = INT32_MIN, DAY_LAST = INT32_MAX };

typedef struct ImageOffice {
    char code[4];     /* "ARM"; empty: none */
    uint32_t sectors; /* string "GOV,MIL" */
    uint32_t office;  /* string */
    int32_t from, to; /* days since 1970, both inclusive */
} ImageOffice;

typedef struct ImageActor {
    uint32_t name, kind;
    uint32_t first_office, office_count; /* newest first; a state or organisation has one */
    uint32_t members;                    /* string as written, of a state its capital; empty: none */
    uint32_t gender;                     /* 'm', 'f' or 0 */
    ImageLine line;
} ImageActor;

typedef struct ImageRole {
    uint32_t name, sectors, office;
    uint32_t plural; /* 1: the singular was not the form listed; unused by the matcher */
    ImageLine line;
} ImageRole;

typedef struct ImagePlace {
    uint32_t name;
    char country[4];
    float latitude, longitude;
    uint32_t kind, population, region, claimants; /* kind, region, claimants: strings */
    ImageLine line;
} ImagePlace;

/* Grammatical places round a predicate. SLOT_PREPOSITION names its preposition. */
typedef enum SlotKind {
    SLOT_SUBJECT = 0,
    SLOT_OBJECT,
    SLOT_INDIRECT,
    SLOT_COMPLEMENT,
    SLOT_POSSESSOR,
    SLOT_ADJECTIVE,
    SLOT_PARTICLE,
    SLOT_SAYER,    /* who says the clause of the predicate */
    SLOT_NEGATION, /* the "not" of a verb */
    SLOT_AHEAD,    /* the "will" of a predicate, or the word above that puts it ahead */
    SLOT_PREPOSITION,
    SLOT_KINDS
} SlotKind;

typedef enum SlotRole {
    ROLE_NONE = 0,
    ROLE_ACTOR,
    ROLE_RECIPIENT,
    ROLE_MEDIATOR,
    ROLE_TOPIC,
    ROLE_COUNT
} SlotRole;

enum { SLOT_REQUIRED = 1, SLOT_FORBIDDEN = 2, SLOT_JOINED = 4 /* it or the one before it: "to,for!" */ };

typedef struct ImageSlot {
    uint32_t kind, role, flags;
    uint32_t preposition; /* string */
    uint32_t first_filler, filler_count;
} ImageSlot;

typedef enum FillerKind {
    FILLER_LEMMA = 0,
    FILLER_SET,
    FILLER_ACTOR,
    FILLER_PLACE,
    FILLER_PERSON,
    FILLER_MONEY,
    FILLER_NUMBER,
    FILLER_EVENT,
    FILLER_INFINITIVE, /* a clause with "to" */
    FILLER_SEVERAL,    /* of more than one country */
    FILLER_ARMED,      /* an army, militia or armed group by its name */
    FILLER_REBELS,     /* those in arms against a state, by name or role */
    FILLER_KINDS
} FillerKind;

typedef struct ImageFiller {
    uint32_t kind, text; /* string: the lemma, or the set's name */
} ImageFiller;

typedef struct ImageFrame {
    uint32_t lemma;  /* string: the head word */
    uint32_t follow; /* string: words that must follow it, parted by spaces; empty: none */
    uint32_t noun;   /* 1: an event noun */
    uint32_t type;   /* EntenteEventType; ENTENTE_EVENT_NONE: the words mean no event */
    uint32_t mode;   /* string */
    char cameo[8];
    uint32_t first_slot, slot_count;
    uint32_t pattern;      /* string: words by their order (code/patterns.h); empty: by the tree */
    uint32_t reverse_type; /* of a pattern: what the other side does; ENTENTE_EVENT_NONE: nothing */
    char reverse[8];
    ImageLine line;
} ImageFrame;

typedef struct ImageOperator {
    uint32_t lemma, follow, name; /* strings */
    uint32_t speech;              /* 'V', 'N', 'A': only as a verb, noun or adjective; 0: as any */
    uint32_t first_slot, slot_count;
    ImageLine line;
} ImageOperator;

typedef struct ImageOutcome {
    uint32_t name;              /* string: the operator */
    uint32_t below, below_mode; /* EntenteEventType, ENTENTE_EVENT_NONE for any; string */
    uint32_t type, mode;        /* ENTENTE_EVENT_NONE: the event below stays, with another status */
    char cameo[8];
    uint32_t status; /* EntenteEventStatus of the event below */
    ImageLine line;
} ImageOutcome;

typedef struct ImageType {
    uint32_t type, mode; /* mode: string, empty for the type itself */
    uint32_t quad;
    float score;
} ImageType;

typedef struct ImageCode {
    char cameo[8];
    uint32_t name; /* string */
    float goldstein;
    uint32_t type, mode;
} ImageCode;

/* How much a fact speaks for an event's being right (confidence.h), or for somebody's being meant
 * (opponents.h). In the order of their hashes. */
typedef struct ImageWeight {
    uint64_t hash; /* slice_hash of the name */
    uint32_t name; /* string */
    float weight;
} ImageWeight;

typedef struct Image {
    const void *section[IMAGE_SECTIONS];
    uint32_t count[IMAGE_SECTIONS];
    void *mapping; /* NULL where the bytes are the caller's */
    size_t mapping_size;
    void *owned; /* bytes to be freed, or NULL */
} Image;

extern const uint32_t image_element_size[IMAGE_SECTIONS];

/* Map a file. Errors: ENTENTE_IO, ENTENTE_BAD_MODEL. */
EntenteStatus image_open(const char *file, Image *image, EntenteError *error);

/* The same over bytes in memory, aligned for uint64_t, that outlive the image. */
EntenteStatus image_open_memory(const void *data, size_t size, const char *name, Image *image,
                                EntenteError *error);

void image_close(Image *image);

/* The string at an offset that image_open has checked. */
const char *image_string(const Image *image, uint32_t offset);

/* The child of `node` along `hash`; 0 where there is none (no edge leads to a root). */
uint32_t image_step(const Image *image, uint32_t node, uint64_t hash);

/* What ends at a node. */
const ImagePayload *image_payloads(const Image *image, uint32_t node, size_t *count);

#endif
