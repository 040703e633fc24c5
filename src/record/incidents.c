/* Incidents: reports of the same happening. Two reports are joined when what they share weighs enough: the
 * place, the parties, the day as exactly as each of them gives it, the means, the same figures; and never
 * when their places or parties exclude each other. */
#include "base/error.h"
#include "record/join.h"

#include <stdlib.h>
#include <string.h>

enum { JOIN_WEIGHT = 5, DAYS_AROUND = 3 };

static const char *place_word(Arena *arena, int64_t place)
{
    return text_format(arena, "@%lld", (long long)place);
}

/* A country is no place to tell incidents apart by. */
static bool is_located(const KeptEvent *event)
{
    return event->place && event->where->resolution != 1;
}

/* " dead=4 injured=10 " */
static const char *tolls_of(EntenteRecord *record, const KeptEvent *event)
{
    const char *tolls = " ";
    for (size_t i = 0; i < event->event->figure_count && tolls; i++) {
        const EntenteFigure *figure = &event->event->figures[i];
        double number = figure->best >= 0 ? figure->best : figure->low;
        if (number >= 0)
            tolls = text_format(record->arena, "%s%s=%.0f ", tolls, entente_figure_kind_name(figure->kind),
                                number);
    }
    return tolls;
}

/* Whether a figure of the event stands among those of the entry. */
static bool shares_toll(EntenteRecord *record, const char *tolls, const char *known)
{
    for (const char *at = tolls + 1; *at;) {
        size_t size = strcspn(at, " ");
        const char *one = text_format(record->arena, " %.*s ", (int)size, at);
        if (one && strstr(known, one))
            return true;
        at += size + 1;
    }
    return false;
}

/* Withdrawals, releases and sanctions are few: of these a party has seldom two on a day, so that the day and
 * who did it tell them apart even where no place and no second party is named. */
static bool is_rare(const KeptEvent *event)
{
    return event->event->type == ENTENTE_RETREAT || event->event->type == ENTENTE_SANCTION;
}

typedef struct Weighing {
    int weight;
    const char *place, *day, *sides, *tolls, *mode;
} Weighing;

static bool weigh_days(const KeptEvent *event, const Candidate *candidate, Weighing *weighing)
{
    EntentePrecision precision = event->event->precision;
    bool vague = precision == ENTENTE_PUBLISHED, known_vague = strcmp(candidate->precision, "published") == 0;
    int32_t gap = event->day > candidate->day_to   ? event->day - candidate->day_to
                  : candidate->day > event->day_to ? candidate->day - event->day_to
                                                   : 0;
    bool wide = event->day_to - event->day > 1 || candidate->day_to - candidate->day > 1;
    if (!vague && !known_vague && !wide) {
        weighing->day = gap ? "a day apart" : "the same day";
        weighing->weight += gap ? 1 : 3;
        return gap <= 1;
    }
    /* what a report leaves undated happened shortly before it */
    int32_t late = vague ? event->day - candidate->day : candidate->day - event->day;
    weighing->day = vague || known_vague ? "about the same time" : "overlapping dates";
    weighing->weight += is_rare(event) && !wide && late == 0 ? 2 : 1;
    if (wide && !vague && !known_vague)
        return gap == 0;
    return (late >= -1 && late <= DAYS_AROUND) || gap <= 1;
}

static bool weigh(EntenteRecord *record, const KeptEvent *event, const char *tolls,
                  const Candidate *candidate, Weighing *weighing)
{
    size_t shared = join_shared(event, candidate->sides), known = join_count(candidate->sides);
    *weighing = (Weighing){.place = "", .day = "", .sides = "", .tolls = "", .mode = ""};
    if (!weigh_days(event, candidate, weighing))
        return false;
    if (is_located(event) && candidate->place) {
        if (candidate->place != event->place)
            return false;
        weighing->place = "the same place, ";
        weighing->weight += 3;
    }
    if (event->side_count && known && !shared)
        return false;
    if (shared >= 2 || (shared && shared == event->side_count && shared == known)) {
        weighing->sides = ", the same parties";
        weighing->weight += 2;
    } else if (shared) {
        weighing->sides = ", a party in common";
        weighing->weight += 1;
    }
    if (shares_toll(record, tolls, candidate->tolls)) {
        weighing->tolls = ", the same figures";
        weighing->weight += 2;
    }
    if (*event->event->mode && *candidate->mode) {
        bool same = strcmp(event->event->mode, candidate->mode) == 0;
        weighing->mode = same ? ", the same means" : "";
        weighing->weight += same ? 1 : -2;
    }
    return weighing->weight >= JOIN_WEIGHT;
}

