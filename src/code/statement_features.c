/* What the statistical layer sees of a word: itself and its neighbours, its place in the tree below possible
 * cues, the quotation round it, and what the rules and the pass before made of it. */
#include "base/slice.h"
#include "code/statement_layer.h"

#include <string.h>

enum {
    ASIDE = 60, /* a relation of its own: the clause that a cue in the middle is about */
    /* relations below a cue that tell how it is used */
    CORE = 1 << REL_SUBJECT | 1 << REL_SUBJECT_PASSIVE | 1 << REL_OBJECT | 1 << REL_INDIRECT |
           1 << REL_AGENT | 1 << REL_XCOMP | 1 << REL_CCOMP | 1 << REL_MARK | 1 << REL_AUX |
           1 << REL_AUX_PASSIVE | 1 << REL_COPULA | 1 << REL_POSSESSOR | 1 << REL_CASE | 1 << REL_PARATAXIS |
           1 << REL_OBLIQUE | 1 << REL_ACL
};

/* ---- facts ---- */

/* Lower case, digits as 0, typographic apostrophes and dashes as typewriters have them. */
static uint64_t lower_hash(EntenteSlice text)
{
    char lower[64];
    size_t size = 0;
    if (slice_is(text, "\u2014") || slice_is(text, "\u2013"))
        return slice_hash(entente_slice("--"));
    for (size_t i = 0; i < text.size && size < sizeof lower; i++) {
        char c = text.data[i];
        if (text.size - i >= 3 && memcmp(text.data + i, "\u2019", 3) == 0) {
            c = '\'';
            i += 2;
        }
        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        lower[size++] = c >= '0' && c <= '9' ? '0' : c;
    }
    return slice_hash((EntenteSlice){lower, size});
}

/* Bits: begins with a capital, all capitals, has a digit, has a hyphen; length above. */
static uint16_t shape_of(EntenteSlice text)
{
    bool all = text.size > 1;
    uint16_t shape = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c >= 'A' && c <= 'Z')
            shape |= i == 0 ? 1 : 16;
        else if (c >= 'a' && c <= 'z')
            all = false;
        else if (c >= '0' && c <= '9')
            shape |= 4;
        else if (c == '-')
            shape |= 8;
    }
    return (uint16_t)(shape | (all && shape & 1 ? 2 : 0) | (text.size < 4 ? text.size << 5 : 0));
}

static uint8_t context_of(const Word *word)
{
    if (word->quote == QUOTE_OPENS)
        return 1;
    if (word->quote == QUOTE_CLOSES)
        return 2;
    if (word_is(word, ","))
        return 3;
    if (word->token->upos == ENTENTE_PUNCT)
        return word->number == word->view->count ? 4 : 5;
    if (word->number == 1)
        return 6;
    switch (word->token->upos) {
    case ENTENTE_VERB:
        return 7;
    case ENTENTE_AUX:
        return 8;
    case ENTENTE_SCONJ:
    case ENTENTE_PART:
        return 9;
    case ENTENTE_ADP:
        return 10;
    case ENTENTE_DET:
    case ENTENTE_PRON:
        return 11;
    case ENTENTE_NOUN:
    case ENTENTE_PROPN:
        return 12;
    case ENTENTE_ADV:
        return 13;
    default:
        return 0;
    }
}

static bool is_cue(const Word *word)
{
    return (word->cue & ~(CUE_MEDIUM | CUE_ASPECT)) != 0;
}

/* A cue with a subject that stands beside the clause it is about ("he said"). */
static uint32_t aside_of(const Stretch *stretch, uint32_t word)
{
    uint32_t aside = stretch_child(stretch, word, REL_PARATAXIS);
    bool speaks = aside != NO_WORD && stretch->words[aside].cue & (CUE_SAY | CUE_THINK | CUE_SHOW);
    return speaks && stretch_child(stretch, aside, REL_SUBJECT) != NO_WORD ? aside : NO_WORD;
}

static bool is_drafted_cue(const uint8_t *draft, uint32_t word)
{
    return draft && (draft[word] == TAG_CUE_BEGIN || draft[word] == TAG_CUE);
}

/* What stands above a word. A branch equal to the cue itself marks an aside: the word is of the clause round
 * it. */
