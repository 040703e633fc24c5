/* stages.h - what the stages of the coder find, kept for whoever asks how an event came about. */
#ifndef ENTENTE_CODE_STAGES_H
#define ENTENTE_CODE_STAGES_H

#include "code/scene.h"

/* Keep what the sentence of a scene gives. False when memory is out. */
bool stages_keep(Scene *scene, EntenteDocument *document, size_t sentence);

#endif
