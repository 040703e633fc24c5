#include "record/coded.h"

#include "base/date.h"
#include "base/utf8.h"

#include <stdlib.h>

/* ---- values ---- */

EntenteSlice coded_text(CodedReader *reader, const JsonMember *member)
{
    if (member->kind != JSON_STRING && member->kind != JSON_NUMBER)
        return (EntenteSlice){"", 0};
    char *out = arena_bytes(reader->arena, member->value.size + 1);
    if (!out) {
        reader->failed = true;
        return (EntenteSlice){"", 0};
    }
    EntenteSlice text = {out, member->kind == JSON_STRING ? json_decode(member->value, out, &reader->repairs)
                                                          : member->value.size};
    if (member->kind == JSON_NUMBER)
        memcpy(out, member->value.data, member->value.size);
    out[text.size] = '\0';
    if (utf8_is_clean(text))
        return text;
    char *repaired = arena_bytes(reader->arena, text.size * 3 + 1);
    if (!repaired) {
        reader->failed = true;
        return (EntenteSlice){"", 0};
    }
    text = (EntenteSlice){repaired, utf8_repair(text, repaired, &reader->repairs)};
    repaired[text.size] = '\0';
    return text;
}

static const char *read_string(CodedReader *reader, const JsonMember *member)
{
    return coded_text(reader, member).data;
}

static double read_number(const JsonMember *member, double otherwise)
{
    char digits[32];
    if ((member->kind != JSON_NUMBER && member->kind != JSON_STRING) || !member->value.size ||
        member->value.size >= sizeof digits)
        return otherwise;
    memcpy(digits, member->value.data, member->value.size);
    digits[member->value.size] = '\0';
    char *end;
    double number = strtod(digits, &end);
    return *end || number != number ? otherwise : number;
}

uint32_t coded_offset(const JsonMember *member)
{
    uint32_t digits = 0;
    size_t at = 0;
    for (;
         at < member->value.size && at < 9 && member->value.data[at] >= '0' && member->value.data[at] <= '9';
         at++)
        digits = digits * 10 + (uint32_t)(member->value.data[at] - '0');
    if (member->kind == JSON_NUMBER && at == member->value.size)
        return digits;
    double number = read_number(member, 0);
    return number > 0 && number < 1e9 ? (uint32_t)number : 0;
}

EntenteDate coded_date(const JsonMember *member)
{
    EntenteDate date = {0};
    if (member->kind == JSON_STRING && !date_parse_iso(member->value, &date))
        date = (EntenteDate){0};
    return date;
}

/* The first string of an array, or the string itself. */
static JsonMember first_of(const JsonMember *member)
{
    JsonMember element = {0};
    if (member->kind != JSON_ARRAY)
        return *member;
    JsonScanner scanner = json_scan(member->value);
    return json_next_element(&scanner, &element) ? element : (JsonMember){0};
}

/* ["GOV", "MIL"] as "GOV,MIL" */
static const char *read_list(CodedReader *reader, const JsonMember *member)
{
    if (member->kind != JSON_ARRAY)
        return read_string(reader, member);
    char *list = arena_bytes(reader->arena, member->value.size + 1), *at = list;
    if (!list) {
        reader->failed = true;
        return "";
    }
    JsonScanner scanner = json_scan(member->value);
    JsonMember element;
    while (json_next_element(&scanner, &element)) {
        EntenteSlice word = coded_text(reader, &element);
        if (!word.size || word.size + 1 > (size_t)(list + member->value.size - at))
            continue;
        if (at != list)
            *at++ = ',';
        memcpy(at, word.data, word.size);
        at += word.size;
    }
    *at = '\0';
    return list;
}

void coded_short(char *out, size_t room, EntenteSlice text)
{
    size_t size = text.size < room ? text.size : room - 1;
    while (size && size < text.size && (text.data[size] & 0xC0) == 0x80)
        size--; /* never within a character */
    memcpy(out, text.data, size);
    out[size] = '\0';
}

static size_t count_elements(const JsonMember *member)
{
    size_t count = 0;
    JsonMember element;
    if (member->kind != JSON_ARRAY)
        return member->kind == JSON_OBJECT;
    for (JsonScanner scanner = json_scan(member->value); json_next_element(&scanner, &element);)
        count++;
    return count;
}

/* ---- parts ---- */

