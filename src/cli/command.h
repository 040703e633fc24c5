/* command.h - what the commands of the program share. Each command is one file and uses only the public
 * library. */
#ifndef ENTENTE_CLI_COMMAND_H
#define ENTENTE_CLI_COMMAND_H

#include "entente.h"

/* Exit statuses of all commands. */
enum { EXIT_FINE = 0, EXIT_SOME_FAILED = 1, EXIT_WRONG_USAGE = 2 };

int command_add(int count, char **words);
int command_chart(int count, char **words);
int command_brief(int count, char **words);
int command_hide(int count, char **words);
int command_merge(int count, char **words);
int command_note(int count, char **words);
int command_series(int count, char **words);
int command_show(int count, char **words);
int command_split(int count, char **words);
int command_actors(int count, char **words);
int command_agreements(int count, char **words);
int command_casualties(int count, char **words);
int command_claims(int count, char **words);
int command_events(int count, char **words);
int command_incidents(int count, char **words);
int command_meetings(int count, char **words);
int command_relations(int count, char **words);
int command_search(int count, char **words);
int command_timeline(int count, char **words);
int command_code(int count, char **words);
int command_export(int count, char **words);
int command_lexicon(int count, char **words);
int command_parse(int count, char **words);
int command_relate(int count, char **words);
int command_evaluate(int count, char **words);
int command_train(int count, char **words);

/* ---- arguments ---- */

typedef enum OptionKind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER } OptionKind;

typedef struct Option {
    const char *name; /* without its dashes */
    OptionKind kind;
    void *value; /* bool *, const char ** or unsigned * */
} Option;

/* Fill options from `words`, moving what is no option to the front of `words`; `*count` becomes their number.
 * "--" ends the options, "-" is a file. False after a message on standard error: wrong usage. `--help` prints
 * `help` to standard output and sets `*helped`. */
bool arguments_read(int *count, char **words, const Option *options, size_t option_count, const char *help,
                    bool *helped);

/* "2022-11-28"; false after a message on standard error: wrong usage. */
bool argument_date(const char *text, EntenteDate *date);

/* Whether one of the files is standard input and a person types it. */
bool reads_from_terminal(const EntentePipelineOptions *pipeline);

/* Print "entente: message" to standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- progress ---- */

/* A bar on standard error, drawn only on a terminal and only when the work takes longer than a second. */
typedef struct Progress {
    double started, drawn;
    bool drawable, visible;
} Progress;

/* `wanted` is false where results go to the same terminal. */
void progress_begin(Progress *progress, bool wanted);
void progress_draw(Progress *progress, uint64_t done, uint64_t total, uint64_t words);
/* The same, counting something else than words. */
void progress_draw_as(Progress *progress, uint64_t done, uint64_t total, uint64_t count, const char *what);
void progress_end(Progress *progress);

/* Seconds of a clock that never goes back. */
double clock_now(void);

/* ---- interruption ---- */

/* From now on a reader of the output that goes away is an error of the stream, no signal, and, if `keyboard`,
 * Ctrl-C only sets a mark: the document in hand is finished first. Who waits for a person to type must not
 * wait on after Ctrl-C, and leaves `keyboard` false. */
void interruption_begin(bool keyboard);
bool interrupted(void);

/* ---- dictionaries ---- */

/* Open the installed dictionaries (`file` NULL) or others, and add the user's own (`folder` NULL: none),
 * whose wrong lines are named on standard error. NULL after a message. */
EntenteLexicon *lexicon_begin(const char *file, const char *folder);

/* `entente lexicon coverage`. */
int coverage(int count, char **words, const char *compiled, const char *folder, const char *model_file,
             unsigned top);

/* ---- output ---- */

/* Events as a table for a person to read, under the document's title. */
void table_draw(const EntenteDocument *document, FILE *stream);

/* Columns that a line of text takes, up to its end. */
size_t text_width(const char *text);

/* Print the next line of a cell, as many words as fit in `width`; `*at` moves behind it. */
void text_print_line(FILE *stream, const char *text, size_t *at, size_t width);

/* Columns of the terminal, or a usual number where there is none. */
size_t screen_width(FILE *stream);

/* Every event with the words, rules and lines of dictionaries that made it. */
void reasons_draw(const EntenteDocument *document, FILE *stream);

/* Draw each sentence's tree for a person to read. False when memory is out. */
bool tree_draw(const EntenteDocument *document, FILE *stream);

#endif
