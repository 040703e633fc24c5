#include "code/assemble.h"

#include "base/date.h"
#include "code/offices.h"
#include "code/why.h"

#include <string.h>

void assemble_begin(ReportMemory *memory, const EntenteLexicon *lexicon, const EntenteDocument *document)
{
    memory->published = document->published;
    if (document->part == 0)
        time_begin(&memory->time, document->published);
    for (size_t i = 0; i < document->sentence_count; i++) {
        places_count(&memory->places, lexicon, &document->sentences[i],
                     view_is_dateline(&document->sentences[i], i));
        contexts_of_sentence(lexicon, &document->sentences[i], &memory->contexts);
    }
}

/* ---- level of a meeting ---- */

/* The highest level at which all sides are present: a leader who receives a minister holds no summit. */
static const char *level_of(const EntenteLexicon *lexicon, const EntenteEvent *event)
{
    static const char *const names[] = {"", "officials", "ministers", "leaders"};
    unsigned lowest = 3;
    size_t people = 0;
    const EntenteEntity *sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < counts[s]; i++) {
            const EntenteEntity *entity = &sides[s][i];
            unsigned level = office_in_set(lexicon, entity->office, "level_leaders")     ? 3
                             : office_in_set(lexicon, entity->office, "level_ministers") ? 2
                             : *entity->office                                           ? 1
                                                                                         : 0;
            if (!level)
                continue;
            people++;
            lowest = level < lowest ? level : lowest;
        }
    return people ? names[lowest] : "";
}

/* ---- putting together ---- */

bool assemble_times(ReportMemory *memory, const EntenteSentence *sentence, Arena *arena, SentenceFacts *facts)
{
    return time_read(&memory->time, sentence, arena, &facts->times, &facts->time_count);
}

bool assemble_sentence(Scene *scene, SentenceFacts *facts)
{
    return figures_read(scene, facts->times, facts->time_count, &facts->tolls);
}

/* ---- when ---- */

static EntentePrecision precision_of(TimePrecision precision)
{
    static const EntentePrecision precisions[] = {ENTENTE_PRECISION_NONE, ENTENTE_DAY,    ENTENTE_WEEK,
                                                  ENTENTE_MONTH,          ENTENTE_SEASON, ENTENTE_YEAR,
                                                  ENTENTE_DECADE};
    return precisions[precision];
}

/* What is announced has its time in what it is about: "will meet on Friday". */
static bool is_announced(const Candidate *candidate)
{
    const Candidate *about = candidate->about;
    if (!about || about->type == candidate->type)
        return false;
    for (size_t i = 0; i < about->word_count; i++)
        if (about->words[i] == candidate->trigger)
            return true;
    for (size_t i = 0; i < candidate->word_count; i++)
        if (candidate->words[i] == about->trigger)
            return true;
    return about->trigger == candidate->trigger;
}

/* "announced on Monday that they would withdraw": the day on which it was announced hangs on that verb. */
static TimeOfEvent time_announced(const ReportMemory *memory, const SentenceFacts *facts, const View *view,
                                  const Candidate *candidate)
{
    const Candidate *about = candidate->about;
    TimeOfEvent when = {0};
    if (!about || about->trigger == candidate->trigger || !view_is_verb(view, candidate->trigger) ||
        !view_is_under(view, about->trigger, candidate->trigger))
        return when;
    when = time_of_event(view, candidate->trigger, facts->times, facts->time_count);
    /* "meeting his ministers on Monday, he called it terror and promised a response" */
    bool own = when.expression && view_is_under(view, when.expression->last, candidate->trigger);
    bool before = when.expression && when.expression->last < candidate->trigger;
    bool told = when.expression && when.expression->precision == TIME_PRECISION_DAY &&
                when.expression->relation == TIME_WITHIN && (own || before) &&
                !view_is_under(view, when.expression->last, about->trigger) && memory->published.month &&
                date_to_days(when.end) <= date_to_days(memory->published);
    return told ? when : (TimeOfEvent){0};
}

static bool is_long_ago(const ReportMemory *memory, const EntenteEvent *event)
{
    enum { YEAR = 365 };
    return event->enddate.month && memory->published.month &&
           date_to_days(event->enddate) + YEAR < date_to_days(memory->published);
}

