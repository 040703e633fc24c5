/* export.h - what the files of src/report/ share: one a family of formats, each a function that walks the
 * record. */
#ifndef ENTENTE_REPORT_EXPORT_H
#define ENTENTE_REPORT_EXPORT_H

#include "entente_report.h"
#include "report/walk.h"

typedef struct Export {
    EntenteRecord *record;
    Walk *walk;
    const EntenteFilter *filter;
    FILE *stream;
    EntenteExportFormat format;
    EntenteExportCounts counts;
} Export;

typedef EntenteStatus ExportFunction(Export *export, EntenteError *error);

ExportFunction export_plover, export_csv, export_gdelt, export_gdelt_mentions, export_icews, export_polecat,
    export_phoenix, export_acled, export_ucdp, export_geojson, export_gexf, export_timeline, export_calendar;

/* ---- cells of a table ---- */

typedef struct Cells {
    FILE *stream;
    char separator; /* a tab: nothing is quoted, and what would end a cell becomes a space; else after RFC
                       4180 */
    bool begun;
} Cells;

/* Several pieces of text as one cell. */
void cell_joined(Cells *cells, const EntenteSlice *parts, size_t count);
void cell_text(Cells *cells, EntenteSlice text);
void cell_string(Cells *cells, const char *string);
void cell_format(Cells *cells, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cell_number(Cells *cells, double number, int decimals); /* a negative count is empty */
void cell_date(Cells *cells, EntenteDate date,
               const char *format); /* of year, month, day; unknown is empty */
void cells_empty(Cells *cells, unsigned count);
void cells_end(Cells *cells);

/* The heads of a table, "a,b,c". */
void cells_heads(Cells *cells, const char *names);

/* ---- what tables of pairs share ---- */

/* Whether a format without a place for the status may give the event: it happened, or somebody says so. */
bool event_is_real(const EntenteEvent *event);

/* The day of an event, else of the report that tells it. */
EntenteDate event_day(const ReportEvent *event);

/* One of the pairs of an event: each actor with each recipient; where an act is two-sided and has only
 * actors, each of them with each other; where nobody is on one of the sides, NULL there. */
typedef struct Dyad {
    const EntenteEntity *source, *target;
    size_t number; /* from 0 */
} Dyad;

/* The pair after `dyad`, the first one after {0}: false when there is none. */
bool dyad_next(const EntenteEvent *event, Dyad *dyad);

/* The number of a pair where a format counts events: of the first one the event's id without its highest
 * bit, of the others a hash of both. */
uint64_t dyad_id(const ReportEvent *event, size_t number);

/* The CAMEO code, or the nearest one for a type of which the record has none. */
const char *event_cameo(const EntenteEvent *event);

/* The name of somebody: as the dictionary prints it, else the words of the report. */
EntenteSlice entity_name(const EntenteEntity *entity);

/* "gdelt.example" of an address, else the publication. */
EntenteSlice publication_of(const EntenteDocument *document);

/* The address, else the id of the report. */
EntenteSlice address_of(const EntenteDocument *document);

#endif
