/* What else a claim tells: kinds that are not told apart, how real it is, and whose toll it is. */
#include "code/toll_words.h"

/* ---- more than one kind ---- */

static bool is_casualty(int kind)
{
    return kind == TOLL_DEAD || kind == TOLL_INJURED || kind == TOLL_MISSING || kind == TOLL_CAPTURED;
}

int toll_merge_kinds(const TollReading *reading, const Group *group, const TollFound *found)
{
    const View *view = reading->view;
    uint32_t t = found->predicate;
    if (!is_casualty(found->kind) || group->implicit || figure_size(&group->figure) < 2)
        return found->kind;
    uint32_t joint = found->object && t > 2 ? t - 1 : t + 1;
    uint32_t other = found->object && t > 2 ? t - 2 : t + 2;
    if (joint + 1 > view->count || (joint > t && found->object))
        return found->kind;
    int kind = toll_any_kind(reading, other);
    /* "were stabbed or hacked to death" */
    if (kind >= 0 && kind != found->kind &&
        (view_lemma_is(view, t, "stab") || view_lemma_is(view, other, "stab")))
        return TOLL_DEAD;
    bool or_both = is_word(view, joint, "or") || is_word(view, joint, "and/or");
    bool both = is_word(view, joint, "and") && kind + found->kind == TOLL_DEAD + TOLL_INJURED;
    /* "were killed and wounded 5 others" has another figure */
    for (size_t i = 0; i < reading->group_count; i++)
        both = both && (found->object || reading->groups[i].first != other + 1);
    if (kind != found->kind && is_casualty(kind) && (or_both || both))
        return TOLL_CASUALTIES;
    return found->kind;
}

bool toll_is_of_theirs(const View *view, const Toll *toll)
{
    static const char *const words[] = {"them", "those", "whom", "its", "their", "his", "her", "our"};
    for (uint32_t t = toll->first + 1; t <= toll->last + 1 && t < view->count; t++)
        for (size_t i = 0; is_word(view, t, "of") && i < sizeof words / sizeof *words; i++)
            if (is_word(view, t + 1, words[i]))
                return true;
    return false;
}

bool toll_is_told_as_part(const TollReading *reading, uint32_t last)
{
    const View *view = reading->view;
    enum { WAY = 6 };
    bool be = false;
    for (uint32_t t = last + 1; t <= view->count && t <= last + WAY; t++) {
        if (be && reading->words[t].part)
            return true;
        be = view_lemma_is(view, t, "be") || (be && upos_of(view, t) == ENTENTE_ADV);
    }
    return false;
}

bool toll_is_condition(const View *view, uint32_t last)
{
    enum { WAY = 7 };
    bool in = false;
    for (uint32_t t = last + 1; t <= view->count && t <= last + WAY; t++) {
        in = in || is_word(view, t, "in");
        if (in && (is_word(view, t, "condition") || is_word(view, t, "conditions")))
            return true;
        if (upos_of(view, t) == ENTENTE_PUNCT || upos_of(view, t) == ENTENTE_CCONJ)
            return false;
    }
    return false;
}

/* ---- modality ---- */

bool toll_is_negated(const View *view, uint32_t token)
{
    for (uint32_t child = view->first_child[token]; child && child < token; child = view->next_sibling[child])
        if (is_word(view, child, "not") || is_word(view, child, "n't") || is_word(view, child, "never") ||
            is_word(view, child, "without"))
            return true;
    return false;
}

bool toll_is_hypothetical(const TollReading *reading, const TollFound *found)
{
    const View *view = reading->view;
    static const char *const modals[] = {"could", "would", "may",  "might", "should",
                                         "can",   "will",  "must", "shall"};
    uint32_t verb = found->predicate;
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child]) {
        if (view->relation[child] == REL_MARK &&
            (is_word(view, child, "if") || is_word(view, child, "unless")))
            return true;
        for (size_t i = 0; view->relation[child] == REL_AUX && i < sizeof modals / sizeof *modals; i++)
            if (is_word(view, child, modals[i]))
                return true;
    }
    /* "a plot to kill 12 officials", but not "managed to arrest two" */
    uint32_t above = head_of(view, verb);
    if (above && reading->words[above].actual)
        return false;
    return verb > 1 && is_word(view, verb - 1, "to") && view_is_verb(view, verb) && xpos_is(view, verb, "VB");
}