/* What is spoken about has only a time of its own words: "called off the 7 December meeting on Monday". */
/* "that was planned for December 7", "scheduled to take place in May": when a meeting was to be, told in a
 * clause about it, or that the parser gives to whom it was to be with: nobody is scheduled. NULL: it is not
 * told so. */
static const TimeExpression *planned_time(const SentenceFacts *facts, const View *view, uint32_t noun)
{
    static const char *const planned[] = {"plan", "schedule", "set", "slate", "pencil", "arrange", "due"};
    static const char *const held[] = {"fix",  "expect", "take",    "hold",  "be",
                                       "open", "happen", "convene", "begin", "start"};
    for (uint32_t clause = view->left[noun]; clause <= view->right[noun]; clause++) {
        bool about = view->relation[clause] == REL_RELATIVE || view->relation[clause] == REL_ACL;
        bool own = view_token(view, clause)->head == noun;
        if (!about || !view_is_under(view, clause, noun) ||
            !(view_lemma_in(view, clause, planned, sizeof planned / sizeof *planned) ||
              (own && view_lemma_in(view, clause, held, sizeof held / sizeof *held))))
            continue;
        for (size_t i = 0; i < facts->time_count; i++)
            if (facts->times[i].anchors && facts->times[i].start.month &&
                view_is_under(view, facts->times[i].last, clause))
                return &facts->times[i];
    }
    return NULL;
}

static void set_date_about(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                           const Candidate *candidate, EntenteEvent *event)
{
    TimeOfEvent when = time_of_event(&scene->view, candidate->trigger, facts->times, facts->time_count);
    const TimeExpression *planned = event->type == ENTENTE_CONSULT && candidate->noun
                                        ? planned_time(facts, &scene->view, candidate->trigger)
                                        : NULL;
    if (planned)
        when = (TimeOfEvent){.expression = planned,
                             .start = planned->start,
                             .end = planned->end,
                             .precision = planned->precision};
    bool own = when.expression && view_is_under(&scene->view, when.expression->last, candidate->trigger);
    if (!own)
        return;
    event->date = when.start.month ? when.start : when.end;
    event->enddate = when.end.month ? when.end : event->date;
    event->precision = precision_of(when.precision);
    event->historical = is_long_ago(memory, event);
}

/* "Bere told the envoy on Friday that he was ready. The two men met in Linde": those of whom the sentence
 * before told, met on its day. */
static void take_day_before(const ReportMemory *memory, Scene *scene, const Candidate *candidate,
                            EntenteEvent *event)
{
    const View *view = &scene->view;
    const TimeMemory *time = &memory->time;
    if (event->type != ENTENTE_CONSULT || event->status != ENTENTE_OCCURRED || candidate->noun ||
        strcmp(view_token(view, candidate->trigger)->xpos, "VBD") != 0 ||
        view->relation[candidate->trigger] != REL_ROOT)
        return;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    bool two = view_text_is(view, subject, "both");
    for (uint32_t child = subject ? view->first_child[subject] : 0; child && child < subject;
         child = view->next_sibling[child])
        two = two || view_text_is(view, child, "two") || view_text_is(view, child, "both");
    bool day = time->reference_is_day && time->spoken_in && time->spoken_in + 1 == time->sentences &&
               date_to_days(time->reference) <= date_to_days(memory->published);
    if (!two || !day)
        return;
    event->date = event->enddate = time->reference;
    event->precision = ENTENTE_DAY;
}

/* "announced a strike", "have called for a general strike" */
static bool is_called(const View *view, const Candidate *candidate)
{
    static const char *const lemmas[] = {"call", "announce", "plan", "declare", "schedule", "convene"};
    for (size_t w = 0; w < candidate->word_count; w++)
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            if (view_lemma_is(view, candidate->words[w], lemmas[i]))
                return true;
    return false;
}

/* "talks, adjourned in March, resumed on Monday": the verb of which they are the subject. */
static uint32_t resumed_verb(const View *view, const Candidate *candidate)
{
    uint32_t noun = view_token(view, candidate->trigger)->head;
    uint32_t verb = view->relation[candidate->trigger] == REL_ACL && noun ? view_token(view, noun)->head : 0;
    for (size_t w = 0; verb && view_is_verb(view, verb) && w < candidate->word_count; w++)
        if (candidate->words[w] == verb && view->relation[noun] == REL_SUBJECT)
            return verb;
    return 0;
}

