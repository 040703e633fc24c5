/* The weights of the facts for each who may be meant, and the choice among them. */
#include "code/opponents_inside.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_ROOM = 96 };

_Static_assert(FACT_SOMEBODY <= 64 && FACTS - FACT_SOMEBODY <= 64, "a fact is a bit");

static const char *const fact_names[FACTS] = {
    /* in the order of Fact */
    "nobody",
    "an object is there",
    "no object",
    "a place is told",
    "a noun tells it",
    "it is about something",
    "several act",
    "a deed is meant",
    "an accord is meant",
    "words are meant",
    "something told is meant",
    "nothing told is meant",
    "its line has a recipient",
    "its line has none",
    "a pronoun stands there",
    "people of some country",
    "armed people of some country",
    "officials of some country",
    "a name of some country",
    "gunmen of some country",
    "a passive",
    "a subject is there",
    "a pronoun is its subject",
    "rebels act",
    "people act",
    "a body of states acts",
    "nothing after it",
    "to after it",
    "that after it",
    "something known after it",
    "something new after it",
    "other words after it",
    "first deed",
    "acted on somebody before",
    "acted on nobody before",
    "somebody",
    "does what it is about",
    "did what it is about",
    "fought the actor",
    "stood against the actor",
    "stood against the actor earlier",
    "stood against the actor often",
    "acted just before",
    "was the other side just before",
    "acted together with the actor",
    "of the actor's country",
    "rebels against its state",
    "the state against its rebels",
    "people against its state",
    "the state against its people",
    "others of one country",
    "named most of all",
    "named next to most",
    "ours",
    "a party of what it is about",
    "named before it",
    "named after it",
    "named under it",
    "named in the sentence before",
    "named earlier",
    "subject of the sentence before",
    "named as a place",
    "where it happened",
    "where it struck",
    "the actor's government",
    "a state",
    "rebels",
    "people",
    "a breakaway",
    "a body of states",
    "several",
    "never the other side before",
    "once the other side before",
    "twice the other side before",
    "often the other side before",
    "never acted before",
    "acted once before",
    "acted twice before",
    "acted often before",
    "gunmen whom nobody knows",
    "those at odds",
    "rivals of long standing",
};

/* The kind of event that a fact weighs for. */
static const char *kind_of(const EntenteEvent *event)
{
    switch (event->type) {
    case ENTENTE_ACCUSE:
    case ENTENTE_THREATEN:
        return "blame";
    case ENTENTE_REJECT:
        return strcmp(event->mode, "meet") == 0 ? "call off" : "refuse";
    case ENTENTE_REQUEST:
        return "ask";
    case ENTENTE_SUPPORT:
        return "praise";
    case ENTENTE_AGREE:
    case ENTENTE_CONSULT:
    case ENTENTE_CONCEDE:
        return "agree";
    case ENTENTE_RETREAT:
        return "yield";
    case ENTENTE_AID:
    case ENTENTE_COOPERATE:
        return "give";
    case ENTENTE_ASSAULT:
        return "attack";
    case ENTENTE_PROTEST:
        return "protest";
    default:
        return "press";
    }
}

static void add_weight(const EntenteLexicon *lexicon, bool doer, const char *kind, const char *mode,
                       const char *fact, Opponent *opponent)
{
    char name[NAME_ROOM];
    float weight;
    snprintf(name, sizeof name, "%s%s%s%s: %s", doer ? "doer" : "other side", *kind ? ", " : "", kind, mode,
             fact);
    if (lexicon_weight(lexicon, name, &weight))
        opponent->weight += weight;
}

void opponents_weigh(const EntenteLexicon *lexicon, const EntenteEvent *event, bool doer, Opponent *opponent)
{
    for (unsigned f = 0; f < FACTS; f++)
        if (has_fact(opponent, (Fact)f)) {
            add_weight(lexicon, doer, "", "", fact_names[f], opponent);
            add_weight(lexicon, doer, kind_of(event), "", fact_names[f], opponent);
        }
    if (opponent->count)
        return;
    char mode[40];
    snprintf(mode, sizeof mode, "/%s", event->mode);
    add_weight(lexicon, doer, entente_event_type_name(event->type), mode, fact_names[FACT_NOBODY], opponent);
    if (!doer)
        add_weight(lexicon, doer, event->cameo, "", fact_names[FACT_NOBODY], opponent);
}

char *opponents_explain(const EntenteEvent *event, bool doer, const Opponent *opponent, Arena *arena)
{
    enum { ROOM = 1024 };
    char *text = arena_bytes(arena, ROOM);
    if (!text)
        return NULL;
    int size = snprintf(text, ROOM, "%+.2f as %s, %s: ", (double)opponent->weight,
                        doer ? "doer" : "other side", kind_of(event));
    for (unsigned f = 0; f < FACTS; f++)
        if (has_fact(opponent, (Fact)f) && size < ROOM - NAME_ROOM)
            size += snprintf(text + size, (size_t)(ROOM - size), "%s%s", text[size - 2] == ':' ? "" : ", ",
                             fact_names[f]);
    return text;
}

EntenteSlice opponents_codes(const Opponent *opponent, Arena *arena)
{
    char *text = arena_array(arena, opponent->count + 1, 4);
    size_t size = 0;
    for (size_t i = 0; text && i < opponent->count; i++) {
        if (size)
            text[size++] = '+';
        memcpy(text + size, *opponent->entities[i].code ? opponent->entities[i].code : "UAF", 3);
        size += 3;
    }
    return size ? (EntenteSlice){text, size} : (EntenteSlice){"-", 1};
}

static bool same_codes(const Opponent *a, const Opponent *b)
{
    for (size_t i = 0; i < a->count; i++) {
        bool found = false;
        for (size_t k = 0; k < b->count; k++)
            found = found || memcmp(a->entities[i].code, b->entities[k].code, 4) == 0;
        if (!found)
            return false;
    }
    return true;
}

const Opponent *opponents_choose(const Opponents *opponents)
{
    const Opponent *best = &opponents->each[0];
    double most = 0;
    for (size_t i = 0; i < opponents->count; i++) {
        const Opponent *one = &opponents->each[i];
        double sum = 0;
        bool heaviest = true;
        for (size_t k = 0; k < opponents->count; k++) {
            const Opponent *other = &opponents->each[k];
            if (k != i && !(one->count && same_codes(one, other) && same_codes(other, one)))
                continue;
            sum += exp((double)other->weight);
            heaviest = heaviest &&
                       (other->weight < one->weight || k == i || (k > i && other->weight <= one->weight));
        }
        if (heaviest && sum > most) {
            most = sum;
            best = one;
        }
    }
    return best;
}
