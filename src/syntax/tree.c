#include "syntax/tree.h"

#include <string.h>

static const uint32_t NONE = UINT32_MAX;

/* Whether the heads form one tree: one root, every token reaching it. `mark` has room for count + 1 numbers.
 */
static bool is_tree(const uint32_t *heads, size_t count, uint32_t *mark)
{
    memset(mark, 0, (count + 1) * sizeof *mark);
    size_t roots = 0;
    for (size_t i = 0; i < count; i++)
        roots += heads[i] == 0;
    if (roots != 1)
        return false;
    for (uint32_t start = 1; start <= count; start++) {
        uint32_t node = start;
        while (node && !mark[node]) {
            mark[node] = start;
            node = heads[node - 1];
        }
        if (node && mark[node] == start)
            return false;
    }
    return true;
}

/* The working state: nodes 0 (root) to n, and up to n contracted ones after them. Row `node` of `weight`
 * holds the arcs into it from every original node; `entry` says into which original node such an arc goes. */
typedef struct Decoder {
    size_t count;      /* tokens */
    double *weight;    /* (count + 1) rows, reused by contracted nodes, of count + 1 sources */
    uint32_t *entry;   /* the same shape: original node that the arc enters */
    uint32_t *row;     /* of a node, 2 * count + 1 */
    uint32_t *parent;  /* the contracted node that holds a node, or NONE */
    uint32_t *best;    /* original source of the chosen arc into a node */
    uint32_t *into;    /* original node that this arc enters */
    uint32_t *outer;   /* of an original node: the outermost node that holds it */
    uint32_t *chain;   /* nodes of the path that is being grown */
    uint32_t *members; /* nodes of one cycle */
    uint8_t *on_chain;
} Decoder;

size_t tree_scratch_size(size_t count)
{
    size_t cells = (count + 1) * (count + 1);
    size_t nodes = 2 * count + 2;
    return cells * (sizeof(double) + sizeof(uint32_t)) + nodes * 8 * sizeof(uint32_t) + 64;
}

static void decoder_place(Decoder *decoder, size_t count, void *scratch)
{
    size_t cells = (count + 1) * (count + 1);
    size_t nodes = 2 * count + 2;
    decoder->count = count;
    decoder->weight = scratch;
    decoder->entry = (uint32_t *)(decoder->weight + cells);
    decoder->row = decoder->entry + cells;
    decoder->parent = decoder->row + nodes;
    decoder->best = decoder->parent + nodes;
    decoder->into = decoder->best + nodes;
    decoder->outer = decoder->into + nodes;
    decoder->chain = decoder->outer + nodes;
    decoder->members = decoder->chain + nodes;
    decoder->on_chain = (uint8_t *)(decoder->members + nodes);
}

/* Choose the best arc into `node` from outside of it. */
static void choose_arc(Decoder *decoder, uint32_t node)
{
    size_t width = decoder->count + 1;
    const double *weight = decoder->weight + decoder->row[node] * width;
    const uint32_t *entry = decoder->entry + decoder->row[node] * width;
    double highest = 0;
    decoder->best[node] = NONE;
    for (uint32_t source = 0; source < width; source++) {
        if (decoder->outer[source] == node)
            continue;
        if (decoder->best[node] == NONE || weight[source] > highest) {
            highest = weight[source];
            decoder->best[node] = source;
            decoder->into[node] = entry[source];
        }
    }
}

/* Put the cycle's nodes into one new node, whose arcs are the members' less what the arc that they replace
 * weighs. */
