/* entente merge, split, note, hide: corrections of a record by hand. */
#include "cli/command.h"
#include "entente_record.h"

#include <stdlib.h>
#include <string.h>

typedef enum CorrectionKind { MERGE, SPLIT, NOTE, HIDE } CorrectionKind;

static const char *const usages[] = {
    [MERGE] = "usage: entente merge [OPTION...] RECORD ENTRY OTHER\n\n"
              "Two entries are reports of the same: what OTHER has goes into ENTRY.\n\n",
    [SPLIT] = "usage: entente split [OPTION...] RECORD ENTRY EVENT\n\n"
              "An event is no report of this entry: it gets an entry of its own.\n\n",
    [NOTE] = "usage: entente note [OPTION...] RECORD ID WORDS\n\n"
             "Write a note beside an entry or event; `entente show` gives it.\n\n",
    [HIDE] = "usage: entente hide [OPTION...] RECORD ID\n\n"
             "Take an entry or event out of all answers.\n\n"
             "  --undo             show it again\n",
};

static const char shared[] = "  --who NAME         who corrects (default: $USER); kept in the audit log\n"
                             "  --because WORDS    why\n\n"
                             "Corrections hold when reports are coded again.\n";

static int correct(CorrectionKind kind, int count, char **words)
{
    const char *who = getenv("USER"), *because = "";
    bool undo = false, helped;
    const Option options[] = {
        {"who", OPTION_TEXT, &who}, {"because", OPTION_TEXT, &because}, {"undo", OPTION_FLAG, &undo}};
    EntenteError error = {0};
    EntenteRecord *record = NULL;
    char help[2048];
    (void)snprintf(help, sizeof help, "%s%s", usages[kind], shared);
    if (!arguments_read(&count, words, options, kind == HIDE ? 3 : 2, help, &helped))
        return EXIT_WRONG_USAGE;
    if (helped)
        return EXIT_FINE;
    if (count != (kind == HIDE ? 2 : 3)) {
        complain("%.*s", (int)strcspn(usages[kind], "\n"), usages[kind]);
        return EXIT_WRONG_USAGE;
    }
    EntenteStatus status = entente_record_open(words[0], ENTENTE_RECORD_CORRECT, &record, &error);
    if (status == ENTENTE_OK)
        status = kind == MERGE   ? entente_record_merge(record, words[1], words[2], who, because, &error)
                 : kind == SPLIT ? entente_record_split(record, words[1], words[2], who, because, &error)
                 : kind == NOTE  ? entente_record_note(record, words[1], who, words[2], &error)
                                 : entente_record_hide(record, words[1], !undo, who, because, &error);
    entente_record_close(record);
    if (status != ENTENTE_OK)
        complain("%s", error.message);
    return status == ENTENTE_OK          ? EXIT_FINE
           : status == ENTENTE_BAD_USAGE ? EXIT_WRONG_USAGE
                                         : EXIT_SOME_FAILED;
}

int command_merge(int count, char **words)
{
    return correct(MERGE, count, words);
}

int command_split(int count, char **words)
{
    return correct(SPLIT, count, words);
}

int command_note(int count, char **words)
{
    return correct(NOTE, count, words);
}

int command_hide(int count, char **words)
{
    return correct(HIDE, count, words);
}
