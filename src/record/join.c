#include "record/join.h"

#include "base/date.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DAYS_TOGETHER = 512, WORD_BITS = 48 };

static const int64_t WORD_MASK = ((int64_t)1 << WORD_BITS) - 1;

/* ---- probing ---- */

Candidates *candidates_new(Arena *arena)
{
    /* what lies beyond `count` is never read, and zeroing it would cost more than the search */
    Candidates *candidates = arena_bytes(arena, sizeof *candidates);
    if (candidates)
        candidates->count = 0;
    return candidates;
}

int64_t join_word(Arena *arena, const char *first, ...)
{
    va_list words;
    uint64_t hash = slice_hash(entente_slice(first));
    (void)arena;
    va_start(words, first);
    for (const char *word = va_arg(words, const char *); word; word = va_arg(words, const char *))
        hash = (hash ^ slice_hash(entente_slice(word))) * 0x9E3779B97F4A7C15u + 1;
    va_end(words);
    return (int64_t)((hash & INT64_MAX) >> (63 - WORD_BITS)); /* records of schema 1 have these 63 bits */
}

int64_t join_place_of(int64_t word, int32_t day)
{
    if (word & JOIN_FAR)
        return word;
    return (int64_t)((uint32_t)day / DAYS_TOGETHER & 0x3FFF) << WORD_BITS | (word & WORD_MASK);
}

int32_t join_days_of(int64_t word, int32_t from, int32_t to)
{
    int32_t first = (int32_t)((uint32_t)to / DAYS_TOGETHER * DAYS_TOGETHER);
    return word & JOIN_FAR || first < from ? from : first;
}

static bool is_known(const Candidates *candidates, int64_t entry)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->list[i].entry == entry)
            return true;
    return false;
}

