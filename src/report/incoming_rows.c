/* Rows of POLECAT, ICEWS and GDELT. */
#include "base/date.h"
#include "base/slice.h"
#include "record/record.h"
#include "report/incoming_parts.h"

#include <stdlib.h>
#include <string.h>

static const EntenteSlice nothing = {"", 0};

/* ---- columns ---- */

enum PolecatColumn {
    POLECAT_ID,
    POLECAT_DATE,
    POLECAT_TYPE,
    POLECAT_MODE,
    POLECAT_INTENSITY,
    POLECAT_QUAD,
    POLECAT_CONTEXTS,
    POLECAT_ACTOR, /* name, country, sectors, title, raw */
    POLECAT_RECIPIENT = POLECAT_ACTOR + 5,
    POLECAT_PLACE = POLECAT_RECIPIENT + 5,
    POLECAT_CITY,
    POLECAT_DISTRICT,
    POLECAT_PROVINCE,
    POLECAT_COUNTRY,
    POLECAT_LATITUDE,
    POLECAT_LONGITUDE,
    POLECAT_RAW_PLACE,
    POLECAT_FEATURE,
    POLECAT_SOURCE,
    POLECAT_PUBLISHED,
    POLECAT_COLUMNS
};

static const char *const polecat_heads[POLECAT_COLUMNS] = {"Event ID",
                                                           "Event Date",
                                                           "Event Type",
                                                           "Event Mode",
                                                           "Intensity",
                                                           "Quad Code",
                                                           "Contexts",
                                                           "Actor Name",
                                                           "Actor Country",
                                                           "Actor Sectors",
                                                           "Actor Title",
                                                           "Actor Name Raw",
                                                           "Recipient Name",
                                                           "Recipient Country",
                                                           "Recipient Sectors",
                                                           "Recipient Title",
                                                           "Recipient Name Raw",
                                                           "Placename",
                                                           "City",
                                                           "District",
                                                           "Province",
                                                           "Country",
                                                           "Latitude",
                                                           "Longitude",
                                                           "Raw Placename",
                                                           "Feature Type",
                                                           "Source",
                                                           "Publication Date"};

enum IcewsColumn {
    ICEWS_ID,
    ICEWS_DATE,
    ICEWS_SOURCE, /* name, sectors, country */
    ICEWS_TARGET = ICEWS_SOURCE + 3,
    ICEWS_TEXT = ICEWS_TARGET + 3,
    ICEWS_CODE,
    ICEWS_INTENSITY,
    ICEWS_STORY,
    ICEWS_SENTENCE,
    ICEWS_PUBLISHER,
    ICEWS_CITY,
    ICEWS_DISTRICT,
    ICEWS_PROVINCE,
    ICEWS_COUNTRY,
    ICEWS_LATITUDE,
    ICEWS_LONGITUDE,
    ICEWS_COLUMNS
};

static const char *const icews_heads[ICEWS_COLUMNS] = {
    "Event ID",    "Event Date",     "Source Name",     "Source Sectors", "Source Country",
    "Target Name", "Target Sectors", "Target Country",  "Event Text",     "CAMEO Code",
    "Intensity",   "Story ID",       "Sentence Number", "Publisher",      "City",
    "District",    "Province",       "Country",         "Latitude",       "Longitude"};

/* Columns of GDELT that are read; those after the fifty-first place moved when a second region was added. */
enum GdeltColumn {
    GDELT_ID = 0,
    GDELT_DAY = 1,
    GDELT_ACTOR = 5, /* code, name, country, group, ethnic, religions, roles */
    GDELT_OTHER = 15,
    GDELT_CODE = 26,
    GDELT_QUAD = 29,
    GDELT_GOLDSTEIN = 30,
    GDELT_PLACES = 35
};

