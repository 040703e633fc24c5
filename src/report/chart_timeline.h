/* chart_timeline.h - what a timeline has: rows of marks by date.
 *
 * chart_timeline.c gathers them from the record, chart_timeline_draw.c lays them out and draws. A row is one
 * track of meetings (who hosts or mediates), or all agreements, breaches, incidents or statements of one
 * kind. Where a row has more marks than its lanes can take, it becomes bars of counts by period. */
#ifndef ENTENTE_REPORT_CHART_TIMELINE_H
#define ENTENTE_REPORT_CHART_TIMELINE_H

#include "report/chart.h"

typedef enum MarkKind {
    MARK_HELD = 0,
    MARK_PLANNED,
    MARK_POSTPONED,
    MARK_CANCELLED,
    MARK_REFUSED,
    MARK_SIGNED,
    MARK_AGREED, /* an agreement that is promised, under talks or ended */
    MARK_BREACH,
    MARK_VIOLENCE,
    MARK_VIOLENCE_ALLEGED,
    MARK_PRESSURE,
    MARK_PRESSURE_ALLEGED,
    MARK_RELIEF,
    MARK_RELIEF_ALLEGED,
    MARK_AGAINST, /* statements */
    MARK_TOWARDS,
    MARK_KINDS
} MarkKind;

typedef struct MarkStyle {
    const char *class, *words, *one, *many; /* of SVG; of the legend; in counts */
    Symbol symbol;
    double radius;
} MarkStyle;

extern const MarkStyle mark_styles[MARK_KINDS];

typedef struct TimelineMark {
    MarkKind kind;
    int32_t day, day_to;
    double weight;                  /* how much is told of it */
    const char *id, *label, *words; /* words: all about it, for who rests on it */
} TimelineMark;

typedef struct TimelineRow {
    const char *name;    /* of the track */
    const char *heading; /* of the group that begins with this row; NULL: none */
    unsigned lanes;      /* at most */
    unsigned labelled;   /* as many of the weightiest get words */
    TimelineMark *marks;
    size_t count, room;
} TimelineRow;

typedef struct Timeline {
    Chart *chart;
    TimelineRow *rows; /* in the order in which they stand */
    size_t row_count;
    size_t undated; /* entries that could not be placed */
    size_t counts[MARK_KINDS];
    StringTable *breaches; /* events that are seen already */
} Timeline;

EntenteStatus timeline_draw(Timeline *timeline, EntenteError *error);

#endif
