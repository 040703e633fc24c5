/* json_write.h - text as JSON (RFC 8259). */
#ifndef ENTENTE_CODE_JSON_WRITE_H
#define ENTENTE_CODE_JSON_WRITE_H

#include "entente.h"

/* Write a string with its quotation marks, escaped where it must be. */
void json_write_string(FILE *stream, EntenteSlice text);

#endif