static EntenteEntity read_entity(CodedReader *reader, EntenteSlice object)
{
    EntenteEntity entity = {.text = {"", 0}, .name = "", .sectors = "", .office = "", .file = ""};
    JsonScanner scanner = json_scan(object);
    JsonMember member;
    while (json_next(&scanner, &member)) {
        if (IS(member.name, "entity_text"))
            entity.text = coded_text(reader, &member);
        else if (IS(member.name, "entity_meant"))
            entity.meant = coded_text(reader, &member);
        else if (IS(member.name, "entity_name") || IS(member.name, "name"))
            entity.name = read_string(reader, &member);
        else if (IS(member.name, "code") || IS(member.name, "country"))
            coded_short(entity.code, sizeof entity.code, coded_text(reader, &member));
        else if (IS(member.name, "sector"))
            entity.sectors = read_list(reader, &member);
        else if (IS(member.name, "office"))
            entity.office = read_string(reader, &member);
        else if (IS(member.name, "start"))
            entity.span.start = coded_offset(&member);
        else if (IS(member.name, "end"))
            entity.span.end = coded_offset(&member);
    }
    if (!entity.text.size) {
        EntenteSlice words = entente_slice(*entity.name ? entity.name : entity.code);
        const char *copy = arena_copy(reader->arena, words.data, words.size);
        reader->failed = reader->failed || !copy;
        entity.text = copy ? (EntenteSlice){copy, words.size} : entity.text;
    }
    return entity;
}

static EntenteEntity *read_entities(CodedReader *reader, const JsonMember *member, size_t *count)
{
    JsonMember element = *member;
    size_t room = 0;
    EntenteEntity *entities = NULL;
    *count = 0;
    JsonScanner scanner = json_scan(member->value);
    bool array = member->kind == JSON_ARRAY, any = !array || json_next_element(&scanner, &element);
    for (; any; any = array && json_next_element(&scanner, &element)) {
        if (element.kind != JSON_OBJECT)
            continue;
        EntenteEntity *grown = arena_grow(reader->arena, entities, &room, *count + 1, sizeof *grown);
        if (!grown) {
            reader->failed = true;
            return entities;
        }
        entities = grown;
        entities[(*count)++] = read_entity(reader, element.value);
    }
    return entities;
}

static EntentePlace *read_place(CodedReader *reader, const JsonMember *object)
{
    EntentePlace *place = object->kind == JSON_OBJECT ? arena_array(reader->arena, 1, sizeof *place) : NULL;
    if (!place)
        return NULL;
    place->text = (EntenteSlice){"", 0};
    place->name = place->kind = place->region = place->claimants = place->file = "";
    double north = 1000, east = 1000;
    JsonMember member;
    for (JsonScanner scanner = json_scan(object->value); json_next(&scanner, &member);) {
        if (IS(member.name, "extracted_place"))
            place->text = coded_text(reader, &member);
        else if (IS(member.name, "resolved_place"))
            place->name = read_string(reader, &member);
        else if (IS(member.name, "country_code") || IS(member.name, "country"))
            coded_short(place->country, sizeof place->country, coded_text(reader, &member));
        else if (IS(member.name, "province"))
            place->region = read_string(reader, &member);
        else if (IS(member.name, "feature"))
            place->kind = read_string(reader, &member);
        else if (IS(member.name, "lat"))
            north = read_number(&member, 1000);
        else if (IS(member.name, "lon"))
            east = read_number(&member, 1000);
        else if (IS(member.name, "resolution"))
            place->resolution = coded_offset(&member) % 10;
    }
    place->located = north >= -90 && north <= 90 && east >= -180 && east <= 180;
    if (place->located) {
        place->latitude = (float)north;
        place->longitude = (float)east;
    }
    return *place->name || place->text.size ? place : NULL;
}

static EntenteFigure read_figure(CodedReader *reader, EntenteFigureKind kind, EntenteSlice object)
{
    EntenteFigure figure = {.kind = kind, .low = -1, .best = -1, .high = -1, .text = {"", 0}};
    figure.of = (EntenteEntity){.text = {"", 0}, .name = "", .sectors = "", .office = "", .file = ""};
    figure.by = figure.of;
    JsonMember member;
    for (JsonScanner scanner = json_scan(object); json_next(&scanner, &member);) {
        if (IS(member.name, "low"))
            figure.low = read_number(&member, -1);
        else if (IS(member.name, "best"))
            figure.best = read_number(&member, -1);
        else if (IS(member.name, "high"))
            figure.high = read_number(&member, -1);
        else if (IS(member.name, "text"))
            figure.text = coded_text(reader, &member);
        else if (IS(member.name, "of") && member.kind == JSON_OBJECT)
            figure.of = read_entity(reader, member.value);
        else if (IS(member.name, "by") && member.kind == JSON_OBJECT)
            figure.by = read_entity(reader, member.value);
    }
    return figure;
}

