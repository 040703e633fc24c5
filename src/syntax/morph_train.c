/* morph_train: what the treebank shows of lemmas and features, written as the model's morph section. */
#include "base/error.h"
#include "base/slice.h"
#include "syntax/morph.h"
#include "syntax/morph_section.h"

#include <stdlib.h>
#include <string.h>

/* Under one key, how often each value was seen. */
typedef struct Seen {
    uint64_t key;
    EntenteSlice value; /* NUL-terminated too, in the arena */
    uint32_t times;
    uint32_t next; /* other value under the same key, index + 1 */
} Seen;

typedef struct Counter {
    Arena *arena;
    Seen *seen;
    size_t count, capacity;
    uint32_t *heads; /* open addressing: index + 1 of the first value of a key */
    size_t width;
    size_t keys;
} Counter;

static size_t place_of(const Counter *counter, uint64_t key)
{
    size_t place = (size_t)key & (counter->width - 1);
    while (counter->heads[place] && counter->seen[counter->heads[place] - 1].key != key)
        place = (place + 1) & (counter->width - 1);
    return place;
}

static bool widen(Counter *counter)
{
    Counter wider = *counter;
    wider.width = counter->width ? 2 * counter->width : 1 << 16;
    wider.heads = calloc(wider.width, sizeof *wider.heads);
    if (!wider.heads)
        return false;
    for (size_t i = 0; i < counter->width; i++)
        if (counter->heads[i])
            wider.heads[place_of(&wider, counter->seen[counter->heads[i] - 1].key)] = counter->heads[i];
    free(counter->heads);
    *counter = wider;
    return true;
}

static bool counter_add(Counter *counter, uint64_t key, EntenteSlice value, uint32_t times)
{
    if (2 * (counter->keys + 1) > counter->width && !widen(counter))
        return false;
    size_t place = place_of(counter, key);
    for (uint32_t at = counter->heads[place]; at; at = counter->seen[at - 1].next)
        if (slice_equal(counter->seen[at - 1].value, value)) {
            counter->seen[at - 1].times += times;
            return true;
        }
    if (counter->count == counter->capacity) {
        size_t capacity = counter->capacity ? 2 * counter->capacity : 1 << 16;
        Seen *seen = realloc(counter->seen, capacity * sizeof *seen);
        if (!seen)
            return false;
        counter->seen = seen;
        counter->capacity = capacity;
    }
    char *copy = arena_copy(counter->arena, value.data, value.size);
    if (!copy)
        return false;
    counter->keys += counter->heads[place] == 0;
    counter->seen[counter->count++] = (Seen){key, {copy, value.size}, times, counter->heads[place]};
    counter->heads[place] = (uint32_t)counter->count;
    return true;
}

/* The value seen most often under a key, the first in the alphabet among equals; NULL where there is none. */
static const Seen *counter_best(const Counter *counter, uint64_t key)
{
    const Seen *best = NULL;
    if (!counter->width)
        return NULL;
    for (uint32_t at = counter->heads[place_of(counter, key)]; at; at = counter->seen[at - 1].next) {
        const Seen *seen = &counter->seen[at - 1];
        if (!best || seen->times > best->times ||
            (seen->times == best->times && strcmp(seen->value.data, best->value.data) < 0))
            best = seen;
    }
    return best;
}

static void counter_free(Counter *counter)
{
    free(counter->seen);
    free(counter->heads);
}

/* A form with its tag, once for each pair: rules learn from types, so that frequent irregular words do not
 * outvote them. */
typedef struct Type {
    EntenteSlice form;
    uint8_t upos;
    const char *xpos;
    uint64_t tag, key; /* of the LEMMA entry */
} Type;

typedef struct Learning {
    Arena *arena;
    Counter lemmas, forms, rules, kept_rules, features, entries;
    Type *types;
    size_t type_count, type_capacity;
} Learning;

/* The rule that turns the form into its lemma, written as in the section; false where none of sensible length
 * does. */
static bool make_rule(EntenteSlice form, const MorphForm *lower, EntenteSlice lemma, char *rule, size_t size,
                      size_t *used)
{
    if (!lower->whole)
        return false;
    EntenteSlice small = {lower->bytes, lower->size};
    size_t kept = 0, lowered = 0;
    while (kept < form.size && kept < lemma.size && form.data[kept] == lemma.data[kept])
        kept++;
    while (lowered < small.size && lowered < lemma.size && small.data[lowered] == lemma.data[lowered])
        lowered++;
    bool keep = kept > lowered;
    size_t common = keep ? kept : lowered;
    size_t cut = (keep ? form.size : small.size) - common, added = lemma.size - common;
    /* a character is not torn apart */
    if ((common < lemma.size && ((unsigned char)lemma.data[common] & 0xC0) == 0x80) || cut > 6 ||
        added + 3 > size || (common == 0 && lemma.size))
        return false;
    rule[0] = (char)(cut + 1);
    rule[1] = keep ? 'k' : 'l';
    memcpy(rule + 2, lemma.data + common, added);
    rule[2 + added] = '\0';
    *used = 2 + added;
    return true;
}