bool incoming_heads(IncomingRow *row, EntenteEventsKind kind)
{
    const char *const *heads = kind == ENTENTE_EVENTS_POLECAT ? polecat_heads : icews_heads;
    size_t count = kind == ENTENTE_EVENTS_POLECAT ? POLECAT_COLUMNS : ICEWS_COLUMNS;
    for (size_t i = 0; i < count; i++) {
        row->at[i] = -1;
        for (size_t j = 0; j < row->count && row->at[i] < 0; j++)
            if (slice_is(slice_trim(row->cells[j]), heads[i]))
                row->at[i] = (int)j;
    }
    /* some months of POLECAT call it so */
    for (size_t j = 0; kind == ENTENTE_EVENTS_POLECAT && row->at[POLECAT_INTENSITY] < 0 && j < row->count;
         j++)
        if (slice_is(slice_trim(row->cells[j]), "Event Intensity"))
            row->at[POLECAT_INTENSITY] = (int)j;
    if (kind == ENTENTE_EVENTS_POLECAT)
        return row->at[POLECAT_ID] >= 0 && row->at[POLECAT_DATE] >= 0 && row->at[POLECAT_TYPE] >= 0 &&
               row->at[POLECAT_ACTOR] >= 0;
    return row->at[ICEWS_ID] >= 0 && row->at[ICEWS_DATE] >= 0 && row->at[ICEWS_SOURCE] >= 0 &&
           (row->at[ICEWS_CODE] >= 0 || row->at[ICEWS_TEXT] >= 0);
}

bool incoming_is_gdelt(const IncomingRow *row)
{
    if (row->count != 57 && row->count != 58 && row->count != 61)
        return false;
    for (size_t column = GDELT_ID; column <= GDELT_DAY; column++) {
        EntenteSlice cell = row->cells[column];
        if (!cell.size || strspn(cell.data, "0123456789") != cell.size)
            return false;
    }
    return row->cells[GDELT_DAY].size == 8;
}

/* ---- POLECAT ---- */

/* Of words that stand for a name and as they were read alike: a name, where its last word is written as one.
 */
static bool looks_like_name(EntenteSlice words)
{
    size_t last = words.size;
    while (last && words.data[last - 1] != ' ')
        last--;
    return last < words.size && words.data[last] >= 'A' && words.data[last] <= 'Z';
}

static EntenteEntity polecat_entity(IncomingRow *row, size_t first)
{
    EntenteEntity entity = incoming_nobody();
    EntenteSlice name = incoming_cell_of(row, first), country = incoming_cell_of(row, first + 1),
                 raw = incoming_cell_of(row, first + 4);
    EntenteSlice one = {country.data, 0};
    while (one.size < country.size && country.data[one.size] != ';')
        one.size++;
    const SchemeState *state = scheme_state_of_name(one);
    entity.text = raw.size ? raw : name;
    if (name.size && (!slice_equal(name, raw) || looks_like_name(name)))
        entity.name = incoming_string_of(row, name);
    if (state)
        incoming_keep_code(&entity, state->iso3);
    else if (incoming_is_organisation(one))
        incoming_keep_code(&entity, incoming_string_of(row, one));
    entity.sectors = incoming_list_of(row, incoming_cell_of(row, first + 2));
    entity.office = incoming_string_of(row, incoming_cell_of(row, first + 3));
    return entity;
}

/* Types that PLOVER has given other names since. */
static EntenteEventType polecat_type(EntenteSlice name)
{
    static const char *const renamed[][2] = {
        {"DEMAND", "REQUEST"}, {"DISAPPROVE", "ACCUSE"}, {"INVESTIGATE", "ACCUSE"}, {"FIGHT", "ASSAULT"}};
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (slice_is(name, renamed[i][0]))
            return entente_event_type_from_name(entente_slice(renamed[i][1]));
    return entente_event_type_from_name(name);
}

