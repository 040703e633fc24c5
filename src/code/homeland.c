#include "code/homeland.h"

#include "code/craft.h"

#include "code/mentions.h"

#include "base/slice.h"

#include <string.h>

static bool first_sector_is(const EntenteEntity *entity, const char *const *sectors)
{
    for (; *sectors; sectors++)
        if (strncmp(entity->sectors, *sectors, 3) == 0)
            return true;
    return false;
}

/* Roles that are at home where they act. */
static bool is_domestic(const EntenteEntity *entity)
{
    static const char *const sectors[] = {"COP", "JUD", "LEG", "OPP", "CVL", "EDU", "MED", "REL",
                                          "LAB", "AGR", "SOC", "BUS", "PTY", "GOV", NULL};
    return first_sector_is(entity, sectors);
}

/* Those who are at home where something is done to them, but not surely where they do it. */
static bool is_armed(const EntenteEntity *entity)
{
    static const char *const sectors[] = {"MIL", "REB", "PRM", NULL};
    return first_sector_is(entity, sectors);
}

/* The United Nations and their like have no police, courts and people of their own. */
static bool is_body_code(const char *code)
{
    static const char *const codes[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "VAT"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(code, codes[i]) == 0)
            return true;
    return false;
}

/* The country that a report names at least three times and twice as often as any other, or alone of all, if
 * only in passing (`*faint`); NULL: none. */
static const char *dominant_country(const PlaceMemory *memory, bool *faint)
{
    enum { OFTEN = 3, TIMES = 2 };
    uint32_t first = 0, second = 0;
    const char *code = NULL;
    for (size_t i = 0; i < memory->count; i++) {
        uint32_t count = is_body_code(memory->country[i].code) ? 0 : memory->country[i].count;
        if (count > first) {
            second = first;
            first = count;
            code = memory->country[i].code;
        } else if (count > second) {
            second = count;
        }
    }
    *faint = first < OFTEN;
    return (first >= OFTEN && first >= TIMES * second) || !second ? code : NULL;
}

/* "the two sides", "both leaders": several, whom no one country has. */
static bool stands_for_several(Scene *scene, const EntenteEntity *entity)
{
    if (!entity->head || entity->head > scene->view.count)
        return false;
    AnaphorKind kind = mention_anaphor(&scene->names, entity->head, entity).kind;
    return kind == ANAPHOR_STATES || kind == ANAPHOR_PEOPLE || kind == ANAPHOR_ANY;
}

/* "all states", "other countries": not one, whichever country the report is about. */
static bool is_anybody(Scene *scene, const EntenteEntity *entity)
{
    uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
    /* "the ministers of the five states" */
    for (uint32_t child = head ? scene->view.first_child[head] : 0; child;
         child = scene->view.next_sibling[child])
        if (scene->view.relation[child] == REL_NMOD && child > head &&
            strcmp(view_token(&scene->view, child)->xpos, "NNS") == 0 &&
            (view_lemma_is(&scene->view, child, "state") || view_lemma_is(&scene->view, child, "country") ||
             view_lemma_is(&scene->view, child, "nation")))
            return true;
    return head && strcmp(view_token(&scene->view, head)->xpos, "NNS") == 0 &&
           (view_lemma_is(&scene->view, head, "state") || view_lemma_is(&scene->view, head, "country") ||
            view_lemma_is(&scene->view, head, "nation"));
}

/* How often the report names the country. */
static uint32_t times_named(const PlaceMemory *memory, const char *code)
{
    for (size_t i = 0; i < memory->count; i++)
        if (strcmp(memory->country[i].code, code) == 0)
            return memory->country[i].count;
    return 0;
}

/* Britain has secretaries of state, too: where a report speaks of it more than of the United States. */
static bool is_british(const PlaceMemory *memory)
{
    return times_named(memory, "GBR") > times_named(memory, "USA");
}

/* "government planes": whose forces are called so fights at home. */
static bool is_of_government(const Scene *scene, const EntenteEntity *entity)
{
    uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
    for (uint32_t t = head ? scene->view.left[head] : 0; t && t < head; t++)
        if (view_lemma_is(&scene->view, t, "government") && view_token(&scene->view, t)->head == head)
            return true;
    return false;
}

/* "destroyed 221 drones": anybody's but his who destroys them. */
static bool is_weapon(const Scene *scene, uint32_t head)
{
    static const char *const lemmas[] = {"drone", "missile",  "rocket",    "tank",
                                         "jet",   "warplane", "helicopter"};
    for (size_t i = 0; head && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(&scene->view, head, lemmas[i]))
            return true;
    return false;
}

