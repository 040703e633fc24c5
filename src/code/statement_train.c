/* Learning the layer for statements from labelled reports.
 *
 * A labelled report is a line of JSON with `id`, `text`, `source`, `cue` and `content`, lists of [start, end]
 * in code points, and `group`, which names the article it comes from: cross-validation parts the articles.
 * The chain's likelihood is raised by AdaGrad (Duchi, Hazan, Singer 2011) with L2, in an order shuffled by a
 * fixed seed. The second pass learns from drafts of chains that had not seen the article (stacking). */
#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "code/statement_layer.h"
#include "ingest/fields.h"
#include "ingest/json.h"
#include "ingest/source.h"
#include "syntax/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WEIGHTS = STATEMENT_BUCKETS * STATEMENT_TAGS, KINDS = 3 };

/* Per cent of the features that are left out of every look at a word while learning (dropout; Srivastava et
 * al. 2014): few labelled reports teach too much of single words else. */
enum { DROPPED = 75 };

typedef struct Labelled {
    uint32_t id;    /* number of the report */
    uint32_t group; /* part of the cross-validation */
    Stretch stretch;
    uint8_t *gold, *draft, *answer;
} Labelled;

typedef struct Chain {
    float *weights, *squares, *mean; /* mean: of the weights after each of the later epochs */
    StatementTransitions transitions, transition_squares, transition_mean;
} Chain;

typedef struct Trainer {
    const EntenteStatementTrainOptions *options;
    const EntenteLexicon *lexicon;
    EntenteDocument **reports;
    size_t report_count, report_capacity;
    Labelled *labelled;
    size_t count, capacity;
    Arena *arena, *scratch;
    uint32_t *features; /* of the stretch in hand */
    uint32_t *begins;
    float *scores, *forward, *backward, *scales;
    unsigned parts;
} Trainer;

/* ---- reading ---- */

static size_t read_numbers(EntenteSlice text, uint32_t *numbers, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size && count < room;) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            i++;
            continue;
        }
        uint64_t number = 0;
        for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
            number = number < UINT32_MAX / 16 ? number * 10 + (uint64_t)(text.data[i] - '0') : number;
        numbers[count++] = (uint32_t)number;
    }
    return count;
}

static EntenteStatus decode(EntenteDocument *document, EntenteSlice value, EntenteSlice *text,
                            EntenteError *error)
{
    char *out = arena_bytes(document->arena, value.size + 1);
    if (!out)
        return error_no_memory(error);
    return fields_keep(document, (EntenteSlice){out, json_decode(value, out, &document->repairs)}, text,
                       error);
}

static void mark_gold(const Labelled *labelled, EntenteSlice spans, unsigned begin)
{
    enum { ROOM = 256 };
    uint32_t numbers[ROOM];
    size_t count = read_numbers(spans, numbers, ROOM);
    for (size_t n = 0; n + 1 < count; n += 2) {
        bool first = true;
        for (uint32_t i = 0; i < labelled->stretch.count; i++) {
            const EntenteToken *token = labelled->stretch.words[i].token;
            if (token->start >= numbers[n + 1] || token->end <= numbers[n])
                continue;
            labelled->gold[i] = (uint8_t)(first ? begin : begin + 1);
            first = false;
        }
    }
}

