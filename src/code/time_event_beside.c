/* Times that date an event though they stand in another clause or phrase beside it. */
#include "code/time_event_inside.h"

#include <string.h>

const TimeExpression *time_event_before_when(const View *view, uint32_t predicate,
                                             const TimeExpression *expressions, size_t count)
{
    uint32_t when = view_child(view, predicate, REL_ADVMOD);
    if (!view_text_is(view, when, "when"))
        when = view_child(view, predicate, REL_MARK);
    if (!view_text_is(view, when, "when"))
        return NULL;
    uint32_t before = when - 1;
    if (before && view_token(view, before)->upos == ENTENTE_PUNCT)
        before--;
    for (size_t i = 0; i < count; i++)
        if (expressions[i].anchors && expressions[i].last == before)
            return &expressions[i];
    return NULL;
}

const TimeExpression *time_event_of_conjunct(const View *view, uint32_t predicate,
                                             const TimeExpression *expressions, size_t count)
{
    const char *form = view_token(view, predicate)->xpos;
    bool passive = view_child(view, predicate, REL_AUX_PASSIVE) != 0;
    for (uint32_t child = view->first_child[predicate]; child; child = view->next_sibling[child]) {
        const char *other = view_token(view, child)->xpos;
        /* "was dragged off a truck and hacked to death", whose participle may be tagged as a past */
        bool goes = view_lemma_is(view, child, "die") || view_lemma_is(view, child, "flee") ||
                    view_lemma_is(view, child, "escape") || view_lemma_is(view, child, "return");
        bool same = strcmp(other, form) == 0 || (passive && !goes && strcmp(other, "VBD") == 0);
        /* "was killed and three of his men wounded" */
        bool gapped = passive && view_child(view, child, REL_SUBJECT) && !view_child(view, child, REL_OBJECT);
        if (view->relation[child] != REL_CONJUNCT || view_child(view, child, REL_AUX) ||
            (view_child(view, child, REL_SUBJECT) && !gapped) || !same)
            continue;
        const TimeExpression *found = time_event_nearest(view, child, expressions, count);
        if (found && found->first > child)
            return found;
    }
    return NULL;
}

const TimeExpression *time_event_of_clause_beside(const View *view, uint32_t predicate,
                                                  const TimeExpression *expressions, size_t count)
{
    for (uint32_t child = view->first_child[predicate]; child; child = view->next_sibling[child]) {
        if (view->relation[child] != REL_ADVCL)
            continue;
        uint32_t mark = view_child(view, child, REL_MARK);
        if (!mark)
            mark = view_child(view, child, REL_ADVMOD);
        bool during = view_text_is(view, mark, "when") || view_text_is(view, mark, "while");
        if (child < predicate && !during)
            continue;
        bool along = !mark && strcmp(view_token(view, child)->xpos, "VBG") == 0;
        const TimeExpression *found =
            during || along ? time_event_nearest(view, child, expressions, count) : NULL;
        uint32_t tried = view_child(view, child, REL_XCOMP);
        if (!found && during && tried)
            found = time_event_nearest(view, tried, expressions, count);
        if (found)
            return found;
    }
    return NULL;
}

const TimeExpression *time_event_of_subject(const View *view, uint32_t predicate,
                                            const TimeExpression *expressions, size_t count)
{
    uint32_t subject = view_child(view, predicate, REL_SUBJECT);
    for (uint32_t child = subject ? view->first_child[subject] : 0; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_ACL && strcmp(view_token(view, child)->xpos, "VBG") == 0)
            return time_event_nearest(view, child, expressions, count);
    /* "Sharif, who summoned his cabinet on Friday, condemned it" */
    static const char *const lemmas[] = {"face", "address", "summon", "gather", "convene", "chair"};
    for (uint32_t child = subject ? view->first_child[subject] : 0; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas && view->relation[child] == REL_RELATIVE; i++)
            if (view_lemma_is(view, child, lemmas[i]) && time_is_past(view, child))
                return time_event_nearest(view, child, expressions, count);
    for (uint32_t child = view->first_child[predicate]; child && child < predicate;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVCL && strcmp(view_token(view, child)->xpos, "VBG") == 0 &&
            !view_child(view, child, REL_MARK))
            return time_event_nearest(view, child, expressions, count);
    return NULL;
}

