/* A record in a PostgreSQL database, through libpq.
 *
 * Writers hold an advisory lock from the begin of a transaction to its end, one at a time; readers never
 * wait. In such a transaction statements go out without waiting for the server's answers (pipeline mode): an
 * answer is waited for where rows are asked for, and at the commit. Rows of prepared queries come whole;
 * those of a query that runs once come through a cursor, so that memory stays bounded, and what is asked
 * while they are read sees the same state of the record. */
#include "base/error.h"
#include "record/connect_postgresql.h"
#include "record/schema_text.h"
#include "record/sql_postgresql.h"
#include "record/store_driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_LIMIT = 64, NUMBER_ROOM = 32, PENDING_LIMIT = 1000, NAME_ROOM = 24, WORDS_ROOM = 400 };

/* What the server calls the types of columns. */
enum {
    TYPE_INT8 = 20,
    TYPE_INT2 = 21,
    TYPE_INT4 = 23,
    TYPE_FLOAT4 = 700,
    TYPE_FLOAT8 = 701,
    TYPE_NUMERIC = 1700
};

typedef struct PostgresqlStore {
    Store base;
    PGconn *connection;
    char *where;
    bool writing;    /* a transaction that may write is open */
    size_t pending;  /* answers of the pipeline that were not read */
    bool looking;    /* a transaction is open for the one cursor that there may be */
    char **prepared; /* SQL of the statements that the server knows as s0, s1, ... */
    size_t prepared_count;
} PostgresqlStore;

typedef struct PostgresqlQuery {
    StoreQuery base;
    PostgresqlStore *store;
    char *sql; /* PostgreSQL's own, of a query that runs once; else NULL */
    char name[NAME_ROOM];
    bool gives_rows, started, cursor; /* cursor: it has the one there is */
    StoreValue values[VALUES_LIMIT];
    size_t value_count;
    PGresult *result;
    int row;
    char (*numbers)[NUMBER_ROOM]; /* texts of the result's real numbers */
} PostgresqlQuery;

/* ---- errors ---- */

static EntenteStatus fail(const PostgresqlStore *store, const PGresult *result, EntenteError *error)
{
    static const struct {
        const char *state, *says;
    } known[] = {
        {"42501", "does not let this user do that"}, /* insufficient_privilege */
        {"25006", "is read-only"},                   /* read_only_sql_transaction */
        {"53100", "cannot grow: the disk is full; all that was added before is kept"}, /* disk_full */
        {"55P03", "is in use by another program that does not let go"}, /* lock_not_available */
        {"XX001", "is damaged"},                                        /* data_corrupted */
        {"XX002", "is damaged"},                                        /* index_corrupted */
    };
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    char words[WORDS_ROOM];
    if (PQresultStatus(result) == PGRES_FATAL_ERROR && !state && PQstatus(store->connection) == CONNECTION_OK)
        return error_no_memory(error); /* libpq's own */
    postgresql_words(store->connection, result, words, sizeof words);
    for (size_t i = 0; state && i < sizeof known / sizeof *known; i++)
        if (strcmp(state, known[i].state) == 0)
            return error_set(error, ENTENTE_IO, NULL, 0, "%s %s (%s)", store->where, known[i].says, words);
    return error_set(error, ENTENTE_IO, NULL, 0, "%s: %s", store->where, words);
}

static bool is_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
}

/* What a call of libpq gave, which is handed on or freed. */
static EntenteStatus take(PostgresqlStore *store, PGresult *result, PGresult **kept, EntenteError *error)
{
    EntenteStatus status = is_good(result) ? ENTENTE_OK : fail(store, result, error);
    if (kept && status == ENTENTE_OK)
        *kept = result;
    else
        PQclear(result);
    return status;
}

static EntenteStatus execute(PostgresqlStore *store, const char *sql, EntenteError *error)
{
    return take(store, PQexec(store->connection, sql), NULL, error);
}

/* ---- the pipeline ---- */

/* Read the answers that are on their way; the last one is handed on where `last` is given. The first error
 * counts: what follows it was not done. */
static EntenteStatus read_answers(PostgresqlStore *store, PGresult **last, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    while (store->pending) {
        PGresult *result = PQgetResult(store->connection), *more;
        store->pending--;
        bool wanted = last && !store->pending;
        if (status == ENTENTE_OK)
            status = take(store, result, wanted ? last : NULL, error);
        else
            PQclear(result);
        while (result && PQstatus(store->connection) == CONNECTION_OK &&
               (more = PQgetResult(store->connection)))
            PQclear(more);
    }
    return status;
}

