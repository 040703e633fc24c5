/* entente chart: a record drawn. */
#include "cli/rows.h"
#include "entente_report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: entente chart CHART [OPTION...] RECORD -o FILE.svg|FILE.png|FILE.pdf\n\n"
    "Draw what a record has, or what the options leave of it. CHART is\n\n"
    "  timeline           meetings by who hosts or mediates, agreements, breaches, incidents, statements\n"
    "  relation           how a pair's relation goes: mean score, its interval, counts by quad class;\n"
    "                     of the pair of --between, else of the one with the most events\n"
    "  casualties         who claims which losses of whom, as they were revised\n"
    "  network            who deals with whom, and how\n\n"
    "  -o, --output FILE  write there, as the name's end says; standard output otherwise\n"
    "  --format FORM      svg (the default on standard output), png or pdf\n"
    "  --incident ID      of casualties: those of one incident (i-...)\n"
    "  --by PERIOD        of relation: day, week or month (default: week up to a year and a half)\n"
    "  --width N          in units (1200); PNG has two pixels a unit\n"
    "  --title NAME       in place of the record's name\n"
    "  --between A B, --actor WHO, --since DAY, --until DAY, --type TYPE, --place WHERE, --source WHO,\n"
    "  --status STATUS, --limit N, --lexicon PATH, --compiled FILE\n"
    "                     as in `entente events --help`\n";

static const char usage[] = "usage: entente chart timeline|relation|casualties|network RECORD -o FILE";

/* The format by its name, else by how the file's name ends. */
static bool read_format(const char *name, const char *output, EntenteChartFormat *format)
{
    const char *dot = output ? strrchr(output, '.') : NULL;
    const char *given = name ? name : dot ? dot + 1 : output ? "" : "svg";
    *format = entente_chart_format_from_name(given);
    if (*format == ENTENTE_CHART_FORMATS) {
        if (name)
            complain("--format of a chart is svg, png or pdf, not \"%s\"", name);
        else
            complain("%s: name the file .svg, .png or .pdf, or give --format", output);
        return false;
    }
    if (!output && *format != ENTENTE_CHART_SVG && isatty(STDOUT_FILENO)) {
        complain("%s is not for a terminal; name a file with -o", given);
        return false;
    }
    return true;
}

static bool read_period(const char *by, EntenteChartOptions *options)
{
    static const char *const names[] = {"day", "week", "month"};
    if (!by)
        return true;
    for (unsigned i = 0; i < 3; i++)
        if (strcmp(names[i], by) == 0) {
            options->period = (EntentePeriod)i;
            options->period_given = true;
            return true;
        }
    complain("--by is day, week or month");
    return false;
}

/* "demo" for "build/demo.sqlite"; a database's address has a password in it and is not shown. */
static char *name_of(const char *where)
{
    const char *slash = strrchr(where, '/'), *name = slash ? slash + 1 : where;
    const char *dot = strrchr(name, '.');
    return strstr(where, "://") ? strdup("Record")
                                : strndup(name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* The file is written once the chart is drawn: no chart, no file. */
static int write_out(const char *output, const char *bytes, size_t size)
{
    FILE *stream = output ? fopen(output, "wb") : stdout;
    bool broken = !stream || fwrite(bytes, 1, size, stream) != size;
    int problem = errno;
    if (stream && (output ? fclose(stream) : fflush(stream)) != 0 && !broken) {
        broken = true;
        problem = errno;
    }
    if (!broken || (!output && problem == EPIPE))
        return EXIT_FINE;
    complain("%s: %s", output ? output : "standard output", strerror(problem));
    return EXIT_SOME_FAILED;
}

static int draw(const char *where, const EntenteChartOptions *options, const EntenteFilter *filter,
                const char *output)
{
    EntenteError error = {0};
    char *bytes = NULL;
    size_t size = 0;
    EntenteRecord *record = record_begin_reading(where);
    if (!record)
        return EXIT_SOME_FAILED;
    interruption_begin(false);
    FILE *stream = open_memstream(&bytes, &size);
    EntenteStatus status = ENTENTE_NO_MEMORY;
    if (stream) {
        status = entente_record_chart(record, options, filter, stream, &error);
        if (fclose(stream) != 0 && status == ENTENTE_OK)
            status = ENTENTE_NO_MEMORY;
    }
    entente_record_close(record);
    int result = EXIT_SOME_FAILED;
    if (status == ENTENTE_OK)
        result = write_out(output, bytes, size);
    else
        complain("%s", *error.message ? error.message : "out of memory");
    free(bytes);
    return status == ENTENTE_BAD_USAGE ? EXIT_WRONG_USAGE : result;
}

int command_chart(int count, char **words)
{
    enum { OWN = 5 };
    FilterWords given = {0};
    EntenteFilter filter = {0};
    EntenteChartOptions options = {0};
    const char *output = NULL, *by = NULL, *incident = NULL, *title = NULL;
    bool helped;
    Option all[FILTER_OPTIONS + OWN];
    filter_options(&given, all);
    all[FILTER_OPTIONS] = (Option){"output", OPTION_TEXT, &output};
    all[FILTER_OPTIONS + 1] = (Option){"by", OPTION_TEXT, &by};
    all[FILTER_OPTIONS + 2] = (Option){"incident", OPTION_TEXT, &incident};
    all[FILTER_OPTIONS + 3] = (Option){"width", OPTION_NUMBER, &options.width};
    all[FILTER_OPTIONS + 4] = (Option){"title", OPTION_TEXT, &title};
    char output_word[] = "--output";
    for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], "-o") == 0)
            words[i] = output_word;
    if (!filter_between(&count, words, &filter) ||
        !arguments_read(&count, words, all, FILTER_OPTIONS + OWN, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    options.chart = count ? entente_chart_from_name(words[0]) : ENTENTE_CHARTS;
    if (count && options.chart == ENTENTE_CHARTS) {
        complain("no chart \"%s\"; there are timeline, relation, casualties and network", words[0]);
        return EXIT_WRONG_USAGE;
    }
    if (count != 2) {
        complain("%s", usage);
        return EXIT_WRONG_USAGE;
    }
    if (!read_format(given.format, output, &options.format) || !read_period(by, &options) ||
        !filter_read(&given, &filter))
        return EXIT_WRONG_USAGE;
    char *name = title ? strdup(title) : name_of(words[1]);
    options.name = name;
    options.incident = incident;
    int result = name ? draw(words[1], &options, &filter, output) : EXIT_SOME_FAILED;
    free(name);
    filter_end(&filter);
    return result;
}
