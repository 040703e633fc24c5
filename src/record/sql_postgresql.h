/* sql_postgresql.h - the record's SQL in PostgreSQL's words.
 *
 * The record's SQL (store.h) is plain enough for both databases but for a few words, which are put otherwise
 * here and nowhere else: parameters (?1 becomes $1), the types of columns (INTEGER is 64 bits wide, REAL a
 * double, TEXT ordered by its bytes), and SQLite's WITHOUT ROWID. What stands in quotes stays as it is. */
#ifndef ENTENTE_RECORD_SQL_POSTGRESQL_H
#define ENTENTE_RECORD_SQL_POSTGRESQL_H

/* The caller frees it. NULL when memory is out. */
char *sql_to_postgresql(const char *sql);

#endif
