/* opponents.h - who may be the other side of an event whose own words leave it out, and what speaks for each.
 *
 * "Saudi Arabia condemned the attack", "Islamabad asked for proof", "the rebels called off the truce": who is
 * blamed, asked or left, the report tells elsewhere. Candidates are the sides of the events told before,
 * those whom this sentence or one of the three before it names, the country where it happened, and the
 * government of the actor's country; nobody is one, too. Each has facts ("did what it is about", "stood
 * against the actor"), alone and together with the kind of the event, and a fact has a weight
 * (data/otherside.txt, `%weights`) learned from the gold reports by scripts/train-otherside. The heaviest is
 * chosen. */
#ifndef ENTENTE_CODE_OPPONENTS_H
#define ENTENTE_CODE_OPPONENTS_H

#include "code/scene.h"

enum { OPPONENT_LIMIT = 32 };

/* Somebody, or several together; `count` 0: nobody. */
typedef struct Opponent {
    const EntenteEntity *entities;
    size_t count;
    uint32_t head;  /* token of this sentence that leads to it, or names it */
    uint64_t facts; /* bits; opponents_explain names them */
    float weight;
} Opponent;

typedef struct Opponents {
    Opponent each[OPPONENT_LIMIT]; /* the first is nobody */
    size_t count;
    bool doer; /* who acted is asked for, not on whom */
} Opponents;

/* Find those who may be meant, in the scene's arena. False when memory is out. */
bool opponents_find(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    const EntenteEvent *event, bool doer, Opponents *opponents);

/* The likeliest; of one country's several sides, the heaviest of the country that is likeliest altogether. */
const Opponent *opponents_choose(const Opponents *opponents);

/* The weight and the facts behind it, for explanations: "+1.20 as other side,
 * blame: somebody, a state"; NULL when memory
 * is out. */
char *opponents_explain(const EntenteEvent *event, bool doer, const Opponent *opponent, Arena *arena);

/* The codes of an opponent, in that arena: "RUS+UNO"; "-" for nobody. */
EntenteSlice opponents_codes(const Opponent *opponent, Arena *arena);

/* Whether somebody is of the country of one of the entities; in a war within it, on the same side, too. */
bool opponents_have(const EntenteEntity *entities, size_t count, const EntenteEntity *one);

#endif