static EntenteStatus wait_for_answers(PostgresqlStore *store, PGresult **last, EntenteError *error)
{
    if (!PQsendFlushRequest(store->connection) || PQflush(store->connection) < 0)
        return fail(store, NULL, error);
    return read_answers(store, last, error);
}

static EntenteStatus enter_pipeline(PostgresqlStore *store, EntenteError *error)
{
    if (PQpipelineStatus(store->connection) != PQ_PIPELINE_OFF || PQenterPipelineMode(store->connection))
        return ENTENTE_OK;
    return fail(store, NULL, error);
}

/* Wait for all that is on its way and go back to one question, one answer. */
static EntenteStatus leave_pipeline(PostgresqlStore *store, EntenteError *error)
{
    if (PQpipelineStatus(store->connection) == PQ_PIPELINE_OFF)
        return ENTENTE_OK;
    if (!PQpipelineSync(store->connection)) {
        store->pending = 0;
        return fail(store, NULL, error);
    }
    EntenteStatus status = read_answers(store, NULL, error);
    PQclear(PQgetResult(store->connection)); /* of the synchronisation */
    if (!PQexitPipelineMode(store->connection) && status == ENTENTE_OK)
        status = fail(store, NULL, error);
    return status;
}

/* ---- the database ---- */

static void pg_close(Store *base)
{
    PostgresqlStore *store = (PostgresqlStore *)base;
    PQfinish(store->connection);
    for (size_t i = 0; i < store->prepared_count; i++)
        free(store->prepared[i]);
    free(store->prepared);
    free(store->where);
    free(store);
}

static EntenteStatus pg_open(const char *where, StoreAccess access, Store **opened, EntenteError *error)
{
    PostgresqlStore *store = calloc(1, sizeof *store);
    if (!store || !(store->where = postgresql_shown(where))) {
        free(store);
        return error_no_memory(error);
    }
    store->base.driver = &store_postgresql;
    EntenteStatus status = postgresql_connect(where, store->where, access, &store->connection, error);
    if (status == ENTENTE_OK)
        *opened = &store->base;
    else
        pg_close(&store->base);
    return status;
}

static const char *pg_where(const Store *base)
{
    return ((const PostgresqlStore *)base)->where;
}

static EntenteStatus pg_run(Store *base, const char *script, EntenteError *error)
{
    PostgresqlStore *store = (PostgresqlStore *)base;
    char *sql = sql_to_postgresql(script);
    if (!sql)
        return error_no_memory(error);
    EntenteStatus status = leave_pipeline(store, error);
    if (status == ENTENTE_OK)
        status = execute(store, sql, error);
    free(sql);
    return status;
}

/* Whoever has the lock sees all that others committed before. Plans are made once and use indexes, however
 * small the tables were when they were made. */
static EntenteStatus pg_begin(Store *base, EntenteError *error)
{
    PostgresqlStore *store = (PostgresqlStore *)base;
    EntenteStatus status =
        execute(store,
                "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_seqscan = off; "
                "SET LOCAL plan_cache_mode = force_generic_plan; "
                "SELECT pg_advisory_xact_lock(hashtext('a record of entente in ' || current_schema()))",
                error);
    if (status != ENTENTE_OK)
        PQclear(PQexec(store->connection, "ROLLBACK"));
    store->writing = status == ENTENTE_OK;
    return status;
}

static EntenteStatus pg_commit(Store *base, EntenteError *error)
{
    PostgresqlStore *store = (PostgresqlStore *)base;
    if (PQpipelineStatus(store->connection) == PQ_PIPELINE_OFF) {
        EntenteStatus status = execute(store, "COMMIT", error);
        store->writing = status != ENTENTE_OK;
        return status;
    }
    if (!PQsendQueryParams(store->connection, "COMMIT", 0, NULL, NULL, NULL, NULL, 0))
        return fail(store, NULL, error);
    store->pending++;
    EntenteStatus status = leave_pipeline(store, error);
    store->writing = status != ENTENTE_OK;
    return status;
}

