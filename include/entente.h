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

/* ---- events
 * ---------------------------------------------------------------------------------------------------- */

/* The types of PLOVER (Political Language Ontology for Verifiable Event Records). */
typedef enum EntenteEventType {
    ENTENTE_EVENT_NONE = 0,
    ENTENTE_AGREE,
    ENTENTE_CONSULT,
    ENTENTE_SUPPORT,
    ENTENTE_CONCEDE,
    ENTENTE_COOPERATE,
    ENTENTE_AID,
    ENTENTE_RETREAT,
    ENTENTE_REQUEST,
    ENTENTE_ACCUSE,
    ENTENTE_REJECT,
    ENTENTE_THREATEN,
    ENTENTE_PROTEST,
    ENTENTE_SANCTION,
    ENTENTE_MOBILIZE,
    ENTENTE_COERCE,
    ENTENTE_ASSAULT,
    ENTENTE_OTHER, /* of an ontology that a user's dictionaries brought; `cameo` holds its code */
    ENTENTE_EVENT_TYPES
} EntenteEventType;

/* "CONSULT" for ENTENTE_CONSULT; "NONE" for ENTENTE_EVENT_NONE and anything out of range. */
const char *entente_event_type_name(EntenteEventType type);

/* ENTENTE_CONSULT for "CONSULT"; ENTENTE_EVENT_NONE for anything else. */
EntenteEventType entente_event_type_from_name(EntenteSlice name);

/* How real an event is. A speech act has itself occurred; what it is about has a status of its own. */
typedef enum EntenteEventStatus {
    ENTENTE_OCCURRED = 0,
    ENTENTE_PLANNED,
    ENTENTE_CANCELLED,
    ENTENTE_POSTPONED,
    ENTENTE_REQUESTED,
    ENTENTE_PROMISED,
    ENTENTE_THREATENED,
    ENTENTE_ALLEGED,
    ENTENTE_HYPOTHETICAL,
    ENTENTE_NEGATED,
    ENTENTE_STATUSES
} EntenteEventStatus;

/* "occurred" for ENTENTE_OCCURRED, and so on. */
const char *entente_event_status_name(EntenteEventStatus status);

/* A stretch of a sentence, in code points from the sentence's start, `end` exclusive. */
typedef struct EntenteSpan {
    uint32_t start, end;
} EntenteSpan;

/* Somebody who acts or is acted upon. Strings are never NULL; what is unknown is empty. */
typedef struct EntenteEntity {
    EntenteSlice text; /* the words of the sentence */
    EntenteSlice
        meant; /* of a pronoun or phrase that stands for somebody named before: the words there, else empty */
    const char *name;    /* as the dictionary prints it */
    const char *sectors; /* "GOV,MIL", the most specific first */
    const char *office;  /* "president" */
    const char *members; /* of a body that is but its members, their codes: "FRA; DEU"; NULL: of others */
    const char *file;    /* the dictionary that knew it, empty where none did */
    uint32_t line;
    char code[4];     /* ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, ISM, IMG, MNC */
    EntenteSpan span; /* of the whole mention */
    uint32_t head;    /* 1-based token of its head */
} EntenteEntity;

/* Why a field is what it is. */
typedef struct EntenteReason {
    const char *field; /* "event", "actor", "recipient", "status" */
    EntenteSlice words;
    const char *rule; /* in words for a person */
    const char *file; /* the dictionary, empty where no line of one decided */
    uint32_t line;
} EntenteReason;

/* How exactly the text dates an event. */
typedef enum EntentePrecision {
    ENTENTE_PRECISION_NONE = 0,
    ENTENTE_DAY,
    ENTENTE_WEEK,
    ENTENTE_MONTH,
    ENTENTE_SEASON,
    ENTENTE_YEAR,
    ENTENTE_DECADE,
    ENTENTE_PUBLISHED, /* the text gives no time; the day of publication stands in */
    ENTENTE_PRECISIONS
} EntentePrecision;

/* "day" for ENTENTE_DAY, and so on; empty for none. */
const char *entente_precision_name(EntentePrecision precision);

/* Where something happened. Strings are never NULL; what is unknown is empty. */
typedef struct EntentePlace {
    EntenteSlice text;         /* the words of the sentence */
    const char *name;          /* as the dictionary prints it */
    const char *kind;          /* "city", "river", "region", "country", ... */
    const char *region;        /* first-level region */
    const char *claimants;     /* who else claims it, "ARM 1992..2020-12" */
    char country[4];           /* ISO 3166-1 alpha-3 */
    bool located;              /* coordinates are known */
    float latitude, longitude; /* degrees, WGS 84 */
    unsigned resolution; /* PLOVER's: 5 below a city, 4 city, 3 district, 2 province, 1 country; 0 unknown */
    EntenteSpan span;    /* in the sentence */
    const char *file;    /* the dictionary that knew it */
    uint32_t line;
} EntentePlace;

