/* The sides of what an operator makes: its own subject and recipients, else the parties of the event under
 * it.
 */
#include "code/operators_inside.h"

#include <string.h>

void operators_settle_plan(const Scene *scene, Candidate *candidate)
{
    const Candidate *about = candidate->about;
    if (candidate->type != ENTENTE_AGREE || !about || about->type != ENTENTE_CONSULT ||
        about->status != ENTENTE_PLANNED)
        return;
    /* "Kenya will mediate between the two": it is Kenya that promises so */
    bool mediates = view_lemma_is(&scene->view, about->trigger, "mediate") ||
                    view_lemma_is(&scene->view, about->trigger, "arbitrate");
    if (mediates && candidate->mediators.count) {
        candidate->recipients = candidate->actors;
        candidate->actors = candidate->mediators;
        candidate->mediators.count = 0;
        return;
    }
    if (strcmp(about->mode, "visit") != 0) {
        if (candidate->actors.count == 1 && about->actors.count > 1 && !about->recipients.count &&
            parties_have(&about->actors, candidate->actors.each[0])) {
            candidate->actors = about->actors;
            candidate->recipients.count = 0;
        }
        return;
    }
    if (view_lemma_is(&scene->view, about->trigger, "send") ||
        view_lemma_is(&scene->view, about->trigger, "dispatch"))
        return; /* a delegation is sent to somebody */
    Parties kept = {.count = 0};
    for (size_t i = 0; i < candidate->recipients.count; i++) {
        uint32_t head = candidate->recipients.each[i];
        if (scene->names.kinds[head] != NAMED_STATE && scene->names.kinds[head] != NAMED_PLACE)
            parties_add(&kept, head);
    }
    if (kept.count < candidate->recipients.count)
        candidate->wants_recipient = false; /* nobody else is meant */
    candidate->recipients = kept;
}

void operators_take_recipients(OperatorSearch *search, Candidate *candidate, const Candidate *under)
{
    Scene *scene = search->scene;
    const ImageSlot *slots =
        (const ImageSlot *)search->image->section[SECTION_SLOTS] + search->best->first_slot;
    const char *follow = image_string(search->image, search->best->follow);
    for (uint32_t s = 0; s < search->best->slot_count && !candidate->recipients.count; s++)
        for (size_t a = 0; slots[s].role == ROLE_RECIPIENT && a < search->arguments->count; a++) {
            const Argument *argument = &search->arguments->each[a];
            uint32_t head = argument->head;
            if (frames_fills(scene, search->image, &slots[s], argument, follow) &&
                !parties_have(&candidate->actors, head) &&
                (names_is_actor(&scene->names, head) || names_is_person(&scene->names, head) || !under))
                parties_add(&candidate->recipients, head);
        }
    if (candidate->recipients.count || !under)
        return;
    /* "demanded that Rwanda stop the attacks": who is to act is asked */
    for (size_t i = 0; i < under->actors.count && candidate->type == ENTENTE_REQUEST; i++)
        if (!parties_have(&candidate->actors, under->actors.each[i]) &&
            names_is_actor(&scene->names, under->actors.each[i]))
            parties_add(&candidate->recipients, under->actors.each[i]);
    if (candidate->recipients.count)
        return;
    for (size_t i = 0; i < under->recipients.count; i++)
        if (!parties_have(&candidate->actors, under->recipients.each[i]))
            parties_add(&candidate->recipients, under->recipients.each[i]);
    const Parties *others = under->actors.count ? &under->actors : &under->mediators;
    /* "offered to mediate between the two": both */
    bool all = under->type == ENTENTE_CONSULT && strcmp(under->mode, "third-party") == 0;
    for (size_t i = 0; i < others->count && (all || !candidate->recipients.count); i++)
        if (!parties_have(&candidate->actors, others->each[i]))
            parties_add(&candidate->recipients, others->each[i]);
}

void operators_take_actors(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *candidate,
                           const Candidate *under, bool raises)
{
    static const SlotKind order[] = {SLOT_SUBJECT, SLOT_POSSESSOR, SLOT_ADJECTIVE};
    bool noun = view_is_nominal(&scene->view, token);
    for (size_t o = 0; o < (noun ? 3u : 1u) && !candidate->actors.count; o++)
        for (size_t a = 0; a < arguments->count; a++)
            if (arguments->each[a].kind == order[o])
                parties_add(&candidate->actors, arguments->each[a].head);
    for (size_t a = 0; noun && a < arguments->count && !candidate->actors.count; a++)
        if (arguments->each[a].kind == SLOT_PREPOSITION &&
            (view_text_is(&scene->view, arguments->each[a].preposition, "by") ||
             view_text_is(&scene->view, arguments->each[a].preposition, "from")))
            parties_add(&candidate->actors, arguments->each[a].head);
    /* "demands for Hamas to disarm": not Hamas's */
    bool asked = noun && candidate->type == ENTENTE_REQUEST;
    /* "the council is expected to extend": what is expected of it, it does */
    if (!candidate->actors.count && under && !asked && (!view_is_passive(&scene->view, token) || raises))
        candidate->actors = under->actors;
}

bool operators_take_accuser(Scene *scene, uint32_t token, Candidate *made)
{
    const View *view = &scene->view;
    uint32_t above = view_token(view, token)->head;
    if (view->relation[token] != REL_CCOMP || !above || above > view->count || !view_is_verb(view, above))
        return false;
    uint32_t accuser = arguments_subject(scene, above);
    /* "did not say who was behind it" */
    uint32_t culprit = view_child(view, token, REL_SUBJECT);
    if (!accuser || parties_have(&made->actors, accuser) || view_text_is(view, culprit, "who") ||
        view_text_is(view, culprit, "what"))
        return false;
    made->recipients = made->actors;
    made->actors = (Parties){{accuser}, 1};
    return made->recipients.count > 0;
}
