/* antecedents_inside.h - what the files of antecedents.h share.
 *
 * antecedents.c searches the discourse for roles and holders of offices, antecedents_country.c for the
 * country of a role that says none, antecedents_several.c for "the sides" and antecedents_epithet.c for "the
 * bloc". */
#ifndef ENTENTE_CODE_ANTECEDENTS_INSIDE_H
#define ENTENTE_CODE_ANTECEDENTS_INSIDE_H

#include "code/antecedents.h"

/* The three countries that the report names most, the first most of all. */
typedef struct Focus {
    char code[3][4];
    uint32_t count[3];
} Focus;

Focus antecedent_focus(const Names *names);

/* Whether a sector is among the entity's; whether its code is a country's and no organisation's; whether it
 * is an armed group. */
bool antecedent_has_sector(const EntenteEntity *entity, const char *sector);
bool antecedent_has_country(const EntenteEntity *entity);
bool antecedent_is_armed(const EntenteEntity *entity);

/* The office of the role at a token; empty: none. */
const char *antecedent_office_of_role(const Names *names, uint32_t head);

/* "army", "military". */
bool antecedent_is_army(const View *view, uint32_t head);

/* The one country that is meant where a role says none. */
bool antecedent_of_country(const Names *names, uint32_t role, Antecedent *antecedent);

#endif
