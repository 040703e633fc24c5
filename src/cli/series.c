/* entente series: the course of relations. */
#include "cli/rows.h"

#include <string.h>

int command_series(int count, char **words)
{
    static const char *const names[] = {"day", "week", "month"};
    FilterWords filter_words = {0};
    EntenteFilter filter = {0};
    EntenteError error = {0};
    Option options[FILTER_OPTIONS + 1];
    Rows rows = {.stream = stdout};
    const char *by = "month";
    bool helped;
    char help[4096];
    (void)snprintf(
        help, sizeof help,
        "usage: entente series [OPTION...] RECORD\n\n"
        "Events of each pair and period by quad class, their mean score (-10 conflict, 10 cooperation),\n"
        "an interval of 95 per cent from a bootstrap over reports, and the number of reports.\n\n"
        "  --by PERIOD        day, week or month (the default)\n%s",
        filter_help);
    filter_options(&filter_words, options);
    options[FILTER_OPTIONS] = (Option){"by", OPTION_TEXT, &by};
    if (!filter_between(&count, words, &filter) ||
        !arguments_read(&count, words, options, FILTER_OPTIONS + 1, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    unsigned period = 0;
    while (period < 3 && strcmp(names[period], by) != 0)
        period++;
    if (count != 1 || period == 3) {
        complain(period == 3 ? "--by is day, week or month" : "usage: entente series [OPTION...] RECORD");
        return EXIT_WRONG_USAGE;
    }
    if (!rows_format(filter_words.format, &rows.format) || !filter_read(&filter_words, &filter))
        return EXIT_WRONG_USAGE;
    EntenteRecord *record = record_begin_reading(words[0]);
    int result = EXIT_SOME_FAILED;
    if (record) {
        interruption_begin(true);
        EntenteStatus status =
            entente_record_series(record, (EntentePeriod)period, &filter, rows_add, &rows, &error);
        result = answer_status(status, &error, rows_end(&rows));
    }
    filter_end(&filter);
    entente_record_close(record);
    return result;
}
