/* entente show: one entry, event or report with all that is known of it. */
#include "cli/rows.h"

#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: entente show [OPTION...] RECORD ID\n\n"
    "All about one entry (i-..., m-..., a-..., c-...), event or report, with every sentence that supports "
    "or\n"
    "disputes it and why it was joined.\n\n"
    "  --format FORM      table: for a person (the default on a terminal); json: a line for each part\n"
    "                     (the default elsewhere)\n";

typedef struct Showing {
    Rows rows;
    char *section; /* the last one */
} Showing;

/* A section's name once, then each of its parts as a line with its sentence below. */
static EntenteStatus show_part(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Showing *showing = context;
    FILE *stream = showing->rows.stream;
    if (showing->rows.format != ROWS_TABLE)
        return rows_add(cells, count, &showing->rows, error);
    char *section = strndup(cells[0].text.data, cells[0].text.size);
    bool same = section && showing->section && strcmp(section, showing->section) == 0;
    if (!same)
        fprintf(stream, "%s%s\n", showing->section ? "\n" : "", section ? section : "");
    free(showing->section);
    showing->section = section;
    const char *before = "  ";
    for (size_t i = 1; i < count; i++) {
        if (!cells[i].text.size || strcmp(cells[i].name, "text") == 0)
            continue;
        fprintf(stream, "%s%s: %.*s", before, cells[i].name, (int)cells[i].text.size, cells[i].text.data);
        before = ", ";
    }
    fputc('\n', stream);
    for (size_t i = 1; i < count; i++)
        if (cells[i].text.size && strcmp(cells[i].name, "text") == 0)
            fprintf(stream, "    \"%.*s\"\n", (int)cells[i].text.size, cells[i].text.data);
    return ferror(stream) || interrupted() ? ENTENTE_END : ENTENTE_OK;
}

int command_show(int count, char **words)
{
    const char *format = NULL;
    const Option options[] = {{"format", OPTION_TEXT, &format}};
    Showing showing = {.rows = {.stream = stdout}};
    EntenteError error = {0};
    bool helped;
    if (!arguments_read(&count, words, options, 1, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count != 2) {
        complain("usage: entente show [OPTION...] RECORD ID");
        return EXIT_WRONG_USAGE;
    }
    if (!rows_format(format, &showing.rows.format))
        return EXIT_WRONG_USAGE;
    if (showing.rows.format == ROWS_CSV) {
        complain("--format of show is table or json: its parts have different columns");
        return EXIT_WRONG_USAGE;
    }
    EntenteRecord *record = record_begin_reading(words[0]);
    if (!record)
        return EXIT_SOME_FAILED;
    interruption_begin(true);
    EntenteStatus status = entente_record_show(record, words[1], show_part, &showing, &error);
    int result = answer_status(status, &error, rows_end(&showing.rows));
    free(showing.section);
    entente_record_close(record);
    return result;
}