/* "foreign intelligence services", "foreign fighters": of another country, whichever. */
static bool is_foreign(const Scene *scene, uint32_t head)
{
    const View *view = &scene->view;
    for (uint32_t child = head ? view->first_child[head] : 0; child && child < head;
         child = view->next_sibling[child])
        if ((view_lemma_is(view, child, "foreign") || view_lemma_is(view, child, "Foreign") ||
             view_lemma_is(view, child, "western") || view_lemma_is(view, child, "Western")) &&
            (!scene->names.at[child] || scene->names.at[child] != scene->names.at[head]))
            return true;
    return false;
}

/* "displaced families in Idlib": who has fled within his country, unlike refugees. */
static bool is_displaced(const Scene *scene, uint32_t head)
{
    for (uint32_t t = head ? scene->view.left[head] : 1; t && t < head; t++)
        if (view_text_is(&scene->view, t, "displaced") && view_token(&scene->view, t)->head == head)
            return true;
    return false;
}

static void settle(const PlaceMemory *memory, Scene *scene, EntenteEntity *entities, size_t count,
                   const EntentePlace *place, const char *dominant, bool acts, bool attack, bool spoken)
{
    for (size_t i = 0; i < count; i++) {
        EntenteEntity *entity = &entities[i];
        const EntenteEntity *publisher = &scene->names.memory->publisher;
        if (is_anybody(scene, entity) || *entity->code || !*entity->sectors)
            continue;
        /* "the Ministry", "the Minister": those whose text this is */
        uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
        EntenteSlice word = head ? view_token(&scene->view, head)->text : (EntenteSlice){"", 0};
        bool capital = head > 1 && word.size && word.data[0] >= 'A' && word.data[0] <= 'Z';
        if (head && names_in_set(scene->lexicon, &scene->view, head, "american_office")) {
            memcpy(entity->code, is_british(memory) ? "GBR" : "USA", sizeof entity->code);
            continue;
        }
        /* "two men on a motorcycle", "men in plain clothes": nobody knows who they are */
        if (acts && attack && head && strcmp(entity->sectors, "CVL") == 0 &&
            (view_lemma_is(&scene->view, head, "man") || view_lemma_is(&scene->view, head, "person"))) {
            entity->sectors = "UAF";
            continue;
        }
        bool several = stands_for_several(scene, entity);
        if (capital && !several && *publisher->code && strncmp(entity->sectors, "GOV", 3) == 0) {
            memcpy(entity->code, publisher->code, sizeof entity->code);
            continue;
        }
        if (several)
            continue;
        /* leaders and envoys travel; and whoever attacks may come from elsewhere */
        bool rebels = strncmp(entity->sectors, "REB", 3) == 0;
        bool away = !is_of_government(scene, entity) &&
                    (strncmp(entity->sectors, "GOV", 3) == 0 || is_armed(entity)) && !rebels && acts &&
                    (attack || spoken);
        if (is_foreign(scene, head) || (!acts && attack && is_weapon(scene, head)))
            continue;
        bool local = (is_domestic(entity) || is_armed(entity) || is_displaced(scene, head)) && !away;
        /* "settlers torched two cars", "soldiers drove into Nablus": whom a land without an army suffers */
        bool held = place && strcmp(place->country, "PSE") == 0 && acts;
        if (held && (strncmp(entity->sectors, "MIL", 3) == 0 ||
                     (head && view_lemma_is(&scene->view, head, "settler")))) {
            memcpy(entity->code, "ISR", sizeof entity->code);
            continue;
        }
        const char *code = local && place && *place->country ? place->country : NULL;
        if (!code && (is_domestic(entity) || is_armed(entity)))
            code = dominant;
        if (code)
            memcpy(entity->code, code, sizeof entity->code);
    }
}

