/* Which of a sentence's times dates an event: the one in the event's own clause that is nearest by the tree,
 * else that of the clause which it shares its time with ("plans to meet", "killing five"), but neither that
 * of a clause told beside it ("officials said on Monday") nor one that dates something else ("the 2020
 * ceasefire"). */
#include "code/time_event_inside.h"

#include "base/date.h"
#include "code/time_resolve.h"

#include <string.h>

static EntenteDate next_to(EntenteDate date, int32_t days)
{
    return date_from_days(date_to_days(date) + days);
}

static TimeOfEvent of_expression(const View *view, const TimeExpression *expression,
                                 const TimeExpression *expressions, size_t count)
{
    const TimeExpression *begin = expression, *end = expression;
    for (size_t i = 0; i < count; i++)
        if (expressions[i].until && &expressions[expressions[i].until - 1] == expression)
            begin = &expressions[i];
    if (begin->until)
        end = &expressions[begin->until - 1];
    TimeOfEvent when = {begin, begin->start, end->end, begin->precision};
    const EntenteDate open = {0};
    if (begin != end)
        return when;
    /* "on Tuesday and Wednesday" */
    for (size_t i = 0; i < count; i++)
        if (&expressions[i] > expression && expressions[i].anchors &&
            expressions[i].precision == TIME_PRECISION_DAY && expression->precision == TIME_PRECISION_DAY &&
            expressions[i].first == expression->last + 2 &&
            date_to_days(expressions[i].end) > date_to_days(when.end)) {
            when.end = expressions[i].end;
            return when;
        }
    /* "in 2014 and again in 2020" */
    for (size_t i = 0; i < count; i++) {
        const TimeExpression *again = &expressions[i];
        uint32_t before = again->first - 1;
        if (again <= expression || again->precision != expression->precision || !again->anchors ||
            again->precision < TIME_PRECISION_MONTH || before < 4 ||
            !view_text_is(view, before - 1, "again") || before - 3 != expression->last ||
            date_to_days(again->end) < date_to_days(when.start))
            continue;
        when.end = again->end;
        return when;
    }
    switch (expression->relation) {
    case TIME_SINCE:
        when.end = open;
        break;
    case TIME_UNTIL:
        when.start = open;
        break;
    case TIME_BEFORE:
        when.end = next_to(expression->start, -1);
        when.start = open;
        break;
    case TIME_AFTER:
        when.start = next_to(expression->end, 1);
        when.end = open;
        break;
    case TIME_WITHIN:
        break;
    }
    return when;
}

/* "a day after officers met", "nine years after NATO bombed Serbia": how long before its main clause; false
 * where the words do not tell. */
static bool is_before_main(const View *view, uint32_t predicate, TimeUnit *unit, int32_t *tenths)
{
    enum { FAR = 10, TENTHS = 10 };
    uint32_t after = 0;
    for (uint32_t t = predicate; t-- > 2 && t + FAR > predicate && !after;) {
        if (view_is_verb(view, t))
            return false;
        after = view_text_is(view, t, "after") ? t : 0;
    }
    if (after < 3)
        return false;
    TimeWord word = time_word(view_token(view, after - 1)->text);
    TimeWord number = time_word(view_token(view, after - 2)->text);
    bool article = number.kind == TIME_ARTICLE && number.value == 1;
    if (word.kind != TIME_UNIT)
        return false;
    *unit = (TimeUnit)(word.value & ~UNIT_PLURAL);
    if (*unit == UNIT_HOUR || *unit == UNIT_MINUTE) {
        *unit = UNIT_DAY;
        *tenths = 0;
        return true;
    }
    *tenths = article ? TENTHS : number.kind == TIME_NUMBER ? number.value * TENTHS : 0;
    return *tenths > 0;
}

static TimeOfEvent time_in_clause(const View *view, uint32_t predicate, const TimeExpression *expressions,
                                  size_t count, bool before);

/* "has kept it closed since rebels seized it in 2007": from then on. */
static TimeOfEvent since_clause(const View *view, uint32_t predicate, const TimeExpression *expressions,
                                size_t count)
{
    const TimeOfEvent none = {0};
    bool perfect = false;
    for (uint32_t child = view->first_child[predicate]; child; child = view->next_sibling[child])
        perfect = perfect || (view->relation[child] == REL_AUX && view_lemma_is(view, child, "have"));
    for (uint32_t child = view->first_child[predicate]; perfect && child; child = view->next_sibling[child]) {
        if (view->relation[child] != REL_ADVCL ||
            !view_text_is(view, view_child(view, child, REL_MARK), "since"))
            continue;
        TimeOfEvent when = time_in_clause(view, child, expressions, count, false);
        when.end = none.end;
        return when;
    }
    return none;
}

/* The time of an event of a clause that tells how long before its main clause it was. */
static TimeOfEvent time_before_main(const View *view, uint32_t predicate, const TimeExpression *expressions,
                                    size_t count)
{
    TimeUnit unit;
    int32_t tenths;
    uint32_t head = time_event_head(view, predicate);
    if (!head || !view_is_verb(view, predicate) || !is_before_main(view, predicate, &unit, &tenths))
        return (TimeOfEvent){0};
    TimeOfEvent when = time_in_clause(view, head, expressions, count, false);
    /* "were killed when rockets fell late on Monday, officials said, hours after A refused" */
    uint32_t told = head;
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if ((view->relation[child] == REL_CCOMP || view->relation[child] == REL_PARATAXIS) && child < head)
            told = child;
    if (!when.expression && told != head)
        when = time_in_clause(view, told, expressions, count, false);
    for (uint32_t child = view->first_child[told]; child && !when.expression;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVCL && child < predicate && time_event_is_alongside(view, child))
            when = time_in_clause(view, child, expressions, count, false);
    uint32_t teller = view->relation[head] == REL_CCOMP ? time_event_head(view, head) : 0;
    if (!when.expression && teller)
        when = time_in_clause(view, teller, expressions, count, false);
    if (!when.expression || !when.start.month || !time_shift(when.start, unit, -tenths, &when.start))
        return (TimeOfEvent){0};
    when.end = when.start;
    if (unit == UNIT_YEAR) {
        when.start = (EntenteDate){when.start.year, 1, 1};
        when.end = (EntenteDate){when.start.year, 12, 31};
        when.precision = TIME_PRECISION_YEAR;
    }
    return when;
}

