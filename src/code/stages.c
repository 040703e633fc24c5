#include "code/stages.h"

#include "base/json_write.h"
#include "code/factuality.h"
#include "code/mentions.h"
#include "code/statements.h"
#include "code/time.h"
#include "code/tolls.h"

#include <string.h>

static bool keep_predicates(Scene *scene, EntenteDocument *document)
{
    const View *view = &scene->view;
    EntenteStages *stages = &document->stages;
    const Factuality *factuality = factuality_read(view, scene->arena);
    EntentePredicate *grown = arena_grow(document->arena, stages->predicates, &stages->predicate_room,
                                         stages->predicate_count + view->count + 1, sizeof *grown);
    if (!factuality || !grown)
        return false;
    stages->predicates = grown;
    for (uint32_t t = 1; t <= view->count; t++) {
        const EntenteToken *token = view_token(view, t);
        if (token->upos != ENTENTE_NOUN && token->upos != ENTENTE_PROPN && token->upos != ENTENTE_ADJ &&
            !view_is_verb(view, t))
            continue;
        stages->predicates[stages->predicate_count++] =
            (EntentePredicate){token->start, token->end, factuality[t].future, factuality[t].negated};
    }
    return true;
}

static bool keep_references(Scene *scene, EntenteDocument *document)
{
    const View *view = &scene->view;
    EntenteStages *stages = &document->stages;
    for (uint32_t t = 1; t <= view->count; t++) {
        Referent referent;
        const EntenteEntity *entity = names_entity(&scene->names, t);
        const Link *link = scene->names.links[t];
        bool read = mention_read(&scene->names, t, &referent) || view_token(view, t)->upos == ENTENTE_PRON ||
                    view_token(view, t)->upos == ENTENTE_NUM || link;
        if (!read || names_substance(&scene->names, t) != t ||
            (!link && !mention_anaphor(&scene->names, t, entity).kind))
            continue;
        EntenteReference *grown = arena_grow(document->arena, stages->references, &stages->reference_room,
                                             stages->reference_count + 1, sizeof *grown);
        if (!grown)
            return false;
        stages->references = grown;
        EntenteReference *reference = &stages->references[stages->reference_count++];
        *reference = (EntenteReference){.start = entity->span.start + view->sentence->start,
                                        .end = entity->span.end + view->sentence->start,
                                        .rule = ""};
        if (!link)
            continue;
        reference->rule = link->rule;
        reference->sentence = link->sentence;
        reference->meant = link->antecedent;
        reference->entities = arena_array(document->arena, link->count, sizeof *reference->entities);
        if (!reference->entities)
            return false;
        for (size_t i = 0; i < link->count; i++) {
            reference->entities[i] = link->members[i];
            reference->entities[i].sectors =
                arena_copy(document->arena, link->members[i].sectors, strlen(link->members[i].sectors));
            if (!reference->entities[i].sectors)
                return false;
        }
        reference->entity_count = link->count;
    }
    return true;
}

/* Noun phrases whose actor is known, the widest of those that share a head. */
static bool keep_mentions(Scene *scene, EntenteDocument *document, size_t sentence)
{
    const View *view = &scene->view;
    EntenteStages *stages = &document->stages;
    size_t needed = stages->mention_count + view->count + 1;
    EntenteEntity *grown =
        arena_grow(document->arena, stages->mentions, &stages->mention_room, needed, sizeof *grown);
    uint32_t *places = arena_grow(document->arena, stages->mention_sentences, &stages->mention_sentence_room,
                                  needed, sizeof *places);
    if (!grown || !places)
        return false;
    stages->mentions = grown;
    stages->mention_sentences = places;
    for (uint32_t t = 1; t <= view->count; t++) {
        uint8_t relation = view->relation[t];
        if (!view_is_nominal(view, t) || relation == REL_COMPOUND || relation == REL_FLAT ||
            relation == REL_AMOD || view_is_verb(view, t))
            continue;
        EntenteEntity entity = *names_entity(&scene->names, t);
        if (!entity_is_known(&entity))
            continue;
        entity.sectors = arena_copy(document->arena, entity.sectors, strlen(entity.sectors));
        if (!entity.sectors)
            return false;
        stages->mentions[stages->mention_count] = entity;
        stages->mention_sentences[stages->mention_count++] = (uint32_t)sentence;
    }
    return true;
}

bool stages_keep(Scene *scene, EntenteDocument *document, size_t sentence)
{
    return keep_references(scene, document) && keep_predicates(scene, document) &&
           keep_mentions(scene, document, sentence) && tolls_keep(scene, document);
}

/* ---- printing ---- */

static bool write_predicates(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->stages.predicate_count; i++) {
        const EntentePredicate *predicate = &document->stages.predicates[i];
        fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"future\": %s, \"negated\": %s}", i ? ", " : "",
                predicate->start, predicate->end, predicate->future ? "true" : "false",
                predicate->negated ? "true" : "false");
    }
    return true;
}

static bool write_mentions(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->stages.mention_count; i++) {
        const EntenteEntity *mention = &document->stages.mentions[i];
        uint32_t base = document->sentences[document->stages.mention_sentences[i]].start;
        fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"text\": ", i ? ", " : "",
                base + mention->span.start, base + mention->span.end);
        json_write_string(stream, mention->text);
        fputs(", \"name\": ", stream);
        json_write_string(stream, entente_slice(mention->name));
        fprintf(stream, ", \"code\": \"%s\", \"sectors\": \"%s\", \"office\": ", mention->code,
                mention->sectors);
        json_write_string(stream, entente_slice(mention->office));
        fputc('}', stream);
    }
    return true;
}

static bool write_references(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->stages.reference_count; i++) {
        const EntenteReference *reference = &document->stages.references[i];
        fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"rule\": \"%s\", \"meant\": ", i ? ", " : "",
                reference->start, reference->end, reference->rule);
        json_write_string(stream, reference->meant);
        fprintf(stream, ", \"sentence\": %zu, \"entities\": [",
                reference->entity_count ? reference->sentence + 1 : 0);
        for (size_t k = 0; k < reference->entity_count; k++) {
            const EntenteEntity *entity = &reference->entities[k];
            fprintf(stream, "%s{\"code\": \"%s\", \"sectors\": \"%s\", \"name\": ", k ? ", " : "",
                    entity->code, entity->sectors);
            json_write_string(stream, entente_slice(entity->name));
            fputs("}", stream);
        }
        fputs("]}", stream);
    }
    return true;
}

EntenteStatus entente_document_write_stage(const EntenteDocument *document, const char *stage, FILE *stream)
{
    static const struct {
        const char *name;
        bool (*write)(const EntenteDocument *document, FILE *stream);
    } stages[] = {{"mentions", write_mentions},     {"predicates", write_predicates},
                  {"references", write_references}, {"statements", statements_write},
                  {"times", times_write},           {"tolls", tolls_write}};
    size_t found = 0;
    while (found < sizeof stages / sizeof *stages && strcmp(stages[found].name, stage) != 0)
        found++;
    if (found == sizeof stages / sizeof *stages)
        return ENTENTE_BAD_USAGE;
    fputs("{\"id\": ", stream);
    json_write_string(stream, document->id);
    fprintf(stream, ", \"%s\": [", stage);
    if (!stages[found].write(document, stream))
        return ENTENTE_NO_MEMORY;
    fputs("]}\n", stream);
    return ferror(stream) ? ENTENTE_IO : ENTENTE_OK;
}
