#include "code/discourse.h"

#include "base/slice.h"

#include <string.h>

void discourse_begin(Discourse *discourse, Arena *arena)
{
    *discourse = (Discourse){.arena = arena};
}

static bool add(Discourse *discourse, const Referent *referent)
{
    if (discourse->count == REFERENT_LIMIT) {
        size_t forgotten = REFERENT_LIMIT / 4;
        discourse->count -= forgotten;
        memmove(discourse->each, discourse->each + forgotten, discourse->count * sizeof *discourse->each);
    }
    Referent *grown = arena_grow(discourse->arena, discourse->each, &discourse->capacity,
                                 discourse->count + 1, sizeof *grown);
    if (!grown)
        return false;
    discourse->each = grown;
    discourse->each[discourse->count++] = *referent;
    return true;
}

bool discourse_add(Discourse *discourse, const Referent *referent)
{
    Referent kept = *referent;
    /* sectors may live in the coder's scratch memory; most are the same as those of the one before */
    const char *sectors = referent->entity.sectors;
    const char *last = discourse->count ? discourse->each[discourse->count - 1].entity.sectors : "";
    if (!*sectors)
        kept.entity.sectors = "";
    else if (strcmp(sectors, last) == 0)
        kept.entity.sectors = last;
    else
        kept.entity.sectors = arena_copy(discourse->arena, sectors, strlen(sectors));
    return kept.entity.sectors && add(discourse, &kept);
}

void discourse_enter(Discourse *discourse, uint32_t sentence)
{
    discourse->sentence = sentence;
    discourse->in_quotation = discourse->ends_inside;
}

void discourse_quotation(Discourse *discourse, const EntenteSentence *sentence)
{
    bool open = discourse->in_quotation && !sentence->starts_paragraph;
    for (size_t t = 0; t < sentence->token_count; t++) {
        EntenteSlice word = sentence->tokens[t].text;
        if (slice_is(word, "\""))
            open = !open;
        else if (slice_is(word, "\u201c") || slice_is(word, "``"))
            open = true;
        else if (slice_is(word, "\u201d") || slice_is(word, "''"))
            open = false;
    }
    discourse->ends_inside = open;
}

bool discourse_pass(Discourse *discourse, const EntenteSentence *sentence)
{
    discourse_quotation(discourse, sentence);
    for (size_t i = 1; i < sentence->token_count; i++) {
        EntenteSlice word = sentence->tokens[i].text;
        if (word.size < 2 || word.data[0] < 'A' || word.data[0] > 'Z')
            continue;
        Referent name = {.entity = {.text = word, .name = "", .sectors = "", .office = "", .file = ""},
                         .kind = REFERENT_NAME,
                         .prominence = PROMINENCE_SUBJECT,
                         .sentence = discourse->sentence,
                         .noun = slice_hash(word)};
        return add(discourse, &name);
    }
    return true;
}

bool discourse_same(const Referent *a, const Referent *b)
{
    if (memcmp(a->entity.code, b->entity.code, sizeof a->entity.code) != 0)
        return false;
    if (*a->entity.name || *b->entity.name)
        return strcmp(a->entity.name, b->entity.name) == 0;
    return a->noun == b->noun && a->kind == b->kind && strcmp(a->entity.sectors, b->entity.sectors) == 0;
}
