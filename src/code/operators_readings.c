/* What the clause of an operator makes of it: told as a fact, done already, put to others, kept from. */
#include "code/operators_inside.h"

#include <string.h>

bool operators_is_to_blame(const View *view, uint32_t token)
{
    if (!view_lemma_is(view, token, "blame"))
        return false;
    bool was = false, to = false;
    for (uint32_t child = view->first_child[token]; child && child < token;
         child = view->next_sibling[child]) {
        to = to || view_text_is(view, child, "to");
        was = was || view_lemma_is(view, child, "be");
    }
    return was && to;
}

/* A present form that is bare where a fact would be told otherwise: "insists that Iran *join*", of one alone,
 * and "insisted that the rebels *join*", told of the past. */
static bool is_subjunctive(const View *view, uint32_t token, uint32_t clause)
{
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    if (strcmp(view_token(view, clause)->xpos, "VBP") != 0 || !subject)
        return false;
    const char *form = view_token(view, subject)->xpos;
    bool one = (strcmp(form, "NN") == 0 || strcmp(form, "NNP") == 0 || view_text_is(view, subject, "he") ||
                view_text_is(view, subject, "she") || view_text_is(view, subject, "it")) &&
               !view_child(view, subject, REL_CONJUNCT);
    return one || strcmp(view_token(view, token)->xpos, "VBD") == 0;
}

bool operators_is_fact(const View *view, uint32_t token)
{
    static const char *const demands[] = {"must", "should", "ought", "needs", "need"};
    uint32_t clause = view_child(view, token, REL_CCOMP);
    if (!view_lemma_is(view, token, "insist") || !clause)
        return false;
    bool finite = view_token(view, clause)->xpos[0] == 'V' &&
                  strcmp(view_token(view, clause)->xpos, "VB") != 0 &&
                  strcmp(view_token(view, clause)->xpos, "VBG") != 0 && !is_subjunctive(view, token, clause);
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool helps = relation == REL_AUX || relation == REL_AUX_PASSIVE || relation == REL_COPULA;
        for (size_t i = 0; i < 5 && helps; i++)
            if (view_text_is(view, child, demands[i]))
                return false;
        if (helps && view_text_is(view, child, "be"))
            return false; /* "insisted that it be lifted" */
        finite = finite || helps;
    }
    bool obliged = view_lemma_is(view, clause, "need") || view_lemma_is(view, clause, "have");
    return finite && !obliged;
}

bool operators_is_done(const View *view, uint32_t token)
{
    uint32_t clause = view_child(view, token, REL_CCOMP);
    if (!clause || !view_is_verb(view, clause) || clause < token)
        return false;
    bool past = strcmp(view_token(view, clause)->xpos, "VBD") == 0;
    /* "that it was withdrawing": from then on */
    bool goes_on = strcmp(view_token(view, clause)->xpos, "VBG") == 0;
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_AUX && relation != REL_AUX_PASSIVE)
            continue;
        if (strcmp(view_token(view, child)->xpos, "MD") == 0 || view_text_is(view, child, "to"))
            return false;
        past = past || view_lemma_is(view, child, "have") ||
               (!goes_on && (view_text_is(view, child, "was") || view_text_is(view, child, "were")));
    }
    return past;
}

bool operators_is_put_to_others(const View *view, uint32_t verb)
{
    static const char *const self[] = {"he", "she", "i", "we", "it"};
    uint32_t clause = view_child(view, verb, REL_CCOMP);
    uint32_t subject = clause ? view_child(view, clause, REL_SUBJECT) : 0;
    subject = clause && !subject ? view_child(view, clause, REL_SUBJECT_PASSIVE) : subject;
    if ((!view_lemma_is(view, verb, "propose") && !view_lemma_is(view, verb, "suggest")) || !subject ||
        clause < verb)
        return false;
    for (size_t i = 0; i < sizeof self / sizeof *self; i++)
        if (view_text_is(view, subject, self[i]))
            return false;
    const char *form = view_token(view, clause)->xpos;
    bool wanted =
        strcmp(form, "VB") == 0 || (strcmp(form, "VBP") == 0 && view_lemma_is(view, verb, "propose"));
    for (uint32_t child = view->first_child[clause]; child && child < clause;
         child = view->next_sibling[child]) {
        if (view_text_is(view, child, "should") || view_text_is(view, child, "be"))
            return true;
        if (view->relation[child] == REL_AUX)
            return false;
    }
    return wanted;
}

bool operators_is_kept_from(const View *view, uint32_t token)
{
    if ((!view_lemma_is(view, token, "keep") && !view_lemma_is(view, token, "stop")) ||
        !view_child(view, token, REL_OBJECT))
        return false;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if ((view->relation[child] == REL_ADVCL || view->relation[child] == REL_XCOMP) &&
            strcmp(view_token(view, child)->xpos, "VBG") == 0 &&
            view_text_is(view, view_child(view, child, REL_MARK), "from"))
            return true;
    return false;
}
