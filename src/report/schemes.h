/* schemes.h - how other schemes of coding name states, sectors and events.
 *
 * CAMEO, FIPS, COW, Gleditsch-Ward, ICEWS and ACLED each have words of their own for what PLOVER and ISO name
 * otherwise. The tables stand as data under data/schemes/ and data/cameo.txt and are built in, sorted by
 * their first column, so that an export needs no dictionaries. */
#ifndef ENTENTE_REPORT_SCHEMES_H
#define ENTENTE_REPORT_SCHEMES_H

#include "entente.h"

typedef struct SchemeState {
    const char *iso3, *iso2, *number, *fips, *cow, *cow_number, *gw_number, *name, *icews; /* empty: none */
} SchemeState;

typedef struct SchemeSector {
    const char *plover, *cameo, *icews, *acled;
} SchemeSector;

typedef struct SchemeCode {
    const char *code, *name;
    float goldstein;
    const char *type; /* "TYPE/mode" of PLOVER; "-": none */
} SchemeCode;

/* Quad class and score of a type and mode of PLOVER. */
typedef struct SchemeType {
    const char *type;
    unsigned quad;
    float score;
} SchemeType;

/* "TYPE/mode", else its type; NULL where it is none. */
const SchemeType *scheme_type(const char *type, const char *mode);

/* NULL where it is none. */
const SchemeState *scheme_state(const char *iso3);
const SchemeState *scheme_state_of_fips(EntenteSlice fips);
const SchemeState *scheme_state_of_name(EntenteSlice name); /* a code, or a name in any of the schemes */

const SchemeSector *scheme_sector(EntenteSlice plover);
const SchemeSector *scheme_sector_of_cameo(EntenteSlice cameo);
const SchemeSector *scheme_sector_of_icews(EntenteSlice name);

/* The code itself, or its nearest ancestor that is known. */
const SchemeCode *scheme_code(EntenteSlice cameo);
const SchemeCode *scheme_code_of_name(EntenteSlice name);

/* The name by which ICEWS and POLECAT call a state. */
const char *scheme_name_icews(const SchemeState *state);

/* Quad classes by the root of a CAMEO code: of GDELT 1 to 4, of Phoenix 0 to 4; 0 where there is no root. */
unsigned scheme_quad_gdelt(const char *cameo);
unsigned scheme_quad_phoenix(const char *cameo);

/* An actor's code after CAMEO, "ARMGOV", "IGOUNO", "---REB" without a state: `out` has room for 32. */
enum { SCHEME_ACTOR = 32 };

typedef struct SchemeActor {
    char code[SCHEME_ACTOR];
    char country[4], group[4]; /* CAMEO's; empty: none */
    char roles[3][4];
    size_t role_count;
} SchemeActor;

void scheme_actor(const EntenteEntity *entity, SchemeActor *actor);

#endif
