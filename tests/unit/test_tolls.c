/* Figures: sentences of ours and the claims that must be found in them (tests/unit/cases/tolls), number words
 * by themselves, and what must hold whatever the text. */
#include "base/arena.h"
#include "base/slice.h"
#include "code/tolls.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CASES "tests/unit/cases/tolls"

typedef struct Bench {
    EntenteModel *model;
    EntenteParser *parser;
    EntenteLexicon *lexicon;
    EntenteDocument *document;
    Arena *arena;
    NameMemory *memory;
} Bench;

static int begin(void **state)
{
    static Bench bench;
    EntenteError error = {0};
    if (entente_model_open(NULL, &bench.model, &error) != ENTENTE_OK ||
        entente_parser_new(bench.model, &bench.parser, &error) != ENTENTE_OK ||
        entente_lexicon_open(NULL, &bench.lexicon, &error) != ENTENTE_OK ||
        entente_document_new(&bench.document, &error) != ENTENTE_OK) {
        print_error("%s\n", error.message);
        return 1;
    }
    bench.arena = arena_new();
    bench.memory = calloc(1, sizeof *bench.memory);
    bench.memory->day = DAY_LAST;
    *state = &bench;
    return 0;
}

static int end(void **state)
{
    Bench *bench = *state;
    arena_delete(bench->arena);
    free(bench->memory);
    entente_document_delete(bench->document);
    entente_lexicon_close(bench->lexicon);
    entente_parser_delete(bench->parser);
    entente_model_close(bench->model);
    return 0;
}

static void parse(Bench *bench, EntenteSlice text)
{
    EntenteError error = {0};
    entente_document_reset(bench->document);
    bench->document->text = text;
    assert_int_equal(entente_parser_parse(bench->parser, bench->document, &error), ENTENTE_OK);
}

/* ---- printing a claim as the cases have it ---- */

static void print_number(FILE *out, double number)
{
    if (number < 0)
        fputc('-', out);
    else
        fprintf(out, "%.15g", number);
}

static void print_figure(FILE *out, double low, double best, double high)
{
    print_number(out, low);
    if (low == high && low == best)
        return;
    fputc('/', out);
    print_number(out, best);
    fputc('/', out);
    print_number(out, high);
}

static void print_word(FILE *out, const char *key, const View *view, uint32_t token)
{
    if (token)
        fprintf(out, " %s=%.*s", key, (int)view_token(view, token)->text.size,
                view_token(view, token)->text.data);
}

/* `expected`: which of the optional fields it asks for. */
static void print_toll(FILE *out, const View *view, const Toll *toll, const char *expected)
{
    const EntenteToken *first = view_token(view, toll->first), *last = view_token(view, toll->last);
    fprintf(out, "%s ", toll_kind_name(toll->kind));
    print_figure(out, toll->low, toll->best, toll->high);
    fprintf(out, " \"%.*s\"", (int)(last->text.data + last->text.size - first->text.data), first->text.data);
    if (!expected || strstr(expected, " of="))
        print_word(out, "of", view, toll->of);
    if (!expected || strstr(expected, " event="))
        print_word(out, "event", view, toll->event);
    if (toll->part)
        fprintf(out, " part_of=%zu", toll->part_of);
    if (toll->before_low >= 0 || toll->before_best >= 0 || toll->before_high >= 0) {
        fputs(" before=", out);
        print_figure(out, toll->before_low, toll->before_best, toll->before_high);
    }
    if (toll->more)
        fputs(" more", out);
    if (toll->status == ENTENTE_HYPOTHETICAL)
        fputs(" hypothetical", out);
}

enum { EXPECTED_LIMIT = 16 };

static bool check(Bench *bench, const char *file, const char *sentence, char *const *expected, size_t count)
{
    parse(bench, entente_slice(sentence));
    size_t found = 0;
    bool good = true;
    for (size_t s = 0; s < bench->document->sentence_count; s++) {
        Scene scene;
        Toll *tolls;
        size_t toll_count;
        arena_reset(bench->arena);
        assert_true(
            scene_read(&scene, bench->lexicon, &bench->document->sentences[s], bench->memory, bench->arena));
        assert_true(tolls_read(&scene, bench->arena, &tolls, &toll_count));
        for (size_t i = 0; i < toll_count; i++, found++) {
            char *line = NULL;
            size_t size = 0;
            FILE *out = open_memstream(&line, &size);
            assert_non_null(out);
            print_toll(out, &scene.view, &tolls[i], found < count ? expected[found] : NULL);
            fclose(out);
            if (found >= count || strcmp(line, expected[found]) != 0) {
                if (good)
                    print_error("%s: %s\n", file, sentence);
                print_error("    wanted: %s\n    found:  %s\n", found < count ? expected[found] : "nothing",
                            line);
                good = false;
            }
            free(line);
        }
    }
    for (size_t i = found; i < count; i++) {
        if (good)
            print_error("%s: %s\n", file, sentence);
        print_error("    wanted: %s\n    found:  nothing\n", expected[i]);
        good = false;
    }
    return good;
}

