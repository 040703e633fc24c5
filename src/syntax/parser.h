/* parser.h - the stages of the language engine in a row, for one thread. The public functions are in
 * entente.h. */
#ifndef ENTENTE_SYNTAX_PARSER_H
#define ENTENTE_SYNTAX_PARSER_H

#include "entente.h"
#include "syntax/network.h"

/* The parser's network, for those who want to observe it. */
NetworkRun *parser_network_run(EntenteParser *parser);

/* entente_parser_parse, but only of the sentences that are wanted; the others are split into tokens and have
 * no tags, and `wanted` sees them so. NULL: all. */
EntenteStatus parser_parse_where(EntenteParser *parser, EntenteDocument *document,
                                 bool (*wanted)(const EntenteSentence *sentence, void *context),
                                 void *context, EntenteError *error);

#endif
