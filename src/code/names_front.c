/* The country in which a phrase that opens the sentence says that things are. */
#include "code/names_inside.h"

#include <string.h>

/* Where the phrase that opens a sentence ends, before a comma; 0: none opens it. */
static uint32_t end_of_front(const View *view, uint32_t *first)
{
    static const char *const words[] = {"in", "at", "near", "outside", "across", "elsewhere"};
    enum { LONG = 12 };
    *first = view->count && view_token(view, 1)->upos == ENTENTE_PUNCT ? 2 : 1;
    bool opens = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        opens = opens || view_text_is(view, *first, words[i]);
    for (uint32_t t = *first + 1; opens && t <= view->count && t < *first + LONG; t++) {
        if (view_text_is(view, t, ","))
            return t;
        /* "In Hong Kong a court jailed" */
        bool article =
            view_text_is(view, t, "a") || view_text_is(view, t, "an") || view_text_is(view, t, "the");
        if (article && t > *first + 1 && view_token(view, t - 1)->upos == ENTENTE_PROPN)
            return t;
        if (view_is_verb(view, t) && view->relation[t] != REL_AMOD) /* "in neighbouring Chad" */
            return 0;
    }
    return 0;
}

bool names_match_country(const NameMatch *match, char code[4])
{
    uint32_t most = 0;
    code[0] = 0;
    for (size_t h = 0; h < match->hit_count; h++) {
        LexiconHit hit = match->hits[h];
        if (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_STATE) {
            const ImageOffice *offices = hit.image->section[SECTION_OFFICES];
            memcpy(code, offices[hit_actor(hit)->first_office].code, 4);
            break;
        }
        if (hit.payload->kind == PAYLOAD_PLACE && hit_place(hit)->population >= most) {
            most = hit_place(hit)->population;
            memcpy(code, hit_place(hit)->country, 4);
        }
    }
    return *code;
}

bool names_front_country(const Names *names, char code[4])
{
    uint32_t first, end = end_of_front(names->view, &first);
    code[0] = 0;
    for (size_t i = 0; end && i < names->match_count; i++) {
        const NameMatch *match = &names->matches[i];
        if (match->first <= first || match->last >= end)
            continue;
        char here[4];
        if (!names_match_country(match, here))
            continue;
        /* "In a letter to Chad and Niger," */
        if (*code && memcmp(code, here, sizeof here) != 0)
            return false;
        memcpy(code, here, sizeof here);
    }
    return *code;
}
