#include "report/walk.h"

#include "base/date.h"
#include "base/error.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS                                                                                              \
    "SELECT e.key, e.id, e.type, e.mode, e.cameo, e.quad, e.score, e.goldstein, e.status, e.date, "          \
    "e.enddate, "                                                                                            \
    "e.date_precision, e.historical, e.level, e.context, e.reason, e.words, e.confidence, p.name, "          \
    "p.country, "                                                                                            \
    "p.region, p.kind, p.latitude, p.longitude, p.resolution, s.number, s.start_at, s.end_at, s.text, "      \
    "r.document, r.title, r.publication, r.url, r.published "

#define TABLES                                                                                               \
    "FROM event e JOIN report r ON r.key = e.report JOIN sentence s ON s.key = e.sentence "                  \
    "LEFT JOIN place p ON p.key = e.place WHERE e.hidden = 0"

/* Events that share an entry with ?1, which itself is among them: reports of the same thing. */
#define MENTIONS                                                                                             \
    " AND (e.key = ?1 OR (e.parent IS NULL AND e.type = (SELECT o.type FROM event o WHERE o.key = ?1) AND "  \
    "e.key IN (SELECT y.event FROM entry_event x JOIN entry n ON n.key = x.entry JOIN entry_event y ON "     \
    "y.entry = x.entry WHERE x.event = ?1 AND n.kind <> 'claim' AND n.hidden = 0 AND y.stance = "            \
    "'reports')))"

enum Column {
    EVENT_KEY,
    EVENT_ID,
    EVENT_TYPE,
    EVENT_MODE,
    EVENT_CAMEO,
    EVENT_QUAD,
    EVENT_SCORE,
    EVENT_GOLDSTEIN,
    EVENT_STATUS,
    EVENT_DATE,
    EVENT_ENDDATE,
    EVENT_PRECISION,
    EVENT_HISTORICAL,
    EVENT_LEVEL,
    EVENT_CONTEXT,
    EVENT_REASON,
    EVENT_WORDS,
    EVENT_CONFIDENCE,
    PLACE_NAME,
    PLACE_COUNTRY,
    PLACE_REGION,
    PLACE_KIND,
    PLACE_LATITUDE,
    PLACE_LONGITUDE,
    PLACE_RESOLUTION,
    SENTENCE_NUMBER,
    SENTENCE_START,
    SENTENCE_END,
    SENTENCE_TEXT,
    REPORT_DOCUMENT,
    REPORT_TITLE,
    REPORT_PUBLICATION,
    REPORT_URL,
    REPORT_PUBLISHED
};

typedef enum Part {
    PART_ACTORS,
    PART_FIGURES,
    PART_SOURCES,
    PART_ABOUT,
    PART_EVENT,
    PART_MENTIONS,
    PART_COUNT,
    PART_PUBLICATIONS,
    PART_DEAD,
    PARTS
} Part;

static const char *const parts[PARTS] = {
    [PART_ACTORS] =
        "SELECT x.role, x.words, x.sectors, x.office, x.start_at, x.end_at, a.name, a.code, a.side "
        "FROM event_actor x JOIN actor a ON a.key = x.actor WHERE x.event = ?1 "
        "ORDER BY x.role, x.number",
    /* who says so, where it is not whoever tells the event; of several actors of a name the one with a code
     */
    [PART_FIGURES] =
        "SELECT f.kind, f.low, f.best, f.high, f.words, f.side, f.claimant, a.code, a.side, a.sector "
        "FROM figure f JOIN event e ON e.key = f.event LEFT JOIN actor a ON f.claimant <> e.sayer AND a.key "
        "= "
        "(SELECT k.key FROM actor k WHERE k.name = f.claimant ORDER BY k.code DESC, k.key LIMIT 1) "
        "WHERE f.event = ?1 ORDER BY f.number",
    [PART_SOURCES] = "SELECT x.words, x.cue, x.medium, a.name, a.code, a.side, a.sector FROM attribution x "
                     "JOIN actor a ON a.key = x.actor WHERE x.event = ?1 ORDER BY x.number",
    [PART_ABOUT] = COLUMNS TABLES " AND e.parent = ?1 ORDER BY e.key LIMIT 1",
    [PART_EVENT] = COLUMNS TABLES " AND e.key = ?1",
    [PART_MENTIONS] = COLUMNS TABLES MENTIONS " ORDER BY r.day, e.key",
    [PART_COUNT] =
        "SELECT COUNT(*), COUNT(DISTINCT COALESCE(r.publication, '')), COUNT(DISTINCT r.key) " TABLES
            MENTIONS,
    [PART_PUBLICATIONS] = "SELECT DISTINCT r.publication FROM entry_event x JOIN event e ON e.key = x.event "
                          "JOIN report r ON r.key = e.report WHERE x.entry = ?1 AND e.hidden = 0 AND "
                          "r.publication <> '' ORDER BY 1",
    [PART_DEAD] =
        "SELECT f.low, f.best, f.high, f.side FROM figure f JOIN entry_event x ON x.event = f.event "
        "JOIN event e ON e.key = f.event WHERE x.entry = ?1 AND e.hidden = 0 AND f.kind = 'dead'",
};

