/* parted.h - one verb for two deeds: "spoke with Macron on Monday and with Scholz on Tuesday".
 *
 * The verb is said once, but each of those who were met has a day of his own: two events, each with its own
 * party and date. */
#ifndef ENTENTE_CODE_PARTED_H
#define ENTENTE_CODE_PARTED_H

#include "code/assemble.h"

typedef struct Parted {
    Candidate each[2], abouts[2];
    SentenceFacts facts[2];
} Parted;

/* Whether a candidate tells two deeds of two days; then each is in `parted` with the times that are its own.
 * False with `*failed` set when memory is out. */
bool parted_read(Scene *scene, const SentenceFacts *facts, const Candidate *candidate, Parted *parted,
                 bool *failed);

#endif