static void look_up(const Stretch *stretch, const uint8_t *draft, uint32_t word, WordFacts *facts)
{
    facts->near = facts->far = facts->near_branch = facts->far_branch = NO_WORD;
    facts->drafted = facts->drafted_branch = NO_WORD;
    uint32_t branch = word;
    for (uint32_t steps = 0, at = word; at != NO_WORD && steps < 40; steps++) {
        const Word *here = &stretch->words[at];
        if (at != word && is_cue(here)) {
            if (facts->near == NO_WORD) {
                facts->near = at;
                facts->near_branch = branch;
            }
            facts->far = at;
            facts->far_branch = branch;
        }
        if (at != word && is_drafted_cue(draft, at) && !is_drafted_cue(draft, branch)) {
            facts->drafted = at;
            facts->drafted_branch = branch;
        }
        uint32_t aside = aside_of(stretch, at);
        if (aside != NO_WORD && aside != branch && aside != word) {
            facts->far = facts->far_branch = aside;
            if (facts->near == NO_WORD)
                facts->near = facts->near_branch = aside;
            if (is_drafted_cue(draft, aside))
                facts->drafted = facts->drafted_branch = aside;
        }
        branch = at;
        at = stretch_head(stretch, at);
    }
}

WordFacts *statement_facts(const Stretch *stretch, const uint8_t *draft)
{
    WordFacts *all = arena_array(stretch->arena, (size_t)stretch->count + 1, sizeof *all);
    if (!all)
        return NULL;
    uint32_t cue = NO_WORD, drafted = NO_WORD;
    for (uint32_t i = 0; i < stretch->count; i++) {
        const Word *word = &stretch->words[i];
        WordFacts *facts = &all[i];
        if (word->number == 1)
            cue = drafted = NO_WORD;
        facts->form = lower_hash(word->token->text);
        facts->lemma = word->token->lemma.size ? lower_hash(word->token->lemma) : facts->form;
        facts->pos = slice_hash(entente_slice(word->token->xpos));
        facts->shape = shape_of(word->token->text);
        facts->context = context_of(word);
        if (word_is_quote(word)) { /* whatever its form */
            facts->form = facts->lemma = facts->pos = 2 + (word->quote == QUOTE_OPENS);
            facts->shape = 0;
        }
        facts->left_cue = cue;
        facts->left_draft = drafted;
        look_up(stretch, draft, i, facts);
        if (is_cue(word))
            cue = i;
        if (is_drafted_cue(draft, i))
            drafted = i;
        uint32_t head = stretch_head(stretch, i);
        if (head != NO_WORD && stretch_relation(stretch, i) < 31)
            all[head].children |= 1u << stretch_relation(stretch, i) & CORE;
    }
    for (uint32_t i = stretch->count; i-- > 0;) {
        const Word *word = &stretch->words[i];
        if (word->number == word->view->count)
            cue = drafted = NO_WORD;
        all[i].right_cue = cue;
        all[i].right_draft = drafted;
        if (is_cue(word))
            cue = i;
        if (is_drafted_cue(draft, i))
            drafted = i;
    }
    return all;
}

/* ---- features ---- */

typedef struct Row {
    uint32_t *features;
    size_t count;
} Row;

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

static void add(Row *row, uint64_t kind, uint64_t a, uint64_t b, uint64_t c)
{
    if (row->count == STATEMENT_FEATURES)
        return;
    uint64_t hash = mix(mix(mix(mix(0x51A7E3E17u, kind), a), b), c);
    row->features[row->count++] = (uint32_t)(hash >> 40) & (STATEMENT_BUCKETS - 1);
}

static const WordFacts *at(const Stretch *stretch, const WordFacts *facts, uint32_t word, int offset)
{
    static const WordFacts outside = {.form = 1, .lemma = 1, .pos = 1, .near = NO_WORD, .far = NO_WORD};
    int64_t wanted = (int64_t)word + offset;
    return wanted >= 0 && wanted < stretch->count ? &facts[wanted] : &outside;
}

