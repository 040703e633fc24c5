/* Agreements: who signed what, what it provides for, and which later events bear on each provision. */
#include "base/error.h"
#include "record/join.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DAYS_AROUND = 4, YEARS_BEARING = 15 * 366, DAYS_ALONE = 366, MOST_WORDS = 7, AGREEMENTS_BORNE_ON = 4 };

/* ---- provisions ---- */

/* A provision, the beginnings of words that speak of it, and the events that fulfil or violate it:
 * "TYPE/mode", a type alone, or "#" and the beginning of a CAMEO code. */
typedef struct Provision {
    const char *kind;
    const char *words[10];
    const char *fulfilment[5], *violation[5];
} Provision;

static const Provision provisions[] = {
    {"ceasefire",
     {"ceasefire", "cease-fire", "truce", "armistice", "cessation of hostilities", "halt to fighting",
      "end to fighting", "stop fighting", "halt hostilities"},
     {"RETREAT/ceasefire"},
     {"ASSAULT"}},
    {"withdrawal",
     {"withdraw", "pull out", "pull back", "pullback", "pullout", "redeploy", "disengag"},
     {"RETREAT/withdraw"},
     {"MOBILIZE/troops"}},
    {"disarmament", {"disarm", "demobili", "weapons cantonment"}, {"RETREAT/disarm"}, {"MOBILIZE/weapons"}},
    {"territory",
     {"territor", "cede", "hand over", "return of district", "return districts", "return of land",
      "demilitari"},
     {"RETREAT/withdraw"},
     {"ASSAULT/destroy", "COERCE/seize"}},
    {"prisoners",
     {"prisoner", "detainee", "captive", "hostage", "exchange of bodies"},
     {"RETREAT/release"},
     {"ASSAULT/abduct"}},
    {"peacekeepers",
     {"peacekeep", "stabilisation force", "stabilization force", "buffer force"},
     {"AID", "RETREAT/access"},
     {"COERCE/restrict"}},
    {"corridors",
     {"corridor", "humanitarian access", "aid access", "reopen", "unblock", "transport link"},
     {"RETREAT/access"},
     {"COERCE/restrict", "COERCE/withhold"}},
    {"border", {"border", "delimitation", "demarcation"}, {"CONSULT"}, {"ASSAULT"}},
    {"recognition",
     {"recogni", "diplomatic relations", "diplomatic ties"},
     {"SUPPORT"},
     {"REJECT", "SANCTION/expel"}},
    {"non-use of force",
     {"non-use of force", "renounce force", "renounce the use of force", "refrain from force",
      "not to use force"},
     {NULL},
     {"ASSAULT", "THREATEN/violence"}},
    {"monitoring",
     {"monitor", "observer", "verification", "verify", "inspector"},
     {"RETREAT/access"},
     {"COERCE/restrict"}},
    {"further talks",
     {"further talks", "continue talks", "continue negotiat", "resume talks", "next round", "dialogue"},
     {"CONSULT"},
     {"REJECT/meet"}},
};

enum { PROVISIONS = sizeof provisions / sizeof *provisions };

static const Provision *provision_named(const char *kind)
{
    for (size_t i = 0; i < PROVISIONS; i++)
        if (strcmp(provisions[i].kind, kind) == 0)
            return &provisions[i];
    return NULL;
}

static bool matches(const char *const *patterns, const char *type, const char *mode)
{
    for (; *patterns; patterns++) {
        size_t size = strcspn(*patterns, "/");
        if (strlen(type) == size && memcmp(type, *patterns, size) == 0 &&
            (!(*patterns)[size] || strcmp(*patterns + size + 1, mode) == 0))
            return true;
    }
    return false;
}

/* "fulfilment", "violation", or NULL where the event has nothing to do with the provision. */
static const char *bears_on(const Provision *provision, const char *type, const char *mode)
{
    return matches(provision->violation, type, mode)    ? "violation"
           : matches(provision->fulfilment, type, mode) ? "fulfilment"
                                                        : NULL;
}

/* ---- names ---- */

static const char *const agreement_words[] = {
    "agreement",  "accord",    "treaty",    "pact",       "deal",     "ceasefire",
    "cease-fire", "truce",     "armistice", "memorandum", "protocol", "declaration",
    "roadmap",    "statement", "framework", "convention", NULL};

