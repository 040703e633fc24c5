/* Arbitrary bytes as conllu. */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return read_all(data, size, ENTENTE_FORMAT_CONLLU);
}
