/* Logistic regression as in layer_train.c, an example for every noun phrase. */
#include "code/sides_train.h"

#include "base/error.h"
#include "code/sides_marked.h"
#include "code/text_groups.h"
#include "ingest/pairs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE_WEIGHTS = SIDES_BUCKETS * SIDE_CLASSES, ALL_WEIGHTS = SIDE_WEIGHTS + TARGET_WEIGHTS };

typedef struct SidesTrainer {
    const EntenteLayerTrainOptions *options;
    Arena *arena; /* of the texts */
    MarkedText *texts;
    size_t count, capacity;
    float *weights, *squares; /* ALL_WEIGHTS: of the sides, then the target's */
    TargetLearner target;
    TextGroups groups;
} SidesTrainer;

/* ---- reading ---- */

static float share(const Phrase *phrase, uint32_t base, const EntenteSpan *span)
{
    uint32_t start = phrase->start + base, end = phrase->end + base;
    uint32_t from = start > span->start ? start : span->start, to = end < span->end ? end : span->end;
    uint32_t mine = end - start, its = span->end - span->start;
    return to > from && its ? (float)(to - from) / (float)(mine > its ? mine : its) : 0;
}

/* Each marked span marks the phrase that shares most with it; who is marked as source and target, is both. */
static void mark(MarkedText *text, const EntenteSpan *spans, size_t count, uint32_t side)
{
    const float least = 0.3f;
    for (size_t s = 0; s < count; s++) {
        float best = least;
        MarkedPhrase *chosen = NULL;
        for (size_t i = 0; i < text->count; i++) {
            float part = share(&text->phrases[i].phrase, text->base, &spans[s]);
            if (part > best || (part == best && !chosen)) {
                best = part;
                chosen = &text->phrases[i];
            }
        }
        if (chosen)
            chosen->side = chosen->side == SIDE_SOURCE && side == SIDE_TARGET ? SIDE_BOTH : side;
    }
}

static bool keep_spans(const EntenteSpan *spans, size_t count, EntenteSpan **kept, Arena *arena)
{
    *kept = arena_array(arena, count + 1, sizeof **kept);
    if (*kept && count)
        memcpy(*kept, spans, count * sizeof **kept);
    return *kept != NULL;
}

static EntenteStatus keep_text(SidesTrainer *trainer, EntenteDocument *document, Scene *scene,
                               const PairRecord *record, bool measured, EntenteError *error)
{
    MarkedText *texts =
        arena_grow(trainer->arena, trainer->texts, &trainer->capacity, trainer->count + 1, sizeof *texts);
    if (!texts)
        return error_no_memory(error);
    trainer->texts = texts;
    FoundSides found;
    Phrase phrases[PHRASE_LIMIT];
    Features features = {0};
    relate_guess(scene, &found);
    size_t count = sides_phrases(scene, phrases);
    MarkedText *text = &trainer->texts[trainer->count];
    *text = (MarkedText){.phrases = arena_array(trainer->arena, count + 1, sizeof *text->phrases),
                         .base = scene->view.sentence->start,
                         .measured = measured,
                         .settled = found.settled,
                         .relation = {.mode = ""}};
    if (!text->phrases)
        return error_no_memory(error);
    trainer->count++;
    bool complete = true;
    for (size_t i = 0; i < count && complete; i++) {
        MarkedPhrase *kept = &text->phrases[text->count++];
        sides_features(&features, scene, &found, &phrases[i]);
        kept->phrase = phrases[i];
        complete = hashed_keep(&kept->seen, &features, trainer->arena);
    }
    features_free(&features);
    mark(text, record->pair.source, record->pair.source_count, SIDE_SOURCE);
    mark(text, record->pair.target, record->pair.target_count, SIDE_TARGET);
    complete = complete && target_mark(text, scene, &found, record->pair.target, record->pair.target_count,
                                       trainer->arena);
    size_t size = document->id.size < sizeof text->id ? document->id.size : sizeof text->id - 1;
    memcpy(text->id, document->id.data, size);
    text->id[size] = 0;
    EntenteRelation relation = {.mode = ""};
    EntenteStatus status = relate_spans(scene, &found, document, &relation, error);
    if (status != ENTENTE_OK)
        return status;
    text->relation.type = found.best ? found.best->type : ENTENTE_EVENT_NONE;
    text->relation.mutual = relation.mutual;
    complete = complete &&
               keep_spans(relation.source, relation.source_count, &text->relation.source, trainer->arena) &&
               keep_spans(relation.target, relation.target_count, &text->relation.target, trainer->arena);
    text->relation.source_count = relation.source_count;
    text->relation.target_count = relation.target_count;
    return complete && groups_add(&trainer->groups, document->text) ? ENTENTE_OK : error_no_memory(error);
}

