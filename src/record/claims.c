/* Claims: accusations, denials, demands, promises, threats and other words between actors, and whether the
 * one they are addressed to answered. What several reports tell of the same day's claim is one claim. */
#include "base/error.h"
#include "record/join.h"

#include <string.h>
#include <strings.h>

/* Days within which a claim is answered, those within which words that do not say what they answer do, and
 * those within which a denial answers an accusation that did not say of what. */
enum { DAYS_TO_ANSWER = 30, DAYS_TO_RETORT = 7, DAYS_VAGUE = 2 };

/* The latest open claims that an event may answer. */
enum { OPEN_CLAIMS = 8 };

static const char *kind_of(const KeptEvent *event)
{
    const EntenteEvent *what = event->event;
    switch (what->type) {
    case ENTENTE_ACCUSE:
        return strcmp(what->mode, "disapprove") == 0 ? "criticism" : "accusation";
    case ENTENTE_REQUEST:
        return "demand";
    case ENTENTE_THREATEN:
        return "threat";
    case ENTENTE_AGREE:
        return "promise";
    case ENTENTE_CONCEDE:
        return "concession";
    case ENTENTE_SUPPORT:
        return "support";
    case ENTENTE_REJECT:
        return (what->about &&
                (what->about->status == ENTENTE_ALLEGED || what->about->type == ENTENTE_ACCUSE)) ||
                       (!what->about && strncasecmp(event->words, "den", 3) == 0)
                   ? "denial"
                   : "refusal";
    default:
        return NULL;
    }
}

static const char *matter_of(const KeptEvent *event)
{
    return event->event->about ? entente_event_type_name(event->event->about->type) : "";
}

/* A planned, postponed or cancelled meeting is told among the meetings alone. */
static bool is_of_meeting(const KeptEvent *event)
{
    const EntenteEvent *about = event->event->about;
    for (unsigned depth = 0; about && depth < ABOUT_DEPTH; about = about->about, depth++)
        if (about->type == ENTENTE_CONSULT &&
            (about->status == ENTENTE_PLANNED || about->status == ENTENTE_PROMISED ||
             about->status == ENTENTE_CANCELLED || about->status == ENTENTE_POSTPONED))
            return true;
    return false;
}

typedef struct Addressees {
    const char *sides[SIDES_LIMIT];
    size_t count;
} Addressees;

/* Whom the claim is addressed to: of "demanded that Ostra withdraw" the one who is to act. */
static EntenteStatus find_addressees(EntenteRecord *record, const KeptEvent *event, Addressees *to,
                                     EntenteError *error)
{
    const EntenteEvent *about = event->event->about;
    to->count = event->recipient_side_count;
    memcpy(to->sides, event->recipient_sides, to->count * sizeof *to->sides);
    if (to->count || !about || event->event->type != ENTENTE_REQUEST)
        return ENTENTE_OK;
    for (size_t i = 0; i < about->actor_count && to->count < SIDES_LIMIT; i++) {
        KnownActor actor;
        EntenteStatus status = names_actor(record, &about->actors[i], event->day, &actor, error);
        if (status != ENTENTE_OK)
            return status;
        actor.side = sides_in_report(record->arena, event->document, &about->actors[i], actor.side);
        if (!actor.side)
            return error_no_memory(error);
        bool known = !*actor.side;
        for (size_t j = 0; j < event->actor_side_count && !known; j++)
            known = strcmp(actor.side, event->actor_sides[j]) == 0;
        for (size_t j = 0; j < to->count && !known; j++)
            known = strcmp(actor.side, to->sides[j]) == 0;
        if (!known)
            to->sides[to->count++] = actor.side;
    }
    return ENTENTE_OK;
}

static bool can_be_answered(EntenteSlice kind)
{
    return slice_is(kind, "accusation") || slice_is(kind, "demand") || slice_is(kind, "threat") ||
           slice_is(kind, "promise");
}

/* The word of claims that stand open, by whom (NULL: whoever it is) to whom. An odd one, while that of all
 * claims of a kind is even: once a claim is answered its odd words go, so that the open claims of a year of
 * war are found as fast as those of a quiet one. */
static int64_t open_word(EntenteRecord *record, const char *by, const char *to)
{
    return (by ? join_word(record->arena, "open", by, to, NULL)
               : join_word(record->arena, "open", to, NULL)) |
           1;
}

