/* mediation.h - third parties named beside a meeting or an accord, not by its own verb: "talks under Chinese
 * mediation", "a truce brokered by the African Union", "U.S.-brokered talks".
 *
 * Dictionary lines give the mediator of a verb of mediating; these phrases stand with any verb. The nouns and
 * verbs are the sets @mediation_noun and @mediation_verb. */
#ifndef ENTENTE_CODE_MEDIATION_H
#define ENTENTE_CODE_MEDIATION_H

#include "code/scene.h"

/* Find them for every candidate of the scene that can have one; whoever only mediates is no party any more.
 */
void mediation_find(Scene *scene);

#endif
