#include "code/join.h"

#include "base/date.h"
#include "base/slice.h"
#include "code/answered.h"
#include "code/names.h"
#include "code/repeats.h"
#include "code/retold.h"

#include <string.h>

enum { NEAR = 3, FAR = 8 }; /* sentences, of one paragraph where it is more than the next */

/* Whether the token that begins there is a verb of dying or being hurt. */
static bool is_loss_word(const EntenteSentence *sentence, uint32_t start)
{
    static const char *const words[] = {"killed",      "wounded", "injured",    "hurt",     "died",
                                        "dead",        "kill",    "lost",       "killing",  "wounding",
                                        "injuring",    "injure",  "wound",      "damaging", "destroying",
                                        "wrecking",    "gutting", "shattering", "igniting", "flattening",
                                        "demolishing", "setting"};
    for (size_t t = 0; t < sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t];
        if (token->start - sentence->start != start)
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (token->text.size == strlen(words[i]) &&
                memcmp(token->text.data, words[i], token->text.size) == 0)
                return true;
    }
    return false;
}

/* Whether the token that begins there says again what was told: "the attack", "that strike". */
static bool is_deed_again(const EntenteSentence *sentence, uint32_t start)
{
    static const char *const deeds[] = {"attack",    "strike",      "raid",    "blast",    "explosion",
                                        "bombing",   "assault",     "ambush",  "shelling", "shooting",
                                        "airstrike", "bombardment", "incident"};
    static const char *const before[] = {"the", "that", "this", "The", "That", "This"};
    for (size_t t = 1; t < sentence->token_count; t++) {
        if (sentence->tokens[t].start - sentence->start != start)
            continue;
        bool deed = false, again = false;
        for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
            deed = deed || slice_is(sentence->tokens[t].text, deeds[i]);
        for (size_t i = 0; i < sizeof before / sizeof *before; i++)
            again = again || slice_is(sentence->tokens[t - 1].text, before[i]);
        return deed && again;
    }
    return false;
}

static bool has_trigger(const EntenteEvent *event, uint32_t start)
{
    for (size_t i = 0; i < event->trigger_count; i++)
        if (event->triggers[i].start == start)
            return true;
    return false;
}

/* Whether an event is told by nothing but such verbs, and words that tell the cause, too ("a bomb hit a
 * convoy, killing two"): not "killed in the shelling". `cause` may be NULL. */
static bool is_loss(const EntenteDocument *document, const EntenteEvent *event, const EntenteEvent *cause)
{
    if (event->type != ENTENTE_ASSAULT || !event->trigger_count || event->about)
        return false;
    bool lost = false;
    for (size_t i = 0; i < event->trigger_count; i++) {
        bool word = is_loss_word(&document->sentences[event->sentence], event->triggers[i].start);
        bool shared =
            cause && cause->sentence == event->sentence && has_trigger(cause, event->triggers[i].start);
        bool again = !word && is_deed_again(&document->sentences[event->sentence], event->triggers[i].start);
        if (!word && !shared && !again)
            return false;
        lost = lost || word;
    }
    return lost;
}

static bool same_actors(const EntenteEvent *a, const EntenteEvent *b)
{
    if (a->actor_count != b->actor_count)
        return false;
    for (size_t i = 0; i < a->actor_count; i++)
        if (!entities_have_code(b->actors, b->actor_count, a->actors[i].code) ||
            (!*a->actors[i].code && strcmp(a->actors[i].sectors, b->actors[0].sectors) != 0))
            return false;
    return true;
}

/* "In Chad three were killed": of those who fought each other in the cause, one counts his dead at home. */
static bool is_at_home(const EntenteEvent *loss, const EntenteEvent *cause)
{
    return loss->place && !loss->actor_count && cause->actor_count > 1 && !cause->recipient_count &&
           entities_have_code(cause->actors, cause->actor_count, loss->place->country) &&
           entities_have_code(loss->recipients, loss->recipient_count, loss->place->country);
}