/* The next of "ARM, AZE", taken off the list; NULL at its end, or when memory is out. */
static const char *next_side(EntenteRecord *record, EntenteSlice *list)
{
    const char *comma = list->size ? memchr(list->data, ',', list->size) : NULL;
    size_t size = comma ? (size_t)(comma - list->data) : list->size;
    size_t passed = comma && size + 2 <= list->size ? size + 2 : list->size;
    const char *side = size ? arena_copy(record->arena, list->data, size) : NULL;
    *list = (EntenteSlice){list->data + passed, list->size - passed};
    return side;
}

/* What is done with each word of a claim that stands open. */
typedef EntenteStatus OpenWord(EntenteRecord *record, int64_t word, int32_t day, int64_t entry,
                               EntenteError *error);

static EntenteStatus each_open_word(EntenteRecord *record, int64_t entry, int32_t day, EntenteSlice by,
                                    EntenteSlice to, OpenWord *does, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    const char *speaker, *addressee;
    while (status == ENTENTE_OK && (addressee = next_side(record, &to)) != NULL) {
        status = does(record, open_word(record, NULL, addressee), day, entry, error);
        for (EntenteSlice left = by; status == ENTENTE_OK && (speaker = next_side(record, &left)) != NULL;)
            status = does(record, open_word(record, speaker, addressee), day, entry, error);
    }
    return status;
}

static EntenteStatus stand_open(EntenteRecord *record, int64_t entry, int32_t day, EntenteSlice by,
                                EntenteSlice to, EntenteError *error)
{
    return each_open_word(record, entry, day, by, to, join_remember, error);
}

static EntenteStatus forget_even(EntenteRecord *record, int64_t word, int32_t day, int64_t entry,
                                 EntenteError *error)
{
    const StoreValue values[] = {value_integer(join_place_of(word & ~(int64_t)1, day)), value_integer(day),
                                 value_integer(entry)};
    return record_run(record, LOOKUP_REMOVE, values, 3, error);
}

