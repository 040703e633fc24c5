/* Time expressions: the cases in the files of cases/time, and what must hold of any text.
 *
 * A case is a block of lines. "> DATE | text" gives the publication date ("-": none) and a text of one or
 * more sentences, read with trees and from the tokens alone; "* DATE | text" one that needs trees. Every
 * expression that should come of it has a line "= words | TYPE | value | from..to precision", the last part
 * empty where nothing is known. "@ word = from..to" asks when that which the word (a verb or noun) names
 * happened: "?" an open end, "none" no time. "#" begins a comment. */
#include "base/arena.h"
#include "base/date.h"
#include "code/time.h"
#include "code/time_words.h"
#include "text/segment.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifndef TIME_CASES
#define TIME_CASES "tests/unit/cases/time"
#endif

typedef struct Ground {
    EntenteModel *model; /* NULL where there is none: tokens alone */
    EntenteParser *parser;
    EntenteDocument *document;
    Arena *arena;
} Ground;

static int set_up(void **state)
{
    static Ground ground;
    EntenteError error = {0};
    if (entente_model_open(NULL, &ground.model, &error) == ENTENTE_OK &&
        entente_parser_new(ground.model, &ground.parser, &error) != ENTENTE_OK)
        return 1;
    ground.arena = arena_new();
    *state = &ground;
    return ground.arena && entente_document_new(&ground.document, &error) == ENTENTE_OK ? 0 : 1;
}

static int tear_down(void **state)
{
    Ground *ground = *state;
    entente_document_delete(ground->document);
    arena_delete(ground->arena);
    entente_parser_delete(ground->parser);
    entente_model_close(ground->model);
    return 0;
}

/* ---- what must hold of every reading ---- */

static void check_expressions(const EntenteSentence *sentence, const TimeExpression *expressions,
                              size_t count)
{
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const TimeExpression *expression = &expressions[i];
        assert_true(expression->first > at && expression->first <= expression->last);
        assert_in_range(expression->last, 1, sentence->token_count);
        at = expression->last;
        assert_true(expression->span.start < expression->span.end);
        assert_true(expression->span.end <= sentence->end - sentence->start);
        assert_in_range(strlen(expression->value), 1, sizeof expression->value - 1);
        assert_int_equal(expression->start.month != 0, expression->end.month != 0);
        assert_int_equal(expression->start.month != 0, expression->precision != TIME_PRECISION_NONE);
        assert_true(!expression->anchors || expression->start.month);
        if (expression->start.month) {
            assert_true(date_is_valid(expression->start) && date_is_valid(expression->end));
            assert_true(date_to_days(expression->start) <= date_to_days(expression->end));
        }
        assert_true(expression->until == 0 || expression->until == i + 2);
        assert_true(expression->until <= count);
    }
}

/* ---- cases ---- */

typedef struct Case {
    const char *file;
    size_t line;
    char *text; /* with its date before it */
    char *expected;
    bool trees;
} Case;

static void append(char **text, const char *more)
{
    size_t size = *text ? strlen(*text) : 0;
    *text = realloc(*text, size + strlen(more) + 1);
    assert_non_null(*text);
    strcpy(*text + size, more);
}

static void date_text(EntenteDate date, char out[16])
{
    if (date.month)
        snprintf(out, 16, "%04d-%02u-%02u", date.year, date.month, date.day);
    else
        strcpy(out, "?");
}

static void render(char **out, const TimeExpression *expression, const EntenteSentence *sentence)
{
    char line[512], from[16], to[16];
    const char *text = sentence->tokens[expression->first - 1].text.data;
    EntenteSlice last = sentence->tokens[expression->last - 1].text;
    date_text(expression->start, from);
    date_text(expression->end, to);
    bool known = expression->start.month != 0;
    snprintf(line, sizeof line, "= %.*s | %s | %s |%s%s%s%s%s%s\n", (int)(last.data + last.size - text), text,
             time_type_name(expression->type), expression->value, known ? " " : "", known ? from : "",
             known && strcmp(from, to) != 0 ? ".." : "", known && strcmp(from, to) != 0 ? to : "",
             known ? " " : "", time_precision_name(expression->precision));
    append(out, line);
}