static bool is_letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '\'' || (c >= '0' && c <= '9');
}

static bool is_plain(EntenteSlice word)
{
    static const char *const stops[] = {
        "a",  "an",  "the",       "signed",  "sign",      "reached", "of",         "to",       "on",
        "in", "and", "with",      "their",   "its",       "his",     "that",       "new",      "under",
        "by", "for", "concluded", "adopted", "announced", "agreed",  "initialled", "ratified", NULL};
    for (size_t i = 0; stops[i]; i++)
        if (strlen(stops[i]) == word.size && strncasecmp(stops[i], word.data, word.size) == 0)
            return true;
    return word.size > 4 && memcmp(word.data + word.size - 2, "ed", 2) == 0;
}

/* The noun and the words before it that name the agreement: "Zurich Protocols", "ceasefire agreement". */
static EntenteSlice name_in(EntenteSlice text)
{
    EntenteSlice noun;
    if (!text_has_word(text, agreement_words, &noun))
        return (EntenteSlice){"", 0};
    const char *from = noun.data, *end = text.data + text.size, *to = noun.data + noun.size;
    while (to < end && is_letter(*to))
        to++;
    /* "ceasefire agreement": the last noun of the list names it */
    for (;;) {
        EntenteSlice rest = {to, (size_t)(end - to)}, next;
        if (rest.size < 2 || *to != ' ' || !text_has_word(rest, agreement_words, &next) ||
            next.data != to + 1)
            break;
        to = next.data + next.size;
        while (to < end && is_letter(*to))
            to++;
    }
    for (unsigned words = 0; words < MOST_WORDS && from > text.data + 1 && from[-1] == ' '; words++) {
        const char *word = from - 1;
        while (word > text.data && is_letter(word[-1]))
            word--;
        EntenteSlice before = {word, (size_t)(from - 1 - word)};
        if (!before.size || is_plain(before))
            break;
        from = word;
    }
    return (EntenteSlice){from, (size_t)(to - from)};
}

/* ---- joining ---- */

bool agreement_is(const KeptEvent *event)
{
    static const char *const halts[] = {"ceasefire", "cease-fire", "truce", "armistice", NULL};
    const EntenteEvent *what = event->event;
    EntenteSlice found;
    if (event->side_count < 2 || what->status == ENTENTE_NEGATED || what->status == ENTENTE_HYPOTHETICAL ||
        what->status == ENTENTE_REQUESTED)
        return false;
    if (what->type == ENTENTE_SUPPORT && strncmp(what->cameo, "057", 3) == 0)
        return true;
    bool yields = what->type == ENTENTE_CONCEDE || what->type == ENTENTE_AGREE ||
                  (what->type == ENTENTE_RETREAT && strcmp(what->mode, "ceasefire") == 0);
    return yields && !event->parent && event->actor_side_count >= 2 && what->status == ENTENTE_OCCURRED &&
           text_has_word(event->text, halts, &found);
}

static const char *state_of(const KeptEvent *event)
{
    EntenteEventStatus status = event->event->status;
    return status == ENTENTE_OCCURRED || status == ENTENTE_ALLEGED ? "signed"
                                                                   : entente_event_status_name(status);
}

static EntenteStatus for_pairs(EntenteRecord *record, const KeptEvent *event, int64_t entry, int32_t from,
                               int32_t to, Candidates *candidates, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < event->side_count; i++)
        for (size_t j = i + 1; j < event->side_count && status == ENTENTE_OK; j++) {
            int64_t word = JOIN_FAR | join_word(record->arena, "a", event->sides[i], event->sides[j], NULL);
            status = candidates ? join_probe(record, word, from, to, candidates, error)
                                : join_remember(record, word, event->day, entry, error);
        }
    return status;
}

/* Each party by itself, for what it does alone to keep its word. */
static EntenteStatus remember_alone(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                    EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < event->side_count && status == ENTENTE_OK; i++)
        status = join_remember(record, JOIN_FAR | join_word(record->arena, "a", event->sides[i], NULL),
                               event->day, entry, error);
    return status;
}

