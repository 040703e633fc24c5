/* verdicts.h - who says that a deed was a wrong.
 *
 * "Iraq said that the raid was a violation of its sovereignty", "This is unacceptable, the minister said":
 * no verb condemns, but the sentence does (codebook: ACCUSE). The wrongs are the set @f_wrong, the deeds
 * @f_deed and what the dictionaries know as one. */
#ifndef ENTENTE_CODE_VERDICTS_H
#define ENTENTE_CODE_VERDICTS_H

#include "code/scene.h"

/* The candidate of a predicate noun or adjective by which somebody condemns a deed. False where it does not.
 */
bool verdicts_read(Scene *scene, uint32_t token, Candidate *candidate);

/* "called the raid "an act of war"", "described the vote as a farce", where no line of the dictionaries fits.
 */
bool verdicts_called(Scene *scene, uint32_t verb, Candidate *candidate);

/* "deported 90 people, which Chad denounced": the deed of the whole clause is judged, and so whoever did it.
 */
void verdicts_on_clause(Scene *scene, uint32_t verb, Candidate *candidate);

#endif
