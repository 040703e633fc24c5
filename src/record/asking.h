/* asking.h - a question's SQL, put together from its filter. Values never stand in the SQL itself. */
#ifndef ENTENTE_RECORD_ASKING_H
#define ENTENTE_RECORD_ASKING_H

#include "base/buffer.h"
#include "record/record.h"

enum { ASKING_VALUES = 64 };

typedef struct Asking {
    EntenteRecord *record;
    const EntenteFilter *filter;
    const char *state; /* SQL of what --status asks of an entry */
    Buffer sql;
    StoreValue values[ASKING_VALUES];
    size_t count;
    bool failed; /* memory is out */
} Asking;

EntenteStatus asking_begin(Asking *asking, EntenteRecord *record, const EntenteFilter *filter,
                           EntenteError *error);
void asking_end(Asking *asking);

void asking_add(Asking *asking, const char *sql);
void asking_value(Asking *asking, StoreValue value);

/* The filter's conditions on `e` (event), `r` (report) and `p` (place), each with AND before it. */
void asking_events(Asking *asking);

/* The same on `n` (entry) and `p`. */
void asking_entries(Asking *asking);

/* The joins of `r` and `p` to `e`, where the filter speaks of them: of a million events each costs a second.
 */
void asking_sources(Asking *asking);

/* Whether the filter leaves nothing out. */
bool asking_all(const Asking *asking);

/* The joins of `e`, `r` and `p` to `pr` (event_pair), where the filter speaks of more than a pair and days.
 */
void asking_pair_sources(Asking *asking);

/* The conditions on `e` and on the pairs of `pr` that the filter names. */
void asking_pairs(Asking *asking);

void asking_limit(Asking *asking);

/* Run what was put together and hand every row to the listener. */
EntenteStatus asking_answer(Asking *asking, EntenteRowListener *listener, void *context, EntenteError *error);

/* Run it and hand the query out; the caller finishes it. */
EntenteStatus asking_query(Asking *asking, StoreQuery **query, EntenteError *error);

/* The rows of some SQL with the values given. */
EntenteStatus rows_of(EntenteRecord *record, const char *sql, const StoreValue *values, size_t count,
                      EntenteRowListener *listener, void *context, EntenteError *error);

#endif
