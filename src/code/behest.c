#include "code/behest.h"

#include <stdio.h>
#include <string.h>

bool behest_is(Scene *scene, const Argument *argument)
{
    const View *view = &scene->view;
    return argument->kind == SLOT_PREPOSITION && view_text_is(view, argument->preposition, "at") &&
           names_in_set(scene->lexicon, view, argument->head, "behest");
}

static void add(Scene *scene, Parties *actors, uint32_t head)
{
    const View *view = &scene->view;
    if (!head)
        return;
    parties_add(actors, head);
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            parties_add(actors, child);
}

/* Whoever asked for a deed is not whom it is done to. */
static void leave_out(const View *view, uint32_t request, Parties *recipients)
{
    size_t kept = 0;
    for (size_t i = 0; i < recipients->count; i++)
        if (!view_is_under(view, recipients->each[i], request))
            recipients->each[kept++] = recipients->each[i];
    recipients->count = kept;
}

static void add_askers(Scene *scene, uint32_t request, Parties *actors)
{
    const View *view = &scene->view;
    add(scene, actors, view_child(view, request, REL_POSSESSOR));
    for (uint32_t child = view->first_child[request]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "of"))
            add(scene, actors, child);
}

/* "pulled out", "withdrew", "walked out", with no word of from where. */
static bool is_pulling_out(const View *view, uint32_t verb)
{
    static const char *const places[] = {"from", "of", "into", "to"};
    static const char *const stays[] = {"stay", "remain", "keep"};
    bool away = view_lemma_is(view, verb, "withdraw") || view_lemma_is(view, verb, "quit"), out = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        if (view->relation[child] == REL_OBJECT)
            return false;
        for (size_t i = 0; i < sizeof places / sizeof *places; i++)
            if (view_text_is(view, view_case(view, child), places[i]))
                return false;
        out = out || view_text_is(view, child, "out");
    }
    bool goes = view_lemma_is(view, verb, "pull") || view_lemma_is(view, verb, "drop") ||
                view_lemma_is(view, verb, "walk") || view_lemma_is(view, verb, "back");
    for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
        if (view_lemma_is(view, verb, stays[i]) && view_child(view, verb, REL_ADVMOD) &&
            view_text_is(view, view_child(view, verb, REL_ADVMOD), "away"))
            return true;
    return away || (goes && out);
}

/* "The talks did not take place because the government pulled out": who called them off. */
static void find_leavers(Scene *scene)
{
    const View *view = &scene->view;
    for (uint32_t verb = 1; verb <= view->count; verb++) {
        uint32_t above = view_token(view, verb)->head;
        if (view->relation[verb] != REL_ADVCL || !above || above > view->count || !is_pulling_out(view, verb))
            continue;
        Candidate *off = scene_candidate(scene, above);
        /* "did not take place" is told by its subject */
        uint32_t meeting = view_child(view, above, REL_SUBJECT);
        if ((!off || off->type != ENTENTE_REJECT) && meeting)
            off = scene_candidate(scene, meeting);
        if (!off || off->nothing || off->type != ENTENTE_REJECT || strcmp(off->mode, "meet") != 0)
            continue;
        uint32_t leaver = arguments_subject(scene, verb);
        if (!off->actors.count && leaver && names_is_actor(&scene->names, leaver)) {
            add(scene, &off->actors, leaver);
            off->recipients.count = 0;
        }
        Candidate *left = scene_candidate(scene, verb);
        if (left)
            left->consumed = true;
    }
}

void behest_join_offers(Scene *scene)
{
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        Candidate *offer = scene_candidate(scene, t);
        const Candidate *own = offer ? offer->about : NULL;
        if (!offer || offer->nothing || offer->consumed || offer->type != ENTENTE_AGREE || !own ||
            own->type != ENTENTE_AGREE || !own->about || own->trigger == offer->trigger || !own->noun)
            continue;
        bool nobody = !offer->recipients.count ||
                      (offer->recipients.count == 1 && offer->recipients.each[0] == own->trigger);
        if (nobody) {
            offer->recipients.count = 0;
            for (size_t i = 0; i < own->recipients.count; i++)
                if (!parties_have(&offer->actors, own->recipients.each[i]))
                    parties_add(&offer->recipients, own->recipients.each[i]);
        }
        memcpy(offer->cameo, own->cameo, sizeof offer->cameo);
        if (offer->word_count < WORD_LIMIT)
            offer->words[offer->word_count++] = own->trigger;
        offer->about = own->about;
        if (offer->about->status == ENTENTE_PLANNED)
            offer->about->status = ENTENTE_PROMISED;
    }
}

/* Of whom the withdrawal is that somebody ordered, if of another country than his own; 0: of nobody known. */
static uint32_t find_ordered(Scene *scene, const Candidate *order)
{
    const EntenteEntity *entity = names_entity(&scene->names, order->actors.each[0]);
    char own[sizeof entity->code];
    memcpy(own, entity->code, sizeof own);
    for (size_t i = 0; i < order->recipients.count; i++) {
        uint32_t whom = order->recipients.each[i];
        uint32_t owner = view_child(&scene->view, whom, REL_POSSESSOR); /* "ordered their withdrawal" */
        uint32_t heads[] = {whom, owner};
        for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
            entity = heads[h] ? names_entity(&scene->names, heads[h]) : NULL;
            /* "the junta ordered their withdrawal": a ruler has no troops that are "theirs" */
            bool other = entity && *entity->code &&
                         (*own ? memcmp(entity->code, own, sizeof own) != 0
                               : h && view_text_is(&scene->view, owner, "their"));
            if (other)
                return heads[h];
        }
    }
    return 0;
}

void behest_ask_others(Scene *scene)
{
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        Candidate *order = scene_candidate(scene, t);
        if (!order || order->nothing || order->consumed || order->noun || order->type != ENTENTE_CONCEDE ||
            strncmp(order->cameo, "087", 3) != 0 || !order->actors.count ||
            !view_lemma_is(&scene->view, t, "order"))
            continue;
        uint32_t whom = find_ordered(scene, order);
        if (!whom)
            continue;
        order->type = ENTENTE_REQUEST;
        order->mode = "yield";
        snprintf(order->cameo, sizeof order->cameo, "105");
        order->recipients.count = 0;
        parties_add(&order->recipients, whom);
        if (order->about)
            order->about->status = ENTENTE_REQUESTED;
    }
}

void behest_find(Scene *scene)
{
    find_leavers(scene);
    const View *view = &scene->view;
    for (uint32_t request = 1; request <= view->count; request++) {
        uint32_t verb = view_token(view, request)->head;
        if (!view_text_is(view, view_case(view, request), "at") || !verb || verb > view->count ||
            !names_in_set(scene->lexicon, view, request, "behest"))
            continue;
        Candidate *candidate = scene_candidate(scene, verb);
        if (!candidate || candidate->nothing || candidate->consumed || candidate->trigger == request)
            continue;
        leave_out(view, request, &candidate->recipients);
        if (candidate->type != ENTENTE_REJECT || strcmp(candidate->mode, "meet") != 0 ||
            candidate->actors.count)
            continue;
        add_askers(scene, request, &candidate->actors);
        if (candidate->about && candidate->about->trigger == request)
            candidate->about = NULL;
        Candidate *asked = scene_candidate(scene, request);
        if (asked && candidate->actors.count)
            asked->consumed = true;
    }
}
