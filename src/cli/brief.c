/* entente brief: what was reported since a day, on one page. */
#include "cli/rows.h"

#include <errno.h>
#include <string.h>

int command_brief(int count, char **words)
{
    FilterWords filter_words = {0};
    EntenteFilter filter = {0};
    EntenteError error = {0};
    Option options[FILTER_OPTIONS];
    bool helped;
    char help[4096];
    (void)snprintf(
        help, sizeof help,
        "usage: entente brief [OPTION...] --since DATE RECORD\n\n"
        "One page of what was reported since DATE: meetings, agreements, incidents with the figures side by\n"
        "side, claims, relations. Each line names its sources. --format is markdown (the default) or "
        "html.\n\n%s",
        filter_help);
    filter_options(&filter_words, options);
    if (!filter_between(&count, words, &filter) ||
        !arguments_read(&count, words, options, FILTER_OPTIONS, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    const char *format = filter_words.format ? filter_words.format : "markdown";
    bool html = strcmp(format, "html") == 0;
    if (!html && strcmp(format, "markdown") != 0) {
        complain("--format of a brief is markdown or html, not \"%s\"", format);
        return EXIT_WRONG_USAGE;
    }
    if (count != 1) {
        complain("usage: entente brief [OPTION...] --since DATE RECORD");
        return EXIT_WRONG_USAGE;
    }
    if (!filter_read(&filter_words, &filter))
        return EXIT_WRONG_USAGE;
    EntenteRecord *record = record_begin_reading(words[0]);
    int result = EXIT_SOME_FAILED;
    if (record) {
        interruption_begin(true);
        EntenteStatus status = entente_record_brief(
            record, &filter, html ? ENTENTE_BRIEF_HTML : ENTENTE_BRIEF_MARKDOWN, stdout, &error);
        bool lost = fflush(stdout) != 0 && errno != EPIPE;
        result = answer_status(status, &error, lost ? EXIT_SOME_FAILED : EXIT_FINE);
    }
    filter_end(&filter);
    entente_record_close(record);
    return result;
}
