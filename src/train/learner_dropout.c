/* Random numbers (splitmix64: Steele, Lea and Flood 2014), and what they leave out: one mask a sequence (Gal
 * and Ghahramani 2016). */
#include "train/learner_inside.h"

static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

float learner_random_unit(uint64_t *state)
{
    return (float)(random_next(state) >> 40) * 0x1p-24f;
}

void learner_draw_mask(Learner *learner, float *mask, size_t count, float dropout)
{
    float kept = dropout > 0 ? 1.0f / (1.0f - dropout) : 1.0f;
    for (size_t i = 0; i < count; i++)
        mask[i] = dropout > 0 && learner_random_unit(&learner->random) < dropout ? 0.0f : kept;
}

void learner_apply_mask(const float *mask, size_t batch, size_t width, float *x, size_t rows)
{
    for (size_t r = 0; r < rows; r++) {
        const float *of_row = mask + r % batch * width;
        for (size_t c = 0; c < width; c++)
            x[r * width + c] *= of_row[c];
    }
}

uint32_t learner_drop_feature(Learner *learner, const Batch *batch, size_t feature, uint32_t id)
{
    if (!batch->training || !id)
        return id;
    float dropout = feature == FORM_WORD ? batch->rates->word_dropout : batch->rates->affix_dropout;
    return learner_random_unit(&learner->random) < dropout ? 0 : id;
}