static const char *read_polecat(IncomingRow *row, IncomingEvent *out)
{
    EntenteEvent *event = &out->event;
    double number;
    event->type = polecat_type(incoming_cell_of(row, POLECAT_TYPE));
    if (event->type == ENTENTE_EVENT_NONE)
        return "no event type of PLOVER";
    if (!incoming_cell_of(row, POLECAT_ID).size)
        return "no event id";
    incoming_read_id(row, incoming_cell_of(row, POLECAT_ID), false, event->id);
    event->date = event->enddate = incoming_date_of(incoming_cell_of(row, POLECAT_DATE));
    event->mode = incoming_string_of(row, incoming_cell_of(row, POLECAT_MODE));
    event->context = incoming_list_of(row, incoming_cell_of(row, POLECAT_CONTEXTS));
    if (incoming_number_of(incoming_cell_of(row, POLECAT_QUAD), &number) && number >= 1 && number <= 4)
        event->quad = (unsigned)number;
    incoming_keep_scores(event);
    if (incoming_number_of(incoming_cell_of(row, POLECAT_INTENSITY), &number))
        event->score = incoming_within(number, 10);
    incoming_keep_party(row, &event->actors, &event->actor_count, polecat_entity(row, POLECAT_ACTOR));
    incoming_keep_party(row, &event->recipients, &event->recipient_count,
                        polecat_entity(row, POLECAT_RECIPIENT));
    const PlaceCells place = {.place = incoming_cell_of(row, POLECAT_PLACE),
                              .city = incoming_cell_of(row, POLECAT_CITY),
                              .district = incoming_cell_of(row, POLECAT_DISTRICT),
                              .province = incoming_cell_of(row, POLECAT_PROVINCE),
                              .raw = incoming_cell_of(row, POLECAT_RAW_PLACE),
                              .kind = incoming_cell_of(row, POLECAT_FEATURE),
                              .latitude = incoming_cell_of(row, POLECAT_LATITUDE),
                              .longitude = incoming_cell_of(row, POLECAT_LONGITUDE),
                              .state = scheme_state_of_name(incoming_cell_of(row, POLECAT_COUNTRY))};
    event->place = incoming_make_place(row, &place);
    out->document = incoming_cell_of(row, POLECAT_ID);
    out->publication = incoming_cell_of(row, POLECAT_SOURCE);
    out->published = incoming_date_of(incoming_cell_of(row, POLECAT_PUBLISHED));
    return NULL;
}

/* ---- ICEWS ---- */

/* "Military (Armenia)" names no one in particular. */
static bool is_generic(EntenteSlice name)
{
    size_t open = 0;
    while (open < name.size && name.data[open] != '(')
        open++;
    return open && open < name.size && scheme_sector_of_icews(slice_trim((EntenteSlice){name.data, open}));
}

static const char *icews_organisation(EntenteSlice name, const char *sectors)
{
    static const char united[] = "United Nations", union_[] = "European Union";
    if (name.size >= sizeof united - 1 && memcmp(name.data, united, sizeof united - 1) == 0)
        return "UNO";
    if (name.size >= sizeof union_ - 1 && memcmp(name.data, union_, sizeof union_ - 1) == 0)
        return "EUR";
    return strncmp(sectors, "IGO", 3) == 0   ? "IGO"
           : strncmp(sectors, "NGO", 3) == 0 ? "NGO"
           : strncmp(sectors, "MNC", 3) == 0 ? "MNC"
                                             : "";
}

static const char *icews_sectors(IncomingRow *row, EntenteSlice text)
{
    char *list = arena_bytes(row->arena, text.size * 4 + 1), *at = list;
    row->failed = row->failed || !list;
    for (size_t i = 0; list && i < text.size;) {
        size_t end = i;
        while (end < text.size && text.data[end] != ',')
            end++;
        const SchemeSector *sector =
            scheme_sector_of_icews(slice_trim((EntenteSlice){text.data + i, end - i}));
        *at = '\0';
        if (sector && !strstr(list, sector->plover)) {
            if (at != list)
                *at++ = ',';
            memcpy(at, sector->plover, 3);
            at += 3;
        }
        i = end + 1;
    }
    if (at)
        *at = '\0';
    return list ? list : "";
}

static EntenteEntity icews_entity(IncomingRow *row, size_t first)
{
    EntenteEntity entity = incoming_nobody();
    EntenteSlice name = incoming_cell_of(row, first);
    const SchemeState *state = scheme_state_of_name(incoming_cell_of(row, first + 2));
    entity.text = name;
    entity.sectors = icews_sectors(row, incoming_cell_of(row, first + 1));
    if (name.size && !is_generic(name))
        entity.name = incoming_string_of(row, name);
    incoming_keep_code(&entity, state ? state->iso3 : icews_organisation(name, entity.sectors));
    if (!state && *entity.code && strlen(entity.sectors) >= 3) /* the first sector made the code */
        entity.sectors += entity.sectors[3] ? 4 : 3;
    return entity;
}

