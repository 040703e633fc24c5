/* One event out of a candidate: its parties, its words, its identity and the reasons for each field. */
#include "code/coder.h"

#include "base/slice.h"
#include "code/mentions.h"
#include "code/patterns.h"
#include "code/place_names.h"
#include "code/strikes.h"

#include <stdio.h>
#include <string.h>

/* A town; but Brussels may be the European Union. */
static bool is_town(const EntenteEntity *entity)
{
    return !*entity->sectors && strcmp(entity->code, "EUR") != 0;
}

/* A name that only says where: a town, or a capital or country after "in", "near", "across". */
static bool is_where(const Scene *scene, uint32_t head, const EntenteEntity *entity)
{
    static const char *const words[] = {"in",   "at",     "near",    "around", "across",
                                        "into", "inside", "outside", "along",  "through"};
    const View *view = &scene->view;
    bool place = names_is_place(&scene->names, head);
    /* "in the Algerian capital" */
    if (!place && entity_is_known(entity) && !view_lemma_is(view, head, "capital"))
        return false;
    /* there is a village of Un */
    if (place && is_town(entity) && scene->names.kinds[head] != NAMED_ORGANISATION)
        return true;
    /* "in Bogota and Cali": the preposition is the first one's */
    uint32_t first = head, preposition = view_case(view, head);
    if (!preposition && mention_is_coordinated(view, head, &first))
        preposition = view_case(view, first);
    /* "on the island of Saint Vincent" */
    uint32_t above = view_token(view, head)->head;
    if (view_text_is(view, preposition, "of") && above && above <= view->count &&
        names_in_set(scene->lexicon, view, above, "kind_of_place"))
        return view_text_is(view, view_case(view, above), "on") ||
               view_text_is(view, view_case(view, above), "in") ||
               view_text_is(view, view_case(view, above), "at") ||
               view_text_is(view, view_case(view, above), "near");
    /* "fired missiles at Israel", "sent troops into Chad": countries are no places to be at */
    bool country = scene->names.kinds[head] == NAMED_STATE && *entity->name;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool target = country && (strcmp(words[i], "at") == 0 || strcmp(words[i], "into") == 0);
        if (!target && view_text_is(view, preposition, words[i]))
            return true;
    }
    return false;
}

