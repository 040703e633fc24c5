/* remarks.h - what somebody only says, feels or wishes, and what only tells who is meant.
 *
 * A claim denied, worry voiced, hope, a name given to a thing ("called it a gesture of peace"), talk of
 * something without anybody to talk to are speech, no events (codebook, rule 2). Neither are the words that
 * tell of whom the sentence speaks: "the man accused of the murder", "under its defence treaty". */
#ifndef ENTENTE_CODE_REMARKS_H
#define ENTENTE_CODE_REMARKS_H

#include "code/scene.h"

/* Whether the candidate is but a remark. With `claims` a denial is none: a record keeps what answers a claim.
 */
bool remarks_candidate(Scene *scene, const Candidate *candidate, bool claims);

#endif
