/* mentions.h - what a noun phrase is for the discourse: its kind, number, gender and place, and whether it
 * stands for somebody who was named before.
 *
 * Only the words of the phrase decide here; coreference.h says whom an anaphor stands for. Which words may
 * stand for whom is in the sets of data/coreference.txt. */
#ifndef ENTENTE_CODE_MENTIONS_H
#define ENTENTE_CODE_MENTIONS_H

#include "code/names.h"

typedef enum AnaphorKind {
    ANAPHOR_NONE = 0,
    ANAPHOR_PRONOUN, /* he, she, it, they, with case and possessor */
    ANAPHOR_SPEAKER, /* I, we, our */
    ANAPHOR_STATES,  /* the sides, both countries */
    ANAPHOR_PEOPLE,  /* the two leaders */
    ANAPHOR_ANY,     /* the two, both, the pair */
    ANAPHOR_FORMER,  /* "the former", of two */
    ANAPHOR_LATTER,
    ANAPHOR_OWNED,       /* its troops, his government */
    ANAPHOR_COUNTERPART, /* his Armenian counterpart */
    ANAPHOR_ROLE,        /* the minister; the army, police: a role whose country is not told */
    ANAPHOR_HOLDER,      /* the Azerbaijani leader: a role whose person is not told */
    ANAPHOR_BLOC,        /* the alliance */
    ANAPHOR_TITLED,      /* the Co-Chairs, the Summit */
    ANAPHOR_GROUP,       /* the movement */
    ANAPHOR_FIGHTERS,    /* the rebels */
    ANAPHOR_ATTACKERS,   /* the assailants */
    ANAPHOR_STATE        /* the kingdom, the Caucasus country */
} AnaphorKind;

typedef struct Anaphor {
    AnaphorKind kind;
    unsigned members; /* as said: "two"; 0: not said */
    char gender;      /* 'm', 'f', 'n' for it, 0 */
    bool plural;
    uint32_t owner;      /* possessor that is a pronoun; 0: none */
    const char *epithet; /* set of the countries that it can stand for, "states_kingdom"; sector of a group;
                            NULL: any */
} Anaphor;

/* Read the mention whose head this token is. False where it heads none. */
bool mention_read(Names *names, uint32_t head, Referent *referent);

/* Whether, and how, the noun phrase stands for somebody else; `entity` is what its own words say. */
Anaphor mention_anaphor(Names *names, uint32_t head, const EntenteEntity *entity);

/* The gender that a phrase's words tell: "spokeswoman", "Mr"; 0: none. */
char mention_gender(const Names *names, uint32_t head);

/* Person, number and gender of a pronoun: 1 or 3, 0 for any other word. */
unsigned mention_pronoun(const View *view, uint32_t token, char *gender, bool *plural, bool *possessive);

/* Whether a noun phrase is one of several that are coordinated; `*first` is the first of them. */
bool mention_is_coordinated(const View *view, uint32_t token, uint32_t *first);

/* Where a noun phrase stands in its sentence. */
Prominence mention_prominence(const View *view, uint32_t head);

#endif