/* Words under which the event is looked for, or remembered. */
static EntenteStatus probe(EntenteRecord *record, const KeptEvent *event, Candidates *candidates,
                           EntenteError *error)
{
    const char *type = entente_event_type_name(event->event->type);
    int32_t from = event->day - DAYS_AROUND, to = event->day_to + DAYS_AROUND;
    EntenteStatus status = ENTENTE_OK;
    bool located = is_located(event);
    if (located)
        status = join_probe(
            record, join_word(record->arena, "i", type, place_word(record->arena, event->place), NULL), from,
            to, candidates, error);
    for (size_t i = 0; i < event->side_count && is_rare(event) && status == ENTENTE_OK; i++)
        status = join_probe(record, join_word(record->arena, "i", type, event->sides[i], "alone", NULL), from,
                            to, candidates, error);
    for (size_t i = 0; i < event->side_count; i++)
        for (size_t j = i + 1; j < event->side_count && status == ENTENTE_OK; j++)
            status = join_probe(record,
                                join_word(record->arena, "i", type, event->sides[i], event->sides[j],
                                          located ? "nowhere" : "anywhere", NULL),
                                from, to, candidates, error);
    return status;
}

static EntenteStatus remember(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                              EntenteError *error)
{
    const char *type = entente_event_type_name(event->event->type);
    EntenteStatus status = ENTENTE_OK;
    bool located = is_located(event);
    if (located)
        status = join_remember(
            record, join_word(record->arena, "i", type, place_word(record->arena, event->place), NULL),
            event->day, entry, error);
    for (size_t i = 0; i < event->side_count && is_rare(event) && status == ENTENTE_OK; i++)
        status = join_remember(record, join_word(record->arena, "i", type, event->sides[i], "alone", NULL),
                               event->day, entry, error);
    for (size_t i = 0; i < event->side_count; i++)
        for (size_t j = i + 1; j < event->side_count && status == ENTENTE_OK; j++) {
            const char *a = event->sides[i], *b = event->sides[j];
            status = join_remember(record, join_word(record->arena, "i", type, a, b, "anywhere", NULL),
                                   event->day, entry, error);
            if (status == ENTENTE_OK && !located)
                status = join_remember(record, join_word(record->arena, "i", type, a, b, "nowhere", NULL),
                                       event->day, entry, error);
        }
    return status;
}

/* The entry learns the place and the figures that it lacks. */
static EntenteStatus enrich(EntenteRecord *record, const KeptEvent *event, const Candidate *entry,
                            const char *tolls, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    if (is_located(event) && !entry->place) {
        const StoreValue values[] = {value_integer(entry->entry), value_integer(event->place)};
        status = record_run(record, ENTRY_PLACE, values, 2, error);
        if (status == ENTENTE_OK)
            status = join_remember(record,
                                   join_word(record->arena, "i", entente_event_type_name(event->event->type),
                                             place_word(record->arena, event->place), NULL),
                                   event->day, entry->entry, error);
    }
    if (status == ENTENTE_OK && tolls[1] && !strstr(entry->tolls, tolls)) {
        const char *all = text_format(record->arena, "%s%s", *entry->tolls ? entry->tolls : " ", tolls + 1);
        if (!all)
            return error_no_memory(error);
        const StoreValue values[] = {value_integer(entry->entry), value_string(all)};
        status = record_run(record, ENTRY_TOLLS, values, 2, error);
    }
    return status;
}

static const char *stance_of(const KeptEvent *event)
{
    EntenteEventStatus status = event->event->status;
    return status == ENTENTE_NEGATED ? "disputes"
           : event->parent && event->parent->event->type == ENTENTE_REJECT && status == ENTENTE_ALLEGED
               ? "disputes"
           : status == ENTENTE_ALLEGED ? "alleges"
                                       : "reports";
}

/* "shelled the village, killing three": what one sentence tells of the same actors on the same day is one
 * happening, unless place or means part it. */
static int64_t of_sentence(const EntenteRecord *record, const KeptEvent *event, const char *actors)
{
    for (size_t i = 0; i < record->recent_count && i < RECENT_INCIDENTS && *actors; i++) {
        const RecentIncident *recent = &record->recent[i];
        const char *mode = event->event->mode;
        bool elsewhere = is_located(event) && recent->place && recent->place != event->place;
        bool otherwise = *mode && *recent->mode && strcmp(mode, recent->mode) != 0;
        if (recent->sentence == event->sentence && recent->type == event->event->type && !elsewhere &&
            !otherwise && recent->day == event->day && strcmp(recent->actors, actors) == 0)
            return recent->entry;
    }
    return 0;
}

/* "the attack", "Nine more were wounded": what a report tells without a place of its own soon after a deed of
 * the same kind between the same sides is that deed; the more so what is only named by somebody who judges
 * it. */
