/* Which names of places are not where the event was, and which of two is. */
#include "code/places_search.h"

#include <string.h>

static bool is_venue(const View *view, uint32_t token)
{
    uint32_t preposition = view_case(view, token);
    return view_text_is(view, preposition, "in") || view_text_is(view, preposition, "at") ||
           view_text_is(view, preposition, "near") || view_text_is(view, preposition, "outside") ||
           view_text_is(view, preposition, "inside") || view_text_is(view, preposition, "around");
}

/* "met the envoy in Goma": the phrase hangs on the party, but tells where they were. */
static bool is_venue_of(const View *view, uint32_t token, uint32_t party)
{
    uint32_t steps = 0;
    while (token && token != party && steps++ < view->count) {
        uint32_t above = view_token(view, token)->head;
        /* "workers at the port of Hodeidah" */
        bool of_site = above && above != party && view_text_is(view, view_case(view, token), "of") &&
                       (places_is_noun(view, above) || view_lemma_is(view, above, "airport") ||
                        view_lemma_is(view, above, "university") || view_lemma_is(view, above, "capital"));
        if (!of_site && (view->relation[token] == REL_NMOD || view->relation[token] == REL_OBLIQUE))
            return is_venue(view, token);
        token = above;
    }
    return false;
}

static bool is_word_of(const Candidate *candidate, uint32_t token)
{
    for (size_t i = 0; i < candidate->word_count; i++)
        if (candidate->words[i] == token)
            return true;
    return false;
}

bool search_is_party(const Candidate *candidate, const View *view, uint32_t token)
{
    const Parties *parties[] = {&candidate->actors, &candidate->mediators, &candidate->recipients};
    bool spoken = candidate_is_verbal(candidate->type) && strcmp(candidate->mode, "visit") != 0;
    for (size_t p = 0; p < (spoken ? 3u : 2u); p++)
        for (size_t i = 0; i < parties[p]->count; i++)
            /* "killed in the shelling of Izyum": what did it is no party */
            if (!is_word_of(candidate, parties[p]->each[i]) &&
                view_is_under(view, token, parties[p]->each[i]) &&
                /* "rebels who took Goma": not of their own words */
                !(view_is_under(view, candidate->trigger, parties[p]->each[i]) &&
                  view_is_under(view, token, candidate->trigger)) &&
                !is_venue_of(view, token, parties[p]->each[i]) &&
                !(p == 2 && token == parties[p]->each[i] && is_venue(view, token)))
                return true;
    return false;
}

bool search_is_time(const Search *search, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < search->times.count; i++)
        if (search->times.each[i].first <= first && last <= search->times.each[i].last)
            return true;
    return false;
}

bool search_is_owner(const View *view, uint32_t token, uint32_t head, const EntentePlace *place)
{
    uint8_t relation = view->relation[token];
    return place->resolution == 1 && token != head &&
           (relation == REL_COMPOUND || relation == REL_AMOD || relation == REL_POSSESSOR);
}

bool search_is_about(const Candidate *candidate, const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"sign", "initial", "adopt", "conclude",
                                         "ink",  "ratify",  "reach", "shake"};
    uint32_t about = candidate->about ? candidate->about->trigger : 0;
    /* "signed a cessation of hostilities in Geneva" */
    for (size_t i = 0; about && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, candidate->trigger, lemmas[i]))
            return false;
    return about && about != candidate->trigger && view_is_under(view, token, about);
}

unsigned search_exactness(const EntentePlace *place)
{
    enum { AREA = 3, TOWN = 4, PART_OF_TOWN = 5 };
    if (strcmp(place->kind, "quarter") == 0)
        return PART_OF_TOWN;
    return place->resolution ? place->resolution : *place->kind ? AREA : TOWN;
}

/* Whether a place is told before the event: "In Cabinda, guerrillas attacked a convoy near Buco Zau". */
static bool is_stage(const Search *search, const EntentePlace *place)
{
    const View *view = &search->scene->view;
    return place->span.end <= view_token(view, search->candidate->trigger)->start - view->sentence->start;
}

/* "near Samira, in Tillaberi": the second says where the first lies. */
static bool is_qualifier(const Search *search, const EntentePlace *place)
{
    const View *view = &search->scene->view;
    for (uint32_t t = 3; t <= view->count; t++)
        if (view_token(view, t)->start - view->sentence->start == place->span.start)
            return view_text_is(view, t - 1, "in") && view_text_is(view, t - 2, ",");
    return false;
}

void search_take(Search *search, const EntentePlace *place, int rank)
{
    const EntentePlace *before = &search->best;
    bool same_country = search->rank && (memcmp(before->country, place->country, 4) == 0 ||
                                         !*before->country || !*place->country);
    bool better = rank > search->rank;
    if (same_country && search_exactness(place) != search_exactness(before))
        better = search_exactness(place) > search_exactness(before);
    else if (same_country && ((is_stage(search, before) && !is_stage(search, place)) ||
                              (is_qualifier(search, before) && place->span.end < before->span.start)))
        better = true;
    if (!better)
        return;
    search->best = *place;
    search->rank = rank;
}
