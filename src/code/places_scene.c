#include "code/places_search.h"

#include <string.h>

/* Whether nothing but a conjunction or mark stands before, so that a phrase here opens the clause. */
static bool opens_clause(const View *view, uint32_t token)
{
    if (token == 1)
        return true;
    const EntenteToken *before = view_token(view, token - 1);
    return before->upos == ENTENTE_CCONJ || (before->upos == ENTENTE_PUNCT && before->text.data[0] != '-');
}

void scene_in_front(Search *search, uint32_t trigger, uint32_t from, bool spoken)
{
    enum { ROAD = 5 };
    const View *view = &search->scene->view;
    EntentePlace found;
    for (uint32_t t = trigger; t-- > from;) {
        if (spoken && t > 1)
            continue;
        if (opens_clause(view, t) && search_behind(search, t, trigger, true, &found)) {
            search_take(search, &found, 15);
            return;
        }
        /* "On the road to Hassakeh" */
        if (opens_clause(view, t) && view_text_is(view, t, "on") && view_text_is(view, t + 2, "road"))
            for (uint32_t to = t + 3; to < trigger && to < t + ROAD; to++) {
                bool known;
                if (view_text_is(view, to, "to") &&
                    places_begin(search->scene, to + 1, trigger, search->memory, &found, &known)) {
                    search_take(search, &found, 15);
                    return;
                }
            }
    }
}

void scene_where(Search *search, uint32_t trigger)
{
    enum { FAR = 14, NAME = 4 };
    const View *view = &search->scene->view;
    for (uint32_t t = trigger; t-- > 1 && trigger - t < FAR;) {
        if (!view_text_is(view, t, "where"))
            continue;
        uint32_t before = t - 1;
        if (before && view_token(view, before)->upos == ENTENTE_PUNCT)
            before--;
        /* the first place of the run of phrases before */
        EntentePlace found;
        bool known;
        uint32_t gap = 0;
        for (uint32_t first = before; first && first + FAR > before; first--) {
            uint32_t last = places_begin(search->scene, first, before, search->memory, &found, &known);
            bool away = first > 3 && view_text_is(view, first - 1, "of") &&
                        places_announced(search->scene, first) && !places_is_noun(view, first - 2);
            if (last && away)
                gap = before - first + NAME;
            if (last && away)
                continue; /* "20 km north of Goma" */
            if (last && found.resolution != 1 && first > 1 &&
                view_token(view, first - 1)->upos != ENTENTE_PROPN && last + NAME > before - gap &&
                !search_is_time(search, first, last)) {
                search_take(search, &found, 35);
                return;
            }
            if (view_is_verb(view, first))
                return;
        }
        return;
    }
}

void scene_beside(Search *search, uint32_t verb)
{
    const View *view = &search->scene->view;
    for (uint32_t child = view->first_child[verb]; child && !search->rank;
         child = view->next_sibling[child]) {
        uint32_t mark = view_child(view, child, REL_ADVMOD);
        if (!mark)
            mark = view_child(view, child, REL_MARK);
        bool as = search->candidate->type == ENTENTE_ASSAULT &&
                  (view_text_is(view, mark, "as") || view_text_is(view, mark, "while"));
        if (view->relation[child] == REL_ADVCL && child > verb && (view_text_is(view, mark, "when") || as)) {
            search_obliques(search, child, 17, false, false);
            uint32_t object = as ? view_child(view, child, REL_OBJECT) : 0;
            if (object && !search->rank) /* "as he left the mosque at Kalo" */
                search_obliques(search, object, 16, false, false);
        }
    }
}

void scene_arrival(Search *search, uint32_t verb)
{
    static const char *const lemmas[] = {"fly",   "arrive", "travel",  "come", "go",
                                         "visit", "land",   "journey", "be",   "head"};
    const View *view = &search->scene->view;
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    if (!subject)
        subject = view_child(view, verb, REL_SUBJECT_PASSIVE);
    for (uint32_t child = subject ? view->first_child[subject] : 0; child && !search->rank;
         child = view->next_sibling[child]) {
        bool moves = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            moves = moves || view_lemma_is(view, child, lemmas[i]);
        if (view->relation[child] == REL_RELATIVE && child < verb && moves)
            search_obliques(search, child, 17, false, true);
    }
}

