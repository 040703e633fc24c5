#include "code/contexts.h"

#include "base/arena.h"

#include <string.h>

static const char *const topics[TOPIC_COUNT] = {"sports", "business", "entertainment", "weather", "obituary"};

static const char *const names[CONTEXT_COUNT] = {"military",
                                                 "intelligence",
                                                 "executive",
                                                 "legislative",
                                                 "election",
                                                 "political_institutions",
                                                 "pro_democracy",
                                                 "pro_autocracy",
                                                 "economic",
                                                 "legal",
                                                 "reparations",
                                                 "human_rights",
                                                 "rights_freedoms",
                                                 "repression",
                                                 "human_security",
                                                 "gender",
                                                 "lgbt",
                                                 "religion_ethnicity",
                                                 "inequality",
                                                 "diplomatic",
                                                 "territory",
                                                 "peacekeeping",
                                                 "health",
                                                 "asylum",
                                                 "migration",
                                                 "disasters",
                                                 "natural_resource",
                                                 "environment",
                                                 "technology",
                                                 "terrorism",
                                                 "cbrn",
                                                 "cyber",
                                                 "misinformation",
                                                 "crime",
                                                 "corruption",
                                                 "illegal_drugs",
                                                 "trafficking"};

const char *contexts_name(unsigned context)
{
    return context < CONTEXT_COUNT ? names[context] : "";
}

static bool on_set(void *context, LexiconHit hit)
{
    static const char of_context[] = "context_", of_topic[] = "topic_";
    enum { OF_CONTEXT = sizeof of_context - 1, OF_TOPIC = sizeof of_topic - 1 };
    Contexts *found = context;
    if (hit.payload->kind != PAYLOAD_SET)
        return true;
    const char *set = image_string(hit.image, hit.payload->index);
    if (strncmp(set, of_context, OF_CONTEXT) == 0) {
        for (unsigned i = 0; i < CONTEXT_COUNT; i++)
            if (strcmp(set + OF_CONTEXT, names[i]) == 0)
                *found |= (Contexts)1 << i;
    } else if (strncmp(set, of_topic, OF_TOPIC) == 0) {
        for (unsigned i = 0; i < TOPIC_COUNT; i++)
            if (strcmp(set + OF_TOPIC, topics[i]) == 0)
                *found |= (Contexts)1 << (CONTEXT_COUNT + i);
    }
    return true;
}

enum { WORDS = 3 };

/* Phrases of up to three words, the last by its lemma. `begins`: whether one may begin with each of the last
 * words, by their places modulo WORDS. */
static Contexts contexts_at(const EntenteLexicon *lexicon, const EntenteSentence *sentence, size_t last,
                            const bool *begins)
{
    Contexts found = 0;
    char phrase[160];
    for (size_t count = 1; count <= WORDS && count <= last + 1; count++) {
        size_t size = 0;
        bool fits = true, possible = count == 1 || begins[(last + 1 - count) % WORDS];
        for (size_t t = last + 1 - count; t <= last && fits; t++) {
            const EntenteToken *token = &sentence->tokens[t];
            EntenteSlice word = t == last && token->lemma.size ? token->lemma : token->text;
            fits = size + word.size + 1 < sizeof phrase && token->upos != ENTENTE_PUNCT;
            if (!fits)
                break;
            if (size)
                phrase[size++] = ' ';
            memcpy(phrase + size, word.data, word.size);
            size += word.size;
        }
        if (!fits)
            break;
        if (possible)
            lexicon_find(lexicon, ROOT_SETS, (EntenteSlice){phrase, size}, on_set, &found);
    }
    return found;
}

Contexts contexts_of_sentence(const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                              ContextMemory *memory)
{
    Contexts all = 0;
    bool begins[WORDS] = {false};
    for (size_t t = 0; t < sentence->token_count; t++) {
        Contexts here = contexts_at(lexicon, sentence, t, begins);
        begins[t % WORDS] = lexicon_begins(lexicon, ROOT_SETS, sentence->tokens[t].text);
        for (unsigned i = 0; memory && here && i < WORD_COUNTS; i++)
            memory->count[i] += (here >> i) & 1;
        all |= here;
    }
    return all;
}

Contexts contexts_of_report(const ContextMemory *memory)
{
    enum { OFTEN = 4 };
    Contexts found = 0;
    for (unsigned i = 0; i < CONTEXT_COUNT; i++)
        if (memory->count[i] >= OFTEN)
            found |= (Contexts)1 << i;
    return found;
}

bool contexts_off_topic(const ContextMemory *memory)
{
    enum { OFTEN = 5 };
    static const unsigned political[] = {0,  2,  3,  4,  5, 11,
                                         13, 19, 20, 21, 29}; /* names of conflict and government */
    uint32_t most = 0, politics = 0;
    for (unsigned i = 0; i < TOPIC_COUNT; i++)
        if (memory->count[CONTEXT_COUNT + i] > most)
            most = memory->count[CONTEXT_COUNT + i];
    for (size_t i = 0; i < sizeof political / sizeof *political; i++)
        politics += memory->count[political[i]];
    return most >= OFTEN && 2 * most > 3 * politics;
}

const char *contexts_list(Contexts contexts, Arena *arena)
{
    size_t size = 1;
    for (unsigned i = 0; i < CONTEXT_COUNT; i++)
        if ((contexts >> i) & 1)
            size += strlen(names[i]) + 1;
    char *list = arena_bytes(arena, size);
    if (!list)
        return NULL;
    size_t used = 0;
    for (unsigned i = 0; i < CONTEXT_COUNT; i++)
        if ((contexts >> i) & 1) {
            size_t length = strlen(names[i]);
            if (used)
                list[used++] = ',';
            memcpy(list + used, names[i], length);
            used += length;
        }
    list[used] = 0;
    return list;
}
