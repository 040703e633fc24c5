/* Arbitrary bytes as pairs and labelled sentences. */
#include "fuzz_reader.h"
#include "ingest/pairs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Source *source = NULL;
    EntenteDocument *document = NULL;
    EntenteError error = {0};
    if (source_open_memory(data, size, "fuzz", &source, &error) == ENTENTE_OK &&
        entente_document_new(&document, &error) == ENTENTE_OK) {
        PairRecord record;
        EntenteStatus status;
        while ((status = pairs_next(source, document, &record, &error)) == ENTENTE_OK ||
               status == ENTENTE_BAD_INPUT)
            if (status == ENTENTE_OK)
                require(utf8_is_clean(document->text) && (record.pair.source || !record.pair.source_count));
    }
    entente_document_delete(document);
    source_close(source);
    return 0;
}
