/* Statements: the cases in the files of cases/statements, with the installed model and dictionaries and the
 * rules alone; their heads tell the form. */
#include "code/statements.h"

#include "base/arena.h"
#include "base/slice.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifndef STATEMENT_CASES
#define STATEMENT_CASES "tests/unit/cases/statements"
#endif

typedef struct Fixture {
    EntenteModel *model;
    EntenteParser *parser;
    EntenteLexicon *lexicon;
    EntenteDocument *document;
    Arena *scratch;
} Fixture;

typedef struct Text {
    char *data;
    size_t size, capacity;
} Text;

static void text_add(Text *text, const char *data, size_t size)
{
    if (text->size + size + 1 > text->capacity) {
        text->capacity = (text->size + size + 1) * 2;
        text->data = realloc(text->data, text->capacity);
        assert_non_null(text->data);
    }
    memcpy(text->data + text->size, data, size);
    text->size += size;
    text->data[text->size] = '\0';
}

static void add_part(Text *out, const EntenteDocument *document, const EntentePart *part)
{
    if (!part->first) {
        text_add(out, "-", 1);
        return;
    }
    const EntenteToken *tokens = document->sentences[part->sentence].tokens;
    const char *start = tokens[part->first - 1].text.data;
    const EntenteToken *last = &tokens[part->last - 1];
    text_add(out, start, (size_t)(last->text.data - start) + last->text.size);
}

static Text rendered(const EntenteDocument *document)
{
    Text out = {0};
    text_add(&out, "", 0);
    for (size_t i = 0; i < document->statement_count; i++) {
        const EntenteStatement *statement = &document->statements[i];
        add_part(&out, document, &statement->source);
        text_add(&out, " | ", 3);
        add_part(&out, document, &statement->cue);
        for (size_t k = 0; k < statement->content_count; k++) {
            text_add(&out, " | ", 3);
            add_part(&out, document, &statement->content[k]);
        }
        if (statement->medium.size) {
            text_add(&out, " [medium: ", 10);
            text_add(&out, statement->medium.data, statement->medium.size);
            text_add(&out, "]", 1);
        }
        if (statement->outer) {
            char number[32];
            text_add(&out, number, (size_t)snprintf(number, sizeof number, " [in %u]", statement->outer));
        }
        text_add(&out, "\n", 1);
    }
    return out;
}

static void read_text(Fixture *fixture, const char *data, size_t size)
{
    EntenteError error = {0};
    entente_document_reset(fixture->document);
    fixture->document->text = (EntenteSlice){data, size};
    assert_int_equal(entente_parser_parse(fixture->parser, fixture->document, &error), ENTENTE_OK);
    assert_true(statements_read(fixture->lexicon, NULL, fixture->document, fixture->document->arena,
                                fixture->scratch, &fixture->document->statements,
                                &fixture->document->statement_count));
}

static void run_case(Fixture *fixture, const char *file, const Text *given, const Text *expected)
{
    read_text(fixture, given->data, given->size);
    Text found = rendered(fixture->document);
    if (strcmp(found.data, expected->data) != 0)
        fail_msg("%s: %s\nexpected\n%sfound\n%s", file, given->data, expected->data, found.data);
    free(found.data);
}

static void run_file(Fixture *fixture, const char *file)
{
    FILE *stream = fopen(file, "r");
    assert_non_null(stream);
    Text given = {0}, expected = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    bool text = false;
    while ((size = getline(&line, &room, stream)) > 0) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        bool begins = line[0] == '>';
        if (begins && !text && given.size) {
            run_case(fixture, file, &given, &expected);
            given.size = expected.size = 0;
        }
        if (begins) {
            text_add(&given, line + 2, (size_t)size - 2);
            text_add(&given, "\n", 1);
            text_add(&expected, "", 0);
        } else {
            text_add(&expected, line, (size_t)size);
        }
        text = begins;
    }
    assert_true(given.size > 0);
    run_case(fixture, file, &given, &expected);
    free(given.data);
    free(expected.data);
    free(line);
    fclose(stream);
}

static void test_cases(void **state)
{
    DIR *folder = opendir(STATEMENT_CASES);
    assert_non_null(folder);
    size_t files = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", STATEMENT_CASES, entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        run_file(*state, path);
        files++;
    }
    closedir(folder);
    assert_true(files > 0);
}

/* The chain over a word of the inner content has both speakers, the outermost first. */
static void test_over(void **state)
{
    Fixture *fixture = *state;
    const char *text = "The army dismissed the rebels' claim that the town had fallen.";
    read_text(fixture, text, strlen(text));
    const EntenteStatement *chain[STATEMENT_DEPTH];
    const EntenteSentence *sentence = &fixture->document->sentences[0];
    uint32_t fallen = (uint32_t)sentence->token_count - 1;
    assert_string_equal("fallen.", sentence->tokens[fallen - 1].text.data);
    assert_int_equal(statements_over(fixture->document, 0, fallen, chain), 2);
    assert_int_equal(chain[0]->outer, 0);
    assert_int_equal(chain[1]->outer, 1);
    assert_int_equal(statements_over(fixture->document, 0, 1, chain), 0);
}

static int set_up(void **state)
{
    EntenteError error = {0};
    Fixture *fixture = calloc(1, sizeof *fixture);
    if (!fixture || entente_model_open(NULL, &fixture->model, &error) != ENTENTE_OK ||
        entente_parser_new(fixture->model, &fixture->parser, &error) != ENTENTE_OK ||
        entente_lexicon_open(NULL, &fixture->lexicon, &error) != ENTENTE_OK ||
        entente_document_new(&fixture->document, &error) != ENTENTE_OK)
        return -1;
    fixture->scratch = arena_new();
    *state = fixture;
    return fixture->scratch ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    arena_delete(fixture->scratch);
    entente_document_delete(fixture->document);
    entente_lexicon_close(fixture->lexicon);
    entente_parser_delete(fixture->parser);
    entente_model_close(fixture->model);
    free(fixture);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_over)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