static EntenteStatus bear(EntenteRecord *record, int64_t provision, int64_t event, const char *bears,
                          const char *sayer, const char *why, EntenteError *error)
{
    const StoreValue values[] = {value_integer(provision), value_integer(event), value_string(bears),
                                 value_string(sayer), value_string(why)};
    return record_run(record, BEARING_ADD, values, 5, error);
}

/* Events between the parties that were added before their agreement was. */
static EntenteStatus bear_later(EntenteRecord *record, const KeptEvent *event, const Provision *provision,
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
                const char *bears = bears_on(provision, store_text(query, 1).data, store_text(query, 2).data);
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

static EntenteStatus add_provisions(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                    int64_t sentence, EntenteSlice text, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < PROVISIONS && status == ENTENTE_OK; i++) {
        EntenteSlice words;
        int64_t key;
        if (!text_has_word(text, provisions[i].words, &words))
            continue;
        const StoreValue wanted[] = {value_integer(entry), value_string(provisions[i].kind)};
        status = record_number(record, PROVISION_FIND, wanted, 2, &key, error);
        if (status != ENTENTE_OK || key)
            continue;
        key = record->next[TABLE_PROVISION]++;
        const StoreValue values[] = {value_integer(key), value_integer(entry),
                                     value_string(provisions[i].kind), value_integer(sentence),
                                     value_text(words)};
        status = record_run(record, PROVISION_ADD, values, 5, error);
        if (status == ENTENTE_OK)
            status = bear_later(record, event, &provisions[i], key, error);
    }
    return status;
}

static bool is_capital(EntenteSlice text)
{
    return text.size && ((text.data[0] >= 'A' && text.data[0] <= 'Z') || (unsigned char)text.data[0] >= 0x80);
}

/* "signed a ceasefire agreement ... The Lomin Agreement provides": the same noun with a name of its own. */
static bool names_better(EntenteSlice name, EntenteSlice title)
{
    size_t size = 0;
    while (size < title.size && title.data[title.size - size - 1] != ' ')
        size++;
    return is_capital(name) && !is_capital(title) && size && name.size > size &&
           strncasecmp(name.data + name.size - size, title.data + title.size - size, size) == 0;
}

/* What follows in the report and speaks of the agreement that was called `title`. */
static EntenteStatus read_on(EntenteRecord *record, const KeptEvent *event, int64_t entry, EntenteSlice title,
                             EntenteError *error)
{
    enum { SENTENCES_ON = 4 };
    static const char *const provides[] = {"provide",  "stipulate", "envisage",  "calls for",
                                           "call for", "commit",    "under the", "according to the",
                                           "requires", "includes",  "terms",     "will",
                                           "obliges",  "agreed",    NULL};
    static const char *const binding[] = {"they agreed to",          "the parties agreed",
                                          "the parties will",        "both sides agreed",
                                          "both parties agreed",     "the two sides agreed",
                                          "the sides agreed",        "both countries agreed",
                                          "both governments agreed", NULL};
    const EntenteDocument *document = event->document;
    EntenteStatus status = add_provisions(record, event, entry, event->sentence, event->text, error);
    for (size_t i = 1; i <= SENTENCES_ON && status == ENTENTE_OK; i++) {
        size_t at = event->sentence_at + i;
        EntenteSlice noun, verb;
        if (at >= document->sentence_count || !document->text.size)
            break;
        EntenteSlice text = document->sentences[at].text, name = name_in(text);
        if (names_better(name, title)) {
            const StoreValue titles[] = {value_integer(entry), value_text(name)};
            title = name;
            status = record_run(record, ENTRY_TITLE, titles, 2, error);
            if (status != ENTENTE_OK)
                break;
        }
        bool binds = text_has_word(text, agreement_words, &noun) && text_has_word(text, provides, &verb);
        if (!binds && !text_has_word(text, binding, &verb))
            continue;
        /* keys of a report's sentences follow each other */
        status = add_provisions(record, event, entry, event->sentence + (int64_t)i, text, error);
    }
    return status;
}

