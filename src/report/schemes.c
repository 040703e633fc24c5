#include "report/schemes.h"

#include "base/slice.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "schemes_text.h"

enum {
    STATES = sizeof scheme_states / sizeof *scheme_states,
    SECTORS = sizeof scheme_sectors / sizeof *scheme_sectors,
    CODES = sizeof scheme_codes / sizeof *scheme_codes,
    TYPES = sizeof scheme_types / sizeof *scheme_types
};

static bool is_named(EntenteSlice name, const char *string)
{
    return *string && name.size == strlen(string) && strncasecmp(name.data, string, name.size) == 0;
}

/* ---- states ---- */

const SchemeState *scheme_state(const char *iso3)
{
    for (size_t low = 0, high = STATES; low < high;) {
        size_t middle = (low + high) / 2;
        int order = strcmp(iso3, scheme_states[middle].iso3);
        if (!order)
            return &scheme_states[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const SchemeState *scheme_state_of_fips(EntenteSlice fips)
{
    if (slice_is(fips, "GZ")) /* Gaza; the table has the West Bank's */
        return scheme_state("PSE");
    for (size_t i = 0; i < STATES; i++)
        if (is_named(fips, scheme_states[i].fips))
            return &scheme_states[i];
    return NULL;
}

const SchemeState *scheme_state_of_name(EntenteSlice name)
{
    for (size_t i = 0; i < STATES; i++)
        if (is_named(name, scheme_states[i].iso3) || is_named(name, scheme_states[i].name) ||
            is_named(name, scheme_states[i].icews))
            return &scheme_states[i];
    return NULL;
}

const char *scheme_name_icews(const SchemeState *state)
{
    return !state ? "" : *state->icews ? state->icews : state->name;
}

/* ---- sectors ---- */

const SchemeSector *scheme_sector(EntenteSlice plover)
{
    for (size_t i = 0; i < SECTORS; i++)
        if (slice_is(plover, scheme_sectors[i].plover))
            return &scheme_sectors[i];
    return NULL;
}

const SchemeSector *scheme_sector_of_cameo(EntenteSlice cameo)
{
    for (size_t i = 0; i < SECTORS; i++)
        if (is_named(cameo, scheme_sectors[i].cameo) && strcmp(scheme_sectors[i].plover, "PRM") != 0)
            return &scheme_sectors[i];
    return NULL;
}

const SchemeSector *scheme_sector_of_icews(EntenteSlice name)
{
    for (size_t i = 0; i < SECTORS; i++)
        if (is_named(name, scheme_sectors[i].icews))
            return &scheme_sectors[i];
    return NULL;
}

/* ---- events ---- */

static const SchemeCode *exact_code(EntenteSlice cameo)
{
    for (size_t low = 0, high = CODES; low < high;) {
        size_t middle = (low + high) / 2, size = strlen(scheme_codes[middle].code);
        int order = strncmp(cameo.data, scheme_codes[middle].code, cameo.size < size ? cameo.size : size);
        if (!order)
            order = cameo.size < size ? -1 : cameo.size > size;
        if (!order)
            return &scheme_codes[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const SchemeCode *scheme_code(EntenteSlice cameo)
{
    const SchemeCode *code = NULL;
    for (; !code && cameo.size >= 2; cameo.size--)
        code = exact_code(cameo);
    return code;
}

const SchemeCode *scheme_code_of_name(EntenteSlice name)
{
    for (size_t i = 0; i < CODES; i++)
        if (strlen(scheme_codes[i].code) > 2 && is_named(name, scheme_codes[i].name))
            return &scheme_codes[i];
    return NULL;
}

const SchemeType *scheme_type(const char *type, const char *mode)
{
    const SchemeType *found = NULL;
    size_t size = strlen(type);
    for (size_t i = 0; i < TYPES; i++) {
        const char *listed = scheme_types[i].type;
        if (strncmp(listed, type, size) != 0)
            continue;
        if (!listed[size])
            found = found ? found : &scheme_types[i];
        else if (listed[size] == '/' && *mode && strcmp(listed + size + 1, mode) == 0)
            return &scheme_types[i];
    }
    return found;
}

static unsigned root_of(const char *cameo)
{
    if (cameo[0] < '0' || cameo[0] > '9' || cameo[1] < '0' || cameo[1] > '9')
        return 0;
    return (unsigned)(cameo[0] - '0') * 10 + (unsigned)(cameo[1] - '0');
}

unsigned scheme_quad_gdelt(const char *cameo)
{
    unsigned root = root_of(cameo);
    return !root ? 0 : root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

unsigned scheme_quad_phoenix(const char *cameo)
{
    unsigned root = root_of(cameo);
    return root <= 2 ? 0 : root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 || root == 16 ? 3 : 4;
}

/* ---- actors ---- */

static void add_role(SchemeActor *actor, const char *role)
{
    if (!*role || actor->role_count == 3)
        return;
    for (size_t i = 0; i < actor->role_count; i++)
        if (strcmp(actor->roles[i], role) == 0)
            return;
    (void)snprintf(actor->roles[actor->role_count++], 4, "%.3s", role);
}

/* PLOVER's codes that are no states: what CAMEO writes before the roles, as a country, and as a known group.
 */
static const struct {
    const char *plover, *prefix, *country, *group, *role;
} others[] = {
    {"UNO", "IGOUNO", "", "UNO", "IGO"}, {"EUR", "IGOEUREEC", "EUR", "EEC", "IGO"},
    {"IGO", "IGO", "", "", "IGO"},       {"NGO", "NGO", "", "", "NGO"},
    {"ISM", "NGM", "", "", "NGM"},       {"IMG", "IMG", "", "", "IMG"},
    {"MNC", "MNC", "", "", "MNC"},
};

/* CAMEO kept the codes that ISO has given up since. */
static const char *cameo_country(const char *iso3)
{
    return strcmp(iso3, "ROU") == 0 ? "ROM" : strcmp(iso3, "TLS") == 0 ? "TMP" : iso3;
}

void scheme_actor(const EntenteEntity *entity, SchemeActor *actor)
{
    *actor = (SchemeActor){.code = ""};
    const char *prefix = "";
    char code[4];
    (void)snprintf(code, sizeof code, "%.3s", entity->code);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(code, others[i].plover) == 0) {
            prefix = others[i].prefix;
            (void)snprintf(actor->country, sizeof actor->country, "%s", others[i].country);
            (void)snprintf(actor->group, sizeof actor->group, "%s", others[i].group);
            add_role(actor, others[i].role);
        }
    size_t first = actor->role_count;
    if (!*prefix && *code) {
        (void)snprintf(actor->country, sizeof actor->country, "%s", cameo_country(code));
        prefix = actor->country;
    }
    for (const char *at = entity->sectors; *at;) {
        size_t size = strcspn(at, ",");
        const SchemeSector *sector = scheme_sector((EntenteSlice){at, size});
        if (sector)
            add_role(actor, sector->cameo);
        at += size + (at[size] == ',');
    }
    int used = snprintf(actor->code, sizeof actor->code, "%s", *prefix || actor->role_count ? prefix : "");
    for (size_t i = first; i < actor->role_count && used < (int)sizeof actor->code; i++)
        used += snprintf(actor->code + used, sizeof actor->code - (size_t)used, "%s", actor->roles[i]);
}
