/* entente_record.h - the record of a process: events kept, joined, corrected and questioned.
 *
 * A *record* is one SQLite file, or a PostgreSQL database named by a URL, postgresql://... (docs/record.md
 * has its tables). Reports are added with their events; what they tell of the same happening is joined into
 * *entries*: incidents, meetings, agreements and claims. Everything that is kept leads back to its sentence.
 *
 *     EntenteRecord *record = NULL;
 *     if (entente_record_open("process.record", ENTENTE_RECORD_ADD, &record, &error) == ENTENTE_OK &&
 *         entente_record_add(record, document, NULL, &counts, &error) == ENTENTE_OK)
 *         entente_record_flush(record, &error);
 *     entente_record_close(record);
 *
 * A report is kept whole or not at all, whenever the process is killed; adding one twice changes nothing. Any
 * number of processes may add to a record and read it at once; a record handle is for one thread at a time.
 */
#ifndef ENTENTE_RECORD_H
#define ENTENTE_RECORD_H

#include "entente.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The schema that this program writes. Older ones are brought up to it, newer ones are refused. */
#define ENTENTE_RECORD_VERSION 2

typedef struct EntenteRecord EntenteRecord;

typedef enum EntenteRecordAccess {
    ENTENTE_RECORD_READ,
    ENTENTE_RECORD_CORRECT, /* it must be there */
    ENTENTE_RECORD_ADD      /* made where there is none */
} EntenteRecordAccess;

/* Errors: ENTENTE_IO (no such file, no server, read-only, damaged), ENTENTE_BAD_INPUT (no record, or one of a
 * newer version), ENTENTE_BAD_USAGE (a URL that is none), ENTENTE_NO_MEMORY. */
EntenteStatus entente_record_open(const char *where, EntenteRecordAccess access, EntenteRecord **record,
                                  EntenteError *error);

/* What was not flushed is dropped. */
void entente_record_close(EntenteRecord *record);

/* ---- adding ---- */

typedef struct EntenteRecordAddOptions {
    bool no_text; /* keep offsets and a hash of each sentence, not its words */
    bool again;   /* code anew what is there already */
} EntenteRecordAddOptions;

typedef struct EntenteRecordCounts {
    uint64_t reports, known, events, failures; /* added; there already; events of those added; unreadable */
} EntenteRecordCounts;

/* Keep a coded document. `options` may be NULL. It is there for others after the next flush; one is made by
 * itself now and then. */
EntenteStatus entente_record_add(EntenteRecord *record, const EntenteDocument *document,
                                 const EntenteRecordAddOptions *options, EntenteRecordCounts *counts,
                                 EntenteError *error);

/* Make all that was added last. */
EntenteStatus entente_record_flush(EntenteRecord *record, EntenteError *error);

/* Whether a file begins as PLOVER JSON Lines, events that were coded before. False for standard input. */
bool entente_record_is_coded(const char *file);

typedef struct EntenteRecordImport {
    EntenteRecordAddOptions adding;
    void (*on_failure)(const EntenteError *error,
                       void *context); /* a line that cannot be read; may be NULL */
    /* Called after every report; false ends the run with all that was added kept. May be NULL. */
    bool (*on_progress)(uint64_t bytes_done, uint64_t bytes_total, const EntenteRecordCounts *counts,
                        void *context);
    void *context;
} EntenteRecordImport;

/* Keep the events of PLOVER JSON Lines, "-" for standard input. Lines of one document that follow each other
 * are one report. ENTENTE_END: on_progress ended it. */
EntenteStatus entente_record_import(EntenteRecord *record, const char *file,
                                    const EntenteRecordImport *import, EntenteRecordCounts *counts,
                                    EntenteError *error);

/* ---- corrections ---- */

/* `target` and `other` are ids of entries or events. Corrections hold when reports are coded again. */
EntenteStatus entente_record_merge(EntenteRecord *record, const char *target, const char *other,
                                   const char *who, const char *words, EntenteError *error);
