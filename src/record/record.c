/* The record as a whole: opening, the schema's versions, transactions, statements. */
#include "record/join.h"

#include "base/buffer.h"
#include "base/error.h"
#include "record/schema_text.h"
#include "record/tallies.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define STATEMENT_SQL(name, sql) sql,
static const char *const statement_sql[STATEMENTS] = {STATEMENTS_OF(STATEMENT_SQL)};
#undef STATEMENT_SQL

/* ---- statements ---- */

static const char *sql_of(const EntenteRecord *record, Statement statement)
{
    return statement == SEARCH_ADD      ? store_search_add(record->store)
           : statement == SEARCH_REMOVE ? store_search_remove(record->store)
                                        : statement_sql[statement];
}

EntenteStatus record_query(EntenteRecord *record, Statement statement, const StoreValue *values, size_t count,
                           StoreQuery **query, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    if (!record->statements[statement])
        status =
            store_prepare(record->store, sql_of(record, statement), &record->statements[statement], error);
    *query = record->statements[statement];
    return status == ENTENTE_OK ? store_bind(*query, values, count, error) : status;
}

EntenteStatus record_run(EntenteRecord *record, Statement statement, const StoreValue *values, size_t count,
                         EntenteError *error)
{
    StoreQuery *query;
    if (!sql_of(record, statement))
        return ENTENTE_OK; /* the database does it by itself */
    EntenteStatus status = record_query(record, statement, values, count, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    entries_notice(record, statement, values);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus record_number(EntenteRecord *record, Statement statement, const StoreValue *values,
                            size_t count, int64_t *number, EntenteError *error)
{
    StoreQuery *query;
    *number = 0;
    EntenteStatus status = record_query(record, statement, values, count, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status == ENTENTE_END)
        return ENTENTE_OK;
    if (status == ENTENTE_OK) {
        *number = store_integer(query, 0);
        store_rest(query);
    }
    return status;
}

/* ---- transactions ---- */

static double seconds_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The first free key of every table; nobody else can take one while the transaction lasts. */
static EntenteStatus read_keys(EntenteRecord *record, EntenteError *error)
{
    StoreQuery *query;
    EntenteStatus status = record_query(record, LAST_KEYS, NULL, 0, &query, error);
    if (status == ENTENTE_OK)
        status = store_step(query, error);
    if (status != ENTENTE_OK)
        return status;
    for (size_t table = 0; table < KEYED_TABLES; table++)
        record->next[table] = store_integer(query, table) + 1;
    store_rest(query);
    return ENTENTE_OK;
}

static EntenteStatus read_rules(EntenteRecord *record, EntenteError *error)
{
    if (record->rules_memory && record->rules_read == record->next[TABLE_CORRECTION])
        return ENTENTE_OK;
    if (!record->rules_memory && !(record->rules_memory = arena_new()))
        return error_no_memory(error);
    arena_reset(record->rules_memory);
    record->rules = NULL;
    record->rule_count = 0;
    size_t room = 0;
    StoreQuery *query;
    EntenteStatus status = record_query(record, RULES_ALL, NULL, 0, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        Rule *rules =
            arena_grow(record->rules_memory, record->rules, &room, record->rule_count + 1, sizeof *rules);
        const char *words[5];
        for (size_t i = 0; i < 5; i++) {
            EntenteSlice text = store_text(query, i);
            words[i] = arena_copy(record->rules_memory, text.data, text.size);
            if (!words[i])
                rules = NULL;
        }
        if (!rules) {
            store_rest(query);
            return error_no_memory(error);
        }
        record->rules = rules;
        rules[record->rule_count++] = (Rule){words[0], words[1], words[2], words[3], words[4]};
    }
    record->rules_read = record->next[TABLE_CORRECTION];
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static void read_clock(EntenteRecord *record)
{
    time_t now = time(NULL);
    struct tm parts;
    record->moment[0] = '\0';
    if (gmtime_r(&now, &parts))
        (void)strftime(record->moment, sizeof record->moment, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

EntenteStatus record_begin(EntenteRecord *record, EntenteError *error)
{
    if (record->open)
        return ENTENTE_OK;
    EntenteStatus status = store_begin(record->store, error);
    if (status != ENTENTE_OK)
        return status;
    record->open = true;
    record->began = seconds_now();
    record->events = 0;
    entries_forget(record); /* others may have written since */
    read_clock(record);
    status = read_keys(record, error);
    if (status == ENTENTE_OK)
        status = read_rules(record, error);
    if (status != ENTENTE_OK)
        record_rollback(record);
    return status;
}

EntenteStatus record_commit(EntenteRecord *record, EntenteError *error)
{
    if (!record->open)
        return ENTENTE_OK;
    EntenteStatus status = tallies_write(record, error);
    if (status == ENTENTE_OK)
        status = store_commit(record->store, error);
    if (status != ENTENTE_OK)
        record_rollback(record);
    record->open = false;
    return status;
}

void record_rollback(EntenteRecord *record)
{
    if (!record->open)
        return;
    for (size_t i = 0; i < STATEMENTS; i++)
        if (record->statements[i])
            store_rest(record->statements[i]);
    store_rollback(record->store);
    record->open = false;
    record->rules_read = -1;
    entries_forget(record);
    tallies_forget(record);
    names_forget(record); /* some of them were made in the transaction */
}

EntenteStatus entente_record_flush(EntenteRecord *record, EntenteError *error)
{
    return record_commit(record, error);
}

/* ---- versions ---- */

EntenteStatus schema_create(Store *store, EntenteError *error)
{
    Buffer script = {0};
    for (size_t i = 0; i < sizeof schema_lines / sizeof *schema_lines; i++)
        buffer_add(&script, schema_lines[i], strlen(schema_lines[i]));
    buffer_add(&script, "", 1);
    EntenteStatus status =
        script.failed ? error_no_memory(error) : store_run(store, (const char *)script.data, error);
    buffer_free(&script);
    return status == ENTENTE_OK ? store_run(store, store_search_schema(store), error) : status;
}

/* Version 1 kept all 63 bits of a word, wherever its day: join_word has the first 48 of them, join_place_of
 * puts them where they lie now. The words of claims become even; claims_upgrade has those of open ones. */
#define WORDS_TOGETHER                                                                                       \
    "CREATE TABLE lookup_before AS SELECT l.word, l.day, l.entry, n.kind FROM entry_lookup l "               \
    "JOIN entry n ON n.key = l.entry;"                                                                       \
    "DELETE FROM entry_lookup;"                                                                              \
    "INSERT INTO entry_lookup (word, day, entry) SELECT DISTINCT CASE kind "                                 \
    "WHEN 'agreement' THEN (word >> 15) + 4611686018427387904 "                                              \
    "WHEN 'claim' THEN ((((day & 4294967295) / 512) & 16383) << 48) + (((word >> 15) / 2) * 2) "             \
    "ELSE ((((day & 4294967295) / 512) & 16383) << 48) + (word >> 15) END, day, entry FROM lookup_before;"   \
    "DROP TABLE lookup_before;"

/* Pairs of version 1 had no more than their event. */
#define PAIRS_COUNTED                                                                                        \
    "CREATE TABLE pair_before AS SELECT a, b, day, event FROM event_pair;"                                   \
    "DROP TABLE event_pair;"                                                                                 \
    "CREATE TABLE event_pair (a TEXT NOT NULL, b TEXT NOT NULL, day INTEGER NOT NULL, "                      \
    "event INTEGER NOT NULL, report INTEGER NOT NULL, quad INTEGER NOT NULL, score REAL NOT NULL, "          \
    "date TEXT, counts INTEGER NOT NULL, occurred INTEGER NOT NULL, "                                        \
    "PRIMARY KEY (a, b, day, event)) WITHOUT ROWID;"                                                         \
    "INSERT INTO event_pair (a, b, day, event, report, quad, score, date, counts, occurred) "                \
    "SELECT q.a, q.b, q.day, q.event, e.report, e.quad, e.score, e.date, "                                   \
    "CASE WHEN e.hidden = 0 AND e.parent IS NULL THEN 1 ELSE 0 END, "                                        \
    "CASE e.status WHEN 'occurred' THEN 1 ELSE 0 END FROM pair_before q JOIN event e ON e.key = q.event;"    \
    "DROP TABLE pair_before;"

/* Actors of version 1 had no tallies. */
#define ACTORS_TALLIED                                                                                       \
    "ALTER TABLE actor ADD COLUMN events INTEGER NOT NULL DEFAULT 0; ALTER TABLE actor ADD COLUMN first "    \
    "TEXT; ALTER TABLE actor ADD COLUMN last TEXT; CREATE TABLE tally AS SELECT x.actor, COUNT(DISTINCT "    \
    "e.key) AS events, MIN(e.date) AS first, MAX(e.date) AS last FROM event_actor x JOIN event e ON e.key "  \
    "= x.event WHERE e.hidden = 0 GROUP BY x.actor; CREATE UNIQUE INDEX tally_actor ON tally (actor); "      \
    "UPDATE actor SET events = (SELECT t.events FROM tally t WHERE t.actor = actor.key), first = (SELECT "   \
    "t.first FROM tally t WHERE t.actor = actor.key), last = (SELECT t.last FROM tally t WHERE t.actor = "   \
    "actor.key) WHERE key IN (SELECT t.actor FROM tally t); DROP TABLE tally;"

typedef struct Migration {
    const char *sql;
    EntenteStatus (*then)(EntenteRecord *record, EntenteError *error);
} Migration;

/* What brings version i + 1 to version i + 2. */
static const Migration migrations[ENTENTE_RECORD_VERSION - 1] = {
    {WORDS_TOGETHER PAIRS_COUNTED ACTORS_TALLIED, claims_upgrade}};

static EntenteStatus write_version(EntenteRecord *record, int version, EntenteError *error)
{
    char sql[256];
    read_clock(record);
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO migration (version, applied) VALUES (%d, '%s');"
                   "DELETE FROM meta WHERE name = 'version';"
                   "INSERT INTO meta (name, value) VALUES ('version', '%d');",
                   version, record->moment, version);
    return store_run(record->store, sql, error);
}

static EntenteStatus read_version(EntenteRecord *record, int *version, EntenteError *error)
{
    StoreQuery *query;
    bool has_meta, has_reports;
    *version = 0;
    EntenteStatus status = store_has_table(record->store, "meta", &has_meta, error);
    if (status == ENTENTE_OK)
        status = store_has_table(record->store, "report", &has_reports, error);
    if (status != ENTENTE_OK || !has_meta || !has_reports)
        return status;
    status = store_prepare(record->store, "SELECT value FROM meta WHERE name = 'version'", &query, error);
    if (status != ENTENTE_OK)
        return status;
    status = store_step(query, error);
    if (status == ENTENTE_OK)
        *version = (int)strtol(store_text(query, 0).data, NULL, 10);
    store_finish(query);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* Under the write lock: whoever waited for it finds the work done. */
static EntenteStatus bring_up(EntenteRecord *record, const char *where, bool create, EntenteError *error)
{
    int version;
    bool empty = false;
    EntenteStatus status = store_begin(record->store, error);
    if (status != ENTENTE_OK)
        return status;
    status = read_version(record, &version, error);
    if (status == ENTENTE_OK && !version)
        status = store_is_empty(record->store, &empty, error);
    if (status == ENTENTE_OK && !version && !(empty && create))
        status = error_set(error, ENTENTE_BAD_INPUT, NULL, 0, "%s is a database, but not a record", where);
    if (status == ENTENTE_OK && !version) {
        status = schema_create(record->store, error);
        if (status == ENTENTE_OK)
            status = write_version(record, ENTENTE_RECORD_VERSION, error);
        version = ENTENTE_RECORD_VERSION;
    }
    for (; status == ENTENTE_OK && version < ENTENTE_RECORD_VERSION; version++) {
        status = store_run(record->store, migrations[version - 1].sql, error);
        if (status == ENTENTE_OK)
            status = migrations[version - 1].then(record, error);
        if (status == ENTENTE_OK)
            status = write_version(record, version + 1, error);
    }
    if (status == ENTENTE_OK)
        status = store_commit(record->store, error);
    if (status != ENTENTE_OK)
        store_rollback(record->store);
    return status;
}

static EntenteStatus check_version(EntenteRecord *record, EntenteRecordAccess access, EntenteError *error)
{
    const char *where = store_where(record->store);
    int version;
    EntenteStatus status = read_version(record, &version, error);
    if (status != ENTENTE_OK)
        return status;
    if (version > ENTENTE_RECORD_VERSION)
        return error_set(error, ENTENTE_BAD_INPUT, NULL, 0,
                         "%s was written by a newer entente (schema %d, this program knows %d)", where,
                         version, ENTENTE_RECORD_VERSION);
    if (version == ENTENTE_RECORD_VERSION)
        return ENTENTE_OK;
    if (access != ENTENTE_RECORD_READ)
        return bring_up(record, where, access == ENTENTE_RECORD_ADD, error);
    if (version)
        return error_set(error, ENTENTE_BAD_INPUT, NULL, 0,
                         "%s is of schema %d; `entente add %s` without files brings it up to %d", where,
                         version, where, ENTENTE_RECORD_VERSION);
    return error_set(error, ENTENTE_BAD_INPUT, NULL, 0, "%s is a database, but not a record", where);
}

EntenteStatus entente_record_open(const char *where, EntenteRecordAccess access, EntenteRecord **opened,
                                  EntenteError *error)
{
    static const StoreAccess accesses[] = {STORE_READ, STORE_WRITE, STORE_CREATE};
    EntenteRecord *record = calloc(1, sizeof *record);
    *opened = NULL;
    if (!record || !(record->arena = arena_new())) {
        free(record);
        return error_no_memory(error);
    }
    record->rules_read = -1;
    EntenteStatus status = store_open(where, accesses[access], &record->store, error);
    if (status == ENTENTE_OK)
        status = check_version(record, access, error);
    if (status != ENTENTE_OK) {
        entente_record_close(record);
        return status;
    }
    *opened = record;
    return ENTENTE_OK;
}

void entente_record_close(EntenteRecord *record)
{
    if (!record)
        return;
    if (record->store)
        record_rollback(record);
    for (size_t i = 0; i < STATEMENTS; i++)
        store_finish(record->statements[i]);
    store_close(record->store);
    string_table_delete(record->actors);
    string_table_delete(record->places);
    string_table_delete(record->offices);
    arena_delete(record->names);
    arena_delete(record->rules_memory);
    arena_delete(record->entry_memory);
    arena_delete(record->tally_memory);
    arena_delete(record->arena);
    free(record);
}