static bool is_among(const View *view, uint32_t token, const char *const *lemmas, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_lemma_is(view, token, lemmas[i]))
            return true;
    return false;
}

void scene_gathered(Search *search, uint32_t verb)
{
    static const char *const verbs[] = {"meet", "gather", "convene", "sit", "assemble", "speak"};
    static const char *const nouns[] = {"meeting",    "talk",         "summit",  "session",
                                        "conference", "rally",        "speech",  "ceremony",
                                        "round",      "conversation", "hearing", "congress"};
    enum { OPENING = 8 };
    const View *view = &search->scene->view;
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    for (uint32_t child = subject ? view->first_child[subject] : 0; child && !search->rank;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_ACL && child < verb &&
            is_among(view, child, verbs, sizeof verbs / sizeof *verbs))
            search_obliques(search, child, 17, false, false);
    bool opens =
        view_text_is(view, 1, "at") || view_text_is(view, 1, "in") || view_text_is(view, 1, "during");
    uint32_t event = 0;
    for (uint32_t t = 2; opens && !event && t < verb && t < OPENING; t++)
        event = is_among(view, t, nouns, sizeof nouns / sizeof *nouns) ? t : 0;
    EntentePlace found;
    for (uint32_t t = event + 1; event && !search->rank && t < verb && !view_is_verb(view, t); t++)
        if (search_behind(search, t, verb, true, &found))
            search_take(search, &found, 14);
}

void scene_dated(Search *search, uint32_t trigger)
{
    const View *view = &search->scene->view;
    const TimeExpression *day = NULL;
    for (size_t i = 0; i < search->times.count; i++) {
        if (search->times.each[i].precision != TIME_PRECISION_DAY || !search->times.each[i].anchors)
            continue;
        if (day)
            return;
        day = &search->times.each[i];
    }
    EntentePlace found;
    bool known;
    if (day && !view_is_under(view, day->last, trigger))
        return;
    uint32_t before = day && day->first > 1 && view_text_is(view, day->first - 1, "on") ? day->first - 2
                      : day                                                             ? day->first - 1
                                                                                        : 0;
    for (uint32_t t = before; t > trigger + 1 && t + 4 > before; t--) {
        bool in = view_text_is(view, t - 1, "in") || view_text_is(view, t - 1, "at") ||
                  view_text_is(view, t - 1, "near");
        if (in && places_begin(search->scene, t, before, search->memory, &found, &known) == before &&
            found.resolution != 1) {
            search_take(search, &found, 8);
            return;
        }
    }
}

/* The town of "the mayor of Mogadishu", "authorities in Luhansk". */
static void look_at_official(Search *search, uint32_t noun)
{
    static const char *const heads[] = {"mayor",          "governor",   "commissioner", "authority",
                                        "administration", "prosecutor", "resident",     "villager"};
    enum { COUNTRY = 1 };
    const View *view = &search->scene->view;
    EntentePlace found;
    bool known;
    if (!noun || !is_among(view, noun, heads, sizeof heads / sizeof *heads))
        return;
    for (uint32_t t = noun + 1; t <= view->right[noun] && t < noun + 6 && t <= view->count; t++) {
        if (!view_text_is(view, t, "of") && !view_text_is(view, t, "in"))
            continue;
        for (uint32_t p = t + 1; p <= view->count && p < t + 4; p++)
            if (places_begin(search->scene, p, view->count, search->memory, &found, &known)) {
                bool here = !*search->memory->last || memcmp(search->memory->last, found.country, 4) == 0;
                if (found.resolution != COUNTRY && known && here &&
                    !places_is_capital(&search->scene->names, p))
                    search_take(search, &found, 6);
                return;
            }
    }
}

void scene_local(Search *search, uint32_t verb)
{
    const View *view = &search->scene->view;
    for (unsigned steps = 0;
         verb && verb <= view->count && !search->rank && !search->memory->section && steps < 2; steps++) {
        look_at_official(search, view_child(view, verb, REL_SUBJECT));
        uint8_t relation = view->relation[verb];
        if (relation != REL_CONJUNCT)
            return;
        verb = view_token(view, verb)->head;
    }
}

