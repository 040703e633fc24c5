/* publisher.h - the institution that speaks in a report.
 *
 * A ministry's readout or a summit's declaration says "we", "the Ministry", "the Minister" and means its own:
 * where the publication's name has a word for an institution and a country or organisation beside it
 * ("Ministry of Foreign Affairs, Riga"), that is who speaks, and so is a body of states that publishes under
 * its own name ("UNIFIL"). A newspaper or an agency is nobody's voice. */
#ifndef ENTENTE_CODE_PUBLISHER_H
#define ENTENTE_CODE_PUBLISHER_H

#include "code/names.h"

/* Fill in who publishes the document, as of its day; without a code where that is no institution. */
void publisher_read(const EntenteLexicon *lexicon, const EntenteDocument *document, int32_t day,
                    EntenteEntity *publisher);

#endif
