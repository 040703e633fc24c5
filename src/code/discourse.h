/* discourse.h - who a document has spoken of so far.
 *
 * One entry, a *referent*, for every noun phrase of the sentences before, in their order: what it stands for,
 * and what an anaphor needs to know of it: person, state, body or crowd, number, gender, and how prominent
 * its place in the sentence was. Subjects stand before objects, and these before the rest (the ranking of
 * centering: B. Grosz, A. Joshi, S. Weinstein, "Centering", Computational Linguistics 21, 1995). Members of a
 * coordination share a group.
 *
 * The memory lasts for a document and lives in its arena. It holds the last REFERENT_LIMIT referents; older
 * ones are forgotten. Names whose sentences were not parsed leave a referent that stands for nobody, so that
 * what follows is not taken for somebody else. */
#ifndef ENTENTE_CODE_DISCOURSE_H
#define ENTENTE_CODE_DISCOURSE_H

#include "base/arena.h"
#include "entente.h"

typedef enum ReferentKind {
    REFERENT_THING = 0,
    REFERENT_NAME,   /* a name that no dictionary knows: anybody or anything */
    REFERENT_PERSON, /* one human being */
    REFERENT_BODY,   /* organisation, ministry, army, group */
    REFERENT_STATE,
    REFERENT_PEOPLE /* several human beings: troops, protesters */
} ReferentKind;

typedef enum Prominence {
    PROMINENCE_REST = 0,
    PROMINENCE_OBJECT,
    PROMINENCE_CLAUSE, /* subject of a clause that is not the main one */
    PROMINENCE_SUBJECT /* of the main clause */
} Prominence;

typedef struct Referent {
    EntenteEntity entity;
    ReferentKind kind;
    Prominence prominence;
    char gender;             /* 'm', 'f', 0: not told */
    bool plural;             /* the noun phrase is */
    bool located;            /* "in Baku": a place rather than somebody */
    bool tells;              /* subject of a verb of saying */
    bool quoted;             /* inside a quotation */
    bool meets;              /* one of those who meet: "Chad's envoy met the general" */
    uint32_t sentence, head; /* `head`: token */
    uint32_t group;          /* of a coordination, the same for all of its members; 0: alone */
    uint64_t noun;           /* folded lemma of its role or head word */
    char whose[4];           /* of a thing: the country whose it is called ("Israeli airstrikes") */
} Referent;

enum { REFERENT_LIMIT = 512 };

typedef struct Discourse {
    Arena *arena;
    Referent *each;
    size_t count, capacity;
    uint32_t sentence; /* the one that is read now */
    uint32_t groups;   /* numbers given to coordinations so far */
    Referent speaker;  /* of the last quotation; `kind` REFERENT_THING: nobody */
    bool in_quotation; /* the sentence before ended inside one */
    bool ends_inside;  /* so does this one, once it was read */
} Discourse;

/* Forget everything; what comes lives in `arena`. */
void discourse_begin(Discourse *discourse, Arena *arena);

/* Add a referent; its strings are copied where they may not last. False when memory is out. */
bool discourse_add(Discourse *discourse, const Referent *referent);

/* Go on to the next sentence of the document. */
void discourse_enter(Discourse *discourse, uint32_t sentence);

/* Note whether the sentence ends inside a quotation, which needs no tree. */
void discourse_quotation(Discourse *discourse, const EntenteSentence *sentence);

/* Note a sentence that was not parsed: names in it stand between. False when memory is out. */
bool discourse_pass(Discourse *discourse, const EntenteSentence *sentence);

/* Whether two mentions stand for the same. */
bool discourse_same(const Referent *a, const Referent *b);

#endif
