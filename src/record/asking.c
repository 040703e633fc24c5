#include "record/asking.h"

#include "base/date.h"
#include "base/error.h"
#include "lexicon/lexicon.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* ---- putting together ---- */

void asking_add(Asking *asking, const char *sql)
{
    buffer_add(&asking->sql, sql, strlen(sql));
}

void asking_value(Asking *asking, StoreValue value)
{
    char name[16];
    if (asking->count == ASKING_VALUES) {
        asking->failed = true;
        return;
    }
    asking->values[asking->count++] = value;
    (void)snprintf(name, sizeof name, "?%zu", asking->count);
    asking_add(asking, name);
}

static void add_string(Asking *asking, const char *string)
{
    asking_value(asking, value_string(string));
}

static const char *in_letters(Asking *asking, const char *text, bool upper)
{
    char *copy = arena_copy(asking->record->arena, text, strlen(text));
    asking->failed = asking->failed || !copy;
    for (char *c = copy; c && *c; c++)
        *c = (char)(upper ? toupper((unsigned char)*c) : tolower((unsigned char)*c));
    return copy ? copy : "";
}

static bool on_state(void *context, LexiconHit hit)
{
    char *code = context;
    if (hit.payload->kind != PAYLOAD_ACTOR)
        return true;
    const ImageActor *actor = hit_actor(hit);
    if (actor->kind != ACTOR_STATE || !actor->office_count)
        return true;
    const ImageOffice *office =
        (const ImageOffice *)hit.image->section[SECTION_OFFICES] + actor->first_office;
    memcpy(code, office->code, sizeof office->code);
    code[3] = '\0';
    return false;
}

/* A condition on `actor` rows: their code or side, or a state's whole side by the state's name, or their
 * name. */
static void add_actor(Asking *asking, const char *wanted, bool by_name_only)
{
    char code[4] = "";
    const char *folded = text_fold(asking->record->arena, entente_slice(wanted));
    asking->failed = asking->failed || !folded;
    if (asking->filter->lexicon)
        (void)lexicon_find(asking->filter->lexicon, ROOT_NAMES, entente_slice(wanted), on_state, code);
    if (!by_name_only) {
        const char *upper = in_letters(asking, *code ? code : wanted, true);
        asking_add(asking, "code = ");
        add_string(asking, upper);
        asking_add(asking, " OR side = ");
        add_string(asking, upper);
        asking_add(asking, " OR side = ");
        add_string(asking, wanted);
        asking_add(asking, " OR ");
    }
    asking_add(asking, "folded = ");
    add_string(asking, folded ? folded : "");
}

static void add_actors(Asking *asking, const char *column, const char *wanted)
{
    asking_add(asking, "SELECT ");
    asking_add(asking, column);
    asking_add(asking, " FROM actor WHERE ");
    add_actor(asking, wanted, false);
}

/* Whether an actor is known at all, and only by its own name. */
static EntenteStatus look_up(Asking *asking, const char *wanted, bool *person, EntenteError *error)
{
    Asking inner = {.record = asking->record, .filter = asking->filter};
    StoreQuery *query;
    asking_add(&inner, "SELECT COUNT(*), MAX(CASE WHEN ");
    add_actor(&inner, wanted, true);
    asking_add(&inner, " THEN 0 ELSE 1 END) FROM actor WHERE ");
    add_actor(&inner, wanted, false);
    EntenteStatus status = asking_query(&inner, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    bool known = status == ENTENTE_OK && store_integer(query, 0) > 0;
    *person = status == ENTENTE_OK && store_integer(query, 1) == 0;
    if (status == ENTENTE_OK || status == ENTENTE_END)
        store_finish(query);
    asking_end(&inner);
    if (status != ENTENTE_OK)
        return status;
    return known ? ENTENTE_OK
                 : error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "the record knows no actor \"%s\"", wanted);
}

