/* The places that follow the event in its words, whatever the tree makes of them. */
#include "code/places_search.h"

/* "a few kilometers from Heglig" */
static bool is_distance(const View *view, uint32_t preposition)
{
    static const char *const words[] = {"kilometers", "kilometres", "km", "miles", "meters", "metres"};
    return view_text_is(view, preposition, "from") && preposition > 1 &&
           search_is_text_of(view, preposition - 1, words, sizeof words / sizeof *words);
}

uint32_t search_behind(Search *search, uint32_t preposition, uint32_t last, bool stage, EntentePlace *place)
{
    static const char *const words[] = {"in", "at", "near", "outside", "around", "off", "inside", "of"};
    enum { BETWEEN = 4 };
    const View *view = &search->scene->view;
    bool known;
    if (!search_is_text_of(view, preposition, words, sizeof words / sizeof *words) &&
        !is_distance(view, preposition))
        return 0;
    for (uint32_t t = preposition + 1; t <= last && t <= preposition + BETWEEN; t++) {
        uint8_t upos = view_token(view, t)->upos;
        if (view_text_is(view, preposition, "of") &&
            (upos != ENTENTE_PROPN || !places_announced(search->scene, t)))
            return 0;
        uint32_t end = places_begin(search->scene, t, last, search->memory, place, &known);
        stage = stage || view_text_is(view, preposition, "of"); /* "by Israeli fire east of Bureij" */
        if (end)
            return search_is_time(search, t, end) || search_is_about(search->candidate, view, end) ||
                           (!stage && search_is_party(search->candidate, view, end)) ||
                           (place->resolution == 1 && !(stage && places_is_capital(&search->scene->names, t)))
                       ? 0
                       : end;
        bool near = view_text_is(view, t, "neighbouring") || view_text_is(view, t, "neighboring");
        bool of = view_text_is(view, t, "of") && places_is_noun(view, t - 1); /* "in the village of" */
        if (upos != ENTENTE_DET && upos != ENTENTE_ADJ && upos != ENTENTE_NOUN && upos != ENTENTE_NUM &&
            !near && !of)
            return 0;
    }
    return 0;
}

/* "on the road to Pibor" */
static bool on_road(Search *search, uint32_t on, EntentePlace *place)
{
    const View *view = &search->scene->view;
    bool known;
    return view_text_is(view, on, "on") && on + 4 <= view->count &&
           (view_lemma_is(view, on + 2, "road") || view_lemma_is(view, on + 2, "highway")) &&
           (view_text_is(view, on + 3, "to") || view_text_is(view, on + 3, "from")) &&
           places_begin(search->scene, on + 4, view->count, search->memory, place, &known);
}

void search_after(Search *search, uint32_t trigger, uint32_t until, bool spoken)
{
    enum { NEAR = 18 };
    const View *view = &search->scene->view;
    EntentePlace found;
    /* "bombed what it described as a camp at Balakot" */
    bool what = trigger < view->count && view_text_is(view, trigger + 1, "what") && !spoken;
    for (uint32_t t = trigger + 1; t + 1 <= until && t <= trigger + NEAR; t++) {
        const EntenteToken *token = view_token(view, t);
        /* "handed over 45 soldiers captured in the port" */
        bool told = spoken || view_child(view, t, REL_SUBJECT) ||
                    (search->candidate->type == ENTENTE_RETREAT && view->relation[t] == REL_ACL);
        bool clause = !what && view_is_verb(view, t) && told;
        clause = clause || (!what && token->upos == ENTENTE_SCONJ) ||
                 (token->upos == ENTENTE_PUNCT && token->text.data[0] != '-');
        if (clause)
            return;
        if (search_behind(search, t, view->count, false, &found) || on_road(search, t, &found)) {
            search_take(search, &found, 20);
            return;
        }
    }
}

void search_at_meeting(Search *search, uint32_t trigger)
{
    static const char *const lemmas[] = {"stay", "walk", "boycott", "skip", "storm", "shun", "quit", "leave"};
    enum { NEAR = 14 };
    const View *view = &search->scene->view;
    EntentePlace found;
    bool known;
    bool ahead = view_text_is(view, view_child(view, trigger, REL_AUX), "will") ||
                 view_text_is(view, view_child(view, trigger, REL_AUX), "would");
    if (ahead || !search_is_lemma_of(view, trigger, lemmas, sizeof lemmas / sizeof *lemmas))
        return;
    for (uint32_t t = trigger + 1; t + 1 <= view->count && t < trigger + NEAR; t++) {
        if (view_token(view, t)->upos == ENTENTE_PUNCT)
            return;
        if ((view_text_is(view, t, "in") || view_text_is(view, t, "at")) &&
            places_begin(search->scene, t + 1, view->count, search->memory, &found, &known) &&
            found.resolution != 1 && !search_is_time(search, t + 1, t + 1)) {
            search_take(search, &found, 25);
            return;
        }
    }
}
