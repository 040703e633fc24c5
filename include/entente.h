/* entente.h - the public library: news text in, sentences and dependency trees out.
 *
 * Data flows one way. A *reader* turns bytes of any accepted kind (plain text, JSON Lines, HTML, CoNLL-U,
 * WARC, and gzip, zstd or xz of these) into documents. A *parser*, one a thread, splits a document into
 * sentences and tokens and gives every token its part of speech, lemma, features, head and dependency
 * relation after Universal Dependencies (https://universaldependencies.org). The *model*, read-only and
 * memory-mapped, is shared by all parsers. A *pipeline* runs the whole over many cores and hands documents
 * back in the input's order.
 *
 *     EntenteError error = {0};
 *     EntenteModel *model = NULL;
 *     EntenteParser *parser = NULL;
 *     EntenteDocument *document = NULL;
 *     if (entente_model_open("english.model", &model, &error) == ENTENTE_OK &&
 *         entente_parser_new(model, &parser, &error) == ENTENTE_OK &&
 *         entente_document_new(&document, &error) == ENTENTE_OK) {
 *         document->text = entente_slice("Baku called off the meeting.");
 *         if (entente_parser_parse(parser, document, &error) == ENTENTE_OK)
 *             entente_document_write_conllu(document, stdout);
 *     }
 *     if (error.code) fprintf(stderr, "%s\n", error.message);
 *     entente_document_delete(document);
 *     entente_parser_delete(parser);
 *     entente_model_close(model);
 *
 * Ownership, stated once: what `_new` or `_open` gave is released with `_delete` or `_close` (NULL is
 * allowed). Everything that hangs on a document lives in the document's arena and goes with it. Slices point
 * into memory that belongs to the document, the model or the caller and are not NUL-terminated; `const char
 * *` strings are.
 *
 * Threads: a model may be used by any number of threads at once; a reader, a parser and a document by one at
 * a time.
 *
 * Offsets that are given out are Unicode code points counted from the start of the document, `end` exclusive.
 */
#ifndef ENTENTE_H
#define ENTENTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ENTENTE_VERSION "0.1.0"

/* ---- errors
 * ---------------------------------------------------------------------------------------------------- */

typedef enum EntenteStatus {
    ENTENTE_OK = 0,
    ENTENTE_END,       /* no further document: not an error */
    ENTENTE_BAD_INPUT, /* this record cannot be read; the next may be */
    ENTENTE_BAD_MODEL, /* not a model, damaged, or of another version */
    ENTENTE_BAD_USAGE, /* arguments that make no sense */
    ENTENTE_IO,        /* the operating system refused */
    ENTENTE_NO_MEMORY
} EntenteStatus;

/* What went wrong, in words for a person, and where. `file` is empty and `line` 0 where unknown. */
typedef struct EntenteError {
    EntenteStatus code;
    size_t line; /* 1-based line of `file` */
    char file[256];
    char message[512]; /* complete: names file and line itself */
} EntenteError;

/* ---- strings
 * --------------------------------------------------------------------------------------------------- */

typedef struct EntenteSlice {
    const char *data; /* UTF-8, not NUL-terminated */
    size_t size;      /* bytes */
} EntenteSlice;

/* The slice of a NUL-terminated string, without copying it. */
EntenteSlice entente_slice(const char *string);

/* ---- documents
 * ------------------------------------------------------------------------------------------------- */

/* Universal part-of-speech tags, https://universaldependencies.org/u/pos/ */
typedef enum EntenteUpos {
    ENTENTE_UPOS_NONE = 0,
    ENTENTE_ADJ,
    ENTENTE_ADP,
    ENTENTE_ADV,
    ENTENTE_AUX,
    ENTENTE_CCONJ,
    ENTENTE_DET,
    ENTENTE_INTJ,
    ENTENTE_NOUN,
    ENTENTE_NUM,
    ENTENTE_PART,
    ENTENTE_PRON,
    ENTENTE_PROPN,
    ENTENTE_PUNCT,
    ENTENTE_SCONJ,
    ENTENTE_SYM,
    ENTENTE_VERB,
    ENTENTE_X,
    ENTENTE_UPOS_COUNT
} EntenteUpos;

/* "NOUN" for ENTENTE_NOUN; "_" for ENTENTE_UPOS_NONE and anything out of range. */
const char *entente_upos_name(EntenteUpos upos);

/* ENTENTE_NOUN for "NOUN"; ENTENTE_UPOS_NONE for anything else. */
EntenteUpos entente_upos_from_name(EntenteSlice name);

