/* "were killed in the clashes", "the attack was carried out by", "in Friday's blast": violence told before.
 */
#include "code/repeats_violence.h"

#include "base/date.h"
#include "base/slice.h"

#include <string.h>

/* How violence may be meant by a noun: what exploded, what was dropped, what was shot from afar, where two
 * sides fought, where a crowd and the police may have done so; any. */
typedef enum Manner {
    MANNER_NONE,
    MANNER_BLAST,
    MANNER_STRIKE,
    MANNER_SHELLING,
    MANNER_FIGHT,
    MANNER_CLASH,
    MANNER_ANY
} Manner;

static Manner manner_of(const EntenteToken *noun)
{
    static const struct {
        const char *lemma;
        Manner manner;
    } nouns[] = {
        {"blast", MANNER_BLAST},      {"explosion", MANNER_BLAST},     {"bombing", MANNER_BLAST},
        {"detonation", MANNER_BLAST}, {"strike", MANNER_STRIKE},       {"airstrike", MANNER_STRIKE},
        {"raid", MANNER_STRIKE},      {"shelling", MANNER_SHELLING},   {"bombardment", MANNER_SHELLING},
        {"clash", MANNER_CLASH},      {"fighting", MANNER_FIGHT},      {"battle", MANNER_FIGHT},
        {"gunfight", MANNER_FIGHT},   {"firefight", MANNER_FIGHT},     {"shootout", MANNER_FIGHT},
        {"skirmish", MANNER_FIGHT},   {"confrontation", MANNER_CLASH}, {"violence", MANNER_CLASH},
        {"attack", MANNER_ANY},       {"assault", MANNER_ANY},         {"incident", MANNER_ANY},
        {"ambush", MANNER_ANY},       {"operation", MANNER_ANY},       {"incursion", MANNER_ANY},
        {"offensive", MANNER_ANY},    {"shooting", MANNER_ANY},
    };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (slice_is(noun->lemma, nouns[i].lemma))
            return nouns[i].manner;
    return MANNER_NONE;
}

/* Whether the noun stands for what is known: "the attack", "this attack", "Friday's attack". */
static bool is_known(const EntenteSentence *sentence, size_t noun)
{
    static const char *const words[] = {"the", "The", "this", "This", "that", "That", "those", "these"};
    if (!noun)
        return false;
    const EntenteToken *before = &sentence->tokens[noun - 1];
    if (slice_in(before->text, words, sizeof words / sizeof *words))
        return true;
    static const char *const possessive[] = {"'s", "’s"};
    EntenteSlice day = noun > 1 ? sentence->tokens[noun - 2].text : (EntenteSlice){0};
    return slice_in(before->text, possessive, 2) && day.size > 3 &&
           memcmp(day.data + day.size - 3, "day", 3) == 0;
}

/* Whether the words behind the noun tell which violence is meant: "the attack on a bus", "the fighting in
 * Homs"; "the fighting has killed" tells of all of it. */
static bool is_told_apart(const EntenteSentence *sentence, size_t noun)
{
    static const char *const words[] = {"on",  "in",      "at",   "near",   "between", "with",
                                        "by",  "against", "of",   "that",   "which",   "from",
                                        "for", "has",     "have", "around", "outside", "over"};
    if (noun + 1 >= sentence->token_count)
        return false;
    const EntenteToken *next = &sentence->tokens[noun + 1];
    /* "the clashes that took place in the region" */
    static const char *const happen[] = {"took",    "occurred", "happened", "broke",
                                         "erupted", "began",    "lasted"};
    if ((slice_is(next->text, "that") || slice_is(next->text, "which")) && noun + 2 < sentence->token_count &&
        slice_in(sentence->tokens[noun + 2].text, happen, sizeof happen / sizeof *happen))
        return false;
    if (!slice_in(next->text, words, sizeof words / sizeof *words))
        return false;
    if (!slice_is(next->text, "on") || noun + 2 >= sentence->token_count)
        return true;
    EntenteSlice day = sentence->tokens[noun + 2].text; /* "the attack on Monday" */
    return !(day.size > 3 && memcmp(day.data + day.size - 3, "day", 3) == 0);
}

/* The manner of the violence that the event only names again. */
static Manner named_again(const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    for (size_t t = 0; t < sentence->token_count; t++)
        for (size_t i = 0; i < event->trigger_count; i++) {
            if (sentence->tokens[t].start - sentence->start != event->triggers[i].start)
                continue;
            Manner manner = manner_of(&sentence->tokens[t]);
            if (manner != MANNER_NONE && sentence->tokens[t].upos == ENTENTE_NOUN && is_known(sentence, t) &&
                !is_told_apart(sentence, t))
                return manner;
        }
    return MANNER_NONE;
}

static bool is_mode(const EntenteEvent *event, const char *const *modes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(event->mode, modes[i]) == 0)
            return true;
    return false;
}

