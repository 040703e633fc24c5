#include "code/places_search.h"

#include "base/slice.h"

#include <string.h>

/* ---- the place of an event ---- */

static bool is_one_of(const View *view, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

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

static bool is_locative(const View *view, uint32_t preposition)
{
    static const char *const words[] = {
        "in",      "at",     "near",    "on",        "outside", "around",    "along",
        "across",  "within", "inside",  "off",       "over",    "across",    "throughout",
        "toward",  "south",  "north",   "east",      "west",    "above",     "beside",
        "between", "into",   "through", "alongside", "close",   "northeast", "southeast"};
    return is_one_of(view, preposition, words, sizeof words / sizeof *words);
}

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

/* Whether the mention is a party, so that its name is not a place here. What is done to a town happens there,
 * but whoever calls on a capital is elsewhere. */
static bool is_party(const Candidate *candidate, const View *view, uint32_t token)
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

/* How exact a place is, after PLOVER; what no dictionary has is a village. */
static unsigned exactness(const EntentePlace *place)
{
    return place->resolution ? place->resolution : *place->kind ? 3 : 4;
}

/* A country that only says whose a thing is: "on a United States warrant", "on Iran's oil". */
static bool is_owner(const View *view, uint32_t token, uint32_t head, const EntentePlace *place)
{
    uint8_t relation = view->relation[token];
    return place->resolution == 1 && token != head &&
           (relation == REL_COMPOUND || relation == REL_AMOD || relation == REL_POSSESSOR);
}

/* Whether the words belong to what the event is about: "called off the meeting in Brussels" was done
 * elsewhere. */
static bool is_about(const Candidate *candidate, const View *view, uint32_t token)
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
    if (same_country && exactness(place) != exactness(before))
        better = exactness(place) > exactness(before);
    else if (same_country && ((is_stage(search, before) && !is_stage(search, place)) ||
                              (is_qualifier(search, before) && place->span.end < before->span.start)))
        better = true;
    if (!better)
        return;
    search->best = *place;
    search->rank = rank;
}

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

/* "the city", "the capital" in a phrase. */
static bool look_for_town(const Search *search, uint32_t head, EntentePlace *place)
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
        if (view_token(view, t)->upos == ENTENTE_NOUN && article && !is_party(search->candidate, view, t) &&
            area_before(search, t, place)) {
            words_of(view, t, place);
            return true;
        }
        if (view_token(view, t)->upos != ENTENTE_NOUN ||
            !is_one_of(view, t, words, sizeof words / sizeof *words))
            continue;
        bool capital = view_text_is(view, t, "capital");
        for (uint32_t d = t - 1; d && d + NEAR >= t; d--) {
            if (search->scene->names.at[d]) {
                bool taken =
                    capital && places_capital(search->scene, search->memory, country_of(search, d), place);
                if (taken)
                    words_of(view, t, place);
                return taken;
            }
            if (view_text_is(view, d, "the")) {
                bool taken = !is_party(search->candidate, view, t) && town_before(search, d, capital, place);
                if (taken)
                    words_of(view, t, place);
                return taken;
            }
        }
    }
    return false;
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

