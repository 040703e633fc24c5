/* Which words a mention takes. */
#include "code/names_inside.h"

#include <string.h>

/* Prepositions whose phrase is part of a mention; "over the deaths", "after the vote" are not. */
static bool belongs(const View *view, uint32_t preposition)
{
    static const char *const words[] = {"of",     "in",      "from",    "for",   "to",        "at",
                                        "near",   "against", "between", "with",  "including", "along",
                                        "inside", "outside", "under",   "behind"};
    if (!preposition)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, preposition, words[i]))
            return true;
    return false;
}

/* Whether a token under the head, or deeper, begins what is no longer part of the mention: a clause, an
 * aside, a bare time. */
static bool ends_mention(const View *view, uint32_t token, uint32_t head)
{
    uint32_t left = view->left[token];
    bool comma = left > 1 && view_text_is(view, left - 1, ",");
    switch (view->relation[token]) {
    case REL_CONJUNCT:
        return view_token(view, token)->head == head;
    case REL_RELATIVE:
    case REL_PARATAXIS:
    case REL_ADVCL:
    case REL_TEMPORAL:
        return true;
    case REL_ACL:
        return comma || strcmp(view_token(view, token)->xpos, "VBG") == 0;
    case REL_NMOD:
        return comma && view_token(view, token)->upos != ENTENTE_PROPN;
    case REL_PUNCT:
    case REL_CASE:
        return false;
    default:
        return comma && view_token(view, token)->upos == ENTENTE_VERB;
    }
}

/* A mention: the subtree without its coordinates, clauses, prepositions before it and punctuation at its
 * ends. */
void names_set_span(Names *names, uint32_t head, EntenteEntity *entity)
{
    const View *view = names->view;
    uint32_t first = head, last = head;
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_CASE || relation == REL_CC || relation == REL_CONJUNCT ||
            relation == REL_RELATIVE || relation == REL_PARATAXIS || relation == REL_PUNCT ||
            relation == REL_MARK || relation == REL_COPULA || relation == REL_SUBJECT ||
            relation == REL_ADVCL || relation == REL_AUX || relation == REL_CCOMP ||
            relation == REL_OBLIQUE || relation == REL_TEMPORAL)
            continue;
        if (relation == REL_ADVMOD && child > head)
            continue;
        /* "workers employed by the agency", but not "plans to meet" */
        if (relation == REL_ACL && (strcmp(view_token(view, child)->xpos, "VBN") != 0 ||
                                    view_text_is(view, view->left[child] - 1, ",")))
            continue;
        /* "Bhutan, a nation of mountains": what explains a name is not the name; "the leader, Kim" is one
         * mention */
        if (relation == REL_APPOSITION && child > head && view_token(view, head)->upos == ENTENTE_PROPN &&
            view_token(view, child)->upos == ENTENTE_NOUN)
            continue;
        if (relation == REL_NMOD && child > head && !belongs(view, view_case(view, child)))
            continue;
        if (relation == REL_NMOD && names_in_set(names->lexicon, view, child, "time") &&
            !view_text_is(view, view_case(view, child), "of"))
            continue;
        if (view->left[child] < first)
            first = view->left[child];
        if (view->right[child] > last)
            last = view->right[child];
    }
    /* a name is not cut in two, whatever the tree says */
    const NameMatch *name = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    if (name && name->first < first)
        first = name->first;
    if (name && name->last > last)
        last = name->last;
    /* a clause in the middle ends what follows it */
    for (uint32_t t = head + 1; t <= last; t++)
        if (ends_mention(view, t, head) && view->left[t] > head && view->left[t] <= last)
            last = view->left[t] - 1;
    for (uint32_t t = head + 1; t + 1 <= last; t++)
        if (view_token(view, t)->upos == ENTENTE_ADP && names_in_set(names->lexicon, view, t + 1, "time"))
            last = t - 1;
    if (last > head && view_token(view, last)->upos == ENTENTE_PROPN && !names->at[last] &&
        names_in_set(names->lexicon, view, last, "time") && view_token(view, last - 1)->upos != ENTENTE_ADP)
        last--;
    while (last > head && (view_token(view, last)->upos == ENTENTE_PUNCT || view->relation[last] == REL_CC))
        last--;
    /* "the Alliance for Change (AFC)": with its bracket */
    if (last + 3 <= view->count && view_text_is(view, last + 1, "(") && view_text_is(view, last + 3, ")") &&
        view_token(view, last + 2)->upos == ENTENTE_PROPN)
        last += 3;
    bool open = false;
    for (uint32_t t = first; t <= last; t++)
        open = (open || view_text_is(view, t, "(")) && !view_text_is(view, t, ")");
    if (open && last < view->count && view_text_is(view, last + 1, ")"))
        last++;
    while (first < head &&
           (view_token(view, first)->upos == ENTENTE_PUNCT || view->relation[first] == REL_CC))
        first++;
    const EntenteToken *a = view_token(view, first), *b = view_token(view, last);
    uint32_t base = view->sentence->start;
    entity->span = (EntenteSpan){a->start - base, b->end - base};
    EntenteSlice from = a->surface.size ? a->surface : a->text;
    const char *end = b->text.data + b->text.size;
    bool within = from.data >= view->sentence->text.data &&
                  end <= view->sentence->text.data + view->sentence->text.size && end >= from.data;
    entity->text =
        within ? (EntenteSlice){from.data, (size_t)(end - from.data)} : view_token(view, head)->text;
}
