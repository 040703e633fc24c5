/* Crowds, peoples and garrisons: who acts where only a place or a nation is named. */
#include "code/homeland_inside.h"

#include <string.h>

/* "four people were killed during protests in Conakry": what cost them their lives. */
static bool cost_lives(const View *view, uint32_t noun, uint32_t verb)
{
    static const char *const lemmas[] = {"kill", "die", "injure", "wound", "hurt"};
    static const char *const prepositions[] = {"in", "during", "at", "amid"};
    bool harm = false, within = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        harm = harm || view_lemma_is(view, verb, lemmas[i]);
    for (size_t i = 0; harm && i < sizeof prepositions / sizeof *prepositions; i++)
        within = within || view_text_is(view, view_case(view, noun), prepositions[i]);
    return within && view->relation[noun] == REL_OBLIQUE &&
           (view_is_passive(view, verb) || view_lemma_is(view, verb, "die"));
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
    if (cost_lives(view, noun, verb))
        return true;
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

/* Whether the coalition of a leader is the one that strikes in a country. */
static bool leads_coalition(const Scene *scene, const char *leader, const char *country)
{
    enum { SET_NAME = 16 };
    char set[SET_NAME] = "coalition_";
    memcpy(set + 10, country, 3);
    return lexicon_in_set(scene->lexicon, entente_slice(leader), set);
}

static void settle_coalition_of(const Scene *scene, const EntenteEvent *event, EntenteEntity *side)
{
    static const char *const leaders[] = {"SAU", "IGO"};
    const View *view = &scene->view;
    uint32_t head = side->head <= view->count ? side->head : 0;
    bool coalition = false;
    for (uint32_t t = head ? view->left[head] : 1; t <= head; t++)
        coalition = coalition || view_lemma_is(view, t, "coalition");
    /* "coalition forces in Afghanistan" are not the Afghans' */
    bool abroad = *side->code && !*side->name && strncmp(side->sectors, "MIL", 3) == 0;
    const char *country = abroad ? side->code : event->place ? event->place->country : "";
    if (!coalition || !*country || (*side->code && !abroad))
        return;
    for (size_t l = 0; l < sizeof leaders / sizeof *leaders; l++)
        if (leads_coalition(scene, leaders[l], country)) {
            memcpy(side->code, leaders[l], sizeof side->code);
            side->sectors = "MIL";
            return;
        }
}

void homeland_settle_coalition(const Scene *scene, EntenteEvent *event)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (event->type == ENTENTE_ASSAULT || strncmp(event->actors[i].sectors, "MIL", 3) == 0)
            settle_coalition_of(scene, event, &event->actors[i]);
    for (size_t i = 0; i < event->recipient_count; i++)
        if (strncmp(event->recipients[i].sectors, "MIL", 3) == 0)
            settle_coalition_of(scene, event, &event->recipients[i]);
}

/* Soldiers and police who are told of in a land that has none of its own, are those of the state that holds
 * it (@garrison_...): "soldiers entered Nablus". */
static void settle_garrison(Scene *scene, EntenteEntity *entities, size_t count)
{
    enum { SET_NAME = 16 };
    for (size_t i = 0; i < count; i++) {
        EntenteEntity *entity = &entities[i];
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
        /* "a Palestinian rammed his car into a crowd" */
        uint32_t article = view_child(view, inner, REL_DETERMINER);
        bool one = (view_text_is(view, article, "a") || view_text_is(view, article, "an") ||
                    view_text_is(view, article, "another")) &&
                   (strncmp(xpos, "NN", 2) == 0 || strcmp(xpos, "JJ") == 0) && inner == entity->head &&
                   inner == article + 1;
        if (here && one && word.size && word.data[0] >= 'A' && word.data[0] <= 'Z' &&
            scene->names.kinds[entity->head] != NAMED_ROLE)
            entity->sectors = "CVL";
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
        strncmp(event->actors[0].sectors, "MIL", 3) != 0 || !homeland_is_body_code(event->recipients[0].code))
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
        if (homeland_is_body_code(event->actors[i].code) &&
            homeland_first_sector_is(&event->actors[i], nobodys))
            memset(event->actors[i].code, 0, sizeof event->actors[i].code);
    settle_garrison(scene, event->actors, event->actor_count);
    /* "rammed his car into soldiers near Hebron" */
    if (event->type == ENTENTE_ASSAULT)
        settle_garrison(scene, event->recipients, event->recipient_count);
    settle_people(scene, event, event->recipients, event->recipient_count);
    settle_people(scene, event, event->actors, event->actor_count);
}
