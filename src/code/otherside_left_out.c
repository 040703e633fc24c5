/* Who is named with an event and is not its other side: victims, one's own people, captives, squares. */
#include "code/otherside_inside.h"

#include "base/slice.h"
#include "code/offices.h"

#include <string.h>

/* Speech acts that are said to somebody. */
static bool is_addressed(const EntenteEvent *event)
{
    return (event->type == ENTENTE_ACCUSE && strcmp(event->mode, "investigate") != 0) ||
           event->type == ENTENTE_REQUEST || event->type == ENTENTE_THREATEN ||
           (event->type == ENTENTE_REJECT && !*event->mode) || event->type == ENTENTE_SUPPORT ||
           event->type == ENTENTE_SANCTION;
}

/* "condemned the killing of the policeman": whom the deed hit is not the one who is blamed. */
static void leave_out_victims(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const EntenteEvent *about = event->about;
    /* but whom a court has arrested is */
    if (event->type != ENTENTE_ACCUSE || strncmp(event->cameo, "115", 3) == 0 || !about ||
        !otherside_is_violent(about->type) || !candidate->about)
        return;
    for (size_t i = 0; i < event->recipient_count; i++) {
        bool victim = false, doer = false;
        for (size_t k = 0; k < about->recipient_count; k++)
            victim = victim || about->recipients[k].head == event->recipients[i].head;
        for (size_t k = 0; k < about->actor_count; k++)
            doer = doer || about->actors[k].head == event->recipients[i].head;
        victim =
            victim || (!about->actor_count && event->recipients[i].head <= scene->view.count &&
                       view_is_under(&scene->view, event->recipients[i].head, candidate->about->trigger));
        if (!victim || doer)
            return;
    }
    event->recipient_count = 0;
}

/* "warned that Washington would not sign" of the American president: nobody acts on the government whose he
 * is, nor on himself. */
static void leave_out_same(const Scene *scene, EntenteEvent *event)
{
    size_t kept = 0;
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *one = &event->recipients[i];
        EntenteEntity state;
        bool government = strcmp(one->sectors, "GOV") == 0 &&
                          office_state(scene->lexicon, one->code, scene->names.memory->day, &state) &&
                          strcmp(state.name, one->name) == 0;
        bool same = false;
        for (size_t a = 0; a < event->actor_count; a++) {
            const EntenteEntity *actor = &event->actors[a];
            same = same || (*one->code && memcmp(actor->code, one->code, sizeof one->code) == 0 &&
                            strcmp(actor->sectors, one->sectors) == 0 &&
                            (government || (*one->name && strcmp(actor->name, one->name) == 0)));
        }
        if (!same)
            event->recipients[kept++] = *one;
    }
    event->recipient_count = kept;
}

/* "recalled its ambassador", "demanded the return of its soldiers": one's own people are not the other side.
 */
static void leave_out_own(Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool moves = event->type == ENTENTE_RETREAT || event->type == ENTENTE_MOBILIZE ||
                 event->type == ENTENTE_AGREE || /* "pulled its troops back", "offered to send its envoy" */
                 (event->type == ENTENTE_REJECT && strcmp(event->mode, "meet") == 0);
    if ((!is_addressed(event) && !moves) || event->recipient_count != 1 || event->actor_count != 1)
        return;
    uint32_t head = event->recipients[0].head;
    if (!*event->actors[0].code || head > view->count ||
        memcmp(event->recipients[0].code, event->actors[0].code, 4) != 0)
        return;
    uint32_t owner = head ? view_child(view, names_substance(&scene->names, head), REL_POSSESSOR) : 0;
    /* and nobody blames himself */
    if (event->type == ENTENTE_ACCUSE && strcmp(event->mode, "disapprove") == 0 &&
        opponents_have(event->actors, event->actor_count, &event->recipients[0]) &&
        !*event->recipients[0].name)
        event->recipient_count = 0;
    if (owner && view_token(view, owner)->upos == ENTENTE_PRON &&
        !names_in_set(scene->lexicon, view, head, "other_than_owner"))
        event->recipient_count = 0;
}

/* "Mali and Niger recalled their ambassadors": the ambassadors of both are their own. Whether there were
 * such. */
