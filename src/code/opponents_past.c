/* What the events told before, and the word after this one, say for and against an opponent. */
#include "code/opponents_inside.h"

enum { REMEMBERED = 48 }; /* events before, so that a long text costs no more than its length */

static size_t first_remembered(const EntenteDocument *document)
{
    return document->event_count > REMEMBERED ? document->event_count - REMEMBERED : 0;
}

/* How often they were the other side of the events before, and how often they acted in them. */
static uint64_t past_of(const EntenteDocument *document, const EntenteEntity *entities, size_t count)
{
    enum { OFTEN = 3 };
    static const Fact suffered[] = {FACT_NEVER_SUFFERED, FACT_SUFFERED_ONCE, FACT_SUFFERED_TWICE,
                                    FACT_SUFFERED_OFTEN};
    static const Fact acted[] = {FACT_NEVER_ACTED, FACT_ACTED_ONCE, FACT_ACTED_TWICE, FACT_ACTED_OFTEN};
    size_t as_other = 0, as_actor = 0;
    for (size_t i = document->event_count; i-- > first_remembered(document);) {
        const EntenteEvent *before = &document->events[i];
        as_other += as_other < OFTEN && before->recipient_count &&
                    opponents_same_sides(before->recipients, before->recipient_count, entities, count);
        as_actor += as_actor < OFTEN && before->actor_count &&
                    opponents_same_sides(before->actors, before->actor_count, entities, count);
    }
    return fact_bit(suffered[as_other]) | fact_bit(acted[as_actor]);
}

/* Whether the last deed of the side that is known was told with its other side: whoever acts on nobody once
 * ("ruled out", "stepped up its patrols") does so again. */
static uint64_t last_deed(const EntenteDocument *document, const EntenteEntity *own, size_t count)
{
    for (size_t i = document->event_count; i-- > first_remembered(document);) {
        const EntenteEvent *before = &document->events[i];
        if (before->actor_count && opponents_same_sides(before->actors, before->actor_count, own, count))
            return fact_bit(before->recipient_count ? FACT_DID_TO_SOMEBODY : FACT_DID_TO_NOBODY);
    }
    return fact_bit(FACT_FIRST_DEED);
}

/* "offered to", "condemned the", "ordered an", "refused.": what stands after the word. */
static uint64_t next_word(const View *view, uint32_t trigger)
{
    static const char *const known[] = {"the", "this",  "these", "those", "its", "his",
                                        "her", "their", "it",    "them",  "him"};
    static const char *const fresh[] = {"a", "an"};
    uint32_t next = trigger + 1;
    if (next > view->count || view_token(view, next)->upos == ENTENTE_PUNCT)
        return fact_bit(FACT_THEN_END);
    if (view_text_is(view, next, "to"))
        return fact_bit(FACT_THEN_TO);
    if (view_text_is(view, next, "that"))
        return fact_bit(FACT_THEN_THAT);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (view_text_is(view, next, known[i]))
            return fact_bit(FACT_THEN_KNOWN);
    for (size_t i = 0; i < sizeof fresh / sizeof *fresh; i++)
        if (view_text_is(view, next, fresh[i]))
            return fact_bit(FACT_THEN_NEW);
    return fact_bit(FACT_THEN_OTHER);
}

void opponents_add_past(const EntenteDocument *document, const View *view, const Candidate *candidate,
                        const EntenteEntity *own, size_t own_count, Opponents *opponents)
{
    opponents->each[0].facts |= last_deed(document, own, own_count) | next_word(view, candidate->trigger);
    for (size_t i = 1; i < opponents->count; i++)
        opponents->each[i].facts |= past_of(document, opponents->each[i].entities, opponents->each[i].count);
}