/* The same where all days lie together; `*left` counts down the entries that may still be found. */
static EntenteStatus probe_days(EntenteRecord *record, int64_t word, int32_t from, int32_t to,
                                Candidates *candidates, int *left, EntenteError *error)
{
    const StoreValue values[] = {value_integer(join_place_of(word, to)), value_integer(from),
                                 value_integer(to), value_integer(*left)};
    StoreQuery *query;
    EntenteStatus status = record_query(record, LOOKUP_FIND, values, 4, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        int64_t entry = store_integer(query, 0);
        bool found;
        --*left;
        if (is_known(candidates, entry) || candidates->count == CANDIDATES_LIMIT)
            continue;
        status = entries_get(record, entry, &candidates->list[candidates->count], &found, error);
        if (status == ENTENTE_OK)
            candidates->count += found;
        else
            store_rest(query);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus join_probe(EntenteRecord *record, int64_t word, int32_t from, int32_t to,
                         Candidates *candidates, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    int left = CANDIDATES_A_PROBE;
    for (int32_t first; status == ENTENTE_OK && left && from <= to; to = first - 1) {
        first = join_days_of(word, from, to);
        status = probe_days(record, word, first, to, candidates, &left, error);
    }
    return status;
}

EntenteStatus join_remember(EntenteRecord *record, int64_t word, int32_t day, int64_t entry,
                            EntenteError *error)
{
    const StoreValue values[] = {value_integer(join_place_of(word, day)), value_integer(day),
                                 value_integer(entry)};
    return record_run(record, LOOKUP_ADD, values, 3, error);
}

/* ---- corrections ---- */

/* Whether a rule speaks of the event, on its left or right; `*other` is then the event on the other side. */
static bool rule_speaks(const Rule *rule, const char *what, const KeptEvent *event, const char **other)
{
    if (strcmp(rule->what, what) != 0)
        return false;
    if (strcmp(rule->event, event->id) == 0 || strcmp(rule->anchor, event->anchor) == 0) {
        *other = rule->other;
        return true;
    }
    *other = rule->event;
    return strcmp(rule->other, event->id) == 0 ||
           (*rule->other && strcmp(rule->other_anchor, event->anchor) == 0);
}

EntenteStatus join_by_rule(EntenteRecord *record, const KeptEvent *event, const char *kind, int64_t *entry,
                           EntenteError *error)
{
    *entry = 0;
    for (size_t i = 0; i < record->rule_count && !*entry; i++) {
        const char *other;
        if (!rule_speaks(&record->rules[i], "together", event, &other))
            continue;
        const StoreValue values[] = {value_string(other), value_string(kind)};
        EntenteStatus status = record_number(record, ENTRY_OF_EVENT, values, 2, entry, error);
        if (status != ENTENTE_OK)
            return status;
    }
    return ENTENTE_OK;
}

EntenteStatus join_forbidden(EntenteRecord *record, const KeptEvent *event, int64_t entry, bool *forbidden,
                             EntenteError *error)
{
    *forbidden = false;
    for (size_t i = 0; i < record->rule_count && !*forbidden; i++) {
        const char *other;
        int64_t has;
        if (!rule_speaks(&record->rules[i], "apart", event, &other))
            continue;
        const StoreValue values[] = {value_integer(entry), value_string(other)};
        EntenteStatus status = record_number(record, JOINED_HAS, values, 2, &has, error);
        if (status != ENTENTE_OK)
            return status;
        *forbidden = has != 0;
    }
    return ENTENTE_OK;
}

/* ---- entries ---- */

EntenteStatus join_found(EntenteRecord *record, const KeptEvent *event, const EntryFacts *facts,
                         int64_t *entry, EntenteError *error)
{
    const EntenteEvent *what = event->event;
    const char *date = text_of_date(record->arena, what->date),
               *enddate = text_of_date(record->arena, what->enddate);
    const char *id = text_format(record->arena, "%c-%s", *facts->kind, event->id);
    int64_t taken = 1;
    for (;;) {
        if (!id || !facts->title || !facts->sides)
            return error_no_memory(error);
        const StoreValue wanted = value_string(id);
        EntenteStatus status = record_number(record, ENTRY_TAKEN, &wanted, 1, &taken, error);
        if (status != ENTENTE_OK)
            return status;
        if (!taken)
            break;
        id = text_format(record->arena, "%s-2", id); /* an entry that a correction parted from this event */
    }
    *entry = record->next[TABLE_ENTRY]++;
    const char *precision = entente_precision_name(facts->undated ? ENTENTE_PUBLISHED : what->precision);
    const StoreValue values[] = {value_integer(*entry),
                                 value_string(id),
                                 value_string(facts->kind),
                                 value_string(facts->type),
                                 value_string(facts->mode),
                                 value_string(facts->title),
                                 date ? value_string(date) : value_null(),
                                 enddate ? value_string(enddate) : value_null(),
                                 value_string(precision),
                                 value_integer(event->day),
                                 value_integer(event->day_to),
                                 value_key(event->place),
                                 value_string(facts->sides),
                                 value_string(facts->state),
                                 value_string(facts->tolls),
                                 value_integer(0)};
    EntenteStatus status = record_run(record, ENTRY_ADD, values, 16, error);
    const Candidate made = {.entry = *entry,
                            .place = event->place,
                            .day = event->day,
                            .day_to = event->day_to,
                            .mode = facts->mode,
                            .precision = precision,
                            .sides = facts->sides,
                            .state = facts->state,
                            .tolls = facts->tolls,
                            .title = facts->title};
    return status == ENTENTE_OK ? entries_keep(record, &made, error) : status;
}

EntenteStatus join_add(EntenteRecord *record, const KeptEvent *event, int64_t entry, const char *stance,
                       const char *why, EntenteError *error)
{
    if (!why)
        return error_no_memory(error);
    const StoreValue values[] = {value_integer(entry), value_integer(event->key), value_string(stance),
                                 value_string(why)};
    EntenteStatus status = record_run(record, JOINED_ADD, values, 4, error);
    for (size_t i = 0; i < record->rule_count && status == ENTENTE_OK; i++) {
        const char *other;
        const StoreValue hidden[] = {value_integer(entry), value_integer(1)};
        if (rule_speaks(&record->rules[i], "hide entry", event, &other))
            status = record_run(record, ENTRY_HIDE, hidden, 2, error);
    }
    return status;
}

/* ---- comparing ---- */

const char *join_sides(Arena *arena, const char *const *sides, size_t count)
{
    size_t room = 1;
    for (size_t i = 0; i < count; i++)
        room += strlen(sides[i]) + 2;
    char *text = arena_bytes(arena, room), *at = text;
    if (!text)
        return NULL;
    *at = '\0';
    for (size_t i = 0; i < count; i++) {
        at = stpcpy(at, i ? ", " : "");
        at = stpcpy(at, sides[i]);
    }
    return text;
}

bool join_has_side(const char *sides, const char *side)
{
    size_t size = strlen(side);
    for (const char *at = sides; *at;) {
        size_t length = strcspn(at, ",");
        if (length == size && memcmp(at, side, size) == 0)
            return true;
        at += length;
        at += strspn(at, ", ");
    }
    return false;
}

size_t join_shared(const KeptEvent *event, const char *sides)
{
    size_t shared = 0;
    for (size_t i = 0; i < event->side_count; i++)
        shared += join_has_side(sides, event->sides[i]);
    return shared;
}

size_t join_count(const char *sides)
{
    size_t count = *sides != '\0';
    for (; *sides; sides++)
        count += *sides == ',';
    return count;
}

const char *join_names(Arena *arena, const EntenteEntity *entities, size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count && text; i++) {
        EntenteSlice name = *entities[i].name ? entente_slice(entities[i].name) : entities[i].text;
        text = text_format(arena, "%s%s%.*s", text, i ? ", " : "", (int)name.size, name.data);
    }
    return text;
}

const char *join_title(EntenteRecord *record, const KeptEvent *event)
{
    const EntenteEvent *what = event->event, *outer = event->parent ? event->parent->event : what;
    Arena *arena = record->arena;
    const char *actors = what->actor_count ? join_names(arena, what->actors, what->actor_count)
                         : what->recipient_count || outer == what || outer->type == ENTENTE_ACCUSE ||
                                 outer->type == ENTENTE_SUPPORT
                             ? "" /* who judges a deed did not do it */
                             : join_names(arena, outer->actors, outer->actor_count);
    const char *recipients = join_names(arena, what->recipients, what->recipient_count);
    if (!actors || !recipients)
        return NULL;
    const char *words = event->words;
    return text_format(arena, "%s%s%s%s%s", actors, *actors && *words ? " " : "", words,
                       *recipients ? " " : "", recipients);
}

/* Where a word of a list may begin: the last five bits of a letter are the same in both cases. */
static uint32_t initial(char letter)
{
    return UINT32_C(1) << ((unsigned char)letter & 31);
}

bool text_has_word(EntenteSlice text, const char *const *words, EntenteSlice *found)
{
    uint32_t initials = 0;
    for (const char *const *word = words; *word; word++)
        initials |= initial(**word);
    for (size_t at = 0; at < text.size; at++) {
        if (!(initials & initial(text.data[at])) ||
            (at && text.data[at - 1] != ' ' && text.data[at - 1] != '-' && text.data[at - 1] != '"'))
            continue;
        for (const char *const *word = words; *word; word++) {
            if (initial(**word) != initial(text.data[at]))
                continue;
            size_t size = strlen(*word);
            if (at + size <= text.size && strncasecmp(text.data + at, *word, size) == 0) {
                *found = (EntenteSlice){text.data + at, size};
                return true;
            }
        }
    }
    return false;
}

/* ---- which kind an event is of ---- */

static bool is_material(EntenteEventType type)
{
    switch (type) {
    case ENTENTE_COOPERATE:
    case ENTENTE_AID:
    case ENTENTE_RETREAT:
    case ENTENTE_PROTEST:
    case ENTENTE_SANCTION:
    case ENTENTE_MOBILIZE:
    case ENTENTE_COERCE:
    case ENTENTE_ASSAULT:
        return true;
    default:
        return false;
    }
}

static bool has_happened(EntenteEventStatus status)
{
    return status == ENTENTE_OCCURRED || status == ENTENTE_ALLEGED || status == ENTENTE_NEGATED;
}

EntenteStatus join_event(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    const EntenteEvent *what = event->event;
    EntenteStatus status = ENTENTE_OK;
    if (what->type == ENTENTE_CONSULT)
        status = meeting_join(record, event, error);
    else if (agreement_is(event))
        status = agreement_join(record, event, error);
    else if (is_material(what->type) && text_tells_promise(event->text))
        return ENTENTE_OK; /* listed among what was agreed */
    else if (is_material(what->type) && has_happened(what->status))
        status = incident_join(record, event, error);
    else if (!event->parent)
        status = claim_join(record, event, error);
    if (status == ENTENTE_OK && !event->parent)
        status = claim_answer(record, event, error);
    if (status == ENTENTE_OK && has_happened(what->status))
        status = agreement_bear(record, event, error);
    return status;
}
