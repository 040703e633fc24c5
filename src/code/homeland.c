/* The country of an event's sides, by one rule after the other. */
#include "code/homeland_inside.h"

#include "code/craft.h"

#include <string.h>

/* Whether those who act are of a kind that acts at home: police, courts, residents. */
static bool acts_at_home(const EntenteEvent *event)
{
    static const char *const sectors[] = {"COP", "JUD", "EDU", "CVL", "LEG", "OPP", "SPY", "LAB", NULL};
    return event->actor_count && homeland_first_sector_is(&event->actors[0], sectors);
}

/* "Seven people were shot dead", "four were arrested": nobody named did it, where the report is. */
static bool is_suffered(const EntenteEvent *event)
{
    return !event->actor_count && event->recipient_count &&
           (event->type == ENTENTE_ASSAULT || event->type == ENTENTE_COERCE ||
            event->type == ENTENTE_RETREAT);
}

/* Where the last event of the sentences just before happened; NULL: not told. */
static const char *last_country(const EntenteDocument *document, const EntenteEvent *event)
{
    enum { NEAR = 2 };
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            break;
        if (before->place && *before->place->country)
            return before->place->country;
    }
    return NULL;
}

/* "Fighter jets struck", "the forces arrested": of the only army that has acted in the report so far. NULL:
 * none did, or several. */
static const char *only_army(const EntenteDocument *document)
{
    const char *code = NULL;
    for (size_t i = 0; i < document->event_count; i++)
        for (size_t a = 0; a < document->events[i].actor_count; a++) {
            const EntenteEntity *actor = &document->events[i].actors[a];
            if (!*actor->code || strncmp(actor->sectors, "MIL", 3) != 0)
                continue;
            if (strcmp(actor->code, "UNO") == 0 || strcmp(actor->code, "IGO") == 0)
                return NULL;
            if (code && memcmp(code, actor->code, sizeof actor->code) != 0)
                return NULL;
            code = actor->code;
        }
    return code;
}

static void settle_army(Scene *scene, const EntenteDocument *document, EntenteEvent *event)
{
    static const char *const lemmas[] = {"force", "troop", "soldier", "jet", "warplane", "aircraft"};

    const char *code = event->type == ENTENTE_ASSAULT ? only_army(document) : NULL;
    for (size_t i = 0; code && i < event->actor_count; i++) {
        EntenteEntity *actor = &event->actors[i];
        bool plain = false;
        for (size_t l = 0; l < sizeof lemmas / sizeof *lemmas && actor->head <= scene->view.count; l++)
            plain = plain || (actor->head && view_lemma_is(&scene->view, actor->head, lemmas[l]));
        if (plain && !*actor->code && strncmp(actor->sectors, "MIL", 3) == 0)
            memcpy(actor->code, code, sizeof actor->code);
    }
}

/* How the report has named a country, or somebody of it; empty where nothing told was of it. */
static EntenteSlice words_of_country(const EntenteDocument *document, const char *code)
{
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        for (size_t k = 0; k < before->actor_count; k++)
            if (strcmp(before->actors[k].code, code) == 0)
                return before->actors[k].text;
        for (size_t k = 0; k < before->recipient_count; k++)
            if (strcmp(before->recipients[k].code, code) == 0)
                return before->recipients[k].text;
    }
    return (EntenteSlice){"", 0};
}

/* "A curfew was imposed", "martial law has been declared": only a state can, the one where it holds. False
 * when memory is out. */
static bool settle_emergency(const EntenteDocument *document, EntenteEvent *event, const char *dominant)
{
    bool emergency = event->type == ENTENTE_COERCE &&
                     (strcmp(event->mode, "curfew") == 0 || strcmp(event->mode, "martial-law") == 0);
    const char *code = event->place && *event->place->country ? event->place->country : dominant;
    for (size_t i = 0; i < event->actor_count; i++)
        emergency = emergency && !entity_is_known(&event->actors[i]);
    if (!emergency || !code)
        return true;
    EntenteSlice words = event->place ? event->place->text : words_of_country(document, code);
    if (!words.size)
        return true;
    EntenteEntity *state = arena_array(document->arena, 1, sizeof *state);
    if (!state)
        return false;
    *state = (EntenteEntity){.name = "", .sectors = "GOV", .office = "", .file = ""};
    memcpy(state->code, code, sizeof state->code);
    state->text = words;
    event->actors = state;
    event->actor_count = 1;
    event->recipient_count = 0;
    return true;
}

/* "The junta expelled the French ambassador", in a report that names no other country: a state's own
 * government and army do no such thing to it. */
