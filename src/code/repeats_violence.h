/* repeats_violence.h - violence that a noun names again.
 *
 * "Six fighters were killed in the clashes", "the blast wounded nine", "the attack was carried out by": the
 * clashes, the blast and the attack were told in the sentences before. What is told of them now, above all
 * their tolls, belongs to that event. */
#ifndef ENTENTE_CODE_REPEATS_VIOLENCE_H
#define ENTENTE_CODE_REPEATS_VIOLENCE_H

#include "code/view.h"
#include "entente.h"

/* The violence of the sentences before that the event names again; NULL: it is new. */
EntenteEvent *repeats_violence(const EntenteDocument *document, const EntenteEvent *event);

/* The violence told before of which a clause beside a noun only says who was hit: "the six soldiers slain on
 * Saturday died in a gunfight"; NULL: none. */
EntenteEvent *repeats_told_apart(const View *view, uint32_t trigger, const EntenteDocument *document,
                                 const EntenteEvent *event);

#endif
