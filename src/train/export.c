#include "train/export.h"

#include "base/error.h"
#include "syntax/network_layout.h"

#include <stdlib.h>

static void write_matrix(const Learner *learner, const char *name, Buffer *section)
{
    size_t rows, columns;
    const float *values = learner_weights(learner, name, &rows, &columns);
    network_write_matrix(section, values, rows, columns);
}

static void write_vector(const Learner *learner, const char *name, Buffer *section)
{
    size_t rows, columns;
    const float *values = learner_weights(learner, name, &rows, &columns);
    network_write_vector(section, values, rows * columns);
}

static void write_biased(const Learner *learner, const char *matrix, const char *bias, Buffer *section)
{
    write_matrix(learner, matrix, section);
    write_vector(learner, bias, section);
}

/* The feature table at most half full. */
static bool write_table(const Vocabulary *vocabulary, uint32_t size, Buffer *section)
{
    uint64_t *hashes = calloc(size, sizeof *hashes);
    uint32_t *numbers = calloc(size, sizeof *numbers);
    bool complete = hashes && numbers;
    for (size_t i = 0; complete && i < vocabulary->feature_count; i++) {
        size_t place = (size_t)vocabulary->features[i] & (size - 1);
        while (hashes[place])
            place = (place + 1) & (size - 1);
        hashes[place] = vocabulary->features[i];
        numbers[place] = (uint32_t)i + 1;
    }
    if (complete)
        network_write_table(section, hashes, numbers, size);
    free(hashes);
    free(numbers);
    return complete;
}

EntenteStatus export_network(const Learner *learner, const LearnerShape *widths, const Vocabulary *vocabulary,
                             Buffer *section, EntenteError *error)
{
    NetworkShape shape = {.version = NETWORK_VERSION,
                          .features = (uint32_t)vocabulary->feature_count + 1,
                          .embedding = widths->embedding,
                          .hidden = widths->hidden,
                          .layers = widths->layers,
                          .tag_layer = widths->tag_layer,
                          .arc = widths->arc,
                          .label = widths->label,
                          .tags = (uint32_t)vocabulary->tags.count,
                          .relations = (uint32_t)vocabulary->relations.count,
                          .table = 64};
    while (shape.table < 2 * shape.features)
        shape.table *= 2;
    network_write_shape(section, &shape);
    if (!write_table(vocabulary, shape.table, section))
        return error_no_memory(error);
    size_t rows, columns;
    const float *embeddings = learner_weights(learner, "embeddings", &rows, &columns);
    network_write_embeddings(section, embeddings, rows, columns);
    for (size_t layer = 0; layer < widths->layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            char name[32], bias[32];
            snprintf(name, sizeof name, "input.%zu.%zu", layer, d);
            snprintf(bias, sizeof bias, "bias.%zu.%zu", layer, d);
            write_biased(learner, name, bias, section);
            snprintf(name, sizeof name, "recurrent.%zu.%zu", layer, d);
            write_matrix(learner, name, section);
        }
    write_biased(learner, "tag", "tag.bias", section);
    write_biased(learner, "scorer", "scorer.bias", section);
    write_biased(learner, "arc", "arc.bias", section);
    write_vector(learner, "arc.root", section);
    write_vector(learner, "label.root", section);
    write_biased(learner, "relation", "relation.bias", section);
    for (size_t i = 0; i < vocabulary->tags.count; i++)
        network_write_name(section, vocabulary->tags.names[i]);
    for (size_t i = 0; i < vocabulary->relations.count; i++)
        network_write_name(section, vocabulary->relations.names[i]);
    return section->failed ? error_no_memory(error) : ENTENTE_OK;
}
