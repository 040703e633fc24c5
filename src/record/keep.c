/* A coded document into the record, whole or not at all. */
#include "base/date.h"
#include "base/error.h"
#include "record/record.h"
#include "record/tallies.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* A transaction is made last after so many events or seconds, so that others may write, too. */
enum { EVENTS_A_TRANSACTION = 32768 };
#define SECONDS_A_TRANSACTION 2.0

typedef struct Keeping {
    EntenteRecord *record;
    const EntenteDocument *document;
    const EntenteRecordAddOptions *options;
    EntenteRecordCounts *counts;
    const char *hash; /* empty: only its events came */
    int64_t report;
    bool existing;      /* the report was there before: only events that it lacks are added */
    int32_t published;  /* day; 0: unknown */
    int64_t *sentences; /* keys of those that are kept, by index; 0: not yet */
} Keeping;

static const char *hex(Arena *arena, uint64_t number)
{
    static const char digits[] = "0123456789abcdef";
    char *text = arena_bytes(arena, 17);
    for (size_t i = 0; text && i < 16; i++)
        text[i] = digits[number >> (60 - 4 * i) & 15];
    if (text)
        text[16] = '\0';
    return text;
}

/* 128 bits of what a report says of itself and of its text. */
static const char *hash_of(Arena *arena, const EntenteDocument *document)
{
    const char *date = text_of_date(arena, document->published);
    const char *head = text_format(arena, "%.*s\n%.*s\n%.*s\n%.*s\n%s", (int)document->id.size,
                                   document->id.data, (int)document->title.size, document->title.data,
                                   (int)document->publication.size, document->publication.data,
                                   (int)document->url.size, document->url.data, date ? date : "");
    return head ? text_format(arena, "%016llx%016llx", (unsigned long long)slice_hash(entente_slice(head)),
                              (unsigned long long)slice_hash(document->text))
                : NULL;
}

/* ---- sentences ---- */

/* Number of a sentence from 1: its own where only some came, else its place. */
static int64_t number_of(const Keeping *keeping, size_t index)
{
    const EntenteSentence *sentence = &keeping->document->sentences[index];
    int64_t number = 0;
    if (*keeping->hash || !sentence->id.size)
        return (int64_t)(keeping->document->first_sentence + index + 1);
    for (size_t i = 0; i < sentence->id.size && number < 1000000000; i++)
        number = number * 10 + (sentence->id.data[i] - '0');
    return number;
}

static EntenteStatus keep_sentence(Keeping *keeping, size_t index, EntenteError *error)
{
    EntenteRecord *record = keeping->record;
    const EntenteSentence *sentence = &keeping->document->sentences[index];
    int64_t *key = &keeping->sentences[index], number = number_of(keeping, index);
    if (*key)
        return ENTENTE_OK;
    if (keeping->existing) {
        const StoreValue wanted[] = {value_integer(keeping->report), value_integer(number)};
        EntenteStatus status = record_number(record, SENTENCE_FIND, wanted, 2, key, error);
        if (status != ENTENTE_OK || *key)
            return status;
    }
    bool with_text = !keeping->options->no_text;
    *key = record->next[TABLE_SENTENCE]++;
    const StoreValue values[] = {value_integer(*key),
                                 value_integer(keeping->report),
                                 value_integer(number),
                                 value_integer(sentence->start),
                                 value_integer(sentence->end),
                                 value_string(hex(record->arena, slice_hash(sentence->text))),
                                 with_text ? value_text(sentence->text) : value_null()};
    EntenteStatus status = record_run(record, SENTENCE_ADD, values, 7, error);
    if (status != ENTENTE_OK || !with_text)
        return status;
    const StoreValue words[] = {value_integer(*key), value_text(sentence->text)};
    return record_run(record, SEARCH_ADD, words, 2, error);
}

/* ---- events ---- */

static bool asks_to_hide(const EntenteRecord *record, const KeptEvent *kept)
{
    for (size_t i = 0; i < record->rule_count; i++)
        if (strcmp(record->rules[i].what, "hide event") == 0 &&
            (strcmp(record->rules[i].event, kept->id) == 0 ||
             strcmp(record->rules[i].anchor, kept->anchor) == 0))
            return true;
    return false;
}