static bool acts_on_state(const EntenteEvent *event, const char *code)
{
    bool state = code && event->actor_count == 1 && !*event->actors[0].code &&
                 (strncmp(event->actors[0].sectors, "GOV", 3) == 0 ||
                  strncmp(event->actors[0].sectors, "MIL", 3) == 0);
    for (size_t i = 0; state && i < event->recipient_count; i++)
        if (strcmp(event->recipients[i].code, code) == 0 &&
            (strncmp(event->recipients[i].sectors, "GOV", 3) == 0 ||
             strncmp(event->recipients[i].sectors, "MIL", 3) == 0))
            return true;
    return false;
}

/* "An ambush on a convoy left four Chadian soldiers dead": the convoy was theirs. */
static void settle_lost(EntenteEvent *event)
{
    for (size_t i = 0; event->type == ENTENTE_ASSAULT && i < event->recipient_count; i++) {
        EntenteEntity *struck = &event->recipients[i];
        for (size_t k = 0; k < event->figure_count && !*struck->code; k++) {
            const EntenteEntity *of = &event->figures[k].of;
            if (*of->code && *of->sectors && *struck->sectors &&
                strncmp(of->sectors, struck->sectors, 3) == 0)
                memcpy(struck->code, of->code, sizeof struck->code);
        }
    }
}

bool homeland_settle(const PlaceMemory *memory, Scene *scene, const EntenteDocument *document,
                     const EntenteEntity *speaker, EntenteEvent *event)
{
    /* crowds are dispersed at home, but in Palestine */
    bool occupied = event->place && strcmp(event->place->country, "PSE") == 0;
    bool attack =
        (event->type == ENTENTE_ASSAULT && (strcmp(event->mode, "crowd-control") != 0 || occupied)) ||
        event->type == ENTENTE_MOBILIZE;
    bool spoken = candidate_is_verbal(event->type);
    bool faint = false;
    const char *dominant = homeland_dominant_country(memory, &faint);
    char front[4];
    if (!event->place && names_front_country(&scene->names, front)) {
        dominant = front;
        faint = false;
    } else if (!event->place && memory->section && memory->section->resolution == 1 &&
               *memory->headings[1]) { /* "Haiti: Gangs blocked a terminal", in a digest of countries */
        dominant = memory->section->country;
        faint = false;
    }
    if (!dominant && !event->place && (acts_at_home(event) || is_suffered(event)))
        dominant = last_country(document, event);
    settle_lost(event);
    homeland_settle_coalition(scene, event);
    craft_settle(scene, event->actors, event->actor_count);
    craft_settle(scene, event->recipients, event->recipient_count);
    homeland_settle_told(scene, speaker, event);
    settle_army(scene, document, event);
    homeland_settle_officers(scene, speaker, event->actors, event->actor_count);
    homeland_settle_officers(scene, speaker, event->recipients, event->recipient_count);
    homeland_settle_grieved(scene, event);
    homeland_settle_guards(event);
    homeland_settle_ruled(event);
    const EntentePlace *place = homeland_is_abroad(event) || homeland_is_guest(event) ||
                                        homeland_is_at_sea(event->place) ||
                                        homeland_is_among_several(scene, event)
                                    ? NULL
                                    : event->place;
    bool host = !place && event->place && dominant && homeland_is_among_several(scene, event) &&
                strcmp(event->place->country, dominant) == 0;
    bool others = host || acts_on_state(event, dominant);
    homeland_settle_side(memory, scene, event->actors, event->actor_count, place, others ? NULL : dominant,
                         true, attack, spoken);
    const char *teller = homeland_country_of_teller(event, speaker);
    /* "Another 27 were wounded" adds to the toll of the sentence before, if they are not at home for sure */
    if (teller || (faint && !event->actor_count && event->type == ENTENTE_ASSAULT))
        dominant = teller;
    homeland_settle_own_opposition(scene, event, dominant);
    homeland_settle_side(memory, scene, event->recipients, event->recipient_count, event->place, dominant,
                         false, attack, spoken);
    homeland_settle_kin(memory, scene, event);
    homeland_settle_held(event);
    homeland_settle_ruled(event);
    homeland_settle_struck(document, event);
    homeland_settle_opposed(event);
    homeland_drop_destinations(scene, event);
    homeland_drop_companions(event);
    homeland_settle_coalition(scene, event); /* whose country was told only by what it did there */
    homeland_settle_weapons(scene, event);
    if (!homeland_settle_frontier(scene, document->arena, event))
        return false;
    return settle_emergency(document, event, dominant);
}
