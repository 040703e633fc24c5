/* Who is at home where it happened, or in the country that the report is about. */
#include "code/homeland_inside.h"

#include "code/mentions.h"

#include <string.h>

const char *homeland_dominant_country(const PlaceMemory *memory, bool *faint)
{
    enum { OFTEN = 3, TIMES = 2 };
    uint32_t first = 0, second = 0;
    const char *code = NULL;
    for (size_t i = 0; i < memory->count; i++) {
        uint32_t count = homeland_is_body_code(memory->country[i].code) ? 0 : memory->country[i].count;
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
    head = head ? names_substance(&scene->names, head) : 0; /* "hundreds of foreigners" */
    if (view_lemma_is(view, head, "foreigner") || view_lemma_is(view, head, "expatriate"))
        return true;
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

void homeland_settle_side(const PlaceMemory *memory, Scene *scene, EntenteEntity *entities, size_t count,
                          const EntentePlace *place, const char *dominant, bool acts, bool attack,
                          bool spoken)
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
        /* peacekeepers are nowhere at home: of the United Nations, where the report speaks of them */
        if (head && view_lemma_is(&scene->view, head, "peacekeeper")) {
            if (times_named(memory, "UNO"))
                memcpy(entity->code, "UNO", sizeof entity->code);
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
        bool away = !homeland_is_of_government(scene, entity) &&
                    (strncmp(entity->sectors, "GOV", 3) == 0 || homeland_is_armed(entity)) && !rebels &&
                    acts && (attack || spoken);
        if (is_foreign(scene, head) || (!acts && attack && is_weapon(scene, head)))
            continue;
        bool gang = acts && strncmp(entity->sectors, "CRM", 3) == 0;
        bool local = (homeland_is_domestic(entity) || homeland_is_armed(entity) || gang ||
                      is_displaced(scene, head)) &&
                     !away;
        /* "settlers torched two cars", "soldiers drove into Nablus": whom a land without an army suffers */
        bool held = place && strcmp(place->country, "PSE") == 0 && acts;
        if (held && (strncmp(entity->sectors, "MIL", 3) == 0 ||
                     (head && view_lemma_is(&scene->view, head, "settler")))) {
            memcpy(entity->code, "ISR", sizeof entity->code);
            continue;
        }
        const char *code = local && place && *place->country ? place->country : NULL;
        if (!code && (homeland_is_domestic(entity) || homeland_is_armed(entity)))
            code = dominant;
        if (code)
            memcpy(entity->code, code, sizeof entity->code);
    }
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

void homeland_settle_kin(const PlaceMemory *memory, Scene *scene, EntenteEvent *event)
{
    for (size_t i = 0; i < event->actor_count; i++)
        settle_kin(memory, scene, &event->actors[i], event->place);
    for (size_t i = 0; i < event->recipient_count; i++)
        settle_kin(memory, scene, &event->recipients[i], event->place);
}