/* Whether a paragraph begins with the loss and sets a scene of its own: a day or a place which the cause
 * lacks. */
static bool is_new_scene(const EntenteDocument *document, const EntenteEvent *loss, const EntenteEvent *cause)
{
    if (cause->sentence == loss->sentence || !document->sentences[loss->sentence].starts_paragraph ||
        is_at_home(loss, cause))
        return false;
    return (loss->precision == ENTENTE_DAY && cause->precision != ENTENTE_DAY) ||
           (loss->place && !cause->place);
}

/* Whether the words of the sentence name somebody who acts; else those stand there who were guessed. */
static bool names_actor(const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    if (!sentence->token_count)
        return event->actor_count > 0;
    const EntenteSlice last = sentence->tokens[sentence->token_count - 1].text;
    const char *from = sentence->tokens[0].text.data, *to = last.data + last.size;
    for (size_t i = 0; i < event->actor_count; i++)
        if (event->actors[i].text.data >= from && event->actors[i].text.data < to)
            return true;
    return false;
}

static const EntenteToken *token_at(const EntenteDocument *document, const EntenteEvent *event,
                                    uint32_t start)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    for (size_t t = 0; t < sentence->token_count; t++)
        if (sentence->tokens[t].start - sentence->start == start)
            return &sentence->tokens[t];
    return NULL;
}

/* "bombs fell on the market, killing four": the clause hangs on what killed them. */
static bool hangs_on(const EntenteDocument *document, const EntenteEvent *loss, const EntenteEvent *cause)
{
    if (loss->sentence != cause->sentence)
        return false;
    const EntenteSentence *sentence = &document->sentences[loss->sentence];
    const EntenteToken *token = token_at(document, loss, loss->triggers[0].start);
    if (!token || strcmp(token->xpos, "VBG") != 0 || !token->head || token->head > sentence->token_count)
        return false;
    return has_trigger(cause, sentence->tokens[token->head - 1].start - sentence->start);
}

/* "Seventy-six soldiers were injured": told without a day, a place or a hand of its own. */
static bool is_bare(const EntenteDocument *document, const EntenteEvent *loss)
{
    const EntenteToken *token = token_at(document, loss, loss->triggers[0].start);
    return token && strcmp(token->xpos, "VBN") == 0 && !loss->place && loss->figure_count &&
           loss->precision == ENTENTE_PUBLISHED && !names_actor(document, loss) && loss->trigger_count == 1;
}

/* "killed 46 patients, days after it seized the city": a time lies between the two. */
static bool is_time_later(const EntenteDocument *document, const EntenteEvent *loss,
                          const EntenteEvent *cause)
{
    static const char *const units[] = {"hour", "day", "week", "month", "year", "fortnight"};
    if (loss->sentence != cause->sentence || !cause->trigger_count)
        return false;
    const EntenteSentence *sentence = &document->sentences[loss->sentence];
    bool later = false;
    for (size_t t = 1; t < sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t];
        uint32_t start = token->start - sentence->start;
        if (start <= loss->triggers[0].start || start >= cause->triggers[0].start ||
            !slice_is(token->text, "after"))
            continue;
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            later = later || slice_is(sentence->tokens[t - 1].lemma, units[i]);
    }
    return later;
}

/* "repelled an attack on the post, killing 15 militants": a deed of those who were attacked. */
static bool strikes_back(const EntenteEvent *loss, const EntenteEvent *cause)
{
    return loss->actor_count && *loss->actors[0].code && cause->actor_count &&
           entities_have_code(cause->recipients, cause->recipient_count, loss->actors[0].code) &&
           !entities_have_code(cause->actors, cause->actor_count, loss->actors[0].code);
}

