#include "code/word_order.h"

#include "base/slice.h"
#include "lexicon/fold.h"

#include <string.h>

enum { ITEMS = 12 };

/* A name or a role. */
typedef struct Item {
    uint32_t first, last;
    const LexiconHit *actor, *role;
} Item;

/* How a phrase follows the one before it. */
typedef enum Joint { JOINT_NONE = 0, JOINT_SAME, JOINT_COMMA, JOINT_AND, JOINT_OF } Joint;

typedef struct Noun {
    Item items[ITEMS];
    size_t count;
    uint32_t first, last; /* tokens; items that are shared stand before */
    Joint joint;
    uint32_t group;
    uint32_t bare;  /* roles that are joined and have no country: number from 1 of the first; 0: it has one */
    uint32_t owner; /* `bare` of the phrases whose roles take this one's country; 0: none */
    bool introduced; /* by an article of its own */
} Noun;

static const LexiconHit *hit_of(const NameMatch *match, PayloadKind kind)
{
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind == (uint32_t)kind)
            return &match->hits[i];
    return NULL;
}

/* ---- phrases ---- */

static bool is_inside_word(const View *view, uint32_t t)
{
    uint8_t upos = view_token(view, t)->upos;
    return upos == ENTENTE_ADJ || upos == ENTENTE_NOUN || upos == ENTENTE_PROPN || upos == ENTENTE_NUM ||
           upos == ENTENTE_PART || upos == ENTENTE_X || upos == ENTENTE_SYM ||
           (upos == ENTENTE_VERB && view->relation[t] == REL_AMOD);
}

static bool is_adjective(const View *view, uint32_t t)
{
    return t && t <= view->count && view_token(view, t)->upos == ENTENTE_ADJ;
}

static Joint joint_between(const View *view, uint32_t first, uint32_t last)
{
    bool comma = false, joined = false, of = false, open = true, noun = false;
    for (uint32_t t = first; t <= last; t++) {
        const EntenteToken *token = view_token(view, t);
        if (view_text_is(view, t, "'s") || view_text_is(view, t, "\xE2\x80\x99s")) {
            open = false; /* whatever the tagger makes of it */
        } else if (token->upos == ENTENTE_CCONJ) {
            if (is_adjective(view, t - 1) && is_adjective(view, t + 1))
                continue; /* "old and weary" */
            joined = open = true;
        } else if (token->text.size == 1 && token->text.data[0] == ',') {
            if (comma || of || joined)
                return JOINT_NONE;
            comma = open = true;
        } else if (token->upos == ENTENTE_ADP) {
            if (of || !(view_text_is(view, t, "of") || view_text_is(view, t, "in") ||
                        view_text_is(view, t, "from")))
                return JOINT_NONE;
            of = open = true;
        } else if (token->upos == ENTENTE_DET) {
            if (!open || first == t)
                return JOINT_NONE;
        } else if (is_inside_word(view, t) ||
                   (token->upos == ENTENTE_PUNCT && token->text.size == 1 && token->text.data[0] == '-')) {
            noun = noun || token->upos == ENTENTE_NOUN;
            open = false;
        } else {
            return JOINT_NONE;
        }
    }
    if (joined)
        return JOINT_AND;
    if (comma)
        return of || noun ? JOINT_NONE : JOINT_COMMA;
    return of ? JOINT_OF : JOINT_SAME;
}

static const LexiconHit *first_actor(const Noun *noun)
{
    for (size_t i = 0; i < noun->count; i++)
        if (noun->items[i].actor)
            return noun->items[i].actor;
    return NULL;
}

static bool has_actor(const Noun *noun)
{
    return first_actor(noun) != NULL;
}

/* The name that begins at a token. Capitals tell a name that was taken for a verb or preposition. */
static bool name_at(Scene *scene, uint32_t t, NameMatch *match)
{
    Names *names = &scene->names;
    if (names->at[t]) {
        *match = names->matches[names->at[t] - 1];
        return match->first == t;
    }
    Atom atom;
    size_t at = 0;
    return fold_next(view_token(&scene->view, t)->text, &at, &atom) && atom.capital &&
           names_match(scene->lexicon, scene->view.sentence, t, match) && hit_of(match, PAYLOAD_ACTOR);
}

