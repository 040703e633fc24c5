#include "code/adversaries.h"

#include <stdio.h>
#include <string.h>

enum { PAIRS = 8, GO_BETWEENS = 8, REMEMBERED = 200 /* events before */ };

typedef struct Pair {
    const EntenteEntity *sides[2];
    unsigned weight;
} Pair;

static bool is_armed_group(const EntenteEntity *entity)
{
    return strstr(entity->sectors, "REB") || strstr(entity->sectors, "PRM") ||
           strncmp(entity->sectors, "UAF", 3) == 0; /* "Houthi gunmen" */
}

/* A country, or an armed group of one. */
static bool is_side(const EntenteEntity *entity)
{
    static const char *const others[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "UNK"};
    if (!entity->code[0])
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(entity->code, others[i]) == 0)
            return false;
    return true;
}

static bool same(const EntenteEntity *a, const EntenteEntity *b)
{
    return memcmp(a->code, b->code, sizeof a->code) == 0 && is_armed_group(a) == is_armed_group(b);
}

/* What an event says of who stands against whom; 0: nothing. */
static unsigned weight_of(const EntenteEvent *event)
{
    switch (event->type) {
    case ENTENTE_ASSAULT:
        return 3;
    case ENTENTE_ACCUSE:
    case ENTENTE_REJECT:
    case ENTENTE_THREATEN:
    case ENTENTE_SANCTION:
    case ENTENTE_COERCE:
        return 2;
    case ENTENTE_CONSULT:
        return 1;
    default:
        return 0;
    }
}

/* Countries that mediate, host or chair, as the events tell. */
typedef struct GoBetweens {
    char code[GO_BETWEENS][4];
    size_t count;
} GoBetweens;

static void find_go_betweens(const EntenteDocument *document, GoBetweens *found)
{
    found->count = 0;
    for (size_t i = 0; i < document->event_count; i++)
        for (size_t m = 0; m < document->events[i].mediator_count && found->count < GO_BETWEENS; m++)
            memcpy(found->code[found->count++], document->events[i].mediators[m].code, 4);
}

static bool goes_between(const GoBetweens *found, const EntenteEntity *entity)
{
    for (size_t i = 0; i < found->count; i++)
        if (memcmp(found->code[i], entity->code, sizeof entity->code) == 0)
            return true;
    return false;
}

