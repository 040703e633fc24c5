/* record.h - what the files of src/record/ share.
 *
 * Writing goes through one transaction at a time, which holds the record's only write lock. So keys are given
 * out by counting from the highest one, read when the transaction begins, and joining sees all that others
 * have added. What is looked up for every event (actors, places, offices) is remembered between transactions:
 * such rows are never taken away. Names that are remembered are forgotten together when they are many, so
 * memory stays bounded. */
#ifndef ENTENTE_RECORD_RECORD_H
#define ENTENTE_RECORD_RECORD_H

#include "base/arena.h"
#include "base/slice.h"
#include "entente_record.h"
#include "record/statements.h"
#include "record/store.h"

typedef enum KeyedTable {
    TABLE_REPORT = 0,
    TABLE_SENTENCE,
    TABLE_PLACE,
    TABLE_ACTOR,
    TABLE_EVENT,
    TABLE_ENTRY,
    TABLE_PROVISION,
    TABLE_CORRECTION,
    TABLE_AUDIT,
    KEYED_TABLES
} KeyedTable;

/* An actor that is remembered. */
typedef struct KnownActor {
    int64_t key;
    const char *side;
} KnownActor;

typedef struct KnownOffice {
    int32_t since, until;
} KnownOffice;

/* A correction's demand on an event; all of a record's are held in memory, made by hand as they are. */
typedef struct Rule {
    const char *what, *event, *anchor, *other, *other_anchor;
} Rule;

/* An incident that an event of the report in hand was joined to. */
typedef struct RecentIncident {
    int64_t sentence, entry, place;
    EntenteEventType type;
    int32_t day;
    const char *actors, *sides, *mode; /* sides: of all */
} RecentIncident;

enum { RECENT_INCIDENTS = 16 };

/* The meeting that the report in hand told of last. */
typedef struct RecentMeeting {
    int64_t entry; /* 0: none */
    const char *sides;
} RecentMeeting;

struct EntenteRecord {
    Store *store;
    bool open;       /* a transaction is */
    double began;    /* seconds, of that transaction */
    uint64_t events; /* added in it */
    StoreQuery *statements[STATEMENTS];
    int64_t next[KEYED_TABLES];
    Arena *names; /* of what is remembered */
    StringTable *actors, *places, *offices;
    KnownActor *actor_list;
    size_t actor_count, actor_room;
    KnownOffice *office_list;
    size_t office_count, office_room;
    Arena *rules_memory;
    Rule *rules;
    size_t rule_count;
    int64_t rules_read;                      /* corrections when they were read */
    Arena *arena;                            /* of the report in hand */
    RecentIncident recent[RECENT_INCIDENTS]; /* of it, a ring */
    size_t recent_count;
    RecentMeeting meeting;
    char moment[32];     /* when the transaction began */
    Arena *entry_memory; /* of the entries that joining has met in the transaction (entries.c) */
    struct Candidate **entries;
    size_t entry_count, entry_room;
    Arena *tally_memory; /* of what the transaction adds to actors (tallies.c) */
    struct Tally *tallies;
    size_t tally_count, tally_room;
};

enum { SIDES_LIMIT = 8, ABOUT_DEPTH = 8 };

/* An event on its way into the record. */
typedef struct KeptEvent {
    const EntenteDocument *document;
    const EntenteEvent *event;
    const struct KeptEvent *parent;  /* NULL: it stands by itself */
    const char *id, *anchor, *words; /* words: that name the event */
    int64_t key, report, sentence;
    size_t sentence_at;             /* index into the document's sentences */
    EntenteSlice text;              /* of the sentence, kept or not */
    int32_t day, day_to;            /* of the event */
    int32_t said;                   /* day of publication */
    int64_t place;                  /* 0: none */
    const EntentePlace *where;      /* the same; NULL: none */
    const char *sayer;              /* empty: the publication itself */
    const char *sides[SIDES_LIMIT]; /* of actors and recipients, each once, in order of the alphabet */
    size_t side_count;
    const char *actor_sides[SIDES_LIMIT], *recipient_sides[SIDES_LIMIT];
    size_t actor_side_count, recipient_side_count;
    int64_t *actor_keys; /* of actors, recipients, mediators, in this order */
} KeptEvent;