/* ---- the event ---- */

static bool is_event(const TollReading *reading, uint32_t token)
{
    if (!token || !view_is_nominal(reading->view, token) || upos_of(reading->view, token) == ENTENTE_PRON ||
        names_in_set(reading->scene->lexicon, reading->view, token, "time"))
        return false;
    if (reading->words[token].event)
        return true;
    const Candidate *candidate = scene_candidate(reading->scene, token);
    return candidate && (candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_COERCE ||
                         candidate->type == ENTENTE_PROTEST);
}

/* The event of "a week of clashes", "three days of bombing"; 0: none. */
static uint32_t event_of_span(const TollReading *reading, uint32_t noun)
{
    static const char *const spans[] = {"day",  "week",   "month",  "hour", "night",
                                        "wave", "string", "series", "spate"};
    const View *view = reading->view;
    bool span = false;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        span = span || view_lemma_is(view, noun, spans[i]);
    for (uint32_t child = span ? view->first_child[noun] : 0; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && is_word(view, view_case(view, child), "of") &&
            is_event(reading, child))
            return child;
    return 0;
}

/* An event among the phrases under a token: first of what it happened in or by, then of what it came after.
 */
static uint32_t event_among(const TollReading *reading, uint32_t token, bool after)
{
    const View *view = reading->view;
    static const char *const within[] = {"in",   "by", "during", "from",  "of",
                                         "with", "on", "at",     "under", "for"};
    static const char *const behind[] = {"after", "following", "amid", "when", "since"};
    const char *const *words = after ? behind : within;
    size_t count = after ? sizeof behind / sizeof *behind : sizeof within / sizeof *within;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_OBLIQUE && relation != REL_AGENT && relation != REL_NMOD)
            continue;
        uint32_t preposition = view_case(view, child);
        for (size_t i = 0; preposition && i < count; i++)
            if (is_word(view, preposition, words[i]) && is_event(reading, child))
                return child;
            else if (preposition && is_word(view, preposition, words[i]) && event_of_span(reading, child))
                return event_of_span(reading, child);
    }
    return 0;
}

/* Whether what is said of the token above holds of this one. */
static bool passes_up(uint8_t relation)
{
    return relation == REL_XCOMP || relation == REL_CONJUNCT || relation == REL_ADVCL ||
           relation == REL_OBJECT || relation == REL_SUBJECT_PASSIVE || relation == REL_NUMBER ||
           relation == REL_ACL || relation == REL_AMOD;
}

uint32_t toll_event(const TollReading *reading, const Group *group, const TollFound *found)
{
    const View *view = reading->view;
    uint32_t verb = found->predicate, event = event_among(reading, verb, false);
    /* "six were killed and 32 wounded in the bombings" */
    for (uint32_t child = view->first_child[verb]; child && !event; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT)
            event = event_among(reading, child, false);
    /* "left 5 dead", "were reported killed": the verb above has the subject */
    for (uint32_t steps = 0; steps < 4 && verb && !event; steps++) {
        bool active = view_is_verb(view, verb) && !toll_is_passive(reading, verb);
        uint32_t subject = active ? arguments_subject(reading->scene, verb) : 0;
        if (subject && !(subject >= group->first && subject <= group->last) && is_event(reading, subject))
            return subject;
        event = event_among(reading, verb, false);
        uint8_t relation = view->relation[verb];
        uint32_t above = head_of(view, verb);
        /* "attacked the village, killing 3", "carried out an attack, killing 3" */
        if (!event && relation == REL_ADVCL && above && found->object && xpos_is(view, verb, "VBG") &&
            !view_child(view, verb, REL_MARK) && view_is_verb(view, above) && !toll_is_speech(view, above)) {
            uint32_t object = view_child(view, above, REL_OBJECT);
            return is_event(reading, object) ? object : above;
        }
        if (!passes_up(relation) || toll_is_speech(view, above))
            break;
        verb = above;
    }
    if (!event)
        event = event_among(reading, found->predicate, true);
    return event || !group->head ? event : event_among(reading, group->head, false);
}
