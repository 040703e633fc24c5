/* walk_parts.h - what the files of walk.h share: the queries of a walk, and an event out of a row of theirs.
 */
#ifndef ENTENTE_REPORT_WALK_PARTS_H
#define ENTENTE_REPORT_WALK_PARTS_H

#include "report/walk.h"

/* The columns of a query that gives events. */
enum Column {
    EVENT_KEY,
    EVENT_ID,
    EVENT_TYPE,
    EVENT_MODE,
    EVENT_CAMEO,
    EVENT_QUAD,
    EVENT_SCORE,
    EVENT_GOLDSTEIN,
    EVENT_STATUS,
    EVENT_DATE,
    EVENT_ENDDATE,
    EVENT_PRECISION,
    EVENT_HISTORICAL,
    EVENT_LEVEL,
    EVENT_CONTEXT,
    EVENT_REASON,
    EVENT_WORDS,
    EVENT_CONFIDENCE,
    PLACE_NAME,
    PLACE_COUNTRY,
    PLACE_REGION,
    PLACE_KIND,
    PLACE_LATITUDE,
    PLACE_LONGITUDE,
    PLACE_RESOLUTION,
    SENTENCE_NUMBER,
    SENTENCE_START,
    SENTENCE_END,
    SENTENCE_TEXT,
    REPORT_DOCUMENT,
    REPORT_TITLE,
    REPORT_PUBLICATION,
    REPORT_URL,
    REPORT_PUBLISHED,
    HAS_FIGURES,
    HAS_SOURCES,
    HAS_ABOUT
};

typedef enum Part {
    PART_ACTORS,
    PART_FIGURES,
    PART_SOURCES,
    PART_ABOUT,
    PART_EVENT,
    PART_MENTIONS,
    PART_COUNT,
    PART_PUBLICATIONS,
    PART_DEAD,
    PARTS
} Part;

struct Walk {
    EntenteRecord *record;
    Arena *arena; /* of the event or entry in hand */
    StoreQuery *queries[PARTS];
    bool failed; /* memory is out */
};

/* One of the walk's queries with its key given, ready to step; nothing where `*status` is an error already.
 */
StoreQuery *walk_part(Walk *walk, Part which, int64_t key, EntenteStatus *status, EntenteError *error);

/* Of the row in hand, kept until the next step of the walk; where memory is out `walk->failed` is set. */
EntenteSlice walk_text(Walk *walk, const StoreQuery *query, size_t column);
const char *walk_string(Walk *walk, const StoreQuery *query, size_t column);

/* Month 0 where there is no date; -1 where there is no number. */
EntenteDate walk_date(const StoreQuery *query, size_t column);
double walk_number(const StoreQuery *query, size_t column);

/* A place whose columns begin at `first`, found again in `text`; NULL where the row has none. */
EntentePlace *walk_place(Walk *walk, const StoreQuery *query, size_t first, EntenteSlice text);

/* All of the event in the row in hand; the query is not stepped. */
EntenteStatus walk_load_event(Walk *walk, const StoreQuery *query, ReportEvent *out, EntenteError *error);

#endif
