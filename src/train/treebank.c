#include "train/treebank.h"

#include "base/error.h"
#include "base/slice.h"
#include "text/segment.h"

#include <stdlib.h>
#include <string.h>

static bool keep_document(Treebank *treebank, EntenteDocument *document)
{
    EntenteDocument **documents =
        realloc(treebank->documents, (treebank->document_count + 1) * sizeof *treebank->documents);
    if (!documents)
        return false;
    treebank->documents = documents;
    documents[treebank->document_count++] = document;
    for (size_t i = 0; i < document->sentence_count; i++)
        treebank->token_count += document->sentences[i].token_count;
    treebank->sentence_count += document->sentence_count;
    return true;
}

/* All documents' sentences side by side. */
static EntenteStatus gather_sentences(Treebank *treebank, EntenteError *error)
{
    treebank->sentences = calloc(treebank->sentence_count + 1, sizeof *treebank->sentences);
    if (!treebank->sentences)
        return error_no_memory(error);
    size_t at = 0;
    for (size_t d = 0; d < treebank->document_count; d++)
        for (size_t i = 0; i < treebank->documents[d]->sentence_count; i++)
            treebank->sentences[at++] = treebank->documents[d]->sentences[i];
    return ENTENTE_OK;
}

static EntenteStatus read_documents(const char *file, EntenteFormat format, Treebank *treebank,
                                    EntenteError *error)
{
    EntenteReaderOptions options = {.format = format};
    EntenteReader *reader = NULL;
    *treebank = (Treebank){0};
    EntenteStatus status = entente_reader_open(file, &options, &reader, error);
    while (status == ENTENTE_OK) {
        EntenteDocument *document = NULL;
        status = entente_document_new(&document, error);
        if (status == ENTENTE_OK)
            status = entente_reader_next(reader, document, error);
        if (status == ENTENTE_OK && format != ENTENTE_FORMAT_CONLLU)
            status = text_segment(document, error);
        if (status == ENTENTE_OK && !keep_document(treebank, document))
            status = error_no_memory(error);
        if (status != ENTENTE_OK)
            entente_document_delete(document);
    }
    entente_reader_close(reader);
    if (status == ENTENTE_END)
        status = gather_sentences(treebank, error);
    if (status != ENTENTE_OK)
        treebank_free(treebank);
    return status;
}

EntenteStatus treebank_read(const char *file, Treebank *treebank, EntenteError *error)
{
    return read_documents(file, ENTENTE_FORMAT_CONLLU, treebank, error);
}

EntenteStatus treebank_read_raw(const char *file, Treebank *treebank, EntenteError *error)
{
    return read_documents(file, ENTENTE_FORMAT_AUTO, treebank, error);
}

void treebank_free(Treebank *treebank)
{
    for (size_t i = 0; i < treebank->document_count; i++)
        entente_document_delete(treebank->documents[i]);
    free(treebank->documents);
    free(treebank->sentences);
    *treebank = (Treebank){0};
}

/* ---- counting ---- */

typedef struct Count {
    char *name;
    size_t times;
} Count;

typedef struct Counter {
    StringTable *table;
    Count *counts;
    size_t count, capacity;
} Counter;

static bool counter_add(Counter *counter, const char *name)
{
    uint32_t place = string_table_get(counter->table, entente_slice(name), UINT32_MAX);
    if (place != UINT32_MAX) {
        counter->counts[place].times++;
        return true;
    }
    if (counter->count == counter->capacity) {
        size_t capacity = counter->capacity ? 2 * counter->capacity : 64;
        Count *counts = realloc(counter->counts, capacity * sizeof *counts);
        if (!counts)
            return false;
        counter->counts = counts;
        counter->capacity = capacity;
    }
    char *kept = strdup(name);
    if (!kept || !string_table_put(counter->table, entente_slice(kept), (uint32_t)counter->count)) {
        free(kept);
        return false;
    }
    counter->counts[counter->count++] = (Count){kept, 1};
    return true;
}

