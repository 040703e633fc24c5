#include "cli/command.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("entente: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

/* ---- arguments ---- */

static bool set_option(const Option *option, const char *value)
{
    if (option->kind == OPTION_TEXT) {
        *(const char **)option->value = value;
        return true;
    }
    char *end;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    if (!*value || *end || errno || number > 1000000 || *value == '-') {
        complain("--%s wants a number, not \"%s\"", option->name, value);
        return false;
    }
    *(unsigned *)option->value = (unsigned)number;
    return true;
}

/* The option that the word `--name` or `--name=value` names; NULL where there is none. */
static const Option *find_option(const char *word, const Option *options, size_t count)
{
    size_t size = strcspn(word, "=");
    for (size_t i = 0; i < count; i++)
        if (strlen(options[i].name) == size && memcmp(options[i].name, word, size) == 0)
            return &options[i];
    return NULL;
}

static bool read_option(int *at, int count, char **words, const Option *options, size_t option_count)
{
    const char *word = words[*at] + 2;
    const Option *option = find_option(word, options, option_count);
    const char *value = strchr(word, '=');
    if (!option) {
        complain("no option %s; --help lists them", words[*at]);
        return false;
    }
    if (option->kind == OPTION_FLAG) {
        if (value) {
            complain("--%s takes no value", option->name);
            return false;
        }
        *(bool *)option->value = true;
        return true;
    }
    if (value)
        return set_option(option, value + 1);
    if (*at + 1 >= count) {
        complain("--%s wants a value", option->name);
        return false;
    }
    return set_option(option, words[++*at]);
}

bool arguments_read(int *count, char **words, const Option *options, size_t option_count, const char *help,
                    bool *helped)
{
    int kept = 0;
    bool options_ended = false;
    *helped = false;
    for (int at = 0; at < *count; at++) {
        char *word = words[at];
        if (options_ended || word[0] != '-' || !word[1]) {
            words[kept++] = word;
        } else if (strcmp(word, "--") == 0) {
            options_ended = true;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            fputs(help, stdout);
            *helped = true;
            return true;
        } else if (word[1] != '-') {
            complain("no option %s; --help lists them", word);
            return false;
        } else if (!read_option(&at, *count, words, options, option_count)) {
            return false;
        }
    }
    *count = kept;
    return true;
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool argument_date(const char *text, EntenteDate *date)
{
    static const char form[] = "YYYY-MM-DD";
    unsigned numbers[3] = {0}, *number = numbers;
    size_t at = 0;
    for (; form[at] && (form[at] == '-' ? text[at] == '-' : text[at] >= '0' && text[at] <= '9'); at++)
        if (form[at] == '-')
            number++;
        else
            *number = *number * 10 + (unsigned)(text[at] - '0');
    if (form[at] || text[at] || !numbers[0] || !numbers[1] || numbers[1] > 12 || !numbers[2] ||
        numbers[2] > days_of(numbers[0], numbers[1])) {
        complain("--date is %s, not \"%s\"", form, text);
        return false;
    }
    *date = (EntenteDate){(int16_t)numbers[0], (uint8_t)numbers[1], (uint8_t)numbers[2]};
    return true;
}

bool reads_from_terminal(const EntentePipelineOptions *pipeline)
{
    bool standard_input = false;
    for (size_t i = 0; i < pipeline->file_count; i++)
        standard_input = standard_input || strcmp(pipeline->files[i], "-") == 0;
    return standard_input && isatty(STDIN_FILENO);
}

/* ---- progress ---- */

double clock_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_begin(Progress *progress, bool wanted)
{
    *progress = (Progress){.started = clock_now(), .drawable = wanted && isatty(STDERR_FILENO) == 1};
    progress->drawn = progress->started + 0.8;
}

void progress_draw(Progress *progress, uint64_t done, uint64_t total, uint64_t words)
{
    progress_draw_as(progress, done, total, words, "words");
}

void progress_draw_as(Progress *progress, uint64_t done, uint64_t total, uint64_t count, const char *what)
{
    enum { WIDTH = 30 };
    double now = clock_now(), elapsed = now - progress->started;
    if (!progress->drawable || now - progress->drawn < 0.2)
        return;
    progress->drawn = now;
    progress->visible = true;
    double rate = (double)count / elapsed;
    if (total && done <= total) {
        double share = (double)done / (double)total;
        int filled = (int)(share * WIDTH);
        double left = share > 0 ? elapsed / share - elapsed : 0;
        fprintf(stderr, "\r\033[K[%.*s%*s] %3.0f %%  %.0f %s/s  %.0f s left", filled,
                "##############################", WIDTH - filled, "", 100 * share, rate, what, left);
    } else {
        fprintf(stderr, "\r\033[K%.1f MB read  %.0f %s/s", (double)done / 1e6, rate, what);
    }
    fflush(stderr);
}

void progress_end(Progress *progress)
{
    if (progress->visible)
        fputs("\r\033[K", stderr);
    progress->visible = false;
}

/* ---- interruption ---- */

/* The one place where a signal handler leaves word: C gives it no other. */
static volatile sig_atomic_t interruption;

static void on_interruption(int number)
{
    (void)number;
    interruption = 1;
}

void interruption_begin(bool keyboard)
{
    signal(SIGPIPE, SIG_IGN);
    if (!keyboard)
        return;
    struct sigaction action = {.sa_handler = on_interruption};
    sigemptyset(&action.sa_mask);
    action.sa_flags = (int)SA_RESETHAND; /* a second Ctrl-C ends the program at once */
    sigaction(SIGINT, &action, NULL);
}

bool interrupted(void)
{
    return interruption != 0;
}
