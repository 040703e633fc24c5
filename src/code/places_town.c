/* "the city", "the capital", "the region": a place that was named before. */
#include "code/names_inside.h"
#include "code/places_search.h"

#include <string.h>

/* The town of this sentence, before a token, or of those before, that "the city" or "the capital" means. */
static bool town_before(const Search *search, uint32_t token, bool capital, EntentePlace *place)
{
    enum { TOWN = 4 };
    bool found = false;
    for (uint32_t t = 1, last; t < token; t = (last > t ? last : t) + 1) {
        EntentePlace town;
        bool known;
        last = places_begin(search->scene, t, token - 1, search->memory, &town, &known);
        bool fits = last && (capital ? places_is_capital(&search->scene->names, t)
                                     : town.resolution == TOWN || !known);
        if (!fits)
            continue;
        *place = town;
        found = true;
    }
    if (found)
        return true;
    const EntentePlace *before = capital ? search->memory->capital : search->memory->town;
    if (before)
        *place = *before;
    return before || (capital && places_capital(search->scene, search->memory, "", place));
}

/* The country of a nationality, "Ugandan"; empty: it is none. */
static const char *country_of(const Search *search, uint32_t token)
{
    const EntenteEntity *entity = names_entity(&search->scene->names, token);
    return entity->code;
}

static void words_of(const View *view, uint32_t token, EntentePlace *place)
{
    const EntenteToken *word = view_token(view, token);
    place->text = word->text;
    place->span = (EntenteSpan){word->start - view->sentence->start, word->end - view->sentence->start};
}

/* "the region", "the island", "that river": the one spoken of last. */
static bool area_before(const Search *search, uint32_t token, EntentePlace *place)
{
    static const struct {
        const char *word, *kind;
    } kinds[] = {{"region", "region"},     {"province", "region"},  {"governorate", "region"},
                 {"district", "district"}, {"enclave", "region"},   {"island", "island"},
                 {"river", "river"},       {"peninsula", "region"}, {"valley", "region"},
                 {"strait", "strait"},     {"lake", "lake"}};
    const EntentePlace *area = search->memory->area;
    for (size_t i = 0; area && i < sizeof kinds / sizeof *kinds; i++)
        if (view_text_is(&search->scene->view, token, kinds[i].word) &&
            strcmp(area->kind, kinds[i].kind) == 0) {
            *place = *area;
            return true;
        }
    return false;
}

/* "the Tigray capital", "the provincial capital": no country's. */
static bool is_regional_capital(const Search *search, uint32_t before)
{
    static const char *const words[] = {"state",       "regional",     "provincial",  "district", "county",
                                        "territorial", "departmental", "governorate", "province", "region"};
    Names *names = &search->scene->names;
    const NameMatch *match = names->at[before] ? &names->matches[names->at[before] - 1] : NULL;
    if (search_is_text_of(&search->scene->view, before, words, sizeof words / sizeof *words))
        return true;
    if (!match)
        return false;
    if (names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE))
        return strstr(names_entity(names, before)->sectors, "PRE") != NULL;
    return names_hit(match, PAYLOAD_PLACE, -1) != NULL;
}

bool search_for_town(const Search *search, uint32_t head, EntentePlace *place)
{
    static const char *const words[] = {"city", "town", "village", "capital"};
    enum { NEAR = 3 };
    const View *view = &search->scene->view;
    for (uint32_t t = view->left[head]; t <= view->right[head]; t++) {
        bool clause = view->relation[t] == REL_RELATIVE || view->relation[t] == REL_ACL;
        if (clause && t != head)
            return false;
        bool article = t > 1 && (view_text_is(view, t - 1, "the") || view_text_is(view, t - 1, "that") ||
                                 view_text_is(view, t - 1, "same") || view_text_is(view, t - 1, "this"));
        if (view_token(view, t)->upos == ENTENTE_NOUN && article &&
            !search_is_party(search->candidate, view, t) && area_before(search, t, place)) {
            words_of(view, t, place);
            return true;
        }
        if (view_token(view, t)->upos != ENTENTE_NOUN ||
            !search_is_text_of(view, t, words, sizeof words / sizeof *words))
            continue;
        bool capital = view_text_is(view, t, "capital");
        for (uint32_t d = t - 1; d && d + NEAR >= t; d--) {
            if (capital && is_regional_capital(search, d)) {
                capital = false;
                if (d == t - 1 && view_token(view, d)->upos != ENTENTE_PROPN)
                    continue;
                return false;
            }
            if (search->scene->names.at[d]) {
                bool taken =
                    capital && places_capital(search->scene, search->memory, country_of(search, d), place);
                if (taken)
                    words_of(view, t, place);
                return taken;
            }
            if (view_text_is(view, d, "the")) {
                bool taken =
                    !search_is_party(search->candidate, view, t) && town_before(search, d, capital, place);
                if (taken)
                    words_of(view, t, place);
                return taken;
            }
        }
    }
    return false;
}
