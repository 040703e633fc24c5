/* Arbitrary bytes as a model file: refused with a message, or usable without harm. So that inputs get past
 * the file's hash, those that begin with 'n' or 'm' are taken as the inside of a network or morph section. */
#include "base/arena.h"
#include "entente.h"
#include "syntax/model.h"
#include "syntax/morph.h"
#include "syntax/network.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static EntenteToken make_token(const char *form)
{
    return (EntenteToken){
        .text = {form, strlen(form)}, .upos = ENTENTE_VERB, .xpos = "VBN", .feats = "_", .deprel = "root"};
}

static void use_network(const unsigned char *data, size_t size, EntenteSentence *sentence)
{
    EntenteError error = {0};
    Network *network = NULL;
    NetworkRun *run = NULL;
    if (network_open(data, size, &network, &error) != ENTENTE_OK) {
        if (!error.message[0])
            abort();
        return;
    }
    if (network_run_new(network, &run, &error) == ENTENTE_OK) {
        if (network_annotate(run, sentence, 1, &error) != ENTENTE_OK)
            abort();
        size_t roots = 0;
        for (size_t i = 0; i < sentence->token_count; i++)
            roots += sentence->tokens[i].head == 0;
        if (roots != 1)
            abort();
        network_run_delete(run);
    }
    network_close(network);
}

static void use_morph(const unsigned char *data, size_t size, EntenteSentence *sentence)
{
    EntenteError error = {0};
    Morph *morph = NULL;
    Arena *arena = arena_new();
    if (!arena)
        abort();
    if (morph_open(data, size, &morph, &error) == ENTENTE_OK) {
        if (morph_lemmatise(morph, sentence, arena, &error) != ENTENTE_OK ||
            morph_add_features(morph, sentence, arena, &error) != ENTENTE_OK)
            abort();
    } else if (!error.message[0]) {
        abort();
    }
    morph_close(morph);
    arena_delete(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EntenteToken tokens[] = {make_token("The"), make_token("envoys'"), make_token("Planned"),
                             make_token("caf\xC3\xA9s")};
    EntenteSentence sentence = {.tokens = tokens, .token_count = 4};
    if (size && (data[0] == 'n' || data[0] == 'm')) {
        /* aligned as in a mapped file */
        unsigned char *copy = aligned_alloc(64, (size + 63) / 64 * 64);
        if (!copy)
            abort();
        memcpy(copy, data + 1, size - 1);
        if (data[0] == 'n')
            use_network(copy, size - 1, &sentence);
        else
            use_morph(copy, size - 1, &sentence);
        free(copy);
        return 0;
    }
    EntenteError error = {0};
    EntenteModel *model = NULL;
    if (model_open_memory(data, size, "fuzz", &model, &error) == ENTENTE_OK)
        entente_model_close(model);
    else if (!error.message[0])
        abort();
    return 0;
}
