/* Sides that the clause above or the events told just before give: crowds and those who disperse them,
 * whoever is blamed. */
#include "code/answered.h"
#include "code/offices.h"
#include "code/otherside_inside.h"

#include <string.h>

void otherside_take_same_doer(const EntenteDocument *document, EntenteEvent *event)
{
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence != event->sentence)
            return;
        for (size_t a = 0; a < before->actor_count; a++)
            if (before->actors[a].head == event->actors[0].head && *before->actors[a].code) {
                memcpy(event->actors[0].code, before->actors[a].code, sizeof event->actors[0].code);
                return;
            }
    }
}

bool otherside_take_answered(const Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                             EntenteEvent *event)
{
    if (event->type != ENTENTE_ASSAULT || !candidate->noun || event->actor_count ||
        !deaths_are_answered(scene->view.sentence, candidate->trigger - 1))
        return false;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *answer = &document->events[i];
        if (answer->sentence != event->sentence)
            break;
        if (answer->type != ENTENTE_ASSAULT ||
            !otherside_has_country(answer->recipients, answer->recipient_count) ||
            !otherside_has_country(answer->actors, answer->actor_count) ||
            (event->recipient_count && memcmp(event->recipients[0].code, answer->recipients[0].code,
                                              sizeof event->recipients[0].code) == 0))
            continue;
        event->actors = answer->recipients;
        event->actor_count = answer->recipient_count;
        break;
    }
    return true;
}

bool otherside_take_crowd(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    if (event->type != ENTENTE_PROTEST || event->actor_count || candidate->noun || !event->place ||
        !*event->place->country || !view_is_verb(view, candidate->trigger))
        return true;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    if (!subject || (view_token(view, subject)->upos != ENTENTE_NUM &&
                     !names_in_set(scene->lexicon, view, subject, "quantity")))
        return true;
    event->actors = arena_array(arena, 1, sizeof *event->actors);
    if (!event->actors)
        return false;
    event->actors[0] = *names_entity(&scene->names, subject);
    event->actors[0].name = event->actors[0].office = "";
    event->actors[0].sectors = "CVL";
    memcpy(event->actors[0].code, event->place->country, sizeof event->actors[0].code);
    event->actor_count = 1;
    return true;
}

bool otherside_take_police(const Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    if (event->type != ENTENTE_COERCE || strcmp(event->mode, "arrest") != 0 || event->actor_count ||
        event->recipient_count != 1 || candidate->noun || !event->place || !*event->place->country ||
        !view_lemma_is(view, candidate->trigger, "arrest") || !view_is_passive(view, candidate->trigger))
        return true;
    const EntenteEntity *arrested = &event->recipients[0];
    bool foreign = strlen(arrested->code) == 3 && strcmp(arrested->code, event->place->country) != 0;
    if (!foreign || strstr(arrested->sectors, "MIL"))
        return true;
    event->actors = arena_array(arena, 1, sizeof *event->actors);
    if (!event->actors)
        return false;
    event->actors[0] = (EntenteEntity){.name = "", .sectors = "COP", .office = "", .file = ""};
    event->actors[0].text = event->place->text;
    memcpy(event->actors[0].code, event->place->country, sizeof event->place->country);
    event->actor_count = 1;
    return true;
}

/* The protest told just before; NULL: none. */
static const EntenteEvent *last_protest(const EntenteDocument *document, const EntenteEvent *event)
{
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + 1 < event->sentence)
            return NULL;
        if (before->type == ENTENTE_PROTEST && before->status == ENTENTE_OCCURRED && before->actor_count)
            return before;
    }
    return NULL;
}

void otherside_take_own(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    static const char *const lemmas[] = {"execute", "hang", "behead"};
    if (event->actor_count != 1 || event->recipient_count != 1 || !*event->actors[0].code ||
        *event->recipients[0].code || strncmp(event->recipients[0].sectors, "UAF", 3) == 0)
        return;
    const EntenteEntity *actor = &event->actors[0];
    bool executes = view_lemma_in(&scene->view, candidate->trigger, lemmas, sizeof lemmas / sizeof *lemmas) &&
                    event->type == ENTENTE_ASSAULT && strncmp(actor->sectors, "GOV", 3) == 0 &&
                    (!*event->recipients[0].sectors || strncmp(event->recipients[0].sectors, "CVL", 3) == 0);
    bool there = event->place && strcmp(event->place->country, actor->code) == 0;
    bool police = strncmp(actor->sectors, "COP", 3) == 0 && (there || !event->place);
    bool soldiers = strncmp(actor->sectors, "MIL", 3) == 0 && there;
    bool arrests = event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0 &&
                   (police || soldiers) && *event->recipients[0].sectors;
    if (executes || arrests)
        memcpy(event->recipients[0].code, actor->code, sizeof event->recipients[0].code);
}

/* "fired tear gas at thousands who rallied": the word for those who protest, by what the sentence tells of
 * them; 0: none. */
static uint32_t crowd_fired_at(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t clause = verb + 1; clause <= view->count; clause++) {
        uint32_t crowd = view->relation[clause] == REL_RELATIVE ? view_token(view, clause)->head : 0;
        const Candidate *protest = crowd > verb ? scene_candidate(scene, clause) : NULL;
        if (protest && !protest->nothing && protest->type == ENTENTE_PROTEST &&
            view_token(view, crowd)->head == verb)
            return crowd;
    }
    return 0;
}