static void contract(Decoder *decoder, const uint32_t *members, size_t size, uint32_t made)
{
    size_t width = decoder->count + 1;
    uint32_t target = decoder->row[members[0]];
    double *merged = decoder->weight + target * width;
    uint32_t *entries = decoder->entry + target * width;
    for (size_t m = 0; m < size; m++) {
        uint32_t row = decoder->row[members[m]];
        const double *weight = decoder->weight + row * width;
        const uint32_t *entry = decoder->entry + row * width;
        double chosen = weight[decoder->best[members[m]]];
        for (size_t source = 0; source < width; source++) {
            double reduced = weight[source] - chosen;
            if (m == 0 || reduced > merged[source]) {
                merged[source] = reduced;
                entries[source] = entry[source];
            }
        }
        decoder->parent[members[m]] = made;
    }
    decoder->row[made] = target;
    decoder->parent[made] = NONE;
    for (size_t source = 0; source < width; source++)
        for (size_t m = 0; m < size; m++)
            if (decoder->outer[source] == members[m]) {
                decoder->outer[source] = made;
                break;
            }
}

/* Grow paths backwards along best arcs until all nodes hang together, contracting cycles on the way. */
static uint32_t grow(Decoder *decoder)
{
    uint32_t nodes = (uint32_t)decoder->count + 1;
    for (uint32_t start = 1; start <= decoder->count; start++) {
        uint32_t node = decoder->outer[start];
        size_t length = 0;
        if (decoder->best[node] != NONE)
            continue; /* on an earlier path, which led to the root */
        for (;;) {
            choose_arc(decoder, node);
            decoder->chain[length++] = node;
            decoder->on_chain[node] = 1;
            uint32_t next = decoder->outer[decoder->best[node]];
            if (next == 0 || (decoder->best[next] != NONE && !decoder->on_chain[next]))
                break;
            if (!decoder->on_chain[next]) {
                node = next;
                continue;
            }
            size_t size = 0;
            do {
                decoder->members[size] = decoder->chain[--length];
                decoder->on_chain[decoder->members[size]] = 0;
            } while (decoder->members[size++] != next);
            contract(decoder, decoder->members, size, nodes);
            decoder->best[nodes] = NONE;
            node = nodes++;
        }
        while (length)
            decoder->on_chain[decoder->chain[--length]] = 0;
    }
    return nodes;
}

void tree_decode(const float *scores, size_t stride, size_t count, uint32_t *heads, void *scratch)
{
    if (!count)
        return;
    for (size_t d = 0; d < count; d++) {
        const float *row = scores + d * stride;
        uint32_t best = 0;
        for (uint32_t h = 0; h <= count; h++)
            if (h != d + 1 && row[h] > row[best])
                best = h;
        heads[d] = best;
    }
    if (is_tree(heads, count, scratch))
        return;

    Decoder decoder;
    decoder_place(&decoder, count, scratch);
    size_t width = count + 1;
    double low = scores[0], high = scores[0];
    for (size_t d = 0; d < count; d++)
        for (size_t h = 0; h <= count; h++) {
            double score = scores[d * stride + h];
            low = score < low ? score : low;
            high = score > high ? score : high;
        }
    double penalty = (high - low + 1) * (double)width;
    for (size_t node = 0; node < 2 * count + 2; node++) {
        decoder.row[node] = node <= count ? (uint32_t)node : 0;
        decoder.parent[node] = decoder.best[node] = decoder.into[node] = NONE;
        decoder.outer[node] = (uint32_t)node;
        decoder.on_chain[node] = 0;
    }
    for (size_t d = 0; d < count; d++)
        for (size_t h = 0; h <= count; h++) {
            decoder.weight[(d + 1) * width + h] = (double)scores[d * stride + h] - (h ? 0 : penalty);
            decoder.entry[(d + 1) * width + h] = (uint32_t)d + 1;
        }
    uint32_t nodes = grow(&decoder);
    /* From the outside in: a contracted node's arc replaces the arc of the member that it enters, at every
     * depth. */
    for (uint32_t node = nodes; node-- > 1;) {
        if (decoder.best[node] == NONE)
            continue;
        uint32_t source = decoder.best[node], entered = decoder.into[node];
        heads[entered - 1] = source;
        for (uint32_t inner = entered; inner != node; inner = decoder.parent[inner])
            decoder.best[inner] = NONE; /* decided from outside */
    }
}