static bool count_token(Learning *learning, const EntenteSentence *sentence, size_t index)
{
    const EntenteToken *token = &sentence->tokens[index];
    MorphForm lower;
    morph_lower(token->text, &lower);
    uint64_t tag = morph_tag_hash(token->upos, token->xpos);
    uint64_t key = morph_key(MORPH_LEMMA, tag, lower.bytes, lower.size);
    if (!counter_best(&learning->lemmas, key)) {
        Type *types = arena_grow(learning->arena, learning->types, &learning->type_capacity,
                                 learning->type_count + 1, sizeof *types);
        if (!types)
            return false;
        learning->types = types;
        types[learning->type_count++] = (Type){token->text, token->upos, token->xpos, tag, key};
    }
    EntenteSlice feats = entente_slice(token->feats);
    uint16_t context = morph_context(sentence, index), any = MORPH_ANY;
    uint64_t context_key = morph_uses_context(token)
                               ? morph_key(MORPH_SHAPE, tag, (const char *)&context, sizeof context)
                               : morph_key(MORPH_FEATS, morph_case_tag(token, tag), lower.bytes, lower.size);
    return counter_add(&learning->lemmas, key, token->lemma, 1) &&
           counter_add(&learning->forms, morph_key(MORPH_FORM, 0, lower.bytes, lower.size), token->lemma,
                       1) &&
           counter_add(&learning->features, context_key, feats, 1) &&
           counter_add(&learning->features, morph_key(MORPH_SHAPE, tag, (const char *)&any, sizeof any),
                       feats, 1);
}

static bool count_rules(Learning *learning)
{
    for (size_t i = 0; i < learning->type_count; i++) {
        const Type *type = &learning->types[i];
        char rule[32];
        size_t used;
        MorphForm lower;
        morph_lower(type->form, &lower);
        const Seen *lemma = counter_best(&learning->lemmas, type->key);
        if (!lemma || !make_rule(type->form, &lower, lemma->value, rule, sizeof rule, &used))
            continue;
        for (size_t ending = 0; ending <= MORPH_ENDING && ending <= lower.size; ending++)
            if (!counter_add(&learning->rules,
                             morph_key(MORPH_RULE, type->tag, lower.bytes + lower.size - ending, ending),
                             (EntenteSlice){rule, used}, 1))
                return false;
    }
    return true;
}

/* Keep a rule only where the next shorter ending gives another one, or none. */
static bool keep_rules(Learning *learning)
{
    for (size_t i = 0; i < learning->type_count; i++) {
        const Type *type = &learning->types[i];
        MorphForm lower;
        morph_lower(type->form, &lower);
        const Seen *shorter = NULL;
        for (size_t ending = 0; ending <= MORPH_ENDING && ending <= lower.size; ending++) {
            uint64_t key = morph_key(MORPH_RULE, type->tag, lower.bytes + lower.size - ending, ending);
            const Seen *best = counter_best(&learning->rules, key);
            if (!best)
                continue;
            if ((!shorter || !slice_equal(shorter->value, best->value)) &&
                !counter_best(&learning->kept_rules, key) &&
                !counter_add(&learning->kept_rules, key, best->value, 1))
                return false;
            shorter = best;
        }
    }
    return true;
}

static bool copy_best(Counter *to, const Counter *from)
{
    for (size_t i = 0; i < from->count; i++) {
        const Seen *best = counter_best(from, from->seen[i].key);
        if (best == &from->seen[i] && !counter_add(to, best->key, best->value, 1))
            return false;
    }
    return true;
}

/* ---- the section ---- */

