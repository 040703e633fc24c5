/* time_resolve.h - from the words of an expression to its value and interval. */
#ifndef ENTENTE_CODE_TIME_RESOLVE_H
#define ENTENTE_CODE_TIME_RESOLVE_H

#include "code/time.h"
#include "code/time_match.h"

/* A date some tenths of units away; false where that leaves the years that are written with four figures. */
bool time_shift(EntenteDate from, TimeUnit unit, int32_t tenths, EntenteDate *date);

/* Fill in type, value, interval and precision. */
void time_resolve(const TimeMemory *memory, const EntenteSentence *sentence, const TimeMatch *match,
                  TimeExpression *expression);

#endif
