/* What is counted: figures with their nouns, and single persons. */
#include "code/phrases.h"
#include "code/toll_words.h"

static bool is_noun(const View *view, uint32_t token)
{
    return upos_of(view, token) == ENTENTE_NOUN || upos_of(view, token) == ENTENTE_PROPN;
}

static bool is_time(const TollReading *reading, uint32_t token)
{
    return phrases_in_set(reading->scene->lexicon, reading->view, token, "time");
}

/* Whether the phrase of a kind that begins here stands for people by itself: "20 wounded", "dozens missing".
 */
static bool is_state(const TollReading *reading, uint32_t token)
{
    return reading->words[token].kind[FORM_BE] || reading->words[token].kind[FORM_DO] ||
           reading->words[token].kind[FORM_UNDERGO];
}

/* ---- people ---- */

static bool has_hit(const Names *names, uint32_t token, PayloadKind kind)
{
    const NameMatch *match = names->at[token] ? &names->matches[names->at[token] - 1] : NULL;
    for (size_t i = 0; match && match->last == token && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == (uint32_t)kind)
            return true;
    return false;
}

static bool is_people_noun(const TollReading *reading, uint32_t noun)
{
    const Names *names = &reading->scene->names;
    if (!noun)
        return false;
    if (reading->words[noun].person)
        return true;
    const NameMatch *match = names->at[noun] ? &names->matches[names->at[noun] - 1] : NULL;
    if (match && match->first < noun && reading->words[noun].thing) /* "a police station" */
        return false;
    if (has_hit(names, noun, PAYLOAD_ROLE))
        return true;
    for (size_t i = 0; match && i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_ACTOR && match->hits[i].payload->variety == NAME_PEOPLE)
            return true;
    return false;
}

/* ---- the noun of a figure ---- */

/* The last noun of the run of words that begins at `from`; 0 where a noun phrase does not begin there. */
static uint32_t run_head(const TollReading *reading, uint32_t from)
{
    const View *view = reading->view;
    enum { RUN_LIMIT = 8 };
    uint32_t noun = 0;
    for (uint32_t t = from; t <= view->count && t < from + RUN_LIMIT; t++) {
        uint8_t upos = upos_of(view, t);
        uint32_t head = view_token(view, t)->head;
        if (upos == ENTENTE_NOUN || upos == ENTENTE_PROPN) {
            /* "wounded eight late Friday night" */
            if (!noun && upos == ENTENTE_PROPN && is_time(reading, t))
                break;
            if (noun && (is_time(reading, t) || (upos == ENTENTE_PROPN && head != noun && head < t)))
                break;
            /* "killing 12 soldiers rebels say": what hangs elsewhere is another phrase */
            if (noun && view_token(view, noun)->head != t && head != noun &&
                strcmp(view_token(view, noun)->xpos, "NNS") == 0)
                break;
            noun = t;
        } else if (noun && !(upos == ENTENTE_PUNCT && is_word(view, t, "-"))) {
            break;
        } else if (upos == ENTENTE_VERB) {
            if (view->relation[t] != REL_AMOD && view->relation[t] != REL_COMPOUND)
                break;
        } else if (upos == ENTENTE_CCONJ) {
            /* "Armenian and Azerbaijani soldiers" */
            if (!(t > from && upos_of(view, t - 1) == ENTENTE_ADJ && upos_of(view, t + 1) == ENTENTE_ADJ) ||
                is_state(reading, t - 1))
                break;
        } else if (upos == ENTENTE_ADJ) {
            /* "one civilian was killed": the tagger takes many names of people for adjectives */
            if (!noun && reading->words[t].person &&
                (upos_of(view, t + 1) == ENTENTE_AUX || upos_of(view, t + 1) == ENTENTE_VERB))
                return t;
            /* "5 dead": stands alone unless a noun follows at once */
            if (is_state(reading, t) && !is_noun(view, t + 1) && upos_of(view, t + 1) != ENTENTE_ADJ)
                break;
        } else if (upos == ENTENTE_ADV) {
            if (upos_of(view, t + 1) != ENTENTE_ADJ && upos_of(view, t + 1) != ENTENTE_VERB)
                break;
        } else if (!(upos == ENTENTE_PUNCT &&
                     (is_word(view, t, "-") || is_word(view, t, "\"") || is_word(view, t, "'")))) {
            break;
        }
    }
    return noun;
}

static bool is_plain_way(const View *view, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        uint8_t upos = upos_of(view, t);
        if (upos == ENTENTE_AUX || upos == ENTENTE_SCONJ || upos == ENTENTE_PRON || upos == ENTENTE_ADP ||
            (upos == ENTENTE_PUNCT && !is_word(view, t, "-")) ||
            (upos == ENTENTE_VERB && view->relation[t] != REL_AMOD && view->relation[t] != REL_COMPOUND))
            return false;
    }
    return true;
}

