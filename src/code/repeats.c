/* The same thing told twice. */
#include "code/repeats.h"

#include "base/date.h"
#include "base/slice.h"
#include "code/names.h"
#include "code/repeats_violence.h"
#include "code/scene.h"

#include <string.h>

static bool has_known(const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (entity_is_known(&entities[i]))
            return true;
    return false;
}

static bool same_side(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b_count; k++)
            found = found || (memcmp(a[i].code, b[k].code, 4) == 0 &&
                              strcmp(a[i].sectors, b[k].sectors) == 0 && strcmp(a[i].name, b[k].name) == 0);
        if (!found)
            return false;
    }
    return true;
}

static bool same_codes(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b_count; k++)
            found = found || memcmp(a[i].code, b[k].code, 4) == 0;
        if (!found)
            return false;
    }
    return a_count && b_count;
}

/* A thing told in full and named again by a noun: "visited Baku ... her visit changed nothing". */
static bool is_named_again(const EntenteEvent *before, const EntenteEvent *event)
{
    bool timed = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    return before->type == event->type && before->status == event->status &&
           (strcmp(before->mode, event->mode) == 0 || !*event->mode) &&
           before->historical == event->historical && !event->about && !event->figure_count &&
           (!timed || date_to_days(before->date) == date_to_days(event->date)) &&
           has_known(event->actors, event->actor_count) &&
           same_codes(event->actors, event->actor_count, before->actors, before->actor_count) &&
           (!event->recipient_count || same_codes(event->recipients, event->recipient_count,
                                                  before->recipients, before->recipient_count));
}

/* One visit: "travelled to Niamey and were received by the general". */
static bool is_visit_again(const EntenteEvent *before, const EntenteEvent *event)
{
    bool timed = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    return before->type == ENTENTE_CONSULT && event->type == ENTENTE_CONSULT &&
           strcmp(before->mode, "visit") == 0 && strcmp(event->mode, "visit") == 0 &&
           before->sentence == event->sentence && before->status == event->status &&
           before->historical == event->historical && !event->about && !event->figure_count &&
           (!timed || date_to_days(before->date) == date_to_days(event->date)) &&
           same_side(before->actors, before->actor_count, event->actors, event->actor_count) &&
           (!before->recipient_count || same_codes(event->recipients, event->recipient_count,
                                                   before->recipients, before->recipient_count));
}

/* Whether a country is a side of the visit: who made it, who was visited, or where it went. */
static bool is_of_visit(const EntenteEvent *visit, const char *code)
{
    for (size_t i = 0; i < visit->actor_count; i++)
        if (memcmp(visit->actors[i].code, code, 4) == 0)
            return true;
    for (size_t i = 0; i < visit->recipient_count; i++)
        if (memcmp(visit->recipients[i].code, code, 4) == 0)
            return true;
    return visit->place && memcmp(visit->place->country, code, 4) == 0;
}

static bool are_of_visit(const EntenteEvent *visit, const EntenteEntity *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!*entities[i].code || !is_of_visit(visit, entities[i].code))
            return false;
    return true;
}

/* "flew to Lomé on Friday. There he met the president": a visit and the talks held in its course are one. */
static bool is_talk_of_visit(const EntenteEvent *before, const EntenteEvent *event)
{
    enum { SOON = 1 };
    bool timed = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    return before->type == ENTENTE_CONSULT && event->type == ENTENTE_CONSULT &&
           (strcmp(before->mode, "visit") == 0 || strcmp(before->mode, "phone") == 0) && !*event->mode &&
           before->status == ENTENTE_OCCURRED && event->status == ENTENTE_OCCURRED &&
           event->sentence <= before->sentence + SOON && before->historical == event->historical &&
           (!timed || date_to_days(before->date) == date_to_days(event->date)) && before->actor_count &&
           event->actor_count + event->recipient_count > 1 &&
           same_codes(before->actors, before->actor_count, event->actors, event->actor_count) &&
           are_of_visit(before, event->actors, event->actor_count) &&
           are_of_visit(before, event->recipients, event->recipient_count);
}

/* The token that begins there. */
static const EntenteToken *word_at(const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    for (size_t t = 0; t < sentence->token_count; t++)
        if (event->trigger_count && sentence->tokens[t].start - sentence->start == event->triggers[0].start)
            return &sentence->tokens[t];
    return NULL;
}

