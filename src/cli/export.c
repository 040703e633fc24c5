/* entente export: a record in the formats of the field. */
#include "cli/rows.h"
#include "entente_report.h"

#include <errno.h>
#include <string.h>

static const char help[] =
    "usage: entente export [OPTION...] RECORD --format FORMAT\n\n"
    "Write what a record has, or what the options leave of it, for other tools. FORMAT is\n\n"
    "  plover             JSON Lines, an event a line; nothing is lost\n"
    "  csv                events as a table with heads\n"
    "  gdelt              the 61 columns of GDELT 2.0 events\n"
    "  gdelt-mentions     its 16 columns of mentions\n"
    "  icews              the 20 columns of ICEWS\n"
    "  polecat            the 40 columns of POLECAT\n"
    "  phoenix            the 26 columns of Phoenix\n"
    "  petrarch           the events file of PETRARCH2\n"
    "  acled              violence and protest with the columns of ACLED\n"
    "  ucdp               deadly violence with the columns of UCDP's georeferenced events\n"
    "  geojson            happenings on a map (RFC 7946)\n"
    "  gexf               the network of sides (GEXF 1.3)\n"
    "  timelinejs         happenings for TimelineJS\n"
    "  ical               meetings as a calendar (RFC 5545)\n\n"
    "docs/formats.md says what each of them cannot hold.\n\n"
    "  --output FILE      write there instead of standard output\n"
    "  --quiet            no summary at the end\n"
    "  --between A B, --actor WHO, --since DAY, --until DAY, --type TYPE, --place WHERE, --source WHO,\n"
    "  --status STATUS, --limit N, --lexicon PATH, --compiled FILE\n"
    "                     as in `entente events --help`\n";

static bool read_format(const char *name, EntenteExportFormat *format)
{
    *format = name ? entente_export_format_from_name(name) : ENTENTE_EXPORT_FORMATS;
    if (*format != ENTENTE_EXPORT_FORMATS)
        return true;
    if (name)
        complain("no format \"%s\"; `entente export --help` lists them", name);
    else
        complain("which format? `entente export RECORD --format FORMAT`");
    return false;
}

static int write_record(const char *where, EntenteExportFormat format, const EntenteFilter *filter,
                        const char *output, bool quiet)
{
    EntenteError error = {0};
    EntenteExportCounts counts = {0};
    EntenteRecord *record = record_begin_reading(where);
    if (!record)
        return EXIT_SOME_FAILED;
    FILE *stream = output ? fopen(output, "wb") : stdout;
    if (!stream) {
        complain("%s: %s", output, strerror(errno));
        entente_record_close(record);
        return EXIT_SOME_FAILED;
    }
    interruption_begin(true);
    EntenteStatus status = entente_record_export(record, format, filter, stream, &counts, &error);
    entente_record_close(record);
    bool broken = output ? fclose(stream) != 0 : fflush(stream) != 0;
    if (status == ENTENTE_OK && broken) {
        complain("%s: %s", output ? output : "standard output", strerror(errno));
        return EXIT_SOME_FAILED;
    }
    if (status == ENTENTE_OK && !quiet && counts.left_out)
        fprintf(stderr, "%llu written, %llu left out that %s cannot say\n",
                (unsigned long long)counts.written, (unsigned long long)counts.left_out,
                entente_export_format_name(format));
    return answer_status(status, &error, EXIT_FINE);
}

int command_export(int count, char **words)
{
    FilterWords given = {0};
    EntenteFilter filter = {0};
    EntenteExportFormat format;
    const char *output = NULL;
    bool helped, quiet = false;
    Option options[FILTER_OPTIONS + 2];
    filter_options(&given, options);
    options[FILTER_OPTIONS] = (Option){"output", OPTION_TEXT, &output};
    options[FILTER_OPTIONS + 1] = (Option){"quiet", OPTION_FLAG, &quiet};
    if (!filter_between(&count, words, &filter) ||
        !arguments_read(&count, words, options, FILTER_OPTIONS + 2, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count != 1) {
        complain("usage: entente export RECORD --format FORMAT");
        return EXIT_WRONG_USAGE;
    }
    if (!read_format(given.format, &format) || !filter_read(&given, &filter))
        return EXIT_WRONG_USAGE;
    int result = write_record(words[0], format, &filter, output, quiet);
    filter_end(&filter);
    return result;
}