static EntenteStatus add_parties(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                 EntenteError *error)
{
    const KeptEvent *who =
        event->event->actor_count + event->event->recipient_count || !event->parent ? event : event->parent;
    size_t parties = who->event->actor_count + who->event->recipient_count;
    size_t all = parties + who->event->mediator_count;
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < all && status == ENTENTE_OK; i++) {
        const StoreValue values[] = {value_integer(entry), value_integer(who->actor_keys[i]),
                                     value_string(i < parties ? "party" : "guarantor")};
        status = record_run(record, PARTICIPANT_ADD, values, 3, error);
    }
    return status;
}

static bool same_name(const char *a, EntenteSlice b)
{
    return strlen(a) == b.size && strncasecmp(a, b.data, b.size) == 0;
}

EntenteStatus agreement_join(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    EntenteSlice name = name_in(event->text);
    Candidates *candidates = candidates_new(record->arena);
    const char *why = "first report", *state = state_of(event);
    const Candidate *chosen = NULL;
    int64_t entry = 0;
    if (!candidates)
        return error_no_memory(error);
    bool vague = event->event->precision == ENTENTE_PUBLISHED;
    EntenteStatus status = join_by_rule(record, event, "agreement", &entry, error);
    if (status == ENTENTE_OK && !entry)
        status = for_pairs(record, event, 0, event->day - (vague ? YEARS_BEARING : DAYS_AROUND),
                           event->day_to + DAYS_AROUND, candidates, error);
    for (size_t i = 0; i < candidates->count && status == ENTENTE_OK && !chosen; i++) {
        const Candidate *known = &candidates->list[i];
        bool named = name.size && same_name(known->title, name), forbidden = false;
        bool near = event->day <= known->day_to + DAYS_AROUND && known->day <= event->day_to + DAYS_AROUND;
        if (!near && !(named && vague))
            continue;
        status = join_forbidden(record, event, known->entry, &forbidden, error);
        if (status != ENTENTE_OK || forbidden)
            continue;
        chosen = known;
        why = named && near ? "the same parties, date and name"
              : near        ? "the same parties and date"
                            : "the same parties and name";
    }
    if (status != ENTENTE_OK)
        return status;
    if (chosen) {
        const StoreValue states[] = {value_integer(chosen->entry), value_string(state)};
        entry = chosen->entry;
        if (strcmp(state, "signed") == 0 && strcmp(chosen->state, "signed") != 0)
            status = record_run(record, ENTRY_STATE, states, 2, error);
        const StoreValue titles[] = {value_integer(entry), value_text(name)};
        if (status == ENTENTE_OK && name.size > strlen(chosen->title))
            status = record_run(record, ENTRY_TITLE, titles, 2, error);
        const StoreValue places[] = {value_integer(entry), value_integer(event->place)};
        if (status == ENTENTE_OK && event->place && !chosen->place)
            status = record_run(record, ENTRY_PLACE, places, 2, error);
    } else if (entry) {
        why = "by hand";
    } else {
        const EntryFacts facts = {.kind = "agreement",
                                  .type = entente_event_type_name(event->event->type),
                                  .mode = event->event->mode,
                                  .title = name.size ? arena_copy(record->arena, name.data, name.size)
                                                     : "agreement",
                                  .sides = join_sides(record->arena, event->sides, event->side_count),
                                  .state = state,
                                  .tolls = ""};
        status = join_found(record, event, &facts, &entry, error);
        if (status == ENTENTE_OK)
            status = for_pairs(record, event, entry, 0, 0, NULL, error);
        if (status == ENTENTE_OK)
            status = remember_alone(record, event, entry, error);
    }
    if (status == ENTENTE_OK)
        status = join_add(record, event, entry,
                          event->event->status == ENTENTE_ALLEGED ? "alleges" : "reports", why, error);
    if (status == ENTENTE_OK)
        status = add_parties(record, event, entry, error);
    EntenteSlice title = chosen && name.size <= strlen(chosen->title) ? entente_slice(chosen->title) : name;
    return status == ENTENTE_OK ? read_on(record, event, entry, title, error) : status;
}

/* ---- bearing ---- */

/* Whether any provision at all could be touched. */
static bool may_bear(const KeptEvent *event)
{
    const char *type = entente_event_type_name(event->event->type);
    for (size_t i = 0; i < PROVISIONS; i++)
        if (bears_on(&provisions[i], type, event->event->mode))
            return true;
    return false;
}

