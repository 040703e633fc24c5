#include "code/stages.h"

#include "code/factuality.h"
#include "code/json_write.h"
#include "code/tolls.h"

#include <string.h>

bool stages_keep(Scene *scene, EntenteDocument *document)
{
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
    return tolls_keep(scene, document);
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

EntenteStatus entente_document_write_stage(const EntenteDocument *document, const char *stage, FILE *stream)
{
    bool tolls = strcmp(stage, "tolls") == 0;
    if (!tolls && strcmp(stage, "predicates") != 0)
        return ENTENTE_BAD_USAGE;
    fputs("{\"id\": ", stream);
    json_write_string(stream, document->id);
    fprintf(stream, ", \"%s\": [", stage);
    if (tolls)
        tolls_write(document, stream);
    else
        write_predicates(document, stream);
    fputs("]}\n", stream);
    return ferror(stream) ? ENTENTE_IO : ENTENTE_OK;
}