/* What a figure counts. */
typedef enum EntenteFigureKind {
    ENTENTE_DEAD = 0,
    ENTENTE_INJURED,
    ENTENTE_MISSING,
    ENTENTE_CAPTURED,
    ENTENTE_DISPLACED,
    ENTENTE_ARRESTED,
    ENTENTE_CROWD,
    ENTENTE_FIGURE_KINDS
} EntenteFigureKind;

/* "dead" for ENTENTE_DEAD, and so on. */
const char *entente_figure_kind_name(EntenteFigureKind kind);

/* A claim of how many ("over 280" is low 281 without high); -1 where the words leave it open. */
typedef struct EntenteFigure {
    EntenteFigureKind kind;
    double low, best, high;
    EntenteSlice text;
    EntenteEntity of; /* the side that lost them; its text is empty where nobody is named */
    EntenteEntity by; /* who says so, where it is somebody else than for the event; else its text is empty */
} EntenteFigure;

/* Somebody who says so. */
typedef struct EntenteSource {
    EntenteEntity speaker;
    EntenteSlice cue;    /* "announced" */
    EntenteSlice medium; /* "statement", "Telegram"; empty: none named */
} EntenteSource;

typedef struct EntenteEvent {
    char id[17]; /* hash of document, place of the trigger and type */
    EntenteEventType type;
    const char *mode; /* empty: none */
    char cameo[8];    /* CAMEO code, two to four digits */
    unsigned quad; /* 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict */
    float score;   /* PLOVER's conflict-cooperation scale, -10 to 10 */
    float goldstein; /* Goldstein value of the CAMEO code, -10 to 10 */
    EntenteEventStatus status;
    float confidence; /* 0 to 1 */
    EntenteEntity *actors, *recipients, *mediators;
    size_t actor_count, recipient_count, mediator_count;
    struct EntenteEvent *about; /* what a speech act is about; NULL: nothing */
    EntenteSpan *triggers;      /* the words that name the event */
    size_t trigger_count;
    EntenteDate date, enddate; /* month 0: unknown */
    EntentePrecision precision;
    bool historical;     /* ended more than a year before publication */
    EntentePlace *place; /* NULL: the text gives none */
    EntenteFigure *figures;
    size_t figure_count;
    EntenteSource *sources; /* who says so, outermost first; none: the publication itself */
    size_t source_count;
    EntenteSlice why; /* the words that give the reason; empty: none */
    EntenteSpan why_span;
    const char *level;      /* of a meeting: "leaders", "ministers", "officials"; empty: not told */
    const char *context;    /* PLOVER's contexts, "military,territory" */
    size_t sentence;        /* index into the document's sentences */
    EntenteReason *reasons; /* only where the coder was asked to explain */
    size_t reason_count;
} EntenteEvent;

/* A stretch of one sentence. */
typedef struct EntentePart {
    size_t sentence;      /* index into the document's sentences */
    EntenteSpan span;     /* start == end: nothing */
    uint32_t first, last; /* tokens, from 1; 0: nothing */
    bool joined;          /* goes on without a gap from the part before it, in the sentence before */
} EntentePart;

/* What is said, written, thought, wanted or felt by somebody. */
typedef struct EntenteStatement {
    EntentePart source, cue; /* who; and the words that tell so: "has said", "according to", "claim" */
    EntentePart *content;    /* what, in the text's order */
    size_t content_count;
    uint32_t source_head, cue_head; /* tokens of the parts' sentences; 0: none */
    EntenteSlice medium;            /* "statement", "Telegram"; empty: none named */
    uint32_t outer;                 /* number from 1 of the statement in whose content this lies; 0: none */
    bool continued;                 /* the source was named in an earlier sentence */
    bool speech;                    /* said aloud or written */
} EntenteStatement;

/* A name or verb of a document, and whether the dictionaries know it. */
typedef struct EntenteWord {
    EntenteSlice text; /* of a name its words, of a verb its lemma */
    bool verb, known;
} EntenteWord;

typedef struct EntenteCoverage {
    EntenteWord *words;
    size_t count;
} EntenteCoverage;