/* Whether those who act are of a kind that acts at home: police, courts, residents. */
static bool acts_at_home(const EntenteEvent *event)
{
    static const char *const sectors[] = {"COP", "JUD", "EDU", "CVL", "LEG", "OPP", "SPY", "LAB", NULL};
    return event->actor_count && first_sector_is(&event->actors[0], sectors);
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

/* "the Serbs", "Serb gunners" in a report on Bosnia: those who live there, where it is spoken of. Armed they
 * are no state's. */
static void settle_kin(const PlaceMemory *memory, Scene *scene, EntenteEntity *entity,
                       const EntentePlace *place)
{
    enum { OFTEN = 3, SET_NAME = 8 };
    bool own = false;
    uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
    head = head ? names_substance(&scene->names, head) : 0; /* "hundreds of Serbs" */
    for (uint32_t t = head ? scene->view.left[head] : 1; head && t <= head && !own; t++)
        own = names_in_set(scene->lexicon, &scene->view, t, "kin_word");
    if (!own || !*entity->code || *entity->office)
        return;
    char set[SET_NAME + 1] = "kin_";
    memcpy(set + 4, entity->code, sizeof entity->code - 1);
    const char *land = NULL;
    if (place && lexicon_in_set(scene->lexicon, entente_slice(place->country), set))
        land = place->country;
    uint32_t most = OFTEN - 1;
    for (size_t i = 0; (!place || !*place->country) && i < memory->count; i++)
        if (memory->country[i].count > most &&
            lexicon_in_set(scene->lexicon, entente_slice(memory->country[i].code), set)) {
            most = memory->country[i].count;
            land = memory->country[i].code;
        }
    if (!land)
        return;
    memcpy(entity->code, land, sizeof entity->code);
    entity->name = "";
    if (strncmp(entity->sectors, "GOV", 3) == 0)
        entity->sectors = "CVL";
    else if (strncmp(entity->sectors, "MIL", 3) == 0)
        entity->sectors = "REB";
}

static void settle_all_kin(const PlaceMemory *memory, Scene *scene, EntenteEvent *event)
{
    for (size_t i = 0; i < event->actor_count; i++)
        settle_kin(memory, scene, &event->actors[i], event->place);
    for (size_t i = 0; i < event->recipient_count; i++)
        settle_kin(memory, scene, &event->recipients[i], event->place);
}

/* Whether a word of travelling tells the event, and none of visiting: who travels to a town will meet
 * somebody there, but not the town. */
static bool is_journey(const Scene *scene, const EntenteEvent *event)
{
    if (event->type != ENTENTE_AGREE || !event->about || event->about->type != ENTENTE_CONSULT ||
        !event->trigger_count)
        return false;
    uint32_t base = scene->view.sentence->start;
    for (uint32_t t = 1; t <= scene->view.count; t++)
        if (view_token(&scene->view, t)->start == event->triggers[0].start + base)
            return names_in_set(scene->lexicon, &scene->view, t, "travelling");
    return false;
}

/* "is to travel to Oslo": where the journey goes is no party. */
static void drop_destinations(Scene *scene, EntenteEvent *event)
{
    size_t kept = 0;
    bool journey = is_journey(scene, event);
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *entity = &event->recipients[i];
        uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
        bool there = journey && head && view_text_is(&scene->view, view_case(&scene->view, head), "to") &&
                     view_token(&scene->view, head)->upos == ENTENTE_PROPN && !*entity->office;
        if (!there)
            event->recipients[kept++] = event->recipients[i];
    }
    event->recipient_count = kept;
}

/* "is due in Cairo with two of his envoys": who comes along is not whom he is to meet. */
static void drop_companions(EntenteEvent *event)
{
    if (event->type != ENTENTE_AGREE || (event->about && event->about->type != ENTENTE_CONSULT) ||
        event->actor_count != 1 || strncmp(event->actors[0].sectors, "GOV", 3) != 0)
        return;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (memcmp(event->recipients[i].code, event->actors[0].code, 4) != 0 ||
            strncmp(event->recipients[i].sectors, "GOV", 3) != 0 || !*event->recipients[i].name)
            return;
    event->recipient_count = 0;
}

/* Police and courts hold, convict and disperse their own country's people, where nothing else is said:
 * "detained four of them". */
static void settle_held(EntenteEvent *event)
{
    static const char *const sectors[] = {"COP", "JUD", NULL};
    bool crowd = event->type == ENTENTE_ASSAULT && strcmp(event->mode, "crowd-control") == 0;
    bool convicts = event->type == ENTENTE_SANCTION && strcmp(event->mode, "convict") == 0;
    if ((event->type != ENTENTE_COERCE && !crowd && !convicts) || event->actor_count != 1 ||
        !*event->actors[0].code || !first_sector_is(&event->actors[0], sectors))
        return;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (!*event->recipients[i].code && !strstr(event->recipients[i].sectors, "UAF"))
            memcpy(event->recipients[i].code, event->actors[0].code, sizeof event->actors[0].code);
}

/* "Agents searched the house of her lawyer": police of whom no more is told are of the country of those whom
 * they hold and search. */
static void settle_guards(EntenteEvent *event)
{
    static const char *const guards[] = {"COP", "SPY", NULL};
    static const char *const owners[] = {"his ", "her ", "their "};
    if (event->type != ENTENTE_COERCE || event->actor_count != 1 || *event->actors[0].code ||
        !first_sector_is(&event->actors[0], guards) || event->recipient_count != 1 ||
        !*event->recipients[0].code || !is_domestic(&event->recipients[0]))
        return;
    bool owned = false;
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        owned = owned || (event->recipients[0].text.size > strlen(owners[i]) &&
                          memcmp(event->recipients[0].text.data, owners[i], strlen(owners[i])) == 0);
    if (!owned)
        return;
    memcpy(event->actors[0].code, event->recipients[0].code, sizeof event->actors[0].code);
}

