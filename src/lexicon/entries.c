/* Actors, roles, places and sets: a line of a dictionary to records of the image. */
#include "base/slice.h"
#include "lexicon/source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "ARM GOV,MIL" to code and sectors; the rest is handed back. False after a complaint. */
static bool read_code(SourceLine *line, EntenteSlice *rest, ImageOffice *office)
{
    static const char other[] = "";
    EntenteSlice code = {other, 0}, sectors = {other, 0};
    EntenteSlice copy = *rest;
    if (!source_part(&copy, ' ', &code) || code.size != 3) {
        source_complain(line, "a code of three capitals is missing before \"%.*s\"", (int)rest->size,
                        rest->data);
        return false;
    }
    for (size_t i = 0; i < 3; i++)
        if (code.data[i] < 'A' || code.data[i] > 'Z') {
            source_complain(line, "\"%.*s\" is no code of three capitals", (int)code.size, code.data);
            return false;
        }
    memcpy(office->code, code.data, 3);
    *rest = copy;
    if (source_part(&copy, ' ', &sectors) && source_sectors(sectors, line->builder)) {
        office->sectors = builder_string(line->builder, sectors);
        *rest = copy;
    }
    return true;
}

static void add_names(SourceLine *line, EntenteSlice names, PayloadKind kind, uint32_t index,
                      NameVariety variety)
{
    EntenteSlice name;
    while (source_part(&names, ';', &name))
        if (!builder_name(line->builder, name, kind, index, variety))
            source_complain(line, "the name \"%.*s\" holds no letter", (int)name.size, name.data);
}

static EntenteSlice first_name(EntenteSlice names)
{
    EntenteSlice name = {"", 0};
    source_part(&names, ';', &name);
    return name;
}

static bool read_period(SourceLine *line, EntenteSlice text, ImageOffice *office)
{
    office->from = DAY_FIRST;
    office->to = DAY_LAST;
    if (text.size && !source_period(text, &office->from, &office->to)) {
        source_complain(line, "\"%.*s\" is no period", (int)text.size, text.data);
        return false;
    }
    return true;
}

static bool has_fields(SourceLine *line, size_t least, size_t most)
{
    if (line->field_count >= least && line->field_count <= most)
        return true;
    source_complain(line, "%zu fields; %zu to %zu are meant", line->field_count, least, most);
    return false;
}

void source_state(SourceLine *line)
{
    ImageOffice office = {0};
    EntenteSlice code = source_field(line, 0), name = first_name(source_field(line, 1));
    if (!has_fields(line, 2, 7) || !read_code(line, &code, &office) ||
        !read_period(line, source_field(line, 6), &office))
        return;
    if (code.size || !name.size) {
        source_complain(line, "the first field is a code with sectors, the second the names");
        return;
    }
    ImageActor actor = {.name = builder_string(line->builder, name),
                        .kind = ACTOR_STATE,
                        .office_count = 1,
                        .members = builder_string(line->builder, first_name(source_field(line, 4))),
                        .line = line->line};
    actor.first_office = builder_add(line->builder, SECTION_OFFICES, &office);
    uint32_t index = builder_add(line->builder, SECTION_ACTORS, &actor);
    static const NameVariety varieties[] = {NAME_PROPER, NAME_ADJECTIVE, NAME_PEOPLE, NAME_CAPITAL,
                                            NAME_SEAT};
    for (size_t i = 0; i < 5; i++)
        add_names(line, source_field(line, i + 1), PAYLOAD_ACTOR, index, varieties[i]);
}

void source_organisation(SourceLine *line)
{
    ImageOffice office = {0};
    EntenteSlice name = first_name(source_field(line, 0)), code = source_field(line, 1);
    if (!has_fields(line, 2, 4) || !read_code(line, &code, &office) ||
        !read_period(line, source_field(line, 2), &office))
        return;
    if (code.size || !name.size) {
        source_complain(line,
                        "the first field is the names, the second a code with sectors; \"%.*s\" is neither",
                        (int)code.size, code.data);
        return;
    }
    ImageActor actor = {.name = builder_string(line->builder, name),
                        .kind = ACTOR_ORGANISATION,
                        .office_count = 1,
                        .members = builder_string(line->builder, source_field(line, 3)),
                        .line = line->line};
    actor.first_office = builder_add(line->builder, SECTION_OFFICES, &office);
    uint32_t index = builder_add(line->builder, SECTION_ACTORS, &actor);
    add_names(line, source_field(line, 0), PAYLOAD_ACTOR, index, NAME_PROPER);
}

/* "ARM GOV prime minister 2018-05-08..": the period is the last word where it holds "..", or is a year. */
static bool read_office(SourceLine *line, EntenteSlice text, ImageOffice *office)
{
    if (!read_code(line, &text, office))
        return false;
    text = slice_trim(text);
    size_t at = text.size;
    while (at && text.data[at - 1] != ' ')
        at--;
    EntenteSlice last = {text.data + at, text.size - at};
    office->from = DAY_FIRST;
    office->to = DAY_LAST;
    int32_t from, to;
    if (last.size && source_period(last, &from, &to)) {
        office->from = from;
        office->to = to;
        text = slice_trim((EntenteSlice){text.data, at});
    } else if (memchr(last.data, '.', last.size) && last.data[0] >= '0' && last.data[0] <= '9') {
        source_complain(line, "\"%.*s\" is no period", (int)last.size, last.data);
        return false;
    }
    office->office = builder_string(line->builder, text);
    return true;
}

