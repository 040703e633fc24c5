/* Names before a noun that take no part by it. */
#include "code/names_inside.h"

/* "Iranian-backed militia", "U.N.-sponsored talks": whoever stands behind them is another. */
static bool is_backer(const View *view, uint32_t last)
{
    static const char *const words[] = {"backed",   "sponsored", "supported", "funded",
                                        "brokered", "mediated",  "aligned",   "allied",
                                        "trained",  "armed",     "financed",  "facilitated"};
    if (last + 2 > view->count || !view_text_is(view, last + 1, "-"))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, last + 2, words[i]))
            return true;
    return false;
}

/* "the Geneva talks", "the Minsk Agreement", "the Vienna process": they are called after where they were held
 * or signed, and no government of that country takes part by it. */
static bool is_called_after(const Names *names, const NameMatch *match, uint32_t head)
{
    static const char *const sets[] = {"agreement", "talks", "ceasefire", "called_after_place"};
    const LexiconHit *nation = names_nation_of(match);
    if (!nation || nation->payload->variety != NAME_CAPITAL || match->last >= head)
        return false;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (names_in_set(names->lexicon, names->view, head, sets[i]))
            return true;
    return false;
}

bool names_is_no_party(const Names *names, const NameMatch *match, uint32_t head)
{
    return is_backer(names->view, match->last) || is_called_after(names, match, head);
}