static bool leave_out_common(const Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t head = event->recipient_count > 1 ? event->recipients[0].head : 0;
    uint32_t owner = head && head <= view->count ? view_child(view, head, REL_POSSESSOR) : 0;
    if (!owner || !view_text_is(view, owner, "their"))
        return false;
    for (size_t i = 0; i < event->recipient_count; i++) {
        bool own = false;
        for (size_t a = 0; a < event->actor_count; a++)
            own = own || memcmp(event->actors[a].code, event->recipients[i].code, 4) == 0;
        if (!own || event->recipients[i].head != head)
            return false;
    }
    event->recipient_count = 0;
    return true;
}

/* "Kenya called off a meeting of its own envoys and the Somali ones": nobody calls it off to himself. */
static void leave_out_own_side(EntenteEvent *event)
{
    bool meets = (event->type == ENTENTE_REJECT && strcmp(event->mode, "meet") == 0) ||
                 (event->type == ENTENTE_REQUEST && strcmp(event->mode, "meet") == 0) ||
                 (event->type == ENTENTE_AGREE && event->about && event->about->type == ENTENTE_CONSULT);
    if (!meets || event->actor_count != 1 || !*event->actors[0].code)
        return;
    EntenteEntity *each = event->recipients;
    size_t others = 0, kept = 0;
    for (size_t i = 0; i < event->recipient_count; i++)
        others += *each[i].code && memcmp(each[i].code, event->actors[0].code, sizeof each[i].code) != 0;
    for (size_t i = 0; others && i < event->recipient_count; i++)
        if (memcmp(each[i].code, event->actors[0].code, sizeof each[i].code) != 0)
            each[kept++] = each[i];
    event->recipient_count = others ? kept : event->recipient_count;
}

/* "freed 200 prisoners": captives who stay unnamed and are of nobody else's country are but a figure. Whether
 * there were such. */
static bool leave_out_captives(const Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool freed = (event->type == ENTENTE_RETREAT && strcmp(event->mode, "release") == 0) ||
                 (event->type == ENTENTE_CONCEDE && strcmp(event->cameo, "056") == 0); /* pardoned */
    if (!freed || !event->recipient_count)
        return false;
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteEntity *one = &event->recipients[i];
        uint32_t head = one->head && one->head <= view->count ? names_substance(&scene->names, one->head) : 0;
        bool plain =
            head && (names_in_set(scene->lexicon, view, head, "captive_word") ||
                     view_token(view, head)->upos == ENTENTE_NUM ||
                     (i && names_in_set(scene->lexicon, view, head, "kin"))); /* "and their families" */
        bool home = !*one->code;
        for (size_t a = 0; a < event->actor_count; a++)
            home = home || memcmp(event->actors[a].code, one->code, sizeof one->code) == 0;
        if (!plain || !home || *one->name || view_child(view, head, REL_APPOSITION))
            return false;
    }
    event->recipient_count = 0;
    return true;
}

/* "congratulated it on the seizure of Iranian arms": it, whoever that is, and not Iran. */
static void leave_out_beside(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    static const char *const words[] = {"it", "him", "her", "them"};
    const View *view = &scene->view;
    uint32_t object =
        view_is_verb(view, candidate->trigger) ? view_child(view, candidate->trigger, REL_OBJECT) : 0;
    bool pronoun = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        pronoun = pronoun || view_text_is(view, object, words[i]);
    for (size_t i = 0; i < event->recipient_count && pronoun; i++)
        pronoun = event->recipients[i].head > object;
    if (pronoun && event->type == ENTENTE_SUPPORT)
        event->recipient_count = 0;
}

/* "rallied on the main square of Lima": where they did, and against nobody. */
static void leave_out_squares(const Scene *scene, EntenteEvent *event)
{
    static const char *const lemmas[] = {"square", "street", "avenue", "boulevard", "road",   "bridge",
                                         "park",   "plaza",  "market", "highway",   "centre", "center"};
    const View *view = &scene->view;
    size_t kept = 0;
    for (size_t i = 0; i < event->recipient_count; i++) {
        uint32_t head = event->recipients[i].head <= view->count ? event->recipients[i].head : 0;
        bool where = false;
        for (size_t k = 0; head && k < sizeof lemmas / sizeof *lemmas; k++)
            where = where || view_lemma_is(view, head, lemmas[k]);
        if (!where || event->type != ENTENTE_PROTEST)
            event->recipients[kept++] = event->recipients[i];
    }
    event->recipient_count = kept;
}

