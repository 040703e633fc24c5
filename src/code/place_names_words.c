/* What the words of a name, and those beside it, say of its being a place. */
#include "code/place_names_inside.h"

#include <string.h>

bool place_name_text_in(const View *view, uint32_t token, const char *const *words, size_t count)
{
    if (!token || token > view->count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

/* Words that a place's name stands beside: "the village of Sotk", "the Sotk district". */
bool places_is_noun(const View *view, uint32_t token)
{
    static const char *const words[] = {
        "village",    "town",       "city",     "district",    "area",          "port",     "province",
        "region",     "camp",       "base",     "island",      "valley",        "suburb",   "sector",
        "county",     "department", "state",    "block",       "quarter",       "locality", "crossing",
        "settlement", "airfield",   "post",     "hamlet",      "zone",          "prison",   "checkpoint",
        "bridge",     "field",      "terminal", "market",      "neighbourhood", "quarter",  "garrison",
        "outpost",    "barracks",   "refinery", "neighborhood"};
    /* "the Jarinje and Brnjak crossings" */
    for (size_t i = 0; token && token <= view->count && i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, token, words[i]))
            return true;
    return false;
}

bool place_name_is_part(const View *view, uint32_t token)
{
    static const char *const words[] = {
        "airport", "university", "hospital", "street",     "square", "governorate", "oblast", "bridge",
        "stadium", "strip",      "river",    "prefecture", "north",  "south",       "east",   "west",
        "border",  "mountains",  "road",     "highway",    "accord", "process"};
    return places_is_noun(view, token) ||
           place_name_text_in(view, token, words, sizeof words / sizeof *words);
}

bool place_name_is_capitalised(const View *view, uint32_t token)
{
    EntenteSlice text = view_token(view, token)->text;
    return text.size && ((text.data[0] >= 'A' && text.data[0] <= 'Z') || (unsigned char)text.data[0] >= 0xC3);
}

/* Whether a token stands right behind the one before it, with no space between. */
static bool is_joined(const View *view, uint32_t token)
{
    return token > 1 && view_token(view, token - 1)->end == view_token(view, token)->start;
}

static bool is_name_word(const View *view, uint32_t token)
{
    const EntenteToken *word = view_token(view, token);
    return place_name_is_capitalised(view, token) &&
           (word->upos == ENTENTE_PROPN || strncmp(word->xpos, "NNP", 3) == 0);
}

uint32_t place_name_end_of_run(const View *view, uint32_t first, uint32_t last)
{
    static const char *const links[] = {"de", "del", "la", "el", "al", "du", "des"};
    /* the Arabic article, as it is spoken: "Aita ash-Shab", "Mays el-Jabal", "as-Sukhna" */
    static const char *const articles[] = {"al", "el", "il", "ul", "ash", "esh", "as",
                                           "es", "ad", "ed", "at", "et",  "ar",  "er",
                                           "an", "en", "az", "ez", "adh", "eth", "la"};
    enum { ARTICLES = sizeof articles / sizeof *articles };
    uint32_t end = 0;
    if (first + 2 <= last && place_name_text_in(view, first, articles, ARTICLES) &&
        view_text_is(view, first + 1, "-") && is_joined(view, first + 1) && is_name_word(view, first + 2))
        end = first + 2;
    else if (is_name_word(view, first))
        end = first;
    while (end && end < last) {
        if (is_name_word(view, end + 1) || view_token(view, end + 1)->upos == ENTENTE_NUM) {
            bool number = view_token(view, end + 1)->upos == ENTENTE_NUM;
            if (number && view_token(view, end + 1)->text.size > 2)
                break;
            end++;
        } else if (end + 3 <= last && place_name_text_in(view, end + 1, articles, ARTICLES) &&
                   view_text_is(view, end + 2, "-") && is_joined(view, end + 2) &&
                   is_name_word(view, end + 3)) {
            end += 3; /* "Salah al-Din" */
        } else if (end + 2 <= last && view_text_is(view, end + 1, "-") && is_joined(view, end + 1) &&
                   is_joined(view, end + 2) && !view_is_verb(view, end + 2)) {
            end += 2; /* "Cho-airong" */
        } else if (end + 2 <= last && is_name_word(view, end + 2) &&
                   ((view_text_is(view, end + 1, "-") && is_joined(view, end + 1) &&
                     is_joined(view, end + 2)) ||
                    place_name_text_in(view, end + 1, links, sizeof links / sizeof *links))) {
            end += 2;
        } else {
            break;
        }
    }
    return end;
}

bool place_name_is_first_of_two(const View *view, uint32_t end)
{
    uint32_t other =
        end + 2 < view->count && place_name_text_in(view, end + 1, (const char *const[]){"and"}, 1)
            ? place_name_end_of_run(view, end + 2, view->count)
            : 0;
    return other && other < view->count && places_is_noun(view, other + 1) &&
           strcmp(view_token(view, other + 1)->xpos, "NNS") == 0;
}

bool place_name_is_kind_of_site(const View *view, uint32_t token)
{
    static const char *const words[] = {"gas",  "oil",      "border", "refugee", "air",
                                        "army", "military", "naval",  "coal"};
    return place_name_text_in(view, token, words, sizeof words / sizeof *words);
}

bool place_name_is_acronym(const View *view, uint32_t token)
{
    EntenteSlice text = view_token(view, token)->text;
    size_t capitals = 0;
    for (size_t i = 0; i < text.size; i++)
        capitals += text.data[i] >= 'A' && text.data[i] <= 'Z';
    return capitals > 1 && text.size <= 6;
}

/* Verbs whose object, where it is a name, is a place: "shelled Sotk". */
static bool takes_places(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"shell",  "bomb",    "bombard", "capture",  "recapture", "retake",
                                         "storm",  "overrun", "seize",   "besiege",  "enter",     "evacuate",
                                         "strike", "raid",    "occupy",  "liberate", "attack",    "wrest",
                                         "regain", "reclaim", "pound",   "encircle", "surround",  "loot"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_is_verb(view, verb) && view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

bool places_announced(const Scene *scene, uint32_t token)
{
    static const char *const prepositions[] = {
        "in",     "at", "near", "outside", "around", "off",    "inside",  "from",    "to",  "into", "towards",
        "toward", "on", "onto", "beside",  "over",   "across", "through", "between", "via", "along"};
    static const char *const directions[] = {"north",     "south",     "east",      "west",     "northeast",
                                             "northwest", "southeast", "southwest", "outskirts"};
    static const char *const kinds[] = {"stronghold", "enclave",      "commune",     "oasis",      "parish",
                                        "canton",     "municipality", "governorate", "prefecture", "resort",
                                        "bastion",    "islet",        "atoll",       "gorge",      "plateau",
                                        "junction",   "township",     "slum",        "ward",       "kibbutz",
                                        "moshav",     "chiefdom",     "highlands",   "mountains",  "hills",
                                        "forest",     "archipelago",  "farm",        "mine"};
    const View *view = &scene->view;
    uint32_t before = token - 1;
    bool article = false;
    if (names_in_set(scene->lexicon, view, token, "medium"))
        return false; /* "on Telegram" */
    for (unsigned steps = 0; before && steps < 3; steps++) {
        uint8_t upos = view_token(view, before)->upos;
        if (upos != ENTENTE_DET && upos != ENTENTE_ADJ)
            break;
        article = article || upos == ENTENTE_DET;
        before--;
    }
    if (!before)
        return false;
    if (!article && takes_places(view, before))
        return true;
    if (view_text_is(view, before, "of") && before > 1)
        return places_is_noun(view, before - 1) ||
               place_name_text_in(view, before - 1, kinds, sizeof kinds / sizeof *kinds) ||
               place_name_text_in(view, before - 1, directions, sizeof directions / sizeof *directions);
    if (!place_name_text_in(view, before, prepositions, sizeof prepositions / sizeof *prepositions))
        return false;
    return !article || view_text_is(view, before, "near") || view_text_is(view, before, "outside") ||
           view_text_is(view, before, "off");
}
