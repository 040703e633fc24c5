/* Clauses that share the time of the clause they hang on. */
#include "code/time_event_inside.h"

#include <string.h>

bool time_event_is_alongside(const View *view, uint32_t clause)
{
    static const char *const words[] = {"after", "when", "while", "as", "though", "although"};
    uint32_t mark = view_child(view, clause, REL_MARK);
    if (!mark)
        mark = view_child(view, clause, REL_ADVMOD);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, mark, words[i]))
            return true;
    return false;
}

/* "thanked them, promised to pay, and ruled out a vote": a verb of the list that hangs as a clause. */
static bool is_listed(const View *view, uint32_t verb)
{
    return time_is_past(view, verb) && time_is_past(view, time_event_head(view, verb)) &&
           verb > time_event_head(view, verb) && !view_child(view, verb, REL_MARK) &&
           !view_child(view, verb, REL_ADVMOD) && !view_child(view, verb, REL_SUBJECT) &&
           !view_child(view, verb, REL_AUX);
}

/* "staged a rally on Wednesday to call for new elections". */
static bool is_purpose(const View *view, uint32_t verb)
{
    return verb > time_event_head(view, verb) && view_text_is(view, view_child(view, verb, REL_MARK), "to") &&
           time_is_told_past(view, time_event_head(view, verb));
}

/* After a semicolon the same people go on: "he called", "its last convoy was struck". */
static bool goes_on(const View *view, uint32_t verb, uint32_t head)
{
    static const char *const words[] = {"he", "she", "they", "it", "his", "her", "its", "their"};
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    if (!subject)
        subject = view_child(view, verb, REL_SUBJECT_PASSIVE);
    uint32_t owner = subject ? view_child(view, subject, REL_POSSESSOR) : 0;
    bool semicolon = false;
    for (uint32_t t = head; t < verb && !semicolon; t++)
        semicolon = view_text_is(view, t, ";");
    if (verb < head || !semicolon || !time_is_told_past(view, verb) || time_is_of_now(view, verb))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, subject, words[i]) || view_text_is(view, owner, words[i]))
            return true;
    return false;
}

/* "banned the coin in May, a step that drew rebukes", "won in May in an election that others boycotted". */
static bool is_step_or_venue(const View *view, uint32_t predicate, uint32_t noun)
{
    static const char *const steps[] = {"step", "move", "decision", "measure", "gesture", "announcement"};
    static const char *const venues[] = {"election", "vote",       "war",     "offensive", "operation",
                                         "raid",     "summit",     "session", "rally",     "protest",
                                         "ceremony", "referendum", "attack",  "battle"};
    if (!time_is_told_past(view, predicate))
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (view->relation[noun] == REL_APPOSITION && view_lemma_is(view, noun, steps[i]))
            return true;
    for (size_t i = 0; view_text_is(view, view_case(view, noun), "in") && i < sizeof venues / sizeof *venues;
         i++)
        if (view_lemma_is(view, noun, venues[i]))
            return true;
    return false;
}

uint32_t time_event_shared_with(const View *view, uint32_t predicate)
{
    uint32_t head = time_event_head(view, predicate);
    if (!head)
        return 0;
    Relation relation = (Relation)view->relation[predicate];
    const char *form = view_token(view, predicate)->xpos;
    switch (relation) {
    case REL_XCOMP:
        return head;
    case REL_CONJUNCT: /* "gave them three days on Tuesday and has since brushed aside appeals" */
        return time_is_of_now(view, predicate) && !time_is_of_now(view, head) ? 0 : head;
    case REL_RELATIVE: { /* "the order of 1 December in which the court told it" */
        uint32_t which = view_child(view, predicate, REL_OBLIQUE);
        uint32_t where = view_child(view, predicate, REL_ADVMOD);
        bool there = view_text_is(view, where, "where") && time_is_told_past(view, predicate);
        return view_text_is(view, which, "which") || there || time_is_paper(view, head) ||
                       is_step_or_venue(view, predicate, head)
                   ? head
                   : 0;
    }
    case REL_ADVCL: /* "shelled the town on Monday, killing five", "was held up on Monday after A charged" */
        return strcmp(form, "VBG") == 0 || time_event_is_alongside(view, predicate) ||
                       is_listed(view, predicate) || is_purpose(view, predicate)
                   ? head
                   : 0;
    case REL_PARATAXIS: /* "sounded different on Monday; he called it a step" */
        return goes_on(view, predicate, head) ? head : 0;
    case REL_SUBJECT:
    case REL_SUBJECT_PASSIVE:
    case REL_OBJECT:
    case REL_OBLIQUE:
    case REL_NMOD:
    case REL_COMPOUND:
    case REL_APPOSITION:
    case REL_INDIRECT:
    case REL_AGENT:
        return head; /* an event that a noun names, in its verb's clause */
    default:
        return 0;
    }
}
