/* An event out of the record's rows: its actors, figures, speakers and content, and where its words stand. */
#include "report/walk_parts.h"

#include "base/date.h"
#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

/* ---- values ---- */

static EntenteSlice keep(Walk *walk, EntenteSlice text)
{
    char *copy = arena_copy(walk->arena, text.data ? text.data : "", text.size);
    walk->failed = walk->failed || !copy;
    return copy ? (EntenteSlice){copy, text.size} : (EntenteSlice){"", 0};
}

EntenteSlice walk_text(Walk *walk, const StoreQuery *query, size_t column)
{
    return keep(walk, store_text(query, column));
}

const char *walk_string(Walk *walk, const StoreQuery *query, size_t column)
{
    return walk_text(walk, query, column).data;
}

EntenteDate walk_date(const StoreQuery *query, size_t column)
{
    EntenteDate date = {0};
    return date_parse_iso(store_text(query, column), &date) ? date : (EntenteDate){0};
}

static void code_at(char *out, size_t room, const StoreQuery *query, size_t column)
{
    EntenteSlice text = store_text(query, column);
    size_t size = text.size < room ? text.size : room - 1;
    memcpy(out, text.data, size);
    out[size] = '\0';
}

double walk_number(const StoreQuery *query, size_t column)
{
    return store_kind(query, column) == STORE_NULL ? -1 : store_real(query, column);
}

StoreQuery *walk_part(Walk *walk, Part which, int64_t key, EntenteStatus *status, EntenteError *error)
{
    const StoreValue value = value_integer(key);
    StoreQuery *query = walk->queries[which];
    if (*status == ENTENTE_OK)
        *status = store_bind(query, &value, 1, error);
    return query;
}

/* ---- parts of an event ---- */

/* The record keeps an actor's words in place of a name that no dictionary gave; which of them it is shows in
 * whether they are the words of the report. */
static EntenteEntity entity_of(Walk *walk, EntenteSlice words, EntenteSlice name, EntenteSlice code,
                               EntenteSlice side)
{
    EntenteEntity entity = {.text = keep(walk, words), .name = "", .sectors = "", .office = "", .file = ""};
    size_t size = code.size < sizeof entity.code ? code.size : sizeof entity.code - 1;
    memcpy(entity.code, code.data, size);
    const SchemeState *state = scheme_state(entity.code);
    if (!slice_equal(name, words) || slice_equal(name, side) || (state && slice_is(name, state->name)))
        entity.name = keep(walk, name).data;
    return entity;
}

