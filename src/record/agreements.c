/* Agreements: who signed what, what it provides for, and which later events bear on each provision. */
#include "base/error.h"
#include "record/join.h"
#include "record/provisions.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { DAYS_AROUND = 4, YEARS_NAMED = 15 * 366 };

/* ---- joining ---- */

/* "Norway will guarantee the agreement", "welcomed the accord": an agreement that others speak of without a
 * word of whose it is. Only what its parties themselves do with it tells that they made one. */
static bool is_others(const KeptEvent *event)
{
    if (!event->parent || event->event->actor_count + event->event->recipient_count)
        return false;
    const EntenteEvent *outer = event->parent->event;
    bool promise = outer->type == ENTENTE_AGREE && strncmp(outer->cameo, "032", 3) != 0 &&
                   strncmp(outer->cameo, "033", 3) != 0;
    return !promise && outer->type != ENTENTE_CONSULT && strncmp(outer->cameo, "057", 3) != 0;
}

bool agreement_is(const KeptEvent *event)
{
    const EntenteEvent *what = event->event;
    if (event->side_count < 2 || what->status == ENTENTE_NEGATED || what->status == ENTENTE_HYPOTHETICAL ||
        what->status == ENTENTE_REQUESTED || is_others(event))
        return false;
    if (what->type == ENTENTE_SUPPORT && strncmp(what->cameo, "057", 3) == 0)
        return true;
    bool yields = what->type == ENTENTE_CONCEDE || what->type == ENTENTE_AGREE ||
                  (what->type == ENTENTE_RETREAT && strcmp(what->mode, "ceasefire") == 0);
    return yields && !event->parent && event->actor_side_count >= 2 && what->status == ENTENTE_OCCURRED &&
           text_tells_halt(event->text);
}

static const char *state_of(const KeptEvent *event)
{
    EntenteEventStatus status = event->event->status;
    /* "will meet to sign an agreement": there is none yet, whatever the noun alone says */
    const EntenteEvent *outer = event->parent ? event->parent->event : NULL;
    bool signing = outer && outer->type == event->event->type && outer->status != ENTENTE_OCCURRED;
    if (signing)
        status = outer->status == ENTENTE_HYPOTHETICAL ? ENTENTE_PLANNED : outer->status;
    return status == ENTENTE_OCCURRED || status == ENTENTE_ALLEGED ? "signed"
                                                                   : entente_event_status_name(status);
}

EntenteStatus agreement_pairs(EntenteRecord *record, const KeptEvent *event, int64_t entry, int32_t from,
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

EntenteStatus agreement_provision(EntenteRecord *record, int64_t entry, const char *kind, int64_t sentence,
                                  EntenteSlice words, int64_t *key, bool *made, EntenteError *error)
{
    const StoreValue wanted[] = {value_integer(entry), value_string(kind)};
    EntenteStatus status = record_number(record, PROVISION_FIND, wanted, 2, key, error);
    *made = status == ENTENTE_OK && !*key;
    if (!*made)
        return status;
    *key = record->next[TABLE_PROVISION]++;
    const StoreValue values[] = {value_integer(*key), value_integer(entry), value_string(kind),
                                 value_integer(sentence), value_text(words)};
    return record_run(record, PROVISION_ADD, values, 5, error);
}

static EntenteStatus add_provisions(EntenteRecord *record, const KeptEvent *event, int64_t entry,
                                    int64_t sentence, EntenteSlice text, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    const Provision *provision;
    for (size_t i = 0; (provision = provision_at(i)) && status == ENTENTE_OK; i++) {
        EntenteSlice words;
        int64_t key;
        bool made = false;
        if (!provision_in(provision, text, &words))
            continue;
        status = agreement_provision(record, entry, provision->kind, sentence, words, &key, &made, error);
        if (status == ENTENTE_OK && made)
            status = bearings_of_later(record, event, provision, key, error);
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
    const EntenteDocument *document = event->document;
    EntenteStatus status = add_provisions(record, event, entry, event->sentence, event->text, error);
    bool told = false;
    for (size_t i = 1; i <= SENTENCES_ON && status == ENTENTE_OK; i++) {
        size_t at = event->sentence_at + i;
        if (at >= document->sentence_count || !document->text.size)
            break;
        EntenteSlice text = document->sentences[at].text, name = agreement_name(text);
        told = provisions_told(text, told);
        if (names_better(name, title) || (told && is_capital(name) && !is_capital(title))) {
            const StoreValue titles[] = {value_integer(entry), value_text(name)};
            title = name;
            status = record_run(record, ENTRY_TITLE, titles, 2, error);
            if (status != ENTENTE_OK)
                break;
        }
        if (!told)
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
    EntenteSlice name = agreement_name(event->text);
    Candidates *candidates = candidates_new(record->arena);
    const char *why = "first report", *state = state_of(event);
    const Candidate *chosen = NULL;
    int64_t entry = 0;
    if (!candidates)
        return error_no_memory(error);
    bool vague = event->event->precision == ENTENTE_PUBLISHED;
    EntenteStatus status = join_by_rule(record, event, "agreement", &entry, error);
    if (status == ENTENTE_OK && !entry)
        status = agreement_pairs(record, event, 0, event->day - (vague ? YEARS_NAMED : DAYS_AROUND),
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
        if (status == ENTENTE_OK && is_capital(name) >= is_capital(entente_slice(chosen->title)) &&
            (is_capital(name) > is_capital(entente_slice(chosen->title)) ||
             name.size > strlen(chosen->title)))
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
            status = agreement_pairs(record, event, entry, 0, 0, NULL, error);
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
