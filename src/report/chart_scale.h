/* chart_scale.h - from values to places on a page, and where an axis has its marks.
 *
 * Marks of numbers stand at 1, 2 or 5 times a power of ten, those of dates at days, weeks, months or years,
 * as fine as there is room for. Nothing here draws. */
#ifndef ENTENTE_REPORT_CHART_SCALE_H
#define ENTENTE_REPORT_CHART_SCALE_H

#include "entente.h"

/* `low` lies at `from`, `high` at `to`; `logarithmic` over 1 + value, so that zero has a place. */
typedef struct Scale {
    double low, high, from, to;
    bool logarithmic;
} Scale;

double scale_at(const Scale *scale, double value);

enum { TICKS_LIMIT = 64 };

typedef struct Tick {
    double value; /* of dates, the day */
    char text[24];
    bool strong; /* begins a year */
} Tick;

/* Marks from `low` to `high`, about `wanted` of them, `whole` numbers alone where asked. Returns their
 * number, at least 1. */
size_t ticks_of_numbers(double low, double high, size_t wanted, bool whole, Tick ticks[TICKS_LIMIT]);

/* Of a logarithmic scale from zero: 0, 1, 10, ... and, while there is room, 2 and 5 between them. */
size_t ticks_of_powers(double high, size_t wanted, Tick ticks[TICKS_LIMIT]);

/* At most `most` (and TICKS_LIMIT) marks between two days. */
size_t ticks_of_dates(int32_t first, int32_t last, size_t most, Tick ticks[TICKS_LIMIT]);

/* Which days to show. A mark or two that lie years away from all others would squeeze them: where a gap of a
 * third of the whole time has no more than one day in fifty on its other side, the time shown ends there.
 * Sorts `days`; `*first` and `*last` are the outermost that are shown. `count` is at least 1. */
void days_worth_showing(int32_t *days, size_t count, int32_t *first, int32_t *last);

/* "12,000", "−3"; below 10^12. */
void number_words(double value, char text[24]);

/* "1 Dec 2025", at most 15 characters. */
void date_words(int32_t day, char text[24]);

#endif