static EntenteStatus keep_report(Trainer *trainer, EntenteDocument *document, uint32_t group,
                                 const EntenteSlice spans[KINDS], EntenteError *error)
{
    if (trainer->report_count == trainer->report_capacity) {
        size_t capacity = trainer->report_capacity ? trainer->report_capacity * 2 : 1024;
        EntenteDocument **grown = realloc(trainer->reports, capacity * sizeof *grown);
        if (!grown)
            return error_no_memory(error);
        trainer->reports = grown;
        trainer->report_capacity = capacity;
    }
    trainer->reports[trainer->report_count++] = document;
    Stretch stretch = {0};
    for (size_t s = 0; s < document->sentence_count; s += stretch.sentence_count) {
        Labelled *grown = arena_grow(trainer->arena, trainer->labelled, &trainer->capacity,
                                     trainer->count + 1, sizeof *grown);
        if (!grown || !stretch_read(&stretch, document, s, trainer->lexicon, trainer->arena) ||
            !stretch_find(&stretch))
            return error_no_memory(error);
        trainer->labelled = grown;
        Labelled *kept = &trainer->labelled[trainer->count++];
        *kept = (Labelled){.id = (uint32_t)trainer->report_count - 1, .group = group, .stretch = stretch};
        kept->gold = arena_array(trainer->arena, (size_t)stretch.count + 1, 1);
        kept->draft = arena_array(trainer->arena, (size_t)stretch.count + 1, 1);
        kept->answer = arena_array(trainer->arena, (size_t)stretch.count + 1, 1);
        if (!kept->gold || !kept->draft || !kept->answer)
            return error_no_memory(error);
        for (unsigned kind = 0; kind < KINDS; kind++)
            mark_gold(kept, spans[kind], TAG_SOURCE_BEGIN + 2 * kind);
    }
    return ENTENTE_OK;
}

static EntenteStatus read_line(Trainer *trainer, Source *source, EntenteSlice line, EntenteParser *parser,
                               EntenteError *error)
{
    enum { SOURCE, CUE, CONTENT, ID, TEXT, GROUP, COUNT };
    static const char *const names[COUNT] = {"source", "cue", "content", "id", "text", "group"};
    JsonMember fields[COUNT] = {0}, member = {0};
    JsonScanner scanner = json_scan(line);
    while (json_next(&scanner, &member))
        for (size_t i = 0; i < COUNT; i++)
            if (slice_is(member.name, names[i]))
                fields[i] = member;
    if (scanner.problem || fields[TEXT].kind != JSON_STRING || fields[ID].kind != JSON_STRING)
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), source_line(source), "%s",
                         scanner.problem ? scanner.problem : "the record has no \"text\" or no \"id\"");
    EntenteDocument *document = NULL;
    EntenteStatus status = entente_document_new(&document, error);
    if (status != ENTENTE_OK)
        return status;
    status = fields_begin(document, source, source_line(source), (EntenteDate){0}, error);
    if (status == ENTENTE_OK)
        status = decode(document, fields[TEXT].value, &document->text, error);
    if (status == ENTENTE_OK)
        status = decode(document, fields[ID].value, &document->id, error);
    if (status == ENTENTE_OK)
        status = entente_parser_parse(parser, document, error);
    if (status != ENTENTE_OK) {
        entente_document_delete(document);
        return status;
    }
    EntenteSlice group = fields[GROUP].kind == JSON_STRING ? fields[GROUP].value : document->id;
    const EntenteSlice spans[KINDS] = {fields[SOURCE].value, fields[CUE].value, fields[CONTENT].value};
    return keep_report(trainer, document, (uint32_t)((slice_hash(group) >> 33) % trainer->parts), spans,
                       error);
}

static EntenteStatus read_file(Trainer *trainer, const char *file, EntenteParser *parser, EntenteError *error)
{
    Source *source = NULL;
    EntenteStatus status = source_open(file, &source, error);
    while (status == ENTENTE_OK) {
        EntenteSlice line;
        status = source_read_line(source, &line, error);
        if (status != ENTENTE_OK)
            break;
        line = slice_trim(line);
        if (line.size && line.data[0] != '#')
            status = read_line(trainer, source, line, parser, error);
    }
    source_close(source);
    return status == ENTENTE_END ? ENTENTE_OK : status;
}

/* ---- one chain ---- */

static uint32_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