/* "The protests were called after five people were killed": what they are about, and not their toll. */
static bool is_grievance(const EntenteDocument *document, const EntenteEvent *loss, const EntenteEvent *cause)
{
    if (cause->type != ENTENTE_PROTEST || loss->sentence != cause->sentence || !cause->trigger_count ||
        cause->triggers[0].start > loss->triggers[0].start)
        return false;
    const EntenteSentence *sentence = &document->sentences[loss->sentence];
    const EntenteToken *verb = token_at(document, loss, loss->triggers[0].start);
    for (size_t t = 0; verb && t < sentence->token_count && &sentence->tokens[t] < verb; t++)
        if (sentence->tokens[t].head && &sentence->tokens[sentence->tokens[t].head - 1] == verb &&
            slice_is(sentence->tokens[t].text, "after"))
            return true;
    return false;
}

/* "fired rockets in response to the killing of a commander" (answered.h) */
static bool is_answered(const EntenteDocument *document, const EntenteEvent *loss)
{
    const EntenteToken *noun = token_at(document, loss, loss->triggers[0].start);
    const EntenteSentence *sentence = &document->sentences[loss->sentence];
    return noun && deaths_are_answered(sentence, (size_t)(noun - sentence->tokens));
}

/* "killed two militants, and the army said one of its soldiers had been killed by shelling": what costs lives
 * of its own and is told later in the sentence, did not cost those that were told before. */
static bool is_told_apart(const EntenteEvent *loss, const EntenteEvent *cause)
{
    return loss->sentence == cause->sentence && cause->figure_count && loss->figure_count &&
           loss->actor_count && cause->trigger_count && loss->triggers[0].start < cause->triggers[0].start &&
           loss->recipient_count && cause->recipient_count &&
           strcmp(loss->recipients[0].sectors, cause->recipients[0].sectors) != 0;
}

/* Whether those who were lost may be the other's: nothing told speaks against it. */
static bool agrees(const EntenteDocument *document, const EntenteEvent *loss, const EntenteEvent *cause)
{
    if (is_new_scene(document, loss, cause) || is_time_later(document, loss, cause) ||
        is_grievance(document, loss, cause) || is_answered(document, loss) || is_told_apart(loss, cause))
        return false;
    if (cause->type == ENTENTE_PROTEST && cause->sentence != loss->sentence)
        return false;
    if (cause->type != ENTENTE_ASSAULT && cause->type != ENTENTE_PROTEST)
        return false;
    /* "police killed two students who were marching": not by the crowd */
    if (cause->type == ENTENTE_PROTEST && loss->actor_count && cause->actor_count &&
        names_actor(document, loss) && strcmp(loss->actors[0].sectors, cause->actors[0].sectors) != 0)
        return false;
    /* "killed ten pilgrims and kidnapped seven others": those who are dead were not taken */
    if (strcmp(cause->mode, "abduct") == 0 && cause->sentence == loss->sentence && cause->trigger_count &&
        loss->triggers[0].start < cause->triggers[0].start)
        return false;
    if (cause->status != ENTENTE_OCCURRED && cause->status != ENTENTE_ALLEGED)
        return false;
    if (hangs_on(document, loss, cause))
        return !strikes_back(loss, cause);
    /* "shelled a village, killing two": by the same hand */
    bool acts = loss->actor_count && (names_actor(document, loss) || !is_bare(document, loss));
    if (acts && (cause->sentence != loss->sentence || !same_actors(loss, cause)))
        return false;
    /* told as part of the same scene (narrative.h) */
    bool scene = !loss->actor_count && loss->place && loss->place == cause->place;
    if (*loss->mode && strcmp(loss->mode, cause->mode) != 0 && !loss->actor_count && !scene)
        return false;
    if (cause->historical != loss->historical)
        return false;
    bool dated = loss->precision != ENTENTE_PUBLISHED && cause->precision != ENTENTE_PUBLISHED;
    if (dated && date_to_days(loss->date) != date_to_days(cause->date))
        return false; /* "have been killed since February" are not those of Friday */
    /* "attacked posts last week ... Two were killed": told of no such time */
    if (cause->precision > ENTENTE_DAY && cause->precision != ENTENTE_PUBLISHED && !dated &&
        cause->sentence != loss->sentence)
        return false;
    /* "killed 46 civilians after it seized the city from the army": others than those it fought */
    bool civilians = loss->recipient_count && strncmp(loss->recipients[0].sectors, "CVL", 3) == 0;
    bool soldiers = cause->recipient_count && strncmp(cause->recipients[0].sectors, "MIL", 3) == 0;
    if (civilians && soldiers && acts && loss->sentence == cause->sentence && cause->trigger_count &&
        loss->triggers[0].start < cause->triggers[0].start)
        return false;
    if (loss->place && cause->place && memcmp(loss->place->country, cause->place->country, 4) != 0 &&
        !is_at_home(loss, cause))
        return false;
    for (size_t i = 0; i < loss->recipient_count; i++) {
        const char *code = loss->recipients[i].code;
        if (*code && !scene && /* else those who stood between */ cause->recipient_count &&
            !entities_have_code(cause->recipients, cause->recipient_count, code) &&
            !entities_have_code(cause->actors, cause->actor_count, code))
            return false;
    }
    return true;
}

