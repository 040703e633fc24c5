#include "code/loose.h"
#include "code/answered.h"

#include "base/date.h"
#include "base/slice.h"

#include <string.h>

enum { NEAR = 3 };       /* sentences of a paragraph */
enum { OF_WOUNDS = 14 }; /* days within which the wounded die */

static bool is_taken(const EntenteDocument *document, const EntenteFigure *figure)
{
    const char *words = figure->text.data;
    for (size_t i = 0; i < document->event_count; i++)
        for (size_t k = 0; k < document->events[i].figure_count; k++)
            /* "no casualties" are no dead and no injured */
            if (words >= document->events[i].figures[k].text.data &&
                words < document->events[i].figures[k].text.data + document->events[i].figures[k].text.size &&
                (figure->high != 0 || document->events[i].figures[k].kind == figure->kind))
                return true;
    return false;
}

/* "Two of the wounded died": more dead than were told, and later than the others. */
static bool is_of_hurt(const View *view, const Toll *toll)
{
    uint32_t last = toll->last + 1;
    while (last <= view->count && last < toll->last + 3 &&
           (view_text_is(view, last, "of") || view_text_is(view, last, "the")))
        last++;
    return toll->kind == TOLL_DEAD && last == toll->last + 3 && last <= view->count &&
           (view_text_is(view, last, "wounded") || view_text_is(view, last, "injured"));
}

/* "she later died": the one person whom the deed before hit. */
static bool is_pronoun(const View *view, const Toll *toll)
{
    static const char *const words[] = {"he", "she", "He", "She"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, toll->first, words[i]))
            return toll->first == toll->last && (toll->kind == TOLL_DEAD || toll->kind == TOLL_INJURED);
    return false;
}

/* Whether a toll may be another sentence's: of people hurt, counted, and told as done. */
static bool may_be_loose(const View *view, const Toll *toll)
{
    bool hurt = toll->kind == TOLL_DEAD || toll->kind == TOLL_INJURED || toll->kind == TOLL_MISSING ||
                toll->kind == TOLL_CAPTURED || toll->kind == TOLL_DISPLACED ||
                (toll->kind == TOLL_ARRESTED && toll->high != 1);
    /* "a soldier was killed", but nobody who is named or meant by "he" */
    bool counted =
        !toll->implicit || ((view_text_is(view, toll->first, "a") || view_text_is(view, toll->first, "an")) &&
                            (toll->kind == TOLL_DEAD || toll->kind == TOLL_INJURED));
    counted = counted || is_pronoun(view, toll);
    return hurt && counted && !toll->part_of && !toll_is_condition(view, toll->last) &&
           (!toll->part || is_of_hurt(view, toll) || toll_is_of_theirs(view, toll)) &&
           toll->status == ENTENTE_OCCURRED;
}

bool loose_told_again(LooseFigures *loose, const EntenteEvent *event, size_t sentence, Arena *arena)
{
    ToldAgain *grown =
        arena_grow(arena, loose->again, &loose->again_room, loose->again_count + 1, sizeof *grown);
    if (!grown)
        return false;
    loose->again = grown;
    grown[loose->again_count++] = (ToldAgain){.triggers = event->triggers, .sentence = sentence};
    return true;
}

bool loose_keep(LooseFigures *loose, const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                const EntenteDocument *document, size_t number)
{
    for (size_t i = 0; i < facts->tolls.count; i++) {
        const Toll *toll = &facts->tolls.each[i];
        const Candidate *teller = scene_candidate(scene, toll->predicate);
        bool freed = teller && teller->type == ENTENTE_RETREAT;
        bool answered = toll->predicate && deaths_are_answered(scene->view.sentence, toll->predicate - 1);
        if (!may_be_loose(&scene->view, toll) || freed || answered || figures_is_sum(&facts->tolls, i) ||
            figures_are_of_war(scene, toll))
            continue;
        LooseFigure *grown =
            arena_grow(document->arena, loose->each, &loose->room, loose->count + 1, sizeof *grown);
        if (!grown)
            return false;
        loose->each = grown;
        LooseFigure *kept = &grown[loose->count];
        *kept = (LooseFigure){.sentence = number,
                              .later = is_of_hurt(&scene->view, toll),
                              .apart = figures_are_apart(scene, toll),
                              .pronoun = is_pronoun(&scene->view, toll)};
        TimeOfEvent when = time_of_event(&scene->view, toll->predicate, facts->times, facts->time_count);
        /* "231 bodies had been counted by Friday" */
        if (when.expression && when.expression->relation != TIME_UNTIL) {
            kept->date = when.start;
            kept->vague = !when.start.month || when.precision != TIME_PRECISION_DAY;
        }
        /* where they were hurt, though the words make no event */
        const Candidate hurt = {.trigger = toll->predicate, .type = ENTENTE_ASSAULT, .mode = ""};
        if (!teller && toll->predicate && view_is_verb(&scene->view, toll->predicate) && !kept->later)
            teller = &hurt; /* but the wounded die in a hospital elsewhere */
        if (teller &&
            !places_of_event(scene, teller, &memory->places, (PlaceTimes){facts->times, facts->time_count},
                             document->arena, &kept->place))
            return false;
        if (!figures_make(scene, toll, document->arena, &kept->figure))
            return false;
        loose->count++;
    }
    return true;
}