void scene_between_commas(Search *search, uint32_t trigger)
{
    enum { LONG = 14 };
    const View *view = &search->scene->view;
    EntentePlace found;
    for (uint32_t t = 2; t + 1 < trigger; t++) {
        if (!view_text_is(view, t - 1, ","))
            continue;
        /* "meeting in Brussels", "winding up a summit in Paris", "reached by phone in Nairobi" */
        const char *form = view_token(view, t)->xpos;
        bool participle = form[0] == 'V' && form[1] == 'B' && (form[2] == 'G' || form[2] == 'N');
        if (!participle && !view_text_is(view, t, "in") && !view_text_is(view, t, "at"))
            continue;
        for (uint32_t in = t; in + 1 < trigger && in < t + LONG && !view_text_is(view, in, ","); in++) {
            if (!view_text_is(view, in, "in") && !view_text_is(view, in, "at"))
                continue;
            uint32_t last = search_behind(search, in, trigger, true, &found);
            /* the segment ends before the verb, perhaps with a day */
            bool closed = false;
            for (uint32_t c = last + 1; last && c < trigger && c < last + 5; c++)
                closed = closed || view_text_is(view, c, ",");
            if (closed) {
                search_take(search, &found, 16);
                return;
            }
        }
    }
}

void scene_speaking(Search *search)
{
    const View *view = &search->scene->view;
    EntentePlace found;
    for (uint32_t t = 1; t + 2 <= view->count; t++)
        if (view_text_is(view, t, "speaking") && search_behind(search, t + 1, view->count, true, &found)) {
            search_take(search, &found, 18);
            return;
        }
}

void scene_telling(Search *search, uint32_t trigger)
{
    static const char *const lemmas[] = {"say", "tell", "announce", "declare", "warn", "add"};
    const View *view = &search->scene->view;
    uint32_t verb = trigger;
    for (unsigned steps = 0; verb && verb <= view->count && steps < 4; steps++) {
        uint8_t relation = view->relation[verb];
        uint32_t above = view_token(view, verb)->head;
        bool told = relation == REL_CCOMP || relation == REL_PARATAXIS || relation == REL_ADVCL;
        for (size_t i = 0; told && above && above <= view->count && i < sizeof lemmas / sizeof *lemmas; i++)
            if (view_lemma_is(view, above, lemmas[i])) {
                search_obliques(search, above, 20, false, false);
                uint32_t object = view_child(view, above, REL_OBJECT);
                if (!object) /* "told a news conference in Pristina" */
                    object = view_child(view, above, REL_INDIRECT);
                if (!search->rank && object)
                    search_obliques(search, object, 18, false, false);
                return;
            }
        if (!told && relation != REL_CONJUNCT && relation != REL_XCOMP)
            return;
        verb = above;
    }
}

/* "imposed it there", "authorities there imposed it", of the trigger or of the verb that it is joined to. */
static bool is_there_of(const View *view, uint32_t there, uint32_t trigger)
{
    uint32_t head = view_token(view, there)->head;
    uint8_t relation = head && head <= view->count ? view->relation[head] : REL_OTHER;
    bool subject = (relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE) &&
                   view_token(view, head)->head == trigger;
    return head == trigger || subject;
}

void scene_there(Search *search, uint32_t trigger)
{
    const View *view = &search->scene->view;
    for (uint32_t t = 1; t <= view->count; t++) {
        if ((!view_text_is(view, t, "there") && !view_text_is(view, t, "There")) ||
            view_token(view, t)->upos != ENTENTE_ADV || view->relation[t] != REL_ADVMOD)
            continue;
        uint32_t above = view_token(view, trigger)->head;
        bool beside = view->relation[trigger] == REL_CONJUNCT && above && above <= view->count;
        if (!is_there_of(view, t, trigger) && !(beside && t < trigger && is_there_of(view, t, above)))
            continue;
        /* the sentence itself may have named it */
        EntentePlace found, last = {0};
        bool known, any = false;
        for (uint32_t p = 1, end; p < t; p = (end > p ? end : p) + 1) {
            end = places_begin(search->scene, p, t, search->memory, &found, &known);
            if (!end || found.resolution == 1 || search_is_time(search, p, end) ||
                !places_announced(search->scene, p))
                continue;
            last = found;
            any = true;
        }
        if (any)
            search_take(search, &last, 10);
        else if (search->memory->spot)
            search_take(search, search->memory->spot, 10);
        return;
    }
}
