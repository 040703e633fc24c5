/* Cells of a row as values, places and parties of an event. */
#include "report/incoming_parts.h"

#include "base/date.h"
#include "base/slice.h"
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

/* Parties of one event beyond these are left out. */
enum { PARTIES_LIMIT = 64 };

static const EntenteSlice nothing = {"", 0};

/* ---- values ---- */

EntenteSlice incoming_cell_at(const IncomingRow *row, size_t at)
{
    EntenteSlice cell = at < row->count ? slice_trim(row->cells[at]) : nothing;
    return slice_is(cell, "None") || slice_is(cell, "NULL") || slice_is(cell, "NA") ? nothing : cell;
}

EntenteSlice incoming_cell_of(const IncomingRow *row, size_t column)
{
    return row->at[column] >= 0 ? incoming_cell_at(row, (size_t)row->at[column]) : nothing;
}

const char *incoming_string_of(IncomingRow *row, EntenteSlice text)
{
    const char *copy = arena_copy(row->arena, text.data, text.size);
    row->failed = row->failed || !copy;
    return copy ? copy : "";
}

bool incoming_number_of(EntenteSlice text, double *number)
{
    char digits[32], *end;
    if (!text.size || text.size >= sizeof digits)
        return false;
    memcpy(digits, text.data, text.size);
    digits[text.size] = '\0';
    *number = strtod(digits, &end);
    return !*end && *number - *number == 0;
}

float incoming_within(double number, double limit)
{
    return (float)(number > limit ? limit : number < -limit ? -limit : number);
}

EntenteDate incoming_date_of(EntenteSlice text)
{
    EntenteDate date = {0};
    return date_parse_iso(text, &date) ? date : (EntenteDate){0};
}

/* "GOV; MIL" as "GOV,MIL" */
const char *incoming_list_of(IncomingRow *row, EntenteSlice text)
{
    char *list = arena_bytes(row->arena, text.size + 1), *at = list;
    row->failed = row->failed || !list;
    for (size_t i = 0; list && i < text.size; i++)
        if (text.data[i] == ';')
            *at++ = ',';
        else if (text.data[i] != ' ')
            *at++ = text.data[i];
    if (at)
        *at = '\0';
    return list ? list : "";
}

/* An id of ours comes back as it was; numbers as themselves; of anything else a hash. */
void incoming_read_id(IncomingRow *row, EntenteSlice text, bool number, char id[17])
{
    char *end = NULL;
    const char *words = incoming_string_of(row, text);
    unsigned long long value = number ? strtoull(words, &end, 10) : strtoull(words, &end, 16);
    bool plain = text.size && !*end && strspn(words, "0123456789abcdef") == text.size &&
                 (number ? text.size <= 19 : text.size == 16);
    (void)snprintf(id, 17, "%016llx", plain ? value : (unsigned long long)slice_hash(text));
}

EntenteEntity incoming_nobody(void)
{
    return (EntenteEntity){.text = nothing, .name = "", .sectors = "", .office = "", .file = ""};
}

void incoming_keep_code(EntenteEntity *entity, const char *code)
{
    (void)snprintf(entity->code, sizeof entity->code, "%.3s", code);
}