/* Features and scores of every word of a stretch. False when memory is out. */
static const WordFacts *score(Trainer *trainer, const Labelled *labelled, const Chain *chain, bool second,
                              uint64_t *dropping)
{
    arena_reset(trainer->scratch);
    Stretch stretch = labelled->stretch;
    stretch.arena = trainer->scratch;
    const uint8_t *draft = second ? labelled->draft : NULL;
    const WordFacts *facts = statement_facts(&stretch, draft);
    if (!facts)
        return NULL;
    uint32_t end = 0;
    for (uint32_t i = 0; i < stretch.count; i++) {
        trainer->begins[i] = end;
        uint32_t count = (uint32_t)statement_features(&stretch, facts, draft, i, trainer->features + end);
        uint32_t *row = trainer->features + end;
        uint32_t kept = 0;
        for (uint32_t f = 0; f < count; f++) {
            row[kept] = row[f];
            kept += !dropping || random_next(dropping) % 100 >= DROPPED;
        }
        end += kept;
        float *scores = trainer->scores + (size_t)i * STATEMENT_TAGS;
        memset(scores, 0, STATEMENT_TAGS * sizeof *scores);
        for (uint32_t f = trainer->begins[i]; f < end; f++)
            for (size_t tag = 0; tag < STATEMENT_TAGS; tag++)
                scores[tag] += chain->weights[(size_t)trainer->features[f] * STATEMENT_TAGS + tag];
        for (size_t tag = 0; tag < STATEMENT_TAGS && dropping; tag++)
            scores[tag] *= 100.0f / (100 - DROPPED);
    }
    trainer->begins[stretch.count] = end;
    return facts;
}

static void step(float *weight, float *square, float gradient, float rate, float decay)
{
    gradient += decay * *weight;
    *square += gradient * gradient;
    *weight -= rate * gradient / sqrtf(*square + 1e-8f);
}

/* Forward and backward sums, scaled word by word; then a step along the gradient. */
static bool learn(Trainer *trainer, const Labelled *labelled, Chain *chain, bool second, float rate,
                  float decay, uint64_t *dropping)
{
    const WordFacts *facts = score(trainer, labelled, chain, second, dropping);
    uint32_t count = labelled->stretch.count;
    if (!facts)
        return false;
    float edges[STATEMENT_CONTEXTS][STATEMENT_TAGS][STATEMENT_TAGS];
    for (size_t c = 0; c < STATEMENT_CONTEXTS; c++)
        for (unsigned a = 0; a < STATEMENT_TAGS; a++)
            for (unsigned b = 0; b < STATEMENT_TAGS; b++)
                edges[c][a][b] = statement_tag_follows(a, b) ? expf(chain->transitions.of[c][a][b]) : 0;
    for (uint32_t i = 0; i < count; i++) {
        float *own = trainer->scores + (size_t)i * STATEMENT_TAGS, top = own[0], sum = 0;
        float *forward = trainer->forward + (size_t)i * STATEMENT_TAGS;
        for (unsigned b = 1; b < STATEMENT_TAGS; b++)
            top = own[b] > top ? own[b] : top;
        for (unsigned b = 0; b < STATEMENT_TAGS; b++) {
            own[b] = expf(own[b] - top);
            float reach = 0;
            for (unsigned a = 0; a < (i ? STATEMENT_TAGS : 1); a++)
                reach += (i ? forward[(int)a - STATEMENT_TAGS] : 1) * edges[facts[i].context][a][b];
            sum += forward[b] = reach * own[b];
        }
        trainer->scales[i] = sum > 1e-30f ? sum : 1e-30f;
        for (unsigned b = 0; b < STATEMENT_TAGS; b++)
            forward[b] /= trainer->scales[i];
    }
    float after[STATEMENT_TAGS], before[STATEMENT_TAGS];
    for (unsigned a = 0; a < STATEMENT_TAGS; a++)
        after[a] = 1;
    for (uint32_t i = count; i-- > 0;) {
        const float *forward = trainer->forward + (size_t)i * STATEMENT_TAGS;
        const float *own = trainer->scores + (size_t)i * STATEMENT_TAGS;
        unsigned gold = labelled->gold[i], gold_before = i ? labelled->gold[i - 1] : 0;
        for (uint32_t f = trainer->begins[i]; f < trainer->begins[i + 1]; f++) {
            size_t row = (size_t)trainer->features[f] * STATEMENT_TAGS;
            for (unsigned b = 0; b < STATEMENT_TAGS; b++)
                step(&chain->weights[row + b], &chain->squares[row + b], forward[b] * after[b] - (b == gold),
                     rate, decay);
        }
        uint8_t context = facts[i].context;
        for (unsigned a = 0; a < STATEMENT_TAGS; a++)
            before[a] = 0;
        for (unsigned a = 0; a < (i ? STATEMENT_TAGS : 1); a++)
            for (unsigned b = 0; b < STATEMENT_TAGS; b++) {
                float through = edges[context][a][b] * own[b] * after[b] / trainer->scales[i];
                float reach = i ? forward[(int)a - STATEMENT_TAGS] : 1;
                before[a] += through;
                if (statement_tag_follows(a, b))
                    step(&chain->transitions.of[context][a][b], &chain->transition_squares.of[context][a][b],
                         reach * through - (a == gold_before && b == gold), rate, decay);
            }
        memcpy(after, before, sizeof after);
    }
    return true;
}

