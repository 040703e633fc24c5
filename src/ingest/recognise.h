/* recognise.h - what kind of input the first bytes of a file are, and the names of the kinds. */
#ifndef ENTENTE_INGEST_RECOGNISE_H
#define ENTENTE_INGEST_RECOGNISE_H

#include "entente.h"

/* Bytes that are enough to tell. */
enum { RECOGNISE_SAMPLE = 4096 };

/* Never ENTENTE_FORMAT_AUTO; what is nothing else is text. */
EntenteFormat recognise(EntenteSlice sample);

#endif