static bool write_section(const Counter *entries, Buffer *section)
{
    uint32_t width = 64;
    while (width < 2 * entries->keys)
        width *= 2;
    uint64_t *keys = calloc(width, sizeof *keys);
    uint32_t *values = calloc(width, sizeof *values);
    StringTable *places = string_table_new();
    Buffer text = {0};
    bool complete = keys && values && places;
    for (size_t i = 0; complete && i < entries->count; i++) {
        const Seen *seen = &entries->seen[i];
        uint32_t offset = string_table_get(places, seen->value, UINT32_MAX);
        if (offset == UINT32_MAX) {
            offset = (uint32_t)text.size;
            buffer_add(&text, seen->value.data, seen->value.size + 1);
            complete = string_table_put(places, seen->value, offset);
        }
        size_t place = (size_t)seen->key & (width - 1);
        while (keys[place])
            place = (place + 1) & (width - 1);
        keys[place] = seen->key;
        values[place] = offset;
    }
    buffer_add(&text, "\0\0\0", 4); /* room behind the last string: see morph_open */
    if (complete) {
        buffer_add_u32(section, MORPH_VERSION);
        buffer_add_u32(section, width);
        buffer_add_u32(section, (uint32_t)text.size);
        buffer_add_u32(section, 0);
        buffer_add(section, keys, width * sizeof *keys);
        buffer_add(section, values, width * sizeof *values);
        buffer_add(section, text.data, text.size);
    }
    complete = complete && !text.failed && !section->failed;
    buffer_free(&text);
    string_table_delete(places);
    free(keys);
    free(values);
    return complete;
}

/* The lemma that a model with nothing but the kept rules would give. */
static bool rules_suffice(const Morph *rules, const Type *type, EntenteSlice lemma, Arena *scratch)
{
    EntenteToken token = {.text = type->form, .upos = type->upos, .xpos = type->xpos};
    EntenteSentence sentence = {.tokens = &token, .token_count = 1};
    arena_reset(scratch);
    return morph_lemmatise(rules, &sentence, scratch, NULL) == ENTENTE_OK && slice_equal(token.lemma, lemma);
}

/* LEMMA entries for what the rules get wrong, and for all tags of a form that has one; FORM entries for such
 * forms. */
static bool list_exceptions(Learning *learning, const Morph *rules)
{
    Arena *scratch = arena_new();
    Counter irregular = {.arena = learning->arena};
    bool complete = scratch != NULL;
    for (int pass = 0; pass < 2 && complete; pass++)
        for (size_t i = 0; i < learning->type_count && complete; i++) {
            const Type *type = &learning->types[i];
            MorphForm lower;
            morph_lower(type->form, &lower);
            const Seen *lemma = counter_best(&learning->lemmas, type->key);
            uint64_t form_key = morph_key(MORPH_FORM, 0, lower.bytes, lower.size);
            if (!lower.size || type->form.size > MORPH_LONGEST)
                continue;
            if (pass == 0 && !rules_suffice(rules, type, lemma->value, scratch))
                complete = counter_add(&irregular, form_key, (EntenteSlice){"", 0}, 1);
            if (pass == 0 || !counter_best(&irregular, form_key))
                continue;
            complete = counter_add(&learning->entries, type->key, lemma->value, 1);
            const Seen *commonest = counter_best(&learning->forms, form_key);
            if (complete && !counter_best(&learning->entries, form_key))
                complete = counter_add(&learning->entries, form_key, commonest->value, 1);
        }
    counter_free(&irregular);
    arena_delete(scratch);
    return complete;
}

static bool learn(Learning *learning, const EntenteSentence *sentences, size_t count, Buffer *section,
                  EntenteError *error)
{
    for (size_t s = 0; s < count; s++)
        for (size_t t = 0; t < sentences[s].token_count; t++)
            if (!count_token(learning, &sentences[s], t))
                return false;
    if (!count_rules(learning) || !keep_rules(learning) ||
        !copy_best(&learning->entries, &learning->kept_rules))
        return false;
    Buffer rules_only = {0};
    Morph *rules = NULL;
    bool complete = write_section(&learning->entries, &rules_only) &&
                    morph_open(rules_only.data, rules_only.size, &rules, error) == ENTENTE_OK &&
                    list_exceptions(learning, rules) && copy_best(&learning->entries, &learning->features) &&
                    write_section(&learning->entries, section);
    morph_close(rules);
    buffer_free(&rules_only);
    return complete;
}

EntenteStatus morph_train(const EntenteSentence *sentences, size_t count, Buffer *section,
                          EntenteError *error)
{
    Learning learning = {.arena = arena_new()};
    if (!learning.arena)
        return error_no_memory(error);
    Counter *counters[] = {&learning.lemmas,     &learning.forms,    &learning.rules,
                           &learning.kept_rules, &learning.features, &learning.entries};
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
        counters[i]->arena = learning.arena;
    bool complete = learn(&learning, sentences, count, section, error);
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
        counter_free(counters[i]);
    arena_delete(learning.arena);
    return complete ? ENTENTE_OK : error_no_memory(error);
}