static int64_t of_report(const EntenteRecord *record, const KeptEvent *event)
{
    enum { SENTENCES_ON = 4 };
    const EntenteEvent *what = event->event;
    bool named = event->parent && !what->actor_count && !what->recipient_count && !what->figure_count;
    bool undated = what->precision == ENTENTE_PUBLISHED || what->precision == ENTENTE_PRECISION_NONE;
    size_t held = record->recent_count < RECENT_INCIDENTS ? record->recent_count : RECENT_INCIDENTS;
    for (size_t back = 1; back <= held && !is_located(event); back++) {
        const RecentIncident *recent = &record->recent[(record->recent_count - back) % RECENT_INCIDENTS];
        bool near = recent->sentence + SENTENCES_ON >= event->sentence;
        bool shares = !event->side_count || join_shared(event, recent->sides);
        bool otherwise = *what->mode && *recent->mode && strcmp(what->mode, recent->mode) != 0;
        if (recent->type == what->type && near && shares && !otherwise &&
            (named || undated || recent->day == event->day))
            return recent->entry;
    }
    return 0;
}

static EntenteStatus add(EntenteRecord *record, const KeptEvent *event, int64_t entry, const char *why,
                         EntenteError *error)
{
    const char *actors = join_sides(record->arena, event->actor_sides, event->actor_side_count);
    const char *sides = join_sides(record->arena, event->sides, event->side_count);
    const char *mode = arena_copy(record->arena, event->event->mode, strlen(event->event->mode));
    if (!actors || !sides || !mode)
        return error_no_memory(error);
    record->recent[record->recent_count++ % RECENT_INCIDENTS] = (RecentIncident){
        event->sentence, entry, is_located(event) ? event->place : 0, event->event->type, event->day, actors,
        sides,           mode};
    return join_add(record, event, entry, stance_of(event), why, error);
}

/* "Sixteen people have been killed since December": a sum of many deeds is none of them. */
static bool is_sum(const KeptEvent *event)
{
    enum { DAYS = 7 };
    return event->event->type == ENTENTE_ASSAULT && !event->event->actor_count &&
           event->event->figure_count && event->day_to - event->day > DAYS;
}

/* "Both sides violated the ceasefire" judges what was done elsewhere, and bears on the agreement. */
static bool is_verdict(const KeptEvent *event)
{
    return strncmp(event->event->cameo, "196", 3) == 0 && !is_located(event);
}

EntenteStatus incident_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    if (is_sum(event) || is_verdict(event))
        return ENTENTE_OK;
    const char *tolls = tolls_of(record, event);
    Candidates *candidates = candidates_new(record->arena);
    int64_t entry = 0;
    if (!tolls || !candidates)
        return error_no_memory(error);
    EntenteStatus status = join_by_rule(record, event, "incident", &entry, error);
    if (entry)
        return add(record, event, entry, "by hand", error);
    bool forbidden = false;
    const char *actors = join_sides(record->arena, event->actor_sides, event->actor_side_count);
    if (!actors)
        return error_no_memory(error);
    entry = of_sentence(record, event, actors);
    if (status == ENTENTE_OK && entry)
        status = join_forbidden(record, event, entry, &forbidden, error);
    if (status == ENTENTE_OK && entry && !forbidden)
        return add(record, event, entry, "the same sentence", error);
    entry = of_report(record, event);
    if (status == ENTENTE_OK && entry)
        status = join_forbidden(record, event, entry, &forbidden, error);
    if (status == ENTENTE_OK && entry && !forbidden)
        return add(record, event, entry, "the report goes on", error);
    if (status == ENTENTE_OK)
        status = probe(record, event, candidates, error);
    Weighing best = {0};
    const Candidate *chosen = NULL;
    for (size_t i = 0; i < candidates->count && status == ENTENTE_OK; i++) {
        Weighing weighing;
        forbidden = false;
        if (!weigh(record, event, tolls, &candidates->list[i], &weighing) || weighing.weight <= best.weight)
            continue;
        status = join_forbidden(record, event, candidates->list[i].entry, &forbidden, error);
        if (forbidden)
            continue;
        best = weighing;
        chosen = &candidates->list[i];
    }
    if (status != ENTENTE_OK)
        return status;
    if (chosen) {
        const char *why =
            text_format(record->arena, "%s%s%s%s%s", best.place, best.day, best.sides, best.tolls, best.mode);
        status = enrich(record, event, chosen, tolls, error);
        return status == ENTENTE_OK ? add(record, event, chosen->entry, why, error) : status;
    }
    if (strcmp(stance_of(event), "disputes") == 0)
        return ENTENTE_OK; /* a denial alone is no incident */
    const EntryFacts facts = {.kind = "incident",
                              .type = entente_event_type_name(event->event->type),
                              .mode = event->event->mode,
                              .title = join_title(record, event),
                              .sides = join_sides(record->arena, event->sides, event->side_count),
                              .state = event->event->status == ENTENTE_ALLEGED ? "alleged" : "reported",
                              .tolls = tolls[1] ? tolls : ""};
    status = join_found(record, event, &facts, &entry, error);
    if (status == ENTENTE_OK)
        status = remember(record, event, entry, error);
    return status == ENTENTE_OK ? add(record, event, entry, "first report", error) : status;
}
