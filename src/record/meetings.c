/* Meetings and what became of them: planned, held, postponed, cancelled, refused. Reports of one meeting are
 * joined through its parties and days; each report that says something of its state is a change, and the
 * state follows from all changes in the order in which they were said, whatever the order in which they were
 * added. */
#include "base/error.h"
#include "record/join.h"

#include <string.h>

enum { JOIN_WEIGHT = 4, PLAN_DAYS = 120, OFF_DAYS = 45 };

/* What the event says of its meeting; NULL: nothing that is a state. */
static const char *state_of(const KeptEvent *event)
{
    /* "thanked Kessaria for its mediation": what is spoken of is an effort, not a meeting */
    if (event->parent && strcmp(event->event->mode, "third-party") == 0 &&
        event->event->actor_count + event->event->recipient_count < 2)
        return NULL;
    switch (event->event->status) {
    case ENTENTE_OCCURRED:
        return "held";
    case ENTENTE_PLANNED:
    case ENTENTE_PROMISED:
        return "planned";
    case ENTENTE_CANCELLED:
        return "cancelled";
    case ENTENTE_POSTPONED:
        return "postponed";
    case ENTENTE_NEGATED:
        return event->parent && event->parent->event->type == ENTENTE_REJECT ? "refused" : NULL;
    default:
        return NULL;
    }
}

/* Where the event only shares a date that is over with the one around it, that is the day on which the
 * meeting was called off or planned, not the meeting's own. */
static bool is_dated(const KeptEvent *event)
{
    EntentePrecision precision = event->event->precision;
    if (event->parent && event->event->status != ENTENTE_OCCURRED && event->day <= event->said &&
        event->day == event->parent->day && event->day_to == event->parent->day_to &&
        event->parent->event->status == ENTENTE_OCCURRED)
        return false;
    return precision != ENTENTE_PUBLISHED && precision != ENTENTE_PRECISION_NONE;
}

/* The days among which the meeting's own day is looked for. */
static void window_of(const KeptEvent *event, const char *state, int32_t *from, int32_t *to)
{
    bool dated = is_dated(event), held = strcmp(state, "held") == 0;
    *from = event->day - OFF_DAYS; /* a plan without a date stands under the day it was made */
    *to = dated ? event->day_to + 31 : held ? event->day + 2 : event->day + PLAN_DAYS;
}

/* Called off or put off. */
static bool is_off(const char *state)
{
    return strcmp(state, "cancelled") == 0 || strcmp(state, "postponed") == 0;
}

/* ---- weighing ---- */

/* How well the days agree; negative: they exclude each other. */
static int weigh_days(const KeptEvent *event, const char *state, const Candidate *known, const char **why)
{
    bool dated = is_dated(event),
         known_dated = strcmp(known->precision, "published") != 0 && *known->precision;
    bool held = strcmp(state, "held") == 0, known_held = strcmp(known->state, "held") == 0;
    bool overlap = event->day <= known->day_to && known->day <= event->day_to;
    bool wide = event->day_to > event->day + 1 || known->day_to > known->day + 1;
    int32_t gap = overlap                      ? 0
                  : event->day > known->day_to ? event->day - known->day_to
                                               : known->day - event->day_to;
    if (dated && known_dated && !overlap && strcmp(state, "postponed") == 0 && !known_held) {
        *why = "put off to another date";
        return event->day > known->day && gap <= OFF_DAYS ? 2 : -1;
    }
    /* what was held is not planned for later */
    if (strcmp(state, "planned") == 0 && known_held && dated && event->day > known->day_to + 1)
        return -1;
    if (dated && known_dated) {
        *why = overlap ? "the same date" : "a day apart";
        return gap > 1 ? -1 : gap == 1 ? 2 : wide ? 2 : 3;
    }
    *why = "about the same time";
    if (held && known_held)
        return gap <= 3 ? 2 : -1;
    if (!dated && !held) /* off, or spoken of again: the meeting lies ahead, or was about to be */
        return known->day_to >= event->day - 7 && !known_held ? 2 : -1;
    if (held) /* a plan without its date comes true */
        return known->day <= event->day_to + 1 && gap <= OFF_DAYS ? 1 : -1;
    return event->day >= known->day - 1 && gap <= PLAN_DAYS ? 1 : -1;
}