static bool is_of_no_country(const EntenteEntity *entity)
{
    return is_body_code(entity->code);
}

/* "Thai protesters called on the prime minister", "Rwanda froze the accounts of an opposition party": people
 * turn on their own rulers, and these on them, where nothing else is said; "the army gave the rebels an
 * ultimatum": those of its own country. */
static void settle_ruled(EntenteEvent *event)
{
    static const char *const rulers[] = {"GOV", "COP", "LEG", "JUD", "MIL", "SPY", NULL};
    static const char *const ruled[] = {"OPP", "PTY", "LAB", "EDU", "MED", "REL",
                                        "AGR", "SOC", "JRN", "CVL", NULL};
    static const char *const bodies[] = {"OPP", "PTY", "LAB", "EDU", "MED", "JRN",
                                         "SOC", "LEG", "JUD", "REL", NULL};
    static const char *const foes[] = {"REB", "PRM", "CRM", "OPP", "PTY", NULL};
    if (event->actor_count != 1 || !*event->actors[0].code || is_of_no_country(&event->actors[0]))
        return;
    EntenteEntity *actor = &event->actors[0];
    bool frees = event->type == ENTENTE_RETREAT && strcmp(event->mode, "release") == 0;
    bool above = first_sector_is(actor, rulers) &&
                 (event->type == ENTENTE_COERCE || event->type == ENTENTE_CONCEDE || frees ||
                  event->type == ENTENTE_THREATEN ||
                  (event->type == ENTENTE_SANCTION && strcmp(event->mode, "convict") == 0));
    bool below =
        first_sector_is(actor, ruled) &&
        (event->type == ENTENTE_PROTEST || event->type == ENTENTE_REQUEST || event->type == ENTENTE_ACCUSE ||
         event->type == ENTENTE_REJECT || event->type == ENTENTE_THREATEN);
    bool opposes =
        first_sector_is(actor, rulers) && !event->place &&
        (event->type == ENTENTE_THREATEN || event->type == ENTENTE_REJECT || event->type == ENTENTE_ACCUSE ||
         event->type == ENTENTE_COERCE || event->type == ENTENTE_CONCEDE);
    /* "Peru jailed twenty activists" */
    bool jails =
        above && event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0 &&
        (!event->place || !*event->place->country || strcmp(event->place->country, actor->code) == 0);
    for (size_t i = 0; i < event->recipient_count && (above || below || opposes); i++) {
        EntenteEntity *other = &event->recipients[i];
        if (jails && !*other->code && strncmp(other->sectors, "CVL", 3) == 0)
            memcpy(other->code, actor->code, sizeof other->code);
        if (!*other->code && (((above || below) && first_sector_is(other, above ? bodies : rulers)) ||
                              (opposes && first_sector_is(other, foes))))
            memcpy(other->code, actor->code, sizeof other->code);
    }
}

/* "In Geneva, Damascus rejected a proposal by the opposition": where a government speaks is not where its
 * opposition is at home; unless the report is about another country. */
static void settle_own_opposition(const Scene *scene, EntenteEvent *event, const char *dominant)
{
    static const char *const rulers[] = {"GOV", NULL}, *const bodies[] = {"OPP", "PTY", "LEG", NULL};
    bool presses = event->type == ENTENTE_COERCE || event->type == ENTENTE_SANCTION;
    if (event->actor_count != 1 || (!candidate_is_verbal(event->type) && !presses) ||
        !*event->actors[0].code || is_of_no_country(&event->actors[0]) ||
        !first_sector_is(&event->actors[0], rulers) ||
        (dominant && strcmp(dominant, event->actors[0].code) != 0))
        return;
    for (size_t i = 0; i < event->recipient_count; i++) {
        EntenteEntity *one = &event->recipients[i];
        uint32_t head = one->head <= scene->view.count ? one->head : 0;
        bool only =
            head && (view_text_is(&scene->view, view_child(&scene->view, head, REL_DETERMINER), "the") ||
                     view_text_is(&scene->view, head, "parliament"));
        if (!*one->code && only && first_sector_is(one, bodies))
            memcpy(one->code, event->actors[0].code, sizeof one->code);
    }
}

/* Rebels fight and treat with, hold and free those of their own country, and are accused and shelled by them,
 * where nothing else is said. */
