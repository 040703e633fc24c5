/* attribution.h - who says that an event happened: the speakers of the statements in which its trigger
 * stands.
 *
 * Statements (statements.h) tell where somebody's words begin and end; the speaker is an actor of the
 * sentence that names him, which may be another one than the event's. Speakers who are named without a
 * country
 * ("residents") are of the event's place. What somebody says of his own words ("said that he would not
 * resign") is his event, and has no speaker besides. */
#ifndef ENTENTE_CODE_ATTRIBUTION_H
#define ENTENTE_CODE_ATTRIBUTION_H

#include "code/scene.h"

/* Speakers of a document's statements, one for each; empty until their sentence was read. `bodies` are the
 * roles and bodies with a country that the sentences name, speaking or not: "Chad's Defence Ministry", and
 * `nouns` what they are: "Ministry". */
typedef struct Speakers {
    EntenteEntity *each, *bodies;
    EntenteSlice *nouns;
    size_t count, body_count, body_room, noun_room;
} Speakers;

/* Room for the speakers of a document whose statements are read. False when memory is out. */
bool attribution_begin(Speakers *speakers, const EntenteDocument *document);

/* Resolve the speakers that a parsed sentence names. False when memory is out. */
bool attribution_read(Speakers *speakers, Scene *scene, const EntenteDocument *document, size_t sentence);

/* The innermost speaker who tells an event, as far as the sentences read so far name him; NULL: none. */
const EntenteEntity *attribution_teller(const Speakers *speakers, const EntenteDocument *document,
                                        const EntenteEvent *event);

/* Fill in who says so for all events of the document. False when memory is out. */
bool attribution_give(const Speakers *speakers, EntenteDocument *document);

#endif
