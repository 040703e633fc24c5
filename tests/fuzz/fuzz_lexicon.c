/* Arbitrary bytes as a dictionary in source form: it compiles to an image that opens and can be asked. */
#include "fuzz_reader.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon.h"
#include "lexicon/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool on_hit(void *context, LexiconHit hit)
{
    size_t *sum = context;
    const ImagePayload *payload = hit.payload;
    *sum += payload->kind == PAYLOAD_FRAME ? strlen(image_string(hit.image, hit_frame(hit)->lemma))
                                           : payload->kind;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    EntenteError error = {0};
    SourceReport report = {0};
    Builder *builder = builder_new();
    void *bytes = NULL;
    size_t length = 0;
    if (!builder)
        return 0;
    require(source_add(builder, "fuzz", (EntenteSlice){(const char *)data, size}, &report, &error) ==
            ENTENTE_OK);
    require(builder_finish(builder, &bytes, &length, &error) == ENTENTE_OK);
    builder_delete(builder);
    EntenteLexicon lexicon = {.count = 1};
    require(image_open_memory(bytes, length, "fuzz", &lexicon.image[0], &error) == ENTENTE_OK);
    size_t sum = 0;
    for (uint32_t root = 0; root < ROOT_COUNT; root++)
        lexicon_find(&lexicon, root, (EntenteSlice){(const char *)data, size < 20 ? size : 20}, on_hit, &sum);
    free(bytes);
    return 0;
}
