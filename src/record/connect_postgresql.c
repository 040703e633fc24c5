#include "record/connect_postgresql.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_ROOM = 400, OLDEST_SERVER = 130000 };

/* Of every session: plans without a compiler that costs more than it saves; all of an answer is wanted. */
static const char session[] = "SELECT current_schema() IS NULL, set_config('jit', 'off', false), "
                              "set_config('cursor_tuple_fraction', '1', false)";

/* Of one that writes. Whoever waits for the lock gives up in the end, and whose machine is gone loses
 * it. Unless somebody chose otherwise, commits do not wait for the disk: a process may be killed at any
 * moment and loses nothing that was committed; a server that goes down may lose the last transactions, as
 * with SQLite. */
static const char writing[] =
    "SELECT set_config('lock_timeout', '120s', false), "
    "set_config('tcp_keepalives_idle', '60', false), set_config('tcp_keepalives_interval', '10', false), "
    "set_config('tcp_keepalives_count', '6', false); "
    "SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'synchronous_commit' AND source = "
    "'default'";

char *postgresql_shown(const char *where)
{
    char *shown = strdup(where);
    char *at = shown ? strstr(shown, "://") : NULL;
    if (!at)
        return shown;
    at += 3;
    char *user_end = at + strcspn(at, "@/?");
    char *colon = *user_end == '@' ? memchr(at, ':', (size_t)(user_end - at)) : NULL;
    if (colon)
        memmove(colon, user_end, strlen(user_end) + 1);
    for (char *name = shown; (name = strstr(name, "password=")); name++) {
        char *value = name + strlen("password=");
        memmove(value, value + strcspn(value, "&"), strlen(value + strcspn(value, "&")) + 1);
    }
    return shown;
}

void postgresql_words(PGconn *connection, const PGresult *result, char *words, size_t room)
{
    const char *said = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    size_t size = 0;
    said = said ? said : PQerrorMessage(connection);
    for (; *said && size + 2 < room; said++) {
        bool space = strchr(" \t\n", *said) != NULL;
        if (!space)
            words[size++] = *said;
        else if (size && words[size - 1] != ' ')
            words[size++] = ' ';
    }
    while (size && words[size - 1] == ' ')
        size--;
    words[size] = '\0';
}

static void say_nothing(void *context, const PGresult *notice)
{
    (void)context;
    (void)notice;
}

/* `database`: another one of the same server; NULL: the URL's own. */
static PGconn *reach(const char *where, const char *database)
{
    const char *const names[] = {"dbname", "fallback_application_name", "client_encoding",
                                 database ? "dbname" : NULL, NULL};
    const char *const values[] = {where, "entente", "UTF8", database, NULL};
    PGconn *connection = PQconnectdbParams(names, values, 1);
    if (connection)
        (void)PQsetNoticeReceiver(connection, say_nothing, NULL);
    return connection;
}

/* Whether the server has the database by now: another adder may have made it since the connection failed,
 * else one is made. Its message may be in any language: it is asked through the database that every server
 * has. */
static bool make_database(const char *where, const char *name)
{
    PGconn *connection = reach(where, "postgres");
    bool made = false;
    const char *const values[] = {name};
    PGresult *found = connection && PQstatus(connection) == CONNECTION_OK
                          ? PQexecParams(connection, "SELECT 1 FROM pg_database WHERE datname = $1", 1, NULL,
                                         values, NULL, NULL, 0)
                          : NULL;
    made = PQresultStatus(found) == PGRES_TUPLES_OK && PQntuples(found);
    char *quoted = PQresultStatus(found) == PGRES_TUPLES_OK && !made
                       ? PQescapeIdentifier(connection, name, strlen(name))
                       : NULL;
    char *sql = quoted ? malloc(strlen(quoted) + 80) : NULL;
    if (sql) {
        (void)stpcpy(stpcpy(stpcpy(sql, "CREATE DATABASE "), quoted), " TEMPLATE template0 ENCODING 'UTF8'");
        PGresult *created = PQexec(connection, sql);
        const char *state = PQresultErrorField(created, PG_DIAG_SQLSTATE);
        /* duplicate_database, unique_violation: another adder made it meanwhile */
        made = PQresultStatus(created) == PGRES_COMMAND_OK ||
               (state && (strcmp(state, "42P04") == 0 || strcmp(state, "23505") == 0));
        PQclear(created);
    }
    free(sql);
    PQfreemem(quoted);
    PQclear(found);
    PQfinish(connection);
    return made;
}

/* Run what has one row, and see to it that its first column is not true. */
static bool set_up(PGconn *connection, const char *sql, bool *warned)
{
    PGresult *result = PQexec(connection, sql);
    bool done = PQresultStatus(result) == PGRES_TUPLES_OK;
    *warned = done && PQntuples(result) && strcmp(PQgetvalue(result, 0, 0), "t") == 0;
    PQclear(result);
    return done;
}

static EntenteStatus check(PGconn *connection, const char *shown, StoreAccess access, EntenteError *error)
{
    bool homeless = false, ignored;
    const char *encoding = PQparameterStatus(connection, "server_encoding");
    if (PQserverVersion(connection) < OLDEST_SERVER)
        return error_set(error, ENTENTE_BAD_INPUT, NULL, 0, "%s: a record needs PostgreSQL 13 or later",
                         shown);
    if (!encoding || strcmp(encoding, "UTF8") != 0)
        return error_set(error, ENTENTE_BAD_INPUT, NULL, 0,
                         "%s: a record needs a database in UTF-8, this one is in %s", shown,
                         encoding ? encoding : "another encoding");
    if (!set_up(connection, session, &homeless) ||
        (access != STORE_READ && !set_up(connection, writing, &ignored))) {
        char words[WORDS_ROOM];
        postgresql_words(connection, NULL, words, sizeof words);
        return error_set(error, ENTENTE_IO, NULL, 0, "%s: %s", shown, words);
    }
    if (homeless)
        return error_set(
            error, ENTENTE_BAD_INPUT, NULL, 0,
            "%s: none of the schemas of its search_path is there, so there is no place for a record", shown);
    return ENTENTE_OK;
}

EntenteStatus postgresql_connect(const char *where, const char *shown, StoreAccess access, PGconn **connected,
                                 EntenteError *error)
{
    char *complaint = NULL;
    PQconninfoOption *options = PQconninfoParse(where, &complaint);
    *connected = NULL;
    if (!options) {
        /* the complaint may quote the whole URL */
        bool secret = strcmp(shown, where) != 0;
        EntenteStatus status = complaint
                                   ? error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "%s: %.*s", shown,
                                               secret ? 100 : (int)strcspn(complaint, "\n"),
                                               secret ? "this is no URL of a PostgreSQL database" : complaint)
                                   : error_no_memory(error);
        PQfreemem(complaint);
        return status;
    }
    PQconninfoFree(options);
    PGconn *connection = reach(where, NULL);
    if (connection && PQstatus(connection) != CONNECTION_OK && access == STORE_CREATE && PQdb(connection) &&
        make_database(where, PQdb(connection))) {
        PQfinish(connection);
        connection = reach(where, NULL);
    }
    if (!connection)
        return error_no_memory(error);
    EntenteStatus status = ENTENTE_OK;
    if (PQstatus(connection) != CONNECTION_OK) {
        char words[WORDS_ROOM];
        postgresql_words(connection, NULL, words, sizeof words);
        status = error_set(error, ENTENTE_IO, NULL, 0, "%s: %s", shown, words);
    } else {
        status = check(connection, shown, access, error);
    }
    if (status == ENTENTE_OK)
        *connected = connection;
    else
        PQfinish(connection);
    return status;
}
