/* join.h - what incidents, meetings, agreements and claims share in finding their entry.
 *
 * An entry is found through `entry_lookup`: hashes of what reports of the same thing have in common (kind,
 * parties, place) with a day. So joining costs a few index probes an event, whatever the size of the record.
 * The candidates that come back are weighed by the kind's own rules, and the words of the weighing are kept
 * as `why`. */
#ifndef ENTENTE_RECORD_JOIN_H
#define ENTENTE_RECORD_JOIN_H

#include "record/provisions.h"
#include "record/record.h"

/* Most candidates that a probe gives, the latest first. */
enum { CANDIDATES_A_PROBE = 12, CANDIDATES_LIMIT = 96 };

typedef struct MeetingFacts {
    const char *level, *format, *track, *reason; /* level NULL: not known */
} MeetingFacts;

typedef struct Candidate {
    int64_t entry, place;
    int32_t day, day_to;
    const char *mode, *precision, *sides, *state, *tolls, *title;
    MeetingFacts meeting; /* read by entries_meeting */
} Candidate;

typedef struct Candidates {
    Candidate list[CANDIDATES_LIMIT];
    size_t count;
} Candidates;

/* ---- entries met in this transaction ----
 *
 * Nobody else can change them while it lasts, and record_run notices our own changes. Strings live until the
 * transaction ends. */

/* An entry's facts; `*found` is false where there is no such entry. */
EntenteStatus entries_get(EntenteRecord *record, int64_t entry, Candidate *facts, bool *found,
                          EntenteError *error);

/* What a meeting has beside; empty strings where the entry is none. */
EntenteStatus entries_meeting(EntenteRecord *record, int64_t entry, MeetingFacts *facts, EntenteError *error);

/* Remember the facts of an entry that was just made. */
EntenteStatus entries_keep(EntenteRecord *record, const Candidate *facts, EntenteError *error);

/* What is remembered follows a statement that changed it. */
void entries_notice(EntenteRecord *record, Statement statement, const StoreValue *values);
void entries_forget(EntenteRecord *record);

/* ---- candidates ---- */

/* Room for candidates, none yet; NULL when memory is out. */
Candidates *candidates_new(Arena *arena);

/* A hash of the words given, the last NULL. */
int64_t join_word(Arena *arena, const char *first, ...) __attribute__((sentinel));

/* The same for what is looked for over many years. */
#define JOIN_FAR ((int64_t)1 << 62)

/* The word as it stands in the record: those of a year and a half lie together, so that adding reports in the
 * order of their days touches few pages, however large the record is. JOIN_FAR keeps a word in one place. */
int64_t join_place_of(int64_t word, int32_t day);

/* The first of the days from `from` to `to` whose words lie together with those of `to`. */
int32_t join_days_of(int64_t word, int32_t from, int32_t to);

/* Add the entries found under a word between two days. */
EntenteStatus join_probe(EntenteRecord *record, int64_t word, int32_t from, int32_t to,
                         Candidates *candidates, EntenteError *error);

EntenteStatus join_remember(EntenteRecord *record, int64_t word, int32_t day, int64_t entry,
                            EntenteError *error);

/* The entry that a correction puts the event into; 0: none does. */
EntenteStatus join_by_rule(EntenteRecord *record, const KeptEvent *event, const char *kind, int64_t *entry,
                           EntenteError *error);

/* Whether a correction keeps the event out of the entry. */
EntenteStatus join_forbidden(EntenteRecord *record, const KeptEvent *event, int64_t entry, bool *forbidden,
                             EntenteError *error);

typedef struct EntryFacts {
    const char *kind, *type, *mode, *title, *sides, *state, *tolls;
    bool undated; /* the event's day is not the entry's own */
} EntryFacts;

/* A new entry that the event founds. */
EntenteStatus join_found(EntenteRecord *record, const KeptEvent *event, const EntryFacts *facts,
                         int64_t *entry, EntenteError *error);

/* Put the event into the entry. */
EntenteStatus join_add(EntenteRecord *record, const KeptEvent *event, int64_t entry, const char *stance,
                       const char *why, EntenteError *error);

/* ---- comparing ---- */

/* "ARM, AZE" */
const char *join_sides(Arena *arena, const char *const *sides, size_t count);

/* How many of the event's sides stand in a list of sides. */
size_t join_shared(const KeptEvent *event, const char *sides);
size_t join_count(const char *sides);
bool join_has_side(const char *sides, const char *side);

/* Names, else the words of the report, parted by commas; NULL when memory is out. */
const char *join_names(Arena *arena, const EntenteEntity *entities, size_t count);

/* "Azerbaijan shelled Sotk": who, the words of the report, whom. */
const char *join_title(EntenteRecord *record, const KeptEvent *event);

/* Whether a word of the list stands in the text, in any letters and at the start of a word; `*found` is the
 * first that does. */
bool text_has_word(EntenteSlice text, const char *const *words, EntenteSlice *found);

/* ---- kinds ---- */

EntenteStatus incident_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error);
EntenteStatus meeting_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error);
bool agreement_is(const KeptEvent *event);
EntenteStatus agreement_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error);

/* Find the agreements between the event's sides, or with `candidates` NULL remember one under them. */
EntenteStatus agreement_pairs(EntenteRecord *record, const KeptEvent *event, int64_t entry, int32_t from,
                              int32_t to, Candidates *candidates, EntenteError *error);

/* The key of the agreement's provision, made where it has none yet; `*made`: it was. */
EntenteStatus agreement_provision(EntenteRecord *record, int64_t entry, const char *kind, int64_t sentence,
                                  EntenteSlice words, int64_t *key, bool *made, EntenteError *error);

/* Put down which events bear on a new provision that were added before it: those between the parties. */
EntenteStatus bearings_of_later(EntenteRecord *record, const KeptEvent *event, const Provision *provision,
                                int64_t key, EntenteError *error);

/* Put down which provisions the event keeps or breaks. */
EntenteStatus agreement_bear(EntenteRecord *record, const KeptEvent *event, EntenteError *error);
EntenteStatus claim_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error);
EntenteStatus claim_answer(EntenteRecord *record, const KeptEvent *event, EntenteError *error);

/* The event is about to go: the claims that it answered stand open again. */
EntenteStatus claims_reopen(EntenteRecord *record, int64_t event, EntenteError *error);

/* Records of schema 1 remember every claim as an open one, under even words: put down the odd words of those
 * that stand open, and take away the even ones of the same. */
EntenteStatus claims_upgrade(EntenteRecord *record, EntenteError *error);

#endif
