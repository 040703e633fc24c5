/* threats.h - what somebody says he will do to others if they act, or do not act, as he wants.
 *
 * "Chad said that it would seize the trucks unless the road was opened" threatens: the deed is hostile, lies
 * ahead, hangs on a condition, and who speaks would do it. "The attack would go on if the talks failed, an
 * analyst said" threatens nobody. And a threat need not name what will be done: "said that Mali would pay a
 * heavy price" is made by lines of the dictionaries that have who speaks as their actor (the slot `sayer`).
 */
#ifndef ENTENTE_CODE_THREATS_H
#define ENTENTE_CODE_THREATS_H

#include "code/scene.h"

/* The auxiliary ("will", "would") by which the deed of the verb is a threat of whoever says so; 0: it is
 * none. */
uint32_t threats_auxiliary(Scene *scene, uint32_t verb, const Candidate *candidate);

/* Whether a threat that lies ahead in its clause ("would answer with force if") is one of who says so. */
bool threats_is_told(Scene *scene, uint32_t verb, const Candidate *candidate);

/* Whether hostile deeds that nobody is said to do ("the rebels will be crushed") are those of who says so. */
bool threats_is_whose(Scene *scene, uint32_t verb, const Candidate *candidate);

/* Whether who speaks foresees the force of others: "Ukraine said that Russia would attack". */
bool threats_of_others(Scene *scene, uint32_t verb, const Candidate *candidate);

/* Give a threat its parties where its own words leave them out: who speaks, and who is to act or has acted
 * in the condition or under the subject ("any attack by Chad will be answered"). */
void threats_take_sides(Scene *scene, uint32_t verb, Candidate *candidate);

#endif