static void settle_opposed(EntenteEvent *event)
{
    static const char *const rebels[] = {"REB", "PRM", NULL};
    EntenteEntity *const sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    const char *code = NULL, *state = NULL;
    bool homeless = false;
    size_t states = 0;
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            const EntenteEntity *entity = &sides[side][i];
            bool rebel = first_sector_is(entity, rebels);
            if (*entity->code && rebel && !code)
                code = entity->code;
            homeless = homeless || (rebel && !*entity->code);
            if (!rebel) {
                states++;
                state = entity->code;
            }
        }
    /* "the army struck a ceasefire with an alliance of armed groups" */
    bool accord = event->type == ENTENTE_SUPPORT || event->type == ENTENTE_CONSULT ||
                  event->type == ENTENTE_AGREE || event->type == ENTENTE_COOPERATE ||
                  (event->type == ENTENTE_ASSAULT && !event->place); /* "troops clashed with insurgents" */
    if (!code && homeless && accord && states == 1 && *state && event->actor_count > 1)
        code = state;
    for (size_t side = 0; code && side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            EntenteEntity *entity = &sides[side][i];
            if (!*entity->code && (is_armed(entity) || is_domestic(entity)))
                memcpy(entity->code, code, sizeof entity->code);
        }
}

/* "stormed into a town of Velmark, killing twelve people and taking forty": those are of whom the same hand
 * struck. */
static void settle_struck(const EntenteDocument *document, EntenteEvent *event)
{
    if (event->type != ENTENTE_ASSAULT || event->place || !document->event_count || !event->actor_count)
        return;
    const EntenteEvent *before = &document->events[document->event_count - 1];
    if (before->sentence != event->sentence || before->type != ENTENTE_ASSAULT || !before->actor_count ||
        before->recipient_count != 1 || !*before->recipients[0].code ||
        memcmp(before->actors[0].code, event->actors[0].code, 4) != 0)
        return;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (!*event->recipients[i].code && is_domestic(&event->recipients[i]))
            memcpy(event->recipients[i].code, before->recipients[0].code, 4);
}

/* "accused Chad after a mine maimed two soldiers": those who accuse, expel and summon do so for their own. */
static void settle_grieved(Scene *scene, EntenteEvent *event)
{
    static const char *const words[] = {"after", "when", "because"};
    const View *view = &scene->view;
    uint32_t base = view->sentence->start, verb = 0;
    for (uint32_t t = 1; t <= view->count && event->trigger_count && !verb; t++)
        if (view_token(view, t)->start == event->triggers[0].start + base)
            verb = t;
    uint32_t above = verb && view->relation[verb] == REL_ADVCL ? view_token(view, verb)->head : 0;
    const Candidate *over = event->type == ENTENTE_ASSAULT ? scene_candidate(scene, above) : NULL;
    bool grieved = over && !over->nothing && over->actors.count == 1 &&
                   (over->type == ENTENTE_ACCUSE || over->type == ENTENTE_SANCTION ||
                    over->type == ENTENTE_REJECT || over->type == ENTENTE_THREATEN);
    bool marked = false;
    for (uint32_t child = grieved ? view->first_child[verb] : 0; child && child < verb;
         child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            marked = marked || view_text_is(view, child, words[i]) ||
                     view_text_is(view, view_case(view, child), words[i]);
    const EntenteEntity *actor = marked ? names_entity(&scene->names, over->actors.each[0]) : NULL;
    if (!actor || !*actor->code || is_of_no_country(actor) || strncmp(actor->sectors, "REB", 3) == 0)
        return;
    for (size_t i = 0; i < event->recipient_count; i++) {
        EntenteEntity *entity = &event->recipients[i];
        if (!*entity->code && (is_armed(entity) || is_domestic(entity)) &&
            strncmp(entity->sectors, "REB", 3) != 0)
            memcpy(entity->code, actor->code, sizeof entity->code);
    }
}

/* "gunfire from Gaza": a place, where anybody may have fired. */
static bool is_shot_from(const View *view, uint32_t head)
{
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "from"))
            return true;
    return false;
}

/* "Government and rebel negotiators met in Doha": two whose country is not told meet where neither is at
 * home. */
static bool is_abroad(const EntenteEvent *event)
{
    if (event->type != ENTENTE_CONSULT || event->actor_count < 2 || event->recipient_count)
        return false;
    for (size_t i = 0; i < event->actor_count; i++)
        if (*event->actors[i].code)
            return false;
    return true;
}

/* "The president signed an accord with two rebel groups in N'Djamena": neither side is of the host's country.
 */
