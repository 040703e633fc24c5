/* Segmentation measured on the treebank's development part, rebuilt to running text: the F1 of the CoNLL 2018
 * shared task must not fall below these bars. Skipped (77) where the treebank is not at hand. */
#include "text/segment.h"

#include <string.h>

enum { SKIPPED = 77 };

static const char treebank[] = "../shared/treebanks/en-dev.conllu";

static const struct {
    EntenteMeasure measure;
    double least;
} bars[] = {{ENTENTE_MEASURE_TOKENS, 99.6}, {ENTENTE_MEASURE_WORDS, 99.4}, {ENTENTE_MEASURE_SENTENCES, 89.0}};

static EntenteStatus measure(EntenteReader *reader, EntenteDocument *gold, EntenteDocument *system,
                             EntenteScores *scores, EntenteError *error)
{
    EntenteStatus status;
    while ((status = entente_reader_next(reader, gold, error)) == ENTENTE_OK) {
        entente_document_reset(system);
        system->text = gold->text;
        status = text_segment(system, error);
        if (status == ENTENTE_OK)
            status = entente_evaluate_documents(gold, system, scores, error);
        if (status != ENTENTE_OK)
            return status;
    }
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

int main(void)
{
    FILE *file = fopen(treebank, "r");
    if (!file) {
        puts("the treebank is not at hand");
        return SKIPPED;
    }
    fclose(file);
    EntenteReaderOptions options = {.format = ENTENTE_FORMAT_CONLLU};
    EntenteReader *reader = NULL;
    EntenteDocument *gold = NULL, *system = NULL;
    EntenteScores scores;
    EntenteError error = {0};
    memset(&scores, 0, sizeof scores);
    EntenteStatus status = entente_reader_open(treebank, &options, &reader, &error);
    if (status == ENTENTE_OK)
        status = entente_document_new(&gold, &error);
    if (status == ENTENTE_OK)
        status = entente_document_new(&system, &error);
    if (status == ENTENTE_OK)
        status = measure(reader, gold, system, &scores, &error);
    bool failed = status != ENTENTE_OK;
    if (failed)
        puts(error.message);
    for (size_t i = 0; !failed && i < sizeof bars / sizeof *bars; i++) {
        double f1 = entente_score_f1(&scores.of[bars[i].measure]);
        printf("%s %.2f, at least %.2f\n", entente_measure_name(bars[i].measure), f1, bars[i].least);
        failed = f1 < bars[i].least;
    }
    entente_document_delete(system);
    entente_document_delete(gold);
    entente_reader_close(reader);
    return failed;
}
