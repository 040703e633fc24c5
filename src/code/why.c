#include "code/why.h"

/* How surely words give a reason: "because" always does, "after" where something was called off or answered.
 */
typedef enum Force { FORCE_NONE = 0, FORCE_WEAK, FORCE_SURE } Force;

/* Answers to something: after what came before, for its sake. */
static bool is_answer(const Candidate *candidate)
{
    switch (candidate->type) {
    case ENTENTE_REJECT:
    case ENTENTE_SANCTION:
    case ENTENTE_PROTEST:
    case ENTENTE_COERCE:
    case ENTENTE_THREATEN:
    case ENTENTE_ACCUSE:
    case ENTENTE_MOBILIZE:
    case ENTENTE_CONCEDE:
        return true;
    case ENTENTE_RETREAT:
        return candidate->status != ENTENTE_NEGATED;
    default:
        return candidate->status == ENTENTE_CANCELLED || candidate->status == ENTENTE_POSTPONED;
    }
}

static bool next_is(const View *view, uint32_t token, const char *word)
{
    return token + 1 <= view->count && view_text_is(view, token + 1, word);
}

static Force clause_force(const View *view, uint32_t clause, const Candidate *candidate)
{
    uint32_t mark = view_child(view, clause, REL_MARK);
    if (view_text_is(view, mark, "because"))
        return FORCE_SURE;
    if (view_text_is(view, mark, "since") && view_token(view, clause)->upos == ENTENTE_VERB &&
        mark > candidate->trigger)
        return is_answer(candidate) ? FORCE_WEAK : FORCE_NONE;
    if (view_text_is(view, mark, "after"))
        return is_answer(candidate) ? FORCE_WEAK : FORCE_NONE;
    if (view_text_is(view, mark, "for"))
        return candidate->type == ENTENTE_SANCTION || candidate->type == ENTENTE_COERCE ||
                       candidate->type == ENTENTE_SUPPORT
                   ? FORCE_WEAK
                   : FORCE_NONE;
    return view_lemma_is(view, clause, "cite") && !mark ? FORCE_SURE : FORCE_NONE;
}

/* "spoke over the hotline" says how. */
static bool is_means(const View *view, uint32_t head)
{
    static const char *const nouns[] = {"hotline", "phone", "telephone", "radio",
                                        "line",    "link",  "channel",   "video"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (view_lemma_is(view, head, nouns[i]))
            return true;
    return false;
}

static Force phrase_force(const View *view, uint32_t head, const Candidate *candidate)
{
    uint32_t preposition = view_case(view, head);
    if (!preposition)
        return FORCE_NONE;
    if (view_text_is(view, preposition, "because") ||
        (view_text_is(view, preposition, "due") && next_is(view, preposition, "to")) ||
        (view_text_is(view, preposition, "owing") && next_is(view, preposition, "to")))
        return FORCE_SURE;
    /* "in response to", "in protest at", "in retaliation for": the noun is the phrase's head */
    static const char *const answers[] = {"response", "protest",    "retaliation", "reprisal",
                                          "revenge",  "solidarity", "exchange",    "return"};
    for (size_t i = 0; view_text_is(view, preposition, "in") && i < sizeof answers / sizeof *answers; i++)
        if (view_lemma_is(view, head, answers[i]) && view->right[head] > head)
            return FORCE_SURE;
    if (view_text_is(view, preposition, "over") && view_token(view, head)->upos == ENTENTE_NOUN &&
        !view_child(view, head, REL_NUMBER) && !is_means(view, head))
        return is_answer(candidate) ? FORCE_SURE : FORCE_WEAK;
    if (view_text_is(view, preposition, "following") || view_text_is(view, preposition, "after"))
        return is_answer(candidate) && view_token(view, head)->upos == ENTENTE_NOUN ? FORCE_WEAK : FORCE_NONE;
    return FORCE_NONE;
}

static void look_below(Scene *scene, uint32_t top, const Candidate *candidate, Force *best, uint32_t *found)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[top]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        Force force =
            relation == REL_ADVCL || relation == REL_ACL ? clause_force(view, child, candidate)
            : relation == REL_OBLIQUE || relation == REL_NMOD
                ? (names_in_set(scene->lexicon, view, child, "time") ? FORCE_NONE
                                                                     : phrase_force(view, child, candidate))
                : FORCE_NONE;
        if (force > *best) {
            *best = force;
            *found = child;
        }
    }
}

bool why_find(Scene *scene, const Candidate *candidate, uint32_t *first, uint32_t *last)
{
    const View *view = &scene->view;
    Force best = FORCE_NONE;
    uint32_t found = 0, carrier = arguments_light_verb(scene, candidate->trigger);
    for (size_t i = 0; i < candidate->word_count; i++)
        look_below(scene, candidate->words[i], candidate, &best, &found);
    if (carrier)
        look_below(scene, carrier, candidate, &best, &found);
    /* the object may hold it: "called off the talks over the shelling" */
    for (uint32_t child = view->first_child[candidate->trigger]; child && best < FORCE_SURE;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_OBJECT || view->relation[child] == REL_XCOMP)
            look_below(scene, child, candidate, &best, &found);
    if (!found || view_is_under(view, candidate->trigger, found))
        return false;
    *first = view->left[found];
    *last = view->right[found];
    while (*last > *first && view_token(view, *last)->upos == ENTENTE_PUNCT)
        (*last)--;
    return true;
}