/* Take an event out of its entry. */
EntenteStatus entente_record_split(EntenteRecord *record, const char *target, const char *event,
                                   const char *who, const char *words, EntenteError *error);
EntenteStatus entente_record_note(EntenteRecord *record, const char *target, const char *who,
                                  const char *words, EntenteError *error);
EntenteStatus entente_record_hide(EntenteRecord *record, const char *target, bool hidden, const char *who,
                                  const char *words, EntenteError *error);

/* ---- questions ---- */

typedef struct EntenteFilter {
    const char *between[2];        /* a pair of actors: code, name or side, in any letters; NULL: all */
    const char *actor;             /* NULL: all */
    const char *type;              /* PLOVER type, "TYPE/mode", or the kind of a claim */
    const char *place;             /* name of a place, region or country, or a country's code */
    const char *source;            /* publication, or who says so */
    const char *status;            /* status of an event, state of a meeting, answer to a claim */
    const char *words;             /* of `search` */
    EntenteDate since, until;      /* month 0: open */
    bool by_publication;           /* `since` and `until` mean when it was reported */
    unsigned limit;                /* rows; 0: all */
    const EntenteLexicon *lexicon; /* names of states; may be NULL */
} EntenteFilter;

typedef enum EntenteQuestion {
    ENTENTE_ASK_TIMELINE,
    ENTENTE_ASK_EVENTS,
    ENTENTE_ASK_MEETINGS,
    ENTENTE_ASK_AGREEMENTS,
    ENTENTE_ASK_INCIDENTS,
    ENTENTE_ASK_CASUALTIES,
    ENTENTE_ASK_CLAIMS,
    ENTENTE_ASK_ACTORS,
    ENTENTE_ASK_RELATIONS,
    ENTENTE_ASK_SEARCH,
    ENTENTE_QUESTIONS
} EntenteQuestion;

typedef enum EntenteCellKind { ENTENTE_CELL_NONE, ENTENTE_CELL_NUMBER, ENTENTE_CELL_TEXT } EntenteCellKind;

typedef struct EntenteCell {
    const char *name;
    EntenteCellKind kind;
    double number;
    EntenteSlice text; /* of a number, too, as it is written */
} EntenteCell;

/* Receives one row after the other; a status other than ENTENTE_OK ends the answer. */
typedef EntenteStatus EntenteRowListener(const EntenteCell *cells, size_t count, void *context,
                                         EntenteError *error);

/* Errors: ENTENTE_BAD_USAGE where the filter names an actor that the record does not know. */
EntenteStatus entente_record_ask(EntenteRecord *record, EntenteQuestion question, const EntenteFilter *filter,
                                 EntenteRowListener *listener, void *context, EntenteError *error);

typedef enum EntentePeriod { ENTENTE_BY_DAY, ENTENTE_BY_WEEK, ENTENTE_BY_MONTH } EntentePeriod;

/* Counts by quad class and mean score of each pair and period, with the reports behind them and a bootstrap
 * interval of 95 per cent over reports. */
EntenteStatus entente_record_series(EntenteRecord *record, EntentePeriod period, const EntenteFilter *filter,
                                    EntenteRowListener *listener, void *context, EntenteError *error);

/* All about one entry, event or report. The rows come in sections, whose name is the first cell, "section".
 * ENTENTE_BAD_USAGE: there is no such id. */
EntenteStatus entente_record_show(EntenteRecord *record, const char *id, EntenteRowListener *listener,
                                  void *context, EntenteError *error);

typedef enum EntenteBriefFormat { ENTENTE_BRIEF_MARKDOWN, ENTENTE_BRIEF_HTML } EntenteBriefFormat;

/* One page of what was reported since a date, each line with its sources. */
EntenteStatus entente_record_brief(EntenteRecord *record, const EntenteFilter *filter,
                                   EntenteBriefFormat format, FILE *stream, EntenteError *error);

#ifdef __cplusplus
}
#endif
#endif