bool otherside_take_dispersed(Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                              EntenteEvent *event)
{
    const View *view = &scene->view;
    bool arrest = event->type == ENTENTE_COERCE && strcmp(event->mode, "arrest") == 0;
    bool disperses = (event->type == ENTENTE_ASSAULT && strcmp(event->mode, "crowd-control") == 0) ||
                     (event->type == ENTENTE_COERCE && strcmp(event->mode, "restrict") == 0);
    if ((!arrest && !disperses) || candidate->noun || event->recipient_count || event->actor_count != 1 ||
        !*event->actors[0].code || strncmp(event->actors[0].sectors, "COP", 3) != 0)
        return true;
    uint32_t crowd = disperses ? crowd_fired_at(scene, candidate->trigger) : 0;
    uint32_t object = crowd ? crowd : view_child(view, candidate->trigger, REL_OBJECT);
    uint8_t upos = object ? view_token(view, object)->upos : ENTENTE_UPOS_NONE;
    bool counted = upos == ENTENTE_NUM || (object && names_in_set(scene->lexicon, view, object, "quantity"));
    const EntenteEvent *protest = last_protest(document, event);
    bool whom = crowd       ? true
                : disperses ? protest && upos != ENTENTE_UPOS_NONE
                            : counted || (protest && upos == ENTENTE_PRON);
    if (!whom)
        return true;
    event->recipients = arena_array(document->arena, 1, sizeof *event->recipients);
    if (!event->recipients)
        return false;
    if (protest && memcmp(protest->actors[0].code, event->actors[0].code, 4) == 0) {
        event->recipients[0] = protest->actors[0];
    } else {
        event->recipients[0] = *names_entity(&scene->names, object);
        event->recipients[0].name = event->recipients[0].office = "";
        event->recipients[0].sectors = "CVL";
        memcpy(event->recipients[0].code, event->actors[0].code, sizeof event->actors[0].code);
    }
    event->recipient_count = 1;
    return true;
}

/* The country behind "in" of a noun or verb, as a token that names it; 0: none. */
static uint32_t country_in(Scene *scene, uint32_t above, uint32_t after)
{
    const View *view = &scene->view;
    for (uint32_t child = above ? view->first_child[above] : 0; child; child = view->next_sibling[child])
        if (child > after && (view->relation[child] == REL_NMOD || view->relation[child] == REL_OBLIQUE) &&
            view_text_is(view, view_case(view, child), "in") && *names_entity(&scene->names, child)->code)
            return child;
    return 0;
}

bool otherside_take_embassy(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    static const char *const lemmas[] = {"open", "reopen", "re-open", "inaugurate"};
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, object = candidate->noun ? 0 : view_child(view, verb, REL_OBJECT);
    if (!object || !event->actor_count || (event->type != ENTENTE_SUPPORT && event->type != ENTENTE_AGREE) ||
        otherside_has_country(event->recipients, event->recipient_count) ||
        !names_in_set(scene->lexicon, view, object, "embassy") ||
        !view_lemma_in(view, verb, lemmas, sizeof lemmas / sizeof *lemmas))
        return true;
    uint32_t land = country_in(scene, object, object);
    land = land ? land : country_in(scene, verb, object);
    EntenteEntity state;
    if (!land || memcmp(names_entity(&scene->names, land)->code, event->actors[0].code, 4) == 0 ||
        !office_state(scene->lexicon, names_entity(&scene->names, land)->code, scene->names.memory->day,
                      &state))
        return true;
    EntenteEntity *taken = arena_array(arena, 1, sizeof *taken);
    if (!taken)
        return false;
    const EntenteToken *token = view_token(view, land);
    state.text = token->text;
    state.span = (EntenteSpan){token->start - view->sentence->start, token->end - view->sentence->start};
    state.head = land;
    *taken = state;
    event->recipients = taken;
    event->recipient_count = 1;
    return true;
}

bool otherside_take_blamed(Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t verb = candidate->trigger, noun = view_token(view, verb)->head;
    if (event->type != ENTENTE_ASSAULT || candidate->noun ||
        otherside_has_country(event->actors, event->actor_count) || view->relation[verb] != REL_RELATIVE ||
        !noun || noun >= verb || !view_text_is(view, view_case(view, noun), "for"))
        return true;
    uint32_t above = view_token(view, noun)->head;
    const Candidate *over = above && above < noun ? scene_candidate(scene, above) : NULL;
    if (!over || over->type != ENTENTE_ACCUSE || over->recipients.count != 1 ||
        !*names_entity(&scene->names, over->recipients.each[0])->code)
        return true;
    event->actors = arena_array(arena, 1, sizeof *event->actors);
    if (!event->actors)
        return false;
    event->actors[0] = *names_entity(&scene->names, over->recipients.each[0]);
    const char *sectors = event->actors[0].sectors;
    event->actors[0].sectors = arena_copy(arena, sectors, strlen(sectors));
    event->actor_count = 1;
    event->status = ENTENTE_ALLEGED;
    return event->actors[0].sectors != NULL;
}

bool otherside_take_protesters(const EntenteDocument *document, EntenteEvent *event)
{
    enum { NEAR = 1 };
    if (event->type != ENTENTE_ASSAULT || strcmp(event->mode, "crowd-control") != 0 ||
        event->recipient_count || event->actor_count != 1 || !*event->actors[0].code)
        return false;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence)
            return false;
        if (before->type != ENTENTE_PROTEST || before->actor_count != 1 ||
            strcmp(before->actors[0].code, event->actors[0].code) != 0)
            continue;
        event->recipients = before->actors;
        event->recipient_count = before->actor_count;
        return true;
    }
    return false;
}
