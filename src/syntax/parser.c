#include "syntax/parser.h"

#include "base/arena.h"
#include "base/error.h"
#include "syntax/headline.h"
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

/* Sentences of several documents that are parsed together; they share their tokens with the documents' own.
 */
typedef struct Chosen {
    EntenteSentence *sentences;
    EntenteDocument **owners; /* of each */
    size_t *commas;           /* of each, syntax/headline.h */
    EntenteSlice *texts;      /* what stands there */
    size_t count;
} Chosen;

/* The commas of headlines, as the network reads them (`read`), or as they stand in the text. */
static void set_headline_commas(const Chosen *chosen, bool read)
{
    static const EntenteSlice conjunction = {"and", 3};
    for (size_t i = 0; i < chosen->count; i++) {
        EntenteSentence *sentence = &chosen->sentences[i];
        size_t comma = chosen->commas[i];
        if (comma == SIZE_MAX)
            continue;
        EntenteToken *token = &sentence->tokens[comma];
        if (read) {
            chosen->texts[i] = token->text;
            token->text = conjunction;
        } else {
            token->text = chosen->texts[i];
            token->upos = ENTENTE_PUNCT;
            token->xpos = ",";
            token->deprel = "punct";
        }
    }
}

static EntenteStatus annotate(EntenteParser *parser, const Chosen *chosen, EntenteError *error)
{
    for (size_t i = 0; i < chosen->count; i++)
        chosen->commas[i] = headline_comma(&chosen->sentences[i]);
    set_headline_commas(chosen, true);
    EntenteStatus status = network_annotate(parser->run, chosen->sentences, chosen->count, error);
    set_headline_commas(chosen, false);
    const Morph *morph = model_morph(parser->model);
    for (size_t i = 0; i < chosen->count && status == ENTENTE_OK; i++) {
        EntenteSentence *sentence = &chosen->sentences[i];
        status = morph_lemmatise(morph, sentence, chosen->owners[i]->arena, error);
        if (status == ENTENTE_OK)
            status = morph_add_features(morph, sentence, chosen->owners[i]->arena, error);
    }
    return status;
}

static bool choose_sentences(Chosen *chosen, EntenteDocument *document, ParserChoice *choose, void *context)
{
    bool *wanted = choose ? arena_array(document->arena, document->sentence_count + 1, sizeof *wanted) : NULL;
    if (choose && (!wanted || !choose(document, wanted, context)))
        return false;
    for (size_t i = 0; i < document->sentence_count; i++)
        if (!choose || wanted[i]) {
            chosen->sentences[chosen->count] = document->sentences[i];
            chosen->owners[chosen->count++] = document;
        }
    return true;
}

EntenteStatus parser_parse_chosen(EntenteParser *parser, EntenteDocument *const *documents, size_t count,
                                  ParserChoice *choose, void *context, EntenteError *error)
{
    size_t sentences = 0;
    for (size_t d = 0; d < count; d++) {
        EntenteStatus status = documents[d]->tokenised ? ENTENTE_OK : text_segment(documents[d], error);
        if (status != ENTENTE_OK)
            return status;
        sentences += documents[d]->sentence_count;
    }
    if (!count)
        return ENTENTE_OK;
    Arena *arena = documents[0]->arena;
    Chosen chosen = {arena_array(arena, sentences + 1, sizeof *chosen.sentences),
                     arena_array(arena, sentences + 1, sizeof *chosen.owners),
                     arena_array(arena, sentences + 1, sizeof *chosen.commas),
                     arena_array(arena, sentences + 1, sizeof *chosen.texts), 0};
    if (!chosen.sentences || !chosen.owners || !chosen.commas || !chosen.texts)
        return error_no_memory(error);
    for (size_t d = 0; d < count; d++)
        if (!choose_sentences(&chosen, documents[d], choose, context))
            return error_no_memory(error);
    EntenteStatus status = annotate(parser, &chosen, error);
    for (size_t d = 0; d < count; d++)
        documents[d]->parsed = status == ENTENTE_OK;
    return status;
}

EntenteStatus entente_parser_parse(EntenteParser *parser, EntenteDocument *document, EntenteError *error)
{
    return parser_parse_chosen(parser, &document, 1, NULL, NULL, error);
}
