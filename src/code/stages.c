#include "code/stages.h"

#include "base/json_write.h"
#include "code/factuality.h"
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
    return keep_predicates(scene, document) && keep_mentions(scene, document, sentence) &&
           tolls_keep(scene, document);
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

EntenteStatus entente_document_write_stage(const EntenteDocument *document, const char *stage, FILE *stream)
{
    static const struct {
        const char *name;
        bool (*write)(const EntenteDocument *document, FILE *stream);
    } stages[] = {{"mentions", write_mentions},
                  {"predicates", write_predicates},
                  {"statements", statements_write},
                  {"times", times_write},
                  {"tolls", tolls_write}};
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