/* `done` has a bit for every kind of provision that a later agreement has taken over. */
static EntenteStatus bear_on_entry(EntenteRecord *record, const KeptEvent *event, int64_t entry, bool breach,
                                   uint32_t *done, EntenteError *error)
{
    uint32_t before = *done;
    const StoreValue value = value_integer(entry);
    const char *type = entente_event_type_name(event->event->type);
    StoreQuery *query;
    EntenteStatus status = record_query(record, PROVISIONS_OF, &value, 1, &query, error);
    while (status == ENTENTE_OK && (status = store_step(query, error)) == ENTENTE_OK) {
        const Provision *provision = provision_named(store_text(query, 1).data);
        EntenteSlice words;
        uint32_t bit = provision ? 1u << (provision - provisions) : 0;
        const char *bears = provision ? bears_on(provision, type, event->event->mode) : NULL;
        bool yields = event->event->type == ENTENTE_CONCEDE && event->event->status == ENTENTE_OCCURRED;
        if (provision && !bears && yields && text_has_word(event->text, provision->words, &words))
            bears = "fulfilment";
        if (provision && breach && text_has_word(event->text, provision->words, &words))
            bears = "violation";
        if (!bears || (before & bit))
            continue;
        *done |= bit;
        const char *publication =
            arena_copy(record->arena, event->document->publication.data, event->document->publication.size);
        const char *why =
            text_format(record->arena, breach ? "%s, of a breach" : "%s after the agreement", type);
        const EntenteEvent *what = event->event;
        const char *sayer = *event->sayer ? event->sayer : publication;
        /* who accuses is who reports it */
        const EntenteEvent *accuses = breach ? what
                                      : event->parent && event->parent->event->type == ENTENTE_ACCUSE
                                          ? event->parent->event
                                          : NULL;
        if (accuses && accuses->actor_count && !*event->sayer)
            sayer = text_of_entities(record->arena, accuses->actors, accuses->actor_count);
        status = sayer && why ? bear(record, store_integer(query, 0), event->key, bears, sayer, why, error)
                              : error_no_memory(error);
        if (status != ENTENTE_OK)
            store_rest(query);
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

EntenteStatus agreement_bear(EntenteRecord *record, const KeptEvent *event, EntenteError *error)
{
    static const char *const breaches[] = {"violat", "breach", "broke the", "breaking the", NULL};
    EntenteSlice found;
    EntenteEventStatus reality = event->event->status;
    bool breach = event->event->type == ENTENTE_ACCUSE && !event->parent &&
                  text_has_word(event->text, breaches, &found);
    Candidates *candidates;
    uint32_t done = 0;
    /* "Ostran troops withdrew from Morlin": of what a side gives up alone, the other is seldom named */
    bool yields = event->event->type == ENTENTE_CONCEDE;
    bool alone = event->side_count == 1 && (yields || event->event->type == ENTENTE_RETREAT);
    if ((event->side_count < 2 && !alone) || reality == ENTENTE_NEGATED || event->event->historical ||
        (!breach && !yields && !may_bear(event)) ||
        (event->parent && event->parent->event->type == ENTENTE_REJECT))
        return ENTENTE_OK;
    candidates = candidates_new(record->arena);
    if (!candidates)
        return error_no_memory(error);
    /* an undated meeting told just after the signing is the one at which it was signed */
    bool signing = event->event->type == ENTENTE_CONSULT && event->event->precision == ENTENTE_PUBLISHED;
    int32_t last = event->day - (signing ? DAYS_AROUND : 1);
    EntenteStatus status =
        alone ? join_probe(record, JOIN_FAR | join_word(record->arena, "a", event->sides[0], NULL),
                           event->day - DAYS_ALONE, last, candidates, error)
              : for_pairs(record, event, 0, event->day - YEARS_BEARING, last, candidates, error);
    for (size_t i = 0; i < candidates->count && i < AGREEMENTS_BORNE_ON && status == ENTENTE_OK; i++)
        if (strcmp(candidates->list[i].state, "signed") == 0 || breach)
            status = bear_on_entry(record, event, candidates->list[i].entry, breach, &done, error);
    return status;
}
