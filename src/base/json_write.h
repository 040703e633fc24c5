/* json_write.h - strings as JSON (RFC 8259) writes them. */
#ifndef ENTENTE_BASE_JSON_WRITE_H
#define ENTENTE_BASE_JSON_WRITE_H

#include "entente.h"

/* The text between quotation marks, escaped where it must be. */
void json_write_string(FILE *stream, EntenteSlice text);

#endif
