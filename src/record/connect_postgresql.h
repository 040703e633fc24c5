/* connect_postgresql.h - a connection to a PostgreSQL database that is fit to hold a record.
 *
 * `where` is a URL that libpq understands (postgresql://USER@HOST:PORT/DATABASE?name=value). */
#ifndef ENTENTE_RECORD_CONNECT_POSTGRESQL_H
#define ENTENTE_RECORD_CONNECT_POSTGRESQL_H

#include "record/store.h"

#include <libpq-fe.h>

/* The URL without its password; the caller frees it. NULL when memory is out. */
char *postgresql_shown(const char *where);

/* What a server or libpq says, on one line. `result` may be NULL: the connection's own words. */
void postgresql_words(PGconn *connection, const PGresult *result, char *words, size_t room);

/* Connect and set the session up; with STORE_CREATE a database that is missing is made. On failure there is
 * no connection. Errors: ENTENTE_IO, ENTENTE_BAD_INPUT (unfit for a record), ENTENTE_BAD_USAGE (no URL),
 * ENTENTE_NO_MEMORY. */
EntenteStatus postgresql_connect(const char *where, const char *shown, StoreAccess access,
                                 PGconn **connection, EntenteError *error);

#endif
