#include "record/store.h"

#include "base/error.h"
#include "record/store_driver.h"

#include <string.h>

EntenteStatus store_open(const char *where, StoreAccess access, Store **store, EntenteError *error)
{
    static const char *const servers[] = {"postgresql://", "postgres://"};
    *store = NULL;
    for (size_t i = 0; i < sizeof servers / sizeof *servers; i++)
        if (strncmp(where, servers[i], strlen(servers[i])) == 0)
            return store_postgresql.open(where, access, store, error);
    if (strstr(where, "://"))
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0,
                         "%s: a record is a file, or a database postgresql://...", where);
    return store_sqlite.open(where, access, store, error);
}

const char *store_where(const Store *store)
{
    return store->driver->where(store);
}

void store_close(Store *store)
{
    if (store)
        store->driver->close(store);
}

EntenteStatus store_run(Store *store, const char *script, EntenteError *error)
{
    return store->driver->run(store, script, error);
}

EntenteStatus store_begin(Store *store, EntenteError *error)
{
    return store->driver->begin(store, error);
}

EntenteStatus store_commit(Store *store, EntenteError *error)
{
    return store->driver->commit(store, error);
}

void store_rollback(Store *store)
{
    store->driver->rollback(store);
}

EntenteStatus store_has_table(Store *store, const char *name, bool *has, EntenteError *error)
{
    return store->driver->has_table(store, name, has, error);
}

EntenteStatus store_is_empty(Store *store, bool *empty, EntenteError *error)
{
    return store->driver->is_empty(store, empty, error);
}

const char *store_search_schema(const Store *store)
{
    return store->driver->search_schema;
}

const char *store_search_add(const Store *store)
{
    return store->driver->search_add;
}

const char *store_search_remove(const Store *store)
{
    return store->driver->search_remove;
}

const char *store_search_find(const Store *store)
{
    return store->driver->search_find;
}

EntenteStatus store_prepare(Store *store, const char *sql, StoreQuery **query, EntenteError *error)
{
    return store->driver->prepare(store, sql, false, query, error);
}

EntenteStatus store_prepare_once(Store *store, const char *sql, StoreQuery **query, EntenteError *error)
{
    return store->driver->prepare(store, sql, true, query, error);
}

void store_finish(StoreQuery *query)
{
    if (query)
        query->driver->finish(query);
}

EntenteStatus store_bind(StoreQuery *query, const StoreValue *values, size_t count, EntenteError *error)
{
    return query->driver->bind(query, values, count, error);
}

EntenteStatus store_step(StoreQuery *query, EntenteError *error)
{
    return query->driver->step(query, error);
}

void store_rest(StoreQuery *query)
{
    query->driver->rest(query);
}

size_t store_columns(const StoreQuery *query)
{
    return query->driver->columns(query);
}

const char *store_name(const StoreQuery *query, size_t column)
{
    return query->driver->name(query, column);
}

StoreKind store_kind(const StoreQuery *query, size_t column)
{
    return query->driver->kind(query, column);
}

int64_t store_integer(const StoreQuery *query, size_t column)
{
    return query->driver->integer(query, column);
}

double store_real(const StoreQuery *query, size_t column)
{
    return query->driver->real(query, column);
}

EntenteSlice store_text(const StoreQuery *query, size_t column)
{
    return query->driver->text(query, column);
}