static uint32_t noun_of(const TollReading *reading, const Figure *figure)
{
    const View *view = reading->view;
    uint32_t next = figure->last + 1;
    if (next > view->count)
        return 0;
    if (reading->words[next].part_after) {
        /* "12 of them children", "12 of whom were women" */
        next = reading->words[next].part_after + 1;
        if (next <= view->count && view_lemma_is(view, next, "be"))
            next++;
        uint32_t noun = next <= view->count ? run_head(reading, next) : 0;
        return is_people_noun(reading, noun) ? noun : 0;
    }
    if (is_word(view, next, "more") || is_word(view, next, "other") || is_word(view, next, "additional") ||
        is_word(view, next, "further") || is_word(view, next, "extra"))
        next++;
    if (is_word(view, next, "others") && upos_of(view, next) != ENTENTE_NOUN)
        return next;
    if (is_word(view, next, "of")) {
        next++;
        /* "the first 80 of a final 400 prisoners" */
        while (upos_of(view, next) == ENTENTE_DET || upos_of(view, next) == ENTENTE_NUM ||
               (next <= view->count && strcmp(view_token(view, next)->xpos, "PRP$") == 0) ||
               (upos_of(view, next) == ENTENTE_ADJ && upos_of(view, next + 1) == ENTENTE_NUM))
            next++;
        uint32_t head = run_head(reading, next);
        /* "five of the movement's negotiators" */
        while (head && head + 1 < view->count && strcmp(view_token(view, head + 1)->xpos, "POS") == 0) {
            uint32_t owned = run_head(reading, head + 2);
            if (owned <= head)
                break;
            head = owned;
        }
        return head;
    }
    uint32_t head = view_token(view, figure->last)->head;
    bool near = head > figure->last && head <= view->count && head < figure->last + 8;
    if (near && is_noun(view, head) && !is_time(reading, head) && is_plain_way(view, next, head) &&
        !(is_state(reading, next) && !is_noun(view, next + 1) && next + 1 != head))
        return head;
    return run_head(reading, next);
}

/* ---- figures that count no people ---- */

static bool is_month(const View *view, uint32_t token)
{
    static const char *const months[] = {
        "january",  "february", "march", "april", "may",  "june",  "july", "august", "september", "october",
        "november", "december", "jan.",  "feb.",  "aug.", "sept.", "oct.", "nov.",   "dec.",      "jan",
        "feb",      "aug",      "sep",   "sept",  "oct",  "nov",   "dec",  "jun",    "jul",       "apr"};
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (is_word(view, token, months[i]))
            return true;
    return false;
}

static bool is_money(const View *view, uint32_t token)
{
    static const char *const signs[] = {"$",   "€",   "£", "¥", "rs",  "rs.", "us$",
                                        "usd", "eur", "₹", "#", "no.", "nos."};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (is_word(view, token, signs[i]))
            return true;
    return false;
}

static bool is_no_people(const TollReading *reading, const Figure *figure, uint32_t noun)
{
    const View *view = reading->view;
    uint32_t before = figure->number - 1, after = figure->last + 1;
    double size = figure_size(figure);
    if (figure->decimal && size != (double)(long)size)
        return true;
    if (before && (is_money(view, before) || is_word(view, before, "aged") || is_word(view, before, "age") ||
                   is_word(view, before, "ages")))
        return true;
    if (is_word(view, after, "%") || is_word(view, after, "percent") || is_word(view, after, "per") ||
        is_word(view, after, "pc") || (figure->digits && is_word(view, after, "/")))
        return true;
    /* days and years */
    if (figure->digits &&
        (is_month(view, before) || (is_month(view, after) && size <= 31 && !is_noun(view, after + 1))) &&
        size <= 2100)
        return true;
    const EntenteToken *token = view_token(view, figure->number);
    bool year =
        figure->digits && token->text.size == 4 && size >= 1800 && size <= 2100 && size == figure->low;
    if (year && (!noun || upos_of(view, before) == ENTENTE_ADP || is_word(view, before, ",")))
        return true;
    if (year && strcmp(view_token(view, noun)->xpos, "NNS") != 0 &&
        strcmp(view_token(view, noun)->xpos, "NNPS") != 0 && !is_people_noun(reading, noun))
        return true; /* "the 2004 death" */
    /* "unit-15": the hyphen belongs to a name */
    if (before > 1 && is_word(view, before, "-") && !view_token(view, before - 1)->space_after &&
        !view_token(view, before)->space_after)
        return true;
    /* "12-year-old", "a 3-day battle": a measure joined by a hyphen */
    if (is_word(view, after, "-") && !view_token(view, figure->last)->space_after)
        return true;
    if (figure->first == figure->number && is_word(view, figure->number, "one") &&
        (is_word(view, after, "of") || !noun) && is_word(view, before, "no"))
        return true;
    /* "Resolution 1701", "Boeing 737", "Flight 17" */
    if (figure->digits && figure->first == figure->number && upos_of(view, before) == ENTENTE_PROPN &&
        !noun &&
        (view_token(view, figure->number)->head == before ||
         view_token(view, before)->head == figure->number))
        return true;
    /* "Smith, 25, was killed" */
    if (figure->digits && is_word(view, before, ",") && is_word(view, after, ",") && size < 110)
        return true;
    /* "a boy, 12" */
    const Group *last = reading->group_count ? &reading->groups[reading->group_count - 1] : NULL;
    if (figure->digits && is_word(view, before, ",") && !noun && size < 110 && last &&
        last->last + 1 == before && last->head && figure_size(&last->figure) == 1)
        return true;
    return false;
}