EntenteStatus asking_begin(Asking *asking, EntenteRecord *record, const EntenteFilter *filter,
                           EntenteError *error)
{
    static const EntenteFilter all = {0};
    *asking = (Asking){.record = record, .filter = filter ? filter : &all, .state = "n.state"};
    bool ignored;
    const char *const named[] = {asking->filter->between[0], asking->filter->between[1],
                                 asking->filter->actor};
    for (size_t i = 0; i < 3; i++) {
        EntenteStatus status = named[i] ? look_up(asking, named[i], &ignored, error) : ENTENTE_OK;
        if (status != ENTENTE_OK)
            return status;
    }
    return ENTENTE_OK;
}

void asking_end(Asking *asking)
{
    buffer_free(&asking->sql);
}

/* ---- conditions ---- */

static void add_sides(Asking *asking, const char *column, const char *wanted)
{
    asking_add(asking, column);
    asking_add(asking, " IN (");
    add_actors(asking, "side", wanted);
    asking_add(asking, ")");
}

static void add_day(Asking *asking, const char *before, EntenteDate date)
{
    if (!date.month)
        return;
    asking_add(asking, before);
    asking_value(asking, value_integer(date_to_days(date)));
}

static void add_pair(Asking *asking, unsigned first)
{
    const EntenteFilter *filter = asking->filter;
    asking_add(asking, "SELECT event FROM event_pair WHERE ");
    add_sides(asking, "a", filter->between[first]);
    asking_add(asking, " AND ");
    add_sides(asking, "b", filter->between[!first]);
    if (filter->by_publication)
        return;
    /* an entry has an event of its own day; what lasts may have begun up to a month before */
    add_day(asking, " AND day >= -31 + ", filter->since);
    add_day(asking, " AND day <= ", filter->until);
}

/* Where conditions on parties begin and end: events of a subselect, and, asked of each row in turn, those in
 * which one of some actors takes part. */
typedef struct PartySql {
    const char *events, *end, *actor, *actor_end;
} PartySql;

/* The events of the actors that the filter names. Of a pair, a person is more than his side: the pair finds
 * the rows, he is looked for in each. */
static void add_parties(Asking *asking, const PartySql *sql, bool by_pair)
{
    const EntenteFilter *filter = asking->filter;
    if (filter->between[0] && filter->between[1] && !by_pair) {
        asking_add(asking, sql->events);
        add_pair(asking, 0);
        asking_add(asking, " UNION ");
        add_pair(asking, 1);
        asking_add(asking, sql->end);
    }
    for (size_t i = 0; i < 2; i++) {
        bool person = false;
        const char *named = filter->between[i];
        if (!named || look_up(asking, named, &person, NULL) != ENTENTE_OK || !person)
            continue;
        asking_add(asking, sql->actor);
        add_actors(asking, "key", named);
        asking_add(asking, sql->actor_end);
    }
    if (!filter->actor)
        return;
    asking_add(asking, sql->events);
    asking_add(asking, "SELECT event FROM event_actor WHERE actor IN (");
    add_actors(asking, "key", filter->actor);
    asking_add(asking, ")");
    asking_add(asking, sql->end);
}

static void add_place(Asking *asking)
{
    const char *place = asking->filter->place;
    if (!place)
        return;
    asking_add(asking, " AND (LOWER(p.name) = ");
    add_string(asking, in_letters(asking, place, false));
    asking_add(asking, " OR LOWER(p.region) = ");
    add_string(asking, in_letters(asking, place, false));
    char code[4] = "";
    if (asking->filter->lexicon)
        (void)lexicon_find(asking->filter->lexicon, ROOT_NAMES, entente_slice(place), on_state, code);
    asking_add(asking, " OR p.country = ");
    add_string(asking, in_letters(asking, *code ? code : place, true));
    asking_add(asking, ")");
}

static void add_source(Asking *asking)
{
    const char *source = in_letters(asking, asking->filter->source, false);
    asking_add(asking, "(LOWER(r.publication) = ");
    add_string(asking, source);
    asking_add(asking, " OR LOWER(e.sayer) = ");
    add_string(asking, source);
    asking_add(asking, ")");
}