static bool is_guest(const EntenteEvent *event)
{
    if ((event->type != ENTENTE_SUPPORT && event->type != ENTENTE_CONSULT && event->type != ENTENTE_AGREE) ||
        event->actor_count < 2 || !event->place || !*event->place->country)
        return false;
    bool foreign = false;
    for (size_t i = 0; i < event->actor_count; i++) {
        if (strcmp(event->actors[i].code, event->place->country) == 0)
            return false;
        foreign = foreign || (*event->actors[i].code && !is_of_no_country(&event->actors[i]));
    }
    return foreign;
}

/* Waters are nobody's home. */
static bool is_at_sea(const EntentePlace *place)
{
    return place && (strcmp(place->kind, "sea") == 0 || strcmp(place->kind, "strait") == 0);
}

/* A state whose missiles, aircraft or shelling did it: "Turkish air strikes", "an Indian mortar". Its forces
 * act. */
static void settle_weapons(Scene *scene, EntenteEvent *event)
{
    for (size_t i = 0; event->type == ENTENTE_ASSAULT && i < event->actor_count; i++) {
        EntenteEntity *entity = &event->actors[i];
        if (!*entity->code || strcmp(entity->sectors, "GOV") != 0 || *entity->office || !entity->head ||
            entity->head > scene->view.count)
            continue;
        if (view_token(&scene->view, entity->head)->upos == ENTENTE_NOUN &&
            !names_role(&scene->names, entity->head) && !is_shot_from(&scene->view, entity->head) &&
            !names_in_set(scene->lexicon, &scene->view, entity->head, "people"))
            entity->sectors = "MIL";
    }
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

/* Who says the clause that the token stands in: "the army said soldiers had fired"; 0: nobody, or the writer.
 */
static uint32_t teller_of(Scene *scene, uint32_t token)
{
    const View *view = &scene->view;
    for (uint32_t steps = 0; token && token <= view->count && steps < 8; steps++) {
        uint32_t above = view_token(view, token)->head;
        if (view->relation[token] == REL_CCOMP && above && above <= view->count &&
            names_in_set(scene->lexicon, view, above, "saying"))
            return arguments_subject(scene, above);
        token = above;
    }
    return 0;
}

/* "The Lebanese army said soldiers had fired", "nine soldiers were killed, the ministry said": an army and
 * its officers speak of their own soldiers, police of their own officers, where nothing else is said. */
static void settle_told(Scene *scene, EntenteEvent *event)
{
    static const char *const forces[] = {"MIL", "COP", NULL};
    EntenteEntity *const sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            EntenteEntity *entity = &sides[side][i];
            uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
            if (*entity->code || !head || !first_sector_is(entity, forces) || (side && event->actor_count) ||
                view_child(&scene->view, head, REL_DETERMINER))
                continue;
            uint32_t teller = teller_of(scene, head);
            const EntenteEntity *speaker = teller ? names_entity(&scene->names, teller) : NULL;
            /* "the UN mission said government soldiers had fired" */
            if (speaker && is_of_no_country(speaker) && is_of_government(scene, entity))
                continue;
            if (speaker && *speaker->code && first_sector_is(speaker, forces) &&
                memcmp(speaker->sectors, entity->sectors, 3) == 0)
                memcpy(entity->code, speaker->code, sizeof entity->code);
        }
}

/* Soldiers and police who are told of in a land that has none of its own, are those of the state that holds
 * it (@garrison_...): "soldiers entered Nablus". */
static void settle_garrison(Scene *scene, EntenteEvent *event)
{
    enum { SET_NAME = 16 };
    for (size_t i = 0; i < event->actor_count; i++) {
        EntenteEntity *entity = &event->actors[i];
        uint32_t head = entity->head <= scene->view.count ? entity->head : 0;
        bool army = strncmp(entity->sectors, "MIL", 3) == 0, police = strncmp(entity->sectors, "COP", 3) == 0;
        if ((!army && !police) || !*entity->code || *entity->name || !head ||
            view_child(&scene->view, head, REL_POSSESSOR) ||
            !names_role(&scene->names, names_substance(&scene->names, head)) ||
            *names_entity(&scene->names, head)->code)
            continue;
        char set[SET_NAME] = {0};
        memcpy(set, army ? "garrison_" : "police_", army ? 9 : 7);
        memcpy(set + (army ? 9 : 7), entity->code, 3);
        static const char *const holders[] = {"ISR", "MAR"};
        for (size_t h = 0; h < sizeof holders / sizeof *holders; h++)
            if (lexicon_in_set(scene->lexicon, entente_slice(holders[h]), set)) {
                memcpy(entity->code, holders[h], sizeof entity->code);
                break;
            }
    }
}

/* "Six passengers were killed, authorities in Chad said": who counts the dead of a deed of nobody named
 * counts his own. NULL: nobody does. */
