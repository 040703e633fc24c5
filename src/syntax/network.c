#include "syntax/network.h"

#include "base/error.h"
#include "base/slice.h"
#include "syntax/form_cache.h"
#include "syntax/kernels.h"
#include "syntax/network_layout.h"
#include "syntax/tree.h"

#include <stdlib.h>
#include <string.h>

enum {
    BATCH_TOKENS = 1024,
    BATCH_SENTENCES = 48,
    CHUNK_ROWS = 192, /* at least BATCH_SENTENCES; sums of so many rows stay in a second-level cache */
    ALIGNMENT = 64
};

/* A weight matrix ready for the kernels. */
typedef struct Layer {
    KernelWeights weights;
    const float *scales, *bias;
} Layer;

typedef struct Name {
    const char *text;
    EntenteUpos upos; /* of tags */
} Name;

struct Network {
    NetworkView view;
    Layer input[NETWORK_LAYERS][2], recurrent[NETWORK_LAYERS][2];
    Layer tag, scorer, arc, relation;
    int32_t *sums; /* of all matrices' columns */

    Name *tags, *relations;
    int8_t *arc_root; /* quantised */
    float arc_root_scale;
    const char *parataxis;
};

/* A piece of a sentence that is run as one sequence. */
typedef struct Sequence {
    EntenteSentence *sentence;
    size_t number;  /* of the sentence in the call */
    uint32_t first; /* token of the sentence */
    uint32_t count; /* tokens */
    uint32_t row;   /* of its first token in the batch */
    bool whole;     /* the piece is the sentence */
} Sequence;

struct NetworkRun {
    const Network *network;
    const Kernels *kernels;
    FormCache *cache;
    const NetworkObserver *observer;
    Sequence *sequences;
    size_t sequence_capacity;
    size_t row_capacity;
    int8_t *bytes[2]; /* rows x widest layer, one read, one written */
    float *scales;    /* of rows */
    int8_t *chunk;    /* CHUNK_ROWS x widest layer */
    float *chunk_scales;
    int32_t *sums;        /* CHUNK_ROWS x widest product */
    int32_t *step_sums;   /* batch x 4 hidden */
    int8_t *state;        /* batch x hidden */
    float *cells, *mixed; /* batch x hidden; one row of the label perceptron's inputs */
    float *tag_scores, *scores, *relation_scores;
    int8_t *dependents, *heads_bytes; /* rows x arc */
    float *dependent_scales, *head_scales;
    float *arcs;     /* of one sequence */
    uint32_t *heads; /* of rows, within the piece */
    void *tree_scratch;
};

/* ---- opening ---- */