static void add_type(Asking *asking, const char *table)
{
    const char *type = asking->filter->type;
    if (!type)
        return;
    size_t size = strcspn(type, "/");
    const char *name = arena_copy(asking->record->arena, type, size);
    asking_add(asking, " AND LOWER(");
    asking_add(asking, table);
    asking_add(asking, ".type) = ");
    add_string(asking, in_letters(asking, name ? name : "", false));
    if (!type[size])
        return;
    asking_add(asking, " AND ");
    asking_add(asking, table);
    asking_add(asking, ".mode = ");
    add_string(asking, in_letters(asking, type + size + 1, false));
}

/* `by_pair`: the pair that the filter names is asked for elsewhere. */
static void add_events(Asking *asking, bool by_pair)
{
    const EntenteFilter *filter = asking->filter;
    static const PartySql parties[] = {
        {" AND e.key IN (", ")",
         " AND EXISTS (SELECT 1 FROM event_actor w WHERE w.event = e.key AND w.actor IN (", "))"},
        {" AND pr.event IN (", ")",
         " AND EXISTS (SELECT 1 FROM event_actor w WHERE w.event = pr.event AND w.actor IN (", "))"}};
    bool told = filter->by_publication;
    add_parties(asking, &parties[by_pair], by_pair);
    add_day(asking, told ? " AND r.day >= " : by_pair ? " AND pr.day >= " : " AND e.day >= ", filter->since);
    add_day(asking, told ? " AND r.day <= " : by_pair ? " AND pr.day <= " : " AND e.day <= ", filter->until);
    add_type(asking, "e");
    add_place(asking);
    if (filter->source) {
        asking_add(asking, " AND ");
        add_source(asking);
    }
    if (filter->status) {
        asking_add(asking, " AND e.status = ");
        add_string(asking, in_letters(asking, filter->status, false));
    }
}

void asking_events(Asking *asking)
{
    add_events(asking, false);
}

void asking_entries(Asking *asking)
{
    const EntenteFilter *filter = asking->filter;
    bool by_report =
        filter->source || (filter->by_publication && (filter->since.month || filter->until.month));
    static const PartySql parties = {
        " AND n.key IN (SELECT x.entry FROM entry_event x WHERE x.event IN (", "))",
        " AND EXISTS (SELECT 1 FROM entry_event x JOIN event_actor w ON w.event = x.event "
        "WHERE x.entry = n.key AND w.actor IN (",
        "))"};
    add_parties(asking, &parties, false);
    if (!filter->by_publication) {
        add_day(asking, " AND n.day_to >= ", filter->since);
        add_day(asking, " AND n.day <= ", filter->until);
    }
    add_type(asking, "n");
    add_place(asking);
    if (filter->status) {
        asking_add(asking, " AND ");
        asking_add(asking, asking->state);
        asking_add(asking, " = ");
        add_string(asking, in_letters(asking, filter->status, false));
    }
    if (!by_report)
        return;
    asking_add(
        asking,
        " AND EXISTS (SELECT 1 FROM entry_event x JOIN event e ON e.key = x.event JOIN report r ON r.key = "
        "e.report WHERE x.entry = n.key AND e.hidden = 0");
    if (filter->by_publication) {
        add_day(asking, " AND r.day >= ", filter->since);
        add_day(asking, " AND r.day <= ", filter->until);
    }
    if (filter->source) {
        asking_add(asking, " AND ");
        add_source(asking);
    }
    asking_add(asking, ")");
}

void asking_sources(Asking *asking)
{
    const EntenteFilter *filter = asking->filter;
    if (filter->source || (filter->by_publication && (filter->since.month || filter->until.month)))
        asking_add(asking, " JOIN report r ON r.key = e.report");
    if (filter->place)
        asking_add(asking, " LEFT JOIN place p ON p.key = e.place");
}

bool asking_all(const Asking *asking)
{
    const EntenteFilter *filter = asking->filter;
    return !filter->between[0] && !filter->between[1] && !filter->actor && !filter->type && !filter->place &&
           !filter->source && !filter->status && !filter->since.month && !filter->until.month;
}

