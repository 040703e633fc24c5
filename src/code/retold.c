/* A deed of force told twice: by its toll, or of those who are known. */
#include "code/retold.h"

#include "base/date.h"
#include "base/slice.h"
#include "code/names.h"

#include <string.h>

/* Blows from afar go by many names: "an air strike", "a drone", "missiles". */
static bool may_be_one_mode(const char *a, const char *b)
{
    static const char *const afar[] = {"aerial", "drone", "heavy-weapons", "targeted"};
    bool one = false, other = false;
    for (size_t i = 0; i < sizeof afar / sizeof *afar; i++) {
        one = one || strcmp(a, afar[i]) == 0;
        other = other || strcmp(b, afar[i]) == 0;
    }
    return !*a || !*b || strcmp(a, b) == 0 || (one && other);
}

static bool open_or_same(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    if (!a_count || !b_count || !*a[0].code || !*b[0].code)
        return true;
    for (size_t i = 0; i < b_count; i++)
        if (!entities_have_code(a, a_count, b[i].code))
            return false;
    return a_count == b_count;
}

/* "a separate strike", "on Friday another bomb": one more of the kind. */
static bool says_another(const EntenteSentence *sentence)
{
    static const char *const words[] = {"also",      "another",  "second",  "third",
                                        "elsewhere", "separate", "similar", "separately",
                                        "other",     "earlier",  "later",   "meanwhile"};
    for (size_t t = 0; t < sentence->token_count; t++)
        if (slice_in(sentence->tokens[t].lemma, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* Whether both count the same dead or hurt, and neither counts others. */
static bool is_one_toll(const EntenteEvent *a, const EntenteEvent *b)
{
    bool same = false;
    for (size_t i = 0; i < a->figure_count; i++)
        for (size_t k = 0; k < b->figure_count; k++) {
            const EntenteFigure *one = &a->figures[i], *other = &b->figures[k];
            if (one->kind != other->kind)
                continue;
            if (one->low != other->low || one->high != other->high)
                return false;
            same = true;
        }
    return same;
}

/* "Jets killed nine people in the north, doctors said. ... The jets hit a market in Idlib, killing nine": a
 * deed told in short and then in full has the same sides and the same dead. */
static bool is_told_in_full(const EntenteDocument *document, const EntenteEvent *event,
                            const EntenteEvent *before)
{
    enum { SOON = 2, EXACT = 4 };
    bool real = (before->status == ENTENTE_OCCURRED || before->status == ENTENTE_ALLEGED) &&
                (event->status == ENTENTE_OCCURRED || event->status == ENTENTE_ALLEGED);
    bool dated = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    bool placed = before->place && event->place;
    if (before->type != ENTENTE_ASSAULT || event->type != ENTENTE_ASSAULT || !real ||
        before->sentence >= event->sentence || before->sentence + SOON < event->sentence ||
        before->historical != event->historical || strcmp(before->mode, "abduct") == 0 ||
        (dated && date_to_days(before->date) != date_to_days(event->date)))
        return false;
    if (placed && (memcmp(before->place->country, event->place->country, 4) != 0 ||
                   (before->place->resolution >= EXACT && event->place->resolution >= EXACT &&
                    strcmp(before->place->name, event->place->name) != 0)))
        return false;
    return may_be_one_mode(before->mode, event->mode) && is_one_toll(before, event) &&
           open_or_same(before->actors, before->actor_count, event->actors, event->actor_count) &&
           open_or_same(before->recipients, before->recipient_count, event->recipients,
                        event->recipient_count) &&
           !says_another(&document->sentences[event->sentence]);
}

/* "Jets hit two rebels in the hills, killing both. The rebels were struck near Zap": the next sentence says
 * of those who are known that they were killed, by nobody and without a figure of its own. */
static bool is_said_of_known(const EntenteDocument *document, const EntenteEvent *event,
                             const EntenteEvent *before)
{
    bool dated = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    if (before->type != ENTENTE_ASSAULT || event->type != ENTENTE_ASSAULT || event->actor_count ||
        event->figure_count || !before->figure_count || event->recipient_count != 1 ||
        before->recipient_count != 1 || before->sentence + 1 != event->sentence || event->about ||
        before->historical != event->historical || before->status == ENTENTE_PLANNED ||
        event->status != ENTENTE_OCCURRED || strcmp(before->mode, "abduct") == 0 ||
        (dated && date_to_days(before->date) != date_to_days(event->date)))
        return false;
    const EntenteEntity *known = &event->recipients[0];
    bool definite = known->text.size > 4 &&
                    (memcmp(known->text.data, "The ", 4) == 0 || memcmp(known->text.data, "the ", 4) == 0);
    return definite && *known->code && memcmp(known->code, before->recipients[0].code, 4) == 0 &&
           strcmp(known->sectors, before->recipients[0].sectors) == 0 &&
           may_be_one_mode(before->mode, event->mode) && !says_another(&document->sentences[event->sentence]);
}

bool retold(const EntenteDocument *document, const EntenteEvent *event, const EntenteEvent *before)
{
    return is_told_in_full(document, event, before) || is_said_of_known(document, event, before);
}
