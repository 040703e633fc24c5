/* The timeline of a process by track: gathering. */
#include "report/chart_timeline.h"
#include "base/date.h"
#include "base/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const MarkStyle mark_styles[MARK_KINDS] = {
    [MARK_HELD] = {"meeting held",
                   "meeting held",
                   "meeting held",
                   "meetings held",
                   {SYMBOL_CIRCLE, COLOUR_BLUE, .fill = FILL_FULL},
                   6},
    [MARK_PLANNED] = {"meeting planned",
                      "meeting planned",
                      "meeting planned",
                      "meetings planned",
                      {SYMBOL_CIRCLE, COLOUR_BLUE, .fill = FILL_OPEN},
                      6},
    [MARK_POSTPONED] = {"meeting postponed",
                        "meeting postponed",
                        "meeting postponed",
                        "meetings postponed",
                        {SYMBOL_CIRCLE, COLOUR_BLUE, .fill = FILL_HALF},
                        6},
    [MARK_CANCELLED] = {"meeting cancelled",
                        "meeting cancelled",
                        "meeting cancelled",
                        "meetings cancelled",
                        {SYMBOL_CIRCLE, COLOUR_VERMILION, .fill = FILL_STRUCK},
                        6},
    [MARK_REFUSED] = {"meeting refused",
                      "meeting refused",
                      "meeting refused",
                      "meetings refused",
                      {SYMBOL_SQUARE, COLOUR_VERMILION, .fill = FILL_STRUCK},
                      6},
    [MARK_SIGNED] = {"agreement signed",
                     "agreement signed",
                     "agreement signed",
                     "agreements signed",
                     {SYMBOL_DIAMOND, COLOUR_GREEN, .fill = FILL_FULL},
                     6},
    [MARK_AGREED] = {"agreement other",
                     "agreement in another state",
                     "agreement in another state",
                     "agreements in other states",
                     {SYMBOL_DIAMOND, COLOUR_GREEN, .fill = FILL_OPEN},
                     6},
    [MARK_BREACH] = {"breach",
                     "breach of an agreement",
                     "breach of an agreement",
                     "breaches of agreements",
                     {SYMBOL_CROSS, COLOUR_BLACK, .fill = FILL_FULL},
                     5.5},
    [MARK_VIOLENCE] = {"incident violence",
                       "violence",
                       "act of violence",
                       "acts of violence",
                       {SYMBOL_UP, COLOUR_VERMILION, .fill = FILL_FULL},
                       5.5},
    [MARK_VIOLENCE_ALLEGED] = {"incident violence alleged",
                               "violence, alleged",
                               "alleged",
                               "alleged",
                               {SYMBOL_UP, COLOUR_VERMILION, .fill = FILL_OPEN},
                               5.5},
    [MARK_PRESSURE] = {"incident pressure",
                       "pressure: arrest, sanction, protest, deployment",
                       "act of pressure",
                       "acts of pressure",
                       {SYMBOL_SQUARE, COLOUR_ORANGE, .fill = FILL_FULL},
                       5.5},
    [MARK_PRESSURE_ALLEGED] = {"incident pressure alleged",
                               "pressure, alleged",
                               "alleged",
                               "alleged",
                               {SYMBOL_SQUARE, COLOUR_ORANGE, .fill = FILL_OPEN},
                               5.5},
    [MARK_RELIEF] = {"incident relief",
                     "relief: withdrawal, release, aid",
                     "act of relief",
                     "acts of relief",
                     {SYMBOL_DOWN, COLOUR_BLUE, .fill = FILL_FULL},
                     5.5},
    [MARK_RELIEF_ALLEGED] = {"incident relief alleged",
                             "relief, alleged",
                             "alleged",
                             "alleged",
                             {SYMBOL_DOWN, COLOUR_BLUE, .fill = FILL_OPEN},
                             5.5},
    [MARK_AGAINST] = {"statement against",
                      "accusation, demand, threat, refusal",
                      "hostile statement",
                      "hostile statements",
                      {SYMBOL_TICK, COLOUR_VERMILION, .fill = FILL_FULL},
                      5},
    [MARK_TOWARDS] = {"statement towards",
                      "promise, concession, support",
                      "friendly statement",
                      "friendly statements",
                      {SYMBOL_PLUS, COLOUR_BLUE, .fill = FILL_FULL},
                      5},
};

