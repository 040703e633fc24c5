/* rows.h - answers of a record as aligned tables, JSON Lines or CSV, and the filter that questions share. */
#ifndef ENTENTE_CLI_ROWS_H
#define ENTENTE_CLI_ROWS_H

#include "cli/command.h"
#include "entente_record.h"

typedef enum RowsFormat { ROWS_TABLE, ROWS_JSON, ROWS_CSV } RowsFormat;

/* Start with `Rows rows = {...}`, give rows_add as the listener, end with rows_end. */
typedef struct Rows {
    RowsFormat format;
    FILE *stream;
    const char *shown; /* "date,actors,...": columns of a table; NULL: all */
    char **names;      /* of the table's columns */
    char **cells;      /* row by row */
    size_t column_count, cell_count, cell_room;
    bool failed; /* memory is out */
    bool headed; /* CSV has its heads */
} Rows;

EntenteStatus rows_add(const EntenteCell *cells, size_t count, void *context, EntenteError *error);

/* Draw what a table has, and free it. Returns an exit status: the output may have failed. */
int rows_end(Rows *rows);

/* "table", "json" or "csv"; NULL: by whether the output is a terminal. False after a message. */
bool rows_format(const char *name, RowsFormat *format);

/* ---- filters ---- */

/* The words that all questions share, as they were typed. */
typedef struct FilterWords {
    const char *actor, *since, *until, *type, *place, *source, *status, *format, *compiled, *folder;
    unsigned limit;
} FilterWords;

enum { FILTER_OPTIONS = 11 };

/* Fill FILTER_OPTIONS options. */
void filter_options(FilterWords *words, Option *options);

/* `--between A B` out of `words`, which takes two values; false after a message. */
bool filter_between(int *count, char **words, EntenteFilter *filter);

/* The rest; opens the dictionaries where an actor or place is named. False after a message: wrong usage. */
bool filter_read(const FilterWords *words, EntenteFilter *filter);
void filter_end(EntenteFilter *filter);

extern const char filter_help[];

/* Open a record to read; NULL after a message. */
EntenteRecord *record_begin_reading(const char *where);

/* The exit status of an answer, after a message where it failed. */
int answer_status(EntenteStatus status, const EntenteError *error, int output);

#endif
