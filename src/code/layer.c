#include "code/layer.h"

#include "base/error.h"
#include "base/installed.h"
#include "code/layer_file.h"
#include "syntax/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct EntenteLayer {
    EntenteModel *file;
    Layer layer;
};

const Layer *entente_layer_inside(const EntenteLayer *layer)
{
    return &layer->layer;
}

const Sides *layer_sides(const Layer *layer)
{
    return &layer->sides;
}

EntenteStatus entente_layer_open(const char *file, EntenteLayer **layer, EntenteError *error)
{
    const char *name = installed_file(file, "ENTENTE_LAYER", ENTENTE_LAYER_BUILT, ENTENTE_LAYER_INSTALLED);
    EntenteLayer *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    EntenteStatus status = entente_model_open(name, &made->file, error);
    if (status != ENTENTE_OK) {
        free(made);
        return status;
    }
    ModelSection section = model_section(made->file, "layer");
    LayerHeader *header = &made->layer.header;
    size_t weights = ((size_t)1 << LAYER_BITS) * LAYER_CLASSES;
    if (section.size >= sizeof *header)
        memcpy(header, section.data, sizeof *header);
    if (section.size != sizeof *header + weights || header->version != LAYER_VERSION ||
        header->bits != LAYER_BITS || header->classes != LAYER_CLASSES) {
        entente_layer_close(made);
        return error_set(error, ENTENTE_BAD_MODEL, name, 0, "no statistical layer that this program reads");
    }
    made->layer.weights = (const int8_t *)section.data + sizeof *header;
    ModelSection sides = model_section(made->file, "sides");
    SidesHeader *kept = &made->layer.sides.header;
    if (sides.size == sizeof *kept + SIDES_WEIGHTS) {
        memcpy(kept, sides.data, sizeof *kept);
        if (kept->version == SIDES_VERSION && kept->bits == SIDES_BITS && kept->classes == SIDE_CLASSES)
            made->layer.sides.weights = (const int8_t *)sides.data + sizeof *kept;
    }
    *layer = made;
    return ENTENTE_OK;
}

void entente_layer_close(EntenteLayer *layer)
{
    if (!layer)
        return;
    entente_model_close(layer->file);
    free(layer);
}

/* ---- judging ---- */

static void softmax(float *scores, size_t count)
{
    float best = scores[0], sum = 0;
    for (size_t i = 1; i < count; i++)
        best = scores[i] > best ? scores[i] : best;
    for (size_t i = 0; i < count; i++)
        sum += scores[i] = expf(scores[i] - best);
    for (size_t i = 0; i < count; i++)
        scores[i] /= sum;
}

void layer_classify(const Layer *layer, Scene *scene, uint32_t source, uint32_t target, const Candidate *best,
                    float probabilities[LAYER_CLASSES])
{
    Features features = {0};
    features_read(&features, scene, source, target, best);
    int32_t sums[LAYER_CLASSES] = {0};
    for (size_t i = 0; i < features.count; i++) {
        const int8_t *row =
            layer->weights + (size_t)(features.index[i] & ((1u << LAYER_BITS) - 1)) * LAYER_CLASSES;
        for (size_t c = 0; c < LAYER_CLASSES; c++)
            sums[c] += row[c];
    }
    float norm = features.count ? 1.0f / sqrtf((float)features.count) : 0;
    for (size_t c = 0; c < LAYER_CLASSES; c++)
        probabilities[c] = (float)sums[c] * layer->header.scale[c] * norm;
    softmax(probabilities, LAYER_CLASSES);
    features_free(&features);
}

/* The code of a type whose finer meaning no word told. */
static const char *general_code(EntenteEventType type)
{
    static const char *const codes[ENTENTE_EVENT_TYPES] = {"",    "030", "040", "050", "080", "060",
                                                           "070", "084", "020", "110", "120", "130",
                                                           "140", "160", "150", "170", "190", "010"};
    return codes[type];
}

static EntenteEventType most_likely(const float probabilities[LAYER_CLASSES], bool none)
{
    size_t best = none ? 0 : 1;
    for (size_t c = best + 1; c < LAYER_CLASSES; c++)
        if (probabilities[c] > probabilities[best])
            best = c;
    return (EntenteEventType)best;
}