static bool fits_manner(const EntenteEvent *before, Manner manner)
{
    static const char *const blasts[] = {"", "explosives", "suicide-attack", "heavy-weapons", "destroy"};
    static const char *const strikes[] = {"", "aerial", "drone", "heavy-weapons", "targeted"};
    static const char *const shellings[] = {"", "heavy-weapons"};
    static const char *const fights[] = {"", "firearms"};
    static const char *const clashes[] = {"", "firearms", "crowd-control", "beat", "primitive"};
    if (before->type == ENTENTE_PROTEST)
        return manner == MANNER_CLASH && strcmp(before->mode, "riot") == 0;
    if (before->type != ENTENTE_ASSAULT || strcmp(before->mode, "abduct") == 0)
        return false;
    switch (manner) {
    case MANNER_BLAST:
        return is_mode(before, blasts, sizeof blasts / sizeof *blasts);
    case MANNER_STRIKE:
        return is_mode(before, strikes, sizeof strikes / sizeof *strikes);
    case MANNER_SHELLING:
        return is_mode(before, shellings, sizeof shellings / sizeof *shellings);
    case MANNER_FIGHT:
        return is_mode(before, fights, sizeof fights / sizeof *fights);
    case MANNER_CLASH:
        return is_mode(before, clashes, sizeof clashes / sizeof *clashes);
    case MANNER_ANY:
        return true;
    case MANNER_NONE:
        break;
    }
    return false;
}

static bool has_country(const EntenteEntity *entities, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(entities[i].code, code, sizeof entities[i].code) == 0)
            return true;
    return false;
}

/* Whether all of them took part in what was told, or may have: who was hit then may not have been told. */
static bool took_part(const EntenteEvent *before, const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*entities[i].code && !has_country(before->actors, before->actor_count, entities[i].code) &&
            !has_country(before->recipients, before->recipient_count, entities[i].code) &&
            !(before->place && memcmp(before->place->country, entities[i].code, 4) == 0))
            return false;
    return true;
}

static bool is_same(const EntenteEvent *before, const EntenteEvent *event)
{
    bool timed = before->precision == ENTENTE_DAY && event->precision == ENTENTE_DAY;
    bool real = before->status == ENTENTE_OCCURRED || before->status == ENTENTE_ALLEGED;
    bool placed = before->place && event->place;
    if (!real || before->historical || event->historical ||
        (timed && date_to_days(before->date) != date_to_days(event->date)))
        return false;
    if (placed && (memcmp(before->place->country, event->place->country, 4) != 0 ||
                   (before->place->resolution >= 4 && event->place->resolution >= 4 &&
                    strcmp(before->place->name, event->place->name) != 0)))
        return false;
    if (event->actor_count && before->actor_count &&
        !has_country(before->actors, before->actor_count, event->actors[0].code))
        return false;
    return took_part(before, event->actors, event->actor_count) &&
           (!before->recipient_count || took_part(before, event->recipients, event->recipient_count));
}

EntenteEvent *repeats_violence(const EntenteDocument *document, const EntenteEvent *event)
{
    enum { NEAR = 3 };
    bool real = event->status == ENTENTE_OCCURRED || event->status == ENTENTE_ALLEGED;
    Manner manner =
        event->type == ENTENTE_ASSAULT && real && !event->about ? named_again(document, event) : MANNER_NONE;
    for (size_t back = 0; manner != MANNER_NONE && back <= NEAR && back <= event->sentence; back++) {
        EntenteEvent *found = NULL;
        for (size_t i = 0; i < document->event_count; i++) {
            EntenteEvent *before = &document->events[i];
            /* of two in one sentence the one whose manner is told: "fighting began when jets bombed Tyre" */
            bool fuller = !found || (!*found->mode && *before->mode);
            if (before->sentence + back == event->sentence && fuller && fits_manner(before, manner) &&
                is_same(before, event))
                found = before;
        }
        if (found)
            return found;
    }
    return NULL;
}

/* "the six soldiers slain on Saturday", "the adults killed in the strikes": a clause beside a noun that tells
 * apart who was meant before. */
static bool is_told_beside(const View *view, uint32_t trigger)
{
    uint8_t relation = view->relation[trigger];
    uint32_t noun = view_token(view, trigger)->head;
    static const char *const lemmas[] = {"kill", "slay", "wound", "injure", "hurt", "target"};
    bool harm = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        harm = harm || view_lemma_is(view, trigger, lemmas[i]);
    if (!harm || !noun || noun > trigger || !view_is_verb(view, trigger) ||
        view_child(view, trigger, REL_AGENT) || view_child(view, trigger, REL_OBJECT))
        return false;
    uint32_t determiner = view_child(view, noun, REL_DETERMINER);
    bool definite =
        determiner && (view_text_is(view, determiner, "the") || view_text_is(view, determiner, "The") ||
                       view_text_is(view, noun, "those"));
    return (relation == REL_RELATIVE && definite && view_is_passive(view, trigger)) ||
           (relation == REL_ACL && definite && strcmp(view_token(view, trigger)->xpos, "VBN") == 0);
}

EntenteEvent *repeats_told_apart(const View *view, uint32_t trigger, const EntenteDocument *document,
                                 const EntenteEvent *event)
{
    enum { NEAR = 6 };
    if (event->type != ENTENTE_ASSAULT || !is_told_beside(view, trigger))
        return NULL;
    for (size_t i = document->event_count; i-- > 0;) {
        EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            return NULL;
        if (before->type == ENTENTE_ASSAULT && before->sentence < event->sentence && is_same(before, event))
            return before;
    }
    return NULL;
}
