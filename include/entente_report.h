/* entente_report.h - a record in the formats of the field and as charts, and events of others into a record.
 *
 * Every format says less than the record does; docs/formats.md has a table of what each of them loses. */
#ifndef ENTENTE_REPORT_H
#define ENTENTE_REPORT_H

#include "entente_record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum EntenteExportFormat {
    ENTENTE_EXPORT_PLOVER = 0,
    ENTENTE_EXPORT_CSV,
    ENTENTE_EXPORT_GDELT,
    ENTENTE_EXPORT_GDELT_MENTIONS,
    ENTENTE_EXPORT_ICEWS,
    ENTENTE_EXPORT_POLECAT,
    ENTENTE_EXPORT_PHOENIX,
    ENTENTE_EXPORT_PETRARCH,
    ENTENTE_EXPORT_ACLED,
    ENTENTE_EXPORT_UCDP,
    ENTENTE_EXPORT_GEOJSON,
    ENTENTE_EXPORT_GEXF,
    ENTENTE_EXPORT_TIMELINEJS,
    ENTENTE_EXPORT_ICAL,
    ENTENTE_EXPORT_FORMATS
} EntenteExportFormat;

/* "gdelt-mentions" and so on; NULL for what is none. */
const char *entente_export_format_name(EntenteExportFormat format);

/* ENTENTE_EXPORT_FORMATS where no format has that name. */
EntenteExportFormat entente_export_format_from_name(const char *name);

typedef struct EntenteExportCounts {
    uint64_t written; /* rows, features, nodes and edges, or whatever the format counts */
    uint64_t
        left_out; /* events that the format would give as done although they were not, or cannot say at all */
} EntenteExportCounts;

/* Write what the filter (NULL: everything) leaves of a record. `counts` may be NULL. Errors as of
 * entente_record_ask; ENTENTE_IO when the stream is in error. */
EntenteStatus entente_record_export(EntenteRecord *record, EntenteExportFormat format,
                                    const EntenteFilter *filter, FILE *stream, EntenteExportCounts *counts,
                                    EntenteError *error);

/* ---- charts ---- */

typedef enum EntenteChart {
    ENTENTE_CHART_TIMELINE = 0, /* meetings by track, agreements, breaches, incidents and statements */
    ENTENTE_CHART_RELATION,     /* mean score of a pair by period, and counts by quad class */
    ENTENTE_CHART_CASUALTIES,   /* who claims which losses of whom */
    ENTENTE_CHART_NETWORK,      /* sides, and how they deal with each other */
    ENTENTE_CHARTS
} EntenteChart;

typedef enum EntenteChartFormat {
    ENTENTE_CHART_SVG = 0,
    ENTENTE_CHART_PNG, /* two pixels a unit */
    ENTENTE_CHART_PDF, /* one page, a point a unit */
    ENTENTE_CHART_FORMATS
} EntenteChartFormat;

typedef struct EntenteChartOptions {
    EntenteChart chart;
    EntenteChartFormat format;
    const char *name;     /* of the record, for the title; NULL: none */
    const char *incident; /* of CASUALTIES: only those of this entry; NULL: all */
    bool period_given;    /* of RELATION: by `period`, else by week or month as the time covered asks */
    EntentePeriod period;
    unsigned width; /* in units; 0: 1200; at least 600 and at most 4000 */
} EntenteChartOptions;

/* "timeline" and so on; NULL for what is none. */
const char *entente_chart_name(EntenteChart chart);
/* ENTENTE_CHARTS where no chart has that name. */
EntenteChart entente_chart_from_name(const char *name);

/* "svg" and so on; NULL for what is none. */
const char *entente_chart_format_name(EntenteChartFormat format);
/* ENTENTE_CHART_FORMATS where no format has that name. */
EntenteChartFormat entente_chart_format_from_name(const char *name);

/* Draw what the filter (NULL: everything) leaves of a record. The same record and filter give the same bytes.
 * Errors as of entente_record_ask; ENTENTE_END, with a message, where there is nothing to draw: nothing has
 * been written then. */
EntenteStatus entente_record_chart(EntenteRecord *record, const EntenteChartOptions *options,
                                   const EntenteFilter *filter, FILE *stream, EntenteError *error);

/* ---- events of others ---- */

typedef enum EntenteEventsKind {
    ENTENTE_EVENTS_NONE = 0,
    ENTENTE_EVENTS_PLOVER, /* JSON Lines */
    ENTENTE_EVENTS_POLECAT,
    ENTENTE_EVENTS_ICEWS,
    ENTENTE_EVENTS_GDELT /* events of 57, 58 or 61 columns */
} EntenteEventsKind;

/* ENTENTE_EVENTS_GDELT for "gdelt" and so on; ENTENTE_EVENTS_NONE for anything else. */
EntenteEventsKind entente_events_kind_from_name(const char *name);

/* What a file's beginning shows. ENTENTE_EVENTS_NONE for standard input. */
EntenteEventsKind entente_events_kind(const char *file);

/* Keep the events of such a file, "-" for standard input. Lines that cannot be read are told to
 * `import->on_failure`, counted and skipped. ENTENTE_END: on_progress ended it. */
EntenteStatus entente_record_import_events(EntenteRecord *record, const char *file, EntenteEventsKind kind,
                                           const EntenteRecordImport *import, EntenteRecordCounts *counts,
                                           EntenteError *error);

#ifdef __cplusplus
}
#endif
#endif