static void pg_rollback(Store *base)
{
    PostgresqlStore *store = (PostgresqlStore *)base;
    (void)leave_pipeline(store, NULL);
    if (store->writing)
        (void)execute(store, "ROLLBACK", NULL);
    store->writing = false;
}

/* ---- queries ---- */

/* The name of a statement on the server, which keeps it as long as the connection is there. */
static EntenteStatus make_known(PostgresqlStore *store, const char *sql, char *name, EntenteError *error)
{
    size_t at = 0;
    while (at < store->prepared_count && strcmp(store->prepared[at], sql) != 0)
        at++;
    (void)snprintf(name, NAME_ROOM, "s%zu", at);
    if (at < store->prepared_count)
        return ENTENTE_OK;
    char **list = realloc(store->prepared, (at + 1) * sizeof *list), *copy = strdup(sql);
    char *own = list && copy ? sql_to_postgresql(sql) : NULL;
    store->prepared = list ? list : store->prepared;
    if (!own) {
        free(copy);
        return error_no_memory(error);
    }
    EntenteStatus status = ENTENTE_OK;
    if (PQpipelineStatus(store->connection) == PQ_PIPELINE_OFF) {
        status = take(store, PQprepare(store->connection, name, own, 0, NULL), NULL, error);
    } else if (PQsendPrepare(store->connection, name, own, 0, NULL)) {
        store->pending++;
        status = wait_for_answers(store, NULL, error);
    } else {
        status = fail(store, NULL, error);
    }
    free(own);
    if (status == ENTENTE_OK)
        list[store->prepared_count++] = copy;
    else
        free(copy);
    return status;
}

static EntenteStatus pg_prepare(Store *base, const char *sql, bool once, StoreQuery **prepared,
                                EntenteError *error)
{
    PostgresqlStore *store = (PostgresqlStore *)base;
    PostgresqlQuery *query = calloc(1, sizeof *query);
    *prepared = NULL;
    if (!query)
        return error_no_memory(error);
    query->base.driver = &store_postgresql;
    query->store = store;
    query->gives_rows = strncmp(sql, "SELECT", 6) == 0 || strncmp(sql, "WITH", 4) == 0;
    EntenteStatus status = ENTENTE_OK;
    if (!once || store->looking) /* a detail of the answer that is read is asked for again and again */
        status = make_known(store, sql, query->name, error);
    else if (!(query->sql = sql_to_postgresql(sql)))
        status = error_no_memory(error);
    if (status != ENTENTE_OK) {
        free(query);
        return status;
    }
    *prepared = &query->base;
    return ENTENTE_OK;
}

static void forget_rows(PostgresqlQuery *query)
{
    PQclear(query->result);
    free(query->numbers);
    query->result = NULL;
    query->numbers = NULL;
}

static void pg_rest(StoreQuery *base)
{
    PostgresqlQuery *query = (PostgresqlQuery *)base;
    PostgresqlStore *store = query->store;
    forget_rows(query);
    query->started = false;
    if (query->cursor) {
        (void)execute(store, "COMMIT", NULL); /* also where the transaction has failed */
        store->looking = query->cursor = false;
    }
}

static void pg_finish(StoreQuery *base)
{
    PostgresqlQuery *query = (PostgresqlQuery *)base;
    pg_rest(base);
    free(query->sql);
    free(query);
}

static EntenteStatus pg_bind(StoreQuery *base, const StoreValue *values, size_t count, EntenteError *error)
{
    PostgresqlQuery *query = (PostgresqlQuery *)base;
    pg_rest(base);
    if (count > VALUES_LIMIT)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "more than %d values in a query", VALUES_LIMIT);
    if (count)
        memcpy(query->values, values, count * sizeof *values);
    query->value_count = count;
    return ENTENTE_OK;
}

/* Values as libpq takes them: numbers as text, text as its bytes. */
typedef struct Parameters {
    const char *values[VALUES_LIMIT];
    int sizes[VALUES_LIMIT], forms[VALUES_LIMIT];
    char numbers[VALUES_LIMIT][NUMBER_ROOM];
} Parameters;