static EntenteStatus keep_actors(Keeping *keeping, KeptEvent *kept, EntenteError *error)
{
    static const char *const roles[] = {"actor", "recipient", "mediator"};
    EntenteRecord *record = keeping->record;
    const EntenteEvent *event = kept->event;
    const EntenteEntity *lists[] = {event->actors, event->recipients, event->mediators};
    const size_t counts[] = {event->actor_count, event->recipient_count, event->mediator_count};
    size_t all = counts[0] + counts[1] + counts[2], at = 0;
    kept->actor_keys = arena_array(record->arena, all + 1, sizeof *kept->actor_keys);
    if (!kept->actor_keys)
        return error_no_memory(error);
    const char *date = text_of_date(record->arena, event->date);
    bool hidden = asks_to_hide(record, kept);
    for (size_t role = 0; role < 3; role++)
        for (size_t i = 0; i < counts[role]; i++) {
            const EntenteEntity *entity = &lists[role][i];
            KnownActor actor;
            EntenteStatus status = names_actor(record, entity, kept->day, &actor, error);
            if (status != ENTENTE_OK)
                return status;
            bool again = hidden;
            for (size_t k = 0; k < at && !again; k++)
                again = kept->actor_keys[k] == actor.key;
            if (!again)
                status = tallies_add(record, actor.key, date, error);
            if (status != ENTENTE_OK)
                return status;
            kept->actor_keys[at++] = actor.key;
            actor.side = sides_in_report(record->arena, keeping->document, entity, actor.side);
            if (!actor.side)
                return error_no_memory(error);
            if (role < 2)
                sides_add(kept->sides, &kept->side_count, actor.side);
            if (role == 0)
                sides_add(kept->actor_sides, &kept->actor_side_count, actor.side);
            else if (role == 1)
                sides_add(kept->recipient_sides, &kept->recipient_side_count, actor.side);
            const StoreValue values[] = {value_integer(kept->key),       value_string(roles[role]),
                                         value_integer((int64_t)i),      value_integer(actor.key),
                                         value_text(entity->text),       value_string(entity->sectors),
                                         value_string(entity->office),   value_integer(entity->span.start),
                                         value_integer(entity->span.end)};
            status = record_run(record, EVENT_ACTOR_ADD, values, 9, error);
            if (status != ENTENTE_OK)
                return status;
        }
    return ENTENTE_OK;
}

static EntenteStatus keep_pairs(EntenteRecord *record, const KeptEvent *kept, EntenteError *error)
{
    const EntenteEvent *event = kept->event;
    const char *date = kept->side_count > 1 ? text_of_date(record->arena, event->date) : NULL;
    bool counts = !kept->parent && !asks_to_hide(record, kept);
    for (size_t i = 0; i < kept->side_count; i++)
        for (size_t j = i + 1; j < kept->side_count; j++) {
            const StoreValue values[] = {value_string(kept->sides[i]),
                                         value_string(kept->sides[j]),
                                         value_integer(kept->day),
                                         value_integer(kept->key),
                                         value_integer(kept->report),
                                         value_integer(event->quad),
                                         value_real((double)event->score),
                                         date ? value_string(date) : value_null(),
                                         value_integer(counts),
                                         value_integer(event->status == ENTENTE_OCCURRED)};
            EntenteStatus status = record_run(record, EVENT_PAIR_ADD, values, 10, error);
            if (status != ENTENTE_OK)
                return status;
        }
    return ENTENTE_OK;
}

static StoreValue value_figure(double number)
{
    return number >= 0 ? value_real(number) : value_null();
}

static const char *name_of_speaker(EntenteRecord *record, const EntenteEntity *speaker)
{
    EntenteSlice name = *speaker->name        ? entente_slice(speaker->name)
                        : speaker->meant.size ? speaker->meant
                                              : speaker->text;
    return arena_copy(record->arena, name.data, name.size);
}

