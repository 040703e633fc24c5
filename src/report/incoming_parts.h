/* incoming_parts.h - what readers of others' rows share: cells as values, places and parties of an event. */
#ifndef ENTENTE_REPORT_INCOMING_PARTS_H
#define ENTENTE_REPORT_INCOMING_PARTS_H

#include "report/incoming.h"
#include "report/schemes.h"

/* What a row says of a place. */
typedef struct PlaceCells {
    EntenteSlice place, city, district, province, raw, kind, latitude, longitude;
    const SchemeState *state;
} PlaceCells;

/* The cell of a place in the line, or of a column; empty where it is missing, None, NULL or NA. */
EntenteSlice incoming_cell_at(const IncomingRow *row, size_t at);
EntenteSlice incoming_cell_of(const IncomingRow *row, size_t column);

/* A copy with a NUL; empty where memory is out (`row->failed`). */
const char *incoming_string_of(IncomingRow *row, EntenteSlice text);

/* False where the text is no finite number. */
bool incoming_number_of(EntenteSlice text, double *number);

/* The number, at most `limit` from zero. */
float incoming_within(double number, double limit);

/* Month 0 where it is none. */
EntenteDate incoming_date_of(EntenteSlice text);

/* "GOV; MIL" as "GOV,MIL" */
const char *incoming_list_of(IncomingRow *row, EntenteSlice text);

/* An id of ours comes back as it was; numbers as themselves; of anything else a hash. */
void incoming_read_id(IncomingRow *row, EntenteSlice text, bool number, char id[17]);

/* An actor of whom nothing is known. */
EntenteEntity incoming_nobody(void);
void incoming_keep_code(EntenteEntity *entity, const char *code);

/* Whether a code is one of organisations, not of a state. */
bool incoming_is_organisation(EntenteSlice code);

/* The place that the cells name most exactly; NULL where they name none. */
EntentePlace *incoming_make_place(IncomingRow *row, const PlaceCells *cells);

/* The type's quad class and score. */
void incoming_keep_scores(EntenteEvent *event);

/* A CAMEO code; false where it is none. */
bool incoming_keep_cameo(IncomingRow *row, EntenteEvent *event, EntenteSlice cameo, const SchemeCode *code);

/* Add an actor to a list, unless nothing is known of it. */
void incoming_keep_party(IncomingRow *row, EntenteEntity **list, size_t *count, EntenteEntity entity);

#endif