/* A state by its code, a body by its name. */
static const char *side_of_mediator(const EntenteEntity *mediator)
{
    const char *code = mediator->code;
    bool generic = !*code || strcmp(code, "IGO") == 0 || strcmp(code, "NGO") == 0;
    return generic && *mediator->name ? mediator->name : code;
}

static const char *track_of(EntenteRecord *record, const KeptEvent *event)
{
    const EntenteEvent *what = event->event;
    const EntentePlace *place = event->where;
    const char *track = "";
    for (size_t i = 0; i < what->mediator_count && track; i++) {
        const char *name = side_of_mediator(&what->mediators[i]);
        if (*name && !join_has_side(track, name))
            track = text_format(record->arena, "%s%s%s", track, *track ? ", " : "", name);
    }
    if (!track || *track)
        return track;
    bool abroad = place && *place->country;
    for (size_t i = 0; i < event->side_count && abroad; i++)
        abroad = strcmp(event->sides[i], place->country) != 0;
    return abroad ? arena_copy(record->arena, place->country, strlen(place->country)) : "direct";
}

static const char *format_of(const KeptEvent *event)
{
    const char *mode = event->event->mode;
    return *mode ? mode : "talks";
}

static int weigh(EntenteRecord *record, const KeptEvent *event, const char *state, const Candidate *known,
                 const char **why, EntenteStatus *status, EntenteError *error)
{
    const char *days;
    MeetingFacts facts;
    size_t shared = join_shared(event, known->sides), count = join_count(known->sides);
    int weight = weigh_days(event, state, known, &days);
    bool same = shared == count && shared == event->side_count;
    bool all_of_one = shared == count || shared == event->side_count;
    /* a visit of one party is another one, unless it goes where the meeting is */
    bool visit = strcmp(event->event->mode, "visit") == 0;
    if (event->side_count == 1 && count > 1 && visit && !(event->place && event->place == known->place))
        return 0;
    /* what is called off was planned */
    bool planned = strcmp(known->state, "planned") == 0 || strcmp(known->state, "postponed") == 0;
    weight += weight > 0 && is_off(state) && planned;
    if (weight < 0 || !shared || (shared < 2 && !same && !all_of_one))
        return 0;
    *status = entries_meeting(record, known->entry, &facts, error);
    if (*status != ENTENTE_OK ||
        (strcmp(facts.format, "phone") == 0) != (strcmp(format_of(event), "phone") == 0))
        return 0;
    weight += same ? 3 : shared >= 2 ? 2 : 1;
    bool placed = event->place && known->place;
    if (placed && event->place != known->place && event->where->resolution > 1)
        return 0;
    weight += placed && event->place == known->place ? 2 : 0;
    if (*event->event->level && *facts.level)
        weight += strcmp(event->event->level, facts.level) == 0 ? 1 : -2;
    *why = text_format(record->arena, "%s, %s%s", same ? "the same parties" : "parties in common", days,
                       placed && event->place == known->place ? ", the same place" : "");
    return weight >= JOIN_WEIGHT ? weight : 0;
}

/* ---- keeping ---- */

static const char *title_of(EntenteRecord *record, const char *sides, const char *level)
{
    return text_format(record->arena, "%s%s%s", sides, *level ? ", " : "", level);
}

static int64_t single_word(EntenteRecord *record, const char *side)
{
    return join_word(record->arena, "m", side, "single", NULL);
}