/* A verb or noun, and how real what it names is. */
typedef struct EntentePredicate {
    uint32_t start, end; /* code points in the document */
    bool future, negated;
} EntentePredicate;

/* A figure of people that the text claims; -1: open. Strings are never NULL. */
typedef struct EntenteToll {
    const char *kind;    /* dead, injured, missing, captured, displaced, arrested, crowd, casualties */
    uint32_t start, end; /* code points in the document, of the quantity with its noun */
    EntenteSlice text;   /* the same words */
    double low, best, high;
    double before_low, before_best, before_high; /* of the figure that this one revises */
    EntenteSlice of, predicate, event;           /* words: who are counted, what happened, whose toll it is */
    char code[4];                                /* of those who are counted */
    size_t part_of; /* number, from 1 among the document's, of the claim whose part this is; 0: none */
    bool more;      /* beside others counted before */
    EntenteEventStatus status;
} EntenteToll;

/* Words that stand for somebody named before, and who that is. */
typedef struct EntenteReference {
    uint32_t start, end;     /* code points in the document */
    EntenteEntity *entities; /* none: it cannot be told */
    size_t entity_count;
    const char *rule;   /* in words for a person; empty: not told */
    size_t sentence;    /* of the antecedent */
    EntenteSlice meant; /* words of the antecedent */
} EntenteReference;

/* What the coder's stages found on the way to the events; only where it was asked for. */
typedef struct EntenteStages {
    EntentePredicate *predicates;
    size_t predicate_count, predicate_room;
    EntenteToll *tolls;
    size_t toll_count, toll_room;
    EntenteEntity *mentions;
    uint32_t *mention_sentences; /* index of each one's sentence */
    size_t mention_count, mention_room, mention_sentence_room;
    EntenteReference *references;
    size_t reference_count, reference_room;
} EntenteStages;

