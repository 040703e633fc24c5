/* Which events bear on what an agreement provides for: what its parties do to each other afterwards, what one
 * of them gives up alone, aid that reaches them, and accusations of a breach. Each names who reports it. */
#include "base/error.h"
#include "record/join.h"
#include "record/provisions.h"

#include <string.h>

enum {
    DAYS_AROUND = 4,
    YEARS_BEARING = 15 * 366,
    DAYS_ALONE = 366,
    AGREEMENTS_BORNE_ON = 4,
    SENTENCES_BACK = 4
};

/* The provision on which bears what is said of an agreement without a word of what it is about. */
static const char as_a_whole[] = "as a whole";

static EntenteStatus bear(EntenteRecord *record, int64_t provision, int64_t event, const char *bears,
                          const char *sayer, const char *why, EntenteError *error)
{
    const StoreValue values[] = {value_integer(provision), value_integer(event), value_string(bears),
                                 value_string(sayer), value_string(why)};
    return record_run(record, BEARING_ADD, values, 5, error);
}

EntenteStatus bearings_of_later(EntenteRecord *record, const KeptEvent *event, const Provision *provision,
                                int64_t key, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < event->side_count; i++)
        for (size_t j = i + 1; j < event->side_count && status == ENTENTE_OK; j++) {
            const StoreValue values[] = {value_string(event->sides[i]), value_string(event->sides[j]),
                                         value_integer(event->day_to),
                                         value_integer(event->day_to + YEARS_BEARING)};
            StoreQuery *query;
            status = record_query(record, LATER_EVENTS, values, 4, &query, error);
            while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
                EntenteSlice state = store_text(query, 4), sayer = store_text(query, 6);
                const char *bears = provision_bears(provision, store_text(query, 1).data,
                                                    store_text(query, 2).data, store_text(query, 7));
                if (!bears || !(slice_is(state, "occurred") || slice_is(state, "alleged")))
                    continue;
                const char *says = sayer.size ? sayer.data : store_text(query, 8).data;
                const char *why =
                    text_format(record->arena, "%s after the agreement", store_text(query, 1).data);
                status = why ? bear(record, key, store_integer(query, 0), bears, says, why, error)
                             : error_no_memory(error);
                if (status != ENTENTE_OK)
                    store_rest(query);
            }
            status = status == ENTENTE_END ? ENTENTE_OK : status;
        }
    return status;
}

/* ---- breaches ---- */

/* "accused Ostra of violating the truce", "both sides broke the ceasefire, the mission said". */
static bool is_breach(const KeptEvent *event)
{
    const EntenteEvent *what = event->event;
    bool says = what->type == ENTENTE_ACCUSE || strncmp(what->cameo, "128", 3) == 0 ||
                strncmp(what->cameo, "196", 3) == 0;
    return says && !event->parent && text_tells_breach(event->text);
}

/* Whether two events of a report have the same country or group among their parties. */
static bool is_by(const EntenteEvent *event, const KeptEvent *breach)
{
    const EntenteEvent *what = breach->event;
    bool accuses = what->type == ENTENTE_ACCUSE;
    const EntenteEntity *blamed = accuses ? what->recipients : what->actors;
    size_t count = accuses ? what->recipient_count : what->actor_count;
    for (size_t i = 0; i < event->actor_count; i++)
        for (size_t j = 0; j < count; j++)
            if (*blamed[j].code && strcmp(event->actors[i].code, blamed[j].code) == 0)
                return true;
    return false;
}

/* Whether the report tells, shortly before the accusation, a deed of the accused that breaks the provision.
 */
static bool deed_breaks(const KeptEvent *breach, const Provision *provision)
{
    const EntenteDocument *document = breach->document;
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *deed = &document->events[i];
        if (deed->sentence > breach->sentence_at || deed->sentence + SENTENCES_BACK < breach->sentence_at ||
            deed->sentence >= document->sentence_count || !is_by(deed, breach))
            continue;
        const char *bears = provision_bears(provision, entente_event_type_name(deed->type), deed->mode,
                                            document->sentences[deed->sentence].text);
        if (bears && strcmp(bears, "violation") == 0 &&
            (deed->status == ENTENTE_OCCURRED || deed->status == ENTENTE_ALLEGED))
            return true;
    }
    return false;
}

