#include "code/confidence.h"

#include "code/untold.h"

#include <math.h>
#include <string.h>

static void add(Facts *facts, const char *name)
{
    if (facts->count < FACT_LIMIT)
        facts->each[facts->count++] = name;
}

static const char *const type_facts[ENTENTE_EVENT_TYPES] = {
    "type none",    "type agree",    "type consult",  "type support", "type concede", "type cooperate",
    "type aid",     "type retreat",  "type request",  "type accuse",  "type reject",  "type threaten",
    "type protest", "type sanction", "type mobilize", "type coerce",  "type assault", "type other"};

static const char *const status_facts[ENTENTE_STATUSES] = {
    "status occurred", "status planned",    "status cancelled", "status postponed",    "status requested",
    "status promised", "status threatened", "status alleged",   "status hypothetical", "status negated"};

/* How well one side of the event is known. */
static const char *side_fact(const Scene *scene, const EntenteEntity *entities, size_t count, bool actor)
{
    static const char *const names[2][7] = {
        {"recipient none", "recipient unknown", "recipient without country", "recipient pronoun",
         "recipient country", "recipient of country", "recipient person"},
        {"actor none", "actor unknown", "actor without country", "actor pronoun", "actor country",
         "actor of country", "actor person"}};
    if (!count)
        return names[actor][0];
    const EntenteEntity *entity = &entities[0];
    /* "the attack by gunmen": no country is theirs, and the words told all that is known */
    if (!actor && !*entity->code && strcmp(entity->sectors, "UAF") == 0)
        return names[actor][0];
    if (!*entity->code)
        return names[actor][*entity->sectors ? 2 : 1];
    const EntenteToken *head =
        entity->head && entity->head <= scene->view.count ? view_token(&scene->view, entity->head) : NULL;
    if (head && head->upos == ENTENTE_PRON)
        return names[actor][3];
    if (strcmp(entity->sectors, "GOV") == 0 && !*entity->office)
        return names[actor][4];
    return names[actor][*entity->name ? 6 : 5];
}

static const char *place_fact(const View *view, uint32_t trigger)
{
    switch (view->relation[trigger]) {
    case REL_ROOT:
        return "trigger root";
    case REL_CCOMP:
    case REL_PARATAXIS:
        return "trigger reported";
    case REL_RELATIVE:
        return "trigger relative clause";
    case REL_ADVCL:
    case REL_ACL:
        return "trigger dependent clause";
    case REL_XCOMP:
        return "trigger infinitive";
    case REL_CONJUNCT:
        return "trigger conjunct";
    case REL_OBJECT:
        return "trigger object";
    case REL_SUBJECT:
    case REL_SUBJECT_PASSIVE:
        return "trigger subject";
    case REL_OBLIQUE:
    case REL_NMOD:
        return "trigger in a phrase";
    default:
        return "trigger elsewhere";
    }
}

static const char *fit_fact(const Candidate *candidate)
{
    if (candidate->generic)
        return "fit operator alone";
    if (candidate->frame_type == ENTENTE_EVENT_NONE || candidate->fit <= 1)
        return "fit bare word";
    return candidate->fit < 4    ? "fit loose"
           : candidate->fit < 12 ? "fit fair"
           : candidate->fit < 22 ? "fit good"
                                 : "fit close";
}

static const char *layer_fact(float likely)
{
    return likely < 0      ? "layer none"
           : likely < 0.1f ? "layer unlikely"
           : likely < 0.3f ? "layer doubtful"
           : likely < 0.6f ? "layer possible"
           : likely < 0.9f ? "layer likely"
                           : "layer sure";
}

void confidence_facts(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                      const EntenteEvent *event, float likely, Facts *facts)
{
    enum { LONG = 35, SHORT = 14, FIRST = 3 };
    const View *view = &scene->view;
    uint32_t trigger = candidate->trigger;
    facts->count = 0;
    add(facts, "any");
    add(facts, type_facts[event->type < ENTENTE_EVENT_TYPES ? event->type : ENTENTE_EVENT_NONE]);
    add(facts, status_facts[event->status]);
    add(facts, side_fact(scene, event->actors, event->actor_count, true));
    add(facts, side_fact(scene, event->recipients, event->recipient_count, false));
    if (!event->actor_count)
        add(facts, untold_alone(scene, candidate)     ? "nobody meets"
                   : candidate_is_verbal(event->type) ? "nobody speaks"
                                                      : "nobody acts");
    if (event->actor_count && event->recipient_count)
        add(facts, "two sides");
    if (event->actor_count > 1)
        add(facts, "actor several");
    if (event->recipient_count > 1)
        add(facts, "recipient several");
    add(facts, fit_fact(candidate));
    add(facts, candidate->noun ? "trigger noun" : "trigger verb");
    add(facts, place_fact(view, trigger));
    if (candidate->noun && !arguments_light_verb(scene, trigger))
        add(facts, "noun without verb");
    if (!candidate->noun && strcmp(view_token(view, trigger)->xpos, "VBG") == 0)
        add(facts, "verb in -ing");
    if (!candidate->noun && (strcmp(view_token(view, trigger)->xpos, "VBD") == 0))
        add(facts, "verb in past tense");
    add(facts, candidate->about ? "about something" : "about nothing");
    if (!event->actor_count && !event->recipient_count && event->about && event->about->actor_count &&
        *event->about->actors[0].code)
        add(facts, "about country alone");
    add(facts, layer_fact(likely));
    if (view->count > LONG)
        add(facts, "sentence long");
    if (view->count < SHORT)
        add(facts, "sentence short");
    if (event->sentence < FIRST && document->part == 0)
        add(facts, "sentence first");
    if (event->place)
        add(facts, "place known");
    if (event->precision != ENTENTE_PRECISION_NONE && event->precision != ENTENTE_PUBLISHED)
        add(facts, "date known");
    if (event->historical)
        add(facts, "historical");
    if (event->figure_count)
        add(facts, "figures known");
    if (event->source_count)
        add(facts, "somebody says so");
}

float confidence_of(const EntenteLexicon *lexicon, const Facts *facts)
{
    double sum = 0;
    bool any = false;
    for (size_t i = 0; i < facts->count; i++) {
        float weight;
        if (lexicon_weight(lexicon, facts->each[i], &weight)) {
            sum += (double)weight;
            any = true;
        }
    }
    return any ? (float)(1 / (1 + exp(-sum))) : -1;
}
