/* Pairs of a file, one after the other. */
#include "base/error.h"
#include "code/coder.h"
#include "ingest/pairs.h"

EntenteStatus entente_relate_run(const EntenteModel *model, const EntenteLexicon *lexicon,
                                 const EntenteRelateOptions *options, EntenteError *error)
{
    Source *source = NULL;
    EntenteParser *parser = NULL;
    EntenteCoder *coder = NULL;
    EntenteDocument *document = NULL;
    EntenteStatus status = source_open(options->file, &source, error);
    if (status == ENTENTE_OK)
        status = entente_parser_new(model, &parser, error);
    if (status == ENTENTE_OK)
        status = entente_coder_new(lexicon, &options->coding, &coder, error);
    if (status == ENTENTE_OK)
        status = entente_document_new(&document, error);
    while (status == ENTENTE_OK) {
        PairRecord record;
        EntenteRelation relation;
        EntenteError failure = {0};
        status = pairs_next(source, document, &record, &failure);
        if (status == ENTENTE_BAD_INPUT) {
            if (options->on_failure)
                options->on_failure(&failure, options->context);
            status = options->strict ? status : ENTENTE_OK;
            if (options->strict && error)
                *error = failure;
            continue;
        }
        if (status != ENTENTE_OK) {
            if (error)
                *error = failure;
            break;
        }
        status = entente_parser_parse(parser, document, error);
        if (status == ENTENTE_OK)
            status = entente_coder_relate(coder, document, &record.pair, &relation, error);
        if (status == ENTENTE_OK)
            status = options->on_relation(document, &relation, options->context, error);
    }
    entente_document_delete(document);
    entente_coder_delete(coder);
    entente_parser_delete(parser);
    source_close(source);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}
