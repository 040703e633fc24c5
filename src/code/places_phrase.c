/* The places that the phrases of a word name. */
#include "code/places_search.h"

#include <string.h>

/* "a summit on the situation in Congo" was not held there. */
static bool is_topical(const View *view, uint32_t preposition)
{
    return view_text_is(view, preposition, "on") || view_text_is(view, preposition, "over") ||
           view_text_is(view, preposition, "across");
}

/* "on the central square", "on the steps": one stands there. */
static bool is_ground(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {"square", "street", "avenue", "road",
                                         "step",   "bridge", "island", "beach"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, noun, lemmas[i]))
            return true;
    return false;
}

bool search_is_locative(const View *view, uint32_t preposition)
{
    static const char *const words[] = {
        "in",      "at",     "near",    "on",        "outside", "around",    "along",
        "across",  "within", "inside",  "off",       "over",    "across",    "throughout",
        "toward",  "south",  "north",   "east",      "west",    "above",     "beside",
        "between", "into",   "through", "alongside", "close",   "northeast", "southeast"};
    return search_is_text_of(view, preposition, words, sizeof words / sizeof *words);
}

/* "Sanaa airport", "a Goma police station": what stands in the town it is named for. */
static bool is_site_of(const View *view, uint32_t token, uint32_t head)
{
    static const char *const sites[] = {
        "airport", "hospital", "hotel",   "station", "school",   "university", "mosque", "church",
        "square",  "stadium",  "plant",   "factory", "building", "palace",     "mall",   "theatre",
        "theater", "museum",   "cafe",    "jail",    "dam",      "mine",       "road",   "highway",
        "shop",    "depot",    "harbour", "harbor",  "seaport",  "restaurant", "hall",   "monastery"};
    uint32_t above = view_token(view, token)->head;
    if (above != head && (view->relation[above] != REL_COMPOUND || view_token(view, above)->head != head))
        return false;
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (view_lemma_is(view, head, sites[i]))
            return true;
    return places_is_noun(view, head);
}

/* "Dongfeng missiles" are of a kind; "the Sotk district" is a place. */
static bool is_kind_of(const Search *search, uint32_t token, uint32_t head)
{
    return search->scene->view.relation[token] == REL_COMPOUND && token + 1 <= head &&
           !places_is_noun(&search->scene->view, token + 1) && !is_site_of(&search->scene->view, token, head);
}

/* "Baghdad's Karrada neighbourhood", "Hodeida's Jabal Ras area": the town only says where the part of it
 * lies. */
static bool is_part_of_town(const View *view, uint32_t town, uint32_t last)
{
    return town && town + 1 < last && strcmp(view_token(view, town + 1)->xpos, "POS") == 0 &&
           last < view->count && places_is_noun(view, last + 1);
}

void search_in_phrase(Search *search, uint32_t head, int rank)
{
    const View *view = &search->scene->view;
    EntentePlace found;
    uint32_t town = 0;
    unsigned exact = 0;
    bool any = false, known;
    EntentePlace best = {0};
    for (uint32_t t = view->left[head], last; t <= view->right[head]; t = (last > t ? last : t) + 1) {
        last = places_begin(search->scene, t, view->right[head], search->memory, &found, &known);
        if (!last)
            continue;
        /* not inside a clause of the phrase: "the village that Iran's forces shelled" */
        bool clause = false, joined = false;
        for (uint32_t up = last, steps = 0; up && up != head && steps < 12; steps++) {
            uint8_t relation = view->relation[up];
            clause = clause || relation == REL_RELATIVE || relation == REL_ACL || relation == REL_ADVCL ||
                     relation == REL_PARATAXIS;
            joined = joined || relation == REL_CONJUNCT; /* "Sinjar, Bashiqa and the Mosul Dam" */
            up = view_token(view, up)->head;
        }
        if (clause || (joined && any) || search_is_time(search, t, last) ||
            search_is_about(search->candidate, view, last) ||
            search_is_party(search->candidate, view, last) || search_is_owner(view, last, head, &found) ||
            (found.resolution == 1 && !search->countries) ||
            (!search->countries && !search->passage && is_kind_of(search, last, head)))
            continue;
        unsigned now = search_exactness(&found);
        if (!any || now > exact || is_part_of_town(view, town, last)) {
            best = found;
            exact = now;
            any = true;
            town = last;
        }
    }
    if (!any && search_for_town(search, head, &best))
        any = true;
    if (any)
        search_take(search, &best, rank);
}

void search_before_noun(Search *search, uint32_t noun, int rank)
{
    enum { TOWN = 4 };
    EntentePlace found;
    bool known;
    for (uint32_t t = search->scene->view.left[noun]; t < noun; t++) {
        uint32_t last = places_begin(search->scene, t, noun, search->memory, &found, &known);
        if (last && known && last <= noun && found.resolution == TOWN && !search_is_time(search, t, last)) {
            search_take(search, &found, rank);
            return;
        }
    }
}

/* "the road to Goma", but not "from Beni to Goma". */
static bool is_road(const View *view, uint32_t noun)
{
    bool from = false;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        from = from || view_text_is(view, view_case(view, child), "from");
    return !from && (view_lemma_is(view, noun, "road") || view_lemma_is(view, noun, "highway") ||
                     view_lemma_is(view, noun, "way"));
}

/* "pulled out of Goma" */
static bool is_out_of(const View *view, uint32_t preposition)
{
    return (preposition > 1 && view_text_is(view, preposition, "of") &&
            view_text_is(view, preposition - 1, "out")) ||
           (view_text_is(view, preposition, "out") && view_text_is(view, preposition + 1, "of"));
}

void search_obliques(Search *search, uint32_t token, int rank, bool origin, bool goal)
{
    const View *view = &search->scene->view;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_OBLIQUE || relation == REL_NMOD || relation == REL_ADVMOD) {
            uint32_t preposition = view_case(view, child);
            bool here = (search_is_locative(view, preposition) &&
                         !(search->talks && is_topical(view, preposition) && !is_ground(view, child))) ||
                        (origin && view_text_is(view, preposition, "from")) || is_out_of(view, preposition) ||
                        (goal && view_text_is(view, preposition, "to"));
            if (here) {
                search_in_phrase(search, child,
                                 rank + (view_text_is(view, preposition, "in") ||
                                         view_text_is(view, preposition, "at") ||
                                         view_text_is(view, preposition, "near")));
                /* "in a hospital in Goma", "on the road to Goma" */
                if (!search->rank)
                    search_obliques(search, child, rank - 2, false, is_road(view, child));
            }
        }
    }
}
