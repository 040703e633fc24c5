/* A sentence's expressions, one after the other, each leaning on those before it. */
#include "code/time.h"

#include "base/date.h"
#include "base/slice.h"
#include "code/time_match.h"
#include "code/time_resolve.h"

#include <string.h>

void time_begin(TimeMemory *memory, EntenteDate published)
{
    *memory = (TimeMemory){.published = published, .reference = published, .reference_is_day = true};
}

static TimeRelation relation_of(const EntenteSentence *sentence, uint32_t first)
{
    uint32_t at = first - 1;
    const EntenteToken *year = &sentence->tokens[first - 1];
    /* "the worst since a 2020 war": the year is the war's */
    bool of_noun = first > 1 && slice_is(sentence->tokens[first - 2].text, "a") && year->text.size == 4 &&
                   year->text.data[0] <= '9' && year->head > first && year->head <= sentence->token_count &&
                   sentence->tokens[year->head - 1].upos == ENTENTE_NOUN;
    if (of_noun)
        return TIME_WITHIN;
    while (at >= 1) { /* "since about", "until the" */
        TimeWord word = time_word(sentence->tokens[at - 1].text);
        if (word.kind != TIME_ABOUT && word.kind != TIME_ARTICLE && word.kind != TIME_PART &&
            !(word.kind == TIME_MARK && word.value == 'o'))
            break;
        at--;
    }
    if (at < 1)
        return TIME_WITHIN;
    TimeWord word = time_word(sentence->tokens[at - 1].text);
    /* "before dawn on Wednesday" is on that day */
    TimeWord begins = time_word(sentence->tokens[first - 1].text);
    if (word.kind == TIME_AWAY && begins.kind == TIME_DAYPART)
        return TIME_WITHIN;
    if (word.kind == TIME_AWAY && (word.value == AWAY_BEFORE || word.value == AWAY_AFTER))
        return word.value == AWAY_BEFORE ? TIME_BEFORE : TIME_AFTER;
    if (word.kind != TIME_PREPOSITION)
        return TIME_WITHIN;
    switch ((TimePreposition)word.value) {
    case PREP_SINCE:
    case PREP_FROM:
        return TIME_SINCE;
    case PREP_UNTIL:
    case PREP_BY:
    case PREP_TO:
    case PREP_THROUGH:
        return TIME_UNTIL;
    default:
        return TIME_WITHIN;
    }
}

/* Whether two expressions are the ends of a range: "from 2016 to 2020", "between 10 and 14 May", "May 9-10".
 */
static bool is_range(const EntenteSentence *sentence, const TimeExpression *a, const TimeExpression *b,
                     bool clock)
{
    /* "between 1 p.m. and 4 p.m. on Thursday": the clock's day is not told yet */
    if (b->first != a->last + 2 || !a->anchors || !b->anchors ||
        (!(clock && b->precision == TIME_PRECISION_DAY) && date_to_days(a->start) > date_to_days(b->end)))
        return false;
    TimeWord between = time_word(sentence->tokens[a->last].text);
    TimeWord before = {0};
    if (a->first > 1)
        before = time_word(sentence->tokens[a->first - 2].text);
    if (between.kind == TIME_MARK)
        return between.value == '-' || between.value == '/' ||
               (between.value == '&' && before.kind == TIME_PREPOSITION && before.value == PREP_BETWEEN);
    return between.kind == TIME_PREPOSITION &&
           (between.value == PREP_TO || between.value == PREP_UNTIL || between.value == PREP_THROUGH);
}

/* A report that came without a date tells it in its first lines. */
static void take_published(TimeMemory *memory, const TimeMatch *match)
{
    enum { HEAD = 3 };
    if (memory->published.month || memory->sentences > HEAD || match->form != FORM_CALENDAR || !match->year ||
        !match->day || match->fiscal)
        return;
    EntenteDate date = {(int16_t)match->year, (uint8_t)match->month, (uint8_t)match->day};
    if (date_is_valid(date))
        memory->published = memory->reference = date;
}

/* The date that what follows is reckoned from, and the year that the passage tells of. */
static void remember(TimeMemory *memory, const TimeMatch *match, const TimeExpression *expression)
{
    if (!expression->anchors || match->form == FORM_SPAN)
        return;
    if (expression->relation == TIME_BEFORE || expression->relation == TIME_SINCE)
        return;
    /* "a week prior" to a day leads to a day */
    bool week = match->form == FORM_SHIFTED && match->unit == UNIT_WEEK && match->reckoned &&
                memory->reference_is_day;
    if (week && time_shift(memory->reference, UNIT_WEEK, match->amount, &memory->reference))
        return;
    memory->reference = expression->start;
    memory->spoken_in = memory->sentences;
    memory->reference_is_day = expression->precision == TIME_PRECISION_DAY;
}