static EntenteStatus load_actors(Walk *walk, int64_t key, EntenteEvent *event, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    StoreQuery *query = walk_part(walk, PART_ACTORS, key, &status, error);
    size_t room[3] = {0}, *const counts[3] = {&event->actor_count, &event->recipient_count,
                                              &event->mediator_count};
    EntenteEntity **const lists[3] = {&event->actors, &event->recipients, &event->mediators};
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        EntenteSlice role = store_text(query, 0);
        size_t which = slice_is(role, "actor") ? 0 : slice_is(role, "recipient") ? 1 : 2;
        EntenteEntity *grown =
            arena_grow(walk->arena, *lists[which], &room[which], *counts[which] + 1, sizeof *grown);
        if (!grown) {
            store_rest(query);
            return error_no_memory(error);
        }
        *lists[which] = grown;
        EntenteEntity *entity = &grown[(*counts[which])++];
        *entity = entity_of(walk, store_text(query, 1), store_text(query, 6), store_text(query, 7),
                            store_text(query, 8));
        entity->sectors = walk_string(walk, query, 2);
        entity->office = walk_string(walk, query, 3);
        entity->span = (EntenteSpan){(uint32_t)store_integer(query, 4), (uint32_t)store_integer(query, 5)};
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus load_figures(Walk *walk, int64_t key, EntenteEvent *event, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    size_t room = 0;
    StoreQuery *query = walk_part(walk, PART_FIGURES, key, &status, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        int kind = 0;
        while (kind + 1 < ENTENTE_FIGURE_KINDS &&
               !slice_is(store_text(query, 0), entente_figure_kind_name((EntenteFigureKind)kind)))
            kind++;
        EntenteFigure *figures =
            arena_grow(walk->arena, event->figures, &room, event->figure_count + 1, sizeof *figures);
        if (!figures) {
            store_rest(query);
            return error_no_memory(error);
        }
        event->figures = figures;
        EntenteFigure *figure = &figures[event->figure_count++];
        *figure = (EntenteFigure){.kind = (EntenteFigureKind)kind,
                                  .low = walk_number(query, 1),
                                  .best = walk_number(query, 2),
                                  .high = walk_number(query, 3),
                                  .text = walk_text(walk, query, 4)};
        EntenteSlice side = store_text(query, 5);
        bool state = side.size == 3;
        figure->of = entity_of(walk, side, side, state ? side : (EntenteSlice){"", 0}, side);
        if (store_kind(query, 7) == STORE_NULL)
            continue;
        EntenteSlice claimant = store_text(query, 6);
        figure->by = entity_of(walk, claimant, claimant, store_text(query, 7), store_text(query, 8));
        figure->by.sectors = walk_string(walk, query, 9);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus load_sources(Walk *walk, int64_t key, EntenteEvent *event, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    size_t room = 0;
    StoreQuery *query = walk_part(walk, PART_SOURCES, key, &status, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        EntenteSource *sources =
            arena_grow(walk->arena, event->sources, &room, event->source_count + 1, sizeof *sources);
        if (!sources) {
            store_rest(query);
            return error_no_memory(error);
        }
        event->sources = sources;
        EntenteSource *source = &sources[event->source_count++];
        *source = (EntenteSource){.cue = walk_text(walk, query, 1), .medium = walk_text(walk, query, 2)};
        source->speaker = entity_of(walk, store_text(query, 0), store_text(query, 3), store_text(query, 4),
                                    store_text(query, 5));
        source->speaker.sectors = walk_string(walk, query, 6);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* ---- what is found again in the sentence ---- */

static EntenteSpan span_of(EntenteSlice text, EntenteSlice words, size_t *from)
{
    EntenteSpan span = {0};
    const char *found = words.size && *from <= text.size
                            ? memmem(text.data + *from, text.size - *from, words.data, words.size)
                            : NULL;
    if (!found)
        return span;
    size_t before = (size_t)(found - text.data);
    span.start = (uint32_t)utf8_count((EntenteSlice){text.data, before});
    span.end = span.start + (uint32_t)utf8_count(words);
    *from = before + words.size;
    return span;
}

static EntenteStatus find_triggers(Walk *walk, EntenteSlice text, const char *words, EntenteEvent *event,
                                   EntenteError *error)
{
    size_t room = 0, from = 0;
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, " ");
        EntenteSpan span = span_of(text, (EntenteSlice){at, size}, &from);
        at += size + (at[size] == ' ');
        if (span.end == span.start)
            continue;
        EntenteSpan *spans =
            arena_grow(walk->arena, event->triggers, &room, event->trigger_count + 1, sizeof *spans);
        if (!spans)
            return error_no_memory(error);
        event->triggers = spans;
        spans[event->trigger_count++] = span;
    }
    return ENTENTE_OK;
}

EntentePlace *walk_place(Walk *walk, const StoreQuery *query, size_t first, EntenteSlice text)
{
    if (store_kind(query, first) == STORE_NULL)
        return NULL;
    EntentePlace *place = arena_array(walk->arena, 1, sizeof *place);
    size_t from = 0;
    if (!place) {
        walk->failed = true;
        return NULL;
    }
    place->text = walk_text(walk, query, first);
    place->name = place->text.data;
    code_at(place->country, sizeof place->country, query, first + 1);
    place->region = walk_string(walk, query, first + 2);
    place->kind = walk_string(walk, query, first + 3);
    place->claimants = place->file = "";
    place->located = store_kind(query, first + 4) != STORE_NULL && store_kind(query, first + 5) != STORE_NULL;
    place->latitude = (float)store_real(query, first + 4);
    place->longitude = (float)store_real(query, first + 5);
    place->resolution = (unsigned)store_integer(query, first + 6);
    place->span = span_of(text, place->text, &from);
    return place;
}

/* ---- an event ---- */

static EntenteEventStatus status_named(EntenteSlice name)
{
    int status = 0;
    while (status + 1 < ENTENTE_STATUSES &&
           !slice_is(name, entente_event_status_name((EntenteEventStatus)status)))
        status++;
    return (EntenteEventStatus)status;
}

static EntentePrecision precision_named(EntenteSlice name)
{
    int precision = 0;
    while (precision < ENTENTE_PRECISIONS &&
           !slice_is(name, entente_precision_name((EntentePrecision)precision)))
        precision++;
    return precision < ENTENTE_PRECISIONS ? (EntentePrecision)precision : ENTENTE_PRECISION_NONE;
}

/* What else a row tells: the event's key, the words that name it, and which parts are worth a query. */
typedef struct EventRow {
    int64_t key;
    const char *words;
    bool figures, sources, about;
} EventRow;

/* The columns of the row in hand. */
static EventRow read_event(Walk *walk, const StoreQuery *query, EntenteSlice text, EntenteEvent *event)
{
    code_at(event->id, sizeof event->id, query, EVENT_ID);
    event->type = entente_event_type_from_name(store_text(query, EVENT_TYPE));
    event->mode = walk_string(walk, query, EVENT_MODE);
    code_at(event->cameo, sizeof event->cameo, query, EVENT_CAMEO);
    event->quad = (unsigned)store_integer(query, EVENT_QUAD);
    event->score = (float)store_real(query, EVENT_SCORE);
    event->goldstein = (float)store_real(query, EVENT_GOLDSTEIN);
    event->status = status_named(store_text(query, EVENT_STATUS));
    event->date = walk_date(query, EVENT_DATE);
    event->enddate = walk_date(query, EVENT_ENDDATE);
    event->precision = precision_named(store_text(query, EVENT_PRECISION));
    event->historical = store_integer(query, EVENT_HISTORICAL) != 0;
    event->level = walk_string(walk, query, EVENT_LEVEL);
    event->context = walk_string(walk, query, EVENT_CONTEXT);
    event->why = walk_text(walk, query, EVENT_REASON);
    event->confidence = (float)store_real(query, EVENT_CONFIDENCE);
    event->place = walk_place(walk, query, PLACE_NAME, text);
    size_t from = 0;
    event->why_span = span_of(text, event->why, &from);
    return (EventRow){.key = store_integer(query, EVENT_KEY),
                      .words = walk_string(walk, query, EVENT_WORDS),
                      .figures = store_integer(query, HAS_FIGURES) != 0,
                      .sources = store_integer(query, HAS_SOURCES) != 0,
                      .about = store_integer(query, HAS_ABOUT) != 0};
}

static EntenteStatus load_parts(Walk *walk, EventRow row, EntenteSlice text, EntenteEvent *event,
                                unsigned depth, EntenteError *error)
{
    EntenteStatus status = load_actors(walk, row.key, event, error);
    if (status == ENTENTE_OK && row.figures)
        status = load_figures(walk, row.key, event, error);
    if (status == ENTENTE_OK && row.sources)
        status = load_sources(walk, row.key, event, error);
    if (status == ENTENTE_OK)
        status = find_triggers(walk, text, row.words, event, error);
    if (status != ENTENTE_OK || !row.about)
        return status;
    StoreQuery *query = walk_part(walk, PART_ABOUT, row.key, &status, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status != ENTENTE_OK)
        return status == ENTENTE_END ? ENTENTE_OK : status;
    event->about = arena_array(walk->arena, 1, sizeof *event->about);
    EventRow inner = event->about ? read_event(walk, query, text, event->about) : row;
    store_rest(query);
    if (!event->about)
        return error_no_memory(error);
    return depth < ABOUT_DEPTH ? load_parts(walk, inner, text, event->about, depth + 1, error) : ENTENTE_OK;
}

EntenteStatus walk_load_event(Walk *walk, const StoreQuery *query, ReportEvent *out, EntenteError *error)
{
    EntenteEvent *event = arena_array(walk->arena, 1, sizeof *event);
    EntenteSentence *sentence = arena_array(walk->arena, 1, sizeof *sentence);
    EntenteDocument *document = arena_array(walk->arena, 1, sizeof *document);
    if (!event || !sentence || !document)
        return error_no_memory(error);
    sentence->id = (EntenteSlice){"", 0};
    sentence->text = walk_text(walk, query, SENTENCE_TEXT);
    sentence->start = (uint32_t)store_integer(query, SENTENCE_START);
    sentence->end = (uint32_t)store_integer(query, SENTENCE_END);
    document->id = walk_text(walk, query, REPORT_DOCUMENT);
    document->title = walk_text(walk, query, REPORT_TITLE);
    document->publication = walk_text(walk, query, REPORT_PUBLICATION);
    document->url = walk_text(walk, query, REPORT_URL);
    document->published = walk_date(query, REPORT_PUBLISHED);
    document->text = (EntenteSlice){"", 0};
    document->sentences = sentence;
    document->events = event;
    document->sentence_count = document->event_count = 1;
    out->sentence = store_integer(query, SENTENCE_NUMBER);
    document->first_sentence = out->sentence > 0 ? (uint32_t)out->sentence - 1 : 0;
    document->file = "";
    EventRow row = read_event(walk, query, sentence->text, event);
    out->key = row.key;
    out->id = walk_string(walk, query, EVENT_ID);
    out->document = document;
    out->event = event;
    EntenteStatus status = load_parts(walk, row, sentence->text, event, 0, error);
    return status == ENTENTE_OK && walk->failed ? error_no_memory(error) : status;
}
