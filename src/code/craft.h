/* craft.h - whose "the aircraft", "the vessel" is: of those spoken of just before.
 *
 * "Peru shadowed two Chilean drones. The unarmed aircraft had entered its airspace": ships and aircraft are
 * named by their nation once, and then by what they are. */
#ifndef ENTENTE_CODE_CRAFT_H
#define ENTENTE_CODE_CRAFT_H

#include "code/scene.h"

/* Give those of the entities that are ships or aircraft of no country the country of the last ones named. */
void craft_settle(Scene *scene, EntenteEntity *entities, size_t count);

#endif