static size_t read_nouns(Scene *scene, Noun *nouns, NameMatch *matches)
{
    const View *view = &scene->view;
    size_t count = 0;
    uint32_t end = 0; /* of the item before */
    for (uint32_t t = 1; t <= view->count; t++) {
        NameMatch *match = &matches[t];
        if (t <= end || !name_at(scene, t, match))
            continue;
        Item item = {match->first, match->last, hit_of(match, PAYLOAD_ACTOR), hit_of(match, PAYLOAD_ROLE)};
        if (!item.actor && !item.role)
            continue;
        if (item.actor)
            item.role = NULL;
        Joint joint = count ? joint_between(view, end + 1, item.first - 1) : JOINT_NONE;
        end = item.last;
        Noun *before = count ? &nouns[count - 1] : NULL;
        if (joint == JOINT_SAME && before->count < ITEMS) {
            before->items[before->count++] = item;
            before->last = item.last;
            continue;
        }
        nouns[count] =
            (Noun){.items = {item}, .count = 1, .first = item.first, .last = item.last, .joint = joint};
        nouns[count].introduced =
            item.first > 1 && view_token(view, item.first - 1)->upos == ENTENTE_DET && joint == JOINT_AND;
        count++;
    }
    return count;
}

/* Commas join only what "and" joins in the end. */
static void set_groups(Noun *nouns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (nouns[i].joint == JOINT_COMMA) {
            size_t end = i;
            while (end < count && nouns[end].joint == JOINT_COMMA)
                end++;
            if (end == count || nouns[end].joint != JOINT_AND)
                nouns[i].joint = JOINT_NONE;
        }
        bool joined = i && (nouns[i].joint == JOINT_AND || nouns[i].joint == JOINT_COMMA);
        Noun *before = i ? &nouns[i - 1] : NULL;
        nouns[i].group = joined ? before->group : (uint32_t)i + 1;
        if (!has_actor(&nouns[i]))
            nouns[i].bare = joined && before->bare ? before->bare : (uint32_t)i + 1;
        if (joined && has_actor(&nouns[i]))
            nouns[i].owner = before->owner;
        else if (i && nouns[i].joint == JOINT_OF && has_actor(&nouns[i]))
            nouns[i].owner = before->bare;
        if (nouns[i].owner)
            nouns[i].group = before->group;
    }
    /* "the Velmark press and army": the second takes what stands before the first */
    for (size_t i = 1; i < count; i++) {
        const Noun *before = &nouns[i - 1];
        if (nouns[i].joint != JOINT_AND || has_actor(&nouns[i]) || nouns[i].introduced || nouns[i].owner ||
            (i + 1 < count && nouns[i + 1].owner == nouns[i].bare) || before->count < 2 ||
            !before->items[0].actor)
            continue;
        size_t shared = before->count - 1;
        if (shared + nouns[i].count > ITEMS)
            continue;
        memmove(nouns[i].items + shared, nouns[i].items, nouns[i].count * sizeof *nouns[i].items);
        memcpy(nouns[i].items, before->items, shared * sizeof *nouns[i].items);
        nouns[i].count += shared;
    }
}

/* ---- entities ---- */

static const char *join_sectors(Arena *arena, const char *first, const char *then)
{
    if (!*first)
        return then;
    EntenteSlice rest = entente_slice(then);
    while (rest.size) {
        const char *end = memchr(rest.data, ',', rest.size);
        size_t size = end ? (size_t)(end - rest.data) : rest.size;
        char sector[8] = "";
        memcpy(sector, rest.data, size < sizeof sector ? size : sizeof sector - 1);
        rest.data += size + (end != NULL);
        rest.size -= size + (end != NULL);
        if (strstr(first, sector))
            continue;
        size_t room = strlen(first) + strlen(sector) + 2;
        char *both = arena_bytes(arena, room);
        if (!both)
            return first;
        snprintf(both, room, "%s,%s", first, sector);
        first = both;
    }
    return first;
}