EntenteStatus claims_upgrade(EntenteRecord *record, EntenteError *error)
{
    StoreQuery *query;
    EntenteStatus status = record_query(record, CLAIMS_ALL, NULL, 0, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        int64_t entry = store_integer(query, 0);
        int32_t day = (int32_t)store_integer(query, 4);
        EntenteSlice by = store_text(query, 1), to = store_text(query, 2);
        bool open = can_be_answered(store_text(query, 3)) && !store_text(query, 5).size;
        status = each_open_word(record, entry, day, by, to, forget_even, error);
        if (status == ENTENTE_OK && open)
            status = stand_open(record, entry, day, by, to, error);
        arena_reset(record->arena);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus claims_reopen(EntenteRecord *record, int64_t event, EntenteError *error)
{
    const StoreValue value = value_integer(event);
    StoreQuery *query;
    EntenteStatus status = record_query(record, CLAIMS_ANSWERED, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK)
        if (can_be_answered(store_text(query, 3)))
            status = stand_open(record, store_integer(query, 0), (int32_t)store_integer(query, 4),
                                store_text(query, 1), store_text(query, 2), error);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* "Velmark accused Ostra: arming", with the words of what it is about. */
static const char *title_of(EntenteRecord *record, const KeptEvent *event)
{
    const EntenteEvent *about = event->event->about;
    const char *title = join_title(record, event);
    const char *matter = title && about ? event_words(record, event->text, about) : NULL;
    return matter && *matter && strcmp(matter, event->words) != 0
               ? text_format(record->arena, "%s: %s", title, matter)
               : title;
}

EntenteStatus claim_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    const char *kind = kind_of(event), *matter = matter_of(event);
    Addressees addressees;
    EntenteStatus found = find_addressees(record, event, &addressees, error);
    if (found != ENTENTE_OK)
        return found;
    const char *by = join_sides(record->arena, event->actor_sides, event->actor_side_count);
    const char *to = join_sides(record->arena, addressees.sides, addressees.count);
    Candidates *candidates = candidates_new(record->arena);
    int64_t entry = 0;
    if (!by || !to || !candidates)
        return error_no_memory(error);
    if (!kind || !*by || is_of_meeting(event) || event->event->status != ENTENTE_OCCURRED)
        return ENTENTE_OK;
    const char *why = "by hand";
    int64_t word = join_word(record->arena, "c", kind, by, to, matter, NULL) & ~(int64_t)1;
    EntenteStatus status = join_by_rule(record, event, "claim", &entry, error);
    int32_t before = event->event->precision == ENTENTE_PUBLISHED ? 2 : 1;
    if (status == ENTENTE_OK && !entry)
        status = join_probe(record, word, event->day - before, event->day + 1, candidates, error);
    for (size_t i = 0; i < candidates->count && status == ENTENTE_OK && !entry; i++) {
        bool forbidden;
        status = join_forbidden(record, event, candidates->list[i].entry, &forbidden, error);
        if (!forbidden)
            entry = candidates->list[i].entry;
        why = "the same claim between the same parties within a day";
    }
    if (status != ENTENTE_OK)
        return status;
    if (entry)
        return join_add(record, event, entry, "reports", why, error);
    const EntryFacts facts = {.kind = "claim",
                              .type = kind,
                              .mode = event->event->mode,
                              .title = title_of(record, event),
                              .sides = join_sides(record->arena, event->sides, event->side_count),
                              .state = "",
                              .tolls = ""};
    status = join_found(record, event, &facts, &entry, error);
    const StoreValue values[] = {value_integer(entry), value_string(by), value_string(to),
                                 value_string(matter)};
    if (status == ENTENTE_OK)
        status = record_run(record, CLAIM_ADD, values, 4, error);
    if (status == ENTENTE_OK)
        status = join_remember(record, word, event->day, entry, error);
    if (status == ENTENTE_OK && can_be_answered(entente_slice(kind)))
        status = stand_open(record, entry, event->day, entente_slice(by), entente_slice(to), error);
    return status == ENTENTE_OK ? join_add(record, event, entry, "reports", "first report", error) : status;
}

/* ---- answers ---- */

/* A claim that stands open. */
typedef struct Open {
    int64_t entry, days;             /* since it was made */
    EntenteSlice kind, matter, mode; /* mode: of the matter */
} Open;

/* "denied", "rejected": words that answer an accusation without saying which. */
static bool is_denial(const KeptEvent *event)
{
    static const char *const words[] = {"den",    "reject",  "dismiss",  "refut",   "disput",
                                        "rebuff", "contest", "repudiat", "disavow", "contradict"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(event->words, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* Whether the event is about what the claim is about. One that names nothing is; one that names something is
 * not about a claim of which no matter is known. */
static bool same_matter(const KeptEvent *event, const Open *open)
{
    const char *about = matter_of(event);
    const char *mode = event->event->about ? event->event->about->mode : "";
    bool other = open->mode.size && *mode && !slice_is(open->mode, mode);
    return !*about || (slice_is(open->matter, about) && !other);
}

/* What the event is to a claim that was addressed to its actor; NULL: no answer. */
static const char *answer_to(const KeptEvent *event, const Open *open)
{
    EntenteEventType type = event->event->type;
    const char *about = matter_of(event), *own = entente_event_type_name(type), *mode = event->event->mode;
    bool bare = type == ENTENTE_ACCUSE || (type != ENTENTE_RETREAT && !*about);
    if (bare && open->days > DAYS_TO_RETORT)
        return NULL;
    bool same = same_matter(event, open);
    if (slice_is(open->kind, "accusation")) {
        /* criticism is no accusation in return */
        bool accuses = event->recipient_side_count && strcmp(mode, "disapprove") != 0;
        bool vague = !open->matter.size && open->days <= DAYS_VAGUE;
        bool denies = is_denial(event) && (!*about || vague);
        denies =
            denies || (*about && (same || (strcmp(about, "ACCUSE") == 0 && open->days <= DAYS_TO_RETORT)));
        return type == ENTENTE_REJECT && denies              ? "denied"
               : type == ENTENTE_ACCUSE && accuses           ? "returned"
               : strncmp(event->event->cameo, "055", 3) == 0 ? "admitted"
                                                             : NULL;
    }
    if (slice_is(open->kind, "demand")) {
        bool yields = type == ENTENTE_AGREE || type == ENTENTE_CONCEDE;
        /* to open and to leave is coded as a concession where no more is said */
        bool does = type == ENTENTE_RETREAT &&
                    (slice_is(open->matter, "CONCEDE") ||
                     (slice_is(open->matter, own) && (!open->mode.size || slice_is(open->mode, mode))));
        return type == ENTENTE_REJECT && same ? "refused" : (yields && same) || does ? "granted" : NULL;
    }
    if (slice_is(open->kind, "threat"))
        return type == ENTENTE_THREATEN && open->days <= DAYS_TO_RETORT ? "returned"
               : type == ENTENTE_REJECT && same                         ? "refused"
               : type == ENTENTE_CONCEDE                                ? "granted"
                                                                        : NULL;
    if (slice_is(open->kind, "promise"))
        return type == ENTENTE_REJECT && same ? "refused" : type == ENTENTE_SUPPORT ? "welcomed" : NULL;
    return NULL;
}

/* Of claims that stand open together, what is denied is an accusation, what is refused a demand; and the very
 * matter counts most. */
static int weigh_answer(const KeptEvent *event, const Open *open)
{
    bool denied = strncasecmp(event->words, "den", 3) == 0;
    bool accused = slice_is(open->kind, "accusation");
    bool same = (open->matter.size && slice_is(open->matter, matter_of(event))) ||
                (accused && strcmp(matter_of(event), "ACCUSE") == 0);
    if (denied && !accused && event->event->type == ENTENTE_REJECT)
        return 0;
    return 1 + 2 * same +
           (event->event->type == ENTENTE_REJECT && slice_is(open->kind, denied ? "accusation" : "demand"));
}

/* The best answer that an event is to any open claim. */
typedef struct Answer {
    int64_t claim;
    const char *words; /* NULL: none yet */
    int weight;
} Answer;

/* Look among the open claims of days that lie together; the latest of equals is kept. `left` counts down the
 * claims that may still be looked at. */
static EntenteStatus look_for_claim(EntenteRecord *record, const KeptEvent *event, int64_t word, int32_t from,
                                    int32_t to, bool strictly, int *left, Answer *best, EntenteError *error)
{
    const StoreValue values[] = {value_integer(join_place_of(word, to)), value_integer(from),
                                 value_integer(to), value_integer(event->key), value_integer(*left)};
    StoreQuery *query;
    EntenteStatus status = record_query(record, CLAIM_OPEN, values, 5, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        const Open open = {store_integer(query, 0), event->day - store_integer(query, 3),
                           store_text(query, 1), store_text(query, 2), store_text(query, 4)};
        /* "denied the accusation" names whatever was accused */
        bool named = slice_is(open.kind, "accusation") && strcmp(matter_of(event), "ACCUSE") == 0 &&
                     open.days <= DAYS_TO_RETORT;
        --*left;
        if (strictly && !named && !(open.matter.size && slice_is(open.matter, matter_of(event))))
            continue;
        const char *fits = answer_to(event, &open);
        int weight = fits ? weigh_answer(event, &open) : 0;
        if (weight > best->weight)
            *best = (Answer){open.entry, fits, weight};
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* Answer the open claim that the event fits best, the latest of equals; `strictly` one of the very matter
 * that the event names.
 */
static EntenteStatus answer_one(EntenteRecord *record, const KeptEvent *event, int64_t word, bool strictly,
                                bool *done, EntenteError *error)
{
    Answer best = {0};
    int32_t from = event->day - DAYS_TO_ANSWER, to = event->day;
    int left = OPEN_CLAIMS;
    EntenteStatus status = ENTENTE_OK;
    for (int32_t first; status == ENTENTE_OK && left && from <= to; to = first - 1) {
        first = join_days_of(word, from, to);
        status = look_for_claim(record, event, word, first, to, strictly, &left, &best, error);
    }
    if (status != ENTENTE_OK || !best.words)
        return status;
    *done = true;
    const StoreValue answered[] = {value_integer(best.claim), value_string(best.words),
                                   value_integer(event->key)};
    status = record_run(record, CLAIM_ANSWER, answered, 3, error);
    return status == ENTENTE_OK ? record_run(record, CLAIM_CLOSE, answered, 1, error) : status;
}

EntenteStatus claim_answer(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    EntenteEventType type = event->event->type;
    bool done = false;
    EntenteStatus status = ENTENTE_OK;
    if (agreement_is(event))
        return ENTENTE_OK;
    if (type != ENTENTE_REJECT && type != ENTENTE_ACCUSE && type != ENTENTE_AGREE &&
        type != ENTENTE_CONCEDE && type != ENTENTE_THREATEN && type != ENTENTE_RETREAT &&
        type != ENTENTE_SUPPORT)
        return ENTENTE_OK;
    for (size_t a = 0; a < event->actor_side_count && status == ENTENTE_OK && !done; a++) {
        for (size_t b = 0; b < event->recipient_side_count && status == ENTENTE_OK && !done; b++)
            status =
                answer_one(record, event, open_word(record, event->recipient_sides[b], event->actor_sides[a]),
                           false, &done, error);
        /* "denied arming the rebels": whom the denial names need not be who made the claim. One that names
         * its matter answers whatever was said of that. */
        bool denies = type == ENTENTE_REJECT && *matter_of(event);
        int64_t open = open_word(record, NULL, event->actor_sides[a]);
        if (status == ENTENTE_OK && denies)
            status = answer_one(record, event, open, true, &done, error);
        if (status == ENTENTE_OK && !done && !event->recipient_side_count)
            status = answer_one(record, event, open, false, &done, error);
    }
    return status;
}