enum { TRACKS_LIMIT = 8, FIXED_ROWS = 7 };
enum { ROW_AGREEMENTS, ROW_BREACHES, ROW_VIOLENCE, ROW_PRESSURE, ROW_RELIEF, ROW_AGAINST, ROW_TOWARDS };

static const TimelineRow fixed_rows[FIXED_ROWS] = {
    [ROW_AGREEMENTS] = {.name = "Agreements",
                        .heading = "Agreements and breaches",
                        .lanes = 4,
                        .labelled = 60},
    [ROW_BREACHES] = {.name = "Breaches, as reported", .lanes = 5},
    [ROW_VIOLENCE] = {.name = "Violence", .heading = "On the ground", .lanes = 9, .labelled = 8},
    [ROW_PRESSURE] = {.name = "Pressure", .lanes = 5, .labelled = 4},
    [ROW_RELIEF] = {.name = "Relief", .lanes = 5, .labelled = 5},
    [ROW_AGAINST] = {.name = "Against each other", .heading = "Statements", .lanes = 6, .labelled = 4},
    [ROW_TOWARDS] = {.name = "Towards each other", .lanes = 6, .labelled = 4},
};

static EntenteStatus add_mark(Timeline *timeline, TimelineRow *row, const TimelineMark *mark,
                              EntenteError *error)
{
    TimelineMark *marks =
        arena_grow(timeline->chart->arena, row->marks, &row->room, row->count + 1, sizeof *marks);
    if (!marks)
        return error_no_memory(error);
    row->marks = marks;
    marks[row->count++] = *mark;
    timeline->counts[mark->kind]++;
    return ENTENTE_OK;
}

/* ---- weights ---- */

/* The highest figure of dead in "dead=4 injured=9 dead=12". */
static double dead_in(const char *tolls)
{
    double most = 0;
    for (const char *at = strstr(tolls, "dead="); at; at = strstr(at + 1, "dead=")) {
        double number = strtod(at + strlen("dead="), NULL);
        most = number > most ? number : most;
    }
    return most;
}

/* An incident weighs by how much is told of it and by the dead that are claimed. */
static EntenteStatus weigh_incidents(Timeline *timeline, EntenteError *error)
{
    Chart *chart = timeline->chart;
    Table incidents = {0};
    StringTable *known = string_table_new();
    EntenteStatus status =
        known ? chart_ask(chart, ENTENTE_ASK_INCIDENTS, &incidents, error) : error_no_memory(error);
    for (size_t i = 0; i < incidents.rows && status == ENTENTE_OK; i++)
        if (!string_table_put(known, entente_slice(table_text(&incidents, i, "id")), (uint32_t)i + 1))
            status = error_no_memory(error);
    for (size_t r = 0; r < timeline->row_count && status == ENTENTE_OK; r++)
        for (size_t i = 0; i < timeline->rows[r].count; i++) {
            TimelineMark *mark = &timeline->rows[r].marks[i];
            uint32_t at = mark->kind >= MARK_VIOLENCE && mark->kind <= MARK_RELIEF_ALLEGED
                              ? string_table_get(known, entente_slice(mark->id), 0)
                              : 0;
            if (at)
                mark->weight += 2 * log1p(dead_in(table_text(&incidents, at - 1, "tolls")));
        }
    string_table_delete(known);
    return status;
}

/* ---- tracks ---- */

typedef struct Tracks {
    const char *names[TRACKS_LIMIT];
    size_t counts[TRACKS_LIMIT], count;
    StringTable *meetings; /* row + 1 by id */
} Tracks;

static size_t track_of(const Tracks *tracks, const char *track)
{
    size_t at = 0;
    while (at < tracks->count && strcmp(tracks->names[at], track) != 0)
        at++;
    return at; /* `count`: the others */
}

typedef struct Tally {
    const char *track;
    size_t count, order;
} Tally;