static bool is_former(const View *view, const Noun *noun)
{
    static const char *const words[] = {"former", "ex"};
    for (uint32_t t = noun->first > 1 ? noun->first - 1 : 1; t <= noun->last; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (view_text_is(view, t, words[i]))
                return true;
    return false;
}

/* The roles of `noun` with the first name of `owner`, which may be the same phrase. */
static EntenteEntity entity_of(Scene *scene, const Noun *noun, const Noun *owner)
{
    const View *view = &scene->view;
    EntenteEntity entity = {.name = "", .sectors = "", .office = "", .file = ""};
    const LexiconHit *actor = first_actor(owner);
    if (actor)
        names_take(&entity, actor->image, hit_actor(*actor), scene->names.memory->day);
    bool role = false;
    for (size_t i = 0; i < noun->count; i++) {
        const LexiconHit *hit = noun->items[i].role;
        if (!hit)
            continue;
        const char *sectors =
            is_former(view, noun) ? "ELI" : image_string(hit->image, hit_role(*hit)->sectors);
        /* a state by itself is its government, but its police is its police */
        if (actor && !role && hit_actor(*actor)->kind == ACTOR_STATE && strcmp(entity.sectors, "GOV") == 0)
            entity.sectors = "";
        entity.sectors = join_sectors(scene->arena, entity.sectors, sectors);
        role = true;
        if (!actor) {
            entity.file = image_string(hit->image, hit_role(*hit)->line.file);
            entity.line = hit_role(*hit)->line.line;
        }
    }
    const EntenteToken *first = view_token(view, noun->first), *last = view_token(view, noun->last);
    entity.head = noun->last;
    entity.text =
        (EntenteSlice){first->text.data, (size_t)(last->text.data + last->text.size - first->text.data)};
    entity.span = (EntenteSpan){first->start - view->sentence->start, last->end - view->sentence->start};
    return entity;
}

static void add_entity(OrderedPhrase *phrase, EntenteEntity entity)
{
    if (phrase->count < ORDER_ENTITIES)
        phrase->entities[phrase->count++] = entity;
    phrase->coded = phrase->coded || entity.code[0];
}

/* The entity of a phrase, and one for each further code that its actor's line gives for the same time. */
static void add_entities(Scene *scene, OrderedPhrase *phrase, const Noun *noun, const Noun *owner)
{
    EntenteEntity entity = entity_of(scene, noun, owner);
    add_entity(phrase, entity);
    const LexiconHit *hit = first_actor(owner);
    if (!hit || hit_actor(*hit)->kind != ACTOR_PERSON)
        return;
    const ImageActor *actor = hit_actor(*hit);
    const ImageOffice *offices =
        (const ImageOffice *)hit->image->section[SECTION_OFFICES] + actor->first_office;
    const ImageOffice *held = NULL;
    int32_t day = scene->names.memory->day;
    for (uint32_t i = 0; i < actor->office_count; i++) {
        if (!held && (day == DAY_LAST || (offices[i].from <= day && day <= offices[i].to))) {
            held = &offices[i];
            continue;
        }
        if (!held || held->from != offices[i].from || held->to != offices[i].to ||
            memcmp(held->code, offices[i].code, sizeof held->code) == 0)
            continue;
        memcpy(entity.code, offices[i].code, sizeof entity.code);
        add_entity(phrase, entity);
    }
}

static void make_phrases(Scene *scene, const Noun *nouns, size_t count, WordOrder *order)
{
    for (size_t i = 0; i < count; i++) {
        if (nouns[i].owner)
            continue;
        OrderedPhrase *phrase = &order->phrases[order->count++];
        *phrase = (OrderedPhrase){.first = nouns[i].first, .last = nouns[i].last, .group = nouns[i].group};
        for (size_t k = i + 1; k < count; k++)
            if (nouns[i].bare && nouns[k].owner == nouns[i].bare)
                add_entities(scene, phrase, &nouns[i], &nouns[k]);
        if (!phrase->count)
            add_entities(scene, phrase, &nouns[i], &nouns[i]);
    }
}

const WordOrder *word_order_read(Scene *scene)
{
    if (scene->order)
        return scene->order;
    size_t room = (size_t)scene->view.count + 1;
    WordOrder *order = arena_array(scene->arena, 1, sizeof *order);
    Noun *nouns = arena_array(scene->arena, room, sizeof *nouns);
    NameMatch *matches = arena_array(scene->arena, room, sizeof *matches);
    OrderedPhrase *phrases = arena_array(scene->arena, room, sizeof *phrases);
    if (!order || !nouns || !matches || !phrases)
        return NULL;
    size_t count = read_nouns(scene, nouns, matches);
    set_groups(nouns, count);
    order->phrases = phrases;
    make_phrases(scene, nouns, count, order);
    scene->order = order;
    return order;
}