/* `before`: the clause may tell how long before its main clause it was. */
static TimeOfEvent time_in_clause(const View *view, uint32_t predicate, const TimeExpression *expressions,
                                  size_t count, bool before)
{
    enum { HIGHEST = 6 };
    bool beside = false, joined = true;
    uint32_t own = predicate;
    for (unsigned steps = 0; predicate && predicate <= view->count && steps < HIGHEST; steps++) {
        const TimeExpression *found = time_event_nearest(view, predicate, expressions, count);
        if (!found)
            found = time_event_of_happening(view, predicate, expressions, count);
        if (found) {
            /* "have been on strike since Thursday, and police arrested seven" */
            return found->relation == TIME_SINCE && beside ? (TimeOfEvent){0}
                                                           : of_expression(view, found, expressions, count);
        }
        found = time_event_before_when(view, predicate, expressions, count);
        if (found) /* "from March 23, 2009, when rebels signed": on that day */
            return (TimeOfEvent){found, found->start, found->end, found->precision};
        found = time_event_of_conjunct(view, predicate, expressions, count);
        if (found)
            return of_expression(view, found, expressions, count);
        TimeOfEvent earlier = {0};
        if (before && joined)
            earlier = time_before_main(view, predicate, expressions, count);
        /* "a day after officers met and agreed" */
        joined = joined && view->relation[predicate] == REL_CONJUNCT;
        if (earlier.expression)
            return earlier;
        beside =
            beside || (view->relation[predicate] == REL_CONJUNCT && view_child(view, predicate, REL_SUBJECT));
        predicate = time_event_shared_with(view, predicate);
    }
    TimeOfEvent since = since_clause(view, own, expressions, count);
    if (since.expression)
        return since;
    const TimeExpression *found = NULL;
    for (uint32_t verb = own, steps = 0; verb && steps < HIGHEST && !found; steps++) {
        found = time_event_of_clause_beside(view, verb, expressions, count);
        if (!found)
            found = time_event_of_subject(view, verb, expressions, count);
        if (!found)
            found = time_event_of_paper(view, verb, expressions, count);
        bool joined_verb = view->relation[verb] == REL_CONJUNCT && view_is_verb(view, verb) &&
                           !view_child(view, verb, REL_SUBJECT) &&
                           !view_child(view, verb, REL_SUBJECT_PASSIVE);
        verb = joined_verb ? time_event_shared_with(view, verb) : 0;
    }
    if (!found)
        found = time_event_of_object(view, own, expressions, count);
    if (!found)
        found = time_event_next_behind(view, own, expressions, count);
    return found ? of_expression(view, found, expressions, count) : (TimeOfEvent){0};
}

TimeOfEvent time_of_event(const View *view, uint32_t predicate, const TimeExpression *expressions,
                          size_t count)
{
    return time_in_clause(view, predicate, expressions, count, true);
}

bool time_before_report(const View *view, uint32_t predicate, const TimeExpression *expressions, size_t count,
                        EntenteDate published, EntenteDate *day)
{
    /* "declared it void on Thursday, three days after" */
    for (size_t i = 0; i < count; i++)
        if (expressions[i].anchors && expressions[i].last < predicate && expressions[i].start.month &&
            expressions[i].precision == TIME_PRECISION_DAY && expressions[i].type == TIME_DATE &&
            expressions[i].relation == TIME_WITHIN)
            published = expressions[i].start;
    TimeUnit unit;
    int32_t tenths;
    uint32_t head = time_event_head(view, predicate);
    return head && view_is_verb(view, head) && view_is_verb(view, predicate) &&
           view->relation[predicate] == REL_ADVCL && is_before_main(view, predicate, &unit, &tenths) &&
           tenths > 0 && (unit == UNIT_DAY || unit == UNIT_WEEK) && time_shift(published, unit, -tenths, day);
}

TimeOfEvent time_of_telling(const View *view, uint32_t predicate, const TimeExpression *expressions,
                            size_t count)
{
    enum { HIGHEST = 4 };
    for (unsigned steps = 0; predicate && predicate <= view->count && steps < HIGHEST; steps++) {
        uint32_t head = time_event_head(view, predicate);
        if (view->relation[predicate] == REL_CCOMP) {
            /* "repeated on Friday that" may be tagged as a participle */
            bool past = time_is_past(view, head) ||
                        (strcmp(view_token(view, head)->xpos, "VBN") == 0 &&
                         !view_child(view, head, REL_AUX) && !view_child(view, head, REL_AUX_PASSIVE));
            return head < predicate && view_is_verb(view, head) && past
                       ? time_of_event(view, head, expressions, count)
                       : (TimeOfEvent){0};
        }
        predicate = time_event_shared_with(view, predicate);
    }
    return (TimeOfEvent){0};
}
