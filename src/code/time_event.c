/* Which of a sentence's times dates an event: the one in the event's own clause that is nearest by the tree,
 * else that of the clause which it shares its time with ("plans to meet", "killing five"), but neither that
 * of a clause told beside it ("officials said on Monday") nor one that dates something else ("the 2020
 * ceasefire"). */
#include "code/time.h"

#include "base/date.h"
#include "code/time_clause.h"
#include "code/time_resolve.h"

#include <limits.h>
#include <string.h>

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

/* The token of an expression whose head lies outside it. */
static uint32_t top_of(const View *view, const TimeExpression *expression)
{
    for (uint32_t t = expression->first; t <= expression->last && t <= view->count; t++) {
        uint32_t head = head_of(view, t);
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

/* "invited him to Moscow on May 19", "to Lima next month": when he is to come. A day of the week is more
 * often the one on which it was said. */
static bool is_invited_for(const View *view, const TimeExpression *expression, uint32_t predicate)
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
    uint32_t token = top_of(view, expression);
    if (!token || is_invited_for(view, expression, predicate) || is_blamed_for(view, expression, predicate))
        return INT_MAX;
    int distance = 0;
    for (uint32_t steps = 0; token != predicate && steps <= view->count; steps++) {
        if (!token || is_clausal(view, token))
            return INT_MAX;
        uint32_t head = head_of(view, token);
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
        bool names = upos == ENTENTE_CCONJ && head_of(view, t) && !view_is_verb(view, head_of(view, t));
        if (upos == ENTENTE_VERB || (upos == ENTENTE_CCONJ && !names))
            return false;
    }
    if (view->relation[predicate] == REL_ROOT && !before) {
        uint32_t top = top_of(view, expression);
        return top && !view_is_verb(view, head_of(view, top));
    }
    uint32_t subject = view_child(view, predicate, REL_SUBJECT);
    if (!subject)
        subject = view_child(view, predicate, REL_SUBJECT_PASSIVE);
    /* "said that on the same day army units shelled it": what the tree takes for "on the units" */
    uint32_t top = top_of(view, expression), noun = top ? head_of(view, top) : 0;
    if (!subject && noun > expression->last && noun < predicate && head_of(view, noun) == predicate)
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
        if (head_of(view, t) != predicate ||
            (view_token(view, t)->upos != ENTENTE_AUX && view_token(view, t)->upos != ENTENTE_ADV))
            return false;
    return expression->last < predicate;
}

/* "sailors seized in April were freed on Tuesday": the first time is of the participle, where the verb has
 * its own. */
static bool is_of_participle(const View *view, const TimeExpression *expression, uint32_t predicate,
                             const TimeExpression *expressions, size_t count)
{
    uint32_t top = top_of(view, expression), verb = top ? head_of(view, top) : 0;
    if (verb && view_is_nominal(view, verb)) /* "captured by pirates in April" */
        verb = head_of(view, verb);
    if (!verb || (view->relation[verb] != REL_ACL && view->relation[verb] != REL_RELATIVE))
        return false;
    for (size_t i = 0; i < count; i++)
        if (&expressions[i] != expression && expressions[i].anchors && expressions[i].first > predicate &&
            distance_to(view, &expressions[i], predicate) <= 2)
            return true;
    return false;
}

static const TimeExpression *nearest(const View *view, uint32_t predicate, const TimeExpression *expressions,
                                     size_t count)
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

/* Whether a clause tells of the time of its main clause. */
static bool is_alongside(const View *view, uint32_t clause)
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

/* "in 1996, when China last fired missiles": the expression right before the clause's "when". */
static const TimeExpression *before_when(const View *view, uint32_t predicate,
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

/* "thanked them, promised to pay, and ruled out a vote": a verb of the list that hangs as a clause. */
static bool is_listed(const View *view, uint32_t verb)
{
    return time_is_past(view, verb) && time_is_past(view, head_of(view, verb)) &&
           verb > head_of(view, verb) && !view_child(view, verb, REL_MARK) &&
           !view_child(view, verb, REL_ADVMOD) && !view_child(view, verb, REL_SUBJECT) &&
           !view_child(view, verb, REL_AUX);
}

/* "staged a rally on Wednesday to call for new elections". */
static bool is_purpose(const View *view, uint32_t verb)
{
    return verb > head_of(view, verb) && view_text_is(view, view_child(view, verb, REL_MARK), "to") &&
           time_is_told_past(view, head_of(view, verb));
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

/* The predicate whose time the event shares; 0: none. */
static uint32_t shared_with(const View *view, uint32_t predicate)
{
    uint32_t head = head_of(view, predicate);
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
        return strcmp(form, "VBG") == 0 || is_alongside(view, predicate) || is_listed(view, predicate) ||
                       is_purpose(view, predicate)
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

/* "detained forty people and searched two houses last week": a time at the end holds for all that went before
 * in the same tense. */
static const TimeExpression *of_conjunct(const View *view, uint32_t predicate,
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
        const TimeExpression *found = nearest(view, child, expressions, count);
        if (found && found->first > child)
            return found;
    }
    return NULL;
}

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

/* "refused, telling lawmakers the same day", "urged both to stop when they met in June": a clause beside it
 * that goes on at the same time. */
static const TimeExpression *of_clause_beside(const View *view, uint32_t predicate,
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
        const TimeExpression *found = during || along ? nearest(view, child, expressions, count) : NULL;
        uint32_t tried = view_child(view, child, REL_XCOMP);
        if (!found && during && tried)
            found = nearest(view, tried, expressions, count);
        if (found)
            return found;
    }
    return NULL;
}

/* "leaders meeting in Cologne last month called for", "Abiy, addressing parliament on Tuesday, thanked": they
 * spoke there and then. */
static const TimeExpression *of_subject(const View *view, uint32_t predicate,
                                        const TimeExpression *expressions, size_t count)
{
    uint32_t subject = view_child(view, predicate, REL_SUBJECT);
    for (uint32_t child = subject ? view->first_child[subject] : 0; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_ACL && strcmp(view_token(view, child)->xpos, "VBG") == 0)
            return nearest(view, child, expressions, count);
    /* "Sharif, who summoned his cabinet on Friday, condemned it" */
    static const char *const lemmas[] = {"face", "address", "summon", "gather", "convene", "chair"};
    for (uint32_t child = subject ? view->first_child[subject] : 0; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas && view->relation[child] == REL_RELATIVE; i++)
            if (view_lemma_is(view, child, lemmas[i]) && time_is_past(view, child))
                return nearest(view, child, expressions, count);
    for (uint32_t child = view->first_child[predicate]; child && child < predicate;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVCL && strcmp(view_token(view, child)->xpos, "VBG") == 0 &&
            !view_child(view, child, REL_MARK))
            return nearest(view, child, expressions, count);
    return NULL;
}

/* "in a letter circulated on Monday", "in a video that the agency obtained on Monday": what is said in it is
 * said then. */
static const TimeExpression *of_paper(const View *view, uint32_t predicate, const TimeExpression *expressions,
                                      size_t count)
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

/* "opened fire on policemen responding to a false alarm on Thursday": a day at the end of what was done hangs
 * on its last participle as often as on the verb. */
static const TimeExpression *of_object(const View *view, uint32_t predicate,
                                       const TimeExpression *expressions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t clause = expressions[i].first > predicate ? head_of(view, expressions[i].last) : 0;
        /* "a convoy sent out to deal with fires late on Saturday" */
        for (unsigned steps = 0;
             clause && steps < 3 &&
             (view->relation[clause] == REL_ADVCL || view->relation[clause] == REL_XCOMP) &&
             view_text_is(view, view_child(view, clause, REL_MARK), "to");
             steps++)
            clause = head_of(view, clause);
        const char *form = clause ? view_token(view, clause)->xpos : "";
        uint32_t noun = clause ? head_of(view, clause) : 0;
        /* "killed what it called four commanders on Monday" */
        bool called = noun && view_text_is(view, noun, "what") && view->relation[clause] == REL_RELATIVE &&
                      (view_lemma_is(view, clause, "call") || view_lemma_is(view, clause, "describe"));
        if (noun && (called || is_restrictive(view, clause)) && head_of(view, noun) == predicate &&
            noun > predicate && !view_text_is(view, view_case(view, noun), "for") &&
            !view_text_is(view, view_case(view, noun), "over") &&
            expressions[i].precision == TIME_PRECISION_DAY && expressions[i].relation == TIME_WITHIN &&
            time_is_past(view, predicate))
            return &expressions[i];
        if (!noun || view_child(view, clause, REL_AUX) || view->relation[clause] != REL_ACL ||
            head_of(view, noun) != predicate || (strcmp(form, "VBG") != 0 && !is_convened(view, clause)) ||
            noun < predicate || expressions[i].precision > TIME_PRECISION_MONTH ||
            expressions[i].relation != TIME_WITHIN || !time_is_past(view, predicate) ||
            view_text_is(view, expressions[i].first - 1, "for") ||
            view_text_is(view, expressions[i].first, "for"))
            continue;
        return &expressions[i];
    }
    return NULL;
}

/* "negotiated face to face in Istanbul in the spring of 2022": what follows with no other clause between. */
static const TimeExpression *next_behind(const View *view, uint32_t predicate,
                                         const TimeExpression *expressions, size_t count)
{
    for (size_t i = 0; view_is_verb(view, predicate) && i < count; i++) {
        if (!expressions[i].anchors || expressions[i].first <= predicate)
            continue;
        uint32_t top = top_of(view, &expressions[i]), head = top ? head_of(view, top) : 0;
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
                       is_invited_for(view, &expressions[i], predicate)
                   ? NULL
                   : &expressions[i];
    }
    return NULL;
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
    uint32_t head = head_of(view, predicate);
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
        if (view->relation[child] == REL_ADVCL && child < predicate && is_alongside(view, child))
            when = time_in_clause(view, child, expressions, count, false);
    uint32_t teller = view->relation[head] == REL_CCOMP ? head_of(view, head) : 0;
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
        const TimeExpression *found = nearest(view, predicate, expressions, count);
        if (found) {
            /* "have been on strike since Thursday, and police arrested seven" */
            return found->relation == TIME_SINCE && beside ? (TimeOfEvent){0}
                                                           : of_expression(view, found, expressions, count);
        }
        found = before_when(view, predicate, expressions, count);
        if (found) /* "from March 23, 2009, when rebels signed": on that day */
            return (TimeOfEvent){found, found->start, found->end, found->precision};
        found = of_conjunct(view, predicate, expressions, count);
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
        predicate = shared_with(view, predicate);
    }
    TimeOfEvent since = since_clause(view, own, expressions, count);
    if (since.expression)
        return since;
    const TimeExpression *found = NULL;
    for (uint32_t verb = own, steps = 0; verb && steps < HIGHEST && !found; steps++) {
        found = of_clause_beside(view, verb, expressions, count);
        if (!found)
            found = of_subject(view, verb, expressions, count);
        if (!found)
            found = of_paper(view, verb, expressions, count);
        bool joined_verb = view->relation[verb] == REL_CONJUNCT && view_is_verb(view, verb) &&
                           !view_child(view, verb, REL_SUBJECT) &&
                           !view_child(view, verb, REL_SUBJECT_PASSIVE);
        verb = joined_verb ? shared_with(view, verb) : 0;
    }
    if (!found)
        found = of_object(view, own, expressions, count);
    if (!found)
        found = next_behind(view, own, expressions, count);
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
    uint32_t head = head_of(view, predicate);
    return head && view_is_verb(view, head) && view_is_verb(view, predicate) &&
           view->relation[predicate] == REL_ADVCL && is_before_main(view, predicate, &unit, &tenths) &&
           tenths > 0 && (unit == UNIT_DAY || unit == UNIT_WEEK) && time_shift(published, unit, -tenths, day);
}

TimeOfEvent time_of_telling(const View *view, uint32_t predicate, const TimeExpression *expressions,
                            size_t count)
{
    enum { HIGHEST = 4 };
    for (unsigned steps = 0; predicate && predicate <= view->count && steps < HIGHEST; steps++) {
        uint32_t head = head_of(view, predicate);
        if (view->relation[predicate] == REL_CCOMP) {
            /* "repeated on Friday that" may be tagged as a participle */
            bool past = time_is_past(view, head) ||
                        (strcmp(view_token(view, head)->xpos, "VBN") == 0 &&
                         !view_child(view, head, REL_AUX) && !view_child(view, head, REL_AUX_PASSIVE));
            return head < predicate && view_is_verb(view, head) && past
                       ? time_of_event(view, head, expressions, count)
                       : (TimeOfEvent){0};
        }
        predicate = shared_with(view, predicate);
    }
    return (TimeOfEvent){0};
}
