/* store_driver.h - what a database must do to hold a record. Each function is as store.h tells. */
#ifndef ENTENTE_RECORD_STORE_DRIVER_H
#define ENTENTE_RECORD_STORE_DRIVER_H

#include "record/store.h"

typedef struct StoreDriver {
    EntenteStatus (*open)(const char *where, StoreAccess access, Store **store, EntenteError *error);
    void (*close)(Store *store);
    const char *(*where)(const Store *store);
    EntenteStatus (*run)(Store *store, const char *script, EntenteError *error);
    EntenteStatus (*begin)(Store *store, EntenteError *error);
    EntenteStatus (*commit)(Store *store, EntenteError *error);
    void (*rollback)(Store *store);
    EntenteStatus (*has_table)(Store *store, const char *name, bool *has, EntenteError *error);
    EntenteStatus (*is_empty)(Store *store, bool *empty, EntenteError *error);
    const char *search_schema, *search_add, *search_remove, *search_find;
    EntenteStatus (*prepare)(Store *store, const char *sql, bool once, StoreQuery **query,
                             EntenteError *error);
    void (*finish)(StoreQuery *query);
    EntenteStatus (*bind)(StoreQuery *query, const StoreValue *values, size_t count, EntenteError *error);
    EntenteStatus (*step)(StoreQuery *query, EntenteError *error);
    void (*rest)(StoreQuery *query);
    size_t (*columns)(const StoreQuery *query);
    const char *(*name)(const StoreQuery *query, size_t column);
    StoreKind (*kind)(const StoreQuery *query, size_t column);
    int64_t (*integer)(const StoreQuery *query, size_t column);
    double (*real)(const StoreQuery *query, size_t column);
    EntenteSlice (*text)(const StoreQuery *query, size_t column);
} StoreDriver;

/* The first member of every driver's own Store and StoreQuery. */
struct Store {
    const StoreDriver *driver;
};

struct StoreQuery {
    const StoreDriver *driver;
};

extern const StoreDriver store_sqlite, store_postgresql;

#endif