static bool all_among(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++) {
        bool found = !*a[i].code;
        for (size_t k = 0; k < b_count && !found; k++)
            found = memcmp(a[i].code, b[k].code, 4) == 0;
        if (!found)
            return false;
    }
    return a_count > 0;
}

/* Whether the sentence speaks of what is known ("the talks", "the accord"), right at or behind the trigger.
 */
static bool is_definite(const EntenteDocument *document, const EntenteEvent *event)
{
    static const char *const nouns[] = {"talk",   "meeting", "summit", "negotiation", "session",  "dialogue",
                                        "accord", "truce",   "deal",   "agreement",   "ceasefire"};
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    for (size_t t = 1; t < sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t];
        bool near = false;
        for (size_t i = 0; i < event->trigger_count; i++) {
            uint32_t start = event->triggers[i].start + sentence->start;
            near = near || (token->start <= start + 60 && start <= token->start + 60);
        }
        if (!near)
            continue;
        bool the =
            slice_is(sentence->tokens[t - 1].text, "the") || slice_is(sentence->tokens[t - 1].text, "The");
        for (size_t i = 0; the && i < sizeof nouns / sizeof *nouns; i++)
            if (slice_is(token->lemma, nouns[i]))
                return true;
    }
    return false;
}

/* "signed a truce in Paris ... Barre initialled the truce for the rebels", "the talks were led by": the one
 * that was told. */
static bool is_detail(const EntenteDocument *document, const EntenteEvent *before, const EntenteEvent *event)
{
    bool kind = (event->type == ENTENTE_CONSULT && !*event->mode && strcmp(before->mode, "visit") != 0) ||
                (event->type == ENTENTE_SUPPORT && strncmp(event->cameo, "057", 3) == 0 &&
                 strncmp(before->cameo, "057", 3) == 0);
    bool timed = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    const EntenteToken *verb = word_at(document, event);
    if (verb && slice_is(verb->lemma, "meet"))
        return false; /* whom somebody met besides */
    return kind && before->type == event->type && before->sentence < event->sentence &&
           before->status == event->status && before->historical == event->historical && !event->about &&
           !event->figure_count && (!timed || date_to_days(before->date) == date_to_days(event->date)) &&
           (all_among(event->actors, event->actor_count, before->actors, before->actor_count) ||
            /* "opening the meeting", of who hosted it */
            all_among(event->actors, event->actor_count, before->mediators, before->mediator_count)) &&
           (!event->recipient_count ||
            all_among(event->recipients, event->recipient_count, before->actors, before->actor_count)) &&
           is_definite(document, event);
}

/* "Elsewhere", "another bomb", "rebels also attacked": one more of the kind, where its sentence tells whom it
 * cost or where it was. */
static bool is_another(const EntenteDocument *document, const EntenteEvent *before, const EntenteEvent *event)
{
    static const char *const words[] = {"also",      "another",   "second",     "third",
                                        "elsewhere", "Elsewhere", "separately", "Separately",
                                        "separate",  "Another",   "similar"};
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    bool fuller = event->figure_count || (event->place && event->place != before->place);
    for (size_t t = 0; fuller && event->sentence != before->sentence && t < sentence->token_count; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (slice_is(sentence->tokens[t].text, words[i]))
                return true;
    return false;
}

/* Told of another day, with another toll: "detained twelve on Sunday. More than 3,000 have been arrested
 * since August", or of two days by verbs: "met in Vienna on Thursday. They met in Moscow on Friday." */
static bool is_other_day(const EntenteEvent *before, const EntenteEvent *event, bool noun)
{
    bool timed = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    bool days = before->precision == ENTENTE_DAY && event->precision == ENTENTE_DAY && !noun;
    return timed && ((before->figure_count && event->figure_count) || days) &&
           date_to_days(before->date) != date_to_days(event->date);
}

/* "agreed to go on and agreed to meet in May": what one sentence says by two verbs is two things said; but
 * "we will find you and strike back" is one threat. */
static bool is_said_besides(const EntenteEvent *before, const EntenteEvent *event, bool noun)
{
    return !noun && before->sentence == event->sentence && event->type != ENTENTE_CONSULT &&
           event->type != ENTENTE_THREATEN && candidate_is_verbal(event->type);
}

/* "shelled a village ... On Friday they stormed it": a verb of another sentence that tells a deed of the same
 * kind tells another one, unless it is the same verb or the same day. */
static bool is_next_deed(const EntenteDocument *document, const EntenteEvent *before,
                         const EntenteEvent *event, bool noun)
{
    if (noun || before->sentence == event->sentence || event->type == ENTENTE_CONSULT)
        return false;
    bool timed = before->precision == ENTENTE_DAY && event->precision == ENTENTE_DAY;
    if (timed && date_to_days(before->date) == date_to_days(event->date))
        return false;
    const EntenteToken *first = word_at(document, before), *second = word_at(document, event);
    /* "it did so because"; "it killed 20": the same, or what came of it */
    static const char *const lemmas[] = {"do", "kill", "wound", "injure", "die", "hurt"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas && second; i++)
        if (slice_is(second->lemma, lemmas[i]))
            return false;
    return first && second && !slice_equal(first->lemma, second->lemma);
}

/* Of the same countries, and of no two names. */
static bool may_be_same(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    for (size_t i = 0; i < a_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b_count && !found; k++)
            found = memcmp(a[i].code, b[k].code, 4) == 0 &&
                    (!*a[i].name || !*b[k].name || strcmp(a[i].name, b[k].name) == 0);
        if (!found)
            return false;
    }
    return a_count == b_count;
}

