/* tags.h - a look over a page's tags before it is parsed.
 *
 * libxml2 compares every attribute of a tag with those before it, so that a tag of a million attributes takes
 * hours. No real page has such tags. */
#ifndef ENTENTE_INGEST_TAGS_H
#define ENTENTE_INGEST_TAGS_H

#include "entente.h"

/* Attributes of one tag that are put up with. */
enum { TAGS_ATTRIBUTES = 1000 };

/* Whether no tag has more attributes. */
bool tags_are_bounded(EntenteSlice page);

#endif
