/* A record in one SQLite file.
 *
 * Write-ahead logging lets readers go on while somebody adds; a writer waits for another (BUSY_MILLISECONDS).
 * synchronous=NORMAL: a process may be killed at any moment and loses nothing that was committed; a power cut
 * may take the last transactions, never the file. */
#include "base/error.h"
#include "record/schema_text.h"
#include "record/store_driver.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Who waits asks every few milliseconds, and who has written leaves a gap of some before it writes again:
 * else one that adds a large file would let nobody else in before its end. */
enum { BUSY_MILLISECONDS = 120 * 1000, ASK_MILLISECONDS = 4, GAP_MILLISECONDS = 12 };

typedef struct SqliteStore {
    Store base;
    sqlite3 *database;
    char *where;
    int64_t written; /* when the last transaction ended, in milliseconds; 0: there was none */
} SqliteStore;

typedef struct SqliteQuery {
    StoreQuery base;
    SqliteStore *store;
    sqlite3_stmt *statement;
} SqliteQuery;

static EntenteStatus fail(const SqliteStore *store, int code, EntenteError *error)
{
    int plain = code & 0xFF;
    const char *where = store->where;
    if (plain == SQLITE_NOMEM)
        return error_no_memory(error);
    if (plain == SQLITE_NOTADB)
        return error_set(error, ENTENTE_BAD_INPUT, NULL, 0, "%s is not a record", where);
    if (plain == SQLITE_CORRUPT)
        return error_set(error, ENTENTE_IO, NULL, 0, "%s is damaged (%s)", where,
                         sqlite3_errmsg(store->database));
    if (plain == SQLITE_FULL)
        return error_set(error, ENTENTE_IO, NULL, 0,
                         "%s cannot grow: the disk is full; all that was added before is kept", where);
    if (plain == SQLITE_READONLY || plain == SQLITE_PERM)
        return error_set(error, ENTENTE_IO, NULL, 0, "%s is read-only", where);
    if (plain == SQLITE_CANTOPEN)
        return error_set(error, ENTENTE_IO, NULL, 0, "%s cannot be opened", where);
    if (plain == SQLITE_BUSY || plain == SQLITE_LOCKED)
        return error_set(error, ENTENTE_IO, NULL, 0, "%s is in use by another program that does not let go",
                         where);
    return error_set(error, ENTENTE_IO, NULL, 0, "%s: %s", where,
                     store->database ? sqlite3_errmsg(store->database) : sqlite3_errstr(code));
}

static void sqlite_close(Store *base)
{
    SqliteStore *store = (SqliteStore *)base;
    sqlite3_close(store->database);
    free(store->where);
    free(store);
}

static const char *sqlite_where(const Store *base)
{
    return ((const SqliteStore *)base)->where;
}

static EntenteStatus sqlite_run(Store *base, const char *script, EntenteError *error)
{
    SqliteStore *store = (SqliteStore *)base;
    int code = sqlite3_exec(store->database, script, NULL, NULL, NULL);
    return code == SQLITE_OK ? ENTENTE_OK : fail(store, code, error);
}

/* A name for a person's mistakes before SQLite gives its own: what is no file, or cannot be read. */
static EntenteStatus look_at_file(const char *where, StoreAccess wanted, EntenteError *error)
{
    struct stat about;
    if (stat(where, &about) != 0)
        return wanted == STORE_CREATE && errno == ENOENT
                   ? ENTENTE_OK
                   : error_set(error, ENTENTE_IO, NULL, 0, "%s: %s", where, strerror(errno));
    if (!S_ISREG(about.st_mode))
        return error_set(error, ENTENTE_IO, NULL, 0, "%s is not a file", where);
    if (wanted == STORE_READ && about.st_size == 0)
        return error_set(error, ENTENTE_BAD_INPUT, NULL, 0, "%s is empty, not a record", where);
    if (wanted != STORE_READ && access(where, W_OK) != 0)
        return error_set(error, ENTENTE_IO, NULL, 0, "%s is read-only", where);
    return ENTENTE_OK;
}

/* While another makes the log, or mends it after a crash, SQLite says busy without waiting by itself. */
static int set_up(SqliteStore *store, const char *script)
{
    enum { TRIES = 600, PAUSE_MICROSECONDS = 50 * 1000 };
    int code = SQLITE_BUSY;
    for (int i = 0; i < TRIES && (code & 0xFF) == SQLITE_BUSY; i++) {
        if (i)
            (void)usleep(PAUSE_MICROSECONDS);
        code = sqlite3_exec(store->database, script, NULL, NULL, NULL);
    }
    return code;
}

