#include "report/walk_parts.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS                                                                                              \
    "SELECT e.key, e.id, e.type, e.mode, e.cameo, e.quad, e.score, e.goldstein, e.status, e.date, "          \
    "e.enddate, "                                                                                            \
    "e.date_precision, e.historical, e.level, e.context, e.reason, e.words, e.confidence, p.name, "          \
    "p.country, "                                                                                            \
    "p.region, p.kind, p.latitude, p.longitude, p.resolution, s.number, s.start_at, s.end_at, s.text, "      \
    "r.document, r.title, r.publication, r.url, r.published, "                                               \
    "CASE WHEN EXISTS (SELECT 1 FROM figure x WHERE x.event = e.key) THEN 1 ELSE 0 END, "                    \
    "CASE WHEN EXISTS (SELECT 1 FROM attribution x WHERE x.event = e.key) THEN 1 ELSE 0 END, "               \
    "CASE WHEN EXISTS (SELECT 1 FROM event x WHERE x.parent = e.key) THEN 1 ELSE 0 END "

#define TABLES                                                                                               \
    "FROM event e JOIN report r ON r.key = e.report JOIN sentence s ON s.key = e.sentence "                  \
    "LEFT JOIN place p ON p.key = e.place WHERE e.hidden = 0"

/* Events that share an entry with ?1, which itself is among them: reports of the same thing. */
#define MENTIONS                                                                                             \
    " AND (e.key = ?1 OR (e.parent IS NULL AND e.type = (SELECT o.type FROM event o WHERE o.key = ?1) AND "  \
    "e.key IN (SELECT y.event FROM entry_event x JOIN entry n ON n.key = x.entry JOIN entry_event y ON "     \
    "y.entry = x.entry WHERE x.event = ?1 AND n.kind <> 'claim' AND n.hidden = 0 AND y.stance = "            \
    "'reports')))"

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
    [PART_MENTIONS] = COLUMNS TABLES MENTIONS " ORDER BY r.day NULLS FIRST, e.key",
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

static EntenteStatus hand_out_events(Walk *walk, StoreQuery *query, bool nested, WalkEventListener *listener,
                                     void *context, EntenteError *error)
{
    EntenteStatus status;
    while ((status = store_step(query, error)) == ENTENTE_OK) {
        ReportEvent event = {0};
        if (!nested)
            arena_reset(walk->arena);
        status = walk_load_event(walk, query, &event, error);
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
    StoreQuery *query = walk_part(walk, PART_MENTIONS, event->key, &status, error);
    return status == ENTENTE_OK ? hand_out_events(walk, query, true, listener, context, error) : status;
}

EntenteStatus walk_count(Walk *walk, const ReportEvent *event, int64_t counts[3], EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    StoreQuery *query = walk_part(walk, PART_COUNT, event->key, &status, error);
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
    StoreQuery *query = walk_part(walk, PART_PUBLICATIONS, key, &status, error);
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
    StoreQuery *query = walk_part(walk, PART_DEAD, key, &status, error);
    entry->low = entry->best = entry->high = entry->of_actors = entry->of_others = -1;
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        double low = walk_number(query, 0), best = walk_number(query, 1), high = walk_number(query, 2);
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
    StoreQuery *query = walk_part(walk, PART_EVENT, event, &status, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status == ENTENTE_OK) {
        status = walk_load_event(walk, query, &entry->first, error);
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
        *strings[i] = walk_string(walk, query, i + 1);
    entry->date = walk_date(query, 9);
    entry->enddate = walk_date(query, 10);
    entry->reports = store_integer(query, 11);
    entry->place = walk_place(walk, query, 13, (EntenteSlice){"", 0});
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