/* The token of the phrase that hangs outside it. */
static uint32_t top_of(const View *view, uint32_t first, uint32_t last, uint32_t wanted)
{
    uint32_t steps = 0;
    for (uint32_t t = wanted; steps++ < view->count;) {
        uint32_t head = view_token(view, t)->head;
        if (!head || head > view->count || head < first || head > last)
            return t;
        t = head;
    }
    return wanted;
}

static void add_figure(TollReading *reading, const Figure *figure)
{
    const View *view = reading->view;
    uint32_t noun = noun_of(reading, figure);
    if (is_no_people(reading, figure, noun))
        return;
    bool person = is_people_noun(reading, noun);
    if (noun && reading->words[noun].thing && !reading->words[noun].person &&
        !reading->words[noun].kind[FORM_NOUN] && !reading->words[noun].kind[FORM_PEOPLE])
        return;
    /* "a 20 minute speech" */
    if (noun && (is_time(reading, noun) || (figure->last + 1 < noun && is_time(reading, figure->last + 1))))
        return;
    Group *group = &reading->groups[reading->group_count];
    uint32_t last = noun > figure->last ? noun : figure->last;
    if (!noun && last < view->count && (is_word(view, last + 1, "others") || is_word(view, last + 1, "more")))
        last++;
    *group = (Group){.figure = *figure, .first = figure->first, .last = last, .head = noun, .people = person};
    group->name =
        noun && upos_of(view, noun) == ENTENTE_PROPN && !names_is_place(&reading->scene->names, noun);
    group->top = top_of(view, group->first, group->last, noun ? noun : figure->last);
    group->part = reading->end_part[figure->first] ||
                  (last < view->count && reading->words[last + 1].part_after) ||
                  reading->words[figure->last + 1].part_after;
    reading->group_count++;
}

/* ---- single persons ---- */

static bool is_article(const View *view, uint32_t token)
{
    return is_word(view, token, "a") || is_word(view, token, "an") || is_word(view, token, "another");
}

static bool is_within_name(const View *view, uint32_t token)
{
    uint8_t relation = view->relation[token];
    return relation == REL_FLAT || relation == REL_COMPOUND || relation == REL_POSSESSOR;
}

/* A name that is no place's and no body's, so far as it is known. */
static bool is_person_name(const TollReading *reading, uint32_t token)
{
    const Names *names = &reading->scene->names;
    const View *view = reading->view;
    if (strcmp(view_token(view, token)->xpos, "NNPS") == 0 || is_time(reading, token) ||
        reading->words[token].thing || reading->words[token].collective || reading->words[token].event)
        return false;
    static const char *const titles[] = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."};
    for (size_t i = 0; token > 1 && i < sizeof titles / sizeof *titles; i++)
        if (is_word(view, token - 1, titles[i]) || is_word(view, token, titles[i]))
            return true;
    for (uint32_t t = view->left[token]; t <= view->right[token]; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        if (!match || t > token || (t != token && !is_within_name(view, t)))
            continue;
        for (size_t i = 0; i < match->hit_count; i++) {
            const ImagePayload *payload = match->hits[i].payload;
            if (payload->kind == PAYLOAD_ACTOR && hit_actor(match->hits[i])->kind == ACTOR_PERSON)
                return true;
            if (payload->kind == PAYLOAD_ROLE)
                return true;
        }
        /* "Shireen Hassan" is not the town of Hassan */
        bool forename = match->first == token && token > 1 && upos_of(view, token - 1) == ENTENTE_PROPN &&
                        !names->at[token - 1] && view_token(view, token - 1)->head == token;
        if (match->last >= token && !forename)
            return false;
    }
    EntenteSlice text = view_token(view, token)->text;
    bool capitals = true;
    for (size_t i = 0; i < text.size; i++)
        capitals = capitals && !(text.data[i] >= 'a' && text.data[i] <= 'z');
    return !capitals && text.size > 1;
}