/* "@ word" lines of what is expected that this sentence answers, in their order. */
static void render_events(char **out, const char *expected, const View *view,
                          const TimeExpression *expressions, size_t count)
{
    for (const char *at = strchr(expected, '@'); at; at = strchr(at + 1, '@')) {
        size_t size = strcspn(at + 2, " ");
        for (uint32_t t = 1; t <= view->count; t++) {
            EntenteSlice text = view_token(view, t)->text;
            if (text.size != size || memcmp(text.data, at + 2, size) != 0)
                continue;
            char line[256], from[16], to[16];
            TimeOfEvent when = time_of_event(view, t, expressions, count);
            date_text(when.start, from);
            date_text(when.end, to);
            snprintf(line, sizeof line, "@ %.*s = %s%s%s\n", (int)size, text.data,
                     when.expression ? from : "none", when.expression && strcmp(from, to) != 0 ? ".." : "",
                     when.expression && strcmp(from, to) != 0 ? to : "");
            append(out, line);
        }
    }
}

static void run_case(Ground *ground, const Case *asked, bool trees)
{
    EntenteError error = {0};
    EntenteDate published = {0};
    char *text = strstr(asked->text, " | ");
    assert_non_null(text);
    date_parse_iso((EntenteSlice){asked->text, (size_t)(text - asked->text)}, &published);
    entente_document_reset(ground->document);
    ground->document->text = entente_slice(text + 3);
    if (trees)
        assert_int_equal(entente_parser_parse(ground->parser, ground->document, &error), ENTENTE_OK);
    else
        assert_int_equal(text_segment(ground->document, &error), ENTENTE_OK);
    TimeMemory memory;
    time_begin(&memory, published);
    char *out = NULL, *events = NULL;
    append(&out, "");
    append(&events, "");
    arena_reset(ground->arena);
    for (size_t s = 0; s < ground->document->sentence_count; s++) {
        const EntenteSentence *sentence = &ground->document->sentences[s];
        TimeExpression *expressions;
        size_t count;
        assert_true(time_read(&memory, sentence, ground->arena, &expressions, &count));
        check_expressions(sentence, expressions, count);
        for (size_t i = 0; i < count; i++)
            render(&out, &expressions[i], sentence);
        View view;
        if (trees) {
            assert_true(view_make(&view, sentence, ground->arena));
            render_events(&events, asked->expected, &view, expressions, count);
        }
    }
    append(&out, events);
    char *expected = NULL;
    append(&expected, asked->expected);
    if (!trees && strchr(expected, '@'))
        *strchr(expected, '@') = '\0';
    if (strcmp(out, expected) != 0)
        fail_msg("%s:%zu, %s: %s\nexpected\n%sgot\n%s", asked->file, asked->line,
                 trees ? "with trees" : "tokens alone", asked->text, expected, out);
    free(expected);
    free(out);
    free(events);
}

static size_t run_file(Ground *ground, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", TIME_CASES, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *line = NULL;
    size_t capacity = 0, number = 0, cases = 0;
    Case asked = {.file = name};
    ssize_t size;
    do {
        size = getline(&line, &capacity, file);
        number++;
        if (size > 0 && (line[0] == '>' || line[0] == '*')) {
            asked.trees = line[0] == '*';
            asked.line = number;
            line[size - 1] = '\0';
            append(&asked.text, line + 2);
            append(&asked.expected, "");
        } else if (size > 0 && (line[0] == '=' || line[0] == '@')) {
            append(&asked.expected, line);
        } else if ((size < 0 || line[0] == '\n') && asked.text) {
            if (!asked.trees)
                run_case(ground, &asked, false);
            if (ground->parser)
                run_case(ground, &asked, true);
            free(asked.text);
            free(asked.expected);
            asked.text = asked.expected = NULL;
            cases++;
        }
    } while (size >= 0);
    free(line);
    fclose(file);
    return cases;
}

static void test_cases(void **state)
{
    DIR *directory = opendir(TIME_CASES);
    assert_non_null(directory);
    size_t cases = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        size_t size = strlen(entry->d_name);
        if (size > 4 && strcmp(entry->d_name + size - 4, ".txt") == 0)
            cases += run_file(*state, entry->d_name);
    }
    closedir(directory);
    assert_true(cases >= 100);
}