/* "sanctioned three Nicaraguans ... 'the government sanctioned three individuals'": an act of state that
 * another sentence tells with the same verb of the same parties, with no day and no figure of its own. */
static bool is_act_again(const EntenteDocument *document, const EntenteEvent *before,
                         const EntenteEvent *event)
{
    bool kind = event->type == ENTENTE_SANCTION || event->type == ENTENTE_COERCE ||
                event->type == ENTENTE_REJECT || event->type == ENTENTE_RETREAT;
    bool timed = before->precision != ENTENTE_PUBLISHED && event->precision != ENTENTE_PUBLISHED;
    if (!kind || before->type != event->type || before->sentence == event->sentence ||
        before->status != event->status || before->historical != event->historical ||
        strcmp(before->mode, event->mode) != 0 || (event->figure_count && before->figure_count) ||
        (timed && date_to_days(before->date) != date_to_days(event->date)))
        return false;
    const EntenteToken *first = word_at(document, before), *second = word_at(document, event);
    return first && second && first->upos == ENTENTE_VERB && slice_equal(first->lemma, second->lemma) &&
           has_known(event->actors, event->actor_count) &&
           may_be_same(event->actors, event->actor_count, before->actors, before->actor_count) &&
           (!event->recipient_count || may_be_same(event->recipients, event->recipient_count,
                                                   before->recipients, before->recipient_count));
}

static bool is_real(const EntenteEvent *event)
{
    return event->status == ENTENTE_OCCURRED || event->status == ENTENTE_ALLEGED;
}

/* Whether the second telling has no place and no toll that the first denies. */
static bool may_add(const EntenteEvent *before, const EntenteEvent *event)
{
    bool timed = before->precision == ENTENTE_DAY && event->precision == ENTENTE_DAY;
    if (timed && date_to_days(before->date) != date_to_days(event->date))
        return false;
    for (size_t i = 0; i < event->figure_count && before->figure_count; i++) {
        bool same = false;
        for (size_t k = 0; k < before->figure_count && !same; k++)
            same = before->figures[k].kind == event->figures[i].kind &&
                   before->figures[k].low == event->figures[i].low;
        if (!same)
            return false;
    }
    bool exact =
        before->place && event->place && before->place->resolution > 2 && event->place->resolution > 2;
    return !exact || strcmp(before->place->name, event->place->name) == 0;
}

/* "Soldiers had shot a farmer, Mali said. Its envoy told reporters that Chadians had fired on him": the
 * shooting that one sentence tells, told again in what somebody says of the same two. */
static bool is_deed_again(const EntenteDocument *document, const EntenteEvent *before,
                          const EntenteEvent *event)
{
    const EntenteToken *verb = word_at(document, event);
    bool shots = strcmp(before->mode, "firearms") == 0;
    /* "had killed the civilian": him of whom was told */
    bool again = strcmp(event->mode, "firearms") == 0 ||
                 (!*event->mode && !event->figure_count && verb && slice_is(verb->lemma, "kill"));
    return before->type == ENTENTE_ASSAULT && event->type == ENTENTE_ASSAULT && shots && again &&
           is_real(before) && is_real(event) && before->sentence != event->sentence &&
           before->historical == event->historical && has_known(event->actors, event->actor_count) &&
           event->recipient_count && may_add(before, event) &&
           memcmp(event->actors[0].code, event->recipients[0].code, 4) != 0 &&
           may_be_same(event->actors, event->actor_count, before->actors, before->actor_count) &&
           may_be_same(event->recipients, event->recipient_count, before->recipients,
                       before->recipient_count);
}