static EntenteStatus for_words(EntenteRecord *record, const KeptEvent *event, int64_t entry, int32_t from,
                               int32_t to, Candidates *candidates, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    bool alone = event->side_count == 1;
    for (size_t i = 0; i < event->side_count; i++)
        for (size_t j = i; j < event->side_count && status == ENTENTE_OK; j++) {
            /* remembered by each side, too: "Ostra called off the meeting"; and where one party alone is
             * known
             * (`single`), under words that a report of both finds */
            bool single = i == j && (candidates ? !alone : alone);
            if (single)
                status = candidates ? join_probe(record, single_word(record, event->sides[i]), from, to,
                                                 candidates, error)
                                    : join_remember(record, single_word(record, event->sides[i]), event->day,
                                                    entry, error);
            if (status != ENTENTE_OK || (candidates && (i == j) != alone))
                continue;
            int64_t word = join_word(record->arena, "m", event->sides[i], event->sides[j], NULL);
            status = candidates ? join_probe(record, word, from, to, candidates, error)
                                : join_remember(record, word, event->day, entry, error);
        }
    return status;
}

static EntenteStatus add_participants(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                      EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    const KeptEvent *who = event;
    if (!event->event->actor_count && !event->event->recipient_count && event->parent)
        who = event->parent;
    size_t sides = who->event->actor_count + who->event->recipient_count;
    size_t own = event->event->actor_count + event->event->recipient_count;
    for (size_t i = 0; i < sides && status == ENTENTE_OK; i++) {
        const StoreValue values[] = {value_integer(entry), value_integer(who->actor_keys[i]),
                                     value_string("participant")};
        status = record_run(record, PARTICIPANT_ADD, values, 3, error);
    }
    for (size_t i = 0; i < event->event->mediator_count && status == ENTENTE_OK; i++) {
        const StoreValue values[] = {value_integer(entry), value_integer(event->actor_keys[own + i]),
                                     value_string("mediator")};
        status = record_run(record, PARTICIPANT_ADD, values, 3, error);
    }
    return status;
}

EntenteStatus meeting_refresh(EntenteRecord *record, int64_t entry, EntenteError *error)
{
    const StoreValue value = value_integer(entry);
    StoreQuery *query;
    const char *state = "", *reason = "";
    EntenteStatus status = record_query(record, CHANGES_OF, &value, 1, &query, error);
    int64_t said_off = INT64_MIN;
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        EntenteSlice text = store_text(query, 0);
        int64_t said = store_integer(query, 1);
        bool off = slice_is(text, "cancelled") || slice_is(text, "postponed");
        bool over = strcmp(state, "held") == 0;
        bool replanned =
            slice_is(text, "planned") && (!*state || strcmp(state, "refused") == 0 || said > said_off);
        bool taken = slice_is(text, "held") || (off && !over) || (replanned && !over) ||
                     (slice_is(text, "refused") && !*state);
        if (off)
            said_off = said;
        if (!taken)
            continue;
        bool same = slice_is(text, state);
        EntenteSlice words = store_text(query, 2);
        state = arena_copy(record->arena, text.data, text.size);
        if (words.size || !same)
            reason = arena_copy(record->arena, words.data, words.size);
        if (!state || !reason) {
            store_rest(query);
            return error_no_memory(error);
        }
    }
    if (status != ENTENTE_END)
        return status;
    if (!*state)
        return ENTENTE_OK; /* no meeting, or none of its changes counts */
    const StoreValue states[] = {value_integer(entry), value_string(state)};
    const StoreValue reasons[] = {value_integer(entry), value_string(reason)};
    Candidate known;
    MeetingFacts facts;
    bool found;
    status = entries_get(record, entry, &known, &found, error);
    if (status == ENTENTE_OK)
        status = entries_meeting(record, entry, &facts, error);
    if (status == ENTENTE_OK && found && strcmp(known.state, state) != 0)
        status = record_run(record, ENTRY_STATE, states, 2, error);
    if (status == ENTENTE_OK && strcmp(facts.reason, reason) != 0)
        status = record_run(record, MEETING_REASON, reasons, 2, error);
    return status;
}