/* A sentence that begins with "in March 1994" tells of that year, and so do those after it that name days
 * without a year, until one is back in the present. */
static void tell_year(TimeMemory *memory, const EntenteSentence *sentence, const TimeMatch *matches,
                      const TimeExpression *expressions, size_t count)
{
    enum { LEADING = 6 };
    for (size_t i = 0; i < count; i++)
        if (expressions[i].anchors && matches[i].form != FORM_CALENDAR && matches[i].form != FORM_SEASON &&
            !matches[i].reckoned)
            memory->told_year = 0;
    const TimeMatch *match = &matches[0];
    if ((match->form != FORM_CALENDAR && match->form != FORM_SEASON) || !match->year ||
        match->first > LEADING)
        return;
    TimeWord before = {0};
    if (match->first > 1)
        before = time_word(sentence->tokens[match->first - 2].text);
    bool set_off = match->first == 1 || (before.kind == TIME_PREPOSITION && before.value <= PREP_IN);
    if (set_off)
        memory->told_year = (int16_t)(match->year < memory->published.year ? match->year : 0);
}

/* "This bulletin covers Monday 11 to Sunday 17 January", "the week under review (11 to 17 May)". */
static void read_covered(TimeMemory *memory, const EntenteSentence *sentence,
                         const TimeExpression *expressions, size_t count)
{
    enum { HEAD = 4, LONGEST = 100 };
    static const char *const words[] = {"covers", "covered", "covering", "review"};
    bool said = false;
    for (size_t t = 0; t < sentence->token_count; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            said = said || (sentence->tokens[t].text.size == strlen(words[i]) &&
                            memcmp(sentence->tokens[t].text.data, words[i], strlen(words[i])) == 0);
    if (!said || memory->sentences > HEAD || memory->covered.month || !memory->published.month)
        return;
    size_t days = 0;
    const TimeExpression *last = NULL;
    for (size_t i = 0; i < count; i++)
        if (expressions[i].anchors && expressions[i].precision == TIME_PRECISION_DAY) {
            days++;
            last = &expressions[i];
        }
    int32_t before = last ? date_to_days(memory->published) - date_to_days(last->end) : -1;
    if (days > 1 && before >= 0 && before < LONGEST)
        memory->covered = last->end;
}

bool time_read(TimeMemory *memory, const EntenteSentence *sentence, Arena *arena,
               TimeExpression **expressions, size_t *count)
{
    TimeMatch *matches = NULL;
    *expressions = NULL;
    *count = 0;
    memory->sentences++;
    if (sentence->starts_paragraph)
        memory->told_year = 0;
    if (!match_sentence(sentence, arena, &matches, count))
        return false;
    if (!*count)
        return true;
    *expressions = arena_array(arena, *count, sizeof **expressions);
    if (!*expressions)
        return false;
    for (size_t i = 0; i < *count; i++) {
        TimeExpression *expression = &(*expressions)[i];
        const TimeMatch *match = &matches[i];
        expression->first = match->first;
        expression->last = match->last;
        expression->span.start = sentence->tokens[match->first - 1].start - sentence->start;
        expression->span.end = sentence->tokens[match->last - 1].end - sentence->start;
        expression->relation = relation_of(sentence, match->first);
        take_published(memory, match);
        time_resolve(memory, sentence, match, expression);
        expression->anchors = expression->start.month && match->form != FORM_CENTURY;
        remember(memory, match, expression);
        /* "overnight into Tuesday": the night has the day on which it ends */
        bool night = i && matches[i - 1].form == FORM_SHIFTED && matches[i - 1].daypart == PART_NIGHT &&
                     matches[i - 1].amount == 0 && expression->first == expression[-1].last + 2 &&
                     expression->precision == TIME_PRECISION_DAY && expression[-1].start.month;
        if (night) {
            expression[-1].start = expression->start;
            expression[-1].end = expression->end;
        }
        if (i && is_range(sentence, expression - 1, expression, matches[i - 1].form == FORM_CLOCK)) {
            expression[-1].until = (uint32_t)i + 1;
            /* "between 1 p.m. and 4 p.m. on Thursday": the day is told once */
            if (matches[i - 1].form == FORM_CLOCK && expression->precision == TIME_PRECISION_DAY) {
                expression[-1].start = expression->start;
                expression[-1].end = expression->end;
            }
        }
    }
    tell_year(memory, sentence, matches, *expressions, *count);
    read_covered(memory, sentence, *expressions, *count);
    return true;
}

const char *time_type_name(TimeType type)
{
    static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};
    return names[type];
}

const char *time_precision_name(TimePrecision precision)
{
    static const char *const names[] = {"", "day", "week", "month", "season", "year", "decade"};
    return names[precision];
}
