/* walk.h - the events and entries of a record, one after the other, as what an export writes.
 *
 * An event comes back as the document that the coder would hand on: one sentence, one event, and what the
 * report says of itself. So PLOVER is written by the coder's own writer, and the other formats need no SQL.
 * What the record does not keep (which token is whose head, the offsets of the words that name the event) is
 * found again in the sentence or left empty. Everything lives until the next step. */
#ifndef ENTENTE_REPORT_WALK_H
#define ENTENTE_REPORT_WALK_H

#include "record/asking.h"
#include "report/schemes.h"

typedef struct ReportEvent {
    const EntenteDocument *document;
    const EntenteEvent *event;
    const char *id;
    int64_t key;
    int64_t sentence; /* from 1 */
} ReportEvent;

/* One happening, with what all its reports say. */
typedef struct ReportEntry {
    const char *id, *kind, *type, *mode, *title, *sides, *state, *precision;
    EntenteDate date, enddate;
    const char *publications; /* "Kura Herald; Aras Wire" */
    int64_t reports;
    const EntentePlace *place;   /* NULL: unknown */
    ReportEvent first;           /* the first report of it */
    double low, best, high;      /* dead, over all claims; -1: no claim */
    double of_actors, of_others; /* highest best claim of dead on either side; -1: no claim */
} ReportEntry;

typedef struct Walk Walk;

EntenteStatus walk_new(EntenteRecord *record, Walk **walk, EntenteError *error);
void walk_delete(Walk *walk);

typedef EntenteStatus WalkEventListener(const ReportEvent *event, void *context, EntenteError *error);
typedef EntenteStatus WalkEntryListener(const ReportEntry *entry, void *context, EntenteError *error);

/* Events that stand by themselves, in order of their day. */
EntenteStatus walk_events(Walk *walk, const EntenteFilter *filter, WalkEventListener *listener, void *context,
                          EntenteError *error);

/* Entries of a kind ("incident", ...; NULL: all but claims). */
EntenteStatus walk_entries(Walk *walk, const char *kind, const EntenteFilter *filter,
                           WalkEntryListener *listener, void *context, EntenteError *error);

/* All reports of what `event` tells, itself among them. */
EntenteStatus walk_mentions(Walk *walk, const ReportEvent *event, WalkEventListener *listener, void *context,
                            EntenteError *error);

/* How many mentions, publications and reports there are. */
EntenteStatus walk_count(Walk *walk, const ReportEvent *event, int64_t counts[3], EntenteError *error);

#endif
