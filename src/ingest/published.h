/* published.h - the day on which a plain text says that it was published.
 *
 * A news text names many days; its own stands at its head, in a dateline ("BAKU, Nov. 28, 2022 (Agency) -
 * ...") or on a line that holds little else ("Published: Monday, 28 November 2022, 10:15 GMT"). Any other
 * date, in a headline say, may be that of an anniversary and does not count. */
#ifndef ENTENTE_INGEST_PUBLISHED_H
#define ENTENTE_INGEST_PUBLISHED_H

#include "entente.h"

/* Unknown where the first lines do not say. */
EntenteDate published_find(EntenteSlice text);

#endif
