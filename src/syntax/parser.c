#include "syntax/parser.h"

#include "base/error.h"
#include "syntax/model.h"
#include "syntax/morph.h"
#include "text/segment.h"

#include <stdlib.h>

struct EntenteParser {
    const EntenteModel *model;
    NetworkRun *run;
};

EntenteStatus entente_parser_new(const EntenteModel *model, EntenteParser **parser, EntenteError *error)
{
    const Network *network = model_network(model);
    if (!network || !model_morph(model))
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, "the model has no parser");
    EntenteParser *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    made->model = model;
    EntenteStatus status = network_run_new(network, &made->run, error);
    if (status != ENTENTE_OK) {
        free(made);
        return status;
    }
    *parser = made;
    return ENTENTE_OK;
}

void entente_parser_delete(EntenteParser *parser)
{
    if (!parser)
        return;
    network_run_delete(parser->run);
    free(parser);
}

NetworkRun *parser_network_run(EntenteParser *parser)
{
    return parser->run;
}

EntenteStatus entente_parser_parse(EntenteParser *parser, EntenteDocument *document, EntenteError *error)
{
    EntenteStatus status = document->tokenised ? ENTENTE_OK : text_segment(document, error);
    if (status == ENTENTE_OK)
        status = network_annotate(parser->run, document->sentences, document->sentence_count, error);
    const Morph *morph = model_morph(parser->model);
    for (size_t i = 0; i < document->sentence_count && status == ENTENTE_OK; i++) {
        status = morph_lemmatise(morph, &document->sentences[i], document->arena, error);
        if (status == ENTENTE_OK)
            status = morph_add_features(morph, &document->sentences[i], document->arena, error);
    }
    document->parsed = status == ENTENTE_OK;
    return status;
}