static EntenteStatus keep_figures(EntenteRecord *record, const KeptEvent *kept, const char *said,
                                  EntenteError *error)
{
    const EntenteEvent *event = kept->event;
    for (size_t i = 0; i < event->figure_count; i++) {
        const EntenteFigure *figure = &event->figures[i];
        KnownActor side = {0, ""};
        if (figure->of.text.size || *figure->of.name) {
            EntenteStatus status = names_actor(record, &figure->of, kept->day, &side, error);
            if (status != ENTENTE_OK)
                return status;
            side.side = sides_in_report(record->arena, kept->document, &figure->of, side.side);
            if (!side.side)
                return error_no_memory(error);
        }
        const char *sayer = kept->sayer;
        if (figure->by.text.size) {
            KnownActor speaker; /* the record must know who it is */
            EntenteStatus status = names_actor(record, &figure->by, kept->day, &speaker, error);
            if (status != ENTENTE_OK)
                return status;
            sayer = name_of_speaker(record, &figure->by);
            if (!sayer)
                return error_no_memory(error);
        }
        if (!*side.side)
            side.side = sides_loser(kept, figure);
        const StoreValue values[] = {value_integer(kept->key),
                                     value_integer((int64_t)i),
                                     value_string(entente_figure_kind_name(figure->kind)),
                                     value_figure(figure->low),
                                     value_figure(figure->best),
                                     value_figure(figure->high),
                                     value_text(figure->text),
                                     value_string(side.side),
                                     value_string(sayer),
                                     said ? value_string(said) : value_null()};
        EntenteStatus status = record_run(record, FIGURE_ADD, values, 10, error);
        if (status != ENTENTE_OK)
            return status;
    }
    return ENTENTE_OK;
}

static EntenteStatus keep_attribution(EntenteRecord *record, const KeptEvent *kept, EntenteError *error)
{
    const EntenteEvent *event = kept->event;
    for (size_t i = 0; i < event->source_count; i++) {
        const EntenteSource *source = &event->sources[i];
        KnownActor actor;
        EntenteStatus status = names_actor(record, &source->speaker, kept->day, &actor, error);
        if (status != ENTENTE_OK)
            return status;
        const StoreValue values[] = {value_integer(kept->key), value_integer((int64_t)i),
                                     value_integer(actor.key), value_text(source->speaker.text),
                                     value_text(source->cue),  value_text(source->medium)};
        status = record_run(record, ATTRIBUTION_ADD, values, 6, error);
        if (status != ENTENTE_OK)
            return status;
    }
    return ENTENTE_OK;
}

static EntenteStatus write_event(Keeping *keeping, KeptEvent *kept, EntenteError *error)
{
    /* a likelihood has so many decimals: a tie at the last one that is printed reads differently from a file
     * and from a server */
    const double parts = 1e6;
    EntenteRecord *record = keeping->record;
    Arena *arena = record->arena;
    const EntenteEvent *event = kept->event;
    const char *date = text_of_date(arena, event->date), *enddate = text_of_date(arena, event->enddate);
    const char *actors = text_of_entities(arena, event->actors, event->actor_count);
    const char *recipients = text_of_entities(arena, event->recipients, event->recipient_count);
    const char *mediators = text_of_entities(arena, event->mediators, event->mediator_count);
    kept->words = event_words(record, kept->text, event);
    if (!actors || !recipients || !mediators || !kept->words)
        return error_no_memory(error);
    const StoreValue values[] = {value_integer(kept->key),
                                 value_string(kept->id),
                                 value_integer(kept->report),
                                 value_integer(kept->sentence),
                                 kept->parent ? value_integer(kept->parent->key) : value_null(),
                                 value_string(entente_event_type_name(event->type)),
                                 value_string(event->mode),
                                 value_string(event->cameo),
                                 value_integer(event->quad),
                                 value_real((double)event->score),
                                 value_real((double)event->goldstein),
                                 value_string(entente_event_status_name(event->status)),
                                 date ? value_string(date) : value_null(),
                                 enddate ? value_string(enddate) : value_null(),
                                 value_string(entente_precision_name(event->precision)),
                                 value_integer(kept->day),
                                 value_integer(event->historical),
                                 value_key(kept->place),
                                 value_string(event->level),
                                 value_string(event->context),
                                 value_text(keeping->options->no_text ? (EntenteSlice){"", 0} : event->why),
                                 value_string(kept->words),
                                 value_string(actors),
                                 value_string(recipients),
                                 value_string(mediators),
                                 value_string(kept->sayer),
                                 value_real(round((double)event->confidence * parts) / parts),
                                 value_integer(asks_to_hide(record, kept))};
    return record_run(record, EVENT_ADD, values, sizeof values / sizeof *values, error);
}