static EntenteStatus add_change(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                const char *state, EntenteError *error)
{
    const EntenteEvent *outer = event->parent ? event->parent->event : event->event;
    EntenteSlice reason = event->event->why.size ? event->event->why : outer->why;
    const char *said = text_of_date(record->arena, event->document->published);
    const StoreValue values[] = {value_integer(entry),
                                 value_integer(event->key),
                                 value_string(state),
                                 value_integer(event->said),
                                 said ? value_string(said) : value_null(),
                                 value_text(reason)};
    EntenteStatus status = record_run(record, CHANGE_ADD, values, 6, error);
    return status == ENTENTE_OK ? meeting_refresh(record, entry, error) : status;
}

/* The other party, where one alone was known. */
static EntenteStatus extend_sides(EntenteRecord *record, const KeptEvent *event, const Candidate *known,
                                  EntenteError *error)
{
    if (join_count(known->sides) != 1 || event->side_count < 2)
        return ENTENTE_OK;
    const char *sides = join_sides(record->arena, event->sides, event->side_count);
    if (!sides)
        return error_no_memory(error);
    const StoreValue values[] = {value_integer(known->entry), value_string(sides)};
    const StoreValue title[] = {value_integer(known->entry),
                                value_string(title_of(record, sides, event->event->level))};
    EntenteStatus status = record_run(record, ENTRY_SIDES, values, 2, error);
    if (status == ENTENTE_OK)
        status = record_run(record, ENTRY_TITLE, title, 2, error);
    return status == ENTENTE_OK ? for_words(record, event, known->entry, 0, 0, NULL, error) : status;
}

/* What the report knows better: an exact date, a place, level, format and track. */
static EntenteStatus enrich(EntenteRecord *record, const KeptEvent *event, const Candidate *known,
                            EntenteError *error)
{
    MeetingFacts facts;
    const EntenteEvent *what = event->event;
    EntenteStatus status = entries_meeting(record, known->entry, &facts, error);
    const char *track = track_of(record, event), *level = *facts.level ? facts.level : what->level;
    if (!track)
        return error_no_memory(error);
    const MeetingFacts before = facts;
    if (!*facts.track || strcmp(facts.track, "direct") == 0)
        facts.track = track;
    if (strcmp(facts.format, "talks") == 0)
        facts.format = format_of(event);
    const StoreValue values[] = {value_integer(known->entry), value_string(level), value_string(facts.format),
                                 value_string(facts.track)};
    bool same = strcmp(level, before.level) == 0 && strcmp(facts.format, before.format) == 0 &&
                strcmp(facts.track, before.track) == 0;
    if (status == ENTENTE_OK)
        status = extend_sides(record, event, known, error);
    if (status == ENTENTE_OK && !same)
        status = record_run(record, MEETING_SET, values, 4, error);
    if (status == ENTENTE_OK && event->place && !known->place) {
        const StoreValue place[] = {value_integer(known->entry), value_integer(event->place)};
        status = record_run(record, ENTRY_PLACE, place, 2, error);
    }
    bool vague =
        strcmp(known->precision, "published") == 0 || known->day_to - known->day > event->day_to - event->day;
    bool better = (vague && (is_dated(event) || what->status == ENTENTE_OCCURRED)) ||
                  (what->status == ENTENTE_POSTPONED && is_dated(event));
    const char *date = text_of_date(record->arena, what->date),
               *enddate = text_of_date(record->arena, what->enddate);
    /* of what was held only an exact date is better than the day on which it was told */
    bool settled =
        strcmp(known->state, "held") == 0 &&
        !(what->status == ENTENTE_OCCURRED && is_dated(event) && strcmp(known->precision, "published") == 0);
    if (status != ENTENTE_OK || !better || !date || settled)
        return status;
    const StoreValue dates[] = {value_integer(known->entry),
                                value_string(date),
                                enddate ? value_string(enddate) : value_null(),
                                value_string(entente_precision_name(what->precision)),
                                value_integer(event->day),
                                value_integer(event->day_to)};
    status = record_run(record, ENTRY_DATE, dates, 6, error);
    return status == ENTENTE_OK ? for_words(record, event, known->entry, 0, 0, NULL, error) : status;
}