static const char *read_icews(IncomingRow *row, IncomingEvent *out)
{
    EntenteEvent *event = &out->event;
    double number;
    EntenteSlice cameo = incoming_cell_of(row, ICEWS_CODE);
    const SchemeCode *code =
        cameo.size ? scheme_code(cameo) : scheme_code_of_name(incoming_cell_of(row, ICEWS_TEXT));
    if (!cameo.size && code)
        cameo = entente_slice(code->code);
    if (!incoming_keep_cameo(row, event, cameo, code))
        return "no CAMEO code";
    event->date = event->enddate = incoming_date_of(incoming_cell_of(row, ICEWS_DATE));
    if (!event->date.month)
        return "no date";
    incoming_read_id(row, incoming_cell_of(row, ICEWS_ID), true, event->id);
    if (incoming_number_of(incoming_cell_of(row, ICEWS_INTENSITY), &number))
        event->goldstein = incoming_within(number, 10);
    incoming_keep_party(row, &event->actors, &event->actor_count, icews_entity(row, ICEWS_SOURCE));
    incoming_keep_party(row, &event->recipients, &event->recipient_count, icews_entity(row, ICEWS_TARGET));
    const PlaceCells place = {.place = nothing,
                              .city = incoming_cell_of(row, ICEWS_CITY),
                              .district = incoming_cell_of(row, ICEWS_DISTRICT),
                              .province = incoming_cell_of(row, ICEWS_PROVINCE),
                              .raw = nothing,
                              .kind = nothing,
                              .latitude = incoming_cell_of(row, ICEWS_LATITUDE),
                              .longitude = incoming_cell_of(row, ICEWS_LONGITUDE),
                              .state = scheme_state_of_name(incoming_cell_of(row, ICEWS_COUNTRY))};
    event->place = incoming_make_place(row, &place);
    out->document = incoming_cell_of(row, ICEWS_STORY);
    out->sentence = incoming_cell_of(row, ICEWS_SENTENCE);
    out->publication = incoming_cell_of(row, ICEWS_PUBLISHER);
    return NULL;
}

/* ---- GDELT ---- */

static EntenteEntity gdelt_entity(IncomingRow *row, size_t first)
{
    EntenteEntity entity = incoming_nobody();
    EntenteSlice country = incoming_cell_at(row, first + 2), group = incoming_cell_at(row, first + 3);
    const char *code = slice_is(country, "ROM")   ? "ROU"
                       : slice_is(country, "TMP") ? "TLS"
                                                  : incoming_string_of(row, country);
    const SchemeState *state = scheme_state(code);
    char *list = arena_bytes(row->arena, 16), *at = list;
    row->failed = row->failed || !list;
    entity.text = incoming_cell_at(row, first + 1);
    if (state)
        incoming_keep_code(&entity, code);
    else if (slice_is(group, "UNO"))
        incoming_keep_code(&entity, "UNO");
    else if (slice_is(group, "EEC"))
        incoming_keep_code(&entity, "EUR");
    for (size_t i = 7; list && i < 10; i++) {
        EntenteSlice role = incoming_cell_at(row, first + i);
        bool kind = incoming_is_organisation(role) || slice_is(role, "NGM");
        const SchemeSector *sector = kind ? NULL : scheme_sector_of_cameo(role);
        if (kind && !*entity.code)
            incoming_keep_code(&entity, slice_is(role, "NGM") ? "ISM" : incoming_string_of(row, role));
        if (!sector)
            continue;
        if (at != list)
            *at++ = ',';
        memcpy(at, sector->plover, 3);
        at += 3;
    }
    if (at)
        *at = '\0';
    entity.sectors = list ? list : "";
    return entity;
}