static size_t round_up(size_t value, size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

static Layer layer_make(const NetworkMatrix *matrix, int32_t **sums)
{
    Layer layer = {{matrix->weights, *sums, matrix->rows, matrix->columns}, matrix->scales, matrix->bias};
    kernels_sum(matrix->weights, matrix->rows, matrix->columns, *sums);
    *sums += matrix->columns;
    return layer;
}

static size_t count_columns(const NetworkView *view)
{
    size_t count = view->tag.columns + view->scorer.columns + view->arc.columns + view->relation.columns;
    for (size_t layer = 0; layer < view->shape.layers; layer++)
        for (size_t d = 0; d < 2; d++)
            count += view->input[layer][d].columns + view->recurrent[layer][d].columns;
    return count;
}

static void make_layers(Network *network)
{
    const NetworkView *view = &network->view;
    int32_t *sums = network->sums;
    for (size_t layer = 0; layer < view->shape.layers; layer++)
        for (size_t d = 0; d < 2; d++) {
            network->input[layer][d] = layer_make(&view->input[layer][d], &sums);
            network->recurrent[layer][d] = layer_make(&view->recurrent[layer][d], &sums);
        }
    network->tag = layer_make(&view->tag, &sums);
    network->scorer = layer_make(&view->scorer, &sums);
    network->arc = layer_make(&view->arc, &sums);
    network->relation = layer_make(&view->relation, &sums);
}

/* The names lie one after the other, each with a NUL: network_view counted them. */
static void make_names(Network *network)
{
    const NetworkShape *shape = &network->view.shape;
    const char *name = network->view.names;
    for (size_t i = 0; i < shape->tags; i++) {
        const char *blank = strchr(name, ' ');
        size_t length = blank ? (size_t)(blank - name) : strlen(name);
        network->tags[i] =
            (Name){blank ? blank + 1 : "_", entente_upos_from_name((EntenteSlice){name, length})};
        name += strlen(name) + 1;
    }
    network->parataxis = "parataxis";
    for (size_t i = 0; i < shape->relations; i++) {
        network->relations[i] = (Name){name, ENTENTE_UPOS_NONE};
        name += strlen(name) + 1;
    }
}

EntenteStatus network_open(const unsigned char *data, size_t size, Network **opened, EntenteError *error)
{
    Network *network = calloc(1, sizeof *network);
    if (!network)
        return error_no_memory(error);
    EntenteStatus status = network_view(data, size, &network->view, error);
    if (status != ENTENTE_OK) {
        free(network);
        return status;
    }
    const NetworkShape *shape = &network->view.shape;
    network->sums = calloc(count_columns(&network->view), sizeof *network->sums);
    network->tags = calloc(shape->tags, sizeof *network->tags);
    network->relations = calloc(shape->relations, sizeof *network->relations);
    network->arc_root = aligned_alloc(ALIGNMENT, round_up(shape->arc, ALIGNMENT));
    if (!network->sums || !network->tags || !network->relations || !network->arc_root) {
        network_close(network);
        return error_no_memory(error);
    }
    make_layers(network);
    make_names(network);
    network->arc_root_scale =
        kernels_portable.quantise(network->view.arc_root, shape->arc, network->arc_root);
    *opened = network;
    return ENTENTE_OK;
}

void network_close(Network *network)
{
    if (!network)
        return;
    free(network->sums);
    free(network->tags);
    free(network->relations);
    free(network->arc_root);
    free(network);
}

size_t network_tag_count(const Network *network)
{
    return network->view.shape.tags;
}

size_t network_relation_count(const Network *network)
{
    return network->view.shape.relations;
}

/* ---- buffers ---- */

EntenteStatus network_run_new(const Network *network, NetworkRun **made, EntenteError *error)
{
    NetworkRun *run = calloc(1, sizeof *run);
    if (!run)
        return error_no_memory(error);
    run->network = network;
    run->kernels = kernels_available()[0];
    run->cache = form_cache_new(&network->view, run->kernels);
    if (!run->cache) {
        network_run_delete(run);
        return error_no_memory(error);
    }
    *made = run;
    return ENTENTE_OK;
}

void network_run_observe(NetworkRun *run, const NetworkObserver *observer)
{
    run->observer = observer;
}

static void buffers_free(NetworkRun *run)
{
    void *buffers[] = {
        run->chunk,      run->chunk_scales,     run->bytes[0],   run->bytes[1],    run->scales,
        run->sums,       run->step_sums,        run->state,      run->cells,       run->mixed,
        run->tag_scores, run->scores,           run->dependents, run->heads_bytes, run->relation_scores,
        run->arcs,       run->dependent_scales, run->heads,      run->head_scales, run->tree_scratch};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        free(buffers[i]);
}

void network_run_delete(NetworkRun *run)
{
    if (!run)
        return;
    buffers_free(run);
    form_cache_delete(run->cache);
    free(run->sequences);
    free(run);
}

static void *aligned(size_t count, size_t size, bool *complete)
{
    size_t bytes = round_up(count * size + ALIGNMENT, ALIGNMENT);
    void *memory = aligned_alloc(ALIGNMENT, bytes);
    if (memory)
        memset(memory, 0, bytes);
    *complete = *complete && memory;
    return memory;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* All batches are of at most BATCH_TOKENS rows, or one sequence of NETWORK_LONGEST: the buffers are made
 * once. */
static EntenteStatus buffers_make(NetworkRun *run, EntenteError *error)
{
    const NetworkShape *shape = &run->network->view.shape;
    size_t rows = round_up(larger(BATCH_TOKENS, NETWORK_LONGEST), KERNEL_ROWS);
    size_t hidden = shape->hidden,
           widest = larger(shape->embedding, larger(2 * hidden, larger(shape->label, shape->arc)));
    size_t product =
        larger(larger(4 * hidden, run->network->scorer.weights.columns),
               larger(run->network->tag.weights.columns, run->network->relation.weights.columns));
    size_t batch = round_up(BATCH_SENTENCES, KERNEL_ROWS);
    bool complete = true;
    run->bytes[0] = aligned(rows * widest, 1, &complete);
    run->bytes[1] = aligned(rows * widest, 1, &complete);
    run->scales = aligned(rows, sizeof(float), &complete);
    size_t chunk = round_up(CHUNK_ROWS, KERNEL_ROWS);
    run->chunk = aligned(chunk * widest, 1, &complete);
    run->chunk_scales = aligned(chunk, sizeof(float), &complete);
    run->sums = aligned(chunk * product, sizeof(int32_t), &complete);
    run->step_sums = aligned(batch * 4 * hidden, sizeof(int32_t), &complete);
    run->state = aligned(batch * hidden, 1, &complete);
    run->cells = aligned(batch * hidden, sizeof(float), &complete);
    run->mixed = aligned(shape->label, sizeof(float), &complete);
    run->tag_scores = aligned(rows * run->network->tag.weights.columns, sizeof(float), &complete);
    run->scores = aligned(rows * run->network->scorer.weights.columns, sizeof(float), &complete);
    run->relation_scores = aligned(rows * run->network->relation.weights.columns, sizeof(float), &complete);
    run->dependents = aligned(rows * shape->arc, 1, &complete);
    run->heads_bytes = aligned(rows * shape->arc, 1, &complete);
    run->dependent_scales = aligned(rows, sizeof(float), &complete);
    run->head_scales = aligned(rows, sizeof(float), &complete);
    run->arcs = aligned((size_t)NETWORK_LONGEST * (NETWORK_LONGEST + 1), sizeof(float), &complete);
    run->heads = aligned(rows, sizeof(uint32_t), &complete);
    run->tree_scratch = aligned(tree_scratch_size(NETWORK_LONGEST), 1, &complete);
    run->row_capacity = complete ? rows : 0;
    return complete ? ENTENTE_OK : error_no_memory(error);
}

/* ---- one batch ---- */

typedef struct Batch {
    Sequence *sequences; /* longest first */
    size_t count;
    size_t rows;
} Batch;

static const EntenteToken *token_of(const Sequence *sequence, size_t place)
{
    return &sequence->sentence->tokens[sequence->first + place];
}

/* The form that the network reads. A plain apostrophe with a space before it and none behind opens a
 * quotation
 * ("Rebels 'break truce'"), which it would take for a possessive's. */
static EntenteSlice form_read(const Sequence *sequence, size_t place)
{
    static const EntenteSlice opening = {"\u2018", sizeof "\u2018" - 1};
    const EntenteToken *token = token_of(sequence, place);
    bool plain = token->text.size == 1 && token->text.data[0] == '\'';
    if (!plain || !place || place + 1 == sequence->count || token[-1].end >= token->start ||
        token[1].start != token->end)
        return token->text;
    return opening;
}

static void embed(NetworkRun *run, const Batch *batch)
{
    size_t width = run->network->view.shape.embedding;
    for (size_t s = 0; s < batch->count; s++)
        for (size_t t = 0; t < batch->sequences[s].count; t++) {
            size_t row = batch->sequences[s].row + t;
            run->scales[row] =
                form_cache_embed(run->cache, form_read(&batch->sequences[s], t), run->bytes[0] + row * width);
        }
}

/* Which row of the batch a sequence reads at a step of a direction. */
static size_t row_at(const Sequence *sequence, size_t d, size_t step)
{
    return sequence->row + (d ? sequence->count - 1 - step : step);
}

static size_t still_running(const Batch *batch, size_t running, size_t step)
{
    while (running && batch->sequences[running - 1].count <= step)
        running--;
    return running;
}

/* Input products for the steps from `step` on, as many as CHUNK_ROWS has room for, so that they are still in
 * the cache when they are read. Row by row they lie in the order of use: step by step, sequence by sequence.
 * Returns the step after. */
static size_t multiply_inputs(NetworkRun *run, const Batch *batch, size_t layer, size_t d, size_t step,
                              size_t running, const int8_t *from)
{
    const Layer *input = &run->network->input[layer][d];
    size_t width = input->weights.rows, rows = 0;
    do {
        for (size_t s = 0; s < running; s++, rows++) {
            size_t row = row_at(&batch->sequences[s], d, step);
            memcpy(run->chunk + rows * width, from + row * width, width);
            run->chunk_scales[rows] = run->scales[row];
        }
        running = still_running(batch, running, ++step);
    } while (running && rows + running <= CHUNK_ROWS);
    run->kernels->multiply(run->chunk, width, rows, &input->weights, run->sums, input->weights.columns);
    return step;
}

/* One direction over all sequences at once. Step by step fewer of them are still running, always the first
 * ones. */
static void run_direction(NetworkRun *run, const Batch *batch, size_t layer, size_t d, const int8_t *from,
                          int8_t *to)
{
    const Network *network = run->network;
    const Layer *input = &network->input[layer][d], *recurrent = &network->recurrent[layer][d];
    size_t hidden = network->view.shape.hidden, running = batch->count;
    KernelLstm lstm = {hidden, input->scales, recurrent->scales, input->bias};
    memset(run->cells, 0, batch->count * hidden * sizeof *run->cells);
    memset(run->step_sums, 0, batch->count * 4 * hidden * sizeof *run->step_sums);
    size_t ready = 0, used = 0; /* input products up to this step, and rows of them that are spent */
    for (size_t step = 0; (running = still_running(batch, running, step)) > 0; step++) {
        if (step == ready) {
            ready = multiply_inputs(run, batch, layer, d, step, running, from);
            used = 0;
        }
        if (step)
            run->kernels->multiply(run->state, hidden, running, &recurrent->weights, run->step_sums,
                                   4 * hidden);
        for (size_t s = 0; s < running; s++, used++) {
            int8_t *state = run->state + s * hidden;
            run->kernels->lstm(&lstm, run->sums + used * 4 * hidden, run->chunk_scales[used],
                               run->step_sums + s * 4 * hidden, run->cells + s * hidden, state);
            memcpy(to + row_at(&batch->sequences[s], d, step) * 2 * hidden + d * hidden, state, hidden);
        }
    }
}

static void run_layer(NetworkRun *run, const Batch *batch, size_t layer, const int8_t *from, int8_t *to)
{
    for (size_t d = 0; d < 2; d++)
        run_direction(run, batch, layer, d, from, to);
    for (size_t row = 0; row < batch->rows; row++)
        run->scales[row] = KERNEL_STATE_SCALE;
}

static size_t highest(const float *scores, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        best = scores[i] > scores[best] ? i : best;
    return best;
}

/* scores (stride columns apart) = from (8-bit, `scales` a row) by the layer, plus bias */
static void score_rows(NetworkRun *run, const Layer *layer, const int8_t *from, size_t rows,
                       const float *scales, float *scores, size_t stride)
{
    size_t columns = layer->weights.columns, width = layer->weights.rows;
    for (size_t first = 0; first < rows; first += CHUNK_ROWS) {
        size_t count = rows - first < CHUNK_ROWS ? rows - first : CHUNK_ROWS;
        run->kernels->multiply(from + first * width, width, count, &layer->weights, run->sums, columns);
        for (size_t row = 0; row < count; row++)
            run->kernels->dequantise(run->sums + row * columns, scales[first + row], layer->scales,
                                     layer->bias, columns, scores + (first + row) * stride);
    }
}

/* Arc scorer: dependents through the biaffine matrix, heads as they are, both as 8-bit rows. */
static void prepare_arcs(NetworkRun *run, const Batch *batch, const int8_t *from)
{
    const Network *network = run->network;
    size_t arc = network->view.shape.arc, columns = network->scorer.weights.columns;
    score_rows(run, &network->scorer, from, batch->rows, run->scales, run->scores, columns);
    for (size_t row = 0; row < batch->rows; row++) {
        float *scores = run->scores + row * columns;
        run->kernels->leaky(scores, 2 * arc);
        run->dependent_scales[row] = run->kernels->quantise(scores, arc, run->dependents + row * arc);
        run->head_scales[row] = run->kernels->quantise(scores + arc, arc, run->heads_bytes + row * arc);
    }
    /* the dependents' products take the place of their inputs in `scores`, `arc` wide */
    score_rows(run, &network->arc, run->dependents, batch->rows, run->dependent_scales, run->scores, columns);
    for (size_t row = 0; row < batch->rows; row++)
        run->dependent_scales[row] =
            run->kernels->quantise(run->scores + row * columns, arc, run->dependents + row * arc);
}

static void score_arcs(NetworkRun *run, const Sequence *sequence)
{
    const Network *network = run->network;
    size_t arc = network->view.shape.arc, count = sequence->count, stride = count + 1;
    for (size_t t = 0; t < count; t++) {
        const int8_t *dependent = run->dependents + (sequence->row + t) * arc;
        float scale = run->dependent_scales[sequence->row + t], *out = run->arcs + t * stride;
        out[0] =
            (float)run->kernels->dot(dependent, network->arc_root, arc) * (scale * network->arc_root_scale);
        for (size_t h = 0; h < count; h++) {
            size_t row = sequence->row + h;
            int32_t sum = run->kernels->dot(dependent, run->heads_bytes + row * arc, arc);
            out[h + 1] = (float)sum * (scale * run->head_scales[row]);
        }
    }
}

static void decode(NetworkRun *run, const Sequence *sequence)
{
    uint32_t *heads = run->heads + sequence->row;
    score_arcs(run, sequence);
    tree_decode(run->arcs, (size_t)sequence->count + 1, sequence->count, heads, run->tree_scratch);
    if (run->observer && sequence->whole) {
        size_t stride = run->network->tag.weights.columns;
        run->observer->on_arcs(run->observer->context, sequence->number,
                               run->tag_scores + sequence->row * stride, stride, run->arcs, heads);
    }
}

/* The perceptron on dependent and head; its inputs lie behind the arc scorer's in `scores`. */
static void score_relations(NetworkRun *run, const Batch *batch)
{
    const Network *network = run->network;
    size_t label = network->view.shape.label, columns = network->scorer.weights.columns;
    size_t offset = 2 * (size_t)network->view.shape.arc;
    float *mixed = run->mixed;
    for (size_t s = 0; s < batch->count; s++)
        for (size_t t = 0; t < batch->sequences[s].count; t++) {
            size_t first = batch->sequences[s].row, row = first + t;
            uint32_t head = run->heads[row];
            const float *dependent = run->scores + row * columns + offset;
            const float *of_head =
                head ? run->scores + (first + head - 1) * columns + offset + label : network->view.label_root;
            for (size_t i = 0; i < label; i++)
                mixed[i] = dependent[i] + of_head[i];
            run->kernels->leaky(mixed, label);
            run->scales[row] = run->kernels->quantise(mixed, label, run->bytes[0] + row * label);
        }
    score_rows(run, &network->relation, run->bytes[0], batch->rows, run->scales, run->relation_scores,
               network->relation.weights.columns);
}

static void write_tokens(NetworkRun *run, const Sequence *sequence)
{
    const Network *network = run->network;
    size_t tag_stride = network->tag.weights.columns, stride = network->relation.weights.columns;
    for (size_t t = 0; t < sequence->count; t++) {
        EntenteToken *token = &sequence->sentence->tokens[sequence->first + t];
        size_t row = sequence->row + t;
        const Name *tag =
            &network->tags[highest(run->tag_scores + row * tag_stride, network->view.shape.tags)];
        size_t relation = highest(run->relation_scores + row * stride, network->view.shape.relations);
        token->upos = (uint8_t)tag->upos;
        token->xpos = tag->text;
        token->head = run->heads[row] ? run->heads[row] + sequence->first : 0;
        token->deprel = network->relations[relation].text;
    }
    if (run->observer && sequence->whole)
        run->observer->on_relations(run->observer->context, sequence->number,
                                    run->relation_scores + sequence->row * stride, stride);
}

static void run_batch(NetworkRun *run, const Batch *batch)
{
    const NetworkShape *shape = &run->network->view.shape;
    embed(run, batch);
    size_t from = 0;
    for (size_t layer = 0; layer < shape->layers; layer++) {
        run_layer(run, batch, layer, run->bytes[from], run->bytes[!from]);
        from = !from;
        if (layer + 1 == shape->tag_layer)
            score_rows(run, &run->network->tag, run->bytes[from], batch->rows, run->scales, run->tag_scores,
                       run->network->tag.weights.columns);
    }
    prepare_arcs(run, batch, run->bytes[from]);
    for (size_t s = 0; s < batch->count; s++)
        decode(run, &batch->sequences[s]);
    score_relations(run, batch);
    for (size_t s = 0; s < batch->count; s++)
        write_tokens(run, &batch->sequences[s]);
}

/* ---- all sentences ---- */

static int compare_sequences(const void *a, const void *b)
{
    const Sequence *left = a, *right = b;
    if (left->count != right->count)
        return left->count < right->count ? 1 : -1;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

/* Cut the sentences into sequences, nearly all of them whole. */
static EntenteStatus list_sequences(NetworkRun *run, EntenteSentence *sentences, size_t count, size_t *made,
                                    EntenteError *error)
{
    size_t needed = 0;
    for (size_t i = 0; i < count; i++)
        needed += (sentences[i].token_count + NETWORK_LONGEST - 1) / NETWORK_LONGEST;
    if (needed > run->sequence_capacity) {
        Sequence *sequences = realloc(run->sequences, needed * sizeof *sequences);
        if (!sequences)
            return error_no_memory(error);
        run->sequences = sequences;
        run->sequence_capacity = needed;
    }
    *made = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t first = 0; first < sentences[i].token_count; first += NETWORK_LONGEST) {
            size_t left = sentences[i].token_count - first;
            run->sequences[(*made)++] =
                (Sequence){.sentence = &sentences[i],
                           .number = i,
                           .first = (uint32_t)first,
                           .count = (uint32_t)(left < NETWORK_LONGEST ? left : NETWORK_LONGEST),
                           .whole = sentences[i].token_count <= NETWORK_LONGEST};
        }
    return ENTENTE_OK;
}

/* Hang the later pieces' roots of a very long sentence on the first one's. */
static void join_pieces(const Network *network, EntenteSentence *sentence)
{
    uint32_t root = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        EntenteToken *token = &sentence->tokens[i];
        if (token->head)
            continue;
        if (root) {
            token->head = root;
            token->deprel = network->parataxis;
        } else {
            root = i + 1;
        }
    }
}

EntenteStatus network_annotate(NetworkRun *run, EntenteSentence *sentences, size_t count, EntenteError *error)
{
    EntenteStatus status = run->row_capacity ? ENTENTE_OK : buffers_make(run, error);
    size_t sequences = 0;
    if (status == ENTENTE_OK)
        status = list_sequences(run, sentences, count, &sequences, error);
    if (status != ENTENTE_OK)
        return status;
    if (sequences)
        qsort(run->sequences, sequences, sizeof *run->sequences, compare_sequences);
    for (size_t start = 0; start < sequences;) {
        Batch batch = {.sequences = run->sequences + start};
        while (start + batch.count < sequences && batch.count < BATCH_SENTENCES) {
            Sequence *next = &batch.sequences[batch.count];
            if (batch.count && batch.rows + next->count > BATCH_TOKENS)
                break;
            next->row = (uint32_t)batch.rows;
            batch.rows += next->count;
            batch.count++;
        }
        run_batch(run, &batch);
        start += batch.count;
    }
    for (size_t i = 0; i < count; i++)
        if (sentences[i].token_count > NETWORK_LONGEST)
            join_pieces(run->network, &sentences[i]);
    return ENTENTE_OK;
}
