#include "record/sql_postgresql.h"

#include "base/buffer.h"

#include <ctype.h>
#include <string.h>

typedef struct Word {
    const char *shared, *own;
} Word;

static const Word words[] = {{"INTEGER", "BIGINT"},
                             {"REAL", "DOUBLE PRECISION"},
                             {"TEXT", "TEXT COLLATE \"C\""},
                             {"WITHOUT ROWID", ""}};

static bool is_of_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static const Word *word_at(const char *sql)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i].shared);
        if (strncmp(sql, words[i].shared, size) == 0 && !is_of_word(sql[size]))
            return &words[i];
    }
    return NULL;
}

/* Bytes of what begins here and stays together: something in quotes, a word, or a single character. */
static size_t piece_size(const char *sql)
{
    size_t size = 1;
    if (*sql == '\'' || *sql == '"') {
        const char *end = strchr(sql + 1, *sql);
        return end ? (size_t)(end - sql) + 1 : strlen(sql);
    }
    while (is_of_word(*sql) && is_of_word(sql[size]))
        size++;
    return size;
}

char *sql_to_postgresql(const char *sql)
{
    Buffer out = {0};
    while (*sql) {
        const Word *word = word_at(sql);
        size_t size = word ? strlen(word->shared) : piece_size(sql);
        if (word)
            buffer_add(&out, word->own, strlen(word->own));
        else if (*sql == '?' && isdigit((unsigned char)sql[1]))
            buffer_add(&out, "$", 1);
        else
            buffer_add(&out, sql, size);
        sql += size;
    }
    buffer_add(&out, "", 1);
    if (!out.failed)
        return (char *)out.data;
    buffer_free(&out);
    return NULL;
}
