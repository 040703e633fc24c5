/* The course of a relation: for each pair and period counts by quad class, the mean score, and how sure the
 * mean is. Events of one report are not independent of each other, so the bootstrap (B. Efron, R. Tibshirani,
 * "An Introduction to the Bootstrap", 1993) draws whole reports. Its random numbers start from the same seed:
 * an answer stays the same. */
#include "base/date.h"
#include "base/error.h"
#include "record/asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DRAWS = 400, WORK_LIMIT = 4000000 };

typedef struct ReportScore {
    int64_t report;
    double sum;
    uint32_t count;
} ReportScore;

typedef struct Series {
    const char *a, *b;
    int32_t period; /* its first day */
    uint32_t events, quads[5];
    double sum;
    ReportScore *reports;
    size_t report_count, report_room;
    EntenteRowListener *listener;
    void *context;
    Arena *arena; /* of the period in hand */
} Series;

static int32_t start_of(int32_t day, EntentePeriod period)
{
    EntenteDate date = date_from_days(day);
    if (period == ENTENTE_BY_MONTH)
        return day - (date.day - 1);
    if (period == ENTENTE_BY_WEEK)
        return day - (int32_t)((date_weekday(date) + 6) % 7); /* weeks begin on Monday */
    return day;
}

static uint64_t next_random(uint64_t *state)
{
    uint64_t word = *state += 0x9E3779B97F4A7C15u; /* splitmix64 */
    word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9u;
    word = (word ^ word >> 27) * 0x94D049BB133111EBu;
    return word ^ word >> 31;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void interval_of(const Series *series, double *low, double *high)
{
    double means[DRAWS];
    uint64_t state = 1;
    size_t count = series->report_count, draws = WORK_LIMIT / count;
    draws = draws > DRAWS ? DRAWS : draws < 40 ? 40 : draws;
    for (size_t d = 0; d < draws; d++) {
        double sum = 0, events = 0;
        for (size_t i = 0; i < count; i++) {
            /* a multiplication draws among `count` faster than a division */
            const ReportScore *report = &series->reports[(next_random(&state) >> 32) * count >> 32];
            sum += report->sum;
            events += report->count;
        }
        means[d] = sum / events;
    }
    qsort(means, draws, sizeof *means, compare);
    *low = means[(size_t)((double)(draws - 1) * 0.025 + 0.5)];
    *high = means[(size_t)((double)(draws - 1) * 0.975 + 0.5)];
}

static EntenteCell number(const char *name, double value, const char *form, char *text, size_t room)
{
    (void)snprintf(text, room, form, value);
    return (EntenteCell){name, ENTENTE_CELL_NUMBER, value, entente_slice(text)};
}

static EntenteStatus hand_out(Series *series, EntenteError *error)
{
    enum { NUMBERS = 9, ROOM = 32 };
    char texts[NUMBERS][ROOM];
    double low, high;
    if (!series->events)
        return ENTENTE_OK;
    const char *date = text_of_date(series->arena, date_from_days(series->period));
    if (!date)
        return error_no_memory(error);
    interval_of(series, &low, &high);
    const EntenteCell cells[] = {
        {"a", ENTENTE_CELL_TEXT, 0, entente_slice(series->a)},
        {"b", ENTENTE_CELL_TEXT, 0, entente_slice(series->b)},
        {"period", ENTENTE_CELL_TEXT, 0, entente_slice(date)},
        number("events", series->events, "%.0f", texts[0], ROOM),
        number("verbal_cooperation", series->quads[1], "%.0f", texts[1], ROOM),
        number("material_cooperation", series->quads[2], "%.0f", texts[2], ROOM),
        number("verbal_conflict", series->quads[3], "%.0f", texts[3], ROOM),
        number("material_conflict", series->quads[4], "%.0f", texts[4], ROOM),
        number("mean_score", series->sum / series->events, "%.2f", texts[5], ROOM),
        number("low", low, "%.2f", texts[6], ROOM),
        number("high", high, "%.2f", texts[7], ROOM),
        number("reports", (double)series->report_count, "%.0f", texts[8], ROOM),
    };
    return series->listener(cells, sizeof cells / sizeof *cells, series->context, error);
}

static bool add_score(Series *series, int64_t report, unsigned quad, double score)
{
    size_t at = series->report_count;
    while (at && series->reports[at - 1].report != report)
        at--;
    series->events++;
    series->quads[quad < 5 ? quad : 0]++;
    series->sum += score;
    if (at) {
        series->reports[at - 1].sum += score;
        series->reports[at - 1].count++;
        return true;
    }
    ReportScore *reports = arena_grow(series->arena, series->reports, &series->report_room,
                                      series->report_count + 1, sizeof *reports);
    if (!reports)
        return false;
    series->reports = reports;
    reports[series->report_count++] = (ReportScore){report, score, 1};
    return true;
}

/* Rows come by pair, period's day and report. */
static EntenteStatus go_through(Series *series, StoreQuery *query, EntentePeriod period, EntenteError *error)
{
    EntenteStatus status;
    while ((status = store_step(query, error)) == ENTENTE_OK) {
        EntenteSlice a = store_text(query, 0), b = store_text(query, 1);
        int32_t start = start_of((int32_t)store_integer(query, 2), period);
        bool same =
            series->events && start == series->period && slice_is(a, series->a) && slice_is(b, series->b);
        if (!same) {
            status = hand_out(series, error);
            if (status != ENTENTE_OK)
                break;
            arena_reset(series->arena);
            Series fresh = {.listener = series->listener, .context = series->context, .arena = series->arena};
            *series = fresh;
            series->a = arena_copy(series->arena, a.data, a.size);
            series->b = arena_copy(series->arena, b.data, b.size);
            series->period = start;
            if (!series->a || !series->b) {
                status = error_no_memory(error);
                break;
            }
        }
        if (!add_score(series, store_integer(query, 5), (unsigned)store_integer(query, 3),
                       store_real(query, 4))) {
            status = error_no_memory(error);
            break;
        }
    }
    return status == ENTENTE_END ? hand_out(series, error) : status;
}

EntenteStatus entente_record_series(EntenteRecord *record, EntentePeriod period, const EntenteFilter *filter,
                                    EntenteRowListener *listener, void *context, EntenteError *error)
{
    Asking asking;
    StoreQuery *query = NULL;
    Series series = {.listener = listener, .context = context, .arena = arena_new()};
    arena_reset(record->arena);
    EntenteStatus status =
        series.arena ? asking_begin(&asking, record, filter, error) : error_no_memory(error);
    if (status == ENTENTE_OK) {
        asking_add(&asking, "SELECT pr.a, pr.b, pr.day, pr.quad, pr.score, pr.report FROM event_pair pr");
        asking_pair_sources(&asking);
        asking_add(&asking, " WHERE pr.counts = 1 AND pr.occurred = 1");
        asking_pairs(&asking);
        asking_add(&asking, " ORDER BY pr.a, pr.b, pr.day, pr.report");
        status = asking_query(&asking, &query, error);
    }
    if (status == ENTENTE_OK)
        status = go_through(&series, query, period, error);
    store_finish(query);
    if (series.arena)
        asking_end(&asking);
    arena_delete(series.arena);
    return status;
}
