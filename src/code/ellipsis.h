/* ellipsis.h - "Belgium did likewise", "Bhutan followed suit", "more than 2,000 did so", "as did Brunei": the
 * verb before is meant.
 *
 * Such a verb stands for the last event that the report told: the subject did the same thing to the same
 * other side. After a demand, "did so" means that what was demanded was done. */
#ifndef ENTENTE_CODE_ELLIPSIS_H
#define ENTENTE_CODE_ELLIPSIS_H

#include "code/scene.h"

/* The event for which the verb stands; NULL: it stands for none. The document's last event must not be more
 * than a sentence away. `made` becomes a candidate of that kind, without the other side. */
const EntenteEvent *ellipsis_read(Scene *scene, uint32_t verb, const EntenteDocument *document,
                                  size_t sentence, Candidate *made);

/* "Talks were set for Monday. Serbia cancelled them": a pronoun that is called off or put off stands for the
 * meeting that this sentence or the one before names. `made` becomes the candidate of that meeting. */
bool ellipsis_meeting(const Scene *scene, uint32_t pronoun, Candidate *made);

/* Whether the words of a sentence that has no tree yet may hold such a verb. */
bool ellipsis_possible(const EntenteSentence *sentence);

#endif