static bool is_party(const EntenteEvent *event, const char *code)
{
    const EntenteEntity *const roles[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    bool known = false;
    for (size_t role = 0; role < 2; role++)
        for (size_t i = 0; i < counts[role]; i++) {
            if (memcmp(roles[role][i].code, code, sizeof roles[role][i].code) == 0)
                return true;
            /* whom a bomb was meant for, of whom only the country is known, may be others' men as well */
            known = known || (*roles[role][i].code && (role == 0 || *roles[role][i].sectors));
        }
    return !known || event->recipient_count == 0;
}

static bool is_place_other(const EntentePlace *a, const EntentePlace *b)
{
    if (!a || !b)
        return false;
    return memcmp(a->country, b->country, sizeof a->country) != 0 ||
           (a->resolution >= 4 && b->resolution >= 4 && strcmp(a->name, b->name) != 0);
}

/* Whether the event may have cost them: nothing told speaks against it. */
static bool agrees(const LooseFigure *loose, const EntenteEvent *event)
{
    /* "nobody was hurt" is told of raids, landings and riots as well */
    bool none =
        loose->figure.high == 0 &&
        (event->type == ENTENTE_COERCE || event->type == ENTENTE_MOBILIZE || event->type == ENTENTE_PROTEST);
    bool fits = event->type == ENTENTE_ASSAULT || none ||
                (event->type == ENTENTE_COERCE && loose->figure.kind == ENTENTE_CAPTURED);
    /* "the club put the number of those arrested at 100" */
    if (loose->figure.kind == ENTENTE_ARRESTED)
        fits = event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0;
    /* those whom a whole war drove out are told of in the same way */
    enum { OF_ONE_DEED = 50000 };
    double size = loose->figure.low > 0 ? loose->figure.low : loose->figure.best;
    if (loose->pronoun && (event->recipient_count != 1 || event->figure_count ||
                           event->sentence + 1 < loose->sentence || event->type != ENTENTE_ASSAULT))
        return false;
    if (loose->figure.kind == ENTENTE_DISPLACED && event->sentence != loose->sentence &&
        (event->precision != ENTENTE_DAY || size > OF_ONE_DEED || event->sentence + 1 < loose->sentence))
        return false;
    if (!fits || (event->status != ENTENTE_OCCURRED && event->status != ENTENTE_ALLEGED) || event->historical)
        return false;
    if (loose->date.month && event->precision == ENTENTE_DAY) {
        int32_t apart = date_to_days(loose->date) - date_to_days(event->date);
        if (apart < -1 || apart > (loose->later ? OF_WOUNDS : 1)) /* a night has two days */
            return false;
    }
    if (loose->figure.high != 0 && *loose->figure.of.code && !is_party(event, loose->figure.of.code))
        return false;
    return !is_place_other(loose->place, event->place);
}

/* Two claims of one kind that differ are two sides' words of the same dead; of one sentence they add up. */
static bool has_figure(const EntenteEvent *event, const EntenteFigure *figure)
{
    for (size_t i = 0; i < event->figure_count; i++) {
        const EntenteFigure *other = &event->figures[i];
        if (other->kind == figure->kind && other->low == figure->low && other->high == figure->high &&
            strcmp(other->of.code, figure->of.code) == 0)
            return true;
    }
    return false;
}

/* Whether the event or a figure of it is told in that sentence. */
static bool is_told_in(const LooseFigures *all, const EntenteDocument *document, const EntenteEvent *event,
                       size_t number)
{
    const EntenteSentence *sentence = &document->sentences[number];
    if (event->sentence == number)
        return true;
    for (size_t i = 0; i < all->again_count; i++)
        if (all->again[i].triggers == event->triggers && all->again[i].sentence == number)
            return true;
    if (!sentence->token_count)
        return false;
    const char *from = sentence->tokens[0].text.data,
               *to = sentence->tokens[sentence->token_count - 1].text.data;
    for (size_t i = 0; i < event->figure_count; i++)
        if (event->figures[i].text.data >= from && event->figures[i].text.data <= to)
            return true;
    return false;
}

static bool is_one_paragraph(const EntenteDocument *document, size_t from, size_t to)
{
    for (size_t i = from + 1; i <= to; i++)
        if (document->sentences[i].starts_paragraph)
            return false;
    return true;
}

/* Whether a later deed is told right before: "recaptured the town on 14 May. They had taken it a week
 * earlier." */
static bool is_background(const EntenteDocument *document, const EntenteEvent *event)
{
    for (const EntenteEvent *before = document->events; before < event; before++)
        if (before->type == ENTENTE_ASSAULT &&
            is_one_paragraph(document, before->sentence, event->sentence) &&
            before->precision == ENTENTE_DAY && event->precision == ENTENTE_DAY &&
            before->sentence + NEAR >= event->sentence &&
            date_to_days(before->date) > date_to_days(event->date) + 1)
            return true;
    return false;
}

static bool has_assault(const EntenteDocument *document, size_t sentence)
{
    for (size_t i = document->event_count; i-- > 0 && document->events[i].sentence >= sentence;)
        if (document->events[i].sentence == sentence && document->events[i].type == ENTENTE_ASSAULT)
            return true;
    return false;
}

/* Whether one of the words that name an event is of these. */
static bool has_word(const EntenteDocument *document, const EntenteEvent *event, const char *const *lemmas,
                     size_t count)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    for (size_t t = 0; t < sentence->token_count; t++)
        for (size_t k = 0; k < event->trigger_count; k++)
            for (size_t i = 0;
                 sentence->tokens[t].start - sentence->start == event->triggers[k].start && i < count; i++)
                if (slice_is(sentence->tokens[t].lemma, lemmas[i]))
                    return true;
    return false;
}