void source_person(SourceLine *line)
{
    EntenteSlice name = first_name(source_field(line, 0)), gender = source_field(line, 1);
    if (!has_fields(line, 3, 60))
        return;
    if (!name.size || (gender.size && !slice_is(gender, "m") && !slice_is(gender, "f"))) {
        source_complain(line, "a person's line is names | m or f | CODE SECTORS office PERIOD | ...");
        return;
    }
    ImageOffice offices[60];
    uint32_t count = 0;
    for (size_t i = 2; i < line->field_count; i++) {
        ImageOffice office = {0};
        if (!line->fields[i].size)
            continue;
        if (!read_office(line, line->fields[i], &office))
            return;
        offices[count++] = office;
    }
    if (!count) {
        source_complain(line, "a person without an office");
        return;
    }
    ImageActor actor = {.name = builder_string(line->builder, name),
                        .kind = ACTOR_PERSON,
                        .office_count = count,
                        .first_office = builder_count(line->builder, SECTION_OFFICES),
                        .gender = gender.size ? (uint32_t)gender.data[0] : 0,
                        .line = line->line};
    for (uint32_t i = 0; i < count; i++)
        builder_add(line->builder, SECTION_OFFICES, &offices[i]);
    uint32_t index = builder_add(line->builder, SECTION_ACTORS, &actor);
    add_names(line, source_field(line, 0), PAYLOAD_ACTOR, index, NAME_PROPER);
}

void source_role(SourceLine *line)
{
    EntenteSlice name = first_name(source_field(line, 0)), sectors = source_field(line, 1);
    if (!has_fields(line, 2, 3))
        return;
    if (!name.size || !sectors.size || !source_sectors(sectors, line->builder)) {
        source_complain(line, "\"%.*s\" is no list of sectors", (int)sectors.size, sectors.data);
        return;
    }
    ImageRole role = {.name = builder_string(line->builder, name),
                      .sectors = builder_string(line->builder, sectors),
                      .office = builder_string(line->builder, source_field(line, 2)),
                      .line = line->line};
    uint32_t index = builder_add(line->builder, SECTION_ROLES, &role);
    add_names(line, source_field(line, 0), PAYLOAD_ROLE, index, NAME_PROPER);
}

/* A number at the beginning of `rest`. */
static bool read_float(EntenteSlice *rest, float *number)
{
    EntenteSlice part;
    char text[32], *end;
    if (!source_part(rest, ' ', &part) || part.size >= sizeof text)
        return false;
    memcpy(text, part.data, part.size);
    text[part.size] = 0;
    *number = strtof(text, &end);
    return !*end && isfinite(*number);
}

void source_place(SourceLine *line)
{
    EntenteSlice name = first_name(source_field(line, 0)), country = source_field(line, 1);
    EntenteSlice where = source_field(line, 2), people = source_field(line, 4);
    if (!has_fields(line, 4, 7))
        return;
    ImagePlace place = {.line = line->line};
    if (!name.size || country.size > 3) {
        source_complain(line, "a place's line is names | COUNTRY | latitude longitude | kind | ...");
        return;
    }
    if (where.size && (!read_float(&where, &place.latitude) || !read_float(&where, &place.longitude) ||
                       where.size || fabsf(place.latitude) > 90 || fabsf(place.longitude) > 180)) {
        source_complain(line, "the third field is latitude and longitude in degrees");
        return;
    }
    float population = 0;
    if (people.size && (!read_float(&people, &population) || population < 0 || population > 4e9f)) {
        source_complain(line, "the population is no number");
        return;
    }
    memcpy(place.country, country.data, country.size);
    place.population = (uint32_t)population;
    place.name = builder_string(line->builder, name);
    place.kind = builder_string(line->builder, source_field(line, 3));
    place.region = builder_string(line->builder, source_field(line, 5));
    place.claimants = builder_string(line->builder, source_field(line, 6));
    uint32_t index = builder_add(line->builder, SECTION_PLACES, &place);
    add_names(line, source_field(line, 0), PAYLOAD_PLACE, index, NAME_PROPER);
}

void source_set(SourceLine *line)
{
    EntenteSlice name = source_field(line, 0), words = source_field(line, 1), word;
    if (!has_fields(line, 2, 2))
        return;
    if (name.size < 2 || name.data[0] != '@') {
        source_complain(line, "a set's name begins with @");
        return;
    }
    uint32_t set = builder_string(line->builder, (EntenteSlice){name.data + 1, name.size - 1});
    while (source_part(&words, ';', &word)) {
        if (word.data[0] == '@')
            builder_include(line->builder, set,
                            builder_string(line->builder, (EntenteSlice){word.data + 1, word.size - 1}));
        else if (!builder_lemmas(line->builder, ROOT_SETS, word, PAYLOAD_SET, set))
            source_complain(line, "\"%.*s\" holds no letter", (int)word.size, word.data);
    }
}

void source_sector(SourceLine *line)
{
    EntenteSlice name = source_field(line, 0);
    bool good = name.size == 3;
    for (size_t i = 0; good && i < 3; i++)
        good = (name.data[i] >= 'A' && name.data[i] <= 'Z') || (name.data[i] >= '0' && name.data[i] <= '9');
    if (!good)
        source_complain(line, "a sector is three capitals");
    else
        builder_declare_sector(line->builder, name);
}

/* A phrase that tells that a sentence, or a whole report, is not about politics. */
void source_discard(SourceLine *line)
{
    EntenteSlice phrase = source_field(line, 0), scope = source_field(line, 1);
    if (!has_fields(line, 1, 2))
        return;
    if (scope.size && !slice_is(scope, "story")) {
        source_complain(line, "after a discarded phrase nothing but \"story\" may stand");
        return;
    }
    uint32_t index = builder_string(line->builder, phrase);
    if (!builder_name(line->builder, phrase, PAYLOAD_DISCARD, index,
                      scope.size ? NAME_ADJECTIVE : NAME_PROPER))
        source_complain(line, "\"%.*s\" holds no letter", (int)phrase.size, phrase.data);
}
