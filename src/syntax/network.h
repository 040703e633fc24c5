/* network.h - the neural tagger and parser at work: forms in, tags, heads and relations out.
 *
 * The network is described in train/learner.h, its file in network_layout.h. Here all products are of 8-bit
 * whole numbers. Sentences are run in batches, longest first, so that one reading of the recurrent weights
 * serves the same step of many sentences; what comes out does not depend on which sentences come together. */
#ifndef ENTENTE_SYNTAX_NETWORK_H
#define ENTENTE_SYNTAX_NETWORK_H

#include "entente.h"

typedef struct Network Network;       /* weights, read in place, shared by threads */
typedef struct NetworkRun NetworkRun; /* one thread's buffers and caches over them */

/* No sentence is read in pieces longer than this. A longer one is parsed piece by piece, and the pieces'
 * roots hang on the first piece's root as parataxis. */
enum { NETWORK_LONGEST = 512 };

/* Use a section of the model in place. ENTENTE_BAD_MODEL where it is damaged. */
EntenteStatus network_open(const unsigned char *data, size_t size, Network **network, EntenteError *error);
void network_close(Network *network);

size_t network_tag_count(const Network *network);
size_t network_relation_count(const Network *network);

EntenteStatus network_run_new(const Network *network, NetworkRun **run, EntenteError *error);
void network_run_delete(NetworkRun *run);

/* Fill upos, xpos, head and deprel of every token of every sentence. Errors: ENTENTE_NO_MEMORY. */
EntenteStatus network_annotate(NetworkRun *run, EntenteSentence *sentences, size_t count,
                               EntenteError *error);

/* Somebody who wants to see the scores themselves (train/teacher.c). `sentence` counts within the call of
 * network_annotate; scores are before any softmax. Sentences longer than NETWORK_LONGEST are not shown. */
typedef struct NetworkObserver {
    /* tags: tokens x tag_stride; arcs: tokens x (tokens + 1), column 0 the root. `heads` are the best tree's
     * and may be changed. */
    void (*on_arcs)(void *context, size_t sentence, const float *tags, size_t tag_stride, const float *arcs,
                    uint32_t *heads);
    /* relations: tokens x stride, for the heads as they stand after on_arcs. */
    void (*on_relations)(void *context, size_t sentence, const float *relations, size_t stride);
    void *context;
} NetworkObserver;

/* Watch all that follows; NULL to stop. */
void network_run_observe(NetworkRun *run, const NetworkObserver *observer);

#endif
