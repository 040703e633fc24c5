#include "code/titled_bodies.h"

#include "base/slice.h"

#include <string.h>

static bool holds_word(EntenteSlice text, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= text.size; i++)
        if (memcmp(text.data + i, word, size) == 0 && (i == 0 || text.data[i - 1] == ' ') &&
            (i + size == text.size || text.data[i + size] == ' ' || text.data[i + size] == ','))
            return true;
    return false;
}

const Referent *titled_body(const Names *names, const char *word)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = 0; i < discourse->count; i++)
        if (discourse->each[i].sentence < discourse->sentence &&
            entity_is_of_states(&discourse->each[i].entity) &&
            holds_word(discourse->each[i].entity.text, word))
            return &discourse->each[i];
    /* "the Assembly of IGAD met. ... The Summit" */
    for (size_t i = 0; i < discourse->count && strcmp(word, "Summit") == 0; i++)
        if (discourse->each[i].sentence < discourse->sentence &&
            entity_is_of_states(&discourse->each[i].entity) &&
            discourse->each[i].prominence >= PROMINENCE_CLAUSE)
            return &discourse->each[i];
    return NULL;
}

const char *titled_word(const Names *names, uint32_t head)
{
    static const char *const words[] = {"Co-Chairs", "Co-chairs", "Mission",      "Summit",   "Council",
                                        "Mechanism", "Group",     "Organisation", "Assembly", "Commission",
                                        "Force",     "Community", "Organization", "Quartet",  "Troika"};
    EntenteSlice text = view_token(names->view, head)->text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(text, entente_slice(words[i])) && titled_body(names, words[i]))
            return words[i];
    return NULL;
}