static void add_to_mean(Chain *chain, float share)
{
    for (size_t i = 0; i < WEIGHTS; i++)
        chain->mean[i] += share * chain->weights[i];
    for (size_t c = 0; c < STATEMENT_CONTEXTS; c++)
        for (size_t a = 0; a < STATEMENT_TAGS; a++)
            for (size_t b = 0; b < STATEMENT_TAGS; b++)
                chain->transition_mean.of[c][a][b] += share * chain->transitions.of[c][a][b];
}

/* Learn from all stretches of the parts that are not left out. */
static EntenteStatus learn_chain(Trainer *trainer, Chain *chain, bool second, uint32_t left_out,
                                 EntenteError *error)
{
    const EntenteStatementTrainOptions *options = trainer->options;
    memset(chain->weights, 0, WEIGHTS * sizeof(float));
    memset(chain->squares, 0, WEIGHTS * sizeof(float));
    memset(&chain->transitions, 0, sizeof chain->transitions);
    memset(&chain->transition_squares, 0, sizeof chain->transition_squares);
    memset(chain->mean, 0, WEIGHTS * sizeof(float));
    memset(&chain->transition_mean, 0, sizeof chain->transition_mean);
    uint32_t *order = malloc((trainer->count + 1) * sizeof *order);
    if (!order)
        return error_no_memory(error);
    size_t count = 0;
    for (size_t i = 0; i < trainer->count; i++)
        if (!(left_out >> trainer->labelled[i].group & 1))
            order[count++] = (uint32_t)i;
    uint64_t state = 88172645463325252u;
    bool fine = true;
    for (unsigned epoch = 0; epoch < options->epochs && fine; epoch++) {
        for (size_t i = count; i > 1; i--) {
            size_t other = random_next(&state) % i;
            uint32_t kept = order[i - 1];
            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (size_t i = 0; i < count && fine; i++)
            fine = learn(trainer, &trainer->labelled[order[i]], chain, second, options->rate, options->decay,
                         &state);
        unsigned late = options->epochs / 2;
        if (epoch >= late)
            add_to_mean(chain, 1.0f / (float)(options->epochs - late));
    }
    free(order);
    memcpy(chain->weights, chain->mean, WEIGHTS * sizeof(float));
    chain->transitions = chain->transition_mean;
    return fine ? ENTENTE_OK : error_no_memory(error);
}

/* Tag the stretches of some parts: into `draft` by the first pass, into `answer` by the second. */
static EntenteStatus answer(Trainer *trainer, const Chain *chain, bool second, uint32_t parts,
                            EntenteError *error)
{
    for (size_t i = 0; i < trainer->count; i++) {
        Labelled *labelled = &trainer->labelled[i];
        if (!(parts >> labelled->group & 1))
            continue;
        const WordFacts *facts = score(trainer, labelled, chain, second, NULL);
        if (!facts || !statement_decode(trainer->scores, facts, labelled->stretch.count, &chain->transitions,
                                        trainer->scratch, second ? labelled->answer : labelled->draft))
            return error_no_memory(error);
        if (second)
            statement_mend(&labelled->stretch, labelled->answer);
    }
    return ENTENTE_OK;
}

/* ---- all chains ---- */

/* Fill the drafts of all parts but `left_out`, each by a chain that saw neither it nor `left_out`. */
static EntenteStatus draft_all(Trainer *trainer, Chain *chain, uint32_t left_out, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (unsigned part = 0; part < trainer->parts && status == ENTENTE_OK; part++) {
        if (left_out >> part & 1)
            continue;
        status = learn_chain(trainer, chain, false, left_out | 1u << part, error);
        if (status == ENTENTE_OK)
            status = answer(trainer, chain, false, 1u << part, error);
    }
    return status;
}

static EntenteStatus validate(Trainer *trainer, Chain *chain, EntenteError *error)
{
    EntenteStatus status = ENTENTE_OK;
    for (unsigned part = 0; part < trainer->parts && status == ENTENTE_OK; part++) {
        uint32_t out = 1u << part;
        status = draft_all(trainer, chain, out, error);
        if (status == ENTENTE_OK)
            status = learn_chain(trainer, chain, false, out, error);
        if (status == ENTENTE_OK)
            status = answer(trainer, chain, false, out, error);
        if (status == ENTENTE_OK)
            status = learn_chain(trainer, chain, true, out, error);
        if (status == ENTENTE_OK)
            status = answer(trainer, chain, true, out, error);
        if (trainer->options->log)
            fprintf(trainer->options->log, "part %u of %u\n", part + 1, trainer->parts);
    }
    /* the report's stretches stand one after the other */
    for (size_t i = 0; i < trainer->count && status == ENTENTE_OK; i++) {
        const Labelled *labelled = &trainer->labelled[i];
        const EntenteDocument *report = trainer->reports[labelled->id];
        for (uint32_t w = 0; w < labelled->stretch.count;) {
            uint8_t tag = labelled->answer[w];
            uint32_t first = w++;
            while (tag != TAG_NONE && w < labelled->stretch.count && labelled->answer[w] != TAG_NONE &&
                   labelled->answer[w] % 2 == 0 && labelled->answer[w] - 1 == tag)
                w++;
            if (tag != TAG_NONE)
                trainer->options->on_span(
                    report->id, (tag - 1) / 2, labelled->stretch.words[first].token->start,
                    labelled->stretch.words[w - 1].token->end, trainer->options->context);
        }
    }
    return status;
}

static void round_weights(const Chain *chain, unsigned pass, StatementHeader *header, int8_t *out)
{
    header->transitions[pass] = chain->transitions;
    for (size_t tag = 0; tag < STATEMENT_TAGS; tag++) {
        float largest = 1e-6f;
        for (size_t i = tag; i < WEIGHTS; i += STATEMENT_TAGS) {
            float size = fabsf(chain->weights[i]);
            largest = size > largest ? size : largest;
        }
        header->scale[pass][tag] = largest / 127.0f;
    }
    for (size_t i = 0; i < WEIGHTS; i++)
        out[i] = (int8_t)lrintf(chain->weights[i] / header->scale[pass][i % STATEMENT_TAGS]);
}

static EntenteStatus write_layer(Trainer *trainer, Chain *chain, EntenteError *error)
{
    StatementHeader header = {.version = STATEMENT_LAYER_VERSION,
                              .bits = STATEMENT_BITS,
                              .tags = STATEMENT_TAGS,
                              .contexts = STATEMENT_CONTEXTS};
    size_t size = sizeof header + (size_t)STATEMENT_PASSES * WEIGHTS;
    unsigned char *data = calloc(1, size);
    if (!data)
        return error_no_memory(error);
    EntenteStatus status = draft_all(trainer, chain, 0, error);
    for (unsigned pass = 0; pass < STATEMENT_PASSES && status == ENTENTE_OK; pass++) {
        /* the second pass learns from the drafts, not from what the first one has learned by heart */
        status = learn_chain(trainer, chain, pass == 1, 0, error);
        if (status == ENTENTE_OK)
            round_weights(chain, pass, &header, (int8_t *)data + sizeof header + (size_t)pass * WEIGHTS);
    }
    memcpy(data, &header, sizeof header);
    ModelSection section = {"statements", data, size};
    if (status == ENTENTE_OK)
        status = model_write(trainer->options->output, &section, 1, error);
    free(data);
    return status;
}

static bool make_room(Trainer *trainer, Chain *chain)
{
    size_t words = 0;
    for (size_t i = 0; i < trainer->count; i++)
        words = trainer->labelled[i].stretch.count > words ? trainer->labelled[i].stretch.count : words;
    trainer->features = malloc((words + 1) * STATEMENT_FEATURES * sizeof *trainer->features);
    trainer->begins = malloc((words + 1) * sizeof *trainer->begins);
    trainer->scores = malloc((words + 1) * STATEMENT_TAGS * sizeof *trainer->scores);
    trainer->forward = malloc((words + 1) * STATEMENT_TAGS * sizeof *trainer->forward);
    trainer->scales = malloc((words + 1) * sizeof *trainer->scales);
    chain->weights = malloc(WEIGHTS * sizeof(float));
    chain->squares = malloc(WEIGHTS * sizeof(float));
    chain->mean = malloc(WEIGHTS * sizeof(float));
    return trainer->features && trainer->begins && trainer->scores && trainer->forward && trainer->scales &&
           chain->weights && chain->squares && chain->mean;
}

EntenteStatus entente_statements_train(const EntenteModel *model, const EntenteLexicon *lexicon,
                                       const EntenteStatementTrainOptions *options, EntenteError *error)
{
    enum { PARTS = 5, PARTS_LIMIT = 20 };
    Trainer trainer = {.options = options, .lexicon = lexicon, .arena = arena_new(), .scratch = arena_new()};
    Chain *chain = calloc(1, sizeof *chain);
    EntenteParser *parser = NULL;
    trainer.parts = options->folds < 2 ? PARTS : options->folds > PARTS_LIMIT ? PARTS_LIMIT : options->folds;
    EntenteStatus status = trainer.arena && trainer.scratch && chain ? ENTENTE_OK : error_no_memory(error);
    if (status == ENTENTE_OK)
        status = entente_parser_new(model, &parser, error);
    for (size_t i = 0; i < options->file_count && status == ENTENTE_OK; i++)
        status = read_file(&trainer, options->files[i], parser, error);
    if (status == ENTENTE_OK && !make_room(&trainer, chain))
        status = error_no_memory(error);
    if (status == ENTENTE_OK && options->folds > 1 && options->on_span)
        status = validate(&trainer, chain, error);
    if (status == ENTENTE_OK && options->output)
        status = write_layer(&trainer, chain, error);
    for (size_t i = 0; i < trainer.report_count; i++)
        entente_document_delete(trainer.reports[i]);
    free(trainer.reports);
    free(trainer.features);
    free(trainer.begins);
    free(trainer.scores);
    free(trainer.forward);
    free(trainer.scales);
    if (chain) {
        free(chain->weights);
        free(chain->squares);
        free(chain->mean);
    }
    free(chain);
    if (trainer.arena)
        arena_delete(trainer.arena);
    if (trainer.scratch)
        arena_delete(trainer.scratch);
    entente_parser_delete(parser);
    return status;
}