static bool is_one_paragraph(const EntenteDocument *document, size_t from, size_t to)
{
    for (size_t i = from + 1; i <= to; i++)
        if (document->sentences[i].starts_paragraph)
            return false;
    return true;
}

/* "clashes between Kyrgyz and Tajik guards ... Three Tajiks were killed, the mayor's office said": the losses
 * of one side of a fight that was told of, where nobody is said to have caused them. */
static bool is_of_fight(const EntenteEvent *loss, const EntenteEvent *cause)
{
    enum { TWO = 2 };
    return cause->type == ENTENTE_ASSAULT && cause->actor_count == TWO && !cause->recipient_count &&
           !loss->actor_count && loss->recipient_count && *loss->recipients[0].code &&
           strcmp(cause->actors[0].code, cause->actors[1].code) != 0 &&
           entities_have_code(cause->actors, cause->actor_count, loss->recipients[0].code);
}

/* The nearest event that may have cost those lives: of the same sentence, or told before. */
static EntenteEvent *cause_of(EntenteDocument *document, size_t number, const bool *gone, const size_t *told)
{
    const EntenteEvent *loss = &document->events[number];
    EntenteEvent *best = NULL;
    size_t best_distance = FAR + 1;
    for (size_t i = 0; i < document->event_count; i++) {
        EntenteEvent *event = &document->events[i];
        size_t last = event->sentence > told[i] ? event->sentence : told[i];
        if (i == number || gone[i] || event->sentence > loss->sentence ||
            last + (is_of_fight(loss, event) ? FAR : NEAR) < loss->sentence ||
            is_loss(document, event, NULL) || !is_loss(document, loss, event) ||
            !agrees(document, loss, event))
            continue;
        size_t distance = loss->sentence > last ? loss->sentence - last : 0;
        bool scene = loss->place && loss->place == event->place && !loss->actor_count; /* narrative.h */
        /* a bare loss may be told a paragraph later: "at least 60 people were injured, it added" */
        if (distance > 1 && !is_bare(document, loss) && !is_of_fight(loss, event) &&
            (!scene || !is_one_paragraph(document, last, loss->sentence)))
            continue;
        /* "killing three and kidnapping four": they died in the raid */
        bool abduction = strcmp(event->mode, "abduct") == 0;
        /* and whom police fired at, rather than in what the crowd did */
        if (best && distance == best_distance && event->type == ENTENTE_PROTEST &&
            strcmp(best->mode, "crowd-control") == 0)
            continue;
        if (distance < best_distance || !best ||
            (distance == best_distance && (!abduction || strcmp(best->mode, "abduct") == 0))) {
            best = event;
            best_distance = distance;
        }
    }
    return best;
}