static int wait_for_turn(void *nothing, int times)
{
    (void)nothing;
    return times < BUSY_MILLISECONDS / ASK_MILLISECONDS && usleep(ASK_MILLISECONDS * 1000) == 0;
}

static int64_t milliseconds_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static EntenteStatus sqlite_open(const char *where, StoreAccess wanted, Store **opened, EntenteError *error)
{
    *opened = NULL;
    EntenteStatus status = look_at_file(where, wanted, error);
    SqliteStore *store = status == ENTENTE_OK ? calloc(1, sizeof *store) : NULL;
    if (status != ENTENTE_OK)
        return status;
    if (!store || !(store->where = strdup(where))) {
        free(store);
        return error_no_memory(error);
    }
    store->base.driver = &store_sqlite;
    /* counting memory takes a lock at each allocation; refused, without harm, once SQLite is in use */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int flags = wanted == STORE_READ    ? SQLITE_OPEN_READONLY
                : wanted == STORE_WRITE ? SQLITE_OPEN_READWRITE
                                        : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    int code = sqlite3_open_v2(where, &store->database, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_busy_handler(store->database, wait_for_turn, NULL);
    if (code == SQLITE_OK)
        code = set_up(store, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
                             "PRAGMA mmap_size = 100663296;");
    /* the first page is read here, so that a file that is no database is found now */
    if (code == SQLITE_OK)
        code = set_up(store, "SELECT COUNT(*) FROM sqlite_master");
    if (code == SQLITE_OK && wanted != STORE_READ)
        code = set_up(store,
                      "PRAGMA page_size = 8192;" /* of a new file: its trees are a level lower */
                      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072;"
                      "PRAGMA wal_autocheckpoint = 8000;");
    if (code != SQLITE_OK) {
        status = fail(store, code, error);
        sqlite_close(&store->base);
        return status;
    }
    *opened = &store->base;
    return ENTENTE_OK;
}

static EntenteStatus sqlite_begin(Store *base, EntenteError *error)
{
    const SqliteStore *store = (SqliteStore *)base;
    int64_t gap = store->written ? store->written + GAP_MILLISECONDS - milliseconds_now() : 0;
    if (gap > 0)
        (void)usleep((useconds_t)gap * 1000);
    return sqlite_run(base, "BEGIN IMMEDIATE", error);
}

static EntenteStatus sqlite_commit(Store *base, EntenteError *error)
{
    EntenteStatus status = sqlite_run(base, "COMMIT", error);
    ((SqliteStore *)base)->written = milliseconds_now();
    return status;
}

static void sqlite_rollback(Store *base)
{
    SqliteStore *store = (SqliteStore *)base;
    if (!sqlite3_get_autocommit(store->database))
        (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

static EntenteStatus sqlite_prepare(Store *base, const char *sql, bool once, StoreQuery **prepared,
                                    EntenteError *error)
{
    SqliteStore *store = (SqliteStore *)base;
    SqliteQuery *query = calloc(1, sizeof *query);
    *prepared = NULL;
    if (!query)
        return error_no_memory(error);
    query->base.driver = &store_sqlite;
    query->store = store;
    int code = sqlite3_prepare_v3(store->database, sql, -1, once ? 0 : SQLITE_PREPARE_PERSISTENT,
                                  &query->statement, NULL);
    if (code != SQLITE_OK) {
        free(query);
        return fail(store, code, error);
    }
    *prepared = &query->base;
    return ENTENTE_OK;
}

static sqlite3_stmt *statement_of(const StoreQuery *base)
{
    return ((const SqliteQuery *)base)->statement;
}

static void sqlite_finish(StoreQuery *base)
{
    sqlite3_finalize(statement_of(base));
    free(base);
}

static EntenteStatus sqlite_bind(StoreQuery *base, const StoreValue *values, size_t count,
                                 EntenteError *error)
{
    sqlite3_stmt *statement = statement_of(base);
    int code = SQLITE_OK;
    (void)sqlite3_reset(statement); /* its status was that of the last step */
    for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
        const StoreValue *value = &values[i];
        int at = (int)i + 1;
        switch (value->kind) {
        case STORE_INTEGER:
            code = sqlite3_bind_int64(statement, at, value->integer);
            break;
        case STORE_REAL:
            code = sqlite3_bind_double(statement, at, value->real);
            break;
        case STORE_TEXT:
            code = sqlite3_bind_text64(statement, at, value->text.data, value->text.size, SQLITE_STATIC,
                                       SQLITE_UTF8);
            break;
        default:
            code = sqlite3_bind_null(statement, at);
        }
    }
    return code == SQLITE_OK ? ENTENTE_OK : fail(((SqliteQuery *)base)->store, code, error);
}

static void sqlite_rest(StoreQuery *base)
{
    (void)sqlite3_reset(statement_of(base));
}

static EntenteStatus sqlite_step(StoreQuery *base, EntenteError *error)
{
    int code = sqlite3_step(statement_of(base));
    if (code == SQLITE_ROW)
        return ENTENTE_OK;
    sqlite_rest(base);
    return code == SQLITE_DONE ? ENTENTE_END : fail(((SqliteQuery *)base)->store, code, error);
}

static size_t sqlite_columns(const StoreQuery *base)
{
    return (size_t)sqlite3_column_count(statement_of(base));
}

static const char *sqlite_name(const StoreQuery *base, size_t column)
{
    const char *name = sqlite3_column_name(statement_of(base), (int)column);
    return name ? name : "";
}

static StoreKind sqlite_kind(const StoreQuery *base, size_t column)
{
    switch (sqlite3_column_type(statement_of(base), (int)column)) {
    case SQLITE_INTEGER:
        return STORE_INTEGER;
    case SQLITE_FLOAT:
        return STORE_REAL;
    case SQLITE_NULL:
        return STORE_NULL;
    default:
        return STORE_TEXT;
    }
}

static int64_t sqlite_integer(const StoreQuery *base, size_t column)
{
    return sqlite3_column_int64(statement_of(base), (int)column);
}

static double sqlite_real(const StoreQuery *base, size_t column)
{
    return sqlite3_column_double(statement_of(base), (int)column);
}

static EntenteSlice sqlite_text(const StoreQuery *base, size_t column)
{
    sqlite3_stmt *statement = statement_of(base);
    const char *text = (const char *)sqlite3_column_text(statement, (int)column);
    return text ? (EntenteSlice){text, (size_t)sqlite3_column_bytes(statement, (int)column)}
                : (EntenteSlice){"", 0};
}

/* Whether a question about the database's own tables has an answer. */
static EntenteStatus asks_master(Store *base, const char *sql, const char *name, bool *has,
                                 EntenteError *error)
{
    StoreQuery *query;
    const StoreValue wanted = value_string(name ? name : "");
    *has = false;
    EntenteStatus status = sqlite_prepare(base, sql, true, &query, error);
    if (status != ENTENTE_OK)
        return status;
    status = sqlite_bind(query, &wanted, name ? 1 : 0, error);
    if (status == ENTENTE_OK)
        status = sqlite_step(query, error);
    *has = status == ENTENTE_OK;
    sqlite_finish(query);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus sqlite_has_table(Store *base, const char *name, bool *has, EntenteError *error)
{
    return asks_master(base, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1", name, has,
                       error);
}

static EntenteStatus sqlite_is_empty(Store *base, bool *empty, EntenteError *error)
{
    bool any;
    EntenteStatus status = asks_master(base, "SELECT 1 FROM sqlite_master", NULL, &any, error);
    *empty = status == ENTENTE_OK && !any;
    return status;
}

const StoreDriver store_sqlite = {
    .open = sqlite_open,
    .close = sqlite_close,
    .where = sqlite_where,
    .run = sqlite_run,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .has_table = sqlite_has_table,
    .is_empty = sqlite_is_empty,
    .search_schema = schema_sqlite,
    .search_add = "INSERT INTO sentence_words (rowid, text) VALUES (?1, ?2)",
    .search_remove = "INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', ?1, ?2)",
    .search_find = "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?1",
    .prepare = sqlite_prepare,
    .finish = sqlite_finish,
    .bind = sqlite_bind,
    .step = sqlite_step,
    .rest = sqlite_rest,
    .columns = sqlite_columns,
    .name = sqlite_name,
    .kind = sqlite_kind,
    .integer = sqlite_integer,
    .real = sqlite_real,
    .text = sqlite_text,
};
