/* The time of a clause that stands nearest to its predicate. */
#include "code/time_event_inside.h"

#include <limits.h>
#include <string.h>

uint32_t time_event_head(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

uint32_t time_event_top(const View *view, const TimeExpression *expression)
{
    for (uint32_t t = expression->first; t <= expression->last && t <= view->count; t++) {
        uint32_t head = time_event_head(view, t);
        if (head < expression->first || head > expression->last)
            return t;
    }
    return 0;
}

/* Relations that begin a clause of its own. */
static bool is_clausal(const View *view, uint32_t token)
{
    switch ((Relation)view->relation[token]) {
    case REL_XCOMP:
    case REL_CCOMP:
    case REL_ADVCL:
    case REL_ACL:
    case REL_RELATIVE:
    case REL_PARATAXIS:
    case REL_ROOT:
        return true;
    case REL_CONJUNCT:
        return view_is_verb(view, token);
    default:
        return strcmp(view_token(view, token)->deprel, "csubj") == 0;
    }
}

bool time_event_is_invited_for(const View *view, const TimeExpression *expression, uint32_t predicate)
{
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday",    "today"};
    if (!view_lemma_is(view, predicate, "invite") || expression->first < predicate)
        return false;
    for (uint32_t t = expression->first; t <= expression->last && t <= view->count; t++)
        for (size_t i = 0; i < sizeof days / sizeof *days; i++)
            if (view_text_is(view, t, days[i]))
                return false;
    for (uint32_t t = predicate + 1; t < expression->first; t++)
        if (view_text_is(view, t, "to") || view_text_is(view, t, "for"))
            return true;
    return false;
}

/* "blames soldiers for the execution of villagers on 25 February": the day of the deed. */
static bool is_blamed_for(const View *view, const TimeExpression *expression, uint32_t predicate)
{
    static const char *const lemmas[] = {"blame", "accuse", "condemn", "denounce", "credit", "suspect"};
    bool blames = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        blames = blames || view_lemma_is(view, predicate, lemmas[i]);
    if (!blames || strcmp(view_token(view, predicate)->xpos, "VBZ") != 0)
        return false;
    for (uint32_t t = predicate + 1; t < expression->first; t++)
        if (view_text_is(view, t, "for") || view_text_is(view, t, "of"))
            return true;
    return false;
}

/* How far an expression stands from a predicate of whose clause it is; INT_MAX: it is of another, or dates a
 * thing in it. */
static int distance_to(const View *view, const TimeExpression *expression, uint32_t predicate)
{
    enum { NESTED = 4, OF_SUBJECT = 12 };
    uint32_t token = time_event_top(view, expression);
    if (!token || time_event_is_invited_for(view, expression, predicate) ||
        is_blamed_for(view, expression, predicate))
        return INT_MAX;
    int distance = 0;
    for (uint32_t steps = 0; token != predicate && steps <= view->count; steps++) {
        if (!token || is_clausal(view, token))
            return INT_MAX;
        uint32_t head = time_event_head(view, token);
        bool of_thing = head && head != predicate && view_is_nominal(view, head);
        if (of_thing) {
            Relation relation = (Relation)view->relation[token];
            Relation thing = (Relation)view->relation[head];
            bool subject = thing == REL_SUBJECT || thing == REL_SUBJECT_PASSIVE;
            bool before = token < head;
            /* "held talks on Monday" hangs on the talks as often as on the verb; "Monday's attack killed"
             * tells when; "rejected the 2020 deal" does not */
            /* "condemned the attack of 7 May", "condemns the attack on Monday" */
            bool its_own = view_text_is(view, view_case(view, token), "of") ||
                           time_is_present(view, predicate) || time_is_judged(view, predicate);
            if (relation == REL_APPOSITION || relation == REL_CONJUNCT)
                distance += 1;
            else if (!before && its_own)
                return INT_MAX;
            else if (!before)
                distance += NESTED;
            else if (subject && expression->precision == TIME_PRECISION_DAY)
                distance += OF_SUBJECT;
            else
                return INT_MAX;
        }
        distance++;
        token = head;
    }
    return token == predicate ? distance : INT_MAX;
}

/* "On Nov. 11 police detained five", "said that on the same day they shelled it": what a clause opens with
 * dates its verb, whatever the tree makes of it ("police of Nov. 11"). */
static bool opens_clause_of(const View *view, const TimeExpression *expression, uint32_t predicate)
{
    uint32_t before = expression->first - 1;
    if (expression->relation == TIME_UNTIL || predicate < expression->last || !view_is_verb(view, predicate))
        return false;
    for (; before; before--) {
        uint8_t upos = view_token(view, before)->upos;
        if (upos != ENTENTE_ADP && upos != ENTENTE_ADV && upos != ENTENTE_DET)
            break;
    }
    if (before) {
        const EntenteToken *token = view_token(view, before);
        bool opens = token->upos == ENTENTE_SCONJ || token->upos == ENTENTE_CCONJ ||
                     (token->upos == ENTENTE_PUNCT && token->text.data[0] == ';');
        if (!opens)
            return false;
    }
    for (uint32_t t = expression->last + 1; t < predicate; t++) {
        uint8_t upos = view_token(view, t)->upos;
        /* "On Sunday soldiers and rebels met" */
        bool names = upos == ENTENTE_CCONJ && time_event_head(view, t) &&
                     !view_is_verb(view, time_event_head(view, t));
        if (upos == ENTENTE_VERB || (upos == ENTENTE_CCONJ && !names))
            return false;
    }
    if (view->relation[predicate] == REL_ROOT && !before) {
        uint32_t top = time_event_top(view, expression);
        return top && !view_is_verb(view, time_event_head(view, top));
    }
    uint32_t subject = view_child(view, predicate, REL_SUBJECT);
    if (!subject)
        subject = view_child(view, predicate, REL_SUBJECT_PASSIVE);
    /* "said that on the same day army units shelled it": what the tree takes for "on the units" */
    uint32_t top = time_event_top(view, expression), noun = top ? time_event_head(view, top) : 0;
    if (!subject && noun > expression->last && noun < predicate && time_event_head(view, noun) == predicate)
        subject = noun;
    return subject > expression->last;
}

/* "the court on Wednesday sentenced", "the court late on Wednesday had sentenced": between the subject and
 * its verb, wherever the tree hangs it. */
static bool stands_before(const View *view, const TimeExpression *expression, uint32_t predicate)
{
    if (!view_is_verb(view, predicate) || expression->first < 3)
        return false;
    for (uint32_t t = expression->last + 1; t < predicate; t++)
        if (time_event_head(view, t) != predicate ||
            (view_token(view, t)->upos != ENTENTE_AUX && view_token(view, t)->upos != ENTENTE_ADV))
            return false;
    return expression->last < predicate;
}

/* "sailors seized in April were freed on Tuesday": the first time is of the participle, where the verb has
 * its own. */
static bool is_of_participle(const View *view, const TimeExpression *expression, uint32_t predicate,
                             const TimeExpression *expressions, size_t count)
{
    uint32_t top = time_event_top(view, expression), verb = top ? time_event_head(view, top) : 0;
    if (verb && view_is_nominal(view, verb)) /* "captured by pirates in April" */
        verb = time_event_head(view, verb);
    if (!verb || (view->relation[verb] != REL_ACL && view->relation[verb] != REL_RELATIVE))
        return false;
    for (size_t i = 0; i < count; i++)
        if (&expressions[i] != expression && expressions[i].anchors && expressions[i].first > predicate &&
            distance_to(view, &expressions[i], predicate) <= 2)
            return true;
    return false;
}

const TimeExpression *time_event_nearest(const View *view, uint32_t predicate,
                                         const TimeExpression *expressions, size_t count)
{
    const TimeExpression *best = NULL;
    int best_distance = INT_MAX;
    for (size_t i = 0; i < count; i++) {
        if (!expressions[i].anchors ||
            (expressions[i].last < predicate && time_is_dateline(view, &expressions[i])))
            continue;
        int distance = distance_to(view, &expressions[i], predicate);
        if (distance == INT_MAX && opens_clause_of(view, &expressions[i], predicate))
            distance = 1;
        if (stands_before(view, &expressions[i], predicate) &&
            !is_of_participle(view, &expressions[i], predicate, expressions, count))
            distance = 0;
        if (distance == INT_MAX || time_is_term(view, &expressions[i], predicate))
            continue;
        /* "hours later" says little beside a day */
        enum { HOURS = 64 };
        distance += expressions[i].type == TIME_DURATION ? HOURS : 0;
        /* of two that stand alike, the more exact one */
        distance = distance * 8 + (int)expressions[i].precision + (expressions[i].relation != TIME_WITHIN);
        if (distance < best_distance) {
            best = &expressions[i];
            best_distance = distance;
        }
    }
    return best;
}