/* A syntactic word. Strings that are not known yet are "_", never NULL. */
typedef struct EntenteToken {
    EntenteSlice text;    /* form: a slice of the document's text wherever the input is text */
    EntenteSlice surface; /* of a multiword token ("don't"), on its first word; empty elsewhere */
    EntenteSlice lemma;   /* empty until tagged */
    const char *xpos;     /* Penn Treebank tag */
    const char *feats;    /* Universal features, "Number=Sing|Person=3" */
    const char *deprel;   /* Universal Dependencies relation, with its subtype */
    uint32_t start, end;  /* code points in the document */
    uint32_t head;        /* 1-based index of the head in the sentence; 0: root, or not parsed */
    uint8_t upos;         /* EntenteUpos */
    uint8_t multiword;    /* words in the multiword token that begins here, 0 where none begins */
    bool space_after;     /* white space follows in the text */
} EntenteToken;

typedef struct EntenteSentence {
    EntenteSlice id;   /* the input's own (CoNLL-U sent_id); empty where it has none */
    EntenteSlice text; /* from the first to the last token */
    EntenteToken *tokens;
    size_t token_count;
    uint32_t start, end; /* code points in the document */
    bool starts_paragraph;
} EntenteSentence;

/* A date of the proleptic Gregorian calendar; year 0 with month 0 means unknown. */
typedef struct EntenteDate {
    int16_t year;
    uint8_t month, day; /* 1 to 12, 1 to 31 */
} EntenteDate;

typedef struct EntenteDocument {
    EntenteSlice id, title, publication, url;
    EntenteDate published;
    EntenteSlice text; /* valid UTF-8 */
    EntenteSentence *sentences;
    size_t sentence_count;
    bool tokenised;          /* sentences and tokens came with the input (CoNLL-U) */
    bool parsed;             /* heads and relations too */
    uint32_t part;           /* a very long text comes in parts 0, 1, ... with the same id */
    uint32_t first_char;     /* code points of the document before this part's text */
    uint32_t first_sentence; /* sentences before this part, filled in by the pipeline */
    size_t repairs;          /* malformed UTF-8 sequences and NULs that were replaced by U+FFFD */
    const char *file;        /* where the document came from, "-" for standard input */
    size_t line;             /* 1-based, 0 where it makes no sense */
    struct Arena *arena;     /* owns all of the above that is not the caller's */
} EntenteDocument;

EntenteStatus entente_document_new(EntenteDocument **document, EntenteError *error);
void entente_document_delete(EntenteDocument *document);

/* Forget everything; keep the memory for the next text. */
void entente_document_reset(EntenteDocument *document);

/* Write sentences as CoNLL-U (https://universaldependencies.org/format.html) with `# newdoc id`, `# newpar`,
 * `# sent_id` and `# text` comments, SpaceAfter=No, multiword ranges, and TokenRange=start:end in MISC.
 * Returns ENTENTE_IO when the stream is in error. */
EntenteStatus entente_document_write_conllu(const EntenteDocument *document, FILE *stream);

/* ---- reading
 * --------------------------------------------------------------------------------------------------- */

typedef enum EntenteFormat {
    ENTENTE_FORMAT_AUTO = 0, /* by content */
    ENTENTE_FORMAT_TEXT,
    ENTENTE_FORMAT_JSONL,
    ENTENTE_FORMAT_HTML,
    ENTENTE_FORMAT_CONLLU,
    ENTENTE_FORMAT_WARC
} EntenteFormat;

/* ENTENTE_FORMAT_JSONL for "jsonl"; false where the name is none of text, jsonl, html, conllu, warc, auto. */
bool entente_format_from_name(const char *name, EntenteFormat *format);

typedef struct EntenteReaderOptions {
    EntenteFormat format;
    EntenteDate date; /* publication date of what has none of its own */
} EntenteReaderOptions;

typedef struct EntenteReader EntenteReader;

/* Open a file, "-" for standard input. Compression is recognised whatever `format` says. Memory use does not
 * grow with the input. Errors: ENTENTE_IO (named, with the reason: a directory, no such file),
 * ENTENTE_NO_MEMORY. */
EntenteStatus entente_reader_open(const char *file, const EntenteReaderOptions *options,
                                  EntenteReader **reader, EntenteError *error);

/* Read the same from memory, which must outlive the reader. `name` is used in messages. */
EntenteStatus entente_reader_open_memory(const void *data, size_t size, const char *name,
                                         const EntenteReaderOptions *options, EntenteReader **reader,
                                         EntenteError *error);

/* Read the next document into `document`, whatever it held before. ENTENTE_END when there is none.
 * ENTENTE_BAD_INPUT: one record could not be read, `error` names file and line, and reading may go on.
 * ENTENTE_IO: the input broke off (a damaged archive, say) and nothing more will come. */
EntenteStatus entente_reader_next(EntenteReader *reader, EntenteDocument *document, EntenteError *error);

/* Bytes of the file consumed so far, before decompression, and its size (0 where unknown, as for a pipe). */
void entente_reader_progress(const EntenteReader *reader, uint64_t *done, uint64_t *total);

