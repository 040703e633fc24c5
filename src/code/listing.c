#include "code/listing.h"

#include <string.h>

/* The first word of the item behind its number, letter or dash. */
static uint32_t first_word(const View *view)
{
    enum { MARKS = 4 };
    for (uint32_t t = 1; t <= view->count && t <= MARKS; t++) {
        const EntenteToken *token = view_token(view, t);
        char first = token->text.size ? token->text.data[0] : 0;
        bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
        if (letter && token->text.size > 1)
            return t;
    }
    return 0;
}

/* The verb with which an item begins, and that has no subject; 0: no item. */
static uint32_t verb_of_item(const View *view)
{
    uint32_t verb = first_word(view);
    if (view->count && (view_text_is(view, 1, "also") || view_text_is(view, 1, "further") ||
                        view_text_is(view, 1, "strongly")))
        verb = 2;
    if (!verb || verb > view->count || !view_is_verb(view, verb) || view_is_passive(view, verb) ||
        view->relation[verb] != REL_ROOT || view_child(view, verb, REL_SUBJECT) ||
        view_child(view, verb, REL_SUBJECT_PASSIVE))
        return 0;
    const char *form = view_token(view, verb)->xpos;
    return strcmp(form, "VBD") == 0 || strcmp(form, "VBN") == 0 || strcmp(form, "VBZ") == 0 ? verb : 0;
}

/* Who is named before the colon: the subject of the sentence's verb, or the phrase right before the colon; 0:
 * nobody. */
static uint32_t named_before_colon(Scene *scene)
{
    const View *view = &scene->view;
    if (view->count < 2 || !view_text_is(view, view->count, ":"))
        return 0;
    for (uint32_t t = 1; t < view->count; t++)
        if (view->relation[t] == REL_ROOT && view_is_verb(view, t) && view_child(view, t, REL_SUBJECT))
            return view_child(view, t, REL_SUBJECT);
    uint32_t head = view->count - 1;
    for (uint32_t steps = 0; steps < view->count; steps++) {
        uint32_t above = view_token(view, head)->head;
        if (view->relation[head] != REL_NMOD && view->relation[head] != REL_COMPOUND &&
            view->relation[head] != REL_FLAT && view->relation[head] != REL_POSSESSOR)
            break;
        if (!above || above > view->count)
            break;
        head = above;
    }
    return head;
}

bool listing_note(Scene *scene, NameMemory *memory, Arena *arena)
{
    const View *view = &scene->view;
    uint32_t head = named_before_colon(scene);
    const EntenteEntity *who = head ? names_entity(&scene->names, head) : NULL;
    if (who && *who->code) {
        char *sectors = arena_copy(arena, who->sectors, strlen(who->sectors));
        if (!sectors)
            return false;
        memory->lister = *who;
        memory->lister.sectors = sectors;
    } else if (view->sentence->starts_paragraph && !verb_of_item(view)) {
        memory->lister = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = ""};
    }
    return true;
}

bool listing_give(const Scene *scene, const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    const View *view = &scene->view;
    const EntenteEntity *lister = &scene->names.memory->lister;
    uint32_t item = *lister->code && !candidate->noun ? verb_of_item(view) : 0;
    if (!item)
        return true;
    uint32_t verb = candidate->trigger;
    for (uint32_t steps = 0; verb != item && view->relation[verb] == REL_CONJUNCT && steps < view->count;
         steps++) {
        if (view_child(view, verb, REL_SUBJECT))
            return true;
        verb = view_token(view, verb)->head;
        if (!verb || verb > view->count)
            return true;
    }
    if (verb != item || view_is_passive(view, candidate->trigger))
        return true;
    EntenteEntity *actor = arena_array(arena, 1, sizeof *actor);
    if (!actor)
        return false;
    /* "urged Chad to withdraw", where nobody stands before the verb */
    if (event->actor_count && candidate->actors.count && candidate->actors.each[0] > candidate->trigger) {
        event->recipients = event->actors;
        event->recipient_count = event->actor_count;
    }
    *actor = *lister;
    event->actors = actor;
    event->actor_count = 1;
    return true;
}
