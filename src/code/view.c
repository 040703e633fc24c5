#include "code/view.h"

#include "base/slice.h"

#include <string.h>

static const struct {
    const char *name;
    Relation relation;
} relations[] = {
    {"root", REL_ROOT},
    {"nsubj", REL_SUBJECT},
    {"nsubj:pass", REL_SUBJECT_PASSIVE},
    {"nsubj:outer", REL_SUBJECT},
    {"csubj", REL_OTHER},
    {"obj", REL_OBJECT},
    {"iobj", REL_INDIRECT},
    {"obl", REL_OBLIQUE},
    {"obl:agent", REL_AGENT},
    {"obl:tmod", REL_TEMPORAL},
    {"obl:unmarked", REL_TEMPORAL},
    {"obl:npmod", REL_TEMPORAL},
    {"nmod:tmod", REL_TEMPORAL},
    {"nmod:unmarked", REL_TEMPORAL},
    {"nmod:npmod", REL_TEMPORAL},
    {"nmod", REL_NMOD},
    {"nmod:poss", REL_POSSESSOR},
    {"nmod:desc", REL_COMPOUND},
    {"case", REL_CASE},
    {"xcomp", REL_XCOMP},
    {"ccomp", REL_CCOMP},
    {"advcl", REL_ADVCL},
    {"advcl:relcl", REL_RELATIVE},
    {"acl", REL_ACL},
    {"acl:relcl", REL_RELATIVE},
    {"conj", REL_CONJUNCT},
    {"cc", REL_CC},
    {"cc:preconj", REL_CC},
    {"appos", REL_APPOSITION},
    {"amod", REL_AMOD},
    {"compound", REL_COMPOUND},
    {"compound:prt", REL_PARTICLE},
    {"flat", REL_FLAT},
    {"mark", REL_MARK},
    {"aux", REL_AUX},
    {"aux:pass", REL_AUX_PASSIVE},
    {"cop", REL_COPULA},
    {"det", REL_DETERMINER},
    {"det:poss", REL_POSSESSOR},
    {"nummod", REL_NUMBER},
    {"parataxis", REL_PARATAXIS},
    {"advmod", REL_ADVMOD},
    {"punct", REL_PUNCT},
};

/* The longest name that fits; subtypes that are not listed count as their main relation. */
static Relation find_relation(const char *deprel)
{
    size_t main_size = strcspn(deprel, ":");
    Relation found = REL_OTHER;
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        if (relations[i].name[0] != deprel[0])
            continue; /* nearly all: this is asked of every word */
        if (strcmp(relations[i].name, deprel) == 0)
            return relations[i].relation;
        if (strlen(relations[i].name) == main_size && memcmp(relations[i].name, deprel, main_size) == 0)
            found = relations[i].relation;
    }
    return found;
}

bool view_make(View *view, const EntenteSentence *sentence, Arena *arena)
{
    uint32_t count = (uint32_t)sentence->token_count;
    *view = (View){.sentence = sentence, .count = count, .arena = arena};
    uint32_t *numbers = arena_array(arena, ((size_t)count + 1) * 4, sizeof *numbers);
    view->relation = arena_array(arena, (size_t)count + 1, 1);
    view->sets = arena_array(arena, (size_t)count + 1, sizeof *view->sets);
    if (!numbers || !view->relation || !view->sets)
        return false;
    view->first_child = numbers;
    view->next_sibling = numbers + (count + 1);
    view->left = numbers + 2 * (size_t)(count + 1);
    view->right = numbers + 3 * (size_t)(count + 1);
    for (uint32_t i = count; i > 0; i--) {
        uint32_t head = view_token(view, i)->head <= count ? view_token(view, i)->head : 0;
        view->next_sibling[i] = view->first_child[head];
        view->first_child[head] = i;
        view->relation[i] = (uint8_t)find_relation(view_token(view, i)->deprel);
        view->left[i] = view->right[i] = i;
    }
    /* extents: a token widens all above it */
    for (uint32_t i = 1; i <= count; i++) {
        uint32_t steps = 0;
        /* the full stop is the sentence's, on whichever clause the parser hung it */
        if (i == count && view->relation[i] == REL_PUNCT)
            continue;
        for (uint32_t up = view_token(view, i)->head; up && up <= count && steps++ <= count;
             up = view_token(view, up)->head) {
            if (view->left[up] > i)
                view->left[up] = i;
            if (view->right[up] < i)
                view->right[up] = i;
        }
    }
    return true;
}

uint32_t view_child(const View *view, uint32_t token, Relation relation)
{
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if (view->relation[child] == relation)
            return child;
    return 0;
}

bool view_is_under(const View *view, uint32_t token, uint32_t top)
{
    uint32_t steps = 0;
    while (token && token <= view->count && steps++ <= view->count) {
        if (token == top)
            return true;
        token = view_token(view, token)->head;
    }
    return top == 0;
}

uint32_t view_case(const View *view, uint32_t head)
{
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CASE && child < head &&
            view_token(view, child)->upos != ENTENTE_PUNCT)
            return child;
    return 0;
}

bool view_word_is(EntenteSlice slice, const char *word)
{
    for (size_t i = 0; i < slice.size; i++) {
        char c = slice.data[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if (!word[i] || c != word[i])
            return false;
    }
    return !word[slice.size];
}

bool view_lemma_in(const View *view, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_lemma_is(view, token, words[i]))
            return true;
    return false;
}