static void check_file(Bench *bench, const char *path, size_t *cases, size_t *failed)
{
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    char *line = NULL, *sentence = NULL, *expected[EXPECTED_LIMIT];
    size_t room = 0, count = 0;
    for (;;) {
        ssize_t size = getline(&line, &room, in);
        if (size > 0 && line[size - 1] == '\n')
            line[--size] = '\0';
        if (size < 0 || line[0] == '>') {
            if (sentence) {
                *cases += 1;
                *failed += !check(bench, path, sentence, expected, count);
            }
            for (size_t i = 0; i < count; i++)
                free(expected[i]);
            free(sentence);
            sentence = NULL;
            count = 0;
            if (size < 0)
                break;
            sentence = strdup(line + 2);
        } else if (size && line[0] != '#' && strcmp(line, "none") != 0) {
            assert_true(sentence && count < EXPECTED_LIMIT);
            expected[count++] = strdup(line);
        }
    }
    free(line);
    fclose(in);
}

static void test_cases(void **state)
{
    DIR *folder = opendir(CASES);
    assert_non_null(folder);
    size_t cases = 0, failed = 0;
    struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        size_t size = strlen(entry->d_name);
        if (size < 5 || strcmp(entry->d_name + size - 4, ".txt") != 0)
            continue;
        char path[512];
        snprintf(path, sizeof path, CASES "/%s", entry->d_name);
        check_file(*state, path, &cases, &failed);
    }
    closedir(folder);
    assert_true(cases > 150);
    if (failed)
        fail_msg("%zu of %zu cases", failed, cases);
}

/* ---- numbers by themselves ---- */

static void expect_figure(Bench *bench, const char *text, double low, double best, double high)
{
    parse(bench, entente_slice(text));
    arena_reset(bench->arena);
    View view;
    assert_true(view_make(&view, &bench->document->sentences[0], bench->arena));
    Figure figure;
    bool found = numbers_read(bench->lexicon, &view, 1, &figure);
    if (!found || figure.low != low || figure.best != best || figure.high != high)
        fail_msg("\"%s\": %d %g/%g/%g instead of %g/%g/%g", text, found, found ? figure.low : 0,
                 found ? figure.best : 0, found ? figure.high : 0, low, best, high);
    assert_int_equal(figure.first, 1);
    assert_true(figure.last <= view.count && figure.number >= figure.first && figure.number <= figure.last);
}

