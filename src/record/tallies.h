/* tallies.h - how many events each actor of the record takes part in, and the days of the first and the last.
 *
 * They stand in `actor`, so that whoever asks for all actors need not read all events. What a transaction
 * adds and takes away is counted here and written when it ends, an actor once. */
#ifndef ENTENTE_RECORD_TALLIES_H
#define ENTENTE_RECORD_TALLIES_H

#include "record/record.h"

/* The actor takes part in one more event that is not hidden; `date` NULL: of no day. */
EntenteStatus tallies_add(EntenteRecord *record, int64_t actor, const char *date, EntenteError *error);

/* The event, still in the record, is about to be taken out. */
EntenteStatus tallies_remove(EntenteRecord *record, int64_t event, EntenteError *error);

/* The event and its content are about to be hidden or shown: their actors are counted anew. */
EntenteStatus tallies_recount(EntenteRecord *record, int64_t event, EntenteError *error);

/* Write what was counted; before the transaction ends. */
EntenteStatus tallies_write(EntenteRecord *record, EntenteError *error);
void tallies_forget(EntenteRecord *record);

#endif
