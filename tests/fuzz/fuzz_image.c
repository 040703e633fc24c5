/* Arbitrary bytes as a compiled lexicon whose header and hash are right: it is refused, or every reference in
 * it holds and a sentence can be coded with it. */
#include "base/slice.h"
#include "code/scene.h"
#include "fuzz_reader.h"
#include "lexicon/lexicon.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static EntenteToken token(const char *text, const char *deprel, uint32_t head, EntenteUpos upos)
{
    return (EntenteToken){.text = entente_slice(text),
                          .lemma = entente_slice(text),
                          .xpos = "NN",
                          .feats = "_",
                          .deprel = deprel,
                          .head = head,
                          .upos = (uint8_t)upos};
}

static void code(const EntenteLexicon *lexicon)
{
    EntenteToken tokens[] = {token("Armenia", "nsubj", 2, ENTENTE_PROPN),
                             token("meet", "root", 0, ENTENTE_VERB), token("talk", "obj", 2, ENTENTE_NOUN),
                             token("with", "case", 5, ENTENTE_ADP), token("Iran", "obl", 2, ENTENTE_PROPN)};
    EntenteSentence sentence = {.text = entente_slice("x"), .tokens = tokens, .token_count = 5};
    NameMemory memory = {.day = DAY_LAST};
    Arena *arena = arena_new();
    Scene scene;
    if (arena && scene_read(&scene, lexicon, &sentence, &memory, arena))
        for (uint32_t t = 1; t <= 5; t++) {
            scene_candidate(&scene, t);
            names_entity(&scene.names, t);
        }
    arena_delete(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 32)
        return 0;
    unsigned char *copy = aligned_alloc(64, (size + 63) / 64 * 64);
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    uint32_t about[2] = {IMAGE_VERSION, IMAGE_SECTIONS};
    uint64_t whole[2] = {size, slice_hash((EntenteSlice){(const char *)copy + 32, size - 32})};
    memcpy(copy, "ENTLEX\1\0", 8);
    memcpy(copy + 8, about, sizeof about);
    memcpy(copy + 16, whole, sizeof whole);
    EntenteLexicon lexicon = {.count = 1};
    EntenteError error = {0};
    if (image_open_memory(copy, size, "fuzz", &lexicon.image[0], &error) == ENTENTE_OK)
        code(&lexicon);
    else
        require(error.message[0] != 0);
    free(copy);
    return 0;
}
