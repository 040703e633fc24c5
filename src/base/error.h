/* error.h - how a function says what went wrong.
 *
 * A function that can fail returns an EntenteStatus and fills the EntenteError that its caller passed (which
 * may be NULL). Messages are whole sentences for a person, naming file and line themselves. */
#ifndef ENTENTE_BASE_ERROR_H
#define ENTENTE_BASE_ERROR_H

#include "entente.h"

/* Fill `error` and return `code`, so that a caller can write `return error_set(...)`. `file` may be NULL,
 * `line` 0; where they are given the message begins with "file:line: ". */
EntenteStatus error_set(EntenteError *error, EntenteStatus code, const char *file, size_t line,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same for memory that could not be had. */
EntenteStatus error_no_memory(EntenteError *error);

#endif