void entente_reader_close(EntenteReader *reader);

/* ---- the language engine
 * ---------------------------------------------------------------------------------------- */

typedef struct EntenteModel EntenteModel;
typedef struct EntenteParser EntenteParser;

/* Map a trained model. NULL as `file` looks for the installed one: $ENTENTE_MODEL, then where it was built,
 * then where it was installed. The file is checked whole before use; errors: ENTENTE_IO, ENTENTE_BAD_MODEL.
 */
EntenteStatus entente_model_open(const char *file, EntenteModel **model, EntenteError *error);
void entente_model_close(EntenteModel *model);

/* A worker's own state over a shared model, which must outlive it. */
EntenteStatus entente_parser_new(const EntenteModel *model, EntenteParser **parser, EntenteError *error);
void entente_parser_delete(EntenteParser *parser);

/* Split (unless the document came tokenised), tag, lemmatise and parse. Trees are connected, without cycles,
 * and have one root. The result is the same on every machine and does not depend on what was parsed before.
 * Errors: ENTENTE_NO_MEMORY. */
EntenteStatus entente_parser_parse(EntenteParser *parser, EntenteDocument *document, EntenteError *error);

/* ---- many documents, many cores
 * ---------------------------------------------------------------------------------- */

typedef struct EntentePipelineOptions {
    const char *const *files; /* "-" for standard input */
    size_t file_count;
    EntenteReaderOptions reading;
    unsigned threads; /* at most 256; 0: one for every core */
    bool strict;      /* stop at the first record that fails */
    /* Called in the input's order, never by two threads at once. A status other than ENTENTE_OK ends the run.
     */
    EntenteStatus (*on_document)(const EntenteDocument *document, void *context, EntenteError *error);
    /* A record or file that failed; the run goes on unless `strict`. May be NULL. */
    void (*on_failure)(const EntenteError *error, void *context);
    /* Now and then, for a progress bar. May be NULL. */
    void (*on_progress)(uint64_t bytes_done, uint64_t bytes_total, void *context);
    void *context;
} EntentePipelineOptions;

typedef struct EntentePipelineCounts {
    uint64_t documents, sentences, words, failures, repairs, bytes;
} EntentePipelineCounts;

/* Read, parse and hand on every document of every file. Memory is bounded by threads, not by input. */
EntenteStatus entente_pipeline_run(const EntenteModel *model, const EntentePipelineOptions *options,
                                   EntentePipelineCounts *counts, EntenteError *error);

/* ---- training and measuring
 * -------------------------------------------------------------------------------------- */

typedef struct EntenteTrainOptions {
    const char *train_file;      /* CoNLL-U */
    const char *dev_file;        /* CoNLL-U, measured after every epoch; may be NULL */
    const char *output;          /* the model file */
    const char *const *settings; /* "epochs=20", "hidden=192", ...: `entente train --help` lists them */
    size_t setting_count;
    FILE *log; /* may be NULL */
} EntenteTrainOptions;

/* Train the tagger, lemmatiser and parser. The same command on the same kind of machine gives the same model.
 */
EntenteStatus entente_train(const EntenteTrainOptions *options, EntenteError *error);

/* A measure of the CoNLL 2018 shared task: F1 of precision and recall over aligned words. */
typedef struct EntenteScore {
    uint64_t gold, system, correct, aligned;
} EntenteScore;

typedef enum EntenteMeasure {
    ENTENTE_MEASURE_TOKENS = 0,
    ENTENTE_MEASURE_SENTENCES,
    ENTENTE_MEASURE_WORDS,
    ENTENTE_MEASURE_UPOS,
    ENTENTE_MEASURE_XPOS,
    ENTENTE_MEASURE_FEATS,
    ENTENTE_MEASURE_LEMMAS,
    ENTENTE_MEASURE_UAS,
    ENTENTE_MEASURE_LAS,
    ENTENTE_MEASURE_CLAS,
    ENTENTE_MEASURE_COUNT
} EntenteMeasure;

const char *entente_measure_name(EntenteMeasure measure);

typedef struct EntenteScores {
    EntenteScore of[ENTENTE_MEASURE_COUNT];
} EntenteScores;

/* F1 in per cent; 0 where nothing was to be found. */
double entente_score_f1(const EntenteScore *score);

/* Compare system sentences with gold ones over the same text, after the CoNLL 2018 shared task's metric
 * (https://universaldependencies.org/conll18/evaluation.html), adding to `scores`.
 * ENTENTE_BAD_INPUT where the texts differ. */
EntenteStatus entente_evaluate_documents(const EntenteDocument *gold, const EntenteDocument *system,
                                         EntenteScores *scores, EntenteError *error);

#ifdef __cplusplus
}
#endif
#endif
