#include "syntax/parser.h"

#include "base/arena.h"
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

static EntenteStatus annotate(EntenteParser *parser, EntenteSentence *sentences, size_t count,
                              EntenteDocument *document, EntenteError *error)
{
    EntenteStatus status = network_annotate(parser->run, sentences, count, error);
    const Morph *morph = model_morph(parser->model);
    for (size_t i = 0; i < count && status == ENTENTE_OK; i++) {
        status = morph_lemmatise(morph, &sentences[i], document->arena, error);
        if (status == ENTENTE_OK)
            status = morph_add_features(morph, &sentences[i], document->arena, error);
    }
    return status;
}

EntenteStatus parser_parse_where(EntenteParser *parser, EntenteDocument *document,
                                 bool (*wanted)(const EntenteSentence *sentence, void *context),
                                 void *context, EntenteError *error)
{
    EntenteStatus status = document->tokenised ? ENTENTE_OK : text_segment(document, error);
    if (status != ENTENTE_OK)
        return status;
    EntenteSentence *sentences = document->sentences;
    size_t count = document->sentence_count;
    if (wanted) {
        /* copies share their tokens with the document's sentences */
        sentences = arena_array(document->arena, count + 1, sizeof *sentences);
        if (!sentences)
            return error_no_memory(error);
        count = 0;
        for (size_t i = 0; i < document->sentence_count; i++)
            if (wanted(&document->sentences[i], context))
                sentences[count++] = document->sentences[i];
    }
    status = annotate(parser, sentences, count, document, error);
    document->parsed = status == ENTENTE_OK;
    return status;
}

EntenteStatus entente_parser_parse(EntenteParser *parser, EntenteDocument *document, EntenteError *error)
{
    return parser_parse_where(parser, document, NULL, NULL, error);
}