static void add_words(Row *row, const Stretch *stretch, const WordFacts *facts, uint32_t word)
{
    enum { FORM = 1, LEMMA, LEMMAS, POS, POS2, POS3, SHAPE, SUFFIX, BOTH };
    const WordFacts *own = &facts[word];
    const WordFacts *b2 = at(stretch, facts, word, -2), *b1 = at(stretch, facts, word, -1),
                    *a1 = at(stretch, facts, word, 1), *a2 = at(stretch, facts, word, 2);
    add(row, FORM, own->form, 0, 0);
    add(row, LEMMA, own->lemma, 0, 0);
    add(row, LEMMA, b1->lemma, 1, 0);
    add(row, LEMMA, a1->lemma, 2, 0);
    add(row, LEMMA, b2->lemma, 3, 0);
    add(row, LEMMA, a2->lemma, 4, 0);
    add(row, LEMMAS, b1->lemma, own->lemma, 0);
    add(row, LEMMAS, own->lemma, a1->lemma, 1);
    add(row, POS, own->pos, 0, 0);
    add(row, POS, b1->pos, 1, 0);
    add(row, POS, a1->pos, 2, 0);
    add(row, POS2, b1->pos, own->pos, 0);
    add(row, POS2, own->pos, a1->pos, 1);
    add(row, POS2, b2->pos, b1->pos, 2);
    add(row, POS2, a1->pos, a2->pos, 3);
    add(row, POS3, b1->pos, own->pos, a1->pos);
    add(row, POS3, b2->pos, b1->pos, mix(own->pos, 1));
    add(row, POS3, own->pos, a1->pos, mix(a2->pos, 2));
    add(row, SHAPE, own->shape, b1->shape, a1->shape);
    add(row, BOTH, b1->lemma, a1->lemma, 0);
    EntenteSlice text = stretch->words[word].token->text;
    if (text.size > 3)
        add(row, SUFFIX, slice_hash((EntenteSlice){text.data + text.size - 3, 3}), own->shape & 3, 0);
}

static uint64_t cue_at(const Stretch *stretch, uint32_t word, int offset)
{
    int64_t wanted = (int64_t)word + offset;
    return wanted >= 0 && wanted < stretch->count ? stretch->words[wanted].cue : 0;
}

/* First or last word of the branch, or in the middle; before or after the cue. */
static uint64_t place_in(const Stretch *stretch, uint32_t word, uint32_t cue, uint32_t branch)
{
    Range range = stretch_subtree(stretch, branch);
    uint64_t edge = word == range.first ? 1 : word + 1 == range.end ? 2 : word == range.end ? 3 : 0;
    return edge << 1 | (word > cue);
}

static uint64_t branch_relation(const Stretch *stretch, uint32_t cue, uint32_t branch)
{
    return branch == cue ? ASIDE : (uint64_t)stretch_relation(stretch, branch);
}

/* Whether the cue stands inside the word's own quotation. */
static uint64_t quote_with(const Stretch *stretch, uint32_t word, uint32_t cue)
{
    const Word *own = &stretch->words[word], *other = &stretch->words[cue];
    if (own->quote == QUOTE_OUTSIDE)
        return other->quote == QUOTE_OUTSIDE ? 0 : 1;
    if (other->quote == QUOTE_OUTSIDE)
        return 2;
    return own->opens == other->opens && own->closes == other->closes ? 3 : 4;
}

static uint64_t is_that(const Stretch *stretch, uint32_t branch)
{
    uint32_t mark = stretch_child(stretch, branch, REL_MARK);
    return mark == NO_WORD                          ? 0
           : word_is(&stretch->words[mark], "that") ? 1
           : word_is(&stretch->words[mark], "to")   ? 2
                                                    : 3;
}

static void add_above(Row *row, const Stretch *stretch, const WordFacts *facts, uint32_t word, uint64_t kind,
                      uint32_t cue, uint32_t branch)
{
    if (cue == NO_WORD) {
        add(row, kind, 0, stretch->words[word].quote, 0);
        return;
    }
    uint64_t relation = branch_relation(stretch, cue, branch), place = place_in(stretch, word, cue, branch);
    uint64_t quote = quote_with(stretch, word, cue), bits = stretch->words[cue].cue;
    uint64_t subject = facts[cue].children >> REL_SUBJECT & 3, where = relation << 8 | place << 4 | quote;
    add(row, kind + 1, where, 0, 0);
    add(row, kind + 2, where, bits, subject);
    add(row, kind + 3, facts[cue].lemma, relation, place);
    add(row, kind + 4, facts[cue].lemma, relation, facts[word].context);
    add(row, kind + 5, where, facts[word].pos, is_that(stretch, branch));
    add(row, kind + 6, facts[cue].children, relation, place);
    add(row, kind + 7, relation, bits, facts[word].form);
}

