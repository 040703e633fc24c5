/* homeland_inside.h - what the files of homeland.h share.
 *
 * homeland.c gives an event's sides their country, one rule after the other; the rules are those of the place
 * (homeland_place.c), of what one side is to the other (homeland_sides.c), of who tells it (homeland_told.c),
 * and of those who are not at home (homeland_abroad.c). What kind of people they are: homeland_kinds.c. */
#ifndef ENTENTE_CODE_HOMELAND_INSIDE_H
#define ENTENTE_CODE_HOMELAND_INSIDE_H

#include "code/homeland.h"

/* Whether the first sector is one of a list that NULL ends. */
bool homeland_first_sector_is(const EntenteEntity *entity, const char *const *sectors);

/* Roles that are at home where they act. */
bool homeland_is_domestic(const EntenteEntity *entity);

/* Those who are at home where something is done to them, but not surely where they do it. */
bool homeland_is_armed(const EntenteEntity *entity);

/* The United Nations and their like have no police, courts and people of their own. */
bool homeland_is_body_code(const char *code);

/* Whether it is an organisation's. */
bool homeland_is_of_no_country(const EntenteEntity *entity);

/* "government planes": whose forces are called so fights at home. */
bool homeland_is_of_government(const Scene *scene, const EntenteEntity *entity);

/* The country that a report names at least three times and twice as often as any other, or alone of all, if
 * only in passing (`*faint`); NULL: none. */
const char *homeland_dominant_country(const PlaceMemory *memory, bool *faint);

/* Give each of a side the country that is missing: that of the place where it is at home there, else the
 * dominant one (NULL: none). `acts`: the side acts; `attack`, `spoken`: the kind of event. */
void homeland_settle_side(const PlaceMemory *memory, Scene *scene, EntenteEntity *entities, size_t count,
                          const EntentePlace *place, const char *dominant, bool acts, bool attack,
                          bool spoken);

/* "the Serbs", "Serb gunners" in a report on Bosnia: those who live there. */
void homeland_settle_kin(const PlaceMemory *memory, Scene *scene, EntenteEvent *event);

/* Police and courts hold, convict and disperse their own country's people, where nothing else is said:
 * "detained four of them". */
void homeland_settle_held(EntenteEvent *event);

/* "Agents searched the house of her lawyer": police of whom no more is told are of the country of those whom
 * they hold and search. */
void homeland_settle_guards(EntenteEvent *event);

/* "Thai protesters called on the prime minister", "Rwanda froze the accounts of an opposition party": people
 * turn on their own rulers, and these on them, where nothing else is said; "the army gave the rebels an
 * ultimatum": those of its own country. */
void homeland_settle_ruled(EntenteEvent *event);

/* "In Geneva, Damascus rejected a proposal by the opposition": where a government speaks is not where its
 * opposition is at home; unless the report is about another country. */
void homeland_settle_own_opposition(const Scene *scene, EntenteEvent *event, const char *dominant);

/* Rebels fight and treat with, hold and free those of their own country, and are accused and shelled by them,
 * where nothing else is said. */
void homeland_settle_opposed(EntenteEvent *event);

/* "stormed into a town of Velmark, killing twelve people and taking forty": those are of whom the same hand
 * struck. */
void homeland_settle_struck(const EntenteDocument *document, EntenteEvent *event);

/* "accused Chad after a mine maimed two soldiers": those who accuse, expel and summon do so for their own. */
void homeland_settle_grieved(Scene *scene, EntenteEvent *event);

/* "is to travel to Oslo": where the journey goes is no party. */
void homeland_drop_destinations(Scene *scene, EntenteEvent *event);

/* "Fighting broke out on the Ostrian-Velmarkian border": the two whose border it is fought; where something
 * was only done there to somebody, neither is a party. False when memory is out. */
bool homeland_settle_frontier(Scene *scene, Arena *arena, EntenteEvent *event);

/* "is due in Cairo with two of his envoys": who comes along is not whom he is to meet. */
void homeland_drop_companions(EntenteEvent *event);

/* "Government and rebel negotiators met in Doha": two whose country is not told meet where neither is at
 * home. */
bool homeland_is_abroad(const EntenteEvent *event);

/* "The president signed an accord with two rebel groups in N'Djamena": neither side is of the host's country.
 */
bool homeland_is_guest(const EntenteEvent *event);

/* "Negotiators met in Doha": several who meet each other are no one country's, least of all their host's. */
bool homeland_is_among_several(Scene *scene, const EntenteEvent *event);

/* Waters are nobody's home. */
bool homeland_is_at_sea(const EntentePlace *place);

/* A state whose missiles, aircraft or shelling did it: "Turkish air strikes", "an Indian mortar". Its forces
 * act. */
void homeland_settle_weapons(Scene *scene, EntenteEvent *event);

/* "Coalition warplanes hit two buses in Hodeida": of the coalition that strikes in that country
 * (@coalition_...). */
void homeland_settle_coalition(const Scene *scene, EntenteEvent *event);

/* "The Lebanese army said soldiers had fired", "nine soldiers were killed, the ministry said": an army and
 * its officers speak of their own soldiers, police of their own officers, where nothing else is said. */
void homeland_settle_told(Scene *scene, const EntenteEntity *teller, EntenteEvent *event);

/* "Six passengers were killed, authorities in Chad said": who counts the dead of a deed of nobody named
 * counts his own. NULL: nobody does. */
const char *homeland_country_of_teller(const EntenteEvent *event, const EntenteEntity *teller);

/* "21 officers were hurt, the Interior Ministry said", or where the police and no soldiers were spoken of
 * just before: of the police. */
void homeland_settle_officers(Scene *scene, const EntenteEntity *speaker, EntenteEntity *entities,
                              size_t count);

#endif