static EntenteStatus found_meeting(EntenteRecord *record, const KeptEvent *event, const char *state,
                                   int64_t *entry, EntenteError *error)
{
    const char *track = track_of(record, event),
               *sides = join_sides(record->arena, event->sides, event->side_count);
    const char *level = event->event->level;
    if (!track || !sides)
        return error_no_memory(error);
    const EntryFacts facts = {.kind = "meeting",
                              .type = "CONSULT",
                              .mode = event->event->mode,
                              .title = title_of(record, sides, level),
                              .sides = sides,
                              .state = state,
                              .tolls = "",
                              .undated = !is_dated(event)};
    EntenteStatus status = join_found(record, event, &facts, entry, error);
    const StoreValue values[] = {value_integer(*entry), value_string(level), value_string(format_of(event)),
                                 value_string(track), value_string("")};
    if (status == ENTENTE_OK)
        status = record_run(record, MEETING_ADD, values, 5, error);
    return status == ENTENTE_OK ? for_words(record, event, *entry, 0, 0, NULL, error) : status;
}

/* Whether anybody but people in general takes part: refugees who come home, families who see their villages
 * are no meeting. */
static bool has_parties(const KeptEvent *event)
{
    static const char *const sectors[] = {"CVL", "REF", "MED", "LAB", "CRM"};
    const EntenteEvent *what = event->event;
    const EntenteEntity *lists[] = {what->actors, what->recipients};
    const size_t counts[] = {what->actor_count, what->recipient_count};
    if (!counts[0] && !counts[1])
        return true;                                            /* those of the event around it */
    bool visit = strcmp(what->mode, "visit") == 0 && counts[0]; /* who comes decides, not whose land it is */
    for (size_t l = 0; l < (visit ? 1u : 2u); l++)
        for (size_t i = 0; i < counts[l]; i++) {
            bool people = false;
            for (size_t k = 0; k < sizeof sectors / sizeof *sectors; k++)
                people = people || strncmp(lists[l][i].sectors, sectors[k], 3) == 0;
            if (!people)
                return true;
        }
    return false;
}

static bool is_state(const char *side)
{
    static const char *const others[] = {"UNO", "EUR"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(side, others[i]) == 0)
            return false;
    return strlen(side) == 3;
}

/* Whether a report of one party alone is enough to make it a meeting: one that lies ahead or was called off,
 * or a person in office who went abroad. Who visits his own hospitals meets nobody. */
static bool is_enough(const KeptEvent *event, const char *state)
{
    const EntenteEvent *what = event->event;
    bool office = false;
    if (event->side_count > 1)
        return true;
    if (strcmp(what->mode, "third-party") == 0)
        return false;
    for (size_t i = 0; i < what->actor_count; i++)
        office = office || *what->actors[i].office;
    bool abroad =
        event->where && *event->where->country && strcmp(event->sides[0], event->where->country) != 0;
    if (strcmp(state, "held") == 0)
        return office && abroad;
    /* a council that sits is no meeting of anybody with another */
    return event->place || (is_dated(event) && is_state(event->sides[0]));
}

/* Who alone stands for the event: its only side, or its only mediator where no side is told; "": nobody. */
static const char *hosting_side(const KeptEvent *event)
{
    const EntenteEvent *what = event->event;
    if (event->side_count)
        return event->side_count == 1 ? event->sides[0] : "";
    return what->mediator_count == 1 ? side_of_mediator(&what->mediators[0]) : "";
}

/* "Kessaria will host the talks", "Doulane opened the meeting": of somebody alone, who is no party of the
 * meeting that was just told. */