static void set_date(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                     const Candidate *candidate, EntenteEvent *event)
{
    TimeOfEvent when = {0};
    bool refused = candidate->about && candidate->about->status == ENTENTE_NEGATED;
    if (!is_announced(candidate) || refused) {
        uint32_t resumed = resumed_verb(&scene->view, candidate);
        if (resumed)
            when = time_of_event(&scene->view, resumed, facts->times, facts->time_count);
        if (!when.expression)
            when = time_of_event(&scene->view, candidate->trigger, facts->times, facts->time_count);
        uint32_t carrier = arguments_light_verb(scene, candidate->trigger);
        if (!when.expression && carrier)
            when = time_of_event(&scene->view, carrier, facts->times, facts->time_count);
        for (size_t i = 0; i < candidate->word_count && !when.expression; i++)
            when = time_of_event(&scene->view, candidate->words[i], facts->times, facts->time_count);
        /* "refused to meet the envoys on Thursday" */
        if (!when.expression && refused)
            when = time_of_event(&scene->view, candidate->about->trigger, facts->times, facts->time_count);
    }
    if (!when.expression && is_announced(candidate))
        when = time_announced(memory, facts, &scene->view, candidate);
    EntenteDate day;
    if (!when.expression && memory->published.month &&
        time_before_report(&scene->view, candidate->trigger, facts->times, facts->time_count,
                           memory->published, &day)) {
        event->date = event->enddate = day;
        event->precision = ENTENTE_DAY;
    } else if (!when.expression) {
        when = time_of_telling(&scene->view, candidate->trigger, facts->times, facts->time_count);
    }
    /* "refused to disarm in April" was then; "refused to meet next week" was before */
    EntenteDate last = when.end.month ? when.end : when.start;
    if (refused && last.month && memory->published.month &&
        date_to_days(last) > date_to_days(memory->published))
        when = (TimeOfEvent){0};
    if (when.expression && (when.start.month || when.end.month)) {
        event->date = when.start.month ? when.start : when.end;
        event->enddate = when.end.month ? when.end : memory->published.month ? memory->published : when.start;
        event->precision = precision_of(when.precision);
        if (date_to_days(event->enddate) < date_to_days(event->date))
            event->enddate = event->date;
    }
    /* "called a strike for Friday" */
    if (event->type == ENTENTE_PROTEST && event->status == ENTENTE_OCCURRED && event->date.month &&
        memory->published.month && date_to_days(event->date) > date_to_days(memory->published) &&
        is_called(&scene->view, candidate))
        event->status = ENTENTE_PLANNED;
    /* what has happened lies no later than the report */
    bool ahead = event->status == ENTENTE_OCCURRED && memory->published.month && event->date.month &&
                 date_to_days(event->enddate) > date_to_days(memory->published);
    if (ahead && date_to_days(event->date) > date_to_days(memory->published))
        event->date = (EntenteDate){0};
    else if (ahead)
        event->enddate = memory->published;
    if (!event->date.month && memory->published.month) {
        event->date = event->enddate = memory->published;
        event->precision = ENTENTE_PUBLISHED;
        take_day_before(memory, scene, candidate, event);
    }
    event->historical = is_long_ago(memory, event);
}

/* What was put off lies ahead: a weekday or a day of the year that was read as the last one is the next. */
static EntenteDate ahead(EntenteDate date, EntenteDate published)
{
    enum { WEEK = 7 };
    int32_t day = date_to_days(date), now = date_to_days(published);
    if (day >= now)
        return date;
    if (day + WEEK > now)
        return date_from_days(day + WEEK);
    EntenteDate next = date;
    next.year++;
    return date_to_days(next) >= now ? next : date;
}

/* Whether a token stands in a clause about one of the words between: "the visit, which had been set for May".
 */
static bool is_in_relative(const View *view, uint32_t token, uint32_t trigger)
{
    for (uint32_t steps = 0; token && token <= view->count && token != trigger && steps < view->count;
         token = view_token(view, token)->head, steps++)
        if (view->relation[token] == REL_RELATIVE || view->relation[token] == REL_ACL)
            return true;
    return false;
}