/* How a breach is known to touch the provision: 3 named in its sentence, 2 by what the accused did, 1 named
 * in the report's title; 0 not at all. */
static unsigned weigh_breach(const KeptEvent *event, const Provision *provision)
{
    EntenteSlice words;
    return provision_in(provision, event->text, &words)              ? 3
           : deed_breaks(event, provision)                           ? 2
           : provision_in(provision, event->document->title, &words) ? 1
                                                                     : 0;
}

/* ---- who reports it ---- */

static const char *sayer_of(EntenteRecord *record, const KeptEvent *event)
{
    const EntenteEvent *what = event->event;
    /* who accuses is who reports it */
    const EntenteEvent *accuses = what->type == ENTENTE_ACCUSE ? what
                                  : event->parent && event->parent->event->type == ENTENTE_ACCUSE
                                      ? event->parent->event
                                      : NULL;
    if (*event->sayer)
        return event->sayer;
    if (accuses && accuses->actor_count)
        return join_names(record->arena, accuses->actors, accuses->actor_count);
    EntenteSlice publication = event->document->publication;
    return arena_copy(record->arena, publication.data, publication.size);
}

/* ---- bearing ---- */

typedef struct Touched {
    int64_t key;
    const Provision *provision;
} Touched;

/* What the agreement provides for, as far as the table knows it. */
static EntenteStatus read_provisions(EntenteRecord *record, int64_t entry, Touched *touched, size_t room,
                                     size_t *count, EntenteError *error)
{
    const StoreValue value = value_integer(entry);
    StoreQuery *query;
    *count = 0;
    EntenteStatus status = record_query(record, PROVISIONS_OF, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        const Provision *provision = provision_named(store_text(query, 1).data);
        if (provision && *count < room)
            touched[(*count)++] = (Touched){store_integer(query, 0), provision};
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

static EntenteStatus bear_as_a_whole(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                     const char *sayer, EntenteError *error)
{
    const StoreValue value = value_integer(entry);
    int64_t sentence, key;
    bool made;
    EntenteStatus status = record_number(record, ENTRY_SENTENCE, &value, 1, &sentence, error);
    if (status != ENTENTE_OK || !sentence)
        return status;
    status =
        agreement_provision(record, entry, as_a_whole, sentence, (EntenteSlice){"", 0}, &key, &made, error);
    return status == ENTENTE_OK
               ? bear(record, key, event->key, "violation", sayer, "a breach that names no provision", error)
               : status;
}

/* `done` has a bit for every kind of provision that a later agreement has taken over. */
static EntenteStatus bear_on_entry(EntenteRecord *record, const KeptEvent *event, int64_t entry, bool breach,
                                   uint32_t *done, EntenteError *error)
{
    enum { ROOM = 32 };
    Touched touched[ROOM];
    size_t count;
    uint32_t before = *done;
    unsigned most = 0;
    const char *type = entente_event_type_name(event->event->type), *sayer = sayer_of(record, event);
    /* who takes back a threat has not yet kept his word */
    bool yields = event->event->type == ENTENTE_CONCEDE && event->event->status == ENTENTE_OCCURRED &&
                  !(event->event->about && event->event->about->type == ENTENTE_THREATEN);
    if (!sayer)
        return error_no_memory(error);
    EntenteStatus status = read_provisions(record, entry, touched, ROOM, &count, error);
    for (size_t i = 0; i < count && breach; i++) {
        unsigned weight = weigh_breach(event, touched[i].provision);
        most = weight > most ? weight : most;
    }
    for (size_t i = 0; i < count && status == ENTENTE_OK; i++) {
        const Provision *provision = touched[i].provision;
        EntenteSlice words;
        const char *bears = provision_bears(provision, type, event->event->mode, event->text);
        if (!bears && yields && provision_in(provision, event->text, &words))
            bears = "fulfilment";
        if (breach && most && weigh_breach(event, provision) == most)
            bears = "violation";
        if (!bears || (before & provision_bit(provision)))
            continue;
        *done |= provision_bit(provision);
        const char *why =
            text_format(record->arena, breach ? "%s, of a breach" : "%s after the agreement", type);
        status =
            why ? bear(record, touched[i].key, event->key, bears, sayer, why, error) : error_no_memory(error);
    }
    if (status == ENTENTE_OK && breach && *done == before && !before && !most)
        status = bear_as_a_whole(record, event, entry, sayer, error);
    return status;
}

/* Whether any provision at all could be touched. */
static bool may_bear(const KeptEvent *event)
{
    const char *type = entente_event_type_name(event->event->type);
    const Provision *provision;
    for (size_t i = 0; (provision = provision_at(i)); i++)
        if (provision_bears(provision, type, event->event->mode, event->text))
            return true;
    return false;
}

/* Whether the deed keeps a promise that one side made, whoever else is named: a withdrawal, a release, aid
 * let through. */
static bool is_alone(const KeptEvent *event)
{
    EntenteEventType type = event->event->type;
    return type == ENTENTE_CONCEDE || type == ENTENTE_RETREAT || type == ENTENTE_AID;
}

/* Find the agreements of the countries that the report names: whose the ceasefire is that "took effect",
 * which both parties violated. */
static EntenteStatus probe_report(EntenteRecord *record, const KeptEvent *event, int32_t last,
                                  Candidates *candidates, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < event->document->event_count && status == ENTENTE_OK; i++) {
        const EntenteEvent *other = &event->document->events[i];
        const EntenteEntity *lists[] = {other->actors, other->recipients};
        const size_t counts[] = {other->actor_count, other->recipient_count};
        for (size_t l = 0; l < 2; l++)
            for (size_t k = 0; k < counts[l] && status == ENTENTE_OK; k++) {
                const char *side = names_side(record->arena, &lists[l][k]);
                if (!side)
                    return error_no_memory(error);
                if (*side)
                    status = join_probe(record, JOIN_FAR | join_word(record->arena, "a", side, NULL),
                                        event->day - DAYS_ALONE, last, candidates, error);
            }
    }
    return status;
}

/* Whether the event speaks of a ceasefire without a word of whose it is. */
static bool is_nobodys(const KeptEvent *event)
{
    return !event->side_count &&
           (strcmp(event->event->mode, "ceasefire") == 0 || strncmp(event->event->cameo, "196", 3) == 0);
}

EntenteStatus agreement_bear(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    bool breach = is_breach(event), alone = is_alone(event), nobodys = is_nobodys(event);
    uint32_t done = 0;
    if ((event->side_count < 2 && !alone && !nobodys) || (!event->side_count && !nobodys) ||
        event->event->status == ENTENTE_NEGATED || event->event->historical ||
        (!breach && event->event->type != ENTENTE_CONCEDE && !may_bear(event)) ||
        (event->parent && (event->parent->event->type == ENTENTE_REJECT || is_breach(event->parent))))
        return ENTENTE_OK; /* what a breach is said to be, the accusation tells */
    Candidates *candidates = candidates_new(record->arena);
    if (!candidates)
        return error_no_memory(error);
    /* an undated meeting told just after the signing is the one at which it was signed */
    bool signing = event->event->type == ENTENTE_CONSULT && event->event->precision == ENTENTE_PUBLISHED;
    int32_t last = event->day - (signing ? DAYS_AROUND : 1);
    EntenteStatus status =
        agreement_pairs(record, event, 0, event->day - YEARS_BEARING, last, candidates, error);
    for (size_t i = 0; i < event->side_count && alone && !candidates->count && status == ENTENTE_OK; i++)
        status = join_probe(record, JOIN_FAR | join_word(record->arena, "a", event->sides[i], NULL),
                            event->day - DAYS_ALONE, last, candidates, error);
    /* aid that others bring to a party's own land */
    if (status == ENTENTE_OK && alone && !candidates->count && event->where && *event->where->country)
        status = join_probe(record, JOIN_FAR | join_word(record->arena, "a", event->where->country, NULL),
                            event->day - DAYS_ALONE, last, candidates, error);
    if (status == ENTENTE_OK && nobodys && !candidates->count)
        status = probe_report(record, event, last, candidates, error);
    for (size_t i = 0; i < candidates->count && i < AGREEMENTS_BORNE_ON && status == ENTENTE_OK; i++)
        if (strcmp(candidates->list[i].state, "signed") == 0)
            status = bear_on_entry(record, event, candidates->list[i].entry, breach, &done, error);
    return status;
}
