/* Arbitrary bytes through the whole engine: read, split, tag, parse, write, and read back what was written.
 * Runs with a tiny model that it trains for itself at the start, so that it needs no file. */
#include "base/utf8.h"
#include "entente.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char treebank[] =
    "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tmet\tmeet\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_\n"
    "4\tArran\tArran\tPROPN\tNNP\tNumber=Sing\t2\tobl\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
    "1\tThe\tthe\tDET\tDT\tDefinite=Def\t2\tdet\t_\t_\n"
    "2\ttalks\ttalk\tNOUN\tNNS\tNumber=Plur\t3\tnsubj\t_\t_\n"
    "3\tfailed\tfail\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";

/* An invariant: the fuzzer sees a broken one as a crash, the line says which. */
static void require_at(bool condition, int line)
{
    if (!condition) {
        fprintf(stderr, "broken promise at line %d\n", line);
        abort();
    }
}

#define require(condition) require_at(condition, __LINE__)

static EntenteModel *make_model(void)
{
    static const char *const settings[] = {"epochs=1", "hidden=64", "embedding=64", "arc=64", "label=64"};
    char folder[] = "/tmp/entente-fuzz-XXXXXX", corpus[64], file[64];
    EntenteError error = {0};
    EntenteModel *model = NULL;
    require(mkdtemp(folder) != NULL);
    snprintf(corpus, sizeof corpus, "%s/train.conllu", folder);
    snprintf(file, sizeof file, "%s/tiny.model", folder);
    FILE *stream = fopen(corpus, "w");
    require(stream && fputs(treebank, stream) >= 0 && fclose(stream) == 0);
    EntenteTrainOptions options = {.train_file = corpus,
                                   .output = file,
                                   .settings = settings,
                                   .setting_count = sizeof settings / sizeof *settings};
    require(entente_train(&options, &error) == ENTENTE_OK);
    require(entente_model_open(file, &model, &error) == ENTENTE_OK);
    remove(corpus);
    remove(file);
    rmdir(folder);
    return model;
}

static void check_sentence(const EntenteSentence *sentence)
{
    size_t roots = 0;
    for (size_t i = 0; i < sentence->token_count; i++) {
        const EntenteToken *token = &sentence->tokens[i];
        size_t steps = 0;
        roots += token->head == 0;
        require(token->upos != ENTENTE_UPOS_NONE && token->lemma.size && utf8_is_clean(token->lemma));
        for (uint32_t node = (uint32_t)i + 1; node; node = sentence->tokens[node - 1].head)
            require(++steps <= sentence->token_count);
    }
    require(roots == 1);
}

/* What was written is CoNLL-U with as many sentences and words. */
static void check_written(const EntenteDocument *document)
{
    char *text = NULL;
    size_t size = 0, sentences = 0;
    EntenteReaderOptions options = {.format = ENTENTE_FORMAT_CONLLU};
    EntenteReader *reader = NULL;
    EntenteDocument *again = NULL;
    EntenteError error = {0};
    FILE *stream = open_memstream(&text, &size);
    require(stream && entente_document_write_conllu(document, stream) == ENTENTE_OK && fclose(stream) == 0);
    require(entente_reader_open_memory(text, size, "again", &options, &reader, &error) == ENTENTE_OK);
    require(entente_document_new(&again, &error) == ENTENTE_OK);
    EntenteStatus status;
    while ((status = entente_reader_next(reader, again, &error)) == ENTENTE_OK)
        sentences += again->sentence_count;
    require(status == ENTENTE_END && sentences == document->sentence_count);
    entente_document_delete(again);
    entente_reader_close(reader);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static EntenteModel *model;
    static EntenteParser *parser;
    EntenteError error = {0};
    if (!model) {
        model = make_model();
        require(entente_parser_new(model, &parser, &error) == ENTENTE_OK);
    }
    EntenteReader *reader = NULL;
    EntenteDocument *document = NULL;
    if (entente_reader_open_memory(data, size, "fuzz", NULL, &reader, &error) != ENTENTE_OK)
        return 0;
    require(entente_document_new(&document, &error) == ENTENTE_OK);
    EntenteStatus status;
    do {
        status = entente_reader_next(reader, document, &error);
        if (status != ENTENTE_OK)
            continue;
        require(entente_parser_parse(parser, document, &error) == ENTENTE_OK);
        for (size_t i = 0; i < document->sentence_count; i++)
            check_sentence(&document->sentences[i]);
        check_written(document);
    } while (status == ENTENTE_OK || status == ENTENTE_BAD_INPUT);
    entente_document_delete(document);
    entente_reader_close(reader);
    return 0;
}
