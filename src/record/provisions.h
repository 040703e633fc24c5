/* provisions.h - what agreements provide for, the words that tell of it, and the events that keep or break
 * it.
 *
 * The table is data/provisions.tsv, built in, so that a record needs no dictionaries. Words are compared in
 * any letters and at the beginnings of words; an event's type and mode are PLOVER's. Nothing here fails or
 * allocates. */
#ifndef ENTENTE_RECORD_PROVISIONS_H
#define ENTENTE_RECORD_PROVISIONS_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Provision {
    const char *kind;
    const char *const *words, *const *fulfilment, *const *violation;
} Provision;

/* The provision by its place in the table, NULL beyond its end; and by its kind, NULL where there is none. */
const Provision *provision_at(size_t place);
const Provision *provision_named(const char *kind);

/* A bit of its own for each provision. */
uint32_t provision_bit(const Provision *provision);

/* Whether a text speaks of the provision; `*words` is where it first does. */
bool provision_in(const Provision *provision, EntenteSlice text, EntenteSlice *words);

/* What an event told by the text is to the provision: "fulfilment", "violation", or NULL. */
const char *provision_bears(const Provision *provision, const char *type, const char *mode,
                            EntenteSlice text);

/* Whether a sentence tells what an agreement provides for; `before`: the sentence before it does. */
bool provisions_told(EntenteSlice text, bool before);

/* Whether a sentence lists what an agreement promises: "The accord provides for the withdrawal of all
 * troops". */
bool text_tells_promise(EntenteSlice text);

/* Whether a text speaks of a promise that was broken, and of an end of the fighting. */
bool text_tells_breach(EntenteSlice text);
bool text_tells_halt(EntenteSlice text);

/* The noun and the words before it that name an agreement: "Zurich Protocols", "ceasefire agreement"; empty
 * where none is named. */
EntenteSlice agreement_name(EntenteSlice text);

#endif