static void give_values(const PostgresqlQuery *query, Parameters *parameters)
{
    for (size_t i = 0; i < query->value_count; i++) {
        const StoreValue *value = &query->values[i];
        char *number = parameters->numbers[i];
        bool is_text = value->kind == STORE_TEXT;
        if (value->kind == STORE_INTEGER)
            (void)snprintf(number, NUMBER_ROOM, "%lld", (long long)value->integer);
        else if (value->kind == STORE_REAL)
            (void)snprintf(number, NUMBER_ROOM, "%.17g", value->real);
        parameters->values[i] = value->kind == STORE_NULL ? NULL : is_text ? value->text.data : number;
        parameters->sizes[i] = is_text ? (int)value->text.size : 0;
        parameters->forms[i] = is_text;
    }
}

/* A query of the transaction in hand. */
static EntenteStatus send(PostgresqlQuery *query, const Parameters *given, EntenteError *error)
{
    PostgresqlStore *store = query->store;
    EntenteStatus status = enter_pipeline(store, error);
    int count = (int)query->value_count;
    if (status != ENTENTE_OK)
        return status;
    int sent = query->sql ? PQsendQueryParams(store->connection, query->sql, count, NULL, given->values,
                                              given->sizes, given->forms, 0)
                          : PQsendQueryPrepared(store->connection, query->name, count, given->values,
                                                given->sizes, given->forms, 0);
    if (!sent)
        return fail(store, NULL, error);
    store->pending++;
    if (query->gives_rows)
        return wait_for_answers(store, &query->result, error);
    return store->pending < PENDING_LIMIT ? ENTENTE_OK : wait_for_answers(store, NULL, error);
}

static EntenteStatus fetch(PostgresqlQuery *query, EntenteError *error)
{
    forget_rows(query);
    query->row = -1;
    return take(query->store, PQexec(query->store->connection, "FETCH 1000 FROM answer"), &query->result,
                error);
}

