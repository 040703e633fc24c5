/* incoming.h - events of other coders, row by row, as documents for the record.
 *
 * A row becomes one event in a report that has no text of its own. Rows of one event that name further
 * parties (POLECAT) add to it. What a row leaves open stays unknown; codes are turned into PLOVER's by the
 * tables of schemes.h. */
#ifndef ENTENTE_REPORT_INCOMING_H
#define ENTENTE_REPORT_INCOMING_H

#include "base/arena.h"
#include "entente_report.h"

enum { INCOMING_CELLS = 96, INCOMING_COLUMNS = 40 };

/* A line's cells, in the arena, well-formed, with a NUL after each. */
typedef struct IncomingRow {
    Arena *arena;
    EntenteSlice cells[INCOMING_CELLS];
    size_t count;
    int at[INCOMING_COLUMNS]; /* of kinds with heads: where the column stands; -1: nowhere */
    bool failed;              /* memory is out */
} IncomingRow;

/* What a row says. */
typedef struct IncomingEvent {
    EntenteEvent event;
    EntenteSlice document, publication, url, sentence; /* sentence: its number, empty where unknown */
    EntenteDate published;
} IncomingEvent;

/* Split a line; false where it has too many cells. Latin-1 is understood where a line is no UTF-8. */
bool incoming_split(IncomingRow *row, EntenteSlice line);

/* Find the columns of a kind by their heads; false where one that must be there is not. */
bool incoming_heads(IncomingRow *row, EntenteEventsKind kind);

/* Read a row; what is wrong with it, NULL where nothing is. */
const char *incoming_read(IncomingRow *row, EntenteEventsKind kind, IncomingEvent *out);

/* Copy the parties of `more`, an event of the same id, to `event`, which lives in the arena of `row`. */
void incoming_join(IncomingRow *row, EntenteEvent *event, const EntenteEvent *more);

/* Whether a line has the shape of an events file of GDELT. */
bool incoming_is_gdelt(const IncomingRow *row);

#endif