bool view_text_in(const View *view, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

bool view_is_hyphened(const View *view, uint32_t token, const char *const *words, size_t count)
{
    return token + 2 <= view->count && view_text_is(view, token + 1, "-") &&
           view_text_in(view, token + 2, words, count);
}

bool view_has_form(const View *view, uint32_t token, const char *form)
{
    return strcmp(view_token(view, token)->xpos, form) == 0;
}

uint32_t view_above(const View *view, uint32_t token)
{
    uint32_t above = view_token(view, token)->head;
    return above <= view->count ? above : 0;
}

bool view_is_verb(const View *view, uint32_t token)
{
    if (!token)
        return false;
    uint8_t upos = view_token(view, token)->upos;
    if (upos == ENTENTE_VERB)
        return true;
    /* "would free the men": an auxiliary, and no copula, tells a verb whatever its tag */
    return (upos == ENTENTE_ADJ || upos == ENTENTE_NOUN) && view_child(view, token, REL_AUX) &&
           !view_child(view, token, REL_COPULA);
}

bool view_is_nominal(const View *view, uint32_t token)
{
    if (!token)
        return false;
    uint8_t upos = view_token(view, token)->upos;
    return upos == ENTENTE_NOUN || upos == ENTENTE_PROPN || upos == ENTENTE_PRON || upos == ENTENTE_NUM ||
           upos == ENTENTE_X || upos == ENTENTE_SYM;
}

/* "was reported killed", "are feared dead and kidnapped". */
static bool is_reported(const View *view, uint32_t verb)
{
    static const char *const verbs[] = {"report", "fear", "believe", "presume", "confirm"};
    uint32_t above = view_above(view, verb);
    if (strcmp(view_token(view, verb)->xpos, "VBN") != 0 || view->relation[verb] != REL_XCOMP || !above ||
        above > verb || view_child(view, verb, REL_AUX) || view_child(view, verb, REL_OBJECT) ||
        view_child(view, verb, REL_MARK) || !view_lemma_in(view, above, verbs, sizeof verbs / sizeof *verbs))
        return false;
    return view_is_passive(view, above);
}

/* "a boy was killed and two children wounded": by the auxiliary of the first. */
static bool is_elliptic(const View *view, uint32_t verb)
{
    static const char *const verbs[] = {"kill",   "wound",  "injure", "hurt",   "maim",
                                        "arrest", "detain", "damage", "destroy"};
    uint32_t above = view_token(view, verb)->head;
    if (view->relation[verb] != REL_CONJUNCT || !above || above > verb ||
        view_child(view, verb, REL_OBJECT) || view_child(view, verb, REL_AUX) ||
        (!view_child(view, above, REL_AUX_PASSIVE) && !is_reported(view, above)))
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (view_lemma_is(view, verb, verbs[i]))
            return view_token(view, verb)->xpos[0] == 'V';
    return false;
}

bool view_is_passive(const View *view, uint32_t verb)
{
    if (view_child(view, verb, REL_AUX_PASSIVE) || view_child(view, verb, REL_SUBJECT_PASSIVE))
        return true;
    const EntenteToken *token = view_token(view, verb);
    if (is_elliptic(view, verb))
        return true;
    /* a bare past participle after a noun: "the town shelled by the army" */
    if (strcmp(token->xpos, "VBN") != 0)
        return false;
    /* "was rejected by Chad and criticised by France": the second goes by the auxiliary of the first */
    uint32_t above = token->head <= view->count ? token->head : 0;
    if (view->relation[verb] == REL_CONJUNCT && above && above < verb && view_is_verb(view, above) &&
        view_child(view, verb, REL_AGENT) && !view_child(view, verb, REL_AUX) &&
        !view_child(view, verb, REL_OBJECT) && !view_child(view, verb, REL_SUBJECT) &&
        view_is_passive(view, above))
        return true;
    if (is_reported(view, verb))
        return true;
    /* "went on trial, charged with treason" */
    uint32_t before = view->left[verb];
    bool beside = view->relation[verb] == REL_ADVCL && view_text_is(view, before, ",") &&
                  !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_OBJECT) &&
                  !view_child(view, verb, REL_MARK) && !view_child(view, verb, REL_SUBJECT);
    /* "Held by rebels since May, the envoy is ill" */
    bool fronted = view->relation[verb] == REL_ADVCL && before == verb && token->head > verb &&
                   !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_OBJECT) &&
                   !view_child(view, verb, REL_MARK) && !view_child(view, verb, REL_SUBJECT);
    /* "as requested by the ministry", "when attacked" */
    bool marked = view->relation[verb] == REL_ADVCL && view_child(view, verb, REL_MARK) &&
                  !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_OBJECT) &&
                  !view_child(view, verb, REL_SUBJECT);
    return beside || fronted || marked || view->relation[verb] == REL_ACL;
}

bool view_is_dateline(const EntenteSentence *sentence, size_t number)
{
    enum { FIRST = 3, LONGEST = 16 };
    static const char *const dashes[] = {"-", "--", "\u2013", "\u2014"};
    size_t count = sentence->token_count;
    if (number >= FIRST || count < 2 || count > LONGEST)
        return false;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (slice_is(sentence->tokens[count - 1].text, dashes[i]))
            return true;
    /* "CAIRO (Agencies):" */
    EntenteSlice place = sentence->tokens[0].text;
    bool shouted = place.size > FIRST;
    for (size_t i = 0; i < place.size && shouted; i++)
        shouted = place.data[i] >= 'A' && place.data[i] <= 'Z';
    EntenteSlice last = sentence->tokens[count - 1].text;
    return shouted && (slice_is(last, ":") || slice_is(last, ")"));
}