/* "The Union condemned the killing ... 'We strongly condemn the killing', its envoy wrote": once. */
static bool is_blame_again(const EntenteEvent *before, const EntenteEvent *event)
{
    enum { SOON = 2 };
    return before->type == ENTENTE_ACCUSE && event->type == ENTENTE_ACCUSE &&
           strcmp(before->mode, "disapprove") == 0 && strcmp(event->mode, "disapprove") == 0 &&
           before->sentence < event->sentence && event->sentence <= before->sentence + SOON &&
           before->status == event->status && before->about && event->about &&
           before->about->type == event->about->type && event->recipient_count &&
           may_be_same(event->actors, event->actor_count, before->actors, before->actor_count) &&
           may_be_same(event->recipients, event->recipient_count, before->recipients,
                       before->recipient_count);
}

/* "called off the talks ... The talks did not take place": what nobody is told to have done was told before.
 */
static bool is_meeting_missed_again(const EntenteDocument *document, const EntenteEvent *before,
                                    const EntenteEvent *event)
{
    bool off = event->type == ENTENTE_REJECT && strcmp(event->mode, "meet") == 0 &&
               before->type == ENTENTE_REJECT && strcmp(before->mode, "meet") == 0;
    if (!off || before->sentence == event->sentence || event->actor_count || event->recipient_count ||
        !before->about || !event->about || before->about->type != ENTENTE_CONSULT ||
        event->about->type != ENTENTE_CONSULT)
        return false;
    const EntentePlace *here = before->about->place, *there = event->about->place;
    return (!here || !there || strcmp(here->name, there->name) == 0) && is_definite(document, event);
}