static EntenteStatus open_cursor(PostgresqlQuery *query, const Parameters *given, EntenteError *error)
{
    PostgresqlStore *store = query->store;
    static const char declare[] = "DECLARE answer NO SCROLL CURSOR FOR ";
    char *sql = malloc(sizeof declare + strlen(query->sql));
    if (!sql)
        return error_no_memory(error);
    (void)stpcpy(stpcpy(sql, declare), query->sql);
    EntenteStatus status = execute(store, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", error);
    query->cursor = store->looking = status == ENTENTE_OK;
    if (status == ENTENTE_OK)
        status = take(store,
                      PQexecParams(store->connection, sql, (int)query->value_count, NULL, given->values,
                                   given->sizes, given->forms, 0),
                      NULL, error);
    free(sql);
    return status == ENTENTE_OK ? fetch(query, error) : status;
}

static EntenteStatus start(PostgresqlQuery *query, EntenteError *error)
{
    PostgresqlStore *store = query->store;
    Parameters given;
    give_values(query, &given);
    query->row = -1;
    if (store->writing)
        return send(query, &given, error);
    /* what is asked while another answer is read is a detail of it */
    if (query->sql && query->gives_rows && !store->looking)
        return open_cursor(query, &given, error);
    int count = (int)query->value_count;
    return take(store,
                query->sql ? PQexecParams(store->connection, query->sql, count, NULL, given.values,
                                          given.sizes, given.forms, 0)
                           : PQexecPrepared(store->connection, query->name, count, given.values, given.sizes,
                                            given.forms, 0),
                &query->result, error);
}

static EntenteStatus pg_step(StoreQuery *base, EntenteError *error)
{
    PostgresqlQuery *query = (PostgresqlQuery *)base;
    EntenteStatus status = ENTENTE_OK;
    if (!query->started)
        status = start(query, error);
    else if (query->cursor && query->row + 1 == PQntuples(query->result))
        status = fetch(query, error);
    query->started = true;
    if (status == ENTENTE_OK && ++query->row < PQntuples(query->result))
        return ENTENTE_OK;
    pg_rest(base);
    return status == ENTENTE_OK ? ENTENTE_END : status;
}

/* ---- rows ---- */

static const PostgresqlQuery *query_of(const StoreQuery *base)
{
    return (const PostgresqlQuery *)base;
}

static size_t pg_columns(const StoreQuery *base)
{
    return (size_t)PQnfields(query_of(base)->result);
}

static const char *pg_name(const StoreQuery *base, size_t column)
{
    const char *name = PQfname(query_of(base)->result, (int)column);
    return name ? name : "";
}

static const char *value_at(const StoreQuery *base, size_t column)
{
    const PostgresqlQuery *query = query_of(base);
    return PQgetvalue(query->result, query->row, (int)column);
}

static StoreKind pg_kind(const StoreQuery *base, size_t column)
{
    const PostgresqlQuery *query = query_of(base);
    if (PQgetisnull(query->result, query->row, (int)column))
        return STORE_NULL;
    switch (PQftype(query->result, (int)column)) {
    case TYPE_INT2:
    case TYPE_INT4:
    case TYPE_INT8:
        return STORE_INTEGER;
    case TYPE_FLOAT4:
    case TYPE_FLOAT8:
    case TYPE_NUMERIC:
        return STORE_REAL;
    default:
        return STORE_TEXT;
    }
}

static double pg_real(const StoreQuery *base, size_t column)
{
    return strtod(value_at(base, column), NULL);
}

static int64_t pg_integer(const StoreQuery *base, size_t column)
{
    return pg_kind(base, column) == STORE_REAL ? (int64_t)pg_real(base, column)
                                               : (int64_t)strtoll(value_at(base, column), NULL, 10);
}

/* A real number as SQLite writes it: 15 digits, halves rounded up (what is added is less than any two doubles
 * are apart), and a point in any case. */
static void write_real(char *text, double number)
{
    char plain[NUMBER_ROOM];
    (void)snprintf(plain, sizeof plain, "%.15Lg", (long double)number * (1 + 1e-18L));
    size_t whole = strcspn(plain, ".e");
    (void)snprintf(text, NUMBER_ROOM, "%.*s%s%s", (int)whole, plain, plain[whole] == '.' ? "" : ".0",
                   plain + whole);
}

static EntenteSlice pg_text(const StoreQuery *base, size_t column)
{
    PostgresqlQuery *query = (PostgresqlQuery *)base;
    if (pg_kind(base, column) != STORE_REAL)
        return (EntenteSlice){value_at(base, column),
                              (size_t)PQgetlength(query->result, query->row, (int)column)};
    if (!query->numbers)
        query->numbers = calloc(pg_columns(base), sizeof *query->numbers);
    if (!query->numbers)
        return entente_slice(value_at(base, column)); /* as the server writes it */
    write_real(query->numbers[column], pg_real(base, column));
    return entente_slice(query->numbers[column]);
}

/* ---- what there is ---- */

static EntenteStatus ask_catalog(Store *base, const char *sql, const char *name, bool *has,
                                 EntenteError *error)
{
    StoreQuery *query;
    const StoreValue wanted = value_string(name ? name : "");
    *has = false;
    EntenteStatus status = pg_prepare(base, sql, false, &query, error);
    if (status != ENTENTE_OK)
        return status;
    status = pg_bind(query, &wanted, name ? 1 : 0, error);
    if (status == ENTENTE_OK)
        status = pg_step(query, error);
    *has = status == ENTENTE_OK;
    pg_finish(query);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus pg_has_table(Store *base, const char *name, bool *has, EntenteError *error)
{
    return ask_catalog(base,
                       "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                       "WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname = ?1",
                       name, has, error);
}

/* Nothing in the schema but what extensions have put there. */
static EntenteStatus pg_is_empty(Store *base, bool *empty, EntenteError *error)
{
    bool any;
    EntenteStatus status =
        ask_catalog(base,
                    "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                    "WHERE n.nspname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_depend d "
                    "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') LIMIT 1",
                    NULL, &any, error);
    *empty = status == ENTENTE_OK && !any;
    return status;
}

const StoreDriver store_postgresql = {
    .open = pg_open,
    .close = pg_close,
    .where = pg_where,
    .run = pg_run,
    .begin = pg_begin,
    .commit = pg_commit,
    .rollback = pg_rollback,
    .has_table = pg_has_table,
    .is_empty = pg_is_empty,
    .search_schema = schema_postgresql,
    .search_add = NULL,
    .search_remove = NULL,
    .search_find = "SELECT key FROM sentence WHERE sentence_words(text) @@ sentence_query(?1)",
    .prepare = pg_prepare,
    .finish = pg_finish,
    .bind = pg_bind,
    .step = pg_step,
    .rest = pg_rest,
    .columns = pg_columns,
    .name = pg_name,
    .kind = pg_kind,
    .integer = pg_integer,
    .real = pg_real,
    .text = pg_text,
};
