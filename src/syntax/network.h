/* network.h - the neural tagger and parser: forms in, tags, heads and relations out. */
#ifndef ENTENTE_SYNTAX_NETWORK_H
#define ENTENTE_SYNTAX_NETWORK_H

#include "entente.h"

typedef struct Network Network;       /* weights, read in place, shared by threads */
typedef struct NetworkRun NetworkRun; /* one thread's buffers and caches over them */

/* Use a section of the model in place. ENTENTE_BAD_MODEL where it is damaged. */
EntenteStatus network_open(const unsigned char *data, size_t size, Network **network, EntenteError *error);
void network_close(Network *network);

EntenteStatus network_run_new(const Network *network, NetworkRun **run, EntenteError *error);
void network_run_delete(NetworkRun *run);

/* Fill upos, xpos, head and deprel of every token of every sentence. Sentences are batched inside by length;
 * the result does not depend on which sentences come together. Errors: ENTENTE_NO_MEMORY. */
EntenteStatus network_annotate(NetworkRun *run, EntenteSentence *sentences, size_t count,
                               EntenteError *error);

#endif
