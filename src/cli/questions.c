/* entente timeline, events, meetings, ...: questions to a record that differ in what is asked alone. */
#include "cli/rows.h"

#include <string.h>

typedef struct Question {
    EntenteQuestion asked;
    const char *name, *does;
    const char *shown; /* columns of its table; JSON Lines and CSV have all */
} Question;

static const Question questions[] = {
    {ENTENTE_ASK_TIMELINE, "timeline", "What the record tells, each happening once, in order of its date.",
     "date,kind,what,place,state,mentions,id"},
    {ENTENTE_ASK_EVENTS, "events", "Events one by one, as reports tell them.",
     "date,actors,words,type,recipients,status,about,place,says,id"},
    {ENTENTE_ASK_MEETINGS, "meetings", "Meetings with their state: planned, held, postponed, cancelled.",
     "date,parties,level,format,track,state,reason,place,reports,id"},
    {ENTENTE_ASK_AGREEMENTS, "agreements",
     "Agreements with the events that fulfil or violate their provisions.",
     "date,name,parties,state,place,provisions,fulfilments,violations,reports,id"},
    {ENTENTE_ASK_INCIDENTS, "incidents",
     "What happened on the ground; reports of the same happening are joined.",
     "date,type,what,place,state,tolls,reports,id"},
    {ENTENTE_ASK_CASUALTIES, "casualties",
     "Claims of dead, injured, captured, displaced, side by side as they were revised.",
     "date,place,kind,lost_by,claimant,said,low,best,high,words,least,most,incident"},
    {ENTENTE_ASK_CLAIMS, "claims",
     "Accusations, denials, demands, promises, threats, and whether they were answered.",
     "date,kind,what,matter,answer,answered,reports,id"},
    {ENTENTE_ASK_ACTORS, "actors", "Who acts, with the latest office.",
     "name,code,sector,office,since,until,events,first,last"},
    {ENTENTE_ASK_RELATIONS, "relations",
     "Pairs of actors with their events by quad class and the mean score.", NULL},
    {ENTENTE_ASK_SEARCH, "search", "Sentences with all of the words; a phrase in quotes.",
     "published,publication,text,document,events"},
};

static int ask(EntenteQuestion asked, int count, char **words)
{
    const Question *question = questions;
    while (question->asked != asked)
        question++;
    FilterWords filter_words = {0};
    EntenteFilter filter = {0};
    EntenteError error = {0};
    Option options[FILTER_OPTIONS];
    Rows rows = {.stream = stdout, .shown = question->shown};
    bool helped, searching = asked == ENTENTE_ASK_SEARCH;
    char help[4096];
    (void)snprintf(help, sizeof help, "usage: entente %s [OPTION...] RECORD%s\n\n%s\n\n%s", question->name,
                   searching ? " WORDS" : "", question->does, filter_help);
    filter_options(&filter_words, options);
    if (!filter_between(&count, words, &filter) ||
        !arguments_read(&count, words, options, FILTER_OPTIONS, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count != (searching ? 2 : 1)) {
        complain("usage: entente %s [OPTION...] RECORD%s", question->name, searching ? " WORDS" : "");
        return EXIT_WRONG_USAGE;
    }
    if (searching)
        filter.words = words[1];
    if (!rows_format(filter_words.format, &rows.format) || !filter_read(&filter_words, &filter))
        return EXIT_WRONG_USAGE;
    EntenteRecord *record = record_begin_reading(words[0]);
    int result = EXIT_SOME_FAILED;
    if (record) {
        interruption_begin(true);
        EntenteStatus status = entente_record_ask(record, asked, &filter, rows_add, &rows, &error);
        result = answer_status(status, &error, rows_end(&rows));
    }
    filter_end(&filter);
    entente_record_close(record);
    return result;
}

#define COMMAND(name, asked)                                                                                 \
    int command_##name(int count, char **words)                                                              \
    {                                                                                                        \
        return ask(asked, count, words);                                                                     \
    }

COMMAND(timeline, ENTENTE_ASK_TIMELINE)
COMMAND(events, ENTENTE_ASK_EVENTS)
COMMAND(meetings, ENTENTE_ASK_MEETINGS)
COMMAND(agreements, ENTENTE_ASK_AGREEMENTS)
COMMAND(incidents, ENTENTE_ASK_INCIDENTS)
COMMAND(casualties, ENTENTE_ASK_CASUALTIES)
COMMAND(claims, ENTENTE_ASK_CLAIMS)
COMMAND(actors, ENTENTE_ASK_ACTORS)
COMMAND(relations, ENTENTE_ASK_RELATIONS)
COMMAND(search, ENTENTE_ASK_SEARCH)
