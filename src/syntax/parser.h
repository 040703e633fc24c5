/* parser.h - the stages of the language engine in a row, for one thread. The public functions are in
 * entente.h. */
#ifndef ENTENTE_SYNTAX_PARSER_H
#define ENTENTE_SYNTAX_PARSER_H

#include "entente.h"
#include "syntax/network.h"

/* The parser's network, for those who want to observe it. */
NetworkRun *parser_network_run(EntenteParser *parser);

/* Set `wanted` for every sentence of a document that needs a tree. False when memory is out. */
typedef bool ParserChoice(const EntenteDocument *document, bool *wanted, void *context);

/* Parse several documents at once: sentences of like length run through the network together, so that short
 * documents cost no more than long ones; each sentence's tree is what it would be alone. Only what `choose`
 * wants is parsed (NULL: all); the other sentences are split into tokens and have no tags, and `choose` sees
 * them so. */
EntenteStatus parser_parse_chosen(EntenteParser *parser, EntenteDocument *const *documents, size_t count,
                                  ParserChoice *choose, void *context, EntenteError *error);

#endif