static bool has_figure(const EntenteEvent *event, const EntenteFigure *figure)
{
    for (size_t i = 0; i < event->figure_count; i++)
        if (event->figures[i].kind == figure->kind && event->figures[i].low == figure->low &&
            event->figures[i].high == figure->high)
            return true;
    return false;
}

static bool take_figures(EntenteDocument *document, EntenteEvent *cause, const EntenteEvent *loss)
{
    if (!loss->figure_count)
        return true;
    EntenteFigure *both =
        arena_array(document->arena, cause->figure_count + loss->figure_count, sizeof *both);
    if (!both)
        return false;
    if (cause->figure_count)
        memcpy(both, cause->figures, cause->figure_count * sizeof *both);
    cause->figures = both;
    for (size_t i = 0; i < loss->figure_count; i++)
        if (!has_figure(cause, &loss->figures[i]))
            both[cause->figure_count++] = loss->figures[i];
    return true;
}

/* Whether the words that begin there are told as a place: "in South Sudan". */
static bool is_place_of(const EntenteSentence *sentence, const char *words)
{
    static const char *const prepositions[] = {"in", "at", "near", "of", "outside", "around"};
    for (size_t t = 1; t < sentence->token_count; t++) {
        if (sentence->tokens[t].text.data != words)
            continue;
        size_t before = t - 1; /* "in southern Chad" */
        if (before && sentence->tokens[before].upos == ENTENTE_ADJ)
            before--;
        if (slice_in(sentence->tokens[before].text, prepositions, sizeof prepositions / sizeof *prepositions))
            return true;
    }
    return false;
}

/* Whether the words of the event's sentence say whom it hit; else those stand there who were guessed. */
static bool says_whom(const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    if (!sentence->token_count)
        return true;
    const EntenteSlice last = sentence->tokens[sentence->token_count - 1].text;
    const char *from = sentence->tokens[0].text.data, *to = last.data + last.size;
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *entity = &event->recipients[i];
        bool here = entity->text.data >= from && entity->text.data < to;
        if (here && *entity->sectors && !is_place_of(sentence, entity->text.data))
            return true;
    }
    return false;
}

/* "killing", "wounding". */
static bool is_participle(const EntenteDocument *document, const EntenteEvent *loss)
{
    const EntenteSentence *sentence = &document->sentences[loss->sentence];
    for (size_t t = 0; t < sentence->token_count; t++)
        if (sentence->tokens[t].start - sentence->start == loss->triggers[0].start)
            return strcmp(sentence->tokens[t].xpos, "VBG") == 0;
    return false;
}

/* "carried out a strike targeting two gunmen": the clause says at whom the blow was aimed. */
static bool is_aim(const EntenteDocument *document, const EntenteEvent *aim, const EntenteEvent *cause)
{
    static const char *const verbs[] = {"target", "hit", "strike", "aim"};
    if (aim->type != ENTENTE_ASSAULT || cause->type != ENTENTE_ASSAULT || aim->sentence != cause->sentence ||
        !aim->trigger_count || aim->about || aim->status != cause->status || !hangs_on(document, aim, cause))
        return false;
    const EntenteToken *token = token_at(document, aim, aim->triggers[0].start);
    return token && slice_in(token->lemma, verbs, sizeof verbs / sizeof *verbs);
}

/* Fold such clauses into the blow. */
static void join_aims(EntenteDocument *document, bool *gone)
{
    for (size_t i = 0; i < document->event_count; i++)
        for (size_t k = i; k-- > 0 && !gone[i];) {
            EntenteEvent *aim = &document->events[i], *cause = &document->events[k];
            if (gone[k] || !is_aim(document, aim, cause))
                continue;
            gone[i] = true;
            if (aim->recipient_count && !says_whom(document, cause)) {
                cause->recipients = aim->recipients;
                cause->recipient_count = aim->recipient_count;
            }
            if (!cause->actor_count) {
                cause->actors = aim->actors;
                cause->actor_count = aim->actor_count;
            }
            if (!cause->place)
                cause->place = aim->place;
        }
}