/* "drove them off", "repelled them": the end of an attack, whose losses are the attack's. */
static bool is_answer(const EntenteDocument *document, const EntenteEvent *event)
{
    static const char *const lemmas[] = {"repel", "repulse", "off"};
    return has_word(document, event, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* Who is told to be hurt in a later sentence, was not so by missiles that were shot down, nor in being taken
 * away. */
static bool is_harmless(const EntenteDocument *document, const LooseFigure *loose, const EntenteEvent *event)
{
    static const char *const lemmas[] = {"intercept", "down"};
    bool hurt = loose->figure.kind == ENTENTE_DEAD || loose->figure.kind == ENTENTE_INJURED;
    if (!hurt || loose->figure.high == 0 || event->sentence == loose->sentence)
        return false;
    return strcmp(event->mode, "abduct") == 0 ||
           has_word(document, event, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* The attack told before that an event answers, where its losses may be meant; else the event itself. */
static EntenteEvent *answered(const EntenteDocument *document, const LooseFigure *loose, EntenteEvent *event)
{
    if (loose->sentence == event->sentence || !is_answer(document, event))
        return event;
    for (EntenteEvent *before = event; before-- > document->events;) {
        if (before->sentence + NEAR < loose->sentence ||
            !is_one_paragraph(document, before->sentence, loose->sentence))
            break;
        if (before->type == ENTENTE_ASSAULT && agrees(loose, before) && !is_answer(document, before))
            return before;
    }
    return event;
}

/* The event of the sentence, else of the one before, else the one whose toll that one went on telling. */
static EntenteEvent *taker_of(const LooseFigures *all, const EntenteDocument *document,
                              const LooseFigure *loose, bool force)
{
    for (size_t back = loose->apart ? 1 : 0; back <= NEAR && back <= loose->sentence; back++) {
        /* only the sentence before may be of the paragraph before */
        if (back > 1 && !is_one_paragraph(document, loose->sentence - back, loose->sentence))
            break;
        EntenteEvent *own = NULL, *told = NULL;
        for (size_t i = 0; i < document->event_count; i++) {
            EntenteEvent *event = &document->events[i];
            if (event->sentence > loose->sentence || !agrees(loose, event) ||
                (back && is_background(document, event)) || is_harmless(document, loose, event) ||
                (force && event->type != ENTENTE_ASSAULT) ||
                !is_told_in(all, document, event, loose->sentence - back))
                continue;
            /* of several told in one sentence the first is what the others belong to */
            if (event->sentence + back == loose->sentence)
                own = own ? own : event;
            else
                told = event;
        }
        if (own || told)
            return answered(document, loose, own ? own : told);
        /* what else the sentence tells of cost them */
        if ((back == 0 || back + 1 == NEAR) && has_assault(document, loose->sentence - back))
            return NULL;
    }
    return NULL;
}

bool loose_give(const LooseFigures *loose, EntenteDocument *document)
{
    for (size_t i = 0; i < loose->count; i++) {
        const LooseFigure *each = &loose->each[i];
        if (each->vague || is_taken(document, &each->figure))
            continue;
        /* that nobody was hurt is told of shots rather than of a landing */
        EntenteEvent *taker = each->figure.high == 0 ? taker_of(loose, document, each, true) : NULL;
        if (!taker)
            taker = taker_of(loose, document, each, false);
        if (!taker || has_figure(taker, &each->figure))
            continue;
        EntenteFigure *more = arena_array(document->arena, taker->figure_count + 1, sizeof *more);
        if (!more)
            return false;
        if (taker->figure_count)
            memcpy(more, taker->figures, taker->figure_count * sizeof *more);
        more[taker->figure_count++] = each->figure;
        taker->figures = more;
    }
    return true;
}