static int32_t day_of(EntenteDate date, int32_t otherwise)
{
    return date.month ? date_to_days(date) : otherwise;
}

/* The event with the dates that it shares with the one around it, or with its report. */
static EntenteEvent dated(const Keeping *keeping, const EntenteEvent *event, const KeptEvent *parent)
{
    EntenteEvent own = *event;
    if (own.date.month)
        return own;
    own.date = parent ? parent->event->date : keeping->document->published;
    own.enddate = parent ? parent->event->enddate : own.date;
    own.precision = parent           ? parent->event->precision
                    : own.date.month ? ENTENTE_PUBLISHED
                                     : ENTENTE_PRECISION_NONE;
    return own;
}

/* "called off because of an attack in Orlavo": the place belongs to the reason. */
static bool is_of_reason(const KeptEvent *kept)
{
    EntenteSlice why = kept->event->why, place = kept->where ? kept->where->text : (EntenteSlice){"", 0};
    for (size_t at = 0; place.size && at + place.size <= why.size; at++)
        if (memcmp(why.data + at, place.data, place.size) == 0)
            return true;
    return false;
}

static EntenteStatus keep_event(Keeping *keeping, const EntenteEvent *coded, const char *id,
                                const KeptEvent *parent, unsigned depth, EntenteError *error)
{
    EntenteRecord *record = keeping->record;
    const EntenteDocument *document = keeping->document;
    const EntenteEvent own = dated(keeping, coded, parent), *event = &own;
    size_t at = parent ? parent->sentence_at : event->sentence;
    KeptEvent kept = {.document = document,
                      .event = event,
                      .parent = parent,
                      .id = id,
                      .report = keeping->report,
                      .sentence = keeping->sentences[at],
                      .sentence_at = at,
                      .text = document->sentences[at].text,
                      .said = keeping->published,
                      .sayer = parent ? parent->sayer : ""};
    kept.day = day_of(event->date, parent ? parent->day : keeping->published);
    kept.day_to = day_of(event->enddate, kept.day);
    kept.day_to = kept.day_to < kept.day ? kept.day : kept.day_to;
    kept.key = record->next[TABLE_EVENT]++;
    kept.anchor = !record->rule_count /* of use to rules alone */
                      ? ""
                      : text_format(record->arena, "%.*s#%lld#%s", (int)document->id.size, document->id.data,
                                    (long long)number_of(keeping, at), entente_event_type_name(event->type));
    if (event->source_count)
        kept.sayer = name_of_speaker(record, &event->sources[0].speaker);
    if (!kept.anchor || !kept.sayer)
        return error_no_memory(error);
    /* "called off the talks in Brussels": the place is the meeting's, whichever of the two has it */
    bool lends = parent && event->type == ENTENTE_CONSULT && !is_of_reason(parent);
    kept.where = event->place || !lends ? event->place : parent->where;
    /* who telephones is in no one place; what is named is what they speak of */
    if (event->type == ENTENTE_CONSULT && strcmp(event->mode, "phone") == 0)
        kept.where = NULL;
    EntenteStatus status = names_place(record, kept.where, &kept.place, error);
    if (status == ENTENTE_OK)
        status = write_event(keeping, &kept, error);
    if (status == ENTENTE_OK)
        status = keep_actors(keeping, &kept, error);
    if (status == ENTENTE_OK)
        status = keep_figures(record, &kept, text_of_date(record->arena, document->published), error);
    if (status == ENTENTE_OK)
        status = keep_attribution(record, &kept, error);
    sides_inherit(&kept);
    if (status == ENTENTE_OK)
        status = keep_pairs(record, &kept, error);
    if (status == ENTENTE_OK)
        status = join_event(record, &kept, error);
    if (status != ENTENTE_OK || !event->about || depth == ABOUT_DEPTH)
        return status;
    const char *inner = text_format(record->arena, "%s.1", id);
    return inner ? keep_event(keeping, event->about, inner, &kept, depth + 1, error) : error_no_memory(error);
}

