/* names.h - dictionary names in a sentence, and the actors that noun phrases stand for.
 *
 * Names are found by walking the tries along the words, the longest first. A noun phrase becomes an actor
 * through its name, or through a role ("troops") with a nationality or organisation beside it: composite
 * actors. Offices are resolved as of the report's date. */
#ifndef ENTENTE_CODE_NAMES_H
#define ENTENTE_CODE_NAMES_H

#include "code/discourse.h"
#include "code/view.h"
#include "lexicon/lexicon.h"

enum { NAME_HITS = 6 };

/* Words that a dictionary knows. */
typedef struct NameMatch {
    uint32_t first, last; /* tokens */
    LexiconHit hits[NAME_HITS];
    size_t hit_count;
} NameMatch;

/* What the words of a noun phrase name. */
typedef enum NamedKind {
    NAMED_NOTHING = 0,
    NAMED_PERSON,
    NAMED_STATE,
    NAMED_ORGANISATION,
    NAMED_ROLE,  /* with or without a nationality */
    NAMED_THING, /* of a nation: "the Armenian proposal" */
    NAMED_PLACE
} NamedKind;

/* A person or body that the document named before, under one word. */
typedef struct Known {
    uint64_t word; /* folded: surname, first name, acronym */
    bool first;    /* a first name: of royals alone */
    char gender;
    NamedKind kind;
    EntenteEntity entity;
} Known;

enum { KNOWN_LIMIT = 256 };

struct PlaceMemory;

/* What holds for a document while it is coded. It lives in the document's arena. */
typedef struct NameMemory {
    Known *known; /* the oldest are forgotten */
    size_t count, capacity;
    int32_t day;                     /* of publication, DAY_LAST where unknown */
    const EntenteDocument *document; /* with the events of the sentences before */
    Discourse discourse;
    bool seat_alone;                     /* the report names Brussels, maybe, but nothing Belgian */
    bool no_korea;                       /* then "the North" is some other north */
    EntenteEntity publisher;             /* the institution that speaks; no code: none (publisher.h) */
    EntenteEntity turn;                  /* who has the floor; no code: nobody (turns.h) */
    EntenteEntity lister;                /* whose list the items are of; no code: none (listing.h) */
    const struct PlaceMemory *countries; /* how often the report names each; NULL: not counted */
} NameMemory;

/* Whom an anaphor stands for, and why (coreference.h). */
typedef struct Link {
    EntenteEntity *members; /* with the words and place of the anaphor */
    size_t count;
    const char *rule;
    EntenteSlice antecedent; /* its words; empty where there is none */
    uint32_t sentence;       /* of the antecedent */
    ReferentKind kind;
    char gender;
} Link;

typedef struct Names {
    const View *view;
    const EntenteLexicon *lexicon;
    NameMemory *memory;
    Arena *arena;
    NameMatch *matches;
    size_t match_count;
    uint32_t *at;            /* for each token the number of its match from 1; 0: none */
    EntenteEntity *entities; /* for each token, as a head; filled in on demand */
    uint8_t *state;          /* 0: not looked at, 1: an entity, 2: none */
    uint8_t *kinds;          /* NamedKind, as `entities` */
    char *genders;           /* of the person named, as `entities` */
    Link **links;            /* of anaphors, as `entities`; NULL: none, or not resolved */
    uint32_t read;           /* tokens whose mentions the discourse has taken */
} Names;

/* Forget the document before. What is remembered lives in the document's arena; `countries` may be NULL. */
void names_begin(NameMemory *memory, const EntenteDocument *document, const struct PlaceMemory *countries);

/* Tag a surname of the document that the parser took for a common noun. Changes the sentence's tokens. */
void names_tag_known(const NameMemory *memory, EntenteSentence *sentence);

/* Whether any name of the dictionaries stands in the sentence: needs tokens, not a tree. */
bool names_any(const EntenteLexicon *lexicon, const EntenteSentence *sentence);

/* The longest name that begins at a token; false where none does. Needs tokens, not a tree. */
bool names_match(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t first,
                 NameMatch *match);

/* Whether only places have the name; villages have every name there is. */
bool names_only_places(const NameMatch *match);

/* Whether the tags or the words beside it say that it is a name. */
bool names_is_proper(const View *view, const NameMatch *match);

/* Find all names. False when memory is out. */
bool names_find(Names *names, const View *view, const EntenteLexicon *lexicon, NameMemory *memory,
                Arena *arena);

/* The actor that the noun phrase with this head stands for. Always filled in with words and span; `code` and
 * `sectors` are empty where it is not known. */
const EntenteEntity *names_entity(Names *names, uint32_t head);

/* All actors of a noun phrase: one, or one for every nationality in "Ukrainian and Russian negotiators".
 * Returns their number, at most `room`, at least 1. */
size_t names_entities(Names *names, uint32_t head, EntenteEntity *entities, size_t room);

/* The role whose name ends at a token or covers it; NULL: none. `*image` is where it stands. */
const ImageRole *names_role(const Names *names, uint32_t token);

bool entity_is_known(const EntenteEntity *entity);

/* A body of states: the United Nations, the European Union, any other. */
bool entity_is_of_states(const EntenteEntity *entity);

/* Whether one of them has that code. */
bool entities_have_code(const EntenteEntity *entities, size_t count, const char *code);

/* Whether the entity is an actor by itself, and no thing that has an owner ("the Armenian proposal"). */
bool names_is_actor(Names *names, uint32_t head);

/* Whether a phrase of the sentence tells that it is to be passed over; `*story`: the whole report. */
bool names_discarded(const Names *names, bool *story);

/* The country that a match names: a state, else that of its most populous place. False where it names none.
 */
bool names_match_country(const NameMatch *match, char code[4]);

/* The one country that a phrase opening the sentence names: "In the Algerian capital, the ministry said". */
bool names_front_country(const Names *names, char code[4]);

/* A nationality, state or organisation among the modifiers before a noun: "the Armenian proposal", "UN
 * troops". 0: none. */
uint32_t names_adjective(Names *names, uint32_t head);

/* Whether the token begins, or lies in, the name of a place or state; a person. */
bool names_is_place(const Names *names, uint32_t token);
bool names_is_person(Names *names, uint32_t token);

/* The noun that a quantity or part stands for: "troops" in "hundreds of troops", "a group of troops". */
uint32_t names_substance(const Names *names, uint32_t head);

/* Whether the lemma phrase that ends at `token` belongs to the set. */
bool names_in_set(const EntenteLexicon *lexicon, const View *view, uint32_t token, const char *set);

/* Fill in what an entry of the dictionaries says of an actor as of that day. `*former`: after its last
 * office. */
void names_take(EntenteEntity *entity, const Image *image, const ImageActor *actor, int32_t day);

#endif
