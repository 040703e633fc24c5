/* parser.h - the stages of the language engine in a row, for one thread. The public functions are in
 * entente.h. */
#ifndef ENTENTE_SYNTAX_PARSER_H
#define ENTENTE_SYNTAX_PARSER_H

#include "entente.h"
#include "syntax/network.h"

/* The parser's network, for those who want to observe it. */
NetworkRun *parser_network_run(EntenteParser *parser);

#endif
