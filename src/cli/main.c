/* entente: the command line. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(int count, char **words);
    const char *does;
} commands[] = {
    {"code", command_code, "news text to events: who did what to whom"},
    {"add", command_add, "keep reports and their events in a record"},
    {"timeline", command_timeline, "what a record tells, each happening once, in order"},
    {"events", command_events, "events of a record, one by one"},
    {"meetings", command_meetings, "who met whom, what was planned and called off"},
    {"agreements", command_agreements, "what was agreed, and what bears on it"},
    {"incidents", command_incidents, "what happened on the ground, reports joined"},
    {"casualties", command_casualties, "claims of dead, wounded, displaced, side by side"},
    {"claims", command_claims, "accusations, demands, promises, threats and their answers"},
    {"actors", command_actors, "who acts, in which offices"},
    {"relations", command_relations, "pairs of actors, by conflict and cooperation"},
    {"series", command_series, "a relation by day, week or month"},
    {"search", command_search, "sentences with given words"},
    {"show", command_show, "one entry with every sentence that supports or disputes it"},
    {"brief", command_brief, "one page of what was reported since a day"},
    {"chart", command_chart, "draw a record: timeline, relation, casualties, network"},
    {"export", command_export, "a record in the formats of the field: GDELT, ICEWS, POLECAT, GeoJSON, ..."},
    {"merge", command_merge, "correct a record: two entries are one"},
    {"split", command_split, "correct a record: an event belongs elsewhere"},
    {"note", command_note, "write a note beside an entry"},
    {"hide", command_hide, "take an entry or event out of all answers"},
    {"relate", command_relate, "the event between a given pair of actors"},
    {"lexicon", command_lexicon, "check, compile, search and import dictionaries"},
    {"parse", command_parse, "news text to sentences, tokens, tags, lemmas and dependency trees"},
    {"evaluate", command_evaluate, "measure parses against gold CoNLL-U"},
    {"train", command_train, "train the language engine from CoNLL-U"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *stream)
{
    fputs("Entente reads the news about a conflict and keeps the record of its peace process.\n\n"
          "usage: entente COMMAND [ARGUMENT...]\n\n",
          stream);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(stream, "  %-10s %s\n", commands[i].name, commands[i].does);
    fputs("\n`entente COMMAND --help` explains a command, `entente --version` names the version.\n", stream);
}

int main(int count, char **words)
{
    if (count < 2) {
        print_help(stderr);
        return EXIT_WRONG_USAGE;
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0 || strcmp(words[1], "help") == 0) {
        print_help(stdout);
        return EXIT_FINE;
    }
    if (strcmp(words[1], "--version") == 0) {
        puts("entente " ENTENTE_VERSION);
        return EXIT_FINE;
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(words[1], commands[i].name) == 0)
            return commands[i].run(count - 2, words + 2);
    complain("no command \"%s\"; `entente --help` lists them", words[1]);
    return EXIT_WRONG_USAGE;
}