typedef struct EntenteDocument {
    EntenteSlice id, title, publication, url;
    EntenteDate published;
    EntenteSlice text; /* valid UTF-8 */
    EntenteSentence *sentences;
    size_t sentence_count;
    bool tokenised;       /* sentences and tokens came with the input (CoNLL-U) */
    bool parsed;          /* heads and relations too */
    EntenteEvent *events; /* NULL until coded */
    size_t event_count;
    EntenteCoverage coverage;     /* only where the coder was asked for it */
    EntenteStages stages;         /* only where the coder was asked for them */
    EntenteStatement *statements; /* who says what; NULL until coded */
    size_t statement_count;
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

/* ---- dictionaries
 * ---------------------------------------------------------------------------------------------- */

typedef struct EntenteLexicon EntenteLexicon;

/* What was read, and what could not be. */
typedef struct EntenteLexiconReport {
    /* Told of every line that is wrong and skipped; the message names file and line. May be NULL. */
    void (*on_problem)(const EntenteError *error, void *context);
    void *context;
    size_t entries, problems; /* filled in */
} EntenteLexiconReport;

/* Map compiled dictionaries. NULL as `file` looks for the installed ones: $ENTENTE_LEXICON, then where they
 * were built, then where they were installed. The file is checked whole before use; errors: ENTENTE_IO,
 * ENTENTE_BAD_MODEL. A lexicon may be used by any number of threads at once once nothing is added any more.
 */
EntenteStatus entente_lexicon_open(const char *file, EntenteLexicon **lexicon, EntenteError *error);
void entente_lexicon_close(EntenteLexicon *lexicon);

/* Add dictionaries in their source form (docs/dictionaries.md), a file or a folder; they take precedence over
 * those that are there. Wrong lines are reported and skipped. Errors: ENTENTE_IO, ENTENTE_BAD_USAGE,
 * ENTENTE_NO_MEMORY. */
EntenteStatus entente_lexicon_add(EntenteLexicon *lexicon, const char *path, EntenteLexiconReport *report,
                                  EntenteError *error);

/* Compile dictionaries into one image. `output` NULL: only check them. */
EntenteStatus entente_lexicon_compile(const char *const *paths, size_t count, const char *output,
                                      EntenteLexiconReport *report, EntenteError *error);

/* Write a dictionary of PETRARCH, Phoenix or TABARI in our source form. `kind` is "actors", "agents", "verbs"
 * or "discards"; NULL: by its contents. Lines of which something cannot be used are reported. Errors:
 * ENTENTE_IO, ENTENTE_BAD_USAGE, ENTENTE_NO_MEMORY. */
EntenteStatus entente_lexicon_import(const char *file, const char *kind, FILE *out,
                                     EntenteLexiconReport *report, EntenteError *error);

/* ---- coding
 * ---------------------------------------------------------------------------------------------------- */

/* The statistical layer beside the dictionaries. May be used by any number of threads at once. */
typedef struct EntenteLayer EntenteLayer;

/* NULL as `file` looks for the installed one: $ENTENTE_LAYER, then where it was built, then where it was
 * installed. Errors: ENTENTE_IO, ENTENTE_BAD_MODEL. */
EntenteStatus entente_layer_open(const char *file, EntenteLayer **layer, EntenteError *error);
void entente_layer_close(EntenteLayer *layer);

/* What `entente code` leaves out unless told otherwise. */
#define ENTENTE_LEAST_CONFIDENCE 0.15f
/* The statistical layer that decides on statements: who says what. May be used by any number of threads at
 * once. */
typedef struct EntenteStatementLayer EntenteStatementLayer;

/* NULL as `file` looks for the installed one: $ENTENTE_STATEMENTS, then where it was built, then where it was
 * installed. Errors: ENTENTE_IO, ENTENTE_BAD_MODEL. */
EntenteStatus entente_statement_layer_open(const char *file, EntenteStatementLayer **layer,
                                           EntenteError *error);
void entente_statement_layer_close(EntenteStatementLayer *layer);

/* Tells from the words alone which sentences may give an event; the others are not parsed. May be used by any
 * number of threads at once. */
typedef struct EntenteGate EntenteGate;

/* NULL as `file` looks for the installed one: $ENTENTE_GATE, then where it was built, then where it was
 * installed. Errors: ENTENTE_IO, ENTENTE_BAD_MODEL. */
EntenteStatus entente_gate_open(const char *file, EntenteGate **gate, EntenteError *error);
void entente_gate_close(EntenteGate *gate);

typedef struct EntenteCoderOptions {
    const EntenteLayer *layer;                    /* NULL: the dictionaries alone */
    const EntenteStatementLayer *statement_layer; /* NULL: the rules alone */
    const EntenteGate *gate; /* NULL: parse every sentence with somebody in it; asked by pipelines only */
    bool all;                /* events of unknown actors, and repeated ones, too */
    bool claims;             /* sums of the dead and ceasefires of nobody named, too: a record keeps them */
    float least;             /* events of less confidence are left out, unless `all` */
    bool explain;            /* fill in the events' reasons */
    bool stages;             /* keep what the stages found */
    bool coverage;           /* list the names and verbs, known and unknown, instead of coding events */
} EntenteCoderOptions;

/* A worker's own state over shared dictionaries, which must outlive it. */
typedef struct EntenteCoder EntenteCoder;

EntenteStatus entente_coder_new(const EntenteLexicon *lexicon, const EntenteCoderOptions *options,
                                EntenteCoder **coder, EntenteError *error);
void entente_coder_delete(EntenteCoder *coder);

/* Fill in the events of a parsed document. Events live in its arena; strings of theirs may lie in the
 * lexicon. Errors: ENTENTE_BAD_USAGE where it is not parsed, ENTENTE_NO_MEMORY. */
EntenteStatus entente_coder_code(EntenteCoder *coder, EntenteDocument *document, EntenteError *error);

/* Write what a stage found, a JSON object a document: "mentions" of actors, "references" (pronouns
 * and other words that stand for somebody), "predicates" (verbs and nouns
 * with their time and polarity), "statements" (who says what), "times", "tolls". ENTENTE_BAD_USAGE where
 * there is no such stage, ENTENTE_NO_MEMORY, ENTENTE_IO when the stream is in error. */
EntenteStatus entente_document_write_stage(const EntenteDocument *document, const char *stage, FILE *stream);

/* A pair in a text: whose event is asked for. Offsets are code points of the document's text; several spans
 * are parts of one mention or further mentions. */
typedef struct EntentePair {
    const EntenteSpan *source, *target;
    size_t source_count, target_count;
} EntentePair;

typedef struct EntenteRelation {
    EntenteEventType type; /* ENTENTE_EVENT_NONE: no event between them */
    const char *mode;
    char cameo[8];
    float confidence;
    bool mutual;                  /* both sides act: there is no recipient */
    EntenteSpan *source, *target; /* the pair that was found where none was given; in the document's arena */
    size_t source_count, target_count;
} EntenteRelation;

/* The event between a given pair of a parsed document. Where the pair has no spans at all, the main actor and
 * the other side of the first sentence that has any are found and told. Errors as above. */
EntenteStatus entente_coder_relate(EntenteCoder *coder, EntenteDocument *document, const EntentePair *pair,
                                   EntenteRelation *relation, EntenteError *error);

typedef struct EntenteRelateOptions {
    const char *file; /* JSON Lines with id, text, source, target; "-" for standard input */
    EntenteCoderOptions coding;
    bool strict;
    /* Called for every record in the file's order. A status other than ENTENTE_OK ends the run. */
    EntenteStatus (*on_relation)(const EntenteDocument *document, const EntenteRelation *relation,
                                 void *context, EntenteError *error);
    void (*on_failure)(const EntenteError *error, void *context); /* may be NULL */
    void *context;
} EntenteRelateOptions;

/* Relate every pair of a file. */
EntenteStatus entente_relate_run(const EntenteModel *model, const EntenteLexicon *lexicon,
                                 const EntenteRelateOptions *options, EntenteError *error);

typedef struct EntenteLayerTrainOptions {
    const char *const
        *files; /* labelled pairs: JSON Lines with `root` or `quad`, or our labelled sentences */
    size_t file_count;
    const char *measured; /* a further file to learn from and to predict in cross-validation; may be NULL */
    const char *output;   /* the layer's file; NULL: only cross-validate */
    unsigned folds;       /* parts of the cross-validation; 0: none */
    unsigned epochs;
    float rate, decay;
    /* Told of every record of `measured`: its id and the probabilities of the types below ENTENTE_OTHER,
     * "none" first. */
    void (*on_prediction)(const char *id, const float *probabilities, void *context);
    /* Sentences with `source_spans` and `target_spans`, from which the choice of sides is learned where no
     * pair is given; `marked_measured` is predicted in cross-validation, too. May be NULL. */
    const char *marked, *marked_measured;
    void (*on_sides)(const char *id, const EntenteRelation *relation, void *context);
    void *context;
    FILE *log; /* lines that could not be read; may be NULL */
} EntenteLayerTrainOptions;

/* Learn the statistical layer. Texts of one fold, recognised by their letters, are never learned from when it
 * is predicted. */
EntenteStatus entente_layer_train(const EntenteModel *model, const EntenteLexicon *lexicon,
                                  const EntenteLayerTrainOptions *options, EntenteError *error);

typedef struct EntenteStatementTrainOptions {
    const char *const *files; /* labelled reports, JSON Lines; statement_train.c tells their form */
    size_t file_count;
    const char *output; /* the layer's file; NULL: only cross-validate */
    unsigned folds;     /* parts of the cross-validation, at most 20; 0: none */
    unsigned epochs;
    float rate, decay;
    /* In cross-validation told of every span of every report: 0 a source, 1 a cue, 2 a content; code points.
     */
    void (*on_span)(EntenteSlice id, int kind, uint32_t start, uint32_t end, void *context);
    void *context;
    FILE *log; /* may be NULL */
} EntenteStatementTrainOptions;

/* Learn the layer for statements. What is predicted is never learned from, nor are other parts of its
 * article. */
EntenteStatus entente_statements_train(const EntenteModel *model, const EntenteLexicon *lexicon,
                                       const EntenteStatementTrainOptions *options, EntenteError *error);

typedef struct EntenteGateTrainOptions {
    const char *const *files; /* raw reports of any kind that is read */
    size_t file_count;
    const char *output; /* the gate that is written */
    EntenteCoderOptions coding;
    unsigned epochs;
    float rate, decay;
    float lose; /* share of events that may be lost */
    FILE *log;  /* may be NULL */
} EntenteGateTrainOptions;

/* Learn the gate from what the coder finds in raw text when it parses every sentence. */
EntenteStatus entente_gate_train(const EntenteModel *model, const EntenteLexicon *lexicon,
                                 const EntenteGateTrainOptions *options, EntenteError *error);

/* Write events as PLOVER JSON Lines. Returns ENTENTE_IO when the stream is in error. */
EntenteStatus entente_document_write_plover(const EntenteDocument *document, FILE *stream);

/* ---- many documents, many cores
 * ---------------------------------------------------------------------------------- */

typedef struct EntentePipelineOptions {
    const char *const *files; /* "-" for standard input */
    size_t file_count;
    EntenteReaderOptions reading;
    unsigned threads;                  /* at most 256; 0: one for every core */
    bool strict;                       /* stop at the first record that fails */
    const EntenteLexicon *lexicon;     /* NULL: parse only; else code every document, too */
    const EntenteCoderOptions *coding; /* with `lexicon` */
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
    uint64_t documents, sentences, words, events, failures, repairs, bytes;
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