static void read_size(CodedReader *reader, const JsonMember *object, EntenteEvent *event)
{
    JsonMember member, element;
    size_t room = 0;
    if (object->kind != JSON_OBJECT)
        return;
    for (JsonScanner scanner = json_scan(object->value); json_next(&scanner, &member);)
        room += count_elements(&member);
    event->figures = arena_array(reader->arena, room, sizeof *event->figures);
    if (!event->figures) {
        reader->failed = true;
        return;
    }
    for (JsonScanner scanner = json_scan(object->value); json_next(&scanner, &member);) {
        int kind = 0;
        while (kind < ENTENTE_FIGURE_KINDS &&
               !slice_is(member.name, entente_figure_kind_name((EntenteFigureKind)kind)))
            kind++;
        if (kind == ENTENTE_FIGURE_KINDS)
            continue;
        if (member.kind == JSON_OBJECT)
            event->figures[event->figure_count++] =
                read_figure(reader, (EntenteFigureKind)kind, member.value);
        if (member.kind != JSON_ARRAY)
            continue;
        for (JsonScanner inner = json_scan(member.value); json_next_element(&inner, &element);)
            if (element.kind == JSON_OBJECT)
                event->figures[event->figure_count++] =
                    read_figure(reader, (EntenteFigureKind)kind, element.value);
    }
}

static void read_sources(CodedReader *reader, const JsonMember *array, EntenteEvent *event)
{
    JsonMember element, member;
    event->sources = arena_array(reader->arena, count_elements(array), sizeof *event->sources);
    if (!event->sources || array->kind != JSON_ARRAY) {
        reader->failed = reader->failed || !event->sources;
        return;
    }
    for (JsonScanner scanner = json_scan(array->value); json_next_element(&scanner, &element);) {
        EntenteSource source = {.cue = {"", 0}, .medium = {"", 0}};
        bool speaks = false;
        if (element.kind != JSON_OBJECT)
            continue;
        for (JsonScanner inner = json_scan(element.value); json_next(&inner, &member);) {
            if (IS(member.name, "speaker") && member.kind == JSON_OBJECT) {
                source.speaker = read_entity(reader, member.value);
                speaks = true;
            } else if (IS(member.name, "cue")) {
                source.cue = coded_text(reader, &member);
            } else if (IS(member.name, "medium")) {
                source.medium = coded_text(reader, &member);
            }
        }
        if (speaks)
            event->sources[event->source_count++] = source;
    }
}

static void read_triggers(CodedReader *reader, const JsonMember *array, EntenteEvent *event)
{
    JsonMember element, member;
    event->triggers = arena_array(reader->arena, count_elements(array), sizeof *event->triggers);
    if (!event->triggers || array->kind != JSON_ARRAY) {
        reader->failed = reader->failed || !event->triggers;
        return;
    }
    for (JsonScanner scanner = json_scan(array->value); json_next_element(&scanner, &element);) {
        EntenteSpan span = {0};
        if (element.kind != JSON_OBJECT)
            continue;
        for (JsonScanner inner = json_scan(element.value); json_next(&inner, &member);) {
            if (IS(member.name, "start"))
                span.start = coded_offset(&member);
            else if (IS(member.name, "end"))
                span.end = coded_offset(&member);
        }
        event->triggers[event->trigger_count++] = span;
    }
}

static EntenteEventStatus read_status(EntenteSlice name)
{
    int status = 0;
    while (status < ENTENTE_STATUSES &&
           !slice_is(name, entente_event_status_name((EntenteEventStatus)status)))
        status++;
    return status < ENTENTE_STATUSES ? (EntenteEventStatus)status : ENTENTE_OCCURRED;
}

static EntentePrecision read_precision(EntenteSlice name)
{
    int precision = 1;
    while (precision < ENTENTE_PRECISIONS &&
           !slice_is(name, entente_precision_name((EntentePrecision)precision)))
        precision++;
    return precision < ENTENTE_PRECISIONS ? (EntentePrecision)precision : ENTENTE_DAY;
}

/* ---- an event ---- */

void coded_event_begin(EntenteEvent *event)
{
    event->mode = event->level = event->context = "";
    event->why = (EntenteSlice){"", 0};
    event->confidence = 1;
}

static void read_about(CodedReader *reader, EntenteEvent *event, const JsonMember *array, unsigned depth)
{
    JsonMember first = first_of(array), member;
    if (first.kind != JSON_OBJECT || depth >= ABOUT_DEPTH)
        return;
    event->about = arena_array(reader->arena, 1, sizeof *event->about);
    if (!event->about) {
        reader->failed = true;
        return;
    }
    coded_event_begin(event->about);
    for (JsonScanner scanner = json_scan(first.value); json_next(&scanner, &member);)
        coded_event_member(reader, event->about, &member, depth + 1);
    if (event->about->type == ENTENTE_EVENT_NONE)
        event->about = NULL;
}

