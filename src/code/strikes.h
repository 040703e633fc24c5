/* strikes.h - "the strikes", where the report has told of blows and not of workers.
 *
 * "Condemned the strikes" after air raids means the raids; the dictionaries take a bare strike for one of
 * workers. */
#ifndef ENTENTE_CODE_STRIKES_H
#define ENTENTE_CODE_STRIKES_H

#include "code/scene.h"

/* Turn a strike of workers into the blows that the document told of in the sentences before, where it told of
 * some and of no such strike. */
void strikes_settle(const Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    EntenteEvent *event);

#endif
