/* source.h - dictionaries as people write them (docs/dictionaries.md), line by line into a builder.
 *
 * Nothing here stops at a wrong line: each is told to the caller with file and line, skipped, and counted. */
#ifndef ENTENTE_LEXICON_SOURCE_H
#define ENTENTE_LEXICON_SOURCE_H

#include "entente.h"
#include "lexicon/builder.h"

/* Told of every line that is wrong; `error->message` names file and line. */
typedef void SourceComplaint(const EntenteError *error, void *context);

typedef struct SourceReport {
    SourceComplaint *on_problem; /* may be NULL */
    void *context;
    size_t entries, problems;
} SourceReport;

/* Add a dictionary that is in memory. `name` is used in messages and kept for explanations. */
EntenteStatus source_add(Builder *builder, const char *name, EntenteSlice text, SourceReport *report,
                         EntenteError *error);

/* Add a file, or every file named *.txt under a folder, in the order of their names, except a folder named
 * `labelled`. Errors: ENTENTE_IO where nothing can be read. */
EntenteStatus source_add_path(Builder *builder, const char *path, SourceReport *report, EntenteError *error);

/* A whole file into memory from malloc, which the caller frees, also after an error. Errors: ENTENTE_IO,
 * ENTENTE_NO_MEMORY. */
EntenteStatus source_read_file(const char *path, char **bytes, size_t *count, EntenteError *error);

/* One line on its way in. */
typedef struct SourceLine {
    Builder *builder;
    SourceReport *report;
    const char *file;
    ImageLine line;
    EntenteSlice *fields; /* trimmed */
    size_t field_count;
    bool wrong; /* something was said against it */
} SourceLine;

/* Say what is wrong with the line; it is skipped. */
void source_complain(SourceLine *line, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The field, or an empty slice where the line has fewer. */
EntenteSlice source_field(const SourceLine *line, size_t index);

/* Cut the next part off `rest` at `separator`, trimmed. False when nothing is left; empty parts are passed
 * over. */
bool source_part(EntenteSlice *rest, char separator, EntenteSlice *part);

/* "2018-05-08..", "1991..2003-02": days, DAY_FIRST and DAY_LAST where an end is open. False: not a period. */
bool source_period(EntenteSlice text, int32_t *from, int32_t *to);

/* Whether the sectors ("GOV,MIL") are all in the codebook, or declared in the dictionaries that the builder
 * holds (NULL: none). */
bool source_sectors(EntenteSlice sectors, const Builder *builder);

/* The readers of the kinds of lines. */
void source_state(SourceLine *line);
void source_organisation(SourceLine *line);
void source_person(SourceLine *line);
void source_role(SourceLine *line);
void source_place(SourceLine *line);
void source_set(SourceLine *line);
void source_verb(SourceLine *line);
void source_noun(SourceLine *line);
void source_pattern(SourceLine *line);
void source_operator(SourceLine *line);
void source_outcome(SourceLine *line);
void source_type(SourceLine *line);
void source_code(SourceLine *line);
void source_weight(SourceLine *line);
void source_sector(SourceLine *line);
void source_discard(SourceLine *line);

#endif