static const char *const organisations[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"};

bool incoming_is_organisation(EntenteSlice code)
{
    for (size_t i = 0; i < sizeof organisations / sizeof *organisations; i++)
        if (slice_is(code, organisations[i]))
            return true;
    return false;
}

/* ---- places ---- */

EntentePlace *incoming_make_place(IncomingRow *row, const PlaceCells *cells)
{
    EntenteSlice country = cells->state ? entente_slice(cells->state->name) : nothing;
    const EntenteSlice names[] = {cells->city, cells->district, cells->province, cells->place, country};
    static const unsigned resolutions[] = {4, 3, 2, 0, 1};
    size_t first = 0;
    while (first < 5 && !names[first].size)
        first++;
    EntentePlace *place = first < 5 ? arena_array(row->arena, 1, sizeof *place) : NULL;
    row->failed = row->failed || (first < 5 && !place);
    if (!place)
        return NULL;
    double north, east;
    place->name = incoming_string_of(row, names[first]);
    place->text = cells->raw.size ? cells->raw : names[first];
    place->kind = incoming_string_of(row, cells->kind);
    place->region = first < 2 ? incoming_string_of(row, cells->province) : "";
    place->claimants = place->file = "";
    place->resolution = resolutions[first];
    if (cells->state)
        memcpy(place->country, cells->state->iso3, 4);
    if (incoming_number_of(cells->latitude, &north) && incoming_number_of(cells->longitude, &east) &&
        north >= -90 && north <= 90 && east >= -180 && east <= 180) {
        place->located = true;
        place->latitude = (float)north;
        place->longitude = (float)east;
    }
    return place;
}

/* ---- events ---- */

static void keep_type(IncomingRow *row, EntenteEvent *event, const char *type)
{
    size_t size = strcspn(type, "/");
    event->type = entente_event_type_from_name((EntenteSlice){type, size});
    event->mode = type[size] ? incoming_string_of(row, entente_slice(type + size + 1)) : "";
}

void incoming_keep_scores(EntenteEvent *event)
{
    const SchemeType *type = scheme_type(entente_event_type_name(event->type), event->mode);
    if (!type)
        return;
    event->quad = event->quad ? event->quad : type->quad;
    event->score = type->score;
}

/* A CAMEO code; false where it is none. */
bool incoming_keep_cameo(IncomingRow *row, EntenteEvent *event, EntenteSlice cameo, const SchemeCode *code)
{
    if (!code || cameo.size < 2 || cameo.size > 4 ||
        strspn(incoming_string_of(row, cameo), "0123456789") != cameo.size)
        return false;
    memcpy(event->cameo, cameo.data, cameo.size);
    event->cameo[cameo.size] = '\0';
    event->goldstein = code->goldstein;
    if (strcmp(code->type, "-") == 0)
        event->type = ENTENTE_OTHER;
    else
        keep_type(row, event, code->type);
    event->quad = scheme_quad_gdelt(event->cameo);
    incoming_keep_scores(event);
    return true;
}

void incoming_keep_party(IncomingRow *row, EntenteEntity **list, size_t *count, EntenteEntity entity)
{
    if (!entity.text.size && !*entity.name && !*entity.code)
        return;
    if (!entity.text.size)
        entity.text =
            entente_slice(incoming_string_of(row, entente_slice(*entity.name ? entity.name : entity.code)));
    size_t room = *count;
    EntenteEntity *grown = arena_grow(row->arena, *list, &room, *count + 1, sizeof *grown);
    row->failed = row->failed || !grown;
    if (!grown)
        return;
    *list = grown;
    grown[(*count)++] = entity;
}

static bool is_same(const EntenteEntity *a, const EntenteEntity *b)
{
    return slice_equal(a->text, b->text) && strcmp(a->name, b->name) == 0 && strcmp(a->code, b->code) == 0 &&
           strcmp(a->sectors, b->sectors) == 0;
}

static void join_parties(IncomingRow *row, EntenteEntity **list, size_t *count, const EntenteEntity *more,
                         size_t more_count)
{
    for (size_t i = 0; i < more_count; i++) {
        bool known = false;
        for (size_t j = 0; j < *count; j++)
            known = known || is_same(&(*list)[j], &more[i]);
        if (known || *count == PARTIES_LIMIT)
            continue;
        EntenteEntity entity = more[i];
        entity.text = (EntenteSlice){incoming_string_of(row, more[i].text), more[i].text.size};
        entity.name = incoming_string_of(row, entente_slice(more[i].name));
        entity.sectors = incoming_string_of(row, entente_slice(more[i].sectors));
        entity.office = incoming_string_of(row, entente_slice(more[i].office));
        if (!row->failed)
            incoming_keep_party(row, list, count, entity);
    }
}

void incoming_join(IncomingRow *row, EntenteEvent *event, const EntenteEvent *more)
{
    join_parties(row, &event->actors, &event->actor_count, more->actors, more->actor_count);
    join_parties(row, &event->recipients, &event->recipient_count, more->recipients, more->recipient_count);
}