const TimeExpression *time_event_of_paper(const View *view, uint32_t predicate,
                                          const TimeExpression *expressions, size_t count)
{
    static const char *const lemmas[] = {"report", "video",   "interview", "speech", "address", "recording",
                                         "post",   "article", "broadcast", "sermon", "posting", "letter"};
    for (uint32_t child = view->first_child[predicate]; child; child = view->next_sibling[child]) {
        bool paper = view->relation[child] == REL_OBLIQUE && time_is_paper(view, child);
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas && view->relation[child] == REL_OBLIQUE; i++)
            paper = paper || view_lemma_is(view, child, lemmas[i]);
        if (!paper || !view_text_is(view, view_case(view, child), "in"))
            continue;
        for (size_t i = 0; i < count; i++)
            if (expressions[i].anchors && expressions[i].relation == TIME_WITHIN &&
                expressions[i].precision == TIME_PRECISION_DAY &&
                view_is_under(view, expressions[i].last, child))
                return &expressions[i];
    }
    return NULL;
}

/* "a convoy that protected doctors in the valley on Saturday": of whom it tells, not what came of them. */
static bool is_restrictive(const View *view, uint32_t clause)
{
    uint32_t who = view_child(view, clause, REL_SUBJECT);
    return view->relation[clause] == REL_RELATIVE && time_is_past(view, clause) && who > 1 &&
           (view_text_is(view, who, "that") || view_text_is(view, who, "who")) &&
           view_token(view, who - 1)->upos != ENTENTE_PUNCT;
}

/* "talks convened in Geneva in August", "a convoy sent out late on Saturday", but not "men captured in May".
 */
static bool is_convened(const View *view, uint32_t clause)
{
    static const char *const lemmas[] = {"send",     "convene", "hold",    "host",   "organise",
                                         "organize", "mediate", "sponsor", "broker", "call"};
    for (size_t i = 0;
         strcmp(view_token(view, clause)->xpos, "VBN") == 0 && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, clause, lemmas[i]))
            return true;
    return false;
}

/* "fired tear gas to disperse marchers on Friday", "gathered to mark the day on Sunday": what was done to
 * that end was done then. */
static bool is_end_of(const View *view, uint32_t clause, uint32_t predicate)
{
    static const char *const lemmas[] = {
        "disperse", "break",    "clear", "quell", "stop", "prevent", "demand",      "protest", "mark",
        "condemn",  "denounce", "drive", "repel", "call", "push",    "commemorate", "support", "contain"};
    bool end = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        end = end || view_lemma_is(view, clause, lemmas[i]);
    uint32_t head = time_event_head(view, clause);
    if (head && view->relation[clause] == REL_ACL && view->relation[head] == REL_CONJUNCT)
        head = time_event_head(view, head); /* "fired tear gas and pellets to disperse" */
    bool below = (view->relation[clause] == REL_ADVCL && head == predicate) ||
                 (view->relation[clause] == REL_ACL && head && time_event_head(view, head) == predicate);
    return end && below && view_text_is(view, view_child(view, clause, REL_MARK), "to") &&
           time_is_past(view, predicate);
}