static int compare_counts(const void *a, const void *b)
{
    const Count *left = a, *right = b;
    if (left->times != right->times)
        return left->times < right->times ? 1 : -1;
    return strcmp(left->name, right->name);
}

/* The names move from the counter to the inventory. */
static bool counter_finish(Counter *counter, Inventory *inventory)
{
    if (counter->count)
        qsort(counter->counts, counter->count, sizeof *counter->counts, compare_counts);
    inventory->names = calloc(counter->count + 1, sizeof *inventory->names);
    if (inventory->names) {
        for (size_t i = 0; i < counter->count; i++)
            inventory->names[i] = counter->counts[i].name;
        inventory->count = counter->count;
        counter->count = 0;
    }
    return inventory->names != NULL;
}

static void counter_free(Counter *counter)
{
    for (size_t i = 0; i < counter->count; i++)
        free(counter->counts[i].name);
    free(counter->counts);
    string_table_delete(counter->table);
}

static void tag_name(const EntenteToken *token, char *name, size_t size)
{
    snprintf(name, size, "%s %s", entente_upos_name((EntenteUpos)token->upos), token->xpos);
}

enum { NAME_SIZE = 64 };

static EntenteStatus count_names(const Treebank *treebank, Vocabulary *vocabulary, EntenteError *error)
{
    Counter tags = {.table = string_table_new()}, relations = {.table = string_table_new()};
    bool complete = tags.table && relations.table;
    for (size_t s = 0; s < treebank->sentence_count && complete; s++)
        for (size_t t = 0; t < treebank->sentences[s].token_count && complete; t++) {
            const EntenteToken *token = &treebank->sentences[s].tokens[t];
            char name[NAME_SIZE];
            tag_name(token, name, sizeof name);
            complete = counter_add(&tags, name) && counter_add(&relations, token->deprel);
        }
    complete = complete && counter_finish(&tags, &vocabulary->tags);
    complete = complete && counter_finish(&relations, &vocabulary->relations);
    counter_free(&tags);
    counter_free(&relations);
    return complete ? ENTENTE_OK : error_no_memory(error);
}

static int compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

static void list_hashes(const Treebank *treebank, bool forms, uint64_t *hashes, size_t *count)
{
    for (size_t s = 0; treebank && s < treebank->sentence_count; s++)
        for (size_t t = 0; t < treebank->sentences[s].token_count; t++) {
            uint64_t features[FORM_FEATURES];
            form_features(treebank->sentences[s].tokens[t].text, features);
            if (forms)
                hashes[(*count)++] = features[FORM_WORD];
            for (size_t f = 0; f < FORM_FEATURES && !forms; f++)
                if (f != FORM_WORD && features[f])
                    hashes[(*count)++] = features[f];
        }
}

/* Keep those hashes of forms, or of affixes and shapes, that come at least `least` times. */
static bool keep_frequent(const Treebank *treebank, const Treebank *raw, bool forms, size_t least,
                          Vocabulary *vocabulary)
{
    size_t tokens = treebank->token_count + (raw ? raw->token_count : 0);
    uint64_t *hashes = calloc(tokens * (forms ? 1 : FORM_FEATURES) + 1, sizeof *hashes);
    if (!hashes)
        return false;
    size_t count = 0;
    list_hashes(treebank, forms, hashes, &count);
    list_hashes(raw, forms, hashes, &count);
    qsort(hashes, count, sizeof *hashes, compare_hashes);
    size_t kept = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && hashes[end] == hashes[i];)
            end++;
        if (end - i >= least)
            hashes[kept++] = hashes[i];
    }
    uint64_t *features =
        realloc(vocabulary->features, (vocabulary->feature_count + kept + 1) * sizeof *features);
    if (features) {
        memcpy(features + vocabulary->feature_count, hashes, kept * sizeof *hashes);
        vocabulary->features = features;
        vocabulary->feature_count += kept;
    }
    free(hashes);
    return features != NULL;
}

