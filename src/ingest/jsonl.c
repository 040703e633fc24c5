#include "ingest/jsonl.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "ingest/fields.h"
#include "ingest/json.h"

#include <string.h>

typedef enum Field { ID, DATE, TEXT, EVENT_TEXT, TITLE, URL, PUBLICATION, FIELD_COUNT } Field;

/* The longest of these names, with every character written as \uXXXX. */
enum { NAME_LIMIT = 11 * 6 };

static const char *const field_names[FIELD_COUNT] = {"id",    "date", "text",       "event_text",
                                                     "title", "url",  "publication"};

/* Which field the member is; FIELD_COUNT for none. */
static Field find_field(EntenteSlice name)
{
    char decoded[NAME_LIMIT];
    if (name.size > NAME_LIMIT)
        return FIELD_COUNT;
    if (name.size && memchr(name.data, '\\', name.size)) {
        size_t repairs = 0;
        name = (EntenteSlice){decoded, json_decode(name, decoded, &repairs)};
    }
    Field field = ID;
    while (field < FIELD_COUNT && !slice_is(name, field_names[field]))
        field++;
    return field;
}

static bool is_allowed(Field field, JsonKind kind)
{
    return kind == JSON_STRING || kind == JSON_NULL ||
           (kind == JSON_NUMBER && (field == ID || field == DATE));
}

/* Collect the fields of the object; a message where it is not one or a field is of the wrong type. */
static const char *read_members(EntenteSlice line, JsonMember fields[FIELD_COUNT], Field *wrong)
{
    JsonMember member = {0};
    JsonScanner scanner = json_scan(line);
    while (json_next(&scanner, &member)) {
        Field field = find_field(member.name);
        if (field < FIELD_COUNT)
            fields[field] = member;
    }
    if (scanner.problem)
        return scanner.problem;
    for (*wrong = ID; *wrong < FIELD_COUNT; (*wrong)++)
        if (!is_allowed(*wrong, fields[*wrong].kind))
            return *wrong == ID || *wrong == DATE ? "is neither a string nor a number" : "is not a string";
    return NULL;
}

/* The decoded characters of a string or number, empty for null; malformed UTF-8 stays. */
static EntenteStatus decode(EntenteDocument *document, const JsonMember *member, EntenteSlice *decoded,
                            EntenteError *error)
{
    *decoded = (EntenteSlice){"", 0};
    if (member->kind == JSON_NULL)
        return ENTENTE_OK;
    *decoded = member->value;
    if (!member->value.size || !memchr(member->value.data, '\\', member->value.size))
        return ENTENTE_OK;
    char *out = arena_bytes(document->arena, member->value.size);
    if (!out)
        return error_no_memory(error);
    *decoded = (EntenteSlice){out, json_decode(member->value, out, &document->repairs)};
    return ENTENTE_OK;
}

static EntenteStatus keep_date(const Source *source, EntenteDocument *document, const JsonMember *member,
                               EntenteError *error)
{
    EntenteSlice date;
    EntenteStatus status = decode(document, member, &date, error);
    date = slice_trim(date);
    if (status != ENTENTE_OK || !date.size)
        return status;
    if (!date_parse_iso(date, &document->published) && !date_find(date, &document->published))
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), document->line,
                         "\"date\" has no date; the record is skipped");
    return ENTENTE_OK;
}

static EntenteStatus keep_names(EntenteDocument *document, const JsonMember fields[FIELD_COUNT],
                                EntenteError *error)
{
    EntenteSlice *const kept[FIELD_COUNT] = {[ID] = &document->id,
                                             [TITLE] = &document->title,
                                             [URL] = &document->url,
                                             [PUBLICATION] = &document->publication};
    for (Field field = ID; field < FIELD_COUNT; field++) {
        EntenteSlice value;
        if (!kept[field])
            continue;
        EntenteStatus status = decode(document, &fields[field], &value, error);
        if (status == ENTENTE_OK && value.size)
            status = fields_keep_line(document, value, kept[field], error);
        if (status != ENTENTE_OK)
            return status;
    }
    return ENTENTE_OK;
}

static EntenteStatus read_record(const Source *source, EntenteSlice line, EntenteDocument *document,
                                 EntenteError *error)
{
    JsonMember fields[FIELD_COUNT] = {0};
    Field wrong = FIELD_COUNT;
    const char *file = source_name(source), *problem = read_members(line, fields, &wrong);
    if (problem && wrong == FIELD_COUNT)
        return error_set(error, ENTENTE_BAD_INPUT, file, document->line, "%s; the record is skipped",
                         problem);
    if (problem)
        return error_set(error, ENTENTE_BAD_INPUT, file, document->line, "\"%s\" %s; the record is skipped",
                         field_names[wrong], problem);
    const JsonMember *text = &fields[fields[TEXT].kind == JSON_STRING ? TEXT : EVENT_TEXT];
    if (text->kind != JSON_STRING)
        return error_set(error, ENTENTE_BAD_INPUT, file, document->line,
                         "neither \"text\" nor \"event_text\"; the record is skipped");
    EntenteSlice decoded;
    EntenteStatus status = keep_date(source, document, &fields[DATE], error);
    if (status == ENTENTE_OK)
        status = keep_names(document, fields, error);
    document->repairs = 0; /* of the text alone */
    if (status == ENTENTE_OK)
        status = decode(document, text, &decoded, error);
    return status == ENTENTE_OK ? fields_keep(document, decoded, &document->text, error) : status;
}

EntenteStatus jsonl_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error)
{
    EntenteSlice line;
    do {
        EntenteStatus status = source_read_line(source, &line, error);
        if (status != ENTENTE_OK)
            return status;
    } while (!slice_trim(line).size);
    EntenteStatus status = fields_begin(document, source, source_line(source), date, error);
    return status == ENTENTE_OK ? read_record(source, line, document, error) : status;
}