static bool is_hosting(const EntenteRecord *record, const KeptEvent *event)
{
    static const char *const words[] = {"host", "chair", "open", "mediat", "moderat", "facilitat", "presid"};
    const char *host = hosting_side(event);
    if (!record->meeting.entry || !*host || join_has_side(record->meeting.sides, host) ||
        event->event->recipient_count)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(event->words, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* Whoever hosts is the meeting's track, unless somebody mediates. */
static EntenteStatus add_host(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    int64_t entry = record->meeting.entry;
    MeetingFacts facts;
    EntenteStatus status = entries_meeting(record, entry, &facts, error);
    bool here = event->event->actor_count || event->event->mediator_count;
    const KeptEvent *who = here || !event->parent ? event : event->parent;
    size_t hosts = who->event->actor_count ? who->event->actor_count : who->event->mediator_count;
    for (size_t i = 0; i < hosts && status == ENTENTE_OK; i++) { /* mediators come first where nobody acts */
        const StoreValue values[] = {value_integer(entry), value_integer(who->actor_keys[i]),
                                     value_string("mediator")};
        status = record_run(record, PARTICIPANT_ADD, values, 3, error);
    }
    bool direct = !*facts.track || strcmp(facts.track, "direct") == 0;
    const char *host = hosting_side(event),
               *track = direct ? host : text_format(record->arena, "%s, %s", facts.track, host);
    if (!track)
        return error_no_memory(error);
    const StoreValue values[] = {value_integer(entry), value_string(facts.level), value_string(facts.format),
                                 value_string(track)};
    if (status == ENTENTE_OK && !join_has_side(facts.track, host))
        status = record_run(record, MEETING_SET, values, 4, error);
    return status == ENTENTE_OK
               ? join_add(record, event, entry, "reports", "who hosts the meeting told before", error)
               : status;
}

EntenteStatus meeting_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    const char *state = state_of(event), *why = "first report";
    Candidates *candidates = candidates_new(record->arena);
    int64_t entry = 0;
    int32_t from, to;
    if (!state)
        return ENTENTE_OK;
    if (is_hosting(record, event))
        return add_host(record, event, error);
    if (!event->side_count || !has_parties(event))
        return ENTENTE_OK;
    if (!candidates)
        return error_no_memory(error);
    EntenteStatus status = join_by_rule(record, event, "meeting", &entry, error);
    window_of(event, state, &from, &to);
    if (status == ENTENTE_OK && !entry)
        status = for_words(record, event, 0, from, to, candidates, error);
    int best = 0;
    const Candidate *chosen = NULL;
    for (size_t i = 0; i < candidates->count && status == ENTENTE_OK; i++) {
        const char *words = "";
        bool forbidden = false;
        int weight = weigh(record, event, state, &candidates->list[i], &words, &status, error);
        if (status == ENTENTE_OK && weight > best)
            status = join_forbidden(record, event, candidates->list[i].entry, &forbidden, error);
        if (weight <= best || forbidden)
            continue;
        best = weight;
        chosen = &candidates->list[i];
        why = words;
    }
    if (status == ENTENTE_OK && chosen) {
        entry = chosen->entry;
        status = enrich(record, event, chosen, error);
    } else if (status == ENTENTE_OK && entry) {
        why = "by hand";
    } else if (status == ENTENTE_OK && strcmp(state, "refused") != 0 && is_enough(event, state)) {
        status = found_meeting(record, event, state, &entry, error);
    }
    if (status != ENTENTE_OK || !entry)
        return status;
    if (event->side_count > 1)
        record->meeting = (RecentMeeting){entry, join_sides(record->arena, event->sides, event->side_count)};
    if (event->side_count > 1 && !record->meeting.sides)
        return error_no_memory(error);
    status =
        join_add(record, event, entry, strcmp(state, "refused") == 0 ? "disputes" : "reports", why, error);
    if (status == ENTENTE_OK)
        status = add_participants(record, event, entry, error);
    return status == ENTENTE_OK ? add_change(record, event, entry, state, error) : status;
}