/* "put troops on alert": one's own. */
static void leave_out_own_troops(Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const View *view = &scene->view;
    uint32_t object = candidate->noun ? 0 : view_child(view, candidate->trigger, REL_OBJECT);
    if (event->type != ENTENTE_MOBILIZE || !object || event->recipient_count != 1 ||
        event->recipients[0].head != object || strncmp(event->recipients[0].sectors, "MIL", 3) != 0)
        return;
    if (!view_child(view, object, REL_POSSESSOR) && !names_adjective(&scene->names, object))
        event->recipient_count = 0;
}

/* "withdrew forces", "agreed to withdraw its forces": one's own. */
static void leave_out_withdrawn(Scene *scene, EntenteEvent *event)
{
    const View *view = &scene->view;
    const EntenteEvent *about = event->type == ENTENTE_RETREAT ? event : event->about;
    if ((event->type != ENTENTE_RETREAT && event->type != ENTENTE_CONCEDE && event->type != ENTENTE_AGREE) ||
        !about || about->type != ENTENTE_RETREAT || strcmp(about->mode, "withdraw") != 0 ||
        event->recipient_count != 1 || !event->actor_count)
        return;
    const EntenteEntity *one = &event->recipients[0];
    uint32_t head = one->head && one->head <= view->count ? one->head : 0;
    bool own = !*one->code;
    for (size_t i = 0; i < event->actor_count; i++)
        own = own || memcmp(event->actors[i].code, one->code, sizeof one->code) == 0;
    if (own && head && view->relation[head] == REL_OBJECT && strncmp(one->sectors, "MIL", 3) == 0 &&
        !names_adjective(&scene->names, head))
        event->recipient_count = 0;
}

/* "said on Twitter that": a medium, to which nobody speaks. */
static void leave_out_media(const Scene *scene, EntenteEvent *event)
{
    static const char *const media[] = {"Twitter", "Facebook", "Telegram", "Instagram",
                                        "YouTube", "WhatsApp", "TikTok",   "LinkedIn"};
    const View *view = &scene->view;
    size_t kept = 0;
    for (size_t i = 0; i < event->recipient_count; i++) {
        const EntenteSlice text = event->recipients[i].text;
        bool medium = slice_in(text, media, sizeof media / sizeof *media), way = false;
        for (uint32_t t = 2; t <= view->count && medium; t++)
            way = way || (view_token(view, t)->text.data == text.data &&
                          (view_text_is(view, t - 1, "on") || view_text_is(view, t - 1, "via")));
        if (!way)
            event->recipients[kept++] = event->recipients[i];
    }
    event->recipient_count = kept;
}

/* "supported their own armed forces": whoever that is, it is not the other side. */
static bool leave_out_very_own(const Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    const View *view = &scene->view;
    bool kind = candidate->type == ENTENTE_SUPPORT || candidate->type == ENTENTE_AID ||
                candidate->type == ENTENTE_ACCUSE || candidate->type == ENTENTE_MOBILIZE;
    uint32_t object = candidate->noun ? 0 : view_child(view, candidate->trigger, REL_OBJECT);
    if (!kind || !object || !view_child(view, object, REL_POSSESSOR))
        return false;
    for (uint32_t child = view->first_child[object]; child && child < object;
         child = view->next_sibling[child])
        if (view_text_is(view, child, "own")) {
            event->recipient_count = event->recipient_count == 1 && event->recipients[0].head == object
                                         ? 0
                                         : event->recipient_count;
            return !event->recipient_count;
        }
    return false;
}

bool otherside_leave_out(Scene *scene, const Candidate *candidate, EntenteEvent *event)
{
    leave_out_victims(scene, candidate, event);
    leave_out_own(scene, event);
    bool own = leave_out_common(scene, event) || leave_out_captives(scene, event) ||
               leave_out_very_own(scene, candidate, event);
    leave_out_beside(scene, candidate, event);
    leave_out_squares(scene, event);
    leave_out_own_troops(scene, candidate, event);
    leave_out_withdrawn(scene, event);
    leave_out_media(scene, event);
    leave_out_same(scene, event);
    leave_out_own_side(event);
    return own;
}