static void read_why(CodedReader *reader, EntenteEvent *event, const JsonMember *object)
{
    JsonMember member;
    if (object->kind == JSON_STRING)
        event->why = coded_text(reader, object);
    if (object->kind != JSON_OBJECT)
        return;
    for (JsonScanner scanner = json_scan(object->value); json_next(&scanner, &member);)
        if (IS(member.name, "text"))
            event->why = coded_text(reader, &member);
}

typedef enum EventKey {
    KEY_EVENT,
    KEY_MODE,
    KEY_CONTEXT,
    KEY_CAMEO,
    KEY_QUAD,
    KEY_SCALE,
    KEY_GOLDSTEIN,
    KEY_STATUS,
    KEY_ACTOR,
    KEY_RECIPIENT,
    KEY_MEDIATOR,
    KEY_LEVEL,
    KEY_TRIGGER,
    KEY_LOC,
    KEY_SIZE,
    KEY_REASON,
    KEY_ABOUT,
    KEY_DATE,
    KEY_ENDDATE,
    KEY_PRECISION,
    KEY_HISTORICAL,
    KEY_ATTRIBUTION,
    KEY_CONFIDENCE,
    EVENT_KEYS
} EventKey;

#define KEY(literal)                                                                                         \
    {                                                                                                        \
        literal, sizeof(literal) - 1                                                                         \
    }
static const EntenteSlice event_keys[EVENT_KEYS] = {
    KEY("event"),       KEY("mode"),        KEY("context"),   KEY("cameo"),     KEY("quad_code"),
    KEY("event_scale"), KEY("goldstein"),   KEY("status"),    KEY("actor"),     KEY("recipient"),
    KEY("mediator"),    KEY("level"),       KEY("trigger"),   KEY("event_loc"), KEY("size"),
    KEY("reason"),      KEY("about"),       KEY("date"),      KEY("enddate"),   KEY("date_precision"),
    KEY("historical"),  KEY("attribution"), KEY("confidence")};
#undef KEY

void coded_event_member(CodedReader *reader, EntenteEvent *event, const JsonMember *member, unsigned depth)
{
    JsonMember first;
    int key = 0;
    while (key < EVENT_KEYS && (event_keys[key].size != member->name.size ||
                                memcmp(event_keys[key].data, member->name.data, member->name.size) != 0))
        key++;
    switch (key) {
    case KEY_EVENT:
        first = first_of(member);
        event->type = entente_event_type_from_name(coded_text(reader, &first));
        break;
    case KEY_MODE:
        first = first_of(member);
        event->mode = read_string(reader, &first);
        break;
    case KEY_CONTEXT:
        event->context = read_list(reader, member);
        break;
    case KEY_CAMEO:
        coded_short(event->cameo, sizeof event->cameo, coded_text(reader, member));
        break;
    case KEY_QUAD:
        event->quad = coded_offset(member) % 5;
        break;
    case KEY_SCALE:
        event->score = (float)read_number(member, 0);
        break;
    case KEY_GOLDSTEIN:
        event->goldstein = (float)read_number(member, 0);
        break;
    case KEY_STATUS:
        event->status = read_status(member->value);
        break;
    case KEY_ACTOR:
        event->actors = read_entities(reader, member, &event->actor_count);
        break;
    case KEY_RECIPIENT:
        event->recipients = read_entities(reader, member, &event->recipient_count);
        break;
    case KEY_MEDIATOR:
        event->mediators = read_entities(reader, member, &event->mediator_count);
        break;
    case KEY_LEVEL:
        event->level = read_string(reader, member);
        break;
    case KEY_TRIGGER:
        read_triggers(reader, member, event);
        break;
    case KEY_LOC:
        first = first_of(member);
        event->place = read_place(reader, &first);
        break;
    case KEY_SIZE:
        read_size(reader, member, event);
        break;
    case KEY_REASON:
        read_why(reader, event, member);
        break;
    case KEY_ABOUT:
        read_about(reader, event, member, depth);
        break;
    case KEY_DATE:
        event->date = coded_date(member);
        event->precision = event->precision ? event->precision : ENTENTE_DAY;
        break;
    case KEY_ENDDATE:
        event->enddate = coded_date(member);
        break;
    case KEY_PRECISION:
        event->precision = read_precision(member->value);
        break;
    case KEY_HISTORICAL:
        event->historical = slice_is(member->value, "true");
        break;
    case KEY_ATTRIBUTION:
        read_sources(reader, member, event);
        break;
    case KEY_CONFIDENCE:
        event->confidence = (float)read_number(member, 1);
        break;
    default:
        break;
    }
}