/* ---- any text ---- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Words that belong to expressions, in any order, and trees of any shape: nothing breaks. */
static void test_random(void **state)
{
    static const char *const words[] = {"the",        "a",
                                        "on",         "in",
                                        "at",         "since",
                                        "until",      "by",
                                        "from",       "to",
                                        "between",    "and",
                                        "of",         ",",
                                        "-",          "(",
                                        ")",          "Monday",
                                        "Sunday",     "May",
                                        "March",      "Nov.",
                                        "November",   "1",
                                        "14",         "31",
                                        "2022",       "1991",
                                        "99999",      "1990s",
                                        "'90s",       "9/11",
                                        "31/02/2020", "2022-11-25",
                                        "12:30",      "p.m.",
                                        "GMT",        "three",
                                        "hundred",    "thousand",
                                        "twenty",     "second",
                                        "third",      "week",
                                        "weeks",      "month",
                                        "years",      "decades",
                                        "centuries",  "day",
                                        "hour",       "quarter",
                                        "half",       "last",
                                        "next",       "this",
                                        "that",       "the",
                                        "previous",   "following",
                                        "ago",        "later",
                                        "earlier",    "before",
                                        "after",      "early",
                                        "mid",        "late",
                                        "end",        "every",
                                        "daily",      "now",
                                        "soon",       "several",
                                        "few",        "summer",
                                        "winter",     "fall",
                                        "morning",    "night",
                                        "noon",       "yesterday",
                                        "tonight",    "Christmas",
                                        "Easter",     "Thanksgiving",
                                        "year",       "fiscal",
                                        "prior",      "will",
                                        "said",       "met",
                                        "mid-2021",   "21st",
                                        "century",    "0",
                                        "00",         "Eid",
                                        "old",        "long",
                                        "long-",      "’s",
                                        "more",       "than",
                                        "."};
    static const char *const deprels[] = {"obl",   "nmod", "root",  "aux",      "mark",
                                          "advcl", "conj", "nsubj", "compound", "_"};
    static const char *const tags[] = {"VBD", "VB", "VBG", "NN", "_", "MD"};
    static const EntenteDate published[] = {
        {2022, 11, 28}, {2024, 2, 29}, {1, 1, 1}, {9999, 12, 31}, {0, 0, 0}};
    Ground *ground = *state;
    uint32_t seed = 7;
    for (unsigned round = 0; round < 4000; round++) {
        char text[1024] = "";
        unsigned count = 1 + next_random(&seed) % 24;
        for (unsigned i = 0; i < count; i++) {
            strcat(text, words[next_random(&seed) % (sizeof words / sizeof *words)]);
            strcat(text, " ");
        }
        EntenteError error = {0};
        entente_document_reset(ground->document);
        ground->document->text = entente_slice(text);
        assert_int_equal(text_segment(ground->document, &error), ENTENTE_OK);
        TimeMemory memory;
        time_begin(&memory, published[round % (sizeof published / sizeof *published)]);
        for (size_t s = 0; s < ground->document->sentence_count; s++) {
            EntenteSentence *sentence = &ground->document->sentences[s];
            for (size_t t = 0; (round & 1) && t < sentence->token_count; t++) {
                EntenteToken *token = &sentence->tokens[t];
                token->upos = (uint8_t)(1 + next_random(&seed) % (ENTENTE_UPOS_COUNT - 1));
                token->xpos = tags[next_random(&seed) % (sizeof tags / sizeof *tags)];
                token->deprel = deprels[next_random(&seed) % (sizeof deprels / sizeof *deprels)];
                token->head = next_random(&seed) % (uint32_t)(sentence->token_count + 2);
            }
            TimeExpression *expressions;
            size_t found;
            View view;
            arena_reset(ground->arena);
            assert_true(time_read(&memory, sentence, ground->arena, &expressions, &found));
            check_expressions(sentence, expressions, found);
            assert_true(view_make(&view, sentence, ground->arena));
            for (uint32_t t = 1; t <= view.count; t++) {
                TimeOfEvent when = time_of_event(&view, t, expressions, found);
                assert_true(!when.expression || when.expression->anchors);
                assert_true(!when.start.month || !when.end.month ||
                            date_to_days(when.start) <= date_to_days(when.end));
            }
        }
    }
}

static void test_words(void **state)
{
    (void)state;
    assert_true(time_words_sorted());
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