static void add_tree(Row *row, const Stretch *stretch, const WordFacts *facts, uint32_t word)
{
    enum {
        RELATION = 20,
        HEAD,
        CHILDREN,
        CHILDREN_LEMMA,
        CUE,
        CUES,
        SUBJECT,
        GRAND,
        NEAR = 40,
        FAR = 50,
        LEFT = 60,
        RIGHT
    };
    const WordFacts *own = &facts[word];
    const Word *here = &stretch->words[word];
    uint32_t head = stretch_head(stretch, word);
    uint64_t relation = (uint64_t)stretch_relation(stretch, word);
    uint64_t head_lemma = head == NO_WORD ? 0 : facts[head].lemma,
             head_pos = head == NO_WORD ? 0 : facts[head].pos;
    add(row, RELATION, relation, head != NO_WORD && head < word, 0);
    add(row, RELATION, relation, head_pos, 1);
    add(row, HEAD, relation, head_lemma, 0);
    add(row, HEAD, own->lemma, head_lemma, relation);
    add(row, HEAD, relation, own->pos, 1);
    add(row, CUE, here->cue, own->pos, 0);
    add(row, CUE, cue_at(stretch, word, -1), here->cue, 1);
    add(row, CUE, cue_at(stretch, word, 1), here->cue, 2);
    add(row, CUE, here->cue, head == NO_WORD ? 0 : stretch->words[head].cue, relation << 3 | 3);
    add(row, CUES, cue_at(stretch, word, -2), cue_at(stretch, word, -1), own->pos);
    add(row, CUES, cue_at(stretch, word, 2), cue_at(stretch, word, 1), mix(own->pos, 1));
    if (is_cue(here)) {
        add(row, CHILDREN, own->children, here->cue, 0);
        add(row, CHILDREN, own->children, own->pos, 1);
        add(row, CHILDREN_LEMMA,
            own->children & (1u << REL_CCOMP | 1u << REL_XCOMP | 1u << REL_OBJECT | 1u << REL_SUBJECT |
                             1u << REL_SUBJECT_PASSIVE),
            own->lemma, 0);
        add(row, CHILDREN_LEMMA, own->lemma, relation, 1);
        uint32_t subject = stretch_child(stretch, word, REL_SUBJECT);
        add(row, SUBJECT, subject == NO_WORD ? 0 : facts[subject].pos,
            subject == NO_WORD ? 0 : facts[subject].lemma, here->cue);
        add(row, SUBJECT, subject == NO_WORD ? 0 : facts[subject].pos, own->lemma, 1);
        add(row, GRAND, own->far == NO_WORD ? 0 : branch_relation(stretch, own->far, own->far_branch),
            here->cue, own->far == NO_WORD ? 9 : quote_with(stretch, word, own->far));
    }
    add_above(row, stretch, facts, word, NEAR, own->near, own->near_branch);
    if (own->far != own->near)
        add_above(row, stretch, facts, word, FAR, own->far, own->far_branch);
    add(row, LEFT, own->left_cue == NO_WORD ? 0 : facts[own->left_cue].lemma, own->context, 0);
    add(row, RIGHT, own->right_cue == NO_WORD ? 0 : facts[own->right_cue].lemma, own->context, 0);
    add(row, LEFT, own->left_cue == NO_WORD ? 0 : stretch->words[own->left_cue].cue, own->pos, 1);
    add(row, RIGHT, own->right_cue == NO_WORD ? 0 : stretch->words[own->right_cue].cue, own->pos, 1);
}

static void add_quotes(Row *row, const Stretch *stretch, const WordFacts *facts, uint32_t word)
{
    enum { STATE = 80, NEXT, AFTER, LENGTH, POSITION };
    const Word *here = &stretch->words[word];
    uint64_t before = word ? stretch->words[word - 1].quote : QUOTE_OUTSIDE;
    uint64_t after = word + 1 < stretch->count ? stretch->words[word + 1].quote : QUOTE_OUTSIDE;
    add(row, STATE, (uint64_t)here->quote << 8 | before << 4 | after, facts[word].pos, 0);
    add(row, STATE, (uint64_t)here->quote << 8 | before << 4 | after, 0, 1);
    add(row, POSITION, here->number == 1, here->number + 1 >= here->view->count, word == 0);
    add(row, POSITION, here->number < 4 ? here->number : 4, facts[word].context, 2);
    if (here->quote == QUOTE_OUTSIDE)
        return;
    uint64_t length = here->opens == NO_WORD || here->closes == NO_WORD ? 9
                      : here->closes - here->opens < 6                  ? 1
                      : here->closes - here->opens < 12                 ? 2
                                                                        : 3;
    bool begins = here->opens != NO_WORD && stretch->words[here->opens].number == 1;
    uint64_t lead = here->opens != NO_WORD && here->opens ? facts[here->opens - 1].lemma : 0;
    uint64_t trail =
        here->closes != NO_WORD && here->closes + 1 < stretch->count ? facts[here->closes + 1].pos : 0;
    uint64_t last = here->closes != NO_WORD && here->closes ? facts[here->closes - 1].form : 0;
    add(row, LENGTH, length, here->quote, begins);
    add(row, NEXT, lead, here->quote, length);
    add(row, AFTER, trail, here->quote, length);
    add(row, AFTER, last, begins, length << 3 | here->quote);
}

