/* otherside_inside.h - what the files of otherside.h share.
 *
 * otherside.c fills a side with the opponent that weighs most; before that otherside_left_out.c takes away
 * whoever is no other side, otherside_unknown.c tells where there is none to be found, and
 * otherside_near.c takes those whom the clause above and the events told just before give. */
#ifndef ENTENTE_CODE_OTHERSIDE_INSIDE_H
#define ENTENTE_CODE_OTHERSIDE_INSIDE_H

#include "code/otherside.h"

/* Take away the recipients that are not the other side. Whether they were the actors' own people, or captives
 * who are but a figure: then nobody else is meant. */
bool otherside_leave_out(Scene *scene, const Candidate *candidate, EntenteEvent *event);

/* Whether the doer stays unknown, or is of no one country: he is not to be looked for. */
bool otherside_has_no_doer(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                           const EntenteEvent *event);

/* Whether there is no recipient beside the actors: they act on each other, or beside somebody. */
bool otherside_is_nobody(const View *view, const Candidate *candidate, const EntenteEvent *event);

/* "accused the West", "called on all armed groups", "told the world": who is addressed is told, and is no one
 * country. The sides of a war are. */
bool otherside_addresses_no_country(const Scene *scene, const Candidate *candidate,
                                    const EntenteEvent *event);

/* "The bridge was hit", "four were released": a deed told in a clause of its own, though its words name
 * nobody. */
bool otherside_is_told(const Scene *scene, const Candidate *candidate);

/* "one of which hit a station and killed eight": who hit it, killed them, too. */
void otherside_take_same_doer(const EntenteDocument *document, EntenteEvent *event);

/* "fired rockets in response to the killing of a commander": those who were fired at had killed him, and if
 * nobody is told, nobody is to be looked for. Whether such a deed is answered. */
bool otherside_take_answered(const Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                             EntenteEvent *event);

/* "In Amman, thousands marched": who is only counted where people protest is of the place. False when memory
 * is out. */
bool otherside_take_crowd(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event);

/* "Two Syrians were arrested in Athens": foreigners, by the police of the place. False when memory is out. */
bool otherside_take_police(const Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event);

/* "Police dispersed them", "detained nine": whom police hold, who are only counted, are their own people, and
 * whom they disperse those who protested just before. False when memory is out. */
bool otherside_take_dispersed(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                              EntenteEvent *event);

/* "Iran executed three men over spying for Israel", "police arrested two suspects": those whom a state puts
 * to death, or its police and, at home, its soldiers arrest, are its own people. */
void otherside_take_own(const Scene *scene, const Candidate *candidate, EntenteEvent *event);

/* "opened an embassy in Chad", "closed its consulate in Lagos": the government there. False when memory is
 * out.
 */
bool otherside_take_embassy(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event);

/* "blamed the army for a strike that killed two": whom they blame, as they say. False when memory is out. */
bool otherside_take_blamed(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event);

/* "threw bottles at police, who responded with stun grenades": at those who had protested. Whether there were
 * such. */
bool otherside_take_protesters(const EntenteDocument *document, EntenteEvent *event);

/* Deeds against somebody, and threats of them. */
bool otherside_is_violent(EntenteEventType type);

/* Whether the country or body of one of them is known. */
bool otherside_has_country(const EntenteEntity *entities, size_t count);

#endif