/* "Sotk, Gegharkunik, Armenia": what is named first, and the region where three parts are. */
static EntentePlace *gdelt_place(IncomingRow *row, size_t first, bool second_region)
{
    EntenteSlice type = incoming_cell_at(row, first), full = incoming_cell_at(row, first + 1);
    size_t at = first + 4 + (second_region ? 1 : 0);
    PlaceCells place = {.place = nothing,
                        .city = nothing,
                        .district = nothing,
                        .province = nothing,
                        .raw = nothing,
                        .kind = nothing,
                        .latitude = incoming_cell_at(row, at),
                        .longitude = incoming_cell_at(row, at + 1),
                        .state = scheme_state_of_fips(incoming_cell_at(row, first + 2))};
    if (!type.size || slice_is(type, "0"))
        return NULL;
    EntenteSlice parts[2] = {nothing, nothing};
    size_t count = 0;
    for (size_t i = 0; i <= full.size;) {
        size_t end = i;
        while (end < full.size && full.data[end] != ',')
            end++;
        if (count < 2)
            parts[count] = slice_trim((EntenteSlice){full.data + i, end - i});
        count++;
        i = end + 1;
    }
    if (slice_is(type, "3") || slice_is(type, "4")) {
        place.city = parts[0];
        place.province = count > 2 ? parts[1] : nothing;
    } else if (slice_is(type, "2") || slice_is(type, "5")) {
        place.province = parts[0];
    } else {
        place.place = place.state ? nothing : parts[0];
    }
    return incoming_make_place(row, &place);
}

static EntenteSlice host_of(EntenteSlice url)
{
    const char *host = memmem(url.data, url.size, "://", 3);
    if (!host)
        return nothing;
    host += 3;
    size_t size = (size_t)(url.data + url.size - host);
    const char *end = memchr(host, '/', size);
    return (EntenteSlice){host, end ? (size_t)(end - host) : size};
}

static const char *read_gdelt(IncomingRow *row, IncomingEvent *out)
{
    EntenteEvent *event = &out->event;
    double number;
    if (row->count != 57 && row->count != 58 && row->count != 61)
        return "57, 58 or 61 columns are meant";
    bool second_region = row->count == 61;
    size_t geo = second_region ? 8 : 7;
    EntenteSlice cameo = incoming_cell_at(row, GDELT_CODE);
    if (!incoming_keep_cameo(row, event, cameo, scheme_code(cameo)))
        return "no CAMEO code";
    event->date = event->enddate = incoming_date_of(incoming_cell_at(row, GDELT_DAY));
    if (!event->date.month)
        return "no date";
    incoming_read_id(row, incoming_cell_at(row, GDELT_ID), true, event->id);
    if (incoming_number_of(incoming_cell_at(row, GDELT_GOLDSTEIN), &number))
        event->goldstein = incoming_within(number, 10);
    incoming_keep_party(row, &event->actors, &event->actor_count, gdelt_entity(row, GDELT_ACTOR));
    incoming_keep_party(row, &event->recipients, &event->recipient_count, gdelt_entity(row, GDELT_OTHER));
    event->place = gdelt_place(row, GDELT_PLACES + 2 * geo, second_region);
    size_t last = GDELT_PLACES + 3 * geo;
    EntenteSlice address = incoming_cell_at(row, last + 1), host = host_of(address);
    out->published = incoming_date_of(incoming_cell_at(row, last));
    out->document = address;
    if (host.size) {
        out->url = address;
        out->publication = host;
    }
    return NULL;
}

const char *incoming_read(IncomingRow *row, EntenteEventsKind kind, IncomingEvent *out)
{
    *out = (IncomingEvent){.document = nothing, .publication = nothing, .url = nothing, .sentence = nothing};
    EntenteEvent *event = &out->event;
    event->mode = event->level = event->context = "";
    event->why = nothing;
    event->confidence = 1;
    event->precision = ENTENTE_DAY;
    const char *problem = kind == ENTENTE_EVENTS_POLECAT ? read_polecat(row, out)
                          : kind == ENTENTE_EVENTS_ICEWS ? read_icews(row, out)
                                                         : read_gdelt(row, out);
    if (!event->date.month) {
        event->precision = ENTENTE_PRECISION_NONE;
        problem = problem ? problem : "no date";
    }
    if (!problem && !event->actor_count && !event->recipient_count)
        problem = "nobody acts and nobody is acted upon";
    for (size_t i = 0; i < out->sentence.size; i++)
        if (out->sentence.data[i] < '0' || out->sentence.data[i] > '9')
            out->sentence = nothing;
    return problem;
}