/* The time to which something was put off: "postponed to January 29", "put off until May"; NULL: none is
 * told. */
static const TimeExpression *new_time(const SentenceFacts *facts, const View *view, uint32_t trigger)
{
    static const char *const words[] = {"to", "until", "till", "for"};
    for (size_t i = 0; i < facts->time_count; i++) {
        const TimeExpression *time = &facts->times[i];
        bool moved = false;
        for (size_t w = 0; w < sizeof words / sizeof *words && time->first > 1; w++)
            moved = moved || view_text_is(view, time->first - 1, words[w]) ||
                    view_text_is(view, time->first, words[w]);
        if (moved && time->anchors && time->start.month && view_is_under(view, time->last, trigger) &&
            !is_in_relative(view, time->last, trigger))
            return time;
    }
    return NULL;
}

/* The new date is the meeting's, not the day on which it was put off. */
static void move_date(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                      const Candidate *candidate, EntenteEvent *event)
{
    if (!event->about || event->about->status != ENTENTE_POSTPONED || !memory->published.month)
        return;
    const TimeExpression *time = new_time(facts, &scene->view, candidate->trigger);
    if (!time)
        return;
    EntenteDate end = time->end.month ? time->end : time->start;
    if (date_to_days(event->date) == date_to_days(time->start)) {
        event->date = event->enddate = memory->published;
        event->precision = ENTENTE_PUBLISHED;
    }
    event->about->date = ahead(time->start, memory->published);
    event->about->enddate = ahead(end, memory->published);
    event->about->precision = precision_of(time->precision);
}

/* "killed when a shell hit a market in Goma": what killed them, told in a clause of its own; NULL: nothing
 * is. */
static const Candidate *cause_of(Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint32_t mark = view_child(view, child, REL_MARK), word = view_child(view, child, REL_ADVMOD);
        const Candidate *cause = view->relation[child] == REL_ADVCL ? scene_candidate(scene, child) : NULL;
        if (cause && cause->type == ENTENTE_ASSAULT && !cause->nothing &&
            (view_text_is(view, mark, "when") || view_text_is(view, word, "when") ||
             view_text_is(view, mark, "after") || view_text_is(view, mark, "as")))
            return cause;
    }
    return NULL;
}

static bool fill_in(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                    const Candidate *candidate, bool about, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    if (!places_of_event(scene, candidate, &memory->places, (PlaceTimes){facts->times, facts->time_count},
                         arena, &event->place))
        return false;
    const Candidate *cause =
        !event->place && event->type == ENTENTE_ASSAULT ? cause_of(scene, candidate) : NULL;
    if (cause && !places_of_event(scene, cause, &memory->places,
                                  (PlaceTimes){facts->times, facts->time_count}, arena, &event->place))
        return false;
    uint32_t first, last;
    if (why_find(scene, candidate, &first, &last)) {
        const EntenteToken *from = view_token(view, first), *to = view_token(view, last);
        uint32_t base = view->sentence->start;
        event->why =
            (EntenteSlice){from->text.data, (size_t)(to->text.data + to->text.size - from->text.data)};
        event->why_span = (EntenteSpan){from->start - base, to->end - base};
    }
    if (about)
        set_date_about(memory, facts, scene, candidate, event);
    else
        set_date(memory, facts, scene, candidate, event);
    if (event->type == ENTENTE_CONSULT)
        event->level = level_of(scene->lexicon, event);
    return true;
}

bool assemble_event(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                    const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    if (!fill_in(memory, facts, scene, candidate, false, arena, event) ||
        !figures_give(scene, &facts->tolls, candidate, arena, event))
        return false;
    if (event->about && candidate->about &&
        !fill_in(memory, facts, scene, candidate->about, true, arena, event->about))
        return false;
    move_date(memory, facts, scene, candidate, event);
    Contexts contexts = contexts_of_sentence(scene->lexicon, scene->view.sentence, NULL) |
                        contexts_of_report(&memory->contexts);
    event->context = contexts_list(contexts, arena);
    return event->context != NULL;
}