/* "talks in the Saudi city of Jeddah": a seat of government that is called a city is one. */
static bool is_city(const Scene *scene, uint32_t head)
{
    static const char *const lemmas[] = {"city", "town", "port", "resort", "suburb"};
    const View *view = &scene->view;
    uint32_t above = view_token(view, head)->head;
    return scene->names.kinds[head] == NAMED_STATE && places_is_capital(&scene->names, head) && above &&
           above <= view->count && view_text_is(view, view_case(view, head), "of") &&
           view_lemma_in(view, above, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "from Mogok and Momeik". */
static bool is_left(const View *view, uint32_t head)
{
    uint32_t first = head, preposition = view_case(view, head);
    if (!preposition && mention_is_coordinated(view, head, &first))
        preposition = view_case(view, first);
    return view_text_is(view, preposition, "from");
}

/* "the presidents of Chad and Niger": Chad is in the words of its president. */
static bool is_within(const EntenteEntity *entity, const EntenteEntity *other)
{
    return memcmp(entity->code, other->code, sizeof entity->code) == 0 && *entity->code &&
           other->span.start <= entity->span.start && entity->span.end <= other->span.end &&
           (other->span.start < entity->span.start || entity->span.end < other->span.end);
}

/* "delegates of the army and the rebels": several in one phrase that are no part of the first. */
static bool is_beside(const EntenteEntity *found, size_t number)
{
    return number && memcmp(found[number].code, found[0].code, sizeof found[0].code) == 0 &&
           strcmp(found[number].sectors, found[0].sectors) != 0;
}

/* "the National Liberation Army, or ELN". */
static bool is_named_twice(const EntenteEntity *entity, const EntenteEntity *other)
{
    return *entity->code && *entity->name && memcmp(entity->code, other->code, sizeof entity->code) == 0 &&
           strcmp(entity->name, other->name) == 0 && strcmp(entity->sectors, other->sectors) == 0;
}

/* "arrived in Astana", "is in Ankara for talks": a capital that is visited stands for its government. */
static bool is_visited(const Scene *scene, const Candidate *candidate, uint32_t head)
{
    return candidate->type == ENTENTE_CONSULT && strcmp(candidate->mode, "visit") == 0 && !candidate->noun &&
           scene->names.kinds[head] == NAMED_STATE &&
           view_text_is(&scene->view, view_case(&scene->view, head), "in");
}

/* "in a message from prison". */
static bool speaks_from(const View *view, uint32_t head)
{
    static const char *const places[] = {"hospital", "exile",  "prison", "jail",
                                         "custody",  "hiding", "cell",   "home"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (view_lemma_is(view, head, places[i]))
            return view_text_is(view, view_case(view, head), "from");
    return false;
}

static bool fill_entities(Scene *scene, const Candidate *candidate, const Parties *parties, bool all,
                          bool recipients, bool spoken, Arena *arena, EntenteEntity **entities, size_t *count)
{
    *count = 0;
    *entities = NULL;
    if (!parties->count)
        return true;
    enum { NATIONS = 8 };
    *entities = arena_array(arena, parties->count * NATIONS, sizeof **entities);
    if (!*entities)
        return false;
    EntenteEntity where = {.code = ""};
    for (size_t i = 0; i < parties->count; i++) {
        EntenteEntity found[NATIONS];
        size_t found_count = names_entities(&scene->names, parties->each[i], found, NATIONS);
        /* a thing is nobody's other side */
        uint8_t upos = view_token(&scene->view, parties->each[i])->upos;
        if (!all && !entity_is_known(&found[0]) && upos != ENTENTE_PROPN &&
            (upos == ENTENTE_PRON || !names_is_person(&scene->names, parties->each[i])))
            continue; /* nor is a pronoun that stands for nobody certain */
        if (!all && recipients && !is_visited(scene, candidate, parties->each[i]) &&
            is_where(scene, parties->each[i], &found[0])) {
            where = *where.code ? where : found[0];
            continue;
        }
        /* nor is the state of a "state visit" */
        if (!all && view_lemma_is(&scene->view, parties->each[i], "state") &&
            scene->view.relation[parties->each[i]] == REL_COMPOUND)
            continue;
        /* nor is where somebody speaks from: "appealed from hospital" */
        if (!all && recipients && spoken && speaks_from(&scene->view, parties->each[i]))
            continue;
        /* nor is a day: "agreed Sunday to sign" */
        if (!all && recipients && !*found[0].code && upos == ENTENTE_PROPN &&
            names_in_set(scene->lexicon, &scene->view, parties->each[i], "time"))
            continue;
        /* nor is what somebody spoke on: "in a statement on Telegram" */
        if (!all && names_in_set(scene->lexicon, &scene->view, parties->each[i], "medium") && !*found[0].code)
            continue;
        /* "withdrew from Mogok and Momeik": a town that nobody knows */
        if (!all && recipients && !entity_is_known(&found[0]) && upos == ENTENTE_PROPN &&
            is_left(&scene->view, parties->each[i]))
            continue;
        /* towns do nothing: "the attack in the province of Arauca" */
        if (!all && !recipients && names_is_place(&scene->names, parties->each[i]) && is_town(&found[0]) &&
            scene->names.kinds[parties->each[i]] != NAMED_ORGANISATION) /* "the UN", Un in India */
            continue;
        if (!all && is_city(scene, parties->each[i]))
            continue;
        /* who only listens is no side: "told reporters", "asked the world" */
        if (!all && recipients && spoken && !*found[0].code &&
            names_in_set(scene->lexicon, &scene->view, parties->each[i], "audience"))
            continue;
        for (size_t f = 0; f < found_count; f++) {
            bool twice = false;
            for (size_t k = 0; k < *count; k++)
                twice = twice || (is_within(&found[f], &(*entities)[k]) && !is_beside(found, f)) ||
                        is_named_twice(&found[f], &(*entities)[k]) ||
                        ((*entities)[k].span.start == found[f].span.start &&
                         (*entities)[k].span.end == found[f].span.end &&
                         /* "they" are several, and so are "the country's warring sides" */
                         (found_count == 1 || (strcmp((*entities)[k].name, found[f].name) == 0 &&
                                               strcmp((*entities)[k].sectors, found[f].sectors) == 0)) &&
                         memcmp((*entities)[k].code, found[f].code, sizeof found[f].code) == 0);
            char *sectors = twice ? NULL : arena_copy(arena, found[f].sectors, strlen(found[f].sectors));
            if (twice)
                continue;
            if (!sectors)
                return false;
            found[f].sectors = sectors; /* may live in the coder's scratch memory */
            (*entities)[(*count)++] = found[f];
        }
    }
    /* but who helps in a place helps those who live there: "aid arrived in Kabul" */
    if (!*count && *where.code && candidate->type == ENTENTE_AID) {
        char *sectors = arena_copy(arena, where.sectors, strlen(where.sectors));
        if (!sectors)
            return false;
        where.sectors = sectors;
        (*entities)[(*count)++] = where;
    }
    return true;
}

bool coder_reason(EntenteEvent *event, Arena *arena, size_t *capacity, EntenteReason reason)
{
    EntenteReason *grown =
        arena_grow(arena, event->reasons, capacity, event->reason_count + 1, sizeof *grown);
    if (!grown)
        return false;
    event->reasons = grown;
    event->reasons[event->reason_count++] = reason;
    return true;
}

/* Whom a pronoun stands for: "stands for Ilham Aliyev: subject of the sentence before, sentence 2". */
static bool reason_of_link(const Link *link, const EntenteEntity *entity, Arena *arena, EntenteReason *reason)
{
    EntenteSlice words = link->count == 1 && link->antecedent.size ? link->antecedent
                         : *entity->name                           ? entente_slice(entity->name)
                                                                   : entente_slice(entity->code);
    size_t room = words.size + strlen(link->rule) + 64;
    char *rule = arena_bytes(arena, room);
    if (!rule)
        return false;
    snprintf(rule, room, "stands for \"%.*s\", sentence %u: %s", (int)words.size, words.data,
             link->sentence + 1, link->rule);
    reason->rule = rule;
    return true;
}

static bool explain(Scene *scene, const Candidate *candidate, EntenteEvent *event, Arena *arena)
{
    size_t capacity = 0;
    for (size_t i = 0; i < candidate->step_count; i++) {
        const Step *step = &candidate->steps[i];
        char *rule = arena_copy(arena, step->rule, strlen(step->rule));
        EntenteReason reason = {.field = "event",
                                .words = view_token(&scene->view, step->token)->text,
                                .rule = rule,
                                .file = step->image ? image_string(step->image, step->line.file) : "",
                                .line = step->line.line};
        if (!rule || !coder_reason(event, arena, &capacity, reason))
            return false;
    }
    for (size_t side = 0; side < 3; side++) {
        static const char *const fields[] = {"actor", "recipient", "mediator"};
        const EntenteEntity *entities = side == 0   ? event->actors
                                        : side == 1 ? event->recipients
                                                    : event->mediators;
        size_t count = side == 0   ? event->actor_count
                       : side == 1 ? event->recipient_count
                                   : event->mediator_count;
        for (size_t i = 0; i < count; i++) {
            EntenteReason reason = {.field = fields[side],
                                    .words = entities[i].text,
                                    .rule =
                                        *entities[i].file ? "dictionary entry" : "not in the dictionaries",
                                    .file = entities[i].file,
                                    .line = entities[i].line};
            const Link *link = scene->names.links[entities[i].head];
            if (link && !reason_of_link(link, &entities[i], arena, &reason))
                return false;
            if (!coder_reason(event, arena, &capacity, reason))
                return false;
        }
    }
    return true;
}

static void set_id(const EntenteDocument *document, const EntenteEvent *event, uint32_t trigger,
                   const char *other)
{
    char text[96];
    uint64_t base = slice_hash(document->id);
    int size = snprintf(text, sizeof text, "%016llx %u %s%s", (unsigned long long)base, trigger,
                        entente_event_type_name(event->type), other);
    uint64_t hash = slice_hash((EntenteSlice){text, (size_t)size});
    snprintf(((EntenteEvent *)(uintptr_t)event)->id, sizeof event->id, "%016llx", (unsigned long long)hash);
}

/* The parties that a pattern has read off the words. */
static bool take_given(const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    for (size_t side = 0; side < 2; side++) {
        size_t count = candidate->given_count[side];
        if (!count)
            continue;
        EntenteEntity *entities = arena_array(arena, count, sizeof *entities);
        if (!entities)
            return false;
        for (size_t i = 0; i < count; i++) {
            entities[i] = candidate->given[side][i];
            /* the coder's scratch memory does not last */
            entities[i].sectors = arena_copy(arena, entities[i].sectors, strlen(entities[i].sectors));
            if (!entities[i].sectors)
                return false;
        }
        *(side ? &event->recipients : &event->actors) = entities;
        *(side ? &event->recipient_count : &event->actor_count) = count;
    }
    return true;
}

bool coder_event(EntenteCoder *coder, Scene *scene, const Candidate *candidate, EntenteDocument *document,
                 size_t sentence, EntenteEvent *event)
{
    Arena *arena = document->arena;
    *event = (EntenteEvent){.type = candidate->type,
                            .mode = candidate->mode,
                            .status = candidate->status,
                            .sentence = sentence,
                            .level = "",
                            .context = "",
                            .confidence = 0.5f};
    memcpy(event->cameo, candidate->cameo, sizeof event->cameo);
    lexicon_type(coder->lexicon, candidate->type, candidate->mode, &event->quad, &event->score);
    const ImageCode *code = lexicon_code(coder->lexicon, candidate->cameo);
    event->goldstein = code ? code->goldstein : 0;
    strikes_settle(scene, candidate, document, event);
    bool spoken = candidate_is_verbal(candidate->type);
    if (!fill_entities(scene, candidate, &candidate->actors, coder->options.all, false, spoken, arena,
                       &event->actors, &event->actor_count) ||
        !fill_entities(scene, candidate, &candidate->recipients, coder->options.all, true, spoken, arena,
                       &event->recipients, &event->recipient_count) ||
        !fill_entities(scene, candidate, &candidate->mediators, coder->options.all, false, spoken, arena,
                       &event->mediators, &event->mediator_count) ||
        !take_given(candidate, arena, event))
        return false;
    event->triggers = arena_array(arena, candidate->word_count + 1, sizeof *event->triggers);
    if (!event->triggers)
        return false;
    uint32_t base = scene->view.sentence->start;
    for (size_t i = 0; i < candidate->word_count; i++) {
        const EntenteToken *token = view_token(&scene->view, candidate->words[i]);
        event->triggers[event->trigger_count++] = (EntenteSpan){token->start - base, token->end - base};
    }
    set_id(document, event, view_token(&scene->view, candidate->trigger)->start,
           candidate->swapped  ? " reverse"
           : candidate->second ? " second"
                               : "");
    if (candidate->about) {
        event->about = arena_bytes(arena, sizeof *event->about);
        if (!event->about || !coder_event(coder, scene, candidate->about, document, sentence, event->about))
            return false;
    }
    return !coder->options.explain || explain(scene, candidate, event, arena);
}