static int compare_tallies(const void *a, const void *b)
{
    const Tally *x = a, *y = b;
    bool direct = strcmp(x->track, "direct") == 0, other = strcmp(y->track, "direct") == 0;
    if (direct != other)
        return direct - other; /* last, below all that somebody hosts or mediates */
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return (x->order > y->order) - (x->order < y->order);
}

/* Tracks with the most meetings first, the direct one last; no more than there are rows for. */
static EntenteStatus find_tracks(Chart *chart, const Table *meetings, Tracks *tracks, EntenteError *error)
{
    Tally *tallies = arena_array(chart->arena, meetings->rows + 1, sizeof *tallies);
    StringTable *seen = string_table_new();
    size_t count = 0;
    EntenteStatus status = tallies && seen ? ENTENTE_OK : error_no_memory(error);
    for (size_t i = 0; i < meetings->rows && status == ENTENTE_OK; i++) {
        EntenteSlice track = entente_slice(table_text(meetings, i, "track"));
        uint32_t at = string_table_get(seen, track, 0);
        if (!at) {
            tallies[count] = (Tally){track.data, 0, count};
            at = (uint32_t)++count;
            status = string_table_put(seen, track, at) ? ENTENTE_OK : error_no_memory(error);
        }
        tallies[at - 1].count++;
        if (!string_table_put(tracks->meetings, entente_slice(table_text(meetings, i, "id")),
                              (uint32_t)i + 1))
            status = error_no_memory(error);
    }
    string_table_delete(seen);
    if (status != ENTENTE_OK || !tallies)
        return status;
    qsort(tallies, count, sizeof *tallies, compare_tallies);
    bool direct = count && strcmp(tallies[count - 1].track, "direct") == 0;
    if (count > TRACKS_LIMIT && direct) /* it stays when others are put together */
        tallies[TRACKS_LIMIT - 1] = tallies[count - 1];
    tracks->count = count < TRACKS_LIMIT ? count : TRACKS_LIMIT;
    for (size_t i = 0; i < tracks->count; i++)
        tracks->names[i] = tallies[i].track;
    return ENTENTE_OK;
}

static const char *track_name(Chart *chart, const char *track)
{
    return strcmp(track, "direct") == 0 ? "Bilateral"
           : !*track                    ? "Not told"
                                        : side_names(chart, track, " and ");
}

/* ---- marks ---- */

static MarkKind meeting_kind(const char *state)
{
    return strcmp(state, "planned") == 0     ? MARK_PLANNED
           : strcmp(state, "postponed") == 0 ? MARK_POSTPONED
           : strcmp(state, "cancelled") == 0 ? MARK_CANCELLED
           : strcmp(state, "refused") == 0   ? MARK_REFUSED
                                             : MARK_HELD;
}

static MarkKind incident_kind(const char *type, const char *state)
{
    bool alleged = strcmp(state, "alleged") == 0;
    if (strcmp(type, "ASSAULT") == 0)
        return alleged ? MARK_VIOLENCE_ALLEGED : MARK_VIOLENCE;
    if (strcmp(type, "RETREAT") == 0 || strcmp(type, "AID") == 0 || strcmp(type, "COOPERATE") == 0)
        return alleged ? MARK_RELIEF_ALLEGED : MARK_RELIEF;
    return alleged ? MARK_PRESSURE_ALLEGED : MARK_PRESSURE;
}

static MarkKind claim_kind(const char *kind)
{
    static const char *const friendly[] = {"promise", "concession", "support"};
    for (size_t i = 0; i < 3; i++)
        if (strcmp(kind, friendly[i]) == 0)
            return MARK_TOWARDS;
    return MARK_AGAINST;
}

/* "a, b" of two texts either of which may be empty. */
static const char *joined(Chart *chart, const char *a, const char *b)
{
    return !*a ? b : !*b ? a : chart_format(chart, "%s, %s", a, b);
}

static const char *dated(Chart *chart, int32_t day, int32_t day_to, const char *words)
{
    return chart_format(chart, "%s: %s", period_words(chart, day, day_to), words);
}