static void test_numbers(void **state)
{
    static const struct {
        const char *text;
        double low, best, high;
    } cases[] = {
        {"three people", 3, 3, 3},
        {"30,000 people", 30000, 30000, 30000},
        {"1.2 million people", 1.2e6, 1.2e6, 1.2e6},
        {"2,5 thousand people", 2500, 2500, 2500},
        {"half a million people", 5e5, 5e5, 5e5},
        {"a million and a half people", 1.5e6, 1.5e6, 1.5e6},
        {"two hundred and forty-five people", 245, 245, 245},
        {"twenty-one people", 21, 21, 21},
        {"three hundred thousand people", 3e5, 3e5, 3e5},
        {"a dozen people", 12, 12, 12},
        {"two dozen people", 24, 24, 24},
        {"over 280 people", 281, -1, -1},
        {"more than a dozen people", 13, -1, -1},
        {"at least three people", 3, -1, -1},
        {"no fewer than 40 people", 40, -1, -1},
        {"up to 50 people", -1, -1, 50},
        {"as many as 70 people", -1, -1, 70},
        {"no more than 12 people", -1, -1, 12},
        {"fewer than 20 people", -1, -1, 19},
        {"around 30,000 people", -1, 30000, -1},
        {"some 200 people", -1, 200, -1},
        {"an estimated 5,000 people", -1, 5000, -1},
        {"about a hundred people", -1, 100, -1},
        {"nearly 400 people", -1, 400, 400},
        {"between 10 and 15 people", 10, -1, 15},
        {"10 to 15 people", 10, -1, 15},
        {"10-15 people", 10, -1, 15},
        {"three or four people", 3, -1, 4},
        {"10 to 15 thousand people", 10000, -1, 15000},
        {"dozens of people", 24, -1, -1},
        {"scores of people", 40, -1, -1},
        {"hundreds of people", 200, -1, -1},
        {"hundreds, if not thousands, of people", 200, -1, -1},
        {"thousands of people", 2000, -1, -1},
        {"tens of thousands of people", 20000, -1, -1},
        {"hundreds of thousands of people", 200000, -1, -1},
        {"several people", 3, -1, -1},
        {"several hundred people", 300, -1, -1},
        {"a few dozen people", 36, -1, -1},
        {"at least several dozen people", 36, -1, -1},
        {"a couple of people", 2, 2, 2},
        {"100 or more people", 100, -1, -1},
        {"300 or so people", -1, 300, -1},
        {"at least about 300 people", 300, -1, -1},
        {"no people", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_figure(*state, cases[i].text, cases[i].low, cases[i].best, cases[i].high);
}

/* ---- whatever the text ---- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void check_toll(const View *view, const Toll *tolls, size_t number, size_t count)
{
    const Toll *toll = &tolls[number];
    uint32_t length = view->sentence->end - view->sentence->start;
    assert_true(toll->kind < TOLL_KINDS);
    assert_true(toll->first >= 1 && toll->first <= toll->last && toll->last <= view->count);
    assert_true(toll->span.start < toll->span.end && toll->span.end <= length);
    assert_true(toll->of <= view->count && toll->event <= view->count);
    assert_true(toll->predicate >= 1 && toll->predicate <= view->count);
    assert_true(toll->low >= 0 || toll->best >= 0 || toll->high >= 0);
    assert_true(toll->best < 0 || toll->low <= toll->best);
    assert_true(toll->high < 0 || (toll->low <= toll->high && toll->best <= toll->high));
    assert_true(toll->part_of <= count && toll->part_of != number + 1);
    assert_true(!number || tolls[number - 1].first <= toll->first);
}

/* Sentences of words that are drawn at random, their trees wild: nothing breaks, and every claim is in order.
 */
static void test_random(void **state)
{
    static const char *const words[] = {
        "killed",    "wounded",  "3",       "20",     "at",       "least",  "of",    "them",   "soldiers",
        "a",         "the",      "and",     "or",     ",",        "dead",   "to",    "from",   "toll",
        "death",     "between",  "dozens",  "no",     "one",      "were",   "who",   "and",    "half",
        "million",   "lost",     "lives",   "more",   "than",     "people", "10-15", "2,5",    "-",
        "including", "children", "left",    "attack", "arrested", "he",     "up",    "nearly", "several",
        "hundred",   "thousand", "marched", "crowd",  "nobody"};
    Bench *bench = *state;
    uint32_t seed = 7;
    size_t found = 0;
    for (size_t round = 0; round < 1500; round++) {
        char text[400];
        size_t size = 0, length = 1 + next_random(&seed) % 24;
        for (size_t i = 0; i < length; i++)
            size += (size_t)snprintf(text + size, sizeof text - size, "%s ",
                                     words[next_random(&seed) % (sizeof words / sizeof *words)]);
        parse(bench, (EntenteSlice){text, size});
        for (size_t s = 0; s < bench->document->sentence_count; s++) {
            EntenteSentence *sentence = &bench->document->sentences[s];
            uint32_t count = (uint32_t)sentence->token_count;
            for (uint32_t t = 0; round % 2 && t < count; t++) /* any tree that has no cycles */
                sentence->tokens[t].head = t ? next_random(&seed) % (t + 1) : 0;
            Scene scene;
            Toll *tolls;
            size_t toll_count;
            arena_reset(bench->arena);
            assert_true(scene_read(&scene, bench->lexicon, sentence, bench->memory, bench->arena));
            assert_true(tolls_read(&scene, bench->arena, &tolls, &toll_count));
            for (size_t i = 0; i < toll_count; i++)
                check_toll(&scene.view, tolls, i, toll_count);
            found += toll_count;
        }
    }
    assert_true(found > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers), cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, begin, end);
}
