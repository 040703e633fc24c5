/* arguments_inside.h - what the files of the arguments share: words and clauses of a tree, and how arguments
 * are added.
 *
 * arguments.c gathers the arguments of a predicate (arguments_gather of scene.h); arguments_subject.c finds
 * the subject of a verb, arguments_nouns.c the clause round an event noun, and arguments_saying.c who says
 * what is told. */
#ifndef ENTENTE_CODE_ARGUMENTS_INSIDE_H
#define ENTENTE_CODE_ARGUMENTS_INSIDE_H

#include "code/scene.h"

/* The token above; 0: none. */
uint32_t arguments_above(const View *view, uint32_t token);

/* "who", "which", "that". */
bool arguments_is_relative(const View *view, uint32_t token);

/* "he", "it", "them", "themselves". */
bool arguments_is_personal(const View *view, uint32_t token);

/* Whether the verb stands after "to". */
bool arguments_is_infinitive(const View *view, uint32_t verb);

/* The subject that the verb has in its own clause, of a passive, too; 0: none. */
uint32_t arguments_own_subject(const View *view, uint32_t verb);

/* Who says that somebody else will do or be this, and whether it is said to lie ahead and not to be. */
void arguments_add_saying(Scene *scene, uint32_t predicate, Arguments *arguments);

/* Add one token as an argument of that kind. `group`: the first of those coordinated with it. */
void arguments_add_one(Arguments *arguments, uint32_t kind, uint32_t head, uint32_t preposition,
                       uint32_t group);

/* Add a token, or whom it stands for, and all that is coordinated with it. 0: nothing. */
void arguments_add(Scene *scene, Arguments *arguments, uint32_t kind, uint32_t head, uint32_t preposition);

#endif
