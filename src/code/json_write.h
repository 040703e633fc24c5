/* json_write.h - strings as JSON. */
#ifndef ENTENTE_CODE_JSON_WRITE_H
#define ENTENTE_CODE_JSON_WRITE_H

#include "entente.h"

/* The text between quotation marks, with what must be escaped. */
void json_write_string(FILE *stream, EntenteSlice text);

#endif