static void add_rules(Row *row, const Stretch *stretch, const WordFacts *facts, uint32_t word)
{
    enum { TAG = 100, TAG_LEMMA, TAG_POS, TAG_KIND, PREVIOUS };
    const Word *here = &stretch->words[word];
    uint64_t before = word ? stretch->words[word - 1].tag : 7;
    uint64_t after = word + 1 < stretch->count ? stretch->words[word + 1].tag : 7;
    uint64_t kind = here->found ? stretch->found[here->found - 1].kind : 0;
    uint32_t head = here->found ? stretch->found[here->found - 1].cue_head : NO_WORD;
    add(row, TAG, here->tag, before, after);
    add(row, TAG, here->tag, 0, 9);
    add(row, TAG_POS, here->tag, facts[word].pos, after << 4 | before);
    add(row, TAG_KIND, here->tag, kind, after);
    add(row, TAG_KIND, here->tag, before << 4 | here->quote, 99);
    add(row, TAG_LEMMA, here->tag, head == NO_WORD ? 0 : facts[head].lemma, 0);
    add(row, TAG_LEMMA, here->tag, facts[word].lemma, 1);
    /* how the sentence before ended */
    uint64_t last = here->base ? stretch->words[here->base - 1].tag : 8;
    uint64_t last_quote = here->base ? stretch->words[here->base - 1].quote : 8;
    add(row, PREVIOUS, last, here->tag, last_quote << 4 | here->quote);
}

static void add_draft(Row *row, const Stretch *stretch, const WordFacts *facts, const uint8_t *draft,
                      uint32_t word)
{
    enum { DRAFT = 120, DRAFT_WORD, ABOVE = 130, LEFT = 140, RIGHT, SIDES };
    const WordFacts *own = &facts[word];
    uint64_t before = word ? draft[word - 1] : 7, before2 = word > 1 ? draft[word - 2] : 7;
    uint64_t after = word + 1 < stretch->count ? draft[word + 1] : 7;
    uint64_t after2 = word + 2 < stretch->count ? draft[word + 2] : 7;
    add(row, DRAFT, draft[word], 0, 0);
    add(row, DRAFT, draft[word], before, after);
    add(row, DRAFT, draft[word], before << 4 | before2, after << 4 | after2);
    add(row, DRAFT, draft[word], stretch->words[word].tag, before << 4 | after);
    add(row, DRAFT_WORD, draft[word], own->lemma, 0);
    add(row, DRAFT_WORD, draft[word], own->pos, before << 4 | after);
    add_above(row, stretch, facts, word, ABOVE, own->drafted, own->drafted_branch);
    uint64_t left = own->left_draft == NO_WORD ? 0 : facts[own->left_draft].lemma;
    uint64_t right = own->right_draft == NO_WORD ? 0 : facts[own->right_draft].lemma;
    add(row, LEFT, left, own->context, draft[word]);
    add(row, RIGHT, right, own->context, draft[word]);
    add(row, SIDES, left != 0, right != 0, (uint64_t)(own->context << 3 | draft[word]));
    add(row, SIDES, left != 0, right != 0, mix(own->pos, stretch->words[word].quote));
}

size_t statement_features(const Stretch *stretch, const WordFacts *facts, const uint8_t *draft, uint32_t word,
                          uint32_t features[STATEMENT_FEATURES])
{
    Row row = {.features = features};
    add(&row, 0, 0, 0, 0);
    add_words(&row, stretch, facts, word);
    add_tree(&row, stretch, facts, word);
    add_quotes(&row, stretch, facts, word);
    add_rules(&row, stretch, facts, word);
    if (draft)
        add_draft(&row, stretch, facts, draft, word);
    return row.count;
}