struct Walk {
    EntenteRecord *record;
    Arena *arena; /* of the event or entry in hand */
    StoreQuery *queries[PARTS];
    bool failed; /* memory is out */
};

EntenteStatus walk_new(EntenteRecord *record, Walk **walk, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    *walk = calloc(1, sizeof **walk);
    if (!*walk)
        return error_no_memory(error);
    (*walk)->record = record;
    (*walk)->arena = arena_new();
    if (!(*walk)->arena)
        status = error_no_memory(error);
    for (int i = 0; status == ENTENTE_OK && i < PARTS; i++)
        status = store_prepare(record->store, parts[i], &(*walk)->queries[i], error);
    if (status != ENTENTE_OK) {
        walk_delete(*walk);
        *walk = NULL;
    }
    return status;
}

void walk_delete(Walk *walk)
{
    if (!walk)
        return;
    for (int i = 0; i < PARTS; i++)
        if (walk->queries[i])
            store_finish(walk->queries[i]);
    arena_delete(walk->arena);
    free(walk);
}

/* ---- values ---- */

static EntenteSlice keep(Walk *walk, EntenteSlice text)
{
    char *copy = arena_copy(walk->arena, text.data ? text.data : "", text.size);
    walk->failed = walk->failed || !copy;
    return copy ? (EntenteSlice){copy, text.size} : (EntenteSlice){"", 0};
}

static EntenteSlice text_at(Walk *walk, const StoreQuery *query, size_t column)
{
    return keep(walk, store_text(query, column));
}

static const char *string_at(Walk *walk, const StoreQuery *query, size_t column)
{
    return text_at(walk, query, column).data;
}

static EntenteDate date_at(const StoreQuery *query, size_t column)
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

static double number_at(const StoreQuery *query, size_t column)
{
    return store_kind(query, column) == STORE_NULL ? -1 : store_real(query, column);
}