static const char *country_of_teller(const EntenteEvent *event, const EntenteEntity *teller)
{
    static const char *const sectors[] = {"GOV", "COP", "MED", "MIL", NULL};
    if (event->type != ENTENTE_ASSAULT || event->place || !teller || !*teller->code ||
        is_of_no_country(teller) || !first_sector_is(teller, sectors))
        return NULL;
    for (size_t i = 0; i < event->actor_count; i++)
        if (*event->actors[i].code)
            return NULL;
    for (size_t i = 0; i < event->recipient_count; i++)
        if (strstr(event->recipients[i].sectors, "REB") || strstr(event->recipients[i].sectors, "UAF"))
            return NULL;
    return teller->code;
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

static bool speaks_for_police(const EntenteEntity *speaker)
{
    static const char *const words[] = {"Interior Ministry", "interior ministry", "Ministry of Internal",
                                        "Ministry of Interior"};
    if (!speaker)
        return false;
    bool found = strncmp(speaker->sectors, "COP", 3) == 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t at = 0; at + strlen(words[i]) <= speaker->text.size; at++)
            found = found || memcmp(speaker->text.data + at, words[i], strlen(words[i])) == 0;
    return found;
}

/* "21 officers were hurt, the Interior Ministry said", or where the police and no soldiers were spoken of
 * just before: of the police. */
static void settle_officers(Scene *scene, const EntenteEntity *speaker, EntenteEntity *entities, size_t count)
{
    enum { NEAR = 2 };
    const View *view = &scene->view;
    const Discourse *discourse = &scene->names.memory->discourse;
    bool police = speaks_for_police(speaker), soldiers = false;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + NEAR >= discourse->sentence;) {
        const EntenteEntity *near = &discourse->each[i].entity;
        bool officers =
            near->text.size >= 8 && memcmp(near->text.data + near->text.size - 8, "officers", 8) == 0;
        police = police || strncmp(near->sectors, "COP", 3) == 0;
        soldiers = soldiers || (!officers && strncmp(near->sectors, "MIL", 3) == 0);
    }
    for (size_t i = 0; i < count && police && !soldiers; i++) {
        uint32_t head = entities[i].head <= view->count ? entities[i].head : 0;
        uint32_t inner = head ? names_substance(&scene->names, head) : 0;
        if (view_lemma_is(view, inner, "officer") && strcmp(entities[i].sectors, "MIL") == 0 &&
            !view_child(view, inner, REL_COMPOUND) && !view_child(view, inner, REL_POSSESSOR))
            entities[i].sectors = "COP";
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
    const char *dominant = dominant_country(memory, &faint);
    char front[4];
    if (!event->place && names_front_country(&scene->names, front)) {
        dominant = front;
        faint = false;
    }
    if (!dominant && !event->place && (acts_at_home(event) || is_suffered(event)))
        dominant = last_country(document, event);
    craft_settle(scene, event->actors, event->actor_count);
    craft_settle(scene, event->recipients, event->recipient_count);
    settle_told(scene, event);
    settle_army(scene, document, event);
    settle_officers(scene, speaker, event->actors, event->actor_count);
    settle_officers(scene, speaker, event->recipients, event->recipient_count);
    settle_grieved(scene, event);
    settle_guards(event);
    settle_ruled(event);
    const EntentePlace *place =
        is_abroad(event) || is_guest(event) || is_at_sea(event->place) ? NULL : event->place;
    settle(memory, scene, event->actors, event->actor_count, place, dominant, true, attack, spoken);
    const char *teller = country_of_teller(event, speaker);
    /* "Another 27 were wounded" adds to the toll of the sentence before, if they are not at home for sure */
    if (teller || (faint && !event->actor_count && event->type == ENTENTE_ASSAULT))
        dominant = teller;
    settle_own_opposition(scene, event, dominant);
    settle(memory, scene, event->recipients, event->recipient_count, event->place, dominant, false, attack,
           spoken);
    settle_all_kin(memory, scene, event);
    settle_held(event);
    settle_ruled(event);
    settle_struck(document, event);
    settle_opposed(event);
    drop_destinations(scene, event);
    drop_companions(event);
    settle_weapons(scene, event);
    return settle_emergency(document, event, dominant);
}

