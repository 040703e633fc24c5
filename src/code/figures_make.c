/* The figure that a toll claims: whose loss it is, and who counts it. */
#include "code/figures_inside.h"

#include <string.h>

static EntenteFigureKind kind_of(TollKind kind)
{
    static const EntenteFigureKind kinds[TOLL_KINDS] = {
        [TOLL_DEAD] = ENTENTE_DEAD,           [TOLL_INJURED] = ENTENTE_INJURED,
        [TOLL_MISSING] = ENTENTE_MISSING,     [TOLL_CAPTURED] = ENTENTE_CAPTURED,
        [TOLL_DISPLACED] = ENTENTE_DISPLACED, [TOLL_ARRESTED] = ENTENTE_ARRESTED,
        [TOLL_CROWD] = ENTENTE_CROWD,         [TOLL_CASUALTIES] = ENTENTE_DEAD};
    return kinds[kind];
}

/* "put its own losses at two dead", "Kenya has admitted one death": whose they are is told beside the claim.
 */
static uint32_t loser_of(Scene *scene, const Toll *toll)
{
    const View *view = &scene->view;
    static const char *const owned[] = {"loss", "casualty", "toll", "dead", "death"};
    static const char *const own[] = {"admit",  "acknowledge", "concede", "confirm",
                                      "suffer", "sustain",     "lose"};
    uint32_t verb = toll->first;
    for (uint32_t steps = 0; verb && verb <= view->count && steps < view->count; steps++) {
        verb = view_token(view, verb)->head;
        if (!verb || verb > view->count)
            return 0;
        if (!view_is_verb(view, verb) || (verb >= toll->first && verb <= toll->last))
            continue;
        uint32_t object = view_child(view, verb, REL_OBJECT);
        for (size_t i = 0; object && object < toll->first && i < sizeof owned / sizeof *owned; i++)
            if (view_lemma_is(view, object, owned[i]))
                return view_child(view, object, REL_POSSESSOR);
        for (size_t i = 0; verb < toll->first && i < sizeof own / sizeof *own; i++)
            if (view_lemma_is(view, verb, own[i])) /* "killed ten and lost two": theirs who killed */
                return arguments_subject(scene, verb);
    }
    return 0;
}

/* "Kenya's claim of 12 dead", "the army's estimate of 40 killed": whose figure it is; 0: it is not said so.
 */
static uint32_t owner_of_claim(const View *view, const Toll *toll)
{
    static const char *const claims[] = {"claim", "estimate", "assertion", "figure", "count",
                                         "toll",  "report",   "tally",     "number"};
    uint32_t noun = toll->first;
    for (uint32_t steps = 0; noun && noun <= view->count && steps < view->count; steps++) {
        bool inside = noun >= toll->first && noun <= toll->last;
        if (!inside && view_is_verb(view, noun))
            return 0;
        for (size_t i = 0; !inside && noun < toll->first && i < sizeof claims / sizeof *claims; i++)
            if (view_lemma_is(view, noun, claims[i]))
                return view_child(view, noun, REL_POSSESSOR);
        noun = view_token(view, noun)->head;
    }
    return 0;
}

/* "raised the number of its dead to five", "put its losses at two dead", "admitted one death": who does so;
 * 0: nobody does. */
static uint32_t counter_of(const View *view, const Toll *toll)
{
    static const char *const counts[] = {"put",    "raise",    "revise", "lower", "cut",
                                         "reduce", "increase", "update", "set",   "estimate"};
    static const char *const sums[] = {"number", "toll", "loss",  "casualty",
                                       "figure", "dead", "death", "count"};
    static const char *const owns[] = {"admit", "acknowledge", "concede", "confirm"};
    uint32_t verb = toll->first;
    for (uint32_t steps = 0; verb && verb <= view->count && steps < view->count; steps++) {
        bool inside = verb >= toll->first && verb <= toll->last;
        bool told = false, summed = false;
        uint32_t object = view_child(view, verb, REL_OBJECT);
        if (inside || !view_is_verb(view, verb)) {
            verb = view_token(view, verb)->head;
            continue;
        }
        for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
            summed = summed || view_lemma_is(view, object, sums[i]);
        for (size_t i = 0; i < sizeof counts / sizeof *counts && summed; i++)
            told = told || view_lemma_is(view, verb, counts[i]);
        for (size_t i = 0; i < sizeof owns / sizeof *owns; i++)
            told = told || view_lemma_is(view, verb, owns[i]);
        if (told)
            return view_child(view, verb, REL_SUBJECT);
        verb = view_token(view, verb)->head;
    }
    return 0;
}

/* Whether the noun that is counted says nothing of whose they are: "one death", "three others". */
static bool is_nobodys(const View *view, uint32_t noun)
{
    static const char *const nouns[] = {"death", "fatality", "casualty", "injury", "man", "other", "life"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (view_lemma_is(view, noun, nouns[i]))
            return true;
    return false;
}

bool figures_make(Scene *scene, const Toll *toll, Arena *arena, EntenteFigure *figure)
{
    const View *view = &scene->view;
    const EntenteToken *first = view_token(view, toll->first), *last = view_token(view, toll->last);
    const EntenteEntity nobody = {.text = {"", 0}, .name = "", .sectors = "", .office = "", .file = ""};
    *figure = (EntenteFigure){.kind = kind_of(toll->kind),
                              .low = toll->low,
                              .best = toll->best,
                              .high = toll->high,
                              .of = nobody,
                              .by = nobody};
    figure->text =
        (EntenteSlice){first->text.data, (size_t)(last->text.data + last->text.size - first->text.data)};
    uint32_t claimant = owner_of_claim(view, toll);
    if (!claimant)
        claimant = counter_of(view, toll);
    if (claimant && entity_is_known(names_entity(&scene->names, claimant))) {
        figure->by = *names_entity(&scene->names, claimant);
        figure->by.sectors = arena_copy(arena, figure->by.sectors, strlen(figure->by.sectors));
        if (!figure->by.sectors)
            return false;
    }
    uint32_t loser = !toll->of || is_nobodys(view, toll->of) ? loser_of(scene, toll) : 0;
    if (!loser)
        loser = toll->of;
    if (!loser)
        return true;
    figure->of = *names_entity(&scene->names, loser);
    figure->of.sectors = arena_copy(arena, figure->of.sectors, strlen(figure->of.sectors));
    return figure->of.sectors != NULL; /* they may have lived in the coder's scratch memory */
}