const TimeExpression *time_event_of_object(const View *view, uint32_t predicate,
                                           const TimeExpression *expressions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t clause = expressions[i].first > predicate ? time_event_head(view, expressions[i].last) : 0;
        if (clause && is_end_of(view, clause, predicate) && expressions[i].precision == TIME_PRECISION_DAY &&
            expressions[i].relation == TIME_WITHIN)
            return &expressions[i];
        /* "a convoy sent out to deal with fires late on Saturday" */
        for (unsigned steps = 0;
             clause && steps < 3 &&
             (view->relation[clause] == REL_ADVCL || view->relation[clause] == REL_XCOMP) &&
             view_text_is(view, view_child(view, clause, REL_MARK), "to");
             steps++)
            clause = time_event_head(view, clause);
        const char *form = clause ? view_token(view, clause)->xpos : "";
        uint32_t noun = clause ? time_event_head(view, clause) : 0;
        /* "killed what it called four commanders on Monday" */
        bool called = noun && view_text_is(view, noun, "what") && view->relation[clause] == REL_RELATIVE &&
                      (view_lemma_is(view, clause, "call") || view_lemma_is(view, clause, "describe"));
        if (noun && (called || is_restrictive(view, clause)) && time_event_head(view, noun) == predicate &&
            noun > predicate && !view_text_is(view, view_case(view, noun), "for") &&
            !view_text_is(view, view_case(view, noun), "over") &&
            expressions[i].precision == TIME_PRECISION_DAY && expressions[i].relation == TIME_WITHIN &&
            time_is_past(view, predicate))
            return &expressions[i];
        if (!noun || view_child(view, clause, REL_AUX) || view->relation[clause] != REL_ACL ||
            time_event_head(view, noun) != predicate ||
            (strcmp(form, "VBG") != 0 && !is_convened(view, clause)) || noun < predicate ||
            expressions[i].precision > TIME_PRECISION_MONTH || expressions[i].relation != TIME_WITHIN ||
            !time_is_past(view, predicate) || view_text_is(view, expressions[i].first - 1, "for") ||
            view_text_is(view, expressions[i].first, "for"))
            continue;
        return &expressions[i];
    }
    return NULL;
}

const TimeExpression *time_event_next_behind(const View *view, uint32_t predicate,
                                             const TimeExpression *expressions, size_t count)
{
    for (size_t i = 0; view_is_verb(view, predicate) && i < count; i++) {
        if (!expressions[i].anchors || expressions[i].first <= predicate)
            continue;
        uint32_t top = time_event_top(view, &expressions[i]), head = top ? time_event_head(view, top) : 0;
        if (head > expressions[i].last && view_is_nominal(view, head))
            return NULL; /* "called off the 7 December meeting" */
        for (uint32_t t = predicate + 1; t < expressions[i].first; t++) {
            uint8_t upos = view_token(view, t)->upos;
            /* "officers of the Guard (NG) that night" */
            bool bracket = view_text_is(view, t, "(") || view_text_is(view, t, ")");
            bool of = view_text_is(view, t, "of") &&
                      (expressions[i].precision != TIME_PRECISION_DAY || t + 1 == expressions[i].first ||
                       time_is_present(view, predicate) || time_is_judged(view, predicate));
            if (upos == ENTENTE_VERB || upos == ENTENTE_AUX || upos == ENTENTE_SCONJ ||
                (upos == ENTENTE_PUNCT && !bracket) || upos == ENTENTE_CCONJ || of ||
                view_text_is(view, t, "who"))
                return NULL;
        }
        return expressions[i].relation == TIME_UNTIL || time_is_term(view, &expressions[i], predicate) ||
                       time_event_is_invited_for(view, &expressions[i], predicate)
                   ? NULL
                   : &expressions[i];
    }
    return NULL;
}

const TimeExpression *time_event_of_happening(const View *view, uint32_t noun,
                                              const TimeExpression *expressions, size_t count)
{
    static const char *const lemmas[] = {"hold",  "occur",   "happen", "erupt",      "break", "stage",
                                         "carry", "conduct", "launch", "perpetrate", "commit"};
    if (view_is_verb(view, noun))
        return NULL;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child]) {
        if (child < noun || (view->relation[child] != REL_ACL && view->relation[child] != REL_RELATIVE))
            continue;
        bool happens = view_lemma_in(view, child, lemmas, sizeof lemmas / sizeof *lemmas) ||
                       (view_lemma_is(view, child, "take") && child < view->count &&
                        view_text_is(view, child + 1, "place"));
        if (happens)
            return time_event_nearest(view, child, expressions, count);
    }
    return NULL;
}