static StoreQuery *part(Walk *walk, Part which, int64_t key, EntenteStatus *status, EntenteError *error)
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
    StoreQuery *query = part(walk, PART_ACTORS, key, &status, error);
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
        entity->sectors = string_at(walk, query, 2);
        entity->office = string_at(walk, query, 3);
        entity->span = (EntenteSpan){(uint32_t)store_integer(query, 4), (uint32_t)store_integer(query, 5)};
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus load_figures(Walk *walk, int64_t key, EntenteEvent *event, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    size_t room = 0;
    StoreQuery *query = part(walk, PART_FIGURES, key, &status, error);
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
                                  .low = number_at(query, 1),
                                  .best = number_at(query, 2),
                                  .high = number_at(query, 3),
                                  .text = text_at(walk, query, 4)};
        EntenteSlice side = store_text(query, 5);
        bool state = side.size == 3;
        figure->of = entity_of(walk, side, side, state ? side : (EntenteSlice){"", 0}, side);
        if (store_kind(query, 7) == STORE_NULL)
            continue;
        EntenteSlice claimant = store_text(query, 6);
        figure->by = entity_of(walk, claimant, claimant, store_text(query, 7), store_text(query, 8));
        figure->by.sectors = string_at(walk, query, 9);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus load_sources(Walk *walk, int64_t key, EntenteEvent *event, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    size_t room = 0;
    StoreQuery *query = part(walk, PART_SOURCES, key, &status, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        EntenteSource *sources =
            arena_grow(walk->arena, event->sources, &room, event->source_count + 1, sizeof *sources);
        if (!sources) {
            store_rest(query);
            return error_no_memory(error);
        }
        event->sources = sources;
        EntenteSource *source = &sources[event->source_count++];
        *source = (EntenteSource){.cue = text_at(walk, query, 1), .medium = text_at(walk, query, 2)};
        source->speaker = entity_of(walk, store_text(query, 0), store_text(query, 3), store_text(query, 4),
                                    store_text(query, 5));
        source->speaker.sectors = string_at(walk, query, 6);
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

static EntentePlace *place_at(Walk *walk, const StoreQuery *query, size_t first, EntenteSlice text)
{
    if (store_kind(query, first) == STORE_NULL)
        return NULL;
    EntentePlace *place = arena_array(walk->arena, 1, sizeof *place);
    size_t from = 0;
    if (!place) {
        walk->failed = true;
        return NULL;
    }
    place->text = text_at(walk, query, first);
    place->name = place->text.data;
    code_at(place->country, sizeof place->country, query, first + 1);
    place->region = string_at(walk, query, first + 2);
    place->kind = string_at(walk, query, first + 3);
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

/* The columns of the row in hand; `*words` are those that name the event. */
static int64_t read_event(Walk *walk, const StoreQuery *query, EntenteSlice text, EntenteEvent *event,
                          const char **words)
{
    code_at(event->id, sizeof event->id, query, EVENT_ID);
    event->type = entente_event_type_from_name(store_text(query, EVENT_TYPE));
    event->mode = string_at(walk, query, EVENT_MODE);
    code_at(event->cameo, sizeof event->cameo, query, EVENT_CAMEO);
    event->quad = (unsigned)store_integer(query, EVENT_QUAD);
    event->score = (float)store_real(query, EVENT_SCORE);
    event->goldstein = (float)store_real(query, EVENT_GOLDSTEIN);
    event->status = status_named(store_text(query, EVENT_STATUS));
    event->date = date_at(query, EVENT_DATE);
    event->enddate = date_at(query, EVENT_ENDDATE);
    event->precision = precision_named(store_text(query, EVENT_PRECISION));
    event->historical = store_integer(query, EVENT_HISTORICAL) != 0;
    event->level = string_at(walk, query, EVENT_LEVEL);
    event->context = string_at(walk, query, EVENT_CONTEXT);
    event->why = text_at(walk, query, EVENT_REASON);
    event->confidence = (float)store_real(query, EVENT_CONFIDENCE);
    event->place = place_at(walk, query, PLACE_NAME, text);
    *words = string_at(walk, query, EVENT_WORDS);
    size_t from = 0;
    event->why_span = span_of(text, event->why, &from);
    return store_integer(query, EVENT_KEY);
}

static EntenteStatus load_parts(Walk *walk, int64_t key, EntenteSlice text, const char *words,
                                EntenteEvent *event, unsigned depth, EntenteError *error)
{
    EntenteStatus status = load_actors(walk, key, event, error);
    if (status == ENTENTE_OK)
        status = load_figures(walk, key, event, error);
    if (status == ENTENTE_OK)
        status = load_sources(walk, key, event, error);
    if (status == ENTENTE_OK)
        status = find_triggers(walk, text, words, event, error);
    StoreQuery *query = part(walk, PART_ABOUT, key, &status, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status != ENTENTE_OK)
        return status == ENTENTE_END ? ENTENTE_OK : status;
    event->about = arena_array(walk->arena, 1, sizeof *event->about);
    int64_t inner = event->about ? read_event(walk, query, text, event->about, &words) : 0;
    store_rest(query);
    if (!event->about)
        return error_no_memory(error);
    return depth < ABOUT_DEPTH ? load_parts(walk, inner, text, words, event->about, depth + 1, error)
                               : ENTENTE_OK;
}

/* All of the event in the row in hand; the query is not stepped. */
static EntenteStatus load_event(Walk *walk, const StoreQuery *query, ReportEvent *out, EntenteError *error)
{
    EntenteEvent *event = arena_array(walk->arena, 1, sizeof *event);
    EntenteSentence *sentence = arena_array(walk->arena, 1, sizeof *sentence);
    EntenteDocument *document = arena_array(walk->arena, 1, sizeof *document);
    const char *words;
    if (!event || !sentence || !document)
        return error_no_memory(error);
    sentence->id = (EntenteSlice){"", 0};
    sentence->text = text_at(walk, query, SENTENCE_TEXT);
    sentence->start = (uint32_t)store_integer(query, SENTENCE_START);
    sentence->end = (uint32_t)store_integer(query, SENTENCE_END);
    document->id = text_at(walk, query, REPORT_DOCUMENT);
    document->title = text_at(walk, query, REPORT_TITLE);
    document->publication = text_at(walk, query, REPORT_PUBLICATION);
    document->url = text_at(walk, query, REPORT_URL);
    document->published = date_at(query, REPORT_PUBLISHED);
    document->text = (EntenteSlice){"", 0};
    document->sentences = sentence;
    document->events = event;
    document->sentence_count = document->event_count = 1;
    out->sentence = store_integer(query, SENTENCE_NUMBER);
    document->first_sentence = out->sentence > 0 ? (uint32_t)out->sentence - 1 : 0;
    document->file = "";
    out->key = read_event(walk, query, sentence->text, event, &words);
    out->id = string_at(walk, query, EVENT_ID);
    out->document = document;
    out->event = event;
    EntenteStatus status = load_parts(walk, out->key, sentence->text, words, event, 0, error);
    return status == ENTENTE_OK && walk->failed ? error_no_memory(error) : status;
}

static EntenteStatus hand_out_events(Walk *walk, StoreQuery *query, bool nested, WalkEventListener *listener,
                                     void *context, EntenteError *error)
{
    EntenteStatus status;
    while ((status = store_step(query, error)) == ENTENTE_OK) {
        ReportEvent event = {0};
        if (!nested)
            arena_reset(walk->arena);
        status = load_event(walk, query, &event, error);
        if (status == ENTENTE_OK)
            status = listener(&event, context, error);
        if (status != ENTENTE_OK) {
            store_rest(query);
            return status;
        }
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus walk_events(Walk *walk, const EntenteFilter *filter, WalkEventListener *listener, void *context,
                          EntenteError *error)
{
    Asking asking;
    StoreQuery *query = NULL;
    arena_reset(walk->record->arena);
    EntenteStatus status = asking_begin(&asking, walk->record, filter, error);
    if (status == ENTENTE_OK) {
        asking_add(&asking, COLUMNS TABLES " AND e.parent IS NULL");
        asking_events(&asking);
        asking_add(&asking, " ORDER BY e.day, e.key");
        asking_limit(&asking);
        status = asking_query(&asking, &query, error);
    }
    if (status == ENTENTE_OK)
        status = hand_out_events(walk, query, false, listener, context, error);
    store_finish(query);
    asking_end(&asking);
    return status;
}

EntenteStatus walk_mentions(Walk *walk, const ReportEvent *event, WalkEventListener *listener, void *context,
                            EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    StoreQuery *query = part(walk, PART_MENTIONS, event->key, &status, error);
    return status == ENTENTE_OK ? hand_out_events(walk, query, true, listener, context, error) : status;
}

EntenteStatus walk_count(Walk *walk, const ReportEvent *event, int64_t counts[3], EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    StoreQuery *query = part(walk, PART_COUNT, event->key, &status, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    for (size_t i = 0; status == ENTENTE_OK && i < 3; i++)
        counts[i] = store_integer(query, i);
    if (status == ENTENTE_OK)
        store_rest(query);
    return status;
}

/* ---- entries ---- */

static EntenteStatus load_publications(Walk *walk, int64_t key, ReportEntry *entry, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    StoreQuery *query = part(walk, PART_PUBLICATIONS, key, &status, error);
    entry->publications = "";
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        EntenteSlice name = store_text(query, 0);
        const char *longer = text_format(walk->arena, "%s%s%.*s", entry->publications,
                                         *entry->publications ? "; " : "", (int)name.size, name.data);
        walk->failed = walk->failed || !longer;
        entry->publications = longer ? longer : "";
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static bool is_side_of(EntenteSlice side, const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(side, entities[i].code) || slice_is(side, entities[i].name))
            return true;
    return false;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static EntenteStatus load_dead(Walk *walk, int64_t key, ReportEntry *entry, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    const EntenteEvent *event = entry->first.event;
    StoreQuery *query = part(walk, PART_DEAD, key, &status, error);
    entry->low = entry->best = entry->high = entry->of_actors = entry->of_others = -1;
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        double low = number_at(query, 0), best = number_at(query, 1), high = number_at(query, 2);
        EntenteSlice side = store_text(query, 3);
        best = best >= 0 ? best : low >= 0 ? low : high;
        low = low >= 0 ? low : best;
        entry->low = entry->low < 0 || low < entry->low ? low : entry->low;
        entry->best = larger(entry->best, best);
        entry->high = larger(entry->high, larger(high, best));
        if (is_side_of(side, event->actors, event->actor_count))
            entry->of_actors = larger(entry->of_actors, best);
        else if (is_side_of(side, event->recipients, event->recipient_count))
            entry->of_others = larger(entry->of_others, best);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus load_first(Walk *walk, int64_t event, ReportEntry *entry, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    StoreQuery *query = part(walk, PART_EVENT, event, &status, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status == ENTENTE_OK) {
        status = load_event(walk, query, &entry->first, error);
        store_rest(query);
    }
    return status;
}

#define ENTRY_COLUMNS                                                                                        \
    "SELECT n.key, n.id, n.kind, n.type, n.mode, n.title, n.sides, n.state, n.date_precision, n.date, "      \
    "n.enddate, "                                                                                            \
    "(SELECT COUNT(DISTINCT k.report) FROM entry_event y JOIN event k ON k.key = y.event WHERE y.entry = "   \
    "n.key "                                                                                                 \
    "AND k.hidden = 0), (SELECT MIN(y.event) FROM entry_event y JOIN event k ON k.key = y.event WHERE "      \
    "y.entry = "                                                                                             \
    "n.key AND k.hidden = 0), p.name, p.country, p.region, p.kind, p.latitude, p.longitude, p.resolution "   \
    "FROM entry n LEFT JOIN place p ON p.key = n.place WHERE n.hidden = 0"

static EntenteStatus load_entry(Walk *walk, const StoreQuery *query, ReportEntry *entry, EntenteError *error)
{
    const char **const strings[] = {&entry->id,    &entry->kind,  &entry->type,  &entry->mode,
                                    &entry->title, &entry->sides, &entry->state, &entry->precision};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        *strings[i] = string_at(walk, query, i + 1);
    entry->date = date_at(query, 9);
    entry->enddate = date_at(query, 10);
    entry->reports = store_integer(query, 11);
    entry->place = place_at(walk, query, 13, (EntenteSlice){"", 0});
    EntenteStatus status = load_first(walk, store_integer(query, 12), entry, error);
    if (status == ENTENTE_OK)
        status = load_publications(walk, store_integer(query, 0), entry, error);
    if (status == ENTENTE_OK)
        status = load_dead(walk, store_integer(query, 0), entry, error);
    return status == ENTENTE_OK && walk->failed ? error_no_memory(error) : status;
}

EntenteStatus walk_entries(Walk *walk, const char *kind, const EntenteFilter *filter,
                           WalkEntryListener *listener, void *context, EntenteError *error)
{
    Asking asking;
    StoreQuery *query = NULL;
    arena_reset(walk->record->arena);
    EntenteStatus status = asking_begin(&asking, walk->record, filter, error);
    if (status == ENTENTE_OK) {
        asking_add(&asking, ENTRY_COLUMNS " AND n.kind ");
        asking_add(&asking, kind ? "= " : "<> ");
        asking_value(&asking, value_string(kind ? kind : "claim"));
        asking_entries(&asking);
        asking_add(&asking, " ORDER BY n.day, n.key");
        asking_limit(&asking);
        status = asking_query(&asking, &query, error);
    }
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        ReportEntry entry = {0};
        arena_reset(walk->arena);
        status = load_entry(walk, query, &entry, error);
        if (status == ENTENTE_OK)
            status = listener(&entry, context, error);
        else if (status == ENTENTE_END) /* all its events are hidden */
            status = ENTENTE_OK;
    }
    store_finish(query);
    asking_end(&asking);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}
