#include "code/factuality.h"

#include <string.h>

static bool is_one_of(const View *view, uint32_t token, const char *const *lemmas)
{
    for (; token && *lemmas; lemmas++)
        if (view_lemma_is(view, token, *lemmas))
            return true;
    return false;
}

static bool is_future_auxiliary(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"will", "shall", "'ll",   "wo",  "would",  "'d",
                                         "may",  "might", "could", "can", "should", NULL};
    return view->relation[token] == REL_AUX && is_one_of(view, token, lemmas);
}

/* An infinitive under these is as real as they are: it has begun, been managed or been tried. */
static bool is_implicative(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {
        "begin",  "start",  "continue", "manage",  "help",    "use",     "happen",     "appear",
        "seem",   "tend",   "have",     "be",      "go",      "proceed", "claim",      "come",
        "remain", "turn",   "cease",    "prove",   "deserve", "let",     "see",        "hear",
        "find",   "say",    "report",   "believe", "know",    "think",   "understand", "feel",
        "allege", "refuse", "fail",     "decline", NULL};
    return is_one_of(view, verb, lemmas);
}

/* What these govern has not been. */
static bool is_negative(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {
        "fail",         "refuse",  "decline", "prevent",   "avoid",     "cancel",    "deny",
        "reject",       "lack",    "stop",    "scrap",     "block",     "bar",       "forgo",
        "abandon",      "rule",    "refrain", "exclude",   "unable",    "unwilling", "cease",
        "delay",        "halt",    "shelve",  "postpone",  "cancelled", "canceled",  "delayed",
        "postponed",    "failure", "refusal", "inability", "lack",      "absence",   "cancellation",
        "postponement", NULL};
    return is_one_of(view, verb, lemmas);
}

/* "set to", "expected to", "going to": what follows lies ahead whatever the tense. */
static bool is_prospective(const View *view, uint32_t word)
{
    static const char *const lemmas[] = {
        "plan",     "want",     "hope",    "intend",   "expect", "schedule", "aim",    "promise", "pledge",
        "vow",      "offer",    "propose", "set",      "due",    "seek",     "urge",   "demand",  "ask",
        "call",     "threaten", "warn",    "consider", "plan",   "ready",    "likely", "go",      "prepare",
        "wish",     "decide",   "agree",   "willing",  "able",   "order",    "invite", "suggest", "recommend",
        "persuade", "convince", "slate",   "poised",   "about",  NULL};
    return is_one_of(view, word, lemmas);
}

static bool has_to(const View *view, uint32_t token)
{
    return view_text_is(view, view_child(view, token, REL_MARK), "to");
}

static bool is_negated_itself(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"not", "n't",     "never",  "no",   "neither",
                                         "nor", "without", "nobody", "none", NULL};
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool possible = relation == REL_ADVMOD || relation == REL_DETERMINER || relation == REL_CASE ||
                        relation == REL_MARK || relation == REL_CC || relation == REL_OTHER;
        if (possible && is_one_of(view, child, lemmas))
            return true;
        if (relation == REL_ADVMOD && view_lemma_is(view, child, "longer") &&
            view_text_is(view, view_child(view, child, REL_ADVMOD), "no"))
            return true;
        /* "the cancelled deal" */
        if (relation == REL_AMOD && is_negative(view, child))
            return true;
        /* "nobody came", "no deal was reached" */
        if ((relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE || relation == REL_OBJECT) &&
            (view_lemma_is(view, child, "nobody") || view_lemma_is(view, child, "nothing") ||
             view_lemma_is(view, view_child(view, child, REL_DETERMINER), "no") ||
             view_lemma_is(view, view_child(view, child, REL_DETERMINER), "neither")))
            return true;
    }
    return false;
}

static bool has_future_auxiliary(const View *view, uint32_t token)
{
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if (is_future_auxiliary(view, child))
            return true;
    return false;
}

static bool has_own_tense(const View *view, uint32_t token)
{
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX || view->relation[child] == REL_SUBJECT ||
            view->relation[child] == REL_SUBJECT_PASSIVE)
            return true;
    return false;
}

static Factuality judge(const View *view, uint32_t token, uint32_t head, Factuality above)
{
    Factuality own = {has_future_auxiliary(view, token), is_negated_itself(view, token)};
    uint8_t relation = view->relation[token];
    bool verb = view_is_verb(view, token);
    switch (relation) {
    case REL_ROOT:
        own.future = own.future || (verb && has_to(view, token)); /* headlines: "Leaders to meet" */
        break;
    case REL_XCOMP:
        own.negated = own.negated || above.negated || is_negative(view, head);
        own.future = own.future || above.future || is_prospective(view, head) ||
                     (verb && has_to(view, token) && !is_implicative(view, head));
        break;
    case REL_ADVCL:
    case REL_ACL:
        own.future = own.future || (verb && has_to(view, token)) ||
                     (!has_own_tense(view, token) && above.future && !view_child(view, token, REL_MARK));
        /* "when it arrives" of what will be, lies ahead itself */
        own.future = own.future || (relation == REL_ADVCL && above.future &&
                                    (view_text_is(view, view_child(view, token, REL_MARK), "if") ||
                                     view_text_is(view, view_child(view, token, REL_MARK), "until") ||
                                     view_text_is(view, view_child(view, token, REL_MARK), "before") ||
                                     view_text_is(view, view_child(view, token, REL_ADVMOD), "when")) &&
                                    strcmp(view_token(view, token)->xpos, "VBD") != 0);
        break;
    case REL_CONJUNCT:
        if (!has_own_tense(view, token) || !verb)
            own.future = own.future || above.future;
        own.negated =
            own.negated || (above.negated && view_lemma_is(view, view_child(view, token, REL_CC), "or"));
        break;
    case REL_OBJECT:
    case REL_SUBJECT:
    case REL_SUBJECT_PASSIVE:
        own.future = own.future || above.future || (relation == REL_OBJECT && is_prospective(view, head));
        if (relation == REL_OBJECT || relation == REL_SUBJECT_PASSIVE)
            own.negated = own.negated || is_negative(view, head);
        break;
    case REL_NMOD:
    case REL_COMPOUND:
        own.future = own.future || above.future || (relation == REL_NMOD && is_prospective(view, head));
        own.negated = own.negated || (relation == REL_NMOD && is_negative(view, head));
        break;
    default:
        break;
    }
    return own;
}

Factuality *factuality_read(const View *view, Arena *arena)
{
    Factuality *all = arena_array(arena, (size_t)view->count + 1, sizeof *all);
    uint32_t *order = arena_array(arena, (size_t)view->count + 1, sizeof *order);
    if (!all || !order)
        return NULL;
    /* heads before what hangs on them */
    uint32_t made = 0;
    for (uint32_t child = view->first_child[0]; child; child = view->next_sibling[child])
        order[made++] = child;
    for (uint32_t i = 0; i < made; i++) {
        uint32_t token = order[i], head = view_token(view, token)->head;
        all[token] = judge(view, token, head <= view->count ? head : 0, all[head <= view->count ? head : 0]);
        for (uint32_t child = view->first_child[token]; child && made < view->count;
             child = view->next_sibling[child])
            order[made++] = child;
    }
    return all;
}