bool homeland_is_crowd(const Scene *scene, const Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t noun = candidate->trigger, verb = view_token(view, noun)->head;
    if (candidate->type != ENTENTE_PROTEST || candidate->status != ENTENTE_OCCURRED)
        return false;
    uint32_t subject = candidate->noun ? 0 : view_child(view, noun, REL_SUBJECT);
    if (subject && names_in_set(scene->lexicon, view, subject, "closed_by_owner"))
        return true; /* "shops pulled down their shutters" */
    if (candidate->actors.count)
        return false;
    if (!candidate->noun)
        return view_is_passive(view, noun) || names_in_set(scene->lexicon, view, subject, "protest");
    if (!verb || verb > view->count || !view_is_verb(view, verb))
        return false;
    uint8_t relation = view->relation[noun];
    const char *form = view_token(view, verb)->xpos;
    bool past = strcmp(form, "VBD") == 0 || strcmp(form, "VBN") == 0 || strcmp(form, "VBZ") == 0 ||
                strcmp(form, "VBP") == 0;
    /* "killed a student, sparking protests in Dhaka" */
    past = past || (strcmp(form, "VBG") == 0 && view->relation[verb] == REL_ADVCL &&
                    !view_child(view, verb, REL_MARK) &&
                    strcmp(view_token(view, view_token(view, verb)->head)->xpos, "VBD") == 0);
    /* "the killing sparked protests across Tunisia" */
    bool sparked = relation == REL_OBJECT && names_in_set(scene->lexicon, view, verb, "spark");
    return past && (sparked || relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE);
}

bool homeland_crowd(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    if (event->actor_count || !event->place || !*event->place->country ||
        !homeland_is_crowd(scene, candidate))
        return true;
    EntenteEntity *people = arena_array(arena, 1, sizeof *people);
    if (!people)
        return false;
    const EntenteToken *word = view_token(&scene->view, candidate->trigger);
    uint32_t base = scene->view.sentence->start;
    *people = (EntenteEntity){.text = word->text,
                              .name = "",
                              .sectors = "CVL",
                              .office = "",
                              .file = "",
                              .span = {word->start - base, word->end - base},
                              .head = candidate->trigger};
    memcpy(people->code, event->place->country, sizeof people->code);
    event->actors = people;
    event->actor_count = 1;
    return true;
}

/* "Georgians rallied", "killed three Serbs", "dozens of Kenyans marched": the people and not the state */
static void settle_people(const Scene *scene, const EntenteEvent *event, EntenteEntity *entities,
                          size_t count)
{
    const View *view = &scene->view;
    bool protest =
        entities == event->actors && event->type == ENTENTE_PROTEST && strcmp(event->mode, "boycott") != 0;
    for (size_t i = 0; i < count; i++) {
        EntenteEntity *entity = &entities[i];
        if (strcmp(entity->sectors, "GOV") != 0 || !entity->head || entity->head > view->count)
            continue;
        uint32_t inner = names_substance(&scene->names, entity->head);
        const char *xpos = view_token(view, inner)->xpos;
        bool here = entity->text.data <= view_token(view, inner)->text.data &&
                    entity->text.data + entity->text.size > view_token(view, inner)->text.data;
        EntenteSlice word = view_token(view, inner)->text;
        bool plural = word.size && word.data[word.size - 1] == 's';
        bool counted = inner != entity->head || view_child(view, inner, REL_NUMBER);
        if (here && (counted || protest) && scene->names.kinds[entity->head] == NAMED_STATE &&
            (strcmp(xpos, "NNPS") == 0 || strcmp(xpos, "NNS") == 0 || (inner != entity->head && plural)))
            entity->sectors = "CVL";
    }
}

/* "ECOWAS suspended Niger after soldiers seized power": from their own government, and from no organisation.
 */
static void settle_coup(const Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    if (event->type != ENTENTE_ASSAULT || event->actor_count != 1 || event->recipient_count != 1 ||
        !event->trigger_count || !*event->actors[0].code ||
        strncmp(event->actors[0].sectors, "MIL", 3) != 0 || !is_body_code(event->recipients[0].code))
        return;
    for (uint32_t t = 1; t <= view->count; t++) {
        if (view_token(view, t)->start - view->sentence->start != event->triggers[0].start ||
            !view_lemma_is(view, view_child(view, t, REL_OBJECT), "power"))
            continue;
        memcpy(event->recipients[0].code, event->actors[0].code, sizeof event->recipients[0].code);
        event->recipients[0].sectors = "GOV";
        event->recipients[0].name = "";
    }
}

void homeland_people(Scene *scene, EntenteEvent *event)
{
    settle_coup(scene, event);
    /* "the UN said that armed men had looted a store": an organisation has no such men */
    static const char *const nobodys[] = {"UAF", "CRM", NULL};
    for (size_t i = 0; i < event->actor_count; i++)
        if (is_body_code(event->actors[i].code) && first_sector_is(&event->actors[i], nobodys))
            memset(event->actors[i].code, 0, sizeof event->actors[i].code);
    settle_garrison(scene, event);
    settle_people(scene, event, event->recipients, event->recipient_count);
    settle_people(scene, event, event->actors, event->actor_count);
}
