/* The document's own memory, and the names of parts of speech. */
#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

#include <stdlib.h>

EntenteStatus entente_document_new(EntenteDocument **document, EntenteError *error)
{
    EntenteDocument *made = calloc(1, sizeof *made);
    Arena *arena = arena_new();
    if (!made || !arena) {
        free(made);
        arena_delete(arena);
        return error_no_memory(error);
    }
    made->arena = arena;
    *document = made;
    return ENTENTE_OK;
}

void entente_document_delete(EntenteDocument *document)
{
    if (!document)
        return;
    arena_delete(document->arena);
    free(document);
}

void entente_document_reset(EntenteDocument *document)
{
    Arena *arena = document->arena;
    arena_reset(arena);
    *document = (EntenteDocument){.arena = arena};
}

static const char *const upos_names[ENTENTE_UPOS_COUNT] = {"_",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                           "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                           "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

const char *entente_upos_name(EntenteUpos upos)
{
    return upos_names[(unsigned)upos < ENTENTE_UPOS_COUNT ? upos : ENTENTE_UPOS_NONE];
}

EntenteUpos entente_upos_from_name(EntenteSlice name)
{
    for (unsigned upos = 1; upos < ENTENTE_UPOS_COUNT; upos++)
        if (slice_is(name, upos_names[upos]))
            return (EntenteUpos)upos;
    return ENTENTE_UPOS_NONE;
}
