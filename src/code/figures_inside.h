/* figures_inside.h - what the files of figures.h share.
 *
 * figures_owner.c finds the event that took a toll, figures_make.c makes the figure that it claims, and
 * figures.c reads the tolls of a sentence and gives each event the figures that are its own. */
#ifndef ENTENTE_CODE_FIGURES_INSIDE_H
#define ENTENTE_CODE_FIGURES_INSIDE_H

#include "code/figures.h"

/* The trigger of the event that a toll belongs to; 0: none of the sentence, or it is no toll of an event. */
uint32_t figures_owner(Scene *scene, const Toll *toll, const TimeExpression *times, size_t time_count);

#endif