/* The most exact place named in a phrase, with the head's own name first among equals. */
static void look_in_phrase(Search *search, uint32_t head, int rank)
{
    const View *view = &search->scene->view;
    EntentePlace found;
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
            is_about(search->candidate, view, last) || is_party(search->candidate, view, last) ||
            is_owner(view, last, head, &found) || (found.resolution == 1 && !search->countries) ||
            (!search->countries && !search->passage && is_kind_of(search, last, head)))
            continue;
        unsigned now = exactness(&found);
        if (!any || now > exact) {
            best = found;
            exact = now;
            any = true;
        }
    }
    if (!any && look_for_town(search, head, &best))
        any = true;
    if (any)
        search_take(search, &best, rank);
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
            bool here = (is_locative(view, preposition) &&
                         !(search->talks && is_topical(view, preposition) && !is_ground(view, child))) ||
                        (origin && view_text_is(view, preposition, "from")) || is_out_of(view, preposition) ||
                        (goal && view_text_is(view, preposition, "to"));
            if (here) {
                look_in_phrase(search, child,
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

static bool is_said_over(const View *view, uint32_t verb, uint32_t token)
{
    uint8_t relation = view->relation[token];
    return (relation == REL_CCOMP || relation == REL_PARATAXIS) && view_is_verb(view, verb);
}

/* "a few kilometers from Heglig" */
static bool is_distance(const View *view, uint32_t preposition)
{
    static const char *const words[] = {"kilometers", "kilometres", "km", "miles", "meters", "metres"};
    return view_text_is(view, preposition, "from") && preposition > 1 &&
           is_one_of(view, preposition - 1, words, sizeof words / sizeof *words);
}

uint32_t search_behind(Search *search, uint32_t preposition, uint32_t last, bool stage, EntentePlace *place)
{
    static const char *const words[] = {"in", "at", "near", "outside", "around", "off", "inside", "of"};
    enum { BETWEEN = 4 };
    const View *view = &search->scene->view;
    bool known;
    if (!is_one_of(view, preposition, words, sizeof words / sizeof *words) && !is_distance(view, preposition))
        return 0;
    for (uint32_t t = preposition + 1; t <= last && t <= preposition + BETWEEN; t++) {
        uint8_t upos = view_token(view, t)->upos;
        if (view_text_is(view, preposition, "of") &&
            (upos != ENTENTE_PROPN || !places_announced(search->scene, t)))
            return 0;
        uint32_t end = places_begin(search->scene, t, last, search->memory, place, &known);
        stage = stage || view_text_is(view, preposition, "of"); /* "by Israeli fire east of Bureij" */
        if (end)
            return search_is_time(search, t, end) || is_about(search->candidate, view, end) ||
                           (!stage && is_party(search->candidate, view, end)) ||
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

/* The first "in", "at" or "near" with a place after the trigger, whatever the tree makes of it, unless
 * another clause begins before. */
static void look_after(Search *search, uint32_t trigger, uint32_t until, bool spoken)
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

/* "will be held": what was agreed on is told by the same words. */
static bool shares_words(const Candidate *candidate, const Candidate *about)
{
    if (candidate->trigger == about->trigger)
        return true;
    for (size_t i = 0; i < candidate->word_count; i++)
        for (size_t k = 0; k < about->word_count; k++)
            if (candidate->words[i] == about->words[k])
                return true;
    return false;
}

static bool is_telling(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"announce", "say",    "declare", "tell",
                                         "promise",  "pledge", "vow",     "warn"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

static bool is_bench(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {"court", "tribunal", "prosecutor", "judge", "magistrate"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, noun, lemmas[i]))
            return true;
    return false;
}

static bool is_lemma_of(const View *view, uint32_t token, const char *const *lemmas, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_lemma_is(view, token, lemmas[i]))
            return true;
    return false;
}

/* "shut the Jarinje crossing", "reopened the road to Kapan": what is closed or opened is where. */
static bool is_passage(const Search *search, uint32_t verb, uint32_t noun)
{
    static const char *const verbs[] = {"close", "shut",     "open",  "reopen", "block",
                                        "seal",  "blockade", "clear", "unblock"};
    static const char *const nouns[] = {"crossing", "bridge", "road",     "airport",    "terminal",
                                        "port",     "strait", "gate",     "checkpoint", "highway",
                                        "corridor", "point",  "airspace", "railway"};
    const View *view = &search->scene->view;
    /* "two of the five crossings" */
    if (view_token(view, noun)->upos == ENTENTE_NUM)
        noun = view_child(view, noun, REL_NMOD);
    if (!noun || !is_lemma_of(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    /* "Seoul closed Kaesong" */
    return is_lemma_of(view, noun, nouns, sizeof nouns / sizeof *nouns) ||
           names_is_place(&search->scene->names, noun);
}

/* "drove the rebels from Goma": they were there. */
static bool drives_out(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"drive",    "push",   "chase",    "expel", "oust", "flush",
                                         "dislodge", "evict",  "displace", "force", "drag", "pull",
                                         "abduct",   "kidnap", "snatch",   "eject"};
    return is_lemma_of(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "denounced it from Tehran", "appealed from New York": where the speaker was. */
static bool speaks_from(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"warn",      "denounce",  "condemn", "appeal",  "say",   "declare",
                                         "threaten",  "accuse",    "promise", "vow",     "urge",  "welcome",
                                         "criticize", "criticise", "reply",   "respond", "speak", "announce"};
    return is_lemma_of(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "took part by video", "told them by telephone". */
static bool is_remote(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"video", "videoconference", "telephone", "phone", "link", "skype"};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if ((view_text_is(view, view_case(view, child), "by") ||
             view_text_is(view, view_case(view, child), "via")) &&
            is_lemma_of(view, child, lemmas, sizeof lemmas / sizeof *lemmas))
            return true;
    return false;
}

/* "invaded Kuwait": a whole country is where. */
static bool is_invasion(const View *view, uint32_t trigger)
{
    static const char *const lemmas[] = {"invade", "invasion", "occupy", "occupation", "overrun"};
    return is_lemma_of(view, trigger, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* "a Bamako court", "the Islamabad High Court": the town right before a noun in its phrase. */
static void look_before_noun(Search *search, uint32_t noun, int rank)
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

/* "stayed away from the talks in Geneva", "walked out of a session in Cairo": who shuns a meeting that is
 * held does so there. */
static void look_at_meeting(Search *search, uint32_t trigger)
{
    static const char *const lemmas[] = {"stay", "walk", "boycott", "skip", "storm", "shun", "quit", "leave"};
    enum { NEAR = 14 };
    const View *view = &search->scene->view;
    EntentePlace found;
    bool known;
    bool ahead = view_text_is(view, view_child(view, trigger, REL_AUX), "will") ||
                 view_text_is(view, view_child(view, trigger, REL_AUX), "would");
    if (ahead || !is_lemma_of(view, trigger, lemmas, sizeof lemmas / sizeof *lemmas))
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

static bool is_building(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {"residence", "house", "home", "office",       "embassy",
                                         "compound",  "villa", "base", "headquarters", "barracks"};
    return is_lemma_of(view, noun, lemmas, sizeof lemmas / sizeof *lemmas);
}

static bool take_found(const Search *search, Arena *arena, EntentePlace **place)
{
    *place = arena_bytes(arena, sizeof **place);
    if (!*place)
        return false;
    **place = search->best;
    /* the name of an unknown place lives in the sentence's memory */
    (*place)->name = arena_copy(arena, search->best.name, strlen(search->best.name));
    return (*place)->name != NULL;
}

bool places_of_event(Scene *scene, const Candidate *candidate, const PlaceMemory *memory, PlaceTimes times,
                     Arena *arena, EntentePlace **place)
{
    const View *view = &scene->view;
    Search search = {
        .scene = scene, .memory = memory, .candidate = candidate, .times = times, .countries = true};
    uint32_t trigger = candidate->trigger;
    EntenteEventType type =
        candidate->frame_type != ENTENTE_EVENT_NONE ? candidate->frame_type : candidate->type;
    bool visit = strcmp(candidate->mode, "visit") == 0;
    /* what is only said happens in no whole country, nor where that is of which it is said */
    bool spoken = candidate_is_verbal(candidate->type) && candidate->type != ENTENTE_CONSULT && !visit;
    bool origin = type == ENTENTE_RETREAT || type == ENTENTE_CONCEDE || type == ENTENTE_COERCE;
    origin = origin || (type == ENTENTE_SANCTION && strcmp(candidate->mode, "withdraw") == 0);
    origin = origin || type == ENTENTE_REJECT || (type == ENTENTE_ASSAULT && drives_out(view, trigger)) ||
             (spoken && speaks_from(view, trigger));
    bool goal = visit || type == ENTENTE_MOBILIZE || type == ENTENTE_AID;
    bool praise = view_lemma_is(view, trigger, "welcome") || view_lemma_is(view, trigger, "praise") ||
                  view_lemma_is(view, trigger, "hail");
    bool worded =
        spoken && (candidate->type != ENTENTE_SUPPORT || praise) && candidate->type != ENTENTE_CONCEDE;
    bool countries = !spoken && type != ENTENTE_SANCTION;
    search.countries = countries;
    search.talks = spoken || type == ENTENTE_SANCTION || candidate->type == ENTENTE_CONSULT;
    *place = NULL;
    /* where people will meet is the place of what they agreed on, not of their agreeing */
    if (candidate->about && candidate->about->type != candidate->type &&
        shares_words(candidate, candidate->about)) {
        /* "announced in Washington that they would" */
        if (candidate->trigger != candidate->about->trigger && is_telling(view, trigger))
            search_obliques(&search, trigger, 20, speaks_from(view, trigger), false);
        /* "In Tripoli, he said that he would not leave" */
        if (candidate->type == ENTENTE_REJECT || candidate->type == ENTENTE_THREATEN)
            scene_in_front(&search, trigger, 1, true);
        if (!search.rank && candidate->type == ENTENTE_REJECT)
            look_at_meeting(&search, trigger);
        if (!search.rank && candidate->type == ENTENTE_AGREE)
            scene_gathered(&search, trigger);
        return !search.rank || take_found(&search, arena, place);
    }
    /* who telephones is in two places; a statement in the present tense is made in none */
    if (strcmp(candidate->mode, "phone") == 0 || is_remote(view, trigger))
        return true;
    if (worded && (strcmp(view_token(view, trigger)->xpos, "VBZ") == 0 ||
                   strcmp(view_token(view, trigger)->xpos, "VBP") == 0)) {
        scene_telling(&search, trigger); /* unless it is quoted: "told a news conference in Pristina" */
        return !search.rank || take_found(&search, arena, place);
    }
    /* where somebody is due, is where the visit will be */
    if (candidate->type == ENTENTE_AGREE &&
        (view_lemma_is(view, trigger, "due") || view_lemma_is(view, trigger, "expect") ||
         view_lemma_is(view, trigger, "schedule") || view_lemma_is(view, trigger, "set")))
        return true;
    search_obliques(&search, trigger, 90, origin, goal);
    for (size_t i = 1; i < candidate->word_count; i++) {
        search_obliques(&search, candidate->words[i], 88, origin, goal);
        /* "were killed when militants attacked a convoy near Samira" */
        uint32_t object =
            view_is_verb(view, candidate->words[i]) ? view_child(view, candidate->words[i], REL_OBJECT) : 0;
        if (object && !spoken)
            search_obliques(&search, object, 48, false, false);
        /* "the shelling of Goma killed ten" */
        for (uint32_t of = type == ENTENTE_ASSAULT && !object ? view->first_child[candidate->words[i]] : 0;
             of; of = view->next_sibling[of])
            if (view->relation[of] == REL_NMOD && view_text_is(view, view_case(view, of), "of")) {
                if (names_is_place(&scene->names, of))
                    look_in_phrase(&search, of, 86);
                else /* "the bombing of a hospital in Aleppo" */
                    search_obliques(&search, of, 84, false, false);
            }
    }
    uint32_t carrier = arguments_light_verb(scene, trigger);
    uint32_t above = view_token(view, trigger)->head;
    if (carrier)
        search_obliques(&search, carrier, 84, origin, goal);
    else if (candidate->noun && above && above <= view->count && view_is_verb(view, above) &&
             (view->relation[trigger] == REL_SUBJECT || view->relation[trigger] == REL_SUBJECT_PASSIVE ||
              view->relation[trigger] == REL_OBJECT || view->relation[trigger] == REL_OBLIQUE))
        search_obliques(&search, above, 80, origin, goal); /* "clashes erupted in Goma" */
    /* the thing done to: "shelled the village of Sotk", "the attack on Sotk", "met officials in Baku" */
    Arguments arguments;
    arguments_gather(scene, trigger, &arguments);
    for (size_t a = 0; a < arguments.count; a++) {
        const Argument *argument = &arguments.each[a];
        bool object =
            argument->kind == SLOT_OBJECT ||
            (argument->kind == SLOT_PREPOSITION && !view_text_is(view, argument->preposition, "by") &&
             (view_text_is(view, argument->preposition, "on") ||
              view_text_is(view, argument->preposition, "against") ||
              view_text_is(view, argument->preposition, "of")));
        bool bodily = (!candidate_is_verbal(type) && type != ENTENTE_SANCTION) || visit;
        search.countries = is_invasion(view, trigger);
        search.passage = object && is_passage(&search, trigger, argument->head);
        if (search.passage && !bodily)
            look_in_phrase(&search, argument->head, 60);
        if (object && bodily && names_is_place(&scene->names, argument->head))
            look_in_phrase(&search, argument->head, 70);
        else if (object && bodily)
            look_in_phrase(&search, argument->head, 60);
        /* "set the Dili residence of the bishop ablaze" */
        if (object && bodily && !search.rank && is_building(view, argument->head))
            look_before_noun(&search, argument->head, 55);
        /* "Menaka, a town that rebels seized" */
        uint32_t named =
            view->relation[argument->head] == REL_APPOSITION ? view_token(view, argument->head)->head : 0;
        if (object && bodily && named && named < trigger)
            look_in_phrase(&search, named, 58);
        search.countries = countries;
        search.passage = false;
        /* "a court in Algiers issued a warrant", "a Bamako court sentenced him" */
        if (argument->kind == SLOT_SUBJECT && is_bench(view, argument->head)) {
            look_before_noun(&search, argument->head, 52);
            if (worded)
                search_obliques(&search, argument->head, 50, false, false);
        }
        if (worded)
            continue;
        if (argument->kind == SLOT_OBJECT || argument->kind == SLOT_SUBJECT)
            search_obliques(&search, argument->head, 50, false, goal);
        else if (argument->kind == SLOT_PREPOSITION)
            search_obliques(&search, argument->head, 45, false, false);
    }
    /* coordinated and dependent verbs share the place named first: "arrived in Baku and met" */
    uint32_t up = view->relation[trigger] == REL_CONJUNCT || view->relation[trigger] == REL_XCOMP ||
                          view->relation[trigger] == REL_ADVCL
                      ? above
                      : 0;
    if (!search.rank && up && up < trigger && !spoken)
        look_after(&search, up, trigger, false);
    if (!search.rank && up && up < trigger)
        scene_in_front(&search, trigger, up, spoken);
    const Candidate *talked = worded && up ? scene_candidate(scene, up) : NULL;
    bool together = talked && (talked->type == ENTENTE_CONSULT || talked->type == ENTENTE_PROTEST);
    /* "rockets hit Sisaket, and Thailand sent a jet": another doer's deed may be elsewhere */
    bool other = view->relation[trigger] == REL_CONJUNCT && view_child(view, trigger, REL_SUBJECT) &&
                 type != ENTENTE_ASSAULT &&
                 names_is_actor(&scene->names, view_child(view, trigger, REL_SUBJECT));
    bool shares = (!worded && !other) || (together && !view_lemma_is(view, trigger, "expect"));
    if (!search.rank && up && shares && up <= view->count && view_is_verb(view, up)) {
        search_obliques(&search, up, 40, false, true);
        /* "led a delegation to Taipei and met the president" */
        uint32_t object = view_child(view, up, REL_OBJECT);
        if (!search.rank && object)
            search_obliques(&search, object, 38, false, true);
        uint32_t higher = view_token(view, up)->head;
        if (!search.rank && view->relation[up] == REL_CONJUNCT && higher && higher <= view->count)
            search_obliques(&search, higher, 36, false, true);
    }
    /* "In Goma, three soldiers were killed, the army said": before the verb of saying, but the clause's own
     */
    if (!search.rank && above && above <= view->count && is_said_over(view, above, trigger))
        for (uint32_t child = view->first_child[above]; child && child < trigger;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_OBLIQUE && child < trigger && child < above &&
                is_locative(view, view_case(view, child)))
                look_in_phrase(&search, child, 30);
    if (!search.rank && strcmp(candidate->mode, "meet") == 0)
        look_at_meeting(&search, trigger);
    if (!search.rank)
        scene_where(&search, trigger);
    if (!search.rank || (search.best.resolution == 1 && !worded))
        look_after(&search, trigger, view->count, worded);
    if (!search.rank)
        scene_beside(&search, trigger);
    if (!search.rank && (candidate->type == ENTENTE_CONSULT || candidate->type == ENTENTE_REJECT))
        scene_arrival(&search, trigger);
    if (!search.rank && spoken)
        scene_gathered(&search, trigger);
    if (!search.rank && spoken)
        scene_speaking(&search);
    if (!search.rank && spoken)
        scene_between_commas(&search, trigger);
    if (!search.rank && spoken)
        scene_telling(&search, trigger);
    if (!search.rank)
        scene_in_front(&search, trigger, 1, spoken);
    if (!search.rank)
        scene_there(&search, trigger);
    if (!search.rank && !spoken)
        scene_dated(&search, trigger);
    if (!search.rank && !spoken)
        scene_local(&search, trigger);
    return !search.rank || take_found(&search, arena, place);
}