static void add_single(TollReading *reading, uint32_t token)
{
    const View *view = reading->view;
    uint8_t upos = upos_of(view, token);
    bool pronoun =
        upos == ENTENTE_PRON &&
        (is_word(view, token, "he") || is_word(view, token, "she") || is_word(view, token, "him") ||
         (is_word(view, token, "her") && view->relation[token] == REL_OBJECT));
    bool name = upos == ENTENTE_PROPN && !is_within_name(view, token) && is_person_name(reading, token);
    bool noun = false, article = false;
    uint32_t first = token;
    /* "an NCO was killed" */
    uint32_t its = view_child(view, token, REL_DETERMINER);
    bool letters =
        upos == ENTENTE_PROPN && its && is_article(view, its) && !name && reading->words[token].person;
    if ((upos == ENTENTE_NOUN || letters) && strcmp(view_token(view, token)->xpos, "NNS") != 0 &&
        view->relation[token] != REL_COMPOUND && is_people_noun(reading, token) &&
        !reading->words[token].collective && !reading->words[token].thing &&
        !(is_noun(view, token + 1) && view_token(view, token)->head == token + 1)) {
        for (uint32_t child = view->first_child[token]; child && child < token;
             child = view->next_sibling[child]) {
            bool owner = view->relation[child] == REL_POSSESSOR || view->relation[child] == REL_DETERMINER;
            article = article || is_article(view, child);
            noun = noun || (owner && !is_word(view, child, "no") && !is_word(view, child, "any") &&
                            !is_word(view, child, "every") && !is_word(view, child, "each") &&
                            !is_word(view, child, "some"));
            if (owner && view->left[child] < first)
                first = view->left[child];
        }
        while (first < token && upos_of(view, first) == ENTENTE_PUNCT)
            first++;
        /* "killed commander Yusuf Demir" */
        uint32_t surname = token + 1;
        while (first == token && upos_of(view, surname) == ENTENTE_PROPN &&
               view->relation[surname] == REL_COMPOUND && view_token(view, surname)->head > surname)
            surname = view_token(view, surname)->head;
        noun = noun || (first == token && upos_of(view, surname) == ENTENTE_PROPN &&
                        view_token(view, surname)->head == token &&
                        (view->relation[surname] == REL_APPOSITION || view->relation[surname] == REL_FLAT));
    }
    if (!pronoun && !name && !noun)
        return;
    uint32_t last = token;
    for (uint32_t t = token + 1; name && upos_of(view, t) == ENTENTE_PROPN; t++) {
        uint32_t head = view_token(view, t)->head;
        if (head < first || head >= t)
            break;
        last = t;
    }
    for (uint32_t t = token - 1; name && t && is_noun(view, t); t--) {
        uint32_t head = view_token(view, t)->head;
        if (head <= t || head > last || view->relation[t] == REL_POSSESSOR)
            break;
        first = t;
    }
    Group *group = &reading->groups[reading->group_count++];
    *group = (Group){.figure = {.first = first,
                                .last = first,
                                .number = first,
                                .low = 1,
                                .best = 1,
                                .high = 1,
                                .more = is_word(view, first, "another")},
                     .first = first,
                     .last = last,
                     .head = token,
                     .top = token,
                     .implicit = !article,
                     .people = true,
                     .part = reading->end_part[first] != 0};
}

bool toll_groups_read(TollReading *reading, Arena *arena)
{
    const View *view = reading->view;
    reading->groups = arena_array(arena, (size_t)view->count + 1, sizeof *reading->groups);
    if (!reading->groups)
        return false;
    uint32_t after = 1; /* of the group before: no noun counts twice */
    for (uint32_t t = 1; t <= view->count; t++) {
        Figure figure;
        if (t >= after && numbers_read(reading->scene->lexicon, view, t, &figure)) {
            size_t count = reading->group_count;
            add_figure(reading, &figure);
            after = (reading->group_count > count ? reading->groups[count].last : figure.last) + 1;
            t = figure.last;
        } else if (t >= after) {
            size_t count = reading->group_count;
            add_single(reading, t);
            if (reading->group_count > count)
                after = reading->groups[count].last + 1;
        }
    }
    return true;
}