static void describe_meeting(Timeline *timeline, const Table *meetings, size_t row, TimelineMark *mark)
{
    Chart *chart = timeline->chart;
    const char *parties = side_names(chart, table_text(meetings, row, "parties"), " – ");
    const char *level = table_text(meetings, row, "level"), *place = table_text(meetings, row, "place");
    const char *format = table_text(meetings, row, "format"), *reason = table_text(meetings, row, "reason");
    /* parties that the title names need no place on every mark */
    bool told = chart->filter.between[0] && strchr(table_text(meetings, row, "parties"), ',');
    mark->label = joined(chart, told ? level : parties, *place ? place : told ? format : level);
    if (!*mark->label)
        mark->label = format;
    mark->words = joined(chart, joined(chart, joined(chart, parties, level), format), place);
    if (*reason)
        mark->words = chart_format(chart, "%s; %s", mark->words, reason);
}

static TimelineRow *row_of_meeting(Timeline *timeline, const Tracks *tracks, const Table *meetings,
                                   TimelineMark *mark)
{
    uint32_t at = string_table_get(tracks->meetings, entente_slice(mark->id), 0);
    if (!at)
        return &timeline->rows[tracks->count];
    describe_meeting(timeline, meetings, at - 1, mark);
    return &timeline->rows[track_of(tracks, table_text(meetings, at - 1, "track"))];
}

static EntenteStatus add_entry(Timeline *timeline, const Tracks *tracks, const Table *entries, size_t i,
                               const Table *meetings, EntenteError *error)
{
    Chart *chart = timeline->chart;
    const char *kind = table_text(entries, i, "kind"), *state = table_text(entries, i, "state");
    const char *type = table_text(entries, i, "type"), *place = table_text(entries, i, "place");
    TimelineRow *fixed = timeline->rows + tracks->count + 1, *row;
    TimelineMark mark = {.id = table_text(entries, i, "id"),
                         .label = table_text(entries, i, "what"),
                         .weight = table_count(entries, i, "mentions")};
    mark.words = joined(chart, mark.label, place);
    if (!table_day(entries, i, "date", &mark.day)) {
        timeline->undated++;
        return ENTENTE_OK;
    }
    if (!table_day(entries, i, "enddate", &mark.day_to) || mark.day_to < mark.day)
        mark.day_to = mark.day;
    if (strcmp(kind, "meeting") == 0) {
        mark.kind = meeting_kind(state);
        row = row_of_meeting(timeline, tracks, meetings, &mark);
        mark.words = chart_format(chart, "%s (%s)", mark.words, state);
    } else if (strcmp(kind, "agreement") == 0) {
        mark.kind = strcmp(state, "signed") == 0 ? MARK_SIGNED : MARK_AGREED;
        row = fixed + ROW_AGREEMENTS;
        mark.words = chart_format(chart, "%s (%s)", mark.words, state);
        mark.label = mark.kind == MARK_SIGNED || !*state ? mark.label
                                                         : chart_format(chart, "%s, %s", mark.label, state);
    } else if (strcmp(kind, "incident") == 0) {
        mark.kind = incident_kind(type, state);
        row = fixed + (mark.kind <= MARK_VIOLENCE_ALLEGED   ? ROW_VIOLENCE
                       : mark.kind <= MARK_PRESSURE_ALLEGED ? ROW_PRESSURE
                                                            : ROW_RELIEF);
    } else {
        mark.kind = claim_kind(type);
        mark.weight += *state ? 2 : 0; /* somebody answered it */
        mark.weight += strcmp(type, "threat") == 0 ? 1 : 0;
        row = fixed + (mark.kind == MARK_AGAINST ? ROW_AGAINST : ROW_TOWARDS);
        mark.words = chart_format(chart, "%s: %s%s%s", type, mark.words, *state ? "; " : "", state);
    }
    mark.words = dated(chart, mark.day, mark.day_to, mark.words);
    return add_mark(timeline, row, &mark, error);
}

/* ---- breaches ---- */

static EntenteSlice part(const EntenteCell *cells, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].name, name) == 0)
            return cells[i].text;
    return (EntenteSlice){"", 0};
}

