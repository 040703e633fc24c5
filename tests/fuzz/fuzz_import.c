/* Arbitrary bytes as dictionaries of PETRARCH and TABARI: what is written is a dictionary of ours without a
 * wrong line. */
#include "fuzz_reader.h"
#include "lexicon/builder.h"
#include "lexicon/import.h"
#include "lexicon/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void on_problem(const EntenteError *error, void *context)
{
    (void)context;
    fprintf(stderr, "%s\n", error->message);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const kinds[] = {"actors", "agents", "verbs", "discards", NULL};
    if (!size)
        return 0;
    const char *kind = kinds[data[0] % 5];
    char *out = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&out, &length);
    if (!stream)
        return 0;
    EntenteError error = {0};
    EntenteLexiconReport imported = {0};
    require(import_dictionary("fuzz", (EntenteSlice){(const char *)data + 1, size - 1}, kind, stream,
                              &imported, &error) == ENTENTE_OK);
    require(fclose(stream) == 0);
    Builder *builder = builder_new();
    SourceReport report = {.on_problem = on_problem};
    if (builder)
        require(source_add(builder, "fuzz", (EntenteSlice){out, length}, &report, &error) == ENTENTE_OK);
    builder_delete(builder);
    free(out);
    return 0;
}
