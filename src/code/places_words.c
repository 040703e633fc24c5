/* What the words of an event say of where it was. */
#include "code/places_search.h"

bool search_is_text_of(const View *view, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

bool search_is_lemma_of(const View *view, uint32_t token, const char *const *lemmas, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_lemma_is(view, token, lemmas[i]))
            return true;
    return false;
}

bool search_is_telling(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"announce", "say",    "declare", "tell",
                                         "promise",  "pledge", "vow",     "warn"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

bool search_is_bench(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {"court", "tribunal", "prosecutor", "judge", "magistrate"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, noun, lemmas[i]))
            return true;
    return false;
}

bool search_is_passage(const Search *search, uint32_t verb, uint32_t noun)
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
    if (!noun || !search_is_lemma_of(view, verb, verbs, sizeof verbs / sizeof *verbs))
        return false;
    /* "Seoul closed Kaesong" */
    return search_is_lemma_of(view, noun, nouns, sizeof nouns / sizeof *nouns) ||
           names_is_place(&search->scene->names, noun);
}

bool search_drives_out(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"drive",    "push",   "chase",    "expel", "oust", "flush",
                                         "dislodge", "evict",  "displace", "force", "drag", "pull",
                                         "abduct",   "kidnap", "snatch",   "eject"};
    return search_is_lemma_of(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

bool search_speaks_from(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"warn",      "denounce",  "condemn", "appeal",  "say",   "declare",
                                         "threaten",  "accuse",    "promise", "vow",     "urge",  "welcome",
                                         "criticize", "criticise", "reply",   "respond", "speak", "announce"};
    return search_is_lemma_of(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

bool search_is_remote(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"video", "videoconference", "telephone", "phone", "link", "skype"};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if ((view_text_is(view, view_case(view, child), "by") ||
             view_text_is(view, view_case(view, child), "via")) &&
            search_is_lemma_of(view, child, lemmas, sizeof lemmas / sizeof *lemmas))
            return true;
    return false;
}

bool search_is_invasion(const View *view, uint32_t trigger)
{
    static const char *const lemmas[] = {"invade", "invasion", "occupy", "occupation", "overrun"};
    return search_is_lemma_of(view, trigger, lemmas, sizeof lemmas / sizeof *lemmas);
}

bool search_is_building(const View *view, uint32_t noun)
{
    static const char *const lemmas[] = {"residence", "house", "home", "office",       "embassy",
                                         "compound",  "villa", "base", "headquarters", "barracks"};
    return search_is_lemma_of(view, noun, lemmas, sizeof lemmas / sizeof *lemmas);
}