/* An event may break several provisions: it is one mark. */
static EntenteStatus on_part(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Timeline *timeline = context;
    Chart *chart = timeline->chart;
    EntenteSlice id = part(cells, count, "id"), text = part(cells, count, "text");
    EntenteSlice sayer = part(cells, count, "sayer"), provision = part(cells, count, "provision");
    EntenteDate date;
    if (!count || !slice_is(cells[0].text, "violation") ||
        !date_parse_iso(part(cells, count, "date"), &date) || string_table_get(timeline->breaches, id, 0))
        return ENTENTE_OK;
    int32_t day = date_to_days(date);
    const EntenteFilter *filter = &chart->filter;
    if ((filter->since.month && day < date_to_days(filter->since)) ||
        (filter->until.month && day > date_to_days(filter->until)))
        return ENTENTE_OK;
    const char *kept = arena_copy(chart->arena, id.data, id.size);
    if (!kept || !string_table_put(timeline->breaches, (EntenteSlice){kept, id.size}, 1))
        return error_no_memory(error);
    const char *words = chart_format(chart, "%.*s, reported by %.*s: %.*s", (int)provision.size,
                                     provision.data, (int)sayer.size, sayer.data, (int)text.size, text.data);
    const TimelineMark mark = {.kind = MARK_BREACH,
                               .day = day,
                               .day_to = day,
                               .id = kept,
                               .label = "",
                               .words = dated(chart, day, day, words)};
    return add_mark(timeline, timeline->rows + timeline->row_count - FIXED_ROWS + ROW_BREACHES, &mark, error);
}

/* ---- all ---- */

static EntenteStatus gather(Timeline *timeline, Tracks *tracks, EntenteError *error)
{
    Chart *chart = timeline->chart;
    Table entries = {0}, meetings = {0};
    EntenteStatus status = chart_ask(chart, ENTENTE_ASK_TIMELINE, &entries, error);
    chart->filter.limit = 0; /* it counts entries, of which meetings are some; what follows looks them up */
    if (status == ENTENTE_OK)
        status = chart_ask(chart, ENTENTE_ASK_MEETINGS, &meetings, error);
    if (status == ENTENTE_OK)
        status = find_tracks(chart, &meetings, tracks, error);
    if (status != ENTENTE_OK)
        return status;
    if (!entries.rows)
        return chart_nothing(chart, "meetings, agreements, incidents or statements", error);
    timeline->row_count = tracks->count + 1 + FIXED_ROWS;
    timeline->rows = arena_array(chart->arena, timeline->row_count, sizeof *timeline->rows);
    if (!timeline->rows)
        return error_no_memory(error);
    for (size_t i = 0; i <= tracks->count; i++)
        timeline->rows[i] = (TimelineRow){.lanes = 6, .labelled = 80};
    for (size_t i = 0; i < tracks->count; i++)
        timeline->rows[i].name = track_name(chart, tracks->names[i]);
    timeline->rows[0].heading = "Meetings by host or mediator";
    timeline->rows[tracks->count].name = "Other tracks";
    memcpy(timeline->rows + tracks->count + 1, fixed_rows, sizeof fixed_rows);
    for (size_t i = 0; i < entries.rows && status == ENTENTE_OK; i++)
        status = add_entry(timeline, tracks, &entries, i, &meetings, error);
    if (status == ENTENTE_OK)
        status = weigh_incidents(timeline, error);
    for (size_t i = 0; i < entries.rows && status == ENTENTE_OK; i++)
        if (strcmp(table_text(&entries, i, "kind"), "agreement") == 0)
            status =
                entente_record_show(chart->record, table_text(&entries, i, "id"), on_part, timeline, error);
    return status;
}

EntenteStatus chart_timeline(Chart *chart, EntenteError *error)
{
    Timeline timeline = {.chart = chart, .breaches = string_table_new()};
    Tracks tracks = {.meetings = string_table_new()};
    EntenteStatus status =
        timeline.breaches && tracks.meetings ? gather(&timeline, &tracks, error) : error_no_memory(error);
    if (status == ENTENTE_OK)
        status = chart_sources(chart, ENTENTE_ASK_TIMELINE, NULL, error);
    if (status == ENTENTE_OK)
        status = timeline_draw(&timeline, error);
    string_table_delete(timeline.breaches);
    string_table_delete(tracks.meetings);
    return status;
}
