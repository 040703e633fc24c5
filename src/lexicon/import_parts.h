/* import_parts.h - what the parts of import.c share: the state of an import, words, brackets, complaints. */
#ifndef ENTENTE_LEXICON_IMPORT_PARTS_H
#define ENTENTE_LEXICON_IMPORT_PARTS_H

#include "base/arena.h"
#include "entente.h"
#include "lexicon/builder.h"

#include <stdio.h>

enum { NAME_LIMIT = 400, VERBS = 64, SUBSTITUTIONS = 32 };

/* "064:065": what the source does, and what the target does by that. Empty: no event. */
typedef struct EventCode {
    char code[8], reverse[8];
} EventCode;

/* "HAND_+OVER": the verb's own word, and the pattern that all its words make ("hand_*"). */
typedef struct Verb {
    char word[64], frame[64];
} Verb;

typedef struct Substitution {
    EntenteSlice name, words; /* in the arena */
} Substitution;

typedef struct Import {
    const char *file;
    size_t line;
    FILE *out;
    EntenteLexiconReport *report;
    Arena *arena;
    StringTable *sectors; /* sectors of theirs that ours do not have, already declared */
    const char *section;  /* our %kind that was written last */
    /* actors */
    char names[4096], offices[4096], defaults[4096];
    size_t actor_line;
    /* agents: "!BEING! = MAN, WOMAN" */
    Substitution substitutions[SUBSTITUTIONS];
    size_t substitution_count;
    /* verbs */
    Verb verbs[VERBS]; /* of the block, up to its first pattern: its patterns hold for all of them */
    size_t verb_count;
    EventCode block_code;
    bool block, patterned; /* inside a block with a title; after a pattern of it */
    char set[64];          /* the synonym set that is being read; empty: none */
} Import;

/* Name a line of theirs that is not used. */
void import_complain(Import *import, const char *what, EntenteSlice words);

/* Begin a section of ours, unless it is the one that was begun last. */
void import_section(Import *import, const char *section);

/* At most `limit` bytes of words that may be cut, without half a character at the end. */
size_t import_whole_characters(const char *words, size_t size, size_t limit);

/* "UNITED_STATES_" as "united states". With `names`, a single word of up to three letters keeps its capitals.
 */
EntenteSlice import_words(EntenteSlice phrase, bool names, char room[NAME_LIMIT]);

/* The text of the first [..] and what stands before it. False where there is none. */
bool import_bracket(EntenteSlice *rest, EntenteSlice *before, EntenteSlice *inside);

/* Add to a list that has room for `size` bytes. */
void import_append(Import *import, char *list, size_t size, const char *separator, const char *text);

/* One line of a dictionary of verbs (import_verbs.c). */
void import_verb_line(Import *import, EntenteSlice line);

#endif