/* The first two of an event who are not of one side. */
static bool pair_of(const EntenteEvent *event, const char *speaker, const GoBetweens *others, Pair *pair)
{
    const EntenteEntity *const roles[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    size_t found = 0;
    for (size_t role = 0; role < 2; role++)
        for (size_t i = 0; i < counts[role] && found < 2; i++) {
            const EntenteEntity *one = &roles[role][i];
            bool between = event->type != ENTENTE_ASSAULT && goes_between(others, one);
            if (is_side(one) && !between && (!found || !same(pair->sides[0], one)))
                pair->sides[found++] = one;
        }
    if (found < 2)
        return false;
    /* in a war within a country its courts and commissions speak to both */
    size_t size = sizeof pair->sides[0]->code;
    return memcmp(pair->sides[0]->code, pair->sides[1]->code, size) == 0 || !*speaker ||
           (memcmp(pair->sides[0]->code, speaker, size) != 0 &&
            memcmp(pair->sides[1]->code, speaker, size) != 0);
}

/* Whether two are of one party: of one country; where both sides are of one, of the same armed group or none.
 */
static bool alike(const EntenteEntity *a, const EntenteEntity *b, bool within)
{
    return within ? same(a, b) : memcmp(a->code, b->code, sizeof a->code) == 0;
}

/* Of two that stand for one party, the armed group, and the one with a name. */
static const EntenteEntity *better(const EntenteEntity *a, const EntenteEntity *b)
{
    if (is_armed_group(a) != is_armed_group(b))
        return is_armed_group(a) ? a : b;
    return !*a->name && *b->name ? b : a;
}

/* Add an event's pair to one told before. "Gaza" and "Hamas" against Israel are one side; the armed group is
 * the one that fights. */
static bool add_to(Pair *pair, const Pair *own)
{
    bool within = memcmp(own->sides[0]->code, own->sides[1]->code, sizeof own->sides[0]->code) == 0;
    for (size_t turn = 0; turn < 2; turn++) {
        const EntenteEntity *first = own->sides[turn], *second = own->sides[1 - turn];
        if (!alike(pair->sides[0], first, within) || !alike(pair->sides[1], second, within))
            continue;
        pair->sides[0] = better(pair->sides[0], first);
        pair->sides[1] = better(pair->sides[1], second);
        pair->weight += own->weight;
        return true;
    }
    return false;
}

/* How many sides of the pair are of the country. */
static unsigned of_country(const Pair *pair, const char *code)
{
    return (strcmp(pair->sides[0]->code, code) == 0 ? 1u : 0) +
           (strcmp(pair->sides[1]->code, code) == 0 ? 1u : 0);
}

bool adversaries_are_rivals(const EntenteLexicon *lexicon, const char *code, const char *other)
{
    char name[32];
    float weight;
    bool first = strcmp(code, other) < 0;
    snprintf(name, sizeof name, "rivals: %.3s %.3s", first ? code : other, first ? other : code);
    return *code && *other && lexicon_weight(lexicon, name, &weight);
}

/* In how many coordinations the two stand: "Armenia and Azerbaijan"; three are enough. */
static unsigned times_together(const Discourse *discourse, const Pair *pair)
{
    enum { ENOUGH = 3 };
    unsigned times = 0;
    uint32_t group = 0;
    bool found[2] = {false, false};
    for (size_t i = 0; i < discourse->count && times < ENOUGH; i++) {
        const Referent *one = &discourse->each[i];
        if (one->group != group)
            found[0] = found[1] = false;
        group = one->group;
        for (size_t side = 0; group && side < 2; side++)
            found[side] = found[side] || strcmp(one->entity.code, pair->sides[side]->code) == 0;
        if (found[0] && found[1]) {
            times++;
            found[0] = found[1] = false;
        }
    }
    return times;
}

/* What speaks for a pair beside the events. */
static unsigned weight_beside(const Names *names, const Pair *pair)
{
    enum { RIVALS = 2 };
    const char *code = pair->sides[0]->code, *other = pair->sides[1]->code;
    if (strcmp(code, other) == 0)
        return 0;
    return times_together(&names->memory->discourse, pair) +
           (adversaries_are_rivals(names->lexicon, code, other) ? RIVALS : 0);
}

bool adversaries_find(const Names *names, const char *speaker, const char *about, EntenteEntity pair[2])
{
    const EntenteDocument *document = names->memory->document;
    Pair pairs[PAIRS];
    size_t count = 0;
    GoBetweens others;
    if (!document)
        return false;
    find_go_betweens(document, &others);
    size_t first = document->event_count > REMEMBERED ? document->event_count - REMEMBERED : 0;
    for (size_t i = first; i < document->event_count; i++) {
        const EntenteEvent *event = &document->events[i];
        Pair own = {.weight = event->historical ? 0 : weight_of(event)};
        if (!own.weight || !pair_of(event, speaker, &others, &own))
            continue;
        size_t at = 0;
        while (at < count && !add_to(&pairs[at], &own))
            at++;
        if (at == count && count < PAIRS)
            pairs[count++] = own;
    }
    const Pair *best = NULL;
    for (size_t i = 0; i < count; i++) {
        pairs[i].weight += weight_beside(names, &pairs[i]);
        unsigned own = of_country(&pairs[i], about), before = best ? of_country(best, about) : 0;
        if (!best || own > before || (own == before && pairs[i].weight >= best->weight))
            best = &pairs[i];
    }
    if (!best)
        return false;
    pair[0] = *best->sides[0];
    pair[1] = *best->sides[1];
    return true;
}

const EntenteEntity *adversaries_attacker(const EntenteDocument *document, size_t sentence)
{
    enum { NEAR = 4 };
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *event = &document->events[i];
        if (event->sentence + NEAR < sentence)
            break;
        if (event->type != ENTENTE_ASSAULT || event->historical || !event->actor_count)
            continue;
        const EntenteEntity *actor = &event->actors[0];
        if (is_armed_group(actor) || strstr(actor->sectors, "UAF"))
            return event->actor_count == 1 ? actor : NULL;
    }
    return NULL;
}
