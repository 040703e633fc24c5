#include "train/teacher.h"

#include "base/error.h"
#include "syntax/model.h"
#include "syntax/network.h"
#include "syntax/parser.h"
#include "syntax/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The work on one set of examples: pass 1 adds up tags and arcs of all teachers, pass 2 relations for the
 * heads that pass 1 agreed on. */
typedef struct Lesson {
    const Treebank *treebank;
    const Vocabulary *vocabulary;
    Example *examples;
    size_t first; /* sentence that the current call of network_annotate begins with */
    float share;  /* of one teacher in the mean */
    bool second_pass;
    float *row, *scores; /* scratch: as long as the longest row of scores */
} Lesson;

/* target += share * softmax(scores) */
static void add_softmax(const float *scores, size_t count, float share, float *row, float *target)
{
    float most = scores[0], sum = 0;
    for (size_t i = 1; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    for (size_t i = 0; i < count; i++) {
        row[i] = expf(scores[i] - most);
        sum += row[i];
    }
    for (size_t i = 0; i < count; i++)
        target[i] += share * row[i] / sum;
}

static void on_arcs(void *context, size_t sentence, const float *tags, size_t tag_stride, const float *arcs,
                    uint32_t *heads)
{
    Lesson *lesson = context;
    Example *example = &lesson->examples[lesson->first + sentence];
    if (!example->soft_arcs)
        return;
    size_t count = example->count, used = lesson->vocabulary->tags.count;
    for (size_t t = 0; t < count; t++) {
        if (lesson->second_pass) {
            heads[t] = example->heads[t];
            continue;
        }
        memcpy(lesson->scores, arcs + t * (count + 1), (count + 1) * sizeof *arcs);
        lesson->scores[t + 1] = -1e4f; /* a token is not its own head */
        add_softmax(lesson->scores, count + 1, lesson->share, lesson->row,
                    example->soft_arcs + t * (count + 1));
        add_softmax(tags + t * tag_stride, used, lesson->share, lesson->row, example->soft_tags + t * used);
    }
}

static void on_relations(void *context, size_t sentence, const float *relations, size_t stride)
{
    Lesson *lesson = context;
    Example *example = &lesson->examples[lesson->first + sentence];
    if (!lesson->second_pass || !example->soft_relations)
        return;
    size_t used = lesson->vocabulary->relations.count;
    for (size_t t = 0; t < example->count; t++)
        add_softmax(relations + t * stride, used, lesson->share, lesson->row,
                    example->soft_relations + t * used);
}

static bool targets_make(Lesson *lesson)
{
    size_t longest = 0;
    size_t tags = lesson->vocabulary->tags.count, relations = lesson->vocabulary->relations.count;
    for (size_t i = 0; i < lesson->treebank->sentence_count; i++) {
        Example *example = &lesson->examples[i];
        size_t count = example->count;
        if (!count || count > LEARNER_LONGEST)
            continue;
        example->soft_tags = calloc(count * tags, sizeof(float));
        example->soft_arcs = calloc(count * (count + 1), sizeof(float));
        example->soft_relations = calloc(count * relations, sizeof(float));
        if (!example->soft_tags || !example->soft_arcs || !example->soft_relations)
            return false;
        longest = count > longest ? count : longest;
    }
    lesson->row = malloc((longest + 1 + tags + relations) * sizeof *lesson->row);
    lesson->scores = malloc((longest + 1) * sizeof *lesson->scores);
    return lesson->row && lesson->scores;
}

/* One teacher over all sentences, some thousand at a time. Its own annotations go into copies of the tokens,
 * so that the treebank stays as it is. */
static EntenteStatus teach(Lesson *lesson, const char *file, EntenteError *error)
{
    enum { SHARE = 2048 };
    EntenteModel *model = NULL;
    EntenteParser *parser = NULL;
    EntenteStatus status = entente_model_open(file, &model, error);
    if (status == ENTENTE_OK)
        status = entente_parser_new(model, &parser, error);
    if (status == ENTENTE_OK &&
        (network_tag_count(model_network(model)) != lesson->vocabulary->tags.count ||
         network_relation_count(model_network(model)) != lesson->vocabulary->relations.count))
        status = error_set(error, ENTENTE_BAD_MODEL, file, 0, "this teacher learned from another treebank");
    NetworkObserver observer = {on_arcs, on_relations, lesson};
    EntenteSentence *sentences = calloc(SHARE, sizeof *sentences);
    if (!sentences && status == ENTENTE_OK)
        status = error_no_memory(error);
    if (status == ENTENTE_OK)
        network_run_observe(parser_network_run(parser), &observer);
    size_t total = lesson->treebank->sentence_count;
    for (size_t first = 0; first < total && status == ENTENTE_OK; first += SHARE) {
        size_t count = total - first < SHARE ? total - first : SHARE, tokens = 0;
        for (size_t i = 0; i < count; i++)
            tokens += lesson->treebank->sentences[first + i].token_count;
        EntenteToken *copies = calloc(tokens + 1, sizeof *copies), *next = copies;
        if (!copies) {
            status = error_no_memory(error);
            break;
        }
        for (size_t i = 0; i < count; i++) {
            sentences[i] = lesson->treebank->sentences[first + i];
            if (sentences[i].token_count)
                memcpy(next, sentences[i].tokens, sentences[i].token_count * sizeof *next);
            sentences[i].tokens = next;
            next += sentences[i].token_count;
        }
        lesson->first = first;
        status = network_annotate(parser_network_run(parser), sentences, count, error);
        free(copies);
    }
    free(sentences);
    entente_parser_delete(parser);
    entente_model_close(model);
    return status;
}

static EntenteStatus teach_all(Lesson *lesson, const char *files, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    while (*files && status == ENTENTE_OK) {
        size_t length = strcspn(files, ",");
        char *file = strndup(files, length);
        status = file ? teach(lesson, file, error) : error_no_memory(error);
        free(file);
        files += length + (files[length] == ',');
    }
    return status;
}

/* The best tree of the mean of the teachers' probabilities becomes the hard target of raw sentences. */
static bool agree_on_heads(Lesson *lesson)
{
    uint32_t heads[LEARNER_LONGEST];
    float *scores = malloc((size_t)LEARNER_LONGEST * (LEARNER_LONGEST + 1) * sizeof *scores);
    void *scratch = malloc(tree_scratch_size(LEARNER_LONGEST));
    bool complete = scores && scratch;
    for (size_t i = 0; complete && i < lesson->treebank->sentence_count; i++) {
        Example *example = &lesson->examples[i];
        size_t count = example->count;
        if (example->gold || !example->soft_arcs)
            continue;
        for (size_t a = 0; a < count * (count + 1); a++)
            scores[a] = logf(example->soft_arcs[a] + 1e-9f);
        tree_decode(scores, count + 1, count, heads, scratch);
        for (size_t t = 0; t < count; t++)
            example->heads[t] = (uint16_t)heads[t];
    }
    free(scores);
    free(scratch);
    return complete;
}

EntenteStatus teacher_apply(const char *files, const Treebank *treebank, const Vocabulary *vocabulary,
                            Example *examples, EntenteError *error)
{
    size_t teachers = 1;
    for (const char *at = files; *at; at++)
        teachers += *at == ',';
    Lesson lesson = {.treebank = treebank,
                     .vocabulary = vocabulary,
                     .examples = examples,
                     .share = 1.0f / (float)teachers};
    EntenteStatus status = targets_make(&lesson) ? ENTENTE_OK : error_no_memory(error);
    if (status == ENTENTE_OK)
        status = teach_all(&lesson, files, error);
    if (status == ENTENTE_OK && !agree_on_heads(&lesson))
        status = error_no_memory(error);
    lesson.second_pass = true;
    if (status == ENTENTE_OK)
        status = teach_all(&lesson, files, error);
    free(lesson.row);
    free(lesson.scores);
    return status;
}
