#include "code/stages.h"

#include "code/factuality.h"
#include "code/mentions.h"
#include "code/json_write.h"

#include <string.h>

static bool keep_mentions(Scene *scene, EntenteDocument *document)
{
    const View *view = &scene->view;
    EntenteStages *stages = &document->stages;
    size_t capacity = stages->mention_count;
    for (uint32_t t = 1; t <= view->count; t++) {
        Referent referent;
        const EntenteEntity *entity = names_entity(&scene->names, t);
        const Link *link = scene->names.links[t];
        bool read = mention_read(&scene->names, t, &referent) || view_token(view, t)->upos == ENTENTE_PRON ||
                    view_token(view, t)->upos == ENTENTE_NUM || link;
        if (!read || names_substance(&scene->names, t) != t ||
            (!link && !mention_anaphor(&scene->names, t, entity).kind))
            continue;
        EntenteMention *grown = arena_grow(document->arena, stages->mentions, &capacity,
                                           stages->mention_count + 1, sizeof *grown);
        if (!grown)
            return false;
        stages->mentions = grown;
        EntenteMention *mention = &stages->mentions[stages->mention_count++];
        *mention = (EntenteMention){.start = entity->span.start + view->sentence->start,
                                    .end = entity->span.end + view->sentence->start,
                                    .rule = ""};
        if (!link)
            continue;
        mention->rule = link->rule;
        mention->sentence = link->sentence;
        mention->meant = link->antecedent;
        mention->entities = arena_array(document->arena, link->count, sizeof *mention->entities);
        if (!mention->entities)
            return false;
        for (size_t i = 0; i < link->count; i++) {
            mention->entities[i] = link->members[i];
            mention->entities[i].sectors =
                arena_copy(document->arena, link->members[i].sectors, strlen(link->members[i].sectors));
            if (!mention->entities[i].sectors)
                return false;
        }
        mention->entity_count = link->count;
    }
    return true;
}

bool stages_keep(Scene *scene, EntenteDocument *document)
{
    if (!keep_mentions(scene, document))
        return false;
    const View *view = &scene->view;
    EntenteStages *stages = &document->stages;
    const Factuality *factuality = factuality_read(view, scene->arena);
    size_t capacity = stages->predicate_count;
    EntentePredicate *grown = arena_grow(document->arena, stages->predicates, &capacity,
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

/* ---- printing ---- */

static void write_predicates(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->stages.predicate_count; i++) {
        const EntentePredicate *predicate = &document->stages.predicates[i];
        fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"future\": %s, \"negated\": %s}", i ? ", " : "",
                predicate->start, predicate->end, predicate->future ? "true" : "false",
                predicate->negated ? "true" : "false");
    }
}

static void write_mentions(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->stages.mention_count; i++) {
        const EntenteMention *mention = &document->stages.mentions[i];
        fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"rule\": \"%s\", \"meant\": ", i ? ", " : "",
                mention->start, mention->end, mention->rule);
        json_write_string(stream, mention->meant);
        fprintf(stream, ", \"sentence\": %zu, \"entities\": [", mention->entity_count ? mention->sentence + 1 : 0);
        for (size_t k = 0; k < mention->entity_count; k++) {
            const EntenteEntity *entity = &mention->entities[k];
            fprintf(stream, "%s{\"code\": \"%s\", \"sectors\": \"%s\", \"name\": ", k ? ", " : "", entity->code,
                    entity->sectors);
            json_write_string(stream, entente_slice(entity->name));
            fputs("}", stream);
        }
        fputs("]}", stream);
    }
}

EntenteStatus entente_document_write_stage(const EntenteDocument *document, const char *stage, FILE *stream)
{
    bool mentions = strcmp(stage, "mentions") == 0;
    if (!mentions && strcmp(stage, "predicates") != 0)
        return ENTENTE_BAD_USAGE;
    fputs("{\"id\": ", stream);
    json_write_string(stream, document->id);
    fprintf(stream, ", \"%s\": [", stage);
    if (mentions)
        write_mentions(document, stream);
    else
        write_predicates(document, stream);
    fputs("]}\n", stream);
    return ferror(stream) ? ENTENTE_IO : ENTENTE_OK;
}