void asking_pair_sources(Asking *asking)
{
    const EntenteFilter *filter = asking->filter;
    bool by_report = filter->by_publication && (filter->since.month || filter->until.month);
    if (by_report || filter->type || filter->place || filter->source || filter->status)
        asking_add(asking, " JOIN event e ON e.key = pr.event");
    asking_sources(asking);
}

void asking_pairs(Asking *asking)
{
    const EntenteFilter *filter = asking->filter;
    const char *first = filter->between[0], *second = filter->between[1];
    add_events(asking, true);
    if (first && second) {
        asking_add(asking, " AND ((");
        add_sides(asking, "pr.a", first);
        asking_add(asking, " AND ");
        add_sides(asking, "pr.b", second);
        asking_add(asking, ") OR (");
        add_sides(asking, "pr.a", second);
        asking_add(asking, " AND ");
        add_sides(asking, "pr.b", first);
        asking_add(asking, "))");
    }
    if (filter->actor) {
        asking_add(asking, " AND (");
        add_sides(asking, "pr.a", filter->actor);
        asking_add(asking, " OR ");
        add_sides(asking, "pr.b", filter->actor);
        asking_add(asking, ")");
    }
}

void asking_limit(Asking *asking)
{
    if (!asking->filter->limit)
        return;
    asking_add(asking, " LIMIT ");
    asking_value(asking, value_integer(asking->filter->limit));
}

/* ---- answering ---- */

EntenteStatus asking_query(Asking *asking, StoreQuery **query, EntenteError *error)
{
    buffer_add(&asking->sql, "", 1);
    *query = NULL;
    if (asking->sql.failed || asking->failed)
        return error_no_memory(error);
    EntenteStatus status =
        store_prepare_once(asking->record->store, (const char *)asking->sql.data, query, error);
    if (status == ENTENTE_OK)
        status = store_bind(*query, asking->values, asking->count, error);
    if (status != ENTENTE_OK) {
        store_finish(*query);
        *query = NULL;
    }
    return status;
}

static EntenteStatus hand_out(StoreQuery *query, EntenteRowListener *listener, void *context,
                              EntenteError *error)
{
    enum { COLUMNS_LIMIT = 64 };
    EntenteCell cells[COLUMNS_LIMIT];
    EntenteStatus status;
    while ((status = store_step(query, error)) == ENTENTE_OK) {
        size_t count = store_columns(query);
        count = count < COLUMNS_LIMIT ? count : COLUMNS_LIMIT;
        for (size_t i = 0; i < count; i++) {
            StoreKind kind = store_kind(query, i);
            cells[i] =
                (EntenteCell){.name = store_name(query, i),
                              .kind = kind == STORE_NULL   ? ENTENTE_CELL_NONE
                                      : kind == STORE_TEXT ? ENTENTE_CELL_TEXT
                                                           : ENTENTE_CELL_NUMBER,
                              .number = kind == STORE_NULL || kind == STORE_TEXT ? 0 : store_real(query, i)};
            cells[i].text = store_text(query, i);
        }
        status = listener(cells, count, context, error);
        if (status != ENTENTE_OK) {
            store_rest(query);
            return status;
        }
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus asking_answer(Asking *asking, EntenteRowListener *listener, void *context, EntenteError *error)
{
    StoreQuery *query;
    EntenteStatus status = asking_query(asking, &query, error);
    if (status == ENTENTE_OK)
        status = hand_out(query, listener, context, error);
    store_finish(query);
    return status;
}

EntenteStatus rows_of(EntenteRecord *record, const char *sql, const StoreValue *values, size_t count,
                      EntenteRowListener *listener, void *context, EntenteError *error)
{
    StoreQuery *query = NULL;
    EntenteStatus status = store_prepare_once(record->store, sql, &query, error);
    if (status == ENTENTE_OK)
        status = store_bind(query, values, count, error);
    if (status == ENTENTE_OK)
        status = hand_out(query, listener, context, error);
    store_finish(query);
    return status;
}