EntenteStatus vocabulary_make(const Treebank *treebank, const Treebank *raw, size_t form_least,
                              size_t affix_least, Vocabulary *vocabulary, EntenteError *error)
{
    *vocabulary = (Vocabulary){0};
    EntenteStatus status = count_names(treebank, vocabulary, error);
    if (status == ENTENTE_OK && (!keep_frequent(treebank, raw, true, form_least, vocabulary) ||
                                 !keep_frequent(treebank, raw, false, affix_least, vocabulary)))
        status = error_no_memory(error);
    if (status != ENTENTE_OK) {
        vocabulary_free(vocabulary);
        return status;
    }
    qsort(vocabulary->features, vocabulary->feature_count, sizeof *vocabulary->features, compare_hashes);
    return ENTENTE_OK;
}

static void inventory_free(Inventory *inventory)
{
    for (size_t i = 0; i < inventory->count; i++)
        free(inventory->names[i]);
    free(inventory->names);
}

void vocabulary_free(Vocabulary *vocabulary)
{
    inventory_free(&vocabulary->tags);
    inventory_free(&vocabulary->relations);
    free(vocabulary->features);
    *vocabulary = (Vocabulary){0};
}

uint32_t vocabulary_feature(const Vocabulary *vocabulary, uint64_t hash)
{
    size_t low = 0, high = vocabulary->feature_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vocabulary->features[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = hash && low < vocabulary->feature_count && vocabulary->features[low] == hash;
    return found ? (uint32_t)low + 1 : 0;
}

/* ---- examples ---- */

static uint16_t inventory_find(const Inventory *inventory, const char *name)
{
    for (size_t i = 0; i < inventory->count; i++)
        if (strcmp(inventory->names[i], name) == 0)
            return (uint16_t)i;
    return 0;
}

static bool example_fill(Example *example, const EntenteSentence *sentence, const Vocabulary *vocabulary,
                         bool gold)
{
    size_t count = sentence->token_count;
    uint32_t *features = calloc(count * FORM_FEATURES + 1, sizeof *features);
    uint16_t *numbers = calloc(3 * count + 1, sizeof *numbers);
    if (!features || !numbers) {
        free(features);
        free(numbers);
        return false;
    }
    for (size_t t = 0; t < count; t++) {
        const EntenteToken *token = &sentence->tokens[t];
        uint64_t hashes[FORM_FEATURES];
        form_features(token->text, hashes);
        for (size_t f = 0; f < FORM_FEATURES; f++)
            features[t * FORM_FEATURES + f] = vocabulary_feature(vocabulary, hashes[f]);
        if (!gold)
            continue;
        char name[NAME_SIZE];
        tag_name(token, name, sizeof name);
        numbers[t] = inventory_find(&vocabulary->tags, name);
        numbers[count + t] = (uint16_t)token->head;
        numbers[2 * count + t] = inventory_find(&vocabulary->relations, token->deprel);
    }
    *example = (Example){.count = (uint32_t)count,
                         .features = features,
                         .tags = numbers,
                         .heads = numbers + count,
                         .relations = numbers + 2 * count,
                         .gold = gold};
    return true;
}

Example *treebank_examples(const Treebank *treebank, const Vocabulary *vocabulary, bool gold,
                           EntenteError *error)
{
    Example *examples = calloc(treebank->sentence_count + 1, sizeof *examples);
    for (size_t s = 0; examples && s < treebank->sentence_count; s++)
        if (!example_fill(&examples[s], &treebank->sentences[s], vocabulary, gold)) {
            examples_free(examples, s);
            examples = NULL;
        }
    if (!examples)
        error_no_memory(error);
    return examples;
}

void examples_free(Example *examples, size_t count)
{
    for (size_t i = 0; examples && i < count; i++) {
        free(examples[i].features);
        free(examples[i].tags);
        free(examples[i].soft_tags);
        free(examples[i].soft_arcs);
        free(examples[i].soft_relations);
    }
    free(examples);
}