/* Whether the report's first sentence is its headline: no full stop ends it. */
static bool is_headline(const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    if (event->sentence || !sentence->token_count)
        return false;
    const EntenteSlice last = sentence->tokens[sentence->token_count - 1].text;
    static const char *const ends[] = {".", "!", "?", "\"", "”", "''"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (slice_is(last, ends[i]))
            return false;
    return true;
}

/* Of the same countries, or left open by one of two tellings. */
static bool same_or_open(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count)
{
    return !a_count || !b_count || same_codes(a, a_count, b, b_count);
}

/* What a headline tells in its own words, and the report's opening again: "Gunmen raid village", "Armed men
 * attacked a village on Tuesday". */
static bool is_of_headline(const EntenteDocument *document, const EntenteEvent *before,
                           const EntenteEvent *event)
{
    enum { OPENING = 2 };
    return event->sentence && event->sentence <= OPENING && is_headline(document, before) &&
           before->type == event->type && before->status == event->status &&
           before->historical == event->historical &&
           (strcmp(before->mode, event->mode) == 0 || !*before->mode || !*event->mode) &&
           (has_known(event->actors, event->actor_count) ||
            has_known(event->recipients, event->recipient_count)) &&
           same_or_open(event->actors, event->actor_count, before->actors, before->actor_count) &&
           same_or_open(event->recipients, event->recipient_count, before->recipients,
                        before->recipient_count) &&
           (before->actor_count ? event->actor_count : before->recipient_count && event->recipient_count);
}

/* The same thing said again: same type, code, status and parties, not more than a few sentences away. */
EntenteEvent *repeats_find(const EntenteDocument *document, const EntenteEvent *event, bool noun)
{
    enum { NEAR = 4 };
    EntenteEvent *violence = repeats_violence(document, event);
    if (violence)
        return violence;
    for (size_t i = document->event_count; i-- > 0;) {
        EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            return NULL;
        if (is_another(document, before, event))
            continue;
        if (is_deed_again(document, before, event) || is_blame_again(before, event) ||
            is_meeting_missed_again(document, before, event) || (noun && is_named_again(before, event)) ||
            is_visit_again(before, event) || is_talk_of_visit(before, event) ||
            is_detail(document, before, event) || (!noun && is_act_again(document, before, event)))
            return before;
        if (is_other_day(before, event, noun))
            continue;
        if (is_said_besides(before, event, noun) || is_next_deed(document, before, event, noun))
            continue;
        if (before->type == event->type && before->status == event->status &&
            strcmp(before->mode, event->mode) == 0 && strncmp(before->cameo, event->cameo, 3) == 0 &&
            has_known(event->actors, event->actor_count) &&
            same_side(before->actors, before->actor_count, event->actors, event->actor_count) &&
            same_side(before->recipients, before->recipient_count, event->recipients, event->recipient_count))
            return before;
    }
    return NULL;
}

void repeats_of_headline(EntenteDocument *document, EntenteEvent *event)
{
    for (size_t i = 0; i < document->event_count && !document->events[i].sentence; i++) {
        const EntenteEvent *before = &document->events[i];
        if (!is_of_headline(document, before, event))
            continue;
        if (!event->recipient_count) {
            event->recipients = before->recipients;
            event->recipient_count = before->recipient_count;
        }
        if (!*event->mode) {
            event->mode = before->mode;
            memcpy(event->cameo, before->cameo, sizeof event->cameo);
        }
        memmove(&document->events[i], &document->events[i + 1],
                (document->event_count - i - 1) * sizeof *document->events);
        document->event_count--;
        return;
    }
}

static bool has_figure(const EntenteEvent *event, const EntenteFigure *figure)
{
    for (size_t i = 0; i < event->figure_count; i++) {
        const EntenteFigure *other = &event->figures[i];
        if (other->kind == figure->kind && other->low == figure->low && other->high == figure->high)
            return true;
    }
    return false;
}

/* The tolls of the second telling that the first had not. */
static bool add_figures(EntenteEvent *before, const EntenteEvent *event, Arena *arena)
{
    if (!event->figure_count)
        return true;
    EntenteFigure *all = arena_array(arena, before->figure_count + event->figure_count, sizeof *all);
    if (!all)
        return false;
    if (before->figure_count)
        memcpy(all, before->figures, before->figure_count * sizeof *all);
    before->figures = all;
    for (size_t i = 0; i < event->figure_count; i++)
        if (!has_figure(before, &event->figures[i]))
            before->figures[before->figure_count++] = event->figures[i];
    return true;
}

/* The words of the same sentence that tell it again name it, too. */
static bool add_triggers(EntenteEvent *before, const EntenteEvent *event, Arena *arena)
{
    if (before->sentence != event->sentence || !event->trigger_count)
        return true;
    EntenteSpan *all = arena_array(arena, before->trigger_count + event->trigger_count, sizeof *all);
    if (!all)
        return false;
    memcpy(all, before->triggers, before->trigger_count * sizeof *all);
    before->triggers = all;
    for (size_t i = 0; i < event->trigger_count; i++) {
        bool known = false;
        for (size_t k = 0; k < before->trigger_count; k++)
            known = known || all[k].start == event->triggers[i].start;
        if (!known)
            all[before->trigger_count++] = event->triggers[i];
    }
    return true;
}

void repeats_add_day_and_place(EntenteEvent *before, const EntenteEvent *event)
{
    enum { COUNTRY = 1, REGION = 2 };
    bool vague =
        before->place && (before->place->resolution == COUNTRY || before->place->resolution == REGION);
    bool exact = event->place && event->place->resolution != COUNTRY && event->place->resolution != REGION;
    bool inside =
        !before->place || (event->place && memcmp(before->place->country, event->place->country, 4) == 0);
    /* "in Baghdad ... in the Karrada neighbourhood" */
    bool part = event->place && strcmp(event->place->kind, "quarter") == 0 && before->place &&
                strcmp(before->place->kind, "quarter") != 0;
    bool finer = event->place && event->place->resolution == REGION && before->place &&
                 before->place->resolution == COUNTRY;
    if ((((!before->place || vague || part) && exact) || finer) && inside)
        before->place = event->place;
    if (before->precision == ENTENTE_PUBLISHED && event->precision == ENTENTE_DAY) {
        before->date = event->date;
        before->enddate = event->enddate;
        before->precision = event->precision;
    }
}

bool repeats_add(EntenteEvent *before, const EntenteEvent *event, Arena *arena)
{
    /* who received them says more than where they went */
    if (is_visit_again(before, event) && event->recipient_count == 1 && before->recipient_count <= 1 &&
        (*event->recipients[0].office || !before->recipient_count)) {
        before->recipients = event->recipients;
        before->recipient_count = 1;
    }
    repeats_add_day_and_place(before, event);
    /* "the attack was carried out by two deserters" */
    if (before->type == ENTENTE_ASSAULT && event->type == ENTENTE_ASSAULT && !before->actor_count) {
        before->actors = event->actors;
        before->actor_count = event->actor_count;
    }
    return add_figures(before, event, arena) && add_triggers(before, event, arena);
}