/* "Kurdish militants": words that describe, and no band's name. */
static bool is_described(const EntenteEntity *entity)
{
    size_t at = entity->text.size;
    while (at && entity->text.data[at - 1] != ' ')
        at--;
    return !*entity->name ||
           (at < entity->text.size && entity->text.data[at] >= 'a' && entity->text.data[at] <= 'z');
}

/* "struck Kurdish militants, killing three members of the Party": who they are is told by their name. */
static bool names_band(const EntenteEvent *cause, const EntenteEvent *loss)
{
    return cause->recipient_count == 1 && loss->recipient_count == 1 && is_described(&cause->recipients[0]) &&
           strncmp(cause->recipients[0].sectors, "REB", 3) == 0 &&
           strncmp(loss->recipients[0].sectors, "REB", 3) == 0 && *loss->recipients[0].name;
}

/* "attacked a village near Kirkuk, killing three farmers": whom a blow killed, it hit. */
static bool tells_whom(const EntenteDocument *document, const EntenteEvent *cause, const EntenteEvent *loss)
{
    if (!loss->recipient_count || cause->type != ENTENTE_ASSAULT || cause->actor_count > 1)
        return false;
    return !cause->recipient_count || names_band(cause, loss) ||
           (loss->sentence == cause->sentence && is_participle(document, loss) && loss->actor_count &&
            *loss->recipients[0].sectors && *loss->recipients[0].code && !says_whom(document, cause));
}

/* Fold what is told in full into its first telling. */
static bool join_tellings(EntenteDocument *document, bool *gone)
{
    for (size_t i = 0; i < document->event_count; i++)
        for (size_t k = i; k-- > 0 && !gone[i];) {
            EntenteEvent *event = &document->events[i], *before = &document->events[k];
            if (gone[k] || !retold(document, event, before))
                continue;
            if (!take_figures(document, before, event))
                return false;
            repeats_add_day_and_place(before, event);
            if (!before->actor_count || !*before->actors[0].code) {
                before->actors = event->actors;
                before->actor_count = event->actor_count;
            }
            if (!before->recipient_count) {
                before->recipients = event->recipients;
                before->recipient_count = event->recipient_count;
            }
            gone[i] = true;
        }
    return true;
}

bool join_losses(EntenteDocument *document)
{
    bool *gone = arena_array(document->arena, document->event_count + 1, sizeof *gone);
    /* the last sentence that told losses of each event: "one side said three died; the other said one did" */
    size_t *told = arena_array(document->arena, document->event_count + 1, sizeof *told);
    if (!gone || !told)
        return false;
    join_aims(document, gone);
    for (size_t i = 0; i < document->event_count; i++) {
        if (gone[i] || document->events[i].type != ENTENTE_ASSAULT)
            continue;
        EntenteEvent *cause = cause_of(document, i, gone, told);
        if (!cause)
            continue;
        const EntenteEvent *loss = &document->events[i];
        if (!take_figures(document, cause, loss))
            return false;
        if (tells_whom(document, cause, loss)) {
            cause->recipients = loss->recipients;
            cause->recipient_count = loss->recipient_count;
        }
        if (!cause->place)
            cause->place = loss->place;
        if (cause->precision == ENTENTE_PUBLISHED && loss->precision == ENTENTE_DAY) {
            cause->date = loss->date;
            cause->enddate = loss->enddate;
            cause->precision = loss->precision;
        }
        for (size_t k = 0; k < cause->recipient_count; k++)
            if (!*cause->recipients[k].code && strncmp(cause->recipients[k].sectors, "CVL", 3) == 0 &&
                cause->place)
                memcpy(cause->recipients[k].code, cause->place->country, sizeof cause->place->country);
        gone[i] = true;
        told[cause - document->events] = loss->sentence;
    }
    if (!join_tellings(document, gone))
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < document->event_count; i++)
        if (!gone[i])
            document->events[kept++] = document->events[i];
    document->event_count = kept;
    return true;
}