static EntenteStatus read_marked(SidesTrainer *trainer, const char *file, bool measured,
                                 EntenteParser *parser, EntenteCoder *coder, EntenteDocument *document,
                                 EntenteError *error)
{
    static const EntentePair nobody = {0};
    Source *source = NULL;
    EntenteStatus status = source_open(file, &source, error);
    while (status == ENTENTE_OK) {
        PairRecord record;
        EntenteError failure = {0};
        status = pairs_next(source, document, &record, &failure);
        if (status == ENTENTE_BAD_INPUT) {
            if (trainer->options->log)
                fprintf(trainer->options->log, "%s\n", failure.message);
            status = ENTENTE_OK;
            continue;
        }
        if (status != ENTENTE_OK)
            break;
        status = entente_parser_parse(parser, document, error);
        if (status != ENTENTE_OK || !document->sentence_count)
            continue;
        Scene scene;
        uint32_t from, to;
        status = relate_scene(coder, document, &nobody, &scene, &from, &to, error);
        if (status == ENTENTE_OK)
            status = keep_text(trainer, document, &scene, &record, measured, error);
    }
    source_close(source);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* ---- learning ---- */

static void score(const SidesTrainer *trainer, const MarkedPhrase *phrase, float *scores)
{
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        scores[c] = 0;
    for (uint32_t i = 0; i < phrase->seen.count; i++)
        for (size_t c = 0; c < SIDE_CLASSES; c++)
            scores[c] += trainer->weights[(size_t)phrase->seen.index[i] * SIDE_CLASSES + c];
    float norm = 1.0f / sqrtf((float)(phrase->seen.count ? phrase->seen.count : 1)), best = -1e30f, sum = 0;
    for (size_t c = 0; c < SIDE_CLASSES; c++) {
        scores[c] *= norm;
        best = scores[c] > best ? scores[c] : best;
    }
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        sum += scores[c] = expf(scores[c] - best);
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        scores[c] /= sum;
}

static void learn(SidesTrainer *trainer, const MarkedPhrase *phrase)
{
    const float rate = 0.1f, decay = 1e-3f;
    float scores[SIDE_CLASSES];
    score(trainer, phrase, scores);
    float norm = 1.0f / sqrtf((float)(phrase->seen.count ? phrase->seen.count : 1));
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        scores[c] = (scores[c] - (c == phrase->side)) * norm;
    for (uint32_t i = 0; i < phrase->seen.count; i++)
        for (size_t c = 0; c < SIDE_CLASSES; c++) {
            size_t at = (size_t)phrase->seen.index[i] * SIDE_CLASSES + c;
            float g = scores[c] + decay * trainer->weights[at];
            trainer->squares[at] += g * g;
            trainer->weights[at] -= rate * g / sqrtf(trainer->squares[at] + 1e-8f);
        }
}

static uint32_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

/* Any order of what `order` points to. */
static void shuffle(void **order, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = random_next(state) % i;
        void *kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* What is learned from, to be put in any order. */
typedef struct Lesson {
    void **phrases, **texts;
    size_t phrase_count, text_count;
} Lesson;

/* One run, in an order that the state of the random numbers gives. */
static void learn_run(SidesTrainer *trainer, const Lesson *lesson, uint64_t *state)
{
    enum { EPOCHS = 6 };
    memset(trainer->weights, 0, ALL_WEIGHTS * sizeof(float));
    memset(trainer->squares, 0, ALL_WEIGHTS * sizeof(float));
    for (unsigned epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(lesson->phrases, lesson->phrase_count, state);
        for (size_t i = 0; i < lesson->phrase_count; i++)
            learn(trainer, lesson->phrases[i]);
        shuffle(lesson->texts, lesson->text_count, state);
        for (size_t i = 0; i < lesson->text_count; i++)
            target_learn(&trainer->target, lesson->texts[i]);
    }
}

/* Learn from all texts that are not in `fold` of `folds`, in orders of a fixed seed; the weights are the mean
 * of several runs, so that they do not hang on one order. */
static EntenteStatus learn_all(SidesTrainer *trainer, unsigned fold, unsigned folds, EntenteError *error)
{
    enum { RUNS = 5 };
    size_t room = 1;
    for (size_t i = 0; i < trainer->count; i++)
        room += trainer->texts[i].count;
    Lesson lesson = {.phrases = malloc(room * sizeof *lesson.phrases),
                     .texts = malloc((trainer->count + 1) * sizeof *lesson.texts)};
    float *sums = calloc(ALL_WEIGHTS, sizeof *sums);
    bool complete = lesson.phrases && lesson.texts && sums;
    for (size_t i = 0; i < trainer->count && complete; i++) {
        MarkedText *text = &trainer->texts[i];
        if (folds && groups_fold(&trainer->groups, i, folds) == fold)
            continue;
        lesson.texts[lesson.text_count++] = text;
        for (size_t p = 0; p < text->count; p++)
            lesson.phrases[lesson.phrase_count++] = &text->phrases[p];
    }
    uint64_t state = 88172645463325252u;
    for (unsigned run = 0; run < RUNS && complete; run++) {
        learn_run(trainer, &lesson, &state);
        for (size_t w = 0; w < ALL_WEIGHTS; w++)
            sums[w] += trainer->weights[w];
    }
    for (size_t w = 0; w < ALL_WEIGHTS && complete; w++)
        trainer->weights[w] = sums[w] / RUNS;
    free(sums);
    free(lesson.texts);
    free(lesson.phrases);
    return complete ? ENTENTE_OK : error_no_memory(error);
}

/* A phrase's place in the text. */
static EntenteSpan span_of(const MarkedText *text, const Phrase *phrase)
{
    return (EntenteSpan){phrase->start + text->base, phrase->end + text->base};
}

static void predict(const SidesTrainer *trainer, MarkedText *text)
{
    Phrase phrases[PHRASE_LIMIT], targets[PHRASE_LIMIT];
    float probabilities[PHRASE_LIMIT][SIDE_CLASSES];
    uint8_t sides[PHRASE_LIMIT];
    EntenteSpan sources[PHRASE_LIMIT], others[PHRASE_LIMIT];
    EntenteRelation relation = text->relation;
    for (size_t i = 0; i < text->count; i++) {
        phrases[i] = text->phrases[i].phrase;
        score(trainer, &text->phrases[i], probabilities[i]);
    }
    if (!text->settled) {
        relation.mutual = sides_decide(phrases, probabilities, text->count, sides);
        relation.source = sources;
        relation.target = others;
        relation.source_count = 0;
        for (size_t i = 0; i < text->count; i++)
            if (sides[i] != SIDE_NONE)
                sources[relation.source_count++] = span_of(text, &phrases[i]);
        relation.target_count =
            relation.mutual ? 0
                            : target_predict(&trainer->target, text, phrases, probabilities, sides, targets);
        for (size_t i = 0; i < relation.target_count; i++)
            others[i] = span_of(text, &targets[i]);
    }
    trainer->options->on_sides(text->id, &relation, trainer->options->context);
}

static EntenteStatus validate(SidesTrainer *trainer, EntenteError *error)
{
    const EntenteLayerTrainOptions *options = trainer->options;
    for (unsigned fold = 0; fold < options->folds; fold++) {
        EntenteStatus status = learn_all(trainer, fold, options->folds, error);
        if (status != ENTENTE_OK)
            return status;
        for (size_t i = 0; i < trainer->count; i++)
            if (trainer->texts[i].measured && groups_fold(&trainer->groups, i, options->folds) == fold)
                predict(trainer, &trainer->texts[i]);
    }
    return ENTENTE_OK;
}

/* Round weights that lie `apart` from each other to 8 bits; returns what 1 stands for. */
static float quantise(const float *weights, size_t count, size_t apart, int8_t *out)
{
    float largest = 1e-6f;
    for (size_t i = 0; i < count; i++)
        largest = fmaxf(largest, fabsf(weights[i * apart]));
    for (size_t i = 0; i < count; i++)
        out[i * apart] = (int8_t)lrintf(weights[i * apart] * 127.0f / largest);
    return largest / 127.0f;
}

static EntenteStatus make_section(const SidesTrainer *trainer, unsigned char **section, size_t *size,
                                  EntenteError *error)
{
    *size = sizeof(SidesHeader) + SIDES_WEIGHTS;
    *section = calloc(1, *size);
    if (!*section)
        return error_no_memory(error);
    SidesHeader header = {.version = SIDES_VERSION, .bits = SIDES_BITS, .classes = SIDE_CLASSES};
    int8_t *out = (int8_t *)(*section + sizeof header);
    for (size_t c = 0; c < SIDE_CLASSES; c++)
        header.scale[c] = quantise(trainer->weights + c, SIDES_BUCKETS, SIDE_CLASSES, out + c);
    for (size_t part = 0; part < TARGET_PARTS; part++) {
        size_t at = SIDE_WEIGHTS + part * SIDES_BUCKETS;
        header.target_scale[part] = quantise(trainer->weights + at, SIDES_BUCKETS, 1, out + at);
    }
    memcpy(*section, &header, sizeof header);
    return ENTENTE_OK;
}

EntenteStatus sides_train(const EntenteLayerTrainOptions *options, EntenteParser *parser, EntenteCoder *coder,
                          EntenteDocument *document, unsigned char **section, size_t *size,
                          EntenteError *error)
{
    SidesTrainer trainer = {.options = options};
    *section = NULL;
    *size = 0;
    trainer.arena = arena_new();
    trainer.weights = malloc(ALL_WEIGHTS * sizeof(float));
    trainer.squares = malloc(ALL_WEIGHTS * sizeof(float));
    bool complete = trainer.arena && trainer.weights && trainer.squares;
    if (complete)
        trainer.target = (TargetLearner){trainer.weights + SIDE_WEIGHTS, trainer.squares + SIDE_WEIGHTS};
    EntenteStatus status = complete ? ENTENTE_OK : error_no_memory(error);
    if (status == ENTENTE_OK && options->marked_measured)
        status = read_marked(&trainer, options->marked_measured, true, parser, coder, document, error);
    if (status == ENTENTE_OK && options->marked)
        status = read_marked(&trainer, options->marked, false, parser, coder, document, error);
    if (status == ENTENTE_OK && options->folds > 1 && options->on_sides)
        status = validate(&trainer, error);
    if (status == ENTENTE_OK && options->output)
        status = learn_all(&trainer, 0, 0, error);
    if (status == ENTENTE_OK && options->output)
        status = make_section(&trainer, section, size, error);
    arena_delete(trainer.arena);
    free(trainer.weights);
    free(trainer.squares);
    groups_free(&trainer.groups);
    return status;
}