const char *event_words(EntenteRecord *record, EntenteSlice text, const EntenteEvent *event)
{
    /* offsets are code points; the sentence is walked once */
    char *words = arena_bytes(record->arena, text.size + event->trigger_count * 2 + 1), *out = words;
    if (!words)
        return NULL;
    uint32_t count = 0;
    size_t trigger = 0;
    for (size_t i = 0; i < text.size && trigger < event->trigger_count; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool begins = (c & 0xC0) != 0x80;
        while (begins && trigger < event->trigger_count && count >= event->triggers[trigger].end) {
            trigger++;
            if (trigger < event->trigger_count && out > words)
                *out++ = ' ';
        }
        if (trigger < event->trigger_count && (begins ? count + 1 : count) > event->triggers[trigger].start)
            *out++ = (char)c;
        count += begins;
    }
    *out = '\0';
    return words;
}

static EntenteStatus keep_events(Keeping *keeping, EntenteError *error)
{
    EntenteRecord *record = keeping->record;
    const EntenteDocument *document = keeping->document;
    bool new;
    EntenteStatus asked = ids_are_new(record, document, &new, error);
    if (asked != ENTENTE_OK)
        return asked;
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *event = &document->events[i];
        const char *id;
        if (event->sentence >= document->sentence_count)
            continue;
        EntenteStatus status = ENTENTE_OK;
        if (!new)
            status = ids_choose(record, document, keeping->hash, keeping->report, event, &id, error);
        else if (!(id = arena_copy(record->arena, event->id, strnlen(event->id, sizeof event->id))))
            status = error_no_memory(error);
        if (status == ENTENTE_OK && id)
            status = keep_sentence(keeping, event->sentence, error);
        if (status == ENTENTE_OK && id) {
            status = keep_event(keeping, event, id, NULL, 0, error);
            keeping->counts->events++;
            record->events++;
        }
        if (status != ENTENTE_OK)
            return status;
    }
    return ENTENTE_OK;
}

/* ---- reports ---- */

static EntenteStatus write_report(Keeping *keeping, int64_t revises, EntenteError *error)
{
    EntenteRecord *record = keeping->record;
    const EntenteDocument *document = keeping->document;
    const char *published = text_of_date(record->arena, document->published);
    keeping->report = record->next[TABLE_REPORT]++;
    const StoreValue values[] = {value_integer(keeping->report),
                                 value_text(document->id),
                                 value_integer(document->part),
                                 value_string(keeping->hash),
                                 value_string(*keeping->hash ? "text" : "coded"),
                                 value_text(document->title),
                                 value_text(document->publication),
                                 value_text(document->url),
                                 published ? value_string(published) : value_null(),
                                 published ? value_integer(keeping->published) : value_null(),
                                 value_string("entente " ENTENTE_VERSION),
                                 value_integer((int64_t)document->sentence_count),
                                 value_integer(!keeping->options->no_text),
                                 value_key(revises),
                                 value_string(record->moment)};
    return record_run(record, REPORT_ADD, values, 15, error);
}

static EntenteStatus remove_report(EntenteRecord *record, int64_t report, EntenteError *error)
{
    const StoreValue value = value_integer(report);
    EntenteStatus status = remove_events(record, report, error);
    StoreQuery *query;
    if (status == ENTENTE_OK)
        status = record_query(record, SENTENCES_OF, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        const StoreValue words[] = {value_integer(store_integer(query, 0)), value_text(store_text(query, 1))};
        if (store_kind(query, 1) == STORE_TEXT)
            status = record_run(record, SEARCH_REMOVE, words, 2, error);
        if (status != ENTENTE_OK)
            store_rest(query);
    }
    if (status == ENTENTE_END)
        status = record_run(record, SENTENCES_REMOVE, &value, 1, error);
    return status == ENTENTE_OK ? record_run(record, REPORT_REMOVE, &value, 1, error) : status;
}

