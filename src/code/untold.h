/* untold.h - what a sentence speaks of without telling that it happened.
 *
 * Not everything that fits a line of the dictionaries is an event of the report: what somebody is only asked,
 * accused or threatened to do is what that is about ("accused Rwanda of arming and *commanding* them", "went
 * there *to arrest* him"); what was to be and is said
 * not to have come ("was to have met him", "the meeting that *was to be held* in March has been called off")
 * is told by what became of it; and who travels in his own country visits nobody. */
#ifndef ENTENTE_CODE_UNTOLD_H
#define ENTENTE_CODE_UNTOLD_H

#include "code/scene.h"

/* Whether the candidate gives no event of its own. With `claims` sums of the dead do: they are no events
 * of PLOVER, but claims that a record keeps. */
bool untold_candidate(Scene *scene, const Candidate *candidate, bool claims);

/* A deed that is only announced ("will impose sanctions", "is to hold a protest") keeps its own type and is
 * planned; force announced stays a threat, and meetings and a truce that will be kept an agreement.
 * Talks of
 * two or more that ended, however they did, were held. Changes the candidate to the deed. */
void untold_announce(const View *view, Candidate *candidate);

/* Whether a finished event, whose parties are known, is none. */
bool untold_event(const EntenteEvent *event);

/* Of events none of whose sides is known only these are worth keeping. Meetings called off or agreed, even
 * where the words leave open who was to meet: "the next round will be held in May", "the session was put
 * off". */
bool untold_alone(const Scene *scene, const Candidate *candidate);

/* And deeds of force told in a clause of their own, of which the report says where they happened: "shells
 * landed in Svitlodarsk". */
bool untold_of_a_place(const Scene *scene, const Candidate *candidate, const EntenteEvent *event);

/* Whether enough is known of an event to keep it, wherever it was: a side, or a meeting that stands alone;
 * with `claims` a ceasefire that is said to begin or hold is enough, since a record knows whose it is. */
bool untold_known(const Scene *scene, const Candidate *candidate, const EntenteEvent *event, bool claims);

#endif
