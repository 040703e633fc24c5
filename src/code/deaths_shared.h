/* deaths_shared.h - "three soldiers were killed and two wounded by rebels": the dead and the hurt of one
 * deed, whose doer is told behind the last of them only. */
#ifndef ENTENTE_CODE_DEATHS_SHARED_H
#define ENTENTE_CODE_DEATHS_SHARED_H

#include "code/scene.h"

/* Whether the verb is one of dying or being hurt, which by itself names no actor. */
bool deaths_is_death(const View *view, uint32_t verb);

/* The blow's words name the joined deed as well. */
void deaths_take_words(Candidate *own, const Candidate *blow);

/* Give the deed of the dead the doer told with the hurt, and make one deed of the two. */
void deaths_share_agent(Scene *scene, uint32_t verb);

/* "beat and teargassed the marchers": the object behind the second is that of the first as well. */
void deaths_share_object(Scene *scene, uint32_t verb);

/* "the raid claimed by the group": who claims it did it, and the claim is no deed of its own. */
void deaths_take_claimants(Scene *scene);

#endif