/* Find the report, or make it. `*skip`: all of it is there already. */
static EntenteStatus settle_report(Keeping *keeping, bool *skip, EntenteError *error)
{
    EntenteRecord *record = keeping->record;
    const EntenteDocument *document = keeping->document;
    const StoreValue name[] = {value_text(document->id), value_integer(document->part),
                               value_string(keeping->hash)};
    int64_t earlier = 0, same = 0;
    *skip = false;
    EntenteStatus status = record_number(record, REPORT_LAST, name, 2, &earlier, error);
    if (status == ENTENTE_OK && earlier && *keeping->hash)
        status = record_number(record, REPORT_FIND, name, 3, &same, error);
    if (status != ENTENTE_OK)
        return status;
    if (!earlier)
        return write_report(keeping, 0, error);
    if (!*keeping->hash) { /* coded events of a document that is there add to it */
        keeping->report = earlier;
        keeping->existing = true;
        return keeping->options->again ? remove_events(record, earlier, error) : ENTENTE_OK;
    }
    if (same && !keeping->options->again) {
        *skip = true;
        return ENTENTE_OK;
    }
    if (same) {
        status = remove_report(record, same, error);
    } else { /* its text takes the place of events that came without */
        status = record_number(record, REPORT_CODED, name, 1, &same, error);
        if (status == ENTENTE_OK && same)
            status = remove_report(record, same, error);
        earlier = same == earlier ? 0 : earlier;
    }
    if (status == ENTENTE_OK && same)
        status = record_number(record, REPORT_LAST, name, 2, &earlier, error);
    return status == ENTENTE_OK ? write_report(keeping, earlier, error) : status;
}

static EntenteStatus keep_document(Keeping *keeping, EntenteError *error)
{
    EntenteRecord *record = keeping->record;
    const EntenteDocument *document = keeping->document;
    uint64_t before = keeping->counts->events;
    bool skip;
    EntenteStatus status = settle_report(keeping, &skip, error);
    if (status == ENTENTE_OK && skip) {
        keeping->counts->known++;
        return ENTENTE_OK;
    }
    keeping->sentences = arena_array(record->arena, document->sentence_count + 1, sizeof *keeping->sentences);
    if (status == ENTENTE_OK && !keeping->sentences)
        return error_no_memory(error);
    for (size_t i = 0; *keeping->hash && status == ENTENTE_OK && i < document->sentence_count; i++)
        status = keep_sentence(keeping, i, error);
    if (status == ENTENTE_OK)
        status = keep_events(keeping, error);
    if (status == ENTENTE_OK && keeping->existing && keeping->counts->events == before)
        keeping->counts->known++;
    else if (status == ENTENTE_OK)
        keeping->counts->reports++;
    return status;
}

static double seconds_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

EntenteStatus entente_record_add(EntenteRecord *record, const EntenteDocument *document,
                                 const EntenteRecordAddOptions *options, EntenteRecordCounts *counts,
                                 EntenteError *error)
{
    static const EntenteRecordAddOptions plain = {0};
    EntenteRecordCounts ignored = {0};
    arena_reset(record->arena);
    record->recent_count = 0;
    record->meeting = (RecentMeeting){0};
    /* a document without a text came as events alone (coded.c) */
    const char *hash = document->text.size ? hash_of(record->arena, document) : "";
    Keeping keeping = {.record = record,
                       .document = document,
                       .options = options ? options : &plain,
                       .counts = counts ? counts : &ignored,
                       .hash = hash,
                       .published = day_of(document->published, 0)};
    if (!hash)
        return error_no_memory(error);
    EntenteStatus status = record_begin(record, error);
    if (status == ENTENTE_OK)
        status = keep_document(&keeping, error);
    if (status != ENTENTE_OK) {
        record_rollback(record);
        return status;
    }
    if (record->events >= EVENTS_A_TRANSACTION || seconds_now() - record->began > SECONDS_A_TRANSACTION)
        return record_commit(record, error);
    return ENTENTE_OK;
}