void layer_relate(const Layer *layer, Scene *scene, uint32_t source, uint32_t target, const Candidate *best,
                  const EntenteLexicon *lexicon, bool none, EntenteRelation *relation)
{
    float probabilities[LAYER_CLASSES];
    (void)lexicon;
    layer_classify(layer, scene, source, target, best, probabilities);
    EntenteEventType type = most_likely(probabilities, none);
    relation->confidence = probabilities[type];
    if (type == relation->type)
        return;
    relation->type = type;
    relation->mode = "";
    snprintf(relation->cameo, sizeof relation->cameo, "%s", general_code(type));
    /* another candidate of the sentence may have the finer code */
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        const Candidate *candidate = scene_candidate(scene, t);
        if (candidate && !candidate->nothing && candidate->type == type) {
            relation->mode = candidate->mode;
            memcpy(relation->cameo, candidate->cameo, sizeof relation->cameo);
            return;
        }
    }
}

/* The corpora draw no line between saying and doing a concession, and count agreeing to one as AGREE. */
static float likelihood(const Candidate *candidate, EntenteEventType type, const float *probabilities)
{
    float likely = probabilities[type];
    if (type == ENTENTE_CONCEDE || type == ENTENTE_RETREAT) {
        likely = probabilities[ENTENTE_CONCEDE] + probabilities[ENTENTE_RETREAT];
        if (candidate->about)
            likely += probabilities[ENTENTE_AGREE];
    }
    return likely;
}

void layer_judge(const Layer *layer, Scene *scene, const Candidate *candidate, EntenteEvent *event,
                 Arena *arena, const EntenteLexicon *lexicon)
{
    enum { SURE = 85, DOUBTFUL = 6 }; /* per cent */
    float probabilities[LAYER_CLASSES];
    /* "their meeting was called off": those who were to meet stand under it */
    bool open = candidate->about && !candidate->actors.count && !candidate->recipients.count;
    const Candidate *sides = open ? candidate->about : candidate;
    const Parties *others = sides->recipients.count ? &sides->recipients : &sides->actors;
    uint32_t source = sides->actors.count ? sides->actors.each[0] : 0;
    uint32_t target = others->count ? others->each[sides->recipients.count ? 0 : others->count - 1] : 0;
    layer_classify(layer, scene, source, target == source ? 0 : target, candidate, probabilities);
    if ((size_t)event->type >= LAYER_CLASSES)
        return; /* another ontology */
    event->confidence = likelihood(candidate, event->type, probabilities);
    EntenteEventType type = most_likely(probabilities, true);
    /* a line that asked for the very words, or an operator over a known event, is not overruled */
    bool weak = candidate->generic || (candidate->fit < 12 && !candidate->about);
    bool both_yield = (type == ENTENTE_CONCEDE || type == ENTENTE_RETREAT) &&
                      (event->type == ENTENTE_CONCEDE || event->type == ENTENTE_RETREAT);
    if (type == event->type || !weak || both_yield || probabilities[type] * 100 < SURE ||
        probabilities[event->type] * 100 > DOUBTFUL)
        return;
    /* corpora call many a plea or remark no event: where two known sides stand, the words decide */
    bool two_sides = event->actor_count && event->recipient_count && entity_is_known(&event->actors[0]) &&
                     entity_is_known(&event->recipients[0]);
    if (type == ENTENTE_EVENT_NONE && two_sides)
        return;
    event->confidence = probabilities[type];
    event->type = type;
    if (type == ENTENTE_EVENT_NONE)
        return;
    event->mode = "";
    snprintf(event->cameo, sizeof event->cameo, "%s", general_code(type));
    lexicon_type(lexicon, type, "", &event->quad, &event->score);
    const ImageCode *code = lexicon_code(lexicon, event->cameo);
    event->goldstein = code ? code->goldstein : 0;
    EntenteReason *reasons =
        event->reason_count ? arena_array(arena, event->reason_count + 1, sizeof *reasons) : NULL;
    if (!reasons)
        return;
    memcpy(reasons, event->reasons, event->reason_count * sizeof *reasons);
    reasons[event->reason_count++] =
        (EntenteReason){.field = "event",
                        .words = view_token(&scene->view, candidate->trigger)->text,
                        .rule = "the statistical layer overruled the dictionary's type",
                        .file = ""};
    event->reasons = reasons;
}