/* ---- transactions and statements ---- */

/* Begin a transaction unless one is open. */
EntenteStatus record_begin(EntenteRecord *record, EntenteError *error);
EntenteStatus record_commit(EntenteRecord *record, EntenteError *error);
void record_rollback(EntenteRecord *record);

/* A statement with its parameters given, ready to step. */
EntenteStatus record_query(EntenteRecord *record, Statement statement, const StoreValue *values, size_t count,
                           StoreQuery **query, EntenteError *error);

/* A statement that gives no rows. */
EntenteStatus record_run(EntenteRecord *record, Statement statement, const StoreValue *values, size_t count,
                         EntenteError *error);

/* The first column of the first row as a number; 0 where there is no row. */
EntenteStatus record_number(EntenteRecord *record, Statement statement, const StoreValue *values,
                            size_t count, int64_t *number, EntenteError *error);

/* ---- what is remembered ---- */

EntenteStatus names_actor(EntenteRecord *record, const EntenteEntity *entity, int32_t day, KnownActor *actor,
                          EntenteError *error);
EntenteStatus names_place(EntenteRecord *record, const EntentePlace *place, int64_t *key,
                          EntenteError *error);
void names_forget(EntenteRecord *record);

/* Who is a party by an actor, as far as its own words tell; empty: nobody. NULL when memory is out. */
const char *names_side(Arena *arena, const EntenteEntity *entity);

/* Keep the side among the others, each once, in order of the alphabet; no more than SIDES_LIMIT. */
void sides_add(const char **sides, size_t *count, const char *side);

/* Content that names one side at most is about those of the event around it, too: whom a meeting was called
 * off with, who accuses whom of an attack; but not about those who only condemn it. */
void sides_inherit(KeptEvent *kept);

/* "shelled a Velmarkian town, killing four soldiers": of an attack on one side alone the victims are its own,
 * unless they are told to be fighters of nobody's. Empty: it cannot be told. */
const char *sides_loser(const KeptEvent *kept, const EntenteFigure *figure);

/* The group or organisation that the report names, where an actor's own words do not say which one it is
 * ("the rebels", "the envoy"), and there is just one that it can be; else `side`. NULL when memory is out. */
const char *sides_in_report(Arena *arena, const EntenteDocument *document, const EntenteEntity *entity,
                            const char *side);

/* The text without capitals and accents, in `arena`. NULL when memory is out. */
const char *text_fold(Arena *arena, EntenteSlice text);

/* printf into `arena`; NULL when memory is out. */
char *text_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "Nikol Pashinyan (ARM GOV), ..." */
const char *text_of_entities(Arena *arena, const EntenteEntity *entities, size_t count);

/* "2022-11-28"; `none` where the month is 0. */
const char *text_of_date(Arena *arena, EntenteDate date);

/* The words that name the event, as they stand in its sentence; NULL when memory is out. */
const char *event_words(EntenteRecord *record, EntenteSlice text, const EntenteEvent *event);
/* ---- ids of events (ids.c) ---- */

/* Whether the record has none of the document's events, and each has an id of its own: asked for several at
 * once, since every question costs its way to a server and back. False where there are too many to tell. */
EntenteStatus ids_are_new(EntenteRecord *record, const EntenteDocument *document, bool *new,
                          EntenteError *error);

/* The event's id in this record; NULL where the report has it already. Another document's event of the same
 * id (one was coded under the same name elsewhere) gives a new one, always the same. `hash`: the report's. */
EntenteStatus ids_choose(EntenteRecord *record, const EntenteDocument *document, const char *hash,
                         int64_t report, const EntenteEvent *event, const char **id, EntenteError *error);

/* ---- joining ---- */

/* Find or found the entry that the event belongs to, and what else it bears on. */
EntenteStatus join_event(EntenteRecord *record, const KeptEvent *event, EntenteError *error);

/* Take a report's events out of the record, and the entries that nothing supports any more. */
EntenteStatus remove_events(EntenteRecord *record, int64_t report, EntenteError *error);

/* Work a meeting's state out of its changes. */
EntenteStatus meeting_refresh(EntenteRecord *record, int64_t entry, EntenteError *error);

/* The schema, in the order in which it is run. */
EntenteStatus schema_create(Store *store, EntenteError *error);

#endif
