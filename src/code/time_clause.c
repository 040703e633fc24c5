#include "code/time_clause.h"

#include <string.h>

bool time_is_present(const View *view, uint32_t verb)
{
    const char *form = view_token(view, verb)->xpos;
    return strcmp(form, "VBZ") == 0 || (strcmp(form, "VBP") == 0 && !view_child(view, verb, REL_AUX));
}

bool time_is_judged(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"welcome", "praise",    "condemn",   "denounce", "deplore",
                                         "thank",   "criticize", "criticise", "commend",  "applaud",
                                         "recall",  "regret",    "hail",      "lament",   "celebrate"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_is_verb(view, verb) && view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

bool time_is_term(const View *view, const TimeExpression *expression, uint32_t predicate)
{
    static const char *const lemmas[] = {"prolong", "extend", "renew",      "postpone", "suspend", "close",
                                         "open",    "delay",  "defer",      "adjourn",  "ban",     "detain",
                                         "reopen",  "move",   "reschedule", "put"};
    if (expression->relation != TIME_UNTIL)
        return false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, predicate, lemmas[i]))
            return true;
    return false;
}

bool time_is_dateline(const View *view, const TimeExpression *expression)
{
    enum { HEAD = 9 };
    uint32_t mark = expression->last + 1;
    while (mark <= view->count && mark < expression->last + 4 && !view_text_is(view, mark, ":") &&
           !view_text_is(view, mark, "-"))
        mark++;
    if (expression->first < 3 || expression->first > HEAD || mark > view->count ||
        (!view_text_is(view, mark, ":") && !view_text_is(view, mark, "-")))
        return false;
    for (uint32_t t = 1; t < expression->first; t++)
        if (view_token(view, t)->upos != ENTENTE_PROPN && view_token(view, t)->upos != ENTENTE_PUNCT)
            return false;
    return true;
}

bool time_is_past(const View *view, uint32_t verb)
{
    return strcmp(view_token(view, verb)->xpos, "VBD") == 0;
}

bool time_is_told_past(const View *view, uint32_t verb)
{
    static const char *const words[] = {"was", "were", "had"};
    bool past = time_is_past(view, verb);
    for (uint32_t child = view->first_child[verb]; child && !past; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            past = past || (child < verb && view_text_is(view, child, words[i]));
    return past;
}

bool time_is_of_now(const View *view, uint32_t verb)
{
    static const char *const words[] = {"has", "have", "will", "is", "are", "'s", "'ve"};
    if (!view_is_verb(view, verb))
        return false;
    bool helped = false;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        if (view->relation[child] != REL_AUX && view->relation[child] != REL_AUX_PASSIVE)
            continue;
        helped = true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (view_text_is(view, child, words[i]))
                return true;
    }
    return !helped && strcmp(view_token(view, verb)->xpos, "VBZ") == 0;
}

bool time_is_paper(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {
        "resolution",        "statement",  "plan",     "letter",    "decree",
        "declaration",       "communique", "petition", "proposal",  "memorandum",
        "communiqu\xc3\xa9", "draft",      "motion",   "ultimatum", "paper",
        "document",          "order",      "appeal",   "message",   "note"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, noun, lemmas[i]))
            return true;
    return false;
}
