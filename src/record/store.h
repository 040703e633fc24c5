/* store.h - a database as the record asks it.
 *
 * All SQL of the record is plain enough for SQLite and PostgreSQL, and nothing outside of a driver knows
 * which of them answers. Parameters are written ?1, ?2, ...; columns are INTEGER (64 bits), REAL (a double)
 * and TEXT (ordered by its bytes); a driver whose database writes these otherwise rewrites them. Where an
 * order matters it is told to the last tie, and NULLS FIRST where there may be any. A driver fills a
 * StoreDriver (store_driver.h) and store_open picks it by what the name looks like: a file, or
 * postgresql://... */
#ifndef ENTENTE_RECORD_STORE_H
#define ENTENTE_RECORD_STORE_H

#include "entente.h"

typedef struct Store Store;
typedef struct StoreQuery StoreQuery;

typedef enum StoreAccess {
    STORE_READ,   /* it must be there */
    STORE_WRITE,  /* it must be there */
    STORE_CREATE, /* an empty one is made where there is none */
} StoreAccess;

typedef enum StoreKind { STORE_NULL, STORE_INTEGER, STORE_REAL, STORE_TEXT } StoreKind;

typedef struct StoreValue {
    StoreKind kind;
    int64_t integer;
    double real;
    EntenteSlice text; /* must outlive the run */
} StoreValue;

static inline StoreValue value_integer(int64_t integer)
{
    return (StoreValue){.kind = STORE_INTEGER, .integer = integer};
}

static inline StoreValue value_real(double real)
{
    return (StoreValue){.kind = STORE_REAL, .real = real};
}

static inline StoreValue value_text(EntenteSlice text)
{
    return (StoreValue){.kind = STORE_TEXT, .text = text.data ? text : (EntenteSlice){"", 0}};
}

static inline StoreValue value_string(const char *string)
{
    return value_text(entente_slice(string));
}

static inline StoreValue value_null(void)
{
    return (StoreValue){.kind = STORE_NULL};
}

/* A key that may be missing (0). */
static inline StoreValue value_key(int64_t key)
{
    return key ? value_integer(key) : value_null();
}

/* Open a database. Errors: ENTENTE_IO (no such file, no server, read-only, damaged), ENTENTE_BAD_INPUT (the
 * file is none), ENTENTE_BAD_USAGE (no driver for such a name), ENTENTE_NO_MEMORY. */
EntenteStatus store_open(const char *where, StoreAccess access, Store **store, EntenteError *error);

/* Its name for messages: as it was given, but without a password. */
const char *store_where(const Store *store);
void store_close(Store *store);

/* Run statements that give no rows. */
EntenteStatus store_run(Store *store, const char *script, EntenteError *error);

/* A transaction that may write: it waits for other writers. In it a statement that gives no rows may still be
 * on its way when store_step returns: what comes after it sees its work, and its error comes with that of a
 * later one, with the commit at the latest. */
EntenteStatus store_begin(Store *store, EntenteError *error);
EntenteStatus store_commit(Store *store, EntenteError *error);
void store_rollback(Store *store);

/* Whether the database has a table of this name. */
EntenteStatus store_has_table(Store *store, const char *name, bool *has, EntenteError *error);

/* Whether the database has nothing in it at all. */
EntenteStatus store_is_empty(Store *store, bool *empty, EntenteError *error);

/* Make and fill the index of words; the SQL that gives `sentence` keys matching a search, ?1 the words, each
 * or several in double quotes. Adding and removing are NULL where the database fills the index by itself. */
const char *store_search_schema(const Store *store);
const char *store_search_add(const Store *store);    /* ?1 key, ?2 text */
const char *store_search_remove(const Store *store); /* ?1 key, ?2 text */
const char *store_search_find(const Store *store);   /* ?1 words: a subselect of keys */

/* A query that runs again and again and gives few rows at a time. */
EntenteStatus store_prepare(Store *store, const char *sql, StoreQuery **query, EntenteError *error);

/* A query that runs once and may give any number of rows. */
EntenteStatus store_prepare_once(Store *store, const char *sql, StoreQuery **query, EntenteError *error);
void store_finish(StoreQuery *query);

/* Give the parameters and be ready to step from the start. */
EntenteStatus store_bind(StoreQuery *query, const StoreValue *values, size_t count, EntenteError *error);

/* ENTENTE_OK: there is a row. ENTENTE_END: there is none, and the query is at rest. */
EntenteStatus store_step(StoreQuery *query, EntenteError *error);

/* Be at rest before all rows were read. */
void store_rest(StoreQuery *query);

/* Of the row in hand; text and names live until the next step. */
size_t store_columns(const StoreQuery *query);
const char *store_name(const StoreQuery *query, size_t column);
StoreKind store_kind(const StoreQuery *query, size_t column);
int64_t store_integer(const StoreQuery *query, size_t column);
double store_real(const StoreQuery *query, size_t column);
EntenteSlice store_text(const StoreQuery *query, size_t column); /* NUL-terminated; empty for NULL */

#endif
